//! The instruction decoder: whatever the words are, decoding, lowering and disassembling them neither panics nor hangs.
//!
//! Seeds: none
#![no_main]

use libfuzzer_sys::fuzz_target;
use rocm_emulator::{
    isa::Target,
    isa::{decode::decode, lower, ops::Ops, program::Program},
    memory::{FaultReason, Fetch, MemoryFault},
};

/// Words at address 0.
struct Code(Vec<u32>);

impl Fetch for Code {
    fn fetch(&self, address: u64, to: &mut [u32; 5]) -> Result<usize, MemoryFault> {
        let from = usize::try_from(address / 4).ok().and_then(|from| self.0.get(from..)).unwrap_or(&[]);
        if from.is_empty() {
            return Err(MemoryFault { address, reason: FaultReason::NotPresent });
        }
        let count = from.len().min(to.len());
        to[..count].copy_from_slice(&from[..count]);
        Ok(count)
    }
}

fuzz_target!(|data: &[u8]| {
    let words: Vec<u32> = data.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
    for target in [Target::Gfx1100, Target::Gfx1151] {
        for at in 0..words.len() {
            let Ok(inst) = decode(&words[at..], target) else { continue };
            assert!(inst.words() == &words[at..at + usize::from(inst.len)]);
            assert!(inst.to_string().starts_with(inst.name));
            for wave64 in [false, true] {
                lower::lower(&inst, wave64, &mut Ops::default());
            }
        }
        let program = Program::decode(&Code(words.clone()), 0, 0, target, false);
        assert_eq!(program.issued().len(), program.ops().len() + 1);
    }
});
