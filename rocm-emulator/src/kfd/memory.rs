//! Buffers: `ALLOC_MEMORY_OF_GPU`, `FREE_MEMORY_OF_GPU`, `AVAILABLE_MEMORY`.
//!
//! Follows `kfd_chardev.c` and `amdgpu_amdkfd_gpuvm.c` of the kernel. The address is the caller's choice and is only
//! looked at when the buffer is mapped. Memory is not committed until it is touched, but it counts at once.

use super::{
    buffer::{Buffer, Memory},
    device::{BufferKey, DOORBELL_BYTES, Devices, devices, gpu, handle_key},
};
use crate::{
    errno::Errno,
    kfd::Process,
    memory::{Backing, PAGE},
    topology::Hardware,
};
use hsakmt_sys::uapi::{self, *};
use libc::c_void;

/// Where the offsets of buffers start: the first that the kernel's DRM core gives out.
pub const FIRST_OFFSET: u64 = 1 << 32;
/// `AVAILABLE_MEMORY` rounds down to this.
const AVAILABLE_GRANULE: u64 = 2 << 20;
/// Parts of system memory that buffers may take.
const SYSTEM_SHARE: (u64, u64) = (15, 16);
/// What a single buffer cannot exceed in any case: the address space.
const MOST_BYTES: u64 = 1 << 47;

const PLACES: u32 = KFD_IOC_ALLOC_MEM_FLAGS_VRAM
    | KFD_IOC_ALLOC_MEM_FLAGS_GTT
    | KFD_IOC_ALLOC_MEM_FLAGS_USERPTR
    | KFD_IOC_ALLOC_MEM_FLAGS_DOORBELL
    | KFD_IOC_ALLOC_MEM_FLAGS_MMIO_REMAP;

/// The offset at which a buffer is mapped through the render node.
pub fn map_offset(backing: &Backing) -> u64 {
    FIRST_OFFSET + backing.offset()
}

pub fn allocate(process: &Process, args: &mut kfd_ioctl_alloc_memory_of_gpu_args) -> Result<(), Errno> {
    if args.size == 0 {
        return Err(Errno::EINVAL);
    }
    let gpu = gpu(process, args.gpu_id)?;
    let hardware = &process.hardware;
    let has = |flag| args.flags & flag != 0;
    let large_bar = hardware.gpus[gpu].model.number("large_bar") != 0;
    if has(KFD_IOC_ALLOC_MEM_FLAGS_PUBLIC) && has(KFD_IOC_ALLOC_MEM_FLAGS_VRAM) && !large_bar {
        return Err(Errno::EINVAL);
    }
    let mut guard = devices(process);
    let devices = &mut *guard;
    devices.list[gpu].bound()?;
    // The doubled rings of GFX7 and GFX8 are not modelled, and no profile needs them.
    if args.flags & PLACES == 0 || has(KFD_IOC_ALLOC_MEM_FLAGS_AQL_QUEUE_MEM) {
        return Err(Errno::EINVAL);
    }
    if args.size > MOST_BYTES {
        return Err(Errno::ENOMEM);
    }
    let size = args.size.next_multiple_of(PAGE);
    let mut address = args.va_addr;
    let memory = if has(KFD_IOC_ALLOC_MEM_FLAGS_DOORBELL) {
        if args.size != DOORBELL_BYTES {
            return Err(Errno::EINVAL);
        }
        Memory::Own(devices.list[gpu].doorbells(&process.state.arena)?)
    } else if has(KFD_IOC_ALLOC_MEM_FLAGS_MMIO_REMAP) {
        // There are no registers to remap: what the kernel says when the page size hides them.
        return Err(if args.size == PAGE { Errno::ENOMEM } else { Errno::EINVAL });
    } else {
        charge(hardware, devices, gpu, args.flags, size)?;
        let memory = if has(KFD_IOC_ALLOC_MEM_FLAGS_VRAM | KFD_IOC_ALLOC_MEM_FLAGS_GTT) {
            process.state.arena.allocate(size).map(Memory::Own)
        } else {
            user_memory(args.mmap_offset, size).map(Memory::User)
        };
        memory.inspect_err(|_| refund(devices, gpu, args.flags, size))?
    };
    if let Memory::User(_) = memory {
        // Whole pages: the buffer begins where the page of the host's address does.
        address &= !(PAGE - 1);
    }
    let offset = match &memory {
        Memory::Own(backing) => map_offset(backing),
        Memory::User(user) => *user,
    };
    let buffer = Buffer { address, size, flags: args.flags, memory, mapped: Vec::new(), queues: 0 };
    let number = devices.list[gpu].buffers.insert(buffer, u32::MAX).map_err(|_| Errno::ENOMEM)?;
    args.handle = u64::from(args.gpu_id) << 32 | u64::from(number);
    args.mmap_offset = offset;
    Ok(())
}

/// The pages of the host program that a buffer is to be.
fn user_memory(address: u64, size: u64) -> Result<u64, Errno> {
    let end = address.checked_add(size).filter(|end| *end <= MOST_BYTES);
    if address == 0 || end.is_none() {
        return Err(Errno::EINVAL);
    }
    let start = address & !(PAGE - 1);
    // SAFETY: MS_ASYNC on shared or anonymous pages only looks whether the range is mapped (ENOMEM if not).
    match unsafe { libc::msync(start as *mut c_void, size as usize, libc::MS_ASYNC) } {
        0 => Ok(start),
        _ => Err(Errno::EFAULT),
    }
}

/// Counts a buffer, if there is room for it.
fn charge(hardware: &Hardware, devices: &mut Devices, gpu: usize, flags: u32, size: u64) -> Result<(), Errno> {
    let (used, limit) = match flags & KFD_IOC_ALLOC_MEM_FLAGS_VRAM {
        0 => (&mut devices.system_used, hardware.system_memory / SYSTEM_SHARE.1 * SYSTEM_SHARE.0),
        _ => (&mut devices.list[gpu].vram_used, hardware.gpus[gpu].model.number("vram_bytes")),
    };
    *used = used.checked_add(size).filter(|total| *total <= limit).ok_or(Errno::ENOMEM)?;
    Ok(())
}

fn refund(devices: &mut Devices, gpu: usize, flags: u32, size: u64) {
    match flags & KFD_IOC_ALLOC_MEM_FLAGS_VRAM {
        0 => devices.system_used -= size,
        _ => devices.list[gpu].vram_used -= size,
    }
}

pub fn free(process: &Process, args: &mut kfd_ioctl_free_memory_of_gpu_args) -> Result<(), Errno> {
    // The event page stays for the life of the process.
    if process.state.events.table().page_handle() == Some(args.handle) {
        return Err(Errno::EPERM);
    }
    let key = handle_key(process, args.handle)?;
    let mut devices = devices(process);
    let buffer = devices.buffer(key).ok_or(Errno::EINVAL)?;
    if !buffer.mapped.is_empty() || buffer.queues > 0 {
        return Err(Errno::EBUSY);
    }
    let freed = remove(&mut devices, key);
    drop(devices);
    // Unmapping takes time that nobody has to wait for.
    drop(freed);
    Ok(())
}

fn remove(devices: &mut Devices, key: BufferKey) -> Option<Buffer> {
    let buffer = devices.list[key.0].buffers.remove(key.1)?;
    if buffer.flags & KFD_IOC_ALLOC_MEM_FLAGS_DOORBELL == 0 {
        let flags = if buffer.is_vram() { KFD_IOC_ALLOC_MEM_FLAGS_VRAM } else { KFD_IOC_ALLOC_MEM_FLAGS_GTT };
        refund(devices, key.0, flags, buffer.size);
    }
    Some(buffer)
}

pub fn available(process: &Process, args: &mut kfd_ioctl_get_available_memory_args) -> Result<(), Errno> {
    let gpu = gpu(process, args.gpu_id)?;
    let total = process.hardware.gpus[gpu].model.number("vram_bytes");
    let free = total.saturating_sub(devices(process).list[gpu].vram_used);
    args.available = free / AVAILABLE_GRANULE * AVAILABLE_GRANULE;
    Ok(())
}

/// `CREATE_EVENT`'s first half: the buffer that user space brings as the event page.
pub fn event_page(process: &Process, handle: u64) -> Result<(), Errno> {
    if process.state.events.has_page() {
        return Err(Errno::EINVAL);
    }
    let key = handle_key(process, handle)?;
    let mut devices = devices(process);
    devices.list[key.0].bound()?;
    let buffer = devices.buffer(key).ok_or(Errno::EINVAL)?;
    match &buffer.memory {
        Memory::Own(backing) if buffer.flags & uapi::KFD_IOC_ALLOC_MEM_FLAGS_GTT != 0 => {
            process.state.events.set_page(backing.clone(), handle)
        }
        _ => Err(Errno::EINVAL),
    }
}
