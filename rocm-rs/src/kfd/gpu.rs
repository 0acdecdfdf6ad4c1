//! One GPU, opened.
use super::{
    Access, Allocation, Counters, Placement, Result, Signal,
    queue::{self, Queue},
};
use crate::topology;
use std::{ptr::NonNull, sync::Arc};

/// A GPU that this process has opened. Cheap to clone within its [`Arc`]; outlives the [`Kfd`](super::Kfd) it is of.
#[derive(Debug)]
pub struct Gpu {}

impl Gpu {
    /// The KFD's id of it: what faults name.
    pub fn id(&self) -> u32 {
        unimplemented!()
    }

    /// Its node of the topology.
    pub fn node(&self) -> &topology::Node {
        unimplemented!()
    }

    /// What the topology says of it.
    pub fn properties(&self) -> &topology::Gpu {
        unimplemented!()
    }

    /// Where ordinary buffers go: memory that both this GPU and the host can reach, the GPU's own if there is such.
    pub fn default_placement(&self) -> Placement {
        unimplemented!()
    }

    /// Allocates memory. Small pieces share buffers; from 64 KiB on, each has its own. Page-aligned from 4 KiB on, and
    /// aligned to its size rounded up to a power of two below that.
    pub fn allocate(&self, _size: usize, _placement: Placement, _access: Access) -> Result<Allocation> {
        unimplemented!()
    }

    /// Lets the GPU use memory of the process.
    ///
    /// # Safety
    ///
    /// The memory stays mapped until the allocation is dropped; whatever a GPU writes there is the caller's to bear.
    pub unsafe fn register(&self, _memory: NonNull<u8>, _len: usize, _access: Access) -> Result<Allocation> {
        unimplemented!()
    }

    /// Bytes of VRAM that can still be allocated.
    pub fn available_memory(&self) -> Result<u64> {
        unimplemented!()
    }

    /// Creates a compute queue.
    pub fn create_queue(&self, _config: &queue::Config) -> Result<Queue> {
        unimplemented!()
    }

    /// Creates a signal. Cheap: signals and their events are pooled.
    pub fn create_signal(&self, _value: i64) -> Result<Signal> {
        unimplemented!()
    }

    /// Reads the GPU's clock and the host's together.
    pub fn clock_counters(&self) -> Result<Counters> {
        unimplemented!()
    }

    /// Fails when the GPU has failed. Does not ask the kernel.
    pub fn check(&self) -> Result<()> {
        unimplemented!()
    }

    /// Every GPU of the process.
    pub fn peers(&self) -> Vec<Arc<Gpu>> {
        unimplemented!()
    }
}
