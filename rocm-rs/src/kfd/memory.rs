//! Memory that the GPU can use: where it lies, who may do what with it, and when it goes.
use super::Result;
use super::gpu::Gpu;
use std::{fmt, ptr::NonNull};

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
/// A GPU may write it at any time, so it is never a slice: see [`read`](Self::read) and [`write`](Self::write).
#[derive(Debug)]
pub struct Allocation {}

impl Allocation {
    /// The address, the same on the GPU and on the host.
    pub fn address(&self) -> u64 {
        unimplemented!()
    }

    /// Bytes.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        unimplemented!()
    }

    /// Where it lies.
    pub fn placement(&self) -> Placement {
        unimplemented!()
    }

    /// Its address on the host, when the host can reach it.
    pub fn host(&self) -> Option<NonNull<u8>> {
        unimplemented!()
    }

    /// Copies into the memory. Fails when the range is outside or the host cannot reach it.
    pub fn write(&self, _offset: usize, _bytes: &[u8]) -> Result<()> {
        unimplemented!()
    }

    /// Copies out of the memory. Fails when the range is outside or the host cannot reach it.
    pub fn read(&self, _offset: usize, _bytes: &mut [u8]) -> Result<()> {
        unimplemented!()
    }

    /// Sets every byte.
    pub fn fill(&self, _byte: u8) -> Result<()> {
        unimplemented!()
    }

    /// Lets another GPU use the memory too, at the same address.
    pub fn allow(&self, _gpu: &Gpu) -> Result<()> {
        unimplemented!()
    }
}
