//! Events: `CREATE_EVENT`, `DESTROY_EVENT`, `SET_EVENT`, `RESET_EVENT`, the event page, and what the GPU reports.
//!
//! Follows the kernel's `kfd_events.c`. A signal event's number is also its slot in the event page, where the GPU
//! writes before it raises the interrupt. Slot 0 is never used.

use super::{MapRequest, deadlines::Deadlines, slots::Slots, waiter::Waiter};
use crate::{
    errno::Errno,
    memory::{Arena, Backing},
};
use hsakmt_sys::uapi::{self, kfd_hsa_hw_exception_data, kfd_hsa_memory_exception_data, kfd_ioctl_create_event_args};
use libc::c_void;
use std::{
    ptr::NonNull,
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicU64, Ordering},
    },
};

/// The offset of the event page's mapping: `KFD_MMAP_TYPE_EVENTS`.
pub const MAP_OFFSET: u64 = 2 << 62;

/// How many slots the event page has.
const SLOTS: u32 = uapi::KFD_SIGNAL_EVENT_LIMIT;
const PAGE_BYTES: u64 = SLOTS as u64 * 8;
/// How many slots there are until the page is mapped: what the oldest user space expects.
const FIRST_SLOTS: u32 = 256;
/// What an event page's slot holds while the event is not signaled.
const UNSIGNALED: u64 = u64::MAX;
/// Numbers of events that are no signals start here.
const FIRST_OTHER: u32 = 0x4000_0000;
/// A bound on events that are no signals. The kernel's is its memory.
const MOST_OTHERS: u32 = 1 << 20;

/// An event.
#[derive(Debug)]
pub struct Event {
    pub kind: u32,
    pub auto_reset: bool,
    signaled: bool,
    /// Counts how often it was set; starts at 1.
    pub age: u64,
    pub waiters: Vec<(Arc<Waiter>, usize)>,
    pub memory: kfd_hsa_memory_exception_data,
    pub hardware: kfd_hsa_hw_exception_data,
}

impl Event {
    fn new(kind: u32, auto_reset: bool) -> Event {
        Event {
            kind,
            auto_reset,
            signaled: false,
            age: 1,
            waiters: Vec::new(),
            memory: kfd_hsa_memory_exception_data::default(),
            hardware: kfd_hsa_hw_exception_data::default(),
        }
    }

    /// Whether it is signaled; an automatic one is not any more then.
    pub fn take(&mut self) -> bool {
        let signaled = self.signaled;
        self.signaled &= !self.auto_reset;
        signaled
    }

    /// Signals it. An automatic event that somebody waits for is consumed by that.
    pub fn set(&mut self) {
        self.signaled = !self.auto_reset || self.waiters.is_empty();
        // 0 means "no age" to a wait.
        self.age = self.age.checked_add(1).unwrap_or(2);
        self.waiters.iter().for_each(|(waiter, index)| waiter.activate(*index));
    }
}

/// The page through which the GPU names the events it signals.
#[derive(Debug)]
struct Page {
    memory: Arc<Backing>,
    /// The handle of the buffer, where user space brought one.
    handle: Option<u64>,
}

impl Page {
    fn slot(&self, number: u32) -> &AtomicU64 {
        debug_assert!(number < SLOTS);
        // SAFETY: the page has `SLOTS` aligned words, lives as long as `self`, and is only accessed atomically here.
        unsafe { AtomicU64::from_ptr(self.memory.host().cast::<u64>().add(number as usize)) }
    }
}

/// All events of a process.
#[derive(Debug)]
pub struct Table {
    signals: Slots<Option<Event>>,
    others: Slots<Event>,
    page: Option<Page>,
    /// How many slots user space has mapped.
    limit: u32,
}

impl Table {
    /// The event with a number.
    pub fn event(&mut self, id: u32) -> Option<&mut Event> {
        match id.checked_sub(FIRST_OTHER) {
            Some(other) => self.others.get_mut(other),
            None => self.signals.get_mut(id)?.as_mut(),
        }
    }

    /// The handle of the buffer that is the event page.
    pub fn page_handle(&self) -> Option<u64> {
        self.page.as_ref()?.handle
    }

    fn signal(&mut self, id: u32) {
        let Some(page) = &self.page else { return };
        page.slot(id).store(UNSIGNALED, Ordering::Release);
        if let Some(event) = self.signals.get_mut(id).and_then(Option::as_mut) {
            event.set();
        }
    }

    fn is_marked(&self, id: u32) -> bool {
        self.page.as_ref().is_some_and(|page| page.slot(id).load(Ordering::Acquire) != UNSIGNALED)
    }
}

/// The events of a process.
#[derive(Debug)]
pub struct Events {
    table: Mutex<Table>,
    pub deadlines: Deadlines,
}

impl Events {
    pub fn new() -> Events {
        let mut signals = Slots::default();
        // Slot 0 belongs to nobody: the packet processor sends it when it has no number to send.
        let _ = signals.insert(None, 1);
        let table = Table { signals, others: Slots::default(), page: None, limit: FIRST_SLOTS };
        Events { table: Mutex::new(table), deadlines: Deadlines::default() }
    }

    pub fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Makes a buffer the event page: once in a process's life.
    pub fn set_page(&self, memory: Arc<Backing>, handle: u64) -> Result<(), Errno> {
        let mut table = self.table();
        if table.page.is_some() || memory.len() < PAGE_BYTES {
            return Err(Errno::EINVAL);
        }
        table.limit = SLOTS;
        set_page(&mut table, memory, Some(handle));
        Ok(())
    }

    /// Whether there is an event page already.
    pub fn has_page(&self) -> bool {
        self.table().page.is_some()
    }

    pub fn create(&self, arena: &Arc<Arena>, args: &mut kfd_ioctl_create_event_args) -> Result<(), Errno> {
        let mut table = self.table();
        let event = Event::new(args.event_type, args.auto_reset != 0);
        args.event_page_offset = 0;
        let id = match args.event_type {
            uapi::KFD_IOC_EVENT_SIGNAL | uapi::KFD_IOC_EVENT_DEBUG_EVENT => {
                if table.page.is_none() {
                    set_page(&mut table, arena.allocate(PAGE_BYTES)?, None);
                }
                let limit = table.limit;
                let id = table.signals.insert(Some(event), limit).map_err(|_| Errno::ENOSPC)?;
                if let Some(page) = &table.page {
                    page.slot(id).store(UNSIGNALED, Ordering::Release);
                }
                args.event_page_offset = MAP_OFFSET;
                args.event_slot_index = id;
                id
            }
            _ => FIRST_OTHER + table.others.insert(event, MOST_OTHERS).map_err(|_| Errno::ENOSPC)?,
        };
        args.event_id = id;
        args.event_trigger_data = id;
        Ok(())
    }

    pub fn destroy(&self, id: u32) -> Result<(), Errno> {
        let mut table = self.table();
        table.event(id).ok_or(Errno::EINVAL)?;
        let event = match id.checked_sub(FIRST_OTHER) {
            Some(other) => table.others.remove(other),
            None => table.signals.remove(id).flatten(),
        };
        event.into_iter().flat_map(|event| event.waiters).for_each(|(waiter, _)| waiter.destroy());
        Ok(())
    }

    /// Sets an event from the CPU.
    pub fn set(&self, id: u32) -> Result<(), Errno> {
        self.table().event(id).filter(|event| event.kind == uapi::KFD_IOC_EVENT_SIGNAL).ok_or(Errno::EINVAL)?.set();
        Ok(())
    }

    pub fn reset(&self, id: u32) -> Result<(), Errno> {
        let mut table = self.table();
        let event = table.event(id).filter(|event| event.kind == uapi::KFD_IOC_EVENT_SIGNAL).ok_or(Errno::EINVAL)?;
        event.signaled = false;
        Ok(())
    }

    /// The GPU's interrupt: it has written the slot of an event and says which. Where it says wrong, every slot that
    /// was written counts.
    pub fn interrupt(&self, id: u32) {
        let mut table = self.table();
        if id < SLOTS && table.is_marked(id) {
            return table.signal(id);
        }
        let numbers: Vec<u32> =
            table.signals.iter_mut().map(|(number, _)| number).filter(|number| *number > 0).collect();
        for number in numbers {
            if table.is_marked(number) {
                table.signal(number);
            }
        }
    }

    /// Reports a memory fault to every memory event.
    pub fn memory_fault(&self, data: kfd_hsa_memory_exception_data) {
        self.report(uapi::KFD_IOC_EVENT_MEMORY, |event| event.memory = data);
    }

    /// Reports a hardware exception to every event of that kind.
    pub fn hardware_exception(&self, data: kfd_hsa_hw_exception_data) {
        self.report(uapi::KFD_IOC_EVENT_HW_EXCEPTION, |event| event.hardware = data);
    }

    fn report(&self, kind: u32, mut fill: impl FnMut(&mut Event)) {
        let mut table = self.table();
        for (_, event) in table.others.iter_mut().filter(|(_, event)| event.kind == kind) {
            fill(event);
            event.set();
        }
    }

    /// Maps the event page.
    ///
    /// # Safety
    ///
    /// With `fixed`, the range is the caller's to replace.
    pub unsafe fn map(&self, request: &MapRequest) -> Result<NonNull<c_void>, Errno> {
        let mut table = self.table();
        if request.length as u64 > PAGE_BYTES {
            return Err(Errno::EINVAL);
        }
        let page = table.page.as_ref().ok_or(Errno::EINVAL)?;
        // SAFETY: the caller's promise.
        let mapped = unsafe { page.memory.map(request.address, request.length, request.protection, request.fixed)? };
        table.limit = (request.length / 8) as u32;
        Ok(mapped)
    }
}

fn set_page(table: &mut Table, memory: Arc<Backing>, handle: Option<u64>) {
    let page = Page { memory, handle };
    (0..SLOTS).for_each(|number| page.slot(number).store(UNSIGNALED, Ordering::Relaxed));
    table.page = Some(page);
}
