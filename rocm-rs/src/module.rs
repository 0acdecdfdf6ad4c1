//! Modules: code objects in an agent's memory.
//!
//! What a code object says of itself is read and checked here, for every backend alike; the backend puts it in memory.

use crate::{
    agent::Agent,
    backend::Image,
    code_object::{self, CodeObject},
    error::{Error, Result},
    kernel::Kernel,
};
use std::{fmt, mem::ManuallyDrop, sync::Arc};

/// A loaded code object. A clone is the same one; its memory is freed when neither it, nor a [`Kernel`] of it, nor
/// submitted work needs it.
#[derive(Clone)]
pub struct Module {
    loaded: Arc<Loaded>,
}

/// A code object in memory.
pub(crate) struct Loaded {
    agent: Agent,
    image: ManuallyDrop<Box<dyn Image>>,
    /// Each kernel, and the address of its descriptor.
    kernels: Vec<(code_object::Kernel, u64)>,
}

impl Module {
    pub(crate) fn load(agent: &Agent, bytes: &[u8]) -> Result<Self> {
        agent.generation().check()?;
        let object = CodeObject::parse(bytes)?;
        object.target().runs_on(agent.target())?;
        let image = agent.backend().load(&object)?;
        let kernels = object.kernels().iter().map(|kernel| (kernel.clone(), image.descriptor(kernel))).collect();
        let image = ManuallyDrop::new(image);
        Ok(Self { loaded: Arc::new(Loaded { agent: agent.clone(), image, kernels }) })
    }

    /// What the code object says of its kernels.
    pub fn kernels(&self) -> impl ExactSizeIterator<Item = &code_object::Kernel> {
        self.loaded.kernels.iter().map(|(kernel, _)| kernel)
    }

    /// The kernel of this name.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownKernel`] lists the names there are.
    pub fn kernel(&self, name: &str) -> Result<Kernel> {
        match self.kernels().position(|kernel| kernel.name == name) {
            Some(index) => Ok(Kernel::new(self.loaded.clone(), index)),
            None => {
                let available = self.kernels().map(|kernel| kernel.name.clone()).collect();
                Err(Error::UnknownKernel { name: name.to_owned(), available })
            }
        }
    }

    /// The agent that it is loaded on.
    pub fn agent(&self) -> &Agent {
        &self.loaded.agent
    }

    /// Where its image starts in the agent's memory.
    pub fn address(&self) -> u64 {
        self.loaded.image.address()
    }
}

impl Loaded {
    pub(crate) fn agent(&self) -> &Agent {
        &self.agent
    }

    pub(crate) fn kernel(&self, index: usize) -> (&code_object::Kernel, u64) {
        let (kernel, descriptor) = &self.kernels[index];
        (kernel, *descriptor)
    }
}

impl Drop for Loaded {
    fn drop(&mut self) {
        // In a forked child there is nothing to free, and the backend's locks may be held by threads it has not.
        if !self.agent.generation().forked() {
            // SAFETY: dropped once and not used after.
            unsafe { ManuallyDrop::drop(&mut self.image) };
        }
    }
}

impl fmt::Debug for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Module").field("agent", &self.agent).field("image", &self.image).finish_non_exhaustive()
    }
}

impl fmt::Debug for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.loaded.fmt(f)
    }
}
