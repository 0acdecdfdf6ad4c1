//! Memory instructions: SMEM, DS, FLAT, GLOBAL, SCRATCH and the cache operations of MUBUF.

use super::{
    inst::Inst,
    op::{Op, Unmodelled},
};

/// Lowers an instruction of a memory encoding for waves of 64 lanes (`wave64`) or 32. The caller fills [`Op::at`].
pub fn lower(_inst: &Inst, _wave64: bool) -> Result<Op, Unmodelled> {
    Err(Unmodelled)
}
