//! Operations that came from graphics and video: cube maps, normalised conversions, sums of differences of four bytes at
//! four places.

use super::{lanes, vector_register};
use crate::{
    isa::{
        Env,
        inst::Inst,
        op::{Op, Step, Unmodelled},
        ops::op,
        real::Half,
        round::Arithmetic,
        slot::{Type, VECTOR, slot},
    },
    wave::{LANES, Lanes, Wave},
};

/// Which of three coordinates is the greatest by magnitude: 0, 1, 2; later ones win.
#[inline(always)]
fn major(x: f32, y: f32, z: f32) -> u32 {
    if z.abs() >= x.abs() && z.abs() >= y.abs() {
        2
    } else if y.abs() >= x.abs() {
        1
    } else {
        0
    }
}

#[inline(always)]
fn face(x: f32, y: f32, z: f32) -> f32 {
    match major(x, y, z) {
        2 => {
            if z < 0.0 {
                5.0
            } else {
                4.0
            }
        }
        1 => {
            if y < 0.0 {
                3.0
            } else {
                2.0
            }
        }
        _ => {
            if x < 0.0 {
                1.0
            } else {
                0.0
            }
        }
    }
}

#[inline(always)]
fn first_coordinate(x: f32, y: f32, z: f32) -> f32 {
    match major(x, y, z) {
        2 => {
            if z < 0.0 {
                -x
            } else {
                x
            }
        }
        1 => x,
        _ => {
            if x < 0.0 {
                z
            } else {
                -z
            }
        }
    }
}

#[inline(always)]
fn second_coordinate(x: f32, y: f32, z: f32) -> f32 {
    match major(x, y, z) {
        1 => {
            if y < 0.0 {
                -z
            } else {
                z
            }
        }
        _ => -y,
    }
}

#[inline(always)]
fn twice_major(x: f32, y: f32, z: f32) -> f32 {
    2.0 * [x, y, z][major(x, y, z) as usize]
}

/// The product of a specular light: nothing unless both conditions hold.
#[inline(always)]
fn lit(alu: impl Arithmetic, a: f32, b: f32, c: f32) -> f32 {
    if b.is_nan() || b <= -f32::MAX || c.is_nan() || c <= 0.0 { -f32::MAX } else { alu.mul_dx9(a, b) }
}

/// -1 to 1 as 16 bits.
#[inline(always)]
fn snorm(value: f32) -> i16 {
    (value.clamp(-1.0, 1.0) * 32767.0).round_ties_even() as i16
}

/// 0 to 1 as 16 bits.
#[inline(always)]
fn unorm(value: f32) -> u16 {
    (value.clamp(0.0, 1.0) * 65535.0).round_ties_even() as u16
}

#[inline(always)]
fn pair(low: u16, high: u16) -> u32 {
    u32::from(low) | u32::from(high) << 16
}

/// A byte of a word replaced.
#[inline(always)]
fn with_byte(word: u32, index: u32, byte: u8) -> u32 {
    let shift = 8 * (index & 3);
    word & !(0xff << shift) | u32::from(byte) << shift
}

/// The sum of differences of four bytes, from byte `at` of `wide` on; of those only whose reference is not 0 when `masked`.
#[inline(always)]
fn differences(wide: u64, at: u32, reference: u32, masked: bool) -> u32 {
    let window = ((wide >> (8 * at)) as u32).to_le_bytes();
    let all = window.into_iter().zip(reference.to_le_bytes());
    all.filter(|(_, reference)| !masked || *reference != 0).map(|(a, b)| u32::from(a.abs_diff(b))).sum()
}

#[inline(always)]
fn four_sums(wide: u64, reference: u32, addends: u64, masked: bool) -> u64 {
    (0..4).fold(0, |out, at| {
        let sum = (addends >> (16 * at)) as u16;
        let sum = sum.wrapping_add(differences(wide, at, reference, masked) as u16);
        out | u64::from(sum) << (16 * at)
    })
}

lanes! {
    alu;
    "v_cubeid_f32" Exact |a: f32, b: f32, c: f32| -> f32 = face(a, b, c);
    "v_cubesc_f32" Exact |a: f32, b: f32, c: f32| -> f32 = first_coordinate(a, b, c);
    "v_cubetc_f32" Exact |a: f32, b: f32, c: f32| -> f32 = second_coordinate(a, b, c);
    "v_cubema_f32" Exact |a: f32, b: f32, c: f32| -> f32 = twice_major(a, b, c);
    "v_mullit_f32" Rounded |a: f32, b: f32, c: f32| -> f32 = lit(alu, a, b, c);
    "v_cvt_norm_i16_f16" Exact |a: Half| -> i16 = snorm(a.f32());
    "v_cvt_norm_u16_f16" Exact |a: Half| -> u16 = unorm(a.f32());
    "v_cvt_pk_norm_i16_f16" Exact |a: Half, b: Half| -> u32 = pair(snorm(a.f32()) as u16, snorm(b.f32()) as u16);
    "v_cvt_pk_norm_u16_f16" Exact |a: Half, b: Half| -> u32 = pair(unorm(a.f32()), unorm(b.f32()));
    "v_cvt_pk_norm_i16_f32" Exact |a: f32, b: f32| -> u32 = pair(snorm(a) as u16, snorm(b) as u16);
    "v_cvt_pk_norm_u16_f32" Exact |a: f32, b: f32| -> u32 = pair(unorm(a), unorm(b));
    "v_cvt_pk_u8_f32" Exact |a: f32, b: u32, c: u32| -> u32 = with_byte(c, b, a as u8);
    "v_qsad_pk_u16_u8" Bits |a: u64, b: u32, c: u64| -> u64 = four_sums(a, b, c, false);
    "v_mqsad_pk_u16_u8" Bits |a: u64, b: u32, c: u64| -> u64 = four_sums(a, b, c, true);
}

/// Lowers V_MQSAD_U32_U8, whose destination is four registers; `None` for all others.
pub fn lower(inst: &Inst, wave64: bool) -> Option<Result<Op, Unmodelled>> {
    if inst.name != "v_mqsad_u32_u8" {
        return None;
    }
    let build = || {
        if inst.clamp || inst.neg | inst.abs | inst.opsel | inst.omod != 0 {
            return Err(Unmodelled);
        }
        let mut lowered = op(four_wide_sums);
        lowered.dst = vector_register(inst.dst, wave64)?;
        for (index, ty) in [Type::B64, Type::B32, Type::B32].into_iter().enumerate() {
            lowered.src[index] = slot(inst.src[index], ty, wave64, &mut lowered.imm)?;
        }
        // The addends are four registers too.
        if lowered.src[2] & VECTOR == 0 { Err(Unmodelled) } else { Ok(lowered) }
    };
    Some(build())
}

fn four_wide_sums(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    use super::lane::Raw;
    let shift = usize::from(wave.wave64);
    for half in 0..wave.halves() {
        let (mut wide, mut narrow) = ([0; LANES], [0; LANES]);
        let bytes = *u64::load(wave, op.src[0], op.imm, half, &mut wide);
        let reference = *u32::load(wave, op.src[1], op.imm, half, &mut narrow);
        let results: [Lanes; 4] = std::array::from_fn(|at| {
            let addend = wave.vgpr[usize::from(op.src[2] & !VECTOR) + (at << shift) + half];
            Lanes(std::array::from_fn(|lane| {
                addend.0[lane].wrapping_add(differences(bytes[lane], at as u32, reference[lane], true))
            }))
        });
        for (at, result) in results.iter().enumerate() {
            u32::store(wave, op.dst + (at << shift) as u16, half, &result.0);
        }
    }
    Step::Next
}
