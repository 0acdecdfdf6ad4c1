//! Files that are not code objects, or that lie about themselves. None may panic, and each gets its own error.

use super::*;
use proptest::prelude::*;
use rocm_rs::code_object::{MAX_IMAGE, Problem, What};

const PT_LOAD: u32 = 1;
const PT_DYNAMIC: u32 = 2;
const PT_NOTE: u32 = 4;

/// An object, changed.
fn changed(change: impl FnOnce(&mut Vec<u8>)) -> Error {
    let mut bytes = object("gfx1151-v5/ids.co");
    change(&mut bytes);
    parse(&bytes).unwrap_err()
}

#[test]
fn every_truncation_is_an_error() {
    let bytes = object("gfx1151-v5/lds.co");
    // What follows the last segment (the section headers) is not needed.
    let object = parse(&bytes).unwrap();
    let needed = object.segments().iter().map(|segment| segment.file_offset + segment.file_size).max().unwrap();
    for length in 0..needed as usize {
        let error = parse(&bytes[..length]).unwrap_err();
        assert!(matches!(error, Error::Truncated { file, .. } if file == length as u64), "{length}: {error}");
    }
    assert!(parse(&bytes[..needed as usize]).is_ok());
}

#[test]
fn foreign_files_are_named() {
    assert_eq!(parse(b"#!/bin/sh\n").unwrap_err(), Error::NotElf { start: *b"#!/b" });
    let field = |at: usize, value: u8| match changed(|bytes| bytes[at] = value) {
        Error::Foreign { field, found, .. } => (field, found),
        other => panic!("{other}"),
    };
    assert_eq!(field(4, 1), ("EI_CLASS", 1));
    assert_eq!(field(5, 2), ("EI_DATA", 2));
    assert_eq!(field(7, 0), ("EI_OSABI", 0));
    assert_eq!(field(8, 0), ("EI_ABIVERSION", 0));
    assert_eq!(field(8, 5), ("EI_ABIVERSION", 5));
    assert_eq!(field(16, 2), ("e_type", 2));
    assert_eq!(field(18, 62), ("e_machine", 62));
    assert_eq!(changed(|bytes| bytes[16] = 1), Error::NotLinked);
    // This program itself: an ELF file of the host's.
    let own = std::fs::read(std::env::current_exe().unwrap()).unwrap();
    if cfg!(any(target_os = "linux", target_os = "freebsd")) {
        assert!(matches!(parse(&own).unwrap_err(), Error::Foreign { field: "e_machine", .. }));
    }
}

#[test]
fn flags_that_cannot_be_are_refused() {
    let flags = |value: u32| changed(|bytes| set(bytes, 48, value.to_le_bytes()));
    assert_eq!(flags(0xff), Error::UnknownProcessor { flags: 0xff, machine: 0xff });
    assert!(matches!(flags(0x54), Error::Flags { .. }), "a generic target without a version");
    assert!(matches!(flags(0x41), Error::TargetMismatch { .. }), "the metadata says gfx1151");
}

#[test]
fn segments_that_lie_are_refused() {
    let load = |n: usize, field: usize, value: u64| {
        changed(|bytes| {
            let at = program_header(bytes, PT_LOAD, n);
            set(bytes, at + field, value.to_le_bytes());
        })
    };
    const OFFSET: usize = 8;
    const ADDRESS: usize = 16;
    const FILE_SIZE: usize = 32;
    const SIZE: usize = 40;
    const ALIGN: usize = 48;
    assert!(matches!(load(0, FILE_SIZE, 1 << 40), Error::Truncated { what: What::Segment(1), .. }));
    assert!(matches!(load(0, OFFSET, u64::MAX), Error::Truncated { what: What::Segment(1), offset: u64::MAX, .. }));
    assert!(matches!(load(0, SIZE, 8), Error::Malformed { what: What::Segment(1), .. }));
    assert!(matches!(load(1, ALIGN, 3), Error::Malformed { what: What::Segment(2), .. }));
    assert!(matches!(load(1, ADDRESS, 0x100), Error::Malformed { what: What::Segment(2), .. }));
    assert!(matches!(load(2, SIZE, 1 << 62), Error::TooLarge { limit: MAX_IMAGE, .. }));
    assert_eq!(load(2, SIZE, u64::MAX), Error::TooLarge { size: u64::MAX, limit: MAX_IMAGE });
    let overlapping = load(0, SIZE, 0x10_0000);
    assert!(matches!(overlapping, Error::Malformed { what: What::Segment(2), .. }), "{overlapping}");
    let none = changed(|bytes| {
        for _ in 0..3 {
            let at = program_header(bytes, PT_LOAD, 0);
            set(bytes, at, 0u32.to_le_bytes());
        }
    });
    assert!(matches!(none, Error::Malformed { what: What::ProgramHeaders | What::Dynamic, .. }), "{none}");
    let many = changed(|bytes| set(bytes, 56, u16::MAX.to_le_bytes()));
    assert!(matches!(many, Error::Truncated { what: What::ProgramHeaders, .. }));
    let far = changed(|bytes| set(bytes, 32, (u64::MAX - 8).to_le_bytes()));
    assert!(matches!(far, Error::Truncated { what: What::ProgramHeaders, .. }));
}

#[test]
fn dynamic_tables_that_lie_are_refused() {
    /// The place of an entry's value.
    fn entry(bytes: &[u8], tag: u64) -> usize {
        let at = word(bytes, program_header(bytes, PT_DYNAMIC, 0) + 8) as usize;
        (0..).map(|i| at + 16 * i).find(|&at| word(bytes, at) == tag).unwrap() + 8
    }
    let dynamic = |tag: u64, value: u64| {
        changed(|bytes| {
            let at = entry(bytes, tag);
            set(bytes, at, value.to_le_bytes());
        })
    };
    const HASH: u64 = 4;
    const STRTAB: u64 = 5;
    const SYMTAB: u64 = 6;
    const STRSZ: u64 = 10;
    const SYMENT: u64 = 11;
    for (tag, value) in [(HASH, u64::MAX), (STRTAB, 1 << 40), (SYMTAB, u64::MAX - 24), (STRSZ, u64::MAX), (SYMENT, 16)]
    {
        let error = dynamic(tag, value);
        assert!(matches!(error, Error::Malformed { what: What::Dynamic, .. }), "{tag}: {error}");
    }
    assert!(matches!(dynamic(STRSZ, 1), Error::Malformed { what: What::Symbol(_), .. }));
    let count = changed(|bytes| {
        let at = word(bytes, entry(bytes, HASH)) as usize;
        set(bytes, at + 4, u32::MAX.to_le_bytes());
    });
    assert!(matches!(count, Error::Malformed { what: What::Dynamic, .. }), "{count}");
    let outside = changed(|bytes| {
        let at = word(bytes, entry(bytes, SYMTAB)) as usize + 24 + 8;
        set(bytes, at, (u64::MAX - 3).to_le_bytes());
    });
    assert!(matches!(outside, Error::Malformed { what: What::Symbol(1), .. }), "{outside}");
}

/// Without DT_HASH, the other hash table says how many symbols there are.
#[test]
fn either_hash_table_will_do() {
    for (name, mut bytes) in objects() {
        let before = parse(&bytes).unwrap();
        let dynamic = word(&bytes, program_header(&bytes, PT_DYNAMIC, 0) + 8) as usize;
        let at = (0..).map(|i| dynamic + 16 * i).find(|&at| word(&bytes, at) == 4).unwrap();
        set(&mut bytes, at, 0x1234_5678u64.to_le_bytes());
        assert_eq!(parse(&bytes).unwrap().symbols(), before.symbols(), "{name}");
    }
}

#[test]
fn relocations_that_lie_are_refused() {
    let mut bytes = object("gfx1151-v5/memory.co");
    let relocation = parse(&bytes).unwrap().relocations()[0];
    let mut entry = relocation.address.to_le_bytes().to_vec();
    entry.extend(13u64.to_le_bytes());
    let at = find(&bytes, &entry);
    set(&mut bytes, at, u64::MAX.to_le_bytes());
    assert!(matches!(parse(&bytes).unwrap_err(), Error::Malformed { what: What::Relocation(0), .. }));
    set(&mut bytes, at, relocation.address.to_le_bytes());
    set(&mut bytes, at + 8, 10u64.to_le_bytes());
    let error = parse(&bytes).unwrap_err();
    assert_eq!(error, Error::Relocation { index: 0, address: relocation.address, kind: 10 });
}

#[test]
fn notes_that_lie_are_refused() {
    let note = |field: usize, value: u32| {
        changed(|bytes| {
            let at = word(bytes, program_header(bytes, PT_NOTE, 0) + 8) as usize;
            set(bytes, at + field, value.to_le_bytes());
        })
    };
    assert!(matches!(note(0, u32::MAX), Error::Truncated { what: What::Note, .. }));
    assert!(matches!(note(4, u32::MAX - 3), Error::Truncated { what: What::Note, .. }));
    assert_eq!(note(8, 31), Error::NoMetadata);
    assert!(matches!(note(4, 40), Error::Metadata { .. }), "metadata that ends too soon");
    let elsewhere = changed(|bytes| {
        let at = program_header(bytes, PT_NOTE, 0);
        set(bytes, at + 8, (1u64 << 50).to_le_bytes());
    });
    assert!(matches!(elsewhere, Error::Truncated { what: What::Note, .. }));
}

/// A kernel's problem after one change.
fn problem(change: impl FnOnce(&mut Vec<u8>)) -> Problem {
    match changed(change) {
        Error::Kernel { problem, .. } => problem,
        other => panic!("{other}"),
    }
}

#[test]
fn a_descriptor_that_disagrees_with_the_metadata_is_refused() {
    let bytes = object("gfx1151-v5/ids.co");
    let kernel = parse(&bytes).unwrap().kernels()[0].clone();
    // The first segment is where it is in the file.
    let at = kernel.descriptor_address as usize;
    let word = |offset: usize, value: u32| problem(|bytes| set(bytes, at + offset, value.to_le_bytes()));
    for (offset, name) in
        [(0, ".group_segment_fixed_size"), (4, ".private_segment_fixed_size"), (8, ".kernarg_segment_size")]
    {
        let problem = word(offset, 12345);
        let Problem::Disagreement { field, descriptor: 12345, .. } = problem else { panic!("{problem}") };
        assert_eq!(field, name);
    }
    assert!(matches!(word(56, 8), Problem::Disagreement { field: ".wavefront_size", descriptor: 64, .. }));
    for reserved in [12, 24, 40, 60] {
        assert_eq!(word(reserved, 1 << 24), Problem::DescriptorReserved);
    }
    assert!(matches!(word(16, 4), Problem::Entry { .. }), "in the read-only segment");
    assert!(matches!(word(20, 0x7fff_ffff), Problem::Entry { .. }), "outside everything");
}

/// The symbol of a descriptor has another size, is not aligned, or is where the file has no bytes.
#[test]
fn a_descriptor_that_is_none_is_refused() {
    let before = parse(&object("gfx1151-v5/ids.co")).unwrap();
    let address = before.kernels()[0].descriptor_address;
    let zeros = before.segments().iter().find(|segment| segment.size > segment.file_size).unwrap();
    let zeros = (zeros.address + zeros.file_size).next_multiple_of(64);
    for (new_address, new_size) in [(address, 63u64), (address, 128), (address + 8, 64), (zeros, 64)] {
        let problem = problem(|bytes| {
            let at = find(bytes, &[address.to_le_bytes(), 64u64.to_le_bytes()].concat());
            set(bytes, at, new_address.to_le_bytes());
            set(bytes, at + 8, new_size.to_le_bytes());
        });
        assert_eq!(problem, Problem::DescriptorPlace { address: new_address, size: new_size });
    }
}

#[test]
fn metadata_that_lies_about_a_kernel_is_refused() {
    // A MessagePack string, and a value after it.
    let value = |key: &str, old: &[u8], new: &[u8]| {
        problem(|bytes| {
            let at = find(bytes, &[key.as_bytes(), old].concat()) + key.len();
            bytes[at..at + new.len()].copy_from_slice(new);
        })
    };
    // .kernarg_segment_size: 264 is 0xcd 0x01 0x08.
    let kernarg = value(".kernarg_segment_size", &[0xcd, 1, 8], &[0xcd, 0, 7]);
    assert!(matches!(kernarg, Problem::Disagreement { field: ".kernarg_segment_size", metadata: 7, .. }));
    let align = value(".kernarg_segment_align", &[8], &[6]);
    assert_eq!(align, Problem::Value { field: ".kernarg_segment_align", value: 6 });
    let wave = value(".wavefront_size", &[0x20], &[0x21]);
    assert!(matches!(wave, Problem::Disagreement { field: ".wavefront_size", .. }), "{wave}");
    let most = value(".max_flat_workgroup_size", &[0xcd, 1, 0], &[0xcd, 0xff, 0xff]);
    assert_eq!(most, Problem::Value { field: ".max_flat_workgroup_size", value: 0xffff });
    // The first argument: .offset 0, .size 8.
    let offset = value(".offset", &[0], &[4]);
    assert!(matches!(offset, Problem::ArgumentOverlap { .. }), "{offset}");
    let size = value(".size", &[8], &[4]);
    assert!(matches!(size, Problem::ArgumentSize { index: 0, size: 4, expected: 8, .. }), "{size}");
    let size = value(".size", &[8], &[9]);
    assert!(matches!(size, Problem::ArgumentOverlap { .. } | Problem::ArgumentSize { .. }), "{size}");
    let symbol = value(".symbol", b"\xa9ids_1d.kd", b"\xa9ids_1d.ke");
    assert_eq!(symbol, Problem::NoDescriptor { symbol: "ids_1d.ke".into() });
    let twice = value(".name", b"\xa6ids_2d", b"\xa6ids_1d");
    assert_eq!(twice, Problem::Duplicate);
}

/// Both sizes lie alike, smaller than the arguments: nothing can be written outside the block.
#[test]
fn an_argument_outside_its_block_is_refused() {
    let mut bytes = object("gfx1151-v5/ids.co");
    let at = parse(&bytes).unwrap().kernels()[0].descriptor_address as usize;
    set(&mut bytes, at + 8, 32u32.to_le_bytes());
    let at = find(&bytes, b".kernarg_segment_size\xcd\x01\x08") + 21;
    set(&mut bytes, at, [0xcd, 0, 32]);
    let Error::Kernel { problem, .. } = parse(&bytes).unwrap_err() else { panic!() };
    assert!(matches!(problem, Problem::ArgumentOutside { block: 32, .. }), "{problem}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Any bytes changed anywhere: an object or an error, and an object that was accepted can be loaded.
    #[test]
    fn changed_bytes_never_panic(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), which in 0usize..4) {
        let names = ["gfx1151-v5/memory.co", "gfx1151-v4/ids.co", "gfx11-generic-v6/demo.co", "gfx1100-v5/lds.co"];
        let mut bytes = object(names[which]);
        for (index, value) in changes {
            let at = index.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(object) = parse(&bytes) {
            prop_assume!(object.memory_size() < 1 << 24);
            let _ = object.image(0x1000, |_| Some(7));
        }
    }

    /// The same where it hurts: headers, notes, and the dynamic tables.
    #[test]
    fn changed_words_of_the_headers_never_panic(
        changes in proptest::collection::vec((0usize..0x3000, prop_oneof![Just(u64::MAX), Just(1 << 63), Just(0), 0u64..64, any::<u64>()]), 1..4),
    ) {
        let mut bytes = object("gfx1151-v5/ids.co");
        for (at, value) in changes {
            let at = at % (bytes.len() - 8);
            set(&mut bytes, at, value.to_le_bytes());
        }
        if let Ok(object) = parse(&bytes) {
            prop_assume!(object.memory_size() < 1 << 24);
            let _ = object.image(u64::MAX, |_| None);
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(parse(&bytes).is_err());
    }
}
