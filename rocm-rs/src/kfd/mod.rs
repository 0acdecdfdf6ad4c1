//! The pure-Rust runtime over the KFD, the kernel driver of AMD GPU compute.

pub mod clock;
pub mod driver;
mod error;
pub mod event;
pub mod fault;
mod gpu;
mod memory;
pub mod queue;
mod signal;

pub use clock::{Clock, Counters, Timestamps};
pub use error::{Error, Result};
pub use fault::Failure;
pub use gpu::Gpu;
pub use memory::{Access, Allocation, Placement};
pub use queue::Queue;
pub use signal::{Condition, Signal};

use crate::topology;
use driver::Driver;
use std::{fmt, sync::Arc};

/// A version of the KFD's interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Changes that break programs.
    pub major: u32,
    /// Additions.
    pub minor: u32,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// The KFD, opened.
#[derive(Debug)]
pub struct Kfd {}

impl Kfd {
    /// Opens the KFD and every GPU that the topology has.
    pub fn open(_driver: Arc<dyn Driver>) -> Result<Arc<Kfd>> {
        unimplemented!()
    }

    /// A name for people: `amdkfd` or `emulator`.
    pub fn driver_name(&self) -> &'static str {
        unimplemented!()
    }

    /// The interface's version.
    pub fn version(&self) -> Version {
        unimplemented!()
    }

    /// What is in the machine.
    pub fn topology(&self) -> &topology::System {
        unimplemented!()
    }

    /// The GPUs, in the order of their nodes. There may be none.
    pub fn gpus(&self) -> &[Arc<Gpu>] {
        unimplemented!()
    }

    /// Creates an event that a program sets itself.
    pub fn create_event(&self) -> Result<event::Event> {
        unimplemented!()
    }
}
