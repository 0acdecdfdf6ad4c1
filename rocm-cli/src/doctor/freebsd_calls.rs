//! FreeBSD's own answers.

use super::{
    freebsd::Ask,
    process::{locked_memory, output},
};
use numa_sys::os::freebsd::sysctl;
use std::{
    ffi::{CString, c_char, c_int},
    path::Path,
};

/// The kernel that runs.
pub struct Kernel;

unsafe extern "C" {
    fn kldfind(file: *const c_char) -> c_int;
}

impl Ask for Kernel {
    fn text(&self, name: &str) -> Option<String> {
        sysctl(name).map(|bytes| String::from_utf8_lossy(&bytes).trim_end_matches('\0').trim().to_owned())
    }

    fn number(&self, name: &str) -> Option<i64> {
        let bytes = sysctl(name)?;
        match bytes.len() {
            4 => bytes.try_into().ok().map(|bytes| i32::from_ne_bytes(bytes).into()),
            8 => bytes.try_into().ok().map(i64::from_ne_bytes),
            _ => None,
        }
    }

    fn loaded(&self, file: &str) -> Option<bool> {
        let file = CString::new(file).ok()?;
        // SAFETY: a C string.
        match unsafe { kldfind(file.as_ptr()) } {
            -1 => match std::io::Error::last_os_error().raw_os_error() {
                Some(libc::ENOENT) => Some(false),
                _ => None,
            },
            _ => Some(true),
        }
    }

    fn pciconf(&self) -> String {
        output("pciconf", &["-l"])
    }

    fn locked_memory(&self) -> Option<u64> {
        locked_memory()
    }

    fn root(&self) -> &Path {
        Path::new("/")
    }
}
