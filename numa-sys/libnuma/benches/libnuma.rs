//! The same calls of the system's libnuma and of ours, in one run: both through a pointer, as a program calls a shared
//! library.
//!
//! The system's is `libnuma.so.1`; `ROCM_RS_LIBNUMA=FILE` names another. Without one, ours runs alone and says so.

mod api;

use api::Api;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime};
use std::hint::black_box;

fn libnuma(criterion: &mut Criterion) {
    let apis: Vec<(&str, Api)> =
        api::system().map(|api| ("libnuma", api)).into_iter().chain([("ours", Api::ours())]).collect();
    for (_, api) in &apis {
        // SAFETY: takes nothing.
        assert_eq!(unsafe { (api.numa_available)() }, 0);
    }
    let mut group = criterion.benchmark_group("libnuma");
    // What a call through a pointer costs that does nothing: less than this is not to be had.
    let nothing = api::nothing();
    group.bench_function("floor: a call of nothing", |bencher| {
        bencher.iter(|| nothing(black_box(0), black_box(0)));
    });
    let mut each = |what: &str, run: fn(&mut BenchmarkGroup<'_, WallTime>, String, Api)| {
        for (name, api) in &apis {
            run(&mut group, format!("{what}: {name}"), *api);
        }
    };
    // SAFETY of all that follows: numbers of the node and the processor that there always are, masks and memory that the
    // same library made and that live until it frees them, and strings.
    macro_rules! bench {
        ($what:literal, |$api:ident| $call:expr) => {
            each($what, |group, name, $api| {
                group.bench_function(name, |bencher| {
                    bencher.iter(|| {
                        // SAFETY: as above.
                        unsafe { $call }
                    })
                });
            });
        };
        ($what:literal, |$api:ident| $made:expr => |$mask:ident| $call:expr) => {
            each($what, |group, name, $api| {
                // SAFETY: as above.
                let $mask = unsafe { $made };
                group.bench_function(name, |bencher| {
                    bencher.iter(|| {
                        // SAFETY: as above.
                        unsafe { $call }
                    })
                });
                // SAFETY: as above.
                unsafe { ($api.numa_bitmask_free)($mask) };
            });
        };
    }
    bench!("node_of_cpu", |api| (api.numa_node_of_cpu)(black_box(1)));
    bench!("distance", |api| (api.numa_distance)(black_box(0), black_box(0)));
    bench!("node_to_cpus", |api| (api.numa_allocate_cpumask)() => |mask| (api.numa_node_to_cpus)(0, mask));
    bench!("bitmask alloc and free, 1024 bits", |api| (api.numa_bitmask_free)((api.numa_bitmask_alloc)(1024)));
    bench!("bitmask isbitset", |api| (api.numa_bitmask_alloc)(1024) => |mask| (api.numa_bitmask_isbitset)(mask, black_box(77)));
    bench!("bitmask setbit", |api| (api.numa_bitmask_alloc)(1024) => |mask| (api.numa_bitmask_setbit)(mask, black_box(77)));
    bench!("bitmask clearbit", |api| (api.numa_bitmask_alloc)(1024) => |mask| (api.numa_bitmask_clearbit)(mask, black_box(77)));
    bench!("bitmask setall, 1024 bits", |api| (api.numa_bitmask_alloc)(1024) => |mask| (api.numa_bitmask_setall)(mask));
    bench!("bitmask clearall, 1024 bits", |api| (api.numa_bitmask_alloc)(1024) => |mask| (api.numa_bitmask_clearall)(mask));
    bench!("bitmask weight, 1024 bits", |api| (api.numa_bitmask_setall)((api.numa_bitmask_alloc)(1024)) => |mask| (api.numa_bitmask_weight)(mask));
    bench!("bitmask equal, 1024 bits", |api| (api.numa_bitmask_setall)((api.numa_bitmask_alloc)(1024)) => |mask| (api.numa_bitmask_equal)(mask, mask));
    each("bitmask copy, 1024 bits", |group, name, api| {
        // SAFETY: as above.
        let (from, to) = unsafe { ((api.numa_bitmask_alloc)(1024), (api.numa_bitmask_alloc)(1024)) };
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                // SAFETY: as above.
                unsafe { (api.copy_bitmask_to_bitmask)(from, to) }
            })
        });
        // SAFETY: as above.
        unsafe { ((api.numa_bitmask_free)(from), (api.numa_bitmask_free)(to)) };
    });
    bench!("alloc_onnode and free, 4 KiB", |api| (api.numa_free)((api.numa_alloc_onnode)(4096, 0), 4096));
    bench!("alloc_onnode and free, 64 MiB", |api| (api.numa_free)((api.numa_alloc_onnode)(64 << 20, 0), 64 << 20));
    bench!("get_membind", |api| (api.numa_bitmask_free)((api.numa_get_membind)()));
    bench!("preferred", |api| (api.numa_preferred)());
    bench!("set_localalloc", |api| (api.numa_set_localalloc)());
    bench!("set_preferred", |api| (api.numa_set_preferred)(black_box(0)));
    bench!("parse_nodestring", |api| (api.numa_bitmask_free)((api.numa_parse_nodestring)(c"0".as_ptr())));
    bench!("parse_cpustring", |api| (api.numa_bitmask_free)((api.numa_parse_cpustring)(c"0-1".as_ptr())));
    // The benches that follow in this process start with the default again.
    for (_, api) in &apis {
        // SAFETY: as above.
        unsafe { (api.numa_set_localalloc)() };
    }
    group.finish();
}

criterion_group!(benches, libnuma);
criterion_main!(benches);
