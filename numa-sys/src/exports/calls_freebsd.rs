//! The system calls of numaif.h, and libnuma's names for some, made of FreeBSD's own.

use super::{bitmask::target, failed, mask, numa};
use crate::{
    bitmask,
    mask::{Mask, Set, WORD, words},
    os::{Error, Os, Place, Policy, Result, freebsd},
    policy::{MPOL_DEFAULT, MPOL_F_ADDR, MPOL_F_MEMS_ALLOWED, MPOL_F_NODE},
};
use core::{
    ffi::{c_int, c_long, c_uint, c_ulong, c_void},
    slice,
};

/// What a call returns to C.
fn answer(result: Result<()>) -> c_long {
    match result {
        Ok(()) => 0,
        Err(error) => failed(&error).into(),
    }
}

/// The nodes that a mask of so many bits has, one of which the kernel of Linux takes off.
///
/// # Safety
///
/// The mask is null, or has so many bits.
unsafe fn nodes<'a>(mask: *const c_ulong, bits: c_ulong) -> Result<Mask<'a>> {
    let bits = usize::try_from(bits.saturating_sub(1)).unwrap_or(usize::MAX);
    // A page of bits is the most that Linux reads.
    if bits > 8 * numa().facts().page {
        return Err(Error::new("mempolicy", std::format!("a mask of {bits} bits"), libc::EINVAL));
    }
    if mask.is_null() || bits == 0 {
        return Ok(Mask::NONE);
    }
    // SAFETY: as the caller says.
    Ok(Mask::new(unsafe { slice::from_raw_parts(mask, words(bits)) }, bits))
}

/// The policy of the calling thread or of an address, the nodes that are allowed, or where a page is.
///
/// # Safety
///
/// The pointers are null, or good for what they get.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn get_mempolicy(
    mode: *mut c_int,
    nodes: *mut c_ulong,
    bits: c_ulong,
    address: *mut c_void,
    flags: c_uint,
) -> c_long {
    let flags = flags as c_int;
    let refused = || Error::new("get_mempolicy", std::format!("flags {flags:#x}"), libc::EINVAL);
    let policy = match flags {
        0 if !address.is_null() => Err(refused()),
        0 => numa().os().policy(),
        MPOL_F_MEMS_ALLOWED => numa().os().allowed().map(|nodes| Policy { mode: MPOL_DEFAULT, nodes }),
        MPOL_F_NODE => {
            let next = numa().os().next_interleaved();
            next.map(|node| Policy { mode: node as c_int, nodes: Set::EMPTY })
        }
        MPOL_F_ADDR => freebsd::policy_of(address as usize),
        flags if flags == MPOL_F_ADDR | MPOL_F_NODE => match numa().os().place(address as usize) {
            Ok(Place::Node(node)) => Ok(Policy { mode: node as c_int, nodes: Set::EMPTY }),
            Ok(_) => Err(Error::new("get_mempolicy", "an address with no page", libc::EFAULT)),
            Err(error) => Err(error),
        },
        _ => Err(refused()),
    };
    answer(policy.and_then(|policy| {
        let room = usize::try_from(bits.saturating_sub(1)).unwrap_or(usize::MAX);
        if !nodes.is_null() && room < numa().max_node() {
            return Err(Error::new("get_mempolicy", std::format!("a mask of {bits} bits"), libc::EINVAL));
        }
        // SAFETY: as the caller says; only as many words are written as there are bits.
        unsafe {
            if let Some(mode) = mode.as_mut() {
                *mode = policy.mode;
            }
            if !nodes.is_null() && room > 0 {
                let room = room.min(numa().facts().possible_nodes);
                let to = slice::from_raw_parts_mut(nodes, words(room));
                crate::mask::copy(policy.nodes.mask().words(), policy.nodes.mask().bits(), to, room);
            }
        }
        Ok(())
    }))
}

/// Sets the calling thread's policy.
///
/// # Safety
///
/// The mask is null, or has so many bits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn set_mempolicy(mode: c_int, wanted: *const c_ulong, bits: c_ulong) -> c_long {
    // SAFETY: as the caller says.
    answer(unsafe { nodes(wanted, bits) }.and_then(|nodes| numa().os().set_policy(mode, nodes)))
}

/// Places new memory of this library by touching it; other memory cannot be placed: `ENOSYS`.
///
/// # Safety
///
/// The mask is null, or has so many bits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mbind(
    start: *mut c_void,
    size: c_ulong,
    mode: c_int,
    wanted: *const c_ulong,
    bits: c_ulong,
    flags: c_uint,
) -> c_long {
    // SAFETY: as the caller says.
    let nodes = unsafe { nodes(wanted, bits) };
    answer(nodes.and_then(|nodes| numa().os().bind(start as usize, size as usize, mode, nodes, flags)))
}

fn cannot_move<T>(call: &'static str) -> Result<T> {
    Err(Error::Unsupported { call, system: "FreeBSD", lacks: "no way to move pages that are there already" })
}

/// Moves the pages of a process: which FreeBSD cannot.
///
/// # Safety
///
/// None is needed: nothing is read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn migrate_pages(_: c_int, _: c_ulong, _: *const c_ulong, _: *const c_ulong) -> c_long {
    answer(cannot_move("migrate_pages"))
}

/// Tells where pages of this process are, when `/dev/mem` may be read. Moving them is what FreeBSD cannot do.
///
/// # Safety
///
/// The arrays are null, or have so many elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn move_pages(
    pid: c_int,
    count: c_ulong,
    pages: *mut *mut c_void,
    nodes: *const c_int,
    status: *mut c_int,
    _: c_int,
) -> c_long {
    // SAFETY: asks for a number.
    let own = pid == 0 || pid == unsafe { libc::getpid() };
    if !nodes.is_null() {
        return answer(cannot_move("move_pages"));
    }
    if !own {
        let lacks = "no way to ask for the pages of another process";
        return answer(Err(Error::Unsupported { call: "move_pages", system: "FreeBSD", lacks }));
    }
    if count > 0 && (pages.is_null() || status.is_null()) {
        return answer(Err(Error::new("move_pages", "no array", libc::EFAULT)));
    }
    for index in 0..count as usize {
        // SAFETY: within the arrays, as the caller says.
        let (page, status) = unsafe { (*pages.add(index), &mut *status.add(index)) };
        *status = match numa().os().place(page as usize) {
            Ok(Place::Node(node)) => node as c_int,
            Ok(Place::NotPresent) => -libc::ENOENT,
            Ok(Place::NotMapped) => -libc::EFAULT,
            Err(error) => return answer(Err(error)),
        };
    }
    0
}

/// Moves the pages of a process: which FreeBSD cannot.
#[unsafe(no_mangle)]
pub extern "C" fn numa_migrate_pages(_: c_int, _: *mut bitmask, _: *mut bitmask) -> c_int {
    answer(cannot_move("numa_migrate_pages")) as c_int
}

/// As [`move_pages`].
///
/// # Safety
///
/// As [`move_pages`].
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
    unsafe { move_pages(pid, count, pages, nodes, status, flags) as c_int }
}

/// The processors of a thread; how many bytes of the mask were written, or -1, with `EINVAL` when one does not fit.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_sched_getaffinity(pid: libc::pid_t, cpus: *mut bitmask) -> c_int {
    // SAFETY: as the caller says.
    let (to, _) = unsafe { target(cpus) };
    let set = match numa().os().affinity(pid) {
        Ok(set) => set,
        Err(error) => return failed(&error),
    };
    if set.last().is_some_and(|last| last >= to.len() * WORD) {
        return failed(&Error::new("numa_sched_getaffinity", "a mask that is too small", libc::EINVAL));
    }
    let count = words(numa().facts().possible_cpus).min(to.len());
    crate::mask::copy(set.mask().words(), set.mask().bits(), &mut to[..count], count * WORD);
    (count * size_of::<c_ulong>()) as c_int
}

/// Sets the processors of a thread.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_sched_setaffinity(pid: libc::pid_t, cpus: *mut bitmask) -> c_int {
    // SAFETY: as the caller says.
    let cpus: Set = unsafe { mask(cpus) }.iter().collect();
    match numa().os().set_affinity(pid, &cpus) {
        Ok(()) => 0,
        Err(error) => failed(&error),
    }
}
