//! The scalar ALU and branches in translated code: on registers of the scalar file in memory.

use super::{
    assembler::{Alu, Assembler, Condition, Gpr, Mem, Shifting, Three, Value, Width, Ymm},
    pass::{Pass, WAVE},
};
use crate::{
    isa::{
        op::{Op, Run},
        scalar::handler_of,
        slot::LITERAL,
    },
    wave::{LANES, SCALARS, Wave, scalar},
};
use std::{collections::HashMap, mem::offset_of, sync::OnceLock};

/// What a scalar operation does. Sources of two registers where the width is 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Formula {
    Move,
    Not,
    /// A sum or difference, and what of the flags becomes SCC.
    Sum(Alu, Condition),
    /// The same with SCC as the carry.
    Carry(Alu),
    /// Bits; the second source inverted where so said.
    Bits(Alu, bool),
    Shift(Shifting),
    Product,
    /// `(a << n) + b`.
    ShiftAdd(u8),
    Select,
    /// SCC alone.
    Compare(Condition),
    /// The old EXEC, and EXEC becomes what is made of the source and it: with EXEC or the source inverted where so said.
    SaveExec(Alu, bool, bool),
}

/// A scalar operation that is translated.
#[derive(Clone, Copy, Debug)]
pub struct Scalar {
    formula: Formula,
    width: Width,
}

/// A branch that is translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Branch {
    Always,
    /// SCC is this.
    Scc(bool),
    /// VCC is zero, or not.
    Vcc(bool),
    /// EXEC is zero, or not.
    Exec(bool),
}

const SCALAR: &[(&str, Formula, Width)] = {
    use Formula::{Bits, Carry, Compare, Move, Not, Product, SaveExec, Select, Shift, ShiftAdd, Sum};
    use Width::{B32, B64};
    &[
        ("s_mov_b32", Move, B32),
        ("s_mov_b64", Move, B64),
        ("s_not_b32", Not, B32),
        ("s_not_b64", Not, B64),
        ("s_add_u32", Sum(Alu::Add, Condition::Below), B32),
        ("s_sub_u32", Sum(Alu::Sub, Condition::Below), B32),
        ("s_add_i32", Sum(Alu::Add, Condition::Overflow), B32),
        ("s_sub_i32", Sum(Alu::Sub, Condition::Overflow), B32),
        ("s_addc_u32", Carry(Alu::Adc), B32),
        ("s_subb_u32", Carry(Alu::Sbb), B32),
        ("s_and_b32", Bits(Alu::And, false), B32),
        ("s_and_b64", Bits(Alu::And, false), B64),
        ("s_or_b32", Bits(Alu::Or, false), B32),
        ("s_or_b64", Bits(Alu::Or, false), B64),
        ("s_xor_b32", Bits(Alu::Xor, false), B32),
        ("s_xor_b64", Bits(Alu::Xor, false), B64),
        ("s_and_not1_b32", Bits(Alu::And, true), B32),
        ("s_and_not1_b64", Bits(Alu::And, true), B64),
        ("s_or_not1_b32", Bits(Alu::Or, true), B32),
        ("s_or_not1_b64", Bits(Alu::Or, true), B64),
        ("s_lshl_b32", Shift(Shifting::Shl), B32),
        ("s_lshr_b32", Shift(Shifting::Shr), B32),
        ("s_ashr_i32", Shift(Shifting::Sar), B32),
        ("s_lshl_b64", Shift(Shifting::Shl), B64),
        ("s_lshr_b64", Shift(Shifting::Shr), B64),
        ("s_ashr_i64", Shift(Shifting::Sar), B64),
        ("s_mul_i32", Product, B32),
        ("s_lshl1_add_u32", ShiftAdd(1), B32),
        ("s_lshl2_add_u32", ShiftAdd(2), B32),
        ("s_lshl3_add_u32", ShiftAdd(3), B32),
        ("s_lshl4_add_u32", ShiftAdd(4), B32),
        ("s_cselect_b32", Select, B32),
        ("s_cselect_b64", Select, B64),
        ("s_cmp_eq_i32", Compare(Condition::Equal), B32),
        ("s_cmp_lg_i32", Compare(Condition::NotEqual), B32),
        ("s_cmp_gt_i32", Compare(Condition::Greater), B32),
        ("s_cmp_ge_i32", Compare(Condition::NotLess), B32),
        ("s_cmp_lt_i32", Compare(Condition::Less), B32),
        ("s_cmp_le_i32", Compare(Condition::NotGreater), B32),
        ("s_cmp_eq_u32", Compare(Condition::Equal), B32),
        ("s_cmp_lg_u32", Compare(Condition::NotEqual), B32),
        ("s_cmp_gt_u32", Compare(Condition::Above), B32),
        ("s_cmp_ge_u32", Compare(Condition::NotBelow), B32),
        ("s_cmp_lt_u32", Compare(Condition::Below), B32),
        ("s_cmp_le_u32", Compare(Condition::NotAbove), B32),
        ("s_cmp_eq_u64", Compare(Condition::Equal), B64),
        ("s_cmp_lg_u64", Compare(Condition::NotEqual), B64),
        ("s_and_saveexec_b32", SaveExec(Alu::And, false, false), B32),
        ("s_and_saveexec_b64", SaveExec(Alu::And, false, false), B64),
        ("s_or_saveexec_b32", SaveExec(Alu::Or, false, false), B32),
        ("s_or_saveexec_b64", SaveExec(Alu::Or, false, false), B64),
        ("s_xor_saveexec_b32", SaveExec(Alu::Xor, false, false), B32),
        ("s_xor_saveexec_b64", SaveExec(Alu::Xor, false, false), B64),
        ("s_and_not1_saveexec_b32", SaveExec(Alu::And, true, false), B32),
        ("s_and_not1_saveexec_b64", SaveExec(Alu::And, true, false), B64),
        ("s_and_not0_saveexec_b32", SaveExec(Alu::And, false, true), B32),
        ("s_and_not0_saveexec_b64", SaveExec(Alu::And, false, true), B64),
        ("s_or_not1_saveexec_b32", SaveExec(Alu::Or, true, false), B32),
        ("s_or_not1_saveexec_b64", SaveExec(Alu::Or, true, false), B64),
    ]
};

/// The mnemonics of the scalar operations that are translated.
#[cfg(test)]
pub fn names() -> impl Iterator<Item = &'static str> {
    SCALAR.iter().map(|(name, ..)| *name)
}

fn scalars() -> &'static HashMap<usize, Scalar> {
    static BY_HANDLER: OnceLock<HashMap<usize, Scalar>> = OnceLock::new();
    BY_HANDLER.get_or_init(|| {
        let known = |(name, formula, width): &(&'static str, Formula, Width)| {
            Some((handler_of(name)? as Run as usize, Scalar { formula: *formula, width: *width }))
        };
        SCALAR.iter().filter_map(known).collect()
    })
}

/// EXEC's place in the scalar file.
const EXEC: u16 = scalar::EXEC_LO as u16;
const SCC: Mem = Mem::At(WAVE, offset_of!(Wave, scc) as i32);

impl Scalar {
    /// How an operation is translated, if it is as it stands.
    pub fn of(op: &Op, wave64: bool) -> Option<Scalar> {
        let scalar = scalars().get(&(op.run as usize)).copied()?;
        let sources = scalar.sources();
        let readable = |slot: &u16| match scalar.width {
            Width::B32 => usize::from(*slot) < SCALARS || *slot == LITERAL,
            // Pairs of registers, and constants whose sign is repeated.
            Width::B64 => *slot < 123 || *slot == EXEC || (128..=208).contains(slot),
        };
        // The amount of a shift is always 32 bits.
        let sources = match scalar.formula {
            Formula::Shift(_) => {
                usize::from(op.src[1]) < SCALARS && readable(&op.src[0]) || op.src[1] == LITERAL && readable(&op.src[0])
            }
            _ => op.src[..sources].iter().all(readable),
        };
        // A mask of a wave is EXEC's width, and other stores to a part of it are rare.
        let executes = scalar.width == if wave64 { Width::B64 } else { Width::B32 };
        let (highest, saves) = match scalar.width {
            Width::B32 => (124, executes),
            Width::B64 => (123, executes),
        };
        let storable = match scalar.formula {
            Formula::Compare(_) => true,
            Formula::SaveExec(..) => op.dst < highest && saves,
            _ => {
                op.dst < highest
                    || op.dst == EXEC && executes
                    || op.dst == scalar::M0 as u16 && scalar.width == Width::B32
            }
        };
        (sources && storable).then_some(scalar)
    }

    fn sources(self) -> usize {
        match self.formula {
            Formula::Move | Formula::Not | Formula::SaveExec(..) => 1,
            _ => 2,
        }
    }

    fn registers(self, slot: u16) -> u128 {
        let bits = if self.width == Width::B64 { 3 } else { 1 };
        if slot < 128 { bits << slot } else { 0 }
    }

    /// The scalar registers that it reads, a bit each.
    pub fn reads(self, op: &Op) -> u128 {
        let exec = if matches!(self.formula, Formula::SaveExec(..)) { self.registers(EXEC) } else { 0 };
        op.src[..self.sources()].iter().fold(exec, |all, slot| all | self.registers(*slot))
    }

    /// The scalar registers that it stores to.
    pub fn stores(self, op: &Op) -> u128 {
        match self.formula {
            Formula::Compare(_) => 0,
            Formula::SaveExec(..) => self.registers(op.dst) | self.registers(EXEC),
            _ => self.registers(op.dst),
        }
    }

    /// Whether it stores to EXEC.
    pub fn executes(self, op: &Op) -> bool {
        self.stores(op) & 3 << EXEC != 0
    }

    /// Does the operation.
    pub fn emit(self, asm: &mut Assembler, op: &Op) {
        let width = self.width;
        let source = |index: usize| match op.src[index] {
            LITERAL => Value::Number(op.imm as i32),
            slot if width == Width::B64 && slot >= 128 => Value::Number(number(slot)),
            slot => Value::Mem(Pass::scalar(slot.into())),
        };
        let amount = match op.src[1] {
            LITERAL => Value::Number(op.imm as i32),
            slot => Value::Mem(Pass::scalar(slot.into())),
        };
        let (a, b) = (Gpr::Rax, Gpr::Rcx);
        match self.formula {
            Formula::Move => asm.mov(width, a, source(0)),
            Formula::Not => {
                asm.mov(width, a, source(0));
                asm.not(width, a);
                asm.test(width, a);
                asm.set_if(Condition::NotEqual, SCC);
            }
            Formula::Sum(what, carry) => {
                asm.mov(width, a, source(0));
                asm.alu(what, width, a, source(1));
                asm.set_if(carry, SCC);
            }
            Formula::Carry(what) => {
                asm.byte(b, SCC);
                asm.mov(width, a, source(0));
                // Sets the carry where it is not 0.
                asm.negate(b);
                asm.alu(what, width, a, source(1));
                asm.set_if(Condition::Below, SCC);
            }
            Formula::Bits(what, inverted) => {
                asm.mov(width, a, source(0));
                if inverted {
                    asm.mov(width, b, source(1));
                    asm.not(width, b);
                    asm.alu(what, width, a, b);
                } else {
                    asm.alu(what, width, a, source(1));
                }
                asm.set_if(Condition::NotEqual, SCC);
            }
            Formula::Shift(what) => {
                asm.mov(Width::B32, b, amount);
                asm.mov(width, a, source(0));
                asm.shift_by_cl(what, width, a);
                asm.test(width, a);
                asm.set_if(Condition::NotEqual, SCC);
            }
            Formula::Product => {
                asm.mov(width, a, source(0));
                asm.mov(width, b, source(1));
                asm.multiply(a, b);
            }
            Formula::ShiftAdd(by) => {
                asm.mov(Width::B32, a, source(0));
                asm.mov(Width::B32, b, source(1));
                asm.shift_general(Shifting::Shl, Width::B64, a, by);
                asm.alu(Alu::Add, Width::B64, a, b);
                asm.mov(Width::B64, b, a);
                asm.shift_general(Shifting::Shr, Width::B64, b, 32);
                asm.set_if(Condition::NotEqual, SCC);
            }
            Formula::Select => {
                asm.mov(width, a, source(0));
                asm.mov(width, b, source(1));
                asm.compare_byte(SCC, 0);
                asm.mov_if(Condition::Equal, width, a, b);
            }
            Formula::Compare(condition) => {
                asm.mov(width, a, source(0));
                asm.alu(Alu::Cmp, width, a, source(1));
                asm.set_if(condition, SCC);
                return;
            }
            Formula::SaveExec(what, exec_inverted, inverted) => {
                let exec = Pass::scalar(EXEC.into());
                asm.mov(width, Gpr::Rdx, exec);
                asm.mov(width, a, source(0));
                asm.mov(width, b, Gpr::Rdx);
                for (register, inverted) in [(a, inverted), (b, exec_inverted)] {
                    if inverted {
                        asm.not(width, register);
                    }
                }
                asm.alu(what, width, a, b);
                asm.set_if(Condition::NotEqual, SCC);
                asm.put(width, Pass::scalar(op.dst.into()), Gpr::Rdx);
                return execute(asm, width, a);
            }
        }
        match op.dst {
            EXEC => execute(asm, width, a),
            dst => asm.put(width, Pass::scalar(dst.into()), a),
        }
    }
}

/// The value of an integer constant.
fn number(slot: u16) -> i32 {
    match slot {
        128..=192 => i32::from(slot) - 128,
        _ => 192 - i32::from(slot),
    }
}

/// EXEC and its lanes become what a register holds.
fn execute(asm: &mut Assembler, width: Width, register: Gpr) {
    asm.put(width, Pass::scalar(EXEC.into()), register);
    let (bits, lanes) = (Ymm(0), Ymm(1));
    let halves = if width == Width::B64 { 2 } else { 1 };
    for half in 0..halves {
        asm.broadcast(bits, Pass::scalar(scalar::EXEC_LO + half));
        for first in (0..LANES).step_by(asm.group()) {
            let each = asm.lanes(|lane| 1 << (first as u32 + lane));
            asm.three(Three::VPAND, lanes, bits, each);
            asm.three(Three::VPCMPEQD, lanes, lanes, each);
            let place = offset_of!(Wave, exec_lanes) + 4 * (half * LANES + first);
            asm.store(Mem::At(WAVE, place as i32), lanes);
        }
    }
    note_all_on(asm, halves);
}

/// Notes in which halves all lanes are on.
pub fn note_all_on(asm: &mut Assembler, halves: usize) {
    for half in 0..halves {
        asm.alu_at(Alu::Cmp, Width::B32, Pass::scalar(scalar::EXEC_LO + half), -1);
        asm.set_if(Condition::Equal, Mem::At(WAVE, (offset_of!(Wave, all_on) + half) as i32));
    }
}

impl Branch {
    /// The branch that an operation is.
    pub fn of(op: &Op) -> Option<Branch> {
        static BY_HANDLER: OnceLock<HashMap<usize, Branch>> = OnceLock::new();
        let all = BY_HANDLER.get_or_init(|| {
            let names = [
                ("s_branch", Branch::Always),
                ("s_cbranch_scc0", Branch::Scc(false)),
                ("s_cbranch_scc1", Branch::Scc(true)),
                ("s_cbranch_vccz", Branch::Vcc(false)),
                ("s_cbranch_vccnz", Branch::Vcc(true)),
                ("s_cbranch_execz", Branch::Exec(false)),
                ("s_cbranch_execnz", Branch::Exec(true)),
            ];
            names.into_iter().filter_map(|(name, branch)| Some((handler_of(name)? as Run as usize, branch))).collect()
        });
        all.get(&(op.run as usize)).copied()
    }

    /// The scalar registers that it reads, a bit each.
    pub fn reads(self) -> u128 {
        match self {
            Branch::Always | Branch::Scc(_) => 0,
            Branch::Vcc(_) => 3 << scalar::VCC_LO,
            Branch::Exec(_) => 3 << scalar::EXEC_LO,
        }
    }

    /// Compares; the condition under which it jumps. `None`: always.
    pub fn emit(self, asm: &mut Assembler, wave64: bool) -> Option<Condition> {
        let width = if wave64 { Width::B64 } else { Width::B32 };
        let (register, jumps) = match self {
            Branch::Always => return None,
            Branch::Scc(set) => {
                asm.compare_byte(SCC, 0);
                return Some(if set { Condition::NotEqual } else { Condition::Equal });
            }
            Branch::Vcc(any) => (scalar::VCC_LO, any),
            Branch::Exec(any) => (scalar::EXEC_LO, any),
        };
        asm.alu_at(Alu::Cmp, width, Pass::scalar(register), 0);
        Some(if jumps { Condition::NotEqual } else { Condition::Equal })
    }
}
