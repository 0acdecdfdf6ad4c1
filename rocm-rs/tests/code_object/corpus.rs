use super::*;
use rocm_rs::code_object::{RelocationValue, SymbolKind, ValueKind, Version};

#[test]
fn the_whole_corpus_is_read() {
    for (name, bytes) in objects() {
        let object = parse(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (folder, version) = name.split('/').next().unwrap().rsplit_once("-v").unwrap();
        assert_eq!(object.target().to_string(), folder, "{name}");
        let expected = match version {
            "4" => Version::V4,
            "5" => Version::V5,
            _ => Version::V6,
        };
        assert_eq!(object.version(), expected, "{name}");
        assert!(!object.kernels().is_empty(), "{name}");
        for kernel in object.kernels() {
            assert!(std::ptr::eq(object.kernel(&kernel.name).unwrap(), kernel));
            assert!(kernel.arguments.len() >= kernel.explicit_arguments);
            let function = object.symbols().iter().find(|symbol| symbol.name == kernel.name).unwrap();
            assert_eq!((function.kind, function.address), (SymbolKind::Function, Some(kernel.entry_address)), "{name}");
        }
        assert_eq!(object.kernel("no such kernel").map(|kernel| &kernel.name), None);
    }
}

/// Every kernel's arguments and sizes, every symbol: as llvm-readelf prints them.
#[test]
fn llvm_readelf_says_the_same() {
    for (name, bytes) in objects() {
        let (_folder, path) = file(&bytes);
        let Some(text) = tool("llvm-readelf-19", &["--notes", "--dyn-syms", "--wide", path.to_str().unwrap()]) else {
            return;
        };
        let object = parse(&bytes).unwrap();
        let values = |key: &str| -> Vec<String> {
            let lines = text.lines().map(|line| line.trim_start().trim_start_matches("- "));
            lines.filter_map(|line| line.strip_prefix(key)).map(|value| value.trim().to_owned()).collect()
        };
        let arguments: Vec<_> = object.kernels().iter().flat_map(|kernel| &kernel.arguments).collect();
        let kernels = object.kernels();
        let strings = |values: &mut dyn Iterator<Item = String>| values.collect::<Vec<_>>();
        assert_eq!(strings(&mut arguments.iter().map(|a| a.offset.to_string())), values(".offset:"), "{name}");
        assert_eq!(strings(&mut arguments.iter().map(|a| a.size.to_string())), values(".size:"), "{name}");
        assert_eq!(strings(&mut arguments.iter().map(|a| a.kind.to_string())), values(".value_kind:"), "{name}");
        // A kernel's name follows those of its arguments. YAML takes a plain `n` for a truth value: it is marked as a string.
        let plain = |name: &String| name.trim_start_matches("!str ").to_owned();
        let names = kernels
            .iter()
            .flat_map(|k| k.arguments.iter().filter_map(|argument| argument.name.clone()).chain([k.name.clone()]));
        let said: Vec<String> = values(".name:").iter().map(plain).collect();
        assert_eq!(names.collect::<Vec<_>>(), said, "{name}");
        for (key, of) in [
            (".kernarg_segment_size:", (|k| k.kernarg_size) as fn(&rocm_rs::code_object::Kernel) -> u32),
            (".kernarg_segment_align:", |k| k.kernarg_align),
            (".group_segment_fixed_size:", |k| k.group_segment_size),
            (".private_segment_fixed_size:", |k| k.private_segment_size),
            (".wavefront_size:", |k| k.wavefront_size),
            (".max_flat_workgroup_size:", |k| k.max_workgroup_size),
            (".sgpr_count:", |k| k.sgprs),
            (".vgpr_count:", |k| k.vgprs),
        ] {
            assert_eq!(strings(&mut kernels.iter().map(|k| of(k).to_string())), values(key), "{name} {key}");
        }
        if object.version() >= Version::V5 {
            let modes = kernels.iter().map(|k| u8::from(k.workgroup_processor_mode).to_string());
            assert_eq!(strings(&mut modes.into_iter()), values(".workgroup_processor_mode:"), "{name}");
            let stacks = kernels.iter().map(|k| k.uses_dynamic_stack.to_string());
            assert_eq!(strings(&mut stacks.into_iter()), values(".uses_dynamic_stack:"), "{name}");
        }
        let required = kernels.iter().filter(|kernel| kernel.required_workgroup_size.is_some()).count();
        assert_eq!(required, values(".reqd_workgroup_size:").len(), "{name}");

        // "   Num:    Value          Size Type    Bind   Vis       Ndx Name"
        let symbols: Vec<(u64, u64, String)> = text
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>())
            .filter(|fields| fields.len() == 8 && fields[0].ends_with(':') && fields[1].len() == 16)
            .map(|f| (u64::from_str_radix(f[1], 16).unwrap(), f[2].parse().unwrap(), f[7].to_owned()))
            .collect();
        let ours: Vec<_> = object.symbols().iter().filter(|s| !s.name.is_empty()).collect();
        assert_eq!(ours.len(), symbols.len(), "{name}");
        for (ours, (value, size, symbol)) in ours.iter().zip(symbols) {
            assert_eq!((ours.address, ours.size, &ours.name), (Some(value), size, &symbol), "{name}");
        }
    }
}

/// Every relocation as llvm-readelf prints it.
#[test]
fn llvm_readelf_says_the_same_of_relocations() {
    let mut seen = 0;
    for (name, bytes) in objects() {
        let (_folder, path) = file(&bytes);
        let Some(text) = tool("llvm-readelf-19", &["--relocs", "--wide", path.to_str().unwrap()]) else { return };
        let expected: Vec<_> = text
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>())
            .filter(|fields| fields.get(2) == Some(&"R_AMDGPU_RELATIVE64"))
            .map(|f| (u64::from_str_radix(f[0], 16).unwrap(), i64::from_str_radix(f[3], 16).unwrap()))
            .collect();
        let object = parse(&bytes).unwrap();
        let ours: Vec<_> = object
            .relocations()
            .iter()
            .map(|relocation| match relocation.value {
                RelocationValue::Base(addend) => (relocation.address, addend),
                other => panic!("{name}: {other:?}"),
            })
            .collect();
        assert_eq!(ours, expected, "{name}");
        seen += ours.len();
    }
    assert!(seen > 0, "the corpus has relocations");
}

#[test]
fn an_image_has_the_segments_zeros_and_relocations() {
    let bytes = object("gfx1151-v5/memory.co");
    let object = parse(&bytes).unwrap();
    let base = 0x7f00_0000_0000;
    let image = object.image(base, |_| None).unwrap();
    assert_eq!(image.len() as u64, object.memory_size());
    assert!(object.segments().iter().any(|segment| segment.size > segment.file_size));
    let mut expected = vec![0; image.len()];
    for segment in object.segments() {
        let file = &bytes[segment.file_offset as usize..][..segment.file_size as usize];
        expected[segment.address as usize..][..file.len()].copy_from_slice(file);
    }
    assert!(!object.relocations().is_empty());
    for relocation in object.relocations() {
        let RelocationValue::Base(addend) = relocation.value else { panic!() };
        set(&mut expected, relocation.address as usize, (base + addend as u64).to_le_bytes());
    }
    assert!(image == expected);
    assert_eq!(object.memory_align(), 4096);
    // The descriptor that the dispatch packet will name is where the plan says.
    let kernel = &object.kernels()[0];
    let entry = i64::from_le_bytes(image[kernel.descriptor_address as usize + 16..][..8].try_into().unwrap());
    assert_eq!(kernel.descriptor_address.wrapping_add_signed(entry), kernel.entry_address);
}

/// The same relocation turned into one by symbol: to a symbol of the object, and to one that it only names.
#[test]
fn a_relocation_by_symbol_is_resolved_here_or_by_the_caller() {
    let mut bytes = object("gfx1151-v5/memory.co");
    let before = parse(&bytes).unwrap();
    let [relocation] = before.relocations() else { panic!("one relocation") };
    let RelocationValue::Base(addend) = relocation.value else { panic!() };
    let mut entry = relocation.address.to_le_bytes().to_vec();
    entry.extend(13u64.to_le_bytes());
    entry.extend(addend.to_le_bytes());
    let at = find(&bytes, &entry);
    let index = before.symbols().iter().position(|symbol| symbol.name == "wide_copy").unwrap();
    set(&mut bytes, at + 8, (3 | (index as u64) << 32).to_le_bytes());
    set(&mut bytes, at + 16, (-8i64).to_le_bytes());
    let object = parse(&bytes).unwrap();
    let address = before.symbols()[index].address.unwrap();
    let value = |image: &[u8]| word(image, relocation.address as usize);
    assert_eq!(value(&object.image(0x10_0000, |_| None).unwrap()), 0x10_0000 + address - 8);

    // st_shndx of the symbol becomes SHN_UNDEF.
    let mut entry = address.to_le_bytes().to_vec();
    entry.extend(before.symbols()[index].size.to_le_bytes());
    let at = find(&bytes, &entry) - 2;
    set(&mut bytes, at, [0, 0]);
    let object = parse(&bytes).unwrap();
    assert_eq!(object.image(0, |_| None), Err(Error::Undefined { name: "wide_copy".into() }));
    let image = object.image(0, |name| (name == "wide_copy").then_some(0xabcd_0000)).unwrap();
    assert_eq!(value(&image), 0xabcd_0000 - 8);

    // And a symbol that there is not.
    let at = find(&bytes, &(3 | (index as u64) << 32).to_le_bytes());
    set(&mut bytes, at, (3 | 9999u64 << 32).to_le_bytes());
    assert!(matches!(parse(&bytes), Err(Error::Malformed { problem: "its symbol does not exist", .. })));
}

/// Version 3 as its readers see it: another ABI version, one bit per feature, metadata 1.0 without a target. No tool
/// here writes it any more.
#[test]
fn version_3_is_read() {
    let mut bytes = object("gfx1151-v4/ids.co");
    bytes[8] = 1;
    let at = find(&bytes, b"amdhsa.version") + 14;
    assert_eq!(bytes[at..at + 3], [0x92, 1, 1]);
    bytes[at + 2] = 0;
    let at = find(&bytes, b"amdhsa.target");
    bytes[at..at + 13].copy_from_slice(b"amdhsa.turget");
    let object = parse(&bytes).unwrap();
    assert_eq!((object.version(), object.target().to_string().as_str()), (Version::V3, "gfx1151"));
    // gfx90a with XNACK off and SRAM-ECC on.
    set(&mut bytes, 48, 0x23fu32.to_le_bytes());
    assert_eq!(parse(&bytes).unwrap().target().to_string(), "gfx90a:sramecc+:xnack-");
}

#[test]
fn local_arguments_are_dynamic_shared_pointers() {
    let kinds: Vec<_> = objects()
        .iter()
        .flat_map(|(_, bytes)| parse(bytes).unwrap().kernels().to_vec())
        .flat_map(|kernel| kernel.arguments)
        .filter(|argument| argument.kind == ValueKind::DynamicSharedPointer)
        .collect();
    assert!(!kinds.is_empty());
    assert!(kinds.iter().all(|argument| argument.size == 4 && argument.pointee_align.is_some()));
}
