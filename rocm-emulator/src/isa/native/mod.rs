//! Programs as code of the host.
//!
//! An interpreter pays for each operation: a call, the look at where its operands are, the look at EXEC. So what compilers make
//! most of is translated to code of x86-64 with AVX2, or with AVX-512 where the host has it and it pays (see `choice`): operations
//! of the vector ALU, plain loads and stores, and the scalar operations and branches between them, loops included. Operations that do each lane by itself are done for eight or sixteen
//! lanes from the first to the last (see `stretch` and `pass`), scalar ones after those that they stand between. Whatever else
//! there is stays with the handlers, and so does what a translation does not do: modes other than the usual one, OMOD and
//! CLAMP, operations whose result is a NaN, whose rules the host does not have, and addresses that are not where the
//! operation's last ones were. There the code stops before it has stored anything, and the handlers go on.
//!
//! So the interpreter defines what is right: `isa::tests::native` puts every recipe to it, with random operands. The variable
//! `ROCM_EMULATOR_BASELINE` turns this off, with all else that is chosen by the host, and `ROCM_EMULATOR_NO_AVX512` turns
//! AVX-512 off. Where the system does not allow memory to be made executable, there is no translation.

mod access;
mod assembler;
mod choice;
mod memory;
mod pass;
mod recipe;
mod redo;
mod rows;
mod scalar;
mod stretch;

use self::{
    access::ENV,
    assembler::{Alu, Assembler, Condition, Gpr, Label, Mem, Value, Width},
    memory::Executable,
    pass::WAVE,
    scalar::{Branch, Scalar},
    stretch::{Around, FRAME, Member, Stretch, VECTORS},
};
use super::{
    Env,
    env::Turn,
    memory::scalar_load,
    op::{Op, Step},
    vector::lane::MODE_PLAIN,
};
use crate::wave::{Lanes, Wave, scalar::EXEC_LO};
use std::{
    collections::{HashMap, HashSet},
    mem::offset_of,
};

pub use self::assembler::Set;
#[cfg(test)]
pub use {choice::stays_together, recipe::RECIPES, scalar::names as scalar_names};

/// How translated code is entered: with a wave, its vector registers, what it reaches, and the address of the code. It says
/// how it ended, and the wave where.
type Enter = unsafe extern "sysv64" fn(*mut Wave, *mut Lanes, *mut Env<'_>, *const u8) -> u32;

/// The registers that a function of the host must leave as they were.
const SAVED: [Gpr; 6] = [Gpr::Rbx, Gpr::Rbp, Gpr::R12, Gpr::R13, Gpr::R14, Gpr::R15];

/// The wave is at an operation that is next.
const GO_ON: u32 = 0;
/// The wave is at an operation that its handler is to do.
const REFUSED: u32 = 1;
/// The wave is at an operation that faulted.
const FAULT: u32 = 2;

/// A program's translation, and its operations with those replaced at which code is entered.
#[derive(Debug)]
pub struct Native {
    ops: Vec<Op>,
    /// Where code begins, by [`Op::aux`] of the operation that enters it; [`Op::imm`] is the operation's own index.
    entries: Vec<usize>,
    /// The operations of each stretch, with the masks that they store to.
    stretches: Vec<Vec<(u32, Option<u16>)>>,
    enter: Enter,
    /// What the code is made of.
    set: Set,
    memory: Executable,
}

/// What stands in a program from one operation on.
#[derive(Debug)]
enum Part {
    /// A stretch and the scalar operations that stood in it.
    Stretch(Stretch, Vec<(usize, Scalar)>),
    Scalar(usize, Scalar),
    /// A load of so many words of scalar memory.
    Load(usize, u16),
    Branch(usize, Branch),
    /// An operation that is not translated.
    Handler(usize),
}

/// The operations of a program in the order in which they are done.
fn parts(ops: &[Op], heads: &HashSet<usize>, wave64: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut stretch, mut between) = (Stretch::default(), Vec::new());
    // What the scalar operations in a stretch read and store to.
    let (mut reads, mut stores) = (0, 0);
    for (index, op) in ops.iter().enumerate() {
        let member = Member::of(op, wave64);
        let scalar = if member.is_none() { Scalar::of(op, wave64) } else { None };
        let fits = !heads.contains(&index)
            && match (member, scalar) {
                (Some(member), _) => {
                    let (numbers, masks, stored) = member.scalars(op, wave64);
                    (numbers | masks) & stores == 0
                        && stored & (reads | stores) == 0
                        && stretch.add(index, op, member, wave64)
                }
                (None, Some(scalar)) => !stretch.is_empty() && !scalar.executes(op),
                (None, None) => false,
            };
        if !fits && !stretch.is_empty() {
            parts.push(Part::Stretch(std::mem::take(&mut stretch), std::mem::take(&mut between)));
            (reads, stores) = (0, 0);
        }
        match (member, scalar) {
            (Some(_), _) if fits => {}
            (Some(member), _) => {
                if !stretch.add(index, op, member, wave64) {
                    parts.push(Part::Handler(index));
                }
            }
            (None, Some(scalar)) if fits => {
                reads |= scalar.reads(op);
                stores |= scalar.stores(op);
                between.push((index, scalar));
            }
            (None, Some(scalar)) => parts.push(Part::Scalar(index, scalar)),
            (None, None) => parts.push(match (scalar_load(op), Branch::of(op)) {
                (Some(words), _) => Part::Load(index, words),
                (_, Some(branch)) => Part::Branch(index, branch),
                _ => Part::Handler(index),
            }),
        }
    }
    if !stretch.is_empty() {
        parts.push(Part::Stretch(stretch, between));
    }
    parts
}

impl Part {
    fn first(&self) -> usize {
        match self {
            Part::Stretch(stretch, _) => stretch.members[0] as usize,
            Part::Scalar(index, _) | Part::Load(index, _) | Part::Branch(index, _) | Part::Handler(index) => *index,
        }
    }

    /// The registers that its scalar operations and branches read, a bit each.
    fn reads(&self, ops: &[Op]) -> u128 {
        match self {
            Part::Stretch(_, between) => {
                between.iter().fold(0, |all, (index, scalar)| all | scalar.reads(&ops[*index]))
            }
            Part::Scalar(index, scalar) => scalar.reads(&ops[*index]),
            Part::Branch(_, branch) => branch.reads(),
            Part::Load(..) | Part::Handler(_) => 0,
        }
    }
}

impl Native {
    /// Translates a program. `heads` are the operations that jumps go to, `issued` the instructions before each operation.
    /// The host must have what is in `set`, see [`Set::suiting`]. `None` where there is nothing to translate, and where the system
    /// allows no memory to be made executable.
    pub fn translate(ops: &[Op], issued: &[u32], heads: &HashSet<usize>, wave64: bool, set: Set) -> Option<Native> {
        let parts = parts(ops, heads, wave64);
        // A branch alone is not worth the way.
        if !parts.iter().any(|part| matches!(part, Part::Stretch(..) | Part::Scalar(..) | Part::Load(..))) {
            return None;
        }
        let whole = parts.iter().fold(3 << EXEC_LO, |all, part| all | part.reads(ops));
        let mut code = Code::new(set);
        let enter = code.enter();
        let labels: HashMap<usize, Label> = parts
            .iter()
            .filter(|part| !matches!(part, Part::Handler(_)))
            .map(|part| (part.first(), code.asm.label()))
            .collect();
        let (mut all, mut entries, mut stretches) = (ops.to_vec(), Vec::new(), Vec::new());
        let mut follows = false;
        for part in &parts {
            let first = part.first();
            let Some(label) = labels.get(&first) else {
                if follows {
                    code.end(first, GO_ON);
                }
                follows = false;
                continue;
            };
            code.asm.place(*label);
            all[first] = Op { run: entered, imm: first as u32, aux: entries.len() as u32, ..ops[first] };
            entries.push(code.asm.position());
            follows = true;
            match part {
                Part::Stretch(stretch, between) => {
                    let around = Around {
                        ops,
                        wave64,
                        whole,
                        number: stretches.len(),
                        refused: code.end_at(first, REFUSED),
                        fault: code.fault,
                        redo: redo::redo as *const () as usize,
                    };
                    stretch.emit(&mut code.asm, &around);
                    stretches.push(stretch.masks(ops).collect());
                    for (index, scalar) in between {
                        scalar.emit(&mut code.asm, &ops[*index]);
                    }
                }
                Part::Scalar(index, scalar) => scalar.emit(&mut code.asm, &ops[*index]),
                Part::Load(index, words) => {
                    let refused = code.end_at(first, REFUSED);
                    access::load_scalars(&mut code.asm, &ops[*index], *words, refused);
                }
                Part::Branch(index, branch) => {
                    let target = ops[*index].imm as usize;
                    let condition = branch.emit(&mut code.asm, wave64);
                    let on = code.asm.label();
                    if let Some(condition) = condition {
                        code.asm.jump_if(condition.opposite(), on);
                    }
                    let done = (*index + 1).wrapping_sub(target) as i32;
                    let instructions = issued[*index + 1].wrapping_sub(issued[target]) as i32;
                    code.jump(target, done, instructions, labels.get(&target).copied());
                    code.asm.place(on);
                    follows = condition.is_some();
                }
                Part::Handler(_) => {}
            }
        }
        if follows {
            code.end(ops.len(), GO_ON);
        }
        let memory = Executable::new(&code.finish()).ok()?;
        // SAFETY: a function of this type stands there, and the memory lives as long as what is returned.
        let enter = unsafe { std::mem::transmute::<*const u8, Enter>(memory.at(enter)) };
        Some(Native { ops: all, entries, stretches, enter, set, memory })
    }

    /// The operations to run.
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// The code that an operation enters.
    fn code(&self, op: &Op) -> Option<*const u8> {
        self.entries.get(op.aux as usize).map(|place| self.memory.at(*place))
    }

    /// The operations of a stretch, with the masks that they store to.
    fn members(&self, stretch: u32) -> Option<&[(u32, Option<u16>)]> {
        self.stretches.get(stretch as usize).map(Vec::as_slice)
    }
}

/// Goes on in translated code.
fn entered(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let program = env.program;
    let Some((native, code)) = program.native().and_then(|native| Some((native, native.code(op)?))) else {
        return Step::Fault;
    };
    let mut at = op.imm as usize;
    if wave.mode & 0xff == MODE_PLAIN {
        let registers = wave.vgpr.as_mut_ptr();
        // SAFETY: the code was made for the operations of this program, whose slots are all within the wave's files, and for
        // waves of its size; it only runs on hosts with what its set of instructions needs, as who chose it saw to. It takes its
        // windows of memory from the view, which keeps them mapped, and looks them up anew whenever the view may have changed.
        match unsafe { (native.enter)(wave, registers, env, code) } {
            GO_ON => return Step::Skip,
            FAULT => return Step::Fault,
            _ => at = wave.ip,
        }
    }
    let op = &program.ops()[at];
    let step = (op.run)(wave, op, env);
    match step {
        Step::Next => {
            wave.ip = at + 1;
            Step::Skip
        }
        step => step,
    }
}

/// Code that is being made.
struct Code {
    asm: Assembler,
    /// Leaves: the wave is where it was told.
    leave: Label,
    /// Leaves with [`FAULT`].
    fault: Label,
    /// Exits that are not placed yet: with an operation, and how the code ended.
    ends: Vec<(Label, usize, u32)>,
}

impl Code {
    fn new(set: Set) -> Code {
        let mut asm = Assembler::new(set);
        let (leave, fault) = (asm.label(), asm.label());
        Code { asm, leave, fault, ends: Vec::new() }
    }

    /// Makes the function through which all code is entered; says where it begins.
    fn enter(&mut self) -> usize {
        let asm = &mut self.asm;
        let begin = asm.position();
        SAVED.into_iter().for_each(|register| asm.push(register));
        asm.alu(Alu::Sub, Width::B64, Gpr::Rsp, FRAME);
        asm.mov(Width::B64, WAVE, Gpr::Rdi);
        asm.mov(Width::B64, ENV, Gpr::Rdx);
        asm.put(Width::B64, VECTORS, Gpr::Rsi);
        asm.jump_to(Gpr::Rcx);
        asm.place(self.fault);
        asm.mov(Width::B32, Gpr::Rax, Value::Number(FAULT as i32));
        asm.place(self.leave);
        asm.zero_upper();
        asm.alu(Alu::Add, Width::B64, Gpr::Rsp, FRAME);
        SAVED.into_iter().rev().for_each(|register| asm.pop(register));
        asm.ret();
        begin
    }

    /// An exit: the wave is at an operation.
    fn end_at(&mut self, operation: usize, how: u32) -> Label {
        let known = self.ends.iter().find(|(_, at, known)| (*at, *known) == (operation, how));
        if let Some((label, ..)) = known {
            return *label;
        }
        let label = self.asm.label();
        self.ends.push((label, operation, how));
        label
    }

    /// Goes there.
    fn end(&mut self, operation: usize, how: u32) {
        let label = self.end_at(operation, how);
        self.asm.jump(label);
    }

    /// Jumps to an operation, whose code is at `label` if it has any, as long as the wave may. `operations` and
    /// `instructions` are how far back that is.
    fn jump(&mut self, target: usize, operations: i32, instructions: i32, label: Option<Label>) {
        let turn = |offset: usize| Mem::At(ENV, (offset_of!(Env<'_>, turn) + offset) as i32);
        self.asm.alu_at(Alu::Add, Width::B64, turn(offset_of!(Turn, operations)), operations);
        self.asm.alu_at(Alu::Add, Width::B64, turn(offset_of!(Turn, instructions)), instructions);
        self.asm.alu_at(Alu::Sub, Width::B32, turn(offset_of!(Turn, jumps)), 1);
        let end = self.end_at(target, GO_ON);
        self.asm.jump_if(Condition::Equal, end);
        self.asm.jump(label.unwrap_or(end));
    }

    /// The code, with its exits.
    fn finish(mut self) -> Vec<u8> {
        for (label, operation, how) in std::mem::take(&mut self.ends) {
            self.asm.place(label);
            self.asm.mov(Width::B64, Gpr::Rcx, Value::Number(operation as i32));
            self.asm.put(Width::B64, Mem::At(WAVE, offset_of!(Wave, ip) as i32), Gpr::Rcx);
            self.asm.mov(Width::B32, Gpr::Rax, Value::Number(how as i32));
            self.asm.jump(self.leave);
        }
        self.asm.finish()
    }
}
