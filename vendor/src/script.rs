//! For build scripts: a component built by cmake and ninja into `OUT_DIR`.
//!
//! What is built is stamped as well, with the options it was built by. A script that runs again with the same ones builds
//! nothing; an interrupted build goes on where ninja left it.

use crate::{Component, Error, Lock, Prepared};
use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A clang, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Clang {
    /// The program.
    pub path: PathBuf,
    /// The major version.
    pub major: u32,
}

/// The build of one component in one build script.
#[derive(Debug)]
pub struct Script {
    component: Component,
    /// `OUT_DIR/NAME`, where all of it happens.
    folder: PathBuf,
    os: String,
    /// `-DNAME:TYPE=VALUE` in their order, which are part of the stamp.
    options: Vec<(String, OsString)>,
    _lock: Lock,
}

impl Script {
    /// Starts the build of a component, with the variables that cargo sets for a build script. `veto` is the variable
    /// (`HSA_RUNTIME_NO_VENDOR` and the like) by which a packager forbids it. Cargo is told what to watch.
    pub fn start(component: &str, veto: &str) -> Result<Script, Error> {
        let component = Component::open(component)?;
        for name in [veto, &component.pin().variable, "CMAKE", "CMAKE_GENERATOR", "ROCM_VENDOR_CLANG", "PATH"] {
            println!("cargo::rerun-if-env-changed={name}");
        }
        println!("cargo::rerun-if-changed={}", component.folder().display());
        if env::var_os(veto).is_some_and(|value| !value.is_empty() && value != "0") {
            return Err(Error::Forbidden { variable: veto.to_owned(), component: component.pin().name.clone() });
        }
        let variable = |name: &str| env::var_os(name).unwrap_or_default();
        let out = PathBuf::from(variable("OUT_DIR"));
        let os = variable("CARGO_CFG_TARGET_OS").to_string_lossy().into_owned();
        Script::start_in(component, &out, &os)
    }

    /// Starts the build of a component in a folder, for an operating system.
    pub fn start_in(component: Component, out: &Path, os: &str) -> Result<Script, Error> {
        let folder = out.join(component.name());
        let lock = Lock::of(&folder)?;
        Ok(Script { component, folder, os: os.to_owned(), options: Vec::new(), _lock: lock })
    }

    /// The component.
    pub fn component(&self) -> &Component {
        &self.component
    }

    /// The operating system that is built for, by cargo's name.
    pub fn os(&self) -> &str {
        &self.os
    }

    /// The folder that all of it happens in; `install/` in it is the installation's prefix.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// An option for cmake, as `NAME` or `NAME:TYPE`.
    pub fn define(&mut self, name: &str, value: impl Into<OsString>) -> &mut Script {
        self.options.push((name.to_owned(), value.into()));
        self
    }

    /// Verifies and patches the sources, unless that is done.
    pub fn prepare(&self) -> Result<Prepared, Error> {
        // Sources that appear or change are a reason to look again, wherever they are.
        let sources = self.component.sources();
        if let Ok(folder) = &sources {
            println!("cargo::rerun-if-changed={}", folder.display());
        } else {
            println!("cargo::rerun-if-changed={}", self.component.home().display());
        }
        self.component.prepare(&self.folder, &self.os, || sources)
    }

    /// Configures, builds and installs a folder of the prepared sources, unless that is done: the installation's prefix.
    ///
    /// The compiler's output is in cargo's (`cargo build -vv`). When the compiler refuses something, the script ends, as
    /// the cmake crate has it, and the output is shown.
    pub fn build(&self, prepared: &Prepared, subfolder: &str) -> Result<PathBuf, Error> {
        let install = self.folder.join("install");
        let stamp = self.folder.join("build.stamp");
        let options = format!("{}\n{subfolder}\n{:?}\n{:?}\n", prepared.digest, self.options, compilers());
        if fs::read_to_string(&stamp).is_ok_and(|known| known == options) && install.is_dir() {
            return Ok(install);
        }
        check_tools()?;
        // Options that were in an earlier build's cache are not these.
        let begun = self.folder.join("build.begun");
        if fs::read_to_string(&begun).ok().as_deref() != Some(&options) {
            for old in ["build", "install"] {
                let _ = fs::remove_dir_all(self.folder.join(old));
            }
            fs::write(&begun, &options).map_err(Error::io(&begun))?;
        }
        let mut config = cmake::Config::new(prepared.source.join(subfolder));
        if env::var_os("CMAKE_GENERATOR").is_none() {
            config.generator("Ninja");
        }
        config
            .profile("Release")
            .out_dir(&self.folder)
            .define("CMAKE_INSTALL_PREFIX", &install)
            .define("CMAKE_INSTALL_LIBDIR", "lib")
            // Upstream asks for versions whose rules CMake 4 no longer has.
            .define("CMAKE_POLICY_VERSION_MINIMUM", "3.5")
            // A repository around OUT_DIR is not upstream's: its commits are no version of this.
            .env("GIT_CEILING_DIRECTORIES", prepared.source.parent().unwrap_or(&prepared.source))
            .env("GIT_DIR", "")
            // Upstream takes parts of the version from the surroundings.
            .env("ROCM_BUILD_ID", "")
            .env("ROCM_LIBPATCH_VERSION", "0");
        for (name, value) in &self.options {
            config.define(name, value);
        }
        config.build();
        fs::write(&stamp, &options).map_err(Error::io(&stamp))?;
        Ok(install)
    }
}

/// Has cargo link a library of the system's, of which pkg-config knows where it is: on FreeBSD the linker does not look
/// where packages lie.
pub fn link_of_system(name: &str) -> Result<(), Error> {
    // Where that cannot be told, for another system than this one, the words say which variable allows it.
    pkg_config::probe_library(name).map(drop).map_err(|why| Error::Tool {
        program: format!("pkg-config {name}"),
        why: why.to_string(),
        mend: "install pkg-config and libdrm (Debian: pkg-config libdrm-dev; FreeBSD: pkg install pkgconf libdrm)"
            .to_owned(),
    })
}

/// What chooses the compilers, beside the options.
fn compilers() -> Vec<(String, OsString)> {
    let target = env::var("TARGET").unwrap_or_default();
    let words = ["CC", "CXX", "CFLAGS", "CXXFLAGS", "CMAKE_TOOLCHAIN_FILE", "CMAKE_GENERATOR", "CMAKE"];
    let names = words.iter().flat_map(|word| {
        [(*word).to_owned(), format!("{word}_{target}"), format!("{word}_{}", target.replace('-', "_"))]
    });
    names.filter_map(|name| env::var_os(&name).map(|value| (name, value))).collect()
}

/// What a program prints of its version.
fn version(program: &Path) -> Result<String, std::io::Error> {
    let output = Command::new(program).arg("--version").output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first number of a text that has a dot behind it, with the number after the dot.
fn numbers(text: &str) -> Option<(u32, u32)> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.').find_map(|word| {
        let mut parts = word.split('.').map(str::parse);
        Some((parts.next()?.ok()?, parts.next()?.ok()?))
    })
}

fn check_tools() -> Result<(), Error> {
    let mend = "install cmake and ninja (Debian: cmake ninja-build; FreeBSD: pkg install cmake ninja)".to_owned();
    let cmake = PathBuf::from(env::var_os("CMAKE").filter(|v| !v.is_empty()).unwrap_or_else(|| "cmake".into()));
    let missing =
        |program: &Path, why: String| Error::Tool { program: program.display().to_string(), why, mend: mend.clone() };
    let text = version(&cmake).map_err(|e| missing(&cmake, e.to_string()))?;
    match numbers(&text) {
        Some(found) if found >= (3, 19) => {}
        _ => {
            let first = text.lines().next().unwrap_or("nothing");
            return Err(missing(&cmake, format!("`--version` says {first}; 3.19 or newer is needed")));
        }
    }
    let generator = env::var("CMAKE_GENERATOR").unwrap_or_else(|_| "Ninja".to_owned());
    let ninja = Path::new("ninja");
    if generator == "Ninja" {
        version(ninja).map_err(|e| missing(ninja, e.to_string()))?;
    }
    Ok(())
}

impl Clang {
    /// A clang with the AMDGPU backend, of at least a major version: `ROCM_VENDOR_CLANG`, or else the newest of the usual
    /// names. A clang that is named is taken at its word.
    pub fn find(least: u32) -> Result<Clang, Error> {
        let named = env::var_os("ROCM_VENDOR_CLANG").filter(|v| !v.is_empty()).map(PathBuf::from);
        Clang::find_by(named, least)
    }

    /// As [`Clang::find`], with the value of the variable.
    pub fn find_by(named: Option<PathBuf>, least: u32) -> Result<Clang, Error> {
        let mut tried = Vec::new();
        let candidates = match named {
            Some(path) => vec![path],
            None => (least..=30)
                .rev()
                .flat_map(|n| [format!("clang-{n}"), format!("clang{n}"), format!("/usr/lib/llvm-{n}/bin/clang")])
                .chain(["clang".to_owned(), "/opt/rocm/llvm/bin/clang".to_owned()])
                .map(PathBuf::from)
                .collect(),
        };
        for path in candidates {
            match Clang::probe(&path) {
                Ok(clang) if clang.major >= least => return Ok(clang),
                Ok(clang) => tried.push(format!("{} is version {}", path.display(), clang.major)),
                // Only what is there is worth a word, unless it was named.
                Err(None) => {}
                Err(Some(why)) => tried.push(format!("{} {why}", path.display())),
            }
        }
        let why = if tried.is_empty() { "none was found".to_owned() } else { tried.join(", ") };
        Err(Error::Tool {
            program: format!("a clang of version {least} or newer with the AMDGPU backend"),
            why,
            mend:
                "install one (Debian: clang-19; FreeBSD: pkg install llvm19, or newer: the system's own clang has no \
                   AMDGPU), or name it in ROCM_VENDOR_CLANG"
                    .to_owned(),
        })
    }

    /// The linker that this clang calls for code objects: what is compiled, rather than assembled, has to be linked.
    pub fn linker(&self) -> Result<PathBuf, Error> {
        let name = "ld.lld";
        let printed = Command::new(&self.path).arg(format!("-print-prog-name={name}")).output();
        let printed = printed.map_err(Error::io(&self.path))?;
        // A name alone is what it would look for, and has not found beside itself.
        let found = PathBuf::from(String::from_utf8_lossy(&printed.stdout).trim());
        version(&found).map(|_| found).map_err(|why| Error::Tool {
            program: format!("{name}, which {} links code for the GPU with", self.path.display()),
            why: why.to_string(),
            mend: format!("install LLVM's linker (Debian: lld-{}; FreeBSD: it is in the package of llvm)", self.major),
        })
    }

    fn probe(path: &Path) -> Result<Clang, Option<String>> {
        let text = match version(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && path.components().count() == 1 => {
                return Err(None);
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(Some("is not there".to_owned()).filter(|_| env::var_os("ROCM_VENDOR_CLANG").is_some()));
            }
            Err(error) => return Err(Some(format!("cannot be run: {error}"))),
        };
        let Some((major, _)) = text.split("clang version ").nth(1).and_then(numbers) else {
            return Err(Some("is not clang".to_owned()));
        };
        let targets = Command::new(path).arg("--print-targets").output();
        match targets {
            Ok(output) if String::from_utf8_lossy(&output.stdout).contains("amdgcn") => {
                Ok(Clang { path: path.to_owned(), major })
            }
            _ => Err(Some("has no AMDGPU backend".to_owned())),
        }
    }
}
