//! The clocks: the kernel's, and the GPU's own counter, which runs at 100 MHz.

use libc::clockid_t;

/// Nanoseconds of one tick of the GPU's counter.
const NANOSECONDS_PER_TICK: u64 = 10;

/// The clock that cannot be adjusted: the kernel's CPU counter, and what the GPU's counter is derived from.
#[cfg(target_os = "linux")]
pub const RAW: clockid_t = libc::CLOCK_MONOTONIC_RAW;
#[cfg(not(target_os = "linux"))]
pub const RAW: clockid_t = libc::CLOCK_MONOTONIC;

/// The clock of the kernel's system counter.
#[cfg(target_os = "linux")]
pub const BOOT: clockid_t = libc::CLOCK_BOOTTIME;
#[cfg(not(target_os = "linux"))]
pub const BOOT: clockid_t = libc::CLOCK_MONOTONIC;

/// A clock's time.
pub fn nanoseconds(clock: clockid_t) -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is a timespec to write to. The call cannot fail for a clock that exists.
    unsafe { libc::clock_gettime(clock, &mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// The GPU's counter.
pub fn gpu_ticks() -> u64 {
    nanoseconds(RAW) / NANOSECONDS_PER_TICK
}
