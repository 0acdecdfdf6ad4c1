//! The GPU's view of memory: which virtual addresses are mapped, to what, and what may be done there.
//!
//! An [`AddressSpace`] belongs to one process on one GPU. The KFD half changes it (map, unmap); the execution half
//! reads it through [`Snapshot`]s. A snapshot keeps the backing of its ranges alive: a kernel that still runs while the
//! host unmaps a buffer reaches memory that is no longer visible, never memory that is gone. (A `USERPTR` range has the
//! host's own pages as its backing: the host keeps those mapped, as the real driver's users must.)

mod announced;
mod arena;

pub use announced::Source;
pub(crate) use arena::{Arena, Backing, PAGE, keep_from_children};

use announced::Announced;
use arc_swap::ArcSwap;
use std::{
    any::Any,
    fmt,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

bitflags::bitflags! {
    /// What may be done with a range of memory.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Access: u8 {
        /// Loads.
        const READ = 1;
        /// Stores and atomics.
        const WRITE = 2;
        /// Instruction fetch.
        const EXECUTE = 4;
    }
}

/// Why the GPU could not reach an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultReason {
    /// No range holds the address.
    NotPresent,
    /// A store or an atomic to a range without [`Access::WRITE`].
    ReadOnly,
    /// An instruction fetch from a range without [`Access::EXECUTE`].
    NoExecute,
}

/// An access that the address space refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MemoryFault {
    /// The first address that was refused.
    pub address: u64,
    /// Why.
    pub reason: FaultReason,
}

/// Where code is read from.
pub trait Fetch {
    /// Reads up to five words at `address` (a multiple of 4) into `words` and says how many could be read; a fault when
    /// there is not even one.
    fn fetch(&self, address: u64, words: &mut [u32; 5]) -> Result<usize, MemoryFault>;
}

/// A mapped range: GPU addresses `start..end` are host memory at `host`.
#[derive(Clone)]
pub struct Range {
    /// The first GPU address.
    pub start: u64,
    /// One past the last GPU address.
    pub end: u64,
    /// Where the range's first byte lies in the host process.
    pub host: *mut u8,
    /// What the GPU may do with it.
    pub access: Access,
    /// Keeps the memory at `host` mapped.
    pub backing: Arc<dyn Any + Send + Sync>,
}

// SAFETY: `host` is shared with the GPU by design and is only accessed by volatile or atomic means; `backing` keeps it
// mapped, whichever thread looks.
unsafe impl Send for Range {}
// SAFETY: see `Send`.
unsafe impl Sync for Range {}

impl fmt::Debug for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}..{:#x} {:?} at {:p}", self.start, self.end, self.access, self.host)
    }
}

/// All ranges of an address space at one moment, sorted, without overlap.
#[derive(Debug, Default)]
pub struct Snapshot {
    ranges: Vec<Range>,
}

impl Snapshot {
    /// The range that holds `address`.
    pub fn find(&self, address: u64) -> Option<&Range> {
        let next = self.ranges.partition_point(|range| range.start <= address);
        self.ranges[..next].last().filter(|range| address < range.end)
    }

    /// All ranges, by ascending address.
    pub fn ranges(&self) -> &[Range] {
        &self.ranges
    }
}

/// The mapped memory of one process on one GPU. Clones are the same address space.
#[derive(Clone, Debug, Default)]
pub struct AddressSpace {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    current: ArcSwap<Snapshot>,
    generation: AtomicU64,
    writer: Mutex<()>,
    announced: Announced,
}

/// A range to be mapped overlaps one that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap;

impl AddressSpace {
    /// The ranges as they are now.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.shared.current.load_full()
    }

    /// A number that changes with every change of the address space. Ranges that were announced and are there now are
    /// mapped first.
    pub fn generation(&self) -> u64 {
        // Where something else is by now, that stays.
        self.shared.announced.arrive(|range| _ = self.map(range));
        self.shared.generation.load(Ordering::Acquire)
    }

    /// Maps a range.
    pub fn map(&self, range: Range) -> Result<(), Overlap> {
        self.change(|ranges| {
            let at = ranges.partition_point(|other| other.start < range.start);
            let free =
                (at == 0 || ranges[at - 1].end <= range.start) && (at == ranges.len() || range.end <= ranges[at].start);
            if !free || range.start >= range.end {
                return Err(Overlap);
            }
            ranges.insert(at, range);
            Ok(())
        })
    }

    /// Announces memory that will be at `start` once its source has it.
    pub fn announce(&self, start: u64, source: Box<dyn Source>) {
        self.shared.announced.add(start, source);
    }

    /// Unmaps the range that starts at `start`, or forgets that it was announced.
    pub fn withdraw(&self, start: u64) {
        self.shared.announced.remove(start);
        self.unmap(start);
    }

    /// Unmaps the range that starts at `start` and gives it back; `None` when there is none.
    pub fn unmap(&self, start: u64) -> Option<Range> {
        self.change(|ranges| {
            let at = ranges.binary_search_by_key(&start, |range| range.start).map_err(|_| ())?;
            Ok::<_, ()>(ranges.remove(at))
        })
        .ok()
    }

    fn change<T, E>(&self, edit: impl FnOnce(&mut Vec<Range>) -> Result<T, E>) -> Result<T, E> {
        let shared = &*self.shared;
        let _writer = shared.writer.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut ranges = shared.current.load().ranges.clone();
        let result = edit(&mut ranges)?;
        shared.current.store(Arc::new(Snapshot { ranges }));
        shared.generation.fetch_add(1, Ordering::Release);
        Ok(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: u64, end: u64) -> Range {
        Range { start, end, host: std::ptr::null_mut(), access: Access::READ, backing: Arc::new(()) }
    }

    #[test]
    fn finds_only_inside_ranges() {
        let space = AddressSpace::default();
        space.map(range(0x1000, 0x2000)).unwrap();
        space.map(range(0x3000, 0x4000)).unwrap();
        let now = space.snapshot();
        let start = |address| now.find(address).map(|range| range.start);
        assert_eq!([0xfff, 0x2000, 0x2fff, 0x4000].map(start), [None; 4]);
        assert_eq!([0x1000, 0x1fff, 0x3000, 0x3fff].map(start), [0x1000, 0x1000, 0x3000, 0x3000].map(Some));
    }

    #[test]
    fn refuses_overlaps_and_empty_ranges() {
        let space = AddressSpace::default();
        space.map(range(0x2000, 0x4000)).unwrap();
        for (start, end) in [(0x1000, 0x2001), (0x3fff, 0x5000), (0x2000, 0x4000), (0x2800, 0x2900), (0x9000, 0x9000)] {
            assert_eq!(space.map(range(start, end)), Err(Overlap), "{start:#x}..{end:#x}");
        }
        space.map(range(0x1000, 0x2000)).unwrap();
        space.map(range(0x4000, 0x5000)).unwrap();
    }

    #[test]
    fn a_snapshot_keeps_what_is_unmapped_alive() {
        let space = AddressSpace::default();
        let backing = Arc::new(());
        space.map(Range { backing: backing.clone(), ..range(0x1000, 0x2000) }).unwrap();
        let (before, generation) = (space.snapshot(), space.generation());
        drop(space.unmap(0x1000).unwrap());
        assert!(space.unmap(0x1000).is_none());
        assert_ne!(space.generation(), generation);
        assert!(space.snapshot().find(0x1000).is_none());
        assert_eq!(Arc::strong_count(&backing), 2);
        drop(before);
        assert_eq!(Arc::strong_count(&backing), 1);
    }
}
