//! The calling thread's policy.

use super::{bitmask::made, failed, hooks, mask, numa, told};
use crate::{
    bitmask,
    mask::{Mask, Set},
    os::{Os, Result},
    policy::{MPOL_BIND, MPOL_F_NUMA_BALANCING, MPOL_LOCAL, MPOL_PREFERRED_MANY},
};
use core::{borrow::Borrow, ffi::c_int, ptr};

/// A set of nodes as a mask of C.
fn nodes(set: Result<impl Borrow<Set>>) -> *mut bitmask {
    match set {
        Ok(set) => made(numa().facts().possible_nodes, set.borrow()),
        Err(error) => {
            failed(&error);
            ptr::null_mut()
        }
    }
}

/// The first node that the policy prefers or demands; -1 when it has none.
#[unsafe(no_mangle)]
pub extern "C" fn numa_preferred() -> c_int {
    match numa().preferred() {
        Ok(set) => set.iter().next().map_or(-1, |node| node as c_int),
        Err(error) => failed(&error),
    }
}

/// The nodes that the policy prefers or demands.
#[unsafe(no_mangle)]
pub extern "C" fn numa_preferred_many() -> *mut bitmask {
    nodes(numa().preferred())
}

/// Whether several nodes can be preferred.
#[unsafe(no_mangle)]
pub extern "C" fn numa_has_preferred_many() -> c_int {
    numa().os().has_preferred_many().into()
}

/// Prefers a node; with -1 that of the processor that runs.
#[unsafe(no_mangle)]
pub extern "C" fn numa_set_preferred(node: c_int) {
    told(numa().prefer(usize::try_from(node).ok()));
}

/// Prefers several nodes; the lowest of them where there is no such thing, with a warning.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_set_preferred_many(wanted: *mut bitmask) {
    // SAFETY: as the caller says.
    let wanted = unsafe { mask(wanted) };
    if numa().os().has_preferred_many() {
        told(numa().os().set_policy(MPOL_PREFERRED_MANY, wanted));
        return;
    }
    let mut each = wanted.iter();
    let first = each.next();
    if each.next().is_some() {
        hooks::warn(hooks::Warning::PreferredMany, &"several nodes cannot be preferred here: the lowest is");
    }
    told(numa().prefer(first));
}

/// Prefers the node of the processor that runs.
#[unsafe(no_mangle)]
pub extern "C" fn numa_set_localalloc() {
    told(numa().os().set_policy(MPOL_LOCAL, Mask::NONE));
}

/// Takes memory of these nodes only.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_set_membind(wanted: *mut bitmask) {
    // SAFETY: as the caller says.
    told(numa().os().set_policy(MPOL_BIND, unsafe { mask(wanted) }));
}

/// The same, and lets the kernel move pages among them.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_set_membind_balancing(wanted: *mut bitmask) {
    // SAFETY: as the caller says.
    told(numa().os().set_policy(MPOL_BIND | MPOL_F_NUMA_BALANCING, unsafe { mask(wanted) }));
}

/// Of which nodes memory is taken.
#[unsafe(no_mangle)]
pub extern "C" fn numa_get_membind() -> *mut bitmask {
    nodes(numa().bound())
}

/// Of which nodes memory may be taken, now.
#[unsafe(no_mangle)]
pub extern "C" fn numa_get_mems_allowed() -> *mut bitmask {
    nodes(numa().os().allowed())
}

/// Spreads memory over nodes, page by page; over none ends that.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_set_interleave_mask(wanted: *mut bitmask) {
    // SAFETY: as the caller says.
    told(numa().interleave(unsafe { mask(wanted) }));
}

/// Over which nodes memory is spread; none when it is not.
#[unsafe(no_mangle)]
pub extern "C" fn numa_get_interleave_mask() -> *mut bitmask {
    nodes(numa().interleaved())
}

/// The node of the next page that is spread; 0 when none is.
#[unsafe(no_mangle)]
pub extern "C" fn numa_get_interleave_node() -> c_int {
    numa().os().next_interleaved().map_or(0, |node| node as c_int)
}

/// Runs on these nodes and takes memory of them only.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_bind(wanted: *mut bitmask) {
    // SAFETY: as the caller says. Both are tried, as libnuma does.
    unsafe {
        super::numa_run_on_node_mask(wanted);
        numa_set_membind(wanted);
    }
}
