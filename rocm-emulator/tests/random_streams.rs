//! Random streams of instructions neither crash nor hang the host: a dispatch of them ends, faults, or stops when told to.
//!
//! Words come from a seed and are mostly valid instructions, so that they reach the handlers with operands that no compiler
//! would choose. `STREAMS=n` runs more of them, `STREAMS_SEED=n` others. `fuzz/src/bin/execute.rs` does it with coverage.

mod support;

use rocm_emulator::{
    dispatch::DispatchError,
    isa::{Target, decode::decode},
    memory::Access,
};
use std::{
    env,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};
use support::{Gpu, Kernel};

/// Instructions of a stream.
const LENGTH: usize = 48;
/// A stream that has not ended after this long is told to stop.
const PATIENCE: Duration = Duration::from_millis(20);
/// A stream that was told to stop has to be over after this long, on however slow a machine.
const HANG: Duration = Duration::from_secs(60);
const END: u32 = 0xbfb0_0000;

struct Random(u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) as u32
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Words of valid instructions, with a few that are anything between.
fn stream(random: &mut Random) -> Vec<u32> {
    let mut words = Vec::new();
    let mut left = LENGTH;
    while left > 0 {
        let candidate = [(); 5].map(|()| random.next());
        // Short jumps, so that most stay in the stream.
        let first = match candidate[0] >> 23 {
            0x17f => candidate[0] & 0xffff_001f | ((random.next() & 1) * 0xffe0),
            _ => candidate[0],
        };
        let candidate = [first, candidate[1], candidate[2], candidate[3], candidate[4]];
        match decode(&candidate, Target::Gfx1151) {
            Ok(inst) => words.extend_from_slice(inst.words()),
            Err(_) if random.next().is_multiple_of(400) => words.push(first),
            Err(_) => continue,
        }
        left -= 1;
    }
    words.push(END);
    words
}

/// Says "stop" when a stream takes too long, and ends the test when that does not help.
struct Watchdog {
    done: Arc<AtomicBool>,
}

impl Watchdog {
    fn start(stop: &Arc<AtomicBool>, what: String) -> Watchdog {
        let (stop, done) = (stop.clone(), Arc::new(AtomicBool::new(false)));
        let seen = done.clone();
        thread::spawn(move || {
            thread::sleep(PATIENCE);
            stop.store(!seen.load(Ordering::SeqCst), Ordering::SeqCst);
            for _ in 0..HANG.as_millis() / 50 {
                if seen.load(Ordering::SeqCst) {
                    return;
                }
                thread::sleep(Duration::from_millis(50));
            }
            eprintln!("{what} hangs");
            std::process::abort();
        });
        Watchdog { done }
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        self.done.store(true, Ordering::SeqCst);
    }
}

#[test]
fn random_streams_neither_crash_nor_hang() {
    let (count, seed) = (number("STREAMS", 400), number("STREAMS_SEED", 1));
    let [mut ended, mut faulted, mut stopped] = [0; 3];
    for index in 0..count {
        let seed = seed.wrapping_add(index);
        let mut gpu = Gpu::new(1);
        gpu.stop = Arc::default();
        let mut random = Random(seed);
        let words = stream(&mut random);
        let code = gpu.alloc::<u32>(64 + words.len() + 64);
        code.set(4, 256);
        // Waves of 32 and of 64 lanes; arguments, the packet and the queue in registers.
        code.set(12, 31 | 3 << 16 | 3 << 18);
        code.set(13, 8 << 1 | 7 << 7 | 2 << 11);
        code.set(14, if random.next().is_multiple_of(2) { 1 << 10 } else { 0 } | 8 | 2 | 4);
        words.iter().enumerate().for_each(|(at, word)| code.set(64 + at, *word));
        gpu.protect(&code, Access::READ | Access::WRITE | Access::EXECUTE);
        let data = gpu.alloc::<u32>(4096);
        let kernel = Kernel { object: code.address(), lds: 4096, scratch: 64 };
        let what = format!("seed {seed}");
        let watchdog = Watchdog::start(&gpu.stop, what.clone());
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            gpu.launch(&kernel, &[128], &[96], &[(&data).into(), (&data).into()])
        }));
        drop(watchdog);
        match result {
            Err(_) => panic!("{what} crashes: {words:08x?}"),
            Ok(Ok(_)) => ended += 1,
            Ok(Err(DispatchError::Fault(_))) => faulted += 1,
            Ok(Err(DispatchError::Stopped)) => stopped += 1,
            Ok(Err(error)) => panic!("{what}: {error}: the stream was not run"),
        }
    }
    println!("{count} streams: {ended} ended, {faulted} faulted, {stopped} were stopped");
    assert!(ended + faulted > 0, "nothing ran to an end");
}
