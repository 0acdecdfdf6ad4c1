//! Kernels: the functions of a module that can be launched.

use crate::{agent::Agent, code_object, launch::Launch, module::Loaded, queue::Queue};
use std::{fmt, sync::Arc};

/// A kernel of a loaded [`Module`](crate::Module). A clone is the same kernel; it keeps the module loaded.
#[derive(Clone)]
pub struct Kernel {
    module: Arc<Loaded>,
    index: usize,
}

impl Kernel {
    pub(crate) fn new(module: Arc<Loaded>, index: usize) -> Self {
        Self { module, index }
    }

    /// Its name, as its source has it.
    pub fn name(&self) -> &str {
        &self.info().name
    }

    /// What its code object says of it: its arguments, and what it needs of registers, LDS and scratch memory.
    pub fn info(&self) -> &code_object::Kernel {
        self.module.kernel(self.index).0
    }

    /// The agent that it is loaded on.
    pub fn agent(&self) -> &Agent {
        self.module.agent()
    }

    /// Where its descriptor is in the agent's memory: what a dispatch packet names it by.
    pub fn descriptor(&self) -> u64 {
        self.module.kernel(self.index).1
    }

    /// Starts a launch on a queue of the kernel's agent.
    pub fn launch<'k, 'q>(&'k self, queue: &'q Queue) -> Launch<'k, 'q> {
        Launch::new(self, queue)
    }

    pub(crate) fn module(&self) -> &Arc<Loaded> {
        &self.module
    }
}

impl fmt::Debug for Kernel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kernel").field("name", &self.name()).field("agent", self.agent()).finish_non_exhaustive()
    }
}
