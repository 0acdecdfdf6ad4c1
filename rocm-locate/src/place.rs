//! The places where a library may be, in the order in which they are tried.
//!
//! 1. the folder that the library's own variable names (`HSA_RUNTIME_LIB_DIR`);
//! 2. run time only: what the process has loaded already, because two copies of a runtime in one process are two runtimes;
//! 3. `ROCM_PATH`;
//! 4. run time only: the folders of `LD_LIBRARY_PATH`, then the dynamic loader's own search by name;
//! 5. the prefixes of the system: `/usr/local`, `/usr`, `/opt/rocm`, and `/opt/rocm-*` with the newest first.
//!
//! A prefix is searched as CMake does it: `lib/<multiarch>`, `lib`, `lib64`. When another system or machine is compiled
//! for, the host's prefixes hold nothing for it, except the multiarch folder of the target.

use crate::{Machine, Wanted};
use std::{
    ffi::OsString,
    fmt,
    path::{Path, PathBuf},
};

/// How a place came into the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// A variable names it.
    Variable(String),
    /// The process has it loaded.
    Loaded,
    /// The dynamic loader finds it by name.
    Loader,
    /// A prefix of the system.
    System,
    /// The program is linked with it.
    Linked,
    /// The caller named it.
    Caller,
    /// pkg-config said so.
    PkgConfig,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Variable(name) => f.write_str(name),
            Origin::Loaded => f.write_str("already loaded"),
            Origin::Loader => f.write_str("the dynamic loader"),
            Origin::System => f.write_str("system"),
            Origin::Linked => f.write_str("linked"),
            Origin::Caller => f.write_str("as asked"),
            Origin::PkgConfig => f.write_str("pkg-config"),
        }
    }
}

/// A place where a library may be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// How it came into the list.
    pub origin: Origin,
    /// The folder; none where another program knows it (the dynamic loader, pkg-config).
    pub directory: Option<PathBuf>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.directory {
            Some(directory) => write!(f, "{} ({})", directory.display(), self.origin),
            None => write!(f, "{}", self.origin),
        }
    }
}

/// What is compiled for, or what runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The architecture as cargo names it: `x86_64`.
    pub architecture: String,
    /// The operating system as cargo names it: `linux`, `freebsd`.
    pub os: String,
    /// Whether the least significant byte comes first.
    pub little: bool,
}

impl Target {
    /// What this program was compiled for.
    pub fn running() -> Target {
        Target {
            architecture: std::env::consts::ARCH.to_owned(),
            os: std::env::consts::OS.to_owned(),
            little: cfg!(target_endian = "little"),
        }
    }

    /// The machine, where it is known here.
    pub fn machine(&self) -> Option<Machine> {
        Machine::of(&self.architecture, self.little)
    }

    /// The name of Debian's folder for this machine: `x86_64-linux-gnu`.
    fn multiarch(&self) -> Option<String> {
        let architecture = match self.architecture.as_str() {
            "x86" => "i386",
            "powerpc64" if self.little => "powerpc64le",
            other => other,
        };
        (self.os == "linux").then(|| format!("{architecture}-linux-gnu"))
    }
}

/// What decides where one looks: variables, the root of the file system and the target.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// Where the prefixes of the system are taken from: `/`, but for tests.
    pub root: PathBuf,
    /// Variables and their values.
    pub variables: Vec<(String, OsString)>,
    /// What is compiled for, or what runs.
    pub target: Target,
    /// Whether something else than this machine is compiled for.
    pub cross: bool,
    /// Whether a library is to be opened by a running program, not to be linked.
    pub run_time: bool,
}

impl Surroundings {
    /// Those of this process, for opening a library.
    pub fn of_process() -> Surroundings {
        // A variable whose name is no Unicode is none of ours.
        let variables = std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value)));
        Surroundings {
            root: PathBuf::from("/"),
            variables: variables.collect(),
            target: Target::running(),
            cross: false,
            run_time: true,
        }
    }

    /// A variable's value, unless it is empty.
    pub fn variable(&self, name: &str) -> Option<&OsString> {
        self.variables.iter().find(|(n, value)| n == name && !value.is_empty()).map(|(_, value)| value)
    }

    /// Every place to look for a library, in order.
    pub fn places(&self, wanted: &Wanted) -> Vec<Place> {
        let mut places = Vec::new();
        let place = |origin: &Origin, directory: PathBuf| Place { origin: origin.clone(), directory: Some(directory) };
        let own = wanted.variable("LIB_DIR");
        if let Some(directory) = self.variable(&own) {
            places.push(place(&Origin::Variable(own), directory.into()));
        }
        if self.run_time {
            places.push(Place { origin: Origin::Loaded, directory: None });
        }
        if let Some(prefix) = self.variable("ROCM_PATH") {
            let origin = Origin::Variable("ROCM_PATH".to_owned());
            places.extend(self.folders(Path::new(prefix), &origin));
        }
        if self.run_time {
            if let Some(list) = self.variable("LD_LIBRARY_PATH") {
                let origin = Origin::Variable("LD_LIBRARY_PATH".to_owned());
                let folders = std::env::split_paths(list).filter(|folder| !folder.as_os_str().is_empty());
                places.extend(folders.map(|folder| place(&origin, folder)));
            }
            places.push(Place { origin: Origin::Loader, directory: None });
        }
        for prefix in self.system_prefixes() {
            places.extend(self.folders(&prefix, &Origin::System));
        }
        places
    }

    /// Folders where a library's headers may be, in order.
    pub fn include_places(&self, wanted: &Wanted) -> Vec<Place> {
        let place = |origin: Origin, directory: PathBuf| Place { origin, directory: Some(directory) };
        let own = wanted.variable("INCLUDE_DIR");
        let mut places = Vec::new();
        if let Some(directory) = self.variable(&own) {
            places.push(place(Origin::Variable(own), directory.into()));
        }
        if let Some(prefix) = self.variable("ROCM_PATH") {
            places.push(place(Origin::Variable("ROCM_PATH".to_owned()), Path::new(prefix).join("include")));
        }
        places.extend(self.system_prefixes().into_iter().map(|prefix| place(Origin::System, prefix.join("include"))));
        places
    }

    /// `/usr/local`, `/usr` and ROCm's own prefixes.
    fn system_prefixes(&self) -> Vec<PathBuf> {
        let opt = self.root.join("opt");
        // An /opt that cannot be read holds no ROCm for this user.
        let entries = std::fs::read_dir(&opt).into_iter().flatten().flatten();
        let mut versions: Vec<String> = entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name.strip_prefix("rocm-").is_some_and(|v| v.starts_with(|c: char| c.is_ascii_digit())))
            .collect();
        versions.sort_by_key(|name| std::cmp::Reverse(crate::survey::numbers(name)));
        let mut prefixes = vec![self.root.join("usr/local"), self.root.join("usr"), opt.join("rocm")];
        prefixes.extend(versions.into_iter().map(|name| opt.join(name)));
        prefixes
    }

    /// The folders of a prefix that may hold libraries. Of a prefix of the host, only that of the target when something
    /// else is compiled for; one that a variable names is the target's.
    fn folders(&self, prefix: &Path, origin: &Origin) -> Vec<Place> {
        let library = prefix.join("lib");
        let multiarch = self.target.multiarch().map(|folder| library.join(folder));
        let native = !(self.cross && *origin == Origin::System);
        let others = [library, prefix.join("lib64")].into_iter().filter(|_| native);
        let place = |directory| Place { origin: origin.clone(), directory: Some(directory) };
        multiarch.into_iter().chain(others).map(place).collect()
    }
}
