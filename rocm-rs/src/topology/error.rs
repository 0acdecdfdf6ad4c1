//! What can be wrong with a topology.

use std::io;

/// An error of the topology: which file, which line, and what is wrong there.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or a folder that must be there could not be read.
    #[error("topology: cannot read {path}: {source}")]
    Read {
        /// The path below the topology's root.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A file does not hold what it must.
    #[error("topology: {path}, line {line}: {problem}")]
    Garbage {
        /// The path below the topology's root.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        problem: String,
    },
    /// More nodes, lines or bytes than any machine has.
    #[error("topology: {path} has {found} {what}, more than the limit of {limit}")]
    TooLarge {
        /// The path below the topology's root.
        path: String,
        /// What there is too much of.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many are accepted.
        limit: usize,
    },
    /// The topology kept changing while it was read.
    #[error("topology: it changed during each of {attempts} readings (generation {before}, then {after})")]
    Unstable {
        /// How often it was read.
        attempts: u32,
        /// The generation before the last reading.
        before: u64,
        /// The generation after it.
        after: u64,
    },
}
