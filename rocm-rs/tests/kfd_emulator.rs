//! The kfd layer against the emulator, whose KFD checks what the kernel's does.
#![cfg(feature = "emulator")]

use rocm_emulator::{Config, Machine, Profile};
use rocm_rs::{
    aql::{self, packet::BarrierAnd, ring},
    kfd::{self, Access, Condition, Error, Kfd, Placement, driver::Emulated, queue},
};
use std::{
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

const PROFILES: [&str; 3] = ["gfx1151", "gfx1103", "gfx1100"];

fn machine(profiles: &[&str]) -> Machine {
    let gpus = profiles.iter().map(|name| name.parse::<Profile>().unwrap()).collect();
    Machine::new(Config { gpus, workers: Some(1), ..Config::default() }).unwrap()
}

fn open(profile: &str) -> Arc<Kfd> {
    Kfd::open(Emulated::shared(machine(&[profile]))).unwrap()
}

/// The ring of a queue.
///
/// # Safety
///
/// It is not used after the queue is gone, and it is the queue's only one.
unsafe fn ring(queue: &kfd::Queue) -> aql::Ring<aql::Multi> {
    // SAFETY: the caller's; the descriptor is the queue's.
    unsafe {
        let doorbell = aql::Doorbell::new(queue.doorbell());
        aql::Ring::multi(ring::Parts::of_queue(queue.descriptor(), doorbell).unwrap())
    }
}

/// Sends barrier packets through a queue and waits for each.
fn barriers(queue: &kfd::Queue, count: u32) {
    // SAFETY: it goes with this function.
    let ring = unsafe { ring(queue) };
    for _ in 0..count {
        let done = queue.gpu().create_signal(1).unwrap();
        let packet = BarrierAnd::new(&[]).unwrap().completion(done.handle());
        ring.reserve().fill(packet);
        assert_eq!(done.wait(Condition::Lt, 1, Some(Duration::from_secs(20)), Some(queue)).unwrap(), Some(0));
    }
}

#[test]
fn memory_of_every_kind_on_every_profile() {
    for profile in PROFILES {
        let kfd = open(profile);
        let gpu = &kfd.gpus()[0];
        assert_eq!(gpu.properties().gfx.to_string(), profile);
        let default = gpu.default_placement();
        assert!(default.is_host_visible());
        for placement in [default, Placement::Vram, Placement::Host, Placement::HostUncached] {
            for size in [1, 64, 4096, 40_000, 1 << 20, 5 << 20] {
                let memory = gpu.allocate(size, placement, Access::WRITE).unwrap();
                if placement.is_host_visible() {
                    memory.write(size - 1, &[42]).unwrap();
                    let mut byte = [0];
                    memory.read(size - 1, &mut byte).unwrap();
                    assert_eq!(byte, [42]);
                }
            }
        }
        assert!(gpu.available_memory().unwrap() > 0);
        let mut own = vec![3u8; 50_000];
        let start = std::ptr::NonNull::new(own.as_mut_ptr()).unwrap();
        // SAFETY: the vector outlives the registration.
        let registered = unsafe { gpu.register(start, own.len(), Access::WRITE) }.unwrap();
        let mut bytes = [0; 4];
        registered.read(49_996, &mut bytes).unwrap();
        assert_eq!(bytes, [3; 4]);
    }
}

#[test]
fn queues_run_barriers_on_every_profile() {
    for profile in PROFILES {
        let kfd = open(profile);
        let gpu = &kfd.gpus()[0];
        let queue = gpu.create_queue(&queue::Config::default()).unwrap();
        barriers(&queue, 2000);
        queue.update(9, 50).unwrap();
        queue.set_cu_mask(&[u32::MAX]).unwrap();
        // SAFETY: nothing is in flight.
        unsafe { queue.grow_scratch(512) }.unwrap();
        assert!(queue.scratch_per_lane() >= 512);
        barriers(&queue, 3);
        assert_eq!(queue.failure(), None);
    }
}

#[test]
fn a_thousand_queues() {
    let kfd = open("gfx1103");
    for at in 0..1000 {
        let queue = kfd.gpus()[0].create_queue(&queue::Config { packets: 64, ..Default::default() }).unwrap();
        if at % 100 == 0 {
            barriers(&queue, 100);
        }
    }
}

#[test]
fn several_queues_at_once() {
    let kfd = open("gfx1100");
    let gpu = &kfd.gpus()[0];
    let queues: Vec<_> = (0..8).map(|_| gpu.create_queue(&queue::Config::default()).unwrap()).collect();
    thread::scope(|scope| {
        for queue in &queues {
            scope.spawn(|| barriers(queue, 100));
        }
    });
}

#[test]
fn a_long_wait_sleeps() {
    let kfd = open("gfx1151");
    let gpu = &kfd.gpus()[0];
    let queue = gpu.create_queue(&queue::Config::default()).unwrap();
    // SAFETY: it goes with this function.
    let ring = unsafe { ring(&queue) };
    let [gate, done] = [(); 2].map(|()| gpu.create_signal(1).unwrap());
    let packet = BarrierAnd::new(&[gate.handle()]).unwrap().completion(done.handle());
    ring.reserve().fill(packet);
    let before = cpu_time();
    assert_eq!(done.wait(Condition::Lt, 1, Some(Duration::from_secs(1)), Some(&queue)).unwrap(), None);
    let spent = cpu_time() - before;
    // What it spins before it sleeps is some microseconds, and a tenth of a second on a processor that is emulated.
    assert!(spent < Duration::from_millis(500), "a sleeping thread took {spent:?} of processor time");
    thread::scope(|scope| {
        let waiter = scope.spawn(|| done.wait(Condition::Lt, 1, None, Some(&queue)).unwrap());
        thread::sleep(Duration::from_millis(30));
        gate.store(0);
        gate.wake();
        assert_eq!(waiter.join().unwrap(), Some(0));
    });
}

/// The processor time of this thread.
fn cpu_time() -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the struct is this function's.
    assert_eq!(unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) }, 0);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

#[test]
fn a_queue_with_unfinished_work_can_go() {
    let kfd = open("gfx1151");
    let gpu = &kfd.gpus()[0];
    let never = gpu.create_signal(1).unwrap();
    let done = gpu.create_signal(1).unwrap();
    let queue = gpu.create_queue(&queue::Config::default()).unwrap();
    // SAFETY: it is not used after the queue.
    let ring = unsafe { ring(&queue) };
    ring.reserve().fill(BarrierAnd::new(&[never.handle()]).unwrap().completion(done.handle()));
    let start = Instant::now();
    drop(queue);
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(done.load(), 1);
}

#[test]
fn two_machines_and_two_gpus() {
    let alone = open("gfx1103");
    let both = Kfd::open(Emulated::shared(machine(&["gfx1100", "gfx1151"]))).unwrap();
    assert_eq!(both.gpus().len(), 2);
    let [first, second] = both.gpus() else { unreachable!() };
    let memory = first.allocate(10_000, Placement::Host, Access::WRITE).unwrap();
    memory.allow(second).unwrap();
    // A signal crosses from GPU to GPU.
    let gate = first.create_signal(1).unwrap();
    let done = second.create_signal(1).unwrap();
    let queues = [first, second].map(|gpu| gpu.create_queue(&queue::Config::default()).unwrap());
    // SAFETY: they go with this function.
    let rings = unsafe { [ring(&queues[0]), ring(&queues[1])] };
    rings[1].reserve().fill(BarrierAnd::new(&[gate.handle()]).unwrap().completion(done.handle()));
    rings[0].reserve().fill(BarrierAnd::new(&[]).unwrap().completion(gate.handle()));
    let timeout = Some(Duration::from_secs(20));
    assert_eq!(done.wait(Condition::Eq, 0, timeout, Some(&queues[1])).unwrap(), Some(0));
    let queue = alone.gpus()[0].create_queue(&queue::Config::default()).unwrap();
    barriers(&queue, 10);
}

#[test]
fn a_bad_packet_stops_its_queue_with_a_typed_error() {
    let kfd = open("gfx1151");
    let gpu = &kfd.gpus()[0];
    let queue = gpu.create_queue(&queue::Config::default()).unwrap();
    // SAFETY: it goes with this function.
    let ring = unsafe { ring(&queue) };
    let done = gpu.create_signal(1).unwrap();
    // A dispatch of no kernel.
    let grid = aql::packet::Extent::<u32>::from([1, 1, 1]);
    let group = aql::packet::Extent::<u16>::from([1, 1, 1]);
    let packet = aql::packet::KernelDispatch::new(0, grid, group).unwrap().completion(done.handle());
    ring.reserve().fill(packet);
    let result = done.wait(Condition::Lt, 1, Some(Duration::from_secs(20)), Some(&queue));
    match result {
        Err(Error::Failure(failure)) => assert!(failure.to_string().contains("kernel object"), "{failure}"),
        result => panic!("{result:?}"),
    }
    assert!(queue.failure().is_some());
    drop(queue);
    // Another queue of the same GPU works.
    barriers(&gpu.create_queue(&queue::Config::default()).unwrap(), 10);
}

#[test]
fn opening_again_after_everything_is_gone() {
    let driver = Emulated::shared(machine(&["gfx1151"]));
    for _ in 0..3 {
        let kfd = Kfd::open(driver.clone()).unwrap();
        barriers(&kfd.gpus()[0].create_queue(&queue::Config::default()).unwrap(), 3);
    }
}

#[test]
fn a_machine_without_a_gpu_opens_and_has_events() {
    let machine = Machine::new(Config::without_gpu(Vec::new(), Default::default())).unwrap();
    let kfd = Kfd::open(Emulated::shared(machine)).unwrap();
    assert!(kfd.gpus().is_empty());
    let event = kfd.create_event(true).unwrap();
    assert!(!event.wait(Some(Duration::from_millis(3))).unwrap());
    event.set().unwrap();
    assert!(event.wait(None).unwrap());
    assert!(!event.wait(Some(Duration::ZERO)).unwrap());
}

#[test]
fn clocks_run() {
    let kfd = open("gfx1151");
    let clock = kfd.gpus()[0].clock().unwrap();
    let frequency = clock.frequency();
    assert!((1e6..=1e10).contains(&frequency), "{frequency}");
}

#[test]
fn machines_come_and_go() {
    let round = || {
        let kfd = open("gfx1103");
        barriers(&kfd.gpus()[0].create_queue(&queue::Config { packets: 64, ..Default::default() }).unwrap(), 2);
    };
    round();
    let before = resources();
    for _ in 0..100 {
        round();
    }
    let after = resources();
    // Other tests of this binary come and go meanwhile; a leak would be of a hundred.
    for (what, before, after) in [("mappings", before.0, after.0), ("threads", before.1, after.1)] {
        assert!(after < before + 90, "{what}: {before} before, {after} after");
    }
}

/// How many mappings and threads this process has; Linux alone tells.
fn resources() -> (usize, usize) {
    let count = |path| std::fs::read_dir(path).map_or(0, |folder| folder.count());
    let mappings = std::fs::read_to_string("/proc/self/maps").map_or(0, |maps| maps.lines().count());
    if mappings == 0 {
        eprintln!("SKIP: mappings and threads of the process: there is no /proc");
    }
    (mappings, count("/proc/self/task"))
}

#[test]
fn signal_handlers_do_not_disturb_a_wait() {
    extern "C" fn nothing(_: libc::c_int) {}
    // SAFETY: the handler does nothing; without SA_RESTART, it interrupts what sleeps.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = nothing as *const () as usize;
        assert_eq!(libc::sigaction(libc::SIGUSR1, &action, std::ptr::null_mut()), 0);
    }
    let kfd = open("gfx1151");
    let gpu = &kfd.gpus()[0];
    let queue = gpu.create_queue(&queue::Config::default()).unwrap();
    let done = gpu.create_signal(1).unwrap();
    let start = Instant::now();
    thread::scope(|scope| {
        let (sender, receiver) = std::sync::mpsc::channel();
        let (done, queue) = (&done, &queue);
        let waiter = scope.spawn(move || {
            // SAFETY: it names the calling thread.
            sender.send(unsafe { libc::pthread_self() } as usize).unwrap();
            done.wait(Condition::Lt, 1, Some(Duration::from_millis(150)), Some(queue)).unwrap()
        });
        let thread = receiver.recv().unwrap();
        for _ in 0..10 {
            std::thread::sleep(Duration::from_millis(10));
            // SAFETY: the thread is joined below, so it still is one.
            unsafe { libc::pthread_kill(thread as libc::pthread_t, libc::SIGUSR1) };
        }
        assert_eq!(waiter.join().unwrap(), None);
    });
    assert!(start.elapsed() >= Duration::from_millis(150));
}
