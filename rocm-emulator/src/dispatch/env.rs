//! What a wave reaches outside its registers.

use super::Fault;
use crate::isa::{op::Step, program::Program};

/// What a wave reaches outside its registers while it executes: memory, LDS, scratch, and the place where a fault is
/// reported.
#[derive(Debug)]
pub struct Env<'a> {
    /// Why the last step was [`Step::Fault`](crate::isa::op::Step::Fault).
    pub fault: Option<Fault>,
    /// The program that the wave runs. An operation stands at [`Program::base`] + [`Op::at`](crate::isa::op::Op::at).
    pub program: &'a Program,
}

impl Env<'_> {
    /// Notes why the wave cannot go on.
    #[cold]
    pub fn fail(&mut self, fault: Fault) -> Step {
        self.fault = Some(fault);
        Step::Fault
    }
}
