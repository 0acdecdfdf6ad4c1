//! `MAP_MEMORY_TO_GPU` and `UNMAP_MEMORY_FROM_GPU`.
//!
//! Follows the kernel's `kfd_ioctl_map_memory_to_gpu` and `amdgpu_vm_bo_map`: the list of GPUs is worked off one by one
//! from `n_success` on, which counts on, so that a call that failed half-way can be repeated.

use super::{
    apertures::MEMORY_LIMIT,
    device::{BufferKey, Devices, devices, gpu, handle_key},
    user,
};
use crate::{
    errno::Errno,
    kfd::Process,
    memory::{PAGE, Range},
};
use hsakmt_sys::uapi::{kfd_ioctl_map_memory_to_gpu_args, kfd_ioctl_unmap_memory_from_gpu_args};

/// Lists that are longer are refused: the kernel's bound is the size of an allocation.
const MOST_DEVICES: u32 = 0x1fff_ffff / 4;
/// What can be allocated for the list.
const MOST_ALLOCATED: u32 = 1 << 20;

/// The ids of the GPUs that a call names.
fn device_ids(address: u64, count: u32) -> Result<Vec<u32>, Errno> {
    match count {
        0 => return Err(Errno::EINVAL),
        count if count > MOST_DEVICES => return Err(Errno::EINVAL),
        count if count > MOST_ALLOCATED => return Err(Errno::ENOMEM),
        _ => {}
    }
    let mut ids = vec![0u32; count as usize];
    // SAFETY: the ioctl's caller vouches for the pointers in its argument.
    unsafe { user::read_all(address, &mut ids)? };
    Ok(ids)
}

pub fn map(process: &Process, args: &mut kfd_ioctl_map_memory_to_gpu_args) -> Result<(), Errno> {
    let ids = device_ids(args.device_ids_array_ptr, args.n_devices)?;
    let key = handle_key(process, args.handle)?;
    let mut devices = devices(process);
    devices.list[key.0].bound()?;
    devices.buffer(key).ok_or(Errno::ENOMEM)?;
    for index in args.n_success..args.n_devices {
        let peer = gpu(process, ids[index as usize])?;
        devices.list[peer].bound()?;
        map_one(&mut devices, key, peer)?;
        args.n_success = index + 1;
    }
    Ok(())
}

fn map_one(devices: &mut Devices, key: BufferKey, peer: usize) -> Result<(), Errno> {
    let buffer = devices.buffer(key).ok_or(Errno::ENOMEM)?;
    if buffer.mapped.contains(&peer) {
        return Ok(());
    }
    let (start, (host, backing), access) = (buffer.address, buffer.host(), buffer.access());
    let end = start.checked_add(buffer.size).filter(|end| *end - 1 <= MEMORY_LIMIT);
    let end = end.filter(|_| start % PAGE == 0 && start > 0).ok_or(Errno::EINVAL)?;
    let device = &mut devices.list[peer];
    device.space.map(Range { start, end, host, access, backing }).map_err(|_| Errno::EINVAL)?;
    device.mapped.insert(start, key);
    devices.buffer(key).ok_or(Errno::ENOMEM)?.mapped.push(peer);
    Ok(())
}

pub fn unmap(process: &Process, args: &mut kfd_ioctl_unmap_memory_from_gpu_args) -> Result<(), Errno> {
    let ids = device_ids(args.device_ids_array_ptr, args.n_devices)?;
    let key = handle_key(process, args.handle)?;
    let mut devices = devices(process);
    devices.buffer(key).ok_or(Errno::ENOMEM)?;
    for index in args.n_success..args.n_devices {
        let peer = gpu(process, ids[index as usize])?;
        unmap_one(&mut devices, key, peer)?;
        args.n_success = index + 1;
    }
    Ok(())
}

fn unmap_one(devices: &mut Devices, key: BufferKey, peer: usize) -> Result<(), Errno> {
    let buffer = devices.buffer(key).ok_or(Errno::ENOMEM)?;
    let Some(at) = buffer.mapped.iter().position(|gpu| *gpu == peer) else { return Ok(()) };
    // A queue that lives needs its ring, its pointers and its save area where they are.
    if buffer.queues > 0 {
        return Err(Errno::EBUSY);
    }
    buffer.mapped.swap_remove(at);
    let start = buffer.address;
    let device = &mut devices.list[peer];
    device.mapped.remove(&start);
    device.space.unmap(start);
    Ok(())
}
