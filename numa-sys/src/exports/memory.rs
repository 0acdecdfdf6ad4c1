//! Memory: allocated on nodes, or allocated by others and placed here.

use super::{failed, mask, numa, told};
use crate::{
    bitmask,
    numa::{Firmness, Placement},
    os::{Os, touch},
};
use core::{
    cell::Cell,
    ffi::{c_int, c_void},
    ptr,
};

std::thread_local! {
    /// libnuma keeps both settings per thread, whatever its manual page says.
    static FIRMNESS: Cell<Firmness> = const { Cell::new(Firmness { bind: true, strict: false }) };
}

/// Whether memory that could not be placed is handed out all the same: libnuma does, on Linux, and tells `numa_error`.
/// FreeBSD has no policy of a range that could be set later: there it is an error.
const HAND_OUT_UNPLACED: bool = cfg!(target_os = "linux");

/// Whether memory is placed only on the nodes that were asked for.
#[unsafe(no_mangle)]
pub extern "C" fn numa_set_bind_policy(bind: c_int) {
    FIRMNESS.set(Firmness { bind: bind != 0, ..FIRMNESS.get() });
}

/// Whether pages that are elsewhere already are an error.
#[unsafe(no_mangle)]
pub extern "C" fn numa_set_strict(strict: c_int) {
    FIRMNESS.set(Firmness { strict: strict != 0, ..FIRMNESS.get() });
}

/// New memory with a placement; null and `errno` on failure.
pub(super) fn allocate(size: usize, placement: Placement<'_>) -> *mut c_void {
    let address = match numa().os().map(size) {
        Ok(address) => address,
        Err(error) => {
            failed(&error);
            return ptr::null_mut();
        }
    };
    let placed = numa().place(address, size, placement, FIRMNESS.get());
    if !told(placed) && !HAND_OUT_UNPLACED {
        let errno = std::io::Error::last_os_error().raw_os_error().unwrap_or(0);
        // SAFETY: nobody has seen the memory yet.
        let _ = unsafe { numa().os().unmap(address, size) };
        super::set_errno(errno);
        return ptr::null_mut();
    }
    address as *mut c_void
}

/// Memory on a node.
#[unsafe(no_mangle)]
pub extern "C" fn numa_alloc_onnode(size: usize, node: c_int) -> *mut c_void {
    allocate(size, Placement::Node(usize::try_from(node).unwrap_or(usize::MAX)))
}

/// Memory on the node of the processor that touches it.
#[unsafe(no_mangle)]
pub extern "C" fn numa_alloc_local(size: usize) -> *mut c_void {
    allocate(size, Placement::Local)
}

/// Memory spread over all nodes of this process.
#[unsafe(no_mangle)]
pub extern "C" fn numa_alloc_interleaved(size: usize) -> *mut c_void {
    allocate(size, Placement::Interleaved(numa().facts().my_nodes.mask()))
}

/// Memory spread over these nodes.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_alloc_interleaved_subset(size: usize, nodes: *mut bitmask) -> *mut c_void {
    // SAFETY: as the caller says.
    allocate(size, Placement::Interleaved(unsafe { mask(nodes) }))
}

/// Memory as the thread's policy says, all of it touched.
#[unsafe(no_mangle)]
pub extern "C" fn numa_alloc(size: usize) -> *mut c_void {
    let memory = allocate(size, Placement::Policy);
    if !memory.is_null() {
        // SAFETY: new memory of that size.
        unsafe { numa_police_memory(memory, size) };
    }
    memory
}

/// Makes memory of these functions larger or smaller, perhaps at another address; null and `errno` on failure.
///
/// # Safety
///
/// The memory is of these functions, of that size, and nobody uses its old address when there is a new one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_realloc(memory: *mut c_void, old: usize, new: usize) -> *mut c_void {
    // SAFETY: as the caller says.
    match unsafe { numa().os().remap(memory as usize, old, new) } {
        Ok(address) => address as *mut c_void,
        Err(error) => {
            failed(&error);
            ptr::null_mut()
        }
    }
}

/// Gives memory of these functions back.
///
/// # Safety
///
/// The memory is of these functions, and nobody uses it any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_free(memory: *mut c_void, size: usize) {
    // SAFETY: as the caller says.
    if let Err(error) = unsafe { numa().os().unmap(memory as usize, size) } {
        failed(&error);
    }
}

/// Places memory that was not touched yet.
pub(super) fn place(memory: *mut c_void, size: usize, placement: Placement<'_>) {
    told(numa().place(memory as usize, size, placement, FIRMNESS.get()));
}

/// Spreads memory that was not touched yet over nodes.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_interleave_memory(memory: *mut c_void, size: usize, nodes: *mut bitmask) {
    // SAFETY: as the caller says.
    place(memory, size, Placement::Interleaved(unsafe { mask(nodes) }));
}

/// Puts memory that was not touched yet on a node.
#[unsafe(no_mangle)]
pub extern "C" fn numa_tonode_memory(memory: *mut c_void, size: usize, node: c_int) {
    place(memory, size, Placement::Node(usize::try_from(node).unwrap_or(usize::MAX)));
}

/// Puts memory that was not touched yet on nodes.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_tonodemask_memory(memory: *mut c_void, size: usize, nodes: *mut bitmask) {
    // SAFETY: as the caller says.
    place(memory, size, Placement::Nodes(unsafe { mask(nodes) }));
}

/// Puts memory that was not touched yet on the node of the processor that will touch it.
#[unsafe(no_mangle)]
pub extern "C" fn numa_setlocal_memory(memory: *mut c_void, size: usize) {
    place(memory, size, Placement::Local);
}

/// Touches every page, so that it is where the thread's policy says. What is there stays.
///
/// # Safety
///
/// Memory of that size, which may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_police_memory(memory: *mut c_void, size: usize) {
    // SAFETY: as the caller says.
    unsafe { touch(memory.cast(), size, numa().facts().page) };
}
