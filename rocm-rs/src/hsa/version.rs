//! Which ROCm is installed, as a whole: what `rocm-core` says.
//!
//! AMD's packages leave the version in `.info/version` of the prefix, and in a small library, `librocm-core`, which is
//! asked only where there is no such file. Distributions that package ROCr by itself have neither.

use std::{
    ffi::{CStr, c_int, c_uint},
    fs,
    path::{Path, PathBuf},
};

/// The version of ROCm, and who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RocmVersion {
    /// `7.2.4`, often with a build number behind a dash.
    pub version: String,
    /// The file or the library that says so.
    pub source: PathBuf,
}

/// The version of the ROCm that a library belongs to, or of the one in `ROCM_PATH` or `/opt/rocm`.
pub fn rocm_version(library: Option<&Path>) -> Option<RocmVersion> {
    let variable = std::env::var_os("ROCM_PATH").filter(|path| !path.is_empty()).map(PathBuf::from);
    let prefixes = library.map(|library| library.ancestors().skip(2).take(2)).into_iter().flatten();
    let prefixes = prefixes.map(Path::to_owned).chain(variable).chain([PathBuf::from("/opt/rocm")]);
    prefixes.into_iter().find_map(|prefix| in_prefix(&prefix)).or_else(rocm_core)
}

/// What the file of a prefix says.
fn in_prefix(prefix: &Path) -> Option<RocmVersion> {
    let source = prefix.join(".info/version");
    let text = fs::read_to_string(&source).ok()?;
    // One line, which begins with a number; anything else is another program's file.
    let version = text.lines().next()?.trim();
    let fits = version.len() < 64 && version.starts_with(|c: char| c.is_ascii_digit());
    fits.then(|| RocmVersion { version: version.to_owned(), source })
}

/// What the library says, if the dynamic loader knows it.
fn rocm_core() -> Option<RocmVersion> {
    const NAME: &CStr = c"librocm-core.so.1";
    type GetVersion = unsafe extern "C" fn(*mut c_uint, *mut c_uint, *mut c_uint) -> c_int;
    // SAFETY: opening a library runs its initialisers; this one has none.
    let library = unsafe { libc::dlopen(NAME.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
    if library.is_null() {
        return None;
    }
    // SAFETY: the library is open, and stays so; the symbol is a function of this type, as its header says.
    let numbers = unsafe {
        let symbol = libc::dlsym(library, c"getROCmVersion".as_ptr());
        if symbol.is_null() {
            return None;
        }
        let get = std::mem::transmute::<*mut libc::c_void, GetVersion>(symbol);
        let (mut major, mut minor, mut patch) = (0, 0, 0);
        (get(&mut major, &mut minor, &mut patch) == 0).then_some((major, minor, patch))
    };
    let (major, minor, patch) = numbers?;
    let source = PathBuf::from(NAME.to_string_lossy().into_owned());
    Some(RocmVersion { version: format!("{major}.{minor}.{patch}"), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_of_the_library_says_its_version() {
        let prefix = tempfile::tempdir().unwrap();
        let library = prefix.path().join("lib/libhsa-runtime64.so.1.18.0");
        fs::create_dir_all(prefix.path().join(".info")).unwrap();
        let says = |text: &str| {
            fs::write(prefix.path().join(".info/version"), text).unwrap();
            in_prefix(prefix.path()).map(|found| found.version)
        };
        assert_eq!(says("7.2.4-93\n").as_deref(), Some("7.2.4-93"));
        for other in ["", "\n", "not a version", &"7".repeat(100)] {
            assert_eq!(says(other), None, "{other:?}");
        }
        assert_eq!(says("6.4.3\n").as_deref(), Some("6.4.3"));
        assert_eq!(rocm_version(Some(&library)).unwrap().version, "6.4.3");
    }

    /// In the child of the test below: what is expected there.
    const EXPECTED: &str = "ROCM_RS_TEST_OF_ROCM_CORE";

    /// The dynamic loader reads its path when a process starts, so each library is asked by a process of its own: this
    /// test, run again.
    #[test]
    fn the_library_says_its_version_where_no_file_does() {
        if let Ok(expected) = std::env::var(EXPECTED) {
            let found = rocm_version(None).map(|found| format!("{} {}", found.version, found.source.display()));
            assert_eq!(found.unwrap_or_default(), expected);
            return;
        }
        if Path::new("/opt/rocm/.info/version").exists() {
            return println!("SKIP: librocm-core: /opt/rocm says a version, and goes first");
        }
        let folder = tempfile::tempdir().unwrap();
        let own = "int getROCmVersion(unsigned *a, unsigned *b, unsigned *c) { *a = 9; *b = 8; *c = 7; return 0; }";
        let fails = "int getROCmVersion(unsigned *a, unsigned *b, unsigned *c) { *a = 9; return 1; }";
        for (source, expected) in [(own, "9.8.7 librocm-core.so.1"), (fails, ""), ("int other;", "")] {
            let (file, library) = (folder.path().join("core.c"), folder.path().join("librocm-core.so.1"));
            fs::write(&file, source).unwrap();
            let made =
                std::process::Command::new("cc").args(["-shared", "-fPIC", "-o"]).args([&library, &file]).status();
            match made {
                Ok(status) => assert!(status.success()),
                Err(error) => return println!("SKIP: librocm-core: no C compiler: {error}"),
            }
            let name = "hsa::version::tests::the_library_says_its_version_where_no_file_does";
            let output = std::process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", name])
                .env("LD_LIBRARY_PATH", folder.path())
                .env(EXPECTED, expected)
                .env_remove("ROCM_PATH")
                .output()
                .unwrap();
            let text = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success() && text.contains("1 passed"), "{source}: {text}");
        }
    }
}
