//! Signals that can be slept on: [`aql::Signal`]s out of the process's pool.
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
use crate::aql::{self, Condition};
use hsa_runtime_sys::amd_signal_t;
use std::{
    ops::Deref,
    ptr::NonNull,
    sync::{
        Arc,
        atomic::{Ordering, fence},
    },
    time::Duration,
};

/// A signal that GPUs and the host share, and that threads can sleep on. Given back when it is dropped: no packet may
/// name it then.
///
/// It is an [`aql::Signal`] and has all that those have. What those do does not wake sleepers: see
/// [`wake`](Self::wake).
#[derive(Debug)]
pub struct Signal {
    slots: Arc<Slots>,
    number: u32,
    descriptor: NonNull<amd_signal_t>,
}

// SAFETY: the descriptor is reached through atomics only.
unsafe impl Send for Signal {}
// SAFETY: as above.
unsafe impl Sync for Signal {}

impl Deref for Signal {
    type Target = aql::Signal;

    fn deref(&self) -> &aql::Signal {
        // SAFETY: the slot is this signal's until it is dropped, and is used as a signal only.
        unsafe { aql::Signal::at(self.descriptor) }
    }
}

impl Signal {
    pub(super) fn new(slots: &Arc<Slots>, value: i64) -> Result<Self> {
        let (number, descriptor) = slots.take()?;
        let signal = Self { slots: slots.clone(), number, descriptor };
        let event = slots.slot(number).event();
        signal.reset(value, event.map(|event| aql::signal::Event { mailbox: event.mailbox(), id: event.id() }));
        Ok(signal)
    }

    /// The signal in memory: what packets name by its address. Valid as long as the signal is.
    pub fn descriptor(&self) -> NonNull<amd_signal_t> {
        self.descriptor
    }

    /// The event that is set when the signal changes; `None` when there was none left.
    pub(super) fn event_id(&self) -> Option<u32> {
        self.slots.slot(self.number).event().map(Event::id)
    }

    /// Wakes whoever sleeps on the signal, after the host has changed it. Only a load when nobody does.
    pub fn wake(&self) {
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
    #[inline]
    pub fn wait(
        &self,
        condition: Condition,
        operand: i64,
        timeout: Option<Duration>,
        queue: Option<&Queue>,
    ) -> Result<Option<i64>> {
        let mut sleeper = None;
        aql::Signal::wait(self, condition, operand, timeout, |left| match &mut sleeper {
            // It has counted itself and must look once more before it sleeps.
            None => {
                sleeper = Some(Sleeper::new(self, queue));
                Ok(())
            }
            Some(sleeper) => sleeper.sleep(left),
        })
    }

    /// When the dispatch that completed the signal ran; `None` when none did, or its queue does not keep the time.
    pub fn times(&self) -> Option<Timestamps> {
        let (start, end) = self.timestamps();
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

/// A thread that sleeps on a signal, counted as one.
struct Sleeper<'a> {
    signal: &'a Signal,
    queue: Option<&'a Queue>,
    watched: [Watched; 2],
    count: usize,
    slice: Duration,
}

impl<'a> Sleeper<'a> {
    fn new(signal: &'a Signal, queue: Option<&'a Queue>) -> Self {
        let events = &signal.slots.events;
        let event = signal.event_id();
        // An age that no event has: the first sleep returns at once with the age there is.
        let age = if events.has_ages() { u64::MAX } else { 0 };
        let mut watched = [Watched::default(); 2];
        let mut count = 0;
        for id in event.into_iter().chain(queue.and_then(Queue::event_id)) {
            watched[count] = Watched { id, age };
            count += 1;
        }
        signal.slots.slot(signal.number).sleepers.fetch_add(1, Ordering::Relaxed);
        fence(Ordering::SeqCst);
        let slice = if event.is_some() { events.slice() } else { SHORT_SLICE };
        Self { signal, queue, watched, count, slice }
    }

    /// Sleeps until something may have happened, `left` at most.
    #[cold]
    fn sleep(&mut self, left: Option<Duration>) -> Result<()> {
        let events = &self.signal.slots.events;
        let device: Option<&Device> = self.queue.map(|queue| &**queue.gpu().device());
        events.check(device)?;
        if let Some(failure) = self.queue.and_then(Queue::failure) {
            return Err(failure.into());
        }
        let time = left.unwrap_or(self.slice).min(self.slice);
        events.sleep(&mut self.watched[..self.count], time).map(drop)
    }
}

impl Drop for Sleeper<'_> {
    fn drop(&mut self) {
        self.signal.slots.slot(self.signal.number).sleepers.fetch_sub(1, Ordering::Relaxed);
    }
}
