//! Compiles a kernel at run time, and runs it: `cargo run --release --example compile`.

use rocm_rs::{
    Device, Profile, Runtime,
    compile::{Compiler, Source},
};
use std::error::Error;

const HEADER: &str = "#define COLUMNS 64\n";
const TEXT: &str = r#"
#include "columns.h"
kernel void sum_rows(global const float *matrix, global float *sums, uint rows) {
  uint row = get_global_id(0);
  if (row >= rows)
    return;
  float sum = 0;
  for (uint i = 0; i < COLUMNS; ++i)
    sum += matrix[row * COLUMNS + i];
  sums[row] = sum;
}
"#;

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = Runtime::open().or_else(|error| {
        eprintln!("{error}\nusing the software GPU");
        Runtime::builder().device(Device::Emulated(Profile::default())).open()
    })?;
    let gpu = runtime.gpu()?;

    // The first compiler that is there. What it says is data: a place, a message, the line that is meant.
    let compiler = match Compiler::new() {
        Ok(compiler) => compiler,
        Err(error) => {
            println!("SKIP: compiling at run time: {error}");
            return Ok(());
        }
    };
    let source = Source::opencl(TEXT).header("columns.h", HEADER).option("-Wall");
    let made = compiler.compile(&source, gpu.target())?;
    println!("{}, functions: {}, cache: {:?}", compiler.engine().name, made.libraries(), made.cache());
    for warning in made.warnings() {
        println!("{warning}");
    }
    let sum_rows = gpu.load(made.code_object())?.kernel("sum_rows")?;

    let (rows, columns) = (1000, 64);
    let matrix: Vec<f32> = (0..rows * columns).map(|i| (i % 7) as f32).collect();
    let (input, sums) = (gpu.upload(&matrix)?, gpu.alloc::<f32>(rows)?);
    let queue = gpu.create_queue()?;
    let launch = sum_rows.launch(&queue).grid([1024]).block([64]).arg(&input).arg(&sums).arg(rows as u32);
    // SAFETY: `sum_rows` reads 64 floats for each row and writes one, and the buffers have that many.
    unsafe { launch.submit()? }.wait()?;

    // Small whole numbers: their sums are exact.
    let expected: Vec<f32> = matrix.chunks(columns).map(|row| row.iter().sum()).collect();
    assert_eq!(sums.to_vec()?, expected);
    println!("{rows} rows, each sum right");
    Ok(())
}
