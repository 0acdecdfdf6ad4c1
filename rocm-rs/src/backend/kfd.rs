//! The backend over the KFD runtime: the kernel's driver, or the emulator behind the same seam.

use super::{Agent, Backend, Clocks, Description, Image, Memory, Places, Queue, SignalCell, failed};
use crate::{
    aql::{self, Ring},
    code_object::{
        self, CodeObject,
        target::{Processor, TargetId},
    },
    device::{Device, Profile},
    error::{Attempt, Error, OpenError, Result},
    fault::{Fault, MemoryFaultReason},
    kfd::{self, Access, Commands, Failure, Kfd, Placement, driver::Driver, fault::Reason},
    memory::{MemoryInfo, MemoryKind},
    queue::{self, Priority},
    topology::{self, BankKind},
};
use std::{
    any::Any,
    ptr::NonNull,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};

/// Opens a device with the driver that belongs to it.
pub(crate) fn open(device: Device) -> Result<Arc<dyn Backend>> {
    open_driver(device, driver(device)?)
}

/// Opens a device with a driver that the program chose.
pub(crate) fn open_driver(device: Device, driver: Arc<dyn Driver>) -> Result<Arc<dyn Backend>> {
    let kfd = Kfd::open(driver).map_err(|error| refused(device, &error))?;
    let gpus = kfd.gpus().iter().map(|gpu| Gpu::new(gpu, kfd.topology())).collect::<Result<_>>()?;
    Ok(Arc::new(Opened { kfd, gpus }))
}

fn refused(device: Device, error: &kfd::Error) -> Error {
    let attempt = match error {
        kfd::Error::Open { node, source, advice } => Attempt {
            errno: source.raw_os_error(),
            advice: Some(advice),
            ..Attempt::new(node.to_string(), source.to_string())
        },
        other => Attempt::new("the driver", other.to_string()),
    };
    OpenError { device, attempts: vec![attempt] }.into()
}

#[derive(Debug)]
struct Opened {
    kfd: Arc<Kfd>,
    gpus: Vec<Arc<Gpu>>,
}

impl Backend for Opened {
    fn agents(&self) -> Vec<Arc<dyn Agent>> {
        self.gpus.iter().map(|gpu| gpu.clone() as Arc<dyn Agent>).collect()
    }

    fn topology(&self) -> &topology::System {
        self.kfd.topology()
    }

    fn driver(&self) -> String {
        format!("{} {}", self.kfd.driver_name(), self.kfd.version())
    }
}

#[derive(Debug)]
struct Gpu {
    gpu: Arc<kfd::Gpu>,
    description: Description,
    /// Made when code is first loaded, or memory copied that the host does not reach.
    commands: OnceLock<Commands>,
    /// Held while it is made.
    making: Mutex<()>,
}

impl Gpu {
    fn new(gpu: &Arc<kfd::Gpu>, topology: &topology::System) -> Result<Arc<Self>> {
        let properties = gpu.properties();
        let target = TargetId::new(
            Processor::from_version(properties.gfx.target_version())
                .map_err(|e| failed(format!("node {}", gpu.node().number), e))?,
        );
        let memories = memories(gpu, topology);
        let description = Description {
            target,
            node: gpu.node().clone(),
            compute_units: properties.compute_units(),
            lds_bytes: properties.lds_kib.saturating_mul(1024),
            memories,
        };
        Ok(Arc::new(Self { gpu: gpu.clone(), description, commands: OnceLock::new(), making: Mutex::new(()) }))
    }
}

/// The memories that the driver tells of: those of the GPU's node, and those of the machine.
fn memories(gpu: &kfd::Gpu, topology: &topology::System) -> Vec<MemoryInfo> {
    let of_gpu = |wanted: &[BankKind]| sum(&gpu.node().banks, wanted);
    let host = topology.nodes.iter().map(|node| sum(&node.banks, &[BankKind::System])).fold(0, u64::saturating_add);
    let visible = match gpu.default_placement() {
        Placement::VramVisible => of_gpu(&[BankKind::Public]),
        _ => 0,
    };
    [
        (MemoryKind::Device, of_gpu(&[BankKind::Public, BankKind::Private])),
        (MemoryKind::DeviceVisible, visible),
        (MemoryKind::Host, host),
        (MemoryKind::HostUncached, host),
    ]
    .into_iter()
    .filter(|(_, bytes)| *bytes != 0)
    .map(|(kind, bytes)| MemoryInfo { kind, bytes })
    .collect()
}

fn sum(banks: &[topology::Bank], wanted: &[BankKind]) -> u64 {
    banks.iter().filter(|bank| wanted.contains(&bank.kind)).map(|bank| bank.size).fold(0, u64::saturating_add)
}

fn placement(kind: MemoryKind) -> Placement {
    match kind {
        MemoryKind::Device => Placement::Vram,
        MemoryKind::DeviceVisible => Placement::VramVisible,
        MemoryKind::Host => Placement::Host,
        MemoryKind::HostUncached => Placement::HostUncached,
    }
}

impl Gpu {
    fn memory(&self, kind: MemoryKind, bytes: u64, access: Access) -> Result<kfd::Allocation> {
        let out_of_memory = |source: Option<kfd::Error>| Error::OutOfMemory {
            agent: self.description.target.to_string(),
            bytes,
            kind,
            source: source.map(|e| Box::new(e) as _),
        };
        let size = usize::try_from(bytes).map_err(|_| out_of_memory(None))?;
        self.gpu.allocate(size, placement(kind), access).map_err(|error| match error {
            error @ kfd::Error::OutOfMemory { .. } => out_of_memory(Some(error)),
            error => self.error(format!("allocate {bytes} bytes of {kind} memory"), error),
        })
    }

    /// The queue for commands to the packet processor.
    fn commands(&self) -> kfd::Result<&Commands> {
        // In a forked child the lock may be held by a thread that is not here.
        self.gpu.check()?;
        if let Some(commands) = self.commands.get() {
            return Ok(commands);
        }
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        match self.commands.get() {
            Some(commands) => Ok(commands),
            None => {
                let commands = Commands::new(&self.gpu)?;
                Ok(self.commands.get_or_init(|| commands))
            }
        }
    }

    /// An error of the KFD runtime in the words of the root.
    fn error(&self, operation: impl Into<String>, error: kfd::Error) -> Error {
        match error {
            kfd::Error::Forked => Error::Forked,
            error => failed(format!("{}: {}", self.description.target, operation.into()), error),
        }
    }
}

impl Agent for Gpu {
    fn description(&self) -> &Description {
        &self.description
    }

    fn allocate(&self, kind: MemoryKind, bytes: u64) -> Result<Box<dyn Memory>> {
        Ok(Box::new(Allocation(self.memory(kind, bytes, Access::WRITE)?)))
    }

    unsafe fn copy(&self, to: u64, from: u64, bytes: u64) -> Result<()> {
        let operation = || format!("copy {bytes} bytes from {from:#x} to {to:#x}");
        let commands = self.commands().map_err(|e| self.error(operation(), e))?;
        // SAFETY: the caller's promise.
        unsafe { commands.copy(to, from, bytes) }.map_err(|e| self.error(operation(), e))
    }

    /// The image is put together on the host first and copied once, so that the GPU never sees half of it. What its caches
    /// hold of code that was there before is forgotten.
    fn load(&self, object: &CodeObject) -> Result<Box<dyn Image>> {
        let kind = match self.gpu.default_placement() {
            Placement::VramVisible => MemoryKind::DeviceVisible,
            _ => MemoryKind::Host,
        };
        let memory = self.memory(kind, object.memory_size().max(1), Access::WRITE | Access::EXECUTE)?;
        if memory.address() % object.memory_align() != 0 {
            return Err(Error::CodeAlignment { alignment: object.memory_align() });
        }
        let image = object.image(memory.address(), |_| None)?;
        let forgotten = memory.write(0, &image).and_then(|()| self.commands()?.forget_code());
        match forgotten {
            // On a GPU that has failed nothing runs any more.
            Ok(()) | Err(kfd::Error::Failure(_)) => {}
            Err(error) => return Err(self.error("load a code object", error)),
        }
        Ok(Box::new(Code(memory)))
    }

    fn create_queue(&self, config: &queue::Config) -> Result<Box<dyn Queue>> {
        let config = kfd::queue::Config {
            packets: config.packets,
            priority: match config.priority {
                Priority::Low => 3,
                Priority::Normal => 7,
                Priority::High => 11,
            },
            cu_mask: config.cu_mask.clone(),
            ..Default::default()
        };
        let queue = self.gpu.create_queue(&config).map_err(|e| self.error("create a queue", e))?;
        // SAFETY: the ring is dropped before the queue, and is the only one.
        let ring = unsafe { queue.packet_ring() }.map_err(|e| failed(format!("queue {}", queue.id()), e))?;
        Ok(Box::new(AqlQueue { ring, queue }))
    }

    fn create_signal(&self) -> Result<Box<dyn SignalCell>> {
        let signal = self.gpu.create_signal(0).map_err(|e| self.error("create a signal", e))?;
        Ok(Box::new(Cell(signal)))
    }

    fn clocks(&self) -> Result<Clocks> {
        let counters = self.gpu.clock_counters().map_err(|e| self.error("read the clocks", e))?;
        Ok(Clocks { agent: counters.gpu, host: counters.cpu })
    }

    fn elapsed(&self, start: u64, end: u64) -> Result<Duration> {
        let clock = self.gpu.clock().map_err(|e| self.error("read the clocks", e))?;
        Ok(clock.duration(end.saturating_sub(start)))
    }
}

#[derive(Debug)]
struct Allocation(kfd::Allocation);

// SAFETY: an allocation is mapped for the GPU, and for the host where `host` says so, until it is dropped.
unsafe impl Memory for Allocation {
    fn address(&self) -> u64 {
        self.0.address()
    }

    fn host(&self) -> Option<NonNull<u8>> {
        self.0.host()
    }
}

/// The memory of a code object.
#[derive(Debug)]
struct Code(kfd::Allocation);

impl Image for Code {
    fn address(&self) -> u64 {
        self.0.address()
    }

    fn descriptor(&self, kernel: &code_object::Kernel) -> u64 {
        self.0.address() + kernel.descriptor_address
    }
}

#[derive(Debug)]
struct AqlQueue {
    // Dropped before the queue whose memory it uses.
    ring: Ring<aql::Multi>,
    queue: kfd::Queue,
}

// SAFETY: the ring works as long as the queue, which is destroyed when this is dropped; the KFD stops its waves then.
unsafe impl Queue for AqlQueue {
    fn ring(&self) -> &Ring<aql::Multi> {
        &self.ring
    }

    fn id(&self) -> u64 {
        self.queue.id().into()
    }

    fn places(&self) -> Places {
        let queue = self.queue.descriptor();
        // SAFETY: the descriptor lives as long as the queue; these fields are written before it runs and never after.
        let (private_aperture, local_aperture) = unsafe {
            let queue = queue.as_ptr();
            let private = (&raw const (*queue).private_segment_aperture_base_hi).read_volatile();
            (private, (&raw const (*queue).group_segment_aperture_base_hi).read_volatile())
        };
        Places { queue: queue.addr().get() as u64, private_aperture, local_aperture }
    }

    fn scratch(&self) -> u32 {
        self.queue.scratch_per_lane()
    }

    unsafe fn grow_scratch(&self, bytes_per_work_item: u32) -> Result<()> {
        // SAFETY: the caller's promise.
        unsafe { self.queue.grow_scratch(bytes_per_work_item) }
            .map_err(|e| failed(format!("queue {}: {bytes_per_work_item} bytes of scratch", self.queue.id()), e))
    }

    fn fault(&self) -> Option<Fault> {
        self.queue.failure().map(|failure| fault(failure, self.queue.diagnosis()))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A failure in the words of the root, and those that the driver has beyond it.
fn fault(failure: Failure, diagnosis: Option<String>) -> Fault {
    let described = |description: String| match &diagnosis {
        Some(diagnosis) => format!("{description}: {diagnosis}"),
        None => description,
    };
    match failure {
        Failure::Memory { address, reason, imprecise, .. } => {
            let reason = MemoryFaultReason {
                not_present: reason == Reason::NotPresent,
                read_only: reason == Reason::ReadOnly,
                no_execute: reason == Reason::NoExecute,
                imprecise,
            };
            Fault::Memory { address: Some(address), reason }
        }
        Failure::Queue { error, .. } if error.is_of_wave() => {
            Fault::Exception { description: described(error.to_string()) }
        }
        Failure::Queue { error, .. } => Fault::Packet { description: described(error.to_string()) },
        other => Fault::Exception { description: described(other.to_string()) },
    }
}

#[derive(Debug)]
struct Cell(kfd::Signal);

// SAFETY: the signal's memory lives until it is dropped.
unsafe impl SignalCell for Cell {
    fn signal(&self) -> &aql::Signal {
        // SAFETY: the descriptor is an `amd_signal_t` that lives as long as `self`, and is only used as one.
        unsafe { aql::Signal::at(self.0.descriptor()) }
    }

    fn sleep(&self, seen: i64, limit: Option<Duration>, queue: Option<&dyn Queue>) -> Result<()> {
        let queue = queue.and_then(|queue| queue.as_any().downcast_ref::<AqlQueue>()).map(|queue| &queue.queue);
        match self.0.wait(aql::Condition::Ne, seen, limit, queue) {
            Ok(_) => Ok(()),
            Err(kfd::Error::Forked) => Err(Error::Forked),
            Err(error) => Err(failed("wait for a signal", error)),
        }
    }

    fn wake(&self) -> Result<()> {
        self.0.wake();
        Ok(())
    }
}

/// The driver of a device.
fn driver(device: Device) -> Result<Arc<dyn Driver>> {
    match device {
        Device::Emulated(profile) => emulated(profile),
        _ => Ok(kfd::driver::Kernel::shared()),
    }
}

#[cfg(feature = "emulator")]
fn emulated(profile: Profile) -> Result<Arc<dyn Driver>> {
    let refused = |failure: String| {
        let attempts = vec![Attempt::new(format!("the software GPU ({profile})"), failure)];
        Error::Open(OpenError { device: Device::Emulated(profile), attempts })
    };
    let gpu = match profile {
        Profile::Gfx1151 => rocm_emulator::Profile::Gfx1151,
        Profile::Gfx1103 => rocm_emulator::Profile::Gfx1103,
        Profile::Gfx1100 => rocm_emulator::Profile::Gfx1100,
    };
    let config = rocm_emulator::Config { gpus: vec![gpu], ..Default::default() };
    let machine = rocm_emulator::Machine::new(config).map_err(|e| refused(e.to_string()))?;
    Ok(kfd::driver::Emulated::shared(machine))
}

#[cfg(not(feature = "emulator"))]
fn emulated(profile: Profile) -> Result<Arc<dyn Driver>> {
    let attempt = Attempt::new(format!("the software GPU ({profile})"), "this program was built without it");
    Err(OpenError { device: Device::Emulated(profile), attempts: vec![attempt] }.into())
}
