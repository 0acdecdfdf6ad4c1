//! The opcode table: which instructions there are, and what their fields may hold.
//!
//! `table.txt` is made by `ci/isa-table`, which asks LLVM about every opcode of every encoding; it is parsed once, at
//! first use. Invariant: a row's `operands` name only fields that [`Field::bits`] places for the row's family.

use std::sync::OnceLock;

/// The families of the table. Each numbers its opcodes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are those of the manual")]
pub enum Family {
    Sop2,
    Sopk,
    Sop1,
    Sopc,
    Sopp,
    Smem,
    Vop2,
    Vop1,
    Vopc,
    Vop3,
    Vop3Sd,
    Vop3p,
    Vinterp,
    Ldsdir,
    Ds,
    Flat,
    Scratch,
    Global,
    Mubuf,
    Mtbuf,
    Mimg,
    Exp,
    VopdX,
    VopdY,
}

const FAMILIES: [(&str, Family); 24] = [
    ("sop2", Family::Sop2),
    ("sopk", Family::Sopk),
    ("sop1", Family::Sop1),
    ("sopc", Family::Sopc),
    ("sopp", Family::Sopp),
    ("smem", Family::Smem),
    ("vop2", Family::Vop2),
    ("vop1", Family::Vop1),
    ("vopc", Family::Vopc),
    ("vop3", Family::Vop3),
    ("vop3sd", Family::Vop3Sd),
    ("vop3p", Family::Vop3p),
    ("vinterp", Family::Vinterp),
    ("ldsdir", Family::Ldsdir),
    ("ds", Family::Ds),
    ("flat", Family::Flat),
    ("scratch", Family::Scratch),
    ("global", Family::Global),
    ("mubuf", Family::Mubuf),
    ("mtbuf", Family::Mtbuf),
    ("mimg", Family::Mimg),
    ("exp", Family::Exp),
    ("vopdx", Family::VopdX),
    ("vopdy", Family::VopdY),
];

/// An operand field of an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of the manual")]
pub enum Field {
    Vdst,
    Sdst,
    Ssrc0,
    Ssrc1,
    Src0,
    Src1,
    Src2,
    Src3,
    Vsrc1,
    Sdata,
    Sbase,
    Soffset,
    Addr,
    Data,
    Data0,
    Data1,
    Saddr,
    Vaddr,
    Vdata,
    Srsrc,
    Ssamp,
}

impl Field {
    fn parse(name: &str) -> Option<Field> {
        Some(match name {
            "vdst" | "vdstx" | "vdsty" => Field::Vdst,
            "sdst" => Field::Sdst,
            "ssrc0" => Field::Ssrc0,
            "ssrc1" => Field::Ssrc1,
            "src0" | "srcx0" | "srcy0" => Field::Src0,
            "src1" => Field::Src1,
            "src2" => Field::Src2,
            "src3" => Field::Src3,
            "vsrc1" | "vsrcx1" | "vsrcy1" => Field::Vsrc1,
            "sdata" => Field::Sdata,
            "sbase" => Field::Sbase,
            "soffset" => Field::Soffset,
            "addr" => Field::Addr,
            "data" => Field::Data,
            "data0" => Field::Data0,
            "data1" => Field::Data1,
            "saddr" => Field::Saddr,
            "vaddr" => Field::Vaddr,
            "vdata" => Field::Vdata,
            "srsrc" => Field::Srsrc,
            "ssamp" => Field::Ssamp,
            _ => return None,
        })
    }

    /// Where the field stands in an instruction of the family: lowest bit and number of bits.
    pub const fn bits(self, family: Family) -> Option<(u32, u32)> {
        use Family as F;
        Some(match (family, self) {
            (F::Sop2 | F::Sopk | F::Sop1, Field::Sdst) => (16, 7),
            (F::Sop2 | F::Sop1 | F::Sopc, Field::Ssrc0) => (0, 8),
            (F::Sop2 | F::Sopc, Field::Ssrc1) => (8, 8),
            (F::Smem, Field::Sdata) => (6, 7),
            (F::Smem, Field::Sbase) => (0, 6),
            (F::Smem, Field::Soffset) => (57, 7),
            (F::Vop1 | F::Vop2 | F::Vopc | F::VopdX, Field::Src0) => (0, 9),
            (F::Vop1 | F::Vop2, Field::Vdst) => (17, 8),
            (F::Vop2 | F::Vopc | F::VopdX, Field::Vsrc1) => (9, 8),
            (F::Vop3 | F::Vop3Sd | F::Vop3p | F::Vinterp | F::Ldsdir, Field::Vdst) => (0, 8),
            (F::Vop3Sd, Field::Sdst) => (8, 7),
            (F::Vop3 | F::Vop3Sd | F::Vop3p | F::Vinterp | F::VopdY, Field::Src0) => (32, 9),
            (F::Vop3 | F::Vop3Sd | F::Vop3p | F::Vinterp, Field::Src1) => (41, 9),
            (F::Vop3 | F::Vop3Sd | F::Vop3p | F::Vinterp, Field::Src2) => (50, 9),
            (F::VopdX, Field::Vdst) => (56, 8),
            (F::VopdY, Field::Vdst) => (49, 7),
            (F::VopdY, Field::Vsrc1) => (41, 8),
            (F::Ds | F::Flat | F::Scratch | F::Global, Field::Addr) => (32, 8),
            (F::Ds, Field::Data0) => (40, 8),
            (F::Ds, Field::Data1) => (48, 8),
            (F::Ds | F::Flat | F::Scratch | F::Global, Field::Vdst) => (56, 8),
            (F::Flat | F::Scratch | F::Global, Field::Data) => (40, 8),
            (F::Flat | F::Scratch | F::Global, Field::Saddr) => (48, 7),
            (F::Mubuf | F::Mtbuf | F::Mimg, Field::Vaddr) => (32, 8),
            (F::Mubuf | F::Mtbuf | F::Mimg, Field::Vdata) => (40, 8),
            (F::Mubuf | F::Mtbuf | F::Mimg, Field::Srsrc) => (48, 5),
            (F::Mimg, Field::Ssamp) => (58, 5),
            (F::Mubuf | F::Mtbuf, Field::Soffset) => (56, 8),
            (F::Exp, Field::Src0) => (32, 8),
            (F::Exp, Field::Src1) => (40, 8),
            (F::Exp, Field::Src2) => (48, 8),
            (F::Exp, Field::Src3) => (56, 8),
            _ => return None,
        })
    }
}

/// The values that a field may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class([u64; 8]);

impl Class {
    /// Whether the field may hold `value`.
    pub fn holds(&self, value: u32) -> bool {
        self.0.get(value as usize / 64).is_some_and(|word| word >> (value % 64) & 1 != 0)
    }

    fn parse(ranges: &str) -> Option<Class> {
        let mut class = Class([0; 8]);
        for range in ranges.split(',') {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            for value in first.parse::<usize>().ok()?..=last.parse().ok()? {
                *class.0.get_mut(value / 64)? |= 1 << (value % 64);
            }
        }
        Some(class)
    }
}

/// An operand of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its field.
    pub field: Field,
    /// What the field may hold.
    pub class: Class,
    /// How many registers the operand is wide. 0 is half of one, whose field's highest bit says which half.
    pub registers: u8,
}

/// One opcode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its family.
    pub family: Family,
    /// Its number in the family.
    pub opcode: u16,
    /// The mnemonic, without `_e32` and `_e64`.
    pub name: &'static str,
    /// Whether GFX11.0 has it too, or only GFX11.5.
    pub gfx11_0: bool,
    /// The words of the instruction, a literal that it always has included.
    pub words: u8,
    /// The bits that must be zero.
    pub zero: u64,
    /// The bits of modifiers that may be anything and mean nothing.
    pub ignored: u64,
    /// The operands, in the order of the disassembly.
    pub operands: Vec<Slot>,
}

/// The table.
#[derive(Debug)]
pub struct Table {
    rows: Vec<Row>,
    index: Vec<Vec<u16>>,
}

impl Table {
    /// The table of GFX11 and GFX11.5.
    pub fn get() -> &'static Table {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| match Table::parse(include_str!("table.txt")) {
            Ok(table) => table,
            Err(line) => unreachable!("table.txt is part of this crate and its tests parse it: {line}"),
        })
    }

    /// The row of an opcode.
    pub fn row(&self, family: Family, opcode: u32) -> Option<&Row> {
        let index = *self.index[family as usize].get(opcode as usize)?;
        self.rows.get(usize::from(index))
    }

    /// All rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    fn parse(text: &'static str) -> Result<Table, &'static str> {
        let mut table = Table { rows: Vec::new(), index: vec![Vec::new(); FAMILIES.len()] };
        let mut classes = std::collections::HashMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let words: Vec<&'static str> = line.split_ascii_whitespace().collect();
            if let ["class", name, ranges] = words[..] {
                classes.insert(name, Class::parse(ranges).ok_or(line)?);
                continue;
            }
            let row = Table::parse_row(&words, &classes).ok_or(line)?;
            let index = &mut table.index[row.family as usize];
            let opcode = usize::from(row.opcode);
            if index.len() <= opcode {
                index.resize(opcode + 1, u16::MAX);
            }
            index[opcode] = table.rows.len() as u16;
            table.rows.push(row);
        }
        Ok(table)
    }

    fn parse_row(words: &[&'static str], classes: &std::collections::HashMap<&str, Class>) -> Option<Row> {
        let hex = |text: &str| u64::from_str_radix(text.strip_prefix("0x")?, 16).ok();
        let [family, opcode, name, targets, length, zero, ignored, ref operands @ ..] = *words else { return None };
        let family = FAMILIES.iter().find(|(name, _)| *name == family)?.1;
        let mut row = Row {
            family,
            opcode: hex(opcode)?.try_into().ok()?,
            name,
            gfx11_0: targets == "gfx11",
            words: length.parse().ok()?,
            zero: hex(zero)?,
            ignored: hex(ignored)?,
            operands: Vec::new(),
        };
        for operand in operands {
            let mut parts = operand.split(':');
            let field = Field::parse(parts.next()?)?;
            let class = *classes.get(parts.next()?)?;
            field.bits(family)?;
            row.operands.push(Slot { field, class, registers: parts.next()?.parse().ok()? });
        }
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_understood_and_found_again() {
        let table = Table::parse(include_str!("table.txt")).unwrap();
        assert!(table.rows().len() > 1400);
        for row in table.rows() {
            assert_eq!(table.row(row.family, row.opcode.into()), Some(row));
        }
    }

    #[test]
    fn refuses_lines_it_does_not_understand() {
        for line in [
            "sop9 0x0 s_add gfx11 1 0x0 0x0",
            "sop2 0 s_add gfx11 1 0x0 0x0",
            "sop2 0x0 s_add gfx11 1 0x0 0x0 vaddr:s:1",
            "sop2",
        ] {
            assert_eq!(Table::parse(line).err(), Some(line));
        }
    }
}
