//! The steps of a correctly rounded division: scale, multiply-add with the scale taken back, fix up.
//!
//! The manual's formulas, with four readings made plain, without which a division would not round correctly: DIV_FMAS
//! takes back a scale of 2^64 (2^128 for doubles), up or down by the exponent of the quotient, and rounds once; a
//! denominator whose inverse is denormal is scaled down, also when the quotient is denormal; and "the quotient is denormal"
//! covers those that underflow.

use super::{
    Shape, lane,
    lane::{Bits, Exact, Kind, Lane, Raw, Rounded, bits, mask, store_mask},
    mask_register, operation_of,
};
use crate::{
    isa::{
        Env,
        inst::Inst,
        op::{Op, Run, Step, Unmodelled},
        real::{Half, Real},
        round::{Arithmetic, Float, Nearest, Soft, directed},
        slot::Type,
    },
    wave::{LANES, Lanes, Wave, scalar::VCC_LO},
};

/// What the division steps need of a format.
trait Divisible: Lane + Float {
    /// Bits of the mantissa, without the hidden one.
    const MANTISSA: i32;
    /// The exponent's bias.
    const BIAS: i32;
    /// The power of two that scaling uses.
    const SCALE: i32;
    /// Numerator and denominator are scaled when their exponents differ by so much.
    const FAR: i32;
    /// Beyond this difference of exponents the quotient is 0.
    const VANISHES: i32;
    /// The mantissa bits.
    fn fraction(self) -> u64;
}

impl Divisible for f32 {
    const MANTISSA: i32 = 23;
    const BIAS: i32 = 127;
    const SCALE: i32 = 64;
    const FAR: i32 = 96;
    const VANISHES: i32 = -150;
    fn fraction(self) -> u64 {
        u64::from(self.to_bits() & 0x7f_ffff)
    }
}

impl Divisible for f64 {
    const MANTISSA: i32 = 52;
    const BIAS: i32 = 1023;
    const SCALE: i32 = 128;
    const FAR: i32 = 768;
    const VANISHES: i32 = -1075;
    fn fraction(self) -> u64 {
        self.to_bits() & 0xf_ffff_ffff_ffff
    }
}

/// Lowers an instruction of this file; `None` for all others.
pub fn lower(inst: &Inst, wave64: bool) -> Option<Result<Op, Unmodelled>> {
    const fn shape(ty: Type, narrow: bool) -> Shape {
        Shape { ty, float: true, narrow }
    }
    const SINGLE: [Shape; 3] = [shape(Type::B32, false); 3];
    const DOUBLE: [Shape; 3] = [shape(Type::F64, false); 3];
    const HALF: [Shape; 3] = [shape(Type::F16, true); 3];
    let (run, sources): (Run, &'static [Shape]) = match inst.name {
        "v_div_scale_f32" => (scale::<f32>, &SINGLE),
        "v_div_scale_f64" => (scale::<f64>, &DOUBLE),
        "v_div_fmas_f32" => (multiply_add::<f32>, &SINGLE),
        "v_div_fmas_f64" => (multiply_add::<f64>, &DOUBLE),
        "v_div_fixup_f32" => (ternary::<f32>, &SINGLE),
        "v_div_fixup_f64" => (ternary::<f64>, &DOUBLE),
        "v_div_fixup_f16" => (ternary::<Half>, &HALF),
        _ => return None,
    };
    let operation = super::Operation { run, sources, result: sources[0] };
    Some(operation_of(inst, &operation, wave64).and_then(|mut lowered| {
        if inst.name.starts_with("v_div_scale") {
            lowered.dst2 = mask_register(inst.sdst)?;
        }
        Ok(lowered)
    }))
}

/// The three sources of an operation, modified.
fn sources<T: Lane, K: Kind>(wave: &Wave, op: &Op, half: usize) -> [[T::Raw; LANES]; 3] {
    std::array::from_fn(|index| {
        let mut buffer = [T::Raw::ZERO; LANES];
        let lanes = T::Raw::load(wave, op.src[index], op.imm, half, &mut buffer);
        lane::modify::<T, K>(lanes, index, op, wave.mode)
    })
}

/// Whether `a / b` is smaller than the smallest normal number. Both are finite and not 0.
fn underflows<T: Divisible>(a: T, b: T) -> bool {
    // Exponent and mantissa with the leading bit at a fixed place.
    let split = |value: T| {
        let fraction = value.fraction();
        if value.exponent() != 0 {
            return (value.exponent(), fraction | 1 << T::MANTISSA);
        }
        let shift = fraction.leading_zeros() as i32 - (63 - T::MANTISSA);
        (1 - shift, fraction << shift)
    };
    let ((ea, ma), (eb, mb)) = (split(a), split(b));
    let exponent = ea - eb - i32::from(ma < mb);
    exponent < 1 - T::BIAS
}

/// One of numerator and denominator, scaled so that the steps of a division stay in range; and whether the quotient
/// must be scaled back.
fn scaled<T: Divisible>(value: T, denominator: T, numerator: T) -> (T, bool) {
    let is = |other: T| value.equal(other);
    if numerator.equal(T::ZERO) || denominator.equal(T::ZERO) {
        return (T::NAN, false);
    }
    let normal = |value: T| !value.nan() && !value.infinite();
    let finite = normal(denominator) && normal(numerator);
    let inverse_denormal = normal(denominator) && underflows(T::ONE, denominator);
    let quotient_denormal = finite && underflows(numerator, denominator);
    // (No result is denormal, so no mode of rounding matters.)
    let times = |exponent: i32| Nearest::<false>.ldexp(value, exponent);
    let up = |yes: bool| if yes { times(T::SCALE) } else { value };
    if numerator.exponent() - denominator.exponent() >= T::FAR {
        (up(is(denominator)), true)
    } else if denominator.denormal() {
        (up(true), false)
    } else if inverse_denormal && quotient_denormal {
        (if is(denominator) { times(-T::SCALE) } else { value }, true)
    } else if inverse_denormal {
        (times(-T::SCALE), false)
    } else if quotient_denormal {
        (up(is(numerator)), true)
    } else if numerator.exponent() <= T::MANTISSA {
        (up(true), false)
    } else {
        (value, false)
    }
}

fn scale<T: Divisible>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step
where
    T::Raw: lane::Narrow,
{
    let mut flags = 0;
    for half in 0..wave.halves() {
        let [a, b, c] = sources::<T, Exact>(wave, op, half);
        let mut out = [T::Raw::ZERO; LANES];
        let mut set = 0;
        for lane in 0..LANES {
            let (value, flag) = scaled(T::of(a[lane]), T::of(b[lane]), T::of(c[lane]));
            out[lane] = value.raw();
            set |= u32::from(flag) << lane;
        }
        set &= bits(&wave.exec_lanes[half & 1].0);
        flags |= u64::from(set) << (32 * half);
        lane::finish::<T, Exact>(&mut out, op, wave.mode);
        lane::store::<T>(wave, op, half, &mut out);
    }
    store_mask(wave, op.dst2, flags);
    Step::Next
}

/// The power of two that gives a scaled quotient its own size.
fn scale_back<T: Divisible>(quotient: T) -> i32 {
    if quotient.exponent() > T::BIAS { T::SCALE } else { -T::SCALE }
}

/// `(a * b + c) * 2^exponent`, rounded once.
fn fused<T: Divisible>(a: T, b: T, c: T, exponent: i32, directed: Option<Soft>) -> T {
    match (directed, exponent) {
        (None, 0) => Nearest::<false>.fma(a, b, c),
        // Few quotients are so large or so small.
        _ => directed.unwrap_or(Soft::NEAREST).fma_scaled(a, b, c, exponent),
    }
}

fn multiply_add<T: Divisible>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step
where
    T::Raw: lane::Narrow,
{
    let directed = directed(wave.mode, T::FORMAT);
    for half in 0..wave.halves() {
        let [a, b, c] = sources::<T, Rounded>(wave, op, half);
        let scaled = Lanes::from_mask(mask(wave, VCC_LO as u16, half));
        let mut out = std::array::from_fn(|lane| {
            let (a, b, c) = (T::of(a[lane]), T::of(b[lane]), T::of(c[lane]));
            let exponent = if scaled.0[lane] != 0 { scale_back(c) } else { 0 };
            fused(a, b, c, exponent, directed).raw()
        });
        lane::finish::<T, Rounded>(&mut out, op, wave.mode);
        lane::store::<T>(wave, op, half, &mut out);
    }
    Step::Next
}

/// What the fix-up knows of a format.
trait Fixable: Lane + Real {
    /// A difference of exponents beyond which the quotient is 0, where there is one.
    const VANISHES: Option<i32>;
}

impl Fixable for f32 {
    const VANISHES: Option<i32> = Some(<f32 as Divisible>::VANISHES);
}
impl Fixable for f64 {
    const VANISHES: Option<i32> = Some(<f64 as Divisible>::VANISHES);
}
impl Fixable for Half {
    const VANISHES: Option<i32> = None;
}

/// The quotient with the special cases put right.
fn fixed<T: Fixable>(quotient: T, denominator: T, numerator: T) -> T {
    let negative = numerator.negative() != denominator.negative();
    let zero = |value: T| value.equal(T::ZERO);
    let vanishes = || T::VANISHES.is_some_and(|far| numerator.exponent() - denominator.exponent() < far);
    if numerator.nan() {
        numerator.quiet()
    } else if denominator.nan() {
        denominator.quiet()
    } else if zero(denominator) && zero(numerator) || denominator.infinite() && numerator.infinite() {
        T::NAN.with_sign(true)
    } else if zero(denominator) || numerator.infinite() {
        T::infinity(negative)
    } else if denominator.infinite() || zero(numerator) || vanishes() {
        T::ZERO.with_sign(negative)
    } else if quotient.nan() {
        // The steps overflowed on the way: so does the quotient.
        T::infinity(negative)
    } else {
        quotient.with_sign(negative)
    }
}

fn ternary<T: Fixable>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step
where
    T::Raw: lane::Narrow,
{
    for half in 0..wave.halves() {
        let [a, b, c] = sources::<T, Bits>(wave, op, half);
        let mut out = std::array::from_fn(|lane| fixed(T::of(a[lane]), T::of(b[lane]), T::of(c[lane])).raw());
        lane::finish::<T, Exact>(&mut out, op, wave.mode);
        lane::store::<T>(wave, op, half, &mut out);
    }
    Step::Next
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps that compilers emit for `numerator / denominator` in single precision.
    fn divide32(numerator: f32, denominator: f32) -> f32 {
        let (d, _) = scaled(denominator, denominator, numerator);
        let (n, flag) = scaled(numerator, denominator, numerator);
        let inverse = 1.0 / d;
        let inverse = (-d).mul_add(inverse, 1.0).mul_add(inverse, inverse);
        let quotient = n * inverse;
        let quotient = (-d).mul_add(quotient, n).mul_add(inverse, quotient);
        let rest = (-d).mul_add(quotient, n);
        fixed(last(rest, inverse, quotient, flag), denominator, numerator)
    }

    /// The steps for double precision.
    fn divide64(numerator: f64, denominator: f64) -> f64 {
        let (d, _) = scaled(denominator, denominator, numerator);
        let (n, flag) = scaled(numerator, denominator, numerator);
        let mut inverse = 1.0 / d;
        for _ in 0..2 {
            inverse = (-d).mul_add(inverse, 1.0).mul_add(inverse, inverse);
        }
        let quotient = n * inverse;
        let rest = (-d).mul_add(quotient, n);
        fixed(last(rest, inverse, quotient, flag), denominator, numerator)
    }

    fn last<T: Divisible>(a: T, b: T, c: T, flag: bool) -> T {
        fused(a, b, c, if flag { scale_back(c) } else { 0 }, None)
    }

    #[test]
    fn quotients_round_correctly() {
        let mut state = 1u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state ^ state >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        };
        // Bits of all kinds: among them quotients that overflow, that are denormal, and that are ties of denormals.
        for _ in 0..300_000 {
            let [a, b] = [0; 2].map(|_| f32::from_bits((next() >> 32) as u32));
            let (got, wanted) = (divide32(a, b), a / b);
            assert!(got.to_bits() == wanted.to_bits() || got.is_nan() && wanted.is_nan(), "{a:e} / {b:e} = {got:e}");
            let [a, b] = [0; 2].map(|_| f64::from_bits(next()));
            let (got, wanted) = (divide64(a, b), a / b);
            assert!(got.to_bits() == wanted.to_bits() || got.is_nan() && wanted.is_nan(), "{a:e} / {b:e} = {got:e}");
        }
    }
}
