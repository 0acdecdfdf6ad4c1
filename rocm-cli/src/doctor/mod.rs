//! `rocm doctor`: what stands between this machine and a kernel on its AMD GPU, and how to mend it.
//!
//! The machine is described first ([`probe`], as a [`system`]), by looking only; what the description means is decided by pure functions
//! ([`checks`]), which tests put to machines that nobody here has.

mod checks;
mod chips;
// These two are compiled on every system, so that their tests run on every system.
#[cfg_attr(not(any(test, target_os = "freebsd")), allow(dead_code))]
mod freebsd;
#[cfg(target_os = "freebsd")]
mod freebsd_calls;
#[cfg_attr(not(any(test, target_os = "linux")), allow(dead_code))]
mod linux;
mod probe;
mod process;
mod report;
mod system;
mod topology;

use crate::error::Error;
use std::io::{self, Write as _};

/// The arguments of `rocm doctor`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The findings and all that was looked at, as JSON.
    #[arg(long)]
    json: bool,
}

/// Runs the command. It fails when no AMD GPU can be used.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let system = probe::this_machine();
    let findings = checks::all(&system);
    let text = match arguments.json {
        true => report::json(&system, &findings).map_err(io::Error::from)?,
        false => report::text(&findings),
    };
    io::stdout().write_all(text.as_bytes())?;
    match checks::first_obstacle(&findings) {
        None => Ok(()),
        // The report's last line says which obstacle is the first.
        Some(_) => Err(Error::Unhealthy),
    }
}
