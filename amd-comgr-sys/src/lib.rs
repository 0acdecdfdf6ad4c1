#![doc = include_str!("../README.md")]
#![no_std]

#[cfg(feature = "dlopen")]
extern crate std;

mod abi;
#[allow(missing_docs, clippy::all, non_camel_case_types, non_upper_case_globals)]
#[rustfmt::skip]
pub mod abi2;
#[allow(missing_docs, clippy::all, non_camel_case_types, non_upper_case_globals)]
#[rustfmt::skip]
pub mod abi3;
#[allow(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn)]
#[allow(clippy::all, clippy::undocumented_unsafe_blocks)]
#[allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]
mod bindings {
    #[cfg(not(feature = "bindgen"))]
    include!("bindings.rs");
    #[cfg(feature = "bindgen")]
    include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
}
#[cfg(any(feature = "link", feature = "dlopen"))]
#[allow(missing_docs, unused_imports, non_snake_case)]
mod functions {
    #[cfg(not(feature = "bindgen"))]
    include!("functions.rs");
    #[cfg(feature = "bindgen")]
    include!(concat!(env!("OUT_DIR"), "/functions.rs"));
}
#[cfg(feature = "dlopen")]
mod library;
mod status;

pub use abi::{Abi, Action, DataKind, Language, amd_comgr_action_kind_t, amd_comgr_data_kind_t, amd_comgr_language_t};
pub use bindings::*;
#[cfg(any(feature = "link", feature = "dlopen"))]
pub use functions::*;
#[cfg(feature = "dlopen")]
pub use library::Library;
#[cfg(feature = "dlopen")]
pub use rocm_locate;
