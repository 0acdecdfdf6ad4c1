//! What an emulated machine has: its configuration, its hardware, and its topology, which is the files that the KFD
//! publishes under `topology/` in sysfs.
//!
//! The tree is rendered once, when the machine is made: it cannot change afterwards. What the files contain, and in
//! which order, follows the kernel's `kfd_topology.c`; the CPU part is compared with recorded dumps.

mod buffers;
mod config;
mod hardware;
mod model;
mod render;

pub(crate) use buffers::QueueBuffers;
pub use config::{Config, CpuLink, CpuNode, Error, Kernel};
pub(crate) use hardware::{Gpu, Hardware};
pub(crate) use model::Model;
pub use model::{ModelError, Profile, UnknownProfile};
pub(crate) use render::{GpuNode, render};

use crate::errno::Errno;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

/// Files and folders by path.
#[derive(Debug, Default, Hash)]
pub(crate) struct Tree {
    files: BTreeMap<String, Vec<u8>>,
    folders: BTreeSet<String>,
}

impl Tree {
    /// Adds a file, and the folders above it.
    fn file(&mut self, path: String, text: String) {
        if let Some((folder, _)) = path.rsplit_once('/') {
            self.folder(folder.to_owned());
        }
        self.files.insert(path, text.into_bytes());
    }

    /// Adds a folder, and those above it.
    fn folder(&mut self, path: String) {
        let mut rest = path.as_str();
        while let Some((above, _)) = rest.rsplit_once('/') {
            self.folders.insert(above.to_owned());
            rest = above;
        }
        self.folders.insert(path);
    }

    /// Whether a folder has all of it.
    pub fn stands(&self, root: &Path) -> bool {
        self.folders.iter().all(|folder| root.join(folder).is_dir())
            && self.files.iter().all(|(file, content)| fs::read(root.join(file)).is_ok_and(|found| found == *content))
    }

    /// Writes all of it under a folder.
    pub fn write(&self, root: &Path) -> Result<(), (PathBuf, io::Error)> {
        for folder in &self.folders {
            let path = root.join(folder);
            fs::create_dir_all(&path).map_err(|error| (path, error))?;
        }
        for (file, content) in &self.files {
            let path = root.join(file);
            fs::write(&path, content).map_err(|error| (path, error))?;
        }
        Ok(())
    }

    /// The content of a file.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Errno> {
        let path = path.trim_matches('/');
        match self.files.get(path) {
            Some(content) => Ok(content.clone()),
            None if path.is_empty() || self.folders.contains(path) => Err(Errno::EISDIR),
            None => Err(Errno::ENOENT),
        }
    }

    /// The names in a folder.
    pub fn list(&self, path: &str) -> Result<Vec<String>, Errno> {
        let path = path.trim_matches('/');
        if self.files.contains_key(path) {
            return Err(Errno::ENOTDIR);
        }
        if !path.is_empty() && !self.folders.contains(path) {
            return Err(Errno::ENOENT);
        }
        let inside = |entry: &String| {
            let name = if path.is_empty() { entry } else { entry.strip_prefix(path)?.strip_prefix('/')? };
            (!name.is_empty() && !name.contains('/')).then(|| name.to_owned())
        };
        Ok(self.folders.iter().chain(self.files.keys()).filter_map(inside).collect())
    }
}
