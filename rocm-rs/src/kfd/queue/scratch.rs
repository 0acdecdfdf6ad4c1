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
