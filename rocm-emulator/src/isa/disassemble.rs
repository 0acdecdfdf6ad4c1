//! [`Inst`] to text, for faults, traces and people: what LLVM's assembler makes the same words of.
//!
//! The mnemonic, then the operands in the order in which the table lists them, then the modifiers that are set, for a
//! wave of 32 lanes (VCC is `vcc_lo`). Numbers that LLVM has names for (formats, messages, hardware registers) stay
//! numbers, which its assembler takes as well. Where that is not so is listed in `tests/llvm_parity/assembles.rs`.

use super::{
    inst::{Dpp, Encoding, Inst, Operand},
    table::{Family, Field, Row, Slot, Table},
};
use std::fmt;

/// What stands in the place of a scalar register that is not used.
const NULL: Operand = Operand::Sgpr(124);

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
                // 1/(2π), to the digits of what it is read as.
                let last = if count >= 2 { "0.15915494309189532" } else { "0.15915494" };
                let text = ["0.5", "-0.5", "1.0", "-1.0", "2.0", "-2.0", "4.0", "-4.0", last];
                f.write_str(text[usize::from(number - 240)])
            }
            251 => write!(f, "src_vccz"),
            252 => write!(f, "src_execz"),
            253 => write!(f, "src_scc"),
            254 => write!(f, "src_lds_direct"),
            other => write!(f, "src_{other}"),
        },
    }
}

/// Whether the operand is a number to the assembler: the sign of one is part of it unless it is set apart.
const fn is_number(operand: Operand) -> bool {
    matches!(operand, Operand::Literal(_) | Operand::Inline(128..=208 | 240..=248))
}

/// An instruction with its row of the table.
struct Text<'a> {
    inst: &'a Inst,
    row: &'static Row,
}

impl Text<'_> {
    fn slot(&self, field: Field) -> Option<&'static Slot> {
        self.row.operands.iter().find(|slot| slot.field == field)
    }

    /// The bits of a modifier that stands at bit `low`, without those that mean nothing to the opcode.
    fn kept(&self, bits: u8, low: u32) -> u8 {
        bits & !(self.row.ignored >> low) as u8
    }

    /// A field of the instruction's first two words.
    fn field(&self, low: u32, count: u32) -> u32 {
        let bits = u64::from(self.inst.words[0]) | u64::from(self.inst.words[1]) << 32;
        (bits >> low) as u32 & ((1 << count) - 1)
    }

    /// NEG and ABS as they stand before operands, a bit per source. Those of packed operations stand behind.
    fn signs(&self) -> (u8, u8) {
        let inst = self.inst;
        match inst.encoding {
            Encoding::Vop3 => (self.kept(inst.neg, 61), self.kept(inst.abs, 8)),
            Encoding::Vop3Sd | Encoding::Vinterp => (self.kept(inst.neg, 61), 0),
            Encoding::Vop3p if self.is_mixed() => (inst.neg, inst.abs),
            Encoding::Vop3p => (0, 0),
            _ => (inst.neg, inst.abs),
        }
    }

    /// The mixed multiply-adds: VOP3P by their encoding, with the modifiers of VOP3.
    fn is_mixed(&self) -> bool {
        self.inst.name.starts_with("v_fma_mix")
    }

    /// The mnemonic with the suffix that tells the encodings of one operation apart.
    fn mnemonic(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, opcode) = (self.inst.name, u32::from(self.inst.opcode));
        let table = Table::get();
        let is_there = |family, opcode| table.row(family, opcode).is_some_and(|row| row.name == name);
        let is_long = |opcode| is_there(Family::Vop3, opcode) || is_there(Family::Vop3Sd, opcode);
        let short = match self.inst.encoding {
            Encoding::Vop1 => Some(is_long(0x180 + opcode)),
            Encoding::Vop2 => Some(is_long(0x100 + opcode)),
            Encoding::Vopc => Some(is_long(opcode)),
            _ => None,
        };
        let long = match self.inst.encoding {
            Encoding::Vop3 | Encoding::Vop3Sd => Some(match opcode {
                0..0x100 => is_there(Family::Vopc, opcode),
                0x100..0x180 => is_there(Family::Vop2, opcode - 0x100),
                _ => opcode < 0x200 && is_there(Family::Vop1, opcode - 0x180),
            }),
            _ => None,
        };
        f.write_str(name)?;
        f.write_str(match (short, long, self.inst.dpp) {
            (Some(_), _, Some(_)) => "_dpp",
            (_, _, Some(_)) => "_e64_dpp",
            (Some(true), _, None) => "_e32",
            (_, Some(true), None) => "_e64",
            _ => "",
        })
    }

    /// The operands of the encodings that name theirs as the table does.
    fn operands(&self, f: &mut fmt::Formatter<'_>, list: &mut List) -> fmt::Result {
        let inst = self.inst;
        let carries = inst.encoding == Encoding::Vop2 && inst.name.contains("_co_ci_");
        if inst.encoding == Encoding::Vopc && !inst.name.starts_with("v_cmpx") {
            list.next(f)?;
            f.write_str("vcc_lo")?;
        }
        let (neg, abs) = self.signs();
        for slot in &self.row.operands {
            let (value, bit) = inst.operand(slot.field);
            let has = |bits: u8| bit.is_some_and(|bit| bits >> bit & 1 != 0);
            list.next(f)?;
            let (before, behind) = match (has(neg), has(abs)) {
                (true, true) => ("-|", "|"),
                (false, true) => ("|", "|"),
                (true, false) if is_number(value) => ("neg(", ")"),
                (true, false) => ("-", ""),
                (false, false) => ("", ""),
            };
            f.write_str(before)?;
            operand(f, value, slot.registers)?;
            if slot.registers == 0 && matches!(value, Operand::Vgpr(_)) {
                let bit = if slot.field == Field::Vdst { 8 } else { 1 << bit.unwrap_or(0) };
                f.write_str(if inst.opsel & bit != 0 { ".h" } else { ".l" })?;
            }
            f.write_str(behind)?;
            if carries && slot.field == Field::Vdst {
                f.write_str(", vcc_lo")?;
            }
        }
        // Their literal stands between or behind what has fields.
        if inst.name.contains("fmamk") || inst.name.contains("fmaak") {
            list.next(f)?;
            operand(f, inst.src[2], 1)?;
            if inst.name.ends_with("f16") && matches!(inst.src[2], Operand::Vgpr(_)) {
                f.write_str(if inst.opsel & 4 != 0 { ".h" } else { ".l" })?;
            }
        }
        if carries || inst.encoding == Encoding::Vop2 && inst.name == "v_cndmask_b32" {
            f.write_str(", vcc_lo")?;
        }
        Ok(())
    }

    /// SOP1, SOP2, SOPC, SOPK and SOPP: operands, and what is no register though it stands in the place of one.
    fn scalar(&self, f: &mut fmt::Formatter<'_>, list: &mut List) -> fmt::Result {
        let inst = self.inst;
        if inst.name.starts_with("s_sendmsg_rtn") {
            list.next(f)?;
            operand(f, inst.dst, self.row.operands.first().map_or(1, |slot| slot.registers))?;
            return write!(f, ", {:#x}", self.field(0, 8));
        }
        let hardware_register = inst.name.contains("etreg");
        let sets = inst.name.starts_with("s_setreg");
        if !sets {
            self.operands(f, list)?;
        }
        // Where the immediate must be zero, there is none.
        let has_immediate = matches!(inst.encoding, Encoding::Sopk | Encoding::Sopp) && self.row.zero & 0xffff == 0;
        if has_immediate && (inst.name != "s_endpgm" || inst.simm16 != 0) {
            list.next(f)?;
            match hardware_register {
                true => {
                    let (number, first, last) = (inst.simm16 & 63, inst.simm16 >> 6 & 31, inst.simm16 >> 11);
                    write!(f, "hwreg({number}, {first}, {})", last + 1)?;
                }
                false => write!(f, "{:#x}", inst.simm16)?,
            }
        }
        if let (true, Operand::Literal(literal)) = (sets, inst.src[0]) {
            return write!(f, ", {literal:#x}");
        }
        if sets { self.operands(f, list) } else { Ok(()) }
    }

    fn scalar_memory(&self, f: &mut fmt::Formatter<'_>, list: &mut List) -> fmt::Result {
        let inst = self.inst;
        let [data, base, _] = &self.row.operands[..] else { return Ok(()) };
        list.next(f)?;
        match inst.name.starts_with("s_atc_probe") {
            true => write!(f, "{:#x}", self.field(6, 7))?,
            false => operand(f, inst.dst, data.registers)?,
        }
        list.next(f)?;
        operand(f, inst.src[0], base.registers)?;
        list.next(f)?;
        let sign = if inst.offset < 0 { "-" } else { "" };
        let bytes = inst.offset.unsigned_abs();
        match inst.src[3] {
            NULL => write!(f, "{sign}{bytes:#x}")?,
            register => {
                operand(f, register, 1)?;
                if inst.offset != 0 {
                    write!(f, " offset:{sign}{bytes:#x}")?;
                }
            }
        }
        self.cache(f)
    }

    fn local_memory(&self, f: &mut fmt::Formatter<'_>, list: &mut List) -> fmt::Result {
        let inst = self.inst;
        self.operands(f, list)?;
        let both = inst.wide_offset();
        if inst.name.contains("_2addr_") {
            for (number, offset) in [both & 0xff, both >> 8].into_iter().enumerate().filter(|(_, offset)| *offset != 0)
            {
                write!(f, " offset{number}:{offset}")?;
            }
        } else if both != 0 {
            write!(f, " offset:{both}")?;
        }
        if inst.gds && self.row.zero >> 17 & 1 == 0 { f.write_str(" gds") } else { Ok(()) }
    }

    /// FLAT, GLOBAL and SCRATCH: what they load into, the vector address, what they store, the scalar address.
    fn flat(&self, f: &mut fmt::Formatter<'_>, list: &mut List) -> fmt::Result {
        let inst = self.inst;
        let data = self.slot(Field::Data).map(|slot| slot.registers);
        if inst.dst != Operand::None {
            // An atomic has a destination with GLC only, and the table none: it is as wide as one of its operands.
            let one = data.map(|data| if inst.name.contains("cmpswap") { data / 2 } else { data });
            list.next(f)?;
            operand(f, inst.dst, self.slot(Field::Vdst).map(|slot| slot.registers).or(one).unwrap_or(1))?;
        }
        let without_base = matches!(inst.src[3], Operand::None | NULL);
        match inst.encoding {
            Encoding::Scratch => {
                list.next(f)?;
                operand(f, if inst.vector_address { inst.src[0] } else { Operand::None }, 1)?;
            }
            // GLOBAL's address is a pair when there is no scalar one; ADDTID instructions have none.
            _ if self.slot(Field::Addr).is_some() => {
                let pair = inst.encoding == Encoding::Flat || without_base;
                list.next(f)?;
                operand(f, inst.src[0], if pair { 2 } else { 1 })?;
            }
            _ => {}
        }
        if let Some(data) = data {
            list.next(f)?;
            operand(f, inst.src[1], data)?;
        }
        if inst.encoding != Encoding::Flat {
            list.next(f)?;
            let base = if inst.encoding == Encoding::Global { 2 } else { 1 };
            operand(f, if without_base { Operand::None } else { inst.src[3] }, base)?;
        }
        self.offset(f)?;
        self.cache(f)
    }

    fn buffer(&self, f: &mut fmt::Formatter<'_>, list: &mut List) -> fmt::Result {
        let inst = self.inst;
        let Some(resource) = self.slot(Field::Srsrc) else { return Ok(()) };
        let status = self.field(53, 1) as u8;
        if let Some(data) = self.slot(Field::Vdata) {
            list.next(f)?;
            operand(f, inst.dst, data.registers + status)?;
        }
        list.next(f)?;
        match u8::from(inst.vector_address) + u8::from(inst.indexed) {
            0 => f.write_str("off")?,
            count => operand(f, inst.src[0], count)?,
        }
        list.next(f)?;
        operand(f, inst.src[3], resource.registers)?;
        list.next(f)?;
        operand(f, inst.src[2], 1)?;
        if inst.encoding == Encoding::Mtbuf {
            write!(f, " format:{}", self.field(19, 7))?;
        }
        f.write_str(if inst.indexed { " idxen" } else { "" })?;
        f.write_str(if inst.vector_address { " offen" } else { "" })?;
        self.offset(f)?;
        self.cache(f)?;
        f.write_str(if status != 0 { " tfe" } else { "" })
    }

    fn export(&self, f: &mut fmt::Formatter<'_>, list: &mut List) -> fmt::Result {
        list.next(f)?;
        match self.field(4, 6) {
            target @ 0..8 => write!(f, "mrt{target}")?,
            8 => f.write_str("mrtz")?,
            target @ 12..17 => write!(f, "pos{}", target - 12)?,
            20 => f.write_str("prim")?,
            target @ 21..23 => write!(f, "dual_src_blend{}", target - 21)?,
            target => write!(f, "invalid_target_{target}")?,
        }
        for source in 0..4 {
            f.write_str(if source == 0 { " " } else { ", " })?;
            match self.field(source, 1) {
                0 => f.write_str("off")?,
                _ => write!(f, "v{}", self.field(32 + 8 * source, 8))?,
            }
        }
        f.write_str(if self.field(11, 1) != 0 { " done" } else { "" })?;
        f.write_str(if self.field(13, 1) != 0 { " row_en" } else { "" })
    }

    fn offset(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.inst.offset != 0 { write!(f, " offset:{}", self.inst.offset) } else { Ok(()) }
    }

    fn cache(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (bit, name) in [" glc", " slc", " dlc"].iter().enumerate() {
            f.write_str(if self.inst.cache >> bit & 1 != 0 { name } else { "" })?;
        }
        Ok(())
    }

    /// OP_SEL, the signs of packed operations, CLAMP, OMOD and DPP.
    fn vector_modifiers(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inst = self.inst;
        let sources = self
            .row
            .operands
            .iter()
            .filter(|slot| matches!(slot.field, Field::Src0 | Field::Src1 | Field::Src2 | Field::Vsrc1));
        let sources = sources.count() as u8;
        // A list of bits, when one of them is not as it usually is.
        let bits = |f: &mut fmt::Formatter<'_>, name: &str, bits: u8, usual: u8, count: u8| {
            let all = (1u8 << count) - 1;
            if bits & all == usual & all {
                return Ok(());
            }
            write!(f, " {name}:[")?;
            for bit in 0..count {
                write!(f, "{}{}", if bit > 0 { "," } else { "" }, bits >> bit & 1)?;
            }
            write!(f, "]")
        };
        let selected = self.kept(inst.opsel, 11);
        match inst.encoding {
            Encoding::Vop3p => {
                let high = self.kept(inst.opsel_hi & 3, 59) | self.kept(inst.opsel_hi >> 2, 14) << 2;
                let ignored = !self.kept(3, 59) & 3 | (!self.kept(1, 14) & 1) << 2;
                let usual = if self.is_mixed() { 0 } else { 7 };
                bits(f, "op_sel", selected, 0, sources)?;
                bits(f, "op_sel_hi", high | ignored & usual, usual, sources)?;
                if !self.is_mixed() {
                    bits(f, "neg_lo", self.kept(inst.neg, 61), 0, sources)?;
                    bits(f, "neg_hi", self.kept(inst.abs, 8), 0, sources)?;
                }
            }
            // FETCH_INACTIVE and BOUND_CTRL.
            Encoding::Vop3 if inst.name.starts_with("v_permlane") => bits(f, "op_sel", selected, 0, 2)?,
            Encoding::Vop3 => {
                // The destination's bit comes last; what is added to counts as a source.
                let sources = sources + u8::from(inst.name == "v_fmac_f16");
                let all = selected & ((1 << sources) - 1) | (selected >> 3) << sources;
                bits(f, "op_sel", all, 0, sources + 1)?;
            }
            _ => {}
        }
        f.write_str(if inst.clamp && self.row.ignored >> 15 & 1 == 0 { " clamp" } else { "" })?;
        f.write_str(["", " mul:2", " mul:4", " div:2"][usize::from(self.kept(inst.omod, 59) & 3)])?;
        if inst.encoding == Encoding::Vinterp {
            bits(f, "op_sel", selected, 0, 4)?;
            write!(f, " wait_exp:{}", self.field(8, 3))?;
        }
        match inst.dpp {
            Some(Dpp::Dpp8 { selectors, fetch_inactive }) => {
                f.write_str(" dpp8:[")?;
                for lane in 0..8 {
                    write!(f, "{}{}", if lane > 0 { "," } else { "" }, selectors >> (3 * lane) & 7)?;
                }
                f.write_str(if fetch_inactive { "] fi:1" } else { "]" })
            }
            Some(Dpp::Dpp16 { control, row_mask, bank_mask, bound_control, fetch_inactive }) => {
                let count = control & 15;
                match control >> 4 {
                    0..0x10 => {
                        let [a, b, c, d] = [0, 2, 4, 6].map(|low| control >> low & 3);
                        write!(f, " quad_perm:[{a},{b},{c},{d}]")?;
                    }
                    0x10 => write!(f, " row_shl:{count}")?,
                    0x11 => write!(f, " row_shr:{count}")?,
                    0x12 => write!(f, " row_ror:{count}")?,
                    0x14 => f.write_str(if count == 0 { " row_mirror" } else { " row_half_mirror" })?,
                    0x15 => write!(f, " row_share:{count}")?,
                    _ => write!(f, " row_xmask:{count}")?,
                }
                write!(f, " row_mask:{row_mask:#x} bank_mask:{bank_mask:#x}")?;
                f.write_str(if bound_control { " bound_ctrl:1" } else { "" })?;
                f.write_str(if fetch_inactive { " fi:1" } else { "" })
            }
            None => Ok(()),
        }
    }
}

/// What stands between operands: a space before the first, and commas.
#[derive(Default)]
struct List {
    begun: bool,
}

impl List {
    fn next(&mut self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if std::mem::replace(&mut self.begun, true) { ", " } else { " " })
    }
}

impl fmt::Display for Inst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(row) = self.row() else {
            return f.write_str(self.name);
        };
        let text = Text { inst: self, row };
        text.mnemonic(f)?;
        let mut list = List::default();
        match self.encoding {
            Encoding::Sop1 | Encoding::Sop2 | Encoding::Sopc | Encoding::Sopk | Encoding::Sopp => {
                text.scalar(f, &mut list)
            }
            Encoding::Smem => text.scalar_memory(f, &mut list),
            Encoding::Ds => text.local_memory(f, &mut list),
            Encoding::Flat | Encoding::Global | Encoding::Scratch => text.flat(f, &mut list),
            Encoding::Mubuf | Encoding::Mtbuf => text.buffer(f, &mut list),
            Encoding::Exp => text.export(f, &mut list),
            Encoding::Ldsdir => {
                text.operands(f, &mut list)?;
                if row.ignored & 0xff00 == 0 {
                    write!(f, ", attr{}.{}", text.field(10, 6), ["x", "y", "z", "w"][text.field(8, 2) as usize])?;
                }
                write!(f, " wait_vdst:{}", text.field(16, 4))
            }
            _ => {
                text.operands(f, &mut list)?;
                text.vector_modifiers(f)?;
                let Some(dual) = &self.dual else { return Ok(()) };
                write!(f, " :: {} ", dual.name)?;
                operand(f, dual.dst, 1)?;
                for source in dual.src.iter().filter(|source| **source != Operand::None) {
                    f.write_str(", ")?;
                    operand(f, *source, 1)?;
                }
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::isa::{Target, decode::decode};

    #[test]
    fn reads_like_assembly() {
        let cases: [(&[u32], &str); 13] = [
            (&[0xbe80_0148], "s_mov_b64 s[0:1], s[72:73]"),
            (&[0x0600_04ff, 0x1234_5678], "v_add_f32_e32 v0, 0x12345678, v2"),
            (&[0xd503_8108, 0x2002_0500], "v_add_f32_e64 v8, -|v0|, v2 clamp"),
            (&[0xdc52_0004, 0x0102_0000], "global_load_b32 v1, v0, s[2:3] offset:4"),
            (&[0xbf80_0003], "s_nop 0x3"),
            (&[0x7e00_02fa, 0xff01_1105], "v_mov_b32_dpp v0, v5 row_shr:1 row_mask:0xf bank_mask:0xf"),
            (&[0xc8c6_0903, 0x0a04_0f06], "v_dual_mul_f32 v10, v3, v4 :: v_dual_mul_f32 v5, v6, v7"),
            (&[0xb980_0901, 0x0000_0011], "s_setreg_imm32_b32 hwreg(1, 4, 2), 0x11"),
            (&[0x7c28_06f2], "v_cmp_gt_f32_e32 vcc_lo, 1.0, v3"),
            (&[0xe050_0010, 0x8041_0102], "buffer_load_b32 v1, v2, s[4:7], 0 offen offset:16"),
            (&[0xf404_0002, 0xf800_0010], "s_load_b64 s[0:1], s[4:5], 0x10"),
            (&[0xd8dc_0100, 0x0000_0002], "ds_load_2addr_b32 v[0:1], v2 offset1:1"),
            (&[0xd876_0000, 0x0000_0001], "ds_gws_barrier v1 gds"),
        ];
        for (words, text) in cases {
            assert_eq!(decode(words, Target::Gfx1151).map(|inst| inst.to_string()).as_deref(), Ok(text));
        }
    }
}
