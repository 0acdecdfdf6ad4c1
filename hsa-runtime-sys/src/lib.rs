#![doc = include_str!("../README.md")]

pub mod amdhsa;
#[allow(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn, dead_code)]
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
/// What AMD adds to ELF, as ROCr's headers name it: machine numbers, flags, relocations and notes, old ones too.
#[allow(missing_docs, missing_debug_implementations, clippy::all, non_camel_case_types, non_upper_case_globals)]
#[rustfmt::skip]
pub mod elf;
mod status;

pub use bindings::*;
#[cfg(any(feature = "link", feature = "dlopen"))]
pub use functions::*;
#[cfg(feature = "dlopen")]
pub use library::Library;
#[cfg(feature = "dlopen")]
pub use rocm_locate;
// These names are in the bindings too, as plain numbers; what is named here has precedence over the glob.
pub use status::{
    HSA_EXT_STATUS_ERROR_DIRECTIVE_MISMATCH, HSA_EXT_STATUS_ERROR_FINALIZATION_FAILED,
    HSA_EXT_STATUS_ERROR_IMAGE_FORMAT_UNSUPPORTED, HSA_EXT_STATUS_ERROR_IMAGE_PITCH_UNSUPPORTED,
    HSA_EXT_STATUS_ERROR_IMAGE_SIZE_UNSUPPORTED, HSA_EXT_STATUS_ERROR_INCOMPATIBLE_MODULE,
    HSA_EXT_STATUS_ERROR_INVALID_MODULE, HSA_EXT_STATUS_ERROR_INVALID_PROGRAM,
    HSA_EXT_STATUS_ERROR_MODULE_ALREADY_INCLUDED, HSA_EXT_STATUS_ERROR_SAMPLER_DESCRIPTOR_UNSUPPORTED,
    HSA_EXT_STATUS_ERROR_SYMBOL_MISMATCH, HSA_STATUS_CU_MASK_REDUCED, HSA_STATUS_ERROR_ILLEGAL_INSTRUCTION,
    HSA_STATUS_ERROR_INVALID_MEMORY_POOL, HSA_STATUS_ERROR_MEMORY_APERTURE_VIOLATION, HSA_STATUS_ERROR_MEMORY_FAULT,
    HSA_STATUS_ERROR_NOT_SUPPORTED, HSA_STATUS_ERROR_OUT_OF_REGISTERS, HSA_STATUS_ERROR_RESOURCE_BUSY, STATUSES,
};
