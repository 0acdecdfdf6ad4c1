//! Where the fields of each command's argument are.

use hsakmt_sys::uapi::*;
use std::mem::offset_of;

/// Offset and size of a field of a command's argument.
pub fn field(command: &str, name: &str, size: usize) -> Option<(usize, usize)> {
    if let Some(word) = name.strip_prefix("beyond") {
        return Some((size + 4 * word.parse::<usize>().ok()?, 4));
    }
    let (_, fields) = ARGUMENTS.iter().find(|(known, _)| *known == command)?;
    fields.iter().find(|(known, ..)| *known == name).map(|&(_, offset, size)| (offset, size))
}

const fn size<T, F>(_: fn(&T) -> &F) -> usize {
    size_of::<F>()
}

/// Name, offset and size.
type Field = (&'static str, usize, usize);

macro_rules! arguments {
    ($($command:ident $kind:ident { $($field:ident)* })*) => {
        const ARGUMENTS: &[(&str, &[Field])] = &[$((
            stringify!($command),
            &[$((stringify!($field), offset_of!($kind, $field), size(|argument: &$kind| &argument.$field)),)*],
        ),)*];
    };
}

arguments! {
    GET_VERSION kfd_ioctl_get_version_args { major_version minor_version }
    CREATE_QUEUE kfd_ioctl_create_queue_args {
        ring_base_address write_pointer_address read_pointer_address ring_size gpu_id queue_type queue_percentage
        queue_priority queue_id eop_buffer_address eop_buffer_size ctx_save_restore_address ctx_save_restore_size
        ctl_stack_size
    }
    DESTROY_QUEUE kfd_ioctl_destroy_queue_args { queue_id }
    SET_MEMORY_POLICY kfd_ioctl_set_memory_policy_args { gpu_id default_policy alternate_policy }
    GET_CLOCK_COUNTERS kfd_ioctl_get_clock_counters_args {
        gpu_clock_counter cpu_clock_counter system_clock_counter system_clock_freq gpu_id
    }
    GET_PROCESS_APERTURES kfd_ioctl_get_process_apertures_args { num_of_nodes }
    UPDATE_QUEUE kfd_ioctl_update_queue_args { queue_id ring_base_address ring_size queue_percentage queue_priority }
    CREATE_EVENT kfd_ioctl_create_event_args {
        event_page_offset event_trigger_data event_type auto_reset node_id event_id event_slot_index
    }
    DESTROY_EVENT kfd_ioctl_destroy_event_args { event_id }
    SET_EVENT kfd_ioctl_set_event_args { event_id }
    RESET_EVENT kfd_ioctl_reset_event_args { event_id }
    WAIT_EVENTS kfd_ioctl_wait_events_args { events_ptr num_events wait_for_all timeout wait_result }
    GET_PROCESS_APERTURES_NEW kfd_ioctl_get_process_apertures_new_args {
        kfd_process_device_apertures_ptr num_of_nodes
    }
    ACQUIRE_VM kfd_ioctl_acquire_vm_args { drm_fd gpu_id }
    ALLOC_MEMORY_OF_GPU kfd_ioctl_alloc_memory_of_gpu_args { va_addr size handle mmap_offset gpu_id flags }
    MAP_MEMORY_TO_GPU kfd_ioctl_map_memory_to_gpu_args { handle device_ids_array_ptr n_devices n_success }
    SET_CU_MASK kfd_ioctl_set_cu_mask_args { queue_id num_cu_mask cu_mask_ptr }
    SMI_EVENTS kfd_ioctl_smi_events_args { gpuid anon_fd }
    SVM kfd_ioctl_svm_args { start_addr size op nattr }
    SET_XNACK_MODE kfd_ioctl_set_xnack_mode_args { xnack_enabled }
    CRIU_OP kfd_ioctl_criu_args { pid op }
    RUNTIME_ENABLE kfd_ioctl_runtime_enable_args { r_debug mode_mask capabilities_mask }
    DBG_TRAP kfd_ioctl_dbg_trap_args { pid op }
}
