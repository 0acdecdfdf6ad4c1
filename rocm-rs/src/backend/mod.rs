//! The seam between the types a user sees and what does the work below them.
//!
//! A backend (the KFD runtime, or ROCr) opens a device and hands out [`Agent`]s, which hand out [`Memory`],
//! [`Queue`]s and [`SignalCell`]s. Everything here is for the slow paths: one indirect call each. The hot path does not
//! pass through it: a queue gives its [`Ring`] once, a signal its memory once, and from then on packets and values are
//! plain stores and loads.
//!
//! Invariants that every backend keeps:
//! - addresses are the same for the host and the agent;
//! - each object keeps alive what it needs of the objects it came from, so that they may be dropped in any order;
//! - dropping an object frees it, and a queue's drop returns even while a kernel on it runs for ever.

#[cfg(feature = "hsa")]
pub(crate) mod hsa;
pub(crate) mod kfd;

#[cfg(not(feature = "hsa"))]
use crate::error::{Attempt, OpenError};
use crate::{
    aql::{self, Ring},
    code_object::{self, CodeObject, TargetId},
    device::Device,
    error::{Error, Result},
    fault::Fault,
    memory::{MemoryInfo, MemoryKind},
    queue, topology,
};
use std::{any::Any, fmt, ptr::NonNull, sync::Arc, time::Duration};

/// An opened device.
pub(crate) trait Backend: fmt::Debug + Send + Sync {
    /// Its agents.
    fn agents(&self) -> Vec<Arc<dyn Agent>>;

    /// What is in the machine.
    fn topology(&self) -> &topology::System;

    /// The driver and its version, for people.
    fn driver(&self) -> String;
}

/// An agent: something that runs kernels.
pub(crate) trait Agent: fmt::Debug + Send + Sync {
    /// What it is.
    fn description(&self) -> &Description;

    /// Allocates `bytes` (not zero) of memory, aligned to a page if it is that long. Its contents are whatever
    /// this process left there.
    fn allocate(&self, kind: MemoryKind, bytes: u64) -> Result<Box<dyn Memory>>;

    /// Copies memory by the agent, and waits until that is done: for memory that the host does not reach.
    ///
    /// # Safety
    ///
    /// Both ranges are memory that this agent reaches, and do not overlap. After an error it may be using them still.
    unsafe fn copy(&self, to: u64, from: u64, bytes: u64) -> Result<()>;

    /// Loads a code object that was compiled for this agent: memory for the image, segments copied, relocations applied.
    fn load(&self, object: &CodeObject) -> Result<Box<dyn Image>>;

    /// Creates a queue.
    fn create_queue(&self, config: &queue::Config) -> Result<Box<dyn Queue>>;

    /// Creates a signal. The runtime keeps it for reuse, so this may be slow.
    fn create_signal(&self) -> Result<Box<dyn SignalCell>>;

    /// Reads the clocks.
    fn clocks(&self) -> Result<Clocks>;

    /// The time between two readings of the agent's clock.
    fn elapsed(&self, start: u64, end: u64) -> Result<Duration>;
}

/// What an agent is, read once.
#[derive(Clone, Debug)]
pub(crate) struct Description {
    pub(crate) target: TargetId,
    pub(crate) node: topology::Node,
    pub(crate) compute_units: u32,
    pub(crate) lds_bytes: u32,
    pub(crate) memories: Vec<MemoryInfo>,
}

/// A piece of memory that both the host's program and the agent address alike. Dropping it frees it.
///
/// # Safety
///
/// As many bytes from `address` on as were asked for stay mapped for the agent, and `host` (where it is given) for reads and writes of the host,
/// until the value is dropped.
pub(crate) unsafe trait Memory: fmt::Debug + Send + Sync {
    /// Where the agent sees it.
    fn address(&self) -> u64;
    /// Where the host sees it, if it does.
    fn host(&self) -> Option<NonNull<u8>>;
}

/// A code object in an agent's memory. Dropping it frees that.
pub(crate) trait Image: fmt::Debug + Send + Sync {
    /// Where it starts.
    fn address(&self) -> u64;

    /// Where the descriptor of one of its kernels is.
    fn descriptor(&self, kernel: &code_object::Kernel) -> u64;
}

/// A queue. Dropping it stops and destroys it.
///
/// # Safety
///
/// What [`ring`](Self::ring) returns works until the value is dropped. After that, the agent touches nothing that packets
/// of this queue named.
pub(crate) unsafe trait Queue: fmt::Debug + Send + Sync {
    /// The ring that packets are put in.
    fn ring(&self) -> &Ring<aql::Multi>;

    /// Its number, as the driver's messages have it.
    fn id(&self) -> u64;

    /// What kernels may ask about it.
    fn places(&self) -> Places;

    /// Bytes of scratch memory that each work-item of a dispatch may use now. Cheap.
    fn scratch(&self) -> u32;

    /// Gives the queue more scratch memory.
    ///
    /// # Safety
    ///
    /// Nothing that uses scratch memory is in flight on the queue, nor submitted while this runs.
    unsafe fn grow_scratch(&self, bytes_per_work_item: u32) -> Result<()>;

    /// What stopped the queue, if something did. Makes no system call.
    fn fault(&self) -> Option<Fault>;

    /// Itself, for the signals of the same backend.
    fn as_any(&self) -> &dyn Any;
}

/// Addresses that kernels of a queue may ask for in hidden arguments.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Places {
    /// The `amd_queue_t`.
    pub(crate) queue: u64,
    /// The high half of the private aperture's address.
    pub(crate) private_aperture: u32,
    /// The high half of the LDS aperture's address.
    pub(crate) local_aperture: u32,
}

/// The memory of a signal, and how to sleep on it.
///
/// # Safety
///
/// What [`signal`](Self::signal) returns works until the value is dropped.
pub(crate) unsafe trait SignalCell: fmt::Debug + Send + Sync {
    /// The signal.
    fn signal(&self) -> &aql::Signal;

    /// Sleeps until the signal's value is not `seen`, something failed, or `limit` has passed. It may return early for no
    /// reason. `queue` is the one that will change the signal.
    fn sleep(&self, seen: i64, limit: Option<Duration>, queue: Option<&dyn Queue>) -> Result<()>;

    /// Wakes those who sleep, after the host changed the value.
    fn wake(&self) -> Result<()>;
}

/// The clocks of an agent and of its host, read at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Clocks {
    /// The agent's counter: what the time stamps of dispatches are values of.
    pub agent: u64,
    /// The host's raw monotonic clock in nanoseconds.
    pub host: u64,
}

/// Opens a device.
pub(crate) fn open(device: Device) -> Result<Arc<dyn Backend>> {
    match device {
        #[cfg(feature = "hsa")]
        Device::Hsa => hsa::open(None),
        #[cfg(not(feature = "hsa"))]
        Device::Hsa => {
            let attempt = Attempt::new("AMD's runtime, ROCr", "this program was built without it");
            Err(OpenError { device, attempts: vec![attempt] }.into())
        }
        Device::Kfd | Device::Emulated(_) => kfd::open(device),
    }
}

/// An [`Error`] for something that a backend refused.
pub(crate) fn failed(operation: impl Into<String>, source: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Backend { operation: operation.into(), source: Box::new(source) }
}
