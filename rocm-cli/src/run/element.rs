//! The types that a buffer's elements and a kernel's values have.

use half::f16;
use std::{fmt, str::FromStr};

/// A type of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    U8,
    I8,
    U16,
    I16,
    F16,
    U32,
    I32,
    F32,
    U64,
    I64,
    F64,
}

impl Element {
    const ALL: [(Element, &'static str); 11] = [
        (Element::U8, "u8"),
        (Element::I8, "i8"),
        (Element::U16, "u16"),
        (Element::I16, "i16"),
        (Element::F16, "f16"),
        (Element::U32, "u32"),
        (Element::I32, "i32"),
        (Element::F32, "f32"),
        (Element::U64, "u64"),
        (Element::I64, "i64"),
        (Element::F64, "f64"),
    ];

    /// Bytes of a number.
    pub const fn size(self) -> usize {
        match self {
            Element::U8 | Element::I8 => 1,
            Element::U16 | Element::I16 | Element::F16 => 2,
            Element::U32 | Element::I32 | Element::F32 => 4,
            Element::U64 | Element::I64 | Element::F64 => 8,
        }
    }

    /// Adds a number's bytes, as the GPU has them.
    pub fn parse(self, text: &str, bytes: &mut Vec<u8>) -> Result<(), String> {
        fn number<T: FromStr<Err: fmt::Display>>(text: &str) -> Result<T, String> {
            text.parse().map_err(|error| format!("`{text}`: {error}"))
        }
        let text = text.trim();
        // Hexadecimal digits are a number's bits, whatever its type.
        if let Some(digits) = text.strip_prefix("0x") {
            let bits = u64::from_str_radix(digits, 16).map_err(|error| format!("`{text}`: {error}"))?;
            let all = bits.to_le_bytes();
            let (low, high) = all.split_at(self.size());
            if high.iter().any(|&byte| byte != 0) {
                return Err(format!("`{text}` does not fit {self}"));
            }
            bytes.extend(low);
            return Ok(());
        }
        match self {
            Element::U8 => bytes.extend(number::<u8>(text)?.to_le_bytes()),
            Element::I8 => bytes.extend(number::<i8>(text)?.to_le_bytes()),
            Element::U16 => bytes.extend(number::<u16>(text)?.to_le_bytes()),
            Element::I16 => bytes.extend(number::<i16>(text)?.to_le_bytes()),
            Element::F16 => bytes.extend(f16::from_f64(number(text)?).to_le_bytes()),
            Element::U32 => bytes.extend(number::<u32>(text)?.to_le_bytes()),
            Element::I32 => bytes.extend(number::<i32>(text)?.to_le_bytes()),
            Element::F32 => bytes.extend(number::<f32>(text)?.to_le_bytes()),
            Element::U64 => bytes.extend(number::<u64>(text)?.to_le_bytes()),
            Element::I64 => bytes.extend(number::<i64>(text)?.to_le_bytes()),
            Element::F64 => bytes.extend(number::<f64>(text)?.to_le_bytes()),
        }
        Ok(())
    }

    /// The number that these bytes are; they have its size.
    pub fn text(self, bytes: &[u8]) -> String {
        let mut wide = [0; 8];
        for (to, from) in wide.iter_mut().zip(bytes) {
            *to = *from;
        }
        let bits = u64::from_le_bytes(wide);
        match self {
            Element::U8 | Element::U16 | Element::U32 | Element::U64 => bits.to_string(),
            Element::I8 => (bits as i8).to_string(),
            Element::I16 => (bits as i16).to_string(),
            Element::I32 => (bits as i32).to_string(),
            Element::I64 => (bits as i64).to_string(),
            Element::F16 => f16::from_bits(bits as u16).to_string(),
            Element::F32 => f32::from_bits(bits as u32).to_string(),
            Element::F64 => f64::from_bits(bits).to_string(),
        }
    }
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Element::ALL.iter().find(|(element, _)| element == self).map_or("", |(_, name)| name);
        f.write_str(name)
    }
}

impl FromStr for Element {
    type Err = String;

    fn from_str(text: &str) -> Result<Element, String> {
        let found = Element::ALL.into_iter().find(|(_, name)| *name == text);
        let names = || Element::ALL.map(|(_, name)| name).join(", ");
        found.map(|(element, _)| element).ok_or_else(|| format!("`{text}` is no type: use one of {}", names()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_round_trip() {
        for (element, name) in Element::ALL {
            assert_eq!(name.parse(), Ok(element));
            assert_eq!(element.to_string(), name);
            let least = if name.starts_with('u') { "0" } else { "-5" };
            for text in [least, "7", "100"] {
                let mut bytes = Vec::new();
                element.parse(text, &mut bytes).unwrap();
                assert_eq!(bytes.len(), element.size());
                assert_eq!(element.text(&bytes), text, "{name}");
            }
        }
    }

    #[test]
    fn bits_in_hexadecimal() {
        let mut bytes = Vec::new();
        Element::F32.parse("0x3f800000", &mut bytes).unwrap();
        Element::I8.parse("0xff", &mut bytes).unwrap();
        assert_eq!(bytes, [0, 0, 0x80, 0x3f, 0xff]);
        assert_eq!((Element::F32.text(&bytes[..4]), Element::I8.text(&bytes[4..])), ("1".into(), "-1".into()));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (element, text) in [
            (Element::U8, "256"),
            (Element::U8, "-1"),
            (Element::I8, "128"),
            (Element::U8, "0x100"),
            (Element::U32, "1.5"),
            (Element::F32, "x"),
            (Element::F32, ""),
            (Element::U64, "0x10000000000000000"),
            (Element::U64, "0x"),
        ] {
            assert!(element.parse(text, &mut Vec::new()).is_err(), "{element}: {text}");
        }
    }
}
