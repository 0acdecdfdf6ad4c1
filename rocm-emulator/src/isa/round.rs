//! Float operations whose result depends on how it is rounded.
//!
//! Formulas name them through an [`Arithmetic`], so that each is written once: [`Nearest`] is the host's own arithmetic with the
//! rules for NaN, [`Quick`] the same without them, [`Soft`] any mode of MODE. That one takes an operation to 113 bits rounded to
//! odd and rounds from there, which is as if it were rounded once: right, and slow.

use super::real::{self, Half, Real, passed};
use rustc_apfloat::{
    Float as _, FloatConvert as _, Round, Status,
    ieee::{self, Quad},
};

/// A format with arithmetic.
pub trait Float: Real {
    /// `self + other` to nearest even. Which NaN comes out is the host's choice, here and below.
    fn add(self, other: Self) -> Self;
    /// `self - other` to nearest even.
    fn sub(self, other: Self) -> Self;
    /// `self * other` to nearest even.
    fn mul(self, other: Self) -> Self;
    /// `self * b + c` to nearest even, rounded once. `FUSED` says that the host has such an operation.
    fn fma<const FUSED: bool>(self, b: Self, c: Self) -> Self;
    /// `self * 2^exponent` to nearest even, rounded once.
    fn ldexp(self, exponent: i32) -> Self;
    /// The largest integer that is not greater.
    fn floor(self) -> Self;
    /// The value just below 1.
    const BELOW_ONE: Self;
    /// The same number with 113 bits.
    fn wide(self) -> Quad;
    /// A number of 113 bits, rounded.
    fn narrow(wide: Quad, round: Round) -> Self;
}

macro_rules! conversions {
    ($soft:ident, $value:ident => $bits:expr, $back:expr) => {
        fn wide(self) -> Quad {
            let $value = self;
            ieee::$soft::from_bits($bits.into()).convert(&mut false).value
        }
        fn narrow(wide: Quad, round: Round) -> Self {
            let rounded: ieee::$soft = wide.convert_r(round, &mut false).value;
            $back(rounded.to_bits() as _)
        }
    };
}

macro_rules! of_the_host {
    ($ty:ident, $soft:ident, $fma:path, $ldexp:path, $below:literal) => {
        impl Float for $ty {
            #[inline(always)]
            fn add(self, other: $ty) -> $ty {
                self + other
            }
            #[inline(always)]
            fn sub(self, other: $ty) -> $ty {
                self - other
            }
            #[inline(always)]
            fn mul(self, other: $ty) -> $ty {
                self * other
            }
            #[inline(always)]
            fn fma<const FUSED: bool>(self, b: $ty, c: $ty) -> $ty {
                if FUSED { self.mul_add(b, c) } else { $fma(self, b, c) }
            }
            #[inline(always)]
            fn ldexp(self, exponent: i32) -> $ty {
                $ldexp(self, exponent)
            }
            #[inline(always)]
            fn floor(self) -> $ty {
                <$ty>::floor(self)
            }
            const BELOW_ONE: $ty = <$ty>::from_bits($below);
            conversions!($soft, value => value.to_bits(), <$ty>::from_bits);
        }
    };
}
of_the_host!(f32, Single, real::fma32, real::ldexp32, 0x3f7f_ffff);
of_the_host!(f64, Double, f64::mul_add, real::ldexp64, 0x3fef_ffff_ffff_ffff);

impl Float for Half {
    #[inline(always)]
    fn add(self, other: Half) -> Half {
        Half::round(self.f32() + other.f32())
    }
    #[inline(always)]
    fn sub(self, other: Half) -> Half {
        Half::round(self.f32() - other.f32())
    }
    #[inline(always)]
    fn mul(self, other: Half) -> Half {
        Half::round(self.f32() * other.f32())
    }
    #[inline(always)]
    fn fma<const FUSED: bool>(self, b: Half, c: Half) -> Half {
        Half::fma(self, b, c)
    }
    #[inline(always)]
    fn ldexp(self, exponent: i32) -> Half {
        Half::round(real::ldexp32(self.f32(), exponent.clamp(-80, 80)))
    }
    #[inline(always)]
    fn floor(self) -> Half {
        Half::round(self.f32().floor())
    }
    const BELOW_ONE: Half = Half(0x3bff);
    conversions!(Half, value => value.0, Half);
}

/// The operations that round, in one way of rounding.
pub trait Arithmetic: Copy {
    /// `a + b`.
    fn add<T: Float>(self, a: T, b: T) -> T;
    /// `a - b`.
    fn sub<T: Float>(self, a: T, b: T) -> T;
    /// `a * b`.
    fn mul<T: Float>(self, a: T, b: T) -> T;
    /// `a * b + c`, rounded once.
    fn fma<T: Float>(self, a: T, b: T, c: T) -> T;
    /// `a * 2^exponent`.
    fn ldexp<T: Float>(self, a: T, exponent: i32) -> T;
    /// An integer.
    fn int32(self, value: i64) -> f32;
    /// A number of twice the size.
    fn narrow32(self, value: f64) -> f32;
    /// A number of twice the size.
    fn narrow16(self, value: f32) -> Half;

    /// `b - a`, whose NaN is the first of `a` and `b` all the same.
    #[inline(always)]
    fn subrev<T: Float>(self, a: T, b: T) -> T {
        let difference = self.sub(b, a);
        if difference.nan() { passed(difference, a, b, a) } else { difference }
    }
    /// `a * b`; 0 times anything is 0.
    #[inline(always)]
    fn mul_dx9(self, a: f32, b: f32) -> f32 {
        if a == 0.0 || b == 0.0 { 0.0 } else { self.mul(a, b) }
    }
    /// `a * b + c`; 0 times anything is 0.
    #[inline(always)]
    fn fma_dx9(self, a: f32, b: f32, c: f32) -> f32 {
        if a == 0.0 || b == 0.0 { passed(self.add(0.0, c), c, c, c) } else { self.fma(a, b, c) }
    }
    /// The fraction: what is above the floor, and below 1.
    #[inline(always)]
    fn fract<T: Float>(self, a: T) -> T {
        let fraction = self.sub(a, a.floor());
        passed(if fraction.less(T::ONE) { fraction } else { T::BELOW_ONE }, a, a, a)
    }
}

/// To nearest even, with the rules for NaN. `FUSED` says that the host has a fused multiply-add; without, it is built of others.
#[derive(Clone, Copy, Debug)]
pub struct Nearest<const FUSED: bool>;

impl<const FUSED: bool> Arithmetic for Nearest<FUSED> {
    #[inline(always)]
    fn add<T: Float>(self, a: T, b: T) -> T {
        passed(a.add(b), a, b, a)
    }
    #[inline(always)]
    fn sub<T: Float>(self, a: T, b: T) -> T {
        passed(a.sub(b), a, b, a)
    }
    #[inline(always)]
    fn mul<T: Float>(self, a: T, b: T) -> T {
        passed(a.mul(b), a, b, a)
    }
    #[inline(always)]
    fn fma<T: Float>(self, a: T, b: T, c: T) -> T {
        passed(a.fma::<FUSED>(b, c), a, b, c)
    }
    #[inline(always)]
    fn ldexp<T: Float>(self, a: T, exponent: i32) -> T {
        passed(a.ldexp(exponent), a, a, a)
    }
    #[inline(always)]
    fn int32(self, value: i64) -> f32 {
        value as f32
    }
    #[inline(always)]
    fn narrow32(self, value: f64) -> f32 {
        passed(value as f32, value.quiet() as f32, 0.0, 0.0)
    }
    #[inline(always)]
    fn narrow16(self, value: f32) -> Half {
        Half::round(value)
    }
}

/// To nearest even, without the rules for NaN: the same where the result is none.
///
/// A result is a NaN whenever an operand is one, so a look at the results tells where the rules are needed.
#[derive(Clone, Copy, Debug)]
pub struct Quick<const FUSED: bool>;

impl<const FUSED: bool> Arithmetic for Quick<FUSED> {
    #[inline(always)]
    fn add<T: Float>(self, a: T, b: T) -> T {
        a.add(b)
    }
    #[inline(always)]
    fn sub<T: Float>(self, a: T, b: T) -> T {
        a.sub(b)
    }
    #[inline(always)]
    fn mul<T: Float>(self, a: T, b: T) -> T {
        a.mul(b)
    }
    #[inline(always)]
    fn fma<T: Float>(self, a: T, b: T, c: T) -> T {
        a.fma::<FUSED>(b, c)
    }
    #[inline(always)]
    fn ldexp<T: Float>(self, a: T, exponent: i32) -> T {
        a.ldexp(exponent)
    }
    #[inline(always)]
    fn int32(self, value: i64) -> f32 {
        value as f32
    }
    #[inline(always)]
    fn narrow32(self, value: f64) -> f32 {
        value as f32
    }
    #[inline(always)]
    fn narrow16(self, value: f32) -> Half {
        Half::round(value)
    }
}

/// As a mode says, by software.
#[derive(Clone, Copy, Debug)]
pub struct Soft(Round);

/// The rounding that MODE asks for, by where the format's bits stand in it: `None` to nearest even.
#[inline(always)]
pub fn directed(mode: u32, format: u32) -> Option<Soft> {
    match mode >> format & 3 {
        0 => None,
        1 => Some(Soft(Round::TowardPositive)),
        2 => Some(Soft(Round::TowardNegative)),
        _ => Some(Soft(Round::TowardZero)),
    }
}

impl Soft {
    /// To nearest even.
    pub const NEAREST: Soft = Soft(Round::NearestTiesToEven);

    /// `(a * b + c) * 2^exponent`, rounded once.
    #[inline(never)]
    pub fn fma_scaled<T: Float>(self, a: T, b: T, c: T, exponent: i32) -> T {
        passed(self.scaled_sum(a.wide(), b.wide(), c.wide(), exponent), a, b, c)
    }

    fn scaled_sum<T: Float>(self, a: Quad, b: Quad, c: Quad, exponent: i32) -> T {
        let sum = a.mul_add_r(b, c, Round::TowardZero);
        let wide = if sum.value.is_zero() {
            // It is exact; its sign is that of the mode.
            a.mul_add_r(b, c, self.0).value
        } else {
            // What was cut off leaves its mark, so that the rounding to come knows of it.
            Quad::from_bits(sum.value.to_bits() | u128::from(sum.status.contains(Status::INEXACT)))
        };
        T::narrow(wide.scalbn(exponent), self.0)
    }
}

impl Arithmetic for Soft {
    fn add<T: Float>(self, a: T, b: T) -> T {
        self.fma_scaled(a, T::ONE, b, 0)
    }
    fn sub<T: Float>(self, a: T, b: T) -> T {
        passed(self.scaled_sum(a.wide(), T::ONE.wide(), -b.wide(), 0), a, b, a)
    }
    fn mul<T: Float>(self, a: T, b: T) -> T {
        // (The product is exact in 113 bits, and adding a zero of some sign would change that of a product that is one.)
        passed(T::narrow(a.wide().mul_r(b.wide(), self.0).value, self.0), a, b, a)
    }
    fn fma<T: Float>(self, a: T, b: T, c: T) -> T {
        self.fma_scaled(a, b, c, 0)
    }
    fn ldexp<T: Float>(self, a: T, exponent: i32) -> T {
        // Beyond this, every value of 64 bits overflows or vanishes.
        passed(T::narrow(a.wide().scalbn(exponent.clamp(-4000, 4000)), self.0), a, a, a)
    }
    fn int32(self, value: i64) -> f32 {
        f32::narrow(Quad::from_i128(value.into()).value, self.0)
    }
    fn narrow32(self, value: f64) -> f32 {
        if value.is_nan() { Nearest::<false>.narrow32(value) } else { f32::narrow(value.wide(), self.0) }
    }
    fn narrow16(self, value: f32) -> Half {
        if value.is_nan() { Half::round(value) } else { Half::narrow(value.wide(), self.0) }
    }
}
