//! `GET_PROCESS_APERTURES` and its successor: where LDS, scratch and memory lie in the flat address space.
//!
//! Follows `kfd_init_apertures_v9` of the kernel's `kfd_flat_memory.c`.

use super::user;
use crate::{
    errno::Errno,
    kfd::Process,
    topology::{Gpu, Kernel},
    wave::{PRIVATE_APERTURE_HI, SHARED_APERTURE_HI},
};
use hsakmt_sys::uapi::{
    kfd_ioctl_get_process_apertures_args, kfd_ioctl_get_process_apertures_new_args, kfd_process_device_apertures,
};

/// Bytes of the LDS and scratch apertures, less one.
const APERTURE_MASK: u64 = 0xffff_ffff;
/// The first address of memory: the trap handler's pages and a guard lie below.
const MEMORY_BASE: u64 = 0x4000;
/// The last address of memory: a process has 47 bits.
pub const MEMORY_LIMIT: u64 = (1 << 47) - 1;

fn of(gpu: &Gpu) -> kfd_process_device_apertures {
    let (lds_base, scratch_base) = (u64::from(SHARED_APERTURE_HI) << 32, u64::from(PRIVATE_APERTURE_HI) << 32);
    kfd_process_device_apertures {
        lds_base,
        lds_limit: lds_base | APERTURE_MASK,
        scratch_base,
        scratch_limit: scratch_base | APERTURE_MASK,
        gpuvm_base: MEMORY_BASE,
        gpuvm_limit: MEMORY_LIMIT,
        gpu_id: gpu.gpu_id,
        pad: 0,
    }
}

pub fn get_old(process: &Process, args: &mut kfd_ioctl_get_process_apertures_args) -> Result<(), Errno> {
    args.num_of_nodes = 0;
    for (entry, gpu) in args.process_apertures.iter_mut().zip(&process.hardware.gpus) {
        *entry = of(gpu);
        args.num_of_nodes += 1;
    }
    Ok(())
}

pub fn get_new(process: &Process, args: &mut kfd_ioctl_get_process_apertures_new_args) -> Result<(), Errno> {
    let hardware = &process.hardware;
    if args.num_of_nodes == 0 {
        args.num_of_nodes = hardware.gpus.len() as u32;
        return Ok(());
    }
    // What 6.1 could not allocate it refused; later kernels compare with the topology.
    match hardware.kernel {
        Kernel::V6_1 if args.num_of_nodes == u32::MAX => return Err(Errno::ENOMEM),
        Kernel::V6_1 => {}
        _ if args.num_of_nodes as usize > hardware.nodes => return Err(Errno::EINVAL),
        _ => {}
    }
    let apertures: Vec<_> = hardware.gpus.iter().take(args.num_of_nodes as usize).map(of).collect();
    args.num_of_nodes = apertures.len() as u32;
    // SAFETY: the ioctl's caller vouches for the pointers in its argument.
    unsafe { user::write_all(args.kfd_process_device_apertures_ptr, &apertures) }
}
