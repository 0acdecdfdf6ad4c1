//! The vector ALU: VOP1, VOP2, VOPC, VOP3, VOP3P and VOPD, with DPP.
//!
//! Most operations are one line in a table of their file: the mnemonic, how MODE matters, the operands with their types,
//! and the manual's formula. The table's macro makes two loops of it: a plain one, and one that applies NEG, ABS,
//! OP_SEL, OMOD, CLAMP and MODE. What rounds, a formula asks of the [`Arithmetic`](super::round::Arithmetic) that the table
//! begins with the name of.

pub mod carry;
pub mod compare;
pub mod convert;
pub mod cross;
pub mod divide;
pub mod dpp;
pub mod float;
pub mod int;
pub mod lane;
pub mod matrix;
pub mod media;
pub mod packed;
pub mod transcendental;
pub mod vopd;

use super::{
    inst::{Encoding, Inst, Operand},
    op::{Op, Run, Unmodelled},
    ops::{Ops, op},
    slot::{Type, slot},
};
use crate::wave::scalar::VCC_LO;

/// The type of an operand as lowering needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How constants are read.
    pub ty: Type,
    /// Whether NEG and ABS apply.
    pub float: bool,
    /// Whether OP_SEL applies.
    pub narrow: bool,
}

impl Shape {
    const fn of<T: lane::Lane>() -> Shape {
        Shape { ty: T::TYPE, float: T::FLOAT, narrow: T::NARROW }
    }
}

/// A vector operation: its handler and the types of its operands.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The handler.
    pub run: Run,
    /// The sources.
    pub sources: &'static [Shape],
    /// The destination.
    pub result: Shape,
}

/// A table of vector operations, and the function that finds them by mnemonic.
macro_rules! lanes {
    ($name:literal $($rest:tt)*) => {
        lanes! { _alu; $name $($rest)* }
    };
    ($alu:ident; $($name:literal $kind:ident |$($arg:ident: $ty:ty),+| -> $out:ty = $body:expr;)*) => {
        /// The operation of a mnemonic.
        pub fn find(name: &str) -> Option<crate::isa::vector::Operation> {
            use crate::{isa::{host::{self, Handler}, op::{Op, Step}, round::{Arithmetic, Soft, Nearest, Quick, directed}, vector::{Operation, Shape, lane::{self, Buffer, Lane, Raw}}, Env}, wave::{LANES, Wave}};
            Some(match name {
                $($name => {
                    // Once with each way of rounding: `alu` is the name that the formula has for it.
                    #[inline(always)]
                    fn body<A: Arithmetic>(#[allow(unused, reason = "not every formula rounds")] $alu: A, $($arg: $ty),+) -> $out {
                        $body
                    }
                    // Arithmetic is worth a first look without the rules for NaN; see `lane::any_nan`.
                    const QUICK: bool = <lane::$kind as lane::Kind>::ROUNDS && <$out as Lane>::FLOAT;
                    struct Plain;
                    impl Handler for Plain {
                        #[inline(always)]
                        fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
                            if !host::has_shortcuts(WIDE) || !lane::plain::<lane::$kind>(wave, op) {
                                return host::go_on::<Modified, WIDE>(wave, op, env);
                            }
                            for half in 0..wave.halves() {
                                let mut place = Buffer::<<$out as Lane>::Raw>::uninit();
                                let mut slots = op.src.iter();
                                $(
                                    let slot = slots.next().copied().unwrap_or(0);
                                    let mut buffer = Buffer::uninit();
                                    let $arg = <<$ty as Lane>::Raw as Raw>::source(wave, slot, op.imm, half, &mut buffer);
                                )+
                                let to = place.as_mut_ptr().cast::<<$out as Lane>::Raw>();
                                for lane in 0..LANES {
                                    let value = match QUICK {
                                        true => body(Quick::<WIDE>, $(<$ty as Lane>::of($arg[lane])),+).raw(),
                                        false => body(Nearest::<WIDE>, $(<$ty as Lane>::of($arg[lane])),+).raw(),
                                    };
                                    // SAFETY: `place` has so many lanes.
                                    unsafe { to.add(lane).write(value) };
                                }
                                // SAFETY: every lane was just written.
                                let out = unsafe { place.assume_init_mut() };
                                if QUICK && lane::any_nan::<$out>(out) {
                                    for lane in 0..LANES {
                                        out[lane] = body(Nearest::<WIDE>, $(<$ty as Lane>::of($arg[lane])),+).raw();
                                    }
                                }
                                lane::store::<$out>(wave, op, half, out);
                            }
                            Step::Next
                        }
                    }
                    struct Modified;
                    impl Handler for Modified {
                        #[inline(always)]
                        fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
                            if <lane::$kind as lane::Kind>::ROUNDS && let Some(alu) = directed(wave.mode, <$out as Lane>::FORMAT) {
                                return otherwise(wave, op, alu);
                            }
                            modified(wave, op, Nearest::<WIDE>)
                        }
                    }
                    // Apart, since it is rare and slow.
                    #[cold]
                    fn otherwise(wave: &mut Wave, op: &Op, alu: Soft) -> Step {
                        modified(wave, op, alu)
                    }
                    #[inline(always)]
                    fn modified(wave: &mut Wave, op: &Op, alu: impl Arithmetic) -> Step {
                        for half in 0..wave.halves() {
                            let mut out = [<<$out as Lane>::Raw as Raw>::ZERO; LANES];
                            let mut slots = op.src.iter().enumerate();
                            $(
                                let (index, slot) = slots.next().map_or((0, 0), |(index, slot)| (index, *slot));
                                let mut buffer = [<<$ty as Lane>::Raw as Raw>::ZERO; LANES];
                                let $arg = <<$ty as Lane>::Raw as Raw>::load(wave, slot, op.imm, half, &mut buffer);
                                let $arg = lane::modify::<$ty, lane::$kind>($arg, index, op, wave.mode);
                            )+
                            for lane in 0..LANES {
                                out[lane] = body(alu, $(<$ty as Lane>::of($arg[lane])),+).raw();
                            }
                            lane::finish::<$out, lane::$kind>(&mut out, op, wave.mode);
                            lane::store::<$out>(wave, op, half, &mut out);
                        }
                        Step::Next
                    }
                    Operation {
                        run: host::handler::<Plain>(),
                        sources: const { &[$(Shape::of::<$ty>()),+] },
                        result: Shape::of::<$out>(),
                    }
                })*
                _ => return None,
            })
        }
    };
}
use lanes;

/// Lowers a vector instruction for waves of 64 lanes (`wave64`) or 32.
pub fn lower(inst: &Inst, wave64: bool, out: &mut Ops) -> Result<(), Unmodelled> {
    if inst.encoding == Encoding::Vopd {
        return vopd::lower(inst, wave64, out);
    }
    if inst.dpp.is_some() {
        return dpp::lower(inst, wave64, out);
    }
    match inst.name {
        "v_nop" | "v_pipeflush" => return Ok(()),
        _ => {}
    }
    out.push(lower_one(inst, wave64)?);
    Ok(())
}

/// The handler of the instruction with a mnemonic, as it is without modifiers.
#[cfg(all(target_arch = "x86_64", unix))]
pub fn handler_of(name: &'static str) -> Option<Run> {
    let (sdst, v) = (Operand::Sgpr(VCC_LO as u8), Operand::Vgpr(0));
    let mask = if name.starts_with("v_cndmask") || name.contains("_co_") { Operand::None } else { v };
    let inst = Inst { name, dst: v, sdst, src: [v, v, mask, Operand::None], ..Inst::empty(Encoding::Vop3) };
    lower_one(&inst, false).ok().map(|op| op.run)
}

/// Lowers an instruction to one operation. DPP is left to the caller.
pub fn lower_one(inst: &Inst, wave64: bool) -> Result<Op, Unmodelled> {
    let special =
        [carry::lower, compare::lower, cross::lower, divide::lower, packed::lower, matrix::lower, media::lower];
    for lower in special {
        if let Some(result) = lower(inst, wave64) {
            return result;
        }
    }
    let found = |name: &str| {
        int::find(name)
            .or_else(|| float::find(name))
            .or_else(|| convert::find(name))
            .or_else(|| transcendental::find(name))
            .or_else(|| media::find(name))
    };
    // Integer operations that saturate are operations of their own.
    let saturating = if inst.clamp { int::find_saturating(inst.name) } else { None };
    let saturates = saturating.is_some();
    let operation = saturating.or_else(|| found(inst.name)).ok_or(Unmodelled)?;
    let mut lowered = operation_of(inst, &operation, wave64)?;
    if saturates {
        lowered.aux &= !(1 << lane::CLAMP);
    } else if inst.clamp && !operation.result.float {
        return Err(Unmodelled);
    }
    Ok(lowered)
}

/// An operation with the operands and the modifiers of an instruction.
pub fn operation_of(inst: &Inst, operation: &Operation, wave64: bool) -> Result<Op, Unmodelled> {
    let mut lowered = op(operation.run);
    lowered.dst = vector_register(inst.dst, wave64)?;
    let count = operation.sources.len();
    let mut opsel = inst.opsel;
    for (index, shape) in operation.sources.iter().enumerate() {
        let bit = 1 << index;
        // An operation with a source more than the instruction has reads its destination too, the same half of it.
        let operand = match inst.src[index] {
            Operand::None => {
                opsel = opsel & !bit | if opsel & 8 != 0 { bit } else { 0 };
                inst.dst
            }
            operand => operand,
        };
        lowered.src[index] = slot(operand, shape.ty, wave64, &mut lowered.imm)?;
        if (inst.neg | inst.abs) & bit != 0 && !shape.float || inst.opsel & bit != 0 && !shape.narrow {
            return Err(Unmodelled);
        }
        // The literal of a narrow operand is its lower half.
        if shape.narrow && inst.opsel & bit != 0 && !matches!(operand, Operand::Vgpr(_) | Operand::Sgpr(_)) {
            return Err(Unmodelled);
        }
    }
    let beyond = u8::MAX << count;
    if (inst.neg | inst.abs) & beyond != 0 || inst.opsel & beyond & !8 != 0 {
        return Err(Unmodelled);
    }
    if inst.opsel & 8 != 0 && !operation.result.narrow || inst.omod != 0 && !operation.result.float {
        return Err(Unmodelled);
    }
    lowered.aux = u32::from(inst.neg & 7) << lane::NEG
        | u32::from(inst.abs & 7) << lane::ABS
        | u32::from(opsel & 15) << lane::OPSEL
        | u32::from(inst.omod & 3) << lane::OMOD
        | u32::from(inst.clamp) << lane::CLAMP;
    Ok(lowered)
}

/// The index of a destination that is a vector register.
pub fn vector_register(operand: Operand, wave64: bool) -> Result<u16, Unmodelled> {
    match operand {
        Operand::Vgpr(register) => Ok(u16::from(register) << u16::from(wave64)),
        _ => Err(Unmodelled),
    }
}

/// The register of a mask that an instruction names, or VCC where it names none.
pub fn mask_register(operand: Operand) -> Result<u16, Unmodelled> {
    match operand {
        Operand::Sgpr(register) => Ok(register.into()),
        Operand::None => Ok(VCC_LO as u16),
        _ => Err(Unmodelled),
    }
}
