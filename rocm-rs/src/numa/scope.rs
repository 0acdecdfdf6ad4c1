//! What holds for a thread as long as a value lives: where its memory comes from, and where it runs.
//!
//! Both belong to the thread that made them and stay in it. They end in the reverse order of their making, as values of
//! a scope do; a value that is kept longer than one that was made after it restores what it found, not what the later
//! one did.

use super::{CpuSet, Error, Machine, NodeSet, Result};
use numa_sys::{
    mask::{Mask, Set},
    numa::WhilePolicy,
    os::{Native, Os},
    policy::{MPOL_BIND, MPOL_INTERLEAVE, MPOL_LOCAL, MPOL_PREFERRED},
};
use std::marker::PhantomData;

/// Where the calling thread's memory comes from, until this is dropped. Threads that it starts meanwhile inherit it, and
/// keep it.
#[derive(Debug)]
#[must_use = "the policy ends with this"]
pub struct ThreadPolicy<'m, O: Os = Native> {
    _policy: WhilePolicy<'m, O>,
}

/// The processors on which the calling thread runs, until this is dropped.
#[derive(Debug)]
#[must_use = "the thread may run elsewhere again when this is dropped"]
pub struct PinnedThread<'m, O: Os = Native> {
    os: &'m O,
    before: Set,
    of_this_thread: PhantomData<*const ()>,
}

impl<O: Os> Machine<O> {
    fn policy(&self, mode: i32, nodes: Mask<'_>) -> Result<ThreadPolicy<'_, O>> {
        Ok(ThreadPolicy { _policy: self.numa.policy_while(mode, nodes)? })
    }

    /// Memory of the calling thread comes from a node, and from others when that one is full.
    ///
    /// # Errors
    ///
    /// [`Error::NothingThere`] for a node that this process has not.
    pub fn prefer(&self, node: usize) -> Result<ThreadPolicy<'_, O>> {
        let node = self.usable("a preferred node", &NodeSet::from_iter([node]))?;
        self.policy(MPOL_PREFERRED, node.mask())
    }

    /// Memory of the calling thread comes from these nodes only.
    ///
    /// # Errors
    ///
    /// [`Error::NothingThere`] when this process has none of them.
    pub fn bind(&self, nodes: &NodeSet) -> Result<ThreadPolicy<'_, O>> {
        let nodes = self.usable("nodes to bind to", nodes)?;
        self.policy(MPOL_BIND, nodes.mask())
    }

    /// Memory of the calling thread comes from these nodes in turn, page by page.
    ///
    /// # Errors
    ///
    /// [`Error::NothingThere`] when this process has none of them.
    pub fn interleave(&self, nodes: &NodeSet) -> Result<ThreadPolicy<'_, O>> {
        let nodes = self.usable("nodes to interleave", nodes)?;
        self.policy(MPOL_INTERLEAVE, nodes.mask())
    }

    /// Memory of the calling thread comes from the node that it runs on when it first touches it.
    ///
    /// # Errors
    ///
    /// [`Error::System`].
    pub fn local(&self) -> Result<ThreadPolicy<'_, O>> {
        self.policy(MPOL_LOCAL, Mask::NONE)
    }

    /// Keeps the calling thread on processors.
    ///
    /// # Errors
    ///
    /// [`Error::NothingThere`] when this process has none of them.
    pub fn run_on(&self, cpus: &CpuSet) -> Result<PinnedThread<'_, O>> {
        let os = self.numa.os();
        let there = &self.numa.facts().my_cpus;
        let usable = cpus.set().intersection(there);
        if usable.is_empty() {
            let there = CpuSet::of(there.clone()).to_string();
            return Err(Error::NothingThere { object: "processors to run on", asked: cpus.to_string(), there });
        }
        let before = os.affinity(0)?;
        os.set_affinity(0, &usable)?;
        Ok(PinnedThread { os, before, of_this_thread: PhantomData })
    }
}

impl<O: Os> Drop for PinnedThread<'_, O> {
    fn drop(&mut self) {
        // It was so before; if it is refused now (processors taken away meanwhile), the kernel has moved the thread.
        let _ = self.os.set_affinity(0, &self.before);
    }
}
