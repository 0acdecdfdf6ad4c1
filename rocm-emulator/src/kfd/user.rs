//! Copies from and to the memory of the process that called, as `copy_from_user` and `copy_to_user` make them.
//!
//! A pointer that leads nowhere gives `EFAULT` instead of a crash: the copies are made by the operating system
//! (`process_vm_readv` on the process itself; on FreeBSD through a pipe), which checks as it copies. Where it does not
//! allow that (a sandbox), only null and its page are found.

use super::Plain;
use crate::errno::Errno;
use std::ptr;

/// Addresses below this are null, or an offset from it.
const FIRST_ADDRESS: u64 = 4096;

/// Copies from an address.
///
/// # Safety
///
/// What is mapped at `address` may be read now.
pub unsafe fn read(address: u64, to: &mut [u8]) -> Result<(), Errno> {
    check(address, to.len())?;
    // SAFETY: `to` is writable; the caller's promise for `address`.
    unsafe { copy(address as *const u8, to.as_mut_ptr(), to.len(), Side::Source) }
}

/// Copies to an address.
///
/// # Safety
///
/// What is mapped at `address` may be written now.
pub unsafe fn write(address: u64, from: &[u8]) -> Result<(), Errno> {
    check(address, from.len())?;
    // SAFETY: `from` is readable; the caller's promise for `address`.
    unsafe { copy(from.as_ptr(), address as *mut u8, from.len(), Side::Destination) }
}

/// Copies an array from an address.
///
/// # Safety
///
/// As for [`read`].
pub unsafe fn read_all<T: Plain>(address: u64, to: &mut [T]) -> Result<(), Errno> {
    // SAFETY: `to` is memory of plain values: any bytes may be written to it.
    let bytes = unsafe { std::slice::from_raw_parts_mut(to.as_mut_ptr().cast(), size_of_val(to)) };
    // SAFETY: the caller's promise.
    unsafe { read(address, bytes) }
}

/// Copies an array to an address.
///
/// # Safety
///
/// As for [`write`].
pub unsafe fn write_all<T: Plain>(address: u64, from: &[T]) -> Result<(), Errno> {
    // SAFETY: `from` is initialised memory of plain values.
    let bytes = unsafe { std::slice::from_raw_parts(from.as_ptr().cast(), size_of_val(from)) };
    // SAFETY: the caller's promise.
    unsafe { write(address, bytes) }
}

fn check(address: u64, length: usize) -> Result<(), Errno> {
    let end = address.checked_add(length as u64);
    match end {
        _ if length == 0 => Ok(()),
        Some(end) if address >= FIRST_ADDRESS && end <= 1 << 47 => Ok(()),
        _ => Err(Errno::EFAULT),
    }
}

/// Which end of a copy is the caller's, and so may lead nowhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Source,
    Destination,
}

#[cfg(target_os = "linux")]
unsafe fn copy(from: *const u8, to: *mut u8, length: usize, side: Side) -> Result<(), Errno> {
    if length == 0 {
        return Ok(());
    }
    let (local, remote) = match side {
        Side::Source => (to, from.cast_mut()),
        Side::Destination => (from.cast_mut(), to),
    };
    let local = libc::iovec { iov_base: local.cast(), iov_len: length };
    let remote = libc::iovec { iov_base: remote.cast(), iov_len: length };
    // SAFETY: getpid has no preconditions. The local side is memory of ours; the remote one is checked by the kernel.
    let copied = unsafe {
        match side {
            Side::Source => libc::process_vm_readv(libc::getpid(), &local, 1, &remote, 1, 0),
            Side::Destination => libc::process_vm_writev(libc::getpid(), &local, 1, &remote, 1, 0),
        }
    };
    match copied {
        copied if copied == length as isize => Ok(()),
        -1 if matches!(Errno::last(), Errno::EFAULT) => Err(Errno::EFAULT),
        -1 => {
            // SAFETY: the system does not let us ask, so the caller's promise has to do.
            unsafe { ptr::copy(from, to, length) };
            Ok(())
        }
        _ => Err(Errno::EFAULT),
    }
}

/// Through a pipe, which the kernel writes to and reads from with the caller's addresses.
#[cfg(not(target_os = "linux"))]
unsafe fn copy(from: *const u8, to: *mut u8, length: usize, _side: Side) -> Result<(), Errno> {
    let Some(pipe) = Pipe::of_this_thread() else {
        // SAFETY: the system does not let us ask, so the caller's promise has to do.
        unsafe { ptr::copy(from, to, length) };
        return Ok(());
    };
    for done in (0..length).step_by(Pipe::PIECE) {
        let piece = Pipe::PIECE.min(length - done);
        // SAFETY: both ends of the copy are checked by the kernel; offsets stay within `length`.
        let moved = unsafe { pipe.carry(from.add(done), to.add(done), piece) };
        if !moved {
            // Something may be left in the pipe: it goes.
            return Err(Errno::EFAULT);
        }
    }
    pipe.keep();
    Ok(())
}

/// A pipe that is empty. Each thread keeps its own from one copy to the next: to make one is most of a copy's cost.
#[cfg(not(target_os = "linux"))]
struct Pipe {
    /// The process that made it: in a forked child it is still the parent's, too.
    process: libc::pid_t,
    reader: std::os::fd::OwnedFd,
    writer: std::os::fd::OwnedFd,
}

#[cfg(not(target_os = "linux"))]
impl Pipe {
    /// What a pipe always has room for.
    const PIECE: usize = 512;

    /// This thread's, or a new one; nothing where none can be made.
    fn of_this_thread() -> Option<Pipe> {
        use std::os::fd::{FromRawFd, OwnedFd};
        // SAFETY: it has no preconditions.
        let process = unsafe { libc::getpid() };
        let kept = KEPT.try_with(std::cell::Cell::take).ok().flatten();
        if let Some(pipe) = kept.filter(|pipe| pipe.process == process) {
            return Some(pipe);
        }
        let mut ends = [0; 2];
        // SAFETY: an array of two descriptors to fill.
        if unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) } != 0 {
            return None;
        }
        // SAFETY: pipe2 has just made them, and nobody else has them.
        let [reader, writer] = ends.map(|end| unsafe { OwnedFd::from_raw_fd(end) });
        Some(Pipe { process, reader, writer })
    }

    /// Copies, and says whether all of it was copied.
    ///
    /// # Safety
    ///
    /// Where the addresses lead somewhere, nobody else uses that memory; there are at most [`Pipe::PIECE`] bytes.
    unsafe fn carry(&self, from: *const u8, to: *mut u8, length: usize) -> bool {
        use std::os::fd::AsRawFd;
        let all = length as isize;
        // SAFETY: the kernel checks both addresses; the rest is the caller's promise.
        unsafe {
            libc::write(self.writer.as_raw_fd(), from.cast(), length) == all
                && libc::read(self.reader.as_raw_fd(), to.cast(), length) == all
        }
    }

    fn keep(self) {
        let _ = KEPT.try_with(|kept| kept.set(Some(self)));
    }
}

#[cfg(not(target_os = "linux"))]
std::thread_local! {
    static KEPT: std::cell::Cell<Option<Pipe>> = const { std::cell::Cell::new(None) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_and_finds_pointers_that_lead_nowhere() {
        let mut words = [1u8, 2, 3, 4];
        let mut copy = [0u8; 4];
        // SAFETY: both arrays are ours; the other addresses are what is tested.
        unsafe {
            assert_eq!(read(words.as_ptr() as u64, &mut copy), Ok(()));
            assert_eq!(copy, words);
            assert_eq!(write(words.as_mut_ptr() as u64, &[9, 8]), Ok(()));
            assert_eq!(words, [9, 8, 3, 4]);
            for nowhere in [0, 1, 4095, 4096, 1 << 47, u64::MAX] {
                assert_eq!(read(nowhere, &mut copy), Err(Errno::EFAULT), "{nowhere:#x}");
                assert_eq!(write(nowhere, &copy), Err(Errno::EFAULT), "{nowhere:#x}");
            }
            assert_eq!(read(0, &mut []), Ok(()));
            // What could not be copied is not found by the next copy.
            assert_eq!(read(words.as_ptr() as u64, &mut copy), Ok(()));
            assert_eq!(copy, words);
        }
    }
}
