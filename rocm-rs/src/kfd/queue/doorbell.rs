//! Doorbells: one page per process and GPU, with a 64-bit word for each queue.

use crate::kfd::{
    Error, Result,
    device::Device,
    driver::Mapping,
    process::Argument,
    residue::{Address, Page},
    vm,
};
use hsakmt_sys::uapi::kfd_ioctl_create_queue_args;
use std::{ptr, ptr::NonNull};

/// Bytes of a GPU's doorbells: 1024 queues.
const DOORBELLS: u64 = 0x2000;

/// The doorbell at the offset that CREATE_QUEUE gave. The page is mapped with the first queue and then kept.
pub(super) fn map(device: &Device, offset: u64) -> Result<NonNull<u64>> {
    let within = (offset & (DOORBELLS - 1)) as usize;
    let answer =
        |what: String| Error::Answer { command: kfd_ioctl_create_queue_args::NAME, object: device.name(), what };
    if !within.is_multiple_of(size_of::<u64>()) {
        return Err(answer(format!("a doorbell at {offset:#x}, which is not a multiple of 8")));
    }
    let driver = &*device.process.driver;
    let mut residue = driver.anchor().lock();
    let page = match residue.doorbells.get(&device.id) {
        Some(page) => *page,
        None => {
            let length = (DOORBELLS as usize).next_multiple_of(vm::page_size());
            let mapping = Mapping {
                address: ptr::null_mut(),
                length,
                protection: libc::PROT_READ | libc::PROT_WRITE,
                fixed: false,
                // The type is in the uppermost bits: the number is negative, and that is right.
                offset: (offset & !(DOORBELLS - 1)) as i64,
            };
            let failed = |operation, source| Error::Map {
                operation,
                object: format!("the doorbells of {}", device.name()),
                bytes: length,
                source,
            };
            // SAFETY: the system chooses the addresses.
            let address =
                unsafe { driver.mmap(device.process.file, &mapping) }.map_err(|source| failed("mmap", source))?;
            let page = Page { address: Address(address), length };
            if let Err(source) = vm::dont_fork(address, length) {
                // SAFETY: it was just mapped and nobody has it.
                let _ = unsafe { driver.munmap(address, length) };
                return Err(failed("keeping from children", source));
            }
            residue.doorbells.insert(device.id, page);
            page
        }
    };
    // SAFETY: the offset is within the page, which is at least as long as the mask.
    Ok(unsafe { page.address.0.byte_add(within) }.cast())
}
