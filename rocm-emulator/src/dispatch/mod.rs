//! Kernel dispatch: from an AQL packet to workgroups over worker threads.
//!
//! [`Engine::run`] takes one kernel dispatch packet to its end. It checks the packet and the kernel descriptor, decodes
//! the kernel once, sets up the registers of every wave as the ABI says ("AMDGPU User Guide", chapters "Kernel
//! Descriptor" and "Initial Kernel Execution State"), and runs the workgroups. It blocks the calling thread (the packet
//! processor's) until the grid has ended, has faulted, or was stopped.

mod abi;
mod again;
mod cache;
mod engine;
mod group;
mod observed;
mod pool;
mod session;
mod units;
mod watch;

pub use crate::outcome::{DispatchError, Invalid, Statistics};
pub use engine::Engine;
pub(crate) use session::Session;
pub(crate) use units::Shape;
pub use units::Units;

use crate::isa::Target;
use hsa_runtime_sys::hsa_kernel_dispatch_packet_t;
use std::{
    fmt,
    sync::{Arc, atomic::AtomicBool},
};

/// The largest LDS allocation of a workgroup, in bytes.
pub const MAX_LDS: u32 = 64 * 1024;

/// The most work-items of a workgroup.
pub const MAX_WORKGROUP: u32 = 1024;

/// The scratch memory that the queue's `amd_queue_t` describes.
///
/// The engine keeps the waves' scratch itself, a private piece per wave (no program sees scratch through global
/// addresses), but it refuses a dispatch that the described backing could not hold, as the packet processor would.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scratch {
    /// `scratch_backing_memory_location`.
    pub backing: u64,
    /// `scratch_backing_memory_byte_size`.
    pub size: u64,
    /// `compute_tmpring_size`: WAVES in bits 11:0, WAVESIZE in bits 26:12 in units of 256 bytes (GFX11).
    pub tmpring_size: u32,
}

/// One kernel dispatch.
#[derive(Clone)]
pub struct Dispatch<'a> {
    /// The packet.
    pub packet: hsa_kernel_dispatch_packet_t,
    /// The GPU address of the packet in its ring: what a kernel's dispatch pointer is.
    pub packet_address: u64,
    /// The GPU address of the `amd_queue_t`.
    pub queue_address: u64,
    /// The index of the packet in its queue.
    pub dispatch_id: u64,
    /// What to run on.
    pub target: Target,
    /// The queue's scratch.
    pub scratch: Scratch,
    /// What the queue's kernels run on.
    pub units: &'a Arc<Units>,
    /// Ends the dispatch soon after it becomes true.
    pub stop: &'a Arc<AtomicBool>,
}

// SAFETY: the pointers in the packet are addresses for the GPU. The engine looks them up in the address space and never
// follows them as they are.
unsafe impl Send for Dispatch<'_> {}
// SAFETY: see `Send`.
unsafe impl Sync for Dispatch<'_> {}

impl fmt::Debug for Dispatch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dispatch")
            .field("kernel_object", &format_args!("{:#x}", self.packet.kernel_object))
            .field("packet_address", &format_args!("{:#x}", self.packet_address))
            .field("dispatch_id", &self.dispatch_id)
            .field("target", &self.target)
            .finish_non_exhaustive()
    }
}
