//! Queues: `CREATE_QUEUE`, `UPDATE_QUEUE`, `DESTROY_QUEUE`, `SET_CU_MASK`, `GET_QUEUE_WAVE_STATE`, `ALLOC_QUEUE_GWS`.
//!
//! Follows `kfd_chardev.c`, `kfd_process_queue_manager.c` and `kfd_queue.c` of the kernel: every buffer that a queue
//! brings has to be one mapped buffer of exactly the size that the GPU needs, and stays pinned while the queue lives.
//! Only AQL queues are modelled; other kinds are checked as the kernel checks them and then refused (`ENOTTY`).

use super::{
    apertures::MEMORY_LIMIT,
    device::{BufferKey, Devices, devices, gpu},
    reports::Reports,
    slots::Slots,
    user,
};
use crate::{
    cp::{self, Queue},
    dispatch::Units,
    errno::Errno,
    kfd::Process,
    memory::PAGE,
    topology::Kernel,
};
use hsakmt_sys::uapi::{
    mmap::{Kind, Offset},
    *,
};
use std::{
    mem::offset_of,
    sync::{Arc, Mutex, MutexGuard},
};

/// The most queues of a process.
const MOST_QUEUES: u32 = 1024;
/// Doorbells of 8 bytes in a process's page of them.
const DOORBELLS: u32 = (super::device::DOORBELL_BYTES / 8) as u32;
/// Bits of a CU mask beyond this are dropped.
const MOST_UNITS: u32 = 1024;
/// Where `write_dispatch_id` lies in an `amd_queue_t`.
const WRITE_POINTER_OFFSET: u64 = offset_of!(hsa_runtime_sys::amd_queue_t, write_dispatch_id) as u64;

/// A queue of a process.
#[derive(Debug)]
pub struct Entry {
    gpu: usize,
    doorbell: u32,
    buffers: Vec<BufferKey>,
    queue: Queue,
}

/// All queues of a process.
pub type Queues = Mutex<Slots<Option<Entry>>>;

fn queues(process: &Process) -> MutexGuard<'_, Slots<Option<Entry>>> {
    process.state.queues.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// The checks that need nothing but the arguments; also raises a ring that is too small, as the kernel does.
fn check(kernel: Kernel, args: &mut kfd_ioctl_create_queue_args) -> Result<(), Errno> {
    check_share(kernel, args.queue_percentage, args.queue_priority)?;
    check_ring(args.ring_base_address, args.ring_size)?;
    args.ring_size = args.ring_size.max(KFD_MIN_QUEUE_RING_SIZE);
    let pointers =
        [args.read_pointer_address, args.write_pointer_address, args.eop_buffer_address, args.ctx_save_restore_address];
    if pointers.iter().any(|pointer| *pointer > MEMORY_LIMIT) {
        return Err(Errno::EFAULT);
    }
    match args.queue_type {
        KFD_IOC_QUEUE_TYPE_COMPUTE
        | KFD_IOC_QUEUE_TYPE_SDMA
        | KFD_IOC_QUEUE_TYPE_COMPUTE_AQL
        | KFD_IOC_QUEUE_TYPE_SDMA_XGMI => Ok(()),
        KFD_IOC_QUEUE_TYPE_SDMA_BY_ENG_ID if kernel >= Kernel::V6_12 => Ok(()),
        _ => Err(Errno::ENOTSUPP),
    }
}

fn check_share(kernel: Kernel, percentage: u32, priority: u32) -> Result<(), Errno> {
    // Bits 15:8 name an XCC since the GPUs that have several.
    let percentage = if kernel >= Kernel::V6_12 { percentage & 0xff } else { percentage };
    match percentage > KFD_MAX_QUEUE_PERCENTAGE || priority > KFD_MAX_QUEUE_PRIORITY {
        true => Err(Errno::EINVAL),
        false => Ok(()),
    }
}

fn check_ring(address: u64, size: u32) -> Result<(), Errno> {
    match () {
        () if address > MEMORY_LIMIT => Err(Errno::EFAULT),
        () if size != 0 && !size.is_power_of_two() => Err(Errno::EINVAL),
        () => Ok(()),
    }
}

/// The buffer that is mapped on the GPU at the page of `address`, and that ends where `size` says, in whole pages (0: anywhere).
fn exact_buffer(devices: &Devices, gpu: usize, address: u64, size: u64) -> Result<BufferKey, Errno> {
    let start = address & !(PAGE - 1);
    let key = *devices.list[gpu].mapped.get(&start).ok_or(Errno::EINVAL)?;
    let buffer = devices.list[key.0].buffers.get(key.1).ok_or(Errno::EINVAL)?;
    match size / PAGE == 0 || buffer.size / PAGE == size / PAGE {
        true => Ok(key),
        false => Err(Errno::EINVAL),
    }
}

/// All buffers of a queue, in the order in which the kernel looks for them.
fn buffers(
    process: &Process,
    devices: &Devices,
    gpu: usize,
    args: &kfd_ioctl_create_queue_args,
) -> Result<Vec<BufferKey>, Errno> {
    let needed = &process.hardware.gpus[gpu].buffers;
    let find = |address, size| exact_buffer(devices, gpu, address, size);
    let mut found = vec![
        find(args.write_pointer_address, PAGE)?,
        find(args.read_pointer_address, PAGE)?,
        find(args.ring_base_address, args.ring_size.into())?,
    ];
    if !matches!(args.queue_type, KFD_IOC_QUEUE_TYPE_COMPUTE | KFD_IOC_QUEUE_TYPE_COMPUTE_AQL) {
        return Ok(found);
    }
    if args.eop_buffer_address != 0 {
        if args.eop_buffer_size != u64::from(needed.end_of_pipe) {
            return Err(Errno::EINVAL);
        }
        found.push(find(args.eop_buffer_address, args.eop_buffer_size)?);
    }
    if args.ctl_stack_size != needed.control_stack || args.ctx_save_restore_size < needed.save_area {
        return Err(Errno::EINVAL);
    }
    let total = (u64::from(args.ctx_save_restore_size) + u64::from(needed.debug)).next_multiple_of(PAGE);
    found.push(find(args.ctx_save_restore_address, total)?);
    Ok(found)
}

pub fn create(process: &Process, args: &mut kfd_ioctl_create_queue_args) -> Result<(), Errno> {
    check(process.hardware.kernel, args)?;
    let gpu = gpu(process, args.gpu_id)?;
    let mut guard = devices(process);
    let devices = &mut *guard;
    devices.list[gpu].bound().map_err(|_| Errno::ESRCH)?;
    let buffers = buffers(process, devices, gpu, args)?;
    if args.queue_type != KFD_IOC_QUEUE_TYPE_COMPUTE_AQL {
        return Err(Errno::ENOTTY);
    }
    let memory = ring_memory(devices, gpu, args)?;
    let mut queues = queues(process);
    let id = queues.insert(None, MOST_QUEUES).map_err(|_| Errno::ENOMEM)?;
    let doorbells = devices.list[gpu].doorbells(&process.state.arena);
    let started = doorbells.and_then(|page| {
        let doorbell = devices.list[gpu].doorbell_slots.insert((), DOORBELLS).map_err(|()| Errno::ENOMEM)?;
        let surroundings = cp::Surroundings {
            target: process.hardware.gpus[gpu].profile.target(),
            space: devices.list[gpu].space.clone(),
            listener: Arc::new(Reports {
                events: process.state.events.clone(),
                gpu_id: args.gpu_id,
                runtime_enabled: devices.runtime_enabled.clone(),
                save_area: args.ctx_save_restore_address,
            }),
            engine: process.state.engine.clone(),
            units: Units::all(process.hardware.gpus[gpu].model.shape()),
        };
        let queue = process.state.processor.start(surroundings, memory, Some(cp::Doorbell::new(page, doorbell)));
        match queue {
            Ok(queue) => Ok((queue, doorbell)),
            Err(errno) => {
                devices.list[gpu].doorbell_slots.remove(doorbell);
                Err(errno)
            }
        }
    });
    let (queue, doorbell) = started.inspect_err(|_| drop(queues.remove(id)))?;
    queue.set_active(args.queue_percentage & 0xff > 0 && args.ring_base_address != 0);
    for key in &buffers {
        if let Some(buffer) = devices.buffer(*key) {
            buffer.queues += 1;
        }
    }
    devices.list[gpu].queues += 1;
    if let Some(slot) = queues.get_mut(id) {
        *slot = Some(Entry { gpu, doorbell, buffers, queue });
    }
    args.queue_id = id;
    let offset = Offset::new(Kind::Doorbell, args.gpu_id as u16, u64::from(doorbell) * 8);
    args.doorbell_offset = offset.map_or(0, Offset::raw);
    Ok(())
}

/// The memory that the packet processor works on.
fn ring_memory(devices: &Devices, gpu: usize, args: &kfd_ioctl_create_queue_args) -> Result<cp::Memory, Errno> {
    let locate = |address: u64, bytes: u64| {
        let key = exact_buffer(devices, gpu, address, 0)?;
        let buffer = devices.list[key.0].buffers.get(key.1).ok_or(Errno::EINVAL)?;
        let offset = address - buffer.address;
        // The GPU has to write there. (The kernel leaves a queue that cannot to its faults.)
        let writable = buffer.flags & KFD_IOC_ALLOC_MEM_FLAGS_WRITABLE != 0;
        if !address.is_multiple_of(8) || offset + bytes > buffer.size || !writable {
            return Err(Errno::EINVAL);
        }
        let (host, backing) = buffer.host();
        // SAFETY: the offset is within the buffer.
        Ok((unsafe { host.add(offset as usize) }, backing))
    };
    // The packet processor finds the rest of the amd_queue_t by its write pointer.
    let queue_address = args.write_pointer_address.checked_sub(WRITE_POINTER_OFFSET).ok_or(Errno::EINVAL)?;
    if queue_address & (PAGE - 1) > args.write_pointer_address & (PAGE - 1) {
        return Err(Errno::EINVAL);
    }
    let (descriptor, descriptor_backing) = locate(queue_address, size_of::<hsa_runtime_sys::amd_queue_t>() as u64)?;
    let (write_pointer, _) = locate(args.write_pointer_address, 8)?;
    let (read_pointer, read_backing) = locate(args.read_pointer_address, 8)?;
    let (ring, ring_backing) = locate(args.ring_base_address, args.ring_size.into())?;
    Ok(cp::Memory {
        ring,
        ring_address: args.ring_base_address,
        packets: args.ring_size / cp::PACKET_BYTES as u32,
        descriptor,
        queue_address,
        write_pointer: write_pointer.cast(),
        read_pointer: read_pointer.cast(),
        _backings: [descriptor_backing, read_backing, ring_backing],
    })
}

pub fn destroy(process: &Process, args: &mut kfd_ioctl_destroy_queue_args) -> Result<(), Errno> {
    // The number stays taken until the queue has stopped.
    let entry = queues(process).get_mut(args.queue_id).and_then(Option::take).ok_or(Errno::EINVAL)?;
    let Entry { gpu, doorbell, buffers, queue } = entry;
    drop(queue);
    let mut devices = devices(process);
    for key in buffers {
        if let Some(buffer) = devices.buffer(key) {
            buffer.queues -= 1;
        }
    }
    devices.list[gpu].queues -= 1;
    devices.list[gpu].doorbell_slots.remove(doorbell);
    queues(process).remove(args.queue_id);
    Ok(())
}

/// What stopped a queue, in words.
pub fn diagnosis(process: &Process, queue: u32) -> Option<String> {
    queues(process).get_mut(queue)?.as_ref()?.queue.diagnosis().map(str::to_owned)
}

pub fn update(process: &Process, args: &mut kfd_ioctl_update_queue_args) -> Result<(), Errno> {
    check_share(process.hardware.kernel, args.queue_percentage, args.queue_priority)?;
    check_ring(args.ring_base_address, args.ring_size)?;
    let size = args.ring_size.max(KFD_MIN_QUEUE_RING_SIZE);
    let mut queues = queues(process);
    let entry = queues.get_mut(args.queue_id).and_then(Option::as_mut).ok_or(Errno::EFAULT)?;
    let (ring, packets) = entry.queue.ring();
    let same = args.ring_base_address == ring && size == packets * cp::PACKET_BYTES as u32;
    // A queue with another ring would be another queue: only taking the ring away is modelled.
    if args.ring_base_address != 0 && !same {
        return Err(Errno::EINVAL);
    }
    entry.queue.set_active(args.queue_percentage & 0xff > 0 && args.ring_base_address != 0);
    Ok(())
}

pub fn set_cu_mask(process: &Process, args: &mut kfd_ioctl_set_cu_mask_args) -> Result<(), Errno> {
    if args.num_cu_mask == 0 || !args.num_cu_mask.is_multiple_of(32) {
        return Err(Errno::EINVAL);
    }
    let mut mask = vec![0u32; (args.num_cu_mask.min(MOST_UNITS) / 32) as usize];
    // SAFETY: the ioctl's caller vouches for the pointers in its argument.
    unsafe { user::read_all(args.cu_mask_ptr, &mut mask)? };
    let queues = queues(process);
    let entry = queues.get(args.queue_id).and_then(Option::as_ref).ok_or(Errno::EFAULT)?;
    // The two units of a work-group processor are used together or not at all.
    let pairs = mask.iter().flat_map(|word| (0..32).step_by(2).map(move |bit| word >> bit & 3));
    if { pairs }.any(|pair| pair == 1 || pair == 2) {
        return Err(Errno::EINVAL);
    }
    entry.queue.set_units(Units::masked(process.hardware.gpus[entry.gpu].model.shape(), &mask));
    Ok(())
}

pub fn wave_state(process: &Process, args: &mut kfd_ioctl_get_queue_wave_state_args) -> Result<(), Errno> {
    let queues = queues(process);
    let entry = queues.get(args.queue_id).and_then(Option::as_ref).ok_or(Errno::EFAULT)?;
    // Only the state of a queue that is switched off can be looked at; nothing is ever saved.
    if entry.queue.is_active() {
        return Err(Errno::EINVAL);
    }
    (args.ctl_stack_used_size, args.save_area_used_size) = (0, 0);
    Ok(())
}

pub fn alloc_gws(process: &Process, args: &mut kfd_ioctl_alloc_queue_gws_args) -> Result<(), Errno> {
    queues(process).get(args.queue_id).and_then(Option::as_ref).ok_or(Errno::EINVAL)?;
    // No profile has global wave sync.
    Err(Errno::ENODEV)
}

/// Ends all queues. Nothing is unpinned: the buffers go next.
pub fn stop_all(queues: &Queues) {
    let mut queues = queues.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let entries: Vec<Entry> = queues.drain().flatten().collect();
    drop(queues);
    // All are told before the first is waited for.
    entries.iter().for_each(|entry| entry.queue.stop());
}
