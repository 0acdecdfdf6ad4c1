//! The workers: threads that share the workgroups of a dispatch with the thread that brought it.
//!
//! The bringing thread begins at once. The others are woken only when there is more to do than waking them costs, and
//! sleep otherwise.

use super::{
    abi::Launch,
    cache::{Entry, Known},
    group::Group,
    watch::{Unwatched, Watch},
};
use crate::{
    isa::{Env, op::Step, program::Program},
    memory::AddressSpace,
    outcome::{DispatchError, Statistics},
    wave::{Fault, View, Wave},
};
use std::{
    collections::VecDeque,
    fmt,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// After this long the bringing thread asks the others to help.
const ALONE: Duration = Duration::from_micros(20);

/// How many operations the bringing thread does before it looks at the clock.
const LOOK: u64 = 2048;

/// A group that has not got anywhere for so many ticks may be waiting for one that has not begun.
pub(super) const PATIENCE: u32 = 256;

/// No worker keeps more waves begun than this.
const MAX_RESIDENT_WAVES: usize = 1024;

/// A dispatch that runs: what the threads that run it share.
pub(super) struct Job {
    pub space: AddressSpace,
    pub launch: Launch,
    pub entry: Arc<Entry>,
    /// The index of the kernel's first operation.
    start: Option<usize>,
    pub stop: Arc<AtomicBool>,
    next: AtomicU64,
    over: AtomicBool,
    state: Mutex<JobState>,
    left: Condvar,
}

#[derive(Default)]
struct JobState {
    helpers: usize,
    statistics: Statistics,
    fault: Option<Fault>,
    panicked: bool,
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("launch", &self.launch).field("next", &self.next).finish_non_exhaustive()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Job {
    pub(super) fn new(space: AddressSpace, launch: Launch, kernel: &Known, stop: &Arc<AtomicBool>) -> Job {
        Job {
            space,
            launch,
            entry: kernel.entry.clone(),
            start: kernel.start,
            stop: stop.clone(),
            next: AtomicU64::new(0),
            over: AtomicBool::new(false),
            state: Mutex::default(),
            left: Condvar::new(),
        }
    }

    /// Makes it another job, of the same address space. Nobody else may have it.
    pub(super) fn reuse(&mut self, launch: Launch, kernel: &Known, stop: &Arc<AtomicBool>) {
        (self.launch, self.start) = (launch, kernel.start);
        if !Arc::ptr_eq(&self.entry, &kernel.entry) {
            self.entry = kernel.entry.clone();
        }
        if !Arc::ptr_eq(&self.stop, stop) {
            self.stop = stop.clone();
        }
        (self.next, self.over) = (AtomicU64::new(0), AtomicBool::new(false));
        *self.state.get_mut().unwrap_or_else(PoisonError::into_inner) = JobState::default();
    }

    /// The number of a workgroup that nobody has begun.
    fn take(&self) -> Option<u64> {
        if self.is_over() || self.next.load(Ordering::Relaxed) >= self.launch.groups {
            return None;
        }
        let group = self.next.fetch_add(1, Ordering::Relaxed);
        (group < self.launch.groups).then_some(group)
    }

    /// Whether nothing more is to be run, whatever is left.
    fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed) || self.stop.load(Ordering::Relaxed)
    }

    fn is_taken(&self) -> bool {
        self.is_over() || self.next.load(Ordering::Relaxed) >= self.launch.groups
    }

    /// Whether one more thread may run workgroups of it: each runs one at a time, beside the one that brought it.
    fn has_place(&self) -> bool {
        lock(&self.state).helpers + 1 < self.launch.at_once()
    }

    fn fail(&self, fault: Fault) {
        lock(&self.state).fault.get_or_insert(fault);
        self.over.store(true, Ordering::Relaxed);
    }

    /// Runs workgroups until there are none left, and says what those did.
    fn work(&self, view: &mut View, program: &mut Arc<Program>, desk: &mut Desk, watch: &mut impl Watch) -> Statistics {
        let mut statistics = Statistics::default();
        let Desk { resident, spare } = desk;
        let Some(entry) = self.start else {
            self.fail(Fault::IllegalInstruction { address: self.launch.entry, words: Vec::new(), name: None });
            return statistics;
        };
        let mut waves = 0;
        loop {
            let stuck = waves < MAX_RESIDENT_WAVES && resident.iter().all(|group| group.ticks() >= PATIENCE);
            if stuck {
                resident.iter_mut().for_each(Group::be_patient);
                if let Some(number) = self.take() {
                    view.refresh();
                    let mut group = spare.pop().unwrap_or_default();
                    group.start(&self.launch, number, entry);
                    if watch.watches() {
                        group.begin(&self.launch);
                        watch.began(number, group.each_wave());
                    }
                    waves += group.waves();
                    resident.push(group);
                } else if resident.is_empty() {
                    break;
                } else {
                    // Whoever these wait for runs elsewhere.
                    thread::yield_now();
                }
            }
            let mut index = 0;
            while let Some(group) = resident.get_mut(index) {
                match group.turn(&self.launch, &self.entry, program, view, &mut statistics, watch) {
                    Ok(false) => index += 1,
                    Ok(true) => {
                        waves -= group.waves();
                        statistics.workgroups += 1;
                        statistics.waves += group.waves() as u64;
                        spare.push(resident.swap_remove(index));
                    }
                    Err(fault) => {
                        self.fail(fault);
                        break;
                    }
                }
            }
            if self.is_over() {
                spare.append(resident);
                break;
            }
        }
        statistics
    }

    /// Runs all of it on this thread, watched.
    pub(super) fn run_watched(
        &self,
        view: &mut View,
        program: &mut Arc<Program>,
        desk: &mut Desk,
        watch: &mut impl Watch,
    ) -> Result<Statistics, DispatchError> {
        let statistics = self.work(view, program, desk, watch);
        self.outcome(statistics)
    }

    /// How it has ended, now that nobody works on it any more.
    fn outcome(&self, statistics: Statistics) -> Result<Statistics, DispatchError> {
        // A grid that had just ended when it was told to stop has still ended.
        if statistics.workgroups == self.launch.groups && !self.over.load(Ordering::Relaxed) {
            return Ok(statistics);
        }
        Err(lock(&self.state).fault.take().map_or(DispatchError::Stopped, DispatchError::from))
    }
}

/// The groups of one thread.
#[derive(Debug, Default)]
pub(super) struct Desk {
    /// Those that are begun: none, between two jobs.
    resident: Vec<Group>,
    /// Those whose memory is reused.
    pub(super) spare: Vec<Group>,
}

/// Tells the bringing thread that a helper has left, even when it panics.
struct Leave<'a>(&'a Job);

impl Drop for Leave<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.over.store(true, Ordering::Relaxed);
        }
        let mut state = lock(&self.0.state);
        state.panicked |= thread::panicking();
        state.helpers -= 1;
        self.0.left.notify_all();
    }
}

/// The threads and what they share.
#[derive(Debug)]
pub(super) struct Pool {
    helpers: usize,
    shared: Arc<Shared>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

#[derive(Debug, Default)]
struct Shared {
    queue: Mutex<Queue>,
    wake: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    jobs: VecDeque<Arc<Job>>,
    closed: bool,
}

impl Pool {
    /// A pool of `workers` workers, the bringing thread included. Threads are made when they are first needed.
    pub(super) fn new(workers: usize) -> Pool {
        Pool { helpers: workers.saturating_sub(1), shared: Arc::default(), threads: Mutex::default() }
    }

    /// Runs a job to its end.
    pub(super) fn run(
        &self,
        job: &Arc<Job>,
        view: &mut View,
        program: &mut Arc<Program>,
        desk: &mut Desk,
    ) -> Result<Statistics, DispatchError> {
        if self.helpers == 0 || job.launch.groups == 1 {
            let statistics = job.work(view, program, desk, &mut Unwatched);
            return job.outcome(statistics);
        }
        let mut alone = Alone { pool: self, job, since: Instant::now(), operations: 0, asked: false };
        let mut statistics = job.work(view, program, desk, &mut alone);
        if alone.asked {
            lock(&self.shared.queue).jobs.retain(|other| !Arc::ptr_eq(other, job));
            let mut state = lock(&job.state);
            while state.helpers > 0 {
                state = job.left.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            assert!(!state.panicked, "a worker of the software GPU panicked: this is a bug");
            statistics += state.statistics;
        }
        job.outcome(statistics)
    }

    #[cold]
    fn ask_for_help(&self, job: &Arc<Job>) {
        let mut threads = lock(&self.threads);
        while threads.len() < self.helpers {
            let shared = self.shared.clone();
            let name = format!("gpu-worker-{}", threads.len() + 1);
            // Without the thread the work is done by fewer.
            let Ok(thread) = thread::Builder::new().name(name).spawn(move || shared.help()) else { break };
            threads.push(thread);
        }
        lock(&self.shared.queue).jobs.push_back(job.clone());
        self.shared.wake.notify_all();
    }
}

/// The bringing thread, as long as it has not asked the others.
struct Alone<'a> {
    pool: &'a Pool,
    job: &'a Arc<Job>,
    since: Instant,
    /// How many it has done since it last looked at the clock.
    operations: u64,
    asked: bool,
}

impl Alone<'_> {
    #[cold]
    fn look(&mut self) {
        self.operations = 0;
        if !self.job.is_taken() && self.since.elapsed() > ALONE {
            self.asked = true;
            self.pool.ask_for_help(self.job);
        }
    }
}

impl Watch for Alone<'_> {
    #[inline(always)]
    fn run(&mut self, group: u64, wave: &mut Wave, env: &mut Env<'_>) -> Step {
        let step = Unwatched.run(group, wave, env);
        self.operations += env.turn.operations;
        if self.operations >= LOOK && !self.asked {
            self.look();
        }
        step
    }
}

impl Shared {
    /// What a worker thread does all its life.
    fn help(&self) {
        let mut desk = Desk::default();
        let mut queue = lock(&self.queue);
        while !queue.closed {
            queue.jobs.retain(|job| !job.is_taken());
            let Some(job) = queue.jobs.iter().find(|job| job.has_place()).cloned() else {
                queue = self.wake.wait(queue).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            // Under the queue's lock, so that the bringing thread, once it has taken the job off the queue, knows all
            // helpers.
            lock(&job.state).helpers += 1;
            drop(queue);
            {
                let _leave = Leave(&job);
                let (mut view, mut program) = (View::new(&job.space), job.entry.program());
                let statistics = job.work(&mut view, &mut program, &mut desk, &mut Unwatched);
                lock(&job.state).statistics += statistics;
            }
            drop(job);
            queue = lock(&self.queue);
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        lock(&self.shared.queue).closed = true;
        self.shared.wake.notify_all();
        for thread in lock(&self.threads).drain(..) {
            // A panic of a worker was reported by the dispatch it worked for.
            let _ = thread.join();
        }
    }
}
