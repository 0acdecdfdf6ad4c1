//! The read-modify-write operations of memory, by the manual's names.
//!
//! In global memory they are the host's own atomics, on LDS and in scratch (which one worker has for itself) the plain
//! function. Float operations are plain IEEE operations of the host: denormals are kept.

use std::{
    marker::PhantomData,
    sync::atomic::{AtomicU32, AtomicU64, Ordering},
};

/// What an atomic works on: one or two registers.
pub(super) trait Word: Copy + Eq + 'static {
    /// How many registers.
    const REGISTERS: usize;
    /// How many bytes.
    const BYTES: u32 = 4 * Self::REGISTERS as u32;

    /// From its registers, the lower first.
    fn join(registers: [u32; 2]) -> Self;
    /// To its registers.
    fn split(self) -> [u32; 2];

    /// Reads the word, and replaces it with what `next` makes of it, as one step. Gives what was read.
    ///
    /// # Safety
    ///
    /// `at` must be aligned to the word's size and be memory that may be read and written.
    unsafe fn update(at: *mut u8, next: impl FnMut(Self) -> Self) -> Self;
}

macro_rules! word {
    ($word:ty, $atomic:ty, $registers:literal, |$join:ident| $from:expr, |$split:ident| $to:expr) => {
        impl Word for $word {
            const REGISTERS: usize = $registers;

            #[inline(always)]
            fn join($join: [u32; 2]) -> Self {
                $from
            }

            #[inline(always)]
            fn split(self) -> [u32; 2] {
                let $split = self;
                $to
            }

            #[inline(always)]
            unsafe fn update(at: *mut u8, mut next: impl FnMut(Self) -> Self) -> Self {
                // SAFETY: aligned and accessible by the caller's word; whoever else writes it does so atomically or
                // knows that it races, as on the hardware.
                let place = unsafe { <$atomic>::from_ptr(at.cast()) };
                let mut old = place.load(Ordering::Relaxed);
                loop {
                    match place.compare_exchange_weak(old, next(old), Ordering::SeqCst, Ordering::Relaxed) {
                        Ok(old) => return old,
                        Err(now) => old = now,
                    }
                }
            }
        }
    };
}
word!(u32, AtomicU32, 1, |registers| registers[0], |word| [word, 0]);
word!(u64, AtomicU64, 2, |registers| u64::from(registers[1]) << 32 | u64::from(registers[0]), |word| [
    word as u32,
    (word >> 32) as u32
]);

/// A read-modify-write operation.
pub(super) trait Operation {
    /// What it works on.
    type Word: Word;
    /// Whether it has a second data operand: what to compare with, as a rule.
    const TWO: bool;
    /// What the memory holds afterwards.
    fn apply(old: Self::Word, data: Self::Word, second: Self::Word) -> Self::Word;

    /// Does it to shared memory and gives what was there.
    ///
    /// # Safety
    ///
    /// As for [`Word::update`].
    #[inline(always)]
    unsafe fn shared(at: *mut u8, data: Self::Word, second: Self::Word) -> Self::Word {
        // SAFETY: by the caller's word.
        unsafe { Self::Word::update(at, |old| Self::apply(old, data, second)) }
    }
}

/// An operation on 32 or 64 bits.
#[derive(Debug)]
pub(super) struct On<N, W>(PhantomData<(N, W)>);

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident, $two:literal, |$old:ident, $data:ident, $second:ident| $result:expr $(, host $host:ident)?;)*) => { $(
        $(#[$doc])*
        #[derive(Debug)]
        pub(super) struct $name;
        operations!(@impl $name, u32, i32, AtomicU32, $two, $old, $data, $second, $result $(, $host)?);
        operations!(@impl $name, u64, i64, AtomicU64, $two, $old, $data, $second, $result $(, $host)?);
    )* };
    (@impl $name:ident, $word:ty, $signed:ty, $atomic:ty, $two:literal, $old:ident, $data:ident, $second:ident,
        $result:expr $(, $host:ident)?) => {
        impl Operation for On<$name, $word> {
            type Word = $word;
            const TWO: bool = $two;
            #[inline(always)]
            fn apply($old: $word, $data: $word, $second: $word) -> $word {
                #[allow(dead_code, reason = "only the signed operations name it")]
                type Signed = $signed;
                $result
            }
            $(#[inline(always)]
            unsafe fn shared(at: *mut u8, data: $word, _: $word) -> $word {
                // SAFETY: aligned and accessible by the caller's word.
                unsafe { <$atomic>::from_ptr(at.cast()) }.$host(data, Ordering::SeqCst)
            })?
        }
    };
}

operations! {
    /// Exchange.
    Swap, false, |_old, data, _second| data, host swap;
    /// Store `data` where the memory equals `second`.
    CompareSwap, true, |old, data, second| if old == second { data } else { old };
    /// Addition.
    Add, false, |old, data, _second| old.wrapping_add(data), host fetch_add;
    /// Subtraction.
    Sub, false, |old, data, _second| old.wrapping_sub(data), host fetch_sub;
    /// Subtraction the other way round.
    ReverseSub, false, |old, data, _second| data.wrapping_sub(old);
    /// Subtraction that stops at 0.
    ClampSub, false, |old, data, _second| old.saturating_sub(data);
    /// Signed minimum.
    MinSigned, false, |old, data, _second| (old as Signed).min(data as Signed) as _;
    /// Signed maximum.
    MaxSigned, false, |old, data, _second| (old as Signed).max(data as Signed) as _;
    /// Unsigned minimum.
    Min, false, |old, data, _second| old.min(data), host fetch_min;
    /// Unsigned maximum.
    Max, false, |old, data, _second| old.max(data), host fetch_max;
    /// Bitwise and.
    And, false, |old, data, _second| old & data, host fetch_and;
    /// Bitwise or.
    Or, false, |old, data, _second| old | data, host fetch_or;
    /// Bitwise exclusive or.
    Xor, false, |old, data, _second| old ^ data, host fetch_xor;
    /// One more, or 0 once `data` is reached.
    Increment, false, |old, data, _second| if old >= data { 0 } else { old + 1 };
    /// One less, or `data` at 0 and above `data`.
    Decrement, false, |old, data, _second| if old == 0 || old > data { data } else { old - 1 };
    /// Bits of `data` cleared, bits of `second` set.
    MaskOr, true, |old, data, second| old & !data | second;
    /// Down by `data` where that is possible, up by `second` where not.
    Wrap, true, |old, data, second| if old >= data { old - data } else { old.wrapping_add(second) };
}

/// Each half of 64 bits is stored where its highest bit is set, without that bit.
#[derive(Debug)]
pub(super) struct ConditionalSwap;

impl Operation for On<ConditionalSwap, u64> {
    type Word = u64;
    const TWO: bool = false;
    fn apply(old: u64, data: u64, _: u64) -> u64 {
        let half = |shift: u32| {
            let (old, data) = ((old >> shift) as u32, (data >> shift) as u32);
            u64::from(if data >> 31 != 0 { data & 0x7fff_ffff } else { old }) << shift
        };
        half(0) | half(32)
    }
}

macro_rules! floats {
    ($($(#[$doc:meta])* $name:ident, $two:literal, |$old:ident, $data:ident, $second:ident| $result:expr;)*) => { $(
        $(#[$doc])*
        #[derive(Debug)]
        pub(super) struct $name;
        floats!(@impl $name, u32, f32, $two, $old, $data, $second, $result);
        floats!(@impl $name, u64, f64, $two, $old, $data, $second, $result);
    )* };
    (@impl $name:ident, $word:ty, $float:ty, $two:literal, $old:ident, $data:ident, $second:ident, $result:expr) => {
        impl Operation for On<$name, $word> {
            type Word = $word;
            const TWO: bool = $two;
            #[inline(always)]
            fn apply(old: $word, data: $word, second: $word) -> $word {
                let ($old, $data, $second) =
                    (<$float>::from_bits(old), <$float>::from_bits(data), <$float>::from_bits(second));
                <$float>::to_bits($result)
            }
        }
    };
}

floats! {
    /// Float addition.
    AddFloat, false, |old, data, _second| old + data;
    /// The smaller float; what is there stays when either is no number.
    MinFloat, false, |old, data, _second| if data < old { data } else { old };
    /// The larger float; what is there stays when either is no number.
    MaxFloat, false, |old, data, _second| if data > old { data } else { old };
    /// [`CompareSwap`] with the comparison of floats.
    CompareSwapFloat, true, |old, data, second| if old == second { data } else { old };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared<O: Operation<Word = u32>>(old: u32, data: u32, second: u32) -> (u32, u32) {
        let mut word = old;
        // SAFETY: an aligned local.
        let before = unsafe { O::shared((&raw mut word).cast(), data, second) };
        (before, word)
    }

    #[test]
    fn the_hosts_atomics_do_what_the_functions_say() {
        fn agree<O: Operation<Word = u32>>() {
            let values = [0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x3f80_0000, 0x7fc0_0000];
            for old in values {
                for data in values {
                    for second in values {
                        assert_eq!(shared::<O>(old, data, second), (old, O::apply(old, data, second)));
                    }
                }
            }
        }
        agree::<On<Swap, u32>>();
        agree::<On<CompareSwap, u32>>();
        agree::<On<Add, u32>>();
        agree::<On<Sub, u32>>();
        agree::<On<Min, u32>>();
        agree::<On<Max, u32>>();
        agree::<On<And, u32>>();
        agree::<On<Or, u32>>();
        agree::<On<Xor, u32>>();
        agree::<On<MinFloat, u32>>();
    }

    #[test]
    fn edges_are_the_manuals() {
        let signed = |value: i32| value as u32;
        assert_eq!(On::<MinSigned, u32>::apply(1, signed(-1), 0), signed(-1));
        assert_eq!(On::<MaxSigned, u32>::apply(1, signed(-1), 0), 1);
        assert_eq!([0, 6, 7, 8].map(|old| On::<Increment, u32>::apply(old, 7, 0)), [1, 7, 0, 0]);
        assert_eq!([0, 1, 7, 8].map(|old| On::<Decrement, u32>::apply(old, 7, 0)), [7, 0, 6, 7]);
        assert_eq!([3, 7, 9].map(|old| On::<ClampSub, u32>::apply(old, 7, 0)), [0, 0, 2]);
        assert_eq!([3, 7, 9].map(|old| On::<Wrap, u32>::apply(old, 7, 100)), [103, 0, 2]);
        assert_eq!(On::<MaskOr, u32>::apply(0xff, 0x0f, 0x05), 0xf5);
        assert_eq!(On::<ReverseSub, u64>::apply(1, 0, 0), u64::MAX);
        let nan = f32::NAN.to_bits();
        assert_eq!(On::<MaxFloat, u32>::apply(nan, 1f32.to_bits(), 0), nan);
        assert_eq!(On::<MaxFloat, u32>::apply(1f32.to_bits(), nan, 0), 1f32.to_bits());
        assert_eq!(
            On::<CompareSwapFloat, u32>::apply(0f32.to_bits(), 1f32.to_bits(), (-0f32).to_bits()),
            1f32.to_bits()
        );
        let denormal = f32::from_bits(1);
        assert_eq!(On::<AddFloat, u32>::apply(denormal.to_bits(), denormal.to_bits(), 0), 2);
    }
}
