//! Vector comparisons: a bit per lane into VCC, a scalar pair, or (V_CMPX) EXEC.

use super::{
    Shape,
    lane::{self, Bits, Buffer, Exact, Kind, Lane, Raw, packed, store_mask},
    mask_register,
};
use crate::{
    isa::{
        Env,
        host::{self, Handler},
        inst::Inst,
        op::{Op, Run, Step, Unmodelled},
        ops::op,
        real::{Half, Real, class},
        slot::slot,
    },
    wave::{LANES, Wave, scalar::EXEC_LO},
};
use std::{cmp::Ordering, marker::PhantomData};

/// A relation between two values.
trait Relation<A, B> {
    fn holds(a: A, b: B) -> bool;
}

macro_rules! relations {
    ($($name:ident |$a:ident, $b:ident| $integer:expr;)*) => {
        $(struct $name;
        impl<T: PartialOrd> Relation<T, T> for $name {
            #[inline(always)]
            fn holds($a: T, $b: T) -> bool {
                $integer
            }
        })*
    };
}
relations! {
    Never |_a, _b| false;
    Less |a, b| a < b;
    Equal |a, b| a == b;
    LessOrEqual |a, b| a <= b;
    Greater |a, b| a > b;
    NotEqual |a, b| a != b;
    GreaterOrEqual |a, b| a >= b;
    Always |_a, _b| true;
    // `==` of halves compares their bits.
    EqualNumbers |a, b| matches!(a.partial_cmp(&b), Some(Ordering::Equal));
    NotEqualNumbers |a, b| !matches!(a.partial_cmp(&b), Some(Ordering::Equal));
    LessOrGreater |a, b| matches!(a.partial_cmp(&b), Some(Ordering::Less | Ordering::Greater));
    Ordered |a, b| a.partial_cmp(&b).is_some();
    Unordered |a, b| a.partial_cmp(&b).is_none();
    NotGreaterOrEqual |a, b| !matches!(a.partial_cmp(&b), Some(Ordering::Greater | Ordering::Equal));
    NotLessOrGreater |a, b| !matches!(a.partial_cmp(&b), Some(Ordering::Less | Ordering::Greater));
    NotGreater |a, b| !matches!(a.partial_cmp(&b), Some(Ordering::Greater));
    NotLessOrEqual |a, b| !matches!(a.partial_cmp(&b), Some(Ordering::Less | Ordering::Equal));
    NotLess |a, b| !matches!(a.partial_cmp(&b), Some(Ordering::Less));
}

/// The second operand is a mask of classes.
struct Class;

impl<T: Real> Relation<T, u32> for Class {
    fn holds(a: T, b: u32) -> bool {
        b >> class(a) & 1 != 0
    }
}

impl PartialOrd for Half {
    #[inline(always)]
    fn partial_cmp(&self, other: &Half) -> Option<Ordering> {
        self.f32().partial_cmp(&other.f32())
    }
}

type Sources = [Shape; 2];

fn shapes<A: Lane, B: Lane>() -> Sources {
    [Shape::of::<A>(), Shape::of::<B>()]
}

fn operation<A: Lane, B: Lane, R: Relation<A, B>, K: Kind>() -> (Run, Sources) {
    (host::handler::<Compare<A, B, R, K>>(), shapes::<A, B>())
}

fn integers<T: Lane + PartialOrd>(relation: &str) -> Option<(Run, Sources)> {
    Some(match relation {
        "f" => operation::<T, T, Never, Bits>(),
        "lt" => operation::<T, T, Less, Bits>(),
        "eq" => operation::<T, T, Equal, Bits>(),
        "le" => operation::<T, T, LessOrEqual, Bits>(),
        "gt" => operation::<T, T, Greater, Bits>(),
        "ne" => operation::<T, T, NotEqual, Bits>(),
        "ge" => operation::<T, T, GreaterOrEqual, Bits>(),
        "t" => operation::<T, T, Always, Bits>(),
        _ => return None,
    })
}

fn floats<T: Lane + PartialOrd + Real>(relation: &str) -> Option<(Run, Sources)> {
    Some(match relation {
        "f" => operation::<T, T, Never, Exact>(),
        "lt" => operation::<T, T, Less, Exact>(),
        "eq" => operation::<T, T, EqualNumbers, Exact>(),
        "le" => operation::<T, T, LessOrEqual, Exact>(),
        "gt" => operation::<T, T, Greater, Exact>(),
        "lg" => operation::<T, T, LessOrGreater, Exact>(),
        "ge" => operation::<T, T, GreaterOrEqual, Exact>(),
        "o" => operation::<T, T, Ordered, Exact>(),
        "u" => operation::<T, T, Unordered, Exact>(),
        "nge" => operation::<T, T, NotGreaterOrEqual, Exact>(),
        "nlg" => operation::<T, T, NotLessOrGreater, Exact>(),
        "ngt" => operation::<T, T, NotGreater, Exact>(),
        "nle" => operation::<T, T, NotLessOrEqual, Exact>(),
        "neq" => operation::<T, T, NotEqualNumbers, Exact>(),
        "nlt" => operation::<T, T, NotLess, Exact>(),
        "t" => operation::<T, T, Always, Exact>(),
        "class" => operation::<T, u32, Class, Bits>(),
        _ => return None,
    })
}

/// Lowers an instruction of this file; `None` for all others.
pub fn lower(inst: &Inst, wave64: bool) -> Option<Result<Op, Unmodelled>> {
    let (executes, rest) = match inst.name.strip_prefix("v_cmp_") {
        Some(rest) => (false, rest),
        None => (true, inst.name.strip_prefix("v_cmpx_")?),
    };
    let (relation, ty) = rest.split_once('_')?;
    let (run, sources) = match ty {
        "i16" => integers::<i16>(relation)?,
        "u16" => integers::<u16>(relation)?,
        "i32" => integers::<i32>(relation)?,
        "u32" => integers::<u32>(relation)?,
        "i64" => integers::<i64>(relation)?,
        "u64" => integers::<u64>(relation)?,
        "f16" => floats::<Half>(relation)?,
        "f32" => floats::<f32>(relation)?,
        "f64" => floats::<f64>(relation)?,
        _ => return None,
    };
    Some(build(inst, run, sources, executes, wave64))
}

fn build(inst: &Inst, run: Run, sources: Sources, executes: bool, wave64: bool) -> Result<Op, Unmodelled> {
    let mut lowered = op(run);
    lowered.dst2 = if executes { EXEC_LO as u16 } else { mask_register(inst.sdst)? };
    for (index, shape) in sources.iter().enumerate() {
        lowered.src[index] = slot(inst.src[index], shape.ty, wave64, &mut lowered.imm)?;
        let bit = 1 << index;
        if (inst.neg | inst.abs) & bit != 0 && !shape.float || inst.opsel & bit != 0 && !shape.narrow {
            return Err(Unmodelled);
        }
    }
    if inst.clamp || inst.omod != 0 || (inst.neg | inst.abs | inst.opsel) & !3 != 0 {
        return Err(Unmodelled);
    }
    lowered.aux =
        u32::from(inst.neg) << lane::NEG | u32::from(inst.abs) << lane::ABS | u32::from(inst.opsel) << lane::OPSEL;
    Ok(lowered)
}

/// A comparison by `R`.
struct Compare<A, B, R, K>(PhantomData<(A, B, R, K)>);

impl<A: Lane, B: Lane, R: Relation<A, B>, K: Kind> Handler for Compare<A, B, R, K> {
    #[inline(always)]
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
        let mut result = 0;
        for half in 0..wave.halves() {
            let (mut first, mut second) = (Buffer::uninit(), Buffer::uninit());
            let mut a = A::Raw::source(wave, op.src[0], op.imm, half, &mut first);
            let mut b = B::Raw::source(wave, op.src[1], op.imm, half, &mut second);
            let (modified_a, modified_b);
            if !lane::plain::<K>(wave, op) {
                modified_a = lane::modify::<A, K>(a, 0, op, wave.mode);
                modified_b = lane::modify::<B, K>(b, 1, op, wave.mode);
                (a, b) = (&modified_a, &modified_b);
            }
            let on = &wave.exec_lanes[half & 1].0;
            let mut out = [0; LANES];
            for lane in 0..LANES {
                out[lane] = 0u32.wrapping_sub(R::holds(A::of(a[lane]), B::of(b[lane])).into()) & on[lane];
            }
            result |= u64::from(packed::<WIDE>(&out)) << (32 * half);
        }
        store_mask(wave, op.dst2, result);
        Step::Next
    }
}
