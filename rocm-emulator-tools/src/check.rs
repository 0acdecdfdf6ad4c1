//! What a kernel does wrong though its result may be right.
//!
//! - accesses by vector instructions and through buffer resources outside of the buffers that the checker was told of, when
//!   it was told of any, and accesses of one by an address of another (see `provenance`);
//! - reads of LDS and of buffers that start empty, where nobody has written;
//! - addresses that are no multiple of what is moved (of 4 bytes, when more are);
//! - registers and scratch that nobody has written since the wave began, where what is computed from them decides
//!   something (see `registers`);
//! - data races: two waves touch a byte, one writes, not both by atomics, and no barrier of their workgroup is between.
//!
//! Waves that agree by atomics, and not by a barrier, are not understood: what they hand over so is reported as a race.
//! Lanes of one wave are never said to race.

use crate::{
    Lines, Place,
    provenance::Provenance,
    registers::Registers,
    shadow::{Manner, Shadow, Touch},
};
use rocm_emulator::{
    isa::inst::{Encoding, Inst},
    memory::Access,
    observe::{Instruction, Launched, MemoryAccess, Observer, Segment, WaveId},
    wave::Wave,
};
use serde::Serialize;
use std::{collections::BTreeMap, fmt, ops::Range};

/// Where a kernel descriptor has the size of the arguments.
const KERNARG_SIZE: u64 = 8;

/// A buffer that a kernel was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buffer {
    /// What to call it.
    pub name: String,
    /// Its GPU address.
    pub address: u64,
    /// How many bytes it has.
    pub bytes: u64,
    /// Whether it holds something before the kernel runs.
    pub filled: bool,
}

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Mistake {
    /// Outside of every buffer, or in another than that of which the address is.
    OutOfBounds,
    /// A byte of LDS that nobody has written is read. (Out of range, LDS reads 0 and drops what is written.)
    UninitialisedLds,
    /// What scratch held where its work-item had not written decides an address, a branch or which lanes are on, or is
    /// stored.
    UninitialisedScratch,
    /// A byte of a buffer that starts empty is read before it was written.
    UninitialisedMemory,
    /// A register that nobody has written decides an address, a branch or which lanes are on, or is stored.
    UninitialisedRegister,
    /// LDS beyond what the workgroup has.
    LdsOutOfBounds,
    /// The address is no multiple of the size.
    Misaligned,
    /// Two waves of a workgroup touch a byte of LDS without a barrier between them.
    LdsRace,
    /// Two waves touch a byte of memory that nothing orders.
    GlobalRace,
}

/// A mistake, where it was made first, and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// What is wrong.
    pub mistake: Mistake,
    /// The instruction, from the kernel's first one.
    pub offset: i64,
    /// Where it is in the source; see [`located`](Self::located).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The instruction in words.
    pub instruction: String,
    /// The workgroup.
    pub group: u64,
    /// The wave in it.
    pub wave: u32,
    /// The lane; none for what the whole wave does.
    pub lane: Option<u8>,
    /// The address, or the offset in LDS; none where there is no access.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<u64>,
    /// Where that is, or who else was there.
    pub detail: String,
    /// How many accesses of this instruction are wrong in this way.
    pub count: u64,
}

impl Finding {
    /// The same with its place in the source of the kernel that ran.
    #[must_use]
    pub fn located(mut self, lines: &Lines, kernel: &str) -> Finding {
        self.place = lines.place(kernel, self.offset);
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.mistake {
            Mistake::OutOfBounds => "out of bounds",
            Mistake::UninitialisedLds => "LDS that nobody wrote is read",
            Mistake::UninitialisedScratch => "scratch that the work-item never wrote is used",
            Mistake::UninitialisedMemory => "memory that nobody wrote is read",
            Mistake::UninitialisedRegister => "a register that nobody wrote is used",
            Mistake::LdsOutOfBounds => "LDS out of bounds",
            Mistake::Misaligned => "misaligned",
            Mistake::LdsRace => "data race in LDS: a barrier is missing",
            Mistake::GlobalRace => "data race",
        };
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{what}: {:#06x} {}: workgroup {} wave {}", self.offset, self.instruction, self.group, self.wave)?;
        if let Some(lane) = self.lane {
            write!(f, " lane {lane}")?;
        }
        if let Some(address) = self.address {
            write!(f, " at {address:#x}")?;
        }
        if !self.detail.is_empty() {
            write!(f, ": {}", self.detail)?;
        }
        if self.count > 1 { write!(f, " ({} times)", self.count) } else { Ok(()) }
    }
}

/// Checks kernels.
#[derive(Debug, Default)]
pub struct Check {
    buffers: Vec<Buffer>,
    entry: u64,
    lds_bytes: u64,
    own: Vec<(u64, u64)>,
    global: Shadow,
    lds: BTreeMap<u64, Shadow>,
    epochs: BTreeMap<u64, u32>,
    /// What the registers of a wave that begins hold.
    start: Option<Registers>,
    registers: BTreeMap<WaveId, Registers>,
    /// Where the arguments of the kernel are.
    arguments: Range<u64>,
    provenance: BTreeMap<WaveId, Provenance>,
    findings: BTreeMap<(Mistake, u64), Finding>,
}

impl Check {
    /// Tells it of a buffer. With one or more, what lies in none of them is out of bounds.
    pub fn add_buffer(&mut self, buffer: Buffer) {
        self.buffers.push(buffer);
    }

    /// What was found, by kind and address.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.values()
    }

    fn note(&mut self, mistake: Mistake, id: WaveId, instruction: &Instruction, access: &MemoryAccess, detail: String) {
        self.note_at(mistake, id, instruction, (access.lane, Some(access.address)), detail);
    }

    /// Notes a mistake of a lane, at an address where there is one.
    fn note_at(
        &mut self,
        mistake: Mistake,
        id: WaveId,
        instruction: &Instruction,
        (lane, address): (Option<u8>, Option<u64>),
        detail: String,
    ) {
        let finding = self.findings.entry((mistake, instruction.address)).or_insert_with(|| Finding {
            mistake,
            offset: instruction.address.wrapping_sub(self.entry) as i64,
            place: None,
            instruction: instruction.to_string(),
            group: id.group,
            wave: id.wave,
            lane,
            address,
            detail,
            count: 0,
        });
        finding.count += 1;
    }

    /// What an access reaches whose address is of the buffer `of`, when that is another buffer.
    fn astray(&self, of: usize, address: u64, bytes: u64) -> Option<String> {
        let own = self.buffers.get(of)?;
        let range = |buffer: &Buffer| buffer.address..buffer.address + buffer.bytes;
        let overlap = |a: Range<u64>, b: Range<u64>| a.start < b.end && b.start < a.end;
        if range(own).contains(&address) {
            return None;
        }
        let reached = self.buffers.iter().find(|buffer| overlap(range(buffer), address..address + bytes))?;
        // Buffers may be parts of one another.
        let apart = !overlap(range(own), range(reached));
        apart.then(|| format!("the address is of {} ({} bytes), and reaches {}", own.name, own.bytes, reached.name))
    }

    /// Where an address lies, when that is in no buffer.
    fn outside(&self, address: u64, bytes: u64) -> Option<String> {
        let inside = |buffer: &&Buffer| address >= buffer.address && address + bytes <= buffer.address + buffer.bytes;
        if self.buffers.is_empty() || self.buffers.iter().any(|buffer| inside(&buffer)) {
            return None;
        }
        if self.own.iter().any(|(start, end)| (*start..*end).contains(&address)) {
            return None;
        }
        let distance = |buffer: &&Buffer| match address.checked_sub(buffer.address + buffer.bytes) {
            Some(past) => past,
            None => buffer.address.saturating_sub(address),
        };
        let nearest = self.buffers.iter().min_by_key(distance)?;
        let end = nearest.address + nearest.bytes;
        Some(match address.checked_sub(end) {
            Some(past) => format!("{past} bytes past the end of {} ({} bytes)", nearest.name, nearest.bytes),
            None if address + bytes > end && address >= nearest.address => {
                format!("over the end of {} ({} bytes)", nearest.name, nearest.bytes)
            }
            None => format!("{} bytes before {}", nearest.address - address, nearest.name),
        })
    }
}

/// A load with GLC alone is what LLVM makes of an atomic one; of a volatile one it has DLC too, of a nontemporal one SLC.
/// In LDS nothing tells them apart.
fn manner(inst: &Inst, access: &MemoryAccess) -> Manner {
    let vector = matches!(inst.encoding, Encoding::Global | Encoding::Flat | Encoding::Mubuf);
    match access.atomic {
        true => Manner::Atomic,
        false if vector && access.reads && inst.cache == 1 => Manner::AtomicLoad,
        false => Manner::Plain,
    }
}

fn race(earlier: &Touch, entry: u64) -> String {
    format!("with {} at {:#06x}", earlier.id, earlier.at.wrapping_sub(entry))
}

impl Observer for Check {
    fn begin(&mut self, dispatch: &Launched) {
        (self.entry, self.lds_bytes) = (dispatch.entry, dispatch.lds.into());
        (self.global, self.lds, self.epochs, self.registers, self.provenance) = Default::default();
        // The descriptor says how many bytes of arguments there are.
        let mut size = [0; 4];
        let read = dispatch.read(dispatch.kernel_object + KERNARG_SIZE, &mut size);
        let size = if read.is_ok() { u32::from_le_bytes(size) } else { 0 };
        self.arguments = dispatch.kernarg..dispatch.kernarg.saturating_add(size.into());
        self.start = Some(Registers::new(dispatch));
        // What a kernel may read that is no buffer: its arguments, its packet, its queue, and its code's constants.
        let snapshot = dispatch.space.snapshot();
        let ranges = snapshot.ranges().iter().filter(|range| {
            let holds = |address: u64| (range.start..range.end).contains(&address);
            range.access.contains(Access::EXECUTE)
                || [dispatch.kernarg, dispatch.packet, dispatch.queue].into_iter().any(holds)
        });
        self.own = ranges.map(|range| (range.start, range.end)).collect();
    }

    fn after(&mut self, id: WaveId, _: &Instruction, wave: &Wave) {
        let Some(provenance) = self.provenance.get_mut(&id) else { return };
        let begins = |address: u64| self.buffers.iter().position(|buffer| buffer.address == address);
        provenance.after(wave, |address| begins(address).and_then(|number| u8::try_from(number).ok()));
    }

    fn barrier(&mut self, group: u64) {
        *self.epochs.entry(group).or_default() += 1;
    }

    fn wave_begins(&mut self, id: WaveId, _: &Wave) {
        if let Some(start) = &self.start {
            self.registers.insert(id, start.clone());
        }
        if !self.buffers.is_empty() {
            self.provenance.insert(id, Provenance::new(self.arguments.clone()));
        }
    }

    fn wave_ends(&mut self, id: WaveId) {
        self.registers.remove(&id);
        self.provenance.remove(&id);
    }

    fn before(&mut self, id: WaveId, instruction: &Instruction, wave: &Wave) {
        let Some(inst) = &instruction.inst else { return };
        let epoch = self.epochs.get(&id.group).copied().unwrap_or(0);
        let accesses = MemoryAccess::of(inst, wave);
        if let Some(registers) = self.registers.get_mut(&id) {
            for found in registers.execute(instruction.address, inst, wave, &accesses) {
                let (mistake, detail) = match found.loaded.map(|at| at.wrapping_sub(self.entry)) {
                    Some(at) => (Mistake::UninitialisedScratch, format!("{}, and was loaded at {at:#06x}", found.what)),
                    None => (Mistake::UninitialisedRegister, found.what.to_owned()),
                };
                self.note_at(mistake, id, instruction, (found.lane, None), detail);
            }
        }
        let mut provenance = self.provenance.remove(&id);
        for access in &accesses {
            let (Some(of), Segment::Global, Some(lane)) = (&provenance, access.segment, access.lane) else { continue };
            if let Some(buffer) = of.buffer(inst, wave, lane)
                && let Some(detail) = self.astray(buffer, access.address, access.bytes.into())
            {
                self.note(Mistake::OutOfBounds, id, instruction, access, detail);
            }
        }
        if let Some(provenance) = &mut provenance {
            provenance.before(inst, wave, &accesses);
        }
        self.provenance.extend(provenance.map(|provenance| (id, provenance)));
        for access in accesses {
            let bytes = u64::from(access.bytes);
            let grain = u64::from(access.bytes.next_power_of_two()).min(if access.atomic { 8 } else { 4 });
            if access.lane.is_some() && access.segment != Segment::Scratch && !access.address.is_multiple_of(grain) {
                self.note(Mistake::Misaligned, id, instruction, &access, format!("no multiple of {grain}"));
            }
            let touch = Touch { id, epoch, at: instruction.address, manner: manner(inst, &access) };
            let all = access.address..access.address.saturating_add(bytes);
            match access.segment {
                // The work-item's own, which goes with its registers.
                Segment::Scratch => {}
                Segment::Lds => {
                    if all.end > self.lds_bytes {
                        let detail = format!("the workgroup has {} bytes", self.lds_bytes);
                        self.note(Mistake::LdsOutOfBounds, id, instruction, &access, detail);
                        continue;
                    }
                    let shadow = self.lds.entry(id.group).or_default();
                    let unwritten = access.reads && all.clone().any(|byte| !shadow.is_written(byte));
                    let races = all.filter_map(|byte| shadow.touch(byte, touch, access.reads, access.writes));
                    let first = races.collect::<Vec<_>>().first().copied();
                    if unwritten {
                        self.note(Mistake::UninitialisedLds, id, instruction, &access, String::new());
                    }
                    if let Some(earlier) = first {
                        let detail = race(&earlier, self.entry);
                        self.note(Mistake::LdsRace, id, instruction, &access, detail);
                    }
                }
                Segment::Global => {
                    // A scalar load may be wider than what the kernel asked for; one through a resource ends with it.
                    let exact = access.lane.is_some() || inst.name.starts_with("s_buffer_");
                    if let Some(detail) = self.outside(access.address, bytes).filter(|_| exact) {
                        self.note(Mistake::OutOfBounds, id, instruction, &access, detail);
                        continue;
                    }
                    let empty = self.buffers.iter().find(|buffer| {
                        !buffer.filled && (buffer.address..buffer.address + buffer.bytes).contains(&access.address)
                    });
                    let unwritten =
                        empty.filter(|_| access.reads && all.clone().any(|byte| !self.global.is_written(byte)));
                    let unwritten = unwritten.map(|buffer| format!("of {}", buffer.name));
                    let races = all.filter_map(|byte| self.global.touch(byte, touch, access.reads, access.writes));
                    let first = races.collect::<Vec<_>>().first().copied();
                    if let Some(detail) = unwritten {
                        self.note(Mistake::UninitialisedMemory, id, instruction, &access, detail);
                    }
                    if let Some(earlier) = first {
                        let detail = race(&earlier, self.entry);
                        self.note(Mistake::GlobalRace, id, instruction, &access, detail);
                    }
                }
            }
        }
    }
}
