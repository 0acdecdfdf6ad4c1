//! Operations with a mask beside their lanes: carries in and out, and the selections by VCC.

use super::{
    lane::{self, Bits, Buffer, Lane, Raw, mask, packed, store_mask},
    mask_register, vector_register,
};
use crate::{
    isa::{
        Env,
        host::{self, Handler},
        inst::{Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
        ops::op,
        slot::{Type, slot},
    },
    wave::{LANES, Lanes, Wave},
};
use std::marker::PhantomData;

/// Lowers an instruction of this file; `None` for all others.
pub fn lower(inst: &Inst, wave64: bool) -> Option<Result<Op, Unmodelled>> {
    let run: Run = match inst.name {
        "v_add_co_u32" => host::handler::<CarryOut<Add>>(),
        "v_sub_co_u32" => host::handler::<CarryOut<Subtract>>(),
        "v_subrev_co_u32" => host::handler::<CarryOut<ReverseSubtract>>(),
        "v_add_co_ci_u32" => host::handler::<CarryThrough<Add>>(),
        "v_sub_co_ci_u32" => host::handler::<CarryThrough<Subtract>>(),
        "v_subrev_co_ci_u32" => host::handler::<CarryThrough<ReverseSubtract>>(),
        "v_mad_u64_u32" => host::handler::<MultiplyAdd<Unsigned>>(),
        "v_mad_i64_i32" => host::handler::<MultiplyAdd<Signed>>(),
        "v_cndmask_b32" => host::handler::<Select<f32>>(),
        "v_cndmask_b16" => host::handler::<Select<crate::isa::real::Half>>(),
        _ => return None,
    };
    Some(build(inst, run, wave64))
}

fn build(inst: &Inst, run: Run, wave64: bool) -> Result<Op, Unmodelled> {
    let selects = inst.name.starts_with("v_cndmask");
    let product = inst.name.starts_with("v_mad_");
    let narrow = inst.name == "v_cndmask_b16";
    if inst.omod != 0 || inst.clamp || inst.opsel & if narrow { !0b1011 } else { !0 } != 0 {
        return Err(Unmodelled);
    }
    if (inst.neg | inst.abs) & if selects { !3 } else { !0 } != 0 {
        return Err(Unmodelled);
    }
    let mut lowered = op(run);
    lowered.dst = vector_register(inst.dst, wave64)?;
    lowered.dst2 = mask_register(inst.sdst)?;
    let ty = if narrow { Type::F16 } else { Type::B32 };
    for index in 0..2 {
        lowered.src[index] = slot(inst.src[index], ty, wave64, &mut lowered.imm)?;
    }
    lowered.src[2] = match (product, inst.src[2]) {
        (true, addend) => slot(addend, Type::B64, wave64, &mut lowered.imm)?,
        // A mask of the scalar file, VCC where the encoding has no field for it, or a constant.
        (false, Operand::None) => mask_register(Operand::None)?,
        (false, register) => slot(register, Type::B64, wave64, &mut lowered.imm)?,
    };
    lowered.aux =
        u32::from(inst.neg) << lane::NEG | u32::from(inst.abs) << lane::ABS | u32::from(inst.opsel) << lane::OPSEL;
    Ok(lowered)
}

/// An addition or subtraction with a carry.
trait Sum {
    /// The result and the carry.
    fn of(a: u32, b: u32, carry: u32) -> (u32, bool);
}

struct Add;
struct Subtract;
struct ReverseSubtract;

impl Sum for Add {
    #[inline(always)]
    fn of(a: u32, b: u32, carry: u32) -> (u32, bool) {
        let (sum, first) = a.overflowing_add(b);
        let (sum, second) = sum.overflowing_add(carry);
        (sum, first | second)
    }
}

impl Sum for Subtract {
    #[inline(always)]
    fn of(a: u32, b: u32, borrow: u32) -> (u32, bool) {
        let (difference, first) = a.overflowing_sub(b);
        let (difference, second) = difference.overflowing_sub(borrow);
        (difference, first | second)
    }
}

impl Sum for ReverseSubtract {
    #[inline(always)]
    fn of(a: u32, b: u32, borrow: u32) -> (u32, bool) {
        Subtract::of(b, a, borrow)
    }
}

/// A multiply-add with a 64-bit addend.
trait Product {
    /// The result and the overflow.
    fn of(a: u32, b: u32, c: u64) -> (u64, bool);
}

struct Unsigned;
struct Signed;

impl Product for Unsigned {
    #[inline(always)]
    fn of(a: u32, b: u32, c: u64) -> (u64, bool) {
        (u64::from(a) * u64::from(b)).overflowing_add(c)
    }
}

impl Product for Signed {
    #[inline(always)]
    fn of(a: u32, b: u32, c: u64) -> (u64, bool) {
        let product = i64::from(a as i32) * i64::from(b as i32);
        let (sum, overflow) = product.overflowing_add(c as i64);
        (sum as u64, overflow)
    }
}

struct CarryOut<F>(PhantomData<F>);
struct CarryThrough<F>(PhantomData<F>);
struct MultiplyAdd<F>(PhantomData<F>);

impl<F: Sum> Handler for CarryOut<F> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        carry_with::<WIDE>(wave, op, false, |a, b, _| F::of(a, b, 0))
    }
}

impl<F: Sum> Handler for CarryThrough<F> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        carry_with::<WIDE>(wave, op, true, F::of)
    }
}

impl<F: Product> Handler for MultiplyAdd<F> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        multiply_add::<WIDE>(wave, op, F::of)
    }
}

#[inline(always)]
fn carry_with<const WIDE: bool>(
    wave: &mut Wave,
    op: &Op,
    takes: bool,
    f: impl Fn(u32, u32, u32) -> (u32, bool),
) -> Step {
    let mut carries = 0;
    for half in 0..wave.halves() {
        let (mut buffer, mut other) = (Buffer::uninit(), Buffer::uninit());
        let a = u32::source(wave, op.src[0], op.imm, half, &mut buffer);
        let b = u32::source(wave, op.src[1], op.imm, half, &mut other);
        let taken = if takes { Lanes::from_mask(mask(wave, op.src[2], half)) } else { Lanes::splat(0) };
        let on = &wave.exec_lanes[half & 1].0;
        let (mut out, mut carry) = ([0; LANES], [0; LANES]);
        for lane in 0..LANES {
            let (value, overflow) = f(a[lane], b[lane], taken.0[lane] & 1);
            out[lane] = value;
            carry[lane] = 0u32.wrapping_sub(overflow.into()) & on[lane];
        }
        carries |= u64::from(packed::<WIDE>(&carry)) << (32 * half);
        u32::store(wave, op.dst, half, &out);
    }
    store_mask(wave, op.dst2, carries);
    Step::Next
}

#[inline(always)]
fn multiply_add<const WIDE: bool>(wave: &mut Wave, op: &Op, f: impl Fn(u32, u32, u64) -> (u64, bool)) -> Step {
    let mut carries = 0;
    for half in 0..wave.halves() {
        let (mut buffer, mut other, mut wide) = ([0; LANES], [0; LANES], [0; LANES]);
        let a = u32::load(wave, op.src[0], op.imm, half, &mut buffer);
        let b = u32::load(wave, op.src[1], op.imm, half, &mut other);
        let c = u64::load(wave, op.src[2], op.imm, half, &mut wide);
        let on = &wave.exec_lanes[half & 1].0;
        let (mut out, mut carry) = ([0; LANES], [0; LANES]);
        for lane in 0..LANES {
            let (value, overflow) = f(a[lane], b[lane], c[lane]);
            out[lane] = value;
            carry[lane] = 0u32.wrapping_sub(overflow.into()) & on[lane];
        }
        carries |= u64::from(packed::<WIDE>(&carry)) << (32 * half);
        u64::store(wave, op.dst, half, &out);
    }
    store_mask(wave, op.dst2, carries);
    Step::Next
}

/// The second source where the mask is set, the first elsewhere.
struct Select<T>(PhantomData<T>);

impl<T: Lane<Raw = u32>> Handler for Select<T> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        for half in 0..wave.halves() {
            let (mut buffer, mut other) = (Buffer::uninit(), Buffer::uninit());
            let mut a = u32::source(wave, op.src[0], op.imm, half, &mut buffer);
            let mut b = u32::source(wave, op.src[1], op.imm, half, &mut other);
            let chosen = Lanes::from_mask(mask(wave, op.src[2], half));
            let modified;
            if op.aux != 0 {
                let modify = |lanes, index| lane::modify::<T, Bits>(lanes, index, op, wave.mode);
                modified = [modify(a, 0), modify(b, 1)];
                [a, b] = modified.each_ref();
            }
            let mut out = [0; LANES];
            for lane in 0..LANES {
                out[lane] = a[lane] & !chosen.0[lane] | b[lane] & chosen.0[lane];
            }
            lane::store::<T>(wave, op, half, &mut out);
        }
        Step::Next
    }
}
