//! What an emulated machine is made of.

use super::{ModelError, Profile};
use crate::observe::SharedObserver;
use std::{io, thread};

/// The kernel whose KFD is emulated: its ABI version and its behaviour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kernel {
    /// Linux 6.1 (Debian 12): KFD 1.11.
    V6_1,
    /// Linux 6.12 (Debian 13): KFD 1.17.
    #[default]
    V6_12,
}

impl Kernel {
    /// The minor number that `GET_VERSION` gives; the major number is 1.
    pub const fn abi_minor(self) -> u32 {
        match self {
            Kernel::V6_1 => 11,
            Kernel::V6_12 => 17,
        }
    }

    /// The last command that the KFD knows.
    pub(crate) const fn last_command(self) -> u8 {
        match self {
            Kernel::V6_1 => 0x23,
            Kernel::V6_12 => 0x26,
        }
    }
}

/// A link from one CPU node to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CpuLink {
    /// The node it leads to. The kernel publishes links to nodes that it leaves out: so there need be no such node.
    pub to: usize,
    /// The ACPI distance.
    pub weight: u32,
}

/// A NUMA node of CPUs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CpuNode {
    /// How many processors.
    pub cores: u32,
    /// Bytes of memory; may be 0.
    pub memory: u64,
    /// Links to other CPU nodes, by ascending number.
    pub links: Vec<CpuLink>,
}

impl CpuNode {
    /// The host as one node.
    pub fn host() -> CpuNode {
        let cores = thread::available_parallelism().map_or(1, |cores| cores.get() as u32);
        // SAFETY: sysconf has no preconditions.
        let [pages, size] = [libc::_SC_PHYS_PAGES, libc::_SC_PAGESIZE].map(|name| unsafe { libc::sysconf(name) });
        let memory = u64::try_from(pages).unwrap_or(0).saturating_mul(u64::try_from(size).unwrap_or(0));
        CpuNode { cores, memory, links: Vec::new() }
    }

    /// Nodes that are all linked to each other. `distances[from][to]` is the ACPI distance.
    pub fn mesh(nodes: &[(u32, u64)], distances: impl Fn(usize, usize) -> u32) -> Vec<CpuNode> {
        let links = |from: usize| {
            let others = (0..nodes.len()).filter(|&to| to != from);
            others.map(|to| CpuLink { to, weight: distances(from, to) }).collect()
        };
        let each = nodes.iter().enumerate();
        each.map(|(number, &(cores, memory))| CpuNode { cores, memory, links: links(number) }).collect()
    }
}

/// What a machine is made of.
#[derive(Clone, Debug)]
pub struct Config {
    /// The GPUs; may be none: then it is a computer with the driver and no card.
    pub gpus: Vec<Profile>,
    /// Threads that execute workgroups; `None`: as many as the host has processors.
    pub workers: Option<usize>,
    /// The CPU nodes; none: the host as one node.
    pub cpus: Vec<CpuNode>,
    /// The CPU node that each GPU is linked to; node 0 for those that this does not name.
    pub gpu_nodes: Vec<usize>,
    /// The kernel whose KFD this is.
    pub kernel: Kernel,
    /// Who watches every kernel, instruction by instruction. Each then runs on one thread, much slower. A forked child
    /// is not watched.
    pub observer: Option<SharedObserver>,
}

impl Default for Config {
    /// One gfx1151 beside the host's processors.
    fn default() -> Self {
        Config {
            gpus: vec![Profile::default()],
            workers: None,
            cpus: Vec::new(),
            gpu_nodes: Vec::new(),
            kernel: Kernel::default(),
            observer: None,
        }
    }
}

impl Config {
    /// A machine without a GPU.
    pub fn without_gpu(cpus: Vec<CpuNode>, kernel: Kernel) -> Config {
        Config { gpus: Vec::new(), cpus, kernel, ..Config::default() }
    }
}

/// Why a machine cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A profile's file is broken.
    #[error(transparent)]
    Profile(#[from] ModelError),
    /// More GPUs than the ids of render nodes and of doorbell offsets allow.
    #[error("{count} GPUs are more than the {most} that a machine can have")]
    TooManyGpus {
        /// How many were asked for.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// A GPU is to be linked to a CPU node that there is not.
    #[error("GPU {gpu} is to be linked to CPU node {node}, and there are {nodes}")]
    NoCpuNode {
        /// The GPU's number.
        gpu: usize,
        /// The node.
        node: usize,
        /// How many CPU nodes there are.
        nodes: usize,
    },
    /// The operating system refused what the machine needs.
    #[error("{operation}: {source}")]
    System {
        /// What was asked for.
        operation: &'static str,
        /// What it said.
        source: io::Error,
    },
}
