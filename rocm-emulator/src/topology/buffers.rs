//! The sizes of the buffers that a compute queue needs on a GPU, as the kernel's `kfd_queue.c` computes them.
//!
//! `CREATE_QUEUE` compares what user space brings with these numbers, most of them exactly.

use super::Model;

const PAGE: u32 = 4096;
const SGPR_PER_CU: u32 = 0x4000;
const LDS_PER_CU: u32 = 0x10000;
const HWREG_PER_CU: u32 = 0x1000;
const WAVES_PER_CU: u32 = 32;
const CONTROL_STACK_PER_WAVE: u32 = 12;
/// The header of the context save area, and 8 bytes that the kernel adds to the control stack.
const CONTROL_STACK_EXTRA: u32 = 48;
const DEBUG_PER_WAVE: u32 = 32;

/// What a compute queue brings with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct QueueBuffers {
    /// `ctl_stack_size`, exact.
    pub control_stack: u32,
    /// `ctx_save_restore_size`, at least.
    pub save_area: u32,
    /// What the debugger keeps behind the save area.
    pub debug: u32,
    /// `eop_buffer_size`, exact.
    pub end_of_pipe: u32,
}

impl QueueBuffers {
    /// The buffers of a queue on this GPU, which is a GFX11 with one XCC.
    pub fn of(model: &Model) -> QueueBuffers {
        let units = model.compute_units();
        let waves = units * WAVES_PER_CU;
        let per_unit = model.number32("vgpr_bytes_per_cu") + SGPR_PER_CU + LDS_PER_CU + HWREG_PER_CU;
        let control_stack = (waves * CONTROL_STACK_PER_WAVE + CONTROL_STACK_EXTRA).next_multiple_of(PAGE);
        QueueBuffers {
            control_stack,
            save_area: control_stack + (units * per_unit).next_multiple_of(PAGE),
            debug: (waves * DEBUG_PER_WAVE).next_multiple_of(64),
            end_of_pipe: PAGE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topology::Profile;

    #[test]
    fn the_recorded_sizes_of_gfx1100_come_out() {
        let buffers = QueueBuffers::of(&Profile::Gfx1100.model().unwrap());
        assert_eq!((buffers.save_area, buffers.control_stack), (0x2bea000, 0xa000));
        assert_eq!((buffers.save_area + buffers.debug).next_multiple_of(PAGE), 0x2c02000);
    }
}
