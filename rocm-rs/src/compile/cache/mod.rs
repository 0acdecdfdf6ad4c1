//! Code objects that were made before, on disk, found by the digest of all that they depend on.
//!
//! Invariant: an entry is whole or not there. It is written to a file of another name in the same folder, then renamed;
//! it carries its own digest; what cannot be read as an entry is removed. So processes and threads share a folder
//! without locks, and a crash at any moment costs an entry at most.
//!
//! The folder belongs to one user: code from a folder that others may write is code of others.

mod entry;

pub(super) use entry::{Entry, FileDigest};

use super::error::Error;
use std::{
    env, fs,
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, MetadataExt as _},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// The environment variable that names the folder, or says `off`.
pub const CACHE_VARIABLE: &str = "ROCM_RS_CACHE";

/// How much is kept unless another limit is set.
pub const DEFAULT_CACHE_LIMIT: u64 = 256 << 20;

/// Files of writers that never finished are removed when they are older.
const ABANDONED: Duration = Duration::from_secs(3600);
/// How an entry's file that is being written begins.
const UNFINISHED: &str = ".new-";

/// A folder of code objects that were made before.
///
/// The default folder is `rocm-rs` in `$XDG_CACHE_HOME`, or in `~/.cache`, on Linux and FreeBSD alike;
/// `ROCM_RS_CACHE=/another/folder` chooses another, and `ROCM_RS_CACHE=off` none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cache {
    folder: PathBuf,
    limit: u64,
}

impl Cache {
    /// The cache in a folder, which is made when something is stored first.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), limit: DEFAULT_CACHE_LIMIT }
    }

    /// The cache that the environment says; `None` when that is none, or when there is no home.
    pub fn from_environment() -> Option<Self> {
        let variable = |name| env::var_os(name).filter(|value| !value.is_empty());
        match variable(CACHE_VARIABLE) {
            Some(value) if value == "off" => None,
            Some(folder) => Some(Self::new(folder)),
            None => {
                // A relative path is to be ignored: XDG Base Directory Specification.
                let xdg = variable("XDG_CACHE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
                let home = || variable("HOME").map(|home| Path::new(&home).join(".cache"));
                let folder = xdg.or_else(home).filter(|folder| folder.is_absolute())?;
                Some(Self::new(folder.join("rocm-rs")))
            }
        }
    }

    /// The most bytes that are kept. What was not used for the longest time goes first.
    pub fn limit(mut self, bytes: u64) -> Self {
        self.limit = bytes;
        self
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Removes everything from it.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when an entry cannot be removed.
    pub fn clear(&self) -> Result<(), Error> {
        for file in self.files().map_err(|source| Error::io("read the folder", &self.folder, source))? {
            match fs::remove_file(&file.path) {
                Err(source) if source.kind() != io::ErrorKind::NotFound => {
                    return Err(Error::io("remove", &file.path, source));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The entry of a key, when it is there, whole, and the files it was made from still hold what they held.
    pub(super) fn get(&self, key: &str) -> Option<Entry> {
        if !self.folder.exists() || self.check_owner().is_err() {
            return None;
        }
        let path = self.folder.join(key);
        let bytes = fs::read(&path).ok()?;
        match Entry::decode(&bytes).filter(|entry| entry.read.iter().all(FileDigest::holds)) {
            Some(entry) => {
                // The time of last use: what cannot be set makes an entry older than it is.
                let _ =
                    fs::File::options().append(true).open(&path).and_then(|file| file.set_modified(SystemTime::now()));
                Some(entry)
            }
            None => {
                // Wrong or out of date: it goes, or the next one is renamed over it.
                let _ = fs::remove_file(&path);
                None
            }
        }
    }

    /// Stores an entry; a folder that is full gives up its oldest.
    pub(super) fn put(&self, key: &str, entry: &Entry) -> Result<(), Error> {
        let bytes = entry.encode();
        if bytes.len() as u64 > self.limit {
            let source = io::Error::other(format!("an entry of {} bytes is more than the limit", bytes.len()));
            return Err(Error::io("store in", &self.folder, source));
        }
        let write = || {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
            self.check_owner()?;
            let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(&self.folder)?;
            file.write_all(&bytes)?;
            file.persist(self.folder.join(key)).map_err(|error| error.error)?;
            self.shrink()
        };
        write().map_err(|source| Error::io("store in", &self.folder, source))
    }

    /// An error unless the folder is this user's and nobody else may write to it.
    fn check_owner(&self) -> io::Result<()> {
        let meta = fs::metadata(&self.folder)?;
        // SAFETY: a call without arguments that always succeeds.
        let user = unsafe { libc::geteuid() };
        let problem = match () {
            _ if meta.uid() != user => "it belongs to another user",
            _ if meta.mode() & 0o022 != 0 => "others may write to it",
            _ => return Ok(()),
        };
        Err(io::Error::new(io::ErrorKind::PermissionDenied, problem))
    }

    /// Removes what was not used for the longest time until the rest is well below the limit, and files that nobody
    /// finished.
    fn shrink(&self) -> io::Result<()> {
        let mut files = self.files()?;
        let now = SystemTime::now();
        files.retain(|file| {
            let unfinished = file.path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(UNFINISHED));
            let old = now.duration_since(file.used).is_ok_and(|age| age > ABANDONED);
            if unfinished && old {
                let _ = fs::remove_file(&file.path);
            }
            !unfinished
        });
        let mut size: u64 = files.iter().map(|file| file.size).sum();
        if size <= self.limit {
            return Ok(());
        }
        files.sort_by_key(|file| file.used);
        // Some room, so that not every store has to look for the oldest.
        let goal = self.limit - self.limit / 8;
        for file in files {
            if size <= goal {
                break;
            }
            // Whoever else removed it made the same room.
            let _ = fs::remove_file(&file.path);
            size = size.saturating_sub(file.size);
        }
        Ok(())
    }

    /// Our files in the folder, none when it is not there.
    fn files(&self) -> io::Result<Vec<File>> {
        let folder = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            folder => folder?,
        };
        let ours = |name: &str| name.starts_with(UNFINISHED) || is_key(name);
        let file = |one: fs::DirEntry| {
            let meta = one.metadata().ok().filter(fs::Metadata::is_file)?;
            ours(one.file_name().to_str()?)
                .then(|| Some(File { path: one.path(), size: meta.len(), used: meta.modified().ok()? }))?
        };
        Ok(folder.flatten().filter_map(file).collect())
    }
}

/// A file of the folder.
struct File {
    path: PathBuf,
    size: u64,
    used: SystemTime,
}

/// Whether a name is that of an entry: a digest in hexadecimal. Files of others in the folder are left alone.
fn is_key(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests;
