//! Who is told of what waves do, and the run loop of those that nobody is told of.

use crate::{
    isa::{Env, Turn, op::Step},
    wave::Wave,
};

/// Who is told of what the waves of a workgroup do, chosen when a dispatch begins.
pub(super) trait Watch {
    /// Runs a wave until something but the next operation comes after an operation.
    fn run(&mut self, group: u64, wave: &mut Wave, env: &mut Env<'_>) -> Step;

    /// Whether anybody is told.
    #[inline(always)]
    fn watches(&self) -> bool {
        false
    }

    /// The waves of a workgroup have been set up.
    #[inline(always)]
    fn began<'w>(&mut self, _group: u64, _waves: impl Iterator<Item = &'w Wave>) {}

    /// A barrier opens.
    #[inline(always)]
    fn barrier(&mut self, _group: u64) {}
}

/// Nobody.
pub(super) struct Unwatched;

impl Watch for Unwatched {
    #[inline(always)]
    fn run(&mut self, _: u64, wave: &mut Wave, env: &mut Env<'_>) -> Step {
        run(wave, env)
    }
}

/// Runs a wave until something but the next operation comes after an operation. Jumps within the program are followed
/// until the turn has no more of them.
fn run(wave: &mut Wave, env: &mut Env<'_>) -> Step {
    let program = env.program;
    let (ops, issued) = (program.fast_ops(), program.issued());
    let mut ip = wave.ip;
    let mut first = ip;
    loop {
        let Some(op) = ops.get(ip) else {
            wave.ip = ip;
            return Step::Fault;
        };
        let step = (op.run)(wave, op, env);
        if step == Step::Next {
            ip += 1;
            continue;
        }
        if step == Step::Skip {
            // (Jumps that were made meanwhile are counted: `ip` may be before `first`.)
            ip = wave.ip;
            if env.turn.jumps > 0 {
                continue;
            }
            count(&mut env.turn, issued, first, ip);
            return Step::Yield;
        }
        count(&mut env.turn, issued, first, ip + 1);
        match step {
            Step::Next | Step::Skip => {}
            Step::Jump => {
                ip = wave.ip;
                first = ip;
                env.turn.jumps -= 1;
                if env.turn.jumps == 0 {
                    return Step::Yield;
                }
            }
            Step::JumpIndirect => {
                let Some(index) = program.find(wave.pc) else { return step };
                ip = index;
                first = ip;
                env.turn.jumps -= 1;
                if env.turn.jumps == 0 {
                    wave.ip = ip;
                    return Step::Yield;
                }
            }
            Step::Barrier | Step::Yield => {
                wave.ip = ip + 1;
                return step;
            }
            Step::End | Step::Fault => {
                wave.ip = ip;
                return step;
            }
        }
    }
}

/// Counts the operations from one on to before another.
fn count(turn: &mut Turn, issued: &[u32], from: usize, to: usize) {
    turn.operations = turn.operations.wrapping_add(to.wrapping_sub(from) as u64);
    if let (Some(to), Some(from)) = (issued.get(to), issued.get(from)) {
        let instructions = to.wrapping_sub(*from) as i32;
        turn.instructions = turn.instructions.wrapping_add_signed(instructions.into());
    }
}
