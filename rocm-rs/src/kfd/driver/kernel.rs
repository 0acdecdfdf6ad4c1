//! The kernel as a driver: libc's calls on `/dev/kfd` and `/dev/dri`.
//!
//! They are libc's functions and not raw system calls, so that a preloaded library (a tracer, a software GPU of
//! somebody else's) sees them.

use super::{Anchor, Driver, Mapping, Node, RawFile, Request, topology};
use libc::{c_int, c_void};
use std::{
    ffi::CString,
    io,
    ptr::NonNull,
    sync::{Arc, LazyLock},
};

/// The kernel's state of this process is one, so this is one too.
static ANCHOR: LazyLock<Anchor> = LazyLock::new(Anchor::default);

/// The kernel's amdkfd.
#[derive(Debug, Default, Clone, Copy)]
#[non_exhaustive]
pub struct Kernel;

impl Kernel {
    /// The kernel's amdkfd, ready for [`Kfd::open`](crate::kfd::Kfd::open).
    pub fn shared() -> Arc<dyn Driver> {
        Arc::new(Kernel)
    }
}

fn open(path: &str) -> io::Result<RawFile> {
    let path = CString::new(path)?;
    // SAFETY: the path is a C string that outlives the call.
    match unsafe { libc::open(path.as_ptr(), libc::O_RDWR | libc::O_CLOEXEC) } {
        -1 => Err(io::Error::last_os_error()),
        file => Ok(RawFile(file)),
    }
}

impl Driver for Kernel {
    fn name(&self) -> &'static str {
        "amdkfd"
    }

    fn anchor(&self) -> &Anchor {
        &ANCHOR
    }

    fn open(&self, node: Node) -> io::Result<RawFile> {
        match (open(&node.to_string()), node) {
            // drm-kmod's real node; the one below /dev/dri is an alias, which a jail's rules may leave out.
            (Err(error), Node::Render(minor))
                if cfg!(target_os = "freebsd") && error.kind() == io::ErrorKind::NotFound =>
            {
                open(&format!("/dev/drm/{minor}"))
            }
            (result, _) => result,
        }
    }

    fn close(&self, file: RawFile) {
        // SAFETY: the caller got the descriptor from `open` and gives it up here.
        unsafe { libc::close(file.0) };
    }

    unsafe fn ioctl(&self, file: RawFile, request: Request, argument: *mut c_void) -> io::Result<c_int> {
        // libc's declarations of the request differ (`c_ulong`, and `c_int` with musl); the bits are the same.
        // SAFETY: the caller vouches for the argument.
        match unsafe { libc::ioctl(file.0, request as _, argument) } {
            -1 => Err(io::Error::last_os_error()),
            result => Ok(result),
        }
    }

    unsafe fn mmap(&self, file: RawFile, mapping: &Mapping) -> io::Result<NonNull<c_void>> {
        let flags = libc::MAP_SHARED | if mapping.fixed { libc::MAP_FIXED } else { 0 };
        // SAFETY: the caller vouches for the range when it is fixed; otherwise the system chooses a free one.
        let address =
            unsafe { libc::mmap(mapping.address, mapping.length, mapping.protection, flags, file.0, mapping.offset) };
        if address == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        NonNull::new(address).ok_or_else(|| io::Error::from_raw_os_error(libc::EFAULT))
    }

    unsafe fn munmap(&self, address: NonNull<c_void>, length: usize) -> io::Result<()> {
        // SAFETY: the caller vouches that nothing uses the range.
        match unsafe { libc::munmap(address.as_ptr(), length) } {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }

    fn read_topology(&self, path: &str) -> io::Result<Vec<u8>> {
        topology::read(path)
    }

    fn list_topology(&self, path: &str) -> io::Result<Vec<String>> {
        topology::list(path)
    }
}
