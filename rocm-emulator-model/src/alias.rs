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
