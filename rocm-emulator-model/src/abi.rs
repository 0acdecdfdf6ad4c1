//! The hook's C interface, version 0.4: the table of functions that ROCr 7.2 asks for, and what stands behind each.
//!
//! ROCr refuses a table of another major version, or of a smaller minor one. It calls all of these with its own lock held,
//! except that `set_event` may be called by any thread of the model. No function here unwinds: a panic in an `extern "C"`
//! function ends the process.

use crate::{
    line::{SetEvent, complain},
    model::Model,
    tool,
};
use hsakmt_sys::uapi::KFD_IOC_QUEUE_TYPE_COMPUTE_AQL;
use rocm_emulator::gpu::{Queue, QueuePlace};
use std::{ffi::c_void, process, ptr};

const VERSION_MAJOR: u32 = 0;
const VERSION_MINOR: u32 = 4;

/// A queue, as the runtime describes it. Addresses are the GPU's.
#[repr(C)]
pub struct QueueInfo {
    ring: u64,
    write_pointer: u64,
    read_pointer: u64,
    /// Null: the runtime rings no doorbell that a model can see.
    doorbell: *mut u64,
    ring_bytes: u32,
    kind: u32,
}

type Notify = unsafe extern "C" fn(data: *mut c_void);
type WaitEvent = unsafe extern "C" fn(data: *mut c_void, address: u64, age: u64);

/// What the library is asked for.
#[derive(Debug)]
#[repr(C)]
pub struct Functions {
    version_major: u32,
    version_minor: u32,
    create: extern "C" fn() -> *mut Model,
    destroy: unsafe extern "C" fn(*mut Model),
    set_global_aperture: unsafe extern "C" fn(*mut Model, *mut c_void, u64),
    alloced_memory: unsafe extern "C" fn(*mut Model, *mut c_void, u64, u32),
    freed_memory: unsafe extern "C" fn(*mut Model, *mut c_void, u64),
    set_notify_event: extern "C" fn(*mut Model, Notify, *mut c_void),
    set_wait_event: extern "C" fn(*mut Model, WaitEvent, *mut c_void),
    register_queue: unsafe extern "C" fn(*mut Model, *const QueueInfo) -> *mut Queue,
    set_set_event: unsafe extern "C" fn(*mut Model, SetEvent, *mut c_void),
    destroy_queue: unsafe extern "C" fn(*mut Model, *mut Queue),
}

static FUNCTIONS: Functions = Functions {
    version_major: VERSION_MAJOR,
    version_minor: VERSION_MINOR,
    create,
    destroy,
    set_global_aperture,
    alloced_memory,
    freed_memory,
    set_notify_event,
    set_wait_event,
    register_queue,
    set_set_event,
    destroy_queue,
};

/// What ROCr looks up in the library.
#[unsafe(no_mangle)]
pub extern "C" fn get_hsakmt_model_functions() -> *const Functions {
    &FUNCTIONS
}

extern "C" fn create() -> *mut Model {
    match Model::new() {
        Ok(model) => Box::into_raw(Box::new(model)),
        Err(error) => {
            complain(error);
            ptr::null_mut()
        }
    }
}

unsafe extern "C" fn destroy(model: *mut Model) {
    // SAFETY: the runtime gives back what `create` made, once.
    drop(unsafe { Box::from_raw(model) });
}

unsafe extern "C" fn set_global_aperture(model: *mut Model, base: *mut c_void, _size: u64) {
    // SAFETY: a model that `create` made and that is not destroyed.
    unsafe { &*model }.set_aperture(base.cast());
}

unsafe extern "C" fn alloced_memory(model: *mut Model, address: *mut c_void, size: u64, flags: u32) {
    // SAFETY: as in `set_global_aperture`.
    unsafe { &*model }.announce(address as u64, size, flags);
}

unsafe extern "C" fn freed_memory(model: *mut Model, address: *mut c_void, _size: u64) {
    // SAFETY: as in `set_global_aperture`.
    unsafe { &*model }.withdraw(address as u64);
}

/// Deprecated there, and never called.
extern "C" fn set_notify_event(_: *mut Model, _: Notify, _: *mut c_void) {}

/// For models that wait by the runtime; this one polls.
extern "C" fn set_wait_event(_: *mut Model, _: WaitEvent, _: *mut c_void) {}

unsafe extern "C" fn register_queue(model: *mut Model, info: *const QueueInfo) -> *mut Queue {
    // SAFETY: the runtime's description, valid during the call.
    let info = unsafe { &*info };
    if info.kind != KFD_IOC_QUEUE_TYPE_COMPUTE_AQL {
        complain(format_args!(
            "queues of type {} are not emulated, only AQL ones: HSA_ENABLE_SDMA=0 must be set, as `rocm emulate` does",
            info.kind
        ));
        // ROCr would take any answer for a queue, and wait for it for ever.
        process::abort();
    }
    let QueueInfo { ring, ring_bytes, write_pointer, read_pointer, .. } = *info;
    // SAFETY: as in `set_global_aperture`.
    match unsafe { &*model }.start(QueuePlace { ring, ring_bytes, write_pointer, read_pointer }) {
        Ok(queue) => Box::into_raw(Box::new(queue)),
        Err(error) => {
            complain(format_args!("a queue cannot be started: {error}"));
            ptr::null_mut()
        }
    }
}

unsafe extern "C" fn set_set_event(model: *mut Model, function: SetEvent, data: *mut c_void) {
    // SAFETY: as in `set_global_aperture`.
    unsafe { &*model }.set_set_event(function, data);
}

unsafe extern "C" fn destroy_queue(_: *mut Model, queue: *mut Queue) {
    if !queue.is_null() {
        // SAFETY: the runtime gives back what `register_queue` gave, once.
        let queue = unsafe { Box::from_raw(queue) };
        tool::gone(queue.address());
    }
}
