//! How a GPU fails: memory faults, hardware exceptions, and packets that a queue refuses.
//!
//! Follows the `kfd_hsa_*_exception_data` of `kfd_ioctl.h`, and the queue error codes that the packet processor leaves
//! in an AQL queue's inactive signal.

use super::process::lock;
use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

/// The failure of a GPU or of one of its queues. What was running there is lost.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// A kernel touched memory that it may not.
    #[error("memory fault at {address:#x}: {reason} (GPU {gpu}{})", Suspect(*.queue))]
    Memory {
        /// The address that was touched; its page only, when [`imprecise`](Self::Memory::imprecise).
        address: u64,
        /// Why it may not.
        reason: Reason,
        /// Whether the address is only near the access.
        imprecise: bool,
        /// The KFD's id of the GPU.
        gpu: u32,
        /// The queue, when only one was busy on the GPU: the KFD does not name it.
        queue: Option<u32>,
    },
    /// The GPU stopped, or was reset.
    #[error("hardware exception: {cause}, {reset}{} (GPU {gpu})", if *.memory_lost { ", its memory is lost" } else { "" })]
    Hardware {
        /// Why.
        cause: Cause,
        /// What the driver did.
        reset: Reset,
        /// Whether the GPU's memory is lost.
        memory_lost: bool,
        /// The KFD's id of the GPU.
        gpu: u32,
    },
    /// The packet processor refused a packet, or a wave stopped: the queue stands still.
    #[error("queue {queue} stopped: {error} (GPU {gpu})")]
    Queue {
        /// Why.
        error: QueueError,
        /// The KFD's id of the GPU.
        gpu: u32,
        /// The KFD's id of the queue.
        queue: u32,
    },
}

struct Suspect(Option<u32>);

impl fmt::Display for Suspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(queue) => write!(f, ", queue {queue}"),
            None => Ok(()),
        }
    }
}

/// Why an access to memory failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Nothing is mapped there.
    NotPresent,
    /// A write to memory that may only be read.
    ReadOnly,
    /// An instruction fetch from memory that holds no code.
    NoExecute,
    /// The memory itself is broken (ECC, or poison from elsewhere).
    Broken,
    /// The kernel did not say.
    Unknown,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::NotPresent => "nothing is mapped there",
            Reason::ReadOnly => "the memory is read-only",
            Reason::NoExecute => "the memory is not executable",
            Reason::Broken => "the memory is broken",
            Reason::Unknown => "the kernel gave no reason",
        })
    }
}

/// Why a GPU raised a hardware exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// It hung.
    Hang,
    /// An uncorrectable memory error.
    Ecc,
    /// A cause that has no name here.
    Other(u32),
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::Hang => f.write_str("the GPU hung"),
            Cause::Ecc => f.write_str("uncorrectable memory error"),
            Cause::Other(cause) => write!(f, "cause {cause}"),
        }
    }
}

/// What the driver did about a hardware exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reset {
    /// The whole GPU was reset.
    Gpu,
    /// One engine was reset.
    Engine,
    /// Something that has no name here.
    Other(u32),
}

impl fmt::Display for Reset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reset::Gpu => f.write_str("the GPU was reset"),
            Reset::Engine => f.write_str("an engine was reset"),
            Reset::Other(kind) => write!(f, "reset of kind {kind}"),
        }
    }
}

/// Why a queue stopped: the packet processor's error code, which may have several bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueError(pub u64);

impl QueueError {
    /// Whether a wave touched memory that it may not.
    pub const fn is_memory_violation(self) -> bool {
        self.0 & 1 << 29 != 0
    }

    /// Whether a wave failed, and not a packet.
    pub const fn is_of_wave(self) -> bool {
        self.0 >> 29 & 7 != 0
    }

    const NAMES: [(u64, &'static str); 12] = [
        (1 << 0, "a dispatch needs more scratch memory than the queue has"),
        (1 << 1, "a dispatch packet's dimensions are invalid"),
        (1 << 2, "a dispatch needs more group memory than there is"),
        (1 << 3, "a dispatch packet's kernel object is invalid"),
        (1 << 4, "a packet's reserved bits are set"),
        (1 << 5, "a packet's type is not supported"),
        (1 << 6, "a dispatch packet's workgroup is too large"),
        (1 << 7, "a kernel needs more registers than there are"),
        (1 << 8, "a vendor packet is not supported"),
        (1 << 29, "a wave touched memory outside its apertures"),
        (1 << 30, "a wave executed an illegal instruction"),
        (1 << 31, "a wave trapped"),
    ];
}

impl fmt::Display for QueueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        let mut first = true;
        for (bit, name) in Self::NAMES {
            if self.0 & bit != 0 {
                write!(f, "{}{name}", if first { "" } else { ", " })?;
                (rest, first) = (rest & !bit, false);
            }
        }
        if rest != 0 || first {
            write!(f, "{}error code {:#x}", if first { "" } else { ", " }, rest)?;
        }
        Ok(())
    }
}

/// The failures of a process's GPUs. A GPU's first failure is the one that counts: the next are its consequences.
#[derive(Debug, Default)]
pub(super) struct Failures {
    any: AtomicBool,
    first: Mutex<BTreeMap<u32, Failure>>,
}

impl Failures {
    /// Keeps a failure of a GPU.
    pub(super) fn record(&self, gpu: u32, failure: Failure) {
        lock(&self.first).entry(gpu).or_insert(failure);
        self.any.store(true, Ordering::Release);
    }

    /// The failure of a GPU. One load while all is well.
    pub(super) fn of(&self, gpu: u32) -> Option<Failure> {
        if self.any.load(Ordering::Acquire) { lock(&self.first).get(&gpu).cloned() } else { None }
    }

    /// The failure of any GPU.
    pub(super) fn any(&self) -> Option<Failure> {
        if self.any.load(Ordering::Acquire) { lock(&self.first).values().next().cloned() } else { None }
    }
}
