//! `demo.cl`: the five kernels of `rocm demo`, at sizes with ragged edges where the kernel allows them.

use crate::{
    case::{Case, Launch, case, exact, exact_floats},
    random::Random,
};

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![vector_add(random), saxpy(random), reduce_sum(random), matmul(random), mandelbrot()]
}

fn vector_add(random: &mut Random) -> Case {
    let a = random.fill(1000, Random::any_f32);
    let b = random.fill(1000, Random::any_f32);
    let sums = a.iter().zip(&b).map(|(a, b)| a + b).collect();
    let launch = Launch::new("vector_add", &[1024], &[256]);
    case("demo", launch.input_floats(&a).input_floats(&b).output::<f32>(1000, exact_floats(sums)).value(1000u32))
}

fn saxpy(random: &mut Random) -> Case {
    let alpha = -2.75f32;
    let x = random.fill(777, Random::any_f32);
    let y = random.fill(777, Random::any_f32);
    let sums = x.iter().zip(&y).map(|(x, &y)| alpha.mul_add(*x, y)).collect();
    let launch = Launch::new("saxpy", &[777], &[64]);
    case("demo", launch.value(alpha).input_floats(&x).inout(&y, exact_floats(sums)).value(777u32))
}

fn reduce_sum(random: &mut Random) -> Case {
    let x = random.fill(1000, |random| random.between(-1.0, 1.0) as f32);
    let sums = x.chunks(256).map(tree_sum).collect();
    let launch = Launch::new("reduce_sum", &[1024], &[256]);
    case("demo", launch.input(&x).output::<f32>(4, exact_floats(sums)).value(1000u32))
}

/// The sum in the order in which the workgroup adds.
fn tree_sum(chunk: &[f32]) -> f32 {
    let mut tree = [0.0; 256];
    tree[..chunk.len()].copy_from_slice(chunk);
    let mut width = 128;
    while width > 0 {
        for lane in 0..width {
            tree[lane] += tree[lane + width];
        }
        width /= 2;
    }
    tree[0]
}

fn matmul(random: &mut Random) -> Case {
    let n = 48;
    let a = random.fill(n * n, |random| random.between(-1.0, 1.0) as f32);
    let b = random.fill(n * n, |random| random.between(-1.0, 1.0) as f32);
    let cell = |i: usize| (0..n).fold(0.0f32, |sum, k| a[i / n * n + k].mul_add(b[k * n + i % n], sum));
    let product = (0..n * n).map(cell).collect();
    let launch = Launch::new("matmul_tiled", &[n as u32, n as u32], &[16, 16]);
    case("demo", launch.input(&a).input(&b).output::<f32>(n * n, exact_floats(product)).value(n as u32))
}

fn mandelbrot() -> Case {
    let (width, height, left, top, step, limit) = (75u32, 50u32, -2.1f32, 1.2f32, 0.045f32, 100u32);
    let counts = (0..width * height)
        .map(|i| {
            let c_re = ((i % width) as f32).mul_add(step, left);
            let c_im = (-((i / width) as f32)).mul_add(step, top);
            let (mut re, mut im, mut count) = (0.0f32, 0.0f32, 0);
            while count < limit {
                let (re2, im2) = (re * re, im * im);
                if re2 + im2 > 4.0 {
                    break;
                }
                im = (2.0 * re).mul_add(im, c_im);
                re = re2 - im2 + c_re;
                count += 1;
            }
            count
        })
        .collect();
    let launch = Launch::new("mandelbrot", &[80, 64], &[16, 8]);
    let launch = launch.output::<u32>((width * height) as usize, exact::<u32>(counts));
    case("demo", launch.value(width).value(height).value(left).value(top).value(step).value(limit))
}
