//! Loads and stores in translated code: of global memory by an address for each lane, and of LDS.
//!
//! Before the first pass the operation's window of memory is looked up once: the range that the handler of the same operation
//! found last (see `wave::view`), or LDS. In a pass the offsets of eight lanes are compared with the window's size, and the
//! words are moved at once where they lie one after the other, else gathered. What lies outside is left to the handler.

use super::{
    assembler::{Alu, Assembler, Condition, Gpr, Label, Mem, Shifting, Three, Value, Width, Ymm},
    pass::{EXEC, GROUP, Held, Pass, TEMPORARIES},
};
use crate::{
    isa::{
        Env,
        memory::{Part, Simple, Through},
        op::Op,
    },
    memory::Access as Allowed,
    wave::{Lds, View, scalar},
};
use std::mem::offset_of;

/// The environment.
pub const ENV: Gpr = Gpr::R15;
/// Bytes of the frame for each operation's window.
pub const ROOM: i32 = 32;
/// The largest offset in a window: gathers take offsets for signed.
const FARTHEST: i32 = i32::MAX;
/// The register that no gather has for its index: QEMU's emulated processors (7.2 is such a one) gather as if there were none.
const AMISS: Ymm = Ymm(4);

/// Where the parts of a window lie in the frame.
#[derive(Clone, Copy, Debug)]
struct Window(i32);

impl Window {
    fn part(self, offset: i32) -> Mem {
        Mem::At(Gpr::Rsp, self.0 + offset)
    }

    /// The host's address of offset 0.
    fn origin(self) -> Mem {
        self.part(0)
    }

    /// The largest offset that may be moved from or to.
    fn last(self) -> Mem {
        self.part(8)
    }

    /// What is added to the lower half of a full address to make it an offset.
    fn bias(self) -> Mem {
        self.part(12)
    }

    /// The upper half of all full addresses in the window.
    fn upper(self) -> Mem {
        self.part(16)
    }
}

/// A load or store that is translated, and its place in the frame.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    simple: Simple,
    window: Window,
    /// The offset of the last word, of this and of those that follow it.
    farthest: i32,
    /// Where [`Pattern`] is kept for others with the same addresses, and whether one before has left it there.
    pattern: Option<(Gpr, bool)>,
}

/// How the lanes of a pass lie, where that is kept: in a row, all the same, or scattered.
const ROW: i32 = 0;
const SAME: i32 = 1;
const SCATTERED: i32 = 2;

/// The loads of a stretch that may use what another has found out of the same addresses.
#[derive(Debug, Default)]
pub struct Leaders(Vec<(u16, usize, Gpr)>);

/// The registers that patterns are kept in.
const PATTERNS: [Gpr; 3] = [Gpr::R9, Gpr::R10, Gpr::R11];

impl Leaders {
    /// Makes a load the leader of those that follow, or lets it follow: of LDS, with one word at each address.
    pub fn add(&mut self, accesses: &mut [Option<Access>], index: usize, op: &Op) {
        let Some(access) = accesses[index] else { return };
        if access.simple.through != Through::Lds || !access.simple.loads || access.simple.bytes != 4 {
            return;
        }
        if let Some((_, leader, register)) = self.0.iter().find(|(slot, ..)| *slot == op.src[0]) {
            let farthest = access.farthest;
            for (place, follows) in [(*leader, false), (index, true)] {
                if let Some(access) = &mut accesses[place] {
                    access.pattern = Some((*register, follows));
                    access.farthest = access.farthest.max(farthest);
                }
            }
        } else if let Some(register) = PATTERNS.into_iter().find(|free| self.0.iter().all(|(.., used)| used != free)) {
            self.0.push((op.src[0], index, register));
        }
    }

    /// An entry of the vector register file is no longer what it was.
    pub fn changed(&mut self, slot: u16) {
        self.0.retain(|(address, ..)| *address != slot);
    }
}

impl Access {
    pub fn new(simple: Simple, op: &Op, frame: i32) -> Access {
        let farthest = simple.parts(op).map(|part| part.offset).max().unwrap_or(0);
        Access { simple, window: Window(frame), farthest, pattern: None }
    }

    /// Whether another has looked up the window and the lanes.
    fn follows(&self) -> bool {
        self.pattern.is_some_and(|(_, follows)| follows)
    }

    /// The entries of the vector register file that it stores to.
    pub fn changes(&self, op: &Op) -> Vec<u16> {
        if self.simple.loads { self.simple.parts(op).map(|part| part.register).collect() } else { Vec::new() }
    }

    /// Registers that a pass asks for.
    pub fn registers(&self, op: &Op) -> usize {
        // The address, and where it goes to or comes from; and what is turned before it is stored.
        let parts = self.simple.parts(op).count();
        2 + if self.simple.loads { parts } else { 2 * parts }
    }

    /// The scalar registers that it reads, a bit each.
    pub fn reads(simple: Simple, op: &Op) -> u128 {
        match simple.through {
            Through::Based => 3 << op.src[3],
            Through::Full | Through::Lds => 0,
        }
    }

    /// Looks the window up, before a pass. Goes to `leave` where there is none.
    pub fn prepare(&self, asm: &mut Assembler, op: &Op, leave: Label) {
        let (bytes, window) = (self.simple.bytes as i32, self.window);
        if self.simple.through == Through::Lds {
            asm.mov(Width::B64, Gpr::Rax, Mem::At(ENV, offset_of!(Env<'_>, lds) as i32));
            asm.mov(Width::B32, Gpr::Rdx, Mem::At(Gpr::Rax, Lds::SIZE as i32));
            asm.alu(Alu::Sub, Width::B32, Gpr::Rdx, self.farthest + 4);
            asm.jump_if(Condition::Below, leave);
            asm.mov(Width::B64, Gpr::Rcx, Mem::At(Gpr::Rax, Lds::START as i32));
            asm.put(Width::B64, window.origin(), Gpr::Rcx);
            asm.put(Width::B32, window.last(), Gpr::Rdx);
            return;
        }
        let known = View::window(op.at >> 3) as i32;
        let at = |offset: usize| Mem::At(Gpr::Rax, known + offset as i32);
        let (start, end) = (at(View::WINDOW_START), at(View::WINDOW_END));
        let need = if self.simple.loads { Allowed::READ } else { Allowed::WRITE };
        asm.mov(Width::B64, Gpr::Rax, Mem::At(ENV, offset_of!(Env<'_>, view) as i32));
        asm.test_byte(at(View::WINDOW_ACCESS), need.bits());
        asm.jump_if(Condition::Equal, leave);
        asm.mov(Width::B64, Gpr::Rdx, end);
        if self.simple.through == Through::Based {
            let base = Pass::scalar(op.src[3].into());
            asm.mov(Width::B64, Gpr::Rcx, base);
            asm.alu(Alu::Add, Width::B64, Gpr::Rcx, op.imm as i32);
            // How far the base is behind the window's start, and how much is left there.
            asm.alu(Alu::Sub, Width::B64, Gpr::Rdx, Gpr::Rcx);
            asm.jump_if(Condition::Below, leave);
            asm.alu(Alu::Sub, Width::B64, Gpr::Rcx, start);
            asm.jump_if(Condition::Below, leave);
            asm.alu(Alu::Add, Width::B64, Gpr::Rcx, at(View::WINDOW_HOST));
        } else {
            // An offset of 32 bits says where in the window an address is only if no address in it, nor one that the
            // instruction's offset moves there, is over a multiple of 4 GiB.
            let margin = if op.imm == 0 { 0 } else { 1 << 24 };
            asm.mov(Width::B64, Gpr::Rcx, start);
            asm.mov(Width::B32, Gpr::Rsi, Gpr::Rcx);
            asm.alu(Alu::Sub, Width::B64, Gpr::Rdx, Gpr::Rcx);
            if margin != 0 {
                asm.alu(Alu::Cmp, Width::B32, Gpr::Rsi, margin);
                asm.jump_if(Condition::Below, leave);
            }
            asm.address(Gpr::Rdi, Mem::Sum(Gpr::Rsi, Gpr::Rdx, margin - 1));
            asm.shift_general(Shifting::Shr, Width::B64, Gpr::Rdi, 32);
            asm.jump_if(Condition::NotEqual, leave);
            asm.negate(Gpr::Rsi);
            asm.alu(Alu::Add, Width::B32, Gpr::Rsi, op.imm as i32);
            asm.put(Width::B32, window.bias(), Gpr::Rsi);
            asm.shift_general(Shifting::Shr, Width::B64, Gpr::Rcx, 32);
            asm.put(Width::B32, window.upper(), Gpr::Rcx);
            asm.mov(Width::B64, Gpr::Rcx, at(View::WINDOW_HOST));
        }
        asm.alu(Alu::Sub, Width::B64, Gpr::Rdx, bytes);
        asm.jump_if(Condition::Below, leave);
        asm.mov(Width::B32, Gpr::Rsi, Value::Number(FARTHEST));
        asm.alu(Alu::Cmp, Width::B64, Gpr::Rdx, Gpr::Rsi);
        asm.mov_if(Condition::Above, Width::B64, Gpr::Rdx, Gpr::Rsi);
        asm.put(Width::B64, window.origin(), Gpr::Rcx);
        asm.put(Width::B32, window.last(), Gpr::Rdx);
    }

    /// Moves the lanes of a pass.
    pub fn emit(&self, pass: &mut Pass<'_>, op: &Op) {
        let [offsets, good, other, spare] = TEMPORARIES;
        let low = pass.vector(op.src[0]);
        let index = if self.simple.through == Through::Full {
            let high = pass.vector(op.src[0] + self.simple.next());
            pass.asm.broadcast(offsets, self.window.bias());
            pass.asm.three(Three::VPADDD, offsets, offsets, low);
            pass.asm.broadcast(spare, self.window.upper());
            pass.asm.three(Three::VPCMPEQD, spare, spare, high);
            offsets
        } else {
            low
        };
        if !self.follows() {
            self.check(pass, index, good, spare);
        }
        pass.asm.mov(Width::B64, Gpr::R8, self.window.origin());
        if !self.simple.loads {
            return self.store(pass, op, index);
        }
        let parts: Vec<_> = self.simple.parts(op).map(|part| (part, pass.free())).collect();
        let [same, scattered, done] = [(); 3].map(|()| pass.asm.label());
        if !pass.masked {
            let keep = |asm: &mut Assembler, what: i32| {
                if let Some((register, false)) = self.pattern {
                    asm.mov(Width::B32, register, Value::Number(what));
                }
            };
            if let Some((register, true)) = self.pattern {
                pass.asm.alu(Alu::Cmp, Width::B32, register, SAME);
                pass.asm.jump_if(Condition::Equal, same);
                pass.asm.jump_if(Condition::Above, scattered);
            } else {
                let not_in_a_row = pass.asm.label();
                pass.asm.spread(good, index);
                pass.asm.three(Three::VPSUBD, good, index, good);
                if self.simple.has_rows() {
                    self.in_a_row(pass.asm, good, other, not_in_a_row);
                    keep(pass.asm, ROW);
                    let row = pass.asm.label();
                    pass.asm.jump(row);
                    pass.asm.place(not_in_a_row);
                    self.all_the_same(pass.asm, good, other, scattered, keep);
                    pass.asm.jump(same);
                    pass.asm.place(row);
                } else {
                    self.all_the_same(pass.asm, good, other, scattered, keep);
                }
            }
            if self.simple.has_rows() {
                pass.asm.first_lane(Gpr::Rax, index);
                self.load_row(pass.asm, &parts);
                pass.asm.jump(done);
            }
            pass.asm.place(same);
            pass.asm.first_lane(Gpr::Rax, index);
            for (part, to) in &parts {
                pass.asm.broadcast(*to, Mem::Sum(Gpr::R8, Gpr::Rax, part.offset));
            }
            pass.asm.jump(done);
        }
        pass.asm.place(scattered);
        let index = if index == AMISS {
            pass.asm.load(offsets, index);
            offsets
        } else {
            index
        };
        for (part, to) in &parts {
            if pass.masked {
                pass.asm.load(other, EXEC);
            } else {
                pass.asm.three(Three::VPCMPEQD, other, other, other);
            }
            pass.asm.gather(*to, Gpr::R8, index, part.offset, other);
        }
        pass.asm.place(done);
        for (part, to) in parts {
            pass.change(Held::Vector(part.register), to, None);
        }
    }

    /// Leaves unless all lanes lie in the window.
    fn check(&self, pass: &mut Pass<'_>, index: Ymm, good: Ymm, spare: Ymm) {
        // Lanes that lie in the window.
        pass.asm.broadcast(good, self.window.last());
        pass.asm.three(Three::VPMINUD, good, good, index);
        pass.asm.three(Three::VPCMPEQD, good, good, index);
        if self.simple.through == Through::Full {
            pass.asm.three(Three::VPAND, good, good, spare);
        }
        if pass.masked {
            pass.asm.three(Three::VPANDN, good, good, EXEC);
            pass.asm.bits(Gpr::Rax, good);
            pass.asm.test(Width::B32, Gpr::Rax);
        } else {
            all_set(pass.asm, good);
        }
        pass.asm.jump_if(Condition::NotEqual, pass.leave);
    }

    /// Goes on where all lanes are at the same place, by how far each is behind the first; else to `scattered`.
    fn all_the_same(
        &self,
        asm: &mut Assembler,
        distances: Ymm,
        free: Ymm,
        scattered: Label,
        keep: impl Fn(&mut Assembler, i32),
    ) {
        let zero = asm.vector([0; GROUP]);
        asm.three(Three::VPCMPEQD, free, distances, zero);
        all_set(asm, free);
        keep(asm, SCATTERED);
        asm.jump_if(Condition::NotEqual, scattered);
        keep(asm, SAME);
    }

    /// Goes on where the lanes lie in a row, by how far each is behind the first; else to `otherwise`.
    fn in_a_row(&self, asm: &mut Assembler, distances: Ymm, free: Ymm, otherwise: Label) {
        let row = asm.vector(std::array::from_fn(|lane| self.simple.bytes * lane as u32));
        asm.three(Three::VPCMPEQD, free, distances, row);
        all_set(asm, free);
        asm.jump_if(Condition::NotEqual, otherwise);
    }

    /// Loads lanes that lie in a row from R8 + RAX on.
    fn load_row(&self, asm: &mut Assembler, parts: &[(Part, Ymm)]) {
        let at = |offset: i32| Mem::Sum(Gpr::R8, Gpr::Rax, parts[0].0.offset + offset);
        let [a, b, c, d] = TEMPORARIES;
        match (self.simple.bytes, parts) {
            // Two lanes after one another; and those of the upper half of a register are the fifth and so on.
            (8, [(_, first), (_, second)]) => {
                for (to, offset) in [(a, 0), (b, 16)] {
                    asm.load_half(to, at(offset));
                    asm.insert(to, to, at(offset + 32));
                }
                asm.shuffle(*first, a, b, 0x88);
                asm.shuffle(*second, a, b, 0xdd);
            }
            (16, [(_, first), (_, second), (_, third), (_, fourth)]) => {
                for (to, offset) in [(first, 0), (second, 16), (third, 32), (fourth, 48)] {
                    asm.load_half(*to, at(offset));
                    asm.insert(*to, *to, at(offset + 64));
                }
                transpose([*first, *second, *third, *fourth], [a, b, c, d], asm);
            }
            _ => {
                for (part, to) in parts {
                    asm.load(*to, Mem::Sum(Gpr::R8, Gpr::Rax, part.offset));
                }
            }
        }
    }

    /// Stores lanes that lie in a row. Others are left to the handler.
    fn store(&self, pass: &mut Pass<'_>, op: &Op, index: Ymm) {
        let [a, good, other, b] = TEMPORARIES;
        pass.asm.spread(good, index);
        pass.asm.three(Three::VPSUBD, good, index, good);
        self.in_a_row(pass.asm, good, other, pass.leave);
        pass.asm.first_lane(Gpr::Rax, index);
        let at = |offset: i32| {
            Mem::Sum(Gpr::R8, Gpr::Rax, self.simple.parts(op).next().map_or(0, |part| part.offset) + offset)
        };
        let from: Vec<Ymm> = self.simple.parts(op).map(|part| pass.vector(part.register)).collect();
        match from[..] {
            [first, second] => {
                pass.asm.three(Three::VUNPCKLPS, a, first, second);
                pass.asm.three(Three::VUNPCKHPS, b, first, second);
                for (from, offset) in [(a, 0), (b, 16)] {
                    pass.asm.store_half(at(offset), from);
                    pass.asm.extract(at(offset + 32), from);
                }
            }
            [first, second, third, fourth] => {
                let to = [(); 4].map(|()| pass.free());
                for (to, from) in to.into_iter().zip([first, second, third, fourth]) {
                    pass.asm.load(to, from);
                }
                transpose(to, [a, good, other, b], pass.asm);
                for (from, offset) in to.into_iter().zip([0, 16, 32, 48]) {
                    pass.asm.store_half(at(offset), from);
                    pass.asm.extract(at(offset + 64), from);
                }
            }
            _ => {
                for from in from {
                    pass.asm.store(at(0), from);
                }
            }
        }
    }
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

/// Compares a mask with one that is set for all lanes.
fn all_set(asm: &mut Assembler, mask: Ymm) {
    asm.bits(Gpr::Rax, mask);
    asm.alu(Alu::Cmp, Width::B32, Gpr::Rax, (1 << GROUP) - 1);
}

/// A load of words of scalar memory. Goes to `refused` where they are not where the operation's last ones were.
pub fn load_scalars(asm: &mut Assembler, op: &Op, words: u16, refused: Label) {
    let at = |offset: usize| Mem::At(Gpr::Rax, (View::window(op.at >> 3) + offset) as i32);
    asm.mov(Width::B64, Gpr::Rax, Mem::At(ENV, offset_of!(Env<'_>, view) as i32));
    asm.test_byte(at(View::WINDOW_ACCESS), Allowed::READ.bits());
    asm.jump_if(Condition::Equal, refused);
    asm.mov(Width::B64, Gpr::Rcx, Pass::scalar(op.src[0].into()));
    if op.imm != 0 {
        asm.alu(Alu::Add, Width::B64, Gpr::Rcx, op.imm as i32);
    }
    if usize::from(op.src[3]) != scalar::NULL {
        asm.mov(Width::B32, Gpr::Rdx, Pass::scalar(op.src[3].into()));
        asm.alu(Alu::Add, Width::B64, Gpr::Rcx, Gpr::Rdx);
    }
    asm.alu(Alu::And, Width::B64, Gpr::Rcx, -4);
    asm.mov(Width::B64, Gpr::Rdx, at(View::WINDOW_END));
    asm.alu(Alu::Sub, Width::B64, Gpr::Rdx, Gpr::Rcx);
    asm.jump_if(Condition::Below, refused);
    asm.alu(Alu::Cmp, Width::B64, Gpr::Rdx, 4 * i32::from(words));
    asm.jump_if(Condition::Below, refused);
    asm.alu(Alu::Sub, Width::B64, Gpr::Rcx, at(View::WINDOW_START));
    asm.jump_if(Condition::Below, refused);
    asm.alu(Alu::Add, Width::B64, Gpr::Rcx, at(View::WINDOW_HOST));
    let (from, to) = (|offset: i32| Mem::At(Gpr::Rcx, offset), |word: u16| Pass::scalar(usize::from(op.dst + word)));
    match words {
        1 | 2 => {
            let width = if words == 1 { Width::B32 } else { Width::B64 };
            asm.mov(width, Gpr::Rdx, from(0));
            asm.put(width, to(0), Gpr::Rdx);
        }
        4 => {
            asm.load_half(Ymm(0), from(0));
            asm.store_half(to(0), Ymm(0));
        }
        _ => {
            for word in (0..words).step_by(GROUP) {
                asm.load(Ymm(0), from(4 * i32::from(word)));
                asm.store(to(word), Ymm(0));
            }
        }
    }
}
