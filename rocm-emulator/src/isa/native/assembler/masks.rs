//! What is asked of many lanes at once. With AVX2 a mask is lanes of which all bits are set; with AVX-512 it is that between
//! operations, and bits of a mask register within one.

use super::{
    Alu, Assembler, Gpr, Mem, Set, Source, Three, UNORDERED, Width, Ymm,
    evex::{ALL, Bits},
};

/// Hold nothing from one instruction to the next but one.
pub(super) const FOUND: Bits = Bits(1);
const OTHER: Bits = Bits(2);
/// The lanes that [`Assembler::restrict`] was told.
const ON: Bits = Bits(3);
/// What [`Assembler::find_nans`] has found.
const NANS: Bits = Bits(4);

/// Predicates of VPCMPD.
const NOT_EQUAL: u8 = 4;
const GREATER: u8 = 6;

impl Assembler {
    /// All bits of a lane are set where its bit in memory is.
    pub fn expand(&mut self, to: Ymm, from: Mem) {
        match self.set {
            Set::Avx2 => {
                self.spread_byte(to, from);
                let bits = self.lanes(|lane| 1 << lane);
                self.three(Three::VPAND, to, to, bits);
                self.three(Three::VPCMPEQD, to, to, bits);
            }
            Set::Avx512 => {
                self.load_bits(FOUND, from);
                self.lanes_of_bits(to, FOUND);
            }
        }
    }

    /// The upper bits of lanes to memory. Changes RAX.
    pub fn store_mask(&mut self, to: Mem, from: Ymm) {
        match self.set {
            Set::Avx2 => {
                self.bits(Gpr::Rax, from);
                self.put_byte(to, Gpr::Rax);
            }
            Set::Avx512 => {
                self.bits_of_lanes(FOUND, from);
                self.store_bits(to, FOUND);
            }
        }
    }

    /// The lanes of `second` where a bit in memory is set. Changes `free`.
    pub fn blend_by(&mut self, to: Ymm, first: Ymm, second: Ymm, which: Mem, free: Ymm) {
        match self.set {
            Set::Avx2 => {
                self.expand(free, which);
                self.blend(to, first, second, free);
            }
            Set::Avx512 => {
                self.load_bits(FOUND, which);
                self.blend_bits(to, first, second.into(), FOUND);
            }
        }
    }

    /// Those of a register's lanes that are on to memory. Changes `free`.
    pub fn store_where(&mut self, to: Mem, from: Ymm, on: Ymm, free: Ymm) {
        self.load(free, to);
        match self.set {
            Set::Avx2 => self.blend(free, free, from, on),
            Set::Avx512 => self.blend_bits(free, free, from.into(), ON),
        }
        self.store(to, free);
    }

    /// Says which lanes are on, for the questions that follow: "equal" when none is. Changes RAX.
    pub fn restrict(&mut self, on: Ymm) {
        match self.set {
            Set::Avx2 => self.any(on),
            Set::Avx512 => {
                self.bits_of_lanes(ON, on);
                self.test_bits(ON, ON);
            }
        }
    }

    /// "Equal" when the upper bit of no lane is set.
    fn any(&mut self, mask: Ymm) {
        self.bits(Gpr::Rax, mask);
        self.test(Width::B32, Gpr::Rax);
    }

    /// "Equal" when those of all lanes are.
    fn all(&mut self, mask: Ymm) {
        self.bits(Gpr::Rax, mask);
        self.alu(Alu::Cmp, Width::B32, Gpr::Rax, (1 << self.group()) - 1);
    }

    /// "Equal" when all lanes are. Changes RAX and `free`.
    pub fn compare_all(&mut self, first: Ymm, second: impl Into<Source>, free: Ymm) {
        match self.set {
            Set::Avx2 => {
                self.three(Three::VPCMPEQD, free, first, second);
                self.all(free);
            }
            Set::Avx512 => {
                self.compare_integers(FOUND, ALL, false, first, second.into(), NOT_EQUAL);
                self.test_bits(FOUND, FOUND);
            }
        }
    }

    /// "Equal" when no lane that is `on` is greater than `last`, and both of `equal` are the same, where they are given. Changes RAX,
    /// `last` and the first of `equal`.
    pub fn compare_last(&mut self, lanes: Ymm, last: Ymm, equal: Option<(Ymm, Ymm)>, on: Option<Ymm>) {
        if self.set == Set::Avx512 {
            let within = if on.is_some() { ON } else { ALL };
            self.compare_integers(FOUND, within, true, lanes, last.into(), GREATER);
            let mut other = FOUND;
            if let Some((first, second)) = equal {
                other = OTHER;
                self.compare_integers(OTHER, within, false, first, second.into(), NOT_EQUAL);
            }
            return self.test_bits(FOUND, other);
        }
        self.three(Three::VPMINUD, last, last, lanes);
        self.three(Three::VPCMPEQD, last, last, lanes);
        if let Some((first, second)) = equal {
            self.three(Three::VPCMPEQD, first, first, second);
            self.three(Three::VPAND, last, last, first);
        }
        match on {
            Some(on) => {
                self.three(Three::VPANDN, last, last, on);
                self.any(last);
            }
            None => self.all(last),
        }
    }

    /// Collects the lanes in which one of two is a NaN: in `found`, with `free` those that were found before stay.
    pub fn find_nans(&mut self, found: Ymm, first: Ymm, second: Ymm, free: Option<Ymm>) {
        match (self.set, free) {
            (Set::Avx2, None) => self.compare(found, first, second, UNORDERED),
            (Set::Avx2, Some(free)) => {
                self.compare(free, first, second, UNORDERED);
                self.three(Three::VORPS, found, found, free);
            }
            (Set::Avx512, None) => self.compare_floats(NANS, ALL, first, second.into(), UNORDERED),
            (Set::Avx512, Some(_)) => {
                self.compare_floats(FOUND, ALL, first, second.into(), UNORDERED);
                self.or_bits(NANS, NANS, FOUND);
            }
        }
    }

    /// "Equal" when no lane that is `on` was found to be a NaN. Changes RAX and `found`.
    pub fn any_nan(&mut self, found: Ymm, on: Option<Ymm>) {
        match (self.set, on) {
            (Set::Avx2, Some(on)) => {
                self.three(Three::VANDPS, found, found, on);
                self.any(found);
            }
            (Set::Avx2, None) => self.any(found),
            (Set::Avx512, Some(_)) => {
                self.and_bits(NANS, NANS, ON);
                self.test_bits(NANS, NANS);
            }
            (Set::Avx512, None) => self.test_bits(NANS, NANS),
        }
    }
}
