//! Copies between a host slice and memory that a device may write at the same time.
//!
//! A plain `memcpy` on such memory is a data race, and undefined. Here the shared side is accessed by relaxed atomics:
//! eight bytes at a time where it is aligned, single bytes at its ends. A race then gives old or new bytes, never
//! undefined behaviour. On the targets of this crate a relaxed access is a plain `mov`, and the loops run at the speed
//! of memory.

use std::{
    ptr::NonNull,
    sync::atomic::{AtomicU8, AtomicU64, Ordering::Relaxed},
};

const WORD: usize = size_of::<u64>();

/// Copies `bytes` into shared memory.
///
/// # Safety
///
/// `to` is valid for writes of `bytes.len()` bytes.
pub(super) unsafe fn store(to: NonNull<u8>, bytes: &[u8]) {
    let (head, words, tail) = split(to, bytes.len());
    let (first, rest) = bytes.split_at(head);
    let (middle, last) = rest.split_at(words * WORD);
    // SAFETY: the three parts lie one after another inside the `bytes.len()` bytes at `to`, and the middle one starts
    // at a multiple of eight.
    unsafe {
        store_bytes(to, first);
        let to = to.add(head);
        for (i, word) in middle.chunks_exact(WORD).enumerate() {
            let word = u64::from_ne_bytes(word.try_into().unwrap_or_default());
            to.cast::<AtomicU64>().add(i).as_ref().store(word, Relaxed);
        }
        debug_assert_eq!(last.len(), tail);
        store_bytes(to.add(words * WORD), last);
    }
}

/// Copies shared memory into `bytes`.
///
/// # Safety
///
/// `from` is valid for reads of `bytes.len()` bytes.
pub(super) unsafe fn load(from: NonNull<u8>, bytes: &mut [u8]) {
    let (head, words, tail) = split(from, bytes.len());
    let (first, rest) = bytes.split_at_mut(head);
    let (middle, last) = rest.split_at_mut(words * WORD);
    // SAFETY: as in `store`.
    unsafe {
        load_bytes(from, first);
        let from = from.add(head);
        for (i, word) in middle.chunks_exact_mut(WORD).enumerate() {
            let value = from.cast::<AtomicU64>().add(i).as_ref().load(Relaxed);
            word.copy_from_slice(&value.to_ne_bytes());
        }
        debug_assert_eq!(last.len(), tail);
        load_bytes(from.add(words * WORD), last);
    }
}

/// Fills shared memory with zeros.
///
/// # Safety
///
/// `to` is valid for writes of `len` bytes, and nobody else uses them: this is no race, and the fast fill may be used.
pub(super) unsafe fn zero(to: NonNull<u8>, len: usize) {
    // SAFETY: the caller's promise.
    unsafe { to.write_bytes(0, len) };
}

/// The bytes before the first aligned word, the whole words, the bytes after them.
fn split(shared: NonNull<u8>, len: usize) -> (usize, usize, usize) {
    let head = (shared.addr().get().wrapping_neg() % WORD).min(len);
    (head, (len - head) / WORD, (len - head) % WORD)
}

/// # Safety
///
/// `to` is valid for writes of `bytes.len()` bytes.
unsafe fn store_bytes(to: NonNull<u8>, bytes: &[u8]) {
    for (i, byte) in bytes.iter().enumerate() {
        // SAFETY: `i` is below the length that the caller vouches for.
        unsafe { to.add(i).cast::<AtomicU8>().as_ref().store(*byte, Relaxed) };
    }
}

/// # Safety
///
/// `from` is valid for reads of `bytes.len()` bytes.
unsafe fn load_bytes(from: NonNull<u8>, bytes: &mut [u8]) {
    for (i, byte) in bytes.iter_mut().enumerate() {
        // SAFETY: `i` is below the length that the caller vouches for.
        *byte = unsafe { from.add(i).cast::<AtomicU8>().as_ref().load(Relaxed) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn copies_touch_exactly_their_range(offset in 0usize..24, bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let mut memory = vec![0xa5u8; 160];
            let base = NonNull::new(memory.as_mut_ptr()).unwrap();
            let mut back = vec![0u8; bytes.len()];
            // SAFETY: 24 + 100 bytes lie inside the 160.
            unsafe {
                store(base.add(offset), &bytes);
                load(base.add(offset), &mut back);
            }
            prop_assert_eq!(&back, &bytes);
            prop_assert!(memory[..offset].iter().chain(&memory[offset + bytes.len()..]).all(|b| *b == 0xa5));
        }
    }
}
