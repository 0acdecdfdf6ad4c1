//! Copies by the runtime: by an agent's DMA engines, or its compute units, while the host does something else.

use super::{Agent, Error, Result, Signal, call::call};
use crate::aql::Condition;
use hsa_runtime_sys::{self as sys, hsa_signal_t};
use std::{ffi::c_void, ptr::NonNull, time::Duration};

/// A copy under way. Dropping it does not stop it.
#[derive(Debug)]
#[must_use = "the copy may not be complete yet"]
pub struct Transfer {
    done: Signal,
    /// What the copy waits for must live until it has begun.
    after: Vec<Signal>,
}

impl Agent {
    /// Copies `bytes` bytes after all signals of `after` are zero. `self` and `other` are the agents whose memory `to` and
    /// `from` are in; at least one of them copies.
    ///
    /// # Safety
    ///
    /// `to` is valid for writes and `from` for reads of so many bytes by both agents until the copy is complete, also if
    /// the [`Transfer`] is dropped. The ranges do not overlap.
    pub unsafe fn copy(
        &self,
        to: NonNull<u8>,
        from: NonNull<u8>,
        other: &Agent,
        bytes: usize,
        after: &[&Signal],
    ) -> Result<Transfer> {
        let hsa = self.hsa();
        hsa.check()?;
        let done = Signal::new(hsa, 1)?;
        let handles: Vec<hsa_signal_t> = after.iter().map(|signal| signal.handle()).collect();
        let count = handles.len() as u32;
        let list = if handles.is_empty() { std::ptr::null() } else { handles.as_ptr() };
        let (to, from) = (to.as_ptr().cast::<c_void>(), from.as_ptr().cast::<c_void>());
        let object = || format!("{bytes} bytes from {other} to {self}");
        // SAFETY: the memory is the caller's promise; the signals live until the copy is complete.
        unsafe {
            let (here, there, done) = (self.handle(), other.handle(), done.handle());
            call!(
                hsa,
                object(),
                hsa_amd_memory_async_copy(to, here, from.cast_const(), there, bytes, count, list, done)
            )?;
        }
        Ok(Transfer { done, after: after.iter().map(|signal| (*signal).clone()).collect() })
    }
}

impl Transfer {
    /// The signal that is below 1 when it is complete.
    pub fn signal(&self) -> &Signal {
        &self.done
    }

    /// Whether it is complete.
    pub fn is_done(&self) -> bool {
        self.done.signal().load() < 1
    }

    /// Waits until it is complete, for no longer than `limit`: whether it is.
    ///
    /// # Errors
    ///
    /// When the runtime says that the copy failed.
    pub fn wait(&self, limit: Option<Duration>) -> Result<bool> {
        let sleep = |left| self.done.sleep(Condition::Lt, 1, left);
        match self.done.signal().wait(Condition::Lt, 1, limit, sleep)? {
            None => Ok(false),
            Some(0) => Ok(true),
            // The runtime sets the signal below zero when a copy fails.
            Some(value) => {
                let object = format!("its signal is {value}");
                Err(Error::Status { call: "hsa_amd_memory_async_copy", object, status: sys::HSA_STATUS_ERROR })
            }
        }
    }
}

impl Drop for Transfer {
    fn drop(&mut self) {
        if !self.done.hsa().forked() && !self.is_done() {
            // The engine will still write the signal.
            std::mem::forget((self.done.clone(), std::mem::take(&mut self.after)));
        }
    }
}
