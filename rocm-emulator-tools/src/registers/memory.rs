//! Loads and stores: what they must know, and what comes of them.

use super::{ALL, Step};
use crate::scratch::Content;
use rocm_emulator::{
    isa::{
        inst::{Encoding, Operand},
        table::Field,
    },
    observe::{MemoryAccess, Segment},
    wave::scalar,
};

impl Step<'_> {
    /// Addresses and what is stored must be defined, and what is loaded is.
    pub(super) fn memory(&mut self, accesses: &[MemoryAccess]) {
        let inst = self.inst;
        let name = inst.name;
        let exec = self.exec;
        let permutes = ["ds_permute", "ds_bpermute", "ds_swizzle"].iter().any(|start| name.starts_with(start));
        let buffer = matches!(inst.encoding, Encoding::Mubuf | Encoding::Mtbuf);
        let base = matches!(inst.src[3], Operand::Sgpr(register) if usize::from(register) != scalar::NULL);
        if !permutes {
            let (count, scalars) = match inst.encoding {
                Encoding::Ds => (u8::from(self.field(Field::Addr).is_some()), 0),
                Encoding::Scratch => (u8::from(inst.vector_address), 1),
                Encoding::Flat => (2, 0),
                Encoding::Global if self.field(Field::Addr).is_none() => (0, 2),
                Encoding::Global => (1 + u8::from(!base), 2),
                _ => (u8::from(inst.vector_address) + u8::from(inst.indexed), 4),
            };
            if count > 0 {
                self.tell_lanes("it is part of an address", self.registers.lanes(inst.src[0], count));
            }
            let offset = if buffer { self.registers.bits(inst.src[2], 1) } else { 0 };
            if base && scalars > 0 && self.registers.bits(inst.src[3], scalars) != 0 || offset != 0 {
                self.tell("it is part of an address");
            }
        }
        // Scratch is the work-item's own: whole registers are saved there, whatever they hold.
        let seen = accesses.iter().filter(|access| access.writes && access.segment != Segment::Scratch);
        let seen = seen.filter_map(|access| access.lane).fold(0, |lanes, lane| lanes | 1 << lane);
        let mut sources = vec![Field::Data, Field::Data0, Field::Data1];
        if buffer && (name.contains("_store_") || name.contains("_atomic_")) {
            sources.push(Field::Vdata);
        }
        for (operand, count) in sources.into_iter().filter_map(|field| self.field(field)).collect::<Vec<_>>() {
            let Operand::Vgpr(first) = operand else { continue };
            // A wide store may have holes, where a structure has: all of it must be undefined.
            let whole = (0..count).map(|part| self.registers.lanes(Operand::Vgpr(first.saturating_add(part)), 1));
            self.tell_lanes("it is stored", whole.fold(ALL, |all, lanes| all & lanes) & seen);
        }
        // What comes of it.
        if permutes {
            let data = self.field(Field::Data0).or_else(|| self.field(Field::Addr));
            let data = data.map_or(0, |(operand, count)| self.registers.lanes(operand, count));
            let undefined = if data & exec == exec { ALL } else { 0 };
            if let Some((destination, count)) = self.field(Field::Vdst) {
                self.registers.set_lanes(destination, count, exec, undefined);
            }
            return;
        }
        let data = self.field(Field::Data).map_or(1, |(_, count)| count);
        let loads = !name.contains("_store_") && (!name.contains("_atomic_") || inst.cache & 1 != 0);
        let (destination, count) = match self.field(Field::Vdst) {
            Some(destination) => destination,
            None if buffer && loads => {
                let status = (inst.words[1] >> 21 & 1) as u8;
                (inst.dst, self.field(Field::Vdata).map_or(0, |(_, count)| count) + status)
            }
            None if buffer => return,
            None => (inst.dst, data),
        };
        self.registers.set_lanes(destination, count, exec, 0);
    }

    /// What goes to scratch, and what comes from there.
    pub(super) fn scratch(&mut self, at: u64, accesses: &[MemoryAccess]) {
        for access in accesses.iter().filter(|access| access.segment == Segment::Scratch) {
            let Some(lane) = access.lane else { continue };
            let loads = access.reads && !access.writes;
            let register = if loads { Some(self.inst.dst) } else { self.field(Field::Data).map(|(data, _)| data) };
            let Some(Operand::Vgpr(first)) = register else { continue };
            for part in 0..access.bytes.div_ceil(4) {
                let (place, bytes) =
                    (access.address + u64::from(4 * part), u64::from((access.bytes - 4 * part).min(4)));
                let register = first.saturating_add(part as u8);
                if loads {
                    let content = self.registers.scratch.load(lane, place, bytes);
                    let undefined = match content {
                        // The other half stays, and a lane of which a part was written counts as written.
                        _ if self.inst.name.contains("d16") => continue,
                        Content::Defined => {
                            self.registers.scratch.partial(lane, place).filter(|_| bytes == 4).unwrap_or(0)
                        }
                        Content::Undefined | Content::Never => u32::MAX,
                    };
                    self.registers.loaded.now = (content == Content::Never).then_some(at);
                    self.registers.set_lane_bits(register, lane, undefined);
                } else {
                    let undefined = if access.atomic { 0 } else { self.registers.lane_bits(register, lane) };
                    self.registers.scratch.store(lane, place, bytes, undefined);
                }
            }
        }
    }
}
