//! Memory that lies where it was asked to.

use super::{Error, Machine, NodeSet, Place, Result};
use numa_sys::{
    numa::{self, Firmness},
    os::{self, Native, Os},
    policy::MPOL_PREFERRED,
};
use std::{
    ffi::c_void,
    fmt,
    ops::{Deref, DerefMut},
    ptr::NonNull,
    slice,
};

/// Where memory is to lie.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Placement {
    /// On a node, and nowhere else.
    Node(usize),
    /// On the node of whoever first touches a page.
    Local,
    /// On these nodes, and nowhere else.
    Nodes(NodeSet),
    /// On these nodes in turn, page by page.
    Interleaved(NodeSet),
}

/// Zeroed memory of whole pages that lies on nodes. Dropping it gives it back.
pub struct Memory<'m, O: Os = Native> {
    machine: &'m Machine<O>,
    address: usize,
    mapped: usize,
    len: usize,
}

impl<O: Os> Machine<O> {
    /// Memory that lies where it is asked to: not before it is touched, on Linux; at once on FreeBSD, which takes pages
    /// for a thread, not for a range.
    ///
    /// # Errors
    ///
    /// [`Error::Size`] for no bytes, or more than there are addresses; [`Error::NothingThere`] for nodes that this
    /// process has not; [`Error::System`] when the system has no memory, or none there.
    pub fn allocate(&self, bytes: usize, placement: Placement) -> Result<Memory<'_, O>> {
        let page = self.numa.facts().page.max(1);
        let size = Error::Size { bytes };
        let mapped = match bytes.checked_next_multiple_of(page) {
            Some(mapped) if bytes > 0 && isize::try_from(mapped).is_ok() => mapped,
            _ => return Err(size),
        };
        let nodes = match &placement {
            Placement::Local => None,
            Placement::Node(node) => Some(self.usable("memory on a node", &NodeSet::from_iter([*node]))?),
            Placement::Nodes(nodes) => Some(self.usable("memory on nodes", nodes)?),
            Placement::Interleaved(nodes) => Some(self.usable("interleaved memory", nodes)?),
        };
        // From here on it is given back when something fails.
        let memory = Memory { machine: self, address: self.numa.os().map(mapped)?, mapped, len: bytes };
        let placed = match (&placement, &nodes) {
            (Placement::Interleaved(_), Some(nodes)) => numa::Placement::Interleaved(nodes.mask()),
            (_, Some(nodes)) => numa::Placement::Nodes(nodes.mask()),
            (_, None) => numa::Placement::Local,
        };
        self.numa.place(memory.address, mapped, placed, Firmness::default())?;
        Ok(memory)
    }
}

impl<O: Os> Machine<O> {
    /// Has the pages of shared memory that nobody has touched come from a node, or from others when that is full: by a
    /// policy of the range, or, where the system has none, by touching each page under the thread's.
    ///
    /// # Safety
    ///
    /// The range is whole pages that are mapped and may be read.
    #[cfg_attr(not(feature = "emulator"), allow(dead_code))] // A kernel places its own memory.
    pub(crate) unsafe fn settle(&self, node: usize, address: NonNull<c_void>, length: usize) -> Result<()> {
        let nodes = self.usable("memory near a GPU", &NodeSet::from_iter([node]))?;
        match self.numa.os().bind(address.as_ptr() as usize, length, MPOL_PREFERRED, nodes.mask(), 0) {
            Err(os::Error::Unsupported { .. }) => {
                let _policy = self.prefer(node)?;
                for offset in (0..length).step_by(self.numa.facts().page.max(1)) {
                    // SAFETY: the caller's; a page of a shared mapping is made by reading it too.
                    unsafe { address.byte_add(offset).cast::<u8>().read_volatile() };
                }
                Ok(())
            }
            result => Ok(result?),
        }
    }
}

impl<O: Os> Memory<'_, O> {
    /// The address of its first byte.
    pub fn address(&self) -> usize {
        self.address
    }

    /// Where the page of a byte is.
    ///
    /// # Errors
    ///
    /// As for [`Machine::place_of`].
    ///
    /// # Panics
    ///
    /// When there is no such byte.
    pub fn place_of(&self, offset: usize) -> Result<Place> {
        assert!(offset < self.len, "byte {offset} of {}", self.len);
        self.machine.place_of(self.address + offset)
    }
}

impl Deref for Memory<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        // SAFETY: `len` bytes from here on are mapped, private to this value, and zero or what was written.
        unsafe { slice::from_raw_parts(self.address as *const u8, self.len) }
    }
}

impl DerefMut for Memory<'_> {
    fn deref_mut(&mut self) -> &mut [u8] {
        // SAFETY: as in `deref`, and the value is borrowed for writing.
        unsafe { slice::from_raw_parts_mut(self.address as *mut u8, self.len) }
    }
}

impl<O: Os> Drop for Memory<'_, O> {
    fn drop(&mut self) {
        // SAFETY: what borrowed the memory borrowed this value. A failure (there is none to expect) leaves it mapped.
        let _ = unsafe { self.machine.numa.os().unmap(self.address, self.mapped) };
    }
}

impl<O: Os> fmt::Debug for Memory<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory")
            .field("address", &format_args!("{:#x}", self.address))
            .field("len", &self.len)
            .finish_non_exhaustive()
    }
}
