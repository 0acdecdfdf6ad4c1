//! `GET_CLOCK_COUNTERS`. The timestamps of dispatches are in ticks of the GPU's counter.

use crate::{
    clock::{BOOT, RAW, gpu_ticks, nanoseconds},
    errno::Errno,
    kfd::Process,
};
use hsakmt_sys::uapi::kfd_ioctl_get_clock_counters_args;

pub fn get_counters(process: &Process, args: &mut kfd_ioctl_get_clock_counters_args) -> Result<(), Errno> {
    // An id that no GPU has is no error: there is then no GPU counter.
    args.gpu_clock_counter = process.hardware.gpu_index(args.gpu_id).map_or(0, |_| gpu_ticks());
    args.cpu_clock_counter = nanoseconds(RAW);
    args.system_clock_counter = nanoseconds(BOOT);
    args.system_clock_freq = 1_000_000_000;
    Ok(())
}
