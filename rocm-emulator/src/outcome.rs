//! What can be wrong with a dispatch before it starts ([`Invalid`]), how it can end ([`DispatchError`]), and what it did
//! ([`Statistics`]).

use crate::{memory::MemoryFault, wave::Fault};
use std::ops::AddAssign;
use thiserror::Error;

/// What is wrong with a packet or with the kernel it names.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Invalid {
    /// `setup` names no dimensions, or more than 3.
    #[error("a grid of {0} dimensions")]
    Dimensions(u16),
    /// A workgroup dimension is 0, or their product is more than 1024.
    #[error("workgroup of {0:?} work-items")]
    WorkgroupSize([u16; 3]),
    /// A grid dimension is 0.
    #[error("grid of {0:?} work-items")]
    GridSize([u32; 3]),
    /// The workgroup asks for more LDS than there is.
    #[error("{0} bytes of LDS")]
    GroupSegment(u32),
    /// The packet gives the workgroup less LDS than the kernel's variables need.
    #[error("the packet gives {given} bytes of LDS, the kernel needs {needed}")]
    GroupSegmentTooSmall {
        /// `group_segment_size` of the packet.
        given: u32,
        /// What the kernel descriptor says.
        needed: u32,
    },
    /// The packet gives the work-items less scratch than the kernel needs.
    #[error("the packet gives {given} bytes of scratch per work-item, the kernel needs {needed}")]
    PrivateSegmentTooSmall {
        /// `private_segment_size` of the packet.
        given: u32,
        /// What the kernel descriptor says.
        needed: u32,
    },
    /// The queue's scratch cannot hold even one wave of the kernel.
    #[error("a wave needs {needed} bytes of scratch, the queue has {available} per wave")]
    ScratchTooSmall {
        /// Bytes per wave that the packet asks for.
        needed: u64,
        /// Bytes per wave that the queue describes.
        available: u64,
    },
    /// The kernel object is not where the GPU can read it.
    #[error("kernel object: {:?} at {:#x}", .0.reason, .0.address)]
    KernelObject(MemoryFault),
    /// The kernel object is not a kernel descriptor of this target.
    #[error("kernel object: {0}")]
    Descriptor(&'static str),
    /// The kernel's code is not in memory that may be executed.
    #[error("the kernel's code may not be executed")]
    NotExecutable,
}

/// Why a dispatch did not end as it should.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DispatchError {
    /// A wave faulted. The other waves were stopped.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The dispatch was told to stop before it had ended.
    #[error("the dispatch was stopped")]
    Stopped,
    /// Nothing was run.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// What a dispatch did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Statistics {
    /// Instructions issued, summed over waves; scheduling no-ops that decoding drops (`s_delay_alu`, `s_waitcnt`,
    /// `s_clause`, `s_nop`, ...) are counted, as a hardware counter would.
    pub wave_instructions: u64,
    /// Operations executed, summed over waves: instructions without the dropped no-ops.
    pub wave_operations: u64,
    /// Waves run.
    pub waves: u64,
    /// Workgroups run.
    pub workgroups: u64,
}

impl AddAssign for Statistics {
    fn add_assign(&mut self, other: Statistics) {
        self.wave_instructions += other.wave_instructions;
        self.wave_operations += other.wave_operations;
        self.waves += other.waves;
        self.workgroups += other.workgroups;
    }
}
