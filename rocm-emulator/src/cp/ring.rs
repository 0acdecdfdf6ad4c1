//! Where a queue lies: its ring, the `amd_queue_t` with the pointers, and its doorbell.

use crate::memory::Backing;
use bytemuck::AnyBitPattern;
use hsa_runtime_sys::{HSA_PACKET_TYPE_INVALID, amd_queue_t};
use std::{
    any::Any,
    sync::{
        Arc,
        atomic::{AtomicU16, AtomicU64, Ordering},
    },
};

/// The size of a slot of the ring.
pub const PACKET_BYTES: usize = 64;
/// What a doorbell holds that nobody has rung: no packet has this number.
const SILENT: u64 = u64::MAX;

/// The memory of a queue: the ring, and the `amd_queue_t` with the pointers.
pub struct Memory {
    pub ring: *mut u8,
    /// The GPU address of the ring.
    pub ring_address: u64,
    /// Slots of the ring, a power of two.
    pub packets: u32,
    /// The `amd_queue_t`.
    pub descriptor: *mut u8,
    /// The GPU address of the `amd_queue_t`.
    pub queue_address: u64,
    pub write_pointer: *mut u64,
    pub read_pointer: *mut u64,
    /// What keeps all of these mapped.
    pub _backings: [Arc<dyn Any + Send + Sync>; 3],
}

// SAFETY: the memory is shared with the host program by design, is only accessed atomically, and stays mapped.
unsafe impl Send for Memory {}
// SAFETY: see `Send`.
unsafe impl Sync for Memory {}

impl Memory {
    /// The header of a packet's slot.
    pub fn header(&self, index: u64) -> &AtomicU16 {
        // SAFETY: a slot within the ring, aligned to its size, accessed atomically only.
        unsafe { AtomicU16::from_ptr(self.slot(index).cast()) }
    }

    pub fn slot(&self, index: u64) -> *mut u8 {
        let slot = index & (u64::from(self.packets) - 1);
        // SAFETY: the ring has `packets` slots.
        unsafe { self.ring.add(slot as usize * PACKET_BYTES) }
    }

    pub fn has_packet(&self, index: u64) -> bool {
        u32::from(self.header(index).load(Ordering::Acquire) & 0xff) != HSA_PACKET_TYPE_INVALID
    }

    /// The words of a packet, as they are at this moment.
    pub fn packet(&self, index: u64) -> [u64; PACKET_BYTES / 8] {
        let words = self.slot(index).cast::<u64>();
        // SAFETY: the words of a slot within the ring, aligned to 8, accessed atomically.
        std::array::from_fn(|word| unsafe { AtomicU64::from_ptr(words.add(word)) }.load(Ordering::Relaxed))
    }

    pub fn write_pointer(&self) -> &AtomicU64 {
        // SAFETY: an aligned word that stays mapped.
        unsafe { AtomicU64::from_ptr(self.write_pointer) }
    }

    /// Whether a producer has taken this packet's slot.
    pub fn is_reserved(&self, index: u64) -> bool {
        self.write_pointer().load(Ordering::Acquire).wrapping_sub(index) as i64 > 0
    }

    pub fn read_pointer(&self) -> &AtomicU64 {
        // SAFETY: an aligned word that stays mapped.
        unsafe { AtomicU64::from_ptr(self.read_pointer) }
    }

    /// A field of the `amd_queue_t` as it is at this moment, by its offset.
    pub fn field<T: AnyBitPattern>(&self, offset: usize) -> T {
        assert!(offset + size_of::<T>() <= size_of::<amd_queue_t>());
        // SAFETY: the descriptor stays mapped and the field lies in it; any bits are a value. The pointers that the host
        // changes while the queue lives are read by their own atomics.
        unsafe { self.descriptor.add(offset).cast::<T>().read_volatile() }
    }
}

/// A queue's doorbell: a word of the process's page of them.
#[derive(Debug)]
pub struct Doorbell {
    page: Arc<Backing>,
    number: u32,
}

impl Doorbell {
    /// Takes the doorbell with a number. It is silent.
    pub fn new(page: Arc<Backing>, number: u32) -> Doorbell {
        let doorbell = Doorbell { page, number };
        doorbell.word().store(SILENT, Ordering::Release);
        doorbell
    }

    fn word(&self) -> &AtomicU64 {
        debug_assert!(u64::from(self.number) * 8 < self.page.len());
        // SAFETY: an aligned word of the page, which stays mapped; it is accessed atomically only.
        unsafe { AtomicU64::from_ptr(self.page.host().cast::<u64>().add(self.number as usize)) }
    }

    pub fn has_rung(&self) -> bool {
        self.word().load(Ordering::Acquire) != SILENT
    }

    /// Whether it has rung; it is silent afterwards.
    pub fn take(&self) -> bool {
        self.has_rung() && self.word().swap(SILENT, Ordering::AcqRel) != SILENT
    }
}
