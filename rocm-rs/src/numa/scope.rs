//! What holds for a thread as long as a value lives: where its memory comes from, and where it runs.
//!
//! Both belong to the thread that made them and stay in it. They end in the reverse order of their making, as values of
//! a scope do; a value that is kept longer than one that was made after it restores what it found, not what the later
//! one did.

use super::{CpuSet, Error, Machine, NodeSet, Result};
use numa_sys::{
    mask::{Mask, Set},
    numa::{WhilePolicy, WhileProcessPolicy},
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

/// Where the memory of every thread of the process comes from, until this is dropped: see
/// [`Machine::process_policy`].
#[derive(Debug)]
#[must_use = "the policy ends with this"]
pub struct ProcessPolicy<'m, O: Os = Native> {
    policy: WhileProcessPolicy<'m, O>,
}

impl<O: Os> ProcessPolicy<'_, O> {
    /// Ends it, and says whether every thread has again what it had. Dropping it does the same and cannot tell.
    ///
    /// # Errors
    ///
    /// [`Error::System`], as for [`Machine::process_policy`].
    pub fn end(self) -> Result<()> {
        Ok(self.policy.end()?)
    }
}

/// Where memory is to come from: the policies that [`Machine::prefer`] and its siblings give to a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Policy {
    /// From a node, and from others when that one is full.
    Prefer(usize),
    /// From these nodes only.
    Bind(NodeSet),
    /// From these nodes in turn.
    Interleave(NodeSet),
    /// From the node of whoever first touches it.
    Local,
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

    /// Memory of every thread of the process comes from where a policy says, also that of threads that are started
    /// meanwhile. Afterwards each has the policy that it had, and new ones that of the thread that called this.
    ///
    /// On Linux each thread must set its policy itself, and is asked by the signal `SIGURG`, which it must not block and
    /// the program must not use. Calls in which a thread waits may end with `EINTR`, as by any signal.
    ///
    /// # Errors
    ///
    /// [`Error::NothingThere`] when this process has none of the nodes; [`Error::System`] when a thread cannot be asked
    /// (`EBUSY`: the program handles `SIGURG`; `ETIMEDOUT`: a thread blocks it). Then every thread has what it had.
    pub fn process_policy(&self, policy: &Policy) -> Result<ProcessPolicy<'_, O>> {
        let (mode, nodes) = match policy {
            Policy::Prefer(node) => (MPOL_PREFERRED, self.usable("a preferred node", &NodeSet::from_iter([*node]))?),
            Policy::Bind(nodes) => (MPOL_BIND, self.usable("nodes to bind to", nodes)?),
            Policy::Interleave(nodes) => (MPOL_INTERLEAVE, self.usable("nodes to interleave", nodes)?),
            Policy::Local => (MPOL_LOCAL, Set::EMPTY),
        };
        Ok(ProcessPolicy { policy: self.numa.process_policy_while(mode, nodes.mask())? })
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
