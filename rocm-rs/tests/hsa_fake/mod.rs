//! An HSA runtime in the test's own memory that keeps books: what was handed out and given back, and who called what
//! when. It can fail the n-th call.
//!
//! It has one CPU (or two) and one gfx1151, no packet processor, and as much of each function as the crate asks for. The books are
//! the process's, as ROCr's are: a test holds [`Fake`] for as long as it runs.

mod functions;

pub use functions::{CPU, NEAR_CPU, NEAR_POOL, library};

use hsa_runtime_sys::{self as sys, amd_queue_v2_t, amd_signal_t, hsa_status_t};
use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// What a handle stands for.
#[derive(Debug)]
pub enum Thing {
    Signal,
    Queue { doorbell: u64, callback: Callback, data: usize },
    Memory { layout: std::alloc::Layout, pool: u64 },
    Executable,
    Reader,
}

/// The callback of a queue.
pub type Callback = unsafe extern "C" fn(hsa_status_t, *mut sys::hsa_queue_t, *mut std::ffi::c_void);

/// A handler of a signal that waits for its moment.
pub struct Handler {
    pub signal: u64,
    pub condition: u32,
    pub value: i64,
    pub call: unsafe extern "C" fn(i64, *mut std::ffi::c_void) -> bool,
    pub data: usize,
}

/// The books.
#[derive(Default)]
pub struct Books {
    /// `hsa_init`s without their `hsa_shut_down`.
    pub inits: u32,
    /// `hsa_init`s in all.
    pub all_inits: u32,
    /// What was handed out and not given back, by handle.
    pub things: BTreeMap<u64, Thing>,
    /// What should not have been called, or not so.
    pub wrong: Vec<String>,
    /// Calls so far that could be made to fail.
    pub calls: u64,
    /// The call to fail, and the status.
    pub fail: Option<(u64, hsa_status_t)>,
    /// The call that was made to fail.
    pub failed: Option<&'static str>,
    /// Calls by name.
    pub counts: BTreeMap<&'static str, u64>,
    /// Attributes that this runtime is too old for.
    pub unknown_attributes: Vec<u32>,
    /// Whether there is a second CPU, which is nearer to the GPU.
    pub second_cpu: bool,
    /// The CPU that the runtime says is the nearest to the GPU, where it is so new that it says it.
    pub names_nearest: Option<u64>,
    /// What a new signal's kind is, when it is not right.
    pub signal_kind: Option<i64>,
    /// What a new doorbell's kind is, when it is not right.
    pub doorbell_kind: Option<i64>,
    /// The handler of system events.
    pub system_event: Option<sys::hsa_amd_system_event_callback_t>,
    pub handlers: Vec<Handler>,
}

static BOOKS: Mutex<Option<Books>> = Mutex::new(None);
static TURN: Mutex<()> = Mutex::new(());

/// The turn of one test.
pub struct Fake {
    _turn: MutexGuard<'static, ()>,
}

impl Fake {
    /// Books that are empty. Waits for the test that has the turn.
    pub fn new() -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        *BOOKS.lock().unwrap_or_else(PoisonError::into_inner) = Some(Books::default());
        Self { _turn: turn }
    }

    /// As [`new`](Self::new), and the n-th call fails.
    pub fn failing(n: u64, status: hsa_status_t) -> Self {
        let fake = Self::new();
        fake.books(|books| books.fail = Some((n, status)));
        fake
    }

    /// Reads or changes the books.
    pub fn books<T>(&self, look: impl FnOnce(&mut Books) -> T) -> T {
        books(look)
    }

    /// Nothing is left and nothing went wrong.
    pub fn assert_balance(&self) {
        self.books(|books| {
            assert!(books.wrong.is_empty(), "{:?}", books.wrong);
            assert!(books.things.is_empty(), "after {:?} failed: {:x?}", books.failed, books.things);
            assert_eq!(books.inits, 0, "after {:?} failed", books.failed);
        });
    }

    /// Has the runtime call a queue's callback, as ROCr's thread does.
    pub fn fail_queue(&self, id: u64, status: hsa_status_t) {
        let queue = self.books(|books| {
            books.things.iter().find_map(|(handle, thing)| match thing {
                Thing::Queue { callback, data, .. } => {
                    // SAFETY: the queue is in the books.
                    let own = unsafe { (*(*handle as *const sys::hsa_queue_t)).id };
                    (own == id).then_some((*handle, *callback, *data))
                }
                _ => None,
            })
        });
        let (queue, callback, data) = queue.expect("the queue is in the books");
        // SAFETY: what the queue was made with.
        unsafe { callback(status, queue as *mut _, data as *mut _) };
    }

    /// Has the runtime tell of a fault of memory of the GPU.
    pub fn memory_fault(&self, address: u64, reasons: u32) -> hsa_status_t {
        let handler = self.books(|books| books.system_event).flatten().expect("a handler of system events");
        let memory_fault = sys::hsa_amd_gpu_memory_fault_info_t {
            agent: sys::hsa_agent_t { handle: functions::GPU },
            virtual_address: address,
            fault_reason_mask: reasons,
        };
        let event = sys::hsa_amd_event_t {
            event_type: sys::HSA_AMD_GPU_MEMORY_FAULT_EVENT,
            __bindgen_anon_1: sys::hsa_amd_event_s__bindgen_ty_1 { memory_fault },
        };
        // SAFETY: the event is whole.
        unsafe { handler(&event, std::ptr::null_mut()) }
    }
}

/// Reads or changes the books.
pub fn books<T>(look: impl FnOnce(&mut Books) -> T) -> T {
    let mut books = BOOKS.lock().unwrap_or_else(PoisonError::into_inner);
    look(books.get_or_insert_with(Books::default))
}

/// The value of a signal.
pub fn value(signal: u64) -> &'static std::sync::atomic::AtomicI64 {
    // SAFETY: the handle is the address of a signal, whose value comes second; a test that asks holds it.
    unsafe { &*((signal as *const amd_signal_t).cast::<std::sync::atomic::AtomicI64>().add(1)) }
}

/// A queue's memory, as the fake makes it.
pub fn descriptor(queue: u64) -> *mut amd_queue_v2_t {
    queue as *mut amd_queue_v2_t
}
