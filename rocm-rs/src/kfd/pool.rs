//! Small pieces of memory out of shared buffers, with no system call but for a buffer now and then.
//!
//! Sizes are rounded up to powers of two, and each power has its slabs: buffers cut into pieces of that size. A class
//! keeps one empty slab for the next allocation and gives further ones back. Buffers are made and freed outside the
//! lock, so that a failing driver cannot hold it.

use super::{
    Error, Result,
    buffer::Buffer,
    device::Device,
    memory::{Access, Placement},
    process::lock,
};
use std::{
    ptr::NonNull,
    sync::{Arc, Mutex},
};

/// The smallest piece, a cache line: two pieces never share one.
const SMALLEST: usize = 64;

/// The largest piece; a larger allocation has a buffer of its own.
pub(super) const LARGEST: usize = 32 << 10;

/// Powers of two from [`SMALLEST`] to [`LARGEST`].
const CLASSES: usize = (LARGEST / SMALLEST).ilog2() as usize + 1;

/// The smallest slab.
const SMALLEST_SLAB: usize = 64 << 10;

/// The pieces of one placement and one access on a GPU.
#[derive(Debug)]
pub(super) struct Pool {
    classes: [Arc<Class>; CLASSES],
}

impl Pool {
    pub(super) fn new(device: &Arc<Device>, placement: Placement, access: Access) -> Self {
        Self {
            classes: std::array::from_fn(|class| {
                let piece = SMALLEST << class;
                let slab = (piece * 64).clamp(SMALLEST_SLAB, 2 << 20);
                Arc::new(Class {
                    device: device.clone(),
                    placement,
                    access,
                    piece,
                    slab,
                    slabs: Mutex::new(Slabs { slabs: Vec::new(), free: Vec::new(), empty: 0 }),
                })
            }),
        }
    }

    /// Allocates a piece of at most [`LARGEST`] bytes.
    pub(super) fn allocate(&self, size: usize) -> Result<Piece> {
        let class = size.max(SMALLEST).next_power_of_two() / SMALLEST;
        Class::allocate(&self.classes[class.ilog2() as usize])
    }
}

/// The pieces of one size.
#[derive(Debug)]
struct Class {
    device: Arc<Device>,
    placement: Placement,
    access: Access,
    piece: usize,
    slab: usize,
    slabs: Mutex<Slabs>,
}

#[derive(Debug)]
struct Slabs {
    /// Slabs by number; a number whose slab is gone is used again.
    slabs: Vec<Option<Slab>>,
    /// Numbers of slabs that have a free piece.
    free: Vec<u32>,
    /// How many slabs have all their pieces free.
    empty: usize,
}

#[derive(Debug)]
struct Slab {
    buffer: Buffer,
    pieces: usize,
    /// Offsets of the free pieces, the one freed last on top: it is likeliest to be in a cache.
    free: Vec<u32>,
}

impl Class {
    fn allocate(self: &Arc<Self>) -> Result<Piece> {
        self.device.process.check()?;
        loop {
            if let Some(piece) = self.take(&mut lock(&self.slabs)) {
                return Ok(piece);
            }
            let buffer = Buffer::new(&self.device, self.slab, self.placement, self.access)?;
            let pieces = buffer.size() / self.piece;
            let slab = Slab { pieces, free: (0..pieces).rev().map(|at| (at * self.piece) as u32).collect(), buffer };
            let mut slabs = lock(&self.slabs);
            let number = slabs.slabs.iter().position(Option::is_none).unwrap_or(slabs.slabs.len());
            if number == slabs.slabs.len() {
                slabs.slabs.push(None);
            }
            slabs.slabs[number] = Some(slab);
            slabs.free.push(number as u32);
            slabs.empty += 1;
        }
    }

    fn take(self: &Arc<Self>, slabs: &mut Slabs) -> Option<Piece> {
        let number = *slabs.free.last()?;
        let slab = slabs.slabs.get_mut(number as usize)?.as_mut()?;
        slabs.empty -= usize::from(slab.free.len() == slab.pieces);
        let offset = slab.free.pop()?;
        if slab.free.is_empty() {
            slabs.free.pop();
        }
        let address = slab.buffer.address() + u64::from(offset);
        // SAFETY: the offset is within the slab.
        let host = slab.buffer.host().map(|start| unsafe { start.byte_add(offset as usize) });
        Some(Piece { class: self.clone(), slab: number, offset, address, host })
    }

    /// Takes a piece back; a slab that nobody needs any more is the caller's to drop.
    fn put(&self, number: u32, offset: u32) -> Option<Slab> {
        let mut guard = lock(&self.slabs);
        let slabs = &mut *guard;
        let slab = slabs.slabs.get_mut(number as usize)?.as_mut()?;
        if slab.free.is_empty() {
            slabs.free.push(number);
        }
        slab.free.push(offset);
        if slab.free.len() < slab.pieces {
            return None;
        }
        if slabs.empty == 0 {
            slabs.empty = 1;
            return None;
        }
        slabs.free.retain(|&other| other != number);
        slabs.slabs[number as usize].take()
    }
}

/// A piece of a slab, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Piece {
    class: Arc<Class>,
    slab: u32,
    offset: u32,
    address: u64,
    host: Option<NonNull<u8>>,
}

impl Piece {
    pub(super) fn address(&self) -> u64 {
        self.address
    }

    pub(super) fn host(&self) -> Option<NonNull<u8>> {
        self.host
    }

    pub(super) fn check(&self) -> Result<()> {
        self.class.device.process.check()
    }

    /// Maps the slab that the piece is of to another GPU too.
    pub(super) fn map(&self, device: &Device) -> Result<()> {
        match lock(&self.class.slabs).slabs.get(self.slab as usize) {
            Some(Some(slab)) => slab.buffer.map(device),
            // A piece keeps its slab.
            _ => Err(Error::Forked),
        }
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        // In a forked child the slab is the parent's, and its lock may be held by a thread that is not here.
        if !self.class.device.process.is_forked() {
            drop(self.class.put(self.slab, self.offset));
        }
    }
}
