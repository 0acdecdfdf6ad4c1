//! The KFD: what its ioctls and its mmap check, do and answer.
//!
//! The rules of the dispatcher are those that the kernel's was seen to have: only the command number of a request is
//! looked at; the argument is copied in and out with the size that the caller encoded, and what the command's own
//! struct has beyond that is 0; it is copied out after a failure too.
//!
//! Operations that the emulator does not model are refused with `ENOTTY`, never accepted.

mod apertures;
mod clock;
mod user;
mod version;

use crate::{
    errno::Errno,
    machine::{Hardware, Process},
};
use hsakmt_sys::uapi::ioctl::{self, COMMANDS, Direction};
use libc::{c_int, c_ulong, c_void};
use std::ptr::NonNull;

/// Everything that the KFD keeps for a process.
pub(crate) struct State {}

impl State {
    pub fn new(_hardware: &Hardware) -> Result<State, Errno> {
        Ok(State {})
    }
}

/// The arguments of an mmap.
#[derive(Debug)]
pub(crate) struct MapRequest {
    pub address: *mut c_void,
    pub length: usize,
    pub protection: c_int,
    pub fixed: bool,
    pub offset: u64,
}

/// An ioctl on `/dev/kfd`.
///
/// # Safety
///
/// `argument`, and every pointer in it, may be used as the command uses it.
pub(crate) unsafe fn ioctl(process: &Process, request: c_ulong, argument: *mut c_void) -> Result<i32, Errno> {
    let number = ioctl::number(request);
    if number > process.hardware.kernel.last_command() {
        return Err(Errno::ENOTTY);
    }
    let command = COMMANDS.iter().find(|command| command.number == number).ok_or(Errno::ENOTTY)?;
    let size = ioctl::size(request);
    let mut buffer = Argument::new(size.max(command.size));
    if matches!(command.direction, Direction::Write | Direction::ReadWrite) {
        // SAFETY: the caller's promise for `argument`.
        unsafe { user::read(argument as u64, &mut buffer.bytes()[..size])? };
    }
    let result = call(process, number, &mut buffer);
    if matches!(command.direction, Direction::Read | Direction::ReadWrite) {
        // SAFETY: the caller's promise for `argument`.
        unsafe { user::write(argument as u64, &buffer.bytes()[..size])? };
    }
    result.map(|()| 0)
}

fn call(process: &Process, number: u8, argument: &mut Argument) -> Result<(), Errno> {
    match number {
        0x01 => argument.with(|args| version::get(process, args)),
        0x05 => argument.with(|args| clock::get_counters(process, args)),
        0x06 => argument.with(|args| apertures::get_old(process, args)),
        0x14 => argument.with(|args| apertures::get_new(process, args)),
        _ => Err(Errno::ENOTTY),
    }
}

/// An ioctl on a render node.
///
/// # Safety
///
/// As for [`ioctl`].
pub(crate) unsafe fn render_ioctl(
    _process: &Process,
    _gpu: usize,
    _request: c_ulong,
    _argument: *mut c_void,
) -> Result<i32, Errno> {
    Err(Errno::ENOTTY)
}

/// An mmap on `/dev/kfd`.
///
/// # Safety
///
/// With `fixed`, the range is the caller's to replace.
pub(crate) unsafe fn mmap(_process: &Process, _request: &MapRequest) -> Result<NonNull<c_void>, Errno> {
    Err(Errno::ENODEV)
}

/// An mmap on a render node.
///
/// # Safety
///
/// As for [`mmap`].
pub(crate) unsafe fn render_mmap(
    _process: &Process,
    _file: i32,
    _request: &MapRequest,
) -> Result<NonNull<c_void>, Errno> {
    Err(Errno::ENODEV)
}

/// A type that the kernel and user space exchange: plain numbers, valid with any bits.
///
/// # Safety
///
/// Every bit pattern is a value, and the alignment is at most 8.
unsafe trait Plain: Copy {}

macro_rules! plain {
    ($($name:ident)*) => {
        $(
            // SAFETY: a struct (or a union) of integers.
            unsafe impl Plain for hsakmt_sys::uapi::$name {}
        )*
    };
}

plain! {
    kfd_ioctl_get_version_args kfd_ioctl_get_clock_counters_args kfd_ioctl_get_process_apertures_args
    kfd_ioctl_get_process_apertures_new_args kfd_process_device_apertures
}

/// The kernel's copy of an ioctl's argument.
struct Argument {
    words: Vec<u64>,
    size: usize,
}

impl Argument {
    fn new(size: usize) -> Argument {
        Argument { words: vec![0; size.div_ceil(8)], size }
    }

    fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: `words` has at least `size` bytes, all initialised.
        unsafe { std::slice::from_raw_parts_mut(self.words.as_mut_ptr().cast(), self.size) }
    }

    /// Runs a command on the argument as the struct it is.
    fn with<T: Plain>(&mut self, run: impl FnOnce(&mut T) -> Result<(), Errno>) -> Result<(), Errno> {
        if size_of::<T>() > self.size {
            return Err(Errno::EINVAL);
        }
        // SAFETY: there are enough bytes, aligned to 8, and any bits are a `T`.
        run(unsafe { &mut *self.words.as_mut_ptr().cast::<T>() })
    }
}
