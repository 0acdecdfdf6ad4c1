//! `divergence.cl`: loops and branches that differ by work-item. All exact.

use crate::{
    case::{Case, Launch, case, exact},
    random::Random,
};

const N: usize = 300;

pub fn cases(random: &mut Random) -> Vec<Case> {
    let mut cases = vec![collatz(random), switch_paths(random), nested_loops(random)];
    cases.extend([0, 9, 100].map(|mode| uniform_branch(random, mode)));
    cases
}

fn launch(kernel: &'static str) -> Launch {
    Launch::new(kernel, &[N as u32], &[32])
}

fn collatz(random: &mut Random) -> Case {
    let limit = 150;
    let x = random.fill(N, |random| random.below(100_000));
    let steps = |&x: &u32| {
        let (mut v, mut count) = (u64::from(x), 0);
        while v != 1 && count < limit {
            v = if v & 1 != 0 { 3 * v + 1 } else { v >> 1 };
            count += 1;
        }
        count
    };
    let steps = x.iter().map(steps).collect();
    case("divergence", launch("collatz").input(&x).output::<u32>(N, exact::<u32>(steps)).value(limit).value(N as u32))
}

fn switch_paths(random: &mut Random) -> Case {
    let programs = random.fill(N, |random| random.u32() & 0x7777_7777 | if random.below(4) == 0 { 8 } else { 0 });
    let results = programs.iter().enumerate().map(|(i, &program)| machine(i as u32, program)).collect();
    let launch = launch("switch_paths").input(&programs).output::<u32>(N, exact::<u32>(results));
    case("divergence", launch.value(N as u32))
}

fn machine(id: u32, program: u32) -> u32 {
    let mut v = id.wrapping_mul(2_654_435_761);
    for k in 0..8 {
        v = match (program >> (4 * k)) & 15 {
            0 => v.wrapping_add(12345),
            1 => v ^ (v >> 7),
            2 => !v.wrapping_mul(69069),
            3 => !v,
            4 if v & 3 == 0 => v >> 2,
            4 => v,
            5 => (1..=v & 7).rev().fold(v, |v, j| v.wrapping_mul(3).wrapping_add(j)),
            6 => v.rotate_left(5),
            7 => return v,
            _ => v.wrapping_sub(k),
        };
    }
    v ^ 0x8000_0000
}

fn nested_loops(random: &mut Random) -> Case {
    let x = random.fill(N, Random::u32);
    let run = |&v: &u32| {
        let mut sum = 0u32;
        for outer in 0..20u32 {
            if (v >> (outer & 15)) & 1 != 0 {
                continue;
            }
            for inner in 0..12 {
                sum += outer * inner + 1;
                if v.wrapping_mul(inner) & 31 == 7 {
                    break;
                }
                if sum & 127 == 77 {
                    return sum;
                }
            }
            sum ^= outer;
        }
        sum
    };
    let sums = x.iter().map(run).collect();
    case("divergence", launch("nested_loops").input(&x).output::<u32>(N, exact::<u32>(sums)).value(N as u32))
}

fn uniform_branch(random: &mut Random, mode: u32) -> Case {
    let x = random.fill(N, Random::u32);
    let results = x.iter().map(|&v| match mode {
        0 => v.wrapping_add(1),
        1..100 => (0..mode).fold(v, |v, k| v.wrapping_mul(5).wrapping_add(k)),
        _ => !v,
    });
    case("divergence", launch("uniform_branch").inout(&x, exact(results.collect())).value(mode).value(N as u32))
}
