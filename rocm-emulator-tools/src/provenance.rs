//! Of which buffer an address is: followed from the kernel's arguments through the registers of a wave.
//!
//! A kernel is given pointers to the starts of its buffers. Both words of one are marked when they are loaded from the
//! arguments, and a mark goes where the word goes: through moves, through scratch, and through sums with what is no pointer.
//! The difference of two pointers turns one into the other when it is added, and compilers do that, so what is made of a
//! marked word in any other way is [`Mark::Unknown`], and so is what comes from other memory once the wave has stored
//! anything but numbers there. Of such an address nothing is said.
//!
//! A mark is kept with the value that it was made for. Should a register have changed in a way that is not seen here, the
//! mark says nothing more.

use rocm_emulator::{
    isa::{
        inst::{Encoding, Inst, Operand},
        table::Field,
    },
    observe::{MemoryAccess, Segment},
    wave::{Wave, scalar},
};
use std::{collections::HashMap, ops::Range};

/// What a word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mark {
    /// No part of a pointer.
    #[default]
    Number,
    /// The lower word of an address that was made of a buffer's.
    Low(u8),
    /// The upper one.
    High(u8),
    /// Made of a pointer, or maybe so.
    Unknown,
}

/// A word with the value that it has.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    mark: Mark,
    value: u32,
}

/// A register, of a vector register a lane.
#[derive(Clone, Copy, Debug)]
enum Place {
    Scalar(u8),
    Vector(u8, u8),
}

/// How the marks of a destination come of those of the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// The first source's.
    Copy,
    /// One source may be marked.
    Sum,
    /// Of the first source, less the second.
    Difference,
    /// The same the other way round.
    Reversed,
    /// The last source's, when the others are numbers.
    Scaled,
    /// Nothing is said of what is made of marked words.
    Other,
    /// The same, and other lanes' words may be among them.
    Across,
}

/// The registers of a wave.
#[derive(Debug)]
pub struct Provenance {
    /// Where the arguments are.
    arguments: Range<u64>,
    scalar: [Word; 128],
    /// By registers, then lanes.
    vector: Vec<[Word; 64]>,
    /// The lanes of each vector register that are no numbers.
    marked: [u64; 256],
    /// What was stored to scratch last, by lane and address: how many bytes, and what they are.
    scratch: HashMap<(u8, u64), (u64, Mark)>,
    /// Whether anything but numbers was stored to memory other than scratch.
    escaped: bool,
    /// What the instruction that is being executed writes.
    pending: Vec<(Place, Mark)>,
    /// The first register and the address of what it loads from the arguments, and how many words.
    loading: Option<(u8, u64, u8)>,
}

impl Provenance {
    /// A wave that begins. Its arguments are at these addresses.
    pub fn new(arguments: Range<u64>) -> Provenance {
        Provenance {
            arguments,
            scalar: [Word::default(); 128],
            vector: vec![[Word::default(); 64]; 256],
            marked: [0; 256],
            scratch: HashMap::new(),
            escaped: false,
            pending: Vec::new(),
            loading: None,
        }
    }

    /// The number of the buffer of which the address of a lane surely is.
    pub fn buffer(&self, inst: &Inst, wave: &Wave, lane: u8) -> Option<usize> {
        if !matches!(inst.encoding, Encoding::Global | Encoding::Flat) || inst.name.contains("addtid") {
            return None;
        }
        let based = matches!(inst.src[3], Operand::Sgpr(register) if usize::from(register) != scalar::NULL);
        let base = if based { inst.src[3] } else { inst.src[0] };
        if based && self.mark(inst.src[0], 0, lane, wave) != Mark::Number {
            return None;
        }
        match [0, 1].map(|part| self.mark(base, part, lane, wave)) {
            [Mark::Low(low), Mark::High(high)] if low == high => Some(low.into()),
            _ => None,
        }
    }

    /// Notes an instruction that is about to be executed.
    pub fn before(&mut self, inst: &Inst, wave: &Wave, accesses: &[MemoryAccess]) {
        self.pending.clear();
        self.loading = None;
        if inst.name.contains("movrel") || inst.name.contains("swaprel") {
            return self.forget();
        }
        match inst.encoding {
            Encoding::Smem => self.scalar_load(inst, accesses),
            Encoding::Ds
            | Encoding::Flat
            | Encoding::Global
            | Encoding::Scratch
            | Encoding::Mubuf
            | Encoding::Mtbuf => {
                self.memory(inst, wave, accesses);
            }
            Encoding::Vopd => {
                let [x, y, z, ..] = inst.src;
                self.compute(wave, rule(inst.name), (inst.dst, 1), &[(x, 1), (y, 1), (z, 1)]);
                if let Some(dual) = inst.dual {
                    let sources = dual.src.map(|source| (source, 1));
                    self.compute(wave, rule(dual.name), (dual.dst, 1), &sources);
                }
            }
            _ => self.operation(inst, wave),
        }
    }

    /// Notes that it has been executed. `buffer` says which buffer begins at an address.
    pub fn after(&mut self, wave: &Wave, buffer: impl Fn(u64) -> Option<u8>) {
        for (place, mark) in std::mem::take(&mut self.pending) {
            self.set(place, mark, wave);
        }
        let Some((first, address, words)) = self.loading.take() else { return };
        for index in 0..words.saturating_sub(1) {
            let register = first.saturating_add(index);
            let [low, high] = [0, 1].map(|part| value(wave, Place::Scalar(register.saturating_add(part))));
            if (address + 4 * u64::from(index)).is_multiple_of(8)
                && let Some(number) = buffer(u64::from(high) << 32 | u64::from(low))
            {
                self.set(Place::Scalar(register), Mark::Low(number), wave);
                self.set(Place::Scalar(register + 1), Mark::High(number), wave);
            }
        }
    }

    /// Registers that are reached by index: nothing is known any more.
    fn forget(&mut self) {
        let unknown = Word { mark: Mark::Unknown, value: 0 };
        self.scalar.fill(unknown);
        self.vector.iter_mut().for_each(|lanes| lanes.fill(unknown));
        self.marked.fill(u64::MAX);
    }

    fn set(&mut self, place: Place, mark: Mark, wave: &Wave) {
        let word = Word { mark, value: value(wave, place) };
        match place {
            Place::Scalar(register) => {
                if let Some(known) = self.scalar.get_mut(usize::from(register)) {
                    *known = word;
                }
            }
            Place::Vector(register, lane) => {
                self.vector[usize::from(register)][usize::from(lane)] = word;
                let lanes = &mut self.marked[usize::from(register)];
                *lanes = *lanes & !(1 << lane) | u64::from(mark != Mark::Number) << lane;
            }
        }
    }

    /// What the word `part` of an operand is in a lane.
    fn mark(&self, operand: Operand, part: u8, lane: u8, wave: &Wave) -> Mark {
        let (word, place) = match operand {
            Operand::Sgpr(first) => {
                let register = first.saturating_add(part);
                let word = self.scalar.get(usize::from(register)).copied().unwrap_or_default();
                (word, Place::Scalar(register))
            }
            Operand::Vgpr(first) => {
                let register = first.saturating_add(part);
                (self.vector[usize::from(register)][usize::from(lane)], Place::Vector(register, lane))
            }
            _ => return Mark::Number,
        };
        match word.mark {
            Mark::Low(_) | Mark::High(_) if word.value != value(wave, place) => Mark::Unknown,
            mark => mark,
        }
    }

    /// The lanes in which some word of an operand is no number.
    fn marked(&self, (operand, count): (Operand, u8)) -> u64 {
        let words =
            |first: u8, all: usize| usize::from(first)..(usize::from(first) + usize::from(count.max(1))).min(all);
        match operand {
            Operand::Sgpr(first) => {
                let marked = self.scalar[words(first, 128)].iter().any(|word| word.mark != Mark::Number);
                if marked { u64::MAX } else { 0 }
            }
            Operand::Vgpr(first) => self.marked[words(first, 256)].iter().fold(0, |all, lanes| all | lanes),
            _ => 0,
        }
    }

    /// Notes what an operation with one destination makes of its sources.
    fn compute(&mut self, wave: &Wave, rule: Rule, to: (Operand, u8), sources: &[(Operand, u8)]) {
        let marked = sources.iter().fold(0, |all, source| all | self.marked(*source));
        if marked | self.marked(to) == 0 {
            return;
        }
        let (destination, count) = to;
        let across = if marked == 0 { Mark::Number } else { Mark::Unknown };
        for part in 0..count.max(1) {
            match destination {
                Operand::Sgpr(first) => {
                    // Of what is followed, v_readfirstlane alone has lanes.
                    let lane = lanes(wave).next().unwrap_or(0);
                    let all = matches!(rule, Rule::Other | Rule::Across);
                    let mark = if all { across } else { self.result(rule, part, lane, wave, sources) };
                    self.pending.push((Place::Scalar(first.saturating_add(part)), mark));
                }
                Operand::Vgpr(first) => {
                    for lane in lanes(wave) {
                        let all = rule == Rule::Across;
                        let mark = if all { across } else { self.result(rule, part, lane, wave, sources) };
                        self.pending.push((Place::Vector(first.saturating_add(part), lane), mark));
                    }
                }
                _ => {}
            }
        }
    }

    fn result(&self, rule: Rule, part: u8, lane: u8, wave: &Wave, sources: &[(Operand, u8)]) -> Mark {
        let number = |(operand, count): (Operand, u8)| {
            (0..count.max(1)).all(|part| self.mark(operand, part, lane, wave) == Mark::Number)
        };
        let of = |(operand, _): (Operand, u8)| self.mark(operand, part, lane, wave);
        match (rule, sources) {
            _ if sources.iter().all(|source| number(*source)) => Mark::Number,
            (Rule::Copy, [first, ..]) => of(*first),
            (Rule::Difference, [first, second]) | (Rule::Reversed, [second, first]) if number(*second) => of(*first),
            (Rule::Scaled, [others @ .., last]) if others.iter().all(|other| number(*other)) => of(*last),
            (Rule::Sum, sources) => {
                let mut marked = sources.iter().filter(|source| !number(**source));
                match (marked.next(), marked.next()) {
                    (Some(one), None) => of(*one),
                    _ => Mark::Unknown,
                }
            }
            _ => Mark::Unknown,
        }
    }

    /// An operation of the scalar or the vector ALU.
    fn operation(&mut self, inst: &Inst, wave: &Wave) {
        let Some(row) = inst.row() else { return };
        let is_destination = |field: Field| matches!(field, Field::Vdst | Field::Sdst);
        let slots =
            || row.operands.iter().map(|slot| (slot.field, (inst.operand(slot.field).0, slot.registers.max(1))));
        let sources: Vec<_> =
            slots().filter(|(field, _)| !is_destination(*field)).map(|(_, operand)| operand).collect();
        let crosses = ["permlane", "wmma"].iter().any(|word| inst.name.contains(word));
        let rule = if inst.dpp.is_some() || crosses { Rule::Across } else { rule(inst.name) };
        for (field, to) in slots().filter(|(field, _)| is_destination(*field)) {
            // A carry is no part of an address.
            let carry = matches!(inst.encoding, Encoding::Vop3Sd) && field == Field::Sdst;
            self.compute(wave, rule, to, if carry { &[] } else { &sources });
        }
        // What else it may write: who exchanges, and who writes one lane.
        if inst.name.starts_with("v_swap") {
            self.compute(wave, Rule::Other, (inst.src[0], 1), &[(inst.src[0], 1), (inst.dst, 1)]);
            self.compute(wave, Rule::Other, (inst.dst, 1), &[(inst.src[0], 1), (inst.dst, 1)]);
        }
        // One lane of a vector register, where scalar registers are saved.
        let (to, from, lane) = (inst.dst, inst.src[0], lane_number(inst.src[1], wave));
        match (inst.name, to, from) {
            ("v_writelane_b32", Operand::Vgpr(register), _) => {
                self.pending.clear();
                let mark = self.mark(from, 0, 0, wave);
                match lane {
                    Some(lane) => self.pending.push((Place::Vector(register, lane), mark)),
                    None => self.pending.extend((0..64).map(|lane| (Place::Vector(register, lane), Mark::Unknown))),
                }
            }
            ("v_readlane_b32", Operand::Sgpr(register), Operand::Vgpr(_)) => {
                self.pending.clear();
                let mark = lane.map_or(Mark::Unknown, |lane| self.mark(from, 0, lane, wave));
                self.pending.push((Place::Scalar(register), mark));
            }
            _ => {}
        }
    }

    fn scalar_load(&mut self, inst: &Inst, accesses: &[MemoryAccess]) {
        let Operand::Sgpr(first) = inst.dst else { return };
        let count = inst.row().and_then(|row| row.operands.iter().find(|slot| slot.field == Field::Sdata));
        let count = count.map_or(0, |slot| slot.registers.max(1));
        self.pending.extend((0..count).map(|word| (Place::Scalar(first.saturating_add(word)), Mark::Number)));
        let from = accesses.first().map(|access| access.address).filter(|at| self.arguments.contains(at));
        self.loading = from.filter(|_| inst.name.starts_with("s_load_")).map(|address| (first, address, count));
    }

    /// Loads and stores: from scratch comes what was stored there, from other memory numbers, from other lanes anything.
    fn memory(&mut self, inst: &Inst, wave: &Wave, accesses: &[MemoryAccess]) {
        let slots = || inst.row().into_iter().flat_map(|row| row.operands.iter());
        let scratch = accesses.iter().any(|access| access.segment == Segment::Scratch);
        if accesses.iter().any(|access| access.writes && access.segment != Segment::Scratch) {
            let data = [Field::Data, Field::Data0, Field::Data1, Field::Vdata];
            let mut data = slots().filter(|slot| data.contains(&slot.field));
            self.escaped |= data.any(|slot| self.marked((inst.operand(slot.field).0, slot.registers.max(1))) != 0);
        }
        if scratch && !(inst.name.contains("d16") && accesses.iter().any(|access| access.reads)) {
            return self.saved(inst, wave, accesses);
        }
        let Operand::Vgpr(first) = inst.dst else { return };
        let moves = inst.name.contains("permute") || inst.name.contains("swizzle");
        let fields = [Field::Vdst, Field::Vdata, Field::Data];
        let count = slots().filter(|slot| fields.contains(&slot.field)).map(|slot| slot.registers.max(1)).max();
        let mark = if scratch || moves || self.escaped { Mark::Unknown } else { Mark::Number };
        for part in 0..count.unwrap_or(1) {
            let register = first.saturating_add(part);
            for lane in lanes(wave) {
                if mark != Mark::Number || self.marked[usize::from(register)] >> lane & 1 != 0 {
                    self.pending.push((Place::Vector(register, lane), mark));
                }
            }
        }
    }

    /// What goes to scratch, and what comes from there.
    fn saved(&mut self, inst: &Inst, wave: &Wave, accesses: &[MemoryAccess]) {
        let slots = inst.row().into_iter().flat_map(|row| row.operands.iter());
        let data = slots.filter(|slot| slot.field == Field::Data).map(|slot| inst.operand(slot.field).0).next();
        for access in accesses {
            let Some(lane) = access.lane else { continue };
            let loads = !access.writes;
            if access.atomic
                && let Operand::Vgpr(first) = inst.dst
            {
                self.pending
                    .extend([0, 1].map(|part| (Place::Vector(first.saturating_add(part), lane), Mark::Unknown)));
            }
            let Operand::Vgpr(first) = (if loads { inst.dst } else { data.unwrap_or(Operand::None) }) else { continue };
            for part in 0..access.bytes.div_ceil(4) {
                let (place, bytes) =
                    (access.address + u64::from(4 * part), u64::from((access.bytes - 4 * part).min(4)));
                let register = first.saturating_add(part as u8);
                if access.segment != Segment::Scratch {
                    // Of a flat instruction: some lanes reach other memory.
                    self.pending.extend(loads.then_some((Place::Vector(register, lane), Mark::Unknown)));
                } else if loads {
                    let found = self.scratch.get(&(lane, place)).filter(|(stored, _)| *stored == bytes);
                    let mark = found.map_or(Mark::Unknown, |(_, mark)| *mark);
                    self.pending.push((Place::Vector(register, lane), mark));
                } else {
                    for other in place.saturating_sub(3)..place.saturating_add(bytes) {
                        self.scratch.remove(&(lane, other));
                    }
                    let mark = match self.mark(Operand::Vgpr(register), 0, lane, wave) {
                        Mark::Number => Mark::Number,
                        mark if bytes == 4 && !access.atomic => mark,
                        _ => Mark::Unknown,
                    };
                    self.scratch.insert((lane, place), (bytes, mark));
                }
            }
        }
    }
}

/// The lane that an operand names.
fn lane_number(operand: Operand, wave: &Wave) -> Option<u8> {
    let number = match operand {
        Operand::Inline(number @ 128..=192) => u32::from(number) - 128,
        Operand::Sgpr(register) => *wave.sgpr.get(usize::from(register))?,
        _ => return None,
    };
    Some((number & if wave.wave64 { 63 } else { 31 }) as u8)
}

/// The value of a register.
fn value(wave: &Wave, place: Place) -> u32 {
    match place {
        Place::Scalar(register) => wave.sgpr.get(usize::from(register)).copied().unwrap_or(0),
        Place::Vector(register, lane) => {
            let index = (usize::from(register) << usize::from(wave.wave64)) + usize::from(lane) / 32;
            wave.vgpr.get(index).map_or(0, |lanes| lanes.0[usize::from(lane) % 32])
        }
    }
}

/// The lanes that are on.
fn lanes(wave: &Wave) -> impl Iterator<Item = u8> {
    let exec = if wave.wave64 { wave.exec() } else { wave.exec() & 0xffff_ffff };
    (0..64).filter(move |lane| exec >> lane & 1 != 0)
}

fn rule(name: &str) -> Rule {
    match name {
        "s_mov_b32" | "s_mov_b64" | "v_mov_b32" | "v_dual_mov_b32" | "v_readfirstlane_b32" => Rule::Copy,
        "s_add_u32" | "s_add_i32" | "s_addc_u32" => Rule::Sum,
        "v_add_nc_u32" | "v_add_co_u32" | "v_add_co_ci_u32" | "v_add3_u32" | "v_dual_add_nc_u32" => Rule::Sum,
        "s_sub_u32" | "s_sub_i32" | "s_subb_u32" | "v_sub_nc_u32" | "v_sub_co_u32" | "v_sub_co_ci_u32" => {
            Rule::Difference
        }
        "v_subrev_nc_u32" | "v_subrev_co_u32" | "v_subrev_co_ci_u32" => Rule::Reversed,
        "v_lshl_add_u32" | "v_mad_u64_u32" | "v_mad_i64_i32" => Rule::Scaled,
        "s_lshl1_add_u32" | "s_lshl2_add_u32" | "s_lshl3_add_u32" | "s_lshl4_add_u32" => Rule::Scaled,
        _ => Rule::Other,
    }
}
