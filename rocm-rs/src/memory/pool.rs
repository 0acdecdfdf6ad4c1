//! The allocator of an agent's memory: small pieces from chunks, large ones straight from the backend.
//!
//! A piece of up to [`LARGEST`] bytes is one of 64 blocks of a chunk; blocks have power-of-two sizes, and a chunk's free
//! blocks are the set bits of one word. Larger pieces, and memory that the host cannot clear, come from the backend one
//! by one. An empty chunk goes back to the backend when its size has another one with room.
//!
//! Invariant: a block is in exactly one place, its chunk's free word or one live [`Region`].

use super::{MemoryInfo, MemoryKind, copy};
use crate::{
    backend::{Agent, Memory, Purpose},
    error::{Error, Result},
    fork::Generation,
};
use std::{
    fmt,
    mem::ManuallyDrop,
    ptr::NonNull,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The smallest block: two cache lines, and enough for most kernels' arguments.
const SMALLEST: usize = 256;
/// The largest block.
pub(crate) const LARGEST: usize = 16 << 10;
/// Block sizes: 256 B, 512 B, ..., 16 KiB.
const CLASSES: usize = (LARGEST / SMALLEST).ilog2() as usize + 1;
/// Blocks of a chunk: the bits of its free word.
const BLOCKS: usize = u64::BITS as usize;

/// All pools of one agent.
pub(crate) struct Pools {
    agent: Arc<dyn Agent>,
    generation: Generation,
    kinds: [[Mutex<Class>; CLASSES]; MemoryKind::ALL.len()],
}

/// The chunks of one block size.
#[derive(Default)]
struct Class {
    chunks: Vec<Option<Chunk>>,
    /// Chunks with a free block; the last is used first.
    open: Vec<u32>,
    /// How many of `open` have no block in use.
    empty: usize,
}

struct Chunk {
    /// Freed with the chunk.
    _memory: Box<dyn Memory>,
    host: NonNull<u8>,
    address: u64,
    free: u64,
}

// SAFETY: the pointer is only an address inside `_memory`, which may move between threads; accesses through it are the
// regions' business.
unsafe impl Send for Chunk {}

impl Pools {
    pub(crate) fn new(agent: Arc<dyn Agent>, generation: Generation) -> Arc<Self> {
        Arc::new(Self { agent, generation, kinds: Default::default() })
    }

    pub(crate) fn agent(&self) -> &dyn Agent {
        &*self.agent
    }

    /// Memory for `bytes` bytes. It is filled with zeros if `zeroed` says so and the host reaches it; otherwise it may hold
    /// what this process left in it. A length of zero gives memory with an address of its own all the same.
    pub(crate) fn allocate(self: &Arc<Self>, kind: MemoryKind, bytes: usize, zeroed: bool) -> Result<Region> {
        self.generation.check()?;
        if bytes > LARGEST || !kind.host_visible() {
            let memory = self.agent.allocate(kind, bytes.max(1) as u64, Purpose::Data)?;
            let (address, host) = (memory.address(), memory.host());
            if let (true, Some(host)) = (zeroed, host) {
                // SAFETY: the memory is this call's alone, and has at least `bytes` bytes.
                unsafe { copy::zero(host, bytes) };
            }
            let owner = Owner::Whole(ManuallyDrop::new(memory));
            return Ok(Region { address, host, bytes, kind, owner, pools: self.clone() });
        }
        let index = class_of(bytes);
        let size = SMALLEST << index;
        let mut class = self.class(kind, index);
        let chunk = match class.open.last() {
            Some(&chunk) => chunk,
            None => {
                // Asking the backend takes long; the others need not wait for it.
                drop(class);
                let memory = self.agent.allocate(kind, (size * BLOCKS) as u64, Purpose::Data)?;
                let Some(host) = memory.host() else { return Err(Error::NotHostVisible { kind }) };
                let address = memory.address();
                class = self.class(kind, index);
                class.add(Chunk { _memory: memory, host, address, free: u64::MAX })
            }
        };
        let (block, host, address) = class.take(chunk, size);
        drop(class);
        if zeroed {
            // SAFETY: the block has `size` bytes, a multiple of 256, and is this call's alone.
            unsafe { copy::zero(host, bytes) };
        }
        let owner = Owner::Block { chunk, block };
        Ok(Region { address, host: Some(host), bytes, kind, owner, pools: self.clone() })
    }

    /// Memory for code, written by the host and executed by the agent.
    pub(crate) fn allocate_code(self: &Arc<Self>, bytes: usize) -> Result<Region> {
        self.generation.check()?;
        let kind = self.default_kind();
        let memory = self.agent.allocate(kind, bytes.max(1) as u64, Purpose::Code)?;
        let (address, host) = (memory.address(), memory.host());
        Ok(Region { address, host, bytes, kind, owner: Owner::Whole(ManuallyDrop::new(memory)), pools: self.clone() })
    }

    /// The agent's own memory where the host reaches it, otherwise the host's.
    pub(crate) fn default_kind(&self) -> MemoryKind {
        let visible = |memory: &MemoryInfo| memory.kind == MemoryKind::DeviceVisible && memory.bytes > 0;
        let memories = &self.agent.description().memories;
        if memories.iter().any(visible) { MemoryKind::DeviceVisible } else { MemoryKind::Host }
    }

    fn class(&self, kind: MemoryKind, index: usize) -> MutexGuard<'_, Class> {
        self.kinds[kind as usize][index].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Class {
    fn add(&mut self, chunk: Chunk) -> u32 {
        let index = match self.chunks.iter().position(Option::is_none) {
            Some(hole) => hole,
            None => {
                self.chunks.push(None);
                self.chunks.len() - 1
            }
        };
        self.chunks[index] = Some(chunk);
        self.open.push(index as u32);
        self.empty += 1;
        index as u32
    }

    /// Takes a block of an open chunk.
    fn take(&mut self, index: u32, size: usize) -> (u32, NonNull<u8>, u64) {
        let chunk = self.chunks[index as usize].as_mut().expect("an open chunk exists");
        let block = chunk.free.trailing_zeros();
        self.empty -= usize::from(chunk.free == u64::MAX);
        chunk.free &= !(1 << block);
        let offset = block as usize * size;
        if chunk.free == 0 {
            self.open.pop();
        }
        // SAFETY: a chunk has 64 blocks of `size` bytes, and `block` is below 64.
        (block, unsafe { chunk.host.add(offset) }, chunk.address + offset as u64)
    }

    /// Gives a block back; the chunk, when it should go back to the backend.
    fn give(&mut self, index: u32, block: u32) -> Option<Chunk> {
        let chunk = self.chunks.get_mut(index as usize)?.as_mut()?;
        if chunk.free == 0 {
            self.open.push(index);
        }
        chunk.free |= 1 << block;
        if chunk.free != u64::MAX {
            return None;
        }
        if self.empty == 0 {
            self.empty = 1;
            return None;
        }
        self.open.retain(|open| *open != index);
        self.chunks[index as usize].take()
    }
}

/// The size class of a piece of up to [`LARGEST`] bytes.
fn class_of(bytes: usize) -> usize {
    (bytes.max(SMALLEST).next_power_of_two() / SMALLEST).ilog2() as usize
}

impl Drop for Pools {
    /// In a forked child the backend has nothing left to free, and its locks may be held by threads that are not there:
    /// the chunks and the agent are leaked.
    fn drop(&mut self) {
        if self.generation.forked() {
            for class in self.kinds.iter_mut().flatten() {
                std::mem::forget(std::mem::take(class.get_mut().unwrap_or_else(PoisonError::into_inner)));
            }
            std::mem::forget(self.agent.clone());
        }
    }
}

impl fmt::Debug for Pools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pools").field("agent", &self.agent).finish_non_exhaustive()
    }
}

/// A piece of memory. Dropping it gives it back.
pub(crate) struct Region {
    address: u64,
    host: Option<NonNull<u8>>,
    bytes: usize,
    kind: MemoryKind,
    owner: Owner,
    pools: Arc<Pools>,
}

enum Owner {
    Whole(ManuallyDrop<Box<dyn Memory>>),
    Block { chunk: u32, block: u32 },
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

    pub(crate) fn pools(&self) -> &Arc<Pools> {
        &self.pools
    }

    /// Copies `bytes` to `offset` bytes behind the start. The range is checked.
    pub(crate) fn write(&self, offset: usize, bytes: &[u8]) -> Result<()> {
        let host = self.reach(offset, bytes.len())?;
        // SAFETY: `reach` checked that the range lies inside this region, which is mapped while it lives.
        unsafe { copy::store(host, bytes) };
        Ok(())
    }

    /// Copies from `offset` bytes behind the start. The range is checked.
    pub(crate) fn read(&self, offset: usize, bytes: &mut [u8]) -> Result<()> {
        let host = self.reach(offset, bytes.len())?;
        // SAFETY: as in `write`.
        unsafe { copy::load(host, bytes) };
        Ok(())
    }

    fn reach(&self, offset: usize, len: usize) -> Result<NonNull<u8>> {
        self.pools.generation.check()?;
        let host = self.host.ok_or(Error::NotHostVisible { kind: self.kind })?;
        match offset.checked_add(len) {
            // SAFETY: the offset lies inside the region, or one past its end.
            Some(end) if end <= self.bytes => Ok(unsafe { host.add(offset) }),
            _ => Err(Error::RangeOutside { start: offset, end: offset.saturating_add(len), len: self.bytes }),
        }
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        if self.pools.generation.forked() {
            return;
        }
        match &mut self.owner {
            // SAFETY: the memory is dropped here and nowhere else.
            Owner::Whole(memory) => unsafe { ManuallyDrop::drop(memory) },
            Owner::Block { chunk, block } => {
                let mut class = self.pools.class(self.kind, class_of(self.bytes));
                let empty = class.give(*chunk, *block);
                // The backend is slow: free the chunk after the lock.
                drop(class);
                drop(empty);
            }
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
