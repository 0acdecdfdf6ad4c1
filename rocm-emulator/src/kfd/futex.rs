//! Sleeping on a word until another thread changes it, in a way that a signal ends.
//!
//! `std`'s waits go on after a signal handler has run; the KFD's waits do not. The system call is issued without a
//! timeout, because then Linux restarts it itself where the handler was installed with `SA_RESTART` and returns `EINTR`
//! where it was not, exactly as it does with the KFD's own wait. (FreeBSD returns `EINTR` for both.)

use std::{ptr, sync::atomic::AtomicU32};

/// A signal handler ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted;

/// Sleeps while the word has the value; may return early.
#[cfg(target_os = "linux")]
pub fn wait(word: &AtomicU32, value: u32) -> Result<(), Interrupted> {
    let operation = libc::FUTEX_WAIT | libc::FUTEX_PRIVATE_FLAG;
    // SAFETY: the word is valid for the duration of the call; no timeout is given.
    let result =
        unsafe { libc::syscall(libc::SYS_futex, word.as_ptr(), operation, value, ptr::null::<libc::timespec>()) };
    interrupted(result != 0)
}

/// Wakes all that sleep on the word.
#[cfg(target_os = "linux")]
pub fn wake(word: &AtomicU32) {
    let operation = libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG;
    // SAFETY: the word is valid for the duration of the call.
    unsafe { libc::syscall(libc::SYS_futex, word.as_ptr(), operation, i32::MAX) };
}

/// Sleeps while the word has the value; may return early.
#[cfg(target_os = "freebsd")]
pub fn wait(word: &AtomicU32, value: u32) -> Result<(), Interrupted> {
    let object = word.as_ptr().cast();
    // SAFETY: the word is valid for the duration of the call; no timeout is given.
    let result = unsafe {
        libc::_umtx_op(object, libc::UMTX_OP_WAIT_UINT_PRIVATE, value.into(), ptr::null_mut(), ptr::null_mut())
    };
    interrupted(result != 0)
}

/// Wakes all that sleep on the word.
#[cfg(target_os = "freebsd")]
pub fn wake(word: &AtomicU32) {
    let (object, all) = (word.as_ptr().cast(), i32::MAX as libc::c_ulong);
    // SAFETY: the word is valid for the duration of the call.
    unsafe { libc::_umtx_op(object, libc::UMTX_OP_WAKE_PRIVATE, all, ptr::null_mut(), ptr::null_mut()) };
}

fn interrupted(failed: bool) -> Result<(), Interrupted> {
    match failed && crate::Errno::last() == crate::Errno::EINTR {
        true => Err(Interrupted),
        false => Ok(()),
    }
}
