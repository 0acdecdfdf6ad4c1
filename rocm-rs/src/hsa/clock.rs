//! Clocks: the system's, which timeouts are counted in, and the agent's, which dispatches are timed by.

use super::{Agent, Error, Hsa, Result, Signal, call::call};
use hsa_runtime_sys::{self as sys, hsa_amd_profiling_dispatch_time_t};
use std::time::Duration;

const NANOSECONDS: u128 = 1_000_000_000;

/// An agent's clock and the host's, read at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counters {
    /// The agent's clock: what the time stamps of dispatches are values of.
    pub agent: u64,
    /// The host's raw monotonic clock in nanoseconds.
    pub host: u64,
}

impl Hsa {
    /// The system's clock.
    pub fn now(&self) -> Result<u64> {
        self.check()?;
        // SAFETY: the attribute is a number of 64 bits.
        unsafe { self.system_info(sys::HSA_SYSTEM_INFO_TIMESTAMP) }
    }

    /// A number of ticks of the system's clock, as time.
    pub fn duration(&self, ticks: u64) -> Duration {
        let nanoseconds = u128::from(ticks) * NANOSECONDS / u128::from(self.frequency());
        Duration::from_nanos(u64::try_from(nanoseconds).unwrap_or(u64::MAX))
    }

    /// A limit of time in ticks of the system's clock, at least that long; none is as long as there is.
    pub(super) fn ticks(&self, limit: Option<Duration>) -> u64 {
        let Some(limit) = limit else { return u64::MAX };
        let ticks = (limit.as_nanos().saturating_mul(self.frequency().into())).div_ceil(NANOSECONDS);
        u64::try_from(ticks).unwrap_or(u64::MAX)
    }
}

impl Agent {
    /// The agent's clock and the host's, read at one moment.
    ///
    /// # Errors
    ///
    /// [`Error::TooOld`] before ROCr's interface 1.11 (ROCm 7.1); an error where the runtime knows no clock of the agent, as
    /// with its model hook.
    pub fn counters(&self) -> Result<Counters> {
        let hsa = self.hsa();
        hsa.check()?;
        // Four numbers of 64 bits: the agent's clock, the host's, the system's, and the system's frequency.
        // SAFETY: that is the attribute's type.
        match unsafe { self.info::<[u64; 4]>(sys::HSA_AMD_AGENT_INFO_CLOCK_COUNTERS) } {
            Ok([0, ..]) => Err(Error::Nonsense {
                call: "hsa_agent_get_info",
                object: format!("clock of {self}"),
                what: "it is 0".to_owned(),
            }),
            Ok([agent, host, ..]) => Ok(Counters { agent, host }),
            Err(error) if error.status() == Some(sys::HSA_STATUS_ERROR_INVALID_ARGUMENT) => {
                Err(hsa.too_old("HSA_AMD_AGENT_INFO_CLOCK_COUNTERS"))
            }
            Err(error) => Err(error),
        }
    }

    /// A value of the agent's clock, as the system's.
    pub fn system_time(&self, ticks: u64) -> Result<u64> {
        let hsa = self.hsa();
        hsa.check()?;
        let mut system = 0u64;
        let object = || format!("tick {ticks} of {self}");
        // SAFETY: the agent is the runtime's, and the result is written.
        unsafe {
            call!(hsa, object(), hsa_amd_profiling_convert_tick_to_system_domain(self.handle(), ticks, &mut system))?;
        }
        Ok(system)
    }

    /// The time between two values of the agent's clock.
    ///
    /// # Errors
    ///
    /// When the runtime does not know how fast that clock is, as with its model hook.
    pub fn elapsed(&self, start: u64, end: u64) -> Result<Duration> {
        let (from, to) = (self.system_time(start)?, self.system_time(end)?);
        match to.checked_sub(from) {
            Some(ticks) if ticks != 0 || start == end => Ok(self.hsa().duration(ticks)),
            _ => Err(Error::Nonsense {
                call: "hsa_amd_profiling_convert_tick_to_system_domain",
                object: format!("ticks {start} and {end} of {self}"),
                what: format!("they are {from} and {to}"),
            }),
        }
    }

    /// When the dispatch ran that completed a signal, by the system's clock. The queue must take time stamps, as those of
    /// this module do.
    pub fn dispatch_time(&self, signal: &Signal) -> Result<(u64, u64)> {
        let hsa = self.hsa();
        hsa.check()?;
        let mut time = hsa_amd_profiling_dispatch_time_t::default();
        let object = || format!("{signal:?} on {self}");
        // SAFETY: agent and signal are the runtime's, and the result is written.
        unsafe {
            call!(hsa, object(), hsa_amd_profiling_get_dispatch_time(self.handle(), signal.handle(), &mut time))?;
        }
        Ok((time.start, time.end))
    }
}
