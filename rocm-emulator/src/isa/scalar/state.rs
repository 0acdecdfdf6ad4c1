//! The wave's state registers (`s_getreg`, `s_setreg`) and scalar registers addressed through M0.

use crate::{
    isa::{
        Env,
        inst::{Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
        ops::{illegal_instruction, op},
        slot::{Type, slot},
    },
    wave::{PRIVATE_APERTURE_HI, SHARED_APERTURE_HI, Wave, scalar::M0},
};
use std::{sync::OnceLock, time::Instant};

const MODE: u32 = 1;
const STATUS: u32 = 2;
const SH_MEM_BASES: u32 = 15;
const HW_ID1: u32 = 23;
const HW_ID2: u32 = 24;
const SHADER_CYCLES: u32 = 29;

/// Lowers an instruction of this file; `None` for all others.
pub fn lower(inst: &Inst) -> Option<Result<Op, Unmodelled>> {
    let (run, ty): (Run, Type) = match inst.name {
        "s_getreg_b32" => (get, Type::B32),
        "s_setreg_b32" | "s_setreg_imm32_b32" => (set, Type::B32),
        "s_sendmsg_rtn_b32" | "s_sendmsg_rtn_b64" => return Some(message(inst)),
        "s_movrels_b32" => (move_from_32, Type::B32),
        "s_movrels_b64" => (move_from_64, Type::B64),
        "s_movreld_b32" => (move_to_32, Type::B32),
        "s_movreld_b64" => (move_to_64, Type::B64),
        "s_movrelsd_2_b32" => (move_both, Type::B32),
        _ => return None,
    };
    let mut lowered = Op { aux: inst.simm16.into(), ..op(run) };
    if let Operand::Sgpr(register) = inst.dst {
        lowered.dst = register.into();
    }
    // SETREG reads the register that stands in the place of a destination.
    let source = match (inst.name, inst.src[0]) {
        ("s_getreg_b32", _) => return Some(Ok(lowered)),
        ("s_setreg_b32", _) => inst.dst,
        (_, source) => source,
    };
    if inst.name.starts_with("s_movrels") && !matches!(source, Operand::Sgpr(_)) {
        return Some(Err(Unmodelled));
    }
    match slot(source, ty, false, &mut lowered.imm) {
        Ok(slot) => lowered.src[0] = slot,
        Err(error) => return Some(Err(error)),
    }
    Some(Ok(lowered))
}

/// Messages that have an answer, by their numbers.
const GET_DDID: u8 = 0x81;
const GET_TMA: u8 = 0x82;
const GET_REALTIME: u8 = 0x83;
const GET_TBA: u8 = 0x85;

/// S_SENDMSG_RTN: the number of the message stands where others have their source.
fn message(inst: &Inst) -> Result<Op, Unmodelled> {
    let run: Run = match inst.words[0] as u8 {
        // The GPU's counter, which runs at 100 MHz.
        GET_REALTIME => |wave, op, _| answer(wave, op, crate::clock::gpu_ticks()),
        // There is no trap handler, and no draw.
        GET_DDID | GET_TMA | GET_TBA => |wave, op, _| answer(wave, op, 0),
        _ => return Err(Unmodelled),
    };
    let Operand::Sgpr(register) = inst.dst else { return Err(Unmodelled) };
    Ok(Op { dst: register.into(), aux: u32::from(inst.name.ends_with("64")), ..op(run) })
}

fn answer(wave: &mut Wave, op: &Op, value: u64) -> Step {
    if op.aux != 0 {
        wave.write64(op.dst, value)
    } else {
        wave.write32(op.dst, value as u32)
    }
    Step::Next
}

/// The register, the first bit and the mask of the bits that SIMM16 names.
fn field(simm16: u32) -> (u32, u32, u32) {
    (simm16 & 63, simm16 >> 6 & 31, u32::MAX >> (31 - (simm16 >> 11 & 31)))
}

fn get(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let (register, first, mask) = field(op.aux);
    let value = match register {
        MODE => wave.mode,
        STATUS => u32::from(wave.scc) | u32::from(wave.active() == 0) << 9 | u32::from(wave.vcc() == 0) << 10,
        SH_MEM_BASES => PRIVATE_APERTURE_HI >> 16 | SHARED_APERTURE_HI & 0xffff_0000,
        // The wave's slot, its SIMD (the four of a work-group processor take turns), and where that is.
        HW_ID1 => wave.id_in_group >> 2 & 31 | (wave.id_in_group & 3) << 8 | wave.unit,
        HW_ID2 => 0,
        SHADER_CYCLES => cycles() & 0xf_ffff,
        _ => return illegal_instruction(wave, op, env),
    };
    wave.write32(op.dst, value >> first & mask);
    Step::Next
}

fn set(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let (register, first, mask) = field(op.aux);
    let value = (wave.read32(op.src[0], op.imm) & mask) << first;
    if register != MODE {
        return illegal_instruction(wave, op, env);
    }
    wave.mode = wave.mode & !(mask << first) | value;
    Step::Next
}

/// A clock that counts nanoseconds.
fn cycles() -> u32 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_nanos() as u32
}

/// A register number that M0 moved; `None` when it leaves the general registers.
fn moved(register: u16, by: u32, registers: u32) -> Option<u16> {
    let number = u32::from(register).checked_add(by)?;
    (number + registers <= 106).then_some(number as u16)
}

fn move_from_32(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let Some(from) = moved(op.src[0], wave.sgpr[M0], 1) else { return illegal_instruction(wave, op, env) };
    wave.write32(op.dst, wave.read32(from, 0));
    Step::Next
}

fn move_from_64(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let Some(from) = moved(op.src[0], wave.sgpr[M0], 2) else { return illegal_instruction(wave, op, env) };
    wave.write64(op.dst, wave.read64(from, 0));
    Step::Next
}

fn move_to_32(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let Some(to) = moved(op.dst, wave.sgpr[M0], 1) else { return illegal_instruction(wave, op, env) };
    wave.write32(to, wave.read32(op.src[0], op.imm));
    Step::Next
}

fn move_to_64(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let Some(to) = moved(op.dst, wave.sgpr[M0], 2) else { return illegal_instruction(wave, op, env) };
    wave.write64(to, wave.read64(op.src[0], op.imm));
    Step::Next
}

fn move_both(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let m0 = wave.sgpr[M0];
    let (Some(from), Some(to)) = (moved(op.src[0], m0 & 0x3ff, 1), moved(op.dst, m0 >> 16 & 0x3ff, 1)) else {
        return illegal_instruction(wave, op, env);
    };
    wave.write32(to, wave.read32(from, 0));
    Step::Next
}
