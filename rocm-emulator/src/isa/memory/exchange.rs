//! DS instructions that exchange values between lanes and touch no memory: `ds_swizzle_b32`, `ds_permute_b32`,
//! `ds_bpermute_b32`. On these targets they work within 32 lanes, also in a wave64.

use crate::{
    isa::{
        Env,
        host::{self, Handler},
        inst::{Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
    },
    wave::{LANES, Lanes, Wave, scalar},
};

#[inline(always)]
fn commit(wave: &mut Wave, register: u16, half: usize, values: &Lanes) {
    let mask = &wave.exec_lanes[half];
    let to = &mut wave.vgpr[usize::from(register) + half];
    for lane in 0..LANES {
        to.0[lane] = values.0[lane] & mask.0[lane] | to.0[lane] & !mask.0[lane];
    }
}

/// Each lane reads the lane that its address names. Lanes that are off give 0.
struct BackwardPermute;

impl Handler for BackwardPermute {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        for half in 0..=usize::from(wave.wave64) {
            let (address, data) =
                (&wave.vgpr[usize::from(op.src[0]) + half], &wave.vgpr[usize::from(op.src[1]) + half]);
            let mask = &wave.exec_lanes[half];
            let values = Lanes(std::array::from_fn(|lane| {
                let from = address.0[lane].wrapping_add(op.imm) as usize / 4 % LANES;
                data.0[from] & mask.0[from]
            }));
            commit(wave, op.dst, half, &values);
        }
        Step::Next
    }
}

/// Each lane writes to the lane that its address names; the highest of several wins. Who is not written to gets 0.
struct Permute;

impl Handler for Permute {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        for half in 0..=usize::from(wave.wave64) {
            let (address, data) =
                (&wave.vgpr[usize::from(op.src[0]) + half], &wave.vgpr[usize::from(op.src[1]) + half]);
            let mut values = Lanes::splat(0);
            for lane in super::span::lanes(wave.sgpr[scalar::EXEC_LO + half]) {
                let to = address.0[lane].wrapping_add(op.imm) as usize / 4 % LANES;
                values.0[to] = data.0[lane];
            }
            commit(wave, op.dst, half, &values);
        }
        Step::Next
    }
}

/// Which lane a lane reads under a swizzle pattern ("RDNA3 ISA", DS_SWIZZLE_B32).
fn source(pattern: u32, lane: u32) -> u32 {
    match pattern {
        // Rotation of groups of lanes.
        0xc000.. => {
            let (mask, steps) = (pattern & 0x1f, pattern >> 5 & 0x1f);
            let turned = if pattern >> 10 & 1 == 0 { lane + steps } else { lane.wrapping_sub(steps) };
            lane & mask | turned & !mask & 0x1f
        }
        // Any permutation within groups of four.
        0x8000..0xc000 => lane & !3 | pattern >> (2 * (lane & 3)) & 3,
        // And, or, exclusive or on the lane number.
        _ => (lane & pattern & 0x1f | pattern >> 5 & 0x1f) ^ (pattern >> 10 & 0x1f),
    }
}

struct Swizzle;

impl Handler for Swizzle {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        for half in 0..=usize::from(wave.wave64) {
            let (data, mask) = (&wave.vgpr[usize::from(op.src[0]) + half], &wave.exec_lanes[half]);
            let values = Lanes(std::array::from_fn(|lane| {
                let from = source(op.imm, lane as u32) as usize % LANES;
                data.0[from] & mask.0[from]
            }));
            commit(wave, op.dst, half, &values);
        }
        Step::Next
    }
}

fn nothing(_: &mut Wave, _: &Op, _: &mut Env<'_>) -> Step {
    Step::Next
}

/// Lowers a DS instruction when it is one of these.
pub(super) fn lower(inst: &Inst, wave64: bool) -> Result<Option<Op>, Unmodelled> {
    let offset = inst.words[0] & 0xffff;
    let run: Run = match inst.name {
        "ds_bpermute_b32" => host::handler::<BackwardPermute>(),
        "ds_permute_b32" => host::handler::<Permute>(),
        // The FFT patterns are not modelled: no compiler emits them.
        "ds_swizzle_b32" if offset < 0xe000 => host::handler::<Swizzle>(),
        "ds_swizzle_b32" => return Err(Unmodelled),
        "ds_nop" => nothing,
        _ => return Ok(None),
    };
    let register = |operand: Operand| match operand {
        Operand::Vgpr(register) => u16::from(register) << u16::from(wave64),
        _ => 0,
    };
    let src = [register(inst.src[0]), register(inst.src[1]), 0, 0];
    Ok(Some(Op { run, dst: register(inst.dst), dst2: 0, src, imm: offset, aux: 0, at: 0 }))
}

#[cfg(test)]
mod tests {
    use super::source;

    #[test]
    fn swizzle_patterns() {
        // BITMASK_PERM "pp11i": lane 0x15 = 0b10101 keeps bits 4 and 3, sets 2 and 1, inverts 0.
        assert_eq!(source(0b00001_00110_11001, 0b10101), 0b10110);
        // SWAP of neighbours.
        assert_eq!([0, 1, 30, 31].map(|lane| source(0x041f, lane)), [1, 0, 31, 30]);
        // BROADCAST of lane 3 of each 8.
        assert_eq!([0, 7, 8, 31].map(|lane| source(0x18 | 3 << 5, lane)), [3, 3, 11, 27]);
        // QUAD_PERM 3, 2, 1, 0.
        assert_eq!([0, 1, 2, 3, 4].map(|lane| source(0x8000 | 0b00_01_10_11, lane)), [3, 2, 1, 0, 7]);
        // ROTATE left by 1 over all lanes, and right.
        assert_eq!([0, 31].map(|lane| source(0xc000 | 1 << 5, lane)), [1, 0]);
        assert_eq!([0, 31].map(|lane| source(0xc000 | 1 << 10 | 1 << 5, lane)), [31, 30]);
    }
}
