//! Buffer instructions against a plain model of them: one lane after the other, bytes of an array.
//!
//! What an instruction is, the model reads from its text, and what a format is from LLVM's name for it; where the elements of a
//! swizzled buffer lie it finds by laying them out. Words and numbers of formats are the assembler's (see `code.txt`).

use super::{BASE, Bench, CODE, READ_ONLY};
use crate::isa::{
    op::Step,
    tests::{
        bench::{Like, Random},
        model::{F16, F32, Format},
    },
};
use std::collections::BTreeSet;

/// Where the buffer stands in the 4 KiB that may be written, and how much of them it may reach.
const START: u64 = 0x80;
const ROOM: u64 = READ_ONLY - BASE - START;
/// The data registers of all instructions here, and those after them that must stay.
const DATA: usize = 8;
const WATCHED: usize = 6;

/// A buffer resource, field by field.
#[derive(Clone, Copy, Debug)]
struct Resource {
    stride: u64,
    records: u64,
    /// 0: linear; 1 to 3: elements of 4, 8, 16 bytes.
    swizzle: u32,
    index_stride: u32,
    add_lane: bool,
    check: u32,
    format: u32,
    selectors: [u32; 4],
}

impl Resource {
    fn random(random: &mut Random) -> Resource {
        let swizzle = if random.next() >> 62 == 0 { random.of(&[1, 2, 3]) } else { 0 };
        // A stride that is swizzled has whole elements.
        let stride = if swizzle != 0 { 16 } else { random.of(&[0, 4, 12, 16, 20]) };
        let check = random.of(&[0, 1, 2, 3]);
        Resource {
            stride,
            records: match check {
                3 if swizzle == 0 => random.of(&[0, 3, 64, 500]),
                // Not checked otherwise: what there is must suffice for all that the test asks for.
                _ => random.of(&[0, 1, 7, 12, 40]),
            },
            swizzle,
            index_stride: random.of(&[0, 1, 2, 3]),
            add_lane: random.next() >> 62 == 0,
            check,
            format: (random.next() >> 40) as u32 % 64,
            selectors: std::array::from_fn(|_| random.of(&[0, 1, 4, 5, 6, 7])),
        }
    }

    fn words(self) -> [u32; 4] {
        let base = BASE + START;
        let selectors = (0..4).fold(0, |all, at| all | self.selectors[at] << (3 * at));
        [
            base as u32,
            (base >> 32) as u32 | (self.stride as u32) << 16 | self.swizzle << 30,
            self.records as u32,
            selectors | self.format << 12 | self.index_stride << 21 | u32::from(self.add_lane) << 23 | self.check << 28,
        ]
    }

    /// Where byte `offset` of element `index` lies.
    fn place(self, index: u64, offset: u64) -> u64 {
        if self.swizzle == 0 {
            return index * self.stride + offset;
        }
        let (element, together) = (2u64 << self.swizzle, 8u64 << self.index_stride);
        // As it is laid out: a block of `together` indices, in it the first piece of each, the second of each, and so on.
        let mut at = index / together * together * self.stride;
        for piece in 0.. {
            for other in 0..together {
                if piece == offset / element && other == index % together {
                    return at + offset % element;
                }
                at += element;
            }
        }
        unreachable!()
    }

    /// Whether `bytes` at an offset of an element are in the buffer.
    fn holds(self, index: u64, offset: u64, scalar: u64, bytes: u64) -> bool {
        match self.check {
            0 => index < self.records && (self.stride == 0 || offset + bytes <= self.stride),
            1 => index < self.records,
            2 => self.records != 0,
            _ if self.swizzle != 0 => index < self.records && offset + bytes <= self.stride,
            _ => index * self.stride + offset + scalar + bytes <= self.records,
        }
    }
}

/// What the text of an instruction says.
struct Instruction {
    verb: &'static str,
    what: &'static str,
    indexed: bool,
    vector_offset: bool,
    offset: u64,
    scalar: bool,
    returns: bool,
    status: bool,
    format: Option<u32>,
}

impl Instruction {
    fn of(text: &'static str) -> Instruction {
        let mut parts = text.split([' ', ',']).filter(|part| !part.is_empty());
        let name = parts.next().unwrap();
        let (verb, what) = name.split_once("buffer_").unwrap().1.split_once('_').unwrap();
        let has = |flag: &str| text.split(' ').any(|part| part == flag);
        let number = |prefix: &str| text.split(' ').find_map(|part| part.strip_prefix(prefix));
        Instruction {
            verb,
            what,
            indexed: has("idxen"),
            vector_offset: has("offen"),
            offset: number("offset:").map_or(0, |number| number.parse().unwrap()),
            scalar: has("s12"),
            returns: has("glc"),
            status: has("tfe"),
            format: number("format:[").map(|name| {
                let name = name.trim_end_matches(']');
                1 + NAMES.iter().position(|other| *other == name.strip_prefix("BUF_FMT_").unwrap()).unwrap() as u32
            }),
        }
    }
}

/// LLVM's names of the formats, from 1 on; `the_formats_have_llvms_numbers` compares them.
#[rustfmt::skip]
const NAMES: [&str; 63] = [
    "8_UNORM", "8_SNORM", "8_USCALED", "8_SSCALED", "8_UINT", "8_SINT",
    "16_UNORM", "16_SNORM", "16_USCALED", "16_SSCALED", "16_UINT", "16_SINT", "16_FLOAT",
    "8_8_UNORM", "8_8_SNORM", "8_8_USCALED", "8_8_SSCALED", "8_8_UINT", "8_8_SINT",
    "32_UINT", "32_SINT", "32_FLOAT",
    "16_16_UNORM", "16_16_SNORM", "16_16_USCALED", "16_16_SSCALED", "16_16_UINT", "16_16_SINT", "16_16_FLOAT",
    "10_11_11_FLOAT", "11_11_10_FLOAT",
    "10_10_10_2_UNORM", "10_10_10_2_SNORM", "10_10_10_2_UINT", "10_10_10_2_SINT",
    "2_10_10_10_UNORM", "2_10_10_10_SNORM", "2_10_10_10_USCALED", "2_10_10_10_SSCALED", "2_10_10_10_UINT", "2_10_10_10_SINT",
    "8_8_8_8_UNORM", "8_8_8_8_SNORM", "8_8_8_8_USCALED", "8_8_8_8_SSCALED", "8_8_8_8_UINT", "8_8_8_8_SINT",
    "32_32_UINT", "32_32_SINT", "32_32_FLOAT",
    "16_16_16_16_UNORM", "16_16_16_16_SNORM", "16_16_16_16_USCALED", "16_16_16_16_SSCALED", "16_16_16_16_UINT",
    "16_16_16_16_SINT", "16_16_16_16_FLOAT",
    "32_32_32_UINT", "32_32_32_SINT", "32_32_32_FLOAT",
    "32_32_32_32_UINT", "32_32_32_32_SINT", "32_32_32_32_FLOAT",
];

/// The bits of a format's components, the lowest first, and how they are read.
fn format(number: u32) -> Option<(Vec<u32>, &'static str)> {
    let name = NAMES.get(number.checked_sub(1)? as usize)?;
    let (bits, kind) = name.rsplit_once('_').unwrap();
    // A name begins with the highest component.
    Some((bits.rsplit('_').map(|bits| bits.parse().unwrap()).collect(), kind))
}

fn is_integer(kind: &str) -> bool {
    matches!(kind, "UINT" | "SINT")
}

/// A float of few bits as the model of floats has it. Those of 10 and 11 bits have no sign.
fn short(bits: u32) -> Format {
    if bits == 16 { F16 } else { Format(bits - 5, 5) }
}

/// A component as a register holds it.
fn decoded(raw: u64, bits: u32, kind: &str) -> u32 {
    let signed = (raw as i64) << (64 - bits) >> (64 - bits);
    let most = ((1u64 << bits) - 1) as f64;
    let float = |value: f64| (value as f32).to_bits();
    match kind {
        "UINT" => raw as u32,
        "SINT" => signed as u32,
        "UNORM" => float(raw as f64 / most),
        "SNORM" => float((signed as f64 / ((most - 1.0) / 2.0)).max(-1.0)),
        "USCALED" => float(raw as f64),
        "SSCALED" => float(signed as f64),
        _ if bits == 32 => raw as u32,
        // A NaN keeps its payload and, on its way to 32 bits, its being quiet or not: only that it is one is compared.
        _ => float(short(bits).number(raw).f64()),
    }
}

/// A component from a register.
fn encoded(register: u32, bits: u32, kind: &str) -> u64 {
    let float = F32.number(register.into()).f64();
    let mask = (1u64 << bits) - 1;
    let half = (mask >> 1) as f64;
    // NaN is 0 as an integer.
    let whole = |value: f64, least: f64, most: f64| {
        if value.is_nan() { 0 } else { value.max(least).min(most) as i64 as u64 & mask }
    };
    match kind {
        "UINT" => u64::from(register).min(mask),
        "SINT" => (register as i32 as i64).clamp(-(half as i64) - 1, half as i64) as u64 & mask,
        "UNORM" => whole((float.clamp(0.0, 1.0) * mask as f64).round_ties_even(), 0.0, mask as f64),
        "SNORM" if float.is_nan() => 0,
        "SNORM" => whole((float.clamp(-1.0, 1.0) * half).round_ties_even(), -half, half),
        "USCALED" => whole(float.trunc(), 0.0, mask as f64),
        "SSCALED" => whole(float.trunc(), -half - 1.0, half),
        _ if bits == 32 => register.into(),
        // A NaN is made quiet and keeps what fits of it.
        _ if float.is_nan() => {
            let mantissa = bits.min(15) - 5;
            let sign = if bits == 16 { u64::from(register) >> 16 & 0x8000 } else { 0 };
            sign | short(bits).nan() | u64::from(register) >> (23 - mantissa) & ((1 << mantissa) - 1)
        }
        _ if bits == 16 => F16.round(F32.number(register.into())),
        _ if float.is_infinite() && float > 0.0 => short(bits).nan() & !(1 << (bits - 6)),
        // The greatest that is not above; 0 for what is negative.
        _ => {
            let infinity = short(bits).nan() & !(1 << (bits - 6));
            (0..infinity).rev().find(|raw| short(bits).number(*raw).f64() <= float).unwrap_or(0)
        }
    }
}

/// The lane's data registers and the memory after an instruction.
fn model(text: &Instruction, resource: &Resource, place: Option<usize>, data: &mut [u32; WATCHED], memory: &mut [u8]) {
    let read = |memory: &[u8], bytes: usize| -> u128 {
        let place = place.unwrap_or(0);
        memory[place..place + bytes].iter().rev().fold(0, |all, byte| all << 8 | u128::from(*byte))
    };
    let registers;
    if let Some((prefix, components)) = text.what.split_once("format_") {
        let (narrow, high) = (prefix.starts_with("d16"), prefix.contains("hi"));
        let count = components.len();
        registers = if narrow { count.div_ceil(2) } else { count };
        let known = format(text.format.unwrap_or(resource.format));
        let (bits, kind) = known.clone().unwrap_or_default();
        if text.verb == "load" {
            let mut all = [0, 0, 0, if is_integer(kind) { 1 } else { 1f32.to_bits() }];
            let mut element = read(memory, if place.is_some() { bits.iter().sum::<u32>() as usize / 8 } else { 0 });
            for (component, bits) in all.iter_mut().zip(&bits) {
                *component = decoded((element & ((1 << bits) - 1)) as u64, *bits, kind);
                element >>= bits;
            }
            for index in 0..count {
                let component = match resource.selectors[index] {
                    _ if place.is_none() || known.is_none() => 0,
                    0 => 0,
                    1 if is_integer(kind) => 1,
                    1 => 1f32.to_bits(),
                    other => all[other as usize - 4],
                };
                if !narrow {
                    data[index] = component;
                    continue;
                }
                let integer = place.is_none() || known.is_none() || is_integer(kind);
                let half = match integer {
                    true => component & 0xffff,
                    false if F32.is_nan(component.into()) => 0x7e00,
                    false => F16.round(F32.number(component.into())) as u32,
                };
                let upper = high || index % 2 == 1;
                let register = &mut data[index / 2];
                *register = if upper { *register & 0xffff | half << 16 } else { *register & 0xffff_0000 | half };
            }
        } else if let (Some(place), true) = (place, known.is_some()) {
            let (mut element, mut at) = (0u128, 0);
            for (index, bits) in bits.iter().enumerate() {
                let component = if index >= count {
                    0
                } else if narrow {
                    let half = if high || index % 2 == 1 { data[index / 2] >> 16 } else { data[index / 2] & 0xffff };
                    match kind {
                        "UINT" => half,
                        "SINT" => half as u16 as i16 as u32,
                        _ if F16.is_nan(half.into()) => (half & 0x8000) << 16 | 0x7f80_0000 | (half & 0x3ff) << 13,
                        _ => (F16.number(half.into()).f64() as f32).to_bits(),
                    }
                } else {
                    data[index]
                };
                element |= u128::from(encoded(component, *bits, kind)) << at;
                at += bits;
            }
            memory[place..place + at as usize / 8].copy_from_slice(&element.to_le_bytes()[..at as usize / 8]);
        }
    } else if text.verb == "atomic" {
        let wide = text.what.ends_with("64");
        let bytes = if wide { 8 } else { 4 };
        registers = bytes / 4;
        let word = |data: &[u32; WATCHED], first: usize| match wide {
            true => u64::from(data[2 * first + 1]) << 32 | u64::from(data[2 * first]),
            false => data[first].into(),
        };
        let (operand, second) = (word(data, 0), word(data, 1));
        let mut old = 0;
        if let Some(place) = place {
            old = read(memory, bytes) as u64;
            let new = updated(text.what, wide, old, operand, second);
            memory[place..place + bytes].copy_from_slice(&new.to_le_bytes()[..bytes]);
        }
        if text.returns {
            data[0] = old as u32;
            if wide {
                data[1] = (old >> 32) as u32;
            }
        }
    } else {
        let (narrow, high) = (text.what.contains("d16"), text.what.contains("hi"));
        let kind = text.what.rsplit('_').next().unwrap();
        let bytes = kind[1..].parse::<usize>().unwrap() / 8;
        registers = bytes.div_ceil(4);
        if text.verb == "load" {
            let mut raw = if place.is_some() { read(memory, bytes) } else { 0 };
            if kind.starts_with('i') {
                raw = (raw as i128).wrapping_shl(128 - 8 * bytes as u32).wrapping_shr(128 - 8 * bytes as u32) as u128;
            }
            for (index, register) in data.iter_mut().take(registers).enumerate() {
                let part = (raw >> (32 * index)) as u32;
                *register = match (narrow, high) {
                    (false, _) => part,
                    (true, false) => *register & 0xffff_0000 | part & 0xffff,
                    (true, true) => *register & 0xffff | part << 16,
                };
            }
        } else if let Some(place) = place {
            let all: Vec<u8> = data.iter().flat_map(|register| register.to_le_bytes()).collect();
            let from = if high { 2 } else { 0 };
            memory[place..place + bytes].copy_from_slice(&all[from..from + bytes]);
        }
    }
    if text.status && text.verb != "store" {
        data[registers] = 0;
    }
}

/// What an atomic leaves in memory.
fn updated(what: &str, wide: bool, old: u64, operand: u64, second: u64) -> u64 {
    let mask = if wide { u64::MAX } else { 0xffff_ffff };
    let signed = |word: u64| if wide { word as i64 } else { i64::from(word as i32) };
    let float = |word: u64| f32::from_bits(word as u32);
    let new = match what.rsplit_once('_').unwrap() {
        ("swap", _) => operand,
        // The second operand is what the memory is compared with.
        ("cmpswap", "f32") => {
            if float(old) == float(second) {
                operand
            } else {
                old
            }
        }
        ("cmpswap", _) => {
            if old == second {
                operand
            } else {
                old
            }
        }
        ("add", "f32") => (float(old) + float(operand)).to_bits().into(),
        ("min", "f32") => {
            if float(operand) < float(old) {
                operand
            } else {
                old
            }
        }
        ("max", "f32") => {
            if float(operand) > float(old) {
                operand
            } else {
                old
            }
        }
        ("add", _) => old.wrapping_add(operand),
        ("sub", _) => old.wrapping_sub(operand),
        ("csub", _) => old.saturating_sub(operand),
        ("min", kind) if kind.starts_with('i') => {
            if signed(operand) < signed(old) {
                operand
            } else {
                old
            }
        }
        ("max", kind) if kind.starts_with('i') => {
            if signed(operand) > signed(old) {
                operand
            } else {
                old
            }
        }
        ("min", _) => old.min(operand),
        ("max", _) => old.max(operand),
        ("and", _) => old & operand,
        ("or", _) => old | operand,
        ("xor", _) => old ^ operand,
        ("inc", _) => {
            if old >= operand {
                0
            } else {
                old + 1
            }
        }
        ("dec", _) => {
            if old == 0 || old > operand {
                operand
            } else {
                old - 1
            }
        }
        other => panic!("{other:?}"),
    };
    new & mask
}

/// How many bytes an access is checked for.
fn bytes(text: &Instruction, resource: &Resource) -> u64 {
    if text.what.contains("format") {
        return format(text.format.unwrap_or(resource.format)).map_or(0, |(bits, _)| bits.iter().sum::<u32>().into())
            / 8;
    }
    let kind = text.what.rsplit('_').next().unwrap();
    kind[1..].parse::<u64>().unwrap() / 8
}

/// Two words of a result: NaNs alike where a float was loaded through a format or where a float unit made them.
fn same(text: &Instruction, found: u32, expected: u32) -> bool {
    let nan = |bits: u32| f32::from_bits(bits).is_nan();
    let nan16 = |half: u32| F16.is_nan(half.into());
    let alike = |a: u32, b: u32| a == b || nan16(a) && nan16(b);
    let converted = text.verb == "load" && text.what.contains("format");
    found == expected
        || (converted || text.what == "add_f32") && nan(found) && nan(expected)
        || converted && alike(found & 0xffff, expected & 0xffff) && alike(found >> 16, expected >> 16)
}

#[test]
fn buffer_instructions_do_what_a_plain_model_does() {
    let lines: Vec<&'static str> = CODE
        .lines()
        .filter_map(|line| line.split_once(" ; "))
        .map(|(text, _)| text)
        .filter(|text| {
            ["buffer_load", "buffer_store", "buffer_atomic"].iter().any(|verb| text.contains(verb))
                && text.contains("s[4:7]")
        })
        .filter(|text| !text.starts_with("s_"))
        .collect();
    assert!(lines.len() > 450, "{}", lines.len());
    let (mut inside, mut outside) = (0, 0);
    let mut random = Random(0x5eed_0123_4567_89ab);
    for wave64 in [false, true] {
        for assembly in &lines {
            let text = Instruction::of(assembly);
            for _ in 0..8 {
                let mut bench = Bench::new(wave64);
                let resource = Resource::random(&mut random);
                let lanes = bench.lanes() as usize;
                // Atomics want whole words.
                let align = if text.verb == "atomic" { 8 } else { 1 };
                let scalar = if text.scalar { random.of(&[0, 8, 64]) } else { 0 };
                let mut sgprs = bench.wave.sgpr;
                sgprs[4..8].copy_from_slice(&resource.words());
                sgprs[12] = scalar as u32;
                bench.wave.sgpr = sgprs;
                let like = random.of(&[Like::F32, Like::Integer, Like::Normal, Like::F16]);
                let mut memory: Vec<u8> = Vec::new();
                for at in 0..(2 * super::WORDS) {
                    let word = like.sample(&mut random) as u32;
                    bench.set_memory(at, word);
                    memory.extend(word.to_le_bytes());
                }
                let exec = random.next() | random.next();
                bench.wave.set_exec(if wave64 { exec } else { exec & 0xffff_ffff });
                let mut before = vec![[0u32; WATCHED]; lanes];
                let (mut indices, mut offsets) = (vec![0u64; lanes], vec![0u64; lanes]);
                for lane in 0..lanes {
                    for (register, value) in before[lane].iter_mut().enumerate() {
                        *value = like.sample(&mut random) as u32;
                        bench.set_lane(DATA + register, lane, *value);
                    }
                    // What the range check lets through must lie in the memory that is there.
                    let index = (random.next() >> 40) % 14;
                    let offset = if resource.stride.is_multiple_of(align) {
                        (random.next() >> 40) % 24 / align * align
                    } else {
                        0
                    };
                    let mut register = 0;
                    if text.indexed {
                        bench.set_lane(register, lane, index as u32);
                        indices[lane] = index;
                        register += 1;
                    }
                    if text.vector_offset {
                        bench.set_lane(register, lane, offset as u32);
                        offsets[lane] = offset;
                    }
                    indices[lane] += if resource.add_lane { lane as u64 } else { 0 };
                    offsets[lane] += text.offset;
                }
                let bytes = bytes(&text, &resource);
                let mut expected = before.clone();
                let mut misaligned = false;
                for lane in (0..lanes).filter(|lane| exec >> lane & 1 != 0) {
                    let place = resource.holds(indices[lane], offsets[lane], scalar, bytes).then(|| {
                        let place = resource.place(indices[lane], offsets[lane]) + scalar;
                        assert!(place + bytes <= ROOM, "{assembly}: {resource:?}: the test leaves its memory");
                        misaligned |= text.verb == "atomic" && !(START + place).is_multiple_of(bytes);
                        (START + place) as usize
                    });
                    if misaligned {
                        break;
                    }
                    *(if place.is_some() { &mut inside } else { &mut outside }) += 1;
                    model(&text, &resource, place, &mut expected[lane], &mut memory);
                }
                let step = bench.run(assembly);
                if misaligned {
                    assert_eq!(step, Step::Fault, "{assembly}: {resource:?}");
                    continue;
                }
                assert_eq!(step, Step::Next, "{assembly}: {resource:?}: {:?}", bench.fault);
                for lane in 0..lanes {
                    for register in 0..WATCHED {
                        let (found, expected) = (bench.lane(DATA + register, lane), expected[lane][register]);
                        assert!(
                            same(&text, found, expected),
                            "{assembly}: lane {lane}, v{}: {found:#x}, expected {expected:#x}; index {}, offset {}, scalar \
                             {scalar}, {resource:?}",
                            DATA + register,
                            indices[lane],
                            offsets[lane],
                        );
                    }
                }
                for (at, expected) in memory.chunks(4).enumerate() {
                    let (found, expected) = (bench.memory(at), u32::from_le_bytes(expected.try_into().unwrap()));
                    assert!(
                        same(&text, found, expected),
                        "{assembly}: memory at {:#x}: {found:#x}, expected {expected:#x}; {resource:?}",
                        4 * at
                    );
                }
            }
        }
    }
    assert!(inside > 50_000 && outside > 50_000, "{inside} inside, {outside} outside");
}

/// The assembler's numbers are in the words.
#[test]
fn the_formats_have_llvms_numbers() {
    let mut seen = BTreeSet::new();
    for (text, words) in CODE.lines().filter_map(|line| line.split_once(" ; ")) {
        let Some((_, name)) = text.split_once("BUF_FMT_") else { continue };
        let name = name.split(']').next().unwrap();
        let word = u32::from_str_radix(words.split(' ').next().unwrap(), 16).unwrap();
        let number = word >> 19 & 0x7f;
        assert_eq!(NAMES[number as usize - 1], name, "{text}");
        seen.insert(number);
    }
    assert_eq!(seen.len(), NAMES.len());
}
