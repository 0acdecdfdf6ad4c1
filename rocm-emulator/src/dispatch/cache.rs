//! Decoded kernels, kept from dispatch to dispatch.
//!
//! A program knows the words it was decoded from. Before each dispatch they are compared with memory, so a kernel that
//! was overwritten, or another one loaded at its address, is decoded anew.

use super::abi::Launch;
use crate::{
    isa::{Target, program::Program},
    memory::{FaultReason, Fetch},
    outcome::Invalid,
    wave::View,
};
use arc_swap::{ArcSwap, Cache as Cached};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// More kernels than this are not kept.
const CAPACITY: usize = 512;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    entry: u64,
    target: Target,
    wave64: bool,
}

/// A kernel's program, which grows when an indirect jump finds more of it.
#[derive(Debug)]
pub(super) struct Entry {
    program: Arc<ArcSwap<Program>>,
    growing: Mutex<()>,
    forgotten: AtomicBool,
}

impl Entry {
    /// The program as it is now.
    pub(super) fn program(&self) -> Arc<Program> {
        self.program.load_full()
    }

    /// The program with what is reachable from `address`.
    pub(super) fn reach(&self, address: u64, view: &mut View) -> Arc<Program> {
        let _growing = self.growing.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.program.load_full();
        if now.find(address).is_some() {
            return now;
        }
        view.refresh();
        let grown = Arc::new(now.extended(view, address));
        self.program.store(grown.clone());
        grown
    }
}

/// A kernel as its last user knows it: found again without a lock.
#[derive(Debug)]
pub(super) struct Known {
    key: Key,
    pub entry: Arc<Entry>,
    newest: Cached<Arc<ArcSwap<Program>>, Arc<Program>>,
    /// The program as it was found.
    pub program: Arc<Program>,
    /// The index of its first operation.
    pub start: Option<usize>,
}

impl Known {
    fn new(key: Key, entry: Arc<Entry>) -> Known {
        let mut newest = Cached::new(entry.program.clone());
        let program = newest.load().clone();
        let start = program.find(key.entry);
        Known { key, entry, newest, program, start }
    }

    /// Whether this is the kernel of a launch, as it stands in memory now.
    pub(super) fn is_of(&mut self, launch: &Launch, target: Target, view: &View) -> bool {
        let key = Key { entry: launch.entry, target, wave64: launch.wave64 };
        self.is(&key, view)
    }

    /// Whether this is the kernel that is to be launched, with the words that stand in memory now.
    fn is(&mut self, key: &Key, view: &View) -> bool {
        // What others found of it since is looked at too. (Operations keep their indices.)
        let newest = self.newest.load();
        if !Arc::ptr_eq(newest, &self.program) {
            self.program = newest.clone();
        }
        self.key == *key && !self.entry.forgotten.load(Ordering::Relaxed) && is_current(&self.program, view)
    }
}

/// All kernels that an engine has decoded.
#[derive(Debug, Default)]
pub(super) struct Cache {
    entries: Mutex<HashMap<Key, Arc<Entry>>>,
}

impl Cache {
    /// The kernel of a launch, decoded now or before.
    pub(super) fn get(&self, view: &mut View, launch: &Launch, target: Target) -> Result<Known, Invalid> {
        let (entry, wave64) = (launch.entry, launch.wave64);
        let key = Key { entry, target, wave64 };
        let lock = || self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = lock().get(&key).cloned();
        if let Some(kept) = kept {
            let mut kept = Known::new(key, kept);
            if kept.is(&key, view) {
                return Ok(kept);
            }
        }
        let mut words = [0; 5];
        view.fetch(entry, &mut words).map_err(|fault| match fault.reason {
            FaultReason::NoExecute => Invalid::NotExecutable,
            _ => Invalid::KernelObject(fault),
        })?;
        // Functions that the kernel calls may stand before it. `Op::at` reaches 2 GiB both ways.
        let base = entry.saturating_sub(1 << 31);
        let program = Program::decode(view, base, entry, target, wave64);
        let new = Arc::new(Entry {
            program: Arc::new(ArcSwap::from_pointee(program)),
            growing: Mutex::new(()),
            forgotten: AtomicBool::new(false),
        });
        let mut entries = lock();
        if entries.len() >= CAPACITY {
            entries.clear();
        }
        entries.insert(key, new.clone());
        Ok(Known::new(key, new))
    }

    /// Forgets a kernel: one that faulted may have met code that was not there yet.
    pub(super) fn forget(&self, entry: &Arc<Entry>) {
        entry.forgotten.store(true, Ordering::Relaxed);
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|_, other| !Arc::ptr_eq(other, entry));
    }
}

/// Whether the program's words still stand in memory.
fn is_current(program: &Program, view: &View) -> bool {
    program.words().all(|(address, words)| view.holds(address, words))
}
