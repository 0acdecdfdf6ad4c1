//! Kernels from seeds.

use super::ast::{ARRAY, Expr, GROUP, Kernel, Lds, Phase, Stmt, Type, VARIABLES};

/// splitmix64.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 33) as usize % bound
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Operators of integers: of two and of one operand. `shim.h` defines each for each type.
const INTEGER2: [&str; 22] = [
    "add", "sub", "mul", "and", "or", "xor", "shl", "shr", "div", "rem", "rotl", "min", "max", "lt", "eq", "adds",
    "subs", "mulhi", "absdiff", "bfe", "perm", "andn",
];
const INTEGER1: [&str; 7] = ["neg", "not", "popcount", "clz", "ctz", "bitrev", "bswap"];
const INTEGER3: [&str; 3] = ["mad", "bfi", "clamp"];
const FLOAT2: [&str; 7] = ["add", "sub", "mul", "min", "max", "lt", "div"];
const FLOAT1: [&str; 7] = ["neg", "abs", "sqrt", "floor", "trunc", "rint", "canon"];
const VECTOR2: [&str; 8] = ["add", "sub", "mul", "xor", "shl", "lt", "min", "shuf"];
const ATOMICS: [&str; 6] = ["add", "sub", "xor", "or", "umax", "umin"];

struct Maker {
    random: Random,
    lds: Lds,
    functions: usize,
    /// In a function: its two parameters are all there is.
    parameters_only: bool,
}

/// The kernel of a seed.
pub fn kernel(seed: u64) -> Kernel {
    let mut maker = Maker { random: Random::new(seed), lds: Lds::Own, functions: 0, parameters_only: true };
    let functions: Vec<Expr> = (0..maker.random.below(3)).map(|_| maker.expr(Type::U32, 3)).collect();
    (maker.functions, maker.parameters_only) = (functions.len(), false);
    let count = 1 + maker.random.below(3);
    let phases = (0..count).map(|index| {
        maker.lds = match (index % 2, maker.random.below(3)) {
            (0, 0) => Lds::Atomics(maker.random.one_of(&ATOMICS)),
            (0, _) => Lds::Own,
            _ => Lds::Read,
        };
        let size = 1 + maker.random.below(4);
        Phase { lds: maker.lds, body: maker.body(size, 2) }
    });
    let phases = phases.collect();
    Kernel { seed, functions, phases }
}

impl Maker {
    fn body(&mut self, size: usize, depth: usize) -> Vec<Stmt> {
        (0..size).map(|_| self.stmt(depth)).collect()
    }

    fn stmt(&mut self, depth: usize) -> Stmt {
        let size = |maker: &mut Maker| 1 + maker.random.below(3);
        match self.random.below(if depth == 0 { 9 } else { 14 }) {
            0..=5 => {
                let kind = self.random.one_of(&Type::ALL);
                Stmt::Assign(kind, self.random.below(VARIABLES), self.expr(kind, 3))
            }
            6 => Stmt::Store(self.expr(Type::U32, 2), self.expr(Type::U32, 3)),
            7 => Stmt::StoreComponent(self.random.below(VARIABLES), self.index(4), self.expr(Type::U32, 3)),
            8 => match self.lds {
                Lds::Own => Stmt::StoreLds(self.expr(Type::U32, 3)),
                Lds::Atomics(op) => Stmt::Atomic(op, self.expr(Type::U32, 2), self.expr(Type::U32, 3)),
                Lds::Read => Stmt::Store(self.expr(Type::U32, 1), Expr::Lds(Box::new(self.expr(Type::U32, 2)))),
            },
            9 | 10 => {
                let (then, other) = (size(self), self.random.below(2));
                Stmt::If(self.condition(), self.body(then, depth - 1), self.body(other, depth - 1))
            }
            11 | 12 => {
                let count = size(self);
                Stmt::Loop(self.expr(Type::U32, 2), self.condition(), self.body(count, depth - 1))
            }
            _ => {
                let cases = 2 + self.random.below(4);
                let cases = (0..cases).map(|_| self.body(1, depth - 1)).collect();
                Stmt::Switch(self.expr(Type::U32, 2), cases, self.random.below(2) == 0)
            }
        }
    }

    fn condition(&mut self) -> Expr {
        let kind = self.random.one_of(&Type::ALL[..11]);
        let operator = if kind.is_float() { "lt" } else { self.random.one_of(&["lt", "eq"]) };
        let (a, b) = (self.expr(kind, 1), self.expr(kind, 1));
        Expr::Cast(Type::U32, Box::new(Expr::Op(operator, kind, vec![a, b])))
    }

    /// An index below a small bound: known as a rule, now and then not.
    fn index(&mut self, bound: usize) -> Expr {
        match self.random.below(3) {
            0 => self.expr(Type::U32, 1),
            _ => Expr::Const(Type::U32, self.random.below(bound) as u64),
        }
    }

    fn leaf(&mut self, kind: Type) -> Expr {
        match self.random.below(4) {
            0 if kind != Type::V4 => self.constant(kind),
            1 if kind == Type::U32 && !self.parameters_only => Expr::Id,
            _ if self.parameters_only && kind != Type::U32 && kind != Type::U64 => self.constant(kind),
            _ => Expr::Var(kind, self.random.below(if self.parameters_only { 1 } else { VARIABLES })),
        }
    }

    fn constant(&mut self, kind: Type) -> Expr {
        let bits = match self.random.below(4) {
            0 => self.random.below(20) as u64,
            1 => [0, 1, u64::MAX, 1 << 31, 1 << 63, 0x7fff_ffff, 0x8000, 0xff][self.random.below(8)],
            2 => 1 << self.random.below(64),
            _ => self.random.next(),
        };
        if kind.is_float() {
            // Small numbers with a fraction, and now and then a special one: index into the shim's table.
            let small = self.random.below(4000) as i64 - 2000;
            return Expr::Const(
                kind,
                if self.random.below(6) == 0 { (1 << 32) | (bits % 8) } else { small as u32 as u64 },
            );
        }
        if kind == Type::V4 {
            return Expr::Vector((0..4).map(|_| self.constant(Type::U32)).collect());
        }
        Expr::Const(kind, bits)
    }

    fn expr(&mut self, kind: Type, depth: usize) -> Expr {
        if depth == 0 || self.random.below(6) == 0 {
            return self.leaf(kind);
        }
        let depth = depth - 1;
        let pick = self.random.below(12);
        if pick == 0 {
            let from = if kind == Type::V4 { Type::V4 } else { self.random.one_of(&Type::ALL[..11]) };
            return Expr::Cast(kind, Box::new(self.expr(from, depth)));
        }
        if pick == 1 {
            let condition = self.condition();
            return Expr::Select(
                Box::new(condition),
                Box::new(self.expr(kind, depth)),
                Box::new(self.expr(kind, depth)),
            );
        }
        if kind == Type::V4 && pick < 4 {
            return Expr::Vector((0..4).map(|_| self.expr(Type::U32, depth.min(1))).collect());
        }
        if kind == Type::U32 && pick < 7 {
            let index = Box::new(self.expr(Type::U32, depth.min(2)));
            return match pick {
                2 if !self.parameters_only => Expr::Array(index),
                3 if self.lds == Lds::Read && !self.parameters_only => Expr::Lds(index),
                4 if !self.parameters_only => Expr::Input(index),
                5 if !self.parameters_only => {
                    Expr::Component(Box::new(self.expr(Type::V4, depth)), Box::new(self.index(4)))
                }
                6 if self.functions > 0 => {
                    Expr::Call(self.random.below(self.functions), index, Box::new(self.expr(Type::U64, depth)))
                }
                _ => *index,
            };
        }
        let (one, two): (&[&str], &[&str]) = match kind {
            Type::V4 => (&["not"], &VECTOR2),
            // A half is not divided, nor its root taken: AMD's are rounded twice.
            Type::F16 => (&["neg", "abs", "floor", "trunc", "canon"], &FLOAT2[..6]),
            _ if kind.is_float() => (&FLOAT1, &FLOAT2),
            _ => (&INTEGER1, &INTEGER2),
        };
        let three: &[&str] = if kind == Type::F16 {
            // A host's fused product of halves is rounded twice.
            &["mad"]
        } else if kind.is_float() {
            &["fma", "mad"]
        } else if kind == Type::V4 {
            &["mad"]
        } else {
            &INTEGER3
        };
        let (name, count) = match self.random.below(8) {
            0 => (self.random.one_of(one), 1),
            1 => (self.random.one_of(three), 3),
            _ => (self.random.one_of(two), 2),
        };
        Expr::Op(name, kind, (0..count).map(|_| self.expr(kind, depth)).collect())
    }
}

/// What the work-items of `groups` workgroups start from.
pub fn input(seed: u64, groups: usize) -> Vec<u32> {
    let mut random = Random::new(seed ^ 0x1234_5678);
    let special =
        [0, 1, u32::MAX, 0x8000_0000, 0x7fff_ffff, 0x7f80_0000, 0xff80_0000, 0x7fc0_0000, 0x3f80_0000, 0x0000_ffff];
    (0..GROUP * groups * ARRAY)
        .map(|_| if random.below(4) == 0 { special[random.below(special.len())] } else { random.next() as u32 })
        .collect()
}
