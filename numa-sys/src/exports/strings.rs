//! Strings that name nodes and processors.

use super::{bitmask::made, bitmask::target, hooks, numa};
use crate::{
    bitmask,
    list::Mistake,
    mask::Set,
    os::{Error, Os},
};
use core::ffi::{CStr, c_char, c_int};
use hooks::Warning;
use std::{format, string::String};

/// The bytes of a string of C; none for null.
///
/// # Safety
///
/// A string of C, or null.
pub(super) unsafe fn text<'t>(string: *const c_char) -> &'t [u8] {
    if string.is_null() {
        return &[];
    }
    // SAFETY: as the caller says.
    unsafe { CStr::from_ptr(string) }.to_bytes()
}

/// The mask for what was read: an empty string names nothing, and what is no list is null and a warning.
fn parsed(what: &str, text: &[u8], bits: usize, warning: Warning, set: Result<Set, Mistake>) -> *mut bitmask {
    match set {
        _ if text.is_empty() => made(bits, &Set::new()),
        Ok(set) => made(bits, &set),
        Err(mistake) => {
            // libnuma has no word about what stands behind a good list.
            if !matches!(mistake, Mistake::Rest(_)) {
                hooks::warn(warning, &format!("{what} `{}`: {mistake}", String::from_utf8_lossy(text)));
            }
            core::ptr::null_mut()
        }
    }
}

/// The nodes that a string names, or the node of a device.
fn nodes(text: &[u8], all: bool) -> *mut bitmask {
    let bits = numa().facts().possible_nodes;
    // The kinds of devices are words; most strings are numbers.
    if text.first().is_some_and(u8::is_ascii_alphabetic)
        && text.contains(&b':')
        && let Some((kind, name)) = String::from_utf8_lossy(text).split_once(':')
        && let Some(node) = numa().os().device_node(kind, name)
    {
        return match node {
            Ok(node) if node < bits => made(bits, &Set::from_iter([node])),
            Ok(_) => core::ptr::null_mut(),
            Err(error) => {
                hooks::warn(device_warning(kind, name, &error), &error);
                core::ptr::null_mut()
            }
        };
    }
    parsed("nodes", text, bits, Warning::NodeString, numa().parse_nodes(text, all))
}

/// libnuma's number for what went wrong with a device.
fn device_warning(kind: &str, name: &str, error: &Error) -> Warning {
    match (kind, error.errno()) {
        ("file", _) => Warning::File,
        ("ip", libc::ENOENT) => Warning::Address,
        ("ip", errno) if errno != libc::ENODEV => Warning::Route,
        ("pci", libc::EINVAL) => Warning::Pci,
        (_, libc::EINVAL) if !name.is_empty() => Warning::DeviceName,
        (_, libc::ENOENT) => Warning::DeviceUnknown,
        _ => Warning::Device,
    }
}

/// The nodes of this process that a string names; null for what is no such string.
///
/// # Safety
///
/// A string of C, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_parse_nodestring(string: *const c_char) -> *mut bitmask {
    // SAFETY: as the caller says.
    nodes(unsafe { text(string) }, false)
}

/// The nodes that a string names, also those that this process may not use.
///
/// # Safety
///
/// A string of C, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_parse_nodestring_all(string: *const c_char) -> *mut bitmask {
    // SAFETY: as the caller says.
    nodes(unsafe { text(string) }, true)
}

fn cpus(text: &[u8], all: bool) -> *mut bitmask {
    let bits = numa().facts().possible_cpus;
    parsed("processors", text, bits, Warning::CpuString, numa().parse_cpus(text, all))
}

/// The processors of this process that a string names; null for what is no such string.
///
/// # Safety
///
/// A string of C, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_parse_cpustring(string: *const c_char) -> *mut bitmask {
    // SAFETY: as the caller says.
    cpus(unsafe { text(string) }, false)
}

/// The processors that a string names, also those on which this process may not run.
///
/// # Safety
///
/// A string of C, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_parse_cpustring_all(string: *const c_char) -> *mut bitmask {
    // SAFETY: as the caller says.
    cpus(unsafe { text(string) }, true)
}

/// Reads a map of the kernel's, in groups of eight hexadecimal digits and with a line end; -1 for what is none.
///
/// # Safety
///
/// A string of C, or null, and a mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_parse_bitmap(line: *const c_char, mask: *mut bitmask) -> c_int {
    // SAFETY: as the caller says.
    let (line, (words, _)) = unsafe { (text(line), target(mask)) };
    if crate::list::parse_map(&String::from_utf8_lossy(line), words) { 0 } else { -1 }
}
