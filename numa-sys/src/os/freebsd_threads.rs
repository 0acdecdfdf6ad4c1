//! The policies of every thread of the process: FreeBSD has a call that sets that of another thread, by its number.

use super::{
    CPU_LEVEL_WHICH, CPU_WHICH_TID, allowed, cpuset_setdomain, domains, get_domain, to_freebsd, to_linux, with_memory,
};
use crate::os::{Error, Policy, Result, Threads, freebsd_facts::as_linux};
use core::{ffi::c_int, ptr};
use std::{
    collections::BTreeSet,
    format,
    sync::{Mutex, PoisonError},
    vec,
    vec::Vec,
};

/// One exchange at a time.
static TURN: Mutex<()> = Mutex::new(());

/// The numbers of the threads: `kern.proc.pid` with threads, as `procstat -t` asks for it.
fn threads() -> Result<Vec<c_int>> {
    const ENTRY: usize = size_of::<libc::kinfo_proc>();
    let failed = |errno| Error::new("sysctl", "kern.proc.pid", errno);
    // SAFETY: a call without arguments.
    let pid = unsafe { libc::getpid() };
    let name = [libc::CTL_KERN, libc::KERN_PROC, libc::KERN_PROC_PID | libc::KERN_PROC_INC_THREAD, pid];
    for room in [64, 1024, 1 << 14] {
        let mut entries = vec![0u64; (room * ENTRY).div_ceil(8)];
        let mut bytes = room * ENTRY;
        // SAFETY: the name has four parts, and the place has as many bytes as it says.
        let result = unsafe { libc::sysctl(name.as_ptr(), 4, entries.as_mut_ptr().cast(), &mut bytes, ptr::null(), 0) };
        match result {
            0 => {
                let entry = |index: usize| {
                    // SAFETY: the kernel wrote `bytes` bytes, whole entries of plain data, and a vector of words is aligned
                    // for them.
                    unsafe { entries.as_ptr().cast::<libc::kinfo_proc>().add(index).read() }
                };
                let all: Vec<libc::kinfo_proc> = (0..bytes / ENTRY).map(entry).collect();
                // Another kernel's struct is of another size.
                if all.is_empty() || all.iter().any(|entry| entry.ki_structsize as usize != ENTRY) {
                    return Err(failed(libc::EPROTO));
                }
                return Ok(all.iter().map(|entry| entry.ki_tid).collect());
            }
            _ => match std::io::Error::last_os_error().raw_os_error() {
                Some(libc::ENOMEM) => {}
                errno => return Err(failed(errno.unwrap_or(libc::EIO))),
            },
        }
    }
    Err(failed(libc::ENOMEM))
}

/// Sets a thread's policy; false when the thread has ended.
fn set(thread: c_int, policy: &Policy) -> Result<bool> {
    let (kind, mask) = to_freebsd("cpuset_setdomain", policy.mode, policy.nodes.mask(), &allowed()?, &with_memory())?;
    // SAFETY: the mask has the size that is passed.
    let result =
        unsafe { cpuset_setdomain(CPU_LEVEL_WHICH, CPU_WHICH_TID, thread.into(), size_of_val(&mask), &mask, kind) };
    match (result, Error::last("", "").errno()) {
        (0, _) => Ok(true),
        (_, libc::ESRCH) => Ok(false),
        (_, errno) => {
            let what = format!("thread {thread}, domains {:?}", domains(&mask));
            Err(Error::new("cpuset_setdomain", what, as_linux(errno)))
        }
    }
}

/// Gives every thread its policy, also those that start meanwhile; what each had before. On failure all have again what
/// they had.
pub(super) fn exchange(wanted: &Threads) -> Result<Threads> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    // SAFETY: a call without arguments.
    let this = unsafe { libc::pthread_getthreadid_np() };
    let mut before = Threads::default();
    let mut known = BTreeSet::new();
    loop {
        let new: Vec<c_int> = threads()?.into_iter().filter(|thread| !known.contains(thread)).collect();
        if new.is_empty() {
            return Ok(before);
        }
        let first = known.is_empty();
        for thread in new {
            known.insert(thread);
            // A thread that has ended has no policy.
            let Ok(had) = get_domain(CPU_LEVEL_WHICH, CPU_WHICH_TID, thread.into()) else { continue };
            let had = to_linux(&had, &allowed()?);
            match set(thread, wanted.of(thread)) {
                Ok(true) => {}
                Ok(false) => continue,
                Err(error) => {
                    // The error that is told is the first.
                    for (thread, policy) in &before.each {
                        let _ = set(*thread, policy);
                    }
                    return Err(error);
                }
            }
            if thread == this {
                before.others = had.clone();
            }
            // One that is found later had its policy from a thread that has given its own away perhaps.
            if first {
                before.each.push((thread, had));
            }
        }
    }
}
