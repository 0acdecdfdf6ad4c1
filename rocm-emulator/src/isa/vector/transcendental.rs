//! Reciprocals, roots, exponentials, logarithms, sine and cosine.
//!
//! The hardware's results are within about one unit in the last place; these are computed in `f64` and rounded, so
//! they are at least as good and need not be bit-equal to the hardware's. Sine and cosine take revolutions.

use super::lanes;
use crate::isa::real::{Half, Real, passed};
use std::f64::consts::TAU;

/// Computes in `f64` and rounds.
#[inline(always)]
fn through(a: f32, f: impl Fn(f64) -> f64) -> f32 {
    passed(f(f64::from(a)) as f32, a, a, a)
}

fn half(a: Half, f: impl Fn(f64) -> f64) -> Half {
    passed(Half::round_f64(f(a.f64())), a, a, a)
}

fn reciprocal_root(a: f64) -> f64 {
    1.0 / a.sqrt()
}

/// Sine of an angle in revolutions. Exact at the quarters.
fn sine(a: f64) -> f64 {
    let turn = a - a.round_ties_even();
    // From the nearer of the two angles whose sine is 0.
    let angle = if turn.abs() > 0.25 { 0.5 - turn.abs() } else { turn.abs() };
    (angle * TAU).sin().copysign(turn)
}

/// Cosine of an angle in revolutions.
fn cosine(a: f64) -> f64 {
    sine(a.abs() + 0.25)
}

/// Sine and cosine work within 256 revolutions; beyond, they are 0 and 1.
fn within(a: f64, beyond: f64, f: impl Fn(f64) -> f64) -> f64 {
    if a.is_finite() && a.abs() > 256.0 { beyond } else { f(a) }
}

/// The sine of a zero has its sign.
fn signed_sine(a: f64) -> f64 {
    if a == 0.0 { a } else { sine(a) }
}

fn rsq64(a: f64) -> f64 {
    passed(reciprocal_root(a), a, a, a)
}

/// 2 / pi: the bits after the point, 64 at a time.
const TWO_OVER_PI: [u64; 20] = [
    0xa2f9_836e_4e44_1529,
    0xfc27_57d1_f534_ddc0,
    0xdb62_9599_3c43_9041,
    0xfe51_63ab_debb_c561,
    0xb724_6e3a_424d_d2e0,
    0x0649_2eea_09d1_921c,
    0xfe1d_eb1c_b129_a73e,
    0xe882_35f5_2ebb_4484,
    0xe99c_7026_b45f_7e41,
    0x3991_d639_8353_39f4,
    0x9c84_5f8b_bdf9_283b,
    0x1ff8_97ff_de05_980f,
    0xef2f_118b_5a0a_6d1f,
    0x6d36_7ecf_27cb_09b7,
    0x4f46_3f66_9e5f_ea2d,
    0x7527_bac7_ebe5_f17b,
    0x3d07_39f7_8a52_92ea,
    0x6bfb_5fb1_1f8d_5d08,
    0x5603_3046_fc7b_6bab,
    0xf0cf_bc20_9af4_361d,
];

/// 53 bits of 2 / pi, chosen by an operand, at the exponent they belong to: one step of an argument reduction.
fn trig_preop(a: f64, segment: u32) -> f64 {
    let mut shift = (segment & 31) as i32 * 53;
    if a.exponent() > 1077 {
        shift += a.exponent() - 1077;
    }
    let mut digits = 0u64;
    for bit in 0..53 {
        let at = shift + bit;
        let word = TWO_OVER_PI.get(at as usize / 64).copied().unwrap_or(0);
        // The table counts 1201 bits.
        let value = if at < 1201 { word >> (63 - at % 64) & 1 } else { 0 };
        digits = digits << 1 | value;
    }
    let mut scale = -53 - shift;
    if a.exponent() >= 1968 {
        scale += 128;
    }
    crate::isa::real::ldexp64(digits as f64, scale)
}

lanes! {
    "v_rcp_f32" Exact |a: f32| -> f32 = through(a, |a| 1.0 / a);
    "v_rcp_iflag_f32" Exact |a: f32| -> f32 = through(a, |a| 1.0 / a);
    "v_rsq_f32" Exact |a: f32| -> f32 = through(a, reciprocal_root);
    "v_sqrt_f32" Exact |a: f32| -> f32 = passed(a.sqrt(), a, a, a);
    "v_exp_f32" Exact |a: f32| -> f32 = through(a, f64::exp2);
    "v_log_f32" Exact |a: f32| -> f32 = through(a, f64::log2);
    "v_sin_f32" Exact |a: f32| -> f32 = through(a, |a| within(a, 0.0, signed_sine));
    "v_cos_f32" Exact |a: f32| -> f32 = through(a, |a| within(a, 1.0, cosine));
    "v_rcp_f64" Exact |a: f64| -> f64 = passed(1.0 / a, a, a, a);
    "v_rsq_f64" Exact |a: f64| -> f64 = rsq64(a);
    "v_sqrt_f64" Exact |a: f64| -> f64 = passed(a.sqrt(), a, a, a);
    "v_trig_preop_f64" Exact |a: f64, b: u32| -> f64 = trig_preop(a, b);
    "v_rcp_f16" Exact |a: Half| -> Half = half(a, |a| 1.0 / a);
    "v_rsq_f16" Exact |a: Half| -> Half = half(a, reciprocal_root);
    "v_sqrt_f16" Exact |a: Half| -> Half = half(a, f64::sqrt);
    "v_exp_f16" Exact |a: Half| -> Half = half(a, f64::exp2);
    "v_log_f16" Exact |a: Half| -> Half = half(a, f64::log2);
    "v_sin_f16" Exact |a: Half| -> Half = half(a, |a| within(a, 0.0, signed_sine));
    "v_cos_f16" Exact |a: Half| -> Half = half(a, |a| within(a, 1.0, cosine));
}
