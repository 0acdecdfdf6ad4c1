//! `memory.cl`: widths, alignments and address spaces; constants, variables and kinds of arguments. All exact.

use crate::{
    case::{Case, Launch, case, exact, exact_floats},
    random::Random,
};

const N: usize = 256;

pub fn cases(random: &mut Random) -> Vec<Case> {
    vec![
        wide_copy(random),
        unaligned(random),
        generic_pointers(random),
        constant_table(random),
        program_variable(random),
        argument_kinds(),
    ]
}

fn launch(kernel: &'static str) -> Launch {
    Launch::new(kernel, &[N as u32], &[64])
}

fn wide_copy(random: &mut Random) -> Case {
    let a = random.fill(N, |random| [0; 4].map(|_: i32| random.u32()));
    let c = random.fill(N, |random| [0; 3].map(|_: i32| random.u32()));
    let e = random.fill(N, |random| [random.u64(), random.u64()]);
    let b = a.iter().map(|&[x, y, z, w]| [w, z, y, x]).collect();
    let d = c.iter().map(|&[x, y, z]| [y, z, x]).collect();
    let f = e.iter().enumerate().map(|(i, &[x, y])| [y.wrapping_add(i as u64), x.wrapping_add(1)]).collect();
    let launch = launch("wide_copy").input(&a).output::<[u32; 4]>(N, exact::<[u32; 4]>(b));
    let launch = launch.input(&c).output::<[u32; 3]>(N, exact::<[u32; 3]>(d));
    case("memory", launch.input(&e).output::<[u64; 2]>(N, exact::<[u64; 2]>(f)).value(N as u32))
}

fn unaligned(random: &mut Random) -> Case {
    let input = random.fill(13 * N, |random| random.u32() as u8);
    let mut output = Vec::new();
    for record in input.chunks(13) {
        let value = u32::from_le_bytes(record[1..5].try_into().unwrap());
        let wide = u64::from_le_bytes(record[5..].try_into().unwrap());
        output.push(record[0].wrapping_add(1));
        output.extend(value.wrapping_mul(3).to_le_bytes());
        output.extend(wide.wrapping_add(value.into()).to_le_bytes());
    }
    let launch = launch("unaligned").input(&input).output::<u8>(13 * N, exact(output));
    case("memory", launch.value(N as u32))
}

fn generic_pointers(random: &mut Random) -> Case {
    let x = random.fill(N, |random| [0; 4].map(|_: i32| random.u32()));
    let results = (0..N).map(|i| {
        let own = x[i];
        let mirrored = x[i / 64 * 64 + 63 - i % 64];
        let place: [u32; 4] = match own[0] {
            v if v & 6 == 6 => own,
            v if v & 1 != 0 => mirrored.map(|v| v ^ 0xff),
            _ => std::array::from_fn(|k| own[k].wrapping_add(k as u32)),
        };
        (0..4).fold(0u32, |sum, k| sum.wrapping_add(place[k].wrapping_mul(k as u32 + 1)))
    });
    case("memory", launch("generic_pointers").input(&x).output::<u32>(N, exact(results.collect())))
}

fn constant_table(random: &mut Random) -> Case {
    let x = random.fill(N, Random::u32);
    let square = |v: u32| (v & 15) * (v & 15);
    let results = x.iter().enumerate().map(|(i, &x)| square(x) + square(i as u32)).collect();
    case("memory", launch("constant_table").input(&x).output::<u32>(N, exact::<u32>(results)).value(N as u32))
}

/// A module's variable keeps what a launch left in it.
fn program_variable(random: &mut Random) -> Case {
    let x = random.fill(N, |random| random.below(1000));
    let read = |value| Launch::new("read_variable", &[1], &[1]).output::<u32>(1, exact(vec![value]));
    let add = launch("program_variable").input(&x).output::<u32>(N, exact(vec![9000; N])).value(N as u32);
    Case { source: "memory", launches: vec![read(1000), add, read(1000 + x.iter().sum::<u32>())] }
}

fn argument_kinds() -> Case {
    // float scale; uchar channel; ulong offset; int3 shift, which takes four.
    let mut parameters = [0u32; 8];
    parameters[0] = 1.25f32.to_bits();
    parameters[1] = 0xffff_ff00 | 200;
    parameters[2..4].copy_from_slice(&[77, 5]);
    parameters[4..7].copy_from_slice(&[-9i32 as u32, 0xdead_beef, 30]);
    let (a, b, c, d) = (-5i8, -300i16, 1.0f64 / 3.0, 250u8);
    let results = (0..N).map(|i| {
        let shift = -39.0;
        i as f32 * 1.25 + 277.0 + shift + f32::from(i16::from(a) + b) + c as f32 + f32::from(d)
    });
    let launch = launch("argument_kinds").value(a).value(parameters).value(b);
    let launch = launch.output::<f32>(N, exact_floats(results.collect()));
    case("memory", launch.value(c).value(d).value(N as u32))
}
