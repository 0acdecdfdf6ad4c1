//! Modules: code objects in an agent's memory.
//!
//! Loading follows the code object's plan: memory for the whole image, the segments copied, the relocations applied for
//! where the image lies. The image is put together on the host first and copied once, so that the agent never sees half
//! of it.

use crate::{
    agent::Agent,
    code_object::{self, CodeObject},
    error::{Error, Result},
    kernel::Kernel,
    memory::pool::Region,
};
use std::{fmt, sync::Arc};

/// A loaded code object. A clone is the same one; its memory is freed when neither it, nor a [`Kernel`] of it, nor
/// submitted work needs it.
#[derive(Clone)]
pub struct Module {
    loaded: Arc<Loaded>,
}

/// A code object in memory.
pub(crate) struct Loaded {
    agent: Agent,
    image: Region,
    /// Each kernel, and the address of its descriptor.
    kernels: Vec<(code_object::Kernel, u64)>,
}

impl Module {
    pub(crate) fn load(agent: &Agent, bytes: &[u8]) -> Result<Self> {
        agent.generation().check()?;
        let object = CodeObject::parse(bytes)?;
        object.target().runs_on(agent.target())?;
        // `parse` bounds the image, so the size fits.
        let region = agent.pools().allocate_code(object.memory_size() as usize)?;
        if region.address() % object.memory_align() != 0 {
            return Err(Error::CodeAlignment { alignment: object.memory_align() });
        }
        region.write(0, &object.image(region.address(), |_| None)?)?;
        let place = |kernel: &code_object::Kernel| (kernel.clone(), region.address() + kernel.descriptor_address);
        let kernels = object.kernels().iter().map(place).collect();
        Ok(Self { loaded: Arc::new(Loaded { agent: agent.clone(), image: region, kernels }) })
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
