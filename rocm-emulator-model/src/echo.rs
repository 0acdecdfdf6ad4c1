//! Wakes the runtime's waiters once more.
//!
//! ROCr's hook raises an event without taking the lock under which its waiters look at it. So a raise may fall between a
//! waiter's look and its sleep, and wake nobody, ever. A millisecond after each raise, or after several of them, an event
//! that nobody waits for is raised: that makes all waiters look again, each at its own.
//!
//! And the hook lets one waiter take an event from another. It tells a thread that waits for several signals that those which
//! did not come have age 0, which they always have: from then on the thread does not sleep, and each of its looks resets them
//! all. So a thread that destroys a queue may sleep for ever beside one that spins, both waiting for the queue's own event
//! (seen in ROCr's sources; a kernel counts ages from 1). Until the queue is gone, its event is raised again and again: one of
//! them meets the sleeper.

use crate::{line::Line, tool};
use std::{
    io,
    sync::{
        Arc, Condvar, Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

const DELAY: Duration = Duration::from_millis(1);

/// What the threads share.
#[derive(Debug, Default)]
struct Shared {
    /// An event was raised since the last look.
    raised: AtomicBool,
    stop: Mutex<bool>,
    changed: Condvar,
}

impl Shared {
    fn stop(&self) -> MutexGuard<'_, bool> {
        self.stop.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn run(&self, line: &Line) {
        let mut stop = self.stop();
        while !*stop {
            if !self.raised.swap(false, Ordering::AcqRel) {
                stop = self.changed.wait(stop).unwrap_or_else(|poisoned| poisoned.into_inner());
                continue;
            }
            drop(stop);
            thread::sleep(DELAY);
            if tool::ring(|event| line.raise(event)) {
                self.raised.store(true, Ordering::Release);
            }
            stop = self.stop();
        }
    }
}

/// The thread that does so.
#[derive(Debug)]
pub struct Echo {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// What tells it of a raise.
#[derive(Clone, Debug)]
pub struct Raised(Arc<Shared>);

impl Raised {
    /// An event was raised.
    pub fn note(&self) {
        if !self.0.raised.swap(true, Ordering::AcqRel) {
            // The lock makes sure that the thread sleeps, or has yet to look.
            drop(self.0.stop());
            self.0.changed.notify_one();
        }
    }
}

impl Echo {
    /// Starts the thread.
    pub fn start(line: Arc<Line>) -> io::Result<Echo> {
        let shared = Arc::<Shared>::default();
        let of_thread = shared.clone();
        let thread = thread::Builder::new().name("model-echo".into()).spawn(move || of_thread.run(&line))?;
        Ok(Echo { shared, thread: Some(thread) })
    }

    /// What tells it of a raise.
    pub fn raised(&self) -> Raised {
        Raised(self.shared.clone())
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        *self.shared.stop() = true;
        self.shared.changed.notify_one();
        if let Some(thread) = self.thread.take() {
            // A panic of that thread has been reported already, and Drop must not panic.
            let _ = thread.join();
        }
    }
}
