//! Sets of nodes and of processors, as people write them: `0-3,8`.

use numa_sys::mask::Set;
use std::{fmt, str::FromStr};

/// The largest number that a set is read with: more than any kernel has nodes or processors.
const LARGEST: usize = 1 << 16;

/// What is no set of nodes or processors.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{part}` is neither a number below {LARGEST} nor a range of them (a set is like `0-3,8`)")]
pub struct ParseSetError {
    /// The part that was not understood.
    pub part: String,
}

fn parse(text: &str) -> Result<Set, ParseSetError> {
    let mut set = Set::new();
    for part in text.split(',').map(str::trim) {
        let mistake = || ParseSetError { part: part.to_owned() };
        let number = |text: &str| match text.bytes().all(|byte| byte.is_ascii_digit()) {
            true => text.parse().ok().filter(|number: &usize| *number < LARGEST),
            false => None,
        };
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = number(first).zip(number(last)).ok_or_else(mistake)?;
        if first > last {
            return Err(mistake());
        }
        (first..=last).for_each(|number| set.insert(number));
    }
    Ok(set)
}

fn write(set: &Set, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut numbers = set.iter().peekable();
    let mut separator = "";
    if set.is_empty() {
        return f.write_str("none");
    }
    while let Some(first) = numbers.next() {
        let mut last = first;
        while let Some(next) = numbers.next_if_eq(&(last + 1)) {
            last = next;
        }
        match last - first {
            0 => write!(f, "{separator}{first}")?,
            1 => write!(f, "{separator}{first},{last}")?,
            _ => write!(f, "{separator}{first}-{last}")?,
        }
        separator = ",";
    }
    Ok(())
}

macro_rules! set {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        #[derive(Clone, Default, PartialEq, Eq)]
        pub struct $name(Set);

        impl $name {
            pub(super) fn of(set: Set) -> $name {
                $name(set)
            }

            pub(super) fn set(&self) -> &Set {
                &self.0
            }

            /// Whether a number is in it.
            pub fn contains(&self, number: usize) -> bool {
                self.0.contains(number)
            }

            /// Whether nothing is in it.
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }

            /// How many are in it.
            pub fn len(&self) -> usize {
                self.0.len()
            }

            /// The numbers, rising.
            pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
                self.0.iter()
            }

            /// What is in both.
            pub fn intersection(&self, other: &$name) -> $name {
                $name(self.0.intersection(&other.0))
            }
        }

        /// Numbers below 65,536. (Larger ones are left out: no kernel has them.)
        impl FromIterator<usize> for $name {
            fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> $name {
                $name(numbers.into_iter().filter(|number| *number < LARGEST).collect())
            }
        }

        /// Numbers and ranges, separated by commas.
        impl FromStr for $name {
            type Err = ParseSetError;

            fn from_str(text: &str) -> Result<$name, ParseSetError> {
                parse(text).map($name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    };
}

set! {
    /// A set of nodes.
    NodeSet
}
set! {
    /// A set of processors.
    CpuSet
}
