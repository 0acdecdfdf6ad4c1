//! Models of float arithmetic, written for plainness: exact sums in wide integers, then one rounding.

/// An exact real number `value * 2^exponent`, or what is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    Nan,
    Infinity(bool),
    /// Sign, magnitude (not 0), exponent of its lowest bit.
    Finite(bool, u128, i32),
    Zero(bool),
}

impl Number {
    /// As a float of the host, rounded.
    pub fn f64(self) -> f64 {
        f64::from_bits(F64.round(self))
    }
}

/// A float format: bits of the mantissa and of the exponent.
#[derive(Clone, Copy, Debug)]
pub struct Format(pub u32, pub u32);

pub const F16: Format = Format(10, 5);
pub const F32: Format = Format(23, 8);
pub const F64: Format = Format(52, 11);

impl Format {
    fn sign_bit(self) -> u64 {
        1 << (self.0 + self.1)
    }

    pub fn bits(self, raw: u64) -> u64 {
        raw & (self.sign_bit() | (self.sign_bit() - 1))
    }

    fn top(self) -> u64 {
        (1 << self.1) - 1
    }

    fn bias(self) -> i32 {
        (1 << (self.1 - 1)) - 1
    }

    pub fn is_nan(self, raw: u64) -> bool {
        let magnitude = raw & (self.sign_bit() - 1);
        magnitude > self.top() << self.0
    }

    pub fn is_signalling(self, raw: u64) -> bool {
        self.is_nan(raw) && raw >> (self.0 - 1) & 1 == 0
    }

    pub fn quiet(self, raw: u64) -> u64 {
        self.bits(raw) | 1 << (self.0 - 1)
    }

    pub fn nan(self) -> u64 {
        self.top() << self.0 | 1 << (self.0 - 1)
    }

    pub fn number(self, raw: u64) -> Number {
        let raw = self.bits(raw);
        let negative = raw & self.sign_bit() != 0;
        let (exponent, mantissa) = ((raw >> self.0 & self.top()) as i32, u128::from(raw & ((1 << self.0) - 1)));
        if exponent as u64 == self.top() {
            if mantissa == 0 { Number::Infinity(negative) } else { Number::Nan }
        } else if exponent == 0 && mantissa == 0 {
            Number::Zero(negative)
        } else {
            let hidden = if exponent == 0 { 0 } else { 1 << self.0 };
            Number::Finite(negative, mantissa | hidden, exponent.max(1) - self.bias() - self.0 as i32)
        }
    }

    /// The nearest value of the format, ties to even.
    pub fn round(self, number: Number) -> u64 {
        let sign = |negative: bool| if negative { self.sign_bit() } else { 0 };
        match number {
            Number::Nan => self.nan(),
            Number::Infinity(negative) => sign(negative) | self.top() << self.0,
            Number::Zero(negative) => sign(negative),
            Number::Finite(negative, magnitude, exponent) => {
                let length = 128 - magnitude.leading_zeros() as i32;
                if length + exponent > self.bias() + 1 {
                    return self.round(Number::Infinity(negative));
                }
                // The exponent of the result's lowest bit.
                let lowest = (length + exponent - 1 - self.0 as i32).max(1 - self.bias() - self.0 as i32);
                let shift = lowest - exponent;
                let units = if shift <= 0 {
                    magnitude << -shift
                } else if shift > 127 {
                    0
                } else {
                    let (whole, rest) = (magnitude >> shift, magnitude & ((1 << shift) - 1));
                    let half = 1 << (shift - 1);
                    whole + u128::from(rest > half || rest == half && whole & 1 == 1)
                };
                // Units of the lowest bit count through the exponents.
                let biased = (lowest + self.bias() + self.0 as i32 - 1) as u64;
                let bits = (biased << self.0) + units as u64;
                sign(negative) | bits.min(self.top() << self.0)
            }
        }
    }
}

pub fn negate(number: Number) -> Number {
    match number {
        Number::Nan => Number::Nan,
        Number::Infinity(negative) => Number::Infinity(!negative),
        Number::Finite(negative, magnitude, exponent) => Number::Finite(!negative, magnitude, exponent),
        Number::Zero(negative) => Number::Zero(!negative),
    }
}

pub fn multiply(a: Number, b: Number) -> Number {
    use Number::{Finite, Infinity, Nan, Zero};
    match (a, b) {
        (Nan, _) | (_, Nan) | (Infinity(_), Zero(_)) | (Zero(_), Infinity(_)) => Nan,
        (Infinity(x), Infinity(y) | Finite(y, ..)) | (Finite(x, ..), Infinity(y)) => Infinity(x != y),
        (Zero(x), Zero(y) | Finite(y, ..)) | (Finite(x, ..), Zero(y)) => Zero(x != y),
        (Finite(x, m, e), Finite(y, n, f)) => Finite(x != y, m * n, e + f),
    }
}

pub fn add(a: Number, b: Number) -> Number {
    use Number::{Finite, Infinity, Nan, Zero};
    match (a, b) {
        (Nan, _) | (_, Nan) => Nan,
        (Infinity(x), Infinity(y)) => {
            if x == y {
                a
            } else {
                Nan
            }
        }
        (Infinity(_), _) => a,
        (_, Infinity(_)) => b,
        (Zero(x), Zero(y)) => Zero(x && y),
        (Zero(_), _) => b,
        (_, Zero(_)) => a,
        (Finite(x, m, e), Finite(y, n, f)) => {
            // To a common lowest bit; what lies far below both is kept as one sticky bit.
            let (mut big, mut small) = ((x, m, e), (y, n, f));
            let top = |(_, m, e): (bool, u128, i32)| 128 - m.leading_zeros() as i32 + e;
            if top(big) < top(small) {
                (big, small) = (small, big);
            }
            let room = big.1.leading_zeros() as i32 - 2;
            let low = (big.2 - room).max(small.2.min(big.2));
            let larger = big.1 << (big.2 - low);
            let down = low - small.2;
            let smaller = if down <= 0 {
                small.1 << -down
            } else if down > 127 {
                1
            } else {
                small.1 >> down | u128::from(small.1 & ((1 << down) - 1) != 0)
            };
            if big.0 == small.0 {
                Finite(big.0, larger + smaller, low)
            } else if larger == smaller {
                Zero(false)
            } else if larger > smaller {
                Finite(big.0, larger - smaller, low)
            } else {
                Finite(small.0, smaller - larger, low)
            }
        }
    }
}

/// The NaN rule: the first NaN among the operands, made quiet; else the rounded result.
pub fn arithmetic(format: Format, operands: &[u64], result: Number) -> u64 {
    match operands.iter().find(|raw| format.is_nan(**raw)) {
        Some(nan) => format.quiet(*nan),
        None => format.round(result),
    }
}

/// V_MIN and V_MAX in IEEE mode, case by case.
pub fn extreme(format: Format, a: u64, b: u64, least: bool) -> u64 {
    let (a, b) = (format.bits(a), format.bits(b));
    if format.is_signalling(a) {
        return format.quiet(a);
    }
    if format.is_signalling(b) {
        return format.quiet(b);
    }
    if format.is_nan(a) {
        return b;
    }
    if format.is_nan(b) {
        return a;
    }
    // -0 before +0: sign and magnitude as an integer.
    let key = |raw: u64| {
        let magnitude = (raw & !(1 << (format.0 + format.1))) as i128;
        if raw >> (format.0 + format.1) & 1 != 0 { -1 - magnitude } else { magnitude }
    };
    if (key(a) < key(b)) == least { a } else { b }
}
