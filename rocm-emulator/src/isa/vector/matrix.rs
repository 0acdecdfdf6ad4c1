//! WMMA: products of 16x16 matrices that are spread over the registers of a wave.
//!
//! Row M of A and column N of B each lie in one lane (lanes 0 to 15, repeated by every further 16), K over the registers; row
//! M, column N of C and D lies in register M / G and lane 16 * (M % G) + N, where G is 2 in a wave32 and 4 in a wave64.
//! EXEC does not matter. Follows "RDNA3 Instruction Set Architecture", chapter 7.9.
//!
//! The manual does not say how sums of floats are rounded: here each product is added with one rounding to `f32`, K
//! ascending, and results of 16 bits are rounded once more at the end.

use super::{lane::MODE_PLAIN, vector_register};
use crate::{
    isa::{
        Env,
        host::{Handler, handler},
        inst::{Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
        ops::{illegal_instruction, op},
        real::{Bfloat, Half},
        round::{Arithmetic, Nearest, Quick},
        slot::{Type, VECTOR, slot},
    },
    wave::Wave,
};
use std::marker::PhantomData;

// Bits of `Op::aux`: three of NEG_LO, of NEG_HI, then the half of C and D, then CLAMP.
const NEG_HI: u32 = 3;
const HIGH: u32 = 1 << 6;
const CLAMP: u32 = 1 << 7;

/// Rows, columns and products of each.
const N: usize = 16;
type Matrix<T> = [[T; N]; N];

/// Lowers an instruction of this file; `None` for all others.
pub fn lower(inst: &Inst, wave64: bool) -> Option<Result<Op, Unmodelled>> {
    let (run, ty): (Run, Type) = match inst.name {
        "v_wmma_f32_16x16x16_f16" => (handler::<Floats<Half, true>>(), Type::B32),
        "v_wmma_f32_16x16x16_bf16" => (handler::<Floats<Bfloat, true>>(), Type::B32),
        "v_wmma_f16_16x16x16_f16" => (handler::<Floats<Half, false>>(), Type::F16),
        "v_wmma_bf16_16x16x16_bf16" => (handler::<Floats<Bfloat, false>>(), Type::B32),
        "v_wmma_i32_16x16x16_iu8" => (handler::<Integers<8>>(), Type::B32),
        "v_wmma_i32_16x16x16_iu4" => (handler::<Integers<4>>(), Type::B32),
        _ => return None,
    };
    Some(build(inst, run, ty, wave64))
}

fn build(inst: &Inst, run: Run, ty: Type, wave64: bool) -> Result<Op, Unmodelled> {
    let mut lowered = op(run);
    lowered.dst = vector_register(inst.dst, wave64)?;
    for index in 0..3 {
        lowered.src[index] = slot(inst.src[index], ty, wave64, &mut lowered.imm)?;
    }
    if !matches!(inst.src[..2], [Operand::Vgpr(_), Operand::Vgpr(_)]) || inst.opsel & 3 != 0 {
        return Err(Unmodelled);
    }
    lowered.aux = u32::from(inst.neg & 7)
        | u32::from(inst.abs & 7) << NEG_HI
        | if inst.opsel & 4 != 0 { HIGH } else { 0 }
        | if inst.clamp { CLAMP } else { 0 };
    Ok(lowered)
}

/// A modifier's bit of a source.
#[inline(always)]
fn bit(op: &Op, first: u32, index: usize) -> bool {
    op.aux >> (first + index as u32) & 1 != 0
}

/// Number `k` of each row of A, or of each column of B, of so many bits, from lanes 0 to 15; 0 beyond the last register.
#[inline(always)]
fn numbers(wave: &Wave, slot: u16, k: usize, bits: usize) -> [u32; N] {
    let each = 32 / bits;
    let at = usize::from(slot & !VECTOR) + ((k / each) << usize::from(wave.wave64));
    let mut numbers = [0; N];
    if let Some(lanes) = wave.vgpr.get(at) {
        for (number, raw) in numbers.iter_mut().zip(&lanes.0) {
            *number = raw >> (k % each * bits) & (u32::MAX >> (32 - bits));
        }
    }
    numbers
}

/// Where row `m` of C and D lies: the entry of the vector register file, from that of the first register on, and the first of
/// 16 lanes.
#[inline(always)]
fn place(wave: &Wave, m: usize) -> (usize, usize) {
    let groups = 2 * wave.halves();
    let lane = m % groups * N;
    (((m / groups) << usize::from(wave.wave64)) + lane / 32, lane % 32)
}

/// C as registers hold it.
#[inline(always)]
fn addend(wave: &Wave, op: &Op) -> Matrix<u32> {
    if op.src[2] & VECTOR == 0 {
        return [[wave.read32(op.src[2], op.imm); N]; N];
    }
    let mut c = [[0; N]; N];
    for (m, row) in c.iter_mut().enumerate() {
        let (entry, lane) = place(wave, m);
        if let Some(register) = wave.vgpr.get(usize::from(op.src[2] & !VECTOR) + entry) {
            row.copy_from_slice(&register.0[lane..lane + N]);
        }
    }
    c
}

/// Stores D; `change` makes the register of what it held and of a result.
#[inline(always)]
fn store(wave: &mut Wave, op: &Op, results: &Matrix<u32>, change: impl Fn(u32, u32) -> u32) {
    for (m, row) in results.iter().enumerate() {
        let (entry, lane) = place(wave, m);
        if let Some(register) = wave.vgpr.get_mut(usize::from(op.dst) + entry) {
            for (old, result) in register.0[lane..lane + N].iter_mut().zip(row) {
                *old = change(*old, *result);
            }
        }
    }
}

/// A float of 16 bits.
trait Short {
    fn widen(bits: u16) -> f32;
    fn narrow(value: f32) -> u16;
}

impl Short for Half {
    #[inline(always)]
    fn widen(bits: u16) -> f32 {
        Half(bits).f32()
    }
    #[inline(always)]
    fn narrow(value: f32) -> u16 {
        Half::round(value).0
    }
}

impl Short for Bfloat {
    #[inline(always)]
    fn widen(bits: u16) -> f32 {
        Bfloat(bits).f32()
    }
    #[inline(always)]
    fn narrow(value: f32) -> u16 {
        Bfloat::round(value).0
    }
}

/// Products of floats of 16 bits. `SINGLE`: C and D are floats of 32 bits, else they are as A and B.
struct Floats<T, const SINGLE: bool>(PhantomData<T>);

impl<T: Short, const SINGLE: bool> Handler for Floats<T, SINGLE> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
        if wave.mode & 0xff != MODE_PLAIN {
            return illegal_instruction(wave, op, env);
        }
        let (a, b) = (Self::factors(wave, op, 0), Self::factors(wave, op, 1));
        let high = op.aux & HIGH != 0;
        // A constant has no halves.
        let shift = if high && op.src[2] & VECTOR != 0 { 16 } else { 0 };
        // Of C, NEG_LO is NEG and NEG_HI is ABS.
        let keep = if bit(op, NEG_HI, 2) { u32::MAX >> 1 } else { u32::MAX };
        let sign = u32::from(bit(op, 0, 2)) << 31;
        let mut c = [[0.0; N]; N];
        for (row, bits) in c.iter_mut().zip(addend(wave, op)) {
            for (number, bits) in row.iter_mut().zip(bits) {
                let value = if SINGLE { f32::from_bits(bits) } else { T::widen((bits >> shift) as u16) };
                *number = f32::from_bits(value.to_bits() & keep ^ sign);
            }
        }
        let mut sums = sums_of_products(Quick::<WIDE>, &a, &b, &c);
        if sums.as_flattened().iter().fold(false, |found, sum| found | sum.is_nan()) {
            sums = sums_of_products(Nearest::<WIDE>, &a, &b, &c);
        }
        let mut results = [[0; N]; N];
        for (result, sum) in results.as_flattened_mut().iter_mut().zip(sums.as_flattened()) {
            *result = if SINGLE { sum.to_bits() } else { T::narrow(*sum).into() };
        }
        store(wave, op, &results, |old, new| match (SINGLE, high) {
            (true, _) => new,
            (false, true) => old & 0xffff | new << 16,
            (false, false) => old & 0xffff_0000 | new,
        });
        Step::Next
    }
}

impl<T: Short, const SINGLE: bool> Floats<T, SINGLE> {
    /// A or B, by K, then by row or column. NEG_LO and NEG_HI negate the even and the odd numbers.
    #[inline(always)]
    fn factors(wave: &Wave, op: &Op, index: usize) -> Matrix<f32> {
        let mut all = [[0.0; N]; N];
        for (k, line) in all.iter_mut().enumerate() {
            let sign = if bit(op, if k % 2 == 0 { 0 } else { NEG_HI }, index) { 0x8000 } else { 0 };
            for (number, bits) in line.iter_mut().zip(numbers(wave, op.src[index], k, 16)) {
                *number = T::widen(bits as u16 ^ sign);
            }
        }
        all
    }
}

/// C and the products of A and B, one by one: by K, for all columns of a row at once.
#[inline(always)]
fn sums_of_products(alu: impl Arithmetic, a: &Matrix<f32>, b: &Matrix<f32>, c: &Matrix<f32>) -> Matrix<f32> {
    let mut sums = *c;
    for (m, row) in sums.iter_mut().enumerate() {
        for (a, b) in a.iter().zip(b) {
            for (sum, b) in row.iter_mut().zip(b) {
                *sum = alu.fma(a[m], *b, *sum);
            }
        }
    }
    sums
}

/// Products of small integers.
struct Integers<const BITS: usize>;

impl<const BITS: usize> Handler for Integers<BITS> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        let (a, b, c) = (Self::factors(wave, op, 0), Self::factors(wave, op, 1), addend(wave, op));
        // No sum of 16 products reaches 2^24, so floats hold it exactly.
        let products = sums_of_products(Quick::<WIDE>, &a, &b, &[[0.0; N]; N]);
        let saturates = op.aux & CLAMP != 0;
        let mut results = [[0; N]; N];
        let sums = products.as_flattened().iter().zip(c.as_flattened());
        for (result, (products, c)) in results.as_flattened_mut().iter_mut().zip(sums) {
            let (products, c) = (*products as i32, *c as i32);
            *result = (if saturates { products.saturating_add(c) } else { products.wrapping_add(c) }) as u32;
        }
        store(wave, op, &results, |_, new| new);
        Step::Next
    }
}

impl<const BITS: usize> Integers<BITS> {
    /// A or B, by K, then by row or column.
    #[inline(always)]
    fn factors(wave: &Wave, op: &Op, index: usize) -> Matrix<f32> {
        // A number whose sign is set is too large by twice what that bit stands for.
        let sign = i32::from(bit(op, 0, index)) << (BITS - 1);
        let mut all = [[0.0; N]; N];
        for (k, line) in all.iter_mut().enumerate() {
            for (number, bits) in line.iter_mut().zip(numbers(wave, op.src[index], k, BITS)) {
                let value = bits as i32;
                *number = (value - 2 * (value & sign)) as f32;
            }
        }
        all
    }
}
