//! The life of runtimes, queues, buffers, signals and completions: many of them, from many threads, dropped in any
//! order, and through a fork.

mod common;

use common::{LONG, corpus, device, gpu, misuse, runtime};
use rocm_rs::{Condition, Device, Error, MemoryKind, Runtime};
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

#[test]
fn everything_may_go_to_other_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Runtime>();
    shared::<rocm_rs::Agent>();
    shared::<rocm_rs::Queue>();
    shared::<rocm_rs::Buffer<f32>>();
    shared::<rocm_rs::Slice<'_, f32>>();
    shared::<rocm_rs::Module>();
    shared::<rocm_rs::Kernel>();
    shared::<rocm_rs::Signal>();
    shared::<rocm_rs::Completion>();
    shared::<rocm_rs::Prepared<'_>>();
    shared::<Error>();
}

#[test]
fn everything_may_be_dropped_in_any_order() {
    // Six things, and after each order's drops another runtime is opened: what leaks into it would show.
    let orders: &[[usize; 6]] = &[
        [0, 1, 2, 3, 4, 5],
        [5, 4, 3, 2, 1, 0],
        [2, 0, 4, 1, 5, 3],
        [3, 5, 1, 4, 0, 2],
        [1, 3, 0, 5, 2, 4],
        [4, 2, 5, 0, 3, 1],
    ];
    for order in orders {
        let runtime = runtime();
        let gpu = runtime.gpu().unwrap();
        let queue = gpu.create_queue().unwrap();
        let kernel = misuse(&gpu, "store");
        let buffer = gpu.alloc::<u32>(100_000).unwrap();
        // SAFETY: the grid has as many work-items as the buffer elements.
        let done =
            unsafe { kernel.launch(&queue).grid([100_000]).block([64]).arg(&buffer).arg(3u32).submit() }.unwrap();
        let mut things: [Option<Box<dyn std::any::Any>>; 6] = [
            Some(Box::new(runtime)),
            Some(Box::new(gpu)),
            Some(Box::new(queue)),
            Some(Box::new(kernel)),
            Some(Box::new(buffer)),
            Some(Box::new(done)),
        ];
        for index in order {
            drop(things[*index].take());
        }
    }
}

#[test]
fn a_completion_keeps_what_its_work_uses() {
    let runtime = runtime();
    let gpu = runtime.gpu().unwrap();
    let queue = gpu.create_queue().unwrap();
    let flag = gpu.alloc_in::<u32>(MemoryKind::HostUncached, 1).unwrap();
    let out = gpu.alloc::<u32>(1 << 20).unwrap();
    let (wait, store) = (misuse(&gpu, "spin_until"), misuse(&gpu, "store"));
    // Memory of its own pages, which is unmapped when it is freed.
    let result = gpu.alloc::<u32>(1 << 20).unwrap();
    // SAFETY: the kernels write inside their buffers.
    let (first, second) = unsafe {
        let first = wait.launch(&queue).grid([1]).arg(&flag).arg(&result).submit().unwrap();
        let second = store.launch(&queue).grid([1 << 20]).barrier(true).arg(&out).arg(1u32).submit().unwrap();
        (first, second)
    };
    // The work has not started; all that it uses is dropped. Were it freed, the queue would stop.
    drop((out, wait, store, result, gpu, runtime));
    drop(first);
    flag.copy_from(&[1]).unwrap();
    second.wait().unwrap();
}

#[test]
fn a_thousand_queues() {
    if common::on_model_hook() {
        println!(
            "SKIP: a thousand queues: ROCr on its model hook stalls when it destroys queues, and keeps memory of each"
        );
        return;
    }
    let gpu = gpu();
    let kernel = misuse(&gpu, "nothing");
    for _ in 0..1000 {
        let queue = gpu.queue_builder().packets(64).create().unwrap();
        // SAFETY: the kernel does nothing.
        unsafe { kernel.launch(&queue).grid([1]).submit() }.unwrap().wait().unwrap();
    }
}

#[test]
fn sixty_four_threads_submit_to_one_queue() {
    const THREADS: u32 = 64;
    const LAUNCHES: u32 = 25;
    let gpu = gpu();
    let queue = gpu.queue_builder().packets(64).create().unwrap();
    let (tickets, store) = (corpus(&gpu, "atomics", "atomic_tickets"), misuse(&gpu, "store"));
    let next = gpu.alloc::<u32>(1).unwrap();
    let holders = gpu.alloc::<u32>((THREADS * LAUNCHES) as usize).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (gpu, queue, tickets, store, next, holders) = (&gpu, &queue, &tickets, &store, &next, &holders);
            scope.spawn(move || {
                let own = gpu.alloc::<u32>(64).unwrap();
                for i in 0..LAUNCHES {
                    // SAFETY: each launch adds one holder, and there is room for all of them; 64 work-items write 64
                    // elements.
                    unsafe {
                        let done = tickets.launch(queue).grid([1]).arg(next).arg(holders).arg(1u32).submit().unwrap();
                        if i % 2 == 0 {
                            done.wait().unwrap();
                        }
                        let done = store.launch(queue).grid([64]).arg(&own).arg(thread).submit().unwrap();
                        done.wait().unwrap();
                    }
                }
                assert_eq!(own.to_vec().unwrap(), vec![thread; 64]);
            });
        }
    });
    queue.barrier_and(&[]).unwrap().wait().unwrap();
    assert_eq!(next.to_vec().unwrap(), [THREADS * LAUNCHES]);
}

#[test]
fn barriers_wait_for_signals() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let signals: Vec<_> = (0..12).map(|_| gpu.create_signal(1).unwrap()).collect();
    let all: Vec<_> = signals.iter().collect();
    let and = queue.barrier_and(&all).unwrap();
    for signal in &signals {
        assert!(!and.wait_timeout(Duration::from_millis(2)).unwrap());
        signal.store(0);
    }
    and.wait().unwrap();
    assert!(matches!(and.duration(), Err(Error::NoTimestamps)));

    let [a, b] = [1, 1].map(|value| gpu.create_signal(value).unwrap());
    let or = queue.barrier_or(&[&a, &b]).unwrap();
    assert!(!or.wait_timeout(Duration::from_millis(2)).unwrap());
    b.store(0);
    or.wait().unwrap();
    for count in [0, 6] {
        let given = vec![&a; count];
        assert!(matches!(queue.barrier_or(&given), Err(Error::BarrierSignals { max: 5, .. })));
    }

    // A completion of one queue holds up another.
    let other = gpu.create_queue().unwrap();
    let gate = gpu.create_signal(1).unwrap();
    let first = queue.barrier_and(&[&gate]).unwrap();
    let second = other.barrier_and(&[first.signal()]).unwrap();
    assert!(!second.wait_timeout(Duration::from_millis(5)).unwrap());
    gate.store(0);
    second.wait().unwrap();
    assert!(first.is_done());
}

#[test]
fn signals_wake_those_who_sleep_on_them() {
    let gpu = gpu();
    let signal = gpu.create_signal(0).unwrap();
    std::thread::scope(|scope| {
        for goal in 1..=4 {
            let signal = &signal;
            scope.spawn(move || assert!(signal.wait(Condition::Gte, goal).unwrap() >= goal));
        }
        for _ in 0..4 {
            std::thread::sleep(Duration::from_millis(10));
            signal.add(1);
        }
    });
    assert_eq!(signal.subtract(4), 4);
    assert_eq!(signal.wait_timeout(Condition::Ne, 0, Duration::from_millis(5)).unwrap(), None);
    let clone = signal.clone();
    drop(signal);
    clone.store(-3);
    assert_eq!(clone.wait_timeout(Condition::Lt, 0, LONG).unwrap(), Some(-3));
}

#[test]
fn signals_are_reused_and_start_afresh() {
    let gpu = gpu();
    for value in 0..10_000 {
        let (a, b) = (gpu.create_signal(value).unwrap(), gpu.create_signal(-value).unwrap());
        assert_ne!(a.handle(), b.handle());
        assert_eq!((a.load(), b.load()), (value, -value));
    }
    let shared = AtomicU32::new(0);
    std::thread::scope(|scope| {
        for thread in 0..8i64 {
            let (gpu, shared) = (&gpu, &shared);
            scope.spawn(move || {
                for i in 0..2000 {
                    let mine: Vec<_> = (0..3).map(|k| gpu.create_signal(thread << 32 | i << 8 | k).unwrap()).collect();
                    for (k, signal) in (0..).zip(&mine) {
                        assert_eq!(signal.load(), thread << 32 | i << 8 | k);
                    }
                    shared.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(shared.into_inner(), 16_000);
}

#[test]
fn two_runtimes_at_once() {
    let (one, two) = (gpu(), gpu());
    let (queue_one, queue_two) = (one.create_queue().unwrap(), two.create_queue().unwrap());
    let (x, y) = (one.alloc::<u32>(256).unwrap(), two.alloc::<u32>(256).unwrap());
    let (store_one, store_two) = (misuse(&one, "store"), misuse(&two, "store"));
    // SAFETY: 256 work-items write 256 elements.
    let (a, b) = unsafe {
        let a = store_one.launch(&queue_one).grid([256]).arg(&x).arg(1u32).submit().unwrap();
        let b = store_two.launch(&queue_two).grid([256]).arg(&y).arg(2u32).submit().unwrap();
        (a, b)
    };
    a.wait().unwrap();
    drop((a, x, store_one, queue_one, one));
    b.wait().unwrap();
    assert_eq!(y.to_vec().unwrap(), [2; 256]);
}

#[test]
fn buffers_copy_and_slice_within_their_bounds() {
    let gpu = gpu();
    for kind in [None, Some(MemoryKind::Host), Some(MemoryKind::HostUncached)] {
        for len in [0usize, 1, 63, 64, 65, 4096, 100_001] {
            let buffer = gpu.alloc_in::<u16>(kind.unwrap_or(gpu.default_memory()), len).unwrap();
            assert_eq!(buffer.to_vec().unwrap(), vec![0; len]);
            let values: Vec<u16> = (0..len).map(|i| i as u16 ^ 0x5a5a).collect();
            buffer.copy_from(&values).unwrap();
            assert_eq!(buffer.to_vec().unwrap(), values);
            let part = buffer.slice(len / 3..len / 2).unwrap();
            assert_eq!(part.to_vec().unwrap(), values[len / 3..len / 2]);
            assert_eq!(part.address(), buffer.address() + len as u64 / 3 * 2);
            assert!(matches!(buffer.copy_from(&vec![0; len + 1]), Err(Error::LengthMismatch { .. })));
            assert!(matches!(buffer.copy_to(&mut vec![0; len + 1]), Err(Error::LengthMismatch { .. })));
            assert!(matches!(buffer.slice(..len + 1), Err(Error::RangeOutside { .. })));
            assert!(matches!(buffer.slice(len + 1..), Err(Error::RangeOutside { .. })));
            assert!(matches!(part.slice(..=part.len()), Err(Error::RangeOutside { .. })));
            assert!(matches!(part.slice(usize::MAX..), Err(Error::RangeOutside { .. })));
            assert!(matches!(part.slice(..=usize::MAX), Err(Error::RangeOutside { .. })));
        }
    }
}

#[test]
fn recycled_memory_is_zero_again() {
    let gpu = gpu();
    for len in [1usize, 1024, 4096, 20_000] {
        for _ in 0..3 {
            let buffer = gpu.alloc::<u8>(len).unwrap();
            assert!(buffer.to_vec().unwrap().iter().all(|byte| *byte == 0));
            buffer.copy_from(&vec![0xff; len]).unwrap();
        }
    }
}

#[test]
fn buffers_do_not_overlap() {
    let gpu = gpu();
    let mut seed = 1u64;
    let mut live: Vec<(rocm_rs::Buffer<u8>, u8)> = Vec::new();
    for i in 0..3000u32 {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        if seed >> 62 == 0 && !live.is_empty() {
            let (buffer, tag) = live.swap_remove(seed as usize % live.len());
            assert!(buffer.to_vec().unwrap().iter().all(|byte| *byte == tag), "buffer {tag}");
        } else {
            let len = 1usize << (seed >> 33 & 15) | (seed >> 40 & 0xff) as usize;
            let buffer = gpu.upload(&vec![i as u8; len]).unwrap();
            live.push((buffer, i as u8));
        }
        if live.len() > 300 {
            live.truncate(100);
        }
    }
    for (buffer, tag) in live {
        assert!(buffer.to_vec().unwrap().iter().all(|byte| *byte == tag), "buffer {tag}");
    }
}

#[test]
fn too_much_memory_is_a_typed_error() {
    let gpu = gpu();
    let whole: u64 = gpu.memories().iter().map(|memory| memory.bytes).sum();
    assert!(whole > 0);
    for kind in [MemoryKind::Host, MemoryKind::DeviceVisible, MemoryKind::Device] {
        match gpu.alloc_in::<u8>(kind, 1 << 46) {
            Err(Error::OutOfMemory { bytes, kind: of, .. }) => assert_eq!((bytes, of), (1 << 46, kind)),
            other => panic!("{kind}: {other:?}"),
        }
    }
    for len in [usize::MAX, usize::MAX / 8, isize::MAX as usize] {
        assert!(matches!(gpu.alloc::<u64>(len), Err(Error::SizeOverflow { .. })), "{len}");
    }
    // The agent is of use afterwards.
    assert_eq!(gpu.upload(&[1u8, 2]).unwrap().to_vec().unwrap(), [1, 2]);
}

#[test]
fn memory_that_the_host_does_not_reach_is_copied_by_the_agent() {
    let gpu = gpu();
    let buffer = gpu.alloc_in::<u32>(MemoryKind::Device, 16).unwrap();
    // Kernels reach it.
    let (queue, store) = (gpu.create_queue().unwrap(), misuse(&gpu, "store"));
    buffer.copy_from(&[9; 16]).unwrap();
    // SAFETY: 8 work-items write 8 elements.
    unsafe { store.launch(&queue).grid([8]).arg(&buffer).arg(1u32).submit() }.unwrap().wait().unwrap();
    assert_eq!(buffer.to_vec().unwrap(), [[1; 8], [9; 8]].concat());
    // Odd places and lengths, several pieces of a copy, several buffers of commands.
    let len = (20 << 20) + 77;
    let large = gpu.alloc_in::<u8>(MemoryKind::Device, len).unwrap();
    let bytes: Vec<u8> = (0..len as u32).map(|at| (at.wrapping_mul(0x9e37_79b1) >> 24) as u8).collect();
    large.copy_from(&bytes).unwrap();
    large.slice(3..32_771).unwrap().copy_from(&[5; 32_768]).unwrap();
    large.slice(len - 1..).unwrap().copy_from(&[7]).unwrap();
    large.slice(..0).unwrap().copy_from(&[]).unwrap();
    let mut expected = bytes;
    expected[3..32_771].fill(5);
    expected[len - 1] = 7;
    assert!(large.to_vec().unwrap() == expected);
    let mut part = [0; 5];
    large.slice(1..6).unwrap().copy_to(&mut part).unwrap();
    assert_eq!(part, expected[1..6]);
    let short = buffer.slice(3..).unwrap().copy_from(&[0; 3]);
    assert!(matches!(short, Err(Error::LengthMismatch { .. })), "{short:?}");
}

#[test]
fn threads_copy_at_the_same_time() {
    let gpu = gpu();
    std::thread::scope(|scope| {
        for number in 0..4u8 {
            let gpu = &gpu;
            scope.spawn(move || {
                let buffer = gpu.alloc_in::<u8>(MemoryKind::Device, 70_000).unwrap();
                for round in 0..10 {
                    buffer.copy_from(&[number * 10 + round; 70_000]).unwrap();
                    assert!(buffer.to_vec().unwrap() == [number * 10 + round; 70_000]);
                }
            });
        }
    });
}

#[test]
fn queues_are_not_made_of_anything() {
    let gpu = gpu();
    for packets in [0, 1, 32, 63, 65, 1000, 1 << 18, u32::MAX] {
        assert!(matches!(gpu.queue_builder().packets(packets).create(), Err(Error::QueueConfig { .. })), "{packets}");
    }
    let units = gpu.compute_units() as usize;
    let mut beyond = vec![0u32; units / 32 + 2];
    beyond[units / 32] = u32::MAX << (units % 32);
    beyond[units / 32 + 1] = u32::MAX;
    for mask in [vec![0, 0], beyond] {
        assert!(matches!(gpu.queue_builder().cu_mask(mask).create(), Err(Error::QueueConfig { .. })));
    }
    if gpu.name() >= "gfx10" && gpu.name().len() > 6 {
        assert!(matches!(gpu.queue_builder().cu_mask([1]).create(), Err(Error::QueueConfig { .. })));
    }
    if common::on_model_hook() {
        println!(
            "SKIP: priorities and masks of compute units: ROCr's model hook ends the process when it is asked for them"
        );
        return;
    }
    for priority in [rocm_rs::Priority::Low, rocm_rs::Priority::High] {
        let queue = gpu.queue_builder().priority(priority).cu_mask([3]).create().unwrap();
        // SAFETY: the kernel does nothing.
        unsafe { misuse(&gpu, "nothing").launch(&queue).grid([1]).submit() }.unwrap().wait().unwrap();
    }
}

/// Workgroups say where they ran: everywhere, or where the queue's mask lets them.
#[test]
fn kernels_run_where_the_mask_lets_them() {
    let gpu = gpu();
    if common::on_model_hook() {
        println!("SKIP: masks of compute units: ROCr's model hook ends the process when it is asked for them");
        return;
    }
    const GROUPS: u32 = 4096;
    let kernel = misuse(&gpu, "place");
    let places = |mask: Vec<u32>| {
        let queue = gpu.queue_builder().cu_mask(mask).create().unwrap();
        let out = gpu.upload(&[u32::MAX; GROUPS as usize]).unwrap();
        // SAFETY: each workgroup has an element of the buffer.
        unsafe { kernel.launch(&queue).grid([64 * GROUPS]).block([64]).arg(&out).submit() }.unwrap().wait().unwrap();
        out.to_vec().unwrap().into_iter().collect::<BTreeSet<u32>>()
    };
    let pairs = gpu.compute_units() as usize / 2;
    let all = places(vec![]);
    assert_eq!(all, places(vec![u32::MAX; pairs.div_ceil(16)]));
    if matches!(device(), Device::Emulated(_)) {
        assert_eq!(all.len(), pairs, "a workgroup for each of them");
    }
    // Each pair alone: another place for each, all of them together.
    let alone: Vec<_> = (0..pairs)
        .map(|pair| {
            let mut mask = vec![0; pairs.div_ceil(16)];
            mask[pair / 16] = 3 << (pair % 16 * 2);
            places(mask)
        })
        .collect();
    assert!(alone.iter().all(|places| places.len() == 1), "{alone:?}");
    assert_eq!(alone.iter().flatten().copied().collect::<BTreeSet<_>>(), all);
    // The first of a mask are in different shader engines: the second pair is in the second engine.
    let engine = |places: &BTreeSet<u32>| places.first().map(|place| place >> 8 & 7);
    assert!(gpu.compute_units() < 40 || engine(&alone[0]) != engine(&alone[1]), "{alone:?}");
}

/// A child sees typed errors, frees nothing of its parent's, and can open a runtime of its own.
#[test]
fn a_forked_child_gets_typed_errors() {
    let runtime = runtime();
    let gpu = runtime.gpu().unwrap();
    let queue = gpu.create_queue().unwrap();
    let store = misuse(&gpu, "store");
    let buffer = gpu.upload(&[1u32; 64]).unwrap();
    let signal = gpu.create_signal(1).unwrap();
    let pending = queue.barrier_and(&[&signal]).unwrap();

    // SAFETY: the child uses what the runtime documents to be of use after a fork, and leaves by `_exit`.
    let child = unsafe { libc::fork() };
    if child < 0 {
        let why = std::io::Error::last_os_error();
        // A mapping of ROCr's, of a size that differs from run to run, may be larger than what Linux copies on this machine.
        assert!(device() == Device::Hsa && why.raw_os_error() == Some(libc::ENOMEM), "fork: {why}");
        println!("SKIP: a forked child gets typed errors: fork: {why}");
        return;
    }
    if child == 0 {
        let forked = |failed: Option<Error>| matches!(failed, Some(Error::Forked));
        // SAFETY: nothing is submitted.
        let launched = unsafe { store.launch(&queue).grid([64]).arg(&buffer).arg(2u32).submit() };
        let checks = [
            forked(launched.err()),
            forked(gpu.alloc::<u32>(1).err()),
            forked(gpu.alloc::<u32>(1 << 20).err()),
            forked(gpu.create_queue().err()),
            forked(gpu.create_signal(0).err()),
            forked(gpu.load(common::misuse_object(gpu.name())).err()),
            forked(gpu.clocks().err()),
            forked(buffer.to_vec().err()),
            forked(buffer.copy_from(&[9; 64]).err()),
            forked(queue.barrier_and(&[]).err()),
            forked(pending.wait().err()),
            forked(pending.wait_timeout(Duration::ZERO).err()),
            forked(pending.duration().err()),
            forked(signal.wait(Condition::Eq, 0).err()),
            !pending.is_done(),
            queue.fault().is_none(),
            format!("{runtime:?} {gpu:?} {queue:?} {store:?} {buffer:?} {signal:?} {pending:?}").len() > 100,
        ];
        let failed = checks.iter().position(|holds| !holds);
        // Dropping everything frees nothing of the parent's.
        drop((pending, signal, buffer, store, queue, gpu, runtime));
        let code = failed.map_or(0, |index| 10 + index as i32);
        // SAFETY: ends the child at once, without the parent's handlers.
        unsafe { libc::_exit(code) };
    }
    let mut status = 0;
    // SAFETY: `child` is this process's child, and `status` is valid.
    assert_eq!(unsafe { libc::waitpid(child, &mut status, 0) }, child);
    assert!(libc::WIFEXITED(status), "the child was killed: {status:#x}");
    assert_eq!(libc::WEXITSTATUS(status), 0, "check of this number less 10 failed in the child");

    // The parent works on.
    assert_eq!(buffer.to_vec().unwrap(), [1; 64]);
    signal.store(0);
    pending.wait().unwrap();
    // SAFETY: 64 work-items write 64 elements.
    unsafe { store.launch(&queue).grid([64]).arg(&buffer).arg(2u32).submit() }.unwrap().wait().unwrap();
    assert_eq!(buffer.to_vec().unwrap(), [2; 64]);
}

#[test]
fn the_kernel_driver_is_never_replaced_by_the_emulator() {
    match Runtime::builder().device(Device::Kfd).open() {
        Ok(runtime) => assert_eq!(runtime.device(), Device::Kfd),
        Err(Error::Open(error)) => {
            let message = error.to_string();
            assert!(!error.attempts().is_empty());
            assert!(message.contains("/dev/kfd") || message.contains("topology"), "{message}");
            assert!(message.contains("ROCM_RS_DEVICE=emulated"), "{message}");
        }
        Err(other) => panic!("{other}"),
    }
    // The device under test is what was asked for.
    assert_eq!(runtime().device(), device());
}
