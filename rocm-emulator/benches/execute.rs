//! How fast kernels execute: wave-instructions per second of CPU time, for the kernels that other software GPUs were
//! measured with.
//!
//! The rate counts issued instructions, scheduling no-ops included, and is per second of the process's CPU time, so that
//! neither other load nor the number of workers changes it. Criterion's own figures are wall-clock time.

#[path = "../tests/support/mod.rs"]
mod support;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rocm_emulator::dispatch::Statistics;
use std::{
    hint::black_box,
    time::{Duration, Instant},
};
use support::{Arg, Gpu, Kernel};

const BENCH: &[u8] = include_bytes!("../tests/kernels/bench-wave32.co");
const DEMO: &[u8] = include_bytes!("../kernels/objects/gfx1151-v5/demo.co");

/// CPU time of the process so far.
fn cpu_time() -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is writable.
    let result = unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut time) };
    assert_eq!(result, 0);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// One kernel with what it is launched with.
struct Work {
    name: &'static str,
    kernel: Kernel,
    grid: Vec<u32>,
    group: Vec<u16>,
    args: Vec<Arg>,
    /// Bytes that one launch moves, where that is what counts.
    bytes: u64,
}

fn run(gpu: &Gpu, work: &Work) -> Statistics {
    gpu.launch(&work.kernel, &work.grid, &work.group, &work.args).expect(work.name)
}

/// How fast the processor is at this moment: additions that each need what the one before stored. Virtual processors
/// differ from one minute to the next, and with them what is measured.
fn print_clock() {
    const COUNT: u64 = 200_000_000;
    let cpu = cpu_time();
    let mut sum = 0u64;
    for _ in 0..COUNT {
        sum = black_box(sum + 1);
    }
    let seconds = (cpu_time() - cpu).as_secs_f64();
    println!("one processor: {:.2} ns for a store and a load of what was stored", seconds * 1e9 / sum as f64);
}

/// Runs for a second and prints the rate per second of CPU time: the median of five parts.
fn print_rate(gpu: &Gpu, work: &Work) {
    let mut rates = Vec::new();
    for _ in 0..5 {
        let (wall, cpu) = (Instant::now(), cpu_time());
        let (mut instructions, mut operations, mut launches) = (0, 0, 0u64);
        while wall.elapsed() < Duration::from_millis(200) {
            let statistics = run(gpu, work);
            instructions += statistics.wave_instructions;
            operations += statistics.wave_operations;
            launches += 1;
        }
        let seconds = (cpu_time() - cpu).as_secs_f64();
        rates.push((
            instructions as f64 / seconds,
            operations as f64 / seconds,
            (launches * work.bytes) as f64 / seconds,
            seconds * 1e9 / launches as f64,
        ));
    }
    rates.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (instructions, operations, bytes, launch) = rates[rates.len() / 2];
    let moved = if work.bytes > 0 { format!(", {:.2} GB/s", bytes / 1e9) } else { String::new() };
    println!(
        "{:<16} {:>8.1} M wave-instructions, {:>8.1} M operations per second of CPU time{moved}, {launch:.0} ns a launch",
        work.name,
        instructions / 1e6,
        operations / 1e6
    );
}

fn execute(criterion: &mut Criterion) {
    let gpu = Gpu::new(1);
    let kernels = gpu.load(BENCH);
    let demo = gpu.load(DEMO);
    const N: u32 = 128;
    let floats = |count: u32| gpu.upload(&(0..count).map(|i| (i % 97) as f32 * 0.25).collect::<Vec<_>>());
    let (a, b, c) = (floats(N * N), floats(N * N), gpu.alloc::<f32>((N * N) as usize));
    // 3 MiB are moved by a launch, as in the measurements of other emulators.
    const STREAM: u32 = 1 << 18;
    let (x, y, z) = (floats(STREAM), floats(STREAM), gpu.alloc::<f32>(STREAM as usize));
    let out = gpu.alloc::<u32>(1024 * 1024);
    let work = [
        Work {
            name: "alu_loop",
            kernel: kernels["alu_loop"],
            grid: vec![1024],
            group: vec![256],
            args: vec![(&out).into(), 2000u32.into()],
            bytes: 0,
        },
        Work {
            name: "matmul_naive",
            kernel: kernels["matmul_naive"],
            grid: vec![N, N],
            group: vec![16, 16],
            args: vec![(&a).into(), (&b).into(), (&c).into(), N.into()],
            bytes: 0,
        },
        Work {
            name: "matmul_lds",
            kernel: demo["matmul_tiled"],
            grid: vec![N, N],
            group: vec![16, 16],
            args: vec![(&a).into(), (&b).into(), (&c).into(), N.into()],
            bytes: 0,
        },
        Work {
            name: "triad_float4",
            kernel: kernels["triad"],
            grid: vec![STREAM / 4],
            group: vec![256],
            args: vec![(&x).into(), (&y).into(), (&z).into(), 0.5f32.into()],
            bytes: u64::from(STREAM) * 12,
        },
        Work {
            name: "triad_float",
            kernel: kernels["triad_narrow"],
            grid: vec![STREAM],
            group: vec![256],
            args: vec![(&x).into(), (&y).into(), (&z).into(), 0.5f32.into()],
            bytes: u64::from(STREAM) * 12,
        },
        Work {
            name: "mandelbrot",
            kernel: demo["mandelbrot"],
            grid: vec![256, 256],
            group: vec![16, 16],
            args: vec![
                (&out).into(),
                256u32.into(),
                256u32.into(),
                (-2.0f32).into(),
                1.25f32.into(),
                (2.5f32 / 256.0).into(),
                256u32.into(),
            ],
            bytes: 0,
        },
        Work {
            name: "vector_add",
            kernel: demo["vector_add"],
            grid: vec![STREAM],
            group: vec![256],
            args: vec![(&x).into(), (&y).into(), (&z).into(), STREAM.into()],
            bytes: u64::from(STREAM) * 12,
        },
    ];
    // The rates follow the filter that Criterion is given; `cargo test`, which does not say `--bench`, gets none.
    let args: Vec<_> = std::env::args().skip(1).collect();
    let filter = args.iter().find(|arg| !arg.starts_with('-'));
    let measures = |work: &Work| {
        args.iter().any(|arg| arg == "--bench") && filter.is_none_or(|filter| work.name.contains(filter.as_str()))
    };
    if work.iter().any(measures) {
        print_clock();
    }
    for work in &work {
        if measures(work) {
            print_rate(&gpu, work);
        }
        let statistics = run(&gpu, work);
        let mut group = criterion.benchmark_group("execute");
        group.throughput(Throughput::Elements(statistics.wave_instructions));
        group.sample_size(10).bench_function(work.name, |bencher| bencher.iter(|| black_box(run(&gpu, work))));
        group.finish();
    }
    // The cost of a dispatch that does next to nothing.
    let empty = gpu.dispatch(&kernels["empty"], &[1], &[1], &[]);
    criterion.bench_function("dispatch/empty", |bencher| {
        bencher.iter(|| black_box(gpu.engine.run(&gpu.space, &empty)).expect("empty"));
    });
}

/// How workgroups spread: the same work on one worker and on two, in wall-clock time.
fn workers(criterion: &mut Criterion) {
    for workers in [1, 2] {
        let gpu = Gpu::new(workers);
        let kernels = gpu.load(BENCH);
        let out = gpu.alloc::<u32>(4096);
        let args = [(&out).into(), 1000u32.into()];
        criterion.bench_function(&format!("workers/alu_loop/{workers}"), |bencher| {
            bencher.iter(|| black_box(gpu.launch(&kernels["alu_loop"], &[4096], &[256], &args)).expect("alu_loop"));
        });
    }
}

criterion_group!(benches, execute, workers);
criterion_main!(benches);
