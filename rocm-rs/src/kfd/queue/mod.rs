//! Compute queues.
use super::{Result, fault::Failure, gpu::Gpu};
use hsa_runtime_sys::amd_queue_t;
use std::{ptr::NonNull, sync::Arc, sync::atomic::AtomicU64};

/// What a queue is to be.
#[derive(Clone, Debug)]
pub struct Config {
    /// Packets of the ring: a power of two, at least 64.
    pub packets: u32,
    /// 0 (low) to 15 (high); 7 is normal.
    pub priority: u32,
    /// The share of the hardware queue's time, 1 to 100.
    pub percentage: u32,
    /// Which compute units it may use, a bit each; all when empty.
    pub cu_mask: Vec<u32>,
    /// Whether dispatches leave start and end times in their completion signals.
    pub profiling: bool,
    /// Whether only one thread at a time submits.
    pub single_producer: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            packets: 1024,
            priority: 7,
            percentage: 100,
            cu_mask: Vec::new(),
            profiling: true,
            single_producer: false,
        }
    }
}

/// A compute queue: ring, descriptor and doorbell, ready for packets. Destroyed when it is dropped.
///
/// It does not write packets: `aql::Ring` does, over [`ring`](Self::ring), [`descriptor`](Self::descriptor) and
/// [`doorbell`](Self::doorbell), which are valid as long as the queue is.
#[derive(Debug)]
pub struct Queue {}

impl Queue {
    /// The KFD's id of it: what failures name.
    pub fn id(&self) -> u32 {
        unimplemented!()
    }

    /// The GPU it is on.
    pub fn gpu(&self) -> &Arc<Gpu> {
        unimplemented!()
    }

    /// The queue in memory: the dispatch ids, and what the packet processor knows of it.
    pub fn descriptor(&self) -> NonNull<amd_queue_t> {
        unimplemented!()
    }

    /// The ring's first packet; every packet is invalid at first.
    pub fn ring(&self) -> NonNull<u8> {
        unimplemented!()
    }

    /// Packets of the ring.
    pub fn packets(&self) -> u32 {
        unimplemented!()
    }

    /// The doorbell: the id of the last packet goes there.
    pub fn doorbell(&self) -> NonNull<AtomicU64> {
        unimplemented!()
    }

    /// Why the queue has stopped, if it has. Does not ask the kernel.
    pub fn failure(&self) -> Option<Failure> {
        unimplemented!()
    }

    /// Bytes of scratch memory that each lane of a dispatch may use now. One load.
    pub fn scratch_per_lane(&self) -> u32 {
        unimplemented!()
    }

    /// Gives the queue more scratch memory, when it has less than `per_lane` bytes for each lane.
    ///
    /// # Safety
    ///
    /// Nothing that uses scratch memory is in flight on the queue, nor submitted while this runs.
    pub unsafe fn grow_scratch(&self, _per_lane: u32) -> Result<()> {
        unimplemented!()
    }

    /// Changes priority and percentage.
    pub fn update(&self, _priority: u32, _percentage: u32) -> Result<()> {
        unimplemented!()
    }

    /// Changes which compute units the queue may use, a bit each.
    pub fn set_cu_mask(&self, _mask: &[u32]) -> Result<()> {
        unimplemented!()
    }
}
