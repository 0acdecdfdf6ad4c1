//! One GPU, opened.

use super::{
    Access, Allocation, Clock, Counters, Error, Placement, Result, Signal,
    buffer::{Buffer, invalid},
    device::Device,
    pool::{self, Pool},
    process::Argument,
    queue::{self, Queue},
    slots::Slots,
    vm,
};
use crate::topology::{self, BankKind};
use hsakmt_sys::uapi::*;
use std::{
    ptr::NonNull,
    sync::{Arc, OnceLock},
    time::Duration,
};

/// The shortest time between two readings of the clocks from which their ratio is taken.
const CLOCK_BASE: Duration = Duration::from_millis(2);

/// A GPU that this process has opened. It outlives the [`Kfd`](super::Kfd) it is of.
#[derive(Debug)]
pub struct Gpu {
    device: Arc<Device>,
    slots: Arc<Slots>,
    /// Pools of small pieces by placement and access, made when first used.
    pools: [OnceLock<Pool>; 16],
    /// The clocks when the GPU was opened.
    opened: OnceLock<Counters>,
}

impl Gpu {
    pub(super) fn new(device: Arc<Device>, slots: Arc<Slots>) -> Self {
        let gpu = Self { device, slots, pools: Default::default(), opened: OnceLock::new() };
        // A reading for the clocks' ratio; a failure shows when it is asked for.
        if let Ok(counters) = gpu.clock_counters() {
            let _ = gpu.opened.set(counters);
        }
        gpu
    }

    pub(super) fn device(&self) -> &Arc<Device> {
        &self.device
    }

    /// Takes in what the kernel has to report of failures, without waiting.
    pub(super) fn collect_failures(&self) {
        // Who asks has an error already: one that the kernel gives here says no more.
        let _ = self.slots.events.sleep(&mut [], Duration::ZERO);
    }

    /// The KFD's id of it: what faults name.
    pub fn id(&self) -> u32 {
        self.device.id
    }

    /// Its node of the topology.
    pub fn node(&self) -> &topology::Node {
        &self.device.node
    }

    /// What the topology says of it.
    pub fn properties(&self) -> &topology::Gpu {
        &self.device.properties
    }

    /// The NUMA node from which the host's memory for this GPU comes, as long as there is room: that of
    /// [`Placement::Host`] and [`Placement::HostUncached`], and so rings, kernel arguments and signals. `None` where there
    /// is nothing to choose.
    pub fn host_node(&self) -> Option<usize> {
        self.device.host_node
    }

    /// Where ordinary buffers go: memory that both this GPU and the host can reach, the GPU's own if there is such.
    pub fn default_placement(&self) -> Placement {
        let public = |bank: &topology::Bank| bank.kind == BankKind::Public && bank.size != 0;
        if self.node().banks.iter().any(public) { Placement::VramVisible } else { Placement::Host }
    }

    /// Allocates memory. Pieces of up to 32 KiB share buffers; larger ones have their own. Aligned to its size rounded up
    /// to a power of two, or to a page if that is less. The contents are undefined.
    pub fn allocate(&self, size: usize, placement: Placement, access: Access) -> Result<Allocation> {
        if size == 0 {
            return Err(invalid("the size of an allocation", size, "there is no empty memory"));
        }
        if size > pool::LARGEST {
            return self.allocate_alone(size, placement, access);
        }
        let pool = match placement {
            Placement::Vram => 0,
            Placement::VramVisible => 1,
            Placement::Host => 2,
            Placement::HostUncached => 3,
        } * 4
            + access.bits() as usize % 4;
        let pool = self.pools[pool].get_or_init(|| Pool::new(&self.device, placement, access));
        Ok(Allocation::piece(pool.allocate(size)?, size, placement))
    }

    /// Allocates memory that shares its pages with nothing else.
    pub fn allocate_alone(&self, size: usize, placement: Placement, access: Access) -> Result<Allocation> {
        Ok(Allocation::whole(Buffer::new(&self.device, size, placement, access)?, size, placement))
    }

    /// Lets the GPU use memory of the process, at the address it has there. The GPU gets the whole pages around it.
    ///
    /// # Safety
    ///
    /// The pages stay mapped until the allocation is dropped, and whatever a GPU writes there is the caller's to bear.
    pub unsafe fn register(&self, memory: NonNull<u8>, len: usize, access: Access) -> Result<Allocation> {
        if len == 0 {
            return Err(invalid("the size of a registration", len, "there is no empty memory"));
        }
        let lead = memory.as_ptr() as usize % vm::page_size();
        let size = len.checked_add(lead).and_then(vm::whole_pages);
        let size =
            size.ok_or_else(|| invalid("the size of a registration", len, "it is more than there are addresses"))?;
        // SAFETY: it is the start of the page that the memory is in.
        let start = unsafe { memory.byte_sub(lead) };
        // SAFETY: the caller keeps the pages.
        let buffer = unsafe { Buffer::register(&self.device, start, size, access) }?;
        Ok(Allocation::registered(buffer, memory, len))
    }

    /// Bytes of VRAM that can still be allocated.
    pub fn available_memory(&self) -> Result<u64> {
        let mut args = kfd_ioctl_get_available_memory_args { gpu_id: self.id(), ..Default::default() };
        // SAFETY: the argument has no pointer.
        unsafe { self.device.process.ioctl(&mut args, || self.device.name()) }?;
        Ok(args.available)
    }

    /// Creates a compute queue.
    pub fn create_queue(self: &Arc<Self>, config: &queue::Config) -> Result<Queue> {
        Queue::new(self, config)
    }

    /// Creates a signal. Cheap: signals and their events are pooled.
    pub fn create_signal(&self, value: i64) -> Result<Signal> {
        Signal::new(&self.slots, value)
    }

    /// Reads the GPU's clock and the host's together.
    pub fn clock_counters(&self) -> Result<Counters> {
        let mut args = kfd_ioctl_get_clock_counters_args { gpu_id: self.id(), ..Default::default() };
        // SAFETY: the argument has no pointer.
        unsafe { self.device.process.ioctl(&mut args, || self.device.name()) }?;
        Ok(Counters {
            gpu: args.gpu_clock_counter,
            cpu: args.cpu_clock_counter,
            system: args.system_clock_counter,
            system_frequency: args.system_clock_freq,
        })
    }

    /// The GPU's clock in time, measured from when the GPU was opened until now (waiting a moment, if that was just now).
    pub fn clock(&self) -> Result<Clock> {
        let first = match self.opened.get() {
            Some(first) => *first,
            None => {
                let first = self.clock_counters()?;
                *self.opened.get_or_init(|| first)
            }
        };
        let mut second = self.clock_counters()?;
        let short = |second: &Counters| second.cpu.saturating_sub(first.cpu) < CLOCK_BASE.as_nanos() as u64;
        if short(&second) {
            std::thread::sleep(CLOCK_BASE);
            second = self.clock_counters()?;
        }
        Clock::between(&first, &second).ok_or_else(|| Error::Answer {
            command: kfd_ioctl_get_clock_counters_args::NAME,
            object: self.device.name(),
            what: format!("clocks that do not run: {first:?}, then {second:?}"),
        })
    }

    /// Fails when the GPU has failed, and in a forked child. Does not ask the kernel.
    pub fn check(&self) -> Result<()> {
        self.device.check()
    }
}
