//! A worker's view of the GPU's memory: from GPU addresses to host pointers, checked.
//!
//! A view holds a [`Snapshot`] and remembers the ranges it reached last. A cached range may have been unmapped since:
//! the snapshot keeps its backing alive, so a late access reaches memory that is no longer visible and harms nobody.
//! The view looks at the address space again when a workgroup starts ([`View::refresh`]) and whenever it misses.
//!
//! All accesses to shared memory are volatile or atomic and go through raw pointers: other workers, the host and other
//! GPUs may write at the same time.

use crate::memory::{Access, AddressSpace, FaultReason, Fetch, MemoryFault, Snapshot};
#[cfg(all(target_arch = "x86_64", unix))]
use std::mem::offset_of;
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// How many ranges a view remembers. A power of two.
const WINDOWS: usize = 64;

/// A range that was reached before.
#[derive(Clone, Copy, Debug)]
struct Window {
    start: u64,
    end: u64,
    host: *mut u8,
    access: Access,
}

/// No address space ever has this one.
const NO_GENERATION: u64 = u64::MAX;

const EMPTY: Window = Window { start: 0, end: 0, host: std::ptr::null_mut(), access: Access::empty() };

/// A worker's view of an address space.
#[derive(Debug)]
pub(crate) struct View {
    space: AddressSpace,
    snapshot: Arc<Snapshot>,
    generation: u64,
    windows: [Window; WINDOWS],
}

/// Where translated code finds what the view remembers.
#[cfg(all(target_arch = "x86_64", unix))]
impl View {
    pub(crate) const WINDOW_START: usize = offset_of!(Window, start);
    pub(crate) const WINDOW_END: usize = offset_of!(Window, end);
    pub(crate) const WINDOW_HOST: usize = offset_of!(Window, host);
    pub(crate) const WINDOW_ACCESS: usize = offset_of!(Window, access);

    /// The place of the range that [`reach`](View::reach) remembers for a hint.
    pub(crate) const fn window(hint: u32) -> usize {
        offset_of!(View, windows) + hint as usize % WINDOWS * size_of::<Window>()
    }
}

impl View {
    pub(crate) fn new(space: &AddressSpace) -> View {
        // The generation is read first: a change between the two reads is then noticed later, never lost.
        let generation = space.generation();
        View { space: space.clone(), snapshot: space.snapshot(), generation, windows: [EMPTY; WINDOWS] }
    }

    /// The address space.
    pub(crate) fn space(&self) -> &AddressSpace {
        &self.space
    }

    /// Lets go of what is mapped, until the next [`refresh`](Self::refresh).
    pub(crate) fn rest(&mut self) {
        self.generation = NO_GENERATION;
        self.snapshot = Arc::default();
        self.windows = [EMPTY; WINDOWS];
    }

    /// Takes note of what was mapped and unmapped since. Says whether anything was.
    pub(crate) fn refresh(&mut self) -> bool {
        let generation = self.space.generation();
        if generation == self.generation {
            return false;
        }
        self.generation = generation;
        self.snapshot = self.space.snapshot();
        self.windows = [EMPTY; WINDOWS];
        true
    }

    /// The host address of `low` when `low..low + bytes` lies in one range that allows `need`.
    ///
    /// `hint` is anything that tends to be the same for the same range; instructions use their own address.
    #[inline(always)]
    pub(crate) fn reach(&mut self, hint: u32, low: u64, bytes: u64, need: Access) -> Option<*mut u8> {
        let window = &self.windows[hint as usize % WINDOWS];
        if low >= window.start && low < window.end && window.end - low >= bytes && window.access.contains(need) {
            return Some(window.host.wrapping_add((low - window.start) as usize));
        }
        self.reach_anew(hint, low, bytes, need)
    }

    #[cold]
    fn reach_anew(&mut self, hint: u32, low: u64, bytes: u64, need: Access) -> Option<*mut u8> {
        self.refresh();
        let range = self.snapshot.find(low)?;
        if !range.access.contains(need) || range.end - low < bytes {
            return None;
        }
        self.windows[hint as usize % WINDOWS] =
            Window { start: range.start, end: range.end, host: range.host, access: range.access };
        Some(range.host.wrapping_add((low - range.start) as usize))
    }

    /// The host address of `address` and how many bytes follow it in its range.
    pub(crate) fn piece(&self, address: u64, need: Access) -> Result<(*mut u8, u64), MemoryFault> {
        let range = self.snapshot.find(address).ok_or(MemoryFault { address, reason: FaultReason::NotPresent })?;
        let missing = need.difference(range.access);
        let reason = if missing.is_empty() {
            return Ok((range.host.wrapping_add((address - range.start) as usize), range.end - address));
        } else if missing.contains(Access::EXECUTE) {
            FaultReason::NoExecute
        } else if missing.contains(Access::READ) {
            FaultReason::NotPresent
        } else {
            FaultReason::ReadOnly
        };
        Err(MemoryFault { address, reason })
    }

    /// Whether `words` stand at `address`, where they may be executed.
    pub(crate) fn holds(&self, address: u64, words: &[u32]) -> bool {
        let Ok((host, rest)) = self.piece(address, Access::EXECUTE) else { return false };
        if rest < 4 * words.len() as u64 {
            // Code over several ranges: word by word.
            let mut one = [0; 5];
            return (address..)
                .step_by(4)
                .zip(words)
                .all(|(at, word)| self.fetch(at, &mut one).is_ok() && one[0] == *word);
        }
        words.iter().enumerate().all(|(index, word)| {
            // SAFETY: the snapshot, which this view holds, keeps the range's memory mapped, and the words lie in it.
            *word == unsafe { host.wrapping_add(4 * index).cast::<Word>().read_volatile() }.0
        })
    }

    /// Why `address..address + bytes` may not be accessed, if that is so.
    pub(crate) fn check(&mut self, address: u64, bytes: u64, need: Access) -> Result<(), MemoryFault> {
        self.refresh();
        let mut done = 0;
        while done < bytes {
            let at = address.checked_add(done).ok_or(MemoryFault { address, reason: FaultReason::NotPresent })?;
            done += self.piece(at, need)?.1;
        }
        Ok(())
    }

    /// The 64 bytes at an address that is aligned to its size, if they may be read: a kernel descriptor.
    pub(crate) fn line(&self, address: u64) -> Option<[u64; 8]> {
        let (host, rest) = self.piece(address, Access::READ).ok()?;
        let words = host.cast::<[AtomicU64; 8]>();
        if rest < 64 || !address.is_multiple_of(64) || !words.is_aligned() {
            return None;
        }
        // SAFETY: the snapshot, which this view holds, keeps the range's memory mapped, and 64 bytes from `host` on lie
        // in it; they are accessed atomically.
        let words = unsafe { &*words };
        Some(std::array::from_fn(|word| words[word].load(Ordering::Relaxed)))
    }

    /// Reads bytes that may span ranges.
    pub(crate) fn read(&mut self, address: u64, bytes: &mut [u8], need: Access) -> Result<(), MemoryFault> {
        self.refresh();
        let mut done = 0;
        while done < bytes.len() {
            let at =
                address.checked_add(done as u64).ok_or(MemoryFault { address, reason: FaultReason::NotPresent })?;
            let (host, rest) = self.piece(at, need)?;
            let end = bytes.len().min(done.saturating_add(rest as usize));
            for (offset, byte) in bytes[done..end].iter_mut().enumerate() {
                // SAFETY: the snapshot, which this view holds, keeps the range's memory mapped, and the range has
                // `rest` bytes from `host` on.
                *byte = unsafe { host.wrapping_add(offset).read_volatile() };
            }
            done = end;
        }
        Ok(())
    }

    /// Writes bytes that may span ranges; all of them or, when one is refused, none.
    pub(crate) fn write(&mut self, address: u64, bytes: &[u8]) -> Result<(), MemoryFault> {
        self.check(address, bytes.len() as u64, Access::WRITE)?;
        for (at, byte) in (address..).zip(bytes) {
            let (host, _) = self.piece(at, Access::WRITE)?;
            // SAFETY: as in `read`; the range may be written.
            unsafe { host.write_volatile(*byte) };
        }
        Ok(())
    }
}

impl Fetch for View {
    fn fetch(&self, address: u64, words: &mut [u32; 5]) -> Result<usize, MemoryFault> {
        let mut count = 0;
        for (at, word) in (address..).step_by(4).zip(words) {
            match self.piece(at, Access::EXECUTE) {
                Ok((host, rest)) if rest >= 4 => {
                    // SAFETY: the snapshot, which this view holds, keeps the range's memory mapped, and four bytes
                    // from `host` on lie in it.
                    *word = unsafe { host.cast::<Word>().read_volatile() }.0;
                    count += 1;
                }
                Ok(_) if count == 0 => return Err(MemoryFault { address: at, reason: FaultReason::NotPresent }),
                Err(fault) if count == 0 => return Err(fault),
                _ => break,
            }
        }
        Ok(count)
    }
}

/// A word at any address.
#[derive(Clone, Copy)]
#[repr(C, packed)]
struct Word(u32);
