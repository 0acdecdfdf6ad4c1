//! Reserving addresses on FreeBSD.

use libc::c_void;
use std::{io, ptr, ptr::NonNull};

/// Reserves addresses as memory that cannot be touched and costs nothing. `MAP_GUARD` takes no other flag of a mapping;
/// Linux's number of `MAP_NORESERVE` is `MAP_EXCL` here.
pub(super) fn reserve(length: usize) -> io::Result<NonNull<c_void>> {
    // SAFETY: the system chooses the addresses, so nothing is replaced.
    let address = unsafe { libc::mmap(ptr::null_mut(), length, libc::PROT_NONE, libc::MAP_GUARD, -1, 0) };
    if address == libc::MAP_FAILED {
        return Err(io::Error::last_os_error());
    }
    NonNull::new(address).ok_or_else(|| io::Error::from_raw_os_error(libc::ENOMEM))
}

/// Keeps a range out of the children of a fork: a child that touched a GPU's memory would corrupt its parent. Linux's
/// number of `MADV_DONTFORK` is `MADV_PROTECT` here, which is something else entirely.
pub(in crate::kfd) fn dont_fork(start: NonNull<c_void>, length: usize) -> io::Result<()> {
    // SAFETY: the inheritance changes nothing for this process.
    match unsafe { libc::minherit(start.as_ptr(), length, libc::INHERIT_NONE) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}
