//! Submitting packets, beside a bare loop of the same stores.
//!
//! The stores of one packet: 64 bytes of it, the write index, its first word with release ordering, the doorbell. The
//! ring is emptied between timed stretches, not in them.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rocm_rs::aql::{
    Packet, mock,
    packet::{INVALID_WORD, KernelDispatch},
};
use std::{
    hint::black_box,
    sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    time::{Duration, Instant},
};

const CAPACITY: u32 = 1024;

fn packet() -> Packet {
    KernelDispatch::new(0x7f00_0000_1000, [1 << 20], [256]).unwrap().kernarg(0x7f00_0000_2000).completion(0x1000).into()
}

/// Times `fill` for as many packets as the bench wants, a ring's worth at a time, and empties the ring between.
fn timed(packets: u64, mut fill: impl FnMut(u64), mut empty: impl FnMut()) -> Duration {
    let mut spent = Duration::ZERO;
    let mut left = packets;
    while left > 0 {
        let now = left.min(CAPACITY.into());
        let start = Instant::now();
        fill(now);
        spent += start.elapsed();
        empty();
        left -= now;
    }
    spent
}

/// The memory of a ring, without a ring.
struct Bare {
    slots: Box<[Packet]>,
    write: AtomicU64,
    doorbell: AtomicU64,
}

impl Bare {
    fn new() -> Self {
        let slots = vec![Packet::from_words([INVALID_WORD; 16]); CAPACITY as usize].into_boxed_slice();
        Self { slots, write: AtomicU64::new(0), doorbell: AtomicU64::new(0) }
    }

    #[inline(always)]
    fn store(&mut self, packet: &Packet, index: u64) {
        let slot = &raw mut self.slots[index as usize % CAPACITY as usize];
        // SAFETY: the slot is this thread's alone, and a packet begins with an aligned 32-bit word.
        unsafe {
            slot.write(*packet);
            AtomicU32::from_ptr(slot.cast()).store(packet.words()[0], Ordering::Release);
        }
        self.doorbell.store(index, Ordering::Release);
    }
}

fn one_producer(c: &mut Criterion) {
    let mut group = c.benchmark_group("submit");
    let packet = packet();
    group.bench_function("floor: the same stores", |b| {
        let mut bare = Bare::new();
        b.iter_custom(|packets| {
            timed(
                packets,
                |count| {
                    for _ in 0..count {
                        let index = bare.write.load(Ordering::Relaxed);
                        bare.write.store(index + 1, Ordering::Relaxed);
                        bare.store(black_box(&packet), index);
                    }
                },
                || {},
            )
        });
        black_box(&bare.slots);
    });
    group.bench_function("ring with one producer", |b| {
        let (mut ring, mut processor) = mock::single(CAPACITY, 0).unwrap();
        b.iter_custom(|packets| {
            timed(
                packets,
                |count| (0..count).for_each(|_| assert!(ring.try_submit(*black_box(&packet)).is_ok())),
                || assert!(processor.by_ref().count() > 0),
            )
        });
    });
    group.bench_function("floor: the same stores, index by atomic add", |b| {
        let mut bare = Bare::new();
        b.iter_custom(|packets| {
            timed(
                packets,
                |count| {
                    for _ in 0..count {
                        let index = bare.write.fetch_add(1, Ordering::AcqRel);
                        bare.store(black_box(&packet), index);
                    }
                },
                || {},
            )
        });
        black_box(&bare.slots);
    });
    group.bench_function("ring for many producers, one of them", |b| {
        let (ring, mut processor) = mock::multi(CAPACITY, 0).unwrap();
        b.iter_custom(|packets| {
            timed(
                packets,
                |count| (0..count).for_each(|_| assert!(ring.try_submit(*black_box(&packet)).is_ok())),
                || assert!(processor.by_ref().count() > 0),
            )
        });
    });
    group.bench_function("build a dispatch and submit it", |b| {
        let (ring, mut processor) = mock::multi(CAPACITY, 0).unwrap();
        b.iter_custom(|packets| {
            timed(
                packets,
                |count| {
                    for _ in 0..count {
                        let dispatch = KernelDispatch::new(black_box(0x1000), black_box([1 << 20]), black_box([256]));
                        let dispatch = dispatch.unwrap().kernarg(black_box(0x2000)).completion(black_box(0x1000));
                        let _ = black_box(ring.try_submit(dispatch));
                    }
                },
                || assert!(processor.by_ref().count() > 0),
            )
        });
    });
    group.finish();
}

/// The packets of one iteration, however many threads there are.
const PACKETS: u64 = 16_000;

/// Threads that submit at once, each its share of the packets, with a processor that consumes.
fn many_producers(c: &mut Criterion) {
    let mut group = c.benchmark_group("submit from many threads");
    group.throughput(Throughput::Elements(PACKETS)).sample_size(20);
    let packet = packet();
    for threads in [2u64, 8] {
        group.bench_with_input(
            BenchmarkId::new("floor: atomic adds to one index, threads", threads),
            &threads,
            |b, &threads| {
                let index = AtomicU64::new(0);
                b.iter_custom(|times| {
                    let start = Instant::now();
                    std::thread::scope(|scope| {
                        for _ in 0..threads {
                            scope.spawn(|| {
                                let mut bare = Bare::new();
                                for _ in 0..times * PACKETS / threads {
                                    let index = index.fetch_add(1, Ordering::AcqRel);
                                    bare.store(black_box(&packet), index);
                                }
                            });
                        }
                    });
                    start.elapsed()
                });
            },
        );
        group.bench_with_input(BenchmarkId::new("ring, threads", threads), &threads, |b, &threads| {
            let (ring, mut processor) = mock::multi(CAPACITY, 0).unwrap();
            b.iter_custom(|times| {
                let stop = AtomicBool::new(false);
                let start = Instant::now();
                std::thread::scope(|scope| {
                    let consumer = scope.spawn(|| {
                        while !stop.load(Ordering::Acquire) || processor.is_behind() {
                            if processor.by_ref().count() == 0 {
                                std::thread::yield_now();
                            }
                        }
                    });
                    let producers: Vec<_> = (0..threads)
                        .map(|_| {
                            scope.spawn(|| {
                                for _ in 0..times * PACKETS / threads {
                                    let slot = ring.reserve_with(|| {
                                        std::thread::yield_now();
                                        Ok::<(), std::convert::Infallible>(())
                                    });
                                    let Ok(slot) = slot;
                                    slot.fill(*black_box(&packet));
                                }
                            })
                        })
                        .collect();
                    producers.into_iter().for_each(|producer| producer.join().unwrap());
                    stop.store(true, Ordering::Release);
                    consumer.join().unwrap();
                });
                start.elapsed()
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(2));
    targets = one_producer, many_producers
}
criterion_main!(benches);
