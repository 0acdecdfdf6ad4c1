//! What a packet is processed with: the queue that it came by, and what that works on.

use super::{Listener, backoff::Backoff, failure::Failure, reach::Reach, ring::Memory};
use crate::{
    dispatch::{DispatchError, Engine, Invalid, Session, Units},
    isa::Target,
    memory::AddressSpace,
};
use arc_swap::ArcSwap;
use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, Ordering},
};

/// What a queue needs of its process and its GPU.
pub struct Surroundings {
    pub target: Target,
    pub space: AddressSpace,
    pub listener: Arc<dyn Listener>,
    pub engine: Arc<Engine>,
    /// What its kernels run on.
    pub units: Units,
}

/// A queue, as its packets see it.
pub struct Site {
    pub memory: Memory,
    pub surroundings: Surroundings,
    /// What the next kernel runs on.
    pub units: ArcSwap<Units>,
    /// The queue is being destroyed. Also ends a kernel that runs.
    pub stop: Arc<AtomicBool>,
    /// What stopped it, in words: more than the bits of the inactive signal can say.
    pub diagnosis: OnceLock<String>,
}

impl Site {
    pub fn stops(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }

    /// Notes what a dispatch ended with, before the failure shows anywhere.
    pub fn note(&self, error: &DispatchError) {
        // A dispatch that lacks scratch is tried again, and one that was stopped did nothing wrong.
        if !matches!(error, DispatchError::Stopped | DispatchError::Invalid(Invalid::ScratchTooSmall { .. })) {
            let _ = self.diagnosis.set(error.to_string());
        }
    }
}

/// Where a packet is processed.
pub struct Context<'a, 'q> {
    pub site: &'q Site,
    pub reach: &'a mut Reach,
    pub session: &'a mut Session<'q>,
    /// The GPU address of the packet.
    pub address: u64,
    /// The number of the packet.
    pub index: u64,
}

impl Context<'_, '_> {
    /// Waits until a condition holds. Other queues go on meanwhile.
    pub fn wait(&mut self, mut holds: impl FnMut(&mut Reach) -> Result<bool, Failure>) -> Result<(), Failure> {
        let mut backoff = Backoff::default();
        while !holds(self.reach)? {
            if self.site.stops() {
                return Err(Failure::Stopped);
            }
            backoff.pause_or_sleep();
            self.reach.refresh();
        }
        Ok(())
    }
}
