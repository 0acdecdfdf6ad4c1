//! Words to [`Inst`].
//!
//! Follows the encodings of the RDNA3 manual, chapter 15. What is valid is what the opcode table says, field by field;
//! everything else is [`Illegal`]. Invariant: an [`Inst`] that comes out of here has operands within their classes.

use super::{
    inst::{Dpp, DualHalf, Encoding, Inst, Operand},
    table::{Family, Field, Row, Slot, Table},
};
use crate::isa::Target;

/// The words are no instruction of the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Illegal;

/// SRC0 of an instruction with a DPP8 word.
const DPP8: u32 = 233;
/// The same, fetching from inactive lanes.
const DPP8_FETCH_INACTIVE: u32 = 234;
/// SRC0 of an instruction with a DPP16 word.
const DPP16: u32 = 250;
/// An operand that stands in the word after the instruction.
const LITERAL: u32 = 255;

/// Decodes the instruction at the start of `words`.
pub fn decode(words: &[u32], target: Target) -> Result<Inst, Illegal> {
    let first = *words.first().ok_or(Illegal)?;
    if first >> 26 == 0b110010 {
        return dual(words);
    }
    let (family, opcode) = classify(first).ok_or(Illegal)?;
    let table = Table::get();
    // VOP3 and VOP3SD share their opcodes.
    let shared = || table.row(Family::Vop3Sd, opcode).filter(|_| family == Family::Vop3);
    let row = table.row(family, opcode).or_else(shared).ok_or(Illegal)?;
    if !row.gfx11_0 && target != Target::Gfx1151 {
        return Err(Illegal);
    }
    Reader::new(row, words)?.read()
}

/// The family and the opcode that a first word names.
fn classify(word: u32) -> Option<(Family, u32)> {
    let bits = |low: u32, count: u32| word >> low & ((1 << count) - 1);
    Some(match word >> 26 {
        0..0x20 => match word >> 25 {
            0x3f => (Family::Vop1, bits(9, 8)),
            0x3e => (Family::Vopc, bits(17, 8)),
            opcode => (Family::Vop2, opcode),
        },
        0x20..0x30 => match word >> 23 {
            0x17d => (Family::Sop1, bits(8, 8)),
            0x17e => (Family::Sopc, bits(16, 7)),
            0x17f => (Family::Sopp, bits(16, 7)),
            _ if word >> 28 == 0xb => (Family::Sopk, bits(23, 5)),
            _ => (Family::Sop2, bits(23, 7)),
        },
        0x33 => match word >> 24 {
            0xcc => (Family::Vop3p, bits(16, 7)),
            0xcd => (Family::Vinterp, bits(16, 7)),
            0xce => (Family::Ldsdir, bits(20, 2)),
            _ => return None,
        },
        0x35 => (Family::Vop3, bits(16, 10)),
        0x36 => (Family::Ds, bits(18, 8)),
        0x37 => match bits(16, 2) {
            0 => (Family::Flat, bits(18, 7)),
            1 => (Family::Scratch, bits(18, 7)),
            2 => (Family::Global, bits(18, 7)),
            _ => return None,
        },
        0x38 => (Family::Mubuf, bits(18, 8)),
        0x3a => (Family::Mtbuf, bits(15, 4)),
        0x3c => (Family::Mimg, bits(18, 8)),
        0x3d => (Family::Smem, bits(18, 8)),
        0x3e => (Family::Exp, 0),
        _ => return None,
    })
}

const fn encoding(family: Family) -> Encoding {
    match family {
        Family::Sop2 => Encoding::Sop2,
        Family::Sopk => Encoding::Sopk,
        Family::Sop1 => Encoding::Sop1,
        Family::Sopc => Encoding::Sopc,
        Family::Sopp => Encoding::Sopp,
        Family::Smem => Encoding::Smem,
        Family::Vop2 => Encoding::Vop2,
        Family::Vop1 => Encoding::Vop1,
        Family::Vopc => Encoding::Vopc,
        Family::Vop3 => Encoding::Vop3,
        Family::Vop3Sd => Encoding::Vop3Sd,
        Family::Vop3p => Encoding::Vop3p,
        Family::Vinterp => Encoding::Vinterp,
        Family::Ldsdir => Encoding::Ldsdir,
        Family::Ds => Encoding::Ds,
        Family::Flat => Encoding::Flat,
        Family::Scratch => Encoding::Scratch,
        Family::Global => Encoding::Global,
        Family::Mubuf => Encoding::Mubuf,
        Family::Mtbuf => Encoding::Mtbuf,
        Family::Mimg => Encoding::Mimg,
        Family::Exp => Encoding::Exp,
        Family::VopdX | Family::VopdY => Encoding::Vopd,
    }
}

/// Words of a family's instructions, without literals.
const fn base_words(family: Family) -> usize {
    match family {
        Family::Sop2
        | Family::Sopk
        | Family::Sop1
        | Family::Sopc
        | Family::Sopp
        | Family::Vop1
        | Family::Vop2
        | Family::Vopc
        | Family::Ldsdir => 1,
        _ => 2,
    }
}

/// One instruction while it is read.
struct Reader<'a> {
    row: &'static Row,
    words: &'a [u32],
    bits: u64,
    used: usize,
    inst: Inst,
}

impl<'a> Reader<'a> {
    fn new(row: &'static Row, words: &'a [u32]) -> Result<Self, Illegal> {
        let used = usize::from(row.words);
        if words.len() < used {
            return Err(Illegal);
        }
        let base = base_words(row.family);
        let bits = u64::from(words[0]) | if base == 2 { u64::from(words[1]) << 32 } else { 0 };
        if bits & row.zero != 0 {
            return Err(Illegal);
        }
        let inst = Inst { opcode: row.opcode, name: row.name, ..Inst::empty(encoding(row.family)) };
        Ok(Reader { row, words, bits, used, inst })
    }

    fn field(&self, low: u32, count: u32) -> u32 {
        (self.bits >> low) as u32 & ((1 << count) - 1)
    }

    fn bit(&self, low: u32) -> bool {
        self.bits >> low & 1 != 0
    }

    /// The next word: a literal or a DPP word.
    fn next_word(&mut self) -> Result<u32, Illegal> {
        let word = *self.words.get(self.used).ok_or(Illegal)?;
        self.used += 1;
        Ok(word)
    }

    fn read(mut self) -> Result<Inst, Illegal> {
        let base = base_words(self.row.family);
        let mut literal = (usize::from(self.row.words) > base).then(|| self.words[base]);
        for slot in &self.row.operands {
            let operand = self.operand(slot, &mut literal)?;
            self.place(slot.field, operand);
        }
        self.modifiers();
        if let (Some(literal), true) = (literal, usize::from(self.row.words) > base) {
            self.place_literal(literal);
        }
        self.check_addresses()?;
        self.check_permuted()?;
        self.inst.len = self.used as u8;
        self.inst.words[..self.used].copy_from_slice(&self.words[..self.used]);
        Ok(self.inst)
    }

    fn operand(&mut self, slot: &Slot, literal: &mut Option<u32>) -> Result<Operand, Illegal> {
        let (low, count) = slot.field.bits(self.row.family).ok_or(Illegal)?;
        let mut value = self.field(low, count);
        if !slot.class.holds(value) {
            return Err(Illegal);
        }
        if slot.registers == 0 && (count == 8 || value >= 256) {
            // Half a register: the field's highest bit says which half.
            self.choose_half(slot.field, value >> 7 & 1 != 0);
            value &= !0x80;
        }
        Ok(match slot.field {
            // Destinations of readlane and of compares: a class that has the apertures is one of scalar operands.
            Field::Vdst if slot.class.holds(235) && !slot.class.holds(200) => scalar(value),
            Field::Vdst
            | Field::Vsrc1
            | Field::Addr
            | Field::Data
            | Field::Data0
            | Field::Data1
            | Field::Vaddr
            | Field::Vdata => Operand::Vgpr(value as u8),
            Field::Sbase => Operand::Sgpr(value as u8 * 2),
            Field::Srsrc | Field::Ssamp => Operand::Sgpr(value as u8 * 4),
            Field::Src0 if matches!(value, DPP8 | DPP8_FETCH_INACTIVE | DPP16) => {
                let source = self.permutation(value)?;
                match source {
                    Operand::Vgpr(register) if !slot.class.holds(256 + u32::from(register)) => return Err(Illegal),
                    Operand::Vgpr(register) if slot.registers == 0 => {
                        self.choose_half(slot.field, register >= 0x80);
                        Operand::Vgpr(register & 0x7f)
                    }
                    source => source,
                }
            }
            Field::Src0 | Field::Src1 | Field::Src2 | Field::Src3 if self.row.family == Family::Exp => {
                Operand::Vgpr(value as u8)
            }
            // The number of a message, which has no literal behind it even where it is 255.
            Field::Ssrc0 if self.row.name.starts_with("s_sendmsg_rtn") => Operand::None,
            _ if value == LITERAL => match *literal {
                Some(literal) => Operand::Literal(literal),
                None => Operand::Literal(*literal.insert(self.next_word()?)),
            },
            _ => source(value),
        })
    }

    /// Reads a DPP word; the source that it permutes.
    fn permutation(&mut self, kind: u32) -> Result<Operand, Illegal> {
        let word = self.next_word()?;
        let bit = |at: u32| word >> at & 1 != 0;
        self.inst.dpp = Some(if kind == DPP16 {
            let control = (word >> 8 & 0x1ff) as u16;
            // Quad permutations; row shifts and rotations by 1 to 15; mirrors; row_share and row_xmask.
            if !matches!(control, 0..=0xff | 0x101..=0x10f | 0x111..=0x11f | 0x121..=0x12f | 0x140 | 0x141 | 0x150..=0x16f)
            {
                return Err(Illegal);
            }
            // NEG and ABS of VOP1, VOP2 and VOPC stand in this word; VOP3 has its own.
            if base_words(self.row.family) == 1 {
                if word & self.forbidden_modifiers() != 0 {
                    return Err(Illegal);
                }
                self.inst.neg = u8::from(bit(20)) | u8::from(bit(22)) << 1;
                self.inst.abs = u8::from(bit(21)) | u8::from(bit(23)) << 1;
            }
            Dpp::Dpp16 {
                control,
                row_mask: (word >> 28) as u8,
                bank_mask: (word >> 24 & 15) as u8,
                bound_control: bit(19),
                fetch_inactive: bit(18),
            }
        } else {
            Dpp::Dpp8 { selectors: word >> 8, fetch_inactive: kind == DPP8_FETCH_INACTIVE }
        });
        Ok(Operand::Vgpr(word as u8))
    }

    /// The bits among NEG and ABS of a DPP16 word that must be zero: those that the VOP3 form of the opcode has not.
    fn forbidden_modifiers(&self) -> u32 {
        let opcode = u32::from(self.row.opcode)
            + match self.row.family {
                Family::Vop1 => 0x180,
                Family::Vop2 => 0x100,
                _ => 0,
            };
        let table = Table::get();
        let Some(row) = table.row(Family::Vop3, opcode).or_else(|| table.row(Family::Vop3Sd, opcode)) else { return 0 };
        let zero = |bit: u32| (row.zero >> bit) as u32 & 1;
        let (abs0, abs1) = if row.family == Family::Vop3 { (zero(8), zero(9)) } else { (1, 1) };
        zero(61) << 20 | abs0 << 21 | zero(62) << 22 | abs1 << 23
    }

    /// The mixed multiply-adds have no form with DPP whose second source is no vector register, as others of VOP3P have.
    fn check_permuted(&self) -> Result<(), Illegal> {
        let scalar = !matches!(self.inst.src[1], Operand::Vgpr(_));
        match self.inst.dpp.is_some() && scalar && self.inst.name.starts_with("v_fma_mix") {
            true => Err(Illegal),
            false => Ok(()),
        }
    }

    /// Notes that an operand of 16 bits is the upper half of its register, in the bits that VOP3 has for it.
    fn choose_half(&mut self, field: Field, upper: bool) {
        let bit = match field {
            Field::Vdst => 8,
            Field::Src0 => 1,
            _ => 2,
        };
        self.inst.opsel |= if upper { bit } else { 0 };
    }

    fn place(&mut self, field: Field, operand: Operand) {
        let compare = self.row.family == Family::Vop3 && self.row.opcode < 0x100;
        let inst = &mut self.inst;
        match field {
            Field::Vdst if compare => inst.sdst = operand,
            Field::Sdst if self.row.family == Family::Vop3Sd => inst.sdst = operand,
            Field::Vdst | Field::Sdst | Field::Sdata => inst.dst = operand,
            Field::Vdata => (inst.dst, inst.src[1]) = (operand, operand),
            Field::Ssrc0 | Field::Src0 | Field::Sbase | Field::Addr | Field::Vaddr => inst.src[0] = operand,
            Field::Ssrc1 | Field::Src1 | Field::Vsrc1 | Field::Data | Field::Data0 => inst.src[1] = operand,
            Field::Src2 | Field::Data1 => inst.src[2] = operand,
            Field::Soffset if self.row.family == Family::Mubuf || self.row.family == Family::Mtbuf => {
                inst.src[2] = operand
            }
            Field::Src3 | Field::Saddr | Field::Soffset | Field::Srsrc => inst.src[3] = operand,
            Field::Ssamp => inst.sdst = operand,
        }
    }

    fn modifiers(&mut self) {
        let signed = |value: u32, bits: u32| (value << (32 - bits)) as i32 >> (32 - bits);
        match self.row.family {
            Family::Sopk | Family::Sopp => self.inst.simm16 = self.bits as u16,
            Family::Smem => {
                self.inst.offset = signed(self.field(32, 21), 21);
                self.inst.cache = u8::from(self.bit(14)) | u8::from(self.bit(13)) << 2;
            }
            Family::Vop3 | Family::Vinterp => {
                if self.row.family == Family::Vop3 {
                    self.inst.abs = self.field(8, 3) as u8;
                    self.inst.omod = self.field(59, 2) as u8;
                }
                self.inst.opsel = self.field(11, 4) as u8;
                self.inst.clamp = self.bit(15);
                self.inst.neg = self.field(61, 3) as u8;
            }
            Family::Vop3Sd => {
                self.inst.clamp = self.bit(15);
                self.inst.omod = self.field(59, 2) as u8;
                self.inst.neg = self.field(61, 3) as u8;
            }
            Family::Vop3p => {
                self.inst.abs = self.field(8, 3) as u8;
                self.inst.opsel = self.field(11, 3) as u8;
                self.inst.opsel_hi = (self.field(59, 2) | self.field(14, 1) << 2) as u8;
                self.inst.clamp = self.bit(15);
                self.inst.neg = self.field(61, 3) as u8;
            }
            Family::Ds => {
                self.inst.offset = self.field(0, 8) as i32;
                self.inst.offset1 = self.field(8, 8) as u8;
                self.inst.gds = self.bit(17);
            }
            Family::Flat | Family::Scratch | Family::Global => {
                // LLVM and the manual agree that FLAT's offset has no sign; the other two's has.
                self.inst.offset = match self.row.family {
                    Family::Flat => self.field(0, 12) as i32,
                    _ => signed(self.field(0, 13), 13),
                };
                self.inst.cache = self.field(14, 1) as u8 | (self.field(15, 1) << 1 | self.field(13, 1) << 2) as u8;
                self.inst.vector_address = self.row.family != Family::Scratch || self.bit(55);
                self.inst.src[0] = Operand::Vgpr(self.field(32, 8) as u8);
                // Atomics have a destination only with GLC; the table's rows are without.
                if self.bit(14) && self.row.name.contains("_atomic_") {
                    self.inst.dst = Operand::Vgpr(self.field(56, 8) as u8);
                }
            }
            Family::Mubuf | Family::Mtbuf => {
                self.inst.offset = self.field(0, 12) as i32;
                self.inst.cache = self.field(14, 1) as u8 | (self.field(12, 1) << 1 | self.field(13, 1) << 2) as u8;
                self.inst.vector_address = self.bit(54);
                self.inst.indexed = self.bit(55);
                self.inst.src[0] = Operand::Vgpr(self.field(32, 8) as u8);
            }
            _ => {}
        }
    }

    /// Puts a literal that the opcode always has where the operation reads it.
    fn place_literal(&mut self, literal: u32) {
        let inst = &mut self.inst;
        if inst.name.contains("fmamk") {
            inst.src[2] = inst.src[1];
            inst.src[1] = Operand::Literal(literal);
            // Which half of its register the operand is goes with it.
            inst.opsel = inst.opsel & !2 | (inst.opsel & 2) << 1;
        } else if inst.name.contains("fmaak") {
            inst.src[2] = Operand::Literal(literal);
        } else {
            inst.src[0] = Operand::Literal(literal);
        }
    }

    /// The register after the data of a buffer instruction.
    fn data_end(&self) -> u32 {
        let slot = self.row.operands.iter().find(|slot| slot.field == Field::Vdata);
        slot.map_or(0, |slot| self.field(40, 8) + u32::from(slot.registers))
    }

    /// Rules between fields.
    fn check_addresses(&mut self) -> Result<(), Illegal> {
        const NULL: Operand = Operand::Sgpr(124);
        let pair_past_the_end = |operand| operand == Operand::Vgpr(255);
        match self.row.family {
            Family::Flat if pair_past_the_end(self.inst.src[0]) => Err(Illegal),
            Family::Global if self.inst.src[3] == NULL && pair_past_the_end(self.inst.src[0]) => Err(Illegal),
            Family::Flat | Family::Global | Family::Scratch
                if self.inst.name.ends_with("64") && pair_past_the_end(self.inst.dst) =>
            {
                Err(Illegal)
            }
            // What only the global data share has needs the bit that chooses it.
            Family::Ds if !self.inst.gds && is_global_only(self.row.name) => Err(Illegal),
            // TFE adds a register to the data.
            Family::Mubuf | Family::Mtbuf if self.bit(53) && self.data_end() >= 256 => Err(Illegal),
            Family::Mubuf | Family::Mtbuf
                if self.inst.vector_address && self.inst.indexed && pair_past_the_end(self.inst.src[0]) =>
            {
                Err(Illegal)
            }
            Family::Mimg if self.bit(0) => {
                // Non-sequential addresses: one more word.
                self.next_word()?;
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// Whether a DS instruction is about what only the global data share has: GWS, ordered counts, and its registers.
fn is_global_only(name: &str) -> bool {
    name.starts_with("ds_gws_") || name == "ds_ordered_count" || name.ends_with("_gs_reg_rtn")
}

fn scalar(value: u32) -> Operand {
    if value < 128 { Operand::Sgpr(value as u8) } else { Operand::Inline(value as u8) }
}

fn source(value: u32) -> Operand {
    if value < 256 { scalar(value) } else { Operand::Vgpr(value as u8) }
}

/// VOPD: two operations, X and Y, which share a literal.
fn dual(words: &[u32]) -> Result<Inst, Illegal> {
    let &[first, _, ..] = words else { return Err(Illegal) };
    let row = |family, opcode| Table::get().row(family, opcode).ok_or(Illegal);
    let x = Reader::new(row(Family::VopdX, first >> 22 & 15)?, words)?;
    let y = Reader::new(row(Family::VopdY, first >> 17 & 31)?, words)?;
    let mut used = 2;
    let mut literal = None;
    let fixed = x.row.words == 3 || y.row.words == 3;
    if fixed || x.field(0, 9) == LITERAL || y.field(32, 9) == LITERAL {
        literal = Some(*words.get(2).ok_or(Illegal)?);
        used = 3;
    }
    let half = |mut reader: Reader<'_>| {
        for slot in &reader.row.operands {
            let operand = reader.operand(slot, &mut literal.clone())?;
            reader.place(slot.field, operand);
        }
        if let (3, Some(literal)) = (reader.row.words, literal) {
            reader.place_literal(literal);
        }
        Ok(reader.inst)
    };
    let mut inst = half(x)?;
    let other = half(y)?;
    // VDSTY has seven bits: its lowest is the opposite of VDSTX's.
    let (Operand::Vgpr(x), Operand::Vgpr(y)) = (inst.dst, other.dst) else { return Err(Illegal) };
    let [src0, src1, src2, _] = other.src;
    inst.dual = Some(DualHalf {
        name: other.name,
        opcode: other.opcode,
        dst: Operand::Vgpr(y << 1 | (x & 1 ^ 1)),
        src: [src0, src1, src2],
    });
    inst.len = used as u8;
    inst.words[..used].copy_from_slice(&words[..used]);
    Ok(inst)
}
