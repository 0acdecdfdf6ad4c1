//! Signals: a 64-bit value that the host and devices change atomically, in memory laid out as `amd_signal_t`.
//!
//! A [`Signal`] is a view: it is made over memory that a backend owns. Its address is its handle, and is what a packet's
//! completion signal names. Device and host agree on the layout (`amd_hsa_signal.h`), so a signal takes exactly 64
//! bytes, aligned to 64, and a pool of signals is an array of them.
//!
//! Waiting is a load, then spinning, then (only then) what the backend does to sleep. Storing to a signal does not wake
//! a host thread that sleeps in the kernel: that takes the event named by the signal's mailbox, which devices ring by
//! themselves and hosts through the backend.

use super::sync::{AtomicI64, AtomicU32, AtomicU64, Ordering, spin_loop, yield_now};
#[cfg(not(loom))]
use core::ptr::NonNull;
use core::time::Duration;
#[cfg(not(loom))]
use hsa_runtime_sys::amd_signal_t;
use hsa_runtime_sys::{self as hsa, AMD_SIGNAL_KIND_USER};
use std::time::Instant;

/// How a signal's value must compare with another for a wait to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum Condition {
    /// It is equal.
    Eq = hsa::HSA_SIGNAL_CONDITION_EQ,
    /// It is not equal.
    Ne = hsa::HSA_SIGNAL_CONDITION_NE,
    /// It is less.
    Lt = hsa::HSA_SIGNAL_CONDITION_LT,
    /// It is greater or equal.
    Gte = hsa::HSA_SIGNAL_CONDITION_GTE,
}

impl Condition {
    /// Whether `value` compares with `other` in this way.
    #[inline(always)]
    pub const fn holds(self, value: i64, other: i64) -> bool {
        match self {
            Self::Eq => value == other,
            Self::Ne => value != other,
            Self::Lt => value < other,
            Self::Gte => value >= other,
        }
    }
}

/// The event that wakes a host thread which sleeps on a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The address of the event's slot in the event page, as devices see it.
    pub mailbox: u64,
    /// The event's number, which is stored there.
    pub id: u32,
}

/// A signal in memory.
///
/// All fields are atomics: devices write the value and the time stamps while the host reads them.
#[derive(Debug)]
#[repr(C, align(64))]
pub struct Signal {
    kind: AtomicI64,
    value: AtomicI64,
    event_mailbox: AtomicU64,
    event_id: AtomicU32,
    reserved1: AtomicU32,
    start: AtomicU64,
    end: AtomicU64,
    queue: AtomicU64,
    reserved3: AtomicU64,
}

#[cfg(not(loom))]
const _: () = {
    use core::mem::offset_of;
    assert!(size_of::<Signal>() == size_of::<amd_signal_t>() && align_of::<Signal>() >= align_of::<amd_signal_t>());
    assert!(offset_of!(Signal, kind) == offset_of!(amd_signal_t, kind));
    assert!(offset_of!(Signal, value) == offset_of!(amd_signal_t, __bindgen_anon_1));
    assert!(offset_of!(Signal, event_mailbox) == offset_of!(amd_signal_t, event_mailbox_ptr));
    assert!(offset_of!(Signal, event_id) == offset_of!(amd_signal_t, event_id));
    assert!(offset_of!(Signal, start) == offset_of!(amd_signal_t, start_ts));
    assert!(offset_of!(Signal, end) == offset_of!(amd_signal_t, end_ts));
    assert!(offset_of!(Signal, queue) == offset_of!(amd_signal_t, __bindgen_anon_2));
};

/// How many times a wait looks at the value before it lets others run between two looks.
const SPINS_BEFORE_YIELDING: u32 = 400;
/// How many times it then looks before it asks for the time, and for the backend's help. Where the host has fewer
/// processors to spare than threads, a thread that only spins keeps the very thread away that it waits for.
const YIELDS_BEFORE_BLOCKING: u32 = 100;

impl Signal {
    /// A signal in the host's own memory. Devices see it only where they share the host's address space.
    pub fn new(value: i64) -> Self {
        Self {
            kind: AtomicI64::new(AMD_SIGNAL_KIND_USER.into()),
            value: AtomicI64::new(value),
            event_mailbox: AtomicU64::new(0),
            event_id: AtomicU32::new(0),
            reserved1: AtomicU32::new(0),
            start: AtomicU64::new(0),
            end: AtomicU64::new(0),
            queue: AtomicU64::new(0),
            reserved3: AtomicU64::new(0),
        }
    }

    /// The signal at an address.
    ///
    /// # Safety
    ///
    /// For the lifetime that the caller chooses, the memory is 64 bytes, aligned to 64, valid for atomic loads and
    /// stores, and nobody writes it otherwise than as an `amd_signal_t`.
    #[cfg(not(loom))]
    pub unsafe fn at<'m>(address: NonNull<amd_signal_t>) -> &'m Signal {
        debug_assert!(address.cast::<Signal>().is_aligned());
        // SAFETY: the layouts are equal (asserted above), all fields are atomics, and the rest is the caller's promise.
        unsafe { address.cast::<Signal>().as_ref() }
    }

    /// Makes a slot of a pool a fresh signal, and with an event one whose waiters can sleep.
    ///
    /// The caller shows it to others by a release store of its own (a packet's header does).
    #[inline]
    pub fn reset(&self, value: i64, event: Option<Event>) {
        let event = event.unwrap_or(Event { mailbox: 0, id: 0 });
        self.kind.store(AMD_SIGNAL_KIND_USER.into(), Ordering::Relaxed);
        self.event_mailbox.store(event.mailbox, Ordering::Relaxed);
        self.event_id.store(event.id, Ordering::Relaxed);
        self.start.store(0, Ordering::Relaxed);
        self.end.store(0, Ordering::Relaxed);
        self.queue.store(0, Ordering::Relaxed);
        self.value.store(value, Ordering::Release);
    }

    /// What packets name it by: its address.
    #[inline]
    pub fn handle(&self) -> u64 {
        core::ptr::from_ref(self) as usize as u64
    }

    /// The event that wakes a sleeping waiter, if the signal has one.
    #[inline]
    pub fn event(&self) -> Option<Event> {
        let mailbox = self.event_mailbox.load(Ordering::Relaxed);
        (mailbox != 0).then(|| Event { mailbox, id: self.event_id.load(Ordering::Relaxed) })
    }

    /// The value; what its writer released is visible.
    #[inline(always)]
    pub fn load(&self) -> i64 {
        self.value.load(Ordering::Acquire)
    }

    /// The value, without any ordering.
    #[inline(always)]
    pub fn load_relaxed(&self) -> i64 {
        self.value.load(Ordering::Relaxed)
    }

    /// Sets the value and releases what this thread wrote before.
    #[inline(always)]
    pub fn store(&self, value: i64) {
        self.value.store(value, Ordering::Release);
    }

    /// Sets the value, without any ordering.
    #[inline(always)]
    pub fn store_relaxed(&self, value: i64) {
        self.value.store(value, Ordering::Relaxed);
    }

    /// Adds to the value (wrapping) and returns what it was.
    #[inline(always)]
    pub fn add(&self, value: i64, ordering: core::sync::atomic::Ordering) -> i64 {
        self.value.fetch_add(value, ordering)
    }

    /// Subtracts from the value (wrapping) and returns what it was.
    #[inline(always)]
    pub fn sub(&self, value: i64, ordering: core::sync::atomic::Ordering) -> i64 {
        self.value.fetch_sub(value, ordering)
    }

    /// Sets the value and returns what it was.
    #[inline(always)]
    pub fn exchange(&self, value: i64, ordering: core::sync::atomic::Ordering) -> i64 {
        self.value.swap(value, ordering)
    }

    /// Sets the value to `new` if it is `expected`. Returns what it was: `Ok` if it was exchanged.
    ///
    /// A failed exchange is a load, ordered as far as `ordering` orders loads.
    #[inline(always)]
    pub fn compare_exchange(
        &self,
        expected: i64,
        new: i64,
        ordering: core::sync::atomic::Ordering,
    ) -> Result<i64, i64> {
        let on_failure = match ordering {
            Ordering::AcqRel => Ordering::Acquire,
            Ordering::Release => Ordering::Relaxed,
            other => other,
        };
        self.value.compare_exchange(expected, new, ordering, on_failure)
    }

    /// When the packet that completed the signal started and ended, in ticks of the device's clock. They are true once
    /// the completion has been seen, and 0 if the queue takes no time stamps.
    pub fn timestamps(&self) -> (u64, u64) {
        (self.start.load(Ordering::Relaxed), self.end.load(Ordering::Relaxed))
    }

    /// The value, if the condition holds now.
    #[inline(always)]
    pub fn check(&self, condition: Condition, other: i64) -> Option<i64> {
        let value = self.load();
        condition.holds(value, other).then_some(value)
    }

    /// The value, as soon as the condition holds; `None` after `limit` looks at it.
    #[inline]
    pub fn spin(&self, condition: Condition, other: i64, limit: u32) -> Option<i64> {
        for _ in 0..limit {
            if let Some(value) = self.check(condition, other) {
                return Some(value);
            }
            spin_loop();
        }
        None
    }

    /// Waits until the condition holds and returns the value that met it, or `None` when the time is over.
    ///
    /// A condition that holds already costs one load and one comparison. Otherwise the thread spins for some
    /// microseconds and then calls `block` again and again with the time that is left (`None`: no limit). `block` sleeps
    /// until the signal's event, or returns early: the value is looked at after each call.
    ///
    /// The condition may hold only for a moment and not be seen, if others change the value meanwhile.
    #[inline]
    pub fn wait<E>(
        &self,
        condition: Condition,
        other: i64,
        timeout: Option<Duration>,
        block: impl FnMut(Option<Duration>) -> Result<(), E>,
    ) -> Result<Option<i64>, E> {
        match self.check(condition, other) {
            Some(value) => Ok(Some(value)),
            None => self.wait_longer(condition, other, timeout, block),
        }
    }

    #[cold]
    #[inline(never)]
    fn wait_longer<E>(
        &self,
        condition: Condition,
        other: i64,
        timeout: Option<Duration>,
        mut block: impl FnMut(Option<Duration>) -> Result<(), E>,
    ) -> Result<Option<i64>, E> {
        // A timeout too long for the clock is as good as none.
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let (spins, yields) = match timeout {
            Some(Duration::ZERO) => (1, 0),
            _ => (SPINS_BEFORE_YIELDING, YIELDS_BEFORE_BLOCKING),
        };
        let mut seen = self.spin(condition, other, spins);
        for _ in 0..yields {
            // On a busy machine each yield may cost a time slice.
            if seen.is_some() || deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                break;
            }
            yield_now();
            seen = self.check(condition, other);
        }
        while seen.is_none() {
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            if left == Some(Duration::ZERO) {
                return Ok(self.check(condition, other));
            }
            block(left)?;
            seen = self.check(condition, other);
        }
        Ok(seen)
    }
}

#[cfg(all(test, not(loom)))]
mod tests;
