//! The functions of libnuma's first version whose names the second has for others: `numa_bind@libnuma_1.1` and its
//! siblings, which take sets of a fixed size. Programs that were linked before 2008 ask for them.
//!
//! Rust has no symbol versions, so they end in `_v1` here; `libnuma/first.S` gives them their names when the library is
//! linked for installing. A `nodemask_t` has room for [`NUMA_NUM_NODES`] nodes; nodes beyond are not in it.

use super::{failed, numa, set_errno, told};
use crate::{
    NUMA_NUM_NODES,
    mask::{self as bits, Mask, Set},
    nodemask_t,
    numa::Placement,
    os::{Os, Result, linux_calls as calls},
    policy::MPOL_BIND,
};
use core::{
    ffi::{c_char, c_int, c_uint, c_ulong, c_void},
    slice,
};

/// The nodes of a set of C; none for null.
///
/// # Safety
///
/// A set that nobody changes meanwhile, or null.
unsafe fn nodes<'a>(set: *const nodemask_t) -> Mask<'a> {
    // SAFETY: as the caller says.
    unsafe { set.as_ref() }.map_or(Mask::NONE, |set| Mask::new(&set.n, NUMA_NUM_NODES))
}

/// A set for C; the empty one, with `errno`, on failure.
fn set(nodes: Result<impl core::borrow::Borrow<Set>>) -> nodemask_t {
    let mut set = nodemask_t { n: [0; NUMA_NUM_NODES / c_ulong::BITS as usize] };
    match nodes {
        Ok(nodes) => {
            let nodes = nodes.borrow().mask();
            bits::copy(nodes.words(), nodes.bits(), &mut set.n, NUMA_NUM_NODES);
        }
        Err(error) => drop(failed(&error)),
    }
    set
}

/// Over which nodes memory is spread.
#[unsafe(no_mangle)]
pub extern "C" fn numa_get_interleave_mask_v1() -> nodemask_t {
    set(numa().interleaved())
}

/// Spreads memory over nodes.
///
/// # Safety
///
/// A set, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_set_interleave_mask_v1(wanted: *mut nodemask_t) {
    // SAFETY: as the caller says.
    told(numa().interleave(unsafe { nodes(wanted) }));
}

/// Of which nodes memory is taken.
#[unsafe(no_mangle)]
pub extern "C" fn numa_get_membind_v1() -> nodemask_t {
    set(numa().bound())
}

/// Takes memory of these nodes only.
///
/// # Safety
///
/// A set, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_set_membind_v1(wanted: *const nodemask_t) {
    // SAFETY: as the caller says.
    told(numa().os().set_policy(MPOL_BIND, unsafe { nodes(wanted) }));
}

/// The nodes on whose processors the calling thread may run.
#[unsafe(no_mangle)]
pub extern "C" fn numa_get_run_node_mask_v1() -> nodemask_t {
    set(numa().nodes_of_affinity())
}

/// Has the calling thread run on nodes.
///
/// # Safety
///
/// A set, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_run_on_node_mask_v1(wanted: *const nodemask_t) -> c_int {
    // SAFETY: as the caller says. The first version has no word about nodes that it leaves out, and `errno` only.
    numa().run_on_nodes(unsafe { nodes(wanted) }, true, |_| {}).map_or_else(|error| failed(&error), |()| 0)
}

/// Runs on these nodes and takes memory of them only.
///
/// # Safety
///
/// A set, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_bind_v1(wanted: *const nodemask_t) {
    // SAFETY: as the caller says. As in libnuma, it is the second version that has the thread run there: on nodes with
    // memory, and with a word about the others.
    unsafe {
        super::machine::run(nodes(wanted), false);
        numa_set_membind_v1(wanted);
    }
}

/// Memory spread over these nodes.
///
/// # Safety
///
/// A set, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_alloc_interleaved_subset_v1(size: usize, wanted: *const nodemask_t) -> *mut c_void {
    // SAFETY: as the caller says.
    super::memory::allocate(size, Placement::Interleaved(unsafe { nodes(wanted) }))
}

/// Spreads memory that was not touched yet over nodes.
///
/// # Safety
///
/// A set, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_interleave_memory_v1(memory: *mut c_void, size: usize, wanted: *const nodemask_t) {
    // SAFETY: as the caller says.
    super::memory::place(memory, size, Placement::Interleaved(unsafe { nodes(wanted) }));
}

/// Puts memory that was not touched yet on nodes.
///
/// # Safety
///
/// A set, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_tonodemask_memory_v1(memory: *mut c_void, size: usize, wanted: *const nodemask_t) {
    // SAFETY: as the caller says.
    super::memory::place(memory, size, Placement::Nodes(unsafe { nodes(wanted) }));
}

/// The words of a buffer of C, which counts in bytes; none for null.
///
/// # Safety
///
/// A buffer of so many bytes that nobody else uses meanwhile, or null.
unsafe fn buffer<'a>(buffer: *mut c_ulong, bytes: usize) -> &'a mut [c_ulong] {
    match buffer.is_null() {
        true => &mut [],
        // SAFETY: as the caller says.
        false => unsafe { slice::from_raw_parts_mut(buffer, bytes / size_of::<c_ulong>()) },
    }
}

/// The processors of a node; -1 and `ERANGE` for a node that there is not, or too few bytes.
///
/// # Safety
///
/// A buffer of so many bytes, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_node_to_cpus_v1(node: c_int, to: *mut c_ulong, bytes: c_int) -> c_int {
    // SAFETY: as the caller says.
    let words = unsafe { buffer(to, usize::try_from(bytes).unwrap_or(0)) };
    let bits = words.len() * bits::WORD;
    match usize::try_from(node) {
        Ok(node) if bits >= numa().facts().possible_cpus => match numa().node_to_cpus(node, words, bits) {
            Ok(()) => 0,
            Err(error) => failed(&error),
        },
        _ => {
            set_errno(libc::ERANGE);
            -1
        }
    }
}

/// Reads a map of the kernel's of so many processors; -1 for what is none.
///
/// # Safety
///
/// A string of C, or null, and words for so many bits, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_parse_bitmap_v1(line: *const c_char, to: *mut c_ulong, cpus: c_int) -> c_int {
    let bytes = bits::words(usize::try_from(cpus).unwrap_or(0)) * size_of::<c_ulong>();
    // SAFETY: as the caller says.
    let (line, words) = unsafe { (super::strings::text(line), buffer(to, bytes)) };
    if crate::list::parse_map(&std::string::String::from_utf8_lossy(line), words) { 0 } else { -1 }
}

/// The processors of a thread, as the system call has it.
///
/// # Safety
///
/// A buffer of so many bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_sched_getaffinity_v1(pid: libc::pid_t, bytes: c_uint, mask: *mut c_ulong) -> c_int {
    // SAFETY: as the caller says.
    unsafe { calls::sched_getaffinity(pid, bytes.into(), mask) as c_int }
}

/// Sets the processors of a thread, as the system call has it.
///
/// # Safety
///
/// A buffer of so many bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_sched_setaffinity_v1(pid: libc::pid_t, bytes: c_uint, mask: *const c_ulong) -> c_int {
    // SAFETY: as the caller says.
    unsafe { calls::sched_setaffinity(pid, bytes.into(), mask) as c_int }
}
