//! Runs of vector operations as code of the host.
//!
//! An interpreter pays for each operation: a call, the look at where its operands are, the look at EXEC. Where operations of
//! the vector ALU follow one another, they are translated to straight code of x86-64 with AVX2, in which each is a handful of
//! instructions on the wave's registers in memory. Whatever else there is stays with the handlers, and so does what a
//! translation does not do: modes other than the usual one, OMOD and CLAMP, and operations whose result is a NaN, whose rules
//! the host does not have. There the code stops before it has stored anything of the operation, and its handler goes on.
//!
//! So the interpreter defines what is right: `isa::tests::native` puts every recipe to it, with random operands. The variable
//! `ROCM_EMULATOR_BASELINE` turns this off, with all else that is chosen by the host. Where the system does not allow memory to
//! be made executable, there is no translation.

mod assembler;
mod memory;
mod recipe;

use self::{
    assembler::{Assembler, Gpr, Label, Three, Ymm},
    memory::Executable,
    recipe::{CLEAR, GROUPS, Group, Kind, Recipe, TEMPORARIES, UNORDERED},
};
use super::{
    Env, host,
    op::{Op, Step},
    vector::lane::MODE_PLAIN,
};
use crate::wave::{Lanes, Wave};
use std::{collections::HashSet, ops::Range};

#[cfg(test)]
pub use recipe::RECIPES;

/// The code of a run: takes a wave and its vector registers, and says how many operations it has done.
type Code = unsafe extern "sysv64" fn(*mut Wave, *mut Lanes) -> u32;

/// A run of operations.
#[derive(Clone, Debug)]
struct Run {
    operations: Range<usize>,
    /// For waves with all lanes on.
    full: Code,
    /// For all others.
    masked: Code,
}

/// The translated runs of a program, and its operations with each run's first one replaced by one that enters
/// the code.
#[derive(Debug)]
pub struct Native {
    ops: Vec<Op>,
    runs: Vec<Run>,
    _memory: Executable,
}

impl Native {
    /// Translates a program. `heads` are the operations that jumps go to. `None` where there is nothing to translate, and on
    /// hosts that it cannot be done for.
    pub fn translate(ops: &[Op], heads: &HashSet<usize>, wave64: bool) -> Option<Native> {
        if !host::is_wide() {
            return None;
        }
        let halves = 1 + usize::from(wave64);
        let mut found: Vec<(usize, Vec<&'static Recipe>)> = Vec::new();
        let mut follows = false;
        for (index, op) in ops.iter().enumerate() {
            let recipe = Recipe::of(op, halves);
            match (recipe, found.last_mut()) {
                (Some(recipe), Some((_, run))) if follows && !heads.contains(&index) => run.push(recipe),
                (Some(recipe), _) => found.push((index, vec![recipe])),
                (None, _) => {}
            }
            follows = recipe.is_some();
        }
        if found.is_empty() {
            return None;
        }
        let mut asm = Assembler::default();
        let mut places = Vec::new();
        for (first, recipes) in &found {
            let run = &ops[*first..first + recipes.len()];
            places.push([false, true].map(|masked| emit(&mut asm, run, recipes, halves, masked)));
        }
        let memory = Executable::new(&asm.finish()).ok()?;
        // SAFETY: a function of this type stands at each place, as `emit` makes it, and the memory lives as long as the run.
        let code = |place: usize| unsafe { std::mem::transmute::<*const u8, Code>(memory.at(place)) };
        let mut all = ops.to_vec();
        let mut runs = Vec::new();
        for ((first, recipes), [full, masked]) in found.iter().zip(places) {
            all[*first].run = enter;
            all[*first].imm = runs.len() as u32;
            let operations = *first..first + recipes.len();
            runs.push(Run { operations, full: code(full), masked: code(masked) });
        }
        Some(Native { ops: all, runs, _memory: memory })
    }

    /// The operations to run.
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }
}

/// Runs translated code from the first operation of a run on.
fn enter(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let program = env.program;
    let Some(run) = program.native().and_then(|native| native.runs.get(op.imm as usize)) else { return Step::Fault };
    let Range { start, end } = run.operations;
    let mut at = start;
    if wave.mode & 0xff == MODE_PLAIN {
        let code = if wave.all_on[..wave.halves()] == [true; 2][..wave.halves()] { run.full } else { run.masked };
        let registers = wave.vgpr.as_mut_ptr();
        // SAFETY: the code was made for the operations of this program, whose slots are all within the wave's files, and for
        // waves of its size; it only runs on hosts with AVX2, as `translate` saw to.
        at += unsafe { code(wave, registers) } as usize;
        if at >= end {
            wave.ip = end;
            return Step::Skip;
        }
    }
    let op = &program.ops()[at];
    let step = (op.run)(wave, op, env);
    if step == Step::Next {
        wave.ip = at + 1;
        return Step::Skip;
    }
    step
}

/// The registers that hold EXEC's lanes in code for waves that have some off.
fn mask(group: usize) -> Ymm {
    Ymm(12 + (group % GROUPS) as u8)
}

/// Makes the code of a run; says where it begins.
fn emit(asm: &mut Assembler, ops: &[Op], recipes: &[&Recipe], halves: usize, masked: bool) -> usize {
    asm.align();
    let begin = asm.position();
    let mut exits: Vec<(u32, Label)> = Vec::new();
    if masked && halves == 1 {
        (0..GROUPS).for_each(|group| asm.load(mask(group), recipe::exec(group)));
    }
    for ((op, recipe), done) in ops.iter().zip(recipes).zip(0..) {
        one(asm, op, recipe, halves, masked, |asm| {
            let label = asm.label();
            exits.push((done, label));
            label
        });
    }
    leave(asm, ops.len() as u32);
    for (done, label) in exits {
        asm.place(label);
        leave(asm, done);
    }
    begin
}

fn leave(asm: &mut Assembler, done: u32) {
    asm.zero_upper();
    asm.number(Gpr::Eax, done);
    asm.ret();
}

/// Makes the code of one operation. `exit` makes the label to jump to before anything is stored.
fn one(
    asm: &mut Assembler,
    op: &Op,
    recipe: &Recipe,
    halves: usize,
    masked: bool,
    mut exit: impl FnMut(&mut Assembler) -> Label,
) {
    let groups = halves * GROUPS;
    let out = |number: usize| Ymm(number as u8);
    // The lanes of EXEC. There are not registers enough for those of a wave64.
    let on = |asm: &mut Assembler, number: usize| {
        if halves > 1 {
            asm.load(mask(number), recipe::exec(number));
        }
        mask(number)
    };
    let store = |asm: &mut Assembler, number: usize| {
        if masked {
            let (kept, on) = (TEMPORARIES[0], on(asm, number));
            asm.load(kept, recipe::vector(op.dst, number));
            asm.blend(out(number), kept, out(number), on);
        }
        asm.store(recipe::vector(op.dst, number), out(number));
    };
    // Keeps the lanes of a mask that are on; those that are not set of an inverted one.
    let narrow = |asm: &mut Assembler, number: usize, from: Ymm, inverted: bool| {
        let to = out(number);
        match (masked, inverted) {
            (true, _) => {
                let on = on(asm, number);
                asm.three(if inverted { Three::VPANDN } else { Three::VPAND }, to, from, on);
            }
            (false, true) => {
                let ones = asm.vector([!0; 8]);
                asm.three(Three::VPXOR, to, from, ones);
            }
            (false, false) if to == from => {}
            (false, false) => asm.load(to, from),
        }
    };
    let each = |asm: &mut Assembler, formula: fn(&mut Group<'_>), number: usize| {
        formula(&mut Group { asm, op, number, float: recipe.float });
    };
    match recipe.kind {
        Kind::Lanes(formula) => {
            let [found, next, ..] = TEMPORARIES;
            for number in 0..groups {
                each(asm, formula, number);
                if !recipe.checked {
                    store(asm, number);
                }
            }
            if recipe.checked {
                for number in 0..groups {
                    let to = if number == 0 { found } else { next };
                    asm.compare(to, out(number), out(number), UNORDERED);
                    if masked {
                        let on = on(asm, number);
                        asm.three(Three::VANDPS, to, to, on);
                    }
                    if number > 0 {
                        asm.three(Three::VORPS, found, found, next);
                    }
                }
                asm.bits(Gpr::Eax, found);
                let label = exit(asm);
                asm.jump_if_any(Gpr::Eax, label);
                (0..groups).for_each(|number| store(asm, number));
            }
        }
        Kind::Select => {
            for number in 0..groups {
                each(asm, |group| group.select(), number);
                store(asm, number);
            }
        }
        Kind::Compare(formula, inverted) => {
            for number in 0..groups {
                each(asm, formula, number);
                narrow(asm, number, out(number), inverted);
            }
            recipe::gather(asm, halves, out);
            recipe::keep(asm, halves, op.dst2);
        }
        Kind::Carry(formula, _) => {
            for number in 0..groups {
                each(asm, formula, number);
                store(asm, number);
                // The result is stored, so its register can have the mask.
                narrow(asm, number, CLEAR, true);
            }
            recipe::gather(asm, halves, out);
            recipe::keep(asm, halves, op.dst2);
        }
    }
}
