//! A model: one GPU of the topology folder, its memory and its queues.

use crate::{
    alias::Buffer,
    echo::{Echo, Raised},
    line::{Line, SetEvent, complain},
    tool,
};
use hsakmt_sys::uapi::{
    KFD_IOC_ALLOC_MEM_FLAGS_DOORBELL, KFD_IOC_ALLOC_MEM_FLAGS_EXECUTABLE, KFD_IOC_ALLOC_MEM_FLAGS_MMIO_REMAP,
    KFD_IOC_ALLOC_MEM_FLAGS_WRITABLE,
};
use rocm_emulator::{
    gpu::{self, Gpu, Host, Queue, QueueError, QueuePlace, Stop},
    memory::Access,
};
use std::{
    env,
    ffi::c_void,
    fmt, io,
    path::PathBuf,
    ptr,
    sync::{
        Arc,
        atomic::{AtomicPtr, AtomicUsize, Ordering},
    },
};

/// What tells ROCr where the topology folder is, and so us.
const TOPOLOGY: &str = "HSA_MODEL_TOPOLOGY";

/// The runtime, as the GPU sees it.
#[derive(Debug)]
struct Runtime {
    line: Arc<Line>,
    raised: Raised,
}

impl Host for Runtime {
    fn completing(&self, step: &mut dyn FnMut()) {
        tool::completing(step);
    }

    fn event(&self, number: u32) {
        self.line.raise(number);
        tool::raised(number);
        self.raised.note();
    }

    /// ROCr's hook gives its events no mailboxes.
    fn hears_without_mailbox(&self) -> bool {
        true
    }

    fn stopped(&self, stop: &Stop) -> bool {
        complain(format_args!("a queue stopped: {}", stop.why));
        // Where nobody is told, ROCr is, and its hook ends the program.
        !tool::tell(stop.queue, stop.bits)
    }
}

/// Why there is no model.
#[derive(Debug)]
pub enum NoModel {
    /// The variable that names the topology folder is not set.
    NoTopology,
    /// The folder cannot be read.
    Topology(gpu::TopologyError),
    /// It has no GPU.
    NoGpu(PathBuf),
    /// There is no thread.
    Thread(io::Error),
}

impl fmt::Display for NoModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoModel::NoTopology => write!(f, "{TOPOLOGY} is not set: `rocm emulate` does that"),
            NoModel::Topology(error) => {
                let cause = std::error::Error::source(error);
                write!(f, "{error}{}", cause.map(|cause| format!(": {cause}")).unwrap_or_default())
            }
            NoModel::NoGpu(folder) => write!(f, "{}: the topology has no GPU", folder.display()),
            NoModel::Thread(error) => write!(f, "no thread can be started: {error}"),
        }
    }
}

/// One GPU.
#[derive(Debug)]
pub struct Model {
    gpu: Gpu,
    _echo: Echo,
    line: Arc<Line>,
    aperture: AtomicPtr<u8>,
}

impl Model {
    /// The next GPU of the topology folder. The runtime makes all of them, in their order, each time that it starts.
    pub fn new() -> Result<Model, NoModel> {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let folder = PathBuf::from(env::var_os(TOPOLOGY).ok_or(NoModel::NoTopology)?);
        let profiles = gpu::published(&folder).map_err(NoModel::Topology)?;
        let number = MADE.fetch_add(1, Ordering::Relaxed).checked_rem(profiles.len());
        let profile = profiles[number.ok_or(NoModel::NoGpu(folder))?];
        let line = Arc::<Line>::default();
        let echo = Echo::start(line.clone()).map_err(NoModel::Thread)?;
        let raised = echo.raised();
        tool::echo_by(move || raised.note());
        let runtime = Runtime { line: line.clone(), raised: echo.raised() };
        Ok(Model {
            gpu: Gpu::new(profile, Arc::new(runtime)),
            _echo: echo,
            line,
            aperture: AtomicPtr::new(ptr::null_mut()),
        })
    }

    /// Where the runtime maps the GPU's memory: at this plus the GPU's address.
    pub fn set_aperture(&self, base: *mut u8) {
        self.aperture.store(base, Ordering::Release);
    }

    pub fn set_set_event(&self, function: SetEvent, data: *mut c_void) {
        self.line.connect(function, data);
    }

    /// The runtime has allocated memory, and will map it.
    pub fn announce(&self, start: u64, size: u64, flags: u32) {
        // These are not memory, and the GPU does not need them.
        if flags & (KFD_IOC_ALLOC_MEM_FLAGS_DOORBELL | KFD_IOC_ALLOC_MEM_FLAGS_MMIO_REMAP) != 0 {
            return;
        }
        let mut access = Access::READ;
        access.set(Access::WRITE, flags & KFD_IOC_ALLOC_MEM_FLAGS_WRITABLE != 0);
        access.set(Access::EXECUTE, flags & KFD_IOC_ALLOC_MEM_FLAGS_EXECUTABLE != 0);
        let aperture = self.aperture.load(Ordering::Acquire).wrapping_add(start as usize);
        self.gpu.space().announce(start, Box::new(Buffer { aperture, start, size, access }));
    }

    /// The runtime has freed memory.
    pub fn withdraw(&self, start: u64) {
        self.gpu.space().withdraw(start);
    }

    /// Starts a queue.
    pub fn start(&self, place: QueuePlace) -> Result<Queue, QueueError> {
        self.gpu.start(place)
    }
}
