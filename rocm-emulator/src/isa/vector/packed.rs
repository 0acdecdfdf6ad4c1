//! VOP3P: two halves at once, dot products, and multiply-adds of mixed formats.

use super::{
    Shape,
    lane::{Lane, NEG, Raw},
    vector_register,
};
use crate::{
    isa::{
        Env,
        inst::{Encoding, Inst, Operand},
        op::{Op, Run, Step, Unmodelled},
        ops::{illegal_instruction, op},
        real::{self, Bfloat, Half, Real},
        round::{Arithmetic, Nearest, directed},
        slot::{Type, slot},
    },
    wave::{LANES, Wave},
};

// Bits of `Op::aux`, three each: NEG_LO stands at `NEG`.
const NEG_HI: u32 = 3;
const OPSEL: u32 = 6;
const OPSEL_HI: u32 = 9;
const CLAMP: u32 = 1 << 12;

/// How many of VOP3P's modifiers an operation knows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Modifiers {
    /// OP_SEL and OP_SEL_HI.
    Select,
    /// Those, NEG_LO, NEG_HI and CLAMP.
    All,
    /// NEG_LO says which sources are signed, CLAMP saturates.
    Signs,
    /// Those of [`All`](Modifiers::All); of the addend, which is one float, NEG_LO alone is its sign. LLVM sets NEG_HI
    /// with it.
    Products,
}

/// Lowers an instruction of this file; `None` for all others.
pub fn lower(inst: &Inst, wave64: bool) -> Option<Result<Op, Unmodelled>> {
    const BITS: Shape = Shape { ty: Type::B32, float: false, narrow: false };
    const HALVES: Shape = Shape { ty: Type::F16, float: true, narrow: false };
    use Modifiers::{All, Products, Select, Signs};
    let (run, types, modifiers): (Run, &[Shape], Modifiers) = match inst.name {
        "v_pk_mad_i16" | "v_pk_mad_u16" => {
            (|w, o, _| integers(w, o, |[a, b, c]| a.wrapping_mul(b).wrapping_add(c)), &[BITS; 3], Select)
        }
        "v_pk_mul_lo_u16" => (|w, o, _| integers(w, o, |[a, b, _]| a.wrapping_mul(b)), &[BITS; 2], Select),
        "v_pk_add_i16" | "v_pk_add_u16" if inst.clamp => match inst.name {
            "v_pk_add_u16" => (|w, o, _| integers(w, o, |[a, b, _]| a.saturating_add(b)), &[BITS; 2], Signs),
            _ => (|w, o, _| integers(w, o, |[a, b, _]| (a as i16).saturating_add(b as i16) as u16), &[BITS; 2], Signs),
        },
        "v_pk_sub_i16" | "v_pk_sub_u16" if inst.clamp => match inst.name {
            "v_pk_sub_u16" => (|w, o, _| integers(w, o, |[a, b, _]| a.saturating_sub(b)), &[BITS; 2], Signs),
            _ => (|w, o, _| integers(w, o, |[a, b, _]| (a as i16).saturating_sub(b as i16) as u16), &[BITS; 2], Signs),
        },
        "v_pk_add_i16" | "v_pk_add_u16" => {
            (|w, o, _| integers(w, o, |[a, b, _]| a.wrapping_add(b)), &[BITS; 2], Select)
        }
        "v_pk_sub_i16" | "v_pk_sub_u16" => {
            (|w, o, _| integers(w, o, |[a, b, _]| a.wrapping_sub(b)), &[BITS; 2], Select)
        }
        "v_pk_lshlrev_b16" => (|w, o, _| integers(w, o, |[a, b, _]| b << (a & 15)), &[BITS; 2], Select),
        "v_pk_lshrrev_b16" => (|w, o, _| integers(w, o, |[a, b, _]| b >> (a & 15)), &[BITS; 2], Select),
        "v_pk_ashrrev_i16" => (|w, o, _| integers(w, o, |[a, b, _]| (b as i16 >> (a & 15)) as u16), &[BITS; 2], Select),
        "v_pk_max_i16" => (|w, o, _| integers(w, o, |[a, b, _]| (a as i16).max(b as i16) as u16), &[BITS; 2], Select),
        "v_pk_min_i16" => (|w, o, _| integers(w, o, |[a, b, _]| (a as i16).min(b as i16) as u16), &[BITS; 2], Select),
        "v_pk_max_u16" => (|w, o, _| integers(w, o, |[a, b, _]| a.max(b)), &[BITS; 2], Select),
        "v_pk_min_u16" => (|w, o, _| integers(w, o, |[a, b, _]| a.min(b)), &[BITS; 2], Select),
        "v_pk_fma_f16" | "v_pk_fmac_f16" => (rounded::<Fma>, &[HALVES; 3], All),
        "v_pk_add_f16" => (rounded::<Add>, &[HALVES; 2], All),
        "v_pk_mul_f16" => (rounded::<Mul>, &[HALVES; 2], All),
        "v_pk_min_f16" => (|w, o, _| halves(w, o, |[a, b, _]| real::min(a, b)), &[HALVES; 2], All),
        "v_pk_max_f16" => (|w, o, _| halves(w, o, |[a, b, _]| real::max(a, b)), &[HALVES; 2], All),
        "v_fma_mix_f32" | "v_fma_mixlo_f16" | "v_fma_mixhi_f16" => return Some(mixed(inst, wave64)),
        "v_dot4_i32_iu8" => (|w, o, _| dot(w, o, 8), &[BITS; 3], Signs),
        "v_dot8_i32_iu4" => (|w, o, _| dot(w, o, 4), &[BITS; 3], Signs),
        "v_dot4_u32_u8" => (|w, o, _| dot_unsigned(w, o, 8), &[BITS; 3], Signs),
        "v_dot8_u32_u4" => (|w, o, _| dot_unsigned(w, o, 4), &[BITS; 3], Signs),
        "v_dot2_f32_f16" | "v_dot2acc_f32_f16" => (dot2::<Half>, &[HALVES, HALVES, BITS], Products),
        "v_dot2_f16_f16" | "v_dot2_bf16_bf16" => return Some(dot2_narrow(inst, wave64)),
        "v_dot2_f32_bf16" | "v_dot2acc_f32_bf16" => (dot2::<Bfloat>, &[BITS; 3], Products),
        _ => return None,
    };
    Some(build(inst, run, types, modifiers, wave64))
}

fn build(inst: &Inst, run: Run, types: &[Shape], modifiers: Modifiers, wave64: bool) -> Result<Op, Unmodelled> {
    let mut lowered = op(run);
    lowered.dst = vector_register(inst.dst, wave64)?;
    for (index, shape) in types.iter().enumerate() {
        let operand = match inst.src[index] {
            Operand::None => inst.dst,
            operand => operand,
        };
        lowered.src[index] = slot(operand, shape.ty, wave64, &mut lowered.imm)?;
    }
    // VOP2 has no selection: each half works on its own.
    let opsel_hi = if inst.encoding == Encoding::Vop3p { inst.opsel_hi } else { 7 };
    let used = (1u8 << types.len()) - 1;
    let defaults = inst.opsel & used == 0 && opsel_hi & used == used;
    let refused = match modifiers {
        Modifiers::Select => (inst.neg | inst.abs) & used != 0 || inst.clamp,
        Modifiers::All => false,
        Modifiers::Signs if types.len() == 2 => (inst.neg | inst.abs) & used != 0,
        Modifiers::Signs => inst.abs & used != 0 || inst.neg & 4 != 0 || !defaults,
        Modifiers::Products => inst.abs & 4 > inst.neg & 4 || (inst.opsel | !opsel_hi) & 4 != 0,
    };
    if refused {
        return Err(Unmodelled);
    }
    lowered.aux = u32::from(inst.neg & 7) << NEG
        | u32::from(inst.abs & 7) << NEG_HI
        | u32::from(inst.opsel & 7) << OPSEL
        | u32::from(opsel_hi & 7) << OPSEL_HI
        | if inst.clamp { CLAMP } else { 0 };
    Ok(lowered)
}

/// A source's halves for the lower and the upper result.
fn halves_of(op: &Op, index: usize, raw: u32) -> [u16; 2] {
    let pick = |first: u32| if op.aux >> (first + index as u32) & 1 != 0 { (raw >> 16) as u16 } else { raw as u16 };
    [pick(OPSEL), pick(OPSEL_HI)]
}

/// Runs `f` on each lane's three sources.
#[inline(always)]
fn each(wave: &mut Wave, op: &Op, f: impl Fn([u32; 3]) -> u32) -> Step {
    for half in 0..wave.halves() {
        let mut buffers = [[0; LANES]; 3];
        for (index, buffer) in buffers.iter_mut().enumerate() {
            *buffer = *u32::load(wave, op.src[index], op.imm, half, &mut [0; LANES]);
        }
        let [a, b, c] = buffers;
        let out = std::array::from_fn(|lane| f([a[lane], b[lane], c[lane]]));
        u32::store(wave, op.dst, half, &out);
    }
    Step::Next
}

fn integers(wave: &mut Wave, op: &Op, f: impl Fn([u16; 3]) -> u16) -> Step {
    let op = *op;
    each(wave, &op, |raw| {
        let sources: [[u16; 2]; 3] = std::array::from_fn(|index| halves_of(&op, index, raw[index]));
        let [low, high] = [0, 1].map(|part| u32::from(f(sources.map(|source| source[part]))));
        low | high << 16
    })
}

/// A formula of halves that rounds.
trait Rounds {
    fn result(alu: impl Arithmetic, sources: [Half; 3]) -> Half;
}

struct Fma;
struct Add;
struct Mul;

impl Rounds for Fma {
    fn result(alu: impl Arithmetic, [a, b, c]: [Half; 3]) -> Half {
        alu.fma(a, b, c)
    }
}
impl Rounds for Add {
    fn result(alu: impl Arithmetic, [a, b, _]: [Half; 3]) -> Half {
        alu.add(a, b)
    }
}
impl Rounds for Mul {
    fn result(alu: impl Arithmetic, [a, b, _]: [Half; 3]) -> Half {
        alu.mul(a, b)
    }
}

fn rounded<F: Rounds>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
    match directed(wave.mode, Half::FORMAT) {
        None => halves(wave, op, |sources| F::result(Nearest::<false>, sources)),
        Some(alu) => halves(wave, op, |sources| F::result(alu, sources)),
    }
}

fn halves(wave: &mut Wave, op: &Op, f: impl Fn([Half; 3]) -> Half) -> Step {
    let (op, mode) = (*op, wave.mode);
    each(wave, &op, |raw| {
        let sources: [[u16; 2]; 3] = std::array::from_fn(|index| halves_of(&op, index, raw[index]));
        let part = |part: usize| {
            let negate = if part == 0 { NEG } else { NEG_HI };
            let mut index = 0;
            let result = f(sources.map(|source| {
                let negated = op.aux >> (negate + index) & 1 != 0;
                index += 1;
                let half = Half(source[part]);
                let half = if mode >> 6 & 1 == 0 { Real::flushed(half) } else { half };
                if negated { half.negated() } else { half }
            }));
            let result =
                if op.aux & CLAMP != 0 { result.clamped(mode & super::lane::MODE_DX10_CLAMP != 0) } else { result };
            u32::from(if mode >> 7 & 1 == 0 { Real::flushed(result) } else { result }.0)
        };
        part(0) | part(1) << 16
    })
}

/// Products of small integers, summed. NEG_LO says which source is signed, CLAMP saturates.
fn dot(wave: &mut Wave, op: &Op, bits: u32) -> Step {
    let op = *op;
    each(wave, &op, |[a, b, c]| {
        let field = |raw: u32, index: u32, at: u32| {
            let value = i64::from(raw >> (at * bits) & ((1 << bits) - 1));
            let signed = op.aux >> (NEG + index) & 1 != 0;
            if signed && value >> (bits - 1) != 0 { value - (1 << bits) } else { value }
        };
        let sum: i64 = (0..32 / bits).map(|at| field(a, 0, at) * field(b, 1, at)).sum::<i64>() + i64::from(c as i32);
        let clamped = sum.clamp(i32::MIN.into(), i32::MAX.into());
        (if op.aux & CLAMP != 0 { clamped } else { sum }) as u32
    })
}

fn dot_unsigned(wave: &mut Wave, op: &Op, bits: u32) -> Step {
    let op = *op;
    each(wave, &op, |[a, b, c]| {
        let field = |raw: u32, at: u32| u64::from(raw >> (at * bits) & ((1 << bits) - 1));
        let sum: u64 = (0..32 / bits).map(|at| field(a, at) * field(b, at)).sum::<u64>() + u64::from(c);
        (if op.aux & CLAMP != 0 { sum.min(u32::MAX.into()) } else { sum }) as u32
    })
}

/// What V_DOT2_F32 multiplies.
trait Factor {
    fn widen(raw: u16) -> f32;
    /// The bits of MODE that must be as [`MODE_PLAIN`](super::lane::MODE_PLAIN) has them.
    const MODE: u32;
    /// A denormal addend, and a denormal result, are zero.
    const FLUSHES: bool;
}

// LLVM 19 (where it folds multiply-adds of halves) says of the hardware that it flushes 32-bit denormals here in any mode.
impl Factor for Half {
    fn widen(raw: u16) -> f32 {
        Half(raw).f32()
    }
    const MODE: u32 = 0xcf;
    const FLUSHES: bool = true;
}
impl Factor for Bfloat {
    fn widen(raw: u16) -> f32 {
        Bfloat(raw).f32()
    }
    const MODE: u32 = 0xff;
    const FLUSHES: bool = false;
}

/// Two products added to a float, one after the other. OP_SEL and NEG choose and negate what each product is of.
fn dot2<T: Factor>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    let op = *op;
    if wave.mode & T::MODE != super::lane::MODE_PLAIN & T::MODE {
        return illegal_instruction(wave, &op, env);
    }
    let flushed = |value: f32| if T::FLUSHES { Real::flushed(value) } else { value };
    let clamp = (op.aux & CLAMP != 0).then_some(wave.mode & super::lane::MODE_DX10_CLAMP != 0);
    each(wave, &op, |[a, b, c]| {
        let number = |index: u32, raw: u32, part: usize| {
            let value = T::widen(halves_of(&op, index as usize, raw)[part]);
            let negate = op.aux >> (if part == 0 { NEG } else { NEG_HI } + index) & 1 != 0;
            if negate { value.negated() } else { value }
        };
        let c = flushed(f32::from_bits(c));
        let c = if op.aux >> (NEG + 2) & 1 != 0 { c.negated() } else { c };
        let first = Nearest::<false>.fma(number(0, a, 0), number(1, b, 0), c);
        flushed(clamped(Nearest::<false>.fma(number(0, a, 1), number(1, b, 1), first), clamp)).to_bits()
    })
}

/// V_DOT2_F16_F16 and V_DOT2_BF16_BF16: two products and half a register, rounded once. OP_SEL chooses the halves of the
/// addend and of the destination.
fn dot2_narrow(inst: &Inst, wave64: bool) -> Result<Op, Unmodelled> {
    if inst.opsel & 3 != 0 || inst.clamp || inst.omod != 0 {
        return Err(Unmodelled);
    }
    let half = inst.name == "v_dot2_f16_f16";
    let run: Run = if half {
        |w, o, e| narrow_products(w, o, e, |raw| Half(raw).f32(), |sum| Half::round_f64(sum).0)
    } else {
        |w, o, e| narrow_products(w, o, e, |raw| Bfloat(raw).f32(), |sum| Bfloat::round(real::to_odd(sum)).0)
    };
    let mut lowered = op(run);
    lowered.dst = vector_register(inst.dst, wave64)?;
    for index in 0..3 {
        lowered.src[index] = slot(inst.src[index], if half { Type::F16 } else { Type::B32 }, wave64, &mut lowered.imm)?;
    }
    lowered.aux = u32::from(inst.neg & 7) << NEG | u32::from(inst.abs & 7) << NEG_HI | u32::from(inst.opsel) << OPSEL;
    Ok(lowered)
}

fn narrow_products(wave: &mut Wave, op: &Op, env: &mut Env<'_>, widen: fn(u16) -> f32, round: fn(f64) -> u16) -> Step {
    let op = *op;
    if wave.mode & 0xff != super::lane::MODE_PLAIN {
        return illegal_instruction(wave, &op, env);
    }
    let (high, into_high) = (op.aux >> (OPSEL + 2) & 1 != 0, op.aux >> (OPSEL + 3) & 1 != 0);
    for half in 0..wave.halves() {
        let mut sources = [[0; LANES]; 3];
        for (index, source) in sources.iter_mut().enumerate() {
            *source = *u32::load(wave, op.src[index], op.imm, half, &mut [0; LANES]);
        }
        let old = wave.vgpr[usize::from(op.dst) + half];
        let [a, b, c] = sources;
        let out = std::array::from_fn(|lane| {
            let number = |index: u32, bits: u32| {
                let modified = |first: u32| op.aux >> (first + index) & 1 != 0;
                let value = widen(bits as u16);
                let value = if modified(NEG_HI) { value.absolute() } else { value };
                if modified(NEG) { value.negated() } else { value }
            };
            let c = number(2, if high { c[lane] >> 16 } else { c[lane] });
            let (a0, a1) = (number(0, a[lane]), number(0, a[lane] >> 16));
            let (b0, b1) = (number(1, b[lane]), number(1, b[lane] >> 16));
            let products = real::sum_to_odd(f64::from(a0) * f64::from(b0), f64::from(a1) * f64::from(b1));
            let result = u32::from(round(real::sum_to_odd(products, c.into())));
            if into_high { old.0[lane] & 0xffff | result << 16 } else { old.0[lane] & 0xffff_0000 | result }
        });
        u32::store(wave, op.dst, half, &out);
    }
    Step::Next
}

/// V_FMA_MIX: each source is a float or, where OP_SEL_HI says so, one half of its register.
fn mixed(inst: &Inst, wave64: bool) -> Result<Op, Unmodelled> {
    let run: Run = match inst.name {
        "v_fma_mix_f32" => |w, o, _| mix(w, o, |sum, _, clamp, mode| mode.result32(clamped(sum, clamp)).to_bits()),
        "v_fma_mixlo_f16" => {
            |w, o, _| mix(w, o, |sum, old, clamp, mode| old & 0xffff_0000 | narrowed(sum, clamp, mode))
        }
        _ => |w, o, _| mix(w, o, |sum, old, clamp, mode| old & 0xffff | narrowed(sum, clamp, mode) << 16),
    };
    let mut lowered = op(run);
    lowered.dst = vector_register(inst.dst, wave64)?;
    for index in 0..3 {
        let narrow = inst.opsel_hi >> index & 1 != 0;
        let ty = if narrow { Type::F16 } else { Type::B32 };
        lowered.src[index] = slot(inst.src[index], ty, wave64, &mut lowered.imm)?;
    }
    lowered.aux = u32::from(inst.neg & 7) << NEG
        | u32::from(inst.abs & 7) << NEG_HI
        | u32::from(inst.opsel & 7) << OPSEL
        | u32::from(inst.opsel_hi & 7) << OPSEL_HI
        | if inst.clamp { CLAMP } else { 0 };
    Ok(lowered)
}

fn clamped(value: f32, clamp: Option<bool>) -> f32 {
    clamp.map_or(value, |dx10| real::clamp(value, dx10))
}

/// MODE as far as it is about denormals, in sources and in results, and about rounding. Each number follows that of its format.
#[derive(Clone, Copy)]
struct Mode(u32);

impl Mode {
    fn source32(self, value: f32) -> f32 {
        if self.0 >> 4 & 1 == 0 { Real::flushed(value) } else { value }
    }

    fn result32(self, value: f32) -> f32 {
        if self.0 >> 5 & 1 == 0 { Real::flushed(value) } else { value }
    }

    fn source16(self, value: Half) -> Half {
        if self.0 >> 6 & 1 == 0 { Real::flushed(value) } else { value }
    }

    fn result16(self, value: Half) -> Half {
        if self.0 >> 7 & 1 == 0 { Real::flushed(value) } else { value }
    }
}

fn narrowed(sum: f32, clamp: Option<bool>, mode: Mode) -> u32 {
    let sum = clamped(sum, clamp);
    let narrow = match directed(mode.0, Half::FORMAT) {
        None => Half::round(sum),
        Some(alu) => alu.narrow16(sum),
    };
    u32::from(mode.result16(narrow).0)
}

/// What an instruction makes of the sum, and of what was in its destination.
type Mixed = fn(f32, u32, Option<bool>, Mode) -> u32;

fn mix(wave: &mut Wave, op: &Op, result: Mixed) -> Step {
    let mode = Mode(wave.mode);
    let directed = directed(wave.mode, f32::FORMAT);
    let clamp = (op.aux & CLAMP != 0).then_some(wave.mode & super::lane::MODE_DX10_CLAMP != 0);
    for half in 0..wave.halves() {
        let mut sources = [[0f32; LANES]; 3];
        for (index, source) in sources.iter_mut().enumerate() {
            let mut buffer = [0; LANES];
            let raw = u32::load(wave, op.src[index], op.imm, half, &mut buffer);
            let bit = |first: u32| op.aux >> (first + index as u32) & 1 != 0;
            let (narrow, high, negate, absolute) = (bit(OPSEL_HI), bit(OPSEL), bit(NEG), bit(NEG_HI));
            for lane in 0..LANES {
                let part = if high { raw[lane] >> 16 } else { raw[lane] } as u16;
                let value = match narrow {
                    true => mode.source16(Half(part)).f32(),
                    false => mode.source32(f32::from_bits(raw[lane])),
                };
                let value = if absolute { value.absolute() } else { value };
                source[lane] = if negate { value.negated() } else { value };
            }
        }
        let old = wave.vgpr[usize::from(op.dst) + half];
        let [a, b, c] = sources;
        let out = std::array::from_fn(|lane| {
            let sum = match directed {
                None => Nearest::<false>.fma(a[lane], b[lane], c[lane]),
                Some(alu) => alu.fma(a[lane], b[lane], c[lane]),
            };
            result(sum, old.0[lane], clamp, mode)
        });
        u32::store(wave, op.dst, half, &out);
    }
    Step::Next
}
