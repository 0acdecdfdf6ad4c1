//! Scalar integer arithmetic: sums, products, shifts, minima, bit fields.

use super::operations;

fn signed_overflow(a: i32, b: i32, add: bool) -> (u32, bool) {
    let (value, overflow) = if add { a.overflowing_add(b) } else { a.overflowing_sub(b) };
    (value as u32, overflow)
}

fn shift_add(a: u32, b: u32, shift: u32) -> (u32, bool) {
    let sum = (u64::from(a) << shift) + u64::from(b);
    (sum as u32, sum >> 32 != 0)
}

/// The offset and the width of a bit-field operand.
fn field(b: u32, offset_bits: u32) -> (u32, u32) {
    (b & ((1 << offset_bits) - 1), b >> 16 & 0x7f)
}

fn low_bits(count: u32) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}

fn extract(value: u64, offset: u32, width: u32) -> u64 {
    value >> offset & low_bits(width)
}

fn extract_signed(value: i64, offset: u32, width: u32, bits: u32) -> i64 {
    if width == 0 {
        return 0;
    }
    let width = width.min(bits);
    (value >> offset) << (64 - width) >> (64 - width)
}

fn with_scc32(value: u32) -> (u32, bool) {
    (value, value != 0)
}

fn with_scc64(value: u64) -> (u64, bool) {
    (value, value != 0)
}

operations! {
    "s_mov_b32" |_w, a: u32| -> u32 = a;
    "s_mov_b64" |_w, a: u64| -> u64 = a;
    "s_cmov_b32" |w, a: u32, d: u32| -> u32 = if w.scc { a } else { d };
    "s_cmov_b64" |w, a: u64, d: u64| -> u64 = if w.scc { a } else { d };
    "s_add_u32" |_w, a: u32, b: u32| -> (u32, bool) = a.overflowing_add(b);
    "s_sub_u32" |_w, a: u32, b: u32| -> (u32, bool) = a.overflowing_sub(b);
    "s_add_i32" |_w, a: i32, b: i32| -> (u32, bool) = signed_overflow(a, b, true);
    "s_sub_i32" |_w, a: i32, b: i32| -> (u32, bool) = signed_overflow(a, b, false);
    "s_addc_u32" |w, a: u32, b: u32| -> (u32, bool) = {
        let sum = u64::from(a) + u64::from(b) + u64::from(w.scc);
        (sum as u32, sum >> 32 != 0)
    };
    "s_subb_u32" |w, a: u32, b: u32| -> (u32, bool) = {
        let difference = i64::from(a) - i64::from(b) - i64::from(w.scc);
        (difference as u32, difference < 0)
    };
    "s_absdiff_i32" |_w, a: i32, b: i32| -> (u32, bool) = with_scc32(a.wrapping_sub(b).wrapping_abs() as u32);
    "s_abs_i32" |_w, a: i32| -> (u32, bool) = with_scc32(a.wrapping_abs() as u32);
    "s_mul_i32" |_w, a: u32, b: u32| -> u32 = a.wrapping_mul(b);
    "s_mul_hi_u32" |_w, a: u32, b: u32| -> u32 = ((u64::from(a) * u64::from(b)) >> 32) as u32;
    "s_mul_hi_i32" |_w, a: i32, b: i32| -> u32 = ((i64::from(a) * i64::from(b)) >> 32) as u32;
    "s_min_i32" |_w, a: i32, b: i32| -> (u32, bool) = (a.min(b) as u32, a < b);
    "s_min_u32" |_w, a: u32, b: u32| -> (u32, bool) = (a.min(b), a < b);
    "s_max_i32" |_w, a: i32, b: i32| -> (u32, bool) = (a.max(b) as u32, a >= b);
    "s_max_u32" |_w, a: u32, b: u32| -> (u32, bool) = (a.max(b), a >= b);
    "s_lshl_b32" |_w, a: u32, b: u32| -> (u32, bool) = with_scc32(a << (b & 31));
    "s_lshl_b64" |_w, a: u64, b: u32| -> (u64, bool) = with_scc64(a << (b & 63));
    "s_lshr_b32" |_w, a: u32, b: u32| -> (u32, bool) = with_scc32(a >> (b & 31));
    "s_lshr_b64" |_w, a: u64, b: u32| -> (u64, bool) = with_scc64(a >> (b & 63));
    "s_ashr_i32" |_w, a: i32, b: u32| -> (u32, bool) = with_scc32((a >> (b & 31)) as u32);
    "s_ashr_i64" |_w, a: i64, b: u32| -> (u64, bool) = with_scc64((a >> (b & 63)) as u64);
    "s_lshl1_add_u32" |_w, a: u32, b: u32| -> (u32, bool) = shift_add(a, b, 1);
    "s_lshl2_add_u32" |_w, a: u32, b: u32| -> (u32, bool) = shift_add(a, b, 2);
    "s_lshl3_add_u32" |_w, a: u32, b: u32| -> (u32, bool) = shift_add(a, b, 3);
    "s_lshl4_add_u32" |_w, a: u32, b: u32| -> (u32, bool) = shift_add(a, b, 4);
    "s_bfe_u32" |_w, a: u32, b: u32| -> (u32, bool) = {
        let (offset, width) = field(b, 5);
        with_scc32(extract(a.into(), offset, width) as u32)
    };
    "s_bfe_i32" |_w, a: i32, b: u32| -> (u32, bool) = {
        let (offset, width) = field(b, 5);
        with_scc32(extract_signed(a.into(), offset, width, 32) as u32)
    };
    "s_bfe_u64" |_w, a: u64, b: u32| -> (u64, bool) = {
        let (offset, width) = field(b, 6);
        with_scc64(extract(a, offset, width))
    };
    "s_bfe_i64" |_w, a: i64, b: u32| -> (u64, bool) = {
        let (offset, width) = field(b, 6);
        with_scc64(extract_signed(a, offset, width, 64) as u64)
    };
    "s_bfm_b32" |_w, a: u32, b: u32| -> u32 = (low_bits(a & 31) as u32) << (b & 31);
    "s_bfm_b64" |_w, a: u32, b: u32| -> u64 = low_bits(a & 63) << (b & 63);
    "s_cselect_b32" |w, a: u32, b: u32| -> u32 = if w.scc { a } else { b };
    "s_cselect_b64" |w, a: u64, b: u64| -> u64 = if w.scc { a } else { b };
    "s_pack_ll_b32_b16" |_w, a: u32, b: u32| -> u32 = a & 0xffff | b << 16;
    "s_pack_lh_b32_b16" |_w, a: u32, b: u32| -> u32 = a & 0xffff | b & 0xffff_0000;
    "s_pack_hh_b32_b16" |_w, a: u32, b: u32| -> u32 = a >> 16 | b & 0xffff_0000;
    "s_pack_hl_b32_b16" |_w, a: u32, b: u32| -> u32 = a >> 16 | b << 16;
    "s_sext_i32_i8" |_w, a: u32| -> u32 = i32::from(a as i8) as u32;
    "s_sext_i32_i16" |_w, a: u32| -> u32 = i32::from(a as i16) as u32;
}
