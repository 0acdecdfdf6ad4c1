//! What each operation that can be translated does to eight lanes, in instructions of the host.
//!
//! An operation is known by its handler: two handlers that the compiler has made one do the same.

use super::assembler::{Assembler, Base, Gpr, Mem, Shift, Source, Three, Ymm};
use crate::{
    isa::{
        op::{Op, Run},
        slot::{LITERAL, VECTOR},
        vector::{self, lane},
    },
    wave::{LANES, Lanes, SCALARS, Wave},
};
use std::{collections::HashMap, mem::offset_of, sync::OnceLock};

/// Lanes that one register of the host holds.
pub const GROUP: usize = 8;
/// Groups in a register of the GPU, or in half of one of a wave64.
pub const GROUPS: usize = LANES / GROUP;
/// Registers that a formula may use. The registers from 0 on hold its results, a group each.
pub const TEMPORARIES: [Ymm; 4] = [Ymm(8), Ymm(9), Ymm(10), Ymm(11)];
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
    Lanes(fn(&mut Group<'_>)),
    /// A bit for each lane: the formula leaves a mask in the result's register; `true` inverts it.
    Compare(fn(&mut Group<'_>), bool),
    /// The second source where a mask is set, the first elsewhere.
    Select,
    /// A result, and a bit for each lane that is clear where [`CLEAR`] is set. Says whether there is a mask to read.
    Carry(fn(&mut Group<'_>), bool),
}

/// Eight lanes of an operation that is being translated.
#[derive(Debug)]
pub struct Group<'a> {
    pub asm: &'a mut Assembler,
    pub op: &'a Op,
    /// Its number, from 0 to 3, or 7 in a wave64.
    pub number: usize,
    pub float: bool,
}

/// The place of a scalar register, or of a constant among them.
pub fn scalar(register: usize) -> Mem {
    Mem::At(Base::Rdi, (offset_of!(Wave, sgpr) + 4 * register) as i32)
}

/// The place of a group of lanes of a vector register.
pub fn vector(slot: u16, group: usize) -> Mem {
    Mem::At(Base::Rsi, (usize::from(slot & !VECTOR) * size_of::<Lanes>() + 4 * GROUP * group) as i32)
}

/// The place of a group of EXEC's lanes.
pub fn exec(group: usize) -> Mem {
    Mem::At(Base::Rdi, (offset_of!(Wave, exec_lanes) + 4 * GROUP * group) as i32)
}

impl Recipe {
    /// The recipe of an operation, where it has one as it stands.
    pub fn of(op: &Op, halves: usize) -> Option<&'static Recipe> {
        let recipe = recipes().get(&(op.run as usize))?;
        let readable = |slot: &u16| *slot & VECTOR != 0 || usize::from(*slot) < SCALARS || *slot == LITERAL;
        let modifiers = if recipe.float { (1 << lane::OPSEL) - 1 } else { 0 };
        let mask = |slot: u16| usize::from(slot) + halves <= MASKS;
        let masks = match recipe.kind {
            Kind::Lanes(_) => true,
            Kind::Compare(..) | Kind::Carry(_, false) => mask(op.dst2),
            Kind::Select => mask(op.src[2]),
            Kind::Carry(_, true) => mask(op.dst2) && mask(op.src[2]),
        };
        (op.aux & !modifiers == 0 && op.src[..recipe.sources].iter().all(readable) && masks).then_some(recipe)
    }
}

impl Group<'_> {
    /// Where the result goes.
    pub fn out(&self) -> Ymm {
        Ymm(self.number as u8)
    }

    /// A source, in a register.
    fn load(&mut self, index: usize, to: Ymm) {
        let slot = self.op.src[index];
        if slot & VECTOR != 0 {
            self.asm.load(to, vector(slot, self.number));
        } else {
            let place = if slot == LITERAL { self.asm.lane(self.op.imm) } else { scalar(slot.into()) };
            self.asm.broadcast(to, place);
        }
        let modified = |first: u32| self.float && self.op.aux >> (first + index as u32) & 1 != 0;
        let (absolute, negated) = (modified(lane::ABS), modified(lane::NEG));
        if absolute {
            let mask = self.all(0x7fff_ffff);
            self.asm.three(Three::VANDPS, to, to, mask);
        }
        if negated {
            let sign = self.all(0x8000_0000);
            self.asm.three(Three::VXORPS, to, to, sign);
        }
    }

    /// A source as the last operand of an instruction; a register holds it when no memory does.
    fn source(&mut self, index: usize, register: Ymm) -> Source {
        let slot = self.op.src[index];
        let modifiers = 1 << (lane::NEG + index as u32) | 1 << (lane::ABS + index as u32);
        if slot & VECTOR != 0 && (!self.float || self.op.aux & modifiers == 0) {
            return vector(slot, self.number).into();
        }
        self.load(index, register);
        register.into()
    }

    /// A constant in all lanes.
    fn all(&mut self, value: u32) -> Mem {
        self.asm.vector([value; GROUP])
    }

    /// `a op b` of two sources.
    fn binary(&mut self, what: Three, a: usize, b: usize) {
        let out = self.out();
        self.load(a, out);
        self.with(what, b);
    }

    /// `result op source`.
    fn with(&mut self, what: Three, index: usize) {
        let out = self.out();
        let source = self.source(index, TEMPORARIES[0]);
        self.asm.three(what, out, out, source);
    }

    /// `result op constant`.
    fn with_all(&mut self, what: Three, value: u32) {
        let (out, value) = (self.out(), self.all(value));
        self.asm.three(what, out, out, value);
    }

    /// The number that a source is, when it is a constant.
    fn number_of(&self, index: usize) -> Option<u32> {
        match self.op.src[index] {
            LITERAL => Some(self.op.imm),
            slot @ 128..=192 => Some(u32::from(slot) - 128),
            slot @ 193..=208 => Some((192 - i32::from(slot)) as u32),
            _ => None,
        }
    }

    /// The result shifted by a source, whose lower five bits count.
    fn shifted(&mut self, fixed: Shift, by_lane: Three, by: usize) {
        let out = self.out();
        match self.number_of(by) {
            Some(number) => self.asm.shift(fixed, out, out, (number & 31) as u8),
            None => {
                self.count(by, TEMPORARIES[0]);
                self.asm.three(by_lane, out, out, TEMPORARIES[0]);
            }
        }
    }

    /// The lower five bits of a source.
    fn count(&mut self, index: usize, to: Ymm) {
        self.load(index, to);
        let mask = self.all(31);
        self.asm.three(Three::VPAND, to, to, mask);
    }

    /// Two sources of 24 bits, multiplied.
    fn product24(&mut self, signed: bool) {
        let (out, other) = (self.out(), TEMPORARIES[0]);
        for (index, to) in [(0, out), (1, other)] {
            self.load(index, to);
            self.asm.shift(Shift::Vpslld, to, to, 8);
            self.asm.shift(if signed { Shift::Vpsrad } else { Shift::Vpsrld }, to, to, 8);
        }
        self.asm.three(Three::VPMULLD, out, out, other);
    }

    /// The smaller or the greater of two floats. A lane with a NaN among them becomes one.
    ///
    /// The host takes the second of two zeros, so both orders are asked for: -0 is the smaller, and its sign is in one of the
    /// two or in both.
    fn extreme(&mut self, what: Three, joined: Three) {
        let (out, [b, swapped, unordered, _]) = (self.out(), TEMPORARIES);
        self.load(0, out);
        self.load(1, b);
        self.asm.three(what, swapped, b, out);
        self.asm.compare(unordered, out, b, UNORDERED);
        self.asm.three(what, out, out, b);
        self.asm.three(joined, out, out, swapped);
        self.asm.three(Three::VORPS, out, out, unordered);
    }

    /// A register whose lanes are all ones where a mask of the scalar file is set.
    pub fn expand(&mut self, slot: u16, to: Ymm) {
        self.asm.broadcast(to, scalar(usize::from(slot) + self.number / GROUPS));
        let first = GROUP * (self.number % GROUPS);
        let bits = self.asm.vector(std::array::from_fn(|lane| 1 << (first + lane)));
        self.asm.three(Three::VPAND, to, to, bits);
        self.asm.three(Three::VPCMPEQD, to, to, bits);
    }

    /// Selects by a mask: what [`Kind::Select`] does.
    pub fn select(&mut self) {
        let (out, [second, mask, ..]) = (self.out(), TEMPORARIES);
        self.load(0, out);
        let second = self.source(1, second);
        self.expand(self.op.src[2], mask);
        self.asm.blend(out, out, second, mask);
    }

    /// `a + b` and where it does not carry; or `a - b` and where it does not borrow.
    fn carry(&mut self, subtract: bool, a: usize, b: usize, taken: bool) {
        let (out, [first, second, carried, clear]) = (self.out(), TEMPORARIES);
        let what = if subtract { Three::VPSUBD } else { Three::VPADDD };
        self.load(a, first);
        self.load(b, second);
        self.asm.three(what, out, first, second);
        // No carry: the sum is the greatest. No borrow: the minuend is.
        let (greater, other) = if subtract { (first, second) } else { (out, first) };
        self.asm.three(Three::VPMAXUD, clear, greater, other);
        self.asm.three(Three::VPCMPEQD, clear, clear, greater);
        if !taken {
            return;
        }
        self.expand(self.op.src[2], carried);
        // A lane of `carried` is -1, so it is subtracted to be added. `first` becomes what was before, `second` the carry.
        self.asm.load(first, out);
        self.asm.shift(Shift::Vpsrld, second, carried, 31);
        let other = if subtract { Three::VPADDD } else { Three::VPSUBD };
        self.asm.three(other, out, out, carried);
        let (greater, other) = if subtract { (first, second) } else { (out, first) };
        self.asm.three(Three::VPMAXUD, second, greater, other);
        self.asm.three(Three::VPCMPEQD, second, second, greater);
        self.asm.three(Three::VPAND, clear, clear, second);
    }

    /// A comparison of floats.
    fn relation(&mut self, predicate: u8) {
        let out = self.out();
        self.load(0, out);
        let second = self.source(1, TEMPORARIES[0]);
        self.asm.compare(out, out, second, predicate);
    }

    /// A comparison of integers; those without a sign are made to have one.
    fn integers(&mut self, what: Three, a: usize, b: usize, unsigned: bool) {
        if !unsigned {
            return self.binary(what, a, b);
        }
        let (out, other) = (self.out(), TEMPORARIES[0]);
        let sign = self.all(0x8000_0000);
        for (index, to) in [(a, out), (b, other)] {
            self.load(index, to);
            self.asm.three(Three::VPXOR, to, to, sign);
        }
        self.asm.three(what, out, out, other);
    }
}

/// The predicate of VCMPPS that holds for NaN.
pub const UNORDERED: u8 = 3;

/// Makes EAX and EDX the masks of the halves: EAX of one, EDX of the other.
pub fn gather(asm: &mut Assembler, halves: usize, from: impl Fn(usize) -> Ymm) {
    for (half, whole) in [Gpr::Eax, Gpr::Edx].into_iter().enumerate().take(halves) {
        for group in (0..GROUPS).rev() {
            let register = from(half * GROUPS + group);
            if group == GROUPS - 1 {
                asm.bits(whole, register);
            } else {
                asm.shift_left(whole, GROUP as u8);
                asm.bits(Gpr::Ecx, register);
                asm.or(whole, Gpr::Ecx);
            }
        }
    }
}

/// Stores what [`gather`] left to a mask of the scalar file.
pub fn keep(asm: &mut Assembler, halves: usize, to: u16) {
    for (half, whole) in [Gpr::Eax, Gpr::Edx].into_iter().enumerate().take(halves) {
        asm.put(scalar(usize::from(to) + half), whole);
    }
}

const fn lanes(sources: usize, formula: fn(&mut Group<'_>)) -> Recipe {
    Recipe { sources, float: false, checked: false, kind: Kind::Lanes(formula) }
}

const fn floats(sources: usize, formula: fn(&mut Group<'_>)) -> Recipe {
    Recipe { sources, float: true, checked: true, kind: Kind::Lanes(formula) }
}

const fn relation(formula: fn(&mut Group<'_>)) -> Recipe {
    Recipe { sources: 2, float: true, checked: false, kind: Kind::Compare(formula, false) }
}

const fn integers(formula: fn(&mut Group<'_>), inverted: bool) -> Recipe {
    Recipe { sources: 2, float: false, checked: false, kind: Kind::Compare(formula, inverted) }
}

const fn carry(formula: fn(&mut Group<'_>), taken: bool) -> Recipe {
    Recipe { sources: 2, float: false, checked: false, kind: Kind::Carry(formula, taken) }
}

const fn fma() -> Recipe {
    floats(3, |g| {
        let (out, second) = (g.out(), TEMPORARIES[1]);
        g.load(0, out);
        g.load(1, second);
        let third = g.source(2, TEMPORARIES[0]);
        g.asm.three(Three::VFMADD213PS, out, second, third);
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
            let (out, source) = (g.out(), g.source(0, TEMPORARIES[0]));
            g.asm.float_of_signed(out, source);
        }),
    ),
    ("v_mov_b32", lanes(1, |g| g.load(0, g.out()))),
    (
        "v_not_b32",
        lanes(1, |g| {
            g.load(0, g.out());
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
            g.load(1, g.out());
            g.shifted(Shift::Vpslld, Three::VPSLLVD, 0);
        }),
    ),
    (
        "v_lshrrev_b32",
        lanes(2, |g| {
            g.load(1, g.out());
            g.shifted(Shift::Vpsrld, Three::VPSRLVD, 0);
        }),
    ),
    (
        "v_ashrrev_i32",
        lanes(2, |g| {
            g.load(1, g.out());
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
            g.load(0, g.out());
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
            g.load(0, g.out());
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
            let (out, [_, width, mask, _]) = (g.out(), TEMPORARIES);
            g.load(0, out);
            g.shifted(Shift::Vpsrld, Three::VPSRLVD, 1);
            g.count(2, width);
            let (one, minus_one) = (g.all(1), g.all(!0));
            g.asm.load(mask, one);
            g.asm.three(Three::VPSLLVD, mask, mask, width);
            g.asm.three(Three::VPADDD, mask, mask, minus_one);
            g.asm.three(Three::VPAND, out, out, mask);
        }),
    ),
    (
        "v_bfi_b32",
        lanes(3, |g| {
            let (out, [source, mask, ..]) = (g.out(), TEMPORARIES);
            g.load(0, mask);
            let ones = g.source(1, source);
            g.asm.three(Three::VPAND, out, mask, ones);
            let zeros = g.source(2, source);
            g.asm.three(Three::VPANDN, mask, mask, zeros);
            g.asm.three(Three::VPOR, out, out, mask);
        }),
    ),
    (
        "v_alignbit_b32",
        lanes(3, |g| {
            let (out, [count, rest, high, _]) = (g.out(), TEMPORARIES);
            g.load(1, out);
            g.count(2, count);
            g.asm.three(Three::VPSRLVD, out, out, count);
            // A shift by 32 leaves nothing.
            let whole = g.all(32);
            g.asm.load(rest, whole);
            g.asm.three(Three::VPSUBD, rest, rest, count);
            g.load(0, high);
            g.asm.three(Three::VPSLLVD, high, high, rest);
            g.asm.three(Three::VPOR, out, out, high);
        }),
    ),
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
];

fn recipes() -> &'static HashMap<usize, Recipe> {
    static BY_HANDLER: OnceLock<HashMap<usize, Recipe>> = OnceLock::new();
    BY_HANDLER.get_or_init(|| {
        let handler = |name: &'static str| vector::handler_of(name).map(|run: Run| run as usize);
        RECIPES.iter().filter_map(|(name, recipe)| Some((handler(name)?, *recipe))).collect()
    })
}
