//! Float arithmetic of the vector ALU.

use super::lanes;
use crate::isa::real::{self, Half, passed};

lanes! {
    alu;
    "v_add_f32" Rounded |a: f32, b: f32| -> f32 = alu.add(a, b);
    "v_sub_f32" Rounded |a: f32, b: f32| -> f32 = alu.sub(a, b);
    "v_subrev_f32" Rounded |a: f32, b: f32| -> f32 = alu.subrev(a, b);
    "v_mul_f32" Rounded |a: f32, b: f32| -> f32 = alu.mul(a, b);
    "v_mul_dx9_zero_f32" Rounded |a: f32, b: f32| -> f32 = alu.mul_dx9(a, b);
    "v_fma_f32" Rounded |a: f32, b: f32, c: f32| -> f32 = alu.fma(a, b, c);
    "v_fmac_f32" Rounded |a: f32, b: f32, c: f32| -> f32 = alu.fma(a, b, c);
    "v_fmaak_f32" Rounded |a: f32, b: f32, c: f32| -> f32 = alu.fma(a, b, c);
    "v_fmamk_f32" Rounded |a: f32, b: f32, c: f32| -> f32 = alu.fma(a, b, c);
    "v_fma_dx9_zero_f32" Rounded |a: f32, b: f32, c: f32| -> f32 = alu.fma_dx9(a, b, c);
    "v_fmac_dx9_zero_f32" Rounded |a: f32, b: f32, c: f32| -> f32 = alu.fma_dx9(a, b, c);
    "v_min_f32" Exact |a: f32, b: f32| -> f32 = real::min(a, b);
    "v_max_f32" Exact |a: f32, b: f32| -> f32 = real::max(a, b);
    "v_min3_f32" Exact |a: f32, b: f32, c: f32| -> f32 = real::min(real::min(a, b), c);
    "v_max3_f32" Exact |a: f32, b: f32, c: f32| -> f32 = real::max(real::max(a, b), c);
    "v_med3_f32" Exact |a: f32, b: f32, c: f32| -> f32 = real::median(a, b, c);
    "v_maxmin_f32" Exact |a: f32, b: f32, c: f32| -> f32 = real::min(real::max(a, b), c);
    "v_minmax_f32" Exact |a: f32, b: f32, c: f32| -> f32 = real::max(real::min(a, b), c);
    "v_trunc_f32" Exact |a: f32| -> f32 = passed(a.trunc(), a, a, a);
    "v_ceil_f32" Exact |a: f32| -> f32 = passed(a.ceil(), a, a, a);
    "v_rndne_f32" Exact |a: f32| -> f32 = passed(a.round_ties_even(), a, a, a);
    "v_floor_f32" Exact |a: f32| -> f32 = passed(a.floor(), a, a, a);
    "v_fract_f32" Rounded |a: f32| -> f32 = alu.fract(a);
    "v_frexp_exp_i32_f32" Exact |a: f32| -> i32 = real::frexp32(a).1;
    "v_frexp_mant_f32" Exact |a: f32| -> f32 = real::frexp32(a).0;
    "v_ldexp_f32" Rounded |a: f32, b: i32| -> f32 = alu.ldexp(a, b);

    "v_add_f64" Rounded |a: f64, b: f64| -> f64 = alu.add(a, b);
    "v_mul_f64" Rounded |a: f64, b: f64| -> f64 = alu.mul(a, b);
    "v_fma_f64" Rounded |a: f64, b: f64, c: f64| -> f64 = alu.fma(a, b, c);
    "v_min_f64" Exact |a: f64, b: f64| -> f64 = real::min(a, b);
    "v_max_f64" Exact |a: f64, b: f64| -> f64 = real::max(a, b);
    "v_trunc_f64" Exact |a: f64| -> f64 = passed(a.trunc(), a, a, a);
    "v_ceil_f64" Exact |a: f64| -> f64 = passed(a.ceil(), a, a, a);
    "v_rndne_f64" Exact |a: f64| -> f64 = passed(a.round_ties_even(), a, a, a);
    "v_floor_f64" Exact |a: f64| -> f64 = passed(a.floor(), a, a, a);
    "v_fract_f64" Rounded |a: f64| -> f64 = alu.fract(a);
    "v_frexp_exp_i32_f64" Exact |a: f64| -> i32 = real::frexp64(a).1;
    "v_frexp_mant_f64" Exact |a: f64| -> f64 = real::frexp64(a).0;
    "v_ldexp_f64" Rounded |a: f64, b: i32| -> f64 = alu.ldexp(a, b);

    "v_add_f16" Rounded |a: Half, b: Half| -> Half = alu.add(a, b);
    "v_sub_f16" Rounded |a: Half, b: Half| -> Half = alu.sub(a, b);
    "v_subrev_f16" Rounded |a: Half, b: Half| -> Half = alu.subrev(a, b);
    "v_mul_f16" Rounded |a: Half, b: Half| -> Half = alu.mul(a, b);
    "v_fma_f16" Rounded |a: Half, b: Half, c: Half| -> Half = alu.fma(a, b, c);
    "v_fmac_f16" Rounded |a: Half, b: Half, c: Half| -> Half = alu.fma(a, b, c);
    "v_fmaak_f16" Rounded |a: Half, b: Half, c: Half| -> Half = alu.fma(a, b, c);
    "v_fmamk_f16" Rounded |a: Half, b: Half, c: Half| -> Half = alu.fma(a, b, c);
    "v_min_f16" Exact |a: Half, b: Half| -> Half = real::min(a, b);
    "v_max_f16" Exact |a: Half, b: Half| -> Half = real::max(a, b);
    "v_min3_f16" Exact |a: Half, b: Half, c: Half| -> Half = real::min(real::min(a, b), c);
    "v_max3_f16" Exact |a: Half, b: Half, c: Half| -> Half = real::max(real::max(a, b), c);
    "v_med3_f16" Exact |a: Half, b: Half, c: Half| -> Half = real::median(a, b, c);
    "v_maxmin_f16" Exact |a: Half, b: Half, c: Half| -> Half = real::min(real::max(a, b), c);
    "v_minmax_f16" Exact |a: Half, b: Half, c: Half| -> Half = real::max(real::min(a, b), c);
    "v_trunc_f16" Exact |a: Half| -> Half = Half::apply(a, f32::trunc);
    "v_ceil_f16" Exact |a: Half| -> Half = Half::apply(a, f32::ceil);
    "v_rndne_f16" Exact |a: Half| -> Half = Half::apply(a, f32::round_ties_even);
    "v_floor_f16" Exact |a: Half| -> Half = Half::apply(a, f32::floor);
    "v_fract_f16" Rounded |a: Half| -> Half = alu.fract(a);
    "v_frexp_mant_f16" Exact |a: Half| -> Half = Half::apply(a, |a| real::frexp32(a).0);
    "v_frexp_exp_i16_f16" Exact |a: Half| -> i16 = real::frexp32(a.f32()).1 as i16;
    "v_ldexp_f16" Rounded |a: Half, b: i16| -> Half = alu.ldexp(a, b.into());
    "v_pack_b32_f16" Exact |a: Half, b: Half| -> u32 = u32::from(a.0) | u32::from(b.0) << 16;
}
