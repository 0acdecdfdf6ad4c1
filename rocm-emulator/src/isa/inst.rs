//! A decoded instruction: what the words say, before anything is resolved for execution.
//!
//! This is what the disassembly prints, what a fault names, and what lowering turns into an [`Op`](super::op::Op).
//! Follows the encodings of "RDNA3 Instruction Set Architecture", chapter 15, and of RDNA3.5.

use super::table::{Family, Field, Row, Table};

/// The encoding family of an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are those of the manual")]
pub enum Encoding {
    Sop1,
    Sop2,
    Sopk,
    Sopc,
    Sopp,
    Smem,
    Vop1,
    Vop2,
    Vopc,
    Vop3,
    /// VOP3 with a scalar destination beside the vector one.
    Vop3Sd,
    Vop3p,
    Vopd,
    Vinterp,
    Ldsdir,
    Ds,
    Flat,
    Global,
    Scratch,
    Mubuf,
    Mtbuf,
    Mimg,
    Exp,
}

/// An operand as it stands in the instruction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Operand {
    /// The instruction has no such operand.
    #[default]
    None,
    /// A register of the scalar file by its operand number: s0 to s105, VCC 106 and 107, TTMP 108 to 123, NULL 124,
    /// M0 125, EXEC 126 and 127. Wider operands are named by their first register.
    Sgpr(u8),
    /// A vector register, v0 to v255.
    Vgpr(u8),
    /// An inline constant or special source by its operand number, 128 to 255 without 255 itself: integers, floats,
    /// SHARED_BASE, SCC, ... Its value depends on the operand's type, so lowering resolves it.
    Inline(u8),
    /// The literal that follows the instruction (32 bits).
    Literal(u32),
}

/// Lane permutation of a DPP instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dpp {
    /// Eight 3-bit selectors.
    Dpp8 {
        /// The 24 selector bits.
        selectors: u32,
        /// Fetch from lanes that EXEC turns off.
        fetch_inactive: bool,
    },
    /// The 16-lane permutations, with their masks.
    Dpp16 {
        /// DPP_CTRL, 9 bits.
        control: u16,
        /// ROW_MASK, 4 bits.
        row_mask: u8,
        /// BANK_MASK, 4 bits.
        bank_mask: u8,
        /// BOUND_CTRL: lanes out of bounds read 0.
        bound_control: bool,
        /// Fetch from lanes that EXEC turns off.
        fetch_inactive: bool,
    },
}

/// The second half of a VOPD instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DualHalf {
    /// The mnemonic, `v_dual_...`.
    pub name: &'static str,
    /// The opcode.
    pub opcode: u16,
    /// Destination.
    pub dst: Operand,
    /// Sources.
    pub src: [Operand; 3],
}

/// A decoded instruction.
///
/// Memory instructions use `src` as: address, data, second data, scalar base (SADDR, or the buffer resource; for SMEM
/// `src[0]` is the scalar base and `src[3]` the offset register).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Inst {
    /// The encoding family.
    pub encoding: Encoding,
    /// The opcode within the family.
    pub opcode: u16,
    /// The mnemonic as LLVM spells it, without `_e32`, `_e64`, `_dpp`.
    pub name: &'static str,
    /// The instruction's words, the literal or DPP word included.
    pub words: [u32; 5],
    /// How many of them there are.
    pub len: u8,
    /// Destination (VDST or SDST).
    pub dst: Operand,
    /// The scalar destination of VOP3SD, and of VOPC in VOP3 form.
    pub sdst: Operand,
    /// Sources.
    pub src: [Operand; 4],
    /// NEG (NEG_LO of VOP3P), a bit per source.
    pub neg: u8,
    /// ABS (NEG_HI of VOP3P), a bit per source.
    pub abs: u8,
    /// OP_SEL, a bit per source and bit 3 for the destination.
    pub opsel: u8,
    /// OP_SEL_HI of VOP3P, a bit per source.
    pub opsel_hi: u8,
    /// OMOD, 0 to 3.
    pub omod: u8,
    /// CLAMP.
    pub clamp: bool,
    /// GLC, SLC, DLC as bits 0, 1, 2.
    pub cache: u8,
    /// The immediate offset of memory instructions, in bytes, sign-extended where the encoding signs it
    /// (OFFSET0 of DS).
    pub offset: i32,
    /// OFFSET1 of DS instructions with two addresses.
    pub offset1: u8,
    /// Whether a SCRATCH address has a vector register (SVE) or a buffer address a vector offset (OFFEN). True for FLAT
    /// and GLOBAL.
    pub vector_address: bool,
    /// Whether a buffer address has a vector index (IDXEN).
    pub indexed: bool,
    /// Whether a DS instruction works on the global data share.
    pub gds: bool,
    /// SIMM16 of SOPK and SOPP.
    pub simm16: u16,
    /// Lane permutation.
    pub dpp: Option<Dpp>,
    /// The Y half of VOPD.
    pub dual: Option<DualHalf>,
}

impl Inst {
    /// An instruction of an encoding with nothing in it.
    pub const fn empty(encoding: Encoding) -> Inst {
        Inst {
            encoding,
            opcode: 0,
            name: "",
            words: [0; 5],
            len: 0,
            dst: Operand::None,
            sdst: Operand::None,
            src: [Operand::None; 4],
            neg: 0,
            abs: 0,
            opsel: 0,
            opsel_hi: 0,
            omod: 0,
            clamp: false,
            cache: 0,
            offset: 0,
            offset1: 0,
            vector_address: false,
            indexed: false,
            gds: false,
            simm16: 0,
            dpp: None,
            dual: None,
        }
    }

    /// Its row of the opcode table; of VOPD, the X half's.
    pub fn row(&self) -> Option<&'static Row> {
        Table::get().row(family(self.encoding), self.opcode.into())
    }

    /// What stands in a field of the instruction, and the bit of its modifiers in NEG, ABS and OP_SEL.
    pub const fn operand(&self, field: Field) -> (Operand, Option<u8>) {
        match field {
            Field::Vdst if matches!(self.encoding, Encoding::Vop3) && self.opcode < 0x100 => (self.sdst, None),
            Field::Sdst if matches!(self.encoding, Encoding::Vop3Sd) => (self.sdst, None),
            Field::Vdst | Field::Sdst | Field::Sdata | Field::Vdata => (self.dst, None),
            Field::Ssrc0 | Field::Src0 | Field::Sbase | Field::Addr | Field::Vaddr => (self.src[0], Some(0)),
            Field::Ssrc1 | Field::Src1 | Field::Vsrc1 | Field::Data | Field::Data0 => (self.src[1], Some(1)),
            Field::Src2 | Field::Data1 => (self.src[2], Some(2)),
            Field::Soffset if matches!(self.encoding, Encoding::Mubuf | Encoding::Mtbuf) => (self.src[2], None),
            Field::Src3 | Field::Saddr | Field::Soffset | Field::Srsrc => (self.src[3], None),
            Field::Ssamp => (self.sdst, None),
        }
    }

    /// The offset of a DS instruction with one address, in bytes: OFFSET1 is its upper half.
    pub const fn wide_offset(&self) -> u32 {
        (self.offset1 as u32) << 8 | self.offset as u32 & 0xff
    }

    /// The instruction's words.
    pub fn words(&self) -> &[u32] {
        &self.words[..usize::from(self.len)]
    }
}

const fn family(encoding: Encoding) -> Family {
    match encoding {
        Encoding::Sop1 => Family::Sop1,
        Encoding::Sop2 => Family::Sop2,
        Encoding::Sopk => Family::Sopk,
        Encoding::Sopc => Family::Sopc,
        Encoding::Sopp => Family::Sopp,
        Encoding::Smem => Family::Smem,
        Encoding::Vop1 => Family::Vop1,
        Encoding::Vop2 => Family::Vop2,
        Encoding::Vopc => Family::Vopc,
        Encoding::Vop3 => Family::Vop3,
        Encoding::Vop3Sd => Family::Vop3Sd,
        Encoding::Vop3p => Family::Vop3p,
        Encoding::Vopd => Family::VopdX,
        Encoding::Vinterp => Family::Vinterp,
        Encoding::Ldsdir => Family::Ldsdir,
        Encoding::Ds => Family::Ds,
        Encoding::Flat => Family::Flat,
        Encoding::Global => Family::Global,
        Encoding::Scratch => Family::Scratch,
        Encoding::Mubuf => Family::Mubuf,
        Encoding::Mtbuf => Family::Mtbuf,
        Encoding::Mimg => Family::Mimg,
        Encoding::Exp => Family::Exp,
    }
}
