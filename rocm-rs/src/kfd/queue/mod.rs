//! Compute queues: rings of packets that a GPU's packet processor takes from.
//!
//! A queue is a ring, an `amd_queue_v2_t` with the dispatch ids, an end-of-pipe buffer, a context save area and a doorbell.
//! Each is a buffer of its own, of the very size that the kernel checks. On every error path they go in the reverse
//! order of their making, and never while the kernel's queue still stands: a queue that the kernel does not destroy
//! keeps its buffers for ever.
//!
//! Follows `kfd_queue.c`, `kfd_chardev.c` and `amd_hsa_queue.h`.

mod doorbell;
mod scratch;
mod sizes;

pub use sizes::SaveArea;

use super::{
    Error, Result,
    buffer::{Buffer, invalid},
    device::Device,
    fault::{Failure, QueueError},
    gpu::Gpu,
    memory::{Access, Placement},
    process::lock,
    signal::Signal,
    vm,
};
use crate::{aql, topology::Doorbells};
use hsa_runtime_sys::*;
use hsakmt_sys::uapi::*;
use std::{
    mem::offset_of,
    ptr::NonNull,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

/// Bytes of an AQL packet.
const PACKET: usize = 64;

/// The fewest packets of a ring: a page of them, as a buffer has whole pages.
const FEWEST: u32 = 64;

/// The most packets of a ring.
const MOST: u32 = 1 << 24;

/// What a queue is to be.
#[derive(Clone, Debug)]
pub struct Config {
    /// Packets of the ring: a power of two, at least 64.
    pub packets: u32,
    /// 0 (low) to 15 (high); 7 is normal.
    pub priority: u32,
    /// The share of the hardware queue's time, 1 to 100.
    pub percentage: u32,
    /// Which compute units it may use, a bit each; all when empty.
    pub cu_mask: Vec<u32>,
    /// Whether dispatches leave start and end times in their completion signals.
    pub profiling: bool,
    /// Whether only one thread at a time submits.
    pub single_producer: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            packets: 1024,
            priority: 7,
            percentage: 100,
            cu_mask: Vec::new(),
            profiling: true,
            single_producer: false,
        }
    }
}

/// A compute queue: ring, descriptor and doorbell, ready for packets. Destroyed when it is dropped.
///
/// It does not write packets: `aql::Ring` does, over [`ring`](Self::ring), [`descriptor`](Self::descriptor) and
/// [`doorbell`](Self::doorbell), which are valid as long as the queue is.
#[derive(Debug)]
pub struct Queue {
    id: u32,
    gpu: Arc<Gpu>,
    packets: u32,
    doorbell: NonNull<u64>,
    scratch_per_lane: AtomicU32,
    scratch: Mutex<Vec<Buffer>>,
    /// `None` once they are lost to a queue that could not be destroyed.
    parts: Option<Parts>,
}

// SAFETY: the doorbell is an atomic in a page that lives as long as the process; the rest is in buffers.
unsafe impl Send for Queue {}
// SAFETY: as above.
unsafe impl Sync for Queue {}

/// What must stay as long as the kernel's queue does.
#[derive(Debug)]
struct Parts {
    ring: NonNull<u8>,
    descriptor: NonNull<amd_queue_v2_t>,
    /// Where the packet processor says why it stopped.
    error: Signal,
    buffers: [Buffer; 4],
}

impl Queue {
    pub(super) fn new(gpu: &Arc<Gpu>, config: &Config) -> Result<Queue> {
        let device = gpu.device();
        device.check()?;
        let save = check(device, config)?;
        let parts = Parts::new(gpu, config, save)?;
        let [ring, page, eop, area] = &parts.buffers;
        let mut args = kfd_ioctl_create_queue_args {
            ring_base_address: ring.address(),
            write_pointer_address: page.address() + offset_of!(amd_queue_v2_t, write_dispatch_id) as u64,
            read_pointer_address: page.address() + offset_of!(amd_queue_v2_t, read_dispatch_id) as u64,
            ring_size: ring.size() as u32,
            gpu_id: device.id,
            queue_type: KFD_IOC_QUEUE_TYPE_COMPUTE_AQL,
            queue_percentage: config.percentage,
            queue_priority: config.priority,
            eop_buffer_address: eop.address(),
            eop_buffer_size: eop.size() as u64,
            ctx_save_restore_address: area.address(),
            ctx_save_restore_size: save.save,
            ctl_stack_size: save.control_stack,
            ..Default::default()
        };
        // SAFETY: the addresses are those of the parts, which stay until the queue is destroyed.
        unsafe {
            device.process.ioctl(&mut args, || format!("a queue of {} packets on {}", config.packets, device.name()))
        }?;
        // From here on, dropping the queue destroys it before its parts go.
        let mut queue = Queue {
            id: args.queue_id,
            gpu: gpu.clone(),
            packets: config.packets,
            doorbell: NonNull::dangling(),
            scratch_per_lane: AtomicU32::new(0),
            scratch: Mutex::default(),
            parts: Some(parts),
        };
        queue.doorbell = doorbell::map(device, args.doorbell_offset)?;
        let descriptor = queue.descriptor();
        // SAFETY: the descriptor is the queue's own, and no packet is submitted yet.
        unsafe { write_identity(descriptor, queue.id, queue.doorbell) };
        device.add_queue(queue.id, descriptor);
        if !config.cu_mask.is_empty() {
            queue.set_cu_mask(&config.cu_mask)?;
        }
        Ok(queue)
    }

    fn parts(&self) -> &Parts {
        self.parts.as_ref().expect("only dropping a queue takes its parts")
    }

    /// The KFD's id of it: what failures name.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// The GPU it is on.
    pub fn gpu(&self) -> &Arc<Gpu> {
        &self.gpu
    }

    /// The queue in memory: the dispatch ids, and what the packet processor knows of it.
    pub fn descriptor(&self) -> NonNull<amd_queue_v2_t> {
        self.parts().descriptor
    }

    /// The ring's first packet; every packet is invalid at first.
    pub fn ring(&self) -> NonNull<u8> {
        self.parts().ring
    }

    /// Packets of the ring.
    pub fn packets(&self) -> u32 {
        self.packets
    }

    /// The doorbell: the index of the last packet goes there.
    pub fn doorbell(&self) -> NonNull<u64> {
        self.doorbell
    }

    /// The ring, for any number of threads to put packets in.
    ///
    /// # Safety
    ///
    /// It is not used once the queue is dropped, and there is no other.
    pub unsafe fn packet_ring(&self) -> std::result::Result<aql::Ring<aql::Multi>, aql::ring::Error> {
        // SAFETY: the doorbell, the descriptor and the ring that it names are mapped as long as the queue lives; nobody
        // else produces packets for it, says the caller.
        unsafe {
            let doorbell = aql::Doorbell::new(self.doorbell.cast());
            Ok(aql::Ring::multi(aql::ring::Parts::of_queue(self.descriptor(), doorbell)?))
        }
    }

    /// Why the queue has stopped, if it has: its own error, or its GPU's. Asks the kernel only where that touched memory:
    /// the queue's error has no address, the kernel's report has.
    pub fn failure(&self) -> Option<Failure> {
        let gpu = self.gpu.id();
        let reported = || self.gpu.device().process.failures.of(gpu);
        let error = match self.parts().error.load() {
            0 => return reported(),
            error => QueueError(error as u64),
        };
        if error.is_memory_violation() {
            if reported().is_none() {
                self.gpu.collect_failures();
            }
            // The kernel does not name the queue; its own error does.
            if let Some(Failure::Memory { address, reason, imprecise, gpu, queue }) = reported() {
                return Some(Failure::Memory { address, reason, imprecise, gpu, queue: queue.or(Some(self.id)) });
            }
        }
        Some(Failure::Queue { error, gpu, queue: self.id })
    }

    /// What stopped the queue, in more words than [`failure`](Self::failure) has; only the software GPU knows them.
    pub fn diagnosis(&self) -> Option<String> {
        self.gpu.device().process.driver.diagnosis(self.id)
    }

    /// The event that is set when the queue stops; `None` when there was none left.
    pub(super) fn event_id(&self) -> Option<u32> {
        self.parts().error.event_id()
    }

    /// Bytes of scratch memory that each lane of a dispatch may use now. One load.
    pub fn scratch_per_lane(&self) -> u32 {
        self.scratch_per_lane.load(Ordering::Acquire)
    }

    /// Gives the queue more scratch memory, when it has less than `per_lane` bytes for each lane.
    ///
    /// When memory is short, fewer waves get scratch memory at a time. The memory that the queue had stays until the
    /// queue goes.
    ///
    /// # Safety
    ///
    /// Nothing that uses scratch memory is in flight on the queue, nor submitted while this runs.
    pub unsafe fn grow_scratch(&self, per_lane: u32) -> Result<()> {
        let mut buffers = lock(&self.scratch);
        if per_lane <= self.scratch_per_lane() {
            return Ok(());
        }
        let device = self.gpu.device();
        let gpu = &device.properties;
        let mut share = 256;
        let (layout, buffer) = loop {
            let layout = scratch::Layout::new(gpu, per_lane, share).ok_or_else(|| {
                let limit = scratch::Layout::limit(gpu);
                invalid(
                    "the scratch memory of a lane",
                    per_lane,
                    format!("{} has {limit} bytes at most", device.name()),
                )
            })?;
            let size = usize::try_from(layout.bytes).unwrap_or(usize::MAX);
            match Buffer::new(device, size, Placement::Vram, Access::WRITE) {
                Err(Error::OutOfMemory { .. }) if share > 1 => share /= 2,
                buffer => break (layout, buffer?),
            }
        };
        let queue = self.descriptor().as_ptr();
        // SAFETY: the descriptor is the queue's own; nothing that is in flight reads these fields.
        unsafe {
            (&raw mut (*queue).scratch_backing_memory_location).write_volatile(buffer.address());
            (&raw mut (*queue).scratch_backing_memory_byte_size).write_volatile(layout.bytes);
            (&raw mut (*queue).scratch_resource_descriptor).write_volatile(layout.descriptor(gpu, buffer.address()));
            (&raw mut (*queue).compute_tmpring_size).write_volatile(layout.ring);
            (&raw mut (*queue).scratch_wave64_lane_byte_size).write_volatile(layout.per_lane);
        }
        buffers.push(buffer);
        self.scratch_per_lane.store(layout.per_lane, Ordering::Release);
        Ok(())
    }

    /// Changes priority (0 to 15) and percentage (0 to 100; 0 stops the queue).
    pub fn update(&self, priority: u32, percentage: u32) -> Result<()> {
        check_share(priority, percentage)?;
        let ring = &self.parts().buffers[0];
        let mut args = kfd_ioctl_update_queue_args {
            ring_base_address: ring.address(),
            queue_id: self.id,
            ring_size: ring.size() as u32,
            queue_percentage: percentage,
            queue_priority: priority,
        };
        // SAFETY: the ring stays until the queue is destroyed.
        unsafe { self.gpu.device().process.ioctl(&mut args, || self.name()) }
    }

    /// Changes which compute units the queue may use, a bit each. At least one bit of those that the GPU has is set.
    pub fn set_cu_mask(&self, mask: &[u32]) -> Result<()> {
        if mask.iter().all(|word| *word == 0) {
            return Err(invalid(
                "a compute unit mask",
                format!("{mask:x?}"),
                "a queue without compute units never ends",
            ));
        }
        let mut args = kfd_ioctl_set_cu_mask_args {
            queue_id: self.id,
            num_cu_mask: u32::try_from(mask.len() * 32).unwrap_or(u32::MAX),
            cu_mask_ptr: mask.as_ptr() as u64,
        };
        // SAFETY: the mask outlives the call and has as many bits as said.
        unsafe { self.gpu.device().process.ioctl(&mut args, || self.name()) }
    }

    fn name(&self) -> String {
        format!("queue {} of {}", self.id, self.gpu.device().name())
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        let device = self.gpu.device();
        if device.process.is_forked() {
            // All of it is the parent's, and its locks may be held by threads that are not here.
            std::mem::forget((self.parts.take(), std::mem::take(&mut self.scratch)));
            return;
        }
        device.remove_queue(self.id);
        let mut args = kfd_ioctl_destroy_queue_args { queue_id: self.id, pad: 0 };
        // SAFETY: the queue's user has dropped it; its parts go only afterwards.
        if unsafe { device.process.ioctl(&mut args, || self.name()) }.is_err() {
            // The GPU may still read and write all of it: better lost than somebody else's.
            std::mem::forget((self.parts.take(), std::mem::take(&mut self.scratch)));
        }
    }
}

impl Parts {
    fn new(gpu: &Arc<Gpu>, config: &Config, save: SaveArea) -> Result<Parts> {
        let device = gpu.device();
        let both = Access::WRITE | Access::EXECUTE;
        let bytes = config.packets as usize * PACKET;
        let ring = Buffer::new(device, bytes, Placement::HostUncached, both)?;
        let page = Buffer::new(device, vm::page_size(), Placement::HostUncached, both)?;
        let eop = private(device, sizes::EOP)?;
        let total = usize::try_from(save.total).unwrap_or(usize::MAX);
        let area = private(device, total)?;
        let error = gpu.create_signal(0)?;
        let reached = |buffer: &Buffer| {
            buffer.host().ok_or(Error::NotHostVisible { address: buffer.address(), placement: Placement::HostUncached })
        };
        let start = reached(&ring)?;
        let descriptor = reached(&page)?.cast::<amd_queue_v2_t>();
        let parts = Parts { ring: start, descriptor, error, buffers: [ring, page, eop, area] };
        // SAFETY: the page was just allocated, is large enough, and nobody else has it.
        unsafe { parts.descriptor.write(parts.describe(device, config)) };
        // SAFETY: the descriptor names the ring that was just allocated. There is no doorbell yet, and none is rung: any
        // word of the page stands for it.
        let cleared = unsafe {
            aql::ring::Parts::of_queue(parts.descriptor, aql::Doorbell::new(parts.descriptor.cast()))
                .map(|ring| ring.clear())
        };
        cleared.map_err(|error| invalid("a queue's number of packets", config.packets, error.to_string()))?;
        Ok(parts)
    }

    /// The queue's descriptor, without what is known only once the kernel has the queue.
    fn describe(&self, device: &Device, config: &Config) -> amd_queue_v2_t {
        let gpu = &device.properties;
        let mut queue = amd_queue_v2_t::default();
        queue.hsa_queue.type_ = if config.single_producer { HSA_QUEUE_TYPE_SINGLE } else { HSA_QUEUE_TYPE_MULTI } as _;
        queue.hsa_queue.features = HSA_QUEUE_FEATURE_KERNEL_DISPATCH as _;
        queue.hsa_queue.base_address = self.ring.as_ptr().cast();
        queue.hsa_queue.size = config.packets;
        queue.group_segment_aperture_base_hi = (device.apertures.lds_base >> 32) as u32;
        queue.private_segment_aperture_base_hi = (device.apertures.scratch_base >> 32) as u32;
        queue.max_cu_id = gpu.compute_units().saturating_sub(1);
        queue.max_wave_id = (gpu.waves_per_simd * gpu.simds_per_cu).saturating_sub(1);
        queue.read_dispatch_id_field_base_byte_offset = offset_of!(amd_queue_v2_t, read_dispatch_id) as u32;
        queue.queue_properties = AMD_QUEUE_PROPERTIES_IS_PTR64 as u32;
        if config.profiling {
            queue.queue_properties |= AMD_QUEUE_PROPERTIES_ENABLE_PROFILING as u32;
        }
        queue.queue_inactive_signal.handle = self.error.handle();
        queue
    }
}

/// Where the doorbell's signal is in the descriptor's page: the HSA header names doorbells by a signal.
const DOORBELL_SIGNAL: usize = 1024;

/// Completes a descriptor with what the kernel gave.
///
/// # Safety
///
/// `descriptor` is the start of the queue's page, and no packet is submitted.
unsafe fn write_identity(descriptor: NonNull<amd_queue_v2_t>, id: u32, doorbell: NonNull<u64>) {
    let queue = descriptor.as_ptr();
    // SAFETY: the page has at least 4096 bytes, so the signal is inside; both are the caller's alone.
    unsafe {
        let signal = descriptor.byte_add(DOORBELL_SIGNAL).cast::<amd_signal_t>().as_ptr();
        (&raw mut (*signal).kind).write_volatile(AMD_SIGNAL_KIND_DOORBELL as _);
        (&raw mut (*signal).__bindgen_anon_1.hardware_doorbell_ptr).write_volatile(doorbell.as_ptr());
        (&raw mut (*signal).__bindgen_anon_2.queue_ptr).write_volatile(queue);
        (&raw mut (*queue).hsa_queue.doorbell_signal.handle).write_volatile(signal as u64);
        (&raw mut (*queue).hsa_queue.id).write_volatile(id.into());
    }
}

/// Memory that only the GPU uses; host memory where VRAM is short, as on a laptop's GPU it may be.
fn private(device: &Arc<Device>, size: usize) -> Result<Buffer> {
    match Buffer::new(device, size, Placement::Vram, Access::WRITE | Access::EXECUTE) {
        Err(Error::OutOfMemory { .. }) => {
            Buffer::new(device, size, Placement::HostUncached, Access::WRITE | Access::EXECUTE)
        }
        buffer => buffer,
    }
}

/// Checks a configuration before anything is allocated for it: the sizes of the context save area.
fn check(device: &Device, config: &Config) -> Result<SaveArea> {
    let packets = config.packets;
    if !packets.is_power_of_two() || !(FEWEST..=MOST).contains(&packets) {
        let why = format!("it must be a power of two from {FEWEST} to {MOST}");
        return Err(invalid("a queue's number of packets", packets, why));
    }
    check_share(config.priority, config.percentage)?;
    if config.percentage == 0 {
        return Err(invalid("a queue's percentage", 0, "the queue would never run"));
    }
    let gpu = &device.properties;
    if gpu.doorbells != Doorbells::Wide {
        let why = format!("{} needs doorbells of 64 bits, which Vega was the first to have", device.name());
        return Err(invalid("the kind of doorbells", format!("{:?}", gpu.doorbells), why));
    }
    SaveArea::of(gpu).ok_or_else(|| {
        let why = format!("the topology's numbers of {} are not those of a GPU", device.name());
        invalid("the number of compute units", gpu.compute_units(), why)
    })
}

fn check_share(priority: u32, percentage: u32) -> Result<()> {
    if priority > KFD_MAX_QUEUE_PRIORITY {
        return Err(invalid("a queue's priority", priority, format!("the highest is {KFD_MAX_QUEUE_PRIORITY}")));
    }
    if percentage > KFD_MAX_QUEUE_PERCENTAGE {
        return Err(invalid("a queue's percentage", percentage, "there are 100 in a hundred"));
    }
    Ok(())
}
