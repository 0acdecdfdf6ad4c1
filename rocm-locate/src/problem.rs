//! Why a library was not taken, and where that was.

use crate::{Machine, Place};
use std::{fmt, path::PathBuf};

/// What is wrong with a place or a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// Nothing of that name is there.
    #[error("absent")]
    Absent,
    /// The file or the folder cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// The file is something else: a text, or the placeholder of a stub package.
    #[error("not an ELF file")]
    NotALibrary,
    /// The file is a library of another machine.
    #[error("for {found}, while {wanted} is wanted")]
    WrongMachine {
        /// The machine that the file is for.
        found: Machine,
        /// The machine that is wanted.
        wanted: Machine,
    },
    /// Only the file that programs run with is there, not the one that programs are linked with.
    #[error("can be run with, not linked with: there is no {0}")]
    NoDevelopmentFile(String),
    /// An archive is asked for, and there is none.
    #[error("has no archive")]
    NoArchive,
    /// The dynamic loader, or pkg-config, refuses it, in its own words.
    #[error("refused: {0}")]
    Refused(String),
    /// A symbol without which it is of no use is not in it.
    #[error("lacks the symbol {symbol}{}", .version.as_ref().map(|v| format!(" (version {v})")).unwrap_or_default())]
    LacksSymbol {
        /// The symbol.
        symbol: String,
        /// The library's version, where its file's name says it.
        version: Option<String>,
    },
    /// The library's version is none that can be used: too old, or newer than what is known.
    #[error("version {found}, while {wanted} is wanted")]
    UnsupportedVersion {
        /// The library's version.
        found: String,
        /// What can be used, for people.
        wanted: &'static str,
    },
}

/// A place that was tried, and why it did not serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The place.
    pub place: Place,
    /// The file, where there was one.
    pub file: Option<PathBuf>,
    /// What is wrong.
    pub problem: Problem,
}

impl fmt::Display for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) if self.place.directory.is_none() => {
                write!(f, "{}: {}: {}", self.place, file.display(), self.problem)
            }
            Some(file) => write!(f, "{} ({}): {}", file.display(), self.place.origin, self.problem),
            None => write!(f, "{}: {}", self.place, self.problem),
        }
    }
}

/// One line per attempt, indented.
#[cfg(any(feature = "link", feature = "load"))]
pub(crate) fn lines(attempts: &[Attempt]) -> String {
    attempts.iter().map(|attempt| format!("\n  {attempt}")).collect()
}
