//! Why a program cannot be run on the software GPU.

use std::{io, path::PathBuf};

/// Why a program cannot be run on the software GPU.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The model's library is nowhere.
    #[error(
        "the model's library for ROCr is not there; looked for{}\n\
         In a checkout of rocm-rs, `cargo build --release -p rocm-emulator-model` makes it beside this command; \
         --library or ROCM_RS_MODEL_LIB names another place",
        looked.iter().map(|path| format!("\n  {}", path.display())).collect::<String>()
    )]
    NoLibrary {
        /// Where it was looked for.
        looked: Vec<PathBuf>,
    },

    /// The library that was named cannot be it.
    #[error("{} is not the model's library for ROCr: {reason}", path.display())]
    NotTheLibrary {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },

    /// There is no such program.
    #[error("there is no program {}{}", name.display(), if *searched { " in the folders of PATH" } else { "" })]
    NoProgram {
        /// Its name.
        name: PathBuf,
        /// Whether PATH was searched.
        searched: bool,
    },

    /// The program cannot be started.
    #[error("cannot run {}", program.display())]
    NotRun {
        /// The program.
        program: PathBuf,
        /// Why.
        source: io::Error,
    },

    /// The ROCr that the program uses has no model hook.
    #[error(
        "{} uses {}, which has no hook for a model of a GPU: that came with ROCr 7.2 (libhsa-runtime64.so.1.18). \
         With an older one no program can be run on the software GPU",
        program.display(), runtime.display()
    )]
    OldRuntime {
        /// The program.
        program: PathBuf,
        /// The runtime's library.
        runtime: PathBuf,
    },

    /// The topology folder cannot be made.
    #[error("cannot make the topology folder")]
    Topology(#[from] rocm_emulator::gpu::TopologyError),

    /// A folder cannot be made.
    #[error("cannot make {}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Error {
    /// The command's exit code: those that a shell uses where it is the program's fault.
    pub fn exit_code(&self) -> u8 {
        match self {
            Error::NoProgram { .. } => 127,
            Error::NotRun { .. } => 126,
            _ => 1,
        }
    }
}
