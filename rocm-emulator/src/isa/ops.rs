//! The operations of one instruction, as the families make them.

use super::{
    decode::decode,
    op::{Op, Run, Step},
};
use crate::{
    isa::Env,
    wave::{Fault, Wave},
};

/// The most operations that one instruction becomes.
const MOST: usize = 4;

/// The operations of one instruction.
#[derive(Clone, Copy, Debug)]
pub struct Ops {
    ops: [Op; MOST],
    len: usize,
}

impl Default for Ops {
    fn default() -> Self {
        Ops { ops: [op(illegal_instruction); MOST], len: 0 }
    }
}

impl Ops {
    /// Adds an operation. More than `MOST` would be a fault of the lowering: the rest is left out, the first replaced
    /// by an operation that faults.
    pub fn push(&mut self, op: Op) {
        match self.ops.get_mut(self.len) {
            Some(place) => {
                *place = op;
                self.len += 1;
            }
            None => self.ops[0] = unmodelled(),
        }
    }
}

impl std::ops::Deref for Ops {
    type Target = [Op];

    fn deref(&self) -> &[Op] {
        &self.ops[..self.len]
    }
}

impl std::ops::DerefMut for Ops {
    fn deref_mut(&mut self) -> &mut [Op] {
        &mut self.ops[..self.len]
    }
}

/// An operation with nothing but a handler.
pub const fn op(run: Run) -> Op {
    Op { run, dst: 0, dst2: 0, src: [0; 4], imm: 0, aux: 0, at: 0 }
}

/// An operation for an instruction that is not modelled, or that is none.
pub fn unmodelled() -> Op {
    op(illegal_instruction)
}

/// Reports that the instruction is none, or is not modelled as it stands or in the mode that it was reached in.
pub fn illegal_instruction(_: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let address = env.program.base() + u64::from(op.at);
    let words = env.program.words_at(address);
    let (words, name) = match decode(words, env.program.target()) {
        Ok(inst) => (inst.words().to_vec(), Some(inst.name)),
        Err(_) => (words[..words.len().min(1)].to_vec(), None),
    };
    env.fail(Fault::IllegalInstruction { address, words, name })
}
