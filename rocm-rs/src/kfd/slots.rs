//! The pool of signals: slots of `amd_signal_t` in memory that every GPU can reach, with their events.
//!
//! Taking and giving back a slot is one compare-and-swap on a list of free slots. A slot gets its KFD event when it is
//! first taken and keeps it, so events are made once per slot and not once per signal. The kernel has 4095; slots
//! beyond that have none, and their waiters look again and again instead of sleeping until they are called.
//!
//! Slots live in chunks that are never given back before the pool is. The list's head carries a count of its changes,
//! so that a slot that was taken and returned in between is not mistaken for an unchanged one.

use super::{
    Error, Result,
    buffer::Buffer,
    device::Device,
    event::{Event, Events},
    memory::{Access, Placement},
    process::lock,
};
use hsa_runtime_sys::amd_signal_t;
use std::{
    ptr::NonNull,
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicU32, AtomicU64, Ordering},
    },
};

/// Slots of a chunk: 64 KiB of signals.
const CHUNK: usize = 1024;

/// The most chunks: a million signals.
const CHUNKS: usize = 1024;

/// The pool of the signals of a process.
#[derive(Debug)]
pub(super) struct Slots {
    pub(super) events: Arc<Events>,
    devices: Vec<Arc<Device>>,
    chunks: Box<[OnceLock<Chunk>]>,
    /// The free slots: the number of changes in the upper half, the first slot's number plus 1 in the lower.
    head: AtomicU64,
    /// Held while a chunk is added.
    growing: Mutex<usize>,
}

#[derive(Debug)]
struct Chunk {
    buffer: Buffer,
    slots: Box<[Slot]>,
}

/// What the host knows of a slot.
#[derive(Debug, Default)]
pub(super) struct Slot {
    /// The next free slot's number plus 1.
    next: AtomicU32,
    /// Threads that sleep on the slot's signal, or are about to.
    pub(super) sleepers: AtomicU32,
    /// The event; `None` inside when there was none left.
    event: OnceLock<Option<Event>>,
}

impl Slot {
    pub(super) fn event(&self) -> Option<&Event> {
        self.event.get()?.as_ref()
    }
}

impl Slots {
    pub(super) fn new(events: Arc<Events>, devices: Vec<Arc<Device>>) -> Self {
        Self {
            events,
            devices,
            chunks: std::iter::repeat_with(OnceLock::new).take(CHUNKS).collect(),
            head: AtomicU64::new(0),
            growing: Mutex::new(0),
        }
    }

    /// Takes a slot: its number and its memory, which is as the last owner left it.
    pub(super) fn take(&self) -> Result<(u32, NonNull<amd_signal_t>)> {
        self.events.process.check()?;
        loop {
            if let Some(number) = self.pop() {
                let (slot, signal) = self.get(number);
                if slot.event.get().is_none()
                    && let Err(error) = self.equip(slot)
                {
                    self.put(number);
                    return Err(error);
                }
                return Ok((number, signal));
            }
            self.grow()?;
        }
    }

    /// Gives a slot back.
    pub(super) fn put(&self, number: u32) {
        self.push(number, number);
    }

    /// A slot that is taken.
    pub(super) fn slot(&self, number: u32) -> &Slot {
        self.get(number).0
    }

    fn get(&self, number: u32) -> (&Slot, NonNull<amd_signal_t>) {
        let (chunk, at) = (number as usize / CHUNK, number as usize % CHUNK);
        // Only numbers that `grow` has added are ever on the list.
        let chunk = self.chunks[chunk].get().expect("a slot's chunk stands as long as the pool");
        let base = chunk.buffer.host().expect("a chunk is host memory").cast::<amd_signal_t>();
        // SAFETY: a chunk has room for CHUNK signals.
        (&chunk.slots[at], unsafe { base.add(at) })
    }

    /// Gives a slot its event, if there is one.
    fn equip(&self, slot: &Slot) -> Result<()> {
        let event = match self.events.create(true) {
            Ok(event) => Some(event),
            Err(Error::OutOfEvents { .. }) => None,
            Err(error) => return Err(error),
        };
        // Only the slot's owner sets it, so it was empty.
        let _ = slot.event.set(event);
        Ok(())
    }

    fn grow(&self) -> Result<()> {
        let mut chunks = lock(&self.growing);
        if self.head.load(Ordering::Acquire) as u32 != 0 {
            return Ok(());
        }
        let Some(first) = self.devices.first() else {
            return Err(super::buffer::invalid("the number of GPUs", 0, "signals live in memory that a GPU can reach"));
        };
        let Some(place) = self.chunks.get(*chunks) else {
            let bytes = CHUNKS * CHUNK * size_of::<amd_signal_t>();
            return Err(Error::OutOfMemory { gpu: first.name(), placement: Placement::HostUncached, bytes });
        };
        let bytes = CHUNK * size_of::<amd_signal_t>();
        let buffer = Buffer::new(first, bytes, Placement::HostUncached, Access::WRITE)?;
        for device in &self.devices {
            buffer.map(device)?;
        }
        let start = (*chunks * CHUNK) as u32;
        let slots: Box<[Slot]> =
            (0..CHUNK as u32).map(|at| Slot { next: AtomicU32::new(start + at + 2), ..Slot::default() }).collect();
        // The place is empty: chunks are added one after the other.
        let _ = place.set(Chunk { buffer, slots });
        *chunks += 1;
        self.push(start, start + CHUNK as u32 - 1);
        Ok(())
    }

    fn pop(&self) -> Option<u32> {
        let mut head = self.head.load(Ordering::Acquire);
        loop {
            let first = (head as u32).checked_sub(1)?;
            // The slot may be taken and its link rewritten meanwhile: then the head's count has changed too.
            let next = self.get(first).0.next.load(Ordering::Relaxed);
            let changed = head.wrapping_add(1 << 32) & !u64::from(u32::MAX) | u64::from(next);
            match self.head.compare_exchange_weak(head, changed, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return Some(first),
                Err(now) => head = now,
            }
        }
    }

    /// Puts a chain of slots, linked already, on the list.
    fn push(&self, first: u32, last: u32) {
        let link = &self.get(last).0.next;
        let mut head = self.head.load(Ordering::Relaxed);
        loop {
            link.store(head as u32, Ordering::Relaxed);
            let changed = head.wrapping_add(1 << 32) & !u64::from(u32::MAX) | u64::from(first + 1);
            match self.head.compare_exchange_weak(head, changed, Ordering::AcqRel, Ordering::Relaxed) {
                Ok(_) => return,
                Err(now) => head = now,
            }
        }
    }
}
