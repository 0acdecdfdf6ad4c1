//! A case for every kernel of the corpus, with its reference on the CPU.

mod atomics;
mod demo;
mod divergence;
mod dot;
mod floats;
mod halves;
mod hash;
mod ids;
mod integers;
mod lds;
mod memory;
mod numeric;
mod scan;
mod scratch;
mod together;
mod wave;
mod wide;

use super::{case::Case, random::Random};

/// All cases, with inputs made from a seed.
pub fn all(seed: u64) -> Vec<Case> {
    let mut random = Random::new(seed);
    [
        demo::cases,
        integers::cases,
        floats::cases,
        halves::cases,
        atomics::cases,
        lds::cases,
        divergence::cases,
        scratch::cases,
        ids::cases,
        wave::cases,
        memory::cases,
        hash::cases,
        numeric::cases,
        together::cases,
        scan::cases,
        dot::cases,
        wide::cases,
    ]
    .into_iter()
    .flat_map(|cases| cases(&mut random))
    .collect()
}

/// `outputs` results for each of `inputs`, result k of input i at `k * inputs + i`.
fn columns<I, T: Copy, const N: usize>(inputs: impl Iterator<Item = I>, results: impl Fn(I) -> [T; N]) -> Vec<T> {
    let rows: Vec<[T; N]> = inputs.map(results).collect();
    (0..N).flat_map(|k| rows.iter().map(move |row| row[k])).collect()
}
