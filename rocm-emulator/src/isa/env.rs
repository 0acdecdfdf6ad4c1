//! What a wave reaches outside its registers.

use super::{op::Step, program::Program};
use crate::wave::{Fault, Lds, View, WaveScratch};

/// A wave's turn on its worker.
///
/// The two counts are apart: loaded as one of 16 bytes, just after each was stored, they would cost more than a short wave.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Turn {
    /// Operations that were done, as far as they are counted. Translated code that goes back counts how far.
    pub operations: u64,
    /// How many jumps it may make until it is another's turn.
    pub jumps: u32,
    /// The instructions that those stand for.
    pub instructions: u64,
}

/// What a wave reaches outside its registers while it executes: memory, LDS, scratch, and the place where a fault is
/// reported.
#[derive(Debug)]
pub struct Env<'a> {
    /// Why the last step was [`Step::Fault`](super::op::Step::Fault).
    pub fault: Option<Fault>,
    /// The program that the wave runs. An operation stands at [`Program::base`] + [`Op::at`](super::op::Op::at).
    pub program: &'a Program,
    /// What is left of the wave's turn, and what it has done in it.
    pub(crate) turn: Turn,
    pub(crate) view: &'a mut View,
    pub(crate) lds: &'a mut Lds,
    pub(crate) scratch: &'a mut WaveScratch,
}

impl Turn {
    /// A turn that ends after so many jumps.
    pub fn of(jumps: u32) -> Turn {
        Turn { jumps, ..Turn::default() }
    }
}

impl Env<'_> {
    /// Notes why the wave cannot go on.
    #[cold]
    pub fn fail(&mut self, fault: Fault) -> Step {
        self.fault = Some(fault);
        Step::Fault
    }

    /// Runs `body` with an environment that has no memory, no LDS and no scratch.
    #[cfg(test)]
    pub(crate) fn with_nothing<R>(program: &Program, body: impl FnOnce(&mut Env<'_>) -> R) -> R {
        let mut view = View::new(&crate::memory::AddressSpace::default());
        let (mut lds, mut scratch) = (Lds::default(), WaveScratch::default());
        body(&mut Env {
            fault: None,
            program,
            turn: Turn::of(1 << 20),
            view: &mut view,
            lds: &mut lds,
            scratch: &mut scratch,
        })
    }
}
