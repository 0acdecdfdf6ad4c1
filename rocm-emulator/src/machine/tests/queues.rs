//! Queues: what `CREATE_QUEUE` and its siblings check, and what they leave behind.

use super::{runtime::*, *};

#[test]
fn every_buffer_of_a_queue_is_checked_exactly() {
    let runtime = Runtime::new(Profile::Gfx1100);
    let good = Queue::new(&runtime, 64);
    let args = good.args;
    let odd = runtime.buffer(2 * PAGE, GTT);
    let create = |change: &dyn Fn(&mut kfd_ioctl_create_queue_args)| {
        let mut args = args;
        change(&mut args);
        runtime.call(AMDKFD_IOC_CREATE_QUEUE, &mut args).map(drop)
    };
    type Change<'a> = &'a dyn Fn(&mut kfd_ioctl_create_queue_args);
    let refused: &[(&str, Errno, Change<'_>)] = &[
        ("percentage", Errno::EINVAL, &|args| args.queue_percentage = 101),
        ("priority", Errno::EINVAL, &|args| args.queue_priority = 16),
        ("ring size", Errno::EINVAL, &|args| args.ring_size = 5000),
        ("ring too small for its buffer", Errno::EINVAL, &|args| args.ring_size = 8192),
        ("ring not at the start", Errno::EINVAL, &|args| args.ring_base_address = odd.address + PAGE),
        ("ring larger than asked", Errno::EINVAL, &|args| args.ring_base_address = odd.address),
        ("ring beyond user space", Errno::EFAULT, &|args| args.ring_base_address = 1 << 47),
        ("read pointer beyond user space", Errno::EFAULT, &|args| args.read_pointer_address = u64::MAX),
        ("write pointer nowhere", Errno::EINVAL, &|args| args.write_pointer_address = 0),
        ("pointers in two pages", Errno::EINVAL, &|args| args.read_pointer_address = odd.address),
        ("end of pipe size", Errno::EINVAL, &|args| args.eop_buffer_size = 8192),
        ("end of pipe buffer", Errno::EINVAL, &|args| args.eop_buffer_address = odd.address),
        ("control stack", Errno::EINVAL, &|args| args.ctl_stack_size += 4096),
        ("save area", Errno::EINVAL, &|args| args.ctx_save_restore_size -= 4096),
        ("save area larger than its buffer", Errno::EINVAL, &|args| args.ctx_save_restore_size += 4096),
        ("save area nowhere", Errno::EINVAL, &|args| args.ctx_save_restore_address = 0),
        ("GPU", Errno::EINVAL, &|args| args.gpu_id = 5),
        ("kind", Errno::ENOTSUPP, &|args| args.queue_type = 9),
        ("PM4", Errno::ENOTTY, &|args| args.queue_type = KFD_IOC_QUEUE_TYPE_COMPUTE),
    ];
    for (what, errno, change) in refused {
        assert_eq!(create(change), Err(*errno), "{what}");
    }
    assert_eq!(create(&|args| args.eop_buffer_address = 0), Ok(()), "no end of pipe buffer");
}

#[test]
fn a_queues_buffers_stay_while_it_lives() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let queue = Queue::new(&runtime, 64);
    for handle in [queue.ring.handle, queue.descriptor.handle] {
        assert_eq!(runtime.unmap(handle), Err(Errno::EBUSY));
        assert_eq!(runtime.free(handle), Err(Errno::EBUSY));
    }
    let (id, ring) = (queue.id, queue.ring.handle);
    queue.destroy();
    assert_eq!(runtime.unmap(ring), Err(Errno::ENOMEM), "freed with the queue");
    let mut args = kfd_ioctl_destroy_queue_args { queue_id: id, pad: 0 };
    assert_eq!(runtime.call(AMDKFD_IOC_DESTROY_QUEUE, &mut args), Err(Errno::EINVAL));
}

#[test]
fn a_queue_can_be_switched_off_and_on() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let mut queue = Queue::new(&runtime, 16);
    let mut args = kfd_ioctl_update_queue_args {
        ring_base_address: queue.args.ring_base_address,
        queue_id: queue.id,
        ring_size: queue.args.ring_size,
        queue_percentage: 0,
        queue_priority: 7,
    };
    runtime.call(AMDKFD_IOC_UPDATE_QUEUE, &mut args).unwrap();
    let done = runtime.signal(1);
    queue.submit(&barrier_and([0; 5], done.address));
    std::thread::sleep(std::time::Duration::from_millis(5));
    assert_eq!(done.value().load(Ordering::Acquire), 1);
    let mut state = kfd_ioctl_get_queue_wave_state_args { queue_id: queue.id, ..Default::default() };
    assert_eq!(runtime.call(AMDKFD_IOC_GET_QUEUE_WAVE_STATE, &mut state), Ok(0));
    args.queue_percentage = 100;
    runtime.call(AMDKFD_IOC_UPDATE_QUEUE, &mut args).unwrap();
    done.wait(0);
    assert_eq!(runtime.call(AMDKFD_IOC_GET_QUEUE_WAVE_STATE, &mut state), Err(Errno::EINVAL));
    args.queue_priority = 16;
    assert_eq!(runtime.call(AMDKFD_IOC_UPDATE_QUEUE, &mut args), Err(Errno::EINVAL));
    args = kfd_ioctl_update_queue_args { queue_priority: 0, queue_id: 500, ..args };
    assert_eq!(runtime.call(AMDKFD_IOC_UPDATE_QUEUE, &mut args), Err(Errno::EFAULT));
}

#[test]
fn cu_masks_are_pairs() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let queue = Queue::new(&runtime, 16);
    let set = |words: &[u32], count: u32, queue_id: u32| {
        let mut args = kfd_ioctl_set_cu_mask_args { queue_id, num_cu_mask: count, cu_mask_ptr: words.as_ptr() as u64 };
        runtime.call(AMDKFD_IOC_SET_CU_MASK, &mut args).map(drop)
    };
    assert_eq!(set(&[0xf00f, 0], 64, queue.id), Ok(()));
    assert_eq!(set(&[0xf007, 0], 64, queue.id), Err(Errno::EINVAL));
    assert_eq!(set(&[0], 0, queue.id), Err(Errno::EINVAL));
    assert_eq!(set(&[0], 33, queue.id), Err(Errno::EINVAL));
    assert_eq!(set(&[0], 32, queue.id + 1), Err(Errno::EFAULT));
    let mut args = kfd_ioctl_set_cu_mask_args { queue_id: queue.id, num_cu_mask: 32, cu_mask_ptr: 0 };
    assert_eq!(runtime.call(AMDKFD_IOC_SET_CU_MASK, &mut args), Err(Errno::EFAULT));
}

#[test]
fn the_runtime_is_enabled_before_the_first_queue() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let enable = |mode_mask| {
        let mut args = kfd_ioctl_runtime_enable_args { mode_mask, ..Default::default() };
        runtime.call(AMDKFD_IOC_RUNTIME_ENABLE, &mut args)
    };
    let queue = Queue::new(&runtime, 16);
    assert_eq!(enable(1), Err(Errno::EEXIST));
    queue.destroy();
    assert_eq!([enable(1), enable(1), enable(0), enable(1)], [Ok(0), Err(Errno::EBUSY), Ok(0), Ok(0)]);
}

#[test]
fn a_thousand_queues_leave_nothing_behind() {
    let runtime = Runtime::new(Profile::Gfx1103);
    Queue::new(&runtime, 16).destroy();
    let before = (descriptors(), mappings());
    for round in 0..1000 {
        let mut queue = Queue::new(&runtime, 16);
        assert_eq!(queue.id, 0);
        if round % 100 == 0 {
            let done = runtime.signal(1);
            queue.submit(&barrier_and([0; 5], done.address));
            done.wait(0);
        }
        queue.destroy();
    }
    let after = (descriptors(), mappings());
    // Other tests run beside this one and have a few of each.
    assert!(after.0 < before.0 + 200 && after.1 < before.1 + 600, "{before:?} {after:?}");
}

fn descriptors() -> usize {
    std::fs::read_dir("/proc/self/fd").map_or(0, |files| files.count())
}

fn mappings() -> usize {
    std::fs::read_to_string("/proc/self/maps").map_or(0, |text| text.lines().count())
}

#[test]
fn a_machine_that_goes_takes_its_queues_along() {
    for _ in 0..20 {
        let runtime = Runtime::new(Profile::Gfx1151);
        let mut queue = Queue::new(&runtime, 16);
        let never = runtime.signal(1);
        queue.submit(&barrier_and([never.address, 0, 0, 0, 0], 0));
    }
}

#[test]
fn every_queue_has_a_doorbell_of_its_own() {
    let runtime = Runtime::new(Profile::Gfx1103);
    let queues: Vec<_> = (0..100).map(|_| Queue::new(&runtime, 16)).collect();
    let mut doorbells: Vec<_> = queues.iter().map(|queue| queue.args.doorbell_offset).collect();
    doorbells.dedup();
    assert_eq!(doorbells.len(), 100);
}
