//! Instructions on vectors: the same ones for eight lanes with AVX2 and for sixteen with AVX-512.

use super::{Assembler, Gpr, Mem, Set, Source, Ymm, evex::ALL, masks::FOUND};

/// The predicate of VCMPPS that holds for NaN.
pub const UNORDERED: u8 = 3;

/// An instruction with a destination and two sources: map, prefix and opcode as VEX has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Three(pub(super) u8, pub(super) u8, pub(super) u8);

#[allow(missing_docs, reason = "the names are those of the manual")]
impl Three {
    pub const VADDPS: Three = Three(1, 0, 0x58);
    pub const VMULPS: Three = Three(1, 0, 0x59);
    pub const VSUBPS: Three = Three(1, 0, 0x5c);
    pub const VANDPS: Three = Three(1, 0, 0x54);
    pub const VMINPS: Three = Three(1, 0, 0x5d);
    pub const VMAXPS: Three = Three(1, 0, 0x5f);
    pub const VORPS: Three = Three(1, 0, 0x56);
    pub const VXORPS: Three = Three(1, 0, 0x57);
    /// `destination = first * destination + second`.
    pub const VFMADD213PS: Three = Three(2, 1, 0xa8);
    pub const VPADDD: Three = Three(1, 1, 0xfe);
    pub const VPSUBD: Three = Three(1, 1, 0xfa);
    pub const VPAND: Three = Three(1, 1, 0xdb);
    /// `!first & second`.
    pub const VPANDN: Three = Three(1, 1, 0xdf);
    pub const VPOR: Three = Three(1, 1, 0xeb);
    pub const VPXOR: Three = Three(1, 1, 0xef);
    pub const VPCMPEQD: Three = Three(1, 1, 0x76);
    pub const VPCMPGTD: Three = Three(1, 1, 0x66);
    pub const VPMULLD: Three = Three(2, 1, 0x40);
    pub const VPMINUD: Three = Three(2, 1, 0x3b);
    pub const VPMAXUD: Three = Three(2, 1, 0x3f);
    pub const VPMINSD: Three = Three(2, 1, 0x39);
    pub const VPMAXSD: Three = Three(2, 1, 0x3d);
    pub const VPSLLVD: Three = Three(2, 1, 0x47);
    pub const VPSRLVD: Three = Three(2, 1, 0x45);
    pub const VPSRAVD: Three = Three(2, 1, 0x46);
    /// The even lanes, multiplied to 64 bits.
    pub const VPMULUDQ: Three = Three(1, 1, 0xf4);
    pub const VUNPCKLPS: Three = Three(1, 0, 0x14);
    pub const VUNPCKHPS: Three = Three(1, 0, 0x15);
    pub const VUNPCKLPD: Three = Three(1, 1, 0x14);
    pub const VUNPCKHPD: Three = Three(1, 1, 0x15);
    /// The shifts of [`Assembler::shift_pairs`].
    const SHIFT_PAIRS: Three = Three(1, 1, 0x73);

    /// Whether EVEX tells it by its W from an instruction on single lanes.
    pub(super) fn is_of_pairs(self) -> bool {
        [Three::VPMULUDQ, Three::VUNPCKLPD, Three::VUNPCKHPD, Three::SHIFT_PAIRS].contains(&self)
    }

    /// Whether its result is a mask.
    fn compares(self) -> bool {
        [Three::VPCMPEQD, Three::VPCMPGTD].contains(&self)
    }
}

/// A shift of all lanes by the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the manual")]
pub enum Shift {
    Vpslld = 6,
    Vpsrld = 2,
    Vpsrad = 4,
}

impl Assembler {
    /// An instruction on all lanes of registers; `behind` bytes follow.
    fn all_lanes(&mut self, what: Three, reg: u8, first: u8, source: Source, behind: usize) {
        match self.set {
            Set::Avx2 => self.vex(what, reg, first, source, behind),
            Set::Avx512 => self.evex(what, ALL, reg, first, source, behind),
        }
    }

    /// An instruction with a destination and two sources.
    pub fn three(&mut self, what: Three, to: Ymm, first: Ymm, second: impl Into<Source>) {
        if self.set == Set::Avx512 && what.compares() {
            self.evex(what, ALL, FOUND.0, first.0, second.into(), 0);
            return self.lanes_of_bits(to, FOUND);
        }
        self.all_lanes(what, to.0, first.0, second.into(), 0);
    }

    /// VMOVUPS.
    pub fn load(&mut self, to: Ymm, from: impl Into<Source>) {
        self.all_lanes(Three(1, 0, 0x10), to.0, 0, from.into(), 0);
    }

    /// VMOVUPS.
    pub fn store(&mut self, to: Mem, from: Ymm) {
        self.all_lanes(Three(1, 0, 0x11), from.0, 0, to.into(), 0);
    }

    /// VBROADCASTSS.
    pub fn broadcast(&mut self, to: Ymm, from: Mem) {
        self.all_lanes(Three(2, 1, 0x18), to.0, 0, from.into(), 0);
    }

    /// VCVTDQ2PS.
    pub fn float_of_signed(&mut self, to: Ymm, from: impl Into<Source>) {
        self.all_lanes(Three(1, 0, 0x5b), to.0, 0, from.into(), 0);
    }

    /// VCMPPS with a predicate: all ones where it holds.
    pub fn compare(&mut self, to: Ymm, first: Ymm, second: impl Into<Source>, predicate: u8) {
        if self.set == Set::Avx512 {
            self.compare_floats(FOUND, ALL, first, second.into(), predicate);
            return self.lanes_of_bits(to, FOUND);
        }
        self.vex(Three(1, 0, 0xc2), to.0, first.0, second.into(), 1);
        self.code.push(predicate);
    }

    /// VBLENDVPS, or VBLENDMPS: the lanes of `second` where those of `mask` have their upper bit.
    pub fn blend(&mut self, to: Ymm, first: Ymm, second: impl Into<Source>, mask: Ymm) {
        if self.set == Set::Avx512 {
            self.bits_of_lanes(FOUND, mask);
            return self.blend_bits(to, first, second.into(), FOUND);
        }
        self.vex(Three(3, 1, 0x4a), to.0, first.0, second.into(), 1);
        self.code.push(mask.0 << 4);
    }

    /// A shift of all lanes by the same.
    pub fn shift(&mut self, shift: Shift, to: Ymm, from: Ymm, by: u8) {
        self.all_lanes(Three(1, 1, 0x72), shift as u8, to.0, from.into(), 1);
        self.code.push(by);
    }

    /// A shift of pairs of lanes by the same.
    pub fn shift_pairs(&mut self, shift: Shift, to: Ymm, from: Ymm, by: u8) {
        self.all_lanes(Three::SHIFT_PAIRS, shift as u8, to.0, from.into(), 1);
        self.code.push(by);
    }

    /// The odd lanes of `second`, and the even ones of `first`: VPBLENDD, or VBLENDMPS.
    pub fn mix(&mut self, to: Ymm, first: Ymm, second: Ymm) {
        if self.set == Set::Avx512 {
            let odd = self.half_lane(0xaaaa);
            self.load_bits(FOUND, odd);
            return self.blend_bits(to, first, second.into(), FOUND);
        }
        self.vex(Three(3, 1, 0x02), to.0, first.0, second.into(), 1);
        self.code.push(0xaa);
    }

    /// VSHUFPS: two lanes of the first and two of the second, in each half.
    pub fn shuffle(&mut self, to: Ymm, first: Ymm, second: Ymm, which: u8) {
        self.vex(Three(1, 0, 0xc6), to.0, first.0, second.into(), 1);
        self.code.push(which);
    }

    /// VMOVUPS of four lanes; the upper four become zero.
    pub fn load_four(&mut self, to: Ymm, from: Mem) {
        self.vex128(Three(1, 0, 0x10), to.0, 0, from.into(), 0);
    }

    /// VMOVUPS of the lower four lanes.
    pub fn store_four(&mut self, to: Mem, from: Ymm) {
        self.vex128(Three(1, 0, 0x11), from.0, 0, to.into(), 0);
    }

    /// VINSERTF128: the upper four lanes from memory.
    pub fn insert(&mut self, to: Ymm, first: Ymm, upper: Mem) {
        self.vex(Three(3, 1, 0x18), to.0, first.0, upper.into(), 1);
        self.code.push(1);
    }

    /// VEXTRACTF128: the upper four lanes to memory.
    pub fn extract(&mut self, to: Mem, from: Ymm) {
        self.vex(Three(3, 1, 0x19), from.0, 0, to.into(), 1);
        self.code.push(1);
    }

    /// VMOVMSKPS.
    pub fn bits(&mut self, to: Gpr, from: Ymm) {
        self.vex(Three(1, 0, 0x50), to as u8, 0, from.into(), 0);
    }

    /// VPBROADCASTD from the first lane of a register.
    pub fn spread(&mut self, to: Ymm, from: Ymm) {
        self.all_lanes(Three(2, 1, 0x58), to.0, 0, from.into(), 0);
    }

    /// VPBROADCASTB.
    pub fn spread_byte(&mut self, to: Ymm, from: Mem) {
        self.vex(Three(2, 1, 0x78), to.0, 0, from.into(), 0);
    }

    /// VMOVD to a general register.
    pub fn first_lane(&mut self, to: Gpr, from: Ymm) {
        let (what, to) = (Three(1, 1, 0x7e), Ymm(to as u8).into());
        match self.set {
            Set::Avx2 => self.vex128(what, from.0, 0, to, 0),
            Set::Avx512 => self.evex128(what, from.0, 0, to, 0),
        }
    }

    /// VPGATHERDD: the lanes of `to` where `mask` is set become the words at `base` + `displacement` + `index`. The mask is
    /// zero afterwards, or as it was. All three registers differ.
    pub fn gather(&mut self, to: Ymm, base: Gpr, index: Ymm, displacement: i32, mask: Ymm) {
        let (what, extends) = (Three(2, 1, 0x90), (index.0 & 8 != 0, base as u8 >= 8));
        match self.set {
            Set::Avx2 => self.vex_prefix(what, true, to.0, mask.0, extends),
            Set::Avx512 => {
                self.bits_of_lanes(FOUND, mask);
                // The fifth bit of the index stands where that of a second source does.
                self.evex_prefix(what, true, FOUND, to.0, index.0 & 16, extends);
            }
        }
        self.indexed((to.0 & 7) << 3, base, index.0, displacement);
    }

    /// VZEROUPPER.
    pub fn zero_upper(&mut self) {
        self.code.extend([0xc5, 0xf8, 0x77]);
    }
}
