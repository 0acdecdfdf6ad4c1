//! The decoder against LLVM 19: the same words are valid for both, with the same mnemonic and the same length.
//!
//! LLVM's disassembler is called through libLLVM's C interface, opened at run time; without the library the test says
//! that it is skipped. Differences that are meant are listed in [`meant`], each with its reason.

use rocm_emulator::{
    isa::Target,
    isa::{decode::decode, table::Table},
};
use std::{
    collections::BTreeMap,
    ffi::{CStr, c_char, c_int, c_void},
};

type Create =
    unsafe extern "C" fn(*const c_char, *const c_char, *mut c_void, c_int, *mut c_void, *mut c_void) -> *mut c_void;
type Disassemble = unsafe extern "C" fn(*mut c_void, *const u8, u64, u64, *mut c_char, usize) -> usize;

/// LLVM's disassembler for one processor.
struct Llvm {
    context: *mut c_void,
    disassemble: Disassemble,
}

impl Llvm {
    fn open(processor: &CStr) -> Option<Llvm> {
        let paths = [
            c"libLLVM.so.19.1",
            c"libLLVM-19.so.1",
            c"libLLVM-19.so",
            c"/usr/lib/llvm-19/lib/libLLVM.so.19.1",
            c"/usr/local/llvm19/lib/libLLVM.so",
        ];
        // SAFETY: the paths are C strings; loading LLVM runs only its own initialisers.
        let library = paths
            .iter()
            .map(|path| unsafe { libc::dlopen(path.as_ptr(), libc::RTLD_NOW) })
            .find(|library| !library.is_null())?;
        let symbol = |name: &CStr| {
            // SAFETY: `library` is open and never closed.
            let symbol = unsafe { libc::dlsym(library, name.as_ptr()) };
            (!symbol.is_null()).then_some(symbol)
        };
        for name in [
            c"LLVMInitializeAMDGPUTargetInfo",
            c"LLVMInitializeAMDGPUTarget",
            c"LLVMInitializeAMDGPUTargetMC",
            c"LLVMInitializeAMDGPUDisassembler",
        ] {
            // SAFETY: llvm-c/Target.h declares these as functions without arguments.
            let initialize: extern "C" fn() = unsafe { std::mem::transmute(symbol(name)?) };
            initialize();
        }
        // SAFETY: the signature is that of llvm-c/Disassembler.h.
        let create: Create = unsafe { std::mem::transmute(symbol(c"LLVMCreateDisasmCPU")?) };
        // SAFETY: as above.
        let disassemble: Disassemble = unsafe { std::mem::transmute(symbol(c"LLVMDisasmInstruction")?) };
        let null = std::ptr::null_mut();
        // SAFETY: the strings are C strings; null stands for "no callbacks".
        let context = unsafe { create(c"amdgcn-amd-amdhsa".as_ptr(), processor.as_ptr(), null, 0, null, null) };
        (!context.is_null()).then_some(Llvm { context, disassemble })
    }

    /// Length in words and text; `None` when the words are not valid.
    fn disassemble(&self, words: &[u32]) -> Option<(usize, String)> {
        let code: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        let mut text = [0; 512];
        // SAFETY: the code and the buffer are as long as said; the context is LLVM's own.
        let size = unsafe {
            (self.disassemble)(self.context, code.as_ptr(), code.len() as u64, 0, text.as_mut_ptr(), text.len())
        };
        // SAFETY: LLVM ends the text with a zero within the buffer.
        let text = unsafe { CStr::from_ptr(text.as_ptr()) }.to_string_lossy().trim().to_owned();
        // LLVM prints some words that are no instructions, with a comment that says so.
        let sound = size > 0 && !text.contains("Invalid") && !text.contains("not supported starting from");
        sound.then_some((size / 4, text))
    }
}

/// Why a difference is meant; `None` when it is not.
fn meant(name: &str) -> Option<&'static str> {
    name.starts_with("image_").then_some("images are decoded by name only: the number of addresses follows many rules")
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

#[test]
fn words_mean_the_same_to_llvm() {
    for (target, processor) in [(Target::Gfx1100, c"gfx1100"), (Target::Gfx1151, c"gfx1151")] {
        let Some(llvm) = Llvm::open(processor) else {
            println!("SKIP: parity with LLVM: libLLVM 19 is not installed");
            return;
        };
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        let mut words = Vec::new();
        for _ in 0..100_000 {
            words.push([random.next() as u32, random.next() as u32, random.next() as u32, random.next() as u32, 0]);
        }
        // Every row: what it must have, and random contents elsewhere, with ever fewer bits of the fields changed.
        for row in Table::get().rows() {
            for round in 0..60 {
                let mut bits = sample(row, &mut random, round);
                if round % 3 != 0 {
                    bits &= !row.zero;
                }
                words.push([bits as u32, (bits >> 32) as u32, random.next() as u32 & 0xff0f_ffff, 0, 0]);
            }
        }
        let mut differences: BTreeMap<String, (usize, String)> = BTreeMap::new();
        let (mut valid, mut listed) = (0, 0);
        for words in &words {
            let theirs = llvm.disassemble(words);
            let ours = decode(words, target);
            valid += usize::from(ours.is_ok());
            let same = match (&theirs, &ours) {
                (None, Err(_)) => true,
                (Some((length, text)), Ok(inst)) => *length == usize::from(inst.len) && mnemonic(text) == inst.name,
                _ => false,
            };
            if same {
                continue;
            }
            let text = theirs.as_ref().map_or("", |(_, text)| text);
            let name = ours.as_ref().map_or_else(|_| mnemonic(text), |inst| inst.name);
            if meant(name).is_some() {
                listed += 1;
                continue;
            }
            let name = format!("{name} {}", if ours.is_ok() { "(valid here)" } else { "" });
            let entry = differences.entry(name).or_insert_with(|| (0, format!("{words:08x?} {theirs:?} {ours:?}")));
            entry.0 += 1;
        }
        println!("{processor:?}: {} words, {valid} valid, {listed} listed differences", words.len());
        let total: usize = differences.values().map(|(count, _)| count).sum();
        for (name, (count, first)) in differences.iter().take(40) {
            println!("{name}: {count}: {first}");
        }
        assert_eq!(total, 0, "{} mnemonics differ", differences.len());
    }
}

/// An instruction of a row: the fixed bits of its family, the opcode, and random other bits.
fn sample(row: &rocm_emulator::isa::table::Row, random: &mut Random, round: u32) -> u64 {
    use rocm_emulator::isa::table::Family as F;
    let (fixed, low) = match row.family {
        F::Sop2 => (0x8000_0000, 23),
        F::Sopk => (0xb000_0000, 23),
        F::Sop1 => (0xbe80_0000, 8),
        F::Sopc => (0xbf00_0000, 16),
        F::Sopp => (0xbf80_0000, 16),
        F::Smem => (0xf400_0000, 18),
        F::Vop2 => (0, 25),
        F::Vop1 => (0x7e00_0000, 9),
        F::Vopc => (0x7c00_0000, 17),
        F::Vop3 | F::Vop3Sd => (0xd400_0000, 16),
        F::Vop3p => (0xcc00_0000, 16),
        F::Vinterp => (0xcd00_0000, 16),
        F::Ldsdir => (0xce00_0000, 20),
        F::Ds => (0xd800_0000, 18),
        F::Flat => (0xdc00_0000, 18),
        F::Scratch => (0xdc01_0000, 18),
        F::Global => (0xdc02_0000, 18),
        F::Mubuf => (0xe000_0000, 18),
        F::Mtbuf => (0xe800_0000, 15),
        F::Mimg => (0xf000_0000, 18),
        F::Exp => (0xf800_0000, 26),
        F::VopdX => (0xc800_0000u64, 22),
        F::VopdY => (0xc800_0000, 17),
    };
    // The bits that belong to the encoding or to the opcode keep their value.
    let opcode_bits: u64 = match row.family {
        F::Sop2 | F::Sopc | F::Sopp | F::Vop3p | F::Vinterp | F::Flat | F::Scratch | F::Global => 0x7f,
        F::Sopk | F::VopdY => 0x1f,
        F::Sop1 | F::Smem | F::Vop1 | F::Vopc | F::Ds | F::Mubuf | F::Mimg => 0xff,
        F::Vop2 => 0x3f,
        F::Vop3 | F::Vop3Sd => 0x3ff,
        F::Ldsdir => 3,
        F::Mtbuf | F::VopdX => 0xf,
        F::Exp => 0,
    };
    let encoding: u64 = match row.family {
        F::Sop2 => 0xc000_0000,
        F::Sopk => 0xf000_0000,
        F::Sop1 | F::Sopc | F::Sopp => 0xff80_0000,
        F::Vop2 => 0x8000_0000,
        F::Vop1 | F::Vopc => 0xfe00_0000,
        F::Vop3p | F::Vinterp | F::Ldsdir => 0xff00_0000,
        F::Flat | F::Scratch | F::Global => 0xfc03_0000,
        _ => 0xfc00_0000,
    };
    let keep = encoding | opcode_bits << low;
    let noise = match round % 4 {
        0 => random.next(),
        1 => random.next() & random.next(),
        2 => random.next() & random.next() & random.next(),
        _ => random.next() & random.next() | 0x8020_0000_0100u64 & random.next() << 8,
    };
    (fixed | u64::from(row.opcode) << low) | noise & !keep
}
