#![doc = include_str!("../README.md")]
#![no_std]

#[cfg(any(feature = "native", feature = "dlopen"))]
extern crate std;

pub mod cpuset;
pub mod policy;

#[cfg(feature = "native")]
pub mod list;
#[cfg(feature = "native")]
pub mod mask;
#[cfg(feature = "native")]
pub mod numa;
#[cfg(feature = "native")]
pub mod os;

#[cfg(feature = "exports")]
pub mod exports;

#[cfg(any(feature = "link", feature = "dlopen"))]
pub mod libnuma;

use core::ffi::c_ulong;

/// libnuma's set of nodes or processors.
///
/// C allocates and frees it (`numa_bitmask_alloc`, `numa_bitmask_free`); its bits are in whole `unsigned long`s, the
/// lowest first.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
#[allow(non_camel_case_types)]
pub struct bitmask {
    /// How many bits there are.
    pub size: c_ulong,
    /// Where they are.
    pub maskp: *mut c_ulong,
}

/// How many nodes [`nodemask_t`] has room for.
pub const NUMA_NUM_NODES: usize = if cfg!(target_arch = "x86_64") { 128 } else { 2048 };

/// The fixed set of nodes of libnuma's first version.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
#[allow(non_camel_case_types)]
pub struct nodemask_t {
    /// Its words, the lowest bits first.
    pub n: [c_ulong; NUMA_NUM_NODES / c_ulong::BITS as usize],
}
