//! A lock-free pool of things that are dear to make: signals, blocks of memory.
//!
//! No lock, no system call, no allocation. A thread keeps a few free ones in a [`Place`] of its own: taking one from there is
//! a load and a store, giving it back one atomic exchange. Behind the places is a list of what is free, where either is an
//! exchange of one word. That word holds the first free slot, how many slots are in use, whether the pool's owner is gone, and a tag that changes
//! each time (a slot that was taken and given back meanwhile is noticed by it). So the last user of a pool whose owner
//! is gone knows by its own exchange that it is the last, and frees the pool.
//!
//! Invariants: a slot is on the free list, or counted in the word and either in a place or in the hands of its [`Slot`]s,
//! counted by `users`. Slots never move. The pool lives as long as its owner and every `Slot`.
//!
//! A place is emptied by its thread alone, as long as the pool has an owner: one takes from an owner only. The owner, when it
//! goes, closes all places and puts on the list what is in them. So who gives a slot back exchanges the place's entry: it
//! finds it closed, or the owner finds the slot there, and then the pool is the owner's to free.
//!
//! In a forked child nothing is freed: what the slots stand for is the parent's, and locks that the child inherited may be
//! held by threads it has not.

use crate::{error::Result, fork::Generation};
use std::{
    fmt,
    ops::Deref,
    ptr::{self, NonNull},
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{
            AtomicPtr, AtomicU32, AtomicU64,
            Ordering::{AcqRel, Acquire, Relaxed, Release},
        },
    },
};

/// Cells are made in groups, so that the list of groups seldom grows.
const GROUP: usize = 128;
/// Groups of a pool.
const GROUPS: usize = 512;
/// The end of the free list, and the number of cells that a pool can have.
pub(crate) const CAPACITY: u32 = (GROUP * GROUPS) as u32;

/// The word that is exchanged: first free cell (17 bits), cells in use (17), owner gone (1), tag (29).
#[derive(Clone, Copy)]
struct Head(u64);

impl Head {
    const EMPTY: Head = Head(CAPACITY as u64);

    fn first(self) -> u32 {
        (self.0 & 0x1ffff) as u32
    }

    fn used(self) -> u32 {
        (self.0 >> 17 & 0x1ffff) as u32
    }

    fn is_orphan(self) -> bool {
        self.0 >> 34 & 1 != 0
    }

    /// The next word, with another tag.
    fn next(self, first: u32, used: u32, orphan: bool) -> Head {
        let tag = (self.0 >> 35).wrapping_add(1);
        Head(u64::from(first) | u64::from(used) << 17 | u64::from(orphan) << 34 | tag << 35)
    }
}

/// Threads that have places, in all pools: those of a process that are alive at a time, up to so many.
const THREADS: usize = 64;
/// Slots that a thread keeps in its place at most.
const KEPT: usize = 4;

/// The numbers that threads have: a bit each.
static NUMBERS: AtomicU64 = AtomicU64::new(0);

/// A number below [`THREADS`] that no other thread has, given back when the thread ends.
struct Number(usize);

impl Number {
    /// The lowest one that is free; without one, what no place has.
    fn claim() -> Number {
        let lowest = |numbers: u64| Some(numbers | numbers.wrapping_add(1)).filter(|_| numbers != u64::MAX);
        // Acquires what the thread that had it before left in its places.
        match NUMBERS.fetch_update(Acquire, Relaxed, lowest) {
            Ok(numbers) => Number(numbers.trailing_ones() as usize),
            Err(_) => Number(THREADS),
        }
    }

    /// This thread's; `None` while it ends.
    #[inline]
    fn of_thread() -> Option<usize> {
        thread_local!(static NUMBER: Number = Number::claim());
        NUMBER.try_with(|number| number.0).ok()
    }
}

impl Drop for Number {
    fn drop(&mut self) {
        if self.0 < THREADS {
            NUMBERS.fetch_and(!(1 << self.0), Release);
        }
    }
}

/// What one thread keeps for itself: null, or a free slot, or [`closed`].
#[repr(align(64))]
struct Place<T, C>([AtomicPtr<Cell<T, C>>; KEPT]);

impl<T, C> Place<T, C> {
    const fn empty() -> Place<T, C> {
        Place([const { AtomicPtr::new(ptr::null_mut()) }; KEPT])
    }

    /// Keeps a cell that is in nobody's hands but this thread's, whose place this is: whether there was room. If so, the pool
    /// may be gone already.
    #[inline]
    fn keep(&self, cell: NonNull<Cell<T, C>>) -> bool {
        self.0.iter().any(|entry| {
            entry.load(Relaxed).is_null()
                && entry.compare_exchange(ptr::null_mut(), cell.as_ptr(), Release, Relaxed).is_ok()
        })
    }

    /// Takes what is kept. Only its thread does so, and while the pool has an owner.
    #[inline]
    fn take(&self) -> Option<NonNull<Cell<T, C>>> {
        self.0.iter().find_map(|entry| {
            let cell = NonNull::new(entry.load(Relaxed))?;
            entry.store(ptr::null_mut(), Relaxed);
            Some(cell)
        })
    }
}

/// What stands in all places of a pool whose owner is gone.
#[inline(always)]
const fn closed<T>() -> *mut T {
    ptr::without_provenance_mut(1)
}

/// A pool of `T`, with a context that all of them share.
struct Pool<T, C> {
    head: AtomicU64,
    places: [Place<T, C>; THREADS],
    groups: [OnceLock<Group<T, C>>; GROUPS],
    made: Mutex<u32>,
    generation: Generation,
    context: C,
}

/// Cells, made one by one.
type Group<T, C> = Box<[OnceLock<Cell<T, C>>]>;

struct Cell<T, C> {
    value: T,
    /// Where it belongs. It is here, and not in [`Slot`], so that a slot is one word, which stays in a register.
    pool: NonNull<Pool<T, C>>,
    index: u32,
    /// The next free cell, while this one is free.
    next: AtomicU32,
    users: AtomicU32,
}

/// The owner of a pool: who takes from it.
pub(crate) struct Slab<T, C> {
    pool: NonNull<Pool<T, C>>,
}

/// Something taken from a pool. A clone is the same thing; the last one gives it back.
pub(crate) struct Slot<T, C> {
    cell: NonNull<Cell<T, C>>,
}

// SAFETY: the pool's fields are atomics, locks and shared values; it is freed by whoever comes last, from any thread.
unsafe impl<T: Send + Sync, C: Send + Sync> Send for Slab<T, C> {}
// SAFETY: as above.
unsafe impl<T: Send + Sync, C: Send + Sync> Sync for Slab<T, C> {}
// SAFETY: as above; a slot gives shared access to its value only.
unsafe impl<T: Send + Sync, C: Send + Sync> Send for Slot<T, C> {}
// SAFETY: as above.
unsafe impl<T: Send + Sync, C: Send + Sync> Sync for Slot<T, C> {}

impl<T, C> Slab<T, C> {
    pub(crate) fn new(generation: Generation, context: C) -> Self {
        let pool = Pool {
            head: AtomicU64::new(Head::EMPTY.0),
            places: [const { Place::empty() }; THREADS],
            groups: [const { OnceLock::new() }; GROUPS],
            made: Mutex::new(0),
            generation,
            context,
        };
        Self { pool: NonNull::from(Box::leak(Box::new(pool))) }
    }

    fn pool(&self) -> &Pool<T, C> {
        // SAFETY: the pool lives as long as its owner.
        unsafe { self.pool.as_ref() }
    }

    /// Takes a free one, if there is one. (What other threads keep in their places is not looked for.)
    #[inline]
    pub(crate) fn take(&self) -> Option<Slot<T, C>> {
        let pool = self.pool();
        if let Some(cell) = pool.place().and_then(Place::take) {
            // SAFETY: cells live as long as the pool.
            unsafe { cell.as_ref() }.users.store(1, Relaxed);
            return Some(Slot { cell });
        }
        let mut head = Head(pool.head.load(Acquire));
        loop {
            let cell = pool.cell(head.first())?;
            let new = head.next(cell.next.load(Relaxed), head.used() + 1, false);
            match pool.head.compare_exchange_weak(head.0, new.0, Acquire, Acquire) {
                Ok(_) => {
                    cell.users.store(1, Relaxed);
                    return Some(Slot { cell: NonNull::from(cell) });
                }
                Err(newer) => head = Head(newer),
            }
        }
    }

    /// Adds free ones. Returns those that the pool has no room for.
    pub(crate) fn add(&self, values: impl IntoIterator<Item = T>) -> Vec<T> {
        let pool = self.pool();
        let mut made = pool.made.lock().unwrap_or_else(PoisonError::into_inner);
        let mut left = Vec::new();
        for value in values {
            let index = *made;
            let Some(group) = pool.groups.get(index as usize / GROUP) else {
                left.push(value);
                continue;
            };
            let group = group.get_or_init(|| (0..GROUP).map(|_| OnceLock::new()).collect());
            let (next, users) = (AtomicU32::new(CAPACITY), AtomicU32::new(0));
            let cell =
                group[index as usize % GROUP].get_or_init(|| Cell { value, pool: self.pool, index, next, users });
            *made += 1;
            pool.push(cell, 0);
        }
        left
    }

    /// Takes a free one, or makes some with `make` first; `None` when the pool can have no more.
    #[inline]
    pub(crate) fn take_or_make<I: IntoIterator<Item = T>>(
        &self,
        make: impl Fn() -> Result<I>,
    ) -> Result<Option<Slot<T, C>>> {
        self.pool().generation.check()?;
        match self.take() {
            Some(slot) => Ok(Some(slot)),
            None => self.make(make),
        }
    }

    #[cold]
    fn make<I: IntoIterator<Item = T>>(&self, make: impl Fn() -> Result<I>) -> Result<Option<Slot<T, C>>> {
        loop {
            // Others may take what this thread adds: then it makes more.
            let full = !self.add(make()?).is_empty();
            match self.take() {
                None if full => return Ok(None),
                None => {}
                slot => return Ok(slot),
            }
        }
    }
}

impl<T, C> Pool<T, C> {
    #[inline]
    fn cell(&self, index: u32) -> Option<&Cell<T, C>> {
        self.groups.get(index as usize / GROUP)?.get()?[index as usize % GROUP].get()
    }

    /// The place of this thread, if it has one.
    #[inline]
    fn place(&self) -> Option<&Place<T, C>> {
        self.places.get(Number::of_thread()?)
    }

    /// Closes all places, and puts on the list what is in them. The owner is going.
    fn close(&self) {
        for entry in self.places.iter().flat_map(|place| &place.0) {
            if let Some(cell) = NonNull::new(entry.swap(closed(), AcqRel)) {
                // SAFETY: cells live as long as the pool, and this one is in nobody's hands now.
                self.push(unsafe { cell.as_ref() }, 1);
            }
        }
    }

    /// Puts a cell on the free list, and takes `fewer` off the number in use. Returns the new head.
    #[inline]
    fn push(&self, cell: &Cell<T, C>, fewer: u32) -> Head {
        let mut head = Head(self.head.load(Relaxed));
        loop {
            cell.next.store(head.first(), Relaxed);
            let new = head.next(cell.index, head.used() - fewer, head.is_orphan());
            match self.head.compare_exchange_weak(head.0, new.0, AcqRel, Relaxed) {
                Ok(_) => return new,
                Err(newer) => head = Head(newer),
            }
        }
    }
}

impl<T, C> Slot<T, C> {
    #[inline(always)]
    fn cell(&self) -> &Cell<T, C> {
        // SAFETY: cells live as long as the pool, which lives as long as every slot.
        unsafe { self.cell.as_ref() }
    }

    #[inline(always)]
    fn pool(&self) -> &Pool<T, C> {
        // SAFETY: the pool lives as long as every slot.
        unsafe { self.cell().pool.as_ref() }
    }

    /// What all slots of the pool share.
    #[inline(always)]
    pub(crate) fn context(&self) -> &C {
        &self.pool().context
    }

    /// The process that the pool was made in.
    #[inline(always)]
    pub(crate) fn generation(&self) -> Generation {
        self.pool().generation
    }
}

impl<T, C> Deref for Slot<T, C> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        &self.cell().value
    }
}

impl<T, C> Clone for Slot<T, C> {
    fn clone(&self) -> Self {
        self.cell().users.fetch_add(1, Relaxed);
        Self { cell: self.cell }
    }
}

impl<T, C> Drop for Slot<T, C> {
    #[inline]
    fn drop(&mut self) {
        let (cell, pool) = (self.cell(), self.pool());
        let pointer = cell.pool;
        // A sole user need not exchange: nobody else can make it two.
        if cell.users.load(Acquire) != 1 && cell.users.fetch_sub(1, AcqRel) != 1 {
            return;
        }
        if pool.generation.forked() || pool.place().is_some_and(|place| place.keep(self.cell)) {
            return;
        }
        let head = pool.push(cell, 1);
        if head.is_orphan() && head.used() == 0 {
            // SAFETY: the owner is gone and no slot is left: nobody else can reach the pool.
            unsafe { free(pointer) };
        }
    }
}

impl<T, C> Drop for Slab<T, C> {
    fn drop(&mut self) {
        let pool = self.pool();
        if pool.generation.forked() {
            return;
        }
        pool.close();
        let mut head = Head(pool.head.load(Acquire));
        loop {
            let new = head.next(head.first(), head.used(), true);
            match pool.head.compare_exchange_weak(head.0, new.0, AcqRel, Acquire) {
                Ok(_) if head.used() == 0 => {
                    // SAFETY: the owner goes and no slot is left: nobody else can reach the pool.
                    unsafe { free(self.pool) };
                    return;
                }
                Ok(_) => return,
                Err(newer) => head = Head(newer),
            }
        }
    }
}

/// # Safety
///
/// The pool is used by nobody, and not freed again.
#[cold]
unsafe fn free<T, C>(pool: NonNull<Pool<T, C>>) {
    // SAFETY: the pool was leaked from a box by `Slab::new`.
    drop(unsafe { Box::from_raw(pool.as_ptr()) });
}

impl<T, C: fmt::Debug> fmt::Debug for Slab<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = Head(self.pool().head.load(Relaxed));
        f.debug_struct("Slab").field("context", &self.pool().context).field("used", &head.used()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize},
    };

    /// Counts how many of it there are.
    struct Counted(Arc<AtomicUsize>, AtomicBool);

    impl Counted {
        fn new(count: &Arc<AtomicUsize>) -> Self {
            count.fetch_add(1, Relaxed);
            Self(count.clone(), AtomicBool::new(false))
        }
    }

    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.fetch_sub(1, Relaxed);
        }
    }

    fn slab(count: &Arc<AtomicUsize>) -> (Slab<Counted, ()>, impl Fn() -> Result<[Counted; 1]> + use<>) {
        let count = count.clone();
        (Slab::new(Generation::current(), ()), move || Ok([Counted::new(&count)]))
    }

    #[test]
    fn the_last_one_frees_the_pool() {
        for owner_first in [true, false] {
            let count = Arc::default();
            let (slab, make) = slab(&count);
            let one = slab.take_or_make(&make).unwrap().unwrap();
            let two = slab.take_or_make(&make).unwrap().unwrap();
            let again = one.clone();
            if owner_first {
                drop(slab);
                drop((one, two));
                assert_eq!(count.load(Relaxed), 2);
                drop(again);
            } else {
                drop((one, two, again));
                assert_eq!(count.load(Relaxed), 2);
                drop(slab);
            }
            assert_eq!(count.load(Relaxed), 0);
        }
    }

    #[test]
    fn what_is_given_back_is_taken_again() {
        let count = Arc::default();
        let (slab, make) = slab(&count);
        for _ in 0..100 {
            let _slots: Vec<_> = (0..5).map(|_| slab.take_or_make(&make).unwrap().unwrap()).collect();
        }
        assert_eq!(count.load(Relaxed), 5);
    }

    #[test]
    fn threads_never_hold_the_same_one() {
        let count = Arc::default();
        let (slab, make) = slab(&count);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for i in 0..20_000 {
                        let slots: Vec<_> = (0..i % 4).map(|_| slab.take_or_make(&make).unwrap().unwrap()).collect();
                        for slot in &slots {
                            assert!(!slot.1.swap(true, Relaxed));
                        }
                        for slot in &slots {
                            assert!(slot.1.swap(false, Relaxed));
                        }
                    }
                });
            }
        });
        assert!(count.load(Relaxed) <= 4 * 4);
    }

    #[test]
    fn what_ended_threads_kept_is_taken_again_and_freed_with_the_pool() {
        let count = Arc::default();
        let (slab, make) = slab(&count);
        let take = || slab.take_or_make(&make).unwrap().unwrap();
        // One after the other: a number, and the place, goes from thread to thread.
        for _ in 0..3 {
            std::thread::scope(|scope| {
                scope.spawn(|| (0..KEPT).map(|_| take()).collect::<Vec<_>>());
            });
        }
        assert!(count.load(Relaxed) <= 3 * KEPT);
        let here = take();
        drop(slab);
        assert_ne!(count.load(Relaxed), 0);
        // Another thread, whose place is closed, frees the pool.
        std::thread::spawn(move || drop(here)).join().unwrap();
        assert_eq!(count.load(Relaxed), 0);
    }

    #[test]
    fn a_slot_that_is_given_back_while_the_thread_ends_is_not_lost() {
        thread_local!(static LATE: std::cell::RefCell<Option<Slot<Counted, ()>>> = const { std::cell::RefCell::new(None) });
        let count = Arc::default();
        let (slab, make) = slab(&count);
        let slot = slab.take_or_make(&make).unwrap().unwrap();
        let ended = std::thread::spawn(move || {
            // Registered before the number is: its destructor runs after that of the number, or before; both are well.
            LATE.with(|late| *late.borrow_mut() = Some(slot));
            _ = Number::of_thread();
        });
        ended.join().unwrap();
        assert!(slab.take().is_some());
        drop(slab);
        assert_eq!(count.load(Relaxed), 0);
    }

    #[test]
    fn the_owner_goes_while_slots_are_given_back() {
        for _ in 0..2000 {
            let count = Arc::default();
            let (slab, make) = slab(&count);
            let slots: [_; 4] = std::array::from_fn(|_| slab.take_or_make(&make).unwrap().unwrap());
            let start = std::sync::Barrier::new(3);
            let [first, second, third, fourth] = slots;
            std::thread::scope(|scope| {
                for slots in [[first, second], [third, fourth]] {
                    let start = &start;
                    scope.spawn(move || {
                        start.wait();
                        drop(slots);
                    });
                }
                start.wait();
                drop(slab);
            });
            assert_eq!(count.load(Relaxed), 0);
        }
    }

    #[test]
    fn a_pool_has_an_end() {
        let slab = Slab::new(Generation::current(), ());
        let all: Vec<_> = (0..CAPACITY).map(|i| slab.take_or_make(|| Ok([i])).unwrap().unwrap()).collect();
        assert!(slab.take_or_make(|| Ok([CAPACITY])).unwrap().is_none());
        drop(all);
        assert!(slab.take_or_make(|| Ok([CAPACITY])).unwrap().is_some());
    }
}
