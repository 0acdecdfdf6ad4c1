//! The scanner: looks at the doorbells of queues whose threads sleep.
//!
//! One thread per process, whatever the number of queues. It sleeps without end while no queue does, and otherwise up to
//! a millisecond between two looks.

use super::backoff::Backoff;
use crate::errno::Errno;
use std::{
    fmt,
    sync::{Arc, Condvar, Mutex, MutexGuard},
    thread::{self, JoinHandle},
};

/// A thread that sleeps, and that is woken when its doorbell has rung.
pub trait Sleeper: fmt::Debug + Send + Sync {
    fn sleeps(&self) -> bool;

    /// Wakes the thread if it sleeps and there is something to do. Says whether it did.
    fn wake_for_work(&self) -> bool;
}

/// The scanner of a process. Its thread starts with the first queue.
#[derive(Debug, Default)]
pub struct Scanner {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// What queues and the scanner's thread share.
#[derive(Debug, Default)]
pub struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    queues: Vec<Arc<dyn Sleeper>>,
    /// Somebody wants a look now, or a queue has gone to sleep.
    kicked: bool,
    stop: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    pub fn add(&self, queue: Arc<dyn Sleeper>) {
        self.state().queues.push(queue);
    }

    pub fn remove(&self, queue: &Arc<dyn Sleeper>) {
        self.state().queues.retain(|other| !Arc::ptr_eq(other, queue));
    }

    /// Makes the scanner look now.
    pub fn kick(&self) {
        self.state().kicked = true;
        self.changed.notify_one();
    }

    fn run(&self) {
        let mut state = self.state();
        let mut backoff = Backoff::default();
        while !state.stop {
            let (mut asleep, mut woken) = (false, false);
            for queue in &state.queues {
                asleep |= queue.sleeps();
                woken |= queue.wake_for_work();
            }
            if woken || state.kicked {
                backoff.reset();
            }
            state.kicked = false;
            state = match asleep {
                true => {
                    let sleep = backoff.next_sleep();
                    self.changed.wait_timeout(state, sleep).unwrap_or_else(|poisoned| poisoned.into_inner()).0
                }
                false => self.changed.wait(state).unwrap_or_else(|poisoned| poisoned.into_inner()),
            };
        }
    }
}

impl Scanner {
    /// What a queue needs of the scanner; starts its thread.
    pub fn handle(&self) -> Result<Arc<Shared>, Errno> {
        let mut thread = self.thread.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if thread.is_none() {
            let shared = self.shared.clone();
            let builder = thread::Builder::new().name("kfd-doorbells".into());
            *thread = Some(builder.spawn(move || shared.run()).map_err(|_| Errno::ENOMEM)?);
        }
        Ok(self.shared.clone())
    }

    pub fn kick(&self) {
        self.shared.kick();
    }
}

impl Drop for Scanner {
    fn drop(&mut self) {
        self.shared.state().stop = true;
        self.shared.changed.notify_one();
        let thread = self.thread.get_mut().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
        if let Some(thread) = thread {
            // A panic of that thread has been reported already, and Drop must not panic.
            let _ = thread.join();
        }
    }
}
