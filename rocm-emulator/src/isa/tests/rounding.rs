//! Each mode of rounding against the host's own float unit, through a C program (`rounding.c`).

use super::{
    bench::{Bench, Like, RESULT, on_both},
    model::{F16, F32, F64, Format},
};
use crate::isa::op::Step;
use std::{
    fmt::Write as _,
    io::Write as _,
    process::{Command, Stdio},
};

/// What an instruction is to the C program: operation, instruction, format of the result, how its operands look.
struct Case(&'static str, &'static str, Format, [Like; 3]);

const SINGLES: [Like; 3] = [Like::F32; 3];
const DOUBLES: [Like; 3] = [Like::F64; 3];
const HALVES: [Like; 3] = [Like::F16; 3];
const INTEGERS: [Like; 3] = [Like::Integer; 3];
const MIXED: [Like; 3] = [Like::F16, Like::F32, Like::F32];

const VECTOR: [Case; 33] = [
    Case("add32", "v_add_f32_e32 v8, v0, v2", F32, SINGLES),
    Case("sub32", "v_sub_f32_e32 v8, v0, v2", F32, SINGLES),
    Case("mul32", "v_mul_f32_e32 v8, v0, v2", F32, SINGLES),
    Case("fma32", "v_fma_f32 v8, v0, v2, v4", F32, SINGLES),
    Case("fract32", "v_fract_f32_e32 v8, v0", F32, SINGLES),
    Case("ldexp32", "v_ldexp_f32 v8, v0, v2", F32, [Like::F32, Like::Exponent, Like::F32]),
    Case("i32_to_32", "v_cvt_f32_i32_e32 v8, v0", F32, INTEGERS),
    Case("u32_to_32", "v_cvt_f32_u32_e32 v8, v0", F32, INTEGERS),
    Case("64_to_32", "v_cvt_f32_f64_e32 v8, v[0:1]", F32, DOUBLES),
    Case("mix_32", "v_fma_mix_f32 v8, v0, v2, v4 op_sel_hi:[1,0,0]", F32, MIXED),
    Case("add64", "v_add_f64 v[8:9], v[0:1], v[2:3]", F64, DOUBLES),
    Case("mul64", "v_mul_f64 v[8:9], v[0:1], v[2:3]", F64, DOUBLES),
    Case("fma64", "v_fma_f64 v[8:9], v[0:1], v[2:3], v[4:5]", F64, DOUBLES),
    Case("fract64", "v_fract_f64_e32 v[8:9], v[0:1]", F64, DOUBLES),
    Case("ldexp64", "v_ldexp_f64 v[8:9], v[0:1], v2", F64, [Like::F64, Like::Exponent, Like::F64]),
    Case("add16", "v_add_f16_e32 v8, v0, v2", F16, HALVES),
    Case("sub16", "v_sub_f16_e32 v8, v0, v2", F16, HALVES),
    Case("mul16", "v_mul_f16_e32 v8, v0, v2", F16, HALVES),
    Case("fma16", "v_fma_f16 v8, v0, v2, v4", F16, HALVES),
    Case("ldexp16", "v_ldexp_f16_e32 v8, v0, v2", F16, [Like::F16, Like::Exponent, Like::F16]),
    Case("32_to_16", "v_cvt_f16_f32_e32 v8, v0", F16, SINGLES),
    Case("u16_to_16", "v_cvt_f16_u16_e32 v8, v0", F16, INTEGERS),
    Case("i16_to_16", "v_cvt_f16_i16_e32 v8, v0", F16, INTEGERS),
    Case("mix_16", "v_fma_mixlo_f16 v8, v0, v2, v4 op_sel_hi:[1,0,0]", F16, MIXED),
    Case("add16", "v_pk_add_f16 v8, v0, v2", F16, HALVES),
    Case("mul16", "v_pk_mul_f16 v8, v0, v2", F16, HALVES),
    Case("fma16", "v_pk_fma_f16 v8, v0, v2, v4", F16, HALVES),
    Case("fma32", "v_div_fmas_f32 v8, v0, v2, v4", F32, SINGLES),
    Case("fma64", "v_div_fmas_f64 v[8:9], v[0:1], v[2:3], v[4:5]", F64, DOUBLES),
    Case("fmas32", "v_div_fmas_f32 v8, v0, v2, v4", F32, SINGLES),
    Case("fmas64", "v_div_fmas_f64 v[8:9], v[0:1], v[2:3], v[4:5]", F64, DOUBLES),
    Case("fma32", "v_dual_fmac_f32 v8, v0, v2 :: v_dual_mov_b32 v5, v1", F32, SINGLES),
    Case("mul32", "v_mul_legacy_f32_e32 v8, v0, v2", F32, [Like::Normal; 3]),
];

/// Sources in s4, s6 and, where there is a third, in the destination.
const SCALAR: [Case; 11] = [
    Case("add32", "s_add_f32 s8, s4, s6", F32, SINGLES),
    Case("sub32", "s_sub_f32 s8, s4, s6", F32, SINGLES),
    Case("mul32", "s_mul_f32 s8, s4, s6", F32, SINGLES),
    Case("fma32", "s_fmac_f32 s8, s4, s6", F32, SINGLES),
    Case("i32_to_32", "s_cvt_f32_i32 s8, s4", F32, INTEGERS),
    Case("u32_to_32", "s_cvt_f32_u32 s8, s4", F32, INTEGERS),
    Case("32_to_16", "s_cvt_f16_f32 s8, s4", F16, SINGLES),
    Case("add16", "s_add_f16 s8, s4, s6", F16, HALVES),
    Case("sub16", "s_sub_f16 s8, s4, s6", F16, HALVES),
    Case("mul16", "s_mul_f16 s8, s4, s6", F16, HALVES),
    Case("fma16", "s_fmac_f16 s8, s4, s6", F16, HALVES),
];

/// What was computed, to be compared.
struct Question {
    text: String,
    instruction: &'static str,
    format: Format,
    found: u64,
}

impl Question {
    fn new(case: &Case, modes: u32, operands: [u64; 3], found: u64) -> Question {
        let Case(operation, instruction, format, _) = *case;
        let [a, b, c] = operands;
        let text = format!("{operation} {} {} {a:x} {b:x} {c:x}", modes & 3, modes >> 2);
        Question { text, instruction, format, found: format.bits(found) }
    }
}

/// The C program's answers; `None` where it cannot be had.
#[cfg(target_arch = "x86_64")]
fn ask(questions: &[Question]) -> Option<Vec<u64>> {
    if !is_x86_feature_detected!("f16c") || !is_x86_feature_detected!("fma") {
        println!("SKIP: modes of rounding against the host: it has no F16C or no fused multiply-add");
        return None;
    }
    let folder = std::env::temp_dir().join(format!("rocm-emulator-rounding-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("rounding.c"), include_str!("rounding.c")).unwrap();
    let built = Command::new("cc")
        // Nothing is to be computed before the mode is set.
        .args(["-O0", "-frounding-math", "-mfma", "-mf16c", "-w", "rounding.c", "-o", "rounding", "-lm"])
        .current_dir(&folder)
        .output();
    let answers = match built {
        Ok(output) if output.status.success() => {
            let mut child =
                Command::new(folder.join("rounding")).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
            let mut input = String::new();
            for question in questions {
                let _ = writeln!(input, "{}", question.text);
            }
            let mut pipe = child.stdin.take().unwrap();
            let writer = std::thread::spawn(move || pipe.write_all(input.as_bytes()));
            let output = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
            writer.join().unwrap().unwrap();
            Some(output.lines().map(|line| u64::from_str_radix(line, 16).unwrap()).collect())
        }
        Ok(output) => panic!("cc: {}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => {
            println!("SKIP: modes of rounding against the host: cc: {error}");
            None
        }
    };
    let _ = std::fs::remove_dir_all(&folder);
    answers
}

#[cfg(not(target_arch = "x86_64"))]
fn ask(_: &[Question]) -> Option<Vec<u64>> {
    println!("SKIP: modes of rounding against the host: the C program is for x86-64");
    None
}

#[test]
fn every_mode_rounds_as_the_host_does() {
    let mut questions = Vec::new();
    on_both(|mut bench| {
        for case in &VECTOR {
            let Case(operation, instruction, _, like) = case;
            for modes in 0..16 {
                // The host's sum of 113 bits would be rounded to nearest twice; `divide::tests` has that mode.
                let to_nearest = modes >> (if *operation == "fmas32" { 0 } else { 2 }) & 3 == 0;
                if operation.starts_with("fmas") && to_nearest {
                    continue;
                }
                for _ in 0..6 {
                    bench.wave.mode = 0x3f0 | modes;
                    bench.shuffle(*like);
                    bench.wave.set_exec(if bench.wave.wave64 { u64::MAX } else { 0xffff_ffff });
                    let vcc = if operation.starts_with("fmas") { u32::MAX } else { 0 };
                    (bench.wave.sgpr[106], bench.wave.sgpr[107]) = (vcc, vcc);
                    let accumulates = instruction.starts_with("v_dual_fmac");
                    let operands: Vec<[u64; 3]> = (0..bench.lanes())
                        .map(|lane| {
                            let x = bench.before(lane);
                            [x.a, x.b, if accumulates { x.old } else { x.c }]
                        })
                        .collect();
                    assert_eq!(bench.run(instruction), Step::Next, "{instruction}: {:?}", bench.fault);
                    for (lane, operands) in operands.into_iter().enumerate() {
                        let found = bench.get(RESULT, lane);
                        questions.push(Question::new(case, modes, operands, found));
                        if instruction.starts_with("v_pk") {
                            let high = operands.map(|raw| raw >> 16);
                            questions.push(Question::new(case, modes, high, found >> 16));
                        }
                    }
                }
            }
        }
    });
    let mut bench = Bench::new(false);
    for case in &SCALAR {
        let Case(_, instruction, _, like) = case;
        for round in 0..16 * 100 {
            bench.wave.mode = 0x3f0 + round % 16;
            let operands = like.map(|like| like.sample(&mut bench.random));
            for (register, operand) in [4, 6, 8].into_iter().zip(operands) {
                bench.wave.sgpr[register] = operand as u32;
            }
            assert_eq!(bench.run(instruction), Step::Next, "{instruction}: {:?}", bench.fault);
            questions.push(Question::new(case, round % 16, operands, bench.wave.sgpr[8].into()));
        }
    }
    let Some(answers) = ask(&questions) else { return };
    assert_eq!(answers.len(), questions.len());
    let mut directed = 0;
    for (question, answer) in questions.iter().zip(answers) {
        let Question { text, instruction, format, found } = question;
        assert!(
            *found == answer || format.is_nan(*found) && format.is_nan(answer),
            "{instruction}: {text}: {found:#x}, the host has {answer:#x}"
        );
        directed += u32::from(!text.contains(" 0 0 "));
    }
    assert!(directed > 50_000, "only {directed}");
}

/// OMOD and CLAMP come after the rounding; what OMOD makes too large is rounded as MODE says.
#[test]
fn output_modifiers_follow_the_mode() {
    let mut bench = Bench::new(false);
    for (mode, expected) in [(0, f32::INFINITY), (1, f32::INFINITY), (2, f32::MAX), (3, f32::MAX)] {
        // Denormals are flushed and IEEE is off, without which OMOD does nothing.
        bench.wave.mode = 0x100 | mode;
        bench.set(0, 0, f32::MAX.to_bits().into());
        bench.set(2, 0, 1.0f32.to_bits().into());
        assert_eq!(bench.run("v_mul_f32_e64 v8, v0, v2 mul:4"), Step::Next);
        assert_eq!(f32::from_bits(bench.get(RESULT, 0) as u32), expected, "mode {mode}");
    }
}
