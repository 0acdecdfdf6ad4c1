//! Encodings with VEX: instructions on 16 registers of 256 bits, or on their lower halves.

use super::{Assembler, Source, Three};

impl Assembler {
    /// The three bytes of VEX, W0, and the opcode. `extends` is of an index, and of a base or a register.
    pub(super) fn vex_prefix(
        &mut self,
        Three(map, prefix, opcode): Three,
        long: bool,
        reg: u8,
        first: u8,
        (index, base): (bool, bool),
    ) {
        self.code.push(0xc4);
        self.code.push(u8::from(reg < 8) << 7 | u8::from(!index) << 6 | u8::from(!base) << 5 | map);
        self.code.push((!first & 15) << 3 | u8::from(long) << 2 | prefix);
        self.code.push(opcode);
    }

    /// An instruction with VEX.256 and W0; `behind` bytes follow.
    pub(super) fn vex(&mut self, what: Three, reg: u8, first: u8, source: Source, behind: usize) {
        self.vex_prefix(what, true, reg, first, Assembler::extends(source));
        self.operand(reg, source, behind);
    }

    /// The same with VEX.128.
    pub(super) fn vex128(&mut self, what: Three, reg: u8, first: u8, source: Source, behind: usize) {
        self.vex_prefix(what, false, reg, first, Assembler::extends(source));
        self.operand(reg, source, behind);
    }
}
