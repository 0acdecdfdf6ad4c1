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

/// Another name of a device node. On FreeBSD drm-kmod's real node of a render node is below `/dev/drm`; the one below
/// `/dev/dri` is an alias, which a jail's rules may leave out.
fn second_name(node: Node, freebsd: bool) -> Option<String> {
    match node {
        Node::Render(minor) if freebsd => Some(format!("/dev/drm/{minor}")),
        _ => None,
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
        match (open(&node.to_string()), second_name(node, cfg!(target_os = "freebsd"))) {
            (Err(error), Some(name)) if error.kind() == io::ErrorKind::NotFound => open(&name),
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::ptr;

    /// FreeBSD's device refuses a mapping that is not shared, and one that can be written without a descriptor that can.
    #[test]
    fn mappings_are_shared_and_descriptors_are_for_both_directions() {
        // SAFETY: a name, and a descriptor of this test's own.
        let file = unsafe {
            let file = libc::memfd_create(c"kfd".as_ptr(), 0);
            assert!(file >= 0 && libc::ftruncate(file, 8192) == 0, "{}", io::Error::last_os_error());
            RawFile(file)
        };
        let mut mapping = Mapping {
            address: ptr::null_mut(),
            length: 4096,
            protection: libc::PROT_READ | libc::PROT_WRITE,
            fixed: false,
            offset: 4096,
        };
        let mut byte = 0u8;
        // SAFETY: the mapping is this test's, and replaced and given up by nobody else.
        unsafe {
            let address = Kernel.mmap(file, &mapping).unwrap();
            address.cast::<u8>().write_volatile(7);
            assert_eq!(libc::pread(file.0, (&raw mut byte).cast(), 1, 4096), 1);
            // In its place, and no other.
            mapping = Mapping { address: address.as_ptr(), fixed: true, offset: 0, ..mapping };
            assert_eq!(Kernel.mmap(file, &mapping).unwrap(), address);
            assert_eq!(address.cast::<u8>().read_volatile(), 0);
            Kernel.munmap(address, 4096).unwrap();
        }
        assert_eq!(byte, 7, "what was written is in the file");
        Kernel.close(file);
        let file = open("/dev/null").unwrap();
        // SAFETY: asks about a descriptor of this test's own.
        let flags = unsafe { (libc::fcntl(file.0, libc::F_GETFL), libc::fcntl(file.0, libc::F_GETFD)) };
        assert_eq!((flags.0 & libc::O_ACCMODE, flags.1), (libc::O_RDWR, libc::FD_CLOEXEC));
        Kernel.close(file);
    }

    #[test]
    fn a_render_node_has_a_second_name_on_freebsd() {
        assert_eq!(second_name(Node::Render(128), true).as_deref(), Some("/dev/drm/128"));
        assert_eq!(Node::Render(128).to_string(), "/dev/dri/renderD128");
        for other in [second_name(Node::Render(128), false), second_name(Node::Kfd, true)] {
            assert_eq!(other, None);
        }
    }
}
