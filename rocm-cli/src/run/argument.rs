//! What `--arg` says: a value, a buffer with where its data comes from and goes to, or local memory.

use super::element::Element;
use std::{path::PathBuf, str::FromStr};

/// An argument of a kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A value's bytes.
    Value(Vec<u8>),
    /// A buffer.
    Buffer {
        /// The type of its elements.
        element: Element,
        /// What it starts with.
        data: Data,
        /// Where it goes.
        after: After,
    },
    /// Bytes of LDS.
    Local(u32),
}

/// What a buffer starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// So many bytes of zero.
    Zeros(usize),
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file.
    File(PathBuf),
}

/// What becomes of a buffer after the kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum After {
    /// Nothing.
    Nothing,
    /// It is printed.
    Print,
    /// It is written to a file.
    File(PathBuf),
}

/// The sizes that a value can have.
const VALUE_SIZES: [usize; 8] = [1, 2, 4, 8, 16, 32, 64, 128];
/// Most bytes that the numbers of one `=` may take; more than that is for files.
const MOST_BYTES: usize = 1 << 32;

impl FromStr for Argument {
    type Err = String;

    fn from_str(text: &str) -> Result<Argument, String> {
        let (head, rest) = text.split_once(':').ok_or_else(|| {
            format!(
                "`{text}` has no colon: write TYPE:VALUE, in:TYPE:DATA, out:TYPE:COUNT, inout:TYPE:DATA or local:BYTES"
            )
        })?;
        match head {
            "local" => Ok(Argument::Local(rest.parse().map_err(|error| format!("`{rest}`: {error}"))?)),
            "in" | "out" | "inout" => {
                let (element, rest) = rest.split_once(':').ok_or_else(|| format!("`{text}` lacks :TYPE:..."))?;
                buffer(head, element.parse()?, rest)
            }
            _ => {
                let element: Element = head.parse()?;
                let bytes = numbers(element, rest)?;
                if !VALUE_SIZES.contains(&bytes.len()) {
                    return Err(format!("a value of {} bytes: it can have {VALUE_SIZES:?}", bytes.len()));
                }
                Ok(Argument::Value(bytes))
            }
        }
    }
}

fn buffer(direction: &str, element: Element, rest: &str) -> Result<Argument, String> {
    let (data, after) = match direction {
        "in" => (data(element, rest)?, After::Nothing),
        _ => {
            let (what, file) = match rest.split_once(':') {
                Some((what, file)) => (what, After::File(named(file)?)),
                None => (rest, After::Print),
            };
            match direction {
                "out" => (Data::Zeros(bytes(element, count(what)?)?), file),
                _ => (data(element, what)?, file),
            }
        }
    };
    Ok(Argument::Buffer { element, data, after })
}

fn named(file: &str) -> Result<PathBuf, String> {
    if file.is_empty() { Err("a file's name is empty".into()) } else { Ok(file.into()) }
}

fn count(text: &str) -> Result<usize, String> {
    match text.parse::<usize>() {
        Ok(0) => Err("a buffer of no elements".into()),
        Ok(count) => Ok(count),
        Err(error) => Err(format!("`{text}`: {error}")),
    }
}

fn bytes(element: Element, count: usize) -> Result<usize, String> {
    count.checked_mul(element.size()).ok_or_else(|| format!("{count} x {element} do not fit the address space"))
}

/// A file, or numbers after `=`.
fn data(element: Element, text: &str) -> Result<Data, String> {
    let Some(list) = text.strip_prefix('=') else { return Ok(Data::File(named(text)?)) };
    if let Some((first, end)) = list.split_once("..") {
        let parse = |text: &str| text.trim().parse::<i64>().map_err(|error| format!("`{text}`: {error}"));
        let (first, end) = (parse(first)?, parse(end)?);
        limited(element, end.abs_diff(first))?;
        let mut bytes = Vec::new();
        for number in first..end {
            element.parse(&number.to_string(), &mut bytes)?;
        }
        return filled(bytes);
    }
    if let Some((number, times)) = list.split_once('*') {
        let (numbers, times) = (numbers(element, number)?, count(times)?);
        limited(element, ((numbers.len() / element.size()) as u64).saturating_mul(times as u64))?;
        return filled(numbers.repeat(times));
    }
    filled(numbers(element, list)?)
}

fn limited(element: Element, count: u64) -> Result<(), String> {
    match count.checked_mul(element.size() as u64) {
        Some(bytes) if bytes <= MOST_BYTES as u64 => Ok(()),
        _ => Err(format!("{count} x {element} are too many to be written here: use a file")),
    }
}

fn filled(bytes: Vec<u8>) -> Result<Data, String> {
    if bytes.is_empty() { Err("a buffer of no elements".into()) } else { Ok(Data::Bytes(bytes)) }
}

/// Numbers with commas between.
fn numbers(element: Element, list: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    list.split(',').try_for_each(|number| element.parse(number, &mut bytes))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Argument, String> {
        text.parse()
    }

    fn buffer(element: Element, data: Data, after: After) -> Result<Argument, String> {
        Ok(Argument::Buffer { element, data, after })
    }

    #[test]
    fn values() {
        assert_eq!(parse("u32:7"), Ok(Argument::Value(vec![7, 0, 0, 0])));
        assert_eq!(parse("u8:1,2,3,0x04"), Ok(Argument::Value(vec![1, 2, 3, 4])));
        assert_eq!(parse("local:1024"), Ok(Argument::Local(1024)));
    }

    #[test]
    fn buffers() {
        assert_eq!(parse("in:u16:=1,2"), buffer(Element::U16, Data::Bytes(vec![1, 0, 2, 0]), After::Nothing));
        assert_eq!(parse("in:u8:=3..6"), buffer(Element::U8, Data::Bytes(vec![3, 4, 5]), After::Nothing));
        assert_eq!(parse("inout:u8:=9*3"), buffer(Element::U8, Data::Bytes(vec![9; 3]), After::Print));
        assert_eq!(parse("out:f32:100"), buffer(Element::F32, Data::Zeros(400), After::Print));
        assert_eq!(parse("out:f32:1:a:b"), buffer(Element::F32, Data::Zeros(4), After::File("a:b".into())));
        assert_eq!(parse("inout:i8:x:y"), buffer(Element::I8, Data::File("x".into()), After::File("y".into())));
        assert_eq!(parse("in:i8:x:y"), buffer(Element::I8, Data::File("x:y".into()), After::Nothing));
    }

    #[test]
    fn mistakes_are_named() {
        for (text, words) in [
            ("7", "no colon"),
            ("f31:7", "is no type"),
            ("u32:", "cannot parse"),
            ("u32:1,2,3", "12 bytes"),
            ("in:f32", "lacks"),
            ("in:f32:", "name is empty"),
            ("in:u8:=", "cannot parse"),
            ("in:u8:=250..260", "too large"),
            ("in:u8:=5..5", "no elements"),
            ("in:u64:=0..99999999999999", "use a file"),
            ("in:u64:=1*99999999999999999999", "too large"),
            ("out:f32:0", "no elements"),
            ("out:f64:9223372036854775807", "address space"),
            ("out:f32:x", "invalid digit"),
            ("out:f32:1:", "name is empty"),
            ("local:-1", "invalid digit"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(words), "{text}: {error}");
        }
    }
}
