//! The kernel's topology on FreeBSD: [sysctls](super::sysctl_tree) of the driver's files, and the CPU nodes that the driver
//! may leave out ([`cpu_nodes`](super::cpu_nodes)).
//!
//! No FreeBSD kernel with amdkfd was at hand: this follows the rule that LinuxKPI applies to every driver's files, and
//! compiles; it has not been run against amdkfd.

use super::{
    cpu_nodes::{Completed, this_machine},
    sysctl_tree::{self, Sysctl},
};
use crate::topology::Source;
use libc::{c_int, c_void};
use std::{ffi::CString, io, ptr};

/// The deepest sysctl.
const MAX_LEVELS: usize = libc::CTL_MAXNAME as usize;

/// Sysctl's own queries: `{0, 1, oid...}` is the name of a node, `{0, 2, oid...}` is the next leaf.
const NAME: c_int = 1;
const NEXT: c_int = 2;

/// How often a string is asked for again because it has grown meanwhile.
const ATTEMPTS: u32 = 8;

pub(super) fn read(path: &str) -> io::Result<Vec<u8>> {
    Completed::new(&Kernel, this_machine).read(path)
}

pub(super) fn list(path: &str) -> io::Result<Vec<String>> {
    Completed::new(&Kernel, this_machine).list(path)
}

/// The kernel that runs.
struct Kernel;

impl Source for Kernel {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        sysctl_tree::read(self, path)
    }

    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        sysctl_tree::list(self, path)
    }
}

impl Sysctl for Kernel {
    fn oid(&self, name: &str) -> io::Result<Vec<c_int>> {
        let name = CString::new(name)?;
        let mut oid = vec![0; MAX_LEVELS];
        let mut length = oid.len();
        // SAFETY: the name is a C string, and `length` is the number of integers that `oid` has room for.
        if unsafe { libc::sysctlnametomib(name.as_ptr(), oid.as_mut_ptr(), &mut length) } != 0 {
            return Err(io::Error::last_os_error());
        }
        oid.truncate(length);
        Ok(oid)
    }

    fn value(&self, oid: &[c_int]) -> io::Result<Vec<u8>> {
        query(oid)
    }

    fn next(&self, oid: &[c_int]) -> io::Result<Vec<c_int>> {
        let bytes = query(&[&[0, NEXT], oid].concat())?;
        Ok(bytes
            .chunks_exact(size_of::<c_int>())
            .map(|part| c_int::from_ne_bytes(part.try_into().unwrap_or_default()))
            .collect())
    }

    fn name(&self, oid: &[c_int]) -> io::Result<String> {
        let mut bytes = query(&[&[0, NAME], oid].concat())?;
        while bytes.last() == Some(&0) {
            bytes.pop();
        }
        String::from_utf8(bytes).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))
    }
}

fn query(oid: &[c_int]) -> io::Result<Vec<u8>> {
    for _ in 0..ATTEMPTS {
        let mut length = 0;
        sysctl(oid, ptr::null_mut(), &mut length)?;
        let mut bytes = vec![0; length];
        match sysctl(oid, bytes.as_mut_ptr().cast(), &mut length) {
            Ok(()) => {
                bytes.truncate(length);
                return Ok(bytes);
            }
            Err(error) if error.raw_os_error() == Some(libc::ENOMEM) => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::from_raw_os_error(libc::ENOMEM))
}

fn sysctl(oid: &[c_int], out: *mut c_void, length: &mut usize) -> io::Result<()> {
    // SAFETY: `oid` is as long as said and only read; `out` is null or has `length` bytes.
    let result = unsafe { libc::sysctl(oid.as_ptr(), oid.len() as u32, out, length, ptr::null(), 0) };
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// On the kernel that runs: no driver's files, but the same tree.
#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_tree_is_walked_from_leaf_to_leaf() {
        let (mut leaf, mut names) = (vec![libc::CTL_KERN], BTreeSet::new());
        loop {
            leaf = match Kernel.next(&leaf) {
                Ok(leaf) => leaf,
                Err(error) if error.kind() == io::ErrorKind::NotFound => break,
                Err(error) => panic!("after {leaf:?}: {error}"),
            };
            assert!(leaf.len() <= MAX_LEVELS, "{leaf:?}");
            let name = Kernel.name(&leaf).unwrap();
            if name.starts_with("kern.") || name.starts_with("vm.") {
                assert_eq!(Kernel.oid(&name).unwrap(), leaf, "{name}");
            }
            names.insert(name);
        }
        for known in ["kern.ostype", "vm.ndomains", "hw.ncpu", "hw.pagesize"] {
            assert!(names.contains(known), "{known} is not among {} names", names.len());
        }
    }

    #[test]
    fn texts_end_with_a_nul_and_folders_have_no_value() {
        let value = |name: &str| Kernel.value(&Kernel.oid(name).unwrap());
        assert_eq!(value("kern.ostype").unwrap(), b"FreeBSD\0");
        assert_eq!(value("hw.ncpu").unwrap().len(), size_of::<c_int>());
        assert!(value("vm").is_err());
        let missing = Kernel.oid("sys.class.no.such").unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound, "{missing}");
    }

    #[test]
    fn without_a_driver_there_is_no_topology() {
        for error in [read("generation_id").unwrap_err(), list("nodes").unwrap_err()] {
            assert_eq!(error.kind(), io::ErrorKind::NotFound, "{error}");
        }
    }
}
