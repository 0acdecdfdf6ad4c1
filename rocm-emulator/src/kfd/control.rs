//! Settings of a GPU and of the process: memory policy, trap handler, scratch, tiling, runtime, XNACK, debugger.
//!
//! Most of them change nothing in the emulator, but each is checked as the kernel checks it.

use super::{
    device::{devices, gpu},
    user,
};
use crate::{errno::Errno, kfd::Process};
use hsakmt_sys::uapi::*;
use std::{process::id, sync::atomic::Ordering};

/// The operations of `DBG_TRAP` are numbered from 0 to this.
const LAST_DEBUG_OPERATION: u32 = 14;
const DEBUG_ENABLE: u32 = 0;
const DEBUG_DISABLE: u32 = 1;
/// The operations of `CRIU_OP`.
const CRIU_PROCESS_INFO: u32 = 0;

/// The GPU of an ioctl that needs it bound, and says `ESRCH` if it is not.
fn bound(process: &Process, gpu_id: u32) -> Result<usize, Errno> {
    let gpu = gpu(process, gpu_id)?;
    devices(process).list[gpu].bound().map_err(|_| Errno::ESRCH)?;
    Ok(gpu)
}

pub fn set_memory_policy(process: &Process, args: &mut kfd_ioctl_set_memory_policy_args) -> Result<(), Errno> {
    if [args.default_policy, args.alternate_policy].iter().any(|policy| *policy > KFD_IOC_CACHE_POLICY_NONCOHERENT) {
        return Err(Errno::EINVAL);
    }
    bound(process, args.gpu_id).map(drop)
}

pub fn set_trap_handler(process: &Process, args: &mut kfd_ioctl_set_trap_handler_args) -> Result<(), Errno> {
    bound(process, args.gpu_id).map(drop)
}

pub fn set_scratch(process: &Process, args: &mut kfd_ioctl_set_scratch_backing_va_args) -> Result<(), Errno> {
    bound(process, args.gpu_id).map(drop)
}

pub fn get_tile_config(process: &Process, args: &mut kfd_ioctl_get_tile_config_args) -> Result<(), Errno> {
    let gpu = gpu(process, args.gpu_id)?;
    args.gb_addr_config = process.hardware.gpus[gpu].model.number32("gb_addr_config");
    (args.num_banks, args.num_ranks) = (0, 0);
    // GFX11 has no tables of tile modes: the kernel's are all 0.
    args.num_tile_configs = args.num_tile_configs.min(32);
    args.num_macro_tile_configs = args.num_macro_tile_configs.min(16);
    let zeros = [0u32; 32];
    let lists =
        [(args.tile_config_ptr, args.num_tile_configs), (args.macro_tile_config_ptr, args.num_macro_tile_configs)];
    for (address, count) in lists {
        // SAFETY: the ioctl's caller vouches for the pointers in its argument.
        unsafe { user::write_all(address, &zeros[..count as usize])? };
    }
    Ok(())
}

pub fn runtime_enable(process: &Process, args: &mut kfd_ioctl_runtime_enable_args) -> Result<(), Errno> {
    let devices = devices(process);
    let enable = args.mode_mask & KFD_RUNTIME_ENABLE_MODE_ENABLE_MASK != 0;
    if enable && devices.runtime_enabled.load(Ordering::Acquire) {
        return Err(Errno::EBUSY);
    }
    if enable && devices.list.iter().any(|device| device.queues > 0) {
        return Err(Errno::EEXIST);
    }
    devices.runtime_enabled.store(enable, Ordering::Release);
    args.capabilities_mask = 0;
    Ok(())
}

/// `DBG_TRAP`. A process can attach to itself; there is nothing to debug then.
pub fn debug_trap(process: &Process, args: &mut kfd_ioctl_dbg_trap_args) -> Result<(), Errno> {
    if args.pid != id() {
        return Err(Errno::ESRCH);
    }
    let mut devices = devices(process);
    match args.op {
        DEBUG_ENABLE if devices.debugged => return Err(Errno::EALREADY),
        DEBUG_ENABLE => devices.debugged = true,
        DEBUG_DISABLE => devices.debugged = false,
        op if op > LAST_DEBUG_OPERATION || !devices.debugged => return Err(Errno::EINVAL),
        _ => return Err(Errno::EPERM),
    }
    Ok(())
}

/// `CRIU_OP`. Only the kernel's checks: nothing is saved. (Its RESUME of a process without a GPU is a known crash of
/// the kernel.)
pub fn criu(args: &mut kfd_ioctl_criu_args) -> Result<(), Errno> {
    // SAFETY: geteuid has no preconditions.
    let privileged = unsafe { libc::geteuid() } == 0;
    match args.op {
        _ if !privileged => Err(Errno::EACCES),
        CRIU_PROCESS_INFO => Err(Errno::ENODEV),
        _ => Err(Errno::EINVAL),
    }
}

pub fn smi_events(process: &Process, args: &mut kfd_ioctl_smi_events_args) -> Result<(), Errno> {
    gpu(process, args.gpuid)?;
    // An anonymous file of events: not modelled.
    Err(Errno::ENOTTY)
}
