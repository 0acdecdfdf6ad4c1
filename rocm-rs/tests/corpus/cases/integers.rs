//! `integer.cl` and `int64.cl`: integers of 8 to 64 bits. All exact.

use super::columns;
use crate::{
    case::{Case, Launch, case, exact},
    random::Random,
};

const N: usize = 500;

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![mix(random), divide(random), narrow(random), long_mix(random), long_divide(random)]
}

fn launch(kernel: &'static str) -> Launch {
    Launch::new(kernel, &[N as u32], &[96])
}

fn mix(random: &mut Random) -> Case {
    let a = random.fill(N, Random::any_u32);
    let b = random.fill(N, Random::any_u32);
    let results = columns(a.iter().zip(&b), |(&x, &y)| {
        let (sx, sy) = (x as i32, y as i32);
        [
            x.wrapping_add(y),
            x.wrapping_sub(y),
            x.wrapping_mul(y),
            ((u64::from(x) * u64::from(y)) >> 32) as u32,
            ((i64::from(sx) * i64::from(sy)) >> 32) as u32,
            x << (y & 31),
            x >> (y & 31),
            (sx >> (y & 31)) as u32,
            x.rotate_left(y & 31),
            x.count_ones(),
            x.leading_zeros(),
            x.trailing_zeros(),
            x.reverse_bits(),
            sx.min(sy).max(-1000) as u32,
            ((x >> 5) & 0x7f).wrapping_add((((x << 7) as i32) >> 20) as u32),
            (x & y) | (!x & 0x0f0f_0f0f),
            x ^ !y,
            x.swap_bytes(),
            x.abs_diff(y),
            (x & 0xff_ffff).wrapping_mul(y & 0xff_ffff).wrapping_add(x),
        ]
    });
    case("integer", launch("integer_mix").input(&a).input(&b).output::<u32>(20 * N, exact(results)).value(N as u32))
}

fn divide(random: &mut Random) -> Case {
    let a = random.fill(N, |random| random.any_u32().max(1) ^ 0x8000_0001);
    let a: Vec<u32> = a.into_iter().map(|x| if x == 0x8000_0000 { 5 } else { x }).collect();
    let b = random.fill(N, |random| random.any_u32().max(1));
    let results = columns(a.iter().zip(&b), |(&x, &y)| {
        let (sx, sy) = (x as i32, y as i32);
        [x / y, x % y, (sx / sy) as u32, (sx % sy) as u32, x / 7, (sx % 1000) as u32]
    });
    case("integer", launch("integer_divide").input(&a).input(&b).output::<u32>(6 * N, exact(results)).value(N as u32))
}

fn narrow(random: &mut Random) -> Case {
    let a = random.fill(N, |random| random.u32() as u8);
    let b = random.fill(N, |random| random.u32() as i16);
    let pairs = || a.iter().zip(&b).map(|(&x, &y)| (i32::from(x), i32::from(y)));
    let c = pairs().map(|(x, y)| (x * 3 - y) as i16).collect();
    let d = pairs().map(|(x, y)| (x + (y >> 4)).clamp(0, 255) as u8).collect();
    let e = a.iter().map(|&x| (x as i8) >> 2).collect();
    let launch = launch("narrow_integers").input(&a).input(&b);
    let launch = launch.output::<i16>(N, exact::<i16>(c)).output::<u8>(N, exact::<u8>(d));
    case("integer", launch.output::<i8>(N, exact::<i8>(e)).value(N as u32))
}

fn long_mix(random: &mut Random) -> Case {
    let a = random.fill(N, Random::any_u64);
    let b: Vec<u64> = a.iter().map(|&x| if random.below(8) == 0 { x } else { random.any_u64() }).collect();
    let results = columns(a.iter().zip(&b), |(&x, &y)| {
        let (sx, sy) = (x as i64, y as i64);
        [
            x.wrapping_add(y),
            x.wrapping_sub(y),
            x.wrapping_mul(y),
            x << (y & 63),
            x >> (y & 63),
            (sx >> (y & 63)) as u64,
            sx.min(sy) as u64,
            x.max(y),
            x.count_ones().into(),
            x.leading_zeros().into(),
            u64::from(x == y) | u64::from(sx <= sy) << 1 | u64::from(x >= 0x80_0000_0000) << 2,
            (x & 0xffff_ffff) * (y & 0xffff_ffff) + (x >> 32),
        ]
    });
    case("int64", launch("long_mix").input(&a).input(&b).output::<u64>(12 * N, exact(results)).value(N as u32))
}

fn long_divide(random: &mut Random) -> Case {
    let a = random.fill(N, |random| random.any_u64());
    let a: Vec<u64> = a.into_iter().map(|x| if x == 1 << 63 { 5 } else { x }).collect();
    let b = random.fill(N, |random| random.any_u64().max(1));
    let results = columns(a.iter().zip(&b), |(&x, &y)| {
        [x / y, x % y, (x as i64 / y as i64) as u64, (x as i64 % y as i64) as u64]
    });
    case("int64", launch("long_divide").input(&a).input(&b).output::<u64>(4 * N, exact(results)).value(N as u32))
}
