//! Where a Clang is looked for that makes code for AMD GPUs.
//!
//! What the caller or `ROCM_RS_CLANG` names is the only one that is looked at. Otherwise: `clang-24` down to `clang-17`
//! in `PATH`, the folders that packages of these versions have, ROCm's own (`ROCM_PATH`), and `clang` in `PATH`. The
//! first that knows AMD's GPUs is taken: FreeBSD's base system and some distributions have one that does not.

use crate::compile::{
    engine::{Attempt, Engine, EngineInfo, in_path, is_executable},
    process,
};
use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// The environment variable that names a Clang.
pub const CLANG_VARIABLE: &str = "ROCM_RS_CLANG";

/// The versions whose names are tried, the newest first. 17 is the first that knows gfx1151.
const VERSIONS: std::ops::RangeInclusive<u32> = 17..=24;
/// Folders of packages; `N` is the version: Debian, FreeBSD, Fedora.
const FOLDERS: [&str; 3] = ["usr/lib/llvm-N/bin", "usr/local/llvmN/bin", "usr/lib64/llvmN/bin"];
/// Where ROCm keeps its compiler, below its prefix.
const ROCM_FOLDERS: [&str; 2] = ["llvm/bin", "lib/llvm/bin"];
/// Longer than a compiler takes to say its version, on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a search depends on.
#[derive(Debug)]
pub(super) struct Search {
    /// The only one to look at.
    pub only: Option<PathBuf>,
    /// `PATH`.
    pub path: OsString,
    /// ROCm's prefixes.
    pub rocm: Vec<PathBuf>,
    /// The root of the file system.
    pub root: PathBuf,
}

impl Search {
    /// The search of this process.
    pub fn new(only: Option<PathBuf>) -> Self {
        let named = || env::var_os(CLANG_VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
        let rocm = env::var_os("ROCM_PATH").filter(|path| !path.is_empty()).map(PathBuf::from);
        Self {
            only: only.or_else(named),
            path: env::var_os("PATH").unwrap_or_default(),
            rocm: rocm.into_iter().chain([PathBuf::from("/opt/rocm")]).collect(),
            root: PathBuf::from("/"),
        }
    }

    /// The first Clang that will do, or everything that was looked at.
    pub fn run(&self) -> Result<EngineInfo, Vec<Attempt>> {
        let mut attempts = Vec::new();
        let mut usable = |path: PathBuf| match inspect(&path) {
            Ok(name) => Some(EngineInfo { engine: Engine::Clang(self.only.clone()), name, path }),
            Err(failure) => {
                attempts.push(Attempt::new(path.display().to_string(), failure));
                None
            }
        };
        let found = match &self.only {
            // A name without a folder is looked for as a shell does.
            Some(name) if name.components().count() == 1 => {
                usable(in_path(&self.path, &name.to_string_lossy()).unwrap_or_else(|| name.clone()))
            }
            Some(path) => usable(path.clone()),
            None => self.candidates().into_iter().find_map(usable),
        };
        if found.is_none() && self.only.is_none() {
            attempts.extend(self.places());
        }
        found.ok_or(attempts)
    }

    /// The files there are, in the order in which they are tried, each once.
    fn candidates(&self) -> Vec<PathBuf> {
        let mut all = Vec::new();
        for version in VERSIONS.rev() {
            all.extend(in_path(&self.path, &format!("clang-{version}")));
            let folder = |pattern: &str| self.root.join(pattern.replace('N', &version.to_string()));
            all.extend(FOLDERS.map(|pattern| folder(pattern).join("clang")));
        }
        all.extend(self.rocm.iter().flat_map(|prefix| ROCM_FOLDERS.map(|folder| prefix.join(folder).join("clang"))));
        all.extend(in_path(&self.path, "clang"));
        let mut seen = Vec::new();
        all.retain(|path| {
            let real = path.canonicalize().unwrap_or_else(|_| path.clone());
            is_executable(path) && !seen.contains(&real) && {
                seen.push(real);
                true
            }
        });
        all
    }

    /// The places where there was nothing.
    fn places(&self) -> Vec<Attempt> {
        let none = "none there";
        let (oldest, newest) = (VERSIONS.start(), VERSIONS.end());
        let mut all = vec![Attempt::new(CLANG_VARIABLE, "not set")];
        all.push(Attempt::new(format!("clang-{newest} to clang-{oldest}, and clang, in PATH"), none));
        all.extend(FOLDERS.map(|pattern| {
            let pattern = self.root.join(pattern.replace('N', &format!("{{{newest}..{oldest}}}")));
            Attempt::new(pattern.join("clang").display().to_string(), none)
        }));
        let rocm = self.rocm.iter().flat_map(|prefix| ROCM_FOLDERS.map(|folder| prefix.join(folder).join("clang")));
        all.extend(rocm.map(|path| Attempt::new(path.display().to_string(), none)));
        all
    }
}

/// The name and version of a Clang, or why it is none that will do.
fn inspect(path: &Path) -> Result<String, String> {
    let ask = |option: &str| match process::run(Command::new(path).arg(option), PATIENCE) {
        Err(error) => Err(error.to_string()),
        Ok(None) => Err(format!("{option}: no answer within {PATIENCE:?}")),
        Ok(Some(finished)) if !finished.status.success() => {
            let line = finished.log.lines().next().unwrap_or_default();
            Err(format!("{option}: {}: {line}", finished.status))
        }
        Ok(Some(finished)) => Ok(finished.out),
    };
    let version = ask("--version")?;
    let name = name_of(&version).ok_or("--version: it does not say that it is clang")?;
    let targets = ask("--print-targets")?;
    if !targets.lines().any(|line| line.trim_start().starts_with("amdgcn ")) {
        return Err(format!("{name} has no AMD GPUs among its targets"));
    }
    Ok(name)
}

/// `clang 19.1.7` from `Debian clang version 19.1.7 (3~deb12u1)`.
fn name_of(text: &str) -> Option<String> {
    let line = text.lines().find(|line| line.contains("clang version "))?;
    let (maker, version) = line.split_once("clang version ")?;
    let version = version.split_whitespace().next()?;
    let maker = if maker.starts_with("AMD") { "AMD clang" } else { "clang" };
    Some(format!("{maker} {version}"))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::{fs, io::Write as _, os::unix::fs::PermissionsExt as _, process::Stdio};

    /// A file system with some programs in it.
    pub(in super::super) struct Machine(tempfile::TempDir);

    impl Machine {
        /// `None`, said aloud, where there is no shell to run the programs.
        pub(in super::super) fn new() -> Option<Self> {
            if !Path::new("/bin/sh").exists() {
                println!("SKIP: the search for clang: there is no /bin/sh");
                return None;
            }
            Some(Self(tempfile::tempdir().unwrap()))
        }

        /// A shell script that answers as a Clang of this version does.
        pub(in super::super) fn clang(&self, path: &str, version: &str, targets: &str) -> PathBuf {
            self.script(
                path,
                &format!("case $1 in --version) echo 'clang version {version}';; *) echo '  {targets} - x';; esac"),
            )
        }

        pub(in super::super) fn script(&self, path: &str, body: &str) -> PathBuf {
            let path = self.0.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            // By a shell: a file that this process has open is open in a child too that another test starts meanwhile, and
            // a file that is open for writing cannot be run (ETXTBSY).
            let mut shell = Command::new("/bin/sh");
            shell.args(["-c", "cat >\"$0\""]).arg(&path).stdin(Stdio::piped());
            let mut shell = shell.spawn().unwrap();
            shell.stdin.take().unwrap().write_all(format!("#!/bin/sh\n{body}\n").as_bytes()).unwrap();
            assert!(shell.wait().unwrap().success());
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
            path
        }

        fn search(&self) -> Search {
            let root = self.0.path().to_owned();
            let path = env::join_paths([root.join("bin"), root.join("usr/bin")]).unwrap();
            Search { only: None, path, rocm: vec![root.join("opt/rocm")], root }
        }
    }

    #[test]
    fn the_newest_that_will_do_is_taken() {
        let Some(machine) = Machine::new() else { return };
        machine.clang("bin/clang", "21.0.0", "amdgcn");
        machine.clang("bin/clang-19", "19.1.7", "amdgcn");
        assert_eq!(machine.search().run().unwrap().name, "clang 19.1.7");
        let newer = machine.clang("usr/local/llvm22/bin/clang", "22.1.8", "amdgcn");
        assert_eq!(machine.search().run().unwrap().path, newer);
        // One that has no AMD GPUs is passed over.
        machine.clang("usr/lib/llvm-23/bin/clang", "23.1.4", "x86-64");
        assert_eq!(machine.search().run().unwrap().path, newer);
        let Some(rocm) = Machine::new() else { return };
        let own = rocm.clang("opt/rocm/llvm/bin/clang", "22.0.0git", "amdgcn");
        assert_eq!(rocm.search().run().unwrap().path, own);
    }

    #[test]
    fn nothing_found_lists_every_place_and_why() {
        let Some(machine) = Machine::new() else { return };
        machine.clang("bin/clang", "18.1.6", "x86-64");
        machine.script("usr/bin/clang-22", "echo gcc");
        machine.script("usr/lib/llvm-20/bin/clang", "echo cannot load libLLVM >&2; exit 127");
        fs::write(machine.0.path().join("bin/clang-21"), "not executable").unwrap();
        let attempts = machine.search().run().unwrap_err();
        let words: Vec<_> = attempts.iter().map(|one| format!("{}: {}", one.what(), one.failure())).collect();
        let words = words.join("\n");
        for wanted in [
            "bin/clang: clang 18.1.6 has no AMD GPUs",
            "clang-22: --version: it does not say that it is clang",
            "cannot load libLLVM",
            CLANG_VARIABLE,
            "PATH",
            "usr/lib/llvm-{24..17}/bin/clang",
            "usr/local/llvm{24..17}/bin/clang",
            "opt/rocm/llvm/bin/clang",
        ] {
            assert!(words.contains(wanted), "{wanted:?} is not in\n{words}");
        }
    }

    #[test]
    fn a_named_one_is_the_only_one() {
        let Some(machine) = Machine::new() else { return };
        machine.clang("bin/clang-19", "19.1.7", "amdgcn");
        let other = machine.clang("elsewhere/clang", "20.1.0", "amdgcn");
        let search = |only: &Path| Search { only: Some(only.to_owned()), ..machine.search() };
        assert_eq!(search(&other).run().unwrap().name, "clang 20.1.0");
        assert_eq!(search(Path::new("clang-19")).run().unwrap().name, "clang 19.1.7");
        let attempts = search(Path::new("/no/such/clang")).run().unwrap_err();
        assert_eq!(attempts.len(), 1);
        assert_eq!(attempts[0].what(), "/no/such/clang");
        assert!(attempts[0].failure().contains("No such file"), "{attempts:?}");
    }

    #[test]
    fn versions_are_read_from_what_makers_write() {
        for (text, name) in [
            ("Debian clang version 19.1.7 (3~deb12u1)\nTarget: x", "clang 19.1.7"),
            ("FreeBSD clang version 18.1.6 (https://example.org)", "clang 18.1.6"),
            ("AMD clang version 22.0.0git (x)", "AMD clang 22.0.0git"),
            ("clang version 22.1.8", "clang 22.1.8"),
        ] {
            assert_eq!(name_of(text).as_deref(), Some(name));
        }
        assert_eq!(name_of("gcc (Debian) 12"), None);
        assert_eq!(name_of("clang version "), None);
    }
}
