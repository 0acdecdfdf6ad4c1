//! The decoder against LLVM: the same words are valid for both, with the same mnemonic, length and registers; and the
//! text of an instruction is what LLVM's assembler makes the same words of ([`assembles`]).
//!
//! LLVM is called through libLLVM's C interface, opened at run time ([`llvm`]); without the library the tests say that
//! they are skipped. Differences that are meant are listed in the two functions `meant`, each with its reason.
//!
//! By itself the test asks LLVM 19 about few words. `ci/isa-parity` asks more: `ISA_LLVM` is the path of the library,
//! `ISA_LLVM_VERSION` 19 or 22, `ISA_PARITY_ROUNDS` how many samples of each row (and 2,000 times as many random words).

mod assembles;
mod llvm;
#[path = "../../src/isa/tests/rows.rs"]
mod rows;

use llvm::Llvm;
use rocm_emulator::{
    isa::Target,
    isa::{
        decode::decode,
        inst::{Encoding, Inst, Operand},
        table::{Family, Row, Table},
    },
};
use std::{collections::BTreeMap, ffi::CStr};

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Difference {
    /// Only LLVM takes the words for an instruction.
    OnlyLlvm,
    /// Only this decoder does.
    OnlyHere,
    /// Both do, for another one.
    Name,
    /// Both do, with other registers.
    Registers,
}

/// Why a difference is meant; `None` when it is not.
fn meant(version: u32, difference: Difference, name: &str, inst: Option<&Inst>, text: &str) -> Option<&'static str> {
    use Difference::{Name, OnlyHere, OnlyLlvm, Registers};
    if name.starts_with("image_") || text.starts_with("image_") {
        return Some("images are decoded by name only: the number of addresses follows many rules");
    }
    if version == 22 && difference == Registers && name.starts_with("v_interp_p") {
        return Some("interpolation is refused by name: the halves of its registers are not told apart");
    }
    let short =
        |inst: &Inst| matches!(inst.encoding, Encoding::Vop1 | Encoding::Vop2 | Encoding::Vopc | Encoding::Vopd);
    match (version, difference) {
        (19, OnlyHere) if inst.and_then(|inst| inst.dual).is_some_and(|dual| is_newer(dual.name)) => {
            Some("LLVM 19 does not have the operation of the Y half")
        }
        (19, OnlyHere) if inst.is_some_and(|inst| short(inst) && (inst.opsel != 0 || is_newer(name))) => Some(
            "LLVM 19 does not know the upper halves of registers in these encodings, nor the opcodes made for them",
        ),
        (19, OnlyHere)
            if inst.is_some_and(|inst| is_newer(name) || inst.encoding == Encoding::Vop3 && inst.opsel != 0) =>
        {
            Some("LLVM 19 does not know OP_SEL of these instructions")
        }
        (22, OnlyLlvm) => Some(
            "LLVM 22's disassembler prints registers and fields that are not there: pairs past v255, FLAT_SCRATCH, bits \
             that must be zero; its assembler refuses them",
        ),
        (22, OnlyHere) if ["s_singleuse_vdst", "v_cmpx"].iter().any(|start| name.starts_with(start)) => Some(
            "LLVM 22 does not print V_CMPX in VOP3 form whose VDST is not EXEC, and knows no S_SINGLEUSE_VDST on these \
             targets any more",
        ),
        (22, OnlyHere) if name == "v_pk_fmac_f16" && inst.is_some_and(|inst| inst.dpp.is_some()) => {
            Some("LLVM 22 has no DPP form of it on these targets, LLVM 19 has")
        }
        (22, OnlyHere)
            if name.starts_with("v_permlane") || inst.is_some_and(|inst| inst.encoding == Encoding::Vop3p) =>
        {
            Some("LLVM 22 wants bits to be zero, and operands of WMMA to be registers, where LLVM 19 does not mind")
        }
        (22, OnlyHere) if name.starts_with("buffer_load_lds_") => Some("LLVM 22 no longer has it for these targets"),
        (22, OnlyHere) if inst.is_some_and(|inst| inst.src[3] == Operand::Sgpr(126)) => {
            Some("LLVM 22 does not take EXEC as a scalar base")
        }
        (_, Registers) if text.contains("isn't aligned") => {
            Some("LLVM prints a pair of scalar registers that begins with an odd one as another, and warns")
        }
        (_, Name | OnlyHere | OnlyLlvm | Registers) => None,
    }
}

/// What chance found only among millions of words.
const ONCE_WRONG: [[u32; 5]; 3] = [
    // S_SENDMSG_RTN_B64 of message 255, which was taken for a literal.
    [0xbee6_4dff, 0x6001_13b9, 0x7008_637e, 0, 0],
    // V_FMA_MIX* with DPP and a second source that is a scalar register, or a constant.
    [0xcc22_0204, 0xa410_4cea, 0x760d_fa7e, 0, 0],
    [0xcc21_4e16, 0x99a5_14ea, 0x3902_4503, 0, 0],
];

/// Opcodes that LLVM 19 does not have.
fn is_newer(name: &str) -> bool {
    matches!(name, "v_swap_b16" | "v_mov_b16" | "v_dual_dot2acc_f32_bf16")
}

/// The registers that a text names, in order. What instructions use without a field for it, VCC, is left out, and so
/// is what stands for no register.
fn registers(text: &str) -> Vec<String> {
    let text = text.replace(" :: v_dual_", " , ");
    let operands = text.split_once(' ').map_or("", |(_, operands)| operands);
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '[' | ']' | ':');
    let is_register = |token: &str| {
        let digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || c == '[');
        token.strip_prefix(['v', 's']).is_some_and(digit)
            || token.strip_prefix("ttmp").is_some_and(digit)
            || matches!(token, "m0" | "exec" | "exec_lo" | "exec_hi" | "vcc_hi")
    };
    operands.split(|c| !is_part(c)).filter(|token| is_register(token)).map(str::to_owned).collect()
}

/// A small generator of random words (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}

fn mnemonic(text: &str) -> &str {
    let name = text.split_whitespace().next().unwrap_or("");
    ["_e64_dpp", "_dpp", "_e32", "_e64"].iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name)
}

fn number(variable: &str, usual: u32) -> u32 {
    std::env::var(variable).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

/// The processors that are compared, and the decoders that they share.
fn targets() -> [(Target, &'static CStr); 7] {
    [
        (Target::Gfx1100, c"gfx1100"),
        (Target::Gfx1151, c"gfx1151"),
        (Target::Gfx1100, c"gfx1101"),
        (Target::Gfx1100, c"gfx1102"),
        (Target::Gfx1103, c"gfx1103"),
        (Target::Gfx1151, c"gfx1150"),
        (Target::Gfx1100, c"gfx11-generic"),
    ]
}

#[test]
fn words_mean_the_same_to_llvm() {
    let (version, rounds) = (number("ISA_LLVM_VERSION", 19), number("ISA_PARITY_ROUNDS", 60));
    // All targets share two decoders: few words tell whether that is so.
    for (index, (target, processor)) in targets().into_iter().enumerate() {
        let Some(llvm) = Llvm::open(processor) else {
            println!("SKIP: parity with LLVM: libLLVM {version} is not installed");
            return;
        };
        let rounds = if index < 2 { rounds } else { rounds.div_ceil(6) };
        let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ u64::from(rounds) << 32);
        let mut differences: BTreeMap<String, (usize, String)> = BTreeMap::new();
        let (mut count, mut valid, mut listed) = (0u64, 0u64, BTreeMap::<&str, u64>::new());
        let mut compare = |words: &[u32; 5]| {
            let theirs = llvm.disassemble(words);
            let ours = decode(words, target);
            count += 1;
            valid += u64::from(ours.is_ok());
            let text = theirs.as_ref().map_or("", |(_, text)| text);
            let difference = match (&theirs, &ours) {
                (None, Err(_)) => return,
                (Some(_), Err(_)) => Difference::OnlyLlvm,
                (None, Ok(_)) => Difference::OnlyHere,
                (Some((length, text)), Ok(inst)) => {
                    if *length != usize::from(inst.len) || mnemonic(text) != inst.name {
                        Difference::Name
                    } else if comparable(inst) && registers(&strip(text)) != registers(&strip(&inst.to_string())) {
                        Difference::Registers
                    } else {
                        return;
                    }
                }
            };
            let name = ours.as_ref().map_or_else(|_| mnemonic(text), |inst| inst.name);
            if let Some(reason) = meant(version, difference, name, ours.as_ref().ok(), text) {
                *listed.entry(reason).or_default() += 1;
                return;
            }
            let shown = ours.as_ref().map_or_else(|_| String::new(), ToString::to_string);
            let entry = differences
                .entry(format!("{name} {difference:?}"))
                .or_insert_with(|| (0, format!("{words:08x?} theirs {theirs:?} ours {shown}")));
            entry.0 += 1;
        };
        ONCE_WRONG.iter().for_each(&mut compare);
        for _ in 0..2000 * rounds {
            compare(&[random.next() as u32, random.next() as u32, random.next() as u32, random.next() as u32, 0]);
        }
        // Every row: what it must have, and random contents elsewhere, with ever fewer bits of the fields changed.
        for row in Table::get().rows() {
            for round in 0..rounds {
                let mut bits = rows::bits(row, &mut random, round);
                if round % 3 != 0 {
                    bits &= !row.zero;
                }
                compare(&[bits as u32, (bits >> 32) as u32, random.next() as u32 & 0xff0f_ffff, 0, 0]);
            }
        }
        println!("LLVM {version}, {processor:?}: {count} words, {valid} valid");
        for (reason, count) in &listed {
            println!("  listed, {count}: {reason}");
        }
        let total: usize = differences.values().map(|(count, _)| count).sum();
        for (name, (count, first)) in differences.iter().take(40) {
            println!("{name}: {count}: {first}");
        }
        assert_eq!(total, 0, "{} kinds of difference", differences.len());
    }
}

/// Whether the text of an instruction names registers as LLVM does.
fn comparable(inst: &Inst) -> bool {
    inst.encoding != Encoding::Mimg
}

/// A text without the halves of registers, which VOP3 has in OP_SEL.
fn strip(text: &str) -> String {
    text.replace(".l", "").replace(".h", "")
}
