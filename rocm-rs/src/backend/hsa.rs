//! The backend over AMD's runtime, ROCr.

use super::{Agent, Backend, Clocks, Description, Image, Memory, Places, Queue, SignalCell, failed};
use crate::{
    aql::{self, Condition, Ring},
    code_object::{self, CodeObject},
    device::Device,
    error::{Attempt, Error, OpenError, Result},
    fault::{Fault, MemoryFaultReason},
    hsa::{self, Executable, Failure, Hsa, Library, Pool, Segment},
    memory::{MemoryInfo, MemoryKind},
    queue::{self, Priority},
    topology,
};
use hsa_runtime_sys::{self as sys, hsa_status_t};
use std::{any::Any, ptr::NonNull, sync::Arc, time::Duration};

/// What to do when ROCr does not start because there is no driver.
const NO_DRIVER: &str = "run `rocm doctor`, which says what is wrong with the driver";

/// Opens ROCr: the library that the program chose, or the one that is found.
pub(crate) fn open(library: Option<Arc<Library>>) -> Result<Arc<dyn Backend>> {
    let library = match library {
        Some(library) => library,
        // SAFETY: the user asked for the HSA runtime, and a library of its name is taken to be it.
        None => unsafe { Library::find() }.map_err(refused)?,
    };
    let hsa = Hsa::open(library).map_err(refused)?;
    let agents = hsa.agents().map_err(refused)?;
    let topology = hsa::system(&agents).map_err(refused)?;
    let gpus = agents.iter().filter(|agent| agent.is_gpu());
    let gpus = gpus.map(|agent| Gpu::new(agent, &agents, &topology).map_err(refused)).collect::<Result<_>>()?;
    Ok(Arc::new(Opened { hsa, gpus, topology }))
}

fn refused(error: hsa::Error) -> Error {
    let attempts = match &error {
        hsa::Error::Library(error) => {
            let attempt = |attempt: &hsa::locate::Attempt| {
                let what = match &attempt.file {
                    Some(file) => file.display().to_string(),
                    None => attempt.place.to_string(),
                };
                Attempt::new(what, attempt.problem.to_string())
            };
            let mut attempts: Vec<Attempt> = error.attempts().iter().map(attempt).collect();
            if let Some(last) = attempts.last_mut() {
                last.advice = Some(
                    "install ROCr (Debian's package is libhsa-runtime64-1), or set HSA_RUNTIME_LIB_DIR or ROCM_PATH to \
                     where it is",
                );
            }
            attempts
        }
        hsa::Error::Forked => return Error::Forked,
        hsa::Error::Init { library, .. } => {
            let what = format!("hsa_init of {library}");
            let failure = error.to_string();
            let failure = failure.strip_prefix(&what).map_or(&*failure, |rest| rest.trim_start_matches(": "));
            vec![Attempt { advice: Some(NO_DRIVER), ..Attempt::new(what, failure) }]
        }
        other => vec![Attempt::new("the HSA runtime", other.to_string())],
    };
    OpenError { device: Device::Hsa, attempts }.into()
}

#[derive(Debug)]
struct Opened {
    hsa: Arc<Hsa>,
    gpus: Vec<Arc<Gpu>>,
    topology: topology::System,
}

impl Backend for Opened {
    fn agents(&self) -> Vec<Arc<dyn Agent>> {
        self.gpus.iter().map(|gpu| gpu.clone() as Arc<dyn Agent>).collect()
    }

    fn topology(&self) -> &topology::System {
        &self.topology
    }

    fn driver(&self) -> String {
        format!("{} ({})", self.hsa.version(), self.hsa.library())
    }
}

/// The CPUs of the machine, the one whose memory is the nearest to a GPU first: that which the runtime names, else by the
/// weight of the link. ROCr has an agent for each NUMA node with processors.
fn by_nearness<'a>(gpu: &hsa::Agent, agents: &'a [hsa::Agent], topology: &topology::System) -> Vec<&'a hsa::Agent> {
    let named = gpu.nearest_cpu();
    let weight = |agent: &hsa::Agent| {
        let links = topology.node(gpu.node()).map_or(&[][..], |node| &node.links);
        links.iter().find(|link| link.to == agent.node()).map_or(u32::MAX, |link| link.weight)
    };
    let mut cpus: Vec<_> = agents.iter().filter(|agent| agent.is_cpu()).collect();
    cpus.sort_by_key(|agent| (Some(agent.handle().handle) != named, weight(agent)));
    cpus
}

#[derive(Debug)]
struct Gpu {
    agent: hsa::Agent,
    /// The CPU whose pools hold the host's memory: the nearest that has some.
    host: Option<hsa::Agent>,
    pools: Pools,
    description: Description,
}

/// The pool of each kind of memory, where there is one.
#[derive(Debug, Default)]
struct Pools {
    device: Option<Pool>,
    /// Whether the host can be let into the device's pool.
    visible: bool,
    host: Option<Pool>,
    uncached: Option<Pool>,
}

impl Pools {
    /// The pools of a GPU and of the first of these CPUs that has memory, and that CPU.
    fn of<'a>(agent: &hsa::Agent, cpus: &[&'a hsa::Agent]) -> hsa::Result<(Self, Option<&'a hsa::Agent>)> {
        use sys::{
            HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_COARSE_GRAINED as COARSE,
            HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_EXTENDED_SCOPE_FINE_GRAINED as EXTENDED,
            HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_FINE_GRAINED as FINE,
            HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_KERNARG_INIT as KERNARG,
        };
        let global = |agent: &hsa::Agent| -> hsa::Result<Vec<Pool>> {
            let usable = |pool: &Pool| pool.segment() == Segment::Global && pool.allocates();
            Ok(agent.pools()?.into_iter().filter(usable).collect())
        };
        // The first pool with the first of these flags and without the others.
        let best = |pools: &[Pool], wanted: &[(u32, u32)]| {
            let fits = |(with, without): &(u32, u32)| {
                pools.iter().find(|pool| pool.flags() & with != 0 && pool.flags() & without == 0).cloned()
            };
            wanted.iter().find_map(fits)
        };
        let device = best(&global(agent)?, &[(COARSE, 0), (FINE, 0)]);
        let (mut host, mut of_host) = (None, Vec::new());
        for cpu in cpus {
            of_host = global(cpu)?;
            if !of_host.is_empty() {
                host = Some(*cpu);
                break;
            }
        }
        let visible = match (&device, host) {
            (Some(pool), Some(host)) => pool.reachable_by(host)?,
            _ => false,
        };
        let pools = Self {
            device,
            visible,
            host: best(&of_host, &[(FINE, KERNARG | EXTENDED), (FINE, 0), (COARSE, 0)]),
            uncached: best(&of_host, &[(EXTENDED, 0), (KERNARG, 0), (FINE, 0)]),
        };
        Ok((pools, host))
    }

    fn get(&self, kind: MemoryKind) -> Option<&Pool> {
        match kind {
            MemoryKind::Device => self.device.as_ref(),
            MemoryKind::DeviceVisible => self.device.as_ref().filter(|_| self.visible),
            MemoryKind::Host => self.host.as_ref(),
            MemoryKind::HostUncached => self.uncached.as_ref(),
        }
    }

    fn memories(&self) -> Vec<MemoryInfo> {
        let info = |kind| Some(MemoryInfo { kind, bytes: self.get(kind)?.bytes() });
        MemoryKind::ALL.into_iter().filter_map(info).filter(|memory| memory.bytes != 0).collect()
    }
}

impl Gpu {
    fn new(agent: &hsa::Agent, agents: &[hsa::Agent], topology: &topology::System) -> hsa::Result<Arc<Self>> {
        let (pools, host) = Pools::of(agent, &by_nearness(agent, agents, topology))?;
        let node = topology.node(agent.node()).cloned().unwrap_or_default();
        let description = Description {
            target: agent.target()?,
            compute_units: node.gpu.as_ref().map_or(0, topology::Gpu::compute_units),
            lds_bytes: node.gpu.as_ref().map_or(0, |gpu| gpu.lds_kib.saturating_mul(1024)),
            memories: pools.memories(),
            node,
        };
        Ok(Arc::new(Self { agent: agent.clone(), host: host.cloned(), pools, description }))
    }

    /// An error of the runtime in the words of the root.
    fn error(&self, operation: impl Into<String>, error: hsa::Error) -> Error {
        match error {
            hsa::Error::Forked => Error::Forked,
            error => failed(format!("{}: {}", self.description.target, operation.into()), error),
        }
    }
}

impl Agent for Gpu {
    fn description(&self) -> &Description {
        &self.description
    }

    fn allocate(&self, kind: MemoryKind, bytes: u64) -> Result<Box<dyn Memory>> {
        let out_of_memory = |source: Option<hsa::Error>| Error::OutOfMemory {
            agent: self.description.target.to_string(),
            bytes,
            kind,
            source: source.map(|e| Box::new(e) as _),
        };
        let pool = self.pools.get(kind).ok_or_else(|| out_of_memory(None))?;
        let users: Vec<&hsa::Agent> = match kind {
            MemoryKind::DeviceVisible => [Some(&self.agent), self.host.as_ref()].into_iter().flatten().collect(),
            _ => vec![&self.agent],
        };
        match pool.allocate(bytes, &users) {
            Ok(allocation) => Ok(Box::new(Allocation { allocation, visible: kind.host_visible() })),
            Err(error) if error.is_out_of_memory() => Err(out_of_memory(Some(error))),
            Err(error) => Err(self.error(format!("allocate {bytes} bytes of {kind} memory"), error)),
        }
    }

    unsafe fn copy(&self, to: u64, from: u64, bytes: u64) -> Result<()> {
        let operation = || format!("copy {bytes} bytes from {from:#x} to {to:#x}");
        let pointer = |address: u64| NonNull::new(std::ptr::with_exposed_provenance_mut(address as usize));
        let (Some(to), Some(from)) = (pointer(to), pointer(from)) else {
            return Err(Error::RangeOutside { start: 0, end: bytes as usize, len: 0 });
        };
        // SAFETY: the caller's promise; this agent reaches both.
        let transfer = unsafe { self.agent.copy(to, from, &self.agent, bytes as usize, &[]) };
        let wait = |transfer: hsa::Transfer| {
            while !transfer.wait(None)? {}
            Ok(())
        };
        transfer.and_then(wait).map_err(|e| self.error(operation(), e))
    }

    fn load(&self, object: &CodeObject) -> Result<Box<dyn Image>> {
        // SAFETY: the code object was parsed, which checks all that a loader relies on.
        let executable = unsafe { Executable::load(&self.agent, object.bytes()) };
        Ok(Box::new(Loaded(executable.map_err(|e| self.error("load a code object", e))?)))
    }

    fn create_queue(&self, config: &queue::Config) -> Result<Box<dyn Queue>> {
        let config = hsa::Config {
            packets: config.packets,
            priority: match config.priority {
                Priority::Low => sys::HSA_AMD_QUEUE_PRIORITY_LOW,
                Priority::Normal => sys::HSA_AMD_QUEUE_PRIORITY_NORMAL,
                Priority::High => sys::HSA_AMD_QUEUE_PRIORITY_HIGH,
            },
            cu_mask: config.cu_mask.clone(),
        };
        let queue = hsa::Queue::new(&self.agent, &config).map_err(|e| self.error("create a queue", e))?;
        Ok(Box::new(AqlQueue(queue)))
    }

    fn create_signal(&self) -> Result<Box<dyn SignalCell>> {
        let signal = hsa::Signal::new(self.agent.hsa(), 0).map_err(|e| self.error("create a signal", e))?;
        Ok(Box::new(Cell(signal)))
    }

    fn clocks(&self) -> Result<Clocks> {
        let counters = self.agent.counters().map_err(|e| self.error("read the clocks", e))?;
        Ok(Clocks { agent: counters.agent, host: counters.host })
    }

    fn elapsed(&self, start: u64, end: u64) -> Result<Duration> {
        self.agent.elapsed(start, end).map_err(|e| self.error("read the clocks", e))
    }
}

#[derive(Debug)]
struct Allocation {
    allocation: hsa::Allocation,
    visible: bool,
}

// SAFETY: an allocation is mapped for the agents that were let in until it is dropped: the GPU always, the host where
// `visible` says so.
unsafe impl Memory for Allocation {
    fn address(&self) -> u64 {
        self.allocation.address().addr().get() as u64
    }

    fn host(&self) -> Option<NonNull<u8>> {
        self.visible.then_some(self.allocation.address())
    }
}

/// A code object in the hands of ROCr's loader.
#[derive(Debug)]
struct Loaded(Executable);

impl Image for Loaded {
    fn address(&self) -> u64 {
        self.0.address()
    }

    fn descriptor(&self, kernel: &code_object::Kernel) -> u64 {
        self.0.address_of(kernel.descriptor_address)
    }
}

#[derive(Debug)]
struct AqlQueue(hsa::Queue);

// SAFETY: the ring works as long as the queue, which is destroyed when this is dropped; ROCr stops its waves then.
unsafe impl Queue for AqlQueue {
    fn ring(&self) -> &Ring<aql::Multi> {
        self.0.ring()
    }

    fn id(&self) -> u64 {
        self.0.id()
    }

    fn places(&self) -> Places {
        let queue = self.0.descriptor();
        // SAFETY: the descriptor lives as long as the queue; these fields are written before it runs and never after.
        let (private_aperture, local_aperture) = unsafe {
            let queue = queue.as_ptr();
            let private = (&raw const (*queue).private_segment_aperture_base_hi).read_volatile();
            (private, (&raw const (*queue).group_segment_aperture_base_hi).read_volatile())
        };
        Places { queue: queue.addr().get() as u64, private_aperture, local_aperture }
    }

    /// ROCr gives each dispatch what it asks for.
    fn scratch(&self) -> u32 {
        u32::MAX
    }

    unsafe fn grow_scratch(&self, _: u32) -> Result<()> {
        Ok(())
    }

    fn fault(&self) -> Option<Fault> {
        self.0.failure().map(fault)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A failure in the words of the root.
fn fault(failure: Failure) -> Fault {
    // What the waves of a kernel did, and not the packet.
    const OF_WAVES: [hsa_status_t; 4] = [
        sys::HSA_STATUS_ERROR_EXCEPTION,
        sys::HSA_STATUS_ERROR_ILLEGAL_INSTRUCTION,
        sys::HSA_STATUS_ERROR_MEMORY_APERTURE_VIOLATION,
        sys::HSA_STATUS_ERROR_FATAL,
    ];
    match failure {
        Failure::Memory { address, reasons } => {
            let has = |flag| reasons & flag != 0;
            let reason = MemoryFaultReason {
                not_present: has(sys::HSA_AMD_MEMORY_FAULT_PAGE_NOT_PRESENT),
                read_only: has(sys::HSA_AMD_MEMORY_FAULT_READ_ONLY),
                no_execute: has(sys::HSA_AMD_MEMORY_FAULT_NX),
                imprecise: has(sys::HSA_AMD_MEMORY_FAULT_IMPRECISE),
            };
            Fault::Memory { address: Some(address), reason }
        }
        Failure::Queue { status: sys::HSA_STATUS_ERROR_MEMORY_FAULT } => {
            Fault::Memory { address: None, reason: MemoryFaultReason::default() }
        }
        Failure::Queue { status } if OF_WAVES.contains(&status) => Fault::Exception { description: status.to_string() },
        Failure::Queue { status } => Fault::Packet { description: status.to_string() },
        other => Fault::Exception { description: other.to_string() },
    }
}

#[derive(Debug)]
struct Cell(hsa::Signal);

// SAFETY: the signal lives until it is dropped.
unsafe impl SignalCell for Cell {
    fn signal(&self) -> &aql::Signal {
        self.0.signal()
    }

    /// A failure of the queue ends the sleep only when its time is up: ROCr has no wait for both.
    fn sleep(&self, seen: i64, limit: Option<Duration>, _: Option<&dyn Queue>) -> Result<()> {
        match self.0.sleep(Condition::Ne, seen, limit) {
            Ok(()) => Ok(()),
            Err(hsa::Error::Forked) => Err(Error::Forked),
            Err(error) => Err(failed("wait for a signal", error)),
        }
    }

    fn wake(&self) -> Result<()> {
        self.0.wake().map_err(|error| failed("wake a waiter", error))
    }
}
