//! The LLVM that comgr is built with: one that is installed, with Clang's and lld's libraries, of the one major version whose
//! interfaces the pinned comgr uses.
//!
//! It is found by its `llvm-config` and by nothing else, so that its parts are never those of two. All that is needed of it
//! is looked for here, before anything is built: what CMake and the compiler would say of a missing header helps nobody.

use crate::Error;
use std::{
    env, io,
    path::{Path, PathBuf},
    process::Command,
};

/// The variable that names an `llvm-config`.
const VARIABLE: &str = "ROCM_VENDOR_LLVM_CONFIG";

/// An LLVM with all that comgr needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Llvm {
    /// Its `llvm-config`.
    pub config: PathBuf,
    /// Its version, as `22.1.8`.
    pub version: String,
}

impl Llvm {
    /// The LLVM of a major version: that of `ROCM_VENDOR_LLVM_CONFIG`, which is taken at its word, or else the first of the
    /// usual names that is one.
    pub fn find(major: u32) -> Result<Llvm, Error> {
        println!("cargo::rerun-if-env-changed={VARIABLE}");
        Llvm::find_by(env::var_os(VARIABLE).filter(|v| !v.is_empty()).map(PathBuf::from), major)
    }

    /// As [`Llvm::find`], with the value of the variable.
    pub fn find_by(named: Option<PathBuf>, major: u32) -> Result<Llvm, Error> {
        let candidates = match &named {
            Some(path) => vec![path.clone()],
            None => [
                format!("llvm-config-{major}"),
                format!("llvm-config{major}"),
                format!("/usr/lib/llvm-{major}/bin/llvm-config"),
                format!("/usr/local/llvm{major}/bin/llvm-config"),
                "llvm-config".to_owned(),
            ]
            .map(PathBuf::from)
            .to_vec(),
        };
        let mut tried = Vec::new();
        for config in candidates {
            match Llvm::of(&config, major) {
                Ok(llvm) => return Ok(llvm),
                // Only what is there is worth a word, unless it was named.
                Err(None) if named.is_none() => {}
                Err(None) => tried.push(format!("{} is not there", config.display())),
                Err(Some(why)) => tried.push(format!("{}: {why}", config.display())),
            }
        }
        Err(Error::Tool {
            program: format!("LLVM {major} with Clang's and lld's libraries"),
            why: if tried.is_empty() {
                format!("no llvm-config of it was found, and {VARIABLE} is not set")
            } else {
                tried.join("; ")
            },
            mend: format!(
                "install it (Debian: llvm-{major}-dev libclang-{major}-dev liblld-{major}-dev clang-{major} zlib1g-dev \
                 libzstd-dev; FreeBSD: pkg install llvm{major}, not llvm{major}-lite), or name its llvm-config in {VARIABLE}"
            ),
        })
    }

    /// The LLVM of an `llvm-config`. `Err(None)`: there is no such program.
    fn of(config: &Path, major: u32) -> Result<Llvm, Option<String>> {
        let ask = |what: &str| match Command::new(config).arg(what).output() {
            Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
            Ok(output) => Err(Some(format!("`{what}` ends with {}", output.status))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(None),
            Err(error) => Err(Some(format!("cannot be run: {error}"))),
        };
        let version = ask("--version")?;
        if version.split('.').next().and_then(|n| n.parse().ok()) != Some(major) {
            return Err(Some(format!(
                "it is of LLVM {version}, and the interfaces that comgr uses are those of {major}"
            )));
        }
        if !ask("--targets-built")?.split_whitespace().any(|target| target == "AMDGPU") {
            return Err(Some(format!("LLVM {version} was built without the AMDGPU backend")));
        }
        let [include, libraries, programs] =
            ["--includedir", "--libdir", "--bindir"].map(|what| ask(what).map(PathBuf::from));
        let (include, libraries, programs) = (include?, libraries?, programs?);
        let mut missing: Vec<_> = [
            include.join("llvm/IR/Module.h"),
            include.join("clang/Options/Options.h"),
            include.join("lld/Common/Driver.h"),
            libraries.join("libLLVM.so"),
            libraries.join("liblldELF.a"),
            programs.join("clang"),
            programs.join("opt"),
            programs.join("llvm-link"),
        ]
        .into_iter()
        .filter(|file| !file.is_file())
        .collect();
        // Not every package has it under the name without a version.
        let clang =
            ["", &format!(".{major}"), &format!(".{major}.1")].map(|v| libraries.join(format!("libclang-cpp.so{v}")));
        if !clang.iter().any(|file| file.is_file()) {
            missing.extend(clang.into_iter().next());
        }
        if missing.is_empty() {
            return Ok(Llvm { config: config.to_owned(), version });
        }
        let missing: Vec<_> = missing.iter().map(|file| file.display().to_string()).collect();
        Err(Some(format!("LLVM {version} lacks {}", missing.join(", "))))
    }
}
