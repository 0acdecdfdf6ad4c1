//! Kernels that go wrong: the waiter hears what happened and on which queue, nothing hangs, and the process works on.

mod common;

use common::{LONG, device, gpu, misuse};
use rocm_rs::{Address, Agent, Completion, Device, Error, Fault, MemoryKind, Queue, Result};
use std::time::{Duration, Instant};

/// Waits for work that must fail, and checks that the queue says so too and takes nothing more.
fn fault_of(queue: &Queue, done: Result<Completion>) -> Fault {
    let fault = match done.and_then(|done| match done.wait_timeout(LONG) {
        Ok(complete) => panic!("no fault: complete is {complete}"),
        Err(error) => Err::<(), _>(error),
    }) {
        Err(Error::Faulted { queue: id, fault }) => {
            assert_eq!(id, queue.id());
            fault
        }
        other => panic!("not a fault: {other:?}"),
    };
    assert_eq!(queue.fault().as_ref(), Some(&fault));
    let nothing = misuse(queue.agent(), "nothing");
    // SAFETY: the kernel does nothing.
    match unsafe { nothing.launch(queue).grid([1]).submit() } {
        Err(Error::Faulted { fault: again, .. }) => assert_eq!(again, fault),
        other => panic!("a queue that stopped took a packet: {other:?}"),
    }
    fault
}

/// The fault names the page. ROCr may tell of a fault by the queue's status alone, which has no place for the address.
fn assert_page(of_fault: Option<u64>, address: u64) {
    match of_fault {
        Some(at) => assert_eq!(at & !0xfff, address & !0xfff),
        None => assert_eq!(device(), Device::Hsa),
    }
}

/// A GPU that had a fault is of use again, at the latest with a runtime of its own.
fn works(gpu: &Agent) {
    let queue = gpu.create_queue().unwrap();
    let out = gpu.alloc::<u32>(64).unwrap();
    let store = misuse(gpu, "store");
    // SAFETY: 64 work-items write 64 elements.
    unsafe { store.launch(&queue).grid([64]).arg(&out).arg(5u32).submit() }.unwrap().wait().unwrap();
    assert_eq!(out.to_vec().unwrap(), [5; 64]);
}

#[test]
fn a_write_where_nothing_is_mapped() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let kernel = misuse(&gpu, "store_at");
    let address = 0x1234_5670u64;
    // SAFETY: nothing is mapped at the address: the queue stops.
    let done = unsafe { kernel.launch(&queue).grid([1]).arg(address).arg(1u32).submit() };
    match fault_of(&queue, done) {
        Fault::Memory { address: at, reason, .. } => {
            assert_page(at, address);
            assert!(reason.not_present || at.is_none(), "{reason}");
        }
        other => panic!("{other}"),
    }
    drop(queue);
    works(&common::gpu());
}

#[test]
fn a_read_behind_a_buffer() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let kernel = misuse(&gpu, "load_at");
    // A buffer of its own pages, so that what follows it is not another block.
    let buffer = gpu.alloc::<u32>(1 << 20).unwrap();
    let out = gpu.alloc::<u32>(1).unwrap();
    let behind = buffer.address() + (1 << 40);
    // SAFETY: nothing is mapped a terabyte behind the buffer.
    let done = unsafe { kernel.launch(&queue).grid([1]).arg(behind).arg(&out).submit() };
    match fault_of(&queue, done) {
        Fault::Memory { address, .. } => assert_page(address, behind),
        other => panic!("{other}"),
    }
}

#[test]
fn memory_that_was_freed() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let kernel = misuse(&gpu, "store");
    let buffer = gpu.alloc::<u32>(1 << 20).unwrap();
    // What a first launch allocates would else be put where the buffer was.
    // SAFETY: 64 work-items write 64 of the elements.
    unsafe { kernel.launch(&queue).grid([64]).arg(&buffer).arg(1u32).submit() }.unwrap().wait().unwrap();
    let address = Address(buffer.address());
    drop(buffer);
    // SAFETY: the memory went back to the driver, which unmapped it.
    let done = unsafe { kernel.launch(&queue).grid([64]).arg(address).arg(1u32).submit() };
    assert!(matches!(fault_of(&queue, done), Fault::Memory { .. }));
}

#[test]
fn words_that_are_no_instruction() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let kernel = misuse(&gpu, "garbage");
    let out = gpu.alloc::<u32>(1).unwrap();
    // SAFETY: the kernel writes one element and stops at the word.
    let done = unsafe { kernel.launch(&queue).grid([1]).arg(&out).submit() };
    let fault = fault_of(&queue, done);
    assert!(matches!(fault, Fault::Exception { .. }), "{fault}");
    // The software GPU names the address and the words; the kernel's interface has no place for them.
    if matches!(device(), Device::Emulated(_)) {
        let words = fault.to_string();
        assert!(words.contains("illegal instruction at 0x") && words.contains("ffffffff"), "{words}");
    }
}

#[test]
fn a_jump_to_where_nothing_is_mapped() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let kernel = misuse(&gpu, "jump_away");
    // SAFETY: nothing is mapped at the address.
    let done = unsafe { kernel.launch(&queue).grid([1]).arg(0x7654_3000u64).submit() };
    fault_of(&queue, done);
}

#[test]
fn an_atomic_at_an_odd_address() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let buffer = gpu.alloc::<u32>(2).unwrap();
    // SAFETY: the address is in the buffer, and no multiple of 4: the queue stops.
    let done = unsafe { misuse(&gpu, "add_at").launch(&queue).grid([1]).arg(buffer.address() + 1).submit() };
    match fault_of(&queue, done) {
        Fault::Memory { address, .. } => assert_page(address, buffer.address()),
        other => panic!("{other}"),
    }
    drop(queue);
    works(&common::gpu());
}

#[test]
fn a_trap() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    // SAFETY: the kernel traps.
    let done = unsafe { misuse(&gpu, "trap").launch(&queue).grid([1]).submit() };
    let fault = fault_of(&queue, done);
    assert!(matches!(fault, Fault::Exception { .. }), "{fault}");
}

#[test]
fn a_trap_for_a_debugger_goes_on_without_one() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let out = gpu.alloc::<u32>(2).unwrap();
    let kernel = misuse(&gpu, "debug_trap");
    // SAFETY: one work-item writes both elements.
    unsafe { kernel.launch(&queue).grid([1]).arg(&out).arg(6u32).submit() }.unwrap().wait().unwrap();
    assert_eq!(out.to_vec().unwrap(), [6, 7]);
    assert_eq!(queue.fault(), None);
}

#[test]
fn what_completed_before_a_fault_is_complete() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let out = gpu.alloc::<u32>(64).unwrap();
    let (store, bad) = (misuse(&gpu, "store"), misuse(&gpu, "store_at"));
    // SAFETY: 64 work-items write 64 elements; nothing is mapped at the other address.
    let (good, bad) = unsafe {
        let good = store.launch(&queue).grid([64]).arg(&out).arg(9u32).submit().unwrap();
        (good, bad.launch(&queue).grid([1]).barrier(true).arg(0x1000u64).arg(1u32).submit())
    };
    fault_of(&queue, bad);
    good.wait().unwrap();
    assert_eq!(out.to_vec().unwrap(), [9; 64]);
}

#[test]
fn a_kernel_without_end_lets_waits_and_drops_return() {
    let gpu = gpu();
    let spin = misuse(&gpu, "spin");
    for order in 0..4 {
        let started = Instant::now();
        let queue = gpu.create_queue().unwrap();
        // SAFETY: the kernel touches no memory.
        let done = unsafe { spin.launch(&queue).grid([64]).submit() }.unwrap();
        assert!(!done.wait_timeout(Duration::from_millis(20)).unwrap());
        assert!(!done.wait_timeout(Duration::ZERO).unwrap());
        assert!(!done.is_done());
        match order {
            0 => drop((done, queue)),
            1 => drop((queue, done)),
            2 => {
                queue.destroy();
                let error = done.wait().unwrap_err();
                assert!(matches!(error, Error::QueueDestroyed { .. }), "{error}");
            }
            _ => {
                // One thread waits without a limit while another destroys the queue.
                std::thread::scope(|scope| {
                    let waiter = scope.spawn(|| done.wait());
                    std::thread::sleep(Duration::from_millis(20));
                    queue.destroy();
                    assert!(matches!(waiter.join().unwrap(), Err(Error::QueueDestroyed { .. })));
                });
            }
        }
        assert!(started.elapsed() < LONG);
    }
    works(&gpu);
}

#[test]
fn a_full_ring_waits_for_room_and_notices_a_fault() {
    let gpu = gpu();
    let queue = gpu.queue_builder().packets(64).create().unwrap();
    let flag = gpu.alloc_in::<u32>(MemoryKind::HostUncached, 1).unwrap();
    let out = gpu.alloc::<u32>(1).unwrap();
    let (wait, nothing) = (misuse(&gpu, "spin_until"), misuse(&gpu, "nothing"));
    std::thread::scope(|scope| {
        // SAFETY: the kernel reads the flag until it is set, and writes one element.
        let first = unsafe { wait.launch(&queue).grid([1]).arg(&flag).arg(&out).submit() }.unwrap();
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(50));
            flag.copy_from(&[42]).unwrap();
        });
        let mut last = None;
        for _ in 0..500 {
            // SAFETY: the kernel does nothing.
            last = Some(unsafe { nothing.launch(&queue).grid([1]).barrier(true).submit() }.unwrap());
        }
        last.unwrap().wait().unwrap();
        first.wait().unwrap();
        assert_eq!(out.to_vec().unwrap(), [42]);
    });

    // The same with a queue that stops: submitting ends with an error instead of waiting for ever.
    let bad = misuse(&gpu, "store_at");
    // SAFETY: nothing is mapped at the address.
    let _lost = unsafe { bad.launch(&queue).grid([1]).arg(0x1000u64).arg(1u32).submit() }.unwrap();
    let error = (0..10_000).find_map(|_| {
        // SAFETY: the kernel does nothing.
        unsafe { nothing.launch(&queue).grid([1]).barrier(true).submit() }.err()
    });
    assert!(matches!(error, Some(Error::Faulted { .. })), "{error:?}");
}

#[test]
fn a_packet_that_is_none_stops_the_queue() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let mut words = [0u32; 16];
    words[0] = 6; // A type that no packet has.
    // SAFETY: the packet names nothing.
    unsafe { queue.submit(rocm_rs::aql::Packet::from_words(words)) }.unwrap();
    let done = queue.barrier_and(&[]);
    assert!(matches!(fault_of(&queue, done), Fault::Packet { .. }));
}
