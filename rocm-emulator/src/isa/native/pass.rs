//! One pass over a stretch of operations for a group of lanes, eight with AVX2: which registers of the host hold what.
//!
//! Operations of the vector ALU and loads do each lane by itself, so a stretch of them is done for a group of lanes from its
//! first operation to its last, then for the next group. Meanwhile the lanes are in registers of the host. What was changed goes back
//! to the wave at the end (a *commit*), or when registers are short. Until then the wave is as it was, so a pass that finds
//! something it cannot do (a NaN, an address outside of memory) just leaves, and the handlers do those operations for the
//! same lanes.

use super::assembler::{Alu, Assembler, Condition, Gpr, Label, Mem, Set, Three, Width, Ymm};
use crate::{
    isa::slot::VECTOR,
    wave::{Lanes, Wave, scalar},
};
use std::mem::offset_of;

/// Registers that hold nothing from one operation to the next.
pub const TEMPORARIES: [Ymm; 4] = [Ymm(10), Ymm(11), Ymm(12), Ymm(13)];
/// The wave.
pub const WAVE: Gpr = Gpr::Rbx;
/// The pass's lanes of the first vector register.
const VECTORS: Gpr = Gpr::Rbp;
/// The wave, and further by the size of a host's register for each pass that is done: at EXEC's lanes.
pub const EXEC_LANES: Gpr = Gpr::R13;
/// The wave, and a bit further for each lane that is done: at the pass's bits of masks.
const MASKS: Gpr = Gpr::R14;

/// Collects where a lane is a NaN.
const NANS: Ymm = Ymm(15);
/// EXEC's lanes, in code for waves that have some off.
pub const EXEC: Ymm = Ymm(14);
/// How many registers hold lanes: those before the temporaries, and those behind the first sixteen where the host has them.
const fn holders(set: Set) -> usize {
    match set {
        Set::Avx2 => BEFORE,
        Set::Avx512 => BEFORE + 16,
    }
}
const BEFORE: usize = TEMPORARIES[0].0 as usize;

/// The registers that hold lanes, by their number among them.
fn register(holder: usize) -> Ymm {
    Ymm(if holder < BEFORE { holder } else { holder - BEFORE + 16 } as u8)
}

/// The inverse of [`register`].
fn holder(register: Ymm) -> usize {
    let number = usize::from(register.0);
    if number < BEFORE { number } else { number - 16 + BEFORE }
}

/// What a register of the host holds for a pass's lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// An entry of the vector register file, without [`VECTOR`].
    Vector(u16),
    /// All ones where a mask of the scalar file is set.
    Mask(u16),
}

#[derive(Clone, Copy, Debug, Default)]
struct Holder {
    held: Option<Held>,
    /// Whether the wave does not have it yet.
    changed: bool,
    /// Whether it may be a NaN that nothing has looked for.
    unchecked: bool,
    used: u32,
}

/// A pass that is being made.
#[derive(Debug)]
pub struct Pass<'p> {
    pub asm: &'p mut Assembler,
    /// Whether some lanes may be off.
    pub masked: bool,
    /// How far apart the entries of registers are that follow one another.
    pub next: u16,
    /// Where a pass goes that cannot go on, for the operations since the last commit.
    pub leave: Label,
    holders: Vec<Holder>,
    clock: u32,
    /// Whether [`NANS`] holds anything.
    nans: bool,
}

impl<'p> Pass<'p> {
    pub fn new(asm: &'p mut Assembler, masked: bool, wave64: bool, leave: Label) -> Pass<'p> {
        let holders = vec![Holder::default(); holders(asm.set())];
        Pass { asm, masked, next: 1 << u16::from(wave64), leave, holders, clock: 0, nans: false }
    }

    /// The place of a scalar register, or of a constant among them.
    pub fn scalar(register: usize) -> Mem {
        Mem::At(WAVE, (offset_of!(Wave, sgpr) + 4 * register) as i32)
    }

    /// The place of the pass's bits of a mask.
    pub fn mask(register: u16) -> Mem {
        Mem::At(MASKS, (offset_of!(Wave, sgpr) + 4 * usize::from(register)) as i32)
    }

    /// The place of the pass's lanes of EXEC.
    pub fn exec_lanes() -> Mem {
        Mem::At(EXEC_LANES, offset_of!(Wave, exec_lanes) as i32)
    }

    /// Makes the registers those of a wave's first pass. `vectors` is where its vector registers are.
    pub fn begin(asm: &mut Assembler, vectors: Mem) {
        asm.mov(Width::B64, VECTORS, vectors);
        asm.mov(Width::B64, EXEC_LANES, WAVE);
        asm.mov(Width::B64, MASKS, WAVE);
    }

    /// Makes the registers those of the next pass.
    pub fn advance(asm: &mut Assembler) {
        let lanes = asm.group() as i32;
        asm.alu(Alu::Add, Width::B64, VECTORS, 4 * lanes);
        asm.alu(Alu::Add, Width::B64, EXEC_LANES, 4 * lanes);
        asm.alu(Alu::Add, Width::B64, MASKS, lanes / 8);
    }

    /// The register that holds something, if one does.
    pub fn find(&mut self, what: Held) -> Option<Ymm> {
        let found = self.holders.iter().position(|holder| holder.held == Some(what))?;
        self.holders[found].used = self.clock;
        Some(register(found))
    }

    /// A register with the lanes of a vector register, which is only read.
    pub fn vector(&mut self, slot: u16) -> Ymm {
        let what = Held::Vector(slot & !VECTOR);
        if let Some(found) = self.find(what) {
            return found;
        }
        let free = self.free();
        self.asm.load(free, Pass::lanes(slot));
        self.holders[holder(free)].held = Some(what);
        free
    }

    /// The place of the pass's lanes of a vector register.
    pub fn lanes(slot: u16) -> Mem {
        Mem::At(VECTORS, (usize::from(slot & !VECTOR) * size_of::<Lanes>()) as i32)
    }

    /// A register that holds nothing. There is one as long as [`begin_operation`](Self::begin_operation) was told the truth.
    pub fn free(&mut self) -> Ymm {
        let candidates =
            self.holders.iter().enumerate().filter(|(_, holder)| !holder.changed && holder.used < self.clock);
        let best = candidates.min_by_key(|(_, holder)| (holder.held.is_some(), holder.used));
        let index = best.map(|(index, _)| index).expect("an operation asks for no more registers than it said");
        self.holders[index] = Holder { used: self.clock, ..Holder::default() };
        register(index)
    }

    /// An operation begins that asks for at most so many registers. Says whether that took a commit: what goes wrong from
    /// here on goes wrong in this operation or later.
    pub fn begin_operation(&mut self, registers: usize) -> bool {
        self.clock += 1;
        let there = self.holders.iter().filter(|holder| !holder.changed).count();
        if there >= registers {
            return false;
        }
        self.commit();
        true
    }

    /// A register holds something from here on that the wave does not have. `nan_from` are the sources of which it is a NaN
    /// where they are; `None` where it may be a NaN without harm.
    pub fn change(&mut self, what: Held, now: Ymm, nan_from: Option<&[u16]>) {
        if let Some(old) = self.holders.iter().position(|holder| holder.held == Some(what)) {
            let carried = match (what, nan_from) {
                (Held::Vector(slot), Some(sources)) => sources.contains(&(slot | VECTOR)),
                _ => false,
            };
            if self.holders[old].unchecked && !carried {
                self.look_for_nans(register(old), register(old));
            }
            self.holders[old] = Holder::default();
        }
        self.holders[holder(now)] =
            Holder { held: Some(what), changed: true, unchecked: nan_from.is_some(), used: self.clock };
    }

    fn look_for_nans(&mut self, first: Ymm, second: Ymm) {
        let more = std::mem::replace(&mut self.nans, true).then_some(TEMPORARIES[0]);
        self.asm.find_nans(NANS, first, second, more);
    }

    /// Leaves when there is a NaN; else the wave gets what has changed.
    pub fn commit(&mut self) {
        let unchecked: Vec<usize> = (0..self.holders.len()).filter(|index| self.holders[*index].unchecked).collect();
        for two in unchecked.chunks(2) {
            self.look_for_nans(register(two[0]), register(two[two.len() - 1]));
        }
        if std::mem::take(&mut self.nans) {
            self.asm.any_nan(NANS, self.masked.then_some(EXEC));
            self.asm.jump_if(Condition::NotEqual, self.leave);
        }
        let [kept, ..] = TEMPORARIES;
        for index in 0..self.holders.len() {
            let holder = &mut self.holders[index];
            let register = register(index);
            holder.unchecked = false;
            if !std::mem::take(&mut holder.changed) {
                continue;
            }
            match holder.held {
                Some(Held::Vector(slot)) if self.masked => {
                    self.asm.store_where(Pass::lanes(slot), register, EXEC, kept);
                }
                Some(Held::Vector(slot)) => self.asm.store(Pass::lanes(slot), register),
                Some(Held::Mask(slot)) => self.asm.store_mask(Pass::mask(slot), register),
                None => {}
            }
        }
    }

    /// Makes EXEC's lanes of the pass what is held for it. It is the last that a pass does.
    pub fn execute(&mut self) {
        let exec = Held::Mask(scalar::EXEC_LO as u16);
        if let Some(register) = self.find(exec) {
            self.asm.store(Pass::exec_lanes(), register);
        }
    }

    /// `register` becomes the lanes of a mask that are on, and is held.
    pub fn keep_mask(&mut self, slot: u16, register: Ymm, from: Ymm, inverted: bool) {
        if usize::from(slot) == scalar::NULL {
            return;
        }
        match (self.masked, inverted) {
            (true, true) => self.asm.three(Three::VPANDN, register, from, EXEC),
            (true, false) => self.asm.three(Three::VPAND, register, from, EXEC),
            (false, true) => {
                let ones = self.asm.lanes(|_| !0);
                self.asm.three(Three::VPXOR, register, from, ones);
            }
            (false, false) => {}
        }
        self.change(Held::Mask(slot), register, None);
    }
}
