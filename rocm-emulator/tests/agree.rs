//! The interpreter against itself and against plain Rust: the same kernels with waves of 32 and of 64 lanes, on one worker
//! and on several, with and without the host's vector unit, in workgroups whose lanes' addresses lie in every way that
//! memory accesses tell apart. What comes out is the same, bit by bit.

mod support;

use support::{Buffer, Gpu};

const WAVE32: &[u8] = include_bytes!("kernels/bench-wave32.co");
const WAVE64: &[u8] = include_bytes!("kernels/bench-wave64.co");

/// Runs with both sizes of waves on one worker and on three, and compares the results; gives one of them.
fn same_everywhere<T: PartialEq>(what: &str, run: impl Fn(&Gpu, &[u8]) -> Vec<T>) -> Vec<T> {
    let mut first: Option<Vec<T>> = None;
    for object in [WAVE32, WAVE64] {
        for workers in [1, 3] {
            let result = run(&Gpu::new(workers), object);
            let lanes = if object == WAVE32 { 32 } else { 64 };
            match &first {
                Some(first) => {
                    let at = first.iter().zip(&result).position(|(a, b)| a != b);
                    assert_eq!(at, None, "{what}, waves of {lanes} lanes, {workers} workers");
                }
                None => first = Some(result),
            }
        }
    }
    first.unwrap()
}

fn bits(buffer: &Buffer<f32>) -> Vec<u32> {
    buffer.to_vec().into_iter().map(f32::to_bits).collect()
}

/// Numbers of all sizes; with `special`, one in eight is a zero, a denormal, an infinity or a NaN.
fn numbers(count: usize, seed: u32, special: bool) -> Vec<f32> {
    const SPECIAL: [u32; 8] = [0, 0x8000_0000, 1, 0x8070_0000, 0x7f80_0000, 0xff80_0000, 0x7fc1_2345, 0xff81_2345];
    let mut random = seed;
    let mut next = || {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        random >> 8
    };
    (0..count)
        .map(|_| {
            let (kind, mantissa) = (next(), next());
            if special && kind & 7 == 0 {
                f32::from_bits(SPECIAL[(kind >> 3) as usize % 8])
            } else {
                f32::from_bits((kind & 0x100) << 23 | (110 + (kind >> 4 & 31)) << 23 | mantissa & 0x7f_ffff)
            }
        })
        .collect()
}

/// Equal, or both a NaN: which of two operands' NaNs is passed on is the compiler's choice.
fn check(what: &str, found: &[u32], expected: impl Iterator<Item = f32>) {
    for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
        let same = *found == expected.to_bits() || f32::from_bits(*found).is_nan() && expected.is_nan();
        assert!(same, "{what}, element {index}: {found:#010x} and not {:#010x}", expected.to_bits());
    }
}

#[test]
fn matrix_products_in_workgroups_of_all_shapes() {
    const N: usize = 40;
    for special in [false, true] {
        let (a, b) = (numbers(N * N, 1, special), numbers(N * N, 2, special));
        // Rows of 32, 16, 8, 4 and odd numbers of lanes: whole runs, runs of groups, steps, and none of these.
        for group in [[40, 1], [32, 2], [16, 16], [8, 8], [8, 5], [4, 8], [5, 7], [1, 40]] {
            let what = format!("product in groups of {group:?}, special values: {special}");
            let product = same_everywhere(&what, |gpu, object| {
                let c = gpu.alloc::<f32>(N * N);
                let args = [(&gpu.upload(&a)).into(), (&gpu.upload(&b)).into(), (&c).into(), (N as u32).into()];
                gpu.launch(&gpu.load(object)["matmul_naive"], &[N as u32; 2], &group, &args).unwrap();
                bits(&c)
            });
            let expected = (0..N * N).map(|at| {
                let (row, column) = (at / N, at % N);
                (0..N).fold(0.0f32, |sum, k| a[row * N + k].mul_add(b[k * N + column], sum))
            });
            check(&what, &product, expected);
        }
    }
}

#[test]
fn streams_of_one_and_of_four_floats() {
    for special in [false, true] {
        for (name, width) in [("triad_narrow", 1), ("triad", 4)] {
            // The last workgroup is not whole, and its last wave neither.
            for count in [1, 31, 32, 96 + 5, 1000] {
                let floats = count * width;
                let (a, b) = (numbers(floats, 3, special), numbers(floats, 4, special));
                let what = format!("{name} of {count}, special values: {special}");
                let sums = same_everywhere(&what, |gpu, object| {
                    let c = gpu.upload(&vec![-1.0f32; floats + 4]);
                    let args = [(&gpu.upload(&a)).into(), (&gpu.upload(&b)).into(), (&c).into(), 0.75f32.into()];
                    gpu.launch(&gpu.load(object)[name], &[count as u32], &[96], &args).unwrap();
                    bits(&c)
                });
                check(&what, &sums, a.iter().zip(&b).map(|(a, b)| a + b * 0.75).chain([-1.0; 4]));
            }
        }
    }
}

#[test]
fn a_loop_of_arithmetic() {
    let expected = |i: u32, count: u32| {
        let (mut a, mut b, mut c, mut d) = (i as f32, 1.5f32, 0.25f32, 3.0f32);
        let (mut p, mut q, mut r, mut s) = (i, i.wrapping_mul(3), 0x9e37_79b9u32, 7u32);
        for _ in 0..count {
            a = a.mul_add(0.5, b);
            b = b * 0.75 + c;
            c = c.mul_add(a, -d);
            d -= a;
            p ^= q << 3;
            q = q.wrapping_add(p);
            r = (r >> 5) ^ p;
            s = s.wrapping_add(r & q);
            c = if c > 100.0 { 1.0 } else { c };
        }
        [p, q, r, s, u32::from(a + b + c + d != 0.0)].into_iter().fold(0, u32::wrapping_add)
    };
    for count in [0, 1, 40, 300] {
        let found = same_everywhere("loop", |gpu, object| {
            let out = gpu.alloc::<u32>(500);
            gpu.launch(&gpu.load(object)["alu_loop"], &[500], &[100], &[(&out).into(), count.into()]).unwrap();
            out.to_vec()
        });
        assert_eq!(found, (0..500).map(|i| expected(i, count)).collect::<Vec<_>>(), "{count} rounds");
    }
}

#[test]
fn all_of_this_holds_on_lesser_hosts_too() {
    support::on_lesser_hosts();
}
