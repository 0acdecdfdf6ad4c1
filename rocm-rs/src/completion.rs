//! The end of submitted work: waiting for it, its times, and what it keeps alive.
//!
//! Invariant: what a packet names is dropped only when its completion signal was seen complete, or when the queue that
//! was processing it is gone. A completion that is dropped earlier gives its [`Work`] to the queue.

use crate::{
    aql::Condition,
    error::{Error, Result},
    memory::pool::Region,
    module,
    queue::Inner,
    signal::Signal,
};
use std::{fmt, sync::Arc, time::Duration};

/// How long a waiting thread sleeps at most before it asks whether the queue still lives.
const LOOK: Duration = Duration::from_millis(100);

/// What a packet uses, until it is complete.
#[derive(Debug)]
pub(crate) struct Work {
    pub(crate) signal: Signal,
    pub(crate) keep: Vec<Keep>,
}

/// One thing that a packet uses. Held, never read.
#[derive(Debug)]
pub(crate) enum Keep {
    Region { _region: Region },
    Module { _module: Arc<module::Loaded> },
    Signal { _signal: Signal },
}

impl Work {
    /// Whether the packet is complete. What it wrote is visible then.
    #[inline]
    pub(crate) fn is_complete(&self) -> bool {
        self.signal.load() < 1
    }
}

/// Submitted work: something to wait for.
///
/// Dropping it without waiting is sound: the work goes on, and what it uses is freed after it. (But see
/// [`Queue`](crate::Queue) about dropping that.)
#[must_use = "the work may not be complete yet"]
pub struct Completion {
    queue: Arc<Inner>,
    /// `None` only while it is dropped.
    work: Option<Work>,
}

impl Completion {
    pub(crate) fn new(queue: Arc<Inner>, work: Work) -> Self {
        Self { queue, work: Some(work) }
    }

    /// The signal that is zero when the work is complete, to give to
    /// [`Queue::barrier_and`](crate::Queue::barrier_and).
    pub fn signal(&self) -> &Signal {
        // The work is there until `drop`.
        match &self.work {
            Some(work) => &work.signal,
            None => unreachable!("a completion is used while it is dropped"),
        }
    }

    /// Whether the work is complete. Its results are visible then. (In a forked child nothing is ever seen complete.)
    pub fn is_done(&self) -> bool {
        !self.queue.generation().forked() && self.signal().load() < 1
    }

    /// Waits until the work is complete. Its results are visible then.
    ///
    /// # Errors
    ///
    /// [`Error::Faulted`] when the work, or other work of its queue, stopped the queue; [`Error::QueueDestroyed`] when
    /// the queue was destroyed first; [`Error::Forked`] in a child process.
    pub fn wait(&self) -> Result<()> {
        while !wait(&self.queue, self.signal(), None)? {}
        Ok(())
    }

    /// As [`wait`](Self::wait), for no longer than `timeout`: `false` when the time is up.
    ///
    /// # Errors
    ///
    /// As for [`wait`](Self::wait).
    pub fn wait_timeout(&self, timeout: Duration) -> Result<bool> {
        wait(&self.queue, self.signal(), Some(timeout))
    }

    /// How long the kernel ran on the agent, from the start of its first wave to the end of its last, by the agent's own
    /// clock.
    ///
    /// # Errors
    ///
    /// [`Error::NoTimestamps`] while it is not complete, and for a barrier.
    pub fn duration(&self) -> Result<Duration> {
        duration(&self.queue, self.signal())
    }

    /// When the kernel started and ended, in ticks of the agent's clock ([`Agent::clocks`](crate::Agent::clocks)).
    ///
    /// # Errors
    ///
    /// As for [`duration`](Self::duration).
    pub fn timestamps(&self) -> Result<(u64, u64)> {
        timestamps(&self.queue, self.signal())
    }
}

/// Waits for a signal that the queue is to bring to zero: whether it did in time.
pub(crate) fn wait(queue: &Inner, signal: &Signal, timeout: Option<Duration>) -> Result<bool> {
    queue.generation().check()?;
    if signal.view().check(Condition::Lt, 1).is_some() {
        return Ok(true);
    }
    let seen = signal.view().wait(Condition::Lt, 1, timeout, |left| {
        let Some(backend) = queue.backend().clone() else { return Err(queue.stopped_error()) };
        queue.check(&*backend)?;
        let slept = signal.sleep(Condition::Lt, 1, Some(left.unwrap_or(LOOK).min(LOOK)), Some(&*backend));
        // What completed before something failed is complete.
        if signal.load() < 1 {
            return Ok(());
        }
        queue.check(&*backend)?;
        slept
    })?;
    Ok(seen.is_some())
}

/// How long the dispatch of this signal ran.
pub(crate) fn duration(queue: &Inner, signal: &Signal) -> Result<Duration> {
    let (start, end) = timestamps(queue, signal)?;
    queue.agent().backend().elapsed(start, end)
}

fn timestamps(queue: &Inner, signal: &Signal) -> Result<(u64, u64)> {
    queue.generation().check()?;
    match signal.view().timestamps() {
        (0, _) | (_, 0) => Err(Error::NoTimestamps),
        _ if signal.load() >= 1 => Err(Error::NoTimestamps),
        (start, end) => Ok((start, end)),
    }
}

impl Drop for Completion {
    fn drop(&mut self) {
        if let Some(work) = self.work.take() {
            self.queue.finish(work);
        }
    }
}

impl fmt::Debug for Completion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Completion")
            .field("queue", &self.queue.id())
            .field("signal", self.signal())
            .finish_non_exhaustive()
    }
}
