//! The ring of packets, and the order of stores that puts one in it.
//!
//! The ring's memory belongs to a queue: a power of two of 64-byte slots, and the two indices of `amd_queue_t`, which
//! count packets and never wrap in practice (64 bits). The slot of index `i` is `i % capacity`.
//!
//! **A slot that is taken is always filled.** The packet processor stops at the first slot whose type is invalid, so an
//! index that is taken and never published would stop the queue for ever. Therefore the write index moves only when
//! there is room (a failed attempt leaves no trace), and a [`Reserved`] slot that is dropped becomes a packet that does
//! nothing.
//!
//! **Room is a signed comparison.** With several producers the write index that a thread has read may be older than the
//! read index that it reads next: the difference is negative, which is room (the exchange will fail and the loop go
//! round), where an unsigned comparison says "full".
//!
//! **Why a slot may be written again.** The processor copies a packet out, marks the slot invalid and then stores the
//! read index with release ordering. A producer loads the read index with acquire ordering before it takes the slot's
//! next index, so its stores come after the processor's loads.
//!
//! **Doorbells out of order.** Each packet's producer rings with that packet's own index. With one producer the values
//! rise, as the specification wants of a queue of type SINGLE. With several, a producer that was slow to publish rings
//! with a smaller index after a faster one; a queue of type MULTI allows any value. What matters is that every packet is
//! followed by a store of a value that no other store has: a processor that looks from the read index on whenever the
//! value changes, until it meets an invalid slot, misses nothing. To ring the largest index known instead would repeat
//! values, and a processor that waits for a change would sleep over the slow producer's packet.
//!
//! The ring's memory is ordinary write-back memory of the host. (Write-combining memory would need a store fence before
//! the header is published.)

use super::{
    Doorbell, Packet,
    packet::INVALID_WORD,
    sync::{AtomicU32, AtomicU64, Ordering, UnsafeCell, spin_loop},
};
use core::{marker::PhantomData, ptr::NonNull};
#[cfg(not(loom))]
use hsa_runtime_sys::amd_queue_v2_t;

/// One slot: the word that publishes a packet, and the rest of it.
#[derive(Debug)]
#[repr(C, align(64))]
pub struct Slot {
    pub(super) first: AtomicU32,
    pub(super) rest: UnsafeCell<[u32; 15]>,
}

#[cfg(not(loom))]
const _: () = assert!(size_of::<Slot>() == size_of::<Packet>() && align_of::<Slot>() == 64);

/// The ring is full: the packet processor has not yet consumed the packet that stands in the next slot.
///
/// Nothing has changed: no index was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the ring's {capacity} slots are all taken")]
pub struct Full {
    /// How many slots the ring has.
    pub capacity: u32,
}

/// Why memory cannot be used as a ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The number of slots is not a power of two.
    #[error("ring: {slots} slots: not a power of two")]
    Capacity {
        /// The number of slots.
        slots: u32,
    },
    /// The slots are not aligned to their size.
    #[error("ring: slots at {address:#x}: not aligned to 64 bytes")]
    Alignment {
        /// Where the slots are.
        address: usize,
    },
    /// The queue names no memory for its slots.
    #[error("ring: the queue's base address is null")]
    NoBase,
}

/// Where a ring's memory is.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    slots: NonNull<Slot>,
    /// Capacity less one.
    mask: u32,
    write: NonNull<AtomicU64>,
    read: NonNull<AtomicU64>,
    doorbell: Doorbell,
}

impl Parts {
    /// Names the memory of a ring: its slots, and the write and the read index.
    ///
    /// # Safety
    ///
    /// `slots` is valid for `capacity` packets and the indices are aligned to eight bytes, for atomic and plain loads
    /// and stores by several threads, for as long as this value or anything made of it is used. Producers outside this
    /// module take indices by the same protocol.
    #[cfg(not(loom))]
    pub unsafe fn new(
        slots: NonNull<Packet>,
        capacity: u32,
        write: NonNull<u64>,
        read: NonNull<u64>,
        doorbell: Doorbell,
    ) -> Result<Self, Error> {
        if !capacity.is_power_of_two() {
            return Err(Error::Capacity { slots: capacity });
        }
        if !slots.is_aligned() {
            return Err(Error::Alignment { address: slots.addr().get() });
        }
        Ok(Self { slots: slots.cast(), mask: capacity - 1, write: write.cast(), read: read.cast(), doorbell })
    }

    /// The ring that an `amd_queue_t` describes: the fast path for queues that a C runtime made, and the usual one.
    ///
    /// # Safety
    ///
    /// `queue` is valid and its base address and size describe its slots; for the rest as [`new`](Self::new).
    #[cfg(not(loom))]
    pub unsafe fn of_queue(queue: NonNull<amd_queue_v2_t>, doorbell: Doorbell) -> Result<Self, Error> {
        let queue = queue.as_ptr();
        // SAFETY: the queue is valid, so its fields can be read and their addresses taken; no reference is made of
        // memory that a device writes.
        let (base, size, write, read) = unsafe {
            (
                (*queue).hsa_queue.base_address,
                (*queue).hsa_queue.size,
                NonNull::new_unchecked(&raw mut (*queue).write_dispatch_id),
                NonNull::new_unchecked(&raw mut (*queue).read_dispatch_id),
            )
        };
        let slots = NonNull::new(base.cast()).ok_or(Error::NoBase)?;
        // SAFETY: the caller's promise.
        unsafe { Self::new(slots, size, write, read, doorbell) }
    }

    #[cfg(any(test, loom, feature = "test-utils"))]
    pub(super) fn of(slots: &[Slot], write: &AtomicU64, read: &AtomicU64, doorbell: Doorbell) -> Result<Self, Error> {
        let capacity = u32::try_from(slots.len()).unwrap_or(0);
        if !capacity.is_power_of_two() {
            return Err(Error::Capacity { slots: capacity });
        }
        Ok(Self {
            slots: NonNull::from(slots).cast(),
            mask: capacity - 1,
            write: write.into(),
            read: read.into(),
            doorbell,
        })
    }

    /// Marks every slot invalid and sets both indices to zero: what a queue's memory must be like before the packet
    /// processor sees it.
    ///
    /// # Safety
    ///
    /// Neither a producer nor a packet processor uses the ring yet.
    pub unsafe fn clear(&self) {
        for index in 0..=u64::from(self.mask) {
            self.slot(index).first.store(INVALID_WORD, Ordering::Relaxed);
        }
        self.read_index().store(0, Ordering::Release);
        self.write_index().store(0, Ordering::Release);
    }

    /// How many packets the ring holds.
    pub fn capacity(&self) -> u32 {
        self.mask + 1
    }

    #[inline(always)]
    pub(super) fn slot(&self, index: u64) -> &Slot {
        // SAFETY: the masked index is less than the capacity, and the slots are valid for as long as `self` is used.
        unsafe { self.slots.add((index as u32 & self.mask) as usize).as_ref() }
    }

    #[inline(always)]
    pub(super) fn write_index(&self) -> &AtomicU64 {
        // SAFETY: valid for as long as `self` is used.
        unsafe { self.write.as_ref() }
    }

    #[inline(always)]
    pub(super) fn read_index(&self) -> &AtomicU64 {
        // SAFETY: valid for as long as `self` is used.
        unsafe { self.read.as_ref() }
    }

    /// Whether the slot of `index` is free when the processor has consumed the packets before `read`.
    #[inline(always)]
    fn has_room(&self, index: u64, read: u64) -> bool {
        (index.wrapping_sub(read) as i64) <= i64::from(self.mask)
    }

    fn full(&self) -> Full {
        Full { capacity: self.capacity() }
    }

    /// Writes and publishes a packet in the slot of an index that the caller has taken, and rings.
    #[inline(always)]
    fn publish(&self, index: u64, packet: &Packet) {
        let slot = self.slot(index);
        let [first, rest @ ..] = packet.words;
        // SAFETY: the index is the caller's alone and its slot is free: the processor has consumed what stood there (see
        // the module's text) and does not look past an invalid first word.
        slot.rest.with_mut(|words| unsafe { *words = rest });
        slot.first.store(first, Ordering::Release);
        self.doorbell.ring(index);
    }
}

/// The kind of a ring with one producer. It takes an index with a plain store and seldom looks at the read index.
#[derive(Debug)]
pub struct Single {
    write: u64,
    /// A read index that was true once: there is at least as much room as it says.
    read: u64,
    not_sync: PhantomData<core::cell::Cell<()>>,
}

/// The kind of a ring with any number of producers.
#[derive(Debug)]
pub struct Multi {
    /// As `Single::read`, for all producers. Stored with release and loaded with acquire ordering, so that who believes
    /// it is also ordered after the processor's loads.
    read: AtomicU64,
}

/// A ring of AQL packets, seen by its producers.
#[derive(Debug)]
pub struct Ring<K> {
    parts: Parts,
    kind: K,
}

// SAFETY: the memory may be used from any thread (`Parts::new`), and the kinds hold plain integers or atomics.
unsafe impl<K> Send for Ring<K> {}
// SAFETY: every method of this kind takes its index by compare-exchange, so that no two threads write one slot.
unsafe impl Sync for Ring<Multi> {}

/// A slot that is this value's alone until [`fill`](Self::fill) publishes a packet in it.
///
/// Dropping it without a packet publishes one that does nothing: an index that is taken must not stay empty.
#[derive(Debug)]
#[must_use = "dropping a reserved slot fills it with a packet that does nothing"]
pub struct Reserved<'r> {
    parts: &'r Parts,
    index: u64,
}

impl Reserved<'_> {
    /// The packet's index: its dispatch id.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// Publishes a packet and rings the doorbell. Returns the packet's index.
    #[inline(always)]
    pub fn fill(self, packet: impl Into<Packet>) -> u64 {
        let packet = packet.into();
        let (parts, index) = (self.parts, self.index);
        core::mem::forget(self);
        parts.publish(index, &packet);
        index
    }
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        self.parts.publish(self.index, &Packet::nothing());
    }
}

impl<K> Ring<K> {
    /// How many packets the ring holds.
    pub fn capacity(&self) -> u32 {
        self.parts.capacity()
    }

    /// How many packets have been reserved since the queue was made: the index of the next one.
    pub fn write_index(&self) -> u64 {
        self.parts.write_index().load(Ordering::Relaxed)
    }

    /// How many packets the processor has consumed. (Consumed is not complete: that is what signals are for.)
    pub fn read_index(&self) -> u64 {
        self.parts.read_index().load(Ordering::Acquire)
    }
}

impl Ring<Single> {
    /// The producer's side of a ring that nobody else produces for.
    ///
    /// # Safety
    ///
    /// No other producer uses the ring while this value lives.
    pub unsafe fn single(parts: Parts) -> Self {
        let write = parts.write_index().load(Ordering::Relaxed);
        let read = parts.read_index().load(Ordering::Acquire);
        Self { parts, kind: Single { write, read, not_sync: PhantomData } }
    }

    #[inline(always)]
    fn take(&mut self) -> Result<u64, Full> {
        let index = self.kind.write;
        if !self.parts.has_room(index, self.kind.read) {
            self.kind.read = self.parts.read_index().load(Ordering::Acquire);
            if !self.parts.has_room(index, self.kind.read) {
                return Err(self.parts.full());
            }
        }
        self.kind.write = index.wrapping_add(1);
        self.parts.write_index().store(self.kind.write, Ordering::Relaxed);
        Ok(index)
    }

    /// Takes the next slot, if it is free.
    ///
    /// The guard borrows the ring for itself: packets are published, and the doorbell rung, in the order of their
    /// indices.
    #[inline(always)]
    pub fn try_reserve(&mut self) -> Result<Reserved<'_>, Full> {
        let index = self.take()?;
        Ok(Reserved { parts: &self.parts, index })
    }

    /// Takes the next slot; while there is none, calls `wait`, which may give up with an error.
    #[inline]
    pub fn reserve_with<E>(&mut self, mut wait: impl FnMut() -> Result<(), E>) -> Result<Reserved<'_>, E> {
        let index = loop {
            match self.take() {
                Ok(index) => break index,
                Err(Full { .. }) => wait()?,
            }
        };
        Ok(Reserved { parts: &self.parts, index })
    }

    /// Takes the next slot, spinning until it is free.
    #[inline]
    pub fn reserve(&mut self) -> Reserved<'_> {
        let Ok(slot) = self.reserve_with(spin);
        slot
    }

    /// Puts a packet in the ring and rings, if there is room. Returns its index.
    #[inline(always)]
    pub fn try_submit(&mut self, packet: impl Into<Packet>) -> Result<u64, Full> {
        Ok(self.try_reserve()?.fill(packet))
    }
}

impl Ring<Multi> {
    /// A producer's side of a ring that any number of threads produce for.
    ///
    /// # Safety
    ///
    /// Other producers of the same memory, if any, take their indices by compare-exchange too.
    pub unsafe fn multi(parts: Parts) -> Self {
        let read = parts.read_index().load(Ordering::Acquire);
        Self { parts, kind: Multi { read: AtomicU64::new(read) } }
    }

    #[inline(always)]
    fn take(&self) -> Result<u64, Full> {
        let mut index = self.parts.write_index().load(Ordering::Acquire);
        loop {
            if !self.parts.has_room(index, self.kind.read.load(Ordering::Acquire)) {
                let read = self.parts.read_index().load(Ordering::Acquire);
                if !self.parts.has_room(index, read) {
                    return Err(self.parts.full());
                }
                // A slower thread may put an older index back after this: it says less room than there is, no more.
                self.kind.read.store(read, Ordering::Release);
            }
            // Acquire and release, so that whoever sees this index also sees the read index that gave it room: an older
            // one would say "full" of a ring that no thread ever saw full.
            match self.parts.write_index().compare_exchange_weak(
                index,
                index.wrapping_add(1),
                Ordering::AcqRel,
                Ordering::Acquire,
            ) {
                Ok(_) => return Ok(index),
                Err(newer) => index = newer,
            }
        }
    }

    /// Takes the next slot, if it is free.
    #[inline(always)]
    pub fn try_reserve(&self) -> Result<Reserved<'_>, Full> {
        let index = self.take()?;
        Ok(Reserved { parts: &self.parts, index })
    }

    /// Takes the next slot; while there is none, calls `wait`, which may give up with an error.
    #[inline]
    pub fn reserve_with<E>(&self, mut wait: impl FnMut() -> Result<(), E>) -> Result<Reserved<'_>, E> {
        loop {
            match self.take() {
                Ok(index) => return Ok(Reserved { parts: &self.parts, index }),
                Err(Full { .. }) => wait()?,
            }
        }
    }

    /// Takes the next slot, spinning until it is free.
    #[inline]
    pub fn reserve(&self) -> Reserved<'_> {
        let Ok(slot) = self.reserve_with(spin);
        slot
    }

    /// Puts a packet in the ring and rings, if there is room. Returns its index.
    #[inline(always)]
    pub fn try_submit(&self, packet: impl Into<Packet>) -> Result<u64, Full> {
        Ok(self.try_reserve()?.fill(packet))
    }
}

fn spin() -> Result<(), core::convert::Infallible> {
    spin_loop();
    Ok(())
}

#[cfg(all(test, not(loom)))]
mod tests;
