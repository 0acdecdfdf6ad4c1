#![doc = include_str!("../README.md")]
#![no_std]

#[allow(missing_docs, clippy::all, non_camel_case_types, non_upper_case_globals)]
#[rustfmt::skip]
pub mod abi2;
#[allow(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn)]
#[allow(clippy::all, clippy::undocumented_unsafe_blocks)]
#[allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]
#[rustfmt::skip]
pub mod abi3;
mod status;

pub use abi3::{
    AMD_COMGR_STATUS_ERROR, AMD_COMGR_STATUS_ERROR_INVALID_ARGUMENT, AMD_COMGR_STATUS_ERROR_OUT_OF_RESOURCES,
    AMD_COMGR_STATUS_SUCCESS, amd_comgr_action_info_t, amd_comgr_code_object_info_t, amd_comgr_data_set_t,
    amd_comgr_data_t, amd_comgr_disassembly_info_t, amd_comgr_metadata_node_t, amd_comgr_status_t, amd_comgr_symbol_t,
    amd_comgr_symbolizer_info_t,
};
