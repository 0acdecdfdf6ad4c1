//! Memory that is announced before it is there.
//!
//! A runtime that manages the GPU's memory itself may say what it allocates, and not when it maps it. So a range is asked
//! for when the address space is next looked at, until its source has it.

use super::Range;
use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Mutex, MutexGuard,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Where announced memory comes from.
pub trait Source: Send {
    /// The memory, when it is there.
    fn open(&self) -> Option<Range>;
}

/// What is announced, by its first address.
#[derive(Default)]
pub(super) struct Announced {
    sources: Mutex<BTreeMap<u64, Box<dyn Source>>>,
    /// How many there are: nearly always none, and then a look costs no lock.
    count: AtomicUsize,
}

impl Announced {
    fn sources(&self) -> MutexGuard<'_, BTreeMap<u64, Box<dyn Source>>> {
        self.sources.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    pub fn add(&self, start: u64, source: Box<dyn Source>) {
        let mut sources = self.sources();
        sources.insert(start, source);
        self.count.store(sources.len(), Ordering::Release);
    }

    pub fn remove(&self, start: u64) {
        let mut sources = self.sources();
        sources.remove(&start);
        self.count.store(sources.len(), Ordering::Release);
    }

    /// Hands on what has come; it is not announced any more. Nothing is removed meanwhile.
    pub fn arrive(&self, mut map: impl FnMut(Range)) {
        if self.count.load(Ordering::Acquire) == 0 {
            return;
        }
        let mut sources = self.sources();
        sources.retain(|_, source| match source.open() {
            Some(range) => {
                map(range);
                false
            }
            None => true,
        });
        self.count.store(sources.len(), Ordering::Release);
    }
}

impl fmt::Debug for Announced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.sources().keys()).finish()
    }
}
