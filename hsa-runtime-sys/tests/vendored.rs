//! ROCr as it is built from sources. Without a driver it initialises to nothing, and says so; with one (`ci/vendored`
//! brings the real one, without a card) it has an agent for each node, pools, signals and soft queues.

#![cfg(feature = "vendored")]

use hsa_runtime_sys::*;
use std::{
    ffi::{CStr, c_void},
    fs::File,
    ptr,
};

fn words(status: hsa_status_t) -> (hsa_status_t, String) {
    let mut text = ptr::null();
    // SAFETY: the function writes a pointer to a string that lives as long as the library, or nothing.
    let answer = unsafe { hsa_status_string(status, &mut text) };
    if text.is_null() {
        return (answer, String::new());
    }
    // SAFETY: it is not null, so it is the string.
    (answer, unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
}

#[test]
fn statuses_have_the_librarys_words() {
    for (status, name) in [
        (HSA_STATUS_SUCCESS, "HSA_STATUS_SUCCESS"),
        (HSA_STATUS_ERROR_OUT_OF_RESOURCES, "HSA_STATUS_ERROR_OUT_OF_RESOURCES"),
        (HSA_STATUS_ERROR_INVALID_ARGUMENT, "HSA_STATUS_ERROR_INVALID_ARGUMENT"),
        (HSA_STATUS_ERROR_NOT_INITIALIZED, "HSA_STATUS_ERROR_NOT_INITIALIZED"),
    ] {
        let (answer, text) = words(status);
        assert_eq!(answer, HSA_STATUS_SUCCESS, "{name}");
        assert!(text.starts_with(name), "{name}: {text}");
    }
    assert!(words(hsa_status_t(0x7777)).0.is_error());
}

/// ROCr exports them by its linker's script, which is not there when its archive is linked.
#[test]
fn deprecated_names_are_second_names() {
    let pairs = [
        (hsa_signal_load_acquire as *const (), hsa_signal_load_scacquire as *const ()),
        (hsa_signal_wait_acquire as *const (), hsa_signal_wait_scacquire as *const ()),
        (hsa_queue_cas_write_index_acq_rel as *const (), hsa_queue_cas_write_index_scacq_screl as *const ()),
    ];
    for (old, new) in pairs {
        assert_eq!(old, new);
    }
}

#[test]
fn it_initialises_to_what_the_driver_has() {
    // SAFETY: hsa_init may be called at any time.
    let status = unsafe { hsa_init() };
    // Asked as the library asks: a file that is there need not open.
    if File::options().read(true).write(true).open("/dev/kfd").is_err() {
        assert_eq!(status, HSA_STATUS_ERROR_OUT_OF_RESOURCES, "{status}");
        let mut version = 0_u16;
        // SAFETY: the attribute is of this type.
        let status = unsafe { hsa_system_get_info(HSA_SYSTEM_INFO_VERSION_MAJOR, ptr::from_mut(&mut version).cast()) };
        assert_eq!(status, HSA_STATUS_ERROR_NOT_INITIALIZED, "{status}");
        return println!("vendored: hsa_init without a driver: 0x1008");
    }
    assert_eq!(status, HSA_STATUS_SUCCESS, "{status}");
    let mut agents: Vec<hsa_agent_t> = Vec::new();
    // SAFETY: the callback pushes to the vector that it is given.
    let status = unsafe { hsa_iterate_agents(Some(push), ptr::from_mut(&mut agents).cast()) };
    assert_eq!(status, HSA_STATUS_SUCCESS, "{status}");
    assert!(!agents.is_empty(), "the driver has a node for each of the machine's");
    let agent = agents[0];
    let mut pools = 0_usize;
    let mut regions: Vec<hsa_region_t> = Vec::new();
    // SAFETY: as above.
    unsafe {
        assert_eq!(
            hsa_amd_agent_iterate_memory_pools(agent, Some(count), ptr::from_mut(&mut pools).cast()),
            HSA_STATUS_SUCCESS
        );
        assert_eq!(
            hsa_agent_iterate_regions(agent, Some(push_region), ptr::from_mut(&mut regions).cast()),
            HSA_STATUS_SUCCESS
        );
    }
    assert!(pools >= 3 && regions.len() >= 3, "{pools} pools, {} regions", regions.len());
    let (mut signal, mut queue) = (hsa_signal_t { handle: 0 }, ptr::null_mut());
    // SAFETY: the runtime is initialised; the region and the signal are its own, and outlive the queue.
    unsafe {
        assert_eq!(hsa_signal_create(5, 0, ptr::null(), &mut signal), HSA_STATUS_SUCCESS);
        hsa_signal_subtract_screlease(signal, 5);
        let seen = hsa_signal_wait_scacquire(signal, HSA_SIGNAL_CONDITION_EQ, 0, u64::MAX, HSA_WAIT_STATE_BLOCKED);
        assert_eq!(seen, 0);
        let status = hsa_soft_queue_create(regions[0], 64, HSA_QUEUE_TYPE_SINGLE, 1, signal, &mut queue);
        assert_eq!(status, HSA_STATUS_SUCCESS, "{status}");
        assert_eq!((*queue).size, 64);
        assert_eq!(hsa_queue_add_write_index_relaxed(queue, 3), 0);
        assert_eq!(hsa_queue_load_write_index_scacquire(queue), 3);
        assert_eq!(hsa_queue_destroy(queue), HSA_STATUS_SUCCESS);
        assert_eq!(hsa_signal_destroy(signal), HSA_STATUS_SUCCESS);
        assert_eq!(hsa_shut_down(), HSA_STATUS_SUCCESS);
    }
    println!("vendored: {} agents; the first has {pools} pools, {} regions", agents.len(), regions.len());
}

extern "C" fn push(agent: hsa_agent_t, agents: *mut c_void) -> hsa_status_t {
    // SAFETY: the caller hands on its vector.
    unsafe { &mut *agents.cast::<Vec<hsa_agent_t>>() }.push(agent);
    HSA_STATUS_SUCCESS
}

extern "C" fn push_region(region: hsa_region_t, regions: *mut c_void) -> hsa_status_t {
    // SAFETY: the caller hands on its vector.
    unsafe { &mut *regions.cast::<Vec<hsa_region_t>>() }.push(region);
    HSA_STATUS_SUCCESS
}

extern "C" fn count(_: hsa_amd_memory_pool_t, pools: *mut c_void) -> hsa_status_t {
    // SAFETY: the caller hands on its counter.
    unsafe { *pools.cast::<usize>() += 1 };
    HSA_STATUS_SUCCESS
}
