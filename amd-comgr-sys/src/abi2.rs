// Made by ci/bindings; not to be edited.
// Headers: amd_comgr.h
// of Debian's libamd-comgr-dev 5.2.3-2.
// Command: bindgen 0.72.1 --disable-header-comment --use-core --ctypes-prefix libc --with-derive-default --no-doc-comments --default-enum-style consts --no-prepend-enum-name --ignore-functions --allowlist-type amd_comgr_(action_kind|language|data_kind)_[st]

pub const AMD_COMGR_LANGUAGE_NONE: amd_comgr_language_s = 0;
pub const AMD_COMGR_LANGUAGE_OPENCL_1_2: amd_comgr_language_s = 1;
pub const AMD_COMGR_LANGUAGE_OPENCL_2_0: amd_comgr_language_s = 2;
pub const AMD_COMGR_LANGUAGE_HC: amd_comgr_language_s = 3;
pub const AMD_COMGR_LANGUAGE_HIP: amd_comgr_language_s = 4;
pub const AMD_COMGR_LANGUAGE_LAST: amd_comgr_language_s = 4;
pub type amd_comgr_language_s = libc::c_uint;
pub use self::amd_comgr_language_s as amd_comgr_language_t;
pub const AMD_COMGR_DATA_KIND_UNDEF: amd_comgr_data_kind_s = 0;
pub const AMD_COMGR_DATA_KIND_SOURCE: amd_comgr_data_kind_s = 1;
pub const AMD_COMGR_DATA_KIND_INCLUDE: amd_comgr_data_kind_s = 2;
pub const AMD_COMGR_DATA_KIND_PRECOMPILED_HEADER: amd_comgr_data_kind_s = 3;
pub const AMD_COMGR_DATA_KIND_DIAGNOSTIC: amd_comgr_data_kind_s = 4;
pub const AMD_COMGR_DATA_KIND_LOG: amd_comgr_data_kind_s = 5;
pub const AMD_COMGR_DATA_KIND_BC: amd_comgr_data_kind_s = 6;
pub const AMD_COMGR_DATA_KIND_RELOCATABLE: amd_comgr_data_kind_s = 7;
pub const AMD_COMGR_DATA_KIND_EXECUTABLE: amd_comgr_data_kind_s = 8;
pub const AMD_COMGR_DATA_KIND_BYTES: amd_comgr_data_kind_s = 9;
pub const AMD_COMGR_DATA_KIND_FATBIN: amd_comgr_data_kind_s = 16;
pub const AMD_COMGR_DATA_KIND_LAST: amd_comgr_data_kind_s = 16;
pub type amd_comgr_data_kind_s = libc::c_uint;
pub use self::amd_comgr_data_kind_s as amd_comgr_data_kind_t;
pub const AMD_COMGR_ACTION_SOURCE_TO_PREPROCESSOR: amd_comgr_action_kind_s = 0;
pub const AMD_COMGR_ACTION_ADD_PRECOMPILED_HEADERS: amd_comgr_action_kind_s = 1;
pub const AMD_COMGR_ACTION_COMPILE_SOURCE_TO_BC: amd_comgr_action_kind_s = 2;
pub const AMD_COMGR_ACTION_ADD_DEVICE_LIBRARIES: amd_comgr_action_kind_s = 3;
pub const AMD_COMGR_ACTION_LINK_BC_TO_BC: amd_comgr_action_kind_s = 4;
pub const AMD_COMGR_ACTION_OPTIMIZE_BC_TO_BC: amd_comgr_action_kind_s = 5;
pub const AMD_COMGR_ACTION_CODEGEN_BC_TO_RELOCATABLE: amd_comgr_action_kind_s = 6;
pub const AMD_COMGR_ACTION_CODEGEN_BC_TO_ASSEMBLY: amd_comgr_action_kind_s = 7;
pub const AMD_COMGR_ACTION_LINK_RELOCATABLE_TO_RELOCATABLE: amd_comgr_action_kind_s = 8;
pub const AMD_COMGR_ACTION_LINK_RELOCATABLE_TO_EXECUTABLE: amd_comgr_action_kind_s = 9;
pub const AMD_COMGR_ACTION_ASSEMBLE_SOURCE_TO_RELOCATABLE: amd_comgr_action_kind_s = 10;
pub const AMD_COMGR_ACTION_DISASSEMBLE_RELOCATABLE_TO_SOURCE: amd_comgr_action_kind_s = 11;
pub const AMD_COMGR_ACTION_DISASSEMBLE_EXECUTABLE_TO_SOURCE: amd_comgr_action_kind_s = 12;
pub const AMD_COMGR_ACTION_DISASSEMBLE_BYTES_TO_SOURCE: amd_comgr_action_kind_s = 13;
pub const AMD_COMGR_ACTION_COMPILE_SOURCE_TO_FATBIN: amd_comgr_action_kind_s = 14;
pub const AMD_COMGR_ACTION_COMPILE_SOURCE_WITH_DEVICE_LIBS_TO_BC: amd_comgr_action_kind_s = 15;
pub const AMD_COMGR_ACTION_LAST: amd_comgr_action_kind_s = 15;
pub type amd_comgr_action_kind_s = libc::c_uint;
pub use self::amd_comgr_action_kind_s as amd_comgr_action_kind_t;
