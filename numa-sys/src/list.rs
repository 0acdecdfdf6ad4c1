//! The strings that name nodes and processors: what users write (`0-3,8`, `!4-5`, `+0-1`, `all`), and the kernel's maps
//! (`00000000,0000000f`). Follows the manual pages numa(3) and numactl(8). Text in, a set or a reason out.
#![forbid(unsafe_code)]

use crate::mask::Set;
use core::ffi::c_ulong;
use std::string::{String, ToString};

/// What the numbers of a string may be, and what its words mean.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    /// The numbers that there are: others are out of range, `all` means them, and `+` counts among them.
    pub known: &'a Set,
    /// Of what `!` is the complement.
    pub complement: &'a Set,
}

/// Why a string names nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Mistake {
    /// There is no number where one must be.
    #[error("`{0}` is not a number")]
    Number(String),
    /// The number is none of those allowed.
    #[error("{0} is out of range")]
    Range(String),
    /// A `-` has no number behind it.
    #[error("a number is missing at the end of `{0}`")]
    Missing(String),
    /// Something stands behind the numbers.
    #[error("`{0}` does not belong there")]
    Rest(String),
}

impl Numbers<'_> {
    /// A number as written, or counted among those that there are. The second is apart, so that the first is a test of a bit.
    #[inline]
    fn known(self, number: usize, relative: bool) -> Result<usize, Mistake> {
        if !relative && self.known.contains(number) { Ok(number) } else { self.counted(number, relative) }
    }

    #[cold]
    fn counted(self, number: usize, relative: bool) -> Result<usize, Mistake> {
        let known = if relative { self.known.iter().nth(number) } else { None };
        known.ok_or_else(|| Mistake::Range(number.to_string()))
    }
}

/// Reads a list of numbers as users write it.
///
/// A leading `!` makes the complement, then a leading `+` counts among the allowed numbers. Numbers are decimal, octal
/// (`010`) or hexadecimal (`0x8`), as C's `strtoul` takes them. `all` may be the last word.
pub fn parse(text: impl AsRef<[u8]>, numbers: Numbers<'_>) -> Result<Set, Mistake> {
    read(text.as_ref(), numbers)
}

fn read(text: &[u8], numbers: Numbers<'_>) -> Result<Set, Mistake> {
    let (text, inverted) = text.strip_prefix(b"!").map_or((text, false), |rest| (rest, true));
    let (mut rest, relative) = text.strip_prefix(b"+").map_or((text, false), |rest| (rest, true));
    let mut set = Set::new();
    loop {
        if rest == b"all" {
            set.extend(numbers.known);
            break;
        }
        let (first, after) = number(rest)?;
        set.insert(numbers.known(first, relative)?);
        rest = after;
        if let Some(after) = rest.strip_prefix(b"-") {
            if after.is_empty() {
                return Err(Mistake::Missing(words(text)));
            }
            let (last, after) = number(after)?;
            numbers.known(last, relative)?;
            // Every number between the two must be one. A range that falls is its first number, as libnuma has it.
            for between in first + 1..=last {
                set.insert(numbers.known(between, relative)?);
            }
            rest = after;
        }
        match rest {
            [b',', after @ ..] => rest = after,
            [] => break,
            _ => return Err(Mistake::Rest(words(rest))),
        }
    }
    Ok(if inverted { numbers.complement.iter().filter(|number| !set.contains(*number)).collect() } else { set })
}

/// Bytes as a mistake tells them.
#[cold]
fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// One number and what stands behind it.
#[inline]
fn number(text: &[u8]) -> Result<(usize, &[u8]), Mistake> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, rest) = text.split_at(digits);
    // Decimal, of so few digits that it is below the largest: what nearly all are.
    match (number, rest) {
        ([b'0'], [b'x' | b'X', ..]) | ([b'0', _, ..], _) | ([], _) => any_number(text),
        _ if digits > usize::MAX.ilog10() as usize => any_number(text),
        _ => Ok((number.iter().fold(0, |value, digit| 10 * value + usize::from(digit - b'0')), rest)),
    }
}

/// The same, of any form that `strtoul` takes.
fn any_number(text: &[u8]) -> Result<(usize, &[u8]), Mistake> {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'\x0b';
    let mut start = text.iter().take_while(|byte| blank(byte)).count();
    start += usize::from(text.get(start) == Some(&b'+'));
    let radix = match text[start..] {
        [b'0', b'x' | b'X', digit, ..] if digit.is_ascii_hexdigit() => {
            start += 2;
            16
        }
        [b'0', ..] => 8,
        _ => 10,
    };
    let (mut end, mut value) = (start, Some(0usize));
    while let Some(digit) = text.get(end).and_then(|byte| char::from(*byte).to_digit(radix)) {
        value = value.and_then(|value| value.checked_mul(radix as usize)?.checked_add(digit as usize));
        end += 1;
    }
    if end == start {
        return Err(Mistake::Number(words(text)));
    }
    let value = value.ok_or_else(|| Mistake::Range(words(&text[start..end])))?;
    Ok((value, &text[end..]))
}

/// Reads a map of the kernel, `00000000,0000000f` and a line end, into words: groups of 32 bits, the highest first.
///
/// False when it is not such a map, or when it has more groups than the words have room for. The words then hold what
/// was read before.
pub fn parse_map(line: &str, words: &mut [c_ulong]) -> bool {
    let Some(line) = line.strip_suffix('\n') else { return false };
    words.fill(0);
    let per_word = c_ulong::BITS as usize / 32;
    for (index, group) in line.rsplit(',').enumerate() {
        let Some(word) = words.get_mut(index / per_word) else { return false };
        let Ok(bits) = u32::from_str_radix(group, 16) else { return false };
        *word |= c_ulong::from(bits) << (32 * (index % per_word));
    }
    true
}

/// Reads a list of the kernel, `0-3,8` with or without a line end; nothing for what is none. Numbers from `limit` on
/// are left out.
pub fn parse_kernel_list(line: &str, limit: usize) -> Option<Set> {
    let mut set = Set::new();
    for range in line.trim().split(',').filter(|range| !range.is_empty()) {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        for number in first..=last.min(limit.saturating_sub(1)) {
            set.insert(number);
        }
    }
    Some(set)
}
