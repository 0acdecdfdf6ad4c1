//! Signals that ROCr made: the value in memory is ours to load and store, sleeping is ROCr's.
//!
//! A signal's handle is the address of its `amd_signal_t`. ROCr keeps its own object behind that; what the headers lay
//! out is all that is touched here.

use super::{Error, Hsa, Queue, Result, call::call, runtime::Session};
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

/// A signal's handle, checked to be the address of an `amd_signal_t`.
#[derive(Clone, Copy)]
pub(super) struct Handle {
    handle: hsa_signal_t,
    descriptor: NonNull<amd_signal_t>,
}

// SAFETY: it is an address; what is there is used as atomics, or by ROCr, which takes calls from any thread.
unsafe impl Send for Handle {}
// SAFETY: as above.
unsafe impl Sync for Handle {}

impl Handle {
    /// The signal in memory.
    ///
    /// # Safety
    ///
    /// The signal is not destroyed while the reference is used.
    pub(super) unsafe fn signal<'m>(&self) -> &'m aql::Signal {
        // SAFETY: `create` checked the address, and the rest is the caller's promise.
        unsafe { aql::Signal::at(self.descriptor) }
    }

    pub(super) fn raw(&self) -> hsa_signal_t {
        self.handle
    }
}

/// Makes a signal. Whoever calls this destroys it.
pub(super) fn create(session: &Session, value: i64) -> Result<Handle> {
    let mut handle = hsa_signal_t::default();
    // SAFETY: no consumers are named, which means all agents, and the handle is written.
    unsafe { call!(session, format!("value {value}"), hsa_signal_create(value, 0, std::ptr::null(), &mut handle))? };
    let address = std::ptr::with_exposed_provenance_mut::<amd_signal_t>(handle.handle as usize);
    let nonsense = |what: String| {
        // SAFETY: the runtime has just made it.
        let _ = unsafe { call!(session, String::new(), hsa_signal_destroy(handle)) };
        Error::Nonsense { call: "hsa_signal_create", object: format!("value {value}"), what }
    };
    let descriptor = match NonNull::new(address) {
        Some(descriptor) if descriptor.is_aligned() => descriptor,
        _ => return Err(nonsense(format!("the handle {:#x} is no address of a signal", handle.handle))),
    };
    // SAFETY: a handle is the address of an `amd_signal_t`.
    let kind = unsafe { (&raw const (*descriptor.as_ptr()).kind).read_volatile() };
    if kind != i64::from(sys::AMD_SIGNAL_KIND_USER) {
        return Err(nonsense(format!("the signal's kind is {kind}")));
    }
    Ok(Handle { handle, descriptor })
}

/// Destroys a signal.
///
/// # Safety
///
/// Nobody uses it any more.
pub(super) unsafe fn destroy(session: &Session, signal: &Handle) -> Result<()> {
    // SAFETY: the caller's promise.
    unsafe { call!(session, format!("signal {:#x}", signal.handle.handle), hsa_signal_destroy(signal.handle)) }
}

/// A signal of the runtime. A clone is the same one.
#[derive(Clone)]
pub struct Signal {
    made: Arc<Made>,
}

struct Made {
    handle: Handle,
    hsa: Arc<Hsa>,
}

impl Drop for Made {
    fn drop(&mut self) {
        if !self.hsa.forked() {
            // SAFETY: everything that uses the signal holds it.
            let _ = unsafe { destroy(self.hsa.session(), &self.handle) };
        }
    }
}

impl Signal {
    /// A signal with this value, which host and agents change and wait for.
    pub fn new(hsa: &Arc<Hsa>, value: i64) -> Result<Self> {
        hsa.check()?;
        let handle = create(hsa.session(), value)?;
        Ok(Self { made: Arc::new(Made { handle, hsa: hsa.clone() }) })
    }

    /// The signal in memory: what loads, stores and waits that are satisfied need. In a forked child it is not there.
    pub fn signal(&self) -> &aql::Signal {
        // SAFETY: it is destroyed when the last clone is gone.
        unsafe { self.made.handle.signal() }
    }

    pub(super) fn hsa(&self) -> &Hsa {
        &self.made.hsa
    }

    /// The runtime's handle, which packets name the signal by.
    pub fn handle(&self) -> hsa_signal_t {
        self.made.handle.raw()
    }

    /// Sleeps in the runtime until the value compares with `other` as `condition` says, `queue` fails, or `limit` has
    /// passed. It may return early for no reason.
    pub fn sleep(
        &self,
        condition: Condition,
        other: i64,
        limit: Option<Duration>,
        queue: Option<&Queue>,
    ) -> Result<()> {
        let hsa = &self.made.hsa;
        hsa.check()?;
        let trouble = hsa.trouble();
        // SAFETY: it lives as long as `hsa`.
        let seen = unsafe { trouble.signal() }.load();
        // What failed after this look changes `trouble`, so the wait below sees it.
        if queue.is_some_and(|queue| queue.failure().is_some()) {
            return Ok(());
        }
        let count = if queue.is_some() { 2 } else { 1 };
        let mut signals = [self.handle(), trouble.raw()];
        let mut conditions = [condition as u32, Condition::Ne as u32];
        let mut values = [other, seen];
        let function = hsa.functions().hsa_amd_signal_wait_any;
        let wait = function.ok_or_else(|| hsa.too_old("hsa_amd_signal_wait_any"))?;
        let (ticks, blocked) = (hsa.ticks(limit), sys::HSA_WAIT_STATE_BLOCKED);
        let [signals, conditions, values] =
            [signals.as_mut_ptr().cast::<c_void>(), conditions.as_mut_ptr().cast(), values.as_mut_ptr().cast()];
        // SAFETY: the arrays have `count` elements, and both signals live as long as `self`.
        unsafe { wait(count, signals.cast(), conditions.cast(), values.cast(), ticks, blocked, std::ptr::null_mut()) };
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
