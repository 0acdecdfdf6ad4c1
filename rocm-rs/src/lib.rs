//! AMD GPU compute from Rust, on Linux and FreeBSD, with nothing to install.
//!
//! The crate talks to the `amdkfd` kernel driver directly, in Rust. Where there is no AMD GPU, a software GPU inside the
//! process takes its place, when it is asked for by name.
//!
//! ```
//! use rocm_rs::{Device, Profile, Runtime};
//!
//! # fn main() -> rocm_rs::Result<()> {
//! // `Runtime::open()?` takes the machine's GPU, or what the environment variable ROCM_RS_DEVICE names.
//! let runtime = Runtime::builder().device(Device::Emulated(Profile::Gfx1151)).open()?;
//! let gpu = runtime.gpu()?;
//! # let object = rocm_emulator::kernels::source("demo").unwrap().object(gpu.name()).unwrap().bytes;
//! let kernel = gpu.load(object)?.kernel("saxpy")?;
//!
//! let x = gpu.upload(&[1.0f32, 2.0, 3.0])?;
//! let y = gpu.upload(&[10.0f32, 20.0, 30.0])?;
//! let queue = gpu.create_queue()?;
//! // SAFETY: `saxpy(alpha, x, y, n)` reads and writes `n` elements of `x` and `y`, and both have 3.
//! let done = unsafe { kernel.launch(&queue).grid([3]).arg(2.0f32).arg(&x).arg(&y).arg(3u32).submit()? };
//! done.wait()?;
//! assert_eq!(y.to_vec()?, [12.0, 24.0, 36.0]);
//! # Ok(())
//! # }
//! ```
//!
//! # Words
//!
//! | On the CPU | On the GPU | Here |
//! |---|---|---|
//! | a process's view of the machine | what a driver has opened | [`Runtime`] |
//! | a processor | an agent | [`Agent`] |
//! | `Box<[T]>` | a buffer: host and agents see it at the same address | [`Buffer`], [`Slice`] |
//! | a shared library | a code object in memory: a module | [`Module`] |
//! | a function | a kernel | [`Kernel`] |
//! | a call in a loop nest | a dispatch over a grid of work-items | [`Launch`] |
//! | a thread | a work-item; 32 or 64 of them are a wave and run as one | [`Launch::grid`] |
//! | threads that can wait for one another | a workgroup | [`Launch::block`] |
//! | a thread's stack | scratch memory | given to the queue by launches |
//! | memory that some threads share | LDS, local memory | [`Launch::local_memory`] |
//! | a channel of jobs | a queue: a ring of packets and a doorbell | [`Queue`] |
//! | an atomic with a condition variable | a signal | [`Signal`] |
//! | a `JoinHandle` | a completion | [`Completion`] |
//! | a segmentation fault | a memory fault: the queue stops, the process lives | [`Fault`] |
//!
//! # What is safe
//!
//! Submitting a kernel is `unsafe`: a kernel is machine code that writes this process's memory. What can be checked is
//! checked first: the grid and the workgroup against the kernel's and the agent's limits, the number, kind, size and
//! alignment of the arguments, whose memory they are, LDS. Everything else is safe, in any order and from any thread:
//!
//! - device memory is read and written by copies, never through references;
//! - work in flight keeps alive what it uses, whatever is dropped meanwhile;
//! - what a kernel does wrong stops its queue and is told to whoever waits for it;
//! - after `fork` the child gets [`Error::Forked`], and the parent works on.
//!
//! # Cargo features and environment
//!
//! | Feature | Default | What it adds |
//! |---|---|---|
//! | `compile` | yes | kernels compiled at run time by a Clang process, [`mod@compile`] |
//! | `comgr` | no | the same by AMD's comgr, opened at run time |
//! | `comgr-link` | no | the same, linked with the program: it must be there to build and to start |
//! | `comgr-vendored` | no | the same, built from AMD's sources against LLVM 22 |
//! | `emulator` | yes | the software GPU, [`Device::Emulated`] |
//! | `hsa` | no | AMD's runtime, ROCr, opened at run time: [`Device::Hsa`] |
//! | `hsa-link` | no | the same, linked with the program: it must be there to build and to start |
//! | `test-utils` | no | [`aql`]'s other side of the ring, for tests and fuzzers |
//!
//! | Variable | Values | What it does |
//! |---|---|---|
//! | `ROCM_RS_CACHE` | a folder, `off` | where compiled kernels are kept; without it, `~/.cache/rocm-rs` |
//! | `ROCM_RS_CLANG` | a path | the Clang that compiles; without it, the newest that is found |
//! | `ROCM_RS_COMPILER` | `clang`, `clang:/a/path`, `comgr`, `comgr:/a/path` | what compiles; without it, Clang, or else comgr |
//! | `ROCM_RS_DEVICE` | `kfd`, `hsa`, `emulated`, `emulated:gfx1151`, `emulated:gfx1103`, `emulated:gfx1100` | what [`Runtime::open`] opens; without it, `kfd` |
//!
//! Nothing falls back to the software GPU by itself: [`Runtime::open`] without a GPU is an error that says what was
//! tried, and what to do.
//!
//! # Layers
//!
//! Below the types of this page are modules that can be used by themselves: [`aql`] (packets, rings, signals),
//! [`code_object`] (ELF files of kernels), [`mod@compile`] (sources to code objects), [`topology`] (what is in the
//! machine), [`kfd`] (the driver) and, with the feature of that name, `hsa` (AMD's runtime).
//!
//! No machine that this crate was developed on has an AMD GPU: all that is tested is tested against the software GPU,
//! and, as far as it goes without a GPU, against the real driver.

// Loom's models are of `aql` alone.
#[cfg(not(loom))]
mod agent;
pub mod aql;
#[cfg(not(loom))]
mod backend;
#[cfg(not(loom))]
pub mod code_object;
#[cfg(all(feature = "compile", not(loom)))]
pub mod compile;
#[cfg(not(loom))]
mod completion;
#[cfg(not(loom))]
mod device;
#[cfg(not(loom))]
mod error;
#[cfg(not(loom))]
mod fault;
#[cfg(not(loom))]
mod fork;
#[cfg(all(feature = "hsa", not(loom)))]
pub mod hsa;
#[cfg(not(loom))]
mod kernel;
#[cfg(not(loom))]
pub mod kfd;
#[cfg(not(loom))]
mod launch;
#[cfg(not(loom))]
mod memory;
#[cfg(not(loom))]
mod module;
#[cfg(not(loom))]
pub mod numa;
#[cfg(not(loom))]
mod queue;
#[cfg(not(loom))]
mod runtime;
#[cfg(not(loom))]
mod signal;
#[cfg(not(loom))]
mod slab;
#[cfg(not(loom))]
pub mod topology;

#[cfg(not(loom))]
pub use agent::Agent;
#[cfg(not(loom))]
pub use aql::Condition;
#[cfg(not(loom))]
pub use backend::Clocks;
#[cfg(not(loom))]
pub use completion::Completion;
#[cfg(not(loom))]
pub use device::{DEVICE_VARIABLE, Device, ParseDeviceError, Profile};
#[cfg(not(loom))]
pub use error::{Attempt, BackendError, CopyDirection, Error, OpenError, Result};
#[cfg(not(loom))]
pub use fault::{Fault, MemoryFaultReason};
#[cfg(not(loom))]
pub use kernel::Kernel;
#[cfg(not(loom))]
pub use launch::{Address, Argument, Arguments, Extent, Launch, LaunchError, Prepared};
#[cfg(not(loom))]
pub use memory::{Buffer, MemoryInfo, MemoryKind, Slice};
#[cfg(not(loom))]
pub use module::Module;
#[cfg(not(loom))]
pub use queue::{Priority, Queue, QueueBuilder};
#[cfg(not(loom))]
pub use runtime::{Builder, Runtime};
#[cfg(not(loom))]
pub use signal::Signal;
