//! The calls in which the two libraries are near each other, in pairs: the system's and ours in turn, a few microseconds
//! each, so that whatever the machine does meanwhile is done to both. Of each pair the ratio is taken, and of the ratios
//! the median, with the range that the middle half of them has.
//!
//! `cargo bench -p libnuma --bench paired`; `ROCM_RS_LIBNUMA=FILE` names another library than `libnuma.so.1`.

mod api;

use api::Api;
use numa_sys::{numa::Numa, os::Native};
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

const PAIRS: usize = 4000;
/// How long one half of a pair takes, about.
const SLICE: Duration = Duration::from_micros(20);

/// A call of a library, with what it needs made before: how long so many of it take, in nanoseconds each.
type Make = fn(Api) -> Box<dyn Fn(u32) -> f64>;

/// How long so many calls take, in nanoseconds each. The loop is the call's own, so that nothing stands between the two.
fn time<T>(times: u32, call: impl Fn() -> T) -> f64 {
    let begun = Instant::now();
    for _ in 0..times {
        black_box(call());
    }
    begun.elapsed().as_nanos() as f64 / f64::from(times)
}

/// The calls, of the system's library and of ours. What they are given: the node and the processor that there always are,
/// masks and memory that the same library made and that live until the process ends, and strings.
fn calls() -> Vec<(&'static str, Make, Make)> {
    // A call of nothing has no library, so that its two halves are the same: what a pair of equals looks like.
    let nothing: Make = |_| {
        let nothing = api::nothing();
        Box::new(move |times| time(times, || nothing(black_box(0), black_box(0))))
    };
    let mut calls = vec![("floor: a call of nothing", nothing, nothing)];
    macro_rules! make {
        (|$api:ident $(, $mask:ident)*| $call:expr) => {
            |$api| {
                // SAFETY: a size that is not 0.
                $(let $mask = unsafe { ($api.numa_bitmask_alloc)(1024) };)*
                // SAFETY: as said above.
                Box::new(move |times| time(times, || unsafe { $call }))
            }
        };
    }
    macro_rules! call {
        ($name:literal, $($call:tt)*) => {
            let make: Make = make!($($call)*);
            calls.push(($name, make, make));
        };
    }
    call!("distance", |api| (api.numa_distance)(black_box(0), black_box(0)));
    // What a Rust program has: no call into a library.
    let own: Make = |_| {
        let numa = Numa::new(Native::default());
        assert_eq!(numa.distance(0, 0), 10);
        Box::new(move |times| time(times, || numa.distance(black_box(0), black_box(0))))
    };
    calls.push((
        "distance, libnuma's and `Numa::distance`",
        make!(|api| (api.numa_distance)(black_box(0), black_box(0))),
        own,
    ));
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
    for (name, make_theirs, make_ours) in calls() {
        if only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            continue;
        }
        let (theirs, ours) = (make_theirs(theirs), make_ours(ours));
        let times = (SLICE.as_nanos() as f64 / theirs(100).max(0.1)).clamp(1.0, 1e5) as u32;
        let mut pairs: Vec<[f64; 3]> = (0..PAIRS)
            .map(|round| {
                // Whoever comes second finds the other's caches: that takes turns.
                let (first, second) = if round % 2 == 0 { (&theirs, &ours) } else { (&ours, &theirs) };
                let (a, b) = (first(times), second(times));
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
