//! Lanes that lie one after the other in memory, with one word or several each: from R8 + RAX on.

use super::{
    assembler::{Assembler, Gpr, Mem, Set, Three, Ymm},
    pass::{Pass, TEMPORARIES},
};
use crate::isa::memory::Part;

/// The place so many bytes behind the first lane's first word.
fn at(parts: &[(Part, Ymm)], offset: i32) -> Mem {
    Mem::Sum(Gpr::R8, Gpr::Rax, parts.first().map_or(0, |(part, _)| part.offset) + offset)
}

/// Loads them.
pub fn load(asm: &mut Assembler, parts: &[(Part, Ymm)], bytes: u32) {
    let [a, b, c, d] = TEMPORARIES;
    match (bytes, parts, asm.set()) {
        // Two lanes after one another; and those of the upper half of a register are the fifth and so on.
        (8, [(_, first), (_, second)], Set::Avx2) => {
            for (to, offset) in [(a, 0), (b, 16)] {
                asm.load_four(to, at(parts, offset));
                asm.insert(to, to, at(parts, offset + 32));
            }
            asm.shuffle(*first, a, b, 0x88);
            asm.shuffle(*second, a, b, 0xdd);
        }
        (8, [(_, first), (_, second)], Set::Avx512) => {
            asm.load(a, at(parts, 0));
            asm.load(b, at(parts, 64));
            pick(asm, *first, a, b, |lane| 2 * lane);
            pick(asm, *second, a, b, |lane| 2 * lane + 1);
        }
        (16, [(_, first), (_, second), (_, third), (_, fourth)], Set::Avx2) => {
            for (to, offset) in [(first, 0), (second, 16), (third, 32), (fourth, 48)] {
                asm.load_four(*to, at(parts, offset));
                asm.insert(*to, *to, at(parts, offset + 64));
            }
            transpose([*first, *second, *third, *fourth], [a, b, c, d], asm);
        }
        (16, [(_, first), (_, second), (_, third), (_, fourth)], Set::Avx512) => {
            for (to, offset) in [(first, 0), (second, 64), (third, 128), (fourth, 192)] {
                asm.load(*to, at(parts, offset));
            }
            // The words 0 and 1 of the first eight lanes, and their words 2 and 3; and those of the other lanes.
            for (low, to, from, other) in
                [(0, a, first, second), (2, b, first, second), (0, c, third, fourth), (2, d, third, fourth)]
            {
                pick(asm, to, *from, *other, |lane| 4 * (lane % 8) + lane / 8 + low);
            }
            for (to, from, other, upper) in [(first, a, c, 0), (second, a, c, 8), (third, b, d, 0), (fourth, b, d, 8)] {
                pick(asm, *to, from, other, |lane| lane % 8 + lane / 8 * 16 + upper);
            }
        }
        _ => {
            for (part, to) in parts {
                asm.load(*to, Mem::Sum(Gpr::R8, Gpr::Rax, part.offset));
            }
        }
    }
}

/// Stores them.
pub fn store(pass: &mut Pass<'_>, parts: &[(Part, Ymm)]) {
    let [a, b, c, d] = TEMPORARIES;
    let from: Vec<Ymm> = parts.iter().map(|(_, from)| *from).collect();
    match (&from[..], pass.asm.set()) {
        ([first, second], Set::Avx2) => {
            pass.asm.three(Three::VUNPCKLPS, a, *first, *second);
            pass.asm.three(Three::VUNPCKHPS, b, *first, *second);
            for (from, offset) in [(a, 0), (b, 16)] {
                pass.asm.store_four(at(parts, offset), from);
                pass.asm.extract(at(parts, offset + 32), from);
            }
        }
        ([first, second], Set::Avx512) => {
            for (to, lanes) in [(a, 0), (b, 8)] {
                pick(pass.asm, to, *first, *second, |word| word / 2 + word % 2 * 16 + lanes);
                pass.asm.store(at(parts, 8 * lanes as i32), to);
            }
        }
        ([first, second, third, fourth], Set::Avx2) => {
            let to = [(); 4].map(|()| pass.free());
            for (to, from) in to.into_iter().zip([first, second, third, fourth]) {
                pass.asm.load(to, *from);
            }
            transpose(to, [a, b, c, d], pass.asm);
            for (from, offset) in to.into_iter().zip([0, 16, 32, 48]) {
                pass.asm.store_four(at(parts, offset), from);
                pass.asm.extract(at(parts, offset + 64), from);
            }
        }
        ([first, second, third, fourth], Set::Avx512) => {
            let to = pass.free();
            // Words 0 and 1 of eight lanes, and their words 2 and 3.
            for half in [0, 8] {
                for (to, from, other) in [(a, first, second), (b, third, fourth)] {
                    pick(pass.asm, to, *from, *other, |lane| lane % 8 + lane / 8 * 16 + half);
                }
                for lanes in [0, 4] {
                    pick(pass.asm, to, a, b, |word| word / 4 + word % 2 * 8 + word % 4 / 2 * 16 + lanes);
                    pass.asm.store(at(parts, 16 * (half + lanes) as i32), to);
                }
            }
        }
        _ => {
            for from in from {
                pass.asm.store(at(parts, 0), from);
            }
        }
    }
}

/// `to` becomes lanes of two registers: `which` tells the number among both of each.
fn pick(asm: &mut Assembler, to: Ymm, first: Ymm, second: Ymm, which: impl Fn(u32) -> u32) {
    let which = asm.lanes(which);
    asm.load(to, which);
    asm.pick(to, first, second);
}

/// In each half of four registers, rows become columns.
fn transpose(rows: [Ymm; 4], [a, b, c, d]: [Ymm; 4], asm: &mut Assembler) {
    asm.three(Three::VUNPCKLPS, a, rows[0], rows[1]);
    asm.three(Three::VUNPCKHPS, b, rows[0], rows[1]);
    asm.three(Three::VUNPCKLPS, c, rows[2], rows[3]);
    asm.three(Three::VUNPCKHPS, d, rows[2], rows[3]);
    asm.three(Three::VUNPCKLPD, rows[0], a, c);
    asm.three(Three::VUNPCKHPD, rows[1], a, c);
    asm.three(Three::VUNPCKLPD, rows[2], b, d);
    asm.three(Three::VUNPCKHPD, rows[3], b, d);
}
