//! Kernels that go wrong, through a queue of the driver: what its owner hears, that nothing else is lost, and that the
//! device works on.

use super::{packets::bits_after, runtime::*, *};
use hsa_runtime_sys::amdhsa::kernel_descriptor_t;
use std::time::{Duration, Instant};

/// Host memory that the GPU may not execute, and such that it may not write.
const DATA: u32 = 0xb600_0002;
const CONSTANT: u32 = 0x6600_0002;

const MEMORY_VIOLATION: u64 = 1 << 29;
const ILLEGAL_INSTRUCTION: u64 = 1 << 30;
const TRAPPED: u64 = 1 << 31;

// What llvm-mc 19 makes for gfx1151. The kernel's argument is the address in s[0:1].
const CLEAR_V0: u32 = 0x7e00_0280;
const ONE_TO_V1: u32 = 0x7e02_0281;
/// global_store_b32 v0, v1, s[0:1]
const STORE: [u32; 2] = [0xdc6a_0000, 0x0000_0100];
/// global_load_b32 v0, v0, s[0:1]
const LOAD: [u32; 2] = [0xdc52_0000, 0];
/// global_atomic_add_u32 v0, v0, s[0:1] offset:1
const ODD_ATOMIC: [u32; 2] = [0xdcd6_0001, 0];
/// s_setpc_b64 s[0:1]
const JUMP: u32 = 0xbe80_4800;
const END: u32 = 0xbfb0_0000;
const fn trap(id: u32) -> u32 {
    0xbf90_0000 | id
}

/// A dispatch of these words, with an argument.
fn kernel(runtime: &Runtime, words: &[u32], argument: u64, completion: u64) -> Packet {
    let code = runtime.buffer(PAGE, GTT);
    let descriptor = kernel_descriptor_t {
        kernel_code_entry_byte_offset: 256,
        // Two user registers, which have the address of the arguments; waves of 32.
        compute_pgm_rsrc2: 2 << 1,
        kernel_code_properties: 1 << 3 | 1 << 10,
        ..Default::default()
    };
    // SAFETY: the buffer is a page that the host sees.
    unsafe { (code.address as *mut kernel_descriptor_t).write_volatile(descriptor) };
    for (number, pair) in words.chunks(2).enumerate() {
        let high = pair.get(1).copied().unwrap_or(END);
        code.word(256 + 8 * number as u64).store(u64::from(high) << 32 | u64::from(pair[0]), Ordering::Release);
    }
    let mut packet = dispatch(code.address, completion);
    packet[5] = argument;
    packet
}

/// A kernel that goes right does so.
fn works(runtime: &Runtime, queue: &mut Queue<'_>) {
    let (place, done) = (runtime.words(1), runtime.signal(1));
    queue.submit(&kernel(runtime, &[&[CLEAR_V0, ONE_TO_V1][..], &STORE, &[END]].concat(), place, done.address));
    done.wait(0);
    assert_eq!(word(place).load(Ordering::Acquire), 1);
}

#[test]
fn exceptions_of_waves_stop_their_queue_alone() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let mut bystander = Queue::new(&runtime, 16);
    for (words, bits) in [
        (vec![0xffff_ffff], ILLEGAL_INSTRUCTION),
        // s_rfe_b64 s[0:1], and lds_param_load: known by name, and not executed.
        (vec![0xbe80_4a00], ILLEGAL_INSTRUCTION),
        (vec![0xce00_0000], ILLEGAL_INSTRUCTION),
        (vec![trap(2), END], TRAPPED),
        (vec![trap(0), END], TRAPPED),
        (vec![trap(255), END], TRAPPED),
    ] {
        assert_eq!(bits_after(&runtime, &kernel(&runtime, &words, 0, 0)), bits, "{words:08x?}");
        works(&runtime, &mut bystander);
        works(&runtime, &mut Queue::new(&runtime, 16));
    }
}

#[test]
fn no_trap_handler_is_executed() {
    let runtime = Runtime::new(Profile::Gfx1151);
    // One that would end the wave.
    let handler = runtime.buffer(PAGE, GTT);
    handler.word(0).store(END.into(), Ordering::Release);
    for installed in [false, true] {
        if installed {
            let (gpu_id, tba_addr) = (runtime.gpu_id, handler.address);
            let mut args = kfd_ioctl_set_trap_handler_args { tba_addr, tma_addr: 0, gpu_id, pad: 0 };
            runtime.call(AMDKFD_IOC_SET_TRAP_HANDLER, &mut args).unwrap();
        }
        assert_eq!(bits_after(&runtime, &kernel(&runtime, &[trap(2), END], 0, 0)), TRAPPED, "{installed}");
        // For a debugger: the rest of the kernel runs.
        let (place, done) = (runtime.words(1), runtime.signal(1));
        let words = [&[CLEAR_V0, ONE_TO_V1, trap(3)][..], &STORE, &[END]].concat();
        let mut queue = Queue::new(&runtime, 16);
        queue.submit(&kernel(&runtime, &words, place, done.address));
        done.wait(0);
        let after = [place, queue.inactive.address + 8].map(|address| word(address).load(Ordering::Acquire));
        assert_eq!(after, [1, 0], "{installed}");
    }
}

#[test]
fn memory_violations_of_waves_are_events_with_their_reason() {
    let runtime = Runtime::new(Profile::Gfx1151).with_event_page();
    let event = runtime.event(KFD_IOC_EVENT_MEMORY, false);
    let mut bystander = Queue::new(&runtime, 16);
    let (nowhere, data, constant) = (reserve(PAGE), runtime.buffer(PAGE, DATA), runtime.buffer(PAGE, CONSTANT));
    let store = [&[CLEAR_V0, ONE_TO_V1][..], &STORE, &[END]].concat();
    let load = [&[CLEAR_V0][..], &LOAD, &[END]].concat();
    let odd = [&[CLEAR_V0][..], &ODD_ATOMIC, &[END]].concat();
    for (words, address, reason) in [
        // Not present, read-only, no-execute.
        (&store[..], nowhere, [1, 0, 0]),
        (&load, nowhere, [1, 0, 0]),
        (&store, constant.address, [0, 1, 0]),
        (&[JUMP], data.address, [0, 0, 1]),
        (&[JUMP], nowhere, [1, 0, 0]),
        // An atomic at an odd address: the page is there, and may be written.
        (&odd, data.address, [0, 0, 0]),
    ] {
        let bits = bits_after(&runtime, &kernel(&runtime, words, address, 0));
        let (result, told) = runtime.wait(event, 10_000);
        // SAFETY: the union's member for this kind of event; all are integers.
        let told = unsafe { told.__bindgen_anon_1.memory_exception_data };
        let seen = [told.failure.NotPresent, told.failure.ReadOnly, told.failure.NoExecute];
        assert_eq!((bits, result), (MEMORY_VIOLATION, KFD_IOC_WAIT_RESULT_COMPLETE), "{words:08x?}");
        assert_eq!((told.va & !(PAGE - 1), told.gpu_id, seen), (address, runtime.gpu_id, reason), "{words:08x?}");
        works(&runtime, &mut bystander);
        works(&runtime, &mut Queue::new(&runtime, 16));
    }
    assert_eq!((word(data.address).load(Ordering::Acquire), word(constant.address).load(Ordering::Acquire)), (0, 0));
}

#[test]
fn an_endless_kernel_ends_with_its_queue() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let mut bystander = Queue::new(&runtime, 16);
    // s_branch to itself; the same with s_sleep 1.
    for words in [&[0xbfa0_ffff][..], &[0xbf83_0001, 0xbfa0_fffe]] {
        let (never, next) = (runtime.signal(1), runtime.signal(1));
        let mut queue = Queue::new(&runtime, 16);
        queue.submit(&kernel(&runtime, words, 0, never.address));
        queue.submit(&barrier_and([0; 5], next.address));
        std::thread::sleep(Duration::from_millis(20));
        works(&runtime, &mut bystander);
        let (inactive, begin) = (queue.inactive, Instant::now());
        queue.destroy();
        assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
        let values = [never, next, inactive].map(|signal| signal.value().load(Ordering::Acquire));
        assert_eq!(values, [1, 1, 0], "neither done nor an error");
        works(&runtime, &mut bystander);
        works(&runtime, &mut Queue::new(&runtime, 16));
    }
}
