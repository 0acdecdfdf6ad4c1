//! Linux's memory policies, as `mbind`, `set_mempolicy` and their siblings take them. Follows `linux/mempolicy.h`.

use core::ffi::c_int;

macro_rules! constants {
    ($($(#[$doc:meta])* $name:ident = $value:expr;)*) => {
        $($(#[$doc])* pub const $name: c_int = $value;)*

        /// Every constant with its name.
        pub const ALL: &[(&str, c_int)] = &[$((stringify!($name), $name),)*];
    };
}

constants! {
    /// What the thread does otherwise.
    MPOL_DEFAULT = 0;
    /// One node if it has room, else others.
    MPOL_PREFERRED = 1;
    /// These nodes only.
    MPOL_BIND = 2;
    /// These nodes in turn, page by page.
    MPOL_INTERLEAVE = 3;
    /// The node of the processor that runs.
    MPOL_LOCAL = 4;
    /// These nodes if they have room, else others.
    MPOL_PREFERRED_MANY = 5;
    /// These nodes in turn, by their weights (Linux 6.9).
    MPOL_WEIGHTED_INTERLEAVE = 6;

    /// With a mode: the nodes stay the same when the process's own change.
    MPOL_F_STATIC_NODES = 1 << 15;
    /// With a mode: the nodes are counted among those of the process.
    MPOL_F_RELATIVE_NODES = 1 << 14;
    /// With `MPOL_BIND`: pages may still move to who uses them.
    MPOL_F_NUMA_BALANCING = 1 << 13;

    /// Of `get_mempolicy`: a node, not a mask.
    MPOL_F_NODE = 1 << 0;
    /// Of `get_mempolicy`: of an address, not of the thread.
    MPOL_F_ADDR = 1 << 1;
    /// Of `get_mempolicy`: which nodes are allowed.
    MPOL_F_MEMS_ALLOWED = 1 << 2;

    /// Of `mbind`: fail when a page is elsewhere.
    MPOL_MF_STRICT = 1 << 0;
    /// Of `mbind`: move pages that only this process uses.
    MPOL_MF_MOVE = 1 << 1;
    /// Of `mbind`: move all pages.
    MPOL_MF_MOVE_ALL = 1 << 2;
}

/// The mode without its flags.
pub const fn mode(mode: c_int) -> c_int {
    mode & !(MPOL_F_STATIC_NODES | MPOL_F_RELATIVE_NODES | MPOL_F_NUMA_BALANCING)
}
