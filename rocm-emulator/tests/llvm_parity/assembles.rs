//! The disassembler's text is what LLVM's assembler takes: it makes the same words of it again.
//!
//! Not all words can come back: fields that an instruction ignores, constants that have a shorter encoding, and the like
//! are lost in any text. So ours is held to what LLVM's own text of the same words gives: where that gives the words
//! back, ours must, and where it gives others, ours must give those.

use super::{Random, is_newer, number, rows, targets};
use crate::llvm::Llvm;
use rocm_emulator::isa::{
    Target,
    decode::decode,
    inst::{Encoding, Inst, Operand},
    table::{Family, Row, Table},
};
use std::collections::{BTreeMap, BTreeSet};

/// Instructions of a batch: LLVM holds all of its lines in memory.
const BATCH: usize = 50_000;

/// What both texts of some words are.
struct Sample {
    row: Option<usize>,
    inst: Inst,
    theirs: String,
}

/// Why the texts of some words are not compared; `None` when they are.
fn without_text(inst: &Inst, theirs: &str) -> Option<&'static str> {
    if inst.encoding == Encoding::Mimg {
        return Some("images are decoded by name only: the number of addresses follows many rules");
    }
    let odd = theirs.contains("isn't aligned");
    odd.then_some("LLVM prints a pair of scalar registers that begins with an odd one as another, and warns")
}

/// Dot products of integers, which have no halves to choose from.
fn is_dot(name: &str) -> bool {
    name.starts_with("v_dot4_") || name.starts_with("v_dot8_")
}

/// The bits with what the assembler writes into fields that mean nothing.
fn as_assembled(row: &Row, bits: u64) -> u64 {
    let fixed = match row.family {
        // Comparisons that write EXEC say so.
        Family::Vop3 if row.name.starts_with("v_cmpx") => 126,
        // Waits for one counter add no register to it.
        Family::Sopk if row.name.starts_with("s_waitcnt") => return bits & !(0x7f << 16) | 124 << 16,
        Family::Flat => 124 << 48,
        // Without operands there is no offset.
        Family::Smem if row.operands.is_empty() => return bits & !row.ignored & !(0x1f_ffff << 32),
        // OP_SEL_HI.
        Family::Vop3p if is_dot(row.name) => 0x1800_0000_0000_4000,
        Family::Vop3p => row.ignored & 0x1800_0000_0000_4000,
        // The sources are vector registers.
        Family::Vinterp => 1 << 40 | 1 << 49 | 1 << 58,
        _ => 0,
    };
    bits & !row.ignored | fixed
}

/// Why a difference is meant; `None` when it is not.
fn meant(version: u32, inst: &Inst, theirs: &str) -> Option<&'static str> {
    if version == 19 && inst.encoding == Encoding::Vop3 && inst.opsel != 0 && !theirs.contains("op_sel") {
        return Some("LLVM 19 does not know OP_SEL of these instructions");
    }
    let cut = |source: &Operand| match source {
        Operand::Literal(literal @ 0x1_0000..) => theirs.contains(&format!("{:#x}", literal & 0xffff)),
        _ => false,
    };
    if inst.src.iter().any(cut) && !theirs.starts_with("v_fma_mix") {
        return Some("LLVM keeps 16 bits of the literal of an operand of 16 bits; ours shows all that is there");
    }
    if inst.name.starts_with("v_fma_mix")
        && inst.src.iter().any(|source| matches!(source, Operand::Literal(0x1_0000..)))
    {
        return Some("LLVM takes a literal of the mixed multiply-adds for 16 bits, though it may be of 32");
    }
    let takes_integer = ["v_ldexp", "v_trig_preop", "v_cvt_pk_u8_f32"];
    let takes_integer = takes_integer.iter().any(|start| inst.name.starts_with(start));
    if theirs.contains("sext(") || (inst.neg | inst.abs) & 6 != 0 && takes_integer {
        return Some("a sign of an integer, which there is none of: LLVM 19 calls NEG a sign extension, 22 drops both");
    }
    if version == 22 && inst.encoding == Encoding::Vop3 && (inst.opsel != 0 || is_newer(inst.name)) {
        return Some(
            "LLVM 22 wants halves of registers named in VOP3, where ours are told by OP_SEL, as LLVM 19 has it",
        );
    }
    if version == 22 && inst.opsel_hi != 7 && is_dot(inst.name) {
        return Some("LLVM 22 does not know OP_SEL_HI of these dot products, which mean nothing");
    }
    None
}

#[test]
fn the_text_of_every_row_is_assembled_to_its_words() {
    let (version, rounds) = (number("ISA_LLVM_VERSION", 19), number("ISA_PARITY_ROUNDS", 60));
    for (index, (target, processor)) in targets().into_iter().enumerate() {
        let Some(llvm) = Llvm::open(processor) else {
            println!("SKIP: parity with LLVM's assembler: libLLVM {version} is not installed");
            return;
        };
        // All targets share two decoders, and only with many samples is one of each row sure to come back.
        let rounds = if index < 2 { rounds.max(150) } else { rounds.div_ceil(6) };
        let mut random = Random(0x2545_f491_4f6c_dd1d ^ u64::from(rounds) << 32);
        let mut report = Report::default();
        let mut batch = Vec::new();
        let mut add = |words: &[u32; 5], row: Option<usize>, report: &mut Report| {
            // What is valid for one of them only is the other test's.
            if let (Some((_, theirs)), Ok(inst)) = (llvm.disassemble(words), decode(words, target)) {
                match without_text(&inst, &theirs) {
                    Some(reason) => *report.listed.entry(reason).or_default() += 1,
                    None => batch.push(Sample { row, inst, theirs }),
                }
            }
            if batch.len() == BATCH {
                report.compare(version, &llvm, &std::mem::take(&mut batch));
            }
        };
        for (number, row) in Table::get().rows().iter().enumerate() {
            for round in 0..rounds {
                let mut bits = rows::bits(row, &mut random, round) & !row.zero;
                if round % 2 == 0 {
                    bits = as_assembled(row, bits);
                }
                // Of a literal of 16 bits the text keeps no more.
                let next = random.next() as u32 & if round % 4 == 0 { 0xffff } else { 0xff0f_ffff };
                add(&[bits as u32, (bits >> 32) as u32, next, 0, 0], Some(number), &mut report);
            }
        }
        for _ in 0..500 * rounds {
            let mut next = || random.next() as u32;
            add(&[next(), next(), next(), next(), 0], None, &mut report);
        }
        report.compare(version, &llvm, &batch);
        println!(
            "LLVM {version}, {processor:?}: {} texts, {} of them give their words back, {} others what LLVM's text gives, \
             {} are refused as LLVM's are",
            report.count, report.exact, report.same, report.refused
        );
        for (reason, count) in &report.listed {
            println!("  listed, {count}: {reason}");
        }
        let total: usize = report.differences.values().map(|(count, _)| count).sum();
        for (name, (count, first)) in report.differences.iter().take(40) {
            println!("{name}: {count}: {first}");
        }
        assert_eq!(total, 0, "{} kinds of difference", report.differences.len());
        let lost = Table::get().rows().iter().enumerate().filter(|(number, row)| {
            let has = row.gfx11_0 || target == Target::Gfx1151;
            let gone = version == 22 && (row.name.starts_with("buffer_load_lds_") || row.name == "s_singleuse_vdst");
            has && !report.rows.contains(number) && row.family != Family::Mimg && !is_newer(row.name) && !gone
        });
        let lost: Vec<_> = lost.map(|(_, row)| format!("{:?} {}", row.family, row.name)).collect();
        assert!(index >= 2 || lost.is_empty(), "no words of these come back: {lost:?}");
    }
}

#[derive(Default)]
struct Report {
    count: u64,
    /// Texts that gave back their words.
    exact: u64,
    /// Texts that gave other words, the same as LLVM's.
    same: u64,
    /// Texts that LLVM's assembler refuses, as it refuses LLVM's.
    refused: u64,
    listed: BTreeMap<&'static str, u64>,
    differences: BTreeMap<String, (usize, String)>,
    /// The rows that gave back words.
    rows: BTreeSet<usize>,
}

impl Report {
    fn compare(&mut self, version: u32, llvm: &Llvm, samples: &[Sample]) {
        // LLVM 19 knows no halves of registers, and takes the lower one for granted.
        let (mut ours, mut halves) = (Vec::new(), Vec::new());
        for sample in samples {
            let mut text = sample.inst.to_string();
            if version == 19 && !sample.theirs.contains(".l") {
                text = text.replace(".l", "");
            }
            halves.push(text.contains(".l") || text.contains(".h"));
            ours.push(text);
        }
        let theirs: Vec<_> = samples.iter().map(|sample| sample.theirs.clone()).collect();
        // To LLVM 22 a text names halves of registers or none does: of VOP3 it is told by OP_SEL alone.
        let made = match version {
            19 => llvm.assemble(&ours, c""),
            _ => {
                let named = llvm.assemble(&ours, c"+real-true16").into_iter();
                let whole = llvm.assemble(&ours, c"-real-true16").into_iter();
                let both = named.zip(whole).zip(halves);
                both.map(|((named, whole), halves)| if halves { named } else { whole }).collect()
            }
        };
        let expected = llvm.assemble(&theirs, c"");
        for (((sample, text), made), expected) in samples.iter().zip(&ours).zip(made).zip(expected) {
            self.count += 1;
            // What follows the instruction is zeros.
            let mut words = sample.inst.words().to_vec();
            words.resize(8, 0);
            if made.as_ref() == Ok(&words) {
                self.exact += 1;
                self.rows.extend(sample.row);
            } else if made.as_ref().is_ok_and(|words| {
                made == expected || llvm.disassemble(words).is_some_and(|(_, text)| text == sample.theirs)
            }) {
                self.same += 1;
            } else if expected.is_err() {
                self.refused += 1;
            } else if let Some(reason) = meant(version, &sample.inst, &sample.theirs) {
                *self.listed.entry(reason).or_default() += 1;
            } else {
                let entry = self.differences.entry(sample.inst.name.to_owned()).or_insert_with(|| {
                    let (words, theirs) = (sample.inst.words(), &sample.theirs);
                    (0, format!("{words:08x?} ours `{text}` gives {made:08x?}, theirs `{theirs}` {expected:08x?}"))
                });
                entry.0 += 1;
            }
        }
    }
}
