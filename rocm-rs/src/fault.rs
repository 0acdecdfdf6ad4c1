//! What stopped a queue: a fault of a kernel, an error of a packet, or a reset of the device.

use std::fmt;

/// What stopped a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// A kernel touched memory that it may not touch in this way.
    Memory {
        /// The address, as exact as the device knows it (a GPU knows its page), where the runtime was told.
        address: Option<u64>,
        /// Why the access failed.
        reason: MemoryFaultReason,
    },
    /// The device met an exception: an illegal instruction, a trap, a hang, a reset.
    Exception {
        /// What the driver says of it.
        description: String,
    },
    /// The packet processor refused a packet, or what a packet pointed at.
    Packet {
        /// What the packet processor says of it.
        description: String,
    },
}

/// Why a device's access to memory failed. More than one may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MemoryFaultReason {
    /// Nothing is mapped there.
    pub not_present: bool,
    /// A write to memory that may only be read.
    pub read_only: bool,
    /// An instruction fetch from memory that is not executable.
    pub no_execute: bool,
    /// The address is only near where it happened.
    pub imprecise: bool,
}

impl fmt::Display for MemoryFaultReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut reasons = [
            (self.not_present, "nothing is mapped there"),
            (self.read_only, "the memory is read-only"),
            (self.no_execute, "the memory is not executable"),
            (self.imprecise, "the address is imprecise"),
        ]
        .into_iter()
        .filter_map(|(holds, words)| holds.then_some(words));
        match reasons.next() {
            None => f.write_str("the driver gives no reason"),
            Some(first) => {
                f.write_str(first)?;
                reasons.try_for_each(|reason| write!(f, ", {reason}"))
            }
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Memory { address: Some(address), reason } => write!(f, "memory fault at {address:#x}: {reason}"),
            Fault::Memory { address: None, reason } => write!(f, "memory fault: {reason}"),
            Fault::Exception { description } => write!(f, "exception: {description}"),
            Fault::Packet { description } => write!(f, "packet error: {description}"),
        }
    }
}
