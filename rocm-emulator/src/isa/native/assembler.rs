//! An assembler for the few instructions of x86-64 with AVX2 that translated code is made of.
//!
//! Code has no relocations but those inside itself: jumps to labels, and constants that stand behind it. Encodings follow
//! "Intel 64 and IA-32 Architectures Software Developer's Manual", volume 2; the tests have the system's assembler say the
//! same.

use std::collections::HashMap;

/// The predicate of VCMPPS that holds for NaN.
pub const UNORDERED: u8 = 3;

/// A vector register of 256 bits, 0 to 15.
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

/// The last operand of an instruction on general registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    Reg(Gpr),
    Mem(Mem),
    /// Sign-extended where the instruction works on 64 bits.
    Number(i32),
}

/// Bits that an instruction on general registers works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    B32,
    B64,
}

/// An instruction `destination = destination op source` on general registers, by its row of opcodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the manual")]
pub enum Alu {
    Add = 0,
    Or = 1,
    Adc = 2,
    Sbb = 3,
    And = 4,
    Sub = 5,
    Xor = 6,
    Cmp = 7,
}

/// A shift of a general register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the manual")]
pub enum Shifting {
    Shl = 4,
    Shr = 5,
    Sar = 7,
}

/// What the flags say after a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the manual's")]
pub enum Condition {
    Overflow = 0,
    NoOverflow = 1,
    Below = 2,
    NotBelow = 3,
    Equal = 4,
    NotEqual = 5,
    NotAbove = 6,
    Above = 7,
    Less = 12,
    NotLess = 13,
    NotGreater = 14,
    Greater = 15,
}

impl Condition {
    /// The condition that holds when this one does not.
    pub fn opposite(self) -> Condition {
        use Condition::{
            Above, Below, Equal, Greater, Less, NoOverflow, NotAbove, NotBelow, NotEqual, NotGreater, NotLess, Overflow,
        };
        match self {
            Overflow => NoOverflow,
            NoOverflow => Overflow,
            Below => NotBelow,
            NotBelow => Below,
            Equal => NotEqual,
            NotEqual => Equal,
            NotAbove => Above,
            Above => NotAbove,
            Less => NotLess,
            NotLess => Less,
            NotGreater => Greater,
            Greater => NotGreater,
        }
    }
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

impl From<Gpr> for Value {
    fn from(register: Gpr) -> Value {
        Value::Reg(register)
    }
}

impl From<Mem> for Value {
    fn from(place: Mem) -> Value {
        Value::Mem(place)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Value {
        Value::Number(number)
    }
}

/// An instruction with a destination and two sources: map, prefix and opcode as VEX has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Three(u8, u8, u8);

#[allow(missing_docs, reason = "the names are those of the manual")]
impl Three {
    pub const VADDPS: Three = Three(1, 0, 0x58);
    pub const VMULPS: Three = Three(1, 0, 0x59);
    pub const VSUBPS: Three = Three(1, 0, 0x5c);
    pub const VANDPS: Three = Three(1, 0, 0x54);
    pub const VMINPS: Three = Three(1, 0, 0x5d);
    pub const VMAXPS: Three = Three(1, 0, 0x5f);
    pub const VORPS: Three = Three(1, 0, 0x56);
    pub const VXORPS: Three = Three(1, 0, 0x57);
    /// `destination = first * destination + second`.
    pub const VFMADD213PS: Three = Three(2, 1, 0xa8);
    pub const VPADDD: Three = Three(1, 1, 0xfe);
    pub const VPSUBD: Three = Three(1, 1, 0xfa);
    pub const VPAND: Three = Three(1, 1, 0xdb);
    /// `!first & second`.
    pub const VPANDN: Three = Three(1, 1, 0xdf);
    pub const VPOR: Three = Three(1, 1, 0xeb);
    pub const VPXOR: Three = Three(1, 1, 0xef);
    pub const VPCMPEQD: Three = Three(1, 1, 0x76);
    pub const VPCMPGTD: Three = Three(1, 1, 0x66);
    pub const VPMULLD: Three = Three(2, 1, 0x40);
    pub const VPMINUD: Three = Three(2, 1, 0x3b);
    pub const VPMAXUD: Three = Three(2, 1, 0x3f);
    pub const VPMINSD: Three = Three(2, 1, 0x39);
    pub const VPMAXSD: Three = Three(2, 1, 0x3d);
    pub const VPSLLVD: Three = Three(2, 1, 0x47);
    pub const VPSRLVD: Three = Three(2, 1, 0x45);
    pub const VPSRAVD: Three = Three(2, 1, 0x46);
    /// The even lanes, multiplied to 64 bits.
    pub const VPMULUDQ: Three = Three(1, 1, 0xf4);
    pub const VUNPCKLPS: Three = Three(1, 0, 0x14);
    pub const VUNPCKHPS: Three = Three(1, 0, 0x15);
    pub const VUNPCKLPD: Three = Three(1, 1, 0x14);
    pub const VUNPCKHPD: Three = Three(1, 1, 0x15);
}

/// A shift of all lanes by the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the manual")]
pub enum Shift {
    Vpslld = 6,
    Vpsrld = 2,
    Vpsrad = 4,
}

/// A place in the code that jumps go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(usize);

/// Code that is being made.
#[derive(Debug, Default)]
pub struct Assembler {
    code: Vec<u8>,
    constants: Vec<u8>,
    known: HashMap<Vec<u8>, usize>,
    /// Where a displacement stands, how many bytes of its instruction follow it, and the constant that it is to reach.
    reaches: Vec<(usize, usize, usize)>,
    labels: Vec<Option<usize>>,
    jumps: Vec<(usize, Label)>,
}

/// Constants begin at such multiples.
const ALIGNMENT: usize = 32;

impl Assembler {
    /// The number of bytes so far.
    pub fn position(&self) -> usize {
        self.code.len()
    }

    /// A constant: all lanes of a vector.
    pub fn vector(&mut self, lanes: [u32; 8]) -> Mem {
        self.constant(lanes.iter().flat_map(|lane| lane.to_le_bytes()).collect())
    }

    /// A constant: one lane, to be broadcast.
    pub fn lane(&mut self, value: u32) -> Mem {
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
            Source::Reg(Ymm(rm)) => (false, rm >= 8),
            Source::Mem(Mem::At(base, _)) => (false, base as u8 >= 8),
            Source::Mem(Mem::Sum(base, index, _)) => (index as u8 >= 8, base as u8 >= 8),
            Source::Mem(Mem::Constant(_)) => (false, false),
        }
    }

    /// The three bytes of VEX, W0, and the opcode. `extends` is of an index, and of a base or a register.
    fn prefix(
        &mut self,
        Three(map, prefix, opcode): Three,
        long: bool,
        reg: u8,
        first: u8,
        (index, base): (bool, bool),
    ) {
        self.code.push(0xc4);
        self.code.push(u8::from(reg < 8) << 7 | u8::from(!index) << 6 | u8::from(!base) << 5 | map);
        self.code.push((!first & 15) << 3 | u8::from(long) << 2 | prefix);
        self.code.push(opcode);
    }

    /// An instruction with VEX.256 and W0; `behind` bytes follow.
    fn vex(&mut self, what: Three, reg: u8, first: u8, source: Source, behind: usize) {
        self.prefix(what, true, reg, first, Assembler::extends(source));
        self.operand(reg, source, behind);
    }

    /// The same with VEX.128.
    fn vex128(&mut self, what: Three, reg: u8, first: u8, source: Source, behind: usize) {
        self.prefix(what, false, reg, first, Assembler::extends(source));
        self.operand(reg, source, behind);
    }

    /// An instruction on general registers with one byte of opcode, or with 0x0f before it.
    fn general(&mut self, opcode: &[u8], width: Width, reg: u8, source: Source, behind: usize) {
        let (index, base) = Assembler::extends(source);
        let rex = u8::from(width == Width::B64) << 3 | u8::from(reg >= 8) << 2 | u8::from(index) << 1 | u8::from(base);
        if rex != 0 {
            self.code.push(0x40 | rex);
        }
        self.code.extend(opcode);
        self.operand(reg, source, behind);
    }

    /// An instruction with a destination and two sources.
    pub fn three(&mut self, what: Three, to: Ymm, first: Ymm, second: impl Into<Source>) {
        self.vex(what, to.0, first.0, second.into(), 0);
    }

    /// VMOVUPS.
    pub fn load(&mut self, to: Ymm, from: impl Into<Source>) {
        self.vex(Three(1, 0, 0x10), to.0, 0, from.into(), 0);
    }

    /// VMOVUPS.
    pub fn store(&mut self, to: Mem, from: Ymm) {
        self.vex(Three(1, 0, 0x11), from.0, 0, to.into(), 0);
    }

    /// VBROADCASTSS.
    pub fn broadcast(&mut self, to: Ymm, from: Mem) {
        self.vex(Three(2, 1, 0x18), to.0, 0, from.into(), 0);
    }

    /// VCVTDQ2PS.
    pub fn float_of_signed(&mut self, to: Ymm, from: impl Into<Source>) {
        self.vex(Three(1, 0, 0x5b), to.0, 0, from.into(), 0);
    }

    /// VCMPPS with a predicate.
    pub fn compare(&mut self, to: Ymm, first: Ymm, second: impl Into<Source>, predicate: u8) {
        self.vex(Three(1, 0, 0xc2), to.0, first.0, second.into(), 1);
        self.code.push(predicate);
    }

    /// VBLENDVPS: the lanes of `second` where those of `mask` have their upper bit.
    pub fn blend(&mut self, to: Ymm, first: Ymm, second: impl Into<Source>, mask: Ymm) {
        self.vex(Three(3, 1, 0x4a), to.0, first.0, second.into(), 1);
        self.code.push(mask.0 << 4);
    }

    /// A shift of all lanes by the same.
    pub fn shift(&mut self, shift: Shift, to: Ymm, from: Ymm, by: u8) {
        self.vex(Three(1, 1, 0x72), shift as u8, to.0, from.into(), 1);
        self.code.push(by);
    }

    /// A shift of pairs of lanes by the same.
    pub fn shift_pairs(&mut self, shift: Shift, to: Ymm, from: Ymm, by: u8) {
        self.vex(Three(1, 1, 0x73), shift as u8, to.0, from.into(), 1);
        self.code.push(by);
    }

    /// VPBLENDD: the lanes of `second` where a bit is set.
    pub fn mix(&mut self, to: Ymm, first: Ymm, second: Ymm, which: u8) {
        self.vex(Three(3, 1, 0x02), to.0, first.0, second.into(), 1);
        self.code.push(which);
    }

    /// VSHUFPS: two lanes of the first and two of the second, in each half.
    pub fn shuffle(&mut self, to: Ymm, first: Ymm, second: Ymm, which: u8) {
        self.vex(Three(1, 0, 0xc6), to.0, first.0, second.into(), 1);
        self.code.push(which);
    }

    /// VMOVUPS of four lanes; the upper four become zero.
    pub fn load_half(&mut self, to: Ymm, from: Mem) {
        self.vex128(Three(1, 0, 0x10), to.0, 0, from.into(), 0);
    }

    /// VMOVUPS of the lower four lanes.
    pub fn store_half(&mut self, to: Mem, from: Ymm) {
        self.vex128(Three(1, 0, 0x11), from.0, 0, to.into(), 0);
    }

    /// VINSERTF128: the upper four lanes from memory.
    pub fn insert(&mut self, to: Ymm, first: Ymm, upper: Mem) {
        self.vex(Three(3, 1, 0x18), to.0, first.0, upper.into(), 1);
        self.code.push(1);
    }

    /// VEXTRACTF128: the upper four lanes to memory.
    pub fn extract(&mut self, to: Mem, from: Ymm) {
        self.vex(Three(3, 1, 0x19), from.0, 0, to.into(), 1);
        self.code.push(1);
    }

    /// VMOVMSKPS.
    pub fn bits(&mut self, to: Gpr, from: Ymm) {
        self.vex(Three(1, 0, 0x50), to as u8, 0, from.into(), 0);
    }

    /// VPBROADCASTD from the first lane of a register.
    pub fn spread(&mut self, to: Ymm, from: Ymm) {
        self.vex(Three(2, 1, 0x58), to.0, 0, from.into(), 0);
    }

    /// VPBROADCASTB.
    pub fn spread_byte(&mut self, to: Ymm, from: Mem) {
        self.vex(Three(2, 1, 0x78), to.0, 0, from.into(), 0);
    }

    /// VMOVD to a general register.
    pub fn first_lane(&mut self, to: Gpr, from: Ymm) {
        self.vex128(Three(1, 1, 0x7e), from.0, 0, Ymm(to as u8).into(), 0);
    }

    /// VPGATHERDD: the lanes of `to` where `mask` is set become the words at `base` + `displacement` + `index`. The mask is
    /// zero afterwards. All three registers differ.
    pub fn gather(&mut self, to: Ymm, base: Gpr, index: Ymm, displacement: i32, mask: Ymm) {
        self.prefix(Three(2, 1, 0x90), true, to.0, mask.0, (index.0 >= 8, base as u8 >= 8));
        self.indexed((to.0 & 7) << 3, base, index.0, displacement);
    }

    /// VZEROUPPER.
    pub fn zero_upper(&mut self) {
        self.code.extend([0xc5, 0xf8, 0x77]);
    }

    /// MOV to a register; of 64 bits a number is sign-extended.
    pub fn mov(&mut self, width: Width, to: Gpr, from: impl Into<Value>) {
        match from.into() {
            Value::Reg(from) => self.general(&[0x8b], width, to as u8, Ymm(from as u8).into(), 0),
            Value::Mem(from) => self.general(&[0x8b], width, to as u8, from.into(), 0),
            Value::Number(number) => {
                self.general(&[0xc7], width, 0, Ymm(to as u8).into(), 4);
                self.code.extend(number.to_le_bytes());
            }
        }
    }

    /// MOV to memory.
    pub fn put(&mut self, width: Width, to: Mem, from: Gpr) {
        self.general(&[0x89], width, from as u8, to.into(), 0);
    }

    /// MOV of the lowest byte of RAX, RCX, RDX or RBX to memory.
    pub fn put_byte(&mut self, to: Mem, from: Gpr) {
        self.general(&[0x88], Width::B32, from as u8, to.into(), 0);
    }

    /// MOVZX of a byte.
    pub fn byte(&mut self, to: Gpr, from: Mem) {
        self.general(&[0x0f, 0xb6], Width::B32, to as u8, from.into(), 0);
    }

    /// LEA.
    pub fn address(&mut self, to: Gpr, of: Mem) {
        self.general(&[0x8d], Width::B64, to as u8, of.into(), 0);
    }

    /// Arithmetic on a register.
    pub fn alu(&mut self, what: Alu, width: Width, to: Gpr, with: impl Into<Value>) {
        match with.into() {
            Value::Reg(with) => self.general(&[(what as u8) << 3 | 3], width, to as u8, Ymm(with as u8).into(), 0),
            Value::Mem(with) => self.general(&[(what as u8) << 3 | 3], width, to as u8, with.into(), 0),
            Value::Number(number) => {
                self.general(&[0x81], width, what as u8, Ymm(to as u8).into(), 4);
                self.code.extend(number.to_le_bytes());
            }
        }
    }

    /// Arithmetic on memory with a number.
    pub fn alu_at(&mut self, what: Alu, width: Width, to: Mem, number: i32) {
        self.general(&[0x81], width, what as u8, to.into(), 4);
        self.code.extend(number.to_le_bytes());
    }

    /// CMP of a byte in memory with a number.
    pub fn compare_byte(&mut self, with: Mem, number: u8) {
        self.general(&[0x80], Width::B32, 7, with.into(), 1);
        self.code.push(number);
    }

    /// TEST of a byte in memory with bits.
    pub fn test_byte(&mut self, at: Mem, bits: u8) {
        self.general(&[0xf6], Width::B32, 0, at.into(), 1);
        self.code.push(bits);
    }

    /// TEST of a register with itself.
    pub fn test(&mut self, width: Width, register: Gpr) {
        self.general(&[0x85], width, register as u8, Ymm(register as u8).into(), 0);
    }

    /// IMUL.
    pub fn multiply(&mut self, to: Gpr, with: Gpr) {
        self.general(&[0x0f, 0xaf], Width::B32, to as u8, Ymm(with as u8).into(), 0);
    }

    /// NOT.
    pub fn not(&mut self, width: Width, register: Gpr) {
        self.general(&[0xf7], width, 2, Ymm(register as u8).into(), 0);
    }

    /// NEG.
    pub fn negate(&mut self, register: Gpr) {
        self.general(&[0xf7], Width::B32, 3, Ymm(register as u8).into(), 0);
    }

    /// A shift by a number.
    pub fn shift_general(&mut self, what: Shifting, width: Width, register: Gpr, by: u8) {
        self.general(&[0xc1], width, what as u8, Ymm(register as u8).into(), 1);
        self.code.push(by);
    }

    /// A shift by CL.
    pub fn shift_by_cl(&mut self, what: Shifting, width: Width, register: Gpr) {
        self.general(&[0xd3], width, what as u8, Ymm(register as u8).into(), 0);
    }

    /// CMOVcc.
    pub fn mov_if(&mut self, condition: Condition, width: Width, to: Gpr, from: Gpr) {
        self.general(&[0x0f, 0x40 | condition as u8], width, to as u8, Ymm(from as u8).into(), 0);
    }

    /// SETcc to memory.
    pub fn set_if(&mut self, condition: Condition, to: Mem) {
        self.general(&[0x0f, 0x90 | condition as u8], Width::B32, 0, to.into(), 0);
    }

    /// Jcc.
    pub fn jump_if(&mut self, condition: Condition, to: Label) {
        self.code.extend([0x0f, 0x80 | condition as u8]);
        self.jumps.push((self.code.len(), to));
        self.displacement(0);
    }

    /// JMP.
    pub fn jump(&mut self, to: Label) {
        self.code.push(0xe9);
        self.jumps.push((self.code.len(), to));
        self.displacement(0);
    }

    /// JMP to the address in a register.
    pub fn jump_to(&mut self, to: Gpr) {
        self.general(&[0xff], Width::B32, 4, Ymm(to as u8).into(), 0);
    }

    /// CALL of the address in a register.
    pub fn call(&mut self, to: Gpr) {
        self.general(&[0xff], Width::B32, 2, Ymm(to as u8).into(), 0);
    }

    /// MOV of 64 bits to a register.
    pub fn long_number(&mut self, to: Gpr, number: u64) {
        self.code.extend([0x48 | u8::from(to as u8 >= 8), 0xb8 | to as u8 & 7]);
        self.code.extend(number.to_le_bytes());
    }

    /// PUSH.
    pub fn push(&mut self, register: Gpr) {
        self.short(0x50, register);
    }

    /// POP.
    pub fn pop(&mut self, register: Gpr) {
        self.short(0x58, register);
    }

    fn short(&mut self, opcode: u8, register: Gpr) {
        if register as u8 >= 8 {
            self.code.push(0x41);
        }
        self.code.push(opcode | register as u8 & 7);
    }

    /// RET.
    pub fn ret(&mut self) {
        self.code.push(0xc3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    /// Every instruction, beside what an assembler is told.
    fn samples() -> Vec<(Vec<u8>, String)> {
        let mut samples = Vec::new();
        let mut one = |text: String, emit: &dyn Fn(&mut Assembler)| {
            let mut assembler = Assembler::default();
            emit(&mut assembler);
            samples.push((assembler.code, text));
        };
        let threes = [
            ("vaddps", Three::VADDPS),
            ("vmulps", Three::VMULPS),
            ("vsubps", Three::VSUBPS),
            ("vandps", Three::VANDPS),
            ("vminps", Three::VMINPS),
            ("vmaxps", Three::VMAXPS),
            ("vorps", Three::VORPS),
            ("vxorps", Three::VXORPS),
            ("vfmadd213ps", Three::VFMADD213PS),
            ("vpaddd", Three::VPADDD),
            ("vpsubd", Three::VPSUBD),
            ("vpand", Three::VPAND),
            ("vpandn", Three::VPANDN),
            ("vpor", Three::VPOR),
            ("vpxor", Three::VPXOR),
            ("vpcmpeqd", Three::VPCMPEQD),
            ("vpcmpgtd", Three::VPCMPGTD),
            ("vpmulld", Three::VPMULLD),
            ("vpminud", Three::VPMINUD),
            ("vpmaxud", Three::VPMAXUD),
            ("vpminsd", Three::VPMINSD),
            ("vpmaxsd", Three::VPMAXSD),
            ("vpsllvd", Three::VPSLLVD),
            ("vpsrlvd", Three::VPSRLVD),
            ("vpsravd", Three::VPSRAVD),
            ("vpmuludq", Three::VPMULUDQ),
            ("vunpcklps", Three::VUNPCKLPS),
            ("vunpckhps", Three::VUNPCKHPS),
            ("vunpcklpd", Three::VUNPCKLPD),
            ("vunpckhpd", Three::VUNPCKHPD),
        ];
        let places = [(Gpr::Rdi, "rdi"), (Gpr::Rbp, "rbp"), (Gpr::Rsp, "rsp"), (Gpr::R12, "r12"), (Gpr::R13, "r13")];
        for (name, what) in threes {
            for (to, first, second) in [(0, 1, 2), (9, 2, 11), (15, 14, 3), (7, 8, 15)] {
                one(format!("{name} ymm{to}, ymm{first}, ymm{second}"), &|a| {
                    a.three(what, Ymm(to), Ymm(first), Ymm(second))
                });
            }
            for (base, text) in places {
                one(format!("{name} ymm12, ymm3, [{text} + 0x12345]"), &|a| {
                    a.three(what, Ymm(12), Ymm(3), Mem::At(base, 0x12345));
                });
            }
        }
        let at = Mem::At(Gpr::Rsi, 0x4321);
        one("vmovups ymm3, [rsi + 0x4321]".into(), &|a| a.load(Ymm(3), at));
        one("vmovups ymm13, ymm4".into(), &|a| a.load(Ymm(13), Ymm(4)));
        one("vmovups [rsi + 0x4321], ymm9".into(), &|a| a.store(at, Ymm(9)));
        one("vbroadcastss ymm9, [rsi + 0x4321]".into(), &|a| a.broadcast(Ymm(9), at));
        one("vcvtdq2ps ymm9, ymm10".into(), &|a| a.float_of_signed(Ymm(9), Ymm(10)));
        one("vcmpps ymm9, ymm10, [rsi + 0x4321], 0x1e".into(), &|a| a.compare(Ymm(9), Ymm(10), at, 0x1e));
        one("vcmpps ymm1, ymm2, ymm3, 3".into(), &|a| a.compare(Ymm(1), Ymm(2), Ymm(3), 3));
        one("vblendvps ymm1, ymm12, ymm3, ymm14".into(), &|a| a.blend(Ymm(1), Ymm(12), Ymm(3), Ymm(14)));
        one("vblendvps ymm1, ymm2, [rsi + 0x4321], ymm4".into(), &|a| a.blend(Ymm(1), Ymm(2), at, Ymm(4)));
        for (shift, name) in [(Shift::Vpslld, "vpslld"), (Shift::Vpsrld, "vpsrld"), (Shift::Vpsrad, "vpsrad")] {
            one(format!("{name} ymm12, ymm3, 7"), &|a| a.shift(shift, Ymm(12), Ymm(3), 7));
            one(format!("{name} ymm2, ymm13, 31"), &|a| a.shift(shift, Ymm(2), Ymm(13), 31));
        }
        one("vpsllq ymm12, ymm3, 7".into(), &|a| a.shift_pairs(Shift::Vpslld, Ymm(12), Ymm(3), 7));
        one("vpsrlq ymm2, ymm13, 32".into(), &|a| a.shift_pairs(Shift::Vpsrld, Ymm(2), Ymm(13), 32));
        one("vpblendd ymm2, ymm13, ymm4, 0xaa".into(), &|a| a.mix(Ymm(2), Ymm(13), Ymm(4), 0xaa));
        one("vshufps ymm2, ymm13, ymm4, 0xdd".into(), &|a| a.shuffle(Ymm(2), Ymm(13), Ymm(4), 0xdd));
        one("vmovups xmm9, [rsi + 0x4321]".into(), &|a| a.load_half(Ymm(9), at));
        one("vmovups [rsi + 0x4321], xmm9".into(), &|a| a.store_half(at, Ymm(9)));
        one("vinsertf128 ymm9, ymm10, [rsi + 0x4321], 1".into(), &|a| a.insert(Ymm(9), Ymm(10), at));
        one("vextractf128 [rsi + 0x4321], ymm9, 1".into(), &|a| a.extract(at, Ymm(9)));
        one("vpbroadcastd ymm9, xmm10".into(), &|a| a.spread(Ymm(9), Ymm(10)));
        one("vpbroadcastb ymm9, [rsi + 0x4321]".into(), &|a| a.spread_byte(Ymm(9), at));
        one("vmovd eax, xmm9".into(), &|a| a.first_lane(Gpr::Rax, Ymm(9)));
        one("vmovd r8d, xmm1".into(), &|a| a.first_lane(Gpr::R8, Ymm(1)));
        for (to, base, base_name, index, mask) in [(1, Gpr::R8, "r8", 12, 13), (9, Gpr::Rax, "rax", 2, 3)] {
            one(format!("vpgatherdd ymm{to}, [{base_name} + ymm{index} + 0x4321], ymm{mask}"), &|a| {
                a.gather(Ymm(to), base, Ymm(index), 0x4321, Ymm(mask));
            });
        }
        let sums = [
            (Mem::Sum(Gpr::R8, Gpr::Rax, 0x4321), "[r8 + rax + 0x4321]"),
            (Mem::Sum(Gpr::Rbp, Gpr::R9, 0x4321), "[rbp + r9 + 0x4321]"),
            (Mem::Sum(Gpr::R13, Gpr::R12, 0x4321), "[r13 + r12 + 0x4321]"),
            (Mem::At(Gpr::R15, 0x4321), "[r15 + 0x4321]"),
        ];
        for (place, text) in sums {
            one(format!("vmovups ymm3, {text}"), &|a| a.load(Ymm(3), place));
            one(format!("mov eax, {text}"), &|a| a.mov(Width::B32, Gpr::Rax, place));
            one(format!("mov {text}, rcx"), &|a| a.put(Width::B64, place, Gpr::Rcx));
            one(format!("lea r9, {text}"), &|a| a.address(Gpr::R9, place));
            one(format!("mov {text}, dl"), &|a| a.put_byte(place, Gpr::Rdx));
            one(format!("cmp byte ptr {text}, 0x7f"), &|a| a.compare_byte(place, 0x7f));
            one(format!("test byte ptr {text}, 2"), &|a| a.test_byte(place, 2));
            one(format!("movzx ecx, byte ptr {text}"), &|a| a.byte(Gpr::Rcx, place));
            one(format!("setb {text}"), &|a| a.set_if(Condition::Below, place));
        }
        for (register, name, long) in [(Gpr::Rax, "eax", "rax"), (Gpr::Rdx, "edx", "rdx"), (Gpr::R9, "r9d", "r9")] {
            one(format!("vmovmskps {name}, ymm9"), &|a| a.bits(register, Ymm(9)));
            one(format!("mov {long}, 0x12345678"), &|a| a.mov(Width::B64, register, 0x1234_5678));
            one(format!("mov {long}, [rsi + 0x4321]"), &|a| a.mov(Width::B64, register, at));
            one(format!("movabs {long}, 0x123456789abcdef0"), &|a| a.long_number(register, 0x1234_5678_9abc_def0));
            one(format!("shl {name}, 24"), &|a| a.shift_general(Shifting::Shl, Width::B32, register, 24));
            one(format!("sar {name}, cl"), &|a| a.shift_by_cl(Shifting::Sar, Width::B32, register));
            one(format!("shr {long}, cl"), &|a| a.shift_by_cl(Shifting::Shr, Width::B64, register));
            one(format!("not {long}"), &|a| a.not(Width::B64, register));
            one(format!("imul {name}, ecx"), &|a| a.multiply(register, Gpr::Rcx));
            one(format!("neg {name}"), &|a| a.negate(register));
            one(format!("test {name}, {name}"), &|a| a.test(Width::B32, register));
            one(format!("cmovne {long}, rcx"), &|a| a.mov_if(Condition::NotEqual, Width::B64, register, Gpr::Rcx));
            one(format!("push {long}"), &|a| a.push(register));
            one(format!("pop {long}"), &|a| a.pop(register));
            one(format!("jmp {long}"), &|a| a.jump_to(register));
            one(format!("call {long}"), &|a| a.call(register));
        }
        let alus = [
            (Alu::Add, "add"),
            (Alu::Or, "or"),
            (Alu::Adc, "adc"),
            (Alu::Sbb, "sbb"),
            (Alu::And, "and"),
            (Alu::Sub, "sub"),
            (Alu::Xor, "xor"),
            (Alu::Cmp, "cmp"),
        ];
        for (what, name) in alus {
            one(format!("{{load}} {name} ecx, r9d"), &|a| a.alu(what, Width::B32, Gpr::Rcx, Gpr::R9));
            one(format!("{name} r9, [rsi + 0x4321]"), &|a| a.alu(what, Width::B64, Gpr::R9, at));
            one(format!("{name} ecx, 0x12345678"), &|a| a.alu(what, Width::B32, Gpr::Rcx, 0x1234_5678));
            one(format!("{name} r9, 0x12345678"), &|a| a.alu(what, Width::B64, Gpr::R9, 0x1234_5678));
            one(format!("{name} qword ptr [rsi + 0x4321], 0x12345678"), &|a| {
                a.alu_at(what, Width::B64, at, 0x1234_5678);
            });
        }
        one("vzeroupper".into(), &|a| a.zero_upper());
        one("ret".into(), &|a| a.ret());
        samples
    }

    #[test]
    fn the_assembler_of_the_system_says_the_same() {
        let folder = std::env::temp_dir().join(format!("rocm-emulator-assembler-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (source, object) = (folder.join("all.s"), folder.join("all.o"));
        let samples = samples();
        // Encodings are not unique: the shorter ones are forbidden.
        let longest = |text: &str| match text {
            "vzeroupper" => "",
            text if text.starts_with('v') => "{vex3} {disp32} ",
            _ => "{disp32} ",
        };
        let lines: String = samples.iter().map(|(_, text)| format!("{}{text}\n", longest(text))).collect();
        std::fs::write(&source, format!(".intel_syntax noprefix\n{lines}")).unwrap();
        let made = Command::new("as").args(["--64", "-o"]).arg(&object).arg(&source).output();
        let Ok(made) = made else {
            println!("SKIP: x86-64 encodings: there is no `as`");
            std::fs::remove_dir_all(&folder).unwrap();
            return;
        };
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let object = std::fs::read(&object).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let file = object::File::parse(&*object).unwrap();
        let text = object::Object::section_by_name(&file, ".text").unwrap();
        let mut theirs = object::ObjectSection::data(&text).unwrap();
        for (ours, text) in samples {
            let (first, rest) = theirs.split_at(ours.len().min(theirs.len()));
            assert_eq!(ours, first, "{text}");
            theirs = rest;
        }
    }

    #[test]
    fn constants_and_labels_are_reached() {
        let mut assembler = Assembler::default();
        let constant = assembler.vector([7; 8]);
        assert_eq!(assembler.vector([7; 8]), constant, "a constant is kept once");
        let label = assembler.label();
        assembler.load(Ymm(0), constant);
        assembler.compare(Ymm(0), Ymm(0), constant, 1);
        assembler.jump_if(Condition::NotEqual, label);
        assembler.ret();
        assembler.place(label);
        assembler.ret();
        let code = assembler.finish();
        // 9 + 10 + 6 + 1 + 1 bytes of instructions, then the constant.
        let number = |at: usize| i32::from_le_bytes(code[at..at + 4].try_into().unwrap());
        assert_eq!(code.len(), 32 + 32);
        assert_eq!((number(5), number(14), number(21)), (32 - 9, 32 - 19, 1));
        assert_eq!((code[26], &code[32..36]), (0xc3, &[7, 0, 0, 0][..]));
    }
}
