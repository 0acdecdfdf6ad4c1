//! A component's folder: what is pinned (`pin.toml`), the hashes of its files (`manifest`), our patches (`patches/`),
//! files that stand in for upstream's (`replace/`), and what is laid beside the sources: on every system (`overlay/any/`),
//! and on one (`overlay/freebsd/`).
//!
//! A newer release is a change of data: the pin's version and archives, and `manifest`.

use crate::{Error, Manifest, Series};
use serde::Deserialize;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What `pin.toml` says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Pin {
    /// Upstream's name of the component.
    pub name: String,
    /// Upstream's version.
    pub version: String,
    /// Where upstream develops it.
    pub repository: String,
    /// The tag or commit of the version there, and the folder in it.
    pub revision: String,
    /// The licence of what is needed, as an SPDX expression.
    pub license: String,
    /// The environment's variable that names a folder with the sources.
    pub variable: String,
    /// What is needed of the sources: files, and folders (with a `/` at the end).
    pub needed: Vec<String>,
    /// What is not, of these.
    #[serde(default)]
    pub unneeded: Vec<String>,
    /// Archives that are known to hold the sources.
    pub archive: Vec<Archive>,
}

/// An archive that holds a component's sources.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Archive {
    /// The file's name.
    pub file: String,
    /// The hash of the file.
    pub sha256: String,
    /// The Debian source package that it is of, as `NAME=VERSION`, where it is one.
    pub debian: Option<String>,
}

/// A component that can be built from sources.
#[derive(Clone, Debug)]
pub struct Component {
    folder: PathBuf,
    pin: Pin,
    manifest: Manifest,
}

impl Component {
    /// Opens a component of this crate: `rocr` or `comgr`.
    pub fn open(name: &str) -> Result<Component, Error> {
        Component::at(&Component::place(name))
    }

    /// The folder of a component of this crate.
    pub fn place(name: &str) -> PathBuf {
        home().join(name)
    }

    /// Opens a component's folder.
    pub fn at(folder: &Path) -> Result<Component, Error> {
        let manifest = Manifest::read(&folder.join("manifest"))?;
        Ok(Component { manifest, ..Component::without_manifest(folder)? })
    }

    /// Opens a component's folder whose manifest is yet to be made: no file verifies.
    pub fn without_manifest(folder: &Path) -> Result<Component, Error> {
        let path = folder.join("pin.toml");
        let text = fs::read_to_string(&path).map_err(Error::io(&path))?;
        let pin: Pin = toml::from_str(&text).map_err(|e| Error::Pin { path, why: e.to_string() })?;
        Ok(Component { folder: folder.to_owned(), pin, manifest: Manifest::default() })
    }

    /// The names of this crate's components.
    pub fn names() -> Result<Vec<String>, Error> {
        let folder = home();
        let mut names: Vec<_> = fs::read_dir(&folder)
            .map_err(Error::io(&folder))?
            .filter_map(|entry| {
                entry.ok().filter(|e| e.path().join("pin.toml").is_file())?.file_name().into_string().ok()
            })
            .collect();
        names.sort();
        Ok(names)
    }

    /// The name of the component's folder.
    pub fn name(&self) -> &str {
        self.folder.file_name().and_then(|name| name.to_str()).unwrap_or_default()
    }

    /// The component's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is pinned.
    pub fn pin(&self) -> &Pin {
        &self.pin
    }

    /// The hashes of the files that are needed.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Our patches, in their order.
    pub fn series(&self) -> Result<Series, Error> {
        Series::read(&self.folder.join("patches"))
    }

    /// Files that stand in for upstream's, by their path there.
    pub fn replacements(&self) -> Result<Vec<String>, Error> {
        let folder = self.folder.join("replace");
        if folder.is_dir() { files(&folder) } else { Ok(Vec::new()) }
    }

    /// What is laid beside the sources for an operating system, or for `any`, if there is anything.
    pub fn overlay(&self, os: &str) -> Option<PathBuf> {
        Some(self.folder.join("overlay").join(os)).filter(|folder| folder.is_dir())
    }

    /// Where `ci/vendor fetch` puts the sources, and where they are looked for.
    pub fn home(&self) -> PathBuf {
        self.folder.with_file_name("sources").join(format!("{}-{}", self.pin.name, self.pin.version))
    }

    /// The sources' folder: that of the component's variable, or else where `ci/vendor fetch` puts them. The variable is
    /// taken at its word.
    pub fn sources(&self) -> Result<PathBuf, Error> {
        self.sources_by(std::env::var_os(&self.pin.variable).filter(|v| !v.is_empty()).map(PathBuf::from))
    }

    /// The sources' folder, with the value of the component's variable.
    pub fn sources_by(&self, variable: Option<PathBuf>) -> Result<PathBuf, Error> {
        let (folder, origin) = match &variable {
            Some(folder) => (folder.clone(), self.pin.variable.as_str()),
            None => (self.home(), "where ci/vendor fetch puts them"),
        };
        // A folder without the first file that is needed is not half a source tree, but another folder.
        let first = self.manifest.files().next().map(|(path, _)| folder.join(path));
        if first.is_some_and(|file| file.is_file()) {
            return Ok(folder);
        }
        let mut looked = vec![format!("{} ({origin})", folder.display())];
        if variable.is_none() {
            looked.push(format!("{} (not set)", self.pin.variable));
        }
        Err(Error::NoSources {
            component: self.pin.name.clone(),
            version: self.pin.version.clone(),
            looked,
            mend: format!(
                "run `ci/vendor fetch {}` in a checkout of rocm-rs, or get {} at {} and set {} to the folder",
                self.name(),
                self.pin.repository,
                self.pin.revision,
                self.pin.variable
            ),
        })
    }

    /// Whether a path of the sources is needed for building.
    pub fn needs(&self, path: &str) -> bool {
        let within =
            |list: &[String]| list.iter().any(|entry| entry == path || entry.ends_with('/') && path.starts_with(entry));
        within(&self.pin.needed) && !within(&self.pin.unneeded)
    }
}

/// The folder of this crate.
///
/// Cargo takes two checkouts of a workspace that share one target folder for one, so that what it has compiled may be the
/// other's, and know its folder. What it tells a process that it runs, `cargo run` and build scripts alike, is of this
/// checkout: the folder of this crate, or of a crate beside it.
pub(crate) fn home() -> PathBuf {
    let told = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    home_by(told.as_deref())
}

/// As [`home`], with the value of `CARGO_MANIFEST_DIR`.
fn home_by(told: Option<&Path>) -> PathBuf {
    let compiled = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ours = |folder: &PathBuf| folder.join("rocr/pin.toml").is_file() && folder.join("src/pin.rs").is_file();
    let beside = told.into_iter().flat_map(|folder| [folder.to_owned(), folder.with_file_name("vendor")]);
    beside.into_iter().find(ours).unwrap_or_else(|| compiled.to_owned())
}

/// The files below a folder, as sorted paths with `/`.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>, Error> {
    fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) -> Result<(), Error> {
        for entry in fs::read_dir(folder).map_err(Error::io(folder))? {
            let path = entry.map_err(Error::io(folder))?.path();
            if path.is_dir() {
                walk(root, &path, found)?;
            } else if let Some(name) = path.strip_prefix(root).ok().and_then(Path::to_str) {
                found.push(name.to_owned());
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found)?;
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_that_of_the_checkout_that_runs() {
        let compiled = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(home_by(None), compiled);
        assert_eq!(home_by(Some(Path::new("/nowhere/hsa-runtime-sys"))), compiled);
        let other = tempfile::tempdir().unwrap();
        for file in ["vendor/rocr/pin.toml", "vendor/src/pin.rs", "hsa-runtime-sys/Cargo.toml"] {
            let file = other.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
        let there = other.path().join("vendor");
        assert_eq!(home_by(Some(&other.path().join("hsa-runtime-sys"))), there);
        assert_eq!(home_by(Some(&there)), there);
    }
}
