//! An assembler for the few instructions of x86-64 with AVX2 that translated code is made of.
//!
//! Code has no relocations but those inside itself: jumps to labels, and constants that stand behind it. Encodings follow
//! "Intel 64 and IA-32 Architectures Software Developer's Manual", volume 2; the tests have the system's assembler say the
//! same.

use std::collections::HashMap;

/// A vector register of 256 bits, 0 to 15.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ymm(pub u8);

/// A general register of 32 bits that a callee may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gpr {
    Eax = 0,
    Ecx = 1,
    Edx = 2,
}

/// The registers that addresses start from: the first two arguments of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    Rdi = 7,
    Rsi = 6,
}

/// A place in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mem {
    /// So many bytes behind a register.
    At(Base, i32),
    /// A constant, see [`Assembler::constant`].
    Constant(usize),
}

/// The last operand of most instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Reg(Ymm),
    Mem(Mem),
}

impl From<Ymm> for Source {
    fn from(register: Ymm) -> Source {
        Source::Reg(register)
    }
}

impl From<Mem> for Source {
    fn from(place: Mem) -> Source {
        Source::Mem(place)
    }
}

/// An instruction with a destination and two sources: map, prefix and opcode as VEX has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Three(u8, u8, u8);

#[allow(missing_docs, reason = "the names are those of the manual")]
impl Three {
    pub const VADDPS: Three = Three(1, 0, 0x58);
    pub const VMULPS: Three = Three(1, 0, 0x59);
    pub const VSUBPS: Three = Three(1, 0, 0x5c);
    pub const VANDPS: Three = Three(1, 0, 0x54);
    pub const VMINPS: Three = Three(1, 0, 0x5d);
    pub const VMAXPS: Three = Three(1, 0, 0x5f);
    pub const VORPS: Three = Three(1, 0, 0x56);
    pub const VXORPS: Three = Three(1, 0, 0x57);
    /// `destination = first * destination + second`.
    pub const VFMADD213PS: Three = Three(2, 1, 0xa8);
    pub const VPADDD: Three = Three(1, 1, 0xfe);
    pub const VPSUBD: Three = Three(1, 1, 0xfa);
    pub const VPAND: Three = Three(1, 1, 0xdb);
    /// `!first & second`.
    pub const VPANDN: Three = Three(1, 1, 0xdf);
    pub const VPOR: Three = Three(1, 1, 0xeb);
    pub const VPXOR: Three = Three(1, 1, 0xef);
    pub const VPCMPEQD: Three = Three(1, 1, 0x76);
    pub const VPCMPGTD: Three = Three(1, 1, 0x66);
    pub const VPMULLD: Three = Three(2, 1, 0x40);
    pub const VPMINUD: Three = Three(2, 1, 0x3b);
    pub const VPMAXUD: Three = Three(2, 1, 0x3f);
    pub const VPMINSD: Three = Three(2, 1, 0x39);
    pub const VPMAXSD: Three = Three(2, 1, 0x3d);
    pub const VPSLLVD: Three = Three(2, 1, 0x47);
    pub const VPSRLVD: Three = Three(2, 1, 0x45);
    pub const VPSRAVD: Three = Three(2, 1, 0x46);
}

/// A shift of all lanes by the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the manual")]
pub enum Shift {
    Vpslld = 6,
    Vpsrld = 2,
    Vpsrad = 4,
}

/// A place in the code that jumps go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(usize);

/// Code that is being made.
#[derive(Debug, Default)]
pub struct Assembler {
    code: Vec<u8>,
    constants: Vec<u8>,
    known: HashMap<Vec<u8>, usize>,
    /// Where a displacement stands, how many bytes of its instruction follow it, and the constant that it is to reach.
    reaches: Vec<(usize, usize, usize)>,
    labels: Vec<Option<usize>>,
    jumps: Vec<(usize, Label)>,
}

/// Constants begin at such multiples.
const ALIGNMENT: usize = 32;

impl Assembler {
    /// The number of bytes so far.
    pub fn position(&self) -> usize {
        self.code.len()
    }

    /// A constant: all lanes of a vector.
    pub fn vector(&mut self, lanes: [u32; 8]) -> Mem {
        self.constant(lanes.iter().flat_map(|lane| lane.to_le_bytes()).collect())
    }

    /// A constant: one lane, to be broadcast.
    pub fn lane(&mut self, value: u32) -> Mem {
        self.constant(value.to_le_bytes().to_vec())
    }

    fn constant(&mut self, bytes: Vec<u8>) -> Mem {
        if let Some(known) = self.known.get(&bytes) {
            return Mem::Constant(*known);
        }
        let aligned = self.constants.len().next_multiple_of(bytes.len());
        self.constants.resize(aligned, 0);
        self.constants.extend(&bytes);
        self.known.insert(bytes, aligned);
        Mem::Constant(aligned)
    }

    /// A label that is not placed yet.
    pub fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() - 1)
    }

    /// Places a label here.
    pub fn place(&mut self, label: Label) {
        self.labels[label.0] = Some(self.code.len());
    }

    /// Begins a function: at a multiple of 16.
    pub fn align(&mut self) {
        while !self.code.len().is_multiple_of(16) {
            self.code.push(0xcc);
        }
    }

    /// The code with its constants behind it.
    pub fn finish(mut self) -> Vec<u8> {
        let mut code = std::mem::take(&mut self.code);
        let constants = code.len().next_multiple_of(ALIGNMENT);
        let mut set = |at: usize, to: usize, behind: usize| {
            let distance = to as i64 - (at + 4 + behind) as i64;
            code[at..at + 4].copy_from_slice(&(distance as i32).to_le_bytes());
        };
        for (at, behind, constant) in self.reaches {
            set(at, constants + constant, behind);
        }
        for (at, label) in self.jumps {
            set(at, self.labels[label.0].expect("a label that is jumped to is placed"), 0);
        }
        code.resize(constants, 0xcc);
        code.extend(self.constants);
        code
    }

    fn displacement(&mut self, displacement: i32) {
        self.code.extend(displacement.to_le_bytes());
    }

    /// ModRM with its displacement; `behind` bytes of the instruction follow.
    fn operand(&mut self, reg: u8, source: Source, behind: usize) {
        let reg = (reg & 7) << 3;
        match source {
            Source::Reg(Ymm(rm)) => self.code.push(0xc0 | reg | rm & 7),
            Source::Mem(Mem::At(base, displacement)) => {
                self.code.push(0x80 | reg | base as u8);
                self.displacement(displacement);
            }
            Source::Mem(Mem::Constant(constant)) => {
                self.code.push(5 | reg);
                self.reaches.push((self.code.len(), behind, constant));
                self.displacement(0);
            }
        }
    }

    /// An instruction with VEX.256 and W0; `behind` bytes follow.
    fn vex(&mut self, Three(map, prefix, opcode): Three, reg: u8, first: u8, source: Source, behind: usize) {
        let extends = matches!(source, Source::Reg(Ymm(8..)));
        self.code.push(0xc4);
        self.code.push(u8::from(reg < 8) << 7 | 1 << 6 | u8::from(!extends) << 5 | map);
        self.code.push((!first & 15) << 3 | 1 << 2 | prefix);
        self.code.push(opcode);
        self.operand(reg, source, behind);
    }

    /// An instruction with a destination and two sources.
    pub fn three(&mut self, what: Three, to: Ymm, first: Ymm, second: impl Into<Source>) {
        self.vex(what, to.0, first.0, second.into(), 0);
    }

    /// VMOVUPS.
    pub fn load(&mut self, to: Ymm, from: impl Into<Source>) {
        self.vex(Three(1, 0, 0x10), to.0, 0, from.into(), 0);
    }

    /// VMOVUPS.
    pub fn store(&mut self, to: Mem, from: Ymm) {
        self.vex(Three(1, 0, 0x11), from.0, 0, to.into(), 0);
    }

    /// VBROADCASTSS.
    pub fn broadcast(&mut self, to: Ymm, from: Mem) {
        self.vex(Three(2, 1, 0x18), to.0, 0, from.into(), 0);
    }

    /// VCVTDQ2PS.
    pub fn float_of_signed(&mut self, to: Ymm, from: impl Into<Source>) {
        self.vex(Three(1, 0, 0x5b), to.0, 0, from.into(), 0);
    }

    /// VCMPPS with a predicate.
    pub fn compare(&mut self, to: Ymm, first: Ymm, second: impl Into<Source>, predicate: u8) {
        self.vex(Three(1, 0, 0xc2), to.0, first.0, second.into(), 1);
        self.code.push(predicate);
    }

    /// VBLENDVPS: the lanes of `second` where those of `mask` have their upper bit.
    pub fn blend(&mut self, to: Ymm, first: Ymm, second: impl Into<Source>, mask: Ymm) {
        self.vex(Three(3, 1, 0x4a), to.0, first.0, second.into(), 1);
        self.code.push(mask.0 << 4);
    }

    /// A shift of all lanes by the same.
    pub fn shift(&mut self, shift: Shift, to: Ymm, from: Ymm, by: u8) {
        self.vex(Three(1, 1, 0x72), shift as u8, to.0, from.into(), 1);
        self.code.push(by);
    }

    /// VMOVMSKPS.
    pub fn bits(&mut self, to: Gpr, from: Ymm) {
        self.vex(Three(1, 0, 0x50), to as u8, 0, from.into(), 0);
    }

    /// VZEROUPPER.
    pub fn zero_upper(&mut self) {
        self.code.extend([0xc5, 0xf8, 0x77]);
    }

    /// MOV of a number.
    pub fn number(&mut self, to: Gpr, number: u32) {
        self.code.push(0xb8 + to as u8);
        self.code.extend(number.to_le_bytes());
    }

    /// MOV to memory.
    pub fn put(&mut self, to: Mem, from: Gpr) {
        self.code.push(0x89);
        self.operand(from as u8, to.into(), 0);
    }

    /// OR of two registers.
    pub fn or(&mut self, to: Gpr, with: Gpr) {
        self.code.extend([0x09, 0xc0 | (with as u8) << 3 | to as u8]);
    }

    /// SHL.
    pub fn shift_left(&mut self, register: Gpr, by: u8) {
        self.code.extend([0xc1, 0xe0 | register as u8, by]);
    }

    /// TEST of a register with itself, and a jump when it is not 0.
    pub fn jump_if_any(&mut self, register: Gpr, to: Label) {
        self.code.extend([0x85, 0xc0 | (register as u8) << 3 | register as u8, 0x0f, 0x85]);
        self.jumps.push((self.code.len(), to));
        self.displacement(0);
    }

    /// RET.
    pub fn ret(&mut self) {
        self.code.push(0xc3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    /// Every instruction, beside what an assembler is told.
    fn samples() -> Vec<(Vec<u8>, String)> {
        let mut samples = Vec::new();
        let mut one = |text: String, emit: &dyn Fn(&mut Assembler)| {
            let mut assembler = Assembler::default();
            emit(&mut assembler);
            samples.push((assembler.code, text));
        };
        let threes = [
            ("vaddps", Three::VADDPS),
            ("vmulps", Three::VMULPS),
            ("vsubps", Three::VSUBPS),
            ("vandps", Three::VANDPS),
            ("vminps", Three::VMINPS),
            ("vmaxps", Three::VMAXPS),
            ("vorps", Three::VORPS),
            ("vxorps", Three::VXORPS),
            ("vfmadd213ps", Three::VFMADD213PS),
            ("vpaddd", Three::VPADDD),
            ("vpsubd", Three::VPSUBD),
            ("vpand", Three::VPAND),
            ("vpandn", Three::VPANDN),
            ("vpor", Three::VPOR),
            ("vpxor", Three::VPXOR),
            ("vpcmpeqd", Three::VPCMPEQD),
            ("vpcmpgtd", Three::VPCMPGTD),
            ("vpmulld", Three::VPMULLD),
            ("vpminud", Three::VPMINUD),
            ("vpmaxud", Three::VPMAXUD),
            ("vpminsd", Three::VPMINSD),
            ("vpmaxsd", Three::VPMAXSD),
            ("vpsllvd", Three::VPSLLVD),
            ("vpsrlvd", Three::VPSRLVD),
            ("vpsravd", Three::VPSRAVD),
        ];
        let places = [(Base::Rdi, "rdi"), (Base::Rsi, "rsi")];
        for (name, what) in threes {
            for (to, first, second) in [(0, 1, 2), (9, 2, 11), (15, 14, 3), (7, 8, 15)] {
                one(format!("{name} ymm{to}, ymm{first}, ymm{second}"), &|a| {
                    a.three(what, Ymm(to), Ymm(first), Ymm(second))
                });
            }
            for (base, text) in places {
                one(format!("{name} ymm12, ymm3, [{text} + 0x12345]"), &|a| {
                    a.three(what, Ymm(12), Ymm(3), Mem::At(base, 0x12345));
                });
            }
        }
        let at = Mem::At(Base::Rsi, 0x4321);
        one("vmovups ymm3, [rsi + 0x4321]".into(), &|a| a.load(Ymm(3), at));
        one("vmovups ymm13, ymm4".into(), &|a| a.load(Ymm(13), Ymm(4)));
        one("vmovups [rsi + 0x4321], ymm9".into(), &|a| a.store(at, Ymm(9)));
        one("vbroadcastss ymm9, [rsi + 0x4321]".into(), &|a| a.broadcast(Ymm(9), at));
        one("vcvtdq2ps ymm9, ymm10".into(), &|a| a.float_of_signed(Ymm(9), Ymm(10)));
        one("vcmpps ymm9, ymm10, [rsi + 0x4321], 0x1e".into(), &|a| a.compare(Ymm(9), Ymm(10), at, 0x1e));
        one("vcmpps ymm1, ymm2, ymm3, 3".into(), &|a| a.compare(Ymm(1), Ymm(2), Ymm(3), 3));
        one("vblendvps ymm1, ymm12, ymm3, ymm14".into(), &|a| a.blend(Ymm(1), Ymm(12), Ymm(3), Ymm(14)));
        one("vblendvps ymm1, ymm2, [rsi + 0x4321], ymm4".into(), &|a| a.blend(Ymm(1), Ymm(2), at, Ymm(4)));
        for (shift, name) in [(Shift::Vpslld, "vpslld"), (Shift::Vpsrld, "vpsrld"), (Shift::Vpsrad, "vpsrad")] {
            one(format!("{name} ymm12, ymm3, 7"), &|a| a.shift(shift, Ymm(12), Ymm(3), 7));
            one(format!("{name} ymm2, ymm13, 31"), &|a| a.shift(shift, Ymm(2), Ymm(13), 31));
        }
        for (register, name) in [(Gpr::Eax, "eax"), (Gpr::Ecx, "ecx"), (Gpr::Edx, "edx")] {
            one(format!("vmovmskps {name}, ymm9"), &|a| a.bits(register, Ymm(9)));
            one(format!("mov {name}, 0x12345678"), &|a| a.number(register, 0x1234_5678));
            one(format!("mov [rsi + 0x4321], {name}"), &|a| a.put(at, register));
            one(format!("or {name}, ecx"), &|a| a.or(register, Gpr::Ecx));
            one(format!("shl {name}, 24"), &|a| a.shift_left(register, 24));
        }
        one("vzeroupper".into(), &|a| a.zero_upper());
        one("ret".into(), &|a| a.ret());
        samples
    }

    #[test]
    fn the_assembler_of_the_system_says_the_same() {
        let folder = std::env::temp_dir().join(format!("rocm-emulator-assembler-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (source, object) = (folder.join("all.s"), folder.join("all.o"));
        let samples = samples();
        // Encodings are not unique: the shorter ones are forbidden.
        let longest = |text: &str| match text {
            "vzeroupper" => "",
            text if text.starts_with('v') => "{vex3} {disp32} ",
            _ => "{disp32} ",
        };
        let lines: String = samples.iter().map(|(_, text)| format!("{}{text}\n", longest(text))).collect();
        std::fs::write(&source, format!(".intel_syntax noprefix\n{lines}")).unwrap();
        let made = Command::new("as").args(["--64", "-o"]).arg(&object).arg(&source).output();
        let Ok(made) = made else {
            println!("SKIP: x86-64 encodings: there is no `as`");
            std::fs::remove_dir_all(&folder).unwrap();
            return;
        };
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let object = std::fs::read(&object).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let file = object::File::parse(&*object).unwrap();
        let text = object::Object::section_by_name(&file, ".text").unwrap();
        let mut theirs = object::ObjectSection::data(&text).unwrap();
        for (ours, text) in samples {
            let (first, rest) = theirs.split_at(ours.len().min(theirs.len()));
            assert_eq!(ours, first, "{text}");
            theirs = rest;
        }
    }

    #[test]
    fn constants_and_labels_are_reached() {
        let mut assembler = Assembler::default();
        let constant = assembler.vector([7; 8]);
        assert_eq!(assembler.vector([7; 8]), constant, "a constant is kept once");
        let label = assembler.label();
        assembler.load(Ymm(0), constant);
        assembler.compare(Ymm(0), Ymm(0), constant, 1);
        assembler.jump_if_any(Gpr::Eax, label);
        assembler.ret();
        assembler.place(label);
        assembler.ret();
        let code = assembler.finish();
        // 9 + 10 + 8 + 1 + 1 bytes of instructions, then the constant.
        let number = |at: usize| i32::from_le_bytes(code[at..at + 4].try_into().unwrap());
        assert_eq!(code.len(), 32 + 32);
        assert_eq!((number(5), number(14), number(23)), (32 - 9, 32 - 19, 1));
        assert_eq!((code[28], &code[32..36]), (0xc3, &[7, 0, 0, 0][..]));
    }
}
