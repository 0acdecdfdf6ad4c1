//! A GPU as the buffers, queues and events on it need it: its id, its file, its place in the process's addresses.
//!
//! Everything that is allocated on a GPU holds its device, and the device holds nothing that is allocated on it: so what
//! a user still has keeps working, in whatever order things are dropped.

use super::{
    Error, Result,
    driver::RawFile,
    fault::Failure,
    process::{Process, lock},
};
use crate::topology::{Gpu, Node};
use hsa_runtime_sys::amd_queue_v2_t;
use hsakmt_sys::uapi::kfd_process_device_apertures;
use std::{
    mem::offset_of,
    ptr::NonNull,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

/// One GPU, opened.
#[derive(Debug)]
pub(super) struct Device {
    pub(super) process: Arc<Process>,
    pub(super) id: u32,
    pub(super) node: Node,
    pub(super) properties: Gpu,
    pub(super) render: RawFile,
    pub(super) apertures: kfd_process_device_apertures,
    /// The NUMA node from which the host's memory for it comes; `None` where there is nothing to choose.
    pub(super) host_node: Option<usize>,
    /// The queues that stand: their ids and descriptors.
    queues: Mutex<Vec<Standing>>,
}

#[derive(Debug)]
struct Standing {
    id: u32,
    descriptor: NonNull<amd_queue_v2_t>,
}

// SAFETY: a descriptor is reached through atomics only, and only while its queue stands.
unsafe impl Send for Standing {}

impl Device {
    pub(super) fn new(
        process: Arc<Process>,
        node: Node,
        properties: Gpu,
        render: RawFile,
        apertures: kfd_process_device_apertures,
        host_node: Option<usize>,
    ) -> Self {
        Self { process, id: properties.id, node, properties, render, apertures, host_node, queues: Mutex::default() }
    }

    /// A name for messages.
    pub(super) fn name(&self) -> String {
        format!("{} (GPU {}, node {})", self.properties.gfx, self.id, self.node.number)
    }

    /// Fails when the GPU has failed, and in a forked child.
    pub(super) fn check(&self) -> Result<()> {
        self.process.check()?;
        match self.process.failures.of(self.id) {
            Some(failure) => Err(Error::Failure(failure)),
            None => Ok(()),
        }
    }

    /// Says that a queue stands.
    pub(super) fn add_queue(&self, id: u32, descriptor: NonNull<amd_queue_v2_t>) {
        lock(&self.queues).push(Standing { id, descriptor });
    }

    /// Says that a queue is about to go.
    pub(super) fn remove_queue(&self, id: u32) {
        lock(&self.queues).retain(|queue| queue.id != id);
    }

    /// The queue that must have caused a failure of the GPU, if there is only one that can have.
    pub(super) fn suspect(&self) -> Option<u32> {
        let queues = lock(&self.queues);
        let busy: Vec<u32> = queues.iter().filter(|queue| queue.is_busy()).map(|queue| queue.id).collect();
        match (&queues[..], &busy[..]) {
            ([only], _) => Some(only.id),
            (_, [only]) => Some(*only),
            _ => None,
        }
    }

    /// Completes a failure with what the runtime knows and the kernel does not say.
    pub(super) fn complete(&self, failure: Failure) -> Failure {
        match failure {
            Failure::Memory { address, reason, imprecise, gpu, queue: None } => {
                Failure::Memory { address, reason, imprecise, gpu, queue: self.suspect() }
            }
            failure => failure,
        }
    }
}

impl Standing {
    /// Whether packets wait in the queue.
    fn is_busy(&self) -> bool {
        let id = |offset: usize| {
            // SAFETY: the descriptor is valid while the queue stands, which is as long as it is in the list; both ids
            // are aligned.
            unsafe { self.descriptor.byte_add(offset).cast::<AtomicU64>().as_ref() }.load(Ordering::Relaxed)
        };
        id(offset_of!(amd_queue_v2_t, read_dispatch_id)) != id(offset_of!(amd_queue_v2_t, write_dispatch_id))
    }
}
