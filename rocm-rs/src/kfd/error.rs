//! What can go wrong between this process and the KFD.

use super::{Placement, Version, driver::Node, fault::Failure};
use crate::{numa, topology};
use std::io;

/// An error of the KFD runtime: the operation, the object, and the system's errno.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A device node could not be opened.
    #[error("cannot open {node}: {source}; {advice}")]
    Open {
        /// What was to be opened.
        node: Node,
        /// What the system said.
        source: io::Error,
        /// What a person can do about it.
        advice: &'static str,
    },
    /// The kernel's KFD is older than this runtime can use.
    #[error(
        "the KFD's interface has version {found}, this runtime needs {needed} or a later one: older ones have no memory \
         and no queues in an address space that the process lays out itself; Linux 4.18 is the first to have it"
    )]
    TooOld {
        /// What the kernel has.
        found: Version,
        /// What is needed at least.
        needed: Version,
    },
    /// The kernel's KFD breaks with what this runtime knows.
    #[error("the KFD's interface has version {found}, this runtime knows version {known} only")]
    TooNew {
        /// What the kernel has.
        found: Version,
        /// The major version that is known.
        known: u32,
    },
    /// The topology could not be read.
    #[error(transparent)]
    Topology(#[from] topology::Error),
    /// An ioctl failed.
    #[error("{command} of {object} failed: {source}")]
    Ioctl {
        /// The command's name in `kfd_ioctl.h`, without its prefix.
        command: &'static str,
        /// What it was about.
        object: String,
        /// What the system said.
        source: io::Error,
    },
    /// The kernel answered with a value that cannot be used.
    #[error("{command} of {object} answered with {what}")]
    Answer {
        /// The command's name in `kfd_ioctl.h`, without its prefix.
        command: &'static str,
        /// What it was about.
        object: String,
        /// What is wrong with the answer.
        what: String,
    },
    /// Address space could not be reserved, or a device's memory not mapped into it.
    #[error("{operation} of {bytes} bytes for {object} failed: {source}")]
    Map {
        /// `mmap`, `munmap`, or what is done with the mapping.
        operation: &'static str,
        /// What the memory is for.
        object: String,
        /// How much.
        bytes: usize,
        /// What the system said.
        source: io::Error,
    },
    /// The host's memory could not be taken from the NUMA node that is near the GPU.
    #[error("memory of the host for {gpu} from NUMA node {node}, which is the nearest: {source}")]
    HostNode {
        /// The GPU's name and number.
        gpu: String,
        /// The node.
        node: usize,
        /// What the system said.
        source: numa::Error,
    },
    /// There is no more memory of this kind.
    #[error("out of memory: {bytes} bytes of {placement} memory of {gpu}")]
    OutOfMemory {
        /// The GPU's name and number.
        gpu: String,
        /// What kind of memory.
        placement: Placement,
        /// How much was asked for.
        bytes: usize,
    },
    /// The GPU's memory cannot be mapped by the CPU.
    #[error(
        "{bytes} bytes of host-visible VRAM of {gpu}: the GPU's memory is not visible to the processor (no resizable \
         BAR); enable \"Resizable BAR\" or \"Smart Access Memory\" in the firmware, or use host memory"
    )]
    NoResizableBar {
        /// The GPU's name and number.
        gpu: String,
        /// How much was asked for.
        bytes: usize,
    },
    /// The memory has no address on the host.
    #[error(
        "{placement} memory at {address:#x} cannot be reached from the host: copy it with `Commands`, or place the buffer in VramVisible or Host"
    )]
    NotHostVisible {
        /// The memory's GPU address.
        address: u64,
        /// What kind of memory.
        placement: Placement,
    },
    /// A value that the caller gave cannot be used.
    #[error("{what} is {value}: {why}")]
    Invalid {
        /// Which value.
        what: &'static str,
        /// What it is.
        value: String,
        /// What is wrong with it.
        why: String,
    },
    /// The process was forked since the KFD was opened: the driver belongs to the parent.
    #[error(
        "the process was forked after the KFD was opened; the GPU belongs to the parent, the child must open its own"
    )]
    Forked,
    /// All of the kernel's 4095 signal events are in use.
    #[error("all of the process's KFD events are in use: {source}")]
    OutOfEvents {
        /// What the system said (`ENOSPC`).
        source: io::Error,
    },
    /// The GPU has failed: everything that was on it is lost.
    #[error(transparent)]
    Failure(#[from] Failure),
}

/// The result of the KFD runtime.
pub type Result<T> = std::result::Result<T, Error>;
