//! What each operation that can be translated does to the lanes of a pass, in instructions of the host.
//!
//! An operation is known by its handler: two handlers that the compiler has made one do the same.

use super::{
    assembler::{Mem, Shift, Three, UNORDERED, Ymm},
    pass::{Held, Pass, TEMPORARIES},
};
use crate::{
    isa::{
        op::{Op, Run},
        slot::{LITERAL, VECTOR},
        vector::{self, lane},
    },
    wave::{SCALARS, scalar},
};
use std::{collections::HashMap, sync::OnceLock};

/// The temporary in which a formula of [`Kind::Carry`] leaves where there is none.
pub const CLEAR: Ymm = TEMPORARIES[3];
/// Scalar registers that masks may be in: those of the kernel, and VCC.
const MASKS: usize = 108;

/// How an operation is translated.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Its sources.
    pub sources: usize,
    /// Whether NEG and ABS may be applied to them.
    pub float: bool,
    /// Whether it must be left to its handler when a result is a NaN.
    pub checked: bool,
    /// What it does.
    pub kind: Kind,
}

/// What an operation does.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A result in each lane.
    Lanes(fn(&mut Group<'_, '_>)),
    /// A result of 64 bits in each lane: the formula leaves the upper halves in the register that it is given.
    Pair(fn(&mut Group<'_, '_>, Ymm)),
    /// A bit for each lane: the formula leaves a mask in the result's register; `true` inverts it.
    Compare(fn(&mut Group<'_, '_>), bool),
    /// The same of two sources of 64 bits.
    ComparePairs(fn(&mut Group<'_, '_>), bool),
    /// The second source where a mask is set, the first elsewhere.
    Select,
    /// A result, and a bit for each lane that is clear where [`CLEAR`] is set. Says whether there is a mask to read.
    Carry(fn(&mut Group<'_, '_>), bool),
}

/// A pass's lanes of an operation that is being translated.
#[derive(Debug)]
pub struct Group<'a, 'p> {
    pub pass: &'a mut Pass<'p>,
    pub op: &'a Op,
    pub float: bool,
    /// Where the result goes: a register that holds nothing else.
    pub out: Ymm,
}

impl Recipe {
    /// The recipe of an operation, where it has one as it stands.
    pub fn of(op: &Op, wave64: bool) -> Option<&'static Recipe> {
        let recipe = recipes().get(&(op.run as usize))?;
        // Where a pass is left to the handlers, EXEC is not what it was.
        let readable = |slot: &u16| {
            *slot & VECTOR != 0
                || usize::from(*slot) < SCALARS && !(scalar::EXEC_LO..=scalar::EXEC_HI).contains(&usize::from(*slot))
                || *slot == LITERAL
        };
        let modifiers = if recipe.float { (1 << lane::OPSEL) - 1 } else { 0 };
        // The masks of a wave64 are pairs of registers.
        let mask = |slot: u16| {
            if wave64 { usize::from(slot) + 2 <= MASKS && slot.is_multiple_of(2) } else { usize::from(slot) < MASKS }
        };
        let nowhere = |slot: u16| mask(slot) || usize::from(slot) == scalar::NULL;
        let masks = match recipe.kind {
            Kind::Lanes(_) => true,
            // Of a product, nobody asks whether the sum is too large.
            Kind::Pair(_) => {
                recipe.pairs_are_known(op) && (recipe.sources == 2 || usize::from(op.dst2) == scalar::NULL)
            }
            Kind::Compare(..) => nowhere(op.dst2) || usize::from(op.dst2) == scalar::EXEC_LO,
            Kind::ComparePairs(..) => {
                let sources = &op.src[..2];
                let pair = |slot: &u16| *slot & VECTOR != 0 || *slot < 128 && readable(&(slot + 1)) || is_small(*slot);
                sources.iter().all(pair)
                    && sources.iter().any(|slot| slot & VECTOR != 0)
                    && (nowhere(op.dst2) || usize::from(op.dst2) == scalar::EXEC_LO)
            }
            Kind::Carry(_, false) => nowhere(op.dst2),
            Kind::Select => mask(op.src[2]),
            Kind::Carry(_, true) => nowhere(op.dst2) && mask(op.src[2]),
        };
        (op.aux & !modifiers == 0 && op.src[..recipe.sources].iter().all(readable) && masks).then_some(recipe)
    }

    /// Whether the source of 64 bits, which is the last, is a vector register or a small constant, and a shift's amount a
    /// constant.
    fn pairs_are_known(&self, op: &Op) -> bool {
        let last = op.src[self.sources - 1];
        let shift = self.sources == 2;
        (last & VECTOR != 0 || !shift && is_small(last)) && (!shift || number(op, 0).is_some())
    }

    /// The scalar registers that it reads as numbers, a bit each.
    pub fn reads(&self, op: &Op) -> u128 {
        let width = if matches!(self.kind, Kind::ComparePairs(..)) { 3 } else { 1 };
        let scalars = op.src[..self.sources].iter().filter(|slot| **slot < 128);
        scalars.fold(0, |all, slot| all | width << slot)
    }

    /// The mask that it reads.
    pub fn reads_mask(&self, op: &Op) -> Option<u16> {
        matches!(self.kind, Kind::Select | Kind::Carry(_, true)).then_some(op.src[2])
    }

    /// The mask that it stores.
    pub fn stores_mask(&self, op: &Op) -> Option<u16> {
        let stores = matches!(self.kind, Kind::Compare(..) | Kind::ComparePairs(..) | Kind::Carry(..));
        (stores && usize::from(op.dst2) != scalar::NULL).then_some(op.dst2)
    }

    /// The entries of the vector register file that it stores to.
    pub fn changes(&self, op: &Op, wave64: bool) -> Vec<u16> {
        match self.kind {
            Kind::Compare(..) | Kind::ComparePairs(..) => Vec::new(),
            Kind::Pair(_) => vec![op.dst, op.dst + (1 << u16::from(wave64))],
            Kind::Lanes(_) | Kind::Select | Kind::Carry(..) => vec![op.dst],
        }
    }

    /// The most registers that it asks a pass for.
    pub fn registers(&self) -> usize {
        // Its sources, its result, and a mask or the upper half.
        let twice = match self.kind {
            Kind::Pair(_) => 1,
            Kind::ComparePairs(..) => 2,
            _ => 0,
        };
        self.sources + twice + 2
    }

    /// Whether it stores to EXEC.
    pub fn executes(&self, op: &Op) -> bool {
        self.stores_mask(op) == Some(scalar::EXEC_LO as u16)
    }

    /// Does the operation in a pass.
    pub fn emit(&self, pass: &mut Pass<'_>, op: &Op) {
        let out = pass.free();
        let (float, result) = (self.float, Held::Vector(op.dst));
        let mut group = Group { pass, op, float, out };
        match self.kind {
            Kind::Lanes(formula) => {
                formula(&mut group);
                pass.change(result, out, self.checked.then_some(&op.src[..self.sources]));
            }
            Kind::Pair(formula) => {
                let upper = group.pass.free();
                formula(&mut group, upper);
                pass.change(result, out, None);
                pass.change(Held::Vector(op.dst + pass.next), upper, None);
            }
            Kind::Select => {
                group.select();
                pass.change(result, out, None);
            }
            Kind::Compare(formula, inverted) | Kind::ComparePairs(formula, inverted) => {
                formula(&mut group);
                pass.keep_mask(op.dst2, out, out, inverted);
            }
            Kind::Carry(formula, _) => {
                formula(&mut group);
                pass.change(result, out, None);
                if self.stores_mask(op).is_some() {
                    let mask = pass.free();
                    pass.keep_mask(op.dst2, mask, CLEAR, true);
                }
            }
        }
    }
}

impl Group<'_, '_> {
    /// A source, in a register that may be stored to.
    fn load(&mut self, index: usize, to: Ymm) {
        let slot = self.op.src[index];
        if slot & VECTOR != 0 {
            let held = self.pass.vector(slot);
            self.pass.asm.load(to, held);
        } else {
            let place = if slot == LITERAL { self.pass.asm.lane(self.op.imm) } else { Pass::scalar(slot.into()) };
            self.pass.asm.broadcast(to, place);
        }
        let modified = |first: u32| self.float && self.op.aux >> (first + index as u32) & 1 != 0;
        let (absolute, negated) = (modified(lane::ABS), modified(lane::NEG));
        if absolute {
            let mask = self.all(0x7fff_ffff);
            self.pass.asm.three(Three::VANDPS, to, to, mask);
        }
        if negated {
            let sign = self.all(0x8000_0000);
            self.pass.asm.three(Three::VXORPS, to, to, sign);
        }
    }

    /// A source in a register that is only read: `register` when no other holds it.
    fn source(&mut self, index: usize, register: Ymm) -> Ymm {
        let slot = self.op.src[index];
        let modifiers = 1 << (lane::NEG + index as u32) | 1 << (lane::ABS + index as u32);
        if slot & VECTOR != 0 && (!self.float || self.op.aux & modifiers == 0) {
            return self.pass.vector(slot);
        }
        self.load(index, register);
        register
    }

    /// A constant in all lanes.
    fn all(&mut self, value: u32) -> Mem {
        self.pass.asm.lanes(|_| value)
    }

    /// `a op b` of two sources.
    fn binary(&mut self, what: Three, a: usize, b: usize) {
        let out = self.out;
        let (first, second) = (self.source(a, out), self.source(b, TEMPORARIES[0]));
        self.pass.asm.three(what, out, first, second);
    }

    /// `result op source`.
    fn with(&mut self, what: Three, index: usize) {
        let out = self.out;
        let source = self.source(index, TEMPORARIES[0]);
        self.pass.asm.three(what, out, out, source);
    }

    /// `result op constant`.
    fn with_all(&mut self, what: Three, value: u32) {
        let (out, value) = (self.out, self.all(value));
        self.pass.asm.three(what, out, out, value);
    }

    /// The result shifted by a source, whose lower five bits count.
    fn shifted(&mut self, fixed: Shift, by_lane: Three, by: usize) {
        let out = self.out;
        match number(self.op, by) {
            Some(number) => self.pass.asm.shift(fixed, out, out, (number & 31) as u8),
            None => {
                self.count(by, TEMPORARIES[0]);
                self.pass.asm.three(by_lane, out, out, TEMPORARIES[0]);
            }
        }
    }

    /// The lower five bits of a source.
    fn count(&mut self, index: usize, to: Ymm) {
        self.load(index, to);
        let mask = self.all(31);
        self.pass.asm.three(Three::VPAND, to, to, mask);
    }

    /// Two sources of 24 bits, multiplied.
    fn product24(&mut self, signed: bool) {
        let (out, other) = (self.out, TEMPORARIES[0]);
        for (index, to) in [(0, out), (1, other)] {
            self.load(index, to);
            self.pass.asm.shift(Shift::Vpslld, to, to, 8);
            self.pass.asm.shift(if signed { Shift::Vpsrad } else { Shift::Vpsrld }, to, to, 8);
        }
        self.pass.asm.three(Three::VPMULLD, out, out, other);
    }

    /// The smaller or the greater of two floats. A lane with a NaN among them becomes one.
    ///
    /// The host takes the second of two zeros, so both orders are asked for: -0 is the smaller, and its sign is in one of the
    /// two or in both.
    fn extreme(&mut self, what: Three, joined: Three) {
        let (out, [b, swapped, unordered, _]) = (self.out, TEMPORARIES);
        self.load(0, out);
        self.load(1, b);
        self.pass.asm.three(what, swapped, b, out);
        self.pass.asm.compare(unordered, out, b, UNORDERED);
        self.pass.asm.three(what, out, out, b);
        self.pass.asm.three(joined, out, out, swapped);
        self.pass.asm.three(Three::VORPS, out, out, unordered);
    }

    /// A register whose lanes are all ones where a mask of the scalar file is set: `to` when no other holds it.
    fn expand(&mut self, slot: u16, to: Ymm) -> Ymm {
        if let Some(held) = self.pass.find(Held::Mask(slot)) {
            return held;
        }
        self.pass.asm.expand(to, Pass::mask(slot));
        to
    }

    /// Selects by a mask: what [`Kind::Select`] does.
    pub fn select(&mut self) {
        let (out, [second, mask, ..]) = (self.out, TEMPORARIES);
        let (first, second, slot) = (self.source(0, out), self.source(1, second), self.op.src[2]);
        match self.pass.find(Held::Mask(slot)) {
            Some(held) => self.pass.asm.blend(out, first, second, held),
            None => self.pass.asm.blend_by(out, first, second, Pass::mask(slot), mask),
        }
    }

    /// `a + b` and where it does not carry; or `a - b` and where it does not borrow.
    fn carry(&mut self, subtract: bool, a: usize, b: usize, taken: bool) {
        let (out, [first, second, carried, clear]) = (self.out, TEMPORARIES);
        let what = if subtract { Three::VPSUBD } else { Three::VPADDD };
        self.load(a, first);
        self.load(b, second);
        self.pass.asm.three(what, out, first, second);
        // No carry: the sum is the greatest. No borrow: the minuend is.
        let (greater, other) = if subtract { (first, second) } else { (out, first) };
        self.pass.asm.three(Three::VPMAXUD, clear, greater, other);
        self.pass.asm.three(Three::VPCMPEQD, clear, clear, greater);
        if !taken {
            return;
        }
        let carried = self.expand(self.op.src[2], carried);
        // A lane of `carried` is -1, so it is subtracted to be added. `first` becomes what was before, `second` the carry.
        self.pass.asm.load(first, out);
        self.pass.asm.shift(Shift::Vpsrld, second, carried, 31);
        let other = if subtract { Three::VPADDD } else { Three::VPSUBD };
        self.pass.asm.three(other, out, out, carried);
        let (greater, other) = if subtract { (first, second) } else { (out, first) };
        self.pass.asm.three(Three::VPMAXUD, second, greater, other);
        self.pass.asm.three(Three::VPCMPEQD, second, second, greater);
        self.pass.asm.three(Three::VPAND, clear, clear, second);
    }

    /// The halves of a source of 64 bits: registers that are only read, the given ones when no others hold them.
    fn pair(&mut self, index: usize, low: Ymm, high: Ymm) -> (Ymm, Ymm) {
        let slot = self.op.src[index];
        if slot & VECTOR != 0 {
            let next = self.pass.next;
            return (self.pass.vector(slot), self.pass.vector(slot + next));
        }
        self.load(index, low);
        if slot < 128 {
            self.pass.asm.broadcast(high, Pass::scalar(usize::from(slot) + 1));
        } else {
            // A constant that is not negative.
            self.pass.asm.three(Three::VPXOR, high, high, high);
        }
        (low, high)
    }

    /// 64 bits shifted to the left by a constant.
    fn shifted_pair(&mut self, upper: Ymm) {
        let (out, [rest, ..]) = (self.out, TEMPORARIES);
        let by = number(self.op, 0).unwrap_or(0) as u8 & 63;
        let (low, high) = self.pair(1, out, upper);
        let asm = &mut *self.pass.asm;
        if by >= 32 {
            asm.shift(Shift::Vpslld, upper, low, by - 32);
            asm.three(Three::VPXOR, out, out, out);
            return;
        }
        // (A shift by 32 leaves nothing.)
        asm.shift(Shift::Vpsrld, rest, low, 32 - by);
        asm.shift(Shift::Vpslld, upper, high, by);
        asm.three(Three::VPOR, upper, upper, rest);
        asm.shift(Shift::Vpslld, out, low, by);
    }

    /// The product of two sources without a sign, and a third of 64 bits.
    fn product_sum(&mut self, upper: Ymm) {
        let (out, [a, b, even, odd]) = (self.out, TEMPORARIES);
        self.load(0, a);
        self.load(1, b);
        let asm = &mut *self.pass.asm;
        asm.three(Three::VPMULUDQ, even, a, b);
        asm.shift_pairs(Shift::Vpsrld, a, a, 32);
        asm.shift_pairs(Shift::Vpsrld, b, b, 32);
        asm.three(Three::VPMULUDQ, odd, a, b);
        asm.shift_pairs(Shift::Vpslld, a, odd, 32);
        asm.mix(out, even, a);
        asm.shift_pairs(Shift::Vpsrld, a, even, 32);
        asm.mix(upper, a, odd);
        let (low, high) = self.pair(2, even, odd);
        let asm = &mut *self.pass.asm;
        asm.three(Three::VPADDD, upper, upper, high);
        asm.three(Three::VPADDD, a, out, low);
        // No carry: the sum is the greatest. A lane of the mask is -1, so it is added to what is one too many.
        asm.three(Three::VPMAXUD, b, a, out);
        asm.three(Three::VPCMPEQD, b, b, a);
        let one = asm.lanes(|_| 1);
        asm.three(Three::VPADDD, b, b, one);
        asm.three(Three::VPADDD, upper, upper, b);
        asm.load(out, a);
    }

    /// A comparison of floats.
    fn relation(&mut self, predicate: u8) {
        let out = self.out;
        let (first, second) = (self.source(0, out), self.source(1, TEMPORARIES[0]));
        self.pass.asm.compare(out, first, second, predicate);
    }

    /// A comparison of integers; those without a sign are made to have one.
    fn integers(&mut self, what: Three, a: usize, b: usize, unsigned: bool) {
        if !unsigned {
            return self.binary(what, a, b);
        }
        let (out, other) = (self.out, TEMPORARIES[0]);
        let sign = self.all(0x8000_0000);
        for (index, to) in [(a, out), (b, other)] {
            self.load(index, to);
            self.pass.asm.three(Three::VPXOR, to, to, sign);
        }
        self.pass.asm.three(what, out, out, other);
    }

    /// Whether two sources of 64 bits are equal.
    fn equal_pairs(&mut self) {
        let (out, [low, high, other, _]) = (self.out, TEMPORARIES);
        let (a, b) = self.two_pairs(0, 1, low, high);
        let asm = &mut *self.pass.asm;
        asm.three(Three::VPCMPEQD, out, a.0, b.0);
        asm.three(Three::VPCMPEQD, other, a.1, b.1);
        asm.three(Three::VPAND, out, out, other);
    }

    /// Whether one source of 64 bits is greater than another. `greatest` is that of two upper halves.
    fn greater_pair(&mut self, greatest: Three, a: usize, b: usize) {
        let (out, [low, high, not_less, equal]) = (self.out, TEMPORARIES);
        let (a, b) = self.two_pairs(a, b, low, high);
        let asm = &mut *self.pass.asm;
        asm.three(greatest, not_less, a.1, b.1);
        asm.three(Three::VPCMPEQD, not_less, not_less, a.1);
        asm.three(Three::VPCMPEQD, equal, a.1, b.1);
        // The upper half is not less, and where it is equal, the lower is not less or equal.
        asm.three(Three::VPMAXUD, out, a.0, b.0);
        asm.three(Three::VPCMPEQD, out, out, b.0);
        asm.three(Three::VPAND, out, out, equal);
        asm.three(Three::VPANDN, out, out, not_less);
    }

    /// The halves of two sources, of which one at least is of vector registers. The other may need the registers that are given.
    fn two_pairs(&mut self, a: usize, b: usize, low: Ymm, high: Ymm) -> ((Ymm, Ymm), (Ymm, Ymm)) {
        (self.pair(a, low, high), self.pair(b, low, high))
    }
}

/// Whether a source is a small constant that is not negative.
fn is_small(slot: u16) -> bool {
    (128..=192).contains(&slot)
}

/// The number that a source is, when it is a constant.
fn number(op: &Op, index: usize) -> Option<u32> {
    match op.src[index] {
        LITERAL => Some(op.imm),
        slot @ 128..=192 => Some(u32::from(slot) - 128),
        slot @ 193..=208 => Some((192 - i32::from(slot)) as u32),
        _ => None,
    }
}

const fn lanes(sources: usize, formula: fn(&mut Group<'_, '_>)) -> Recipe {
    Recipe { sources, float: false, checked: false, kind: Kind::Lanes(formula) }
}

const fn pair(sources: usize, formula: fn(&mut Group<'_, '_>, Ymm)) -> Recipe {
    Recipe { sources, float: false, checked: false, kind: Kind::Pair(formula) }
}

const fn floats(sources: usize, formula: fn(&mut Group<'_, '_>)) -> Recipe {
    Recipe { sources, float: true, checked: true, kind: Kind::Lanes(formula) }
}

const fn relation(formula: fn(&mut Group<'_, '_>)) -> Recipe {
    Recipe { sources: 2, float: true, checked: false, kind: Kind::Compare(formula, false) }
}

const fn integers(formula: fn(&mut Group<'_, '_>), inverted: bool) -> Recipe {
    Recipe { sources: 2, float: false, checked: false, kind: Kind::Compare(formula, inverted) }
}

const fn pairs(formula: fn(&mut Group<'_, '_>), inverted: bool) -> Recipe {
    Recipe { sources: 2, float: false, checked: false, kind: Kind::ComparePairs(formula, inverted) }
}

const fn carry(formula: fn(&mut Group<'_, '_>), taken: bool) -> Recipe {
    Recipe { sources: 2, float: false, checked: false, kind: Kind::Carry(formula, taken) }
}

const fn fma() -> Recipe {
    floats(3, |g| {
        let out = g.out;
        g.load(0, out);
        let (second, third) = (g.source(1, TEMPORARIES[1]), g.source(2, TEMPORARIES[0]));
        g.pass.asm.three(Three::VFMADD213PS, out, second, third);
    })
}

/// The recipes by mnemonic.
pub const RECIPES: &[(&str, Recipe)] = &[
    ("v_add_f32", floats(2, |g| g.binary(Three::VADDPS, 0, 1))),
    ("v_sub_f32", floats(2, |g| g.binary(Three::VSUBPS, 0, 1))),
    ("v_subrev_f32", floats(2, |g| g.binary(Three::VSUBPS, 1, 0))),
    ("v_mul_f32", floats(2, |g| g.binary(Three::VMULPS, 0, 1))),
    ("v_fma_f32", fma()),
    ("v_fmac_f32", fma()),
    ("v_fmaak_f32", fma()),
    ("v_fmamk_f32", fma()),
    ("v_min_f32", floats(2, |g| g.extreme(Three::VMINPS, Three::VORPS))),
    ("v_max_f32", floats(2, |g| g.extreme(Three::VMAXPS, Three::VANDPS))),
    (
        "v_cvt_f32_i32",
        lanes(1, |g| {
            let (out, source) = (g.out, g.source(0, TEMPORARIES[0]));
            g.pass.asm.float_of_signed(out, source);
        }),
    ),
    (
        "v_cvt_f32_u32",
        lanes(1, |g| {
            // Both halves are exact as floats, so the only rounding is that of their sum.
            let (out, [low, high, ..]) = (g.out, TEMPORARIES);
            g.load(0, low);
            g.pass.asm.shift(Shift::Vpsrld, high, low, 16);
            let mask = g.all(0xffff);
            g.pass.asm.three(Three::VPAND, low, low, mask);
            g.pass.asm.float_of_signed(high, high);
            g.pass.asm.float_of_signed(low, low);
            let scale = g.all(65536f32.to_bits());
            g.pass.asm.load(out, scale);
            g.pass.asm.three(Three::VFMADD213PS, out, high, low);
        }),
    ),
    ("v_mov_b32", lanes(1, |g| g.load(0, g.out))),
    (
        "v_not_b32",
        lanes(1, |g| {
            g.load(0, g.out);
            g.with_all(Three::VPXOR, !0);
        }),
    ),
    ("v_and_b32", lanes(2, |g| g.binary(Three::VPAND, 0, 1))),
    ("v_or_b32", lanes(2, |g| g.binary(Three::VPOR, 0, 1))),
    ("v_xor_b32", lanes(2, |g| g.binary(Three::VPXOR, 0, 1))),
    (
        "v_xnor_b32",
        lanes(2, |g| {
            g.binary(Three::VPXOR, 0, 1);
            g.with_all(Three::VPXOR, !0);
        }),
    ),
    ("v_add_nc_u32", lanes(2, |g| g.binary(Three::VPADDD, 0, 1))),
    ("v_sub_nc_u32", lanes(2, |g| g.binary(Three::VPSUBD, 0, 1))),
    ("v_subrev_nc_u32", lanes(2, |g| g.binary(Three::VPSUBD, 1, 0))),
    ("v_add_nc_i32", lanes(2, |g| g.binary(Three::VPADDD, 0, 1))),
    ("v_sub_nc_i32", lanes(2, |g| g.binary(Three::VPSUBD, 0, 1))),
    ("v_mul_lo_u32", lanes(2, |g| g.binary(Three::VPMULLD, 0, 1))),
    ("v_mul_u32_u24", lanes(2, |g| g.product24(false))),
    ("v_mul_i32_i24", lanes(2, |g| g.product24(true))),
    (
        "v_mad_u32_u24",
        lanes(3, |g| {
            g.product24(false);
            g.with(Three::VPADDD, 2);
        }),
    ),
    (
        "v_mad_i32_i24",
        lanes(3, |g| {
            g.product24(true);
            g.with(Three::VPADDD, 2);
        }),
    ),
    ("v_min_u32", lanes(2, |g| g.binary(Three::VPMINUD, 0, 1))),
    ("v_max_u32", lanes(2, |g| g.binary(Three::VPMAXUD, 0, 1))),
    ("v_min_i32", lanes(2, |g| g.binary(Three::VPMINSD, 0, 1))),
    ("v_max_i32", lanes(2, |g| g.binary(Three::VPMAXSD, 0, 1))),
    (
        "v_lshlrev_b32",
        lanes(2, |g| {
            g.load(1, g.out);
            g.shifted(Shift::Vpslld, Three::VPSLLVD, 0);
        }),
    ),
    (
        "v_lshrrev_b32",
        lanes(2, |g| {
            g.load(1, g.out);
            g.shifted(Shift::Vpsrld, Three::VPSRLVD, 0);
        }),
    ),
    (
        "v_ashrrev_i32",
        lanes(2, |g| {
            g.load(1, g.out);
            g.shifted(Shift::Vpsrad, Three::VPSRAVD, 0);
        }),
    ),
    (
        "v_add3_u32",
        lanes(3, |g| {
            g.binary(Three::VPADDD, 0, 1);
            g.with(Three::VPADDD, 2);
        }),
    ),
    (
        "v_lshl_add_u32",
        lanes(3, |g| {
            g.load(0, g.out);
            g.shifted(Shift::Vpslld, Three::VPSLLVD, 1);
            g.with(Three::VPADDD, 2);
        }),
    ),
    (
        "v_add_lshl_u32",
        lanes(3, |g| {
            g.binary(Three::VPADDD, 0, 1);
            g.shifted(Shift::Vpslld, Three::VPSLLVD, 2);
        }),
    ),
    (
        "v_xad_u32",
        lanes(3, |g| {
            g.binary(Three::VPXOR, 0, 1);
            g.with(Three::VPADDD, 2);
        }),
    ),
    (
        "v_lshl_or_b32",
        lanes(3, |g| {
            g.load(0, g.out);
            g.shifted(Shift::Vpslld, Three::VPSLLVD, 1);
            g.with(Three::VPOR, 2);
        }),
    ),
    (
        "v_and_or_b32",
        lanes(3, |g| {
            g.binary(Three::VPAND, 0, 1);
            g.with(Three::VPOR, 2);
        }),
    ),
    (
        "v_or3_b32",
        lanes(3, |g| {
            g.binary(Three::VPOR, 0, 1);
            g.with(Three::VPOR, 2);
        }),
    ),
    (
        "v_xor3_b32",
        lanes(3, |g| {
            g.binary(Three::VPXOR, 0, 1);
            g.with(Three::VPXOR, 2);
        }),
    ),
    (
        "v_bfe_u32",
        lanes(3, |g| {
            let (out, [_, width, mask, _]) = (g.out, TEMPORARIES);
            g.load(0, out);
            g.shifted(Shift::Vpsrld, Three::VPSRLVD, 1);
            g.count(2, width);
            let (one, minus_one) = (g.all(1), g.all(!0));
            g.pass.asm.load(mask, one);
            g.pass.asm.three(Three::VPSLLVD, mask, mask, width);
            g.pass.asm.three(Three::VPADDD, mask, mask, minus_one);
            g.pass.asm.three(Three::VPAND, out, out, mask);
        }),
    ),
    (
        "v_bfi_b32",
        lanes(3, |g| {
            let (out, [source, mask, ..]) = (g.out, TEMPORARIES);
            g.load(0, mask);
            let ones = g.source(1, source);
            g.pass.asm.three(Three::VPAND, out, mask, ones);
            let zeros = g.source(2, source);
            g.pass.asm.three(Three::VPANDN, mask, mask, zeros);
            g.pass.asm.three(Three::VPOR, out, out, mask);
        }),
    ),
    (
        "v_alignbit_b32",
        lanes(3, |g| {
            let (out, [count, rest, high, _]) = (g.out, TEMPORARIES);
            g.load(1, out);
            g.count(2, count);
            g.pass.asm.three(Three::VPSRLVD, out, out, count);
            // A shift by 32 leaves nothing.
            let whole = g.all(32);
            g.pass.asm.load(rest, whole);
            g.pass.asm.three(Three::VPSUBD, rest, rest, count);
            g.load(0, high);
            g.pass.asm.three(Three::VPSLLVD, high, high, rest);
            g.pass.asm.three(Three::VPOR, out, out, high);
        }),
    ),
    ("v_lshlrev_b64", pair(2, |g, upper| g.shifted_pair(upper))),
    ("v_mad_u64_u32", pair(3, |g, upper| g.product_sum(upper))),
    ("v_cndmask_b32", Recipe { sources: 2, float: true, checked: false, kind: Kind::Select }),
    ("v_add_co_u32", carry(|g| g.carry(false, 0, 1, false), false)),
    ("v_sub_co_u32", carry(|g| g.carry(true, 0, 1, false), false)),
    ("v_subrev_co_u32", carry(|g| g.carry(true, 1, 0, false), false)),
    ("v_add_co_ci_u32", carry(|g| g.carry(false, 0, 1, true), true)),
    ("v_sub_co_ci_u32", carry(|g| g.carry(true, 0, 1, true), true)),
    ("v_subrev_co_ci_u32", carry(|g| g.carry(true, 1, 0, true), true)),
    ("v_cmp_lt_f32", relation(|g| g.relation(0x11))),
    ("v_cmp_eq_f32", relation(|g| g.relation(0x00))),
    ("v_cmp_le_f32", relation(|g| g.relation(0x12))),
    ("v_cmp_gt_f32", relation(|g| g.relation(0x1e))),
    ("v_cmp_lg_f32", relation(|g| g.relation(0x0c))),
    ("v_cmp_ge_f32", relation(|g| g.relation(0x1d))),
    ("v_cmp_o_f32", relation(|g| g.relation(0x07))),
    ("v_cmp_u_f32", relation(|g| g.relation(UNORDERED))),
    ("v_cmp_nge_f32", relation(|g| g.relation(0x19))),
    ("v_cmp_nlg_f32", relation(|g| g.relation(0x08))),
    ("v_cmp_ngt_f32", relation(|g| g.relation(0x1a))),
    ("v_cmp_nle_f32", relation(|g| g.relation(0x16))),
    ("v_cmp_neq_f32", relation(|g| g.relation(0x04))),
    ("v_cmp_nlt_f32", relation(|g| g.relation(0x15))),
    ("v_cmp_eq_u32", integers(|g| g.integers(Three::VPCMPEQD, 0, 1, false), false)),
    ("v_cmp_ne_u32", integers(|g| g.integers(Three::VPCMPEQD, 0, 1, false), true)),
    ("v_cmp_gt_u32", integers(|g| g.integers(Three::VPCMPGTD, 0, 1, true), false)),
    ("v_cmp_le_u32", integers(|g| g.integers(Three::VPCMPGTD, 0, 1, true), true)),
    ("v_cmp_lt_u32", integers(|g| g.integers(Three::VPCMPGTD, 1, 0, true), false)),
    ("v_cmp_ge_u32", integers(|g| g.integers(Three::VPCMPGTD, 1, 0, true), true)),
    ("v_cmp_eq_i32", integers(|g| g.integers(Three::VPCMPEQD, 0, 1, false), false)),
    ("v_cmp_ne_i32", integers(|g| g.integers(Three::VPCMPEQD, 0, 1, false), true)),
    ("v_cmp_gt_i32", integers(|g| g.integers(Three::VPCMPGTD, 0, 1, false), false)),
    ("v_cmp_le_i32", integers(|g| g.integers(Three::VPCMPGTD, 0, 1, false), true)),
    ("v_cmp_lt_i32", integers(|g| g.integers(Three::VPCMPGTD, 1, 0, false), false)),
    ("v_cmp_ge_i32", integers(|g| g.integers(Three::VPCMPGTD, 1, 0, false), true)),
    ("v_cmp_eq_u64", pairs(|g| g.equal_pairs(), false)),
    ("v_cmp_ne_u64", pairs(|g| g.equal_pairs(), true)),
    ("v_cmp_gt_u64", pairs(|g| g.greater_pair(Three::VPMAXUD, 0, 1), false)),
    ("v_cmp_le_u64", pairs(|g| g.greater_pair(Three::VPMAXUD, 0, 1), true)),
    ("v_cmp_lt_u64", pairs(|g| g.greater_pair(Three::VPMAXUD, 1, 0), false)),
    ("v_cmp_ge_u64", pairs(|g| g.greater_pair(Three::VPMAXUD, 1, 0), true)),
    ("v_cmp_eq_i64", pairs(|g| g.equal_pairs(), false)),
    ("v_cmp_ne_i64", pairs(|g| g.equal_pairs(), true)),
    ("v_cmp_gt_i64", pairs(|g| g.greater_pair(Three::VPMAXSD, 0, 1), false)),
    ("v_cmp_le_i64", pairs(|g| g.greater_pair(Three::VPMAXSD, 0, 1), true)),
    ("v_cmp_lt_i64", pairs(|g| g.greater_pair(Three::VPMAXSD, 1, 0), false)),
    ("v_cmp_ge_i64", pairs(|g| g.greater_pair(Three::VPMAXSD, 1, 0), true)),
];

fn recipes() -> &'static HashMap<usize, Recipe> {
    static BY_HANDLER: OnceLock<HashMap<usize, Recipe>> = OnceLock::new();
    BY_HANDLER.get_or_init(|| {
        let handler = |name: &'static str| vector::handler_of(name).map(|run: Run| run as usize);
        let mut all: HashMap<_, _> =
            RECIPES.iter().filter_map(|(name, recipe)| Some((handler(name)?, *recipe))).collect();
        // Lanes that are off may be copied or not: whoever reads the copy has the same lanes on.
        all.insert(vector::vopd::save as Run as usize, lanes(1, |g| g.load(0, g.out)));
        all
    })
}
