//! Wakes the runtime's waiters once more.
//!
//! ROCr's hook raises an event without taking the lock under which its waiters look at it. So a raise may fall between a
//! waiter's look and its sleep, and wake nobody, ever. A millisecond after each raise, or after several of them, an event
//! that nobody waits for is raised: that makes all waiters look again, each at its own.
//!
//! The hook also lets one waiter take an event from another, where a kernel wakes all that wait for it. Of several threads
//! that sleep for one signal, the others would then sleep for ever. So [`Repeats`](crate::repeats::Repeats) has each event raised again, with the one
//! above: each time one more of its sleepers wakes.
//!
//! And it tells a thread that waits for several signals that those which did not come have age 0, which they always have:
//! from then on the thread does not sleep, and each of its looks resets them all. So a thread that destroys a queue may sleep
//! for ever beside one that spins, both waiting for the queue's own event (seen in ROCr's sources; a kernel counts ages from
//! 1). Until the queue is gone, its event is raised every millisecond: one of them meets the sleeper.

use crate::{line::Line, repeats::DELAY, tool};
use std::{
    io,
    sync::{
        Arc, Condvar, Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Instant,
};

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
        let mut next: Option<Instant> = None;
        let mut stop = self.stop();
        loop {
            let quiet = |stop: &mut bool| !*stop && !self.raised.load(Ordering::Acquire);
            stop = match next.map(|next| next.saturating_duration_since(Instant::now())) {
                None => self.changed.wait_while(stop, quiet).unwrap_or_else(|poisoned| poisoned.into_inner()),
                Some(pause) => {
                    let woken = self.changed.wait_timeout_while(stop, pause, quiet);
                    woken.unwrap_or_else(|poisoned| poisoned.into_inner()).0
                }
            };
            if *stop {
                return;
            }
            drop(stop);
            if self.raised.swap(false, Ordering::AcqRel) {
                // Raises come in crowds, and one look is enough for all.
                thread::sleep(DELAY);
            }
            next = tool::ring(|event| line.raise(event));
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
