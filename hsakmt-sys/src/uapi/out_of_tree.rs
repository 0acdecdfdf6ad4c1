//! Commands from 0x80 up, which AMD's driver package has and the mainline kernel has not.
//!
//! A mainline kernel answers every one of them with `ENOTTY`. There is no header in a distribution to compare them
//! with: the layouts are those that ROCr's thunk uses, and the sizes were confirmed in its binaries (ROCm 7.2.4). Number
//! 0x82 was private to an older thunk and 0x86 (the profiler, 0x28 in the mainline kernel) is issued by none; their
//! layouts are not known here, so they are left out.
#![allow(non_camel_case_types)]

/// Argument of `IPC_IMPORT_HANDLE` (0x80): a buffer of another process, by the handle that it exported.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct kfd_ioctl_ipc_import_handle_args {
    /// From the KFD: the buffer's handle in this process.
    pub handle: u64,
    /// To the KFD: where the buffer is to be in the GPU's address space.
    pub va_addr: u64,
    /// From the KFD: the offset for mapping the buffer into the CPU's address space.
    pub mmap_offset: u64,
    /// To the KFD: the exported handle.
    pub share_handle: [u32; 4],
    /// To the KFD: the GPU that the buffer is imported for.
    pub gpu_id: u32,
    /// From the KFD: the flags that the buffer was exported with; padding in older drivers.
    pub flags: u32,
}

/// Argument of `IPC_EXPORT_HANDLE` (0x81).
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct kfd_ioctl_ipc_export_handle_args {
    /// To the KFD: the buffer's handle in this process.
    pub handle: u64,
    /// From the KFD: the handle for another process.
    pub share_handle: [u32; 4],
    /// To the KFD: the GPU that the buffer belongs to.
    pub gpu_id: u32,
    /// To the KFD: flags; padding in older drivers.
    pub flags: u32,
}

/// One range of [`kfd_ioctl_cross_memory_copy_args`].
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct kfd_memory_range {
    /// Where the range begins in the GPU's address space.
    pub va_addr: u64,
    /// Its length in bytes.
    pub size: u64,
}

/// In [`kfd_ioctl_cross_memory_copy_args::flags`]: the destination, not the source, is in the other process.
pub const KFD_CROSS_MEMORY_RW_BIT: u32 = 1;

/// Argument of `CROSS_MEMORY_COPY` (0x83): a copy between two processes. No known runtime issues it.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct kfd_ioctl_cross_memory_copy_args {
    /// To the KFD: the other process.
    pub pid: u32,
    /// To the KFD: [`KFD_CROSS_MEMORY_RW_BIT`].
    pub flags: u32,
    /// To the KFD: address of an array of [`kfd_memory_range`].
    pub src_mem_range_array: u64,
    /// To the KFD: its length.
    pub src_mem_array_size: u64,
    /// To the KFD: address of an array of [`kfd_memory_range`].
    pub dst_mem_range_array: u64,
    /// To the KFD: its length.
    pub dst_mem_array_size: u64,
    /// From the KFD: how many bytes were copied.
    pub bytes_copied: u64,
}

/// Argument of `RLC_SPM` (0x84): streaming performance counters.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct kfd_ioctl_spm_args {
    /// To the KFD: where the counters go.
    pub dest_buf: u64,
    /// To the KFD: how many bytes there are.
    pub buf_size: u32,
    /// To the KFD: acquire, release or set the destination.
    pub op: u32,
    /// To the KFD: milliseconds to wait for the previous buffer. From the KFD: what was left of them.
    pub timeout: u32,
    /// To the KFD: the GPU.
    pub gpu_id: u32,
    /// From the KFD: valid bytes in the previous buffer.
    pub bytes_copied: u32,
    /// From the KFD: not 0 when counters were lost.
    pub has_data_loss: u32,
}

/// One entry of the array of [`kfd_ioctl_pc_sample_args`].
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct kfd_pc_sample_info {
    /// To the KFD: the interval, in the unit of [`kind`](Self::kind).
    pub interval: u64,
    /// From the KFD: the shortest interval.
    pub interval_min: u64,
    /// From the KFD: the longest interval.
    pub interval_max: u64,
    /// From the KFD: what an interval must satisfy (bit 0: a power of two).
    pub flags: u64,
    /// How samples are taken (1: by the host's trap, 2: by chance).
    pub method: u32,
    /// The unit of the interval (0: microseconds, 1: clock cycles, 2: instructions). `type` in C.
    pub kind: u32,
}

/// Argument of `PC_SAMPLE` (0x85): samples of the program counter.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct kfd_ioctl_pc_sample_args {
    /// To the KFD: address of an array of [`kfd_pc_sample_info`].
    pub sample_info_ptr: u64,
    /// To and from the KFD: its length.
    pub num_sample_info: u32,
    /// To the KFD: query, create, destroy, start or stop.
    pub op: u32,
    /// To the KFD: the GPU.
    pub gpu_id: u32,
    /// To and from the KFD: the session.
    pub trace_id: u32,
    /// To the KFD: flags of a query.
    pub flags: u32,
    /// 0.
    pub reserved: u32,
}

/// What [`kfd_ioctl_ais_args`] asks for.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct kfd_ais_in_args {
    /// The buffer's handle.
    pub handle: u64,
    /// Where in the buffer.
    pub handle_offset: u64,
    /// Where in the file.
    pub file_offset: i64,
    /// How many bytes.
    pub size: u64,
    /// 1: read the file, 2: write it.
    pub op: u32,
    /// The file.
    pub fd: i32,
}

/// What [`kfd_ioctl_ais_args`] answers.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct kfd_ais_out_args {
    /// How many bytes were copied.
    pub size_copied: u64,
    /// 0 or a negative errno.
    pub status: i32,
}

/// Argument of `AIS_OP` (0x87): copies between a file and the GPU's memory, past the CPU's.
#[repr(C)]
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)]
pub union kfd_ioctl_ais_args {
    /// To the KFD. `in` in C.
    pub input: kfd_ais_in_args,
    /// From the KFD. `out` in C.
    pub output: kfd_ais_out_args,
}
