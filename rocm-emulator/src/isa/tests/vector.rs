//! Vector arithmetic, lane by lane.

use super::{
    bench::{After, Before, Like, compare, exact},
    model::{F16, F32, F64, Format, Number, add, arithmetic, extreme, multiply, negate},
};

const INTEGERS: [Like; 3] = [Like::Integer; 3];

fn like(format: Format) -> [Like; 3] {
    [match format.0 {
        10 => Like::F16,
        23 => Like::F32,
        _ => Like::F64,
    }; 3]
}

/// A float instruction whose result is the rounded `f` of its operands.
fn float(assembly: &str, format: Format, operands: usize, f: impl Fn([Number; 3]) -> Number) {
    floats(assembly, format, |before| {
        let raws = [before.a, before.b, before.c];
        arithmetic(format, &raws[..operands], f(raws.map(|raw| format.number(raw))))
    });
}

/// A float instruction with a model of bits; results of 16 bits leave the upper half alone.
fn floats(assembly: &str, format: Format, f: impl Fn(Before) -> u64) {
    exact(assembly, like(format), format.0 == 52, |before| match format.0 {
        10 => f(before) | before.old & 0xffff_0000,
        _ => f(before),
    });
}

/// An integer instruction of 32 bits.
fn integer(assembly: &str, f: impl Fn(u32, u32, u32) -> u32) {
    exact(assembly, INTEGERS, false, |before| u64::from(f(before.a as u32, before.b as u32, before.c as u32)));
}

/// An integer instruction of 16 bits.
fn short(assembly: &str, f: impl Fn(u16, u16, u16) -> u16) {
    exact(assembly, INTEGERS, false, |before| {
        u64::from(f(before.a as u16, before.b as u16, before.c as u16)) | before.old & 0xffff_0000
    });
}

fn sum([a, b, _]: [Number; 3]) -> Number {
    add(a, b)
}

fn product([a, b, _]: [Number; 3]) -> Number {
    multiply(a, b)
}

fn fused([a, b, c]: [Number; 3]) -> Number {
    add(multiply(a, b), c)
}

#[test]
fn sums_and_products() {
    for (format, name) in [(F32, "f32"), (F16, "f16")] {
        float(&format!("v_add_{name}_e32 v8, v0, v2"), format, 2, sum);
        float(&format!("v_mul_{name}_e32 v8, v0, v2"), format, 2, product);
        float(&format!("v_sub_{name}_e32 v8, v0, v2"), format, 2, |[a, b, _]| add(a, negate(b)));
        float(&format!("v_subrev_{name}_e32 v8, v0, v2"), format, 2, |[a, b, _]| add(b, negate(a)));
        float(&format!("v_fma_{name} v8, v0, v2, v4"), format, 3, fused);
    }
    float("v_add_f64 v[8:9], v[0:1], v[2:3]", F64, 2, sum);
    float("v_mul_f64 v[8:9], v[0:1], v[2:3]", F64, 2, product);
    float("v_fma_f64 v[8:9], v[0:1], v[2:3], v[4:5]", F64, 3, fused);
}

#[test]
fn multiply_adds_into_their_destination() {
    let accumulate = |format: Format, assembly: &str| {
        floats(assembly, format, |before| {
            let raws = [before.a, before.b, before.old];
            arithmetic(format, &raws, fused(raws.map(|raw| format.number(raw))))
        });
    };
    accumulate(F32, "v_fmac_f32_e32 v8, v0, v2");
    accumulate(F16, "v_fmac_f16_e32 v8, v0, v2");
    let pi = u64::from(3.5f32.to_bits());
    floats("v_fmaak_f32 v8, v0, v2, 0x40600000", F32, |before| {
        let raws = [before.a, before.b, pi];
        arithmetic(F32, &raws, fused(raws.map(|raw| F32.number(raw))))
    });
    floats("v_fmamk_f32 v8, v0, 0x40600000, v2", F32, |before| {
        let raws = [before.a, pi, before.b];
        arithmetic(F32, &raws, fused(raws.map(|raw| F32.number(raw))))
    });
}

#[test]
fn minima_and_maxima() {
    for (format, name) in [(F32, "f32"), (F16, "f16"), (F64, "f64")] {
        let (dst, a, b) = if format.0 == 52 { ("v[8:9]", "v[0:1]", "v[2:3]") } else { ("v8", "v0", "v2") };
        let suffix = if format.0 == 52 { "" } else { "_e32" };
        floats(&format!("v_min_{name}{suffix} {dst}, {a}, {b}"), format, |x| extreme(format, x.a, x.b, true));
        floats(&format!("v_max_{name}{suffix} {dst}, {a}, {b}"), format, |x| extreme(format, x.a, x.b, false));
        if format.0 == 52 {
            continue;
        }
        let twice =
            |x: Before, first: bool, second: bool| extreme(format, extreme(format, x.a, x.b, first), x.c, second);
        floats(&format!("v_min3_{name} v8, v0, v2, v4"), format, |x| twice(x, true, true));
        floats(&format!("v_max3_{name} v8, v0, v2, v4"), format, |x| twice(x, false, false));
        floats(&format!("v_minmax_{name} v8, v0, v2, v4"), format, |x| twice(x, true, false));
        floats(&format!("v_maxmin_{name} v8, v0, v2, v4"), format, |x| twice(x, false, true));
        compare(
            &format!("v_med3_{name} v8, v0, v2, v4"),
            like(format),
            false,
            |x| {
                let middle = if [x.a, x.b, x.c].iter().any(|raw| format.is_nan(*raw)) {
                    twice(x, true, true)
                } else {
                    let (low, high) = (extreme(format, x.a, x.b, true), extreme(format, x.a, x.b, false));
                    extreme(format, low, extreme(format, high, x.c, true), false)
                };
                After(if format.0 == 10 { middle | x.old & 0xffff_0000 } else { middle }, None)
            },
            // The manual's formula compares with ==: the sign of a zero may be either.
            |found, expected| {
                let zero = |raw| matches!(format.number(raw), Number::Zero(_));
                found == expected || zero(found) && zero(expected)
            },
        );
    }
}

#[test]
fn modifiers_apply() {
    let raw = |value: f32| u64::from(value.to_bits());
    // Signs and magnitudes are bit operations, on NaNs too.
    floats("v_add_f32_e64 v8, -v0, |v2|", F32, |x| {
        let raws = [x.a ^ 0x8000_0000, x.b & 0x7fff_ffff];
        arithmetic(F32, &raws, sum([F32.number(raws[0]), F32.number(raws[1]), Number::Nan]))
    });
    floats("v_add_f32_e64 v8, v0, v2 clamp", F32, |x| {
        let value = arithmetic(F32, &[x.a, x.b], sum([F32.number(x.a), F32.number(x.b), Number::Nan]));
        let float = f32::from_bits(value as u32);
        if float > 1.0 {
            raw(1.0)
        } else if float > 0.0 {
            value
        } else {
            0
        }
    });
    // OMOD is ignored in IEEE mode.
    float("v_mul_f32_e64 v8, v0, v2 mul:2", F32, 2, product);
    exact("v_fma_f16 v8, v0, v2, v4 op_sel:[1,0,0,1]", like(F16), false, |x| {
        let raws = [x.a >> 16 & 0xffff, x.b, x.c];
        arithmetic(F16, &raws, fused(raws.map(|raw| F16.number(raw)))) << 16 | x.old & 0xffff
    });
    // The clamp of an integer saturates.
    integer("v_add_nc_u32_e64 v8, v0, v2 clamp", |a, b, _| a.saturating_add(b));
    integer("v_sub_nc_i32 v8, v0, v2 clamp", |a, b, _| {
        (i64::from(a as i32) - i64::from(b as i32)).clamp(i32::MIN.into(), i32::MAX.into()) as u32
    });
}

#[test]
fn integer_sums() {
    integer("v_add_nc_u32_e32 v8, v0, v2", |a, b, _| (u64::from(a) + u64::from(b)) as u32);
    integer("v_sub_nc_u32_e32 v8, v0, v2", |a, b, _| (i64::from(a) - i64::from(b)) as u32);
    integer("v_subrev_nc_u32_e32 v8, v0, v2", |a, b, _| (i64::from(b) - i64::from(a)) as u32);
    integer("v_add_nc_u32_e32 v8, 0x12345678, v2", |_, b, _| (0x1234_5678 + u64::from(b)) as u32);
    integer("v_add_nc_u32_e32 v8, -16, v2", |_, b, _| (i64::from(b) - 16) as u32);
    integer("v_add3_u32 v8, v0, v2, v4", |a, b, c| (u64::from(a) + u64::from(b) + u64::from(c)) as u32);
    integer("v_lshl_add_u32 v8, v0, v2, v4", |a, b, c| ((u64::from(a) << (b % 32)) + u64::from(c)) as u32);
    integer("v_add_lshl_u32 v8, v0, v2, v4", |a, b, c| ((u64::from(a) + u64::from(b)) << (c % 32)) as u32);
    integer("v_xad_u32 v8, v0, v2, v4", |a, b, c| (u64::from(a ^ b) + u64::from(c)) as u32);
    short("v_add_nc_u16 v8, v0, v2", |a, b, _| (u32::from(a) + u32::from(b)) as u16);
    short("v_sub_nc_i16 v8, v0, v2", |a, b, _| (i32::from(a) - i32::from(b)) as u16);
    short("v_mad_u16 v8, v0, v2, v4", |a, b, c| (u64::from(a) * u64::from(b) + u64::from(c)) as u16);
}

#[test]
fn integer_products() {
    let wide = |a: u32, b: u32| u64::from(a) * u64::from(b);
    let signed = |a: u32, b: u32| i64::from(a as i32) * i64::from(b as i32);
    let low24 = |a: u32| a % (1 << 24);
    let signed24 = |a: u32| if a >> 23 & 1 == 1 { i64::from(low24(a)) - (1 << 24) } else { i64::from(low24(a)) };
    integer("v_mul_lo_u32 v8, v0, v2", |a, b, _| wide(a, b) as u32);
    integer("v_mul_hi_u32 v8, v0, v2", |a, b, _| (wide(a, b) >> 32) as u32);
    integer("v_mul_hi_i32 v8, v0, v2", |a, b, _| (signed(a, b) >> 32) as u32);
    integer("v_mul_u32_u24_e32 v8, v0, v2", |a, b, _| wide(low24(a), low24(b)) as u32);
    integer("v_mul_hi_u32_u24_e32 v8, v0, v2", |a, b, _| (wide(low24(a), low24(b)) >> 32) as u32);
    integer("v_mul_i32_i24_e32 v8, v0, v2", |a, b, _| (signed24(a) * signed24(b)) as u32);
    integer("v_mul_hi_i32_i24_e32 v8, v0, v2", |a, b, _| ((signed24(a) * signed24(b)) >> 32) as u32);
    integer("v_mad_u32_u24 v8, v0, v2, v4", |a, b, c| (wide(low24(a), low24(b)) + u64::from(c)) as u32);
    integer("v_mad_i32_i24 v8, v0, v2, v4", |a, b, c| (signed24(a) * signed24(b) + i64::from(c)) as u32);
    integer("v_mad_u32_u16 v8, v0, v2, v4", |a, b, c| (wide(a & 0xffff, b & 0xffff) + u64::from(c)) as u32);
    integer("v_mad_i32_i16 v8, v0, v2, v4", |a, b, c| {
        (i64::from(a as i16) * i64::from(b as i16) + i64::from(c)) as u32
    });
    short("v_mul_lo_u16 v8, v0, v2", |a, b, _| (u32::from(a) * u32::from(b)) as u16);
    exact("v_mad_u64_u32 v[8:9], null, v0, v2, v[4:5]", INTEGERS, true, |x| {
        (u128::from(wide(x.a as u32, x.b as u32)) + u128::from(x.c)) as u64
    });
    compare(
        "v_mad_u64_u32 v[8:9], vcc_lo, v0, v2, v[4:5]",
        INTEGERS,
        true,
        |x| {
            let sum = u128::from(wide(x.a as u32, x.b as u32)) + u128::from(x.c);
            After(sum as u64, None)
        },
        |found, expected| found == expected,
    );
    exact("v_mad_i64_i32 v[8:9], null, v0, v2, v[4:5]", INTEGERS, true, |x| {
        (i128::from(signed(x.a as u32, x.b as u32)) + i128::from(x.c as i64)) as u64
    });
}

#[test]
fn bits_and_shifts() {
    integer("v_and_b32_e32 v8, v0, v2", |a, b, _| a & b);
    integer("v_or_b32_e32 v8, v0, v2", |a, b, _| a | b);
    integer("v_xor_b32_e32 v8, v0, v2", |a, b, _| a ^ b);
    integer("v_xnor_b32_e32 v8, v0, v2", |a, b, _| !(a ^ b));
    integer("v_not_b32_e32 v8, v0", |a, _, _| u32::MAX - a);
    integer("v_and_or_b32 v8, v0, v2, v4", |a, b, c| a & b | c);
    integer("v_or3_b32 v8, v0, v2, v4", |a, b, c| a | b | c);
    integer("v_xor3_b32 v8, v0, v2, v4", |a, b, c| a ^ b ^ c);
    integer("v_lshl_or_b32 v8, v0, v2, v4", |a, b, c| (u64::from(a) << (b % 32)) as u32 | c);
    integer("v_lshlrev_b32_e32 v8, v0, v2", |a, b, _| (u64::from(b) << (a % 32)) as u32);
    integer("v_lshrrev_b32_e32 v8, v0, v2", |a, b, _| b / (1u64 << (a % 32)) as u32);
    integer("v_ashrrev_i32_e32 v8, v0, v2", |a, b, _| i64::from(b as i32).div_euclid(1i64 << (a % 32)) as u32);
    short("v_lshlrev_b16 v8, v0, v2", |a, b, _| (u32::from(b) << (a % 16)) as u16);
    short("v_ashrrev_i16 v8, v0, v2", |a, b, _| i32::from(b as i16).div_euclid(1i32 << (a % 16)) as u16);
    exact("v_lshlrev_b64 v[8:9], v0, v[2:3]", INTEGERS, true, |x| (u128::from(x.b) << (x.a % 64)) as u64);
    exact("v_lshrrev_b64 v[8:9], v0, v[2:3]", INTEGERS, true, |x| (u128::from(x.b) >> (x.a % 64)) as u64);
    exact("v_ashrrev_i64 v[8:9], v0, v[2:3]", INTEGERS, true, |x| (i128::from(x.b as i64) >> (x.a % 64)) as u64);
    let bit = |a: u32, index: u32| a >> index & 1;
    integer("v_bfrev_b32_e32 v8, v0", |a, _, _| (0..32).map(|i| bit(a, i) << (31 - i)).sum());
    integer("v_clz_i32_u32_e32 v8, v0", |a, _, _| (0..32).find(|i| bit(a, 31 - i) == 1).unwrap_or(u32::MAX));
    integer("v_ctz_i32_b32_e32 v8, v0", |a, _, _| (0..32).find(|i| bit(a, *i) == 1).unwrap_or(u32::MAX));
    integer("v_cls_i32_e32 v8, v0", |a, _, _| (1..32).find(|i| bit(a, 31 - i) != bit(a, 31)).unwrap_or(u32::MAX));
    integer("v_bcnt_u32_b32 v8, v0, v2", |a, b, _| {
        ((0..32).map(|i| u64::from(bit(a, i))).sum::<u64>() + u64::from(b)) as u32
    });
    integer("v_bfe_u32 v8, v0, v2, v4", |a, b, c| (u64::from(a) >> (b % 32)) as u32 & ((1u64 << (c % 32)) - 1) as u32);
    integer("v_bfe_i32 v8, v0, v2, v4", |a, b, c| {
        let width = c % 32;
        let field = (i64::from(a as i32) >> (b % 32)) & ((1 << width) - 1);
        if width > 0 && field >> (width - 1) & 1 == 1 { (field - (1 << width)) as u32 } else { field as u32 }
    });
    integer("v_bfi_b32 v8, v0, v2, v4", |a, b, c| {
        (0..32).map(|i| bit(if bit(a, i) == 1 { b } else { c }, i) << i).sum()
    });
    integer("v_bfm_b32 v8, v0, v2", |a, b, _| (((1u64 << (a % 32)) - 1) << (b % 32)) as u32);
    integer("v_alignbit_b32 v8, v0, v2, v4", |a, b, c| ((u64::from(a) << 32 | u64::from(b)) >> (c % 32)) as u32);
    integer("v_alignbyte_b32 v8, v0, v2, v4", |a, b, c| ((u64::from(a) << 32 | u64::from(b)) >> (c % 4 * 8)) as u32);
    integer("v_perm_b32 v8, v0, v2, v4", |a, b, c| {
        let bytes: Vec<u8> = b.to_le_bytes().into_iter().chain(a.to_le_bytes()).collect();
        u32::from_le_bytes(c.to_le_bytes().map(|selector| match selector {
            0..8 => bytes[usize::from(selector)],
            8..12 => {
                if bytes[usize::from(selector - 8) * 2 + 1] >= 0x80 {
                    0xff
                } else {
                    0
                }
            }
            12 => 0,
            _ => 0xff,
        }))
    });
}

#[test]
fn integer_orders() {
    let order = |mut values: [i64; 3]| {
        values.sort_unstable();
        values
    };
    integer("v_min_i32_e32 v8, v0, v2", |a, b, _| if (a as i32) < b as i32 { a } else { b });
    integer("v_max_u32_e32 v8, v0, v2", |a, b, _| if a > b { a } else { b });
    integer("v_med3_u32 v8, v0, v2, v4", |a, b, c| order([a, b, c].map(i64::from))[1] as u32);
    integer("v_med3_i32 v8, v0, v2, v4", |a, b, c| order([a, b, c].map(|x| i64::from(x as i32)))[1] as u32);
    integer("v_min3_i32 v8, v0, v2, v4", |a, b, c| order([a, b, c].map(|x| i64::from(x as i32)))[0] as u32);
    integer("v_max3_u32 v8, v0, v2, v4", |a, b, c| order([a, b, c].map(i64::from))[2] as u32);
    integer("v_maxmin_u32 v8, v0, v2, v4", |a, b, c| a.max(b).min(c));
    integer("v_minmax_i32 v8, v0, v2, v4", |a, b, c| (a as i32).min(b as i32).max(c as i32) as u32);
    short("v_med3_i16 v8, v0, v2, v4", |a, b, c| order([a, b, c].map(|x| i64::from(x as i16)))[1] as u16);
    short("v_max_i16 v8, v0, v2", |a, b, _| (a as i16).max(b as i16) as u16);
}

#[test]
fn sums_of_differences() {
    let bytes = |a: u32, b: u32| -> u32 {
        a.to_le_bytes().into_iter().zip(b.to_le_bytes()).map(|(a, b)| u32::from(a.abs_diff(b))).sum()
    };
    integer("v_sad_u8 v8, v0, v2, v4", |a, b, c| (u64::from(bytes(a, b)) + u64::from(c)) as u32);
    integer("v_sad_u32 v8, v0, v2, v4", |a, b, c| (u64::from(a.max(b) - a.min(b)) + u64::from(c)) as u32);
    integer("v_lerp_u8 v8, v0, v2, v4", |a, b, c| {
        let (a, b, c) = (a.to_le_bytes(), b.to_le_bytes(), c.to_le_bytes());
        u32::from_le_bytes(std::array::from_fn(|i| {
            ((u16::from(a[i]) + u16::from(b[i]) + u16::from(c[i] & 1)) / 2) as u8
        }))
    });
}

#[test]
fn conversions() {
    let f32s = [Like::F32; 3];
    let f64s = [Like::F64; 3];
    // The value as an integer, limited to the range; NaN is 0.
    fn whole(value: f64, low: f64, high: f64) -> u32 {
        if value.is_nan() { 0 } else { value.trunc().clamp(low, high) as i64 as u32 }
    }
    let value = |raw: u64| f64::from(f32::from_bits(raw as u32));
    let (imin, imax, umax) = (f64::from(i32::MIN), f64::from(i32::MAX), f64::from(u32::MAX));
    exact("v_cvt_i32_f32_e32 v8, v0", f32s, false, |x| whole(value(x.a), imin, imax).into());
    exact("v_cvt_u32_f32_e32 v8, v0", f32s, false, |x| whole(value(x.a), 0.0, umax).into());
    exact("v_cvt_floor_i32_f32_e32 v8, v0", f32s, false, |x| whole(value(x.a).floor(), imin, imax).into());
    exact("v_cvt_nearest_i32_f32_e32 v8, v0", f32s, false, |x| whole((value(x.a) + 0.5).floor(), imin, imax).into());
    exact("v_cvt_i32_f64_e32 v8, v[0:1]", f64s, false, |x| whole(f64::from_bits(x.a), imin, imax).into());
    exact("v_cvt_u32_f64_e32 v8, v[0:1]", f64s, false, |x| whole(f64::from_bits(x.a), 0.0, umax).into());
    let integer = |signed: bool, raw: u64| match (signed, raw as i32) {
        (_, 0) => Number::Zero(false),
        (true, value) => Number::Finite(value < 0, value.unsigned_abs().into(), 0),
        (false, _) => Number::Finite(false, u128::from(raw as u32), 0),
    };
    exact("v_cvt_f32_i32_e32 v8, v0", INTEGERS, false, |x| F32.round(integer(true, x.a)));
    exact("v_cvt_f32_u32_e32 v8, v0", INTEGERS, false, |x| F32.round(integer(false, x.a)));
    exact("v_cvt_f64_i32_e32 v[8:9], v0", INTEGERS, true, |x| F64.round(integer(true, x.a)));
    exact("v_cvt_f64_u32_e32 v[8:9], v0", INTEGERS, true, |x| F64.round(integer(false, x.a)));
    exact("v_cvt_f32_ubyte2_e32 v8, v0", INTEGERS, false, |x| F32.round(integer(false, x.a >> 16 & 0xff)));
    let narrow = |raw: u64, from: Format, to: Format| match from.is_nan(raw) {
        // The sign and the upper bits of the mantissa stay.
        true => {
            let wide = from.quiet(raw);
            let sign = wide >> (from.0 + from.1) << (to.0 + to.1);
            let mantissa = wide & ((1 << from.0) - 1);
            let mantissa = if from.0 > to.0 { mantissa >> (from.0 - to.0) } else { mantissa << (to.0 - from.0) };
            sign | to.nan() | mantissa
        }
        false => to.round(from.number(raw)),
    };
    exact("v_cvt_f32_f64_e32 v8, v[0:1]", f64s, false, |x| narrow(x.a, F64, F32));
    exact("v_cvt_f64_f32_e32 v[8:9], v0", f32s, true, |x| narrow(x.a, F32, F64));
    exact("v_cvt_f32_f16_e32 v8, v0", [Like::F16; 3], false, |x| narrow(x.a, F16, F32));
    exact("v_cvt_f16_f32_e32 v8, v0", f32s, false, |x| narrow(x.a, F32, F16) | x.old & 0xffff_0000);
    exact("v_cvt_pk_rtz_f16_f32_e32 v8, v0, v2", f32s, false, |x| {
        let toward_zero = |raw: u64| {
            let nearest = narrow(raw, F32, F16);
            let half = |bits: u64| match F16.number(bits) {
                Number::Finite(_, m, e) => m as f64 * f64::from(e).exp2(),
                Number::Infinity(_) => f64::INFINITY,
                _ => 0.0,
            };
            let exact = value(raw).abs();
            if exact.is_finite() && half(nearest) > exact { nearest - 1 } else { nearest }
        };
        toward_zero(x.a) | toward_zero(x.b) << 16
    });
    exact("v_cvt_f16_i16_e32 v8, v0", INTEGERS, false, |x| {
        F16.round(integer(true, x.a as i16 as i32 as u32 as u64)) | x.old & 0xffff_0000
    });
    exact("v_cvt_u16_f16_e32 v8, v0", [Like::F16; 3], false, |x| {
        let value = f64::from(f32::from_bits(narrow(x.a, F16, F32) as u32));
        u64::from(whole(value, 0.0, 65535.0)) | x.old & 0xffff_0000
    });
}

#[test]
fn roundings_to_integers() {
    for (format, name) in [(F32, "f32"), (F64, "f64"), (F16, "f16")] {
        let wide = format.0 == 52;
        let (dst, src) = if wide { ("v[8:9]", "v[0:1]") } else { ("v8", "v0") };
        let to = |value: f64| match format.0 {
            52 => value.to_bits(),
            // Integers and halves are exact in between.
            _ => format.round(F64.number(value.to_bits())),
        };
        let from = |raw: u64| format.number(raw).f64();
        let check = |operation: &str, f: fn(f64) -> f64| {
            floats(&format!("v_{operation}_{name}_e32 {dst}, {src}"), format, |x| match format.is_nan(x.a) {
                true => format.quiet(x.a),
                false => to(f(from(x.a))),
            });
        };
        check("trunc", |value| value.trunc());
        check("ceil", |value| value.ceil());
        check("floor", |value| value.floor());
        check("rndne", |value| value.round_ties_even());
    }
}

#[test]
fn exponents_and_mantissas() {
    let parts = |format: Format, raw: u64| match format.number(raw) {
        Number::Finite(negative, magnitude, exponent) => {
            let length = 128 - magnitude.leading_zeros() as i32;
            (Number::Finite(negative, magnitude, -length), length + exponent)
        }
        other => (other, 0),
    };
    let whole = |format: Format, raw: u64| {
        if format.is_nan(raw) { format.quiet(raw) } else { format.round(parts(format, raw).0) }
    };
    floats("v_frexp_mant_f32_e32 v8, v0", F32, |x| whole(F32, x.a));
    floats("v_frexp_mant_f64_e32 v[8:9], v[0:1]", F64, |x| whole(F64, x.a));
    floats("v_frexp_mant_f16_e32 v8, v0", F16, |x| whole(F16, x.a));
    exact("v_frexp_exp_i32_f32_e32 v8, v0", [Like::F32; 3], false, |x| u64::from(parts(F32, x.a).1 as u32));
    exact("v_frexp_exp_i32_f64_e32 v8, v[0:1]", [Like::F64; 3], false, |x| u64::from(parts(F64, x.a).1 as u32));
    let scaled = |format: Format, raw: u64, by: i32| match format.number(raw) {
        Number::Finite(negative, magnitude, exponent) => {
            format.round(Number::Finite(negative, magnitude, exponent + by.clamp(-5000, 5000)))
        }
        _ if format.is_nan(raw) => format.quiet(raw),
        number => format.round(number),
    };
    let mixed = [Like::F32, Like::Integer, Like::Integer];
    exact("v_ldexp_f32 v8, v0, v2", mixed, false, |x| scaled(F32, x.a, x.b as i32));
    let mixed = [Like::F64, Like::Integer, Like::Integer];
    exact("v_ldexp_f64 v[8:9], v[0:1], v2", mixed, true, |x| scaled(F64, x.a, x.b as i32));
}

/// Units in the last place between two floats of one sign, or whether both are the same special value.
fn close(found: u64, expected: u64, units: u64, format: Format) -> bool {
    found == expected || !format.is_nan(found) && !format.is_nan(expected) && found.abs_diff(expected) <= units
}

#[test]
fn transcendentals_are_within_a_unit() {
    let unary = |assembly: &str, f: fn(f64) -> f64| {
        compare(
            assembly,
            [Like::F32; 3],
            false,
            |x| {
                let result = f(f64::from(f32::from_bits(x.a as u32))) as f32;
                After(arithmetic(F32, &[x.a & 0xffff_ffff], F32.number(result.to_bits().into())), None)
            },
            |found, expected| close(found, expected, 1, F32),
        );
    };
    unary("v_rcp_f32_e32 v8, v0", |a| 1.0 / a);
    unary("v_rsq_f32_e32 v8, v0", |a| 1.0 / a.sqrt());
    unary("v_sqrt_f32_e32 v8, v0", f64::sqrt);
    unary("v_exp_f32_e32 v8, v0", |a| a.exp2());
    unary("v_log_f32_e32 v8, v0", |a| a.log2());
    unary("v_fract_f32_e32 v8, v0", |a| (a - a.floor()).min(0.999_999_94));
    let rough = |assembly: &str, f: fn(f64) -> f64| {
        compare(
            assembly,
            [Like::F32; 3],
            false,
            |x| {
                let a = f64::from(f32::from_bits(x.a as u32));
                After(u64::from((f(a) as f32).to_bits()), None)
            },
            |found, expected| {
                let (found, expected) = (f32::from_bits(found as u32), f32::from_bits(expected as u32));
                found.is_nan() && expected.is_nan() || (found - expected).abs() < 1e-6
            },
        );
    };
    // Arguments are revolutions; the fraction is taken first, or an angle of 2^24 would lose its digits.
    rough("v_sin_f32_e32 v8, v0", |a| {
        if a.abs() > 256.0 && a.is_finite() { 0.0 } else { ((a - a.round()) * std::f64::consts::TAU).sin() }
    });
    rough("v_cos_f32_e32 v8, v0", |a| {
        if a.abs() > 256.0 && a.is_finite() { 1.0 } else { ((a - a.round()) * std::f64::consts::TAU).cos() }
    });
}

#[test]
fn carries_go_through_vcc() {
    let check = |assembly: &str, f: fn(i128, i128, i128) -> i128| {
        compare(
            assembly,
            INTEGERS,
            false,
            |x| {
                let result = f(i128::from(x.a as u32), i128::from(x.b as u32), i128::from(x.vcc));
                After(u64::from(result as u32), Some(!(0..1i128 << 32).contains(&result)))
            },
            |found, expected| found == expected,
        );
    };
    check("v_add_co_u32 v8, vcc_lo, v0, v2", |a, b, _| a + b);
    check("v_sub_co_u32 v8, vcc_lo, v0, v2", |a, b, _| a - b);
    check("v_subrev_co_u32 v8, vcc_lo, v0, v2", |a, b, _| b - a);
    check("v_add_co_ci_u32_e64 v8, vcc_lo, v0, v2, vcc_lo", |a, b, c| a + b + c);
    check("v_sub_co_ci_u32_e64 v8, vcc_lo, v0, v2, vcc_lo", |a, b, c| a - b - c);
    check("v_subrev_co_ci_u32_e64 v8, vcc_lo, v0, v2, vcc_lo", |a, b, c| b - a - c);
    exact("v_cndmask_b32_e64 v8, v0, v2, vcc_lo", INTEGERS, false, |x| if x.vcc { x.b } else { x.a } & 0xffff_ffff);
    exact("v_cndmask_b32_e64 v8, -v0, |v2|, vcc_lo", INTEGERS, false, |x| {
        if x.vcc { x.b & 0x7fff_ffff } else { (x.a ^ 0x8000_0000) & 0xffff_ffff }
    });
}

#[test]
fn comparisons_set_a_bit_per_lane() {
    use std::cmp::Ordering::{Equal, Greater, Less};
    type Test = fn(Option<std::cmp::Ordering>) -> bool;
    let relations: [(&str, Test); 14] = [
        ("lt", |o| o == Some(Less)),
        ("eq", |o| o == Some(Equal)),
        ("le", |o| matches!(o, Some(Less | Equal))),
        ("gt", |o| o == Some(Greater)),
        ("lg", |o| matches!(o, Some(Less | Greater))),
        ("ge", |o| matches!(o, Some(Greater | Equal))),
        ("o", |o| o.is_some()),
        ("u", |o| o.is_none()),
        ("nge", |o| !matches!(o, Some(Greater | Equal))),
        ("nlg", |o| !matches!(o, Some(Less | Greater))),
        ("ngt", |o| o != Some(Greater)),
        ("nle", |o| !matches!(o, Some(Less | Equal))),
        ("neq", |o| o != Some(Equal)),
        ("nlt", |o| o != Some(Less)),
    ];
    // VCC is the destination; nothing else changes.
    let check = |assembly: &str, like: Like, f: &dyn Fn(Before) -> bool| {
        compare(assembly, [like; 3], true, |x| After(x.old, Some(f(x))), |found, expected| found == expected);
    };
    for (name, holds) in relations {
        check(&format!("v_cmp_{name}_f32_e64 vcc_lo, v0, v2"), Like::F32, &|x| {
            holds(f32::from_bits(x.a as u32).partial_cmp(&f32::from_bits(x.b as u32)))
        });
        check(&format!("v_cmp_{name}_f64_e64 vcc_lo, v[0:1], v[2:3]"), Like::F64, &|x| {
            holds(f64::from_bits(x.a).partial_cmp(&f64::from_bits(x.b)))
        });
        let name = if name == "lg" { "ne" } else { name };
        if !["lt", "eq", "le", "gt", "ne", "ge"].contains(&name) {
            continue;
        }
        check(&format!("v_cmp_{name}_u32_e64 vcc_lo, v0, v2"), Like::Integer, &|x| {
            holds(Some((x.a as u32).cmp(&(x.b as u32))))
        });
        check(&format!("v_cmp_{name}_i32_e64 vcc_lo, v0, v2"), Like::Integer, &|x| {
            holds(Some((x.a as i32).cmp(&(x.b as i32))))
        });
        check(&format!("v_cmp_{name}_i16_e64 vcc_lo, v0, v2"), Like::Integer, &|x| {
            holds(Some((x.a as i16).cmp(&(x.b as i16))))
        });
        check(&format!("v_cmp_{name}_u64_e64 vcc_lo, v[0:1], v[2:3]"), Like::Integer, &|x| holds(Some(x.a.cmp(&x.b))));
        check(&format!("v_cmp_{name}_i64_e64 vcc_lo, v[0:1], v[2:3]"), Like::Integer, &|x| {
            holds(Some((x.a as i64).cmp(&(x.b as i64))))
        });
    }
    let class = |format: Format, raw: u64| {
        let smallest = 2 - (1 << (format.1 - 1)) - format.0 as i32;
        match format.number(raw) {
            Number::Nan => u32::from(!format.is_signalling(raw)),
            Number::Infinity(negative) => {
                if negative {
                    2
                } else {
                    9
                }
            }
            Number::Zero(negative) => {
                if negative {
                    5
                } else {
                    6
                }
            }
            Number::Finite(negative, magnitude, exponent) => {
                let denormal = exponent == smallest && magnitude >> format.0 == 0;
                match (negative, denormal) {
                    (true, false) => 3,
                    (true, true) => 4,
                    (false, true) => 7,
                    (false, false) => 8,
                }
            }
        }
    };
    compare(
        "v_cmp_class_f32_e64 vcc_lo, v0, v2",
        [Like::F32, Like::Integer, Like::Integer],
        true,
        |x| After(x.old, Some(x.b as u32 >> class(F32, x.a) & 1 == 1)),
        |found, expected| found == expected,
    );
    compare(
        "v_cmp_class_f64_e64 vcc_lo, v[0:1], v2",
        [Like::F64, Like::Integer, Like::Integer],
        true,
        |x| After(x.old, Some(x.b as u32 >> class(F64, x.a) & 1 == 1)),
        |found, expected| found == expected,
    );
}
