//! `scan.cl`: algorithms inside one wave of 32. All exact.

use crate::{
    case::{Case, Launch, case, exact, exact_floats, holds},
    random::Random,
};

const N: usize = 192;

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![wave_scan(random), greatest(random), sort(random), compact(random), quad_transpose(random), distinct(random)]
}

fn launch(kernel: &'static str) -> Launch {
    Launch::new(kernel, &[N as u32], &[64])
}

fn wave_scan(random: &mut Random) -> Case {
    let x = random.fill(N, Random::u32);
    let sums = (0..N).map(|i| x[i / 32 * 32..=i].iter().copied().fold(0, u32::wrapping_add)).collect();
    case("scan", launch("wave_scan").input(&x).output::<u32>(N, exact::<u32>(sums)))
}

fn greatest(random: &mut Random) -> Case {
    let x = random.fill(N, |random| random.between(-1e300, 1e300));
    let greatest = x.chunks(32).flat_map(|wave| [wave.iter().copied().fold(f64::NEG_INFINITY, f64::max); 32]).collect();
    case("scan", launch("wave_greatest").input(&x).output::<f64>(N, exact_floats::<f64>(greatest)))
}

fn sort(random: &mut Random) -> Case {
    let pairs: Vec<[u32; 2]> = (0..N as u32).map(|i| [random.u32() & !31 | i & 31, random.u32()]).collect();
    let mut sorted = pairs.clone();
    sorted.chunks_mut(32).for_each(<[[u32; 2]]>::sort_unstable);
    case("scan", launch("wave_sort").input(&pairs).output::<[u32; 2]>(N, exact(sorted)))
}

fn compact(random: &mut Random) -> Case {
    // The third wave has nothing to keep.
    let x: Vec<u32> = (0..N as u32).map(|i| if i / 32 == 2 || random.below(3) == 0 { 0 } else { i + 1 }).collect();
    let waves: Vec<Vec<u32>> = x.chunks(32).map(|wave| wave.iter().copied().filter(|&v| v != 0).collect()).collect();
    let count = waves.iter().map(Vec::len).sum::<usize>();
    let check = holds(move |got: Vec<u32>| {
        let mut left = waves.clone();
        let mut at = 0;
        while at < count {
            let Some(next) = left.iter().position(|wave| !wave.is_empty() && got[at..].starts_with(wave)) else {
                return Err(format!("[{at}]: no wave's values: {got:?}"));
            };
            at += left.remove(next).len();
        }
        got[count..].iter().all(|&v| v == 0).then_some(()).ok_or("more than there was".into())
    });
    let launch = launch("compact").input(&x).output::<u32>(N, check);
    case("scan", launch.output::<u32>(1, exact(vec![count as u32])))
}

fn quad_transpose(random: &mut Random) -> Case {
    let x: Vec<[u8; 4]> = random.fill(N, |random| random.u32().to_le_bytes());
    let results = (0..N).map(|i| std::array::from_fn(|k| x[i / 4 * 4 + k][i % 4])).collect();
    case("scan", launch("quad_transpose").input(&x).output::<[u8; 4]>(N, exact::<[u8; 4]>(results)))
}

fn distinct(random: &mut Random) -> Case {
    let x = random.fill(N, |random| random.below(9));
    let count = |i: usize| {
        let wave = &x[i / 32 * 32..][..32];
        let first = wave.iter().position(|&v| v == x[i]) == Some(i % 32);
        if first { wave.iter().filter(|&&v| v == x[i]).count() as u32 } else { 0 }
    };
    let counts = (0..N).map(count).collect();
    case("scan", launch("distinct").input(&x).output::<u32>(N, exact::<u32>(counts)))
}
