//! SCRATCH: the lane's private memory, by 32-bit offsets.

use super::{
    atomic::Operation,
    names::{self, Family},
    span::{Pattern, Span, lanes},
    transfer::{LaneBytes, Transfer},
};
use crate::{
    isa::{
        Env,
        host::{self, Handler},
        inst::{Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
    },
    memory::{Access, FaultReason, MemoryFault},
    wave::{Fault, LANES, Lanes, PRIVATE_APERTURE_HI, Wave, scalar},
};
use std::marker::PhantomData;

/// What an access to scratch that a lane does not have is reported as: its address in the private aperture.
#[cold]
pub(super) fn out_of_bounds(offset: u32) -> MemoryFault {
    MemoryFault { address: u64::from(PRIVATE_APERTURE_HI) << 32 | u64::from(offset), reason: FaultReason::NotPresent }
}

/// A scalar offset is present (`src[3]`).
const SCALAR: u32 = 1;
/// A vector offset is present (`src[0]`).
const VECTOR: u32 = 2;

struct Move<T>(PhantomData<T>);

impl<T: Transfer> Handler for Move<T> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
        let shift = usize::from(wave.wave64);
        let loads = T::NEED == Access::READ;
        let register = usize::from(if loads { op.dst } else { op.src[1] });
        let scalar = if op.aux & SCALAR != 0 { wave.sgpr[usize::from(op.src[3])] } else { 0 };
        let base = op.imm.wrapping_add(scalar);
        for half in 0..=shift {
            let exec = wave.sgpr[scalar::EXEC_LO + half];
            if exec == 0 {
                continue;
            }
            let mask = wave.exec_lanes[half];
            let mut offsets = Lanes::splat(base);
            if op.aux & VECTOR != 0 {
                let vector = &wave.vgpr[usize::from(op.src[0]) + half];
                offsets.0.iter_mut().zip(&vector.0).for_each(|(offset, lane)| *offset = offset.wrapping_add(*lane));
            }
            let span = Span::of::<WIDE>(&offsets, exec, &mask, T::BYTES);
            let fits = span.high.checked_add(T::BYTES).is_some_and(|end| end <= env.scratch.bytes());
            if fits && span.pattern == Pattern::Uniform && T::WHOLE_REGISTERS && span.low.is_multiple_of(4) {
                for index in 0..T::REGISTERS {
                    let Some(row) = env.scratch.row(span.low + 4 * index as u32, half) else { break };
                    let lanes = &mut wave.vgpr[register + half + (index << shift)];
                    let (from, to) = if loads { (&*row, lanes) } else { (&*lanes, row) };
                    for lane in 0..LANES {
                        to.0[lane] = from.0[lane] & mask.0[lane] | to.0[lane] & !mask.0[lane];
                    }
                }
                continue;
            }
            for lane in lanes(exec) {
                let offset = offsets.0[lane];
                let mut all: LaneBytes = T::take(wave, register, half, lane);
                let bytes = &mut all[..T::BYTES as usize];
                let done = if loads {
                    env.scratch.read(half, lane, offset, bytes)
                } else {
                    env.scratch.write(half, lane, offset, bytes)
                };
                if let Err(offset) = done {
                    return env.fail(Fault::Memory(out_of_bounds(offset)));
                }
                T::put(wave, register, half, lane, &all);
            }
        }
        Step::Next
    }
}

struct Private;

impl Family for Private {
    fn transfer<T: Transfer + 'static>() -> Run {
        host::handler::<Move<T>>()
    }

    fn atomic<O: Operation + 'static>() -> Run {
        // SCRATCH has no atomics; `lower` never asks for one.
        |_, _, env| env.fail(Fault::Memory(out_of_bounds(0)))
    }
}

/// Lowers a SCRATCH instruction.
pub(super) fn lower(inst: &Inst, wave64: bool) -> Result<Op, Unmodelled> {
    let name = inst.name.strip_prefix("scratch_").ok_or(Unmodelled)?;
    let register = |register: u8| u16::from(register) << u16::from(wave64);
    let mut aux = 0;
    let vector = match inst.src[0] {
        Operand::Vgpr(vector) if inst.vector_address => {
            aux |= VECTOR;
            register(vector)
        }
        _ => 0,
    };
    let scalar = match inst.src[3] {
        Operand::Sgpr(scalar) if usize::from(scalar) != scalar::NULL => {
            aux |= SCALAR;
            scalar.into()
        }
        Operand::Sgpr(_) | Operand::None => 0,
        _ => return Err(Unmodelled),
    };
    let (dst, data) = match (name.starts_with("store_"), inst.dst, inst.src[1]) {
        (true, _, Operand::Vgpr(data)) => (0, register(data)),
        (false, Operand::Vgpr(dst), _) => (register(dst), 0),
        _ => return Err(Unmodelled),
    };
    Ok(Op {
        run: names::transfer::<Private>(name).ok_or(Unmodelled)?,
        dst,
        dst2: 0,
        src: [vector, data, 0, scalar],
        imm: inst.offset as u32,
        aux,
        at: 0,
    })
}
