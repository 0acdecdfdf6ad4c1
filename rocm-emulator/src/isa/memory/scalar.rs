//! SMEM: loads into scalar registers, and the scalar cache's instructions, which have nothing to do here.

use crate::{
    isa::{
        Env,
        inst::{Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
    },
    memory::Access,
    wave::{Fault, Wave, scalar},
};

/// Operation fields: `dst` the first destination, `src[0]` the base (or buffer resource), `src[3]` the offset register,
/// which is NULL (always 0) when there is none; `imm` the offset (signed).
fn load<const N: usize>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let base = usize::from(op.src[0]);
    let base = u64::from(wave.sgpr[base + 1]) << 32 | u64::from(wave.sgpr[base]);
    let offset = i64::from(op.imm as i32) + i64::from(wave.sgpr[usize::from(op.src[3])]);
    let address = base.wrapping_add_signed(offset) & !3;
    let to = &mut wave.sgpr[usize::from(op.dst)..][..N];
    let Some(host) = env.view.reach(op.at >> 3, address, 4 * N as u64, Access::READ) else {
        return load_over_ranges(address, to, env);
    };
    for (index, word) in to.iter_mut().enumerate() {
        // SAFETY: the view found 4 * N readable bytes at `host` and keeps them mapped.
        *word = unsafe { host.wrapping_add(4 * index).cast::<Word>().read_volatile() }.0;
    }
    Step::Next
}

/// A word at any address: a range need not start at a multiple of 4 of the host.
#[derive(Clone, Copy)]
#[repr(C, packed)]
struct Word(u32);

#[cold]
#[inline(never)]
fn load_over_ranges(address: u64, to: &mut [u32], env: &mut Env<'_>) -> Step {
    for (at, word) in (address..).step_by(4).zip(to) {
        let mut bytes = [0; 4];
        if let Err(fault) = env.view.read(at, &mut bytes, Access::READ) {
            return env.fail(Fault::Memory(fault));
        }
        *word = u32::from_le_bytes(bytes);
    }
    Step::Next
}

/// The first address and the size of a buffer resource, as scalar loads see them.
pub(crate) fn buffer_range(resource: &[u32]) -> (u64, u64) {
    let base = u64::from(resource[1] & 0xffff) << 32 | u64::from(resource[0]);
    let stride = u64::from(resource[1] >> 16 & 0x3fff);
    (base & !3, u64::from(resource[2]) * stride.max(1))
}

/// Through a buffer resource: dwords beyond its size are 0.
fn buffer_load<const N: usize>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let (base, size) = buffer_range(&wave.sgpr[usize::from(op.src[0])..][..4]);
    let offset = (i64::from(op.imm as i32) + i64::from(wave.sgpr[usize::from(op.src[3])])) as u64 & !3;
    for index in 0..N {
        let at = offset.wrapping_add(4 * index as u64);
        let mut bytes = [0; 4];
        if at.checked_add(4).is_some_and(|end| end <= size)
            && let Err(fault) = env.view.read(base.wrapping_add(at), &mut bytes, Access::READ)
        {
            return env.fail(Fault::Memory(fault));
        }
        wave.sgpr[usize::from(op.dst) + index] = u32::from_le_bytes(bytes);
    }
    Step::Next
}

/// A load whose destination is NULL.
fn nothing(_: &mut Wave, _: &Op, _: &mut Env<'_>) -> Step {
    Step::Next
}

/// Lowers an SMEM instruction.
pub(super) fn lower(inst: &Inst) -> Result<Op, Unmodelled> {
    let (run, count, wide): (Run, usize, u8) = match inst.name {
        "s_load_b32" => (load::<1>, 1, 2),
        "s_load_b64" => (load::<2>, 2, 2),
        "s_load_b128" => (load::<4>, 4, 2),
        "s_load_b256" => (load::<8>, 8, 2),
        "s_load_b512" => (load::<16>, 16, 2),
        "s_buffer_load_b32" => (buffer_load::<1>, 1, 4),
        "s_buffer_load_b64" => (buffer_load::<2>, 2, 4),
        "s_buffer_load_b128" => (buffer_load::<4>, 4, 4),
        "s_buffer_load_b256" => (buffer_load::<8>, 8, 4),
        "s_buffer_load_b512" => (buffer_load::<16>, 16, 4),
        // Memory is coherent here, so there is nothing to invalidate; and a probe only warms a cache.
        "s_gl1_inv" | "s_dcache_inv" | "s_atc_probe" | "s_atc_probe_buffer" => {
            return Ok(Op { run: nothing, dst: 0, dst2: 0, src: [0; 4], imm: 0, aux: 0, at: 0 });
        }
        _ => return Err(Unmodelled),
    };
    let Operand::Sgpr(dst) = inst.dst else { return Err(Unmodelled) };
    let dst = usize::from(dst);
    let run = if dst == scalar::NULL { nothing } else { run };
    // EXEC cannot be loaded, and NULL must stay 0.
    if dst != scalar::NULL && dst != scalar::M0 && dst + count > scalar::NULL || dst == scalar::M0 && count != 1 {
        return Err(Unmodelled);
    }
    let Operand::Sgpr(base) = inst.src[0] else { return Err(Unmodelled) };
    if base > 128 - wide {
        return Err(Unmodelled);
    }
    let offset = match inst.src[3] {
        Operand::Sgpr(register) => register.into(),
        Operand::None => scalar::NULL as u16,
        _ => return Err(Unmodelled),
    };
    Ok(Op { run, dst: dst as u16, dst2: 0, src: [base.into(), 0, 0, offset], imm: inst.offset as u32, aux: 0, at: 0 })
}
