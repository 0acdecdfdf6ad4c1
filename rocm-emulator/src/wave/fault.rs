//! Why a wave cannot go on.

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
    /// The kernel trapped (`s_trap`), and not for a debugger (TRAPID 3).
    #[error("trap {id} at {address:#x}")]
    Trap {
        /// Where the instruction stands.
        address: u64,
        /// TRAPID.
        id: u8,
    },
}
