//! The doorbell: the store that tells the packet processor to look at the ring.
//!
//! A doorbell of a KFD queue is eight bytes of device memory (64-bit doorbells: every GPU since gfx9), mapped uncached.
//! A store to it must not pass the packets that it speaks of. On x86-64 a store never passes an earlier one to
//! write-back memory, and a store to uncached memory drains the write-combining buffers first. On AArch64 a release
//! store orders what the CPUs see; a device is in the outer shareable domain and wants a barrier of that domain too, as
//! Linux's `writeq` does.

use super::sync::{AtomicU64, Ordering};
use core::ptr::NonNull;

/// The doorbell of one queue.
#[derive(Clone, Copy, Debug)]
pub struct Doorbell {
    cell: NonNull<AtomicU64>,
}

// SAFETY: the only access is an atomic store, and `new` obliges its caller to keep the memory alive.
unsafe impl Send for Doorbell {}
// SAFETY: as above: atomic stores may come from any thread.
unsafe impl Sync for Doorbell {}

impl Doorbell {
    /// A doorbell at an address.
    ///
    /// # Safety
    ///
    /// `cell` is aligned to eight bytes and stays valid for atomic stores for as long as this value or a copy of it is
    /// used.
    #[cfg(not(loom))]
    pub const unsafe fn new(cell: NonNull<u64>) -> Self {
        Self { cell: cell.cast() }
    }

    #[cfg(any(test, loom, feature = "test-utils"))]
    pub(crate) fn of(cell: &AtomicU64) -> Self {
        Self { cell: NonNull::from(cell) }
    }

    /// Tells the packet processor that the packet with this index is in the ring.
    ///
    /// Everything that this thread wrote before is visible to whoever sees the value.
    #[inline(always)]
    pub fn ring(&self, index: u64) {
        #[cfg(all(target_arch = "aarch64", not(miri), not(loom)))]
        // SAFETY: a barrier has no operands and touches no memory of the program.
        unsafe {
            core::arch::asm!("dmb oshst", options(nostack, preserves_flags));
        }
        // SAFETY: whoever made this value keeps the memory valid.
        let cell = unsafe { self.cell.as_ref() };
        #[cfg(not(loom))]
        cell.store(index, Ordering::Release);
        // The C11 model lets a thread see the later of two doorbell stores without what came before the earlier one.
        // x86-64 and AArch64 do not: a store is seen by all other observers at once, after what a release orders before
        // it. An exchange is how the model says that.
        #[cfg(loom)]
        cell.swap(index, Ordering::AcqRel);
    }
}
