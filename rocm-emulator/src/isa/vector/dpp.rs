//! DPP: a permutation of lanes before another operation.
//!
//! Such an instruction becomes three operations: the permuted source goes to a temporary register and the lanes that
//! must keep their destination are taken out of the expanded EXEC mask; the operation runs; the mask is made whole.

use super::{cross::register, lane::packed, lower_one};
use crate::{
    isa::{
        Env,
        host::{Handler, handler},
        inst::{Dpp, Inst, Operand},
        op::{Op, Step, Unmodelled},
        ops::{Ops, op},
        slot::{Type, VECTOR, slot},
    },
    wave::{LANES, Lanes, REGISTERS, Wave},
};
use std::sync::OnceLock;

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
            Op { aux: selectors | inactive | BOUND_CONTROL, ..op(handler::<Fetch8>()) }
        }
        Some(Dpp::Dpp16 { control, row_mask, bank_mask, bound_control, fetch_inactive }) => {
            let inactive = if fetch_inactive { FETCH_INACTIVE } else { 0 };
            let bound = if bound_control { BOUND_CONTROL } else { 0 };
            let masks = u32::from(row_mask) << 16 | u32::from(bank_mask) << 20;
            Op { aux: u32::from(control) | masks | inactive | bound, ..op(handler::<Fetch16>()) }
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
    out.push(op(handler::<Restore>()));
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

/// Where each lane reads: its number, or the lane's own where there is none.
#[derive(Clone, Copy)]
struct Permutation {
    from: [u8; LANES],
    /// The lanes that have a source.
    there: u32,
}

impl Permutation {
    fn new(source: impl Fn(usize) -> Option<usize>) -> Permutation {
        let mut permutation = Permutation { from: [0; LANES], there: 0 };
        for lane in 0..LANES {
            permutation.from[lane] = source(lane).unwrap_or(lane) as u8;
            permutation.there |= u32::from(source(lane).is_some()) << lane;
        }
        permutation
    }

    /// That of DPP_CTRL, each found out once.
    fn of(control: u32) -> &'static Permutation {
        static ALL: [OnceLock<Permutation>; 0x200] = [const { OnceLock::new() }; 0x200];
        let control = control & 0x1ff;
        ALL[control as usize].get_or_init(|| Permutation::new(|lane| source(control, lane)))
    }

    /// The bits of a mask, permuted.
    #[inline(always)]
    fn bits(&self, mask: u32) -> u32 {
        let mut bits = 0;
        for (lane, from) in self.from.iter().enumerate() {
            bits |= (mask >> (from & 31) & 1) << lane;
        }
        bits
    }
}

struct Fetch16;

impl Handler for Fetch16 {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        let permutation = Permutation::of(op.aux);
        let (rows, banks) = (op.aux >> 16 & 15, op.aux >> 20 & 15);
        // A bank is four lanes of each row of 16.
        let of_row = (0..4).fold(0, |all, bank| all | ((banks >> bank & 1) * 0xf) << (4 * bank));
        for half in 0..wave.halves() {
            let rows = rows >> (2 * half);
            let written = ((rows & 1) * of_row) | (((rows >> 1 & 1) * of_row) << 16);
            fetch::<WIDE>(wave, op, half, permutation, written);
        }
        Step::Next
    }
}

struct Fetch8;

impl Handler for Fetch8 {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        let permutation = Permutation::new(|lane| Some(lane & !7 | (op.aux >> (3 * (lane & 7)) & 7) as usize));
        for half in 0..wave.halves() {
            fetch::<WIDE>(wave, op, half, &permutation, u32::MAX);
        }
        Step::Next
    }
}

/// Puts what lanes read into the temporary register and narrows the mask.
#[inline(always)]
fn fetch<const WIDE: bool>(wave: &mut Wave, op: &Op, half: usize, permutation: &Permutation, written: u32) {
    let lanes = register(wave, op.src[0], half);
    let on = packed::<WIDE>(&wave.exec_lanes[half].0);
    let mut readable = permutation.there;
    if on != u32::MAX && op.aux & FETCH_INACTIVE == 0 {
        readable &= permutation.bits(on);
    }
    let mut out = Lanes::splat(0);
    for (out, from) in out.0.iter_mut().zip(permutation.from) {
        *out = lanes.0[usize::from(from) & (LANES - 1)];
    }
    if readable != u32::MAX {
        let mask = Lanes::from_mask(readable);
        for (out, mask) in out.0.iter_mut().zip(mask.0) {
            *out &= mask;
        }
    }
    wave.vgpr[usize::from(op.dst) + half] = out;
    let kept = on & written & if op.aux & BOUND_CONTROL != 0 { u32::MAX } else { readable };
    if kept != on {
        wave.set_lanes(half, kept);
    }
}

/// Makes the expanded mask what EXEC says.
struct Restore;

impl Handler for Restore {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, _: &Op, _: &mut Env<'_>) -> Step {
        let exec = wave.exec();
        for half in 0..wave.halves() {
            let on = (exec >> (32 * half)) as u32;
            if packed::<WIDE>(&wave.exec_lanes[half].0) != on {
                wave.set_lanes(half, on);
            }
        }
        Step::Next
    }
}
