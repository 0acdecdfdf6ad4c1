//! `wave.cl`: the lanes of one wave read each other. All exact.

use crate::{
    case::{Case, Launch, case, exact},
    random::Random,
};

const N: usize = 192;

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![gather(random), ballot(random), sum(random), swizzle(random)]
}

fn launch(kernel: &'static str) -> Launch {
    Launch::new(kernel, &[N as u32], &[64])
}

fn gather(random: &mut Random) -> Case {
    let x = random.fill(N, Random::u32);
    let from = random.fill(N, |random| random.below(32));
    let results = (0..N).map(|i| x[i / 32 * 32 + from[i] as usize]).collect();
    case("wave", launch("wave_gather").input(&x).input(&from).output::<u32>(N, exact::<u32>(results)))
}

fn ballot(random: &mut Random) -> Case {
    // The third wave has no odd value.
    let x: Vec<u32> = (0..N).map(|i| random.u32() & if i / 32 == 2 { !1 } else { !0 }).collect();
    let mask = |wave: &[u32]| (0..32).fold(0u32, |mask, lane| mask | (wave[lane] & 1) << lane);
    let masks: Vec<u32> = x.chunks(32).flat_map(|wave| [mask(wave); 32]).collect();
    let ranks = (0..N).map(|i| (masks[i] & ((1 << (i % 32)) - 1)).count_ones()).collect();
    let firsts = (0..N).map(|i| {
        let wave = &x[i / 32 * 32..][..32];
        let first = wave.iter().copied().find(|v| v & 1 != 0).filter(|_| x[i] & 1 != 0);
        first.unwrap_or(u32::MAX).wrapping_add(wave[17])
    });
    let launch = launch("wave_ballot").input(&x).output::<u32>(N, exact(masks.clone()));
    case("wave", launch.output::<u32>(N, exact::<u32>(ranks)).output::<u32>(N, exact(firsts.collect())))
}

fn sum(random: &mut Random) -> Case {
    let x = random.fill(N, Random::u32);
    let sums = x.chunks(32).flat_map(|wave| [wave.iter().copied().fold(0, u32::wrapping_add); 32]).collect();
    case("wave", launch("wave_sum").input(&x).output::<u32>(N, exact::<u32>(sums)))
}

fn swizzle(random: &mut Random) -> Case {
    let x = random.fill(N, Random::u32);
    let swapped = (0..N).map(|i| x[i ^ 1]).collect();
    let shifted = (0..N).map(|i| if i % 16 < 3 { 0 } else { x[i - 3] }).collect();
    let launch = launch("wave_swizzle").input(&x).output::<u32>(N, exact::<u32>(swapped));
    case("wave", launch.output::<u32>(N, exact::<u32>(shifted)))
}
