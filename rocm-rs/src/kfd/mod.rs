//! The pure-Rust runtime over the KFD, the kernel driver of AMD GPU compute.
//!
//! [`Kfd::open`] opens the driver and every GPU; a [`Gpu`] gives memory ([`Allocation`]), [`Queue`]s and [`Signal`]s.
//! All of it is freed when it is dropped, in whatever order that happens: each holds what it needs.
//!
//! # One process, one KFD
//!
//! The kernel keeps one state for a process, which lives until the process ends, whatever is closed. So:
//!
//! - Opening twice gives the same [`Kfd`]. Opening again after all was dropped gives a new one over the descriptors,
//!   the event page and the doorbells of the first, which are kept ([`driver::Anchor`]).
//! - Two drivers (two emulated machines, or one and the kernel) are two KFDs and know nothing of each other.
//! - A child of a fork has none of it. What it inherited answers [`Error::Forked`], and dropping it does nothing; the
//!   memory is not even mapped there. The child may open its own.
//!
//! # Waiting and failing
//!
//! Whoever waits ([`Signal::wait`], [`event::Event::wait`]) hears of memory faults and hardware exceptions as
//! [`Failure`]s, and of its own queue's. A GPU that failed stays failed: there is no recovery but a new process.
//!
//! # What is not there
//!
//! SDMA queues: copies to and from memory that the host cannot reach are the packet processor's ([`Commands`]). SVM,
//! debugger and sharing between processes.

mod buffer;
pub mod clock;
mod commands;
mod device;
pub mod driver;
mod error;
pub mod event;
pub mod fault;
mod gpu;
mod memory;
mod open;
mod pool;
mod process;
pub mod queue;
mod residue;
mod signal;
mod slots;
#[cfg(test)]
mod testing;
mod vm;

pub use clock::{Clock, Counters, Timestamps};
pub use commands::Commands;
pub use error::{Error, Result};
pub use fault::Failure;
pub use gpu::Gpu;
/// The requests of the KFD, and how each system numbers them.
pub use hsakmt_sys::uapi::ioctl;
pub use memory::{Access, Allocation, Placement};
pub use open::{Kfd, Version, topology_of, version_of};
pub use queue::Queue;
pub use signal::Signal;

pub use crate::aql::Condition;
