//! A GPU without a KFD: for a runtime that manages memory, queues and events itself.
//!
//! [`Machine`](crate::Machine) is a driver and its GPUs. Here the driver is somebody else: ROCr's model hook answers the
//! KFD's ioctls in its own process and leaves to the model what only a GPU can do, which is to take packets out of rings
//! and to run kernels. The runtime brings memory (by [`space`](Gpu::space)) and queues, and hears by a [`Host`].

mod topology;

pub use topology::{Topology, TopologyError, published};

use crate::{
    cp::{self, Failure, Listener, Processor},
    dispatch::{Engine, Units},
    memory::{Access, AddressSpace},
    topology::Profile,
};
use hsa_runtime_sys::amd_queue_t;
use std::{
    mem::offset_of,
    sync::{Arc, OnceLock},
    thread,
};

const WRITE_POINTER_OFFSET: u64 = offset_of!(amd_queue_t, write_dispatch_id) as u64;

/// The runtime that a GPU works for.
pub trait Host: std::fmt::Debug + Send + Sync {
    /// Runs `step`, in which a signal gets its value and its event is raised. A runtime that ends an event when it sees the
    /// signal's value, and cannot bear it raised after that, lets those who end events wait for what is under way here.
    fn completing(&self, step: &mut dyn FnMut()) {
        step();
    }

    /// An event was raised: its number stands in its mailbox, if its signal has one.
    fn event(&self, number: u32);

    /// Whether the event of a signal is raised by its number alone, where the signal has no mailbox. A GPU raises none then.
    fn hears_without_mailbox(&self) -> bool {
        false
    }

    /// A queue stopped for good. Says whether its inactive signal is to get the bits that stand for the reason.
    fn stopped(&self, stop: &Stop) -> bool;
}

/// A queue that stopped for good.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stop {
    /// The GPU address of its `amd_queue_t`.
    pub queue: u64,
    /// What an AMD GPU writes to the queue's inactive signal.
    pub bits: u64,
    /// Why, in words.
    pub why: String,
}

/// What the packet processor reports, as the runtime hears it.
#[derive(Debug)]
struct Reports(Arc<dyn Host>);

impl Listener for Reports {
    fn completing(&self, step: &mut dyn FnMut()) {
        self.0.completing(step);
    }

    fn event(&self, number: u32) {
        self.0.event(number);
    }

    fn hears_without_mailbox(&self) -> bool {
        self.0.hears_without_mailbox()
    }

    fn stopped(&self, queue: u64, failure: &Failure, diagnosis: Option<&str>) -> bool {
        let why = diagnosis.map_or_else(|| failure.to_string(), str::to_owned);
        self.0.stopped(&Stop { queue, bits: failure.bits(), why })
    }
}

/// A GPU.
#[derive(Debug)]
pub struct Gpu {
    profile: Profile,
    units: Units,
    space: AddressSpace,
    listener: Arc<Reports>,
    processor: Processor,
}

/// Where a queue lies, by GPU addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueuePlace {
    /// The ring.
    pub ring: u64,
    /// Its size, a power of two.
    pub ring_bytes: u32,
    /// `write_dispatch_id` of the queue's `amd_queue_t`.
    pub write_pointer: u64,
    /// `read_dispatch_id` of the queue's `amd_queue_t`.
    pub read_pointer: u64,
}

/// Why a queue cannot be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueueError {
    /// The ring's size is no number of packets.
    #[error("a ring of {bytes} bytes: there must be a power of two, and at least one packet of 64 bytes")]
    RingSize {
        /// The size.
        bytes: u32,
    },
    /// A part of it is not in memory that the GPU may write, or not aligned.
    #[error("the {what} at {address:#x} is not in memory that the GPU may write")]
    Memory {
        /// Which part.
        what: &'static str,
        /// Where it should be.
        address: u64,
    },
    /// The operating system has no thread left for it.
    #[error("there is no thread for the queue")]
    Thread,
}

/// A queue that runs. Dropping it ends it, and the kernel that it runs.
#[derive(Debug)]
pub struct Queue(cp::Queue);

impl Queue {
    /// The GPU address of its `amd_queue_t`.
    pub fn address(&self) -> u64 {
        self.0.address()
    }
}

impl Gpu {
    /// Makes a GPU. No memory is mapped.
    pub fn new(profile: Profile, host: Arc<dyn Host>) -> Gpu {
        Gpu {
            profile,
            units: profile.units(),
            space: AddressSpace::default(),
            listener: Arc::new(Reports(host)),
            processor: Processor::default(),
        }
    }

    /// What the GPU can reach.
    pub fn space(&self) -> &AddressSpace {
        &self.space
    }

    /// Starts an AQL queue. It has no doorbell: it begins with a packet when the write pointer is past it and its header
    /// is not INVALID.
    pub fn start(&self, place: QueuePlace) -> Result<Queue, QueueError> {
        let memory = self.memory(place)?;
        let surroundings = cp::Surroundings {
            target: self.profile.target(),
            space: self.space.clone(),
            listener: self.listener.clone(),
            engine: engine(),
            units: self.units.clone(),
        };
        let queue = self.processor.start(surroundings, memory, None).map_err(|_| QueueError::Thread)?;
        queue.set_active(true);
        Ok(Queue(queue))
    }

    fn memory(&self, place: QueuePlace) -> Result<cp::Memory, QueueError> {
        let QueuePlace { ring: ring_address, ring_bytes: bytes, write_pointer, read_pointer } = place;
        if !bytes.is_power_of_two() || (bytes as usize) < cp::PACKET_BYTES {
            return Err(QueueError::RingSize { bytes });
        }
        self.space.generation();
        let snapshot = self.space.snapshot();
        let locate = |what, address: u64, bytes: u64| {
            let error = QueueError::Memory { what, address };
            let range = snapshot.find(address).ok_or(error)?;
            let fits = range.end - address >= bytes && range.access.contains(Access::WRITE);
            let host = range.host.wrapping_add((address - range.start) as usize);
            if !fits || !host.cast::<u64>().is_aligned() {
                return Err(error);
            }
            Ok((host, range.backing.clone()))
        };
        let no_queue = QueueError::Memory { what: "amd_queue_t", address: write_pointer };
        let queue_address = write_pointer.checked_sub(WRITE_POINTER_OFFSET).ok_or(no_queue)?;
        let (descriptor, descriptor_backing) = locate("amd_queue_t", queue_address, size_of::<amd_queue_t>() as u64)?;
        let (write_pointer, _) = locate("write pointer", write_pointer, 8)?;
        let (read_pointer, read_backing) = locate("read pointer", read_pointer, 8)?;
        let (ring, ring_backing) = locate("ring", ring_address, bytes.into())?;
        Ok(cp::Memory {
            ring,
            ring_address,
            packets: bytes / cp::PACKET_BYTES as u32,
            descriptor,
            queue_address,
            write_pointer: write_pointer.cast(),
            read_pointer: read_pointer.cast(),
            _backings: [descriptor_backing, read_backing, ring_backing],
        })
    }
}

/// The engine that all GPUs of the process share: they have the same processors to run on.
fn engine() -> Arc<Engine> {
    static ENGINE: OnceLock<Arc<Engine>> = OnceLock::new();
    let workers = || thread::available_parallelism().map_or(1, |count| count.get());
    ENGINE.get_or_init(|| Arc::new(Engine::new(workers()))).clone()
}
