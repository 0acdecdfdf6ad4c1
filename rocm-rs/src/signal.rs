//! Signals: 64-bit values that host and agents change and wait for.
//!
//! A signal is 64 bytes that both change atomically, and (with an interrupt driver) an event to sleep on. The backend
//! makes both once; a [`Slab`] hands them out again and again.

use crate::{
    agent::Shared,
    aql::{self, Condition},
    backend::{self, SignalCell},
    error::{Error, Result},
    slab::{Slab, Slot},
};
use std::{
    fmt,
    ptr::NonNull,
    sync::{
        Arc,
        atomic::{
            AtomicU32,
            Ordering::{AcqRel, Relaxed, SeqCst},
            fence,
        },
    },
    time::Duration,
};

/// A signal of the backend's, for as long as the agent is open.
pub(crate) struct Pooled {
    /// Where the cell's signal is: saves an indirect call on each use.
    signal: NonNull<aql::Signal>,
    sleepers: AtomicU32,
    cell: Box<dyn SignalCell>,
}

// SAFETY: the pointer points into memory that the cell owns, which is `Send` and `Sync`; what is there is atomics.
unsafe impl Send for Pooled {}
// SAFETY: as above.
unsafe impl Sync for Pooled {}

/// The signals of one agent.
pub(crate) type SignalPool = Slab<Pooled, Arc<Shared>>;

/// A signal with this value, from the pool of its agent.
#[inline]
pub(crate) fn create(pool: &SignalPool, shared: &Shared, value: i64) -> Result<Signal> {
    let make = || {
        let cell = shared.agent.create_signal()?;
        Ok([Pooled { signal: NonNull::from(cell.signal()), sleepers: AtomicU32::new(0), cell }])
    };
    let slot = pool.take_or_make(make)?.ok_or(Error::TooManySignals)?;
    let signal = Signal { slot };
    // The event stays the slot's own; only the value and the time stamps are new.
    let view = signal.view();
    view.reset(value, view.event());
    Ok(signal)
}

#[cold]
#[inline(never)]
fn in_forked_child() -> ! {
    panic!("a signal of the parent process was used after `fork`");
}

/// A 64-bit value that host and agents change and wait for.
///
/// A clone is the same signal. Packets that name a signal keep it alive until they are complete.
///
/// # Panics
///
/// A signal's memory is not there in a forked child: reading or changing the value panics in one. (Waiting is
/// [`Error::Forked`].)
///
/// ```
/// # fn main() -> rocm_rs::Result<()> {
/// use rocm_rs::{Condition, Device, Profile, Runtime};
/// let runtime = Runtime::builder().device(Device::Emulated(Profile::Gfx1151)).open()?;
/// let signal = runtime.gpu()?.create_signal(1)?;
/// std::thread::scope(|scope| {
///     scope.spawn(|| signal.store(0));
///     signal.wait(Condition::Eq, 0)
/// })?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Signal {
    slot: Slot<Pooled, Arc<Shared>>,
}

impl Signal {
    /// The signal in memory, for the host to use. Device memory is not mapped in a forked child.
    #[inline(always)]
    fn value(&self) -> &aql::Signal {
        if self.slot.generation().forked() {
            in_forked_child();
        }
        self.view()
    }

    /// The signal in memory. Only its address may be used in a forked child.
    #[inline(always)]
    pub(crate) fn view(&self) -> &aql::Signal {
        // SAFETY: the signal lives as long as its cell, which lives as long as the slot.
        unsafe { self.slot.signal.as_ref() }
    }

    /// What its agent's objects share.
    pub(crate) fn shared(&self) -> &Arc<Shared> {
        self.slot.context()
    }

    /// What packets name it by: its address.
    #[inline]
    pub fn handle(&self) -> u64 {
        self.view().handle()
    }

    /// The value. What its writer wrote before is visible.
    #[inline(always)]
    pub fn load(&self) -> i64 {
        self.value().load()
    }

    /// Sets the value, shows what this thread wrote before, and wakes who sleeps on it.
    #[inline]
    pub fn store(&self, value: i64) {
        self.value().store(value);
        self.wake();
    }

    /// Adds to the value and returns what it was. As [`store`](Self::store) otherwise.
    #[inline]
    pub fn add(&self, value: i64) -> i64 {
        let before = self.value().add(value, AcqRel);
        self.wake();
        before
    }

    /// Subtracts from the value and returns what it was. As [`store`](Self::store) otherwise.
    #[inline]
    pub fn subtract(&self, value: i64) -> i64 {
        let before = self.value().sub(value, AcqRel);
        self.wake();
        before
    }

    /// Waits until the value compares with `other` as `condition` says, and returns the value that did.
    ///
    /// A condition that holds costs one load. Otherwise the thread spins for some microseconds, then sleeps.
    ///
    /// # Errors
    ///
    /// [`Error::Forked`] in a child process; [`Error::Backend`] when the device fails while the thread sleeps.
    #[inline]
    pub fn wait(&self, condition: Condition, other: i64) -> Result<i64> {
        self.slot.generation().check()?;
        match self.view().check(condition, other) {
            Some(value) => Ok(value),
            None => loop {
                if let Some(value) = self.wait_on(condition, other, None, None)? {
                    return Ok(value);
                }
            },
        }
    }

    /// As [`wait`](Self::wait), for no longer than `timeout`: `None` when the time is up.
    ///
    /// # Errors
    ///
    /// As for [`wait`](Self::wait).
    pub fn wait_timeout(&self, condition: Condition, other: i64, timeout: Duration) -> Result<Option<i64>> {
        self.wait_on(condition, other, Some(timeout), None)
    }

    /// Waits, and looks now and then at the queue that is to change the signal.
    pub(crate) fn wait_on(
        &self,
        condition: Condition,
        other: i64,
        timeout: Option<Duration>,
        queue: Option<&dyn backend::Queue>,
    ) -> Result<Option<i64>> {
        self.slot.generation().check()?;
        self.view().wait(condition, other, timeout, |left| self.sleep(condition, other, left, queue))
    }

    /// Sleeps until the value may have changed, or `limit` has passed.
    #[cold]
    pub(crate) fn sleep(
        &self,
        condition: Condition,
        other: i64,
        limit: Option<Duration>,
        queue: Option<&dyn backend::Queue>,
    ) -> Result<()> {
        let slot = &*self.slot;
        slot.sleepers.fetch_add(1, SeqCst);
        // Pairs with the fence of `wake`: either the waker sees this sleeper, or this thread sees the new value.
        fence(SeqCst);
        let seen = self.view().load();
        let slept = if condition.holds(seen, other) { Ok(()) } else { slot.cell.sleep(seen, limit, queue) };
        slot.sleepers.fetch_sub(1, Relaxed);
        slept
    }

    #[inline]
    fn wake(&self) {
        fence(SeqCst);
        if self.slot.sleepers.load(Relaxed) != 0 {
            // A wake-up that the driver refuses only delays the sleeper: it looks again when its time is up.
            let _ = self.slot.cell.wake();
        }
    }
}

impl fmt::Debug for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut signal = f.debug_struct("Signal");
        signal.field("handle", &format_args!("{:#x}", self.handle()));
        if !self.slot.generation().forked() {
            signal.field("value", &self.load());
        }
        signal.finish()
    }
}
