//! Wakes the runtime's waiters once more.
//!
//! ROCr's hook raises an event without taking the lock under which its waiters look at it. So a raise may fall between a
//! waiter's look and its sleep, and wake nobody, ever. A millisecond after each raise, or after several of them, an event
//! that nobody waits for is raised: that makes all waiters look again, each at its own.
//!
//! The hook also lets one waiter take an event from another, where a kernel wakes all that wait for it. Of several threads
//! that sleep for one signal, the others would then sleep for ever. So [`Repeats`] has each event raised again, with the one
//! above: each time one more of its sleepers wakes.
//!
//! And it tells a thread that waits for several signals that those which did not come have age 0, which they always have:
//! from then on the thread does not sleep, and each of its looks resets them all. So a thread that destroys a queue may sleep
//! for ever beside one that spins, both waiting for the queue's own event (seen in ROCr's sources; a kernel counts ages from
//! 1). Until the queue is gone, its event is raised every millisecond: one of them meets the sleeper.

use crate::{line::Line, tool};
use std::{
    collections::HashMap,
    io,
    sync::{
        Arc, Condvar, Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// Between a raise and its first repeat.
pub const DELAY: Duration = Duration::from_millis(1);
/// The longest time between two repeats.
const LONGEST: Duration = Duration::from_millis(256);

/// The events that were raised, and when each is to be raised again: soon, then less and less often, as long as somebody may
/// sleep for it. Nobody says how many sleepers there are.
#[derive(Debug, Default)]
pub struct Repeats(HashMap<u32, Repeat>);

#[derive(Debug)]
struct Repeat {
    due: Instant,
    /// From then to the next time.
    pause: Duration,
}

impl Repeats {
    /// An event was raised.
    pub fn raised(&mut self, event: u32, now: Instant) {
        self.0.insert(event, Repeat { due: now + DELAY, pause: 2 * DELAY });
    }

    /// Nobody can wait for an event any more.
    pub fn forget(&mut self, event: u32) {
        self.0.remove(&event);
    }

    /// Raises those that are due. The time when the next one is.
    pub fn repeat(&mut self, now: Instant, raise: impl Fn(u32)) -> Option<Instant> {
        for (event, repeat) in &mut self.0 {
            if repeat.due <= now {
                raise(*event);
                repeat.due = now + repeat.pause;
                repeat.pause = LONGEST.min(2 * repeat.pause);
            }
        }
        self.0.values().map(|repeat| repeat.due).min()
    }
}

/// What the threads share.
#[derive(Debug, Default)]
struct Shared {
    /// An event was raised since the last look.
    raised: AtomicBool,
    stop: Mutex<bool>,
    changed: Condvar,
}

impl Shared {
    fn stop(&self) -> MutexGuard<'_, bool> {
        self.stop.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn run(&self, line: &Line) {
        let mut next: Option<Instant> = None;
        let mut stop = self.stop();
        loop {
            let quiet = |stop: &mut bool| !*stop && !self.raised.load(Ordering::Acquire);
            stop = match next.map(|next| next.saturating_duration_since(Instant::now())) {
                None => self.changed.wait_while(stop, quiet).unwrap_or_else(|poisoned| poisoned.into_inner()),
                Some(pause) => {
                    let woken = self.changed.wait_timeout_while(stop, pause, quiet);
                    woken.unwrap_or_else(|poisoned| poisoned.into_inner()).0
                }
            };
            if *stop {
                return;
            }
            drop(stop);
            if self.raised.swap(false, Ordering::AcqRel) {
                // Raises come in crowds, and one look is enough for all.
                thread::sleep(DELAY);
            }
            next = tool::ring(|event| line.raise(event));
            stop = self.stop();
        }
    }
}

/// The thread that does so.
#[derive(Debug)]
pub struct Echo {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// What tells it of a raise.
#[derive(Clone, Debug)]
pub struct Raised(Arc<Shared>);

impl Raised {
    /// An event was raised.
    pub fn note(&self) {
        if !self.0.raised.swap(true, Ordering::AcqRel) {
            // The lock makes sure that the thread sleeps, or has yet to look.
            drop(self.0.stop());
            self.0.changed.notify_one();
        }
    }
}

impl Echo {
    /// Starts the thread.
    pub fn start(line: Arc<Line>) -> io::Result<Echo> {
        let shared = Arc::<Shared>::default();
        let of_thread = shared.clone();
        let thread = thread::Builder::new().name("model-echo".into()).spawn(move || of_thread.run(&line))?;
        Ok(Echo { shared, thread: Some(thread) })
    }

    /// What tells it of a raise.
    pub fn raised(&self) -> Raised {
        Raised(self.shared.clone())
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        *self.shared.stop() = true;
        self.shared.changed.notify_one();
        if let Some(thread) = self.thread.take() {
            // A panic of that thread has been reported already, and Drop must not panic.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    /// The milliseconds after the raise at which event 7 is raised again, of the first `count`.
    fn repeats_of_7(repeats: &mut Repeats, start: Instant, count: usize) -> Vec<u128> {
        let times = RefCell::new(Vec::new());
        let mut now = start;
        while times.borrow().len() < count {
            let next = repeats.repeat(now, |event| {
                if event == 7 {
                    times.borrow_mut().push((now - start).as_millis());
                }
            });
            now = next.expect("an event that was raised is raised again");
        }
        times.into_inner()
    }

    #[test]
    fn an_event_is_raised_again_less_and_less_often_and_without_end() {
        let (mut repeats, start) = (Repeats::default(), Instant::now());
        repeats.raised(7, start);
        let expected = [1, 3, 7, 15, 31, 63, 127, 255, 511, 767, 1023];
        assert_eq!(repeats_of_7(&mut repeats, start, expected.len()), expected);
    }

    #[test]
    fn an_event_that_is_raised_anew_is_soon_raised_again() {
        let (mut repeats, start) = (Repeats::default(), Instant::now());
        repeats.raised(7, start);
        repeats_of_7(&mut repeats, start, 9);
        let later = start + Duration::from_secs(5);
        repeats.raised(7, later);
        repeats.raised(8, later + Duration::from_micros(300));
        assert_eq!(repeats_of_7(&mut repeats, later, 3), [1, 3, 7]);
    }

    #[test]
    fn an_event_that_is_gone_is_not_raised() {
        let (mut repeats, start) = (Repeats::default(), Instant::now());
        repeats.raised(7, start);
        repeats.forget(7);
        let next = repeats.repeat(start + LONGEST, |event| panic!("event {event} is gone"));
        assert_eq!(next, None);
    }
}
