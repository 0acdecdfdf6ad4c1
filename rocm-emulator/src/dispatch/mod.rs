//! Kernel dispatch: workgroups over worker threads.

use crate::memory::MemoryFault;

/// Why a wave cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// A memory access was refused.
    Memory(MemoryFault),
    /// The words at an address are no instruction of the target, or one that is not modelled.
    IllegalInstruction {
        /// Where it stands.
        address: u64,
        /// Its words.
        words: Vec<u32>,
        /// The mnemonic, when it is known but not modelled.
        name: Option<&'static str>,
    },
}

/// What a wave reaches outside its registers while it executes: memory, LDS, scratch, and the place where a fault is
/// reported.
#[derive(Debug)]
pub struct Env<'a> {
    /// Why the last step was [`Step::Fault`](crate::isa::op::Step::Fault).
    pub fault: Option<Fault>,
    #[doc(hidden)]
    pub marker: std::marker::PhantomData<&'a ()>,
}
