//! The packet processor: packets, signals, events and errors.

use super::{runtime::*, *};
use std::time::{Duration, Instant};

#[test]
fn a_barrier_packet_completes_its_signal_and_gives_its_slot_back() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let mut queue = Queue::new(&runtime, 16);
    // Three times around the ring.
    for round in 0..48 {
        let done = runtime.signal(1);
        let index = queue.submit(&barrier_and([0; 5], done.address));
        assert_eq!(index, round);
        done.wait(0);
        eventually(|| queue.read_index() == index + 1, "the read index");
        assert_eq!(queue.ring.word(index % 16 * 64).load(Ordering::Acquire) & 0xff, 1, "INVALID");
        assert_eq!(done.times(), [0, 0], "only dispatches are timed");
    }
    queue.destroy();
}

#[test]
fn barriers_wait_for_their_signals_and_for_no_other_queue() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let (mut first, mut second) = (Queue::new(&runtime, 16), Queue::new(&runtime, 16));
    let [one, two, after, other] = [1, 1, 1, 1].map(|value| runtime.signal(value));
    first.submit(&barrier_and([one.address, 0, two.address, 0, 0], after.address));
    second.submit(&barrier_or([one.address, two.address, 0, 0, 0], other.address));
    let third = runtime.signal(1);
    Queue::new(&runtime, 16).submit(&barrier_and([0; 5], third.address));
    third.wait(0);
    std::thread::sleep(Duration::from_millis(5));
    assert_eq!([after, other].map(|signal| signal.value().load(Ordering::Acquire)), [1, 1]);
    two.value().store(0, Ordering::Release);
    other.wait(0);
    std::thread::sleep(Duration::from_millis(5));
    assert_eq!(after.value().load(Ordering::Acquire), 1);
    one.value().store(0, Ordering::Release);
    after.wait(0);
    let none = runtime.signal(1);
    second.submit(&barrier_or([0; 5], none.address));
    none.wait(0);
}

#[test]
fn a_slot_that_is_not_filled_yet_is_waited_for() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let mut queue = Queue::new(&runtime, 16);
    let [early, late] = [runtime.signal(1), runtime.signal(1)];
    let (first, second) = (queue.reserve(), queue.reserve());
    queue.fill(second, &barrier_and([0; 5], late.address));
    queue.ring_doorbell(second);
    std::thread::sleep(Duration::from_millis(5));
    assert_eq!((queue.read_index(), late.value().load(Ordering::Acquire)), (0, 1));
    // The producer of the first slot publishes it and is slow to ring.
    queue.fill(first, &barrier_and([0; 5], early.address));
    late.wait(0);
    early.wait(0);
    queue.ring_doorbell(first);
    let after = runtime.signal(1);
    queue.submit(&barrier_and([0; 5], after.address));
    after.wait(0);
}

#[test]
fn a_packet_without_a_doorbell_stays() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let mut queue = Queue::new(&runtime, 16);
    let done = runtime.signal(1);
    let index = queue.reserve();
    queue.fill(index, &barrier_and([0; 5], done.address));
    std::thread::sleep(Duration::from_millis(10));
    assert_eq!(done.value().load(Ordering::Acquire), 1);
    queue.ring_doorbell(index);
    done.wait(0);
}

#[test]
fn a_signal_with_an_event_wakes_its_waiter() {
    let runtime = Runtime::new(Profile::Gfx1151).with_event_page();
    let mut queue = Queue::new(&runtime, 64);
    let event = runtime.event(KFD_IOC_EVENT_SIGNAL, true);
    for _ in 0..20 {
        let done = runtime.signal_with_event(1, event);
        std::thread::sleep(Duration::from_micros(500));
        queue.submit(&barrier_and([0; 5], done.address));
        let start = Instant::now();
        assert_eq!(runtime.wait(event, 10_000).0, KFD_IOC_WAIT_RESULT_COMPLETE);
        assert_eq!(done.value().load(Ordering::Acquire), 0);
        assert!(start.elapsed() < Duration::from_secs(5));
    }
    assert_eq!(runtime.wait(event, 5).0, KFD_IOC_WAIT_RESULT_TIMEOUT, "it was consumed");
}

/// Submits a packet that stops the queue; gives the bits of the inactive signal.
pub(super) fn bits_after(runtime: &Runtime, packet: &Packet) -> u64 {
    let mut queue = Queue::new(runtime, 16);
    queue.submit(packet);
    let after = runtime.signal(1);
    queue.submit(&barrier_and([0; 5], after.address));
    eventually(|| queue.inactive.value().load(Ordering::Acquire) != 0, "the inactive signal");
    let bits = queue.inactive.value().load(Ordering::Acquire);
    std::thread::sleep(Duration::from_millis(2));
    assert_eq!((after.value().load(Ordering::Acquire), queue.read_index()), (1, 0), "the queue has stopped");
    queue.destroy();
    bits
}

#[test]
fn what_is_no_packet_stops_its_queue_and_no_other() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let mut bystander = Queue::new(&runtime, 16);
    let mut agent = barrier_and([0; 5], 0);
    agent[HEADER] = 4;
    assert_eq!(bits_after(&runtime, &agent), 1 << 5, "agent dispatch");
    agent[HEADER] = 77;
    assert_eq!(bits_after(&runtime, &agent), 1 << 5, "unknown type");
    assert_eq!(bits_after(&runtime, &[0; 8]), 1 << 8, "vendor packet of format 0");
    assert_eq!(bits_after(&runtime, &dispatch(0, 0)), 1 << 3, "no kernel");
    let mut flat = dispatch(0x1000, 0);
    flat[HEADER] &= !(3 << 16);
    assert_eq!(bits_after(&runtime, &flat), 1 << 1, "no dimensions");
    let done = runtime.signal(1);
    bystander.submit(&barrier_and([0; 5], done.address));
    done.wait(0);
}

#[test]
fn a_runtime_that_is_enabled_hears_of_exceptions_by_its_word_and_event() {
    let agent = [4, 0, 0, 0, 0, 0, 0, 0];
    for (enabled, packet, code) in [(true, agent, 20), (true, dispatch(0, 0), 18), (false, agent, 20)] {
        let runtime = Runtime::new(Profile::Gfx1151).with_event_page();
        if enabled {
            let mut args = kfd_ioctl_runtime_enable_args { mode_mask: 1, ..Default::default() };
            runtime.call(AMDKFD_IOC_RUNTIME_ENABLE, &mut args).unwrap();
        }
        let event = runtime.event(KFD_IOC_EVENT_SIGNAL, true);
        let payload = runtime.words(1);
        // What was said before stays said.
        word(payload).store(1 << 40, Ordering::Release);
        let mut queue = Queue::with_exceptions(&runtime, 16, payload, event);
        queue.submit(&packet);
        eventually(|| queue.inactive.value().load(Ordering::Acquire) != 0, "the inactive signal");
        let (result, _) = runtime.wait(event, if enabled { 10_000 } else { 5 });
        let told = word(payload).load(Ordering::Acquire);
        match enabled {
            true => assert_eq!((result, told), (KFD_IOC_WAIT_RESULT_COMPLETE, 1 << 40 | 1 << (code - 1))),
            false => assert_eq!((result, told), (KFD_IOC_WAIT_RESULT_TIMEOUT, 1 << 40)),
        }
        queue.destroy();
    }
}

#[test]
fn an_access_to_nowhere_is_a_memory_event() {
    let runtime = Runtime::new(Profile::Gfx1151).with_event_page();
    let event = runtime.event(KFD_IOC_EVENT_MEMORY, false);
    let nowhere = reserve(PAGE);
    assert_eq!(bits_after(&runtime, &barrier_and([nowhere + 64, 0, 0, 0, 0], 0)), 1 << 29);
    let (result, data) = runtime.wait(event, 10_000);
    assert_eq!(result, KFD_IOC_WAIT_RESULT_COMPLETE);
    // SAFETY: the union's member for this kind of event; all are integers.
    let data = unsafe { data.__bindgen_anon_1.memory_exception_data };
    assert_eq!((data.va, data.gpu_id, data.failure.NotPresent, data.failure.ReadOnly), (nowhere, runtime.gpu_id, 1, 0));

    let constant = runtime.buffer(PAGE, 0x6600_0002);
    assert_eq!(bits_after(&runtime, &barrier_and([0; 5], constant.address)), 1 << 29);
    let data = runtime.wait(event, 10_000).1;
    // SAFETY: as above.
    let data = unsafe { data.__bindgen_anon_1.memory_exception_data };
    assert_eq!((data.va, data.failure.NotPresent, data.failure.ReadOnly), (constant.address, 0, 1));
}

#[test]
fn a_queue_that_waits_or_has_stopped_can_be_destroyed() {
    let runtime = Runtime::new(Profile::Gfx1103);
    let mut queue = Queue::new(&runtime, 16);
    let never = runtime.signal(1);
    queue.submit(&barrier_and([never.address, 0, 0, 0, 0], 0));
    std::thread::sleep(Duration::from_millis(3));
    queue.destroy();
}

#[test]
fn pm4_commands_in_a_vendor_packet() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let mut queue = Queue::new(&runtime, 16);
    let (buffer, target) = (runtime.words(32), runtime.words(8));
    let header = |opcode: u32, words: u32| 3 << 30 | (words - 2) << 16 | opcode << 8;
    let halves = |address: u64| [address as u32, (address >> 32) as u32];
    let [low, high] = halves(target);
    let mut commands = vec![0xffff_1000u32, header(0x58, 8), 0, 0, 0, 0, 0, 0, 0];
    commands.extend([header(0x37, 6), 5 << 8, low, high, 0x1234_5678, 0x9abc_def0]);
    commands.extend([header(0x3c, 7), 3 | 1 << 4, low, high, 0x5678, 0xffff, 4]);
    commands.extend([header(0x49, 8), 0, 2 << 29, low + 8, high, 7, 1, 0]);
    commands.extend([header(0x40, 6), 9 | 5 << 8 | 1 << 16, 0, 0, low + 16, high]);
    commands.extend([header(0x50, 7), 3 << 29 | 3 << 20, low + 1, high, low + 25, high, 5]);
    commands.extend([header(0x50, 7), 2 << 29 | 3 << 20, 0x55, 0, low + 32, high, 4 | 1 << 26]);
    for (number, pair) in commands.chunks(2).enumerate() {
        let value = u64::from(pair[0]) | u64::from(*pair.get(1).unwrap_or(&0)) << 32;
        word(buffer + number as u64 * 8).store(value, Ordering::Relaxed);
    }
    let jump = |length: usize, completion| {
        let [low, high] = halves(buffer).map(u64::from);
        let size = 1 << 23 | length as u64;
        [1 << 16, u64::from(header(0x3f, 4)) | low << 32, high | size << 32, 10, 0, 0, 0, completion]
    };
    // The jump's four words begin in the upper half of nothing: the first word is the packet's header alone.
    let shift = |packet: [u64; 8]| {
        let [head, first, second, third, ..] = packet;
        let (a, b, c, d) = (first & 0xffff_ffff, first >> 32, second & 0xffff_ffff, second >> 32);
        [head & 0xffff_ffff | a << 32, b | c << 32, d | third << 32, 0, 0, 0, 0, packet[7]]
    };
    let done = runtime.signal(1);
    queue.submit(&shift(jump(commands.len(), done.address)));
    done.wait(0);
    assert_eq!(word(target).load(Ordering::Acquire), 0x9abc_def0_1234_5678);
    assert_eq!(word(target + 8).load(Ordering::Acquire), 1 << 32 | 7);
    assert_ne!(word(target + 16).load(Ordering::Acquire), 0);
    assert_eq!(word(target + 24).load(Ordering::Acquire), 0xdef0_1234_5600);
    assert_eq!(word(target + 32).load(Ordering::Acquire), 0x55);
    // A command that goes on behind the end of its buffer.
    queue.submit(&shift(jump(2, done.address)));
    eventually(|| queue.inactive.value().load(Ordering::Acquire) == 1 << 8, "the error");
    // A copy of more bytes than gfx11 can count.
    for (number, pair) in [header(0x50, 7), 3 << 29, low, high, low, high, 0x8000, 0].chunks(2).enumerate() {
        word(buffer + number as u64 * 8).store(u64::from(pair[0]) | u64::from(pair[1]) << 32, Ordering::Relaxed);
    }
    let mut queue = Queue::new(&runtime, 16);
    queue.submit(&shift(jump(7, done.address)));
    eventually(|| queue.inactive.value().load(Ordering::Acquire) == 1 << 8, "the error");
}

#[test]
fn idle_queues_cost_next_to_nothing() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let mut queues: Vec<_> = (0..64).map(|_| Queue::new(&runtime, 16)).collect();
    for queue in &mut queues {
        let done = runtime.signal(1);
        queue.submit(&barrier_and([0; 5], done.address));
        done.wait(0);
    }
    std::thread::sleep(Duration::from_millis(50));
    let names = thread_times("kfd-");
    std::thread::sleep(Duration::from_millis(300));
    let spent = thread_times("kfd-").saturating_sub(names);
    // Ticks of 10 ms; other tests of this process have queues too.
    assert!(spent < 200, "{spent} ticks");
}

/// Processor time of this process's threads with a name, in ticks; 0 where the system does not tell.
fn thread_times(prefix: &str) -> u64 {
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else {
        println!("SKIP: processor time of idle queues: there is no /proc here");
        return 0;
    };
    let time = |task: std::io::Result<std::fs::DirEntry>| {
        let text = std::fs::read_to_string(task.ok()?.path().join("stat")).ok()?;
        let (name, rest) = text.split_once('(')?.1.rsplit_once(')')?;
        let fields: Vec<&str> = rest.split_whitespace().collect();
        name.starts_with(prefix)
            .then(|| [11, 12].map(|field| fields[field].parse::<u64>().unwrap_or(0)).iter().sum::<u64>())
    };
    tasks.filter_map(time).sum()
}
