//! Which device a command opens.
//!
//! The library never falls back to the software GPU by itself. The command does, when nobody chose a device and there is
//! no AMD GPU, and says so in one line on standard error.

use crate::error::Error;
use rocm_rs::{DEVICE_VARIABLE, Device, Profile, Runtime};
use std::env;

/// The choice of a device, which every command has.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Arguments {
    /// The device: `kfd` (the amdgpu kernel driver), `hsa` (AMD's runtime, ROCr), `emulated` (the software GPU) or `emulated:gfx1100`.
    ///
    /// Without it, what the environment variable ROCM_RS_DEVICE names; without that, the first AMD GPU, or the software
    /// GPU when there is none.
    #[arg(long, value_name = "DEVICE")]
    device: Option<Device>,
}

impl Arguments {
    /// The device that was chosen, here or in the environment.
    pub fn chosen(&self) -> Result<Option<Device>, Error> {
        match (self.device, env::var(DEVICE_VARIABLE)) {
            (Some(device), _) => Ok(Some(device)),
            (None, Ok(name)) => Ok(Some(name.parse().map_err(Error::Device)?)),
            (None, Err(_)) => Ok(None),
        }
    }

    /// Opens the device. `fallback` is the software GPU to use where there is no other.
    pub fn open(&self, fallback: Profile) -> Result<Runtime, Error> {
        if let Some(device) = self.device {
            return Ok(Runtime::builder().device(device).open()?);
        }
        match Runtime::open() {
            Err(rocm_rs::Error::Open(error)) if env::var_os(DEVICE_VARIABLE).is_none() => {
                let device = Device::Emulated(fallback);
                let runtime = Runtime::builder().device(device).open()?;
                eprintln!("rocm: no AMD GPU to use{}: this is the software GPU, {device}", why(&error));
                Ok(runtime)
            }
            runtime => Ok(runtime?),
        }
    }

    /// Opens the device that was chosen, or the AMD GPU if there is one. A line on standard error says why there is
    /// none.
    pub fn open_if_there(&self) -> Result<Option<Runtime>, Error> {
        if let Some(device) = self.device {
            return Ok(Some(Runtime::builder().device(device).open()?));
        }
        match Runtime::open() {
            Err(rocm_rs::Error::Open(error)) if env::var_os(DEVICE_VARIABLE).is_none() => {
                eprintln!("rocm: no AMD GPU{}", why(&error));
                Ok(None)
            }
            runtime => Ok(Some(runtime?)),
        }
    }
}

/// ` (/dev/kfd: No such file or directory)`.
fn why(error: &rocm_rs::OpenError) -> String {
    error
        .attempts()
        .first()
        .map_or_else(String::new, |attempt| format!(" ({}: {})", attempt.what(), attempt.failure().replace('\n', " ")))
}

/// What a device is called in tables: `gfx1151 (software)`.
pub fn label(runtime: &Runtime, agent: &rocm_rs::Agent) -> String {
    match runtime.device() {
        Device::Emulated(_) => format!("{} (software)", agent.name()),
        _ => agent.name().to_owned(),
    }
}
