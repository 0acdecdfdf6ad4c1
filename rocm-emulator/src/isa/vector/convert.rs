//! Conversions between the number formats.

use super::lanes;
use crate::isa::real::{Half, Real};

/// The integer that a 4-bit code stands for, in sixteenths.
#[inline(always)]
fn offset(code: u32) -> f32 {
    ((code << 28) as i32 >> 28) as f32 / 16.0
}

lanes! {
    alu;
    "v_cvt_f32_i32" Rounded |a: i32| -> f32 = alu.int32(a.into());
    "v_cvt_f32_u32" Rounded |a: u32| -> f32 = alu.int32(a.into());
    "v_cvt_f32_f16" Exact |a: Half| -> f32 = a.f32().quiet();
    "v_cvt_f32_f64" Rounded |a: f64| -> f32 = alu.narrow32(a);
    "v_cvt_f32_ubyte0" Bits |a: u32| -> f32 = (a & 0xff) as f32;
    "v_cvt_f32_ubyte1" Bits |a: u32| -> f32 = (a >> 8 & 0xff) as f32;
    "v_cvt_f32_ubyte2" Bits |a: u32| -> f32 = (a >> 16 & 0xff) as f32;
    "v_cvt_f32_ubyte3" Bits |a: u32| -> f32 = (a >> 24) as f32;
    "v_cvt_off_f32_i4" Bits |a: u32| -> f32 = offset(a);
    "v_cvt_i32_f32" Exact |a: f32| -> i32 = a as i32;
    "v_cvt_u32_f32" Exact |a: f32| -> u32 = a as u32;
    "v_cvt_nearest_i32_f32" Exact |a: f32| -> i32 = (f64::from(a) + 0.5).floor() as i32;
    "v_cvt_floor_i32_f32" Exact |a: f32| -> i32 = a.floor() as i32;
    "v_cvt_i32_f64" Exact |a: f64| -> i32 = a as i32;
    "v_cvt_u32_f64" Exact |a: f64| -> u32 = a as u32;
    "v_cvt_f64_i32" Exact |a: i32| -> f64 = f64::from(a);
    "v_cvt_f64_u32" Exact |a: u32| -> f64 = f64::from(a);
    "v_cvt_f64_f32" Exact |a: f32| -> f64 = f64::from(a).quiet();
    "v_cvt_f16_f32" Rounded |a: f32| -> Half = alu.narrow16(a);
    "v_cvt_f16_u16" Rounded |a: u16| -> Half = alu.narrow16(f32::from(a));
    "v_cvt_f16_i16" Rounded |a: i16| -> Half = alu.narrow16(f32::from(a));
    "v_cvt_u16_f16" Exact |a: Half| -> u16 = a.f32() as u16;
    "v_cvt_i16_f16" Exact |a: Half| -> i16 = a.f32() as i16;
    "v_cvt_pk_rtz_f16_f32" Exact |a: f32, b: f32| -> u32 = {
        u32::from(Half::truncate(a).0) | u32::from(Half::truncate(b).0) << 16
    };
    "v_cvt_pk_i16_f32" Exact |a: f32, b: f32| -> u32 = u32::from(a as i16 as u16) | u32::from(b as i16 as u16) << 16;
    "v_cvt_pk_u16_f32" Exact |a: f32, b: f32| -> u32 = u32::from(a as u16) | u32::from(b as u16) << 16;
}
