//! Float arithmetic as the ALU does it, one value at a time.
//!
//! Results are IEEE 754, here with round to nearest even (see [`round`](super::round)); what differs from the host is said
//! here: a NaN that an operation makes is positive, one that it passes on is made quiet and is the first operand's; minima and maxima prefer numbers
//! to quiet NaNs and order zeros. Follows "RDNA3 Instruction Set Architecture", chapter 7.2 and the formulas of 16.

/// A float of 16 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Half(pub u16);

/// A float of 16 bits with the exponent of an `f32`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Bfloat(pub u16);

impl Bfloat {
    /// The same value.
    #[inline(always)]
    pub fn f32(self) -> f32 {
        f32::from_bits(u32::from(self.0) << 16)
    }

    /// The nearest; ties to even. A NaN keeps its sign and the upper bits of its payload, and is quiet.
    #[inline(always)]
    pub fn round(value: f32) -> Bfloat {
        let bits = value.to_bits();
        let rounded = if value.is_nan() { bits | 0x40_0000 } else { bits + 0x7fff + (bits >> 16 & 1) };
        Bfloat((rounded >> 16) as u16)
    }
}

/// What float operations have in common over the formats.
pub trait Real: Copy {
    /// The NaN that operations make.
    const NAN: Self;
    /// +1.
    const ONE: Self;
    /// +0.
    const ZERO: Self;
    /// Whether it is a NaN.
    fn nan(self) -> bool;
    /// Whether it is a NaN that is not quiet.
    fn signalling(self) -> bool;
    /// The quiet form of a NaN; all else as it is.
    fn quiet(self) -> Self;
    /// Sign.
    fn negative(self) -> bool;
    /// `self < other`.
    fn less(self, other: Self) -> bool;
    /// `self == other`.
    fn equal(self, other: Self) -> bool;
    /// Biased exponent.
    fn exponent(self) -> i32;
    /// Whether all exponent bits are 0 and the value is not.
    fn denormal(self) -> bool;
    /// Whether it is infinite.
    fn infinite(self) -> bool;
    /// The same value with the sign given.
    fn with_sign(self, negative: bool) -> Self;
    /// A zero of the same sign when it is denormal.
    fn flushed(self) -> Self;
    /// The infinity of a sign.
    fn infinity(negative: bool) -> Self;
}

macro_rules! real {
    ($ty:ty, $bits:ty, $of:expr, $to:expr, $mantissa:literal, $exponents:literal, $one:expr, $less:expr, $equal:expr) => {
        impl Real for $ty {
            const NAN: Self = $of(($exponents << $mantissa) | (1 << ($mantissa - 1)));
            const ONE: Self = $of($one);
            const ZERO: Self = $of(0);
            #[inline(always)]
            fn nan(self) -> bool {
                $to(self) << 1 > ($exponents << $mantissa) << 1
            }
            #[inline(always)]
            fn signalling(self) -> bool {
                self.nan() && $to(self) >> ($mantissa - 1) & 1 == 0
            }
            #[inline(always)]
            fn quiet(self) -> Self {
                if self.nan() { $of($to(self) | 1 << ($mantissa - 1)) } else { self }
            }
            #[inline(always)]
            fn negative(self) -> bool {
                $to(self) >> (<$bits>::BITS - 1) != 0
            }
            #[inline(always)]
            fn less(self, other: Self) -> bool {
                $less(self, other)
            }
            #[inline(always)]
            fn equal(self, other: Self) -> bool {
                $equal(self, other)
            }
            #[inline(always)]
            fn exponent(self) -> i32 {
                ($to(self) >> $mantissa & $exponents) as i32
            }
            #[inline(always)]
            fn denormal(self) -> bool {
                self.exponent() == 0 && $to(self) << 1 != 0
            }
            #[inline(always)]
            fn infinite(self) -> bool {
                $to(self) << 1 == ($exponents << $mantissa) << 1
            }
            #[inline(always)]
            fn with_sign(self, negative: bool) -> Self {
                let sign = 1 << (<$bits>::BITS - 1);
                $of($to(self) & !sign | if negative { sign } else { 0 })
            }
            #[inline(always)]
            fn flushed(self) -> Self {
                if self.exponent() == 0 { $of($to(self) & 1 << (<$bits>::BITS - 1)) } else { self }
            }
            #[inline(always)]
            fn infinity(negative: bool) -> Self {
                Self::with_sign($of($exponents << $mantissa), negative)
            }
        }
    };
}
real!(f32, u32, f32::from_bits, f32::to_bits, 23, 0xff, 0x3f80_0000, |a, b| a < b, |a, b| a == b);
real!(f64, u64, f64::from_bits, f64::to_bits, 52, 0x7ff, 0x3ff0_0000_0000_0000, |a, b| a < b, |a, b| a == b);
real!(Half, u16, Half, bits_of, 10, 0x1f, 0x3c00, |a: Half, b: Half| a.f32() < b.f32(), |a: Half, b: Half| a.f32()
    == b.f32());

#[inline(always)]
const fn bits_of(half: Half) -> u16 {
    half.0
}

/// The result of an operation on up to three operands whose NaNs it passes on.
#[inline(always)]
pub fn passed<T: Real>(result: T, a: T, b: T, c: T) -> T {
    let made = if result.nan() { T::NAN } else { result };
    let made = if c.nan() { c.quiet() } else { made };
    let made = if b.nan() { b.quiet() } else { made };
    if a.nan() { a.quiet() } else { made }
}

/// The smaller of two.
#[inline(always)]
pub fn min<T: Real>(a: T, b: T) -> T {
    let smaller = if a.less(b) || (a.equal(b) && a.negative()) { a } else { b };
    pick(smaller, a, b)
}

/// The greater of two.
#[inline(always)]
pub fn max<T: Real>(a: T, b: T) -> T {
    let greater = if b.less(a) || (a.equal(b) && !a.negative()) { a } else { b };
    pick(greater, a, b)
}

#[inline(always)]
fn pick<T: Real>(chosen: T, a: T, b: T) -> T {
    let chosen = if b.nan() { a } else { chosen };
    let chosen = if a.nan() { b } else { chosen };
    let chosen = if b.signalling() { b.quiet() } else { chosen };
    if a.signalling() { a.quiet() } else { chosen }
}

/// The middle of three.
#[inline(always)]
pub fn median<T: Real>(a: T, b: T, c: T) -> T {
    if a.nan() || b.nan() || c.nan() {
        return min(min(a, b), c);
    }
    let greatest = max(max(a, b), c);
    if greatest.equal(a) {
        max(b, c)
    } else if greatest.equal(b) {
        max(a, c)
    } else {
        max(a, b)
    }
}

/// `value` limited to 0 to 1. A NaN becomes 0 with DX10_CLAMP.
#[inline(always)]
pub fn clamp<T: Real>(value: T, dx10: bool) -> T {
    if value.nan() {
        return if dx10 { T::ZERO } else { value };
    }
    min(max(value, T::ZERO), T::ONE)
}

impl Half {
    /// The same value; a NaN keeps its payload.
    #[inline(always)]
    pub fn f32(self) -> f32 {
        let bits = u32::from(self.0);
        let sign = (bits & 0x8000) << 16;
        let magnitude = bits & 0x7fff;
        // Scaled so that denormals come out right: the value times 2^112 is exact.
        let scaled = f32::from_bits(magnitude << 13) * f32::from_bits(0x7780_0000);
        let value = if magnitude >= 0x7c00 { 0x7f80_0000 | magnitude << 13 } else { scaled.to_bits() };
        f32::from_bits(value | sign)
    }

    /// The same value.
    #[inline(always)]
    pub fn f64(self) -> f64 {
        f64::from(self.f32())
    }

    /// The nearest half; ties to even. A NaN keeps the upper bits of its payload and its sign.
    #[inline(always)]
    pub fn round(value: f32) -> Half {
        let bits = value.to_bits();
        let magnitude = bits & 0x7fff_ffff;
        // All of the cases, and then the right one: without a branch the host's vector unit takes it.
        let normal = magnitude.wrapping_sub(0x3800_0000).wrapping_add(0xfff + (magnitude >> 13 & 1)) >> 13;
        // Denormal or zero: adding 0.5 leaves the rounded multiple of 2^-24 in the lowest bits.
        let denormal = (f32::from_bits(magnitude) + 0.5).to_bits().wrapping_sub(0x3f00_0000);
        let nan = 0x7e00 | magnitude >> 13 & 0x3ff;
        let rounded = if magnitude < 0x3880_0000 { denormal } else { normal };
        let rounded = if magnitude >= 0x4780_0000 { 0x7c00 } else { rounded };
        let rounded = if magnitude > 0x7f80_0000 { nan } else { rounded };
        Half((bits >> 16 & 0x8000 | rounded & 0x7fff) as u16)
    }

    /// The half nearest to zero of the two around `value`.
    pub fn truncate(value: f32) -> Half {
        let nearest = Half::round(value);
        if value.is_infinite() || value.is_nan() || nearest.f32().abs() <= value.abs() {
            nearest
        } else {
            Half(nearest.0 - 1)
        }
    }

    /// The nearest half to a double.
    pub fn round_f64(value: f64) -> Half {
        Half::round(to_odd(value))
    }

    /// An operation done in `f32` and rounded.
    #[inline(always)]
    pub fn apply(a: Half, f: impl Fn(f32) -> f32) -> Half {
        passed(Half::round(f(a.f32())), a, a, a)
    }

    /// `a * b + c`, rounded once. Which NaN comes out is the host's choice.
    #[inline(always)]
    pub fn fma(a: Half, b: Half, c: Half) -> Half {
        // The product has 22 bits, so it is exact; the sum is kept with a sticky lowest bit, two bits beyond the half's.
        Half::round(sum_to_odd32(a.f32() * b.f32(), c.f32()))
    }
}

/// A double to the nearer-to-odd `f32`: a later rounding to 22 bits or fewer is then as if done at once.
#[inline(always)]
pub fn to_odd(value: f64) -> f32 {
    let near = value as f32;
    let (bits, back) = (near.to_bits(), f64::from(near));
    // One of the two neighbours of `value` has an odd last bit.
    let other = if back.abs() < value.abs() { bits.wrapping_add(1) } else { bits.wrapping_sub(1) };
    f32::from_bits(if (back - value).abs() > 0.0 && bits & 1 == 0 { other } else { bits })
}

macro_rules! sum_to_odd {
    ($name:ident, $ty:ty, $doc:literal) => {
        #[doc = $doc]
        #[inline(always)]
        pub fn $name(a: $ty, b: $ty) -> $ty {
            let sum = a + b;
            let back = sum - a;
            let error = (a - (sum - back)) + (b - back);
            let bits = sum.to_bits();
            let away = if (error > 0.0) == (sum > 0.0) { bits.wrapping_add(1) } else { bits.wrapping_sub(1) };
            // (Of an infinite sum the error is a NaN.)
            <$ty>::from_bits(if error.abs() > 0.0 && bits & 1 == 0 { away } else { bits })
        }
    };
}
sum_to_odd!(
    sum_to_odd,
    f64,
    "`a + b` rounded to odd: a later rounding to 51 bits or fewer is then as if done at once."
);
sum_to_odd!(
    sum_to_odd32,
    f32,
    "`a + b` rounded to odd: a later rounding to 22 bits or fewer is then as if done at once."
);

/// `a * b + c` in `f32`, rounded once. Which NaN comes out is the host's choice.
#[inline(always)]
pub fn fma32(a: f32, b: f32, c: f32) -> f32 {
    // The product of two f32 is exact in f64.
    sum_to_odd(f64::from(a) * f64::from(b), f64::from(c)) as f32
}

/// `value * 2^exponent`, rounded once. Which NaN comes out is the host's choice.
pub fn ldexp32(value: f32, exponent: i32) -> f32 {
    // Beyond this, every value overflows or underflows; within, the f64 holds the result exactly.
    let exponent = exponent.clamp(-400, 400);
    (f64::from(value) * f64::from_bits(((1023 + exponent) as u64) << 52)) as f32
}

/// `value * 2^exponent`, rounded once.
pub fn ldexp64(value: f64, exponent: i32) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value.quiet();
    }
    let exponent = exponent.clamp(-2300, 2300);
    let (mantissa, own) = frexp64(value);
    let total = own + exponent;
    let power = |exponent: i32| f64::from_bits(((1023 + exponent) as u64) << 52);
    if total > 1024 {
        f64::infinity(value.negative())
    } else if total >= -1021 {
        // The mantissa lies in [0.5, 1): 2^1024 itself is no double.
        mantissa * 2.0 * power(total - 1)
    } else {
        // In units of the smallest denormal, which is how the bits of denormals count.
        let units = mantissa.abs() * power((total + 1074).max(-900));
        f64::from_bits(units.round_ties_even() as u64).with_sign(value.negative())
    }
}

/// Mantissa in [0.5, 1) and exponent. Zero, infinities and NaN are their own mantissa, with exponent 0.
pub fn frexp64(value: f64) -> (f64, i32) {
    if value == 0.0 || !value.is_finite() {
        return (value.quiet(), 0);
    }
    let (value, shift) = if value.denormal() { (value * 18_014_398_509_481_984.0, 54) } else { (value, 0) };
    let bits = value.to_bits();
    (f64::from_bits(bits & !(0x7ff << 52) | 0x3fe << 52), (bits >> 52 & 0x7ff) as i32 - 1022 - shift)
}

/// Mantissa in [0.5, 1) and exponent, as [`frexp64`].
pub fn frexp32(value: f32) -> (f32, i32) {
    if value.is_nan() {
        return (value.quiet(), 0);
    }
    // Exact both ways: every f32 is a normal f64.
    let (mantissa, exponent) = frexp64(value.into());
    (mantissa as f32, exponent)
}

/// The class of a value as a bit of `v_cmp_class`'s mask.
#[inline(always)]
pub fn class<T: Real>(value: T) -> u32 {
    if value.nan() {
        return if value.signalling() { 0 } else { 1 };
    }
    let kind = if value.infinite() {
        0
    } else if value.denormal() {
        2
    } else if value.exponent() == 0 {
        3
    } else {
        1
    };
    if value.negative() { 2 + kind } else { 9 - kind }
}
