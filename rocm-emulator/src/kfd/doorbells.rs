//! mmap on `/dev/kfd`: the doorbells of a GPU, and the event page.

use super::{
    MapRequest,
    device::{DOORBELL_BYTES, devices},
};
use crate::{errno::Errno, machine::Process};
use hsakmt_sys::uapi::mmap::{Kind, Offset};
use libc::c_void;
use std::ptr::NonNull;

/// An mmap on `/dev/kfd`.
///
/// # Safety
///
/// With `fixed`, the range is the caller's to replace.
pub(crate) unsafe fn mmap(process: &Process, request: &MapRequest) -> Result<NonNull<c_void>, Errno> {
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
