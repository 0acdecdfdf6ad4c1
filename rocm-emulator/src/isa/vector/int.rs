//! Integer and bitwise vector operations.

use super::lanes;

/// The operation that an instruction with CLAMP set is: it saturates.
pub fn find_saturating(name: &str) -> Option<super::Operation> {
    saturating::find(name)
}

mod saturating {
    use super::lanes;

    lanes! {
        "v_add_nc_u32" Bits |a: u32, b: u32| -> u32 = a.saturating_add(b);
        "v_sub_nc_u32" Bits |a: u32, b: u32| -> u32 = a.saturating_sub(b);
        "v_subrev_nc_u32" Bits |a: u32, b: u32| -> u32 = b.saturating_sub(a);
        "v_add_nc_i32" Bits |a: i32, b: i32| -> i32 = a.saturating_add(b);
        "v_sub_nc_i32" Bits |a: i32, b: i32| -> i32 = a.saturating_sub(b);
        "v_add_nc_u16" Bits |a: u16, b: u16| -> u16 = a.saturating_add(b);
        "v_sub_nc_u16" Bits |a: u16, b: u16| -> u16 = a.saturating_sub(b);
        "v_add_nc_i16" Bits |a: i16, b: i16| -> i16 = a.saturating_add(b);
        "v_sub_nc_i16" Bits |a: i16, b: i16| -> i16 = a.saturating_sub(b);
    }
}

/// The lower 24 bits, sign-extended.
#[inline(always)]
fn signed24(a: u32) -> i64 {
    i64::from((a << 8) as i32 >> 8)
}

/// The lower 24 bits.
#[inline(always)]
fn unsigned24(a: u32) -> u64 {
    u64::from(a & 0xff_ffff)
}

#[inline(always)]
fn concat(high: u32, low: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}

/// -1 when no bit was found.
#[inline(always)]
fn first(found: u32) -> u32 {
    if found == 32 { u32::MAX } else { found }
}

#[inline(always)]
fn extract(a: u32, offset: u32, width: u32) -> u32 {
    a >> (offset & 31) & ((1 << (width & 31)) - 1)
}

#[inline(always)]
fn extract_signed(a: i32, offset: u32, width: u32) -> i32 {
    let width = width & 31;
    if width == 0 { 0 } else { a >> (offset & 31) << (32 - width) >> (32 - width) }
}

#[inline(always)]
fn byte(a: u32, index: u32) -> u32 {
    a >> (8 * index) & 0xff
}

/// The sum of the differences of four bytes; of those only whose reference is not 0 when `masked`.
#[inline(always)]
fn byte_differences(a: u32, b: u32, masked: bool) -> u32 {
    (0..4).map(|i| if masked && byte(b, i) == 0 { 0 } else { byte(a, i).abs_diff(byte(b, i)) }).sum()
}

/// One byte of a permutation of the eight bytes of `wide`.
#[inline(always)]
fn permuted(wide: u64, selector: u32) -> u32 {
    let sign = |bit: u32| (wide >> bit & 1) as u32 * 0xff;
    match selector {
        0..=7 => (wide >> (8 * selector)) as u32 & 0xff,
        8 => sign(15),
        9 => sign(31),
        10 => sign(47),
        11 => sign(63),
        12 => 0,
        _ => 0xff,
    }
}

fn permute(a: u32, b: u32, selectors: u32) -> u32 {
    let wide = concat(a, b);
    (0..4).fold(0, |out, i| out | permuted(wide, byte(selectors, i)) << (8 * i))
}

#[inline(always)]
fn average(a: u32, b: u32, c: u32) -> u32 {
    (0..4).fold(0, |out, i| out | ((byte(a, i) + byte(b, i) + (byte(c, i) & 1)) >> 1) << (8 * i))
}

#[inline(always)]
fn halves_difference(a: u32, b: u32) -> u32 {
    (a & 0xffff).abs_diff(b & 0xffff) + (a >> 16).abs_diff(b >> 16)
}

#[inline(always)]
fn median_i(a: i32, b: i32, c: i32) -> i32 {
    a.min(b).max(a.max(b).min(c))
}

#[inline(always)]
fn median_u(a: u32, b: u32, c: u32) -> u32 {
    a.min(b).max(a.max(b).min(c))
}

#[inline(always)]
fn leading_signs(a: u32) -> u32 {
    first(((a as i32 >> 31) as u32 ^ a).leading_zeros())
}

lanes! {
    "v_mov_b32" Bits |a: u32| -> u32 = a;
    "v_mov_b16" Bits |a: u16| -> u16 = a;
    "v_not_b32" Bits |a: u32| -> u32 = !a;
    "v_not_b16" Bits |a: u16| -> u16 = !a;
    "v_bfrev_b32" Bits |a: u32| -> u32 = a.reverse_bits();
    "v_clz_i32_u32" Bits |a: u32| -> u32 = first(a.leading_zeros());
    "v_ctz_i32_b32" Bits |a: u32| -> u32 = first(a.trailing_zeros());
    "v_cls_i32" Bits |a: u32| -> u32 = leading_signs(a);
    "v_and_b32" Bits |a: u32, b: u32| -> u32 = a & b;
    "v_or_b32" Bits |a: u32, b: u32| -> u32 = a | b;
    "v_xor_b32" Bits |a: u32, b: u32| -> u32 = a ^ b;
    "v_xnor_b32" Bits |a: u32, b: u32| -> u32 = !(a ^ b);
    "v_and_b16" Bits |a: u16, b: u16| -> u16 = a & b;
    "v_or_b16" Bits |a: u16, b: u16| -> u16 = a | b;
    "v_xor_b16" Bits |a: u16, b: u16| -> u16 = a ^ b;
    "v_add_nc_u32" Bits |a: u32, b: u32| -> u32 = a.wrapping_add(b);
    "v_sub_nc_u32" Bits |a: u32, b: u32| -> u32 = a.wrapping_sub(b);
    "v_subrev_nc_u32" Bits |a: u32, b: u32| -> u32 = b.wrapping_sub(a);
    "v_add_nc_i32" Bits |a: u32, b: u32| -> u32 = a.wrapping_add(b);
    "v_sub_nc_i32" Bits |a: u32, b: u32| -> u32 = a.wrapping_sub(b);
    "v_add_nc_u16" Bits |a: u16, b: u16| -> u16 = a.wrapping_add(b);
    "v_sub_nc_u16" Bits |a: u16, b: u16| -> u16 = a.wrapping_sub(b);
    "v_add_nc_i16" Bits |a: u16, b: u16| -> u16 = a.wrapping_add(b);
    "v_sub_nc_i16" Bits |a: u16, b: u16| -> u16 = a.wrapping_sub(b);
    "v_mul_lo_u16" Bits |a: u16, b: u16| -> u16 = a.wrapping_mul(b);
    "v_mul_lo_u32" Bits |a: u32, b: u32| -> u32 = a.wrapping_mul(b);
    "v_mul_hi_u32" Bits |a: u32, b: u32| -> u32 = ((u64::from(a) * u64::from(b)) >> 32) as u32;
    "v_mul_hi_i32" Bits |a: i32, b: i32| -> u32 = ((i64::from(a) * i64::from(b)) >> 32) as u32;
    "v_mul_i32_i24" Bits |a: u32, b: u32| -> u32 = (signed24(a) * signed24(b)) as u32;
    "v_mul_hi_i32_i24" Bits |a: u32, b: u32| -> u32 = ((signed24(a) * signed24(b)) >> 32) as u32;
    "v_mul_u32_u24" Bits |a: u32, b: u32| -> u32 = (unsigned24(a) * unsigned24(b)) as u32;
    "v_mul_hi_u32_u24" Bits |a: u32, b: u32| -> u32 = ((unsigned24(a) * unsigned24(b)) >> 32) as u32;
    "v_mad_i32_i24" Bits |a: u32, b: u32, c: u32| -> u32 = ((signed24(a) * signed24(b)) as u32).wrapping_add(c);
    "v_mad_u32_u24" Bits |a: u32, b: u32, c: u32| -> u32 = ((unsigned24(a) * unsigned24(b)) as u32).wrapping_add(c);
    "v_mad_u16" Bits |a: u16, b: u16, c: u16| -> u16 = a.wrapping_mul(b).wrapping_add(c);
    "v_mad_i16" Bits |a: u16, b: u16, c: u16| -> u16 = a.wrapping_mul(b).wrapping_add(c);
    "v_mad_u32_u16" Bits |a: u16, b: u16, c: u32| -> u32 = (u32::from(a) * u32::from(b)).wrapping_add(c);
    "v_mad_i32_i16" Bits |a: i16, b: i16, c: i32| -> i32 = (i32::from(a) * i32::from(b)).wrapping_add(c);
    "v_min_i32" Bits |a: i32, b: i32| -> i32 = a.min(b);
    "v_max_i32" Bits |a: i32, b: i32| -> i32 = a.max(b);
    "v_min_u32" Bits |a: u32, b: u32| -> u32 = a.min(b);
    "v_max_u32" Bits |a: u32, b: u32| -> u32 = a.max(b);
    "v_min_i16" Bits |a: i16, b: i16| -> i16 = a.min(b);
    "v_max_i16" Bits |a: i16, b: i16| -> i16 = a.max(b);
    "v_min_u16" Bits |a: u16, b: u16| -> u16 = a.min(b);
    "v_max_u16" Bits |a: u16, b: u16| -> u16 = a.max(b);
    "v_min3_i32" Bits |a: i32, b: i32, c: i32| -> i32 = a.min(b).min(c);
    "v_max3_i32" Bits |a: i32, b: i32, c: i32| -> i32 = a.max(b).max(c);
    "v_med3_i32" Bits |a: i32, b: i32, c: i32| -> i32 = median_i(a, b, c);
    "v_min3_u32" Bits |a: u32, b: u32, c: u32| -> u32 = a.min(b).min(c);
    "v_max3_u32" Bits |a: u32, b: u32, c: u32| -> u32 = a.max(b).max(c);
    "v_med3_u32" Bits |a: u32, b: u32, c: u32| -> u32 = median_u(a, b, c);
    "v_min3_i16" Bits |a: i16, b: i16, c: i16| -> i16 = a.min(b).min(c);
    "v_max3_i16" Bits |a: i16, b: i16, c: i16| -> i16 = a.max(b).max(c);
    "v_med3_i16" Bits |a: i16, b: i16, c: i16| -> i16 = a.min(b).max(a.max(b).min(c));
    "v_min3_u16" Bits |a: u16, b: u16, c: u16| -> u16 = a.min(b).min(c);
    "v_max3_u16" Bits |a: u16, b: u16, c: u16| -> u16 = a.max(b).max(c);
    "v_med3_u16" Bits |a: u16, b: u16, c: u16| -> u16 = a.min(b).max(a.max(b).min(c));
    "v_maxmin_i32" Bits |a: i32, b: i32, c: i32| -> i32 = a.max(b).min(c);
    "v_minmax_i32" Bits |a: i32, b: i32, c: i32| -> i32 = a.min(b).max(c);
    "v_maxmin_u32" Bits |a: u32, b: u32, c: u32| -> u32 = a.max(b).min(c);
    "v_minmax_u32" Bits |a: u32, b: u32, c: u32| -> u32 = a.min(b).max(c);
    "v_lshlrev_b32" Bits |a: u32, b: u32| -> u32 = b << (a & 31);
    "v_lshrrev_b32" Bits |a: u32, b: u32| -> u32 = b >> (a & 31);
    "v_ashrrev_i32" Bits |a: u32, b: i32| -> i32 = b >> (a & 31);
    "v_lshlrev_b16" Bits |a: u16, b: u16| -> u16 = b << (a & 15);
    "v_lshrrev_b16" Bits |a: u16, b: u16| -> u16 = b >> (a & 15);
    "v_ashrrev_i16" Bits |a: u16, b: i16| -> i16 = b >> (a & 15);
    "v_lshlrev_b64" Bits |a: u32, b: u64| -> u64 = b << (a & 63);
    "v_lshrrev_b64" Bits |a: u32, b: u64| -> u64 = b >> (a & 63);
    "v_ashrrev_i64" Bits |a: u32, b: i64| -> i64 = b >> (a & 63);
    "v_add3_u32" Bits |a: u32, b: u32, c: u32| -> u32 = a.wrapping_add(b).wrapping_add(c);
    "v_lshl_add_u32" Bits |a: u32, b: u32, c: u32| -> u32 = (a << (b & 31)).wrapping_add(c);
    "v_add_lshl_u32" Bits |a: u32, b: u32, c: u32| -> u32 = a.wrapping_add(b) << (c & 31);
    "v_xad_u32" Bits |a: u32, b: u32, c: u32| -> u32 = (a ^ b).wrapping_add(c);
    "v_lshl_or_b32" Bits |a: u32, b: u32, c: u32| -> u32 = a << (b & 31) | c;
    "v_and_or_b32" Bits |a: u32, b: u32, c: u32| -> u32 = a & b | c;
    "v_or3_b32" Bits |a: u32, b: u32, c: u32| -> u32 = a | b | c;
    "v_xor3_b32" Bits |a: u32, b: u32, c: u32| -> u32 = a ^ b ^ c;
    "v_bfe_u32" Bits |a: u32, b: u32, c: u32| -> u32 = extract(a, b, c);
    "v_bfe_i32" Bits |a: i32, b: u32, c: u32| -> i32 = extract_signed(a, b, c);
    "v_bfi_b32" Bits |a: u32, b: u32, c: u32| -> u32 = a & b | !a & c;
    "v_bfm_b32" Bits |a: u32, b: u32| -> u32 = ((1 << (a & 31)) - 1) << (b & 31);
    "v_bcnt_u32_b32" Bits |a: u32, b: u32| -> u32 = a.count_ones().wrapping_add(b);
    "v_alignbit_b32" Bits |a: u32, b: u32, c: u32| -> u32 = (concat(a, b) >> (c & 31)) as u32;
    "v_alignbyte_b32" Bits |a: u32, b: u32, c: u32| -> u32 = (concat(a, b) >> (8 * (c & 3))) as u32;
    "v_perm_b32" Bits |a: u32, b: u32, c: u32| -> u32 = permute(a, b, c);
    "v_lerp_u8" Bits |a: u32, b: u32, c: u32| -> u32 = average(a, b, c);
    "v_sad_u8" Bits |a: u32, b: u32, c: u32| -> u32 = byte_differences(a, b, false).wrapping_add(c);
    "v_msad_u8" Bits |a: u32, b: u32, c: u32| -> u32 = byte_differences(a, b, true).wrapping_add(c);
    "v_sad_hi_u8" Bits |a: u32, b: u32, c: u32| -> u32 = (byte_differences(a, b, false) << 16).wrapping_add(c);
    "v_sad_u16" Bits |a: u32, b: u32, c: u32| -> u32 = halves_difference(a, b).wrapping_add(c);
    "v_sad_u32" Bits |a: u32, b: u32, c: u32| -> u32 = a.abs_diff(b).wrapping_add(c);
    "v_cvt_i32_i16" Bits |a: i16| -> i32 = i32::from(a);
    "v_cvt_u32_u16" Bits |a: u16| -> u32 = u32::from(a);
    "v_cvt_pk_u16_u32" Bits |a: u32, b: u32| -> u32 = a.min(0xffff) | b.min(0xffff) << 16;
    "v_cvt_pk_i16_i32" Bits |a: i32, b: i32| -> u32 = {
        let narrow = |value: i32| value.clamp(-0x8000, 0x7fff) as u32 & 0xffff;
        narrow(a) | narrow(b) << 16
    };
    "v_sat_pk_u8_i16" Bits |a: u32| -> u16 = {
        let narrow = |value: i16| value.clamp(0, 255) as u16;
        narrow(a as i16) | narrow((a >> 16) as i16) << 8
    };
}
