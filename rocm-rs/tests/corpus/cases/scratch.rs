//! `scratch.cl` and `calls.cl`: private memory, and functions that are called. All exact.

use crate::{
    case::{Case, Launch, case, exact},
    random::Random,
};

const N: usize = 200;

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![
        private_array(random),
        private_sort(random),
        private_bytes(random),
        call_chain(random),
        indirect_call(random),
        call_with_pointer(random),
        call_with_many(random),
    ]
}

fn launch(kernel: &'static str) -> Launch {
    Launch::new(kernel, &[N as u32], &[64])
}

/// A case of a kernel `(x, out, n)` whose results are `f(work-item, x)`.
fn map(random: &mut Random, source: &'static str, kernel: &'static str, f: impl Fn(u32, u32) -> u32) -> Case {
    let x = random.fill(N, Random::u32);
    let results = x.iter().enumerate().map(|(i, &x)| f(i as u32, x)).collect();
    case(source, launch(kernel).input(&x).output::<u32>(N, exact::<u32>(results)).value(N as u32))
}

fn private_array(random: &mut Random) -> Case {
    map(random, "scratch", "private_array", |_, x| {
        let mut ring: [u32; 32] = std::array::from_fn(|k| x.wrapping_add((k * k) as u32));
        let mut at = x & 31;
        for _ in 0..64 {
            let next = ring[(at as usize + 7) & 31];
            let cell = &mut ring[at as usize];
            *cell = cell.wrapping_mul(3).wrapping_add(next);
            at = at.wrapping_add(*cell) & 31;
        }
        ring.iter().fold(0u32, |sum, &v| sum.wrapping_mul(31).wrapping_add(v))
    })
}

fn private_sort(random: &mut Random) -> Case {
    let x = random.fill(16 * N, |random| random.u32() as i16 >> random.below(16));
    let mut sorted = x.clone();
    sorted.chunks_mut(16).for_each(<[i16]>::sort_unstable);
    case("scratch", launch("private_sort").input(&x).output::<i16>(16 * N, exact(sorted)).value(N as u32))
}

fn private_bytes(random: &mut Random) -> Case {
    let length = 40;
    let text = random.fill(length * N, |random| (random.below(8) * 37) as u8);
    let most_frequent = |line: &[u8]| {
        let mut seen = [0u8; 256];
        line.iter().for_each(|&byte| seen[usize::from(byte)] += 1);
        let best = (0..256).fold(0, |best, k| if seen[k] > seen[best] { k } else { best });
        best as u32 | u32::from(seen[best]) << 8
    };
    let results = text.chunks(length).map(most_frequent).collect();
    let launch = launch("private_bytes").input(&text).output::<u32>(N, exact::<u32>(results));
    case("scratch", launch.value(length as u32).value(N as u32))
}

fn mix(x: u32, y: u32) -> u32 {
    (x ^ y.wrapping_mul(2_246_822_519)).rotate_left(13)
}

fn call_chain(random: &mut Random) -> Case {
    map(random, "calls", "call_chain", |i, x| {
        let v = mix(mix(x, i).wrapping_add(7), x);
        if v & 1 != 0 { mix(v, 3) } else { v }
    })
}

fn indirect_call(random: &mut Random) -> Case {
    map(random, "calls", "indirect_call", |i, program| {
        (0..6).fold(i, |v, k| match (program >> (2 * k)) & 3 {
            0 => v.wrapping_add(3),
            1 => v.wrapping_mul(5),
            2 => v >> 1,
            _ => mix(v, 9),
        })
    })
}

fn call_with_pointer(random: &mut Random) -> Case {
    map(random, "calls", "call_with_pointer", |_, x| {
        let mut values: [u32; 8] = std::array::from_fn(|k| x.wrapping_mul(k as u32 + 1));
        values.rotate_left(x as usize & 7);
        values[0] ^ values[3] ^ (values[7] << 1)
    })
}

fn call_with_many(random: &mut Random) -> Case {
    let x = random.fill(N, Random::any_u64);
    let fold = |(i, &x): (usize, &u64)| {
        (0..20).fold(i as u64, |sum, k| sum.wrapping_mul(1_099_511_628_211).wrapping_add(x.wrapping_add(k)))
    };
    let results = x.iter().enumerate().map(fold).collect();
    case("calls", launch("call_with_many").input(&x).output::<u64>(N, exact::<u64>(results)).value(N as u32))
}
