//! What stops a queue, and how the runtime says so.
//!
//! ROCr tells a queue's own errors to the queue's callback, and faults of memory and of the hardware to one handler of the
//! process, with the agent and not the queue: those stop every queue of the agent, as the driver does. Both come on
//! ROCr's threads. A handler that accepts a fault keeps ROCr from ending the process.

use hsa_runtime_sys::{
    self as sys, HSA_STATUS_ERROR, HSA_STATUS_SUCCESS, hsa_agent_t, hsa_amd_event_t, hsa_queue_t, hsa_status_t,
};
use std::{
    ffi::c_void,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
};

/// What stopped a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// The runtime gave the queue's callback this status.
    Queue {
        /// The status: one of the headers', or not.
        status: hsa_status_t,
    },
    /// A kernel of the agent touched memory that it may not touch in this way.
    Memory {
        /// The address, as exact as the agent knows it.
        address: u64,
        /// Why (`HSA_AMD_MEMORY_FAULT_*`).
        reasons: u32,
    },
    /// The hardware failed or was reset.
    Hardware {
        /// The kind of reset.
        reset: u32,
        /// The cause (`HSA_AMD_HW_EXCEPTION_CAUSE_*`).
        cause: u32,
    },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Queue { status } => write!(f, "the queue's error {status}"),
            Self::Memory { address, reasons } => write!(f, "memory fault at {address:#x} (reasons {reasons:#x})"),
            Self::Hardware { reset, cause } => write!(f, "hardware exception (reset {reset:#x}, cause {cause:#x})"),
        }
    }
}

/// What is known of a queue's health. ROCr's threads write it.
pub(super) struct Health {
    agent: hsa_agent_t,
    failure: Mutex<Option<Failure>>,
}

/// The health of every queue, for the handler of the process.
static QUEUES: Mutex<Vec<Weak<Health>>> = Mutex::new(Vec::new());

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Health {
    /// The health of a queue that is about to be made.
    pub(super) fn new(agent: hsa_agent_t) -> Arc<Self> {
        let health = Arc::new(Self { agent, failure: Mutex::new(None) });
        let mut queues = lock(&QUEUES);
        queues.retain(|queue| queue.strong_count() > 0);
        queues.push(Arc::downgrade(&health));
        health
    }

    pub(super) fn failure(&self) -> Option<Failure> {
        lock(&self.failure).clone()
    }

    /// Records a failure, unless a better one is known.
    fn fail(&self, new: Failure) {
        let mut failure = lock(&self.failure);
        // A fault with an address says more than the status that comes with it.
        let replaces = match &*failure {
            None => true,
            Some(Failure::Queue { status }) => {
                *status == sys::HSA_STATUS_ERROR_MEMORY_FAULT && matches!(new, Failure::Memory { .. })
            }
            Some(_) => false,
        };
        if replaces {
            *failure = Some(new);
        }
    }
}

/// The callback of a queue.
///
/// # Safety
///
/// `data` points to the [`Health`] of the queue, which lives until the queue is destroyed.
pub(super) unsafe extern "C" fn queue_error(status: hsa_status_t, _: *mut hsa_queue_t, data: *mut c_void) {
    // SAFETY: the caller's promise.
    let health = unsafe { &*data.cast::<Health>() };
    health.fail(Failure::Queue { status });
}

/// The handler of the process for faults that have no queue.
///
/// # Safety
///
/// `event` is null or an event of the runtime.
pub(super) unsafe extern "C" fn system_event(event: *const hsa_amd_event_t, _: *mut c_void) -> hsa_status_t {
    if event.is_null() {
        return HSA_STATUS_ERROR;
    }
    // SAFETY: the type says which member of the union is written.
    let (agent, failure) = unsafe {
        let (kind, event) = ((*event).event_type, &(*event).__bindgen_anon_1);
        match kind {
            sys::HSA_AMD_GPU_MEMORY_FAULT_EVENT => {
                let fault = event.memory_fault;
                (fault.agent, Failure::Memory { address: fault.virtual_address, reasons: fault.fault_reason_mask })
            }
            sys::HSA_AMD_GPU_HW_EXCEPTION_EVENT => {
                let exception = event.hw_exception;
                let (reset, cause) = (exception.reset_type, exception.reset_cause);
                (exception.agent, Failure::Hardware { reset, cause })
            }
            _ => return HSA_STATUS_ERROR,
        }
    };
    let queues: Vec<Arc<Health>> = lock(&QUEUES).iter().filter_map(Weak::upgrade).collect();
    let mut heard = false;
    for queue in queues.iter().filter(|queue| queue.agent.handle == agent.handle) {
        queue.fail(failure.clone());
        heard = true;
    }
    // A fault that no queue of this crate hears of is not this crate's to accept.
    if heard { HSA_STATUS_SUCCESS } else { HSA_STATUS_ERROR }
}
