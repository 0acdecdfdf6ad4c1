//! Files of properties: one `key value` per line, values in decimal.

use super::Error;
use std::collections::BTreeMap;

/// The longest file that is read: the kernel's attributes are one page.
pub const MAX_FILE: usize = 64 << 10;

/// The properties of one file, with the line of each. Absent ones are 0, as they are for the kernel's own readers.
#[derive(Debug)]
pub(super) struct Properties {
    path: String,
    values: BTreeMap<String, (u64, usize)>,
}

impl Properties {
    /// Decodes one file. Keys are `[a-zA-Z0-9_]`, values unsigned decimals; empty lines are nothing.
    pub(super) fn parse(path: &str, bytes: &[u8]) -> Result<Self, Error> {
        Self::from_lines(path, lines(path, bytes)?)
    }

    /// Decodes the lines of one file.
    pub(super) fn from_lines<'a>(
        path: &str,
        lines: impl IntoIterator<Item = (usize, &'a str, &'a str)>,
    ) -> Result<Self, Error> {
        let mut values = BTreeMap::new();
        for (line, key, value) in lines {
            let value = value.parse().map_err(|_| garbage(path, line, format!("{key} is {value:?}, not a number")))?;
            if values.insert(key.to_owned(), (value, line)).is_some() {
                return Err(garbage(path, line, format!("{key} is there twice")));
            }
        }
        Ok(Self { path: path.to_owned(), values })
    }

    /// A value of 64 bits.
    pub(super) fn wide(&self, key: &str) -> u64 {
        self.values.get(key).map_or(0, |&(value, _)| value)
    }

    /// A value of 32 bits.
    pub(super) fn number(&self, key: &str) -> Result<u32, Error> {
        let &(value, line) = self.values.get(key).unwrap_or(&(0, 0));
        value.try_into().map_err(|_| garbage(&self.path, line, format!("{key} is {value}, more than 32 bits")))
    }

    /// Every value by its name.
    pub(super) fn into_map(self) -> BTreeMap<String, u64> {
        self.values.into_iter().map(|(key, (value, _))| (key, value)).collect()
    }
}

/// Splits a file into its lines of `key value`; the value may be empty or have several words.
pub(super) fn lines<'a>(path: &str, bytes: &'a [u8]) -> Result<Vec<(usize, &'a str, &'a str)>, Error> {
    let text = text(path, bytes)?;
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let (key, value) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        if !key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(garbage(path, number + 1, format!("{key:?} is not a property's name")));
        }
        lines.push((number + 1, key, value.trim()));
    }
    Ok(lines)
}

/// Decodes a file that is one number.
pub(super) fn number(path: &str, bytes: &[u8]) -> Result<u64, Error> {
    let text = text(path, bytes)?.trim();
    text.parse().map_err(|_| garbage(path, 1, format!("{text:?} is not a number")))
}

/// Decodes a file as text, without the NULs that a sysctl string may end with.
pub(super) fn text<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    if bytes.len() > MAX_FILE {
        return Err(Error::TooLarge { path: path.to_owned(), what: "bytes", found: bytes.len(), limit: MAX_FILE });
    }
    let end = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
    std::str::from_utf8(&bytes[..end]).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
        garbage(path, line, "it is not text".to_owned())
    })
}

pub(super) fn garbage(path: &str, line: usize, problem: String) -> Error {
    Error::Garbage { path: path.to_owned(), line, problem }
}
