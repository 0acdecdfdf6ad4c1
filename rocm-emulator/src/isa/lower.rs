//! [`Inst`] to [`Op`]s: everything that can be resolved once is resolved here.
//!
//! An instruction becomes no operation (a scheduling hint), one, or a few (VOPD, DPP). What is not modelled becomes an
//! operation that faults when it is executed, never a wrong result.

use super::{
    inst::{Encoding, Inst},
    op::{Op, Step, Unmodelled},
    ops::{Ops, op, unmodelled},
};
use crate::{
    isa::Env,
    memory::{FaultReason, MemoryFault},
    wave::{Fault, Wave},
};

/// Where control goes after an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// To the next one.
    Next,
    /// To an address or to the next one.
    Branch(u64),
    /// To an address, and later perhaps to the next one.
    Call(u64),
    /// To an address.
    Jump(u64),
    /// Not to the next one.
    End,
}

/// Lowers an instruction for waves of 64 lanes (`wave64`) or 32. The caller fills [`Op::at`].
pub fn lower(inst: &Inst, wave64: bool, out: &mut Ops) {
    let result = match inst.encoding {
        Encoding::Sop1 | Encoding::Sop2 | Encoding::Sopk | Encoding::Sopc | Encoding::Sopp => {
            super::scalar::lower(inst, out)
        }
        Encoding::Smem
        | Encoding::Ds
        | Encoding::Flat
        | Encoding::Global
        | Encoding::Scratch
        | Encoding::Mubuf
        | Encoding::Mtbuf => super::memory::lower(inst, wave64).map(|op| out.push(op)),
        Encoding::Vop1
        | Encoding::Vop2
        | Encoding::Vopc
        | Encoding::Vop3
        | Encoding::Vop3Sd
        | Encoding::Vop3p
        | Encoding::Vopd => super::vector::lower(inst, wave64, out),
        _ => Err(Unmodelled),
    };
    if result.is_err() {
        *out = Ops::default();
        out.push(unmodelled());
    }
}

/// Where control goes after an instruction at `address`.
pub fn flow(inst: &Inst, address: u64) -> Flow {
    let target = || {
        let offset = i64::from(inst.simm16 as i16) * 4 + 4;
        address.wrapping_add_signed(offset)
    };
    match inst.encoding {
        Encoding::Sopp => match inst.name {
            "s_branch" => Flow::Jump(target()),
            name if name.starts_with("s_cbranch_") && !name.contains("cdbg") => Flow::Branch(target()),
            "s_endpgm" | "s_endpgm_saved" | "s_endpgm_ordered_ps_done" => Flow::End,
            _ => Flow::Next,
        },
        Encoding::Sopk if inst.name == "s_call_b64" => Flow::Call(target()),
        Encoding::Sop1 if matches!(inst.name, "s_setpc_b64" | "s_rfe_b64") => Flow::End,
        _ => Flow::Next,
    }
}

/// An operation for an address that no operation can stand at.
pub fn out_of_reach(address: u64) -> Op {
    no_code(MemoryFault { address, reason: FaultReason::NoExecute })
}

/// An operation for code that cannot be read.
pub fn no_code(fault: MemoryFault) -> Op {
    let aux = match fault.reason {
        FaultReason::NotPresent => 0,
        FaultReason::ReadOnly => 1,
        FaultReason::NoExecute => 2,
    };
    let words = [0, 16, 32, 48].map(|shift| (fault.address >> shift) as u16);
    Op { src: words, aux, ..op(fetch_fault) }
}

/// An operation that goes on at the operation whose index is in `imm`.
pub fn jump() -> Op {
    op(super::scalar::branch::jump)
}

fn fetch_fault(_: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let address = op.src.iter().rev().fold(0, |address, &part| address << 16 | u64::from(part));
    let reason = match op.aux {
        0 => FaultReason::NotPresent,
        1 => FaultReason::ReadOnly,
        _ => FaultReason::NoExecute,
    };
    env.fail(Fault::Memory(MemoryFault { address, reason }))
}
