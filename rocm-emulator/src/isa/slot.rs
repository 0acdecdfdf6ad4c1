//! Where an operation finds a source: what [`Op::src`](super::op::Op::src) means to ALU operations.
//!
//! A slot is a register of the scalar file (0 to 127), a constant by its operand number (128 to 254), the literal in
//! [`Op::imm`](super::op::Op::imm), or a vector register. Constants depend on the operand's type, so lowering picks
//! the slot by type. Those of 16 and 32 bits stand in the wave's scalar file behind the registers, so that reading one
//! is reading a register.

use super::{inst::Operand, op::Unmodelled};
use crate::wave::{PRIVATE_APERTURE_HI, SCALARS, SHARED_APERTURE_HI, Wave, scalar};

/// Set in slots of vector registers; the rest is the index of their first 32 lanes.
pub const VECTOR: u16 = 0x8000;
/// The operation's literal; zero-extended in a 64-bit operand.
pub const LITERAL: u16 = 0x200;
/// The literal as the upper half of a 64-bit float.
const LITERAL_HIGH: u16 = 0x201;
/// The literal sign-extended to 64 bits.
const LITERAL_SIGNED: u16 = 0x202;
/// Added to the operand number of float constants of 16 bits.
const HALF: u16 = 0x100;
/// Added to the operand number of what the wave's state says: VCCZ, EXECZ, SCC.
const STATE: u16 = 0x300;
const VCCZ: u16 = STATE + 251;
const EXECZ: u16 = STATE + 252;
const SCC: u16 = STATE + 253;

/// How an operand's constants are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// 32 bits, integer or float.
    B32,
    /// A float of 16 bits.
    F16,
    /// An integer of 16 bits.
    B16,
    /// 64 bits, unsigned or no number.
    B64,
    /// A signed integer of 64 bits.
    I64,
    /// A float of 64 bits.
    F64,
}

/// The slot of an operand, and the literal if it is one.
pub fn slot(operand: Operand, ty: Type, wave64: bool, imm: &mut u32) -> Result<u16, Unmodelled> {
    match operand {
        Operand::None => Err(Unmodelled),
        Operand::Sgpr(register) => Ok(register.into()),
        Operand::Vgpr(register) => Ok(VECTOR | u16::from(register) << u16::from(wave64)),
        Operand::Literal(literal) => {
            *imm = literal;
            Ok(match ty {
                Type::I64 => LITERAL_SIGNED,
                Type::F64 => LITERAL_HIGH,
                _ => LITERAL,
            })
        }
        Operand::Inline(number) => {
            let wide = matches!(ty, Type::B64 | Type::I64 | Type::F64);
            match number {
                128..=208 => Ok(number.into()),
                240..=248 if ty == Type::B16 => Err(Unmodelled),
                240..=248 if ty == Type::F16 => Ok(HALF + u16::from(number)),
                240..=248 => Ok(number.into()),
                // The apertures are 64-bit values.
                235 | 237 if wide => Ok(number.into()),
                251..=253 => Ok(STATE + u16::from(number)),
                _ => Err(Unmodelled),
            }
        }
    }
}

/// 0.5, -0.5, 1, -1, 2, -2, 4, -4, 1/(2 pi).
const FLOATS: [u32; 9] = [
    0x3f00_0000,
    0xbf00_0000,
    0x3f80_0000,
    0xbf80_0000,
    0x4000_0000,
    0xc000_0000,
    0x4080_0000,
    0xc080_0000,
    0x3e22_f983,
];
const HALF_FLOATS: [u16; 9] = [0x3800, 0xb800, 0x3c00, 0xbc00, 0x4000, 0xc000, 0x4400, 0xc400, 0x3118];
const DOUBLE_FLOATS: [u64; 9] = [
    0x3fe0_0000_0000_0000,
    0xbfe0_0000_0000_0000,
    0x3ff0_0000_0000_0000,
    0xbff0_0000_0000_0000,
    0x4000_0000_0000_0000,
    0xc000_0000_0000_0000,
    0x4010_0000_0000_0000,
    0xc010_0000_0000_0000,
    0x3fc4_5f30_6dc9_c882,
];

fn integer(number: u16) -> Option<i32> {
    match number {
        128..=192 => Some(i32::from(number) - 128),
        193..=208 => Some(192 - i32::from(number)),
        _ => None,
    }
}

/// The scalar file of a new wave: registers that are 0, and the constants.
pub fn constants() -> [u32; SCALARS] {
    let mut file = [0; SCALARS];
    for (slot, value) in (0..).zip(&mut file) {
        *value = match slot {
            240..=248 => FLOATS[usize::from(slot - 240)],
            slot if (HALF + 240..=HALF + 248).contains(&slot) => HALF_FLOATS[usize::from(slot - HALF - 240)].into(),
            _ => integer(slot).unwrap_or(0) as u32,
        };
    }
    file
}

#[cold]
fn state(wave: &Wave, slot: u16) -> u32 {
    match slot {
        VCCZ => (wave.vcc() == 0).into(),
        EXECZ => (wave.active() == 0).into(),
        SCC => wave.scc.into(),
        _ => 0,
    }
}

#[cold]
fn constant64(wave: &Wave, slot: u16, imm: u32) -> u64 {
    match slot {
        LITERAL => imm.into(),
        LITERAL_HIGH => u64::from(imm) << 32,
        LITERAL_SIGNED => i64::from(imm as i32) as u64,
        235 => u64::from(SHARED_APERTURE_HI) << 32,
        237 => u64::from(PRIVATE_APERTURE_HI) << 32,
        240..=248 => DOUBLE_FLOATS[usize::from(slot - 240)],
        VCCZ..=SCC => state(wave, slot).into(),
        _ => i64::from(integer(slot).unwrap_or(0)) as u64,
    }
}

impl Wave {
    /// The value of a scalar slot.
    #[inline]
    pub fn read32(&self, slot: u16, imm: u32) -> u32 {
        match self.sgpr.get(usize::from(slot)) {
            Some(value) => *value,
            None if slot == LITERAL => imm,
            None => state(self, slot),
        }
    }

    /// The value of a scalar slot of 64 bits.
    #[inline]
    pub fn read64(&self, slot: u16, imm: u32) -> u64 {
        match self.sgpr[..128].get(usize::from(slot)) {
            Some(low) => {
                let high = if usize::from(slot) == scalar::NULL { 0 } else { self.sgpr[(usize::from(slot) + 1) & 127] };
                u64::from(high) << 32 | u64::from(*low)
            }
            None => constant64(self, slot, imm),
        }
    }

    /// Stores to a register of the scalar file.
    #[inline]
    pub fn write32(&mut self, register: u16, value: u32) {
        let register = usize::from(register) & 127;
        if register < scalar::NULL {
            self.sgpr[register] = value;
        } else {
            self.write_special(register, value);
        }
    }

    /// Stores to a pair of registers of the scalar file.
    #[inline]
    pub fn write64(&mut self, register: u16, value: u64) {
        let register = usize::from(register) & 127;
        if register < scalar::NULL - 1 {
            self.sgpr[register] = value as u32;
            self.sgpr[register + 1] = (value >> 32) as u32;
        } else if register == scalar::EXEC_LO {
            self.set_exec(value);
        } else if register == scalar::NULL - 1 {
            self.sgpr[register] = value as u32;
        }
    }

    #[cold]
    fn write_special(&mut self, register: usize, value: u32) {
        match register {
            scalar::M0 => self.sgpr[register] = value,
            scalar::EXEC_LO => self.set_exec(self.exec() & !0xffff_ffff | u64::from(value)),
            scalar::EXEC_HI => self.set_exec(self.exec() & 0xffff_ffff | u64::from(value) << 32),
            _ => {}
        }
    }

    /// VCC: 32 bits of it in a wave32.
    pub fn vcc(&self) -> u64 {
        let high = if self.wave64 { self.sgpr[scalar::VCC_HI] } else { 0 };
        u64::from(high) << 32 | u64::from(self.sgpr[scalar::VCC_LO])
    }

    /// The lanes of EXEC that the wave has.
    #[inline]
    pub fn active(&self) -> u64 {
        if self.wave64 { self.exec() } else { self.sgpr[scalar::EXEC_LO].into() }
    }

    /// How many groups of 32 lanes the wave has.
    #[inline]
    pub fn halves(&self) -> usize {
        1 + usize::from(self.wave64)
    }
}
