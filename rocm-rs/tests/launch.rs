//! Launches that are refused before anything is submitted, each with an error that says what is wrong; and those that
//! are not.

mod common;

use common::{corpus, gpu, misuse, runtime, uniform};
use rocm_emulator::{Config, Machine, Profile};
use rocm_rs::{
    Error, Launch, LaunchError, Runtime,
    code_object::kernarg::{self, Given},
    kfd::driver::Emulated,
};

/// Submits a launch that must be refused, and checks that the queue works on afterwards.
fn refused(launch: Launch) -> LaunchError {
    // SAFETY: the launch is refused; were it not, the test fails below and its buffers live until then.
    match unsafe { launch.submit() } {
        Err(Error::Launch(error)) => error,
        Err(other) => panic!("refused for another reason: {other}"),
        Ok(_) => panic!("the launch was not refused"),
    }
}

#[test]
fn a_kernel_runs() {
    let gpu = gpu();
    let (queue, kernel) = (gpu.create_queue().unwrap(), corpus(&gpu, "demo", "saxpy"));
    let n = 100_003u32;
    let x: Vec<f32> = (0..n).map(|i| i as f32).collect();
    let dx = gpu.upload(&x).unwrap();
    let dy = gpu.upload(&vec![1.0f32; n as usize]).unwrap();
    // SAFETY: `saxpy` reads and writes `n` elements of buffers that have `n`.
    let done = unsafe { kernel.launch(&queue).grid([n]).block([256]).arg(2.0f32).arg(&dx).arg(&dy).arg(n).submit() };
    let done = done.unwrap();
    done.wait().unwrap();
    assert!(done.is_done());
    let (start, end) = done.timestamps().unwrap();
    assert!(start < end);
    match common::has_clock() {
        true => {
            assert!(done.duration().unwrap().as_nanos() > 0);
            match gpu.clocks() {
                Ok(clocks) => assert!(end <= clocks.agent),
                // ROCr 6 gives timestamps, and has no question for the clock itself.
                Err(why) => assert!(common::of_rocr(&why, "HSA_AMD_AGENT_INFO_CLOCK_COUNTERS"), "{why}"),
            }
        }
        false => assert!(done.duration().is_err() && gpu.clocks().is_err()),
    }
    for (i, y) in dy.to_vec().unwrap().into_iter().enumerate() {
        assert_eq!(y, 2.0 * i as f32 + 1.0, "element {i}");
    }
}

#[test]
fn a_grid_is_asked_for() {
    let gpu = gpu();
    let (queue, kernel) = (gpu.create_queue().unwrap(), misuse(&gpu, "nothing"));
    assert_eq!(refused(kernel.launch(&queue)), LaunchError::NoGrid { kernel: "nothing".into() });
}

#[test]
fn a_grid_or_workgroup_without_work_items_is_refused() {
    let gpu = gpu();
    let (queue, kernel) = (gpu.create_queue().unwrap(), misuse(&gpu, "nothing"));
    for size in [[0, 1, 1], [1, 0, 1], [1, 1, 0]] {
        let grid = refused(kernel.launch(&queue).grid(size).block([1]));
        assert!(matches!(grid, LaunchError::Empty { what: "grid", .. }), "{grid}");
        let block = refused(kernel.launch(&queue).grid([1]).block(size));
        assert!(matches!(block, LaunchError::Empty { what: "workgroup", .. }), "{block}");
    }
}

#[test]
fn a_grid_that_overflows_is_refused() {
    let gpu = gpu();
    let (queue, kernel) = (gpu.create_queue().unwrap(), misuse(&gpu, "nothing"));
    for grid in [[1 << 16, 1 << 16, 1], [u32::MAX, 2, 1], [u32::MAX; 3], [1 << 31, 1, 2]] {
        let error = refused(kernel.launch(&queue).grid(grid).block([64]));
        assert_eq!(error, LaunchError::GridTooLarge { kernel: "nothing".into(), grid });
    }
}

#[test]
fn a_workgroup_larger_than_the_kernel_or_the_agent_allows_is_refused() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let out = gpu.alloc::<u32>(4096).unwrap();
    let (limited, open) = (misuse(&gpu, "at_most_64"), misuse(&gpu, "store"));
    let error = refused(limited.launch(&queue).grid([65]).block([65]).arg(&out));
    assert!(
        matches!(error, LaunchError::WorkgroupTooLarge { items: 65, limit: 64, limiter: "the kernel", .. }),
        "{error}"
    );
    for block in [[1025, 1, 1], [32, 32, 2], [1 << 16, 1 << 16, 1], [u32::MAX; 3]] {
        let error = refused(open.launch(&queue).grid([4096]).block(block).arg(&out).arg(0u32));
        assert!(matches!(error, LaunchError::WorkgroupTooLarge { .. }), "{error}");
    }
    // What is allowed runs.
    // SAFETY: 64 work-items write 64 of 4096 elements.
    let done = unsafe { limited.launch(&queue).grid([64]).block([64]).arg(&out).submit() }.unwrap();
    done.wait().unwrap();
    assert!(out.slice(..64).unwrap().to_vec().unwrap().iter().all(|size| *size == 64));
}

#[test]
fn a_workgroup_other_than_the_required_one_is_refused() {
    let gpu = gpu();
    let (queue, kernel) = (gpu.create_queue().unwrap(), misuse(&gpu, "required"));
    let out = gpu.alloc::<u32>(16 * 8 * 4).unwrap();
    let error = refused(kernel.launch(&queue).grid([16, 8, 4]).block([4, 4, 4]).arg(&out));
    assert!(matches!(error, LaunchError::WorkgroupRequired { required: [8, 4, 2], .. }), "{error}");
    // The default is the required one.
    // SAFETY: the grid has as many work-items as the buffer elements.
    unsafe { kernel.launch(&queue).grid([16, 8, 4]).arg(&out).submit() }.unwrap().wait().unwrap();
    let expected = |i: u32| i % 16 % 8 + 10 * (i / 16 % 8 % 4) + 100 * (i / 128 % 2);
    assert_eq!(out.to_vec().unwrap(), (0..512).map(expected).collect::<Vec<_>>());
}

#[test]
fn partial_workgroups_run_unless_the_kernel_was_compiled_for_none() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let out = gpu.alloc::<u32>(1000).unwrap();
    let error = refused(uniform(&gpu).launch(&queue).grid([1000]).block([64]).arg(&out));
    assert!(matches!(error, LaunchError::NotUniform { .. }), "{error}");
    let kernel = misuse(&gpu, "store");
    // Also a grid smaller than one workgroup.
    for n in [1000u32, 65, 63, 1] {
        out.copy_from(&[0; 1000]).unwrap();
        // SAFETY: the grid has at most as many work-items as the buffer elements.
        let done = unsafe { kernel.launch(&queue).grid([n]).block([64]).arg(&out).arg(7u32).submit() };
        done.unwrap().wait().unwrap();
        let written = out.to_vec().unwrap();
        assert!((0..).zip(written).all(|(i, value)| value == if i < n { 7 } else { 0 }), "{n} work-items");
    }
}

#[test]
fn too_much_lds_is_refused() {
    let gpu = gpu();
    let (queue, kernel) = (gpu.create_queue().unwrap(), misuse(&gpu, "large_local"));
    let out = gpu.alloc::<u32>(256).unwrap();
    for bytes in [4097, 1 << 16, 1 << 30] {
        let error = refused(kernel.launch(&queue).grid([256]).block([256]).arg(&out).local_memory(bytes));
        assert!(matches!(error, LaunchError::LocalMemory { fixed: 61440, limit: 65536, .. }), "{error}");
    }
    let extra = kernel.launch(&queue).grid([256]).block([256]).arg(&out).local_memory(4096).extra_local_memory(1);
    assert!(matches!(refused(extra), LaunchError::LocalMemory { bytes: 65537, .. }));
    // All of it is allowed.
    // SAFETY: 256 work-items use 1 KiB of the 4 KiB of LDS and write 256 elements.
    let done = unsafe { kernel.launch(&queue).grid([256]).block([256]).arg(&out).local_memory(4096).submit() };
    done.unwrap().wait().unwrap();
    assert!((0..).zip(out.to_vec().unwrap()).all(|(i, value)| value == 255 - i + 2 * i));
}

#[test]
fn pieces_of_lds_follow_one_another_aligned() {
    let gpu = gpu();
    let (queue, kernel) = (gpu.create_queue().unwrap(), misuse(&gpu, "two_locals"));
    let out = gpu.alloc::<u32>(2).unwrap();
    // SAFETY: the kernel writes two elements and no LDS.
    let done = unsafe { kernel.launch(&queue).grid([1]).local_memory(3).local_memory(8).arg(&out).submit() };
    done.unwrap().wait().unwrap();
    let [first, second] = out.to_vec().unwrap()[..] else { panic!() };
    assert_eq!(first, 0);
    assert!(second >= 3 && second % 8 == 0, "{second}");
}

#[test]
fn wrong_arguments_are_refused_by_name() {
    let gpu = gpu();
    let (queue, kernel) = (gpu.create_queue().unwrap(), misuse(&gpu, "sizes"));
    let x = gpu.alloc::<f32>(1).unwrap();
    let start = || kernel.launch(&queue).grid([1]);

    let arguments = |launch| match refused(launch) {
        LaunchError::Arguments(error) => error,
        other => panic!("{other}"),
    };
    let count = arguments(start().arg(&x).arg(1.0f32));
    assert!(matches!(count, kernarg::Error::Count { given: 2, expected: 5, .. }), "{count}");
    let many = start().arg(&x).arg(1.0f32).arg(1u8).arg(1u64).arg([0.0f32; 4]).arg(1u32);
    assert!(matches!(arguments(many), kernarg::Error::Count { given: 6, .. }));

    let size = arguments(start().arg(&x).arg(1.0f64).arg(1u8).arg(1u64).arg([0.0f32; 4]));
    assert!(size.to_string().contains("(a)"), "{size}");
    assert!(matches!(size, kernarg::Error::Size { given: 8, expected: 4, .. }), "{size}");
    let size = arguments(start().arg(&x).arg(1.0f32).arg(1u8).arg(1u64).arg([0.0f32; 3]));
    assert!(matches!(size, kernarg::Error::Size { given: 12, expected: 16, .. }), "{size}");

    let value = arguments(start().arg(x.address()).arg(1.0f32).arg(1u8).arg(1u64).arg([0.0f32; 4]));
    assert!(matches!(value, kernarg::Error::Kind { given: Given::Value, .. }), "{value}");
    let buffer = arguments(start().arg(&x).arg(1.0f32).arg(1u8).arg(&x).arg([0.0f32; 4]));
    assert!(matches!(buffer, kernarg::Error::Kind { given: Given::Buffer, .. }), "{buffer}");
    assert!(buffer.to_string().contains("(c)"), "{buffer}");
    let local = arguments(start().local_memory(4).arg(1.0f32).arg(1u8).arg(1u64).arg([0.0f32; 4]));
    assert!(matches!(local, kernarg::Error::Kind { given: Given::LocalMemory, .. }), "{local}");

    // SAFETY: the kernel writes one element of `x`.
    let done = unsafe { start().arg(&x).arg(1.0f32).arg(2u8).arg(3u64).arg([0.0f32, 4.0, 0.0, 0.0]).submit() };
    done.unwrap().wait().unwrap();
    assert_eq!(x.to_vec().unwrap(), [10.0]);
}

#[test]
fn an_unknown_kernel_lists_the_names_there_are() {
    let gpu = gpu();
    let module = gpu.load(common::misuse_object(gpu.name())).unwrap();
    match module.kernel("spinn") {
        Err(Error::UnknownKernel { name, available }) => {
            assert_eq!(name, "spinn");
            assert!(available.iter().any(|kernel| kernel == "spin") && available.len() == module.kernels().len());
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn objects_of_another_runtime_are_refused() {
    let (here, there) = (runtime(), runtime());
    let (gpu, other) = (here.gpu().unwrap(), there.gpu().unwrap());
    let queue = gpu.create_queue().unwrap();
    let kernel = misuse(&gpu, "store");

    let buffer = other.alloc::<u32>(1).unwrap();
    // SAFETY: the launch is refused.
    let error = unsafe { kernel.launch(&queue).grid([1]).arg(&buffer).arg(0u32).submit() }.unwrap_err();
    assert!(matches!(&error, Error::Foreign { object, .. } if object.contains("`out`")), "{error}");
    let own = gpu.alloc::<u32>(1).unwrap();
    let foreign = misuse(&other, "store");
    // SAFETY: the launch is refused.
    let error = unsafe { foreign.launch(&queue).grid([1]).arg(&own).arg(0u32).submit() }.unwrap_err();
    assert!(matches!(&error, Error::Foreign { object, .. } if object.contains("`store`")), "{error}");
    let signal = other.create_signal(0).unwrap();
    let error = queue.barrier_and(&[&signal]).unwrap_err();
    assert!(matches!(&error, Error::Foreign { object, .. } if object == "signal"), "{error}");
}

/// Two GPUs of one machine: memory of the one is not the other's.
#[test]
fn objects_of_another_agent_are_refused() {
    let config = Config { gpus: vec![Profile::Gfx1151, Profile::Gfx1100], ..Default::default() };
    let driver = Emulated::shared(Machine::new(config).unwrap());
    let runtime = Runtime::builder().driver(driver).open().unwrap();
    let [a, b] = runtime.gpus() else { panic!("{:?}", runtime.gpus()) };
    assert_eq!((a.name(), b.name()), ("gfx1151", "gfx1100"));
    let (queue, kernel) = (a.create_queue().unwrap(), misuse(a, "store"));
    let (own, foreign) = (a.alloc::<u32>(64).unwrap(), b.alloc::<u32>(1 << 20).unwrap());
    // SAFETY: the launch is refused.
    let error = unsafe { kernel.launch(&queue).grid([64]).arg(&foreign).arg(0u32).submit() }.unwrap_err();
    assert!(matches!(error, Error::Foreign { .. }), "{error}");
    let message = error.to_string();
    assert!(message.contains("gfx1100") && message.contains("gfx1151"), "{message}");
    // SAFETY: 64 work-items write 64 elements.
    unsafe { kernel.launch(&queue).grid([64]).arg(&own).arg(1u32).submit() }.unwrap().wait().unwrap();
}

#[test]
fn a_code_object_for_another_target_is_refused() {
    let gpu = gpu();
    let other = if gpu.name() == "gfx1100" { "gfx1151" } else { "gfx1100" };
    let error = gpu.load(common::misuse_object(other)).unwrap_err().to_string();
    assert!(error.contains(other) && error.contains(gpu.name()), "{error}");
}

#[test]
fn bytes_that_are_no_code_object_are_refused() {
    let gpu = gpu();
    let object = common::misuse_object(gpu.name());
    let mut spoiled = object.to_vec();
    spoiled[4] = 1; // ELF32
    for bytes in [&[][..], b"\x7fELF", &[0; 4096], &object[..object.len() / 2], &object[..64], &spoiled] {
        assert!(matches!(gpu.load(bytes), Err(Error::CodeObject(_))), "{} bytes", bytes.len());
    }
}

#[test]
fn scratch_memory_grows_with_what_kernels_need() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let out = gpu.alloc::<u32>(512).unwrap();
    let (little, much) = (misuse(&gpu, "little_scratch"), misuse(&gpu, "much_scratch"));
    for (kernel, offset) in [(&little, 0), (&much, 0), (&little, 0)] {
        // SAFETY: the grid has as many work-items as the buffer elements.
        unsafe { kernel.launch(&queue).grid([512]).block([64]).arg(&out).submit() }.unwrap().wait().unwrap();
        let last = if kernel.name() == "much_scratch" { 1984 } else { offset };
        let expected = |i: u32| if last == 0 { i + i % 64 } else { i + last };
        assert!((0..).zip(out.to_vec().unwrap()).all(|(i, value)| value == expected(i)), "{}", kernel.name());
    }
    assert!(queue.scratch() >= much.info().private_segment_size);
}

#[test]
fn a_prepared_launch_runs_again_and_again() {
    let gpu = gpu();
    let queue = gpu.create_queue().unwrap();
    let cell = gpu.alloc::<u32>(1).unwrap();
    let x = gpu.upload(&[1u32; 64]).unwrap();
    let kernel = corpus(&gpu, "memory", "program_variable");
    let out = gpu.alloc::<u32>(64).unwrap();
    let mut launch = kernel.launch(&queue).grid([64]).block([64]).arg(&x).arg(&out).arg(64u32).prepare().unwrap();
    drop((x, cell));
    for _ in 0..10 {
        // SAFETY: the kernel reads and writes 64 elements of buffers that have 64, and its module's own variable.
        unsafe { launch.submit() }.unwrap();
        launch.wait().unwrap();
        assert_eq!(launch.duration().is_ok_and(|duration| duration.as_nanos() > 0), common::has_clock());
    }
    assert_eq!(out.to_vec().unwrap(), [3000 + 4000 + 2000; 64]);
}
