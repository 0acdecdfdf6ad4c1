//! Translated code against the interpreter: the same operations, on the same waves, leave the same.

use super::bench::{Like, Random};
use crate::{
    isa::{
        Env, host,
        inst::{Encoding, Inst, Operand},
        native::RECIPES,
        op::{Op, Step},
        program::Program,
        vector::{lane::MODE_PLAIN, lower_one},
    },
    wave::{Wave, scalar::VCC_LO},
};

/// Registers that the instructions use: few, so that they use one another's results.
const REGISTERS: u64 = 6;

fn operand(random: &mut Random, literal: u32) -> Operand {
    match random.next() >> 60 {
        0..=8 => Operand::Vgpr((random.next() >> 33) as u8 % REGISTERS as u8),
        9 | 10 => Operand::Sgpr(random.of(&[0, 1, 5, 106, 107, 125, 126])),
        11 | 12 => Operand::Inline(random.of(&[128, 129, 133, 159, 160, 192, 193, 208])),
        13 => Operand::Inline(random.of(&[240, 241, 242, 247])),
        _ => Operand::Literal(literal),
    }
}

/// An operation with random operands; `None` when the instruction has no such form.
fn operation(random: &mut Random, name: &'static str, sources: usize, float: bool, wave64: bool) -> Option<Op> {
    let literal = Like::F32.sample(random) as u32;
    let mut src = [Operand::None; 4];
    src[..sources].fill_with(|| operand(random, literal));
    let register = |random: &mut Random| Operand::Sgpr(random.of(&[0, 4, 106]));
    if name.starts_with("v_cndmask") || name.contains("_co_ci_") {
        src[2] = register(random);
    }
    let modifiers =
        |random: &mut Random| if float && random.next() >> 62 == 0 { (random.next() >> 61) as u8 } else { 0 };
    let known = (1 << sources) - 1;
    let inst = Inst {
        name,
        dst: Operand::Vgpr((random.next() >> 33) as u8 % REGISTERS as u8),
        sdst: register(random),
        src,
        neg: modifiers(random) & known,
        abs: modifiers(random) & known,
        ..Inst::empty(Encoding::Vop3)
    };
    lower_one(&inst, wave64).ok()
}

fn wave(random: &mut Random, wave64: bool) -> Wave {
    let mut wave = Wave::new(wave64);
    // With a NaN in each register no float operation would be done to its end.
    let noisy = random.next() >> 62 == 0;
    let value = |random: &mut Random| match noisy || random.next() >> 56 == 0 {
        true => Like::F32.sample(random) as u32,
        false => {
            let number = (random.next() >> 40) as f32;
            random.of(&[0.0f32, -0.0, 1.0, -1.5, 3.25e7, 1e-39, f32::MAX, number]).to_bits()
        }
    };
    for register in 0..(REGISTERS as usize) << usize::from(wave64) {
        wave.vgpr[register].0.fill_with(|| value(random));
    }
    wave.sgpr[..108].fill_with(|| value(random));
    (wave.mode, wave.sgpr[125]) = (MODE_PLAIN, value(random));
    let noise = random.next();
    match random.next() >> 61 {
        0..=3 => {}
        4 => wave.set_exec(0),
        5 => wave.set_exec(1 << (noise >> 58)),
        6 => wave.set_exec(noise),
        // As within an operation with DPP, which stores to other lanes than EXEC says.
        _ => wave.set_lanes(0, noise as u32),
    }
    wave
}

fn copy(wave: &Wave) -> Wave {
    let mut other = Wave::new(wave.wave64);
    other.vgpr.copy_from_slice(&wave.vgpr[..]);
    (other.sgpr, other.exec_lanes, other.all_on) = (wave.sgpr, wave.exec_lanes, wave.all_on);
    other.mode = wave.mode;
    other
}

/// Runs operations as the run loop does; says how many steps that took.
fn run(program: &Program, ops: &[Op], wave: &mut Wave) -> usize {
    Env::with_nothing(program, |env| {
        let (mut ip, mut steps) = (0, 0);
        while ip < program.ops().len() {
            match (ops[ip].run)(wave, &ops[ip], env) {
                Step::Next => ip += 1,
                Step::Skip => ip = wave.ip,
                step => panic!("{step:?}"),
            }
            steps += 1;
        }
        steps
    })
}

/// Runs some operations both ways. Says how many steps the translation saved.
fn compare(ops: &[Op], names: &[&str], wave: &Wave) -> usize {
    let program = Program::of_operations(ops, wave.wave64);
    let (mut interpreted, mut translated) = (copy(wave), copy(wave));
    let plain = run(&program, program.ops(), &mut interpreted);
    let fast = run(&program, program.fast_ops(), &mut translated);
    assert!(
        interpreted.sgpr == translated.sgpr,
        "{names:?}\n{ops:#x?}\n{:x?}\n{:x?}",
        interpreted.sgpr,
        translated.sgpr
    );
    for (register, (expected, got)) in interpreted.vgpr.iter().zip(&translated.vgpr[..]).enumerate() {
        assert_eq!(expected, got, "register {register} after {names:?}\n{ops:#x?}");
    }
    plain - fast
}

fn is_there() -> bool {
    let there = host::is_wide();
    if !there {
        println!("SKIP: translated code: this host has no AVX2, or ROCM_EMULATOR_BASELINE forbids it");
    }
    there
}

#[test]
fn every_recipe_does_what_its_handler_does() {
    if !is_there() {
        return;
    }
    let mut random = Random(0x5eed);
    for (name, recipe) in RECIPES {
        let mut tried = 0;
        for round in 0..400 {
            let wave64 = round % 3 == 0;
            let Some(op) = operation(&mut random, name, recipe.sources, recipe.float, wave64) else { continue };
            compare(&[op], &[name], &wave(&mut random, wave64));
            tried += 1;
        }
        assert!(tried > 300, "{name}: {tried}");
    }
}

#[test]
fn runs_do_what_their_handlers_do() {
    if !is_there() {
        return;
    }
    let (mut random, mut saved, mut all) = (Random(0x1234_5678), 0, 0);
    for round in 0..3000 {
        let wave64 = round % 3 == 0;
        let (mut ops, mut names) = (Vec::new(), Vec::new());
        while ops.len() < 1 + round % 12 {
            let (name, recipe) = random.of(RECIPES);
            if let Some(op) = operation(&mut random, name, recipe.sources, recipe.float, wave64) {
                ops.push(op);
                names.push(name);
            }
        }
        saved += compare(&ops, &names, &wave(&mut random, wave64));
        all += ops.len();
    }
    assert!(saved > all / 3, "only {saved} of {all} operations were done by a translation of several");
}

#[test]
fn a_mode_that_rounds_otherwise_is_left_to_the_handlers() {
    if !is_there() {
        return;
    }
    let mut random = Random(7);
    for _ in 0..100 {
        let names = ["v_add_f32", "v_xor_b32", "v_mul_f32", "v_cmp_lt_f32"];
        let ops: Vec<Op> = names.iter().filter_map(|name| operation(&mut random, name, 2, false, false)).collect();
        let mut wave = wave(&mut random, false);
        // Denormals are flushed.
        wave.mode = 0xc0;
        compare(&ops, &names, &wave);
    }
}

#[test]
fn what_has_no_recipe_stays() {
    if !is_there() {
        return;
    }
    let v = Operand::Vgpr(0);
    let inst = Inst {
        name: "v_add_f32",
        dst: v,
        sdst: Operand::Sgpr(VCC_LO as u8),
        src: [v, v, Operand::None, Operand::None],
        ..Inst::empty(Encoding::Vop3)
    };
    let plain = lower_one(&inst, false).unwrap();
    let untranslated = [
        lower_one(&Inst { clamp: true, ..inst }, false).unwrap(),
        lower_one(&Inst { omod: 1, ..inst }, false).unwrap(),
        lower_one(&Inst { src: [Operand::Inline(253), v, Operand::None, Operand::None], ..inst }, false).unwrap(),
        lower_one(&Inst { name: "v_exp_f32", ..inst }, false).unwrap(),
    ];
    for op in untranslated {
        let program = Program::of_operations(&[op, op], false);
        assert!(program.fast_ops().iter().zip(program.ops()).all(|(fast, op)| fast.run as usize == op.run as usize));
    }
    let program = Program::of_operations(&[plain, plain], false);
    assert!(program.fast_ops()[0].run as usize != plain.run as usize);
    assert!(program.fast_ops()[1].run as usize == plain.run as usize, "the second is there for who jumps to it");
}
