//! Upper halves of registers in instructions of 16 bits ("true16"), which LLVM 22 names in every such instruction.
//!
//! The words are those of LLVM 22's assembler; LLVM 19 does not know them.

use super::bench::{Bench, Like, on_both};
use crate::isa::{Target, decode::decode, op::Step};

/// Registers v0, v2 and v8 of a lane, before and after.
type Lane = [u32; 3];

/// Runs words on random registers and compares them with a model of a lane.
fn check(text: &str, words: &[u32], like: [Like; 3], model: impl Fn(Lane) -> Lane) {
    let inst = decode(words, Target::Gfx1151).unwrap();
    // VOP3 says which halves by OP_SEL alone.
    let without = |text: &str| text.replace(".l", "").replace(".h", "");
    let shown = inst.to_string();
    match text.contains("_e64") {
        true => assert_eq!(without(&shown), without(text)),
        false => assert_eq!(shown, text),
    }
    on_both(|mut bench: Bench| {
        for _ in 0..30 {
            bench.shuffle(like);
            let read = |bench: &Bench, lane: usize| [0, 2, 8].map(|register| bench.get(register, lane) as u32);
            let before: Vec<Lane> = (0..bench.lanes()).map(|lane| read(&bench, lane)).collect();
            let exec = bench.wave.active();
            assert_eq!(bench.run_words(words), Step::Next, "{text}: {:?}", bench.fault);
            for (lane, before) in before.into_iter().enumerate() {
                let expected = if exec >> lane & 1 != 0 { model(before) } else { before };
                assert_eq!(read(&bench, lane), expected, "{text}, lane {lane}, {before:08x?}");
            }
        }
    });
}

fn high(word: u32) -> u16 {
    (word >> 16) as u16
}

fn with_high(word: u32, half: u16) -> u32 {
    word & 0xffff | u32::from(half) << 16
}

fn with_low(word: u32, half: u16) -> u32 {
    word & 0xffff_0000 | u32::from(half)
}

const INTEGERS: [Like; 3] = [Like::Integer; 3];

#[test]
fn halves_of_registers_in_short_encodings() {
    check("v_mov_b16_e32 v8.h, v0.l", &[0x7f10_3900], INTEGERS, |[a, b, d]| [a, b, with_high(d, a as u16)]);
    check("v_mov_b16_e32 v8.l, v0.h", &[0x7e10_3980], INTEGERS, |[a, b, d]| [a, b, with_low(d, high(a))]);
    check("v_not_b16_e32 v8.h, v0.h", &[0x7f10_d380], INTEGERS, |[a, b, d]| [a, b, with_high(d, !high(a))]);
    check("v_cvt_i32_i16_e32 v8, v0.h", &[0x7e10_d580], INTEGERS, |[a, b, _]| [a, b, high(a) as i16 as i32 as u32]);
    check("v_cvt_u32_u16_e32 v8, v0.h", &[0x7e10_d780], INTEGERS, |[a, b, _]| [a, b, high(a).into()]);
    check("v_swap_b16 v0.l, v2.h", &[0x7e00_cd82], INTEGERS, |[a, b, d]| {
        [with_low(a, high(b)), with_high(b, a as u16), d]
    });
    check("v_swap_b16 v0.l, v0.h", &[0x7e00_cd80], INTEGERS, |[a, b, d]| [a.rotate_left(16), b, d]);
}

#[test]
fn halves_of_registers_in_arithmetic() {
    let floats = [Like::F16; 3];
    // The lower halves are no special numbers: what is computed is told from the upper ones alone.
    let max = |a: u16, b: u16| {
        let (x, y) = (super::model::F16, [a, b].map(u64::from));
        super::model::extreme(x, y[0], y[1], false) as u16
    };
    check("v_max_f16_e32 v8.h, v0.h, v2.l", &[0x7310_0580], floats, |[a, b, d]| {
        [a, b, with_high(d, max(high(a), b as u16))]
    });
    check("v_max_f16_e32 v8.l, v0.l, v2.h", &[0x7211_0500], floats, |[a, b, d]| {
        [a, b, with_low(d, max(a as u16, high(b)))]
    });
    // FMAMK has its literal between the two, FMAC adds to the half that it writes.
    let fma = |a: u16, b: u16, c: u16| {
        let raws = [a, b, c].map(u64::from);
        let [x, y, z] = raws.map(|raw| super::model::F16.number(raw));
        let sum = super::model::add(super::model::multiply(x, y), z);
        super::model::arithmetic(super::model::F16, &raws, sum) as u16
    };
    check("v_fmac_f16_e32 v8.h, v0.l, v2.h", &[0x6d11_0500], floats, |[a, b, d]| {
        [a, b, with_high(d, fma(a as u16, high(b), high(d)))]
    });
    check("v_fmamk_f16 v8.h, v0.l, 0x4200, v2.h", &[0x6f11_0500, 0x4200], floats, |[a, b, d]| {
        [a, b, with_high(d, fma(a as u16, 0x4200, high(b)))]
    });
}

#[test]
fn comparisons_of_upper_halves() {
    let mut bench = Bench::new(false);
    for _ in 0..30 {
        bench.shuffle(INTEGERS);
        let expected = (0..32).fold(0u64, |mask, lane| {
            let (a, b) = (bench.get(0, lane) as u32, bench.get(2, lane) as u32);
            let on = bench.wave.active() >> lane & 1 != 0;
            mask | u64::from(on && high(a) < b as u16) << lane
        });
        // v_cmp_lt_u16_e32 vcc_lo, v0.h, v2.l
        assert_eq!(bench.run_words(&[0x7c72_0580]), Step::Next);
        assert_eq!(bench.wave.vcc(), expected);
    }
}

#[test]
fn halves_under_a_permutation() {
    let mut bench = Bench::new(false);
    bench.shuffle(INTEGERS);
    bench.wave.set_exec(0xffff_ffff);
    let expected: Vec<u32> =
        (0..32usize).map(|lane| with_high(bench.get(8, lane) as u32, high(bench.get(0, lane ^ 1) as u32))).collect();
    // v_mov_b16_dpp v8.h, v0.h row_xmask:1 row_mask:0xf bank_mask:0xf
    assert_eq!(bench.run_words(&[0x7f10_38fa, 0xff01_6180]), Step::Next);
    let found: Vec<u32> = (0..32).map(|lane| bench.get(8, lane) as u32).collect();
    assert_eq!(found, expected);
}
