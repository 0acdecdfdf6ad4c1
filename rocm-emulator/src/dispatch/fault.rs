//! What can be wrong with a dispatch: before it starts ([`Invalid`]) and while it runs ([`Fault`]).

use crate::memory::MemoryFault;
use thiserror::Error;

/// Why a wave cannot go on.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Fault {
    /// A memory access was refused.
    #[error("memory fault at {:#x}: {:?}", .0.address, .0.reason)]
    Memory(MemoryFault),
    /// An atomic at an address that is not a multiple of its size.
    #[error("misaligned atomic of {size} bytes at {address:#x}")]
    Misaligned {
        /// The address of the access.
        address: u64,
        /// How many bytes it moves.
        size: u32,
    },
    /// The words at an address are no instruction of the target, or one that is not modelled.
    #[error("illegal instruction at {address:#x}: {words:08x?} ({})", .name.unwrap_or("unknown"))]
    IllegalInstruction {
        /// Where it stands.
        address: u64,
        /// Its words.
        words: Vec<u32>,
        /// The mnemonic, when it is known but not modelled.
        name: Option<&'static str>,
    },
    /// The kernel trapped (`s_trap`) and no trap handler is installed.
    #[error("trap {id} at {address:#x}")]
    Trap {
        /// Where the instruction stands.
        address: u64,
        /// TRAPID.
        id: u8,
    },
}

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
