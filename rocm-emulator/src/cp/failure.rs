//! What makes a queue stop, as the packet processor reports it: bits in the queue's inactive signal, and a KFD event.
//!
//! The bits are those that ROCr's queue error handler reads. The kernel reports a memory fault by a MEMORY event that
//! names the page, and does not say which queue it was; the bit in the inactive signal does.

use crate::{
    dispatch::{DispatchError, Invalid},
    kfd::Events,
    memory::{FaultReason, MemoryFault, PAGE},
    wave::Fault,
};
use hsakmt_sys::uapi::{
    KFD_HW_EXCEPTION_GPU_HANG, KFD_HW_EXCEPTION_PER_ENGINE_RESET, kfd_hsa_hw_exception_data,
    kfd_hsa_memory_exception_data, kfd_memory_exception_failure,
};

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

    /// Raises the KFD event, where there is one for it.
    pub fn raise(&self, events: &Events, gpu_id: u32) {
        match *self {
            Failure::Memory { address, reason } => {
                let is = |other| u32::from(reason == Some(other));
                events.memory_fault(kfd_hsa_memory_exception_data {
                    failure: kfd_memory_exception_failure {
                        NotPresent: is(FaultReason::NotPresent),
                        ReadOnly: is(FaultReason::ReadOnly),
                        NoExecute: is(FaultReason::NoExecute),
                        imprecise: 0,
                    },
                    va: address & !(PAGE - 1),
                    gpu_id,
                    ErrorType: 0,
                });
            }
            Failure::Exception(_) => events.hardware_exception(kfd_hsa_hw_exception_data {
                reset_type: KFD_HW_EXCEPTION_PER_ENGINE_RESET,
                reset_cause: KFD_HW_EXCEPTION_GPU_HANG,
                memory_lost: 0,
                gpu_id,
            }),
            Failure::Packet(_) | Failure::Stopped => {}
        }
    }
}
