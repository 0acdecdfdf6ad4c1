//! An independent model of what instructions do, by their names alone: scalar, slow, plain. It shares nothing with the
//! handlers; float arithmetic is that of [`super::model`], in wide integers.
//!
//! It covers what no test of its own covers.

use super::{
    bench::{Bench, Like, Random},
    model::{F16, F32, F64, Format, Number, add, arithmetic, extreme, multiply, negate},
};
use crate::isa::{
    Target,
    decode::decode,
    inst::Operand,
    op::Step,
    table::{Family, Row, Table},
};
use std::collections::BTreeSet;

/// How many lanes a wave has in these tests.
const LANES: usize = 32;

/// A relation by its name; unordered operands are `None` in `order`.
fn holds(relation: &str, order: Option<std::cmp::Ordering>) -> Option<bool> {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let is = |these: &[std::cmp::Ordering]| order.is_some_and(|order| these.contains(&order));
    Some(match relation {
        "f" => false,
        "t" => true,
        "lt" => is(&[Less]),
        "eq" => is(&[Equal]),
        "le" => is(&[Less, Equal]),
        "gt" => is(&[Greater]),
        "lg" => is(&[Less, Greater]),
        "ge" => is(&[Greater, Equal]),
        "o" => order.is_some(),
        "u" => order.is_none(),
        "nge" => !is(&[Greater, Equal]),
        "nlg" => !is(&[Less, Greater]),
        "ngt" => !is(&[Greater]),
        "nle" => !is(&[Less, Equal]),
        "neq" => !is(&[Equal]),
        "nlt" => !is(&[Less]),
        "ne" => !is(&[Equal]),
        _ => return None,
    })
}

/// The order of two floats: as integers of sign and magnitude.
fn order(format: Format, a: u64, b: u64) -> Option<std::cmp::Ordering> {
    if format.is_nan(a) || format.is_nan(b) {
        return None;
    }
    let key = |raw: u64| {
        let (negative, magnitude) = split(format, raw);
        if negative { -i128::from(magnitude) } else { i128::from(magnitude) }
    };
    Some(key(a).cmp(&key(b)))
}

fn split(format: Format, raw: u64) -> (bool, u64) {
    let sign = format.0 + format.1;
    (raw >> sign & 1 != 0, raw & ((1 << sign) - 1))
}

/// The class of a float as a bit of a mask of ten.
fn class(format: Format, raw: u64) -> u32 {
    let (negative, magnitude) = split(format, raw);
    let top = ((1u64 << format.1) - 1) << format.0;
    let at = |below: u32, above: u32| if negative { below } else { above };
    if format.is_signalling(raw) {
        0
    } else if format.is_nan(raw) {
        1
    } else if magnitude == top {
        at(2, 9)
    } else if magnitude == 0 {
        at(5, 6)
    } else if magnitude >> format.0 == 0 {
        at(4, 7)
    } else {
        at(3, 8)
    }
}

fn format(ty: &str) -> Option<Format> {
    Some(match ty {
        "f16" => F16,
        "f32" => F32,
        "f64" => F64,
        _ => return None,
    })
}

/// A comparison by its name without `v_cmp_` or `s_cmp_`.
fn comparison(name: &str, a: u64, b: u64) -> Option<bool> {
    let (relation, ty) = name.split_once('_')?;
    if let Some(format) = format(ty) {
        let (a, b) = (format.bits(a), if relation == "class" { b } else { format.bits(b) });
        return match relation {
            "class" => Some(b >> class(format, a) & 1 != 0),
            _ => holds(relation, order(format, a, b)),
        };
    }
    let bits: u32 = ty.get(1..)?.parse().ok()?;
    let (a, b) = (a << (64 - bits) >> (64 - bits), b << (64 - bits) >> (64 - bits));
    let relation = if relation == "lg" { "ne" } else { relation };
    match ty.chars().next()? {
        'u' => holds(relation, Some(a.cmp(&b))),
        'i' => {
            let signed = |value: u64| (value << (64 - bits)) as i64 >> (64 - bits);
            holds(relation, Some(signed(a).cmp(&signed(b))))
        }
        _ => None,
    }
}

fn byte(word: u64, at: u32) -> u64 {
    word >> (8 * at) & 0xff
}

fn half(word: u64, at: u32) -> u64 {
    word >> (16 * at) & 0xffff
}

fn signed(value: u64, bits: u32) -> i64 {
    (value << (64 - bits)) as i64 >> (64 - bits)
}

/// The sum of four differences of bytes.
fn differences(a: u64, b: u64, masked: bool) -> u64 {
    (0..4).map(|at| if masked && byte(b, at) == 0 { 0 } else { byte(a, at).abs_diff(byte(b, at)) }).sum()
}

fn f32_of(raw: u64) -> f32 {
    f32::from_bits(raw as u32)
}

fn f16_of(raw: u64) -> f32 {
    F16.number(raw).f64() as f32
}

fn clamped(value: f64, low: f64, high: f64) -> i64 {
    if value.is_nan() { 0 } else { value.clamp(low, high) as i64 }
}

fn normalised(value: f32, signed: bool) -> u64 {
    let (low, scale) = if signed { (-1.0, 32767.0) } else { (0.0, 65535.0) };
    if value.is_nan() { 0 } else { (value.clamp(low, 1.0) * scale).round_ties_even() as i64 as u64 & 0xffff }
}

/// A cube map's face, its two coordinates and twice its major axis.
fn cube(x: f32, y: f32, z: f32) -> [f32; 4] {
    if z.abs() >= x.abs() && z.abs() >= y.abs() {
        if z < 0.0 { [5.0, -x, -y, 2.0 * z] } else { [4.0, x, -y, 2.0 * z] }
    } else if y.abs() >= x.abs() {
        if y < 0.0 { [3.0, x, -z, 2.0 * y] } else { [2.0, x, z, 2.0 * y] }
    } else if x < 0.0 {
        [1.0, z, -y, 2.0 * x]
    } else {
        [0.0, -z, -y, 2.0 * x]
    }
}

/// A vector operation on whole operands without modifiers: the result, and how many bits of it there are.
fn vector(name: &str, [a, b, c]: [u64; 3], old: u64) -> Option<(u64, u32)> {
    let (a32, b32, c32) = (a & 0xffff_ffff, b & 0xffff_ffff, c & 0xffff_ffff);
    let (a16, b16, c16) = (a & 0xffff, b & 0xffff, c & 0xffff);
    let s16 = |value: u64| signed(value, 16);
    let s32 = |value: u64| signed(value, 32);
    let float = |format: Format, operands: &[u64], f: &dyn Fn(&[Number]) -> Number| {
        let numbers: Vec<Number> = operands.iter().map(|raw| format.number(*raw)).collect();
        let raws: Vec<u64> = operands.iter().map(|raw| format.bits(*raw)).collect();
        arithmetic(format, &raws, f(&numbers))
    };
    let fused = |n: &[Number]| add(multiply(n[0], n[1]), n[2]);
    let pair = |low: u64, high: u64| low & 0xffff | (high & 0xffff) << 16;
    let halves = |f: &dyn Fn(u64, u64, u64) -> u64| {
        pair(f(half(a, 0), half(b, 0), half(c, 0)), f(half(a, 1), half(b, 1), half(c, 1)))
    };
    let dot = |bits: u32| {
        let at = |word: u64, index: u32| word >> (bits * index) & ((1 << bits) - 1);
        (0..32 / bits).fold(c32, |sum, index| sum + at(a32, index) * at(b32, index))
    };
    Some(match name {
        "v_max_i32" => (s32(a).max(s32(b)) as u64, 32),
        "v_min_u32" => (a32.min(b32), 32),
        "v_min3_u32" => (a32.min(b32).min(c32), 32),
        "v_max3_i32" => (s32(a).max(s32(b)).max(s32(c)) as u64, 32),
        "v_minmax_u32" => (a32.min(b32).max(c32), 32),
        "v_maxmin_i32" => (s32(a).max(s32(b)).min(s32(c)) as u64, 32),
        "v_min3_i16" => (s16(a).min(s16(b)).min(s16(c)) as u64, 16),
        "v_max3_i16" => (s16(a).max(s16(b)).max(s16(c)) as u64, 16),
        "v_min3_u16" => (a16.min(b16).min(c16), 16),
        "v_max3_u16" => (a16.max(b16).max(c16), 16),
        "v_med3_u16" => {
            let mut all = [a16, b16, c16];
            all.sort_unstable();
            (all[1], 16)
        }
        "v_max_u16" => (a16.max(b16), 16),
        "v_min_u16" => (a16.min(b16), 16),
        "v_min_i16" => (s16(a).min(s16(b)) as u64, 16),
        "v_mad_i16" => ((s16(a) * s16(b) + s16(c)) as u64, 16),
        "v_add_nc_i16" => ((s16(a) + s16(b)) as u64, 16),
        "v_sub_nc_u16" => (a16.wrapping_sub(b16), 16),
        "v_add_nc_i32" => ((s32(a) + s32(b)) as u64, 32),
        "v_lshrrev_b16" => (b16 >> (a & 15), 16),
        "v_and_b16" => (a & b, 16),
        "v_or_b16" => (a | b, 16),
        "v_xor_b16" => (a ^ b, 16),
        "v_sad_hi_u8" => ((differences(a, b, false) << 16) + c32, 32),
        "v_sad_u16" => (half(a, 0).abs_diff(half(b, 0)) + half(a, 1).abs_diff(half(b, 1)) + c32, 32),
        "v_msad_u8" => (differences(a, b, true) + c32, 32),
        "v_qsad_pk_u16_u8" | "v_mqsad_pk_u16_u8" => {
            let sum = |at: u32| half(c, at) + differences(a >> (8 * at), b, name.starts_with("v_m"));
            ((0..4).fold(0, |all, at| all | (sum(at) & 0xffff) << (16 * at)), 64)
        }
        "v_cvt_pk_u16_u32" => (pair(a32.min(0xffff), b32.min(0xffff)), 32),
        "v_cvt_pk_i16_i32" => (pair(s32(a).clamp(-32768, 32767) as u64, s32(b).clamp(-32768, 32767) as u64), 32),
        "v_cvt_pk_i16_f32" => {
            let one = |raw: u64| clamped(f32_of(raw).into(), -32768.0, 32767.0) as u64;
            (pair(one(a), one(b)), 32)
        }
        "v_cvt_pk_u16_f32" => {
            let one = |raw: u64| clamped(f32_of(raw).into(), 0.0, 65535.0) as u64;
            (pair(one(a), one(b)), 32)
        }
        "v_cvt_pk_u8_f32" => {
            let new = clamped(f32_of(a).into(), 0.0, 255.0) as u64;
            let at = 8 * (b as u32 & 3);
            (c32 & !(0xff << at) | new << at, 32)
        }
        "v_cvt_norm_i16_f16" => (normalised(f16_of(a), true), 16),
        "v_cvt_norm_u16_f16" => (normalised(f16_of(a), false), 16),
        "v_cvt_pk_norm_i16_f16" => (pair(normalised(f16_of(a), true), normalised(f16_of(b), true)), 32),
        "v_cvt_pk_norm_u16_f16" => (pair(normalised(f16_of(a), false), normalised(f16_of(b), false)), 32),
        "v_cvt_pk_norm_i16_f32" => (pair(normalised(f32_of(a), true), normalised(f32_of(b), true)), 32),
        "v_cvt_pk_norm_u16_f32" => (pair(normalised(f32_of(a), false), normalised(f32_of(b), false)), 32),
        "v_pack_b32_f16" => (pair(a, b), 32),
        "v_cvt_off_f32_i4" => (u64::from((signed(a, 4) as f32 / 16.0).to_bits()), 32),
        "v_cvt_f32_ubyte0" => (u64::from((byte(a, 0) as f32).to_bits()), 32),
        "v_cvt_f32_ubyte1" => (u64::from((byte(a, 1) as f32).to_bits()), 32),
        "v_cvt_f32_ubyte3" => (u64::from((byte(a, 3) as f32).to_bits()), 32),
        "v_cvt_f16_u16" => {
            (F16.round(if a16 == 0 { Number::Zero(false) } else { Number::Finite(false, a16.into(), 0) }), 16)
        }
        "v_cvt_i16_f16" => (clamped(f16_of(a).into(), -32768.0, 32767.0) as u64, 16),
        "v_sat_pk_u8_i16" => {
            let one = |at: u32| s16(half(a, at)).clamp(0, 255) as u64;
            (one(0) | one(1) << 8, 16)
        }
        "v_fmac_dx9_zero_f32" | "v_fma_dx9_zero_f32" | "v_mul_dx9_zero_f32" => {
            let zero = split(F32, a32).1 == 0 || split(F32, b32).1 == 0;
            let c = if name.contains("fmac") { old } else { c };
            let result = match (zero, name.contains("mul")) {
                (true, true) => 0,
                (true, false) => float(F32, &[c], &|n| add(Number::Zero(false), n[0])),
                (false, true) => float(F32, &[a, b], &|n| multiply(n[0], n[1])),
                (false, false) => float(F32, &[a, b, c], &fused),
            };
            (result, 32)
        }
        "v_pk_mad_i16" | "v_pk_mad_u16" => (halves(&|a, b, c| a.wrapping_mul(b).wrapping_add(c)), 32),
        "v_pk_add_i16" | "v_pk_add_u16" => (halves(&|a, b, _| a + b), 32),
        "v_pk_sub_i16" | "v_pk_sub_u16" => (halves(&|a, b, _| a.wrapping_sub(b)), 32),
        "v_pk_lshlrev_b16" => (halves(&|a, b, _| b << (a & 15)), 32),
        "v_pk_lshrrev_b16" => (halves(&|a, b, _| b >> (a & 15)), 32),
        "v_pk_max_i16" => (halves(&|a, b, _| s16(a).max(s16(b)) as u64), 32),
        "v_pk_min_i16" => (halves(&|a, b, _| s16(a).min(s16(b)) as u64), 32),
        "v_pk_max_u16" => (halves(&|a, b, _| a.max(b)), 32),
        "v_pk_min_u16" => (halves(&|a, b, _| a.min(b)), 32),
        "v_pk_mul_f16" => (halves(&|a, b, _| float(F16, &[a, b], &|n| multiply(n[0], n[1]))), 32),
        "v_pk_min_f16" => (halves(&|a, b, _| extreme(F16, a, b, true)), 32),
        "v_pk_max_f16" => (halves(&|a, b, _| extreme(F16, a, b, false)), 32),
        "v_dot8_u32_u4" => (dot(4), 32),
        _ => {
            let [x, y, z] = [a, b, c].map(f32_of);
            if [a, b, c].iter().any(|raw| F32.is_nan(*raw)) || !name.starts_with("v_cube") {
                return None;
            }
            let at = ["v_cubeid_f32", "v_cubesc_f32", "v_cubetc_f32", "v_cubema_f32"];
            (u64::from(cube(x, y, z)[at.iter().position(|one| *one == name)?].to_bits()), 32)
        }
    })
}

/// A scalar operation: the result with its bits, and SCC where it changes.
fn scalar(name: &str, a: u64, b: u64, old: u64, scc: bool, exec: u64) -> Option<(u64, Option<bool>)> {
    let wide = name.ends_with("64") && !matches!(name, "s_bcnt1_i32_b64" | "s_ctz_i32_b64");
    let bits: u32 = if wide { 64 } else { 32 };
    let all = if wide { u64::MAX } else { 0xffff_ffff };
    let (x, y) = (a & all, b & all);
    let not_zero = |value: u64| Some((value & all, Some(value & all != 0)));
    let float = |format: Format, operands: &[u64], f: &dyn Fn(&[Number]) -> Number| {
        let numbers: Vec<Number> = operands.iter().map(|raw| format.number(*raw)).collect();
        let raws: Vec<u64> = operands.iter().map(|raw| format.bits(*raw)).collect();
        Some((arithmetic(format, &raws, f(&numbers)), None))
    };
    let stem = name.rsplit_once('_')?.0;
    match stem {
        "s_and" => return not_zero(x & y),
        "s_xor" => return not_zero(x ^ y),
        "s_nand" => return not_zero(!(x & y)),
        "s_nor" => return not_zero(!(x | y)),
        "s_xnor" => return not_zero(!(x ^ y)),
        "s_and_not1" => return not_zero(x & !y),
        "s_or_not1" => return not_zero(x | !y),
        "s_not" => return not_zero(!x),
        "s_brev" => return Some((x.reverse_bits() >> (64 - bits), None)),
        "s_cmov" => return Some((if scc { x } else { old & all }, None)),
        "s_cselect" => return Some((if scc { x } else { y }, None)),
        "s_bitset1" => return Some((old & all | 1 << (a % u64::from(bits)), None)),
        "s_bitset0" => return Some((old & all & !(1 << (a % u64::from(bits))), None)),
        "s_wqm" | "s_quadmask" => {
            let quads = (0..bits / 4).filter(|quad| x >> (4 * quad) & 15 != 0);
            let value = quads.map(|quad| if stem == "s_wqm" { 15 << (4 * quad) } else { 1 << quad }).sum();
            return not_zero(value);
        }
        "s_lshr" => return not_zero(x >> (b % u64::from(bits))),
        _ => {}
    }
    if let Some(rest) = name.strip_prefix("s_cmp_").or_else(|| name.strip_prefix("s_cmpk_")) {
        return Some((old, Some(comparison(rest, a, b)?)));
    }
    let _ = exec;
    match name {
        "s_lshl1_add_u32" | "s_lshl2_add_u32" | "s_lshl4_add_u32" => {
            let sum = (x << name.as_bytes()[6].wrapping_sub(b'0')) + y;
            Some((sum & all, Some(sum > all)))
        }
        "s_min_u32" => Some((x.min(y), Some(x < y))),
        "s_max_i32" => {
            let (x, y) = (signed(x, 32), signed(y, 32));
            Some((x.max(y) as u64 & all, Some(x >= y)))
        }
        "s_bfe_i64" => {
            let (offset, width) = (b & 63, b >> 16 & 0x7f);
            let field = (0..64).fold(0, |field, bit| {
                let from = (offset + bit.min(width.saturating_sub(1))).min(63);
                field | (a >> from & 1) << bit
            });
            not_zero(if width == 0 { 0 } else { field })
        }
        "s_bfm_b32" => Some((((1u64 << (a & 31)) - 1) << (b & 31) & all, None)),
        "s_pack_hl_b32_b16" => Some((half(a, 1) | half(b, 0) << 16, None)),
        "s_sext_i32_i16" => Some((signed(a, 16) as u64 & all, None)),
        "s_bcnt0_i32_b32" => {
            let zeros = (0..32).filter(|bit| a >> bit & 1 == 0).count() as u64;
            Some((zeros, Some(zeros != 0)))
        }
        "s_bcnt1_i32_b64" => {
            let ones = (0..64).filter(|bit| a >> bit & 1 == 1).count() as u64;
            Some((ones, Some(ones != 0)))
        }
        "s_ctz_i32_b64" => Some(((0..64).find(|bit| a >> bit & 1 == 1).unwrap_or(0xffff_ffff), None)),
        "s_clz_i32_u32" => Some(((0..32).find(|bit| x >> (31 - bit) & 1 == 1).unwrap_or(0xffff_ffff), None)),
        "s_cls_i32" => {
            let sign = x >> 31;
            Some(((1..32).find(|bit| x >> (31 - bit) & 1 != sign).unwrap_or(0xffff_ffff), None))
        }
        "s_bitcmp1_b32" => Some((old, Some(x >> (b & 31) & 1 == 1))),
        "s_bitcmp0_b64" => Some((old, Some(a >> (b & 63) & 1 == 0))),
        "s_sub_f32" => float(F32, &[a, b], &|n| add(n[0], negate(n[1]))),
        "s_min_f32" => Some((extreme(F32, a, b, true), None)),
        "s_max_f32" => Some((extreme(F32, a, b, false), None)),
        "s_add_f16" => float(F16, &[a, b], &|n| add(n[0], n[1])),
        "s_sub_f16" => float(F16, &[a, b], &|n| add(n[0], negate(n[1]))),
        "s_mul_f16" => float(F16, &[a, b], &|n| multiply(n[0], n[1])),
        "s_fmac_f16" => float(F16, &[a, b, old], &|n| add(multiply(n[0], n[1]), n[2])),
        "s_min_f16" => Some((extreme(F16, a, b, true), None)),
        "s_max_f16" => Some((extreme(F16, a, b, false), None)),
        "s_cvt_i32_f32" => Some((clamped(f32_of(a).into(), -2147483648.0, 2147483647.0) as u64 & all, None)),
        "s_cvt_u32_f32" => Some((clamped(f32_of(a).into(), 0.0, 4294967295.0) as u64, None)),
        _ => None,
    }
}

/// The words of a row with its operands in registers: v0, v2, v4 to v8, or s4, s6 to s8.
fn words(row: &Row) -> Option<[u32; 5]> {
    let bits = match row.family {
        Family::Vop1 => 0x7e00_0100 | 8 << 17 | u64::from(row.opcode) << 9,
        Family::Vop2 => 0x100 | 8 << 17 | 2 << 9 | u64::from(row.opcode) << 25,
        Family::Vopc => 0x7c00_0100 | 2 << 9 | u64::from(row.opcode) << 17,
        Family::Vop3 => {
            let dst = if row.opcode >= 0x80 && row.opcode < 0x100 {
                126
            } else if row.opcode < 0x80 {
                106
            } else {
                8
            };
            let third = row.operands.iter().any(|slot| slot.field == crate::isa::table::Field::Src2);
            let second = row.operands.iter().any(|slot| slot.field == crate::isa::table::Field::Src1);
            0xd400_0000
                | dst
                | u64::from(row.opcode) << 16
                | 0x100 << 32
                | if second { 0x102 << 41 } else { 0 }
                | if third { 0x104 << 50 } else { 0 }
        }
        Family::Vop3p => {
            let third = row.operands.iter().any(|slot| slot.field == crate::isa::table::Field::Src2);
            0xcc00_0008
                | u64::from(row.opcode) << 16
                | 0x100 << 32
                | 0x102 << 41
                | 1 << 14
                | 3 << 59
                | if third { 0x104 << 50 } else { 0 }
        }
        Family::Sop1 => 0xbe80_0004 | 8 << 16 | u64::from(row.opcode) << 8,
        Family::Sop2 => 0x8000_0604 | 8 << 16 | u64::from(row.opcode) << 23,
        Family::Sopc => 0xbf00_0604 | u64::from(row.opcode) << 16,
        _ => return None,
    };
    (row.words <= 2).then_some([bits as u32, (bits >> 32) as u32, 0, 0, 0])
}

/// What operands of a row look like.
fn like(name: &str) -> Like {
    match name {
        name if name.contains("f64") => Like::F64,
        name if name.contains("f32") => Like::F32,
        name if name.contains("f16") => Like::F16,
        _ => Like::Integer,
    }
}

/// Compares a vector row with the model; `false` when the model does not know it.
fn check_vector(row: &Row, words: &[u32; 5], random: u64) -> bool {
    let compares = row.name.strip_prefix("v_cmp_").or_else(|| row.name.strip_prefix("v_cmpx_"));
    let executes = row.name.starts_with("v_cmpx_");
    let mut bench = Bench::new(false);
    bench.random = Random(random);
    let mut known = false;
    for _ in 0..20 {
        let kind = like(row.name);
        let second = if row.name.contains("class") { Like::Integer } else { kind };
        bench.shuffle([kind, second, kind]);
        let before: Vec<_> = (0..LANES).map(|lane| bench.before(lane)).collect();
        let (exec, vcc) = (bench.wave.active(), bench.wave.vcc());
        let count = usize::from(decode(words, Target::Gfx1151).map_or(2, |inst| inst.len));
        assert_eq!(bench.run_words(&words[..count]), Step::Next, "{}: {:?}", row.name, bench.fault);
        let mut mask = 0;
        for (lane, before) in before.iter().enumerate() {
            let on = exec >> lane & 1 != 0;
            if let Some(compared) = compares {
                let Some(holds) = comparison(compared, before.a, before.b) else { return false };
                mask |= u64::from(holds && on) << lane;
                known = true;
                continue;
            }
            let Some((value, bits)) = vector(row.name, [before.a, before.b, before.c], before.old) else { continue };
            known = true;
            let keep = if bits == 64 { u64::MAX } else { (1 << bits) - 1 };
            let expected = if on { before.old & !keep | value & keep } else { before.old };
            let found = bench.get(8, lane);
            let seen = if bits == 64 { u64::MAX } else { 0xffff_ffff };
            let nan = row.name.starts_with("v_cube") && F32.is_nan(found);
            assert!(
                found & seen == expected & seen || nan,
                "{} {found:#x} {expected:#x} {before:x?} on {on}",
                row.name
            );
        }
        if compares.is_some() {
            let found = if executes { bench.wave.active() } else { bench.wave.vcc() };
            assert_eq!(found, mask, "{}: {vcc:#x}", row.name);
        }
    }
    known
}

/// Compares a scalar row with the model; `false` when the model does not know it.
fn check_scalar(row: &Row, words: &[u32; 5], random: u64) -> bool {
    let mut random = Random(random);
    let mut bench = Bench::new(false);
    let kind = like(row.name);
    for _ in 0..200 {
        let [a, b, old] = [0; 3].map(|_| kind.sample(&mut random));
        let scc = random.next() & 1 != 0;
        for (first, value) in [(4, a), (6, b), (8, old)] {
            bench.wave.write64(first, value);
        }
        bench.wave.scc = scc;
        let narrow = |index: usize, value: u64| {
            let slot = row.operands.iter().filter(|slot| slot.field != crate::isa::table::Field::Sdst).nth(index);
            if slot.is_some_and(|slot| slot.registers == 2) { value } else { value & 0xffff_ffff }
        };
        let known = scalar(row.name, narrow(0, a), narrow(1, b), old, scc, bench.wave.exec());
        let Some((value, flag)) = known else { return false };
        assert_eq!(bench.run_words(&words[..1]), Step::Next, "{}", row.name);
        let compares = row.family == Family::Sopc;
        let wide = row.operands.iter().any(|slot| slot.field == crate::isa::table::Field::Sdst && slot.registers == 2);
        let found = bench.wave.read64(8, 0);
        let expected = match (compares, wide) {
            (true, _) => old,
            (false, true) => value,
            (false, false) => old & !0xffff_ffff | value & 0xffff_ffff,
        };
        assert_eq!(found, expected, "{} {a:#x} {b:#x} {old:#x} {scc}", row.name);
        assert_eq!(bench.wave.scc, flag.unwrap_or(scc), "{} {a:#x} {b:#x}", row.name);
    }
    true
}

/// The rows that the model covers.
pub fn covered() -> BTreeSet<(u8, u16)> {
    let mut covered = BTreeSet::new();
    for row in Table::get().rows() {
        let Some(words) = words(row) else { continue };
        let Ok(inst) = decode(&words, Target::Gfx1151) else { continue };
        let scalar = matches!(row.family, Family::Sop1 | Family::Sop2 | Family::Sopc);
        let seed = 0x9e37_79b9_7f4a_7c15 ^ u64::from(row.opcode) << 8;
        let known = if scalar {
            check_scalar(row, &words, seed)
        } else {
            assert!(matches!(inst.src[0], Operand::Vgpr(0)), "{inst}");
            // Rows of other shapes are not asked for.
            let simple = row.name.starts_with("v_cmp") || vector(row.name, [0; 3], 0).is_some();
            simple && check_vector(row, &words, seed)
        };
        if known {
            covered.insert((row.family as u8, row.opcode));
        }
    }
    covered
}

#[test]
fn the_rows_that_the_model_knows_agree_with_it() {
    let covered = covered();
    println!("{} rows agree with the model", covered.len());
    assert!(covered.len() > 250, "{}", covered.len());
}
