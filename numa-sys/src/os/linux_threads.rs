//! The policies of every thread of the process. Linux has a call for the calling thread only, so each thread is asked by
//! a signal to make it itself, as glibc does for `setuid`.
//!
//! The signal is `SIGURG`, which does nothing where it has no handler: one that comes late, to a thread that had it
//! blocked, is harmless. A program that handles it is told so (`EBUSY`), and a thread that blocks it too (`ETIMEDOUT`);
//! then all threads have again what they had. A system call of a thread that is asked may end with `EINTR`, as by any
//! signal.
//!
//! Invariant: a handler reaches the slots only between adding itself to [`RUNNING`] and taking itself off, and whoever
//! takes the slots away waits for that to be zero.

use super::{
    Error, Policy, Result, Threads,
    linux_calls::{self as calls, node_bits},
};
use crate::mask::{Set, words};
use core::{
    ffi::{c_int, c_ulong},
    ptr,
    sync::atomic::{AtomicI32, AtomicPtr, AtomicU32, AtomicUsize, Ordering::SeqCst},
};
use std::{
    boxed::Box,
    collections::BTreeSet,
    format, fs,
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
    vec::Vec,
};

const SIGNAL: c_int = libc::SIGURG;

/// How long a thread may take: any that runs takes microseconds.
const PATIENCE: Duration = Duration::from_secs(2);

/// One exchange at a time.
static TURN: Mutex<()> = Mutex::new(());
/// What is asked of whom.
static WORK: AtomicPtr<Vec<Slot>> = AtomicPtr::new(ptr::null_mut());
/// How many handlers run.
static RUNNING: AtomicUsize = AtomicUsize::new(0);

const ASKED: u32 = 0;
const TAKEN: u32 = 1;
const DONE: u32 = 2;
const FAILED: u32 = 3;
/// The thread has ended, or is not waited for any more.
const GIVEN_UP: u32 = 4;

/// What is asked of a thread, and its answer.
struct Slot {
    thread: c_int,
    state: AtomicU32,
    errno: AtomicI32,
    wanted: Words,
    before: Words,
}

/// A policy that a signal's handler can read and write.
struct Words {
    mode: AtomicI32,
    nodes: Box<[AtomicUsize]>,
}

// The kernel is given the place of these as `unsigned long`s.
const _: () = assert!(size_of::<AtomicUsize>() == size_of::<c_ulong>());

impl Words {
    fn of(policy: &Policy) -> Words {
        let nodes = policy.nodes.mask().words();
        let word = |index| AtomicUsize::new(nodes.get(index).copied().unwrap_or(0) as usize);
        Words { mode: AtomicI32::new(policy.mode), nodes: (0..words(node_bits())).map(word).collect() }
    }

    fn policy(&self) -> Policy {
        let nodes: Vec<c_ulong> = self.nodes.iter().map(|word| word.load(SeqCst) as c_ulong).collect();
        Policy { mode: self.mode.load(SeqCst), nodes: Set::from_words(&nodes) }
    }

    fn place(&self) -> *mut c_ulong {
        self.nodes.as_ptr().cast_mut().cast()
    }
}

impl Slot {
    fn new(thread: c_int, wanted: &Policy) -> Slot {
        Slot {
            thread,
            state: AtomicU32::new(ASKED),
            errno: AtomicI32::new(0),
            wanted: Words::of(wanted),
            before: Words::of(&Policy { mode: 0, nodes: Set::EMPTY }),
        }
    }

    /// Exchanges the calling thread's policy. Safe in a signal's handler: system calls and atomics only.
    fn act(&self) {
        if self.state.compare_exchange(ASKED, TAKEN, SeqCst, SeqCst).is_err() {
            return;
        }
        let bits = (self.before.nodes.len() * c_ulong::BITS as usize) as c_ulong + 1;
        let mut mode = 0;
        // SAFETY: a place of our own, and words that nobody else touches while the slot is taken; the kernel takes one
        // bit off.
        let mut result = unsafe { calls::get_mempolicy(&mut mode, self.before.place(), bits, ptr::null_mut(), 0) };
        if result >= 0 {
            self.before.mode.store(mode, SeqCst);
            let none = self.wanted.nodes.iter().all(|word| word.load(SeqCst) == 0);
            let (nodes, bits) = if none { (ptr::null_mut(), 0) } else { (self.wanted.place(), bits) };
            // SAFETY: no mask, or words that nobody writes.
            result = unsafe { calls::set_mempolicy(self.wanted.mode.load(SeqCst), nodes, bits) };
        }
        // SAFETY: this thread's own place.
        self.errno.store(unsafe { *libc::__errno_location() }, SeqCst);
        self.state.store(if result >= 0 { DONE } else { FAILED }, SeqCst);
    }
}

extern "C" fn at_signal(_: c_int) {
    // SAFETY: this thread's own place.
    let errno = unsafe { *libc::__errno_location() };
    RUNNING.fetch_add(1, SeqCst);
    // SAFETY: the slots stay while this is counted; see the module's invariant.
    if let Some(slots) = unsafe { WORK.load(SeqCst).as_ref() } {
        let this = this_thread();
        if let Some(slot) = slots.iter().find(|slot| slot.thread == this) {
            slot.act();
        }
    }
    RUNNING.fetch_sub(1, SeqCst);
    // SAFETY: as above.
    unsafe { *libc::__errno_location() = errno };
}

fn this_thread() -> c_int {
    // SAFETY: a call without arguments.
    unsafe { libc::syscall(libc::SYS_gettid) as c_int }
}

/// The signal's handler, for as long as this lives.
struct Handler(libc::sigaction);

impl Handler {
    fn install() -> Result<Handler> {
        // SAFETY: a struct of integers and of an optional function, for which zero is a value.
        let (mut ours, mut before): (libc::sigaction, libc::sigaction) = unsafe { core::mem::zeroed() };
        ours.sa_sigaction = at_signal as extern "C" fn(c_int) as usize;
        ours.sa_flags = libc::SA_RESTART | libc::SA_ONSTACK;
        // SAFETY: the handler is safe in a signal, and both structs are ours.
        if unsafe { libc::sigaction(SIGNAL, &ours, &mut before) } != 0 {
            return Err(Error::last("sigaction", "SIGURG"));
        }
        let handler = Handler(before);
        match before.sa_sigaction {
            libc::SIG_DFL | libc::SIG_IGN => Ok(handler),
            _ => Err(Error::new(
                "sigaction",
                "SIGURG, by which threads are asked, is handled by the program",
                libc::EBUSY,
            )),
        }
    }
}

impl Drop for Handler {
    fn drop(&mut self) {
        // SAFETY: what stood before.
        unsafe { libc::sigaction(SIGNAL, &self.0, ptr::null_mut()) };
    }
}

/// The numbers of the threads.
fn threads() -> Result<Vec<c_int>> {
    let failed =
        |error: std::io::Error| Error::new("readdir", "/proc/self/task", error.raw_os_error().unwrap_or(libc::EIO));
    let mut threads = Vec::new();
    for entry in fs::read_dir("/proc/self/task").map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        threads.extend(name.to_str().and_then(|name| name.parse::<c_int>().ok()));
    }
    Ok(threads)
}

/// Whether a thread has ended: the first one stays in the list until the process ends.
fn has_ended(thread: c_int) -> bool {
    let stat = fs::read_to_string(format!("/proc/self/task/{thread}/stat"));
    stat.map_or(true, |stat| stat.rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with(['Z', 'X'])))
}

/// Asks each thread, and waits for the answers.
fn ask(slots: &mut Vec<Slot>) -> Result<()> {
    let this = this_thread();
    WORK.store(slots, SeqCst);
    for slot in slots.iter() {
        if slot.thread == this {
            slot.act();
            continue;
        }
        // SAFETY: a signal to a thread of this process, which has a handler for it.
        let sent = unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), slot.thread, SIGNAL) };
        if sent != 0 {
            // It has ended: nothing else is wrong with a thread of one's own.
            slot.state.store(GIVEN_UP, SeqCst);
        }
    }
    let mut late = None;
    let begun = Instant::now();
    for slot in slots.iter() {
        while matches!(slot.state.load(SeqCst), ASKED | TAKEN) {
            let over = begun.elapsed() > PATIENCE;
            if (over || has_ended(slot.thread)) && slot.state.compare_exchange(ASKED, GIVEN_UP, SeqCst, SeqCst).is_ok()
            {
                late = late.or(Some(slot.thread).filter(|thread| !has_ended(*thread)));
                break;
            }
            thread::sleep(Duration::from_micros(20));
        }
    }
    WORK.store(ptr::null_mut(), SeqCst);
    while RUNNING.load(SeqCst) != 0 {
        thread::yield_now();
    }
    if let Some(late) = late {
        let object = format!("thread {late} does not answer: it blocks SIGURG, by which threads are asked");
        return Err(Error::new("tgkill", object, libc::ETIMEDOUT));
    }
    match slots.iter().find(|slot| slot.state.load(SeqCst) == FAILED) {
        None => Ok(()),
        Some(slot) => {
            let wanted = slot.wanted.policy();
            let object = format!("thread {}, mode {}, nodes {:?}", slot.thread, wanted.mode, wanted.nodes);
            Err(Error::new("set_mempolicy", object, slot.errno.load(SeqCst)))
        }
    }
}

/// Gives every thread its policy, also those that start meanwhile; what each had before. On failure all have again what
/// they had.
pub(super) fn exchange(wanted: &Threads) -> Result<Threads> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let _handler = Handler::install()?;
    let this = this_thread();
    let mut before = Threads::default();
    let mut known = BTreeSet::new();
    // A thread that a thread started before it was asked may have the former policy: until no new one is found.
    loop {
        let new: Vec<c_int> = threads()?.into_iter().filter(|thread| !known.contains(thread)).collect();
        if new.is_empty() {
            return Ok(before);
        }
        let mut slots = new.iter().map(|thread| Slot::new(*thread, wanted.of(*thread))).collect();
        let result = ask(&mut slots);
        for slot in slots.iter().filter(|slot| slot.state.load(SeqCst) == DONE) {
            let policy = slot.before.policy();
            if slot.thread == this {
                before.others = policy.clone();
            }
            // One that is found later had its policy from a thread that has given its own away perhaps.
            if known.is_empty() {
                before.each.push((slot.thread, policy));
            }
        }
        known.extend(new);
        if let Err(error) = result {
            let undo = before.each.iter().map(|(thread, policy)| Slot::new(*thread, policy));
            // The error that is told is the first; those that did not answer have their own policy still.
            let _ = ask(&mut undo.collect());
            return Err(error);
        }
    }
}
