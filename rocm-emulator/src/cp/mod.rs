//! The command processor: a thread for each queue that takes packets out of its ring.
//!
//! A queue's packets are processed in order, one after the other; queues do not wait for each other. An idle queue
//! looks at its doorbell for some microseconds, then its thread sleeps and the process's [`scanner`] looks for it. The
//! scanner sleeps up to a millisecond at a time; an ioctl that blocks makes it look at once.

mod backoff;
mod context;
pub(crate) mod failure;
mod listener;
mod packet;
mod pm4;
mod queue;
mod reach;
mod ring;
mod scanner;

pub(crate) use context::Surroundings;
pub(crate) use failure::Failure;
pub(crate) use listener::Listener;
pub(crate) use queue::Queue;
pub(crate) use ring::{Doorbell, Memory, PACKET_BYTES};

use crate::errno::Errno;
use scanner::Scanner;

/// The command processor of one process.
#[derive(Debug, Default)]
pub(crate) struct Processor {
    scanner: Scanner,
}

impl Processor {
    /// Starts a queue.
    pub fn start(
        &self,
        surroundings: Surroundings,
        memory: Memory,
        doorbell: Option<Doorbell>,
    ) -> Result<Queue, Errno> {
        Queue::start(surroundings, memory, doorbell, self.scanner.handle()?)
    }

    /// Makes idle queues look for packets now.
    pub fn kick(&self) {
        self.scanner.kick();
    }
}
