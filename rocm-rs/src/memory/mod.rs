//! Memory that kernels and the host share: its kinds, the allocator, buffers.
//!
//! Invariant: no reference into device memory is ever made. A kernel may write it at any time, so the host reads and
//! writes it through copies ([`copy`]) that are made of relaxed atomic accesses.

pub(crate) mod buffer;
mod copy;
pub(crate) mod pool;

pub use buffer::{Buffer, Slice};

use std::fmt;

/// Where memory lies, and who reaches it how fast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MemoryKind {
    /// The agent's own memory, out of the host's reach. Fastest for kernels.
    Device,
    /// The agent's own memory, which the host reaches too (all of it where host and agent share memory; through a
    /// resizable BAR on a card). The host's reads are slow on a card.
    DeviceVisible,
    /// The host's memory, which the agent reaches and the host caches.
    Host,
    /// The host's memory, which the agent does not cache: for flags and arguments.
    HostUncached,
}

impl MemoryKind {
    /// Every kind.
    pub const ALL: [MemoryKind; 4] =
        [MemoryKind::Device, MemoryKind::DeviceVisible, MemoryKind::Host, MemoryKind::HostUncached];

    /// Whether the host can read and write it.
    pub const fn host_visible(self) -> bool {
        !matches!(self, MemoryKind::Device)
    }
}

impl fmt::Display for MemoryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            MemoryKind::Device => "device",
            MemoryKind::DeviceVisible => "device-visible",
            MemoryKind::Host => "host",
            MemoryKind::HostUncached => "uncached host",
        })
    }
}

/// A memory that an agent allocates from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MemoryInfo {
    /// Its kind.
    pub kind: MemoryKind,
    /// Its size in bytes: all of it, not what is free.
    pub bytes: u64,
}
