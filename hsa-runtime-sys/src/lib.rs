#![doc = include_str!("../README.md")]

pub mod amdhsa;
#[allow(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn)]
#[allow(clippy::all, clippy::undocumented_unsafe_blocks)]
#[allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]
#[rustfmt::skip]
mod bindings;
mod status;

pub use bindings::*;
// These names are in the bindings too, as plain numbers; what is named here has precedence over the glob.
pub use status::{
    HSA_EXT_STATUS_ERROR_IMAGE_FORMAT_UNSUPPORTED, HSA_EXT_STATUS_ERROR_IMAGE_PITCH_UNSUPPORTED,
    HSA_EXT_STATUS_ERROR_IMAGE_SIZE_UNSUPPORTED, HSA_EXT_STATUS_ERROR_SAMPLER_DESCRIPTOR_UNSUPPORTED,
    HSA_STATUS_CU_MASK_REDUCED, HSA_STATUS_ERROR_ILLEGAL_INSTRUCTION, HSA_STATUS_ERROR_INVALID_MEMORY_POOL,
    HSA_STATUS_ERROR_MEMORY_APERTURE_VIOLATION, HSA_STATUS_ERROR_MEMORY_FAULT, HSA_STATUS_ERROR_NOT_SUPPORTED,
    HSA_STATUS_ERROR_OUT_OF_REGISTERS, HSA_STATUS_ERROR_RESOURCE_BUSY, STATUSES,
};
