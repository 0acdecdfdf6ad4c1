//! Address space: a buffer's address is chosen by the process, and must be nobody else's.
//!
//! A range is first reserved as memory that cannot be touched, and only inside such a range is anything mapped with a
//! fixed address: a fixed mapping elsewhere would silently replace a heap or a stack. Each range is followed by a page
//! that stays reserved, so that running past a buffer's end is a fault rather than its neighbour's ruin.

#[cfg(target_os = "freebsd")]
#[path = "freebsd.rs"]
mod system;
#[cfg(not(target_os = "freebsd"))]
#[path = "linux.rs"]
mod system;

use libc::c_void;
use std::{io, ptr::NonNull, sync::OnceLock};
pub(super) use system::dont_fork;

/// Bytes of a page.
pub(super) fn page_size() -> usize {
    static SIZE: OnceLock<usize> = OnceLock::new();
    // SAFETY: it reads a constant of the system.
    *SIZE.get_or_init(|| usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096))
}

/// Rounds up to whole pages; `None` when that is more than there are addresses.
pub(super) fn whole_pages(size: usize) -> Option<usize> {
    size.checked_next_multiple_of(page_size())
}

/// A reserved range of addresses, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Reservation {
    start: NonNull<c_void>,
    /// Bytes that may be used, without the page that follows them.
    size: usize,
    /// Whether the usable bytes have been unmapped as a device's memory: only the page that follows is left.
    used_up: bool,
}

// SAFETY: a reservation is a range of addresses; it is not accessed through this type.
unsafe impl Send for Reservation {}
// SAFETY: as above.
unsafe impl Sync for Reservation {}

impl Reservation {
    /// Reserves `size` bytes (whole pages) at a multiple of `align` (a power of two of at least a page).
    pub(super) fn new(size: usize, align: usize) -> io::Result<Self> {
        let page = page_size();
        let too_large = || io::Error::from_raw_os_error(libc::ENOMEM);
        let slack = align.max(page) - page;
        let total = size.checked_add(page).and_then(|total| total.checked_add(slack)).ok_or_else(too_large)?;
        let base = system::reserve(total)?;
        let lead = base.as_ptr().align_offset(align);
        let surplus = slack.checked_sub(lead).ok_or_else(too_large)?;
        // SAFETY: the three parts are within the range just reserved.
        let start = unsafe { base.byte_add(lead) };
        // SAFETY: likewise.
        let end = unsafe { start.byte_add(size + page) };
        unmap(base, lead);
        unmap(end, surplus);
        Ok(Self { start, size, used_up: false })
    }

    pub(super) fn start(&self) -> NonNull<c_void> {
        self.start
    }

    pub(super) fn address(&self) -> u64 {
        self.start.as_ptr() as u64
    }

    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Says that the usable bytes were unmapped and may be somebody else's by now.
    pub(super) fn set_used_up(&mut self) {
        self.used_up = true;
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        let page = page_size();
        if self.used_up {
            // SAFETY: the page that follows the usable bytes is part of the reservation.
            unmap(unsafe { self.start.byte_add(self.size) }, page);
        } else {
            unmap(self.start, self.size + page);
        }
    }
}

/// Unmaps part of a reservation of the caller's.
fn unmap(start: NonNull<c_void>, length: usize) {
    if length != 0 {
        // SAFETY: every caller passes a part of a range that it reserved itself and that nothing uses.
        unsafe { libc::munmap(start.as_ptr(), length) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reservations_are_aligned_and_disjoint() {
        let page = page_size();
        let mut all = Vec::new();
        for shift in 0..10 {
            let align = page << shift;
            let reservation = Reservation::new(3 * page, align).unwrap();
            assert_eq!(reservation.address() % align as u64, 0);
            all.push(reservation);
        }
        all.sort_by_key(Reservation::address);
        for pair in all.windows(2) {
            assert!(pair[0].address() + (pair[0].size() + page) as u64 <= pair[1].address());
        }
    }

    /// Linux's number of the advice for this is another advice on FreeBSD, which succeeds for root and keeps nothing from
    /// anybody.
    #[test]
    fn a_child_has_not_what_is_kept_from_it() {
        let page = page_size();
        let reservation = Reservation::new(2 * page, page).unwrap();
        let start = reservation.start();
        // SAFETY: within the reservation, which nobody else has; the child only reads and ends.
        let ends = unsafe {
            let flags = libc::MAP_PRIVATE | libc::MAP_ANON | libc::MAP_FIXED;
            let mapped = libc::mmap(start.as_ptr(), 2 * page, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0);
            assert_eq!(mapped, start.as_ptr(), "{}", io::Error::last_os_error());
            dont_fork(start.byte_add(page), page).unwrap();
            [0, page].map(|offset| match libc::fork() {
                0 => {
                    start.byte_add(offset).cast::<u8>().read_volatile();
                    libc::_exit(0)
                }
                child => {
                    let mut status = 0;
                    assert_eq!(libc::waitpid(child, &mut status, 0), child);
                    status
                }
            })
        };
        assert_eq!(ends[0], 0, "the page beside it is the child's too");
        assert!(libc::WIFSIGNALED(ends[1]), "the child ended with {:#x}", ends[1]);
    }

    #[test]
    fn more_than_there_is_fails() {
        assert!(Reservation::new(usize::MAX / 2 / page_size() * page_size(), page_size()).is_err());
        assert!(Reservation::new(usize::MAX / page_size() * page_size(), page_size()).is_err());
    }
}
