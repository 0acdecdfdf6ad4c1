//! Scalar bitwise operations, bit counts, quad masks, and the operations that save EXEC while they change it.

use super::operations;
use crate::wave::{Wave, scalar::EXEC_LO};

fn with_scc32(value: u32) -> (u32, bool) {
    (value, value != 0)
}

fn with_scc64(value: u64) -> (u64, bool) {
    (value, value != 0)
}

/// Stores to EXEC's low half what `change` makes of it; the old half, and whether the new one has lanes on.
fn save32(wave: &mut Wave, change: impl Fn(u32) -> u32) -> (u32, bool) {
    let old = wave.sgpr[EXEC_LO];
    let new = change(old);
    wave.write32(EXEC_LO as u16, new);
    (old, new != 0)
}

fn save64(wave: &mut Wave, change: impl Fn(u64) -> u64) -> (u64, bool) {
    let old = wave.exec();
    let new = change(old);
    wave.set_exec(new);
    (old, new != 0)
}

/// The number of the first set bit; -1 when there is none.
fn first(found: u32, bits: u32) -> u32 {
    if found == bits { u32::MAX } else { found }
}

/// How many leading bits equal the sign; -1 when all do.
fn leading_signs(a: i64, bits: u32) -> u32 {
    let count = (a ^ a >> 63).leading_zeros() - (64 - bits);
    first(count, bits)
}

/// A bit for each four bits: whether any of them is set.
fn quad_mask(a: u64) -> u64 {
    (0..16).fold(0, |mask, quad| mask | u64::from(a >> (4 * quad) & 15 != 0) << quad)
}

/// Every four bits of which one is set become all ones.
fn whole_quads(a: u64) -> u64 {
    (0..16).fold(0, |mask, quad| mask | if a >> (4 * quad) & 15 != 0 { 15 << (4 * quad) } else { 0 })
}

fn replicate(a: u32) -> u64 {
    (0..32).fold(0, |wide, bit| wide | if a >> bit & 1 != 0 { 3 << (2 * bit) } else { 0 })
}

operations! {
    "s_and_b32" |_w, a: u32, b: u32| -> (u32, bool) = with_scc32(a & b);
    "s_and_b64" |_w, a: u64, b: u64| -> (u64, bool) = with_scc64(a & b);
    "s_or_b32" |_w, a: u32, b: u32| -> (u32, bool) = with_scc32(a | b);
    "s_or_b64" |_w, a: u64, b: u64| -> (u64, bool) = with_scc64(a | b);
    "s_xor_b32" |_w, a: u32, b: u32| -> (u32, bool) = with_scc32(a ^ b);
    "s_xor_b64" |_w, a: u64, b: u64| -> (u64, bool) = with_scc64(a ^ b);
    "s_nand_b32" |_w, a: u32, b: u32| -> (u32, bool) = with_scc32(!(a & b));
    "s_nand_b64" |_w, a: u64, b: u64| -> (u64, bool) = with_scc64(!(a & b));
    "s_nor_b32" |_w, a: u32, b: u32| -> (u32, bool) = with_scc32(!(a | b));
    "s_nor_b64" |_w, a: u64, b: u64| -> (u64, bool) = with_scc64(!(a | b));
    "s_xnor_b32" |_w, a: u32, b: u32| -> (u32, bool) = with_scc32(!(a ^ b));
    "s_xnor_b64" |_w, a: u64, b: u64| -> (u64, bool) = with_scc64(!(a ^ b));
    "s_and_not1_b32" |_w, a: u32, b: u32| -> (u32, bool) = with_scc32(a & !b);
    "s_and_not1_b64" |_w, a: u64, b: u64| -> (u64, bool) = with_scc64(a & !b);
    "s_or_not1_b32" |_w, a: u32, b: u32| -> (u32, bool) = with_scc32(a | !b);
    "s_or_not1_b64" |_w, a: u64, b: u64| -> (u64, bool) = with_scc64(a | !b);
    "s_not_b32" |_w, a: u32| -> (u32, bool) = with_scc32(!a);
    "s_not_b64" |_w, a: u64| -> (u64, bool) = with_scc64(!a);
    "s_brev_b32" |_w, a: u32| -> u32 = a.reverse_bits();
    "s_brev_b64" |_w, a: u64| -> u64 = a.reverse_bits();
    "s_ctz_i32_b32" |_w, a: u32| -> u32 = first(a.trailing_zeros(), 32);
    "s_ctz_i32_b64" |_w, a: u64| -> u32 = first(a.trailing_zeros(), 64);
    "s_clz_i32_u32" |_w, a: u32| -> u32 = first(a.leading_zeros(), 32);
    "s_clz_i32_u64" |_w, a: u64| -> u32 = first(a.leading_zeros(), 64);
    "s_cls_i32" |_w, a: i32| -> u32 = leading_signs(a.into(), 32);
    "s_cls_i32_i64" |_w, a: i64| -> u32 = leading_signs(a, 64);
    "s_bcnt0_i32_b32" |_w, a: u32| -> (u32, bool) = with_scc32(a.count_zeros());
    "s_bcnt0_i32_b64" |_w, a: u64| -> (u32, bool) = with_scc32(a.count_zeros());
    "s_bcnt1_i32_b32" |_w, a: u32| -> (u32, bool) = with_scc32(a.count_ones());
    "s_bcnt1_i32_b64" |_w, a: u64| -> (u32, bool) = with_scc32(a.count_ones());
    "s_bitset0_b32" |_w, a: u32, d: u32| -> u32 = d & !(1 << (a & 31));
    "s_bitset0_b64" |_w, a: u32, d: u64| -> u64 = d & !(1 << (a & 63));
    "s_bitset1_b32" |_w, a: u32, d: u32| -> u32 = d | 1 << (a & 31);
    "s_bitset1_b64" |_w, a: u32, d: u64| -> u64 = d | 1 << (a & 63);
    "s_bitreplicate_b64_b32" |_w, a: u32| -> u64 = replicate(a);
    "s_quadmask_b32" |_w, a: u32| -> (u32, bool) = with_scc32(quad_mask(a.into()) as u32);
    "s_quadmask_b64" |_w, a: u64| -> (u64, bool) = with_scc64(quad_mask(a));
    "s_wqm_b32" |_w, a: u32| -> (u32, bool) = with_scc32(whole_quads(a.into()) as u32);
    "s_wqm_b64" |_w, a: u64| -> (u64, bool) = with_scc64(whole_quads(a));
    "s_and_saveexec_b32" |w, a: u32| -> (u32, bool) = save32(w, |exec| a & exec);
    "s_and_saveexec_b64" |w, a: u64| -> (u64, bool) = save64(w, |exec| a & exec);
    "s_or_saveexec_b32" |w, a: u32| -> (u32, bool) = save32(w, |exec| a | exec);
    "s_or_saveexec_b64" |w, a: u64| -> (u64, bool) = save64(w, |exec| a | exec);
    "s_xor_saveexec_b32" |w, a: u32| -> (u32, bool) = save32(w, |exec| a ^ exec);
    "s_xor_saveexec_b64" |w, a: u64| -> (u64, bool) = save64(w, |exec| a ^ exec);
    "s_nand_saveexec_b32" |w, a: u32| -> (u32, bool) = save32(w, |exec| !(a & exec));
    "s_nand_saveexec_b64" |w, a: u64| -> (u64, bool) = save64(w, |exec| !(a & exec));
    "s_nor_saveexec_b32" |w, a: u32| -> (u32, bool) = save32(w, |exec| !(a | exec));
    "s_nor_saveexec_b64" |w, a: u64| -> (u64, bool) = save64(w, |exec| !(a | exec));
    "s_xnor_saveexec_b32" |w, a: u32| -> (u32, bool) = save32(w, |exec| !(a ^ exec));
    "s_xnor_saveexec_b64" |w, a: u64| -> (u64, bool) = save64(w, |exec| !(a ^ exec));
    "s_and_not0_saveexec_b32" |w, a: u32| -> (u32, bool) = save32(w, |exec| !a & exec);
    "s_and_not0_saveexec_b64" |w, a: u64| -> (u64, bool) = save64(w, |exec| !a & exec);
    "s_or_not0_saveexec_b32" |w, a: u32| -> (u32, bool) = save32(w, |exec| !a | exec);
    "s_or_not0_saveexec_b64" |w, a: u64| -> (u64, bool) = save64(w, |exec| !a | exec);
    "s_and_not1_saveexec_b32" |w, a: u32| -> (u32, bool) = save32(w, |exec| a & !exec);
    "s_and_not1_saveexec_b64" |w, a: u64| -> (u64, bool) = save64(w, |exec| a & !exec);
    "s_or_not1_saveexec_b32" |w, a: u32| -> (u32, bool) = save32(w, |exec| a | !exec);
    "s_or_not1_saveexec_b64" |w, a: u64| -> (u64, bool) = save64(w, |exec| a | !exec);
    "s_and_not0_wrexec_b32" |w, a: u32| -> (u32, bool) = {
        let (old, on) = save32(w, |exec| !a & exec);
        (!a & old, on)
    };
    "s_and_not0_wrexec_b64" |w, a: u64| -> (u64, bool) = {
        let (old, on) = save64(w, |exec| !a & exec);
        (!a & old, on)
    };
    "s_and_not1_wrexec_b32" |w, a: u32| -> (u32, bool) = {
        let (old, on) = save32(w, |exec| a & !exec);
        (a & !old, on)
    };
    "s_and_not1_wrexec_b64" |w, a: u64| -> (u64, bool) = {
        let (old, on) = save64(w, |exec| a & !exec);
        (a & !old, on)
    };
}
