//! What libnuma does about errors and warnings, which a program may replace by functions of its own of the same names.
//!
//! In a shared library a name that the program defines too is the program's. So the library never calls its own
//! functions directly: it reads their address, which the dynamic linker has set to whose it is.

use super::set_errno;
use core::{
    ffi::{CStr, c_char, c_int},
    fmt,
    hint::black_box,
    sync::atomic::{AtomicI32, AtomicU32, Ordering::Relaxed},
};
use std::{ffi::CString, string::ToString, vec::Vec};

/// Set by the program: an error ends it.
#[unsafe(no_mangle)]
pub static numa_exit_on_error: AtomicI32 = AtomicI32::new(0);

/// Set by the program: a warning ends it.
#[unsafe(no_mangle)]
pub static numa_exit_on_warn: AtomicI32 = AtomicI32::new(0);

/// A variable of the library whose place may be the program's, as the dynamic linker says.
fn program<T>(variable: &'static T) -> &'static T {
    black_box(variable)
}

/// libnuma's numbers of its warnings.
#[derive(Clone, Copy, Debug)]
#[repr(i32)]
pub(super) enum Warning {
    /// A node is left out that this process may not use.
    NodeLeftOut = 6,
    /// A string names no processors.
    CpuString = 9,
    /// A string names no nodes.
    NodeString = 10,
    /// A file cannot be looked at.
    File = 11,
    /// No interface reaches an address.
    Route = 17,
    /// A name has no address.
    Address = 19,
    /// A name is none of a PCI device.
    Pci = 23,
    /// The kernel does not know a device's node.
    DeviceUnknown = 25,
    /// The kernel has no such device.
    Device = 26,
    /// A name has what a name of a device cannot have.
    DeviceName = 28,
    /// There is no preference for several nodes.
    PreferredMany = 29,
    /// This system cannot do what was asked. Not one of libnuma's.
    Unsupported = 31,
}

/// Called on errors of system calls. This one prints, and ends the program if [`numa_exit_on_error`] says so.
///
/// # Safety
///
/// A string of C.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_error(place: *mut c_char) {
    let error = std::io::Error::last_os_error();
    // SAFETY: as the caller says.
    let place = unsafe { CStr::from_ptr(place) };
    print(format_args!("{}: {error}\n", place.to_string_lossy()));
    if program(&numa_exit_on_error).load(Relaxed) != 0 {
        std::process::exit(1);
    }
}

/// Called on what is no error and still worth a word. This one prints each number once, and ends the program if
/// [`numa_exit_on_warn`] says so.
///
/// C declares it `numa_warn(int, char *, ...)`. It is defined here with four words in the place of the dots, which the C
/// calling conventions of x86-64 and AArch64 pass alike: integers and pointers arrive, floating-point numbers do not.
///
/// # Safety
///
/// As printf(3): a format, and up to four integers or pointers for it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_warn(number: c_int, format: *const c_char, a: usize, b: usize, c: usize, d: usize) {
    static SAID: AtomicU32 = AtomicU32::new(0);
    let flag = 1u32.checked_shl(number as u32).unwrap_or(0);
    if SAID.fetch_or(flag, Relaxed) & flag == 0 {
        let mut text = [0u8; 1024];
        // SAFETY: the buffer has that size, and the caller promises what the format needs.
        unsafe { libc::snprintf(text.as_mut_ptr().cast(), text.len(), format, a, b, c, d) };
        let end = text.iter().position(|byte| *byte == 0).unwrap_or(0);
        print(format_args!("libnuma: {}\n", std::string::String::from_utf8_lossy(&text[..end])));
    }
    if program(&numa_exit_on_warn).load(Relaxed) != 0 {
        std::process::exit(1);
    }
}

/// Writes to standard error past Rust's locks, and never fails.
fn print(text: fmt::Arguments<'_>) {
    let text = text.to_string();
    // SAFETY: the text has that many bytes.
    let _ = unsafe { libc::write(libc::STDERR_FILENO, text.as_ptr().cast(), text.len()) };
}

/// A string of C; a NUL within ends it.
fn c_string(text: &impl ToString) -> CString {
    let bytes: Vec<u8> = text.to_string().into_bytes().into_iter().take_while(|byte| *byte != 0).collect();
    CString::new(bytes).unwrap_or_default()
}

/// Calls the program's `numa_error`, or ours, with `errno` set, which is set again when it returns.
pub(super) fn error(place: &str, errno: c_int) {
    let hook = black_box(numa_error as unsafe extern "C" fn(*mut c_char));
    let place = c_string(&place);
    set_errno(errno);
    // SAFETY: a string, which the hook does not keep; C declares it without const and does not write.
    unsafe { hook(place.as_ptr().cast_mut()) };
    set_errno(errno);
}

/// Calls the program's `numa_warn`, or ours. `errno` stays.
pub(super) fn warn(warning: Warning, text: &impl ToString) {
    type Hook = unsafe extern "C" fn(c_int, *const c_char, usize, usize, usize, usize);
    type Variadic = unsafe extern "C" fn(c_int, *const c_char, ...);
    let errno = std::io::Error::last_os_error().raw_os_error().unwrap_or(0);
    let hook = black_box(numa_warn as Hook);
    // SAFETY: both are addresses of a C function; ours takes what a variadic call passes, see there.
    let hook: Variadic = unsafe { core::mem::transmute::<Hook, Variadic>(hook) };
    let text = c_string(text);
    // SAFETY: a format and the string that it asks for.
    unsafe { hook(warning as c_int, c"%s".as_ptr(), text.as_ptr()) };
    set_errno(errno);
}
