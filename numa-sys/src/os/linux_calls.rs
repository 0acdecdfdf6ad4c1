//! Linux's system calls for NUMA, as numaif.h declares them: -1, and `errno`, on failure. They are made by number through libc's
//! `syscall`, for glibc has no functions for them.

use super::sysfs;
use crate::mask::WORD;
use core::ffi::{c_int, c_long, c_uint, c_ulong, c_void};
use std::{fs, sync::OnceLock};

/// # Safety
///
/// As get_mempolicy(2): the pointers are null, or good for what the kernel writes.
pub unsafe fn get_mempolicy(
    mode: *mut c_int,
    mask: *mut c_ulong,
    bits: c_ulong,
    address: *mut c_void,
    flags: c_uint,
) -> c_long {
    // SAFETY: the caller's contract is the kernel's.
    unsafe { libc::syscall(libc::SYS_get_mempolicy, mode, mask, bits, address, flags as c_ulong) }
}

/// # Safety
///
/// As set_mempolicy(2): the mask is null, or has so many bits.
pub unsafe fn set_mempolicy(mode: c_int, mask: *const c_ulong, bits: c_ulong) -> c_long {
    // SAFETY: the caller's contract is the kernel's.
    unsafe { libc::syscall(libc::SYS_set_mempolicy, mode as c_long, mask, bits) }
}

/// # Safety
///
/// As mbind(2): the mask is null, or has so many bits.
pub unsafe fn mbind(
    start: *mut c_void,
    size: c_ulong,
    mode: c_int,
    mask: *const c_ulong,
    bits: c_ulong,
    flags: c_uint,
) -> c_long {
    // SAFETY: the caller's contract is the kernel's.
    unsafe { libc::syscall(libc::SYS_mbind, start, size, mode as c_long, mask, bits, flags as c_ulong) }
}

/// # Safety
///
/// As migrate_pages(2): both masks are null, or have so many bits.
pub unsafe fn migrate_pages(pid: c_int, bits: c_ulong, from: *const c_ulong, to: *const c_ulong) -> c_long {
    // SAFETY: the caller's contract is the kernel's.
    unsafe { libc::syscall(libc::SYS_migrate_pages, pid as c_long, bits, from, to) }
}

/// # Safety
///
/// As move_pages(2): the arrays are null, or have so many elements.
pub unsafe fn move_pages(
    pid: c_int,
    count: c_ulong,
    pages: *mut *mut c_void,
    nodes: *const c_int,
    status: *mut c_int,
    flags: c_int,
) -> c_long {
    // SAFETY: the caller's contract is the kernel's.
    unsafe { libc::syscall(libc::SYS_move_pages, pid as c_long, count, pages, nodes, status, flags as c_long) }
}

/// # Safety
///
/// The mask has so many bytes. Returns how many the kernel wrote.
pub unsafe fn sched_getaffinity(pid: c_int, bytes: c_ulong, mask: *mut c_ulong) -> c_long {
    // SAFETY: the caller's contract is the kernel's.
    unsafe { libc::syscall(libc::SYS_sched_getaffinity, pid as c_long, bytes, mask) }
}

/// # Safety
///
/// The mask has so many bytes.
pub unsafe fn sched_setaffinity(pid: c_int, bytes: c_ulong, mask: *const c_ulong) -> c_long {
    // SAFETY: the caller's contract is the kernel's.
    unsafe { libc::syscall(libc::SYS_sched_setaffinity, pid as c_long, bytes, mask) }
}

/// The size of the kernel's node mask, in bits; asked once.
pub fn node_bits() -> usize {
    static BITS: OnceLock<usize> = OnceLock::new();
    *BITS.get_or_init(|| {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        sysfs::status(&status, "Mems_allowed").map_or(WORD, |(_, bits)| bits.max(WORD))
    })
}
