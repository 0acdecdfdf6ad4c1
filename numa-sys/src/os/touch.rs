//! Touching memory, which is what gives a page its place.

use core::{
    hint::black_box,
    sync::atomic::{AtomicU8, Ordering::Relaxed},
};

/// Writes to every page of a range what is there already. No write of another thread is lost.
///
/// What is exchanged is looked at: an atomic operation that changes nothing, and whose result nobody wants, a compiler
/// may leave out (LLVM does so for `fetch_or(0)`), and then no page would be touched.
///
/// # Safety
///
/// Memory of `size` bytes, which may be written; `page` is not 0.
pub unsafe fn touch(memory: *mut u8, size: usize, page: usize) {
    for offset in (0..size).step_by(page) {
        // SAFETY: within the memory, as the caller says.
        let byte = unsafe { &*memory.add(offset).cast::<AtomicU8>() };
        black_box(byte.compare_exchange(0, 0, Relaxed, Relaxed)).ok();
    }
}
