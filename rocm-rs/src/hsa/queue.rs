//! Queues that ROCr made, and that the host then drives without it.
//!
//! The ring, its indices and the doorbell are taken from the `amd_queue_t` once. ROCr gives dispatches the scratch memory
//! that they ask for by itself.

use super::{
    Agent, Error, Failure, Result,
    call::call,
    fault::{self, Health},
};
use crate::aql::{self, Doorbell, Ring, ring::Parts};
use hsa_runtime_sys::{self as sys, AMD_SIGNAL_KIND_DOORBELL, amd_queue_v2_t, amd_signal_t, hsa_queue_t};
use std::{fmt, ptr::NonNull, sync::Arc};

/// What a queue is to be.
#[derive(Clone, Debug)]
pub struct Config {
    /// How many packets its ring holds: a power of two.
    pub packets: u32,
    /// The runtime's priority (`HSA_AMD_QUEUE_PRIORITY_*`).
    pub priority: u32,
    /// Which compute units its kernels may run on, a bit each; empty for all.
    pub cu_mask: Vec<u32>,
}

impl Default for Config {
    fn default() -> Self {
        Self { packets: 1024, priority: sys::HSA_AMD_QUEUE_PRIORITY_NORMAL, cu_mask: Vec::new() }
    }
}

/// A queue of the runtime. Dropping it stops and destroys it.
pub struct Queue {
    // Dropped before the queue whose memory it uses.
    ring: Ring<aql::Multi>,
    made: Made,
}

/// A queue until it is destroyed.
struct Made {
    queue: NonNull<hsa_queue_t>,
    agent: Agent,
    /// What the callback writes to.
    health: Arc<Health>,
}

// SAFETY: the queue is the runtime's, whose functions take calls from any thread; the rest of it is read once.
unsafe impl Send for Made {}
// SAFETY: as above.
unsafe impl Sync for Made {}

impl Drop for Made {
    fn drop(&mut self) {
        if self.agent.hsa().forked() {
            return;
        }
        // SAFETY: it is the runtime's, and destroyed once.
        let destroyed = unsafe { call!(self.agent.hsa(), String::new(), hsa_queue_destroy(self.queue.as_ptr())) };
        if destroyed.is_err() {
            // The callback may still come.
            std::mem::forget(self.health.clone());
        }
    }
}

impl Queue {
    /// Creates a queue for any number of producers.
    pub fn new(agent: &Agent, config: &Config) -> Result<Self> {
        let hsa = agent.hsa();
        hsa.check()?;
        let object = || format!("{} packets on {agent}", config.packets);
        let health = Health::new(agent.handle());
        let mut queue = std::ptr::null_mut::<hsa_queue_t>();
        // SAFETY: the callback's data lives until the queue is destroyed, and the queue is written.
        unsafe {
            let (kind, data) = (sys::HSA_QUEUE_TYPE_MULTI, Arc::as_ptr(&health).cast_mut().cast());
            let (private, group) = (u32::MAX, u32::MAX);
            let (agent, callback) = (agent.handle(), Some(fault::queue_error as _));
            call!(
                hsa,
                object(),
                hsa_queue_create(agent, config.packets, kind, callback, data, private, group, &mut queue)
            )?;
        }
        let nonsense = |what: String| Error::Nonsense { call: "hsa_queue_create", object: object(), what };
        let queue = NonNull::new(queue).ok_or_else(|| nonsense("a null pointer".to_owned()))?;
        let made = Made { queue, agent: agent.clone(), health };
        // SAFETY: the runtime has just made the queue, which lives as long as `made`.
        let doorbell = unsafe { doorbell(queue) }.map_err(nonsense)?;
        // SAFETY: the queue is an `amd_queue_t`, whose memory stays until it is destroyed. Other producers, if the program
        // gives the queue to any, use HSA's protocol, which is the ring's.
        let ring = unsafe {
            Ring::multi(Parts::of_queue(queue.cast::<amd_queue_v2_t>(), doorbell).map_err(|e| nonsense(e.to_string()))?)
        };
        if ring.capacity() < config.packets {
            return Err(nonsense(format!("a ring of {} packets", ring.capacity())));
        }
        made.configure(config)?;
        Ok(Self { ring, made })
    }

    /// The ring that packets are put in.
    pub fn ring(&self) -> &Ring<aql::Multi> {
        &self.ring
    }

    /// The runtime's queue.
    pub fn handle(&self) -> NonNull<hsa_queue_t> {
        self.made.queue
    }

    /// The queue in memory, as the headers lay it out.
    pub fn descriptor(&self) -> NonNull<amd_queue_v2_t> {
        self.made.queue.cast()
    }

    /// Its number, which is unique in the process.
    pub fn id(&self) -> u64 {
        // SAFETY: the queue lives as long as `self`, and nobody changes its number.
        unsafe { (&raw const (*self.made.queue.as_ptr()).id).read() }
    }

    /// The agent it belongs to.
    pub fn agent(&self) -> &Agent {
        &self.made.agent
    }

    /// What stopped it, if something did.
    pub fn failure(&self) -> Option<Failure> {
        self.made.health.failure()
    }
}

impl Made {
    fn configure(&self, config: &Config) -> Result<()> {
        let (hsa, queue) = (self.agent.hsa(), self.queue.as_ptr());
        let object = || format!("a queue of {}", self.agent);
        // SAFETY: the queue is the runtime's, and the mask has as many bits as are said.
        unsafe {
            call!(hsa, object(), hsa_amd_profiling_set_profiler_enabled(queue, 1))?;
            if config.priority != sys::HSA_AMD_QUEUE_PRIORITY_NORMAL {
                call!(hsa, object(), hsa_amd_queue_set_priority(queue, config.priority))?;
            }
            if !config.cu_mask.is_empty() {
                let (bits, mask) = (config.cu_mask.len() as u32 * 32, config.cu_mask.as_ptr());
                call!(hsa, object(), hsa_amd_queue_cu_set_mask(queue, bits, mask))?;
            }
        }
        Ok(())
    }
}

/// The doorbell of a queue: a cell of the device that takes 64 bits.
///
/// # Safety
///
/// The queue is the runtime's; the doorbell is used no longer than it lives.
unsafe fn doorbell(queue: NonNull<hsa_queue_t>) -> Result<Doorbell, String> {
    // SAFETY: the queue lives, and nobody changes which signal is its doorbell.
    let signal = unsafe { (&raw const (*queue.as_ptr()).doorbell_signal).read() };
    let signal = std::ptr::with_exposed_provenance_mut::<amd_signal_t>(signal.handle as usize);
    let signal = NonNull::new(signal).filter(|signal| signal.is_aligned()).ok_or("its doorbell is no signal")?;
    // SAFETY: a handle is the address of an `amd_signal_t`, whose kind says what the next field is.
    let (kind, cell) = unsafe {
        let signal = signal.as_ptr();
        let cell = (&raw const (*signal).__bindgen_anon_1.hardware_doorbell_ptr).read_volatile();
        ((&raw const (*signal).kind).read_volatile(), cell)
    };
    if kind != i64::from(AMD_SIGNAL_KIND_DOORBELL) {
        return Err(format!("its doorbell is of kind {kind}: this GPU is older than this crate supports (gfx9)"));
    }
    let cell = NonNull::new(cell).filter(|cell| cell.is_aligned()).ok_or("its doorbell has no address")?;
    // SAFETY: the cell is a doorbell of 64 bits, mapped as long as the queue lives.
    Ok(unsafe { Doorbell::new(cell) })
}

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queue").field("id", &self.id()).field("agent", self.agent()).finish_non_exhaustive()
    }
}
