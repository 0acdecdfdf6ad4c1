//! What a compiler says of a source, as data: severity, place, message, the line it is about.
//!
//! Invariant: the numbers come from a compiler's log, which is outside data. Lines and columns count from 1 and are not
//! promised to be inside the excerpt; who draws them has to look.

mod parse;

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// More about what was said before.
    Note,
    /// What an optimisation did or did not do.
    Remark,
    /// Compiled, but probably not what was meant.
    Warning,
    /// Not compiled.
    Error,
    /// Not compiled, and the rest was not looked at.
    Fatal,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Remark => "remark",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Fatal => "fatal error",
        })
    }
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Location {
    /// The file: the name of the source or of a header, or a path.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in bytes, from 1; `None` where only the line is known.
    pub column: Option<u32>,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        self.column.map_or(Ok(()), |column| write!(f, ":{column}"))
    }
}

/// Something that a compiler says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Where; `None` when it is about no place (a linker, an option).
    pub location: Option<Location>,
    /// What.
    pub message: String,
    /// The option that turns it on or off: `-Wunused-variable`.
    pub option: Option<String>,
    /// The line it is about, without the end of line.
    pub excerpt: Option<String>,
    /// How many characters from the column on are meant, at least 1.
    pub width: u32,
    /// Where the file was included, from the innermost outwards.
    pub included_from: Vec<Location>,
    /// What was said in addition.
    pub notes: Vec<Diagnostic>,
}

impl Diagnostic {
    /// Reads the log of a Clang, of LLVM's assembler or of lld, as [`Compiler`](super::Compiler) does: for a build that
    /// calls one by itself. `source` gives the text of a file that the log names, for the lines that are meant.
    ///
    /// ```
    /// use rocm_rs::compile::Diagnostic;
    /// let all = Diagnostic::parse_log("a.cl:3:9: error: use of undeclared identifier 'y'\n", |_| None);
    /// assert_eq!(all[0].location.as_ref().unwrap().line, 3);
    /// ```
    pub fn parse_log<'a>(log: &str, source: impl Fn(&str) -> Option<&'a [u8]>) -> Vec<Diagnostic> {
        parse::parse(log, source)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(location) = &self.location {
            write!(f, "{location}: ")?;
        }
        write!(f, "{}: {}", self.severity, self.message)?;
        self.option.as_ref().map_or(Ok(()), |option| write!(f, " [{option}]"))
    }
}
