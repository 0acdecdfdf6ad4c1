//! The encodings' fixed bits, for random instructions of a row of the opcode table. The comparison with LLVM
//! (`tests/llvm_parity`) has this file too.

use super::{Family as F, Random, Row};

/// An instruction of a row: the fixed bits of its family, the opcode, and random other bits.
pub fn bits(row: &Row, random: &mut Random, round: u32) -> u64 {
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
