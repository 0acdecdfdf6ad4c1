//! A decoded kernel: flat operations, and the words they were decoded from.
//!
//! Code is decoded by reachability from the entry. Where decoding meets something that is no instruction, is not
//! modelled, or lies where the GPU may not execute, the program holds an operation that faults when it is reached.
//! Every operation is followed by one more, so that [`Step::Next`](super::op::Step::Next) never leaves the slice.

use super::op::Op;
use crate::{dispatch::Target, memory::MemoryFault};

/// Where code is read from.
pub trait Fetch {
    /// Reads up to five words at `address` (a multiple of 4) into `words` and says how many could be read; a fault when
    /// there is not even one.
    fn fetch(&self, address: u64, words: &mut [u32; 5]) -> Result<usize, MemoryFault>;
}

/// A decoded kernel.
#[derive(Debug, Default)]
pub struct Program {
    base: u64,
    ops: Vec<Op>,
}

impl Program {
    /// Decodes what is reachable from `entry`. Addresses of operations count from `base`, which is at most `entry`.
    pub fn decode(_code: &dyn Fetch, base: u64, _entry: u64, _target: Target, _wave64: bool) -> Program {
        Program { base, ops: Vec::new() }
    }

    /// The same program with what is reachable from `address` added. The operations it has keep their indices.
    pub fn extended(&self, _code: &dyn Fetch, _address: u64) -> Program {
        Program { base: self.base, ops: self.ops.clone() }
    }

    /// The address that [`Op::at`] counts from.
    pub fn base(&self) -> u64 {
        self.base
    }

    /// The operations.
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// The index of the operation that executes the instruction at `address`; `None` when it was not decoded.
    pub fn find(&self, _address: u64) -> Option<usize> {
        None
    }

    /// The number of instructions that stand for the operations before each index and one past the last: dropped no-ops
    /// count with the operation that follows them. Instructions issued by a run of operations `a..=b` are
    /// `issued()[b + 1] - issued()[a]`.
    pub fn issued(&self) -> &[u32] {
        &[]
    }

    /// The words that were decoded, as spans of addresses.
    pub fn words(&self) -> impl Iterator<Item = (u64, &[u32])> {
        std::iter::empty()
    }
}
