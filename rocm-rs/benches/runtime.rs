//! What the root's objects cost on the software GPU, each beside a floor that is measured in the same run.
//!
//! | Benchmark | Floor | To reach |
//! |---|---|---|
//! | open the software GPU | - | 10 ms |
//! | allocate and free 4 KiB | `malloc` and `free` of 4 KiB | 5 times |
//! | create and destroy a signal | `malloc` and `free` of 64 bytes | 3 times |
//! | an empty kernel, from submission to seen completion | two threads and one atomic | 5 times |

use criterion::{Criterion, criterion_group, criterion_main};
use rocm_rs::{Device, Profile, Runtime};
use std::{
    hint::{black_box, spin_loop},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

fn runtime() -> Runtime {
    Runtime::builder().device(Device::Emulated(Profile::Gfx1151)).open().expect("the software GPU opens")
}

fn malloc(bytes: usize) {
    // SAFETY: what `malloc` gives is freed at once and not used.
    unsafe { libc::free(black_box(libc::malloc(black_box(bytes)))) };
}

fn open(c: &mut Criterion) {
    let mut group = c.benchmark_group("open");
    group.bench_function("software GPU", |b| b.iter(runtime));
    group.finish();
}

fn memory(c: &mut Criterion) {
    let runtime = runtime();
    let gpu = runtime.gpu().expect("a GPU");
    let mut group = c.benchmark_group("4 KiB");
    group.bench_function("floor: malloc and free", |b| b.iter(|| malloc(4096)));
    group.bench_function("floor: calloc and free", |b| {
        b.iter(|| {
            // SAFETY: what `calloc` gives is freed at once and not used.
            unsafe { libc::free(black_box(libc::calloc(1, black_box(4096)))) }
        })
    });
    // One buffer is held, as in a program that has others.
    let _held = gpu.alloc::<u8>(4096).expect("memory");
    group.bench_function("allocate and free", |b| {
        b.iter(|| black_box(gpu.alloc_uncleared::<u8>(black_box(4096)).expect("memory")))
    });
    group.bench_function("allocate zeroed and free", |b| {
        b.iter(|| black_box(gpu.alloc::<u8>(black_box(4096)).expect("memory")))
    });
    group.finish();
}

fn signals(c: &mut Criterion) {
    let runtime = runtime();
    let gpu = runtime.gpu().expect("a GPU");
    let mut group = c.benchmark_group("signal of the pool");
    group.bench_function("floor: malloc and free of 64 bytes", |b| b.iter(|| malloc(64)));
    group.bench_function("create and destroy", |b| {
        b.iter(|| black_box(gpu.create_signal(black_box(1)).expect("a signal")))
    });
    group.finish();
}

/// One round trip is a store by this thread, and its echo by another.
fn ping_pong(c: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>) {
    let ball = Arc::new(AtomicU64::new(0));
    let other = ball.clone();
    let echo = std::thread::spawn(move || {
        let mut expected = 1;
        loop {
            match other.load(Ordering::Acquire) {
                u64::MAX => return,
                value if value == expected => {
                    other.store(expected + 1, Ordering::Release);
                    expected += 2;
                }
                _ => spin_loop(),
            }
        }
    });
    let mut next = 1;
    c.bench_function("floor: two threads and one atomic", |b| {
        b.iter(|| {
            ball.store(next, Ordering::Release);
            while ball.load(Ordering::Acquire) != next + 1 {
                spin_loop();
            }
            next += 2;
        })
    });
    ball.store(u64::MAX, Ordering::Release);
    echo.join().expect("the echo ends");
}

fn round_trip(c: &mut Criterion) {
    let mut group = c.benchmark_group("round trip");
    ping_pong(&mut group);
    let runtime = runtime();
    let gpu = runtime.gpu().expect("a GPU");
    let object: &[u8] = include_bytes!("../tests/kernels/gfx1151/misuse.co");
    let kernel = gpu.load(object).and_then(|module| module.kernel("nothing")).expect("the kernel");
    let queue = gpu.create_queue().expect("a queue");
    let mut prepared = kernel.launch(&queue).grid([1]).block([1]).prepare().expect("the launch is right");
    group.bench_function("empty kernel, prepared", |b| {
        b.iter(|| {
            // SAFETY: the kernel does nothing.
            unsafe { prepared.submit() }.expect("submitted");
            prepared.wait().expect("complete");
        })
    });
    group.bench_function("empty kernel, launched anew", |b| {
        b.iter(|| {
            // SAFETY: the kernel does nothing.
            let done = unsafe { kernel.launch(&queue).grid([1]).block([1]).submit() }.expect("submitted");
            done.wait().expect("complete");
        })
    });
    group.finish();
}

criterion_group!(benches, open, memory, signals, round_trip);
criterion_main!(benches);
