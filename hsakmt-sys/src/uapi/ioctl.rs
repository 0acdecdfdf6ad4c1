//! The ioctl numbers of the KFD, computed per operating system.
//!
//! A number packs direction, argument size, group (`'K'`) and command. Linux and FreeBSD pack direction and size
//! differently: a Linux number of an `_IOR` command *succeeds* on FreeBSD and returns no data. So no number is ever
//! written down: each is computed from its command, its direction and the size of its argument.
//!
//! Follows `linux/kfd_ioctl.h`, `asm-generic/ioctl.h` and FreeBSD's `sys/ioccom.h`.

use super::{bindings::*, out_of_tree::*};
use libc::c_ulong;

/// An ioctl number in the encoding of one operating system.
pub type Request = c_ulong;

/// The group byte of every KFD ioctl.
pub const GROUP: u8 = b'K';

/// Which way the argument of an ioctl is copied, as user space sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// No argument.
    None,
    /// The kernel fills the argument (`_IOR`).
    Read,
    /// The kernel reads the argument (`_IOW`).
    Write,
    /// The kernel reads the argument and writes it back (`_IOWR`).
    ReadWrite,
}

/// How an operating system packs an ioctl number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Direction in bits 31:30 (write 1, read 2), a size of 14 bits.
    Linux,
    /// Direction in bits 31:29 (void 1, out 2, in 4), a size of 13 bits.
    FreeBsd,
}

impl Encoding {
    /// The encoding of the operating system that is compiled for.
    pub const NATIVE: Encoding = if cfg!(target_os = "freebsd") { Encoding::FreeBsd } else { Encoding::Linux };

    /// The largest argument that this encoding can express, in bytes.
    pub const fn max_size(self) -> usize {
        match self {
            Encoding::Linux => (1 << 14) - 1,
            Encoding::FreeBsd => (1 << 13) - 1,
        }
    }

    /// Packs an ioctl number.
    ///
    /// # Panics
    ///
    /// When `size` is above [`max_size`](Self::max_size); at compile time where the call is a constant.
    pub const fn request(self, direction: Direction, group: u8, number: u8, size: usize) -> u32 {
        assert!(size <= self.max_size(), "the argument is too large for an ioctl number");
        let bits = match (self, direction) {
            (Encoding::Linux, Direction::None) => 0,
            (Encoding::Linux, Direction::Write) => 1 << 30,
            (Encoding::Linux, Direction::Read) => 2 << 30,
            (Encoding::Linux, Direction::ReadWrite) => 3 << 30,
            (Encoding::FreeBsd, Direction::None) => 1 << 29,
            (Encoding::FreeBsd, Direction::Read) => 1 << 30,
            (Encoding::FreeBsd, Direction::Write) => 1 << 31,
            (Encoding::FreeBsd, Direction::ReadWrite) => 3 << 30,
        };
        bits | (size as u32) << 16 | (group as u32) << 8 | number as u32
    }
}

/// One command of the KFD.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Command {
    /// The name in `kfd_ioctl.h` without `AMDKFD_IOC_`.
    pub name: &'static str,
    /// The command byte.
    pub number: u8,
    /// Which way the argument is copied.
    pub direction: Direction,
    /// The size of the argument in bytes.
    pub size: usize,
}

impl Command {
    /// The ioctl number of the command in an encoding.
    pub const fn request(&self, encoding: Encoding) -> u32 {
        encoding.request(self.direction, GROUP, self.number, self.size)
    }

    /// Whether only AMD's own driver package has the command, and no mainline kernel.
    pub const fn is_out_of_tree(&self) -> bool {
        self.number >= 0x80
    }
}

/// The command byte of an ioctl number; the same place in both encodings.
pub const fn number(request: Request) -> u8 {
    (request & 0xff) as u8
}

/// The argument size of an ioctl number, in bytes, in the native encoding. The KFD copies no more than this.
pub const fn size(request: Request) -> usize {
    (request as usize >> 16) & Encoding::NATIVE.max_size()
}

macro_rules! commands {
    ($($name:ident, $short:literal, $direction:ident, $number:literal, $size:expr;)*) => {
        $(
            #[doc = concat!("The ioctl number of `AMDKFD_IOC_", $short, "`.")]
            pub const $name: Request =
                Encoding::NATIVE.request(Direction::$direction, GROUP, $number, $size) as Request;
        )*
        /// Every command, in the order of its number.
        pub const COMMANDS: &[Command] = &[
            $(Command { name: $short, number: $number, direction: Direction::$direction, size: $size },)*
        ];
    };
}

commands! {
    AMDKFD_IOC_GET_VERSION, "GET_VERSION", Read, 0x01, size_of::<kfd_ioctl_get_version_args>();
    AMDKFD_IOC_CREATE_QUEUE, "CREATE_QUEUE", ReadWrite, 0x02, size_of::<kfd_ioctl_create_queue_args>();
    AMDKFD_IOC_DESTROY_QUEUE, "DESTROY_QUEUE", ReadWrite, 0x03, size_of::<kfd_ioctl_destroy_queue_args>();
    AMDKFD_IOC_SET_MEMORY_POLICY, "SET_MEMORY_POLICY", Write, 0x04, size_of::<kfd_ioctl_set_memory_policy_args>();
    AMDKFD_IOC_GET_CLOCK_COUNTERS, "GET_CLOCK_COUNTERS", ReadWrite, 0x05, size_of::<kfd_ioctl_get_clock_counters_args>();
    AMDKFD_IOC_GET_PROCESS_APERTURES, "GET_PROCESS_APERTURES", Read, 0x06, size_of::<kfd_ioctl_get_process_apertures_args>();
    AMDKFD_IOC_UPDATE_QUEUE, "UPDATE_QUEUE", Write, 0x07, size_of::<kfd_ioctl_update_queue_args>();
    AMDKFD_IOC_CREATE_EVENT, "CREATE_EVENT", ReadWrite, 0x08, size_of::<kfd_ioctl_create_event_args>();
    AMDKFD_IOC_DESTROY_EVENT, "DESTROY_EVENT", Write, 0x09, size_of::<kfd_ioctl_destroy_event_args>();
    AMDKFD_IOC_SET_EVENT, "SET_EVENT", Write, 0x0a, size_of::<kfd_ioctl_set_event_args>();
    AMDKFD_IOC_RESET_EVENT, "RESET_EVENT", Write, 0x0b, size_of::<kfd_ioctl_reset_event_args>();
    AMDKFD_IOC_WAIT_EVENTS, "WAIT_EVENTS", ReadWrite, 0x0c, size_of::<kfd_ioctl_wait_events_args>();
    AMDKFD_IOC_DBG_REGISTER_DEPRECATED, "DBG_REGISTER_DEPRECATED", Write, 0x0d, size_of::<kfd_ioctl_dbg_register_args>();
    AMDKFD_IOC_DBG_UNREGISTER_DEPRECATED, "DBG_UNREGISTER_DEPRECATED", Write, 0x0e, size_of::<kfd_ioctl_dbg_unregister_args>();
    AMDKFD_IOC_DBG_ADDRESS_WATCH_DEPRECATED, "DBG_ADDRESS_WATCH_DEPRECATED", Write, 0x0f, size_of::<kfd_ioctl_dbg_address_watch_args>();
    AMDKFD_IOC_DBG_WAVE_CONTROL_DEPRECATED, "DBG_WAVE_CONTROL_DEPRECATED", Write, 0x10, size_of::<kfd_ioctl_dbg_wave_control_args>();
    AMDKFD_IOC_SET_SCRATCH_BACKING_VA, "SET_SCRATCH_BACKING_VA", ReadWrite, 0x11, size_of::<kfd_ioctl_set_scratch_backing_va_args>();
    AMDKFD_IOC_GET_TILE_CONFIG, "GET_TILE_CONFIG", ReadWrite, 0x12, size_of::<kfd_ioctl_get_tile_config_args>();
    AMDKFD_IOC_SET_TRAP_HANDLER, "SET_TRAP_HANDLER", Write, 0x13, size_of::<kfd_ioctl_set_trap_handler_args>();
    AMDKFD_IOC_GET_PROCESS_APERTURES_NEW, "GET_PROCESS_APERTURES_NEW", ReadWrite, 0x14, size_of::<kfd_ioctl_get_process_apertures_new_args>();
    AMDKFD_IOC_ACQUIRE_VM, "ACQUIRE_VM", Write, 0x15, size_of::<kfd_ioctl_acquire_vm_args>();
    AMDKFD_IOC_ALLOC_MEMORY_OF_GPU, "ALLOC_MEMORY_OF_GPU", ReadWrite, 0x16, size_of::<kfd_ioctl_alloc_memory_of_gpu_args>();
    AMDKFD_IOC_FREE_MEMORY_OF_GPU, "FREE_MEMORY_OF_GPU", Write, 0x17, size_of::<kfd_ioctl_free_memory_of_gpu_args>();
    AMDKFD_IOC_MAP_MEMORY_TO_GPU, "MAP_MEMORY_TO_GPU", ReadWrite, 0x18, size_of::<kfd_ioctl_map_memory_to_gpu_args>();
    AMDKFD_IOC_UNMAP_MEMORY_FROM_GPU, "UNMAP_MEMORY_FROM_GPU", ReadWrite, 0x19, size_of::<kfd_ioctl_unmap_memory_from_gpu_args>();
    AMDKFD_IOC_SET_CU_MASK, "SET_CU_MASK", Write, 0x1a, size_of::<kfd_ioctl_set_cu_mask_args>();
    AMDKFD_IOC_GET_QUEUE_WAVE_STATE, "GET_QUEUE_WAVE_STATE", ReadWrite, 0x1b, size_of::<kfd_ioctl_get_queue_wave_state_args>();
    AMDKFD_IOC_GET_DMABUF_INFO, "GET_DMABUF_INFO", ReadWrite, 0x1c, size_of::<kfd_ioctl_get_dmabuf_info_args>();
    AMDKFD_IOC_IMPORT_DMABUF, "IMPORT_DMABUF", ReadWrite, 0x1d, size_of::<kfd_ioctl_import_dmabuf_args>();
    AMDKFD_IOC_ALLOC_QUEUE_GWS, "ALLOC_QUEUE_GWS", ReadWrite, 0x1e, size_of::<kfd_ioctl_alloc_queue_gws_args>();
    AMDKFD_IOC_SMI_EVENTS, "SMI_EVENTS", ReadWrite, 0x1f, size_of::<kfd_ioctl_smi_events_args>();
    AMDKFD_IOC_SVM, "SVM", ReadWrite, 0x20, size_of::<kfd_ioctl_svm_args>();
    AMDKFD_IOC_SET_XNACK_MODE, "SET_XNACK_MODE", ReadWrite, 0x21, size_of::<kfd_ioctl_set_xnack_mode_args>();
    AMDKFD_IOC_CRIU_OP, "CRIU_OP", ReadWrite, 0x22, size_of::<kfd_ioctl_criu_args>();
    AMDKFD_IOC_AVAILABLE_MEMORY, "AVAILABLE_MEMORY", ReadWrite, 0x23, size_of::<kfd_ioctl_get_available_memory_args>();
    AMDKFD_IOC_EXPORT_DMABUF, "EXPORT_DMABUF", ReadWrite, 0x24, size_of::<kfd_ioctl_export_dmabuf_args>();
    AMDKFD_IOC_RUNTIME_ENABLE, "RUNTIME_ENABLE", ReadWrite, 0x25, size_of::<kfd_ioctl_runtime_enable_args>();
    AMDKFD_IOC_DBG_TRAP, "DBG_TRAP", ReadWrite, 0x26, size_of::<kfd_ioctl_dbg_trap_args>();
    AMDKFD_IOC_CREATE_PROCESS, "CREATE_PROCESS", None, 0x27, 0;
    AMDKFD_IOC_PROFILER, "PROFILER", ReadWrite, 0x28, size_of::<kfd_ioctl_profiler_args>();
    AMDKFD_IOC_IPC_IMPORT_HANDLE, "IPC_IMPORT_HANDLE", ReadWrite, 0x80, size_of::<kfd_ioctl_ipc_import_handle_args>();
    AMDKFD_IOC_IPC_EXPORT_HANDLE, "IPC_EXPORT_HANDLE", ReadWrite, 0x81, size_of::<kfd_ioctl_ipc_export_handle_args>();
    AMDKFD_IOC_CROSS_MEMORY_COPY, "CROSS_MEMORY_COPY", ReadWrite, 0x83, size_of::<kfd_ioctl_cross_memory_copy_args>();
    AMDKFD_IOC_RLC_SPM, "RLC_SPM", ReadWrite, 0x84, size_of::<kfd_ioctl_spm_args>();
    AMDKFD_IOC_PC_SAMPLE, "PC_SAMPLE", ReadWrite, 0x85, size_of::<kfd_ioctl_pc_sample_args>();
    AMDKFD_IOC_AIS_OP, "AIS_OP", ReadWrite, 0x87, size_of::<kfd_ioctl_ais_args>();
}
