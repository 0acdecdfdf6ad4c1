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
        inst::{Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
        ops::{illegal_instruction, op},
        real::{Bfloat, Half},
        round::{Arithmetic, Nearest},
        slot::{Type, VECTOR, slot},
    },
    wave::Wave,
};

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
        "v_wmma_f32_16x16x16_f16" => (floats::<Half, true>, Type::B32),
        "v_wmma_f32_16x16x16_bf16" => (floats::<Bfloat, true>, Type::B32),
        "v_wmma_f16_16x16x16_f16" => (floats::<Half, false>, Type::F16),
        "v_wmma_bf16_16x16x16_bf16" => (floats::<Bfloat, false>, Type::B32),
        "v_wmma_i32_16x16x16_iu8" => (integers::<8>, Type::B32),
        "v_wmma_i32_16x16x16_iu4" => (integers::<4>, Type::B32),
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

/// A register of a lane of an operand that is a vector register; 0 beyond the last register.
fn register(wave: &Wave, slot: u16, index: usize, lane: usize) -> u32 {
    let at = usize::from(slot & !VECTOR) + (index << usize::from(wave.wave64)) + lane / 32;
    wave.vgpr.get(at).map_or(0, |lanes| lanes.0[lane % 32])
}

/// A row of A, or a column of B: `bits` a number.
fn line(wave: &Wave, slot: u16, lane: usize, bits: usize) -> [u32; N] {
    let each = 32 / bits;
    std::array::from_fn(|k| register(wave, slot, k / each, lane) >> (k % each * bits) & (u32::MAX >> (32 - bits)))
}

/// Where row `m`, column `n` of C and D lies: register and lane.
fn place(wave: &Wave, m: usize, n: usize) -> (usize, usize) {
    let groups = 2 * wave.halves();
    (m / groups, m % groups * N + n)
}

/// C as registers hold it.
fn addend(wave: &Wave, op: &Op) -> Matrix<u32> {
    let constant = wave.read32(if op.src[2] & VECTOR != 0 { 128 } else { op.src[2] }, op.imm);
    std::array::from_fn(|m| {
        std::array::from_fn(|n| {
            let (index, lane) = place(wave, m, n);
            if op.src[2] & VECTOR != 0 { register(wave, op.src[2], index, lane) } else { constant }
        })
    })
}

/// Stores D; `change` makes the register of what it held and of a result.
fn store(wave: &mut Wave, op: &Op, results: &Matrix<u32>, change: impl Fn(u32, u32) -> u32) {
    for (m, row) in results.iter().enumerate() {
        for (n, result) in row.iter().enumerate() {
            let (index, lane) = place(wave, m, n);
            let at = usize::from(op.dst) + (index << usize::from(wave.wave64)) + lane / 32;
            if let Some(register) = wave.vgpr.get_mut(at) {
                register.0[lane % 32] = change(register.0[lane % 32], *result);
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
    fn widen(bits: u16) -> f32 {
        Half(bits).f32()
    }
    fn narrow(value: f32) -> u16 {
        Half::round(value).0
    }
}

impl Short for Bfloat {
    fn widen(bits: u16) -> f32 {
        Bfloat(bits).f32()
    }
    fn narrow(value: f32) -> u16 {
        Bfloat::round(value).0
    }
}

fn floats<T: Short, const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    if wave.mode & 0xff != MODE_PLAIN {
        return illegal_instruction(wave, op, env);
    }
    // NEG_LO and NEG_HI negate the even and the odd numbers of A and B; of C, NEG_LO is NEG and NEG_HI is ABS.
    let bit = |first: u32, index: u32| op.aux >> (first + index) & 1 != 0;
    let sources = |slot: u16, index: u32| -> Matrix<f32> {
        std::array::from_fn(|lane| {
            let mut k = 0;
            line(wave, slot, lane, 16).map(|bits| {
                let negate = bit(if k % 2 == 0 { 0 } else { NEG_HI }, index);
                k += 1;
                T::widen(bits as u16 ^ if negate { 0x8000 } else { 0 })
            })
        })
    };
    let (a, b, c) = (sources(op.src[0], 0), sources(op.src[1], 1), addend(wave, op));
    let high = op.aux & HIGH != 0;
    let results: Matrix<u32> = std::array::from_fn(|m| {
        std::array::from_fn(|n| {
            let bits = c[m][n];
            let mut sum = match WIDE {
                true => f32::from_bits(bits),
                // A constant has no halves.
                false if high && op.src[2] & VECTOR != 0 => T::widen((bits >> 16) as u16),
                false => T::widen(bits as u16),
            };
            if bit(NEG_HI, 2) {
                sum = sum.abs();
            }
            if bit(0, 2) {
                sum = -sum;
            }
            for (x, y) in a[m].iter().zip(&b[n]) {
                sum = Nearest::<false>.fma(*x, *y, sum);
            }
            if WIDE { sum.to_bits() } else { T::narrow(sum).into() }
        })
    });
    store(wave, op, &results, |old, new| match (WIDE, high) {
        (true, _) => new,
        (false, true) => old & 0xffff | new << 16,
        (false, false) => old & 0xffff_0000 | new,
    });
    Step::Next
}

fn integers<const BITS: usize>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    let sources = |slot: u16, index: u32| -> Matrix<i64> {
        let signed = op.aux >> index & 1 != 0;
        std::array::from_fn(|lane| {
            line(wave, slot, lane, BITS).map(|bits| {
                let value = i64::from(bits);
                if signed && value >> (BITS - 1) != 0 { value - (1 << BITS) } else { value }
            })
        })
    };
    let (a, b, c) = (sources(op.src[0], 0), sources(op.src[1], 1), addend(wave, op));
    let results: Matrix<u32> = std::array::from_fn(|m| {
        std::array::from_fn(|n| {
            let products: i64 = a[m].iter().zip(&b[n]).map(|(x, y)| x * y).sum();
            let sum = products + i64::from(c[m][n] as i32);
            let saturated = sum.clamp(i32::MIN.into(), i32::MAX.into());
            (if op.aux & CLAMP != 0 { saturated } else { sum }) as u32
        })
    });
    store(wave, op, &results, |_, new| new);
    Step::Next
}
