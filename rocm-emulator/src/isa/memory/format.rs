//! Data formats of typed buffer accesses: what stands in memory, and the four components that a shader sees.
//!
//! Follows the unified formats of GFX11 ("RDNA3 Instruction Set Architecture", chapter 9.4): a number names how many
//! components there are, their bits, and how they are read.

use crate::isa::real::Half;

/// How the bits of a component are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numeric {
    /// 0 to 1.
    Unorm,
    /// -1 to 1.
    Snorm,
    /// An unsigned integer as a float.
    Uscaled,
    /// A signed integer as a float.
    Sscaled,
    /// An unsigned integer.
    Uint,
    /// A signed integer.
    Sint,
    /// A float of 10, 11, 16 or 32 bits.
    Float,
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format {
    /// The bits of the components, lowest first; 0 for those that are not there.
    pub bits: [u8; 4],
    /// How they are read.
    pub numeric: Numeric,
}

use Numeric::{Float, Sint, Snorm, Sscaled, Uint, Unorm, Uscaled};

/// The numeric formats of small components, in the order in which the formats count.
const ALL: [Numeric; 6] = [Unorm, Snorm, Uscaled, Sscaled, Uint, Sint];

impl Format {
    /// The format of a number; `None` for 0 and beyond the last.
    pub(super) fn of(number: u32) -> Option<Format> {
        let of = |bits: [u8; 4], numeric: Numeric| Some(Format { bits, numeric });
        let small = |first: u32, bits: [u8; 4]| match ALL.get((number - first) as usize) {
            Some(numeric) => of(bits, *numeric),
            None => of(bits, Float),
        };
        let wide = |first: u32, bits: [u8; 4]| of(bits, [Uint, Sint, Float][(number - first) as usize % 3]);
        match number {
            1..=6 => small(1, [8, 0, 0, 0]),
            7..=13 => small(7, [16, 0, 0, 0]),
            14..=19 => small(14, [8, 8, 0, 0]),
            20..=22 => wide(20, [32, 0, 0, 0]),
            23..=29 => small(23, [16, 16, 0, 0]),
            // Named from the highest component down.
            30 => of([11, 11, 10, 0], Float),
            31 => of([10, 11, 11, 0], Float),
            32..=35 => of([2, 10, 10, 10], [Unorm, Snorm, Uint, Sint][(number - 32) as usize]),
            36..=41 => small(36, [10, 10, 10, 2]),
            42..=47 => small(42, [8, 8, 8, 8]),
            48..=50 => wide(48, [32, 32, 0, 0]),
            51..=57 => small(51, [16, 16, 16, 16]),
            58..=60 => wide(58, [32, 32, 32, 0]),
            61..=63 => wide(61, [32, 32, 32, 32]),
            _ => None,
        }
    }

    /// Bytes of an element.
    pub(super) fn bytes(self) -> usize {
        self.bits.iter().map(|bits| usize::from(*bits)).sum::<usize>() / 8
    }

    /// Whether components are integers to the shader.
    pub(super) fn integer(self) -> bool {
        matches!(self.numeric, Uint | Sint)
    }

    /// The components of an element, as registers hold them: floats, or integers. Those that are not there are 0, the
    /// last of them 1.
    pub(super) fn unpack(self, element: u128) -> [u32; 4] {
        let mut at = 0;
        let one = if self.integer() { 1 } else { 1f32.to_bits() };
        let mut out = [0, 0, 0, one];
        for (component, bits) in out.iter_mut().zip(self.bits) {
            if bits != 0 {
                let raw = (element >> at) as u32 & low(bits);
                *component = self.read(raw, bits);
                at += u32::from(bits);
            }
        }
        out
    }

    /// An element from components.
    pub(super) fn pack(self, components: [u32; 4]) -> u128 {
        let mut at = 0;
        let mut element = 0;
        for (component, bits) in components.into_iter().zip(self.bits) {
            if bits != 0 {
                element |= u128::from(self.write(component, bits) & low(bits)) << at;
                at += u32::from(bits);
            }
        }
        element
    }

    fn read(self, raw: u32, bits: u8) -> u32 {
        let signed = (raw << (32 - bits)) as i32 >> (32 - bits);
        let top = f64::from(low(bits));
        let value = match self.numeric {
            Uint => return raw,
            Sint => return signed as u32,
            Float if bits == 32 => return raw,
            Float => return small_float(raw, bits).to_bits(),
            Unorm => f64::from(raw) / top,
            Snorm => (f64::from(signed) / f64::from(low(bits - 1))).max(-1.0),
            Uscaled => f64::from(raw),
            Sscaled => f64::from(signed),
        };
        (value as f32).to_bits()
    }

    fn write(self, component: u32, bits: u8) -> u32 {
        let value = f64::from(f32::from_bits(component));
        let (least, most) = (-f64::from(low(bits - 1)) - 1.0, f64::from(low(bits - 1)));
        match self.numeric {
            // Integers that do not fit are the nearest that does.
            Uint => component.min(low(bits)),
            Sint => (f64::from(component as i32)).clamp(least, most) as i32 as u32,
            Float if bits == 32 => component,
            Float => to_small_float(f32::from_bits(component), bits),
            Unorm => (value.clamp(0.0, 1.0) * f64::from(low(bits))).round_ties_even() as u32,
            Snorm => (value.clamp(-1.0, 1.0) * most).round_ties_even() as i32 as u32,
            Uscaled => value.clamp(0.0, f64::from(low(bits))) as u32,
            Sscaled => value.clamp(least, most) as i32 as u32,
        }
    }
}

/// `bits` ones.
fn low(bits: u8) -> u32 {
    u32::MAX >> (32 - bits)
}

/// A float of 16 bits, or one of 10 or 11 bits without a sign: those are its upper bits.
fn small_float(raw: u32, bits: u8) -> f32 {
    match bits {
        16 => Half(raw as u16).f32(),
        _ => Half((raw << (15 - bits)) as u16).f32(),
    }
}

fn to_small_float(value: f32, bits: u8) -> u32 {
    match bits {
        16 => Half::round(value).0.into(),
        // Without a sign: negative values are 0. The bits that do not fit are cut off.
        _ if value < 0.0 => 0,
        _ => u32::from(Half::truncate(value).0 & 0x7fff) >> (15 - bits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_have_the_sizes_that_their_names_say() {
        let bytes: Vec<usize> = (1..64).map(|number| Format::of(number).unwrap().bytes()).collect();
        let expected: Vec<usize> =
            [(1, 6), (2, 7), (2, 6), (4, 3), (4, 7), (4, 2), (4, 4), (4, 6), (4, 6), (8, 3), (8, 7), (12, 3), (16, 3)]
                .into_iter()
                .flat_map(|(bytes, count)| std::iter::repeat_n(bytes, count))
                .collect();
        assert_eq!(bytes, expected);
        assert_eq!(Format::of(0), None);
        assert_eq!(Format::of(64), None);
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let unorm8 = Format::of(42).unwrap();
        let floats = [0.0, 1.0, 0.5, 2.0].map(f32::to_bits);
        assert_eq!(unorm8.pack(floats), 0xff_80_ff_00);
        assert_eq!(unorm8.unpack(0xff_00_33_ff).map(f32::from_bits), [1.0, 0.2, 0.0, 1.0]);
        let snorm16 = Format::of(24).unwrap();
        assert_eq!(snorm16.unpack(0x8000_7fff).map(f32::from_bits), [1.0, -1.0, 0.0, 1.0]);
        let sint8 = Format::of(6).unwrap();
        assert_eq!(sint8.unpack(0x80), [0xffff_ff80, 0, 0, 1]);
        assert_eq!(sint8.pack([300, 0, 0, 0]), 0x7f);
        let float11 = Format::of(30).unwrap();
        let packed = float11.pack([1.0, 0.5, 2.0, 0.0].map(f32::to_bits));
        assert_eq!(float11.unpack(packed).map(f32::from_bits), [1.0, 0.5, 2.0, 1.0]);
        for number in 1..64 {
            let format = Format::of(number).unwrap();
            let some = [0.0, 1.0, 0.0, 1.0].map(f32::to_bits);
            let some = if format.integer() { [0, 1, 0, 1] } else { some };
            let mut expected = format.unpack(0);
            for (at, bits) in format.bits.into_iter().enumerate() {
                if bits != 0 {
                    expected[at] = some[at];
                }
            }
            assert_eq!(format.unpack(format.pack(some)), expected, "{number}");
        }
    }
}
