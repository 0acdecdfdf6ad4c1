//! The kernel's driver, as thin as can be: what is recorded is the driver, not what stands before it.

use hsakmt_sys::uapi::ioctl::Request;
use libc::{c_int, c_void};
use rocm_rs::kfd::driver::{Driver, Mapping, Node, RawFile};
use std::{ffi::CString, fs, io, ptr::NonNull};

/// The topology in sysfs.
const TOPOLOGY: &str = "/sys/devices/virtual/kfd/kfd/topology";

/// Linux's own driver.
#[derive(Debug)]
pub struct Kernel;

fn checked(result: c_int) -> io::Result<c_int> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

impl Driver for Kernel {
    fn name(&self) -> &'static str {
        "amdkfd"
    }

    fn open(&self, node: Node) -> io::Result<RawFile> {
        let path = CString::new(node.to_string())?;
        // SAFETY: a path with its end.
        checked(unsafe { libc::open(path.as_ptr(), libc::O_RDWR | libc::O_CLOEXEC) }).map(RawFile)
    }

    fn close(&self, file: RawFile) {
        // SAFETY: the caller's file.
        unsafe { libc::close(file.0) };
    }

    unsafe fn ioctl(&self, file: RawFile, request: Request, argument: *mut c_void) -> io::Result<c_int> {
        // SAFETY: the caller's promise; what is bad on purpose is refused by the kernel.
        checked(unsafe { libc::ioctl(file.0, request as _, argument) })
    }

    unsafe fn mmap(&self, file: RawFile, mapping: &Mapping) -> io::Result<NonNull<c_void>> {
        let flags = libc::MAP_SHARED | if mapping.fixed { libc::MAP_FIXED } else { 0 };
        let Mapping { address, length, protection, offset, .. } = *mapping;
        // SAFETY: the caller's promise.
        let mapped = unsafe { libc::mmap(address, length, protection, flags, file.0, offset) };
        NonNull::new(mapped).filter(|_| mapped != libc::MAP_FAILED).ok_or_else(io::Error::last_os_error)
    }

    unsafe fn munmap(&self, address: NonNull<c_void>, length: usize) -> io::Result<()> {
        // SAFETY: the caller's promise.
        checked(unsafe { libc::munmap(address.as_ptr(), length) }).map(drop)
    }

    fn read_topology(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(format!("{TOPOLOGY}/{path}"))
    }

    fn list_topology(&self, path: &str) -> io::Result<Vec<String>> {
        let entries = fs::read_dir(format!("{TOPOLOGY}/{path}"))?;
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    }
}
