//! What is in the machine: CPU and GPU nodes, their memories, caches and links, as one tree of plain data.
//!
//! The tree is read from a [`Source`]: sysfs on Linux, sysctl on FreeBSD, or the emulator; they hold the same files. The
//! reading is consistent: `generation_id` is compared before and after, and the reading repeated when it moved.
//! Everything optional may be missing. Links to nodes that are not there and memory banks of size zero are what real
//! machines have (a NUMA node without a CPU gets no node of its own, yet others link to it). Garbage is an [`Error`]
//! that names the file and the line.
//!
//! Follows `drivers/gpu/drm/amd/amdkfd/kfd_topology.c`.

mod error;
mod gfx;
mod node;
mod properties;
mod read;

pub use error::Error;
pub use gfx::GfxVersion;
pub use node::{Bank, BankKind, Cache, CacheKind, Doorbells, Firmware, Gpu, Link, LinkKind, Node, System};
pub use read::{MAX_ENTRIES, MAX_FILE, MAX_NODES, Source, read};
