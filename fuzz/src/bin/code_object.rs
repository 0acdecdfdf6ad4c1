//! The code object parser: any file is an object or an error, and what it accepts can be loaded and launched.
//!
//! Seeds: rocm-emulator/kernels/objects
#![no_main]

use libfuzzer_sys::fuzz_target;
use rocm_rs::code_object::{
    CodeObject, ValueKind,
    hidden::Launch,
    kernarg::{self, Writer},
};

fuzz_target!(|data: &[u8]| {
    let Ok(object) = CodeObject::parse(data) else { return };
    let end = object.memory_size();
    for kernel in object.kernels() {
        // What a launch relies on: the descriptor and the code are inside the image, the arguments inside their block.
        assert!(kernel.descriptor_address + 64 <= end && kernel.entry_address < end);
        let mut block = vec![0; kernel.kernarg_size as usize];
        let mut writer = Writer::new(kernel, &mut block).expect("the block has the kernel's size");
        for argument in kernel.explicit() {
            let written = match argument.kind {
                ValueKind::ByValue => writer.value(&vec![0xff; argument.size as usize]).map(drop),
                ValueKind::GlobalBuffer => writer.buffer(0).map(drop),
                ValueKind::DynamicSharedPointer => writer.local_memory(4).map(drop),
                _ => return,
            };
            match written {
                Ok(()) => {}
                Err(kernarg::Error::LocalMemory { .. }) => return,
                Err(error) => panic!("{error}"),
            }
        }
        writer.finish(&Launch::new([100, 1, 1], [64, 1, 1], 1)).expect("all arguments were given");
    }
    // Larger images are legal, and only slow.
    if end <= 1 << 22 {
        let image = object.image(0x1000_0000, |name| (name.len() % 2 == 0).then_some(0x2000_0000));
        assert!(image.map_or(true, |image| image.len() as u64 == end));
    }
});
