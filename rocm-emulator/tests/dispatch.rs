//! The dispatch engine with compiled kernels: results, workers, barriers, scratch, ids, faults, and what never ends.

mod support;

use rocm_emulator::{
    dispatch::{DispatchError, Invalid, Statistics},
    memory::{Access, FaultReason, MemoryFault},
    wave::{Fault, PRIVATE_APERTURE_HI},
};
use std::{
    collections::HashMap,
    sync::atomic::Ordering,
    thread,
    time::{Duration, Instant},
};
use support::{Gpu, Kernel, PAGE};

const WAVE32: &[u8] = include_bytes!("kernels/engine-wave32.co");
const WAVE64: &[u8] = include_bytes!("kernels/engine-wave64.co");

type Kernels = HashMap<String, Kernel>;

/// Runs a test with waves of 32 and of 64 lanes, on one worker and on several.
fn everywhere(test: impl Fn(&Gpu, &Kernels, u64)) {
    for (object, lanes) in [(WAVE32, 32), (WAVE64, 64)] {
        for workers in [1, 3] {
            let gpu = Gpu::new(workers);
            let kernels = gpu.load(object);
            test(&gpu, &kernels, lanes);
        }
    }
}

fn fault(address: u64, reason: FaultReason) -> DispatchError {
    DispatchError::Fault(Fault::Memory(MemoryFault { address, reason }))
}

#[test]
fn counts_what_it_runs() {
    everywhere(|gpu, kernels, lanes| {
        let out = gpu.alloc::<u32>(1000);
        let statistics = gpu.launch(&kernels["store_to"], &[1000], &[96], &[(&out).into(), 5u32.into()]).unwrap();
        assert_eq!(out.to_vec(), [5; 1000]);
        assert_eq!(statistics.workgroups, 11);
        // Ten groups of 96 and one of 40.
        assert_eq!(statistics.waves, if lanes == 32 { 10 * 3 + 2 } else { 10 * 2 + 1 });
        assert!(statistics.wave_instructions > statistics.wave_operations, "{statistics:?}");
        assert_eq!(statistics.wave_operations % statistics.waves, 0, "no wave branches: {statistics:?}");
    });
}

#[test]
fn reduces_through_lds_and_barriers() {
    everywhere(|gpu, kernels, _| {
        let x: Vec<u32> = (0..256 * 40).map(|i: u32| i.wrapping_mul(2654435761)).collect();
        let (input, sums) = (gpu.upload(&x), gpu.alloc::<u32>(40));
        gpu.launch(&kernels["reduce"], &[256 * 40], &[256], &[(&input).into(), (&sums).into()]).unwrap();
        let expected: Vec<u32> =
            x.chunks(256).map(|group| group.iter().fold(0u32, |sum, x| sum.wrapping_add(*x))).collect();
        assert_eq!(sums.to_vec(), expected);
    });
}

#[test]
fn atomics_of_many_workgroups_lose_nothing() {
    everywhere(|gpu, kernels, _| {
        let groups = 200;
        let cells = gpu.alloc::<u32>(groups + 2);
        gpu.launch(&kernels["count_everywhere"], &[groups as u32 * 64], &[64], &[(&cells).into()]).unwrap();
        let cells = cells.to_vec();
        assert_eq!(cells[0], groups as u32 * 64);
        assert_eq!(cells[1..=groups], vec![64; groups]);
        assert_eq!(cells[groups + 1], groups as u32 * 64 - 1);
    });
}

#[test]
fn ids_in_one_two_and_three_dimensions_with_partial_workgroups() {
    everywhere(|gpu, kernels, _| {
        for (grid, group) in [
            (vec![100], vec![32u16]),
            (vec![1], vec![1]),
            (vec![64], vec![256]),
            (vec![20, 9], vec![8, 4]),
            (vec![33, 2], vec![16, 16]),
            (vec![10, 7, 5], vec![4, 2, 3]),
            (vec![3, 1, 70], vec![1, 1, 64]),
        ] {
            let axis = |of: &[u32], axis: usize| of.get(axis).copied().unwrap_or(1);
            let sizes: [u32; 3] = std::array::from_fn(|index| axis(&grid, index));
            let groups: [u32; 3] = std::array::from_fn(|index| group.get(index).map_or(1, |&size| size.into()));
            let items = sizes.iter().product::<u32>();
            let out = gpu.alloc::<[u32; 8]>(items as usize);
            let args = [(&out).into(), sizes[0].into(), sizes[1].into()];
            gpu.launch(&kernels["ids"], &grid, &group, &args).unwrap();
            for item in 0..items {
                let at = [item % sizes[0], item / sizes[0] % sizes[1], item / sizes[0] / sizes[1]];
                let local: [u32; 3] = std::array::from_fn(|axis| at[axis] % groups[axis]);
                let id: [u32; 3] = std::array::from_fn(|axis| at[axis] / groups[axis]);
                let size: [u32; 3] =
                    std::array::from_fn(|axis| groups[axis].min(sizes[axis] - id[axis] * groups[axis]));
                let expected = [local[0], local[1], local[2], size[0], id[0], id[1], id[2], size[1]];
                assert_eq!(out.get(item as usize), expected, "{at:?} of {grid:?} by {group:?}");
            }
        }
    });
}

#[test]
fn scratch_arrays_and_called_functions() {
    everywhere(|gpu, kernels, _| {
        let x: Vec<u32> = (0..500).map(|i: u32| i * 37 + 11).collect();
        let (input, out) = (gpu.upload(&x), gpu.alloc::<u32>(500));
        let args = [(&input).into(), (&out).into()];
        gpu.launch(&kernels["scratch_array"], &[500], &[128], &args).unwrap();
        let expected = x.iter().map(|&seed| {
            let mut array: [u32; 64] = std::array::from_fn(|k| (k as u32).wrapping_mul(seed));
            for k in 0..64u32 {
                array[(seed.wrapping_add(k) & 63) as usize] ^=
                    array[(seed.wrapping_mul(7).wrapping_add(k * 3) & 63) as usize];
            }
            array.iter().fold(0u32, |sum, value| sum.wrapping_mul(31).wrapping_add(*value))
        });
        assert_eq!(out.to_vec(), expected.collect::<Vec<_>>());

        gpu.launch(&kernels["call_divergent"], &[500], &[128], &args).unwrap();
        let expected = x.iter().map(|&n| {
            let (mut n, mut steps) = (n, 0u32);
            while n != 1 && steps < 1000 {
                n = if n % 2 == 1 { n.wrapping_mul(3).wrapping_add(1) } else { n / 2 };
                steps += 1;
            }
            steps
        });
        assert_eq!(out.to_vec(), expected.collect::<Vec<_>>());
    });
}

#[test]
fn registers_name_packet_and_arguments() {
    everywhere(|gpu, kernels, _| {
        let out = gpu.alloc::<u64>(3);
        let dispatch = gpu.dispatch(&kernels["where_am_i"], &[1], &[1], &[(&out).into()]);
        gpu.engine.run(&gpu.space, &dispatch).unwrap();
        let kernarg = dispatch.packet.kernarg_address as u64;
        assert_eq!(out.to_vec(), [dispatch.packet_address, kernarg, 1]);
    });
}

#[test]
fn waves_that_end_early_count_at_barriers() {
    everywhere(|gpu, kernels, lanes| {
        for stay in if lanes == 32 { 0..5u32 } else { 2..5 } {
            let out = gpu.alloc::<u32>(128);
            let args = [(&out).into(), stay.into()];
            gpu.launch(&kernels["early_exit"], &[128], &[128], &args).unwrap();
            let staying = 32 * stay.min(4);
            let expected = |item| if item < staying { staying } else { 0 };
            // In a wave64 whose halves part, the barrier is one for both: the sum is what has come by then.
            if lanes == 32 || stay % 2 == 0 {
                assert_eq!(out.to_vec(), (0..128).map(expected).collect::<Vec<_>>(), "{stay} waves stay");
            }
        }
    });
}

#[test]
fn waves_that_wait_for_each_other_take_turns() {
    let gpu = Gpu::new(1);
    let kernels = gpu.load(WAVE32);
    let out = gpu.alloc::<u32>(64);
    gpu.launch(&kernels["wait_for_other_wave"], &[64], &[64], &[(&out).into()]).unwrap();
    assert_eq!(out.to_vec(), [1; 64]);
}

#[test]
fn workgroups_that_wait_for_each_other_all_begin() {
    everywhere(|gpu, kernels, _| {
        let (arrived, out) = (gpu.alloc::<u32>(1), gpu.alloc::<u32>(20 * 64));
        let args = [(&arrived).into(), (&out).into()];
        gpu.launch(&kernels["grid_barrier"], &[20 * 64], &[64], &args).unwrap();
        assert_eq!(out.to_vec(), [20; 20 * 64]);
    });
}

#[test]
fn stores_and_loads_outside_memory_fault() {
    everywhere(|gpu, kernels, _| {
        let buffer = gpu.alloc::<u32>(PAGE / 4);
        // A page before it that is surely not mapped.
        let hole = gpu.alloc::<u32>(PAGE / 4);
        gpu.unmap(&hole);
        let store = |at: u64| gpu.launch(&kernels["store_to"], &[64], &[64], &[at.into(), 1u32.into()]);
        assert_eq!(store(hole.address()), Err(fault(hole.address(), FaultReason::NotPresent)));
        assert_eq!(store(0), Err(fault(0, FaultReason::NotPresent)));
        assert_eq!(store(u64::MAX - 255), Err(fault(u64::MAX - 255, FaultReason::NotPresent)));
        assert_eq!(store(1 << 60), Err(fault(1 << 60, FaultReason::NotPresent)));
        let load = gpu.launch(&kernels["load_from"], &[64], &[64], &[hole.address().into(), (&buffer).into()]);
        assert_eq!(load, Err(fault(hole.address(), FaultReason::NotPresent)));
        gpu.protect(&buffer, Access::READ);
        assert_eq!(store(buffer.address()), Err(fault(buffer.address(), FaultReason::ReadOnly)));
        let add = gpu.launch(&kernels["add_to"], &[1], &[1], &[(&buffer).into(), 1u32.into()]);
        assert_eq!(add, Err(fault(buffer.address(), FaultReason::ReadOnly)));
        // The engine is none the worse for it.
        gpu.protect(&buffer, Access::READ | Access::WRITE);
        store(buffer.address()).unwrap();
        assert_eq!(buffer.to_vec()[..64], [1; 64]);
        let add = gpu.launch(&kernels["add_to"], &[1], &[1], &[(buffer.address() + 2).into(), 1u32.into()]);
        let misaligned = Fault::Misaligned { address: buffer.address() + 2, size: 4 };
        assert_eq!(add, Err(DispatchError::Fault(misaligned)));
    });
}

#[test]
fn jumps_out_of_code_fault() {
    everywhere(|gpu, kernels, _| {
        let data = gpu.upload(&[0xffff_ffffu32; 64]);
        let jump = |to: u64| gpu.launch(&kernels["jump_to"], &[1], &[1], &[to.into()]);
        assert_eq!(jump(data.address()), Err(fault(data.address(), FaultReason::NoExecute)));
        assert_eq!(jump(0x1000), Err(fault(0x1000, FaultReason::NotPresent)));
        // Garbage that may be executed.
        gpu.protect(&data, Access::READ | Access::EXECUTE);
        match jump(data.address()) {
            Err(DispatchError::Fault(Fault::IllegalInstruction { address, words, .. })) => {
                assert_eq!((address, words.first()), (data.address(), Some(&0xffff_ffff)));
            }
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn garbage_as_kernel_is_an_illegal_instruction() {
    let gpu = Gpu::new(1);
    let mut kernel = gpu.load(WAVE32)["store_to"];
    // A descriptor and code of its own: the descriptor of `store_to` before a page of ones.
    let copy = gpu.alloc::<u32>(PAGE / 2);
    let out = gpu.alloc::<u32>(64);
    let original = kernel.object;
    for index in 0..16 {
        // SAFETY: the loaded descriptor has 64 bytes.
        copy.set(index, unsafe { (original as *const u32).add(index).read() });
    }
    copy.set(4, 4096);
    copy.set(5, 0);
    (PAGE / 4..PAGE / 2).for_each(|index| copy.set(index, 0xffff_ffff));
    gpu.protect(&copy, Access::READ | Access::EXECUTE);
    kernel.object = copy.address();
    let run = || gpu.launch(&kernel, &[1], &[1], &[(&out).into(), 1u32.into()]);
    match run() {
        Err(DispatchError::Fault(Fault::IllegalInstruction { address, words, .. })) => {
            assert_eq!((address, words.first()), (copy.address() + 4096, Some(&0xffff_ffff)));
        }
        other => panic!("{other:?}"),
    }
    // Code that was overwritten is decoded anew: s_endpgm.
    copy.set(PAGE / 4, 0xbfb0_0000);
    let statistics: Statistics = run().unwrap();
    assert_eq!((statistics.waves, statistics.wave_instructions), (1, 1));
    gpu.protect(&copy, Access::READ);
    assert_eq!(run(), Err(DispatchError::Invalid(Invalid::NotExecutable)));
}

#[test]
fn traps_are_faults() {
    everywhere(|gpu, kernels, _| {
        let result = gpu.launch(&kernels["trap"], &[1], &[1], &[]);
        assert!(matches!(result, Err(DispatchError::Fault(Fault::Trap { id: 2, .. }))), "{result:?}");
    });
}

#[test]
fn endless_kernels_stop_when_they_are_told_to() {
    everywhere(|gpu, kernels, _| {
        let word = gpu.alloc::<u32>(1);
        for (name, args) in [("endless", vec![(&word).into()]), ("endless_sleep", vec![])] {
            gpu.stop.store(false, Ordering::Relaxed);
            let dispatch = gpu.dispatch(&kernels[name], &[32 * 64], &[64], &args);
            thread::scope(|scope| {
                let running = scope.spawn(|| gpu.engine.run(&gpu.space, &dispatch));
                thread::sleep(Duration::from_millis(20));
                assert!(!running.is_finished());
                gpu.stop.store(true, Ordering::Relaxed);
                let stopped = Instant::now();
                assert_eq!(running.join().unwrap(), Err(DispatchError::Stopped), "{name}");
                assert!(stopped.elapsed() < Duration::from_secs(2), "{name}: {:?}", stopped.elapsed());
            });
        }
    });
}

#[test]
fn what_is_unmapped_is_gone_for_the_next_kernel_only() {
    let gpu = Gpu::new(2);
    let kernels = gpu.load(WAVE32);
    // A kernel that has not begun finds nothing there. That it has is only a matter of time: more of it each turn.
    for turn in 0..10 {
        let word = gpu.alloc::<u32>(1);
        let gone = Err(fault(word.address(), FaultReason::NotPresent));
        let dispatch = gpu.dispatch(&kernels["endless"], &[1], &[1], &[(&word).into()]);
        let ran = thread::scope(|scope| {
            let running = scope.spawn(|| gpu.engine.run(&gpu.space, &dispatch));
            thread::sleep(Duration::from_millis(10 << turn));
            // What is unmapped stays readable for the kernel that runs; what ends it is the host's store.
            gpu.unmap(&word);
            word.set(0, 1);
            running.join().unwrap()
        });
        assert_eq!(gpu.engine.run(&gpu.space, &dispatch), gone);
        if ran != gone {
            ran.unwrap();
            return;
        }
    }
    panic!("what was unmapped is gone for the kernel that runs");
}

#[test]
fn bad_packets_are_refused_with_the_reason() {
    let gpu = Gpu::new(1);
    let kernels = gpu.load(WAVE32);
    let out = gpu.alloc::<u32>(64);
    let good = || gpu.dispatch(&kernels["store_to"], &[64], &[64], &[(&out).into(), 3u32.into()]);
    let refused = |dispatch| match gpu.engine.run(&gpu.space, &dispatch) {
        Err(DispatchError::Invalid(invalid)) => invalid,
        other => panic!("{other:?}"),
    };
    macro_rules! bad {
        ($($field:ident)|+ = $value:expr) => {{
            let mut dispatch = good();
            $(dispatch.packet.$field = $value;)+
            refused(dispatch)
        }};
    }
    assert_eq!(bad!(workgroup_size_x = 0), Invalid::WorkgroupSize([0, 1, 1]));
    assert_eq!(bad!(workgroup_size_x = 1025), Invalid::WorkgroupSize([1025, 1, 1]));
    assert_eq!(bad!(workgroup_size_y = 2), Invalid::WorkgroupSize([64, 2, 1]));
    assert_eq!(bad!(grid_size_x = 0), Invalid::GridSize([0, 1, 1]));
    assert_eq!(bad!(grid_size_z = 2), Invalid::GridSize([64, 1, 2]));
    assert_eq!(bad!(group_segment_size = 65537), Invalid::GroupSegment(65537));
    let too_small = Invalid::ScratchTooSmall { needed: 1025 * 32 + 224, available: 32768 };
    assert_eq!(bad!(private_segment_size = 1025), too_small);
    let missing = MemoryFault { address: 0x1000, reason: FaultReason::NotPresent };
    assert_eq!(bad!(kernel_object = 0x1000), Invalid::KernelObject(missing));
    assert!(matches!(bad!(kernel_object = out.address() + 4), Invalid::Descriptor(_)));
    let zeros = bad!(kernel_object = out.address());
    assert!(matches!(zeros, Invalid::NotExecutable | Invalid::Descriptor(_)), "{zeros:?}");
    let mut dispatch = good();
    dispatch.packet.__bindgen_anon_1.full_header = 2;
    assert_eq!(refused(dispatch), Invalid::Dimensions(0));
    let mut dispatch = good();
    dispatch.packet.__bindgen_anon_1.full_header = 2 | 3 << 16;
    let huge = u32::MAX;
    (dispatch.packet.workgroup_size_x, dispatch.packet.grid_size_x) = (1, huge);
    (dispatch.packet.grid_size_y, dispatch.packet.grid_size_z) = (huge, huge);
    assert_eq!(refused(dispatch), Invalid::GridSize([huge; 3]));
    let mut dispatch = gpu.dispatch(&kernels["reduce"], &[256], &[256], &[]);
    dispatch.packet.group_segment_size = 1023;
    assert_eq!(refused(dispatch), Invalid::GroupSegmentTooSmall { given: 1023, needed: 1024 });
    let mut dispatch = gpu.dispatch(&kernels["scratch_array"], &[256], &[256], &[]);
    dispatch.packet.private_segment_size = 0;
    assert!(matches!(refused(dispatch), Invalid::PrivateSegmentTooSmall { given: 0, .. }));
    // Nothing of that ran, and what is good still does.
    assert_eq!(out.to_vec(), [0; 64]);
    gpu.engine.run(&gpu.space, &good()).unwrap();
    assert_eq!(out.to_vec(), [3; 64]);
}

#[test]
fn scratch_beyond_a_lanes_own_faults() {
    let gpu = Gpu::new(1);
    let kernels = gpu.load(WAVE32);
    let (x, out) = (gpu.upload(&[1u32; 64]), gpu.alloc::<u32>(64));
    // The aperture is reached by address, so by any kernel that stores.
    let private = u64::from(PRIVATE_APERTURE_HI) << 32;
    let result = gpu.launch(&kernels["store_to"], &[1], &[1], &[(private + 4096).into(), 1u32.into()]);
    assert_eq!(result, Err(fault(private + 4096, FaultReason::NotPresent)));
    gpu.launch(&kernels["scratch_array"], &[64], &[64], &[(&x).into(), (&out).into()]).unwrap();
}

#[test]
fn many_threads_may_run_kernels_on_one_engine() {
    let gpu = Gpu::new(2);
    let kernels = gpu.load(WAVE32);
    let cell = gpu.alloc::<u32>(1);
    let dispatch = gpu.dispatch(&kernels["add_to"], &[64 * 16], &[64], &[(&cell).into(), 1u32.into()]);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..50).for_each(|_| assert!(gpu.engine.run(&gpu.space, &dispatch).is_ok())));
        }
    });
    assert_eq!(cell.get(0), 4 * 50 * 64 * 16);
}

#[test]
fn all_of_this_holds_on_lesser_hosts_too() {
    support::on_lesser_hosts();
}
