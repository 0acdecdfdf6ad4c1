// Made by ci/bindings; not to be edited.
// Headers: numa.h numaif.h
// of Debian's libnuma-dev 2.0.16-1.
// Command: bindgen 0.72.1 --disable-header-comment --use-core --ctypes-prefix libc --with-derive-default --no-doc-comments --default-enum-style consts --no-prepend-enum-name --generate functions --merge-extern-blocks, as the list of rocm_locate::functions!

use super::*;
use rocm_locate::functions;

functions! {
    pub fn numa_bitmask_isbitset(arg1: *const bitmask, arg2: libc::c_uint) -> libc::c_int;
    pub fn numa_bitmask_setall(arg1: *mut bitmask) -> *mut bitmask;
    pub fn numa_bitmask_clearall(arg1: *mut bitmask) -> *mut bitmask;
    pub fn numa_bitmask_setbit(arg1: *mut bitmask, arg2: libc::c_uint) -> *mut bitmask;
    pub fn numa_bitmask_clearbit(arg1: *mut bitmask, arg2: libc::c_uint) -> *mut bitmask;
    pub fn numa_bitmask_nbytes(arg1: *mut bitmask) -> libc::c_uint;
    pub fn numa_bitmask_weight(arg1: *const bitmask) -> libc::c_uint;
    pub fn numa_bitmask_alloc(arg1: libc::c_uint) -> *mut bitmask;
    pub fn numa_bitmask_free(arg1: *mut bitmask);
    pub fn numa_bitmask_equal(arg1: *const bitmask, arg2: *const bitmask) -> libc::c_int;
    pub fn copy_nodemask_to_bitmask(arg1: *mut nodemask_t, arg2: *mut bitmask);
    pub fn copy_bitmask_to_nodemask(arg1: *mut bitmask, arg2: *mut nodemask_t);
    pub fn copy_bitmask_to_bitmask(arg1: *mut bitmask, arg2: *mut bitmask);
    pub fn numa_available() -> libc::c_int;
    pub fn numa_max_node() -> libc::c_int;
    pub fn numa_max_possible_node() -> libc::c_int;
    pub fn numa_preferred() -> libc::c_int;
    pub fn numa_node_size64(node: libc::c_int, freep: *mut libc::c_longlong) -> libc::c_longlong;
    pub fn numa_node_size(node: libc::c_int, freep: *mut libc::c_long) -> libc::c_long;
    pub fn numa_pagesize() -> libc::c_int;
    pub fn numa_bind(nodes: *mut bitmask);
    pub fn numa_set_interleave_mask(nodemask: *mut bitmask);
    pub fn numa_get_interleave_mask() -> *mut bitmask;
    pub fn numa_allocate_nodemask() -> *mut bitmask;
    pub fn numa_set_preferred(node: libc::c_int);
    pub fn numa_has_preferred_many() -> libc::c_int;
    pub fn numa_set_preferred_many(bitmask: *mut bitmask);
    pub fn numa_preferred_many() -> *mut bitmask;
    pub fn numa_set_localalloc();
    pub fn numa_set_membind(nodemask: *mut bitmask);
    pub fn numa_set_membind_balancing(bmp: *mut bitmask);
    pub fn numa_get_membind() -> *mut bitmask;
    pub fn numa_get_mems_allowed() -> *mut bitmask;
    pub fn numa_get_interleave_node() -> libc::c_int;
    pub fn numa_alloc_interleaved_subset(size: usize, nodemask: *mut bitmask) -> *mut libc::c_void;
    pub fn numa_alloc_interleaved(size: usize) -> *mut libc::c_void;
    pub fn numa_alloc_onnode(size: usize, node: libc::c_int) -> *mut libc::c_void;
    pub fn numa_alloc_local(size: usize) -> *mut libc::c_void;
    pub fn numa_alloc(size: usize) -> *mut libc::c_void;
    pub fn numa_realloc(old_addr: *mut libc::c_void, old_size: usize, new_size: usize) -> *mut libc::c_void;
    pub fn numa_free(mem: *mut libc::c_void, size: usize);
    pub fn numa_interleave_memory(mem: *mut libc::c_void, size: usize, mask: *mut bitmask);
    pub fn numa_tonode_memory(start: *mut libc::c_void, size: usize, node: libc::c_int);
    pub fn numa_tonodemask_memory(mem: *mut libc::c_void, size: usize, mask: *mut bitmask);
    pub fn numa_setlocal_memory(start: *mut libc::c_void, size: usize);
    pub fn numa_police_memory(start: *mut libc::c_void, size: usize);
    pub fn numa_run_on_node_mask(mask: *mut bitmask) -> libc::c_int;
    pub fn numa_run_on_node_mask_all(mask: *mut bitmask) -> libc::c_int;
    pub fn numa_run_on_node(node: libc::c_int) -> libc::c_int;
    pub fn numa_get_run_node_mask() -> *mut bitmask;
    pub fn numa_set_bind_policy(strict: libc::c_int);
    pub fn numa_set_strict(flag: libc::c_int);
    pub fn numa_num_possible_nodes() -> libc::c_int;
    pub fn numa_num_possible_cpus() -> libc::c_int;
    pub fn numa_num_configured_nodes() -> libc::c_int;
    pub fn numa_num_configured_cpus() -> libc::c_int;
    pub fn numa_num_task_cpus() -> libc::c_int;
    pub fn numa_num_thread_cpus() -> libc::c_int;
    pub fn numa_num_task_nodes() -> libc::c_int;
    pub fn numa_num_thread_nodes() -> libc::c_int;
    pub fn numa_allocate_cpumask() -> *mut bitmask;
    pub fn numa_node_to_cpus(arg1: libc::c_int, arg2: *mut bitmask) -> libc::c_int;
    pub fn numa_node_to_cpu_update();
    pub fn numa_node_of_cpu(cpu: libc::c_int) -> libc::c_int;
    pub fn numa_distance(node1: libc::c_int, node2: libc::c_int) -> libc::c_int;
    pub fn numa_error(where_: *mut libc::c_char);
    pub fn numa_migrate_pages(pid: libc::c_int, from: *mut bitmask, to: *mut bitmask) -> libc::c_int;
    pub fn numa_move_pages(
        pid: libc::c_int,
        count: libc::c_ulong,
        pages: *mut *mut libc::c_void,
        nodes: *const libc::c_int,
        status: *mut libc::c_int,
        flags: libc::c_int,
    ) -> libc::c_int;
    pub fn numa_sched_getaffinity(arg1: pid_t, arg2: *mut bitmask) -> libc::c_int;
    pub fn numa_sched_setaffinity(arg1: pid_t, arg2: *mut bitmask) -> libc::c_int;
    pub fn numa_parse_nodestring(arg1: *const libc::c_char) -> *mut bitmask;
    pub fn numa_parse_nodestring_all(arg1: *const libc::c_char) -> *mut bitmask;
    pub fn numa_parse_cpustring(arg1: *const libc::c_char) -> *mut bitmask;
    pub fn numa_parse_cpustring_all(arg1: *const libc::c_char) -> *mut bitmask;
    pub fn get_mempolicy(
        mode: *mut libc::c_int,
        nmask: *mut libc::c_ulong,
        maxnode: libc::c_ulong,
        addr: *mut libc::c_void,
        flags: libc::c_uint,
    ) -> libc::c_long;
    pub fn mbind(
        start: *mut libc::c_void,
        len: libc::c_ulong,
        mode: libc::c_int,
        nmask: *const libc::c_ulong,
        maxnode: libc::c_ulong,
        flags: libc::c_uint,
    ) -> libc::c_long;
    pub fn set_mempolicy(mode: libc::c_int, nmask: *const libc::c_ulong, maxnode: libc::c_ulong) -> libc::c_long;
    pub fn migrate_pages(
        pid: libc::c_int,
        maxnode: libc::c_ulong,
        frommask: *const libc::c_ulong,
        tomask: *const libc::c_ulong,
    ) -> libc::c_long;
    pub fn move_pages(
        pid: libc::c_int,
        count: libc::c_ulong,
        pages: *mut *mut libc::c_void,
        nodes: *const libc::c_int,
        status: *mut libc::c_int,
        flags: libc::c_int,
    ) -> libc::c_long;
}
