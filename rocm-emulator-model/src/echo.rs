//! Wakes the runtime's waiters once more.
//!
//! ROCr's hook raises an event without taking the lock under which its waiters look at it. So a raise may fall between a
//! waiter's look and its sleep, and wake nobody, ever. A millisecond after each raise, or after several of them, another
//! event is raised: that wakes all waiters, and each looks at its own again.
//!
//! An event that is raised must exist, or ROCr ends the program. The one of a queue's inactive signal does as long as the
//! queue: the lock on the queues is held meanwhile, which the end of a queue takes too.

use crate::model::Line;
use rocm_emulator::gpu::Queue;
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
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    queues: Vec<Arc<Queue>>,
    stop: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn run(&self, line: &Line) {
        let mut state = self.state();
        while !state.stop {
            if !self.raised.swap(false, Ordering::AcqRel) {
                state = self.changed.wait(state).unwrap_or_else(|poisoned| poisoned.into_inner());
                continue;
            }
            drop(state);
            thread::sleep(DELAY);
            state = self.state();
            if let Some(event) = state.queues.iter().find_map(|queue| queue.inactive_event()) {
                line.raise(event);
            }
        }
    }
}

/// The thread that does so, and the queues that it knows.
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
            drop(self.0.state());
            self.0.changed.notify_one();
        }
    }
}

impl Echo {
    /// What is told of raises, before there is a thread.
    pub fn prepare() -> (Raised, impl FnOnce(Arc<Line>) -> io::Result<Echo>) {
        let shared = Arc::<Shared>::default();
        let raised = Raised(shared.clone());
        let start = |line: Arc<Line>| {
            let of_thread = shared.clone();
            let thread = thread::Builder::new().name("model-echo".into()).spawn(move || of_thread.run(&line))?;
            Ok(Echo { shared, thread: Some(thread) })
        };
        (raised, start)
    }

    /// A queue has begun.
    pub fn add(&self, queue: Arc<Queue>) {
        self.shared.state().queues.push(queue);
    }

    /// A queue is to end: its events may go when this returns.
    pub fn remove(&self, queue: &Arc<Queue>) {
        self.shared.state().queues.retain(|other| !Arc::ptr_eq(other, queue));
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        state.stop = true;
        state.queues.clear();
        drop(state);
        self.shared.changed.notify_one();
        if let Some(thread) = self.thread.take() {
            // A panic of that thread has been reported already, and Drop must not panic.
            let _ = thread.join();
        }
    }
}
