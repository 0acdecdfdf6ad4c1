//! `lds.cl`: work-items of a workgroup that hand values to each other. All exact.

use crate::{
    case::{Case, Launch, case, exact},
    random::Random,
};

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![transpose(random), prefix_sum(random), bitonic_sort(random), dynamic_local(random), widths(random)]
}

fn transpose(random: &mut Random) -> Case {
    let (width, height) = (48usize, 32usize);
    let x = random.fill(width * height, Random::u32);
    let turned = (0..width * height).map(|i| x[i % height * width + i / height]).collect();
    let launch = Launch::new("transpose", &[width as u32, height as u32], &[16, 16]);
    let launch = launch.input(&x).output::<u32>(width * height, exact::<u32>(turned));
    case("lds", launch.value(width as u32).value(height as u32))
}

fn prefix_sum(random: &mut Random) -> Case {
    let x = random.fill(768, Random::u32);
    let running = |group: &[u32]| {
        let mut sum = 0u32;
        let mut step = |&v: &u32| {
            sum = sum.wrapping_add(v);
            sum
        };
        group.iter().map(&mut step).collect::<Vec<_>>()
    };
    let sums = x.chunks(256).flat_map(running).collect();
    case("lds", Launch::new("prefix_sum", &[768], &[256]).input(&x).output::<u32>(768, exact::<u32>(sums)))
}

fn bitonic_sort(random: &mut Random) -> Case {
    let x = random.fill(512, |random| random.between(-1e6, 1e6) as f32);
    let mut sorted = x.clone();
    sorted.chunks_mut(256).for_each(|group| group.sort_by(f32::total_cmp));
    case("lds", Launch::new("bitonic_sort", &[512], &[256]).inout(&x, exact(sorted)))
}

fn dynamic_local(random: &mut Random) -> Case {
    let x = random.fill(200, Random::u32);
    let mut reversed = x.clone();
    reversed.chunks_mut(64).for_each(<[u32]>::reverse);
    case("lds", Launch::new("dynamic_local", &[200], &[64]).inout(&x, exact(reversed)).local(64 * 4))
}

fn widths(random: &mut Random) -> Case {
    let bytes = random.fill(512, |random| random.u32() as u8);
    let mut sums = Vec::new();
    let mut wide: Vec<[u32; 4]> = Vec::new();
    for group in bytes.chunks(256) {
        // In LDS, byte k of work-item l stands at 64 k + l.
        let stored = |at: usize| u32::from(group[at % 64 * 4 + at / 64]);
        for lane in 0..64u32 {
            let word = ((63 - lane) * 1031) & 0xffff;
            sums.push(stored(lane as usize * 4) + stored(255 - lane as usize) * 1000 + word);
            let quad = |at: u32| [at ^ 1, (at ^ 1) + 1, (at ^ 1) * (at ^ 1), !(at ^ 1)];
            let (a, b) = (quad(lane), quad(63 - lane));
            wide.push(std::array::from_fn(|k| a[k].wrapping_add(b[k])));
        }
    }
    let launch = Launch::new("local_widths", &[128], &[64]).input(&bytes);
    case("lds", launch.output::<u32>(128, exact(sums)).output::<[u32; 4]>(128, exact(wide)))
}
