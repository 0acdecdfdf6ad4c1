//! Encodings beside those of the system's assembler.

use super::*;
use std::process::Command;

/// The instructions with a destination and two sources.
const THREES: [(&str, Three); 30] = [
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
    ("vpmuludq", Three::VPMULUDQ),
    ("vunpcklps", Three::VUNPCKLPS),
    ("vunpckhps", Three::VUNPCKHPS),
    ("vunpcklpd", Three::VUNPCKLPD),
    ("vunpckhpd", Three::VUNPCKHPD),
];

/// Every instruction, beside what an assembler is told.
fn samples() -> Vec<(Vec<u8>, String)> {
    let mut samples = Vec::new();
    let mut one = |text: String, emit: &dyn Fn(&mut Assembler)| {
        let mut assembler = Assembler::default();
        emit(&mut assembler);
        samples.push((assembler.code, text));
    };
    let places = [(Gpr::Rdi, "rdi"), (Gpr::Rbp, "rbp"), (Gpr::Rsp, "rsp"), (Gpr::R12, "r12"), (Gpr::R13, "r13")];
    for (name, what) in THREES {
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
    let at = Mem::At(Gpr::Rsi, 0x4321);
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
    one("vpsllq ymm12, ymm3, 7".into(), &|a| a.shift_pairs(Shift::Vpslld, Ymm(12), Ymm(3), 7));
    one("vpsrlq ymm2, ymm13, 32".into(), &|a| a.shift_pairs(Shift::Vpsrld, Ymm(2), Ymm(13), 32));
    one("vpblendd ymm2, ymm13, ymm4, 0xaa".into(), &|a| a.mix(Ymm(2), Ymm(13), Ymm(4)));
    one("vshufps ymm2, ymm13, ymm4, 0xdd".into(), &|a| a.shuffle(Ymm(2), Ymm(13), Ymm(4), 0xdd));
    one("vmovups xmm9, [rsi + 0x4321]".into(), &|a| a.load_four(Ymm(9), at));
    one("vmovups [rsi + 0x4321], xmm9".into(), &|a| a.store_four(at, Ymm(9)));
    one("vinsertf128 ymm9, ymm10, [rsi + 0x4321], 1".into(), &|a| a.insert(Ymm(9), Ymm(10), at));
    one("vextractf128 [rsi + 0x4321], ymm9, 1".into(), &|a| a.extract(at, Ymm(9)));
    one("vpbroadcastd ymm9, xmm10".into(), &|a| a.spread(Ymm(9), Ymm(10)));
    one("vpbroadcastb ymm9, [rsi + 0x4321]".into(), &|a| a.spread_byte(Ymm(9), at));
    one("vmovd eax, xmm9".into(), &|a| a.first_lane(Gpr::Rax, Ymm(9)));
    one("vmovd r8d, xmm1".into(), &|a| a.first_lane(Gpr::R8, Ymm(1)));
    for (to, base, base_name, index, mask) in [(1, Gpr::R8, "r8", 12, 13), (9, Gpr::Rax, "rax", 2, 3)] {
        one(format!("vpgatherdd ymm{to}, [{base_name} + ymm{index} + 0x4321], ymm{mask}"), &|a| {
            a.gather(Ymm(to), base, Ymm(index), 0x4321, Ymm(mask));
        });
    }
    let sums = [
        (Mem::Sum(Gpr::R8, Gpr::Rax, 0x4321), "[r8 + rax + 0x4321]"),
        (Mem::Sum(Gpr::Rbp, Gpr::R9, 0x4321), "[rbp + r9 + 0x4321]"),
        (Mem::Sum(Gpr::R13, Gpr::R12, 0x4321), "[r13 + r12 + 0x4321]"),
        (Mem::At(Gpr::R15, 0x4321), "[r15 + 0x4321]"),
    ];
    for (place, text) in sums {
        one(format!("vmovups ymm3, {text}"), &|a| a.load(Ymm(3), place));
        one(format!("mov eax, {text}"), &|a| a.mov(Width::B32, Gpr::Rax, place));
        one(format!("mov {text}, rcx"), &|a| a.put(Width::B64, place, Gpr::Rcx));
        one(format!("lea r9, {text}"), &|a| a.address(Gpr::R9, place));
        one(format!("mov {text}, dl"), &|a| a.put_byte(place, Gpr::Rdx));
        one(format!("cmp byte ptr {text}, 0x7f"), &|a| a.compare_byte(place, 0x7f));
        one(format!("test byte ptr {text}, 2"), &|a| a.test_byte(place, 2));
        one(format!("movzx ecx, byte ptr {text}"), &|a| a.byte(Gpr::Rcx, place));
        one(format!("movzx ecx, word ptr {text}"), &|a| a.half(Gpr::Rcx, place));
        one(format!("setb {text}"), &|a| a.set_if(Condition::Below, place));
    }
    for (register, name, long) in [(Gpr::Rax, "eax", "rax"), (Gpr::Rdx, "edx", "rdx"), (Gpr::R9, "r9d", "r9")] {
        one(format!("vmovmskps {name}, ymm9"), &|a| a.bits(register, Ymm(9)));
        one(format!("mov {long}, 0x12345678"), &|a| a.mov(Width::B64, register, 0x1234_5678));
        one(format!("mov {long}, [rsi + 0x4321]"), &|a| a.mov(Width::B64, register, at));
        one(format!("movabs {long}, 0x123456789abcdef0"), &|a| a.long_number(register, 0x1234_5678_9abc_def0));
        one(format!("shl {name}, 24"), &|a| a.shift_general(Shifting::Shl, Width::B32, register, 24));
        one(format!("sar {name}, cl"), &|a| a.shift_by_cl(Shifting::Sar, Width::B32, register));
        one(format!("shr {long}, cl"), &|a| a.shift_by_cl(Shifting::Shr, Width::B64, register));
        one(format!("not {long}"), &|a| a.not(Width::B64, register));
        one(format!("imul {name}, ecx"), &|a| a.multiply(register, Gpr::Rcx));
        one(format!("neg {name}"), &|a| a.negate(register));
        one(format!("test {name}, {name}"), &|a| a.test(Width::B32, register));
        one(format!("cmovne {long}, rcx"), &|a| a.mov_if(Condition::NotEqual, Width::B64, register, Gpr::Rcx));
        one(format!("push {long}"), &|a| a.push(register));
        one(format!("pop {long}"), &|a| a.pop(register));
        one(format!("jmp {long}"), &|a| a.jump_to(register));
        one(format!("call {long}"), &|a| a.call(register));
    }
    let alus = [
        (Alu::Add, "add"),
        (Alu::Or, "or"),
        (Alu::Adc, "adc"),
        (Alu::Sbb, "sbb"),
        (Alu::And, "and"),
        (Alu::Sub, "sub"),
        (Alu::Xor, "xor"),
        (Alu::Cmp, "cmp"),
    ];
    for (what, name) in alus {
        one(format!("{{load}} {name} ecx, r9d"), &|a| a.alu(what, Width::B32, Gpr::Rcx, Gpr::R9));
        one(format!("{name} r9, [rsi + 0x4321]"), &|a| a.alu(what, Width::B64, Gpr::R9, at));
        one(format!("{name} ecx, 0x12345678"), &|a| a.alu(what, Width::B32, Gpr::Rcx, 0x1234_5678));
        one(format!("{name} r9, 0x12345678"), &|a| a.alu(what, Width::B64, Gpr::R9, 0x1234_5678));
        one(format!("{name} qword ptr [rsi + 0x4321], 0x12345678"), &|a| {
            a.alu_at(what, Width::B64, at, 0x1234_5678);
        });
    }
    one("vzeroupper".into(), &|a| a.zero_upper());
    one("ret".into(), &|a| a.ret());
    samples
}

/// Every instruction that AVX-512 has in another form, and what it takes several for.
fn wide_samples() -> Vec<(Vec<u8>, String)> {
    let mut samples = Vec::new();
    let mut one = |text: String, emit: &dyn Fn(&mut Assembler)| {
        let mut assembler = Assembler::new(Set::Avx512);
        emit(&mut assembler);
        samples.push((assembler.code, text));
    };
    let at = Mem::At(Gpr::Rsi, 0x4321);
    let places =
        [(Mem::At(Gpr::Rsp, 0x4321), "[rsp + 0x4321]"), (Mem::Sum(Gpr::R13, Gpr::R12, 0x4321), "[r13 + r12 + 0x4321]")];
    for (name, what) in THREES {
        let compares = name.starts_with("vpcmp");
        // Instructions on bits say how wide a lane is, where AVX-512 can leave some lanes as they were.
        let name = match name {
            "vpand" | "vpandn" | "vpor" | "vpxor" => format!("{name}d"),
            name => name.to_owned(),
        };
        let text = |to: u8, first: u8, second: &str| match compares {
            true => format!("{name} k1, zmm{first}, {second}\nvpmovm2d zmm{to}, k1"),
            false => format!("{name} zmm{to}, zmm{first}, {second}"),
        };
        for (to, first, second) in [(0, 1, 2), (9, 18, 27), (31, 14, 19), (23, 8, 15), (12, 30, 5)] {
            one(text(to, first, &format!("zmm{second}")), &|a| a.three(what, Ymm(to), Ymm(first), Ymm(second)));
        }
        for (place, place_text) in places {
            one(text(28, 19, place_text), &|a| a.three(what, Ymm(28), Ymm(19), place));
        }
    }
    one("vmovups zmm19, [rsi + 0x4321]".into(), &|a| a.load(Ymm(19), at));
    one("vmovups zmm29, zmm4".into(), &|a| a.load(Ymm(29), Ymm(4)));
    one("vmovups [rsi + 0x4321], zmm25".into(), &|a| a.store(at, Ymm(25)));
    one("vbroadcastss zmm25, [rsi + 0x4321]".into(), &|a| a.broadcast(Ymm(25), at));
    one("vcvtdq2ps zmm9, zmm26".into(), &|a| a.float_of_signed(Ymm(9), Ymm(26)));
    one("vpbroadcastd zmm9, xmm26".into(), &|a| a.spread(Ymm(9), Ymm(26)));
    one("{evex} vmovd eax, xmm9".into(), &|a| a.first_lane(Gpr::Rax, Ymm(9)));
    one("{evex} vmovd r8d, xmm17".into(), &|a| a.first_lane(Gpr::R8, Ymm(17)));
    one("vpermi2d zmm9, zmm26, zmm17".into(), &|a| a.pick(Ymm(9), Ymm(26), Ymm(17)));
    for (shift, name) in [(Shift::Vpslld, "vpslld"), (Shift::Vpsrld, "vpsrld"), (Shift::Vpsrad, "vpsrad")] {
        one(format!("{name} zmm28, zmm3, 7"), &|a| a.shift(shift, Ymm(28), Ymm(3), 7));
        one(format!("{name} zmm2, zmm29, 31"), &|a| a.shift(shift, Ymm(2), Ymm(29), 31));
    }
    one("vpsllq zmm28, zmm3, 7".into(), &|a| a.shift_pairs(Shift::Vpslld, Ymm(28), Ymm(3), 7));
    one("vpsrlq zmm2, zmm29, 32".into(), &|a| a.shift_pairs(Shift::Vpsrld, Ymm(2), Ymm(29), 32));
    one("vcmpps k1, zmm26, [rsi + 0x4321], 0x1e\nvpmovm2d zmm9, k1".into(), &|a| a.compare(Ymm(9), Ymm(26), at, 0x1e));
    one("vpmovd2m k1, zmm30\nvblendmps zmm17{k1}, zmm12, zmm3".into(), &|a| {
        a.blend(Ymm(17), Ymm(12), Ymm(3), Ymm(30));
    });
    for (to, base, base_name, index, mask) in [(17, Gpr::R8, "r8", 28, 13), (9, Gpr::Rax, "rax", 10, 19)] {
        one(format!("vpmovd2m k1, zmm{mask}\nvpgatherdd zmm{to}{{k1}}, [{base_name} + zmm{index} + 0x4321]"), &|a| {
            a.gather(Ymm(to), base, Ymm(index), 0x4321, Ymm(mask))
        });
    }
    // Constants are not reached yet: the displacement is 0.
    one("kmovw k1, [rip + 0]\nvblendmps zmm22{k1}, zmm13, zmm4".into(), &|a| a.mix(Ymm(22), Ymm(13), Ymm(4)));
    one("kmovw k1, [rsi + 0x4321]\nvpmovm2d zmm20, k1".into(), &|a| a.expand(Ymm(20), at));
    one("vpmovd2m k1, zmm20\nkmovw [rsi + 0x4321], k1".into(), &|a| a.store_mask(at, Ymm(20)));
    one("kmovw k1, [rsi + 0x4321]\nvblendmps zmm20{k1}, zmm3, zmm17".into(), &|a| {
        a.blend_by(Ymm(20), Ymm(3), Ymm(17), at, Ymm(10));
    });
    one(
        "vmovups zmm10, [rsi + 0x4321]\nvblendmps zmm10{k3}, zmm10, zmm17\nvmovups [rsi + 0x4321], zmm10".into(),
        &|a| a.store_where(at, Ymm(17), Ymm(14), Ymm(10)),
    );
    one("vpmovd2m k3, zmm14\nkortestw k3, k3".into(), &|a| a.restrict(Ymm(14)));
    one("vpcmpneqd k1, zmm11, [rsi + 0x4321]\nkortestw k1, k1".into(), &|a| a.compare_all(Ymm(11), at, Ymm(12)));
    one("vpcmpnleud k1, zmm20, zmm11\nkortestw k1, k1".into(), &|a| a.compare_last(Ymm(20), Ymm(11), None, None));
    one("vpcmpnleud k1{k3}, zmm20, zmm11\nvpcmpneqd k2{k3}, zmm13, zmm18\nkortestw k1, k2".into(), &|a| {
        a.compare_last(Ymm(20), Ymm(11), Some((Ymm(13), Ymm(18))), Some(Ymm(14)));
    });
    one("vcmpunordps k4, zmm20, zmm3".into(), &|a| a.find_nans(Ymm(15), Ymm(20), Ymm(3), None));
    one("vcmpunordps k1, zmm20, zmm3\nkorw k4, k4, k1".into(), &|a| {
        a.find_nans(Ymm(15), Ymm(20), Ymm(3), Some(Ymm(10)));
    });
    one("kortestw k4, k4".into(), &|a| a.any_nan(Ymm(15), None));
    one("kandw k4, k4, k3\nkortestw k4, k4".into(), &|a| a.any_nan(Ymm(15), Some(Ymm(14))));
    samples
}

#[test]
fn the_assembler_of_the_system_says_the_same() {
    let folder = std::env::temp_dir().join(format!("rocm-emulator-assembler-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (source, object) = (folder.join("all.s"), folder.join("all.o"));
    let samples: Vec<_> = samples().into_iter().chain(wide_samples()).collect();
    // Encodings are not unique: the shorter ones are forbidden.
    let longest = |text: &str| match text {
        "vzeroupper" => "",
        text if text.contains("zmm") => "{evex} {disp32} ",
        text if text.starts_with(['v', 'k']) => "{vex3} {disp32} ",
        _ => "{disp32} ",
    };
    let lines = samples.iter().flat_map(|(_, text)| text.lines());
    let lines: String = lines.map(|text| format!("{}{text}\n", longest(text))).collect();
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
    let constant = assembler.lanes(|_| 7);
    assert_eq!(assembler.lanes(|_| 7), constant, "a constant is kept once");
    let label = assembler.label();
    assembler.load(Ymm(0), constant);
    assembler.compare(Ymm(0), Ymm(0), constant, 1);
    assembler.jump_if(Condition::NotEqual, label);
    assembler.ret();
    assembler.place(label);
    assembler.ret();
    let code = assembler.finish();
    // 9 + 10 + 6 + 1 + 1 bytes of instructions, then the constant.
    let number = |at: usize| i32::from_le_bytes(code[at..at + 4].try_into().unwrap());
    assert_eq!(code.len(), 64 + 32);
    assert_eq!((number(5), number(14), number(21)), (64 - 9, 64 - 19, 1));
    assert_eq!((code[26], &code[64..68]), (0xc3, &[7, 0, 0, 0][..]));
}
