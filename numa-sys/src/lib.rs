#![doc = include_str!("../README.md")]
#![no_std]

#[cfg(feature = "native")]
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
