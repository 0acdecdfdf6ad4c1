//! The packet processor: a ring may hold anything. The queue goes on, or stops and says why; it can be destroyed either
//! way, another queue works on, and the host lives.
#![no_main]

use hsakmt_sys::uapi::{ioctl::*, *};
use libfuzzer_sys::fuzz_target;
use rocm_emulator::{Config, Machine};
use std::{
    cell::OnceCell,
    ptr,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

const PAGE: u64 = 4096;
const SLOTS: usize = 16;
const GTT: u32 = 0xf600_0002;
const INVALID: u64 = 1;
/// Words of the input that begin with this byte are addresses in the shared memory.
const ADDRESS_MARK: u64 = 0xa0;
const SHARED_BYTES: u64 = 64 << 10;
/// How long packets may take; a kernel of random words can go on for ever.
const PATIENCE: Duration = Duration::from_millis(5);

struct Device {
    machine: Machine,
    kfd: i32,
    render: i32,
    gpu_id: u32,
    /// `ctl_stack_size`, `cwsr_size` and the bytes of the save area's buffer.
    sizes: [u64; 3],
    /// Signals, kernel descriptors, code: whatever the input says it is.
    shared: u64,
}

struct Queue {
    id: u32,
    ring: u64,
    descriptor: u64,
    doorbells: u64,
    doorbell: u64,
    buffers: Vec<(u64, u64, u64)>,
}

fn word(address: u64) -> &'static AtomicU64 {
    // SAFETY: only called for addresses of buffers that are mapped at the time.
    unsafe { &*(address as *const AtomicU64) }
}

impl Device {
    fn new() -> Device {
        let machine = Machine::new(Config::default()).unwrap();
        let (kfd, render) = (machine.open_kfd().unwrap(), machine.open_render(128).unwrap());
        let read = |path: &str| String::from_utf8(machine.read_topology(path).unwrap()).unwrap();
        let properties = read("nodes/1/properties");
        let property = |key: &str| {
            let mut lines = properties.lines().filter_map(|line| line.split_once(' '));
            lines.find(|(name, _)| *name == key).unwrap().1.parse::<u64>().unwrap()
        };
        let debug = property("simd_count") / property("simd_per_cu") * 32 * 32;
        let save = property("cwsr_size");
        let sizes = [property("ctl_stack_size"), save, (save + debug).next_multiple_of(PAGE)];
        let gpu_id = read("nodes/1/gpu_id").trim().parse().unwrap();
        let mut device = Device { kfd, render, gpu_id, sizes, shared: 0, machine };
        device.call(AMDKFD_IOC_ACQUIRE_VM, &mut kfd_ioctl_acquire_vm_args { drm_fd: render as u32, gpu_id });
        device.shared = device.buffer(SHARED_BYTES).0;
        device
    }

    fn call<T>(&self, request: Request, args: &mut T) {
        // SAFETY: the argument is the struct of the request, and its pointers are valid.
        unsafe { self.machine.ioctl(self.kfd, request, ptr::from_mut(args).cast()) }.unwrap();
    }

    /// Address, size and handle of a buffer that host and GPU see.
    fn buffer(&self, size: u64) -> (u64, u64, u64) {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANON;
        // SAFETY: new mappings; the second one replaces the first.
        unsafe {
            let address = libc::mmap(ptr::null_mut(), size as usize, libc::PROT_NONE, flags, -1, 0);
            assert_ne!(address, libc::MAP_FAILED);
            let (va_addr, gpu_id) = (address as u64, self.gpu_id);
            let mut args =
                kfd_ioctl_alloc_memory_of_gpu_args { va_addr, size, gpu_id, flags: GTT, ..Default::default() };
            self.call(AMDKFD_IOC_ALLOC_MEMORY_OF_GPU, &mut args);
            let (handle, ids) = (args.handle, [gpu_id]);
            let device_ids_array_ptr = ids.as_ptr() as u64;
            let mut map = kfd_ioctl_map_memory_to_gpu_args { handle, device_ids_array_ptr, n_devices: 1, n_success: 0 };
            self.call(AMDKFD_IOC_MAP_MEMORY_TO_GPU, &mut map);
            let protection = libc::PROT_READ | libc::PROT_WRITE;
            let offset = args.mmap_offset as i64;
            self.machine.mmap(self.render, address, size as usize, protection, true, offset).unwrap();
            (va_addr, size, handle)
        }
    }

    fn release(&self, (address, size, handle): (u64, u64, u64)) {
        let ids = [self.gpu_id];
        let device_ids_array_ptr = ids.as_ptr() as u64;
        let mut unmap =
            kfd_ioctl_unmap_memory_from_gpu_args { handle, device_ids_array_ptr, n_devices: 1, n_success: 0 };
        self.call(AMDKFD_IOC_UNMAP_MEMORY_FROM_GPU, &mut unmap);
        self.call(AMDKFD_IOC_FREE_MEMORY_OF_GPU, &mut kfd_ioctl_free_memory_of_gpu_args { handle });
        // SAFETY: nothing uses the buffer any more.
        unsafe { libc::munmap(address as *mut _, size as usize) };
    }

    fn queue(&self) -> Queue {
        let buffers: Vec<_> = [PAGE, PAGE, self.sizes[2]].map(|size| self.buffer(size)).to_vec();
        let [ring, descriptor, save] = [0, 1, 2].map(|number| buffers[number].0);
        (0..SLOTS as u64).for_each(|slot| word(ring + slot * 64).store(INVALID, Ordering::Relaxed));
        // The last signal of the shared memory is the queue's inactive signal.
        word(descriptor + 0xc0).store(self.shared + SHARED_BYTES - 64, Ordering::Relaxed);
        let mut args = kfd_ioctl_create_queue_args {
            ring_base_address: ring,
            write_pointer_address: descriptor + 0x38,
            read_pointer_address: descriptor + 0x80,
            ring_size: SLOTS as u32 * 64,
            gpu_id: self.gpu_id,
            queue_type: KFD_IOC_QUEUE_TYPE_COMPUTE_AQL,
            queue_percentage: 100,
            ctx_save_restore_address: save,
            ctx_save_restore_size: self.sizes[1] as u32,
            ctl_stack_size: self.sizes[0] as u32,
            ..Default::default()
        };
        self.call(AMDKFD_IOC_CREATE_QUEUE, &mut args);
        let page = (args.doorbell_offset & !0x1fff) as i64;
        // SAFETY: a new mapping.
        let page = unsafe { self.machine.mmap(self.kfd, ptr::null_mut(), 0x2000, 3, false, page) }.unwrap();
        let doorbells = page.as_ptr() as u64;
        let doorbell = doorbells + (args.doorbell_offset & 0x1fff);
        Queue { id: args.queue_id, ring, descriptor, doorbells, doorbell, buffers }
    }

    fn destroy(&self, queue: Queue) {
        self.call(AMDKFD_IOC_DESTROY_QUEUE, &mut kfd_ioctl_destroy_queue_args { queue_id: queue.id, pad: 0 });
        // SAFETY: the doorbells' mapping of this queue.
        unsafe { libc::munmap(queue.doorbells as *mut _, 0x2000) };
        queue.buffers.into_iter().for_each(|buffer| self.release(buffer));
    }
}

impl Queue {
    /// Submits packets and waits until they are done, the queue has stopped, or for a while.
    fn run(&self, packets: &[[u64; 8]], patience: Duration) -> bool {
        for (slot, packet) in packets.iter().enumerate() {
            let at = self.ring + slot as u64 * 64;
            (1..8).for_each(|number| word(at + number * 8).store(packet[number as usize], Ordering::Relaxed));
            word(at).store(packet[0], Ordering::Release);
        }
        let count = packets.len() as u64;
        word(self.descriptor + 0x38).store(count, Ordering::Release);
        word(self.doorbell).store(count.wrapping_sub(1), Ordering::Release);
        let end = Instant::now() + patience;
        while word(self.descriptor + 0x80).load(Ordering::Acquire) < count {
            if Instant::now() > end {
                return false;
            }
            thread::yield_now();
        }
        true
    }
}

thread_local! {
    static DEVICE: OnceCell<Device> = const { OnceCell::new() };
}

fuzz_target!(|data: &[u8]| {
    DEVICE.with(|device| {
        let device = device.get_or_init(Device::new);
        let translate = |word: u64| match word >> 56 {
            ADDRESS_MARK => device.shared + word % SHARED_BYTES,
            _ => word,
        };
        let words: Vec<u64> = data
            .chunks(8)
            .map(|bytes| {
                let mut word = [0; 8];
                word[..bytes.len()].copy_from_slice(bytes);
                translate(u64::from_le_bytes(word))
            })
            .collect();
        // The input is packets, and then the shared memory.
        let mut packets: Vec<[u64; 8]> = words.chunks_exact(8).map(|packet| packet.try_into().unwrap()).collect();
        packets.truncate(SLOTS);
        let rest = &words[packets.len() * 8..];
        for (number, value) in rest.iter().take(SHARED_BYTES as usize / 8).enumerate() {
            word(device.shared + number as u64 * 8).store(*value, Ordering::Relaxed);
        }
        let queue = device.queue();
        queue.run(&packets, PATIENCE);
        let bystander = device.queue();
        let barrier = [3, 0, 0, 0, 0, 0, 0, 0];
        assert!(bystander.run(&[barrier], Duration::from_secs(20)), "another queue hangs");
        device.destroy(bystander);
        device.destroy(queue);
    });
});
