//! The run loop that tells an observer of every instruction. The other one is in `watch`; it knows nothing of this.

use super::{abi::Launch, watch::Watch};
use crate::{
    isa::{Env, op::Step, program::Program},
    observe::{Instruction, Observer, WaveId},
    wave::Wave,
};

/// An observer, and what is known of the program it watches.
pub(super) struct Watched<'o> {
    observer: &'o mut dyn Observer,
    /// By index of operations: the instruction that begins there, once it was reached. A program that grows keeps its
    /// indices.
    instructions: Vec<Site>,
}

#[derive(Clone)]
enum Site {
    Unknown,
    /// The operation goes on with the instruction before it, or is none of the program's.
    Inner,
    Begins(Box<Instruction>),
}

impl<'o> Watched<'o> {
    pub(super) fn new(observer: &'o mut dyn Observer) -> Watched<'o> {
        Watched { observer, instructions: Vec::new() }
    }
}

impl Watch for Watched<'_> {
    fn watches(&self) -> bool {
        true
    }

    fn began<'w>(&mut self, group: u64, waves: impl Iterator<Item = &'w Wave>) {
        waves.for_each(|wave| self.observer.wave_begins(WaveId { group, wave: wave.id_in_group }, wave));
    }

    fn barrier(&mut self, group: u64) {
        self.observer.barrier(group);
    }

    fn run(&mut self, group: u64, wave: &mut Wave, env: &mut Env<'_>) -> Step {
        let id = WaveId { group, wave: wave.id_in_group };
        let program: &Program = env.program;
        if self.instructions.len() < program.ops().len() {
            self.instructions.resize(program.ops().len(), Site::Unknown);
        }
        let mut current: Option<usize> = None;
        loop {
            let ip = wave.ip;
            let Some(op) = program.ops().get(ip) else { return Step::Fault };
            if let site @ Site::Unknown = &mut self.instructions[ip] {
                *site = Instruction::at(program, ip).map_or(Site::Inner, |site| Site::Begins(Box::new(site)));
            }
            if matches!(self.instructions[ip], Site::Begins(_)) {
                self.ended(id, &mut current, wave);
            }
            if let Site::Begins(instruction) = &self.instructions[ip] {
                current = Some(ip);
                self.observer.before(id, instruction, wave);
            }
            env.turn.operations += 1;
            env.turn.instructions += u64::from(program.issued()[ip + 1].wrapping_sub(program.issued()[ip]));
            let step = (op.run)(wave, op, env);
            match step {
                Step::Next => {
                    wave.ip = ip + 1;
                    continue;
                }
                // Whatever faults has not been executed.
                Step::Fault => {
                    wave.ip = ip;
                    return step;
                }
                _ => self.ended(id, &mut current, wave),
            }
            match step {
                Step::Jump => env.turn.jumps -= 1,
                Step::JumpIndirect => {
                    let Some(index) = program.find(wave.pc) else { return step };
                    wave.ip = index;
                    env.turn.jumps -= 1;
                }
                Step::Barrier | Step::Yield => {
                    wave.ip = ip + 1;
                    return step;
                }
                Step::End => {
                    self.observer.wave_ends(id);
                    return step;
                }
                Step::Next | Step::Skip | Step::Fault => {}
            }
            if env.turn.jumps == 0 {
                return Step::Yield;
            }
        }
    }
}

impl Watched<'_> {
    /// The instruction that ran has ended.
    fn ended(&mut self, id: WaveId, current: &mut Option<usize>, wave: &Wave) {
        if let Some(ip) = current.take()
            && let Site::Begins(instruction) = &self.instructions[ip]
        {
            self.observer.after(id, instruction, wave);
        }
    }
}

/// What an observer is told of a dispatch that begins.
pub(super) fn launched(
    launch: &Launch,
    dispatch: &super::Dispatch<'_>,
    space: &crate::memory::AddressSpace,
) -> crate::observe::Launched {
    let packet = &dispatch.packet;
    crate::observe::Launched {
        kernel_object: packet.kernel_object,
        entry: launch.entry,
        target: dispatch.target,
        wave64: launch.wave64,
        vgprs: launch.vgprs(),
        sgprs: launch.sgprs_at_start(),
        item_ids: 1,
        lds: launch.lds,
        scratch: launch.scratch,
        groups: launch.groups,
        grid: [packet.grid_size_x, packet.grid_size_y, packet.grid_size_z],
        workgroup: [packet.workgroup_size_x, packet.workgroup_size_y, packet.workgroup_size_z].map(u32::from),
        kernarg: packet.kernarg_address as u64,
        packet: dispatch.packet_address,
        queue: dispatch.queue_address,
        dispatch_id: dispatch.dispatch_id,
        space: space.clone(),
    }
}
