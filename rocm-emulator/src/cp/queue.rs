//! An AQL queue: the thread that takes packets out of its ring.
//!
//! The thread processes a slot when the doorbell has rung since it last ran out of packets, the write pointer is past
//! the slot and the slot's header is not INVALID. A producer rings after it has published its packet, but another one
//! may have reserved an earlier slot and not filled it yet: the thread then waits for that header, as the hardware does.
//!
//! A doorbell is taken by an exchange, once the ring is empty: a ring can be late or come twice, but none is lost. A queue
//! without one looks at its write pointer instead.

use super::{
    backoff::Backoff,
    context::{Context, Site, Surroundings},
    failure::{Failure, INSUFFICIENT_SCRATCH, TRAPPED},
    packet,
    reach::{self, Reach},
    ring::{Doorbell, Memory, PACKET_BYTES},
    scanner::{self, Sleeper},
};
use crate::{
    dispatch::{Session, Units},
    errno::Errno,
};
use arc_swap::ArcSwap;
use hsa_runtime_sys::{HSA_PACKET_TYPE_INVALID, amd_queue_t, amd_signal_t};
use std::{
    fmt,
    mem::offset_of,
    panic::{self, AssertUnwindSafe},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::{self, JoinHandle, Thread},
};

const SIGNAL_VALUE: u64 = offset_of!(amd_signal_t, __bindgen_anon_1) as u64;

/// A queue, as its thread, the scanner and its owner see it.
struct Shared {
    site: Site,
    /// None: who brought the queue has no doorbell for it, and moves the write pointer only.
    doorbell: Option<Doorbell>,
    scanner: Arc<scanner::Shared>,
    active: AtomicBool,
    halted: AtomicBool,
    parked: AtomicBool,
    /// The doorbell has rung since the ring was last empty.
    rung: AtomicBool,
    /// The next packet.
    next: AtomicU64,
    thread: OnceLock<Thread>,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queue")
            .field("address", &format_args!("{:#x}", self.site.memory.queue_address))
            .finish_non_exhaustive()
    }
}

impl Sleeper for Shared {
    fn sleeps(&self) -> bool {
        self.parked.load(Ordering::SeqCst)
    }

    fn wake_for_work(&self) -> bool {
        self.sleeps() && self.has_work() && self.wake()
    }
}

impl Shared {
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
            None => self.site.memory.is_reserved(next),
        };
        self.runs() && rung && self.site.memory.has_packet(next)
    }

    /// Sleeps until there is something to do.
    fn park(&self) {
        self.parked.store(true, Ordering::SeqCst);
        self.scanner.kick();
        while self.sleeps() && !self.site.stops() {
            if self.has_work() {
                break;
            }
            thread::park();
        }
        self.parked.store(false, Ordering::SeqCst);
    }

    fn run(&self) {
        let _ = self.thread.set(thread::current());
        let mut reach = Reach::new(&self.site.surroundings.space);
        let mut session = Session::new(&self.site.surroundings.engine);
        let mut backoff = Backoff::default();
        self.park();
        while !self.site.stops() {
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
            reach::prefetch(self.site.memory.write_pointer);
            reach::prefetch(self.site.memory.slot(index));
            self.rung.store(true, Ordering::Release);
        }
        if !self.rung.load(Ordering::Acquire) {
            return false;
        }
        if !self.site.memory.is_reserved(index) {
            // Only here is the doorbell made silent, where no packet waits for the exchange. Who rings before it has
            // moved the write pointer before: that is looked at once more.
            if !self.doorbell.as_ref().is_some_and(Doorbell::take) {
                self.rung.store(false, Ordering::Release);
            }
            return false;
        }
        if !self.site.memory.has_packet(index) {
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
        let words = self.site.memory.packet(index);
        let slot = index & (u64::from(self.site.memory.packets) - 1);
        let address = self.site.memory.ring_address + slot * PACKET_BYTES as u64;
        loop {
            let context = Context { site: &self.site, reach, session, address, index };
            match packet::process(context, &words) {
                Err(Failure::Packet(INSUFFICIENT_SCRATCH)) => self.wait_for_scratch(reach)?,
                result => return result,
            }
        }
    }

    /// Gives the slot back.
    fn retire(&self, index: u64) {
        self.site.memory.header(index).store(HSA_PACKET_TYPE_INVALID as u16, Ordering::Release);
        self.next.store(index + 1, Ordering::Release);
        self.site.memory.read_pointer().store(index + 1, Ordering::Release);
    }

    /// Stops for good: says why to who listens, and in the inactive signal.
    fn fail(&self, reach: &mut Reach, failure: &Failure) {
        self.halted.store(true, Ordering::Release);
        reach.refresh();
        let diagnosis = self.site.diagnosis.get().map(String::as_str);
        if self.site.surroundings.listener.stopped(self.site.memory.queue_address, failure, diagnosis) {
            // A queue without that signal, or with one that cannot be reached, just stops.
            let _ = self.report(reach, failure.bits());
        }
    }

    /// Sets bits of the inactive signal. The value that it has then; `None` without a signal.
    fn report(&self, reach: &mut Reach, bits: u64) -> Result<Option<u64>, Failure> {
        let signal = self.site.memory.field::<u64>(offset_of!(amd_queue_t, queue_inactive_signal));
        if signal == 0 {
            return Ok(None);
        }
        if bits != 0 {
            reach.set_bits(signal + SIGNAL_VALUE, bits)?;
            packet::notify(reach, &*self.site.surroundings.listener, signal)?;
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
            if self.site.stops() {
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
            site: Site {
                memory,
                units: ArcSwap::from_pointee(surroundings.units.clone()),
                surroundings,
                stop: Arc::default(),
                diagnosis: OnceLock::new(),
            },
            doorbell,
            scanner: scanner.clone(),
            active: AtomicBool::new(false),
            halted: AtomicBool::new(false),
            parked: AtomicBool::new(false),
            rung: AtomicBool::new(false),
            next,
            thread: OnceLock::new(),
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
        self.shared.site.units.store(Arc::new(units));
        self.shared.wake();
    }

    /// The GPU address of the `amd_queue_t`.
    pub fn address(&self) -> u64 {
        self.shared.site.memory.queue_address
    }

    /// The GPU address of the ring, and how many slots it has.
    pub fn ring(&self) -> (u64, u32) {
        (self.shared.site.memory.ring_address, self.shared.site.memory.packets)
    }

    /// What stopped it, in words.
    pub fn diagnosis(&self) -> Option<&str> {
        self.shared.site.diagnosis.get().map(String::as_str)
    }

    /// Tells it to end.
    pub fn stop(&self) {
        self.shared.site.stop.store(true, Ordering::Release);
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
        let sleeper: Arc<dyn Sleeper> = self.shared.clone();
        self.shared.scanner.remove(&sleeper);
    }
}
