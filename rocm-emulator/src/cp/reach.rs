//! The packet processor's own accesses to memory, by GPU address.
//!
//! What is mapped is looked at anew where a packet begins, wherever it has waited, and when an address is not found; every
//! access is atomic: the host looks at the same words.

use crate::{
    memory::{Access, AddressSpace, FaultReason, MemoryFault},
    wave::View,
};
use std::sync::atomic::{AtomicI64, AtomicU8, AtomicU32, AtomicU64, Ordering};

/// A view of an address space that follows its changes.
#[derive(Debug)]
pub struct Reach {
    view: View,
}

/// Has what is at an address of this process brought near, for a load that comes soon.
#[inline(always)]
pub fn prefetch<T>(at: *const T) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: a prefetch changes nothing and never faults, whatever the address.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(at.cast()) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = at;
}

impl Reach {
    pub fn new(space: &AddressSpace) -> Reach {
        Reach { view: View::new(space) }
    }

    /// The view that waves may use.
    pub fn view(&mut self) -> &mut View {
        &mut self.view
    }

    /// Takes note of what was mapped and unmapped since.
    pub fn refresh(&mut self) {
        self.view.refresh();
    }

    /// The line of 64 bytes at an address, if it is aligned to its size and may be written: what a signal is.
    pub fn line(&mut self, address: u64) -> Option<&[AtomicU64; 8]> {
        let (host, rest) = self.view.piece(address, Access::READ | Access::WRITE).ok()?;
        let line = host.cast::<[AtomicU64; 8]>();
        if rest < 64 || !address.is_multiple_of(64) || !line.is_aligned() {
            return None;
        }
        // SAFETY: 64 bytes of mapped memory, which the view keeps while it is borrowed; they are only accessed atomically.
        Some(unsafe { &*line })
    }

    /// Where `T` at an address is in this process. The pointer is good until the next call.
    fn at<T>(&mut self, address: u64, access: Access) -> Result<*mut T, MemoryFault> {
        let (host, rest) = match self.view.piece(address, access) {
            Ok(found) => found,
            Err(_) if self.view.refresh() => self.view.piece(address, access)?,
            Err(fault) => return Err(fault),
        };
        let host = host.cast::<T>();
        // What is not aligned could cross into the next range; there is no such word. The host's address could be less
        // aligned than the GPU's only if a range began within a page.
        if rest < size_of::<T>() as u64 || !address.is_multiple_of(align_of::<T>() as u64) || !host.is_aligned() {
            return Err(MemoryFault { address, reason: FaultReason::NotPresent });
        }
        Ok(host)
    }

    /// Has what is at a GPU address brought near, if something is.
    pub fn expect(&mut self, address: u64) {
        if let Ok((host, _)) = self.view.piece(address, Access::READ) {
            prefetch(host);
        }
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

    /// Copies bytes, in ascending order. Those before a fault are copied.
    pub fn copy(&mut self, to: u64, from: u64, bytes: u32) -> Result<(), MemoryFault> {
        self.view.refresh();
        let bytes = u64::from(bytes);
        let mut done = 0;
        while done < bytes {
            let (source, readable) = self.view.piece(from.wrapping_add(done), Access::READ)?;
            let (target, writable) = self.view.piece(to.wrapping_add(done), Access::WRITE)?;
            let part = (bytes - done).min(readable).min(writable);
            for at in 0..part as usize {
                // SAFETY: both ranges hold `part` bytes, which the view keeps mapped; they are accessed atomically.
                unsafe {
                    let byte = AtomicU8::from_ptr(source.wrapping_add(at)).load(Ordering::Relaxed);
                    AtomicU8::from_ptr(target.wrapping_add(at)).store(byte, Ordering::Relaxed);
                }
            }
            done += part;
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Range;
    use std::sync::Arc;

    #[test]
    fn what_rests_keeps_no_memory_and_finds_it_again() {
        let space = AddressSpace::default();
        let backing = Arc::new([0u64; 8]);
        let start = backing.as_ptr() as u64;
        let (host, access) = (backing.as_ptr().cast_mut().cast(), Access::READ);
        space.map(Range { start, end: start + 64, host, access, backing: backing.clone() }).unwrap();
        let mut reach = Reach::new(&space);
        assert_eq!(reach.load64(start + 8), Ok(0));
        reach.view().rest();
        assert_eq!(reach.load64(start + 8), Ok(0), "what is still mapped is found again");
        assert_eq!(reach.load64(start + 4), Err(MemoryFault { address: start + 4, reason: FaultReason::NotPresent }));
        reach.view().rest();
        drop(space.unmap(start));
        assert_eq!(Arc::strong_count(&backing), 1);
        assert!(reach.load64(start).is_err());
    }
}
