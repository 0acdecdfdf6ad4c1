// Made by ci/bindings; not to be edited.
// Headers: amd_comgr/amd_comgr.h
// of Debian's libamd-comgr-dev 7.2.4+dfsg-1~exp1.
// Command: bindgen 0.72.1 --disable-header-comment --use-core --ctypes-prefix libc --with-derive-default --no-doc-comments --default-enum-style consts --no-prepend-enum-name --ignore-functions --newtype-global-enum amd_comgr_status_s --allowlist-file .*/amd_comgr\.h --blocklist-var AMD_COMGR_.*H_? --blocklist-type amd_comgr_(action_kind|language|data_kind)_[st]

pub const AMD_COMGR_INTERFACE_VERSION_MAJOR: u32 = 3;
pub const AMD_COMGR_INTERFACE_VERSION_MINOR: u32 = 0;
pub const AMD_COMGR_STATUS_SUCCESS: amd_comgr_status_s = amd_comgr_status_s(0);
pub const AMD_COMGR_STATUS_ERROR: amd_comgr_status_s = amd_comgr_status_s(1);
pub const AMD_COMGR_STATUS_ERROR_INVALID_ARGUMENT: amd_comgr_status_s = amd_comgr_status_s(2);
pub const AMD_COMGR_STATUS_ERROR_OUT_OF_RESOURCES: amd_comgr_status_s = amd_comgr_status_s(3);
#[repr(transparent)]
#[derive(Debug, Copy, Clone, Hash, PartialEq, Eq)]
pub struct amd_comgr_status_s(pub libc::c_uint);
pub use self::amd_comgr_status_s as amd_comgr_status_t;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amd_comgr_data_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_comgr_data_s"][::core::mem::size_of::<amd_comgr_data_s>() - 8usize];
    ["Alignment of amd_comgr_data_s"][::core::mem::align_of::<amd_comgr_data_s>() - 8usize];
    ["Offset of field: amd_comgr_data_s::handle"][::core::mem::offset_of!(amd_comgr_data_s, handle) - 0usize];
};
pub type amd_comgr_data_t = amd_comgr_data_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amd_comgr_data_set_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_comgr_data_set_s"][::core::mem::size_of::<amd_comgr_data_set_s>() - 8usize];
    ["Alignment of amd_comgr_data_set_s"][::core::mem::align_of::<amd_comgr_data_set_s>() - 8usize];
    ["Offset of field: amd_comgr_data_set_s::handle"][::core::mem::offset_of!(amd_comgr_data_set_s, handle) - 0usize];
};
pub type amd_comgr_data_set_t = amd_comgr_data_set_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amd_comgr_action_info_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_comgr_action_info_s"][::core::mem::size_of::<amd_comgr_action_info_s>() - 8usize];
    ["Alignment of amd_comgr_action_info_s"][::core::mem::align_of::<amd_comgr_action_info_s>() - 8usize];
    ["Offset of field: amd_comgr_action_info_s::handle"]
        [::core::mem::offset_of!(amd_comgr_action_info_s, handle) - 0usize];
};
pub type amd_comgr_action_info_t = amd_comgr_action_info_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amd_comgr_metadata_node_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_comgr_metadata_node_s"][::core::mem::size_of::<amd_comgr_metadata_node_s>() - 8usize];
    ["Alignment of amd_comgr_metadata_node_s"][::core::mem::align_of::<amd_comgr_metadata_node_s>() - 8usize];
    ["Offset of field: amd_comgr_metadata_node_s::handle"]
        [::core::mem::offset_of!(amd_comgr_metadata_node_s, handle) - 0usize];
};
pub type amd_comgr_metadata_node_t = amd_comgr_metadata_node_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amd_comgr_symbol_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_comgr_symbol_s"][::core::mem::size_of::<amd_comgr_symbol_s>() - 8usize];
    ["Alignment of amd_comgr_symbol_s"][::core::mem::align_of::<amd_comgr_symbol_s>() - 8usize];
    ["Offset of field: amd_comgr_symbol_s::handle"][::core::mem::offset_of!(amd_comgr_symbol_s, handle) - 0usize];
};
pub type amd_comgr_symbol_t = amd_comgr_symbol_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amd_comgr_disassembly_info_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_comgr_disassembly_info_s"][::core::mem::size_of::<amd_comgr_disassembly_info_s>() - 8usize];
    ["Alignment of amd_comgr_disassembly_info_s"][::core::mem::align_of::<amd_comgr_disassembly_info_s>() - 8usize];
    ["Offset of field: amd_comgr_disassembly_info_s::handle"]
        [::core::mem::offset_of!(amd_comgr_disassembly_info_s, handle) - 0usize];
};
pub type amd_comgr_disassembly_info_t = amd_comgr_disassembly_info_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct amd_comgr_symbolizer_info_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_comgr_symbolizer_info_s"][::core::mem::size_of::<amd_comgr_symbolizer_info_s>() - 8usize];
    ["Alignment of amd_comgr_symbolizer_info_s"][::core::mem::align_of::<amd_comgr_symbolizer_info_s>() - 8usize];
    ["Offset of field: amd_comgr_symbolizer_info_s::handle"]
        [::core::mem::offset_of!(amd_comgr_symbolizer_info_s, handle) - 0usize];
};
pub type amd_comgr_symbolizer_info_t = amd_comgr_symbolizer_info_s;
pub const AMD_COMGR_METADATA_KIND_NULL: amd_comgr_metadata_kind_s = 0;
pub const AMD_COMGR_METADATA_KIND_STRING: amd_comgr_metadata_kind_s = 1;
pub const AMD_COMGR_METADATA_KIND_MAP: amd_comgr_metadata_kind_s = 2;
pub const AMD_COMGR_METADATA_KIND_LIST: amd_comgr_metadata_kind_s = 3;
pub const AMD_COMGR_METADATA_KIND_LAST: amd_comgr_metadata_kind_s = 3;
pub type amd_comgr_metadata_kind_s = libc::c_uint;
pub use self::amd_comgr_metadata_kind_s as amd_comgr_metadata_kind_t;
pub const AMD_COMGR_SYMBOL_TYPE_UNKNOWN: amd_comgr_symbol_type_s = -1;
pub const AMD_COMGR_SYMBOL_TYPE_NOTYPE: amd_comgr_symbol_type_s = 0;
pub const AMD_COMGR_SYMBOL_TYPE_OBJECT: amd_comgr_symbol_type_s = 1;
pub const AMD_COMGR_SYMBOL_TYPE_FUNC: amd_comgr_symbol_type_s = 2;
pub const AMD_COMGR_SYMBOL_TYPE_SECTION: amd_comgr_symbol_type_s = 3;
pub const AMD_COMGR_SYMBOL_TYPE_FILE: amd_comgr_symbol_type_s = 4;
pub const AMD_COMGR_SYMBOL_TYPE_COMMON: amd_comgr_symbol_type_s = 5;
pub const AMD_COMGR_SYMBOL_TYPE_AMDGPU_HSA_KERNEL: amd_comgr_symbol_type_s = 10;
pub type amd_comgr_symbol_type_s = libc::c_int;
pub use self::amd_comgr_symbol_type_s as amd_comgr_symbol_type_t;
pub const AMD_COMGR_SYMBOL_INFO_NAME_LENGTH: amd_comgr_symbol_info_s = 0;
pub const AMD_COMGR_SYMBOL_INFO_NAME: amd_comgr_symbol_info_s = 1;
pub const AMD_COMGR_SYMBOL_INFO_TYPE: amd_comgr_symbol_info_s = 2;
pub const AMD_COMGR_SYMBOL_INFO_SIZE: amd_comgr_symbol_info_s = 3;
pub const AMD_COMGR_SYMBOL_INFO_IS_UNDEFINED: amd_comgr_symbol_info_s = 4;
pub const AMD_COMGR_SYMBOL_INFO_VALUE: amd_comgr_symbol_info_s = 5;
pub const AMD_COMGR_SYMBOL_INFO_LAST: amd_comgr_symbol_info_s = 5;
pub type amd_comgr_symbol_info_s = libc::c_uint;
pub use self::amd_comgr_symbol_info_s as amd_comgr_symbol_info_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct code_object_info_s {
    pub isa: *const libc::c_char,
    pub size: usize,
    pub offset: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of code_object_info_s"][::core::mem::size_of::<code_object_info_s>() - 24usize];
    ["Alignment of code_object_info_s"][::core::mem::align_of::<code_object_info_s>() - 8usize];
    ["Offset of field: code_object_info_s::isa"][::core::mem::offset_of!(code_object_info_s, isa) - 0usize];
    ["Offset of field: code_object_info_s::size"][::core::mem::offset_of!(code_object_info_s, size) - 8usize];
    ["Offset of field: code_object_info_s::offset"][::core::mem::offset_of!(code_object_info_s, offset) - 16usize];
};
impl Default for code_object_info_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type amd_comgr_code_object_info_t = code_object_info_s;
