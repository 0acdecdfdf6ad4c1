//! For build scripts: which file to link, and what to tell cargo about it.
//!
//! The order is that of the crate's documentation, with pkg-config after the library's own variable. The own variable is
//! taken at its word: a folder that has no such library is an error, not a reason to link another one.
//!
//! Nothing is fetched, built or written. On docs.rs nothing is looked for either, see [`Build::documentation`].

use crate::{
    Attempt, Origin, Place, Problem, Surroundings, Target, Wanted,
    catalogue::owner,
    problem::lines,
    survey::{look, sighting},
};
use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Why a library cannot be linked, or its headers not be read.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// No place has the library in a form that can be linked.
    #[error("{} (lib{}) was not found for linking. Looked in:{}{}\nto mend it: {}", .library.title, .library.name, lines(.attempts), owner(.os, .attempts), .library.hint(.os, true, "LIB_DIR"))]
    NotFound {
        /// What was looked for.
        library: &'static Wanted,
        /// The operating system that is compiled for.
        os: String,
        /// Every place that was tried.
        attempts: Vec<Attempt>,
    },
    /// No place has the library's headers.
    #[error("the headers of {} ({}) were not found. Looked in:{}\nto mend it: {}", .library.title, .library.headers.join(" or "), lines(.attempts), .library.hint(.os, true, "INCLUDE_DIR"))]
    NoHeaders {
        /// What was looked for.
        library: &'static Wanted,
        /// The operating system that is compiled for.
        os: String,
        /// Every place that was tried.
        attempts: Vec<Attempt>,
    },
}

/// What is to be linked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Linked {
    /// The place where it was found.
    pub place: Place,
    /// Folders for the linker to search.
    pub directories: Vec<PathBuf>,
    /// Names to link, without `lib`, and whether each is an archive.
    pub names: Vec<(String, bool)>,
    /// The prefix that the library is installed in.
    pub root: Option<PathBuf>,
    /// Folders of headers.
    pub include: Vec<PathBuf>,
    /// The library's version, where its file's name or pkg-config says it.
    pub version: Option<String>,
}

impl Linked {
    /// The lines that tell cargo. What depends on the build script's crate reads the last of them as `DEP_<LINKS>_ROOT`,
    /// `DEP_<LINKS>_INCLUDE` and `DEP_<LINKS>_VERSION`.
    pub fn directives(&self) -> Vec<String> {
        let mut lines = Vec::new();
        lines.extend(self.directories.iter().map(|d| format!("cargo::rustc-link-search=native={}", d.display())));
        for (name, archive) in &self.names {
            lines.push(format!("cargo::rustc-link-lib={}={name}", if *archive { "static" } else { "dylib" }));
        }
        lines.extend(self.root.iter().map(|root| format!("cargo::metadata=root={}", root.display())));
        if let Ok(include) = std::env::join_paths(&self.include)
            && !include.is_empty()
        {
            lines.push(format!("cargo::metadata=include={}", include.display()));
        }
        lines.extend(self.version.iter().map(|version| format!("cargo::metadata=version={version}")));
        lines
    }
}

/// A build script's search for one library.
#[derive(Clone, Debug)]
pub struct Build {
    wanted: &'static Wanted,
    surroundings: Surroundings,
    documentation: bool,
    /// Variables that decide, so that cargo runs the script again when one changes.
    watched: Vec<String>,
}

impl Build {
    /// Reads the variables that cargo and the user set for a build script.
    pub fn of_script(wanted: &'static Wanted) -> Build {
        let cargo = |name: &str| std::env::var(name).unwrap_or_default();
        let target = Target {
            architecture: cargo("CARGO_CFG_TARGET_ARCH"),
            os: cargo("CARGO_CFG_TARGET_OS"),
            little: cargo("CARGO_CFG_TARGET_ENDIAN") != "big",
        };
        let cross = cargo("HOST") != cargo("TARGET");
        let mut build = Build::new(wanted, target, cross, &cargo("TARGET"), &|name| std::env::var_os(name));
        build.documentation = std::env::var_os("DOCS_RS").is_some();
        build
    }

    /// A search whose variables are given.
    pub fn new(
        wanted: &'static Wanted,
        target: Target,
        cross: bool,
        triple: &str,
        variable: &dyn Fn(&str) -> Option<OsString>,
    ) -> Build {
        let own = ["LIB_DIR", "INCLUDE_DIR", "STATIC", "NO_VENDOR"].map(|what| wanted.variable(what));
        let mut watched = vec!["DOCS_RS".to_owned()];
        let mut variables = Vec::new();
        for name in own.into_iter().chain(["ROCM_PATH".to_owned()]) {
            // The target's own variable wins, so that build tools and the program can be given different libraries.
            let targeted = format!("{}_{name}", triple.to_uppercase().replace(['-', '.'], "_"));
            let value =
                [&targeted, &name].into_iter().filter_map(|name| variable(name)).find(|value| !value.is_empty());
            watched.extend([targeted, name.clone()]);
            variables.extend(value.map(|value| (name, value)));
        }
        let surroundings = Surroundings { root: PathBuf::from("/"), variables, target, cross, run_time: false };
        Build { wanted, surroundings, documentation: false, watched }
    }

    /// Takes the system's prefixes from another folder than `/`.
    pub fn rooted(mut self, root: &Path) -> Build {
        self.surroundings.root = root.to_owned();
        self
    }

    /// Whether only documentation is made, on a machine that has none of the libraries (docs.rs sets `DOCS_RS`).
    pub fn documentation(&self) -> bool {
        self.documentation
    }

    /// The lines that have cargo run the script again when a variable changes that was read here.
    pub fn watch(&self) -> Vec<String> {
        self.watched.iter().map(|name| format!("cargo::rerun-if-env-changed={name}")).collect()
    }

    /// Whether the user forbids building the library from sources (`HSA_RUNTIME_NO_VENDOR` and the like). Packagers need
    /// a veto: cargo's features only add.
    pub fn vendoring_forbidden(&self) -> bool {
        self.switched("NO_VENDOR")
    }

    /// Whether the user wants the archive (`HSA_RUNTIME_STATIC` and the like).
    pub fn archive(&self) -> bool {
        self.switched("STATIC")
    }

    fn switched(&self, what: &str) -> bool {
        self.surroundings.variable(&self.wanted.variable(what)).is_some_and(|value| value != OsStr::new("0"))
    }

    /// Finds what to link.
    pub fn find(&self) -> Result<Linked, LinkError> {
        let own = Origin::Variable(self.wanted.variable("LIB_DIR"));
        let mut attempts = Vec::new();
        let mut asked = false;
        for place in self.surroundings.places(self.wanted) {
            if place.origin != own && !asked {
                asked = true;
                match self.ask_pkg_config() {
                    Some(Ok(linked)) => return Ok(linked),
                    Some(Err(attempt)) => attempts.push(attempt),
                    None => {}
                }
            }
            match self.in_folder(&place) {
                Ok(linked) => return Ok(linked),
                Err(found) => attempts.extend(found),
            }
            if place.origin == own {
                break;
            }
        }
        Err(LinkError::NotFound { library: self.wanted, os: self.surroundings.target.os.clone(), attempts })
    }

    /// Finds the folder of the library's headers, and which of its headers is in it.
    pub fn headers(&self) -> Result<(PathBuf, &'static str), LinkError> {
        let mut attempts = Vec::new();
        for place in self.surroundings.include_places(self.wanted) {
            let folder = place.directory.clone().unwrap_or_default();
            if let Some(header) = self.wanted.headers.iter().find(|header| folder.join(header).is_file()) {
                return Ok((folder, header));
            }
            let named = matches!(&place.origin, Origin::Variable(name) if *name == self.wanted.variable("INCLUDE_DIR"));
            attempts.push(Attempt { place, file: None, problem: Problem::Absent });
            if named {
                break;
            }
        }
        Err(LinkError::NoHeaders { library: self.wanted, os: self.surroundings.target.os.clone(), attempts })
    }

    fn ask_pkg_config(&self) -> Option<Result<Linked, Attempt>> {
        let name = self.wanted.pkg_config?;
        let place = Place { origin: Origin::PkgConfig, directory: None };
        let archive = self.archive();
        // The crate refuses by itself to give the host's libraries to another target.
        match pkg_config::Config::new().statik(archive).cargo_metadata(false).probe(name) {
            // What pkg-config says of archives is what their libraries need, not that they are there.
            Ok(found) if archive && !found.link_paths.iter().any(|folder| self.archive_in(folder).is_file()) => {
                Some(Err(Attempt { place, file: None, problem: Problem::NoArchive }))
            }
            Ok(found) => {
                let root = pkg_config::get_variable(name, "prefix").ok().filter(|prefix| !prefix.is_empty());
                let mut names: Vec<_> =
                    found.libs.into_iter().map(|l| (l.clone(), archive && l == self.wanted.name)).collect();
                self.add_needs(&mut names);
                let root = root.map(PathBuf::from);
                // Debian's file for libhsakmt names a folder of headers that its package has not.
                let include = self.include(found.include_paths, root.as_deref());
                Some(Ok(Linked {
                    place,
                    directories: found.link_paths,
                    names,
                    root,
                    include,
                    version: Some(found.version).filter(|version| !version.is_empty()),
                }))
            }
            Err(error) => {
                let words = error.to_string();
                let words = words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("absent").to_owned();
                Some(Err(Attempt { place, file: None, problem: Problem::Refused(words) }))
            }
        }
    }

    fn archive_in(&self, folder: &Path) -> PathBuf {
        folder.join(format!("lib{}.a", self.wanted.name))
    }

    fn in_folder(&self, place: &Place) -> Result<Linked, Vec<Attempt>> {
        let attempt = |file, problem| Attempt { place: place.clone(), file, problem };
        let Some(directory) = &place.directory else { return Err(Vec::new()) };
        let shared = directory.join(format!("lib{}.so", self.wanted.name));
        let archive = self.archive_in(directory);
        let mut attempts = Vec::new();
        if !self.archive() && shared.exists() {
            let seen = sighting(self.wanted, &shared, true, &self.surroundings);
            match seen.problem {
                None => return Ok(self.linked(place, directory, false, seen.version)),
                Some(problem) => attempts.push(attempt(Some(shared), problem)),
            }
        } else if archive.is_file() {
            return Ok(self.linked(place, directory, true, None));
        } else if !self.archive() {
            let looked = look(self.wanted, place.clone(), &self.surroundings);
            let name = format!("lib{}.so", self.wanted.name);
            attempts.extend(looked.problem.map(|problem| attempt(None, problem)));
            attempts.extend(looked.found.into_iter().map(|seen| {
                attempt(Some(seen.path), seen.problem.unwrap_or(Problem::NoDevelopmentFile(name.clone())))
            }));
        }
        if attempts.is_empty() {
            attempts.push(attempt(None, Problem::Absent));
        }
        Err(attempts)
    }

    fn linked(&self, place: &Place, directory: &Path, archive: bool, version: Option<String>) -> Linked {
        let mut names = vec![(self.wanted.name.to_owned(), archive)];
        self.add_needs(&mut names);
        let root = directory.ancestors().find(|a| a.file_name().is_some_and(|n| n == "lib" || n == "lib64"));
        let root = root.and_then(Path::parent).map(Path::to_owned);
        let include = self.include(Vec::new(), root.as_deref());
        Linked { place: place.clone(), directories: vec![directory.to_owned()], names, root, include, version }
    }

    /// Where the headers of a library are: the first folder that has one of them.
    fn include(&self, told: Vec<PathBuf>, root: Option<&Path>) -> Vec<PathBuf> {
        let own = self.surroundings.variable(&self.wanted.variable("INCLUDE_DIR")).map(PathBuf::from);
        let beside = root.map(|root| root.join("include"));
        let has = |folder: &PathBuf| self.wanted.headers.iter().any(|header| folder.join(header).is_file());
        own.into_iter().chain(told).chain(beside).find(has).into_iter().collect()
    }

    /// What an archive needs beside itself; a shared library names its own needs.
    fn add_needs(&self, names: &mut Vec<(String, bool)>) {
        if names.iter().any(|(name, archive)| name == self.wanted.name && *archive) {
            for need in self.wanted.archive_needs {
                let need = if *need == "stdc++" { cpp_library(&self.surroundings.target.os) } else { need };
                if !names.iter().any(|(name, _)| name == need) {
                    names.push((need.to_owned(), false));
                }
            }
        }
    }

    /// What is looked for.
    pub fn wanted(&self) -> &'static Wanted {
        self.wanted
    }

    /// What a build script does that reads headers only: has cargo run it again when a variable changes.
    pub fn run_without_linking(&self) -> ExitCode {
        self.watch().iter().for_each(|line| println!("{line}"));
        ExitCode::SUCCESS
    }

    /// What a build script with the feature `link` does: finds the library and tells cargo, or says where it looked.
    pub fn run(&self) -> ExitCode {
        self.run_without_linking();
        if self.documentation {
            return ExitCode::SUCCESS;
        }
        match self.find() {
            Ok(linked) => {
                linked.directives().iter().for_each(|line| println!("{line}"));
                ExitCode::SUCCESS
            }
            Err(error) => fail(&error),
        }
    }
}

/// The C++ library of an operating system's own compiler, which an archive of C++ needs.
pub fn cpp_library(os: &str) -> &'static str {
    if matches!(os, "freebsd" | "openbsd" | "dragonfly" | "macos") { "c++" } else { "stdc++" }
}

/// The `main` of a -sys crate's build script, for the crate's features `link`, `bindgen` and `vendored`: it makes the bindings
/// anew by `bindings::RECIPE`, builds the library by `vendored::run`, or else finds what to link.
///
/// The argument is the library's name among those of this crate. The modules are the script's own, and only there with
/// their feature.
#[macro_export]
macro_rules! build_script {
    ($library:ident) => {
        fn main() -> ::std::process::ExitCode {
            let build = $crate::link::Build::of_script(&$crate::$library);
            #[cfg(feature = "bindgen")]
            if let Err(why) = bindings::RECIPE.run_script(&build) {
                return $crate::link::fail(&why);
            }
            #[cfg(feature = "vendored")]
            if !build.documentation() {
                return match vendored::run(&build) {
                    Ok(()) => build.run_without_linking(),
                    Err(why) => $crate::link::fail(&why),
                };
            }
            if cfg!(feature = "link") { build.run() } else { build.run_without_linking() }
        }
    };
}

/// Has cargo print an error and fails.
pub fn fail(error: &dyn std::error::Error) -> ExitCode {
    error.to_string().lines().for_each(|line| println!("cargo::error={line}"));
    ExitCode::FAILURE
}
