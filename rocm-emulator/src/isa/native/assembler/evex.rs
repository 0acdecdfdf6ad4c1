//! Encodings with EVEX: instructions on 32 registers of 512 bits, restricted to lanes or with a bit for each lane as their result.

use super::{Assembler, Mem, Source, Three, Ymm};

/// A mask register, k0 to k7: a bit for each lane. As what an instruction is restricted to, k0 stands for all lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bits(pub u8);

/// No restriction.
pub const ALL: Bits = Bits(0);

impl Assembler {
    /// The four bytes of EVEX.512, or else EVEX.128, and the opcode. `extends` is of an index, and of a base or a register.
    pub(super) fn evex_prefix(
        &mut self,
        what: Three,
        long: bool,
        within: Bits,
        reg: u8,
        first: u8,
        (index, base): (bool, bool),
    ) {
        let Three(map, prefix, opcode) = what;
        self.code.push(0x62);
        let reg = u8::from(reg & 8 == 0) << 7 | u8::from(reg & 16 == 0) << 4;
        self.code.push(reg | u8::from(!index) << 6 | u8::from(!base) << 5 | map);
        self.code.push(u8::from(what.is_of_pairs()) << 7 | (!first & 15) << 3 | 1 << 2 | prefix);
        self.code.push(u8::from(long) << 6 | u8::from(first & 16 == 0) << 3 | within.0);
        self.code.push(opcode);
    }

    /// An instruction with EVEX.512; `behind` bytes follow. Displacements are of 32 bits, so nothing multiplies them.
    pub(super) fn evex(&mut self, what: Three, within: Bits, reg: u8, first: u8, source: Source, behind: usize) {
        self.evex_prefix(what, true, within, reg, first, Assembler::extends(source));
        self.operand(reg, source, behind);
    }

    /// The same with EVEX.128.
    pub(super) fn evex128(&mut self, what: Three, reg: u8, first: u8, source: Source, behind: usize) {
        self.evex_prefix(what, false, ALL, reg, first, Assembler::extends(source));
        self.operand(reg, source, behind);
    }

    /// VPMOVM2D: all ones where a bit is set.
    pub(super) fn lanes_of_bits(&mut self, to: Ymm, from: Bits) {
        self.evex(Three(2, 2, 0x38), ALL, to.0, 0, Ymm(from.0).into(), 0);
    }

    /// VPMOVD2M: the upper bits of lanes.
    pub(super) fn bits_of_lanes(&mut self, to: Bits, from: Ymm) {
        self.evex(Three(2, 2, 0x39), ALL, to.0, 0, from.into(), 0);
    }

    /// VPCMPD, without a sign VPCMPUD.
    pub(super) fn compare_integers(
        &mut self,
        to: Bits,
        within: Bits,
        unsigned: bool,
        first: Ymm,
        second: Source,
        predicate: u8,
    ) {
        self.evex(Three(3, 1, if unsigned { 0x1e } else { 0x1f }), within, to.0, first.0, second, 1);
        self.code.push(predicate);
    }

    /// VCMPPS.
    pub(super) fn compare_floats(&mut self, to: Bits, within: Bits, first: Ymm, second: Source, predicate: u8) {
        self.evex(Three(1, 0, 0xc2), within, to.0, first.0, second, 1);
        self.code.push(predicate);
    }

    /// VBLENDMPS: the lanes of `second` where a bit is set.
    pub(super) fn blend_bits(&mut self, to: Ymm, first: Ymm, second: Source, which: Bits) {
        self.evex(Three(2, 1, 0x65), which, to.0, first.0, second, 0);
    }

    /// KMOVW from memory.
    pub(super) fn load_bits(&mut self, to: Bits, from: Mem) {
        self.vex128(Three(1, 0, 0x90), to.0, 0, from.into(), 0);
    }

    /// KMOVW to memory.
    pub(super) fn store_bits(&mut self, to: Mem, from: Bits) {
        self.vex128(Three(1, 0, 0x91), from.0, 0, to.into(), 0);
    }

    /// KORW.
    pub(super) fn or_bits(&mut self, to: Bits, first: Bits, second: Bits) {
        self.vex(Three(1, 0, 0x45), to.0, first.0, Ymm(second.0).into(), 0);
    }

    /// KANDW.
    pub(super) fn and_bits(&mut self, to: Bits, first: Bits, second: Bits) {
        self.vex(Three(1, 0, 0x41), to.0, first.0, Ymm(second.0).into(), 0);
    }

    /// KORTESTW: "equal" when no bit is set in either.
    pub(super) fn test_bits(&mut self, first: Bits, second: Bits) {
        self.vex128(Three(1, 0, 0x98), first.0, 0, Ymm(second.0).into(), 0);
    }

    /// VPERMI2D: `to` has numbers of lanes, of which `first` has the first sixteen and `second` the others, and becomes these lanes.
    pub fn pick(&mut self, to: Ymm, first: Ymm, second: Ymm) {
        self.evex(Three(2, 1, 0x76), ALL, to.0, first.0, second.into(), 0);
    }
}
