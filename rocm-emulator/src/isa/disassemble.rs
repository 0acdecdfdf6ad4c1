//! [`Inst`] to text, for faults, traces and people.
//!
//! The mnemonic, then the operands in the order in which the table lists them, then the modifiers that are set.

use super::{
    inst::{Dpp, Encoding, Inst, Operand},
    table::{Family, Field, Slot, Table},
};
use std::fmt;

fn registers(f: &mut fmt::Formatter<'_>, file: &str, first: u8, count: u8) -> fmt::Result {
    match count {
        0 | 1 => write!(f, "{file}{first}"),
        _ => write!(f, "{file}[{first}:{}]", u16::from(first) + u16::from(count) - 1),
    }
}

/// Writes an operand that is `count` registers wide.
fn operand(f: &mut fmt::Formatter<'_>, operand: Operand, count: u8) -> fmt::Result {
    match operand {
        Operand::None => write!(f, "off"),
        Operand::Vgpr(register) => registers(f, "v", register, count),
        Operand::Literal(literal) => write!(f, "{literal:#x}"),
        Operand::Sgpr(register) => match (register, count) {
            (0..106, _) => registers(f, "s", register, count),
            (106, 0 | 1) => write!(f, "vcc_lo"),
            (106, _) => write!(f, "vcc"),
            (107, _) => write!(f, "vcc_hi"),
            (108..124, 0 | 1) => write!(f, "ttmp{}", register - 108),
            (108..124, _) => registers(f, "ttmp", register - 108, count),
            (124, _) => write!(f, "null"),
            (125, _) => write!(f, "m0"),
            (126, 0 | 1) => write!(f, "exec_lo"),
            (126, _) => write!(f, "exec"),
            _ => write!(f, "exec_hi"),
        },
        Operand::Inline(number) => match number {
            128..=192 => write!(f, "{}", number - 128),
            193..=208 => write!(f, "-{}", number - 192),
            235 => write!(f, "src_shared_base"),
            236 => write!(f, "src_shared_limit"),
            237 => write!(f, "src_private_base"),
            238 => write!(f, "src_private_limit"),
            239 => write!(f, "src_pops_exiting_wave_id"),
            240..=248 => {
                let text = ["0.5", "-0.5", "1.0", "-1.0", "2.0", "-2.0", "4.0", "-4.0", "0.15915494"];
                f.write_str(text[usize::from(number - 240)])
            }
            251 => write!(f, "src_vccz"),
            252 => write!(f, "src_execz"),
            253 => write!(f, "src_scc"),
            other => write!(f, "src_{other}"),
        },
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

impl Inst {
    /// What stands in a field of the instruction, and the bit of its modifiers.
    fn in_field(&self, slot: &Slot) -> (Operand, Option<u8>) {
        match slot.field {
            Field::Vdst if self.encoding == Encoding::Vop3 && self.opcode < 0x100 => (self.sdst, None),
            Field::Sdst if self.encoding == Encoding::Vop3Sd => (self.sdst, None),
            Field::Vdst | Field::Sdst | Field::Sdata | Field::Vdata => (self.dst, None),
            Field::Ssrc0 | Field::Src0 | Field::Sbase | Field::Addr | Field::Vaddr => (self.src[0], Some(0)),
            Field::Ssrc1 | Field::Src1 | Field::Vsrc1 | Field::Data | Field::Data0 => (self.src[1], Some(1)),
            Field::Src2 | Field::Data1 => (self.src[2], Some(2)),
            Field::Soffset if self.encoding == Encoding::Mubuf || self.encoding == Encoding::Mtbuf => {
                (self.src[2], None)
            }
            Field::Src3 | Field::Saddr | Field::Soffset | Field::Srsrc => (self.src[3], None),
            Field::Ssamp => (self.sdst, None),
        }
    }

    /// The operands of a SCRATCH instruction, and its modifiers.
    fn scratch(&self, f: &mut fmt::Formatter<'_>, slots: &[Slot]) -> fmt::Result {
        let width = |field: Field| slots.iter().find(|slot| slot.field == field).map(|slot| slot.registers);
        f.write_str(" ")?;
        if let Some(count) = width(Field::Vdst) {
            operand(f, self.dst, count)?;
            f.write_str(", ")?;
        }
        operand(f, if self.vector_address { self.src[0] } else { Operand::None }, 1)?;
        if let Some(count) = width(Field::Data) {
            f.write_str(", ")?;
            operand(f, self.src[1], count)?;
        }
        f.write_str(", ")?;
        operand(f, if self.src[3] == Operand::Sgpr(124) { Operand::None } else { self.src[3] }, 1)?;
        self.modifiers(f)
    }

    fn is_flat(&self) -> bool {
        matches!(self.encoding, Encoding::Flat | Encoding::Global | Encoding::Scratch)
    }

    /// Whether OP_SEL is part of the registers' own numbers.
    fn has_halves(&self) -> bool {
        matches!(self.encoding, Encoding::Vop1 | Encoding::Vop2 | Encoding::Vopc)
    }

    fn modifiers(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = |f: &mut fmt::Formatter<'_>, name: &str, bits: u8, count: u8| {
            write!(f, " {name}:[")?;
            for bit in 0..count {
                write!(f, "{}{}", if bit > 0 { "," } else { "" }, bits >> bit & 1)?;
            }
            write!(f, "]")
        };
        if self.opsel != 0 && !self.has_halves() {
            bits(f, "op_sel", self.opsel, if self.encoding == Encoding::Vop3p { 3 } else { 4 })?;
        }
        if self.encoding == Encoding::Vop3p {
            if self.opsel_hi != 7 {
                bits(f, "op_sel_hi", self.opsel_hi, 3)?;
            }
            if self.neg != 0 {
                bits(f, "neg_lo", self.neg, 3)?;
            }
            if self.abs != 0 {
                bits(f, "neg_hi", self.abs, 3)?;
            }
        }
        if self.clamp {
            write!(f, " clamp")?;
        }
        if let scale @ 1..=3 = self.omod {
            f.write_str(["", " mul:2", " mul:4", " div:2"][usize::from(scale)])?;
        }
        if self.offset != 0 {
            write!(f, " offset:{}", self.offset)?;
        }
        if self.offset1 != 0 {
            write!(f, " offset1:{}", self.offset1)?;
        }
        for (bit, name) in ["glc", "slc", "dlc"].iter().enumerate() {
            if self.cache >> bit & 1 != 0 {
                write!(f, " {name}")?;
            }
        }
        match self.dpp {
            Some(Dpp::Dpp8 { selectors, fetch_inactive }) => {
                write!(f, " dpp8:{selectors:#x}{}", if fetch_inactive { " fi:1" } else { "" })
            }
            Some(Dpp::Dpp16 { control, row_mask, bank_mask, bound_control, fetch_inactive }) => {
                write!(f, " dpp16:{control:#x} row_mask:{row_mask:#x} bank_mask:{bank_mask:#x}")?;
                write!(f, "{}", if bound_control { " bound_ctrl:1" } else { "" })?;
                write!(f, "{}", if fetch_inactive { " fi:1" } else { "" })
            }
            None => Ok(()),
        }
    }
}

impl fmt::Display for Inst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        let mut first = true;
        let mut separate = |f: &mut fmt::Formatter<'_>| {
            let text = if first { " " } else { ", " };
            first = false;
            f.write_str(text)
        };
        let slots = Table::get().row(family(self.encoding), self.opcode.into()).map_or(&[][..], |row| &row.operands);
        // Memory instructions name their destination first, wherever its field stands; an atomic has one with GLC only.
        let (first_slots, other_slots) = slots.split_at(slots.len().saturating_sub(1));
        let last_first = other_slots.iter().any(|slot| slot.field == Field::Vdst) && self.is_flat();
        let ordered = if last_first { [other_slots, first_slots] } else { [first_slots, other_slots] };
        if self.is_flat() && !last_first && self.dst != Operand::None {
            let data = slots.iter().find(|slot| slot.field == Field::Data).map_or(1, |slot| slot.registers);
            separate(f)?;
            operand(f, self.dst, if self.name.contains("cmpswap") { data / 2 } else { data })?;
        }
        if self.encoding == Encoding::Scratch {
            // The address register, which the table does not have: stores name it before their data.
            return self.scratch(f, slots);
        }
        for slot in ordered.into_iter().flatten() {
            let (value, modifiers) = self.in_field(slot);
            let has = |bits: u8| modifiers.is_some_and(|bit| bits >> bit & 1 != 0) && self.encoding != Encoding::Vop3p;
            separate(f)?;
            // What stands in the place of a register and is none.
            match (self.name, slot.field) {
                ("s_sendmsg_rtn_b32" | "s_sendmsg_rtn_b64", Field::Ssrc0)
                | ("s_atc_probe" | "s_atc_probe_buffer", Field::Sdata) => {
                    let (low, _) = if slot.field == Field::Ssrc0 { (0, 8) } else { (6, 7) };
                    let bits = if slot.field == Field::Ssrc0 { 0xff } else { 0x7f };
                    write!(f, "{:#x}", self.words[0] >> low & bits)?;
                    continue;
                }
                _ => {}
            }
            // Without a scalar base, the address of GLOBAL is a pair.
            let pair = self.encoding == Encoding::Global
                && slot.field == Field::Addr
                && matches!(self.src[3], Operand::None | Operand::Sgpr(124));
            if self.is_flat() && slot.field == Field::Saddr && value == Operand::Sgpr(124) {
                f.write_str("off")?;
                continue;
            }
            write!(f, "{}{}", if has(self.neg) { "-" } else { "" }, if has(self.abs) { "|" } else { "" })?;
            operand(f, value, if pair { 2 } else { slot.registers })?;
            if slot.registers == 0 && matches!(value, Operand::Vgpr(_)) {
                let bit = if slot.field == Field::Vdst { 8 } else { 1 << modifiers.unwrap_or(0) };
                f.write_str(if self.opsel & bit != 0 { ".h" } else { ".l" })?;
            }
            write!(f, "{}", if has(self.abs) { "|" } else { "" })?;
        }
        if matches!(self.encoding, Encoding::Sopk | Encoding::Sopp) {
            separate(f)?;
            write!(f, "{:#x}", self.simm16)?;
        }
        // Their literal stands between or behind what has fields.
        if self.name.contains("fmamk") || self.name.contains("fmaak") {
            separate(f)?;
            operand(f, self.src[2], 1)?;
            if self.name.ends_with("f16") && matches!(self.src[2], Operand::Vgpr(_)) {
                f.write_str(if self.opsel & 4 != 0 { ".h" } else { ".l" })?;
            }
        }
        self.modifiers(f)?;
        if let Some(dual) = &self.dual {
            write!(f, " :: {} ", dual.name)?;
            operand(f, dual.dst, 1)?;
            for source in dual.src.iter().filter(|source| **source != Operand::None) {
                write!(f, ", ")?;
                operand(f, *source, 1)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::isa::{Target, decode::decode};

    #[test]
    fn reads_like_assembly() {
        let cases: [(&[u32], &str); 7] = [
            (&[0xbe80_0148], "s_mov_b64 s[0:1], s[72:73]"),
            (&[0x0600_04ff, 0x1234_5678], "v_add_f32 v0, 0x12345678, v2"),
            (&[0xd503_8108, 0x2002_0500], "v_add_f32 v8, -|v0|, v2 clamp"),
            (&[0xdc52_0004, 0x0102_0000], "global_load_b32 v1, v0, s[2:3] offset:4"),
            (&[0xbf80_0003], "s_nop 0x3"),
            (&[0x7e00_02fa, 0xff01_1105], "v_mov_b32 v0, v5 dpp16:0x111 row_mask:0xf bank_mask:0xf"),
            (&[0xc8c6_0903, 0x0a04_0f06], "v_dual_mul_f32 v10, v3, v4 :: v_dual_mul_f32 v5, v6, v7"),
        ];
        for (words, text) in cases {
            assert_eq!(decode(words, Target::Gfx1151).map(|inst| inst.to_string()).as_deref(), Ok(text));
        }
    }
}
