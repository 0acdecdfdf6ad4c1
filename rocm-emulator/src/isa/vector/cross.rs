//! Operations between lanes, and registers addressed at run time: readlane, permutations, swaps, movrel, mbcnt.

use super::{
    lane::{Raw, bits},
    vector_register,
};
use crate::{
    isa::{
        Env,
        inst::{Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
        ops::{illegal_instruction, op},
        slot::{Type, VECTOR, slot},
    },
    wave::{LANES, Lanes, REGISTERS, Wave, scalar::M0},
};

/// Bits of [`Op::aux`] in row permutations.
const FETCH_INACTIVE: u32 = 1;
const BOUND_CONTROL: u32 = 2;

/// Lowers an instruction of this file; `None` for all others.
pub fn lower(inst: &Inst, wave64: bool) -> Option<Result<Op, Unmodelled>> {
    let run: Run = match inst.name {
        "v_readfirstlane_b32" => read_first,
        "v_readlane_b32" => read_lane,
        "v_writelane_b32" => write_lane,
        "v_permlane16_b32" => |wave, op, _| permute_rows(wave, op, 0),
        "v_permlanex16_b32" => |wave, op, _| permute_rows(wave, op, 16),
        "v_permlane64_b32" => swap_halves,
        "v_swap_b32" => swap,
        "v_swap_b16" => swap_narrow,
        "v_swaprel_b32" => swap_relative,
        "v_movrels_b32" => move_from,
        "v_movreld_b32" => move_to,
        "v_movrelsd_b32" => |wave, op, env| move_both(wave, op, env, |m0| (m0, m0)),
        "v_movrelsd_2_b32" => |wave, op, env| move_both(wave, op, env, |m0| (m0 & 0x3ff, m0 >> 16 & 0x3ff)),
        "v_mbcnt_lo_u32_b32" => |wave, op, _| count_below(wave, op, 0),
        "v_mbcnt_hi_u32_b32" => |wave, op, _| count_below(wave, op, 1),
        _ => return None,
    };
    Some(build(inst, run, wave64))
}

fn build(inst: &Inst, run: Run, wave64: bool) -> Result<Op, Unmodelled> {
    let rows = inst.name.starts_with("v_permlane") && inst.name.ends_with("16_b32");
    let selects = if rows {
        3
    } else if inst.name == "v_swap_b16" {
        9
    } else {
        0
    };
    if inst.neg | inst.abs | inst.omod != 0 || inst.clamp || inst.opsel & !selects != 0 {
        return Err(Unmodelled);
    }
    let mut lowered = Op { aux: inst.opsel.into(), ..op(run) };
    lowered.dst = match inst.dst {
        Operand::Sgpr(register) => register.into(),
        operand => vector_register(operand, wave64)?,
    };
    for (index, operand) in inst.src.iter().enumerate().filter(|(_, operand)| **operand != Operand::None) {
        lowered.src[index] = slot(*operand, Type::B32, wave64, &mut lowered.imm)?;
    }
    // These read lanes of their first operand: it must be a vector register.
    let reads_lanes =
        !matches!(inst.name, "v_writelane_b32" | "v_movreld_b32" | "v_mbcnt_lo_u32_b32" | "v_mbcnt_hi_u32_b32");
    if reads_lanes && lowered.src[0] & VECTOR == 0 {
        return Err(Unmodelled);
    }
    Ok(lowered)
}

/// Where a lane of a register lies.
fn place(wave: &Wave, register: u16, lane: u32) -> (usize, usize) {
    let lane = lane as usize & if wave.wave64 { 63 } else { 31 };
    (usize::from(register & !VECTOR) + lane / LANES, lane % LANES)
}

fn read_first(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    let active = wave.active();
    let lane = if active == 0 { 0 } else { active.trailing_zeros() };
    let (register, lane) = place(wave, op.src[0], lane);
    wave.write32(op.dst, wave.vgpr[register].0[lane]);
    Step::Next
}

fn read_lane(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    let (register, lane) = place(wave, op.src[0], wave.read32(op.src[1], op.imm));
    wave.write32(op.dst, wave.vgpr[register].0[lane]);
    Step::Next
}

fn write_lane(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    let (register, lane) = place(wave, op.dst, wave.read32(op.src[1], op.imm));
    wave.vgpr[register].0[lane] = wave.read32(op.src[0], op.imm);
    Step::Next
}

/// Each lane takes one of its row of 16 (`other` is 0) or of the other row of the pair (16).
fn permute_rows(wave: &mut Wave, op: &Op, other: usize) -> Step {
    let selectors = u64::from(wave.read32(op.src[2], op.imm)) << 32 | u64::from(wave.read32(op.src[1], op.imm));
    for half in 0..wave.halves() {
        let source = wave.vgpr[usize::from(op.src[0] & !VECTOR) + half];
        let old = wave.vgpr[usize::from(op.dst) + half];
        let on = bits(&wave.exec_lanes[half & 1].0);
        let out = std::array::from_fn(|lane| {
            let row = (lane & 16) ^ other;
            let from = row + (selectors >> (4 * (lane & 15)) & 15) as usize;
            if on >> from & 1 != 0 || op.aux & FETCH_INACTIVE != 0 {
                source.0[from]
            } else if op.aux & BOUND_CONTROL != 0 {
                0
            } else {
                old.0[lane]
            }
        });
        u32::store(wave, op.dst, half, &out);
    }
    Step::Next
}

fn swap_halves(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    // A wave of 32 lanes has no other half: nothing happens.
    if wave.wave64 {
        let first = usize::from(op.src[0] & !VECTOR);
        let halves = [wave.vgpr[first + 1], wave.vgpr[first]];
        u32::store(wave, op.dst, 0, &halves[0].0);
        u32::store(wave, op.dst, 1, &halves[1].0);
    }
    Step::Next
}

fn swap(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    let other = op.src[0] & !VECTOR;
    for half in 0..wave.halves() {
        let (a, b) = (wave.vgpr[usize::from(op.dst) + half], wave.vgpr[usize::from(other) + half]);
        u32::store(wave, op.dst, half, &b.0);
        u32::store(wave, other, half, &a.0);
    }
    Step::Next
}

/// Exchanges two halves of registers, perhaps of one.
fn swap_narrow(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    let (first, second) = (usize::from(op.dst), usize::from(op.src[0] & !VECTOR));
    let shift = |high: bool| if high { 16 } else { 0 };
    let (to, from) = (shift(op.aux & 8 != 0), shift(op.aux & 1 != 0));
    for half in 0..wave.halves() {
        for lane in 0..LANES {
            if wave.exec_lanes[half & 1].0[lane] == 0 {
                continue;
            }
            let (a, b) = (wave.vgpr[first + half].0[lane] >> to, wave.vgpr[second + half].0[lane] >> from);
            let mut put = |register: usize, shift: u32, value: u32| {
                let place = &mut wave.vgpr[register + half].0[lane];
                *place = *place & !(0xffff << shift) | (value & 0xffff) << shift;
            };
            put(first, to, b);
            put(second, from, a);
        }
    }
    Step::Next
}

/// Exchanges two registers that M0 moves.
fn swap_relative(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let m0 = wave.sgpr[M0];
    match (moved(wave, op.src[0], m0 & 0x3ff), moved(wave, op.dst, m0 >> 16 & 0x3ff)) {
        (Some(other), Some(dst)) => {
            let moved = Op { dst, src: [other | VECTOR, 0, 0, 0], ..*op };
            swap(wave, &moved, env)
        }
        _ => illegal_instruction(wave, op, env),
    }
}

/// A register number that M0 moved; `None` when there is no such register.
fn moved(wave: &Wave, slot: u16, by: u32) -> Option<u16> {
    let shift = u32::from(wave.wave64);
    let register = (u32::from(slot & !VECTOR) >> shift).checked_add(by)?;
    (register < REGISTERS as u32).then_some((register << shift) as u16)
}

fn copy(wave: &mut Wave, to: u16, from: u16, op: &Op) -> Step {
    for half in 0..wave.halves() {
        let mut buffer = [0; LANES];
        let lanes = *u32::load(wave, from, op.imm, half, &mut buffer);
        u32::store(wave, to, half, &lanes);
    }
    Step::Next
}

fn move_from(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    match moved(wave, op.src[0], wave.sgpr[M0]) {
        Some(from) => copy(wave, op.dst, from | VECTOR, op),
        None => illegal_instruction(wave, op, env),
    }
}

fn move_to(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    match moved(wave, op.dst, wave.sgpr[M0]) {
        Some(to) => copy(wave, to, op.src[0], op),
        None => illegal_instruction(wave, op, env),
    }
}

fn move_both(wave: &mut Wave, op: &Op, env: &mut Env<'_>, offsets: fn(u32) -> (u32, u32)) -> Step {
    let (from, to) = offsets(wave.sgpr[M0]);
    match (moved(wave, op.src[0], from), moved(wave, op.dst, to)) {
        (Some(from), Some(to)) => copy(wave, to, from | VECTOR, op),
        _ => illegal_instruction(wave, op, env),
    }
}

/// Counts the bits of a mask that belong to lanes before each lane, in one half of the wave.
fn count_below(wave: &mut Wave, op: &Op, counted: usize) -> Step {
    for half in 0..wave.halves() {
        let (mut buffer, mut other) = ([0; LANES], [0; LANES]);
        let a = *u32::load(wave, op.src[0], op.imm, half, &mut buffer);
        let b = *u32::load(wave, op.src[1], op.imm, half, &mut other);
        let out = std::array::from_fn(|lane| {
            let below = match half.cmp(&counted) {
                std::cmp::Ordering::Less => 0,
                std::cmp::Ordering::Equal => (1u32 << lane) - 1,
                std::cmp::Ordering::Greater => u32::MAX,
            };
            (a[lane] & below).count_ones().wrapping_add(b[lane])
        });
        u32::store(wave, op.dst, half, &out);
    }
    Step::Next
}

/// A whole register, for the permutations of DPP.
pub fn register(wave: &Wave, slot: u16, half: usize) -> Lanes {
    wave.vgpr[usize::from(slot & !VECTOR) + half]
}
