//! Reading a code object, making its image, and writing a launch's arguments, beside copies of the same bytes.

use criterion::{Criterion, criterion_group, criterion_main};
use rocm_rs::code_object::{CodeObject, ValueKind, hidden::Launch, kernarg::Writer};
use std::{hint::black_box, time::Duration};

fn load(c: &mut Criterion) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../rocm-emulator/kernels/objects/gfx1151-v5/demo.co");
    let bytes = std::fs::read(path).expect("the kernel corpus is in the repository");
    let object = CodeObject::parse(&bytes).unwrap();

    let mut group = c.benchmark_group("code object");
    group.bench_function("floor: copy the file", |b| b.iter(|| black_box(&bytes).clone()));
    group.bench_function("read", |b| b.iter(|| CodeObject::parse(black_box(&bytes)).unwrap()));

    let size = object.memory_size() as usize;
    group.bench_function("floor: zeroed memory and a copy of the file", |b| {
        b.iter(|| {
            let mut memory = vec![0u8; size];
            let length = bytes.len().min(size);
            memory[..length].copy_from_slice(&black_box(&bytes)[..length]);
            memory
        });
    });
    group.bench_function("image", |b| b.iter(|| black_box(&object).image(black_box(0x1000_0000), |_| None).unwrap()));

    let kernel = object.kernel("saxpy").expect("the corpus has saxpy");
    let mut block = vec![0u8; kernel.kernarg_size as usize];
    let written = block.clone();
    group.bench_function("floor: copy an argument block", |b| {
        b.iter(|| black_box(&mut block).copy_from_slice(black_box(&written)));
    });
    let launch = Launch::new([1 << 20, 1, 1], [256, 1, 1], 1);
    group.bench_function("write an argument block", |b| {
        b.iter(|| {
            let mut writer = Writer::new(black_box(kernel), &mut block).unwrap();
            for argument in kernel.explicit() {
                let given = match argument.kind {
                    ValueKind::GlobalBuffer => writer.buffer(black_box(0x7f00_0000_0000)),
                    _ => writer.value(black_box(&[0; 8][..argument.size as usize])),
                };
                given.unwrap();
            }
            writer.finish(black_box(&launch)).unwrap()
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(2));
    targets = load
}
criterion_main!(benches);
