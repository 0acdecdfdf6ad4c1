//! The memory behind buffers: ranges of one anonymous file.
//!
//! Every buffer is a range of the file that no other buffer ever has: offsets are not used again. So a mapping that
//! outlives its buffer sees memory that is its own, never another buffer's. Nothing is committed until it is touched,
//! and a freed range gives its pages back (a hole is punched), so the file is as sparse as the buffers are.

use crate::errno::Errno;
use libc::{c_int, c_void, off_t};
use std::{
    ffi::CStr,
    fmt,
    os::fd::{AsRawFd, FromRawFd, OwnedFd},
    ptr::{self, NonNull},
    sync::{Arc, Mutex},
};

/// The unit of buffers, of mappings and of the GPU's page table.
pub(crate) const PAGE: u64 = 4096;

/// The file grows by at least this much at a time: growing costs a system call, and the room costs nothing.
const STEP: u64 = 1 << 30;
const NAME: &CStr = c"rocm-emulator";

/// Without a promise of memory behind it; FreeBSD promises none in the first place.
#[cfg(target_os = "linux")]
const NO_RESERVE: c_int = libc::MAP_NORESERVE;
#[cfg(not(target_os = "linux"))]
const NO_RESERVE: c_int = 0;

/// The anonymous file that buffers are parts of.
#[derive(Debug)]
pub(crate) struct Arena {
    file: OwnedFd,
    extent: Mutex<Extent>,
}

#[derive(Debug, Default)]
struct Extent {
    next: u64,
    length: u64,
}

/// The memory of one buffer, mapped for the emulator's own use. Zero at first.
pub(crate) struct Backing {
    arena: Arc<Arena>,
    offset: u64,
    host: NonNull<u8>,
    length: usize,
}

// SAFETY: the memory is shared with the GPU by design and is accessed through raw, volatile or atomic means only.
unsafe impl Send for Backing {}
// SAFETY: see `Send`.
unsafe impl Sync for Backing {}

impl Arena {
    pub fn new() -> Result<Arc<Arena>, Errno> {
        // SAFETY: a C string and a flag.
        let file = unsafe { libc::memfd_create(NAME.as_ptr(), libc::MFD_CLOEXEC) };
        if file < 0 {
            return Err(Errno::last());
        }
        // SAFETY: the descriptor is fresh and nobody else has it.
        let file = unsafe { OwnedFd::from_raw_fd(file) };
        Ok(Arc::new(Arena { file, extent: Mutex::default() }))
    }

    /// Memory of `length` bytes, a multiple of the page size.
    pub fn allocate(self: &Arc<Self>, length: u64) -> Result<Arc<Backing>, Errno> {
        let offset = self.reserve(length)?;
        let length = usize::try_from(length).map_err(|_| Errno::ENOMEM)?;
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        // SAFETY: a new mapping at an address of the system's choice.
        let host = unsafe {
            let flags = libc::MAP_SHARED | NO_RESERVE;
            libc::mmap(ptr::null_mut(), length, protection, flags, self.file.as_raw_fd(), offset as off_t)
        };
        match NonNull::new(host) {
            Some(host) if host.as_ptr() != libc::MAP_FAILED => {
                Ok(Arc::new(Backing { arena: self.clone(), offset, host: host.cast(), length }))
            }
            _ => Err(Errno::ENOMEM),
        }
    }

    fn reserve(&self, length: u64) -> Result<u64, Errno> {
        let mut extent = self.extent.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let offset = extent.next;
        let end = offset.checked_add(length).filter(|end| *end <= i64::MAX as u64 - STEP).ok_or(Errno::ENOMEM)?;
        if end > extent.length {
            let target = end.next_multiple_of(STEP);
            // SAFETY: the descriptor is the arena's own.
            if unsafe { libc::ftruncate(self.file.as_raw_fd(), target as off_t) } != 0 {
                return Err(Errno::ENOMEM);
            }
            extent.length = target;
        }
        extent.next = end;
        Ok(offset)
    }

    /// Gives the pages of a range back. Should the system refuse, they stay until the arena goes.
    #[cfg(target_os = "linux")]
    fn release(&self, offset: u64, length: usize) {
        let mode = libc::FALLOC_FL_PUNCH_HOLE | libc::FALLOC_FL_KEEP_SIZE;
        // SAFETY: the range is of the arena's own file, and no buffer has it any more.
        unsafe { libc::fallocate(self.file.as_raw_fd(), mode, offset as off_t, length as off_t) };
    }

    #[cfg(target_os = "freebsd")]
    fn release(&self, offset: u64, length: usize) {
        #[repr(C)]
        struct Range {
            offset: off_t,
            length: off_t,
        }
        unsafe extern "C" {
            fn fspacectl(file: c_int, command: c_int, range: *const Range, flags: c_int, rest: *mut Range) -> c_int;
        }
        const SPACECTL_DEALLOC: c_int = 1;
        let range = Range { offset: offset as off_t, length: length as off_t };
        // SAFETY: the range is of the arena's own file, and no buffer has it any more; `rest` may be null.
        unsafe { fspacectl(self.file.as_raw_fd(), SPACECTL_DEALLOC, &range, 0, ptr::null_mut()) };
    }
}

impl Backing {
    /// Where the memory lies in this process.
    pub fn host(&self) -> *mut u8 {
        self.host.as_ptr()
    }

    /// Where the memory lies in the arena's file: a number that no other buffer has.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Bytes.
    pub fn len(&self) -> u64 {
        self.length as u64
    }

    /// Maps the first `length` bytes a second time, for the caller.
    ///
    /// # Safety
    ///
    /// With `fixed`, the range at `address` may be replaced.
    pub unsafe fn map(
        &self,
        address: *mut c_void,
        length: usize,
        protection: c_int,
        fixed: bool,
    ) -> Result<NonNull<c_void>, Errno> {
        if length == 0 || length > self.length {
            return Err(Errno::EINVAL);
        }
        let flags = libc::MAP_SHARED | NO_RESERVE | if fixed { libc::MAP_FIXED } else { 0 };
        let file = self.arena.file.as_raw_fd();
        // SAFETY: a range of the file that is this buffer's; the caller's promise where it replaces something.
        let mapped = unsafe { libc::mmap(address, length, protection, flags, file, self.offset as off_t) };
        match NonNull::new(mapped) {
            Some(mapped) if mapped.as_ptr() != libc::MAP_FAILED => Ok(mapped),
            _ => Err(Errno::last()),
        }
    }
}

/// Keeps a mapping from the children of a fork.
///
/// # Safety
///
/// The range is a mapping of whole pages that was just made.
pub unsafe fn keep_from_children(mapped: NonNull<c_void>, length: usize) -> Result<(), Errno> {
    // SAFETY: the caller's promise.
    #[cfg(target_os = "linux")]
    let result = unsafe { libc::madvise(mapped.as_ptr(), length, libc::MADV_DONTFORK) };
    // SAFETY: the caller's promise.
    #[cfg(not(target_os = "linux"))]
    let result = unsafe { libc::minherit(mapped.as_ptr(), length, libc::INHERIT_NONE) };
    if result == 0 { Ok(()) } else { Err(Errno::last()) }
}

impl Drop for Backing {
    fn drop(&mut self) {
        // SAFETY: the mapping was made for this value, whose last owner is here.
        unsafe { libc::munmap(self.host.as_ptr().cast(), self.length) };
        self.arena.release(self.offset, self.length);
    }
}

impl fmt::Debug for Backing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Backing({:#x} bytes at {:p})", self.length, self.host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(backing: &Backing) -> NonNull<u64> {
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        // SAFETY: nothing is replaced.
        unsafe { backing.map(ptr::null_mut(), backing.length, protection, false) }.unwrap().cast()
    }

    #[test]
    fn a_second_mapping_is_the_same_memory_and_outlives_the_buffer_alone() {
        let arena = Arena::new().unwrap();
        let backing = arena.allocate(PAGE).unwrap();
        let second = map(&backing);
        // SAFETY: both mappings are of this test, at least 8 bytes large and aligned.
        unsafe {
            second.write_volatile(7);
            assert_eq!(backing.host().cast::<u64>().read_volatile(), 7);
            drop(backing);
            let other = arena.allocate(PAGE).unwrap();
            other.host().cast::<u64>().write_volatile(9);
            assert_eq!(second.read_volatile(), 0, "the freed range is empty, not another buffer's");
            libc::munmap(second.as_ptr().cast(), PAGE as usize);
        }
    }

    #[test]
    fn large_buffers_cost_nothing_until_they_are_touched() {
        let arena = Arena::new().unwrap();
        let backing = arena.allocate(1 << 40).unwrap();
        // SAFETY: the last 8 bytes of the buffer.
        unsafe {
            let last = backing.host().add((1 << 40) - 8).cast::<u64>();
            assert_eq!(last.read_volatile(), 0);
            last.write_volatile(1);
        }
        assert!(taken(&arena, &backing) < 64, "{} blocks or pages", taken(&arena, &backing));
    }

    /// Blocks of the file that are there.
    #[cfg(target_os = "linux")]
    fn taken(arena: &Arena, _backing: &Backing) -> u64 {
        // SAFETY: a struct of integers.
        let mut status: libc::stat = unsafe { std::mem::zeroed() };
        // SAFETY: a stat to fill.
        unsafe { libc::fstat(arena.file.as_raw_fd(), &mut status) };
        status.st_blocks as u64
    }

    /// Pages that are in memory at both ends of a buffer. FreeBSD's `st_blocks` of an anonymous file is its length.
    #[cfg(not(target_os = "linux"))]
    fn taken(_arena: &Arena, backing: &Backing) -> u64 {
        const END: usize = 64 << 20;
        let mut pages = vec![0; END / PAGE as usize];
        let mut count = 0;
        for start in [0, backing.length - END] {
            // SAFETY: the range is of the buffer, and there is a place for each page's state.
            let result = unsafe { libc::mincore(backing.host().add(start).cast(), END, pages.as_mut_ptr()) };
            assert_eq!(result, 0, "{:?}", Errno::last());
            count += pages.iter().filter(|state| **state != 0).count();
        }
        count as u64
    }
}
