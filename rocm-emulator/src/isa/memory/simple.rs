//! Loads and stores that do nothing but move whole registers: what translated code needs to know of them.

use super::{
    global::{Based, Full, Through as Global},
    local::{One, Two},
    names,
};
use crate::isa::{
    inst::{Encoding, Inst, Operand},
    op::{Op, Run},
};
use std::{collections::HashMap, sync::OnceLock};

/// Which memory, by which addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// Global memory: a scalar base and 32 bits of each lane.
    Based,
    /// Global memory: 64 bits of each lane.
    Full,
    /// LDS: 32 bits of each lane.
    Lds,
}

/// A load or store of whole registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Simple {
    /// Which memory.
    pub through: Through,
    /// Whether it is a load.
    pub loads: bool,
    /// Bytes of each lane at each of its addresses.
    pub bytes: u32,
    /// Whether each lane has two addresses.
    two: bool,
    wave64: bool,
}

/// A word of each lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The entry of the vector register file.
    pub register: u16,
    /// Bytes behind the lane's address. (What the instruction adds to an address of global memory is not in it.)
    pub offset: i32,
}

impl Simple {
    /// What an operation is, if it is one of these.
    pub fn of(op: &Op, wave64: bool) -> Option<Simple> {
        all().get(&(op.run as usize)).map(|simple| Simple { wave64, ..*simple })
    }

    /// Whether it may be done for some lanes after the other: not a store to two addresses, of which the second of one lane
    /// may be the first of another.
    pub fn is_lane_by_lane(&self) -> bool {
        self.loads || self.has_rows() && !self.two
    }

    /// How far apart the entries of registers are that follow one another.
    pub fn next(&self) -> u16 {
        1 << u16::from(self.wave64)
    }

    /// Whether translated code moves lanes that lie one after the other at once: two addresses only where they move a word.
    pub fn has_rows(&self) -> bool {
        matches!((self.bytes, self.two), (4, _) | (8 | 16, false))
    }

    /// The words that it moves.
    pub fn parts<'a>(&self, op: &'a Op) -> impl Iterator<Item = Part> + use<'a> {
        let (words, next) = (self.bytes as u16 / 4, self.next());
        let first = if self.loads { op.dst } else { op.src[1] };
        let second = if self.loads { op.dst + words * next } else { op.src[2] };
        let offsets = match self.through {
            Through::Lds => [op.imm, op.aux],
            Through::Based | Through::Full => [0; 2],
        };
        [first, second].into_iter().zip(offsets).take(1 + usize::from(self.two)).flat_map(move |(register, offset)| {
            (0..words)
                .map(move |word| Part { register: register + word * next, offset: offset as i32 + 4 * i32::from(word) })
        })
    }
}

/// How many words a load of scalar memory has that does nothing but load them.
pub fn scalar_load(op: &Op) -> Option<u16> {
    static BY_HANDLER: OnceLock<HashMap<usize, u16>> = OnceLock::new();
    let all = BY_HANDLER.get_or_init(|| {
        let names = ["s_load_b32", "s_load_b64", "s_load_b128", "s_load_b256", "s_load_b512"];
        let loads = names.into_iter().zip([1, 2, 4, 8, 16]).filter_map(|(name, words)| {
            let src = [Operand::Sgpr(0), Operand::None, Operand::None, Operand::None];
            let inst = Inst { name, dst: Operand::Sgpr(0), src, ..Inst::empty(Encoding::Smem) };
            Some((super::scalar::lower(&inst).ok()?.run as usize, words))
        });
        loads.collect()
    });
    all.get(&(op.run as usize)).copied()
}

fn all() -> &'static HashMap<usize, Simple> {
    static BY_HANDLER: OnceLock<HashMap<usize, Simple>> = OnceLock::new();
    BY_HANDLER.get_or_init(|| {
        let mut all = HashMap::new();
        let mut add = |transfer: fn(&str) -> Option<Run>, through: Through, two: bool, widest: u32| {
            for (words, name) in (1..).zip(["b32", "b64", "b96", "b128"]).filter(|(words, _)| *words <= widest) {
                for (loads, verb) in [(true, "load"), (false, "store")] {
                    let simple = Simple { through, loads, bytes: 4 * words, two, wave64: false };
                    if let Some(run) = transfer(&format!("{verb}_{name}")) {
                        all.insert(run as usize, simple);
                    }
                }
            }
        };
        add(names::transfer::<Global<Based>>, Through::Based, false, 4);
        add(names::transfer::<Global<Full<false>>>, Through::Full, false, 4);
        add(names::transfer::<One>, Through::Lds, false, 4);
        add(names::transfer::<Two>, Through::Lds, true, 2);
        all
    })
}
