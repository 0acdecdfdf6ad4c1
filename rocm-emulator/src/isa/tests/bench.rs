//! A wave with random registers that runs one instruction.

use super::words;
use crate::{
    isa::{Env, Target, decode::decode, lower, op::Step, ops, program::Program},
    memory::{FaultReason, Fetch, MemoryFault},
    wave::{Fault, Wave},
};

/// xorshift64*: reproducible noise.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub fn of<T: Copy>(&mut self, values: &[T]) -> T {
        values[(self.next() >> 33) as usize % values.len()]
    }
}

/// What random operands look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Like {
    F16,
    F32,
    F64,
    Integer,
    /// An F32 that is neither tiny nor huge, zero nor special.
    Normal,
    /// An exponent to scale a number by: one that leads to the ends of its range, as a rule.
    Exponent,
}

impl Like {
    /// A special value, or noise.
    pub fn sample(self, random: &mut Random) -> u64 {
        let noise = random.next();
        match (self, noise >> 62) {
            (Like::F32, 0 | 1) => {
                u64::from(random.of(&[
                    0u32,
                    0x8000_0000,
                    0x3f80_0000,
                    0xbf80_0000,
                    1,
                    0x8000_0001,
                    0x7f_ffff,
                    0x80_0000,
                    0x8080_0000,
                    0x7f7f_ffff,
                    0xff7f_ffff,
                    0x7f80_0000,
                    0xff80_0000,
                    0x7fc0_0001,
                    0xffc0_0002,
                    0x7f80_0003,
                    0xff80_0004,
                    0x4049_0fdb,
                    0x3f00_0000,
                    0x3fc0_0000,
                    0x4b00_0001,
                    0x4f00_0000,
                    0xcf00_0000,
                    0x4f80_0000,
                    0x477f_f000,
                    0x3880_0000,
                ])) | noise << 32
            }
            // Values of everyday size.
            (Like::F32, 2) => u64::from(((noise as i32 >> 8) as f32 / 4096.0).to_bits()) | noise << 32,
            (Like::F64, 0 | 1) => random.of(&[
                0,
                1 << 63,
                0x3ff0 << 48,
                0xbff0 << 48,
                1,
                1 << 63 | 1,
                0xf_ffff_ffff_ffff,
                0x10 << 48,
                0x7fef_ffff_ffff_ffff,
                0xffef_ffff_ffff_ffff,
                0x7ff0 << 48,
                0xfff0 << 48,
                0x7ff8 << 48 | 1,
                0xfff8 << 48 | 2,
                0x7ff0 << 48 | 3,
                0x3fe0 << 48,
                0x3ff8 << 48,
                0x41e0 << 48,
                0xc1e0 << 48,
                0x4330 << 48 | 1,
                0x47ef_ffff_f000_0000,
                0x3690 << 48,
            ]),
            (Like::F64, 2) => ((noise as i64 >> 16) as f64 / 65536.0).to_bits(),
            (Like::F16, 0 | 1) => {
                u64::from(random.of(&[
                    0u16, 0x8000, 0x3c00, 0xbc00, 1, 0x8001, 0x3ff, 0x400, 0x8400, 0x7bff, 0xfbff, 0x7c00, 0xfc00,
                    0x7e01, 0xfe02, 0x7c03, 0x3800, 0x3e00, 0x6400,
                ])) | noise << 16
            }
            (Like::Integer, 0) => {
                let one = |random: &mut Random| {
                    u64::from(random.of(&[
                        0u32,
                        1,
                        2,
                        7,
                        8,
                        15,
                        16,
                        31,
                        32,
                        33,
                        63,
                        0x7f,
                        0x80,
                        0xff,
                        0x7fff,
                        0x8000,
                        0xffff,
                        0x7f_ffff,
                        0x80_0000,
                        0xff_ffff,
                        0x7fff_ffff,
                        0x8000_0000,
                        0xffff_fffe,
                        0xffff_ffff,
                    ]))
                };
                one(random) | one(random) << 32
            }
            (Like::Normal, _) => u64::from(noise as u32 & 0x87ff_ffff | 0x3800_0000),
            (Like::Exponent, 0..3) => (noise as i32 % [40, 300, 2300][(noise >> 62) as usize]) as u32 as u64,
            _ => noise,
        }
    }
}

struct Code(Vec<u32>);

impl Fetch for Code {
    fn fetch(&self, address: u64, to: &mut [u32; 5]) -> Result<usize, MemoryFault> {
        let rest = self.0.get(address as usize / 4..).unwrap_or(&[]);
        if rest.is_empty() {
            return Err(MemoryFault { address, reason: FaultReason::NotPresent });
        }
        let count = rest.len().min(5);
        to[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}

/// The registers where the sources of a vector instruction stand, and its destination.
pub const SOURCES: [usize; 3] = [0, 2, 4];
pub const RESULT: usize = 8;

/// A wave.
pub struct Bench {
    pub wave: Wave,
    pub random: Random,
    pub fault: Option<Fault>,
}

/// What one lane has before an instruction runs.
#[derive(Clone, Copy, Debug)]
pub struct Before {
    pub a: u64,
    pub b: u64,
    pub c: u64,
    /// The destination.
    pub old: u64,
    pub vcc: bool,
    pub lane: u32,
}

impl Bench {
    pub fn new(wave64: bool) -> Bench {
        let mut wave = Wave::new(wave64);
        // As clang's kernels start: denormals kept, DX10_CLAMP, IEEE.
        wave.mode = 0x3f0;
        Bench { wave, random: Random(0x1234_5678_9abc_def1), fault: None }
    }

    /// Runs an instruction to its end.
    pub fn run(&mut self, assembly: &str) -> Step {
        self.run_words(&words(assembly))
    }

    /// Runs the instruction that words are.
    pub fn run_words(&mut self, words: &[u32]) -> Step {
        let inst = decode(words, Target::Gfx1151).unwrap_or_else(|_| panic!("does not decode: {words:08x?}"));
        let mut ops = ops::Ops::default();
        lower::lower(&inst, self.wave.wave64, &mut ops);
        let program = Program::decode(&Code(words.to_vec()), 0, 0, Target::Gfx1151, self.wave.wave64);
        let wave = &mut self.wave;
        let (step, fault) = Env::with_nothing(&program, |env| {
            let mut step = Step::Next;
            for op in ops.iter() {
                step = (op.run)(wave, op, env);
                if step != Step::Next {
                    break;
                }
            }
            (step, env.fault.take())
        });
        self.fault = fault;
        step
    }

    pub fn lanes(&self) -> usize {
        32 * self.wave.halves()
    }

    /// A register pair of a lane.
    pub fn get(&self, register: usize, lane: usize) -> u64 {
        let one = |register: usize| {
            let first = register << usize::from(self.wave.wave64);
            u64::from(self.wave.vgpr[first + lane / 32].0[lane % 32])
        };
        one(register) | one(register + 1) << 32
    }

    pub fn set(&mut self, register: usize, lane: usize, value: u64) {
        for (part, word) in [value as u32, (value >> 32) as u32].into_iter().enumerate() {
            let first = (register + part) << usize::from(self.wave.wave64);
            self.wave.vgpr[first + lane / 32].0[lane % 32] = word;
        }
    }

    /// Random registers, EXEC and VCC.
    pub fn shuffle(&mut self, like: [Like; 3]) {
        for lane in 0..self.lanes() {
            for (register, like) in SOURCES.into_iter().zip(like) {
                let value = like.sample(&mut self.random);
                self.set(register, lane, value);
            }
            let old = self.random.next();
            self.set(RESULT, lane, old);
        }
        let (exec, vcc) = (self.random.next() | self.random.next(), self.random.next());
        let all = if self.wave.wave64 { u64::MAX } else { 0xffff_ffff };
        self.wave.set_exec(exec & all);
        self.wave.write32(106, vcc as u32);
        self.wave.write32(107, (vcc >> 32) as u32);
    }

    pub fn before(&self, lane: usize) -> Before {
        let [a, b, c] = SOURCES.map(|register| self.get(register, lane));
        Before { a, b, c, old: self.get(RESULT, lane), vcc: self.wave.vcc() >> lane & 1 != 0, lane: lane as u32 }
    }
}

/// Runs `body` with a wave of 32 and one of 64 lanes.
pub fn on_both(mut body: impl FnMut(Bench)) {
    body(Bench::new(false));
    body(Bench::new(true));
}

/// What a model says: the result, and the lane's bit of VCC when the instruction writes VCC.
pub struct After(pub u64, pub Option<bool>);

/// Runs an instruction on random operands and compares every lane with a model, as `same` compares.
pub fn compare(
    assembly: &str,
    like: [Like; 3],
    wide: bool,
    model: impl Fn(Before) -> After,
    same: impl Fn(u64, u64) -> bool,
) {
    on_both(|mut bench| {
        for _ in 0..40 {
            bench.shuffle(like);
            let before: Vec<Before> = (0..bench.lanes()).map(|lane| bench.before(lane)).collect();
            let exec = bench.wave.active();
            assert_eq!(bench.run(assembly), Step::Next, "{assembly}: {:?}", bench.fault);
            for (lane, before) in before.into_iter().enumerate() {
                let on = exec >> lane & 1 != 0;
                let After(expected, flag) = model(before);
                let (expected, found) = match wide {
                    true => (if on { expected } else { before.old }, bench.get(RESULT, lane)),
                    false => {
                        (if on { expected } else { before.old } & 0xffff_ffff, bench.get(RESULT, lane) & 0xffff_ffff)
                    }
                };
                assert!(
                    if on { same(found, expected) } else { found == expected },
                    "{assembly}: {found:#x} is not {expected:#x}: on {on}, {before:x?}"
                );
                if let Some(flag) = flag {
                    assert_eq!(bench.wave.vcc() >> lane & 1 != 0, flag && on, "{assembly}: on {on}, {before:x?}");
                }
            }
        }
    });
}

/// [`compare`] with results that must be equal.
pub fn exact(assembly: &str, like: [Like; 3], wide: bool, model: impl Fn(Before) -> u64) {
    compare(assembly, like, wide, |before| After(model(before), None), |found, expected| found == expected);
}
