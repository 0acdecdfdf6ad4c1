//! NUMA as a driver needs it: the node that is near a GPU, and memory from there.
//!
//! The KFD's interface has no place for a node: the kernel takes the pages of host memory while the ioctls run, in the
//! calling thread, and follows the thread's policy wherever it does not follow the device's own node. So the runtime has
//! a policy of the moment around them.

use crate::{
    numa::{Machine, Result},
    topology,
};
use numa_sys::os::Os;
use std::fmt;

/// The nodes from which the host's memory comes.
pub trait HostNodes: fmt::Debug + Send + Sync {
    /// The node whose memory is the nearest to a GPU; `None` where there is nothing to choose: one node, or none that a
    /// link leads to.
    fn nearest(&self, system: &topology::System, gpu: &topology::Node) -> Option<usize>;

    /// The calling thread's memory comes from a node, or from others when that is full, until the answer is dropped.
    ///
    /// # Errors
    ///
    /// As [`Machine::prefer`].
    fn prefer(&self, node: usize) -> Result<Box<dyn Preferred + '_>>;
}

/// A policy of the calling thread that ends when this is dropped.
pub trait Preferred {}

impl<T> Preferred for T {}

impl<O: Os> HostNodes for Machine<O> {
    fn nearest(&self, system: &topology::System, gpu: &topology::Node) -> Option<usize> {
        if self.allowed().len() < 2 { None } else { Machine::nearest(self, system, gpu) }
    }

    fn prefer(&self, node: usize) -> Result<Box<dyn Preferred + '_>> {
        Ok(Box::new(Machine::prefer(self, node)?))
    }
}
