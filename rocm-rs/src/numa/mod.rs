//! NUMA: processors and memory that are near one another, or not.
//!
//! A [`Machine`] says which nodes there are, what is on each and how far apart they are. It places memory on nodes
//! ([`Machine::allocate`]), says from where a thread's memory comes for as long as a value lives
//! ([`Machine::prefer`] and others) and keeps a thread on processors ([`Machine::run_on`]). What is changed is as it was
//! when the value that stands for the change is dropped, also by a panic.
//!
//! A machine of one node is a machine like any other: everything works, and there is one choice. A kernel without NUMA is
//! such a machine; [`Machine::is_numa`] tells.
//!
//! The operating system's part is [`numa_sys::os`]: Linux by its system calls and sysfs, FreeBSD by its domains. What
//! differs between them stands in numa-sys's README. [`Machine::with`] takes any other, such as the fake that tests use.
//!
//! ```
//! use rocm_rs::numa::{Machine, Placement};
//!
//! let machine = Machine::this();
//! for node in machine.nodes() {
//!     println!("node {}: processors {}, {} bytes", node.number(), node.cpus(), node.memory()?.total);
//! }
//! let here = machine.current_node()?;
//! let mut memory = machine.allocate(1 << 20, Placement::Node(here))?;
//! memory.fill(0);
//! // A cpuset or a jail may forbid to ask; a page that was written is somewhere.
//! println!("{:?}", memory.place_of(0));
//! # Ok::<(), rocm_rs::numa::Error>(())
//! ```

mod memory;
mod scope;
mod set;

pub use memory::{Memory, Placement};
pub use numa_sys::os::{Memory as NodeMemory, Place};
pub use scope::{PinnedThread, Policy, ProcessPolicy, ThreadPolicy};
pub use set::{CpuSet, NodeSet, ParseSetError};

use crate::topology;
use numa_sys::{
    mask::Set,
    numa::Numa,
    os::{Native, Os},
};
use std::{fmt, sync::OnceLock};

/// Why something about NUMA did not work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The machine has no such node, or this process may not use it.
    #[error("there is no node {node} for this process: it has {nodes}")]
    NoNode {
        /// The node that was asked for.
        node: usize,
        /// Those that there are.
        nodes: NodeSet,
    },
    /// A set of nodes or processors that is empty, or has nothing that there is.
    #[error("{object}: none of {asked} is there for this process: it has {there}")]
    NothingThere {
        /// What the set is for.
        object: &'static str,
        /// What was asked for.
        asked: String,
        /// What there is.
        there: String,
    },
    /// A size that is 0, or beyond the address space.
    #[error("{bytes} bytes of memory cannot be placed")]
    Size {
        /// The size.
        bytes: usize,
    },
    /// The operating system refused.
    #[error(transparent)]
    System(#[from] numa_sys::os::Error),
}

/// What a call about NUMA returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The nodes of a machine.
pub struct Machine<O = Native> {
    numa: Numa<O>,
}

impl Machine {
    /// This machine, read when it is first asked for.
    pub fn this() -> &'static Machine {
        static THIS: OnceLock<Machine> = OnceLock::new();
        THIS.get_or_init(|| Machine::with(Native::default()))
    }
}

impl<O: Os> Machine<O> {
    /// A machine as an operating system describes it.
    pub fn with(os: O) -> Machine<O> {
        Machine { numa: Numa::new(os) }
    }

    /// The operating system below.
    pub fn os(&self) -> &O {
        self.numa.os()
    }

    /// Whether the kernel knows of nodes. If not, there is one.
    pub fn is_numa(&self) -> bool {
        self.numa.os().available()
    }

    /// All nodes, by rising number. (Numbers may have gaps.)
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_, O>> {
        self.numa.facts().nodes.iter().map(|number| Node { machine: self, number })
    }

    /// The nodes of which this process may take memory: fewer than all in a cpuset or a jail.
    pub fn allowed(&self) -> NodeSet {
        NodeSet::of(self.numa.facts().my_nodes.intersection(&self.numa.facts().memory_nodes))
    }

    /// A node by its number.
    ///
    /// # Errors
    ///
    /// [`Error::NoNode`].
    pub fn node(&self, number: usize) -> Result<Node<'_, O>> {
        match self.numa.facts().nodes.contains(number) {
            true => Ok(Node { machine: self, number }),
            false => Err(Error::NoNode { node: number, nodes: NodeSet::of(self.numa.facts().nodes.clone()) }),
        }
    }

    /// The node of a processor; `None` for a processor that there is not.
    pub fn node_of_cpu(&self, cpu: usize) -> Option<usize> {
        self.numa.node_of_cpu(cpu)
    }

    /// A node whose processors the calling thread may run on: the one, unless the thread may run on several.
    ///
    /// # Errors
    ///
    /// [`Error::System`].
    pub fn current_node(&self) -> Result<usize> {
        let cpus = self.numa.os().affinity(0)?;
        Ok(cpus.iter().find_map(|cpu| self.numa.node_of_cpu(cpu)).unwrap_or(0))
    }

    /// How far memory of node `to` is from processors of node `from`: 10 for a node's own, and more for others. `None`
    /// where the machine does not say.
    pub fn distance(&self, from: usize, to: usize) -> Option<u32> {
        Some(self.numa.distance(from, to)).filter(|distance| *distance > 0)
    }

    /// Where the page of an address of this process is.
    ///
    /// # Errors
    ///
    /// [`Error::System`]: on FreeBSD only who may read `/dev/mem` may ask.
    pub fn place_of(&self, address: usize) -> Result<Place> {
        Ok(self.numa.os().place(address)?)
    }

    /// The node with memory for this process that is nearest to a node of a topology: to a GPU by the weights of its
    /// links, to a CPU node itself. `None` when no link leads to one.
    ///
    /// The CPU nodes of the KFD's topology are this machine's NUMA nodes that have processors, in the same order (Linux,
    /// `kfd_crat.c`).
    pub fn nearest(&self, system: &topology::System, node: &topology::Node) -> Option<usize> {
        let allowed = self.allowed();
        let with_cpus = self.nodes().filter(|node| !node.cpus().is_empty());
        let numbers: Vec<usize> = with_cpus.map(|node| node.number()).collect();
        let cpu_nodes: Vec<u32> = system.nodes.iter().filter(|n| n.cpu_cores > 0).map(|n| n.number).collect();
        let numa_of = |number: u32| {
            let index = cpu_nodes.iter().position(|cpu| *cpu == number)?;
            numbers.get(index).copied()
        };
        let nearest_of = |node: usize| {
            let far = |to: &usize| self.distance(node, *to).unwrap_or(u32::MAX);
            allowed.iter().min_by_key(|to| (far(to), *to != node))
        };
        if node.cpu_cores > 0 {
            return nearest_of(numa_of(node.number)?);
        }
        let links = node.links.iter().filter_map(|link| Some((link.weight, numa_of(link.to)?)));
        nearest_of(links.min_by_key(|(weight, _)| *weight)?.1)
    }

    /// The nodes of a set that this process may take memory of.
    fn usable(&self, object: &'static str, nodes: &NodeSet) -> Result<Set> {
        let allowed = self.allowed();
        let usable = nodes.set().intersection(allowed.set());
        match usable.is_empty() {
            false => Ok(usable),
            true => Err(Error::NothingThere { object, asked: nodes.to_string(), there: allowed.to_string() }),
        }
    }
}

impl<O> fmt::Debug for Machine<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Machine").finish_non_exhaustive()
    }
}

/// A node of a machine: processors, memory, or both.
pub struct Node<'m, O = Native> {
    machine: &'m Machine<O>,
    number: usize,
}

impl<O: Os> Node<'_, O> {
    /// Its number.
    pub fn number(&self) -> usize {
        self.number
    }

    /// Its processors: none on a node that is only memory.
    pub fn cpus(&self) -> CpuSet {
        let cpus = self.machine.numa.facts().node_cpus.get(self.number);
        CpuSet::of(cpus.cloned().flatten().unwrap_or_default())
    }

    /// Its memory, in bytes, and how much of it is free now.
    ///
    /// # Errors
    ///
    /// [`Error::System`].
    pub fn memory(&self) -> Result<NodeMemory> {
        Ok(self.machine.numa.os().memory(self.number)?)
    }

    /// How far another node's memory is; see [`Machine::distance`].
    pub fn distance(&self, to: usize) -> Option<u32> {
        self.machine.distance(self.number, to)
    }
}

impl<O> fmt::Debug for Node<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Node").field(&self.number).finish()
    }
}
