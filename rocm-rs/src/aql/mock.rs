//! The other side of the ring: memory for a queue, and a packet processor that a test, a bench or a fuzzer drives.
//!
//! The processor does what the specification says one does, and nothing else: it consumes packets in order, up to the
//! first invalid slot, and never touches memory outside the ring. What the packets ask for is the caller's to act out.

use super::{
    Doorbell, Multi, Packet, Ring, Single,
    packet::INVALID_WORD,
    ring::{Error, Full, Parts, Reserved, Slot},
    sync::{AtomicU32, AtomicU64, Ordering, UnsafeCell},
};
use std::{ops, sync::Arc};

/// The memory of one queue: slots, indices and a doorbell.
#[derive(Debug)]
struct Memory {
    slots: Box<[Slot]>,
    write: AtomicU64,
    read: AtomicU64,
    doorbell: AtomicU64,
}

// SAFETY: the bodies of the slots are written and read under the ring's protocol only: nothing outside this module and
// `ring` reaches them.
unsafe impl Send for Memory {}
// SAFETY: as above.
unsafe impl Sync for Memory {}

/// A doorbell value that no packet has: nobody has rung yet.
const NEVER_RUNG: u64 = u64::MAX;

impl Memory {
    fn new(capacity: u32, start: u64) -> Result<(Arc<Self>, Parts), Error> {
        let slot = |_| Slot { first: AtomicU32::new(INVALID_WORD), rest: UnsafeCell::new([0; 15]) };
        let memory = Arc::new(Self {
            slots: (0..capacity).map(slot).collect(),
            write: AtomicU64::new(start),
            read: AtomicU64::new(start),
            doorbell: AtomicU64::new(NEVER_RUNG),
        });
        let parts = Parts::of(&memory.slots, &memory.write, &memory.read, Doorbell::of(&memory.doorbell))?;
        Ok((memory, parts))
    }
}

/// The two sides of a ring with one producer, whose first packet has the index `start`.
pub fn single(capacity: u32, start: u64) -> Result<(Producer<Single>, PacketProcessor), Error> {
    let (memory, parts) = Memory::new(capacity, start)?;
    // SAFETY: nobody else has the memory.
    let ring = unsafe { Ring::single(parts) };
    Ok((Producer { ring, _memory: memory.clone() }, PacketProcessor::new(parts, memory)))
}

/// The two sides of a ring with any number of producers, whose first packet has the index `start`.
pub fn multi(capacity: u32, start: u64) -> Result<(Producer<Multi>, PacketProcessor), Error> {
    let (memory, parts) = Memory::new(capacity, start)?;
    // SAFETY: all producers are borrowers of this one ring.
    let ring = unsafe { Ring::multi(parts) };
    Ok((Producer { ring, _memory: memory.clone() }, PacketProcessor::new(parts, memory)))
}

/// A [`Ring`] that keeps its memory alive.
#[derive(Debug)]
pub struct Producer<K> {
    ring: Ring<K>,
    _memory: Arc<Memory>,
}

impl<K> ops::Deref for Producer<K> {
    type Target = Ring<K>;
    fn deref(&self) -> &Ring<K> {
        &self.ring
    }
}

// The ring itself is not lent out for writing: swapped with another's, it would outlive its memory.
impl Producer<Single> {
    /// [`Ring::try_reserve`].
    #[inline(always)]
    pub fn try_reserve(&mut self) -> Result<Reserved<'_>, Full> {
        self.ring.try_reserve()
    }

    /// [`Ring::reserve`].
    #[inline(always)]
    pub fn reserve(&mut self) -> Reserved<'_> {
        self.ring.reserve()
    }

    /// [`Ring::try_submit`].
    #[inline(always)]
    pub fn try_submit(&mut self, packet: impl Into<Packet>) -> Result<u64, Full> {
        self.ring.try_submit(packet)
    }
}

/// What consumes a ring's packets.
#[derive(Debug)]
pub struct PacketProcessor {
    parts: Parts,
    read: u64,
    memory: Arc<Memory>,
}

// SAFETY: it is the only reader of the slots, and they may be read from any thread under the ring's protocol.
unsafe impl Send for PacketProcessor {}

impl PacketProcessor {
    fn new(parts: Parts, memory: Arc<Memory>) -> Self {
        Self { parts, read: parts.read_index().load(Ordering::Relaxed), memory }
    }

    /// The value of the doorbell; `None` before anybody has rung.
    pub fn doorbell(&self) -> Option<u64> {
        let value = self.memory.doorbell.load(Ordering::Acquire);
        (value != NEVER_RUNG).then_some(value)
    }

    /// The index of the packet that comes next.
    pub fn read_index(&self) -> u64 {
        self.read
    }

    /// Whether an index has been taken whose packet is not yet consumed.
    pub fn is_behind(&self) -> bool {
        self.parts.write_index().load(Ordering::Relaxed) != self.read
    }
}

/// Consumes packets, and gives `None` when the next slot is invalid (it may not be the next time).
impl Iterator for PacketProcessor {
    type Item = Packet;

    #[inline]
    fn next(&mut self) -> Option<Packet> {
        let slot = self.parts.slot(self.read);
        let first = slot.first.load(Ordering::Acquire);
        if first as u8 == INVALID_WORD as u8 {
            return None;
        }
        let mut words = [first; 16];
        // SAFETY: the first word was published after the rest was written, and no producer writes the slot again before
        // the read index moves.
        slot.rest.with(|rest| words[1..].copy_from_slice(unsafe { &*rest }));
        slot.first.store(INVALID_WORD, Ordering::Relaxed);
        self.read = self.read.wrapping_add(1);
        self.parts.read_index().store(self.read, Ordering::Release);
        Some(Packet::from_words(words))
    }
}
