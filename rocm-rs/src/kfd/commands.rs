//! Commands to a GPU's packet processor itself: copies to and from memory that the host cannot reach, and forgetting the
//! code that was fetched before other code came to its place.
//!
//! They are PM4 commands in an indirect buffer, which a vendor packet of an AQL queue names; the queue is this module's own.
//! A copy is the processor's DMA (`DMA_DATA`, that compute queues of gfx9 to gfx11 have), code is forgotten by
//! `ACQUIRE_MEM` (gfx9 to gfx12). Formats follow the kernel's `soc15d.h` and `nvd.h`; the largest piece of a copy on gfx11
//! follows what Mesa's drivers found.
//!
//! Invariant: one call at a time fills the buffer, and returns only when the processor is done with it. After a failure the
//! buffer is not used again: the queue has stopped, and says so for ever.

use super::{
    Access, Allocation, Condition, Gpu, Placement, Queue, Result, Signal, buffer::invalid, process::lock, queue,
};
use crate::aql::{
    self, Packet, Ring,
    packet::{FenceScope, Header, Kind},
};
use std::sync::{Arc, Mutex};

/// Bytes of the buffer: copies of 18 MiB and more on gfx11.
const BUFFER: usize = 16 << 10;
/// AMD's format of a vendor packet that names an indirect buffer, and what its last word before the reserved ones says.
const INDIRECT: u32 = 1;
const WORDS_LEFT: u32 = 10;

const INDIRECT_BUFFER: u32 = 0x3f;
const DMA_DATA: u32 = 0x50;
const ACQUIRE_MEM: u32 = 0x58;

/// `DMA_DATA`: source and destination through the L2 cache; whether the processor waits until all is copied.
const THROUGH_L2: u32 = 3 << 29 | 3 << 20;
const SYNC: u32 = 1 << 31;
/// Words of it.
const COPY_WORDS: usize = 7;

/// `ACQUIRE_MEM` before gfx10: instruction and scalar caches, and L2 with its dirty lines.
const CODE_GFX9: u32 = 1 << 29 | 1 << 27;
const DATA_GFX9: u32 = 1 << 23 | 1 << 18;
/// And since: the same, cache by cache (GLI; GLK; GLV, GL1, GL2 and its dirty lines).
const CODE: u32 = 1 | 1 << 7;
const DATA: u32 = 1 << 8 | 1 << 9 | 1 << 14 | 1 << 15;

/// The queue for a GPU's commands.
#[derive(Debug)]
pub struct Commands {
    gpu: Arc<Gpu>,
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    // Dropped before the queue whose memory it uses.
    ring: Ring<aql::Multi>,
    queue: Queue,
    done: Signal,
    buffer: Allocation,
}

impl Commands {
    /// Creates the queue.
    ///
    /// # Errors
    ///
    /// When the driver has no queue, or no memory for one.
    pub fn new(gpu: &Arc<Gpu>) -> Result<Self> {
        let config = queue::Config { packets: 64, profiling: false, ..Default::default() };
        let queue = gpu.create_queue(&config)?;
        // SAFETY: the ring goes before the queue does.
        let ring = unsafe { queue.packet_ring() }
            .map_err(|error| invalid("a queue for commands", queue.id(), error.to_string()))?;
        let buffer = gpu.allocate_alone(BUFFER, Placement::HostUncached, Access::WRITE | Access::EXECUTE)?;
        let inner = Inner { ring, queue, done: gpu.create_signal(0)?, buffer };
        Ok(Self { gpu: gpu.clone(), inner: Mutex::new(inner) })
    }

    /// Makes the GPU fetch code anew: what was written to memory before is what runs after.
    ///
    /// # Errors
    ///
    /// [`Error::Failure`](super::Error::Failure) when the GPU fails; [`Error::Invalid`](super::Error::Invalid) for one whose
    /// caches are not known here.
    pub fn forget_code(&self) -> Result<()> {
        let major = self.gpu.properties().gfx.major;
        let words = acquire(major, true).ok_or_else(|| {
            invalid("a GPU's instruction set", self.gpu.properties().gfx, "its caches of code are not known")
        })?;
        self.run(&words)
    }

    /// Copies memory by the GPU, and waits until that is done.
    ///
    /// # Safety
    ///
    /// Both ranges are mapped for this GPU, `to` for writing, and do not overlap. After an error the GPU may be using them
    /// still, until the queue goes.
    ///
    /// # Errors
    ///
    /// [`Error::Failure`](super::Error::Failure) when the GPU fails; [`Error::Invalid`](super::Error::Invalid) for one that
    /// has no such copies.
    pub unsafe fn copy(&self, to: u64, from: u64, bytes: u64) -> Result<()> {
        let gfx = self.gpu.properties().gfx;
        let unknown = || invalid("a GPU's instruction set", gfx, "its packet processor does not copy");
        let (largest, caches) = largest_copy(gfx.major).zip(acquire(gfx.major, false)).ok_or_else(unknown)?;
        let room = ((BUFFER / 4 - 2 * caches.len()) / COPY_WORDS) as u64;
        let mut done = 0;
        while done < bytes {
            let end = bytes.min(done.saturating_add(room * u64::from(largest)));
            let mut words = caches.clone();
            while done < end {
                let part = (end - done).min(largest.into());
                words.extend(copy(to + done, from + done, part as u32, done + part == end));
                done += part;
            }
            words.extend(&caches);
            self.run(&words)?;
        }
        Ok(())
    }

    /// Has the processor run commands, and waits for their end.
    fn run(&self, words: &[u32]) -> Result<()> {
        // In a forked child the lock may be held by a thread that is not here.
        self.gpu.check()?;
        let inner = &mut *lock(&self.inner);
        if let Some(failure) = inner.queue.failure() {
            return Err(failure.into());
        }
        inner.buffer.write(0, bytemuck::cast_slice(words))?;
        inner.done.store(1);
        let packet = packet(inner.buffer.address(), words.len() as u32, inner.done.handle());
        // Every packet before is complete, so there is room.
        let full = |_| invalid("a queue for commands", inner.queue.id(), "its ring is full");
        inner.ring.try_submit(packet).map_err(full)?;
        while inner.done.wait(Condition::Lt, 1, None, Some(&inner.queue))?.is_none() {}
        Ok(())
    }
}

/// A command's header: its number, and how many words follow.
const fn header(command: u32, words: u32) -> u32 {
    3 << 30 | (words - 1) << 16 | command << 8
}

/// The most bytes of one `DMA_DATA`, kept a multiple of 32; `None` where there is none.
fn largest_copy(major: u32) -> Option<u32> {
    match major {
        9 | 10 => Some((1 << 26) - 32),
        11 => Some((1 << 15) - 32),
        _ => None,
    }
}

/// `DMA_DATA`.
fn copy(to: u64, from: u64, bytes: u32, sync: bool) -> [u32; COPY_WORDS] {
    let control = THROUGH_L2 | if sync { SYNC } else { 0 };
    let [from_low, from_high, to_low, to_high] = [from, from >> 32, to, to >> 32].map(|half| half as u32);
    [header(DMA_DATA, 6), control, from_low, from_high, to_low, to_high, bytes]
}

/// `ACQUIRE_MEM` of all memory: for code, or for data. `None` where it is not known.
fn acquire(major: u32, code: bool) -> Option<Vec<u32>> {
    match major {
        9 => {
            let caches = if code { CODE_GFX9 } else { DATA_GFX9 };
            Some(vec![header(ACQUIRE_MEM, 6), caches, u32::MAX, 0xff, 0, 0, 10])
        }
        10..=12 => {
            let caches = if code { CODE } else { DATA };
            Some(vec![header(ACQUIRE_MEM, 7), 0, u32::MAX, 0x00ff_ffff, 0, 0, 10, caches])
        }
        _ => None,
    }
}

/// The packet that has an indirect buffer run.
fn packet(buffer: u64, words: u32, done: u64) -> Packet {
    let mut packet = [0; 16];
    let fences = FenceScope::System;
    let first = Header { kind: Kind::VendorSpecific, barrier: true, acquire: fences, release: fences };
    packet[0] = u32::from(first.to_bits()) | INDIRECT << 16;
    // The size's bit 23 says that it is valid.
    packet[1..6].copy_from_slice(&[
        header(INDIRECT_BUFFER, 3),
        buffer as u32,
        (buffer >> 32) as u32,
        words | 1 << 23,
        WORDS_LEFT,
    ]);
    (packet[14], packet[15]) = (done as u32, (done >> 32) as u32);
    Packet::from_words(packet)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that others' drivers write for the same (ROCr's `ExecutePM4`, the kernel's `gfx_v11_0_emit_mem_sync`).
    #[test]
    fn commands_have_the_formats_of_the_headers() {
        let words = *packet(0x1234_9876_5400, 7, 0x3456_789a_a987_6500).words();
        assert_eq!(words[0] >> 16, 1);
        assert_eq!(words[1..6], [0xc002_3f00, 0x9876_5400, 0x1234, 0x0080_0007, 10]);
        assert_eq!(words[14..], [0xa987_6500, 0x3456_789a]);
        assert_eq!(acquire(9, true).unwrap()[..2], [0xc005_5800, 0x2800_0000]);
        let since = [0xc006_5800, 0, 0xffff_ffff, 0x00ff_ffff, 0, 0, 10, 0x81];
        assert_eq!([10, 11, 12].map(|major| acquire(major, true).unwrap()), [since; 3]);
        assert_eq!(acquire(13, true), None);
        let words = copy(0x1_0000_0002, 0x3_0000_0004, 100, true);
        assert_eq!(words, [0xc005_5000, 0xe030_0000, 4, 3, 2, 1, 100]);
        assert_eq!([9, 11, 12].map(largest_copy), [Some(0x3ff_ffe0), Some(0x7fe0), None]);
    }
}
