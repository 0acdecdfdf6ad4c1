//! The scalar ALU and control flow: SOP1, SOP2, SOPK, SOPC and SOPP.
//!
//! Each operation is one line in a table of its file: the mnemonic, the operands with their types, and the formula of
//! the manual. Follows "RDNA3 Instruction Set Architecture", chapters 5 and 16.1 to 16.5.

pub mod arith;
pub mod bits;
pub mod branch;
pub mod compare;
pub mod float;
pub mod state;

use super::{
    inst::{Encoding, Inst, Operand},
    op::{Op, Run, Unmodelled},
    ops::{Ops, op},
    slot::{Type, slot},
};
use crate::wave::Wave;

/// An operation of the scalar ALU: its handler and the types of its sources.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    run: Run,
    types: &'static [Type],
}

/// A source of a scalar operation.
pub trait Source: Sized {
    /// How constants are read.
    const TYPE: Type;
    /// Reads it.
    fn read(wave: &Wave, slot: u16, imm: u32) -> Self;
}

impl Source for u32 {
    const TYPE: Type = Type::B32;
    fn read(wave: &Wave, slot: u16, imm: u32) -> Self {
        wave.read32(slot, imm)
    }
}

impl Source for i32 {
    const TYPE: Type = Type::B32;
    fn read(wave: &Wave, slot: u16, imm: u32) -> Self {
        wave.read32(slot, imm) as i32
    }
}

impl Source for u64 {
    const TYPE: Type = Type::B64;
    fn read(wave: &Wave, slot: u16, imm: u32) -> Self {
        wave.read64(slot, imm)
    }
}

impl Source for i64 {
    const TYPE: Type = Type::I64;
    fn read(wave: &Wave, slot: u16, imm: u32) -> Self {
        wave.read64(slot, imm) as i64
    }
}

/// What a scalar operation results in.
pub trait Outcome {
    /// Stores it.
    fn store(self, wave: &mut Wave, op: &Op);
}

impl Outcome for u32 {
    fn store(self, wave: &mut Wave, op: &Op) {
        wave.write32(op.dst, self);
    }
}

impl Outcome for u64 {
    fn store(self, wave: &mut Wave, op: &Op) {
        wave.write64(op.dst, self);
    }
}

/// SCC alone.
impl Outcome for bool {
    fn store(self, wave: &mut Wave, _: &Op) {
        wave.scc = self;
    }
}

/// A destination and SCC.
impl<T: Outcome> Outcome for (T, bool) {
    fn store(self, wave: &mut Wave, op: &Op) {
        self.0.store(wave, op);
        wave.scc = self.1;
    }
}

/// A table of scalar operations, and the function that finds them by mnemonic.
macro_rules! operations {
    ($($name:literal |$wave:ident, $($arg:ident: $ty:ty),+| -> $out:ty = $body:expr;)*) => {
        /// The operation of a mnemonic.
        pub fn find(name: &str) -> Option<super::Operation> {
            use crate::{isa::{op::{Op, Step}, Env}, wave::Wave};
            Some(match name {
                $($name => {
                    fn run(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
                        let mut sources = op.src.iter();
                        $(let $arg = <$ty as super::Source>::read(wave, sources.next().copied().unwrap_or(0), op.imm);)+
                        let $wave = &mut *wave;
                        let outcome: $out = $body;
                        super::Outcome::store(outcome, wave, op);
                        Step::Next
                    }
                    super::Operation { run, types: &[$(<$ty as super::Source>::TYPE),+] }
                })*
                _ => return None,
            })
        }
    };
}
use operations;

/// The handler of the instruction with a mnemonic.
#[cfg(all(target_arch = "x86_64", unix))]
pub fn handler_of(name: &'static str) -> Option<Run> {
    let encoding = if name.contains("branch") { Encoding::Sopp } else { Encoding::Sop2 };
    let register = Operand::Sgpr(0);
    let inst =
        Inst { name, dst: register, src: [register, register, Operand::None, Operand::None], ..Inst::empty(encoding) };
    let mut ops = Ops::default();
    lower(&inst, &mut ops).ok()?;
    ops.first().map(|op| op.run)
}

/// Lowers a scalar instruction.
pub fn lower(inst: &Inst, out: &mut Ops) -> Result<(), Unmodelled> {
    if inst.encoding == Encoding::Sopp || branch::is_transfer(inst.name) {
        return branch::lower(inst, out);
    }
    if let Some(result) = state::lower(inst) {
        out.push(result?);
        return Ok(());
    }
    let mut name = inst.name;
    let mut src = inst.src;
    if inst.encoding == Encoding::Sopk {
        // The destination is the first operand, SIMM16 the second.
        let simm = match name.ends_with("_u32") {
            true => u32::from(inst.simm16),
            false => i32::from(inst.simm16 as i16) as u32,
        };
        src = [inst.dst, Operand::Literal(simm), Operand::None, Operand::None];
        name = match name {
            "s_version" | "s_waitcnt_vscnt" | "s_waitcnt_vmcnt" | "s_waitcnt_expcnt" | "s_waitcnt_lgkmcnt" => {
                return Ok(());
            }
            "s_movk_i32" => {
                src[0] = src[1];
                "s_mov_b32"
            }
            "s_cmovk_i32" => {
                src.swap(0, 1);
                "s_cmov_b32"
            }
            "s_addk_i32" => "s_add_i32",
            "s_mulk_i32" => "s_mul_i32",
            "s_cmpk_eq_i32" => "s_cmp_eq_i32",
            "s_cmpk_lg_i32" => "s_cmp_lg_i32",
            "s_cmpk_gt_i32" => "s_cmp_gt_i32",
            "s_cmpk_ge_i32" => "s_cmp_ge_i32",
            "s_cmpk_lt_i32" => "s_cmp_lt_i32",
            "s_cmpk_le_i32" => "s_cmp_le_i32",
            "s_cmpk_eq_u32" => "s_cmp_eq_u32",
            "s_cmpk_lg_u32" => "s_cmp_lg_u32",
            "s_cmpk_gt_u32" => "s_cmp_gt_u32",
            "s_cmpk_ge_u32" => "s_cmp_ge_u32",
            "s_cmpk_lt_u32" => "s_cmp_lt_u32",
            "s_cmpk_le_u32" => "s_cmp_le_u32",
            _ => return Err(Unmodelled),
        };
    }
    let operation = arith::find(name)
        .or_else(|| bits::find(name))
        .or_else(|| compare::find(name))
        .or_else(|| float::find(name))
        .ok_or(Unmodelled)?;
    let mut lowered = op(operation.run);
    if let Operand::Sgpr(register) = inst.dst {
        lowered.dst = register.into();
    }
    for (index, ty) in operation.types.iter().enumerate() {
        // An operation with a source more than the instruction has reads its destination too.
        let operand = match src.get(index) {
            Some(Operand::None) | None => inst.dst,
            Some(operand) => *operand,
        };
        lowered.src[index] = slot(operand, *ty, false, &mut lowered.imm)?;
    }
    out.push(lowered);
    Ok(())
}
