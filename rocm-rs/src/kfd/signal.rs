//! Signals: 64-bit values in memory that GPUs and the host change and wait for.
use super::{Result, clock::Timestamps, queue::Queue};
use hsa_runtime_sys::amd_signal_t;
use std::{ptr::NonNull, time::Duration};

/// What a waiter waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The value equals the operand.
    Equal,
    /// The value differs from the operand.
    NotEqual,
    /// The value is below the operand.
    Less,
    /// The value is not below the operand.
    GreaterEqual,
}

/// A signal: an `amd_signal_t` that GPUs and the host share. Freed when it is dropped: no packet may name it then.
#[derive(Debug)]
pub struct Signal {}

impl Signal {
    /// The signal in memory: what packets name by its address.
    pub fn descriptor(&self) -> NonNull<amd_signal_t> {
        unimplemented!()
    }

    /// The signal's address, as packets have it.
    pub fn handle(&self) -> u64 {
        unimplemented!()
    }

    /// The value now (acquire).
    pub fn load(&self) -> i64 {
        unimplemented!()
    }

    /// Sets the value (release) and wakes whoever sleeps on it.
    pub fn store(&self, _value: i64) {
        unimplemented!()
    }

    /// Subtracts from the value (acquire and release), wakes whoever sleeps on it, and returns the value before.
    pub fn subtract(&self, _value: i64) -> i64 {
        unimplemented!()
    }

    /// Waits until the value meets the condition: the value that did, or `None` when the time was up.
    ///
    /// Spins a while, then sleeps in the kernel. Fails when a GPU fails, or `queue` does, which is the queue that will
    /// change the signal.
    pub fn wait(
        &self,
        _condition: Condition,
        _operand: i64,
        _timeout: Option<Duration>,
        _queue: Option<&Queue>,
    ) -> Result<Option<i64>> {
        unimplemented!()
    }

    /// When the dispatch that completed the signal ran; `None` when none did.
    pub fn timestamps(&self) -> Option<Timestamps> {
        unimplemented!()
    }
}
