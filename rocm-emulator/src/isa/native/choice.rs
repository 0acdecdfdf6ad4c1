//! Which instructions of the host a program is translated to.

use super::{
    assembler::Set,
    recipe::Recipe,
    scalar::{Branch, Scalar},
};
use crate::isa::{host, op::Op};

impl Set {
    /// Of what the host has, and is not forbidden, what suits a program; `None` where the host has too little.
    ///
    /// Sixteen lanes at once pay where code runs long and all lanes go the same way: in loops that do not change EXEC, up to a
    /// quarter. What runs once for a wave loses by them, for reasons that were not found out, and so do loops in which lanes part: their
    /// masks go from lanes to mask registers and back. BENCHMARKS.md has the figures.
    pub fn suiting(ops: &[Op], wave64: bool) -> Option<Set> {
        match (host::is_wide(), host::has_avx512() && stays_together(ops, wave64)) {
            (false, _) => None,
            (true, false) => Some(Set::Avx2),
            (true, true) => Some(Set::Avx512),
        }
    }
}

/// Whether a program has a loop, and none in which lanes part.
pub fn stays_together(ops: &[Op], wave64: bool) -> bool {
    let back = |(index, op): (usize, &Op)| {
        let target = op.imm as usize;
        (Branch::of(op).is_some() && target <= index).then_some((target, index))
    };
    let mut loops = ops.iter().enumerate().filter_map(back).peekable();
    if loops.peek().is_none() {
        return false;
    }
    // In ascending order.
    let executes = |op: &Op| {
        Recipe::of(op, wave64).is_some_and(|recipe| recipe.executes(op))
            || Scalar::of(op, wave64).is_some_and(|scalar| scalar.executes(op))
    };
    let parting: Vec<usize> = ops.iter().enumerate().filter(|(_, op)| executes(op)).map(|(index, _)| index).collect();
    loops.all(|(first, last)| {
        let next = parting.partition_point(|index| *index < first);
        parting.get(next).is_none_or(|index| *index > last)
    })
}
