//! An AQL queue: its memory, its doorbell, and the thread that takes packets out of its ring.
//!
//! The thread processes a slot when the doorbell has rung since it last ran out of packets, the write pointer is past
//! the slot and the slot's header is not INVALID. A producer rings after it has published its packet, but another one
//! may have reserved an earlier slot and not filled it yet: the thread then waits for that header, as the hardware does.
//!
//! A doorbell is taken by an exchange, once the ring is empty: a ring can be late or come twice, but none is lost. A queue
//! without one looks at its write pointer instead.

use super::{
    Listener,
    backoff::Backoff,
    failure::{Failure, INSUFFICIENT_SCRATCH, TRAPPED},
    packet::{self, Context},
    reach::{self, Reach},
    scanner,
};
use crate::{
    dispatch::{DispatchError, Engine, Invalid, Session, Units},
    errno::Errno,
    isa::Target,
    memory::{AddressSpace, Backing},
};
use arc_swap::ArcSwap;
use bytemuck::AnyBitPattern;
use hsa_runtime_sys::{HSA_PACKET_TYPE_INVALID, amd_queue_t, amd_signal_t};
use std::{
    any::Any,
    fmt,
    mem::offset_of,
    panic::{self, AssertUnwindSafe},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, AtomicU16, AtomicU64, Ordering},
    },
    thread::{self, JoinHandle, Thread},
};

/// The size of a slot of the ring.
pub const PACKET_BYTES: usize = 64;
/// What a doorbell holds that nobody has rung: no packet has this number.
const SILENT: u64 = u64::MAX;
const SIGNAL_VALUE: u64 = offset_of!(amd_signal_t, __bindgen_anon_1) as u64;

/// The memory of a queue: the ring, and the `amd_queue_t` with the pointers.
pub struct Memory {
    pub ring: *mut u8,
    /// The GPU address of the ring.
    pub ring_address: u64,
    /// Slots of the ring, a power of two.
    pub packets: u32,
    /// The `amd_queue_t`.
    pub descriptor: *mut u8,
    /// The GPU address of the `amd_queue_t`.
    pub queue_address: u64,
    pub write_pointer: *mut u64,
    pub read_pointer: *mut u64,
    /// What keeps all of these mapped.
    pub _backings: [Arc<dyn Any + Send + Sync>; 3],
}

// SAFETY: the memory is shared with the host program by design, is only accessed atomically, and stays mapped.
unsafe impl Send for Memory {}
// SAFETY: see `Send`.
unsafe impl Sync for Memory {}

impl Memory {
    /// The header of a packet's slot.
    fn header(&self, index: u64) -> &AtomicU16 {
        // SAFETY: a slot within the ring, aligned to its size, accessed atomically only.
        unsafe { AtomicU16::from_ptr(self.slot(index).cast()) }
    }

    fn slot(&self, index: u64) -> *mut u8 {
        let slot = index & (u64::from(self.packets) - 1);
        // SAFETY: the ring has `packets` slots.
        unsafe { self.ring.add(slot as usize * PACKET_BYTES) }
    }

    fn has_packet(&self, index: u64) -> bool {
        u32::from(self.header(index).load(Ordering::Acquire) & 0xff) != HSA_PACKET_TYPE_INVALID
    }

    /// The words of a packet, as they are at this moment.
    fn packet(&self, index: u64) -> [u64; PACKET_BYTES / 8] {
        let words = self.slot(index).cast::<u64>();
        // SAFETY: the words of a slot within the ring, aligned to 8, accessed atomically.
        std::array::from_fn(|word| unsafe { AtomicU64::from_ptr(words.add(word)) }.load(Ordering::Relaxed))
    }

    fn write_pointer(&self) -> &AtomicU64 {
        // SAFETY: an aligned word that stays mapped.
        unsafe { AtomicU64::from_ptr(self.write_pointer) }
    }

    /// Whether a producer has taken this packet's slot.
    fn is_reserved(&self, index: u64) -> bool {
        self.write_pointer().load(Ordering::Acquire).wrapping_sub(index) as i64 > 0
    }

    fn read_pointer(&self) -> &AtomicU64 {
        // SAFETY: an aligned word that stays mapped.
        unsafe { AtomicU64::from_ptr(self.read_pointer) }
    }

    /// A field of the `amd_queue_t` as it is at this moment, by its offset.
    pub fn field<T: AnyBitPattern>(&self, offset: usize) -> T {
        assert!(offset + size_of::<T>() <= size_of::<amd_queue_t>());
        // SAFETY: the descriptor stays mapped and the field lies in it; any bits are a value. The pointers that the host
        // changes while the queue lives are read by their own atomics.
        unsafe { self.descriptor.add(offset).cast::<T>().read_volatile() }
    }
}

/// A queue's doorbell: a word of the process's page of them.
#[derive(Debug)]
pub struct Doorbell {
    page: Arc<Backing>,
    number: u32,
}

impl Doorbell {
    /// Takes the doorbell with a number. It is silent.
    pub fn new(page: Arc<Backing>, number: u32) -> Doorbell {
        let doorbell = Doorbell { page, number };
        doorbell.word().store(SILENT, Ordering::Release);
        doorbell
    }

    fn word(&self) -> &AtomicU64 {
        debug_assert!(u64::from(self.number) * 8 < self.page.len());
        // SAFETY: an aligned word of the page, which stays mapped; it is accessed atomically only.
        unsafe { AtomicU64::from_ptr(self.page.host().cast::<u64>().add(self.number as usize)) }
    }

    fn has_rung(&self) -> bool {
        self.word().load(Ordering::Acquire) != SILENT
    }

    /// Whether it has rung; it is silent afterwards.
    fn take(&self) -> bool {
        self.has_rung() && self.word().swap(SILENT, Ordering::AcqRel) != SILENT
    }
}

/// What a queue needs of its process and its GPU.
pub struct Surroundings {
    pub target: Target,
    pub space: AddressSpace,
    pub listener: Arc<dyn Listener>,
    pub engine: Arc<Engine>,
    /// What its kernels run on.
    pub units: Units,
}

/// A queue, as its thread, the scanner and its owner see it.
pub struct Shared {
    pub memory: Memory,
    /// None: who brought the queue has no doorbell for it, and moves the write pointer only.
    doorbell: Option<Doorbell>,
    pub surroundings: Surroundings,
    /// What the next kernel runs on.
    pub units: ArcSwap<Units>,
    scanner: Arc<scanner::Shared>,
    /// The queue is being destroyed. Also ends a kernel that runs.
    pub stop: Arc<AtomicBool>,
    active: AtomicBool,
    halted: AtomicBool,
    parked: AtomicBool,
    /// The doorbell has rung since the ring was last empty.
    rung: AtomicBool,
    /// The next packet.
    next: AtomicU64,
    thread: OnceLock<Thread>,
    /// What stopped it, in words: more than the bits of the inactive signal can say.
    diagnosis: OnceLock<String>,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queue")
            .field("address", &format_args!("{:#x}", self.memory.queue_address))
            .finish_non_exhaustive()
    }
}

impl Shared {
    pub fn is_parked(&self) -> bool {
        self.parked.load(Ordering::SeqCst)
    }

    /// Wakes the thread if it sleeps and there is something to do.
    pub fn wake_for_work(&self) -> bool {
        self.is_parked() && self.has_work() && self.wake()
    }

    fn wake(&self) -> bool {
        let parked = self.parked.swap(false, Ordering::SeqCst);
        if let Some(thread) = self.thread.get() {
            thread.unpark();
        }
        parked
    }

    fn runs(&self) -> bool {
        self.active.load(Ordering::Acquire) && !self.halted.load(Ordering::Acquire)
    }

    fn has_work(&self) -> bool {
        let next = self.next.load(Ordering::Acquire);
        let rung = match &self.doorbell {
            Some(doorbell) if doorbell.has_rung() => return self.runs(),
            Some(_) => self.rung.load(Ordering::Acquire),
            None => self.memory.is_reserved(next),
        };
        self.runs() && rung && self.memory.has_packet(next)
    }

    fn stops(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }

    /// Sleeps until there is something to do.
    fn park(&self) {
        self.parked.store(true, Ordering::SeqCst);
        self.scanner.kick();
        while self.is_parked() && !self.stops() {
            if self.has_work() {
                break;
            }
            thread::park();
        }
        self.parked.store(false, Ordering::SeqCst);
    }

    fn run(&self) {
        let _ = self.thread.set(thread::current());
        let mut reach = Reach::new(&self.surroundings.space);
        let mut session = Session::new(&self.surroundings.engine);
        let mut backoff = Backoff::default();
        self.park();
        while !self.stops() {
            if self.runs() && self.step(&mut reach, &mut session) {
                backoff.reset();
            } else if !backoff.pause() {
                // Memory that the host frees meanwhile is not to be kept by a queue that sleeps.
                reach.view().rest();
                self.park();
                backoff.reset();
            }
        }
    }

    /// Processes the next packet, if there is one.
    fn step<'q>(&'q self, reach: &mut Reach, session: &mut Session<'q>) -> bool {
        let index = self.next.load(Ordering::Relaxed);
        if self.doorbell.as_ref().is_none_or(Doorbell::has_rung) {
            // What is looked at next was written by another processor: have all of it on its way at once.
            reach::prefetch(self.memory.write_pointer);
            reach::prefetch(self.memory.slot(index));
            self.rung.store(true, Ordering::Release);
        }
        if !self.rung.load(Ordering::Acquire) {
            return false;
        }
        if !self.memory.is_reserved(index) {
            // Only here is the doorbell made silent, where no packet waits for the exchange. Who rings before it has
            // moved the write pointer before: that is looked at once more.
            if !self.doorbell.as_ref().is_some_and(Doorbell::take) {
                self.rung.store(false, Ordering::Release);
            }
            return false;
        }
        if !self.memory.has_packet(index) {
            return false;
        }
        // A panic is a mistake of the emulator's. It is reported as one by the panic hook; the queue says that it stopped.
        let result = panic::catch_unwind(AssertUnwindSafe(|| self.process(reach, session, index)));
        match result.unwrap_or(Err(Failure::Exception(TRAPPED))) {
            Ok(()) => self.retire(index),
            Err(Failure::Stopped) => {}
            Err(failure) => self.fail(reach, &failure),
        }
        true
    }

    fn process<'q>(&'q self, reach: &mut Reach, session: &mut Session<'q>, index: u64) -> Result<(), Failure> {
        let words = self.memory.packet(index);
        let slot = index & (u64::from(self.memory.packets) - 1);
        let address = self.memory.ring_address + slot * PACKET_BYTES as u64;
        loop {
            let context = Context { queue: self, reach, session, address, index };
            match packet::process(context, &words) {
                Err(Failure::Packet(INSUFFICIENT_SCRATCH)) => self.wait_for_scratch(reach)?,
                result => return result,
            }
        }
    }

    /// Notes what a dispatch ended with, before the failure shows anywhere.
    pub fn note(&self, error: &DispatchError) {
        // A dispatch that lacks scratch is tried again, and one that was stopped did nothing wrong.
        if !matches!(error, DispatchError::Stopped | DispatchError::Invalid(Invalid::ScratchTooSmall { .. })) {
            let _ = self.diagnosis.set(error.to_string());
        }
    }

    /// Gives the slot back.
    fn retire(&self, index: u64) {
        self.memory.header(index).store(HSA_PACKET_TYPE_INVALID as u16, Ordering::Release);
        self.next.store(index + 1, Ordering::Release);
        self.memory.read_pointer().store(index + 1, Ordering::Release);
    }

    /// Stops for good: says why to who listens, and in the inactive signal.
    fn fail(&self, reach: &mut Reach, failure: &Failure) {
        self.halted.store(true, Ordering::Release);
        reach.refresh();
        let diagnosis = self.diagnosis.get().map(String::as_str);
        if self.surroundings.listener.stopped(self.memory.queue_address, failure, diagnosis) {
            // A queue without that signal, or with one that cannot be reached, just stops.
            let _ = self.report(reach, failure.bits());
        }
    }

    /// Sets bits of the inactive signal. The value that it has then; `None` without a signal.
    fn report(&self, reach: &mut Reach, bits: u64) -> Result<Option<u64>, Failure> {
        let signal = self.memory.field::<u64>(offset_of!(amd_queue_t, queue_inactive_signal));
        if signal == 0 {
            return Ok(None);
        }
        if bits != 0 {
            reach.set_bits(signal + SIGNAL_VALUE, bits)?;
            packet::notify(reach, &*self.surroundings.listener, signal)?;
        }
        Ok(Some(reach.load64(signal + SIGNAL_VALUE)?))
    }

    /// Asks for scratch, and waits until the host has given it: until it has set the signal to 0.
    fn wait_for_scratch(&self, reach: &mut Reach) -> Result<(), Failure> {
        let mut backoff = Backoff::default();
        let mut value = self.report(reach, INSUFFICIENT_SCRATCH)?;
        while value != Some(0) {
            if value.is_none() {
                return Err(Failure::Packet(INSUFFICIENT_SCRATCH | 1 << 63));
            }
            if self.stops() {
                return Err(Failure::Stopped);
            }
            backoff.pause_or_sleep();
            reach.refresh();
            value = self.report(reach, 0)?;
        }
        Ok(())
    }
}

/// A running queue. Dropping it ends it, and the kernel that it runs.
#[derive(Debug)]
pub struct Queue {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Queue {
    /// Starts a queue that is not active yet.
    pub fn start(
        surroundings: Surroundings,
        memory: Memory,
        doorbell: Option<Doorbell>,
        scanner: Arc<scanner::Shared>,
    ) -> Result<Queue, Errno> {
        // The kernel begins with what the host left in the read pointer.
        let next = AtomicU64::new(memory.read_pointer().load(Ordering::Acquire));
        let shared = Arc::new(Shared {
            memory,
            doorbell,
            units: ArcSwap::from_pointee(surroundings.units.clone()),
            surroundings,
            scanner: scanner.clone(),
            stop: Arc::default(),
            active: AtomicBool::new(false),
            halted: AtomicBool::new(false),
            parked: AtomicBool::new(false),
            rung: AtomicBool::new(false),
            next,
            thread: OnceLock::new(),
            diagnosis: OnceLock::new(),
        });
        let of_thread = shared.clone();
        let builder = thread::Builder::new().name("kfd-queue".into());
        let thread = builder.spawn(move || of_thread.run()).map_err(|_| Errno::ENOMEM)?;
        scanner.add(shared.clone());
        Ok(Queue { shared, thread: Some(thread) })
    }

    /// Whether it processes packets.
    pub fn set_active(&self, active: bool) {
        self.shared.active.store(active, Ordering::Release);
        self.shared.wake();
    }

    pub fn is_active(&self) -> bool {
        self.shared.active.load(Ordering::Acquire)
    }

    /// What kernels run on from the next one on. With nothing to run on, the queue waits.
    pub fn set_units(&self, units: Units) {
        self.shared.units.store(Arc::new(units));
        self.shared.wake();
    }

    /// The GPU address of the ring, and how many slots it has.
    pub fn ring(&self) -> (u64, u32) {
        (self.shared.memory.ring_address, self.shared.memory.packets)
    }

    /// What stopped it, in words.
    pub fn diagnosis(&self) -> Option<&str> {
        self.shared.diagnosis.get().map(String::as_str)
    }

    /// Tells it to end.
    pub fn stop(&self) {
        self.shared.stop.store(true, Ordering::Release);
        self.shared.wake();
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.stop();
        if let Some(thread) = self.thread.take() {
            // A panic of that thread has been reported already, and Drop must not panic.
            let _ = thread.join();
        }
        self.shared.scanner.remove(&self.shared);
    }
}
