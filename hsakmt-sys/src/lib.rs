#![doc = include_str!("../README.md")]

#[cfg(feature = "dlopen")]
pub use rocm_locate;

pub mod thunk;
pub mod uapi;
