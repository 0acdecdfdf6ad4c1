//! Which transfer or operation a mnemonic names. Every family of memory instructions reads the same table.

use super::{
    atomic::{
        Add, AddFloat, And, ClampSub, CompareSwap, CompareSwapFloat, ConditionalSwap, Decrement, Increment, MaskOr,
        Max, MaxFloat, MaxSigned, Min, MinFloat, MinSigned, On, Operation, Or, ReverseSub, Sub, Swap, Wrap, Xor,
    },
    transfer::{
        B32, High16, HighI8, HighU8, I8, I16, Load, LoadWide, Low16, LowI8, LowU8, Store, StoreWide, Transfer, U8, U16,
    },
};
use crate::isa::op::Run;

/// A kind of memory, with the handlers that reach it.
pub(super) trait Family {
    /// The handler of a load or store.
    fn transfer<T: Transfer + 'static>() -> Run;
    /// The handler of an atomic.
    fn atomic<O: Operation + 'static>() -> Run;
}

/// The handler of a load or store by its mnemonic without the family's prefix.
pub(super) fn transfer<F: Family>(name: &str) -> Option<Run> {
    Some(match name {
        "load_u8" => F::transfer::<Load<U8>>(),
        "load_i8" => F::transfer::<Load<I8>>(),
        "load_u16" => F::transfer::<Load<U16>>(),
        "load_i16" => F::transfer::<Load<I16>>(),
        "load_d16_u8" | "load_u8_d16" => F::transfer::<Load<LowU8>>(),
        "load_d16_i8" | "load_i8_d16" => F::transfer::<Load<LowI8>>(),
        "load_d16_b16" | "load_u16_d16" => F::transfer::<Load<Low16>>(),
        "load_d16_hi_u8" | "load_u8_d16_hi" => F::transfer::<Load<HighU8>>(),
        "load_d16_hi_i8" | "load_i8_d16_hi" => F::transfer::<Load<HighI8>>(),
        "load_d16_hi_b16" | "load_u16_d16_hi" => F::transfer::<Load<High16>>(),
        "load_b32" => F::transfer::<Load<B32>>(),
        "load_b64" => F::transfer::<LoadWide<2>>(),
        "load_b96" => F::transfer::<LoadWide<3>>(),
        "load_b128" => F::transfer::<LoadWide<4>>(),
        "store_b8" => F::transfer::<Store<U8>>(),
        "store_b16" => F::transfer::<Store<U16>>(),
        "store_d16_hi_b8" | "store_b8_d16_hi" => F::transfer::<Store<HighU8>>(),
        "store_d16_hi_b16" | "store_b16_d16_hi" => F::transfer::<Store<High16>>(),
        "store_b32" => F::transfer::<Store<B32>>(),
        "store_b64" => F::transfer::<StoreWide<2>>(),
        "store_b96" => F::transfer::<StoreWide<3>>(),
        "store_b128" => F::transfer::<StoreWide<4>>(),
        _ => return None,
    })
}

/// The handler of an atomic by its mnemonic without the family's prefix and without `rtn_`.
pub(super) fn atomic<F: Family>(name: &str) -> Option<Run> {
    macro_rules! sized {
        ($($operation:ident: $narrow:pat, $wide:pat,)*) => {
            match name {
                $($narrow => F::atomic::<On<$operation, u32>>(), $wide => F::atomic::<On<$operation, u64>>(),)*
                "csub_u32" => F::atomic::<On<ClampSub, u32>>(),
                "condxchg32_b64" => F::atomic::<On<ConditionalSwap, u64>>(),
                "wrap_b32" => F::atomic::<On<Wrap, u32>>(),
                "add_f32" => F::atomic::<On<AddFloat, u32>>(),
                _ => return None,
            }
        };
    }
    Some(sized! {
        Swap: "swap_b32" | "storexchg_b32", "swap_b64" | "storexchg_b64",
        CompareSwap: "cmpswap_b32" | "cmpstore_b32", "cmpswap_b64" | "cmpstore_b64",
        Add: "add_u32", "add_u64",
        Sub: "sub_u32", "sub_u64",
        ReverseSub: "rsub_u32", "rsub_u64",
        MinSigned: "min_i32", "min_i64",
        MaxSigned: "max_i32", "max_i64",
        Min: "min_u32", "min_u64",
        Max: "max_u32", "max_u64",
        And: "and_b32", "and_b64",
        Or: "or_b32", "or_b64",
        Xor: "xor_b32", "xor_b64",
        Increment: "inc_u32", "inc_u64",
        Decrement: "dec_u32", "dec_u64",
        MaskOr: "mskor_b32", "mskor_b64",
        MinFloat: "min_f32", "min_f64",
        MaxFloat: "max_f32", "max_f64",
        CompareSwapFloat: "cmpswap_f32" | "cmpstore_f32", "cmpstore_f64",
    })
}
