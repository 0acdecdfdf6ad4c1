//! Signals, and the pool that makes them cheap.
//!
//! A signal is 64 bytes that host and agents change atomically, and (with an interrupt driver) an event to sleep on. The
//! backend makes both once; the pool hands them out again and again. Taking one is an atomic exchange on a list of free
//! slots, giving it back is another: no lock, no system call, no allocation.
//!
//! Invariants: a slot is on the free list or in the hands of its [`Signal`]s, counted by `users`. Slots never move, and
//! are freed with the pool, which every signal keeps alive.

use crate::{
    aql::{self, Condition},
    backend::{self, Agent, SignalCell},
    error::{Error, Result},
    fork::Generation,
};
use std::{
    fmt,
    mem::ManuallyDrop,
    ptr::NonNull,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{
            AtomicU32, AtomicU64,
            Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst},
            fence,
        },
    },
    time::Duration,
};

/// Slots are made in groups, so that the list of groups seldom grows.
const GROUP: usize = 64;
/// Groups that a pool can have: 65,536 signals.
const GROUPS: usize = 1024;
/// The end of the free list.
const NONE: u32 = u32::MAX;

struct Slot {
    cell: Box<dyn SignalCell>,
    /// Where the cell's signal is: saves an indirect call on each use.
    signal: NonNull<aql::Signal>,
    index: u32,
    /// The next free slot, while this one is free.
    next: AtomicU32,
    users: AtomicU32,
    sleepers: AtomicU32,
}

/// The signals of one agent.
pub(crate) struct SignalPool {
    agent: ManuallyDrop<Arc<dyn Agent>>,
    generation: Generation,
    /// The first free slot (low half), and a count that changes with each exchange (high half), so that a slot which
    /// was taken and given back meanwhile is noticed.
    free: AtomicU64,
    /// Each slot in a box of its own: it never moves.
    slots: [std::sync::OnceLock<Box<[std::sync::OnceLock<Slot>]>>; GROUPS],
    made: Mutex<u32>,
}

// SAFETY: the pointers in slots point into memory that the slots' cells own, which is `Send` and `Sync`, and all access
// goes through atomics.
unsafe impl Send for SignalPool {}
// SAFETY: as above.
unsafe impl Sync for SignalPool {}

impl SignalPool {
    pub(crate) fn new(agent: Arc<dyn Agent>, generation: Generation) -> Arc<Self> {
        Arc::new(Self {
            agent: ManuallyDrop::new(agent),
            generation,
            free: AtomicU64::new(NONE.into()),
            slots: [const { std::sync::OnceLock::new() }; GROUPS],
            made: Mutex::new(0),
        })
    }

    pub(crate) fn agent(&self) -> &dyn Agent {
        &**self.agent
    }

    /// A signal with this value.
    #[inline]
    pub(crate) fn create(self: &Arc<Self>, value: i64) -> Result<Signal> {
        self.generation.check()?;
        let slot = match self.take() {
            Some(slot) => slot,
            None => self.make()?,
        };
        slot.users.store(1, Relaxed);
        let signal = Signal { slot: NonNull::from(slot), pool: self.clone() };
        // The event stays the slot's own; only the value and the time stamps are new.
        let view = signal.view();
        view.reset(value, view.event());
        Ok(signal)
    }

    #[inline]
    fn take(&self) -> Option<&Slot> {
        let mut head = self.free.load(Acquire);
        loop {
            let slot = self.slot(head as u32)?;
            let next = slot.next.load(Relaxed);
            let new = tagged(head, next);
            match self.free.compare_exchange_weak(head, new, Acquire, Acquire) {
                Ok(_) => return Some(slot),
                Err(newer) => head = newer,
            }
        }
    }

    #[inline]
    fn give(&self, slot: &Slot) {
        let mut head = self.free.load(Relaxed);
        loop {
            slot.next.store(head as u32, Relaxed);
            match self.free.compare_exchange_weak(head, tagged(head, slot.index), Release, Relaxed) {
                Ok(_) => return,
                Err(newer) => head = newer,
            }
        }
    }

    #[inline]
    fn slot(&self, index: u32) -> Option<&Slot> {
        self.slots.get(index as usize / GROUP)?.get()?[index as usize % GROUP].get()
    }

    /// Asks the backend for one more signal.
    #[cold]
    fn make(&self) -> Result<&Slot> {
        let cell = self.agent.create_signal()?;
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let index = *made;
        let Some(group) = self.slots.get(index as usize / GROUP) else { return Err(Error::TooManySignals) };
        let group = group.get_or_init(|| (0..GROUP).map(|_| std::sync::OnceLock::new()).collect());
        *made += 1;
        let signal = NonNull::from(cell.signal());
        Ok(group[index as usize % GROUP].get_or_init(|| Slot {
            cell,
            signal,
            index,
            next: AtomicU32::new(NONE),
            users: AtomicU32::new(0),
            sleepers: AtomicU32::new(0),
        }))
    }
}

#[cold]
#[inline(never)]
fn in_forked_child() -> ! {
    panic!("a signal of the parent process was used after `fork`");
}

/// The head of the free list that follows `head` and starts at `index`.
fn tagged(head: u64, index: u32) -> u64 {
    (head >> 32).wrapping_add(1) << 32 | u64::from(index)
}

impl Drop for SignalPool {
    fn drop(&mut self) {
        if self.generation.forked() {
            // Nothing is left to free in a forked child, and the backend's locks may be held by threads it has not.
            std::mem::forget(std::mem::replace(&mut self.slots, [const { std::sync::OnceLock::new() }; GROUPS]));
        } else {
            self.slots = [const { std::sync::OnceLock::new() }; GROUPS];
            // SAFETY: the pool is dropped once, and nothing uses the agent after this.
            unsafe { ManuallyDrop::drop(&mut self.agent) };
        }
    }
}

impl fmt::Debug for SignalPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignalPool").field("agent", &self.agent).finish_non_exhaustive()
    }
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
pub struct Signal {
    slot: NonNull<Slot>,
    pool: Arc<SignalPool>,
}

// SAFETY: a signal is a counted reference to a slot, whose fields are atomics or `Sync`.
unsafe impl Send for Signal {}
// SAFETY: as above.
unsafe impl Sync for Signal {}

impl Signal {
    #[inline(always)]
    fn slot(&self) -> &Slot {
        // SAFETY: slots live as long as the pool, which this value keeps alive.
        unsafe { self.slot.as_ref() }
    }

    /// The signal in memory, for the host to use. Device memory is not mapped in a forked child.
    #[inline(always)]
    fn value(&self) -> &aql::Signal {
        if self.pool.generation.forked() {
            in_forked_child();
        }
        self.view()
    }

    /// The signal in memory. Only its address may be used in a forked child.
    #[inline(always)]
    pub(crate) fn view(&self) -> &aql::Signal {
        // SAFETY: the signal lives as long as its cell, which lives as long as the slot.
        unsafe { self.slot().signal.as_ref() }
    }

    pub(crate) fn pool(&self) -> &SignalPool {
        &self.pool
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
        self.pool.generation.check()?;
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
        self.pool.generation.check()?;
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
        let slot = self.slot();
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
        if self.slot().sleepers.load(Relaxed) != 0 {
            // A wake-up that the driver refuses only delays the sleeper: it looks again when its time is up.
            let _ = self.slot().cell.wake();
        }
    }
}

impl Clone for Signal {
    fn clone(&self) -> Self {
        self.slot().users.fetch_add(1, Relaxed);
        Self { slot: self.slot, pool: self.pool.clone() }
    }
}

impl Drop for Signal {
    #[inline]
    fn drop(&mut self) {
        let slot = self.slot();
        // A sole user need not exchange: nobody else can make it two.
        if slot.users.load(Acquire) == 1 || slot.users.fetch_sub(1, AcqRel) == 1 {
            self.pool.give(slot);
        }
    }
}

impl fmt::Debug for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut signal = f.debug_struct("Signal");
        signal.field("handle", &format_args!("{:#x}", self.handle()));
        if !self.pool.generation.forked() {
            signal.field("value", &self.load());
        }
        signal.finish()
    }
}
