//! What one thread keeps from dispatch to dispatch: the kernel that it ran last, the job, and the memory of waves.
//!
//! A dispatch of one workgroup of the same kernel as before allocates nothing, takes no lock, exchanges nothing with other
//! threads and reads no clock.

use super::{
    Dispatch,
    abi::Launch,
    again::{self, Last},
    cache::Known,
    engine::Engine,
    observed::{Watched, launched},
    pool::{Desk, Job, PATIENCE},
    watch::Unwatched,
};
use crate::{
    memory::AddressSpace,
    observe::{Observer, SharedObserver},
    outcome::{DispatchError, Statistics},
    wave::{Fault, View},
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
    last: Option<Last>,
    kernel: Option<Known>,
    job: Option<Arc<Job>>,
    desk: Desk,
}

impl Engine {
    /// Runs a dispatch to its end. (A queue, which runs one after the other, keeps a `Session`.)
    pub fn run(&self, space: &AddressSpace, dispatch: &Dispatch<'_>) -> Result<Statistics, DispatchError> {
        Session::new(self).run(&mut View::new(space), dispatch)
    }
}

impl<'e> Session<'e> {
    pub(crate) fn new(engine: &'e Engine) -> Session<'e> {
        Session { engine, last: None, kernel: None, job: None, desk: Desk::default() }
    }

    /// Runs a dispatch to its end. All views of a session are of the same address space.
    pub(crate) fn run(&mut self, view: &mut View, dispatch: &Dispatch<'_>) -> Result<Statistics, DispatchError> {
        let launch = again::launch(&mut self.last, view, dispatch)?;
        let same = self.kernel.as_mut().is_some_and(|kernel| kernel.is_of(launch, dispatch.target, view));
        let kernel = match &mut self.kernel {
            Some(kernel) if same => kernel,
            other => other.insert(self.engine.cache.get(view, launch, dispatch.target)?),
        };
        let result = if launch.groups == 1 && self.engine.observer.is_none() {
            alone(view, launch, kernel, dispatch, &mut self.desk)
        } else {
            let told = self.engine.observer.as_ref().map(|_| launched(launch, dispatch, view.space()));
            let job = job(self.job.take(), view, launch.clone(), kernel, dispatch);
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
            result
        };
        if result.is_err() {
            self.engine.cache.forget(&kernel.entry);
            self.kernel = None;
        }
        result
    }
}

/// The job of before, if nobody else has it: a helper that has just left may.
fn job(before: Option<Arc<Job>>, view: &View, launch: Launch, kernel: &Known, dispatch: &Dispatch<'_>) -> Arc<Job> {
    if let Some(mut job) = before
        && let Some(alone) = Arc::get_mut(&mut job)
    {
        alone.reuse(launch, kernel, dispatch.stop);
        return job;
    }
    Arc::new(Job::new(view.space().clone(), launch, kernel, dispatch.stop))
}

/// Runs a grid of one workgroup, which nobody can help with: there is nothing to share.
fn alone(
    view: &mut View,
    launch: &Launch,
    kernel: &mut Known,
    dispatch: &Dispatch<'_>,
    desk: &mut Desk,
) -> Result<Statistics, DispatchError> {
    let stopped = || dispatch.stop.load(Ordering::Relaxed);
    if stopped() {
        return Err(DispatchError::Stopped);
    }
    let Some(entry) = kernel.start else {
        return Err(Fault::IllegalInstruction { address: launch.entry, words: Vec::new(), name: None }.into());
    };
    let mut group = desk.spare.pop().unwrap_or_default();
    group.start(launch, 0, entry);
    let mut statistics = Statistics { workgroups: 1, waves: group.waves() as u64, ..Statistics::default() };
    let result = loop {
        match group.turn(launch, &kernel.entry, &mut kernel.program, view, &mut statistics, &mut Unwatched) {
            Ok(true) => break Ok(statistics),
            Err(fault) => break Err(fault.into()),
            Ok(false) if stopped() => break Err(DispatchError::Stopped),
            // It waits for another queue, or for the host.
            Ok(false) if group.ticks() >= PATIENCE => {
                group.be_patient();
                thread::yield_now();
            }
            Ok(false) => {}
        }
    };
    desk.spare.push(group);
    result
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
