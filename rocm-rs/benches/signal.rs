//! Signals, beside the bare atomics that they are made of.

use criterion::{Criterion, criterion_group, criterion_main};
use rocm_rs::aql::{Condition, Signal};
use std::{
    convert::Infallible,
    hint::black_box,
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};

fn signals(c: &mut Criterion) {
    let mut group = c.benchmark_group("signal");
    let (bare, signal) = (AtomicI64::new(0), Signal::new(0));

    group.bench_function("floor: acquire load and compare", |b| {
        b.iter(|| black_box(&bare).load(Ordering::Acquire) < black_box(1));
    });
    group.bench_function("wait that is satisfied", |b| {
        b.iter(|| black_box(&signal).wait(Condition::Lt, black_box(1), None, |_| Ok::<(), Infallible>(())));
    });
    group.bench_function("wait that is satisfied, with a timeout", |b| {
        let timeout = Some(Duration::from_secs(1));
        b.iter(|| black_box(&signal).wait(Condition::Lt, black_box(1), timeout, |_| Ok::<(), Infallible>(())));
    });
    group.bench_function("load", |b| b.iter(|| black_box(&signal).load()));

    group
        .bench_function("floor: release store", |b| b.iter(|| black_box(&bare).store(black_box(0), Ordering::Release)));
    group.bench_function("store", |b| b.iter(|| black_box(&signal).store(black_box(0))));

    group.bench_function("floor: atomic subtract", |b| {
        b.iter(|| black_box(&bare).fetch_sub(black_box(1), Ordering::Release));
    });
    group.bench_function("subtract", |b| b.iter(|| black_box(&signal).sub(black_box(1), Ordering::Release)));

    group.bench_function("make a slot of a pool a fresh signal", |b| b.iter(|| black_box(&signal).reset(1, None)));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(2));
    targets = signals
}
criterion_main!(benches);
