//! What compiles: which engines there are, how one is named, and what each must be able to do.
//!
//! Invariant: what [`Display`](fmt::Display) writes, [`FromStr`] reads back. `ROCM_RS_COMPILER`, the command's
//! `--engine` and error messages use these words.

use super::{disassembly::Disassembly, error::Error, source::Source};
use crate::code_object::{CodeObject, TargetId, Version};
use std::{
    ffi::OsStr,
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

/// A compiler to use.
///
/// ```
/// use rocm_rs::compile::Engine;
/// assert_eq!("clang".parse(), Ok(Engine::Clang(None)));
/// assert_eq!("clang:/opt/llvm/bin/clang".parse(), Ok(Engine::Clang(Some("/opt/llvm/bin/clang".into()))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Engine {
    /// A Clang process: the one of this path, or the best that is found. What goes wrong in it, a crash or an endless
    /// compilation, stays in it.
    Clang(Option<PathBuf>),
    /// AMD's comgr, a library in this process: the one of this path, or the best that is found. It brings AMD's device
    /// libraries with it; a crash of it is a crash of this process, and it has no time limit.
    #[cfg(feature = "comgr")]
    Comgr(Option<PathBuf>),
}

impl Engine {
    /// The words for all of them.
    const WORDS: &'static str = if cfg!(feature = "comgr") {
        "`clang`, `clang:/path/to/clang`, `comgr` or `comgr:/path/to/libamd_comgr.so`"
    } else {
        "`clang` or `clang:/path/to/clang` (this program was built without the feature `comgr`)"
    };
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, path) = match self {
            Self::Clang(path) => ("clang", path),
            #[cfg(feature = "comgr")]
            Self::Comgr(path) => ("comgr", path),
        };
        match path {
            None => f.write_str(name),
            Some(path) => write!(f, "{name}:{}", path.display()),
        }
    }
}

/// Words that name no compiler. The message lists those that do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no compiler: use {}", Engine::WORDS)]
pub struct ParseEngineError {
    text: String,
}

impl FromStr for Engine {
    type Err = ParseEngineError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, path) = match text.split_once(':') {
            Some((name, path)) if !path.is_empty() => (name, Some(PathBuf::from(path))),
            Some(_) => ("", None),
            None => (text, None),
        };
        match name {
            "clang" => Ok(Self::Clang(path)),
            #[cfg(feature = "comgr")]
            "comgr" => Ok(Self::Comgr(path)),
            _ => Err(ParseEngineError { text: text.to_owned() }),
        }
    }
}

/// Something that was looked at for a compiler, and why it is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    what: String,
    failure: String,
}

impl Attempt {
    pub(super) fn new(what: impl Into<String>, failure: impl Into<String>) -> Self {
        Self { what: what.into(), failure: failure.into() }
    }

    /// What was looked at: a path, or a name that was searched for.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What was wrong with it.
    pub fn failure(&self) -> &str {
        &self.failure
    }
}

/// The compiler that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EngineInfo {
    /// Which kind it is.
    pub engine: Engine,
    /// Its name and version: `clang 19.1.7`.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// Where the functions of OpenCL C and the mathematics of HIP come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviceLibraries {
    /// AMD's device libraries, which are installed or part of comgr: all of them.
    Amd,
    /// Those of this crate: work-items, barriers, atomics and what the instruction set has. Used when AMD's are not
    /// there.
    BuiltIn,
    /// The language needs none, or the option `-nogpulib` refuses them.
    None,
}

impl fmt::Display for DeviceLibraries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Amd => "AMD's device libraries",
            Self::BuiltIn => "the functions of rocm-rs",
            Self::None => "none",
        })
    }
}

/// Something to compile that was checked.
#[derive(Debug)]
pub(super) struct Job<'a> {
    pub source: &'a Source,
    pub target: &'a TargetId,
    pub version: Version,
    pub limit: Duration,
}

impl Job<'_> {
    /// The number of the code object's version.
    pub fn version_number(&self) -> u8 {
        match self.version {
            Version::V3 => 3,
            Version::V4 => 4,
            Version::V5 => 5,
            Version::V6 => 6,
        }
    }
}

/// What came of it.
#[derive(Debug)]
pub(super) struct Made {
    pub object: Vec<u8>,
    pub log: String,
    /// The files of the machine that were read; `None` when that is not known.
    pub read: Option<Vec<PathBuf>>,
}

/// What an engine does. It is given checked jobs only.
pub(super) trait Backend: fmt::Debug + Send + Sync {
    fn info(&self) -> &EngineInfo;

    /// Where the functions that this job calls come from.
    fn libraries(&self, job: &Job<'_>) -> Result<DeviceLibraries, Error>;

    /// Words that differ when the same job may give something else: another compiler, other libraries.
    fn fingerprint(&self, job: &Job<'_>) -> Result<String, Error>;

    fn compile(&self, job: &Job<'_>) -> Result<Made, Error>;

    fn disassemble(&self, object: &CodeObject, bytes: &[u8]) -> Result<Disassembly, Error>;

    /// The newest processor that it knows, where it says so within the limit.
    fn newest(&self, limit: Duration) -> Option<String>;
}

/// Words that change when a file does: its path, size and time of change.
pub(super) fn file_fingerprint(path: &Path) -> String {
    use std::os::unix::fs::MetadataExt as _;
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match path.metadata() {
        Ok(meta) => format!("{} {} {}.{}", path.display(), meta.len(), meta.mtime(), meta.mtime_nsec()),
        Err(error) => format!("{} {error}", path.display()),
    }
}

/// The files of this name in the folders of `PATH`.
pub(super) fn in_path(search: &OsStr, name: &str) -> Option<PathBuf> {
    std::env::split_paths(search).map(|folder| folder.join(name)).find(|path| is_executable(path))
}

/// Whether a path is a file that somebody may execute.
pub(super) fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip() {
        let engines = [
            Engine::Clang(None),
            Engine::Clang(Some("/a b/clang".into())),
            #[cfg(feature = "comgr")]
            Engine::Comgr(None),
            #[cfg(feature = "comgr")]
            Engine::Comgr(Some("/x/libamd_comgr.so.3".into())),
        ];
        for engine in engines {
            assert_eq!(engine.to_string().parse(), Ok(engine));
        }
    }

    #[test]
    fn unknown_words_list_the_choices() {
        for text in ["", "gcc", "clang:", ":", "Clang", "gcc:/usr/bin/gcc"] {
            let message = text.parse::<Engine>().unwrap_err().to_string();
            assert!(message.contains(&format!("`{text}`")) && message.contains("`clang`"), "{message}");
        }
    }
}
