//! A driver for tests of the kfd layer: a KFD of a few hundred lines that keeps books, and fails when it is told to.
//!
//! It checks what the kernel checks of addresses, handles and sizes, and executes nothing. Its books show what leaked:
//! buffers, mappings, events, queues.

// Each test binary uses its own part of it.
#![allow(dead_code)]

use hsakmt_sys::uapi::{ioctl, *};
use libc::{c_int, c_void};
use numa_sys::os::Os as _;
use rocm_rs::{
    kfd::driver::{Anchor, Driver, HostNodes, Mapping, Node, RawFile},
    numa,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    ptr::NonNull,
    sync::{
        Arc, Condvar, Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// The id of the only GPU: a gfx1100 with 96 compute units.
pub const GPU: u32 = 33_217;

/// What the kernel wants of that GPU's queues.
pub const SAVE: u64 = 0x2bea000;
pub const STACK: u32 = 0xa000;
pub const AREA: u64 = 0x2c02000;

#[derive(Debug)]
pub struct Buffer {
    pub address: u64,
    pub size: u64,
    pub flags: u32,
    pub mapped: BTreeSet<u32>,
    pub queues: u32,
    /// The nodes of the thread's policy when its memory was taken.
    pub nodes: Vec<usize>,
}

#[derive(Debug, Default)]
pub struct Event {
    pub kind: u32,
    pub auto_reset: bool,
    pub set: bool,
    pub age: u64,
    pub memory: kfd_hsa_memory_exception_data,
}

/// The books.
#[derive(Debug, Default)]
pub struct Books {
    pub files: BTreeMap<i32, Node>,
    pub buffers: BTreeMap<u64, Buffer>,
    pub mappings: BTreeMap<u64, usize>,
    pub events: BTreeMap<u32, Event>,
    /// Queues by id: their buffers' handles.
    pub queues: BTreeMap<u32, Vec<u64>>,
    pub vm: Option<i32>,
    pub event_page: Option<u64>,
    pub runtime_enabled: bool,
    /// What was settled on a node: the node, the address, the length, and the thread's nodes then.
    pub settled: Vec<(usize, u64, usize, Vec<usize>)>,
    pub created_queues: u32,
    /// Timeouts of WAIT_EVENTS, as they were asked for.
    pub waits: Vec<u32>,
    next: u64,
    process: u32,
}

/// What the driver is to do.
#[derive(Debug)]
pub struct Plan {
    pub version: (u32, u32),
    pub open_error: Option<(Node, i32)>,
    pub signal_events: usize,
    /// How many WAIT_EVENTS are interrupted before one is not.
    pub interruptions: u32,
    pub vram: u64,
    pub resizable_bar: bool,
    pub refuse: BTreeSet<u8>,
    pub topology: BTreeMap<String, String>,
    /// The machine's NUMA nodes; those of this machine, where there are none.
    pub nodes: Option<Numa>,
}

/// A machine of NUMA nodes that are in a book.
pub type Numa = numa::Machine<numa_sys::os::fake::Fake>;

impl Default for Plan {
    fn default() -> Self {
        Plan {
            version: (1, 17),
            open_error: None,
            signal_events: 4095,
            interruptions: 0,
            vram: 24 << 30,
            resizable_bar: true,
            refuse: BTreeSet::new(),
            topology: topology(),
            nodes: None,
        }
    }
}

/// Four NUMA nodes, the third without memory and the GPU nearest to the second.
pub fn four_nodes() -> (BTreeMap<String, String>, Numa) {
    let moved = |(path, text): (String, String)| (path.replacen("nodes/1", "nodes/4", 1), text);
    let mut files: BTreeMap<_, _> =
        topology().into_iter().filter(|(path, _)| !path.contains("/0/")).map(moved).collect();
    files.insert("nodes/4/mem_banks/0/properties".to_owned(), topology()["nodes/1/mem_banks/0/properties"].clone());
    files.get_mut("nodes/4/properties").unwrap().push_str("io_links_count 2\n");
    for (number, to, weight) in [(0, 0, 40), (1, 1, 20)] {
        let text = format!("type 2\nnode_from 4\nnode_to {to}\nweight {weight}\nflags 0\n");
        files.insert(format!("nodes/4/io_links/{number}/properties"), text);
    }
    for node in 0..4 {
        files.insert(format!("nodes/{node}/gpu_id"), "0\n".to_owned());
        files.insert(format!("nodes/{node}/name"), "\n".to_owned());
        files.insert(format!("nodes/{node}/properties"), "cpu_cores_count 2\nsimd_count 0\n".to_owned());
    }
    let memory = [(2, 1 << 30), (2, 1 << 30), (2, 0), (2, 1 << 30)];
    (files, numa::Machine::with(numa_sys::os::fake::Fake::with(&memory)))
}

/// One CPU node and one gfx1100.
pub fn topology() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut file = |path: &str, text: &str| files.insert(path.to_owned(), text.replace('|', "\n") + "\n");
    file("generation_id", "1");
    file("system_properties", "platform_oem 1|platform_id 2|platform_rev 3");
    file("nodes/0/gpu_id", "0");
    file("nodes/0/name", "");
    file("nodes/0/properties", "cpu_cores_count 8|simd_count 0|mem_banks_count 1|io_links_count 1");
    file("nodes/0/mem_banks/0/properties", "heap_type 0|size_in_bytes 17179869184|flags 0|width 0|mem_clk_max 0");
    file("nodes/0/io_links/0/properties", "type 2|node_from 0|node_to 1|weight 20|flags 0");
    file("nodes/1/gpu_id", &GPU.to_string());
    file("nodes/1/name", "navi31");
    file(
        "nodes/1/properties",
        "simd_count 192|simd_per_cu 2|array_count 12|simd_arrays_per_engine 2|cu_per_simd_array 8|num_xcc 1|\
         max_waves_per_simd 16|max_slots_scratch_cu 32|wave_front_size 32|lds_size_in_kb 64|gfx_target_version 110000|\
         drm_render_minor 128|capability 1073750656|vendor_id 4098|device_id 29772|fw_version 592",
    );
    file("nodes/1/mem_banks/0/properties", "heap_type 1|size_in_bytes 25753026560|flags 0|width 384|mem_clk_max 1249");
    files
}

/// The driver.
#[derive(Debug)]
pub struct Fake {
    anchor: Anchor,
    pub plan: Plan,
    books: Mutex<Books>,
    changed: Condvar,
    calls: AtomicU64,
    /// Which making call fails; 0 for none.
    fail_at: AtomicU64,
    lost_nodes: AtomicBool,
    /// The nodes of a process that a cpuset has confined to one.
    lost: Numa,
}

impl Fake {
    pub fn new(plan: Plan) -> Arc<Fake> {
        Arc::new(Fake {
            anchor: Anchor::default(),
            plan,
            books: Mutex::default(),
            changed: Condvar::new(),
            calls: AtomicU64::new(0),
            fail_at: AtomicU64::new(0),
            lost_nodes: AtomicBool::new(false),
            lost: numa::Machine::with(numa_sys::os::fake::Fake::new(1)),
        })
    }

    /// Lets the `n`-th call that makes something fail.
    pub fn failing(plan: Plan, n: u64) -> Arc<Fake> {
        let fake = Fake::new(plan);
        fake.fail_at.store(n, Ordering::Relaxed);
        fake
    }

    /// Whether the call that was to fail has been made.
    pub fn has_failed(&self) -> bool {
        self.calls.load(Ordering::Relaxed) >= self.fail_at.load(Ordering::Relaxed)
    }

    /// The process loses all NUMA nodes but one.
    pub fn lose_nodes(&self) {
        self.lost_nodes.store(true, Ordering::Relaxed);
    }

    /// No call fails any more.
    pub fn recover(&self) {
        self.fail_at.store(0, Ordering::Relaxed);
    }

    /// A child of a fork has books of its own, as it has in the kernel.
    pub fn books(&self) -> MutexGuard<'_, Books> {
        let mut books = self.books.lock().unwrap();
        if books.process != std::process::id() {
            *books = Books { next: 1, process: std::process::id(), ..Books::default() };
        }
        books
    }

    /// Raises a memory fault.
    pub fn fault(&self, address: u64) {
        let mut books = self.books();
        for event in books.events.values_mut().filter(|event| event.kind == KFD_IOC_EVENT_MEMORY) {
            event.set = true;
            event.memory = kfd_hsa_memory_exception_data {
                failure: kfd_memory_exception_failure { NotPresent: 1, ..Default::default() },
                va: address,
                gpu_id: GPU,
                ErrorType: 0,
            };
        }
        self.changed.notify_all();
    }

    /// Sets an event as a GPU does.
    pub fn raise(&self, id: u32) {
        if let Some(event) = self.books().events.get_mut(&id) {
            event.set = true;
            event.age += 1;
        }
        self.changed.notify_all();
    }

    /// The nodes of the calling thread's policy.
    pub fn policy(&self) -> Vec<usize> {
        self.plan.nodes.as_ref().map_or(Vec::new(), |nodes| nodes.os().policy().unwrap().nodes.iter().collect())
    }

    /// Counts a call that makes something, and fails it if it is its turn.
    fn make(&self) -> io::Result<()> {
        match self.calls.fetch_add(1, Ordering::Relaxed) + 1 == self.fail_at.load(Ordering::Relaxed) {
            true => Err(io::Error::from_raw_os_error(libc::EIO)),
            false => Ok(()),
        }
    }
}

fn errno<T>(errno: c_int) -> io::Result<T> {
    Err(io::Error::from_raw_os_error(errno))
}

impl Books {
    fn next(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// The buffer that starts at an address and has exactly a size.
    fn exact(&self, address: u64, size: u64) -> io::Result<u64> {
        match self.buffers.iter().find(|(_, buffer)| buffer.address == address) {
            Some((handle, buffer)) if buffer.size == size && buffer.mapped.contains(&GPU) => Ok(*handle),
            _ => errno(libc::EINVAL),
        }
    }
}

/// Views an ioctl's argument as its struct.
macro_rules! argument {
    ($argument:expr) => {
        // SAFETY: the runtime passes the struct of the command; this is what the tests check, among others.
        unsafe { &mut *$argument.cast() }
    };
}

impl Driver for Fake {
    fn name(&self) -> &'static str {
        "fake"
    }

    fn anchor(&self) -> &Anchor {
        &self.anchor
    }

    fn open(&self, node: Node) -> io::Result<RawFile> {
        self.make()?;
        if let Some((_, error)) = self.plan.open_error.filter(|(refused, _)| *refused == node) {
            return errno(error);
        }
        let mut books = self.books();
        let file = books.next() as i32;
        books.files.insert(file, node);
        Ok(RawFile(file))
    }

    fn close(&self, file: RawFile) {
        assert!(self.books().files.remove(&file.0).is_some(), "{file:?} is closed twice");
    }

    fn host_nodes(&self) -> &dyn HostNodes {
        match &self.plan.nodes {
            // The machine still has its nodes; the process may use one of them only.
            Some(_) if self.lost_nodes.load(Ordering::Relaxed) => &self.lost,
            Some(nodes) => nodes,
            None => numa::Machine::this(),
        }
    }

    fn settle(&self, node: usize, address: NonNull<c_void>, length: usize) -> numa::Result<()> {
        let nodes = self.policy();
        self.books().settled.push((node, address.as_ptr() as u64, length, nodes));
        Ok(())
    }

    unsafe fn ioctl(&self, file: RawFile, request: ioctl::Request, argument: *mut c_void) -> io::Result<c_int> {
        assert!(self.books().files.contains_key(&file.0), "{file:?} is not open");
        let number = ioctl::number(request);
        if self.plan.refuse.contains(&number) {
            return errno(libc::EINVAL);
        }
        // Setting, waiting and what takes down are not counted: their failure is another test's.
        if !matches!(number, 0x03 | 0x09..=0x0c | 0x17 | 0x19) {
            self.make()?;
        }
        let mut books = self.books();
        match number {
            0x01 => {
                let args: &mut kfd_ioctl_get_version_args = argument!(argument);
                (args.major_version, args.minor_version) = self.plan.version;
            }
            0x02 => create_queue(&mut books, argument!(argument))?,
            0x03 => {
                let args: &mut kfd_ioctl_destroy_queue_args = argument!(argument);
                let Some(handles) = books.queues.remove(&args.queue_id) else { return errno(libc::EINVAL) };
                for handle in handles {
                    books.buffers.get_mut(&handle).expect("a queue keeps its buffers").queues -= 1;
                }
            }
            0x05 => {
                let args: &mut kfd_ioctl_get_clock_counters_args = argument!(argument);
                let now = Instant::now().duration_since(*START.get_or_init(Instant::now)).as_nanos() as u64;
                args.gpu_clock_counter = 1000 + now / 10;
                args.cpu_clock_counter = now;
                args.system_clock_counter = now;
                args.system_clock_freq = 1_000_000_000;
            }
            0x07 => {
                let args: &mut kfd_ioctl_update_queue_args = argument!(argument);
                if !books.queues.contains_key(&args.queue_id) {
                    return errno(libc::EFAULT);
                }
            }
            0x08 => self.create_event(&mut books, argument!(argument))?,
            0x09 => {
                let args: &mut kfd_ioctl_destroy_event_args = argument!(argument);
                if books.events.remove(&args.event_id).is_none() {
                    return errno(libc::EINVAL);
                }
                self.changed.notify_all();
            }
            0x0a => {
                let args: &mut kfd_ioctl_set_event_args = argument!(argument);
                match books.events.get_mut(&args.event_id) {
                    Some(event) if event.kind == KFD_IOC_EVENT_SIGNAL => {
                        event.set = true;
                        event.age += 1;
                    }
                    _ => return errno(libc::EINVAL),
                }
                self.changed.notify_all();
            }
            0x0b => {
                let args: &mut kfd_ioctl_reset_event_args = argument!(argument);
                match books.events.get_mut(&args.event_id) {
                    Some(event) if event.kind == KFD_IOC_EVENT_SIGNAL => event.set = false,
                    _ => return errno(libc::EINVAL),
                }
            }
            0x0c => return self.wait(books, argument!(argument)),
            0x14 => {
                let args: &mut kfd_ioctl_get_process_apertures_new_args = argument!(argument);
                assert_eq!(args.num_of_nodes, 1);
                let apertures = kfd_process_device_apertures {
                    lds_base: 0x1_0000_0000_0000,
                    scratch_base: 0x2_0000_0000_0000,
                    gpuvm_base: 0x1000,
                    gpuvm_limit: (1 << 47) - 1,
                    gpu_id: GPU,
                    ..Default::default()
                };
                // SAFETY: the runtime's list has one entry.
                unsafe {
                    (args.kfd_process_device_apertures_ptr as *mut kfd_process_device_apertures).write(apertures)
                };
            }
            0x15 => {
                let args: &mut kfd_ioctl_acquire_vm_args = argument!(argument);
                let file = args.drm_fd as i32;
                if books.files.get(&file) != Some(&Node::Render(128)) || args.gpu_id != GPU {
                    return errno(libc::EINVAL);
                }
                if *books.vm.get_or_insert(file) != file {
                    return errno(libc::EBUSY);
                }
            }
            0x16 => self.allocate(&mut books, argument!(argument))?,
            0x17 => {
                let args: &mut kfd_ioctl_free_memory_of_gpu_args = argument!(argument);
                match books.buffers.get(&args.handle) {
                    None => return errno(libc::EINVAL),
                    Some(_) if books.event_page == Some(args.handle) => return errno(libc::EPERM),
                    Some(buffer) if !buffer.mapped.is_empty() => return errno(libc::EBUSY),
                    Some(buffer) => {
                        let mapped = books.mappings.contains_key(&buffer.address);
                        assert!(!mapped, "a buffer is freed while the host maps it: {buffer:x?}");
                        books.buffers.remove(&args.handle);
                    }
                }
            }
            0x18 => {
                let args: &mut kfd_ioctl_map_memory_to_gpu_args = argument!(argument);
                let Some(buffer) = books.buffers.get_mut(&args.handle) else { return errno(libc::EINVAL) };
                assert_eq!(args.n_devices, 1);
                // SAFETY: the runtime's list has one entry.
                buffer.mapped.insert(unsafe { *(args.device_ids_array_ptr as *const u32) });
                args.n_success = 1;
            }
            0x19 => {
                let args: &mut kfd_ioctl_unmap_memory_from_gpu_args = argument!(argument);
                let Some(buffer) = books.buffers.get_mut(&args.handle) else { return errno(libc::EINVAL) };
                if buffer.queues != 0 {
                    return errno(libc::EBUSY);
                }
                buffer.mapped.clear();
                args.n_success = args.n_devices;
            }
            0x1a => {
                let args: &mut kfd_ioctl_set_cu_mask_args = argument!(argument);
                if !books.queues.contains_key(&args.queue_id) || !args.num_cu_mask.is_multiple_of(32) {
                    return errno(libc::EINVAL);
                }
            }
            0x23 => {
                let args: &mut kfd_ioctl_get_available_memory_args = argument!(argument);
                args.available = self.plan.vram;
            }
            0x25 => {
                if std::mem::replace(&mut books.runtime_enabled, true) {
                    return errno(libc::EBUSY);
                }
            }
            number => panic!("the runtime issued command {number:#x}, which it is not known to need"),
        }
        Ok(0)
    }

    unsafe fn mmap(&self, file: RawFile, mapping: &Mapping) -> io::Result<NonNull<c_void>> {
        self.make()?;
        let mut books = self.books();
        match books.files.get(&file.0) {
            Some(Node::Kfd) => assert_eq!(mapping.offset as u64 >> 62, 3, "only doorbells are mapped of the KFD"),
            Some(Node::Render(_)) => {
                let buffer = books.buffers.get(&(mapping.offset as u64 >> 12)).expect("the offset is a buffer's");
                assert_eq!((buffer.address, buffer.size), (mapping.address as u64, mapping.length as u64));
                assert!(mapping.fixed);
            }
            None => return errno(libc::EBADF),
        }
        let flags = libc::MAP_SHARED | libc::MAP_ANONYMOUS | if mapping.fixed { libc::MAP_FIXED } else { 0 };
        // SAFETY: a fixed range is the runtime's reservation: it is checked to be a buffer's above.
        let address = unsafe { libc::mmap(mapping.address, mapping.length, mapping.protection, flags, -1, 0) };
        assert_ne!(address, libc::MAP_FAILED);
        books.mappings.insert(address as u64, mapping.length);
        Ok(NonNull::new(address).unwrap())
    }

    unsafe fn munmap(&self, address: NonNull<c_void>, length: usize) -> io::Result<()> {
        let known = self.books().mappings.remove(&(address.as_ptr() as u64));
        assert_eq!(known, Some(length), "what is unmapped was mapped, whole");
        // SAFETY: it was mapped here.
        assert_eq!(unsafe { libc::munmap(address.as_ptr(), length) }, 0);
        Ok(())
    }

    fn read_topology(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.plan.topology.get(path) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => errno(libc::ENOENT),
        }
    }

    fn list_topology(&self, path: &str) -> io::Result<Vec<String>> {
        let below = |file: &str| Some(file.strip_prefix(path)?.strip_prefix('/')?.split('/').next()?.to_owned());
        let names: BTreeSet<String> = self.plan.topology.keys().filter_map(|file| below(file)).collect();
        if names.is_empty() { errno(libc::ENOENT) } else { Ok(names.into_iter().collect()) }
    }
}

static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();

impl Fake {
    fn create_event(&self, books: &mut Books, args: &mut kfd_ioctl_create_event_args) -> io::Result<()> {
        if args.event_page_offset != 0 {
            // Handed over once, as a buffer that is mapped.
            if books.event_page.is_some() || !books.buffers.contains_key(&args.event_page_offset) {
                return errno(libc::EINVAL);
            }
            books.event_page = Some(args.event_page_offset);
        }
        let signal = args.event_type == KFD_IOC_EVENT_SIGNAL;
        let base = if signal { 1 } else { 0x4000_0000 };
        if signal
            && books.events.values().filter(|event| event.kind == KFD_IOC_EVENT_SIGNAL).count()
                >= self.plan.signal_events
        {
            return errno(libc::ENOSPC);
        }
        args.event_id = (base..).find(|id| !books.events.contains_key(id)).unwrap();
        args.event_slot_index = if signal { args.event_id } else { 0 };
        let event = Event { kind: args.event_type, auto_reset: args.auto_reset != 0, age: 1, ..Event::default() };
        books.events.insert(args.event_id, event);
        Ok(())
    }

    fn wait(&self, mut books: MutexGuard<'_, Books>, args: &mut kfd_ioctl_wait_events_args) -> io::Result<c_int> {
        books.waits.push(args.timeout);
        // SAFETY: the runtime's list has as many entries as it says.
        let list =
            unsafe { std::slice::from_raw_parts_mut(args.events_ptr as *mut kfd_event_data, args.num_events as usize) };
        let interrupted = books.waits.len() as u32 <= self.plan.interruptions;
        let deadline = Instant::now() + Duration::from_millis(args.timeout.into());
        let ages = self.plan.version >= (1, 14);
        loop {
            let mut complete = false;
            for data in list.iter_mut() {
                let Some(event) = books.events.get_mut(&data.event_id) else { return errno(libc::EINVAL) };
                let mut activated = event.set;
                if event.auto_reset {
                    event.set = false;
                }
                match event.kind {
                    KFD_IOC_EVENT_SIGNAL if ages => {
                        // SAFETY: the member of a signal event.
                        let age = unsafe { &mut data.__bindgen_anon_1.signal_event_data.last_event_age };
                        activated |= *age != 0 && *age != event.age;
                        *age = event.age;
                    }
                    KFD_IOC_EVENT_MEMORY if activated => data.__bindgen_anon_1.memory_exception_data = event.memory,
                    _ => {}
                }
                complete |= activated;
            }
            if complete {
                args.wait_result = KFD_IOC_WAIT_RESULT_COMPLETE;
                return Ok(0);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                args.wait_result = KFD_IOC_WAIT_RESULT_TIMEOUT;
                return Ok(0);
            }
            if interrupted {
                // Half of the time passes, then a signal comes.
                drop(books);
                std::thread::sleep(left / 2);
                args.wait_result = KFD_IOC_WAIT_RESULT_FAIL;
                args.timeout = (left / 2).as_millis() as u32;
                return errno(libc::EINTR);
            }
            books = self.changed.wait_timeout(books, left).unwrap().0;
        }
    }

    fn allocate(&self, books: &mut Books, args: &mut kfd_ioctl_alloc_memory_of_gpu_args) -> io::Result<()> {
        let overlaps =
            |buffer: &Buffer| args.va_addr < buffer.address + buffer.size && buffer.address < args.va_addr + args.size;
        if args.gpu_id != GPU || !args.va_addr.is_multiple_of(4096) || !args.size.is_multiple_of(4096) || args.size == 0
        {
            return errno(libc::EINVAL);
        }
        assert!(!books.buffers.values().any(overlaps), "two buffers at one address: {args:x?}");
        let vram = args.flags & KFD_IOC_ALLOC_MEM_FLAGS_VRAM != 0;
        if vram && args.flags & KFD_IOC_ALLOC_MEM_FLAGS_PUBLIC != 0 && !self.plan.resizable_bar {
            return errno(libc::EINVAL);
        }
        let used: u64 = books.buffers.values().filter(|buffer| buffer.flags & 1 != 0).map(|buffer| buffer.size).sum();
        if vram && used + args.size > self.plan.vram {
            return errno(libc::ENOMEM);
        }
        args.handle = u64::from(GPU) << 32 | books.next();
        let key = args.handle;
        args.mmap_offset = key << 12;
        books.buffers.insert(
            key,
            Buffer {
                address: args.va_addr,
                size: args.size,
                flags: args.flags,
                mapped: BTreeSet::new(),
                queues: 0,
                nodes: self.policy(),
            },
        );
        Ok(())
    }
}

fn create_queue(books: &mut Books, args: &mut kfd_ioctl_create_queue_args) -> io::Result<()> {
    assert_eq!(args.queue_type, KFD_IOC_QUEUE_TYPE_COMPUTE_AQL);
    if args.ctl_stack_size != STACK || u64::from(args.ctx_save_restore_size) != SAVE || args.eop_buffer_size != 4096 {
        return errno(libc::EINVAL);
    }
    let page = args.write_pointer_address & !4095;
    assert_eq!(args.write_pointer_address - page, 56);
    assert_eq!(args.read_pointer_address - page, 128);
    let handles = vec![
        books.exact(args.ring_base_address, args.ring_size.into())?,
        books.exact(page, 4096)?,
        books.exact(args.eop_buffer_address, 4096)?,
        books.exact(args.ctx_save_restore_address, AREA)?,
    ];
    // SAFETY: the page is the runtime's, mapped.
    let queue = unsafe { (page as *const hsa_runtime_sys::amd_queue_v2_t).read() };
    assert_eq!(queue.hsa_queue.base_address as u64, args.ring_base_address);
    assert_eq!(queue.hsa_queue.size * 64, args.ring_size);
    for handle in &handles {
        books.buffers.get_mut(handle).unwrap().queues += 1;
    }
    args.queue_id = books.created_queues;
    args.doorbell_offset = 3 << 62 | u64::from(GPU) << 46 | (u64::from(args.queue_id % 1024) * 8);
    books.created_queues += 1;
    books.queues.insert(args.queue_id, handles);
    Ok(())
}
