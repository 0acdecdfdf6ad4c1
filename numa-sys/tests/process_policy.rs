//! A policy of the whole process: every thread gets it, also one that is started meanwhile, and each gets its own back.
//!
//! It changes every thread, so that the tests take turns.

use numa_sys::{
    mask::{Mask, Set},
    numa::Numa,
    os::{Native, Os, Policy, Threads, fake::Fake},
    policy::{MPOL_BIND, MPOL_DEFAULT, MPOL_INTERLEAVE, MPOL_LOCAL, MPOL_PREFERRED},
};
use std::{
    panic,
    sync::{
        Barrier, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// This system, and a node of it; nothing, with a word, where the kernel has no NUMA.
fn machine() -> Option<(Numa<Native>, Set)> {
    let numa = Numa::new(Native::default());
    if !numa.os().available() {
        println!("SKIP: policies of the process: this kernel has no NUMA, or hides it");
        return None;
    }
    let node = numa.facts().my_nodes.iter().find(|node| numa.facts().memory_nodes.contains(*node))?;
    Some((numa, Set::from_iter([node])))
}

fn own(numa: &Numa<Native>) -> Policy {
    numa.os().policy().unwrap()
}

#[test]
fn every_thread_gets_it_and_each_its_own_back() {
    let _turn = turn();
    let Some((numa, node)) = machine() else { return };
    // Preferring can be told from binding to one node, and from nothing, on either system.
    let policies = [(MPOL_DEFAULT, Set::EMPTY), (MPOL_BIND, node.clone()), (MPOL_INTERLEAVE, node.clone())];
    let (ready, given, checked, ended) = (Barrier::new(9), Barrier::new(9), Barrier::new(9), Barrier::new(9));
    let before = own(&numa);
    thread::scope(|scope| {
        for index in 0..8 {
            let (numa, node, policies) = (&numa, &node, &policies);
            let barriers = (&ready, &given, &checked, &ended);
            scope.spawn(move || {
                let (mode, nodes) = &policies[index % 3];
                numa.os().set_policy(*mode, nodes.mask()).unwrap();
                let mine = own(numa);
                barriers.0.wait();
                barriers.1.wait();
                assert_eq!(own(numa), Policy { mode: MPOL_PREFERRED, nodes: node.clone() }, "thread {index} while");
                let child = thread::spawn(|| Native::default().policy().unwrap()).join().unwrap();
                assert_eq!(child.mode, MPOL_PREFERRED, "a thread that is started meanwhile");
                barriers.2.wait();
                barriers.3.wait();
                assert_eq!(own(numa), mine, "thread {index} afterwards");
            });
        }
        ready.wait();
        let policy = numa.process_policy_while(MPOL_PREFERRED, node.mask()).unwrap();
        given.wait();
        checked.wait();
        policy.end().unwrap();
        ended.wait();
    });
    assert_eq!(own(&numa), before);
}

#[test]
fn a_panic_ends_it() {
    let _turn = turn();
    let Some((numa, node)) = machine() else { return };
    let before = own(&numa);
    let result = panic::catch_unwind(panic::AssertUnwindSafe(|| {
        let _policy = numa.process_policy_while(MPOL_PREFERRED, node.mask()).unwrap();
        assert_eq!(own(&numa).mode, MPOL_PREFERRED);
        panic::resume_unwind(Box::new("on purpose"));
    }));
    assert!(result.is_err());
    assert_eq!(own(&numa), before);
}

#[test]
fn a_thread_that_starts_meanwhile_has_what_the_caller_had_afterwards() {
    let _turn = turn();
    let Some((numa, node)) = machine() else { return };
    let before = own(&numa);
    let end = AtomicBool::new(false);
    thread::scope(|scope| {
        let policy = numa.process_policy_while(MPOL_PREFERRED, node.mask()).unwrap();
        let young = scope.spawn(|| {
            let first = own(&numa);
            while !end.load(Ordering::Acquire) {
                thread::sleep(Duration::from_millis(1));
            }
            (first.mode, own(&numa))
        });
        // It may be started and not have asked yet: it has inherited the policy all the same.
        drop(policy);
        end.store(true, Ordering::Release);
        let (first, last) = young.join().unwrap();
        assert!(first == MPOL_PREFERRED || first == before.mode);
        assert_eq!(last, before);
    });
}

#[test]
fn threads_come_and_go_meanwhile() {
    let _turn = turn();
    let Some((numa, node)) = machine() else { return };
    let before = own(&numa);
    let end = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while !end.load(Ordering::Acquire) {
                    thread::spawn(|| thread::sleep(Duration::from_micros(300))).join().unwrap();
                }
            });
        }
        for _ in 0..50 {
            let policy = numa.process_policy_while(MPOL_PREFERRED, node.mask()).unwrap();
            // Whoever is started now inherits it.
            assert_eq!(thread::spawn(|| Native::default().policy().unwrap().mode).join().unwrap(), MPOL_PREFERRED);
            policy.end().unwrap();
            assert_eq!(thread::spawn(|| Native::default().policy().unwrap()).join().unwrap(), before);
        }
        end.store(true, Ordering::Release);
    });
}

#[test]
fn what_is_refused_changes_nothing() {
    let _turn = turn();
    let Some((numa, node)) = machine() else { return };
    numa.os().set_policy(MPOL_BIND, node.mask()).unwrap();
    let before = own(&numa);
    for (mode, nodes) in [
        (MPOL_BIND, Set::EMPTY),
        (MPOL_PREFERRED, Set::from_iter([usize::from(u8::MAX)])),
        (77, node.clone()),
        (MPOL_LOCAL, Set::from_iter([usize::from(u8::MAX)])),
    ] {
        let error = numa.process_policy_while(mode, nodes.mask()).unwrap_err();
        assert_eq!(error.errno(), libc::EINVAL, "mode {mode}, {nodes}: {error}");
        assert_eq!(own(&numa), before);
    }
    numa.os().set_policy(MPOL_DEFAULT, Mask::NONE).unwrap();
}

/// What only Linux has: threads are asked by a signal.
#[cfg(target_os = "linux")]
mod by_signal {
    use super::*;
    use std::{mem, ptr, sync::mpsc};

    #[test]
    fn a_thread_that_blocks_the_signal_is_an_error_and_nothing_changes() {
        let _turn = turn();
        let Some((numa, node)) = machine() else { return };
        let before = own(&numa);
        let (blocked, is_blocked) = mpsc::channel();
        let (end, wait) = mpsc::channel::<()>();
        let deaf = thread::spawn(move || {
            // SAFETY: a set of this thread's own.
            unsafe {
                let mut set = mem::zeroed();
                libc::sigemptyset(&mut set);
                libc::sigaddset(&mut set, libc::SIGURG);
                libc::pthread_sigmask(libc::SIG_BLOCK, &set, ptr::null_mut());
                blocked.send(()).unwrap();
                let _ = wait.recv();
                // The signal that came too late is delivered now, and does nothing.
                libc::pthread_sigmask(libc::SIG_UNBLOCK, &set, ptr::null_mut());
            }
            Native::default().policy().unwrap()
        });
        is_blocked.recv().unwrap();
        let error = numa.process_policy_while(MPOL_PREFERRED, node.mask()).unwrap_err();
        assert_eq!(error.errno(), libc::ETIMEDOUT, "{error}");
        assert!(error.to_string().contains("blocks SIGURG"), "{error}");
        assert_eq!(own(&numa), before);
        drop(end);
        assert_eq!(deaf.join().unwrap(), before);
        numa.process_policy_while(MPOL_PREFERRED, node.mask()).unwrap().end().unwrap();
    }

    #[test]
    fn a_program_that_handles_the_signal_is_told_and_keeps_its_handler() {
        let _turn = turn();
        let Some((numa, node)) = machine() else { return };
        extern "C" fn handler(_: libc::c_int) {}
        let handler = handler as extern "C" fn(libc::c_int) as usize;
        // SAFETY: structs of integers; a handler that does nothing.
        unsafe {
            let (mut ours, mut before): (libc::sigaction, libc::sigaction) = mem::zeroed();
            ours.sa_sigaction = handler;
            libc::sigaction(libc::SIGURG, &ours, &mut before);
            let error = numa.process_policy_while(MPOL_PREFERRED, node.mask()).unwrap_err();
            assert_eq!(error.errno(), libc::EBUSY, "{error}");
            let mut after: libc::sigaction = mem::zeroed();
            libc::sigaction(libc::SIGURG, &before, &mut after);
            assert_eq!(after.sa_sigaction, handler);
            // And without one, the default is what stands afterwards.
            numa.process_policy_while(MPOL_PREFERRED, node.mask()).unwrap().end().unwrap();
            libc::sigaction(libc::SIGURG, ptr::null(), &mut after);
            assert_eq!(after.sa_sigaction, before.sa_sigaction);
        }
    }

    /// A thread that waits in the kernel answers too, and waits on.
    #[test]
    fn threads_that_wait_are_asked() {
        let _turn = turn();
        let Some((numa, node)) = machine() else { return };
        let (send, receive) = mpsc::channel::<()>();
        let mut pipe = [0; 2];
        // SAFETY: room for two descriptors.
        assert_eq!(unsafe { libc::pipe(pipe.as_mut_ptr()) }, 0);
        thread::scope(|scope| {
            let waiting = scope.spawn(move || receive.recv());
            let reading = scope.spawn(move || {
                let mut byte = 0u8;
                // SAFETY: room for one byte.
                unsafe { libc::read(pipe[0], (&raw mut byte).cast(), 1) }
            });
            thread::sleep(Duration::from_millis(20));
            for _ in 0..20 {
                numa.process_policy_while(MPOL_PREFERRED, node.mask()).unwrap().end().unwrap();
            }
            assert!(!waiting.is_finished() && !reading.is_finished());
            send.send(()).unwrap();
            // SAFETY: one byte of a string.
            assert_eq!(unsafe { libc::write(pipe[1], c"x".as_ptr().cast(), 1) }, 1);
            assert_eq!((waiting.join().unwrap(), reading.join().unwrap()), (Ok(()), 1));
        });
        // SAFETY: this test's own.
        unsafe { (libc::close(pipe[0]), libc::close(pipe[1])) };
    }
}

#[test]
fn the_fake_does_the_same() {
    let fake = Fake::new(4);
    let node = |node| Policy { mode: MPOL_BIND, nodes: Set::from_iter([node]) };
    fake.set_policy(MPOL_BIND, node(1).nodes.mask()).unwrap();
    let given = Barrier::new(2);
    let (before, other) = thread::scope(|scope| {
        let other = scope.spawn(|| {
            fake.set_policy(MPOL_BIND, node(2).nodes.mask()).unwrap();
            given.wait();
            given.wait();
            let during = fake.policy().unwrap();
            given.wait();
            given.wait();
            (during, fake.policy().unwrap())
        });
        given.wait();
        let before = fake.exchange_policies(&Threads { each: Vec::new(), others: node(3) }).unwrap();
        assert_eq!(fake.policy().unwrap(), node(3));
        given.wait();
        given.wait();
        fake.exchange_policies(&before).unwrap();
        given.wait();
        (before, other.join().unwrap())
    });
    assert_eq!((before.others.clone(), before.each.len()), (node(1), 2));
    assert_eq!((fake.policy().unwrap(), other), (node(1), (node(3), node(2))));
    let refused = fake.exchange_policies(&Threads { each: vec![(0, node(0))], others: node(9) }).unwrap_err();
    assert_eq!((refused.errno(), fake.policy().unwrap()), (libc::EINVAL, node(1)));
}
