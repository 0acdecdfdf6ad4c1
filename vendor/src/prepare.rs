//! From verified sources to a tree that can be built: copied, patched, with our files laid over it.
//!
//! The tree is made in a folder beside its place and moved there when it is whole, so that an interrupted run leaves
//! nothing that looks like a tree. A stamp holds the hash of all that the tree is made of; while it is the same, nothing
//! is read but our own files. One lock per folder keeps two runs apart.

use crate::{Component, Error, manifest::sha256, pin::files};
use std::{
    fs::{self, File},
    io,
    os::fd::AsRawFd,
    path::{Path, PathBuf},
};

/// A tree that is ready to be built.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Prepared {
    /// The patched sources.
    pub source: PathBuf,
    /// What is laid beside them: `overlay/any`, and that of the operating system that is built for.
    pub overlay: Option<PathBuf>,
    /// The hash of all that they are made of.
    pub digest: String,
}

/// Keeps other processes out of a folder until it is dropped.
#[derive(Debug)]
pub struct Lock(#[allow(dead_code)] File);

impl Lock {
    /// Waits until nobody else has the folder.
    pub fn of(folder: &Path) -> Result<Lock, Error> {
        fs::create_dir_all(folder).map_err(Error::io(folder))?;
        let path = folder.join("lock");
        let file = File::options().create(true).append(true).open(&path).map_err(Error::io(&path))?;
        loop {
            // SAFETY: the descriptor is open; the lock is the kernel's, and ends with the descriptor.
            if unsafe { libc::flock(file.as_raw_fd(), libc::LOCK_EX) } == 0 {
                return Ok(Lock(file));
            }
            let error = io::Error::last_os_error();
            if error.kind() != io::ErrorKind::Interrupted {
                return Err(Error::Io { path, source: error });
            }
        }
    }
}

impl Component {
    /// The hash of all that a tree is made of, beside the sources, whose hashes are in the manifest.
    pub fn digest(&self, os: &str) -> Result<String, Error> {
        let mut all = format!("{}\n{os}\n", env!("CARGO_PKG_VERSION"));
        let overlay = format!("overlay/{os}/");
        for path in files(self.folder())? {
            if !path.starts_with("overlay/") || path.starts_with(&overlay) || path.starts_with("overlay/any/") {
                let file = self.folder().join(&path);
                all += &format!("{}  {path}\n", sha256(&fs::read(&file).map_err(Error::io(&file))?));
            }
        }
        Ok(sha256(all.as_bytes()))
    }

    /// Makes the tree in a folder, for an operating system by cargo's name, unless it is there already. The lock of the
    /// folder is the caller's.
    ///
    /// `sources` is asked for only when the tree has to be made.
    pub fn prepare(
        &self,
        folder: &Path,
        os: &str,
        sources: impl FnOnce() -> Result<PathBuf, Error>,
    ) -> Result<Prepared, Error> {
        let digest = self.digest(os)?;
        let (tree, stamp) = (folder.join("tree"), folder.join("tree.stamp"));
        let overlays: Vec<PathBuf> = ["any", os].into_iter().filter_map(|os| self.overlay(os)).collect();
        let overlay = Some(tree.join("overlay")).filter(|_| !overlays.is_empty());
        let prepared = Prepared { source: tree.join("source"), overlay, digest };
        if fs::read_to_string(&stamp).is_ok_and(|known| known == prepared.digest) && tree.is_dir() {
            return Ok(prepared);
        }
        let unfinished = folder.join("tree.new");
        for old in [&unfinished, &tree] {
            match fs::remove_dir_all(old) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Error::Io { path: old.clone(), source: error });
                }
                _ => {}
            }
        }
        let source = unfinished.join("source");
        self.manifest().verify(self, &sources()?, |path, contents| write(&source.join(path), contents))?;
        self.series()?.apply(&source)?;
        for path in self.replacements()? {
            copy(&self.folder().join("replace").join(&path), &source.join(&path))?;
        }
        for overlay in overlays {
            for path in files(&overlay)? {
                copy(&overlay.join(&path), &unfinished.join("overlay").join(&path))?;
            }
        }
        fs::rename(&unfinished, &tree).map_err(Error::io(&tree))?;
        fs::write(&stamp, &prepared.digest).map_err(Error::io(&stamp))?;
        Ok(prepared)
    }
}

/// Writes a file anew: never with the mode of a source that may be read-only.
fn write(path: &Path, contents: &[u8]) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    fs::write(path, contents).map_err(Error::io(path))
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    write(to, &fs::read(from).map_err(Error::io(from))?)
}
