//! The seam for tools: whoever watches a kernel, instruction by instruction.
//!
//! An [`Observer`] is given to the machine when it is made ([`Config::observer`](crate::Config::observer)). A machine
//! without one runs kernels by a loop that knows nothing of observers. One that has an observer runs every dispatch on
//! one thread, its waves in turns and its workgroups in order, so that what is observed is the same in every run.
//!
//! An observer sees the registers of a wave before and after each instruction, and never changes them. What memory an
//! instruction is about to reach is computed from the instruction and the registers alone
//! ([`MemoryAccess::of`]), not by the handlers that then execute it.

mod access;

pub use access::{MemoryAccess, Segment};

use crate::{
    isa::{Target, decode::decode, inst::Inst, program::Program},
    memory::{AddressSpace, MemoryFault},
    outcome::{DispatchError, Statistics},
    wave::Wave,
};
use std::{
    fmt,
    sync::{Arc, Mutex},
};

/// An observer as a machine and its owner share it. The machine holds the lock while a dispatch runs.
pub type SharedObserver = Arc<Mutex<dyn Observer>>;

/// A dispatch that is about to run.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Launched {
    /// The GPU address of the kernel descriptor.
    pub kernel_object: u64,
    /// The address of the first instruction.
    pub entry: u64,
    /// What it runs on.
    pub target: Target,
    /// Whether waves have 64 lanes.
    pub wave64: bool,
    /// Vector registers that the kernel has allocated.
    pub vgprs: usize,
    /// Scalar registers that hold a value when a wave starts: the first ones.
    pub sgprs: usize,
    /// Vector registers that hold a value when a wave starts: the first ones.
    pub item_ids: usize,
    /// Bytes of LDS per workgroup.
    pub lds: u32,
    /// Bytes of scratch per lane.
    pub scratch: u32,
    /// How many workgroups there are.
    pub groups: u64,
    /// Work-items of the grid.
    pub grid: [u32; 3],
    /// Work-items of a workgroup.
    pub workgroup: [u32; 3],
    /// The GPU address of the arguments.
    pub kernarg: u64,
    /// The GPU address of the packet, which the kernel may read.
    pub packet: u64,
    /// The GPU address of the `amd_queue_t`, which the kernel may read.
    pub queue: u64,
    /// The number of the packet in its queue.
    pub dispatch_id: u64,
    /// The GPU's memory.
    pub space: AddressSpace,
}

/// Which wave of a dispatch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WaveId {
    /// The number of the workgroup, x fastest.
    pub group: u64,
    /// The number of the wave in its workgroup.
    pub wave: u32,
}

impl fmt::Display for WaveId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "workgroup {} wave {}", self.group, self.wave)
    }
}

/// An instruction of a program that is observed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Instruction {
    /// Its address.
    pub address: u64,
    /// What it is; `None` for words that are no instruction.
    pub inst: Option<Inst>,
    /// Its words.
    pub words: Vec<u32>,
    /// How many no-ops (waits, delays, clauses) stand before it and are passed on the way: they are not executed.
    pub no_ops: u32,
}

impl Instruction {
    /// The instruction that the operation `index` of a program begins; `None` when it is not the first of its
    /// instruction, or stands for none.
    pub(crate) fn at(program: &Program, index: usize) -> Option<Instruction> {
        let op = program.ops().get(index)?;
        let address = program.base() + u64::from(op.at);
        // A no-op's address leads to the operation after it, and what an operation joins has an index of its own.
        if program.find(address) != Some(index) {
            return None;
        }
        let words = program.words_at(address);
        let inst = decode(words, program.target()).ok();
        let words = inst.map_or(&words[..words.len().min(1)], |inst| &words[..usize::from(inst.len)]).to_vec();
        let issued = program.issued();
        let no_ops = issued[index + 1].wrapping_sub(issued[index]).saturating_sub(1);
        Some(Instruction { address, inst, words, no_ops })
    }
}

impl fmt::Display for Instruction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.inst {
            Some(inst) => inst.fmt(f),
            None => write!(f, "illegal {:08x?}", self.words),
        }
    }
}

/// Whoever watches kernels run. Every method does nothing unless it is written.
#[allow(unused_variables, reason = "the names are the documentation")]
pub trait Observer: Send + fmt::Debug {
    /// A dispatch begins.
    fn begin(&mut self, dispatch: &Launched) {}

    /// A wave begins; `wave` has the registers that it starts with.
    fn wave_begins(&mut self, id: WaveId, wave: &Wave) {}

    /// A wave is about to execute an instruction.
    fn before(&mut self, id: WaveId, instruction: &Instruction, wave: &Wave) {}

    /// The wave has executed it. Not called when it faulted.
    fn after(&mut self, id: WaveId, instruction: &Instruction, wave: &Wave) {}

    /// All waves of a workgroup that have not ended have come to a barrier: it opens.
    fn barrier(&mut self, group: u64) {}

    /// A wave has ended.
    fn wave_ends(&mut self, id: WaveId) {}

    /// The dispatch has ended.
    fn end(&mut self, outcome: &Result<Statistics, DispatchError>) {}
}

/// Several observers as one.
#[derive(Debug, Default)]
pub struct Several(pub Vec<SharedObserver>);

impl Several {
    fn each(&mut self, mut tell: impl FnMut(&mut dyn Observer)) {
        for observer in &self.0 {
            tell(&mut *observer.lock().unwrap_or_else(|poisoned| poisoned.into_inner()));
        }
    }
}

impl Observer for Several {
    fn begin(&mut self, dispatch: &Launched) {
        self.each(|observer| observer.begin(dispatch));
    }

    fn wave_begins(&mut self, id: WaveId, wave: &Wave) {
        self.each(|observer| observer.wave_begins(id, wave));
    }

    fn before(&mut self, id: WaveId, instruction: &Instruction, wave: &Wave) {
        self.each(|observer| observer.before(id, instruction, wave));
    }

    fn after(&mut self, id: WaveId, instruction: &Instruction, wave: &Wave) {
        self.each(|observer| observer.after(id, instruction, wave));
    }

    fn barrier(&mut self, group: u64) {
        self.each(|observer| observer.barrier(group));
    }

    fn wave_ends(&mut self, id: WaveId) {
        self.each(|observer| observer.wave_ends(id));
    }

    fn end(&mut self, outcome: &Result<Statistics, DispatchError>) {
        self.each(|observer| observer.end(outcome));
    }
}

impl Launched {
    /// Reads the GPU's memory as it is now.
    ///
    /// # Errors
    ///
    /// The first address that is not mapped for reading.
    pub fn read(&self, address: u64, bytes: &mut [u8]) -> Result<(), MemoryFault> {
        crate::wave::View::new(&self.space).read(address, bytes, crate::memory::Access::READ)
    }
}
