//! libnuma opened at run time: a table of functions, each of which this version has or has not.

rocm_locate::library!(
    "libnuma", NUMA, super::functions::Functions,
    required: ["numa_available", "numa_max_node", "numa_bitmask_alloc", "mbind"],
    linked: super::numa_available
);
