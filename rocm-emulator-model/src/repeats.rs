//! When an event is raised again: see [`echo`](crate::echo).

use std::{
    collections::HashMap,
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
