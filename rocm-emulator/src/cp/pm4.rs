//! PM4 commands in a vendor packet: a jump to an indirect buffer, and the commands that a runtime puts there.
//!
//! Modelled are waits, writes, copies, timestamps, cache commands and the end-of-pipe event with its
//! interrupt; a command that is not is an error of the packet, never skipped.

use super::{
    context::Context,
    failure::{Failure, INVALID_VENDOR_PACKET},
    ring::PACKET_BYTES,
};
use crate::clock::gpu_ticks;

const NOP: u32 = 0x10;
const WRITE_DATA: u32 = 0x37;
const WAIT_REG_MEM: u32 = 0x3c;
const INDIRECT_BUFFER: u32 = 0x3f;
const COPY_DATA: u32 = 0x40;
const EVENT_WRITE: u32 = 0x46;
const RELEASE_MEM: u32 = 0x49;
const DMA_DATA: u32 = 0x50;
const ACQUIRE_MEM: u32 = 0x58;

/// Buffers that jump to buffers, at most.
const DEEPEST: u32 = 4;
/// Bits of an indirect buffer's size.
const SIZE_MASK: u32 = 0xf_ffff;
/// Words of the longest command that is modelled, apart from `WRITE_DATA`.
const LONGEST: usize = 8;

const INVALID: Failure = Failure::Packet(INVALID_VENDOR_PACKET);

/// Runs the commands that a vendor packet points to.
pub fn run(context: &mut Context<'_, '_>, words: &[u64; PACKET_BYTES / 8]) -> Result<(), Failure> {
    let word = |number: usize| (words[number / 2] >> (number % 2 * 32)) as u32;
    let [header, low, high, size] = [1, 2, 3, 4].map(word);
    if header >> 30 != 3 || header >> 8 & 0xff != INDIRECT_BUFFER {
        return Err(INVALID);
    }
    buffer(context, address(low & !3, high & 0xffff), size & SIZE_MASK, DEEPEST)
}

fn address(low: u32, high: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}

fn buffer(context: &mut Context<'_, '_>, start: u64, words: u32, depth: u32) -> Result<(), Failure> {
    let mut at = 0;
    while at < words {
        let header = context.reach.load32(start + u64::from(at) * 4)?;
        at += 1;
        match header >> 30 {
            // A filler.
            2 => continue,
            3 => {}
            _ => return Err(INVALID),
        }
        let (opcode, count) = (header >> 8 & 0xff, header >> 16 & 0x3fff);
        // A NOP of the largest count is a header alone.
        let length = if opcode == NOP && count == 0x3fff { 0 } else { count + 1 };
        if length > words - at {
            return Err(INVALID);
        }
        command(context, opcode, start + u64::from(at) * 4, length, depth)?;
        at += length;
    }
    Ok(())
}

fn command(context: &mut Context<'_, '_>, opcode: u32, body: u64, length: u32, depth: u32) -> Result<(), Failure> {
    let mut words = [0u32; LONGEST];
    for (number, word) in words.iter_mut().enumerate().take(length as usize) {
        *word = context.reach.load32(body + number as u64 * 4)?;
    }
    let [first, second, third, fourth, fifth, ..] = words;
    match opcode {
        // Caches: the GPU has none.
        NOP | EVENT_WRITE | ACQUIRE_MEM => Ok(()),
        INDIRECT_BUFFER if length == 3 && depth > 1 => {
            buffer(context, address(first & !3, second & 0xffff), third & SIZE_MASK, depth - 1)
        }
        WRITE_DATA if length > 3 => write_data(context, first, address(second, third), body + 12, length - 3),
        WAIT_REG_MEM if length == 6 => {
            let (place, reference, mask) = (address(second & !3, third), fourth, fifth);
            wait(context, first, place, reference, mask)
        }
        COPY_DATA if length == 5 => copy_data(context, first, address(second, third), address(fourth, fifth)),
        DMA_DATA if length == 6 => {
            let (from, to) = (address(second, third), address(fourth, fifth));
            dma_data(context, first, from, to, words[5])
        }
        RELEASE_MEM if length == 7 => release(context, &words),
        _ => Err(INVALID),
    }
}

fn write_data(context: &mut Context<'_, '_>, control: u32, to: u64, from: u64, count: u32) -> Result<(), Failure> {
    const MEMORY: u32 = 5;
    if control >> 8 & 0xf != MEMORY {
        return Err(INVALID);
    }
    let fixed = control >> 16 & 1 != 0;
    for number in 0..u64::from(count) {
        let word = context.reach.load32(from + number * 4)?;
        context.reach.store32(to + if fixed { 0 } else { number * 4 }, word)?;
    }
    Ok(())
}

fn wait(context: &mut Context<'_, '_>, control: u32, place: u64, reference: u32, mask: u32) -> Result<(), Failure> {
    let in_memory = control >> 4 & 3 == 1;
    let holds: fn(u32, u32) -> bool = match control & 7 {
        0 => |_, _| true,
        1 => |left, right| left < right,
        2 => |left, right| left <= right,
        3 => |left, right| left == right,
        4 => |left, right| left != right,
        5 => |left, right| left >= right,
        6 => |left, right| left > right,
        _ => return Err(INVALID),
    };
    if !in_memory {
        return Err(INVALID);
    }
    context.wait(|reach| Ok(holds(reach.load32(place)? & mask, reference)))
}

fn copy_data(context: &mut Context<'_, '_>, control: u32, from: u64, to: u64) -> Result<(), Failure> {
    const MEMORY: u32 = 1;
    const MEMORY_L2: u32 = 2;
    const IMMEDIATE: u32 = 5;
    const CLOCK: u32 = 9;
    const TO_MEMORY: u32 = 5;
    const TO_L2: u32 = 2;
    let wide = control >> 16 & 1 != 0;
    let value = match control & 0xf {
        MEMORY | MEMORY_L2 if wide => context.reach.load64(from)?,
        MEMORY | MEMORY_L2 => context.reach.load32(from)?.into(),
        IMMEDIATE => from,
        CLOCK => gpu_ticks(),
        _ => return Err(INVALID),
    };
    match control >> 8 & 0xf {
        TO_MEMORY | TO_L2 if wide => Ok(context.reach.store64(to, value)?),
        TO_MEMORY | TO_L2 => Ok(context.reach.store32(to, value as u32)?),
        _ => Err(INVALID),
    }
}

/// Copies bytes of memory, or fills them with one word. GFX11 takes 15 bits of a length.
fn dma_data(context: &mut Context<'_, '_>, control: u32, from: u64, to: u64, command: u32) -> Result<(), Failure> {
    const ADDRESS: u32 = 0;
    const DATA: u32 = 2;
    const ADDRESS_THROUGH_L2: u32 = 3;
    const LENGTH: u32 = 0x7fff;
    /// That a write is not confirmed, and that reads wait for writes before them: here everything does.
    const ORDERING: u32 = 1 << 26 | 1 << 30;
    if command & !(LENGTH | ORDERING) != 0 || !matches!(control >> 20 & 3, ADDRESS | ADDRESS_THROUGH_L2) {
        return Err(INVALID);
    }
    match control >> 29 & 3 {
        ADDRESS | ADDRESS_THROUGH_L2 => Ok(context.reach.copy(to, from, command & LENGTH)?),
        DATA if command & 3 == 0 => {
            (0..u64::from(command & LENGTH))
                .step_by(4)
                .try_for_each(|at| context.reach.store32(to + at, from as u32))?;
            Ok(())
        }
        _ => Err(INVALID),
    }
}

/// The end-of-pipe event: writes a value or the time, then raises an interrupt.
fn release(context: &mut Context<'_, '_>, words: &[u32; LONGEST]) -> Result<(), Failure> {
    let [_, control, low, high, data_low, data_high, interrupt, ..] = *words;
    let to = address(low, high);
    match control >> 29 {
        0 => {}
        1 => context.reach.store32(to, data_low)?,
        2 => context.reach.store64(to, address(data_low, data_high))?,
        3 => context.reach.store64(to, gpu_ticks())?,
        _ => return Err(INVALID),
    }
    if control >> 24 & 7 != 0 {
        context.site.surroundings.listener.event(interrupt);
    }
    Ok(())
}
