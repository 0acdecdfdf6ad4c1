//! Decoded kernels, kept from dispatch to dispatch.
//!
//! A program knows the words it was decoded from. Before each dispatch they are compared with memory, so a kernel that
//! was overwritten, or another one loaded at its address, is decoded anew.

use super::Invalid;
use crate::{
    isa::{Target, program::Program},
    memory::{FaultReason, Fetch},
    wave::View,
};
use arc_swap::ArcSwap;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
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
    program: ArcSwap<Program>,
    growing: Mutex<()>,
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

/// All kernels that an engine has decoded.
#[derive(Debug, Default)]
pub(super) struct Cache {
    entries: Mutex<HashMap<Key, Arc<Entry>>>,
}

impl Cache {
    /// The program of the kernel at `entry`, decoded now or before.
    pub(super) fn get(&self, view: &mut View, entry: u64, target: Target, wave64: bool) -> Result<Arc<Entry>, Invalid> {
        let key = Key { entry, target, wave64 };
        let lock = || self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(&key).cloned();
        if let Some(known) = known
            && is_current(&known.program(), view)
        {
            return Ok(known);
        }
        let mut words = [0; 5];
        view.fetch(entry, &mut words).map_err(|fault| match fault.reason {
            FaultReason::NoExecute => Invalid::NotExecutable,
            _ => Invalid::KernelObject(fault),
        })?;
        // Functions that the kernel calls may stand before it. `Op::at` reaches 2 GiB both ways.
        let base = entry.saturating_sub(1 << 31);
        let program = Program::decode(view, base, entry, target, wave64);
        let new = Arc::new(Entry { program: ArcSwap::from_pointee(program), growing: Mutex::new(()) });
        let mut entries = lock();
        if entries.len() >= CAPACITY {
            entries.clear();
        }
        entries.insert(key, new.clone());
        Ok(new)
    }

    /// Forgets a kernel: one that faulted may have met code that was not there yet.
    pub(super) fn forget(&self, entry: &Arc<Entry>) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|_, other| !Arc::ptr_eq(other, entry));
    }
}

/// Whether the program's words still stand in memory.
fn is_current(program: &Program, view: &View) -> bool {
    program.words().all(|(address, words)| view.holds(address, words))
}
