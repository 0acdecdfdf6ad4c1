//! Events: how a thread sleeps until a GPU has something to say.
//!
//! A thread that sleeps always sleeps on the memory-fault and hardware-exception events of the process too, so that
//! whoever waits hears of a failure. Those two and the signal events are reset by the wait that sees them; the failure
//! is therefore kept (`Failures`) before any waiter returns, and waiters look there at least
//! every `SLICE`.
//!
//! Signal events have an age since version 1.14: it grows with each setting, and a wait that names an older one
//! returns at once. A waiter that reads the age first and then the value cannot miss a setting between its look and
//! its sleep. Older kernels ignore the age; there `SHORT_SLICE` bounds what a missed setting costs.
//!
//! Follows `kfd_events.c`.

use super::{
    Error, Result, Version,
    buffer::Buffer,
    device::Device,
    fault::{Cause, Failure, Reason, Reset},
    memory::{Access, Placement},
    process::{Argument, Process, failed},
    residue::{EventPage, Residue},
};
use hsakmt_sys::uapi::*;
use std::{
    io,
    sync::Arc,
    time::{Duration, Instant},
};

/// The longest sleep between two looks at what may have happened.
pub(super) const SLICE: Duration = Duration::from_millis(100);

/// The same where a setting may be missed.
pub(super) const SHORT_SLICE: Duration = Duration::from_millis(5);

/// The version that has ages.
const AGES: Version = Version { major: 1, minor: 14 };

/// Bytes of the event page: a mailbox of 8 bytes for each of 4096 events.
const PAGE: usize = KFD_SIGNAL_EVENT_LIMIT as usize * 8;

/// The process's events, as everything that waits needs them.
#[derive(Debug)]
pub(super) struct Events {
    pub(super) process: Arc<Process>,
    devices: Vec<Arc<Device>>,
    /// Where the mailboxes are; `None` without a GPU, which nobody needs to write them.
    mailboxes: Option<u64>,
    memory: u32,
    hardware: u32,
}

/// One signal event to wait for, and its age.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Watched {
    pub(super) id: u32,
    /// The age that the waiter knows; 0 for none.
    pub(super) age: u64,
}

impl Events {
    /// Creates the process's two failure events, and hands the kernel the event page if it has none.
    pub(super) fn new(process: &Arc<Process>, devices: &[Arc<Device>], residue: &mut Residue) -> Result<Self> {
        let mut offset = 0;
        if residue.event_page.is_none()
            && let Some(first) = devices.first()
        {
            let buffer = Buffer::new(first, PAGE, Placement::HostUncached, Access::WRITE | Access::EXECUTE)?;
            for device in devices {
                buffer.map(device)?;
            }
            residue.event_page = buffer.leak().map(|(handle, addresses)| EventPage { handle: Some(handle), addresses });
        }
        if let Some(handle) = residue.event_page.as_ref().and_then(|page| page.handle) {
            offset = handle;
        }
        let (memory, _) = create(process, KFD_IOC_EVENT_MEMORY, true, offset)?;
        // The kernel has the page now: a second handing over is an error.
        if let Some(page) = &mut residue.event_page {
            page.handle = None;
        }
        let hardware = match create(process, KFD_IOC_EVENT_HW_EXCEPTION, true, 0) {
            Ok((hardware, _)) => hardware,
            Err(error) => {
                destroy(process, memory);
                return Err(error);
            }
        };
        let mailboxes = residue.event_page.as_ref().map(|page| page.addresses.address());
        Ok(Self { process: process.clone(), devices: devices.to_vec(), mailboxes, memory, hardware })
    }

    /// Creates a signal event.
    pub(super) fn create(self: &Arc<Self>, auto_reset: bool) -> Result<Event> {
        let (id, slot) = create(&self.process, KFD_IOC_EVENT_SIGNAL, auto_reset, 0)?;
        let mailbox = self.mailboxes.map_or(0, |base| base + u64::from(slot) * 8);
        Ok(Event { events: self.clone(), id, mailbox })
    }

    /// Whether the kernel counts the settings of an event.
    pub(super) fn has_ages(&self) -> bool {
        self.process.version >= AGES
    }

    /// How long a waiter may sleep at a time.
    pub(super) fn slice(&self) -> Duration {
        if self.has_ages() { SLICE } else { SHORT_SLICE }
    }

    /// The failure of a GPU that a waiter must hear of: that of `device`, or any when it does not know its GPU.
    pub(super) fn check(&self, device: Option<&Device>) -> Result<()> {
        match device {
            Some(device) => device.check(),
            None => {
                self.process.check()?;
                self.process.failures.any().map_or(Ok(()), |failure| Err(Error::Failure(failure)))
            }
        }
    }

    /// Sleeps until one of the events is set, a GPU fails, or the time is up; `true` when an event was set or a GPU
    /// failed. Ages are brought up to date. A sleep cut short by a signal handler goes on for the time that was left.
    pub(super) fn sleep(&self, watched: &mut [Watched], time: Duration) -> Result<bool> {
        let deadline = Instant::now() + time;
        loop {
            self.process.check()?;
            let left = deadline.saturating_duration_since(Instant::now());
            match self.sleep_once(watched, left) {
                Err(error) if matches!(error.raw_os_error(), Some(libc::EINTR | libc::EAGAIN)) => {
                    if left.is_zero() {
                        return Ok(false);
                    }
                }
                result => {
                    let object = || format!("{} events", watched.len() + 2);
                    return result.map_err(|source| failed::<kfd_ioctl_wait_events_args>(object(), source));
                }
            }
        }
    }

    fn sleep_once(&self, watched: &mut [Watched], time: Duration) -> io::Result<bool> {
        // Waiters watch their signal's event and their queue's.
        let mut data = [kfd_event_data::default(); 4];
        let (failures, signals) = data.split_at_mut(2);
        failures[0].event_id = self.memory;
        failures[1].event_id = self.hardware;
        let signals = signals.get_mut(..watched.len()).ok_or(io::ErrorKind::InvalidInput)?;
        for (data, watched) in signals.iter_mut().zip(&*watched) {
            data.event_id = watched.id;
            data.__bindgen_anon_1.signal_event_data = kfd_hsa_signal_event_data { last_event_age: watched.age };
        }
        let mut args = kfd_ioctl_wait_events_args {
            events_ptr: data.as_mut_ptr() as u64,
            num_events: 2 + watched.len() as u32,
            wait_for_all: 0,
            // Rounded up: a timeout of 0 would make a waiter spin through its last millisecond.
            timeout: time.as_micros().div_ceil(1000).min(u128::from(u32::MAX - 1)) as u32,
            wait_result: 0,
        };
        // SAFETY: the list outlives the call and has as many entries as said.
        unsafe { self.process.ioctl_once(&mut args) }?;
        for (data, watched) in data[2..].iter().zip(watched) {
            if self.has_ages() {
                // SAFETY: the kernel fills this member of a signal event; any bits are a number.
                watched.age = unsafe { data.__bindgen_anon_1.signal_event_data }.last_event_age;
            }
        }
        if args.wait_result != KFD_IOC_WAIT_RESULT_COMPLETE {
            return Ok(false);
        }
        self.record(&data[0], &data[1]);
        Ok(true)
    }

    /// Keeps the failures that the kernel reports. A report that names no GPU is none.
    fn record(&self, memory: &kfd_event_data, hardware: &kfd_event_data) {
        // SAFETY: the kernel fills this member of a memory event, else it is zero; any bits are numbers.
        let memory = unsafe { memory.__bindgen_anon_1.memory_exception_data };
        if memory.gpu_id != 0 {
            let failure = &memory.failure;
            let reason = match (failure.NotPresent, failure.ReadOnly, failure.NoExecute, memory.ErrorType) {
                (_, _, _, KFD_MEM_ERR_SRAM_ECC | KFD_MEM_ERR_POISON_CONSUMED) => Reason::Broken,
                (_, _, 1.., _) => Reason::NoExecute,
                (_, 1.., _, _) => Reason::ReadOnly,
                (1.., _, _, _) => Reason::NotPresent,
                _ => Reason::Unknown,
            };
            self.lose(
                memory.gpu_id,
                Failure::Memory {
                    address: memory.va,
                    reason,
                    imprecise: failure.imprecise != 0,
                    gpu: memory.gpu_id,
                    queue: None,
                },
            );
        }
        // SAFETY: as above, for a hardware exception event.
        let hardware = unsafe { hardware.__bindgen_anon_1.hw_exception_data };
        if hardware.gpu_id != 0 {
            self.lose(
                hardware.gpu_id,
                Failure::Hardware {
                    cause: match hardware.reset_cause {
                        KFD_HW_EXCEPTION_GPU_HANG => Cause::Hang,
                        KFD_HW_EXCEPTION_ECC => Cause::Ecc,
                        cause => Cause::Other(cause),
                    },
                    reset: match hardware.reset_type {
                        KFD_HW_EXCEPTION_WHOLE_GPU_RESET => Reset::Gpu,
                        KFD_HW_EXCEPTION_PER_ENGINE_RESET => Reset::Engine,
                        kind => Reset::Other(kind),
                    },
                    memory_lost: hardware.memory_lost != 0,
                    gpu: hardware.gpu_id,
                },
            );
        }
    }

    fn lose(&self, gpu: u32, failure: Failure) {
        let failure = match self.devices.iter().find(|device| device.id == gpu) {
            Some(device) => device.complete(failure),
            None => failure,
        };
        self.process.failures.record(gpu, failure);
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        destroy(&self.process, self.memory);
        destroy(&self.process, self.hardware);
    }
}

/// Creates an event: its id and its slot.
fn create(process: &Process, kind: u32, auto_reset: bool, page: u64) -> Result<(u32, u32)> {
    let mut args = kfd_ioctl_create_event_args {
        event_page_offset: page,
        event_type: kind,
        auto_reset: auto_reset.into(),
        ..Default::default()
    };
    // SAFETY: the argument has no pointer; the page is a buffer that is never freed.
    match unsafe { process.ioctl(&mut args, || format!("an event of type {kind}")) } {
        Ok(()) if kind == KFD_IOC_EVENT_SIGNAL && args.event_slot_index >= KFD_SIGNAL_EVENT_LIMIT => {
            destroy(process, args.event_id);
            Err(Error::Answer {
                command: kfd_ioctl_create_event_args::NAME,
                object: format!("an event of type {kind}"),
                what: format!("slot {} of {KFD_SIGNAL_EVENT_LIMIT}", args.event_slot_index),
            })
        }
        Ok(()) => Ok((args.event_id, args.event_slot_index)),
        Err(Error::Ioctl { source, .. }) if source.raw_os_error() == Some(libc::ENOSPC) => {
            Err(Error::OutOfEvents { source })
        }
        Err(error) => Err(error),
    }
}

fn destroy(process: &Process, id: u32) {
    let mut args = kfd_ioctl_destroy_event_args { event_id: id, pad: 0 };
    // It fails when the event is gone already, and in a forked child, whose event it is not.
    // SAFETY: the argument has no pointer, and the event's owner has dropped it.
    let _ = unsafe { process.ioctl(&mut args, || format!("event {id}")) };
}

/// A signal event of the process, destroyed when it is dropped.
#[derive(Debug)]
pub struct Event {
    events: Arc<Events>,
    id: u32,
    mailbox: u64,
}

impl Event {
    /// The KFD's id of it.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// The address that a GPU writes the id to when it raises the event; 0 when the machine has no GPU.
    pub fn mailbox(&self) -> u64 {
        self.mailbox
    }

    /// Sets the event, waking whoever waits for it.
    pub fn set(&self) -> Result<()> {
        let mut args = kfd_ioctl_set_event_args { event_id: self.id, pad: 0 };
        // SAFETY: the argument has no pointer.
        unsafe { self.events.process.ioctl(&mut args, || format!("event {}", self.id)) }
    }

    /// Takes the event back.
    pub fn reset(&self) -> Result<()> {
        let mut args = kfd_ioctl_reset_event_args { event_id: self.id, pad: 0 };
        // SAFETY: the argument has no pointer.
        unsafe { self.events.process.ioctl(&mut args, || format!("event {}", self.id)) }
    }

    /// Waits until the event is set, and takes it back if it was created so; `false` when the time was up. Fails when a
    /// GPU fails.
    pub fn wait(&self, timeout: Option<Duration>) -> Result<bool> {
        let start = Instant::now();
        loop {
            self.events.check(None)?;
            let left = timeout.map_or(Duration::MAX, |timeout| timeout.saturating_sub(start.elapsed()));
            if self.events.sleep(&mut [Watched { id: self.id, age: 0 }], left.min(SLICE))? {
                self.events.check(None)?;
                return Ok(true);
            }
            if left <= SLICE {
                return Ok(false);
            }
        }
    }
}

impl Drop for Event {
    fn drop(&mut self) {
        destroy(&self.events.process, self.id);
    }
}
