//! `half.cl`: 16-bit floats, as their bits. All exact.

use super::columns;
use crate::{
    case::{Case, Launch, case, exact_floats},
    random::Random,
};
use half::f16;

const N: usize = 512;

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![arithmetic(random), packed(random), mixed(random)]
}

fn launch(kernel: &'static str) -> Launch {
    Launch::new(kernel, &[N as u32], &[64])
}

fn wide(bits: u16) -> f64 {
    f16::from_bits(bits).to_f64()
}

/// The half nearest to a double, ties to even. Sums, products and fused products of halves are exact in a double, so
/// that this is their one rounding.
fn round(value: f64) -> u16 {
    if !value.is_finite() || value == 0.0 {
        return f16::from_f64(value).to_bits();
    }
    let exponent = ((value.to_bits() >> 52) & 0x7ff) as i32 - 1023;
    let unit = 2f64.powi(exponent.max(-14) - 10);
    let rounded = (value / unit).round_ties_even() * unit;
    match rounded.abs() >= 65536.0 {
        true => f16::INFINITY.copysign(f16::from_f64(value.signum())).to_bits(),
        false => f16::from_f64(rounded.copysign(value)).to_bits(),
    }
}

fn fma(x: u16, y: u16, z: u16) -> u16 {
    round(wide(x).mul_add(wide(y), wide(z)))
}

fn arithmetic(random: &mut Random) -> Case {
    let [a, b, c] = [0; 3].map(|_| random.fill(N, Random::any_f16));
    let results = columns((0..N).map(|i| (a[i], b[i], c[i])), |(x, y, z)| {
        let (wx, wy) = (wide(x), wide(y));
        let (least, greatest) = match (wx.is_nan(), wy.is_nan()) {
            (true, _) => (y, y),
            (_, true) => (x, x),
            _ if wx == wy => (x | y, x & y),
            _ if wx < wy => (x, y),
            _ => (y, x),
        };
        [
            round(wx + wy),
            round(wx - wy),
            round(wx * wy),
            fma(x, y, z),
            least,
            greatest,
            round(wx.floor()),
            round(wx.round_ties_even()),
            if wx < wy { x } else { z },
            x | 0x8000,
        ]
    });
    let launch = launch("half_arithmetic").input(&a).input(&b).input(&c);
    case("half", launch.output::<u16>(10 * N, exact_floats::<u16>(results)).value(N as u32))
}

fn packed(random: &mut Random) -> Case {
    let [a, b, c] = [0; 3].map(|_| random.fill(2 * N, Random::any_f16));
    let mut results = vec![0u16; 8 * N];
    for i in 0..N {
        let ([x, y, z], swapped) = ([&a, &b, &c].map(|v| [v[2 * i], v[2 * i + 1]]), [b[2 * i + 1], b[2 * i]]);
        for h in 0..2 {
            let mut set = |row: usize, bits| results[(row * N + i) * 2 + h] = bits;
            set(0, round(wide(x[h]) + wide(y[h])));
            set(1, round(wide(x[h]) * wide(swapped[h])));
            set(2, fma(x[h], y[h], z[h]));
            set(3, fma(x[h], y[0], z[h] ^ 0x8000));
        }
    }
    let launch = launch("half_packed").input(&a).input(&b).input(&c);
    case("half", launch.output::<u16>(8 * N, exact_floats::<u16>(results)).value(N as u32))
}

fn mixed(random: &mut Random) -> Case {
    let [a, b] = [0; 2].map(|_| random.fill(2 * N, Random::any_f16));
    let c = random.fill(N, |random| match random.below(3) {
        0 => random.any_f32(),
        _ => random.between(-70000.0, 70000.0) as f32,
    });
    let single = |bits| f16::from_bits(bits).to_f32();
    let sums = (0..N)
        .map(|i| {
            let sum = single(a[2 * i]).mul_add(single(b[2 * i]), c[i]);
            single(a[2 * i + 1]).mul_add(single(b[2 * i + 1]), sum)
        })
        .collect();
    let launch = launch("half_mixed").input(&a).input(&b).input_floats(&c);
    let launch = launch.output::<f32>(N, exact_floats::<f32>(sums));
    let launch = launch.output::<u16>(N, exact_floats::<u16>(c.iter().map(|&x| round(x.into())).collect()));
    let widened = (0..N).map(|i| single(a[2 * i])).collect();
    case("half", launch.output::<f32>(N, exact_floats::<f32>(widened)).value(N as u32))
}
