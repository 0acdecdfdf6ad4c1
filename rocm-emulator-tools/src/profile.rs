//! Where a kernel spends its instructions: counters of the whole, and a listing by instruction.
//!
//! There are no cycles: the software GPU has no timing of the hardware's. What it counts is exact.

use crate::{Lines, Place};
use rocm_emulator::{
    isa::inst::Encoding,
    observe::{Instruction, Launched, MemoryAccess, Observer, Segment, WaveId},
    wave::Wave,
};
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// LDS has so many banks of four bytes.
const BANKS: u64 = 32;

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Counters {
    /// Dispatches.
    pub dispatches: u64,
    /// Waves.
    pub waves: u64,
    /// Instructions that waves executed, without waits, delays and the like.
    pub instructions: u64,
    /// Waits, delays, clauses and no-ops that were passed.
    pub no_ops: u64,
    /// Of the instructions: scalar ones.
    pub scalar: u64,
    /// Of the scalar ones: branches, calls, barriers and other control.
    pub control: u64,
    /// Vector arithmetic.
    pub vector: u64,
    /// Scalar loads.
    pub scalar_memory: u64,
    /// Accesses to memory by vectors, flat ones and those to caches among them.
    pub vector_memory: u64,
    /// LDS.
    pub lds: u64,
    /// Scratch.
    pub scratch: u64,
    /// Lanes that were on, summed over vector, LDS, scratch and vector memory instructions.
    pub lanes_active: u64,
    /// Lanes that there were, summed over the same.
    pub lanes: u64,
    /// Instructions among them that some lane of the wave had to sit out.
    pub partial: u64,
    /// How often a wave diverged: an instruction turned some of the lanes off that were on, and left others on.
    pub divergences: u64,
    /// Bytes read from memory.
    pub bytes_read: u64,
    /// Bytes written to memory.
    pub bytes_written: u64,
    /// Bytes of LDS, both ways.
    pub lds_bytes: u64,
    /// Passes over the banks of LDS beyond the first of each group of 32 lanes: different words of one bank.
    pub lds_conflicts: u64,
    /// Barriers that opened.
    pub barriers: u64,
}

/// One instruction of the listing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Line {
    /// The address, from the kernel's first instruction.
    pub offset: i64,
    /// The instruction in words.
    pub text: String,
    /// How often waves executed it.
    pub count: u64,
    /// How many lanes were on, summed. `None` for a scalar instruction, which has no lanes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lanes: Option<u64>,
    /// Passes over LDS banks that conflicts added.
    pub lds_conflicts: u64,
    /// How often waves diverged here.
    pub divergences: u64,
    /// Where it is in the source; see [`Report::locate`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

impl Line {
    /// How many lanes were on each time, on average. `None` for a scalar instruction.
    pub fn lanes_each(&self) -> Option<f64> {
        Some(self.lanes? as f64 / self.count as f64)
    }
}

/// A profile as data: `Display` for people, `Serialize` for programs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The whole.
    pub counters: Counters,
    /// Every instruction that was executed, by address.
    pub lines: Vec<Line>,
}

impl Counters {
    /// The instructions by kind, with its name.
    pub fn kinds(&self) -> [(&'static str, u64); 6] {
        [
            ("vector", self.vector),
            ("scalar", self.scalar),
            ("scalar loads", self.scalar_memory),
            ("vector memory", self.vector_memory),
            ("LDS", self.lds),
            ("scratch", self.scratch),
        ]
    }

    /// How many lanes a wave has.
    pub(crate) fn wave_size(&self) -> u64 {
        let by_lanes = self.vector + self.vector_memory + self.lds + self.scratch;
        self.lanes.checked_div(by_lanes).unwrap_or(0)
    }
}

impl Report {
    /// Says of each instruction where it is in the source of the kernel that ran.
    pub fn locate(&mut self, lines: &Lines, kernel: &str) {
        for line in &mut self.lines {
            line.place = lines.place(kernel, line.offset);
        }
    }
}

/// Counts.
#[derive(Debug, Default)]
pub struct Profile {
    counters: Counters,
    entry: u64,
    /// EXEC before the instruction that runs.
    exec: u64,
    lines: BTreeMap<u64, Line>,
}

impl Profile {
    /// What was counted so far.
    pub fn report(&self) -> Report {
        Report { counters: self.counters, lines: self.lines.values().cloned().collect() }
    }
}

/// Passes over the banks that the accesses of up to 32 lanes need beyond the first: lanes that name the same word share it.
fn conflicts(words: &[u64]) -> u64 {
    let mut banks: [Vec<u64>; BANKS as usize] = Default::default();
    for word in words {
        let bank = &mut banks[(word % BANKS) as usize];
        if !bank.contains(word) {
            bank.push(*word);
        }
    }
    banks.iter().map(Vec::len).max().unwrap_or(0).saturating_sub(1) as u64
}

impl Observer for Profile {
    fn begin(&mut self, dispatch: &Launched) {
        self.counters.dispatches += 1;
        self.entry = dispatch.entry;
    }

    fn wave_begins(&mut self, _: WaveId, _: &Wave) {
        self.counters.waves += 1;
    }

    fn barrier(&mut self, _: u64) {
        self.counters.barriers += 1;
    }

    fn before(&mut self, _: WaveId, instruction: &Instruction, wave: &Wave) {
        let counters = &mut self.counters;
        counters.instructions += 1;
        counters.no_ops += u64::from(instruction.no_ops);
        self.exec = wave.exec();
        let active = u64::from(self.exec.count_ones());
        let entry = self.entry;
        let line = self.lines.entry(instruction.address).or_insert_with(|| Line {
            offset: instruction.address.wrapping_sub(entry) as i64,
            text: instruction.to_string(),
            ..Line::default()
        });
        line.count += 1;
        let Some(inst) = &instruction.inst else { return };
        let mut by_lanes = true;
        match inst.encoding {
            Encoding::Sopp => {
                counters.scalar += 1;
                counters.control += 1;
                by_lanes = false;
            }
            Encoding::Sop1 | Encoding::Sop2 | Encoding::Sopk | Encoding::Sopc => {
                counters.scalar += 1;
                by_lanes = false;
            }
            Encoding::Smem => {
                counters.scalar_memory += 1;
                by_lanes = false;
            }
            Encoding::Ds => counters.lds += 1,
            Encoding::Scratch => counters.scratch += 1,
            Encoding::Flat | Encoding::Global | Encoding::Mubuf | Encoding::Mtbuf => counters.vector_memory += 1,
            _ => counters.vector += 1,
        }
        if by_lanes {
            let all = if wave.wave64 { 64 } else { 32 };
            counters.lanes_active += active;
            counters.lanes += all;
            counters.partial += u64::from(active < all);
            *line.lanes.get_or_insert(0) += active;
        }
        let mut words: [Vec<u64>; 2] = Default::default();
        for access in MemoryAccess::of(inst, wave) {
            let bytes = u64::from(access.bytes);
            match access.segment {
                Segment::Global => {
                    counters.bytes_read += if access.reads { bytes } else { 0 };
                    counters.bytes_written += if access.writes { bytes } else { 0 };
                }
                Segment::Lds => {
                    counters.lds_bytes += bytes;
                    let half = usize::from(access.lane.is_some_and(|lane| lane >= 32));
                    words[half].push(access.address / 4);
                }
                Segment::Scratch => {}
            }
        }
        let more: u64 = words.iter().map(|words| conflicts(words)).sum();
        counters.lds_conflicts += more;
        line.lds_conflicts += more;
    }

    fn after(&mut self, _: WaveId, instruction: &Instruction, wave: &Wave) {
        let now = wave.exec();
        if now != 0 && now != self.exec && now & !self.exec == 0 {
            self.counters.divergences += 1;
            if let Some(line) = self.lines.get_mut(&instruction.address) {
                line.divergences += 1;
            }
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let c = &self.counters;
        let percent = |part: u64, all: u64| if all == 0 { 0.0 } else { 100.0 * part as f64 / all as f64 };
        let of = |count: u64, one: &'static str, many: &'static str| if count == 1 { one } else { many };
        let (waves, dispatches) = (of(c.waves, "wave", "waves"), of(c.dispatches, "dispatch", "dispatches"));
        writeln!(f, "{:>14} {waves} in {} {dispatches}", c.waves, c.dispatches)?;
        writeln!(f, "{:>14} instructions, and {} waits and no-ops", c.instructions, c.no_ops)?;
        for (name, count) in c.kinds() {
            writeln!(f, "{count:>14} {name} ({:.1} %)", percent(count, c.instructions))?;
        }
        writeln!(
            f,
            "{:>13.1}% of the lanes on; {:.1} % of vector instructions with some off",
            percent(c.lanes_active, c.lanes),
            percent(c.partial, c.vector + c.vector_memory + c.lds + c.scratch)
        )?;
        writeln!(f, "{:>14} {} that a wave diverged", c.divergences, of(c.divergences, "time", "times"))?;
        writeln!(f, "{:>14} bytes read, {} written; {} of LDS", c.bytes_read, c.bytes_written, c.lds_bytes)?;
        let (conflicts, barriers) =
            (of(c.lds_conflicts, "conflict", "conflicts"), of(c.barriers, "barrier", "barriers"));
        writeln!(f, "{:>14} LDS bank {conflicts}, {} {barriers}", c.lds_conflicts, c.barriers)?;
        writeln!(f, "\n{:>12} {:>6} {:>9}  instruction", "count", "lanes", "conflicts")?;
        for line in &self.lines {
            let lanes = line.lanes_each().map(|lanes| format!("{lanes:.1}")).unwrap_or_default();
            let (count, conflicts, offset) = (line.count, line.lds_conflicts, line.offset);
            write!(f, "{count:>12} {lanes:>6} {conflicts:>9}  {offset:#06x}  {}", line.text)?;
            match &line.place {
                Some(place) => writeln!(f, "  ; {place}")?,
                None => writeln!(f)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::conflicts;

    #[test]
    fn words_of_one_bank_conflict_unless_they_are_the_same() {
        assert_eq!(conflicts(&[]), 0);
        assert_eq!(conflicts(&(0..32).collect::<Vec<_>>()), 0);
        assert_eq!(conflicts(&[7; 32]), 0);
        assert_eq!(conflicts(&(0..32).map(|lane| lane * 2).collect::<Vec<_>>()), 1);
        assert_eq!(conflicts(&(0..32).map(|lane| lane * 32).collect::<Vec<_>>()), 31);
    }
}
