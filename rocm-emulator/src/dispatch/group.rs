//! A workgroup that runs: its waves take turns on one worker.
//!
//! A wave runs until it ends, waits at a barrier, gives way (`s_sleep`), or has used up its time slice, which is counted
//! in jumps: straight code is finite. A barrier opens when all waves that have not ended wait at it, so it cannot
//! deadlock.

use super::{
    abi::{Launch, Place},
    cache::Entry,
    watch::Watch,
};
use crate::{
    isa::{Env, Turn, op::Step, program::Program},
    memory::Fetch,
    outcome::Statistics,
    wave::{Fault, Lds, View, Wave, WaveScratch},
};
use std::sync::Arc;

/// How many jumps a wave may make before it is another's turn.
const SLICE: u32 = 4096;

/// What a wave that gave way has used up of its group's patience, and what one has that used up its slice.
const SLEEP_TICKS: u32 = 1;
const SLICE_TICKS: u32 = 32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing of it is set up: that is done when its turn comes, so that what it reads first is near.
    New,
    Ready,
    AtBarrier,
    Ended,
}

#[derive(Debug)]
struct Runner {
    wave: Wave,
    scratch: WaveScratch,
    state: State,
}

impl Runner {
    fn begin(&mut self, launch: &Launch, place: &Place, index: u32, entry: usize) {
        launch.start(&mut self.wave, place, index);
        self.wave.ip = entry;
        self.scratch.resize(launch.scratch, launch.wave64);
        self.state = State::Ready;
    }
}

/// A workgroup.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// As many as the largest workgroup so far had; the first `count` are this one's.
    runners: Vec<Runner>,
    count: usize,
    number: u64,
    place: Place,
    /// The index of the kernel's first operation.
    entry: usize,
    lds: Lds,
    /// How long the group has run since a wave of it last ended or passed a barrier.
    ticks: u32,
}

impl Group {
    /// Makes it a workgroup whose waves are to begin.
    pub(super) fn start(&mut self, launch: &Launch, group: u64, entry: usize) {
        (self.place, self.number) = (launch.place(group), group);
        self.count = self.place.waves as usize;
        while self.runners.len() < self.count {
            let wave = Wave::new(launch.wave64);
            self.runners.push(Runner { wave, scratch: WaveScratch::default(), state: State::Ended });
        }
        self.lds.resize(launch.lds);
        self.runners[..self.count].iter_mut().for_each(|runner| runner.state = State::New);
        (self.entry, self.ticks) = (entry, 0);
    }

    /// Sets up all waves.
    pub(super) fn begin(&mut self, launch: &Launch) {
        for (runner, index) in self.runners[..self.count].iter_mut().zip(0..) {
            runner.begin(launch, &self.place, index, self.entry);
        }
    }

    /// Its waves.
    pub(super) fn each_wave(&self) -> impl Iterator<Item = &Wave> {
        self.runners[..self.count].iter().map(|runner| &runner.wave)
    }

    /// How many waves it has.
    pub(super) fn waves(&self) -> usize {
        self.count
    }

    /// How long it has not got anywhere.
    pub(super) fn ticks(&self) -> u32 {
        self.ticks
    }

    /// Forgets for how long.
    pub(super) fn be_patient(&mut self) {
        self.ticks = 0;
    }

    /// Gives every wave a turn. Says whether the workgroup has ended.
    pub(super) fn turn(
        &mut self,
        launch: &Launch,
        entry: &Entry,
        program: &mut Arc<Program>,
        view: &mut View,
        statistics: &mut Statistics,
        watch: &mut impl Watch,
    ) -> Result<bool, Fault> {
        let (mut waiting, mut ended) = (0, 0);
        for (runner, index) in self.runners[..self.count].iter_mut().zip(0..) {
            if runner.state == State::New {
                runner.begin(launch, &self.place, index, self.entry);
            }
            if runner.state == State::Ready {
                let mut env = Env {
                    fault: None,
                    program,
                    turn: Turn::of(SLICE),
                    view: &mut *view,
                    lds: &mut self.lds,
                    scratch: &mut runner.scratch,
                };
                let step = watch.run(self.number, &mut runner.wave, &mut env);
                // One by one: see `Turn`.
                statistics.wave_operations += env.turn.operations;
                statistics.wave_instructions += env.turn.instructions;
                let (fault, jumps) = (env.fault.take(), env.turn.jumps);
                match step {
                    Step::Barrier => runner.state = State::AtBarrier,
                    Step::End => {
                        runner.state = State::Ended;
                        self.ticks = 0;
                    }
                    Step::Fault => {
                        // A handler that says `Fault` without saying which is at least reported as where it stands.
                        let nameless = || Fault::IllegalInstruction {
                            address: program.base()
                                + u64::from(program.ops().get(runner.wave.ip).map_or(0, |op| op.at)),
                            words: Vec::new(),
                            name: None,
                        };
                        let fault = fault.unwrap_or_else(nameless);
                        // Whatever the operation left of EXEC's lanes.
                        runner.wave.set_exec(0);
                        return Err(fault);
                    }
                    Step::JumpIndirect => {
                        let target = runner.wave.pc;
                        *program = entry.reach(target, view);
                        match program.find(target) {
                            Some(index) => runner.wave.ip = index,
                            None => return Err(unreachable_code(target, view)),
                        }
                    }
                    _ => {
                        let ticks = if jumps == 0 { SLICE_TICKS } else { SLEEP_TICKS };
                        self.ticks = self.ticks.saturating_add(ticks);
                    }
                }
            }
            waiting += usize::from(runner.state == State::AtBarrier);
            ended += usize::from(runner.state == State::Ended);
        }
        if waiting > 0 && waiting + ended == self.count {
            self.ticks = 0;
            watch.barrier(self.number);
            for runner in &mut self.runners[..self.count] {
                if runner.state == State::AtBarrier {
                    runner.state = State::Ready;
                }
            }
        }
        Ok(ended == self.count)
    }
}

/// Why no operation stands at an address, which is too far from the kernel to be decoded with it.
#[cold]
fn unreachable_code(address: u64, view: &View) -> Fault {
    let mut words = [0; 5];
    match view.fetch(address, &mut words) {
        Ok(count) => Fault::IllegalInstruction { address, words: words[..count].to_vec(), name: None },
        Err(fault) => Fault::Memory(fault),
    }
}
