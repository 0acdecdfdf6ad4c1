//! The system calls of numaif.h, and libnuma's names for some: on Linux the kernel's own.

use super::{mask, numa};
use crate::{bitmask, os::linux_calls as calls};
use core::ffi::{c_int, c_long, c_uint, c_ulong, c_void};

/// get_mempolicy(2).
///
/// # Safety
///
/// As get_mempolicy(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn get_mempolicy(
    mode: *mut c_int,
    nodes: *mut c_ulong,
    bits: c_ulong,
    address: *mut c_void,
    flags: c_uint,
) -> c_long {
    // SAFETY: as the caller says.
    unsafe { calls::get_mempolicy(mode, nodes, bits, address, flags) }
}

/// set_mempolicy(2).
///
/// # Safety
///
/// As set_mempolicy(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn set_mempolicy(mode: c_int, nodes: *const c_ulong, bits: c_ulong) -> c_long {
    // SAFETY: as the caller says.
    unsafe { calls::set_mempolicy(mode, nodes, bits) }
}

/// mbind(2).
///
/// # Safety
///
/// As mbind(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mbind(
    start: *mut c_void,
    size: c_ulong,
    mode: c_int,
    nodes: *const c_ulong,
    bits: c_ulong,
    flags: c_uint,
) -> c_long {
    // SAFETY: as the caller says.
    unsafe { calls::mbind(start, size, mode, nodes, bits, flags) }
}

/// migrate_pages(2).
///
/// # Safety
///
/// As migrate_pages(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn migrate_pages(pid: c_int, bits: c_ulong, from: *const c_ulong, to: *const c_ulong) -> c_long {
    // SAFETY: as the caller says.
    unsafe { calls::migrate_pages(pid, bits, from, to) }
}

/// move_pages(2).
///
/// # Safety
///
/// As move_pages(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn move_pages(
    pid: c_int,
    count: c_ulong,
    pages: *mut *mut c_void,
    nodes: *const c_int,
    status: *mut c_int,
    flags: c_int,
) -> c_long {
    // SAFETY: as the caller says.
    unsafe { calls::move_pages(pid, count, pages, nodes, status, flags) }
}

/// Moves the pages of a process from nodes to others.
///
/// # Safety
///
/// Masks of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_migrate_pages(pid: c_int, from: *mut bitmask, to: *mut bitmask) -> c_int {
    // SAFETY: as the caller says.
    let (from, to) = unsafe { (mask(from), mask(to)) };
    let bits = from.bits().min(to.bits()).min(numa().facts().possible_nodes) as c_ulong + 1;
    // SAFETY: both masks have as many bits; the kernel takes one off.
    unsafe { calls::migrate_pages(pid, bits, from.words().as_ptr(), to.words().as_ptr()) as c_int }
}

/// move_pages(2).
///
/// # Safety
///
/// As move_pages(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_move_pages(
    pid: c_int,
    count: c_ulong,
    pages: *mut *mut c_void,
    nodes: *const c_int,
    status: *mut c_int,
    flags: c_int,
) -> c_int {
    // SAFETY: as the caller says.
    unsafe { calls::move_pages(pid, count, pages, nodes, status, flags) as c_int }
}

/// The processors of a thread; how many bytes of the mask the kernel wrote, or -1.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_sched_getaffinity(pid: libc::pid_t, cpus: *mut bitmask) -> c_int {
    // SAFETY: as the caller says.
    let (words, _) = unsafe { super::bitmask::target(cpus) };
    // SAFETY: the mask has that many bytes.
    unsafe { calls::sched_getaffinity(pid, size_of_val(words) as c_ulong, words.as_mut_ptr()) as c_int }
}

/// Sets the processors of a thread.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_sched_setaffinity(pid: libc::pid_t, cpus: *mut bitmask) -> c_int {
    // SAFETY: as the caller says.
    let words = unsafe { mask(cpus) }.words();
    // SAFETY: the mask has that many bytes.
    unsafe { calls::sched_setaffinity(pid, size_of_val(words) as c_ulong, words.as_ptr()) as c_int }
}
