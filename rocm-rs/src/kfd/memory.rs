//! Memory that a GPU can use: where it lies, who may do what with it, and when it goes.
//!
//! A GPU may write such memory at any time, so it is never a slice of Rust's: the host copies in and out.

use super::{
    Error, Result,
    buffer::{Buffer, invalid},
    gpu::Gpu,
    pool::Piece,
};
use std::{fmt, ptr, ptr::NonNull};

/// Where memory lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Placement {
    /// The GPU's own memory; the host cannot reach it.
    Vram,
    /// The GPU's own memory, mapped into the process. Needs a resizable BAR on a discrete GPU.
    VramVisible,
    /// Host memory that the GPU reads through its caches, kept coherent.
    Host,
    /// Host memory that the GPU does not cache: for what both sides poll.
    HostUncached,
}

impl Placement {
    /// Whether the host can reach such memory.
    pub const fn is_host_visible(self) -> bool {
        !matches!(self, Placement::Vram)
    }
}

impl fmt::Display for Placement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Placement::Vram => "VRAM",
            Placement::VramVisible => "host-visible VRAM",
            Placement::Host => "host",
            Placement::HostUncached => "uncached host",
        })
    }
}

bitflags::bitflags! {
    /// What a GPU may do with memory besides reading it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Access: u32 {
        /// Write.
        const WRITE = 1;
        /// Execute: code objects.
        const EXECUTE = 2;
    }
}

impl Default for Access {
    fn default() -> Self {
        Access::WRITE
    }
}

/// Memory that a GPU can use, freed when it is dropped. Its contents are undefined at first.
///
/// Freeing it while a GPU uses it is a memory fault of that GPU, or, for a small piece, whatever its next owner finds.
#[derive(Debug)]
pub struct Allocation {
    address: u64,
    len: usize,
    placement: Placement,
    host: Option<NonNull<u8>>,
    backing: Backing,
}

#[derive(Debug)]
enum Backing {
    Whole(Buffer),
    Piece(Piece),
}

// SAFETY: the host's address is used for copies only, which the type's contract lets race with a GPU and with others.
unsafe impl Send for Allocation {}
// SAFETY: as above.
unsafe impl Sync for Allocation {}

impl Allocation {
    /// An allocation that has a buffer of its own.
    pub(super) fn whole(buffer: Buffer, len: usize, placement: Placement) -> Self {
        Self { address: buffer.address(), len, placement, host: buffer.host(), backing: Backing::Whole(buffer) }
    }

    /// An allocation that is part of a shared buffer.
    pub(super) fn piece(piece: Piece, len: usize, placement: Placement) -> Self {
        Self { address: piece.address(), len, placement, host: piece.host(), backing: Backing::Piece(piece) }
    }

    /// Memory of the process's own: `start` lies in the buffer's first page.
    pub(super) fn registered(buffer: Buffer, start: NonNull<u8>, len: usize) -> Self {
        Self {
            address: start.as_ptr() as u64,
            len,
            placement: Placement::Host,
            host: Some(start),
            backing: Backing::Whole(buffer),
        }
    }

    /// The address, the same on every GPU and on the host.
    pub fn address(&self) -> u64 {
        self.address
    }

    /// Bytes; never 0.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Where it lies.
    pub fn placement(&self) -> Placement {
        self.placement
    }

    /// Its address on the host, when the host can reach it.
    pub fn host(&self) -> Option<NonNull<u8>> {
        self.host
    }

    /// Copies into the memory. Fails when the range is outside or the host cannot reach it.
    pub fn write(&self, offset: usize, bytes: &[u8]) -> Result<()> {
        let target = self.range(offset, bytes.len())?;
        // SAFETY: the range is within the memory, which no Rust reference points to.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), target.as_ptr(), bytes.len()) };
        Ok(())
    }

    /// Copies out of the memory. Fails when the range is outside or the host cannot reach it.
    pub fn read(&self, offset: usize, bytes: &mut [u8]) -> Result<()> {
        let source = self.range(offset, bytes.len())?;
        // SAFETY: the range is within the memory; `bytes` is another.
        unsafe { ptr::copy_nonoverlapping(source.as_ptr(), bytes.as_mut_ptr(), bytes.len()) };
        Ok(())
    }

    /// Sets every byte.
    pub fn fill(&self, byte: u8) -> Result<()> {
        let target = self.range(0, self.len)?;
        // SAFETY: the range is the whole memory, which no Rust reference points to.
        unsafe { ptr::write_bytes(target.as_ptr(), byte, self.len) };
        Ok(())
    }

    /// Lets another GPU of the same [`Kfd`](super::Kfd) use the memory too, at the same address.
    pub fn allow(&self, gpu: &Gpu) -> Result<()> {
        match &self.backing {
            Backing::Whole(buffer) => buffer.map(gpu.device()),
            Backing::Piece(piece) => piece.map(gpu.device()),
        }
    }

    /// The host's address of a range.
    fn range(&self, offset: usize, len: usize) -> Result<NonNull<u8>> {
        if offset.checked_add(len).is_none_or(|end| end > self.len) {
            let why = format!("the memory has {} bytes", self.len);
            return Err(invalid("the range of a copy", format!("{len} bytes at {offset}"), why));
        }
        let unreachable = Error::NotHostVisible { address: self.address, placement: self.placement };
        let start = self.host.ok_or(unreachable)?;
        match &self.backing {
            Backing::Whole(buffer) => buffer.device().process.check()?,
            Backing::Piece(piece) => piece.check()?,
        }
        // SAFETY: the offset was checked against the length.
        Ok(unsafe { start.byte_add(offset) })
    }
}
