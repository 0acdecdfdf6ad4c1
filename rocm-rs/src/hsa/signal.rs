//! Signals that ROCr made: the value in memory is ours to load and store, sleeping is ROCr's.
//!
//! A signal's handle is the address of its `amd_signal_t`. ROCr keeps its own object behind that; what the headers lay
//! out is all that is touched here.

use super::{Error, Hsa, Result, call::call};
use crate::aql::{self, Condition};
use hsa_runtime_sys::{self as sys, amd_signal_t, hsa_signal_t};
use std::{
    ffi::c_void,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    ptr::NonNull,
    sync::Arc,
    time::Duration,
};

/// A signal of the runtime. A clone is the same one.
#[derive(Clone)]
pub struct Signal {
    made: Arc<Made>,
}

struct Made {
    handle: hsa_signal_t,
    /// The handle as an address.
    descriptor: *mut amd_signal_t,
    hsa: Arc<Hsa>,
}

// SAFETY: it is an address; what is there is used as atomics, or by ROCr, which takes calls from any thread.
unsafe impl Send for Made {}
// SAFETY: as above.
unsafe impl Sync for Made {}

impl Drop for Made {
    fn drop(&mut self) {
        if !self.hsa.forked() {
            // SAFETY: everything that uses the signal holds it.
            let _ = unsafe { call!(self.hsa, String::new(), hsa_signal_destroy(self.handle)) };
        }
    }
}

impl Signal {
    /// A signal with this value, which host and agents change and wait for.
    pub fn new(hsa: &Arc<Hsa>, value: i64) -> Result<Self> {
        hsa.check()?;
        let object = || format!("value {value}");
        let mut handle = hsa_signal_t::default();
        // SAFETY: no consumers are named, which means all agents, and the handle is written.
        unsafe { call!(hsa, object(), hsa_signal_create(value, 0, std::ptr::null(), &mut handle))? };
        let descriptor = std::ptr::with_exposed_provenance_mut::<amd_signal_t>(handle.handle as usize);
        let made = Made { handle, descriptor, hsa: hsa.clone() };
        let nonsense = |what| Err(Error::Nonsense { call: "hsa_signal_create", object: object(), what });
        if descriptor.is_null() || !descriptor.is_aligned() {
            return nonsense(format!("the handle {:#x} is no address of a signal", handle.handle));
        }
        // SAFETY: a handle is the address of an `amd_signal_t`.
        let kind = unsafe { (&raw const (*descriptor).kind).read_volatile() };
        if kind != i64::from(sys::AMD_SIGNAL_KIND_USER) {
            return nonsense(format!("the signal's kind is {kind}"));
        }
        Ok(Self { made: Arc::new(made) })
    }

    /// The signal in memory: what loads, stores and waits that are satisfied need. In a forked child it is not there.
    pub fn signal(&self) -> &aql::Signal {
        // SAFETY: `new` checked the address, and the signal is destroyed when the last clone is gone.
        unsafe { aql::Signal::at(NonNull::new_unchecked(self.made.descriptor)) }
    }

    pub(super) fn hsa(&self) -> &Hsa {
        &self.made.hsa
    }

    /// The runtime's handle, which packets name the signal by.
    pub fn handle(&self) -> hsa_signal_t {
        self.made.handle
    }

    /// Sleeps in the runtime until the value compares with `other` as `condition` says, or `limit` has passed. It may
    /// return early for no reason.
    ///
    /// (It waits for one signal. `hsa_amd_signal_wait_any` could wait for the queue's failure as well, but that of ROCr
    /// 7.2.4 reads outside its memory when the time is up.)
    pub fn sleep(&self, condition: Condition, other: i64, limit: Option<Duration>) -> Result<()> {
        let hsa = &self.made.hsa;
        hsa.check()?;
        let function = hsa.functions().hsa_signal_wait_scacquire;
        let wait = function.ok_or_else(|| hsa.too_old("hsa_signal_wait_scacquire"))?;
        // SAFETY: the signal lives as long as `self`.
        unsafe { wait(self.handle(), condition as u32, other, hsa.ticks(limit), sys::HSA_WAIT_STATE_BLOCKED) };
        Ok(())
    }

    /// Wakes who sleeps on it, after its value was changed in memory.
    pub fn wake(&self) -> Result<()> {
        let hsa = &self.made.hsa;
        hsa.check()?;
        let add = hsa.functions().hsa_signal_add_screlease.ok_or_else(|| hsa.too_old("hsa_signal_add_screlease"))?;
        // SAFETY: the signal lives. Adding nothing changes nothing, and ROCr wakes its sleepers.
        unsafe { add(self.handle(), 0) };
        Ok(())
    }

    /// Calls `handler` on a thread of the runtime with the signal's value, each time that the value compares with `other`
    /// as `condition` says, until `handler` returns `false`.
    ///
    /// The signal stays alive until then. The handler may use the signals of the runtime, but must not wait for another
    /// handler: all of them share one thread. If it panics, it is not called again.
    pub fn on(
        &self,
        condition: Condition,
        other: i64,
        handler: impl FnMut(i64) -> bool + Send + 'static,
    ) -> Result<()> {
        let hsa = &self.made.hsa;
        hsa.check()?;
        let data = Box::into_raw(Box::new(Handler { call: Box::new(handler), _signal: self.clone() }));
        let object = || format!("signal {:#x}", self.handle().handle);
        // SAFETY: the runtime calls `handle` with `data` until that returns false, and the signal lives until then.
        let set = unsafe {
            let condition = condition as u32;
            call!(
                hsa,
                object(),
                hsa_amd_signal_async_handler(self.handle(), condition, other, Some(handle), data.cast())
            )
        };
        set.inspect_err(|_| {
            // SAFETY: the handler was not taken, so it is still this function's.
            drop(unsafe { Box::from_raw(data) });
        })
    }
}

/// What a handler is, until it is called for the last time.
struct Handler {
    call: Box<dyn FnMut(i64) -> bool + Send>,
    _signal: Signal,
}

/// # Safety
///
/// `data` is a leaked box of a [`Handler`] that nobody else uses; it is not used after this returned `false`.
unsafe extern "C" fn handle(value: i64, data: *mut c_void) -> bool {
    let data = data.cast::<Handler>();
    // SAFETY: the caller's promise.
    let handler = unsafe { &mut *data };
    let again = catch_unwind(AssertUnwindSafe(|| (handler.call)(value))).unwrap_or(false);
    if !again {
        // SAFETY: the runtime forgets it now.
        let handler = unsafe { Box::from_raw(data) };
        let _ = catch_unwind(AssertUnwindSafe(|| drop(handler)));
    }
    again
}

impl fmt::Debug for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signal({:#x})", self.handle().handle)
    }
}
