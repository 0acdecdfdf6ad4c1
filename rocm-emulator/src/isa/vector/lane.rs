//! Reading, modifying and storing the 32 lanes of an operand.
//!
//! An operation works on one group of 32 lanes at a time. Sources of 32 bits that are vector registers are used where
//! they lie; scalars are spread over a buffer, 64-bit operands are put together from two registers. Stores blend
//! through the expanded EXEC mask, never lane by lane.

use crate::{
    isa::{
        op::Op,
        real::{self, Half, Real},
        round::{Arithmetic, Nearest, directed},
        slot::{Type, VECTOR},
    },
    wave::{FILE, LANES, Lanes, Wave},
};
use std::mem::MaybeUninit;

/// Bits of [`Op::aux`] in vector operations: NEG and ABS, a bit per source.
pub const NEG: u32 = 0;
/// See [`NEG`].
pub const ABS: u32 = 3;
/// OP_SEL: a bit per source, then one for the destination.
pub const OPSEL: u32 = 6;
/// OMOD, two bits.
pub const OMOD: u32 = 10;
/// CLAMP.
pub const CLAMP: u32 = 12;

/// Bits of the MODE register: DX10_CLAMP.
pub const MODE_DX10_CLAMP: u32 = 1 << 8;
/// Bits of the MODE register: IEEE.
pub const MODE_IEEE: u32 = 1 << 9;
/// Round to nearest even in all formats, no denormal flushed.
pub const MODE_PLAIN: u32 = 0xf0;

/// The entry of the register file for a half of a register. Masking it makes the check of its range vanish: lowering
/// makes no slot beyond the file.
#[inline(always)]
pub fn entry(slot: u16, half: usize) -> usize {
    (usize::from(slot & !VECTOR) + half) & (FILE - 1)
}

/// A place for the lanes of a source that is no register, or for those of a result.
pub type Buffer<R> = MaybeUninit<[R; LANES]>;

/// The bits of a lane: 32 or 64 of them.
pub trait Raw: Copy + Sized {
    /// All zero.
    const ZERO: Self;
    /// The upper half of 32 bits as the lower.
    fn high_half(self) -> Self;
    /// The lanes of a source; `buffer` holds them when no register does.
    fn load<'a>(wave: &'a Wave, slot: u16, imm: u32, half: usize, buffer: &'a mut [Self; LANES]) -> &'a [Self; LANES];
    /// The same with a buffer that is only touched when it is needed.
    fn source<'a>(wave: &'a Wave, slot: u16, imm: u32, half: usize, buffer: &'a mut Buffer<Self>) -> &'a [Self; LANES];
    /// Stores to the lanes that are on.
    fn store(wave: &mut Wave, dst: u16, half: usize, lanes: &[Self; LANES]);
}

impl Raw for u32 {
    const ZERO: u32 = 0;

    fn high_half(self) -> u32 {
        self >> 16
    }

    #[inline(always)]
    fn load<'a>(wave: &'a Wave, slot: u16, imm: u32, half: usize, buffer: &'a mut [u32; LANES]) -> &'a [u32; LANES] {
        if slot & VECTOR != 0 {
            &wave.vgpr[entry(slot, half)].0
        } else {
            *buffer = [wave.read32(slot, imm); LANES];
            buffer
        }
    }

    #[inline(always)]
    fn source<'a>(wave: &'a Wave, slot: u16, imm: u32, half: usize, buffer: &'a mut Buffer<u32>) -> &'a [u32; LANES] {
        if slot & VECTOR != 0 { &wave.vgpr[entry(slot, half)].0 } else { buffer.write([wave.read32(slot, imm); LANES]) }
    }

    #[inline(always)]
    fn store(wave: &mut Wave, dst: u16, half: usize, lanes: &[u32; LANES]) {
        let mask = &wave.exec_lanes[half & 1].0;
        let register = &mut wave.vgpr[entry(dst, half)].0;
        if wave.all_on[half & 1] {
            *register = *lanes;
            return;
        }
        for lane in 0..LANES {
            register[lane] = register[lane] & !mask[lane] | lanes[lane] & mask[lane];
        }
    }
}

impl Raw for u64 {
    const ZERO: u64 = 0;

    fn high_half(self) -> u64 {
        self
    }

    #[inline(always)]
    fn load<'a>(wave: &'a Wave, slot: u16, imm: u32, half: usize, buffer: &'a mut [u64; LANES]) -> &'a [u64; LANES] {
        if slot & VECTOR != 0 {
            let first = entry(slot, half);
            let (low, high) = (&wave.vgpr[first].0, &wave.vgpr[entry(slot, half + wave.halves())].0);
            for lane in 0..LANES {
                buffer[lane] = u64::from(high[lane]) << 32 | u64::from(low[lane]);
            }
        } else {
            *buffer = [wave.read64(slot, imm); LANES];
        }
        buffer
    }

    #[inline(always)]
    fn source<'a>(wave: &'a Wave, slot: u16, imm: u32, half: usize, buffer: &'a mut Buffer<u64>) -> &'a [u64; LANES] {
        if slot & VECTOR == 0 {
            return buffer.write([wave.read64(slot, imm); LANES]);
        }
        let (low, high) = (&wave.vgpr[entry(slot, half)].0, &wave.vgpr[entry(slot, half + wave.halves())].0);
        let to = buffer.as_mut_ptr().cast::<u64>();
        for lane in 0..LANES {
            // SAFETY: the buffer has so many lanes.
            unsafe { to.add(lane).write(u64::from(high[lane]) << 32 | u64::from(low[lane])) };
        }
        // SAFETY: every lane was just written.
        unsafe { buffer.assume_init_ref() }
    }

    #[inline(always)]
    fn store(wave: &mut Wave, dst: u16, half: usize, lanes: &[u64; LANES]) {
        let halves = wave.halves() as u16;
        let (mut low, mut high) = ([0; LANES], [0; LANES]);
        for lane in 0..LANES {
            (low[lane], high[lane]) = (lanes[lane] as u32, (lanes[lane] >> 32) as u32);
        }
        u32::store(wave, dst, half, &low);
        u32::store(wave, dst + halves, half, &high);
    }
}

/// The type of an operand, lane by lane.
pub trait Lane: Copy {
    /// Its bits.
    type Raw: Raw;
    /// How constants are read.
    const TYPE: Type;
    /// Whether NEG, ABS, OMOD and CLAMP apply.
    const FLOAT: bool = false;
    /// Where FP_ROUND and FP_DENORM of the format stand in MODE: 0 for 32 bits, 2 for the others.
    const FORMAT: u32 = 0;
    /// Whether it is half a register.
    const NARROW: bool = false;
    /// From the lane's bits.
    fn of(raw: Self::Raw) -> Self;
    /// To the lane's bits.
    fn raw(self) -> Self::Raw;
    /// Whether it is a NaN.
    fn is_nan(self) -> bool {
        false
    }
    /// ABS.
    fn absolute(self) -> Self {
        self
    }
    /// NEG.
    fn negated(self) -> Self {
        self
    }
    /// Flushed when it is denormal.
    fn flushed(self) -> Self {
        self
    }
    /// OMOD.
    fn scaled(self, _omod: u32, _alu: impl Arithmetic) -> Self {
        self
    }
    /// CLAMP.
    fn clamped(self, _dx10: bool) -> Self {
        self
    }
}

macro_rules! integer {
    ($($ty:ty, $raw:ty, $type:ident, $narrow:literal;)*) => {
        $(impl Lane for $ty {
            type Raw = $raw;
            const TYPE: Type = Type::$type;
            const NARROW: bool = $narrow;
            #[inline(always)]
            fn of(raw: $raw) -> Self {
                raw as $ty
            }
            #[inline(always)]
            fn raw(self) -> $raw {
                self as $raw
            }
        })*
    };
}
integer! {
    u32, u32, B32, false;
    i32, u32, B32, false;
    u16, u32, B16, true;
    i16, u32, B16, true;
    u64, u64, B64, false;
    i64, u64, I64, false;
}

macro_rules! float {
    ($($ty:ty, $raw:ty, $type:ident, $format:literal, $narrow:literal, $of:expr, $to:expr, $nan:expr, $factors:expr;)*) => {
        $(impl Lane for $ty {
            type Raw = $raw;
            const TYPE: Type = Type::$type;
            const FLOAT: bool = true;
            const FORMAT: u32 = $format;
            const NARROW: bool = $narrow;
            #[inline(always)]
            fn is_nan(self) -> bool {
                $nan(self)
            }
            #[inline(always)]
            fn of(raw: $raw) -> Self {
                $of(raw)
            }
            #[inline(always)]
            fn raw(self) -> $raw {
                $to(self)
            }
            #[inline(always)]
            fn absolute(self) -> Self {
                Real::with_sign(self, false)
            }
            #[inline(always)]
            fn negated(self) -> Self {
                Real::with_sign(self, !Real::negative(self))
            }
            #[inline(always)]
            fn flushed(self) -> Self {
                Real::flushed(self)
            }
            #[inline(always)]
            fn scaled(self, omod: u32, alu: impl Arithmetic) -> Self {
                alu.mul(self, $factors[omod as usize & 3])
            }
            #[inline(always)]
            fn clamped(self, dx10: bool) -> Self {
                real::clamp(self, dx10)
            }
        })*
    };
}
float! {
    f32, u32, B32, 0, false, f32::from_bits, f32::to_bits, f32::is_nan, [1.0, 2.0, 4.0, 0.5];
    f64, u64, F64, 2, false, f64::from_bits, f64::to_bits, f64::is_nan, [1.0, 2.0, 4.0, 0.5];
    Half, u32, F16, 2, true, |raw: u32| Half(raw as u16), |half: Half| u32::from(half.0), Real::nan,
        [Half(0x3c00), Half(0x4000), Half(0x4400), Half(0x3800)];
}

/// How an operation treats denormals and rounding.
pub trait Kind {
    /// It is arithmetic: denormals are flushed where MODE says so.
    const FLUSHES: bool;
    /// Its result depends on the rounding mode.
    const ROUNDS: bool;
}

/// Works on bits or integers: MODE does not matter.
#[derive(Debug)]
pub struct Bits;
/// Float arithmetic whose result is exact or is rounded in one way only.
#[derive(Debug)]
pub struct Exact;
/// Float arithmetic that rounds.
#[derive(Debug)]
pub struct Rounded;

impl Kind for Bits {
    const FLUSHES: bool = false;
    const ROUNDS: bool = false;
}
impl Kind for Exact {
    const FLUSHES: bool = true;
    const ROUNDS: bool = false;
}
impl Kind for Rounded {
    const FLUSHES: bool = true;
    const ROUNDS: bool = true;
}

/// Whether an operation may run without a look at modifiers and MODE.
#[inline(always)]
pub fn plain<K: Kind>(wave: &Wave, op: &Op) -> bool {
    op.aux == 0 && (!K::FLUSHES || wave.mode & 0xff == MODE_PLAIN)
}

/// A source with its modifiers applied.
#[inline(always)]
pub fn modify<T: Lane, K: Kind>(lanes: &[T::Raw; LANES], index: usize, op: &Op, mode: u32) -> [T::Raw; LANES] {
    let bit = |first: u32| op.aux >> (first + index as u32) & 1 != 0;
    let (high, absolute, negated) = (T::NARROW && bit(OPSEL), bit(ABS), bit(NEG));
    let flush = K::FLUSHES && T::FLOAT && mode >> (4 + T::FORMAT) & 1 == 0;
    let mut out = *lanes;
    if high {
        each::<T::Raw>(&mut out, T::Raw::high_half);
    }
    if flush {
        each::<T::Raw>(&mut out, |raw| T::of(raw).flushed().raw());
    }
    if T::FLOAT && absolute {
        each::<T::Raw>(&mut out, |raw| T::of(raw).absolute().raw());
    }
    if T::FLOAT && negated {
        each::<T::Raw>(&mut out, |raw| T::of(raw).negated().raw());
    }
    out
}

/// Replaces each lane. One loop per change, none of which has a branch: that is what the host's vector unit takes.
#[inline(always)]
fn each<R: Raw>(lanes: &mut [R; LANES], change: impl Fn(R) -> R) {
    for raw in lanes {
        *raw = change(*raw);
    }
}

/// Whether a lane is a NaN.
#[inline(always)]
pub fn any_nan<T: Lane>(lanes: &[T::Raw; LANES]) -> bool {
    // Summed up as a number, not short-circuited: a loop without branches again.
    let mut found = 0u32;
    for raw in lanes {
        found |= u32::from(T::of(*raw).is_nan());
    }
    found != 0
}

/// A result with OMOD, CLAMP and MODE applied.
#[inline(always)]
pub fn finish<T: Lane, K: Kind>(lanes: &mut [T::Raw; LANES], op: &Op, mode: u32) {
    let flush = K::FLUSHES && T::FLOAT && mode >> (5 + T::FORMAT) & 1 == 0;
    // The manual: OMOD is ignored in IEEE mode and where results may be denormal.
    let omod = if flush && mode & MODE_IEEE == 0 { op.aux >> OMOD & 3 } else { 0 };
    let clamp = op.aux >> CLAMP & 1 != 0;
    if T::FLOAT && omod != 0 {
        match directed(mode, T::FORMAT) {
            None => each::<T::Raw>(lanes, |raw| T::of(raw).scaled(omod, Nearest::<false>).raw()),
            Some(alu) => each::<T::Raw>(lanes, |raw| T::of(raw).scaled(omod, alu).raw()),
        }
    }
    if T::FLOAT && clamp {
        let dx10 = mode & MODE_DX10_CLAMP != 0;
        each::<T::Raw>(lanes, |raw| T::of(raw).clamped(dx10).raw());
    }
    if flush {
        each::<T::Raw>(lanes, |raw| T::of(raw).flushed().raw());
    }
}

/// Stores a result: into half a register when it is narrow.
#[inline(always)]
pub fn store<T: Lane>(wave: &mut Wave, op: &Op, half: usize, lanes: &mut [T::Raw; LANES])
where
    T::Raw: Raw + Narrow,
{
    if T::NARROW {
        let high = op.aux >> (OPSEL + 3) & 1 != 0;
        let old = &wave.vgpr[entry(op.dst, half)];
        T::Raw::merge(lanes, old, high);
    }
    T::Raw::store(wave, op.dst, half, lanes);
}

/// Putting 16 bits beside the 16 that a register keeps.
pub trait Narrow: Sized {
    /// Replaces the lower (or upper) half of `old` by `lanes`.
    fn merge(lanes: &mut [Self; LANES], old: &Lanes, high: bool);
}

impl Narrow for u32 {
    #[inline(always)]
    fn merge(lanes: &mut [u32; LANES], old: &Lanes, high: bool) {
        for (lane, old) in lanes.iter_mut().zip(&old.0) {
            *lane = match high {
                true => old & 0xffff | *lane << 16,
                false => old & 0xffff_0000 | *lane & 0xffff,
            };
        }
    }
}

impl Narrow for u64 {
    fn merge(_: &mut [u64; LANES], _: &Lanes, _: bool) {}
}

/// The lanes of a mask that are set, as bits. `WIDE` says that this is the version for hosts with AVX2.
#[inline(always)]
pub fn packed<const WIDE: bool>(lanes: &[u32; LANES]) -> u32 {
    #[cfg(target_arch = "x86_64")]
    if WIDE {
        use std::arch::x86_64::{__m256, _mm256_loadu_ps, _mm256_movemask_ps};
        let mut bits = 0;
        for eighth in 0..LANES / 8 {
            // SAFETY: a wide version only runs where the host has AVX2 (see `isa::host`), and eight lanes stand there.
            let part = unsafe {
                let eight: __m256 = _mm256_loadu_ps(lanes.as_ptr().add(8 * eighth).cast());
                _mm256_movemask_ps(eight)
            };
            bits |= (part as u32) << (8 * eighth);
        }
        return bits;
    }
    bits(lanes)
}

/// The lanes of a mask that are set, as bits.
#[inline(always)]
pub fn bits(lanes: &[u32; LANES]) -> u32 {
    let mut bits = 0;
    for (lane, mask) in lanes.iter().enumerate() {
        bits |= mask & 1 << lane;
    }
    bits
}

/// The half of a mask operand (VCC or a scalar pair) that belongs to a group of lanes.
#[inline(always)]
pub fn mask(wave: &Wave, slot: u16, half: usize) -> u32 {
    if wave.wave64 { (wave.read64(slot, 0) >> (32 * half)) as u32 } else { wave.read32(slot, 0) }
}

/// Stores a mask of the wave's lanes to the scalar file.
#[inline(always)]
pub fn store_mask(wave: &mut Wave, register: u16, bits: u64) {
    if wave.wave64 {
        wave.write64(register, bits);
    } else {
        wave.write32(register, bits as u32);
    }
}
