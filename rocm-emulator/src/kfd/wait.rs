//! `WAIT_EVENTS`: follows `kfd_wait_on_events` of the kernel's `kfd_events.c`.

use super::{
    events::{Event, Events, Table},
    user,
    waiter::{Condition, Waiter},
};
use crate::{errno::Errno, topology::Kernel};
use hsakmt_sys::uapi::{self, kfd_event_data, kfd_ioctl_wait_events_args};
use std::{
    mem::offset_of,
    sync::Arc,
    time::{Duration, Instant},
};

/// The timeout that means to wait for ever.
const INFINITE: u32 = u32::MAX;
/// The most events of one call: what the kernel's allocator gives room for.
const MOST_EVENTS: u32 = (4 << 20) / 56;

/// How a wait ends.
enum End {
    Complete,
    Timeout,
    Destroyed,
    Interrupted,
}

/// The command. `kick` is called before it blocks: a GPU that is idle has to look at its queues now.
pub fn wait(
    events: &Events,
    kernel: Kernel,
    args: &mut kfd_ioctl_wait_events_args,
    kick: impl FnOnce(),
) -> Result<(), Errno> {
    let result = run(events, kernel, args, kick);
    match &result {
        Ok(wait_result) => args.wait_result = *wait_result,
        Err(_) => args.wait_result = uapi::KFD_IOC_WAIT_RESULT_FAIL,
    }
    result.map(|_| ())
}

fn run(
    events: &Events,
    kernel: Kernel,
    args: &mut kfd_ioctl_wait_events_args,
    kick: impl FnOnce(),
) -> Result<u32, Errno> {
    if args.num_events > MOST_EVENTS {
        return Err(Errno::ENOMEM);
    }
    let mut data = vec![kfd_event_data::default(); args.num_events as usize];
    // SAFETY: the ioctl's caller vouches for the pointers in its argument.
    unsafe { user::read_all(args.events_ptr, &mut data)? };
    let (all, waiter) = (args.wait_for_all != 0, Waiter::new(data.len()));
    let with_ages = kernel >= Kernel::V6_12;

    let entered = enter(&mut events.table(), &data, &waiter, with_ages);
    let end = match entered {
        Err(errno) => Err(errno),
        Ok(()) => Ok(sleep(events, &waiter, all, &mut args.timeout, kick)),
    };
    let mut table = events.table();
    let result = match end {
        Ok(End::Complete) => copy_out(&mut table, &data, &waiter, kernel, args.events_ptr),
        Ok(End::Timeout) => Ok(uapi::KFD_IOC_WAIT_RESULT_TIMEOUT),
        Ok(End::Destroyed) => Err(Errno::EIO),
        Ok(End::Interrupted) => Err(Errno::EINTR),
        Err(errno) => Err(errno),
    };
    leave(&mut table, &data, &waiter, result == Err(Errno::EINTR));
    result
}

/// Joins the waiters of every event; takes what is signaled already.
fn enter(table: &mut Table, data: &[kfd_event_data], waiter: &Arc<Waiter>, with_ages: bool) -> Result<(), Errno> {
    for (index, entry) in data.iter().enumerate() {
        let event = table.event(entry.event_id).ok_or(Errno::EINVAL)?;
        let mut activated = event.take();
        let age = age_of(entry);
        if with_ages && age != 0 && age != event.age {
            activated = true;
        }
        if activated {
            waiter.mark(index);
        } else {
            event.waiters.push((waiter.clone(), index));
        }
    }
    Ok(())
}

/// Leaves the waiters of every event. An interrupted call gives back what it took.
fn leave(table: &mut Table, data: &[kfd_event_data], waiter: &Arc<Waiter>, undo: bool) {
    for (index, entry) in data.iter().enumerate() {
        let Some(event) = table.event(entry.event_id) else { continue };
        event.waiters.retain(|(other, _)| !Arc::ptr_eq(other, waiter));
        if undo && waiter.is_activated(index) && event.auto_reset {
            event.set();
        }
    }
}

fn sleep(events: &Events, waiter: &Arc<Waiter>, all: bool, timeout: &mut u32, kick: impl FnOnce()) -> End {
    match waiter.condition(all) {
        Condition::Complete => return End::Complete,
        Condition::Pending if *timeout == 0 => return End::Timeout,
        _ => kick(),
    }
    // Times above 2^31 - 1 milliseconds are finite, but no longer than that.
    let time = Duration::from_millis(u64::from((*timeout).min(i32::MAX as u32)));
    let deadline = (*timeout != INFINITE).then(|| Instant::now() + time);
    let key = deadline.map(|deadline| events.deadlines.add(deadline, waiter.clone()));
    let end = loop {
        waiter.rearm();
        match waiter.condition(all) {
            Condition::Complete => break End::Complete,
            Condition::Destroyed => break End::Destroyed,
            Condition::Pending => {}
        }
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        // Without a thread that would wake us there is no waiting at all.
        if left == Some(Duration::ZERO) || matches!(key, Some(None)) {
            break End::Timeout;
        }
        if waiter.sleep().is_err() {
            if let Some(deadline) = deadline {
                let left = deadline.saturating_duration_since(Instant::now());
                *timeout = u32::try_from(left.as_millis()).unwrap_or(u32::MAX);
            }
            break End::Interrupted;
        }
    };
    if let Some(Some(key)) = key {
        events.deadlines.remove(key);
    }
    end
}

/// Tells the caller what happened to each event that was signaled.
fn copy_out(
    table: &mut Table,
    data: &[kfd_event_data],
    waiter: &Waiter,
    kernel: Kernel,
    address: u64,
) -> Result<u32, Errno> {
    for (index, entry) in data.iter().enumerate() {
        let event = table.event(entry.event_id).ok_or(Errno::EINVAL)?;
        if waiter.is_activated(index) {
            let to =
                address + (index * size_of::<kfd_event_data>() + offset_of!(kfd_event_data, __bindgen_anon_1)) as u64;
            // SAFETY: the ioctl's caller vouches for the pointers in its argument.
            unsafe { copy_one(event, entry, kernel, to)? };
        }
    }
    Ok(uapi::KFD_IOC_WAIT_RESULT_COMPLETE)
}

/// # Safety
///
/// `to` is the union of a `kfd_event_data` of the caller's.
unsafe fn copy_one(event: &Event, entry: &kfd_event_data, kernel: Kernel, to: u64) -> Result<(), Errno> {
    match event.kind {
        // SAFETY: the caller's promise.
        uapi::KFD_IOC_EVENT_MEMORY => unsafe { user::write_all(to, &[event.memory]) },
        // SAFETY: the caller's promise.
        uapi::KFD_IOC_EVENT_HW_EXCEPTION if kernel >= Kernel::V6_12 => unsafe {
            user::write_all(to, &[event.hardware])
        },
        // SAFETY: the caller's promise.
        uapi::KFD_IOC_EVENT_SIGNAL if kernel >= Kernel::V6_12 && age_of(entry) != 0 => unsafe {
            user::write_all(to, &[uapi::kfd_hsa_signal_event_data { last_event_age: event.age }])
        },
        _ => Ok(()),
    }
}

fn age_of(entry: &kfd_event_data) -> u64 {
    // SAFETY: every member of the union is made of integers, and the whole entry was read.
    unsafe { entry.__bindgen_anon_1.signal_event_data.last_event_age }
}
