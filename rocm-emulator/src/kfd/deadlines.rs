//! Deadlines of blocked waits: one thread that wakes each waiter when its time has come.
//!
//! The waits themselves sleep without a timeout (see [`futex`](super::futex)). The thread starts with the first wait
//! that has one, and sleeps while there is none.

use super::waiter::Waiter;
use std::{
    collections::BTreeMap,
    sync::{Arc, Condvar, Mutex, MutexGuard},
    thread::{self, JoinHandle},
    time::Instant,
};

/// A deadline: its time, and a number that keeps those of the same time apart.
pub type Key = (Instant, u64);

#[derive(Debug, Default)]
pub struct Deadlines {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug, Default)]
struct Shared {
    list: Mutex<List>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct List {
    pending: BTreeMap<Key, Arc<Waiter>>,
    count: u64,
    stop: bool,
}

impl Shared {
    fn list(&self) -> MutexGuard<'_, List> {
        self.list.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn run(&self) {
        let mut list = self.list();
        while !list.stop {
            let now = Instant::now();
            let wait = match list.pending.first_entry() {
                Some(entry) if entry.key().0 <= now => {
                    entry.remove().wake();
                    continue;
                }
                Some(entry) => Some(entry.key().0 - now),
                None => None,
            };
            list = match wait {
                Some(time) => self.changed.wait_timeout(list, time).unwrap_or_else(|poisoned| poisoned.into_inner()).0,
                None => self.changed.wait(list).unwrap_or_else(|poisoned| poisoned.into_inner()),
            };
        }
    }
}

impl Deadlines {
    /// Wakes the waiter at the time, unless it is removed before. `None` when there is no thread to do it.
    pub fn add(&self, time: Instant, waiter: Arc<Waiter>) -> Option<Key> {
        self.start()?;
        let mut list = self.shared.list();
        list.count += 1;
        let key = (time, list.count);
        list.pending.insert(key, waiter);
        if list.pending.first_key_value().is_some_and(|(first, _)| *first == key) {
            self.shared.changed.notify_one();
        }
        Some(key)
    }

    pub fn remove(&self, key: Key) {
        self.shared.list().pending.remove(&key);
    }

    fn start(&self) -> Option<()> {
        let mut thread = self.thread.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if thread.is_none() {
            let shared = self.shared.clone();
            *thread = thread::Builder::new().name("kfd-deadlines".into()).spawn(move || shared.run()).ok();
        }
        thread.as_ref().map(|_| ())
    }
}

impl Drop for Deadlines {
    fn drop(&mut self) {
        self.shared.list().stop = true;
        self.shared.changed.notify_one();
        let thread = self.thread.get_mut().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
        if let Some(thread) = thread {
            // A panic of that thread has been reported already, and Drop must not panic.
            let _ = thread.join();
        }
    }
}
