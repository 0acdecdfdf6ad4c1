//! What one thread keeps from dispatch to dispatch: the kernel that it ran last, the job, and the memory of waves.
//!
//! A dispatch of one workgroup of the same kernel as before allocates nothing, takes no lock and reads no clock.

use super::{
    Dispatch, DispatchError, Engine, Statistics,
    abi::Launch,
    cache::Known,
    observed::{Watched, launched},
    pool::{Desk, Job},
};
use crate::{
    observe::{Observer, SharedObserver},
    wave::View,
};
use std::{
    sync::{Arc, MutexGuard, TryLockError, atomic::Ordering},
    thread,
    time::Duration,
};

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
        let told = self.engine.observer.as_ref().map(|_| launched(&launch, dispatch, view.space()));
        let mut kernel = self.engine.cache.get(view, &launch, dispatch.target, self.last.take())?;
        let job = self.job(view, launch, &kernel, dispatch);
        let result = match (&self.engine.observer, told) {
            (Some(observer), Some(told)) => {
                let mut observer = lock(observer, dispatch)?;
                observer.begin(&told);
                let result =
                    job.run_watched(view, &mut kernel.program, &mut self.desk, &mut Watched::new(&mut *observer));
                observer.end(&result);
                result
            }
            _ => self.engine.pool.run(&job, view, &mut kernel.program, &mut self.desk),
        };
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

/// Takes the observer for a dispatch. Another queue's dispatch may have it for as long as that runs.
fn lock<'o>(
    observer: &'o SharedObserver,
    dispatch: &Dispatch<'_>,
) -> Result<MutexGuard<'o, dyn Observer + 'static>, DispatchError> {
    loop {
        match observer.try_lock() {
            Ok(observer) => return Ok(observer),
            Err(TryLockError::Poisoned(poisoned)) => return Ok(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if dispatch.stop.load(Ordering::Relaxed) => {
                return Err(DispatchError::Stopped);
            }
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_micros(100)),
        }
    }
}
