//! What can go wrong in the command, and how it is told.

use std::{error::Error as StdError, io, path::PathBuf, time::Duration};

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The library's.
    #[error(transparent)]
    Runtime(#[from] rocm_rs::Error),

    /// A program cannot be run on the software GPU.
    #[error(transparent)]
    Emulate(#[from] crate::emulate::error::Error),

    /// A code object that cannot be read.
    #[error("{}", path.display())]
    CodeObject {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: rocm_rs::Error,
    },

    /// A source that was not compiled.
    #[error(transparent)]
    Compile(#[from] rocm_rs::compile::Error),

    /// A source that the compiler rejected, after what it said of it was printed.
    #[error("{}: {engine} rejected it: {errors} error{}", path.display(), if *errors == 1 { "" } else { "s" })]
    Rejected {
        /// The file.
        path: PathBuf,
        /// The compiler and its version.
        engine: String,
        /// How many errors it found.
        errors: usize,
    },

    /// A code object without this function.
    #[error("{}: there is no function `{name}`; there are {}", path.display(), available.join(", "))]
    UnknownFunction {
        /// The file.
        path: PathBuf,
        /// The name that was asked for.
        name: String,
        /// The names there are.
        available: Vec<String>,
    },

    /// A file that cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },

    /// A file that cannot be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },

    /// A file that holds something else than was said.
    #[error("{}: {reason}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },

    /// Standard output cannot be written.
    #[error("cannot write the output")]
    Output {
        /// Why.
        #[from]
        source: io::Error,
    },

    /// There are no kernels for this GPU in the command.
    #[error("the demo has no kernels for {target}: they are built for {}", available.join(", "))]
    NoDemo {
        /// The GPU's instruction set.
        target: String,
        /// What the kernels are built for.
        available: Vec<&'static str>,
    },

    /// The environment names no device.
    #[error("{}", rocm_rs::DEVICE_VARIABLE)]
    Device(#[source] rocm_rs::ParseDeviceError),

    /// The software GPU cannot be made.
    #[error(transparent)]
    Machine(#[from] rocm_emulator::Error),

    /// Tools of the software GPU on another device.
    #[error(
        "--profile, --trace and --check are of the software GPU, and the device is `{device}`: say --device emulated"
    )]
    NoTools {
        /// The device that was chosen.
        device: rocm_rs::Device,
    },

    /// A tool's file of a kind that it does not write.
    #[error("{tool} writes .txt{}", if *tool == "--check" { " or .json" } else { "" })]
    Format {
        /// The tool.
        tool: &'static str,
    },

    /// The checker found something.
    #[error("`{kernel}` makes {count} mistake{}", if *count == 1 { "" } else { "s" })]
    Mistakes {
        /// The kernel.
        kernel: String,
        /// How many.
        count: usize,
    },

    /// There is no AMD GPU that can be used.
    #[error("no AMD GPU can be used here")]
    Unhealthy,

    /// The GPU computed something else than the CPU.
    #[error("{wrong} of {all} results are wrong")]
    Wrong {
        /// Wrong results.
        wrong: usize,
        /// Results in all.
        all: usize,
    },

    /// A kernel took longer than it was given.
    #[error("`{kernel}` did not end within {limit:?}; it was stopped, and its results are not there")]
    Timeout {
        /// The kernel.
        kernel: String,
        /// How long it was waited for.
        limit: Duration,
    },
}

impl Error {
    /// The command's exit code.
    pub fn exit_code(&self) -> u8 {
        match self {
            Error::Emulate(error) => error.exit_code(),
            _ => 1,
        }
    }
}

/// An error and its causes, one a line. Many errors name their cause in their own words: that is not said twice.
pub fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = error.to_string();
        if !text.contains(&words) {
            text.push_str("\n  because: ");
            text.push_str(&words);
        }
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_says_each_cause_once() {
        #[derive(Debug, thiserror::Error)]
        #[error("open: {source}")]
        struct Outer {
            source: io::Error,
        }
        let outer = Outer { source: io::Error::other("no such thing") };
        assert_eq!(chain(&outer), "open: no such thing");
        let read = Error::Read { path: "x".into(), source: io::Error::other("no such thing") };
        assert_eq!(chain(&read), "cannot read x\n  because: no such thing");
    }
}
