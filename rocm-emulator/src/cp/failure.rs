//! What makes a queue stop, as the packet processor reports it: by bits in the queue's inactive signal. They are those that
//! ROCr's queue error handler reads.

use crate::{
    dispatch::{DispatchError, Invalid},
    memory::{FaultReason, MemoryFault, PAGE},
    wave::Fault,
};
use std::fmt;

/// More scratch is needed than the queue has. The packet is tried again once the signal is 0.
pub const INSUFFICIENT_SCRATCH: u64 = 1 << 0;
/// The dimensions of a dispatch are invalid.
pub const INVALID_DIMENSIONS: u64 = 1 << 1;
/// A workgroup needs more LDS than there is, or than it was given.
pub const INVALID_GROUP_MEMORY: u64 = 1 << 2;
/// There is no kernel where the packet says.
pub const INVALID_CODE: u64 = 1 << 3;
/// A type of packet that the queue does not process.
pub const INVALID_PACKET: u64 = 1 << 5;
/// A workgroup is too large.
pub const GROUP_TOO_LARGE: u64 = 1 << 6;
/// A vendor packet that is not known.
pub const INVALID_VENDOR_PACKET: u64 = 1 << 8;
/// A wave, or the packet processor for it, accessed memory that it must not.
pub const MEMORY_VIOLATION: u64 = 1 << 29;
/// A wave executed what is no instruction.
pub const ILLEGAL_INSTRUCTION: u64 = 1 << 30;
/// A wave trapped.
pub const TRAPPED: u64 = 1 << 31;

/// Why a queue cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A packet that is refused.
    Packet(u64),
    /// An access to memory.
    Memory {
        address: u64,
        /// Unknown for an access that is misaligned.
        reason: Option<FaultReason>,
    },
    /// A wave.
    Exception(u64),
    /// The queue is being destroyed: nothing is reported.
    Stopped,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Packet(bits) => write!(f, "a packet is invalid (error bits {bits:#x})"),
            Failure::Memory { address, reason: None } => write!(f, "memory at {address:#x} is not aligned"),
            Failure::Memory { address, reason: Some(reason) } => write!(f, "memory at {address:#x}: {reason:?}"),
            Failure::Exception(bits) => write!(f, "a wave stopped (error bits {bits:#x})"),
            Failure::Stopped => f.write_str("the queue was destroyed"),
        }
    }
}

impl From<MemoryFault> for Failure {
    fn from(fault: MemoryFault) -> Self {
        Failure::Memory { address: fault.address, reason: Some(fault.reason) }
    }
}

impl From<DispatchError> for Failure {
    fn from(error: DispatchError) -> Self {
        match error {
            DispatchError::Fault(Fault::Memory(fault)) => fault.into(),
            DispatchError::Fault(Fault::Misaligned { address, .. }) => Failure::Memory { address, reason: None },
            DispatchError::Fault(Fault::IllegalInstruction { .. }) => Failure::Exception(ILLEGAL_INSTRUCTION),
            DispatchError::Fault(Fault::Trap { .. }) => Failure::Exception(TRAPPED),
            DispatchError::Stopped => Failure::Stopped,
            DispatchError::Invalid(invalid) => invalid.into(),
        }
    }
}

impl From<Invalid> for Failure {
    fn from(invalid: Invalid) -> Self {
        match invalid {
            Invalid::WorkgroupSize(size) if !size.contains(&0) => Failure::Packet(GROUP_TOO_LARGE),
            Invalid::Dimensions(_) | Invalid::WorkgroupSize(_) | Invalid::GridSize(_) => {
                Failure::Packet(INVALID_DIMENSIONS)
            }
            Invalid::GroupSegment(_) | Invalid::GroupSegmentTooSmall { .. } => Failure::Packet(INVALID_GROUP_MEMORY),
            Invalid::PrivateSegmentTooSmall { .. } => Failure::Packet(INVALID_PACKET),
            Invalid::ScratchTooSmall { .. } => Failure::Packet(INSUFFICIENT_SCRATCH),
            // A null pointer is a packet that was not filled in; any other address is one that was believed.
            Invalid::KernelObject(fault) if fault.address >= PAGE => fault.into(),
            Invalid::KernelObject(_) | Invalid::Descriptor(_) | Invalid::NotExecutable => Failure::Packet(INVALID_CODE),
        }
    }
}

impl Failure {
    /// The bits in the inactive signal.
    pub fn bits(&self) -> u64 {
        match self {
            Failure::Packet(bits) | Failure::Exception(bits) => *bits,
            Failure::Memory { .. } => MEMORY_VIOLATION,
            Failure::Stopped => 0,
        }
    }
}
