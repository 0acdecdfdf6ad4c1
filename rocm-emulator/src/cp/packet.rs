//! AQL packets: what each does. Follows "HSA Platform System Architecture" 2.9, and AMD's vendor packets.
//!
//! Packets of a queue are processed one after the other, so the barrier bit is always honoured. Acquire and release
//! fences are the host's own: the GPU's memory is the host's.

use super::{
    Listener,
    context::Context,
    failure::{Failure, INVALID_PACKET, INVALID_VENDOR_PACKET},
    pm4,
    reach::Reach,
    ring::{Memory, PACKET_BYTES},
};
use crate::{
    clock::gpu_ticks,
    dispatch::{Dispatch, Scratch},
};
use hsa_runtime_sys::*;
use std::{
    mem::{self, offset_of},
    sync::atomic::{Ordering, fence},
};

type Words = [u64; PACKET_BYTES / 8];

const VALUE: u64 = offset_of!(amd_signal_t, __bindgen_anon_1) as u64;
const MAILBOX: u64 = offset_of!(amd_signal_t, event_mailbox_ptr) as u64;
const EVENT: u64 = offset_of!(amd_signal_t, event_id) as u64;
const START: u64 = offset_of!(amd_signal_t, start_ts) as u64;
const END: u64 = offset_of!(amd_signal_t, end_ts) as u64;
const _: () = assert!(size_of::<amd_signal_t>() == 64 && EVENT.is_multiple_of(8));

/// The vendor packet that holds a jump to PM4 commands.
const VENDOR_PM4: u8 = 1;
const VENDOR_BARRIER_VALUE: u8 = HSA_AMD_PACKET_TYPE_BARRIER_VALUE as u8;

/// Processes a packet to its end.
pub fn process(mut context: Context<'_, '_>, words: &Words) -> Result<(), Failure> {
    // With the load of the header: what producers wrote before it is seen by all that the packet makes run.
    fence(Ordering::Acquire);
    context.reach.refresh();
    // Every packet that completes has its signal in the last word.
    let signal = words[words.len() - 1];
    context.reach.expect(signal);
    let times = match u32::from(words[0] as u8) {
        HSA_PACKET_TYPE_KERNEL_DISPATCH => dispatch(&mut context, words, signal != 0)?,
        HSA_PACKET_TYPE_BARRIER_AND => {
            context.wait(|reach| signals(words).try_fold(true, |all, signal| Ok(all && is_zero(reach, signal)?)))?;
            None
        }
        HSA_PACKET_TYPE_BARRIER_OR => {
            let none = signals(words).next().is_none();
            context.wait(|reach| signals(words).try_fold(none, |any, signal| Ok(any || is_zero(reach, signal)?)))?;
            None
        }
        HSA_PACKET_TYPE_VENDOR_SPECIFIC => {
            vendor(&mut context, words)?;
            None
        }
        // AGENT_DISPATCH is for queues that the host processes; anything else is no packet.
        _ => return Err(Failure::Packet(INVALID_PACKET)),
    };
    // With the change of the signal: what the packet did is seen by who sees that.
    fence(Ordering::Release);
    context.complete(signal, times)
}

/// The signals that a barrier packet depends on.
fn signals(words: &Words) -> impl Iterator<Item = u64> {
    words[1..6].iter().copied().filter(|signal| *signal != 0)
}

fn is_zero(reach: &mut Reach, signal: u64) -> Result<bool, Failure> {
    Ok(reach.load64(signal.wrapping_add(VALUE))? == 0)
}

/// Runs a kernel. Says when it began and ended, if that is to be told to a signal.
fn dispatch(context: &mut Context<'_, '_>, words: &Words, signalled: bool) -> Result<Option<[u64; 2]>, Failure> {
    // SAFETY: both are 64 bytes of integers.
    let packet = unsafe { mem::transmute::<Words, hsa_kernel_dispatch_packet_t>(*words) };
    let site = context.site;
    if site.units.load().count() == 0 {
        context.wait(|_| Ok(site.units.load().count() > 0))?;
    }
    let units = site.units.load();
    let dispatch = Dispatch {
        packet,
        packet_address: context.address,
        queue_address: site.memory.queue_address,
        dispatch_id: context.index,
        target: site.surroundings.target,
        scratch: site.memory.scratch(),
        units: &units,
        stop: &site.stop,
    };
    let profiling = AMD_QUEUE_PROPERTIES_ENABLE_PROFILING as u32;
    let timed = signalled && site.memory.properties() & profiling != 0;
    let start = timed.then(gpu_ticks);
    let result = context.session.run(context.reach.view(), &dispatch);
    result.inspect_err(|error| site.note(error))?;
    Ok(start.map(|start| [start, gpu_ticks()]))
}

fn vendor(context: &mut Context<'_, '_>, words: &Words) -> Result<(), Failure> {
    match (words[0] >> 16) as u8 {
        VENDOR_PM4 => pm4::run(context, words),
        VENDOR_BARRIER_VALUE => {
            let [_, signal, value, mask, rest, ..] = *words;
            let (value, mask) = (value as i64, mask as i64);
            let holds: fn(i64, i64) -> bool = match rest as u32 {
                HSA_SIGNAL_CONDITION_EQ => |left, right| left == right,
                HSA_SIGNAL_CONDITION_NE => |left, right| left != right,
                HSA_SIGNAL_CONDITION_LT => |left, right| left < right,
                HSA_SIGNAL_CONDITION_GTE => |left, right| left >= right,
                _ => return Err(Failure::Packet(INVALID_VENDOR_PACKET)),
            };
            context.wait(|reach| {
                let now = if signal == 0 { value } else { reach.load64(signal.wrapping_add(VALUE))? as i64 };
                Ok(signal == 0 || holds(now & mask, value))
            })
        }
        _ => Err(Failure::Packet(INVALID_VENDOR_PACKET)),
    }
}

impl Context<'_, '_> {
    /// Completes the packet: its times, then its signal, then the event.
    fn complete(&mut self, signal: u64, times: Option<[u64; 2]>) -> Result<(), Failure> {
        if signal == 0 {
            return Ok(());
        }
        self.reach.refresh();
        let listener = &*self.site.surroundings.listener;
        let mut result = Ok(());
        listener.completing(&mut || result = complete(self.reach, listener, signal, times));
        result
    }
}

fn complete(reach: &mut Reach, listener: &dyn Listener, signal: u64, times: Option<[u64; 2]>) -> Result<(), Failure> {
    // The host may free the signal once it has seen its value: the event is looked up before.
    let event = match reach.line(signal) {
        Some(line) => {
            let word = |offset: u64| &line[offset as usize / 8];
            let mailbox = word(MAILBOX).load(Ordering::Acquire);
            let number = word(EVENT).load(Ordering::Acquire) as u32;
            let event = Event::new(listener, mailbox, number);
            // All stores together, so that the line comes from the host that looks at it once.
            if let Some([start, end]) = times {
                word(START).store(start, Ordering::Relaxed);
                word(END).store(end, Ordering::Relaxed);
            }
            word(VALUE).fetch_sub(1, Ordering::AcqRel);
            event
        }
        // A signal that is none, or lies where it may not: every access is checked by itself.
        None => {
            if let Some([start, end]) = times {
                reach.store64(signal.wrapping_add(START), start)?;
                reach.store64(signal.wrapping_add(END), end)?;
            }
            let event = event_of(reach, listener, signal)?;
            reach.decrement(signal.wrapping_add(VALUE))?;
            event
        }
    };
    match event {
        Some(event) => event.raise(reach, listener),
        None => Ok(()),
    }
}

/// The event of a signal: where to write its number, if anywhere, and the number.
struct Event {
    mailbox: u64,
    number: u32,
}

impl Event {
    /// None where nothing is to be raised.
    fn new(listener: &dyn Listener, mailbox: u64, number: u32) -> Option<Event> {
        let heard = mailbox != 0 || (listener.hears_without_mailbox() && number != 0);
        heard.then_some(Event { mailbox, number })
    }

    fn raise(&self, reach: &mut Reach, listener: &dyn Listener) -> Result<(), Failure> {
        if self.mailbox != 0 {
            reach.store64(self.mailbox, self.number.into())?;
        }
        listener.event(self.number);
        Ok(())
    }
}

fn event_of(reach: &mut Reach, listener: &dyn Listener, signal: u64) -> Result<Option<Event>, Failure> {
    let mailbox = reach.load64(signal.wrapping_add(MAILBOX))?;
    Ok(Event::new(listener, mailbox, reach.load32(signal.wrapping_add(EVENT))?))
}

/// Raises the event of a signal, if it has one.
pub fn notify(reach: &mut Reach, listener: &dyn Listener, signal: u64) -> Result<(), Failure> {
    match event_of(reach, listener, signal)? {
        Some(event) => event.raise(reach, listener),
        None => Ok(()),
    }
}

impl Memory {
    /// The scratch that the queue describes now.
    fn scratch(&self) -> Scratch {
        // Version 2 of the descriptor has the size of the backing where version 1 had two reserved words. Without it, the
        // size is that of the buffer which the scratch is: the third word of its resource descriptor.
        let [low, high]: [u32; 2] = self.field(offset_of!(amd_queue_t, reserved3));
        let [_, _, buffer, _]: [u32; 4] = self.field(offset_of!(amd_queue_t, scratch_resource_descriptor));
        let size = u64::from(high) << 32 | u64::from(low);
        Scratch {
            backing: self.field(offset_of!(amd_queue_t, scratch_backing_memory_location)),
            size: if size == 0 { buffer.into() } else { size },
            tmpring_size: self.field(offset_of!(amd_queue_t, compute_tmpring_size)),
        }
    }

    fn properties(&self) -> u32 {
        self.field(offset_of!(amd_queue_t, queue_properties))
    }
}
