//! `dot.cl`: dot products and matrices of small numbers. All exact: the floats are whole, and so are their sums.

use super::columns;
use crate::{
    case::{Case, Launch, case, exact, exact_floats},
    random::Random,
};

const N: usize = 300;

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![matmul_bytes(random), dot_small(random), dot_halves(random), bfloat_round(random), matrix_tiles(random)]
}

fn matmul_bytes(random: &mut Random) -> Case {
    let n = 16;
    let [a, b] = [0; 2].map(|_| random.fill(n * n, |random| random.any_u32() as u8));
    let sum =
        |i: usize| -> i32 { (0..n).map(|k| i32::from(a[i / n * n + k] as i8) * i32::from(b[i % n * n + k])).sum() };
    let results = (0..n * n).map(sum).collect();
    let launch = Launch::new("matmul_bytes", &[n as u32; 2], &[8, 8]).input(&a).input(&b);
    case("dot", launch.output::<i32>(n * n, exact::<i32>(results)).value(n as u32))
}

/// The sum of the products of the `bits`-wide parts of two words, each signed or not.
fn parts(bits: u32, (x, signed_x): (u32, bool), (y, signed_y): (u32, bool)) -> i64 {
    let part = |word: u32, signed: bool, k: u32| {
        let raised = word << (32 - bits * (k + 1));
        if signed { i64::from(raised as i32 >> (32 - bits)) } else { i64::from(raised >> (32 - bits)) }
    };
    (0..32 / bits).map(|k| part(x, signed_x, k) * part(y, signed_y, k)).sum()
}

fn dot_small(random: &mut Random) -> Case {
    let [a, b] = [0; 2].map(|_| random.fill(N, Random::any_u32));
    let results = columns((0..N).map(|i| (a[i], b[i])), |(x, y)| {
        let high = i64::from(x | 0xffff_0000);
        let signed = parts(8, (x, true), (y, true)) + i64::from(y >> 1);
        [
            (parts(8, (x, false), (y, false)) + i64::from(x)) as u32,
            (parts(8, (x, false), (y, false)) + high).min(u32::MAX.into()) as u32,
            (parts(4, (x, false), (y, false)) + i64::from(y)) as u32,
            signed.clamp(i32::MIN.into(), i32::MAX.into()) as u32,
            (parts(4, (x, true), (y, false)) + i64::from(x as i32)) as u32,
        ]
    });
    let launch = Launch::new("dot_small", &[N as u32], &[64]).input(&a).input(&b);
    case("dot", launch.output::<u32>(5 * N, exact(results)).value(N as u32))
}

/// A whole number of at most eight bits as a half.
fn half(value: i32) -> u16 {
    let sign = if value < 0 { 0x8000 } else { 0 };
    match value.unsigned_abs() {
        0 => 0,
        v => {
            let exponent = 31 - v.leading_zeros();
            sign | ((15 + exponent) << 10) as u16 | ((v << (10 - exponent)) & 0x3ff) as u16
        }
    }
}

fn bfloat(value: i32) -> u16 {
    ((value as f32).to_bits() >> 16) as u16
}

fn small(random: &mut Random) -> i32 {
    random.below(255) as i32 - 127
}

fn dot_halves(random: &mut Random) -> Case {
    let [a, b, c, d] = [0; 4].map(|_| random.fill(2 * N, small));
    let dot = |x: &[i32], y: &[i32], i: usize| x[2 * i] * y[2 * i] + x[2 * i + 1] * y[2 * i + 1];
    let sums = (0..N).map(|i| (dot(&a, &b, i) + i as i32) as f32);
    let results = sums.chain((0..N).map(|i| (dot(&c, &d, i) - i as i32) as f32)).collect();
    let as_halves = |x: &[i32]| x.iter().map(|&v| half(v)).collect::<Vec<_>>();
    let as_bfloats = |x: &[i32]| x.iter().map(|&v| bfloat(v)).collect::<Vec<_>>();
    let launch = Launch::new("dot_halves", &[N as u32], &[64]).input(&as_halves(&a)).input(&as_halves(&b));
    let launch = launch.input(&as_bfloats(&c)).input(&as_bfloats(&d));
    case("dot", launch.output::<f32>(2 * N, exact::<f32>(results)).value(N as u32))
}

fn bfloat_round(random: &mut Random) -> Case {
    let x = random.fill(N, Random::any_f32);
    // The nearer of the two around it; the even one where both are as near.
    let round = |v: f32| -> u16 {
        if v.is_nan() {
            return 0x7fc0;
        }
        let low = (v.to_bits() >> 16) as u16;
        let rest = v.to_bits() & 0xffff;
        low + u16::from(rest > 0x8000 || rest == 0x8000 && low & 1 == 1)
    };
    let rounded: Vec<u16> = x.iter().map(|&v| round(v)).collect();
    let back = rounded.iter().map(|&b| f32::from_bits(u32::from(b) << 16)).collect();
    let launch = Launch::new("bfloat_round", &[N as u32], &[64]).input_floats(&x);
    let launch = launch.output::<u16>(N, exact(rounded)).output::<f32>(N, exact_floats::<f32>(back));
    case("dot", launch.value(N as u32))
}

fn matrix_tiles(random: &mut Random) -> Case {
    let tiles = 3;
    let [a, b, c, d] = [0; 4].map(|_| random.fill(tiles * 256, small));
    // Element (row, column) of a tile's product, `b` by columns.
    let product = |x: &[i32], y: &[i32], i: usize| -> i32 {
        let (tile, row, column) = (i / 256 * 256, i / 16 % 16, i % 16);
        (0..16).map(|k| x[tile + row * 16 + k] * y[tile + column * 16 + k]).sum()
    };
    let unsigned: Vec<i32> = d.iter().map(|&v| i32::from(v as u8)).collect();
    let floats = (0..tiles * 256).map(|i| product(&a, &b, i) as f32).collect();
    let whole = (0..tiles * 256).map(|i| product(&c, &unsigned, i) + 1).collect();
    let halves = |x: &[i32]| x.iter().map(|&v| half(v)).collect::<Vec<_>>();
    let bytes = |x: &[i32]| x.iter().map(|&v| v as u8).collect::<Vec<_>>();
    let launch = Launch::new("matrix_tiles", &[32 * tiles as u32], &[32]).input(&halves(&a)).input(&halves(&b));
    let launch = launch.input(&bytes(&c)).input(&bytes(&d)).output::<f32>(tiles * 256, exact::<f32>(floats));
    case("dot", launch.output::<i32>(tiles * 256, exact::<i32>(whole)))
}
