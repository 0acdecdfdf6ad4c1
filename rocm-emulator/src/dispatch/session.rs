//! What one thread keeps from dispatch to dispatch: the kernel that it ran last, the job, and the memory of waves.
//!
//! A dispatch of one workgroup of the same kernel as before allocates nothing, takes no lock and reads no clock.

use super::{
    Dispatch, DispatchError, Engine, Statistics,
    abi::Launch,
    cache::Known,
    pool::{Desk, Job},
};
use crate::wave::View;
use std::sync::Arc;

/// Runs one dispatch after the other.
#[derive(Debug)]
pub(crate) struct Session<'e> {
    engine: &'e Engine,
    last: Option<Known>,
    job: Option<Arc<Job>>,
    desk: Desk,
}

impl<'e> Session<'e> {
    pub(crate) fn new(engine: &'e Engine) -> Session<'e> {
        Session { engine, last: None, job: None, desk: Desk::default() }
    }

    /// Runs a dispatch to its end. All views of a session are of the same address space.
    pub(crate) fn run(&mut self, view: &mut View, dispatch: &Dispatch<'_>) -> Result<Statistics, DispatchError> {
        view.refresh();
        let launch = Launch::new(view, dispatch)?;
        let mut kernel = self.engine.cache.get(view, &launch, dispatch.target, self.last.take())?;
        let job = self.job(view, launch, &kernel, dispatch);
        let result = self.engine.pool.run(&job, view, &mut kernel.program, &mut self.desk);
        self.job = Some(job);
        match &result {
            Ok(_) => self.last = Some(kernel),
            Err(_) => self.engine.cache.forget(&kernel.entry),
        }
        result
    }

    /// The job of before, if nobody else has it: a helper that has just left may.
    fn job(&mut self, view: &View, launch: Launch, kernel: &Known, dispatch: &Dispatch<'_>) -> Arc<Job> {
        if let Some(mut job) = self.job.take()
            && let Some(alone) = Arc::get_mut(&mut job)
        {
            alone.reuse(launch, kernel, dispatch.stop);
            return job;
        }
        Arc::new(Job::new(view.space().clone(), launch, kernel, dispatch.stop))
    }
}
