//! Lanes that look at other lanes, operations of several steps, modes, and what is refused.

use super::bench::{After, Bench, Like, RESULT, compare, exact, on_both};
use super::model::{F16, F32, add, arithmetic, multiply};
use crate::{
    isa::{Target, decode::decode, op::Step},
    wave::Fault,
};

const INTEGERS: [Like; 3] = [Like::Integer; 3];

#[test]
fn lanes_are_read_and_written() {
    on_both(|mut bench| {
        bench.shuffle(INTEGERS);
        bench.wave.sgpr[4] = 0xffff_ffe5;
        bench.wave.sgpr[5] = 77;
        let lane = if bench.wave.wave64 { 0x25 } else { 5 };
        let read = bench.get(0, lane) as u32;
        assert_eq!(bench.run("v_readlane_b32 s8, v0, s4"), Step::Next);
        assert_eq!(bench.wave.sgpr[8], read);
        // Whatever EXEC says.
        bench.wave.set_exec(0);
        assert_eq!(bench.run("v_writelane_b32 v8, s5, s4"), Step::Next);
        assert_eq!(bench.get(RESULT, lane) as u32, 77);
        let first = bench.get(0, 0) as u32;
        assert_eq!(bench.run("v_readfirstlane_b32 s8, v0"), Step::Next);
        assert_eq!(bench.wave.sgpr[8], first, "lane 0 when all are off");
        bench.wave.set_exec(0xf0);
        bench.run("v_readfirstlane_b32 s8, v0");
        assert_eq!(bench.wave.sgpr[8], bench.get(0, 4) as u32);
    });
}

#[test]
fn masks_are_counted_below_each_lane() {
    exact("v_mbcnt_lo_u32_b32 v8, v0, v2", INTEGERS, false, |x| {
        let below = (0..x.lane.min(32)).filter(|bit| x.a >> bit & 1 == 1).count() as u64;
        (below + (x.b & 0xffff_ffff)) & 0xffff_ffff
    });
    exact("v_mbcnt_hi_u32_b32 v8, v0, v2", INTEGERS, false, |x| {
        let below = (32..x.lane.max(32)).filter(|bit| x.a >> (bit - 32) & 1 == 1).count() as u64;
        (below + (x.b & 0xffff_ffff)) & 0xffff_ffff
    });
}

/// Runs an instruction that reads v0 of other lanes; `from` names the lane, or what becomes of one without source.
fn permutation(assembly: &str, all_on: bool, from: impl Fn(&Bench, usize) -> Option<u32>) {
    on_both(|mut bench| {
        for _ in 0..20 {
            bench.shuffle(INTEGERS);
            if all_on {
                bench.wave.set_exec(if bench.wave.wave64 { u64::MAX } else { 0xffff_ffff });
            }
            let exec = bench.wave.active();
            let expected: Vec<u32> = (0..bench.lanes())
                .map(|lane| {
                    let old = bench.get(RESULT, lane) as u32;
                    if exec >> lane & 1 == 0 { old } else { from(&bench, lane).unwrap_or(old) }
                })
                .collect();
            assert_eq!(bench.run(assembly), Step::Next, "{assembly}");
            let found: Vec<u32> = (0..bench.lanes()).map(|lane| bench.get(RESULT, lane) as u32).collect();
            assert_eq!(found, expected, "{assembly}");
            assert_eq!(bench.wave.active(), exec);
            let whole = bench.wave.exec_lanes;
            bench.wave.set_exec(exec);
            assert_eq!(bench.wave.exec_lanes, whole, "{assembly}: the expanded mask is whole again");
        }
    });
}

#[test]
fn dpp_permutes_rows() {
    let lane = |bench: &Bench, lane: usize| Some(bench.get(0, lane) as u32);
    let on = |bench: &Bench, lane: usize| bench.wave.active() >> lane & 1 == 1;
    permutation("v_mov_b32_dpp v8, v0 quad_perm:[3,1,0,2] row_mask:0xf bank_mask:0xf", true, |b, l| {
        lane(b, l & !3 | [3, 1, 0, 2][l & 3])
    });
    permutation("v_mov_b32_dpp v8, v0 row_shr:3 row_mask:0xf bank_mask:0xf", true, |b, l| {
        (l % 16 >= 3).then(|| lane(b, l - 3)).flatten()
    });
    permutation("v_mov_b32_dpp v8, v0 row_shl:1 row_mask:0xf bank_mask:0xf bound_ctrl:1", true, |b, l| {
        if l % 16 < 15 { lane(b, l + 1) } else { Some(0) }
    });
    permutation("v_mov_b32_dpp v8, v0 row_ror:5 row_mask:0xf bank_mask:0xf", true, |b, l| {
        lane(b, (l & !15) | ((l + 11) % 16))
    });
    permutation("v_mov_b32_dpp v8, v0 row_mirror row_mask:0xf bank_mask:0xf", true, |b, l| lane(b, l ^ 15));
    permutation("v_mov_b32_dpp v8, v0 row_half_mirror row_mask:0xf bank_mask:0xf", true, |b, l| lane(b, l ^ 7));
    permutation("v_mov_b32_dpp v8, v0 row_share:6 row_mask:0xf bank_mask:0xf", true, |b, l| lane(b, l & !15 | 6));
    permutation("v_mov_b32_dpp v8, v0 row_xmask:9 row_mask:0xf bank_mask:0xf", true, |b, l| lane(b, l ^ 9));
    permutation("v_mov_b32_dpp v8, v0 row_xmask:1 row_mask:0xa bank_mask:0x6", true, |b, l| {
        (l / 16 % 2 == 1 && (1..3).contains(&(l / 4 % 4))).then(|| lane(b, l ^ 1)).flatten()
    });
    // Lanes that are off give nothing, unless they are fetched; with BOUND_CTRL they give 0.
    permutation("v_mov_b32_dpp v8, v0 row_xmask:1 row_mask:0xf bank_mask:0xf", false, |b, l| {
        on(b, l ^ 1).then(|| lane(b, l ^ 1)).flatten()
    });
    permutation("v_mov_b32_dpp v8, v0 row_xmask:1 row_mask:0xf bank_mask:0xf fi:1", false, |b, l| lane(b, l ^ 1));
    permutation("v_mov_b32_dpp v8, v0 row_xmask:1 row_mask:0xf bank_mask:0xf bound_ctrl:1", false, |b, l| {
        if on(b, l ^ 1) { lane(b, l ^ 1) } else { Some(0) }
    });
    permutation("v_mov_b32_dpp v8, v0 dpp8:[7,6,5,4,3,2,1,0]", true, |b, l| lane(b, l ^ 7));
    permutation("v_add_nc_u32_dpp v8, v0, v2 row_ror:1 row_mask:0xf bank_mask:0xf", true, |b, l| {
        Some((b.get(0, (l & !15) | ((l + 15) % 16)) as u32).wrapping_add(b.get(2, l) as u32))
    });
}

#[test]
fn rows_are_permuted_by_selectors() {
    on_both(|mut bench| {
        bench.wave.sgpr[4] = 0x0123_4567;
        bench.wave.sgpr[5] = 0x89ab_cdef;
        for (assembly, other) in [("v_permlane16_b32 v8, v0, s4, s5", 0), ("v_permlanex16_b32 v8, v0, s4, s5", 16)] {
            bench.shuffle(INTEGERS);
            bench.wave.set_exec(u64::MAX >> if bench.wave.wave64 { 0 } else { 32 });
            let expected: Vec<u64> = (0..bench.lanes())
                .map(|lane| {
                    let selector = 0x89ab_cdef_0123_4567u64 >> (lane % 16 * 4) & 15;
                    bench.get(0, (lane & !15 ^ other) + selector as usize) as u32 as u64
                })
                .collect();
            assert_eq!(bench.run(assembly), Step::Next);
            let found: Vec<u64> = (0..bench.lanes()).map(|lane| bench.get(RESULT, lane) & 0xffff_ffff).collect();
            assert_eq!(found, expected, "{assembly}");
        }
    });
}

#[test]
fn both_halves_of_a_dual_read_before_either_stores() {
    let mut bench = Bench::new(false);
    for _ in 0..20 {
        bench.shuffle(INTEGERS);
        let (a, b): (Vec<u64>, Vec<u64>) = (0..32).map(|lane| (bench.get(0, lane), bench.get(3, lane))).unzip();
        let exec = bench.wave.active();
        assert_eq!(bench.run("v_dual_mov_b32 v0, v3 :: v_dual_mov_b32 v3, v0"), Step::Next);
        for lane in 0..32 {
            let on = exec >> lane & 1 == 1;
            let (x, y) = if on { (b[lane], a[lane]) } else { (a[lane], b[lane]) };
            assert_eq!((bench.get(0, lane) as u32, bench.get(3, lane) as u32), (x as u32, y as u32));
        }
    }
    exact("v_dual_mov_b32 v1, v5 :: v_dual_add_nc_u32 v8, v0, v2", INTEGERS, false, |x| {
        u64::from((x.a as u32).wrapping_add(x.b as u32))
    });
}

#[test]
fn packed_halves() {
    let half = |raw: u64, high: bool| if high { raw >> 16 & 0xffff } else { raw & 0xffff };
    let sum = |a: u64, b: u64| arithmetic(F16, &[a, b], add(F16.number(a), F16.number(b)));
    exact("v_pk_add_f16 v8, v0, v2", [Like::F16; 3], false, |x| {
        sum(half(x.a, false), half(x.b, false)) | sum(half(x.a, true), half(x.b, true)) << 16
    });
    exact(
        "v_pk_add_f16 v8, v0, v2 op_sel:[1,0] op_sel_hi:[0,1] neg_lo:[0,1] neg_hi:[1,0]",
        [Like::F16; 3],
        false,
        |x| {
            let low = sum(half(x.a, true), half(x.b, false) ^ 0x8000);
            low | sum(half(x.a, false) ^ 0x8000, half(x.b, true)) << 16
        },
    );
    exact("v_pk_fma_f16 v8, v0, v2, v4", [Like::F16; 3], false, |x| {
        let fused = |high| {
            let raws = [x.a, x.b, x.c].map(|raw| half(raw, high));
            let [a, b, c] = raws.map(|raw| F16.number(raw));
            arithmetic(F16, &raws, add(multiply(a, b), c))
        };
        fused(false) | fused(true) << 16
    });
    // A constant's upper half is 0: OP_SEL_HI says where the upper result takes it from.
    exact("v_pk_add_f16 v8, v0, 1.0 op_sel_hi:[1,0]", [Like::F16; 3], false, |x| {
        sum(half(x.a, false), 0x3c00) | sum(half(x.a, true), 0x3c00) << 16
    });
    exact("v_pk_mul_lo_u16 v8, v0, v2", INTEGERS, false, |x| {
        let product = |high| (half(x.a, high) * half(x.b, high)) & 0xffff;
        product(false) | product(true) << 16
    });
    exact("v_pk_ashrrev_i16 v8, v0, v2", INTEGERS, false, |x| {
        let shifted = |high| ((half(x.b, high) as i16) >> (half(x.a, high) % 16)) as u16;
        u64::from(shifted(false)) | u64::from(shifted(true)) << 16
    });
    exact("v_pk_mad_u16 v8, v0, v2, v4", INTEGERS, false, |x| {
        let value = |high| (half(x.a, high) * half(x.b, high) + half(x.c, high)) & 0xffff;
        value(false) | value(true) << 16
    });
}

#[test]
fn dot_products() {
    exact("v_dot4_i32_iu8 v8, v0, v2, v4 neg_lo:[1,1,0]", INTEGERS, false, |x| {
        let dot: i64 = (0..4).map(|i| i64::from((x.a >> (8 * i)) as i8) * i64::from((x.b >> (8 * i)) as i8)).sum();
        (dot + i64::from(x.c as i32)) as u64 & 0xffff_ffff
    });
    exact("v_dot4_u32_u8 v8, v0, v2, v4", INTEGERS, false, |x| {
        let dot: u64 = (0..4).map(|i| (x.a >> (8 * i) & 0xff) * (x.b >> (8 * i) & 0xff)).sum();
        (dot + (x.c & 0xffff_ffff)) & 0xffff_ffff
    });
    exact("v_dot8_u32_u4 v8, v0, v2, v4", INTEGERS, false, |x| {
        let dot: u64 = (0..8).map(|i| (x.a >> (4 * i) & 15) * (x.b >> (4 * i) & 15)).sum();
        (dot + (x.c & 0xffff_ffff)) & 0xffff_ffff
    });
}

#[test]
fn mixed_formats() {
    // v0 as a float, the upper half of v2, and v4 as a float.
    compare(
        "v_fma_mix_f32 v8, v0, v2, v4 op_sel:[0,1,0] op_sel_hi:[0,1,0]",
        [Like::F32, Like::F16, Like::F32],
        false,
        |x| {
            let half = x.b >> 16 & 0xffff;
            let result = add(multiply(F32.number(x.a), F16.number(half)), F32.number(x.c));
            After(F32.round(result), None)
        },
        |found, expected| found == expected || F32.is_nan(found) && F32.is_nan(expected),
    );
    compare(
        "v_fma_mixhi_f16 v8, v0, v2, v4 op_sel_hi:[1,1,1]",
        [Like::F16; 3],
        false,
        |x| {
            let [a, b, c] = [x.a, x.b, x.c].map(|raw| F16.number(raw & 0xffff));
            // Rounded to a float first.
            let float = F32.round(add(multiply(a, b), c));
            After(F16.round(F32.number(float)) << 16 | x.old & 0xffff, None)
        },
        |found, expected| found == expected || F16.is_nan(found >> 16) && F16.is_nan(expected >> 16),
    );
}

/// The sequences that compilers emit for correctly rounded division.
#[test]
fn divisions_are_rounded_correctly() {
    let single = [
        "v_div_scale_f32 v10, null, v2, v2, v0",
        "v_rcp_f32_e32 v12, v10",
        "v_fma_f32 v14, -v10, v12, 1.0",
        "v_fmac_f32_e32 v12, v14, v12",
        "v_div_scale_f32 v14, vcc_lo, v0, v2, v0",
        "v_mul_f32_e32 v16, v14, v12",
        "v_fma_f32 v18, -v10, v16, v14",
        "v_fmac_f32_e32 v16, v18, v12",
        "v_fma_f32 v10, -v10, v16, v14",
        "v_div_fmas_f32 v10, v10, v12, v16",
        "v_div_fixup_f32 v8, v10, v2, v0",
    ];
    let double = [
        "v_div_scale_f64 v[10:11], null, v[2:3], v[2:3], v[0:1]",
        "v_rcp_f64_e32 v[12:13], v[10:11]",
        "v_fma_f64 v[14:15], -v[10:11], v[12:13], 1.0",
        "v_fma_f64 v[12:13], v[12:13], v[14:15], v[12:13]",
        "v_fma_f64 v[14:15], -v[10:11], v[12:13], 1.0",
        "v_fma_f64 v[12:13], v[12:13], v[14:15], v[12:13]",
        "v_div_scale_f64 v[14:15], vcc_lo, v[0:1], v[2:3], v[0:1]",
        "v_mul_f64 v[16:17], v[14:15], v[12:13]",
        "v_fma_f64 v[10:11], -v[10:11], v[16:17], v[14:15]",
        "v_div_fmas_f64 v[10:11], v[10:11], v[12:13], v[16:17]",
        "v_div_fixup_f64 v[8:9], v[10:11], v[2:3], v[0:1]",
    ];
    let mut bench = Bench::new(false);
    for round in 0..300 {
        let wide = round % 2 == 1;
        bench.shuffle([if wide { Like::F64 } else { Like::F32 }; 3]);
        let operands: Vec<(u64, u64)> = (0..32).map(|lane| (bench.get(0, lane), bench.get(2, lane))).collect();
        let exec = bench.wave.active();
        for assembly in if wide { double } else { single } {
            assert_eq!(bench.run(assembly), Step::Next, "{assembly}: {:?}", bench.fault);
        }
        for (lane, (a, b)) in operands.into_iter().enumerate().filter(|(lane, _)| exec >> lane & 1 == 1) {
            let found = bench.get(RESULT, lane);
            if wide {
                let (found, expected) = (f64::from_bits(found), f64::from_bits(a) / f64::from_bits(b));
                assert!(
                    found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan(),
                    "{a:x} / {b:x}: {found:e} is not {expected:e}"
                );
            } else {
                let (found, expected) =
                    (f32::from_bits(found as u32), f32::from_bits(a as u32) / f32::from_bits(b as u32));
                assert!(
                    found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan(),
                    "{a:x} / {b:x}: {found:e} is not {expected:e}"
                );
            }
        }
    }
}

#[test]
fn denormals_are_flushed_where_mode_says_so() {
    let mut bench = Bench::new(false);
    let (least, small) = (1u64, 0x0080_0000u64);
    bench.set(0, 0, least);
    bench.set(2, 0, small);
    let run = |bench: &mut Bench, mode: u32, assembly: &str| {
        bench.wave.mode = mode;
        assert_eq!(bench.run(assembly), Step::Next, "{assembly}");
        bench.get(RESULT, 0) as u32
    };
    let sum = "v_add_f32_e32 v8, v0, v2";
    assert_eq!(run(&mut bench, 0x3f0, sum), 0x80_0001);
    assert_eq!(run(&mut bench, 0x3c0, sum), 0x80_0000, "sources flushed");
    bench.set(2, 0, 0);
    assert_eq!(run(&mut bench, 0x3d0, sum), 0, "results flushed, sources kept");
    assert_eq!(run(&mut bench, 0x3e0, sum), 0, "sources flushed, results kept");
    // Halves have bits of their own.
    bench.set(0, 0, 1);
    assert_eq!(run(&mut bench, 0x3c0, "v_add_f16_e32 v8, v0, v2") & 0xffff, 1);
    assert_eq!(run(&mut bench, 0x330, "v_add_f16_e32 v8, v0, v2") & 0xffff, 0);
    // Moves are no arithmetic.
    assert_eq!(run(&mut bench, 0x300, "v_and_b32_e32 v8, v0, v0"), 1);
    // OMOD works where results are flushed and IEEE is off.
    bench.set(0, 0, u64::from(1.5f32.to_bits()));
    bench.set(2, 0, u64::from(1.0f32.to_bits()));
    assert_eq!(run(&mut bench, 0x1c0, "v_mul_f32_e64 v8, v0, v2 mul:2"), 3.0f32.to_bits());
}

/// In all sixteen modes of denormals, against exact sums rounded once: each number follows the mode of its own format.
#[test]
fn mixed_formats_are_flushed_each_by_its_own_mode() {
    let flushed = |sign: u64, least: u64, raw: u64, keep: bool| {
        if keep || raw & (sign - 1) >= least { raw } else { raw & sign }
    };
    let flushed16 = |raw, keep| flushed(1 << 15, 1 << 10, raw, keep);
    let flushed32 = |raw, keep| flushed(1 << 31, 1 << 23, raw, keep);
    let mut bench = Bench::new(false);
    let mut flushes = 0;
    for round in 0..4000u32 {
        let mode = round % 16;
        let keep = |bit: u32| mode >> bit & 1 != 0;
        bench.wave.mode = 0x300 | mode << 4;
        // Small numbers, as often denormal as not.
        let [a, b, c, exponents] = [(); 4].map(|()| bench.random.next());
        let half = a & 0x83ff | (exponents % 3) << 10;
        let factor = b & 0x807f_ffff | ((exponents >> 8) % 3) << 23;
        let addend = c & 0x807f_ffff | ((exponents >> 16) % 2) << 23;
        let sum = |half: u64, factor: u64| {
            let [factor, addend] = [factor, addend].map(|raw| F32.number(flushed32(raw, keep(0))));
            F32.round(add(multiply(F16.number(flushed16(half, keep(2))), factor), addend))
        };
        let mut run = |half: u64, factor: u64, assembly: &str| {
            [half << 16, factor, addend].into_iter().zip([0, 2, 4]).for_each(|(raw, place)| bench.set(place, 0, raw));
            assert_eq!(bench.run(assembly), Step::Next, "{:?}", bench.fault);
            bench.get(RESULT, 0)
        };
        let found = run(half, factor, "v_fma_mix_f32 v8, v0, v2, v4 op_sel:[1,0,0] op_sel_hi:[1,0,0]") & 0xffff_ffff;
        let expected = flushed32(sum(half, factor), keep(1));
        assert_eq!(found, expected, "mode {mode:#x}, {half:#x} * {factor:#x} + {addend:#x}");
        // A half as the result, among the least of them.
        let (half, factor) = (half | 0x3800, u64::from(2f32.powi(-14).to_bits()));
        let found = run(half, factor, "v_fma_mixlo_f16 v8, v0, v2, v4 op_sel:[1,0,0] op_sel_hi:[1,0,0]") & 0xffff;
        let rounded = F16.round(F32.number(sum(half, factor)));
        let expected = flushed16(rounded, keep(3));
        assert_eq!(found, expected, "mode {mode:#x}, {half:#x} * {factor:#x} + {addend:#x}");
        flushes += u32::from(expected != rounded);
    }
    assert!(flushes > 100, "{flushes}");
}

#[test]
fn what_is_not_modelled_faults_when_it_runs() {
    let mut bench = Bench::new(false);
    let name = |bench: &mut Bench| match bench.fault.take() {
        Some(Fault::IllegalInstruction { address: 0, words, name }) => (words.len(), name),
        other => panic!("{other:?}"),
    };
    // Graphics: known by name, never executed.
    assert_eq!(bench.run_words(&[0xce00_0000]), Step::Fault);
    assert_eq!(name(&mut bench), (1, Some("lds_param_load")));
    // The global data share has barriers and semaphores of its own, which its bit is part of.
    for (first, expected) in [
        (0xd862_0000, "ds_gws_sema_release_all"),
        (0xd866_0000, "ds_gws_init"),
        (0xd86a_0000, "ds_gws_sema_v"),
        (0xd86e_0000, "ds_gws_sema_br"),
        (0xd872_0000, "ds_gws_sema_p"),
        (0xd876_0000, "ds_gws_barrier"),
        (0xd8fe_0000, "ds_ordered_count"),
    ] {
        assert_eq!(bench.run_words(&[first, 0]), Step::Fault);
        assert_eq!(name(&mut bench), (2, Some(expected)));
        assert!(decode(&[first & !(1 << 17), 0], Target::Gfx1151).is_err(), "{expected} without GDS");
    }
    for (id, text) in [(0, "s_trap 0"), (1, "s_trap 1"), (2, "s_trap 2"), (4, "s_trap 4"), (255, "s_trap 255")] {
        assert_eq!(bench.run(text), Step::Fault);
        assert_eq!(bench.fault, Some(Fault::Trap { address: 0, id }));
    }
    bench.fault = None;
    assert_eq!((bench.run("s_trap 3"), bench.fault.clone()), (Step::Next, None), "for a debugger, and there is none");
}

#[test]
fn state_registers() {
    let mut bench = Bench::new(false);
    (bench.wave.id_in_group, bench.wave.unit) = (5, 1 << 18 | 4 << 10);
    assert_eq!(bench.run("s_getreg_b32 s8, hwreg(HW_REG_MODE, 4, 4)"), Step::Next);
    assert_eq!(bench.wave.sgpr[8], 15);
    assert_eq!(bench.run("s_setreg_imm32_b32 hwreg(HW_REG_MODE, 4, 2), 1"), Step::Next);
    assert_eq!(bench.wave.mode, 0x3d0);
    bench.run("s_denorm_mode 15");
    bench.run("s_round_mode 0x3");
    assert_eq!(bench.wave.mode, 0x3f3);
    assert_eq!(bench.run("s_getreg_b32 s8, hwreg(HW_REG_SHADER_CYCLES, 0, 20)"), Step::Next);
    assert!(bench.wave.sgpr[8] < 1 << 20);
    // Slot 1 of SIMD 1, of the fifth processor of the second engine.
    for (assembly, value) in [
        ("s_getreg_b32 s8, hwreg(HW_REG_HW_ID1, 0, 5)", 1),
        ("s_getreg_b32 s8, hwreg(HW_REG_HW_ID1, 8, 2)", 1),
        ("s_getreg_b32 s8, hwreg(HW_REG_HW_ID1, 10, 4)", 4),
        ("s_getreg_b32 s8, hwreg(HW_REG_HW_ID1, 16, 1)", 0),
        ("s_getreg_b32 s8, hwreg(HW_REG_HW_ID1, 18, 3)", 1),
    ] {
        bench.run(assembly);
        assert_eq!(bench.wave.sgpr[8], value, "{assembly}");
    }
}

#[test]
fn registers_are_addressed_through_m0() {
    on_both(|mut bench| {
        bench.shuffle(INTEGERS);
        bench.wave.sgpr[125] = 2;
        let (exec, lanes) = (bench.wave.active(), bench.lanes());
        let expected: Vec<u64> = (0..lanes)
            .map(|lane| if exec >> lane & 1 == 1 { bench.get(2, lane) } else { bench.get(RESULT, lane) } & 0xffff_ffff)
            .collect();
        assert_eq!(bench.run("v_movrels_b32_e32 v8, v0"), Step::Next);
        let found: Vec<u64> = (0..lanes).map(|lane| bench.get(RESULT, lane) & 0xffff_ffff).collect();
        assert_eq!(found, expected);
        bench.wave.sgpr[125] = 256;
        assert_eq!(bench.run("v_movrels_b32_e32 v8, v0"), Step::Fault, "there is no such register");
    });
}

#[test]
fn whatever_the_words_are_lowering_and_text_never_panic() {
    use crate::isa::{Target, decode::decode, lower, ops};
    let mut random = super::bench::Random(0x0dd0_feed_0bad_cafe);
    let mut valid = 0;
    for _ in 0..200_000 {
        let words: [u32; 5] = std::array::from_fn(|_| random.next() as u32);
        let Ok(inst) = decode(&words, Target::Gfx1151) else { continue };
        valid += 1;
        assert!(inst.to_string().starts_with(inst.name));
        for wave64 in [false, true] {
            let mut ops = ops::Ops::default();
            lower::lower(&inst, wave64, &mut ops);
            assert!(ops.len() <= 4);
        }
    }
    assert!(valid > 50_000);
}
