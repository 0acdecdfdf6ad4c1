//! The packet processor's own accesses to memory, by GPU address.
//!
//! Every access is found in the address space at that moment, and is atomic: the host looks at the same words.

use crate::memory::{Access, AddressSpace, FaultReason, MemoryFault, Snapshot};
use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering},
};

/// A view of an address space that follows its changes.
#[derive(Debug)]
pub struct Reach {
    space: AddressSpace,
    generation: u64,
    snapshot: Arc<Snapshot>,
}

impl Reach {
    pub fn new(space: AddressSpace) -> Reach {
        // A change between the two is seen at the next access.
        let (generation, snapshot) = (space.generation(), space.snapshot());
        Reach { space, generation, snapshot }
    }

    /// The address space.
    pub fn space(&self) -> &AddressSpace {
        &self.space
    }

    /// Where `T` at an address is in this process. The pointer is good until the next call.
    fn at<T>(&mut self, address: u64, access: Access) -> Result<*mut T, MemoryFault> {
        let generation = self.space.generation();
        if generation != self.generation {
            (self.generation, self.snapshot) = (generation, self.space.snapshot());
        }
        let fault = |reason| MemoryFault { address, reason };
        let range = self.snapshot.find(address).ok_or(fault(FaultReason::NotPresent))?;
        // What is not aligned could cross into the next range; there is no such word.
        if range.end - address < size_of::<T>() as u64 || !address.is_multiple_of(align_of::<T>() as u64) {
            return Err(fault(FaultReason::NotPresent));
        }
        if !range.access.contains(access) {
            return Err(fault(FaultReason::ReadOnly));
        }
        // SAFETY: the offset is within the range, whose memory `host` points to.
        let host = unsafe { range.host.add((address - range.start) as usize) }.cast::<T>();
        // The host's address could be less aligned than the GPU's only if a range began within a page.
        if host.is_aligned() { Ok(host) } else { Err(fault(FaultReason::NotPresent)) }
    }

    pub fn load32(&mut self, address: u64) -> Result<u32, MemoryFault> {
        let word = self.at::<u32>(address, Access::READ)?;
        // SAFETY: `at` gave an aligned word of mapped memory, which is shared and only accessed atomically.
        Ok(unsafe { AtomicU32::from_ptr(word) }.load(Ordering::Acquire))
    }

    pub fn load64(&mut self, address: u64) -> Result<u64, MemoryFault> {
        let word = self.at::<u64>(address, Access::READ)?;
        // SAFETY: as in `load32`.
        Ok(unsafe { AtomicU64::from_ptr(word) }.load(Ordering::Acquire))
    }

    pub fn store32(&mut self, address: u64, value: u32) -> Result<(), MemoryFault> {
        let word = self.at::<u32>(address, Access::WRITE)?;
        // SAFETY: as in `load32`.
        unsafe { AtomicU32::from_ptr(word) }.store(value, Ordering::Release);
        Ok(())
    }

    pub fn store64(&mut self, address: u64, value: u64) -> Result<(), MemoryFault> {
        let word = self.at::<u64>(address, Access::WRITE)?;
        // SAFETY: as in `load32`.
        unsafe { AtomicU64::from_ptr(word) }.store(value, Ordering::Release);
        Ok(())
    }

    /// Subtracts 1.
    pub fn decrement(&mut self, address: u64) -> Result<(), MemoryFault> {
        let word = self.at::<i64>(address, Access::WRITE)?;
        // SAFETY: as in `load32`.
        unsafe { AtomicI64::from_ptr(word) }.fetch_sub(1, Ordering::AcqRel);
        Ok(())
    }

    /// Sets bits.
    pub fn set_bits(&mut self, address: u64, bits: u64) -> Result<(), MemoryFault> {
        let word = self.at::<u64>(address, Access::WRITE)?;
        // SAFETY: as in `load32`.
        unsafe { AtomicU64::from_ptr(word) }.fetch_or(bits, Ordering::AcqRel);
        Ok(())
    }
}
