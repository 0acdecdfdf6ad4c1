//! The calls in which the two libraries are near each other, in pairs: the system's and ours in turn, a few microseconds
//! each, so that whatever the machine does meanwhile is done to both. Of each pair the ratio is taken, and of the ratios
//! the median, with the range that the middle half of them has.
//!
//! `cargo bench -p libnuma --bench paired`; `ROCM_RS_LIBNUMA=FILE` names another library than `libnuma.so.1`.

mod api;

use api::Api;
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

const PAIRS: usize = 4000;
/// How long one half of a pair takes, about.
const SLICE: Duration = Duration::from_micros(20);

/// A call of a library, with what it needs made before.
type Make = fn(Api) -> Box<dyn Fn()>;

/// The calls. What they are given: the node and the processor that there always are, masks and memory that the same library
/// made and that live until the process ends, and strings.
fn calls() -> Vec<(&'static str, Make)> {
    // A call of nothing has no library, so that its two halves are the same: what a pair of equals looks like.
    let mut calls: Vec<(&'static str, Make)> = vec![("floor: a call of nothing", |_| {
        let nothing = api::nothing();
        Box::new(move || {
            black_box(nothing(black_box(0), black_box(0)));
        })
    })];
    macro_rules! call {
        ($name:literal, |$api:ident $(, $mask:ident)*| $call:expr) => {
            calls.push(($name, |$api| {
                // SAFETY: a size that is not 0.
                $(let $mask = unsafe { ($api.numa_bitmask_alloc)(1024) };)*
                Box::new(move || {
                    // SAFETY: as said above.
                    black_box(unsafe { $call });
                })
            }));
        };
    }
    call!("distance", |api| (api.numa_distance)(black_box(0), black_box(0)));
    call!("node_of_cpu", |api| (api.numa_node_of_cpu)(black_box(0)));
    call!("bitmask alloc and free, 1024 bits", |api| (api.numa_bitmask_free)((api.numa_bitmask_alloc)(1024)));
    call!("bitmask isbitset", |api, mask| (api.numa_bitmask_isbitset)(mask, black_box(77)));
    call!("bitmask copy, 1024 bits", |api, from, to| (api.copy_bitmask_to_bitmask)(from, to));
    call!("alloc_onnode and free, 4 KiB", |api| (api.numa_free)((api.numa_alloc_onnode)(4096, 0), 4096));
    call!("alloc_onnode and free, 64 MiB", |api| (api.numa_free)((api.numa_alloc_onnode)(64 << 20, 0), 64 << 20));
    call!("get_membind", |api| (api.numa_bitmask_free)((api.numa_get_membind)()));
    call!("set_localalloc", |api| (api.numa_set_localalloc)());
    call!("parse_nodestring", |api| (api.numa_bitmask_free)((api.numa_parse_nodestring)(c"0".as_ptr())));
    call!("parse_cpustring", |api| (api.numa_bitmask_free)((api.numa_parse_cpustring)(c"0-1".as_ptr())));
    calls
}

/// How long so many calls take.
fn time(call: &dyn Fn(), times: u32) -> f64 {
    let begun = Instant::now();
    for _ in 0..times {
        call();
    }
    begun.elapsed().as_nanos() as f64 / f64::from(times)
}

/// The value below which a part of the values is.
fn quantile(sorted: &[f64], part: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * part) as usize]
}

fn main() {
    let Some(theirs) = api::system() else { return };
    let ours = Api::ours();
    for api in [theirs, ours] {
        // SAFETY: takes nothing.
        assert_eq!(unsafe { (api.numa_available)() }, 0);
    }
    let only = std::env::args().nth(1).filter(|argument| !argument.starts_with('-'));
    println!("| nanoseconds | libnuma | ours | libnuma / ours | middle half |");
    println!("|---|---:|---:|---:|---|");
    for (name, make) in calls() {
        if only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            continue;
        }
        let (theirs, ours) = (make(theirs), make(ours));
        let times = (SLICE.as_nanos() as f64 / time(&theirs, 100).max(0.1)).clamp(1.0, 1e5) as u32;
        let mut pairs: Vec<[f64; 3]> = (0..PAIRS)
            .map(|round| {
                // Whoever comes second finds the other's caches: that takes turns.
                let (first, second): (&dyn Fn(), &dyn Fn()) =
                    if round % 2 == 0 { (&theirs, &ours) } else { (&ours, &theirs) };
                let (a, b) = (time(first, times), time(second, times));
                let (theirs, ours) = if round % 2 == 0 { (a, b) } else { (b, a) };
                [theirs, ours, theirs / ours]
            })
            .collect();
        let mut column = |index: usize| {
            pairs.sort_by(|a, b| a[index].total_cmp(&b[index]));
            pairs.iter().map(|pair| pair[index]).collect::<Vec<f64>>()
        };
        let (theirs, ours, ratios) = (column(0), column(1), column(2));
        println!(
            "| {name} | {:.2} | {:.2} | {:.2}x | {:.2}x to {:.2}x |",
            quantile(&theirs, 0.5),
            quantile(&ours, 0.5),
            quantile(&ratios, 0.5),
            quantile(&ratios, 0.25),
            quantile(&ratios, 0.75)
        );
    }
}
