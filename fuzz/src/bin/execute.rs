//! Streams of any words, executed: whatever they are, the host neither crashes nor hangs.
#![no_main]

use hsa_runtime_sys::hsa_kernel_dispatch_packet_t;
use libfuzzer_sys::fuzz_target;
use rocm_emulator::{
    dispatch::{Dispatch, Engine, Scratch},
    isa::Target,
    memory::{Access, AddressSpace, Range},
};
use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

const WORDS: usize = 1024;
const CODE: usize = 64;
const START: u64 = 0x10_0000_0000;
const END: u32 = 0xbfb0_0000;

/// The flag of the dispatch that runs, and how many there were: one thread stops what takes longer than a tick or two.
fn stop() -> &'static Arc<AtomicBool> {
    static STOP: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    STOP.get_or_init(|| {
        let stop = Arc::new(AtomicBool::new(false));
        let flag = stop.clone();
        thread::spawn(move || {
            let mut before = 0;
            loop {
                thread::sleep(Duration::from_millis(10));
                let now = RUNS.load(Ordering::SeqCst);
                flag.store(now == before, Ordering::SeqCst);
                before = now;
            }
        });
        stop
    })
}

static RUNS: AtomicU64 = AtomicU64::new(0);

fuzz_target!(|data: &[u8]| {
    let stop = stop();
    let mut memory: Vec<u64> = vec![0; WORDS / 2];
    let words: &mut [u32] = {
        // SAFETY: the same memory as half as wide words, borrowed for as long.
        unsafe { std::slice::from_raw_parts_mut(memory.as_mut_ptr().cast(), WORDS) }
    };
    let (first, code) = data.split_first().map_or((0, data), |(first, rest)| (*first, rest));
    words[4] = 4 * CODE as u32;
    words[12] = 31 | 3 << 16 | 3 << 18;
    words[13] = 8 << 1 | 7 << 7 | 2 << 11;
    words[14] = if first & 1 == 0 { 1 << 10 } else { 0 } | 8 | 2 | 4;
    let most = WORDS / 2;
    for (word, bytes) in words[CODE..most].iter_mut().zip(code.chunks_exact(4)) {
        *word = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    }
    words[CODE + (code.len() / 4).min(most - CODE - 1)] = END;
    let backing = Arc::new(memory);
    let host = backing.as_ptr().cast_mut().cast();
    let (end, access) = (START + 4 * WORDS as u64, Access::READ | Access::WRITE | Access::EXECUTE);
    let space = AddressSpace::default();
    if space.map(Range { start: START, end, host, access, backing }).is_err() {
        return;
    }
    let mut packet = hsa_kernel_dispatch_packet_t {
        workgroup_size_x: 96,
        workgroup_size_y: 1,
        workgroup_size_z: 1,
        grid_size_x: 128,
        grid_size_y: 1,
        grid_size_z: 1,
        private_segment_size: 64,
        group_segment_size: 4096,
        kernel_object: START,
        kernarg_address: (START + 2 * WORDS as u64) as *mut _,
        ..Default::default()
    };
    packet.__bindgen_anon_1.full_header = 2 | 1 << 16;
    let dispatch = Dispatch {
        packet,
        packet_address: START + 3072,
        queue_address: START + 3072,
        dispatch_id: 0,
        target: if first & 2 == 0 { Target::Gfx1151 } else { Target::Gfx1100 },
        scratch: Scratch { backing: 0x1_0000_0000, size: 32 << 15, tmpring_size: 32 | 128 << 12 },
        units: &Arc::default(),
        stop,
    };
    RUNS.fetch_add(1, Ordering::SeqCst);
    stop.store(false, Ordering::SeqCst);
    // Whatever it ends with is fine, but it has to end.
    let _ = Engine::new(1).run(&space, &dispatch);
});
