//! What the KFD keeps for a process on each GPU: address space, buffers, doorbells. And `ACQUIRE_VM`, which begins it.
//!
//! Follows `kfd_process.c` of the kernel. A GPU is *bound* once the process has given it a file of its render node;
//! until then nothing can be done with it.

use super::{buffer::Buffer, slots::Slots};
use crate::{
    errno::Errno,
    kfd::{Node, Process},
    memory::{AddressSpace, Arena, Backing},
    topology::Hardware,
};
use hsakmt_sys::uapi::kfd_ioctl_acquire_vm_args;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, atomic::AtomicBool},
};

/// Bytes of the doorbells that a process has on a GPU.
pub const DOORBELL_BYTES: u64 = 0x2000;

/// A buffer: the GPU that it was allocated on, and its number there.
pub type BufferKey = (usize, u32);

/// A GPU, as a process sees it.
#[derive(Debug, Default)]
pub struct Device {
    /// The file of the render node that was given; afterwards the GPU is bound.
    pub file: Option<i32>,
    pub space: AddressSpace,
    pub buffers: Slots<Buffer>,
    /// What is mapped where: the buffer, by its first address.
    pub mapped: BTreeMap<u64, BufferKey>,
    pub vram_used: u64,
    pub doorbells: Option<Arc<Backing>>,
    pub doorbell_slots: Slots<()>,
    /// How many queues it has.
    pub queues: usize,
}

impl Device {
    /// The page of doorbells; it is made when it is first needed.
    pub fn doorbells(&mut self, arena: &Arc<Arena>) -> Result<Arc<Backing>, Errno> {
        if self.doorbells.is_none() {
            self.doorbells = Some(arena.allocate(DOORBELL_BYTES)?);
        }
        self.doorbells.clone().ok_or(Errno::ENOMEM)
    }

    /// `ENODEV` while the GPU is not bound.
    pub fn bound(&self) -> Result<(), Errno> {
        self.file.map(|_| ()).ok_or(Errno::ENODEV)
    }
}

/// All GPUs of a process.
#[derive(Debug)]
pub struct Devices {
    pub list: Vec<Device>,
    /// Bytes of system memory that buffers take.
    pub system_used: u64,
    pub runtime_enabled: Arc<AtomicBool>,
    pub debugged: bool,
}

impl Devices {
    pub fn new(hardware: &Hardware) -> Mutex<Devices> {
        let list = hardware.gpus.iter().map(|_| Device::default()).collect();
        Mutex::new(Devices { list, system_used: 0, runtime_enabled: Arc::default(), debugged: false })
    }

    pub fn buffer(&mut self, (gpu, number): BufferKey) -> Option<&mut Buffer> {
        self.list.get_mut(gpu)?.buffers.get_mut(number)
    }
}

/// The GPUs of the process that calls.
pub fn devices(process: &Process) -> MutexGuard<'_, Devices> {
    process.state.devices.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// The number of a GPU that an ioctl names by its id.
pub fn gpu(process: &Process, gpu_id: u32) -> Result<usize, Errno> {
    process.hardware.gpu_index(gpu_id).ok_or(Errno::EINVAL)
}

/// Which buffer a handle stands for.
pub fn handle_key(process: &Process, handle: u64) -> Result<BufferKey, Errno> {
    Ok((gpu(process, (handle >> 32) as u32)?, handle as u32))
}

pub fn acquire_vm(process: &Process, args: &mut kfd_ioctl_acquire_vm_args) -> Result<(), Errno> {
    let file = args.drm_fd as i32;
    let node = process.node(file).ok_or(Errno::EINVAL)?;
    let gpu = gpu(process, args.gpu_id)?;
    let device = &mut devices(process).list[gpu];
    match (device.file, node) {
        (Some(before), _) if before == file => Ok(()),
        (Some(_), _) => Err(Errno::EBUSY),
        // The kernel takes any file of the amdgpu driver; one of another GPU would give it that GPU's address space.
        (None, Node::Render(other)) if other == gpu => {
            device.file = Some(file);
            Ok(())
        }
        (None, _) => Err(Errno::EINVAL),
    }
}
