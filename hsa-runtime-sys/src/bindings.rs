// Made by ci/bindings; not to be edited.
// Headers: hsa/hsa.h hsa/hsa_ext_amd.h hsa/hsa_ext_image.h hsa/hsa_ext_finalize.h hsa/amd_hsa_common.h hsa/amd_hsa_queue.h hsa/amd_hsa_signal.h hsa/amd_hsa_kernel_code.h hsa/hsa_ven_amd_loader.h hsa/hsa_ven_amd_aqlprofile.h hsa/hsa_ven_amd_pc_sampling.h
// of Debian's libhsa-runtime-dev 7.2.4+dfsg-1~exp1.
// Command: bindgen 0.72.1 --disable-header-comment --use-core --ctypes-prefix libc --with-derive-default --no-doc-comments --default-enum-style consts --no-prepend-enum-name --ignore-functions --newtype-global-enum hsa_status_t --allowlist-file .*/hsa/.*\.h --blocklist-var .*_H_?|HSA_(API|CALL|IMPORT|EXPORT|VERSION).*

#[repr(C)]
#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct __BindgenBitfieldUnit<Storage> {
    storage: Storage,
}
impl<Storage> __BindgenBitfieldUnit<Storage> {
    #[inline]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }
}
impl<Storage> __BindgenBitfieldUnit<Storage>
where
    Storage: AsRef<[u8]> + AsMut<[u8]>,
{
    #[inline]
    fn extract_bit(byte: u8, index: usize) -> bool {
        let bit_index = if cfg!(target_endian = "big") { 7 - (index % 8) } else { index % 8 };
        let mask = 1 << bit_index;
        byte & mask == mask
    }
    #[inline]
    pub fn get_bit(&self, index: usize) -> bool {
        debug_assert!(index / 8 < self.storage.as_ref().len());
        let byte_index = index / 8;
        let byte = self.storage.as_ref()[byte_index];
        Self::extract_bit(byte, index)
    }
    #[inline]
    pub unsafe fn raw_get_bit(this: *const Self, index: usize) -> bool {
        debug_assert!(index / 8 < core::mem::size_of::<Storage>());
        let byte_index = index / 8;
        let byte = unsafe { *(core::ptr::addr_of!((*this).storage) as *const u8).offset(byte_index as isize) };
        Self::extract_bit(byte, index)
    }
    #[inline]
    fn change_bit(byte: u8, index: usize, val: bool) -> u8 {
        let bit_index = if cfg!(target_endian = "big") { 7 - (index % 8) } else { index % 8 };
        let mask = 1 << bit_index;
        if val { byte | mask } else { byte & !mask }
    }
    #[inline]
    pub fn set_bit(&mut self, index: usize, val: bool) {
        debug_assert!(index / 8 < self.storage.as_ref().len());
        let byte_index = index / 8;
        let byte = &mut self.storage.as_mut()[byte_index];
        *byte = Self::change_bit(*byte, index, val);
    }
    #[inline]
    pub unsafe fn raw_set_bit(this: *mut Self, index: usize, val: bool) {
        debug_assert!(index / 8 < core::mem::size_of::<Storage>());
        let byte_index = index / 8;
        let byte = unsafe { (core::ptr::addr_of_mut!((*this).storage) as *mut u8).offset(byte_index as isize) };
        unsafe { *byte = Self::change_bit(*byte, index, val) };
    }
    #[inline]
    pub fn get(&self, bit_offset: usize, bit_width: u8) -> u64 {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < self.storage.as_ref().len());
        debug_assert!((bit_offset + (bit_width as usize)) / 8 <= self.storage.as_ref().len());
        let mut val = 0;
        for i in 0..(bit_width as usize) {
            if self.get_bit(i + bit_offset) {
                let index = if cfg!(target_endian = "big") { bit_width as usize - 1 - i } else { i };
                val |= 1 << index;
            }
        }
        val
    }
    #[inline]
    pub unsafe fn raw_get(this: *const Self, bit_offset: usize, bit_width: u8) -> u64 {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < core::mem::size_of::<Storage>());
        debug_assert!((bit_offset + (bit_width as usize)) / 8 <= core::mem::size_of::<Storage>());
        let mut val = 0;
        for i in 0..(bit_width as usize) {
            if unsafe { Self::raw_get_bit(this, i + bit_offset) } {
                let index = if cfg!(target_endian = "big") { bit_width as usize - 1 - i } else { i };
                val |= 1 << index;
            }
        }
        val
    }
    #[inline]
    pub fn set(&mut self, bit_offset: usize, bit_width: u8, val: u64) {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < self.storage.as_ref().len());
        debug_assert!((bit_offset + (bit_width as usize)) / 8 <= self.storage.as_ref().len());
        for i in 0..(bit_width as usize) {
            let mask = 1 << i;
            let val_bit_is_set = val & mask == mask;
            let index = if cfg!(target_endian = "big") { bit_width as usize - 1 - i } else { i };
            self.set_bit(index + bit_offset, val_bit_is_set);
        }
    }
    #[inline]
    pub unsafe fn raw_set(this: *mut Self, bit_offset: usize, bit_width: u8, val: u64) {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < core::mem::size_of::<Storage>());
        debug_assert!((bit_offset + (bit_width as usize)) / 8 <= core::mem::size_of::<Storage>());
        for i in 0..(bit_width as usize) {
            let mask = 1 << i;
            let val_bit_is_set = val & mask == mask;
            let index = if cfg!(target_endian = "big") { bit_width as usize - 1 - i } else { i };
            unsafe { Self::raw_set_bit(this, index + bit_offset, val_bit_is_set) };
        }
    }
}
#[repr(C)]
#[derive(Default)]
pub struct __IncompleteArrayField<T>(::core::marker::PhantomData<T>, [T; 0]);
impl<T> __IncompleteArrayField<T> {
    #[inline]
    pub const fn new() -> Self {
        __IncompleteArrayField(::core::marker::PhantomData, [])
    }
    #[inline]
    pub fn as_ptr(&self) -> *const T {
        self as *const _ as *const T
    }
    #[inline]
    pub fn as_mut_ptr(&mut self) -> *mut T {
        self as *mut _ as *mut T
    }
    #[inline]
    pub unsafe fn as_slice(&self, len: usize) -> &[T] {
        ::core::slice::from_raw_parts(self.as_ptr(), len)
    }
    #[inline]
    pub unsafe fn as_mut_slice(&mut self, len: usize) -> &mut [T] {
        ::core::slice::from_raw_parts_mut(self.as_mut_ptr(), len)
    }
}
impl<T> ::core::fmt::Debug for __IncompleteArrayField<T> {
    fn fmt(&self, fmt: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        fmt.write_str("__IncompleteArrayField")
    }
}
pub const HSA_AMD_INTERFACE_VERSION_MAJOR: u32 = 1;
pub const HSA_AMD_INTERFACE_VERSION_MINOR: u32 = 15;
pub const AMD_HSA_ABI_VERSION: &[u8; 43] = b"AMD GPU Architecture v0.35 (June 25, 2015)\0";
pub const AMD_QUEUE_ALIGN_BYTES: u32 = 64;
pub const MAX_NUM_XCC: u32 = 128;
pub const AMD_SIGNAL_ALIGN_BYTES: u32 = 64;
pub const AMD_CONTROL_DIRECTIVES_ALIGN_BYTES: u32 = 64;
pub const AMD_ISA_ALIGN_BYTES: u32 = 256;
pub const AMD_KERNEL_CODE_ALIGN_BYTES: u32 = 64;
pub const hsa_ven_amd_loader: u32 = 515;
pub const HSA_AQLPROFILE_VERSION_MAJOR: u32 = 2;
pub const HSA_AQLPROFILE_VERSION_MINOR: u32 = 0;
pub const hsa_ven_amd_aqlprofile_VERSION_MAJOR: u32 = 1;
pub const HSA_STATUS_SUCCESS: hsa_status_t = hsa_status_t(0);
pub const HSA_STATUS_INFO_BREAK: hsa_status_t = hsa_status_t(1);
pub const HSA_STATUS_ERROR: hsa_status_t = hsa_status_t(4096);
pub const HSA_STATUS_ERROR_INVALID_ARGUMENT: hsa_status_t = hsa_status_t(4097);
pub const HSA_STATUS_ERROR_INVALID_QUEUE_CREATION: hsa_status_t = hsa_status_t(4098);
pub const HSA_STATUS_ERROR_INVALID_ALLOCATION: hsa_status_t = hsa_status_t(4099);
pub const HSA_STATUS_ERROR_INVALID_AGENT: hsa_status_t = hsa_status_t(4100);
pub const HSA_STATUS_ERROR_INVALID_REGION: hsa_status_t = hsa_status_t(4101);
pub const HSA_STATUS_ERROR_INVALID_SIGNAL: hsa_status_t = hsa_status_t(4102);
pub const HSA_STATUS_ERROR_INVALID_QUEUE: hsa_status_t = hsa_status_t(4103);
pub const HSA_STATUS_ERROR_OUT_OF_RESOURCES: hsa_status_t = hsa_status_t(4104);
pub const HSA_STATUS_ERROR_INVALID_PACKET_FORMAT: hsa_status_t = hsa_status_t(4105);
pub const HSA_STATUS_ERROR_RESOURCE_FREE: hsa_status_t = hsa_status_t(4106);
pub const HSA_STATUS_ERROR_NOT_INITIALIZED: hsa_status_t = hsa_status_t(4107);
pub const HSA_STATUS_ERROR_REFCOUNT_OVERFLOW: hsa_status_t = hsa_status_t(4108);
pub const HSA_STATUS_ERROR_INCOMPATIBLE_ARGUMENTS: hsa_status_t = hsa_status_t(4109);
pub const HSA_STATUS_ERROR_INVALID_INDEX: hsa_status_t = hsa_status_t(4110);
pub const HSA_STATUS_ERROR_INVALID_ISA: hsa_status_t = hsa_status_t(4111);
pub const HSA_STATUS_ERROR_INVALID_ISA_NAME: hsa_status_t = hsa_status_t(4119);
pub const HSA_STATUS_ERROR_INVALID_CODE_OBJECT: hsa_status_t = hsa_status_t(4112);
pub const HSA_STATUS_ERROR_INVALID_EXECUTABLE: hsa_status_t = hsa_status_t(4113);
pub const HSA_STATUS_ERROR_FROZEN_EXECUTABLE: hsa_status_t = hsa_status_t(4114);
pub const HSA_STATUS_ERROR_INVALID_SYMBOL_NAME: hsa_status_t = hsa_status_t(4115);
pub const HSA_STATUS_ERROR_VARIABLE_ALREADY_DEFINED: hsa_status_t = hsa_status_t(4116);
pub const HSA_STATUS_ERROR_VARIABLE_UNDEFINED: hsa_status_t = hsa_status_t(4117);
pub const HSA_STATUS_ERROR_EXCEPTION: hsa_status_t = hsa_status_t(4118);
pub const HSA_STATUS_ERROR_INVALID_CODE_SYMBOL: hsa_status_t = hsa_status_t(4120);
pub const HSA_STATUS_ERROR_INVALID_EXECUTABLE_SYMBOL: hsa_status_t = hsa_status_t(4121);
pub const HSA_STATUS_ERROR_INVALID_FILE: hsa_status_t = hsa_status_t(4128);
pub const HSA_STATUS_ERROR_INVALID_CODE_OBJECT_READER: hsa_status_t = hsa_status_t(4129);
pub const HSA_STATUS_ERROR_INVALID_CACHE: hsa_status_t = hsa_status_t(4130);
pub const HSA_STATUS_ERROR_INVALID_WAVEFRONT: hsa_status_t = hsa_status_t(4131);
pub const HSA_STATUS_ERROR_INVALID_SIGNAL_GROUP: hsa_status_t = hsa_status_t(4132);
pub const HSA_STATUS_ERROR_INVALID_RUNTIME_STATE: hsa_status_t = hsa_status_t(4133);
pub const HSA_STATUS_ERROR_FATAL: hsa_status_t = hsa_status_t(4134);
#[repr(transparent)]
#[derive(Debug, Copy, Clone, Hash, PartialEq, Eq)]
pub struct hsa_status_t(pub libc::c_uint);
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_dim3_s {
    pub x: u32,
    pub y: u32,
    pub z: u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_dim3_s"][::core::mem::size_of::<hsa_dim3_s>() - 12usize];
    ["Alignment of hsa_dim3_s"][::core::mem::align_of::<hsa_dim3_s>() - 4usize];
    ["Offset of field: hsa_dim3_s::x"][::core::mem::offset_of!(hsa_dim3_s, x) - 0usize];
    ["Offset of field: hsa_dim3_s::y"][::core::mem::offset_of!(hsa_dim3_s, y) - 4usize];
    ["Offset of field: hsa_dim3_s::z"][::core::mem::offset_of!(hsa_dim3_s, z) - 8usize];
};
pub type hsa_dim3_t = hsa_dim3_s;
pub const HSA_ACCESS_PERMISSION_NONE: hsa_access_permission_t = 0;
pub const HSA_ACCESS_PERMISSION_RO: hsa_access_permission_t = 1;
pub const HSA_ACCESS_PERMISSION_WO: hsa_access_permission_t = 2;
pub const HSA_ACCESS_PERMISSION_RW: hsa_access_permission_t = 3;
pub type hsa_access_permission_t = libc::c_uint;
pub type hsa_file_t = libc::c_int;
pub const HSA_ENDIANNESS_LITTLE: hsa_endianness_t = 0;
pub const HSA_ENDIANNESS_BIG: hsa_endianness_t = 1;
pub type hsa_endianness_t = libc::c_uint;
pub const HSA_MACHINE_MODEL_SMALL: hsa_machine_model_t = 0;
pub const HSA_MACHINE_MODEL_LARGE: hsa_machine_model_t = 1;
pub type hsa_machine_model_t = libc::c_uint;
pub const HSA_PROFILE_BASE: hsa_profile_t = 0;
pub const HSA_PROFILE_FULL: hsa_profile_t = 1;
pub type hsa_profile_t = libc::c_uint;
pub const HSA_SYSTEM_INFO_VERSION_MAJOR: hsa_system_info_t = 0;
pub const HSA_SYSTEM_INFO_VERSION_MINOR: hsa_system_info_t = 1;
pub const HSA_SYSTEM_INFO_TIMESTAMP: hsa_system_info_t = 2;
pub const HSA_SYSTEM_INFO_TIMESTAMP_FREQUENCY: hsa_system_info_t = 3;
pub const HSA_SYSTEM_INFO_SIGNAL_MAX_WAIT: hsa_system_info_t = 4;
pub const HSA_SYSTEM_INFO_ENDIANNESS: hsa_system_info_t = 5;
pub const HSA_SYSTEM_INFO_MACHINE_MODEL: hsa_system_info_t = 6;
pub const HSA_SYSTEM_INFO_EXTENSIONS: hsa_system_info_t = 7;
pub const HSA_AMD_SYSTEM_INFO_BUILD_VERSION: hsa_system_info_t = 512;
pub const HSA_AMD_SYSTEM_INFO_SVM_SUPPORTED: hsa_system_info_t = 513;
pub const HSA_AMD_SYSTEM_INFO_SVM_ACCESSIBLE_BY_DEFAULT: hsa_system_info_t = 514;
pub const HSA_AMD_SYSTEM_INFO_MWAITX_ENABLED: hsa_system_info_t = 515;
pub const HSA_AMD_SYSTEM_INFO_DMABUF_SUPPORTED: hsa_system_info_t = 516;
pub const HSA_AMD_SYSTEM_INFO_VIRTUAL_MEM_API_SUPPORTED: hsa_system_info_t = 517;
pub const HSA_AMD_SYSTEM_INFO_XNACK_ENABLED: hsa_system_info_t = 518;
pub const HSA_AMD_SYSTEM_INFO_EXT_VERSION_MAJOR: hsa_system_info_t = 519;
pub const HSA_AMD_SYSTEM_INFO_EXT_VERSION_MINOR: hsa_system_info_t = 520;
pub type hsa_system_info_t = libc::c_uint;
pub const HSA_EXTENSION_FINALIZER: hsa_extension_t = 0;
pub const HSA_EXTENSION_IMAGES: hsa_extension_t = 1;
pub const HSA_EXTENSION_PERFORMANCE_COUNTERS: hsa_extension_t = 2;
pub const HSA_EXTENSION_PROFILING_EVENTS: hsa_extension_t = 3;
pub const HSA_EXTENSION_STD_LAST: hsa_extension_t = 3;
pub const HSA_AMD_FIRST_EXTENSION: hsa_extension_t = 512;
pub const HSA_EXTENSION_AMD_PROFILER: hsa_extension_t = 512;
pub const HSA_EXTENSION_AMD_LOADER: hsa_extension_t = 513;
pub const HSA_EXTENSION_AMD_AQLPROFILE: hsa_extension_t = 514;
pub const HSA_EXTENSION_AMD_PC_SAMPLING: hsa_extension_t = 515;
pub const HSA_AMD_LAST_EXTENSION: hsa_extension_t = 515;
pub type hsa_extension_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_agent_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_agent_s"][::core::mem::size_of::<hsa_agent_s>() - 8usize];
    ["Alignment of hsa_agent_s"][::core::mem::align_of::<hsa_agent_s>() - 8usize];
    ["Offset of field: hsa_agent_s::handle"][::core::mem::offset_of!(hsa_agent_s, handle) - 0usize];
};
pub type hsa_agent_t = hsa_agent_s;
pub const HSA_AGENT_FEATURE_KERNEL_DISPATCH: hsa_agent_feature_t = 1;
pub const HSA_AGENT_FEATURE_AGENT_DISPATCH: hsa_agent_feature_t = 2;
pub type hsa_agent_feature_t = libc::c_uint;
pub const HSA_DEVICE_TYPE_CPU: hsa_device_type_t = 0;
pub const HSA_DEVICE_TYPE_GPU: hsa_device_type_t = 1;
pub const HSA_DEVICE_TYPE_DSP: hsa_device_type_t = 2;
pub const HSA_DEVICE_TYPE_AIE: hsa_device_type_t = 3;
pub type hsa_device_type_t = libc::c_uint;
pub const HSA_DEFAULT_FLOAT_ROUNDING_MODE_DEFAULT: hsa_default_float_rounding_mode_t = 0;
pub const HSA_DEFAULT_FLOAT_ROUNDING_MODE_ZERO: hsa_default_float_rounding_mode_t = 1;
pub const HSA_DEFAULT_FLOAT_ROUNDING_MODE_NEAR: hsa_default_float_rounding_mode_t = 2;
pub type hsa_default_float_rounding_mode_t = libc::c_uint;
pub const HSA_AGENT_INFO_NAME: hsa_agent_info_t = 0;
pub const HSA_AGENT_INFO_VENDOR_NAME: hsa_agent_info_t = 1;
pub const HSA_AGENT_INFO_FEATURE: hsa_agent_info_t = 2;
pub const HSA_AGENT_INFO_MACHINE_MODEL: hsa_agent_info_t = 3;
pub const HSA_AGENT_INFO_PROFILE: hsa_agent_info_t = 4;
pub const HSA_AGENT_INFO_DEFAULT_FLOAT_ROUNDING_MODE: hsa_agent_info_t = 5;
pub const HSA_AGENT_INFO_BASE_PROFILE_DEFAULT_FLOAT_ROUNDING_MODES: hsa_agent_info_t = 23;
pub const HSA_AGENT_INFO_FAST_F16_OPERATION: hsa_agent_info_t = 24;
pub const HSA_AGENT_INFO_WAVEFRONT_SIZE: hsa_agent_info_t = 6;
pub const HSA_AGENT_INFO_WORKGROUP_MAX_DIM: hsa_agent_info_t = 7;
pub const HSA_AGENT_INFO_WORKGROUP_MAX_SIZE: hsa_agent_info_t = 8;
pub const HSA_AGENT_INFO_GRID_MAX_DIM: hsa_agent_info_t = 9;
pub const HSA_AGENT_INFO_GRID_MAX_SIZE: hsa_agent_info_t = 10;
pub const HSA_AGENT_INFO_FBARRIER_MAX_SIZE: hsa_agent_info_t = 11;
pub const HSA_AGENT_INFO_QUEUES_MAX: hsa_agent_info_t = 12;
pub const HSA_AGENT_INFO_QUEUE_MIN_SIZE: hsa_agent_info_t = 13;
pub const HSA_AGENT_INFO_QUEUE_MAX_SIZE: hsa_agent_info_t = 14;
pub const HSA_AGENT_INFO_QUEUE_TYPE: hsa_agent_info_t = 15;
pub const HSA_AGENT_INFO_NODE: hsa_agent_info_t = 16;
pub const HSA_AGENT_INFO_DEVICE: hsa_agent_info_t = 17;
pub const HSA_AGENT_INFO_CACHE_SIZE: hsa_agent_info_t = 18;
pub const HSA_AGENT_INFO_ISA: hsa_agent_info_t = 19;
pub const HSA_AGENT_INFO_EXTENSIONS: hsa_agent_info_t = 20;
pub const HSA_AGENT_INFO_VERSION_MAJOR: hsa_agent_info_t = 21;
pub const HSA_AGENT_INFO_VERSION_MINOR: hsa_agent_info_t = 22;
pub const HSA_AGENT_INFO_LAST: hsa_agent_info_t = 2147483647;
pub type hsa_agent_info_t = libc::c_uint;
pub const HSA_EXCEPTION_POLICY_BREAK: hsa_exception_policy_t = 1;
pub const HSA_EXCEPTION_POLICY_DETECT: hsa_exception_policy_t = 2;
pub type hsa_exception_policy_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_cache_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_cache_s"][::core::mem::size_of::<hsa_cache_s>() - 8usize];
    ["Alignment of hsa_cache_s"][::core::mem::align_of::<hsa_cache_s>() - 8usize];
    ["Offset of field: hsa_cache_s::handle"][::core::mem::offset_of!(hsa_cache_s, handle) - 0usize];
};
pub type hsa_cache_t = hsa_cache_s;
pub const HSA_CACHE_INFO_NAME_LENGTH: hsa_cache_info_t = 0;
pub const HSA_CACHE_INFO_NAME: hsa_cache_info_t = 1;
pub const HSA_CACHE_INFO_LEVEL: hsa_cache_info_t = 2;
pub const HSA_CACHE_INFO_SIZE: hsa_cache_info_t = 3;
pub type hsa_cache_info_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_signal_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_signal_s"][::core::mem::size_of::<hsa_signal_s>() - 8usize];
    ["Alignment of hsa_signal_s"][::core::mem::align_of::<hsa_signal_s>() - 8usize];
    ["Offset of field: hsa_signal_s::handle"][::core::mem::offset_of!(hsa_signal_s, handle) - 0usize];
};
pub type hsa_signal_t = hsa_signal_s;
pub type hsa_signal_value_t = i64;
pub const HSA_SIGNAL_CONDITION_EQ: hsa_signal_condition_t = 0;
pub const HSA_SIGNAL_CONDITION_NE: hsa_signal_condition_t = 1;
pub const HSA_SIGNAL_CONDITION_LT: hsa_signal_condition_t = 2;
pub const HSA_SIGNAL_CONDITION_GTE: hsa_signal_condition_t = 3;
pub type hsa_signal_condition_t = libc::c_uint;
pub const HSA_WAIT_STATE_BLOCKED: hsa_wait_state_t = 0;
pub const HSA_WAIT_STATE_ACTIVE: hsa_wait_state_t = 1;
pub type hsa_wait_state_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_signal_group_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_signal_group_s"][::core::mem::size_of::<hsa_signal_group_s>() - 8usize];
    ["Alignment of hsa_signal_group_s"][::core::mem::align_of::<hsa_signal_group_s>() - 8usize];
    ["Offset of field: hsa_signal_group_s::handle"][::core::mem::offset_of!(hsa_signal_group_s, handle) - 0usize];
};
pub type hsa_signal_group_t = hsa_signal_group_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_region_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_region_s"][::core::mem::size_of::<hsa_region_s>() - 8usize];
    ["Alignment of hsa_region_s"][::core::mem::align_of::<hsa_region_s>() - 8usize];
    ["Offset of field: hsa_region_s::handle"][::core::mem::offset_of!(hsa_region_s, handle) - 0usize];
};
pub type hsa_region_t = hsa_region_s;
pub const HSA_QUEUE_TYPE_MULTI: hsa_queue_type_t = 0;
pub const HSA_QUEUE_TYPE_SINGLE: hsa_queue_type_t = 1;
pub const HSA_QUEUE_TYPE_COOPERATIVE: hsa_queue_type_t = 2;
pub type hsa_queue_type_t = libc::c_uint;
pub type hsa_queue_type32_t = u32;
pub const HSA_QUEUE_FEATURE_KERNEL_DISPATCH: hsa_queue_feature_t = 1;
pub const HSA_QUEUE_FEATURE_AGENT_DISPATCH: hsa_queue_feature_t = 2;
pub type hsa_queue_feature_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_queue_s {
    pub type_: hsa_queue_type32_t,
    pub features: u32,
    pub base_address: *mut libc::c_void,
    pub doorbell_signal: hsa_signal_t,
    pub size: u32,
    pub reserved1: u32,
    pub id: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_queue_s"][::core::mem::size_of::<hsa_queue_s>() - 40usize];
    ["Alignment of hsa_queue_s"][::core::mem::align_of::<hsa_queue_s>() - 8usize];
    ["Offset of field: hsa_queue_s::type_"][::core::mem::offset_of!(hsa_queue_s, type_) - 0usize];
    ["Offset of field: hsa_queue_s::features"][::core::mem::offset_of!(hsa_queue_s, features) - 4usize];
    ["Offset of field: hsa_queue_s::base_address"][::core::mem::offset_of!(hsa_queue_s, base_address) - 8usize];
    ["Offset of field: hsa_queue_s::doorbell_signal"][::core::mem::offset_of!(hsa_queue_s, doorbell_signal) - 16usize];
    ["Offset of field: hsa_queue_s::size"][::core::mem::offset_of!(hsa_queue_s, size) - 24usize];
    ["Offset of field: hsa_queue_s::reserved1"][::core::mem::offset_of!(hsa_queue_s, reserved1) - 28usize];
    ["Offset of field: hsa_queue_s::id"][::core::mem::offset_of!(hsa_queue_s, id) - 32usize];
};
impl Default for hsa_queue_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_queue_t = hsa_queue_s;
pub const HSA_PACKET_TYPE_VENDOR_SPECIFIC: hsa_packet_type_t = 0;
pub const HSA_PACKET_TYPE_INVALID: hsa_packet_type_t = 1;
pub const HSA_PACKET_TYPE_KERNEL_DISPATCH: hsa_packet_type_t = 2;
pub const HSA_PACKET_TYPE_BARRIER_AND: hsa_packet_type_t = 3;
pub const HSA_PACKET_TYPE_AGENT_DISPATCH: hsa_packet_type_t = 4;
pub const HSA_PACKET_TYPE_BARRIER_OR: hsa_packet_type_t = 5;
pub type hsa_packet_type_t = libc::c_uint;
pub const HSA_FENCE_SCOPE_NONE: hsa_fence_scope_t = 0;
pub const HSA_FENCE_SCOPE_AGENT: hsa_fence_scope_t = 1;
pub const HSA_FENCE_SCOPE_SYSTEM: hsa_fence_scope_t = 2;
pub type hsa_fence_scope_t = libc::c_uint;
pub const HSA_PACKET_HEADER_TYPE: hsa_packet_header_t = 0;
pub const HSA_PACKET_HEADER_BARRIER: hsa_packet_header_t = 8;
pub const HSA_PACKET_HEADER_SCACQUIRE_FENCE_SCOPE: hsa_packet_header_t = 9;
pub const HSA_PACKET_HEADER_ACQUIRE_FENCE_SCOPE: hsa_packet_header_t = 9;
pub const HSA_PACKET_HEADER_SCRELEASE_FENCE_SCOPE: hsa_packet_header_t = 11;
pub const HSA_PACKET_HEADER_RELEASE_FENCE_SCOPE: hsa_packet_header_t = 11;
pub type hsa_packet_header_t = libc::c_uint;
pub const HSA_PACKET_HEADER_WIDTH_TYPE: hsa_packet_header_width_t = 8;
pub const HSA_PACKET_HEADER_WIDTH_BARRIER: hsa_packet_header_width_t = 1;
pub const HSA_PACKET_HEADER_WIDTH_SCACQUIRE_FENCE_SCOPE: hsa_packet_header_width_t = 2;
pub const HSA_PACKET_HEADER_WIDTH_ACQUIRE_FENCE_SCOPE: hsa_packet_header_width_t = 2;
pub const HSA_PACKET_HEADER_WIDTH_SCRELEASE_FENCE_SCOPE: hsa_packet_header_width_t = 2;
pub const HSA_PACKET_HEADER_WIDTH_RELEASE_FENCE_SCOPE: hsa_packet_header_width_t = 2;
pub type hsa_packet_header_width_t = libc::c_uint;
pub const HSA_KERNEL_DISPATCH_PACKET_SETUP_DIMENSIONS: hsa_kernel_dispatch_packet_setup_t = 0;
pub type hsa_kernel_dispatch_packet_setup_t = libc::c_uint;
pub const HSA_KERNEL_DISPATCH_PACKET_SETUP_WIDTH_DIMENSIONS: hsa_kernel_dispatch_packet_setup_width_t = 2;
pub type hsa_kernel_dispatch_packet_setup_width_t = libc::c_uint;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hsa_kernel_dispatch_packet_s {
    pub __bindgen_anon_1: hsa_kernel_dispatch_packet_s__bindgen_ty_1,
    pub workgroup_size_x: u16,
    pub workgroup_size_y: u16,
    pub workgroup_size_z: u16,
    pub reserved0: u16,
    pub grid_size_x: u32,
    pub grid_size_y: u32,
    pub grid_size_z: u32,
    pub private_segment_size: u32,
    pub group_segment_size: u32,
    pub kernel_object: u64,
    pub kernarg_address: *mut libc::c_void,
    pub reserved2: u64,
    pub completion_signal: hsa_signal_t,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hsa_kernel_dispatch_packet_s__bindgen_ty_1 {
    pub __bindgen_anon_1: hsa_kernel_dispatch_packet_s__bindgen_ty_1__bindgen_ty_1,
    pub full_header: u32,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_kernel_dispatch_packet_s__bindgen_ty_1__bindgen_ty_1 {
    pub header: u16,
    pub setup: u16,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_kernel_dispatch_packet_s__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::size_of::<hsa_kernel_dispatch_packet_s__bindgen_ty_1__bindgen_ty_1>() - 4usize];
    ["Alignment of hsa_kernel_dispatch_packet_s__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::align_of::<hsa_kernel_dispatch_packet_s__bindgen_ty_1__bindgen_ty_1>() - 2usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s__bindgen_ty_1__bindgen_ty_1::header"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s__bindgen_ty_1__bindgen_ty_1, header) - 0usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s__bindgen_ty_1__bindgen_ty_1::setup"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s__bindgen_ty_1__bindgen_ty_1, setup) - 2usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_kernel_dispatch_packet_s__bindgen_ty_1"]
        [::core::mem::size_of::<hsa_kernel_dispatch_packet_s__bindgen_ty_1>() - 4usize];
    ["Alignment of hsa_kernel_dispatch_packet_s__bindgen_ty_1"]
        [::core::mem::align_of::<hsa_kernel_dispatch_packet_s__bindgen_ty_1>() - 4usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s__bindgen_ty_1::full_header"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s__bindgen_ty_1, full_header) - 0usize];
};
impl Default for hsa_kernel_dispatch_packet_s__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_kernel_dispatch_packet_s"][::core::mem::size_of::<hsa_kernel_dispatch_packet_s>() - 64usize];
    ["Alignment of hsa_kernel_dispatch_packet_s"][::core::mem::align_of::<hsa_kernel_dispatch_packet_s>() - 8usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::workgroup_size_x"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, workgroup_size_x) - 4usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::workgroup_size_y"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, workgroup_size_y) - 6usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::workgroup_size_z"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, workgroup_size_z) - 8usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::reserved0"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, reserved0) - 10usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::grid_size_x"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, grid_size_x) - 12usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::grid_size_y"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, grid_size_y) - 16usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::grid_size_z"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, grid_size_z) - 20usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::private_segment_size"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, private_segment_size) - 24usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::group_segment_size"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, group_segment_size) - 28usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::kernel_object"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, kernel_object) - 32usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::kernarg_address"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, kernarg_address) - 40usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::reserved2"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, reserved2) - 48usize];
    ["Offset of field: hsa_kernel_dispatch_packet_s::completion_signal"]
        [::core::mem::offset_of!(hsa_kernel_dispatch_packet_s, completion_signal) - 56usize];
};
impl Default for hsa_kernel_dispatch_packet_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_kernel_dispatch_packet_t = hsa_kernel_dispatch_packet_s;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_agent_dispatch_packet_s {
    pub header: u16,
    pub type_: u16,
    pub reserved0: u32,
    pub return_address: *mut libc::c_void,
    pub arg: [u64; 4usize],
    pub reserved2: u64,
    pub completion_signal: hsa_signal_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_agent_dispatch_packet_s"][::core::mem::size_of::<hsa_agent_dispatch_packet_s>() - 64usize];
    ["Alignment of hsa_agent_dispatch_packet_s"][::core::mem::align_of::<hsa_agent_dispatch_packet_s>() - 8usize];
    ["Offset of field: hsa_agent_dispatch_packet_s::header"]
        [::core::mem::offset_of!(hsa_agent_dispatch_packet_s, header) - 0usize];
    ["Offset of field: hsa_agent_dispatch_packet_s::type_"]
        [::core::mem::offset_of!(hsa_agent_dispatch_packet_s, type_) - 2usize];
    ["Offset of field: hsa_agent_dispatch_packet_s::reserved0"]
        [::core::mem::offset_of!(hsa_agent_dispatch_packet_s, reserved0) - 4usize];
    ["Offset of field: hsa_agent_dispatch_packet_s::return_address"]
        [::core::mem::offset_of!(hsa_agent_dispatch_packet_s, return_address) - 8usize];
    ["Offset of field: hsa_agent_dispatch_packet_s::arg"]
        [::core::mem::offset_of!(hsa_agent_dispatch_packet_s, arg) - 16usize];
    ["Offset of field: hsa_agent_dispatch_packet_s::reserved2"]
        [::core::mem::offset_of!(hsa_agent_dispatch_packet_s, reserved2) - 48usize];
    ["Offset of field: hsa_agent_dispatch_packet_s::completion_signal"]
        [::core::mem::offset_of!(hsa_agent_dispatch_packet_s, completion_signal) - 56usize];
};
impl Default for hsa_agent_dispatch_packet_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_agent_dispatch_packet_t = hsa_agent_dispatch_packet_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_barrier_and_packet_s {
    pub header: u16,
    pub reserved0: u16,
    pub reserved1: u32,
    pub dep_signal: [hsa_signal_t; 5usize],
    pub reserved2: u64,
    pub completion_signal: hsa_signal_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_barrier_and_packet_s"][::core::mem::size_of::<hsa_barrier_and_packet_s>() - 64usize];
    ["Alignment of hsa_barrier_and_packet_s"][::core::mem::align_of::<hsa_barrier_and_packet_s>() - 8usize];
    ["Offset of field: hsa_barrier_and_packet_s::header"]
        [::core::mem::offset_of!(hsa_barrier_and_packet_s, header) - 0usize];
    ["Offset of field: hsa_barrier_and_packet_s::reserved0"]
        [::core::mem::offset_of!(hsa_barrier_and_packet_s, reserved0) - 2usize];
    ["Offset of field: hsa_barrier_and_packet_s::reserved1"]
        [::core::mem::offset_of!(hsa_barrier_and_packet_s, reserved1) - 4usize];
    ["Offset of field: hsa_barrier_and_packet_s::dep_signal"]
        [::core::mem::offset_of!(hsa_barrier_and_packet_s, dep_signal) - 8usize];
    ["Offset of field: hsa_barrier_and_packet_s::reserved2"]
        [::core::mem::offset_of!(hsa_barrier_and_packet_s, reserved2) - 48usize];
    ["Offset of field: hsa_barrier_and_packet_s::completion_signal"]
        [::core::mem::offset_of!(hsa_barrier_and_packet_s, completion_signal) - 56usize];
};
pub type hsa_barrier_and_packet_t = hsa_barrier_and_packet_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_barrier_or_packet_s {
    pub header: u16,
    pub reserved0: u16,
    pub reserved1: u32,
    pub dep_signal: [hsa_signal_t; 5usize],
    pub reserved2: u64,
    pub completion_signal: hsa_signal_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_barrier_or_packet_s"][::core::mem::size_of::<hsa_barrier_or_packet_s>() - 64usize];
    ["Alignment of hsa_barrier_or_packet_s"][::core::mem::align_of::<hsa_barrier_or_packet_s>() - 8usize];
    ["Offset of field: hsa_barrier_or_packet_s::header"]
        [::core::mem::offset_of!(hsa_barrier_or_packet_s, header) - 0usize];
    ["Offset of field: hsa_barrier_or_packet_s::reserved0"]
        [::core::mem::offset_of!(hsa_barrier_or_packet_s, reserved0) - 2usize];
    ["Offset of field: hsa_barrier_or_packet_s::reserved1"]
        [::core::mem::offset_of!(hsa_barrier_or_packet_s, reserved1) - 4usize];
    ["Offset of field: hsa_barrier_or_packet_s::dep_signal"]
        [::core::mem::offset_of!(hsa_barrier_or_packet_s, dep_signal) - 8usize];
    ["Offset of field: hsa_barrier_or_packet_s::reserved2"]
        [::core::mem::offset_of!(hsa_barrier_or_packet_s, reserved2) - 48usize];
    ["Offset of field: hsa_barrier_or_packet_s::completion_signal"]
        [::core::mem::offset_of!(hsa_barrier_or_packet_s, completion_signal) - 56usize];
};
pub type hsa_barrier_or_packet_t = hsa_barrier_or_packet_s;
pub const HSA_REGION_SEGMENT_GLOBAL: hsa_region_segment_t = 0;
pub const HSA_REGION_SEGMENT_READONLY: hsa_region_segment_t = 1;
pub const HSA_REGION_SEGMENT_PRIVATE: hsa_region_segment_t = 2;
pub const HSA_REGION_SEGMENT_GROUP: hsa_region_segment_t = 3;
pub const HSA_REGION_SEGMENT_KERNARG: hsa_region_segment_t = 4;
pub type hsa_region_segment_t = libc::c_uint;
pub const HSA_REGION_GLOBAL_FLAG_KERNARG: hsa_region_global_flag_t = 1;
pub const HSA_REGION_GLOBAL_FLAG_FINE_GRAINED: hsa_region_global_flag_t = 2;
pub const HSA_REGION_GLOBAL_FLAG_COARSE_GRAINED: hsa_region_global_flag_t = 4;
pub const HSA_REGION_GLOBAL_FLAG_EXTENDED_SCOPE_FINE_GRAINED: hsa_region_global_flag_t = 8;
pub type hsa_region_global_flag_t = libc::c_uint;
pub const HSA_REGION_INFO_SEGMENT: hsa_region_info_t = 0;
pub const HSA_REGION_INFO_GLOBAL_FLAGS: hsa_region_info_t = 1;
pub const HSA_REGION_INFO_SIZE: hsa_region_info_t = 2;
pub const HSA_REGION_INFO_ALLOC_MAX_SIZE: hsa_region_info_t = 4;
pub const HSA_REGION_INFO_ALLOC_MAX_PRIVATE_WORKGROUP_SIZE: hsa_region_info_t = 8;
pub const HSA_REGION_INFO_RUNTIME_ALLOC_ALLOWED: hsa_region_info_t = 5;
pub const HSA_REGION_INFO_RUNTIME_ALLOC_GRANULE: hsa_region_info_t = 6;
pub const HSA_REGION_INFO_RUNTIME_ALLOC_ALIGNMENT: hsa_region_info_t = 7;
pub type hsa_region_info_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_isa_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_isa_s"][::core::mem::size_of::<hsa_isa_s>() - 8usize];
    ["Alignment of hsa_isa_s"][::core::mem::align_of::<hsa_isa_s>() - 8usize];
    ["Offset of field: hsa_isa_s::handle"][::core::mem::offset_of!(hsa_isa_s, handle) - 0usize];
};
pub type hsa_isa_t = hsa_isa_s;
pub const HSA_ISA_INFO_NAME_LENGTH: hsa_isa_info_t = 0;
pub const HSA_ISA_INFO_NAME: hsa_isa_info_t = 1;
pub const HSA_ISA_INFO_CALL_CONVENTION_COUNT: hsa_isa_info_t = 2;
pub const HSA_ISA_INFO_CALL_CONVENTION_INFO_WAVEFRONT_SIZE: hsa_isa_info_t = 3;
pub const HSA_ISA_INFO_CALL_CONVENTION_INFO_WAVEFRONTS_PER_COMPUTE_UNIT: hsa_isa_info_t = 4;
pub const HSA_ISA_INFO_MACHINE_MODELS: hsa_isa_info_t = 5;
pub const HSA_ISA_INFO_PROFILES: hsa_isa_info_t = 6;
pub const HSA_ISA_INFO_DEFAULT_FLOAT_ROUNDING_MODES: hsa_isa_info_t = 7;
pub const HSA_ISA_INFO_BASE_PROFILE_DEFAULT_FLOAT_ROUNDING_MODES: hsa_isa_info_t = 8;
pub const HSA_ISA_INFO_FAST_F16_OPERATION: hsa_isa_info_t = 9;
pub const HSA_ISA_INFO_WORKGROUP_MAX_DIM: hsa_isa_info_t = 12;
pub const HSA_ISA_INFO_WORKGROUP_MAX_SIZE: hsa_isa_info_t = 13;
pub const HSA_ISA_INFO_GRID_MAX_DIM: hsa_isa_info_t = 14;
pub const HSA_ISA_INFO_GRID_MAX_SIZE: hsa_isa_info_t = 16;
pub const HSA_ISA_INFO_FBARRIER_MAX_SIZE: hsa_isa_info_t = 17;
pub type hsa_isa_info_t = libc::c_uint;
pub const HSA_FP_TYPE_16: hsa_fp_type_t = 1;
pub const HSA_FP_TYPE_32: hsa_fp_type_t = 2;
pub const HSA_FP_TYPE_64: hsa_fp_type_t = 4;
pub type hsa_fp_type_t = libc::c_uint;
pub const HSA_FLUSH_MODE_FTZ: hsa_flush_mode_t = 1;
pub const HSA_FLUSH_MODE_NON_FTZ: hsa_flush_mode_t = 2;
pub type hsa_flush_mode_t = libc::c_uint;
pub const HSA_ROUND_METHOD_SINGLE: hsa_round_method_t = 1;
pub const HSA_ROUND_METHOD_DOUBLE: hsa_round_method_t = 2;
pub type hsa_round_method_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_wavefront_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_wavefront_s"][::core::mem::size_of::<hsa_wavefront_s>() - 8usize];
    ["Alignment of hsa_wavefront_s"][::core::mem::align_of::<hsa_wavefront_s>() - 8usize];
    ["Offset of field: hsa_wavefront_s::handle"][::core::mem::offset_of!(hsa_wavefront_s, handle) - 0usize];
};
pub type hsa_wavefront_t = hsa_wavefront_s;
pub const HSA_WAVEFRONT_INFO_SIZE: hsa_wavefront_info_t = 0;
pub type hsa_wavefront_info_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_code_object_reader_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_code_object_reader_s"][::core::mem::size_of::<hsa_code_object_reader_s>() - 8usize];
    ["Alignment of hsa_code_object_reader_s"][::core::mem::align_of::<hsa_code_object_reader_s>() - 8usize];
    ["Offset of field: hsa_code_object_reader_s::handle"]
        [::core::mem::offset_of!(hsa_code_object_reader_s, handle) - 0usize];
};
pub type hsa_code_object_reader_t = hsa_code_object_reader_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_executable_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_executable_s"][::core::mem::size_of::<hsa_executable_s>() - 8usize];
    ["Alignment of hsa_executable_s"][::core::mem::align_of::<hsa_executable_s>() - 8usize];
    ["Offset of field: hsa_executable_s::handle"][::core::mem::offset_of!(hsa_executable_s, handle) - 0usize];
};
pub type hsa_executable_t = hsa_executable_s;
pub const HSA_EXECUTABLE_STATE_UNFROZEN: hsa_executable_state_t = 0;
pub const HSA_EXECUTABLE_STATE_FROZEN: hsa_executable_state_t = 1;
pub type hsa_executable_state_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_loaded_code_object_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_loaded_code_object_s"][::core::mem::size_of::<hsa_loaded_code_object_s>() - 8usize];
    ["Alignment of hsa_loaded_code_object_s"][::core::mem::align_of::<hsa_loaded_code_object_s>() - 8usize];
    ["Offset of field: hsa_loaded_code_object_s::handle"]
        [::core::mem::offset_of!(hsa_loaded_code_object_s, handle) - 0usize];
};
pub type hsa_loaded_code_object_t = hsa_loaded_code_object_s;
pub const HSA_EXECUTABLE_INFO_PROFILE: hsa_executable_info_t = 1;
pub const HSA_EXECUTABLE_INFO_STATE: hsa_executable_info_t = 2;
pub const HSA_EXECUTABLE_INFO_DEFAULT_FLOAT_ROUNDING_MODE: hsa_executable_info_t = 3;
pub type hsa_executable_info_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_executable_symbol_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_executable_symbol_s"][::core::mem::size_of::<hsa_executable_symbol_s>() - 8usize];
    ["Alignment of hsa_executable_symbol_s"][::core::mem::align_of::<hsa_executable_symbol_s>() - 8usize];
    ["Offset of field: hsa_executable_symbol_s::handle"]
        [::core::mem::offset_of!(hsa_executable_symbol_s, handle) - 0usize];
};
pub type hsa_executable_symbol_t = hsa_executable_symbol_s;
pub const HSA_SYMBOL_KIND_VARIABLE: hsa_symbol_kind_t = 0;
pub const HSA_SYMBOL_KIND_KERNEL: hsa_symbol_kind_t = 1;
pub const HSA_SYMBOL_KIND_INDIRECT_FUNCTION: hsa_symbol_kind_t = 2;
pub type hsa_symbol_kind_t = libc::c_uint;
pub const HSA_SYMBOL_LINKAGE_MODULE: hsa_symbol_linkage_t = 0;
pub const HSA_SYMBOL_LINKAGE_PROGRAM: hsa_symbol_linkage_t = 1;
pub type hsa_symbol_linkage_t = libc::c_uint;
pub const HSA_VARIABLE_ALLOCATION_AGENT: hsa_variable_allocation_t = 0;
pub const HSA_VARIABLE_ALLOCATION_PROGRAM: hsa_variable_allocation_t = 1;
pub type hsa_variable_allocation_t = libc::c_uint;
pub const HSA_VARIABLE_SEGMENT_GLOBAL: hsa_variable_segment_t = 0;
pub const HSA_VARIABLE_SEGMENT_READONLY: hsa_variable_segment_t = 1;
pub type hsa_variable_segment_t = libc::c_uint;
pub const HSA_EXECUTABLE_SYMBOL_INFO_TYPE: hsa_executable_symbol_info_t = 0;
pub const HSA_EXECUTABLE_SYMBOL_INFO_NAME_LENGTH: hsa_executable_symbol_info_t = 1;
pub const HSA_EXECUTABLE_SYMBOL_INFO_NAME: hsa_executable_symbol_info_t = 2;
pub const HSA_EXECUTABLE_SYMBOL_INFO_MODULE_NAME_LENGTH: hsa_executable_symbol_info_t = 3;
pub const HSA_EXECUTABLE_SYMBOL_INFO_MODULE_NAME: hsa_executable_symbol_info_t = 4;
pub const HSA_EXECUTABLE_SYMBOL_INFO_AGENT: hsa_executable_symbol_info_t = 20;
pub const HSA_EXECUTABLE_SYMBOL_INFO_VARIABLE_ADDRESS: hsa_executable_symbol_info_t = 21;
pub const HSA_EXECUTABLE_SYMBOL_INFO_LINKAGE: hsa_executable_symbol_info_t = 5;
pub const HSA_EXECUTABLE_SYMBOL_INFO_IS_DEFINITION: hsa_executable_symbol_info_t = 17;
pub const HSA_EXECUTABLE_SYMBOL_INFO_VARIABLE_ALLOCATION: hsa_executable_symbol_info_t = 6;
pub const HSA_EXECUTABLE_SYMBOL_INFO_VARIABLE_SEGMENT: hsa_executable_symbol_info_t = 7;
pub const HSA_EXECUTABLE_SYMBOL_INFO_VARIABLE_ALIGNMENT: hsa_executable_symbol_info_t = 8;
pub const HSA_EXECUTABLE_SYMBOL_INFO_VARIABLE_SIZE: hsa_executable_symbol_info_t = 9;
pub const HSA_EXECUTABLE_SYMBOL_INFO_VARIABLE_IS_CONST: hsa_executable_symbol_info_t = 10;
pub const HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_OBJECT: hsa_executable_symbol_info_t = 22;
pub const HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_KERNARG_SEGMENT_SIZE: hsa_executable_symbol_info_t = 11;
pub const HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_KERNARG_SEGMENT_ALIGNMENT: hsa_executable_symbol_info_t = 12;
pub const HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_GROUP_SEGMENT_SIZE: hsa_executable_symbol_info_t = 13;
pub const HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_PRIVATE_SEGMENT_SIZE: hsa_executable_symbol_info_t = 14;
pub const HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_DYNAMIC_CALLSTACK: hsa_executable_symbol_info_t = 15;
pub const HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_CALL_CONVENTION: hsa_executable_symbol_info_t = 18;
pub const HSA_EXECUTABLE_SYMBOL_INFO_INDIRECT_FUNCTION_OBJECT: hsa_executable_symbol_info_t = 23;
pub const HSA_EXECUTABLE_SYMBOL_INFO_INDIRECT_FUNCTION_CALL_CONVENTION: hsa_executable_symbol_info_t = 16;
pub type hsa_executable_symbol_info_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_code_object_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_code_object_s"][::core::mem::size_of::<hsa_code_object_s>() - 8usize];
    ["Alignment of hsa_code_object_s"][::core::mem::align_of::<hsa_code_object_s>() - 8usize];
    ["Offset of field: hsa_code_object_s::handle"][::core::mem::offset_of!(hsa_code_object_s, handle) - 0usize];
};
pub type hsa_code_object_t = hsa_code_object_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_callback_data_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_callback_data_s"][::core::mem::size_of::<hsa_callback_data_s>() - 8usize];
    ["Alignment of hsa_callback_data_s"][::core::mem::align_of::<hsa_callback_data_s>() - 8usize];
    ["Offset of field: hsa_callback_data_s::handle"][::core::mem::offset_of!(hsa_callback_data_s, handle) - 0usize];
};
pub type hsa_callback_data_t = hsa_callback_data_s;
pub const HSA_CODE_OBJECT_TYPE_PROGRAM: hsa_code_object_type_t = 0;
pub type hsa_code_object_type_t = libc::c_uint;
pub const HSA_CODE_OBJECT_INFO_VERSION: hsa_code_object_info_t = 0;
pub const HSA_CODE_OBJECT_INFO_TYPE: hsa_code_object_info_t = 1;
pub const HSA_CODE_OBJECT_INFO_ISA: hsa_code_object_info_t = 2;
pub const HSA_CODE_OBJECT_INFO_MACHINE_MODEL: hsa_code_object_info_t = 3;
pub const HSA_CODE_OBJECT_INFO_PROFILE: hsa_code_object_info_t = 4;
pub const HSA_CODE_OBJECT_INFO_DEFAULT_FLOAT_ROUNDING_MODE: hsa_code_object_info_t = 5;
pub type hsa_code_object_info_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_code_symbol_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_code_symbol_s"][::core::mem::size_of::<hsa_code_symbol_s>() - 8usize];
    ["Alignment of hsa_code_symbol_s"][::core::mem::align_of::<hsa_code_symbol_s>() - 8usize];
    ["Offset of field: hsa_code_symbol_s::handle"][::core::mem::offset_of!(hsa_code_symbol_s, handle) - 0usize];
};
pub type hsa_code_symbol_t = hsa_code_symbol_s;
pub const HSA_CODE_SYMBOL_INFO_TYPE: hsa_code_symbol_info_t = 0;
pub const HSA_CODE_SYMBOL_INFO_NAME_LENGTH: hsa_code_symbol_info_t = 1;
pub const HSA_CODE_SYMBOL_INFO_NAME: hsa_code_symbol_info_t = 2;
pub const HSA_CODE_SYMBOL_INFO_MODULE_NAME_LENGTH: hsa_code_symbol_info_t = 3;
pub const HSA_CODE_SYMBOL_INFO_MODULE_NAME: hsa_code_symbol_info_t = 4;
pub const HSA_CODE_SYMBOL_INFO_LINKAGE: hsa_code_symbol_info_t = 5;
pub const HSA_CODE_SYMBOL_INFO_IS_DEFINITION: hsa_code_symbol_info_t = 17;
pub const HSA_CODE_SYMBOL_INFO_VARIABLE_ALLOCATION: hsa_code_symbol_info_t = 6;
pub const HSA_CODE_SYMBOL_INFO_VARIABLE_SEGMENT: hsa_code_symbol_info_t = 7;
pub const HSA_CODE_SYMBOL_INFO_VARIABLE_ALIGNMENT: hsa_code_symbol_info_t = 8;
pub const HSA_CODE_SYMBOL_INFO_VARIABLE_SIZE: hsa_code_symbol_info_t = 9;
pub const HSA_CODE_SYMBOL_INFO_VARIABLE_IS_CONST: hsa_code_symbol_info_t = 10;
pub const HSA_CODE_SYMBOL_INFO_KERNEL_KERNARG_SEGMENT_SIZE: hsa_code_symbol_info_t = 11;
pub const HSA_CODE_SYMBOL_INFO_KERNEL_KERNARG_SEGMENT_ALIGNMENT: hsa_code_symbol_info_t = 12;
pub const HSA_CODE_SYMBOL_INFO_KERNEL_GROUP_SEGMENT_SIZE: hsa_code_symbol_info_t = 13;
pub const HSA_CODE_SYMBOL_INFO_KERNEL_PRIVATE_SEGMENT_SIZE: hsa_code_symbol_info_t = 14;
pub const HSA_CODE_SYMBOL_INFO_KERNEL_DYNAMIC_CALLSTACK: hsa_code_symbol_info_t = 15;
pub const HSA_CODE_SYMBOL_INFO_KERNEL_CALL_CONVENTION: hsa_code_symbol_info_t = 18;
pub const HSA_CODE_SYMBOL_INFO_INDIRECT_FUNCTION_CALL_CONVENTION: hsa_code_symbol_info_t = 16;
pub const HSA_CODE_SYMBOL_INFO_KERNEL_WAVEFRONT_SIZE: hsa_code_symbol_info_t = 19;
pub type hsa_code_symbol_info_t = libc::c_uint;
pub type hsa_handle_t = libc::c_int;
pub const HSA_EXT_STATUS_ERROR_IMAGE_FORMAT_UNSUPPORTED: _bindgen_ty_1 = 12288;
pub const HSA_EXT_STATUS_ERROR_IMAGE_SIZE_UNSUPPORTED: _bindgen_ty_1 = 12289;
pub const HSA_EXT_STATUS_ERROR_IMAGE_PITCH_UNSUPPORTED: _bindgen_ty_1 = 12290;
pub const HSA_EXT_STATUS_ERROR_SAMPLER_DESCRIPTOR_UNSUPPORTED: _bindgen_ty_1 = 12291;
pub type _bindgen_ty_1 = libc::c_uint;
pub const HSA_EXT_AGENT_INFO_IMAGE_1D_MAX_ELEMENTS: _bindgen_ty_2 = 12288;
pub const HSA_EXT_AGENT_INFO_IMAGE_1DA_MAX_ELEMENTS: _bindgen_ty_2 = 12289;
pub const HSA_EXT_AGENT_INFO_IMAGE_1DB_MAX_ELEMENTS: _bindgen_ty_2 = 12290;
pub const HSA_EXT_AGENT_INFO_IMAGE_2D_MAX_ELEMENTS: _bindgen_ty_2 = 12291;
pub const HSA_EXT_AGENT_INFO_IMAGE_2DA_MAX_ELEMENTS: _bindgen_ty_2 = 12292;
pub const HSA_EXT_AGENT_INFO_IMAGE_2DDEPTH_MAX_ELEMENTS: _bindgen_ty_2 = 12293;
pub const HSA_EXT_AGENT_INFO_IMAGE_2DADEPTH_MAX_ELEMENTS: _bindgen_ty_2 = 12294;
pub const HSA_EXT_AGENT_INFO_IMAGE_3D_MAX_ELEMENTS: _bindgen_ty_2 = 12295;
pub const HSA_EXT_AGENT_INFO_IMAGE_ARRAY_MAX_LAYERS: _bindgen_ty_2 = 12296;
pub const HSA_EXT_AGENT_INFO_MAX_IMAGE_RD_HANDLES: _bindgen_ty_2 = 12297;
pub const HSA_EXT_AGENT_INFO_MAX_IMAGE_RORW_HANDLES: _bindgen_ty_2 = 12298;
pub const HSA_EXT_AGENT_INFO_MAX_SAMPLER_HANDLERS: _bindgen_ty_2 = 12299;
pub const HSA_EXT_AGENT_INFO_IMAGE_LINEAR_ROW_PITCH_ALIGNMENT: _bindgen_ty_2 = 12300;
pub type _bindgen_ty_2 = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_image_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_image_s"][::core::mem::size_of::<hsa_ext_image_s>() - 8usize];
    ["Alignment of hsa_ext_image_s"][::core::mem::align_of::<hsa_ext_image_s>() - 8usize];
    ["Offset of field: hsa_ext_image_s::handle"][::core::mem::offset_of!(hsa_ext_image_s, handle) - 0usize];
};
pub type hsa_ext_image_t = hsa_ext_image_s;
pub const HSA_EXT_IMAGE_GEOMETRY_1D: hsa_ext_image_geometry_t = 0;
pub const HSA_EXT_IMAGE_GEOMETRY_2D: hsa_ext_image_geometry_t = 1;
pub const HSA_EXT_IMAGE_GEOMETRY_3D: hsa_ext_image_geometry_t = 2;
pub const HSA_EXT_IMAGE_GEOMETRY_1DA: hsa_ext_image_geometry_t = 3;
pub const HSA_EXT_IMAGE_GEOMETRY_2DA: hsa_ext_image_geometry_t = 4;
pub const HSA_EXT_IMAGE_GEOMETRY_1DB: hsa_ext_image_geometry_t = 5;
pub const HSA_EXT_IMAGE_GEOMETRY_2DDEPTH: hsa_ext_image_geometry_t = 6;
pub const HSA_EXT_IMAGE_GEOMETRY_2DADEPTH: hsa_ext_image_geometry_t = 7;
pub type hsa_ext_image_geometry_t = libc::c_uint;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_SNORM_INT8: hsa_ext_image_channel_type_t = 0;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_SNORM_INT16: hsa_ext_image_channel_type_t = 1;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_UNORM_INT8: hsa_ext_image_channel_type_t = 2;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_UNORM_INT16: hsa_ext_image_channel_type_t = 3;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_UNORM_INT24: hsa_ext_image_channel_type_t = 4;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_UNORM_SHORT_555: hsa_ext_image_channel_type_t = 5;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_UNORM_SHORT_565: hsa_ext_image_channel_type_t = 6;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_UNORM_SHORT_101010: hsa_ext_image_channel_type_t = 7;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_SIGNED_INT8: hsa_ext_image_channel_type_t = 8;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_SIGNED_INT16: hsa_ext_image_channel_type_t = 9;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_SIGNED_INT32: hsa_ext_image_channel_type_t = 10;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_UNSIGNED_INT8: hsa_ext_image_channel_type_t = 11;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_UNSIGNED_INT16: hsa_ext_image_channel_type_t = 12;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_UNSIGNED_INT32: hsa_ext_image_channel_type_t = 13;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_HALF_FLOAT: hsa_ext_image_channel_type_t = 14;
pub const HSA_EXT_IMAGE_CHANNEL_TYPE_FLOAT: hsa_ext_image_channel_type_t = 15;
pub type hsa_ext_image_channel_type_t = libc::c_uint;
pub type hsa_ext_image_channel_type32_t = u32;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_A: hsa_ext_image_channel_order_t = 0;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_R: hsa_ext_image_channel_order_t = 1;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_RX: hsa_ext_image_channel_order_t = 2;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_RG: hsa_ext_image_channel_order_t = 3;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_RGX: hsa_ext_image_channel_order_t = 4;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_RA: hsa_ext_image_channel_order_t = 5;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_RGB: hsa_ext_image_channel_order_t = 6;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_RGBX: hsa_ext_image_channel_order_t = 7;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_RGBA: hsa_ext_image_channel_order_t = 8;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_BGRA: hsa_ext_image_channel_order_t = 9;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_ARGB: hsa_ext_image_channel_order_t = 10;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_ABGR: hsa_ext_image_channel_order_t = 11;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_SRGB: hsa_ext_image_channel_order_t = 12;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_SRGBX: hsa_ext_image_channel_order_t = 13;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_SRGBA: hsa_ext_image_channel_order_t = 14;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_SBGRA: hsa_ext_image_channel_order_t = 15;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_INTENSITY: hsa_ext_image_channel_order_t = 16;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_LUMINANCE: hsa_ext_image_channel_order_t = 17;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_DEPTH: hsa_ext_image_channel_order_t = 18;
pub const HSA_EXT_IMAGE_CHANNEL_ORDER_DEPTH_STENCIL: hsa_ext_image_channel_order_t = 19;
pub type hsa_ext_image_channel_order_t = libc::c_uint;
pub type hsa_ext_image_channel_order32_t = u32;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_image_format_s {
    pub channel_type: hsa_ext_image_channel_type32_t,
    pub channel_order: hsa_ext_image_channel_order32_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_image_format_s"][::core::mem::size_of::<hsa_ext_image_format_s>() - 8usize];
    ["Alignment of hsa_ext_image_format_s"][::core::mem::align_of::<hsa_ext_image_format_s>() - 4usize];
    ["Offset of field: hsa_ext_image_format_s::channel_type"]
        [::core::mem::offset_of!(hsa_ext_image_format_s, channel_type) - 0usize];
    ["Offset of field: hsa_ext_image_format_s::channel_order"]
        [::core::mem::offset_of!(hsa_ext_image_format_s, channel_order) - 4usize];
};
pub type hsa_ext_image_format_t = hsa_ext_image_format_s;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_ext_image_descriptor_s {
    pub geometry: hsa_ext_image_geometry_t,
    pub width: usize,
    pub height: usize,
    pub depth: usize,
    pub array_size: usize,
    pub format: hsa_ext_image_format_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_image_descriptor_s"][::core::mem::size_of::<hsa_ext_image_descriptor_s>() - 48usize];
    ["Alignment of hsa_ext_image_descriptor_s"][::core::mem::align_of::<hsa_ext_image_descriptor_s>() - 8usize];
    ["Offset of field: hsa_ext_image_descriptor_s::geometry"]
        [::core::mem::offset_of!(hsa_ext_image_descriptor_s, geometry) - 0usize];
    ["Offset of field: hsa_ext_image_descriptor_s::width"]
        [::core::mem::offset_of!(hsa_ext_image_descriptor_s, width) - 8usize];
    ["Offset of field: hsa_ext_image_descriptor_s::height"]
        [::core::mem::offset_of!(hsa_ext_image_descriptor_s, height) - 16usize];
    ["Offset of field: hsa_ext_image_descriptor_s::depth"]
        [::core::mem::offset_of!(hsa_ext_image_descriptor_s, depth) - 24usize];
    ["Offset of field: hsa_ext_image_descriptor_s::array_size"]
        [::core::mem::offset_of!(hsa_ext_image_descriptor_s, array_size) - 32usize];
    ["Offset of field: hsa_ext_image_descriptor_s::format"]
        [::core::mem::offset_of!(hsa_ext_image_descriptor_s, format) - 40usize];
};
impl Default for hsa_ext_image_descriptor_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_ext_image_descriptor_t = hsa_ext_image_descriptor_s;
pub const HSA_EXT_IMAGE_CAPABILITY_NOT_SUPPORTED: hsa_ext_image_capability_t = 0;
pub const HSA_EXT_IMAGE_CAPABILITY_READ_ONLY: hsa_ext_image_capability_t = 1;
pub const HSA_EXT_IMAGE_CAPABILITY_WRITE_ONLY: hsa_ext_image_capability_t = 2;
pub const HSA_EXT_IMAGE_CAPABILITY_READ_WRITE: hsa_ext_image_capability_t = 4;
pub const HSA_EXT_IMAGE_CAPABILITY_READ_MODIFY_WRITE: hsa_ext_image_capability_t = 8;
pub const HSA_EXT_IMAGE_CAPABILITY_ACCESS_INVARIANT_DATA_LAYOUT: hsa_ext_image_capability_t = 16;
pub type hsa_ext_image_capability_t = libc::c_uint;
pub const HSA_EXT_IMAGE_DATA_LAYOUT_OPAQUE: hsa_ext_image_data_layout_t = 0;
pub const HSA_EXT_IMAGE_DATA_LAYOUT_LINEAR: hsa_ext_image_data_layout_t = 1;
pub type hsa_ext_image_data_layout_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_image_data_info_s {
    pub size: usize,
    pub alignment: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_image_data_info_s"][::core::mem::size_of::<hsa_ext_image_data_info_s>() - 16usize];
    ["Alignment of hsa_ext_image_data_info_s"][::core::mem::align_of::<hsa_ext_image_data_info_s>() - 8usize];
    ["Offset of field: hsa_ext_image_data_info_s::size"]
        [::core::mem::offset_of!(hsa_ext_image_data_info_s, size) - 0usize];
    ["Offset of field: hsa_ext_image_data_info_s::alignment"]
        [::core::mem::offset_of!(hsa_ext_image_data_info_s, alignment) - 8usize];
};
pub type hsa_ext_image_data_info_t = hsa_ext_image_data_info_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_image_region_s {
    pub offset: hsa_dim3_t,
    pub range: hsa_dim3_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_image_region_s"][::core::mem::size_of::<hsa_ext_image_region_s>() - 24usize];
    ["Alignment of hsa_ext_image_region_s"][::core::mem::align_of::<hsa_ext_image_region_s>() - 4usize];
    ["Offset of field: hsa_ext_image_region_s::offset"]
        [::core::mem::offset_of!(hsa_ext_image_region_s, offset) - 0usize];
    ["Offset of field: hsa_ext_image_region_s::range"]
        [::core::mem::offset_of!(hsa_ext_image_region_s, range) - 12usize];
};
pub type hsa_ext_image_region_t = hsa_ext_image_region_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_sampler_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_sampler_s"][::core::mem::size_of::<hsa_ext_sampler_s>() - 8usize];
    ["Alignment of hsa_ext_sampler_s"][::core::mem::align_of::<hsa_ext_sampler_s>() - 8usize];
    ["Offset of field: hsa_ext_sampler_s::handle"][::core::mem::offset_of!(hsa_ext_sampler_s, handle) - 0usize];
};
pub type hsa_ext_sampler_t = hsa_ext_sampler_s;
pub const HSA_EXT_SAMPLER_ADDRESSING_MODE_UNDEFINED: hsa_ext_sampler_addressing_mode_t = 0;
pub const HSA_EXT_SAMPLER_ADDRESSING_MODE_CLAMP_TO_EDGE: hsa_ext_sampler_addressing_mode_t = 1;
pub const HSA_EXT_SAMPLER_ADDRESSING_MODE_CLAMP_TO_BORDER: hsa_ext_sampler_addressing_mode_t = 2;
pub const HSA_EXT_SAMPLER_ADDRESSING_MODE_REPEAT: hsa_ext_sampler_addressing_mode_t = 3;
pub const HSA_EXT_SAMPLER_ADDRESSING_MODE_MIRRORED_REPEAT: hsa_ext_sampler_addressing_mode_t = 4;
pub type hsa_ext_sampler_addressing_mode_t = libc::c_uint;
pub type hsa_ext_sampler_addressing_mode32_t = u32;
pub const HSA_EXT_SAMPLER_COORDINATE_MODE_UNNORMALIZED: hsa_ext_sampler_coordinate_mode_t = 0;
pub const HSA_EXT_SAMPLER_COORDINATE_MODE_NORMALIZED: hsa_ext_sampler_coordinate_mode_t = 1;
pub type hsa_ext_sampler_coordinate_mode_t = libc::c_uint;
pub type hsa_ext_sampler_coordinate_mode32_t = u32;
pub const HSA_EXT_SAMPLER_FILTER_MODE_NEAREST: hsa_ext_sampler_filter_mode_t = 0;
pub const HSA_EXT_SAMPLER_FILTER_MODE_LINEAR: hsa_ext_sampler_filter_mode_t = 1;
pub type hsa_ext_sampler_filter_mode_t = libc::c_uint;
pub type hsa_ext_sampler_filter_mode32_t = u32;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_sampler_descriptor_s {
    pub coordinate_mode: hsa_ext_sampler_coordinate_mode32_t,
    pub filter_mode: hsa_ext_sampler_filter_mode32_t,
    pub address_mode: hsa_ext_sampler_addressing_mode32_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_sampler_descriptor_s"][::core::mem::size_of::<hsa_ext_sampler_descriptor_s>() - 12usize];
    ["Alignment of hsa_ext_sampler_descriptor_s"][::core::mem::align_of::<hsa_ext_sampler_descriptor_s>() - 4usize];
    ["Offset of field: hsa_ext_sampler_descriptor_s::coordinate_mode"]
        [::core::mem::offset_of!(hsa_ext_sampler_descriptor_s, coordinate_mode) - 0usize];
    ["Offset of field: hsa_ext_sampler_descriptor_s::filter_mode"]
        [::core::mem::offset_of!(hsa_ext_sampler_descriptor_s, filter_mode) - 4usize];
    ["Offset of field: hsa_ext_sampler_descriptor_s::address_mode"]
        [::core::mem::offset_of!(hsa_ext_sampler_descriptor_s, address_mode) - 8usize];
};
pub type hsa_ext_sampler_descriptor_t = hsa_ext_sampler_descriptor_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_sampler_descriptor_v2_s {
    pub coordinate_mode: hsa_ext_sampler_coordinate_mode32_t,
    pub filter_mode: hsa_ext_sampler_filter_mode32_t,
    pub address_modes: [hsa_ext_sampler_addressing_mode32_t; 3usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_sampler_descriptor_v2_s"][::core::mem::size_of::<hsa_ext_sampler_descriptor_v2_s>() - 20usize];
    ["Alignment of hsa_ext_sampler_descriptor_v2_s"]
        [::core::mem::align_of::<hsa_ext_sampler_descriptor_v2_s>() - 4usize];
    ["Offset of field: hsa_ext_sampler_descriptor_v2_s::coordinate_mode"]
        [::core::mem::offset_of!(hsa_ext_sampler_descriptor_v2_s, coordinate_mode) - 0usize];
    ["Offset of field: hsa_ext_sampler_descriptor_v2_s::filter_mode"]
        [::core::mem::offset_of!(hsa_ext_sampler_descriptor_v2_s, filter_mode) - 4usize];
    ["Offset of field: hsa_ext_sampler_descriptor_v2_s::address_modes"]
        [::core::mem::offset_of!(hsa_ext_sampler_descriptor_v2_s, address_modes) - 8usize];
};
pub type hsa_ext_sampler_descriptor_v2_t = hsa_ext_sampler_descriptor_v2_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_images_1_00_pfn_s {
    pub hsa_ext_image_get_capability: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            geometry: hsa_ext_image_geometry_t,
            image_format: *const hsa_ext_image_format_t,
            capability_mask: *mut u32,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_data_get_info: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            image_descriptor: *const hsa_ext_image_descriptor_t,
            access_permission: hsa_access_permission_t,
            image_data_info: *mut hsa_ext_image_data_info_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_create: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            image_descriptor: *const hsa_ext_image_descriptor_t,
            image_data: *const libc::c_void,
            access_permission: hsa_access_permission_t,
            image: *mut hsa_ext_image_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_destroy:
        ::core::option::Option<unsafe extern "C" fn(agent: hsa_agent_t, image: hsa_ext_image_t) -> hsa_status_t>,
    pub hsa_ext_image_copy: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            src_image: hsa_ext_image_t,
            src_offset: *const hsa_dim3_t,
            dst_image: hsa_ext_image_t,
            dst_offset: *const hsa_dim3_t,
            range: *const hsa_dim3_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_import: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            src_memory: *const libc::c_void,
            src_row_pitch: usize,
            src_slice_pitch: usize,
            dst_image: hsa_ext_image_t,
            image_region: *const hsa_ext_image_region_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_export: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            src_image: hsa_ext_image_t,
            dst_memory: *mut libc::c_void,
            dst_row_pitch: usize,
            dst_slice_pitch: usize,
            image_region: *const hsa_ext_image_region_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_clear: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            image: hsa_ext_image_t,
            data: *const libc::c_void,
            image_region: *const hsa_ext_image_region_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_sampler_create: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            sampler_descriptor: *const hsa_ext_sampler_descriptor_t,
            sampler: *mut hsa_ext_sampler_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_sampler_destroy:
        ::core::option::Option<unsafe extern "C" fn(agent: hsa_agent_t, sampler: hsa_ext_sampler_t) -> hsa_status_t>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_images_1_00_pfn_s"][::core::mem::size_of::<hsa_ext_images_1_00_pfn_s>() - 80usize];
    ["Alignment of hsa_ext_images_1_00_pfn_s"][::core::mem::align_of::<hsa_ext_images_1_00_pfn_s>() - 8usize];
    ["Offset of field: hsa_ext_images_1_00_pfn_s::hsa_ext_image_get_capability"]
        [::core::mem::offset_of!(hsa_ext_images_1_00_pfn_s, hsa_ext_image_get_capability) - 0usize];
    ["Offset of field: hsa_ext_images_1_00_pfn_s::hsa_ext_image_data_get_info"]
        [::core::mem::offset_of!(hsa_ext_images_1_00_pfn_s, hsa_ext_image_data_get_info) - 8usize];
    ["Offset of field: hsa_ext_images_1_00_pfn_s::hsa_ext_image_create"]
        [::core::mem::offset_of!(hsa_ext_images_1_00_pfn_s, hsa_ext_image_create) - 16usize];
    ["Offset of field: hsa_ext_images_1_00_pfn_s::hsa_ext_image_destroy"]
        [::core::mem::offset_of!(hsa_ext_images_1_00_pfn_s, hsa_ext_image_destroy) - 24usize];
    ["Offset of field: hsa_ext_images_1_00_pfn_s::hsa_ext_image_copy"]
        [::core::mem::offset_of!(hsa_ext_images_1_00_pfn_s, hsa_ext_image_copy) - 32usize];
    ["Offset of field: hsa_ext_images_1_00_pfn_s::hsa_ext_image_import"]
        [::core::mem::offset_of!(hsa_ext_images_1_00_pfn_s, hsa_ext_image_import) - 40usize];
    ["Offset of field: hsa_ext_images_1_00_pfn_s::hsa_ext_image_export"]
        [::core::mem::offset_of!(hsa_ext_images_1_00_pfn_s, hsa_ext_image_export) - 48usize];
    ["Offset of field: hsa_ext_images_1_00_pfn_s::hsa_ext_image_clear"]
        [::core::mem::offset_of!(hsa_ext_images_1_00_pfn_s, hsa_ext_image_clear) - 56usize];
    ["Offset of field: hsa_ext_images_1_00_pfn_s::hsa_ext_sampler_create"]
        [::core::mem::offset_of!(hsa_ext_images_1_00_pfn_s, hsa_ext_sampler_create) - 64usize];
    ["Offset of field: hsa_ext_images_1_00_pfn_s::hsa_ext_sampler_destroy"]
        [::core::mem::offset_of!(hsa_ext_images_1_00_pfn_s, hsa_ext_sampler_destroy) - 72usize];
};
pub type hsa_ext_images_1_00_pfn_t = hsa_ext_images_1_00_pfn_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_images_1_pfn_s {
    pub hsa_ext_image_get_capability: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            geometry: hsa_ext_image_geometry_t,
            image_format: *const hsa_ext_image_format_t,
            capability_mask: *mut u32,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_data_get_info: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            image_descriptor: *const hsa_ext_image_descriptor_t,
            access_permission: hsa_access_permission_t,
            image_data_info: *mut hsa_ext_image_data_info_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_create: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            image_descriptor: *const hsa_ext_image_descriptor_t,
            image_data: *const libc::c_void,
            access_permission: hsa_access_permission_t,
            image: *mut hsa_ext_image_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_destroy:
        ::core::option::Option<unsafe extern "C" fn(agent: hsa_agent_t, image: hsa_ext_image_t) -> hsa_status_t>,
    pub hsa_ext_image_copy: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            src_image: hsa_ext_image_t,
            src_offset: *const hsa_dim3_t,
            dst_image: hsa_ext_image_t,
            dst_offset: *const hsa_dim3_t,
            range: *const hsa_dim3_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_import: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            src_memory: *const libc::c_void,
            src_row_pitch: usize,
            src_slice_pitch: usize,
            dst_image: hsa_ext_image_t,
            image_region: *const hsa_ext_image_region_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_export: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            src_image: hsa_ext_image_t,
            dst_memory: *mut libc::c_void,
            dst_row_pitch: usize,
            dst_slice_pitch: usize,
            image_region: *const hsa_ext_image_region_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_clear: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            image: hsa_ext_image_t,
            data: *const libc::c_void,
            image_region: *const hsa_ext_image_region_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_sampler_create: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            sampler_descriptor: *const hsa_ext_sampler_descriptor_t,
            sampler: *mut hsa_ext_sampler_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_sampler_destroy:
        ::core::option::Option<unsafe extern "C" fn(agent: hsa_agent_t, sampler: hsa_ext_sampler_t) -> hsa_status_t>,
    pub hsa_ext_image_get_capability_with_layout: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            geometry: hsa_ext_image_geometry_t,
            image_format: *const hsa_ext_image_format_t,
            image_data_layout: hsa_ext_image_data_layout_t,
            capability_mask: *mut u32,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_data_get_info_with_layout: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            image_descriptor: *const hsa_ext_image_descriptor_t,
            access_permission: hsa_access_permission_t,
            image_data_layout: hsa_ext_image_data_layout_t,
            image_data_row_pitch: usize,
            image_data_slice_pitch: usize,
            image_data_info: *mut hsa_ext_image_data_info_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_image_create_with_layout: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            image_descriptor: *const hsa_ext_image_descriptor_t,
            image_data: *const libc::c_void,
            access_permission: hsa_access_permission_t,
            image_data_layout: hsa_ext_image_data_layout_t,
            image_data_row_pitch: usize,
            image_data_slice_pitch: usize,
            image: *mut hsa_ext_image_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_sampler_create_v2: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            sampler_descriptor: *const hsa_ext_sampler_descriptor_v2_t,
            sampler: *mut hsa_ext_sampler_t,
        ) -> hsa_status_t,
    >,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_images_1_pfn_s"][::core::mem::size_of::<hsa_ext_images_1_pfn_s>() - 112usize];
    ["Alignment of hsa_ext_images_1_pfn_s"][::core::mem::align_of::<hsa_ext_images_1_pfn_s>() - 8usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_image_get_capability"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_image_get_capability) - 0usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_image_data_get_info"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_image_data_get_info) - 8usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_image_create"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_image_create) - 16usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_image_destroy"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_image_destroy) - 24usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_image_copy"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_image_copy) - 32usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_image_import"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_image_import) - 40usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_image_export"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_image_export) - 48usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_image_clear"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_image_clear) - 56usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_sampler_create"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_sampler_create) - 64usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_sampler_destroy"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_sampler_destroy) - 72usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_image_get_capability_with_layout"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_image_get_capability_with_layout) - 80usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_image_data_get_info_with_layout"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_image_data_get_info_with_layout) - 88usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_image_create_with_layout"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_image_create_with_layout) - 96usize];
    ["Offset of field: hsa_ext_images_1_pfn_s::hsa_ext_sampler_create_v2"]
        [::core::mem::offset_of!(hsa_ext_images_1_pfn_s, hsa_ext_sampler_create_v2) - 104usize];
};
pub type hsa_ext_images_1_pfn_t = hsa_ext_images_1_pfn_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct perf_sample_hosttrap_v1_t {
    pub pc: u64,
    pub exec_mask: u64,
    pub workgroup_id_x: u32,
    pub workgroup_id_y: u32,
    pub workgroup_id_z: u32,
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
    pub hw_id: u32,
    pub reserved0: u32,
    pub reserved1: u64,
    pub timestamp: u64,
    pub correlation_id: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of perf_sample_hosttrap_v1_t"][::core::mem::size_of::<perf_sample_hosttrap_v1_t>() - 64usize];
    ["Alignment of perf_sample_hosttrap_v1_t"][::core::mem::align_of::<perf_sample_hosttrap_v1_t>() - 8usize];
    ["Offset of field: perf_sample_hosttrap_v1_t::pc"][::core::mem::offset_of!(perf_sample_hosttrap_v1_t, pc) - 0usize];
    ["Offset of field: perf_sample_hosttrap_v1_t::exec_mask"]
        [::core::mem::offset_of!(perf_sample_hosttrap_v1_t, exec_mask) - 8usize];
    ["Offset of field: perf_sample_hosttrap_v1_t::workgroup_id_x"]
        [::core::mem::offset_of!(perf_sample_hosttrap_v1_t, workgroup_id_x) - 16usize];
    ["Offset of field: perf_sample_hosttrap_v1_t::workgroup_id_y"]
        [::core::mem::offset_of!(perf_sample_hosttrap_v1_t, workgroup_id_y) - 20usize];
    ["Offset of field: perf_sample_hosttrap_v1_t::workgroup_id_z"]
        [::core::mem::offset_of!(perf_sample_hosttrap_v1_t, workgroup_id_z) - 24usize];
    ["Offset of field: perf_sample_hosttrap_v1_t::hw_id"]
        [::core::mem::offset_of!(perf_sample_hosttrap_v1_t, hw_id) - 32usize];
    ["Offset of field: perf_sample_hosttrap_v1_t::reserved0"]
        [::core::mem::offset_of!(perf_sample_hosttrap_v1_t, reserved0) - 36usize];
    ["Offset of field: perf_sample_hosttrap_v1_t::reserved1"]
        [::core::mem::offset_of!(perf_sample_hosttrap_v1_t, reserved1) - 40usize];
    ["Offset of field: perf_sample_hosttrap_v1_t::timestamp"]
        [::core::mem::offset_of!(perf_sample_hosttrap_v1_t, timestamp) - 48usize];
    ["Offset of field: perf_sample_hosttrap_v1_t::correlation_id"]
        [::core::mem::offset_of!(perf_sample_hosttrap_v1_t, correlation_id) - 56usize];
};
impl perf_sample_hosttrap_v1_t {
    #[inline]
    pub fn wave_in_wg(&self) -> u32 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 6u8) as u32) }
    }
    #[inline]
    pub fn set_wave_in_wg(&mut self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 6u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn wave_in_wg_raw(this: *const Self) -> u32 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                6u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_wave_in_wg_raw(this: *mut Self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                6u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn chiplet(&self) -> u32 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(6usize, 3u8) as u32) }
    }
    #[inline]
    pub fn set_chiplet(&mut self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(6usize, 3u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn chiplet_raw(this: *const Self) -> u32 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                6usize,
                3u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_chiplet_raw(this: *mut Self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                6usize,
                3u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn reserved(&self) -> u32 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(9usize, 23u8) as u32) }
    }
    #[inline]
    pub fn set_reserved(&mut self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(9usize, 23u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn reserved_raw(this: *const Self) -> u32 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                9usize,
                23u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_reserved_raw(this: *mut Self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                9usize,
                23u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(wave_in_wg: u32, chiplet: u32, reserved: u32) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 6u8, {
            let wave_in_wg: u32 = unsafe { ::core::mem::transmute(wave_in_wg) };
            wave_in_wg as u64
        });
        __bindgen_bitfield_unit.set(6usize, 3u8, {
            let chiplet: u32 = unsafe { ::core::mem::transmute(chiplet) };
            chiplet as u64
        });
        __bindgen_bitfield_unit.set(9usize, 23u8, {
            let reserved: u32 = unsafe { ::core::mem::transmute(reserved) };
            reserved as u64
        });
        __bindgen_bitfield_unit
    }
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct perf_sample_snapshot_v1_t {
    pub pc: u64,
    pub exec_mask: u64,
    pub workgroup_id_x: u32,
    pub workgroup_id_y: u32,
    pub workgroup_id_z: u32,
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
    pub hw_id: u32,
    pub perf_snapshot_data: u32,
    pub perf_snapshot_data1: u32,
    pub perf_snapshot_data2: u32,
    pub timestamp: u64,
    pub correlation_id: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of perf_sample_snapshot_v1_t"][::core::mem::size_of::<perf_sample_snapshot_v1_t>() - 64usize];
    ["Alignment of perf_sample_snapshot_v1_t"][::core::mem::align_of::<perf_sample_snapshot_v1_t>() - 8usize];
    ["Offset of field: perf_sample_snapshot_v1_t::pc"][::core::mem::offset_of!(perf_sample_snapshot_v1_t, pc) - 0usize];
    ["Offset of field: perf_sample_snapshot_v1_t::exec_mask"]
        [::core::mem::offset_of!(perf_sample_snapshot_v1_t, exec_mask) - 8usize];
    ["Offset of field: perf_sample_snapshot_v1_t::workgroup_id_x"]
        [::core::mem::offset_of!(perf_sample_snapshot_v1_t, workgroup_id_x) - 16usize];
    ["Offset of field: perf_sample_snapshot_v1_t::workgroup_id_y"]
        [::core::mem::offset_of!(perf_sample_snapshot_v1_t, workgroup_id_y) - 20usize];
    ["Offset of field: perf_sample_snapshot_v1_t::workgroup_id_z"]
        [::core::mem::offset_of!(perf_sample_snapshot_v1_t, workgroup_id_z) - 24usize];
    ["Offset of field: perf_sample_snapshot_v1_t::hw_id"]
        [::core::mem::offset_of!(perf_sample_snapshot_v1_t, hw_id) - 32usize];
    ["Offset of field: perf_sample_snapshot_v1_t::perf_snapshot_data"]
        [::core::mem::offset_of!(perf_sample_snapshot_v1_t, perf_snapshot_data) - 36usize];
    ["Offset of field: perf_sample_snapshot_v1_t::perf_snapshot_data1"]
        [::core::mem::offset_of!(perf_sample_snapshot_v1_t, perf_snapshot_data1) - 40usize];
    ["Offset of field: perf_sample_snapshot_v1_t::perf_snapshot_data2"]
        [::core::mem::offset_of!(perf_sample_snapshot_v1_t, perf_snapshot_data2) - 44usize];
    ["Offset of field: perf_sample_snapshot_v1_t::timestamp"]
        [::core::mem::offset_of!(perf_sample_snapshot_v1_t, timestamp) - 48usize];
    ["Offset of field: perf_sample_snapshot_v1_t::correlation_id"]
        [::core::mem::offset_of!(perf_sample_snapshot_v1_t, correlation_id) - 56usize];
};
impl perf_sample_snapshot_v1_t {
    #[inline]
    pub fn wave_in_wg(&self) -> u32 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 6u8) as u32) }
    }
    #[inline]
    pub fn set_wave_in_wg(&mut self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 6u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn wave_in_wg_raw(this: *const Self) -> u32 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                6u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_wave_in_wg_raw(this: *mut Self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                6u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn chiplet(&self) -> u32 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(6usize, 3u8) as u32) }
    }
    #[inline]
    pub fn set_chiplet(&mut self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(6usize, 3u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn chiplet_raw(this: *const Self) -> u32 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                6usize,
                3u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_chiplet_raw(this: *mut Self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                6usize,
                3u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn reserved(&self) -> u32 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(9usize, 23u8) as u32) }
    }
    #[inline]
    pub fn set_reserved(&mut self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(9usize, 23u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn reserved_raw(this: *const Self) -> u32 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                9usize,
                23u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_reserved_raw(this: *mut Self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                9usize,
                23u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(wave_in_wg: u32, chiplet: u32, reserved: u32) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 6u8, {
            let wave_in_wg: u32 = unsafe { ::core::mem::transmute(wave_in_wg) };
            wave_in_wg as u64
        });
        __bindgen_bitfield_unit.set(6usize, 3u8, {
            let chiplet: u32 = unsafe { ::core::mem::transmute(chiplet) };
            chiplet as u64
        });
        __bindgen_bitfield_unit.set(9usize, 23u8, {
            let reserved: u32 = unsafe { ::core::mem::transmute(reserved) };
            reserved as u64
        });
        __bindgen_bitfield_unit
    }
}
pub const HSA_VEN_AMD_PCS_METHOD_HOSTTRAP_V1: hsa_ven_amd_pcs_method_kind_t = 0;
pub const HSA_VEN_AMD_PCS_METHOD_STOCHASTIC_V1: hsa_ven_amd_pcs_method_kind_t = 1;
pub type hsa_ven_amd_pcs_method_kind_t = libc::c_uint;
pub const HSA_VEN_AMD_PCS_INTERVAL_UNITS_MICRO_SECONDS: hsa_ven_amd_pcs_units_t = 0;
pub const HSA_VEN_AMD_PCS_INTERVAL_UNITS_CLOCK_CYCLES: hsa_ven_amd_pcs_units_t = 1;
pub const HSA_VEN_AMD_PCS_INTERVAL_UNITS_INSTRUCTIONS: hsa_ven_amd_pcs_units_t = 2;
pub type hsa_ven_amd_pcs_units_t = libc::c_uint;
pub type hsa_ven_amd_pcs_data_copy_callback_t = ::core::option::Option<
    unsafe extern "C" fn(
        hsa_callback_data: *mut libc::c_void,
        data_size: usize,
        destination: *mut libc::c_void,
    ) -> hsa_status_t,
>;
pub type hsa_ven_amd_pcs_data_ready_callback_t = ::core::option::Option<
    unsafe extern "C" fn(
        client_callback_data: *mut libc::c_void,
        data_size: usize,
        lost_sample_count: usize,
        data_copy_callback: hsa_ven_amd_pcs_data_copy_callback_t,
        hsa_callback_data: *mut libc::c_void,
    ),
>;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ven_amd_pcs_t {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_pcs_t"][::core::mem::size_of::<hsa_ven_amd_pcs_t>() - 8usize];
    ["Alignment of hsa_ven_amd_pcs_t"][::core::mem::align_of::<hsa_ven_amd_pcs_t>() - 8usize];
    ["Offset of field: hsa_ven_amd_pcs_t::handle"][::core::mem::offset_of!(hsa_ven_amd_pcs_t, handle) - 0usize];
};
pub const HSA_VEN_AMD_PCS_CONFIGURATION_FLAGS_INTERVAL_POWER_OF_2: hsa_ven_amd_pcs_configuration_flags_t = 1;
pub type hsa_ven_amd_pcs_configuration_flags_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_ven_amd_pcs_configuration_t {
    pub method: hsa_ven_amd_pcs_method_kind_t,
    pub units: hsa_ven_amd_pcs_units_t,
    pub min_interval: usize,
    pub max_interval: usize,
    pub flags: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_pcs_configuration_t"][::core::mem::size_of::<hsa_ven_amd_pcs_configuration_t>() - 32usize];
    ["Alignment of hsa_ven_amd_pcs_configuration_t"]
        [::core::mem::align_of::<hsa_ven_amd_pcs_configuration_t>() - 8usize];
    ["Offset of field: hsa_ven_amd_pcs_configuration_t::method"]
        [::core::mem::offset_of!(hsa_ven_amd_pcs_configuration_t, method) - 0usize];
    ["Offset of field: hsa_ven_amd_pcs_configuration_t::units"]
        [::core::mem::offset_of!(hsa_ven_amd_pcs_configuration_t, units) - 4usize];
    ["Offset of field: hsa_ven_amd_pcs_configuration_t::min_interval"]
        [::core::mem::offset_of!(hsa_ven_amd_pcs_configuration_t, min_interval) - 8usize];
    ["Offset of field: hsa_ven_amd_pcs_configuration_t::max_interval"]
        [::core::mem::offset_of!(hsa_ven_amd_pcs_configuration_t, max_interval) - 16usize];
    ["Offset of field: hsa_ven_amd_pcs_configuration_t::flags"]
        [::core::mem::offset_of!(hsa_ven_amd_pcs_configuration_t, flags) - 24usize];
};
impl Default for hsa_ven_amd_pcs_configuration_t {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_ven_amd_pcs_iterate_configuration_callback_t = ::core::option::Option<
    unsafe extern "C" fn(
        configuration: *const hsa_ven_amd_pcs_configuration_t,
        callback_data: *mut libc::c_void,
    ) -> hsa_status_t,
>;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ven_amd_pc_sampling_1_00_pfn_t {
    pub hsa_ven_amd_pcs_iterate_configuration: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            configuration_callback: hsa_ven_amd_pcs_iterate_configuration_callback_t,
            callback_data: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_pcs_create: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            method: hsa_ven_amd_pcs_method_kind_t,
            units: hsa_ven_amd_pcs_units_t,
            interval: usize,
            latency: usize,
            buffer_size: usize,
            data_ready_callback: hsa_ven_amd_pcs_data_ready_callback_t,
            client_callback_data: *mut libc::c_void,
            pc_sampling: *mut hsa_ven_amd_pcs_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_pcs_create_from_id: ::core::option::Option<
        unsafe extern "C" fn(
            pcs_id: u32,
            agent: hsa_agent_t,
            method: hsa_ven_amd_pcs_method_kind_t,
            units: hsa_ven_amd_pcs_units_t,
            interval: usize,
            latency: usize,
            buffer_size: usize,
            data_ready_callback: hsa_ven_amd_pcs_data_ready_callback_t,
            client_callback_data: *mut libc::c_void,
            pc_sampling: *mut hsa_ven_amd_pcs_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_pcs_destroy:
        ::core::option::Option<unsafe extern "C" fn(pc_sampling: hsa_ven_amd_pcs_t) -> hsa_status_t>,
    pub hsa_ven_amd_pcs_start:
        ::core::option::Option<unsafe extern "C" fn(pc_sampling: hsa_ven_amd_pcs_t) -> hsa_status_t>,
    pub hsa_ven_amd_pcs_stop:
        ::core::option::Option<unsafe extern "C" fn(pc_sampling: hsa_ven_amd_pcs_t) -> hsa_status_t>,
    pub hsa_ven_amd_pcs_flush:
        ::core::option::Option<unsafe extern "C" fn(pc_sampling: hsa_ven_amd_pcs_t) -> hsa_status_t>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_pc_sampling_1_00_pfn_t"]
        [::core::mem::size_of::<hsa_ven_amd_pc_sampling_1_00_pfn_t>() - 56usize];
    ["Alignment of hsa_ven_amd_pc_sampling_1_00_pfn_t"]
        [::core::mem::align_of::<hsa_ven_amd_pc_sampling_1_00_pfn_t>() - 8usize];
    ["Offset of field: hsa_ven_amd_pc_sampling_1_00_pfn_t::hsa_ven_amd_pcs_iterate_configuration"]
        [::core::mem::offset_of!(hsa_ven_amd_pc_sampling_1_00_pfn_t, hsa_ven_amd_pcs_iterate_configuration) - 0usize];
    ["Offset of field: hsa_ven_amd_pc_sampling_1_00_pfn_t::hsa_ven_amd_pcs_create"]
        [::core::mem::offset_of!(hsa_ven_amd_pc_sampling_1_00_pfn_t, hsa_ven_amd_pcs_create) - 8usize];
    ["Offset of field: hsa_ven_amd_pc_sampling_1_00_pfn_t::hsa_ven_amd_pcs_create_from_id"]
        [::core::mem::offset_of!(hsa_ven_amd_pc_sampling_1_00_pfn_t, hsa_ven_amd_pcs_create_from_id) - 16usize];
    ["Offset of field: hsa_ven_amd_pc_sampling_1_00_pfn_t::hsa_ven_amd_pcs_destroy"]
        [::core::mem::offset_of!(hsa_ven_amd_pc_sampling_1_00_pfn_t, hsa_ven_amd_pcs_destroy) - 24usize];
    ["Offset of field: hsa_ven_amd_pc_sampling_1_00_pfn_t::hsa_ven_amd_pcs_start"]
        [::core::mem::offset_of!(hsa_ven_amd_pc_sampling_1_00_pfn_t, hsa_ven_amd_pcs_start) - 32usize];
    ["Offset of field: hsa_ven_amd_pc_sampling_1_00_pfn_t::hsa_ven_amd_pcs_stop"]
        [::core::mem::offset_of!(hsa_ven_amd_pc_sampling_1_00_pfn_t, hsa_ven_amd_pcs_stop) - 40usize];
    ["Offset of field: hsa_ven_amd_pc_sampling_1_00_pfn_t::hsa_ven_amd_pcs_flush"]
        [::core::mem::offset_of!(hsa_ven_amd_pc_sampling_1_00_pfn_t, hsa_ven_amd_pcs_flush) - 48usize];
};
pub type hsa_signal_condition32_t = u32;
pub const HSA_AMD_PACKET_TYPE_BARRIER_VALUE: hsa_amd_packet_type_t = 2;
pub const HSA_AMD_PACKET_TYPE_AIE_ERT: hsa_amd_packet_type_t = 3;
pub type hsa_amd_packet_type_t = libc::c_uint;
pub type hsa_amd_packet_type8_t = u8;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_packet_header_s {
    pub header: u16,
    pub AmdFormat: hsa_amd_packet_type8_t,
    pub reserved: u8,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_packet_header_s"][::core::mem::size_of::<hsa_amd_packet_header_s>() - 4usize];
    ["Alignment of hsa_amd_packet_header_s"][::core::mem::align_of::<hsa_amd_packet_header_s>() - 2usize];
    ["Offset of field: hsa_amd_packet_header_s::header"]
        [::core::mem::offset_of!(hsa_amd_packet_header_s, header) - 0usize];
    ["Offset of field: hsa_amd_packet_header_s::AmdFormat"]
        [::core::mem::offset_of!(hsa_amd_packet_header_s, AmdFormat) - 2usize];
    ["Offset of field: hsa_amd_packet_header_s::reserved"]
        [::core::mem::offset_of!(hsa_amd_packet_header_s, reserved) - 3usize];
};
pub type hsa_amd_vendor_packet_header_t = hsa_amd_packet_header_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_barrier_value_packet_s {
    pub header: hsa_amd_vendor_packet_header_t,
    pub reserved0: u32,
    pub signal: hsa_signal_t,
    pub value: hsa_signal_value_t,
    pub mask: hsa_signal_value_t,
    pub cond: hsa_signal_condition32_t,
    pub reserved1: u32,
    pub reserved2: u64,
    pub reserved3: u64,
    pub completion_signal: hsa_signal_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_barrier_value_packet_s"][::core::mem::size_of::<hsa_amd_barrier_value_packet_s>() - 64usize];
    ["Alignment of hsa_amd_barrier_value_packet_s"][::core::mem::align_of::<hsa_amd_barrier_value_packet_s>() - 8usize];
    ["Offset of field: hsa_amd_barrier_value_packet_s::header"]
        [::core::mem::offset_of!(hsa_amd_barrier_value_packet_s, header) - 0usize];
    ["Offset of field: hsa_amd_barrier_value_packet_s::reserved0"]
        [::core::mem::offset_of!(hsa_amd_barrier_value_packet_s, reserved0) - 4usize];
    ["Offset of field: hsa_amd_barrier_value_packet_s::signal"]
        [::core::mem::offset_of!(hsa_amd_barrier_value_packet_s, signal) - 8usize];
    ["Offset of field: hsa_amd_barrier_value_packet_s::value"]
        [::core::mem::offset_of!(hsa_amd_barrier_value_packet_s, value) - 16usize];
    ["Offset of field: hsa_amd_barrier_value_packet_s::mask"]
        [::core::mem::offset_of!(hsa_amd_barrier_value_packet_s, mask) - 24usize];
    ["Offset of field: hsa_amd_barrier_value_packet_s::cond"]
        [::core::mem::offset_of!(hsa_amd_barrier_value_packet_s, cond) - 32usize];
    ["Offset of field: hsa_amd_barrier_value_packet_s::reserved1"]
        [::core::mem::offset_of!(hsa_amd_barrier_value_packet_s, reserved1) - 36usize];
    ["Offset of field: hsa_amd_barrier_value_packet_s::reserved2"]
        [::core::mem::offset_of!(hsa_amd_barrier_value_packet_s, reserved2) - 40usize];
    ["Offset of field: hsa_amd_barrier_value_packet_s::reserved3"]
        [::core::mem::offset_of!(hsa_amd_barrier_value_packet_s, reserved3) - 48usize];
    ["Offset of field: hsa_amd_barrier_value_packet_s::completion_signal"]
        [::core::mem::offset_of!(hsa_amd_barrier_value_packet_s, completion_signal) - 56usize];
};
pub type hsa_amd_barrier_value_packet_t = hsa_amd_barrier_value_packet_s;
pub const HSA_AMD_AIE_ERT_STATE_NEW: hsa_amd_aie_ert_state = 1;
pub const HSA_AMD_AIE_ERT_STATE_QUEUED: hsa_amd_aie_ert_state = 2;
pub const HSA_AMD_AIE_ERT_STATE_RUNNING: hsa_amd_aie_ert_state = 3;
pub const HSA_AMD_AIE_ERT_STATE_COMPLETED: hsa_amd_aie_ert_state = 4;
pub const HSA_AMD_AIE_ERT_STATE_ERROR: hsa_amd_aie_ert_state = 5;
pub const HSA_AMD_AIE_ERT_STATE_ABORT: hsa_amd_aie_ert_state = 6;
pub const HSA_AMD_AIE_ERT_STATE_SUBMITTED: hsa_amd_aie_ert_state = 7;
pub const HSA_AMD_AIE_ERT_STATE_TIMEOUT: hsa_amd_aie_ert_state = 8;
pub const HSA_AMD_AIE_ERT_STATE_NORESPONSE: hsa_amd_aie_ert_state = 9;
pub const HSA_AMD_AIE_ERT_STATE_SKERROR: hsa_amd_aie_ert_state = 10;
pub const HSA_AMD_AIE_ERT_STATE_SKCRASHED: hsa_amd_aie_ert_state = 11;
pub const HSA_AMD_AIE_ERT_STATE_MAX: hsa_amd_aie_ert_state = 12;
pub type hsa_amd_aie_ert_state = libc::c_uint;
pub const HSA_AMD_AIE_ERT_START_CU: hsa_amd_aie_ert_cmd_opcode_t = 0;
pub const HSA_AMD_AIE_ERT_START_KERNEL: hsa_amd_aie_ert_cmd_opcode_t = 0;
pub const HSA_AMD_AIE_ERT_CONFIGURE: hsa_amd_aie_ert_cmd_opcode_t = 2;
pub const HSA_AMD_AIE_ERT_EXIT: hsa_amd_aie_ert_cmd_opcode_t = 3;
pub const HSA_AMD_AIE_ERT_ABORT: hsa_amd_aie_ert_cmd_opcode_t = 4;
pub const HSA_AMD_AIE_ERT_EXEC_WRITE: hsa_amd_aie_ert_cmd_opcode_t = 5;
pub const HSA_AMD_AIE_ERT_CU_STAT: hsa_amd_aie_ert_cmd_opcode_t = 6;
pub const HSA_AMD_AIE_ERT_START_COPYBO: hsa_amd_aie_ert_cmd_opcode_t = 7;
pub const HSA_AMD_AIE_ERT_SK_CONFIG: hsa_amd_aie_ert_cmd_opcode_t = 8;
pub const HSA_AMD_AIE_ERT_SK_START: hsa_amd_aie_ert_cmd_opcode_t = 9;
pub const HSA_AMD_AIE_ERT_SK_UNCONFIG: hsa_amd_aie_ert_cmd_opcode_t = 10;
pub const HSA_AMD_AIE_ERT_INIT_CU: hsa_amd_aie_ert_cmd_opcode_t = 11;
pub const HSA_AMD_AIE_ERT_START_FA: hsa_amd_aie_ert_cmd_opcode_t = 12;
pub const HSA_AMD_AIE_ERT_CLK_CALIB: hsa_amd_aie_ert_cmd_opcode_t = 13;
pub const HSA_AMD_AIE_ERT_MB_VALIDATE: hsa_amd_aie_ert_cmd_opcode_t = 14;
pub const HSA_AMD_AIE_ERT_START_KEY_VAL: hsa_amd_aie_ert_cmd_opcode_t = 15;
pub const HSA_AMD_AIE_ERT_ACCESS_TEST_C: hsa_amd_aie_ert_cmd_opcode_t = 16;
pub const HSA_AMD_AIE_ERT_ACCESS_TEST: hsa_amd_aie_ert_cmd_opcode_t = 17;
pub const HSA_AMD_AIE_ERT_START_DPU: hsa_amd_aie_ert_cmd_opcode_t = 18;
pub const HSA_AMD_AIE_ERT_CMD_CHAIN: hsa_amd_aie_ert_cmd_opcode_t = 19;
pub const HSA_AMD_AIE_ERT_START_NPU: hsa_amd_aie_ert_cmd_opcode_t = 20;
pub const HSA_AMD_AIE_ERT_START_NPU_PREEMPT: hsa_amd_aie_ert_cmd_opcode_t = 21;
pub type hsa_amd_aie_ert_cmd_opcode_t = libc::c_uint;
#[repr(C)]
#[derive(Debug)]
pub struct hsa_amd_aie_ert_start_kernel_data_s {
    pub pdi_addr: *mut libc::c_void,
    pub data: __IncompleteArrayField<u32>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_aie_ert_start_kernel_data_s"]
        [::core::mem::size_of::<hsa_amd_aie_ert_start_kernel_data_s>() - 8usize];
    ["Alignment of hsa_amd_aie_ert_start_kernel_data_s"]
        [::core::mem::align_of::<hsa_amd_aie_ert_start_kernel_data_s>() - 8usize];
    ["Offset of field: hsa_amd_aie_ert_start_kernel_data_s::pdi_addr"]
        [::core::mem::offset_of!(hsa_amd_aie_ert_start_kernel_data_s, pdi_addr) - 0usize];
    ["Offset of field: hsa_amd_aie_ert_start_kernel_data_s::data"]
        [::core::mem::offset_of!(hsa_amd_aie_ert_start_kernel_data_s, data) - 8usize];
};
impl Default for hsa_amd_aie_ert_start_kernel_data_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_amd_aie_ert_start_kernel_data_t = hsa_amd_aie_ert_start_kernel_data_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_aie_ert_packet_s {
    pub header: hsa_amd_vendor_packet_header_t,
    pub __bindgen_anon_1: hsa_amd_aie_ert_packet_s__bindgen_ty_1,
    pub reserved0: u64,
    pub reserved1: u64,
    pub reserved2: u64,
    pub reserved3: u64,
    pub reserved4: u64,
    pub reserved5: u64,
    pub payload_data: u64,
}
#[repr(C)]
#[repr(align(4))]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_aie_ert_packet_s__bindgen_ty_1 {
    pub _bitfield_align_1: [u16; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_aie_ert_packet_s__bindgen_ty_1"]
        [::core::mem::size_of::<hsa_amd_aie_ert_packet_s__bindgen_ty_1>() - 4usize];
    ["Alignment of hsa_amd_aie_ert_packet_s__bindgen_ty_1"]
        [::core::mem::align_of::<hsa_amd_aie_ert_packet_s__bindgen_ty_1>() - 4usize];
};
impl hsa_amd_aie_ert_packet_s__bindgen_ty_1 {
    #[inline]
    pub fn state(&self) -> u32 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 4u8) as u32) }
    }
    #[inline]
    pub fn set_state(&mut self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 4u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn state_raw(this: *const Self) -> u32 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                4u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_state_raw(this: *mut Self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                4u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn custom(&self) -> u32 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(4usize, 8u8) as u32) }
    }
    #[inline]
    pub fn set_custom(&mut self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(4usize, 8u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn custom_raw(this: *const Self) -> u32 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                4usize,
                8u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_custom_raw(this: *mut Self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                4usize,
                8u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn count(&self) -> u32 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(12usize, 11u8) as u32) }
    }
    #[inline]
    pub fn set_count(&mut self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(12usize, 11u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn count_raw(this: *const Self) -> u32 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                12usize,
                11u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_count_raw(this: *mut Self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                12usize,
                11u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn opcode(&self) -> u32 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(23usize, 5u8) as u32) }
    }
    #[inline]
    pub fn set_opcode(&mut self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(23usize, 5u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn opcode_raw(this: *const Self) -> u32 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                23usize,
                5u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_opcode_raw(this: *mut Self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                23usize,
                5u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn type_(&self) -> u32 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(28usize, 4u8) as u32) }
    }
    #[inline]
    pub fn set_type(&mut self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(28usize, 4u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn type__raw(this: *const Self) -> u32 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                28usize,
                4u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_type_raw(this: *mut Self, val: u32) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                28usize,
                4u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        state: u32,
        custom: u32,
        count: u32,
        opcode: u32,
        type_: u32,
    ) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 4u8, {
            let state: u32 = unsafe { ::core::mem::transmute(state) };
            state as u64
        });
        __bindgen_bitfield_unit.set(4usize, 8u8, {
            let custom: u32 = unsafe { ::core::mem::transmute(custom) };
            custom as u64
        });
        __bindgen_bitfield_unit.set(12usize, 11u8, {
            let count: u32 = unsafe { ::core::mem::transmute(count) };
            count as u64
        });
        __bindgen_bitfield_unit.set(23usize, 5u8, {
            let opcode: u32 = unsafe { ::core::mem::transmute(opcode) };
            opcode as u64
        });
        __bindgen_bitfield_unit.set(28usize, 4u8, {
            let type_: u32 = unsafe { ::core::mem::transmute(type_) };
            type_ as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_aie_ert_packet_s"][::core::mem::size_of::<hsa_amd_aie_ert_packet_s>() - 64usize];
    ["Alignment of hsa_amd_aie_ert_packet_s"][::core::mem::align_of::<hsa_amd_aie_ert_packet_s>() - 8usize];
    ["Offset of field: hsa_amd_aie_ert_packet_s::header"]
        [::core::mem::offset_of!(hsa_amd_aie_ert_packet_s, header) - 0usize];
    ["Offset of field: hsa_amd_aie_ert_packet_s::reserved0"]
        [::core::mem::offset_of!(hsa_amd_aie_ert_packet_s, reserved0) - 8usize];
    ["Offset of field: hsa_amd_aie_ert_packet_s::reserved1"]
        [::core::mem::offset_of!(hsa_amd_aie_ert_packet_s, reserved1) - 16usize];
    ["Offset of field: hsa_amd_aie_ert_packet_s::reserved2"]
        [::core::mem::offset_of!(hsa_amd_aie_ert_packet_s, reserved2) - 24usize];
    ["Offset of field: hsa_amd_aie_ert_packet_s::reserved3"]
        [::core::mem::offset_of!(hsa_amd_aie_ert_packet_s, reserved3) - 32usize];
    ["Offset of field: hsa_amd_aie_ert_packet_s::reserved4"]
        [::core::mem::offset_of!(hsa_amd_aie_ert_packet_s, reserved4) - 40usize];
    ["Offset of field: hsa_amd_aie_ert_packet_s::reserved5"]
        [::core::mem::offset_of!(hsa_amd_aie_ert_packet_s, reserved5) - 48usize];
    ["Offset of field: hsa_amd_aie_ert_packet_s::payload_data"]
        [::core::mem::offset_of!(hsa_amd_aie_ert_packet_s, payload_data) - 56usize];
};
pub type hsa_amd_aie_ert_packet_t = hsa_amd_aie_ert_packet_s;
pub const HSA_STATUS_ERROR_INVALID_MEMORY_POOL: _bindgen_ty_3 = 40;
pub const HSA_STATUS_ERROR_MEMORY_APERTURE_VIOLATION: _bindgen_ty_3 = 41;
pub const HSA_STATUS_ERROR_ILLEGAL_INSTRUCTION: _bindgen_ty_3 = 42;
pub const HSA_STATUS_ERROR_MEMORY_FAULT: _bindgen_ty_3 = 43;
pub const HSA_STATUS_CU_MASK_REDUCED: _bindgen_ty_3 = 44;
pub const HSA_STATUS_ERROR_OUT_OF_REGISTERS: _bindgen_ty_3 = 45;
pub const HSA_STATUS_ERROR_RESOURCE_BUSY: _bindgen_ty_3 = 46;
pub const HSA_STATUS_ERROR_NOT_SUPPORTED: _bindgen_ty_3 = 47;
pub type _bindgen_ty_3 = libc::c_uint;
pub const HSA_IOMMU_SUPPORT_NONE: hsa_amd_iommu_version_t = 0;
pub const HSA_IOMMU_SUPPORT_V2: hsa_amd_iommu_version_t = 1;
pub type hsa_amd_iommu_version_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_clock_counters_s {
    pub gpu_clock_counter: u64,
    pub cpu_clock_counter: u64,
    pub system_clock_counter: u64,
    pub system_clock_frequency: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_clock_counters_s"][::core::mem::size_of::<hsa_amd_clock_counters_s>() - 32usize];
    ["Alignment of hsa_amd_clock_counters_s"][::core::mem::align_of::<hsa_amd_clock_counters_s>() - 8usize];
    ["Offset of field: hsa_amd_clock_counters_s::gpu_clock_counter"]
        [::core::mem::offset_of!(hsa_amd_clock_counters_s, gpu_clock_counter) - 0usize];
    ["Offset of field: hsa_amd_clock_counters_s::cpu_clock_counter"]
        [::core::mem::offset_of!(hsa_amd_clock_counters_s, cpu_clock_counter) - 8usize];
    ["Offset of field: hsa_amd_clock_counters_s::system_clock_counter"]
        [::core::mem::offset_of!(hsa_amd_clock_counters_s, system_clock_counter) - 16usize];
    ["Offset of field: hsa_amd_clock_counters_s::system_clock_frequency"]
        [::core::mem::offset_of!(hsa_amd_clock_counters_s, system_clock_frequency) - 24usize];
};
pub type hsa_amd_clock_counters_t = hsa_amd_clock_counters_s;
pub const HSA_AMD_AGENT_INFO_CHIP_ID: hsa_amd_agent_info_s = 40960;
pub const HSA_AMD_AGENT_INFO_CACHELINE_SIZE: hsa_amd_agent_info_s = 40961;
pub const HSA_AMD_AGENT_INFO_COMPUTE_UNIT_COUNT: hsa_amd_agent_info_s = 40962;
pub const HSA_AMD_AGENT_INFO_MAX_CLOCK_FREQUENCY: hsa_amd_agent_info_s = 40963;
pub const HSA_AMD_AGENT_INFO_DRIVER_NODE_ID: hsa_amd_agent_info_s = 40964;
pub const HSA_AMD_AGENT_INFO_MAX_ADDRESS_WATCH_POINTS: hsa_amd_agent_info_s = 40965;
pub const HSA_AMD_AGENT_INFO_BDFID: hsa_amd_agent_info_s = 40966;
pub const HSA_AMD_AGENT_INFO_MEMORY_WIDTH: hsa_amd_agent_info_s = 40967;
pub const HSA_AMD_AGENT_INFO_MEMORY_MAX_FREQUENCY: hsa_amd_agent_info_s = 40968;
pub const HSA_AMD_AGENT_INFO_PRODUCT_NAME: hsa_amd_agent_info_s = 40969;
pub const HSA_AMD_AGENT_INFO_MAX_WAVES_PER_CU: hsa_amd_agent_info_s = 40970;
pub const HSA_AMD_AGENT_INFO_NUM_SIMDS_PER_CU: hsa_amd_agent_info_s = 40971;
pub const HSA_AMD_AGENT_INFO_NUM_SHADER_ENGINES: hsa_amd_agent_info_s = 40972;
pub const HSA_AMD_AGENT_INFO_NUM_SHADER_ARRAYS_PER_SE: hsa_amd_agent_info_s = 40973;
pub const HSA_AMD_AGENT_INFO_HDP_FLUSH: hsa_amd_agent_info_s = 40974;
pub const HSA_AMD_AGENT_INFO_DOMAIN: hsa_amd_agent_info_s = 40975;
pub const HSA_AMD_AGENT_INFO_COOPERATIVE_QUEUES: hsa_amd_agent_info_s = 40976;
pub const HSA_AMD_AGENT_INFO_UUID: hsa_amd_agent_info_s = 40977;
pub const HSA_AMD_AGENT_INFO_ASIC_REVISION: hsa_amd_agent_info_s = 40978;
pub const HSA_AMD_AGENT_INFO_SVM_DIRECT_HOST_ACCESS: hsa_amd_agent_info_s = 40979;
pub const HSA_AMD_AGENT_INFO_COOPERATIVE_COMPUTE_UNIT_COUNT: hsa_amd_agent_info_s = 40980;
pub const HSA_AMD_AGENT_INFO_MEMORY_AVAIL: hsa_amd_agent_info_s = 40981;
pub const HSA_AMD_AGENT_INFO_TIMESTAMP_FREQUENCY: hsa_amd_agent_info_s = 40982;
pub const HSA_AMD_AGENT_INFO_ASIC_FAMILY_ID: hsa_amd_agent_info_s = 41223;
pub const HSA_AMD_AGENT_INFO_UCODE_VERSION: hsa_amd_agent_info_s = 41224;
pub const HSA_AMD_AGENT_INFO_SDMA_UCODE_VERSION: hsa_amd_agent_info_s = 41225;
pub const HSA_AMD_AGENT_INFO_NUM_SDMA_ENG: hsa_amd_agent_info_s = 41226;
pub const HSA_AMD_AGENT_INFO_NUM_SDMA_XGMI_ENG: hsa_amd_agent_info_s = 41227;
pub const HSA_AMD_AGENT_INFO_IOMMU_SUPPORT: hsa_amd_agent_info_s = 41232;
pub const HSA_AMD_AGENT_INFO_NUM_XCC: hsa_amd_agent_info_s = 41233;
pub const HSA_AMD_AGENT_INFO_DRIVER_UID: hsa_amd_agent_info_s = 41234;
pub const HSA_AMD_AGENT_INFO_NEAREST_CPU: hsa_amd_agent_info_s = 41235;
pub const HSA_AMD_AGENT_INFO_MEMORY_PROPERTIES: hsa_amd_agent_info_s = 41236;
pub const HSA_AMD_AGENT_INFO_AQL_EXTENSIONS: hsa_amd_agent_info_s = 41237;
pub const HSA_AMD_AGENT_INFO_SCRATCH_LIMIT_MAX: hsa_amd_agent_info_s = 41238;
pub const HSA_AMD_AGENT_INFO_SCRATCH_LIMIT_CURRENT: hsa_amd_agent_info_s = 41239;
pub const HSA_AMD_AGENT_INFO_CLOCK_COUNTERS: hsa_amd_agent_info_s = 41240;
pub type hsa_amd_agent_info_s = libc::c_uint;
pub use self::hsa_amd_agent_info_s as hsa_amd_agent_info_t;
pub const HSA_AMD_MEMORY_PROPERTY_AGENT_IS_APU: hsa_amd_agent_memory_properties_s = 1;
pub type hsa_amd_agent_memory_properties_s = libc::c_uint;
pub use self::hsa_amd_agent_memory_properties_s as hsa_amd_agent_memory_properties_t;
pub const HSA_AMD_SDMA_ENGINE_0: hsa_amd_sdma_engine_id = 1;
pub const HSA_AMD_SDMA_ENGINE_1: hsa_amd_sdma_engine_id = 2;
pub const HSA_AMD_SDMA_ENGINE_2: hsa_amd_sdma_engine_id = 4;
pub const HSA_AMD_SDMA_ENGINE_3: hsa_amd_sdma_engine_id = 8;
pub const HSA_AMD_SDMA_ENGINE_4: hsa_amd_sdma_engine_id = 16;
pub const HSA_AMD_SDMA_ENGINE_5: hsa_amd_sdma_engine_id = 32;
pub const HSA_AMD_SDMA_ENGINE_6: hsa_amd_sdma_engine_id = 64;
pub const HSA_AMD_SDMA_ENGINE_7: hsa_amd_sdma_engine_id = 128;
pub const HSA_AMD_SDMA_ENGINE_8: hsa_amd_sdma_engine_id = 256;
pub const HSA_AMD_SDMA_ENGINE_9: hsa_amd_sdma_engine_id = 512;
pub const HSA_AMD_SDMA_ENGINE_10: hsa_amd_sdma_engine_id = 1024;
pub const HSA_AMD_SDMA_ENGINE_11: hsa_amd_sdma_engine_id = 2048;
pub const HSA_AMD_SDMA_ENGINE_12: hsa_amd_sdma_engine_id = 4096;
pub const HSA_AMD_SDMA_ENGINE_13: hsa_amd_sdma_engine_id = 8192;
pub const HSA_AMD_SDMA_ENGINE_14: hsa_amd_sdma_engine_id = 16384;
pub const HSA_AMD_SDMA_ENGINE_15: hsa_amd_sdma_engine_id = 32768;
pub type hsa_amd_sdma_engine_id = libc::c_uint;
pub use self::hsa_amd_sdma_engine_id as hsa_amd_sdma_engine_id_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_amd_hdp_flush_s {
    pub HDP_MEM_FLUSH_CNTL: *mut u32,
    pub HDP_REG_FLUSH_CNTL: *mut u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_hdp_flush_s"][::core::mem::size_of::<hsa_amd_hdp_flush_s>() - 16usize];
    ["Alignment of hsa_amd_hdp_flush_s"][::core::mem::align_of::<hsa_amd_hdp_flush_s>() - 8usize];
    ["Offset of field: hsa_amd_hdp_flush_s::HDP_MEM_FLUSH_CNTL"]
        [::core::mem::offset_of!(hsa_amd_hdp_flush_s, HDP_MEM_FLUSH_CNTL) - 0usize];
    ["Offset of field: hsa_amd_hdp_flush_s::HDP_REG_FLUSH_CNTL"]
        [::core::mem::offset_of!(hsa_amd_hdp_flush_s, HDP_REG_FLUSH_CNTL) - 8usize];
};
impl Default for hsa_amd_hdp_flush_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_amd_hdp_flush_t = hsa_amd_hdp_flush_s;
pub const HSA_AMD_REGION_INFO_HOST_ACCESSIBLE: hsa_amd_region_info_s = 40960;
pub const HSA_AMD_REGION_INFO_BASE: hsa_amd_region_info_s = 40961;
pub const HSA_AMD_REGION_INFO_BUS_WIDTH: hsa_amd_region_info_s = 40962;
pub const HSA_AMD_REGION_INFO_MAX_CLOCK_FREQUENCY: hsa_amd_region_info_s = 40963;
pub type hsa_amd_region_info_s = libc::c_uint;
pub use self::hsa_amd_region_info_s as hsa_amd_region_info_t;
pub const HSA_AMD_COHERENCY_TYPE_COHERENT: hsa_amd_coherency_type_s = 0;
pub const HSA_AMD_COHERENCY_TYPE_NONCOHERENT: hsa_amd_coherency_type_s = 1;
pub type hsa_amd_coherency_type_s = libc::c_uint;
pub use self::hsa_amd_coherency_type_s as hsa_amd_coherency_type_t;
pub const HSA_AMD_DMABUF_MAPPING_TYPE_NONE: hsa_amd_dma_buf_mapping_type_s = 0;
pub const HSA_AMD_DMABUF_MAPPING_TYPE_PCIE: hsa_amd_dma_buf_mapping_type_s = 1;
pub type hsa_amd_dma_buf_mapping_type_s = libc::c_uint;
pub use self::hsa_amd_dma_buf_mapping_type_s as hsa_amd_dma_buf_mapping_type_t;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_profiling_dispatch_time_s {
    pub start: u64,
    pub end: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_profiling_dispatch_time_s"]
        [::core::mem::size_of::<hsa_amd_profiling_dispatch_time_s>() - 16usize];
    ["Alignment of hsa_amd_profiling_dispatch_time_s"]
        [::core::mem::align_of::<hsa_amd_profiling_dispatch_time_s>() - 8usize];
    ["Offset of field: hsa_amd_profiling_dispatch_time_s::start"]
        [::core::mem::offset_of!(hsa_amd_profiling_dispatch_time_s, start) - 0usize];
    ["Offset of field: hsa_amd_profiling_dispatch_time_s::end"]
        [::core::mem::offset_of!(hsa_amd_profiling_dispatch_time_s, end) - 8usize];
};
pub type hsa_amd_profiling_dispatch_time_t = hsa_amd_profiling_dispatch_time_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_profiling_async_copy_time_s {
    pub start: u64,
    pub end: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_profiling_async_copy_time_s"]
        [::core::mem::size_of::<hsa_amd_profiling_async_copy_time_s>() - 16usize];
    ["Alignment of hsa_amd_profiling_async_copy_time_s"]
        [::core::mem::align_of::<hsa_amd_profiling_async_copy_time_s>() - 8usize];
    ["Offset of field: hsa_amd_profiling_async_copy_time_s::start"]
        [::core::mem::offset_of!(hsa_amd_profiling_async_copy_time_s, start) - 0usize];
    ["Offset of field: hsa_amd_profiling_async_copy_time_s::end"]
        [::core::mem::offset_of!(hsa_amd_profiling_async_copy_time_s, end) - 8usize];
};
pub type hsa_amd_profiling_async_copy_time_t = hsa_amd_profiling_async_copy_time_s;
pub const HSA_AMD_SIGNAL_AMD_GPU_ONLY: hsa_amd_signal_attribute_t = 1;
pub const HSA_AMD_SIGNAL_IPC: hsa_amd_signal_attribute_t = 2;
pub type hsa_amd_signal_attribute_t = libc::c_uint;
pub type hsa_amd_signal_handler =
    ::core::option::Option<unsafe extern "C" fn(value: hsa_signal_value_t, arg: *mut libc::c_void) -> bool>;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_image_descriptor_s {
    pub version: u32,
    pub deviceID: u32,
    pub data: [u32; 1usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_image_descriptor_s"][::core::mem::size_of::<hsa_amd_image_descriptor_s>() - 12usize];
    ["Alignment of hsa_amd_image_descriptor_s"][::core::mem::align_of::<hsa_amd_image_descriptor_s>() - 4usize];
    ["Offset of field: hsa_amd_image_descriptor_s::version"]
        [::core::mem::offset_of!(hsa_amd_image_descriptor_s, version) - 0usize];
    ["Offset of field: hsa_amd_image_descriptor_s::deviceID"]
        [::core::mem::offset_of!(hsa_amd_image_descriptor_s, deviceID) - 4usize];
    ["Offset of field: hsa_amd_image_descriptor_s::data"]
        [::core::mem::offset_of!(hsa_amd_image_descriptor_s, data) - 8usize];
};
pub type hsa_amd_image_descriptor_t = hsa_amd_image_descriptor_s;
pub const HSA_AMD_SEGMENT_GLOBAL: hsa_amd_segment_t = 0;
pub const HSA_AMD_SEGMENT_READONLY: hsa_amd_segment_t = 1;
pub const HSA_AMD_SEGMENT_PRIVATE: hsa_amd_segment_t = 2;
pub const HSA_AMD_SEGMENT_GROUP: hsa_amd_segment_t = 3;
pub type hsa_amd_segment_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_memory_pool_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_memory_pool_s"][::core::mem::size_of::<hsa_amd_memory_pool_s>() - 8usize];
    ["Alignment of hsa_amd_memory_pool_s"][::core::mem::align_of::<hsa_amd_memory_pool_s>() - 8usize];
    ["Offset of field: hsa_amd_memory_pool_s::handle"][::core::mem::offset_of!(hsa_amd_memory_pool_s, handle) - 0usize];
};
pub type hsa_amd_memory_pool_t = hsa_amd_memory_pool_s;
pub const HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_KERNARG_INIT: hsa_amd_memory_pool_global_flag_s = 1;
pub const HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_FINE_GRAINED: hsa_amd_memory_pool_global_flag_s = 2;
pub const HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_COARSE_GRAINED: hsa_amd_memory_pool_global_flag_s = 4;
pub const HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_EXTENDED_SCOPE_FINE_GRAINED: hsa_amd_memory_pool_global_flag_s = 8;
pub type hsa_amd_memory_pool_global_flag_s = libc::c_uint;
pub use self::hsa_amd_memory_pool_global_flag_s as hsa_amd_memory_pool_global_flag_t;
pub const HSA_AMD_MEMORY_POOL_LOCATION_CPU: hsa_amd_memory_pool_location_s = 0;
pub const HSA_AMD_MEMORY_POOL_LOCATION_GPU: hsa_amd_memory_pool_location_s = 1;
pub type hsa_amd_memory_pool_location_s = libc::c_uint;
pub use self::hsa_amd_memory_pool_location_s as hsa_amd_memory_pool_location_t;
pub const HSA_AMD_MEMORY_POOL_INFO_SEGMENT: hsa_amd_memory_pool_info_t = 0;
pub const HSA_AMD_MEMORY_POOL_INFO_GLOBAL_FLAGS: hsa_amd_memory_pool_info_t = 1;
pub const HSA_AMD_MEMORY_POOL_INFO_SIZE: hsa_amd_memory_pool_info_t = 2;
pub const HSA_AMD_MEMORY_POOL_INFO_RUNTIME_ALLOC_ALLOWED: hsa_amd_memory_pool_info_t = 5;
pub const HSA_AMD_MEMORY_POOL_INFO_RUNTIME_ALLOC_GRANULE: hsa_amd_memory_pool_info_t = 6;
pub const HSA_AMD_MEMORY_POOL_INFO_RUNTIME_ALLOC_ALIGNMENT: hsa_amd_memory_pool_info_t = 7;
pub const HSA_AMD_MEMORY_POOL_INFO_ACCESSIBLE_BY_ALL: hsa_amd_memory_pool_info_t = 15;
pub const HSA_AMD_MEMORY_POOL_INFO_ALLOC_MAX_SIZE: hsa_amd_memory_pool_info_t = 16;
pub const HSA_AMD_MEMORY_POOL_INFO_LOCATION: hsa_amd_memory_pool_info_t = 17;
pub const HSA_AMD_MEMORY_POOL_INFO_RUNTIME_ALLOC_REC_GRANULE: hsa_amd_memory_pool_info_t = 18;
pub type hsa_amd_memory_pool_info_t = libc::c_uint;
pub const HSA_AMD_MEMORY_POOL_STANDARD_FLAG: hsa_amd_memory_pool_flag_s = 0;
pub const HSA_AMD_MEMORY_POOL_PCIE_FLAG: hsa_amd_memory_pool_flag_s = 1;
pub const HSA_AMD_MEMORY_POOL_CONTIGUOUS_FLAG: hsa_amd_memory_pool_flag_s = 2;
pub const HSA_AMD_MEMORY_POOL_EXECUTABLE_FLAG: hsa_amd_memory_pool_flag_s = 4;
pub const HSA_AMD_MEMORY_POOL_UNCACHED_FLAG: hsa_amd_memory_pool_flag_s = 8;
pub type hsa_amd_memory_pool_flag_s = libc::c_uint;
pub use self::hsa_amd_memory_pool_flag_s as hsa_amd_memory_pool_flag_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_pitched_ptr_s {
    pub base: *mut libc::c_void,
    pub pitch: usize,
    pub slice: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_pitched_ptr_s"][::core::mem::size_of::<hsa_pitched_ptr_s>() - 24usize];
    ["Alignment of hsa_pitched_ptr_s"][::core::mem::align_of::<hsa_pitched_ptr_s>() - 8usize];
    ["Offset of field: hsa_pitched_ptr_s::base"][::core::mem::offset_of!(hsa_pitched_ptr_s, base) - 0usize];
    ["Offset of field: hsa_pitched_ptr_s::pitch"][::core::mem::offset_of!(hsa_pitched_ptr_s, pitch) - 8usize];
    ["Offset of field: hsa_pitched_ptr_s::slice"][::core::mem::offset_of!(hsa_pitched_ptr_s, slice) - 16usize];
};
impl Default for hsa_pitched_ptr_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_pitched_ptr_t = hsa_pitched_ptr_s;
pub const hsaHostToHost: hsa_amd_copy_direction_t = 0;
pub const hsaHostToDevice: hsa_amd_copy_direction_t = 1;
pub const hsaDeviceToHost: hsa_amd_copy_direction_t = 2;
pub const hsaDeviceToDevice: hsa_amd_copy_direction_t = 3;
pub type hsa_amd_copy_direction_t = libc::c_uint;
pub const HSA_AMD_MEMORY_POOL_ACCESS_NEVER_ALLOWED: hsa_amd_memory_pool_access_t = 0;
pub const HSA_AMD_MEMORY_POOL_ACCESS_ALLOWED_BY_DEFAULT: hsa_amd_memory_pool_access_t = 1;
pub const HSA_AMD_MEMORY_POOL_ACCESS_DISALLOWED_BY_DEFAULT: hsa_amd_memory_pool_access_t = 2;
pub type hsa_amd_memory_pool_access_t = libc::c_uint;
pub const HSA_AMD_LINK_INFO_TYPE_HYPERTRANSPORT: hsa_amd_link_info_type_t = 0;
pub const HSA_AMD_LINK_INFO_TYPE_QPI: hsa_amd_link_info_type_t = 1;
pub const HSA_AMD_LINK_INFO_TYPE_PCIE: hsa_amd_link_info_type_t = 2;
pub const HSA_AMD_LINK_INFO_TYPE_INFINBAND: hsa_amd_link_info_type_t = 3;
pub const HSA_AMD_LINK_INFO_TYPE_XGMI: hsa_amd_link_info_type_t = 4;
pub type hsa_amd_link_info_type_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_amd_memory_pool_link_info_s {
    pub min_latency: u32,
    pub max_latency: u32,
    pub min_bandwidth: u32,
    pub max_bandwidth: u32,
    pub atomic_support_32bit: bool,
    pub atomic_support_64bit: bool,
    pub coherent_support: bool,
    pub link_type: hsa_amd_link_info_type_t,
    pub numa_distance: u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_memory_pool_link_info_s"][::core::mem::size_of::<hsa_amd_memory_pool_link_info_s>() - 28usize];
    ["Alignment of hsa_amd_memory_pool_link_info_s"]
        [::core::mem::align_of::<hsa_amd_memory_pool_link_info_s>() - 4usize];
    ["Offset of field: hsa_amd_memory_pool_link_info_s::min_latency"]
        [::core::mem::offset_of!(hsa_amd_memory_pool_link_info_s, min_latency) - 0usize];
    ["Offset of field: hsa_amd_memory_pool_link_info_s::max_latency"]
        [::core::mem::offset_of!(hsa_amd_memory_pool_link_info_s, max_latency) - 4usize];
    ["Offset of field: hsa_amd_memory_pool_link_info_s::min_bandwidth"]
        [::core::mem::offset_of!(hsa_amd_memory_pool_link_info_s, min_bandwidth) - 8usize];
    ["Offset of field: hsa_amd_memory_pool_link_info_s::max_bandwidth"]
        [::core::mem::offset_of!(hsa_amd_memory_pool_link_info_s, max_bandwidth) - 12usize];
    ["Offset of field: hsa_amd_memory_pool_link_info_s::atomic_support_32bit"]
        [::core::mem::offset_of!(hsa_amd_memory_pool_link_info_s, atomic_support_32bit) - 16usize];
    ["Offset of field: hsa_amd_memory_pool_link_info_s::atomic_support_64bit"]
        [::core::mem::offset_of!(hsa_amd_memory_pool_link_info_s, atomic_support_64bit) - 17usize];
    ["Offset of field: hsa_amd_memory_pool_link_info_s::coherent_support"]
        [::core::mem::offset_of!(hsa_amd_memory_pool_link_info_s, coherent_support) - 18usize];
    ["Offset of field: hsa_amd_memory_pool_link_info_s::link_type"]
        [::core::mem::offset_of!(hsa_amd_memory_pool_link_info_s, link_type) - 20usize];
    ["Offset of field: hsa_amd_memory_pool_link_info_s::numa_distance"]
        [::core::mem::offset_of!(hsa_amd_memory_pool_link_info_s, numa_distance) - 24usize];
};
impl Default for hsa_amd_memory_pool_link_info_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_amd_memory_pool_link_info_t = hsa_amd_memory_pool_link_info_s;
pub const HSA_AMD_AGENT_MEMORY_POOL_INFO_ACCESS: hsa_amd_agent_memory_pool_info_t = 0;
pub const HSA_AMD_AGENT_MEMORY_POOL_INFO_NUM_LINK_HOPS: hsa_amd_agent_memory_pool_info_t = 1;
pub const HSA_AMD_AGENT_MEMORY_POOL_INFO_LINK_INFO: hsa_amd_agent_memory_pool_info_t = 2;
pub type hsa_amd_agent_memory_pool_info_t = libc::c_uint;
pub const HSA_EXT_POINTER_TYPE_UNKNOWN: hsa_amd_pointer_type_t = 0;
pub const HSA_EXT_POINTER_TYPE_HSA: hsa_amd_pointer_type_t = 1;
pub const HSA_EXT_POINTER_TYPE_LOCKED: hsa_amd_pointer_type_t = 2;
pub const HSA_EXT_POINTER_TYPE_GRAPHICS: hsa_amd_pointer_type_t = 3;
pub const HSA_EXT_POINTER_TYPE_IPC: hsa_amd_pointer_type_t = 4;
pub const HSA_EXT_POINTER_TYPE_RESERVED_ADDR: hsa_amd_pointer_type_t = 5;
pub const HSA_EXT_POINTER_TYPE_HSA_VMEM: hsa_amd_pointer_type_t = 6;
pub type hsa_amd_pointer_type_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_amd_pointer_info_s {
    pub size: u32,
    pub type_: hsa_amd_pointer_type_t,
    pub agentBaseAddress: *mut libc::c_void,
    pub hostBaseAddress: *mut libc::c_void,
    pub sizeInBytes: usize,
    pub userData: *mut libc::c_void,
    pub agentOwner: hsa_agent_t,
    pub global_flags: u32,
    pub registered: bool,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_pointer_info_s"][::core::mem::size_of::<hsa_amd_pointer_info_s>() - 56usize];
    ["Alignment of hsa_amd_pointer_info_s"][::core::mem::align_of::<hsa_amd_pointer_info_s>() - 8usize];
    ["Offset of field: hsa_amd_pointer_info_s::size"][::core::mem::offset_of!(hsa_amd_pointer_info_s, size) - 0usize];
    ["Offset of field: hsa_amd_pointer_info_s::type_"][::core::mem::offset_of!(hsa_amd_pointer_info_s, type_) - 4usize];
    ["Offset of field: hsa_amd_pointer_info_s::agentBaseAddress"]
        [::core::mem::offset_of!(hsa_amd_pointer_info_s, agentBaseAddress) - 8usize];
    ["Offset of field: hsa_amd_pointer_info_s::hostBaseAddress"]
        [::core::mem::offset_of!(hsa_amd_pointer_info_s, hostBaseAddress) - 16usize];
    ["Offset of field: hsa_amd_pointer_info_s::sizeInBytes"]
        [::core::mem::offset_of!(hsa_amd_pointer_info_s, sizeInBytes) - 24usize];
    ["Offset of field: hsa_amd_pointer_info_s::userData"]
        [::core::mem::offset_of!(hsa_amd_pointer_info_s, userData) - 32usize];
    ["Offset of field: hsa_amd_pointer_info_s::agentOwner"]
        [::core::mem::offset_of!(hsa_amd_pointer_info_s, agentOwner) - 40usize];
    ["Offset of field: hsa_amd_pointer_info_s::global_flags"]
        [::core::mem::offset_of!(hsa_amd_pointer_info_s, global_flags) - 48usize];
    ["Offset of field: hsa_amd_pointer_info_s::registered"]
        [::core::mem::offset_of!(hsa_amd_pointer_info_s, registered) - 52usize];
};
impl Default for hsa_amd_pointer_info_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_amd_pointer_info_t = hsa_amd_pointer_info_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_ipc_memory_s {
    pub handle: [u32; 8usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_ipc_memory_s"][::core::mem::size_of::<hsa_amd_ipc_memory_s>() - 32usize];
    ["Alignment of hsa_amd_ipc_memory_s"][::core::mem::align_of::<hsa_amd_ipc_memory_s>() - 4usize];
    ["Offset of field: hsa_amd_ipc_memory_s::handle"][::core::mem::offset_of!(hsa_amd_ipc_memory_s, handle) - 0usize];
};
pub type hsa_amd_ipc_memory_t = hsa_amd_ipc_memory_s;
pub type hsa_amd_ipc_signal_t = hsa_amd_ipc_memory_t;
pub const HSA_AMD_GPU_MEMORY_FAULT_EVENT: hsa_amd_event_type_s = 0;
pub const HSA_AMD_GPU_HW_EXCEPTION_EVENT: hsa_amd_event_type_s = 1;
pub const HSA_AMD_GPU_MEMORY_ERROR_EVENT: hsa_amd_event_type_s = 2;
pub const HSA_AMD_SYSTEM_SHUTDOWN_EVENT: hsa_amd_event_type_s = 3;
pub type hsa_amd_event_type_s = libc::c_uint;
pub use self::hsa_amd_event_type_s as hsa_amd_event_type_t;
pub const HSA_AMD_MEMORY_FAULT_PAGE_NOT_PRESENT: hsa_amd_memory_fault_reason_t = 1;
pub const HSA_AMD_MEMORY_FAULT_READ_ONLY: hsa_amd_memory_fault_reason_t = 2;
pub const HSA_AMD_MEMORY_FAULT_NX: hsa_amd_memory_fault_reason_t = 4;
pub const HSA_AMD_MEMORY_FAULT_HOST_ONLY: hsa_amd_memory_fault_reason_t = 8;
pub const HSA_AMD_MEMORY_FAULT_DRAMECC: hsa_amd_memory_fault_reason_t = 16;
pub const HSA_AMD_MEMORY_FAULT_IMPRECISE: hsa_amd_memory_fault_reason_t = 32;
pub const HSA_AMD_MEMORY_FAULT_SRAMECC: hsa_amd_memory_fault_reason_t = 64;
pub const HSA_AMD_MEMORY_FAULT_HANG: hsa_amd_memory_fault_reason_t = 2147483648;
pub type hsa_amd_memory_fault_reason_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_gpu_memory_fault_info_s {
    pub agent: hsa_agent_t,
    pub virtual_address: u64,
    pub fault_reason_mask: u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_gpu_memory_fault_info_s"][::core::mem::size_of::<hsa_amd_gpu_memory_fault_info_s>() - 24usize];
    ["Alignment of hsa_amd_gpu_memory_fault_info_s"]
        [::core::mem::align_of::<hsa_amd_gpu_memory_fault_info_s>() - 8usize];
    ["Offset of field: hsa_amd_gpu_memory_fault_info_s::agent"]
        [::core::mem::offset_of!(hsa_amd_gpu_memory_fault_info_s, agent) - 0usize];
    ["Offset of field: hsa_amd_gpu_memory_fault_info_s::virtual_address"]
        [::core::mem::offset_of!(hsa_amd_gpu_memory_fault_info_s, virtual_address) - 8usize];
    ["Offset of field: hsa_amd_gpu_memory_fault_info_s::fault_reason_mask"]
        [::core::mem::offset_of!(hsa_amd_gpu_memory_fault_info_s, fault_reason_mask) - 16usize];
};
pub type hsa_amd_gpu_memory_fault_info_t = hsa_amd_gpu_memory_fault_info_s;
pub const HSA_AMD_MEMORY_ERROR_MEMORY_IN_USE: hsa_amd_memory_error_reason_t = 1;
pub type hsa_amd_memory_error_reason_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_gpu_memory_error_info_s {
    pub agent: hsa_agent_t,
    pub virtual_address: u64,
    pub error_reason_mask: u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_gpu_memory_error_info_s"][::core::mem::size_of::<hsa_amd_gpu_memory_error_info_s>() - 24usize];
    ["Alignment of hsa_amd_gpu_memory_error_info_s"]
        [::core::mem::align_of::<hsa_amd_gpu_memory_error_info_s>() - 8usize];
    ["Offset of field: hsa_amd_gpu_memory_error_info_s::agent"]
        [::core::mem::offset_of!(hsa_amd_gpu_memory_error_info_s, agent) - 0usize];
    ["Offset of field: hsa_amd_gpu_memory_error_info_s::virtual_address"]
        [::core::mem::offset_of!(hsa_amd_gpu_memory_error_info_s, virtual_address) - 8usize];
    ["Offset of field: hsa_amd_gpu_memory_error_info_s::error_reason_mask"]
        [::core::mem::offset_of!(hsa_amd_gpu_memory_error_info_s, error_reason_mask) - 16usize];
};
pub type hsa_amd_gpu_memory_error_info_t = hsa_amd_gpu_memory_error_info_s;
pub const HSA_AMD_HW_EXCEPTION_RESET_TYPE_OTHER: hsa_amd_hw_exception_reset_type_t = 1;
pub type hsa_amd_hw_exception_reset_type_t = libc::c_uint;
pub const HSA_AMD_HW_EXCEPTION_CAUSE_GPU_HANG: hsa_amd_hw_exception_reset_cause_t = 1;
pub const HSA_AMD_HW_EXCEPTION_CAUSE_ECC: hsa_amd_hw_exception_reset_cause_t = 2;
pub type hsa_amd_hw_exception_reset_cause_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_amd_gpu_hw_exception_info_s {
    pub agent: hsa_agent_t,
    pub reset_type: hsa_amd_hw_exception_reset_type_t,
    pub reset_cause: hsa_amd_hw_exception_reset_cause_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_gpu_hw_exception_info_s"][::core::mem::size_of::<hsa_amd_gpu_hw_exception_info_s>() - 16usize];
    ["Alignment of hsa_amd_gpu_hw_exception_info_s"]
        [::core::mem::align_of::<hsa_amd_gpu_hw_exception_info_s>() - 8usize];
    ["Offset of field: hsa_amd_gpu_hw_exception_info_s::agent"]
        [::core::mem::offset_of!(hsa_amd_gpu_hw_exception_info_s, agent) - 0usize];
    ["Offset of field: hsa_amd_gpu_hw_exception_info_s::reset_type"]
        [::core::mem::offset_of!(hsa_amd_gpu_hw_exception_info_s, reset_type) - 8usize];
    ["Offset of field: hsa_amd_gpu_hw_exception_info_s::reset_cause"]
        [::core::mem::offset_of!(hsa_amd_gpu_hw_exception_info_s, reset_cause) - 12usize];
};
impl Default for hsa_amd_gpu_hw_exception_info_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_amd_gpu_hw_exception_info_t = hsa_amd_gpu_hw_exception_info_s;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hsa_amd_event_s {
    pub event_type: hsa_amd_event_type_t,
    pub __bindgen_anon_1: hsa_amd_event_s__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hsa_amd_event_s__bindgen_ty_1 {
    pub memory_fault: hsa_amd_gpu_memory_fault_info_t,
    pub hw_exception: hsa_amd_gpu_hw_exception_info_t,
    pub memory_error: hsa_amd_gpu_memory_error_info_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_event_s__bindgen_ty_1"][::core::mem::size_of::<hsa_amd_event_s__bindgen_ty_1>() - 24usize];
    ["Alignment of hsa_amd_event_s__bindgen_ty_1"][::core::mem::align_of::<hsa_amd_event_s__bindgen_ty_1>() - 8usize];
    ["Offset of field: hsa_amd_event_s__bindgen_ty_1::memory_fault"]
        [::core::mem::offset_of!(hsa_amd_event_s__bindgen_ty_1, memory_fault) - 0usize];
    ["Offset of field: hsa_amd_event_s__bindgen_ty_1::hw_exception"]
        [::core::mem::offset_of!(hsa_amd_event_s__bindgen_ty_1, hw_exception) - 0usize];
    ["Offset of field: hsa_amd_event_s__bindgen_ty_1::memory_error"]
        [::core::mem::offset_of!(hsa_amd_event_s__bindgen_ty_1, memory_error) - 0usize];
};
impl Default for hsa_amd_event_s__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_event_s"][::core::mem::size_of::<hsa_amd_event_s>() - 32usize];
    ["Alignment of hsa_amd_event_s"][::core::mem::align_of::<hsa_amd_event_s>() - 8usize];
    ["Offset of field: hsa_amd_event_s::event_type"][::core::mem::offset_of!(hsa_amd_event_s, event_type) - 0usize];
};
impl Default for hsa_amd_event_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_amd_event_t = hsa_amd_event_s;
pub type hsa_amd_system_event_callback_t = ::core::option::Option<
    unsafe extern "C" fn(event: *const hsa_amd_event_t, data: *mut libc::c_void) -> hsa_status_t,
>;
pub const HSA_AMD_QUEUE_PRIORITY_LOW: hsa_amd_queue_priority_s = 0;
pub const HSA_AMD_QUEUE_PRIORITY_NORMAL: hsa_amd_queue_priority_s = 1;
pub const HSA_AMD_QUEUE_PRIORITY_HIGH: hsa_amd_queue_priority_s = 2;
pub type hsa_amd_queue_priority_s = libc::c_uint;
pub use self::hsa_amd_queue_priority_s as hsa_amd_queue_priority_t;
pub const HSA_AMD_QUEUE_CREATE_SYSTEM_MEM: hsa_amd_queue_create_flag_t = 0;
pub const HSA_AMD_QUEUE_CREATE_DEVICE_MEM_RING_BUF: hsa_amd_queue_create_flag_t = 1;
pub const HSA_AMD_QUEUE_CREATE_DEVICE_MEM_QUEUE_DESCRIPTOR: hsa_amd_queue_create_flag_t = 2;
pub type hsa_amd_queue_create_flag_t = libc::c_uint;
pub type hsa_amd_deallocation_callback_t =
    ::core::option::Option<unsafe extern "C" fn(ptr: *mut libc::c_void, user_data: *mut libc::c_void)>;
pub const HSA_AMD_SVM_GLOBAL_FLAG_FINE_GRAINED: hsa_amd_svm_model_s = 0;
pub const HSA_AMD_SVM_GLOBAL_FLAG_COARSE_GRAINED: hsa_amd_svm_model_s = 1;
pub const HSA_AMD_SVM_GLOBAL_FLAG_INDETERMINATE: hsa_amd_svm_model_s = 2;
pub type hsa_amd_svm_model_s = libc::c_uint;
pub use self::hsa_amd_svm_model_s as hsa_amd_svm_model_t;
pub const HSA_AMD_SVM_ATTRIB_GLOBAL_FLAG: hsa_amd_svm_attribute_s = 0;
pub const HSA_AMD_SVM_ATTRIB_READ_ONLY: hsa_amd_svm_attribute_s = 1;
pub const HSA_AMD_SVM_ATTRIB_HIVE_LOCAL: hsa_amd_svm_attribute_s = 2;
pub const HSA_AMD_SVM_ATTRIB_MIGRATION_GRANULARITY: hsa_amd_svm_attribute_s = 3;
pub const HSA_AMD_SVM_ATTRIB_PREFERRED_LOCATION: hsa_amd_svm_attribute_s = 4;
pub const HSA_AMD_SVM_ATTRIB_PREFETCH_LOCATION: hsa_amd_svm_attribute_s = 5;
pub const HSA_AMD_SVM_ATTRIB_READ_MOSTLY: hsa_amd_svm_attribute_s = 6;
pub const HSA_AMD_SVM_ATTRIB_GPU_EXEC: hsa_amd_svm_attribute_s = 7;
pub const HSA_AMD_SVM_ATTRIB_AGENT_ACCESSIBLE: hsa_amd_svm_attribute_s = 512;
pub const HSA_AMD_SVM_ATTRIB_AGENT_ACCESSIBLE_IN_PLACE: hsa_amd_svm_attribute_s = 513;
pub const HSA_AMD_SVM_ATTRIB_AGENT_NO_ACCESS: hsa_amd_svm_attribute_s = 514;
pub const HSA_AMD_SVM_ATTRIB_ACCESS_QUERY: hsa_amd_svm_attribute_s = 515;
pub type hsa_amd_svm_attribute_s = libc::c_uint;
pub use self::hsa_amd_svm_attribute_s as hsa_amd_svm_attribute_t;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_svm_attribute_pair_s {
    pub attribute: u64,
    pub value: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_svm_attribute_pair_s"][::core::mem::size_of::<hsa_amd_svm_attribute_pair_s>() - 16usize];
    ["Alignment of hsa_amd_svm_attribute_pair_s"][::core::mem::align_of::<hsa_amd_svm_attribute_pair_s>() - 8usize];
    ["Offset of field: hsa_amd_svm_attribute_pair_s::attribute"]
        [::core::mem::offset_of!(hsa_amd_svm_attribute_pair_s, attribute) - 0usize];
    ["Offset of field: hsa_amd_svm_attribute_pair_s::value"]
        [::core::mem::offset_of!(hsa_amd_svm_attribute_pair_s, value) - 8usize];
};
pub type hsa_amd_svm_attribute_pair_t = hsa_amd_svm_attribute_pair_s;
pub const HSA_AMD_VMEM_ADDRESS_NO_REGISTER: hsa_amd_vmem_address_reserve_flag_s = 1;
pub type hsa_amd_vmem_address_reserve_flag_s = libc::c_uint;
pub use self::hsa_amd_vmem_address_reserve_flag_s as hsa_amd_vmem_address_reserve_flag_t;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_amd_vmem_alloc_handle_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_vmem_alloc_handle_s"][::core::mem::size_of::<hsa_amd_vmem_alloc_handle_s>() - 8usize];
    ["Alignment of hsa_amd_vmem_alloc_handle_s"][::core::mem::align_of::<hsa_amd_vmem_alloc_handle_s>() - 8usize];
    ["Offset of field: hsa_amd_vmem_alloc_handle_s::handle"]
        [::core::mem::offset_of!(hsa_amd_vmem_alloc_handle_s, handle) - 0usize];
};
pub type hsa_amd_vmem_alloc_handle_t = hsa_amd_vmem_alloc_handle_s;
pub const MEMORY_TYPE_NONE: hsa_amd_memory_type_t = 0;
pub const MEMORY_TYPE_PINNED: hsa_amd_memory_type_t = 1;
pub type hsa_amd_memory_type_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_amd_memory_access_desc_s {
    pub permissions: hsa_access_permission_t,
    pub agent_handle: hsa_agent_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_memory_access_desc_s"][::core::mem::size_of::<hsa_amd_memory_access_desc_s>() - 16usize];
    ["Alignment of hsa_amd_memory_access_desc_s"][::core::mem::align_of::<hsa_amd_memory_access_desc_s>() - 8usize];
    ["Offset of field: hsa_amd_memory_access_desc_s::permissions"]
        [::core::mem::offset_of!(hsa_amd_memory_access_desc_s, permissions) - 0usize];
    ["Offset of field: hsa_amd_memory_access_desc_s::agent_handle"]
        [::core::mem::offset_of!(hsa_amd_memory_access_desc_s, agent_handle) - 8usize];
};
impl Default for hsa_amd_memory_access_desc_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_amd_memory_access_desc_t = hsa_amd_memory_access_desc_s;
pub const HSA_AMD_QUEUE_INFO_AGENT: hsa_queue_info_attribute_t = 0;
pub const HSA_AMD_QUEUE_INFO_DOORBELL_ID: hsa_queue_info_attribute_t = 1;
pub type hsa_queue_info_attribute_t = libc::c_uint;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hsa_amd_ais_file_handle_s {
    pub __bindgen_anon_1: hsa_amd_ais_file_handle_s__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hsa_amd_ais_file_handle_s__bindgen_ty_1 {
    pub handle: *mut libc::c_void,
    pub fd: libc::c_int,
    pub pad: [u8; 8usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_ais_file_handle_s__bindgen_ty_1"]
        [::core::mem::size_of::<hsa_amd_ais_file_handle_s__bindgen_ty_1>() - 8usize];
    ["Alignment of hsa_amd_ais_file_handle_s__bindgen_ty_1"]
        [::core::mem::align_of::<hsa_amd_ais_file_handle_s__bindgen_ty_1>() - 8usize];
    ["Offset of field: hsa_amd_ais_file_handle_s__bindgen_ty_1::handle"]
        [::core::mem::offset_of!(hsa_amd_ais_file_handle_s__bindgen_ty_1, handle) - 0usize];
    ["Offset of field: hsa_amd_ais_file_handle_s__bindgen_ty_1::fd"]
        [::core::mem::offset_of!(hsa_amd_ais_file_handle_s__bindgen_ty_1, fd) - 0usize];
    ["Offset of field: hsa_amd_ais_file_handle_s__bindgen_ty_1::pad"]
        [::core::mem::offset_of!(hsa_amd_ais_file_handle_s__bindgen_ty_1, pad) - 0usize];
};
impl Default for hsa_amd_ais_file_handle_s__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_amd_ais_file_handle_s"][::core::mem::size_of::<hsa_amd_ais_file_handle_s>() - 8usize];
    ["Alignment of hsa_amd_ais_file_handle_s"][::core::mem::align_of::<hsa_amd_ais_file_handle_s>() - 8usize];
};
impl Default for hsa_amd_ais_file_handle_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_amd_ais_file_handle_t = hsa_amd_ais_file_handle_s;
pub const HSA_AMD_LOG_FLAG_BLIT_KERNEL_PKTS: hsa_amd_log_flag_s = 0;
pub const HSA_AMD_LOG_FLAG_AQL: hsa_amd_log_flag_s = 0;
pub const HSA_AMD_LOG_FLAG_SDMA: hsa_amd_log_flag_s = 1;
pub const HSA_AMD_LOG_FLAG_INFO: hsa_amd_log_flag_s = 2;
pub type hsa_amd_log_flag_s = libc::c_uint;
pub use self::hsa_amd_log_flag_s as hsa_amd_log_flag_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct BrigModuleHeader {
    _unused: [u8; 0],
}
pub type BrigModule_t = *mut BrigModuleHeader;
pub const HSA_EXT_STATUS_ERROR_INVALID_PROGRAM: _bindgen_ty_4 = 8192;
pub const HSA_EXT_STATUS_ERROR_INVALID_MODULE: _bindgen_ty_4 = 8193;
pub const HSA_EXT_STATUS_ERROR_INCOMPATIBLE_MODULE: _bindgen_ty_4 = 8194;
pub const HSA_EXT_STATUS_ERROR_MODULE_ALREADY_INCLUDED: _bindgen_ty_4 = 8195;
pub const HSA_EXT_STATUS_ERROR_SYMBOL_MISMATCH: _bindgen_ty_4 = 8196;
pub const HSA_EXT_STATUS_ERROR_FINALIZATION_FAILED: _bindgen_ty_4 = 8197;
pub const HSA_EXT_STATUS_ERROR_DIRECTIVE_MISMATCH: _bindgen_ty_4 = 8198;
pub type _bindgen_ty_4 = libc::c_uint;
pub type hsa_ext_module_t = BrigModule_t;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_program_s {
    pub handle: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_program_s"][::core::mem::size_of::<hsa_ext_program_s>() - 8usize];
    ["Alignment of hsa_ext_program_s"][::core::mem::align_of::<hsa_ext_program_s>() - 8usize];
    ["Offset of field: hsa_ext_program_s::handle"][::core::mem::offset_of!(hsa_ext_program_s, handle) - 0usize];
};
pub type hsa_ext_program_t = hsa_ext_program_s;
pub const HSA_EXT_PROGRAM_INFO_MACHINE_MODEL: hsa_ext_program_info_t = 0;
pub const HSA_EXT_PROGRAM_INFO_PROFILE: hsa_ext_program_info_t = 1;
pub const HSA_EXT_PROGRAM_INFO_DEFAULT_FLOAT_ROUNDING_MODE: hsa_ext_program_info_t = 2;
pub type hsa_ext_program_info_t = libc::c_uint;
pub const HSA_EXT_FINALIZER_CALL_CONVENTION_AUTO: hsa_ext_finalizer_call_convention_t = -1;
pub type hsa_ext_finalizer_call_convention_t = libc::c_int;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_ext_control_directives_s {
    pub control_directives_mask: u64,
    pub break_exceptions_mask: u16,
    pub detect_exceptions_mask: u16,
    pub max_dynamic_group_size: u32,
    pub max_flat_grid_size: u64,
    pub max_flat_workgroup_size: u32,
    pub reserved1: u32,
    pub required_grid_size: [u64; 3usize],
    pub required_workgroup_size: hsa_dim3_t,
    pub required_dim: u8,
    pub reserved2: [u8; 75usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_control_directives_s"][::core::mem::size_of::<hsa_ext_control_directives_s>() - 144usize];
    ["Alignment of hsa_ext_control_directives_s"][::core::mem::align_of::<hsa_ext_control_directives_s>() - 8usize];
    ["Offset of field: hsa_ext_control_directives_s::control_directives_mask"]
        [::core::mem::offset_of!(hsa_ext_control_directives_s, control_directives_mask) - 0usize];
    ["Offset of field: hsa_ext_control_directives_s::break_exceptions_mask"]
        [::core::mem::offset_of!(hsa_ext_control_directives_s, break_exceptions_mask) - 8usize];
    ["Offset of field: hsa_ext_control_directives_s::detect_exceptions_mask"]
        [::core::mem::offset_of!(hsa_ext_control_directives_s, detect_exceptions_mask) - 10usize];
    ["Offset of field: hsa_ext_control_directives_s::max_dynamic_group_size"]
        [::core::mem::offset_of!(hsa_ext_control_directives_s, max_dynamic_group_size) - 12usize];
    ["Offset of field: hsa_ext_control_directives_s::max_flat_grid_size"]
        [::core::mem::offset_of!(hsa_ext_control_directives_s, max_flat_grid_size) - 16usize];
    ["Offset of field: hsa_ext_control_directives_s::max_flat_workgroup_size"]
        [::core::mem::offset_of!(hsa_ext_control_directives_s, max_flat_workgroup_size) - 24usize];
    ["Offset of field: hsa_ext_control_directives_s::reserved1"]
        [::core::mem::offset_of!(hsa_ext_control_directives_s, reserved1) - 28usize];
    ["Offset of field: hsa_ext_control_directives_s::required_grid_size"]
        [::core::mem::offset_of!(hsa_ext_control_directives_s, required_grid_size) - 32usize];
    ["Offset of field: hsa_ext_control_directives_s::required_workgroup_size"]
        [::core::mem::offset_of!(hsa_ext_control_directives_s, required_workgroup_size) - 56usize];
    ["Offset of field: hsa_ext_control_directives_s::required_dim"]
        [::core::mem::offset_of!(hsa_ext_control_directives_s, required_dim) - 68usize];
    ["Offset of field: hsa_ext_control_directives_s::reserved2"]
        [::core::mem::offset_of!(hsa_ext_control_directives_s, reserved2) - 69usize];
};
impl Default for hsa_ext_control_directives_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_ext_control_directives_t = hsa_ext_control_directives_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_finalizer_1_00_pfn_s {
    pub hsa_ext_program_create: ::core::option::Option<
        unsafe extern "C" fn(
            machine_model: hsa_machine_model_t,
            profile: hsa_profile_t,
            default_float_rounding_mode: hsa_default_float_rounding_mode_t,
            options: *const libc::c_char,
            program: *mut hsa_ext_program_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_program_destroy:
        ::core::option::Option<unsafe extern "C" fn(program: hsa_ext_program_t) -> hsa_status_t>,
    pub hsa_ext_program_add_module: ::core::option::Option<
        unsafe extern "C" fn(program: hsa_ext_program_t, module: hsa_ext_module_t) -> hsa_status_t,
    >,
    pub hsa_ext_program_iterate_modules: ::core::option::Option<
        unsafe extern "C" fn(
            program: hsa_ext_program_t,
            callback: ::core::option::Option<
                unsafe extern "C" fn(
                    program: hsa_ext_program_t,
                    module: hsa_ext_module_t,
                    data: *mut libc::c_void,
                ) -> hsa_status_t,
            >,
            data: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_program_get_info: ::core::option::Option<
        unsafe extern "C" fn(
            program: hsa_ext_program_t,
            attribute: hsa_ext_program_info_t,
            value: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ext_program_finalize: ::core::option::Option<
        unsafe extern "C" fn(
            program: hsa_ext_program_t,
            isa: hsa_isa_t,
            call_convention: i32,
            control_directives: hsa_ext_control_directives_t,
            options: *const libc::c_char,
            code_object_type: hsa_code_object_type_t,
            code_object: *mut hsa_code_object_t,
        ) -> hsa_status_t,
    >,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_finalizer_1_00_pfn_s"][::core::mem::size_of::<hsa_ext_finalizer_1_00_pfn_s>() - 48usize];
    ["Alignment of hsa_ext_finalizer_1_00_pfn_s"][::core::mem::align_of::<hsa_ext_finalizer_1_00_pfn_s>() - 8usize];
    ["Offset of field: hsa_ext_finalizer_1_00_pfn_s::hsa_ext_program_create"]
        [::core::mem::offset_of!(hsa_ext_finalizer_1_00_pfn_s, hsa_ext_program_create) - 0usize];
    ["Offset of field: hsa_ext_finalizer_1_00_pfn_s::hsa_ext_program_destroy"]
        [::core::mem::offset_of!(hsa_ext_finalizer_1_00_pfn_s, hsa_ext_program_destroy) - 8usize];
    ["Offset of field: hsa_ext_finalizer_1_00_pfn_s::hsa_ext_program_add_module"]
        [::core::mem::offset_of!(hsa_ext_finalizer_1_00_pfn_s, hsa_ext_program_add_module) - 16usize];
    ["Offset of field: hsa_ext_finalizer_1_00_pfn_s::hsa_ext_program_iterate_modules"]
        [::core::mem::offset_of!(hsa_ext_finalizer_1_00_pfn_s, hsa_ext_program_iterate_modules) - 24usize];
    ["Offset of field: hsa_ext_finalizer_1_00_pfn_s::hsa_ext_program_get_info"]
        [::core::mem::offset_of!(hsa_ext_finalizer_1_00_pfn_s, hsa_ext_program_get_info) - 32usize];
    ["Offset of field: hsa_ext_finalizer_1_00_pfn_s::hsa_ext_program_finalize"]
        [::core::mem::offset_of!(hsa_ext_finalizer_1_00_pfn_s, hsa_ext_program_finalize) - 40usize];
};
pub type hsa_ext_finalizer_1_00_pfn_t = hsa_ext_finalizer_1_00_pfn_s;
pub type amd_queue_properties32_t = u32;
pub const AMD_QUEUE_PROPERTIES_ENABLE_TRAP_HANDLER_SHIFT: amd_queue_properties_t = 0;
pub const AMD_QUEUE_PROPERTIES_ENABLE_TRAP_HANDLER_WIDTH: amd_queue_properties_t = 1;
pub const AMD_QUEUE_PROPERTIES_ENABLE_TRAP_HANDLER: amd_queue_properties_t = 1;
pub const AMD_QUEUE_PROPERTIES_IS_PTR64_SHIFT: amd_queue_properties_t = 1;
pub const AMD_QUEUE_PROPERTIES_IS_PTR64_WIDTH: amd_queue_properties_t = 1;
pub const AMD_QUEUE_PROPERTIES_IS_PTR64: amd_queue_properties_t = 2;
pub const AMD_QUEUE_PROPERTIES_ENABLE_TRAP_HANDLER_DEBUG_SGPRS_SHIFT: amd_queue_properties_t = 2;
pub const AMD_QUEUE_PROPERTIES_ENABLE_TRAP_HANDLER_DEBUG_SGPRS_WIDTH: amd_queue_properties_t = 1;
pub const AMD_QUEUE_PROPERTIES_ENABLE_TRAP_HANDLER_DEBUG_SGPRS: amd_queue_properties_t = 4;
pub const AMD_QUEUE_PROPERTIES_ENABLE_PROFILING_SHIFT: amd_queue_properties_t = 3;
pub const AMD_QUEUE_PROPERTIES_ENABLE_PROFILING_WIDTH: amd_queue_properties_t = 1;
pub const AMD_QUEUE_PROPERTIES_ENABLE_PROFILING: amd_queue_properties_t = 8;
pub const AMD_QUEUE_PROPERTIES_USE_SCRATCH_ONCE_SHIFT: amd_queue_properties_t = 4;
pub const AMD_QUEUE_PROPERTIES_USE_SCRATCH_ONCE_WIDTH: amd_queue_properties_t = 1;
pub const AMD_QUEUE_PROPERTIES_USE_SCRATCH_ONCE: amd_queue_properties_t = 16;
pub const AMD_QUEUE_PROPERTIES_RESERVED1_SHIFT: amd_queue_properties_t = 5;
pub const AMD_QUEUE_PROPERTIES_RESERVED1_WIDTH: amd_queue_properties_t = 27;
pub const AMD_QUEUE_PROPERTIES_RESERVED1: amd_queue_properties_t = -32;
pub type amd_queue_properties_t = libc::c_int;
pub type amd_queue_capabilities32_t = u32;
pub const AMD_QUEUE_CAPS_CP_ASYNC_RECLAIM_SHIFT: amd_queue_capabilities_t = 0;
pub const AMD_QUEUE_CAPS_CP_ASYNC_RECLAIM_WIDTH: amd_queue_capabilities_t = 1;
pub const AMD_QUEUE_CAPS_CP_ASYNC_RECLAIM: amd_queue_capabilities_t = 1;
pub const AMD_QUEUE_CAPS_SW_ASYNC_RECLAIM_SHIFT: amd_queue_capabilities_t = 1;
pub const AMD_QUEUE_CAPS_SW_ASYNC_RECLAIM_WIDTH: amd_queue_capabilities_t = 1;
pub const AMD_QUEUE_CAPS_SW_ASYNC_RECLAIM: amd_queue_capabilities_t = 2;
pub type amd_queue_capabilities_t = libc::c_uint;
#[repr(C)]
#[repr(align(64))]
#[derive(Debug, Copy, Clone)]
pub struct amd_queue_s {
    pub hsa_queue: hsa_queue_t,
    pub caps: u32,
    pub reserved1: [u32; 3usize],
    pub write_dispatch_id: u64,
    pub group_segment_aperture_base_hi: u32,
    pub private_segment_aperture_base_hi: u32,
    pub max_cu_id: u32,
    pub max_wave_id: u32,
    pub max_legacy_doorbell_dispatch_id_plus_1: u64,
    pub legacy_doorbell_lock: u32,
    pub reserved2: [u32; 9usize],
    pub read_dispatch_id: u64,
    pub read_dispatch_id_field_base_byte_offset: u32,
    pub compute_tmpring_size: u32,
    pub scratch_resource_descriptor: [u32; 4usize],
    pub scratch_backing_memory_location: u64,
    pub reserved3: [u32; 2usize],
    pub scratch_wave64_lane_byte_size: u32,
    pub queue_properties: amd_queue_properties32_t,
    pub reserved4: [u32; 2usize],
    pub queue_inactive_signal: hsa_signal_t,
    pub reserved5: [u32; 14usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_queue_s"][::core::mem::size_of::<amd_queue_s>() - 256usize];
    ["Alignment of amd_queue_s"][::core::mem::align_of::<amd_queue_s>() - 64usize];
    ["Offset of field: amd_queue_s::hsa_queue"][::core::mem::offset_of!(amd_queue_s, hsa_queue) - 0usize];
    ["Offset of field: amd_queue_s::caps"][::core::mem::offset_of!(amd_queue_s, caps) - 40usize];
    ["Offset of field: amd_queue_s::reserved1"][::core::mem::offset_of!(amd_queue_s, reserved1) - 44usize];
    ["Offset of field: amd_queue_s::write_dispatch_id"]
        [::core::mem::offset_of!(amd_queue_s, write_dispatch_id) - 56usize];
    ["Offset of field: amd_queue_s::group_segment_aperture_base_hi"]
        [::core::mem::offset_of!(amd_queue_s, group_segment_aperture_base_hi) - 64usize];
    ["Offset of field: amd_queue_s::private_segment_aperture_base_hi"]
        [::core::mem::offset_of!(amd_queue_s, private_segment_aperture_base_hi) - 68usize];
    ["Offset of field: amd_queue_s::max_cu_id"][::core::mem::offset_of!(amd_queue_s, max_cu_id) - 72usize];
    ["Offset of field: amd_queue_s::max_wave_id"][::core::mem::offset_of!(amd_queue_s, max_wave_id) - 76usize];
    ["Offset of field: amd_queue_s::max_legacy_doorbell_dispatch_id_plus_1"]
        [::core::mem::offset_of!(amd_queue_s, max_legacy_doorbell_dispatch_id_plus_1) - 80usize];
    ["Offset of field: amd_queue_s::legacy_doorbell_lock"]
        [::core::mem::offset_of!(amd_queue_s, legacy_doorbell_lock) - 88usize];
    ["Offset of field: amd_queue_s::reserved2"][::core::mem::offset_of!(amd_queue_s, reserved2) - 92usize];
    ["Offset of field: amd_queue_s::read_dispatch_id"]
        [::core::mem::offset_of!(amd_queue_s, read_dispatch_id) - 128usize];
    ["Offset of field: amd_queue_s::read_dispatch_id_field_base_byte_offset"]
        [::core::mem::offset_of!(amd_queue_s, read_dispatch_id_field_base_byte_offset) - 136usize];
    ["Offset of field: amd_queue_s::compute_tmpring_size"]
        [::core::mem::offset_of!(amd_queue_s, compute_tmpring_size) - 140usize];
    ["Offset of field: amd_queue_s::scratch_resource_descriptor"]
        [::core::mem::offset_of!(amd_queue_s, scratch_resource_descriptor) - 144usize];
    ["Offset of field: amd_queue_s::scratch_backing_memory_location"]
        [::core::mem::offset_of!(amd_queue_s, scratch_backing_memory_location) - 160usize];
    ["Offset of field: amd_queue_s::reserved3"][::core::mem::offset_of!(amd_queue_s, reserved3) - 168usize];
    ["Offset of field: amd_queue_s::scratch_wave64_lane_byte_size"]
        [::core::mem::offset_of!(amd_queue_s, scratch_wave64_lane_byte_size) - 176usize];
    ["Offset of field: amd_queue_s::queue_properties"]
        [::core::mem::offset_of!(amd_queue_s, queue_properties) - 180usize];
    ["Offset of field: amd_queue_s::reserved4"][::core::mem::offset_of!(amd_queue_s, reserved4) - 184usize];
    ["Offset of field: amd_queue_s::queue_inactive_signal"]
        [::core::mem::offset_of!(amd_queue_s, queue_inactive_signal) - 192usize];
    ["Offset of field: amd_queue_s::reserved5"][::core::mem::offset_of!(amd_queue_s, reserved5) - 200usize];
};
impl Default for amd_queue_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type amd_queue_t = amd_queue_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct scratch_last_used_index_xcc_s {
    pub main: u64,
    pub alt: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of scratch_last_used_index_xcc_s"][::core::mem::size_of::<scratch_last_used_index_xcc_s>() - 16usize];
    ["Alignment of scratch_last_used_index_xcc_s"][::core::mem::align_of::<scratch_last_used_index_xcc_s>() - 8usize];
    ["Offset of field: scratch_last_used_index_xcc_s::main"]
        [::core::mem::offset_of!(scratch_last_used_index_xcc_s, main) - 0usize];
    ["Offset of field: scratch_last_used_index_xcc_s::alt"]
        [::core::mem::offset_of!(scratch_last_used_index_xcc_s, alt) - 8usize];
};
pub type scratch_last_used_index_xcc_t = scratch_last_used_index_xcc_s;
#[repr(C)]
#[repr(align(64))]
#[derive(Debug, Copy, Clone)]
pub struct amd_queue_v2_s {
    pub hsa_queue: hsa_queue_t,
    pub caps: u32,
    pub reserved1: [u32; 3usize],
    pub write_dispatch_id: u64,
    pub group_segment_aperture_base_hi: u32,
    pub private_segment_aperture_base_hi: u32,
    pub max_cu_id: u32,
    pub max_wave_id: u32,
    pub max_legacy_doorbell_dispatch_id_plus_1: u64,
    pub legacy_doorbell_lock: u32,
    pub reserved2: [u32; 9usize],
    pub read_dispatch_id: u64,
    pub read_dispatch_id_field_base_byte_offset: u32,
    pub compute_tmpring_size: u32,
    pub scratch_resource_descriptor: [u32; 4usize],
    pub scratch_backing_memory_location: u64,
    pub scratch_backing_memory_byte_size: u64,
    pub scratch_wave64_lane_byte_size: u32,
    pub queue_properties: amd_queue_properties32_t,
    pub scratch_max_use_index: u64,
    pub queue_inactive_signal: hsa_signal_t,
    pub alt_scratch_max_use_index: u64,
    pub alt_scratch_resource_descriptor: [u32; 4usize],
    pub alt_scratch_backing_memory_location: u64,
    pub alt_scratch_dispatch_limit_x: u32,
    pub alt_scratch_dispatch_limit_y: u32,
    pub alt_scratch_dispatch_limit_z: u32,
    pub alt_scratch_wave64_lane_byte_size: u32,
    pub alt_compute_tmpring_size: u32,
    pub reserved5: u32,
    pub scratch_last_used_index: [scratch_last_used_index_xcc_t; 128usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_queue_v2_s"][::core::mem::size_of::<amd_queue_v2_s>() - 2304usize];
    ["Alignment of amd_queue_v2_s"][::core::mem::align_of::<amd_queue_v2_s>() - 64usize];
    ["Offset of field: amd_queue_v2_s::hsa_queue"][::core::mem::offset_of!(amd_queue_v2_s, hsa_queue) - 0usize];
    ["Offset of field: amd_queue_v2_s::caps"][::core::mem::offset_of!(amd_queue_v2_s, caps) - 40usize];
    ["Offset of field: amd_queue_v2_s::reserved1"][::core::mem::offset_of!(amd_queue_v2_s, reserved1) - 44usize];
    ["Offset of field: amd_queue_v2_s::write_dispatch_id"]
        [::core::mem::offset_of!(amd_queue_v2_s, write_dispatch_id) - 56usize];
    ["Offset of field: amd_queue_v2_s::group_segment_aperture_base_hi"]
        [::core::mem::offset_of!(amd_queue_v2_s, group_segment_aperture_base_hi) - 64usize];
    ["Offset of field: amd_queue_v2_s::private_segment_aperture_base_hi"]
        [::core::mem::offset_of!(amd_queue_v2_s, private_segment_aperture_base_hi) - 68usize];
    ["Offset of field: amd_queue_v2_s::max_cu_id"][::core::mem::offset_of!(amd_queue_v2_s, max_cu_id) - 72usize];
    ["Offset of field: amd_queue_v2_s::max_wave_id"][::core::mem::offset_of!(amd_queue_v2_s, max_wave_id) - 76usize];
    ["Offset of field: amd_queue_v2_s::max_legacy_doorbell_dispatch_id_plus_1"]
        [::core::mem::offset_of!(amd_queue_v2_s, max_legacy_doorbell_dispatch_id_plus_1) - 80usize];
    ["Offset of field: amd_queue_v2_s::legacy_doorbell_lock"]
        [::core::mem::offset_of!(amd_queue_v2_s, legacy_doorbell_lock) - 88usize];
    ["Offset of field: amd_queue_v2_s::reserved2"][::core::mem::offset_of!(amd_queue_v2_s, reserved2) - 92usize];
    ["Offset of field: amd_queue_v2_s::read_dispatch_id"]
        [::core::mem::offset_of!(amd_queue_v2_s, read_dispatch_id) - 128usize];
    ["Offset of field: amd_queue_v2_s::read_dispatch_id_field_base_byte_offset"]
        [::core::mem::offset_of!(amd_queue_v2_s, read_dispatch_id_field_base_byte_offset) - 136usize];
    ["Offset of field: amd_queue_v2_s::compute_tmpring_size"]
        [::core::mem::offset_of!(amd_queue_v2_s, compute_tmpring_size) - 140usize];
    ["Offset of field: amd_queue_v2_s::scratch_resource_descriptor"]
        [::core::mem::offset_of!(amd_queue_v2_s, scratch_resource_descriptor) - 144usize];
    ["Offset of field: amd_queue_v2_s::scratch_backing_memory_location"]
        [::core::mem::offset_of!(amd_queue_v2_s, scratch_backing_memory_location) - 160usize];
    ["Offset of field: amd_queue_v2_s::scratch_backing_memory_byte_size"]
        [::core::mem::offset_of!(amd_queue_v2_s, scratch_backing_memory_byte_size) - 168usize];
    ["Offset of field: amd_queue_v2_s::scratch_wave64_lane_byte_size"]
        [::core::mem::offset_of!(amd_queue_v2_s, scratch_wave64_lane_byte_size) - 176usize];
    ["Offset of field: amd_queue_v2_s::queue_properties"]
        [::core::mem::offset_of!(amd_queue_v2_s, queue_properties) - 180usize];
    ["Offset of field: amd_queue_v2_s::scratch_max_use_index"]
        [::core::mem::offset_of!(amd_queue_v2_s, scratch_max_use_index) - 184usize];
    ["Offset of field: amd_queue_v2_s::queue_inactive_signal"]
        [::core::mem::offset_of!(amd_queue_v2_s, queue_inactive_signal) - 192usize];
    ["Offset of field: amd_queue_v2_s::alt_scratch_max_use_index"]
        [::core::mem::offset_of!(amd_queue_v2_s, alt_scratch_max_use_index) - 200usize];
    ["Offset of field: amd_queue_v2_s::alt_scratch_resource_descriptor"]
        [::core::mem::offset_of!(amd_queue_v2_s, alt_scratch_resource_descriptor) - 208usize];
    ["Offset of field: amd_queue_v2_s::alt_scratch_backing_memory_location"]
        [::core::mem::offset_of!(amd_queue_v2_s, alt_scratch_backing_memory_location) - 224usize];
    ["Offset of field: amd_queue_v2_s::alt_scratch_dispatch_limit_x"]
        [::core::mem::offset_of!(amd_queue_v2_s, alt_scratch_dispatch_limit_x) - 232usize];
    ["Offset of field: amd_queue_v2_s::alt_scratch_dispatch_limit_y"]
        [::core::mem::offset_of!(amd_queue_v2_s, alt_scratch_dispatch_limit_y) - 236usize];
    ["Offset of field: amd_queue_v2_s::alt_scratch_dispatch_limit_z"]
        [::core::mem::offset_of!(amd_queue_v2_s, alt_scratch_dispatch_limit_z) - 240usize];
    ["Offset of field: amd_queue_v2_s::alt_scratch_wave64_lane_byte_size"]
        [::core::mem::offset_of!(amd_queue_v2_s, alt_scratch_wave64_lane_byte_size) - 244usize];
    ["Offset of field: amd_queue_v2_s::alt_compute_tmpring_size"]
        [::core::mem::offset_of!(amd_queue_v2_s, alt_compute_tmpring_size) - 248usize];
    ["Offset of field: amd_queue_v2_s::reserved5"][::core::mem::offset_of!(amd_queue_v2_s, reserved5) - 252usize];
    ["Offset of field: amd_queue_v2_s::scratch_last_used_index"]
        [::core::mem::offset_of!(amd_queue_v2_s, scratch_last_used_index) - 256usize];
};
impl Default for amd_queue_v2_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type amd_queue_v2_t = amd_queue_v2_s;
pub type amd_signal_kind64_t = i64;
pub const AMD_SIGNAL_KIND_INVALID: amd_signal_kind_t = 0;
pub const AMD_SIGNAL_KIND_USER: amd_signal_kind_t = 1;
pub const AMD_SIGNAL_KIND_DOORBELL: amd_signal_kind_t = -1;
pub const AMD_SIGNAL_KIND_LEGACY_DOORBELL: amd_signal_kind_t = -2;
pub type amd_signal_kind_t = libc::c_int;
#[repr(C)]
#[repr(align(64))]
#[derive(Copy, Clone)]
pub struct amd_signal_s {
    pub kind: amd_signal_kind64_t,
    pub __bindgen_anon_1: amd_signal_s__bindgen_ty_1,
    pub event_mailbox_ptr: u64,
    pub event_id: u32,
    pub reserved1: u32,
    pub start_ts: u64,
    pub end_ts: u64,
    pub __bindgen_anon_2: amd_signal_s__bindgen_ty_2,
    pub reserved3: [u32; 2usize],
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union amd_signal_s__bindgen_ty_1 {
    pub value: i64,
    pub hardware_doorbell_ptr: *mut u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_signal_s__bindgen_ty_1"][::core::mem::size_of::<amd_signal_s__bindgen_ty_1>() - 8usize];
    ["Alignment of amd_signal_s__bindgen_ty_1"][::core::mem::align_of::<amd_signal_s__bindgen_ty_1>() - 8usize];
    ["Offset of field: amd_signal_s__bindgen_ty_1::value"]
        [::core::mem::offset_of!(amd_signal_s__bindgen_ty_1, value) - 0usize];
    ["Offset of field: amd_signal_s__bindgen_ty_1::hardware_doorbell_ptr"]
        [::core::mem::offset_of!(amd_signal_s__bindgen_ty_1, hardware_doorbell_ptr) - 0usize];
};
impl Default for amd_signal_s__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union amd_signal_s__bindgen_ty_2 {
    pub queue_ptr: *mut amd_queue_v2_t,
    pub reserved2: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_signal_s__bindgen_ty_2"][::core::mem::size_of::<amd_signal_s__bindgen_ty_2>() - 8usize];
    ["Alignment of amd_signal_s__bindgen_ty_2"][::core::mem::align_of::<amd_signal_s__bindgen_ty_2>() - 8usize];
    ["Offset of field: amd_signal_s__bindgen_ty_2::queue_ptr"]
        [::core::mem::offset_of!(amd_signal_s__bindgen_ty_2, queue_ptr) - 0usize];
    ["Offset of field: amd_signal_s__bindgen_ty_2::reserved2"]
        [::core::mem::offset_of!(amd_signal_s__bindgen_ty_2, reserved2) - 0usize];
};
impl Default for amd_signal_s__bindgen_ty_2 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_signal_s"][::core::mem::size_of::<amd_signal_s>() - 64usize];
    ["Alignment of amd_signal_s"][::core::mem::align_of::<amd_signal_s>() - 64usize];
    ["Offset of field: amd_signal_s::kind"][::core::mem::offset_of!(amd_signal_s, kind) - 0usize];
    ["Offset of field: amd_signal_s::event_mailbox_ptr"]
        [::core::mem::offset_of!(amd_signal_s, event_mailbox_ptr) - 16usize];
    ["Offset of field: amd_signal_s::event_id"][::core::mem::offset_of!(amd_signal_s, event_id) - 24usize];
    ["Offset of field: amd_signal_s::reserved1"][::core::mem::offset_of!(amd_signal_s, reserved1) - 28usize];
    ["Offset of field: amd_signal_s::start_ts"][::core::mem::offset_of!(amd_signal_s, start_ts) - 32usize];
    ["Offset of field: amd_signal_s::end_ts"][::core::mem::offset_of!(amd_signal_s, end_ts) - 40usize];
    ["Offset of field: amd_signal_s::reserved3"][::core::mem::offset_of!(amd_signal_s, reserved3) - 56usize];
};
impl Default for amd_signal_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type amd_signal_t = amd_signal_s;
pub type amd_kernel_code_version32_t = u32;
pub const AMD_KERNEL_CODE_VERSION_MAJOR: amd_kernel_code_version_t = 1;
pub const AMD_KERNEL_CODE_VERSION_MINOR: amd_kernel_code_version_t = 1;
pub type amd_kernel_code_version_t = libc::c_uint;
pub type amd_machine_kind16_t = u16;
pub const AMD_MACHINE_KIND_UNDEFINED: amd_machine_kind_t = 0;
pub const AMD_MACHINE_KIND_AMDGPU: amd_machine_kind_t = 1;
pub type amd_machine_kind_t = libc::c_uint;
pub type amd_machine_version16_t = u16;
pub const AMD_FLOAT_ROUND_MODE_NEAREST_EVEN: amd_float_round_mode_t = 0;
pub const AMD_FLOAT_ROUND_MODE_PLUS_INFINITY: amd_float_round_mode_t = 1;
pub const AMD_FLOAT_ROUND_MODE_MINUS_INFINITY: amd_float_round_mode_t = 2;
pub const AMD_FLOAT_ROUND_MODE_ZERO: amd_float_round_mode_t = 3;
pub type amd_float_round_mode_t = libc::c_uint;
pub const AMD_FLOAT_DENORM_MODE_FLUSH_SOURCE_OUTPUT: amd_float_denorm_mode_t = 0;
pub const AMD_FLOAT_DENORM_MODE_FLUSH_OUTPUT: amd_float_denorm_mode_t = 1;
pub const AMD_FLOAT_DENORM_MODE_FLUSH_SOURCE: amd_float_denorm_mode_t = 2;
pub const AMD_FLOAT_DENORM_MODE_NO_FLUSH: amd_float_denorm_mode_t = 3;
pub type amd_float_denorm_mode_t = libc::c_uint;
pub type amd_compute_pgm_rsrc_one32_t = u32;
pub const AMD_COMPUTE_PGM_RSRC_ONE_GRANULATED_WORKITEM_VGPR_COUNT_SHIFT: amd_compute_pgm_rsrc_one_t = 0;
pub const AMD_COMPUTE_PGM_RSRC_ONE_GRANULATED_WORKITEM_VGPR_COUNT_WIDTH: amd_compute_pgm_rsrc_one_t = 6;
pub const AMD_COMPUTE_PGM_RSRC_ONE_GRANULATED_WORKITEM_VGPR_COUNT: amd_compute_pgm_rsrc_one_t = 63;
pub const AMD_COMPUTE_PGM_RSRC_ONE_GRANULATED_WAVEFRONT_SGPR_COUNT_SHIFT: amd_compute_pgm_rsrc_one_t = 6;
pub const AMD_COMPUTE_PGM_RSRC_ONE_GRANULATED_WAVEFRONT_SGPR_COUNT_WIDTH: amd_compute_pgm_rsrc_one_t = 4;
pub const AMD_COMPUTE_PGM_RSRC_ONE_GRANULATED_WAVEFRONT_SGPR_COUNT: amd_compute_pgm_rsrc_one_t = 960;
pub const AMD_COMPUTE_PGM_RSRC_ONE_PRIORITY_SHIFT: amd_compute_pgm_rsrc_one_t = 10;
pub const AMD_COMPUTE_PGM_RSRC_ONE_PRIORITY_WIDTH: amd_compute_pgm_rsrc_one_t = 2;
pub const AMD_COMPUTE_PGM_RSRC_ONE_PRIORITY: amd_compute_pgm_rsrc_one_t = 3072;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_ROUND_MODE_32_SHIFT: amd_compute_pgm_rsrc_one_t = 12;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_ROUND_MODE_32_WIDTH: amd_compute_pgm_rsrc_one_t = 2;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_ROUND_MODE_32: amd_compute_pgm_rsrc_one_t = 12288;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_ROUND_MODE_16_64_SHIFT: amd_compute_pgm_rsrc_one_t = 14;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_ROUND_MODE_16_64_WIDTH: amd_compute_pgm_rsrc_one_t = 2;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_ROUND_MODE_16_64: amd_compute_pgm_rsrc_one_t = 49152;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_DENORM_MODE_32_SHIFT: amd_compute_pgm_rsrc_one_t = 16;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_DENORM_MODE_32_WIDTH: amd_compute_pgm_rsrc_one_t = 2;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_DENORM_MODE_32: amd_compute_pgm_rsrc_one_t = 196608;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_DENORM_MODE_16_64_SHIFT: amd_compute_pgm_rsrc_one_t = 18;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_DENORM_MODE_16_64_WIDTH: amd_compute_pgm_rsrc_one_t = 2;
pub const AMD_COMPUTE_PGM_RSRC_ONE_FLOAT_DENORM_MODE_16_64: amd_compute_pgm_rsrc_one_t = 786432;
pub const AMD_COMPUTE_PGM_RSRC_ONE_PRIV_SHIFT: amd_compute_pgm_rsrc_one_t = 20;
pub const AMD_COMPUTE_PGM_RSRC_ONE_PRIV_WIDTH: amd_compute_pgm_rsrc_one_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_ONE_PRIV: amd_compute_pgm_rsrc_one_t = 1048576;
pub const AMD_COMPUTE_PGM_RSRC_ONE_ENABLE_DX10_CLAMP_SHIFT: amd_compute_pgm_rsrc_one_t = 21;
pub const AMD_COMPUTE_PGM_RSRC_ONE_ENABLE_DX10_CLAMP_WIDTH: amd_compute_pgm_rsrc_one_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_ONE_ENABLE_DX10_CLAMP: amd_compute_pgm_rsrc_one_t = 2097152;
pub const AMD_COMPUTE_PGM_RSRC_ONE_DEBUG_MODE_SHIFT: amd_compute_pgm_rsrc_one_t = 22;
pub const AMD_COMPUTE_PGM_RSRC_ONE_DEBUG_MODE_WIDTH: amd_compute_pgm_rsrc_one_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_ONE_DEBUG_MODE: amd_compute_pgm_rsrc_one_t = 4194304;
pub const AMD_COMPUTE_PGM_RSRC_ONE_ENABLE_IEEE_MODE_SHIFT: amd_compute_pgm_rsrc_one_t = 23;
pub const AMD_COMPUTE_PGM_RSRC_ONE_ENABLE_IEEE_MODE_WIDTH: amd_compute_pgm_rsrc_one_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_ONE_ENABLE_IEEE_MODE: amd_compute_pgm_rsrc_one_t = 8388608;
pub const AMD_COMPUTE_PGM_RSRC_ONE_BULKY_SHIFT: amd_compute_pgm_rsrc_one_t = 24;
pub const AMD_COMPUTE_PGM_RSRC_ONE_BULKY_WIDTH: amd_compute_pgm_rsrc_one_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_ONE_BULKY: amd_compute_pgm_rsrc_one_t = 16777216;
pub const AMD_COMPUTE_PGM_RSRC_ONE_CDBG_USER_SHIFT: amd_compute_pgm_rsrc_one_t = 25;
pub const AMD_COMPUTE_PGM_RSRC_ONE_CDBG_USER_WIDTH: amd_compute_pgm_rsrc_one_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_ONE_CDBG_USER: amd_compute_pgm_rsrc_one_t = 33554432;
pub const AMD_COMPUTE_PGM_RSRC_ONE_RESERVED1_SHIFT: amd_compute_pgm_rsrc_one_t = 26;
pub const AMD_COMPUTE_PGM_RSRC_ONE_RESERVED1_WIDTH: amd_compute_pgm_rsrc_one_t = 6;
pub const AMD_COMPUTE_PGM_RSRC_ONE_RESERVED1: amd_compute_pgm_rsrc_one_t = -67108864;
pub type amd_compute_pgm_rsrc_one_t = libc::c_int;
pub const AMD_SYSTEM_VGPR_WORKITEM_ID_X: amd_system_vgpr_workitem_id_t = 0;
pub const AMD_SYSTEM_VGPR_WORKITEM_ID_X_Y: amd_system_vgpr_workitem_id_t = 1;
pub const AMD_SYSTEM_VGPR_WORKITEM_ID_X_Y_Z: amd_system_vgpr_workitem_id_t = 2;
pub const AMD_SYSTEM_VGPR_WORKITEM_ID_UNDEFINED: amd_system_vgpr_workitem_id_t = 3;
pub type amd_system_vgpr_workitem_id_t = libc::c_uint;
pub type amd_compute_pgm_rsrc_two32_t = u32;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_PRIVATE_SEGMENT_WAVE_BYTE_OFFSET_SHIFT: amd_compute_pgm_rsrc_two_t = 0;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_PRIVATE_SEGMENT_WAVE_BYTE_OFFSET_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_PRIVATE_SEGMENT_WAVE_BYTE_OFFSET: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_USER_SGPR_COUNT_SHIFT: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_USER_SGPR_COUNT_WIDTH: amd_compute_pgm_rsrc_two_t = 5;
pub const AMD_COMPUTE_PGM_RSRC_TWO_USER_SGPR_COUNT: amd_compute_pgm_rsrc_two_t = 62;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_TRAP_HANDLER_SHIFT: amd_compute_pgm_rsrc_two_t = 6;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_TRAP_HANDLER_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_TRAP_HANDLER: amd_compute_pgm_rsrc_two_t = 64;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_ID_X_SHIFT: amd_compute_pgm_rsrc_two_t = 7;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_ID_X_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_ID_X: amd_compute_pgm_rsrc_two_t = 128;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_ID_Y_SHIFT: amd_compute_pgm_rsrc_two_t = 8;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_ID_Y_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_ID_Y: amd_compute_pgm_rsrc_two_t = 256;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_ID_Z_SHIFT: amd_compute_pgm_rsrc_two_t = 9;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_ID_Z_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_ID_Z: amd_compute_pgm_rsrc_two_t = 512;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_INFO_SHIFT: amd_compute_pgm_rsrc_two_t = 10;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_INFO_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_SGPR_WORKGROUP_INFO: amd_compute_pgm_rsrc_two_t = 1024;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_VGPR_WORKITEM_ID_SHIFT: amd_compute_pgm_rsrc_two_t = 11;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_VGPR_WORKITEM_ID_WIDTH: amd_compute_pgm_rsrc_two_t = 2;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_VGPR_WORKITEM_ID: amd_compute_pgm_rsrc_two_t = 6144;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_ADDRESS_WATCH_SHIFT: amd_compute_pgm_rsrc_two_t = 13;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_ADDRESS_WATCH_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_ADDRESS_WATCH: amd_compute_pgm_rsrc_two_t = 8192;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_MEMORY_VIOLATION_SHIFT: amd_compute_pgm_rsrc_two_t = 14;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_MEMORY_VIOLATION_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_MEMORY_VIOLATION: amd_compute_pgm_rsrc_two_t = 16384;
pub const AMD_COMPUTE_PGM_RSRC_TWO_GRANULATED_LDS_SIZE_SHIFT: amd_compute_pgm_rsrc_two_t = 15;
pub const AMD_COMPUTE_PGM_RSRC_TWO_GRANULATED_LDS_SIZE_WIDTH: amd_compute_pgm_rsrc_two_t = 9;
pub const AMD_COMPUTE_PGM_RSRC_TWO_GRANULATED_LDS_SIZE: amd_compute_pgm_rsrc_two_t = 16744448;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_INVALID_OPERATION_SHIFT: amd_compute_pgm_rsrc_two_t =
    24;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_INVALID_OPERATION_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_INVALID_OPERATION: amd_compute_pgm_rsrc_two_t =
    16777216;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_FP_DENORMAL_SOURCE_SHIFT: amd_compute_pgm_rsrc_two_t = 25;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_FP_DENORMAL_SOURCE_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_FP_DENORMAL_SOURCE: amd_compute_pgm_rsrc_two_t = 33554432;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_DIVISION_BY_ZERO_SHIFT: amd_compute_pgm_rsrc_two_t = 26;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_DIVISION_BY_ZERO_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_DIVISION_BY_ZERO: amd_compute_pgm_rsrc_two_t = 67108864;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_OVERFLOW_SHIFT: amd_compute_pgm_rsrc_two_t = 27;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_OVERFLOW_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_OVERFLOW: amd_compute_pgm_rsrc_two_t = 134217728;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_UNDERFLOW_SHIFT: amd_compute_pgm_rsrc_two_t = 28;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_UNDERFLOW_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_UNDERFLOW: amd_compute_pgm_rsrc_two_t = 268435456;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_INEXACT_SHIFT: amd_compute_pgm_rsrc_two_t = 29;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_INEXACT_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_IEEE_754_FP_INEXACT: amd_compute_pgm_rsrc_two_t = 536870912;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_INT_DIVISION_BY_ZERO_SHIFT: amd_compute_pgm_rsrc_two_t = 30;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_INT_DIVISION_BY_ZERO_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_ENABLE_EXCEPTION_INT_DIVISION_BY_ZERO: amd_compute_pgm_rsrc_two_t = 1073741824;
pub const AMD_COMPUTE_PGM_RSRC_TWO_RESERVED1_SHIFT: amd_compute_pgm_rsrc_two_t = 31;
pub const AMD_COMPUTE_PGM_RSRC_TWO_RESERVED1_WIDTH: amd_compute_pgm_rsrc_two_t = 1;
pub const AMD_COMPUTE_PGM_RSRC_TWO_RESERVED1: amd_compute_pgm_rsrc_two_t = -2147483648;
pub type amd_compute_pgm_rsrc_two_t = libc::c_int;
pub const AMD_ELEMENT_BYTE_SIZE_2: amd_element_byte_size_t = 0;
pub const AMD_ELEMENT_BYTE_SIZE_4: amd_element_byte_size_t = 1;
pub const AMD_ELEMENT_BYTE_SIZE_8: amd_element_byte_size_t = 2;
pub const AMD_ELEMENT_BYTE_SIZE_16: amd_element_byte_size_t = 3;
pub type amd_element_byte_size_t = libc::c_uint;
pub type amd_kernel_code_properties32_t = u32;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_PRIVATE_SEGMENT_BUFFER_SHIFT: amd_kernel_code_properties_t = 0;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_PRIVATE_SEGMENT_BUFFER_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_PRIVATE_SEGMENT_BUFFER: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_DISPATCH_PTR_SHIFT: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_DISPATCH_PTR_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_DISPATCH_PTR: amd_kernel_code_properties_t = 2;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_QUEUE_PTR_SHIFT: amd_kernel_code_properties_t = 2;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_QUEUE_PTR_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_QUEUE_PTR: amd_kernel_code_properties_t = 4;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_KERNARG_SEGMENT_PTR_SHIFT: amd_kernel_code_properties_t = 3;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_KERNARG_SEGMENT_PTR_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_KERNARG_SEGMENT_PTR: amd_kernel_code_properties_t = 8;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_DISPATCH_ID_SHIFT: amd_kernel_code_properties_t = 4;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_DISPATCH_ID_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_DISPATCH_ID: amd_kernel_code_properties_t = 16;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_FLAT_SCRATCH_INIT_SHIFT: amd_kernel_code_properties_t = 5;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_FLAT_SCRATCH_INIT_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_FLAT_SCRATCH_INIT: amd_kernel_code_properties_t = 32;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_PRIVATE_SEGMENT_SIZE_SHIFT: amd_kernel_code_properties_t = 6;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_PRIVATE_SEGMENT_SIZE_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_PRIVATE_SEGMENT_SIZE: amd_kernel_code_properties_t = 64;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_GRID_WORKGROUP_COUNT_X_SHIFT: amd_kernel_code_properties_t = 7;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_GRID_WORKGROUP_COUNT_X_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_GRID_WORKGROUP_COUNT_X: amd_kernel_code_properties_t = 128;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_GRID_WORKGROUP_COUNT_Y_SHIFT: amd_kernel_code_properties_t = 8;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_GRID_WORKGROUP_COUNT_Y_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_GRID_WORKGROUP_COUNT_Y: amd_kernel_code_properties_t = 256;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_GRID_WORKGROUP_COUNT_Z_SHIFT: amd_kernel_code_properties_t = 9;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_GRID_WORKGROUP_COUNT_Z_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_SGPR_GRID_WORKGROUP_COUNT_Z: amd_kernel_code_properties_t = 512;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_WAVEFRONT_SIZE32_SHIFT: amd_kernel_code_properties_t = 10;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_WAVEFRONT_SIZE32_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_WAVEFRONT_SIZE32: amd_kernel_code_properties_t = 1024;
pub const AMD_KERNEL_CODE_PROPERTIES_RESERVED1_SHIFT: amd_kernel_code_properties_t = 11;
pub const AMD_KERNEL_CODE_PROPERTIES_RESERVED1_WIDTH: amd_kernel_code_properties_t = 5;
pub const AMD_KERNEL_CODE_PROPERTIES_RESERVED1: amd_kernel_code_properties_t = 63488;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_ORDERED_APPEND_GDS_SHIFT: amd_kernel_code_properties_t = 16;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_ORDERED_APPEND_GDS_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_ENABLE_ORDERED_APPEND_GDS: amd_kernel_code_properties_t = 65536;
pub const AMD_KERNEL_CODE_PROPERTIES_PRIVATE_ELEMENT_SIZE_SHIFT: amd_kernel_code_properties_t = 17;
pub const AMD_KERNEL_CODE_PROPERTIES_PRIVATE_ELEMENT_SIZE_WIDTH: amd_kernel_code_properties_t = 2;
pub const AMD_KERNEL_CODE_PROPERTIES_PRIVATE_ELEMENT_SIZE: amd_kernel_code_properties_t = 393216;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_PTR64_SHIFT: amd_kernel_code_properties_t = 19;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_PTR64_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_PTR64: amd_kernel_code_properties_t = 524288;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_DYNAMIC_CALLSTACK_SHIFT: amd_kernel_code_properties_t = 20;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_DYNAMIC_CALLSTACK_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_DYNAMIC_CALLSTACK: amd_kernel_code_properties_t = 1048576;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_DEBUG_ENABLED_SHIFT: amd_kernel_code_properties_t = 21;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_DEBUG_ENABLED_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_DEBUG_ENABLED: amd_kernel_code_properties_t = 2097152;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_XNACK_ENABLED_SHIFT: amd_kernel_code_properties_t = 22;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_XNACK_ENABLED_WIDTH: amd_kernel_code_properties_t = 1;
pub const AMD_KERNEL_CODE_PROPERTIES_IS_XNACK_ENABLED: amd_kernel_code_properties_t = 4194304;
pub const AMD_KERNEL_CODE_PROPERTIES_RESERVED2_SHIFT: amd_kernel_code_properties_t = 23;
pub const AMD_KERNEL_CODE_PROPERTIES_RESERVED2_WIDTH: amd_kernel_code_properties_t = 9;
pub const AMD_KERNEL_CODE_PROPERTIES_RESERVED2: amd_kernel_code_properties_t = -8388608;
pub type amd_kernel_code_properties_t = libc::c_int;
pub type amd_powertwo8_t = u8;
pub const AMD_POWERTWO_1: amd_powertwo_t = 0;
pub const AMD_POWERTWO_2: amd_powertwo_t = 1;
pub const AMD_POWERTWO_4: amd_powertwo_t = 2;
pub const AMD_POWERTWO_8: amd_powertwo_t = 3;
pub const AMD_POWERTWO_16: amd_powertwo_t = 4;
pub const AMD_POWERTWO_32: amd_powertwo_t = 5;
pub const AMD_POWERTWO_64: amd_powertwo_t = 6;
pub const AMD_POWERTWO_128: amd_powertwo_t = 7;
pub const AMD_POWERTWO_256: amd_powertwo_t = 8;
pub type amd_powertwo_t = libc::c_uint;
pub type amd_enabled_control_directive64_t = u64;
pub const AMD_ENABLED_CONTROL_DIRECTIVE_ENABLE_BREAK_EXCEPTIONS: amd_enabled_control_directive_t = 1;
pub const AMD_ENABLED_CONTROL_DIRECTIVE_ENABLE_DETECT_EXCEPTIONS: amd_enabled_control_directive_t = 2;
pub const AMD_ENABLED_CONTROL_DIRECTIVE_MAX_DYNAMIC_GROUP_SIZE: amd_enabled_control_directive_t = 4;
pub const AMD_ENABLED_CONTROL_DIRECTIVE_MAX_FLAT_GRID_SIZE: amd_enabled_control_directive_t = 8;
pub const AMD_ENABLED_CONTROL_DIRECTIVE_MAX_FLAT_WORKGROUP_SIZE: amd_enabled_control_directive_t = 16;
pub const AMD_ENABLED_CONTROL_DIRECTIVE_REQUIRED_DIM: amd_enabled_control_directive_t = 32;
pub const AMD_ENABLED_CONTROL_DIRECTIVE_REQUIRED_GRID_SIZE: amd_enabled_control_directive_t = 64;
pub const AMD_ENABLED_CONTROL_DIRECTIVE_REQUIRED_WORKGROUP_SIZE: amd_enabled_control_directive_t = 128;
pub const AMD_ENABLED_CONTROL_DIRECTIVE_REQUIRE_NO_PARTIAL_WORKGROUPS: amd_enabled_control_directive_t = 256;
pub type amd_enabled_control_directive_t = libc::c_uint;
pub type amd_exception_kind16_t = u16;
pub const AMD_EXCEPTION_KIND_INVALID_OPERATION: amd_exception_kind_t = 1;
pub const AMD_EXCEPTION_KIND_DIVISION_BY_ZERO: amd_exception_kind_t = 2;
pub const AMD_EXCEPTION_KIND_OVERFLOW: amd_exception_kind_t = 4;
pub const AMD_EXCEPTION_KIND_UNDERFLOW: amd_exception_kind_t = 8;
pub const AMD_EXCEPTION_KIND_INEXACT: amd_exception_kind_t = 16;
pub type amd_exception_kind_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct amd_control_directives_s {
    pub enabled_control_directives: amd_enabled_control_directive64_t,
    pub enable_break_exceptions: u16,
    pub enable_detect_exceptions: u16,
    pub max_dynamic_group_size: u32,
    pub max_flat_grid_size: u64,
    pub max_flat_workgroup_size: u32,
    pub required_dim: u8,
    pub reserved1: [u8; 3usize],
    pub required_grid_size: [u64; 3usize],
    pub required_workgroup_size: [u32; 3usize],
    pub reserved2: [u8; 60usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_control_directives_s"][::core::mem::size_of::<amd_control_directives_s>() - 128usize];
    ["Alignment of amd_control_directives_s"][::core::mem::align_of::<amd_control_directives_s>() - 8usize];
    ["Offset of field: amd_control_directives_s::enabled_control_directives"]
        [::core::mem::offset_of!(amd_control_directives_s, enabled_control_directives) - 0usize];
    ["Offset of field: amd_control_directives_s::enable_break_exceptions"]
        [::core::mem::offset_of!(amd_control_directives_s, enable_break_exceptions) - 8usize];
    ["Offset of field: amd_control_directives_s::enable_detect_exceptions"]
        [::core::mem::offset_of!(amd_control_directives_s, enable_detect_exceptions) - 10usize];
    ["Offset of field: amd_control_directives_s::max_dynamic_group_size"]
        [::core::mem::offset_of!(amd_control_directives_s, max_dynamic_group_size) - 12usize];
    ["Offset of field: amd_control_directives_s::max_flat_grid_size"]
        [::core::mem::offset_of!(amd_control_directives_s, max_flat_grid_size) - 16usize];
    ["Offset of field: amd_control_directives_s::max_flat_workgroup_size"]
        [::core::mem::offset_of!(amd_control_directives_s, max_flat_workgroup_size) - 24usize];
    ["Offset of field: amd_control_directives_s::required_dim"]
        [::core::mem::offset_of!(amd_control_directives_s, required_dim) - 28usize];
    ["Offset of field: amd_control_directives_s::reserved1"]
        [::core::mem::offset_of!(amd_control_directives_s, reserved1) - 29usize];
    ["Offset of field: amd_control_directives_s::required_grid_size"]
        [::core::mem::offset_of!(amd_control_directives_s, required_grid_size) - 32usize];
    ["Offset of field: amd_control_directives_s::required_workgroup_size"]
        [::core::mem::offset_of!(amd_control_directives_s, required_workgroup_size) - 56usize];
    ["Offset of field: amd_control_directives_s::reserved2"]
        [::core::mem::offset_of!(amd_control_directives_s, reserved2) - 68usize];
};
impl Default for amd_control_directives_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type amd_control_directives_t = amd_control_directives_s;
#[repr(C)]
#[repr(align(64))]
#[derive(Debug, Copy, Clone)]
pub struct amd_kernel_code_s {
    pub amd_kernel_code_version_major: amd_kernel_code_version32_t,
    pub amd_kernel_code_version_minor: amd_kernel_code_version32_t,
    pub amd_machine_kind: amd_machine_kind16_t,
    pub amd_machine_version_major: amd_machine_version16_t,
    pub amd_machine_version_minor: amd_machine_version16_t,
    pub amd_machine_version_stepping: amd_machine_version16_t,
    pub kernel_code_entry_byte_offset: i64,
    pub kernel_code_prefetch_byte_offset: i64,
    pub kernel_code_prefetch_byte_size: u64,
    pub max_scratch_backing_memory_byte_size: u64,
    pub compute_pgm_rsrc1: amd_compute_pgm_rsrc_one32_t,
    pub compute_pgm_rsrc2: amd_compute_pgm_rsrc_two32_t,
    pub kernel_code_properties: amd_kernel_code_properties32_t,
    pub workitem_private_segment_byte_size: u32,
    pub workgroup_group_segment_byte_size: u32,
    pub gds_segment_byte_size: u32,
    pub kernarg_segment_byte_size: u64,
    pub workgroup_fbarrier_count: u32,
    pub wavefront_sgpr_count: u16,
    pub workitem_vgpr_count: u16,
    pub reserved_vgpr_first: u16,
    pub reserved_vgpr_count: u16,
    pub reserved_sgpr_first: u16,
    pub reserved_sgpr_count: u16,
    pub debug_wavefront_private_segment_offset_sgpr: u16,
    pub debug_private_segment_buffer_sgpr: u16,
    pub kernarg_segment_alignment: amd_powertwo8_t,
    pub group_segment_alignment: amd_powertwo8_t,
    pub private_segment_alignment: amd_powertwo8_t,
    pub wavefront_size: amd_powertwo8_t,
    pub call_convention: i32,
    pub reserved1: [u8; 12usize],
    pub runtime_loader_kernel_symbol: u64,
    pub control_directives: amd_control_directives_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_kernel_code_s"][::core::mem::size_of::<amd_kernel_code_s>() - 256usize];
    ["Alignment of amd_kernel_code_s"][::core::mem::align_of::<amd_kernel_code_s>() - 64usize];
    ["Offset of field: amd_kernel_code_s::amd_kernel_code_version_major"]
        [::core::mem::offset_of!(amd_kernel_code_s, amd_kernel_code_version_major) - 0usize];
    ["Offset of field: amd_kernel_code_s::amd_kernel_code_version_minor"]
        [::core::mem::offset_of!(amd_kernel_code_s, amd_kernel_code_version_minor) - 4usize];
    ["Offset of field: amd_kernel_code_s::amd_machine_kind"]
        [::core::mem::offset_of!(amd_kernel_code_s, amd_machine_kind) - 8usize];
    ["Offset of field: amd_kernel_code_s::amd_machine_version_major"]
        [::core::mem::offset_of!(amd_kernel_code_s, amd_machine_version_major) - 10usize];
    ["Offset of field: amd_kernel_code_s::amd_machine_version_minor"]
        [::core::mem::offset_of!(amd_kernel_code_s, amd_machine_version_minor) - 12usize];
    ["Offset of field: amd_kernel_code_s::amd_machine_version_stepping"]
        [::core::mem::offset_of!(amd_kernel_code_s, amd_machine_version_stepping) - 14usize];
    ["Offset of field: amd_kernel_code_s::kernel_code_entry_byte_offset"]
        [::core::mem::offset_of!(amd_kernel_code_s, kernel_code_entry_byte_offset) - 16usize];
    ["Offset of field: amd_kernel_code_s::kernel_code_prefetch_byte_offset"]
        [::core::mem::offset_of!(amd_kernel_code_s, kernel_code_prefetch_byte_offset) - 24usize];
    ["Offset of field: amd_kernel_code_s::kernel_code_prefetch_byte_size"]
        [::core::mem::offset_of!(amd_kernel_code_s, kernel_code_prefetch_byte_size) - 32usize];
    ["Offset of field: amd_kernel_code_s::max_scratch_backing_memory_byte_size"]
        [::core::mem::offset_of!(amd_kernel_code_s, max_scratch_backing_memory_byte_size) - 40usize];
    ["Offset of field: amd_kernel_code_s::compute_pgm_rsrc1"]
        [::core::mem::offset_of!(amd_kernel_code_s, compute_pgm_rsrc1) - 48usize];
    ["Offset of field: amd_kernel_code_s::compute_pgm_rsrc2"]
        [::core::mem::offset_of!(amd_kernel_code_s, compute_pgm_rsrc2) - 52usize];
    ["Offset of field: amd_kernel_code_s::kernel_code_properties"]
        [::core::mem::offset_of!(amd_kernel_code_s, kernel_code_properties) - 56usize];
    ["Offset of field: amd_kernel_code_s::workitem_private_segment_byte_size"]
        [::core::mem::offset_of!(amd_kernel_code_s, workitem_private_segment_byte_size) - 60usize];
    ["Offset of field: amd_kernel_code_s::workgroup_group_segment_byte_size"]
        [::core::mem::offset_of!(amd_kernel_code_s, workgroup_group_segment_byte_size) - 64usize];
    ["Offset of field: amd_kernel_code_s::gds_segment_byte_size"]
        [::core::mem::offset_of!(amd_kernel_code_s, gds_segment_byte_size) - 68usize];
    ["Offset of field: amd_kernel_code_s::kernarg_segment_byte_size"]
        [::core::mem::offset_of!(amd_kernel_code_s, kernarg_segment_byte_size) - 72usize];
    ["Offset of field: amd_kernel_code_s::workgroup_fbarrier_count"]
        [::core::mem::offset_of!(amd_kernel_code_s, workgroup_fbarrier_count) - 80usize];
    ["Offset of field: amd_kernel_code_s::wavefront_sgpr_count"]
        [::core::mem::offset_of!(amd_kernel_code_s, wavefront_sgpr_count) - 84usize];
    ["Offset of field: amd_kernel_code_s::workitem_vgpr_count"]
        [::core::mem::offset_of!(amd_kernel_code_s, workitem_vgpr_count) - 86usize];
    ["Offset of field: amd_kernel_code_s::reserved_vgpr_first"]
        [::core::mem::offset_of!(amd_kernel_code_s, reserved_vgpr_first) - 88usize];
    ["Offset of field: amd_kernel_code_s::reserved_vgpr_count"]
        [::core::mem::offset_of!(amd_kernel_code_s, reserved_vgpr_count) - 90usize];
    ["Offset of field: amd_kernel_code_s::reserved_sgpr_first"]
        [::core::mem::offset_of!(amd_kernel_code_s, reserved_sgpr_first) - 92usize];
    ["Offset of field: amd_kernel_code_s::reserved_sgpr_count"]
        [::core::mem::offset_of!(amd_kernel_code_s, reserved_sgpr_count) - 94usize];
    ["Offset of field: amd_kernel_code_s::debug_wavefront_private_segment_offset_sgpr"]
        [::core::mem::offset_of!(amd_kernel_code_s, debug_wavefront_private_segment_offset_sgpr) - 96usize];
    ["Offset of field: amd_kernel_code_s::debug_private_segment_buffer_sgpr"]
        [::core::mem::offset_of!(amd_kernel_code_s, debug_private_segment_buffer_sgpr) - 98usize];
    ["Offset of field: amd_kernel_code_s::kernarg_segment_alignment"]
        [::core::mem::offset_of!(amd_kernel_code_s, kernarg_segment_alignment) - 100usize];
    ["Offset of field: amd_kernel_code_s::group_segment_alignment"]
        [::core::mem::offset_of!(amd_kernel_code_s, group_segment_alignment) - 101usize];
    ["Offset of field: amd_kernel_code_s::private_segment_alignment"]
        [::core::mem::offset_of!(amd_kernel_code_s, private_segment_alignment) - 102usize];
    ["Offset of field: amd_kernel_code_s::wavefront_size"]
        [::core::mem::offset_of!(amd_kernel_code_s, wavefront_size) - 103usize];
    ["Offset of field: amd_kernel_code_s::call_convention"]
        [::core::mem::offset_of!(amd_kernel_code_s, call_convention) - 104usize];
    ["Offset of field: amd_kernel_code_s::reserved1"][::core::mem::offset_of!(amd_kernel_code_s, reserved1) - 108usize];
    ["Offset of field: amd_kernel_code_s::runtime_loader_kernel_symbol"]
        [::core::mem::offset_of!(amd_kernel_code_s, runtime_loader_kernel_symbol) - 120usize];
    ["Offset of field: amd_kernel_code_s::control_directives"]
        [::core::mem::offset_of!(amd_kernel_code_s, control_directives) - 128usize];
};
impl Default for amd_kernel_code_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type amd_kernel_code_t = amd_kernel_code_s;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct amd_runtime_loader_debug_info_s {
    pub elf_raw: *const libc::c_void,
    pub elf_size: usize,
    pub kernel_name: *const libc::c_char,
    pub owning_segment: *const libc::c_void,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of amd_runtime_loader_debug_info_s"][::core::mem::size_of::<amd_runtime_loader_debug_info_s>() - 32usize];
    ["Alignment of amd_runtime_loader_debug_info_s"]
        [::core::mem::align_of::<amd_runtime_loader_debug_info_s>() - 8usize];
    ["Offset of field: amd_runtime_loader_debug_info_s::elf_raw"]
        [::core::mem::offset_of!(amd_runtime_loader_debug_info_s, elf_raw) - 0usize];
    ["Offset of field: amd_runtime_loader_debug_info_s::elf_size"]
        [::core::mem::offset_of!(amd_runtime_loader_debug_info_s, elf_size) - 8usize];
    ["Offset of field: amd_runtime_loader_debug_info_s::kernel_name"]
        [::core::mem::offset_of!(amd_runtime_loader_debug_info_s, kernel_name) - 16usize];
    ["Offset of field: amd_runtime_loader_debug_info_s::owning_segment"]
        [::core::mem::offset_of!(amd_runtime_loader_debug_info_s, owning_segment) - 24usize];
};
impl Default for amd_runtime_loader_debug_info_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type amd_runtime_loader_debug_info_t = amd_runtime_loader_debug_info_s;
pub const HSA_VEN_AMD_LOADER_CODE_OBJECT_STORAGE_TYPE_NONE: hsa_ven_amd_loader_code_object_storage_type_t = 0;
pub const HSA_VEN_AMD_LOADER_CODE_OBJECT_STORAGE_TYPE_FILE: hsa_ven_amd_loader_code_object_storage_type_t = 1;
pub const HSA_VEN_AMD_LOADER_CODE_OBJECT_STORAGE_TYPE_MEMORY: hsa_ven_amd_loader_code_object_storage_type_t = 2;
pub type hsa_ven_amd_loader_code_object_storage_type_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_ven_amd_loader_segment_descriptor_s {
    pub agent: hsa_agent_t,
    pub executable: hsa_executable_t,
    pub code_object_storage_type: hsa_ven_amd_loader_code_object_storage_type_t,
    pub code_object_storage_base: *const libc::c_void,
    pub code_object_storage_size: usize,
    pub code_object_storage_offset: usize,
    pub segment_base: *const libc::c_void,
    pub segment_size: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_loader_segment_descriptor_s"]
        [::core::mem::size_of::<hsa_ven_amd_loader_segment_descriptor_s>() - 64usize];
    ["Alignment of hsa_ven_amd_loader_segment_descriptor_s"]
        [::core::mem::align_of::<hsa_ven_amd_loader_segment_descriptor_s>() - 8usize];
    ["Offset of field: hsa_ven_amd_loader_segment_descriptor_s::agent"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_segment_descriptor_s, agent) - 0usize];
    ["Offset of field: hsa_ven_amd_loader_segment_descriptor_s::executable"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_segment_descriptor_s, executable) - 8usize];
    ["Offset of field: hsa_ven_amd_loader_segment_descriptor_s::code_object_storage_type"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_segment_descriptor_s, code_object_storage_type) - 16usize];
    ["Offset of field: hsa_ven_amd_loader_segment_descriptor_s::code_object_storage_base"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_segment_descriptor_s, code_object_storage_base) - 24usize];
    ["Offset of field: hsa_ven_amd_loader_segment_descriptor_s::code_object_storage_size"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_segment_descriptor_s, code_object_storage_size) - 32usize];
    ["Offset of field: hsa_ven_amd_loader_segment_descriptor_s::code_object_storage_offset"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_segment_descriptor_s, code_object_storage_offset) - 40usize];
    ["Offset of field: hsa_ven_amd_loader_segment_descriptor_s::segment_base"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_segment_descriptor_s, segment_base) - 48usize];
    ["Offset of field: hsa_ven_amd_loader_segment_descriptor_s::segment_size"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_segment_descriptor_s, segment_size) - 56usize];
};
impl Default for hsa_ven_amd_loader_segment_descriptor_s {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type hsa_ven_amd_loader_segment_descriptor_t = hsa_ven_amd_loader_segment_descriptor_s;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_KIND_PROGRAM: hsa_ven_amd_loader_loaded_code_object_kind_t = 1;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_KIND_AGENT: hsa_ven_amd_loader_loaded_code_object_kind_t = 2;
pub type hsa_ven_amd_loader_loaded_code_object_kind_t = libc::c_uint;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_EXECUTABLE: hsa_ven_amd_loader_loaded_code_object_info_e = 1;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_KIND: hsa_ven_amd_loader_loaded_code_object_info_e = 2;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_AGENT: hsa_ven_amd_loader_loaded_code_object_info_e = 3;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_CODE_OBJECT_STORAGE_TYPE:
    hsa_ven_amd_loader_loaded_code_object_info_e = 4;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_CODE_OBJECT_STORAGE_MEMORY_BASE:
    hsa_ven_amd_loader_loaded_code_object_info_e = 5;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_CODE_OBJECT_STORAGE_MEMORY_SIZE:
    hsa_ven_amd_loader_loaded_code_object_info_e = 6;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_CODE_OBJECT_STORAGE_FILE:
    hsa_ven_amd_loader_loaded_code_object_info_e = 7;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_LOAD_DELTA: hsa_ven_amd_loader_loaded_code_object_info_e = 8;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_LOAD_BASE: hsa_ven_amd_loader_loaded_code_object_info_e = 9;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_LOAD_SIZE: hsa_ven_amd_loader_loaded_code_object_info_e = 10;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_URI_LENGTH: hsa_ven_amd_loader_loaded_code_object_info_e = 11;
pub const HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_URI: hsa_ven_amd_loader_loaded_code_object_info_e = 12;
pub type hsa_ven_amd_loader_loaded_code_object_info_e = libc::c_uint;
pub use self::hsa_ven_amd_loader_loaded_code_object_info_e as hsa_ven_amd_loader_loaded_code_object_info_t;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ven_amd_loader_1_00_pfn_s {
    pub hsa_ven_amd_loader_query_host_address: ::core::option::Option<
        unsafe extern "C" fn(
            device_address: *const libc::c_void,
            host_address: *mut *const libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_query_segment_descriptors: ::core::option::Option<
        unsafe extern "C" fn(
            segment_descriptors: *mut hsa_ven_amd_loader_segment_descriptor_t,
            num_segment_descriptors: *mut usize,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_query_executable: ::core::option::Option<
        unsafe extern "C" fn(device_address: *const libc::c_void, executable: *mut hsa_executable_t) -> hsa_status_t,
    >,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_loader_1_00_pfn_s"][::core::mem::size_of::<hsa_ven_amd_loader_1_00_pfn_s>() - 24usize];
    ["Alignment of hsa_ven_amd_loader_1_00_pfn_s"][::core::mem::align_of::<hsa_ven_amd_loader_1_00_pfn_s>() - 8usize];
    ["Offset of field: hsa_ven_amd_loader_1_00_pfn_s::hsa_ven_amd_loader_query_host_address"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_00_pfn_s, hsa_ven_amd_loader_query_host_address) - 0usize];
    ["Offset of field: hsa_ven_amd_loader_1_00_pfn_s::hsa_ven_amd_loader_query_segment_descriptors"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_00_pfn_s, hsa_ven_amd_loader_query_segment_descriptors) - 8usize];
    ["Offset of field: hsa_ven_amd_loader_1_00_pfn_s::hsa_ven_amd_loader_query_executable"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_00_pfn_s, hsa_ven_amd_loader_query_executable) - 16usize];
};
pub type hsa_ven_amd_loader_1_00_pfn_t = hsa_ven_amd_loader_1_00_pfn_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ven_amd_loader_1_01_pfn_s {
    pub hsa_ven_amd_loader_query_host_address: ::core::option::Option<
        unsafe extern "C" fn(
            device_address: *const libc::c_void,
            host_address: *mut *const libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_query_segment_descriptors: ::core::option::Option<
        unsafe extern "C" fn(
            segment_descriptors: *mut hsa_ven_amd_loader_segment_descriptor_t,
            num_segment_descriptors: *mut usize,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_query_executable: ::core::option::Option<
        unsafe extern "C" fn(device_address: *const libc::c_void, executable: *mut hsa_executable_t) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_executable_iterate_loaded_code_objects: ::core::option::Option<
        unsafe extern "C" fn(
            executable: hsa_executable_t,
            callback: ::core::option::Option<
                unsafe extern "C" fn(
                    executable: hsa_executable_t,
                    loaded_code_object: hsa_loaded_code_object_t,
                    data: *mut libc::c_void,
                ) -> hsa_status_t,
            >,
            data: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_loaded_code_object_get_info: ::core::option::Option<
        unsafe extern "C" fn(
            loaded_code_object: hsa_loaded_code_object_t,
            attribute: hsa_ven_amd_loader_loaded_code_object_info_t,
            value: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_loader_1_01_pfn_s"][::core::mem::size_of::<hsa_ven_amd_loader_1_01_pfn_s>() - 40usize];
    ["Alignment of hsa_ven_amd_loader_1_01_pfn_s"][::core::mem::align_of::<hsa_ven_amd_loader_1_01_pfn_s>() - 8usize];
    ["Offset of field: hsa_ven_amd_loader_1_01_pfn_s::hsa_ven_amd_loader_query_host_address"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_01_pfn_s, hsa_ven_amd_loader_query_host_address) - 0usize];
    ["Offset of field: hsa_ven_amd_loader_1_01_pfn_s::hsa_ven_amd_loader_query_segment_descriptors"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_01_pfn_s, hsa_ven_amd_loader_query_segment_descriptors) - 8usize];
    ["Offset of field: hsa_ven_amd_loader_1_01_pfn_s::hsa_ven_amd_loader_query_executable"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_01_pfn_s, hsa_ven_amd_loader_query_executable) - 16usize];
    ["Offset of field: hsa_ven_amd_loader_1_01_pfn_s::hsa_ven_amd_loader_executable_iterate_loaded_code_objects"][::core::mem::offset_of!(
        hsa_ven_amd_loader_1_01_pfn_s,
        hsa_ven_amd_loader_executable_iterate_loaded_code_objects
    )
        - 24usize];
    ["Offset of field: hsa_ven_amd_loader_1_01_pfn_s::hsa_ven_amd_loader_loaded_code_object_get_info"][::core::mem::offset_of!(
        hsa_ven_amd_loader_1_01_pfn_s,
        hsa_ven_amd_loader_loaded_code_object_get_info
    ) - 32usize];
};
pub type hsa_ven_amd_loader_1_01_pfn_t = hsa_ven_amd_loader_1_01_pfn_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ven_amd_loader_1_02_pfn_s {
    pub hsa_ven_amd_loader_query_host_address: ::core::option::Option<
        unsafe extern "C" fn(
            device_address: *const libc::c_void,
            host_address: *mut *const libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_query_segment_descriptors: ::core::option::Option<
        unsafe extern "C" fn(
            segment_descriptors: *mut hsa_ven_amd_loader_segment_descriptor_t,
            num_segment_descriptors: *mut usize,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_query_executable: ::core::option::Option<
        unsafe extern "C" fn(device_address: *const libc::c_void, executable: *mut hsa_executable_t) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_executable_iterate_loaded_code_objects: ::core::option::Option<
        unsafe extern "C" fn(
            executable: hsa_executable_t,
            callback: ::core::option::Option<
                unsafe extern "C" fn(
                    executable: hsa_executable_t,
                    loaded_code_object: hsa_loaded_code_object_t,
                    data: *mut libc::c_void,
                ) -> hsa_status_t,
            >,
            data: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_loaded_code_object_get_info: ::core::option::Option<
        unsafe extern "C" fn(
            loaded_code_object: hsa_loaded_code_object_t,
            attribute: hsa_ven_amd_loader_loaded_code_object_info_t,
            value: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_code_object_reader_create_from_file_with_offset_size: ::core::option::Option<
        unsafe extern "C" fn(
            file: hsa_file_t,
            offset: usize,
            size: usize,
            code_object_reader: *mut hsa_code_object_reader_t,
        ) -> hsa_status_t,
    >,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_loader_1_02_pfn_s"][::core::mem::size_of::<hsa_ven_amd_loader_1_02_pfn_s>() - 48usize];
    ["Alignment of hsa_ven_amd_loader_1_02_pfn_s"][::core::mem::align_of::<hsa_ven_amd_loader_1_02_pfn_s>() - 8usize];
    ["Offset of field: hsa_ven_amd_loader_1_02_pfn_s::hsa_ven_amd_loader_query_host_address"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_02_pfn_s, hsa_ven_amd_loader_query_host_address) - 0usize];
    ["Offset of field: hsa_ven_amd_loader_1_02_pfn_s::hsa_ven_amd_loader_query_segment_descriptors"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_02_pfn_s, hsa_ven_amd_loader_query_segment_descriptors) - 8usize];
    ["Offset of field: hsa_ven_amd_loader_1_02_pfn_s::hsa_ven_amd_loader_query_executable"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_02_pfn_s, hsa_ven_amd_loader_query_executable) - 16usize];
    ["Offset of field: hsa_ven_amd_loader_1_02_pfn_s::hsa_ven_amd_loader_executable_iterate_loaded_code_objects"][::core::mem::offset_of!(
        hsa_ven_amd_loader_1_02_pfn_s,
        hsa_ven_amd_loader_executable_iterate_loaded_code_objects
    )
        - 24usize];
    ["Offset of field: hsa_ven_amd_loader_1_02_pfn_s::hsa_ven_amd_loader_loaded_code_object_get_info"][::core::mem::offset_of!(
        hsa_ven_amd_loader_1_02_pfn_s,
        hsa_ven_amd_loader_loaded_code_object_get_info
    ) - 32usize];
    [
        "Offset of field: hsa_ven_amd_loader_1_02_pfn_s::hsa_ven_amd_loader_code_object_reader_create_from_file_with_offset_size",
    ][::core::mem::offset_of!(
        hsa_ven_amd_loader_1_02_pfn_s,
        hsa_ven_amd_loader_code_object_reader_create_from_file_with_offset_size
    ) - 40usize];
};
pub type hsa_ven_amd_loader_1_02_pfn_t = hsa_ven_amd_loader_1_02_pfn_s;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ven_amd_loader_1_03_pfn_s {
    pub hsa_ven_amd_loader_query_host_address: ::core::option::Option<
        unsafe extern "C" fn(
            device_address: *const libc::c_void,
            host_address: *mut *const libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_query_segment_descriptors: ::core::option::Option<
        unsafe extern "C" fn(
            segment_descriptors: *mut hsa_ven_amd_loader_segment_descriptor_t,
            num_segment_descriptors: *mut usize,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_query_executable: ::core::option::Option<
        unsafe extern "C" fn(device_address: *const libc::c_void, executable: *mut hsa_executable_t) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_executable_iterate_loaded_code_objects: ::core::option::Option<
        unsafe extern "C" fn(
            executable: hsa_executable_t,
            callback: ::core::option::Option<
                unsafe extern "C" fn(
                    executable: hsa_executable_t,
                    loaded_code_object: hsa_loaded_code_object_t,
                    data: *mut libc::c_void,
                ) -> hsa_status_t,
            >,
            data: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_loaded_code_object_get_info: ::core::option::Option<
        unsafe extern "C" fn(
            loaded_code_object: hsa_loaded_code_object_t,
            attribute: hsa_ven_amd_loader_loaded_code_object_info_t,
            value: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_code_object_reader_create_from_file_with_offset_size: ::core::option::Option<
        unsafe extern "C" fn(
            file: hsa_file_t,
            offset: usize,
            size: usize,
            code_object_reader: *mut hsa_code_object_reader_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_loader_iterate_executables: ::core::option::Option<
        unsafe extern "C" fn(
            callback: ::core::option::Option<
                unsafe extern "C" fn(executable: hsa_executable_t, data: *mut libc::c_void) -> hsa_status_t,
            >,
            data: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_loader_1_03_pfn_s"][::core::mem::size_of::<hsa_ven_amd_loader_1_03_pfn_s>() - 56usize];
    ["Alignment of hsa_ven_amd_loader_1_03_pfn_s"][::core::mem::align_of::<hsa_ven_amd_loader_1_03_pfn_s>() - 8usize];
    ["Offset of field: hsa_ven_amd_loader_1_03_pfn_s::hsa_ven_amd_loader_query_host_address"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_03_pfn_s, hsa_ven_amd_loader_query_host_address) - 0usize];
    ["Offset of field: hsa_ven_amd_loader_1_03_pfn_s::hsa_ven_amd_loader_query_segment_descriptors"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_03_pfn_s, hsa_ven_amd_loader_query_segment_descriptors) - 8usize];
    ["Offset of field: hsa_ven_amd_loader_1_03_pfn_s::hsa_ven_amd_loader_query_executable"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_03_pfn_s, hsa_ven_amd_loader_query_executable) - 16usize];
    ["Offset of field: hsa_ven_amd_loader_1_03_pfn_s::hsa_ven_amd_loader_executable_iterate_loaded_code_objects"][::core::mem::offset_of!(
        hsa_ven_amd_loader_1_03_pfn_s,
        hsa_ven_amd_loader_executable_iterate_loaded_code_objects
    )
        - 24usize];
    ["Offset of field: hsa_ven_amd_loader_1_03_pfn_s::hsa_ven_amd_loader_loaded_code_object_get_info"][::core::mem::offset_of!(
        hsa_ven_amd_loader_1_03_pfn_s,
        hsa_ven_amd_loader_loaded_code_object_get_info
    ) - 32usize];
    [
        "Offset of field: hsa_ven_amd_loader_1_03_pfn_s::hsa_ven_amd_loader_code_object_reader_create_from_file_with_offset_size",
    ][::core::mem::offset_of!(
        hsa_ven_amd_loader_1_03_pfn_s,
        hsa_ven_amd_loader_code_object_reader_create_from_file_with_offset_size
    ) - 40usize];
    ["Offset of field: hsa_ven_amd_loader_1_03_pfn_s::hsa_ven_amd_loader_iterate_executables"]
        [::core::mem::offset_of!(hsa_ven_amd_loader_1_03_pfn_s, hsa_ven_amd_loader_iterate_executables) - 48usize];
};
pub type hsa_ven_amd_loader_1_03_pfn_t = hsa_ven_amd_loader_1_03_pfn_s;
pub const HSA_VEN_AMD_AQLPROFILE_EVENT_TYPE_PMC: hsa_ven_amd_aqlprofile_event_type_t = 0;
pub const HSA_VEN_AMD_AQLPROFILE_EVENT_TYPE_TRACE: hsa_ven_amd_aqlprofile_event_type_t = 1;
pub type hsa_ven_amd_aqlprofile_event_type_t = libc::c_uint;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_CPC: hsa_ven_amd_aqlprofile_block_name_t = 0;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_CPF: hsa_ven_amd_aqlprofile_block_name_t = 1;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_GDS: hsa_ven_amd_aqlprofile_block_name_t = 2;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_GRBM: hsa_ven_amd_aqlprofile_block_name_t = 3;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_GRBMSE: hsa_ven_amd_aqlprofile_block_name_t = 4;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_SPI: hsa_ven_amd_aqlprofile_block_name_t = 5;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_SQ: hsa_ven_amd_aqlprofile_block_name_t = 6;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_SQCS: hsa_ven_amd_aqlprofile_block_name_t = 7;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_SRBM: hsa_ven_amd_aqlprofile_block_name_t = 8;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_SX: hsa_ven_amd_aqlprofile_block_name_t = 9;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_TA: hsa_ven_amd_aqlprofile_block_name_t = 10;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_TCA: hsa_ven_amd_aqlprofile_block_name_t = 11;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_TCC: hsa_ven_amd_aqlprofile_block_name_t = 12;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_TCP: hsa_ven_amd_aqlprofile_block_name_t = 13;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_TD: hsa_ven_amd_aqlprofile_block_name_t = 14;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_MCARB: hsa_ven_amd_aqlprofile_block_name_t = 15;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_MCHUB: hsa_ven_amd_aqlprofile_block_name_t = 16;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_MCMCBVM: hsa_ven_amd_aqlprofile_block_name_t = 17;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_MCSEQ: hsa_ven_amd_aqlprofile_block_name_t = 18;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_MCVML2: hsa_ven_amd_aqlprofile_block_name_t = 19;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_MCXBAR: hsa_ven_amd_aqlprofile_block_name_t = 20;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_ATC: hsa_ven_amd_aqlprofile_block_name_t = 21;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_ATCL2: hsa_ven_amd_aqlprofile_block_name_t = 22;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_GCEA: hsa_ven_amd_aqlprofile_block_name_t = 23;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_RPB: hsa_ven_amd_aqlprofile_block_name_t = 24;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_SDMA: hsa_ven_amd_aqlprofile_block_name_t = 25;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_GL1A: hsa_ven_amd_aqlprofile_block_name_t = 26;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_GL1C: hsa_ven_amd_aqlprofile_block_name_t = 27;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_GL2A: hsa_ven_amd_aqlprofile_block_name_t = 28;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_GL2C: hsa_ven_amd_aqlprofile_block_name_t = 29;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_GCR: hsa_ven_amd_aqlprofile_block_name_t = 30;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_GUS: hsa_ven_amd_aqlprofile_block_name_t = 31;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_UMC: hsa_ven_amd_aqlprofile_block_name_t = 32;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCK_NAME_MMEA: hsa_ven_amd_aqlprofile_block_name_t = 33;
pub const HSA_VEN_AMD_AQLPROFILE_BLOCKS_NUMBER: hsa_ven_amd_aqlprofile_block_name_t = 34;
pub type hsa_ven_amd_aqlprofile_block_name_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_ven_amd_aqlprofile_event_t {
    pub block_name: hsa_ven_amd_aqlprofile_block_name_t,
    pub block_index: u32,
    pub counter_id: u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_aqlprofile_event_t"][::core::mem::size_of::<hsa_ven_amd_aqlprofile_event_t>() - 12usize];
    ["Alignment of hsa_ven_amd_aqlprofile_event_t"][::core::mem::align_of::<hsa_ven_amd_aqlprofile_event_t>() - 4usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_event_t::block_name"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_event_t, block_name) - 0usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_event_t::block_index"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_event_t, block_index) - 4usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_event_t::counter_id"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_event_t, counter_id) - 8usize];
};
impl Default for hsa_ven_amd_aqlprofile_event_t {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_COMPUTE_UNIT_TARGET: hsa_ven_amd_aqlprofile_parameter_name_t = 0;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_VM_ID_MASK: hsa_ven_amd_aqlprofile_parameter_name_t = 1;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_MASK: hsa_ven_amd_aqlprofile_parameter_name_t = 2;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_TOKEN_MASK: hsa_ven_amd_aqlprofile_parameter_name_t = 3;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_TOKEN_MASK2: hsa_ven_amd_aqlprofile_parameter_name_t = 4;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_SE_MASK: hsa_ven_amd_aqlprofile_parameter_name_t = 5;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_SAMPLE_RATE: hsa_ven_amd_aqlprofile_parameter_name_t = 6;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_K_CONCURRENT: hsa_ven_amd_aqlprofile_parameter_name_t = 7;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_SIMD_SELECTION: hsa_ven_amd_aqlprofile_parameter_name_t = 8;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_OCCUPANCY_MODE: hsa_ven_amd_aqlprofile_parameter_name_t = 9;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_ATT_BUFFER_SIZE: hsa_ven_amd_aqlprofile_parameter_name_t = 10;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_PERFCOUNTER_MASK: hsa_ven_amd_aqlprofile_parameter_name_t = 240;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_PERFCOUNTER_CTRL: hsa_ven_amd_aqlprofile_parameter_name_t = 241;
pub const HSA_VEN_AMD_AQLPROFILE_PARAMETER_NAME_PERFCOUNTER_NAME: hsa_ven_amd_aqlprofile_parameter_name_t = 242;
pub type hsa_ven_amd_aqlprofile_parameter_name_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_ven_amd_aqlprofile_parameter_t {
    pub parameter_name: hsa_ven_amd_aqlprofile_parameter_name_t,
    pub value: u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_aqlprofile_parameter_t"]
        [::core::mem::size_of::<hsa_ven_amd_aqlprofile_parameter_t>() - 8usize];
    ["Alignment of hsa_ven_amd_aqlprofile_parameter_t"]
        [::core::mem::align_of::<hsa_ven_amd_aqlprofile_parameter_t>() - 4usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_parameter_t::parameter_name"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_parameter_t, parameter_name) - 0usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_parameter_t::value"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_parameter_t, value) - 4usize];
};
impl Default for hsa_ven_amd_aqlprofile_parameter_t {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub const HSA_VEN_AMD_AQLPROFILE_ATT_CHANNEL_0: hsa_ven_amd_aqlprofile_att_marker_channel_t = 0;
pub const HSA_VEN_AMD_AQLPROFILE_ATT_CHANNEL_1: hsa_ven_amd_aqlprofile_att_marker_channel_t = 1;
pub const HSA_VEN_AMD_AQLPROFILE_ATT_CHANNEL_2: hsa_ven_amd_aqlprofile_att_marker_channel_t = 2;
pub const HSA_VEN_AMD_AQLPROFILE_ATT_CHANNEL_3: hsa_ven_amd_aqlprofile_att_marker_channel_t = 3;
pub type hsa_ven_amd_aqlprofile_att_marker_channel_t = libc::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_ven_amd_aqlprofile_descriptor_t {
    pub ptr: *mut libc::c_void,
    pub size: u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_aqlprofile_descriptor_t"]
        [::core::mem::size_of::<hsa_ven_amd_aqlprofile_descriptor_t>() - 16usize];
    ["Alignment of hsa_ven_amd_aqlprofile_descriptor_t"]
        [::core::mem::align_of::<hsa_ven_amd_aqlprofile_descriptor_t>() - 8usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_descriptor_t::ptr"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_descriptor_t, ptr) - 0usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_descriptor_t::size"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_descriptor_t, size) - 8usize];
};
impl Default for hsa_ven_amd_aqlprofile_descriptor_t {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_ven_amd_aqlprofile_profile_t {
    pub agent: hsa_agent_t,
    pub type_: hsa_ven_amd_aqlprofile_event_type_t,
    pub events: *const hsa_ven_amd_aqlprofile_event_t,
    pub event_count: u32,
    pub parameters: *const hsa_ven_amd_aqlprofile_parameter_t,
    pub parameter_count: u32,
    pub output_buffer: hsa_ven_amd_aqlprofile_descriptor_t,
    pub command_buffer: hsa_ven_amd_aqlprofile_descriptor_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_aqlprofile_profile_t"][::core::mem::size_of::<hsa_ven_amd_aqlprofile_profile_t>() - 80usize];
    ["Alignment of hsa_ven_amd_aqlprofile_profile_t"]
        [::core::mem::align_of::<hsa_ven_amd_aqlprofile_profile_t>() - 8usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_profile_t::agent"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_profile_t, agent) - 0usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_profile_t::type_"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_profile_t, type_) - 8usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_profile_t::events"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_profile_t, events) - 16usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_profile_t::event_count"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_profile_t, event_count) - 24usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_profile_t::parameters"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_profile_t, parameters) - 32usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_profile_t::parameter_count"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_profile_t, parameter_count) - 40usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_profile_t::output_buffer"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_profile_t, output_buffer) - 48usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_profile_t::command_buffer"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_profile_t, command_buffer) - 64usize];
};
impl Default for hsa_ven_amd_aqlprofile_profile_t {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ext_amd_aql_pm4_packet_t {
    pub header: u16,
    pub pm4_command: [u16; 27usize],
    pub completion_signal: hsa_signal_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ext_amd_aql_pm4_packet_t"][::core::mem::size_of::<hsa_ext_amd_aql_pm4_packet_t>() - 64usize];
    ["Alignment of hsa_ext_amd_aql_pm4_packet_t"][::core::mem::align_of::<hsa_ext_amd_aql_pm4_packet_t>() - 8usize];
    ["Offset of field: hsa_ext_amd_aql_pm4_packet_t::header"]
        [::core::mem::offset_of!(hsa_ext_amd_aql_pm4_packet_t, header) - 0usize];
    ["Offset of field: hsa_ext_amd_aql_pm4_packet_t::pm4_command"]
        [::core::mem::offset_of!(hsa_ext_amd_aql_pm4_packet_t, pm4_command) - 2usize];
    ["Offset of field: hsa_ext_amd_aql_pm4_packet_t::completion_signal"]
        [::core::mem::offset_of!(hsa_ext_amd_aql_pm4_packet_t, completion_signal) - 56usize];
};
pub const HSA_VEN_AMD_AQLPROFILE_LEGACY_PM4_PACKET_SIZE: libc::c_uint = 192;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hsa_ven_amd_aqlprofile_info_data_t {
    pub sample_id: u32,
    pub __bindgen_anon_1: hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1 {
    pub pmc_data: hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1__bindgen_ty_1,
    pub trace_data: hsa_ven_amd_aqlprofile_descriptor_t,
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1__bindgen_ty_1 {
    pub event: hsa_ven_amd_aqlprofile_event_t,
    pub result: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::size_of::<hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1__bindgen_ty_1>() - 24usize];
    ["Alignment of hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::align_of::<hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1__bindgen_ty_1>() - 8usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1__bindgen_ty_1::event"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1__bindgen_ty_1, event) - 0usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1__bindgen_ty_1::result"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1__bindgen_ty_1, result) - 16usize];
};
impl Default for hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1"]
        [::core::mem::size_of::<hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1>() - 24usize];
    ["Alignment of hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1"]
        [::core::mem::align_of::<hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1>() - 8usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1::pmc_data"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1, pmc_data) - 0usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1::trace_data"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1, trace_data) - 0usize];
};
impl Default for hsa_ven_amd_aqlprofile_info_data_t__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_aqlprofile_info_data_t"]
        [::core::mem::size_of::<hsa_ven_amd_aqlprofile_info_data_t>() - 32usize];
    ["Alignment of hsa_ven_amd_aqlprofile_info_data_t"]
        [::core::mem::align_of::<hsa_ven_amd_aqlprofile_info_data_t>() - 8usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_info_data_t::sample_id"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_info_data_t, sample_id) - 0usize];
};
impl Default for hsa_ven_amd_aqlprofile_info_data_t {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hsa_ven_amd_aqlprofile_id_query_t {
    pub name: *const libc::c_char,
    pub id: u32,
    pub instance_count: u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_aqlprofile_id_query_t"]
        [::core::mem::size_of::<hsa_ven_amd_aqlprofile_id_query_t>() - 16usize];
    ["Alignment of hsa_ven_amd_aqlprofile_id_query_t"]
        [::core::mem::align_of::<hsa_ven_amd_aqlprofile_id_query_t>() - 8usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_id_query_t::name"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_id_query_t, name) - 0usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_id_query_t::id"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_id_query_t, id) - 8usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_id_query_t::instance_count"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_id_query_t, instance_count) - 12usize];
};
impl Default for hsa_ven_amd_aqlprofile_id_query_t {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub const HSA_VEN_AMD_AQLPROFILE_INFO_COMMAND_BUFFER_SIZE: hsa_ven_amd_aqlprofile_info_type_t = 0;
pub const HSA_VEN_AMD_AQLPROFILE_INFO_PMC_DATA_SIZE: hsa_ven_amd_aqlprofile_info_type_t = 1;
pub const HSA_VEN_AMD_AQLPROFILE_INFO_PMC_DATA: hsa_ven_amd_aqlprofile_info_type_t = 2;
pub const HSA_VEN_AMD_AQLPROFILE_INFO_TRACE_DATA: hsa_ven_amd_aqlprofile_info_type_t = 3;
pub const HSA_VEN_AMD_AQLPROFILE_INFO_BLOCK_COUNTERS: hsa_ven_amd_aqlprofile_info_type_t = 4;
pub const HSA_VEN_AMD_AQLPROFILE_INFO_BLOCK_ID: hsa_ven_amd_aqlprofile_info_type_t = 5;
pub const HSA_VEN_AMD_AQLPROFILE_INFO_ENABLE_CMD: hsa_ven_amd_aqlprofile_info_type_t = 6;
pub const HSA_VEN_AMD_AQLPROFILE_INFO_DISABLE_CMD: hsa_ven_amd_aqlprofile_info_type_t = 7;
pub type hsa_ven_amd_aqlprofile_info_type_t = libc::c_uint;
pub type hsa_ven_amd_aqlprofile_data_callback_t = ::core::option::Option<
    unsafe extern "C" fn(
        info_type: hsa_ven_amd_aqlprofile_info_type_t,
        info_data: *mut hsa_ven_amd_aqlprofile_info_data_t,
        callback_data: *mut libc::c_void,
    ) -> hsa_status_t,
>;
pub type hsa_ven_amd_aqlprofile_eventname_callback_t =
    ::core::option::Option<unsafe extern "C" fn(id: libc::c_int, name: *const libc::c_char) -> hsa_status_t>;
pub type hsa_ven_amd_aqlprofile_coordinate_callback_t = ::core::option::Option<
    unsafe extern "C" fn(
        position: libc::c_int,
        id: libc::c_int,
        extent: libc::c_int,
        coordinate: libc::c_int,
        name: *const libc::c_char,
        userdata: *mut libc::c_void,
    ) -> hsa_status_t,
>;
pub const kAqlProfileLib: &[u8; 27] = b"libhsa-amd-aqlprofile64.so\0";
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct hsa_ven_amd_aqlprofile_1_00_pfn_s {
    pub hsa_ven_amd_aqlprofile_version_major: ::core::option::Option<unsafe extern "C" fn() -> u32>,
    pub hsa_ven_amd_aqlprofile_version_minor: ::core::option::Option<unsafe extern "C" fn() -> u32>,
    pub hsa_ven_amd_aqlprofile_error_string:
        ::core::option::Option<unsafe extern "C" fn(str_: *mut *const libc::c_char) -> hsa_status_t>,
    pub hsa_ven_amd_aqlprofile_validate_event: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            event: *const hsa_ven_amd_aqlprofile_event_t,
            result: *mut bool,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_aqlprofile_start: ::core::option::Option<
        unsafe extern "C" fn(
            profile: *mut hsa_ven_amd_aqlprofile_profile_t,
            aql_start_packet: *mut hsa_ext_amd_aql_pm4_packet_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_aqlprofile_stop: ::core::option::Option<
        unsafe extern "C" fn(
            profile: *const hsa_ven_amd_aqlprofile_profile_t,
            aql_stop_packet: *mut hsa_ext_amd_aql_pm4_packet_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_aqlprofile_read: ::core::option::Option<
        unsafe extern "C" fn(
            profile: *const hsa_ven_amd_aqlprofile_profile_t,
            aql_read_packet: *mut hsa_ext_amd_aql_pm4_packet_t,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_aqlprofile_legacy_get_pm4: ::core::option::Option<
        unsafe extern "C" fn(aql_packet: *const hsa_ext_amd_aql_pm4_packet_t, data: *mut libc::c_void) -> hsa_status_t,
    >,
    pub hsa_ven_amd_aqlprofile_get_info: ::core::option::Option<
        unsafe extern "C" fn(
            profile: *const hsa_ven_amd_aqlprofile_profile_t,
            attribute: hsa_ven_amd_aqlprofile_info_type_t,
            value: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_aqlprofile_iterate_data: ::core::option::Option<
        unsafe extern "C" fn(
            profile: *const hsa_ven_amd_aqlprofile_profile_t,
            callback: hsa_ven_amd_aqlprofile_data_callback_t,
            data: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_aqlprofile_iterate_event_ids:
        ::core::option::Option<unsafe extern "C" fn(arg1: hsa_ven_amd_aqlprofile_eventname_callback_t) -> hsa_status_t>,
    pub hsa_ven_amd_aqlprofile_iterate_event_coord: ::core::option::Option<
        unsafe extern "C" fn(
            agent: hsa_agent_t,
            event: hsa_ven_amd_aqlprofile_event_t,
            sample_id: u32,
            callback: hsa_ven_amd_aqlprofile_coordinate_callback_t,
            userdata: *mut libc::c_void,
        ) -> hsa_status_t,
    >,
    pub hsa_ven_amd_aqlprofile_att_marker: ::core::option::Option<
        unsafe extern "C" fn(
            profile: *mut hsa_ven_amd_aqlprofile_profile_t,
            aql_packet: *mut hsa_ext_amd_aql_pm4_packet_t,
            data: u32,
            channel: hsa_ven_amd_aqlprofile_att_marker_channel_t,
        ) -> hsa_status_t,
    >,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hsa_ven_amd_aqlprofile_1_00_pfn_s"]
        [::core::mem::size_of::<hsa_ven_amd_aqlprofile_1_00_pfn_s>() - 104usize];
    ["Alignment of hsa_ven_amd_aqlprofile_1_00_pfn_s"]
        [::core::mem::align_of::<hsa_ven_amd_aqlprofile_1_00_pfn_s>() - 8usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_version_major"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_1_00_pfn_s, hsa_ven_amd_aqlprofile_version_major) - 0usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_version_minor"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_1_00_pfn_s, hsa_ven_amd_aqlprofile_version_minor) - 8usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_error_string"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_1_00_pfn_s, hsa_ven_amd_aqlprofile_error_string) - 16usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_validate_event"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_1_00_pfn_s, hsa_ven_amd_aqlprofile_validate_event) - 24usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_start"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_1_00_pfn_s, hsa_ven_amd_aqlprofile_start) - 32usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_stop"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_1_00_pfn_s, hsa_ven_amd_aqlprofile_stop) - 40usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_read"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_1_00_pfn_s, hsa_ven_amd_aqlprofile_read) - 48usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_legacy_get_pm4"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_1_00_pfn_s, hsa_ven_amd_aqlprofile_legacy_get_pm4) - 56usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_get_info"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_1_00_pfn_s, hsa_ven_amd_aqlprofile_get_info) - 64usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_iterate_data"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_1_00_pfn_s, hsa_ven_amd_aqlprofile_iterate_data) - 72usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_iterate_event_ids"][::core::mem::offset_of!(
        hsa_ven_amd_aqlprofile_1_00_pfn_s,
        hsa_ven_amd_aqlprofile_iterate_event_ids
    ) - 80usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_iterate_event_coord"][::core::mem::offset_of!(
        hsa_ven_amd_aqlprofile_1_00_pfn_s,
        hsa_ven_amd_aqlprofile_iterate_event_coord
    ) - 88usize];
    ["Offset of field: hsa_ven_amd_aqlprofile_1_00_pfn_s::hsa_ven_amd_aqlprofile_att_marker"]
        [::core::mem::offset_of!(hsa_ven_amd_aqlprofile_1_00_pfn_s, hsa_ven_amd_aqlprofile_att_marker) - 96usize];
};
pub type hsa_ven_amd_aqlprofile_1_00_pfn_t = hsa_ven_amd_aqlprofile_1_00_pfn_s;
pub type hsa_ven_amd_aqlprofile_pfn_t = hsa_ven_amd_aqlprofile_1_00_pfn_t;
