//! `rocm emulate`: runs a program that uses ROCr on the software GPU.
//!
//! ROCr 7.2 has a hook for a model of a GPU: a folder that stands for the driver's topology, and a library that takes over
//! the queues. This writes the folder, finds the library, says early what could not work, and becomes the program: its exit
//! code, signals and terminal are the program's own.

pub mod error;
mod library;
mod program;
mod runtime;
mod topology;

use error::Error;
use rocm_emulator::Profile;
use std::{env, ffi::OsString, os::unix::process::CommandExt, path::PathBuf, process::Command};

/// What tells ROCr where the topology folder is.
const TOPOLOGY: &str = "HSA_MODEL_TOPOLOGY";
/// What tells ROCr where the model's library is.
const LIBRARY: &str = "HSA_MODEL_LIB";

/// What tells ROCr not to use the GPU's copy engines: there are none. It copies with kernels then.
const COPY_ENGINES: &str = "HSA_ENABLE_SDMA";

/// Run a program that uses ROCr on the software GPU.
///
/// The program is any that uses AMD's runtime (libhsa-runtime64), 7.2 or later, linked or opened at run time: ROCr reads
/// HSA_MODEL_TOPOLOGY and HSA_MODEL_LIB, which this command sets, with HSA_ENABLE_SDMA=0. Neither the
/// program nor a file of ROCr is changed. Earlier versions of ROCr have no such hook.
///
/// Exit codes are the program's; 127 when there is no such program, 126 when it cannot be run, 1 when something is missing.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The GPU: `gfx1151`, `gfx1103` or `gfx1100`. It is one: ROCr's hook ends a program that has two.
    #[arg(long, value_name = "GPU", value_parser = profile, default_value = "gfx1151")]
    device: Profile,

    /// The model's library. Without it, ROCM_RS_MODEL_LIB names it, or it lies beside this command or in ../lib.
    #[arg(long, value_name = "FILE")]
    library: Option<PathBuf>,

    /// Say what would be run, with its environment, and do not run it.
    #[arg(long)]
    dry_run: bool,

    /// The program and its arguments.
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "PROGRAM")]
    program: Vec<OsString>,
}

/// A profile, by its name or as other commands call it: `gfx1100`, `emulated:gfx1100`, `emulated`.
fn profile(text: &str) -> Result<Profile, String> {
    match text.strip_prefix("emulated") {
        Some("") => Ok(Profile::default()),
        Some(rest) => rest.strip_prefix(':').unwrap_or(text).parse(),
        None => text.parse(),
    }
    .map_err(|unknown: rocm_emulator::UnknownProfile| unknown.to_string())
}

/// Becomes the program, or says why it cannot.
pub fn run(arguments: &Arguments) -> Result<(), crate::error::Error> {
    let Some((name, rest)) = arguments.program.split_first() else { return Ok(()) };
    let library = library::find(arguments.library.as_deref())?;
    let path = program::find(name)?;
    runtime::check(&path)?;
    let folder = topology::folder(arguments.device)?;

    let mut command = Command::new(&path);
    command.arg0(name).args(rest).env(TOPOLOGY, &folder).env(LIBRARY, &library).env(COPY_ENGINES, "0");
    if arguments.dry_run {
        let words = arguments.program.iter().map(|word| word.to_string_lossy());
        let words = words.collect::<Vec<_>>().join(" ");
        println!("{TOPOLOGY}={} {LIBRARY}={} {COPY_ENGINES}=0 {words}", folder.display(), library.display());
        return Ok(());
    }
    let source = command.exec();
    Err(Error::NotRun { program: path, source }.into())
}

/// Where the folders are that the environment's PATH-like variable names.
fn folders(variable: &str) -> Vec<PathBuf> {
    env::var_os(variable).map(|paths| env::split_paths(&paths).collect()).unwrap_or_default()
}
