//! Adds two vectors on the GPU, and checks the sums.

use rocm_rs::{Device, Profile, Runtime};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    // An AMD GPU. Where there is none, the software GPU: the library never chooses that one by itself.
    let runtime = Runtime::open().or_else(|error| {
        eprintln!("{error}\nusing the software GPU");
        Runtime::builder().device(Device::Emulated(Profile::default())).open()
    })?;
    let gpu = runtime.gpu()?;
    println!("{}, {} compute units", gpu.name(), gpu.compute_units());

    // A code object: `vector_add` of rocm-emulator/kernels/demo.cl, which clang compiled for this GPU.
    let source = rocm_emulator::kernels::source("demo").ok_or("there is no demo")?;
    let object = source.object(gpu.name()).ok_or("the demo was not compiled for this GPU")?;
    let vector_add = gpu.load(object.bytes)?.kernel("vector_add")?;

    let n = 1 << 20;
    let a: Vec<f32> = (0..n).map(|i| i as f32).collect();
    let b: Vec<f32> = (0..n).map(|i| 0.5 * i as f32).collect();
    let (device_a, device_b) = (gpu.upload(&a)?, gpu.upload(&b)?);
    let device_sums = gpu.alloc::<f32>(n)?;

    // Count, size and kind of the arguments are checked against what the compiler wrote into the code object.
    let queue = gpu.create_queue()?;
    let launch = vector_add.launch(&queue).grid([n as u32]).block([256]);
    let launch = launch.arg(&device_a).arg(&device_b).arg(&device_sums).arg(n as u32);
    // SAFETY: `vector_add` reads `n` floats of a and b and writes `n` sums, and the buffers have that many.
    let done = unsafe { launch.submit()? };
    done.wait()?;

    let sums = device_sums.to_vec()?;
    assert!((0..n).all(|i| sums[i] == a[i] + b[i]));
    println!("{n} sums, each right, in {:?}", done.duration()?);
    Ok(())
}
