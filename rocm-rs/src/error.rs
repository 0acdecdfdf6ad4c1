//! What can go wrong, as one typed error per cause.
//!
//! Invariant: an error names the operation, the object and, where the driver spoke, its errno; what a person can do
//! about it is in the message. The layers below keep their own enums, which are carried as sources.

use crate::{
    device::{DEVICE_VARIABLE, Device, ParseDeviceError},
    fault::Fault,
    launch::LaunchError,
    memory::MemoryKind,
};
use std::{error::Error as StdError, fmt};

/// The result of an operation of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The error of a lower layer, kept as a source: [`crate::kfd::Error`] with the `kfd` and `emulated` devices,
/// `hsa::Error` with the `hsa` device.
pub type BackendError = Box<dyn StdError + Send + Sync + 'static>;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No device could be opened. The message says what was tried, and what to do.
    #[error(transparent)]
    Open(#[from] OpenError),

    /// `ROCM_RS_DEVICE` does not name a device.
    #[error("{DEVICE_VARIABLE}: {0}")]
    DeviceVariable(#[source] ParseDeviceError),

    /// The runtime was opened in a process of which this one is a forked child. Nothing of it can be used here; a new
    /// [`Runtime`](crate::Runtime) can be opened.
    #[error("the runtime was opened before this process was forked; open a new one in the child")]
    Forked,

    /// The device has not as much memory left.
    #[error("{agent}: out of memory: {bytes} bytes of {kind} memory were asked for")]
    OutOfMemory {
        /// The agent that was asked.
        agent: String,
        /// Bytes asked for.
        bytes: u64,
        /// The memory asked for.
        kind: MemoryKind,
        /// What the driver said.
        #[source]
        source: Option<BackendError>,
    },

    /// A size in bytes does not fit the address space.
    #[error("{count} elements of {element} bytes do not fit the address space")]
    SizeOverflow {
        /// Elements asked for.
        count: usize,
        /// Bytes per element.
        element: usize,
    },

    /// A copy between host and device whose two sides have different lengths.
    #[error("copy {direction}: the buffer has {device} elements and the host has {host}")]
    LengthMismatch {
        /// Which way the copy goes.
        direction: CopyDirection,
        /// Elements of the buffer or slice.
        device: usize,
        /// Elements of the host's slice.
        host: usize,
    },

    /// A range that is not inside its buffer.
    #[error("the range {start}..{end} is not inside a buffer of {len} elements")]
    RangeOutside {
        /// The first element asked for.
        start: usize,
        /// One past the last element asked for.
        end: usize,
        /// Elements of the buffer.
        len: usize,
    },

    /// The host cannot reach this memory.
    #[error("{kind} memory cannot be read or written by the host; use device-visible or host memory")]
    NotHostVisible {
        /// The memory's kind.
        kind: MemoryKind,
    },

    /// The module has no kernel of this name.
    #[error("the module has no kernel `{name}`; {}", names(available))]
    UnknownKernel {
        /// The name asked for.
        name: String,
        /// The names there are.
        available: Vec<String>,
    },

    /// A code object that cannot be read or laid out.
    #[error(transparent)]
    CodeObject(#[from] crate::code_object::Error),

    /// A code object that was compiled for another agent.
    #[error(transparent)]
    Target(#[from] crate::code_object::target::Mismatch),

    /// A code object that wants more alignment than memory for code has.
    #[error("the code object wants an alignment of {alignment:#x} bytes, and memory for code has less")]
    CodeAlignment {
        /// The alignment that it asks for.
        alignment: u64,
    },

    /// A source that was not compiled.
    #[cfg(feature = "compile")]
    #[error(transparent)]
    Compile(#[from] crate::compile::Error),

    /// A launch that was refused before anything was submitted.
    #[error(transparent)]
    Launch(#[from] LaunchError),

    /// The queue stopped: a kernel or a packet failed. Nothing submitted after that runs.
    #[error("queue {queue}: {fault}")]
    Faulted {
        /// The queue that stopped.
        queue: u64,
        /// What happened.
        fault: Fault,
    },

    /// The queue was destroyed before this work was complete.
    #[error("queue {queue} was destroyed before the work was complete")]
    QueueDestroyed {
        /// The queue.
        queue: u64,
    },

    /// A queue that cannot be made as asked.
    #[error("create a queue: {reason}")]
    QueueConfig {
        /// What is wrong.
        reason: &'static str,
    },

    /// An object of another agent, or of another runtime.
    #[error("this {object} belongs to {owner}, and {user} cannot use it")]
    Foreign {
        /// What was given: a buffer, a signal, a kernel.
        object: String,
        /// The agent it belongs to.
        owner: String,
        /// The agent that was to use it.
        user: String,
    },

    /// A barrier over more signals than one packet can wait for.
    #[error("a barrier that waits for any of its signals takes 1 to {max}, and {given} were given")]
    BarrierSignals {
        /// Signals given.
        given: usize,
        /// Most that can be given.
        max: usize,
    },

    /// All 65,536 signals of the agent are in use.
    #[error("all 65536 signals of the agent are in use")]
    TooManySignals,

    /// The dispatch left no time stamps: it is not complete, or it did not run.
    #[error("the dispatch has no time stamps")]
    NoTimestamps,

    /// The backend failed at something.
    #[error("{operation}: {source}")]
    Backend {
        /// What was being done, and to what.
        operation: String,
        /// What the backend said.
        #[source]
        source: BackendError,
    },
}

/// Which way a copy goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyDirection {
    /// From the host into a buffer.
    ToDevice,
    /// From a buffer to the host.
    ToHost,
}

impl fmt::Display for CopyDirection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CopyDirection::ToDevice => "to the device",
            CopyDirection::ToHost => "to the host",
        })
    }
}

/// Why no device could be opened.
///
/// Its message names each thing that was tried and how it failed, then what a person can do.
#[derive(Debug)]
pub struct OpenError {
    pub(crate) device: Device,
    pub(crate) attempts: Vec<Attempt>,
}

/// One thing that was tried to open a device.
#[derive(Debug)]
pub struct Attempt {
    pub(crate) what: String,
    pub(crate) failure: String,
    pub(crate) errno: Option<i32>,
    pub(crate) advice: Option<&'static str>,
}

impl Attempt {
    pub(crate) fn new(what: impl Into<String>, failure: impl Into<String>) -> Self {
        Self { what: what.into(), failure: failure.into(), errno: None, advice: None }
    }

    /// What was tried: a device node, a part of the topology.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// How it failed.
    pub fn failure(&self) -> &str {
        &self.failure
    }

    /// The operating system's error number, where there is one.
    pub fn errno(&self) -> Option<i32> {
        self.errno
    }
}

impl OpenError {
    /// The device that was asked for.
    pub fn device(&self) -> Device {
        self.device
    }

    /// What was tried, in order.
    pub fn attempts(&self) -> &[Attempt] {
        &self.attempts
    }

    /// What a person can do, one sentence each.
    pub fn advice(&self) -> Vec<String> {
        let mut advice: Vec<_> = self.attempts.iter().filter_map(|a| a.advice).map(str::to_owned).collect();
        let built = cfg!(feature = "emulator");
        match self.device {
            Device::Hsa if !cfg!(feature = "hsa") => advice.push("build rocm-rs with its feature `hsa`".to_owned()),
            Device::Kfd | Device::Hsa if built => advice.push(format!(
                "to use the software GPU instead, set {DEVICE_VARIABLE}=emulated (`--device emulated` for the `rocm` \
                 command), or open `Device::Emulated` with `Runtime::builder()`"
            )),
            Device::Kfd | Device::Hsa => {
                advice.push("to use the software GPU, build rocm-rs with its feature `emulator`".to_owned());
            }
            Device::Emulated(_) if !built => advice.push("build rocm-rs with its feature `emulator`".to_owned()),
            Device::Emulated(_) => {}
        }
        advice
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no GPU could be opened on the device `{}`", self.device)?;
        for attempt in &self.attempts {
            write!(f, "\n  tried {}: {}", attempt.what, attempt.failure)?;
        }
        for advice in self.advice() {
            write!(f, "\n  help: {advice}")?;
        }
        Ok(())
    }
}

impl StdError for OpenError {}

fn names(available: &[String]) -> String {
    if available.is_empty() { "it has none".to_owned() } else { format!("it has {}", available.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_error_says_what_was_tried_and_what_to_do() {
        let failure = std::io::Error::from_raw_os_error(libc::ENOENT).to_string();
        let attempt = Attempt { advice: Some("plug one in"), ..Attempt::new("/dev/kfd", failure) };
        let message = OpenError { device: Device::Kfd, attempts: vec![attempt] }.to_string();
        assert!(message.contains("tried /dev/kfd: No such file"), "{message}");
        assert!(message.contains("help: plug one in"), "{message}");
        assert!(message.contains("emulat"), "{message}");
    }

    #[test]
    fn an_unknown_kernel_lists_the_names_there_are() {
        let error = Error::UnknownKernel { name: "sax".into(), available: vec!["add".into(), "saxpy".into()] };
        assert_eq!(error.to_string(), "the module has no kernel `sax`; it has add, saxpy");
    }
}
