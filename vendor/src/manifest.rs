//! The hashes of the files that a component is built from, so that any packaging of the same release verifies: an
//! archive's own hash depends on who packed it, the files' do not.
//!
//! The format is that of `sha256sum`: `sha256sum --check` reads it too.

use crate::{Component, Error, pin::files};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fs, path::Path};

/// Paths and their hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<String, String>);

impl Manifest {
    /// Reads a manifest's file.
    pub fn read(path: &Path) -> Result<Manifest, Error> {
        let text = fs::read_to_string(path).map_err(Error::io(path))?;
        Manifest::parse(&text).map_err(|why| Error::Pin { path: path.to_owned(), why })
    }

    /// Reads a manifest's text. A path that leads out of the sources' folder is refused.
    pub fn parse(text: &str) -> Result<Manifest, String> {
        let mut files = BTreeMap::new();
        for (number, line) in text.lines().enumerate() {
            let (hash, path) = line.split_once("  ").ok_or_else(|| format!("line {}: no hash and path", number + 1))?;
            if hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(format!("line {}: not a sha256: {hash}", number + 1));
            }
            if path.is_empty() || path.split('/').any(|part| matches!(part, "" | "." | "..")) {
                return Err(format!("line {}: not a path within the sources: {path}", number + 1));
            }
            if files.insert(path.to_owned(), hash.to_ascii_lowercase()).is_some() {
                return Err(format!("line {}: {path} for the second time", number + 1));
            }
        }
        if files.is_empty() { Err("no files".to_owned()) } else { Ok(Manifest(files)) }
    }

    /// Makes the manifest of sources: the files that the component needs.
    pub fn make(component: &Component, sources: &Path) -> Result<Manifest, Error> {
        let needed = files(sources)?.into_iter().filter(|path| component.needs(path));
        let hash = |path: String| {
            let file = sources.join(&path);
            Ok((path, sha256(&fs::read(&file).map_err(Error::io(&file))?)))
        };
        needed.map(hash).collect::<Result<_, _>>().map(Manifest)
    }

    /// The manifest's text.
    pub fn text(&self) -> String {
        self.0.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect()
    }

    /// Paths and hashes.
    pub fn files(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, hash)| (path.as_str(), hash.as_str()))
    }

    /// Reads every file of the sources, and hands on those that are right. What is missing or differs is an error.
    pub fn verify(
        &self,
        component: &Component,
        sources: &Path,
        mut each: impl FnMut(&str, &[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let (name, version) = (component.pin().name.clone(), component.pin().version.clone());
        let mut missing = self.0.keys().map(|path| sources.join(path)).filter(|file| !file.is_file());
        if let Some(path) = missing.next() {
            return Err(Error::Missing { component: name, version, path, more: missing.count() });
        }
        for (path, wanted) in &self.0 {
            let file = sources.join(path);
            let contents = fs::read(&file).map_err(Error::io(&file))?;
            let found = sha256(&contents);
            if found != *wanted {
                return Err(Error::Differs { component: name, version, path: file, found, wanted: wanted.clone() });
            }
            each(path, &contents)?;
        }
        Ok(())
    }
}

/// A hash as hexadecimal digits.
pub(crate) fn sha256(contents: &[u8]) -> String {
    Sha256::digest(contents).iter().map(|byte| format!("{byte:02x}")).collect()
}
