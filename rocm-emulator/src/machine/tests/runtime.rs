//! The least of a runtime: what the tests need to reach the GPU through the machine's doors.

use super::*;
use hsa_runtime_sys::{amd_queue_t, amd_signal_t, hsa_kernel_dispatch_packet_t};
use std::{
    mem::offset_of,
    sync::atomic::AtomicU64,
    time::{Duration, Instant},
};

pub const GTT: u32 = 0xf600_0002;
pub const VRAM: u32 = 0xd000_0001;
pub const VRAM_PUBLIC: u32 = 0xf000_0001;
pub const PAGE: u64 = 4096;

/// How long a test waits for what has to happen.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub const HEADER: usize = 0;
const BARRIER_BIT: u64 = 1 << 8;
const TYPE_DISPATCH: u64 = 2;
const TYPE_AND: u64 = 3;
const TYPE_OR: u64 = 5;

/// A packet as words.
pub type Packet = [u64; 8];

/// A process with one GPU bound.
pub struct Runtime {
    pub machine: Machine,
    pub kfd: i32,
    pub render: i32,
    pub gpu_id: u32,
    pub profile: Profile,
    /// What has been given out of [`heap`](Self::heap).
    heap_used: AtomicU64,
    heap: Buffer,
    pub event_page: Option<Buffer>,
}

/// A buffer that is mapped at the same address on the GPU and, if it is visible, on the host.
#[derive(Clone, Copy, Debug)]
pub struct Buffer {
    pub address: u64,
    pub size: u64,
    pub handle: u64,
    pub offset: u64,
}

impl Buffer {
    pub fn word(&self, offset: u64) -> &'static AtomicU64 {
        assert!(offset.is_multiple_of(8) && offset + 8 <= self.size);
        word(self.address + offset)
    }
}

/// A word of a visible buffer. Buffers of a test live as long as the process.
pub fn word(address: u64) -> &'static AtomicU64 {
    // SAFETY: the tests only name addresses of their visible buffers, which stay mapped.
    unsafe { AtomicU64::from_ptr(address as *mut u64) }
}

/// Reserves address space.
pub fn reserve(size: u64) -> u64 {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANON;
    // SAFETY: a new mapping.
    let address = unsafe { libc::mmap(ptr::null_mut(), size as usize, libc::PROT_NONE, flags, -1, 0) };
    assert_ne!(address, libc::MAP_FAILED);
    address as u64
}

impl Runtime {
    pub fn new(profile: Profile) -> Runtime {
        Self::of(machine(&[profile]), profile)
    }

    /// A runtime on the first GPU of a machine.
    pub fn of(machine: Machine, profile: Profile) -> Runtime {
        let (kfd, render) = (machine.open_kfd().unwrap(), machine.open_render(128).unwrap());
        let gpu_id = profile.model().unwrap().number32("gpu_id");
        let heap = Buffer { address: 0, size: 0, handle: 0, offset: 0 };
        let mut runtime =
            Runtime { machine, kfd, render, gpu_id, profile, heap_used: AtomicU64::new(0), heap, event_page: None };
        let mut args = kfd_ioctl_acquire_vm_args { drm_fd: render as u32, gpu_id };
        runtime.call(AMDKFD_IOC_ACQUIRE_VM, &mut args).unwrap();
        runtime.heap = runtime.buffer(1 << 20, GTT);
        runtime
    }

    pub fn call<T>(&self, request: c_ulong, args: &mut T) -> Result<i32, Errno> {
        call(&self.machine, self.kfd, request, args)
    }

    pub fn allocate(&self, address: u64, size: u64, flags: u32) -> Result<Buffer, Errno> {
        let mut args = kfd_ioctl_alloc_memory_of_gpu_args {
            va_addr: address,
            size,
            gpu_id: self.gpu_id,
            flags,
            ..Default::default()
        };
        self.call(AMDKFD_IOC_ALLOC_MEMORY_OF_GPU, &mut args)?;
        Ok(Buffer { address, size, handle: args.handle, offset: args.mmap_offset })
    }

    pub fn map(&self, handle: u64) -> Result<(), Errno> {
        let ids = [self.gpu_id];
        let mut args = kfd_ioctl_map_memory_to_gpu_args {
            handle,
            device_ids_array_ptr: ids.as_ptr() as u64,
            n_devices: 1,
            n_success: 0,
        };
        self.call(AMDKFD_IOC_MAP_MEMORY_TO_GPU, &mut args)?;
        assert_eq!(args.n_success, 1);
        Ok(())
    }

    pub fn unmap(&self, handle: u64) -> Result<(), Errno> {
        let ids = [self.gpu_id];
        let mut args = kfd_ioctl_unmap_memory_from_gpu_args {
            handle,
            device_ids_array_ptr: ids.as_ptr() as u64,
            n_devices: 1,
            n_success: 0,
        };
        self.call(AMDKFD_IOC_UNMAP_MEMORY_FROM_GPU, &mut args).map(drop)
    }

    pub fn free(&self, handle: u64) -> Result<(), Errno> {
        self.call(AMDKFD_IOC_FREE_MEMORY_OF_GPU, &mut kfd_ioctl_free_memory_of_gpu_args { handle }).map(drop)
    }

    pub fn host_map(&self, buffer: &Buffer) -> Result<(), Errno> {
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let address = buffer.address as *mut c_void;
        // SAFETY: the address was reserved for the buffer.
        let mapped = unsafe {
            self.machine.mmap(self.render, address, buffer.size as usize, protection, true, buffer.offset as i64)
        };
        mapped.map(|mapped| assert_eq!(mapped.as_ptr(), address))
    }

    /// A buffer on the GPU, and on the host unless it is invisible.
    pub fn buffer(&self, size: u64, flags: u32) -> Buffer {
        let buffer = self.allocate(reserve(size), size, flags).unwrap();
        self.map(buffer.handle).unwrap();
        if flags != VRAM {
            self.host_map(&buffer).unwrap();
        }
        buffer
    }

    /// Some words of zero that host and GPU see.
    pub fn words(&self, count: u64) -> u64 {
        let offset = self.heap_used.fetch_add((count * 8).next_multiple_of(64), Ordering::Relaxed);
        assert!(offset + count * 8 <= self.heap.size);
        self.heap.address + offset
    }

    /// Frees what only the kernel side of a buffer holds; the address space stays reserved.
    pub fn release(&self, buffer: &Buffer) {
        self.unmap(buffer.handle).unwrap();
        self.free(buffer.handle).unwrap();
        // SAFETY: the range is the buffer's.
        unsafe { libc::munmap(buffer.address as *mut c_void, buffer.size as usize) };
    }

    /// Makes the event page, as a runtime does before its first event.
    pub fn with_event_page(mut self) -> Runtime {
        let page = self.buffer(0x8000, 0xd600_0002);
        let mut args = kfd_ioctl_create_event_args { event_page_offset: page.handle, ..event(0, true) };
        self.call(AMDKFD_IOC_CREATE_EVENT, &mut args).unwrap();
        self.event_page = Some(page);
        self
    }

    pub fn event(&self, kind: u32, auto_reset: bool) -> u32 {
        let mut args = event(kind, auto_reset);
        self.call(AMDKFD_IOC_CREATE_EVENT, &mut args).unwrap();
        args.event_id
    }

    /// Waits for one event.
    pub fn wait(&self, id: u32, milliseconds: u32) -> (u32, kfd_event_data) {
        let mut data = [kfd_event_data { event_id: id, ..Default::default() }];
        let mut args = kfd_ioctl_wait_events_args {
            events_ptr: data.as_mut_ptr() as u64,
            num_events: 1,
            wait_for_all: 1,
            timeout: milliseconds,
            wait_result: 99,
        };
        self.call(AMDKFD_IOC_WAIT_EVENTS, &mut args).unwrap();
        (args.wait_result, data[0])
    }

    /// A signal.
    pub fn signal(&self, value: i64) -> Signal {
        let signal = Signal { address: self.words(8) };
        signal.value().store(value as u64, Ordering::Release);
        signal
    }

    /// A signal that also raises an event.
    pub fn signal_with_event(&self, value: i64, event: u32) -> Signal {
        let signal = self.signal(value);
        let page = self.event_page.expect("the event page was made");
        let mailbox = page.address + u64::from(event) * 8;
        word(signal.address + offset_of!(amd_signal_t, event_mailbox_ptr) as u64).store(mailbox, Ordering::Relaxed);
        word(signal.address + offset_of!(amd_signal_t, event_id) as u64).store(event.into(), Ordering::Relaxed);
        signal
    }
}

fn event(kind: u32, auto_reset: bool) -> kfd_ioctl_create_event_args {
    kfd_ioctl_create_event_args { event_type: kind, auto_reset: auto_reset.into(), ..Default::default() }
}

/// An `amd_signal_t`.
#[derive(Clone, Copy, Debug)]
pub struct Signal {
    pub address: u64,
}

impl Signal {
    pub fn value(&self) -> &'static AtomicU64 {
        word(self.address + 8)
    }

    pub fn times(&self) -> [u64; 2] {
        let times = [offset_of!(amd_signal_t, start_ts), offset_of!(amd_signal_t, end_ts)];
        times.map(|offset| word(self.address + offset as u64).load(Ordering::Acquire))
    }

    /// Waits for a value.
    pub fn wait(&self, value: i64) {
        eventually(|| self.value().load(Ordering::Acquire) == value as u64, "the signal's value");
    }
}

/// Waits for something that has to happen.
pub fn eventually(mut happened: impl FnMut() -> bool, what: &str) {
    let end = Instant::now() + PATIENCE;
    while !happened() {
        assert!(Instant::now() < end, "never happened: {what}");
        std::thread::sleep(Duration::from_micros(100));
    }
}

/// An AQL queue with all its buffers.
pub struct Queue<'a> {
    pub runtime: &'a Runtime,
    pub id: u32,
    pub ring: Buffer,
    pub descriptor: Buffer,
    pub args: kfd_ioctl_create_queue_args,
    pub inactive: Signal,
    buffers: [Buffer; 2],
    doorbells: NonNull<c_void>,
    doorbell: *mut AtomicU64,
    next: u64,
}

impl<'a> Queue<'a> {
    pub fn new(runtime: &'a Runtime, packets: u64) -> Queue<'a> {
        Self::with_inactive(runtime, packets, runtime.signal(0))
    }

    pub fn with_inactive(runtime: &'a Runtime, packets: u64, inactive: Signal) -> Queue<'a> {
        Self::with_parts(runtime, packets, inactive, [0, 0])
    }

    /// A queue of a runtime that hears of exceptions: by the word at an address, and an event.
    pub fn with_exceptions(runtime: &'a Runtime, packets: u64, payload: u64, event: u32) -> Queue<'a> {
        Self::with_parts(runtime, packets, runtime.signal(0), [payload, event.into()])
    }

    fn with_parts(runtime: &'a Runtime, packets: u64, inactive: Signal, [payload, event]: [u64; 2]) -> Queue<'a> {
        let ring = runtime.buffer((packets * 64).next_multiple_of(PAGE), GTT);
        for slot in 0..packets {
            ring.word(slot * 64).store(1, Ordering::Relaxed);
        }
        let descriptor = runtime.buffer(PAGE, GTT);
        descriptor
            .word(offset_of!(amd_queue_t, queue_inactive_signal) as u64)
            .store(inactive.address, Ordering::Relaxed);
        let properties = descriptor.word((offset_of!(amd_queue_t, queue_properties) & !7) as u64);
        properties.fetch_or(8 << (offset_of!(amd_queue_t, queue_properties) % 8 * 8), Ordering::Relaxed);
        let sizes = crate::topology::QueueBuffers::of(&runtime.profile.model().unwrap());
        let bytes = (u64::from(sizes.save_area) + u64::from(sizes.debug)).next_multiple_of(PAGE);
        let save = runtime.buffer(bytes, if payload == 0 { VRAM } else { GTT });
        if payload != 0 {
            save.word(offset_of!(kfd_context_save_area_header, err_payload_addr) as u64)
                .store(payload, Ordering::Relaxed);
            save.word(offset_of!(kfd_context_save_area_header, err_event_id) as u64).store(event, Ordering::Relaxed);
        }
        let end_of_pipe = runtime.buffer(PAGE, VRAM);
        let mut args = kfd_ioctl_create_queue_args {
            ring_base_address: ring.address,
            write_pointer_address: descriptor.address + offset_of!(amd_queue_t, write_dispatch_id) as u64,
            read_pointer_address: descriptor.address + offset_of!(amd_queue_t, read_dispatch_id) as u64,
            ring_size: (packets * 64) as u32,
            gpu_id: runtime.gpu_id,
            queue_type: KFD_IOC_QUEUE_TYPE_COMPUTE_AQL,
            queue_percentage: 100,
            queue_priority: 7,
            eop_buffer_address: end_of_pipe.address,
            eop_buffer_size: PAGE,
            ctx_save_restore_address: save.address,
            ctx_save_restore_size: sizes.save_area,
            ctl_stack_size: sizes.control_stack,
            ..Default::default()
        };
        runtime.call(AMDKFD_IOC_CREATE_QUEUE, &mut args).unwrap();
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let page = (args.doorbell_offset & !0x1fff) as i64;
        // SAFETY: nothing is replaced.
        let doorbells =
            unsafe { runtime.machine.mmap(runtime.kfd, ptr::null_mut(), 0x2000, protection, false, page) }.unwrap();
        // SAFETY: the offset of a queue's doorbell is within the page.
        let doorbell = unsafe { doorbells.cast::<u8>().add((args.doorbell_offset & 0x1fff) as usize) };
        let (id, buffers, doorbell) = (args.queue_id, [save, end_of_pipe], doorbell.cast().as_ptr());
        Queue { runtime, id, ring, descriptor, args, inactive, buffers, doorbells, doorbell, next: 0 }
    }

    pub fn read_index(&self) -> u64 {
        word(self.args.read_pointer_address).load(Ordering::Acquire)
    }

    /// Reserves the next slot.
    pub fn reserve(&mut self) -> u64 {
        self.next += 1;
        word(self.args.write_pointer_address).store(self.next, Ordering::Release);
        self.next - 1
    }

    /// Fills a slot: the body first, then the header.
    pub fn fill(&self, index: u64, packet: &Packet) {
        let slot = index % u64::from(self.args.ring_size / 64) * 64;
        let header = self.ring.word(slot);
        for (number, value) in packet.iter().enumerate().skip(1) {
            self.ring.word(slot + number as u64 * 8).store(*value, Ordering::Relaxed);
        }
        header.store(packet[HEADER], Ordering::Release);
    }

    pub fn ring_doorbell(&self, index: u64) {
        // SAFETY: the doorbell's page stays mapped.
        unsafe { &*self.doorbell }.store(index, Ordering::Release);
    }

    /// Submits a packet.
    pub fn submit(&mut self, packet: &Packet) -> u64 {
        let index = self.reserve();
        self.fill(index, packet);
        self.ring_doorbell(index);
        index
    }

    /// Destroys the queue and frees its buffers.
    pub fn destroy(self) {
        let mut args = kfd_ioctl_destroy_queue_args { queue_id: self.id, pad: 0 };
        self.runtime.call(AMDKFD_IOC_DESTROY_QUEUE, &mut args).unwrap();
        for buffer in [self.ring, self.descriptor].iter().chain(&self.buffers) {
            self.runtime.release(buffer);
        }
        // SAFETY: the mapping was made for this queue.
        unsafe { libc::munmap(self.doorbells.as_ptr(), 0x2000) };
    }
}

pub fn barrier_and(dependencies: [u64; 5], completion: u64) -> Packet {
    let [a, b, c, d, e] = dependencies;
    [TYPE_AND | BARRIER_BIT, a, b, c, d, e, 0, completion]
}

pub fn barrier_or(dependencies: [u64; 5], completion: u64) -> Packet {
    let [a, b, c, d, e] = dependencies;
    [TYPE_OR | BARRIER_BIT, a, b, c, d, e, 0, completion]
}

/// A dispatch of one work-item.
pub fn dispatch(kernel_object: u64, completion: u64) -> Packet {
    let mut packet = hsa_kernel_dispatch_packet_t::default();
    (packet.workgroup_size_x, packet.workgroup_size_y, packet.workgroup_size_z) = (1, 1, 1);
    (packet.grid_size_x, packet.grid_size_y, packet.grid_size_z) = (1, 1, 1);
    (packet.kernel_object, packet.completion_signal.handle) = (kernel_object, completion);
    // SAFETY: both are 64 bytes of integers.
    let mut words = unsafe { std::mem::transmute::<hsa_kernel_dispatch_packet_t, Packet>(packet) };
    words[HEADER] = words[HEADER] & !0xffff_ffff | TYPE_DISPATCH | BARRIER_BIT | 1 << 16;
    words
}
