//! Forking while the KFD is open: the child has none of it and breaks nothing, and the parent goes on.
//!
//! One test in a binary of its own: a fork copies only the thread that forks.

mod kfd_fake;

use kfd_fake::{Fake, Plan};
use rocm_rs::kfd::{self, Access, Error, Kfd, Placement, driver::Driver, queue};
use std::{fmt::Debug, mem, sync::Arc};

/// Runs a function in a forked child; its panics and its crashes are failures here.
fn in_child(name: &str, run: impl FnOnce()) {
    // SAFETY: the child runs only what is given and leaves without unwinding or running the parent's exit handlers.
    let child = unsafe { libc::fork() };
    assert!(child >= 0);
    if child == 0 {
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
        // SAFETY: it ends the child at once.
        unsafe { libc::_exit(if result.is_ok() { 0 } else { 99 }) };
    }
    let mut status = 0;
    // SAFETY: the status is this function's.
    assert_eq!(unsafe { libc::waitpid(child, &mut status, 0) }, child);
    assert!(libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0, "{name}: the child ended with {status:#x}");
}

fn assert_forked<T: Debug>(result: kfd::Result<T>) {
    assert!(matches!(result, Err(Error::Forked)), "{result:?}");
}

/// Whether the page at an address is mapped.
fn is_mapped(address: u64) -> bool {
    let mut vector = [0u8; 1];
    // SAFETY: mincore looks at the page's state only, and the vector has a byte for it.
    unsafe { libc::mincore(address as *mut _, 4096, vector.as_mut_ptr().cast()) == 0 }
}

fn forks(driver: Arc<dyn Driver>) {
    let kfd = Kfd::open(driver.clone()).unwrap();
    let gpu = kfd.gpus()[0].clone();
    let small = gpu.allocate(100, Placement::Host, Access::WRITE).unwrap();
    let large = gpu.allocate(1 << 20, Placement::Host, Access::WRITE).unwrap();
    let queue = gpu.create_queue(&queue::Config::default()).unwrap();
    let signal = gpu.create_signal(7).unwrap();
    let event = kfd.create_event(false).unwrap();
    for memory in [&small, &large] {
        memory.fill(5).unwrap();
    }

    in_child("everything is refused", || {
        for size in [100, 1 << 20] {
            assert_forked(gpu.allocate(size, Placement::Host, Access::WRITE));
        }
        assert_forked(gpu.create_signal(0));
        assert_forked(gpu.create_queue(&queue::Config::default()));
        assert_forked(gpu.available_memory());
        assert_forked(gpu.clock_counters());
        assert_forked(kfd.create_event(false));
        assert_forked(event.set());
        assert_forked(event.wait(None));
        assert_forked(queue.update(1, 1));
        assert_forked(large.write(0, &[1]));
        assert_forked(small.read(0, &mut [0]));
        assert_forked(gpu.check());
    });
    in_child("the memory is not there", || {
        for address in [large.address(), small.address(), signal.handle(), queue.ring().as_ptr() as u64] {
            assert!(!is_mapped(address & !4095), "{address:#x} is mapped in the child");
        }
    });
    let (mut moved, mut others) = (Some((small, signal)), Some((kfd, gpu, large, queue, event)));
    in_child("dropping does nothing", || drop((moved.take(), others.take())));
    in_child("the child opens its own", || {
        let kfd = Kfd::open(driver.clone()).unwrap();
        let memory = kfd.gpus()[0].allocate(100, Placement::Host, Access::WRITE).unwrap();
        memory.fill(1).unwrap();
        drop(kfd.gpus()[0].create_queue(&queue::Config::default()).unwrap());
    });

    // The parent has all it had.
    let (Some((small, signal)), Some((kfd, gpu, large, queue, event))) = (moved, others) else { unreachable!() };
    for memory in [&small, &large] {
        let mut bytes = vec![0; memory.len()];
        memory.read(0, &mut bytes).unwrap();
        assert!(bytes.iter().all(|byte| *byte == 5));
    }
    assert_eq!(signal.load(), 7);
    queue.update(3, 100).unwrap();
    event.set().unwrap();
    assert!(event.wait(None).unwrap());
    drop((small, signal, large, queue, event));
    gpu.allocate(1 << 20, Placement::Host, Access::WRITE).unwrap();
    mem::drop((kfd, gpu));
}

#[test]
fn forking_while_open() {
    let fake = Fake::new(Plan::default());
    forks(fake.clone());
    assert_eq!(fake.books().queues.len(), 0);
    assert_eq!(fake.books().buffers.len(), 1, "the event page");
    #[cfg(feature = "emulator")]
    {
        use rocm_rs::kfd::driver::Emulated;
        let machine = rocm_emulator::Machine::new(rocm_emulator::Config::default()).unwrap();
        forks(Emulated::shared(machine));
    }
}
