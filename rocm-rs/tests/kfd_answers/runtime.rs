//! The runtime on a machine with no GPU: opening, topology and events of `rocm_rs::kfd`, on whichever driver.

use crate::behaviour::{Checked, expect, in_child, interrupt_after};
use rocm_rs::{
    Device, Runtime,
    kfd::{Error, Kfd, Version, driver::Driver},
};
use std::{
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

fn text(error: Error) -> String {
    error.to_string()
}

/// Everything that works without a GPU.
pub fn check(driver: Arc<dyn Driver>, kernel: &str, emulated: bool) -> Checked {
    let kfd = Kfd::open(driver.clone()).map_err(text)?;
    let minor = if kernel == "6.1" { 11 } else { 17 };
    expect("the version", kfd.version(), Version { major: 1, minor })?;
    expect("GPUs", kfd.gpus().len(), 0)?;
    let nodes = &kfd.topology().nodes;
    expect("there are nodes", nodes.is_empty(), false)?;
    for node in nodes {
        expect("a node of processors", (node.cpu_cores > 0, node.gpu.is_none(), node.banks.len()), (true, true, 1))?;
    }
    expect("opening twice gives the same", Arc::ptr_eq(&kfd, &Kfd::open(driver.clone()).map_err(text)?), true)?;
    // The runtime above it needs a GPU, and says so instead of finding another one.
    match Runtime::builder().device(Device::default()).driver(driver.clone()).open() {
        Err(rocm_rs::Error::Open(error)) if error.to_string().contains("no GPU") => {}
        Err(error) => return Err(format!("Runtime::open says: {error}")),
        Ok(_) => return Err("Runtime::open found a GPU".into()),
    }
    events(&kfd)?;
    if !emulated {
        a_signal_does_not_end_a_wait(&kfd)?;
    }

    let event = kfd.create_event(true).map_err(text)?;
    in_child(|| {
        let forked = matches!(event.set(), Err(Error::Forked));
        expect("the parent's event in a child says that it was forked", forked, true)
    })?;
    event.set().map_err(text)?;
    expect("an event after a fork", event.wait(Some(Duration::ZERO)).map_err(text)?, true)?;

    // What is dropped can be had again, and an event keeps what it needs.
    drop(kfd);
    event.set().map_err(text)?;
    let again = Kfd::open(driver).map_err(text)?;
    expect("an event outlives what it came from", event.wait(Some(Duration::ZERO)).map_err(text)?, true)?;
    events(&again)
}

fn events(kfd: &Kfd) -> Checked {
    let event = kfd.create_event(true).map_err(text)?;
    expect("a wait for nothing", event.wait(Some(Duration::from_millis(20))).map_err(text)?, false)?;
    event.set().map_err(text)?;
    expect("a wait after a set", event.wait(None).map_err(text)?, true)?;
    expect("a wait consumes", event.wait(Some(Duration::ZERO)).map_err(text)?, false)?;
    let started = Instant::now();
    let woken = thread::scope(|scope| {
        let waiter = scope.spawn(|| event.wait(Some(Duration::from_secs(20))));
        thread::sleep(Duration::from_millis(50));
        event.set().map_err(text)?;
        waiter.join().map_err(|_| "the waiter panicked".to_owned())?.map_err(text)
    })?;
    expect("a wait on another thread", (woken, started.elapsed() < Duration::from_secs(10)), (true, true))?;
    let manual = kfd.create_event(false).map_err(text)?;
    manual.set().map_err(text)?;
    expect("a manual event", manual.wait(None).map_err(text)?, true)?;
    expect("a manual event stays", manual.wait(Some(Duration::ZERO)).map_err(text)?, true)?;
    manual.reset().map_err(text)?;
    expect("a manual event is taken back", manual.wait(Some(Duration::ZERO)).map_err(text)?, false)?;
    // More in all than there may be at a time: each is destroyed.
    for _ in 0..600 {
        kfd.create_event(true).map_err(text)?;
    }
    Ok(())
}

/// The kernel ends a wait that a signal interrupts; the runtime's goes on.
fn a_signal_does_not_end_a_wait(kfd: &Kfd) -> Checked {
    let event = kfd.create_event(true).map_err(text)?;
    let started = Instant::now();
    let woken = thread::scope(|scope| {
        interrupt_after(scope, 0, Duration::from_millis(60));
        event.wait(Some(Duration::from_millis(250)))
    });
    expect("an interrupted wait", woken.map_err(text)?, false)?;
    let waited = started.elapsed();
    if waited < Duration::from_millis(245) || waited > Duration::from_secs(10) {
        return Err(format!("a wait of 250 ms with a signal took {waited:?}"));
    }
    Ok(())
}
