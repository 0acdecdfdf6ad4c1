//! `numeric.cl`: small numerical programs. Exact where the order of the operations is the program's own; else within the
//! bounds that stand beside each.

use crate::{
    case::{Case, Launch, case, close, exact, exact_floats},
    random::Random,
};

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![
        fft(random),
        stencil(random),
        sparse(random),
        nbody(random),
        quaternion(random),
        softmax(random),
        layer_norm(random),
        matmul_double(random),
        shrink_picture(random),
        brighten(random),
    ]
}

fn floats(random: &mut Random, count: usize) -> Vec<f32> {
    random.fill(count, |random| random.between(-2.0, 2.0) as f32)
}

/// Against the sum of the definition in doubles, absolutely: 256 values up to 2, 8 roundings deep.
fn fft(random: &mut Random) -> Case {
    let lines = 3;
    let x: Vec<[f32; 2]> = random.fill(256 * lines, |random| [(); 2].map(|()| random.between(-2.0, 2.0) as f32));
    let angle = |k: usize| -2.0 * std::f64::consts::PI * (k % 256) as f64 / 256.0;
    let roots: Vec<[f32; 2]> = (0..256).map(|k| [angle(k).cos() as f32, angle(k).sin() as f32]).collect();
    let spectrum = |line: &[[f32; 2]], f: usize| {
        line.iter().enumerate().fold([0.0, 0.0], |sum, (k, &[re, im])| {
            let ((sin, cos), re, im) = (angle(f * k).sin_cos(), f64::from(re), f64::from(im));
            [sum[0] + re * cos - im * sin, sum[1] + re * sin + im * cos]
        })
    };
    let expected = x.chunks(256).flat_map(|line| (0..256).flat_map(move |f| spectrum(line, f))).collect();
    let launch = Launch::new("fft_radix4", &[64 * lines as u32], &[64]).input(&x);
    case("numeric", launch.output::<[f32; 2]>(256 * lines, close(expected, 0.0, 1e-4)).input(&roots))
}

fn stencil(random: &mut Random) -> Case {
    let (width, height) = (37, 21);
    let x = floats(random, width * height);
    let at = |column: i32, row: i32| {
        let inside = (0..width as i32).contains(&column) && (0..height as i32).contains(&row);
        if inside { x[row as usize * width + column as usize] } else { 0.0 }
    };
    let results = (0..height as i32).flat_map(|row| {
        (0..width as i32).map(move |column| {
            let sum = at(column - 1, row) + at(column + 1, row) + at(column, row - 1) + at(column, row + 1);
            at(column, row).mul_add(-4.0, sum)
        })
    });
    let launch = Launch::new("stencil", &[48, 24], &[16, 8]).input(&x);
    let launch = launch.output::<f32>(width * height, exact_floats(results.collect()));
    case("numeric", launch.value(width as u32).value(height as u32))
}

fn sparse(random: &mut Random) -> Case {
    let (rows, columns) = (130, 50);
    // Rows of very different lengths, and one in ten is empty.
    let lengths = random.fill(rows, |random| {
        let limit = 1 << random.below(6);
        if random.below(10) == 0 { 0 } else { random.below(limit) }
    });
    let starts: Vec<u32> = std::iter::once(0)
        .chain(lengths.iter().scan(0, |sum, length| {
            *sum += length;
            Some(*sum)
        }))
        .collect();
    let count = starts[rows] as usize;
    let (indices, values) = (random.fill(count, |random| random.below(columns)), floats(random, count));
    let x = floats(random, columns as usize);
    let row = |row: usize| {
        (starts[row] as usize..starts[row + 1] as usize)
            .fold(0.0f32, |sum, k| values[k].mul_add(x[indices[k] as usize], sum))
    };
    let launch = Launch::new("sparse_product", &[rows as u32], &[64]).input(&starts).input(&indices);
    let launch = launch.input(&values).input(&x);
    let launch = launch.output::<f32>(rows, exact_floats((0..rows).map(row).collect()));
    case("numeric", launch.value(rows as u32))
}

/// Against doubles, absolutely: 128 pulls, each off by a few units of `rsq` and of the products, up to 2,000 together.
fn nbody(random: &mut Random) -> Case {
    let n = 128;
    let bodies: Vec<[f32; 4]> = random.fill(n, |random| [(); 4].map(|()| random.between(-2.0, 2.0) as f32));
    let expected = bodies.iter().flat_map(|me| {
        let mut sum = [0.0f64; 4];
        for other in &bodies {
            // Differences are rounded to floats by the kernel too.
            let d: [f64; 3] = std::array::from_fn(|k| f64::from(other[k] - me[k]));
            let square = d.iter().map(|d| d * d).sum::<f64>() + f64::from(0.01f32);
            (0..3).for_each(|k| sum[k] += d[k] * f64::from(other[3]) / (square * square.sqrt()));
        }
        sum
    });
    let launch = Launch::new("nbody", &[n as u32], &[64]).input(&bodies);
    case("numeric", launch.output::<[f32; 4]>(n, close(expected.collect(), 0.0, 2e-3)).value(n as u32))
}

fn quaternion(random: &mut Random) -> Case {
    let n = 100;
    let q: Vec<[f64; 4]> = random.fill(n, |random| [(); 4].map(|()| random.between(-9.0, 9.0)));
    let points: Vec<[f64; 4]> = random.fill(n, |random| [(); 4].map(|()| random.between(-9.0, 9.0)));
    let turn = |(q, p): (&[f64; 4], &[f64; 4])| {
        let [w, x, y, z] = *q;
        let scale = 1.0 / (w * w + x * x + y * y + z * z).sqrt();
        let [w, x, y, z] = [w, x, y, z].map(|v| v * scale);
        let t = [y * p[2] - z * p[1], z * p[0] - x * p[2], x * p[1] - y * p[0]].map(|v| v * 2.0);
        let turned = [y * t[2] - z * t[1], z * t[0] - x * t[2], x * t[1] - y * t[0]];
        let turned: [f64; 3] = std::array::from_fn(|k| p[k] + t[k] * w + turned[k]);
        // Turning keeps the length.
        let length = |v: &[f64]| v.iter().take(3).map(|v| v * v).sum::<f64>();
        assert!((length(p) - length(&turned)).abs() < 1e-10, "{p:?} {turned:?}");
        turned
    };
    let results: Vec<_> = q.iter().zip(&points).map(turn).collect();
    // A vector of three is as large as one of four; what is in the fourth is nobody's.
    let check = crate::case::holds(move |got: Vec<[f64; 4]>| {
        let got: Vec<[f64; 3]> = got.iter().map(|v| [v[0], v[1], v[2]]).collect();
        exact(results.clone())(bytemuck::cast_slice(&got))
    });
    let launch = Launch::new("quaternion", &[n as u32], &[64]).input(&q).input(&points);
    case("numeric", launch.output::<[f64; 4]>(n, check).value(n as u32))
}

/// Within 32 units: the exponent is rounded before the power is taken (up to 6 of its bits), 7 additions, one quotient.
fn softmax(random: &mut Random) -> Case {
    let rows = 3;
    let x = floats(random, 128 * rows);
    let expected = x.chunks(128).flat_map(|row| {
        let powers: Vec<f64> = row.iter().map(|&v| f64::from(v).exp()).collect();
        let sum: f64 = powers.iter().sum();
        powers.into_iter().map(move |power| power / sum)
    });
    let launch = Launch::new("softmax", &[128 * rows as u32], &[128]).input(&x);
    case("numeric", launch.output::<f32>(128 * rows, close(expected.collect(), 32.0, 0.0)))
}

/// Against doubles, absolutely: values of about 3 with a few roundings each.
fn layer_norm(random: &mut Random) -> Case {
    let rows = 3;
    let [x, gain, bias] = [128 * rows, 128, 128].map(|count| floats(random, count));
    let expected = x.chunks(128).flat_map(|row| {
        let row: Vec<f64> = row.iter().map(|&v| v.into()).collect();
        let mean = row.iter().sum::<f64>() / 128.0;
        let variance = row.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / 128.0;
        let scale = 1.0 / (variance + 1e-5).sqrt();
        let (gain, bias) = (&gain, &bias);
        (0..128).map(move |k| (row[k] - mean) * scale * f64::from(gain[k]) + f64::from(bias[k])).collect::<Vec<_>>()
    });
    let expected = expected.collect();
    let launch = Launch::new("layer_norm", &[128 * rows as u32], &[128]).input(&x).input(&gain).input(&bias);
    case("numeric", launch.output::<f32>(128 * rows, close(expected, 0.0, 5e-6)))
}

fn matmul_double(random: &mut Random) -> Case {
    let n = 32;
    let [a, b] = [0; 2].map(|_| random.fill(n * n, |random| random.between(-5.0, 5.0)));
    let results = (0..n * n).map(|i| (0..n).fold(0.0f64, |sum, k| a[i / n * n + k].mul_add(b[k * n + i % n], sum)));
    let launch = Launch::new("matmul_double", &[16, 16], &[8, 8]).input(&a).input(&b);
    case("numeric", launch.output::<f64>(n * n, exact_floats(results.collect())).value(n as u32))
}

fn shrink_picture(random: &mut Random) -> Case {
    let (width, height) = (34, 18);
    let picture: Vec<[u8; 4]> = random.fill(width * height, |random| random.any_u32().to_le_bytes());
    let results = (0..width / 2 * height / 2).map(|i| {
        let first = i / (width / 2) * 2 * width + i % (width / 2) * 2;
        let four = [0, 1, width, width + 1].map(|k| picture[first + k]);
        let mean = |k: usize| ((four.iter().map(|p| u32::from(p[k])).sum::<u32>() + 2) / 4) as u8;
        [mean(0), mean(1), mean(2), four.iter().map(|p| p[3]).min().unwrap()]
    });
    let results = results.collect();
    let launch = Launch::new("shrink_picture", &[32, 16], &[16, 4]).input(&picture);
    let launch = launch.output::<[u8; 4]>(width * height / 4, exact::<[u8; 4]>(results));
    case("numeric", launch.value(width as u32).value(height as u32))
}

fn brighten(random: &mut Random) -> Case {
    let n = 200;
    let picture: Vec<[u8; 4]> = random.fill(n, |random| random.any_u32().to_le_bytes());
    let (gain, offset) = (1.7f32, -60.25f32);
    let change = |v: u8| (f32::from(v) * gain + offset).clamp(0.0, 255.0) as u8;
    let results = picture.iter().map(|pixel| pixel.map(change)).collect();
    let launch = Launch::new("brighten", &[n as u32], &[64]).input(&picture);
    let launch = launch.output::<[u8; 4]>(n, exact::<[u8; 4]>(results));
    case("numeric", launch.value(gain).value(offset).value(n as u32))
}
