//! What there is: nodes, processors, memory, distances.

use super::{bitmask::made, failed, hooks, mask, numa, numa_bitmask_alloc, set_errno};
use crate::{
    bitmask,
    mask::{Set, WORD},
    nodemask_t,
    os::Os,
};
use core::{
    ffi::{c_int, c_long, c_longlong},
    hint::black_box,
    ptr,
    sync::atomic::{AtomicPtr, AtomicUsize, Ordering::Release},
};
use std::sync::Once;

/// The nodes of which this process may take memory.
#[unsafe(no_mangle)]
pub static numa_all_nodes_ptr: AtomicPtr<bitmask> = AtomicPtr::new(ptr::null_mut());

/// The nodes that there are.
#[unsafe(no_mangle)]
pub static numa_nodes_ptr: AtomicPtr<bitmask> = AtomicPtr::new(ptr::null_mut());

/// No nodes.
#[unsafe(no_mangle)]
pub static numa_no_nodes_ptr: AtomicPtr<bitmask> = AtomicPtr::new(ptr::null_mut());

/// The processors on which this process may run.
#[unsafe(no_mangle)]
pub static numa_all_cpus_ptr: AtomicPtr<bitmask> = AtomicPtr::new(ptr::null_mut());

/// A fixed set that the library writes: a [`nodemask_t`] for C.
#[repr(transparent)]
#[derive(Debug)]
pub struct Nodemask([AtomicUsize; NODEMASK_WORDS]);

const NODEMASK_WORDS: usize = size_of::<nodemask_t>() / size_of::<usize>();

/// The nodes of which this process may take memory, as the first version had it.
#[unsafe(no_mangle)]
pub static numa_all_nodes: Nodemask = Nodemask([const { AtomicUsize::new(0) }; NODEMASK_WORDS]);

/// No nodes, as the first version had it.
#[unsafe(no_mangle)]
pub static numa_no_nodes: Nodemask = Nodemask([const { AtomicUsize::new(0) }; NODEMASK_WORDS]);

/// Sets the variables, once. Their places may be the program's, so their addresses are read.
pub(super) fn publish() {
    static PUBLISHED: Once = Once::new();
    PUBLISHED.call_once(|| {
        let facts = numa().facts();
        for (variable, bits, set) in [
            (black_box(&numa_all_nodes_ptr), facts.possible_nodes, &facts.my_nodes),
            (black_box(&numa_nodes_ptr), facts.possible_nodes, &facts.nodes),
            (black_box(&numa_no_nodes_ptr), facts.possible_nodes, &Set::new()),
            (black_box(&numa_all_cpus_ptr), facts.possible_cpus, &facts.my_cpus),
        ] {
            variable.store(made(bits, set), Release);
        }
        let words = &black_box(&numa_all_nodes).0;
        for node in facts.my_nodes.iter().filter(|node| node / WORD < words.len()) {
            words[node / WORD].fetch_or(1 << (node % WORD), Release);
        }
    });
}

/// 0 when this kernel has NUMA, also with one node; -1 when not, and then nothing else may be called.
#[unsafe(no_mangle)]
pub extern "C" fn numa_available() -> c_int {
    if numa().os().available() {
        publish();
        0
    } else {
        -1
    }
}

/// The highest node.
#[unsafe(no_mangle)]
pub extern "C" fn numa_max_node() -> c_int {
    numa().max_node() as c_int
}

/// The highest node that the kernel has room for.
#[unsafe(no_mangle)]
pub extern "C" fn numa_max_possible_node() -> c_int {
    numa_num_possible_nodes() - 1
}

/// How many nodes the kernel has room for.
#[unsafe(no_mangle)]
pub extern "C" fn numa_num_possible_nodes() -> c_int {
    numa().facts().possible_nodes as c_int
}

/// How many processors the kernel has room for.
#[unsafe(no_mangle)]
pub extern "C" fn numa_num_possible_cpus() -> c_int {
    numa().facts().possible_cpus as c_int
}

/// How many nodes have memory.
#[unsafe(no_mangle)]
pub extern "C" fn numa_num_configured_nodes() -> c_int {
    numa().facts().memory_nodes.len() as c_int
}

/// How many processors there are.
#[unsafe(no_mangle)]
pub extern "C" fn numa_num_configured_cpus() -> c_int {
    numa().facts().configured_cpus as c_int
}

/// On how many processors this process may run.
#[unsafe(no_mangle)]
pub extern "C" fn numa_num_task_cpus() -> c_int {
    numa().facts().my_cpus.len() as c_int
}

/// The same, by its former name.
#[unsafe(no_mangle)]
pub extern "C" fn numa_num_thread_cpus() -> c_int {
    numa_num_task_cpus()
}

/// Of how many nodes this process may take memory.
#[unsafe(no_mangle)]
pub extern "C" fn numa_num_task_nodes() -> c_int {
    numa().facts().my_nodes.len() as c_int
}

/// The same, by its former name.
#[unsafe(no_mangle)]
pub extern "C" fn numa_num_thread_nodes() -> c_int {
    numa_num_task_nodes()
}

/// The size of a page.
#[unsafe(no_mangle)]
pub extern "C" fn numa_pagesize() -> c_int {
    numa().facts().page as c_int
}

/// An empty mask with room for every node.
#[unsafe(no_mangle)]
pub extern "C" fn numa_allocate_nodemask() -> *mut bitmask {
    numa_bitmask_alloc(numa().facts().possible_nodes as u32)
}

/// An empty mask with room for every processor.
#[unsafe(no_mangle)]
pub extern "C" fn numa_allocate_cpumask() -> *mut bitmask {
    numa_bitmask_alloc(numa().facts().possible_cpus as u32)
}

/// The memory of a node, and how much of it is free; -1 for both on failure.
///
/// # Safety
///
/// A place for the free, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_node_size64(node: c_int, free: *mut c_longlong) -> c_longlong {
    let memory = match usize::try_from(node) {
        Ok(node) => numa().os().memory(node).inspect_err(|error| set_errno(error.errno())).ok(),
        Err(_) => None,
    };
    let bytes = |bytes: u64| c_longlong::try_from(bytes).unwrap_or(c_longlong::MAX);
    // SAFETY: as the caller says.
    if let Some(free) = unsafe { free.as_mut() } {
        *free = memory.map_or(-1, |memory| bytes(memory.free));
    }
    memory.map_or(-1, |memory| bytes(memory.total))
}

/// The same in `long`s.
///
/// # Safety
///
/// A place for the free, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_node_size(node: c_int, free: *mut c_long) -> c_long {
    let mut wide = 0;
    // SAFETY: a place of our own.
    let total = unsafe { numa_node_size64(node, &mut wide) };
    let narrow = |bytes: c_longlong| c_long::try_from(bytes).unwrap_or(c_long::MAX);
    // SAFETY: as the caller says.
    if let Some(free) = unsafe { free.as_mut() } {
        *free = narrow(wide);
    }
    narrow(total)
}

/// The distance between two nodes, 10 for the same; 0 for what cannot be told.
#[unsafe(no_mangle)]
pub extern "C" fn numa_distance(from: c_int, to: c_int) -> c_int {
    match (usize::try_from(from), usize::try_from(to)) {
        (Ok(from), Ok(to)) => numa().distance(from, to) as c_int,
        _ => 0,
    }
}

/// The node of a processor; -1 and `EINVAL` for one that there is not.
#[unsafe(no_mangle)]
pub extern "C" fn numa_node_of_cpu(cpu: c_int) -> c_int {
    match usize::try_from(cpu).ok().and_then(|cpu| numa().node_of_cpu(cpu)) {
        Some(node) => node as c_int,
        None => {
            set_errno(libc::EINVAL);
            -1
        }
    }
}

/// The processors of a node. -1 and `ERANGE` for a node that there is not, `EINVAL` for a mask that is too small.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_node_to_cpus(node: c_int, cpus: *mut bitmask) -> c_int {
    // A negative number is a node that there is not.
    let node = usize::try_from(node).unwrap_or(usize::MAX);
    // SAFETY: as the caller says.
    let (words, bits) = unsafe { super::bitmask::target(cpus) };
    match numa().node_to_cpus(node, words, bits) {
        Ok(()) => 0,
        Err(error) => {
            if error.errno() == libc::EINVAL {
                hooks::error("numa_node_to_cpus: the mask is too small", libc::EINVAL);
            }
            failed(&error)
        }
    }
}

/// Reads again which processor is on which node.
#[unsafe(no_mangle)]
pub extern "C" fn numa_node_to_cpu_update() {
    numa().refresh();
}

/// The nodes on whose processors the calling thread may run, in a mask of the size of one of processors, as libnuma has
/// it.
#[unsafe(no_mangle)]
pub extern "C" fn numa_get_run_node_mask() -> *mut bitmask {
    match numa().run_nodes() {
        Ok(nodes) => made(numa().facts().possible_cpus, &nodes),
        Err(error) => {
            failed(&error);
            ptr::null_mut()
        }
    }
}

/// Has the calling thread run on nodes.
pub(super) fn run(nodes: crate::mask::Mask<'_>, all: bool) -> c_int {
    let mut left_out = |node| hooks::warn(hooks::Warning::NodeLeftOut, &std::format!("node {node} is not allowed"));
    match super::told(numa().run_on_nodes(nodes, all, &mut left_out)) {
        true => 0,
        false => -1,
    }
}

/// Has the calling thread run on the processors of nodes.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_run_on_node_mask(nodes: *mut bitmask) -> c_int {
    // SAFETY: as the caller says.
    run(unsafe { mask(nodes) }, false)
}

/// The same, whatever nodes and processors this process was started with.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_run_on_node_mask_all(nodes: *mut bitmask) -> c_int {
    // SAFETY: as the caller says.
    run(unsafe { mask(nodes) }, true)
}

/// Has the calling thread run on a node; on all with -1.
#[unsafe(no_mangle)]
pub extern "C" fn numa_run_on_node(node: c_int) -> c_int {
    let facts = numa().facts();
    let cpus = match usize::try_from(node) {
        Err(_) if node == -1 => Some(Set::below(facts.possible_cpus)),
        Ok(node) if node >= facts.possible_nodes => {
            set_errno(libc::EINVAL);
            return -1;
        }
        Ok(node) => numa().node_set(node),
        Err(_) => None,
    };
    let Some(cpus) = cpus else {
        hooks::warn(hooks::Warning::NodeLeftOut, &std::format!("the processors of node {node} are not known"));
        set_errno(libc::ERANGE);
        return -1;
    };
    // libnuma has only `errno` to say here.
    numa().os().set_affinity(0, &cpus).map_or_else(|error| failed(&error), |()| 0)
}
