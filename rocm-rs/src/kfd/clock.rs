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

impl Timestamps {
    /// How many ticks it took.
    pub fn ticks(&self) -> u64 {
        self.end.saturating_sub(self.start)
    }
}

/// A GPU's clock against the system's, for conversion into time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    ns_per_tick: f64,
    /// A moment of the GPU's clock, and the same on the system's in ns.
    gpu: u64,
    system_ns: u64,
}

impl Clock {
    /// The clock that ran from one reading to the other; `None` when either clock stood still.
    pub(super) fn between(first: &Counters, second: &Counters) -> Option<Clock> {
        let ticks = second.gpu.checked_sub(first.gpu).filter(|&ticks| ticks != 0)?;
        let ns = nanoseconds(second)?.checked_sub(nanoseconds(first)?).filter(|&ns| ns != 0)?;
        Some(Clock { ns_per_tick: ns as f64 / ticks as f64, gpu: second.gpu, system_ns: nanoseconds(second)? })
    }

    /// Ticks of the GPU's clock per second.
    pub fn frequency(&self) -> f64 {
        1e9 / self.ns_per_tick
    }

    /// A number of ticks as time.
    pub fn duration(&self, ticks: u64) -> Duration {
        Duration::from_nanos((ticks as f64 * self.ns_per_tick).round() as u64)
    }

    /// A moment of the GPU's clock on the system's (`CLOCK_BOOTTIME`, or `CLOCK_MONOTONIC` on FreeBSD), in ns.
    pub fn system_ns(&self, gpu: u64) -> u64 {
        // Signed, for moments before the reading.
        let ticks = gpu.wrapping_sub(self.gpu) as i64;
        self.system_ns.saturating_add_signed((ticks as f64 * self.ns_per_tick).round() as i64)
    }
}

/// The system's clock in ns.
fn nanoseconds(counters: &Counters) -> Option<u64> {
    let ns = u128::from(counters.system) * 1_000_000_000;
    ns.checked_div(counters.system_frequency.into())?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counters(gpu: u64, system: u64) -> Counters {
        Counters { gpu, cpu: 0, system, system_frequency: 1_000_000_000 }
    }

    #[test]
    fn ticks_become_time() {
        // 100 MHz: 10 ns a tick.
        let clock = Clock::between(&counters(500, 10_000), &counters(1_500, 20_000)).unwrap();
        assert_eq!(clock.duration(3), Duration::from_nanos(30));
        assert_eq!(clock.system_ns(1_500), 20_000);
        assert_eq!(clock.system_ns(1_501), 20_010);
        assert_eq!(clock.system_ns(500), 10_000);
        assert!((clock.frequency() - 1e8).abs() < 1.0);
    }

    #[test]
    fn a_clock_that_stands_still_is_none() {
        assert_eq!(Clock::between(&counters(5, 10), &counters(5, 20)), None);
        assert_eq!(Clock::between(&counters(5, 10), &counters(9, 10)), None);
        assert_eq!(Clock::between(&counters(9, 10), &counters(5, 20)), None);
        let stopped = Counters { system_frequency: 0, ..counters(9, 20) };
        assert_eq!(Clock::between(&counters(5, 10), &stopped), None);
    }
}
