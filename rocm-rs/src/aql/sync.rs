//! The atomics of this module: those of `core`, or those of loom when its models run (`--cfg loom`).
//!
//! loom's atomics do not have the size of the integers they stand for, so the ring is written over typed slots and
//! atomics, never over offsets of bytes.

#[cfg(not(loom))]
pub(crate) use core::{
    hint::spin_loop,
    sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering},
};
#[cfg(not(loom))]
pub(crate) use std::thread::yield_now;

#[cfg(loom)]
pub(crate) use loom::{
    sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering},
    thread::{yield_now, yield_now as spin_loop},
};

/// A cell for plain accesses. loom's own reports an access that nothing orders before another one.
#[cfg(loom)]
pub(crate) use loom::cell::UnsafeCell;

/// A cell for plain accesses, with the interface of loom's.
#[cfg(not(loom))]
#[derive(Debug)]
#[repr(transparent)]
pub(crate) struct UnsafeCell<T>(core::cell::UnsafeCell<T>);

#[cfg(not(loom))]
impl<T> UnsafeCell<T> {
    #[cfg(any(test, feature = "test-utils"))]
    pub(crate) const fn new(value: T) -> Self {
        Self(core::cell::UnsafeCell::new(value))
    }

    #[cfg(any(test, feature = "test-utils"))]
    #[inline(always)]
    pub(crate) fn with<R>(&self, access: impl FnOnce(*const T) -> R) -> R {
        access(self.0.get())
    }

    #[inline(always)]
    pub(crate) fn with_mut<R>(&self, access: impl FnOnce(*mut T) -> R) -> R {
        access(self.0.get())
    }
}
