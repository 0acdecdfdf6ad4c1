//! `wide.cl`: numbers wider than the machine's, and recursion. All exact.

use super::columns;
use crate::{
    case::{Case, Launch, case, exact},
    random::Random,
};

const N: usize = 130;

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![arithmetic(random), power(random), product(random), recursion(random), all_orders(random)]
}

fn launch(kernel: &'static str) -> Launch {
    Launch::new(kernel, &[N as u32], &[64])
}

fn halves(x: &[u128]) -> Vec<[u64; 2]> {
    x.iter().map(|&v| [v as u64, (v >> 64) as u64]).collect()
}

fn arithmetic(random: &mut Random) -> Case {
    let wide =
        |random: &mut Random| (u128::from(random.any_u64()) << 64 | u128::from(random.any_u64())) >> random.below(128);
    let (a, b) = (random.fill(N, wide), random.fill(N, |random| wide(random).max(1)));
    let results = columns(a.iter().zip(&b), |(&x, &y)| {
        let moved = (x << (y & 127)).wrapping_sub(y >> (x & 127));
        [x.wrapping_mul(y), x / y, x % y, moved]
    });
    let launch = launch("wide_arithmetic").input(&halves(&a)).input(&halves(&b));
    case("wide", launch.output::<[u64; 2]>(4 * N, exact(halves(&results))).value(N as u32))
}

fn power(random: &mut Random) -> Case {
    let (base, exponent) = (random.fill(N, Random::any_u64), random.fill(N, |random| random.u64() >> random.below(64)));
    let modulus = random.fill(N, |random| (random.u64() >> (1 + random.below(55))) | 3);
    let power = |i: usize| {
        let m = u128::from(modulus[i]);
        let square = |b: u128| b * b % m;
        (0..64).rev().fold(1, |result, k| {
            let result = square(result);
            if exponent[i] >> k & 1 != 0 { result * (u128::from(base[i]) % m) % m } else { result }
        }) as u64
    };
    let results = (0..N).map(power).collect();
    let launch = launch("power_modulo").input(&base).input(&exponent).input(&modulus);
    case("wide", launch.output::<u64>(N, exact::<u64>(results)).value(N as u32))
}

fn product(random: &mut Random) -> Case {
    let [a, b] = [0; 2].map(|_| random.fill(8 * N, Random::any_u32));
    // By columns: up to eight products of 64 bits, and what the column before leaves, fit 128.
    let product = |i: usize| {
        let mut carry = 0u128;
        std::array::from_fn(|column| {
            for k in (0..8).filter(|&k| (k..k + 8).contains(&column)) {
                carry += u128::from(a[8 * i + k]) * u128::from(b[8 * i + column - k]);
            }
            let word = carry as u32;
            carry >>= 32;
            word
        })
    };
    let results = (0..N).map(product).collect();
    let launch = launch("long_product").input(&a).input(&b);
    case("wide", launch.output::<[u32; 16]>(N, exact::<[u32; 16]>(results)).value(N as u32))
}

/// The closed forms: n + 1 and n + 2 for Ackermann's function of 0 and 1; factorials.
fn recursion(random: &mut Random) -> Case {
    let x = random.fill(N, Random::u32);
    let factorial = |n: u32| (1..=n).product::<u32>();
    let closed = |&x: &u32| match (x & 1, x >> 1 & ((x & 1) + 1), x >> 3 & 7) {
        (0, 0, n) => n + 1,
        (0, 1, n) => n + 2,
        (1, m, n) if m > 0 && m < n => factorial(n) / factorial(m) / factorial(n - m),
        _ => 1,
    };
    let results = x.iter().map(closed).collect();
    case("wide", launch("recursion").input(&x).output::<u32>(N, exact::<u32>(results)).value(N as u32))
}

fn permutations(values: &mut [u32], first: usize, which: u32) -> u64 {
    if first + 1 >= values.len() {
        let sum = values.iter().fold(0u64, |sum, &v| sum * 10 + u64::from(v));
        return sum * sum;
    }
    (first..values.len()).fold(0u64, |sum, k| {
        values.swap(first, k);
        let below = permutations(values, first + 1, which ^ 1);
        values.swap(first, k);
        sum.wrapping_mul(if which == 0 { 3 } else { 7 }).wrapping_add(below)
    })
}

fn all_orders(random: &mut Random) -> Case {
    let x = random.fill(N, Random::u32);
    let orders = |&x: &u32| {
        let mut values: Vec<u32> = (0..1 + (x >> 30)).map(|k| x >> (4 * k) & 7).collect();
        permutations(&mut values, 0, x >> 29 & 1)
    };
    let results = x.iter().map(orders).collect();
    case("wide", launch("all_orders").input(&x).output::<u64>(N, exact::<u64>(results)).value(N as u32))
}
