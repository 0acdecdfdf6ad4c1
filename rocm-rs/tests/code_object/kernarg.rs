use super::*;
use proptest::prelude::*;
use rocm_rs::code_object::{
    Kernel, ValueKind,
    hidden::{Hidden, Launch},
    kernarg::{Error, Given, Writer},
};

fn kernel(object: &str, name: &str) -> Kernel {
    parse(&super::object(object)).unwrap().kernel(name).unwrap_or_else(|| panic!("no {name}")).clone()
}

/// The bytes of a hidden argument in a block.
fn hidden(kernel: &Kernel, block: &[u8], which: Hidden) -> Option<u64> {
    let argument = kernel.hidden().iter().find(|argument| argument.kind == ValueKind::Hidden(which))?;
    let mut bytes = [0; 8];
    let size = argument.size as usize;
    bytes[..size].copy_from_slice(&block[argument.offset as usize..][..size]);
    Some(u64::from_le_bytes(bytes))
}

/// Writes some argument of the right kind and size for every one that the kernel takes.
fn any_arguments<'k, 'b>(kernel: &'k Kernel, block: &'b mut [u8]) -> Writer<'k, 'b> {
    let mut writer = Writer::new(kernel, block).unwrap();
    for argument in kernel.explicit() {
        match argument.kind {
            ValueKind::ByValue => writer.value(&vec![0x5a; argument.size as usize]).map(drop),
            ValueKind::GlobalBuffer => writer.buffer(0x7f12_3456_7000).map(drop),
            ValueKind::DynamicSharedPointer => writer.local_memory(100).map(drop),
            ref other => panic!("{other}"),
        }
        .unwrap();
    }
    writer
}

#[test]
fn arguments_are_written_where_the_metadata_says() {
    let kernel = kernel("gfx1151-v5/demo.co", "saxpy");
    let mut block = vec![0xff; kernel.kernarg_size as usize];
    let mut writer = Writer::new(&kernel, &mut block).unwrap();
    let mut expected = vec![];
    for (number, argument) in kernel.explicit().iter().enumerate() {
        let bytes = match argument.kind {
            ValueKind::GlobalBuffer => {
                let address = 0x7f00_0000_0000 + number as u64 * 4096;
                writer.buffer(address).unwrap();
                address.to_le_bytes().to_vec()
            }
            _ => {
                let bytes = vec![number as u8 + 1; argument.size as usize];
                writer.value(&bytes).unwrap();
                bytes
            }
        };
        expected.push((argument.offset as usize, bytes));
    }
    assert!(expected.len() >= 3, "saxpy takes two buffers and a number");
    assert_eq!(writer.finish(&Launch::new([1000, 1, 1], [64, 1, 1], 1)), Ok(0));
    for (offset, bytes) in expected {
        assert_eq!(block[offset..offset + bytes.len()], bytes);
    }
}

/// A partial workgroup in every dimension, in versions 4, 5 and 6.
#[test]
fn hidden_arguments_say_what_the_launch_is() {
    let mut launch = Launch::new([1000, 30, 7], [64, 8, 7], 3);
    launch.global_offset = [11, 22, 33];
    launch.queue = 0x7fff_0000_1000;
    for object in ["gfx1151-v4/ids.co", "gfx1151-v5/ids.co", "gfx1151-v6/ids.co", "gfx11-generic-v6/ids.co"] {
        let kernel = kernel(object, "ids_3d");
        let mut block = vec![0xff; kernel.kernarg_size as usize];
        any_arguments(&kernel, &mut block).finish(&launch).unwrap();
        let hidden = |which| hidden(&kernel, &block, which);
        assert_eq!(hidden(Hidden::GlobalOffsetX), Some(11), "{object}");
        assert_eq!(hidden(Hidden::GlobalOffsetY), Some(22), "{object}");
        assert_eq!(hidden(Hidden::GlobalOffsetZ), Some(33), "{object}");
        let version5 = !object.contains("v4");
        for (which, value) in [
            (Hidden::BlockCountX, 15),
            (Hidden::BlockCountY, 3),
            (Hidden::BlockCountZ, 1),
            (Hidden::GroupSizeX, 64),
            (Hidden::GroupSizeY, 8),
            (Hidden::GroupSizeZ, 7),
            (Hidden::RemainderX, 40),
            (Hidden::RemainderY, 6),
            (Hidden::RemainderZ, 0),
            (Hidden::GridDims, 3),
        ] {
            assert_eq!(hidden(which), version5.then_some(value), "{object}: {which}");
        }
    }
}

proptest! {
    /// Whole workgroups and the rest make up the grid, and an unused dimension counts one.
    #[test]
    fn workgroups_add_up_to_the_grid(grid in [1u32.., 1u32.., 1u32..], workgroup in [1u16.., 1u16.., 1u16..]) {
        let kernel = kernel("gfx1151-v5/ids.co", "ids_3d");
        let mut block = vec![0; kernel.kernarg_size as usize];
        any_arguments(&kernel, &mut block).finish(&Launch::new(grid, workgroup, 3)).unwrap();
        let hidden = |which| hidden(&kernel, &block, which).unwrap();
        for (axis, [count, size, rest]) in [
            [Hidden::BlockCountX, Hidden::GroupSizeX, Hidden::RemainderX],
            [Hidden::BlockCountY, Hidden::GroupSizeY, Hidden::RemainderY],
            [Hidden::BlockCountZ, Hidden::GroupSizeZ, Hidden::RemainderZ],
        ].into_iter().enumerate() {
            prop_assert_eq!(hidden(count) * hidden(size) + hidden(rest), grid[axis].into());
            prop_assert!(hidden(rest) < hidden(size));
        }
    }
}

#[test]
fn local_memory_is_laid_out_behind_the_kernels_own() {
    let (object, kernel) = objects()
        .iter()
        .flat_map(|(name, bytes)| {
            parse(bytes).unwrap().kernels().iter().map(|k| (name.clone(), k.clone())).collect::<Vec<_>>()
        })
        .find(|(_, kernel)| kernel.explicit().iter().any(|a| a.kind == ValueKind::DynamicSharedPointer))
        .unwrap();
    let mut kernel = kernel;
    kernel.group_segment_size = 5;
    let mut block = vec![0; kernel.kernarg_size as usize];
    let total = any_arguments(&kernel, &mut block).finish(&Launch::new([64, 1, 1], [64, 1, 1], 1)).unwrap();
    let argument = kernel.explicit().iter().find(|a| a.kind == ValueKind::DynamicSharedPointer).unwrap();
    let align = argument.pointee_align.unwrap();
    let start = 5u32.next_multiple_of(align);
    assert_eq!(block[argument.offset as usize..][..4], start.to_le_bytes(), "{object}");
    assert_eq!(total, start + 100);
    if let Some(size) = hidden(&kernel, &block, Hidden::DynamicLdsSize) {
        assert_eq!(size, u64::from(total) - 5);
    }

    let mut writer = Writer::new(&kernel, &mut block).unwrap();
    for argument in kernel.explicit() {
        match argument.kind {
            ValueKind::DynamicSharedPointer => {
                let error = writer.local_memory(u32::MAX).unwrap_err();
                assert!(matches!(error, Error::LocalMemory { bytes: u32::MAX, .. }), "{error}");
                return;
            }
            ValueKind::GlobalBuffer => writer.buffer(0).map(drop).unwrap(),
            _ => writer.value(&vec![0; argument.size as usize]).map(drop).unwrap(),
        }
    }
}

#[test]
fn wrong_arguments_are_refused() {
    let kernel = kernel("gfx1151-v5/demo.co", "saxpy");
    let mut short = vec![0; kernel.kernarg_size as usize - 1];
    let expected = kernel.kernarg_size;
    assert!(matches!(Writer::new(&kernel, &mut short), Err(Error::Block { expected: e, .. }) if e == expected));

    let mut block = vec![0; expected as usize];
    let takes = kernel.explicit_arguments;
    let launch = Launch::new([64, 1, 1], [64, 1, 1], 1);
    let too_few = Writer::new(&kernel, &mut block).unwrap().finish(&launch).unwrap_err();
    assert_eq!(too_few, Error::Count { kernel: "saxpy".into(), given: 0, expected: takes });
    let too_many = any_arguments(&kernel, &mut block).buffer(0).unwrap_err();
    assert_eq!(too_many, Error::Count { kernel: "saxpy".into(), given: takes + 1, expected: takes });

    // Every argument in turn: of another kind, of another size.
    for wrong in 0..takes {
        let mut writer = Writer::new(&kernel, &mut block).unwrap();
        for argument in &kernel.explicit()[..wrong] {
            match argument.kind {
                ValueKind::GlobalBuffer => writer.buffer(0).map(drop).unwrap(),
                _ => writer.value(&vec![0; argument.size as usize]).map(drop).unwrap(),
            }
        }
        let argument = &kernel.explicit()[wrong];
        let local = writer.local_memory(4).unwrap_err();
        assert!(matches!(local, Error::Kind { given: Given::LocalMemory, .. }), "{local}");
        if argument.kind == ValueKind::GlobalBuffer {
            let error = writer.value(&[0; 8]).unwrap_err();
            assert!(
                matches!(&error, Error::Kind { argument, given: Given::Value, .. } if argument.index == wrong),
                "{error}"
            );
        } else {
            assert!(matches!(writer.buffer(0).unwrap_err(), Error::Kind { given: Given::Buffer, .. }));
            let size = argument.size as usize;
            for given in [0, size - 1, size + 1] {
                let error = writer.value(&vec![0; given]).unwrap_err();
                assert!(matches!(error, Error::Size { given: g, .. } if g == given), "{error}");
            }
        }
    }
}

#[test]
fn a_buffer_must_be_aligned_as_the_kernel_counts_on() {
    let mut kernel = kernel("gfx1151-v5/ids.co", "ids_1d");
    kernel.arguments[0].pointee_align = Some(16);
    kernel.arguments[0].name = Some("out".into());
    let mut block = vec![0; kernel.kernarg_size as usize];
    let mut writer = Writer::new(&kernel, &mut block).unwrap();
    let error = writer.buffer(0x1008).unwrap_err();
    assert_eq!(
        error.to_string(),
        "kernel ids_1d, argument 0 (out): the buffer is at 0x1008, and it must be aligned to 16"
    );
    writer.buffer(0x1010).unwrap();
}

#[test]
fn every_hidden_kind_has_its_own_name() {
    for (index, &hidden) in Hidden::ALL.iter().enumerate() {
        assert_eq!(Hidden::from_name(hidden.name()), Some(hidden));
        assert!(Hidden::ALL[index + 1..].iter().all(|other| other.name() != hidden.name()));
    }
    assert_eq!(Hidden::from_name("hidden_something"), None);
}
