//! DS: loads, stores and atomics on LDS.
//!
//! Out of range, a load gives 0 and a store or atomic does nothing.

use super::{
    atomic::{Operation, Word},
    names::{self, Family},
    span::{Span, lanes},
    transfer::{LaneBytes, Transfer},
};
use crate::{
    isa::{
        Env,
        host::{self, Handler},
        inst::{Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
    },
    memory::Access,
    wave::{Fault, LANES, Lanes, Lds, Wave, scalar},
};
use std::marker::PhantomData;

/// Operation fields: `src[0]` the address register, `src[1]` and `src[2]` the data registers, `dst` the destination,
/// `imm` the offset, with two addresses the second one in `aux`. For an atomic `aux` is [`RETURNS`] or 0.
const RETURNS: u32 = 1;

/// A word from its bytes.
pub(super) fn word<W: Word>(bytes: &[u8]) -> W {
    let part = |index: usize| {
        let from = bytes.get(4 * index..).and_then(|rest| rest.first_chunk());
        from.map_or(0, |four: &[u8; 4]| u32::from_le_bytes(*four))
    };
    W::join([part(0), part(1)])
}

/// The bytes of a word.
pub(super) fn bytes<W: Word>(word: W, bytes: &mut [u8]) {
    for (four, part) in bytes.chunks_mut(4).zip(word.split()) {
        four.copy_from_slice(&part.to_le_bytes()[..four.len()]);
    }
}

/// An atomic on LDS; gives what was there.
#[inline(always)]
pub(super) fn update<O: Operation>(lds: &mut Lds, at: u64, value: O::Word, second: O::Word) -> O::Word {
    let size = O::Word::BYTES as usize;
    let Some(place) = usize::try_from(at).ok().and_then(|at| lds.bytes().get_mut(at..at + size)) else {
        return O::Word::join([0; 2]);
    };
    let old = word::<O::Word>(place);
    bytes(O::apply(old, value, second), place);
    old
}

/// The place that a lane's register and the instruction's offset name. The sum has 32 bits: compilers move what is added
/// to an index that may be negative into the offset, as in `bytes[255 - lane]` (LLVM's `isDSOffsetLegal`).
#[inline(always)]
fn sum(register: u32, offset: u32) -> u64 {
    register.wrapping_add(offset).into()
}

/// Moves the active lanes of a half between a register and LDS at `offsets` + `offset`.
#[inline(always)]
fn move_half<T: Transfer, const WIDE: bool>(
    wave: &mut Wave,
    env: &mut Env<'_>,
    register: usize,
    half: usize,
    offsets: &Lanes,
    offset: u32,
) {
    let exec = wave.sgpr[scalar::EXEC_LO + half];
    if exec == 0 {
        return;
    }
    let span = Span::of::<WIDE>(offsets, exec, &wave.exec_lanes[half], T::BYTES);
    move_span::<T>(wave, env, register, half, offsets, offset, span);
}

/// The same when the span of the offsets is known.
#[inline(always)]
fn move_span<T: Transfer>(
    wave: &mut Wave,
    env: &mut Env<'_>,
    register: usize,
    half: usize,
    offsets: &Lanes,
    offset: u32,
    span: Span,
) {
    let exec = wave.sgpr[scalar::EXEC_LO + half];
    if u64::from(span.high) + u64::from(offset) + u64::from(T::BYTES) <= u64::from(env.lds.size()) {
        let origin = env.lds.pointer().wrapping_add(offset as usize);
        // SAFETY: the highest offset of an active lane, and the element there, lie within LDS, which is this
        // workgroup's own.
        unsafe { T::whole(wave, register, half, exec, span.pattern, origin, offsets) };
        return;
    }
    for lane in lanes(exec) {
        let at = sum(offsets.0[lane], offset);
        let mut all: LaneBytes = T::take(wave, register, half, lane);
        let bytes = &mut all[..T::BYTES as usize];
        if T::NEED == Access::READ {
            env.lds.read(at, bytes);
        } else {
            env.lds.write(at, bytes);
        }
        T::put(wave, register, half, lane, &all);
    }
}

struct Move<T>(PhantomData<T>);

impl<T: Transfer> Handler for Move<T> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
        let register = usize::from(if T::NEED == Access::READ { op.dst } else { op.src[1] });
        for half in 0..=usize::from(wave.wave64) {
            let offsets = wave.vgpr[usize::from(op.src[0]) + half];
            move_half::<T, WIDE>(wave, env, register, half, &offsets, op.imm);
        }
        Step::Next
    }
}

struct MoveTwo<T>(PhantomData<T>);

impl<T: Transfer> Handler for MoveTwo<T> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
        let (first, second) = if T::NEED == Access::READ {
            let first = usize::from(op.dst);
            (first, first + (T::REGISTERS << usize::from(wave.wave64)))
        } else {
            (usize::from(op.src[1]), usize::from(op.src[2]))
        };
        for half in 0..=usize::from(wave.wave64) {
            let offsets = wave.vgpr[usize::from(op.src[0]) + half];
            let exec = wave.sgpr[scalar::EXEC_LO + half];
            if exec == 0 {
                continue;
            }
            let span = Span::of::<WIDE>(&offsets, exec, &wave.exec_lanes[half], T::BYTES);
            move_span::<T>(wave, env, first, half, &offsets, op.imm, span);
            move_span::<T>(wave, env, second, half, &offsets, op.aux, span);
        }
        Step::Next
    }
}

struct Update<O>(PhantomData<O>);

impl<O: Operation> Handler for Update<O> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
        let shift = usize::from(wave.wave64);
        let size = O::Word::BYTES;
        for half in 0..=shift {
            let exec = wave.sgpr[scalar::EXEC_LO + half];
            for lane in lanes(exec) {
                let word = |wave: &Wave, first: u16| {
                    O::Word::join(std::array::from_fn(|index| {
                        let register = usize::from(first) + half + (index << shift);
                        if index < O::Word::REGISTERS { wave.vgpr[register].0[lane] } else { 0 }
                    }))
                };
                let at = sum(wave.vgpr[usize::from(op.src[0]) + half].0[lane], op.imm);
                if !at.is_multiple_of(u64::from(size)) {
                    return env.fail(Fault::Misaligned { address: at, size });
                }
                let value = word(wave, op.src[1]);
                let second = if O::TWO { word(wave, op.src[2]) } else { value };
                let old = update::<O>(env.lds, at, value, second);
                if op.aux & RETURNS != 0 {
                    for (index, part) in old.split().into_iter().take(O::Word::REGISTERS).enumerate() {
                        wave.vgpr[usize::from(op.dst) + half + (index << shift)].0[lane] = part;
                    }
                }
            }
        }
        Step::Next
    }
}

/// `ds_storexchg_2addr`: two words are exchanged.
fn exchange_two<W: Word>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let shift = usize::from(wave.wave64);
    for half in 0..wave.halves() {
        let exec = wave.sgpr[scalar::EXEC_LO + half];
        for lane in lanes(exec) {
            let word = |wave: &Wave, first: u16| {
                W::join(std::array::from_fn(|index| match index < W::REGISTERS {
                    true => wave.vgpr[usize::from(first) + half + (index << shift)].0[lane],
                    false => 0,
                }))
            };
            let from = wave.vgpr[usize::from(op.src[0]) + half].0[lane];
            let stored = [word(wave, op.src[1]), word(wave, op.src[2])];
            let mut old = [W::join([0; 2]); 2];
            for ((offset, stored), old) in [op.imm, op.aux].into_iter().zip(stored).zip(&mut old) {
                let at = sum(from, offset);
                if !at.is_multiple_of(u64::from(W::BYTES)) {
                    return env.fail(Fault::Misaligned { address: at, size: W::BYTES });
                }
                let mut all = [0; 8];
                let place = &mut all[..W::BYTES as usize];
                env.lds.read(at, place);
                *old = self::word(place);
                bytes(stored, place);
                env.lds.write(at, place);
            }
            let parts = old.into_iter().flat_map(|old| old.split().into_iter().take(W::REGISTERS));
            for (index, part) in parts.enumerate() {
                wave.vgpr[usize::from(op.dst) + half + (index << shift)].0[lane] = part;
            }
        }
    }
    Step::Next
}

/// `ds_load_addtid_b32` and `ds_store_addtid_b32`: each lane's own word from M0 on.
fn by_lane<const LOADS: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let first = u64::from(wave.sgpr[scalar::M0] & 0xffff) + u64::from(op.imm);
    for half in 0..wave.halves() {
        for lane in lanes(wave.sgpr[scalar::EXEC_LO + half]) {
            let at = first + 4 * (LANES * half + lane) as u64;
            let mut bytes = [0; 4];
            if LOADS {
                env.lds.read(at, &mut bytes);
                wave.vgpr[usize::from(op.dst) + half].0[lane] = u32::from_le_bytes(bytes);
            } else {
                bytes = wave.vgpr[usize::from(op.src[1]) + half].0[lane].to_le_bytes();
                env.lds.write(at, &bytes);
            }
        }
    }
    Step::Next
}

/// `ds_append` and `ds_consume`: the wave's number of active lanes is added to (or taken from) one counter.
fn count<const APPEND: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let active = wave.exec().count_ones();
    let at = u64::from(wave.sgpr[scalar::M0] >> 16) + u64::from(op.imm);
    let mut bytes = [0; 4];
    env.lds.read(at, &mut bytes);
    let old = u32::from_le_bytes(bytes);
    let new = if APPEND { old.wrapping_add(active) } else { old.wrapping_sub(active) };
    env.lds.write(at, &new.to_le_bytes());
    for half in 0..=usize::from(wave.wave64) {
        let mask = wave.exec_lanes[half];
        let to = &mut wave.vgpr[usize::from(op.dst) + half];
        for lane in 0..LANES {
            to.0[lane] = old & mask.0[lane] | to.0[lane] & !mask.0[lane];
        }
    }
    Step::Next
}

/// One address.
pub(super) struct One;
/// Two addresses.
pub(super) struct Two;

impl Family for One {
    fn transfer<T: Transfer + 'static>() -> Run {
        host::handler::<Move<T>>()
    }

    fn atomic<O: Operation + 'static>() -> Run {
        host::handler::<Update<O>>()
    }
}

impl Family for Two {
    fn transfer<T: Transfer + 'static>() -> Run {
        host::handler::<MoveTwo<T>>()
    }

    fn atomic<O: Operation + 'static>() -> Run {
        host::handler::<Update<O>>()
    }
}

/// Lowers a DS instruction.
pub(super) fn lower(inst: &Inst, wave64: bool) -> Result<Op, Unmodelled> {
    if inst.gds {
        return Err(Unmodelled);
    }
    if let Some(op) = super::exchange::lower(inst, wave64)? {
        return Ok(op);
    }
    let name = inst.name.strip_prefix("ds_").ok_or(Unmodelled)?;
    let register = |operand: Operand| match operand {
        Operand::Vgpr(register) => u16::from(register) << u16::from(wave64),
        _ => 0,
    };
    let (offset0, offset1) = (inst.words[0] & 0xff, inst.words[0] >> 8 & 0xff);
    let (mut imm, mut aux) = (inst.words[0] & 0xffff, 0);
    // ds_load_2addr_b32 and its kin become load_b32 with two offsets.
    let two = ["load", "store"].into_iter().find_map(|verb| {
        let rest = name.strip_prefix(verb)?.strip_prefix("_2addr")?;
        let (rest, unit) = rest.strip_prefix("_stride64").map_or((rest, 1), |rest| (rest, 64));
        let size = match rest {
            "_b32" => 4,
            "_b64" => 8,
            _ => return None,
        };
        Some((format!("{verb}{rest}"), size * unit))
    });
    let run = if let Some((name, unit)) = two {
        (imm, aux) = (offset0 * unit, offset1 * unit);
        names::transfer::<Two>(&name)
    } else if let Some(rest) = name.strip_prefix("storexchg_2addr_") {
        let (wide, far) = (rest.ends_with("b64"), rest.starts_with("stride64"));
        let unit = if wide { 8 } else { 4 } * if far { 64 } else { 1 };
        (imm, aux) = (offset0 * unit, offset1 * unit);
        Some(if wide { exchange_two::<u64> as Run } else { exchange_two::<u32> })
    } else if let "load_addtid_b32" | "store_addtid_b32" = name {
        Some(if name == "load_addtid_b32" { by_lane::<true> as Run } else { by_lane::<false> })
    } else if let "append" | "consume" = name {
        Some(if name == "append" { count::<true> as Run } else { count::<false> })
    } else if let Some(run) = names::transfer::<One>(name) {
        Some(run)
    } else {
        let plain = name.replacen("_rtn", "", 1);
        if plain.len() != name.len() {
            aux = RETURNS;
        }
        names::atomic::<One>(&plain)
    };
    Ok(Op {
        run: run.ok_or(Unmodelled)?,
        dst: register(inst.dst),
        dst2: 0,
        src: [register(inst.src[0]), register(inst.src[1]), register(inst.src[2]), 0],
        imm,
        aux,
        at: 0,
    })
}
