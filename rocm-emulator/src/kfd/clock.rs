//! `GET_CLOCK_COUNTERS`, and the GPU's own clock.
//!
//! The GPU's counter runs at 100 MHz; the timestamps of dispatches are in its ticks.

use crate::{errno::Errno, machine::Process};
use hsakmt_sys::uapi::kfd_ioctl_get_clock_counters_args;
use libc::clockid_t;

/// Nanoseconds of one tick of the GPU's counter.
const NANOSECONDS_PER_TICK: u64 = 10;

/// The clock that cannot be adjusted: the kernel's CPU counter, and what the GPU's counter is derived from.
#[cfg(target_os = "linux")]
const RAW: clockid_t = libc::CLOCK_MONOTONIC_RAW;
#[cfg(not(target_os = "linux"))]
const RAW: clockid_t = libc::CLOCK_MONOTONIC;

/// The clock of the kernel's system counter.
#[cfg(target_os = "linux")]
const BOOT: clockid_t = libc::CLOCK_BOOTTIME;
#[cfg(not(target_os = "linux"))]
const BOOT: clockid_t = libc::CLOCK_MONOTONIC;

fn nanoseconds(clock: clockid_t) -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is a timespec to write to. The call cannot fail for a clock that exists.
    unsafe { libc::clock_gettime(clock, &mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// The GPU's counter.
pub fn gpu_ticks() -> u64 {
    nanoseconds(RAW) / NANOSECONDS_PER_TICK
}

pub fn get_counters(process: &Process, args: &mut kfd_ioctl_get_clock_counters_args) -> Result<(), Errno> {
    // An id that no GPU has is no error: there is then no GPU counter.
    args.gpu_clock_counter = process.hardware.gpu_index(args.gpu_id).map_or(0, |_| gpu_ticks());
    args.cpu_clock_counter = nanoseconds(RAW);
    args.system_clock_counter = nanoseconds(BOOT);
    args.system_clock_freq = 1_000_000_000;
    Ok(())
}
