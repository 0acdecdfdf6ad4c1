//! libnuma's C functions and variables, by their own names, over [`Numa`]. Only with the feature `exports`: a program
//! that links the system's libnuma must not get a second one.
//!
//! Every function does what numa(3) says, to the error number; where the two disagree, what libnuma 2.0.16 was seen to
//! do. Pointers that C hands over may be null: a null mask is an empty one, and a null target gets nothing.
//!
//! The library is ready before `main`, and again from `numa_available`: the pointers to masks are set then.
#![allow(non_upper_case_globals, non_camel_case_types)]

mod bitmask;
#[cfg(target_os = "linux")]
mod first;
mod hooks;
mod machine;
mod memory;
mod policy;
mod strings;

#[cfg_attr(target_os = "linux", path = "calls_linux.rs")]
#[cfg_attr(target_os = "freebsd", path = "calls_freebsd.rs")]
mod calls;

pub use bitmask::*;
pub use calls::*;
#[cfg(target_os = "linux")]
pub use first::*;
pub use hooks::{numa_error, numa_exit_on_error, numa_exit_on_warn, numa_warn};
pub use machine::*;
pub use memory::*;
pub use policy::*;
pub use strings::*;

use crate::{
    mask::Mask,
    numa::Numa,
    os::{Error, Native},
};
use core::ffi::c_int;
use std::sync::OnceLock;

/// NUMA on the system that runs, read once.
#[inline]
fn numa() -> &'static Numa<Native> {
    static NUMA: OnceLock<Numa<Native>> = OnceLock::new();
    // What C calls in a loop is mostly this: a call that is out of the way costs it no registers.
    #[cold]
    extern "C" fn read() -> &'static Numa<Native> {
        NUMA.get_or_init(|| Numa::new(Native::default()))
    }
    NUMA.get().unwrap_or_else(|| read())
}

/// Runs before `main`, or while the library is opened.
#[used]
#[unsafe(link_section = ".init_array")]
static AT_START: extern "C" fn() = {
    extern "C" fn at_start() {
        machine::publish();
    }
    at_start
};

fn set_errno(errno: c_int) {
    // SAFETY: the place is this thread's own.
    unsafe {
        #[cfg(target_os = "linux")]
        let place = libc::__errno_location();
        #[cfg(target_os = "freebsd")]
        let place = libc::__error();
        *place = errno;
    }
}

/// Sets `errno`, and -1 for the caller to return.
fn failed(error: &Error) -> c_int {
    announce(error);
    set_errno(error.errno());
    -1
}

/// Sets `errno` and tells the program's `numa_error`, when there is an error; whether there is none.
fn told(result: Result<(), Error>) -> bool {
    let Err(error) = result else { return true };
    announce(&error);
    let call = match &error {
        Error::Call { call, .. } | Error::Unsupported { call, .. } => call,
    };
    hooks::error(call, error.errno());
    false
}

/// What this system has not is said in words too, once each.
fn announce(error: &Error) {
    if let Error::Unsupported { .. } = error {
        hooks::warn(hooks::Warning::Unsupported, error);
    }
}

/// The bits that a mask of C has.
///
/// # Safety
///
/// The mask is null, or one of libnuma's that nobody changes meanwhile.
unsafe fn mask<'a>(mask: *const crate::bitmask) -> Mask<'a> {
    // SAFETY: as the caller says.
    match unsafe { mask.as_ref() } {
        Some(mask) if !mask.maskp.is_null() => {
            let bits = mask.size as usize;
            // SAFETY: a mask of libnuma has whole words for its bits.
            Mask::new(unsafe { core::slice::from_raw_parts(mask.maskp, crate::mask::words(bits)) }, bits)
        }
        _ => Mask::NONE,
    }
}
