// Made by ci/bindings; not to be edited.
// Headers: linux/kfd_ioctl.h linux/kfd_sysfs.h
// of Debian's linux-libc-dev 7.3~rc7-1~exp1.
// Command: bindgen 0.72.1 --disable-header-comment --use-core --ctypes-prefix libc --with-derive-default --no-doc-comments --default-enum-style consts --no-prepend-enum-name --ignore-functions --with-derive-partialeq --with-derive-eq --allowlist-file .*/linux/kfd_(ioctl|sysfs)\.h --blocklist-var _?KFD_.*_H_INCLUDED|AMDKFD_IOCTL_BASE|HSA_DBG_RESERVED

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
pub const KFD_IOCTL_MAJOR_VERSION: u32 = 1;
pub const KFD_IOCTL_MINOR_VERSION: u32 = 23;
pub const KFD_IOC_QUEUE_TYPE_COMPUTE: u32 = 0;
pub const KFD_IOC_QUEUE_TYPE_SDMA: u32 = 1;
pub const KFD_IOC_QUEUE_TYPE_COMPUTE_AQL: u32 = 2;
pub const KFD_IOC_QUEUE_TYPE_SDMA_XGMI: u32 = 3;
pub const KFD_IOC_QUEUE_TYPE_SDMA_BY_ENG_ID: u32 = 4;
pub const KFD_MAX_QUEUE_PERCENTAGE: u32 = 100;
pub const KFD_MAX_QUEUE_PRIORITY: u32 = 15;
pub const KFD_MIN_QUEUE_RING_SIZE: u32 = 1024;
pub const KFD_IOC_CACHE_POLICY_COHERENT: u32 = 0;
pub const KFD_IOC_CACHE_POLICY_NONCOHERENT: u32 = 1;
pub const KFD_PROC_FLAG_MFMA_HIGH_PRECISION: u32 = 1;
pub const NUM_OF_SUPPORTED_GPUS: u32 = 7;
pub const MAX_ALLOWED_NUM_POINTS: u32 = 100;
pub const MAX_ALLOWED_AW_BUFF_SIZE: u32 = 4096;
pub const MAX_ALLOWED_WAC_BUFF_SIZE: u32 = 128;
pub const KFD_INVALID_FD: u32 = 4294967295;
pub const KFD_IOC_EVENT_SIGNAL: u32 = 0;
pub const KFD_IOC_EVENT_NODECHANGE: u32 = 1;
pub const KFD_IOC_EVENT_DEVICESTATECHANGE: u32 = 2;
pub const KFD_IOC_EVENT_HW_EXCEPTION: u32 = 3;
pub const KFD_IOC_EVENT_SYSTEM_EVENT: u32 = 4;
pub const KFD_IOC_EVENT_DEBUG_EVENT: u32 = 5;
pub const KFD_IOC_EVENT_PROFILE_EVENT: u32 = 6;
pub const KFD_IOC_EVENT_QUEUE_EVENT: u32 = 7;
pub const KFD_IOC_EVENT_MEMORY: u32 = 8;
pub const KFD_IOC_WAIT_RESULT_COMPLETE: u32 = 0;
pub const KFD_IOC_WAIT_RESULT_TIMEOUT: u32 = 1;
pub const KFD_IOC_WAIT_RESULT_FAIL: u32 = 2;
pub const KFD_SIGNAL_EVENT_LIMIT: u32 = 4096;
pub const KFD_HW_EXCEPTION_WHOLE_GPU_RESET: u32 = 0;
pub const KFD_HW_EXCEPTION_PER_ENGINE_RESET: u32 = 1;
pub const KFD_HW_EXCEPTION_GPU_HANG: u32 = 0;
pub const KFD_HW_EXCEPTION_ECC: u32 = 1;
pub const KFD_MEM_ERR_NO_RAS: u32 = 0;
pub const KFD_MEM_ERR_SRAM_ECC: u32 = 1;
pub const KFD_MEM_ERR_POISON_CONSUMED: u32 = 2;
pub const KFD_MEM_ERR_GPU_HANG: u32 = 3;
pub const KFD_IOC_ALLOC_MEM_FLAGS_VRAM: u32 = 1;
pub const KFD_IOC_ALLOC_MEM_FLAGS_GTT: u32 = 2;
pub const KFD_IOC_ALLOC_MEM_FLAGS_USERPTR: u32 = 4;
pub const KFD_IOC_ALLOC_MEM_FLAGS_DOORBELL: u32 = 8;
pub const KFD_IOC_ALLOC_MEM_FLAGS_MMIO_REMAP: u32 = 16;
pub const KFD_IOC_ALLOC_MEM_FLAGS_WRITABLE: u32 = 2147483648;
pub const KFD_IOC_ALLOC_MEM_FLAGS_EXECUTABLE: u32 = 1073741824;
pub const KFD_IOC_ALLOC_MEM_FLAGS_PUBLIC: u32 = 536870912;
pub const KFD_IOC_ALLOC_MEM_FLAGS_NO_SUBSTITUTE: u32 = 268435456;
pub const KFD_IOC_ALLOC_MEM_FLAGS_AQL_QUEUE_MEM: u32 = 134217728;
pub const KFD_IOC_ALLOC_MEM_FLAGS_COHERENT: u32 = 67108864;
pub const KFD_IOC_ALLOC_MEM_FLAGS_UNCACHED: u32 = 33554432;
pub const KFD_IOC_ALLOC_MEM_FLAGS_EXT_COHERENT: u32 = 16777216;
pub const KFD_IOC_ALLOC_MEM_FLAGS_CONTIGUOUS: u32 = 8388608;
pub const KFD_SMI_EVENT_MSG_SIZE: u32 = 96;
pub const KFD_IOCTL_SVM_FLAG_HOST_ACCESS: u32 = 1;
pub const KFD_IOCTL_SVM_FLAG_COHERENT: u32 = 2;
pub const KFD_IOCTL_SVM_FLAG_HIVE_LOCAL: u32 = 4;
pub const KFD_IOCTL_SVM_FLAG_GPU_RO: u32 = 8;
pub const KFD_IOCTL_SVM_FLAG_GPU_EXEC: u32 = 16;
pub const KFD_IOCTL_SVM_FLAG_GPU_READ_MOSTLY: u32 = 32;
pub const KFD_IOCTL_SVM_FLAG_GPU_ALWAYS_MAPPED: u32 = 64;
pub const KFD_IOCTL_SVM_FLAG_EXT_COHERENT: u32 = 128;
pub const KFD_RUNTIME_ENABLE_MODE_ENABLE_MASK: u32 = 1;
pub const KFD_RUNTIME_ENABLE_MODE_TTMP_SAVE_MASK: u32 = 2;
pub const KFD_DBG_QUEUE_ERROR_BIT: u32 = 30;
pub const KFD_DBG_QUEUE_INVALID_BIT: u32 = 31;
pub const KFD_DBG_QUEUE_ERROR_MASK: u32 = 1073741824;
pub const KFD_DBG_QUEUE_INVALID_MASK: u32 = 2147483648;
pub const KFD_IOC_PROFILER_VERSION_NUM: u32 = 1;
pub const AMDKFD_COMMAND_START: u32 = 1;
pub const AMDKFD_COMMAND_END: u32 = 41;
pub const HSA_CAP_HOT_PLUGGABLE: u32 = 1;
pub const HSA_CAP_ATS_PRESENT: u32 = 2;
pub const HSA_CAP_SHARED_WITH_GRAPHICS: u32 = 4;
pub const HSA_CAP_QUEUE_SIZE_POW2: u32 = 8;
pub const HSA_CAP_QUEUE_SIZE_32BIT: u32 = 16;
pub const HSA_CAP_QUEUE_IDLE_EVENT: u32 = 32;
pub const HSA_CAP_VA_LIMIT: u32 = 64;
pub const HSA_CAP_WATCH_POINTS_SUPPORTED: u32 = 128;
pub const HSA_CAP_WATCH_POINTS_TOTALBITS_MASK: u32 = 3840;
pub const HSA_CAP_WATCH_POINTS_TOTALBITS_SHIFT: u32 = 8;
pub const HSA_CAP_DOORBELL_TYPE_TOTALBITS_MASK: u32 = 12288;
pub const HSA_CAP_DOORBELL_TYPE_TOTALBITS_SHIFT: u32 = 12;
pub const HSA_CAP_DOORBELL_TYPE_PRE_1_0: u32 = 0;
pub const HSA_CAP_DOORBELL_TYPE_1_0: u32 = 1;
pub const HSA_CAP_DOORBELL_TYPE_2_0: u32 = 2;
pub const HSA_CAP_AQL_QUEUE_DOUBLE_MAP: u32 = 16384;
pub const HSA_CAP_TRAP_DEBUG_SUPPORT: u32 = 32768;
pub const HSA_CAP_TRAP_DEBUG_WAVE_LAUNCH_TRAP_OVERRIDE_SUPPORTED: u32 = 65536;
pub const HSA_CAP_TRAP_DEBUG_WAVE_LAUNCH_MODE_SUPPORTED: u32 = 131072;
pub const HSA_CAP_TRAP_DEBUG_PRECISE_MEMORY_OPERATIONS_SUPPORTED: u32 = 262144;
pub const HSA_CAP_RESERVED_WAS_SRAM_EDCSUPPORTED: u32 = 524288;
pub const HSA_CAP_MEM_EDCSUPPORTED: u32 = 1048576;
pub const HSA_CAP_RASEVENTNOTIFY: u32 = 2097152;
pub const HSA_CAP_ASIC_REVISION_MASK: u32 = 62914560;
pub const HSA_CAP_ASIC_REVISION_SHIFT: u32 = 22;
pub const HSA_CAP_SRAM_EDCSUPPORTED: u32 = 67108864;
pub const HSA_CAP_SVMAPI_SUPPORTED: u32 = 134217728;
pub const HSA_CAP_FLAGS_COHERENTHOSTACCESS: u32 = 268435456;
pub const HSA_CAP_TRAP_DEBUG_FIRMWARE_SUPPORTED: u32 = 536870912;
pub const HSA_CAP_TRAP_DEBUG_PRECISE_ALU_OPERATIONS_SUPPORTED: u32 = 1073741824;
pub const HSA_CAP_PER_QUEUE_RESET_SUPPORTED: u32 = 2147483648;
pub const HSA_CAP_RESERVED: u32 = 1015808;
pub const HSA_CAP2_PER_SDMA_QUEUE_RESET_SUPPORTED: u32 = 1;
pub const HSA_CAP2_TRAP_DEBUG_LDS_OUT_OF_ADDR_RANGE_SUPPORTED: u32 = 2;
pub const HSA_CAP2_RESERVED: u32 = 4294967292;
pub const HSA_DBG_WATCH_ADDR_MASK_LO_BIT_MASK: u32 = 15;
pub const HSA_DBG_WATCH_ADDR_MASK_LO_BIT_SHIFT: u32 = 0;
pub const HSA_DBG_WATCH_ADDR_MASK_HI_BIT_MASK: u32 = 1008;
pub const HSA_DBG_WATCH_ADDR_MASK_HI_BIT_SHIFT: u32 = 4;
pub const HSA_DBG_DISPATCH_INFO_ALWAYS_VALID: u32 = 1024;
pub const HSA_DBG_WATCHPOINTS_EXCLUSIVE: u32 = 2048;
pub const HSA_MEM_HEAP_TYPE_SYSTEM: u32 = 0;
pub const HSA_MEM_HEAP_TYPE_FB_PUBLIC: u32 = 1;
pub const HSA_MEM_HEAP_TYPE_FB_PRIVATE: u32 = 2;
pub const HSA_MEM_HEAP_TYPE_GPU_GDS: u32 = 3;
pub const HSA_MEM_HEAP_TYPE_GPU_LDS: u32 = 4;
pub const HSA_MEM_HEAP_TYPE_GPU_SCRATCH: u32 = 5;
pub const HSA_MEM_FLAGS_HOT_PLUGGABLE: u32 = 1;
pub const HSA_MEM_FLAGS_NON_VOLATILE: u32 = 2;
pub const HSA_MEM_FLAGS_RESERVED: u32 = 4294967292;
pub const HSA_CACHE_TYPE_DATA: u32 = 1;
pub const HSA_CACHE_TYPE_INSTRUCTION: u32 = 2;
pub const HSA_CACHE_TYPE_CPU: u32 = 4;
pub const HSA_CACHE_TYPE_HSACU: u32 = 8;
pub const HSA_CACHE_TYPE_RESERVED: u32 = 4294967280;
pub const HSA_IOLINK_TYPE_UNDEFINED: u32 = 0;
pub const HSA_IOLINK_TYPE_HYPERTRANSPORT: u32 = 1;
pub const HSA_IOLINK_TYPE_PCIEXPRESS: u32 = 2;
pub const HSA_IOLINK_TYPE_AMBA: u32 = 3;
pub const HSA_IOLINK_TYPE_MIPI: u32 = 4;
pub const HSA_IOLINK_TYPE_QPI_1_1: u32 = 5;
pub const HSA_IOLINK_TYPE_RESERVED1: u32 = 6;
pub const HSA_IOLINK_TYPE_RESERVED2: u32 = 7;
pub const HSA_IOLINK_TYPE_RAPID_IO: u32 = 8;
pub const HSA_IOLINK_TYPE_INFINIBAND: u32 = 9;
pub const HSA_IOLINK_TYPE_RESERVED3: u32 = 10;
pub const HSA_IOLINK_TYPE_XGMI: u32 = 11;
pub const HSA_IOLINK_TYPE_XGOP: u32 = 12;
pub const HSA_IOLINK_TYPE_GZ: u32 = 13;
pub const HSA_IOLINK_TYPE_ETHERNET_RDMA: u32 = 14;
pub const HSA_IOLINK_TYPE_RDMA_OTHER: u32 = 15;
pub const HSA_IOLINK_TYPE_OTHER: u32 = 16;
pub const HSA_IOLINK_FLAGS_ENABLED: u32 = 1;
pub const HSA_IOLINK_FLAGS_NON_COHERENT: u32 = 2;
pub const HSA_IOLINK_FLAGS_NO_ATOMICS_32_BIT: u32 = 4;
pub const HSA_IOLINK_FLAGS_NO_ATOMICS_64_BIT: u32 = 8;
pub const HSA_IOLINK_FLAGS_NO_PEER_TO_PEER_DMA: u32 = 16;
pub const HSA_IOLINK_FLAGS_RESERVED: u32 = 4294967264;
pub type __s32 = libc::c_int;
pub type __u32 = libc::c_uint;
pub type __u64 = libc::c_ulonglong;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_get_version_args {
    pub major_version: __u32,
    pub minor_version: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_get_version_args"][::core::mem::size_of::<kfd_ioctl_get_version_args>() - 8usize];
    ["Alignment of kfd_ioctl_get_version_args"][::core::mem::align_of::<kfd_ioctl_get_version_args>() - 4usize];
    ["Offset of field: kfd_ioctl_get_version_args::major_version"]
        [::core::mem::offset_of!(kfd_ioctl_get_version_args, major_version) - 0usize];
    ["Offset of field: kfd_ioctl_get_version_args::minor_version"]
        [::core::mem::offset_of!(kfd_ioctl_get_version_args, minor_version) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_create_queue_args {
    pub ring_base_address: __u64,
    pub write_pointer_address: __u64,
    pub read_pointer_address: __u64,
    pub doorbell_offset: __u64,
    pub ring_size: __u32,
    pub gpu_id: __u32,
    pub queue_type: __u32,
    pub queue_percentage: __u32,
    pub queue_priority: __u32,
    pub queue_id: __u32,
    pub eop_buffer_address: __u64,
    pub eop_buffer_size: __u64,
    pub ctx_save_restore_address: __u64,
    pub ctx_save_restore_size: __u32,
    pub ctl_stack_size: __u32,
    pub sdma_engine_id: __u32,
    pub metadata_ring_size: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_create_queue_args"][::core::mem::size_of::<kfd_ioctl_create_queue_args>() - 96usize];
    ["Alignment of kfd_ioctl_create_queue_args"][::core::mem::align_of::<kfd_ioctl_create_queue_args>() - 8usize];
    ["Offset of field: kfd_ioctl_create_queue_args::ring_base_address"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, ring_base_address) - 0usize];
    ["Offset of field: kfd_ioctl_create_queue_args::write_pointer_address"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, write_pointer_address) - 8usize];
    ["Offset of field: kfd_ioctl_create_queue_args::read_pointer_address"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, read_pointer_address) - 16usize];
    ["Offset of field: kfd_ioctl_create_queue_args::doorbell_offset"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, doorbell_offset) - 24usize];
    ["Offset of field: kfd_ioctl_create_queue_args::ring_size"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, ring_size) - 32usize];
    ["Offset of field: kfd_ioctl_create_queue_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, gpu_id) - 36usize];
    ["Offset of field: kfd_ioctl_create_queue_args::queue_type"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, queue_type) - 40usize];
    ["Offset of field: kfd_ioctl_create_queue_args::queue_percentage"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, queue_percentage) - 44usize];
    ["Offset of field: kfd_ioctl_create_queue_args::queue_priority"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, queue_priority) - 48usize];
    ["Offset of field: kfd_ioctl_create_queue_args::queue_id"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, queue_id) - 52usize];
    ["Offset of field: kfd_ioctl_create_queue_args::eop_buffer_address"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, eop_buffer_address) - 56usize];
    ["Offset of field: kfd_ioctl_create_queue_args::eop_buffer_size"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, eop_buffer_size) - 64usize];
    ["Offset of field: kfd_ioctl_create_queue_args::ctx_save_restore_address"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, ctx_save_restore_address) - 72usize];
    ["Offset of field: kfd_ioctl_create_queue_args::ctx_save_restore_size"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, ctx_save_restore_size) - 80usize];
    ["Offset of field: kfd_ioctl_create_queue_args::ctl_stack_size"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, ctl_stack_size) - 84usize];
    ["Offset of field: kfd_ioctl_create_queue_args::sdma_engine_id"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, sdma_engine_id) - 88usize];
    ["Offset of field: kfd_ioctl_create_queue_args::metadata_ring_size"]
        [::core::mem::offset_of!(kfd_ioctl_create_queue_args, metadata_ring_size) - 92usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_destroy_queue_args {
    pub queue_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_destroy_queue_args"][::core::mem::size_of::<kfd_ioctl_destroy_queue_args>() - 8usize];
    ["Alignment of kfd_ioctl_destroy_queue_args"][::core::mem::align_of::<kfd_ioctl_destroy_queue_args>() - 4usize];
    ["Offset of field: kfd_ioctl_destroy_queue_args::queue_id"]
        [::core::mem::offset_of!(kfd_ioctl_destroy_queue_args, queue_id) - 0usize];
    ["Offset of field: kfd_ioctl_destroy_queue_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_destroy_queue_args, pad) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_update_queue_args {
    pub ring_base_address: __u64,
    pub queue_id: __u32,
    pub ring_size: __u32,
    pub queue_percentage: __u32,
    pub queue_priority: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_update_queue_args"][::core::mem::size_of::<kfd_ioctl_update_queue_args>() - 24usize];
    ["Alignment of kfd_ioctl_update_queue_args"][::core::mem::align_of::<kfd_ioctl_update_queue_args>() - 8usize];
    ["Offset of field: kfd_ioctl_update_queue_args::ring_base_address"]
        [::core::mem::offset_of!(kfd_ioctl_update_queue_args, ring_base_address) - 0usize];
    ["Offset of field: kfd_ioctl_update_queue_args::queue_id"]
        [::core::mem::offset_of!(kfd_ioctl_update_queue_args, queue_id) - 8usize];
    ["Offset of field: kfd_ioctl_update_queue_args::ring_size"]
        [::core::mem::offset_of!(kfd_ioctl_update_queue_args, ring_size) - 12usize];
    ["Offset of field: kfd_ioctl_update_queue_args::queue_percentage"]
        [::core::mem::offset_of!(kfd_ioctl_update_queue_args, queue_percentage) - 16usize];
    ["Offset of field: kfd_ioctl_update_queue_args::queue_priority"]
        [::core::mem::offset_of!(kfd_ioctl_update_queue_args, queue_priority) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_set_cu_mask_args {
    pub queue_id: __u32,
    pub num_cu_mask: __u32,
    pub cu_mask_ptr: __u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_set_cu_mask_args"][::core::mem::size_of::<kfd_ioctl_set_cu_mask_args>() - 16usize];
    ["Alignment of kfd_ioctl_set_cu_mask_args"][::core::mem::align_of::<kfd_ioctl_set_cu_mask_args>() - 8usize];
    ["Offset of field: kfd_ioctl_set_cu_mask_args::queue_id"]
        [::core::mem::offset_of!(kfd_ioctl_set_cu_mask_args, queue_id) - 0usize];
    ["Offset of field: kfd_ioctl_set_cu_mask_args::num_cu_mask"]
        [::core::mem::offset_of!(kfd_ioctl_set_cu_mask_args, num_cu_mask) - 4usize];
    ["Offset of field: kfd_ioctl_set_cu_mask_args::cu_mask_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_set_cu_mask_args, cu_mask_ptr) - 8usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_get_queue_wave_state_args {
    pub ctl_stack_address: __u64,
    pub ctl_stack_used_size: __u32,
    pub save_area_used_size: __u32,
    pub queue_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_get_queue_wave_state_args"]
        [::core::mem::size_of::<kfd_ioctl_get_queue_wave_state_args>() - 24usize];
    ["Alignment of kfd_ioctl_get_queue_wave_state_args"]
        [::core::mem::align_of::<kfd_ioctl_get_queue_wave_state_args>() - 8usize];
    ["Offset of field: kfd_ioctl_get_queue_wave_state_args::ctl_stack_address"]
        [::core::mem::offset_of!(kfd_ioctl_get_queue_wave_state_args, ctl_stack_address) - 0usize];
    ["Offset of field: kfd_ioctl_get_queue_wave_state_args::ctl_stack_used_size"]
        [::core::mem::offset_of!(kfd_ioctl_get_queue_wave_state_args, ctl_stack_used_size) - 8usize];
    ["Offset of field: kfd_ioctl_get_queue_wave_state_args::save_area_used_size"]
        [::core::mem::offset_of!(kfd_ioctl_get_queue_wave_state_args, save_area_used_size) - 12usize];
    ["Offset of field: kfd_ioctl_get_queue_wave_state_args::queue_id"]
        [::core::mem::offset_of!(kfd_ioctl_get_queue_wave_state_args, queue_id) - 16usize];
    ["Offset of field: kfd_ioctl_get_queue_wave_state_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_get_queue_wave_state_args, pad) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_get_available_memory_args {
    pub available: __u64,
    pub gpu_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_get_available_memory_args"]
        [::core::mem::size_of::<kfd_ioctl_get_available_memory_args>() - 16usize];
    ["Alignment of kfd_ioctl_get_available_memory_args"]
        [::core::mem::align_of::<kfd_ioctl_get_available_memory_args>() - 8usize];
    ["Offset of field: kfd_ioctl_get_available_memory_args::available"]
        [::core::mem::offset_of!(kfd_ioctl_get_available_memory_args, available) - 0usize];
    ["Offset of field: kfd_ioctl_get_available_memory_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_get_available_memory_args, gpu_id) - 8usize];
    ["Offset of field: kfd_ioctl_get_available_memory_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_get_available_memory_args, pad) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_dbg_device_info_entry {
    pub exception_status: __u64,
    pub lds_base: __u64,
    pub lds_limit: __u64,
    pub scratch_base: __u64,
    pub scratch_limit: __u64,
    pub gpuvm_base: __u64,
    pub gpuvm_limit: __u64,
    pub gpu_id: __u32,
    pub location_id: __u32,
    pub vendor_id: __u32,
    pub device_id: __u32,
    pub revision_id: __u32,
    pub subsystem_vendor_id: __u32,
    pub subsystem_device_id: __u32,
    pub fw_version: __u32,
    pub gfx_target_version: __u32,
    pub simd_count: __u32,
    pub max_waves_per_simd: __u32,
    pub array_count: __u32,
    pub simd_arrays_per_engine: __u32,
    pub num_xcc: __u32,
    pub capability: __u32,
    pub debug_prop: __u32,
    pub capability2: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_dbg_device_info_entry"][::core::mem::size_of::<kfd_dbg_device_info_entry>() - 128usize];
    ["Alignment of kfd_dbg_device_info_entry"][::core::mem::align_of::<kfd_dbg_device_info_entry>() - 8usize];
    ["Offset of field: kfd_dbg_device_info_entry::exception_status"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, exception_status) - 0usize];
    ["Offset of field: kfd_dbg_device_info_entry::lds_base"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, lds_base) - 8usize];
    ["Offset of field: kfd_dbg_device_info_entry::lds_limit"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, lds_limit) - 16usize];
    ["Offset of field: kfd_dbg_device_info_entry::scratch_base"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, scratch_base) - 24usize];
    ["Offset of field: kfd_dbg_device_info_entry::scratch_limit"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, scratch_limit) - 32usize];
    ["Offset of field: kfd_dbg_device_info_entry::gpuvm_base"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, gpuvm_base) - 40usize];
    ["Offset of field: kfd_dbg_device_info_entry::gpuvm_limit"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, gpuvm_limit) - 48usize];
    ["Offset of field: kfd_dbg_device_info_entry::gpu_id"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, gpu_id) - 56usize];
    ["Offset of field: kfd_dbg_device_info_entry::location_id"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, location_id) - 60usize];
    ["Offset of field: kfd_dbg_device_info_entry::vendor_id"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, vendor_id) - 64usize];
    ["Offset of field: kfd_dbg_device_info_entry::device_id"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, device_id) - 68usize];
    ["Offset of field: kfd_dbg_device_info_entry::revision_id"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, revision_id) - 72usize];
    ["Offset of field: kfd_dbg_device_info_entry::subsystem_vendor_id"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, subsystem_vendor_id) - 76usize];
    ["Offset of field: kfd_dbg_device_info_entry::subsystem_device_id"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, subsystem_device_id) - 80usize];
    ["Offset of field: kfd_dbg_device_info_entry::fw_version"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, fw_version) - 84usize];
    ["Offset of field: kfd_dbg_device_info_entry::gfx_target_version"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, gfx_target_version) - 88usize];
    ["Offset of field: kfd_dbg_device_info_entry::simd_count"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, simd_count) - 92usize];
    ["Offset of field: kfd_dbg_device_info_entry::max_waves_per_simd"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, max_waves_per_simd) - 96usize];
    ["Offset of field: kfd_dbg_device_info_entry::array_count"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, array_count) - 100usize];
    ["Offset of field: kfd_dbg_device_info_entry::simd_arrays_per_engine"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, simd_arrays_per_engine) - 104usize];
    ["Offset of field: kfd_dbg_device_info_entry::num_xcc"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, num_xcc) - 108usize];
    ["Offset of field: kfd_dbg_device_info_entry::capability"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, capability) - 112usize];
    ["Offset of field: kfd_dbg_device_info_entry::debug_prop"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, debug_prop) - 116usize];
    ["Offset of field: kfd_dbg_device_info_entry::capability2"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, capability2) - 120usize];
    ["Offset of field: kfd_dbg_device_info_entry::pad"]
        [::core::mem::offset_of!(kfd_dbg_device_info_entry, pad) - 124usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_set_memory_policy_args {
    pub alternate_aperture_base: __u64,
    pub alternate_aperture_size: __u64,
    pub gpu_id: __u32,
    pub default_policy: __u32,
    pub alternate_policy: __u32,
    pub misc_process_flag: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_set_memory_policy_args"][::core::mem::size_of::<kfd_ioctl_set_memory_policy_args>() - 32usize];
    ["Alignment of kfd_ioctl_set_memory_policy_args"]
        [::core::mem::align_of::<kfd_ioctl_set_memory_policy_args>() - 8usize];
    ["Offset of field: kfd_ioctl_set_memory_policy_args::alternate_aperture_base"]
        [::core::mem::offset_of!(kfd_ioctl_set_memory_policy_args, alternate_aperture_base) - 0usize];
    ["Offset of field: kfd_ioctl_set_memory_policy_args::alternate_aperture_size"]
        [::core::mem::offset_of!(kfd_ioctl_set_memory_policy_args, alternate_aperture_size) - 8usize];
    ["Offset of field: kfd_ioctl_set_memory_policy_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_set_memory_policy_args, gpu_id) - 16usize];
    ["Offset of field: kfd_ioctl_set_memory_policy_args::default_policy"]
        [::core::mem::offset_of!(kfd_ioctl_set_memory_policy_args, default_policy) - 20usize];
    ["Offset of field: kfd_ioctl_set_memory_policy_args::alternate_policy"]
        [::core::mem::offset_of!(kfd_ioctl_set_memory_policy_args, alternate_policy) - 24usize];
    ["Offset of field: kfd_ioctl_set_memory_policy_args::misc_process_flag"]
        [::core::mem::offset_of!(kfd_ioctl_set_memory_policy_args, misc_process_flag) - 28usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_get_clock_counters_args {
    pub gpu_clock_counter: __u64,
    pub cpu_clock_counter: __u64,
    pub system_clock_counter: __u64,
    pub system_clock_freq: __u64,
    pub gpu_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_get_clock_counters_args"]
        [::core::mem::size_of::<kfd_ioctl_get_clock_counters_args>() - 40usize];
    ["Alignment of kfd_ioctl_get_clock_counters_args"]
        [::core::mem::align_of::<kfd_ioctl_get_clock_counters_args>() - 8usize];
    ["Offset of field: kfd_ioctl_get_clock_counters_args::gpu_clock_counter"]
        [::core::mem::offset_of!(kfd_ioctl_get_clock_counters_args, gpu_clock_counter) - 0usize];
    ["Offset of field: kfd_ioctl_get_clock_counters_args::cpu_clock_counter"]
        [::core::mem::offset_of!(kfd_ioctl_get_clock_counters_args, cpu_clock_counter) - 8usize];
    ["Offset of field: kfd_ioctl_get_clock_counters_args::system_clock_counter"]
        [::core::mem::offset_of!(kfd_ioctl_get_clock_counters_args, system_clock_counter) - 16usize];
    ["Offset of field: kfd_ioctl_get_clock_counters_args::system_clock_freq"]
        [::core::mem::offset_of!(kfd_ioctl_get_clock_counters_args, system_clock_freq) - 24usize];
    ["Offset of field: kfd_ioctl_get_clock_counters_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_get_clock_counters_args, gpu_id) - 32usize];
    ["Offset of field: kfd_ioctl_get_clock_counters_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_get_clock_counters_args, pad) - 36usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_process_device_apertures {
    pub lds_base: __u64,
    pub lds_limit: __u64,
    pub scratch_base: __u64,
    pub scratch_limit: __u64,
    pub gpuvm_base: __u64,
    pub gpuvm_limit: __u64,
    pub gpu_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_process_device_apertures"][::core::mem::size_of::<kfd_process_device_apertures>() - 56usize];
    ["Alignment of kfd_process_device_apertures"][::core::mem::align_of::<kfd_process_device_apertures>() - 8usize];
    ["Offset of field: kfd_process_device_apertures::lds_base"]
        [::core::mem::offset_of!(kfd_process_device_apertures, lds_base) - 0usize];
    ["Offset of field: kfd_process_device_apertures::lds_limit"]
        [::core::mem::offset_of!(kfd_process_device_apertures, lds_limit) - 8usize];
    ["Offset of field: kfd_process_device_apertures::scratch_base"]
        [::core::mem::offset_of!(kfd_process_device_apertures, scratch_base) - 16usize];
    ["Offset of field: kfd_process_device_apertures::scratch_limit"]
        [::core::mem::offset_of!(kfd_process_device_apertures, scratch_limit) - 24usize];
    ["Offset of field: kfd_process_device_apertures::gpuvm_base"]
        [::core::mem::offset_of!(kfd_process_device_apertures, gpuvm_base) - 32usize];
    ["Offset of field: kfd_process_device_apertures::gpuvm_limit"]
        [::core::mem::offset_of!(kfd_process_device_apertures, gpuvm_limit) - 40usize];
    ["Offset of field: kfd_process_device_apertures::gpu_id"]
        [::core::mem::offset_of!(kfd_process_device_apertures, gpu_id) - 48usize];
    ["Offset of field: kfd_process_device_apertures::pad"]
        [::core::mem::offset_of!(kfd_process_device_apertures, pad) - 52usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_get_process_apertures_args {
    pub process_apertures: [kfd_process_device_apertures; 7usize],
    pub num_of_nodes: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_get_process_apertures_args"]
        [::core::mem::size_of::<kfd_ioctl_get_process_apertures_args>() - 400usize];
    ["Alignment of kfd_ioctl_get_process_apertures_args"]
        [::core::mem::align_of::<kfd_ioctl_get_process_apertures_args>() - 8usize];
    ["Offset of field: kfd_ioctl_get_process_apertures_args::process_apertures"]
        [::core::mem::offset_of!(kfd_ioctl_get_process_apertures_args, process_apertures) - 0usize];
    ["Offset of field: kfd_ioctl_get_process_apertures_args::num_of_nodes"]
        [::core::mem::offset_of!(kfd_ioctl_get_process_apertures_args, num_of_nodes) - 392usize];
    ["Offset of field: kfd_ioctl_get_process_apertures_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_get_process_apertures_args, pad) - 396usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_get_process_apertures_new_args {
    pub kfd_process_device_apertures_ptr: __u64,
    pub num_of_nodes: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_get_process_apertures_new_args"]
        [::core::mem::size_of::<kfd_ioctl_get_process_apertures_new_args>() - 16usize];
    ["Alignment of kfd_ioctl_get_process_apertures_new_args"]
        [::core::mem::align_of::<kfd_ioctl_get_process_apertures_new_args>() - 8usize];
    ["Offset of field: kfd_ioctl_get_process_apertures_new_args::kfd_process_device_apertures_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_get_process_apertures_new_args, kfd_process_device_apertures_ptr) - 0usize];
    ["Offset of field: kfd_ioctl_get_process_apertures_new_args::num_of_nodes"]
        [::core::mem::offset_of!(kfd_ioctl_get_process_apertures_new_args, num_of_nodes) - 8usize];
    ["Offset of field: kfd_ioctl_get_process_apertures_new_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_get_process_apertures_new_args, pad) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_register_args {
    pub gpu_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_register_args"][::core::mem::size_of::<kfd_ioctl_dbg_register_args>() - 8usize];
    ["Alignment of kfd_ioctl_dbg_register_args"][::core::mem::align_of::<kfd_ioctl_dbg_register_args>() - 4usize];
    ["Offset of field: kfd_ioctl_dbg_register_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_register_args, gpu_id) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_register_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_register_args, pad) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_unregister_args {
    pub gpu_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_unregister_args"][::core::mem::size_of::<kfd_ioctl_dbg_unregister_args>() - 8usize];
    ["Alignment of kfd_ioctl_dbg_unregister_args"][::core::mem::align_of::<kfd_ioctl_dbg_unregister_args>() - 4usize];
    ["Offset of field: kfd_ioctl_dbg_unregister_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_unregister_args, gpu_id) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_unregister_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_unregister_args, pad) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_address_watch_args {
    pub content_ptr: __u64,
    pub gpu_id: __u32,
    pub buf_size_in_bytes: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_address_watch_args"][::core::mem::size_of::<kfd_ioctl_dbg_address_watch_args>() - 16usize];
    ["Alignment of kfd_ioctl_dbg_address_watch_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_address_watch_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_address_watch_args::content_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_address_watch_args, content_ptr) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_address_watch_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_address_watch_args, gpu_id) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_address_watch_args::buf_size_in_bytes"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_address_watch_args, buf_size_in_bytes) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_wave_control_args {
    pub content_ptr: __u64,
    pub gpu_id: __u32,
    pub buf_size_in_bytes: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_wave_control_args"][::core::mem::size_of::<kfd_ioctl_dbg_wave_control_args>() - 16usize];
    ["Alignment of kfd_ioctl_dbg_wave_control_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_wave_control_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_wave_control_args::content_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_wave_control_args, content_ptr) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_wave_control_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_wave_control_args, gpu_id) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_wave_control_args::buf_size_in_bytes"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_wave_control_args, buf_size_in_bytes) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_create_event_args {
    pub event_page_offset: __u64,
    pub event_trigger_data: __u32,
    pub event_type: __u32,
    pub auto_reset: __u32,
    pub node_id: __u32,
    pub event_id: __u32,
    pub event_slot_index: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_create_event_args"][::core::mem::size_of::<kfd_ioctl_create_event_args>() - 32usize];
    ["Alignment of kfd_ioctl_create_event_args"][::core::mem::align_of::<kfd_ioctl_create_event_args>() - 8usize];
    ["Offset of field: kfd_ioctl_create_event_args::event_page_offset"]
        [::core::mem::offset_of!(kfd_ioctl_create_event_args, event_page_offset) - 0usize];
    ["Offset of field: kfd_ioctl_create_event_args::event_trigger_data"]
        [::core::mem::offset_of!(kfd_ioctl_create_event_args, event_trigger_data) - 8usize];
    ["Offset of field: kfd_ioctl_create_event_args::event_type"]
        [::core::mem::offset_of!(kfd_ioctl_create_event_args, event_type) - 12usize];
    ["Offset of field: kfd_ioctl_create_event_args::auto_reset"]
        [::core::mem::offset_of!(kfd_ioctl_create_event_args, auto_reset) - 16usize];
    ["Offset of field: kfd_ioctl_create_event_args::node_id"]
        [::core::mem::offset_of!(kfd_ioctl_create_event_args, node_id) - 20usize];
    ["Offset of field: kfd_ioctl_create_event_args::event_id"]
        [::core::mem::offset_of!(kfd_ioctl_create_event_args, event_id) - 24usize];
    ["Offset of field: kfd_ioctl_create_event_args::event_slot_index"]
        [::core::mem::offset_of!(kfd_ioctl_create_event_args, event_slot_index) - 28usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_destroy_event_args {
    pub event_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_destroy_event_args"][::core::mem::size_of::<kfd_ioctl_destroy_event_args>() - 8usize];
    ["Alignment of kfd_ioctl_destroy_event_args"][::core::mem::align_of::<kfd_ioctl_destroy_event_args>() - 4usize];
    ["Offset of field: kfd_ioctl_destroy_event_args::event_id"]
        [::core::mem::offset_of!(kfd_ioctl_destroy_event_args, event_id) - 0usize];
    ["Offset of field: kfd_ioctl_destroy_event_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_destroy_event_args, pad) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_set_event_args {
    pub event_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_set_event_args"][::core::mem::size_of::<kfd_ioctl_set_event_args>() - 8usize];
    ["Alignment of kfd_ioctl_set_event_args"][::core::mem::align_of::<kfd_ioctl_set_event_args>() - 4usize];
    ["Offset of field: kfd_ioctl_set_event_args::event_id"]
        [::core::mem::offset_of!(kfd_ioctl_set_event_args, event_id) - 0usize];
    ["Offset of field: kfd_ioctl_set_event_args::pad"][::core::mem::offset_of!(kfd_ioctl_set_event_args, pad) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_reset_event_args {
    pub event_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_reset_event_args"][::core::mem::size_of::<kfd_ioctl_reset_event_args>() - 8usize];
    ["Alignment of kfd_ioctl_reset_event_args"][::core::mem::align_of::<kfd_ioctl_reset_event_args>() - 4usize];
    ["Offset of field: kfd_ioctl_reset_event_args::event_id"]
        [::core::mem::offset_of!(kfd_ioctl_reset_event_args, event_id) - 0usize];
    ["Offset of field: kfd_ioctl_reset_event_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_reset_event_args, pad) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_memory_exception_failure {
    pub NotPresent: __u32,
    pub ReadOnly: __u32,
    pub NoExecute: __u32,
    pub imprecise: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_memory_exception_failure"][::core::mem::size_of::<kfd_memory_exception_failure>() - 16usize];
    ["Alignment of kfd_memory_exception_failure"][::core::mem::align_of::<kfd_memory_exception_failure>() - 4usize];
    ["Offset of field: kfd_memory_exception_failure::NotPresent"]
        [::core::mem::offset_of!(kfd_memory_exception_failure, NotPresent) - 0usize];
    ["Offset of field: kfd_memory_exception_failure::ReadOnly"]
        [::core::mem::offset_of!(kfd_memory_exception_failure, ReadOnly) - 4usize];
    ["Offset of field: kfd_memory_exception_failure::NoExecute"]
        [::core::mem::offset_of!(kfd_memory_exception_failure, NoExecute) - 8usize];
    ["Offset of field: kfd_memory_exception_failure::imprecise"]
        [::core::mem::offset_of!(kfd_memory_exception_failure, imprecise) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_hsa_memory_exception_data {
    pub failure: kfd_memory_exception_failure,
    pub va: __u64,
    pub gpu_id: __u32,
    pub ErrorType: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_hsa_memory_exception_data"][::core::mem::size_of::<kfd_hsa_memory_exception_data>() - 32usize];
    ["Alignment of kfd_hsa_memory_exception_data"][::core::mem::align_of::<kfd_hsa_memory_exception_data>() - 8usize];
    ["Offset of field: kfd_hsa_memory_exception_data::failure"]
        [::core::mem::offset_of!(kfd_hsa_memory_exception_data, failure) - 0usize];
    ["Offset of field: kfd_hsa_memory_exception_data::va"]
        [::core::mem::offset_of!(kfd_hsa_memory_exception_data, va) - 16usize];
    ["Offset of field: kfd_hsa_memory_exception_data::gpu_id"]
        [::core::mem::offset_of!(kfd_hsa_memory_exception_data, gpu_id) - 24usize];
    ["Offset of field: kfd_hsa_memory_exception_data::ErrorType"]
        [::core::mem::offset_of!(kfd_hsa_memory_exception_data, ErrorType) - 28usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_hsa_hw_exception_data {
    pub reset_type: __u32,
    pub reset_cause: __u32,
    pub memory_lost: __u32,
    pub gpu_id: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_hsa_hw_exception_data"][::core::mem::size_of::<kfd_hsa_hw_exception_data>() - 16usize];
    ["Alignment of kfd_hsa_hw_exception_data"][::core::mem::align_of::<kfd_hsa_hw_exception_data>() - 4usize];
    ["Offset of field: kfd_hsa_hw_exception_data::reset_type"]
        [::core::mem::offset_of!(kfd_hsa_hw_exception_data, reset_type) - 0usize];
    ["Offset of field: kfd_hsa_hw_exception_data::reset_cause"]
        [::core::mem::offset_of!(kfd_hsa_hw_exception_data, reset_cause) - 4usize];
    ["Offset of field: kfd_hsa_hw_exception_data::memory_lost"]
        [::core::mem::offset_of!(kfd_hsa_hw_exception_data, memory_lost) - 8usize];
    ["Offset of field: kfd_hsa_hw_exception_data::gpu_id"]
        [::core::mem::offset_of!(kfd_hsa_hw_exception_data, gpu_id) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_hsa_signal_event_data {
    pub last_event_age: __u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_hsa_signal_event_data"][::core::mem::size_of::<kfd_hsa_signal_event_data>() - 8usize];
    ["Alignment of kfd_hsa_signal_event_data"][::core::mem::align_of::<kfd_hsa_signal_event_data>() - 8usize];
    ["Offset of field: kfd_hsa_signal_event_data::last_event_age"]
        [::core::mem::offset_of!(kfd_hsa_signal_event_data, last_event_age) - 0usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub struct kfd_event_data {
    pub __bindgen_anon_1: kfd_event_data__bindgen_ty_1,
    pub kfd_event_data_ext: __u64,
    pub event_id: __u32,
    pub pad: __u32,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union kfd_event_data__bindgen_ty_1 {
    pub memory_exception_data: kfd_hsa_memory_exception_data,
    pub hw_exception_data: kfd_hsa_hw_exception_data,
    pub signal_event_data: kfd_hsa_signal_event_data,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_event_data__bindgen_ty_1"][::core::mem::size_of::<kfd_event_data__bindgen_ty_1>() - 32usize];
    ["Alignment of kfd_event_data__bindgen_ty_1"][::core::mem::align_of::<kfd_event_data__bindgen_ty_1>() - 8usize];
    ["Offset of field: kfd_event_data__bindgen_ty_1::memory_exception_data"]
        [::core::mem::offset_of!(kfd_event_data__bindgen_ty_1, memory_exception_data) - 0usize];
    ["Offset of field: kfd_event_data__bindgen_ty_1::hw_exception_data"]
        [::core::mem::offset_of!(kfd_event_data__bindgen_ty_1, hw_exception_data) - 0usize];
    ["Offset of field: kfd_event_data__bindgen_ty_1::signal_event_data"]
        [::core::mem::offset_of!(kfd_event_data__bindgen_ty_1, signal_event_data) - 0usize];
};
impl Default for kfd_event_data__bindgen_ty_1 {
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
    ["Size of kfd_event_data"][::core::mem::size_of::<kfd_event_data>() - 48usize];
    ["Alignment of kfd_event_data"][::core::mem::align_of::<kfd_event_data>() - 8usize];
    ["Offset of field: kfd_event_data::kfd_event_data_ext"]
        [::core::mem::offset_of!(kfd_event_data, kfd_event_data_ext) - 32usize];
    ["Offset of field: kfd_event_data::event_id"][::core::mem::offset_of!(kfd_event_data, event_id) - 40usize];
    ["Offset of field: kfd_event_data::pad"][::core::mem::offset_of!(kfd_event_data, pad) - 44usize];
};
impl Default for kfd_event_data {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_wait_events_args {
    pub events_ptr: __u64,
    pub num_events: __u32,
    pub wait_for_all: __u32,
    pub timeout: __u32,
    pub wait_result: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_wait_events_args"][::core::mem::size_of::<kfd_ioctl_wait_events_args>() - 24usize];
    ["Alignment of kfd_ioctl_wait_events_args"][::core::mem::align_of::<kfd_ioctl_wait_events_args>() - 8usize];
    ["Offset of field: kfd_ioctl_wait_events_args::events_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_wait_events_args, events_ptr) - 0usize];
    ["Offset of field: kfd_ioctl_wait_events_args::num_events"]
        [::core::mem::offset_of!(kfd_ioctl_wait_events_args, num_events) - 8usize];
    ["Offset of field: kfd_ioctl_wait_events_args::wait_for_all"]
        [::core::mem::offset_of!(kfd_ioctl_wait_events_args, wait_for_all) - 12usize];
    ["Offset of field: kfd_ioctl_wait_events_args::timeout"]
        [::core::mem::offset_of!(kfd_ioctl_wait_events_args, timeout) - 16usize];
    ["Offset of field: kfd_ioctl_wait_events_args::wait_result"]
        [::core::mem::offset_of!(kfd_ioctl_wait_events_args, wait_result) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_set_scratch_backing_va_args {
    pub va_addr: __u64,
    pub gpu_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_set_scratch_backing_va_args"]
        [::core::mem::size_of::<kfd_ioctl_set_scratch_backing_va_args>() - 16usize];
    ["Alignment of kfd_ioctl_set_scratch_backing_va_args"]
        [::core::mem::align_of::<kfd_ioctl_set_scratch_backing_va_args>() - 8usize];
    ["Offset of field: kfd_ioctl_set_scratch_backing_va_args::va_addr"]
        [::core::mem::offset_of!(kfd_ioctl_set_scratch_backing_va_args, va_addr) - 0usize];
    ["Offset of field: kfd_ioctl_set_scratch_backing_va_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_set_scratch_backing_va_args, gpu_id) - 8usize];
    ["Offset of field: kfd_ioctl_set_scratch_backing_va_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_set_scratch_backing_va_args, pad) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_get_tile_config_args {
    pub tile_config_ptr: __u64,
    pub macro_tile_config_ptr: __u64,
    pub num_tile_configs: __u32,
    pub num_macro_tile_configs: __u32,
    pub gpu_id: __u32,
    pub gb_addr_config: __u32,
    pub num_banks: __u32,
    pub num_ranks: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_get_tile_config_args"][::core::mem::size_of::<kfd_ioctl_get_tile_config_args>() - 40usize];
    ["Alignment of kfd_ioctl_get_tile_config_args"][::core::mem::align_of::<kfd_ioctl_get_tile_config_args>() - 8usize];
    ["Offset of field: kfd_ioctl_get_tile_config_args::tile_config_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_get_tile_config_args, tile_config_ptr) - 0usize];
    ["Offset of field: kfd_ioctl_get_tile_config_args::macro_tile_config_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_get_tile_config_args, macro_tile_config_ptr) - 8usize];
    ["Offset of field: kfd_ioctl_get_tile_config_args::num_tile_configs"]
        [::core::mem::offset_of!(kfd_ioctl_get_tile_config_args, num_tile_configs) - 16usize];
    ["Offset of field: kfd_ioctl_get_tile_config_args::num_macro_tile_configs"]
        [::core::mem::offset_of!(kfd_ioctl_get_tile_config_args, num_macro_tile_configs) - 20usize];
    ["Offset of field: kfd_ioctl_get_tile_config_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_get_tile_config_args, gpu_id) - 24usize];
    ["Offset of field: kfd_ioctl_get_tile_config_args::gb_addr_config"]
        [::core::mem::offset_of!(kfd_ioctl_get_tile_config_args, gb_addr_config) - 28usize];
    ["Offset of field: kfd_ioctl_get_tile_config_args::num_banks"]
        [::core::mem::offset_of!(kfd_ioctl_get_tile_config_args, num_banks) - 32usize];
    ["Offset of field: kfd_ioctl_get_tile_config_args::num_ranks"]
        [::core::mem::offset_of!(kfd_ioctl_get_tile_config_args, num_ranks) - 36usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_set_trap_handler_args {
    pub tba_addr: __u64,
    pub tma_addr: __u64,
    pub gpu_id: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_set_trap_handler_args"][::core::mem::size_of::<kfd_ioctl_set_trap_handler_args>() - 24usize];
    ["Alignment of kfd_ioctl_set_trap_handler_args"]
        [::core::mem::align_of::<kfd_ioctl_set_trap_handler_args>() - 8usize];
    ["Offset of field: kfd_ioctl_set_trap_handler_args::tba_addr"]
        [::core::mem::offset_of!(kfd_ioctl_set_trap_handler_args, tba_addr) - 0usize];
    ["Offset of field: kfd_ioctl_set_trap_handler_args::tma_addr"]
        [::core::mem::offset_of!(kfd_ioctl_set_trap_handler_args, tma_addr) - 8usize];
    ["Offset of field: kfd_ioctl_set_trap_handler_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_set_trap_handler_args, gpu_id) - 16usize];
    ["Offset of field: kfd_ioctl_set_trap_handler_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_set_trap_handler_args, pad) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_acquire_vm_args {
    pub drm_fd: __u32,
    pub gpu_id: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_acquire_vm_args"][::core::mem::size_of::<kfd_ioctl_acquire_vm_args>() - 8usize];
    ["Alignment of kfd_ioctl_acquire_vm_args"][::core::mem::align_of::<kfd_ioctl_acquire_vm_args>() - 4usize];
    ["Offset of field: kfd_ioctl_acquire_vm_args::drm_fd"]
        [::core::mem::offset_of!(kfd_ioctl_acquire_vm_args, drm_fd) - 0usize];
    ["Offset of field: kfd_ioctl_acquire_vm_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_acquire_vm_args, gpu_id) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_alloc_memory_of_gpu_args {
    pub va_addr: __u64,
    pub size: __u64,
    pub handle: __u64,
    pub mmap_offset: __u64,
    pub gpu_id: __u32,
    pub flags: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_alloc_memory_of_gpu_args"]
        [::core::mem::size_of::<kfd_ioctl_alloc_memory_of_gpu_args>() - 40usize];
    ["Alignment of kfd_ioctl_alloc_memory_of_gpu_args"]
        [::core::mem::align_of::<kfd_ioctl_alloc_memory_of_gpu_args>() - 8usize];
    ["Offset of field: kfd_ioctl_alloc_memory_of_gpu_args::va_addr"]
        [::core::mem::offset_of!(kfd_ioctl_alloc_memory_of_gpu_args, va_addr) - 0usize];
    ["Offset of field: kfd_ioctl_alloc_memory_of_gpu_args::size"]
        [::core::mem::offset_of!(kfd_ioctl_alloc_memory_of_gpu_args, size) - 8usize];
    ["Offset of field: kfd_ioctl_alloc_memory_of_gpu_args::handle"]
        [::core::mem::offset_of!(kfd_ioctl_alloc_memory_of_gpu_args, handle) - 16usize];
    ["Offset of field: kfd_ioctl_alloc_memory_of_gpu_args::mmap_offset"]
        [::core::mem::offset_of!(kfd_ioctl_alloc_memory_of_gpu_args, mmap_offset) - 24usize];
    ["Offset of field: kfd_ioctl_alloc_memory_of_gpu_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_alloc_memory_of_gpu_args, gpu_id) - 32usize];
    ["Offset of field: kfd_ioctl_alloc_memory_of_gpu_args::flags"]
        [::core::mem::offset_of!(kfd_ioctl_alloc_memory_of_gpu_args, flags) - 36usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_free_memory_of_gpu_args {
    pub handle: __u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_free_memory_of_gpu_args"][::core::mem::size_of::<kfd_ioctl_free_memory_of_gpu_args>() - 8usize];
    ["Alignment of kfd_ioctl_free_memory_of_gpu_args"]
        [::core::mem::align_of::<kfd_ioctl_free_memory_of_gpu_args>() - 8usize];
    ["Offset of field: kfd_ioctl_free_memory_of_gpu_args::handle"]
        [::core::mem::offset_of!(kfd_ioctl_free_memory_of_gpu_args, handle) - 0usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_map_memory_to_gpu_args {
    pub handle: __u64,
    pub device_ids_array_ptr: __u64,
    pub n_devices: __u32,
    pub n_success: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_map_memory_to_gpu_args"][::core::mem::size_of::<kfd_ioctl_map_memory_to_gpu_args>() - 24usize];
    ["Alignment of kfd_ioctl_map_memory_to_gpu_args"]
        [::core::mem::align_of::<kfd_ioctl_map_memory_to_gpu_args>() - 8usize];
    ["Offset of field: kfd_ioctl_map_memory_to_gpu_args::handle"]
        [::core::mem::offset_of!(kfd_ioctl_map_memory_to_gpu_args, handle) - 0usize];
    ["Offset of field: kfd_ioctl_map_memory_to_gpu_args::device_ids_array_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_map_memory_to_gpu_args, device_ids_array_ptr) - 8usize];
    ["Offset of field: kfd_ioctl_map_memory_to_gpu_args::n_devices"]
        [::core::mem::offset_of!(kfd_ioctl_map_memory_to_gpu_args, n_devices) - 16usize];
    ["Offset of field: kfd_ioctl_map_memory_to_gpu_args::n_success"]
        [::core::mem::offset_of!(kfd_ioctl_map_memory_to_gpu_args, n_success) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_unmap_memory_from_gpu_args {
    pub handle: __u64,
    pub device_ids_array_ptr: __u64,
    pub n_devices: __u32,
    pub n_success: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_unmap_memory_from_gpu_args"]
        [::core::mem::size_of::<kfd_ioctl_unmap_memory_from_gpu_args>() - 24usize];
    ["Alignment of kfd_ioctl_unmap_memory_from_gpu_args"]
        [::core::mem::align_of::<kfd_ioctl_unmap_memory_from_gpu_args>() - 8usize];
    ["Offset of field: kfd_ioctl_unmap_memory_from_gpu_args::handle"]
        [::core::mem::offset_of!(kfd_ioctl_unmap_memory_from_gpu_args, handle) - 0usize];
    ["Offset of field: kfd_ioctl_unmap_memory_from_gpu_args::device_ids_array_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_unmap_memory_from_gpu_args, device_ids_array_ptr) - 8usize];
    ["Offset of field: kfd_ioctl_unmap_memory_from_gpu_args::n_devices"]
        [::core::mem::offset_of!(kfd_ioctl_unmap_memory_from_gpu_args, n_devices) - 16usize];
    ["Offset of field: kfd_ioctl_unmap_memory_from_gpu_args::n_success"]
        [::core::mem::offset_of!(kfd_ioctl_unmap_memory_from_gpu_args, n_success) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_alloc_queue_gws_args {
    pub queue_id: __u32,
    pub num_gws: __u32,
    pub first_gws: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_alloc_queue_gws_args"][::core::mem::size_of::<kfd_ioctl_alloc_queue_gws_args>() - 16usize];
    ["Alignment of kfd_ioctl_alloc_queue_gws_args"][::core::mem::align_of::<kfd_ioctl_alloc_queue_gws_args>() - 4usize];
    ["Offset of field: kfd_ioctl_alloc_queue_gws_args::queue_id"]
        [::core::mem::offset_of!(kfd_ioctl_alloc_queue_gws_args, queue_id) - 0usize];
    ["Offset of field: kfd_ioctl_alloc_queue_gws_args::num_gws"]
        [::core::mem::offset_of!(kfd_ioctl_alloc_queue_gws_args, num_gws) - 4usize];
    ["Offset of field: kfd_ioctl_alloc_queue_gws_args::first_gws"]
        [::core::mem::offset_of!(kfd_ioctl_alloc_queue_gws_args, first_gws) - 8usize];
    ["Offset of field: kfd_ioctl_alloc_queue_gws_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_alloc_queue_gws_args, pad) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_get_dmabuf_info_args {
    pub size: __u64,
    pub metadata_ptr: __u64,
    pub metadata_size: __u32,
    pub gpu_id: __u32,
    pub flags: __u32,
    pub dmabuf_fd: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_get_dmabuf_info_args"][::core::mem::size_of::<kfd_ioctl_get_dmabuf_info_args>() - 32usize];
    ["Alignment of kfd_ioctl_get_dmabuf_info_args"][::core::mem::align_of::<kfd_ioctl_get_dmabuf_info_args>() - 8usize];
    ["Offset of field: kfd_ioctl_get_dmabuf_info_args::size"]
        [::core::mem::offset_of!(kfd_ioctl_get_dmabuf_info_args, size) - 0usize];
    ["Offset of field: kfd_ioctl_get_dmabuf_info_args::metadata_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_get_dmabuf_info_args, metadata_ptr) - 8usize];
    ["Offset of field: kfd_ioctl_get_dmabuf_info_args::metadata_size"]
        [::core::mem::offset_of!(kfd_ioctl_get_dmabuf_info_args, metadata_size) - 16usize];
    ["Offset of field: kfd_ioctl_get_dmabuf_info_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_get_dmabuf_info_args, gpu_id) - 20usize];
    ["Offset of field: kfd_ioctl_get_dmabuf_info_args::flags"]
        [::core::mem::offset_of!(kfd_ioctl_get_dmabuf_info_args, flags) - 24usize];
    ["Offset of field: kfd_ioctl_get_dmabuf_info_args::dmabuf_fd"]
        [::core::mem::offset_of!(kfd_ioctl_get_dmabuf_info_args, dmabuf_fd) - 28usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_import_dmabuf_args {
    pub va_addr: __u64,
    pub handle: __u64,
    pub gpu_id: __u32,
    pub dmabuf_fd: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_import_dmabuf_args"][::core::mem::size_of::<kfd_ioctl_import_dmabuf_args>() - 24usize];
    ["Alignment of kfd_ioctl_import_dmabuf_args"][::core::mem::align_of::<kfd_ioctl_import_dmabuf_args>() - 8usize];
    ["Offset of field: kfd_ioctl_import_dmabuf_args::va_addr"]
        [::core::mem::offset_of!(kfd_ioctl_import_dmabuf_args, va_addr) - 0usize];
    ["Offset of field: kfd_ioctl_import_dmabuf_args::handle"]
        [::core::mem::offset_of!(kfd_ioctl_import_dmabuf_args, handle) - 8usize];
    ["Offset of field: kfd_ioctl_import_dmabuf_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_import_dmabuf_args, gpu_id) - 16usize];
    ["Offset of field: kfd_ioctl_import_dmabuf_args::dmabuf_fd"]
        [::core::mem::offset_of!(kfd_ioctl_import_dmabuf_args, dmabuf_fd) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_export_dmabuf_args {
    pub handle: __u64,
    pub flags: __u32,
    pub dmabuf_fd: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_export_dmabuf_args"][::core::mem::size_of::<kfd_ioctl_export_dmabuf_args>() - 16usize];
    ["Alignment of kfd_ioctl_export_dmabuf_args"][::core::mem::align_of::<kfd_ioctl_export_dmabuf_args>() - 8usize];
    ["Offset of field: kfd_ioctl_export_dmabuf_args::handle"]
        [::core::mem::offset_of!(kfd_ioctl_export_dmabuf_args, handle) - 0usize];
    ["Offset of field: kfd_ioctl_export_dmabuf_args::flags"]
        [::core::mem::offset_of!(kfd_ioctl_export_dmabuf_args, flags) - 8usize];
    ["Offset of field: kfd_ioctl_export_dmabuf_args::dmabuf_fd"]
        [::core::mem::offset_of!(kfd_ioctl_export_dmabuf_args, dmabuf_fd) - 12usize];
};
pub const KFD_SMI_EVENT_NONE: kfd_smi_event = 0;
pub const KFD_SMI_EVENT_VMFAULT: kfd_smi_event = 1;
pub const KFD_SMI_EVENT_THERMAL_THROTTLE: kfd_smi_event = 2;
pub const KFD_SMI_EVENT_GPU_PRE_RESET: kfd_smi_event = 3;
pub const KFD_SMI_EVENT_GPU_POST_RESET: kfd_smi_event = 4;
pub const KFD_SMI_EVENT_MIGRATE_START: kfd_smi_event = 5;
pub const KFD_SMI_EVENT_MIGRATE_END: kfd_smi_event = 6;
pub const KFD_SMI_EVENT_PAGE_FAULT_START: kfd_smi_event = 7;
pub const KFD_SMI_EVENT_PAGE_FAULT_END: kfd_smi_event = 8;
pub const KFD_SMI_EVENT_QUEUE_EVICTION: kfd_smi_event = 9;
pub const KFD_SMI_EVENT_QUEUE_RESTORE: kfd_smi_event = 10;
pub const KFD_SMI_EVENT_UNMAP_FROM_GPU: kfd_smi_event = 11;
pub const KFD_SMI_EVENT_PROCESS_START: kfd_smi_event = 12;
pub const KFD_SMI_EVENT_PROCESS_END: kfd_smi_event = 13;
pub const KFD_SMI_EVENT_ALL_PROCESS: kfd_smi_event = 64;
pub type kfd_smi_event = libc::c_uint;
pub const KFD_MIGRATE_TRIGGER_PREFETCH: KFD_MIGRATE_TRIGGERS = 0;
pub const KFD_MIGRATE_TRIGGER_PAGEFAULT_GPU: KFD_MIGRATE_TRIGGERS = 1;
pub const KFD_MIGRATE_TRIGGER_PAGEFAULT_CPU: KFD_MIGRATE_TRIGGERS = 2;
pub const KFD_MIGRATE_TRIGGER_TTM_EVICTION: KFD_MIGRATE_TRIGGERS = 3;
pub type KFD_MIGRATE_TRIGGERS = libc::c_uint;
pub const KFD_QUEUE_EVICTION_TRIGGER_SVM: KFD_QUEUE_EVICTION_TRIGGERS = 0;
pub const KFD_QUEUE_EVICTION_TRIGGER_USERPTR: KFD_QUEUE_EVICTION_TRIGGERS = 1;
pub const KFD_QUEUE_EVICTION_TRIGGER_TTM: KFD_QUEUE_EVICTION_TRIGGERS = 2;
pub const KFD_QUEUE_EVICTION_TRIGGER_SUSPEND: KFD_QUEUE_EVICTION_TRIGGERS = 3;
pub const KFD_QUEUE_EVICTION_CRIU_CHECKPOINT: KFD_QUEUE_EVICTION_TRIGGERS = 4;
pub const KFD_QUEUE_EVICTION_CRIU_RESTORE: KFD_QUEUE_EVICTION_TRIGGERS = 5;
pub type KFD_QUEUE_EVICTION_TRIGGERS = libc::c_uint;
pub const KFD_SVM_UNMAP_TRIGGER_MMU_NOTIFY: KFD_SVM_UNMAP_TRIGGERS = 0;
pub const KFD_SVM_UNMAP_TRIGGER_MMU_NOTIFY_MIGRATE: KFD_SVM_UNMAP_TRIGGERS = 1;
pub const KFD_SVM_UNMAP_TRIGGER_UNMAP_FROM_CPU: KFD_SVM_UNMAP_TRIGGERS = 2;
pub type KFD_SVM_UNMAP_TRIGGERS = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_smi_events_args {
    pub gpuid: __u32,
    pub anon_fd: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_smi_events_args"][::core::mem::size_of::<kfd_ioctl_smi_events_args>() - 8usize];
    ["Alignment of kfd_ioctl_smi_events_args"][::core::mem::align_of::<kfd_ioctl_smi_events_args>() - 4usize];
    ["Offset of field: kfd_ioctl_smi_events_args::gpuid"]
        [::core::mem::offset_of!(kfd_ioctl_smi_events_args, gpuid) - 0usize];
    ["Offset of field: kfd_ioctl_smi_events_args::anon_fd"]
        [::core::mem::offset_of!(kfd_ioctl_smi_events_args, anon_fd) - 4usize];
};
pub const KFD_CRIU_OP_PROCESS_INFO: kfd_criu_op = 0;
pub const KFD_CRIU_OP_CHECKPOINT: kfd_criu_op = 1;
pub const KFD_CRIU_OP_UNPAUSE: kfd_criu_op = 2;
pub const KFD_CRIU_OP_RESTORE: kfd_criu_op = 3;
pub const KFD_CRIU_OP_RESUME: kfd_criu_op = 4;
pub type kfd_criu_op = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_criu_args {
    pub devices: __u64,
    pub bos: __u64,
    pub priv_data: __u64,
    pub priv_data_size: __u64,
    pub num_devices: __u32,
    pub num_bos: __u32,
    pub num_objects: __u32,
    pub pid: __u32,
    pub op: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_criu_args"][::core::mem::size_of::<kfd_ioctl_criu_args>() - 56usize];
    ["Alignment of kfd_ioctl_criu_args"][::core::mem::align_of::<kfd_ioctl_criu_args>() - 8usize];
    ["Offset of field: kfd_ioctl_criu_args::devices"][::core::mem::offset_of!(kfd_ioctl_criu_args, devices) - 0usize];
    ["Offset of field: kfd_ioctl_criu_args::bos"][::core::mem::offset_of!(kfd_ioctl_criu_args, bos) - 8usize];
    ["Offset of field: kfd_ioctl_criu_args::priv_data"]
        [::core::mem::offset_of!(kfd_ioctl_criu_args, priv_data) - 16usize];
    ["Offset of field: kfd_ioctl_criu_args::priv_data_size"]
        [::core::mem::offset_of!(kfd_ioctl_criu_args, priv_data_size) - 24usize];
    ["Offset of field: kfd_ioctl_criu_args::num_devices"]
        [::core::mem::offset_of!(kfd_ioctl_criu_args, num_devices) - 32usize];
    ["Offset of field: kfd_ioctl_criu_args::num_bos"][::core::mem::offset_of!(kfd_ioctl_criu_args, num_bos) - 36usize];
    ["Offset of field: kfd_ioctl_criu_args::num_objects"]
        [::core::mem::offset_of!(kfd_ioctl_criu_args, num_objects) - 40usize];
    ["Offset of field: kfd_ioctl_criu_args::pid"][::core::mem::offset_of!(kfd_ioctl_criu_args, pid) - 44usize];
    ["Offset of field: kfd_ioctl_criu_args::op"][::core::mem::offset_of!(kfd_ioctl_criu_args, op) - 48usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_criu_device_bucket {
    pub user_gpu_id: __u32,
    pub actual_gpu_id: __u32,
    pub drm_fd: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_criu_device_bucket"][::core::mem::size_of::<kfd_criu_device_bucket>() - 16usize];
    ["Alignment of kfd_criu_device_bucket"][::core::mem::align_of::<kfd_criu_device_bucket>() - 4usize];
    ["Offset of field: kfd_criu_device_bucket::user_gpu_id"]
        [::core::mem::offset_of!(kfd_criu_device_bucket, user_gpu_id) - 0usize];
    ["Offset of field: kfd_criu_device_bucket::actual_gpu_id"]
        [::core::mem::offset_of!(kfd_criu_device_bucket, actual_gpu_id) - 4usize];
    ["Offset of field: kfd_criu_device_bucket::drm_fd"]
        [::core::mem::offset_of!(kfd_criu_device_bucket, drm_fd) - 8usize];
    ["Offset of field: kfd_criu_device_bucket::pad"][::core::mem::offset_of!(kfd_criu_device_bucket, pad) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_criu_bo_bucket {
    pub addr: __u64,
    pub size: __u64,
    pub offset: __u64,
    pub restored_offset: __u64,
    pub gpu_id: __u32,
    pub alloc_flags: __u32,
    pub dmabuf_fd: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_criu_bo_bucket"][::core::mem::size_of::<kfd_criu_bo_bucket>() - 48usize];
    ["Alignment of kfd_criu_bo_bucket"][::core::mem::align_of::<kfd_criu_bo_bucket>() - 8usize];
    ["Offset of field: kfd_criu_bo_bucket::addr"][::core::mem::offset_of!(kfd_criu_bo_bucket, addr) - 0usize];
    ["Offset of field: kfd_criu_bo_bucket::size"][::core::mem::offset_of!(kfd_criu_bo_bucket, size) - 8usize];
    ["Offset of field: kfd_criu_bo_bucket::offset"][::core::mem::offset_of!(kfd_criu_bo_bucket, offset) - 16usize];
    ["Offset of field: kfd_criu_bo_bucket::restored_offset"]
        [::core::mem::offset_of!(kfd_criu_bo_bucket, restored_offset) - 24usize];
    ["Offset of field: kfd_criu_bo_bucket::gpu_id"][::core::mem::offset_of!(kfd_criu_bo_bucket, gpu_id) - 32usize];
    ["Offset of field: kfd_criu_bo_bucket::alloc_flags"]
        [::core::mem::offset_of!(kfd_criu_bo_bucket, alloc_flags) - 36usize];
    ["Offset of field: kfd_criu_bo_bucket::dmabuf_fd"]
        [::core::mem::offset_of!(kfd_criu_bo_bucket, dmabuf_fd) - 40usize];
    ["Offset of field: kfd_criu_bo_bucket::pad"][::core::mem::offset_of!(kfd_criu_bo_bucket, pad) - 44usize];
};
pub const KFD_MMIO_REMAP_HDP_MEM_FLUSH_CNTL: kfd_mmio_remap = 0;
pub const KFD_MMIO_REMAP_HDP_REG_FLUSH_CNTL: kfd_mmio_remap = 4;
pub type kfd_mmio_remap = libc::c_uint;
pub const KFD_IOCTL_SVM_OP_SET_ATTR: kfd_ioctl_svm_op = 0;
pub const KFD_IOCTL_SVM_OP_GET_ATTR: kfd_ioctl_svm_op = 1;
pub type kfd_ioctl_svm_op = libc::c_uint;
pub const KFD_IOCTL_SVM_LOCATION_SYSMEM: kfd_ioctl_svm_location = 0;
pub const KFD_IOCTL_SVM_LOCATION_UNDEFINED: kfd_ioctl_svm_location = 4294967295;
pub type kfd_ioctl_svm_location = libc::c_uint;
pub const KFD_IOCTL_SVM_ATTR_PREFERRED_LOC: kfd_ioctl_svm_attr_type = 0;
pub const KFD_IOCTL_SVM_ATTR_PREFETCH_LOC: kfd_ioctl_svm_attr_type = 1;
pub const KFD_IOCTL_SVM_ATTR_ACCESS: kfd_ioctl_svm_attr_type = 2;
pub const KFD_IOCTL_SVM_ATTR_ACCESS_IN_PLACE: kfd_ioctl_svm_attr_type = 3;
pub const KFD_IOCTL_SVM_ATTR_NO_ACCESS: kfd_ioctl_svm_attr_type = 4;
pub const KFD_IOCTL_SVM_ATTR_SET_FLAGS: kfd_ioctl_svm_attr_type = 5;
pub const KFD_IOCTL_SVM_ATTR_CLR_FLAGS: kfd_ioctl_svm_attr_type = 6;
pub const KFD_IOCTL_SVM_ATTR_GRANULARITY: kfd_ioctl_svm_attr_type = 7;
pub type kfd_ioctl_svm_attr_type = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_svm_attribute {
    pub type_: __u32,
    pub value: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_svm_attribute"][::core::mem::size_of::<kfd_ioctl_svm_attribute>() - 8usize];
    ["Alignment of kfd_ioctl_svm_attribute"][::core::mem::align_of::<kfd_ioctl_svm_attribute>() - 4usize];
    ["Offset of field: kfd_ioctl_svm_attribute::type_"]
        [::core::mem::offset_of!(kfd_ioctl_svm_attribute, type_) - 0usize];
    ["Offset of field: kfd_ioctl_svm_attribute::value"]
        [::core::mem::offset_of!(kfd_ioctl_svm_attribute, value) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default)]
pub struct kfd_ioctl_svm_args {
    pub start_addr: __u64,
    pub size: __u64,
    pub op: __u32,
    pub nattr: __u32,
    pub attrs: __IncompleteArrayField<kfd_ioctl_svm_attribute>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_svm_args"][::core::mem::size_of::<kfd_ioctl_svm_args>() - 24usize];
    ["Alignment of kfd_ioctl_svm_args"][::core::mem::align_of::<kfd_ioctl_svm_args>() - 8usize];
    ["Offset of field: kfd_ioctl_svm_args::start_addr"]
        [::core::mem::offset_of!(kfd_ioctl_svm_args, start_addr) - 0usize];
    ["Offset of field: kfd_ioctl_svm_args::size"][::core::mem::offset_of!(kfd_ioctl_svm_args, size) - 8usize];
    ["Offset of field: kfd_ioctl_svm_args::op"][::core::mem::offset_of!(kfd_ioctl_svm_args, op) - 16usize];
    ["Offset of field: kfd_ioctl_svm_args::nattr"][::core::mem::offset_of!(kfd_ioctl_svm_args, nattr) - 20usize];
    ["Offset of field: kfd_ioctl_svm_args::attrs"][::core::mem::offset_of!(kfd_ioctl_svm_args, attrs) - 24usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_set_xnack_mode_args {
    pub xnack_enabled: __s32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_set_xnack_mode_args"][::core::mem::size_of::<kfd_ioctl_set_xnack_mode_args>() - 4usize];
    ["Alignment of kfd_ioctl_set_xnack_mode_args"][::core::mem::align_of::<kfd_ioctl_set_xnack_mode_args>() - 4usize];
    ["Offset of field: kfd_ioctl_set_xnack_mode_args::xnack_enabled"]
        [::core::mem::offset_of!(kfd_ioctl_set_xnack_mode_args, xnack_enabled) - 0usize];
};
pub const KFD_DBG_TRAP_OVERRIDE_OR: kfd_dbg_trap_override_mode = 0;
pub const KFD_DBG_TRAP_OVERRIDE_REPLACE: kfd_dbg_trap_override_mode = 1;
pub type kfd_dbg_trap_override_mode = libc::c_uint;
pub const KFD_DBG_TRAP_MASK_FP_INVALID: kfd_dbg_trap_mask = 1;
pub const KFD_DBG_TRAP_MASK_FP_INPUT_DENORMAL: kfd_dbg_trap_mask = 2;
pub const KFD_DBG_TRAP_MASK_FP_DIVIDE_BY_ZERO: kfd_dbg_trap_mask = 4;
pub const KFD_DBG_TRAP_MASK_FP_OVERFLOW: kfd_dbg_trap_mask = 8;
pub const KFD_DBG_TRAP_MASK_FP_UNDERFLOW: kfd_dbg_trap_mask = 16;
pub const KFD_DBG_TRAP_MASK_FP_INEXACT: kfd_dbg_trap_mask = 32;
pub const KFD_DBG_TRAP_MASK_INT_DIVIDE_BY_ZERO: kfd_dbg_trap_mask = 64;
pub const KFD_DBG_TRAP_MASK_DBG_ADDRESS_WATCH: kfd_dbg_trap_mask = 128;
pub const KFD_DBG_TRAP_MASK_DBG_MEMORY_VIOLATION: kfd_dbg_trap_mask = 256;
pub const KFD_DBG_TRAP_MASK_TRAP_ON_WAVE_START: kfd_dbg_trap_mask = 1073741824;
pub const KFD_DBG_TRAP_MASK_TRAP_ON_WAVE_END: kfd_dbg_trap_mask = -2147483648;
pub type kfd_dbg_trap_mask = libc::c_int;
pub const KFD_DBG_TRAP_WAVE_LAUNCH_MODE_NORMAL: kfd_dbg_trap_wave_launch_mode = 0;
pub const KFD_DBG_TRAP_WAVE_LAUNCH_MODE_HALT: kfd_dbg_trap_wave_launch_mode = 1;
pub const KFD_DBG_TRAP_WAVE_LAUNCH_MODE_DEBUG: kfd_dbg_trap_wave_launch_mode = 3;
pub type kfd_dbg_trap_wave_launch_mode = libc::c_uint;
pub const KFD_DBG_TRAP_ADDRESS_WATCH_MODE_READ: kfd_dbg_trap_address_watch_mode = 0;
pub const KFD_DBG_TRAP_ADDRESS_WATCH_MODE_NONREAD: kfd_dbg_trap_address_watch_mode = 1;
pub const KFD_DBG_TRAP_ADDRESS_WATCH_MODE_ATOMIC: kfd_dbg_trap_address_watch_mode = 2;
pub const KFD_DBG_TRAP_ADDRESS_WATCH_MODE_ALL: kfd_dbg_trap_address_watch_mode = 3;
pub type kfd_dbg_trap_address_watch_mode = libc::c_uint;
pub const KFD_DBG_TRAP_FLAG_SINGLE_MEM_OP: kfd_dbg_trap_flags = 1;
pub const KFD_DBG_TRAP_FLAG_SINGLE_ALU_OP: kfd_dbg_trap_flags = 2;
pub const KFD_DBG_TRAP_FLAG_LDS_OUT_OF_ADDR_RANGE: kfd_dbg_trap_flags = 4;
pub type kfd_dbg_trap_flags = libc::c_uint;
pub const EC_NONE: kfd_dbg_trap_exception_code = 0;
pub const EC_QUEUE_WAVE_ABORT: kfd_dbg_trap_exception_code = 1;
pub const EC_QUEUE_WAVE_TRAP: kfd_dbg_trap_exception_code = 2;
pub const EC_QUEUE_WAVE_MATH_ERROR: kfd_dbg_trap_exception_code = 3;
pub const EC_QUEUE_WAVE_ILLEGAL_INSTRUCTION: kfd_dbg_trap_exception_code = 4;
pub const EC_QUEUE_WAVE_MEMORY_VIOLATION: kfd_dbg_trap_exception_code = 5;
pub const EC_QUEUE_WAVE_APERTURE_VIOLATION: kfd_dbg_trap_exception_code = 6;
pub const EC_QUEUE_PACKET_DISPATCH_DIM_INVALID: kfd_dbg_trap_exception_code = 16;
pub const EC_QUEUE_PACKET_DISPATCH_GROUP_SEGMENT_SIZE_INVALID: kfd_dbg_trap_exception_code = 17;
pub const EC_QUEUE_PACKET_DISPATCH_CODE_INVALID: kfd_dbg_trap_exception_code = 18;
pub const EC_QUEUE_PACKET_RESERVED: kfd_dbg_trap_exception_code = 19;
pub const EC_QUEUE_PACKET_UNSUPPORTED: kfd_dbg_trap_exception_code = 20;
pub const EC_QUEUE_PACKET_DISPATCH_WORK_GROUP_SIZE_INVALID: kfd_dbg_trap_exception_code = 21;
pub const EC_QUEUE_PACKET_DISPATCH_REGISTER_INVALID: kfd_dbg_trap_exception_code = 22;
pub const EC_QUEUE_PACKET_VENDOR_UNSUPPORTED: kfd_dbg_trap_exception_code = 23;
pub const EC_QUEUE_PREEMPTION_ERROR: kfd_dbg_trap_exception_code = 30;
pub const EC_QUEUE_NEW: kfd_dbg_trap_exception_code = 31;
pub const EC_DEVICE_QUEUE_DELETE: kfd_dbg_trap_exception_code = 32;
pub const EC_DEVICE_MEMORY_VIOLATION: kfd_dbg_trap_exception_code = 33;
pub const EC_DEVICE_RAS_ERROR: kfd_dbg_trap_exception_code = 34;
pub const EC_DEVICE_FATAL_HALT: kfd_dbg_trap_exception_code = 35;
pub const EC_DEVICE_NEW: kfd_dbg_trap_exception_code = 36;
pub const EC_PROCESS_RUNTIME: kfd_dbg_trap_exception_code = 48;
pub const EC_PROCESS_DEVICE_REMOVE: kfd_dbg_trap_exception_code = 49;
pub const EC_MAX: kfd_dbg_trap_exception_code = 50;
pub type kfd_dbg_trap_exception_code = libc::c_uint;
pub const DEBUG_RUNTIME_STATE_DISABLED: kfd_dbg_runtime_state = 0;
pub const DEBUG_RUNTIME_STATE_ENABLED: kfd_dbg_runtime_state = 1;
pub const DEBUG_RUNTIME_STATE_ENABLED_BUSY: kfd_dbg_runtime_state = 2;
pub const DEBUG_RUNTIME_STATE_ENABLED_ERROR: kfd_dbg_runtime_state = 3;
pub type kfd_dbg_runtime_state = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_runtime_info {
    pub r_debug: __u64,
    pub runtime_state: __u32,
    pub ttmp_setup: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_runtime_info"][::core::mem::size_of::<kfd_runtime_info>() - 16usize];
    ["Alignment of kfd_runtime_info"][::core::mem::align_of::<kfd_runtime_info>() - 8usize];
    ["Offset of field: kfd_runtime_info::r_debug"][::core::mem::offset_of!(kfd_runtime_info, r_debug) - 0usize];
    ["Offset of field: kfd_runtime_info::runtime_state"]
        [::core::mem::offset_of!(kfd_runtime_info, runtime_state) - 8usize];
    ["Offset of field: kfd_runtime_info::ttmp_setup"][::core::mem::offset_of!(kfd_runtime_info, ttmp_setup) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_runtime_enable_args {
    pub r_debug: __u64,
    pub mode_mask: __u32,
    pub capabilities_mask: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_runtime_enable_args"][::core::mem::size_of::<kfd_ioctl_runtime_enable_args>() - 16usize];
    ["Alignment of kfd_ioctl_runtime_enable_args"][::core::mem::align_of::<kfd_ioctl_runtime_enable_args>() - 8usize];
    ["Offset of field: kfd_ioctl_runtime_enable_args::r_debug"]
        [::core::mem::offset_of!(kfd_ioctl_runtime_enable_args, r_debug) - 0usize];
    ["Offset of field: kfd_ioctl_runtime_enable_args::mode_mask"]
        [::core::mem::offset_of!(kfd_ioctl_runtime_enable_args, mode_mask) - 8usize];
    ["Offset of field: kfd_ioctl_runtime_enable_args::capabilities_mask"]
        [::core::mem::offset_of!(kfd_ioctl_runtime_enable_args, capabilities_mask) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_queue_snapshot_entry {
    pub exception_status: __u64,
    pub ring_base_address: __u64,
    pub write_pointer_address: __u64,
    pub read_pointer_address: __u64,
    pub ctx_save_restore_address: __u64,
    pub queue_id: __u32,
    pub gpu_id: __u32,
    pub ring_size: __u32,
    pub queue_type: __u32,
    pub ctx_save_restore_area_size: __u32,
    pub reserved: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_queue_snapshot_entry"][::core::mem::size_of::<kfd_queue_snapshot_entry>() - 64usize];
    ["Alignment of kfd_queue_snapshot_entry"][::core::mem::align_of::<kfd_queue_snapshot_entry>() - 8usize];
    ["Offset of field: kfd_queue_snapshot_entry::exception_status"]
        [::core::mem::offset_of!(kfd_queue_snapshot_entry, exception_status) - 0usize];
    ["Offset of field: kfd_queue_snapshot_entry::ring_base_address"]
        [::core::mem::offset_of!(kfd_queue_snapshot_entry, ring_base_address) - 8usize];
    ["Offset of field: kfd_queue_snapshot_entry::write_pointer_address"]
        [::core::mem::offset_of!(kfd_queue_snapshot_entry, write_pointer_address) - 16usize];
    ["Offset of field: kfd_queue_snapshot_entry::read_pointer_address"]
        [::core::mem::offset_of!(kfd_queue_snapshot_entry, read_pointer_address) - 24usize];
    ["Offset of field: kfd_queue_snapshot_entry::ctx_save_restore_address"]
        [::core::mem::offset_of!(kfd_queue_snapshot_entry, ctx_save_restore_address) - 32usize];
    ["Offset of field: kfd_queue_snapshot_entry::queue_id"]
        [::core::mem::offset_of!(kfd_queue_snapshot_entry, queue_id) - 40usize];
    ["Offset of field: kfd_queue_snapshot_entry::gpu_id"]
        [::core::mem::offset_of!(kfd_queue_snapshot_entry, gpu_id) - 44usize];
    ["Offset of field: kfd_queue_snapshot_entry::ring_size"]
        [::core::mem::offset_of!(kfd_queue_snapshot_entry, ring_size) - 48usize];
    ["Offset of field: kfd_queue_snapshot_entry::queue_type"]
        [::core::mem::offset_of!(kfd_queue_snapshot_entry, queue_type) - 52usize];
    ["Offset of field: kfd_queue_snapshot_entry::ctx_save_restore_area_size"]
        [::core::mem::offset_of!(kfd_queue_snapshot_entry, ctx_save_restore_area_size) - 56usize];
    ["Offset of field: kfd_queue_snapshot_entry::reserved"]
        [::core::mem::offset_of!(kfd_queue_snapshot_entry, reserved) - 60usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_context_save_area_header {
    pub wave_state: kfd_context_save_area_header__bindgen_ty_1,
    pub debug_offset: __u32,
    pub debug_size: __u32,
    pub err_payload_addr: __u64,
    pub err_event_id: __u32,
    pub reserved1: __u32,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_context_save_area_header__bindgen_ty_1 {
    pub control_stack_offset: __u32,
    pub control_stack_size: __u32,
    pub wave_state_offset: __u32,
    pub wave_state_size: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_context_save_area_header__bindgen_ty_1"]
        [::core::mem::size_of::<kfd_context_save_area_header__bindgen_ty_1>() - 16usize];
    ["Alignment of kfd_context_save_area_header__bindgen_ty_1"]
        [::core::mem::align_of::<kfd_context_save_area_header__bindgen_ty_1>() - 4usize];
    ["Offset of field: kfd_context_save_area_header__bindgen_ty_1::control_stack_offset"]
        [::core::mem::offset_of!(kfd_context_save_area_header__bindgen_ty_1, control_stack_offset) - 0usize];
    ["Offset of field: kfd_context_save_area_header__bindgen_ty_1::control_stack_size"]
        [::core::mem::offset_of!(kfd_context_save_area_header__bindgen_ty_1, control_stack_size) - 4usize];
    ["Offset of field: kfd_context_save_area_header__bindgen_ty_1::wave_state_offset"]
        [::core::mem::offset_of!(kfd_context_save_area_header__bindgen_ty_1, wave_state_offset) - 8usize];
    ["Offset of field: kfd_context_save_area_header__bindgen_ty_1::wave_state_size"]
        [::core::mem::offset_of!(kfd_context_save_area_header__bindgen_ty_1, wave_state_size) - 12usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_context_save_area_header"][::core::mem::size_of::<kfd_context_save_area_header>() - 40usize];
    ["Alignment of kfd_context_save_area_header"][::core::mem::align_of::<kfd_context_save_area_header>() - 8usize];
    ["Offset of field: kfd_context_save_area_header::wave_state"]
        [::core::mem::offset_of!(kfd_context_save_area_header, wave_state) - 0usize];
    ["Offset of field: kfd_context_save_area_header::debug_offset"]
        [::core::mem::offset_of!(kfd_context_save_area_header, debug_offset) - 16usize];
    ["Offset of field: kfd_context_save_area_header::debug_size"]
        [::core::mem::offset_of!(kfd_context_save_area_header, debug_size) - 20usize];
    ["Offset of field: kfd_context_save_area_header::err_payload_addr"]
        [::core::mem::offset_of!(kfd_context_save_area_header, err_payload_addr) - 24usize];
    ["Offset of field: kfd_context_save_area_header::err_event_id"]
        [::core::mem::offset_of!(kfd_context_save_area_header, err_event_id) - 32usize];
    ["Offset of field: kfd_context_save_area_header::reserved1"]
        [::core::mem::offset_of!(kfd_context_save_area_header, reserved1) - 36usize];
};
pub const KFD_IOC_DBG_TRAP_ENABLE: kfd_dbg_trap_operations = 0;
pub const KFD_IOC_DBG_TRAP_DISABLE: kfd_dbg_trap_operations = 1;
pub const KFD_IOC_DBG_TRAP_SEND_RUNTIME_EVENT: kfd_dbg_trap_operations = 2;
pub const KFD_IOC_DBG_TRAP_SET_EXCEPTIONS_ENABLED: kfd_dbg_trap_operations = 3;
pub const KFD_IOC_DBG_TRAP_SET_WAVE_LAUNCH_OVERRIDE: kfd_dbg_trap_operations = 4;
pub const KFD_IOC_DBG_TRAP_SET_WAVE_LAUNCH_MODE: kfd_dbg_trap_operations = 5;
pub const KFD_IOC_DBG_TRAP_SUSPEND_QUEUES: kfd_dbg_trap_operations = 6;
pub const KFD_IOC_DBG_TRAP_RESUME_QUEUES: kfd_dbg_trap_operations = 7;
pub const KFD_IOC_DBG_TRAP_SET_NODE_ADDRESS_WATCH: kfd_dbg_trap_operations = 8;
pub const KFD_IOC_DBG_TRAP_CLEAR_NODE_ADDRESS_WATCH: kfd_dbg_trap_operations = 9;
pub const KFD_IOC_DBG_TRAP_SET_FLAGS: kfd_dbg_trap_operations = 10;
pub const KFD_IOC_DBG_TRAP_QUERY_DEBUG_EVENT: kfd_dbg_trap_operations = 11;
pub const KFD_IOC_DBG_TRAP_QUERY_EXCEPTION_INFO: kfd_dbg_trap_operations = 12;
pub const KFD_IOC_DBG_TRAP_GET_QUEUE_SNAPSHOT: kfd_dbg_trap_operations = 13;
pub const KFD_IOC_DBG_TRAP_GET_DEVICE_SNAPSHOT: kfd_dbg_trap_operations = 14;
pub type kfd_dbg_trap_operations = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_enable_args {
    pub exception_mask: __u64,
    pub rinfo_ptr: __u64,
    pub rinfo_size: __u32,
    pub dbg_fd: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_enable_args"][::core::mem::size_of::<kfd_ioctl_dbg_trap_enable_args>() - 24usize];
    ["Alignment of kfd_ioctl_dbg_trap_enable_args"][::core::mem::align_of::<kfd_ioctl_dbg_trap_enable_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_enable_args::exception_mask"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_enable_args, exception_mask) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_enable_args::rinfo_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_enable_args, rinfo_ptr) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_enable_args::rinfo_size"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_enable_args, rinfo_size) - 16usize];
    ["Offset of field: kfd_ioctl_dbg_trap_enable_args::dbg_fd"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_enable_args, dbg_fd) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_send_runtime_event_args {
    pub exception_mask: __u64,
    pub gpu_id: __u32,
    pub queue_id: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_send_runtime_event_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_send_runtime_event_args>() - 16usize];
    ["Alignment of kfd_ioctl_dbg_trap_send_runtime_event_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_send_runtime_event_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_send_runtime_event_args::exception_mask"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_send_runtime_event_args, exception_mask) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_send_runtime_event_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_send_runtime_event_args, gpu_id) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_send_runtime_event_args::queue_id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_send_runtime_event_args, queue_id) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_set_exceptions_enabled_args {
    pub exception_mask: __u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_set_exceptions_enabled_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_set_exceptions_enabled_args>() - 8usize];
    ["Alignment of kfd_ioctl_dbg_trap_set_exceptions_enabled_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_set_exceptions_enabled_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_exceptions_enabled_args::exception_mask"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_exceptions_enabled_args, exception_mask) - 0usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_set_wave_launch_override_args {
    pub override_mode: __u32,
    pub enable_mask: __u32,
    pub support_request_mask: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_set_wave_launch_override_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_set_wave_launch_override_args>() - 16usize];
    ["Alignment of kfd_ioctl_dbg_trap_set_wave_launch_override_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_set_wave_launch_override_args>() - 4usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_wave_launch_override_args::override_mode"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_wave_launch_override_args, override_mode) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_wave_launch_override_args::enable_mask"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_wave_launch_override_args, enable_mask) - 4usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_wave_launch_override_args::support_request_mask"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_wave_launch_override_args, support_request_mask) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_wave_launch_override_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_wave_launch_override_args, pad) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_set_wave_launch_mode_args {
    pub launch_mode: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_set_wave_launch_mode_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_set_wave_launch_mode_args>() - 8usize];
    ["Alignment of kfd_ioctl_dbg_trap_set_wave_launch_mode_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_set_wave_launch_mode_args>() - 4usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_wave_launch_mode_args::launch_mode"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_wave_launch_mode_args, launch_mode) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_wave_launch_mode_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_wave_launch_mode_args, pad) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_suspend_queues_args {
    pub exception_mask: __u64,
    pub queue_array_ptr: __u64,
    pub num_queues: __u32,
    pub grace_period: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_suspend_queues_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_suspend_queues_args>() - 24usize];
    ["Alignment of kfd_ioctl_dbg_trap_suspend_queues_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_suspend_queues_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_suspend_queues_args::exception_mask"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_suspend_queues_args, exception_mask) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_suspend_queues_args::queue_array_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_suspend_queues_args, queue_array_ptr) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_suspend_queues_args::num_queues"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_suspend_queues_args, num_queues) - 16usize];
    ["Offset of field: kfd_ioctl_dbg_trap_suspend_queues_args::grace_period"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_suspend_queues_args, grace_period) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_resume_queues_args {
    pub queue_array_ptr: __u64,
    pub num_queues: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_resume_queues_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_resume_queues_args>() - 16usize];
    ["Alignment of kfd_ioctl_dbg_trap_resume_queues_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_resume_queues_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_resume_queues_args::queue_array_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_resume_queues_args, queue_array_ptr) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_resume_queues_args::num_queues"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_resume_queues_args, num_queues) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_resume_queues_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_resume_queues_args, pad) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_set_node_address_watch_args {
    pub address: __u64,
    pub mode: __u32,
    pub mask: __u32,
    pub gpu_id: __u32,
    pub id: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_set_node_address_watch_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_set_node_address_watch_args>() - 24usize];
    ["Alignment of kfd_ioctl_dbg_trap_set_node_address_watch_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_set_node_address_watch_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_node_address_watch_args::address"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_node_address_watch_args, address) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_node_address_watch_args::mode"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_node_address_watch_args, mode) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_node_address_watch_args::mask"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_node_address_watch_args, mask) - 12usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_node_address_watch_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_node_address_watch_args, gpu_id) - 16usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_node_address_watch_args::id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_node_address_watch_args, id) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_clear_node_address_watch_args {
    pub gpu_id: __u32,
    pub id: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_clear_node_address_watch_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_clear_node_address_watch_args>() - 8usize];
    ["Alignment of kfd_ioctl_dbg_trap_clear_node_address_watch_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_clear_node_address_watch_args>() - 4usize];
    ["Offset of field: kfd_ioctl_dbg_trap_clear_node_address_watch_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_clear_node_address_watch_args, gpu_id) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_clear_node_address_watch_args::id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_clear_node_address_watch_args, id) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_set_flags_args {
    pub flags: __u32,
    pub pad: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_set_flags_args"][::core::mem::size_of::<kfd_ioctl_dbg_trap_set_flags_args>() - 8usize];
    ["Alignment of kfd_ioctl_dbg_trap_set_flags_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_set_flags_args>() - 4usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_flags_args::flags"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_flags_args, flags) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_set_flags_args::pad"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_set_flags_args, pad) - 4usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_query_debug_event_args {
    pub exception_mask: __u64,
    pub gpu_id: __u32,
    pub queue_id: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_query_debug_event_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_query_debug_event_args>() - 16usize];
    ["Alignment of kfd_ioctl_dbg_trap_query_debug_event_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_query_debug_event_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_query_debug_event_args::exception_mask"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_query_debug_event_args, exception_mask) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_query_debug_event_args::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_query_debug_event_args, gpu_id) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_query_debug_event_args::queue_id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_query_debug_event_args, queue_id) - 12usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_query_exception_info_args {
    pub info_ptr: __u64,
    pub info_size: __u32,
    pub source_id: __u32,
    pub exception_code: __u32,
    pub clear_exception: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_query_exception_info_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_query_exception_info_args>() - 24usize];
    ["Alignment of kfd_ioctl_dbg_trap_query_exception_info_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_query_exception_info_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_query_exception_info_args::info_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_query_exception_info_args, info_ptr) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_query_exception_info_args::info_size"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_query_exception_info_args, info_size) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_query_exception_info_args::source_id"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_query_exception_info_args, source_id) - 12usize];
    ["Offset of field: kfd_ioctl_dbg_trap_query_exception_info_args::exception_code"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_query_exception_info_args, exception_code) - 16usize];
    ["Offset of field: kfd_ioctl_dbg_trap_query_exception_info_args::clear_exception"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_query_exception_info_args, clear_exception) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_queue_snapshot_args {
    pub exception_mask: __u64,
    pub snapshot_buf_ptr: __u64,
    pub num_queues: __u32,
    pub entry_size: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_queue_snapshot_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_queue_snapshot_args>() - 24usize];
    ["Alignment of kfd_ioctl_dbg_trap_queue_snapshot_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_queue_snapshot_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_queue_snapshot_args::exception_mask"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_queue_snapshot_args, exception_mask) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_queue_snapshot_args::snapshot_buf_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_queue_snapshot_args, snapshot_buf_ptr) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_queue_snapshot_args::num_queues"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_queue_snapshot_args, num_queues) - 16usize];
    ["Offset of field: kfd_ioctl_dbg_trap_queue_snapshot_args::entry_size"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_queue_snapshot_args, entry_size) - 20usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_dbg_trap_device_snapshot_args {
    pub exception_mask: __u64,
    pub snapshot_buf_ptr: __u64,
    pub num_devices: __u32,
    pub entry_size: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_device_snapshot_args"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_device_snapshot_args>() - 24usize];
    ["Alignment of kfd_ioctl_dbg_trap_device_snapshot_args"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_device_snapshot_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_device_snapshot_args::exception_mask"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_device_snapshot_args, exception_mask) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_device_snapshot_args::snapshot_buf_ptr"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_device_snapshot_args, snapshot_buf_ptr) - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_device_snapshot_args::num_devices"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_device_snapshot_args, num_devices) - 16usize];
    ["Offset of field: kfd_ioctl_dbg_trap_device_snapshot_args::entry_size"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_device_snapshot_args, entry_size) - 20usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub struct kfd_ioctl_dbg_trap_args {
    pub pid: __u32,
    pub op: __u32,
    pub __bindgen_anon_1: kfd_ioctl_dbg_trap_args__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union kfd_ioctl_dbg_trap_args__bindgen_ty_1 {
    pub enable: kfd_ioctl_dbg_trap_enable_args,
    pub send_runtime_event: kfd_ioctl_dbg_trap_send_runtime_event_args,
    pub set_exceptions_enabled: kfd_ioctl_dbg_trap_set_exceptions_enabled_args,
    pub launch_override: kfd_ioctl_dbg_trap_set_wave_launch_override_args,
    pub launch_mode: kfd_ioctl_dbg_trap_set_wave_launch_mode_args,
    pub suspend_queues: kfd_ioctl_dbg_trap_suspend_queues_args,
    pub resume_queues: kfd_ioctl_dbg_trap_resume_queues_args,
    pub set_node_address_watch: kfd_ioctl_dbg_trap_set_node_address_watch_args,
    pub clear_node_address_watch: kfd_ioctl_dbg_trap_clear_node_address_watch_args,
    pub set_flags: kfd_ioctl_dbg_trap_set_flags_args,
    pub query_debug_event: kfd_ioctl_dbg_trap_query_debug_event_args,
    pub query_exception_info: kfd_ioctl_dbg_trap_query_exception_info_args,
    pub queue_snapshot: kfd_ioctl_dbg_trap_queue_snapshot_args,
    pub device_snapshot: kfd_ioctl_dbg_trap_device_snapshot_args,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_dbg_trap_args__bindgen_ty_1"]
        [::core::mem::size_of::<kfd_ioctl_dbg_trap_args__bindgen_ty_1>() - 24usize];
    ["Alignment of kfd_ioctl_dbg_trap_args__bindgen_ty_1"]
        [::core::mem::align_of::<kfd_ioctl_dbg_trap_args__bindgen_ty_1>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::enable"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, enable) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::send_runtime_event"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, send_runtime_event) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::set_exceptions_enabled"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, set_exceptions_enabled) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::launch_override"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, launch_override) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::launch_mode"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, launch_mode) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::suspend_queues"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, suspend_queues) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::resume_queues"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, resume_queues) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::set_node_address_watch"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, set_node_address_watch) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::clear_node_address_watch"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, clear_node_address_watch) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::set_flags"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, set_flags) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::query_debug_event"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, query_debug_event) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::query_exception_info"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, query_exception_info) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::queue_snapshot"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, queue_snapshot) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args__bindgen_ty_1::device_snapshot"]
        [::core::mem::offset_of!(kfd_ioctl_dbg_trap_args__bindgen_ty_1, device_snapshot) - 0usize];
};
impl Default for kfd_ioctl_dbg_trap_args__bindgen_ty_1 {
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
    ["Size of kfd_ioctl_dbg_trap_args"][::core::mem::size_of::<kfd_ioctl_dbg_trap_args>() - 32usize];
    ["Alignment of kfd_ioctl_dbg_trap_args"][::core::mem::align_of::<kfd_ioctl_dbg_trap_args>() - 8usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args::pid"][::core::mem::offset_of!(kfd_ioctl_dbg_trap_args, pid) - 0usize];
    ["Offset of field: kfd_ioctl_dbg_trap_args::op"][::core::mem::offset_of!(kfd_ioctl_dbg_trap_args, op) - 4usize];
};
impl Default for kfd_ioctl_dbg_trap_args {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub const KFD_IOC_PROFILER_PMC: kfd_profiler_ops = 0;
pub const KFD_IOC_PROFILER_VERSION: kfd_profiler_ops = 2;
pub const KFD_IOC_PROFILER_PTL_CONTROL: kfd_profiler_ops = 3;
pub type kfd_profiler_ops = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_pmc_settings {
    pub gpu_id: __u32,
    pub lock: __u32,
    pub perfcount_enable: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_pmc_settings"][::core::mem::size_of::<kfd_ioctl_pmc_settings>() - 12usize];
    ["Alignment of kfd_ioctl_pmc_settings"][::core::mem::align_of::<kfd_ioctl_pmc_settings>() - 4usize];
    ["Offset of field: kfd_ioctl_pmc_settings::gpu_id"]
        [::core::mem::offset_of!(kfd_ioctl_pmc_settings, gpu_id) - 0usize];
    ["Offset of field: kfd_ioctl_pmc_settings::lock"][::core::mem::offset_of!(kfd_ioctl_pmc_settings, lock) - 4usize];
    ["Offset of field: kfd_ioctl_pmc_settings::perfcount_enable"]
        [::core::mem::offset_of!(kfd_ioctl_pmc_settings, perfcount_enable) - 8usize];
};
#[repr(C)]
#[derive(Debug, Default, Copy, Clone, PartialEq, Eq)]
pub struct kfd_ioctl_ptl_control {
    pub gpu_id: __u32,
    pub enable: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_ptl_control"][::core::mem::size_of::<kfd_ioctl_ptl_control>() - 8usize];
    ["Alignment of kfd_ioctl_ptl_control"][::core::mem::align_of::<kfd_ioctl_ptl_control>() - 4usize];
    ["Offset of field: kfd_ioctl_ptl_control::gpu_id"][::core::mem::offset_of!(kfd_ioctl_ptl_control, gpu_id) - 0usize];
    ["Offset of field: kfd_ioctl_ptl_control::enable"][::core::mem::offset_of!(kfd_ioctl_ptl_control, enable) - 4usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub struct kfd_ioctl_profiler_args {
    pub op: __u32,
    pub __bindgen_anon_1: kfd_ioctl_profiler_args__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union kfd_ioctl_profiler_args__bindgen_ty_1 {
    pub pmc: kfd_ioctl_pmc_settings,
    pub ptl: kfd_ioctl_ptl_control,
    pub version: __u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of kfd_ioctl_profiler_args__bindgen_ty_1"]
        [::core::mem::size_of::<kfd_ioctl_profiler_args__bindgen_ty_1>() - 12usize];
    ["Alignment of kfd_ioctl_profiler_args__bindgen_ty_1"]
        [::core::mem::align_of::<kfd_ioctl_profiler_args__bindgen_ty_1>() - 4usize];
    ["Offset of field: kfd_ioctl_profiler_args__bindgen_ty_1::pmc"]
        [::core::mem::offset_of!(kfd_ioctl_profiler_args__bindgen_ty_1, pmc) - 0usize];
    ["Offset of field: kfd_ioctl_profiler_args__bindgen_ty_1::ptl"]
        [::core::mem::offset_of!(kfd_ioctl_profiler_args__bindgen_ty_1, ptl) - 0usize];
    ["Offset of field: kfd_ioctl_profiler_args__bindgen_ty_1::version"]
        [::core::mem::offset_of!(kfd_ioctl_profiler_args__bindgen_ty_1, version) - 0usize];
};
impl Default for kfd_ioctl_profiler_args__bindgen_ty_1 {
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
    ["Size of kfd_ioctl_profiler_args"][::core::mem::size_of::<kfd_ioctl_profiler_args>() - 16usize];
    ["Alignment of kfd_ioctl_profiler_args"][::core::mem::align_of::<kfd_ioctl_profiler_args>() - 4usize];
    ["Offset of field: kfd_ioctl_profiler_args::op"][::core::mem::offset_of!(kfd_ioctl_profiler_args, op) - 0usize];
};
impl Default for kfd_ioctl_profiler_args {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
