//! Reserving addresses on Linux.

use libc::c_void;
use std::{io, ptr, ptr::NonNull};

/// Reserves addresses as memory that cannot be touched and costs nothing.
pub(super) fn reserve(length: usize) -> io::Result<NonNull<c_void>> {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
    // SAFETY: the system chooses the addresses, so nothing is replaced.
    let address = unsafe { libc::mmap(ptr::null_mut(), length, libc::PROT_NONE, flags, -1, 0) };
    if address == libc::MAP_FAILED {
        return Err(io::Error::last_os_error());
    }
    NonNull::new(address).ok_or_else(|| io::Error::from_raw_os_error(libc::ENOMEM))
}

/// Keeps a range out of the children of a fork: a child that touched a GPU's memory would corrupt its parent.
pub(in crate::kfd) fn dont_fork(start: NonNull<c_void>, length: usize) -> io::Result<()> {
    // SAFETY: the advice changes nothing for this process.
    match unsafe { libc::madvise(start.as_ptr(), length, libc::MADV_DONTFORK) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}
