//! The door for a runtime that manages memory, queues and events itself: announced memory, queues without doorbells, what
//! the runtime hears, and the topology folder.

#![allow(missing_docs)]

use hsa_runtime_sys::*;
use rocm_emulator::{
    Profile,
    gpu::{Gpu, Host, QueueError, QueuePlace, Stop, Topology, TopologyError, published},
    memory::{Access, Range, Source},
};
use std::{
    fs,
    mem::offset_of,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

const BASE: u64 = 0x10_0000;
const QUEUE: u64 = BASE + 0x1000;
const RING: u64 = BASE + 0x2000;
const SIGNAL: u64 = BASE + 0x3000;
const SIZE: u64 = 0x4000;
const LIMIT: Duration = Duration::from_secs(20);

/// A runtime that writes down what it hears.
#[derive(Debug, Default)]
struct Heard {
    events: Mutex<Vec<u32>>,
    stops: Mutex<Vec<Stop>>,
    /// Whether the inactive signal is to have the bits.
    marks: AtomicBool,
    /// Whether events are raised without mailboxes.
    without_mailbox: AtomicBool,
}

impl Host for Heard {
    fn event(&self, number: u32) {
        self.events.lock().unwrap().push(number);
    }

    fn hears_without_mailbox(&self) -> bool {
        self.without_mailbox.load(Ordering::Relaxed)
    }

    fn stopped(&self, stop: &Stop) -> bool {
        self.stops.lock().unwrap().push(stop.clone());
        self.marks.load(Ordering::Relaxed)
    }
}

/// Four pages of the GPU's memory, which are there when they are allowed to be.
#[derive(Clone)]
struct Pages {
    words: Arc<Vec<AtomicU64>>,
    there: Arc<AtomicBool>,
}

impl Pages {
    fn new(there: bool) -> Pages {
        // A page more, so that there is an aligned start.
        let words = (0..(SIZE + 0x1000) / 8).map(|_| AtomicU64::new(0)).collect();
        Pages { words: Arc::new(words), there: Arc::new(AtomicBool::new(there)) }
    }

    fn host(&self) -> *mut u8 {
        let start = self.words.as_ptr() as usize;
        self.words.as_ptr().cast_mut().cast::<u8>().wrapping_add(start.next_multiple_of(4096) - start)
    }

    fn word(&self, address: u64) -> &AtomicU64 {
        // SAFETY: an aligned word of the pages.
        unsafe { AtomicU64::from_ptr(self.host().add((address - BASE) as usize).cast()) }
    }
}

impl Source for Pages {
    fn open(&self) -> Option<Range> {
        let access = Access::READ | Access::WRITE;
        let range = Range { start: BASE, end: BASE + SIZE, host: self.host(), access, backing: self.words.clone() };
        self.there.load(Ordering::Acquire).then_some(range)
    }
}

const PLACE: QueuePlace = QueuePlace {
    ring: RING,
    ring_bytes: 0x1000,
    write_pointer: QUEUE + offset_of!(amd_queue_t, write_dispatch_id) as u64,
    read_pointer: QUEUE + offset_of!(amd_queue_t, read_dispatch_id) as u64,
};

/// Puts a packet into slot 0: its body, its header last; then moves the write pointer.
fn submit(pages: &Pages, kind: u32) {
    pages.word(RING + 56).store(SIGNAL, Ordering::Relaxed);
    // SAFETY: the header of the slot, aligned.
    unsafe { AtomicU32::from_ptr(pages.host().add((RING - BASE) as usize).cast()) }.store(kind, Ordering::Release);
    pages.word(PLACE.write_pointer).store(1, Ordering::Release);
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < LIMIT, "{what}");
        thread::sleep(Duration::from_millis(1));
    }
}

/// A GPU with four pages, a signal of value 1 whose event is 7, and an invalid packet in the ring's first slot.
fn machine() -> (Gpu, Pages, Arc<Heard>) {
    let (pages, heard) = (Pages::new(true), Arc::<Heard>::default());
    let gpu = Gpu::new(Profile::Gfx1100, heard.clone());
    gpu.space().announce(BASE, Box::new(pages.clone()));
    pages.word(RING).store(HSA_PACKET_TYPE_INVALID.into(), Ordering::Relaxed);
    pages.word(SIGNAL + 8).store(1, Ordering::Relaxed);
    pages.word(SIGNAL + offset_of!(amd_signal_t, event_mailbox_ptr) as u64).store(SIGNAL + 0x800, Ordering::Relaxed);
    pages.word(SIGNAL + offset_of!(amd_signal_t, event_id) as u64).store(7, Ordering::Relaxed);
    (gpu, pages, heard)
}

#[test]
fn a_queue_without_a_doorbell_runs_by_its_write_pointer() {
    let (gpu, pages, heard) = machine();
    let queue = gpu.start(PLACE).unwrap();
    // The slot is taken, and its packet is not there yet.
    pages.word(PLACE.write_pointer).store(1, Ordering::Release);
    thread::sleep(Duration::from_millis(20));
    assert_eq!(pages.word(PLACE.read_pointer).load(Ordering::Acquire), 0);
    submit(&pages, HSA_PACKET_TYPE_BARRIER_AND);
    until("the barrier completes", || pages.word(SIGNAL + 8).load(Ordering::Acquire) == 0);
    until("the event is raised", || *heard.events.lock().unwrap() == [7]);
    assert_eq!(pages.word(SIGNAL + 0x800).load(Ordering::Acquire), 7);
    until("the slot is given back", || pages.word(PLACE.read_pointer).load(Ordering::Acquire) == 1);
    drop(queue);
}

#[test]
fn a_signal_without_a_mailbox_raises_its_event_only_where_that_is_heard() {
    for (hears, number, expected) in [(false, 7, &[][..]), (true, 7, &[7]), (true, 0, &[])] {
        let (gpu, pages, heard) = machine();
        heard.without_mailbox.store(hears, Ordering::Relaxed);
        pages.word(SIGNAL + offset_of!(amd_signal_t, event_mailbox_ptr) as u64).store(0, Ordering::Relaxed);
        pages.word(SIGNAL + offset_of!(amd_signal_t, event_id) as u64).store(number, Ordering::Relaxed);
        let queue = gpu.start(PLACE).unwrap();
        submit(&pages, HSA_PACKET_TYPE_BARRIER_AND);
        until("the slot is given back", || pages.word(PLACE.read_pointer).load(Ordering::Acquire) == 1);
        drop(queue);
        assert_eq!(*heard.events.lock().unwrap(), expected);
        assert_eq!(pages.word(SIGNAL + 8).load(Ordering::Acquire), 0);
    }
}

#[test]
fn a_stop_is_told_once_and_marked_where_it_is_wanted() {
    for marks in [false, true] {
        let (gpu, pages, heard) = machine();
        heard.marks.store(marks, Ordering::Relaxed);
        let inactive = QUEUE + offset_of!(amd_queue_t, queue_inactive_signal) as u64;
        pages.word(SIGNAL + 8).store(0, Ordering::Relaxed);
        pages.word(inactive).store(SIGNAL, Ordering::Relaxed);
        let queue = gpu.start(PLACE).unwrap();
        submit(&pages, 17);
        until("the stop is told", || !heard.stops.lock().unwrap().is_empty());
        let stop = heard.stops.lock().unwrap()[0].clone();
        assert_eq!((stop.queue, stop.bits), (QUEUE, 1 << 5));
        assert!(stop.why.contains("packet"), "{}", stop.why);
        // Ended before the look: what it writes is written.
        drop(queue);
        // SAFETY: the value of the signal.
        let value = unsafe { AtomicI64::from_ptr(pages.word(SIGNAL + 8).as_ptr().cast()) }.load(Ordering::Acquire);
        assert_eq!(value, if marks { 1 << 5 } else { 0 });
        assert_eq!(heard.stops.lock().unwrap().len(), 1);
    }
}

#[test]
fn announced_memory_is_there_when_its_source_has_it() {
    let (pages, heard) = (Pages::new(false), Arc::<Heard>::default());
    let gpu = Gpu::new(Profile::Gfx1100, heard);
    gpu.space().announce(BASE, Box::new(pages.clone()));
    let what = |result: Result<_, QueueError>| result.map(drop).unwrap_err();
    assert!(matches!(what(gpu.start(PLACE)), QueueError::Memory { .. }));
    pages.there.store(true, Ordering::Release);
    drop(gpu.start(PLACE).unwrap());
    gpu.space().withdraw(BASE);
    assert!(matches!(what(gpu.start(PLACE)), QueueError::Memory { .. }));
    // Withdrawn before it came, it never comes.
    gpu.space().announce(BASE, Box::new(pages.clone()));
    gpu.space().withdraw(BASE);
    assert!(gpu.space().snapshot().find(BASE).is_none());
    assert_eq!(gpu.space().generation(), gpu.space().generation());
    assert!(gpu.space().snapshot().find(BASE).is_none());
}

#[test]
fn a_queue_in_bad_memory_is_refused() {
    let (gpu, ..) = machine();
    let refused = |place| gpu.start(place).map(drop).unwrap_err();
    for bytes in [0, 32, 96, 0x1001] {
        assert_eq!(refused(QueuePlace { ring_bytes: bytes, ..PLACE }), QueueError::RingSize { bytes });
    }
    let cases = [
        ("ring", QueuePlace { ring_bytes: 0x4000, ..PLACE }),
        ("ring", QueuePlace { ring: RING + 4, ..PLACE }),
        ("ring", QueuePlace { ring: 0, ..PLACE }),
        ("read pointer", QueuePlace { read_pointer: BASE + SIZE, ..PLACE }),
        ("amd_queue_t", QueuePlace { write_pointer: 8, ..PLACE }),
        ("amd_queue_t", QueuePlace { write_pointer: BASE, ..PLACE }),
    ];
    for (wanted, place) in cases {
        match refused(place) {
            QueueError::Memory { what, .. } => assert_eq!(what, wanted, "{place:?}"),
            other => panic!("{place:?}: {other}"),
        }
    }
}

#[test]
fn the_topology_folder_names_its_gpus() {
    let folder = std::env::temp_dir().join(format!("rocm-emulator-topology-{}", std::process::id()));
    let gpus = [Profile::Gfx1103, Profile::Gfx1151];
    let topology = Topology::new(&gpus).unwrap();
    assert!(!topology.stands(&folder));
    topology.write(&folder).unwrap();
    assert!(topology.stands(&folder));
    assert_eq!(published(&folder).unwrap(), gpus);
    let property = |node: u32, key: &str| -> u64 {
        let text = fs::read_to_string(folder.join(format!("nodes/{node}/properties"))).unwrap();
        text.lines().find_map(|line| line.strip_prefix(&format!("{key} "))).unwrap().parse().unwrap()
    };
    for node in [1, 2] {
        // What ROCr's hook asks for.
        assert_eq!(fs::read_to_string(folder.join(format!("nodes/{node}/gpu_id"))).unwrap(), format!("{}\n", node + 1));
        assert_eq!(property(node, "capability") >> 29 & 1, 0);
        assert_eq!(property(node, "num_sdma_engines"), 0);
        assert_ne!(property(node, "drm_render_minor"), 0);
    }
    assert_ne!(topology.fingerprint(), Topology::new(&gpus[..1]).unwrap().fingerprint());

    let properties = folder.join("nodes/2/properties");
    let text = fs::read_to_string(&properties).unwrap();
    fs::write(&properties, text.replace("gfx_target_version 110501", "gfx_target_version 90010")).unwrap();
    assert!(!topology.stands(&folder));
    assert!(matches!(published(&folder), Err(TopologyError::Version { version, .. }) if version == "90010"));
    fs::remove_file(&properties).unwrap();
    assert!(matches!(published(&folder), Err(TopologyError::Read { path, .. }) if path == properties));
    fs::remove_dir_all(&folder).unwrap();
    assert!(matches!(published(&folder), Err(TopologyError::Read { .. })));
}
