//! DPP: a permutation of lanes before another operation.
//!
//! Such an instruction becomes three operations: the permuted source goes to a temporary register and the lanes that
//! must keep their destination are taken out of the expanded EXEC mask; the operation runs; the mask is made whole.

use super::{cross::register, lane::bits, lower_one};
use crate::{
    isa::{
        Env,
        inst::{Dpp, Inst, Operand},
        op::{Op, Step, Unmodelled},
        ops::{Ops, op},
        slot::{Type, VECTOR, slot},
    },
    wave::{Lanes, REGISTERS, Wave},
};

/// Set in [`Op::aux`] when lanes that EXEC turns off may be read.
const FETCH_INACTIVE: u32 = 1 << 31;
/// Set when lanes without a source read 0.
const BOUND_CONTROL: u32 = 1 << 30;

/// Lowers an instruction with DPP.
pub fn lower(inst: &Inst, wave64: bool, out: &mut Ops) -> Result<(), Unmodelled> {
    // These do not look at EXEC lane by lane.
    if matches!(
        inst.name,
        "v_readfirstlane_b32"
            | "v_readlane_b32"
            | "v_writelane_b32"
            | "v_swap_b32"
            | "v_swap_b16"
            | "v_swaprel_b32"
            | "v_permlane64_b32"
    ) || inst.name.starts_with("v_movrel")
        || inst.name.ends_with("64") && !inst.name.starts_with("v_cvt_f64") && !inst.name.starts_with("v_cmp")
    {
        return Err(Unmodelled);
    }
    let mut fetch = match inst.dpp {
        Some(Dpp::Dpp8 { selectors, fetch_inactive }) => {
            let inactive = if fetch_inactive { FETCH_INACTIVE } else { 0 };
            // A lane that is off gives 0.
            Op { aux: selectors | inactive | BOUND_CONTROL, ..op(fetch8) }
        }
        Some(Dpp::Dpp16 { control, row_mask, bank_mask, bound_control, fetch_inactive }) => {
            let inactive = if fetch_inactive { FETCH_INACTIVE } else { 0 };
            let bound = if bound_control { BOUND_CONTROL } else { 0 };
            let masks = u32::from(row_mask) << 16 | u32::from(bank_mask) << 20;
            Op { aux: u32::from(control) | masks | inactive | bound, ..op(fetch16) }
        }
        None => return Err(Unmodelled),
    };
    fetch.src[0] = slot(inst.src[0], Type::B32, wave64, &mut fetch.imm)?;
    if fetch.src[0] & VECTOR == 0 {
        return Err(Unmodelled);
    }
    fetch.dst = (REGISTERS << usize::from(wave64)) as u16;
    let plain = Inst { dpp: None, ..*inst };
    let mut lowered = lower_one(&plain, wave64)?;
    if lowered.src[0] != fetch.src[0] || inst.src[0] == Operand::None {
        return Err(Unmodelled);
    }
    lowered.src[0] = fetch.dst | VECTOR;
    out.push(fetch);
    out.push(lowered);
    out.push(op(restore));
    Ok(())
}

/// The lane that a lane reads by DPP_CTRL; `None` beyond the row.
fn source(control: u32, lane: usize) -> Option<usize> {
    let (row, at, amount) = (lane & !15, lane & 15, control as usize & 15);
    Some(match control {
        0..=0xff => lane & !3 | (control >> (2 * (lane & 3)) & 3) as usize,
        0x101..=0x10f => row + Some(at + amount).filter(|at| *at < 16)?,
        0x111..=0x11f => row + at.checked_sub(amount)?,
        0x121..=0x12f => row + (at + 16 - amount) % 16,
        0x140 => row + 15 - at,
        0x141 => lane & !7 | (7 - (lane & 7)),
        0x150..=0x15f => row + amount,
        _ => row + (at ^ amount),
    })
}

fn fetch16(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    let (rows, banks) = (op.aux >> 16 & 15, op.aux >> 20 & 15);
    fetch(wave, op, |lane, half| {
        let row = 2 * half + lane / 16;
        let written = rows >> row & 1 != 0 && banks >> (lane / 4 % 4) & 1 != 0;
        (source(op.aux & 0x1ff, lane), written)
    })
}

fn fetch8(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    fetch(wave, op, |lane, _| (Some(lane & !7 | (op.aux >> (3 * (lane & 7)) & 7) as usize), true))
}

/// Puts the lanes that `from` names into the temporary register and narrows the mask.
fn fetch(wave: &mut Wave, op: &Op, from: impl Fn(usize, usize) -> (Option<usize>, bool)) -> Step {
    for half in 0..wave.halves() {
        let lanes = register(wave, op.src[0], half);
        let on = bits(&wave.exec_lanes[half].0);
        let mut out = Lanes::splat(0);
        let mut kept = on;
        for lane in 0..32 {
            let (source, written) = from(lane, half);
            let readable = source.filter(|source| on >> source & 1 != 0 || op.aux & FETCH_INACTIVE != 0);
            match readable {
                Some(source) => out.0[lane] = lanes.0[source],
                None if op.aux & BOUND_CONTROL != 0 => {}
                None => kept &= !(1 << lane),
            }
            if !written {
                kept &= !(1 << lane);
            }
        }
        wave.vgpr[usize::from(op.dst) + half] = out;
        wave.set_lanes(half, kept);
    }
    Step::Next
}

/// Makes the expanded mask what EXEC says.
fn restore(wave: &mut Wave, _: &Op, _: &mut Env<'_>) -> Step {
    wave.set_exec(wave.exec());
    Step::Next
}
