//! `struct bitmask`, as numa.h has it.

use super::mask;
use crate::{
    NUMA_NUM_NODES, bitmask,
    mask::{self as bits, WORD, words},
    nodemask_t,
};
use core::{
    ffi::{c_int, c_uint, c_ulong, c_void},
    ptr, slice,
};

/// The words of a mask, to be written, and how many bits count.
///
/// # Safety
///
/// The mask is null, or one of libnuma's that nobody else uses meanwhile.
pub(super) unsafe fn target<'a>(mask: *mut bitmask) -> (&'a mut [c_ulong], usize) {
    // SAFETY: as the caller says.
    match unsafe { mask.as_ref() } {
        Some(mask) if !mask.maskp.is_null() => {
            let bits = mask.size as usize;
            // SAFETY: a mask of libnuma has whole words for its bits.
            (unsafe { slice::from_raw_parts_mut(mask.maskp, words(bits)) }, bits)
        }
        _ => (&mut [], 0),
    }
}

/// A new mask of so many bits with these numbers in it; null when there is no memory.
pub(super) fn made(size: usize, numbers: &bits::Set) -> *mut bitmask {
    let made = numa_bitmask_alloc(size as c_uint);
    // SAFETY: the mask was made just now.
    let (to, _) = unsafe { target(made) };
    // It is clear: only the words that have numbers are written.
    for (to, word) in to.iter_mut().zip(numbers.mask().words()) {
        *to = *word;
    }
    made
}

/// A new mask of so many bits, all clear; null, with `errno`, for none or when there is no memory.
#[unsafe(no_mangle)]
pub extern "C" fn numa_bitmask_alloc(size: c_uint) -> *mut bitmask {
    if size == 0 {
        super::hooks::error("numa_bitmask_alloc", libc::EINVAL);
        return ptr::null_mut();
    }
    let bytes = words(size as usize) * size_of::<c_ulong>();
    // SAFETY: memory for a mask and for its words, which malloc hands out aligned for both.
    unsafe {
        let made: *mut bitmask = libc::malloc(size_of::<bitmask>()).cast();
        // calloc of glibc passes its fast path by, and large memory is zero already.
        let words: *mut c_ulong = match bytes {
            ..4096 => {
                let words = libc::malloc(bytes);
                if !words.is_null() {
                    words.write_bytes(0, bytes);
                }
                words.cast()
            }
            _ => libc::calloc(1, bytes).cast(),
        };
        if made.is_null() || words.is_null() {
            libc::free(made.cast());
            libc::free(words.cast());
            super::hooks::error("numa_bitmask_alloc", libc::ENOMEM);
            return ptr::null_mut();
        }
        made.write(bitmask { size: size.into(), maskp: words });
        made
    }
}

/// Frees a mask; nothing for null.
///
/// # Safety
///
/// The mask is null, or of [`numa_bitmask_alloc`] and not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_bitmask_free(mask: *mut bitmask) {
    if !mask.is_null() {
        // SAFETY: both were allocated by malloc, and the caller gives them up.
        unsafe {
            libc::free((*mask).maskp.cast::<c_void>());
            libc::free(mask.cast::<c_void>());
        }
    }
}

/// Whether a bit is set; 0 past the end.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_bitmask_isbitset(mask: *const bitmask, bit: c_uint) -> c_int {
    // SAFETY: as the caller says.
    match unsafe { mask.as_ref() } {
        Some(mask) if c_ulong::from(bit) < mask.size && !mask.maskp.is_null() => {
            // SAFETY: a bit below the size has its word.
            let word = unsafe { *mask.maskp.add(bit as usize / WORD) };
            (word >> (bit as usize % WORD) & 1) as c_int
        }
        _ => 0,
    }
}

/// Sets or clears one bit; past the end nothing.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[inline]
unsafe fn change(mask: *mut bitmask, bit: c_uint, on: bool) -> *mut bitmask {
    // SAFETY: as the caller says.
    let (words, size) = unsafe { target(mask) };
    bits::put(words, size, bit as usize, on);
    mask
}

/// Sets a bit; nothing past the end.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_bitmask_setbit(mask: *mut bitmask, bit: c_uint) -> *mut bitmask {
    // SAFETY: as the caller says.
    unsafe { change(mask, bit, true) }
}

/// Clears a bit; nothing past the end.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_bitmask_clearbit(mask: *mut bitmask, bit: c_uint) -> *mut bitmask {
    // SAFETY: as the caller says.
    unsafe { change(mask, bit, false) }
}

/// Sets all bits.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_bitmask_setall(mask: *mut bitmask) -> *mut bitmask {
    // SAFETY: as the caller says.
    let (words, size) = unsafe { target(mask) };
    bits::fill(words, size);
    mask
}

/// Clears all bits.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_bitmask_clearall(mask: *mut bitmask) -> *mut bitmask {
    // SAFETY: as the caller says.
    unsafe { target(mask) }.0.fill(0);
    mask
}

/// How many bytes the words take.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_bitmask_nbytes(mask: *mut bitmask) -> c_uint {
    // SAFETY: as the caller says.
    unsafe { mask.as_ref() }.map_or(0, |mask| (words(mask.size as usize) * size_of::<c_ulong>()) as c_uint)
}

/// How many bits are set.
///
/// # Safety
///
/// A mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_bitmask_weight(mask: *const bitmask) -> c_uint {
    // SAFETY: as the caller says.
    let mask = unsafe { self::mask(mask) };
    bits::weight(mask.words(), mask.bits()) as c_uint
}

/// Whether the same bits are set in both, whatever their sizes.
///
/// # Safety
///
/// Masks of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn numa_bitmask_equal(a: *const bitmask, b: *const bitmask) -> c_int {
    // SAFETY: as the caller says.
    let (a, b) = unsafe { (mask(a), mask(b)) };
    a.same(b).into()
}

/// Copies, cut to the shorter of the two; the rest of a longer target is cleared.
///
/// # Safety
///
/// Masks of libnuma, or null; not the same one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copy_bitmask_to_bitmask(from: *mut bitmask, to: *mut bitmask) {
    // SAFETY: as the caller says.
    if let (Some(from), Some(to)) = unsafe { (from.as_ref(), to.as_ref()) }
        && from.size == KERNEL_BITS
        && to.size == KERNEL_BITS
        && !from.maskp.is_null()
        && !to.maskp.is_null()
    {
        type Words = [c_ulong; words(KERNEL_BITS as usize)];
        // A length that the compiler knows is a few moves and no call.
        // SAFETY: masks of libnuma have whole words for their bits.
        unsafe { ptr::copy(from.maskp.cast::<Words>(), to.maskp.cast::<Words>(), 1) };
        return;
    }
    // SAFETY: as the caller says.
    unsafe { copy_of_any_size(from, to) }
}

/// The bits of the masks that most kernels have, for nodes and for processors.
const KERNEL_BITS: c_ulong = 1024;

/// The same for all others. Apart, so that nothing is saved for it where it is not called.
///
/// # Safety
///
/// As [`copy_bitmask_to_bitmask`].
#[inline(never)]
unsafe extern "C" fn copy_of_any_size(from: *const bitmask, to: *mut bitmask) {
    if ptr::eq(from, to) {
        return;
    }
    // SAFETY: as the caller says.
    let (from, (to, size)) = unsafe { (mask(from), target(to)) };
    bits::copy(from.words(), from.bits(), to, size);
}

/// Copies into a fixed set.
///
/// # Safety
///
/// A mask of libnuma, or null, and a set, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copy_bitmask_to_nodemask(from: *mut bitmask, to: *mut nodemask_t) {
    // SAFETY: as the caller says.
    if let (from, Some(to)) = unsafe { (mask(from), to.as_mut()) } {
        bits::copy(from.words(), from.bits(), &mut to.n, NUMA_NUM_NODES);
    }
}

/// Copies out of a fixed set.
///
/// # Safety
///
/// A set, or null, and a mask of libnuma, or null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copy_nodemask_to_bitmask(from: *mut nodemask_t, to: *mut bitmask) {
    // SAFETY: as the caller says.
    if let (Some(from), (to, size)) = unsafe { (from.as_ref(), target(to)) } {
        bits::copy(&from.n, NUMA_NUM_NODES, to, size);
    }
}
