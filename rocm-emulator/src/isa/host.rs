//! Handlers for the host's vector units.
//!
//! A handler is compiled twice: for any host of the architecture, and on x86-64 for hosts with AVX2, FMA and what came
//! with them (x86-64-v3). Which one an operation gets is decided when it is lowered. Both give the same results; the
//! environment variable `ROCM_EMULATOR_BASELINE`, when it is set, forbids the second, so that this can be checked.

use super::op::{Op, Run, Step};
use crate::{isa::Env, wave::Wave};

/// The body of a handler. `run` must be `inline(always)`, or the second version is no better than the first.
pub trait Handler {
    /// Executes the operation. `WIDE` says which version this is.
    fn run<const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step;
}

/// Whether a version has shortcuts besides the one loop that is always right. On x86-64 the version for any host has none: it is
/// there for hosts of before 2013 and to check the other one by, and shortcuts would be half of what is compiled.
pub const fn has_shortcuts(wide: bool) -> bool {
    wide || cfg!(not(target_arch = "x86_64"))
}

/// Whether the host has what the second version is compiled for, and it is not forbidden.
#[cfg(all(target_arch = "x86_64", unix))]
pub fn is_wide() -> bool {
    x86::is_wide()
}

/// Whether the host has the parts of AVX-512 that translated code uses, and they are not forbidden: by
/// `ROCM_EMULATOR_NO_AVX512`, when it is set.
#[cfg(all(target_arch = "x86_64", unix))]
pub fn has_avx512() -> bool {
    x86::has_avx512()
}

/// The version of a handler that suits the host.
pub fn handler<H: Handler>() -> Run {
    #[cfg(target_arch = "x86_64")]
    if x86::is_wide() {
        let wide: x86::WideRun = x86::wide::<H>;
        // SAFETY: the two types differ only in that a `WideRun` demands the host features that were just found.
        return unsafe { std::mem::transmute::<x86::WideRun, Run>(wide) };
    }
    narrow::<H>
}

/// Goes on with another handler, in the version that the caller is.
#[inline(always)]
pub fn go_on<H: Handler, const WIDE: bool>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    #[cfg(target_arch = "x86_64")]
    if WIDE {
        // SAFETY: a wide version only runs where the host has the features, as `handler` saw to.
        return unsafe { x86::apart::<H>(wave, op, env) };
    }
    apart::<H>(wave, op, env)
}

/// Apart from the handler that goes on here, so that what that one saves and restores is not more than it needs itself.
#[inline(never)]
fn apart<H: Handler>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    H::run::<false>(wave, op, env)
}

fn narrow<H: Handler>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
    H::run::<false>(wave, op, env)
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{Env, Handler, Op, Step, Wave};
    use std::sync::OnceLock;

    pub(super) type WideRun = unsafe fn(&mut Wave, &Op, &mut Env<'_>) -> Step;

    /// # Safety
    ///
    /// [`is_wide`] must be true.
    #[target_feature(enable = "avx2,fma,bmi1,bmi2,f16c,lzcnt,movbe,popcnt")]
    pub(super) unsafe fn wide<H: Handler>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
        H::run::<true>(wave, op, env)
    }

    /// See the function of that name outside.
    ///
    /// # Safety
    ///
    /// [`is_wide`] must be true.
    #[inline(never)]
    #[target_feature(enable = "avx2,fma,bmi1,bmi2,f16c,lzcnt,movbe,popcnt")]
    pub(super) unsafe fn apart<H: Handler>(wave: &mut Wave, op: &Op, env: &mut Env<'_>) -> Step {
        H::run::<true>(wave, op, env)
    }

    /// Whether the host has what `wide` is compiled for and may use it.
    pub(super) fn is_wide() -> bool {
        static WIDE: OnceLock<bool> = OnceLock::new();
        *WIDE.get_or_init(|| {
            std::env::var_os("ROCM_EMULATOR_BASELINE").is_none()
                && is_x86_feature_detected!("avx2")
                && is_x86_feature_detected!("fma")
                && is_x86_feature_detected!("bmi1")
                && is_x86_feature_detected!("bmi2")
                && is_x86_feature_detected!("f16c")
                && is_x86_feature_detected!("lzcnt")
                && is_x86_feature_detected!("movbe")
                && is_x86_feature_detected!("popcnt")
        })
    }

    /// Whether the host has AVX-512, the system saves its registers, and code may use it.
    pub(super) fn has_avx512() -> bool {
        static THERE: OnceLock<bool> = OnceLock::new();
        *THERE.get_or_init(|| {
            std::env::var_os("ROCM_EMULATOR_NO_AVX512").is_none()
                && is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512dq")
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::isa::round::{Arithmetic, Nearest};

    /// The two versions of a handler differ in one operation only.
    #[test]
    fn the_multiply_add_that_the_host_has_is_the_one_that_is_built() {
        let special: [u32; 13] = [
            0,
            0x8000_0000,
            1,
            0x007f_ffff,
            0x0080_0000,
            0x3f80_0000,
            0xbf80_0001,
            0x7f7f_ffff,
            0x7f80_0000,
            0xff80_0000,
            0x7fc0_0000,
            0x7f80_0001,
            0xffc1_2345,
        ];
        let mut random = 0x1234_5678_u32;
        let mut values = || {
            std::array::from_fn::<u32, 3, _>(|_| {
                random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                // Exponents near each other make the sums cancel.
                if random & 0x100 == 0 {
                    random ^ random >> 16
                } else {
                    random & 0x807f_ffff | (120 + (random >> 20 & 15)) << 23
                }
            })
        };
        let third = |at: usize| special[at % special.len()];
        let all = (0..special.len().pow(3)).map(|at| [third(at), third(at / 13), third(at / 169)]);
        for bits in all.chain((0..200_000).map(|_| values())) {
            let [a, b, c] = bits.map(f32::from_bits);
            let (built, fused) = (Nearest::<false>.fma(a, b, c), Nearest::<true>.fma(a, b, c));
            assert_eq!(built.to_bits(), fused.to_bits(), "{bits:08x?}");
        }
    }
}
