//! Signals: 64-bit values in memory that GPUs and the host change and wait for.
//!
//! A wait looks first, then spins a little, and only then sleeps in the kernel: a wait for what has happened already
//! never enters it.

use super::{
    Result,
    clock::Timestamps,
    device::Device,
    event::{Event, SHORT_SLICE, Watched},
    queue::Queue,
    slots::Slots,
};
use hsa_runtime_sys::amd_signal_t;
use std::{
    hint,
    mem::offset_of,
    ptr::NonNull,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering, fence},
    },
    time::{Duration, Instant},
};

/// How long a waiter spins before it sleeps: what a small dispatch takes, and less than going to sleep and coming back.
const SPIN: Duration = Duration::from_micros(50);

/// How often a spinning waiter looks between two looks at the clock.
const LOOKS: u32 = 64;

/// What a waiter waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The value equals the operand.
    Equal,
    /// The value differs from the operand.
    NotEqual,
    /// The value is below the operand.
    Less,
    /// The value is not below the operand.
    GreaterEqual,
}

impl Condition {
    /// Whether a value meets the condition.
    pub const fn holds(self, value: i64, operand: i64) -> bool {
        match self {
            Condition::Equal => value == operand,
            Condition::NotEqual => value != operand,
            Condition::Less => value < operand,
            Condition::GreaterEqual => value >= operand,
        }
    }
}

/// A signal: an `amd_signal_t` that GPUs and the host share. Given back when it is dropped: no packet may name it then.
#[derive(Debug)]
pub struct Signal {
    slots: Arc<Slots>,
    number: u32,
    descriptor: NonNull<amd_signal_t>,
}

// SAFETY: the descriptor is reached through atomics and volatile reads only.
unsafe impl Send for Signal {}
// SAFETY: as above.
unsafe impl Sync for Signal {}

impl Signal {
    pub(super) fn new(slots: &Arc<Slots>, value: i64) -> Result<Self> {
        let (number, descriptor) = slots.take()?;
        let signal = Self { slots: slots.clone(), number, descriptor };
        signal.word(offset_of!(amd_signal_t, start_ts)).store(0, Ordering::Relaxed);
        signal.word(offset_of!(amd_signal_t, end_ts)).store(0, Ordering::Relaxed);
        signal.value().store(value, Ordering::Release);
        Ok(signal)
    }

    fn word(&self, offset: usize) -> &AtomicU64 {
        // SAFETY: the descriptor is valid as long as the signal is, and its 64-bit members are aligned.
        unsafe { self.descriptor.byte_add(offset).cast().as_ref() }
    }

    fn value(&self) -> &AtomicI64 {
        // SAFETY: as in `word`; the value is the descriptor's second member.
        unsafe { self.descriptor.byte_add(offset_of!(amd_signal_t, __bindgen_anon_1)).cast().as_ref() }
    }

    /// The signal in memory: what packets name by its address. Valid as long as the signal is.
    pub fn descriptor(&self) -> NonNull<amd_signal_t> {
        self.descriptor
    }

    /// The signal's address, as packets have it.
    pub fn handle(&self) -> u64 {
        self.descriptor.as_ptr() as u64
    }

    /// The value now (acquire).
    pub fn load(&self) -> i64 {
        self.value().load(Ordering::Acquire)
    }

    /// Sets the value (release) and wakes whoever sleeps on it.
    pub fn store(&self, value: i64) {
        self.value().store(value, Ordering::Release);
        self.wake();
    }

    /// Subtracts from the value (acquire and release), wakes whoever sleeps on it, and returns the value before.
    pub fn subtract(&self, value: i64) -> i64 {
        let before = self.value().fetch_sub(value, Ordering::AcqRel);
        self.wake();
        before
    }

    /// The event that is set when the signal changes; `None` when there was none left.
    pub(super) fn event_id(&self) -> Option<u32> {
        self.slots.slot(self.number).event().map(Event::id)
    }

    fn wake(&self) {
        // Either this sees the sleeper, or the sleeper, who counts itself before it looks, sees the value.
        fence(Ordering::SeqCst);
        let slot = self.slots.slot(self.number);
        if slot.sleepers.load(Ordering::Relaxed) != 0
            && let Some(event) = slot.event()
        {
            // A kernel that cannot wake the sleeper leaves it to its next look.
            let _ = event.set();
        }
    }

    /// Waits until the value meets the condition: the value that did, or `None` when the time was up.
    ///
    /// Spins a while, then sleeps in the kernel. Fails when a GPU fails, or `queue` does, which is the queue that will
    /// change the signal; with a queue, other GPUs' failures are not its business.
    pub fn wait(
        &self,
        condition: Condition,
        operand: i64,
        timeout: Option<Duration>,
        queue: Option<&Queue>,
    ) -> Result<Option<i64>> {
        let met = || Some(self.load()).filter(|&value| condition.holds(value, operand));
        match met() {
            None => self.wait_slowly(&met, timeout, queue),
            met => Ok(met),
        }
    }

    #[cold]
    fn wait_slowly(
        &self,
        met: &dyn Fn() -> Option<i64>,
        timeout: Option<Duration>,
        queue: Option<&Queue>,
    ) -> Result<Option<i64>> {
        let start = Instant::now();
        let left = |now: Duration| timeout.map_or(Duration::MAX, |timeout| timeout.saturating_sub(now));
        loop {
            for _ in 0..LOOKS {
                if let Some(value) = met() {
                    return Ok(Some(value));
                }
                hint::spin_loop();
            }
            let passed = start.elapsed();
            if left(passed).is_zero() {
                return Ok(None);
            }
            if passed >= SPIN {
                break;
            }
        }
        let slot = self.slots.slot(self.number);
        slot.sleepers.fetch_add(1, Ordering::Relaxed);
        let result = self.sleep(met, &|| left(start.elapsed()), queue);
        slot.sleepers.fetch_sub(1, Ordering::Relaxed);
        result
    }

    fn sleep(
        &self,
        met: &dyn Fn() -> Option<i64>,
        left: &dyn Fn() -> Duration,
        queue: Option<&Queue>,
    ) -> Result<Option<i64>> {
        let events = &self.slots.events;
        let event = self.event_id();
        let device: Option<&Device> = queue.map(|queue| &**queue.gpu().device());
        // An age that no event has: the first sleep returns at once with the age there is.
        let unknown = if events.has_ages() { u64::MAX } else { 0 };
        let mut watched = [Watched::default(); 2];
        let mut count = 0;
        for id in event.into_iter().chain(queue.and_then(Queue::event_id)) {
            watched[count] = Watched { id, age: unknown };
            count += 1;
        }
        let slice = if event.is_some() { events.slice() } else { SHORT_SLICE };
        loop {
            fence(Ordering::SeqCst);
            if let Some(value) = met() {
                return Ok(Some(value));
            }
            events.check(device)?;
            if let Some(failure) = queue.and_then(Queue::failure) {
                return Err(failure.into());
            }
            let left = left();
            if left.is_zero() {
                return Ok(None);
            }
            events.sleep(&mut watched[..count], left.min(slice))?;
        }
    }

    /// When the dispatch that completed the signal ran; `None` when none did, or its queue does not keep the time.
    pub fn timestamps(&self) -> Option<Timestamps> {
        let start = self.word(offset_of!(amd_signal_t, start_ts)).load(Ordering::Acquire);
        let end = self.word(offset_of!(amd_signal_t, end_ts)).load(Ordering::Acquire);
        (start != 0 && end >= start).then_some(Timestamps { start, end })
    }
}

impl Drop for Signal {
    fn drop(&mut self) {
        // In a forked child the slot is the parent's.
        if !self.slots.events.process.is_forked() {
            self.slots.put(self.number);
        }
    }
}
