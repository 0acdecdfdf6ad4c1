//! A call that is blocked in `WAIT_EVENTS`, as events and deadlines know it.

use super::futex;
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

/// A blocked call, as the events that it waits for know it.
#[derive(Debug)]
pub struct Waiter {
    /// 0 while the call may sleep.
    word: AtomicU32,
    activated: Box<[AtomicBool]>,
    destroyed: AtomicBool,
}

/// What there is of what a call waits for.
pub enum Condition {
    Complete,
    Pending,
    Destroyed,
}

impl Waiter {
    pub fn new(count: usize) -> Arc<Waiter> {
        let activated = (0..count).map(|_| AtomicBool::new(false)).collect();
        Arc::new(Waiter { word: AtomicU32::new(0), activated, destroyed: AtomicBool::new(false) })
    }

    /// One of its events was signaled.
    pub fn activate(&self, index: usize) {
        self.mark(index);
        self.wake();
    }

    /// One of its events was signaled before it sleeps.
    pub fn mark(&self, index: usize) {
        self.activated[index].store(true, Ordering::Release);
    }

    /// One of its events is gone.
    pub fn destroy(&self) {
        self.destroyed.store(true, Ordering::Release);
        self.wake();
    }

    /// Makes the call look again.
    pub fn wake(&self) {
        self.word.store(1, Ordering::Release);
        futex::wake(&self.word);
    }

    /// It may sleep again. What was activated before this is seen by a look after it.
    pub fn rearm(&self) {
        self.word.swap(0, Ordering::AcqRel);
    }

    /// Sleeps until it is woken, or was since it was last rearmed. An error: a signal handler ran.
    pub fn sleep(&self) -> Result<(), futex::Interrupted> {
        futex::wait(&self.word, 0)
    }

    pub fn is_activated(&self, index: usize) -> bool {
        self.activated[index].load(Ordering::Acquire)
    }

    pub fn condition(&self, all: bool) -> Condition {
        if self.destroyed.load(Ordering::Acquire) {
            return Condition::Destroyed;
        }
        let mut activated = self.activated.iter().map(|flag| flag.load(Ordering::Acquire));
        // No event to wait for is complete either way.
        let complete =
            self.activated.is_empty() || if all { activated.all(|flag| flag) } else { activated.any(|flag| flag) };
        if complete { Condition::Complete } else { Condition::Pending }
    }
}
