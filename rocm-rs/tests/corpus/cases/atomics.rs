//! `atomics.cl`: what many work-items do to one place, in whatever order they come.

use crate::{
    case::{Case, Launch, case, exact, holds},
    random::Random,
};

const N: usize = 700;

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![
        reductions(random),
        reductions_64(random),
        tickets(),
        exchange(),
        compare_and_swap(random),
        float_add(random),
        histogram(random),
        local_reductions(random),
    ]
}

fn launch(kernel: &'static str) -> Launch {
    Launch::new(kernel, &[N as u32], &[128])
}

fn reductions(random: &mut Random) -> Case {
    let x = random.fill(N, Random::any_u32);
    let start = [7, 1000, u32::MAX, 3, i32::MAX as u32, i32::MIN as u32, u32::MAX, 0x0f00_0000, 0xaaaa_5555, 0];
    let mut cells = start;
    for &v in &x {
        cells[0] = cells[0].wrapping_add(v);
        cells[1] = cells[1].wrapping_sub(v);
        cells[2] = cells[2].min(v);
        cells[3] = cells[3].max(v);
        cells[4] = (cells[4] as i32).min(v as i32) as u32;
        cells[5] = (cells[5] as i32).max(v as i32) as u32;
        cells[6] &= v | 0xff;
        cells[7] |= v & 0xf0f0;
        cells[8] ^= v;
        cells[9] += 1;
    }
    case("atomics", launch("atomic_reductions").input(&x).inout(&start, exact(cells.to_vec())).value(N as u32))
}

fn reductions_64(random: &mut Random) -> Case {
    let x = random.fill(N, Random::any_u64);
    let start = [1u64 << 32, 5, u64::MAX, i64::MIN as u64, 1 << 63, 42];
    let mut cells = start;
    for &v in &x {
        cells[0] = cells[0].wrapping_add(v);
        cells[1] = cells[1].wrapping_sub(v);
        cells[2] = cells[2].min(v);
        cells[3] = (cells[3] as i64).max(v as i64) as u64;
        cells[4] |= v & 0xf0f0_f0f0_f0f0;
        cells[5] ^= v;
    }
    case("atomics", launch("atomic_reductions_64").input(&x).inout(&start, exact(cells.to_vec())).value(N as u32))
}

fn tickets() -> Case {
    let everyone_once = holds(|mut holders: Vec<u32>| {
        holders.sort_unstable();
        (holders == (0..N as u32).collect::<Vec<_>>()).then_some(()).ok_or("not every work-item holds one ticket")
    });
    let launch = launch("atomic_tickets").inout(&[0u32], exact(vec![N as u32]));
    case("atomics", launch.output::<u32>(N, everyone_once).value(N as u32))
}

fn exchange() -> Case {
    let all = (N * (N + 1) / 2) as u32;
    let balanced =
        holds(move |cells: Vec<u32>| match (1..=N as u32).contains(&cells[0]) && cells[0] + cells[1] == all {
            true => Ok(()),
            false => Err(format!("{} left and {} taken, {all} put in", cells[0], cells[1])),
        });
    case("atomics", launch("atomic_exchange").inout(&[0u32, 0], balanced).value(N as u32))
}

fn compare_and_swap(random: &mut Random) -> Case {
    let x = random.fill(N, |random| 3 + random.below(1000));
    let sum = x.iter().map(|&v| v as f32).sum::<f32>();
    let (low, high) = (*x.iter().min().unwrap(), *x.iter().max().unwrap());
    let range = u64::from(high) << 32 | u64::from(low);
    let launch = launch("atomic_compare_and_swap").input(&x).inout(&[0.0f32], exact(vec![sum]));
    case("atomics", launch.inout(&[u64::from(u32::MAX)], exact(vec![range])).value(N as u32))
}

fn float_add(random: &mut Random) -> Case {
    let x = random.fill(N, |random| random.below(2000) as f32 - 1000.0);
    let sum = x.iter().sum::<f32>() + 0.5;
    case("atomics", launch("atomic_float_add").input(&x).inout(&[0.5f32], exact(vec![sum])).value(N as u32))
}

fn histogram(random: &mut Random) -> Case {
    let x = random.fill(5000, |random| (random.below(16) * random.below(17)) as u8);
    let start: Vec<u32> = (0..256).collect();
    let mut counts = start.clone();
    x.iter().for_each(|&byte| counts[usize::from(byte)] += 1);
    let launch = Launch::new("local_histogram", &[1024], &[256]);
    case("atomics", launch.input(&x).inout(&start, exact(counts)).value(5000u32))
}

fn local_reductions(random: &mut Random) -> Case {
    let x = random.fill(256, Random::any_u32);
    let results = x.chunks(64).flat_map(|group| {
        let fold = |start, step: fn(u32, u32) -> u32| group.iter().fold(start, |sum, &v| step(sum, v));
        let wide = group.iter().fold(1u64 << 40, |sum, &v| sum + (u64::from(v) << 8));
        [
            fold(0, u32::wrapping_add),
            fold(0, |a, v| a ^ v),
            fold(u32::MAX, u32::min),
            fold(0, u32::max),
            fold(u32::MAX, |a, v| a & (v | 0xf)),
            fold(0, |a, v| a | (v & 0xff00_ff00)),
            fold(0, |a, v| (a as i32).max(v as i32) as u32),
            (wide >> 32) as u32,
        ]
    });
    let launch = Launch::new("local_reductions", &[256], &[64]);
    case("atomics", launch.input(&x).output::<u32>(32, exact(results.collect())))
}
