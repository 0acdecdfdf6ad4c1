//! Clocks: the GPU's counter, and what it is in time.
use std::time::Duration;

/// The GPU's clock and the host's, read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counters {
    /// The GPU's clock in its own ticks: what the timestamps of a dispatch are in.
    pub gpu: u64,
    /// The host's `CLOCK_MONOTONIC_RAW` in ns.
    pub cpu: u64,
    /// The system's clock (`CLOCK_BOOTTIME`), in ticks of [`system_frequency`](Self::system_frequency).
    pub system: u64,
    /// Ticks of the system's clock per second.
    pub system_frequency: u64,
}

/// When a dispatch ran, in ticks of the GPU's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamps {
    /// When it started.
    pub start: u64,
    /// When it was complete.
    pub end: u64,
}

/// A GPU's clock, for conversion into time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    pub(super) ns_per_tick: f64,
}

impl Clock {
    /// A number of ticks in time.
    pub fn duration(&self, ticks: u64) -> Duration {
        Duration::from_nanos((ticks as f64 * self.ns_per_tick).round() as u64)
    }
}
