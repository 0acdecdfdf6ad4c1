//! VOPD: two operations in one instruction. Both read all their sources before either stores.

use super::lower_one;
use crate::{
    isa::{
        Env,
        inst::{Encoding, Inst, Operand},
        op::{Op, Step, Unmodelled},
        ops::{Ops, op},
        slot::VECTOR,
    },
    wave::{REGISTERS, Wave},
};

/// The VOP1 or VOP2 operation that a half is.
fn single(name: &str) -> Option<&'static str> {
    Some(match name {
        "v_dual_fmac_f32" => "v_fmac_f32",
        "v_dual_fmaak_f32" => "v_fmaak_f32",
        "v_dual_fmamk_f32" => "v_fmamk_f32",
        "v_dual_mul_f32" => "v_mul_f32",
        "v_dual_add_f32" => "v_add_f32",
        "v_dual_sub_f32" => "v_sub_f32",
        "v_dual_subrev_f32" => "v_subrev_f32",
        "v_dual_mul_dx9_zero_f32" => "v_mul_dx9_zero_f32",
        "v_dual_mov_b32" => "v_mov_b32",
        "v_dual_cndmask_b32" => "v_cndmask_b32",
        "v_dual_max_f32" => "v_max_f32",
        "v_dual_min_f32" => "v_min_f32",
        "v_dual_dot2acc_f32_f16" => "v_dot2acc_f32_f16",
        "v_dual_dot2acc_f32_bf16" => "v_dot2acc_f32_bf16",
        "v_dual_add_nc_u32" => "v_add_nc_u32",
        "v_dual_lshlrev_b32" => "v_lshlrev_b32",
        "v_dual_and_b32" => "v_and_b32",
        _ => return None,
    })
}

/// Lowers a VOPD instruction: in the order in which neither overwrites a source of the other, else X, then Y, with what
/// X overwrites of Y's sources saved before.
pub fn lower(inst: &Inst, wave64: bool, out: &mut Ops) -> Result<(), Unmodelled> {
    let dual = inst.dual.ok_or(Unmodelled)?;
    let [y0, y1, y2] = dual.src;
    let x = Inst { encoding: Encoding::Vop2, name: single(inst.name).ok_or(Unmodelled)?, dual: None, ..*inst };
    let y = Inst {
        encoding: Encoding::Vop2,
        name: single(dual.name).ok_or(Unmodelled)?,
        dst: dual.dst,
        src: [y0, y1, y2, Operand::None],
        dual: None,
        ..*inst
    };
    let (mut first, mut second) = (lower_one(&x, wave64)?, lower_one(&y, wave64)?);
    // (Neither can fault before the other has run: they have no memory, and a mode that is not modelled stops the wave.)
    let overwrites = |one: &Op, other: &Op| other.src.contains(&(one.dst | VECTOR));
    if overwrites(&first, &second) && !overwrites(&second, &first) {
        (first, second) = (second, first);
    }
    let overwritten = first.dst | VECTOR;
    if second.src.contains(&overwritten) {
        let saved = (REGISTERS << usize::from(wave64)) as u16;
        let mut save = op(save);
        (save.dst, save.src[0]) = (saved, overwritten);
        out.push(save);
        for slot in second.src.iter_mut().filter(|slot| **slot == overwritten) {
            *slot = saved | VECTOR;
        }
    }
    out.push(first);
    out.push(second);
    Ok(())
}

/// Copies a register, all lanes.
pub fn save(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    for half in 0..wave.halves() {
        wave.vgpr[usize::from(op.dst) + half] = wave.vgpr[usize::from(op.src[0] & !VECTOR) + half];
    }
    Step::Next
}
