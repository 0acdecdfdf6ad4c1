//! What a file is for: the first bytes of an ELF file say which machine can run it.
//!
//! The dynamic loader says only that it did not like a file. Looking first gives an error that a person can act on, and
//! spares loading code of another machine's folder. The layout is that of the generic ELF specification, chapter 4.

use crate::Problem;
use std::{fmt, fs::File, io::Read, path::Path};

/// A machine, as ELF files name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Machine {
    /// `e_machine`.
    pub number: u16,
    /// Whether addresses have 64 bits.
    pub wide: bool,
    /// Whether the least significant byte comes first.
    pub little: bool,
}

/// cargo's name of an architecture, ELF's number, whether addresses have 64 bits, whether the order is little-endian.
const MACHINES: [(&str, u16, bool, bool); 10] = [
    ("x86_64", 62, true, true),
    ("aarch64", 183, true, true),
    ("x86", 3, false, true),
    ("arm", 40, false, true),
    ("riscv64", 243, true, true),
    ("riscv32", 243, false, true),
    ("powerpc64", 21, true, true),
    ("powerpc64", 21, true, false),
    ("loongarch64", 258, true, true),
    ("s390x", 22, true, false),
];

impl Machine {
    /// The machine of an architecture as cargo names it, where it is known here.
    pub fn of(architecture: &str, little: bool) -> Option<Machine> {
        let known = MACHINES.iter().find(|(name, _, _, order)| *name == architecture && *order == little);
        known.map(|&(_, number, wide, little)| Machine { number, wide, little })
    }

    /// The machine that a file is for.
    pub fn of_file(path: &Path) -> Result<Machine, Problem> {
        let unreadable = |error: std::io::Error| Problem::Unreadable(error.kind().to_string());
        let mut head = Vec::with_capacity(20);
        File::open(path).and_then(|file| file.take(20).read_to_end(&mut head)).map_err(unreadable)?;
        match head.as_slice() {
            [0x7f, b'E', b'L', b'F', class @ 1..=2, order @ 1..=2, .., low, high] if head.len() == 20 => {
                let (wide, little) = (*class == 2, *order == 1);
                let bytes = [*low, *high];
                let number = if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) };
                Ok(Machine { number, wide, little })
            }
            _ => Err(Problem::NotALibrary),
        }
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = MACHINES.iter().find(|m| (m.1, m.2, m.3) == (self.number, self.wide, self.little));
        match known {
            Some((name, ..)) => f.write_str(name),
            None => write!(f, "ELF machine {} with {} bits", self.number, if self.wide { 64 } else { 32 }),
        }
    }
}
