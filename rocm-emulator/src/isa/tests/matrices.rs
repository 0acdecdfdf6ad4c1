//! WMMA against plain products of matrices, and the dot products and mixed multiply-adds that no other test has.
//!
//! Matrices hold small integers, so that every sum is exact in every format, in whatever order it is made. Where the
//! numbers lie is written down anew from "RDNA3 Instruction Set Architecture", chapter 7.9, number by number.

use super::{
    bench::{After, Bench, Like, compare, exact, on_both},
    model::{F16, F32, Number, add, multiply},
};
use crate::isa::op::Step;

const N: usize = 16;
type Matrix = [[i64; N]; N];

/// The first registers of A, B, C and D.
const REGISTERS: [usize; 4] = [0, 8, 24, 16];

/// How a number is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kept {
    F32,
    F16,
    Bf16,
    I32,
    /// So many bits of an integer, signed or not.
    Bits(u32, bool),
}

impl Kept {
    fn bits(self) -> u32 {
        match self {
            Kept::F32 | Kept::I32 => 32,
            Kept::F16 | Kept::Bf16 => 16,
            Kept::Bits(bits, _) => bits,
        }
    }

    fn keep(self, value: i64) -> u32 {
        let number = |value: i64| match value {
            0 => Number::Zero(false),
            _ => Number::Finite(value < 0, value.unsigned_abs().into(), 0),
        };
        match self {
            Kept::F32 => F32.round(number(value)) as u32,
            Kept::F16 => F16.round(number(value)) as u32,
            Kept::Bf16 => (F32.round(number(value)) >> 16) as u32,
            Kept::I32 => value as u32,
            Kept::Bits(bits, _) => value as u32 & ((1 << bits) - 1),
        }
    }

    /// A small number that it can hold.
    fn any(self, random: u64) -> i64 {
        match self {
            Kept::Bf16 => (random % 7) as i64 - 3,
            Kept::Bits(bits, true) => (random % (1 << bits)) as i64 - (1 << (bits - 1)),
            Kept::Bits(bits, false) => (random % (1 << bits)) as i64,
            _ => (random % 15) as i64 - 7,
        }
    }
}

fn one(bench: &Bench, register: usize, lane: usize) -> u32 {
    bench.get(register, lane) as u32
}

fn put(bench: &mut Bench, register: usize, lane: usize, shift: u32, bits: u32, value: u32) {
    let mask = if bits == 32 { u32::MAX } else { ((1 << bits) - 1) << shift };
    let old = bench.get(register, lane);
    let word = old as u32 & !mask | value << shift & mask;
    bench.set(register, lane, old & !0xffff_ffff | u64::from(word));
}

/// Row `lane` of A, or column `lane` of B, in the registers from `first` on, in each group of 16 lanes anew.
fn lay_out(bench: &mut Bench, first: usize, kept: Kept, line: impl Fn(usize, usize) -> i64) {
    for lane in 0..bench.lanes() {
        for k in 0..N {
            let at = k as u32 * kept.bits();
            let value = kept.keep(line(lane % N, k));
            put(bench, first + (at / 32) as usize, lane, at % 32, kept.bits(), value);
        }
    }
}

/// The register and lane of row `m`, column `n` of C and D: rows 0 and 1 (0 to 3 in a wave64) share a register.
fn place(bench: &Bench, m: usize, n: usize) -> (usize, usize) {
    let rows = bench.lanes() / N;
    (m / rows, m % rows * N + n)
}

/// What an instruction does with its matrices.
struct Product {
    assembly: &'static str,
    a: Kept,
    b: Kept,
    c: Kept,
    /// C and D are in the upper halves of their registers.
    high: bool,
    /// Signs of A, B and C, of even and of odd K.
    signs: [[i64; 2]; 3],
    /// Results are limited to those of 32 bits.
    saturates: bool,
}

fn check(product: &Product) {
    let Product { assembly, a, b, c, high, signs, saturates } = *product;
    on_both(|mut bench| {
        for round in 0..10 {
            for register in 0..32 {
                for lane in 0..bench.lanes() {
                    let noise = bench.random.next();
                    bench.set(register, lane, noise);
                }
            }
            let mut matrix =
                |kept: Kept| -> Matrix { [[0; N]; N].map(|row| row.map(|_| kept.any(bench.random.next()))) };
            let (left, right, mut addend) = (matrix(a), matrix(b), matrix(c));
            if saturates {
                // Near the ends of what 32 bits hold.
                addend = addend.map(|row| row.map(|value| if value < 0 { -0x8000_0000 } else { 0x7fff_ffff } - value));
            }
            lay_out(&mut bench, REGISTERS[0], a, |m, k| left[m][k]);
            lay_out(&mut bench, REGISTERS[1], b, |n, k| right[k][n]);
            let shift = if high { 16 } else { 0 };
            for (m, row) in addend.iter().enumerate() {
                for (n, value) in row.iter().enumerate() {
                    let (register, lane) = place(&bench, m, n);
                    put(&mut bench, REGISTERS[2] + register, lane, shift, c.bits(), c.keep(*value));
                }
            }
            // EXEC does not matter.
            let exec = if round % 2 == 0 { u64::MAX } else { bench.random.next() };
            let all = if bench.wave.wave64 { u64::MAX } else { 0xffff_ffff };
            bench.wave.set_exec(exec & all);
            let before: Vec<Vec<u32>> = (0..8)
                .map(|register| (0..bench.lanes()).map(|lane| one(&bench, REGISTERS[3] + register, lane)).collect())
                .collect();
            assert_eq!(bench.run(assembly), Step::Next, "{assembly}: {:?}", bench.fault);
            for m in 0..N {
                for n in 0..N {
                    let mut sum = addend[m][n] * signs[2][0];
                    for k in 0..N {
                        sum += left[m][k] * signs[0][k % 2] * right[k][n] * signs[1][k % 2];
                    }
                    if saturates {
                        sum = sum.clamp(i32::MIN.into(), i32::MAX.into());
                    }
                    let (register, lane) = place(&bench, m, n);
                    let old = before[register][lane];
                    let mask = if c.bits() == 32 { u32::MAX } else { 0xffff << shift };
                    let expected = old & !mask | c.keep(sum) << shift;
                    let found = one(&bench, REGISTERS[3] + register, lane);
                    assert_eq!(found, expected, "{assembly}: row {m}, column {n}, {} lanes", bench.lanes());
                }
            }
        }
    });
}

fn floats(assembly: &'static str, ab: Kept, c: Kept) -> Product {
    Product { assembly, a: ab, b: ab, c, high: false, signs: [[1; 2]; 3], saturates: false }
}

#[test]
fn products_of_float_matrices() {
    check(&floats("v_wmma_f32_16x16x16_f16 v[16:23], v[0:7], v[8:15], v[24:31]", Kept::F16, Kept::F32));
    check(&floats("v_wmma_f32_16x16x16_bf16 v[16:23], v[0:7], v[8:15], v[24:31]", Kept::Bf16, Kept::F32));
    check(&floats("v_wmma_f16_16x16x16_f16 v[16:23], v[0:7], v[8:15], v[24:31]", Kept::F16, Kept::F16));
    check(&floats("v_wmma_bf16_16x16x16_bf16 v[16:23], v[0:7], v[8:15], v[24:31]", Kept::Bf16, Kept::Bf16));
    check(&Product {
        high: true,
        ..floats("v_wmma_f16_16x16x16_f16 v[16:23], v[0:7], v[8:15], v[24:31] op_sel:[0,0,1]", Kept::F16, Kept::F16)
    });
    // NEG_LO and NEG_HI of A and B are of even and of odd numbers; NEG_LO of C is its sign.
    check(&Product {
        signs: [[-1, 1], [1, -1], [-1, -1]],
        ..floats(
            "v_wmma_f32_16x16x16_f16 v[16:23], v[0:7], v[8:15], v[24:31] neg_lo:[1,0,1] neg_hi:[0,1,0]",
            Kept::F16,
            Kept::F32,
        )
    });
}

#[test]
fn products_of_integer_matrices() {
    let of = |assembly, a, b, saturates| Product { a, b, saturates, ..floats(assembly, a, Kept::I32) };
    use Kept::Bits;
    check(&of("v_wmma_i32_16x16x16_iu8 v[16:23], v[0:3], v[8:11], v[24:31]", Bits(8, false), Bits(8, false), false));
    check(&of(
        "v_wmma_i32_16x16x16_iu8 v[16:23], v[0:3], v[8:11], v[24:31] neg_lo:[1,0,0]",
        Bits(8, true),
        Bits(8, false),
        false,
    ));
    check(&of(
        "v_wmma_i32_16x16x16_iu8 v[16:23], v[0:3], v[8:11], v[24:31] neg_lo:[1,1,0] clamp",
        Bits(8, true),
        Bits(8, true),
        true,
    ));
    check(&of(
        "v_wmma_i32_16x16x16_iu4 v[16:23], v[0:1], v[8:9], v[24:31] neg_lo:[0,1,0]",
        Bits(4, false),
        Bits(4, true),
        false,
    ));
    check(&of(
        "v_wmma_i32_16x16x16_iu4 v[16:23], v[0:1], v[8:9], v[24:31] neg_lo:[1,1,0] clamp",
        Bits(4, true),
        Bits(4, true),
        true,
    ));
}

#[test]
fn dot_products_of_signed_fields_that_saturate() {
    let field = |word: u64, bits: u32, at: u32| (word << (64 - bits - bits * at)) as i64 >> (64 - bits);
    let integers = [Like::Integer; 3];
    let limited = |sum: i64| sum.clamp(i32::MIN.into(), i32::MAX.into()) as u64 & 0xffff_ffff;
    exact("v_dot4_i32_iu8 v8, v0, v2, v4 neg_lo:[1,1,0] clamp", integers, false, |x| {
        limited((0..4).map(|i| field(x.a, 8, i) * field(x.b, 8, i)).sum::<i64>() + i64::from(x.c as i32))
    });
    exact("v_dot8_i32_iu4 v8, v0, v2, v4 neg_lo:[1,1,0] clamp", integers, false, |x| {
        limited((0..8).map(|i| field(x.a, 4, i) * field(x.b, 4, i)).sum::<i64>() + i64::from(x.c as i32))
    });
    exact("v_dot8_i32_iu4 v8, v0, v2, v4 neg_lo:[0,1,0]", integers, false, |x| {
        let unsigned = |i: u32| (x.a >> (4 * i) & 15) as i64;
        ((0..8).map(|i| unsigned(i) * field(x.b, 4, i)).sum::<i64>() + i64::from(x.c as i32)) as u64 & 0xffff_ffff
    });
}

#[test]
fn dot_products_of_floats() {
    // Two fused multiply-adds, one after the other. What a NaN becomes has no rule here.
    let same = |found, expected| found == expected || F32.is_nan(found) && F32.is_nan(expected);
    let half = |word: u64, high: u32| F16.number(word >> (16 * high) & 0xffff);
    let bfloat = |word: u64, high: u32| F32.number((word >> (16 * high) & 0xffff) << 16);
    let fused = |a: Number, b: Number, c: u64| F32.round(add(multiply(a, b), F32.number(c)));
    // Of halves, denormals of 32 bits are zero.
    let flushed = |raw: u64| if raw & 0x7f80_0000 == 0 { raw & 0x8000_0000 } else { raw };
    let like = [Like::F16, Like::F16, Like::F32];
    compare(
        "v_dot2_f32_f16 v8, v0, v2, v4",
        like,
        false,
        |x| After(flushed(fused(half(x.a, 1), half(x.b, 1), fused(half(x.a, 0), half(x.b, 0), flushed(x.c)))), None),
        same,
    );
    compare(
        "v_dot2_f32_bf16 v8, v0, v2, v4",
        [Like::F32; 3],
        false,
        |x| After(fused(bfloat(x.a, 1), bfloat(x.b, 1), fused(bfloat(x.a, 0), bfloat(x.b, 0), x.c)), None),
        same,
    );
    // As LLVM writes the dot product whose addend is negated.
    compare(
        "v_dot2_f32_f16 v8, v0, v2, v4 neg_lo:[0,0,1] neg_hi:[0,0,1]",
        like,
        false,
        |x| {
            let addend = x.c ^ 0x8000_0000;
            After(flushed(fused(half(x.a, 1), half(x.b, 1), fused(half(x.a, 0), half(x.b, 0), flushed(addend)))), None)
        },
        same,
    );
}

/// Modes in which nobody says what the hardware does.
#[test]
fn products_are_refused_in_modes_without_a_rule() {
    let mut bench = Bench::new(false);
    let mut allowed = |assembly: &str| -> Vec<u32> {
        (0..256).filter(|mode| (bench.wave.mode = 0x300 | mode, bench.run(assembly) == Step::Next).1).collect()
    };
    assert_eq!(allowed("v_dot2_f32_f16 v8, v0, v2, v4"), [0xc0, 0xd0, 0xe0, 0xf0]);
    assert_eq!(allowed("v_dot2_f32_bf16 v8, v0, v2, v4"), [0xf0]);
    assert_eq!(allowed("v_wmma_f32_16x16x16_f16 v[16:23], v[0:7], v[8:15], v[24:31]"), [0xf0]);
}

#[test]
fn multiply_adds_of_mixed_formats_with_modifiers() {
    compare(
        "v_fma_mix_f32 v8, -v0, |v2|, -|v4| op_sel:[1,0,0] op_sel_hi:[1,0,0]",
        [Like::F16, Like::F32, Like::F32],
        false,
        |x| {
            let a = F16.number((x.a >> 16 & 0xffff) ^ 0x8000);
            let (b, c) = (F32.number(x.b & 0x7fff_ffff), F32.number(x.c | 0x8000_0000));
            After(F32.round(add(multiply(a, b), c)), None)
        },
        |found, expected| found == expected || F32.is_nan(found) && F32.is_nan(expected),
    );
    compare(
        "v_fma_mixlo_f16 v8, v0, v2, v4 op_sel:[1,1,1] op_sel_hi:[1,1,1]",
        [Like::F16; 3],
        false,
        |x| {
            let [a, b, c] = [x.a, x.b, x.c].map(|raw| F16.number(raw >> 16 & 0xffff));
            let float = F32.round(add(multiply(a, b), c));
            After(F16.round(F32.number(float)) | x.old & 0xffff_0000, None)
        },
        |found, expected| {
            let number = found & 0xffff;
            found >> 16 == expected >> 16
                && (number == expected & 0xffff || F16.is_nan(number) && F16.is_nan(expected & 0xffff))
        },
    );
}
