//! What a kernel finds when it starts: the kernel descriptor, and the registers that it asks for.
//!
//! Follows the "AMDGPU User Guide" (kernel descriptor, initial kernel execution state) for GFX11 with architected flat
//! scratch. Where the workgroup ids stand follows the descriptor's count of user registers: gfx1100 pads it, so that they
//! end at s15, gfx1151 does not.

use super::{Dispatch, MAX_LDS, MAX_WORKGROUP, Units};
use crate::{
    memory::Access,
    outcome::Invalid,
    wave::{LANES, View, Wave},
};
use hsa_runtime_sys::amdhsa::{kernel_descriptor_t, properties, rsrc1, rsrc2};
use std::sync::Arc;

/// WAVESIZE of `compute_tmpring_size` counts units of this many bytes.
const TMPRING_UNIT: u64 = 256;

/// User registers of a wave at most. All that the ABI can ask for are 15.
const USER_REGISTERS: usize = 16;

/// A kernel about to run over a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Launch {
    /// The address of the first instruction.
    pub entry: u64,
    pub wave64: bool,
    /// Bytes of LDS per workgroup.
    pub lds: u32,
    /// Bytes of scratch per lane.
    pub scratch: u32,
    /// How many workgroups there are.
    pub groups: u64,
    /// The vector registers the kernel has allocated.
    vgprs: usize,
    mode: u32,
    /// The user registers; the workgroup ids follow them.
    user: [u32; USER_REGISTERS],
    user_count: usize,
    /// Which of them the kernel asks for.
    properties: u32,
    /// Which workgroup ids the kernel wants.
    ids: [bool; 3],
    /// Whether a word about the workgroup follows the ids.
    info: bool,
    /// How many work-item ids the kernel wants.
    item_ids: u32,
    size: [u32; 3],
    grid: [u32; 3],
    counts: [u32; 3],
    /// What its workgroups run on.
    units: Arc<Units>,
}

/// Where a workgroup is in its grid.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    ids: [u32; 3],
    /// How many work-items it has in each dimension, and in all.
    size: [u32; 3],
    items: u32,
    /// How many waves it has.
    pub(super) waves: u32,
    /// What it runs on.
    unit: u32,
}

impl Launch {
    /// Reads the kernel descriptor and checks it and the packet.
    pub(super) fn new(view: &mut View, dispatch: &Dispatch<'_>) -> Result<Launch, Invalid> {
        let packet = &dispatch.packet;
        // SAFETY: both members of the union are plain integers.
        let setup = unsafe { packet.__bindgen_anon_1.__bindgen_anon_1.setup };
        let size = [packet.workgroup_size_x, packet.workgroup_size_y, packet.workgroup_size_z];
        let grid = [packet.grid_size_x, packet.grid_size_y, packet.grid_size_z];
        let dimensions = setup & 3;
        if dimensions == 0 {
            return Err(Invalid::Dimensions(dimensions));
        }
        let unused = usize::from(dimensions)..;
        let items: u64 = size.iter().map(|&size| u64::from(size)).product();
        if items == 0 || items > u64::from(MAX_WORKGROUP) || size[unused.clone()].iter().any(|&size| size != 1) {
            return Err(Invalid::WorkgroupSize(size));
        }
        if grid.contains(&0) || grid[unused].iter().any(|&size| size != 1) {
            return Err(Invalid::GridSize(grid));
        }
        let size = size.map(u32::from);
        let counts: [u32; 3] = std::array::from_fn(|axis| grid[axis].div_ceil(size[axis]));
        let groups = counts.iter().try_fold(1u64, |all, &count| all.checked_mul(count.into()));
        let groups = groups.ok_or(Invalid::GridSize(grid))?;

        let descriptor = read_descriptor(view, packet.kernel_object)?;
        let flags = u32::from(descriptor.kernel_code_properties);
        let wave64 = properties::ENABLE_WAVEFRONT_SIZE32.get(flags) == 0;
        if packet.group_segment_size > MAX_LDS {
            return Err(Invalid::GroupSegment(packet.group_segment_size));
        }
        let (given, needed) = (packet.group_segment_size, descriptor.group_segment_fixed_size);
        if given < needed {
            return Err(Invalid::GroupSegmentTooSmall { given, needed });
        }
        let (given, needed) = (packet.private_segment_size, descriptor.private_segment_fixed_size);
        if given < needed {
            return Err(Invalid::PrivateSegmentTooSmall { given, needed });
        }
        check_scratch(dispatch, wave64)?;

        let (word1, word2) = (descriptor.compute_pgm_rsrc1, descriptor.compute_pgm_rsrc2);
        let granule = if wave64 { 4 } else { 8 };
        let vgprs = (rsrc1::GRANULATED_WORKITEM_VGPR_COUNT.get(word1) as usize + 1) * granule;
        Ok(Launch {
            entry: packet.kernel_object.wrapping_add_signed(descriptor.kernel_code_entry_byte_offset),
            wave64,
            lds: packet.group_segment_size,
            scratch: packet.private_segment_size,
            groups,
            vgprs: vgprs.min(256),
            mode: mode(word1, word2),
            user: user_registers(dispatch, flags),
            user_count: rsrc2::USER_SGPR_COUNT.get(word2) as usize,
            properties: flags,
            ids: [
                rsrc2::ENABLE_SGPR_WORKGROUP_ID_X,
                rsrc2::ENABLE_SGPR_WORKGROUP_ID_Y,
                rsrc2::ENABLE_SGPR_WORKGROUP_ID_Z,
            ]
            .map(|field| field.get(word2) == 1),
            info: rsrc2::ENABLE_SGPR_WORKGROUP_INFO.get(word2) == 1,
            item_ids: rsrc2::ENABLE_VGPR_WORKITEM_ID.get(word2) + 1,
            size,
            grid,
            counts,
            units: dispatch.units.clone(),
        })
    }

    /// Makes it the launch of another packet that differs from the last one in nothing that [`new`](Self::new) checks.
    pub(super) fn again(&mut self, dispatch: &Dispatch<'_>) {
        self.user = user_registers(dispatch, self.properties);
        if !Arc::ptr_eq(&self.units, dispatch.units) {
            self.units = dispatch.units.clone();
        }
    }

    /// The ids of a workgroup by its number, x fastest.
    fn group_ids(&self, group: u64) -> [u32; 3] {
        let [x, y, _] = self.counts;
        // Divisions of 64 bits are dear, and few grids need them.
        if let Ok(group) = u32::try_from(group) {
            return if group < x { [group, 0, 0] } else { [group % x, group / x % y, group / x / y] };
        }
        let [x, y] = [x, y].map(u64::from);
        [(group % x) as u32, (group / x % y) as u32, (group / x / y) as u32]
    }

    /// How many work-items a workgroup has in each dimension; fewer at the far edges of the grid.
    fn group_size(&self, ids: [u32; 3]) -> [u32; 3] {
        // `ids` are less than the counts, so the products are less than the grid.
        std::array::from_fn(|axis| self.size[axis].min(self.grid[axis] - ids[axis] * self.size[axis]))
    }

    fn wave_size(&self) -> u32 {
        LANES as u32 * (1 + u32::from(self.wave64))
    }

    /// How many vector registers the kernel has allocated.
    pub(super) fn vgprs(&self) -> usize {
        self.vgprs
    }

    /// How many scalar registers a wave finds filled.
    pub(super) fn sgprs_at_start(&self) -> usize {
        self.user_count + self.ids.iter().filter(|wanted| **wanted).count() + usize::from(self.info)
    }

    /// How many workgroups may run at once.
    pub(super) fn at_once(&self) -> usize {
        self.units.count()
    }

    /// Where a workgroup is, by its number.
    pub(super) fn place(&self, group: u64) -> Place {
        let ids = self.group_ids(group);
        let size = self.group_size(ids);
        let items = size.iter().product();
        Place { ids, size, items, waves: u32::div_ceil(items, self.wave_size()), unit: self.units.of(group) }
    }

    /// Sets up the registers of wave `index` of a workgroup.
    pub(super) fn start(&self, wave: &mut Wave, place: &Place, index: u32) {
        let size = &place.size;
        let first = index * self.wave_size();
        let active = (place.items - first).min(self.wave_size());
        wave.reset(self.vgprs, self.wave64, u64::MAX >> (64 - active));
        (wave.mode, wave.id_in_group, wave.unit) = (self.mode, index, place.unit);
        let mut next = self.user_count;
        wave.sgpr[..next].copy_from_slice(&self.user[..next]);
        for (id, _) in place.ids.iter().zip(&self.ids).filter(|(_, wanted)| **wanted) {
            wave.sgpr[next] = *id;
            next += 1;
        }
        if self.info {
            // FIRST_WAVE in bit 31, the number of waves in the low bits.
            wave.sgpr[next] = u32::from(index == 0) << 31 | place.waves;
        }
        for half in 0..=usize::from(self.wave64) {
            let from = first + (half * LANES) as u32;
            let ids = &mut wave.vgpr[half].0;
            if size[0] == self.size[0] && size[1] == 1 && size[2] == 1 {
                ids.iter_mut().zip(from..).for_each(|(id, item)| *id = item);
                continue;
            }
            let (mut x, mut y, mut z) = (from % size[0], from / size[0] % size[1], from / size[0] / size[1]);
            for id in ids {
                *id = x | if self.item_ids > 1 { y << 10 } else { 0 } | if self.item_ids > 2 { z << 20 } else { 0 };
                x += 1;
                if x == size[0] {
                    (x, y) = (0, y + 1);
                }
                if y == size[1] {
                    (y, z) = (0, z + 1);
                }
            }
        }
    }
}

fn read_descriptor(view: &mut View, address: u64) -> Result<kernel_descriptor_t, Invalid> {
    if !address.is_multiple_of(64) {
        return Err(Invalid::Descriptor("not aligned to 64 bytes"));
    }
    let mut bytes = [0; 64];
    view.read(address, &mut bytes, Access::READ).map_err(Invalid::KernelObject)?;
    let descriptor = kernel_descriptor_t::from_bytes(&bytes);
    let reserved: [&[u8]; 3] = [&descriptor.reserved0, &descriptor.reserved1, &descriptor.reserved3];
    if reserved.into_iter().flatten().any(|&byte| byte != 0) {
        return Err(Invalid::Descriptor("reserved bytes are not 0"));
    }
    if descriptor.kernarg_preload != 0 {
        return Err(Invalid::Descriptor("this target cannot load arguments into registers"));
    }
    if !address.wrapping_add_signed(descriptor.kernel_code_entry_byte_offset).is_multiple_of(256) {
        return Err(Invalid::Descriptor("the entry is not aligned to 256 bytes"));
    }
    if rsrc2::USER_SGPR_COUNT.get(descriptor.compute_pgm_rsrc2) as usize > USER_REGISTERS {
        return Err(Invalid::Descriptor("more than 16 user registers"));
    }
    Ok(descriptor)
}

/// The queue's scratch must hold at least one wave.
fn check_scratch(dispatch: &Dispatch<'_>, wave64: bool) -> Result<(), Invalid> {
    let lanes = LANES as u64 * (1 + u64::from(wave64));
    let needed = (u64::from(dispatch.packet.private_segment_size) * lanes).next_multiple_of(TMPRING_UNIT);
    let tmpring = u64::from(dispatch.scratch.tmpring_size);
    let (waves, wave_size) = (tmpring & 0xfff, (tmpring >> 12 & 0x7fff) * TMPRING_UNIT);
    let available = if waves == 0 { 0 } else { wave_size.min(dispatch.scratch.size) };
    if needed > available {
        return Err(Invalid::ScratchTooSmall { needed, available });
    }
    Ok(())
}

/// The MODE register: rounding and denormals as they stand in rsrc1, then DX10_CLAMP, IEEE, the exceptions, FP16_OVFL.
fn mode(word1: u32, word2: u32) -> u32 {
    let float = word1 >> rsrc1::FLOAT_ROUND_MODE_32.shift & 0xff;
    let exceptions = word2 >> rsrc2::ENABLE_EXCEPTION_IEEE_754_FP_INVALID_OPERATION.shift & 0x7f;
    float
        | rsrc1::GFX6_GFX11_ENABLE_DX10_CLAMP.get(word1) << 8
        | rsrc1::GFX6_GFX11_ENABLE_IEEE_MODE.get(word1) << 9
        | exceptions << 12
        | rsrc1::GFX9_PLUS_FP16_OVFL.get(word1) << 23
}

/// The registers that the packet processor fills for the whole dispatch, in the order that the ABI fixes. A descriptor
/// may count more, which are padding, or fewer, and then gets no more than it counts.
fn user_registers(dispatch: &Dispatch<'_>, flags: u32) -> [u32; USER_REGISTERS] {
    let mut user = [0; USER_REGISTERS];
    let mut next = 0;
    let mut push = |field: hsa_runtime_sys::amdhsa::Field, words: &[u32]| {
        if field.get(flags) == 1 {
            user[next..next + words.len()].copy_from_slice(words);
            next += words.len();
        }
    };
    let address = |address: u64| [address as u32, (address >> 32) as u32];
    // Scratch is architected: its buffer descriptor and its start are nowhere to be seen.
    push(properties::ENABLE_SGPR_PRIVATE_SEGMENT_BUFFER, &[0; 4]);
    push(properties::ENABLE_SGPR_DISPATCH_PTR, &address(dispatch.packet_address));
    push(properties::ENABLE_SGPR_QUEUE_PTR, &address(dispatch.queue_address));
    push(properties::ENABLE_SGPR_KERNARG_SEGMENT_PTR, &address(dispatch.packet.kernarg_address as u64));
    push(properties::ENABLE_SGPR_DISPATCH_ID, &address(dispatch.dispatch_id));
    push(properties::ENABLE_SGPR_FLAT_SCRATCH_INIT, &[0; 2]);
    push(properties::ENABLE_SGPR_PRIVATE_SEGMENT_SIZE, &[dispatch.packet.private_segment_size]);
    user
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dispatch::Scratch,
        isa::Target,
        memory::{AddressSpace, Range},
    };
    use hsa_runtime_sys::hsa_kernel_dispatch_packet_t;

    const OBJECT: u64 = 0x1_0000_0000;

    /// A dispatch of 100 x 7 work-items in groups of 64 x 2, whose descriptor has the words.
    fn launch(word1: u32, word2: u32, flags: u32) -> Result<Launch, Invalid> {
        let mut descriptor = vec![0u32; 16];
        (descriptor[4], descriptor[12], descriptor[13], descriptor[14]) = (0x100, word1, word2, flags);
        let backing = Arc::new(descriptor);
        let space = AddressSpace::default();
        let host = backing.as_ptr().cast_mut().cast();
        space.map(Range { start: OBJECT, end: OBJECT + 64, host, access: Access::READ, backing }).unwrap();
        let mut packet = hsa_kernel_dispatch_packet_t {
            workgroup_size_x: 64,
            workgroup_size_y: 2,
            workgroup_size_z: 1,
            grid_size_x: 100,
            grid_size_y: 7,
            grid_size_z: 1,
            kernel_object: OBJECT,
            kernarg_address: 0x5_0000_0006 as *mut _,
            private_segment_size: 16,
            ..Default::default()
        };
        packet.__bindgen_anon_1.full_header = 2 << 16;
        let dispatch = Dispatch {
            packet,
            packet_address: 0x1_0000_0002,
            queue_address: 0x3_0000_0004,
            dispatch_id: 0x7_0000_0008,
            target: Target::Gfx1100,
            scratch: Scratch { backing: 0, size: 4096, tmpring_size: 1 | 4 << 12 },
            units: &Arc::default(),
            stop: &Arc::default(),
        };
        Launch::new(&mut View::new(&space), &dispatch)
    }

    const WAVE32: u32 = 1 << 10;

    fn begin(launch: &Launch, wave: &mut Wave, group: u64, index: u32) {
        launch.start(wave, &launch.place(group), index);
    }

    #[test]
    fn user_registers_stand_in_the_abis_order_and_ids_follow() {
        // Every register there is, 15 of them, and all ids.
        let launch = launch(0, 15 << 1 | 7 << 7 | 2 << 11, WAVE32 | 0x7f).unwrap();
        let mut wave = Wave::new(false);
        begin(&launch, &mut wave, 5, 0);
        let expected = [0, 0, 0, 0, 2, 1, 4, 3, 6, 5, 8, 7, 0, 0, 16, 1, 2, 0, 0];
        assert_eq!(wave.sgpr[..19], expected);
    }

    #[test]
    fn padding_moves_the_ids() {
        // gfx1151: two registers, then x. gfx1100: thirteen, then x, y, z.
        let mut wave = Wave::new(false);
        begin(&launch(0, 2 << 1 | 1 << 7, WAVE32 | 8).unwrap(), &mut wave, 3, 0);
        assert_eq!(wave.sgpr[..4], [6, 5, 1, 0]);
        begin(&launch(0, 13 << 1 | 7 << 7, WAVE32 | 8).unwrap(), &mut wave, 3, 0);
        assert_eq!(wave.sgpr[..3], [6, 5, 0]);
        assert_eq!(wave.sgpr[13..17], [1, 1, 0, 0]);
    }

    #[test]
    fn work_item_ids_are_packed_as_far_as_they_are_wanted() {
        let mut wave = Wave::new(false);
        // The last group is 36 x 1: two waves, of 32 and of 4.
        let two = launch(0, 1 << 11, WAVE32).unwrap();
        assert_eq!((two.groups, two.place(0).waves, two.place(7).waves), (8, 4, 2));
        begin(&two, &mut wave, 7, 1);
        assert_eq!((wave.exec(), wave.vgpr[0].0[3]), (0xf, 35));
        begin(&two, &mut wave, 0, 2);
        assert_eq!((wave.exec(), wave.vgpr[0].0[3]), (u32::MAX.into(), 3 | 1 << 10));
        begin(&launch(0, 0, WAVE32).unwrap(), &mut wave, 0, 2);
        assert_eq!(wave.vgpr[0].0[3], 3);
        // A group at the edge has rows of 36.
        begin(&two, &mut wave, 1, 1);
        assert_eq!((wave.vgpr[0].0[3], wave.vgpr[0].0[4]), (35, 1 << 10));
    }

    #[test]
    fn wave64_counts_and_fills_both_halves() {
        let mut wave = Wave::new(false);
        let launch = launch(0, 2 << 11, 0).unwrap();
        assert_eq!((launch.wave64, launch.place(0).waves, launch.place(7).waves), (true, 2, 1));
        begin(&launch, &mut wave, 7, 0);
        assert_eq!((wave.exec(), wave.vgpr[1].0[3]), ((1 << 36) - 1, 35));
    }

    #[test]
    fn mode_is_as_the_descriptor_says() {
        let word1 = 3 << 12 | 1 << 14 | 3 << 16 | 2 << 18 | 1 << 21 | 1 << 23 | 1 << 26;
        let mut wave = Wave::new(false);
        begin(&launch(word1, 0x41 << 24, WAVE32).unwrap(), &mut wave, 0, 0);
        // FP_ROUND, FP_DENORM, DX10_CLAMP and IEEE, EXCP_EN, FP16_OVFL.
        assert_eq!(wave.mode, (3 | 1 << 2) | (3 | 2 << 2) << 4 | 3 << 8 | 0x41 << 12 | 1 << 23);
    }
}
