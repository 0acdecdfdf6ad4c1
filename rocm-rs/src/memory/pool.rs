//! The allocator of an agent's memory: small pieces from chunks, large ones straight from the backend.
//!
//! A piece of up to [`LARGEST`] bytes is a block of a [`Slab`], one for each power-of-two size and kind of memory; blocks
//! are cut from chunks of 64. What was once a chunk stays one until the agent is closed: small memory is kept for reuse.
//! Larger pieces, and memory that the host cannot clear, come from the backend one by one and go back to it.

use super::{MemoryInfo, MemoryKind, copy};
use crate::{
    agent::Shared,
    backend::Memory,
    error::{Error, Result},
    fork::Generation,
    slab::{Slab, Slot},
};
use std::{
    cell::Cell,
    fmt,
    mem::ManuallyDrop,
    ptr::NonNull,
    sync::{Arc, OnceLock},
};

/// The smallest block: two cache lines, and enough for most kernels' arguments.
const SMALLEST: usize = 256;
/// The largest block.
pub(crate) const LARGEST: usize = 16 << 10;
/// Block sizes: 256 B, 512 B, ..., 16 KiB.
const CLASSES: usize = (LARGEST / SMALLEST).ilog2() as usize + 1;
/// Blocks of a chunk.
const BLOCKS: usize = 64;

/// The memory of one agent.
pub(crate) struct Pools {
    shared: Arc<Shared>,
    default: MemoryKind,
    /// A slab for each size and kind, made when it is first used.
    kinds: [[OnceLock<Blocks>; CLASSES]; MemoryKind::ALL.len()],
}

/// The blocks of one size and kind.
type Blocks = Slab<Block, Arc<Shared>>;

/// A block of a chunk.
struct Block {
    address: u64,
    host: NonNull<u8>,
    /// Freed with the last of its blocks.
    _chunk: Arc<Box<dyn Memory>>,
}

// SAFETY: the pointer is an address inside the chunk, which may move between threads; accesses are the regions' business.
unsafe impl Send for Block {}
// SAFETY: as above.
unsafe impl Sync for Block {}

impl Pools {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        let visible = |memory: &MemoryInfo| memory.kind == MemoryKind::DeviceVisible && memory.bytes > 0;
        let default = match shared.agent.description().memories.iter().any(visible) {
            true => MemoryKind::DeviceVisible,
            false => MemoryKind::Host,
        };
        Self { shared, default, kinds: Default::default() }
    }

    /// Memory for `bytes` bytes. It is filled with zeros if `zeroed` says so and the host reaches it; otherwise it may hold
    /// what this process left in it. A length of zero gives memory with an address of its own all the same.
    #[inline]
    pub(crate) fn allocate(&self, kind: MemoryKind, bytes: usize, zeroed: bool) -> Result<Region> {
        let region = match bytes <= LARGEST && kind.host_visible() {
            true => self.block(kind, bytes)?,
            false => self.whole(kind, bytes)?,
        };
        if let (true, Some(host)) = (zeroed, region.host) {
            // SAFETY: the region is this call's alone, and has at least `bytes` bytes.
            unsafe { copy::zero(host, bytes) };
        }
        Ok(region)
    }

    #[inline]
    fn block(&self, kind: MemoryKind, bytes: usize) -> Result<Region> {
        let index = class_of(bytes);
        let slab =
            self.kinds[kind as usize][index].get_or_init(|| Blocks::new(self.shared.generation, self.shared.clone()));
        match slab.take_or_make(|| self.chunk(kind, SMALLEST << index))? {
            Some(block) => {
                let (address, host) = (block.address, Some(block.host));
                Ok(Region { address, host, bytes, kind, owner: Owner::Block(block) })
            }
            // All of the slab's blocks are in use: the backend has more.
            None => self.whole(kind, bytes),
        }
    }

    /// A chunk, cut into blocks.
    fn chunk(&self, kind: MemoryKind, size: usize) -> Result<impl Iterator<Item = Block> + use<>> {
        let memory = self.shared.agent.allocate(kind, (size * BLOCKS) as u64)?;
        let host = memory.host().ok_or(Error::NotHostVisible { kind })?;
        let (address, chunk) = (memory.address(), Arc::new(memory));
        Ok((0..BLOCKS).map(move |block| {
            let offset = block * size;
            // SAFETY: the chunk has 64 blocks of `size` bytes.
            let host = unsafe { host.add(offset) };
            Block { address: address + offset as u64, host, _chunk: chunk.clone() }
        }))
    }

    #[cold]
    fn whole(&self, kind: MemoryKind, bytes: usize) -> Result<Region> {
        self.shared.generation.check()?;
        let memory = ManuallyDrop::new(self.shared.agent.allocate(kind, bytes.max(1) as u64)?);
        let (address, host) = (memory.address(), memory.host());
        let whole = Whole { memory, shared: ManuallyDrop::new(self.shared.clone()) };
        Ok(Region { address, host, bytes, kind, owner: Owner::Whole(Arc::new(whole)) })
    }

    /// The agent's own memory where the host reaches it, otherwise the host's.
    #[inline]
    pub(crate) fn default_kind(&self) -> MemoryKind {
        self.default
    }
}

/// The size class of a piece of up to [`LARGEST`] bytes.
#[inline]
fn class_of(bytes: usize) -> usize {
    (bytes.max(SMALLEST).next_power_of_two() / SMALLEST).ilog2() as usize
}

impl fmt::Debug for Pools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pools").field("agent", &self.shared).finish_non_exhaustive()
    }
}

/// A piece of memory. A clone is the same piece; the last one gives it back.
#[derive(Clone)]
pub(crate) struct Region {
    address: u64,
    host: Option<NonNull<u8>>,
    bytes: usize,
    kind: MemoryKind,
    owner: Owner,
}

#[derive(Clone)]
enum Owner {
    Block(Slot<Block, Arc<Shared>>),
    Whole(Arc<Whole>),
}

/// Memory straight from the backend.
struct Whole {
    memory: ManuallyDrop<Box<dyn Memory>>,
    shared: ManuallyDrop<Arc<Shared>>,
}

impl Drop for Whole {
    fn drop(&mut self) {
        // In a forked child there is nothing to free, and the backend's locks may be held by threads it has not.
        if !self.shared.generation.forked() {
            // SAFETY: both are dropped here and nowhere else.
            unsafe {
                ManuallyDrop::drop(&mut self.memory);
                ManuallyDrop::drop(&mut self.shared);
            }
        }
    }
}

// SAFETY: a region is memory; every access to it through `&self` is made of atomics.
unsafe impl Send for Region {}
// SAFETY: as above.
unsafe impl Sync for Region {}

impl Region {
    /// Where the agent and, where it can, the host see it.
    pub(crate) fn address(&self) -> u64 {
        self.address
    }

    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(crate) fn kind(&self) -> MemoryKind {
        self.kind
    }

    /// What its agent's objects share.
    pub(crate) fn shared(&self) -> &Arc<Shared> {
        match &self.owner {
            Owner::Block(block) => block.context(),
            Owner::Whole(whole) => &whole.shared,
        }
    }

    fn generation(&self) -> Generation {
        self.shared().generation
    }

    /// Copies `bytes` to `offset` bytes behind the start. The range is checked. What the host does not reach, the agent
    /// copies.
    pub(crate) fn write(&self, offset: usize, bytes: &[u8]) -> Result<()> {
        match self.reach(offset, bytes.len())? {
            // SAFETY: `reach` checked that the range lies inside this region, which is mapped while it lives.
            Some(host) => unsafe { copy::store(host, bytes) },
            None => {
                let stage = Stage::new(self.shared(), bytes.len())?;
                let places = (self.address + offset as u64..).step_by(Stage::LARGEST);
                for (to, part) in places.zip(bytes.chunks(Stage::LARGEST)) {
                    // SAFETY: the stage is this call's, and has room for a part; nothing is copied to or from it now.
                    unsafe { copy::store(stage.host, part) };
                    stage.transfer(to, stage.memory.address(), part.len())?;
                }
            }
        }
        Ok(())
    }

    /// Copies from `offset` bytes behind the start. The range is checked. What the host does not reach, the agent copies.
    pub(crate) fn read(&self, offset: usize, bytes: &mut [u8]) -> Result<()> {
        match self.reach(offset, bytes.len())? {
            // SAFETY: as in `write`.
            Some(host) => unsafe { copy::load(host, bytes) },
            None => {
                let stage = Stage::new(self.shared(), bytes.len())?;
                let places = (self.address + offset as u64..).step_by(Stage::LARGEST);
                for (from, part) in places.zip(bytes.chunks_mut(Stage::LARGEST)) {
                    stage.transfer(stage.memory.address(), from, part.len())?;
                    // SAFETY: as in `write`.
                    unsafe { copy::load(stage.host, part) };
                }
            }
        }
        Ok(())
    }

    /// Where the host reaches a range, which is checked; `None` where it does not.
    fn reach(&self, offset: usize, len: usize) -> Result<Option<NonNull<u8>>> {
        self.generation().check()?;
        match offset.checked_add(len) {
            // SAFETY: the offset lies inside the region, or one past its end.
            Some(end) if end <= self.bytes => Ok(self.host.map(|host| unsafe { host.add(offset) })),
            _ => Err(Error::RangeOutside { start: offset, end: offset.saturating_add(len), len: self.bytes }),
        }
    }
}

/// Memory of the host that copies go through.
struct Stage<'a> {
    shared: &'a Arc<Shared>,
    memory: ManuallyDrop<Box<dyn Memory>>,
    host: NonNull<u8>,
    /// The agent failed: it may be using the memory still.
    lost: Cell<bool>,
}

impl<'a> Stage<'a> {
    /// The most bytes that are copied at a time.
    const LARGEST: usize = 4 << 20;

    fn new(shared: &'a Arc<Shared>, bytes: usize) -> Result<Self> {
        let kind = MemoryKind::Host;
        let memory = shared.agent.allocate(kind, bytes.clamp(1, Self::LARGEST) as u64)?;
        let host = memory.host().ok_or(Error::NotHostVisible { kind })?;
        Ok(Stage { shared, memory: ManuallyDrop::new(memory), host, lost: Cell::new(false) })
    }

    /// Copies between this memory and a region, whose range was checked.
    fn transfer(&self, to: u64, from: u64, bytes: usize) -> Result<()> {
        // SAFETY: one is this memory, kept when the agent fails; the other a range of a region, which the agent reaches.
        // (A region's memory is never given back to others than its own agent's users, who would meet the same failure.)
        let copied = unsafe { self.shared.agent.copy(to, from, bytes as u64) };
        self.lost.set(copied.is_err());
        copied
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        if !self.lost.get() {
            // SAFETY: dropped here and nowhere else.
            unsafe { ManuallyDrop::drop(&mut self.memory) };
        }
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Region")
            .field("address", &format_args!("{:#x}", self.address))
            .field("bytes", &self.bytes)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}
