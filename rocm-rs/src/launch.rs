//! Launching a kernel: collecting its grid and arguments, checking them, and submitting the dispatch.
//!
//! Everything that the kernel's metadata and the agent's limits say about a launch is checked before anything is
//! submitted: how many arguments there are, the kind, size and alignment of each, the grid, the workgroup, the LDS. What
//! the kernel then does with its arguments cannot be checked, so submitting is `unsafe`.
//!
//! Invariant: a submitted dispatch names only memory that its [`Work`] keeps.

use crate::{
    aql::{Packet, packet},
    backend,
    code_object::{hidden, kernarg},
    completion::{self, Completion, Keep, Work},
    error::Result,
    kernel::Kernel,
    memory::{Buffer, MemoryKind, Slice, pool::Region},
    queue::Queue,
    signal::Signal,
};
use bytemuck::Pod;
use std::{fmt, time::Duration};

pub use packet::Extent;

/// Work-items of a workgroup that every agent can run, and no agent more.
const MAX_WORKGROUP: u32 = 1024;
/// What a kernel's stack is given when its size is not known when it is compiled (recursion, calls through pointers).
const DYNAMIC_STACK: u32 = 4096;
/// How the memory for a launch's arguments is aligned.
const ARGUMENT_ALIGNMENT: u32 = 256;
/// The workgroup of a launch that does not say, in one dimension.
const DEFAULT_WORKGROUP: u32 = 256;

/// Why a launch was refused. Nothing was submitted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LaunchError {
    /// No grid was given.
    #[error("launch of `{kernel}`: no grid was given")]
    NoGrid {
        /// The kernel.
        kernel: String,
    },
    /// A grid or a workgroup without work-items.
    #[error("launch of `{kernel}`: the {what} {size:?} has no work-items")]
    Empty {
        /// The kernel.
        kernel: String,
        /// `grid` or `workgroup`.
        what: &'static str,
        /// Its sizes.
        size: [u32; 3],
    },
    /// A grid of more work-items than a dispatch can have.
    #[error("launch of `{kernel}`: the grid {grid:?} has more than 4294967295 work-items")]
    GridTooLarge {
        /// The kernel.
        kernel: String,
        /// Its sizes.
        grid: [u32; 3],
    },
    /// A workgroup of more work-items than the kernel or the agent allows.
    #[error("launch of `{kernel}`: the workgroup {workgroup:?} has {items} work-items; {limiter} allows {limit}")]
    WorkgroupTooLarge {
        /// The kernel.
        kernel: String,
        /// Its sizes.
        workgroup: [u32; 3],
        /// Its work-items.
        items: u64,
        /// Work-items allowed.
        limit: u32,
        /// Who says so.
        limiter: &'static str,
    },
    /// A workgroup other than the one that the kernel was compiled for.
    #[error("launch of `{kernel}`: the workgroup is {workgroup:?}, and the kernel was compiled for {required:?}")]
    WorkgroupRequired {
        /// The kernel.
        kernel: String,
        /// The workgroup given.
        workgroup: [u32; 3],
        /// The workgroup it was compiled for.
        required: [u32; 3],
    },
    /// A partial workgroup, and a kernel that was compiled for none.
    #[error(
        "launch of `{kernel}`: the grid {grid:?} is not a multiple of the workgroup {workgroup:?}, and the kernel was \
         compiled for uniform workgroups only (OpenCL C before 2.0 is, unless -fno-offload-uniform-block is given)"
    )]
    NotUniform {
        /// The kernel.
        kernel: String,
        /// The grid given.
        grid: [u32; 3],
        /// The workgroup given.
        workgroup: [u32; 3],
    },
    /// More LDS than a workgroup can have.
    #[error(
        "launch of `{kernel}`: {bytes} bytes of LDS ({fixed} of them the kernel's own); a workgroup can have {limit}"
    )]
    LocalMemory {
        /// The kernel.
        kernel: String,
        /// Bytes in all.
        bytes: u64,
        /// Bytes that the kernel declares.
        fixed: u32,
        /// Bytes that the agent has for a workgroup.
        limit: u32,
    },
    /// Arguments other than those of the kernel: their number, or the kind, size or alignment of one.
    #[error("launch: {0}")]
    Arguments(#[from] kernarg::Error),
    /// Arguments that want more alignment than memory for arguments has.
    #[error("launch of `{kernel}`: its arguments want an alignment of {alignment}, and have 256")]
    ArgumentAlignment {
        /// The kernel.
        kernel: String,
        /// The alignment that its metadata asks for.
        alignment: u32,
    },
    /// A prepared launch was submitted again before it was complete.
    #[error("the prepared launch is still running")]
    InFlight,
}

/// A kernel's argument: a value, a [`Buffer`], a [`Slice`] of one, or an [`Address`].
///
/// A value is any [`Pod`] type of the size that the kernel expects: `f32`, `u32`, an array, a `#[repr(C)]` struct.
pub trait Argument {
    /// Adds it to the arguments of a launch.
    fn add_to(self, arguments: &mut Arguments);
}

/// An address of device memory as a pointer argument. The launch does not keep the memory alive, and does not know whose
/// it is: see [`Launch::keep`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub u64);

/// The arguments that a launch has collected.
#[derive(Debug, Default)]
pub struct Arguments {
    given: Vec<Given>,
    /// The bytes of the values, one after another.
    values: Vec<u8>,
}

#[derive(Debug)]
enum Given {
    Value { start: usize, len: usize },
    Memory { address: u64, region: Region },
    Address(u64),
    Local { bytes: u32 },
}

impl<T: Pod> Argument for T {
    fn add_to(self, arguments: &mut Arguments) {
        let bytes = bytemuck::bytes_of(&self);
        arguments.given.push(Given::Value { start: arguments.values.len(), len: bytes.len() });
        arguments.values.extend_from_slice(bytes);
    }
}

impl<T> Argument for &Buffer<T> {
    fn add_to(self, arguments: &mut Arguments) {
        arguments.given.push(Given::Memory { address: self.address(), region: self.region().clone() });
    }
}

impl<T> Argument for Slice<'_, T> {
    fn add_to(self, arguments: &mut Arguments) {
        arguments.given.push(Given::Memory { address: self.address(), region: self.region().clone() });
    }
}

impl<T> Argument for &Slice<'_, T> {
    fn add_to(self, arguments: &mut Arguments) {
        (*self).add_to(arguments);
    }
}

impl Argument for Address {
    fn add_to(self, arguments: &mut Arguments) {
        arguments.given.push(Given::Address(self.0));
    }
}

/// A launch in the making. [`Kernel::launch`] starts one.
///
/// ```no_run
/// # fn main() -> rocm_rs::Result<()> {
/// # let runtime = rocm_rs::Runtime::open()?;
/// # let gpu = runtime.gpu()?;
/// # let kernel = gpu.load(&[])?.kernel("saxpy")?;
/// let queue = gpu.create_queue()?;
/// let x = gpu.upload(&vec![1.0f32; 1000])?;
/// let y = gpu.alloc::<f32>(1000)?;
/// // SAFETY: `saxpy` reads `n` elements of `x` and writes `n` of `y`, and both have that many.
/// let done = unsafe { kernel.launch(&queue).grid([1000]).block([256]).arg(&x).arg(&y).arg(2.0f32).arg(1000u32).submit()? };
/// done.wait()?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a launch does nothing until `submit`"]
pub struct Launch<'k, 'q> {
    kernel: &'k Kernel,
    queue: &'q Queue,
    grid: Option<Extent<u32>>,
    block: Option<Extent<u32>>,
    arguments: Arguments,
    extra_local: u32,
    barrier: bool,
    keep: Vec<Keep>,
}

/// A launch that was checked.
struct Checked {
    packet: packet::KernelDispatch,
    scratch: u32,
    work: Work,
}

impl<'k, 'q> Launch<'k, 'q> {
    pub(crate) fn new(kernel: &'k Kernel, queue: &'q Queue) -> Self {
        Self {
            kernel,
            queue,
            grid: None,
            block: None,
            arguments: Arguments::default(),
            extra_local: 0,
            barrier: false,
            keep: Vec::new(),
        }
    }

    /// How many work-items run, in one to three dimensions: `[n]`, `[width, height]`, `[x, y, z]`. (Work-items, not
    /// workgroups.)
    pub fn grid(mut self, grid: impl Into<Extent<u32>>) -> Self {
        self.grid = Some(grid.into());
        self
    }

    /// How many work-items a workgroup has, in one to three dimensions. The default is what the kernel was compiled for,
    /// or 256 in the first dimension, or the most that the kernel allows.
    pub fn block(mut self, block: impl Into<Extent<u32>>) -> Self {
        self.block = Some(block.into());
        self
    }

    /// The next argument.
    pub fn arg(mut self, argument: impl Argument) -> Self {
        argument.add_to(&mut self.arguments);
        self
    }

    /// As the next argument, a pointer to this many bytes of LDS (a `local` pointer in OpenCL C).
    pub fn local_memory(mut self, bytes: u32) -> Self {
        self.arguments.given.push(Given::Local { bytes });
        self
    }

    /// More LDS behind what the kernel declares, without an argument (`extern __shared__` in HIP).
    pub fn extra_local_memory(mut self, bytes: u32) -> Self {
        self.extra_local = bytes;
        self
    }

    /// Whether the kernel starts only when everything that was submitted to the queue before is complete.
    pub fn barrier(mut self, barrier: bool) -> Self {
        self.barrier = barrier;
        self
    }

    /// Keeps a buffer alive until the kernel is complete, though it is no argument: memory that the kernel reaches
    /// through an address.
    pub fn keep<T>(mut self, buffer: &Buffer<T>) -> Self {
        self.keep.push(Keep::Region { _region: buffer.region().clone() });
        self
    }

    /// Checks the launch and submits it.
    ///
    /// # Safety
    ///
    /// The kernel runs with these arguments on memory that the host's program owns. The caller promises that, for this
    /// grid, these arguments and what the memory holds,
    ///
    /// - the kernel reads and writes only inside the buffers it is given, and other memory only where the program has
    ///   made that valid ([`Address`], pointers in buffers or values) and keeps it valid until the kernel is complete;
    /// - what it does to that memory leaves the program's own invariants whole: no Rust reference to any of it exists
    ///   while the kernel runs;
    /// - the types and the order of the arguments are those of the kernel's source. (Kind and size were checked.)
    ///
    /// A kernel that reads or writes where nothing is mapped, runs into garbage or never ends is not undefined behaviour:
    /// the queue stops, or the wait lasts.
    ///
    /// # Errors
    ///
    /// [`Error::Launch`](crate::Error::Launch) names what is wrong with the launch;
    /// [`Error::Foreign`](crate::Error::Foreign) an argument of another agent; otherwise as [`Queue::submit`]. Nothing
    /// was submitted then.
    pub unsafe fn submit(self) -> Result<Completion> {
        let queue = self.queue;
        let Checked { packet, scratch, work } = self.check()?;
        // SAFETY: the packet names the kernel, the arguments and the signal that `work` keeps; the rest is the caller's
        // promise.
        unsafe { queue.submit_with_scratch(packet.into(), work.signal.view(), scratch)? };
        Ok(queue.completion(work.signal, work.keep))
    }

    /// Checks the launch and keeps it, to submit it again and again with no more than the cost of a packet. The arguments
    /// and the grid stay as they are.
    ///
    /// # Errors
    ///
    /// As for [`submit`](Self::submit).
    pub fn prepare(self) -> Result<Prepared<'q>> {
        let queue = self.queue;
        let Checked { packet, scratch, work } = self.check()?;
        Ok(Prepared { queue, packet: packet.into(), scratch, work: Some(work) })
    }

    fn check(self) -> Result<Checked> {
        let agent = self.queue.agent();
        agent.generation().check()?;
        if self.kernel.agent() != agent {
            let object = format!("kernel `{}`", self.kernel.name());
            return Err(agent.foreign(object, self.kernel.agent().shared()));
        }
        let (grid, block) = self.shape()?;
        let info = self.kernel.info();
        if info.kernarg_align > ARGUMENT_ALIGNMENT {
            return Err(LaunchError::ArgumentAlignment { kernel: self.name(), alignment: info.kernarg_align }.into());
        }
        let dimensions = grid.dimensions().max(block.dimensions());
        let workgroup = narrow(block);
        let mut launch = hidden::Launch::new(grid.size(), workgroup.size(), dimensions);
        let places = self.queue.backend().places();
        launch.queue = places.queue;
        launch.private_base = places.private_aperture;
        launch.shared_base = places.local_aperture;
        let mut segment = vec![0u8; info.kernarg_size as usize];
        let local = self.write_arguments(&launch, &mut segment)?;
        let limit = agent.local_memory();
        if local > u64::from(limit) {
            let fixed = info.group_segment_size;
            return Err(LaunchError::LocalMemory { kernel: self.name(), bytes: local, fixed, limit }.into());
        }

        let arguments = agent.pools().allocate(MemoryKind::Host, segment.len(), false)?;
        arguments.write(0, &segment)?;
        let signal = agent.create_signal(0)?;
        let scratch = match info.uses_dynamic_stack {
            true => info.private_segment_size.saturating_add(DYNAMIC_STACK),
            false => info.private_segment_size,
        };
        let packet = packet::KernelDispatch::new(self.kernel.descriptor(), grid, workgroup)
            .map_err(|e| backend::failed(format!("launch of `{}`", self.kernel.name()), e))?
            .kernarg(arguments.address())
            .private_segment_size(scratch)
            .group_segment_size(local as u32)
            .barrier(self.barrier)
            .completion(signal.handle());
        let mut keep = self.keep;
        keep.reserve(self.arguments.given.len() + 2);
        keep.push(Keep::Module { _module: self.kernel.module().clone() });
        keep.push(Keep::Region { _region: arguments });
        for given in self.arguments.given {
            if let Given::Memory { region, .. } = given {
                keep.push(Keep::Region { _region: region });
            }
        }
        Ok(Checked { packet, scratch, work: Work { signal, keep } })
    }

    /// The grid and the workgroup, checked.
    fn shape(&self) -> Result<(Extent<u32>, Extent<u32>), LaunchError> {
        let info = self.kernel.info();
        let kernel = || self.name();
        let grid = self.grid.ok_or_else(|| LaunchError::NoGrid { kernel: kernel() })?;
        if grid.size().contains(&0) {
            return Err(LaunchError::Empty { kernel: kernel(), what: "grid", size: grid.size() });
        }
        if product(grid.size()) > u64::from(u32::MAX) {
            return Err(LaunchError::GridTooLarge { kernel: kernel(), grid: grid.size() });
        }
        let allowed = info.max_workgroup_size.min(MAX_WORKGROUP);
        let required = info.required_workgroup_size;
        let block = match (self.block, required) {
            (Some(block), _) => block,
            (None, Some(required)) => required.into(),
            (None, None) => [DEFAULT_WORKGROUP.min(allowed)].into(),
        };
        let workgroup = block.size();
        if workgroup.contains(&0) {
            return Err(LaunchError::Empty { kernel: kernel(), what: "workgroup", size: workgroup });
        }
        if let Some(required) = required.filter(|required| *required != workgroup) {
            return Err(LaunchError::WorkgroupRequired { kernel: kernel(), workgroup, required });
        }
        let items = product(workgroup);
        if items > u64::from(allowed) {
            let limiter = if allowed < MAX_WORKGROUP { "the kernel" } else { "the agent" };
            return Err(LaunchError::WorkgroupTooLarge { kernel: kernel(), workgroup, items, limit: allowed, limiter });
        }
        let partial = std::iter::zip(grid.size(), workgroup).any(|(grid, block)| grid % block != 0);
        if partial && info.uniform_workgroups {
            return Err(LaunchError::NotUniform { kernel: kernel(), grid: grid.size(), workgroup });
        }
        Ok((grid, block))
    }

    /// Writes the arguments, the hidden ones too. Returns the bytes of LDS in all.
    fn write_arguments(&self, launch: &hidden::Launch, segment: &mut [u8]) -> Result<u64> {
        let agent = self.queue.agent();
        let info = self.kernel.info();
        let mut writer = kernarg::Writer::new(info, segment).map_err(LaunchError::from)?;
        for (index, given) in self.arguments.given.iter().enumerate() {
            let written = match given {
                Given::Value { start, len } => writer.value(&self.arguments.values[*start..start + len]),
                Given::Address(address) => writer.buffer(*address),
                Given::Local { bytes } => writer.local_memory(*bytes),
                Given::Memory { address, region } if agent.owns_region(region) => writer.buffer(*address),
                Given::Memory { region, .. } => {
                    let name = info.explicit().get(index).and_then(|argument| argument.name.as_deref());
                    let object = format!("buffer (argument {index}{})", Named(name));
                    return Err(agent.foreign(object, region.shared()));
                }
            };
            written.map_err(LaunchError::from)?;
        }
        let local = writer.finish(launch).map_err(LaunchError::from)?;
        if self.extra_local != 0 {
            let dynamic = u64::from(local - info.group_segment_size) + u64::from(self.extra_local);
            launch.fill(info, u32::try_from(dynamic).unwrap_or(u32::MAX), segment);
        }
        Ok(u64::from(local) + u64::from(self.extra_local))
    }

    fn name(&self) -> String {
        self.kernel.name().to_owned()
    }
}

/// A workgroup as packets have it. It was checked to have at most 1,024 work-items.
fn narrow(block: Extent<u32>) -> Extent<u16> {
    let [x, y, z] = block.size().map(|size| size as u16);
    match block.dimensions() {
        1 => [x].into(),
        2 => [x, y].into(),
        _ => [x, y, z].into(),
    }
}

/// An argument's name, after its number.
struct Named<'n>(Option<&'n str>);

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |name| write!(f, ", `{name}`"))
    }
}

fn product(sizes: [u32; 3]) -> u64 {
    sizes.into_iter().fold(1u64, |product, size| product.saturating_mul(size.into()))
}

/// A launch that was checked once and can be submitted many times, one after the other.
///
/// Submitting it writes one packet: no allocation, no lock, no system call.
pub struct Prepared<'q> {
    queue: &'q Queue,
    packet: Packet,
    scratch: u32,
    /// `None` only while it is dropped.
    work: Option<Work>,
}

impl Prepared<'_> {
    fn signal(&self) -> &Signal {
        match &self.work {
            Some(work) => &work.signal,
            None => unreachable!("a prepared launch is used while it is dropped"),
        }
    }

    /// Submits it.
    ///
    /// # Safety
    ///
    /// As for [`Launch::submit`], each time.
    ///
    /// # Errors
    ///
    /// [`LaunchError::InFlight`] unless the last submission is complete; otherwise as [`Queue::submit`].
    #[inline]
    pub unsafe fn submit(&mut self) -> Result<()> {
        self.queue.agent().generation().check()?;
        let signal = self.signal().view();
        if signal.load() >= 1 {
            return Err(LaunchError::InFlight.into());
        }
        // SAFETY: the packet names what `work` keeps; the rest is the caller's promise.
        unsafe { self.queue.submit_with_scratch(self.packet, signal, self.scratch) }
    }

    /// Waits until the last submission is complete.
    ///
    /// # Errors
    ///
    /// As for [`Completion::wait`].
    #[inline]
    pub fn wait(&self) -> Result<()> {
        while !completion::wait(self.queue.inner(), self.signal(), None)? {}
        Ok(())
    }

    /// As [`wait`](Self::wait), for no longer than `timeout`: `false` when the time is up.
    ///
    /// # Errors
    ///
    /// As for [`Completion::wait`].
    pub fn wait_timeout(&self, timeout: Duration) -> Result<bool> {
        completion::wait(self.queue.inner(), self.signal(), Some(timeout))
    }

    /// How long the kernel ran the last time.
    ///
    /// # Errors
    ///
    /// As for [`Completion::duration`].
    pub fn duration(&self) -> Result<Duration> {
        completion::duration(self.queue.inner(), self.signal())
    }
}

impl Drop for Prepared<'_> {
    fn drop(&mut self) {
        if let Some(work) = self.work.take() {
            self.queue.inner().finish(work);
        }
    }
}

impl fmt::Debug for Prepared<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared").field("queue", self.queue).field("packet", &self.packet).finish_non_exhaustive()
    }
}
