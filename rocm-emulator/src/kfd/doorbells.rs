//! mmap on `/dev/kfd`: the doorbells of a GPU, and the event page.

use super::{
    MapRequest,
    device::{DOORBELL_BYTES, devices},
};
use crate::{errno::Errno, kfd::Process, memory::keep_from_children};
use hsakmt_sys::uapi::mmap::{Kind, Offset};
use libc::c_void;
use std::ptr::NonNull;

/// An mmap on `/dev/kfd`. A forked child does not inherit what was mapped.
///
/// # Safety
///
/// With `fixed`, the range is the caller's to replace.
pub(crate) unsafe fn mmap(process: &Process, request: &MapRequest) -> Result<NonNull<c_void>, Errno> {
    // SAFETY: the caller's promise.
    let mapped = unsafe { map(process, request)? };
    // SAFETY: just mapped, with this length.
    if let Err(error) = unsafe { keep_from_children(mapped, request.length) } {
        // SAFETY: nobody knows the mapping yet.
        unsafe { libc::munmap(mapped.as_ptr(), request.length) };
        return Err(error);
    }
    Ok(mapped)
}

/// # Safety
///
/// As for [`mmap`].
unsafe fn map(process: &Process, request: &MapRequest) -> Result<NonNull<c_void>, Errno> {
    let offset = Offset::from_raw(request.offset);
    if offset.kind() == Kind::Events {
        // SAFETY: the caller's promise.
        return unsafe { process.state.events.map(request) };
    }
    let gpu = process.hardware.gpu_index(offset.gpu_id().into()).ok_or(Errno::ENODEV)?;
    match offset.kind() {
        Kind::Doorbell if request.length as u64 == DOORBELL_BYTES => {
            let doorbells = devices(process).list[gpu].doorbells(&process.state.arena)?;
            // SAFETY: the caller's promise.
            unsafe { doorbells.map(request.address, request.length, request.protection, request.fixed) }
        }
        // Registers and the trap handler's reserved memory are not modelled.
        _ => Err(Errno::EINVAL),
    }
}
