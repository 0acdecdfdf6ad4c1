//! Scalar arithmetic: the result and SCC.

use super::bench::{Bench, Like};
use crate::isa::op::Step;

/// Sources in s[4:5] and s[6:7], destination s[8:9] (its old value is the third operand), SCC random.
fn check(assembly: &str, wide: bool, model: impl Fn(u64, u64, u64, bool) -> (u64, bool)) {
    let mut bench = Bench::new(false);
    for _ in 0..400 {
        let [a, b, old] = [0; 3].map(|_| Like::Integer.sample(&mut bench.random));
        for (register, value) in [(4, a), (6, b), (8, old)] {
            bench.wave.sgpr[register] = value as u32;
            bench.wave.sgpr[register + 1] = (value >> 32) as u32;
        }
        let scc = bench.random.next() >> 63 != 0;
        bench.wave.scc = scc;
        assert_eq!(bench.run(assembly), Step::Next, "{assembly}: {:?}", bench.fault);
        let (expected, flag) = model(a, b, old, scc);
        let found = u64::from(bench.wave.sgpr[9]) << 32 | u64::from(bench.wave.sgpr[8]);
        let expected = if wide { expected } else { expected & 0xffff_ffff | old & !0xffff_ffff };
        assert_eq!((found, bench.wave.scc), (expected, flag), "{assembly}: {a:#x} {b:#x} {old:#x} {scc}");
    }
}

/// 32-bit operands; SCC tells whether the result is not 0.
fn logic(assembly: &str, f: impl Fn(u32, u32) -> u32) {
    check(assembly, false, |a, b, _, _| {
        let value = f(a as u32, b as u32);
        (value.into(), value != 0)
    });
}

fn logic64(assembly: &str, f: impl Fn(u64, u64) -> u64) {
    check(assembly, true, |a, b, _, _| (f(a, b), f(a, b) != 0));
}

/// 32-bit operands; SCC stays.
fn quiet(assembly: &str, f: impl Fn(u32, u32) -> u32) {
    check(assembly, false, |a, b, _, scc| (f(a as u32, b as u32).into(), scc));
}

#[test]
fn sums() {
    let fits = |value: i128| (0..1i128 << 32).contains(&value);
    let wide = |value: u64| i128::from(value as u32);
    let signed = |value: u64| i64::from(value as i32);
    let overflows = |value: i64| i32::try_from(value).is_err();
    check("s_add_u32 s8, s4, s6", false, |a, b, _, _| ((wide(a) + wide(b)) as u64, !fits(wide(a) + wide(b))));
    check("s_sub_u32 s8, s4, s6", false, |a, b, _, _| ((wide(a) - wide(b)) as u64, !fits(wide(a) - wide(b))));
    check("s_addc_u32 s8, s4, s6", false, |a, b, _, c| {
        let sum = wide(a) + wide(b) + i128::from(c);
        (sum as u64, !fits(sum))
    });
    check("s_subb_u32 s8, s4, s6", false, |a, b, _, c| {
        let difference = wide(a) - wide(b) - i128::from(c);
        (difference as u64, !fits(difference))
    });
    check("s_add_i32 s8, s4, s6", false, |a, b, _, _| {
        ((signed(a) + signed(b)) as u64, overflows(signed(a) + signed(b)))
    });
    check("s_sub_i32 s8, s4, s6", false, |a, b, _, _| {
        ((signed(a) - signed(b)) as u64, overflows(signed(a) - signed(b)))
    });
    check("s_addk_i32 s8, 0x8001", false, |_, _, old, _| {
        let sum = signed(old) - 0x7fff;
        (sum as u64, overflows(sum))
    });
    check("s_lshl3_add_u32 s8, s4, s6", false, |a, b, _, _| {
        let sum = (wide(a) << 3) + wide(b);
        (sum as u64, !fits(sum))
    });
    logic("s_absdiff_i32 s8, s4, s6", |a, b| {
        (i64::from(a as i32).wrapping_sub(i64::from(b as i32)) as i32).wrapping_abs() as u32
    });
    logic("s_abs_i32 s8, s4", |a, _| i64::from(a as i32).unsigned_abs() as u32);
    check("s_min_i32 s8, s4, s6", false, |a, b, _, _| (signed(a).min(signed(b)) as u64, signed(a) < signed(b)));
    check("s_max_u32 s8, s4, s6", false, |a, b, _, _| (wide(a).max(wide(b)) as u64, wide(a) >= wide(b)));
}

#[test]
fn products_and_fields() {
    let signed = |a: u32| i64::from(a as i32);
    quiet("s_mul_i32 s8, s4, s6", |a, b| (u64::from(a) * u64::from(b)) as u32);
    quiet("s_mul_hi_u32 s8, s4, s6", |a, b| ((u64::from(a) * u64::from(b)) >> 32) as u32);
    quiet("s_mul_hi_i32 s8, s4, s6", |a, b| ((signed(a) * signed(b)) >> 32) as u32);
    check("s_mulk_i32 s8, 0xfffd", false, |_, _, old, scc| ((signed(old as u32) * -3) as u64, scc));
    let field = |value: u128, b: u64, mask: u64| {
        let (offset, width) = ((b & mask) as u32, (b >> 16 & 0x7f) as u32);
        (value >> offset & ((1u128 << width) - 1), width)
    };
    check("s_bfe_u32 s8, s4, s6", false, |a, b, _, _| {
        let value = field(u128::from(a as u32), b, 31).0 as u64;
        (value, value != 0)
    });
    check("s_bfe_u64 s[8:9], s[4:5], s6", true, |a, b, _, _| {
        let value = field(a.into(), b, 63).0 as u64;
        (value, value != 0)
    });
    check("s_bfe_i32 s8, s4, s6", false, |a, b, _, _| {
        let (offset, width) = (b & 31, (b >> 16 & 0x7f).min(32));
        let shifted = i64::from(a as i32) >> offset;
        let value = if width == 0 { 0 } else { shifted << (64 - width) >> (64 - width) } as u32;
        (value.into(), value != 0)
    });
    check("s_bfm_b64 s[8:9], s4, s6", true, |a, b, _, scc| ((((1u128 << (a % 64)) - 1) << (b % 64)) as u64, scc));
    logic("s_lshl_b32 s8, s4, s6", |a, b| (u64::from(a) << (b % 32)) as u32);
    logic("s_lshr_b32 s8, s4, s6", |a, b| (u64::from(a) >> (b % 32)) as u32);
    logic("s_ashr_i32 s8, s4, s6", |a, b| (signed(a) >> (b % 32)) as u32);
    check("s_lshl_b64 s[8:9], s[4:5], s6", true, |a, b, _, _| {
        let value = (u128::from(a) << (b % 64)) as u64;
        (value, value != 0)
    });
    check("s_ashr_i64 s[8:9], s[4:5], s6", true, |a, b, _, _| {
        let value = (i128::from(a as i64) >> (b % 64)) as u64;
        (value, value != 0)
    });
    quiet("s_pack_ll_b32_b16 s8, s4, s6", |a, b| a % 0x1_0000 + (b % 0x1_0000) * 0x1_0000);
    quiet("s_pack_lh_b32_b16 s8, s4, s6", |a, b| a % 0x1_0000 + (b / 0x1_0000) * 0x1_0000);
    quiet("s_pack_hh_b32_b16 s8, s4, s6", |a, b| a / 0x1_0000 + (b / 0x1_0000) * 0x1_0000);
    quiet("s_sext_i32_i8 s8, s4", |a, _| i32::from(a as i8) as u32);
    quiet("s_mov_b32 s8, 0xabcd1234", |_, _| 0xabcd_1234);
    quiet("s_movk_i32 s8, 0x8000", |_, _| 0xffff_8000);
    check("s_cmovk_i32 s8, 0x7fff", false, |_, _, old, scc| (if scc { 0x7fff } else { old }, scc));
    check("s_cselect_b64 s[8:9], s[4:5], s[6:7]", true, |a, b, _, scc| (if scc { a } else { b }, scc));
    // Constants of 64 bits: integers are sign-extended, floats doubles, literals zero-extended.
    check("s_mov_b64 s[8:9], -5", true, |_, _, _, scc| (-5i64 as u64, scc));
    check("s_mov_b64 s[8:9], 0.5", true, |_, _, _, scc| (0.5f64.to_bits(), scc));
    check("s_mov_b64 s[8:9], 0xfedcba98", true, |_, _, _, scc| (0xfedc_ba98, scc));
    check("s_or_b32 s8, s4, src_scc", false, |a, _, _, scc| {
        let value = a & 0xffff_ffff | u64::from(scc);
        (value, value != 0)
    });
}

#[test]
fn bitwise() {
    logic("s_and_b32 s8, s4, s6", |a, b| a & b);
    logic64("s_or_b64 s[8:9], s[4:5], s[6:7]", |a, b| a | b);
    logic64("s_xnor_b64 s[8:9], s[4:5], s[6:7]", |a, b| !(a ^ b));
    logic("s_nand_b32 s8, s4, s6", |a, b| !(a & b));
    logic64("s_nor_b64 s[8:9], s[4:5], s[6:7]", |a, b| !(a | b));
    logic("s_and_not1_b32 s8, s4, s6", |a, b| a & !b);
    logic64("s_or_not1_b64 s[8:9], s[4:5], s[6:7]", |a, b| a | !b);
    logic64("s_not_b64 s[8:9], s[4:5]", |a, _| !a);
    logic("s_bcnt1_i32_b32 s8, s4", |a, _| (0..32).map(|i| a >> i & 1).sum());
    check("s_bcnt0_i32_b64 s8, s[4:5]", false, |a, _, _, _| {
        let count = (0..64).map(|i| !a >> i & 1).sum();
        (count, count != 0)
    });
    let bit = |a: u64, i: u64| a >> i & 1;
    quiet("s_ctz_i32_b32 s8, s4", |a, _| (0..32).find(|i| a >> i & 1 == 1).unwrap_or(u32::MAX));
    check("s_clz_i32_u64 s8, s[4:5]", false, |a, _, _, scc| {
        ((0..64).find(|i| bit(a, 63 - i) == 1).unwrap_or(u64::MAX), scc)
    });
    check("s_cls_i32_i64 s8, s[4:5]", false, |a, _, _, scc| {
        ((1..64).find(|i| bit(a, 63 - i) != bit(a, 63)).unwrap_or(u64::MAX), scc)
    });
    check("s_brev_b64 s[8:9], s[4:5]", true, |a, _, _, scc| ((0..64).map(|i| bit(a, i) << (63 - i)).sum(), scc));
    check("s_bitset0_b32 s8, s4", false, |a, _, old, scc| (old & !(1 << (a % 32)), scc));
    check("s_bitset1_b64 s[8:9], s4", true, |a, _, old, scc| (old | 1 << (a % 64), scc));
    check("s_bitreplicate_b64_b32 s[8:9], s4", true, |a, _, _, scc| ((0..64).map(|i| bit(a, i / 2) << i).sum(), scc));
    logic64("s_quadmask_b64 s[8:9], s[4:5]", |a, _| (0..16).map(|i| u64::from(a >> (4 * i) & 15 != 0) << i).sum());
    logic("s_wqm_b32 s8, s4", |a, _| (0..32).map(|i| u32::from(a >> (i & !3) & 15 != 0) << i).sum());
}

#[test]
fn comparisons_set_scc_alone() {
    let compare = |assembly: &str, f: fn(u64, u64) -> bool| check(assembly, true, |a, b, old, _| (old, f(a, b)));
    compare("s_cmp_lt_i32 s4, s6", |a, b| (a as i32) < b as i32);
    compare("s_cmp_ge_u32 s4, s6", |a, b| a as u32 >= b as u32);
    compare("s_cmp_eq_u64 s[4:5], s[6:7]", |a, b| a == b);
    compare("s_cmpk_lg_u32 s4, 0xffff", |a, _| a as u32 != 0xffff);
    compare("s_cmpk_gt_i32 s4, 0xffff", |a, _| a as i32 > -1);
    compare("s_bitcmp1_b64 s[4:5], s6", |a, b| a >> (b % 64) & 1 == 1);
    compare("s_bitcmp0_b32 s4, s6", |a, b| a >> (b % 32) & 1 == 0);
}

#[test]
fn exec_is_saved_and_changed() {
    let mut bench = Bench::new(false);
    type Case = (&'static str, fn(u32, u32) -> u32);
    let cases: [Case; 6] = [
        ("s_and_saveexec_b32 s8, s4", |a, exec| a & exec),
        ("s_or_saveexec_b32 s8, s4", |a, exec| a | exec),
        ("s_xor_saveexec_b32 s8, s4", |a, exec| a ^ exec),
        ("s_and_not0_saveexec_b32 s8, s4", |a, exec| !a & exec),
        ("s_and_not1_saveexec_b32 s8, s4", |a, exec| a & !exec),
        ("s_or_not1_saveexec_b32 s8, s4", |a, exec| a | !exec),
    ];
    for (assembly, change) in cases {
        for _ in 0..50 {
            let (a, exec) = (bench.random.next() as u32, bench.random.next() as u32);
            bench.wave.sgpr[4] = a;
            bench.wave.set_exec(exec.into());
            assert_eq!(bench.run(assembly), Step::Next);
            let new = change(a, exec);
            assert_eq!(
                (bench.wave.sgpr[8], bench.wave.active() as u32, bench.wave.scc),
                (exec, new, new != 0),
                "{assembly}"
            );
            assert_eq!(super::super::vector::lane::bits(&bench.wave.exec_lanes[0].0), new, "{assembly}");
        }
    }
}

#[test]
fn floats_of_gfx11_5() {
    let value = |raw: u64| f32::from_bits(raw as u32);
    let mut bench = Bench::new(false);
    type Case = (&'static str, fn(f32, f32, f32) -> f32);
    let cases: [Case; 5] = [
        ("s_add_f32 s8, s4, s6", |a, b, _| a + b),
        ("s_mul_f32 s8, s4, s6", |a, b, _| a * b),
        ("s_fmac_f32 s8, s4, s6", |a, b, old| a.mul_add(b, old)),
        ("s_fmaak_f32 s8, s4, s6, 0x40600000", |a, b, _| a.mul_add(b, 3.5)),
        ("s_floor_f32 s8, s4", |a, _, _| a.floor()),
    ];
    for (assembly, f) in cases {
        for _ in 0..300 {
            let [a, b, old] = [0; 3].map(|_| Like::F32.sample(&mut bench.random));
            (bench.wave.sgpr[4], bench.wave.sgpr[6], bench.wave.sgpr[8]) = (a as u32, b as u32, old as u32);
            assert_eq!(bench.run(assembly), Step::Next);
            let (found, expected) = (f32::from_bits(bench.wave.sgpr[8]), f(value(a), value(b), value(old)));
            assert!(
                found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan(),
                "{assembly}: {a:x} {b:x} {found} {expected}"
            );
        }
    }
    bench.wave.sgpr[4] = 0xffff_fff0;
    bench.run("s_cvt_f32_u32 s8, s4");
    assert_eq!(bench.wave.sgpr[8], 4_294_967_280f32.to_bits());
    bench.run("s_cvt_f32_i32 s8, s4");
    assert_eq!(bench.wave.sgpr[8], (-16f32).to_bits());
}
