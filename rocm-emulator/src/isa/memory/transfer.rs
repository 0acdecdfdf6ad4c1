//! What one load or store moves between registers and memory, whatever the memory is.
//!
//! A [`Transfer`] has two forms. [`whole`](Transfer::whole) moves all active lanes of a half once their whole span is
//! known to be good; it works on raw memory with volatile accesses, since the memory may be shared with the host.
//! [`take`](Transfer::take) and [`put`](Transfer::put) move one lane through a small buffer, for everything else:
//! spans over several ranges, apertures, scratch, faults.

use super::span::{GROUP, Pattern, lanes};
use crate::{
    memory::Access,
    wave::{LANES, Lanes, Wave},
};
use std::marker::PhantomData;

/// The bytes of one lane; the widest transfer has 16.
pub(super) type LaneBytes = [u8; 16];

/// A load or a store.
pub(super) trait Transfer {
    /// How many bytes a lane moves.
    const BYTES: u32;
    /// What the memory must allow.
    const NEED: Access;
    /// How many registers it names.
    const REGISTERS: usize;
    /// Whether a lane moves whole registers.
    const WHOLE_REGISTERS: bool;

    /// Moves the lanes in `exec` of a half between register `register` (and those after it) and `origin` + `offsets`.
    ///
    /// # Safety
    ///
    /// For each lane in `exec`, `BYTES` bytes at `origin` + its offset must be memory that allows `NEED`. `pattern` must
    /// be that of `offsets`.
    unsafe fn whole(
        wave: &mut Wave,
        register: usize,
        half: usize,
        exec: u32,
        pattern: Pattern,
        origin: *mut u8,
        offsets: &Lanes,
    );

    /// What a lane stores. Loads give nothing of meaning.
    fn take(wave: &Wave, register: usize, half: usize, lane: usize) -> LaneBytes;

    /// Takes over what a lane has loaded. Stores do nothing.
    fn put(wave: &mut Wave, register: usize, half: usize, lane: usize, bytes: &LaneBytes);
}

/// Part of a register at any address.
#[derive(Clone, Copy)]
#[repr(C, packed)]
struct Unaligned<T>(T);

/// # Safety
///
/// `at` must be readable for the size of `T`.
#[inline(always)]
unsafe fn read<T: Copy>(at: *const u8) -> T {
    // SAFETY: readable by the caller's word; `Unaligned` has no alignment.
    unsafe { at.cast::<Unaligned<T>>().read_volatile() }.0
}

/// # Safety
///
/// `at` must be writable for the size of `T`.
#[inline(always)]
unsafe fn write<T: Copy>(at: *mut u8, value: T) {
    // SAFETY: writable by the caller's word; `Unaligned` has no alignment.
    unsafe { at.cast::<Unaligned<T>>().write_volatile(Unaligned(value)) }
}

/// The widest unit that one instruction of any host of this class moves.
#[cfg(target_arch = "x86_64")]
type Chunk = std::arch::x86_64::__m128i;
#[cfg(not(target_arch = "x86_64"))]
type Chunk = u128;
const CHUNKS: usize = size_of::<Lanes>() / size_of::<Chunk>();
const GROUP_CHUNKS: usize = size_of::<[u32; GROUP]>() / size_of::<Chunk>();

/// Loads order what follows them on hosts that do not by themselves (x86-64 does): kernels rely on `s_waitcnt`, which is
/// dropped at decode.
#[inline(always)]
pub(super) fn after_load() {
    #[cfg(not(target_arch = "x86_64"))]
    std::sync::atomic::fence(std::sync::atomic::Ordering::Acquire);
}

/// The sibling of [`after_load`] for stores.
#[inline(always)]
pub(super) fn before_store() {
    #[cfg(not(target_arch = "x86_64"))]
    std::sync::atomic::fence(std::sync::atomic::Ordering::Release);
}

/// How a load fills a register.
pub(super) trait Fill {
    /// What stands in memory.
    type Raw: Copy;
    /// The register after the load; `old` is what it held.
    fn fill(raw: Self::Raw, old: u32) -> u32;
}

/// What a store takes from a register.
pub(super) trait Part {
    /// What goes to memory.
    type Raw: Copy;
    /// The part of the register that is stored.
    fn part(value: u32) -> Self::Raw;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident: $raw:ty $(, fill |$new:ident, $old:ident| $fill:expr)? $(, part |$value:ident| $part:expr)?;)*) => { $(
        $(#[$doc])*
        #[derive(Debug)]
        pub(super) struct $name;
        $(impl Fill for $name {
            type Raw = $raw;
            #[inline(always)]
            fn fill($new: $raw, $old: u32) -> u32 { $fill }
        })?
        $(impl Part for $name {
            type Raw = $raw;
            #[inline(always)]
            fn part($value: u32) -> $raw { $part }
        })?
    )* };
}

kinds! {
    /// A byte, zero-extended.
    U8: u8, fill |new, _old| new.into(), part |value| value as u8;
    /// A byte, sign-extended.
    I8: i8, fill |new, _old| new as u32;
    /// A half word, zero-extended.
    U16: u16, fill |new, _old| new.into(), part |value| value as u16;
    /// A half word, sign-extended.
    I16: i16, fill |new, _old| new as u32;
    /// A byte, zero-extended into the low half.
    LowU8: u8, fill |new, old| old & 0xffff_0000 | u32::from(new);
    /// A byte, sign-extended into the low half.
    LowI8: i8, fill |new, old| old & 0xffff_0000 | u32::from(new as u16);
    /// A half word into the low half.
    Low16: u16, fill |new, old| old & 0xffff_0000 | u32::from(new);
    /// A byte, zero-extended into the high half; stored, the low byte of the high half.
    HighU8: u8, fill |new, old| old & 0xffff | u32::from(new) << 16, part |value| (value >> 16) as u8;
    /// A byte, sign-extended into the high half.
    HighI8: i8, fill |new, old| old & 0xffff | u32::from(new as u16) << 16;
    /// A half word into the high half, or from there.
    High16: u16, fill |new, old| old & 0xffff | u32::from(new) << 16, part |value| (value >> 16) as u16;
    /// A whole register.
    B32: u32, fill |new, _old| new, part |value| value;
}

/// A load into one register.
#[derive(Debug)]
pub(super) struct Load<K>(PhantomData<K>);

impl<K: Fill> Transfer for Load<K> {
    const BYTES: u32 = size_of::<K::Raw>() as u32;
    const NEED: Access = Access::READ;
    const REGISTERS: usize = 1;
    const WHOLE_REGISTERS: bool = Self::BYTES == 4;

    #[inline(always)]
    unsafe fn whole(
        wave: &mut Wave,
        register: usize,
        half: usize,
        exec: u32,
        pattern: Pattern,
        origin: *mut u8,
        offsets: &Lanes,
    ) {
        let mask = &wave.exec_lanes[half];
        let to = &mut wave.vgpr[register + half];
        let at = |lane: usize| origin.wrapping_add(offsets.0[lane] as usize).cast_const();
        // SAFETY: the caller vouches for every lane in `exec`; the arms read no other. A run is all lanes, 4 bytes apart
        // when they move 4; runs are all lanes too, and so are steps.
        unsafe {
            match pattern {
                Pattern::Run if Self::BYTES == 4 => copy_run::<CHUNKS>(at(0), to.0.as_mut_ptr()),
                Pattern::Runs if Self::BYTES == 4 => {
                    for (group, lanes) in to.0.as_chunks_mut::<GROUP>().0.iter_mut().enumerate() {
                        copy_run::<GROUP_CHUNKS>(at(group * GROUP), lanes.as_mut_ptr());
                    }
                }
                Pattern::Steps => {
                    for (group, lanes) in to.0.as_chunks_mut::<GROUP>().0.iter_mut().enumerate() {
                        let raw: K::Raw = read(at(group * GROUP));
                        for lane in lanes {
                            *lane = K::fill(raw, *lane);
                        }
                    }
                }
                Pattern::Uniform => {
                    let raw: K::Raw = read(at(exec.trailing_zeros() as usize % LANES));
                    for lane in 0..LANES {
                        let new = K::fill(raw, to.0[lane]);
                        to.0[lane] = new & mask.0[lane] | to.0[lane] & !mask.0[lane];
                    }
                }
                _ if exec == u32::MAX => {
                    for lane in 0..LANES {
                        to.0[lane] = K::fill(read(at(lane)), to.0[lane]);
                    }
                }
                _ => {
                    for lane in lanes(exec) {
                        to.0[lane] = K::fill(read(at(lane)), to.0[lane]);
                    }
                }
            }
        }
        after_load();
    }

    fn take(_: &Wave, _: usize, _: usize, _: usize) -> LaneBytes {
        LaneBytes::default()
    }

    fn put(wave: &mut Wave, register: usize, half: usize, lane: usize, bytes: &LaneBytes) {
        let to = &mut wave.vgpr[register + half].0[lane];
        // SAFETY: `Raw` is at most 4 bytes of the 16, and any bits are one of its values (an integer).
        *to = K::fill(unsafe { read(bytes.as_ptr()) }, *to);
        after_load();
    }
}

/// # Safety
///
/// `N` chunks must be readable at `from`, and `to` must be the start of a group of lanes that has as many.
#[inline(always)]
unsafe fn copy_run<const N: usize>(from: *const u8, to: *mut u32) {
    let to = to.cast::<Chunk>();
    for chunk in 0..N {
        // SAFETY: readable by the caller's word; so large is what `to` points to, and the lanes of a group are aligned
        // to more than a chunk.
        unsafe { to.add(chunk).write(read(from.add(chunk * size_of::<Chunk>()))) };
    }
}

/// A load into `N` registers.
#[derive(Debug)]
pub(super) struct LoadWide<const N: usize>;

impl<const N: usize> Transfer for LoadWide<N> {
    const BYTES: u32 = 4 * N as u32;
    const NEED: Access = Access::READ;
    const REGISTERS: usize = N;
    const WHOLE_REGISTERS: bool = true;

    #[inline(always)]
    unsafe fn whole(
        wave: &mut Wave,
        register: usize,
        half: usize,
        exec: u32,
        pattern: Pattern,
        origin: *mut u8,
        offsets: &Lanes,
    ) {
        let shift = usize::from(wave.wave64);
        let mask = &wave.exec_lanes[half];
        let registers = &mut wave.vgpr[register + half..][..((N - 1) << shift) + 1];
        let at = |lane: usize| origin.wrapping_add(offsets.0[lane] as usize).cast_const();
        // SAFETY: the caller vouches for every lane in `exec`; the arms read no other.
        unsafe {
            match pattern {
                Pattern::Uniform => {
                    let words: [u32; N] = read_words(at(exec.trailing_zeros() as usize % LANES));
                    for (index, word) in words.into_iter().enumerate() {
                        let to = &mut registers[index << shift];
                        for lane in 0..LANES {
                            to.0[lane] = word & mask.0[lane] | to.0[lane] & !mask.0[lane];
                        }
                    }
                }
                #[cfg(target_arch = "x86_64")]
                _ if exec == u32::MAX && N == 4 => {
                    for first in (0..LANES).step_by(4) {
                        let four = std::array::from_fn(|lane| read::<Chunk>(at(first + lane)));
                        for (index, row) in transposed(four).into_iter().enumerate() {
                            registers[index << shift].0[first..first + 4].copy_from_slice(&std::mem::transmute::<
                                Chunk,
                                [u32; 4],
                            >(
                                row
                            ));
                        }
                    }
                }
                _ if exec == u32::MAX => {
                    for lane in 0..LANES {
                        let words: [u32; N] = read_words(at(lane));
                        for (index, word) in words.into_iter().enumerate() {
                            registers[index << shift].0[lane] = word;
                        }
                    }
                }
                _ => {
                    for lane in lanes(exec) {
                        let words: [u32; N] = read_words(at(lane));
                        for (index, word) in words.into_iter().enumerate() {
                            registers[index << shift].0[lane] = word;
                        }
                    }
                }
            }
        }
        after_load();
    }

    fn take(_: &Wave, _: usize, _: usize, _: usize) -> LaneBytes {
        LaneBytes::default()
    }

    fn put(wave: &mut Wave, register: usize, half: usize, lane: usize, bytes: &LaneBytes) {
        let shift = usize::from(wave.wave64);
        for (index, word) in bytes.as_chunks::<4>().0[..N].iter().enumerate() {
            wave.vgpr[register + half + (index << shift)].0[lane] = u32::from_le_bytes(*word);
        }
        after_load();
    }
}

/// # Safety
///
/// `N` words must be readable at `at`.
#[inline(always)]
unsafe fn read_words<const N: usize>(at: *const u8) -> [u32; N] {
    // SAFETY: by the caller's word.
    std::array::from_fn(|index| unsafe { read(at.wrapping_add(4 * index)) })
}

/// Four chunks of four words as rows that become columns.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn transposed([a, b, c, d]: [Chunk; 4]) -> [Chunk; 4] {
    use std::arch::x86_64::{_mm_unpackhi_epi32, _mm_unpackhi_epi64, _mm_unpacklo_epi32, _mm_unpacklo_epi64};
    // SAFETY: every x86-64 host has SSE2.
    unsafe {
        let (ab, cd) = (_mm_unpacklo_epi32(a, b), _mm_unpacklo_epi32(c, d));
        let (ef, gh) = (_mm_unpackhi_epi32(a, b), _mm_unpackhi_epi32(c, d));
        [_mm_unpacklo_epi64(ab, cd), _mm_unpackhi_epi64(ab, cd), _mm_unpacklo_epi64(ef, gh), _mm_unpackhi_epi64(ef, gh)]
    }
}

/// A store from one register.
#[derive(Debug)]
pub(super) struct Store<K>(PhantomData<K>);

impl<K: Part> Transfer for Store<K> {
    const BYTES: u32 = size_of::<K::Raw>() as u32;
    const NEED: Access = Access::WRITE;
    const REGISTERS: usize = 1;
    const WHOLE_REGISTERS: bool = Self::BYTES == 4;

    #[inline(always)]
    unsafe fn whole(
        wave: &mut Wave,
        register: usize,
        half: usize,
        exec: u32,
        pattern: Pattern,
        origin: *mut u8,
        offsets: &Lanes,
    ) {
        before_store();
        let from = &wave.vgpr[register + half];
        let at = |lane: usize| origin.wrapping_add(offsets.0[lane] as usize);
        // SAFETY: the caller vouches for every lane in `exec`; the arms write no other. A run is all lanes, 4 bytes apart
        // when they move 4.
        unsafe {
            if pattern == Pattern::Run && Self::BYTES == 4 {
                let (to, from) = (at(0), std::ptr::from_ref(from).cast::<Chunk>());
                for chunk in 0..CHUNKS {
                    write(to.add(chunk * size_of::<Chunk>()), from.add(chunk).read());
                }
            } else if pattern == Pattern::Runs && Self::BYTES == 4 {
                for (group, lanes) in from.0.as_chunks::<GROUP>().0.iter().enumerate() {
                    let (to, from) = (at(group * GROUP), lanes.as_ptr().cast::<Chunk>());
                    for chunk in 0..GROUP_CHUNKS {
                        write(to.add(chunk * size_of::<Chunk>()), from.add(chunk).read());
                    }
                }
            } else if exec == u32::MAX {
                for lane in 0..LANES {
                    write(at(lane), K::part(from.0[lane]));
                }
            } else {
                for lane in lanes(exec) {
                    write(at(lane), K::part(from.0[lane]));
                }
            }
        }
    }

    fn take(wave: &Wave, register: usize, half: usize, lane: usize) -> LaneBytes {
        before_store();
        let mut bytes = LaneBytes::default();
        // SAFETY: `Raw` is at most 4 bytes of the 16.
        unsafe { write(bytes.as_mut_ptr(), K::part(wave.vgpr[register + half].0[lane])) };
        bytes
    }

    fn put(_: &mut Wave, _: usize, _: usize, _: usize, _: &LaneBytes) {}
}

/// A store from `N` registers.
#[derive(Debug)]
pub(super) struct StoreWide<const N: usize>;

impl<const N: usize> Transfer for StoreWide<N> {
    const BYTES: u32 = 4 * N as u32;
    const NEED: Access = Access::WRITE;
    const REGISTERS: usize = N;
    const WHOLE_REGISTERS: bool = true;

    #[inline(always)]
    unsafe fn whole(
        wave: &mut Wave,
        register: usize,
        half: usize,
        exec: u32,
        _pattern: Pattern,
        origin: *mut u8,
        offsets: &Lanes,
    ) {
        before_store();
        let shift = usize::from(wave.wave64);
        let registers = &wave.vgpr[register + half..][..((N - 1) << shift) + 1];
        let store = |lane: usize| {
            let to = origin.wrapping_add(offsets.0[lane] as usize);
            for index in 0..N {
                // SAFETY: called with lanes in `exec` only, for which the caller vouches.
                unsafe { write(to.wrapping_add(4 * index), registers[index << shift].0[lane]) };
            }
        };
        #[cfg(target_arch = "x86_64")]
        if exec == u32::MAX && N == 4 {
            for first in (0..LANES).step_by(4) {
                // SAFETY: four lanes of a register are the size of a chunk; all lanes are active, for which the caller
                // vouches.
                unsafe {
                    let four = std::array::from_fn(|index| {
                        registers[index << shift].0.as_ptr().add(first).cast::<Chunk>().read()
                    });
                    for (lane, words) in transposed(four).into_iter().enumerate() {
                        write(origin.wrapping_add(offsets.0[first + lane] as usize), words);
                    }
                }
            }
            return;
        }
        if exec == u32::MAX {
            (0..LANES).for_each(store);
        } else {
            lanes(exec).for_each(store);
        }
    }

    fn take(wave: &Wave, register: usize, half: usize, lane: usize) -> LaneBytes {
        before_store();
        let shift = usize::from(wave.wave64);
        let mut bytes = LaneBytes::default();
        for (index, word) in bytes.as_chunks_mut::<4>().0[..N].iter_mut().enumerate() {
            *word = wave.vgpr[register + half + (index << shift)].0[lane].to_le_bytes();
        }
        bytes
    }

    fn put(_: &mut Wave, _: usize, _: usize, _: usize, _: &LaneBytes) {}
}
