//! The system calls on the machine's files.

use crate::{
    files,
    machine::{machine, open_render},
};
use libc::{c_char, c_int, c_long, c_ulong, c_void, mode_t, off_t, size_t};
use rocm_emulator::Errno;
use std::{ffi::CStr, sync::OnceLock};

/// The C convention: -1 and errno.
pub fn answer(result: Result<c_int, Errno>) -> c_int {
    result.unwrap_or_else(|error| {
        fail(error);
        -1
    })
}

fn fail(error: Errno) {
    // SAFETY: the address is this thread's errno.
    unsafe { *libc::__errno_location() = error.0 };
}

/// Whether what is refused is said: `KFD_PRELOAD_TRACE` is set.
fn traced() -> bool {
    static TRACED: OnceLock<bool> = OnceLock::new();
    *TRACED.get_or_init(|| std::env::var_os("KFD_PRELOAD_TRACE").is_some())
}

/// Whether a descriptor is the machine's: its numbers are beyond those of the kernel.
fn ours(file: c_int) -> bool {
    file >= 0x4000_0000
}

/// Opens a path of the machine's, if it is one.
fn open_ours(path: &CStr) -> Option<c_int> {
    let path = path.to_str().ok()?;
    if path == "/dev/kfd" {
        return Some(answer(machine().open_kfd()));
    }
    let minor = path.strip_prefix("/dev/dri/renderD")?.parse().ok()?;
    Some(answer(open_render(minor)))
}

/// `open(2)`.
///
/// # Safety
///
/// As libc's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: the caller's promise.
    let name = unsafe { CStr::from_ptr(path) };
    if let Some(file) = open_ours(name) {
        return file;
    }
    let elsewhere = files::moved(name);
    let path = elsewhere.as_ref().map_or(path, |path| path.as_ptr());
    // SAFETY: the caller's promise, and a path that outlives the call.
    unsafe { libc::syscall(libc::SYS_openat, libc::AT_FDCWD, path, flags, mode) as c_int }
}

/// `open64`, which is `open` here.
///
/// # Safety
///
/// As libc's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open64(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { open(path, flags, mode) }
}

/// `close(2)`.
///
/// # Safety
///
/// As libc's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn close(file: c_int) -> c_int {
    if ours(file) {
        machine().close(file);
        return 0;
    }
    // SAFETY: the caller's promise.
    unsafe { libc::syscall(libc::SYS_close, file) as c_int }
}

/// `fcntl(2)`: the machine's files are open, and closed by exec.
///
/// # Safety
///
/// As libc's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fcntl(file: c_int, command: c_int, argument: *mut c_void) -> c_int {
    if ours(file) {
        return match command {
            libc::F_GETFD => libc::FD_CLOEXEC,
            libc::F_SETFD => 0,
            _ => answer(Err(Errno::EINVAL)),
        };
    }
    // SAFETY: the caller's promise.
    unsafe { libc::syscall(libc::SYS_fcntl, file, command, argument) as c_int }
}

/// `fcntl64`, which is `fcntl` here.
///
/// # Safety
///
/// As libc's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fcntl64(file: c_int, command: c_int, argument: *mut c_void) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { fcntl(file, command, argument) }
}

/// `ioctl(2)`.
///
/// # Safety
///
/// As libc's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ioctl(file: c_int, request: c_ulong, argument: *mut c_void) -> c_int {
    if ours(file) {
        // SAFETY: the caller's promise.
        let answered = unsafe { machine().ioctl(file, request, argument) };
        if let Err(error) = answered
            && traced()
        {
            eprintln!("kfd_preload: ioctl {request:#x}: errno {}", error.0);
        }
        return answer(answered);
    }
    // SAFETY: the caller's promise.
    unsafe { libc::syscall(libc::SYS_ioctl, file, request, argument) as c_int }
}

/// `mmap(2)`.
///
/// # Safety
///
/// As libc's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mmap(
    address: *mut c_void,
    length: size_t,
    protection: c_int,
    flags: c_int,
    file: c_int,
    offset: off_t,
) -> *mut c_void {
    if ours(file) && flags & libc::MAP_ANONYMOUS == 0 {
        // SAFETY: the caller's promise.
        let mapped = unsafe { machine().mmap(file, address, length, protection, flags & libc::MAP_FIXED != 0, offset) };
        return match mapped {
            Ok(address) => address.as_ptr(),
            Err(error) => {
                if traced() {
                    eprintln!("kfd_preload: mmap of {length:#x} bytes at {offset:#x}: errno {}", error.0);
                }
                fail(error);
                libc::MAP_FAILED
            }
        };
    }
    // SAFETY: the caller's promise.
    let done: c_long = unsafe { libc::syscall(libc::SYS_mmap, address, length, protection, flags, file, offset) };
    done as *mut c_void
}

/// `mmap64`, which is `mmap` here.
///
/// # Safety
///
/// As libc's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mmap64(
    address: *mut c_void,
    length: size_t,
    protection: c_int,
    flags: c_int,
    file: c_int,
    offset: off_t,
) -> *mut c_void {
    // SAFETY: the caller's promise.
    unsafe { mmap(address, length, protection, flags, file, offset) }
}
