//! The runtime: an opened device, and its agents.

use crate::{
    agent::Agent,
    backend::{self, Backend},
    device::{DEVICE_VARIABLE, Device},
    error::{Attempt, Error, OpenError, Result},
    fork::Generation,
    kfd::driver::Driver,
    topology,
};
use std::{mem::ManuallyDrop, sync::Arc};

/// An opened device. A clone is the same one; it stays open while anything made from it is in use.
///
/// Any number of runtimes may be open at once, on the same device or on different ones. They share nothing: a buffer of
/// one cannot be used with another.
///
/// After `fork`, a runtime works on in the parent. In the child every operation returns [`Error::Forked`]; the child may
/// open a runtime of its own.
#[derive(Clone, Debug)]
pub struct Runtime {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    device: Device,
    backend: ManuallyDrop<Arc<dyn Backend>>,
    agents: Vec<Agent>,
    generation: Generation,
}

impl Runtime {
    /// Opens the device that the environment variable `ROCM_RS_DEVICE` names, or else the kernel driver's GPUs.
    ///
    /// It never falls back to the software GPU, nor to another runtime, by itself.
    ///
    /// # Errors
    ///
    /// [`Error::Open`] says what was tried and what to do; [`Error::DeviceVariable`] lists the devices there are.
    ///
    /// ```no_run
    /// let runtime = rocm_rs::Runtime::open()?;
    /// println!("{}", runtime.gpu()?.name());
    /// # Ok::<(), rocm_rs::Error>(())
    /// ```
    pub fn open() -> Result<Self> {
        Self::builder().open()
    }

    /// Opens a device that the program chooses.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The device that was opened.
    pub fn device(&self) -> Device {
        self.inner.device
    }

    /// The driver and its version, for people.
    pub fn driver(&self) -> String {
        self.inner.backend.driver()
    }

    /// The agents that run kernels. Every agent is a GPU today.
    pub fn agents(&self) -> &[Agent] {
        &self.inner.agents
    }

    /// The GPUs.
    pub fn gpus(&self) -> &[Agent] {
        &self.inner.agents
    }

    /// The first GPU.
    ///
    /// # Errors
    ///
    /// [`Error::Open`] when there is none (a runtime that was opened has one).
    pub fn gpu(&self) -> Result<Agent> {
        self.inner.agents.first().cloned().ok_or_else(|| no_gpu(self.inner.device, &self.driver()))
    }

    /// What is in the machine, as the driver tells it.
    pub fn topology(&self) -> &topology::System {
        self.inner.backend.topology()
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if !self.generation.forked() {
            // SAFETY: dropped once and not used after. In a forked child it is leaked.
            unsafe { ManuallyDrop::drop(&mut self.backend) };
        }
    }
}

/// Chooses what [`Runtime`] to open.
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until `open`"]
pub struct Builder {
    device: Option<Device>,
    driver: Option<Arc<dyn Driver>>,
    #[cfg(feature = "hsa")]
    library: Option<Arc<crate::hsa::Library>>,
}

impl Builder {
    /// The device, whatever the environment says.
    pub fn device(mut self, device: Device) -> Self {
        self.device = Some(device);
        self
    }

    /// A driver in the place of the device's own: an emulated machine with several GPUs, or one that a test spoils.
    pub fn driver(mut self, driver: Arc<dyn Driver>) -> Self {
        self.driver = Some(driver);
        self
    }

    /// AMD's runtime in this library, and not in the one that would be found. Opens [`Device::Hsa`].
    #[cfg(feature = "hsa")]
    pub fn hsa_library(mut self, library: Arc<crate::hsa::Library>) -> Self {
        self.device = Some(Device::Hsa);
        self.library = Some(library);
        self
    }

    /// Opens it.
    ///
    /// # Errors
    ///
    /// As for [`Runtime::open`].
    pub fn open(self) -> Result<Runtime> {
        let generation = Generation::current();
        let device = match self.device {
            Some(device) => device,
            None => from_environment()?,
        };
        let backend = match self.driver {
            Some(driver) => backend::kfd::open_driver(device, driver)?,
            #[cfg(feature = "hsa")]
            None if device == Device::Hsa => backend::hsa::open(self.library)?,
            None => backend::open(device)?,
        };
        let agents: Vec<_> = backend.agents().into_iter().map(|agent| Agent::new(agent, generation)).collect();
        if agents.is_empty() {
            return Err(no_gpu(device, &backend.driver()));
        }
        Ok(Runtime { inner: Arc::new(Inner { device, backend: ManuallyDrop::new(backend), agents, generation }) })
    }
}

fn from_environment() -> Result<Device> {
    match std::env::var_os(DEVICE_VARIABLE) {
        None => Ok(Device::default()),
        Some(words) => words.to_string_lossy().parse().map_err(Error::DeviceVariable),
    }
}

fn no_gpu(device: Device, driver: &str) -> Error {
    let attempt = Attempt {
        advice: Some(
            "an integrated GPU may be disabled in the firmware, and a container or a device cgroup may hide one: look at \
             `rocm info` or the nodes of the topology",
        ),
        ..Attempt::new(format!("the topology of {driver}"), "it has no GPU that can be opened")
    };
    OpenError { device, attempts: vec![attempt] }.into()
}
