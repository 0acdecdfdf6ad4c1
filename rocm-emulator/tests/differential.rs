//! Random kernels, compiled by one compiler for the GPU and for the host: both must leave the same bits.
//!
//! Kernels come from seeds (`differential/generate.rs`), have no undefined behaviour, and are compared bit by bit but for
//! the payloads of NaNs. What fails is made smaller by itself and printed with its seed. `ci/differential` runs this for
//! minutes or hours; a plain `cargo test` only tests the generator. Variables of the environment:
//!
//! - `DIFFERENTIAL_SECONDS`: for how long to go on at most; with neither this nor the next: one batch in each way
//! - `DIFFERENTIAL_KERNELS`: after how many kernels to stop; fewer in the time are a failure
//! - `DIFFERENTIAL_SEED`: the first seed; unset: 1
//! - `DIFFERENTIAL_THREADS`: how many batches at once; unset: 1

// The host's half is made for x86-64, whose clang knows halves.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

#[path = "differential/ast.rs"]
mod ast;
#[path = "differential/generate.rs"]
mod generate;
#[path = "differential/print.rs"]
mod print;
#[path = "differential/run.rs"]
mod run;
#[path = "differential/shrink.rs"]
mod shrink;
mod support;

use ast::Kernel;
use run::{Folder, HOST, WAYS, differences};
use std::{
    env,
    process::Command,
    sync::{
        Mutex,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// Kernels of a batch: so many share one run of the compiler.
const BATCH: u64 = 32;
/// For how long one that fails is made smaller.
const PATIENCE: Duration = Duration::from_secs(60);
/// After so many failures there is enough to look at.
const ENOUGH: usize = 3;

fn number(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

#[test]
#[ignore = "for minutes: ci/differential"]
fn the_gpu_and_the_host_agree() {
    if !Command::new("clang-19").arg("--version").output().is_ok_and(|output| output.status.success()) {
        println!("SKIP: random kernels: clang-19 is not installed");
        return;
    }
    let first = number("DIFFERENTIAL_SEED").unwrap_or(1);
    let limit = number("DIFFERENTIAL_SECONDS").map(Duration::from_secs);
    let asked = number("DIFFERENTIAL_KERNELS");
    let batches = match (asked, limit) {
        (Some(kernels), _) => kernels.div_ceil(BATCH),
        (None, Some(_)) => u64::MAX,
        (None, None) => WAYS.len() as u64,
    };
    let threads = number("DIFFERENTIAL_THREADS").unwrap_or(1).max(1);
    let (began, next) = (Instant::now(), AtomicU64::new(0));
    // How many kernels ran in each way.
    let ran = WAYS.map(|_| AtomicUsize::new(0));
    let failures = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for thread in 0..threads {
            let (next, ran, failures) = (&next, &ran, &failures);
            scope.spawn(move || {
                let folder = Folder::new(&thread.to_string());
                loop {
                    let batch = next.fetch_add(1, Ordering::Relaxed);
                    let over = limit.is_some_and(|limit| began.elapsed() >= limit);
                    if over || batch >= batches || failures.lock().unwrap().len() >= ENOUGH {
                        break;
                    }
                    let seeds = (0..BATCH).map(|index| first + batch * BATCH + index);
                    let kernels: Vec<_> = seeds.map(generate::kernel).collect();
                    let turn = batch as usize % WAYS.len();
                    let way = WAYS[turn];
                    match differences(&folder, &kernels, way, &[run::host(batch as usize)]) {
                        Err(error) => failures.lock().unwrap().push(error),
                        Ok(wrong) => {
                            ran[turn].fetch_add(kernels.len(), Ordering::Relaxed);
                            // One for each batch: the others tend to be of the same cause.
                            if let Some(difference) = wrong.first() {
                                let kernel = &kernels[difference.kernel];
                                failures.lock().unwrap().push(report(&folder, kernel, way, &difference.what));
                            }
                        }
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    let ran = ran.map(|kernels| kernels.into_inner());
    let all: usize = ran.iter().sum();
    let ways: Vec<_> = WAYS.iter().zip(ran).map(|(way, kernels)| format!("{kernels} {way}")).collect();
    println!(
        "{all} random kernels from seed {first} in {:.0?}, each compiled once for the host and once for the GPU, {} to a run of \
         clang: {}",
        began.elapsed(),
        BATCH,
        ways.join(", ")
    );
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n\n"));
    assert!(all as u64 >= asked.unwrap_or(1), "{asked:?} were asked for: the time was up");
}

/// Makes a kernel that fails smaller, and says all about it.
fn report(folder: &Folder, kernel: &Kernel, way: run::Way, what: &str) -> String {
    let head = format!("seed {}, {way}: {what}", kernel.seed);
    // Now, in case that the rest is not seen to its end.
    println!("{head}");
    // Whose fault it is: the host's, where its levels differ.
    let first = |kernels: &[Kernel], hosts: &[&str]| differences(folder, kernels, way, hosts).ok()?.into_iter().next();
    let alone = std::slice::from_ref(kernel);
    let at_odds = first(alone, &HOST).is_some_and(|difference| difference.what.starts_with(run::HOST_DIFFERS));
    let hosts = if at_odds { &HOST[..] } else { &HOST[..1] };
    let began = Instant::now();
    let small = shrink::shrink(kernel, || began.elapsed() < PATIENCE, |some| Some(first(some, hosts)?.kernel));
    let now = first(std::slice::from_ref(&small), hosts).map_or_else(String::new, |difference| difference.what);
    format!("{head}\nmade smaller: {now}\n{}", print::source(&[small]))
}

#[test]
fn kernels_come_from_their_seeds_alone() {
    for seed in 0..200 {
        assert_eq!(generate::kernel(seed), generate::kernel(seed));
    }
    let sources: std::collections::BTreeSet<_> =
        (0..200).map(|seed| print::source(&[generate::kernel(seed)])).collect();
    assert_eq!(sources.len(), 200);
}

#[test]
fn what_fails_is_made_smaller() {
    // A kernel "fails" when it multiplies bytes somewhere: of all else nothing is to be left.
    let fails = |kernel: &Kernel| print::source(std::slice::from_ref(kernel)).contains("mul_u8(");
    let kernel = (0..).map(generate::kernel).find(|kernel| fails(kernel) && kernel.phases.len() > 2).unwrap();
    let small = shrink::shrink(&kernel, || true, |some| some.iter().position(fails));
    assert!(fails(&small));
    let (before, after) = (print::source(&[kernel]).len(), print::source(std::slice::from_ref(&small)).len());
    let statements: usize = small.phases.iter().map(|phase| phase.body.len()).sum();
    assert!(after * 2 < before && statements <= 2, "{before} to {after}:\n{}", print::source(&[small]));
}
