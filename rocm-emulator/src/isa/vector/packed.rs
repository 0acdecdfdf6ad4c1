//! VOP3P: two halves at once, dot products, and multiply-adds of mixed formats.

use super::{
    Shape,
    lane::{Lane, MODE_DX10_CLAMP, MODE_PLAIN, NEG, Raw, any_nan},
    vector_register,
};
use crate::{
    isa::{
        Env,
        host::{Handler, handler},
        inst::{Encoding, Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
        ops::{illegal_instruction, op},
        real::{self, Bfloat, Half, Real},
        round::{Arithmetic, Nearest, Quick, Soft, directed},
        slot::{Type, slot},
    },
    wave::{LANES, Wave},
};
use std::marker::PhantomData;

// Bits of `Op::aux`, three each: NEG_LO stands at `NEG`.
const NEG_HI: u32 = 3;
const OPSEL: u32 = 6;
const OPSEL_HI: u32 = 9;
const CLAMP: u32 = 1 << 12;

/// How many of VOP3P's modifiers an operation knows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Modifiers {
    /// OP_SEL and OP_SEL_HI.
    Select,
    /// Those, NEG_LO, NEG_HI and CLAMP.
    All,
    /// NEG_LO says which sources are signed, CLAMP saturates.
    Signs,
    /// Those of [`All`](Modifiers::All); of the addend, which is one float, NEG_LO alone is its sign. LLVM sets NEG_HI
    /// with it.
    Products,
}

/// Lowers an instruction of this file; `None` for all others.
pub fn lower(inst: &Inst, wave64: bool) -> Option<Result<Op, Unmodelled>> {
    const BITS: Shape = Shape { ty: Type::B32, float: false, narrow: false };
    const HALVES: Shape = Shape { ty: Type::F16, float: true, narrow: false };
    use Modifiers::{All, Products, Select, Signs};
    let (run, types, modifiers): (Run, &[Shape], Modifiers) = match inst.name {
        "v_pk_mad_i16" | "v_pk_mad_u16" => (handler::<Integers<MulAdd>>(), &[BITS; 3], Select),
        "v_pk_mul_lo_u16" => (handler::<Integers<MulLow>>(), &[BITS; 2], Select),
        "v_pk_add_u16" if inst.clamp => (handler::<Integers<AddUnsigned>>(), &[BITS; 2], Signs),
        "v_pk_add_i16" if inst.clamp => (handler::<Integers<AddSigned>>(), &[BITS; 2], Signs),
        "v_pk_sub_u16" if inst.clamp => (handler::<Integers<SubUnsigned>>(), &[BITS; 2], Signs),
        "v_pk_sub_i16" if inst.clamp => (handler::<Integers<SubSigned>>(), &[BITS; 2], Signs),
        "v_pk_add_i16" | "v_pk_add_u16" => (handler::<Integers<AddWrapping>>(), &[BITS; 2], Select),
        "v_pk_sub_i16" | "v_pk_sub_u16" => (handler::<Integers<SubWrapping>>(), &[BITS; 2], Select),
        "v_pk_lshlrev_b16" => (handler::<Integers<ShiftLeft>>(), &[BITS; 2], Select),
        "v_pk_lshrrev_b16" => (handler::<Integers<ShiftRight>>(), &[BITS; 2], Select),
        "v_pk_ashrrev_i16" => (handler::<Integers<ShiftRightSigned>>(), &[BITS; 2], Select),
        "v_pk_max_i16" => (handler::<Integers<MaxSigned>>(), &[BITS; 2], Select),
        "v_pk_min_i16" => (handler::<Integers<MinSigned>>(), &[BITS; 2], Select),
        "v_pk_max_u16" => (handler::<Integers<MaxUnsigned>>(), &[BITS; 2], Select),
        "v_pk_min_u16" => (handler::<Integers<MinUnsigned>>(), &[BITS; 2], Select),
        "v_pk_fma_f16" | "v_pk_fmac_f16" => (handler::<Halves<Fma>>(), &[HALVES; 3], All),
        "v_pk_add_f16" => (handler::<Halves<Add>>(), &[HALVES; 2], All),
        "v_pk_mul_f16" => (handler::<Halves<Mul>>(), &[HALVES; 2], All),
        "v_pk_min_f16" => (handler::<Halves<Min>>(), &[HALVES; 2], All),
        "v_pk_max_f16" => (handler::<Halves<Max>>(), &[HALVES; 2], All),
        "v_fma_mix_f32" | "v_fma_mixlo_f16" | "v_fma_mixhi_f16" => return Some(mixed(inst, wave64)),
        "v_dot4_i32_iu8" => (handler::<Dot<8>>(), &[BITS; 3], Signs),
        "v_dot8_i32_iu4" => (handler::<Dot<4>>(), &[BITS; 3], Signs),
        "v_dot4_u32_u8" => (handler::<DotUnsigned<8>>(), &[BITS; 3], Signs),
        "v_dot8_u32_u4" => (handler::<DotUnsigned<4>>(), &[BITS; 3], Signs),
        "v_dot2_f32_f16" | "v_dot2acc_f32_f16" => (handler::<Dot2<Half>>(), &[HALVES, HALVES, BITS], Products),
        "v_dot2_f16_f16" | "v_dot2_bf16_bf16" => return Some(dot2_narrow(inst, wave64)),
        "v_dot2_f32_bf16" | "v_dot2acc_f32_bf16" => (handler::<Dot2<Bfloat>>(), &[BITS; 3], Products),
        _ => return None,
    };
    Some(build(inst, run, types, modifiers, wave64))
}

fn build(inst: &Inst, run: Run, types: &[Shape], modifiers: Modifiers, wave64: bool) -> Result<Op, Unmodelled> {
    let mut lowered = op(run);
    lowered.dst = vector_register(inst.dst, wave64)?;
    for (index, shape) in types.iter().enumerate() {
        let operand = match inst.src[index] {
            Operand::None => inst.dst,
            operand => operand,
        };
        lowered.src[index] = slot(operand, shape.ty, wave64, &mut lowered.imm)?;
    }
    // VOP2 has no selection: each half works on its own.
    let opsel_hi = if inst.encoding == Encoding::Vop3p { inst.opsel_hi } else { 7 };
    let used = (1u8 << types.len()) - 1;
    let defaults = inst.opsel & used == 0 && opsel_hi & used == used;
    let refused = match modifiers {
        Modifiers::Select => (inst.neg | inst.abs) & used != 0 || inst.clamp,
        Modifiers::All => false,
        Modifiers::Signs if types.len() == 2 => (inst.neg | inst.abs) & used != 0,
        Modifiers::Signs => inst.abs & used != 0 || inst.neg & 4 != 0 || !defaults,
        Modifiers::Products => inst.abs & 4 > inst.neg & 4 || (inst.opsel | !opsel_hi) & 4 != 0,
    };
    if refused {
        return Err(Unmodelled);
    }
    lowered.aux = u32::from(inst.neg & 7) << NEG
        | u32::from(inst.abs & 7) << NEG_HI
        | u32::from(inst.opsel & 7) << OPSEL
        | u32::from(opsel_hi & 7) << OPSEL_HI
        | if inst.clamp { CLAMP } else { 0 };
    Ok(lowered)
}

/// The lanes of a source, each in as many bits as a register has.
type Bits = [u32; LANES];
/// The lanes of a source or result of floats.
type Floats = [f32; LANES];

/// A modifier's bit of a source.
#[inline(always)]
fn bit(op: &Op, first: u32, index: usize) -> bool {
    op.aux >> (first + index as u32) & 1 != 0
}

/// The lanes of a source.
#[inline(always)]
fn source(wave: &Wave, op: &Op, index: usize, half: usize) -> Bits {
    let mut buffer = [0; LANES];
    *u32::load(wave, op.src[index], op.imm, half, &mut buffer)
}

// What is not inlined is not compiled for the host's vector unit: neither `from_fn` nor `map` of an array is, nor a closure that
// is called twice. Hence loops, and functions.

/// A result of each lane.
#[inline(always)]
fn of_lanes<T: Copy + Default>(f: impl Fn(usize) -> T) -> [T; LANES] {
    let mut out = [T::default(); LANES];
    for (lane, out) in out.iter_mut().enumerate() {
        *out = f(lane);
    }
    out
}

/// Stores what `f` makes of each lane's three sources.
#[inline(always)]
fn each(wave: &mut Wave, op: &Op, f: impl Fn(u32, u32, u32) -> u32) -> Step {
    for half in 0..wave.halves() {
        let a = source(wave, op, 0, half);
        let b = source(wave, op, 1, half);
        let c = source(wave, op, 2, half);
        u32::store(wave, op.dst, half, &of_lanes(|lane| f(a[lane], b[lane], c[lane])));
    }
    Step::Next
}

/// The halves of a source for the lower and for the upper result, 16 bits a lane.
#[inline(always)]
fn halves_of(wave: &Wave, op: &Op, index: usize, half: usize) -> [Bits; 2] {
    let raw = source(wave, op, index, half);
    let (low, high) = (16 * u32::from(bit(op, OPSEL, index)), 16 * u32::from(bit(op, OPSEL_HI, index)));
    [of_lanes(|lane| raw[lane] >> low & 0xffff), of_lanes(|lane| raw[lane] >> high & 0xffff)]
}

/// Two halves as the registers of a result.
#[inline(always)]
fn joined(low: &Bits, high: &Bits) -> Bits {
    of_lanes(|lane| low[lane] | high[lane] << 16)
}

/// A formula of halves that are integers.
trait Integer {
    fn result(sources: [u16; 3]) -> u16;
}

macro_rules! integers {
    ($($name:ident |$a:ident, $b:ident, $c:ident| $body:expr;)*) => {
        $(struct $name;
        impl Integer for $name {
            #[inline(always)]
            fn result([$a, $b, $c]: [u16; 3]) -> u16 {
                $body
            }
        })*
    };
}
integers! {
    MulAdd |a, b, c| a.wrapping_mul(b).wrapping_add(c);
    MulLow |a, b, _c| a.wrapping_mul(b);
    AddWrapping |a, b, _c| a.wrapping_add(b);
    AddUnsigned |a, b, _c| a.saturating_add(b);
    AddSigned |a, b, _c| (a as i16).saturating_add(b as i16) as u16;
    SubWrapping |a, b, _c| a.wrapping_sub(b);
    SubUnsigned |a, b, _c| a.saturating_sub(b);
    SubSigned |a, b, _c| (a as i16).saturating_sub(b as i16) as u16;
    ShiftLeft |a, b, _c| b << (a & 15);
    ShiftRight |a, b, _c| b >> (a & 15);
    ShiftRightSigned |a, b, _c| (b as i16 >> (a & 15)) as u16;
    MaxSigned |a, b, _c| (a as i16).max(b as i16) as u16;
    MinSigned |a, b, _c| (a as i16).min(b as i16) as u16;
    MaxUnsigned |a, b, _c| a.max(b);
    MinUnsigned |a, b, _c| a.min(b);
}

/// Two halves at once, of integers.
struct Integers<F>(PhantomData<F>);

impl<F: Integer> Handler for Integers<F> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        for half in 0..wave.halves() {
            let a = halves_of(wave, op, 0, half);
            let b = halves_of(wave, op, 1, half);
            let c = halves_of(wave, op, 2, half);
            let low = Self::part(&a[0], &b[0], &c[0]);
            let high = Self::part(&a[1], &b[1], &c[1]);
            u32::store(wave, op.dst, half, &joined(&low, &high));
        }
        Step::Next
    }
}

impl<F: Integer> Integers<F> {
    #[inline(always)]
    fn part(a: &Bits, b: &Bits, c: &Bits) -> Bits {
        of_lanes(|lane| u32::from(F::result([a[lane] as u16, b[lane] as u16, c[lane] as u16])))
    }
}

/// A formula of halves that are floats.
trait Formula {
    fn result(alu: impl Arithmetic, sources: [Half; 3]) -> Half;
}

macro_rules! formulas {
    ($($name:ident |$alu:ident, $a:ident, $b:ident, $c:ident| $body:expr;)*) => {
        $(struct $name;
        impl Formula for $name {
            #[inline(always)]
            fn result($alu: impl Arithmetic, [$a, $b, $c]: [Half; 3]) -> Half {
                $body
            }
        })*
    };
}
formulas! {
    Fma |alu, a, b, c| alu.fma(a, b, c);
    Add |alu, a, b, _c| alu.add(a, b);
    Mul |alu, a, b, _c| alu.mul(a, b);
    Min |_alu, a, b, _c| real::min(a, b);
    Max |_alu, a, b, _c| real::max(a, b);
}

/// Two halves at once, of floats.
struct Halves<F>(PhantomData<F>);

impl<F: Formula> Handler for Halves<F> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        match directed(wave.mode, Half::FORMAT) {
            None => Self::lanes(wave, op, Quick::<WIDE>, Nearest::<WIDE>),
            Some(alu) => Self::otherwise(wave, op, alu),
        }
    }
}

impl<F: Formula> Halves<F> {
    #[cold]
    fn otherwise(wave: &mut Wave, op: &Op, alu: Soft) -> Step {
        Self::lanes(wave, op, alu, alu)
    }

    /// By `quick`, and where there is a NaN by `exact`, which has the rules for it.
    #[inline(always)]
    fn lanes(wave: &mut Wave, op: &Op, quick: impl Arithmetic, exact: impl Arithmetic) -> Step {
        for half in 0..wave.halves() {
            let a = Self::source(wave, op, 0, half);
            let b = Self::source(wave, op, 1, half);
            let c = Self::source(wave, op, 2, half);
            let low = Self::part(quick, exact, wave.mode, op, &a[0], &b[0], &c[0]);
            let high = Self::part(quick, exact, wave.mode, op, &a[1], &b[1], &c[1]);
            u32::store(wave, op.dst, half, &joined(&low, &high));
        }
        Step::Next
    }

    /// A source's halves, flushed and negated.
    #[inline(always)]
    fn source(wave: &Wave, op: &Op, index: usize, half: usize) -> [Bits; 2] {
        let mode = Mode(wave.mode);
        let [low, high] = halves_of(wave, op, index, half);
        let (of_low, of_high) = (sign16(op, NEG, index), sign16(op, NEG_HI, index));
        [
            of_lanes(|lane| u32::from(mode.source16(Half(low[lane] as u16)).0 ^ of_low)),
            of_lanes(|lane| u32::from(mode.source16(Half(high[lane] as u16)).0 ^ of_high)),
        ]
    }

    #[inline(always)]
    fn part(quick: impl Arithmetic, exact: impl Arithmetic, mode: u32, op: &Op, a: &Bits, b: &Bits, c: &Bits) -> Bits {
        let mut out = Self::results(quick, a, b, c);
        if any_nan::<Half>(&out) {
            out = Self::results(exact, a, b, c);
        }
        if let Some(dx10) = clamp_of(op, mode) {
            out = of_lanes(|lane| Half::of(out[lane]).clamped(dx10).raw());
        }
        of_lanes(|lane| Mode(mode).result16(Half::of(out[lane])).raw())
    }

    #[inline(always)]
    fn results(alu: impl Arithmetic, a: &Bits, b: &Bits, c: &Bits) -> Bits {
        of_lanes(|lane| F::result(alu, [Half(a[lane] as u16), Half(b[lane] as u16), Half(c[lane] as u16)]).raw())
    }
}

/// What negates a half, when a modifier says so.
#[inline(always)]
fn sign16(op: &Op, first: u32, index: usize) -> u16 {
    if bit(op, first, index) { 0x8000 } else { 0 }
}

/// Whether CLAMP is set, and then whether DX10_CLAMP is.
#[inline(always)]
fn clamp_of(op: &Op, mode: u32) -> Option<bool> {
    (op.aux & CLAMP != 0).then_some(mode & MODE_DX10_CLAMP != 0)
}

/// Products of small integers, summed. NEG_LO says which source is signed, CLAMP saturates.
struct Dot<const BITS: u32>;

impl<const BITS: u32> Handler for Dot<BITS> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        // A number whose sign is set is too large by twice what that bit stands for.
        let of_a = i32::from(bit(op, NEG, 0)) << (BITS - 1);
        let of_b = i32::from(bit(op, NEG, 1)) << (BITS - 1);
        let clamp = op.aux & CLAMP != 0;
        each(wave, op, |a, b, c| {
            let mut products = 0i32;
            for at in 0..32 / BITS {
                let field = |raw: u32, sign: i32| {
                    let value = (raw >> (at * BITS) & ((1 << BITS) - 1)) as i32;
                    value - 2 * (value & sign)
                };
                products += field(a, of_a) * field(b, of_b);
            }
            let c = c as i32;
            (if clamp { products.saturating_add(c) } else { products.wrapping_add(c) }) as u32
        })
    }
}

/// The same of numbers that have no sign, nor has the sum.
struct DotUnsigned<const BITS: u32>;

impl<const BITS: u32> Handler for DotUnsigned<BITS> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        let clamp = op.aux & CLAMP != 0;
        each(wave, op, |a, b, c| {
            let mut products = 0u32;
            for at in 0..32 / BITS {
                let field = |raw: u32| raw >> (at * BITS) & ((1 << BITS) - 1);
                products += field(a) * field(b);
            }
            if clamp { products.saturating_add(c) } else { products.wrapping_add(c) }
        })
    }
}

/// What V_DOT2 multiplies.
trait Factor {
    fn widen(raw: u16) -> f32;
    /// The nearest to a double.
    fn narrow(sum: f64) -> u16;
    /// The bits of MODE that must be as [`MODE_PLAIN`] has them where the sum is of 32 bits.
    const MODE: u32;
    /// A denormal addend of 32 bits, and a denormal result, are zero.
    const FLUSHES: bool;
}

// LLVM 19 (where it folds multiply-adds of halves) says of the hardware that it flushes 32-bit denormals here in any mode.
impl Factor for Half {
    #[inline(always)]
    fn widen(raw: u16) -> f32 {
        Half(raw).f32()
    }
    #[inline(always)]
    fn narrow(sum: f64) -> u16 {
        Half::round_f64(sum).0
    }
    const MODE: u32 = 0xcf;
    const FLUSHES: bool = true;
}
impl Factor for Bfloat {
    #[inline(always)]
    fn widen(raw: u16) -> f32 {
        Bfloat(raw).f32()
    }
    #[inline(always)]
    fn narrow(sum: f64) -> u16 {
        Bfloat::round(real::to_odd(sum)).0
    }
    const MODE: u32 = 0xff;
    const FLUSHES: bool = false;
}

/// Two products added to a float, one after the other. OP_SEL and NEG choose and negate what each product is of.
struct Dot2<T>(PhantomData<T>);

impl<T: Factor> Handler for Dot2<T> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
        if wave.mode & T::MODE != MODE_PLAIN & T::MODE {
            return illegal_instruction(wave, op, env);
        }
        let flushed = |value: f32| if T::FLUSHES { Real::flushed(value) } else { value };
        let clamp = clamp_of(op, wave.mode);
        let sign = if bit(op, NEG, 2) { 1 << 31 } else { 0 };
        for half in 0..wave.halves() {
            let (a, b) = (Self::factors(wave, op, 0, half), Self::factors(wave, op, 1, half));
            let c = source(wave, op, 2, half);
            let c: Floats = of_lanes(|lane| f32::from_bits(flushed(f32::from_bits(c[lane])).to_bits() ^ sign));
            let mut sum = sum_of_products(Quick::<WIDE>, &a, &b, &c);
            if any_nan::<f32>(&sum) {
                sum = sum_of_products(Nearest::<WIDE>, &a, &b, &c);
            }
            let out = of_lanes(|lane| flushed(clamped(f32::from_bits(sum[lane]), clamp)).to_bits());
            u32::store(wave, op.dst, half, &out);
        }
        Step::Next
    }
}

impl<T: Factor> Dot2<T> {
    #[inline(always)]
    fn factors(wave: &Wave, op: &Op, index: usize, half: usize) -> [Floats; 2] {
        let [low, high] = halves_of(wave, op, index, half);
        let (of_low, of_high) = (sign16(op, NEG, index), sign16(op, NEG_HI, index));
        [of_lanes(|lane| T::widen(low[lane] as u16 ^ of_low)), of_lanes(|lane| T::widen(high[lane] as u16 ^ of_high))]
    }
}

#[inline(always)]
fn sum_of_products(alu: impl Arithmetic, a: &[Floats; 2], b: &[Floats; 2], c: &Floats) -> Bits {
    of_lanes(|lane| alu.fma(a[1][lane], b[1][lane], alu.fma(a[0][lane], b[0][lane], c[lane])).to_bits())
}

/// V_DOT2_F16_F16 and V_DOT2_BF16_BF16: two products and half a register, rounded once. OP_SEL chooses the halves of the
/// addend and of the destination.
fn dot2_narrow(inst: &Inst, wave64: bool) -> Result<Op, Unmodelled> {
    if inst.opsel & 3 != 0 || inst.clamp || inst.omod != 0 {
        return Err(Unmodelled);
    }
    let half = inst.name == "v_dot2_f16_f16";
    let mut lowered = op(if half { handler::<NarrowDot2<Half>>() } else { handler::<NarrowDot2<Bfloat>>() });
    lowered.dst = vector_register(inst.dst, wave64)?;
    for index in 0..3 {
        lowered.src[index] = slot(inst.src[index], if half { Type::F16 } else { Type::B32 }, wave64, &mut lowered.imm)?;
    }
    lowered.aux = u32::from(inst.neg & 7) << NEG | u32::from(inst.abs & 7) << NEG_HI | u32::from(inst.opsel) << OPSEL;
    Ok(lowered)
}

struct NarrowDot2<T>(PhantomData<T>);

impl<T: Factor> Handler for NarrowDot2<T> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
        if wave.mode & 0xff != MODE_PLAIN {
            return illegal_instruction(wave, op, env);
        }
        let (high, into_high) = (bit(op, OPSEL, 2), bit(op, OPSEL, 3));
        for half in 0..wave.halves() {
            let old = wave.vgpr[usize::from(op.dst) + half].0;
            let (a0, a1) = (Self::number(wave, op, 0, 0, half), Self::number(wave, op, 0, 16, half));
            let (b0, b1) = (Self::number(wave, op, 1, 0, half), Self::number(wave, op, 1, 16, half));
            let c = Self::number(wave, op, 2, if high { 16 } else { 0 }, half);
            let out = of_lanes(|lane| {
                let (first, second) =
                    (f64::from(a0[lane]) * f64::from(b0[lane]), f64::from(a1[lane]) * f64::from(b1[lane]));
                let products = real::sum_to_odd(first, second);
                let result = u32::from(T::narrow(real::sum_to_odd(products, c[lane].into())));
                if into_high { old[lane] & 0xffff | result << 16 } else { old[lane] & 0xffff_0000 | result }
            });
            u32::store(wave, op.dst, half, &out);
        }
        Step::Next
    }
}

impl<T: Factor> NarrowDot2<T> {
    /// Half of a source. NEG_HI is ABS here.
    #[inline(always)]
    fn number(wave: &Wave, op: &Op, index: usize, shift: u32, half: usize) -> Floats {
        let raw = source(wave, op, index, half);
        let keep = if bit(op, NEG_HI, index) { 0x7fff } else { 0xffff };
        let sign = sign16(op, NEG, index);
        of_lanes(|lane| T::widen((raw[lane] >> shift) as u16 & keep ^ sign))
    }
}

/// V_FMA_MIX: each source is a float or, where OP_SEL_HI says so, one half of its register.
fn mixed(inst: &Inst, wave64: bool) -> Result<Op, Unmodelled> {
    let run = match inst.name {
        "v_fma_mix_f32" => handler::<Mix<WHOLE>>(),
        "v_fma_mixlo_f16" => handler::<Mix<LOW>>(),
        _ => handler::<Mix<HIGH>>(),
    };
    let mut lowered = op(run);
    lowered.dst = vector_register(inst.dst, wave64)?;
    for index in 0..3 {
        let narrow = inst.opsel_hi >> index & 1 != 0;
        let ty = if narrow { Type::F16 } else { Type::B32 };
        lowered.src[index] = slot(inst.src[index], ty, wave64, &mut lowered.imm)?;
    }
    lowered.aux = u32::from(inst.neg & 7) << NEG
        | u32::from(inst.abs & 7) << NEG_HI
        | u32::from(inst.opsel & 7) << OPSEL
        | u32::from(inst.opsel_hi & 7) << OPSEL_HI
        | if inst.clamp { CLAMP } else { 0 };
    Ok(lowered)
}

#[inline(always)]
fn clamped(value: f32, clamp: Option<bool>) -> f32 {
    clamp.map_or(value, |dx10| real::clamp(value, dx10))
}

/// MODE as far as it is about denormals, in sources and in results, and about rounding. Each number follows that of its format.
#[derive(Clone, Copy)]
struct Mode(u32);

impl Mode {
    #[inline(always)]
    fn source32(self, value: f32) -> f32 {
        if self.0 >> 4 & 1 == 0 { Real::flushed(value) } else { value }
    }

    #[inline(always)]
    fn result32(self, value: f32) -> f32 {
        if self.0 >> 5 & 1 == 0 { Real::flushed(value) } else { value }
    }

    #[inline(always)]
    fn source16(self, value: Half) -> Half {
        if self.0 >> 6 & 1 == 0 { Real::flushed(value) } else { value }
    }

    #[inline(always)]
    fn result16(self, value: Half) -> Half {
        if self.0 >> 7 & 1 == 0 { Real::flushed(value) } else { value }
    }
}

/// Where the result of V_FMA_MIX goes: into the register, or into half of it.
const WHOLE: u8 = 0;
const LOW: u8 = 1;
const HIGH: u8 = 2;

struct Mix<const INTO: u8>;

impl<const INTO: u8> Handler for Mix<INTO> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        match (directed(wave.mode, f32::FORMAT), directed(wave.mode, Half::FORMAT)) {
            (None, None) => Self::lanes(wave, op, Quick::<WIDE>, Nearest::<WIDE>, Nearest::<WIDE>),
            (sums, halves) => Self::otherwise(wave, op, sums.unwrap_or(Soft::NEAREST), halves.unwrap_or(Soft::NEAREST)),
        }
    }
}

impl<const INTO: u8> Mix<INTO> {
    #[cold]
    fn otherwise(wave: &mut Wave, op: &Op, sums: Soft, halves: Soft) -> Step {
        Self::lanes(wave, op, sums, sums, halves)
    }

    /// Sums by `quick`, and where there is a NaN by `exact`, which has the rules for it; halves by `narrow`.
    #[inline(always)]
    fn lanes(
        wave: &mut Wave,
        op: &Op,
        quick: impl Arithmetic,
        exact: impl Arithmetic,
        narrow: impl Arithmetic,
    ) -> Step {
        let (mode, clamp) = (Mode(wave.mode), clamp_of(op, wave.mode));
        for half in 0..wave.halves() {
            let a = Self::source(wave, op, 0, half);
            let b = Self::source(wave, op, 1, half);
            let c = Self::source(wave, op, 2, half);
            let mut sum: Bits = of_lanes(|lane| quick.fma(a[lane], b[lane], c[lane]).to_bits());
            if any_nan::<f32>(&sum) {
                sum = of_lanes(|lane| exact.fma(a[lane], b[lane], c[lane]).to_bits());
            }
            let sum = of_lanes(|lane| clamped(f32::from_bits(sum[lane]), clamp));
            let old = wave.vgpr[usize::from(op.dst) + half].0;
            let out = of_lanes(|lane| match INTO {
                WHOLE => mode.result32(sum[lane]).to_bits(),
                LOW => old[lane] & 0xffff_0000 | u32::from(mode.result16(narrow.narrow16(sum[lane])).0),
                _ => old[lane] & 0xffff | u32::from(mode.result16(narrow.narrow16(sum[lane])).0) << 16,
            });
            u32::store(wave, op.dst, half, &out);
        }
        Step::Next
    }

    /// A source as floats of 32 bits.
    #[inline(always)]
    fn source(wave: &Wave, op: &Op, index: usize, half: usize) -> Floats {
        let (mode, raw) = (Mode(wave.mode), source(wave, op, index, half));
        let shift = if bit(op, OPSEL, index) { 16 } else { 0 };
        // NEG_HI is ABS here.
        let keep = if bit(op, NEG_HI, index) { u32::MAX >> 1 } else { u32::MAX };
        let sign = u32::from(bit(op, NEG, index)) << 31;
        let value: Floats = match bit(op, OPSEL_HI, index) {
            true => of_lanes(|lane| mode.source16(Half((raw[lane] >> shift) as u16)).f32()),
            false => of_lanes(|lane| mode.source32(f32::from_bits(raw[lane]))),
        };
        of_lanes(|lane| f32::from_bits(value[lane].to_bits() & keep ^ sign))
    }
}
