//! What the library is beside a model: a tool, as ROCr calls a library that may change its table of functions.
//!
//! ROCr takes every loaded library that exports `HSA_AMD_TOOL_PRIORITY` for one. It is needed for what the model hook lacks.
//! A queue that stops for a bad packet is suspended by ROCr through an ioctl that its hook does not know, and which ends the
//! program. So queues' error callbacks are noted when queues are made, and called from here instead. There is an event of our
//! own to be had, and those of queues that are being destroyed, for [`echo`](crate::echo). And no event is raised late: see
//! [`completing`], [`keep_one`] and [`shut_down`].
//!
//! The tables are those of `hsa_api_trace.h`, API table 3 with core table 2, which stand since ROCr 6.

use crate::{
    line::complain,
    repeats::{DELAY, Repeats},
};
use hsa_runtime_sys::*;
use std::{
    collections::HashMap,
    ffi::{c_char, c_void},
    mem::offset_of,
    sync::{Mutex, MutexGuard, OnceLock, PoisonError, RwLock},
    thread,
    time::Instant,
};

const TABLE_MAJOR: u32 = 3;
const CORE_MAJOR: u32 = 2;
/// The packets of the queue that is kept: as few as there may be.
const KEPT_PACKETS: u32 = 64;

/// That it is a tool, and its place among several.
#[unsafe(no_mangle)]
pub static HSA_AMD_TOOL_PRIORITY: u32 = 0;

#[derive(Debug)]
#[repr(C)]
struct Version {
    major: u32,
    /// Bytes of the table.
    minor: u32,
    step: u32,
    reserved: u32,
}

/// `HsaApiTable`, as far as it is used.
#[derive(Debug)]
#[repr(C)]
pub struct Tables {
    version: Version,
    core: *mut Core,
}

type Callback = Option<unsafe extern "C" fn(hsa_status_t, *mut hsa_queue_t, *mut c_void)>;
type QueueCreate =
    unsafe extern "C" fn(hsa_agent_t, u32, u32, Callback, *mut c_void, u32, u32, *mut *mut hsa_queue_t) -> hsa_status_t;
type QueueDestroy = unsafe extern "C" fn(*mut hsa_queue_t) -> hsa_status_t;
type SignalCreate =
    unsafe extern "C" fn(hsa_signal_value_t, u32, *const hsa_agent_t, *mut hsa_signal_t) -> hsa_status_t;
type SignalDestroy = unsafe extern "C" fn(hsa_signal_t) -> hsa_status_t;
type ShutDown = unsafe extern "C" fn() -> hsa_status_t;
type IterateAgents =
    unsafe extern "C" fn(unsafe extern "C" fn(hsa_agent_t, *mut c_void) -> hsa_status_t, *mut c_void) -> hsa_status_t;
type AgentGetInfo = unsafe extern "C" fn(hsa_agent_t, hsa_agent_info_t, *mut c_void) -> hsa_status_t;
type Unused = *const c_void;

/// `CoreApiTable`, as far as it is used.
#[repr(C)]
struct Core {
    version: Version,
    init: Unused,
    shut_down: ShutDown,
    before_iterate_agents: [Unused; 3],
    iterate_agents: IterateAgents,
    agent_get_info: AgentGetInfo,
    queue_create: QueueCreate,
    soft_queue_create: Unused,
    queue_destroy: QueueDestroy,
    before_signal_create: [Unused; 27],
    signal_create: SignalCreate,
    signal_destroy: SignalDestroy,
}

// The places that ci/rocr-suite/tables.cpp compares with the header.
const _: () = assert!(offset_of!(Core, shut_down) == 24 && offset_of!(Core, iterate_agents) == 56);
const _: () = assert!(offset_of!(Core, agent_get_info) == 64);
const _: () = assert!(offset_of!(Core, queue_create) == 72 && offset_of!(Core, queue_destroy) == 88);
const _: () = assert!(offset_of!(Core, signal_create) == 312 && offset_of!(Core, signal_destroy) == 320);

/// The functions that ROCr had in its table.
struct Original {
    shut_down: ShutDown,
    iterate_agents: IterateAgents,
    agent_get_info: AgentGetInfo,
    queue_create: QueueCreate,
    queue_destroy: QueueDestroy,
    signal_create: SignalCreate,
    signal_destroy: SignalDestroy,
}

static ORIGINAL: OnceLock<Original> = OnceLock::new();

/// Whom to tell that a queue has stopped.
#[derive(Clone, Copy)]
struct Told {
    callback: unsafe extern "C" fn(hsa_status_t, *mut hsa_queue_t, *mut c_void),
    data: usize,
}

/// By the address of the queue: all that the program made, and whom it wants to be told.
static QUEUES: Mutex<Option<HashMap<usize, Option<Told>>>> = Mutex::new(None);
/// Queues that are being destroyed, with the events of their inactive signals. What is in here has not gone yet.
static ENDING: Mutex<Vec<(usize, u32)>> = Mutex::new(Vec::new());
/// The signal whose event nobody waits for, while there is one.
static BELL: Mutex<Option<hsa_signal_t>> = Mutex::new(None);
/// The events that are raised again, as long as the runtime lives.
static REPEATS: Mutex<Option<Repeats>> = Mutex::new(None);

/// Whether there is the queue of [`keep_one`].
static KEPT: Mutex<bool> = Mutex::new(false);

/// What makes the echo call [`ring`].
static ECHO: Mutex<Option<Box<dyn Fn() + Send>>> = Mutex::new(None);
/// Held for reading while a signal gets its value and its event is raised.
static COMPLETING: RwLock<()> = RwLock::new(());

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// ROCr has started.
///
/// # Safety
///
/// `tables` is ROCr's table of tables, which stands until `OnUnload`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn OnLoad(tables: *mut Tables, _: u64, _: u64, _: *const *const c_char) -> bool {
    // SAFETY: the caller's promise; the version stands first in every one.
    let known = unsafe { (*tables).version.major == TABLE_MAJOR && (*(*tables).core).version.major == CORE_MAJOR };
    // SAFETY: as above.
    if !known || unsafe { (*(*tables).core).version.minor as usize } < size_of::<Core>() {
        complain("this ROCr has another table of functions: errors of packets will end the program");
        return false;
    }
    // SAFETY: it is the table that is known, large enough, and ROCr's to give: no other thread runs in it yet.
    let core = unsafe { &mut *(*tables).core };
    let original = ORIGINAL.get_or_init(|| Original {
        shut_down: core.shut_down,
        iterate_agents: core.iterate_agents,
        agent_get_info: core.agent_get_info,
        queue_create: core.queue_create,
        queue_destroy: core.queue_destroy,
        signal_create: core.signal_create,
        signal_destroy: core.signal_destroy,
    });
    (core.queue_create, core.queue_destroy) = (queue_create, queue_destroy);
    (core.signal_destroy, core.shut_down) = (signal_destroy, shut_down);
    let mut signal = hsa_signal_t { handle: 0 };
    // SAFETY: ROCr's own function; there are no consumers to name.
    if unsafe { (original.signal_create)(1, 0, std::ptr::null(), &mut signal) } == HSA_STATUS_SUCCESS {
        *lock(&BELL) = Some(signal);
    }
    *lock(&REPEATS) = Some(Repeats::default());
    true
}

/// ROCr is about to end.
#[unsafe(no_mangle)]
pub extern "C" fn OnUnload() {
    completed();
    *lock(&KEPT) = false;
    *lock(&REPEATS) = None;
    if let (Some(original), Some(signal)) = (ORIGINAL.get(), lock(&BELL).take()) {
        // SAFETY: ROCr's own function, and a signal of ours that is not used any more.
        unsafe { (original.signal_destroy)(signal) };
    }
}

/// Runs `step`, which gives a signal its value and then raises its event. Who has seen the value may destroy the signal and,
/// at the end of the runtime, its event; ROCr's hook ends the program when an event is raised that is gone.
pub fn completing(step: &mut dyn FnMut()) {
    let _under_way = COMPLETING.read().unwrap_or_else(PoisonError::into_inner);
    step();
}

/// Waits until what was under way in [`completing`] is done. Nothing is held afterwards: the runtime takes locks of its own
/// when it destroys, and holds one while it waits for a queue's thread, which may be about to complete something else.
fn completed() {
    drop(COMPLETING.write().unwrap_or_else(PoisonError::into_inner));
}

/// Has `echo` called when there is a reason to [`ring`] that is not a raise.
pub fn echo_by(echo: impl Fn() + Send + 'static) {
    *lock(&ECHO) = Some(Box::new(echo));
}

/// An event was raised, for whoever sleeps for it.
pub fn raised(event: u32) {
    if let Some(repeats) = &mut *lock(&REPEATS) {
        repeats.raised(event, Instant::now());
    }
}

/// Raises, by `raise`, the event that nobody waits for, those of queues that are being destroyed, and those that are due to be
/// raised again. The time when that is to be done next, if ever.
pub fn ring(raise: impl Fn(u32)) -> Option<Instant> {
    let bell = lock(&BELL);
    if let Some(signal) = *bell {
        // SAFETY: a signal that ROCr made, and that `OnUnload` cannot destroy now: it takes the lock first.
        raise(unsafe { event_of(signal) });
    }
    drop(bell);
    let ending = lock(&ENDING);
    ending.iter().for_each(|(_, event)| raise(*event));
    let queues = (!ending.is_empty()).then(|| Instant::now() + DELAY);
    drop(ending);
    // Held while they are raised: who destroys a signal has it forgotten first.
    let repeats = lock(&REPEATS).as_mut().and_then(|repeats| repeats.repeat(Instant::now(), raise));
    [queues, repeats].into_iter().flatten().min()
}

/// The event of a signal.
///
/// # Safety
///
/// It is a live signal of ROCr's.
unsafe fn event_of(signal: hsa_signal_t) -> u32 {
    // SAFETY: the caller's promise: the handle of such a signal is its address.
    unsafe { (*(signal.handle as *const amd_signal_t)).event_id }
}

/// The GPU has let a queue go: its events go next, and are not raised any more when this returns.
pub fn gone(queue: u64) {
    lock(&ENDING).retain(|(other, _)| *other != queue as usize);
}

unsafe extern "C" fn queue_create(
    agent: hsa_agent_t,
    size: u32,
    kind: u32,
    callback: Callback,
    data: *mut c_void,
    private_bytes: u32,
    group_bytes: u32,
    queue: *mut *mut hsa_queue_t,
) -> hsa_status_t {
    let Some(original) = ORIGINAL.get() else { return HSA_STATUS_ERROR_NOT_INITIALIZED };
    // SAFETY: ROCr's own function, with the arguments of the caller.
    let status =
        unsafe { (original.queue_create)(agent, size, kind, callback, data, private_bytes, group_bytes, queue) };
    if status == HSA_STATUS_SUCCESS {
        // SAFETY: the call has succeeded, so it has written the queue there.
        let queue = unsafe { *queue } as usize;
        let told = callback.map(|callback| Told { callback, data: data as usize });
        lock(&QUEUES).get_or_insert_default().insert(queue, told);
        keep_one(original, agent);
    }
    status
}

/// Makes a queue of our own beside the program's first, or before the end of a runtime for which it made none, and never
/// destroys it.
///
/// All queues share one event, which goes with the last of them. ROCr's thread that handles errors of queues tells who
/// destroys a queue that it is done, and raises the event after that: by then it may be gone, which a kernel ignores and
/// ROCr's hook ends the program for. With this one there is no last queue before the runtime itself ends.
fn keep_one(original: &Original, agent: hsa_agent_t) {
    let mut kept = lock(&KEPT);
    if *kept {
        return;
    }
    let mut queue = std::ptr::null_mut();
    // SAFETY: ROCr's own function, for an agent that has just got a queue; the queue is written there.
    let status = unsafe {
        (original.queue_create)(
            agent,
            KEPT_PACKETS,
            HSA_QUEUE_TYPE_MULTI,
            None,
            std::ptr::null_mut(),
            u32::MAX,
            u32::MAX,
            &mut queue,
        )
    };
    match status {
        HSA_STATUS_SUCCESS => *kept = true,
        // The program has its queue all the same.
        other => complain(format_args!("no queue could be made to keep events alive: status {:#x}", other.0)),
    }
}

/// Before the runtime ends, the queues that it made for its own copies are not the last ones either.
unsafe extern "C" fn shut_down() -> hsa_status_t {
    let Some(original) = ORIGINAL.get() else { return HSA_STATUS_ERROR_NOT_INITIALIZED };
    let mut agent = hsa_agent_t { handle: 0 };
    // SAFETY: ROCr's own function; `take_gpu` gets back the place that is given here.
    unsafe { (original.iterate_agents)(take_gpu, (&raw mut agent).cast()) };
    if agent.handle != 0 {
        keep_one(original, agent);
    }
    // SAFETY: ROCr's own function.
    unsafe { (original.shut_down)() }
}

/// Notes an agent that is a GPU, in the `hsa_agent_t` that `data` points to.
unsafe extern "C" fn take_gpu(agent: hsa_agent_t, data: *mut c_void) -> hsa_status_t {
    let Some(original) = ORIGINAL.get() else { return HSA_STATUS_ERROR_NOT_INITIALIZED };
    let mut kind = HSA_DEVICE_TYPE_CPU;
    // SAFETY: ROCr's own function; this attribute is a device type.
    let status = unsafe { (original.agent_get_info)(agent, HSA_AGENT_INFO_DEVICE, (&raw mut kind).cast()) };
    if status == HSA_STATUS_SUCCESS && kind == HSA_DEVICE_TYPE_GPU {
        // SAFETY: `shut_down` gave a pointer to one.
        unsafe { *data.cast::<hsa_agent_t>() = agent };
    }
    status
}

unsafe extern "C" fn queue_destroy(queue: *mut hsa_queue_t) -> hsa_status_t {
    let Some(original) = ORIGINAL.get() else { return HSA_STATUS_ERROR_NOT_INITIALIZED };
    let known = lock(&QUEUES).as_mut().and_then(|queues| queues.remove(&(queue as usize))).is_some();
    if known {
        // SAFETY: a queue that ROCr made for the program, which is an `amd_queue_t`, and that is destroyed below only.
        let inactive = unsafe { (*queue.cast::<amd_queue_t>()).queue_inactive_signal };
        if inactive.handle != 0 {
            // SAFETY: the queue's own signal, which lives as long as it.
            lock(&ENDING).push((queue as usize, unsafe { event_of(inactive) }));
            if let Some(echo) = &*lock(&ECHO) {
                echo();
            }
        }
    }
    // SAFETY: ROCr's own function, with the argument of the caller.
    let status = unsafe { (original.queue_destroy)(queue) };
    gone(queue as u64);
    status
}

unsafe extern "C" fn signal_destroy(signal: hsa_signal_t) -> hsa_status_t {
    let Some(original) = ORIGINAL.get() else { return HSA_STATUS_ERROR_NOT_INITIALIZED };
    completed();
    if let Some(repeats) = lock(&REPEATS).as_mut()
        && signal.handle != 0
    {
        // SAFETY: the caller's promise to ROCr: a live signal of its own.
        repeats.forget(unsafe { event_of(signal) });
    }
    // SAFETY: ROCr's own function, with the argument of the caller.
    unsafe { (original.signal_destroy)(signal) }
}

/// Tells the owner of a queue that it has stopped. False when there is nobody to tell.
pub fn tell(queue: u64, bits: u64) -> bool {
    let told = lock(&QUEUES).as_ref().and_then(|queues| queues.get(&(queue as usize)).copied());
    let Some(Some(Told { callback, data })) = told else { return false };
    let call = move || {
        // SAFETY: the owner's function with the owner's data, as ROCr would call it: from a thread of its own.
        unsafe { callback(status(bits), queue as *mut hsa_queue_t, data as *mut c_void) };
    };
    // The thread that is here is the queue's, which ends when the callback destroys the queue.
    thread::Builder::new().name("model-error".into()).spawn(call).is_ok()
}

/// The status that ROCr makes of the bits of an inactive signal.
fn status(bits: u64) -> hsa_status_t {
    let meanings = [
        (1 << 1, HSA_STATUS_ERROR_INCOMPATIBLE_ARGUMENTS),
        (1 << 2, HSA_STATUS_ERROR_INVALID_ALLOCATION),
        (1 << 3, HSA_STATUS_ERROR_INVALID_CODE_OBJECT),
        (1 << 5 | 1 << 8, HSA_STATUS_ERROR_INVALID_PACKET_FORMAT),
        (1 << 6, HSA_STATUS_ERROR_INVALID_ARGUMENT),
        (1 << 7, HSA_STATUS_ERROR_OUT_OF_REGISTERS),
        // ROCr's own word for this bit is an aperture violation; the emulator means a page that is not there.
        (1 << 29, HSA_STATUS_ERROR_MEMORY_FAULT),
        (1 << 30, HSA_STATUS_ERROR_ILLEGAL_INSTRUCTION),
    ];
    let meaning = meanings.into_iter().find(|(mask, _)| bits & mask != 0);
    meaning.map_or(HSA_STATUS_ERROR_EXCEPTION, |(_, status)| status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_have_the_statuses_that_rocr_gives_them() {
        let cases = [
            (1 << 1, HSA_STATUS_ERROR_INCOMPATIBLE_ARGUMENTS),
            (1 << 5, HSA_STATUS_ERROR_INVALID_PACKET_FORMAT),
            (1 << 8, HSA_STATUS_ERROR_INVALID_PACKET_FORMAT),
            (1 << 30, HSA_STATUS_ERROR_ILLEGAL_INSTRUCTION),
            (1 << 31, HSA_STATUS_ERROR_EXCEPTION),
            (0, HSA_STATUS_ERROR_EXCEPTION),
        ];
        for (bits, expected) in cases {
            assert_eq!(status(bits), expected, "{bits:#x}");
        }
    }

    #[test]
    fn nobody_is_told_of_a_queue_that_is_not_known() {
        assert!(!tell(0x1000, 1 << 5));
    }

    #[test]
    fn another_table_of_functions_is_left_alone() {
        let mut core = std::mem::MaybeUninit::<Core>::zeroed();
        let version = |major, minor| Version { major, minor, step: 0, reserved: 0 };
        for (api, major, minor) in [(4, 2, 4096), (3, 3, 4096), (3, 2, 64)] {
            // SAFETY: the version is plain numbers; the functions are not looked at.
            unsafe { (&raw mut (*core.as_mut_ptr()).version).write(version(major, minor)) };
            let mut tables = Tables { version: version(api, 64), core: core.as_mut_ptr() };
            // SAFETY: a table with a version, as a runtime of another version would give it.
            assert!(!unsafe { OnLoad(&mut tables, 0, 0, std::ptr::null()) });
        }
    }
}
