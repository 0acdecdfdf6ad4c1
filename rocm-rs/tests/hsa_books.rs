//! The runtime over an HSA library that keeps books: everything handed out is given back exactly once, whatever fails and
//! in whatever order things go; and what the library does wrong becomes an error.

#![cfg(feature = "hsa")]
#![allow(missing_docs)]

mod hsa_fake;

use hsa_fake::{CPU, Fake, NEAR_CPU, NEAR_POOL, Thing, library};
use hsa_runtime_sys::*;
use rocm_rs::{
    Condition, Device, Error, Fault, MemoryKind, Priority, Result, Runtime,
    hsa::{self, Hsa, PointerKind, Signal},
};
use std::{
    any::Any,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::SeqCst},
    },
    time::{Duration, Instant},
};

const OBJECT: &[u8] = include_bytes!("kernels/gfx1151/misuse.co");

fn open() -> Result<Runtime> {
    Runtime::builder().hsa_library(library(&[])).open()
}

/// Does about everything once.
fn scenario() -> Result<()> {
    let runtime = open()?;
    let gpu = runtime.gpu()?;
    let mut buffers = Vec::new();
    for kind in MemoryKind::ALL {
        for bytes in [1, 300, 100_000] {
            buffers.push(gpu.alloc_in::<u8>(kind, bytes)?);
        }
    }
    let signal = gpu.create_signal(3)?;
    signal.store(0);
    let queue = gpu.queue_builder().packets(64).priority(Priority::High).cu_mask([3]).create()?;
    let module = gpu.load(OBJECT)?;
    let kernel = module.kernel("nothing")?;
    let _clocks = gpu.clocks()?;
    drop((kernel, queue, signal, buffers));
    Ok(())
}

#[test]
fn nothing_leaks_whichever_call_fails() {
    let mut failures = 0;
    for n in 1.. {
        // One that no header knows, now and then.
        let status = if n % 5 == 0 { hsa_status_t(0x7777) } else { HSA_STATUS_ERROR_OUT_OF_RESOURCES };
        let fake = Fake::failing(n, status);
        let result = scenario();
        let Some(call) = fake.books(|books| books.failed) else {
            result.expect("no call failed");
            fake.assert_balance();
            break;
        };
        // What only describes may be unknown to an older runtime.
        match result {
            Ok(()) => assert!(call.contains("info") || call.contains("caches") || call.contains("register"), "{call}"),
            Err(error) => {
                failures += 1;
                let words = std::iter::successors(Some(&error as &dyn std::error::Error), |error| error.source());
                let words: String = words.map(ToString::to_string).collect();
                let named = words.contains(call) || call.ends_with("loaded") || call.ends_with("loaded_info");
                let known = words.contains("0x1008") || words.contains("0x7777");
                assert!(named && known, "{call}: {words}");
            }
        }
        fake.assert_balance();
    }
    assert!(failures > 60, "only {failures} calls were made to fail");
}

#[test]
fn the_hosts_memory_is_of_the_cpu_that_is_nearest() {
    // By the weight of the links where the runtime names none, and as it says where it does.
    for (second, named, near) in [
        (false, None, false),
        (true, None, true),
        (true, Some(NEAR_CPU), true),
        (true, Some(CPU), false),
        (true, Some(0), true),
    ] {
        let fake = Fake::new();
        fake.books(|books| (books.second_cpu, books.names_nearest) = (second, named));
        let gpu = open().unwrap().gpu().unwrap();
        for kind in [MemoryKind::Host, MemoryKind::HostUncached] {
            let buffer = gpu.alloc_in::<u8>(kind, 100).unwrap();
            // A small buffer is a piece of what was allocated.
            let pool = fake.books(|books| match books.things.range(..=buffer.address()).next_back() {
                Some((start, Thing::Memory { pool, layout })) if buffer.address() - start < layout.size() as u64 => {
                    *pool
                }
                other => panic!("{other:?}"),
            });
            assert_eq!(pool == NEAR_POOL, near, "{kind}: {second} {named:?} {pool:#x}");
        }
        drop(gpu);
        fake.assert_balance();
    }
}

#[test]
fn drop_in_any_order() {
    for order in 0..120 {
        let fake = Fake::new();
        let runtime = open().unwrap();
        let gpu = runtime.gpu().unwrap();
        let queue = gpu.create_queue().unwrap();
        let signal = gpu.create_signal(1).unwrap();
        let waiting = queue.barrier_and(&[&signal]).unwrap();
        let kernel = gpu.load(OBJECT).unwrap().kernel("nothing").unwrap();
        let mut owners: Vec<Box<dyn Any>> =
            vec![Box::new((runtime, gpu)), Box::new(queue), Box::new(signal), Box::new(waiting), Box::new(kernel)];
        let mut rest = order;
        while !owners.is_empty() {
            let at = rest % owners.len();
            rest /= owners.len();
            drop(owners.remove(at));
        }
        fake.assert_balance();
    }
}

#[test]
fn one_initialisation_is_shared_and_counted() {
    let fake = Fake::new();
    let runtimes: Vec<Runtime> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| open().unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(fake.books(|books| (books.inits, books.all_inits)), (1, 1));
    // Buffers of one are still not the other's.
    let (a, b) = (runtimes[0].gpu().unwrap(), runtimes[1].gpu().unwrap());
    assert_ne!(a, b);
    let buffer = a.alloc::<u32>(1).unwrap();
    drop((runtimes, a, b));
    assert_eq!(fake.books(|books| books.inits), 1, "a buffer keeps the runtime up");
    drop(buffer);
    fake.assert_balance();
    drop(open().unwrap());
    assert_eq!(fake.books(|books| (books.inits, books.all_inits)), (0, 2));
}

#[test]
fn submitting_and_signalling_never_call_the_library() {
    let fake = Fake::new();
    let runtime = open().unwrap();
    let gpu = runtime.gpu().unwrap();
    let queue = gpu.create_queue().unwrap();
    let signal = gpu.create_signal(1).unwrap();
    let before = fake.books(|books| books.counts.clone());
    for _ in 0..500 {
        // SAFETY: the packet names nothing.
        unsafe { queue.submit(rocm_rs::aql::Packet::nothing()) }.unwrap();
        signal.store(signal.load() + 1);
        signal.add(1);
        signal.subtract(1);
        assert!(signal.wait(Condition::Gte, 2).unwrap() >= 2);
    }
    assert_eq!(fake.books(|books| books.counts.clone()), before);
    // The packets are in the runtime's ring, and its doorbell has the last one's index.
    let (read, write, bell) = fake.books(|books| {
        let queue = books.things.iter().find_map(|(handle, thing)| match thing {
            Thing::Queue { doorbell, .. } => Some((*handle, *doorbell)),
            _ => None,
        });
        let (queue, doorbell) = queue.unwrap();
        let queue = hsa_fake::descriptor(queue);
        // SAFETY: both are in the books.
        unsafe {
            let bell = *(*(doorbell as *const amd_signal_t)).__bindgen_anon_1.hardware_doorbell_ptr;
            ((*queue).read_dispatch_id, (*queue).write_dispatch_id, bell)
        }
    });
    assert_eq!((read, write, bell), (0, 500, 499));
}

#[test]
fn a_queue_that_fails_wakes_its_waiters_with_what_happened() {
    type Right = fn(&Fault) -> bool;
    let cases: [(hsa_status_t, Right); 6] = [
        (HSA_STATUS_ERROR_INVALID_PACKET_FORMAT, |fault| matches!(fault, Fault::Packet { .. })),
        (HSA_STATUS_ERROR_INVALID_CODE_OBJECT, |fault| matches!(fault, Fault::Packet { .. })),
        (HSA_STATUS_ERROR_ILLEGAL_INSTRUCTION, |fault| matches!(fault, Fault::Exception { .. })),
        (HSA_STATUS_ERROR_EXCEPTION, |fault| matches!(fault, Fault::Exception { .. })),
        (HSA_STATUS_ERROR_MEMORY_FAULT, |fault| matches!(fault, Fault::Memory { address: None, .. })),
        (hsa_status_t(0x7777), |fault| fault.to_string().contains("unknown HSA status 0x7777")),
    ];
    for (status, right) in cases {
        let fake = Fake::new();
        let gpu = open().unwrap().gpu().unwrap();
        let (queue, other) = (gpu.create_queue().unwrap(), gpu.create_queue().unwrap());
        let done = queue.barrier_and(&[]).unwrap();
        std::thread::scope(|scope| {
            let waiter = scope.spawn(|| (done.wait(), Instant::now()));
            std::thread::sleep(Duration::from_millis(20));
            let failed = Instant::now();
            fake.fail_queue(queue.id(), status);
            let (result, heard) = waiter.join().unwrap();
            match result {
                Err(Error::Faulted { queue: id, fault }) if id == queue.id() => assert!(right(&fault), "{fault:?}"),
                other => panic!("{other:?}"),
            }
            assert!(heard - failed < Duration::from_secs(10), "the waiter slept on");
        });
        assert!(queue.barrier_and(&[]).is_err());
        assert_eq!(other.fault(), None);
        drop((done, queue, other, gpu));
        fake.assert_balance();
    }
}

#[test]
fn a_memory_fault_stops_the_queues_of_its_gpu() {
    let fake = Fake::new();
    let gpu = open().unwrap().gpu().unwrap();
    let queue = gpu.create_queue().unwrap();
    // The address, though the queue's own status came first.
    fake.fail_queue(queue.id(), HSA_STATUS_ERROR_MEMORY_FAULT);
    let reasons = HSA_AMD_MEMORY_FAULT_PAGE_NOT_PRESENT | HSA_AMD_MEMORY_FAULT_IMPRECISE;
    assert_eq!(fake.memory_fault(0x1234_5000, reasons), HSA_STATUS_SUCCESS);
    match queue.fault() {
        Some(Fault::Memory { address: Some(0x1234_5000), reason }) => {
            assert!(reason.not_present && reason.imprecise && !reason.read_only);
        }
        other => panic!("{other:?}"),
    }
    drop((queue, gpu));
    // Nobody here to hear of it: another handler, or ROCr itself, is to deal with it.
    let _runtime = open().unwrap();
    assert_eq!(fake.memory_fault(0x1000, 1), HSA_STATUS_ERROR);
}

#[test]
fn waiters_wake_when_the_host_changes_a_signal() {
    let fake = Fake::new();
    let gpu = open().unwrap().gpu().unwrap();
    let signal = gpu.create_signal(0).unwrap();
    std::thread::scope(|scope| {
        let waiter = scope.spawn(|| signal.wait(Condition::Eq, 7).unwrap());
        let sleeps =
            || fake.books(|books| books.counts.get("hsa_signal_wait_scacquire").is_some_and(|count| *count > 0));
        let slept = (0..6_000).any(|_| {
            std::thread::sleep(Duration::from_millis(5));
            sleeps()
        });
        signal.store(7);
        assert_eq!(waiter.join().unwrap(), 7);
        assert!(slept, "the waiter never slept in the library");
    });
    let started = Instant::now();
    assert_eq!(signal.wait_timeout(Condition::Eq, 8, Duration::from_millis(30)).unwrap(), None);
    assert!(started.elapsed() >= Duration::from_millis(30));
}

#[test]
fn handlers_copies_pointers_and_times() {
    let fake = Fake::new();
    let hsa = Hsa::open(library(&[])).unwrap();
    assert!(hsa.version().contains("1.18.0-fake"), "{hsa:?}");
    let agents = hsa.agents().unwrap();
    let (cpu, gpu) = (&agents[0], &agents[1]);
    assert!(cpu.is_cpu() && gpu.is_gpu() && gpu.name() == "gfx1151");

    // A handler is called until it has enough, and then forgotten with all that it holds.
    let sum = Arc::new(AtomicI64::new(0));
    let signal = Signal::new(&hsa, 1).unwrap();
    let added = sum.clone();
    let add = move |value| {
        added.fetch_add(value, SeqCst);
        value < 3
    };
    signal.on(Condition::Gte, 1, add).unwrap();
    drop(signal);
    let handler = fake.books(|books| books.handlers.pop()).unwrap();
    assert_eq!((handler.condition, handler.value), (HSA_SIGNAL_CONDITION_GTE, 1));
    assert!(fake.books(|books| books.things.contains_key(&handler.signal)), "the handler keeps its signal");
    for (value, again) in [(1, true), (2, true), (3, false)] {
        // SAFETY: as the runtime calls it.
        assert_eq!(unsafe { (handler.call)(value, handler.data as *mut _) }, again);
    }
    assert_eq!(sum.load(SeqCst), 6);
    assert_eq!(Arc::strong_count(&sum), 1);
    // One that panics is not called again.
    Signal::new(&hsa, 0).unwrap().on(Condition::Eq, 0, |_| panic!("on purpose")).unwrap();
    let handler = fake.books(|books| books.handlers.pop()).unwrap();
    // SAFETY: as above.
    assert!(!unsafe { (handler.call)(0, handler.data as *mut _) });

    let pools = [cpu, gpu].map(|agent| agent.pools().unwrap().into_iter().find(|pool| pool.allocates()).unwrap());
    let [from, to] = pools.each_ref().map(|pool| pool.allocate(100, &[cpu, gpu]).unwrap());
    assert_eq!(from.bytes(), 4096);
    // SAFETY: nobody else uses the memory.
    unsafe { from.address().as_ptr().write_bytes(7, 100) };
    // SAFETY: both have 100 bytes, and live until the copy is complete.
    let copy = unsafe { gpu.copy(to.address(), from.address(), cpu, 100, &[]) }.unwrap();
    assert!(copy.wait(Some(Duration::from_secs(1))).unwrap() && copy.is_done());
    // SAFETY: as above.
    assert_eq!(unsafe { to.address().as_ptr().add(99).read() }, 7);
    // SAFETY: as above.
    let failed = unsafe { gpu.copy(to.address(), from.address(), cpu, 1, &[&Signal::new(&hsa, 1).unwrap()]) }.unwrap();
    assert!(failed.wait(None).is_err());

    let info = hsa.pointer_info(to.address().as_ptr() as u64).unwrap();
    assert_eq!((info.kind, info.bytes), (PointerKind::Pool, 4096));
    assert_eq!(hsa.pointer_info(0x1000).unwrap().kind, PointerKind::Unknown);

    assert_eq!(gpu.elapsed(100, 105).unwrap(), Duration::from_nanos(50));
    assert_eq!(gpu.dispatch_time(copy.signal()).unwrap(), (10, 30));
    assert_eq!((hsa.now().unwrap(), hsa.duration(1500)), (5, Duration::from_nanos(1500)));
    drop((copy, failed, from, to, pools, agents, hsa));
    fake.assert_balance();
}

#[test]
fn an_older_runtime_is_told_apart() {
    let fake = Fake::new();
    for missing in ["hsa_init", "hsa_shut_down", "hsa_agent_iterate_isas", "hsa_amd_agent_iterate_memory_pools"] {
        let error = Runtime::builder().hsa_library(library(&[missing])).open().unwrap_err().to_string();
        assert!(error.contains("too old") && error.contains(missing) && error.contains("the fake runtime"), "{error}");
        fake.assert_balance();
    }
    let gpu = Runtime::builder().hsa_library(library(&["hsa_queue_create"])).open().unwrap().gpu().unwrap();
    let error = gpu.create_queue().unwrap_err();
    let source = std::error::Error::source(&error).and_then(|source| source.downcast_ref::<hsa::Error>());
    assert!(matches!(source, Some(hsa::Error::TooOld { missing: "hsa_queue_create", .. })), "{error}");
    fake.books(|books| books.unknown_attributes.push(HSA_AMD_AGENT_INFO_CLOCK_COUNTERS));
    let error = gpu.clocks().unwrap_err().to_string();
    assert!(error.contains("too old") && error.contains("CLOCK_COUNTERS"), "{error}");
    drop(gpu);
    fake.assert_balance();
}

#[test]
fn handles_that_make_no_sense_are_refused() {
    let fake = Fake::new();
    let gpu = open().unwrap().gpu().unwrap();
    fake.books(|books| books.signal_kind = Some(-1));
    let error = gpu.create_signal(0).unwrap_err().to_string();
    assert!(error.contains("kind is -1"), "{error}");
    fake.books(|books| (books.signal_kind, books.doorbell_kind) = (None, Some(-2)));
    let error = gpu.create_queue().unwrap_err().to_string();
    assert!(error.contains("doorbell") && error.contains("gfx9"), "{error}");
    drop(gpu);
    fake.assert_balance();
}

#[test]
fn what_the_runtime_says_of_the_machine() {
    let _fake = Fake::new();
    let runtime = open().unwrap();
    assert_eq!(runtime.device(), Device::Hsa);
    assert!(runtime.driver().contains("ROCr 1.18.0-fake") && runtime.driver().contains("the fake runtime"));
    let gpu = runtime.gpu().unwrap();
    assert_eq!((gpu.name(), gpu.compute_units(), gpu.local_memory()), ("gfx1151", 40, 64 << 10));
    assert_eq!(gpu.default_memory(), MemoryKind::DeviceVisible);
    let kinds: Vec<MemoryKind> = gpu.memories().iter().map(|memory| memory.kind).collect();
    assert_eq!(kinds, MemoryKind::ALL);
    let [cpu, node] = &runtime.topology().nodes[..] else { panic!("{:?}", runtime.topology()) };
    assert_eq!((cpu.cpu_cores, cpu.gpu.is_none(), node.number), (8, true, 1));
    assert_eq!(node.gpu.as_ref().unwrap().gfx.to_string(), "gfx1151");
    assert_eq!(node.links[0].to, 0);
}

#[test]
fn a_forked_child_frees_nothing_and_cannot_open() {
    let fake = Fake::new();
    let runtime = open().unwrap();
    let gpu = runtime.gpu().unwrap();
    let queue = gpu.create_queue().unwrap();
    let buffer = gpu.alloc::<u32>(1 << 20).unwrap();
    // SAFETY: the child uses what the runtime documents to be of use after a fork, and leaves by `_exit`.
    let child = unsafe { libc::fork() };
    assert!(child >= 0);
    if child == 0 {
        let before = fake.books(|books| books.things.len());
        let forked = |error: Option<Error>| matches!(error, Some(Error::Forked));
        let right = forked(gpu.alloc::<u32>(1 << 20).err()) && forked(gpu.create_queue().err()) && forked(open().err());
        drop((buffer, queue, gpu, runtime));
        let kept = fake.books(|books| books.things.len() == before && books.inits == 1 && books.wrong.is_empty());
        // SAFETY: ends the child at once.
        unsafe { libc::_exit(i32::from(!right) | i32::from(!kept) << 1) };
    }
    let mut status = 0;
    // SAFETY: `child` is this process's child, and `status` is valid.
    assert_eq!(unsafe { libc::waitpid(child, &mut status, 0) }, child);
    assert!(libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0, "{status:#x}");
    drop((buffer, queue, gpu, runtime));
    fake.assert_balance();
}
