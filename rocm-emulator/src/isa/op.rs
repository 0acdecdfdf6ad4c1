//! A flat operation: an instruction with everything resolved that decoding once can resolve.
//!
//! Execution is a walk over a slice of [`Op`]s, one indirect call each. What an operand field means is private to the
//! family whose handler reads it.

use super::Env;
use crate::wave::Wave;

/// What a wave does after an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Step {
    /// On to the next operation.
    Next,
    /// To the operation whose index the handler put into [`Wave::ip`], which is not far behind: it has executed those between.
    Skip,
    /// To the operation whose index the handler put into [`Wave::ip`].
    Jump,
    /// To the address that the handler put into [`Wave::pc`]: an indirect jump or a call.
    JumpIndirect,
    /// Wait for the other waves of the workgroup; then the next operation.
    Barrier,
    /// The wave gives way to others (`s_sleep`); then the next operation.
    Yield,
    /// The wave has ended.
    End,
    /// The wave cannot go on: [`Env::fault`] says why.
    Fault,
}

/// Executes one operation on a wave.
pub type Run = fn(&mut Wave, &Op, &mut Env<'_>) -> Step;

/// One flat operation.
#[derive(Clone, Copy, Debug)]
pub struct Op {
    /// The handler.
    pub run: Run,
    /// First destination.
    pub dst: u16,
    /// Second destination.
    pub dst2: u16,
    /// Sources.
    pub src: [u16; 4],
    /// A literal, constant or offset.
    pub imm: u32,
    /// Modifier bits, as the family defines them.
    pub aux: u32,
    /// Where the instruction stands: bytes from the start of the program's code.
    pub at: u32,
}

/// A known instruction that has no handler (yet, or in this form). Executing it is a typed fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmodelled;
