//! Agents: the GPUs of a runtime, and what is made on them.

use crate::{
    backend::{self, Clocks},
    code_object::TargetId,
    error::{Error, Result},
    fork::Generation,
    memory::{
        Buffer, MemoryInfo, MemoryKind,
        pool::{Pools, Region},
    },
    module::Module,
    queue::{Queue, QueueBuilder},
    signal::{self, Signal, SignalPool},
    topology,
};
use bytemuck::Pod;
use std::{fmt, mem::ManuallyDrop, sync::Arc};

/// A GPU. A clone is the same GPU; it stays open while anything made on it is in use.
#[derive(Clone)]
pub struct Agent {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    pools: Pools,
    signals: SignalPool,
    shared: Arc<Shared>,
}

/// What an agent's objects keep alive and compare to know that they belong together.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) agent: ManuallyDrop<Arc<dyn backend::Agent>>,
    pub(crate) generation: Generation,
}

impl Drop for Shared {
    fn drop(&mut self) {
        // In a forked child there is nothing to free, and the backend's locks may be held by threads it has not.
        if !self.generation.forked() {
            // SAFETY: dropped once and not used after.
            unsafe { ManuallyDrop::drop(&mut self.agent) };
        }
    }
}

impl Agent {
    pub(crate) fn new(backend: Arc<dyn backend::Agent>, generation: Generation) -> Self {
        let shared = Arc::new(Shared { agent: ManuallyDrop::new(backend), generation });
        let (pools, signals) = (Pools::new(shared.clone()), SignalPool::new(generation, shared.clone()));
        Self { inner: Arc::new(Inner { pools, signals, shared }) }
    }

    /// The name of its instruction set: `gfx1151`.
    pub fn name(&self) -> &str {
        self.target().processor().name()
    }

    /// What code objects must be compiled for: its instruction set and the state of its features.
    pub fn target(&self) -> &TargetId {
        &self.description().target
    }

    /// Its node in the machine's topology, with everything that the driver says of it.
    pub fn node(&self) -> &topology::Node {
        &self.description().node
    }

    /// Its compute units.
    pub fn compute_units(&self) -> u32 {
        self.description().compute_units
    }

    /// Bytes of LDS that a workgroup can have.
    pub fn local_memory(&self) -> u32 {
        self.description().lds_bytes
    }

    /// The memories that buffers can be allocated in.
    pub fn memories(&self) -> &[MemoryInfo] {
        &self.description().memories
    }

    /// The kind of memory that buffers are in unless another is asked for: the agent's own, where the host reaches all of
    /// it, otherwise the host's.
    pub fn default_memory(&self) -> MemoryKind {
        self.inner.pools.default_kind()
    }

    /// A buffer of `len` elements, all zero.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`], [`Error::SizeOverflow`].
    pub fn alloc<T: Pod>(&self, len: usize) -> Result<Buffer<T>> {
        self.alloc_in(self.default_memory(), len)
    }

    /// A buffer of `len` elements in memory of this kind, all zero; in [`MemoryKind::Device`], which the host does not
    /// reach, they are whatever is there.
    ///
    /// # Errors
    ///
    /// As for [`alloc`](Self::alloc).
    pub fn alloc_in<T: Pod>(&self, kind: MemoryKind, len: usize) -> Result<Buffer<T>> {
        let bytes = Buffer::<T>::bytes_of(len)?;
        Ok(Buffer::new(self.inner.pools.allocate(kind, bytes, true)?, len))
    }

    /// A buffer of `len` elements that holds whatever this process left in that memory: for results that a kernel writes
    /// in full.
    ///
    /// # Errors
    ///
    /// As for [`alloc`](Self::alloc).
    pub fn alloc_uncleared<T: Pod>(&self, len: usize) -> Result<Buffer<T>> {
        self.alloc_uncleared_in(self.default_memory(), len)
    }

    /// As [`alloc_uncleared`](Self::alloc_uncleared), in memory of this kind.
    ///
    /// # Errors
    ///
    /// As for [`alloc`](Self::alloc).
    pub fn alloc_uncleared_in<T: Pod>(&self, kind: MemoryKind, len: usize) -> Result<Buffer<T>> {
        let bytes = Buffer::<T>::bytes_of(len)?;
        Ok(Buffer::new(self.inner.pools.allocate(kind, bytes, false)?, len))
    }

    /// A buffer with a copy of `host`.
    ///
    /// # Errors
    ///
    /// As for [`alloc`](Self::alloc).
    pub fn upload<T: Pod>(&self, host: &[T]) -> Result<Buffer<T>> {
        let buffer = self.alloc_uncleared(host.len())?;
        buffer.copy_from(host)?;
        Ok(buffer)
    }

    /// A queue with 1,024 packets, normal priority, and every compute unit.
    ///
    /// # Errors
    ///
    /// As for [`QueueBuilder::create`].
    pub fn create_queue(&self) -> Result<Queue> {
        self.queue_builder().create()
    }

    /// A queue with other properties.
    pub fn queue_builder(&self) -> QueueBuilder {
        QueueBuilder::new(self.clone())
    }

    /// A signal with this value.
    ///
    /// # Errors
    ///
    /// [`Error::Forked`]; [`Error::TooManySignals`]; [`Error::Backend`] when the driver has no more.
    #[inline]
    pub fn create_signal(&self, value: i64) -> Result<Signal> {
        signal::create(&self.inner.signals, &self.inner.shared, value)
    }

    /// Loads a code object: an ELF that a compiler made for this agent's [`target`](Self::target).
    ///
    /// # Errors
    ///
    /// [`Error::CodeObject`] when it cannot be read or laid out, [`Error::Target`] when it is for another GPU,
    /// [`Error::OutOfMemory`].
    pub fn load(&self, code_object: &[u8]) -> Result<Module> {
        Module::load(self, code_object)
    }

    /// Compiles a source for this agent and loads what comes of it, with the compiler that the environment says or the
    /// first that is there. To see warnings, or to choose a compiler, use [`Compiler`](crate::compile::Compiler).
    ///
    /// ```
    /// use rocm_rs::{Device, Profile, Runtime, compile::Source};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let gpu = Runtime::builder().device(Device::Emulated(Profile::Gfx1151)).open()?.gpu()?;
    /// let source = Source::opencl("kernel void twice(global float *x) { x[get_global_id(0)] *= 2; }");
    /// # if rocm_rs::compile::Compiler::new().is_err() { return Ok(println!("SKIP: an example: there is no compiler")) }
    /// let twice = gpu.compile(&source)?.kernel("twice")?;
    ///
    /// let x = gpu.upload(&[1.0f32, 2.0, 3.0])?;
    /// let queue = gpu.create_queue()?;
    /// // SAFETY: `twice` touches one element for each work-item, and there are three of each.
    /// unsafe { twice.launch(&queue).grid([3]).arg(&x).submit()? }.wait()?;
    /// assert_eq!(x.to_vec()?, [2.0, 4.0, 6.0]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Compile`] when there is no compiler or it rejects the source; as for [`load`](Self::load).
    #[cfg(feature = "compile")]
    pub fn compile(&self, source: &crate::compile::Source) -> Result<Module> {
        self.load(crate::compile::Compiler::new()?.compile(source, self.target())?.code_object())
    }

    /// Reads the agent's clock and the host's.
    ///
    /// # Errors
    ///
    /// [`Error::Forked`]; [`Error::Backend`] when the driver refuses.
    pub fn clocks(&self) -> Result<Clocks> {
        self.inner.shared.generation.check()?;
        self.inner.shared.agent.clocks()
    }

    pub(crate) fn description(&self) -> &backend::Description {
        self.inner.shared.agent.description()
    }

    pub(crate) fn backend(&self) -> &dyn backend::Agent {
        &**self.inner.shared.agent
    }

    pub(crate) fn generation(&self) -> Generation {
        self.inner.shared.generation
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.inner.shared
    }

    pub(crate) fn pools(&self) -> &Pools {
        &self.inner.pools
    }

    /// Whether the memory is this agent's.
    pub(crate) fn owns_region(&self, region: &Region) -> bool {
        Arc::ptr_eq(region.shared(), &self.inner.shared)
    }

    /// An error unless the signal is this agent's.
    pub(crate) fn owns_signal(&self, signal: &Signal) -> Result<()> {
        if Arc::ptr_eq(signal.shared(), &self.inner.shared) {
            Ok(())
        } else {
            Err(self.foreign("signal".to_owned(), signal.shared()))
        }
    }

    pub(crate) fn foreign(&self, object: String, owner: &Shared) -> Error {
        let label = |d: &backend::Description| format!("{} (node {})", d.target.processor(), d.node.number);
        let (owner, user) = (label(owner.agent.description()), label(self.description()));
        // Two runtimes may have the same GPU open: the words must not say the same of both.
        let user = if owner == user { format!("{user} of another runtime") } else { user };
        Error::Foreign { object, owner, user }
    }
}

impl PartialEq for Agent {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }
}

impl Eq for Agent {}

impl fmt::Debug for Agent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Agent")
            .field("name", &self.name())
            .field("node", &self.description().node.number)
            .finish_non_exhaustive()
    }
}
