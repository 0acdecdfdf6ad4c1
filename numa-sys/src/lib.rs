#![doc = include_str!("../README.md")]
#![no_std]

pub mod cpuset;
pub mod policy;

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
