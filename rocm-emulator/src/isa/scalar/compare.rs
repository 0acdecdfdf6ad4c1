//! Scalar comparisons: they set SCC and nothing else.

use super::operations;

operations! {
    "s_cmp_eq_i32" |_w, a: i32, b: i32| -> bool = a == b;
    "s_cmp_lg_i32" |_w, a: i32, b: i32| -> bool = a != b;
    "s_cmp_gt_i32" |_w, a: i32, b: i32| -> bool = a > b;
    "s_cmp_ge_i32" |_w, a: i32, b: i32| -> bool = a >= b;
    "s_cmp_lt_i32" |_w, a: i32, b: i32| -> bool = a < b;
    "s_cmp_le_i32" |_w, a: i32, b: i32| -> bool = a <= b;
    "s_cmp_eq_u32" |_w, a: u32, b: u32| -> bool = a == b;
    "s_cmp_lg_u32" |_w, a: u32, b: u32| -> bool = a != b;
    "s_cmp_gt_u32" |_w, a: u32, b: u32| -> bool = a > b;
    "s_cmp_ge_u32" |_w, a: u32, b: u32| -> bool = a >= b;
    "s_cmp_lt_u32" |_w, a: u32, b: u32| -> bool = a < b;
    "s_cmp_le_u32" |_w, a: u32, b: u32| -> bool = a <= b;
    "s_cmp_eq_u64" |_w, a: u64, b: u64| -> bool = a == b;
    "s_cmp_lg_u64" |_w, a: u64, b: u64| -> bool = a != b;
    "s_bitcmp0_b32" |_w, a: u32, b: u32| -> bool = a >> (b & 31) & 1 == 0;
    "s_bitcmp1_b32" |_w, a: u32, b: u32| -> bool = a >> (b & 31) & 1 != 0;
    "s_bitcmp0_b64" |_w, a: u64, b: u32| -> bool = a >> (b & 63) & 1 == 0;
    "s_bitcmp1_b64" |_w, a: u64, b: u32| -> bool = a >> (b & 63) & 1 != 0;
}
