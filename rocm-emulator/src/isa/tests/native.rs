//! Translated code against the interpreter: the same operations, on the same waves, leave the same.

use super::bench::{Like, Random};
use crate::{
    isa::{
        Env, Turn, host,
        inst::{Encoding, Inst, Operand},
        lower::lower,
        native::{RECIPES, Set, scalar_names, stays_together},
        op::{Op, Step},
        ops::Ops,
        program::Program,
        vector::{lane::MODE_PLAIN, lower_one},
    },
    memory::{Access, AddressSpace, Range},
    wave::{Fault, LANES, Lds, View, Wave, WaveScratch, scalar::VCC_LO},
};
use std::{cell::UnsafeCell, sync::Arc};

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
    let to = |random: &mut Random| match random.next() >> 60 {
        0 => Operand::Sgpr(124),
        _ if name.starts_with("v_mad_u64") => Operand::Sgpr(124),
        // V_CMPX.
        1 if name.starts_with("v_cmp") => Operand::Sgpr(126),
        _ => register(random),
    };
    if name.starts_with("v_cndmask") || name.contains("_co_ci_") {
        src[2] = register(random);
    }
    let modifiers =
        |random: &mut Random| if float && random.next() >> 62 == 0 { (random.next() >> 61) as u8 } else { 0 };
    let known = (1 << sources) - 1;
    let inst = Inst {
        name,
        dst: Operand::Vgpr((random.next() >> 33) as u8 % (REGISTERS as u8 - u8::from(name.contains("64")))),
        sdst: to(random),
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

/// Memory of the GPU: words that are their indices.
struct Memory(UnsafeCell<Vec<u32>>);

// SAFETY: only accessed by the wave of one test's thread.
unsafe impl Send for Memory {}
// SAFETY: see `Send`.
unsafe impl Sync for Memory {}

const BASE: u64 = 0x7f00_1000_0000;
const WORDS: u32 = 0x400;
const LDS: u32 = 1024;
/// The registers that addresses are in: offsets of lanes, and addresses in full. Nothing else stores to them.
const OFFSETS: u8 = 6;
const ADDRESSES: u8 = 7;
/// The scalar registers with the start of memory.
const START: u8 = 10;

/// What a wave reaches besides its registers.
struct Outside {
    memory: Arc<Memory>,
    view: View,
    lds: Lds,
    scratch: WaveScratch,
}

impl Outside {
    fn new() -> Outside {
        let memory = Arc::new(Memory(UnsafeCell::new((0..WORDS).collect())));
        // SAFETY: nobody else looks at the vector now.
        let host = unsafe { &mut *memory.0.get() }.as_mut_ptr().cast::<u8>();
        let space = AddressSpace::default();
        let (end, access) = (BASE + 4 * u64::from(WORDS), Access::READ | Access::WRITE);
        space.map(Range { start: BASE, end, host, access, backing: memory.clone() }).unwrap();
        let mut lds = Lds::default();
        lds.resize(LDS);
        for (bytes, word) in lds.bytes().chunks_mut(4).zip(0u32..) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        Outside { memory, view: View::new(&space), lds, scratch: WaveScratch::default() }
    }

    fn words(&self) -> &[u32] {
        // SAFETY: the wave does not run now.
        unsafe { &*self.memory.0.get() }
    }
}

/// Runs operations as the run loop does; says how many steps that took.
fn run(program: &Program, ops: &[Op], wave: &mut Wave, outside: &mut Outside) -> Result<usize, Option<Fault>> {
    let Outside { view, lds, scratch, .. } = outside;
    let mut env = Env { fault: None, program, turn: Turn::of(1000), view, lds, scratch };
    let (mut ip, mut steps) = (0, 0);
    while ip < program.ops().len() {
        match (ops[ip].run)(wave, &ops[ip], &mut env) {
            Step::Next => ip += 1,
            Step::Skip => ip = wave.ip,
            Step::Fault => return Err(env.fault),
            step => panic!("{step:?}"),
        }
        steps += 1;
    }
    Ok(steps)
}

/// What of the host may be translated to: AVX2, and AVX-512 where there is that.
fn sets() -> Vec<Set> {
    if !host::is_wide() {
        println!("SKIP: translated code: this host has no AVX2, or ROCM_EMULATOR_BASELINE forbids it");
        return Vec::new();
    }
    if !host::has_avx512() {
        println!("SKIP: translated code with AVX-512: this host has none, or ROCM_EMULATOR_NO_AVX512 forbids it");
        return vec![Set::Avx2];
    }
    vec![Set::Avx2, Set::Avx512]
}

/// Runs some operations both ways, several times: the first time nothing is known of memory. Says how many steps the
/// translation saved, and of how many.
fn compare(ops: &[Op], names: &[&str], wave: &Wave, set: Set) -> (usize, usize) {
    let ops: Vec<Op> = ops.iter().zip((0..).step_by(8)).map(|(op, at)| Op { at, ..*op }).collect();
    let program = Program::of_operations(&ops, wave.wave64, set);
    let (mut interpreted, mut translated) = (copy(wave), copy(wave));
    let (mut plainly, mut natively) = (Outside::new(), Outside::new());
    let (mut saved, mut all) = (0, 0);
    for round in 0..3 {
        let plain = run(&program, program.ops(), &mut interpreted, &mut plainly);
        let fast = run(&program, program.fast_ops(), &mut translated, &mut natively);
        let (plain, fast) = match (plain, fast) {
            (Ok(plain), Ok(fast)) => (plain, fast),
            (plain, fast) => {
                assert_eq!(plain, fast, "{names:?}\n{ops:#x?}");
                break;
            }
        };
        assert_eq!(
            (interpreted.sgpr, interpreted.scc, interpreted.all_on),
            (translated.sgpr, translated.scc, translated.all_on),
            "round {round}: {names:?}\n{ops:#x?}"
        );
        assert_eq!(interpreted.exec_lanes, translated.exec_lanes, "round {round}: {names:?}\n{ops:#x?}");
        for (register, (expected, got)) in interpreted.vgpr.iter().zip(&translated.vgpr[..]).enumerate() {
            assert_eq!(expected, got, "round {round}: register {register} after {names:?}\n{ops:#x?}");
        }
        assert!(plainly.words() == natively.words(), "memory, round {round}: {names:?}\n{ops:#x?}");
        assert!(plainly.lds.bytes() == natively.lds.bytes(), "LDS, round {round}: {names:?}\n{ops:#x?}");
        (saved, all) = (saved + plain.saturating_sub(fast), all + plain);
    }
    (saved, all)
}

/// A scalar operation with random operands.
fn scalar(random: &mut Random, name: &'static str, wave64: bool) -> Option<Op> {
    let register = |random: &mut Random| random.of(&[0u8, 2, 4, 5, 106]);
    let source = |random: &mut Random| match random.next() >> 61 {
        0 => Operand::Literal(Like::Integer.sample(random) as u32),
        1 | 2 => Operand::Inline(random.of(&[128, 129, 160, 192, 193, 208])),
        3 => Operand::Sgpr(126),
        _ => Operand::Sgpr(register(random)),
    };
    let mut src = [source(random), source(random), Operand::None, Operand::None];
    let one = ["s_mov", "s_not"].iter().any(|start| name.starts_with(start)) && !name.contains("not1")
        || name.contains("saveexec");
    if one {
        src[1] = Operand::None;
    }
    let dst = match random.next() >> 61 {
        0 => Operand::Sgpr(126),
        1 => Operand::Sgpr(125),
        _ => Operand::Sgpr(register(random)),
    };
    let inst = Inst { name, dst, src, ..Inst::empty(Encoding::Sop2) };
    let mut ops = Ops::default();
    lower(&inst, wave64, &mut ops);
    (ops.len() == 1 && !name.is_empty()).then(|| ops[0])
}

/// A load or store of memory or LDS.
fn access(random: &mut Random, wave64: bool) -> (&'static str, Op) {
    let name = random.of(&[
        "global_load_b32",
        "global_load_b32",
        "global_load_b64",
        "global_load_b96",
        "global_load_b128",
        "global_store_b32",
        "global_store_b64",
        "global_store_b128",
        "ds_load_b32",
        "ds_load_b64",
        "ds_load_b128",
        "ds_load_2addr_b32",
        "ds_load_2addr_b64",
        "ds_load_2addr_stride64_b32",
        "ds_store_b32",
        "ds_store_b64",
        "ds_store_2addr_b32",
        "s_load_b32",
        "s_load_b64",
        "s_load_b128",
        "s_load_b256",
        "s_load_b512",
    ]);
    let data = Operand::Vgpr((random.next() >> 33) as u8 % 3);
    let dst = if name.contains("load") { data } else { Operand::None };
    let based = random.next() >> 63 == 0;
    let inst = if name.starts_with("s_load") {
        let dst = Operand::Sgpr(random.of(&[16, 20, 32]));
        let by = random.of(&[Operand::None, Operand::Sgpr(30)]);
        let src = [Operand::Sgpr(START), Operand::None, Operand::None, by];
        let offset = random.of(&[0, 4, 0x103, 0xff0, -4]);
        Inst { name, dst, src, offset, ..Inst::empty(Encoding::Smem) }
    } else if name.starts_with("ds") {
        let offset = random.of(&[0u32, 4, 0x10, 0x104, 0x301]);
        let src = [Operand::Vgpr(OFFSETS), data, Operand::Vgpr(1), Operand::None];
        Inst { name, dst, src, words: [offset, 0, 0, 0, 0], ..Inst::empty(Encoding::Ds) }
    } else {
        let (address, base) = match based {
            true => (OFFSETS, Operand::Sgpr(START)),
            false => (ADDRESSES, Operand::None),
        };
        let src = [Operand::Vgpr(address), data, Operand::None, base];
        let offset = random.of(&[0, 4, -4, 64, 2047, -2048]);
        Inst { name, dst, src, offset, ..Inst::empty(Encoding::Global) }
    };
    let mut ops = Ops::default();
    lower(&inst, wave64, &mut ops);
    assert_eq!(ops.len(), 1, "{name}");
    (name, ops[0])
}

/// Gives a wave addresses: in a row, all the same, in steps, or anywhere, some of them outside.
fn addresses(random: &mut Random, wave: &mut Wave) {
    let kind = random.next() >> 61;
    let (first, noise) = (4 * ((random.next() >> 40) as u32 % 0x80), random.next());
    set_addresses(wave, |number| {
        let offset = match kind {
            0 | 1 => first + 4 * number,
            2 => first,
            3 => first + 16 * number,
            4 => first + 4 * (number / 8),
            // Some lanes out of their row.
            5 => (first + 4 * number) ^ if noise >> number & 3 == 3 { 8 } else { 0 },
            6 => (random.next() >> 40) as u32 % 0x400,
            _ => (random.next() >> 40) as u32 % 0x1010,
        };
        (offset, u64::from(random.next() >> 54 == 0) * (1 << 32))
    });
    wave.sgpr[30] = (random.next() >> 40) as u32 % 0x200;
}

/// Gives each lane an offset, and an address with it that is so much too large.
fn set_addresses(wave: &mut Wave, mut lane_of: impl FnMut(u32) -> (u32, u64)) {
    for half in 0..wave.halves() {
        for lane in 0..LANES {
            let (offset, beyond) = lane_of((half * LANES + lane) as u32);
            wave.vgpr[(usize::from(OFFSETS) << usize::from(wave.wave64)) + half].0[lane] = offset;
            let address = BASE + u64::from(offset) + beyond;
            let place = usize::from(ADDRESSES) << usize::from(wave.wave64);
            wave.vgpr[place + half].0[lane] = address as u32;
            wave.vgpr[place + wave.halves() + half].0[lane] = (address >> 32) as u32;
        }
    }
    (wave.sgpr[usize::from(START)], wave.sgpr[usize::from(START) + 1]) = (BASE as u32, (BASE >> 32) as u32);
}

#[test]
fn every_recipe_does_what_its_handler_does() {
    for set in sets() {
        let mut random = Random(0x5eed);
        for (name, recipe) in RECIPES {
            let mut tried = 0;
            for round in 0..400 {
                let wave64 = round % 3 == 0;
                let Some(op) = operation(&mut random, name, recipe.sources, recipe.float, wave64) else { continue };
                compare(&[op], &[name], &wave(&mut random, wave64), set);
                tried += 1;
            }
            assert!(tried > 300, "{name}: {tried}");
        }
    }
}

#[test]
fn runs_do_what_their_handlers_do() {
    for set in sets() {
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
            let (less, of) = compare(&ops, &names, &wave(&mut random, wave64), set);
            (saved, all) = (saved + less, all + of);
        }
        assert!(saved > all / 3, "only {saved} of {all} operations were done by a translation of several");
    }
}

#[test]
fn scalar_operations_do_what_their_handlers_do() {
    for set in sets() {
        let mut random = Random(0xabcd_ef01);
        for name in scalar_names() {
            let mut tried = 0;
            for round in 0..100 {
                let wave64 = round % 2 == 0;
                let Some(op) = scalar(&mut random, name, wave64) else { continue };
                compare(&[op], &[name], &wave(&mut random, wave64), set);
                tried += 1;
            }
            assert!(tried > 60, "{name}: {tried}");
        }
    }
}

/// Stretches of everything that is translated: what comes first of a scalar operation and a vector one, what is loaded, which
/// lanes are on.
#[test]
fn programs_do_what_their_handlers_do() {
    for set in sets() {
        let (mut random, mut saved, mut all) = (Random(0x9876_5432), 0, 0);
        let scalars: Vec<&'static str> = scalar_names().collect();
        for round in 0..6000 {
            let wave64 = round % 3 == 0;
            let (mut ops, mut names) = (Vec::new(), Vec::new());
            while ops.len() < 1 + round % 24 {
                let (name, op) = match random.next() >> 61 {
                    0..=3 => {
                        let (name, recipe) = random.of(RECIPES);
                        (name, operation(&mut random, name, recipe.sources, recipe.float, wave64))
                    }
                    4 | 5 => {
                        let name = random.of(&scalars);
                        (name, scalar(&mut random, name, wave64))
                    }
                    _ => {
                        let (name, op) = access(&mut random, wave64);
                        (name, Some(op))
                    }
                };
                if let Some(op) = op {
                    ops.push(op);
                    names.push(name);
                }
            }
            let mut wave = wave(&mut random, wave64);
            // Within an operation with DPP there is no load, and no scalar operation.
            wave.set_exec(wave.exec());
            addresses(&mut random, &mut wave);
            let (less, of) = compare(&ops, &names, &wave, set);
            (saved, all) = (saved + less, all + of);
        }
        assert!(saved > all / 3, "only {saved} of {all} operations were done by a translation of several");
    }
}

#[test]
fn a_mode_that_rounds_otherwise_is_left_to_the_handlers() {
    for set in sets() {
        let mut random = Random(7);
        for _ in 0..100 {
            let names = ["v_add_f32", "v_xor_b32", "v_mul_f32", "v_cmp_lt_f32"];
            let ops: Vec<Op> = names.iter().filter_map(|name| operation(&mut random, name, 2, false, false)).collect();
            let mut wave = wave(&mut random, false);
            // Denormals are flushed.
            wave.mode = 0xc0;
            compare(&ops, &names, &wave, set);
        }
    }
}

#[test]
fn every_kind_of_load_and_store_is_entered() {
    for set in sets() {
        let (mut random, mut entered) = (Random(3), std::collections::BTreeMap::new());
        for round in 0..400 {
            let (name, op) = access(&mut random, round % 2 == 0);
            let program = Program::of_operations(&[op, op], round % 2 == 0, set);
            *entered.entry(name).or_insert(true) &= program.fast_ops()[0].run as usize != op.run as usize;
        }
        let left: Vec<_> = entered.iter().filter(|(_, entered)| !**entered).map(|(name, _)| *name).collect();
        assert_eq!((entered.len(), left), (21, vec!["ds_store_2addr_b32"]));
    }
}

/// Lanes that lie one after the other are moved by the translation: what it leaves to a handler is right too, but slow.
#[test]
fn rows_are_left_to_no_handler() {
    for set in sets() {
        let (mut random, mut moved) = (Random(11), std::collections::BTreeSet::new());
        for round in 0..600 {
            let wave64 = round % 2 == 0;
            let (name, op) = access(&mut random, wave64);
            let bytes = match name {
                "global_load_b32" | "global_store_b32" | "ds_load_b32" | "ds_store_b32" => 4,
                "global_load_b64" | "global_store_b64" | "ds_load_b64" | "ds_store_b64" => 8,
                "global_load_b128" | "global_store_b128" | "ds_load_b128" => 16,
                _ => continue,
            };
            // All of it is to lie in memory, and in LDS, which is smaller.
            if op.imm >= 0x110 || wave64 && bytes == 16 {
                continue;
            }
            let mut wave = wave(&mut random, wave64);
            wave.set_exec(u64::MAX);
            set_addresses(&mut wave, |number| (16 + bytes * number, 0));
            let (saved, _) = compare(&[op; 3], &[name; 3], &wave, set);
            // In the first of three rounds nothing is known of memory.
            assert!(saved >= 4, "{name}: {saved}");
            moved.insert(name);
        }
        assert_eq!(moved.len(), 11);
    }
}

#[test]
fn what_has_no_recipe_stays() {
    for set in sets() {
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
            let program = Program::of_operations(&[op, op], false, set);
            assert!(
                program.fast_ops().iter().zip(program.ops()).all(|(fast, op)| fast.run as usize == op.run as usize)
            );
        }
        let program = Program::of_operations(&[plain, plain], false, set);
        assert!(program.fast_ops()[0].run as usize != plain.run as usize);
        assert!(program.fast_ops()[1].run as usize == plain.run as usize, "the second is there for who jumps to it");
    }
}

/// AVX-512 is for loops, and not for those in which lanes part.
#[test]
fn loops_whose_lanes_stay_together_are_told_from_others() {
    let v = Operand::Vgpr(0);
    let src = [v, v, Operand::None, Operand::None];
    let inst = |name, sdst| Inst { name, dst: v, sdst, src, ..Inst::empty(Encoding::Vop3) };
    let add = lower_one(&inst("v_add_f32", Operand::None), false).unwrap();
    let compare = lower_one(&inst("v_cmp_lt_f32", Operand::Sgpr(106)), false).unwrap();
    let part = lower_one(&inst("v_cmp_lt_f32", Operand::Sgpr(126)), false).unwrap();
    let jump = |target| {
        let mut ops = Ops::default();
        lower(&Inst { name: "s_cbranch_scc1", ..Inst::empty(Encoding::Sopp) }, false, &mut ops);
        Op { imm: target, ..ops[0] }
    };
    for (ops, together) in [
        (vec![add, add], false),
        (vec![jump(2), add, add], false),
        (vec![add, compare, jump(0)], true),
        (vec![add, jump(1)], true),
        (vec![part, add, jump(1)], true),
        (vec![add, part, jump(0)], false),
        // A loop in another, and one of two.
        (vec![part, add, jump(1), jump(0)], false),
        (vec![add, jump(0), part, jump(2)], false),
    ] {
        assert_eq!(stays_together(&ops, false), together, "{:?}", ops.iter().map(|op| op.imm).collect::<Vec<_>>());
    }
}
