//! Memory with code in it that this process may run.

use std::{io, ptr, ptr::NonNull};

/// Code: written once, and executable from then on. It is never both writable and executable.
#[derive(Debug)]
pub struct Executable {
    start: NonNull<u8>,
    length: usize,
}

// SAFETY: the memory does not change once it is made.
unsafe impl Send for Executable {}
// SAFETY: as above.
unsafe impl Sync for Executable {}

impl Executable {
    /// Memory with these bytes. Fails where the system forbids to make memory executable.
    pub fn new(code: &[u8]) -> io::Result<Executable> {
        let length = code.len().max(1);
        let (access, flags) = (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANON);
        // SAFETY: new memory, wherever the system likes.
        let start = unsafe { libc::mmap(ptr::null_mut(), length, access, flags, -1, 0) };
        if start == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        let start = NonNull::new(start.cast::<u8>()).ok_or(io::ErrorKind::Other)?;
        let executable = Executable { start, length };
        // SAFETY: the memory was just mapped, is so long, and is nobody else's.
        unsafe { ptr::copy_nonoverlapping(code.as_ptr(), start.as_ptr(), code.len()) };
        // SAFETY: memory of our own.
        match unsafe { libc::mprotect(start.as_ptr().cast(), length, libc::PROT_READ | libc::PROT_EXEC) } {
            0 => Ok(executable),
            _ => Err(io::Error::last_os_error()),
        }
    }

    /// The address of a byte of it.
    pub fn at(&self, offset: usize) -> *const u8 {
        assert!(offset < self.length);
        self.start.as_ptr().wrapping_add(offset)
    }
}

impl Drop for Executable {
    fn drop(&mut self) {
        // SAFETY: memory of our own, which nobody runs any more.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.length) };
    }
}
