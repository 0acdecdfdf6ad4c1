//! Why nothing was compiled.

use super::{
    COMPILER_VARIABLE,
    diagnostic::{Diagnostic, Severity},
    engine::{Attempt, ParseEngineError},
};
use crate::code_object::{self, TargetId};
use std::{
    fmt, io,
    path::{Path, PathBuf},
    time::Duration,
};

/// Why nothing was compiled.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no compiler. The message lists where it was looked for, and what to install.
    #[error("there is no compiler that makes code for AMD GPUs{}\n{}", Looked(attempts), advice())]
    NoEngine {
        /// What was looked at, and what was wrong with it.
        attempts: Vec<Attempt>,
    },

    /// `ROCM_RS_COMPILER` does not name a compiler.
    #[error("{COMPILER_VARIABLE}: {0}")]
    Variable(#[source] ParseEngineError),

    /// A source, or one of its headers, that no compiler is given.
    #[error("{name}: {problem}")]
    Source {
        /// The source's or the header's name.
        name: String,
        /// What is wrong with it.
        problem: SourceProblem,
    },

    /// An option that has no place here.
    #[error("the option `{option}` cannot be used: {reason}")]
    Option {
        /// The option.
        option: String,
        /// Why.
        reason: &'static str,
    },

    /// A generic target in a code object of a version before 6, which has no place for it.
    #[error("{target} is a generic target, which only code objects of version 6 have")]
    Version {
        /// The target.
        target: TargetId,
    },

    /// The compiler does not know the target.
    #[error("{engine} does not know {target}{}", Newest(newest))]
    Target {
        /// The compiler and its version.
        engine: String,
        /// The target.
        target: TargetId,
        /// The newest processor that it knows, where it says so.
        newest: Option<String>,
    },

    /// The compiler cannot do this at all.
    #[error("{engine} cannot {what}: {instead}")]
    Unsupported {
        /// The compiler and its version.
        engine: String,
        /// What it was asked for.
        what: String,
        /// What to do instead.
        instead: String,
    },

    /// The compiler rejected the source.
    #[error("{0}")]
    Rejected(Box<Rejection>),

    /// The compiler did not end in time; it was stopped.
    #[error("{engine} did not end within {limit:?} and was stopped")]
    TimeLimit {
        /// The compiler and its version.
        engine: String,
        /// How long it was given.
        limit: Duration,
    },

    /// The compiler crashed.
    #[error("{engine} crashed ({how}): a defect of the compiler, not of the source alone{}", Tail(log))]
    Crashed {
        /// The compiler and its version.
        engine: String,
        /// Its exit status.
        how: String,
        /// What it wrote.
        log: String,
    },

    /// The compiler said that all is well, and what it made is no code object.
    #[error("{engine} made something that is no code object: {problem}")]
    NotACodeObject {
        /// The compiler and its version.
        engine: String,
        /// What is wrong with it.
        problem: code_object::Error,
    },

    /// The compiler made code for another target than it was asked for.
    #[error("{engine} made code for {made}, and {target} was asked for")]
    OtherTarget {
        /// The compiler and its version.
        engine: String,
        /// What was asked for.
        target: TargetId,
        /// What it made.
        made: TargetId,
    },

    /// A code object that cannot be read.
    #[error(transparent)]
    CodeObject(#[from] code_object::Error),

    /// The compiler's library refused a call.
    #[error("{engine}: {call}: {status}")]
    Library {
        /// The library and its version.
        engine: String,
        /// The function.
        call: &'static str,
        /// What it returned.
        status: String,
    },

    /// A file or a process could not be used.
    #[error("cannot {operation} {}: {source}", path.display())]
    Io {
        /// What was being done.
        operation: &'static str,
        /// To what.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
}

impl Error {
    pub(super) fn io(operation: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Io { operation, path: path.to_owned(), source }
    }

    /// What the compiler said of the source, where it is that.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            Self::Rejected(rejection) => &rejection.diagnostics,
            _ => &[],
        }
    }
}

/// What is wrong with a source.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceProblem {
    /// The name is empty, leaves the folder it is used in, or looks like an option.
    #[error("a name is relative, without `.`, `..`, control characters or a leading `-` or `@`")]
    Name,
    /// A header has the name of the source.
    #[error("the source and a header have the same name")]
    TwoOfAName,
    /// The ending of the file's name says no language.
    #[error("the ending of its name says no language ({})", endings())]
    UnknownLanguage,
    /// Text with a NUL.
    #[error("line {line} has a NUL byte: this is no text")]
    Nul {
        /// The line, from 1.
        line: usize,
    },
    /// More than a compiler is given.
    #[error("{size} bytes with its headers, and at most {max} are compiled")]
    TooLarge {
        /// Its size with its headers.
        size: usize,
        /// The most that is compiled.
        max: usize,
    },
}

fn endings() -> String {
    let all = super::Language::ALL.into_iter().flat_map(|language| language.extensions());
    all.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ")
}

/// What a compiler said when it rejected a source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rejection {
    /// The source's name.
    pub name: String,
    /// The compiler and its version.
    pub engine: String,
    /// What it said, one by one.
    pub diagnostics: Vec<Diagnostic>,
    /// What can be done about it, where that is known.
    pub help: Option<String>,
    /// Everything that it wrote.
    pub log: String,
}

impl std::error::Error for Rejection {}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 10;
        let errors: Vec<_> = self.diagnostics.iter().filter(|one| one.severity >= Severity::Error).collect();
        write!(f, "{}: {} rejected it", self.name, self.engine)?;
        for error in errors.iter().take(SHOWN) {
            write!(f, "\n  {error}")?;
        }
        match errors.len() {
            0 => write!(f, "{}", Tail(&self.log))?,
            count if count > SHOWN => write!(f, "\n  and {} more errors", count - SHOWN)?,
            _ => {}
        }
        match &self.help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

/// The list of what was looked at.
struct Looked<'a>(&'a [Attempt]);

impl fmt::Display for Looked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.is_empty() {
            f.write_str("; looked at")?;
        }
        self.0.iter().try_for_each(|attempt| write!(f, "\n  {}: {}", attempt.what(), attempt.failure()))
    }
}

/// The end of a log.
struct Tail<'a>(&'a str);

impl fmt::Display for Tail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LINES: usize = 5;
        let lines: Vec<_> = self.0.lines().filter(|line| !line.trim().is_empty()).collect();
        lines[lines.len().saturating_sub(LINES)..].iter().try_for_each(|line| write!(f, "\n  | {line}"))
    }
}

struct Newest<'a>(&'a Option<String>);

impl fmt::Display for Newest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(newest) => write!(f, ": the newest that it knows is {newest}; use a newer one"),
            None => f.write_str("; use a newer one"),
        }
    }
}

/// What to install.
fn advice() -> &'static str {
    if cfg!(target_os = "freebsd") {
        "install one: pkg install llvm22 (not llvm22-lite; the base system's clang has no AMD GPUs), \
         or name one in ROCM_RS_CLANG"
    } else {
        "install one: apt-get install clang-19 lld-19 (Debian, Ubuntu), dnf install clang lld (Fedora), \
         or name one in ROCM_RS_CLANG"
    }
}
