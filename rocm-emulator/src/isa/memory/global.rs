//! GLOBAL and FLAT: memory by 64-bit addresses.
//!
//! An address is a scalar base plus 32-bit offsets of the lanes, or a 64-bit address of each lane. The latter becomes the
//! former whenever all active lanes agree on the upper half, which they nearly always do. FLAT addresses may also lie in
//! the apertures of LDS and scratch.

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
        inst::{Encoding, Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
    },
    memory::{Access, FaultReason, MemoryFault},
    wave::{Fault, LANES, Lanes, PRIVATE_APERTURE_HI, SHARED_APERTURE_HI, Wave, scalar},
};
use std::marker::PhantomData;

/// Where the active lanes' addresses start, and how far from there each is; `None` when they have no common start.
pub(super) type Addresses = Option<(u64, Lanes)>;

/// A form of address.
///
/// Operation fields: `src[0]` the address register, `src[1]` the data register, `src[3]` the scalar base, `dst` the
/// destination register, `imm` the offset (signed), `aux` [`RETURNS`] for an atomic that gives back what was there.
pub(super) trait Form {
    /// Whether an address may lie in an aperture.
    const FLAT: bool;
    /// The addresses of the lanes of a half.
    fn addresses(wave: &Wave, op: &Op, half: usize) -> Addresses;
    /// The address of one lane.
    fn address(wave: &Wave, op: &Op, half: usize, lane: usize) -> u64;
}

const RETURNS: u32 = 1;

/// The offset as it is added to 64-bit addresses.
#[inline(always)]
fn offset(op: &Op) -> u64 {
    i64::from(op.imm as i32) as u64
}

/// A scalar base and a 32-bit offset per lane.
pub(super) struct Based;

impl Form for Based {
    const FLAT: bool = false;

    #[inline(always)]
    fn addresses(wave: &Wave, op: &Op, half: usize) -> Addresses {
        Some((base(wave, op).wrapping_add(offset(op)), wave.vgpr[usize::from(op.src[0]) + half]))
    }

    fn address(wave: &Wave, op: &Op, half: usize, lane: usize) -> u64 {
        let lane = u64::from(wave.vgpr[usize::from(op.src[0]) + half].0[lane]);
        base(wave, op).wrapping_add(offset(op)).wrapping_add(lane)
    }
}

#[inline(always)]
fn base(wave: &Wave, op: &Op) -> u64 {
    let register = usize::from(op.src[3]);
    u64::from(wave.sgpr[register + 1]) << 32 | u64::from(wave.sgpr[register])
}

/// A 64-bit address per lane; FLAT when `APERTURES`.
pub(super) struct Full<const APERTURES: bool>;

impl<const APERTURES: bool> Form for Full<APERTURES> {
    const FLAT: bool = APERTURES;

    #[inline(always)]
    fn addresses(wave: &Wave, op: &Op, half: usize) -> Addresses {
        let (low, high) = registers(wave, op, half);
        let mask = &wave.exec_lanes[half];
        let first = high.0[(wave.sgpr[scalar::EXEC_LO + half]).trailing_zeros() as usize % LANES];
        let differs = (0..LANES).fold(0, |differs, lane| differs | (high.0[lane] ^ first) & mask.0[lane]);
        (differs == 0).then(|| ((u64::from(first) << 32).wrapping_add(offset(op)), *low))
    }

    fn address(wave: &Wave, op: &Op, half: usize, lane: usize) -> u64 {
        let (low, high) = registers(wave, op, half);
        (u64::from(high.0[lane]) << 32 | u64::from(low.0[lane])).wrapping_add(offset(op))
    }
}

#[inline(always)]
fn registers<'a>(wave: &'a Wave, op: &Op, half: usize) -> (&'a Lanes, &'a Lanes) {
    let low = usize::from(op.src[0]) + half;
    (&wave.vgpr[low], &wave.vgpr[low + (1 << usize::from(wave.wave64))])
}

/// Memory behind an address.
enum Place {
    Memory(u64),
    Lds(u32),
    Scratch(u32),
}

fn place<F: Form>(address: u64) -> Place {
    match (address >> 32) as u32 {
        SHARED_APERTURE_HI if F::FLAT => Place::Lds(address as u32),
        PRIVATE_APERTURE_HI if F::FLAT => Place::Scratch(address as u32),
        _ => Place::Memory(address),
    }
}

/// Whether all addresses from `low` on for `bytes` are memory, for forms with apertures.
#[inline(always)]
fn is_memory<F: Form>(low: u64) -> bool {
    // The apertures are never mapped, so a span that starts outside of them cannot reach into them and be mapped.
    !F::FLAT || !matches!((low >> 32) as u32, SHARED_APERTURE_HI | PRIVATE_APERTURE_HI)
}

/// A load or store.
struct Move<F, T>(PhantomData<(F, T)>);

impl<F: Form, T: Transfer> Handler for Move<F, T> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
        let register = usize::from(if T::NEED == Access::READ { op.dst } else { op.src[1] });
        for half in 0..=usize::from(wave.wave64) {
            let exec = wave.sgpr[scalar::EXEC_LO + half];
            if exec == 0 {
                continue;
            }
            if let Some((base, offsets)) = F::addresses(wave, op, half) {
                let span = Span::of::<WIDE>(&offsets, exec, &wave.exec_lanes[half], T::BYTES);
                let bytes = u64::from(span.high - span.low) + u64::from(T::BYTES);
                let low = base.wrapping_add(span.low.into());
                if is_memory::<F>(low)
                    && let Some(host) = env.view.reach(op.at >> 3, low, bytes, T::NEED)
                {
                    let origin = host.wrapping_sub(span.low as usize);
                    // SAFETY: `low` and the `bytes` from there on allow `NEED`, as `reach` found, and the view keeps them
                    // mapped; every active lane lies between the lowest and the highest offset.
                    unsafe { T::whole(wave, register, half, exec, span.pattern, origin, &offsets) };
                    continue;
                }
            }
            if let Err(fault) = one_by_one::<F, T>(wave, op, env, register, half, exec) {
                return env.fail(Fault::Memory(fault));
            }
        }
        Step::Next
    }
}

#[cold]
#[inline(never)]
fn one_by_one<F: Form, T: Transfer>(
    wave: &mut Wave,
    op: &Op,
    env: &mut Env<'_>,
    register: usize,
    half: usize,
    exec: u32,
) -> Result<(), MemoryFault> {
    // A destination may be an address register too: all addresses are read before anything is loaded.
    let addresses: [u64; LANES] =
        std::array::from_fn(|lane| if exec >> lane & 1 == 1 { F::address(wave, op, half, lane) } else { 0 });
    let loads = T::NEED == Access::READ;
    for lane in lanes(exec) {
        let address = addresses[lane];
        let mut all: LaneBytes = T::take(wave, register, half, lane);
        let bytes = &mut all[..T::BYTES as usize];
        match place::<F>(address) {
            Place::Memory(address) if loads => env.view.read(address, bytes, T::NEED)?,
            Place::Memory(address) => env.view.write(address, bytes)?,
            Place::Lds(at) if loads => env.lds.read(at.into(), bytes),
            Place::Lds(at) => env.lds.write(at.into(), bytes),
            Place::Scratch(at) => {
                let done = if loads {
                    env.scratch.read(half, lane, at, bytes)
                } else {
                    env.scratch.write(half, lane, at, bytes)
                };
                done.map_err(super::scratch::out_of_bounds)?;
            }
        }
        T::put(wave, register, half, lane, &all);
    }
    Ok(())
}

/// An atomic.
struct Update<F, O>(PhantomData<(F, O)>);

impl<F: Form, O: Operation> Handler for Update<F, O> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
        for half in 0..=usize::from(wave.wave64) {
            let exec = wave.sgpr[scalar::EXEC_LO + half];
            let size = O::Word::BYTES;
            let shift = usize::from(wave.wave64);
            let addresses: [u64; LANES] =
                std::array::from_fn(|lane| if exec >> lane & 1 == 1 { F::address(wave, op, half, lane) } else { 0 });
            for lane in lanes(exec) {
                let address = addresses[lane];
                if !address.is_multiple_of(u64::from(size)) {
                    return env.fail(Fault::Misaligned { address, size });
                }
                let word = |wave: &Wave, first: usize| {
                    O::Word::join(std::array::from_fn(|index| {
                        if index < O::Word::REGISTERS { wave.vgpr[first + half + (index << shift)].0[lane] } else { 0 }
                    }))
                };
                let data = usize::from(op.src[1]);
                let value = word(wave, data);
                let second = if O::TWO { word(wave, data + (O::Word::REGISTERS << shift)) } else { value };
                let old = match place::<F>(address) {
                    Place::Memory(address) => {
                        let Some(host) = env.view.reach(op.at >> 3, address, size.into(), Access::READ | Access::WRITE)
                        else {
                            let refused = env.view.check(address, size.into(), Access::READ | Access::WRITE);
                            let fault =
                                refused.err().unwrap_or(MemoryFault { address, reason: FaultReason::NotPresent });
                            return env.fail(Fault::Memory(fault));
                        };
                        if !(host as usize).is_multiple_of(size as usize) {
                            return env.fail(Fault::Misaligned { address, size });
                        }
                        // SAFETY: the view found `size` bytes at `host` that may be read and written and keeps them
                        // mapped; they are aligned.
                        unsafe { O::shared(host, value, second) }
                    }
                    Place::Lds(at) => super::local::update::<O>(env.lds, at.into(), value, second),
                    Place::Scratch(at) => {
                        let mut bytes = [0; 8];
                        let bytes = &mut bytes[..size as usize];
                        let done = env.scratch.read(half, lane, at, bytes).and_then(|()| {
                            let old = super::local::word::<O::Word>(bytes);
                            super::local::bytes(O::apply(old, value, second), bytes);
                            env.scratch.write(half, lane, at, bytes)?;
                            Ok(old)
                        });
                        match done {
                            Ok(old) => old,
                            Err(at) => return env.fail(Fault::Memory(super::scratch::out_of_bounds(at))),
                        }
                    }
                };
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

/// `global_load_addtid_b32` and `global_store_addtid_b32`: each lane's own word from a scalar address on.
fn by_lane<const LOADS: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let first = base(wave, op).wrapping_add(offset(op));
    for half in 0..wave.halves() {
        for lane in lanes(wave.sgpr[scalar::EXEC_LO + half]) {
            let address = first.wrapping_add(4 * (LANES * half + lane) as u64);
            let mut bytes = [0; 4];
            let done = if LOADS {
                env.view.read(address, &mut bytes, Access::READ)
            } else {
                bytes = wave.vgpr[usize::from(op.src[1]) + half].0[lane].to_le_bytes();
                env.view.write(address, &bytes)
            };
            if let Err(fault) = done {
                return env.fail(Fault::Memory(fault));
            }
            if LOADS {
                wave.vgpr[usize::from(op.dst) + half].0[lane] = u32::from_le_bytes(bytes);
            }
        }
    }
    Step::Next
}

pub(super) struct Through<F>(PhantomData<F>);

impl<F: Form + 'static> Family for Through<F> {
    fn transfer<T: Transfer + 'static>() -> Run {
        host::handler::<Move<F, T>>()
    }

    fn atomic<O: Operation + 'static>() -> Run {
        host::handler::<Update<F, O>>()
    }
}

/// Lowers a GLOBAL or FLAT instruction.
pub(super) fn lower(inst: &Inst, wave64: bool) -> Result<Op, Unmodelled> {
    fn run<F: Form + 'static>(name: &str) -> Option<Run> {
        match name.strip_prefix("atomic_") {
            Some(name) => names::atomic::<Through<F>>(name),
            None => names::transfer::<Through<F>>(name),
        }
    }
    let name = inst.name.split_once('_').ok_or(Unmodelled)?.1;
    let vector = |operand: Operand| match operand {
        Operand::Vgpr(register) => Ok(u16::from(register) << u16::from(wave64)),
        _ => Err(Unmodelled),
    };
    let based = match inst.src[3] {
        Operand::Sgpr(register) if usize::from(register) != scalar::NULL => Some(u16::from(register)),
        Operand::Sgpr(_) | Operand::None => None,
        _ => return Err(Unmodelled),
    };
    let handler = match (inst.encoding, based) {
        (Encoding::Global, Some(_)) if name == "load_addtid_b32" => Some(by_lane::<true> as Run),
        (Encoding::Global, Some(_)) if name == "store_addtid_b32" => Some(by_lane::<false> as Run),
        (Encoding::Flat, None) => run::<Full<true>>(name),
        (Encoding::Global, None) => run::<Full<false>>(name),
        (Encoding::Global, Some(_)) => run::<Based>(name),
        _ => None,
    };
    let is_atomic = name.starts_with("atomic_");
    let returns = is_atomic && inst.cache & 1 == 1;
    let stores = is_atomic || name.starts_with("store_");
    Ok(Op {
        run: handler.ok_or(Unmodelled)?,
        // The opcode alone does not say that an atomic has a destination, so it may not be among the operands.
        dst: if returns {
            vector(Operand::Vgpr((inst.words[1] >> 24) as u8))?
        } else if stores {
            0
        } else {
            vector(inst.dst)?
        },
        dst2: 0,
        src: [vector(inst.src[0])?, if stores { vector(inst.src[1])? } else { 0 }, 0, based.unwrap_or(0)],
        imm: inst.offset as u32,
        aux: if returns { RETURNS } else { 0 },
        at: 0,
    })
}
