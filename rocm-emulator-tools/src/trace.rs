//! A trace: every instruction of chosen waves, with the scalar registers and the lanes of vector registers it changed.

use rocm_emulator::{
    observe::{Instruction, Launched, Observer, WaveId},
    wave::Wave,
};
use std::{collections::BTreeSet, fmt::Write as _};

/// Lanes of a vector register that a line shows: the first ones.
const SHOWN_LANES: usize = 4;

/// Traces waves into lines of text.
#[derive(Debug)]
pub struct Trace {
    waves: BTreeSet<WaveId>,
    most: usize,
    vgprs: usize,
    before: Option<([u32; 128], Vec<[u32; SHOWN_LANES]>)>,
    lines: Vec<String>,
    left_out: u64,
}

impl Trace {
    /// A trace of these waves, which keeps at most `most` lines.
    pub fn new(waves: impl IntoIterator<Item = WaveId>, most: usize) -> Trace {
        let waves = waves.into_iter().collect();
        Trace { waves, most, vgprs: 0, before: None, lines: Vec::new(), left_out: 0 }
    }

    /// The lines so far.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// How many lines there was no room for.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    fn registers(&self, wave: &Wave) -> ([u32; 128], Vec<[u32; SHOWN_LANES]>) {
        let step = 1 << usize::from(wave.wave64);
        let vector = (0..self.vgprs).map(|register| std::array::from_fn(|lane| wave.vgpr[register * step].0[lane]));
        // What follows the registers in the scalar file are constants.
        (std::array::from_fn(|register| wave.sgpr[register]), vector.collect())
    }
}

impl Observer for Trace {
    fn begin(&mut self, dispatch: &Launched) {
        self.vgprs = dispatch.vgprs;
    }

    fn before(&mut self, id: WaveId, _: &Instruction, wave: &Wave) {
        if self.waves.contains(&id) {
            self.before = (self.lines.len() < self.most).then(|| self.registers(wave));
        }
    }

    fn after(&mut self, id: WaveId, instruction: &Instruction, wave: &Wave) {
        if !self.waves.contains(&id) {
            return;
        }
        let Some((scalars, vectors)) = self.before.take() else {
            self.left_out += 1;
            return;
        };
        let mut line = format!("{id} {:#x} exec {:08x} {instruction}", instruction.address, wave.exec());
        let (scalars_now, vectors_now) = self.registers(wave);
        for register in (0..scalars.len()).filter(|&register| scalars[register] != scalars_now[register]) {
            let name = match register {
                106 => "vcc_lo".to_owned(),
                107 => "vcc_hi".to_owned(),
                125 => "m0".to_owned(),
                126 => "exec_lo".to_owned(),
                127 => "exec_hi".to_owned(),
                _ => format!("s{register}"),
            };
            let _ = write!(line, " {name}={:#x}", scalars_now[register]);
        }
        for register in (0..vectors.len()).filter(|&register| vectors[register] != vectors_now[register]) {
            let _ = write!(line, " v{register}={:x?}", vectors_now[register]);
        }
        self.lines.push(line);
    }
}
