//! The duties of a runtime, done by AMD's: ROCr, `libhsa-runtime64`.
//!
//! [`Hsa::open`] initialises the library; its [`Agent`]s allocate memory, create queues and signals, and load code
//! objects. The types of the crate's root do the same with any backend; this module is for what only ROCr has:
//! [copies by its engines](Agent::copy), [handlers](Signal::on), [what it knows of a pointer](Hsa::pointer_info).
//!
//! - **The hot path is ours.** A queue's ring and doorbell, and a signal's value, are read once from the `amd_queue_t` and
//!   `amd_signal_t` that ROCr made; from then on submitting, signalling and waits that are satisfied never call into C.
//! - **Every handle is given back exactly once**, in an order that does not depend on how the program drops things: each
//!   object keeps the [`Hsa`] alive, and `hsa_shut_down` comes last.
//! - **Loaded is loaded.** A library whose `hsa_init` succeeded once is never unloaded: it has threads of its own.
//! - **Nothing is trusted**: a status is a number with a name, never an enum, and a handle or a string that comes back is
//!   checked before it is used.
//!
//! # After `fork`
//!
//! ROCr's threads and the kernel's state of the process are the parent's. In the child every operation returns
//! [`Error::Forked`], dropping frees nothing, and ROCr cannot be opened anew while the parent had it open when it forked.
//! A child that wants it calls `exec` first.

mod agent;
mod call;
mod clock;
mod copy;
mod error;
mod executable;
mod fault;
mod info;
mod library;
mod memory;
mod queue;
mod runtime;
mod signal;
mod topology;
mod version;

pub use agent::Agent;
pub use clock::Counters;
pub use copy::Transfer;
pub use error::{Error, Result};
pub use executable::Executable;
pub use fault::Failure;
/// Where libraries are looked for, and what was found there.
pub use hsa_runtime_sys::rocm_locate as locate;
pub use library::Library;
pub use memory::{Allocation, PointerInfo, PointerKind, Pool, Segment};
pub use queue::{Config, Queue};
pub use runtime::Hsa;
pub use signal::Signal;
pub(crate) use topology::system;
pub use version::{RocmVersion, rocm_version};
