//! What an instruction is about to reach in memory, from the instruction and the registers alone.
//!
//! Written from the manual's description of addresses, apart from the handlers of `isa::memory`, so that it costs them
//! nothing and can be held against them. Only the addresses of buffer resources are computed in one place.

use crate::{
    isa::{
        inst::{Encoding, Inst, Operand},
        memory::{buffer_range, buffer_reached},
    },
    wave::{LANES, PRIVATE_APERTURE_HI, SHARED_APERTURE_HI, Wave, scalar},
};

/// Which memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Segment {
    /// By 64-bit addresses.
    Global,
    /// LDS, by offsets.
    Lds,
    /// Scratch, by offsets of a lane.
    Scratch,
}

/// What one lane, or a whole wave, is about to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemoryAccess {
    /// Which memory.
    pub segment: Segment,
    /// The lane; `None` for a scalar load, which is the whole wave's.
    pub lane: Option<u8>,
    /// The address, or the offset in LDS or scratch.
    pub address: u64,
    /// How many bytes.
    pub bytes: u32,
    /// Whether memory is read.
    pub reads: bool,
    /// Whether memory is written.
    pub writes: bool,
    /// Whether both happen as one step.
    pub atomic: bool,
}

/// What kind of access a mnemonic names.
#[derive(Clone, Copy)]
struct Kind {
    bytes: u32,
    reads: bool,
    writes: bool,
    atomic: bool,
    /// Two places, and how many bytes an offset counts.
    pair: Option<u32>,
}

impl MemoryAccess {
    /// What an instruction is about to reach, lane by lane. Nothing for instructions that reach no memory, and for what
    /// is out of the range of a buffer resource.
    pub fn of(inst: &Inst, wave: &Wave) -> Vec<MemoryAccess> {
        let mut all = Vec::new();
        let Some(kind) = kind(inst) else { return all };
        match inst.encoding {
            Encoding::Smem if inst.name.starts_with("s_buffer_") => {
                let Operand::Sgpr(first) = inst.src[0] else { return all };
                let (Some(resource), Some(offset)) =
                    (wave.sgpr.get(usize::from(first)..usize::from(first) + 4), scalar_offset(wave, inst.src[3]))
                else {
                    return all;
                };
                let (base, size) = buffer_range(resource);
                // An offset before the start is beyond the end.
                let at = (i64::from(inst.offset) + i64::from(offset)) as u64 & !3;
                let bytes = (size.saturating_sub(at) & !3).min(kind.bytes.into()) as u32;
                if bytes > 0 {
                    all.push(Kind { bytes, ..kind }.at(Segment::Global, None, base.wrapping_add(at)));
                }
            }
            Encoding::Smem => {
                let (Some(base), Some(offset)) = (scalar_pair(wave, inst.src[0]), scalar_offset(wave, inst.src[3]))
                else {
                    return all;
                };
                let offset = i64::from(inst.offset) + i64::from(offset);
                all.push(kind.at(Segment::Global, None, base.wrapping_add_signed(offset) & !3));
            }
            Encoding::Ds if !inst.gds => each_lane(wave, |lane| {
                let base = vector(wave, inst.src[0], lane);
                let mut at =
                    |offset: u32| all.push(kind.at(Segment::Lds, Some(lane), base.wrapping_add(offset).into()));
                match kind.pair {
                    None => at(inst.wide_offset()),
                    Some(unit) => {
                        for offset in [inst.offset as u32 & 0xff, inst.offset1.into()] {
                            at(offset * unit);
                        }
                    }
                }
            }),
            Encoding::Global | Encoding::Flat => {
                let base = match inst.src[3] {
                    Operand::Sgpr(register) if usize::from(register) != scalar::NULL => {
                        match scalar_pair(wave, inst.src[3]) {
                            Some(base) => Some(base),
                            None => return all,
                        }
                    }
                    _ => None,
                };
                each_lane(wave, |lane| {
                    let low = u64::from(vector(wave, inst.src[0], lane));
                    let start = match base {
                        Some(base) => base.wrapping_add(low),
                        None => u64::from(vector_after(wave, inst.src[0], 1, lane)) << 32 | low,
                    };
                    let address = start.wrapping_add_signed(inst.offset.into());
                    let flat = inst.encoding == Encoding::Flat;
                    let (segment, address) = match (address >> 32) as u32 {
                        SHARED_APERTURE_HI if flat => (Segment::Lds, address & 0xffff_ffff),
                        PRIVATE_APERTURE_HI if flat => (Segment::Scratch, address & 0xffff_ffff),
                        _ => (Segment::Global, address),
                    };
                    all.push(kind.at(segment, Some(lane), address));
                });
            }
            Encoding::Scratch => {
                let Some(base) = scalar_offset(wave, inst.src[3]) else { return all };
                each_lane(wave, |lane| {
                    let vector = if inst.vector_address { vector(wave, inst.src[0], lane) } else { 0 };
                    let offset = base.wrapping_add(vector).wrapping_add(inst.offset as u32);
                    all.push(kind.at(Segment::Scratch, Some(lane), offset.into()));
                });
            }
            Encoding::Mubuf | Encoding::Mtbuf => {
                let typed = inst.name.contains("format");
                for (lane, address, bytes) in buffer_reached(inst, wave, (!typed).then_some(kind.bytes)) {
                    all.push(Kind { bytes, ..kind }.at(Segment::Global, Some(lane), address));
                }
            }
            _ => {}
        }
        all
    }
}

impl Kind {
    fn at(&self, segment: Segment, lane: Option<u8>, address: u64) -> MemoryAccess {
        let Kind { bytes, reads, writes, atomic, .. } = *self;
        MemoryAccess { segment, lane, address, bytes, reads, writes, atomic }
    }
}

/// Reads off a mnemonic what it does. `None` when it reaches no memory.
fn kind(inst: &Inst) -> Option<Kind> {
    let name = inst.name;
    let (family, rest) = name.split_once('_')?;
    let load = |bytes| Kind { bytes, reads: true, writes: false, atomic: false, pair: None };
    let store = |bytes| Kind { bytes, reads: false, writes: true, atomic: false, pair: None };
    let update = |bytes| Kind { bytes, reads: true, writes: true, atomic: true, pair: None };
    match family {
        "s" => rest.strip_prefix("load_").or(rest.strip_prefix("buffer_load_")).map(|what| load(width(what))),
        "global" | "flat" | "scratch" | "buffer" | "tbuffer" => {
            if let Some(what) = rest.strip_prefix("load_") {
                Some(load(width(what)))
            } else if let Some(what) = rest.strip_prefix("store_") {
                Some(store(width(what)))
            } else {
                rest.strip_prefix("atomic_").map(|what| update(width(what)))
            }
        }
        "ds" => {
            let pair =
                |bytes: u32| rest.contains("2addr").then(|| if rest.contains("stride64") { bytes * 64 } else { bytes });
            if rest.starts_with("load_") && !rest.contains("addtid") {
                let bytes = width(rest);
                Some(Kind { pair: pair(bytes), ..load(bytes) })
            } else if rest.starts_with("storexchg") {
                let bytes = width(rest);
                Some(Kind { pair: pair(bytes), ..update(bytes) })
            } else if rest.starts_with("store_") && !rest.contains("addtid") {
                let bytes = width(rest);
                Some(Kind { pair: pair(bytes), ..store(bytes) })
            } else {
                // What is left moves values between lanes, or counts in the global data share.
                let none = [
                    "bpermute", "permute", "swizzle", "nop", "gws", "append", "consume", "ordered", "bvh", "load_",
                    "store_",
                ];
                let typed = rest.rsplit('_').next().is_some_and(|last| last[1..].parse::<u32>().is_ok());
                (typed && !none.iter().any(|word| rest.starts_with(word))).then(|| update(width(rest)))
            }
        }
        _ => None,
    }
}

/// How many bytes the last word of a mnemonic moves: `b96`, `u8`, `d16_hi_i8`, `f16`, `b32_x2`.
fn width(name: &str) -> u32 {
    for word in name.rsplit('_') {
        // Half of the register; how much of memory that is says another word.
        if word == "d16" || word.is_empty() || !word.is_char_boundary(1) {
            continue;
        }
        let digits = match word.strip_prefix("bf") {
            Some(digits) => digits,
            None => &word[1..],
        };
        if let Ok(bits) = digits.parse::<u32>() {
            // Packed 16-bit atomics are two to a register.
            let packed = name.contains("pk_");
            return if packed { 4 } else { bits.div_ceil(8) };
        }
    }
    4
}

fn each_lane(wave: &Wave, mut visit: impl FnMut(u8)) {
    let exec = wave.exec();
    for lane in 0..LANES << usize::from(wave.wave64) {
        if exec >> lane & 1 == 1 {
            visit(lane as u8);
        }
    }
}

fn vector(wave: &Wave, operand: Operand, lane: u8) -> u32 {
    vector_after(wave, operand, 0, lane)
}

/// The value of a lane in the register `after` registers behind an operand.
fn vector_after(wave: &Wave, operand: Operand, after: usize, lane: u8) -> u32 {
    let Operand::Vgpr(register) = operand else { return 0 };
    let (half, lane) = (usize::from(lane) / LANES, usize::from(lane) % LANES);
    let index = ((usize::from(register) + after) << usize::from(wave.wave64)) + half;
    wave.vgpr.get(index).map_or(0, |lanes| lanes.0[lane])
}

fn scalar_pair(wave: &Wave, operand: Operand) -> Option<u64> {
    let Operand::Sgpr(register) = operand else { return None };
    let low = *wave.sgpr.get(usize::from(register))?;
    let high = *wave.sgpr.get(usize::from(register) + 1)?;
    Some(u64::from(high) << 32 | u64::from(low))
}

/// The scalar offset: 0 when there is none.
fn scalar_offset(wave: &Wave, operand: Operand) -> Option<u32> {
    match operand {
        Operand::None => Some(0),
        Operand::Sgpr(register) if usize::from(register) == scalar::NULL => Some(0),
        Operand::Sgpr(register) => wave.sgpr.get(usize::from(register)).copied(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isa::{Target, decode::decode};

    fn accesses(words: &[u32], set: impl FnOnce(&mut Wave)) -> Vec<MemoryAccess> {
        let mut wave = Wave::new(false);
        wave.set_exec(0b101);
        set(&mut wave);
        MemoryAccess::of(&decode(words, Target::Gfx1151).unwrap(), &wave)
    }

    #[test]
    fn widths_of_mnemonics() {
        let all = [
            ("b96", 12),
            ("u8", 1),
            ("d16_hi_b16", 2),
            ("d16_i8", 1),
            ("d16_hi_u8", 1),
            ("store_b8_d16_hi", 1),
            ("load_i8_d16", 1),
            ("load_u16_d16_hi", 2),
            ("add_f32", 4),
            ("cmpswap_b64", 8),
        ];
        for (name, bytes) in all {
            assert_eq!(width(name), bytes, "{name}");
        }
        assert_eq!(width("pk_add_f16"), 4);
        assert_eq!(width("pk_add_bf16"), 4);
        assert_eq!(width("load_2addr_stride64_b64"), 8);
    }

    #[test]
    fn lds_is_reached_by_an_offset_of_16_bits() {
        // ds_store_b8 v0, v4 offset:1088, and ds_load_2addr_b32 v[0:1], v2 offset0:2 offset1:1.
        let of = |words: &[u32]| {
            let all = accesses(words, |wave| (wave.vgpr[0].0[0], wave.vgpr[2].0[0]) = (5, 16));
            all.iter().filter(|access| access.lane == Some(0)).map(|access| access.address).collect::<Vec<_>>()
        };
        assert_eq!(of(&[0xd878_0440, 0x0000_0400]), [5 + 1088]);
        assert_eq!(of(&[0xd8dc_0102, 0x0000_0002]), [16 + 8, 16 + 4]);
    }

    #[test]
    fn an_offset_in_lds_may_count_from_a_negative_base() {
        // ds_store_b8 v0, v4 offset:1088, and ds_load_2addr_b32 v[0:1], v2 offset0:2 offset1:1.
        let of = |words: &[u32]| {
            let all = accesses(words, |wave| (wave.vgpr[0].0[0], wave.vgpr[2].0[0]) = (-5i32 as u32, -8i32 as u32));
            all.iter().filter(|access| access.lane == Some(0)).map(|access| access.address).collect::<Vec<_>>()
        };
        assert_eq!(of(&[0xd878_0440, 0x0000_0400]), [1083]);
        assert_eq!(of(&[0xd8dc_0102, 0x0000_0002]), [0, 0xffff_fffc]);
    }

    #[test]
    fn buffers_are_reached_within_their_range() {
        // buffer_store_b64 v[2:3], v0, s[4:7], 0 offen offset:8, and tbuffer_load_format_x v2, v0, s[4:7], 0 idxen of
        // BUF_FMT_16_UINT: the words of llvm-mc 19.
        let resource = |wave: &mut Wave| {
            (wave.sgpr[4], wave.sgpr[5], wave.sgpr[6], wave.sgpr[7]) = (0x1000, 1 | 4 << 16, 32, 3 << 28);
            (wave.vgpr[0].0[0], wave.vgpr[0].0[2]) = (4, 20);
        };
        let of = |words: &[u32]| {
            let all = accesses(words, resource);
            all.iter().map(|access| (access.lane, access.address, access.bytes, access.writes)).collect::<Vec<_>>()
        };
        assert_eq!(of(&[0xe06c_0008, 0x8041_0200]), [(Some(0), 0x1_0000_100c, 8, true)]);
        assert_eq!(of(&[0xe858_0000, 0x8081_0200]), [(Some(0), 0x1_0000_1010, 2, false)]);
    }

    #[test]
    fn scalar_loads_through_a_resource_stop_at_its_end() {
        // s_buffer_load_b128 s[8:11], s[4:7], s3 offset:0x10: the words of llvm-mc 19.
        for (offset, expected) in [
            (0u32, Some((0x1_0000_1010, 16))),
            (4, Some((0x1_0000_1014, 12))),
            (18, Some((0x1_0000_1020, 0))),
            (100, None),
        ] {
            let all = accesses(&[0xf428_0202, 0x0600_0010], |wave| {
                wave.sgpr[3..8].copy_from_slice(&[offset, 0x1000, 1, 34, 0]);
            });
            let seen = all.first().map(|access| (access.address, access.bytes));
            assert_eq!(seen, expected.filter(|(_, bytes)| *bytes > 0), "{offset}");
            assert!(all.iter().all(|access| access.lane.is_none() && access.reads && !access.writes));
        }
    }

    #[test]
    fn global_loads_add_base_lane_and_offset() {
        // global_load_b32 v0, s[2:3], v1 offset:4 — the words of the disassembler's test: address v0, saddr s2, vdst v1.
        let all = accesses(&[0xdc52_0004, 0x0102_0000], |wave| {
            (wave.sgpr[2], wave.sgpr[3]) = (0x1000, 1);
            (wave.vgpr[0].0[0], wave.vgpr[0].0[2]) = (8, 16);
        });
        let seen: Vec<_> =
            all.iter().map(|access| (access.lane, access.address, access.bytes, access.reads, access.writes)).collect();
        assert_eq!(seen, [(Some(0), 0x1_0000_100c, 4, true, false), (Some(2), 0x1_0000_1014, 4, true, false)]);
    }
}
