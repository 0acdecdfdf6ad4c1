//! Loads and stores in translated code: of global memory by an address for each lane, and of LDS.
//!
//! Before the first pass the operation's window of memory is looked up once: the range that the handler of the same operation
//! found last (see `wave::view`), or LDS. In a pass the offsets of its lanes are compared with the window's size, and the
//! words are moved at once where they lie one after the other, else gathered. What lies outside is left to the handler.

use super::{
    assembler::{Alu, Assembler, Condition, Gpr, Label, Mem, Shifting, Three, Value, Width, Ymm},
    pass::{EXEC, Held, Pass, TEMPORARIES},
    rows,
};
use crate::{
    isa::{
        Env,
        memory::{Simple, Through},
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
        // Both are the same where an address is in the window's part of memory.
        let mut upper = None;
        let index = if self.simple.through == Through::Full {
            let high = pass.vector(op.src[0] + self.simple.next());
            pass.asm.broadcast(offsets, self.window.bias());
            pass.asm.three(Three::VPADDD, offsets, offsets, low);
            pass.asm.broadcast(spare, self.window.upper());
            upper = Some((spare, high));
            offsets
        } else {
            low
        };
        if !self.follows() {
            // Leaves unless all lanes lie in the window.
            pass.asm.broadcast(good, self.window.last());
            pass.asm.compare_last(index, good, upper, pass.masked.then_some(EXEC));
            pass.asm.jump_if(Condition::NotEqual, pass.leave);
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
                rows::load(pass.asm, &parts, self.simple.bytes);
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

    /// Goes on where all lanes are at the same place, by how far each is behind the first; else to `scattered`.
    fn all_the_same(
        &self,
        asm: &mut Assembler,
        distances: Ymm,
        free: Ymm,
        scattered: Label,
        keep: impl Fn(&mut Assembler, i32),
    ) {
        let zero = asm.lanes(|_| 0);
        asm.compare_all(distances, zero, free);
        keep(asm, SCATTERED);
        asm.jump_if(Condition::NotEqual, scattered);
        keep(asm, SAME);
    }

    /// Goes on where the lanes lie in a row, by how far each is behind the first; else to `otherwise`.
    fn in_a_row(&self, asm: &mut Assembler, distances: Ymm, free: Ymm, otherwise: Label) {
        let row = asm.lanes(|lane| self.simple.bytes * lane);
        asm.compare_all(distances, row, free);
        asm.jump_if(Condition::NotEqual, otherwise);
    }

    /// Stores lanes that lie in a row. Others are left to the handler.
    fn store(&self, pass: &mut Pass<'_>, op: &Op, index: Ymm) {
        // The first may be what the offsets are in.
        let [_, distances, other, _] = TEMPORARIES;
        pass.asm.spread(distances, index);
        pass.asm.three(Three::VPSUBD, distances, index, distances);
        self.in_a_row(pass.asm, distances, other, pass.leave);
        pass.asm.first_lane(Gpr::Rax, index);
        let parts: Vec<_> = self.simple.parts(op).map(|part| (part, pass.vector(part.register))).collect();
        rows::store(pass, &parts);
    }
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
        _ => {
            for word in (0..words).step_by(4) {
                asm.load_four(Ymm(0), from(4 * i32::from(word)));
                asm.store_four(to(word), Ymm(0));
            }
        }
    }
}
