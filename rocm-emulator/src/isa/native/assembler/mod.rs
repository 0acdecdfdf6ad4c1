//! An assembler for the few instructions of x86-64 with AVX2, or with AVX-512, that translated code is made of.
//!
//! Code has no relocations but those inside itself: jumps to labels, and constants that stand behind it. Encodings follow
//! "Intel 64 and IA-32 Architectures Software Developer's Manual", volume 2; the tests have the system's assembler say the
//! same.

mod evex;
mod general;
mod masks;
#[cfg(test)]
mod tests;
mod vector;
mod vex;

pub use self::{
    general::{Alu, Condition, Shifting, Value, Width},
    vector::{Shift, Three, UNORDERED},
};
use std::collections::HashMap;

/// The instructions on vectors that code is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Set {
    /// On 16 registers of eight lanes.
    #[default]
    Avx2,
    /// On 32 registers of sixteen lanes: those of AVX-512's parts F and DQ.
    Avx512,
}

impl Set {
    /// The lanes of a vector register.
    pub fn group(self) -> usize {
        match self {
            Set::Avx2 => 8,
            Set::Avx512 => 16,
        }
    }
}

/// A vector register, 0 to 15 or to 31.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ymm(pub u8);

/// A general register, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the manual")]
pub enum Gpr {
    Rax = 0,
    Rcx = 1,
    Rdx = 2,
    Rbx = 3,
    Rsp = 4,
    Rbp = 5,
    Rsi = 6,
    Rdi = 7,
    R8 = 8,
    R9 = 9,
    R10 = 10,
    R11 = 11,
    R12 = 12,
    R13 = 13,
    R14 = 14,
    R15 = 15,
}

/// A place in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mem {
    /// So many bytes behind a register.
    At(Gpr, i32),
    /// The sum of two registers and so many bytes. RSP cannot be the second.
    Sum(Gpr, Gpr, i32),
    /// A constant, see [`Assembler::constant`].
    Constant(usize),
}

/// The last operand of most instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Reg(Ymm),
    Mem(Mem),
}

impl From<Ymm> for Source {
    fn from(register: Ymm) -> Source {
        Source::Reg(register)
    }
}

impl From<Mem> for Source {
    fn from(place: Mem) -> Source {
        Source::Mem(place)
    }
}

/// A place in the code that jumps go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(usize);

/// Code that is being made.
#[derive(Debug, Default)]
pub struct Assembler {
    set: Set,
    code: Vec<u8>,
    constants: Vec<u8>,
    known: HashMap<Vec<u8>, usize>,
    /// Where a displacement stands, how many bytes of its instruction follow it, and the constant that it is to reach.
    reaches: Vec<(usize, usize, usize)>,
    labels: Vec<Option<usize>>,
    jumps: Vec<(usize, Label)>,
}

/// Constants begin at such multiples.
const ALIGNMENT: usize = 64;

impl Assembler {
    pub fn new(set: Set) -> Assembler {
        Assembler { set, ..Assembler::default() }
    }

    /// The instructions on vectors that it makes.
    pub fn set(&self) -> Set {
        self.set
    }

    /// The lanes of a vector register.
    pub fn group(&self) -> usize {
        self.set.group()
    }

    /// The number of bytes so far.
    pub fn position(&self) -> usize {
        self.code.len()
    }

    /// A constant: all lanes of a vector.
    pub fn lanes(&mut self, lane: impl Fn(u32) -> u32) -> Mem {
        self.constant((0..self.group() as u32).flat_map(|number| lane(number).to_le_bytes()).collect())
    }

    /// A constant: one lane, to be broadcast.
    pub fn lane(&mut self, value: u32) -> Mem {
        self.constant(value.to_le_bytes().to_vec())
    }

    /// A constant: a bit for each of sixteen lanes.
    fn half_lane(&mut self, value: u16) -> Mem {
        self.constant(value.to_le_bytes().to_vec())
    }

    fn constant(&mut self, bytes: Vec<u8>) -> Mem {
        if let Some(known) = self.known.get(&bytes) {
            return Mem::Constant(*known);
        }
        let aligned = self.constants.len().next_multiple_of(bytes.len());
        self.constants.resize(aligned, 0);
        self.constants.extend(&bytes);
        self.known.insert(bytes, aligned);
        Mem::Constant(aligned)
    }

    /// A label that is not placed yet.
    pub fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() - 1)
    }

    /// Places a label here.
    pub fn place(&mut self, label: Label) {
        self.labels[label.0] = Some(self.code.len());
    }

    /// The code with its constants behind it.
    pub fn finish(mut self) -> Vec<u8> {
        let mut code = std::mem::take(&mut self.code);
        let constants = code.len().next_multiple_of(ALIGNMENT);
        let mut set = |at: usize, to: usize, behind: usize| {
            let distance = to as i64 - (at + 4 + behind) as i64;
            code[at..at + 4].copy_from_slice(&(distance as i32).to_le_bytes());
        };
        for (at, behind, constant) in self.reaches {
            set(at, constants + constant, behind);
        }
        for (at, label) in self.jumps {
            set(at, self.labels[label.0].expect("a label that is jumped to is placed"), 0);
        }
        code.resize(constants, 0xcc);
        code.extend(self.constants);
        code
    }

    fn displacement(&mut self, displacement: i32) {
        self.code.extend(displacement.to_le_bytes());
    }

    /// ModRM with its displacement; `behind` bytes of the instruction follow.
    fn operand(&mut self, reg: u8, source: Source, behind: usize) {
        let reg = (reg & 7) << 3;
        match source {
            Source::Reg(Ymm(rm)) => self.code.push(0xc0 | reg | rm & 7),
            Source::Mem(Mem::At(base, displacement)) => {
                let base = base as u8 & 7;
                self.code.push(0x80 | reg | base);
                if base == Gpr::Rsp as u8 {
                    self.code.push(0x24);
                }
                self.displacement(displacement);
            }
            Source::Mem(Mem::Sum(base, index, displacement)) => self.indexed(reg, base, index as u8, displacement),
            Source::Mem(Mem::Constant(constant)) => {
                self.code.push(5 | reg);
                self.reaches.push((self.code.len(), behind, constant));
                self.displacement(0);
            }
        }
    }

    fn indexed(&mut self, reg: u8, base: Gpr, index: u8, displacement: i32) {
        self.code.extend([0x84 | reg, (index & 7) << 3 | base as u8 & 7]);
        self.displacement(displacement);
    }

    /// The registers of an operand that reach beyond the first eight: of its index, and of its base or itself.
    fn extends(source: Source) -> (bool, bool) {
        match source {
            // The fifth bit of a register stands where the fourth of an index does.
            Source::Reg(Ymm(rm)) => (rm & 16 != 0, rm & 8 != 0),
            Source::Mem(Mem::At(base, _)) => (false, base as u8 >= 8),
            Source::Mem(Mem::Sum(base, index, _)) => (index as u8 >= 8, base as u8 >= 8),
            Source::Mem(Mem::Constant(_)) => (false, false),
        }
    }
}
