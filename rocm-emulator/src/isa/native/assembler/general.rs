//! Instructions on general registers, and jumps.

use super::{Assembler, Gpr, Label, Mem, Source, Ymm};

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

impl Assembler {
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

    /// MOVZX of 16 bits.
    pub fn half(&mut self, to: Gpr, from: Mem) {
        self.general(&[0x0f, 0xb7], Width::B32, to as u8, from.into(), 0);
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
