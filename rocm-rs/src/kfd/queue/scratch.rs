//! Scratch memory: what each lane of a wave has for its own, as registers of the packet processor see it.
//!
//! A queue has one buffer, cut into as many parts as waves may run at once. The buffer's size, its place and the
//! resource descriptor go into the queue's `amd_queue_t`.
//!
//! Follows the register headers of each generation (`COMPUTE_TMPRING_SIZE`, `SQ_BUF_RSRC_WORD1` and `3`).

use crate::topology::Gpu;

/// Lanes that are reckoned with: a wave of 64, which has room for one of 32.
const LANES: u64 = 64;

/// A queue's scratch memory, laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Bytes of a lane.
    pub(super) per_lane: u32,
    /// Bytes of the buffer.
    pub(super) bytes: u64,
    /// `COMPUTE_TMPRING_SIZE`.
    pub(super) ring: u32,
}

/// The largest number in the ring register's field of waves.
const MAX_WAVES: u64 = (1 << 12) - 1;

impl Layout {
    /// The most bytes that a lane can have.
    pub(super) fn limit(gpu: &Gpu) -> u32 {
        let (unit, bits) = wave_size(gpu);
        (((1 << bits) - 1) * unit / LANES) as u32
    }

    /// Lays out `per_lane` bytes for each lane of up to `share` in 256 of the waves that the GPU can hold; `None` when
    /// a lane cannot have as much.
    pub(super) fn new(gpu: &Gpu, per_lane: u32, share: u64) -> Option<Layout> {
        let (unit, bits) = wave_size(gpu);
        let wave = (u64::from(per_lane) * LANES).next_multiple_of(unit.max(1024));
        if per_lane == 0 || wave / unit >= 1 << bits {
            return None;
        }
        let engines = u64::from(gpu.shader_engines()).max(1);
        let slots = u64::from(gpu.compute_units()) * u64::from(gpu.scratch_slots_per_cu);
        // The same number of waves for each engine: it is what the register counts from gfx11 on.
        let per_engine = (slots * share / 256 / engines).max(1);
        let field = if gpu.gfx.major >= 11 { per_engine.min(MAX_WAVES) } else { (per_engine * engines).min(MAX_WAVES) };
        let waves = if gpu.gfx.major >= 11 { field * engines } else { field };
        Some(Layout {
            per_lane: (wave / LANES) as u32,
            bytes: waves * wave,
            ring: (field | (wave / unit) << 12) as u32,
        })
    }

    /// The buffer resource descriptor of the memory at an address.
    pub(super) fn descriptor(&self, gpu: &Gpu, address: u64) -> [u32; 4] {
        // Words of 32 bits, swizzled by lane; the packet processor adds the stride.
        let format = match gpu.gfx.major {
            ..=9 => 4 << 12 | 4 << 15 | 3 << 21,
            // Generation 10 also says that it is a resource of its own level.
            10 => 20 << 12 | 1 << 24 | 2 << 28,
            _ => 20 << 12 | 2 << 28,
        };
        let select = 4 | 5 << 3 | 6 << 6 | 7 << 9;
        let swizzle = if gpu.gfx.major >= 11 { 1 << 30 } else { 1 << 31 };
        [
            address as u32,
            (address >> 32) as u32 & 0xffff | swizzle,
            // The descriptor counts 32 bits' worth of bytes; a larger buffer is reached by its waves' offsets.
            self.bytes.min(u64::from(u32::MAX)) as u32,
            select | format | 1 << 23,
        ]
    }
}

/// The ring register's unit of a wave's memory in bytes, and how many bits count it.
fn wave_size(gpu: &Gpu) -> (u64, u32) {
    match gpu.gfx.major {
        ..=10 => (1024, 13),
        11 => (256, 15),
        _ => (256, 18),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kfd::testing;

    #[test]
    fn a_gfx11_ring_counts_by_engine_and_by_256_bytes() {
        // 40 units of 32 slots in two engines.
        let gpu = testing::gpu(110_501);
        let layout = Layout::new(&gpu, 1024, 256).unwrap();
        assert_eq!(layout, Layout { per_lane: 1024, bytes: 1280 * 64 * 1024, ring: 640 | 256 << 12 });
        let descriptor = layout.descriptor(&gpu, 0x7f12_3456_7000);
        assert_eq!(descriptor, [0x3456_7000, 0x7f12 | 1 << 30, 1280 * 64 * 1024, 0x2081_4fac]);
    }

    #[test]
    fn a_gfx10_ring_counts_all_waves_and_by_1024_bytes() {
        let gpu = testing::gpu(100_300);
        let layout = Layout::new(&gpu, 100, 256).unwrap();
        // 6400 bytes of a wave become 7 KiB.
        assert_eq!(layout, Layout { per_lane: 112, bytes: 1280 * 7168, ring: 1280 | 7 << 12 });
        assert_eq!(layout.descriptor(&gpu, 0x1000)[1], 1 << 31);
    }

    #[test]
    fn a_gfx9_descriptor_has_separate_formats() {
        // Data format 4 (32 bits), number format 4 (unsigned), lanes by their id.
        let gpu = testing::gpu(90_010);
        let layout = Layout::new(&gpu, 4, 256).unwrap();
        assert_eq!(layout.descriptor(&gpu, 0)[3], 0x00e2_4fac);
    }

    #[test]
    fn every_layout_fits_its_registers() {
        for target in [90_000, 90_402, 100_300, 110_000, 110_501, 120_001] {
            let gpu = testing::gpu(target);
            let limit = Layout::limit(&gpu);
            assert!(Layout::new(&gpu, limit + 64, 256).is_none());
            for per_lane in [1, 4, 100, 1024, 5000, limit & !63] {
                for share in [1, 100, 256] {
                    let layout = Layout::new(&gpu, per_lane, share).unwrap();
                    assert!(layout.per_lane >= per_lane);
                    let (waves, size) = (u64::from(layout.ring & 0xfff), u64::from(layout.ring >> 12));
                    let (unit, _) = wave_size(&gpu);
                    let all = if gpu.gfx.major >= 11 { waves * u64::from(gpu.shader_engines()) } else { waves };
                    assert_eq!(size * unit, u64::from(layout.per_lane) * LANES);
                    assert_eq!(layout.bytes, all * size * unit);
                }
            }
        }
        assert!(Layout::new(&testing::gpu(110_000), 0, 256).is_none());
    }
}
