//! The seam: everything the KFD runtime asks of the outside.
//!
//! There are two implementations, the kernel and the emulator, and no other line of [`crate::kfd`] may know which one
//! it has. NUMA is part of it ([`HostNodes`]): which node is near a GPU, and how the host's memory comes to lie there. Anonymous memory (reserving address space) is the process's own business and does not pass through here.

#[cfg(any(test, target_os = "freebsd"))]
mod cpu_nodes;
#[cfg(feature = "emulator")]
mod emulated;
mod kernel;
mod nodes;
#[cfg(all(test, feature = "emulator"))]
mod simulated;
#[cfg(any(test, target_os = "freebsd"))]
mod sysctl_tree;
#[cfg(target_os = "freebsd")]
#[path = "topology_freebsd.rs"]
mod topology;
#[cfg(not(target_os = "freebsd"))]
#[path = "topology_linux.rs"]
mod topology;

#[cfg(feature = "emulator")]
pub use emulated::Emulated;
pub use kernel::Kernel;
pub use nodes::HostNodes;

pub use super::residue::Anchor;
use crate::numa;
use hsakmt_sys::uapi::ioctl::Request;
use libc::{c_int, c_void};
use std::{fmt, io, ptr::NonNull};

/// A device node that the runtime opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// `/dev/kfd`.
    Kfd,
    /// `/dev/dri/renderD<minor>`; the number is the topology's `drm_render_minor`.
    Render(u32),
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Node::Kfd => f.write_str("/dev/kfd"),
            Node::Render(minor) => write!(f, "/dev/dri/renderD{minor}"),
        }
    }
}

/// An open device node: a file descriptor of the kernel's, or a number that stands for one with the emulator.
///
/// The number itself is an argument of some ioctls (`ACQUIRE_VM`), so it is an integer in both cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RawFile(pub c_int);

/// What to map: the arguments of `mmap` on a device node.
#[derive(Clone, Copy, Debug)]
pub struct Mapping {
    /// Where to map. With [`fixed`](Self::fixed) the pages there are replaced; otherwise a hint.
    pub address: *mut c_void,
    /// Bytes, a multiple of the page size.
    pub length: usize,
    /// `PROT_*`.
    pub protection: c_int,
    /// Whether the mapping replaces what is at `address` (`MAP_FIXED`).
    pub fixed: bool,
    /// The offset that an ioctl gave. Offsets of the KFD have bits 63:62 set for some types: they are negative.
    pub offset: i64,
}

/// Everything the KFD runtime asks of the outside: device nodes, and the topology's files.
///
/// Errors carry the operating system's errno ([`io::Error::raw_os_error`]).
pub trait Driver: fmt::Debug + Send + Sync {
    /// A name for people: `amdkfd` or `emulator`.
    fn name(&self) -> &'static str;

    /// Where the runtime keeps what must outlive it: see [`Anchor`]. One for as long as the driver's state of this
    /// process lives.
    fn anchor(&self) -> &Anchor;

    /// Opens a device node for reading and writing.
    fn open(&self, node: Node) -> io::Result<RawFile>;

    /// Closes what [`open`](Self::open) gave. The kernel's state of the process outlives it.
    fn close(&self, file: RawFile);

    /// Issues one ioctl. `EINTR` and `EAGAIN` are returned as they are: repeating is the caller's business.
    ///
    /// # Safety
    ///
    /// `argument` is valid for the number of bytes that `request` encodes, for reading and writing, and every pointer
    /// in it is valid for what the command does with it.
    unsafe fn ioctl(&self, file: RawFile, request: Request, argument: *mut c_void) -> io::Result<c_int>;

    /// Maps part of a device node (`MAP_SHARED`).
    ///
    /// # Safety
    ///
    /// With [`Mapping::fixed`], the range is the caller's to replace.
    unsafe fn mmap(&self, file: RawFile, mapping: &Mapping) -> io::Result<NonNull<c_void>>;

    /// Unmaps what [`mmap`](Self::mmap) gave.
    ///
    /// # Safety
    ///
    /// Nothing uses the range any more.
    unsafe fn munmap(&self, address: NonNull<c_void>, length: usize) -> io::Result<()>;

    /// Reads a file of the topology. `path` is relative to its root and has `/` between its parts
    /// (`nodes/0/properties`).
    fn read_topology(&self, path: &str) -> io::Result<Vec<u8>>;

    /// The names in a folder of the topology (`nodes`), in no order.
    fn list_topology(&self, path: &str) -> io::Result<Vec<String>>;

    /// The machine's NUMA nodes: those of this machine, unless a test has others.
    fn host_nodes(&self) -> &dyn HostNodes {
        numa::Machine::this()
    }

    /// Has the pages of host memory that was just mapped lie on a node, while the thread prefers that node. Those of the
    /// kernel's driver are there already, taken while the ioctls ran, so that there is nothing left to do.
    ///
    /// # Errors
    ///
    /// Those of [`numa::Machine`].
    fn settle(&self, _node: usize, _address: NonNull<c_void>, _length: usize) -> numa::Result<()> {
        Ok(())
    }

    /// What stopped a queue, in more words than the kernel's interface has. The kernel's driver has none.
    fn diagnosis(&self, _queue: u32) -> Option<String> {
        None
    }
}
