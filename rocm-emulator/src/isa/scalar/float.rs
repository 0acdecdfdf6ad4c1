//! Float operations of the scalar ALU (GFX11.5). They follow MODE as the vector ALU does.

use crate::isa::{
    real::{self, Half, Real, passed},
    vector::lane::Lane,
};

/// What a scalar float operation results in.
trait Outcome {
    /// Flushed when it is denormal.
    fn flushed(self) -> Self;
    /// Where the format's bits stand in MODE; `None` when it is no float.
    const FORMAT: Option<u32>;
    /// Stores it.
    fn store(self, wave: &mut crate::wave::Wave, register: u16);
}

macro_rules! outcomes {
    ($($ty:ty, $format:expr, |$value:ident| $flushed:expr, $bits:expr;)*) => {
        $(impl Outcome for $ty {
            const FORMAT: Option<u32> = $format;
            fn flushed(self) -> Self {
                let $value = self;
                $flushed
            }
            fn store(self, wave: &mut crate::wave::Wave, register: u16) {
                let $value = self;
                wave.write32(register, $bits);
            }
        })*
    };
}
outcomes! {
    f32, Some(0), |value| Real::flushed(value), value.to_bits();
    Half, Some(2), |value| Real::flushed(value), u32::from(value.0);
    u32, None, |value| value, value;
    i32, None, |value| value, value as u32;
}

/// A comparison sets SCC.
impl Outcome for bool {
    const FORMAT: Option<u32> = None;
    fn flushed(self) -> Self {
        self
    }
    fn store(self, wave: &mut crate::wave::Wave, _: u16) {
        wave.scc = self;
    }
}

macro_rules! floats {
    ($alu:ident; $($name:literal |$($arg:ident: $ty:ty),+| -> $out:ty = $body:expr;)*) => {
        /// The operation of a mnemonic.
        pub fn find(name: &str) -> Option<super::Operation> {
            use crate::{isa::{op::{Op, Step}, round::{Arithmetic, Nearest, directed}, Env}, wave::Wave};
            Some(match name {
                $($name => {
                    fn body(#[allow(unused, reason = "not every formula rounds")] $alu: impl Arithmetic, $($arg: $ty),+) -> $out {
                        $body
                    }
                    fn run(wave: &mut Wave, op: &Op, _: &mut Env<'_>) -> Step {
                        let mode = wave.mode;
                        let mut slots = op.src.iter();
                        $(
                            let $arg = <$ty as Lane>::of(wave.read32(slots.next().copied().unwrap_or(0), op.imm));
                            let $arg = if <$ty as Lane>::FLOAT && mode >> (4 + <$ty as Lane>::FORMAT) & 1 == 0 {
                                Lane::flushed($arg)
                            } else {
                                $arg
                            };
                        )+
                        let out = match <$out as Outcome>::FORMAT.and_then(|format| directed(mode, format)) {
                            None => body(Nearest::<false>, $($arg),+),
                            Some(alu) => body(alu, $($arg),+),
                        };
                        let flush = <$out as Outcome>::FORMAT.is_some_and(|format| mode >> (5 + format) & 1 == 0);
                        Outcome::store(if flush { Outcome::flushed(out) } else { out }, wave, op.dst);
                        Step::Next
                    }
                    super::Operation { run, types: const { &[$(<$ty as Lane>::TYPE),+] } }
                })*
                _ => return None,
            })
        }
    };
}

floats! {
    alu;
    "s_add_f32" |a: f32, b: f32| -> f32 = alu.add(a, b);
    "s_sub_f32" |a: f32, b: f32| -> f32 = alu.sub(a, b);
    "s_mul_f32" |a: f32, b: f32| -> f32 = alu.mul(a, b);
    "s_min_f32" |a: f32, b: f32| -> f32 = real::min(a, b);
    "s_max_f32" |a: f32, b: f32| -> f32 = real::max(a, b);
    "s_fmac_f32" |a: f32, b: f32, c: f32| -> f32 = alu.fma(a, b, c);
    "s_fmaak_f32" |a: f32, b: f32, c: f32| -> f32 = alu.fma(a, b, c);
    "s_fmamk_f32" |a: f32, b: f32, c: f32| -> f32 = alu.fma(a, b, c);
    "s_ceil_f32" |a: f32| -> f32 = passed(a.ceil(), a, a, a);
    "s_floor_f32" |a: f32| -> f32 = passed(a.floor(), a, a, a);
    "s_trunc_f32" |a: f32| -> f32 = passed(a.trunc(), a, a, a);
    "s_rndne_f32" |a: f32| -> f32 = passed(a.round_ties_even(), a, a, a);
    "s_cvt_f32_i32" |a: i32| -> f32 = alu.int32(a.into());
    "s_cvt_f32_u32" |a: u32| -> f32 = alu.int32(a.into());
    "s_cvt_i32_f32" |a: f32| -> i32 = a as i32;
    "s_cvt_u32_f32" |a: f32| -> u32 = a as u32;
    "s_cvt_f16_f32" |a: f32| -> Half = alu.narrow16(a);
    "s_cvt_f32_f16" |a: Half| -> f32 = a.f32().quiet();
    "s_cvt_hi_f32_f16" |a: u32| -> f32 = Half((a >> 16) as u16).f32().quiet();
    "s_cvt_pk_rtz_f16_f32" |a: f32, b: f32| -> u32 = {
        u32::from(Half::truncate(a).0) | u32::from(Half::truncate(b).0) << 16
    };
    "s_add_f16" |a: Half, b: Half| -> Half = alu.add(a, b);
    "s_sub_f16" |a: Half, b: Half| -> Half = alu.sub(a, b);
    "s_mul_f16" |a: Half, b: Half| -> Half = alu.mul(a, b);
    "s_min_f16" |a: Half, b: Half| -> Half = real::min(a, b);
    "s_max_f16" |a: Half, b: Half| -> Half = real::max(a, b);
    "s_fmac_f16" |a: Half, b: Half, c: Half| -> Half = alu.fma(a, b, c);
    "s_ceil_f16" |a: Half| -> Half = Half::apply(a, f32::ceil);
    "s_floor_f16" |a: Half| -> Half = Half::apply(a, f32::floor);
    "s_trunc_f16" |a: Half| -> Half = Half::apply(a, f32::trunc);
    "s_rndne_f16" |a: Half| -> Half = Half::apply(a, f32::round_ties_even);
    "s_cmp_lt_f32" |a: f32, b: f32| -> bool = a.less(b);
    "s_cmp_eq_f32" |a: f32, b: f32| -> bool = a.equal(b);
    "s_cmp_le_f32" |a: f32, b: f32| -> bool = a.less(b) || a.equal(b);
    "s_cmp_gt_f32" |a: f32, b: f32| -> bool = b.less(a);
    "s_cmp_lg_f32" |a: f32, b: f32| -> bool = a.less(b) || b.less(a);
    "s_cmp_ge_f32" |a: f32, b: f32| -> bool = b.less(a) || a.equal(b);
    "s_cmp_o_f32" |a: f32, b: f32| -> bool = !a.nan() && !b.nan();
    "s_cmp_u_f32" |a: f32, b: f32| -> bool = a.nan() || b.nan();
    "s_cmp_nge_f32" |a: f32, b: f32| -> bool = !(b.less(a) || a.equal(b));
    "s_cmp_nlg_f32" |a: f32, b: f32| -> bool = !(a.less(b) || b.less(a));
    "s_cmp_ngt_f32" |a: f32, b: f32| -> bool = !b.less(a);
    "s_cmp_nle_f32" |a: f32, b: f32| -> bool = !(a.less(b) || a.equal(b));
    "s_cmp_neq_f32" |a: f32, b: f32| -> bool = !a.equal(b);
    "s_cmp_nlt_f32" |a: f32, b: f32| -> bool = !a.less(b);
    "s_cmp_lt_f16" |a: Half, b: Half| -> bool = a.less(b);
    "s_cmp_eq_f16" |a: Half, b: Half| -> bool = a.equal(b);
    "s_cmp_le_f16" |a: Half, b: Half| -> bool = a.less(b) || a.equal(b);
    "s_cmp_gt_f16" |a: Half, b: Half| -> bool = b.less(a);
    "s_cmp_lg_f16" |a: Half, b: Half| -> bool = a.less(b) || b.less(a);
    "s_cmp_ge_f16" |a: Half, b: Half| -> bool = b.less(a) || a.equal(b);
    "s_cmp_o_f16" |a: Half, b: Half| -> bool = !a.nan() && !b.nan();
    "s_cmp_u_f16" |a: Half, b: Half| -> bool = a.nan() || b.nan();
    "s_cmp_nge_f16" |a: Half, b: Half| -> bool = !(b.less(a) || a.equal(b));
    "s_cmp_nlg_f16" |a: Half, b: Half| -> bool = !(a.less(b) || b.less(a));
    "s_cmp_ngt_f16" |a: Half, b: Half| -> bool = !b.less(a);
    "s_cmp_nle_f16" |a: Half, b: Half| -> bool = !(a.less(b) || a.equal(b));
    "s_cmp_neq_f16" |a: Half, b: Half| -> bool = !a.equal(b);
    "s_cmp_nlt_f16" |a: Half, b: Half| -> bool = !a.less(b);
}
