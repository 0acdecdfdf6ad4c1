//! What all dispatches share: decoded kernels, the workers, the observer.

use super::{cache::Cache, pool::Pool};
use crate::observe::SharedObserver;

/// Runs kernels. One engine serves any number of queues and address spaces, from any number of threads.
#[derive(Debug)]
pub struct Engine {
    workers: usize,
    pub(super) cache: Cache,
    pub(super) pool: Pool,
    pub(super) observer: Option<SharedObserver>,
}

impl Engine {
    /// An engine that spreads the workgroups of a dispatch over `workers` threads (at least one), of which the thread
    /// that calls [`run`](Self::run) is one.
    pub fn new(workers: usize) -> Engine {
        let workers = workers.max(1);
        Engine { workers, cache: Cache::default(), pool: Pool::new(workers), observer: None }
    }

    /// The same engine with an observer of every dispatch; `None`: without. An observed dispatch runs on the thread that
    /// brings it, alone.
    #[must_use]
    pub fn observed_by(mut self, observer: Option<SharedObserver>) -> Engine {
        self.observer = observer;
        self
    }

    /// How many threads run the workgroups of a dispatch.
    pub fn workers(&self) -> usize {
        self.workers
    }
}
