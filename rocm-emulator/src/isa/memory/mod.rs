//! Memory instructions: SMEM, DS, FLAT, GLOBAL, SCRATCH, MUBUF and MTBUF.
//!
//! An access of a wave is checked as a whole: `span` finds how its lanes' addresses lie, the wave's view of memory
//! finds one range for all of them, and `transfer` moves the data. Only what that cannot handle goes lane by lane.

mod atomic;
mod buffer;
mod exchange;
mod format;
mod global;
mod local;
mod names;
mod scalar;
mod scratch;
#[cfg(all(target_arch = "x86_64", unix))]
mod simple;
mod span;
#[cfg(test)]
mod tests;
mod transfer;

pub(crate) use buffer::reached as buffer_reached;
pub(crate) use scalar::buffer_range;
#[cfg(all(target_arch = "x86_64", unix))]
pub use simple::{Part, Simple, Through, scalar_load};

use super::{
    inst::{Encoding, Inst},
    op::{Op, Step, Unmodelled},
};
use crate::{isa::Env, wave::Wave};

/// Lowers an instruction of a memory encoding for waves of 64 lanes (`wave64`) or 32. The caller fills [`Op::at`].
pub fn lower(inst: &Inst, wave64: bool) -> Result<Op, Unmodelled> {
    match inst.encoding {
        Encoding::Smem => scalar::lower(inst),
        Encoding::Ds => local::lower(inst, wave64),
        Encoding::Flat | Encoding::Global => global::lower(inst, wave64),
        Encoding::Scratch => scratch::lower(inst, wave64),
        Encoding::Mubuf if matches!(inst.name, "buffer_gl0_inv" | "buffer_gl1_inv") => {
            Ok(Op { run: invalidate, dst: 0, dst2: 0, src: [0; 4], imm: 0, aux: 0, at: 0 })
        }
        Encoding::Mubuf | Encoding::Mtbuf => buffer::lower(inst, wave64),
        _ => Err(Unmodelled),
    }
}

/// Invalidates a vector cache. There is none, but what the wave loads from here on must not be older than this.
fn invalidate(_: &mut Wave, _: &Op, _: &mut Env<'_>) -> Step {
    std::sync::atomic::fence(std::sync::atomic::Ordering::SeqCst);
    Step::Next
}
