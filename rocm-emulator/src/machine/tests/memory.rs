//! Buffers: what is allocated, mapped, counted and refused.

use super::{runtime::*, *};

#[test]
fn a_gpu_is_bound_once_and_by_its_own_render_node() {
    let machine = machine(&[Profile::Gfx1151, Profile::Gfx1100]);
    let kfd = machine.open_kfd().unwrap();
    let (first, second) = (machine.open_render(128).unwrap(), machine.open_render(129).unwrap());
    let gpu_id = Profile::Gfx1151.model().unwrap().number32("gpu_id");
    let acquire = |drm_fd: i32, gpu_id| {
        let mut args = kfd_ioctl_acquire_vm_args { drm_fd: drm_fd as u32, gpu_id };
        call(&machine, kfd, AMDKFD_IOC_ACQUIRE_VM, &mut args).map(drop)
    };
    let mut early = kfd_ioctl_alloc_memory_of_gpu_args { size: 1, gpu_id, flags: GTT, ..Default::default() };
    assert_eq!(call(&machine, kfd, AMDKFD_IOC_ALLOC_MEMORY_OF_GPU, &mut early), Err(Errno::ENODEV));
    assert_eq!(acquire(second, gpu_id), Err(Errno::EINVAL));
    assert_eq!(acquire(kfd, gpu_id), Err(Errno::EINVAL));
    assert_eq!(acquire(5, gpu_id), Err(Errno::EINVAL));
    assert_eq!(acquire(first, 1), Err(Errno::EINVAL));
    assert_eq!(acquire(first, gpu_id), Ok(()));
    assert_eq!(acquire(first, gpu_id), Ok(()));
    let another = machine.open_render(128).unwrap();
    assert_eq!(acquire(another, gpu_id), Err(Errno::EBUSY));
}

#[test]
fn allocations_are_checked() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let allocate = |size, flags| runtime.allocate(reserve(PAGE), size, flags).map(drop);
    assert_eq!(allocate(0, GTT), Err(Errno::EINVAL));
    assert_eq!(allocate(PAGE, 0xf000_0000), Err(Errno::EINVAL), "no place");
    assert_eq!(allocate(PAGE, KFD_IOC_ALLOC_MEM_FLAGS_DOORBELL), Err(Errno::EINVAL));
    assert_eq!(allocate(0x2000, KFD_IOC_ALLOC_MEM_FLAGS_DOORBELL), Ok(()));
    assert_eq!(allocate(PAGE, KFD_IOC_ALLOC_MEM_FLAGS_MMIO_REMAP), Err(Errno::ENOMEM));
    assert_eq!(allocate(u64::MAX, GTT), Err(Errno::ENOMEM));
    assert_eq!(allocate(1 << 46, VRAM), Err(Errno::ENOMEM));
    assert_eq!(allocate(1 << 46, GTT), Err(Errno::ENOMEM));
    // Ids start at 0; the GPU's id is in the upper half.
    let buffer = runtime.allocate(reserve(PAGE), 1, VRAM_PUBLIC).unwrap();
    assert_eq!(buffer.handle >> 32, u64::from(runtime.gpu_id));
    let mut unknown = kfd_ioctl_alloc_memory_of_gpu_args { size: 1, gpu_id: 77, flags: GTT, ..Default::default() };
    assert_eq!(runtime.call(AMDKFD_IOC_ALLOC_MEMORY_OF_GPU, &mut unknown), Err(Errno::EINVAL));
}

#[test]
fn video_memory_is_counted_and_runs_out() {
    let runtime = Runtime::new(Profile::Gfx1100);
    let available = || {
        let mut args = kfd_ioctl_get_available_memory_args { gpu_id: runtime.gpu_id, ..Default::default() };
        runtime.call(AMDKFD_IOC_AVAILABLE_MEMORY, &mut args).unwrap();
        args.available
    };
    let all = available();
    assert_eq!(all, 25753026560 >> 21 << 21);
    let buffer = runtime.allocate(reserve(PAGE), 20 << 30, VRAM).unwrap();
    assert_eq!(available(), all - (20 << 30));
    assert_eq!(runtime.allocate(reserve(PAGE), 5 << 30, VRAM).map(drop), Err(Errno::ENOMEM));
    runtime.free(buffer.handle).unwrap();
    assert_eq!(available(), all);
    // What is available is rounded down.
    let page = runtime.allocate(reserve(PAGE), PAGE, VRAM).unwrap();
    assert_eq!(available(), all - (2 << 20));
    runtime.free(page.handle).unwrap();
    assert_eq!(runtime.free(buffer.handle), Err(Errno::EINVAL));
}

#[test]
fn mappings_on_the_gpu_are_checked() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let buffer = runtime.buffer(2 * PAGE, GTT);
    assert_eq!(runtime.map(buffer.handle), Ok(()), "again");
    assert_eq!(runtime.free(buffer.handle), Err(Errno::EBUSY));
    let over = runtime.allocate(buffer.address + PAGE, PAGE, GTT).unwrap();
    assert_eq!(runtime.map(over.handle), Err(Errno::EINVAL), "overlap");
    for address in [0, 0x123, 1 << 47, (1 << 47) - PAGE / 2] {
        let odd = runtime.allocate(address, PAGE, GTT).unwrap();
        assert_eq!(runtime.map(odd.handle), Err(Errno::EINVAL), "{address:#x}");
    }
    assert_eq!(runtime.map(buffer.handle + 1000), Err(Errno::ENOMEM));
    assert_eq!(runtime.map(1000), Err(Errno::EINVAL));
    let mut args = kfd_ioctl_map_memory_to_gpu_args { handle: buffer.handle, n_devices: 1, ..Default::default() };
    assert_eq!(runtime.call(AMDKFD_IOC_MAP_MEMORY_TO_GPU, &mut args), Err(Errno::EFAULT));
    let ids = [runtime.gpu_id, 5];
    args = kfd_ioctl_map_memory_to_gpu_args { device_ids_array_ptr: ids.as_ptr() as u64, n_devices: 2, ..args };
    assert_eq!(runtime.call(AMDKFD_IOC_MAP_MEMORY_TO_GPU, &mut args), Err(Errno::EINVAL));
    assert_eq!(args.n_success, 1);
    runtime.unmap(buffer.handle).unwrap();
    assert_eq!(runtime.unmap(buffer.handle), Ok(()), "again");
    assert_eq!(runtime.map(over.handle), Ok(()));
    assert_eq!(runtime.free(buffer.handle), Ok(()));
}

#[test]
fn a_buffer_is_mapped_from_its_start_by_the_file_of_its_gpu() {
    let runtime = Runtime::new(Profile::Gfx1100);
    // Public or not: the kernel moves what the host accesses.
    let hidden = runtime.allocate(reserve(PAGE), PAGE, VRAM).unwrap();
    assert_eq!(runtime.host_map(&hidden), Ok(()));
    hidden.word(8).store(7, Ordering::Relaxed);
    assert_eq!(hidden.word(8).load(Ordering::Relaxed), 7);
    let visible = runtime.allocate(reserve(2 * PAGE), 2 * PAGE, VRAM_PUBLIC).unwrap();
    assert_eq!(runtime.host_map(&visible), Ok(()));
    assert_eq!(runtime.host_map(&Buffer { size: 3 * PAGE, ..visible }), Err(Errno::EINVAL), "too long");
    assert_eq!(runtime.host_map(&Buffer { offset: visible.offset + PAGE, size: PAGE, ..visible }), Err(Errno::EINVAL));
    // A file that the GPU was not bound with has no right to the buffer.
    let other = runtime.machine.open_render(128).unwrap();
    // SAFETY: nothing is replaced.
    let mapped = unsafe {
        runtime.machine.mmap(other, ptr::null_mut(), PAGE as usize, libc::PROT_READ, false, visible.offset as i64)
    };
    assert_eq!(mapped, Err(Errno::EACCES));
}

#[test]
fn user_memory_is_the_hosts_own() {
    let runtime = Runtime::new(Profile::Gfx1151);
    let user = |address: u64, size| {
        let mut args = kfd_ioctl_alloc_memory_of_gpu_args {
            va_addr: address & !(PAGE - 1),
            size,
            mmap_offset: address,
            gpu_id: runtime.gpu_id,
            flags: 0xf000_0004,
            ..Default::default()
        };
        runtime.call(AMDKFD_IOC_ALLOC_MEMORY_OF_GPU, &mut args).map(|_| args.handle)
    };
    let host = vec![0u64; 1024];
    let handle = user(host.as_ptr() as u64, 4096).unwrap();
    runtime.map(handle).unwrap();
    assert_eq!(user(0, PAGE), Err(Errno::EINVAL));
    let hole = reserve(PAGE);
    // SAFETY: the page was reserved here.
    unsafe { libc::munmap(hole as *mut c_void, PAGE as usize) };
    assert_eq!(user(hole, PAGE), Err(Errno::EFAULT));
    runtime.unmap(handle).unwrap();
    runtime.free(handle).unwrap();
}
