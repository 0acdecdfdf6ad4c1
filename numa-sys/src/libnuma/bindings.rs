// Made by ci/bindings; not to be edited.
// Headers: numa.h numaif.h
// of Debian's libnuma-dev 2.0.16-1.
// Command: bindgen 0.72.1 --disable-header-comment --use-core --ctypes-prefix libc --with-derive-default --no-doc-comments --default-enum-style consts --no-prepend-enum-name --ignore-functions --allowlist-file .*/numa(if)?\.h --blocklist-var _NUMA_H|NUMAIF_H|MPOL_.*|NUMA_NUM_NODES --blocklist-type bitmask|nodemask_t|_*pid_t

pub const LIBNUMA_API_VERSION: u32 = 2;
unsafe extern "C" {
    pub static mut numa_all_nodes_ptr: *mut bitmask;
}
unsafe extern "C" {
    pub static mut numa_nodes_ptr: *mut bitmask;
}
unsafe extern "C" {
    pub static mut numa_all_nodes: nodemask_t;
}
unsafe extern "C" {
    pub static mut numa_all_cpus_ptr: *mut bitmask;
}
unsafe extern "C" {
    pub static mut numa_no_nodes_ptr: *mut bitmask;
}
unsafe extern "C" {
    pub static mut numa_no_nodes: nodemask_t;
}
unsafe extern "C" {
    pub static mut numa_exit_on_error: libc::c_int;
}
unsafe extern "C" {
    pub static mut numa_exit_on_warn: libc::c_int;
}
