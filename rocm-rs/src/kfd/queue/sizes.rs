//! The sizes of a queue's buffers that the kernel checks to the byte.
//!
//! A difference is a bare `EINVAL`, so these follow `kfd_queue.c` line by line. Newer kernels publish two of the three
//! in the topology; those are taken as they are, for the tables here age: newer kernels count the registers of gfx1151
//! as those of gfx1100, older ones did not.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kfd::testing;

    /// What `kfd_queue.c` computes for each GPU: target, compute units, dies, shader arrays, arrays of an engine; save
    /// area, control stack, whole buffer. The rows were computed apart from this code, from the kernel's formulas.
    #[rustfmt::skip]
    const TABLE: &[(u32, [u32; 4], u32, u32, u64)] = &[
        // Carrizo.
        (80_001, [8, 1, 1, 1], 0x2a9000, 0x1000, 0x2ac000),
        // Fiji, Polaris.
        (80_003, [36, 1, 4, 1], 0xbf7000, 0x3000, 0xc03000),
        // Vega 10.
        (90_000, [64, 1, 4, 1], 0x1545000, 0x5000, 0x1555000),
        // Raven.
        (90_002, [11, 1, 1, 1], 0x3a8000, 0x1000, 0x3ac000),
        // Vega 20.
        (90_006, [60, 1, 4, 1], 0x13f1000, 0x5000, 0x1401000),
        // MI100.
        (90_008, [120, 1, 8, 1], 0x45e1000, 0x9000, 0x4601000),
        // MI200: 9.0.10, a stepping in hexadecimal.
        (90_010, [104, 1, 8, 1], 0x3c91000, 0x9000, 0x3cb1000),
        // Renoir.
        (90_012, [8, 1, 1, 1], 0x2a9000, 0x1000, 0x2ac000),
        // MI300X: eight dies.
        (90_402, [304, 8, 32, 1], 0x1621000, 0x3000, 0xb167000),
        // MI350: a local data share of its own size.
        (90_500, [256, 8, 32, 1], 0x15a3000, 0x3000, 0xad68000),
        // Navi 10: the control stack of this generation ends at 0x7000.
        (100_100, [40, 1, 4, 2], 0xd4c000, 0x4000, 0xd56000),
        // Navi 12.
        (100_101, [36, 1, 4, 2], 0xbf8000, 0x4000, 0xc01000),
        // Navi 14.
        (100_102, [22, 1, 2, 1], 0x751000, 0x3000, 0x757000),
        // Navi 21: it would be 0x8000.
        (100_300, [80, 1, 8, 2], 0x1a97000, 0x7000, 0x1aab000),
        // Navi 22.
        (100_301, [40, 1, 4, 2], 0xd4c000, 0x4000, 0xd56000),
        // Navi 23.
        (100_302, [32, 1, 4, 2], 0xaa4000, 0x4000, 0xaac000),
        // Van Gogh.
        (100_303, [8, 1, 1, 1], 0x2a9000, 0x1000, 0x2ab000),
        // Rembrandt.
        (100_305, [12, 1, 2, 2], 0x3fe000, 0x2000, 0x401000),
        // Raphael.
        (100_306, [2, 1, 1, 1], 0xab000, 0x1000, 0xac000),
        // Navi 31: what a runtime was seen to pass.
        (110_000, [96, 1, 12, 2], 0x2bea000, 0xa000, 0x2c02000),
        // Navi 32.
        (110_001, [60, 1, 6, 2], 0x1b72000, 0x6000, 0x1b81000),
        // Navi 33.
        (110_002, [32, 1, 4, 2], 0xaa4000, 0x4000, 0xaac000),
        // Phoenix.
        (110_003, [12, 1, 2, 2], 0x3fe000, 0x2000, 0x401000),
        // Strix.
        (110_500, [16, 1, 2, 2], 0x552000, 0x2000, 0x556000),
        // Strix Halo, as newer kernels have it.
        (110_501, [40, 1, 4, 2], 0x124c000, 0x4000, 0x1256000),
        // Krackan.
        (110_502, [8, 1, 2, 2], 0x2a9000, 0x1000, 0x2ab000),
        // Navi 44.
        (120_000, [32, 1, 4, 2], 0xea4000, 0x4000, 0xeac000),
        // Navi 48.
        (120_001, [64, 1, 8, 2], 0x1d47000, 0x7000, 0x1d57000),
    ];

    fn gpu(version: u32, [units, dies, arrays, per_engine]: [u32; 4]) -> Gpu {
        let simds_per_cu = if version < 100_000 { 4 } else { 2 };
        Gpu {
            simds: units * simds_per_cu,
            simds_per_cu,
            arrays,
            arrays_per_engine: per_engine,
            xccs: dies,
            lds_kib: if version == 90_500 { 160 } else { 64 },
            ..testing::gpu(version)
        }
    }

    #[test]
    fn sizes_are_the_kernels() {
        for &(version, numbers, save, control_stack, total) in TABLE {
            let area = SaveArea::of(&gpu(version, numbers)).unwrap();
            assert_eq!((area.save, area.control_stack, area.total), (save, control_stack, total), "{version}");
        }
    }

    #[test]
    fn published_sizes_win() {
        let published = Gpu { cwsr_size: Some(0x12_3000), ctl_stack_size: Some(0x3000), ..gpu(110_501, [40, 1, 4, 2]) };
        let area = SaveArea::of(&published).unwrap();
        assert_eq!((area.save, area.control_stack, area.debug), (0x12_3000, 0x3000, 40 * 32 * 32));
        // Sizes that contradict themselves are not believed.
        let broken = Gpu { cwsr_size: Some(0x1000), ..published };
        assert_eq!(SaveArea::of(&broken).unwrap().save, 0x124_c000);
    }

    #[test]
    fn numbers_of_no_gpu_are_none() {
        for numbers in [[0, 1, 4, 2], [40, 0, 4, 2], [1, 2, 4, 2]] {
            assert_eq!(SaveArea::of(&gpu(110_000, numbers)), None, "{numbers:?}");
        }
        assert_eq!(SaveArea::of(&Gpu { simds_per_cu: 0, ..gpu(110_000, [40, 1, 4, 2]) }), None);
        assert_eq!(SaveArea::of(&gpu(70_000, [40, 1, 4, 1])), None);
        assert_eq!(SaveArea::of(&gpu(110_000, [u32::MAX / 2, 1, 4, 2])), None);
        // Two dies' areas together have more than 32 bits.
        let large = Gpu { xccs: 2, cwsr_size: Some(u32::MAX), ctl_stack_size: Some(1), ..gpu(90_402, [80, 2, 4, 1]) };
        assert!(SaveArea::of(&large).unwrap().total > u64::from(u32::MAX));
    }
}
