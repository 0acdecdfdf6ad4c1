//! The demo's kernels: what each works on, how it is launched, and what the CPU says.

use super::{Bench, Outcome, difference};
use crate::{error::Error, words};

/// One kernel of the demo. The last one leaves the iteration counts of the picture.
type Kernel = fn(&Bench, &mut Vec<u32>) -> Result<Outcome, Error>;

/// All of them, in order.
pub const ALL: [(&str, Kernel); 5] = [
    ("vector add", vector_add),
    ("saxpy", saxpy),
    ("reduction", reduction),
    ("matrix product", matrix_product),
    ("Mandelbrot set", mandelbrot),
];

const ELEMENTS: usize = 1 << 20;
const MATRIX: usize = 256;

/// The part of the plane that the picture shows.
pub struct View {
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The real part of the first column.
    pub left: f32,
    /// The imaginary part of the first row.
    pub top: f32,
    /// From one point to the next.
    pub step: f32,
    /// Most iterations of a point.
    pub limit: u32,
}

/// What the demo draws.
pub const VIEW: View = View { width: 960, height: 640, left: -2.45, top: 1.152, step: 0.0036, limit: 256 };

/// Floats between -1 and 1 that look random and are the same every time.
fn floats(count: usize, seed: u32) -> Vec<f32> {
    let float = |i: usize| {
        let mut x = (i as u32 ^ seed).wrapping_mul(0x9e37_79b1);
        x = (x ^ (x >> 15)).wrapping_mul(0x85eb_ca77);
        (x >> 8) as f32 / (1 << 23) as f32 - 1.0
    };
    (0..count).map(float).collect()
}

fn vector_add(bench: &Bench, _: &mut Vec<u32>) -> Result<Outcome, Error> {
    let (a, b) = (floats(ELEMENTS, 1), floats(ELEMENTS, 2));
    let (device_a, device_b) = (bench.agent.upload(&a)?, bench.agent.upload(&b)?);
    let sums = bench.agent.alloc::<f32>(ELEMENTS)?;
    let kernel = bench.module.kernel("vector_add")?;
    let launch = kernel.launch(&bench.queue).grid([ELEMENTS as u32]).block([256]);
    let launch = launch.arg(&device_a).arg(&device_b).arg(&sums).arg(ELEMENTS as u32);
    // SAFETY: the kernel touches `n` elements of its three buffers, which have that many.
    let time = Bench::finish(&unsafe { launch.submit() }?)?;
    let expected: Vec<f32> = a.iter().zip(&b).map(|(a, b)| a + b).collect();
    Ok(Outcome { size: many(ELEMENTS), time, wrong: difference(&sums.to_vec()?, &expected) })
}

fn saxpy(bench: &Bench, _: &mut Vec<u32>) -> Result<Outcome, Error> {
    let (alpha, x, y) = (0.75f32, floats(ELEMENTS, 3), floats(ELEMENTS, 4));
    let (device_x, device_y) = (bench.agent.upload(&x)?, bench.agent.upload(&y)?);
    let kernel = bench.module.kernel("saxpy")?;
    let launch = kernel.launch(&bench.queue).grid([ELEMENTS as u32]).block([256]);
    let launch = launch.arg(alpha).arg(&device_x).arg(&device_y).arg(ELEMENTS as u32);
    // SAFETY: the kernel touches `n` elements of its two buffers, which have that many.
    let time = Bench::finish(&unsafe { launch.submit() }?)?;
    let expected: Vec<f32> = x.iter().zip(&y).map(|(x, &y)| alpha.mul_add(*x, y)).collect();
    Ok(Outcome { size: many(ELEMENTS), time, wrong: difference(&device_y.to_vec()?, &expected) })
}

/// Sums of 256, and sums of those, until one is left.
fn reduction(bench: &Bench, _: &mut Vec<u32>) -> Result<Outcome, Error> {
    let x = floats(ELEMENTS, 5);
    let kernel = bench.module.kernel("reduce_sum")?;
    let mut expected = x.clone();
    let mut values = bench.agent.upload(&x)?;
    let mut time = std::time::Duration::ZERO;
    while values.len() > 1 {
        let groups = values.len().div_ceil(256);
        let sums = bench.agent.alloc::<f32>(groups)?;
        let launch = kernel.launch(&bench.queue).grid([groups as u32 * 256]).block([256]);
        let launch = launch.arg(&values).arg(&sums).arg(values.len() as u32);
        // SAFETY: the kernel reads `n` elements of `values` and writes one of `sums` for each workgroup.
        time += Bench::finish(&unsafe { launch.submit() }?)?;
        expected = expected.chunks(256).map(tree_sum).collect();
        values = sums;
    }
    Ok(Outcome { size: many(ELEMENTS), time, wrong: difference(&values.to_vec()?, &expected) })
}

/// The sum in the order in which a workgroup adds: halves upon halves.
fn tree_sum(chunk: &[f32]) -> f32 {
    let mut tree = [0.0f32; 256];
    for (leaf, &value) in tree.iter_mut().zip(chunk) {
        *leaf = value;
    }
    let mut width = 128;
    while width > 0 {
        for lane in 0..width {
            tree[lane] += tree[lane + width];
        }
        width /= 2;
    }
    tree[0]
}

fn matrix_product(bench: &Bench, _: &mut Vec<u32>) -> Result<Outcome, Error> {
    let n = MATRIX;
    let (a, b) = (floats(n * n, 6), floats(n * n, 7));
    let (device_a, device_b) = (bench.agent.upload(&a)?, bench.agent.upload(&b)?);
    let product = bench.agent.alloc::<f32>(n * n)?;
    let kernel = bench.module.kernel("matmul_tiled")?;
    let launch = kernel.launch(&bench.queue).grid([n as u32, n as u32]).block([16, 16]);
    let launch = launch.arg(&device_a).arg(&device_b).arg(&product).arg(n as u32);
    // SAFETY: the kernel touches `n * n` elements of its three buffers, which have that many; 16 divides `n`.
    let time = Bench::finish(&unsafe { launch.submit() }?)?;
    // Row by row over b, as caches like it; each cell adds in the order of k, as the kernel does.
    let mut expected = vec![0.0f32; n * n];
    for (row, cells) in expected.chunks_mut(n).enumerate() {
        for k in 0..n {
            let factor = a[row * n + k];
            for (cell, &value) in cells.iter_mut().zip(&b[k * n..(k + 1) * n]) {
                *cell = factor.mul_add(value, *cell);
            }
        }
    }
    Ok(Outcome { size: format!("{n} x {n} floats"), time, wrong: difference(&product.to_vec()?, &expected) })
}

fn mandelbrot(bench: &Bench, counts: &mut Vec<u32>) -> Result<Outcome, Error> {
    let View { width, height, left, top, step, limit } = VIEW;
    let device_counts = bench.agent.alloc::<u32>((width * height) as usize)?;
    let kernel = bench.module.kernel("mandelbrot")?;
    let launch = kernel.launch(&bench.queue).grid([width, height]).block([16, 16]);
    let launch = launch.arg(&device_counts).arg(width).arg(height).arg(left).arg(top).arg(step).arg(limit);
    // SAFETY: the kernel writes `width * height` elements of its buffer, which has that many.
    let time = Bench::finish(&unsafe { launch.submit() }?)?;
    *counts = device_counts.to_vec()?;
    let expected: Vec<u32> = (0..width * height).map(|i| iterations(i % width, i / width)).collect();
    Ok(Outcome { size: format!("{width} x {height} points"), time, wrong: difference(counts, &expected) })
}

/// The iterations of one point, with the kernel's operations.
fn iterations(x: u32, y: u32) -> u32 {
    let View { left, top, step, limit, .. } = VIEW;
    let (c_re, c_im) = ((x as f32).mul_add(step, left), (-(y as f32)).mul_add(step, top));
    let (mut re, mut im) = (0.0f32, 0.0f32);
    for count in 0..limit {
        let (re2, im2) = (re * re, im * im);
        if re2 + im2 > 4.0 {
            return count;
        }
        im = (2.0 * re).mul_add(im, c_im);
        re = re2 - im2 + c_re;
    }
    limit
}

fn many(count: usize) -> String {
    format!("{} floats", words::count(count as u64))
}
