//! A stretch of operations that each do every lane by itself: pass by pass, as many lanes at a time as a register of the host has.

use super::{
    access::{Access, ENV, Leaders, ROOM},
    assembler::{Alu, Assembler, Condition, Gpr, Label, Mem, Shifting, Width},
    pass::{self, Pass},
    recipe::Recipe,
    scalar::note_all_on,
};
use crate::{
    isa::{memory::Simple, op::Op},
    wave::{LANES, Wave, scalar},
};
use std::mem::offset_of;

/// Counts passes.
const NUMBER: Gpr = Gpr::R12;
/// Where the frame keeps the address of the vector registers.
pub const VECTORS: Mem = Mem::At(Gpr::Rsp, 0);
/// Where the windows of loads and stores begin in the frame.
const WINDOWS: i32 = 8;
/// The most loads of a stretch.
const MOST_LOADS: usize = 12;
/// Bytes of the frame. With six registers and the address to return to, the stack is at a multiple of 16.
pub const FRAME: i32 = WINDOWS + MOST_LOADS as i32 * ROOM;
const _: () = assert!((FRAME + 7 * 8) % 16 == 0);

/// How an operation of a stretch is translated.
#[derive(Clone, Copy, Debug)]
pub enum Member {
    Vector(&'static Recipe),
    Memory(Simple),
}

/// A stretch: operations that are done pass by pass. They need not follow one another in the program: scalar operations
/// between them come after all of them.
#[derive(Clone, Debug, Default)]
pub struct Stretch {
    /// Indices of the operations.
    pub members: Vec<u32>,
    kinds: Vec<Member>,
    /// Scalar registers that are read as numbers, and such that masks are stored to.
    reads: u128,
    stores: u128,
    loads: usize,
    ended: bool,
}

impl Member {
    /// How an operation is translated, if it is.
    pub fn of(op: &Op, wave64: bool) -> Option<Member> {
        if let Some(recipe) = Recipe::of(op, wave64) {
            return Some(Member::Vector(recipe));
        }
        Simple::of(op, wave64).filter(Simple::is_lane_by_lane).map(Member::Memory)
    }

    /// The scalar registers that it reads as numbers, that it reads masks from, and that it stores masks to.
    pub fn scalars(&self, op: &Op, wave64: bool) -> (u128, u128, u128) {
        let width = if wave64 { 3 } else { 1 };
        let mask = |slot: Option<u16>| slot.map_or(0, |slot| width << slot);
        match self {
            Member::Vector(recipe) => (recipe.reads(op), mask(recipe.reads_mask(op)), mask(recipe.stores_mask(op))),
            Member::Memory(simple) => (Access::reads(*simple, op), 0, 0),
        }
    }
}

impl Stretch {
    /// Adds an operation. Gives `false` when it must begin another stretch.
    pub fn add(&mut self, index: usize, op: &Op, member: Member, wave64: bool) -> bool {
        let (reads, _, stores) = member.scalars(op, wave64);
        // A pass that stores bits of a mask is followed by passes that would read all of it.
        if self.ended || (self.reads | reads) & (self.stores | stores) != 0 {
            return false;
        }
        match member {
            // Other lanes may load what a store stores, in the order of operations, so it stands alone.
            Member::Memory(simple) if !simple.loads => {
                if !self.members.is_empty() {
                    return false;
                }
                self.ended = true;
            }
            Member::Memory(_) if self.loads == MOST_LOADS => return false,
            Member::Memory(_) => self.loads += 1,
            Member::Vector(recipe) => self.ended = recipe.executes(op),
        }
        self.reads |= reads;
        self.stores |= stores;
        self.members.push(index as u32);
        self.kinds.push(member);
        true
    }

    /// Whether it has no operation yet.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Makes its code.
    pub fn emit(&self, asm: &mut Assembler, around: &Around<'_>) {
        let (masked, done) = (asm.label(), asm.label());
        let all_on = Mem::At(pass::WAVE, offset_of!(Wave, all_on) as i32);
        asm.compare_byte(all_on, 1);
        asm.jump_if(Condition::NotEqual, masked);
        if around.wave64 {
            let Mem::At(base, offset) = all_on else { unreachable!() };
            asm.compare_byte(Mem::At(base, offset + 1), 1);
            asm.jump_if(Condition::NotEqual, masked);
        }
        self.variant(asm, around, false, done);
        asm.place(masked);
        let stores = matches!(self.kinds[..], [Member::Memory(simple)] if !simple.loads);
        if stores {
            asm.jump(around.refused);
        } else {
            self.variant(asm, around, true, done);
        }
        asm.place(done);
        let halves = 1 + usize::from(around.wave64);
        let joined = self.stores & around.whole;
        for register in (0..128).step_by(halves) {
            if joined >> register & ((1 << halves) - 1) != 0 {
                join(asm, register, halves * LANES / asm.group());
            }
        }
        if self.stores >> scalar::EXEC_LO & 1 != 0 {
            note_all_on(asm, halves);
        }
    }

    /// The operations, with the masks that they store to.
    pub fn masks(&self, ops: &[Op]) -> impl Iterator<Item = (u32, Option<u16>)> {
        self.members.iter().zip(&self.kinds).map(|(index, kind)| {
            let stored = match kind {
                Member::Vector(recipe) => recipe.stores_mask(&ops[*index as usize]),
                Member::Memory(_) => None,
            };
            (*index, stored)
        })
    }

    /// The code for waves with all lanes on, or for others.
    fn variant(&self, asm: &mut Assembler, around: &Around<'_>, masked: bool, done: Label) {
        let Around { ops, wave64, .. } = *around;
        let passes = (LANES / asm.group()) as i32 * if wave64 { 2 } else { 1 };
        let members = || self.members.iter().zip(&self.kinds);
        let [prepare, again, next, after] = [(); 4].map(|()| asm.label());
        let mut frames = (WINDOWS..).step_by(ROOM as usize);
        let mut accesses: Vec<Option<Access>> = members()
            .map(|(index, kind)| match kind {
                Member::Memory(simple) => Some(Access::new(*simple, &ops[*index as usize], frames.next()?)),
                Member::Vector(_) => None,
            })
            .collect();
        let mut leaders = Leaders::default();
        for (number, (index, kind)) in members().enumerate() {
            let op = &ops[*index as usize];
            leaders.add(&mut accesses, number, op);
            let changes = match (kind, accesses[number]) {
                (Member::Vector(recipe), _) => recipe.changes(op, wave64),
                (_, Some(access)) => access.changes(op),
                _ => Vec::new(),
            };
            changes.into_iter().for_each(|slot| leaders.changed(slot));
        }
        Pass::begin(asm, VECTORS);
        asm.alu(Alu::Xor, Width::B32, NUMBER, NUMBER);
        asm.place(prepare);
        // Where a pass goes that cannot go on, and from which member on the handlers do it.
        let mut leaves = vec![(asm.label(), 0)];
        for ((index, _), access) in members().zip(&accesses) {
            if let Some(access) = access {
                access.prepare(asm, &ops[*index as usize], leaves[0].0);
            }
        }
        asm.place(again);
        if masked {
            asm.load(pass::EXEC, Pass::exec_lanes());
            asm.restrict(pass::EXEC);
            // No lane is on: masks are stored all the same.
            if self.stores == 0 {
                asm.jump_if(Condition::Equal, next);
            }
        }
        let mut pass = Pass::new(asm, masked, wave64, leaves[0].0);
        for (number, ((index, kind), access)) in members().zip(&accesses).enumerate() {
            let op = &ops[*index as usize];
            let registers = match (kind, access) {
                (Member::Vector(recipe), _) => recipe.registers(),
                (_, Some(access)) => access.registers(op),
                _ => 0,
            };
            if pass.begin_operation(registers) {
                pass.leave = pass.asm.label();
                leaves.push((pass.leave, number));
            }
            match (kind, access) {
                (Member::Vector(recipe), _) => recipe.emit(&mut pass, op),
                (_, Some(access)) => access.emit(&mut pass, op),
                _ => {}
            }
        }
        pass.commit();
        pass.execute();
        asm.place(next);
        go_round(asm, passes, again, done);
        for (label, number) in leaves {
            asm.place(label);
            if number == 0 {
                // Nothing is done yet: the handlers do the lanes of all passes at once.
                asm.test(Width::B32, NUMBER);
                asm.jump_if(Condition::Equal, around.refused);
            }
            asm.zero_upper();
            asm.mov(Width::B64, Gpr::Rdi, pass::WAVE);
            asm.mov(Width::B64, Gpr::Rsi, ENV);
            asm.mov(Width::B32, Gpr::Rdx, around.number as i32);
            asm.mov(Width::B32, Gpr::Rcx, number as i32);
            asm.mov(Width::B32, Gpr::R8, NUMBER);
            asm.long_number(Gpr::Rax, around.redo as u64);
            asm.call(Gpr::Rax);
            asm.test(Width::B32, Gpr::Rax);
            asm.jump_if(Condition::NotEqual, around.fault);
            asm.jump(after);
        }
        asm.place(after);
        // What is known of memory may have changed meanwhile.
        go_round(asm, passes, prepare, done);
    }
}

/// Stores a mask at once that passes have stored in parts. Who loads it in one piece would else wait until all of the
/// parts have left the processor's store buffer, which costs more than an operation does.
fn join(asm: &mut Assembler, register: usize, parts: usize) {
    let Mem::At(base, offset) = Pass::scalar(register) else { unreachable!() };
    let bits = asm.group();
    let part = |number: usize| Mem::At(base, offset + (number * bits / 8) as i32);
    let load = |asm: &mut Assembler, to, number| match bits {
        8 => asm.byte(to, part(number)),
        _ => asm.half(to, part(number)),
    };
    let width = if parts * bits > LANES { Width::B64 } else { Width::B32 };
    load(asm, Gpr::Rcx, parts - 1);
    for number in (0..parts - 1).rev() {
        load(asm, Gpr::Rax, number);
        asm.shift_general(Shifting::Shl, width, Gpr::Rcx, bits as u8);
        asm.alu(Alu::Or, width, Gpr::Rcx, Gpr::Rax);
    }
    asm.put(width, part(0), Gpr::Rcx);
}

/// Goes on with the next pass at `again`, or to `done` after the last.
fn go_round(asm: &mut Assembler, passes: i32, again: Label, done: Label) {
    Pass::advance(asm);
    asm.alu(Alu::Add, Width::B32, NUMBER, 1);
    asm.alu(Alu::Cmp, Width::B32, NUMBER, passes);
    asm.jump_if(Condition::NotEqual, again);
    asm.jump(done);
}

/// What a stretch's code is made in.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The operations of the program.
    pub ops: &'a [Op],
    pub wave64: bool,
    /// The scalar registers that the program reads other than as masks of lanes, a bit each.
    pub whole: u128,
    /// The number of the stretch.
    pub number: usize,
    /// Where the code goes when the handlers are to do all of it.
    pub refused: Label,
    /// Where it goes when a handler faulted.
    pub fault: Label,
    /// The address of [`redo`](super::redo::redo).
    pub redo: usize,
}
