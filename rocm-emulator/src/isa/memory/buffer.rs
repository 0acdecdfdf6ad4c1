//! MUBUF and MTBUF: memory through a buffer resource: loads, stores and atomics, raw and typed.
//!
//! The resource says where the buffer is, how large, how its elements lie and what format they have. Out of its range a
//! load gives 0 and a store or an atomic does nothing. Follows "RDNA3 Instruction Set Architecture", chapter 9.1: the
//! address is base + scalar offset + (index * stride + offset), or the swizzled form of the last term.

use super::{
    atomic::{Operation, Word},
    format::Format,
    names::{self, Family},
    span::lanes,
    transfer::{LaneBytes, Transfer},
};
use crate::{
    isa::{
        Env,
        inst::{Encoding, Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
        slot::{Type, slot},
    },
    memory::{Access, FaultReason, MemoryFault},
    wave::{Fault, LANES, Wave},
};

/// Bits of [`Op::aux`]: an index in a vector register.
const INDEXED: u32 = 1 << 16;
/// An offset in a vector register.
const OFFSET: u32 = 1 << 17;
/// An atomic gives back what was there.
const RETURNS: u32 = 1 << 18;
/// A register after the data says that nothing went wrong.
const STATUS: u32 = 1 << 19;

/// A buffer resource.
///
/// Operation fields: `src[0]` the first address register, `src[1]` the data register (and destination), `src[2]` the
/// scalar offset, `src[3]` the first register of the resource, `dst2` the literal's place is unused; `aux` the constant
/// offset and the bits above, `imm` the literal of the scalar offset.
struct Resource {
    base: u64,
    stride: u64,
    /// Bytes of an element of a swizzled buffer; 0 in a linear one.
    element: u64,
    records: u64,
    word3: u32,
}

impl Resource {
    fn read(wave: &Wave, op: &Op) -> Resource {
        let first = usize::from(op.src[3]);
        let word = |index: usize| wave.sgpr.get(first + index).copied().unwrap_or(0);
        let element = match word(1) >> 30 {
            0 => 0,
            1 => 4,
            2 => 8,
            _ => 16,
        };
        Resource {
            base: u64::from(word(1) & 0xffff) << 32 | u64::from(word(0)),
            stride: u64::from(word(1) >> 16 & 0x3fff),
            element,
            records: word(2).into(),
            word3: word(3),
        }
    }

    /// The address of a lane's `bytes`; `None` when they are out of range.
    fn address(&self, wave: &Wave, op: &Op, half: usize, lane: usize, bytes: u32) -> Option<u64> {
        let register = |index: usize| {
            let at = usize::from(op.src[0]) + (index << usize::from(wave.wave64)) + half;
            wave.vgpr.get(at).map_or(0, |lanes| u64::from(lanes.0[lane]))
        };
        let indexed = op.aux & INDEXED != 0;
        let mut index = if indexed { register(0) } else { 0 };
        if self.word3 >> 23 & 1 != 0 {
            index += (LANES * half + lane) as u64;
        }
        let vector = if op.aux & OFFSET != 0 { register(usize::from(indexed)) } else { 0 };
        let offset = vector + u64::from(op.aux & 0xfff);
        let scalar = u64::from(wave.read32(op.src[2], op.imm));
        let end = offset + u64::from(bytes);
        let linear = index * self.stride + offset;
        let swizzled = self.element != 0;
        let outside = match self.word3 >> 28 & 3 {
            // Structured: the index, and the element that the offset is in.
            0 => index >= self.records || self.stride != 0 && end > self.stride,
            1 => index >= self.records,
            2 => self.records == 0,
            // Raw: by bytes.
            _ if swizzled && self.stride != 0 => index >= self.records || end > self.stride,
            _ => linear + scalar + u64::from(bytes) > self.records,
        };
        if outside {
            return None;
        }
        let place = if swizzled {
            // INDEX_STRIDE: 8, 16, 32 or 64 indices lie together.
            let together = 8 << (self.word3 >> 21 & 3);
            (index / together * self.stride + offset / self.element * self.element) * together
                + index % together * self.element
                + offset % self.element
        } else {
            linear
        };
        Some(self.base.wrapping_add(scalar).wrapping_add(place))
    }
}

/// Clears the register that says whether an access failed, where the instruction asks for it.
fn status(wave: &mut Wave, op: &Op, registers: usize, half: usize, lane: usize) {
    if op.aux & STATUS != 0 {
        let at = usize::from(op.src[1]) + (registers << usize::from(wave.wave64)) + half;
        if let Some(register) = wave.vgpr.get_mut(at) {
            register.0[lane] = 0;
        }
    }
}

fn fetch(env: &mut Env<'_>, address: u64, bytes: &mut [u8]) -> Result<(), MemoryFault> {
    env.view.read(address, bytes, Access::READ)
}

/// A load or a store of raw data.
fn transfer<T: Transfer>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let resource = Resource::read(wave, op);
    let register = usize::from(op.src[1]);
    let loads = T::NEED == Access::READ;
    for half in 0..wave.halves() {
        let exec = (wave.active() >> (32 * half)) as u32;
        let places: [Option<u64>; LANES] = std::array::from_fn(|lane| {
            if exec >> lane & 1 == 0 { None } else { resource.address(wave, op, half, lane, T::BYTES) }
        });
        for lane in lanes(exec) {
            let mut all: LaneBytes = T::take(wave, register, half, lane);
            let bytes = &mut all[..T::BYTES as usize];
            let done = match (places[lane], loads) {
                (Some(address), true) => fetch(env, address, bytes),
                (Some(address), false) => env.view.write(address, bytes),
                (None, _) => {
                    bytes.fill(0);
                    Ok(())
                }
            };
            if let Err(fault) = done {
                return env.fail(Fault::Memory(fault));
            }
            T::put(wave, register, half, lane, &all);
            if loads {
                status(wave, op, T::REGISTERS, half, lane);
            }
        }
    }
    Step::Next
}

/// An atomic.
fn atomic<O: Operation>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let resource = Resource::read(wave, op);
    let shift = usize::from(wave.wave64);
    let size = O::Word::BYTES;
    for half in 0..wave.halves() {
        let exec = (wave.active() >> (32 * half)) as u32;
        for lane in lanes(exec) {
            let word = |wave: &Wave, first: usize| {
                O::Word::join(std::array::from_fn(|index| match index < O::Word::REGISTERS {
                    true => wave.vgpr[usize::from(op.src[1]) + ((first + index) << shift) + half].0[lane],
                    false => 0,
                }))
            };
            let value = word(wave, 0);
            let second = if O::TWO { word(wave, O::Word::REGISTERS) } else { value };
            let old = match resource.address(wave, op, half, lane, size) {
                None => O::Word::join([0; 2]),
                Some(address) => {
                    if !address.is_multiple_of(u64::from(size)) {
                        return env.fail(Fault::Misaligned { address, size });
                    }
                    let need = Access::READ | Access::WRITE;
                    let Some(host) = env.view.reach(op.at >> 3, address, size.into(), need) else {
                        let refused = env.view.check(address, size.into(), need);
                        let fault = refused.err().unwrap_or(MemoryFault { address, reason: FaultReason::NotPresent });
                        return env.fail(Fault::Memory(fault));
                    };
                    if !(host as usize).is_multiple_of(size as usize) {
                        return env.fail(Fault::Misaligned { address, size });
                    }
                    // SAFETY: the view found `size` bytes at `host` that may be read and written and keeps them mapped;
                    // they are aligned.
                    unsafe { O::shared(host, value, second) }
                }
            };
            if op.aux & RETURNS != 0 {
                for (index, part) in old.split().into_iter().take(O::Word::REGISTERS).enumerate() {
                    wave.vgpr[usize::from(op.src[1]) + (index << shift) + half].0[lane] = part;
                }
                status(wave, op, O::Word::REGISTERS, half, lane);
            }
        }
    }
    Step::Next
}

/// The component of an element that a selector of the resource names.
fn selected(components: [u32; 4], integer: bool, selector: u32) -> u32 {
    match selector {
        1 => {
            if integer {
                1
            } else {
                1f32.to_bits()
            }
        }
        4..=7 => components[selector as usize - 4],
        _ => 0,
    }
}

/// How a typed access moves components.
#[derive(Clone, Copy)]
struct Typed {
    format: Format,
    selectors: [u32; 4],
    count: usize,
    /// 16 bits a component, two to a register; or one in the upper half.
    narrow: bool,
    high: bool,
}

impl Typed {
    /// `dst` holds the format's number (0: the resource's), `dst2` the rest.
    fn of(resource: &Resource, op: &Op) -> Option<Typed> {
        let from_resource = op.dst == 0;
        let number = if from_resource { resource.word3 >> 12 & 0x3f } else { u32::from(op.dst) };
        Some(Typed {
            format: Format::of(number)?,
            selectors: std::array::from_fn(|at| resource.word3 >> (3 * at) & 7),
            count: usize::from(op.dst2 & 7),
            narrow: op.dst2 & 8 != 0,
            high: op.dst2 & 16 != 0,
        })
    }
}

fn narrowed(component: u32, integer: bool) -> u32 {
    if integer { component & 0xffff } else { crate::isa::real::Half::round(f32::from_bits(component)).0.into() }
}

fn widened(half: u32, integer: bool, signed: bool) -> u32 {
    match (integer, signed) {
        (true, true) => half as u16 as i16 as u32,
        (true, false) => half & 0xffff,
        _ => crate::isa::real::Half(half as u16).f32().to_bits(),
    }
}

/// A typed load.
fn load(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let resource = Resource::read(wave, op);
    // A format that does not exist reads as one without a component.
    let typed = Typed::of(&resource, op);
    let count = usize::from(op.dst2 & 7);
    let shift = usize::from(wave.wave64);
    for half in 0..wave.halves() {
        let exec = (wave.active() >> (32 * half)) as u32;
        let bytes = typed.map_or(0, |typed| typed.format.bytes());
        let places: [Option<u64>; LANES] = std::array::from_fn(|lane| {
            if exec >> lane & 1 == 0 { None } else { resource.address(wave, op, half, lane, bytes as u32) }
        });
        for lane in lanes(exec) {
            let mut components = [0; 4];
            if let (Some(address), Some(typed)) = (places[lane], typed) {
                let mut element = [0; 16];
                if let Err(fault) = fetch(env, address, &mut element[..bytes]) {
                    return env.fail(Fault::Memory(fault));
                }
                let all = typed.format.unpack(u128::from_le_bytes(element));
                let integer = typed.format.integer();
                components = typed.selectors.map(|selector| selected(all, integer, selector));
                if typed.narrow {
                    components = components.map(|component| narrowed(component, integer));
                }
            }
            let (narrow, high) = (op.dst2 & 8 != 0, op.dst2 & 16 != 0);
            let registers = if narrow { count.div_ceil(2) } else { count };
            for index in 0..registers {
                let at = usize::from(op.src[1]) + (index << shift) + half;
                let old = wave.vgpr[at].0[lane];
                wave.vgpr[at].0[lane] = match (narrow, high) {
                    (false, _) => components[index],
                    (true, true) => old & 0xffff | components[0] << 16,
                    (true, false) if 2 * index + 1 < count => components[2 * index] | components[2 * index + 1] << 16,
                    (true, false) => old & 0xffff_0000 | components[2 * index],
                };
            }
            status(wave, op, registers, half, lane);
        }
    }
    Step::Next
}

/// A typed store.
fn store(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let resource = Resource::read(wave, op);
    let Some(typed) = Typed::of(&resource, op) else { return Step::Next };
    let shift = usize::from(wave.wave64);
    let integer = typed.format.integer();
    let signed = typed.format.numeric == super::format::Numeric::Sint;
    for half in 0..wave.halves() {
        let exec = (wave.active() >> (32 * half)) as u32;
        for lane in lanes(exec) {
            let bytes = typed.format.bytes();
            let Some(address) = resource.address(wave, op, half, lane, bytes as u32) else { continue };
            let register = |index: usize| wave.vgpr[usize::from(op.src[1]) + (index << shift) + half].0[lane];
            let mut components = [0; 4];
            for (index, component) in components.iter_mut().enumerate().take(typed.count) {
                *component = match (typed.narrow, typed.high) {
                    (false, _) => register(index),
                    (true, true) => widened(register(0) >> 16, integer, signed),
                    (true, false) => widened(register(index / 2) >> (16 * (index % 2)), integer, signed),
                };
            }
            let element = typed.format.pack(components).to_le_bytes();
            if let Err(fault) = env.view.write(address, &element[..bytes]) {
                return env.fail(Fault::Memory(fault));
            }
        }
    }
    Step::Next
}

/// What the lanes that are on reach by a buffer instruction: the lane, the address, and how many bytes. `bytes` is what
/// the instruction moves where it says so; else the format does.
pub(crate) fn reached(inst: &Inst, wave: &Wave, bytes: Option<u32>) -> Vec<(u8, u64, u32)> {
    let Ok(op) = lower(inst, wave.wave64) else { return Vec::new() };
    let resource = Resource::read(wave, &op);
    let of_format = || Typed::of(&resource, &op).map(|typed| typed.format.bytes() as u32);
    let Some(bytes) = bytes.or_else(of_format) else { return Vec::new() };
    let mut all = Vec::new();
    for half in 0..wave.halves() {
        for lane in lanes((wave.active() >> (32 * half)) as u32) {
            if let Some(address) = resource.address(wave, &op, half, lane, bytes) {
                all.push(((LANES * half + lane) as u8, address, bytes));
            }
        }
    }
    all
}

struct Buffer;

impl Family for Buffer {
    fn transfer<T: Transfer + 'static>() -> Run {
        transfer::<T>
    }

    fn atomic<O: Operation + 'static>() -> Run {
        atomic::<O>
    }
}

/// Lowers a MUBUF or MTBUF instruction that moves data.
pub(super) fn lower(inst: &Inst, wave64: bool) -> Result<Op, Unmodelled> {
    let register = |operand: Operand| match operand {
        Operand::Vgpr(register) => Ok(u16::from(register) << u16::from(wave64)),
        _ => Err(Unmodelled),
    };
    let name = inst.name.strip_prefix("buffer_").or_else(|| inst.name.strip_prefix("tbuffer_")).ok_or(Unmodelled)?;
    let mut aux = inst.offset as u32 & 0xfff;
    let (mut dst, mut dst2) = (0, 0);
    if inst.indexed {
        aux |= INDEXED;
    }
    if inst.vector_address {
        aux |= OFFSET;
    }
    // TFE.
    if inst.words[1] >> 21 & 1 != 0 {
        aux |= STATUS;
    }
    let typed = ["load_", "store_"].into_iter().find_map(|verb| {
        let rest = name.strip_prefix(verb)?;
        let narrow = rest.contains("d16");
        let components = rest.strip_prefix("d16_").unwrap_or(rest);
        let high = components.starts_with("hi_format");
        let components = components.strip_prefix("hi_").unwrap_or(components).strip_prefix("format_")?;
        Some((verb, components.len() as u16, narrow, high))
    });
    let run: Run = if let Some((verb, count, narrow, high)) = typed {
        dst2 = count | u16::from(narrow) << 3 | u16::from(high) << 4;
        if inst.encoding == Encoding::Mtbuf {
            dst = (inst.words[0] >> 19 & 0x7f) as u16;
            if dst == 0 || dst > 63 {
                return Err(Unmodelled);
            }
        }
        if verb == "load_" { load } else { store }
    } else if let Some(name) = name.strip_prefix("atomic_") {
        if inst.cache & 1 != 0 {
            aux |= RETURNS;
        }
        names::atomic::<Buffer>(name).ok_or(Unmodelled)?
    } else {
        names::transfer::<Buffer>(name).ok_or(Unmodelled)?
    };
    let Operand::Sgpr(resource) = inst.src[3] else { return Err(Unmodelled) };
    // The vector address is named even where the instruction has none.
    let address = register(inst.src[0]).unwrap_or(0);
    let mut imm = 0;
    let offset = slot(inst.src[2], Type::B32, wave64, &mut imm)?;
    Ok(Op { run, dst, dst2, src: [address, register(inst.src[1])?, offset, resource.into()], imm, aux, at: 0 })
}
