//! What NUMA asks of an operating system, as one trait, with its implementations: Linux, FreeBSD and a fake.
//!
//! Modes, flags and their meaning are Linux's ([`crate::policy`]), as libnuma's callers know them. What a system cannot
//! do it refuses with [`Error::Unsupported`]; it never answers that it did what it did not do.

pub mod fake;
#[cfg(target_os = "freebsd")]
pub mod freebsd;
#[cfg(target_os = "linux")]
pub mod linux;
#[cfg(target_os = "linux")]
pub mod linux_calls;
#[cfg(target_os = "linux")]
mod linux_threads;
mod touch;

// What both systems say is read by pure functions, which are tested on either.
pub mod freebsd_facts;
pub mod freebsd_policy;
pub mod freebsd_text;
pub mod sysfs;

pub use touch::touch;

use crate::mask::{Mask, Set};
use core::ffi::c_int;
use std::{string::String, vec::Vec};

/// The system that this is compiled for.
#[cfg(target_os = "linux")]
pub type Native = linux::Linux;
/// The system that this is compiled for.
#[cfg(target_os = "freebsd")]
pub type Native = freebsd::FreeBsd;

/// Why an operating system did not do what it was asked.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A call failed.
    #[error("{call}({object}): {}", std::io::Error::from_raw_os_error(*errno))]
    Call {
        /// The name of the call.
        call: &'static str,
        /// What it was about.
        object: String,
        /// What the system said.
        errno: c_int,
    },
    /// This system has no such thing.
    #[error("{call}: {system} has {lacks}")]
    Unsupported {
        /// The name of the call.
        call: &'static str,
        /// The operating system.
        system: &'static str,
        /// What it has not, in words.
        lacks: &'static str,
    },
}

impl Error {
    /// A call that failed with an error number.
    pub fn new(call: &'static str, object: impl Into<String>, errno: c_int) -> Error {
        Error::Call { call, object: object.into(), errno }
    }

    /// A call that failed, and `errno` says why.
    pub fn last(call: &'static str, object: impl Into<String>) -> Error {
        Error::new(call, object, std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EIO))
    }

    /// The error number that C gets: `ENOSYS` for what is not there.
    pub fn errno(&self) -> c_int {
        match self {
            Error::Call { errno, .. } => *errno,
            Error::Unsupported { .. } => libc::ENOSYS,
        }
    }
}

/// What an operating system answers.
pub type Result<T, E = Error> = core::result::Result<T, E>;

/// What does not change while a process runs, except by hotplug.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// How many nodes the kernel has room for: the size of its node mask.
    pub possible_nodes: usize,
    /// How many processors the kernel has room for.
    pub possible_cpus: usize,
    /// The nodes that there are.
    pub nodes: Set,
    /// The nodes that have memory.
    pub memory_nodes: Set,
    /// How many processors there are: the highest number, and one.
    pub configured_cpus: usize,
    /// The nodes of which this process may take memory.
    pub my_nodes: Set,
    /// The processors on which this process may run.
    pub my_cpus: Set,
    /// The processors of each node; `None` where that cannot be read.
    pub node_cpus: Vec<Option<Set>>,
    /// The distance between nodes, a row per node; 0 where it is not known.
    pub distances: Vec<Vec<u32>>,
    /// The size of a page.
    pub page: usize,
}

/// The memory of a node, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// All of it.
    pub total: u64,
    /// What is free.
    pub free: u64,
}

/// Where memory comes from: a mode of [`crate::policy`], with its flags, and nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The mode, with flags.
    pub mode: c_int,
    /// Its nodes.
    pub nodes: Set,
}

/// The policies of a process's threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threads {
    /// Those of threads by their number.
    pub each: Vec<(c_int, Policy)>,
    /// That of all others, and of those that they start.
    pub others: Policy,
}

impl Default for Threads {
    fn default() -> Threads {
        Threads { each: Vec::new(), others: Policy { mode: crate::policy::MPOL_DEFAULT, nodes: Set::EMPTY } }
    }
}

impl Threads {
    /// The policy of a thread.
    pub fn of(&self, thread: c_int) -> &Policy {
        self.each.iter().find(|(other, _)| *other == thread).map_or(&self.others, |(_, policy)| policy)
    }
}

/// Where a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On this node.
    Node(usize),
    /// Something is mapped, and there is no page yet.
    NotPresent,
    /// Nothing is mapped.
    NotMapped,
}

/// An operating system with memory nodes.
///
/// Memory is an address and a length, both of whole pages: an implementation neither reads nor writes what it did not
/// map itself.
pub trait Os: Send + Sync {
    /// Whether this kernel has what libnuma needs.
    fn available(&self) -> bool;

    /// Reads what there is.
    fn facts(&self) -> Facts;

    /// The memory of a node.
    fn memory(&self, node: usize) -> Result<Memory>;

    /// The calling thread's policy.
    fn policy(&self) -> Result<Policy>;

    /// Sets the calling thread's policy.
    fn set_policy(&self, mode: c_int, nodes: Mask<'_>) -> Result<()>;

    /// Gives every thread of the process its policy, also those that start meanwhile. What each had before; a thread that
    /// ends in between, and whose number another gets, is not told from it. On failure all have what they had.
    fn exchange_policies(&self, wanted: &Threads) -> Result<Threads>;

    /// The nodes of which the calling thread may take memory, now.
    fn allowed(&self) -> Result<Set>;

    /// The node from which the next interleaved page comes.
    fn next_interleaved(&self) -> Result<usize>;

    /// Whether there is `MPOL_PREFERRED_MANY`.
    fn has_preferred_many(&self) -> bool;

    /// The processors of a thread or process; 0 is the calling thread.
    fn affinity(&self, pid: c_int) -> Result<Set>;

    /// Sets the processors of a thread or process; those that there are not are ignored.
    fn set_affinity(&self, pid: c_int, cpus: &Set) -> Result<()>;

    /// The node of a device, by its kind (`pci`, `netdev`, `block`, `file`, `ip`) and its name; `None` for a kind that
    /// there is not.
    fn device_node(&self, kind: &str, name: &str) -> Option<Result<usize>>;

    /// New private memory that nobody has touched.
    fn map(&self, size: usize) -> Result<usize>;

    /// Gives memory back that [`Os::map`] or [`Os::remap`] made, or whole pages of it.
    ///
    /// # Safety
    ///
    /// Nobody uses the memory any more.
    unsafe fn unmap(&self, address: usize, size: usize) -> Result<()>;

    /// Makes memory of [`Os::map`] larger or smaller, at another address if need be; its policy stays.
    ///
    /// # Safety
    ///
    /// Nobody uses the old address any more.
    unsafe fn remap(&self, address: usize, old: usize, new: usize) -> Result<usize>;

    /// Sets the policy of a range of memory.
    fn bind(&self, address: usize, size: usize, mode: c_int, nodes: Mask<'_>, flags: u32) -> Result<()>;

    /// Where the page of an address of this process is.
    fn place(&self, address: usize) -> Result<Place>;
}
