//! Queues: where packets are put for an agent to process.
//!
//! [`Queue::submit`] is the hot path: two loads that say the queue is alive, then the ring. It makes no system call,
//! allocates nothing and takes no lock.
//!
//! Invariants: a queue that stopped takes no more packets. What a packet names lives until the packet is complete or the
//! backend's queue is gone: completions that are dropped before that leave their [`Work`] here.

use crate::{
    agent::Agent,
    aql::{self, Packet, Ring, packet, ring::Reserved},
    backend,
    completion::{Completion, Keep, Work},
    error::{Error, Result},
    fault::Fault,
    fork::Generation,
    signal::Signal,
};
use std::{
    fmt,
    mem::ManuallyDrop,
    ptr::NonNull,
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock,
        atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};

/// Signals that one barrier packet waits for.
const BARRIER_SIGNALS: usize = 5;
/// How long a thread waits for room in a full ring before it asks whether the queue still lives.
const FULL_RING_SPINS: u32 = 1000;
/// How long it then sleeps at a time.
const FULL_RING_SLEEP: Duration = Duration::from_millis(1);

/// How the agent's hardware shares itself out among queues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Priority {
    /// After the others.
    Low,
    /// As the others.
    #[default]
    Normal,
    /// Before the others.
    High,
}

/// What a queue is to be.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    pub(crate) packets: u32,
    pub(crate) priority: Priority,
    pub(crate) cu_mask: Vec<u32>,
}

/// Makes a [`Queue`] with other than the usual properties. [`Agent::queue_builder`] starts one.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `create`"]
pub struct QueueBuilder {
    agent: Agent,
    config: Config,
}

impl QueueBuilder {
    pub(crate) fn new(agent: Agent) -> Self {
        let config = Config { packets: 1024, priority: Priority::Normal, cu_mask: Vec::new() };
        Self { agent, config }
    }

    /// How many packets the ring holds: a power of two from 64 to 131,072 (the default is 1,024).
    pub fn packets(mut self, packets: u32) -> Self {
        self.config.packets = packets;
        self
    }

    /// How the hardware prefers this queue to others.
    pub fn priority(mut self, priority: Priority) -> Self {
        self.config.priority = priority;
        self
    }

    /// Which compute units its kernels may run on: one bit each, the first in the lowest bit of the first word. By
    /// default all. On RDNA, which runs workgroups on pairs of compute units, both of a pair or none.
    pub fn cu_mask(mut self, mask: impl Into<Vec<u32>>) -> Self {
        self.config.cu_mask = mask.into();
        self
    }

    /// Creates the queue.
    ///
    /// # Errors
    ///
    /// [`Error::QueueConfig`] for a size or mask that no queue can have; [`Error::Backend`] and [`Error::OutOfMemory`]
    /// when the driver refuses.
    pub fn create(self) -> Result<Queue> {
        let Self { agent, config } = self;
        if !config.packets.is_power_of_two() || !(64..=1 << 17).contains(&config.packets) {
            return Err(Error::QueueConfig { reason: "the number of packets is not a power of two from 64 to 131072" });
        }
        if !config.cu_mask.is_empty() && !allows_any(&config.cu_mask, agent.compute_units()) {
            return Err(Error::QueueConfig { reason: "the mask allows no compute unit that the GPU has" });
        }
        let splits_a_pair = |word: &u32| word & 0x5555_5555 != word >> 1 & 0x5555_5555;
        let pairs = agent.node().gpu.as_ref().is_some_and(|gpu| gpu.gfx.major >= 10);
        if pairs && config.cu_mask.iter().any(splits_a_pair) {
            return Err(Error::QueueConfig { reason: "the mask splits a pair of compute units" });
        }
        agent.generation().check()?;
        let backend: Arc<dyn backend::Queue> = agent.backend().create_queue(&config)?.into();
        let ring = NonNull::from(backend.ring());
        let inner = Inner {
            generation: agent.generation(),
            agent,
            id: backend.id(),
            backend: Mutex::new(Some(backend.clone())),
            stopped: AtomicBool::new(false),
            fault: OnceLock::new(),
            scratch: RwLock::new(()),
            left: Mutex::default(),
            left_count: AtomicUsize::new(0),
        };
        Ok(Queue { inner: Arc::new(inner), backend: ManuallyDrop::new(backend), ring })
    }
}

/// A queue of an agent. Any number of threads may submit to it.
///
/// Packets start in the order of submission; they run one beside the other unless a barrier says otherwise
/// ([`Launch::barrier`](crate::Launch::barrier), [`barrier_and`](Self::barrier_and)).
///
/// # Dropping
///
/// A queue lives on while a [`Completion`] of its work does. When the last of them is gone the queue is destroyed, and
/// with it what it has not finished: wait for work whose results matter. That is so even for a kernel that would run for
/// ever. [`destroy`](Self::destroy) does not wait for the completions.
pub struct Queue {
    inner: Arc<Inner>,
    backend: ManuallyDrop<Arc<dyn backend::Queue>>,
    /// The backend queue's ring: saves an indirect call on each submission.
    ring: NonNull<Ring<aql::Multi>>,
}

// SAFETY: the ring is part of the backend's queue, which this value keeps alive; both are `Send` and `Sync`.
unsafe impl Send for Queue {}
// SAFETY: as above.
unsafe impl Sync for Queue {}

pub(crate) struct Inner {
    agent: Agent,
    /// The agent's, here for the hot path.
    generation: Generation,
    id: u64,
    /// `None` once the queue was destroyed.
    backend: Mutex<Option<Arc<dyn backend::Queue>>>,
    /// Whether `fault` is set.
    stopped: AtomicBool,
    fault: OnceLock<Fault>,
    /// Held for reading while a launch that uses scratch memory is submitted, for writing while there is more made.
    scratch: RwLock<()>,
    /// Work whose completion was dropped before it was complete.
    left: Mutex<Vec<Work>>,
    left_count: AtomicUsize,
}

impl Queue {
    /// The driver's number of it: what faults name.
    pub fn id(&self) -> u64 {
        self.inner.id
    }

    /// The agent it belongs to.
    pub fn agent(&self) -> &Agent {
        &self.inner.agent
    }

    /// How many packets its ring holds.
    pub fn packets(&self) -> u32 {
        self.ring().capacity()
    }

    /// What stopped the queue, if something did.
    pub fn fault(&self) -> Option<Fault> {
        if !self.inner.generation().forked() {
            self.inner.notice(&**self.backend);
        }
        self.inner.fault.get().cloned()
    }

    /// Puts a packet in the ring and rings the doorbell: nothing else. Returns the packet's index.
    ///
    /// When the ring is full, the thread waits for room.
    ///
    /// # Safety
    ///
    /// What the packet names (code, arguments, memory that its kernel touches, signals) is valid until the packet is
    /// complete, and belongs to this queue's agent. The kernel does what its own contract asks for. A dispatch needs no
    /// more scratch memory than [`scratch`](Self::scratch) says.
    ///
    /// # Errors
    ///
    /// [`Error::Faulted`] when the queue has stopped, [`Error::Forked`] in a child process.
    #[inline]
    pub unsafe fn submit(&self, packet: impl Into<Packet>) -> Result<u64> {
        Ok(self.reserve()?.fill(packet))
    }

    /// The next slot of the ring.
    #[inline]
    fn reserve(&self) -> Result<Reserved<'_>> {
        self.inner.alive()?;
        match self.ring().try_reserve() {
            Ok(slot) => Ok(slot),
            Err(_) => self.reserve_when_room(),
        }
    }

    #[cold]
    fn reserve_when_room(&self) -> Result<Reserved<'_>> {
        let mut tries = 0u32;
        let mut bell = None;
        self.ring().reserve_with(|| {
            tries += 1;
            if tries < FULL_RING_SPINS {
                std::hint::spin_loop();
                return Ok(());
            }
            self.inner.check(&**self.backend)?;
            // A signal that nobody changes: sleeping on it hears of faults.
            let bell = match &bell {
                Some(bell) => bell,
                None => bell.insert(self.inner.agent.create_signal(1)?),
            };
            let slept = bell.wait_on(aql::Condition::Lt, 1, Some(FULL_RING_SLEEP), Some(&**self.backend));
            self.inner.check(&**self.backend)?;
            slept.map(|_| ())
        })
    }

    /// Bytes of scratch memory that each work-item of a dispatch may use now. Launches make more when they need it.
    pub fn scratch(&self) -> u32 {
        self.backend.scratch()
    }

    /// Waits in the queue, without a thread of the host, until all of the signals are zero, and then for what was
    /// submitted before. With no signals it waits for what was submitted before.
    ///
    /// # Errors
    ///
    /// [`Error::Foreign`] for a signal of another agent; otherwise as [`submit`](Self::submit).
    pub fn barrier_and(&self, signals: &[&Signal]) -> Result<Completion> {
        self.own(signals)?;
        let done = self.inner.agent.create_signal(1)?;
        let groups = signals.chunks(BARRIER_SIGNALS);
        let last = groups.len().saturating_sub(1);
        let mut handles = [0; BARRIER_SIGNALS];
        for group in groups.take(last) {
            let handles = fill(&mut handles, group);
            let packet = packet::BarrierAnd::new(handles).map_err(|e| backend::failed("barrier", e))?;
            // SAFETY: the last packet of this barrier waits for this one and keeps its signals.
            unsafe { self.submit(packet)? };
        }
        let handles = fill(&mut handles, signals.chunks(BARRIER_SIGNALS).next_back().unwrap_or_default());
        let packet = packet::BarrierAnd::new(handles).map_err(|e| backend::failed("barrier", e))?;
        // SAFETY: the completion keeps the signals until the packet is complete.
        unsafe { self.submit(packet.barrier(true).completion(done.handle()))? };
        Ok(self.completion(done, keep(signals)))
    }

    /// Waits in the queue until one of the signals is zero, and for what was submitted before.
    ///
    /// # Errors
    ///
    /// [`Error::BarrierSignals`] unless there are one to five signals; otherwise as [`barrier_and`](Self::barrier_and).
    pub fn barrier_or(&self, signals: &[&Signal]) -> Result<Completion> {
        if signals.is_empty() || signals.len() > BARRIER_SIGNALS {
            return Err(Error::BarrierSignals { given: signals.len(), max: BARRIER_SIGNALS });
        }
        self.own(signals)?;
        let done = self.inner.agent.create_signal(1)?;
        let mut handles = [0; BARRIER_SIGNALS];
        let packet = packet::BarrierOr::new(fill(&mut handles, signals)).map_err(|e| backend::failed("barrier", e))?;
        // SAFETY: the completion keeps the signals until the packet is complete.
        unsafe { self.submit(packet.barrier(true).completion(done.handle()))? };
        Ok(self.completion(done, keep(signals)))
    }

    /// Destroys the queue now, with what it has not finished. Waits for completions of that work end with
    /// [`Error::QueueDestroyed`].
    pub fn destroy(self) {
        self.inner.backend().take();
    }

    pub(crate) fn completion(&self, signal: Signal, keep: Vec<Keep>) -> Completion {
        Completion::new(self.inner.clone(), Work { signal, keep })
    }

    pub(crate) fn backend(&self) -> &dyn backend::Queue {
        &**self.backend
    }

    pub(crate) fn inner(&self) -> &Arc<Inner> {
        &self.inner
    }

    /// Submits a dispatch that needs this much scratch memory, after making sure that the queue has it, and sets the
    /// signal that it completes to 1; an error leaves the signal as it was.
    ///
    /// # Safety
    ///
    /// As for [`submit`](Self::submit). The signal is the one that the packet names.
    #[inline]
    pub(crate) unsafe fn submit_with_scratch(
        &self,
        packet: Packet,
        signal: &aql::Signal,
        bytes_per_work_item: u32,
    ) -> Result<()> {
        self.inner.reap();
        // The signal after the slot: its line comes from the device's processor, and an exchange waits for all stores
        // before it.
        let submit = || {
            let slot = self.reserve()?;
            signal.store_relaxed(1);
            slot.fill(packet);
            Ok(())
        };
        if bytes_per_work_item == 0 {
            return submit();
        }
        loop {
            {
                let _submitting = self.inner.scratch.read().unwrap_or_else(PoisonError::into_inner);
                if self.scratch() >= bytes_per_work_item {
                    return submit();
                }
            }
            let _growing = self.inner.scratch.write().unwrap_or_else(PoisonError::into_inner);
            if self.scratch() < bytes_per_work_item {
                self.barrier_and(&[])?.wait()?;
                // SAFETY: everything submitted before is complete, and launches with scratch wait for the lock.
                unsafe { self.backend.grow_scratch(bytes_per_work_item)? };
            }
        }
    }

    #[inline(always)]
    fn ring(&self) -> &Ring<aql::Multi> {
        // SAFETY: the ring is part of the backend's queue, which `self` keeps alive.
        unsafe { self.ring.as_ref() }
    }

    fn own(&self, signals: &[&Signal]) -> Result<()> {
        signals.iter().try_for_each(|signal| self.inner.agent.owns_signal(signal))
    }
}

/// Whether a mask has a bit for one of the first `units` compute units, or any where nobody says how many there are.
fn allows_any(mask: &[u32], units: u32) -> bool {
    let there = |word: usize| match (units as usize).saturating_sub(word * 32) {
        bits @ 0..32 if units > 0 => (1 << bits) - 1,
        _ => u32::MAX,
    };
    mask.iter().enumerate().any(|(index, word)| word & there(index) != 0)
}

fn fill<'h>(handles: &'h mut [u64; BARRIER_SIGNALS], signals: &[&Signal]) -> &'h [u64] {
    for (handle, signal) in handles.iter_mut().zip(signals) {
        *handle = signal.handle();
    }
    &handles[..signals.len()]
}

fn keep(signals: &[&Signal]) -> Vec<Keep> {
    signals.iter().map(|signal| Keep::Signal { _signal: (*signal).clone() }).collect()
}

impl Inner {
    pub(crate) fn id(&self) -> u64 {
        self.id
    }

    pub(crate) fn agent(&self) -> &Agent {
        &self.agent
    }

    pub(crate) fn generation(&self) -> Generation {
        self.generation
    }

    /// The backend's queue, unless it was destroyed.
    pub(crate) fn backend(&self) -> MutexGuard<'_, Option<Arc<dyn backend::Queue>>> {
        self.backend.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An error when the queue is known to be of no use. Two loads.
    #[inline]
    fn alive(&self) -> Result<()> {
        self.generation().check()?;
        if self.stopped.load(Relaxed) { Err(self.stopped_error()) } else { Ok(()) }
    }

    #[cold]
    pub(crate) fn stopped_error(&self) -> Error {
        match self.fault.get() {
            Some(fault) => Error::Faulted { queue: self.id, fault: fault.clone() },
            None => Error::QueueDestroyed { queue: self.id },
        }
    }

    /// Records a fault that the backend knows of.
    pub(crate) fn notice(&self, backend: &dyn backend::Queue) {
        if let Some(fault) = backend.fault() {
            self.fault.get_or_init(|| fault);
            self.stopped.store(true, Relaxed);
        }
    }

    /// Asks the backend, then as [`alive`](Self::alive).
    pub(crate) fn check(&self, backend: &dyn backend::Queue) -> Result<()> {
        self.notice(backend);
        self.alive()
    }

    /// Frees what complete work has been using, and takes over work that nobody waits for any more.
    pub(crate) fn finish(&self, work: Work) {
        if self.generation().forked() {
            std::mem::forget(work);
            return;
        }
        if work.is_complete() {
            return;
        }
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        left.push(work);
        self.left_count.store(left.len(), Relaxed);
    }

    /// Frees what left work has been using, as far as it is complete.
    pub(crate) fn reap(&self) {
        if self.left_count.load(Relaxed) == 0 {
            return;
        }
        let Ok(mut left) = self.left.try_lock() else { return };
        let complete: Vec<Work> = left.extract_if(.., |work| work.is_complete()).collect();
        self.left_count.store(left.len(), Relaxed);
        drop(left);
        drop(complete);
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        if !self.inner.generation().forked() {
            // SAFETY: dropped once, and not used after. In a forked child it is leaked.
            unsafe { ManuallyDrop::drop(&mut self.backend) };
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        let backend = self.backend.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        let left = std::mem::take(self.left.get_mut().unwrap_or_else(PoisonError::into_inner));
        if self.generation().forked() {
            std::mem::forget((backend, left));
            return;
        }
        // First the queue, which may still be running what was left; then the memory it used.
        drop(backend);
        drop(left);
    }
}

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queue")
            .field("id", &self.inner.id)
            .field("agent", &self.inner.agent)
            .field("packets", &self.packets())
            .field("fault", &self.inner.fault.get())
            .finish()
    }
}
