//! What the unit tests of this module share.

use crate::topology::{Doorbells, Firmware, GfxVersion, Gpu};

/// A GPU of a target with the numbers of none in particular.
pub(super) fn gpu(target_version: u32) -> Gpu {
    Gpu {
        id: 1,
        gfx: GfxVersion::from_target_version(target_version),
        simds: 80,
        simds_per_cu: 2,
        arrays: 4,
        arrays_per_engine: 2,
        cus_per_array: 10,
        xccs: 1,
        waves_per_simd: 16,
        scratch_slots_per_cu: 32,
        wavefront: 32,
        lds_kib: 64,
        gds_kib: 0,
        sdma_engines: 2,
        sdma_xgmi_engines: 0,
        sdma_queues_per_engine: 8,
        compute_queues: 24,
        max_clock_mhz: 2000,
        vendor: 0x1002,
        device: 0,
        pci_domain: 0,
        pci_location: 0,
        render_minor: 128,
        hive: 0,
        unique_id: 0,
        family: 0,
        capability: 2 << 12,
        doorbells: Doorbells::Wide,
        firmware: Firmware::default(),
        cwsr_size: None,
        ctl_stack_size: None,
    }
}
