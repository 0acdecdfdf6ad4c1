//! How long to look again before sleeping.

use std::{
    hint,
    sync::OnceLock,
    thread,
    time::{Duration, Instant},
};

/// Looks without giving the processor away: some ten microseconds.
const SPINS: u32 = 300;
/// Looks between which others may run, at least.
const YIELDS: u32 = 100;
/// How long to look on, letting others run between two looks. A host thread that slept until this one's last work was
/// complete comes back with more within this time: a sleep here would meet a sleep there, again and again.
const LINGER: Duration = Duration::from_micros(300);
const FIRST_SLEEP: Duration = Duration::from_micros(50);
/// The longest sleep between two looks.
pub const LONGEST_SLEEP: Duration = Duration::from_millis(1);

/// Counts looks that found nothing.
#[derive(Debug, Default)]
pub struct Backoff {
    looks: u32,
    /// When the spinning ended.
    yielding: Option<Instant>,
    sleep: Duration,
}

impl Backoff {
    /// After a look that found something.
    pub fn reset(&mut self) {
        *self = Backoff::default();
    }

    /// Spins or yields once. False when it is time to sleep.
    pub fn pause(&mut self) -> bool {
        self.looks = self.looks.saturating_add(1);
        let spins = spins();
        if self.looks <= spins {
            hint::spin_loop();
            return true;
        }
        let since = *self.yielding.get_or_insert_with(Instant::now);
        thread::yield_now();
        self.looks <= spins + YIELDS || since.elapsed() < LINGER
    }

    /// How long to sleep now: longer each time.
    pub fn next_sleep(&mut self) -> Duration {
        self.sleep = (self.sleep * 2).clamp(FIRST_SLEEP, LONGEST_SLEEP);
        self.sleep
    }

    /// Pauses, or sleeps until the thread is unparked or the time is over.
    pub fn pause_or_sleep(&mut self) {
        if !self.pause() {
            thread::park_timeout(self.next_sleep());
        }
    }
}

/// Spinning helps only where somebody else can run meanwhile.
fn spins() -> u32 {
    static SPINS_HERE: OnceLock<u32> = OnceLock::new();
    let several = || thread::available_parallelism().is_ok_and(|count| count.get() > 1);
    *SPINS_HERE.get_or_init(|| if several() { SPINS } else { 0 })
}
