//! What FreeBSD does otherwise than Linux, as far as this library counts on it. Each was a mistake of somebody's port.
#![cfg(target_os = "freebsd")]
#![allow(missing_docs)]

use libc::{c_int, c_void};
use std::{io, ptr, sync::atomic::AtomicU32};

const PAGE: usize = 4096;
const READ_WRITE: c_int = libc::PROT_READ | libc::PROT_WRITE;

/// A mapping without a file, or the errno.
fn map(address: *mut c_void, length: usize, flags: c_int, file: c_int) -> Result<*mut u8, i32> {
    let protection = if flags & libc::MAP_GUARD != 0 { libc::PROT_NONE } else { READ_WRITE };
    // SAFETY: without MAP_FIXED nothing is replaced; with it, the callers name memory of their own.
    let mapped = unsafe { libc::mmap(address, length, protection, flags, file, 0) };
    if mapped == libc::MAP_FAILED { Err(errno()) } else { Ok(mapped.cast()) }
}

fn unmap(address: *mut u8, length: usize) {
    // SAFETY: the callers give up memory of their own.
    assert_eq!(unsafe { libc::munmap(address.cast(), length) }, 0);
}

fn errno() -> i32 {
    io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

#[test]
fn numbers_of_linux_mean_something_else() {
    assert_eq!((libc::MADV_PROTECT, libc::MAP_EXCL, libc::ETIMEDOUT), (10, 0x4000, 60));
    let private = libc::MAP_PRIVATE | libc::MAP_ANON;
    // MAP_NORESERVE, and a file that is not -1.
    assert_eq!(map(ptr::null_mut(), PAGE, private | 0x4000, -1), Err(libc::EINVAL));
    assert_eq!(map(ptr::null_mut(), PAGE, private, 0), Err(libc::EINVAL));
    let page = map(ptr::null_mut(), PAGE, private, -1).unwrap();
    unmap(page, PAGE);
}

#[test]
fn reserved_addresses_are_replaced_and_never_by_the_careful_flag() {
    let guard = map(ptr::null_mut(), 4 * PAGE, libc::MAP_GUARD, -1).unwrap();
    let inside = guard.wrapping_add(PAGE).cast();
    let fixed = libc::MAP_PRIVATE | libc::MAP_ANON | libc::MAP_FIXED;
    assert_eq!(map(inside, PAGE, fixed | libc::MAP_EXCL, -1), Err(libc::ENOMEM));
    let mapped = map(inside, PAGE, fixed, -1).unwrap();
    // SAFETY: the page was just mapped for reading and writing.
    unsafe { mapped.write_volatile(1) };
    unmap(guard, 4 * PAGE);
}

#[test]
fn memory_that_is_given_up_keeps_its_contents() {
    let page = map(ptr::null_mut(), PAGE, libc::MAP_PRIVATE | libc::MAP_ANON, -1).unwrap();
    // SAFETY: the page is ours.
    let kept = unsafe {
        page.write_volatile(7);
        assert_eq!(libc::madvise(page.cast(), PAGE, libc::MADV_DONTNEED), 0);
        page.read_volatile()
    };
    assert_eq!(kept, 7);
    unmap(page, PAGE);
}

#[test]
fn a_wait_for_a_word_that_has_changed_succeeds() {
    let word = AtomicU32::new(3);
    let wait = |value: u64, time: *mut libc::timespec| {
        // SAFETY: the word outlives the call; the time is null or valid.
        unsafe {
            libc::_umtx_op(word.as_ptr().cast(), libc::UMTX_OP_WAIT_UINT_PRIVATE, value, ptr::null_mut(), time.cast())
        }
    };
    assert_eq!(wait(4, ptr::null_mut()), 0);
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 1_000_000 };
    assert_eq!(wait(3, &mut time), -1);
    assert_eq!(errno(), libc::ETIMEDOUT);
}

#[test]
fn the_clock_goes_on_between_ticks() {
    let now = || {
        let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
        // SAFETY: a place to write to.
        assert_eq!(unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut time) }, 0);
        (time.tv_sec, time.tv_nsec)
    };
    let start = now();
    assert!((0..1_000_000).any(|_| now() > start), "the clock stands still");
}

#[test]
fn a_socket_has_a_path_or_no_name() {
    use std::os::{fd::AsRawFd, unix::net::UnixDatagram};
    let socket = UnixDatagram::unbound().unwrap();
    // SAFETY: an address of integers.
    let mut address: libc::sockaddr_un = unsafe { std::mem::zeroed() };
    address.sun_len = size_of_val(&address) as u8;
    address.sun_family = libc::AF_UNIX as u8;
    // A name of Linux's abstract ones, which begin with a NUL.
    for (place, byte) in address.sun_path[1..].iter_mut().zip(b"rocm-rs") {
        *place = *byte as libc::c_char;
    }
    let size = size_of_val(&address) as libc::socklen_t;
    // SAFETY: an address of that size.
    let bound = unsafe { libc::bind(socket.as_raw_fd(), ptr::from_ref(&address).cast(), size) };
    assert_eq!((bound, errno()), (-1, libc::ENOENT));
}

#[test]
fn a_file_is_sent_to_sockets_only() {
    use std::os::fd::AsRawFd;
    let [from, to] = [(); 2].map(|()| tempfile::tempfile().unwrap());
    from.set_len(PAGE as u64).unwrap();
    // Linux takes any file, the target first; FreeBSD the source first, and five arguments more.
    // SAFETY: files that are open; nothing is read or written through the null pointers.
    let sent =
        unsafe { libc::sendfile(from.as_raw_fd(), to.as_raw_fd(), 0, PAGE, ptr::null_mut(), ptr::null_mut(), 0) };
    assert_eq!((sent, errno()), (-1, libc::ENOTSOCK));
}
