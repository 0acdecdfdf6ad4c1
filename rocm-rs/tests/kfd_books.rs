//! The kfd layer against a driver that keeps books: nothing leaks, whatever fails, and in whatever order things go.

mod kfd_fake;

use hsakmt_sys::uapi::*;
use kfd_fake::{Fake, GPU, Plan};
use rocm_rs::kfd::{self, Access, Condition, Error, Failure, Kfd, Placement, driver::Node, fault::Reason, queue};
use std::{
    collections::BTreeSet,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

/// Asserts that nothing is left but what outlives a `Kfd` on purpose.
fn assert_balance(fake: &Fake) {
    let books = fake.books();
    assert!(books.queues.is_empty(), "{:?}", books.queues);
    assert!(books.events.is_empty(), "{:?}", books.events);
    // The event page, if it was made: it may still wait to be handed over.
    assert!(books.buffers.len() <= 1, "{:x?}", books.buffers);
    assert!(books.buffers.values().all(|buffer| buffer.size == 0x8000 && buffer.flags == 0xd600_0002 | 1 << 29));
    let doorbells = books.mappings.values().filter(|length| **length == 0x2000).count();
    assert!(doorbells <= 1 && books.mappings.len() <= 1 + doorbells, "{:x?}", books.mappings);
    assert!(books.files.len() <= 2, "{:?}", books.files);
}

/// Does about everything once.
fn scenario(fake: &Arc<Fake>) -> kfd::Result<()> {
    let kfd = Kfd::open(fake.clone())?;
    let gpu = &kfd.gpus()[0];
    let mut memory = Vec::new();
    for placement in [Placement::Vram, Placement::VramVisible, Placement::Host, Placement::HostUncached] {
        for size in [1, 64, 100, 4096, 65_536, 3 << 20] {
            let allocation = gpu.allocate(size, placement, Access::WRITE | Access::EXECUTE)?;
            if placement.is_host_visible() {
                // Its ends: this runs some hundred times, and every page of it would be most of the work.
                allocation.write(0, &[7])?;
                allocation.write(size - 1, &[7])?;
            }
            memory.push(allocation);
        }
    }
    let signals = (0..3).map(|value| gpu.create_signal(value)).collect::<kfd::Result<Vec<_>>>()?;
    let config = queue::Config { cu_mask: vec![u32::MAX; 3], ..Default::default() };
    let queue = gpu.create_queue(&config)?;
    // SAFETY: nothing is in flight.
    unsafe { queue.grow_scratch(256) }?;
    queue.update(3, 50)?;
    let event = kfd.create_event(false)?;
    event.set()?;
    assert!(event.wait(Some(Duration::ZERO))?);
    drop((signals, memory));
    gpu.available_memory().map(drop)
}

#[test]
fn nothing_leaks_whichever_call_fails() {
    let mut failures = 0;
    for n in 1.. {
        let fake = Fake::failing(on_four_nodes(Plan::default()), n);
        let result = scenario(&fake);
        if !fake.has_failed() {
            result.expect("no call failed");
            break;
        }
        // Some calls are tolerated, such as a first reading of the clocks.
        failures += u32::from(result.is_err());
        assert_balance(&fake);
        assert_eq!(fake.policy(), [], "the thread's policy after the failure of call {n}");
        // What is kept can be built on.
        fake.recover();
        scenario(&fake).unwrap_or_else(|error| panic!("after the failure of call {n}: {error}"));
        assert_balance(&fake);
    }
    assert!(failures > 60, "only {failures} calls were made to fail");
}

/// A machine of four NUMA nodes, whose GPU is nearest to node 1.
fn on_four_nodes(plan: Plan) -> Plan {
    let (topology, nodes) = kfd_fake::four_nodes();
    Plan { topology, nodes: Some(nodes), ..plan }
}

#[test]
fn the_hosts_memory_comes_from_the_node_that_is_near_the_gpu() {
    let fake = Fake::new(on_four_nodes(Plan::default()));
    let kfd = Kfd::open(fake.clone()).unwrap();
    let gpu = &kfd.gpus()[0];
    assert_eq!(gpu.host_node(), Some(1));
    let own = fake.plan.nodes.as_ref().unwrap().prefer(3).unwrap();
    let placements = [Placement::Vram, Placement::VramVisible, Placement::Host, Placement::HostUncached];
    let sizes = [100, 3 << 20];
    let memory: Vec<_> = placements
        .iter()
        .flat_map(|placement| sizes.map(|size| gpu.allocate(size, *placement, Access::WRITE).unwrap()))
        .collect();
    let queue = gpu.create_queue(&queue::Config::default()).unwrap();
    let signal = gpu.create_signal(1).unwrap();
    assert_eq!(fake.policy(), [3], "the thread's own policy is as it was");
    let books = fake.books();
    let host = |buffer: &&kfd_fake::Buffer| buffer.flags & KFD_IOC_ALLOC_MEM_FLAGS_GTT != 0;
    let (near, others): (Vec<_>, Vec<_>) = books.buffers.values().partition(host);
    // Two pools' slabs and two large ones; the queue's ring, page and more; signals; the event page.
    assert!(near.len() >= 8 && others.len() >= 4, "{near:x?} {others:x?}");
    assert!(near.iter().all(|buffer| buffer.nodes == [1]), "{near:x?}");
    assert!(others.iter().all(|buffer| buffer.nodes == [3]), "{others:x?}");
    // Each was settled once, where it is, and under the policy.
    let mut settled: Vec<_> = books.settled.iter().map(|(_, address, length, _)| (*address, *length as u64)).collect();
    let mut expected: Vec<_> = near.iter().map(|buffer| (buffer.address, buffer.size)).collect();
    settled.sort_unstable();
    expected.sort_unstable();
    assert_eq!(settled, expected);
    assert!(books.settled.iter().all(|(node, .., nodes)| *node == 1 && nodes == &[1]), "{:x?}", books.settled);
    drop((books, own, queue, signal, memory));
    assert_eq!(fake.policy(), []);
}

#[test]
fn one_node_is_no_choice_and_a_lost_node_is_an_error() {
    use numa_sys::{mask::Set, os::fake};
    let near = |nodes: kfd_fake::Numa| {
        let fake = Fake::new(Plan { nodes: Some(nodes), ..on_four_nodes(Plan::default()) });
        let kfd = Kfd::open(fake.clone()).unwrap();
        let near = kfd.gpus()[0].host_node();
        let memory = kfd.gpus()[0].allocate(100, Placement::Host, Access::WRITE).unwrap();
        let settled = fake.books().settled.len();
        assert_eq!(settled > 0, near.is_some());
        drop(memory);
        near
    };
    let machine = |memory: [u64; 4]| fake::Fake::with(&memory.map(|bytes| (2, bytes)));
    assert_eq!(near(kfd_fake::Numa::with(machine([1 << 30; 4]).confined(&Set::from_iter([0])))), None);
    assert_eq!(near(kfd_fake::Numa::with(fake::Fake::new(1))), None);
    // The nearest has no memory: the next one has.
    assert_eq!(near(kfd_fake::Numa::with(machine([1 << 30, 0, 0, 1 << 30]))), Some(0));
    // A GPU without links is near nothing.
    let fake = Fake::new(Plan { nodes: Some(kfd_fake::four_nodes().1), ..Plan::default() });
    assert_eq!(Kfd::open(fake.clone()).unwrap().gpus()[0].host_node(), None);
    // The system takes the node away meanwhile.
    let fake = Fake::new(on_four_nodes(Plan::default()));
    let kfd = Kfd::open(fake.clone()).unwrap();
    fake.lose_nodes();
    let error = kfd.gpus()[0].allocate(3 << 20, Placement::Host, Access::WRITE).unwrap_err();
    assert!(matches!(error, Error::HostNode { node: 1, .. }), "{error}");
    assert!(kfd.gpus()[0].allocate(3 << 20, Placement::Vram, Access::WRITE).is_ok(), "VRAM is on no node");
    drop(kfd);
    assert_balance(&fake);
}

#[test]
fn a_queue_that_is_not_destroyed_keeps_its_buffers() {
    let fake = Fake::new(Plan { refuse: BTreeSet::from([0x03]), ..Plan::default() });
    let kfd = Kfd::open(fake.clone()).unwrap();
    let queue = kfd.gpus()[0].create_queue(&queue::Config::default()).unwrap();
    let before: Vec<u64> = fake.books().queues.values().flatten().copied().collect();
    assert_eq!(before.len(), 4);
    drop((queue, kfd));
    let books = fake.books();
    assert!(before.iter().all(|handle| books.buffers.contains_key(handle)));
}

#[test]
fn flag_words_and_sizes() {
    let fake = Fake::new(Plan::default());
    let kfd = Kfd::open(fake.clone()).unwrap();
    let gpu = &kfd.gpus()[0];
    let all = Access::WRITE | Access::EXECUTE;
    for (placement, access, flags) in [
        (Placement::Vram, all, 0xd000_0001),
        (Placement::VramVisible, all, 0xf000_0001),
        (Placement::Host, all, 0xf400_0002),
        (Placement::HostUncached, all, 0xf600_0002),
        (Placement::Vram, Access::WRITE, 0x9000_0001),
        (Placement::Vram, Access::empty(), 0x1000_0001),
        (Placement::Vram, Access::EXECUTE, 0x5000_0001),
    ] {
        let allocation = gpu.allocate_alone(5000, placement, access).unwrap();
        let books = fake.books();
        let buffer = books.buffers.values().find(|buffer| buffer.address == allocation.address()).unwrap();
        assert_eq!((buffer.size, buffer.flags), (8192, flags), "{placement:?} {access:?}");
        assert_eq!(allocation.host().is_some(), placement != Placement::Vram);
        assert_eq!(allocation.len(), 5000);
    }
    let mut own = vec![1u8; 10_000];
    let start = std::ptr::NonNull::new(own.as_mut_ptr()).unwrap();
    // SAFETY: the vector outlives the registration, and no GPU writes.
    let registered = unsafe { gpu.register(start, own.len(), all) }.unwrap();
    assert_eq!(registered.address(), start.as_ptr() as u64);
    let flags: Vec<u32> = fake.books().buffers.values().map(|buffer| buffer.flags).collect();
    assert!(flags.contains(&0xf000_0004), "{flags:x?}");
    drop(registered);
    assert_eq!(own[9_999], 1);
}

#[test]
fn large_buffers_are_aligned_and_followed_by_nothing() {
    let fake = Fake::new(Plan::default());
    let kfd = Kfd::open(fake.clone()).unwrap();
    let gpu = &kfd.gpus()[0];
    let all: Vec<_> = (0..20).map(|_| gpu.allocate(2 << 20, Placement::VramVisible, Access::WRITE).unwrap()).collect();
    let mut ranges: Vec<(u64, u64)> =
        fake.books().buffers.values().map(|buffer| (buffer.address, buffer.address + buffer.size)).collect();
    ranges.sort_unstable();
    // A page between any two: running past the end is a fault.
    assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0));
    assert!(all.iter().all(|allocation| allocation.address() % (2 << 20) == 0));
}

#[test]
fn drop_in_any_order() {
    // All 24 orders of four owners.
    for order in 0..24 {
        let fake = Fake::new(Plan::default());
        let kfd = Kfd::open(fake.clone()).unwrap();
        let gpu = kfd.gpus()[0].clone();
        let memory = gpu.allocate(100, Placement::Host, Access::WRITE).unwrap();
        let queue = gpu.create_queue(&queue::Config::default()).unwrap();
        let signal = gpu.create_signal(1).unwrap();
        let mut owners: Vec<Box<dyn std::any::Any>> =
            vec![Box::new(kfd), Box::new((gpu, memory)), Box::new(queue), Box::new(signal)];
        let mut rest = order;
        while !owners.is_empty() {
            let at = rest % owners.len();
            rest /= owners.len();
            drop(owners.remove(at));
        }
        assert_balance(&fake);
    }
}

#[test]
fn a_thousand_queues() {
    let fake = Fake::new(Plan::default());
    let kfd = Kfd::open(fake.clone()).unwrap();
    let gpu = &kfd.gpus()[0];
    for _ in 0..1000 {
        let queue = gpu.create_queue(&queue::Config { packets: 64, ..Default::default() }).unwrap();
        assert_eq!(fake.books().queues.keys().collect::<Vec<_>>(), [&queue.id()]);
    }
    assert_eq!(fake.books().created_queues, 1000);
    drop(kfd);
    assert_balance(&fake);
}

#[test]
fn opening_twice_and_again() {
    let fake = Fake::new(Plan::default());
    let first = Kfd::open(fake.clone()).unwrap();
    let second = Kfd::open(fake.clone()).unwrap();
    assert!(Arc::ptr_eq(&first, &second));
    // The first's GPU is used beyond its Kfd, while another Kfd stands.
    let gpu = first.gpus()[0].clone();
    drop((first, second));
    let third = Kfd::open(fake.clone()).unwrap();
    let signal = gpu.create_signal(5).unwrap();
    assert_eq!(signal.load(), 5);
    let queue = third.gpus()[0].create_queue(&queue::Config::default()).unwrap();
    drop((gpu, third));
    assert_eq!(queue.failure(), None);
    assert_eq!(signal.wait(Condition::Eq, 5, None, None).unwrap(), Some(5));
    drop((signal, queue));
    assert_balance(&fake);
    assert_eq!(fake.books().files.len(), 2, "one KFD and one render node for all of it");
}

#[test]
fn two_drivers_know_nothing_of_each_other() {
    let fakes = [Fake::new(Plan::default()), Fake::new(Plan::default())];
    let kfds = fakes.clone().map(|fake| Kfd::open(fake).unwrap());
    assert!(!Arc::ptr_eq(&kfds[0], &kfds[1]));
    fakes[0].fault(0x1000);
    let event = kfds[1].create_event(false).unwrap();
    assert!(!event.wait(Some(Duration::from_millis(1))).unwrap());
    let event = kfds[0].create_event(false).unwrap();
    assert!(event.wait(Some(Duration::from_secs(10))).is_err());
}

#[test]
fn versions() {
    for (version, minimum) in [((0, 9), true), ((1, 0), true), ((1, 1), false), ((1, 11), false), ((1, 23), false)] {
        let result = Kfd::open(Fake::new(Plan { version, ..Plan::default() }));
        match result {
            Err(Error::TooOld { found, needed }) if minimum => {
                assert_eq!((found.major, found.minor), version);
                assert_eq!(needed, kfd::Version::OLDEST);
            }
            Ok(kfd) if !minimum => assert_eq!((kfd.version().major, kfd.version().minor), version),
            result => panic!("{version:?}: {result:?}"),
        }
    }
    let too_new = Kfd::open(Fake::new(Plan { version: (2, 0), ..Plan::default() }));
    assert!(matches!(too_new, Err(Error::TooNew { .. })), "{too_new:?}");
    let message = Kfd::open(Fake::new(Plan { version: (1, 0), ..Plan::default() })).unwrap_err().to_string();
    assert!(message.contains("1.0") && message.contains("1.1"), "{message}");
}

#[test]
fn runtime_enable_is_not_for_old_kernels() {
    for (version, enabled) in [((1, 13), false), ((1, 14), true)] {
        let fake = Fake::new(Plan { version, ..Plan::default() });
        let _kfd = Kfd::open(fake.clone()).unwrap();
        assert_eq!(fake.books().runtime_enabled, enabled);
    }
}

#[test]
fn nodes_that_cannot_be_opened_say_what_to_do() {
    let group = if cfg!(target_os = "freebsd") { "devfs.rules" } else { "render" };
    for (node, errno, words) in [
        (Node::Kfd, libc::EACCES, group),
        (Node::Kfd, libc::ENOENT, "amdgpu"),
        (Node::Kfd, libc::EINVAL, "no AMD GPU"),
        (Node::Render(128), libc::EACCES, group),
        (Node::Render(128), libc::ENOENT, "/dev/dri"),
    ] {
        if cfg!(target_os = "freebsd") && errno == libc::ENOENT {
            continue;
        }
        let fake = Fake::new(Plan { open_error: Some((node, errno)), ..Plan::default() });
        let error = Kfd::open(fake.clone()).unwrap_err();
        let message = error.to_string();
        assert!(message.contains(&node.to_string()) && message.contains(words), "{message}");
        match error {
            Error::Open { node: found, source, .. } => {
                assert_eq!((found, source.raw_os_error()), (node, Some(errno)));
            }
            error => panic!("{error:?}"),
        }
        assert_balance(&fake);
    }
}

#[test]
fn out_of_memory_is_typed_and_temporary() {
    let fake = Fake::new(Plan { vram: 64 << 20, ..Plan::default() });
    let kfd = Kfd::open(fake.clone()).unwrap();
    let gpu = &kfd.gpus()[0];
    let full = gpu.allocate(64 << 20, Placement::Vram, Access::WRITE).unwrap();
    match gpu.allocate(1 << 20, Placement::Vram, Access::WRITE) {
        Err(Error::OutOfMemory { placement: Placement::Vram, bytes, gpu }) => {
            assert_eq!(bytes, 1 << 20);
            assert!(gpu.contains("gfx1100"), "{gpu}");
        }
        result => panic!("{result:?}"),
    }
    // Queues take host memory then.
    let queue = gpu.create_queue(&queue::Config::default()).unwrap();
    drop(full);
    gpu.allocate(1 << 20, Placement::Vram, Access::WRITE).unwrap();
    // Scratch memory for all waves does not fit; for fewer it does.
    // SAFETY: nothing is in flight.
    unsafe { queue.grow_scratch(2048) }.unwrap();
    assert!(queue.scratch_per_lane() >= 2048);
    // SAFETY: as above.
    let too_much = unsafe { queue.grow_scratch(1 << 20) };
    assert!(matches!(too_much, Err(Error::Invalid { .. })), "{too_much:?}");
    let huge = gpu.allocate(usize::MAX - 100, Placement::Host, Access::WRITE);
    assert!(huge.is_err());
    let none = gpu.allocate(0, Placement::Host, Access::WRITE);
    assert!(matches!(none, Err(Error::Invalid { .. })), "{none:?}");
}

#[test]
fn no_resizable_bar_is_typed() {
    let fake = Fake::new(Plan { resizable_bar: false, ..Plan::default() });
    let kfd = Kfd::open(fake.clone()).unwrap();
    let result = kfd.gpus()[0].allocate(4096, Placement::VramVisible, Access::WRITE);
    assert!(matches!(result, Err(Error::NoResizableBar { .. })), "{result:?}");
    drop(kfd);
    assert_balance(&fake);
}

#[test]
fn copies_stay_within() {
    let kfd = Kfd::open(Fake::new(Plan::default())).unwrap();
    let gpu = &kfd.gpus()[0];
    let memory = gpu.allocate(100, gpu.default_placement(), Access::WRITE).unwrap();
    memory.write(10, &[1, 2, 3]).unwrap();
    let mut bytes = [0; 5];
    memory.fill(9).unwrap();
    memory.write(1, &[1, 2, 3]).unwrap();
    memory.read(0, &mut bytes).unwrap();
    assert_eq!(bytes, [9, 1, 2, 3, 9]);
    memory.read(95, &mut bytes).unwrap();
    for (offset, length) in [(96, 5), (101, 0), (usize::MAX, 2), (0, 101)] {
        let result = memory.write(offset, &vec![0; length]);
        assert!(matches!(result, Err(Error::Invalid { .. })), "{result:?}");
    }
    memory.write(100, &[]).unwrap();
    let hidden = gpu.allocate(100, Placement::Vram, Access::WRITE).unwrap();
    assert!(matches!(hidden.write(0, &[1]), Err(Error::NotHostVisible { .. })));
}

#[test]
fn bad_queues_are_refused_before_anything_is_made() {
    let fake = Fake::new(Plan::default());
    let kfd = Kfd::open(fake.clone()).unwrap();
    let buffers = fake.books().buffers.len();
    for config in [
        queue::Config { packets: 0, ..Default::default() },
        queue::Config { packets: 32, ..Default::default() },
        queue::Config { packets: 1000, ..Default::default() },
        queue::Config { packets: 1 << 31, ..Default::default() },
        queue::Config { priority: 16, ..Default::default() },
        queue::Config { percentage: 101, ..Default::default() },
        queue::Config { percentage: 0, ..Default::default() },
    ] {
        let result = kfd.gpus()[0].create_queue(&config);
        assert!(matches!(result, Err(Error::Invalid { .. })), "{config:?}: {result:?}");
    }
    let masked = queue::Config { cu_mask: vec![0, 0], ..Default::default() };
    let result = kfd.gpus()[0].create_queue(&masked);
    assert!(matches!(result, Err(Error::Invalid { .. })), "{result:?}");
    assert!(fake.books().buffers.len() <= buffers + 1, "only the signals' pool may have grown");
}

#[test]
fn a_wait_that_is_interrupted_keeps_its_time() {
    let fake = Fake::new(Plan { interruptions: 3, ..Plan::default() });
    let kfd = Kfd::open(fake.clone()).unwrap();
    let event = kfd.create_event(false).unwrap();
    let start = Instant::now();
    assert!(!event.wait(Some(Duration::from_millis(80))).unwrap());
    let passed = start.elapsed();
    assert!(passed >= Duration::from_millis(80) && passed < Duration::from_secs(5), "{passed:?}");
    let waits = fake.books().waits.clone();
    assert!(waits.len() >= 4 && waits.windows(2).all(|pair| pair[1] < pair[0] || pair[0] <= 1), "{waits:?}");
}

#[test]
fn a_fault_reaches_every_waiter() {
    let fake = Fake::new(Plan::default());
    let kfd = Kfd::open(fake.clone()).unwrap();
    let gpu = kfd.gpus()[0].clone();
    let queue = gpu.create_queue(&queue::Config::default()).unwrap();
    let signals: Vec<_> = (0..4).map(|_| gpu.create_signal(1).unwrap()).collect();
    thread::scope(|scope| {
        let waiters: Vec<_> = signals
            .iter()
            .enumerate()
            .map(|(at, signal)| {
                let queue = (at % 2 == 0).then_some(&queue);
                scope.spawn(move || signal.wait(Condition::Lt, 1, None, queue))
            })
            .collect();
        thread::sleep(Duration::from_millis(20));
        fake.fault(0xdead_b000);
        for waiter in waiters {
            match waiter.join().unwrap() {
                Err(Error::Failure(Failure::Memory { address, reason, gpu, queue: suspect, .. })) => {
                    assert_eq!((address, reason, gpu), (0xdead_b000, Reason::NotPresent, GPU));
                    assert_eq!(suspect, Some(queue.id()));
                }
                result => panic!("{result:?}"),
            }
        }
    });
    // It stays so: for those who come later, and for new queues.
    assert!(signals[0].wait(Condition::Lt, 1, None, Some(&queue)).is_err());
    assert!(gpu.check().is_err() && queue.failure().is_some());
    assert!(matches!(gpu.create_queue(&queue::Config::default()), Err(Error::Failure(_))));
    // What is complete is complete.
    signals[0].store(0);
    assert_eq!(signals[0].wait(Condition::Lt, 1, None, Some(&queue)).unwrap(), Some(0));
}

#[test]
fn a_queues_error_reaches_its_waiters_only() {
    let fake = Fake::new(Plan::default());
    let kfd = Kfd::open(fake.clone()).unwrap();
    let gpu = kfd.gpus()[0].clone();
    let queues = [(); 2].map(|()| gpu.create_queue(&queue::Config::default()).unwrap());
    let signal = gpu.create_signal(1).unwrap();
    thread::scope(|scope| {
        let waiter = scope.spawn(|| signal.wait(Condition::Lt, 1, None, Some(&queues[0])));
        thread::sleep(Duration::from_millis(20));
        // The packet processor writes why, and raises the event of the queue's inactive signal.
        // SAFETY: the descriptors live as long as the queues; the handle is a signal's address.
        unsafe {
            let inactive = (*queues[0].descriptor().as_ptr()).queue_inactive_signal.handle;
            let inactive = rocm_rs::aql::Signal::at(std::ptr::NonNull::new(inactive as *mut _).unwrap());
            inactive.store(8);
            fake.raise(inactive.event().unwrap().id);
        }
        match waiter.join().unwrap() {
            Err(Error::Failure(Failure::Queue { queue, gpu, error })) => {
                assert_eq!((queue, gpu), (queues[0].id(), GPU));
                assert!(error.to_string().contains("kernel object"), "{error}");
            }
            result => panic!("{result:?}"),
        }
    });
    assert_eq!(queues[1].failure(), None);
    assert_eq!(signal.wait(Condition::Lt, 1, Some(Duration::from_millis(5)), Some(&queues[1])).unwrap(), None);
}

#[test]
fn satisfied_waits_never_enter_the_kernel() {
    let fake = Fake::new(Plan::default());
    let kfd = Kfd::open(fake.clone()).unwrap();
    let signal = kfd.gpus()[0].create_signal(3).unwrap();
    for (condition, operand) in [(Condition::Eq, 3), (Condition::Ne, 4), (Condition::Lt, 4), (Condition::Gte, 3)] {
        assert_eq!(signal.wait(condition, operand, None, None).unwrap(), Some(3));
    }
    assert_eq!(signal.wait(Condition::Eq, 4, Some(Duration::ZERO), None).unwrap(), None);
    assert!(fake.books().waits.is_empty());
}

#[test]
fn stores_wake_sleepers_on_every_kernel() {
    for version in [(1, 11), (1, 17)] {
        let fake = Fake::new(Plan { version, ..Plan::default() });
        let kfd = Kfd::open(fake.clone()).unwrap();
        let signal = kfd.gpus()[0].create_signal(0).unwrap();
        for round in 1..=50 {
            thread::scope(|scope| {
                let waiters: Vec<_> =
                    (0..3).map(|_| scope.spawn(|| signal.wait(Condition::Eq, round, None, None).unwrap())).collect();
                if round % 3 == 0 {
                    thread::sleep(Duration::from_micros(300));
                }
                signal.store(round);
                signal.wake();
                for waiter in waiters {
                    assert_eq!(waiter.join().unwrap(), Some(round));
                }
            });
        }
    }
}

#[test]
fn signals_beyond_the_kernels_events_still_work() {
    let fake = Fake::new(Plan { signal_events: 5, ..Plan::default() });
    let kfd = Kfd::open(fake.clone()).unwrap();
    let gpu = kfd.gpus()[0].clone();
    let signals: Vec<_> = (0..10).map(|_| gpu.create_signal(1).unwrap()).collect();
    assert_eq!(signals.iter().filter(|signal| signal.event().is_some()).count(), 5);
    thread::scope(|scope| {
        for signal in &signals {
            scope.spawn(|| assert_eq!(signal.wait(Condition::Lt, 1, None, None).unwrap(), Some(0)));
        }
        thread::sleep(Duration::from_millis(10));
        for signal in &signals {
            signal.store(0);
            signal.wake();
        }
    });
    assert!(matches!(kfd.create_event(false), Err(Error::OutOfEvents { .. })));
}

#[test]
fn signals_are_pooled_and_never_shared() {
    let fake = Fake::new(Plan::default());
    let kfd = Kfd::open(fake.clone()).unwrap();
    let gpu = kfd.gpus()[0].clone();
    thread::scope(|scope| {
        for thread in 0..4 {
            let gpu = gpu.clone();
            scope.spawn(move || {
                for round in 0..2000 {
                    let value = thread << 32 | round;
                    let signals: Vec<_> = (0..round % 5).map(|_| gpu.create_signal(value).unwrap()).collect();
                    assert!(signals.iter().all(|signal| signal.load() == value));
                }
            });
        }
    });
    let events = fake.books().events.values().filter(|event| event.kind == KFD_IOC_EVENT_SIGNAL).count();
    assert!(events <= 16, "{events} events for at most 16 signals at a time");
    let many: Vec<_> = (0..3000).map(|value| gpu.create_signal(value).unwrap()).collect();
    assert!(many.iter().zip(0..).all(|(signal, value)| signal.load() == value));
    let handles: BTreeSet<u64> = many.iter().map(|signal| signal.handle()).collect();
    assert_eq!(handles.len(), 3000);
}

#[test]
fn small_pieces_are_disjoint_and_given_back() {
    let fake = Fake::new(Plan::default());
    let kfd = Kfd::open(fake.clone()).unwrap();
    let gpu = kfd.gpus()[0].clone();
    let calls = || fake.books().buffers.len();
    let before = calls();
    for size in [1, 63, 64, 65, 4096, 5000, 65_535] {
        let pieces: Vec<_> = (0..300).map(|_| gpu.allocate(size, Placement::Host, Access::WRITE).unwrap()).collect();
        let mut starts: Vec<u64> = pieces.iter().map(|piece| piece.address()).collect();
        starts.sort_unstable();
        assert!(starts.windows(2).all(|pair| pair[0] + size as u64 <= pair[1]), "{size}");
        let align = (size.next_power_of_two() as u64).clamp(64, 4096);
        assert!(starts.iter().all(|start| start % align == 0), "{size}");
        drop(pieces);
    }
    // One slab of each class is kept for the next.
    assert!(calls() <= before + 6, "{} buffers are kept", calls() - before);
    thread::scope(|scope| {
        for fill in 0..4u8 {
            let gpu = gpu.clone();
            scope.spawn(move || {
                for size in 1..500 {
                    let piece = gpu.allocate(size * 7, Placement::Host, Access::WRITE).unwrap();
                    piece.fill(fill).unwrap();
                    let mut bytes = vec![0; size * 7];
                    piece.read(0, &mut bytes).unwrap();
                    assert!(bytes.iter().all(|byte| *byte == fill));
                }
            });
        }
    });
    drop((gpu, kfd));
    assert_balance(&fake);
}

#[test]
fn clocks_run() {
    let kfd = Kfd::open(Fake::new(Plan::default())).unwrap();
    let clock = kfd.gpus()[0].clock().unwrap();
    // The fake GPU's clock has 100 MHz.
    assert!((clock.frequency() - 1e8).abs() < 1e6, "{clock:?}");
    assert_eq!(clock.duration(100).as_nanos() / 100, 10);
}
