//! The sizes of a queue's buffers that the kernel checks to the byte.
//!
//! A difference is a bare `EINVAL`, so these follow `kfd_queue.c` line by line. Newer kernels publish two of the three
//! in the topology; those are taken as they are, for the tables here age: Linux 6.18 counts the registers of gfx1151
//! as those of gfx1100, older kernels did not.

use crate::topology::Gpu;

/// Bytes of the end-of-pipe buffer. Tonga alone has a larger one, and doorbells that this runtime does not support.
pub(super) const EOP: usize = 4096;

/// The context save area of a queue: where its waves go when another queue has the GPU.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaveArea {
    /// Bytes of one die's control stack and wave state.
    pub save: u32,
    /// Bytes of the control stack, the first part of it.
    pub control_stack: u32,
    /// Bytes of the debugger's part, which follows.
    pub debug: u32,
    /// Bytes of the whole buffer, over all dies.
    pub total: u64,
}

/// Bytes of a page, as the kernel's formulas have it.
const PAGE: u64 = 4096;

/// Bytes of the header before the control stack.
const HEADER: u64 = 40;

impl SaveArea {
    /// The sizes for a GPU; `None` when its numbers are not those of a GPU.
    pub fn of(gpu: &Gpu) -> Option<SaveArea> {
        let version = gpu.gfx.target_version();
        let units = u64::from(gpu.compute_units().checked_div(gpu.xccs)?);
        if units == 0 || version < 80_001 {
            return None;
        }
        let waves =
            if version < 100_100 { (units * 40).min(u64::from(gpu.shader_engines()) * 512) } else { units * 32 };
        let registers = units.checked_mul(registers_per_cu(gpu))?.next_multiple_of(PAGE);
        let per_wave = if version >= 100_100 { 12 } else { 8 };
        let mut stack = (HEADER + waves * per_wave + 8).next_multiple_of(PAGE);
        if gpu.gfx.major == 10 {
            // The hardware of this generation has no larger one.
            stack = stack.min(0x7000);
        }
        let published = gpu.ctl_stack_size.zip(gpu.cwsr_size).filter(|(stack, save)| stack <= save);
        let (stack, save) = match published {
            Some((stack, save)) => (u64::from(stack), u64::from(save)),
            None => (stack, stack + registers),
        };
        let debug = (waves * 32).next_multiple_of(64);
        let total = (save.checked_add(debug)?.checked_mul(u64::from(gpu.xccs))?).next_multiple_of(PAGE);
        Some(SaveArea {
            save: save.try_into().ok()?,
            control_stack: stack.try_into().ok()?,
            debug: debug.try_into().ok()?,
            total,
        })
    }
}

/// Bytes of a compute unit's state: vector and scalar registers, local data share, hardware registers.
fn registers_per_cu(gpu: &Gpu) -> u64 {
    let vector = match gpu.gfx.target_version() {
        90_008 | 90_010 | 90_402 | 90_500 => 0x8_0000,
        110_000 | 110_001 | 110_501 | 120_000 | 120_001 => 0x6_0000,
        _ => 0x4_0000,
    };
    let lds = if gpu.gfx.target_version() == 90_500 { u64::from(gpu.lds_kib) << 10 } else { 0x1_0000 };
    vector + 0x4000 + lds + 0x1000
}
