//! The runtime's memory, mapped once more for the GPU.
//!
//! The runtime maps a buffer at the aperture when the buffer is mapped on the GPU, and takes that mapping away when it is
//! unmapped, with a kernel still running or not. So the GPU works on a mapping of its own of the same pages: a late access
//! reaches memory that nobody sees any more, never an address where nothing is. Whether the buffer is mapped on the GPU is
//! seen when the second mapping is made: there is nothing to be had where the aperture is empty.

use rocm_emulator::memory::{Access, Range, Source};
use std::{any::Any, sync::Arc};

/// A buffer that the runtime has allocated and not yet mapped, as far as is known.
pub struct Buffer {
    /// Where the aperture has it.
    pub aperture: *mut u8,
    pub start: u64,
    pub size: u64,
    pub access: Access,
}

// SAFETY: the pointer is an address of the aperture, which stays reserved; it is only followed through mappings that are
// known to exist.
unsafe impl Send for Buffer {}

impl Source for Buffer {
    fn open(&self) -> Option<Range> {
        let (host, backing) = second_mapping(self.aperture, usize::try_from(self.size).ok()?)?;
        let (start, access) = (self.start, self.access);
        Some(Range { start, end: start.checked_add(self.size)?, host, access, backing })
    }
}

/// A mapping of ours.
#[cfg(target_os = "linux")]
struct Alias {
    host: *mut u8,
    length: usize,
}

// SAFETY: the mapping is this value's, and what is in it is accessed by raw, volatile or atomic means only.
#[cfg(target_os = "linux")]
unsafe impl Send for Alias {}
// SAFETY: see `Send`.
#[cfg(target_os = "linux")]
unsafe impl Sync for Alias {}

#[cfg(target_os = "linux")]
impl Drop for Alias {
    fn drop(&mut self) {
        // SAFETY: the mapping was made for this value, whose last owner is here.
        unsafe { libc::munmap(self.host.cast(), self.length) };
    }
}

#[cfg(target_os = "linux")]
fn second_mapping(of: *mut u8, length: usize) -> Option<(*mut u8, Arc<dyn Any + Send + Sync>)> {
    // With an old size of 0 a shared mapping is not moved but made a second time. The empty aperture is a private one, and
    // refused.
    // SAFETY: nothing is taken away or replaced.
    let host = unsafe { libc::mremap(of.cast(), 0, length, libc::MREMAP_MAYMOVE) };
    if host == libc::MAP_FAILED {
        return None;
    }
    let host = host.cast();
    Some((host, Arc::new(Alias { host, length })))
}

/// Where the system cannot map a second time, the GPU works on the runtime's own mapping, which is there from the first
/// use on. A kernel that runs while its memory is unmapped then ends the program.
#[cfg(not(target_os = "linux"))]
fn second_mapping(of: *mut u8, _length: usize) -> Option<(*mut u8, Arc<dyn Any + Send + Sync>)> {
    Some((of, Arc::new(())))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::{ptr, sync::Mutex};

    const PAGE: usize = 4096;
    /// Held by who looks at addresses that it has given back: another test's memory may be mapped there at once.
    static ADDRESSES: Mutex<()> = Mutex::new(());

    /// Pages of an anonymous file, as the runtime maps them; or reserved and empty, as its aperture is.
    fn map(shared: bool) -> *mut u8 {
        let (protection, flags) = match shared {
            true => (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_SHARED),
            false => (libc::PROT_NONE, libc::MAP_PRIVATE),
        };
        // SAFETY: new pages, at an address of the system's choice.
        let pages = unsafe { libc::mmap(ptr::null_mut(), 4 * PAGE, protection, flags | libc::MAP_ANONYMOUS, -1, 0) };
        assert_ne!(pages, libc::MAP_FAILED);
        pages.cast()
    }

    fn buffer(pages: *mut u8) -> Buffer {
        let access = Access::READ | Access::WRITE;
        Buffer { aperture: pages.wrapping_add(PAGE), start: 0x7000, size: 2 * PAGE as u64, access }
    }

    #[test]
    fn a_buffer_is_the_same_memory_and_outlives_its_first_mapping() {
        let _alone = ADDRESSES.lock().unwrap();
        let pages = map(true);
        // SAFETY: the first byte of the second page, which is mapped.
        unsafe { pages.add(PAGE).write_volatile(5) };
        let range = buffer(pages).open().unwrap();
        assert_eq!((range.start, range.end), (0x7000, 0x9000));
        // SAFETY: the range has two pages; both mappings are there.
        unsafe {
            assert_eq!(range.host.read_volatile(), 5);
            range.host.add(2 * PAGE - 1).write_volatile(6);
            assert_eq!(pages.add(3 * PAGE - 1).read_volatile(), 6);
            assert_eq!(libc::munmap(pages.cast(), 4 * PAGE), 0);
            assert_eq!(range.host.read_volatile(), 5);
        }
    }

    #[test]
    fn what_is_not_mapped_is_not_there() {
        let _alone = ADDRESSES.lock().unwrap();
        let pages = map(false);
        assert!(buffer(pages).open().is_none());
        // SAFETY: the pages were made above, and nobody uses them.
        assert_eq!(unsafe { libc::munmap(pages.cast(), 4 * PAGE) }, 0);
        assert!(buffer(pages).open().is_none());
    }
}
