//! What outlives a [`Kfd`]: the kernel keeps one state per process and driver, and so does this.
//!
//! The kernel's state of a process lives until the process ends, whatever is closed: the event page may be handed over
//! once, a GPU's address space belongs to the render node that acquired it first, a doorbell page is one per GPU. So
//! these are opened once and kept, and a second [`Kfd::open`] finds them: it shares the [`Kfd`] that is open, or builds
//! a new one on what the last has left. After a fork the child starts afresh, as it does in the kernel.

use super::{
    Kfd,
    driver::{Driver, RawFile},
    process,
    vm::Reservation,
};
use libc::c_void;
use std::{
    collections::BTreeMap,
    ptr::NonNull,
    sync::{Mutex, MutexGuard, Weak},
};

/// Where the runtime keeps what must live as long as the driver's state of this process: descriptors, the event page,
/// doorbell pages.
///
/// A driver has one and hands it out, no more: a `static` for the kernel, a field for the emulator, which calls
/// [`release`](Self::release) when it goes.
#[derive(Debug, Default)]
pub struct Anchor(Mutex<Residue>);

impl Anchor {
    pub(super) fn lock(&self) -> MutexGuard<'_, Residue> {
        let mut residue = process::lock(&self.0);
        if residue.generation != process::generation() {
            // The descriptors are the child's own copies, but they speak of the parent's state: they are left to the
            // end of the process, as closing them gains nothing.
            let fresh = Residue { generation: process::generation(), ..Residue::default() };
            // The page is not mapped in the child: its addresses may be somebody else's by now.
            std::mem::forget(std::mem::replace(&mut *residue, fresh).event_page);
        }
        residue
    }

    /// Gives back what the runtime has kept. For a driver whose state goes with it: nothing may use the driver any more.
    pub fn release(&self, driver: &dyn Driver) {
        let residue = std::mem::take(&mut *self.lock());
        for page in residue.doorbells.values() {
            // A driver that refuses has nothing mapped there any more.
            // SAFETY: the page is the runtime's own mapping, and no runtime is left that uses it.
            let _ = unsafe { driver.munmap(page.address.0, page.length) };
        }
        if let Some(mut page) = residue.event_page {
            let addresses = &mut page.addresses;
            // SAFETY: as above.
            match unsafe { driver.munmap(addresses.start(), addresses.size()) } {
                Ok(()) => addresses.set_used_up(),
                Err(_) => std::mem::forget(page),
            }
        }
        for file in residue.render.into_values().chain(residue.file) {
            driver.close(file);
        }
    }
}

/// What is kept.
#[derive(Debug, Default)]
pub(super) struct Residue {
    /// Which process this is of.
    generation: u32,
    /// The runtime that is open.
    pub(super) open: Weak<Kfd>,
    /// `/dev/kfd`.
    pub(super) file: Option<RawFile>,
    /// Render nodes by their minor, once their GPU's address space is acquired through them.
    pub(super) render: BTreeMap<u32, RawFile>,
    /// The page of the signal events' mailboxes.
    pub(super) event_page: Option<EventPage>,
    /// Doorbell pages by GPU id.
    pub(super) doorbells: BTreeMap<u32, Page>,
    /// Whether RUNTIME_ENABLE was done.
    pub(super) runtime_enabled: bool,
}

/// A page of a device, mapped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    pub(super) address: Address,
    pub(super) length: usize,
}

/// An address of device memory; used through atomics only.
#[derive(Clone, Copy, Debug)]
pub(super) struct Address(pub(super) NonNull<c_void>);

// SAFETY: an address is a number; what is done with it is vouched for where it is done.
unsafe impl Send for Address {}
// SAFETY: as above.
unsafe impl Sync for Address {}

/// The page of the signal events' mailboxes: a GPU buffer that the kernel refuses to free.
#[derive(Debug)]
pub(super) struct EventPage {
    pub(super) addresses: Reservation,
    /// The buffer's handle, until the kernel has it.
    pub(super) handle: Option<u64>,
}
