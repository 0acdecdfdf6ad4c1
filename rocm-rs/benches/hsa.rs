//! AMD's runtime and this crate side by side, in one process and on the same objects where there are such.
//!
//! It needs a GPU that ROCr knows: `ci/rocr-guest -- target/release/deps/hsa-...` has one. Prints a table; each figure is
//! the best of several rounds.

#![allow(missing_docs)]

use hsa_runtime_sys::{self as sys, hsa_amd_memory_pool_t};
use rocm_rs::{
    Condition, Device, MemoryKind, Profile, Runtime,
    aql::Packet,
    hsa::{Agent, Config, Executable, Hsa, Library, Queue, Segment, Signal},
};
use std::{
    hint::black_box,
    process::ExitCode,
    ptr::null_mut,
    sync::atomic::{AtomicU32, Ordering::Release},
    time::{Duration, Instant},
};

const ROUNDS: usize = 15;

/// The best time of `count` calls, per call.
fn best(count: u32, mut call: impl FnMut()) -> f64 {
    let round = |_| {
        let started = Instant::now();
        (0..count).for_each(|_| call());
        started.elapsed().as_secs_f64() * 1e9 / f64::from(count)
    };
    (0..ROUNDS).map(round).fold(f64::INFINITY, f64::min)
}

/// One line of the table.
fn row(what: &str, rocr: f64, ours: f64) {
    println!("| {what} | {} | {} | {:.2} |", time(rocr), time(ours), ours / rocr);
}

fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        ns if ns < 1e3 => format!("{ns:.1} ns"),
        ns if ns < 1e6 => format!("{:.1} us", ns / 1e3),
        ns => format!("{:.1} ms", ns / 1e6),
    }
}

fn main() -> ExitCode {
    // SAFETY: the bench is of what is found under this name.
    let library = match unsafe { Library::find() } {
        Ok(library) => library,
        Err(error) => {
            println!("SKIP: benches against ROCr: {error}");
            return ExitCode::SUCCESS;
        }
    };
    let started = Instant::now();
    let hsa = match Hsa::open(library) {
        Ok(hsa) => hsa,
        Err(error) => {
            println!("SKIP: benches against ROCr: {error}");
            return ExitCode::SUCCESS;
        }
    };
    let init = started.elapsed().as_secs_f64() * 1e9;
    let agents = hsa.agents().unwrap();
    let Some(gpu) = agents.iter().find(|agent| agent.is_gpu()) else {
        println!("SKIP: benches against ROCr: it has no GPU here");
        return ExitCode::SUCCESS;
    };
    println!("{}, {}\n", hsa.version(), gpu.name());
    println!("| | ROCr | rocm-rs | ratio |\n|---|---|---|---|");
    let runtime = Runtime::builder().device(Device::Hsa).open().unwrap();
    submit(&hsa, gpu);
    signals(&hsa, &runtime);
    memory(&hsa, &agents, &runtime);
    load(gpu, &runtime);
    let open = || drop(Runtime::builder().device(Device::Emulated(Profile::Gfx1151)).open().unwrap());
    row("open: first `hsa_init`, and `Runtime::open` of `emulated`", init, best(3, open));
    ExitCode::SUCCESS
}

/// Packets that do nothing, through the functions of `hsa.h` and through the ring, in batches that the ring has room for.
fn submit(hsa: &Hsa, gpu: &Agent) {
    const BATCH: u32 = 4096;
    let queue = Queue::new(gpu, &Config { packets: BATCH * 2, ..Default::default() }).unwrap();
    let functions = *hsa.library().functions();
    let add = functions.hsa_queue_add_write_index_scacq_screl.unwrap();
    let read = functions.hsa_queue_load_read_index_scacquire.unwrap();
    let store = functions.hsa_signal_store_screlease.unwrap();
    let handle = queue.handle().as_ptr();
    // SAFETY: the queue lives, and these fields never change.
    let (slots, doorbell, mask) = unsafe {
        let slots = (*handle).base_address.cast::<[u32; 16]>();
        (slots, (*handle).doorbell_signal, u64::from((*handle).size - 1))
    };
    // A barrier that waits for nothing.
    let mut words = [0u32; 16];
    words[0] = sys::HSA_PACKET_TYPE_BARRIER_AND;
    let drain = || {
        while queue.ring().read_index() != queue.ring().write_index() {
            std::thread::yield_now();
        }
    };
    let timed = |call: &dyn Fn()| {
        let round = |_| {
            drain();
            let started = Instant::now();
            (0..BATCH).for_each(|_| call());
            started.elapsed().as_secs_f64() * 1e9 / f64::from(BATCH)
        };
        (0..ROUNDS).map(round).fold(f64::INFINITY, f64::min)
    };
    let rocr = timed(&|| {
        // SAFETY: the queue lives, and the slot is this call's once there is room.
        unsafe {
            let index = add(handle, 1);
            while index - read(handle) > mask {}
            let slot = slots.add((index & mask) as usize).cast::<u32>();
            slot.add(1).copy_from_nonoverlapping(words.as_ptr().add(1), 15);
            AtomicU32::from_ptr(slot).store(words[0], Release);
            store(doorbell, index as i64);
        }
    });
    let ours = timed(&|| {
        black_box(queue.ring().try_submit(Packet::from_words(words))).unwrap();
    });
    row("submit a packet", rocr, ours);
    drain();
}

fn signals(hsa: &std::sync::Arc<Hsa>, runtime: &Runtime) {
    let signal = Signal::new(hsa, 1).unwrap();
    let (own, handle, functions) = (signal.signal(), signal.handle(), *hsa.library().functions());
    let (load, store) = (functions.hsa_signal_load_scacquire.unwrap(), functions.hsa_signal_store_screlease.unwrap());
    let (add, wait) = (functions.hsa_signal_add_scacq_screl.unwrap(), functions.hsa_signal_wait_scacquire.unwrap());
    let (create, destroy) = (functions.hsa_signal_create.unwrap(), functions.hsa_signal_destroy.unwrap());
    let acq_rel = std::sync::atomic::Ordering::AcqRel;
    let loads = || {
        // SAFETY: the signal lives.
        black_box(unsafe { load(handle) });
    };
    let own_loads = || {
        black_box(own.load());
    };
    row("signal: load", best(20_000, loads), best(20_000, own_loads));
    // SAFETY: the signal lives.
    row("signal: store", best(20_000, || unsafe { store(handle, 1) }), best(20_000, || own.store(1)));
    let own_adds = || {
        black_box(own.add(0, acq_rel));
    };
    // SAFETY: the signal lives.
    row("signal: add", best(20_000, || unsafe { add(handle, 0) }), best(20_000, own_adds));
    let gpu = runtime.gpu().unwrap();
    let pooled = gpu.create_signal(1).unwrap();
    let satisfied = || {
        // SAFETY: the signal lives.
        black_box(unsafe { wait(handle, sys::HSA_SIGNAL_CONDITION_EQ, 1, u64::MAX, sys::HSA_WAIT_STATE_BLOCKED) });
    };
    let waited = || {
        black_box(pooled.wait(Condition::Eq, 1).unwrap());
    };
    row("signal: wait that is satisfied", best(20_000, satisfied), best(20_000, waited));
    let made = || {
        let mut signal = Default::default();
        // SAFETY: it is made and destroyed once.
        let status = unsafe { [create(1, 0, std::ptr::null(), &mut signal), destroy(signal)] };
        assert!(status.iter().all(|status| !status.is_error()));
    };
    row("signal: create and destroy", best(5000, made), best(5000, || drop(gpu.create_signal(1).unwrap())));
}

fn memory(hsa: &Hsa, agents: &[Agent], runtime: &Runtime) {
    let functions = *hsa.library().functions();
    let allocate = functions.hsa_amd_memory_pool_allocate.unwrap();
    let free = functions.hsa_amd_memory_pool_free.unwrap();
    let iterate = functions.hsa_amd_agent_iterate_memory_pools.unwrap();
    unsafe extern "C" fn push(pool: hsa_amd_memory_pool_t, data: *mut libc::c_void) -> sys::hsa_status_t {
        // SAFETY: the data is the vector below.
        unsafe { (*data.cast::<Vec<hsa_amd_memory_pool_t>>()).push(pool) };
        sys::HSA_STATUS_SUCCESS
    }
    let gpu = runtime.gpu().unwrap();
    for (agent, whose, kind) in
        [(&agents[1], "the GPU's", MemoryKind::DeviceVisible), (&agents[0], "the host's", MemoryKind::Host)]
    {
        let mut pools: Vec<hsa_amd_memory_pool_t> = Vec::new();
        // SAFETY: the callback and its data belong together.
        unsafe { iterate(agent.handle(), Some(push), (&raw mut pools).cast()) };
        let usable = agent.pools().unwrap().iter().position(|p| p.segment() == Segment::Global && p.allocates());
        let pool = pools[usable.unwrap()];
        let rocr = best(2000, || {
            let mut memory = null_mut();
            // SAFETY: it is allocated and freed once.
            let status = unsafe { [allocate(pool, 4096, 0, &mut memory), free(memory)] };
            assert!(status.iter().all(|status| !status.is_error()));
        });
        let _keeps_the_chunk = gpu.alloc_in::<u8>(kind, 4096).unwrap();
        // ROCr clears nothing either.
        let ours = best(20_000, || drop(gpu.alloc_uncleared_in::<u8>(kind, 4096).unwrap()));
        row(&format!("allocate and free 4 KiB of {whose} memory"), rocr, ours);
        let cleared = best(2000, || drop(gpu.alloc_in::<u8>(kind, 4096).unwrap()));
        row(&format!("allocate and free 4 KiB of {whose} memory, ours filled with zeros"), rocr, cleared);
    }
}

fn load(gpu: &Agent, runtime: &Runtime) {
    let source = rocm_emulator::kernels::source("demo").unwrap();
    let Some(object) = source.object(gpu.name()) else { return };
    // SAFETY: the corpus is well-formed.
    let rocr = best(20, || drop(unsafe { Executable::load(gpu, object.bytes) }.unwrap()));
    let ours = runtime.gpu().unwrap();
    row("load a code object with ROCr's loader", rocr, best(20, || drop(ours.load(object.bytes).unwrap())));
    let emulated = Runtime::builder().device(Device::Emulated(Profile::Gfx1151)).open().unwrap().gpu().unwrap();
    let own = source.object("gfx1151").unwrap().bytes;
    row("load a code object with our loader (`emulated`)", rocr, best(20, || drop(emulated.load(own).unwrap())));
    let started = Instant::now();
    for _ in 0..5 {
        drop(Queue::new(gpu, &Config::default()).unwrap());
    }
    let rocr: Duration = started.elapsed() / 5;
    let ours = best(5, || drop(emulated.create_queue().unwrap()));
    row("create and destroy a queue (ours: `emulated`)", rocr.as_secs_f64() * 1e9, ours);
}
