//! The emulator's driver, as thin as the kernel's.

use hsakmt_sys::uapi::ioctl::Request;
use libc::{c_int, c_void};
use rocm_rs::kfd::driver::{Driver, Mapping, Node, RawFile};
use std::{fmt, io, ptr::NonNull};

/// The emulator.
pub struct Emulated(pub rocm_emulator::Machine);

impl fmt::Debug for Emulated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Emulated")
    }
}

fn os<T>(result: Result<T, rocm_emulator::Errno>) -> io::Result<T> {
    result.map_err(|errno| io::Error::from_raw_os_error(errno.0))
}

impl Driver for Emulated {
    fn name(&self) -> &'static str {
        "emulator"
    }

    fn open(&self, node: Node) -> io::Result<RawFile> {
        os(match node {
            Node::Kfd => self.0.open_kfd(),
            Node::Render(minor) => self.0.open_render(minor),
        })
        .map(RawFile)
    }

    fn close(&self, file: RawFile) {
        self.0.close(file.0);
    }

    unsafe fn ioctl(&self, file: RawFile, request: Request, argument: *mut c_void) -> io::Result<c_int> {
        // SAFETY: the caller's promise; what is bad on purpose is refused by the emulator.
        os(unsafe { self.0.ioctl(file.0, request, argument) })
    }

    unsafe fn mmap(&self, file: RawFile, mapping: &Mapping) -> io::Result<NonNull<c_void>> {
        let Mapping { address, length, protection, fixed, offset } = *mapping;
        // SAFETY: the caller's promise.
        os(unsafe { self.0.mmap(file.0, address, length, protection, fixed, offset) })
    }

    unsafe fn munmap(&self, address: NonNull<c_void>, length: usize) -> io::Result<()> {
        // SAFETY: the caller's promise.
        os(unsafe { self.0.munmap(address, length) })
    }

    fn read_topology(&self, path: &str) -> io::Result<Vec<u8>> {
        os(self.0.read_topology(path))
    }

    fn list_topology(&self, path: &str) -> io::Result<Vec<String>> {
        os(self.0.list_topology(path))
    }
}
