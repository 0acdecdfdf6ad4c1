//! Answers that take time, a second thread, a second process or a signal to see. Recorded like those of the files.

use crate::play::{age, event, wait};
use hsakmt_sys::uapi::{
    ioctl::{
        AMDKFD_IOC_CREATE_EVENT, AMDKFD_IOC_GET_CLOCK_COUNTERS, AMDKFD_IOC_GET_VERSION, AMDKFD_IOC_SET_EVENT, Request,
    },
    kfd_ioctl_create_event_args, kfd_ioctl_get_clock_counters_args, kfd_ioctl_get_version_args,
    kfd_ioctl_set_event_args,
    mmap::Offset,
};
use rocm_rs::kfd::driver::{Driver, Mapping, Node, RawFile};
use std::{
    io, mem, ptr, thread,
    time::{Duration, Instant},
};

/// What a behaviour's check says: nothing, or what was different.
pub type Checked = Result<(), String>;

/// A behaviour: its name, whether the emulator has it too, and its check.
pub struct Behaviour {
    pub name: &'static str,
    /// Why the emulator cannot show it, if so.
    pub kernel_only: Option<&'static str>,
    pub check: fn(&dyn Driver, &str) -> Checked,
}

pub const BEHAVIOURS: &[Behaviour] = &[
    Behaviour { name: "a set wakes a waiter", kernel_only: None, check: a_set_wakes_a_waiter },
    Behaviour { name: "a destroy wakes a waiter", kernel_only: None, check: a_destroy_wakes_a_waiter },
    Behaviour { name: "one set wakes every waiter", kernel_only: None, check: one_set_wakes_every_waiter },
    Behaviour { name: "a wait for all waits for all", kernel_only: None, check: a_wait_for_all_waits_for_all },
    Behaviour { name: "a fork loses the event page", kernel_only: None, check: a_fork_loses_the_event_page },
    Behaviour { name: "the event page wakes nobody", kernel_only: None, check: the_event_page_wakes_nobody },
    Behaviour { name: "a timeout is in milliseconds", kernel_only: None, check: a_timeout_is_in_milliseconds },
    Behaviour { name: "clocks are those of the system", kernel_only: None, check: clocks_are_those_of_the_system },
    Behaviour { name: "a fork loses the files", kernel_only: None, check: a_fork_loses_the_files },
    Behaviour {
        name: "a signal interrupts a wait",
        kernel_only: Some("a wait inside the process is not a system call that a signal ends"),
        check: a_signal_interrupts_a_wait,
    },
    Behaviour {
        name: "a wait goes on after a signal that restarts",
        kernel_only: Some("a wait inside the process is not a system call that a signal ends"),
        check: a_wait_goes_on_after_a_signal,
    },
];

pub fn expect<T: PartialEq + std::fmt::Debug>(what: &str, got: T, expected: T) -> Checked {
    if got == expected { Ok(()) } else { Err(format!("{what}: {got:?} instead of {expected:?}")) }
}

fn open(driver: &dyn Driver) -> Result<RawFile, String> {
    driver.open(Node::Kfd).map_err(|e| format!("open: {e}"))
}

/// Issues an ioctl whose argument has no pointers.
fn ioctl<T>(driver: &dyn Driver, file: RawFile, request: Request, argument: &mut T) -> io::Result<i32> {
    // SAFETY: every caller passes the argument of the request, which has no pointer in it.
    unsafe { driver.ioctl(file, request, ptr::from_mut(argument).cast()) }
}

fn create_event(driver: &dyn Driver, file: RawFile, auto_reset: bool) -> Result<u32, String> {
    let mut argument = kfd_ioctl_create_event_args { auto_reset: auto_reset.into(), ..Default::default() };
    ioctl(driver, file, AMDKFD_IOC_CREATE_EVENT, &mut argument).map_err(|e| format!("CREATE_EVENT: {e}"))?;
    Ok(argument.event_id)
}

fn set_event(driver: &dyn Driver, file: RawFile, event_id: u32) -> Checked {
    let mut argument = kfd_ioctl_set_event_args { event_id, pad: 0 };
    ioctl(driver, file, AMDKFD_IOC_SET_EVENT, &mut argument).map(drop).map_err(|e| format!("SET_EVENT: {e}"))
}

fn version(driver: &dyn Driver, file: RawFile) -> io::Result<i32> {
    ioctl(driver, file, AMDKFD_IOC_GET_VERSION, &mut kfd_ioctl_get_version_args::default())
}

fn a_set_wakes_a_waiter(driver: &dyn Driver, kernel: &str) -> Checked {
    let file = open(driver)?;
    let id = create_event(driver, file, true)?;
    let started = Instant::now();
    thread::scope(|scope| {
        let waiter = scope.spawn(|| {
            let mut list = [event(id, 1)];
            let (result, argument) = wait(driver, file, &mut list, true, 20_000);
            (result.map_err(|e| e.raw_os_error()), argument.wait_result, age(&list[0]))
        });
        thread::sleep(Duration::from_millis(100));
        set_event(driver, file, id)?;
        let got = waiter.join().map_err(|_| "the waiter panicked")?;
        // The new age comes back, where the kernel knows ages.
        expect("the wait", got, (Ok(0), 0, if kernel == "6.1" { 1 } else { 2 }))
    })?;
    let waited = started.elapsed();
    if waited < Duration::from_millis(90) || waited > Duration::from_secs(10) {
        return Err(format!("woken after {waited:?}"));
    }
    Ok(())
}

fn a_destroy_wakes_a_waiter(driver: &dyn Driver, _kernel: &str) -> Checked {
    use hsakmt_sys::uapi::{ioctl::AMDKFD_IOC_DESTROY_EVENT, kfd_ioctl_destroy_event_args};
    let file = open(driver)?;
    let id = create_event(driver, file, true)?;
    thread::scope(|scope| {
        let waiter = scope.spawn(|| {
            let (result, argument) = wait(driver, file, &mut [event(id, 0)], true, 3_000);
            (result.map_err(|e| e.raw_os_error()), argument.wait_result)
        });
        thread::sleep(Duration::from_millis(400));
        let mut argument = kfd_ioctl_destroy_event_args { event_id: id, pad: 0 };
        ioctl(driver, file, AMDKFD_IOC_DESTROY_EVENT, &mut argument).map_err(|e| format!("DESTROY_EVENT: {e}"))?;
        let got = waiter.join().map_err(|_| "the waiter panicked")?;
        expect("the wait", got, (Err(Some(libc::EIO)), 2))
    })
}

fn one_set_wakes_every_waiter(driver: &dyn Driver, _kernel: &str) -> Checked {
    let file = open(driver)?;
    let id = create_event(driver, file, true)?;
    thread::scope(|scope| {
        let waiters =
            [(); 3].map(|()| scope.spawn(|| wait(driver, file, &mut [event(id, 0)], true, 5_000).1.wait_result));
        // Long enough for them to be asleep on a busy machine.
        thread::sleep(Duration::from_millis(400));
        set_event(driver, file, id)?;
        for waiter in waiters {
            expect("a wait", waiter.join().map_err(|_| "a waiter panicked")?, 0)?;
        }
        Ok::<_, String>(())
    })?;
    // They had it; it is not set any more.
    expect("a wait after them", wait(driver, file, &mut [event(id, 0)], true, 0).1.wait_result, 1)
}

fn a_wait_for_all_waits_for_all(driver: &dyn Driver, _kernel: &str) -> Checked {
    let file = open(driver)?;
    let [first, second] = [create_event(driver, file, true)?, create_event(driver, file, true)?];
    let started = Instant::now();
    thread::scope(|scope| {
        let waiter =
            scope.spawn(|| wait(driver, file, &mut [event(first, 0), event(second, 0)], true, 5_000).1.wait_result);
        for id in [first, second] {
            thread::sleep(Duration::from_millis(80));
            set_event(driver, file, id)?;
        }
        expect("the wait", waiter.join().map_err(|_| "the waiter panicked")?, 0)
    })?;
    let waited = started.elapsed();
    if waited >= Duration::from_millis(150) { Ok(()) } else { Err(format!("it ended after {waited:?}")) }
}

/// Whether a byte of this process can be read.
fn readable(address: *const u8) -> Result<bool, String> {
    let mut ends = [0; 2];
    // SAFETY: an array of two descriptors to fill.
    if unsafe { libc::pipe(ends.as_mut_ptr()) } != 0 {
        return Err(format!("pipe: {}", io::Error::last_os_error()));
    }
    // SAFETY: the descriptors are ours; the kernel checks the address.
    unsafe {
        let written = libc::write(ends[1], address.cast(), 1);
        libc::close(ends[0]);
        libc::close(ends[1]);
        Ok(written == 1)
    }
}

fn a_fork_loses_the_event_page(driver: &dyn Driver, _kernel: &str) -> Checked {
    const LENGTH: usize = 32768;
    let file = open(driver)?;
    create_event(driver, file, true)?;
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    let offset = Offset::EVENTS.as_off_t();
    let mapping = Mapping { address: ptr::null_mut(), length: LENGTH, protection, fixed: false, offset };
    // SAFETY: the driver chooses the address.
    let page = unsafe { driver.mmap(file, &mapping) }.map_err(|e| format!("mmap: {e}"))?;
    let address = page.as_ptr().cast::<u8>();
    expect("the page can be read", readable(address)?, true)?;
    in_child(|| expect("the page can be read in a child", readable(address)?, false))?;
    expect("the page can be read after the fork", readable(address)?, true)?;
    // SAFETY: mapped above, and not used any more.
    unsafe { driver.munmap(page, LENGTH) }.map_err(|e| format!("munmap: {e}"))
}

fn the_event_page_wakes_nobody(driver: &dyn Driver, _kernel: &str) -> Checked {
    const LENGTH: usize = 32768;
    let file = open(driver)?;
    let id = create_event(driver, file, true)?;
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    let offset = Offset::EVENTS.as_off_t();
    let mapping = Mapping { address: ptr::null_mut(), length: LENGTH, protection, fixed: false, offset };
    // SAFETY: the driver chooses the address.
    let page = unsafe { driver.mmap(file, &mapping) }.map_err(|e| format!("mmap: {e}"))?.cast::<u64>();
    // SAFETY: one slot of eight bytes per event in 32 KiB that were mapped above, written by nobody else.
    let slot = unsafe { page.add(id as usize) };
    // SAFETY: as above.
    expect("an event's slot", unsafe { slot.read_volatile() }, u64::MAX)?;
    set_event(driver, file, id)?;
    // SAFETY: as above.
    expect("the slot of an event that a program set", unsafe { slot.read_volatile() }, u64::MAX)?;
    expect("a wait for it", wait(driver, file, &mut [event(id, 0)], true, 0).1.wait_result, 0)?;
    thread::scope(|scope| {
        let waiter = scope.spawn(|| wait(driver, file, &mut [event(id, 0)], true, 150).1.wait_result);
        thread::sleep(Duration::from_millis(30));
        // SAFETY: as above.
        unsafe { slot.write_volatile(1) };
        expect("the wait", waiter.join().map_err(|_| "the waiter panicked")?, 1)
    })?;
    // SAFETY: mapped above; the slot is not used any more.
    unsafe { driver.munmap(page.cast(), LENGTH) }.map_err(|e| format!("munmap: {e}"))
}

fn a_timeout_is_in_milliseconds(driver: &dyn Driver, _kernel: &str) -> Checked {
    let file = open(driver)?;
    let id = create_event(driver, file, true)?;
    let started = Instant::now();
    let (result, argument) = wait(driver, file, &mut [event(id, 0)], true, 200);
    let waited = started.elapsed();
    expect("the wait", (result.map_err(|e| e.raw_os_error()), argument.wait_result), (Ok(0), 1))?;
    // The timeout is the caller's own again only when the wait was interrupted.
    expect("the timeout", argument.timeout, 200)?;
    if waited < Duration::from_millis(195) || waited > Duration::from_secs(10) {
        return Err(format!("200 ms took {waited:?}"));
    }
    Ok(())
}

/// A clock of the system in nanoseconds.
#[cfg(target_os = "linux")]
fn clock(clock: libc::clockid_t) -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: a timespec to fill.
    unsafe { libc::clock_gettime(clock, &mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

#[cfg(target_os = "linux")]
fn clocks_are_those_of_the_system(driver: &dyn Driver, _kernel: &str) -> Checked {
    let file = open(driver)?;
    let mut counters = kfd_ioctl_get_clock_counters_args::default();
    let before = [clock(libc::CLOCK_MONOTONIC_RAW), clock(libc::CLOCK_BOOTTIME)];
    ioctl(driver, file, AMDKFD_IOC_GET_CLOCK_COUNTERS, &mut counters).map_err(|e| format!("{e}"))?;
    let after = [clock(libc::CLOCK_MONOTONIC_RAW), clock(libc::CLOCK_BOOTTIME)];
    for (name, value, i) in [("cpu", counters.cpu_clock_counter, 0), ("system", counters.system_clock_counter, 1)] {
        if !(before[i]..=after[i]).contains(&value) {
            return Err(format!("the {name} clock is {value}, not in {}..={}", before[i], after[i]));
        }
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn clocks_are_those_of_the_system(driver: &dyn Driver, _kernel: &str) -> Checked {
    let file = open(driver)?;
    let mut first = kfd_ioctl_get_clock_counters_args::default();
    ioctl(driver, file, AMDKFD_IOC_GET_CLOCK_COUNTERS, &mut first).map_err(|e| format!("{e}"))?;
    // A slow time counter may stand still for a moment.
    thread::sleep(Duration::from_millis(20));
    let mut second = kfd_ioctl_get_clock_counters_args::default();
    ioctl(driver, file, AMDKFD_IOC_GET_CLOCK_COUNTERS, &mut second).map_err(|e| format!("{e}"))?;
    let went = Duration::from_nanos(second.system_clock_counter.saturating_sub(first.system_clock_counter));
    if went >= Duration::from_millis(20) {
        Ok(())
    } else {
        Err(format!("the system clock went on by {went:?} in 20 ms"))
    }
}

/// Runs a check in a forked child.
pub fn in_child(check: impl FnOnce() -> Checked) -> Checked {
    let mut ends = [0; 2];
    // SAFETY: an array of two descriptors to fill.
    if unsafe { libc::pipe(ends.as_mut_ptr()) } != 0 {
        return Err(format!("pipe: {}", io::Error::last_os_error()));
    }
    // SAFETY: the child calls the check, writes to a pipe and ends without running the parent's exit handlers.
    let child = unsafe { libc::fork() };
    if child == 0 {
        let text = check().err().unwrap_or_default();
        // SAFETY: the pipe's end is ours, and the text is readable.
        unsafe {
            let written = libc::write(ends[1], text.as_ptr().cast(), text.len());
            libc::_exit(i32::from(written != text.len() as isize));
        }
    }
    let mut text = Vec::new();
    let mut status = 0;
    // SAFETY: the descriptors are ours; reading ends when the child does, which has the other end.
    unsafe {
        libc::close(ends[1]);
        let mut piece = [0u8; 512];
        while let count @ 1.. = libc::read(ends[0], piece.as_mut_ptr().cast(), piece.len()) {
            text.extend_from_slice(&piece[..count as usize]);
        }
        libc::close(ends[0]);
        libc::waitpid(child, &mut status, 0);
    }
    match (child, status, text.is_empty()) {
        (-1, ..) => Err("fork failed".into()),
        (_, 0, true) => Ok(()),
        (_, 0, false) => Err(String::from_utf8_lossy(&text).into_owned()),
        _ => Err(format!("the child ended with status {status:#x}")),
    }
}

fn a_fork_loses_the_files(driver: &dyn Driver, _kernel: &str) -> Checked {
    let file = open(driver)?;
    let id = create_event(driver, file, false)?;
    expect("the first event", id, 1)?;
    in_child(|| {
        let errno = |result: io::Result<i32>| result.err().and_then(|e| e.raw_os_error());
        expect("an ioctl on the parent's file", errno(version(driver, file)), Some(libc::EBADF))?;
        let offset = Offset::EVENTS.as_off_t();
        let mapping =
            Mapping { address: ptr::null_mut(), length: 32768, protection: libc::PROT_READ, fixed: false, offset };
        // SAFETY: the driver chooses the address.
        let mapped = unsafe { driver.mmap(file, &mapping) };
        expect("an mmap on the parent's file", mapped.err().and_then(|e| e.raw_os_error()), Some(libc::EINVAL))?;
        let own = open(driver)?;
        expect("an ioctl on a file of the child's own", errno(version(driver, own)), None)?;
        expect("the first event of the child", create_event(driver, own, false)?, 1)
    })?;
    expect("the second event of the parent", create_event(driver, file, false)?, 2)
}

extern "C" fn nothing(_: libc::c_int) {}

/// Sends a signal to this thread after a time; its handler does nothing.
pub fn interrupt_after<'scope>(scope: &'scope thread::Scope<'scope, '_>, flags: libc::c_int, time: Duration) {
    // SAFETY: an empty action is a valid one to fill in.
    let mut action: libc::sigaction = unsafe { mem::zeroed() };
    action.sa_sigaction = nothing as *const () as usize;
    action.sa_flags = flags;
    // SAFETY: the handler does nothing; nothing else in this process uses the signal.
    unsafe { libc::sigaction(libc::SIGUSR1, &action, ptr::null_mut()) };
    // SAFETY: no preconditions.
    let waiter = unsafe { libc::pthread_self() };
    scope.spawn(move || {
        thread::sleep(time);
        // SAFETY: the thread ends the scope, and so outlives this one.
        unsafe { libc::pthread_kill(waiter, libc::SIGUSR1) };
    });
}

/// Waits for an event that is not set while a signal comes, `after` milliseconds into the wait.
fn interrupted(driver: &dyn Driver, flags: libc::c_int, after: u64, timeout: u32) -> Result<Interrupted, String> {
    let file = open(driver)?;
    let id = create_event(driver, file, true)?;
    let started = Instant::now();
    let (result, argument) = thread::scope(|scope| {
        interrupt_after(scope, flags, Duration::from_millis(after));
        wait(driver, file, &mut [event(id, 0)], true, timeout)
    });
    Ok(Interrupted {
        errno: result.err().and_then(|e| e.raw_os_error()),
        result: argument.wait_result,
        left: argument.timeout,
        waited: started.elapsed(),
    })
}

struct Interrupted {
    errno: Option<i32>,
    result: u32,
    left: u32,
    waited: Duration,
}

fn a_signal_interrupts_a_wait(driver: &dyn Driver, _kernel: &str) -> Checked {
    let got = interrupted(driver, 0, 300, 3_000)?;
    expect("the wait", (got.errno, got.result), (Some(libc::EINTR), 2))?;
    // What is left of the timeout is written back.
    if !(1..=2_750).contains(&got.left) {
        return Err(format!("{} ms are left of 3000 after {:?}", got.left, got.waited));
    }
    Ok(())
}

fn a_wait_goes_on_after_a_signal(driver: &dyn Driver, _kernel: &str) -> Checked {
    let got = interrupted(driver, libc::SA_RESTART, 1_500, 2_000)?;
    expect("the wait", (got.errno, got.result), (None, 1))?;
    // The time before the signal counts.
    if got.waited < Duration::from_millis(1_990) || got.waited > Duration::from_millis(3_300) {
        return Err(format!("2 s with a signal took {:?}", got.waited));
    }
    Ok(())
}
