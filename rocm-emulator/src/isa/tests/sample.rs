//! Random instructions of a row.

use super::{Family as F, Random, Row, rows::bits};

pub fn sample(row: &Row, random: &mut Random, round: u32) -> [u32; 5] {
    let mut bits = bits(row, random, round);
    bits &= !row.zero;
    if row.family == F::Vop3p && round % 2 == 1 {
        // Each half on its own, which some operations insist on.
        bits = bits & !(0x3f00 | 7 << 61) | 1 << 14 | 3 << 59;
    }
    [bits as u32, (bits >> 32) as u32, random.next() as u32 & 0xff0f_ffff, 0, 0]
}
