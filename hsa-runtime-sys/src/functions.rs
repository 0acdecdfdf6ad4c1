// Made by ci/bindings; not to be edited.
// Headers: hsa/hsa.h hsa/hsa_ext_amd.h hsa/hsa_ext_image.h hsa/hsa_ext_finalize.h hsa/amd_hsa_common.h hsa/amd_hsa_queue.h hsa/amd_hsa_signal.h hsa/amd_hsa_kernel_code.h hsa/hsa_ven_amd_loader.h hsa/hsa_ven_amd_aqlprofile.h hsa/hsa_ven_amd_pc_sampling.h
// of Debian's libhsa-runtime-dev 7.2.4+dfsg-1~exp1.
// Command: bindgen 0.72.1 --disable-header-comment --use-core --ctypes-prefix libc --with-derive-default --no-doc-comments --default-enum-style consts --no-prepend-enum-name --generate functions --merge-extern-blocks, as the list of rocm_locate::functions!

use super::*;
use rocm_locate::functions;

functions! {
    pub fn hsa_status_string(status: hsa_status_t, status_string: *mut *const libc::c_char) -> hsa_status_t;
    pub fn hsa_init() -> hsa_status_t;
    pub fn hsa_shut_down() -> hsa_status_t;
    pub fn hsa_system_get_info(attribute: hsa_system_info_t, value: *mut libc::c_void) -> hsa_status_t;
    pub fn hsa_extension_get_name(extension: u16, name: *mut *const libc::c_char) -> hsa_status_t;
    pub fn hsa_system_extension_supported(
        extension: u16,
        version_major: u16,
        version_minor: u16,
        result: *mut bool,
    ) -> hsa_status_t;
    pub fn hsa_system_major_extension_supported(
        extension: u16,
        version_major: u16,
        version_minor: *mut u16,
        result: *mut bool,
    ) -> hsa_status_t;
    pub fn hsa_system_get_extension_table(
        extension: u16,
        version_major: u16,
        version_minor: u16,
        table: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_system_get_major_extension_table(
        extension: u16,
        version_major: u16,
        table_length: usize,
        table: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_agent_get_info(
        agent: hsa_agent_t,
        attribute: hsa_agent_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_iterate_agents(
        callback: ::core::option::Option<
            unsafe extern "C" fn(agent: hsa_agent_t, data: *mut libc::c_void) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_agent_get_exception_policies(agent: hsa_agent_t, profile: hsa_profile_t, mask: *mut u16)
        -> hsa_status_t;
    pub fn hsa_cache_get_info(
        cache: hsa_cache_t,
        attribute: hsa_cache_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_agent_iterate_caches(
        agent: hsa_agent_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(cache: hsa_cache_t, data: *mut libc::c_void) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_agent_extension_supported(
        extension: u16,
        agent: hsa_agent_t,
        version_major: u16,
        version_minor: u16,
        result: *mut bool,
    ) -> hsa_status_t;
    pub fn hsa_agent_major_extension_supported(
        extension: u16,
        agent: hsa_agent_t,
        version_major: u16,
        version_minor: *mut u16,
        result: *mut bool,
    ) -> hsa_status_t;
    pub fn hsa_signal_create(
        initial_value: hsa_signal_value_t,
        num_consumers: u32,
        consumers: *const hsa_agent_t,
        signal: *mut hsa_signal_t,
    ) -> hsa_status_t;
    pub fn hsa_signal_destroy(signal: hsa_signal_t) -> hsa_status_t;
    pub fn hsa_signal_load_scacquire(signal: hsa_signal_t) -> hsa_signal_value_t;
    pub fn hsa_signal_load_relaxed(signal: hsa_signal_t) -> hsa_signal_value_t;
    pub fn hsa_signal_load_acquire(signal: hsa_signal_t) -> hsa_signal_value_t;
    pub fn hsa_signal_store_relaxed(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_store_screlease(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_store_release(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_silent_store_relaxed(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_silent_store_screlease(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_exchange_scacq_screl(signal: hsa_signal_t, value: hsa_signal_value_t) -> hsa_signal_value_t;
    pub fn hsa_signal_exchange_acq_rel(signal: hsa_signal_t, value: hsa_signal_value_t) -> hsa_signal_value_t;
    pub fn hsa_signal_exchange_scacquire(signal: hsa_signal_t, value: hsa_signal_value_t) -> hsa_signal_value_t;
    pub fn hsa_signal_exchange_acquire(signal: hsa_signal_t, value: hsa_signal_value_t) -> hsa_signal_value_t;
    pub fn hsa_signal_exchange_relaxed(signal: hsa_signal_t, value: hsa_signal_value_t) -> hsa_signal_value_t;
    pub fn hsa_signal_exchange_screlease(signal: hsa_signal_t, value: hsa_signal_value_t) -> hsa_signal_value_t;
    pub fn hsa_signal_exchange_release(signal: hsa_signal_t, value: hsa_signal_value_t) -> hsa_signal_value_t;
    pub fn hsa_signal_cas_scacq_screl(
        signal: hsa_signal_t,
        expected: hsa_signal_value_t,
        value: hsa_signal_value_t,
    ) -> hsa_signal_value_t;
    pub fn hsa_signal_cas_acq_rel(
        signal: hsa_signal_t,
        expected: hsa_signal_value_t,
        value: hsa_signal_value_t,
    ) -> hsa_signal_value_t;
    pub fn hsa_signal_cas_scacquire(
        signal: hsa_signal_t,
        expected: hsa_signal_value_t,
        value: hsa_signal_value_t,
    ) -> hsa_signal_value_t;
    pub fn hsa_signal_cas_acquire(
        signal: hsa_signal_t,
        expected: hsa_signal_value_t,
        value: hsa_signal_value_t,
    ) -> hsa_signal_value_t;
    pub fn hsa_signal_cas_relaxed(
        signal: hsa_signal_t,
        expected: hsa_signal_value_t,
        value: hsa_signal_value_t,
    ) -> hsa_signal_value_t;
    pub fn hsa_signal_cas_screlease(
        signal: hsa_signal_t,
        expected: hsa_signal_value_t,
        value: hsa_signal_value_t,
    ) -> hsa_signal_value_t;
    pub fn hsa_signal_cas_release(
        signal: hsa_signal_t,
        expected: hsa_signal_value_t,
        value: hsa_signal_value_t,
    ) -> hsa_signal_value_t;
    pub fn hsa_signal_add_scacq_screl(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_add_acq_rel(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_add_scacquire(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_add_acquire(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_add_relaxed(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_add_screlease(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_add_release(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_subtract_scacq_screl(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_subtract_acq_rel(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_subtract_scacquire(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_subtract_acquire(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_subtract_relaxed(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_subtract_screlease(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_subtract_release(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_and_scacq_screl(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_and_acq_rel(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_and_scacquire(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_and_acquire(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_and_relaxed(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_and_screlease(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_and_release(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_or_scacq_screl(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_or_acq_rel(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_or_scacquire(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_or_acquire(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_or_relaxed(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_or_screlease(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_or_release(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_xor_scacq_screl(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_xor_acq_rel(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_xor_scacquire(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_xor_acquire(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_xor_relaxed(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_xor_screlease(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_xor_release(signal: hsa_signal_t, value: hsa_signal_value_t);
    pub fn hsa_signal_wait_scacquire(
        signal: hsa_signal_t,
        condition: hsa_signal_condition_t,
        compare_value: hsa_signal_value_t,
        timeout_hint: u64,
        wait_state_hint: hsa_wait_state_t,
    ) -> hsa_signal_value_t;
    pub fn hsa_signal_wait_relaxed(
        signal: hsa_signal_t,
        condition: hsa_signal_condition_t,
        compare_value: hsa_signal_value_t,
        timeout_hint: u64,
        wait_state_hint: hsa_wait_state_t,
    ) -> hsa_signal_value_t;
    pub fn hsa_signal_wait_acquire(
        signal: hsa_signal_t,
        condition: hsa_signal_condition_t,
        compare_value: hsa_signal_value_t,
        timeout_hint: u64,
        wait_state_hint: hsa_wait_state_t,
    ) -> hsa_signal_value_t;
    pub fn hsa_signal_group_create(
        num_signals: u32,
        signals: *const hsa_signal_t,
        num_consumers: u32,
        consumers: *const hsa_agent_t,
        signal_group: *mut hsa_signal_group_t,
    ) -> hsa_status_t;
    pub fn hsa_signal_group_destroy(signal_group: hsa_signal_group_t) -> hsa_status_t;
    pub fn hsa_signal_group_wait_any_scacquire(
        signal_group: hsa_signal_group_t,
        conditions: *const hsa_signal_condition_t,
        compare_values: *const hsa_signal_value_t,
        wait_state_hint: hsa_wait_state_t,
        signal: *mut hsa_signal_t,
        value: *mut hsa_signal_value_t,
    ) -> hsa_status_t;
    pub fn hsa_signal_group_wait_any_relaxed(
        signal_group: hsa_signal_group_t,
        conditions: *const hsa_signal_condition_t,
        compare_values: *const hsa_signal_value_t,
        wait_state_hint: hsa_wait_state_t,
        signal: *mut hsa_signal_t,
        value: *mut hsa_signal_value_t,
    ) -> hsa_status_t;
    pub fn hsa_queue_create(
        agent: hsa_agent_t,
        size: u32,
        type_: hsa_queue_type32_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(status: hsa_status_t, source: *mut hsa_queue_t, data: *mut libc::c_void),
        >,
        data: *mut libc::c_void,
        private_segment_size: u32,
        group_segment_size: u32,
        queue: *mut *mut hsa_queue_t,
    ) -> hsa_status_t;
    pub fn hsa_soft_queue_create(
        region: hsa_region_t,
        size: u32,
        type_: hsa_queue_type32_t,
        features: u32,
        doorbell_signal: hsa_signal_t,
        queue: *mut *mut hsa_queue_t,
    ) -> hsa_status_t;
    pub fn hsa_queue_destroy(queue: *mut hsa_queue_t) -> hsa_status_t;
    pub fn hsa_queue_inactivate(queue: *mut hsa_queue_t) -> hsa_status_t;
    pub fn hsa_queue_load_read_index_acquire(queue: *const hsa_queue_t) -> u64;
    pub fn hsa_queue_load_read_index_scacquire(queue: *const hsa_queue_t) -> u64;
    pub fn hsa_queue_load_read_index_relaxed(queue: *const hsa_queue_t) -> u64;
    pub fn hsa_queue_load_write_index_acquire(queue: *const hsa_queue_t) -> u64;
    pub fn hsa_queue_load_write_index_scacquire(queue: *const hsa_queue_t) -> u64;
    pub fn hsa_queue_load_write_index_relaxed(queue: *const hsa_queue_t) -> u64;
    pub fn hsa_queue_store_write_index_relaxed(queue: *const hsa_queue_t, value: u64);
    pub fn hsa_queue_store_write_index_release(queue: *const hsa_queue_t, value: u64);
    pub fn hsa_queue_store_write_index_screlease(queue: *const hsa_queue_t, value: u64);
    pub fn hsa_queue_cas_write_index_acq_rel(queue: *const hsa_queue_t, expected: u64, value: u64) -> u64;
    pub fn hsa_queue_cas_write_index_scacq_screl(queue: *const hsa_queue_t, expected: u64, value: u64) -> u64;
    pub fn hsa_queue_cas_write_index_acquire(queue: *const hsa_queue_t, expected: u64, value: u64) -> u64;
    pub fn hsa_queue_cas_write_index_scacquire(queue: *const hsa_queue_t, expected: u64, value: u64) -> u64;
    pub fn hsa_queue_cas_write_index_relaxed(queue: *const hsa_queue_t, expected: u64, value: u64) -> u64;
    pub fn hsa_queue_cas_write_index_release(queue: *const hsa_queue_t, expected: u64, value: u64) -> u64;
    pub fn hsa_queue_cas_write_index_screlease(queue: *const hsa_queue_t, expected: u64, value: u64) -> u64;
    pub fn hsa_queue_add_write_index_acq_rel(queue: *const hsa_queue_t, value: u64) -> u64;
    pub fn hsa_queue_add_write_index_scacq_screl(queue: *const hsa_queue_t, value: u64) -> u64;
    pub fn hsa_queue_add_write_index_acquire(queue: *const hsa_queue_t, value: u64) -> u64;
    pub fn hsa_queue_add_write_index_scacquire(queue: *const hsa_queue_t, value: u64) -> u64;
    pub fn hsa_queue_add_write_index_relaxed(queue: *const hsa_queue_t, value: u64) -> u64;
    pub fn hsa_queue_add_write_index_release(queue: *const hsa_queue_t, value: u64) -> u64;
    pub fn hsa_queue_add_write_index_screlease(queue: *const hsa_queue_t, value: u64) -> u64;
    pub fn hsa_queue_store_read_index_relaxed(queue: *const hsa_queue_t, value: u64);
    pub fn hsa_queue_store_read_index_release(queue: *const hsa_queue_t, value: u64);
    pub fn hsa_queue_store_read_index_screlease(queue: *const hsa_queue_t, value: u64);
    pub fn hsa_region_get_info(
        region: hsa_region_t,
        attribute: hsa_region_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_agent_iterate_regions(
        agent: hsa_agent_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(region: hsa_region_t, data: *mut libc::c_void) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_memory_allocate(region: hsa_region_t, size: usize, ptr: *mut *mut libc::c_void) -> hsa_status_t;
    pub fn hsa_memory_free(ptr: *mut libc::c_void) -> hsa_status_t;
    pub fn hsa_memory_copy(dst: *mut libc::c_void, src: *const libc::c_void, size: usize) -> hsa_status_t;
    pub fn hsa_memory_assign_agent(
        ptr: *mut libc::c_void,
        agent: hsa_agent_t,
        access: hsa_access_permission_t,
    ) -> hsa_status_t;
    pub fn hsa_memory_register(ptr: *mut libc::c_void, size: usize) -> hsa_status_t;
    pub fn hsa_memory_deregister(ptr: *mut libc::c_void, size: usize) -> hsa_status_t;
    pub fn hsa_isa_from_name(name: *const libc::c_char, isa: *mut hsa_isa_t) -> hsa_status_t;
    pub fn hsa_agent_iterate_isas(
        agent: hsa_agent_t,
        callback: ::core::option::Option<unsafe extern "C" fn(isa: hsa_isa_t, data: *mut libc::c_void) -> hsa_status_t>,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_isa_get_info(
        isa: hsa_isa_t,
        attribute: hsa_isa_info_t,
        index: u32,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_isa_get_info_alt(isa: hsa_isa_t, attribute: hsa_isa_info_t, value: *mut libc::c_void) -> hsa_status_t;
    pub fn hsa_isa_get_exception_policies(isa: hsa_isa_t, profile: hsa_profile_t, mask: *mut u16) -> hsa_status_t;
    pub fn hsa_isa_get_round_method(
        isa: hsa_isa_t,
        fp_type: hsa_fp_type_t,
        flush_mode: hsa_flush_mode_t,
        round_method: *mut hsa_round_method_t,
    ) -> hsa_status_t;
    pub fn hsa_wavefront_get_info(
        wavefront: hsa_wavefront_t,
        attribute: hsa_wavefront_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_isa_iterate_wavefronts(
        isa: hsa_isa_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(wavefront: hsa_wavefront_t, data: *mut libc::c_void) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_isa_compatible(code_object_isa: hsa_isa_t, agent_isa: hsa_isa_t, result: *mut bool) -> hsa_status_t;
    pub fn hsa_code_object_reader_create_from_file(
        file: hsa_file_t,
        code_object_reader: *mut hsa_code_object_reader_t,
    ) -> hsa_status_t;
    pub fn hsa_code_object_reader_create_from_memory(
        code_object: *const libc::c_void,
        size: usize,
        code_object_reader: *mut hsa_code_object_reader_t,
    ) -> hsa_status_t;
    pub fn hsa_code_object_reader_destroy(code_object_reader: hsa_code_object_reader_t) -> hsa_status_t;
    pub fn hsa_executable_create(
        profile: hsa_profile_t,
        executable_state: hsa_executable_state_t,
        options: *const libc::c_char,
        executable: *mut hsa_executable_t,
    ) -> hsa_status_t;
    pub fn hsa_executable_create_alt(
        profile: hsa_profile_t,
        default_float_rounding_mode: hsa_default_float_rounding_mode_t,
        options: *const libc::c_char,
        executable: *mut hsa_executable_t,
    ) -> hsa_status_t;
    pub fn hsa_executable_destroy(executable: hsa_executable_t) -> hsa_status_t;
    pub fn hsa_executable_load_program_code_object(
        executable: hsa_executable_t,
        code_object_reader: hsa_code_object_reader_t,
        options: *const libc::c_char,
        loaded_code_object: *mut hsa_loaded_code_object_t,
    ) -> hsa_status_t;
    pub fn hsa_executable_load_agent_code_object(
        executable: hsa_executable_t,
        agent: hsa_agent_t,
        code_object_reader: hsa_code_object_reader_t,
        options: *const libc::c_char,
        loaded_code_object: *mut hsa_loaded_code_object_t,
    ) -> hsa_status_t;
    pub fn hsa_executable_freeze(executable: hsa_executable_t, options: *const libc::c_char) -> hsa_status_t;
    pub fn hsa_executable_get_info(
        executable: hsa_executable_t,
        attribute: hsa_executable_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_executable_global_variable_define(
        executable: hsa_executable_t,
        variable_name: *const libc::c_char,
        address: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_executable_agent_global_variable_define(
        executable: hsa_executable_t,
        agent: hsa_agent_t,
        variable_name: *const libc::c_char,
        address: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_executable_readonly_variable_define(
        executable: hsa_executable_t,
        agent: hsa_agent_t,
        variable_name: *const libc::c_char,
        address: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_executable_validate(executable: hsa_executable_t, result: *mut u32) -> hsa_status_t;
    pub fn hsa_executable_validate_alt(
        executable: hsa_executable_t,
        options: *const libc::c_char,
        result: *mut u32,
    ) -> hsa_status_t;
    pub fn hsa_executable_get_symbol(
        executable: hsa_executable_t,
        module_name: *const libc::c_char,
        symbol_name: *const libc::c_char,
        agent: hsa_agent_t,
        call_convention: i32,
        symbol: *mut hsa_executable_symbol_t,
    ) -> hsa_status_t;
    pub fn hsa_executable_get_symbol_by_name(
        executable: hsa_executable_t,
        symbol_name: *const libc::c_char,
        agent: *const hsa_agent_t,
        symbol: *mut hsa_executable_symbol_t,
    ) -> hsa_status_t;
    pub fn hsa_executable_symbol_get_info(
        executable_symbol: hsa_executable_symbol_t,
        attribute: hsa_executable_symbol_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_executable_iterate_symbols(
        executable: hsa_executable_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(
                exec: hsa_executable_t,
                symbol: hsa_executable_symbol_t,
                data: *mut libc::c_void,
            ) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_executable_iterate_agent_symbols(
        executable: hsa_executable_t,
        agent: hsa_agent_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(
                exec: hsa_executable_t,
                agent: hsa_agent_t,
                symbol: hsa_executable_symbol_t,
                data: *mut libc::c_void,
            ) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_executable_iterate_program_symbols(
        executable: hsa_executable_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(
                exec: hsa_executable_t,
                symbol: hsa_executable_symbol_t,
                data: *mut libc::c_void,
            ) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_code_object_serialize(
        code_object: hsa_code_object_t,
        alloc_callback: ::core::option::Option<
            unsafe extern "C" fn(
                size: usize,
                data: hsa_callback_data_t,
                address: *mut *mut libc::c_void,
            ) -> hsa_status_t,
        >,
        callback_data: hsa_callback_data_t,
        options: *const libc::c_char,
        serialized_code_object: *mut *mut libc::c_void,
        serialized_code_object_size: *mut usize,
    ) -> hsa_status_t;
    pub fn hsa_code_object_deserialize(
        serialized_code_object: *mut libc::c_void,
        serialized_code_object_size: usize,
        options: *const libc::c_char,
        code_object: *mut hsa_code_object_t,
    ) -> hsa_status_t;
    pub fn hsa_code_object_destroy(code_object: hsa_code_object_t) -> hsa_status_t;
    pub fn hsa_code_object_get_info(
        code_object: hsa_code_object_t,
        attribute: hsa_code_object_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_executable_load_code_object(
        executable: hsa_executable_t,
        agent: hsa_agent_t,
        code_object: hsa_code_object_t,
        options: *const libc::c_char,
    ) -> hsa_status_t;
    pub fn hsa_code_object_get_symbol(
        code_object: hsa_code_object_t,
        symbol_name: *const libc::c_char,
        symbol: *mut hsa_code_symbol_t,
    ) -> hsa_status_t;
    pub fn hsa_code_object_get_symbol_from_name(
        code_object: hsa_code_object_t,
        module_name: *const libc::c_char,
        symbol_name: *const libc::c_char,
        symbol: *mut hsa_code_symbol_t,
    ) -> hsa_status_t;
    pub fn hsa_code_symbol_get_info(
        code_symbol: hsa_code_symbol_t,
        attribute: hsa_code_symbol_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_code_object_iterate_symbols(
        code_object: hsa_code_object_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(
                code_object: hsa_code_object_t,
                symbol: hsa_code_symbol_t,
                data: *mut libc::c_void,
            ) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_ext_image_get_capability(
        agent: hsa_agent_t,
        geometry: hsa_ext_image_geometry_t,
        image_format: *const hsa_ext_image_format_t,
        capability_mask: *mut u32,
    ) -> hsa_status_t;
    pub fn hsa_ext_image_get_capability_with_layout(
        agent: hsa_agent_t,
        geometry: hsa_ext_image_geometry_t,
        image_format: *const hsa_ext_image_format_t,
        image_data_layout: hsa_ext_image_data_layout_t,
        capability_mask: *mut u32,
    ) -> hsa_status_t;
    pub fn hsa_ext_image_data_get_info(
        agent: hsa_agent_t,
        image_descriptor: *const hsa_ext_image_descriptor_t,
        access_permission: hsa_access_permission_t,
        image_data_info: *mut hsa_ext_image_data_info_t,
    ) -> hsa_status_t;
    pub fn hsa_ext_image_data_get_info_with_layout(
        agent: hsa_agent_t,
        image_descriptor: *const hsa_ext_image_descriptor_t,
        access_permission: hsa_access_permission_t,
        image_data_layout: hsa_ext_image_data_layout_t,
        image_data_row_pitch: usize,
        image_data_slice_pitch: usize,
        image_data_info: *mut hsa_ext_image_data_info_t,
    ) -> hsa_status_t;
    pub fn hsa_ext_image_create(
        agent: hsa_agent_t,
        image_descriptor: *const hsa_ext_image_descriptor_t,
        image_data: *const libc::c_void,
        access_permission: hsa_access_permission_t,
        image: *mut hsa_ext_image_t,
    ) -> hsa_status_t;
    pub fn hsa_ext_image_create_with_layout(
        agent: hsa_agent_t,
        image_descriptor: *const hsa_ext_image_descriptor_t,
        image_data: *const libc::c_void,
        access_permission: hsa_access_permission_t,
        image_data_layout: hsa_ext_image_data_layout_t,
        image_data_row_pitch: usize,
        image_data_slice_pitch: usize,
        image: *mut hsa_ext_image_t,
    ) -> hsa_status_t;
    pub fn hsa_ext_image_destroy(agent: hsa_agent_t, image: hsa_ext_image_t) -> hsa_status_t;
    pub fn hsa_ext_image_copy(
        agent: hsa_agent_t,
        src_image: hsa_ext_image_t,
        src_offset: *const hsa_dim3_t,
        dst_image: hsa_ext_image_t,
        dst_offset: *const hsa_dim3_t,
        range: *const hsa_dim3_t,
    ) -> hsa_status_t;
    pub fn hsa_ext_image_import(
        agent: hsa_agent_t,
        src_memory: *const libc::c_void,
        src_row_pitch: usize,
        src_slice_pitch: usize,
        dst_image: hsa_ext_image_t,
        image_region: *const hsa_ext_image_region_t,
    ) -> hsa_status_t;
    pub fn hsa_ext_image_export(
        agent: hsa_agent_t,
        src_image: hsa_ext_image_t,
        dst_memory: *mut libc::c_void,
        dst_row_pitch: usize,
        dst_slice_pitch: usize,
        image_region: *const hsa_ext_image_region_t,
    ) -> hsa_status_t;
    pub fn hsa_ext_image_clear(
        agent: hsa_agent_t,
        image: hsa_ext_image_t,
        data: *const libc::c_void,
        image_region: *const hsa_ext_image_region_t,
    ) -> hsa_status_t;
    pub fn hsa_ext_sampler_create(
        agent: hsa_agent_t,
        sampler_descriptor: *const hsa_ext_sampler_descriptor_t,
        sampler: *mut hsa_ext_sampler_t,
    ) -> hsa_status_t;
    pub fn hsa_ext_sampler_create_v2(
        agent: hsa_agent_t,
        sampler_descriptor: *const hsa_ext_sampler_descriptor_v2_t,
        sampler: *mut hsa_ext_sampler_t,
    ) -> hsa_status_t;
    pub fn hsa_ext_sampler_destroy(agent: hsa_agent_t, sampler: hsa_ext_sampler_t) -> hsa_status_t;
    pub fn hsa_ven_amd_pcs_iterate_configuration(
        agent: hsa_agent_t,
        configuration_callback: hsa_ven_amd_pcs_iterate_configuration_callback_t,
        callback_data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_pcs_create(
        agent: hsa_agent_t,
        method: hsa_ven_amd_pcs_method_kind_t,
        units: hsa_ven_amd_pcs_units_t,
        interval: usize,
        latency: usize,
        buffer_size: usize,
        data_ready_callback: hsa_ven_amd_pcs_data_ready_callback_t,
        client_callback_data: *mut libc::c_void,
        pc_sampling: *mut hsa_ven_amd_pcs_t,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_pcs_create_from_id(
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
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_pcs_destroy(pc_sampling: hsa_ven_amd_pcs_t) -> hsa_status_t;
    pub fn hsa_ven_amd_pcs_start(pc_sampling: hsa_ven_amd_pcs_t) -> hsa_status_t;
    pub fn hsa_ven_amd_pcs_stop(pc_sampling: hsa_ven_amd_pcs_t) -> hsa_status_t;
    pub fn hsa_ven_amd_pcs_flush(pc_sampling: hsa_ven_amd_pcs_t) -> hsa_status_t;
    pub fn hsa_amd_coherency_get_type(agent: hsa_agent_t, type_: *mut hsa_amd_coherency_type_t) -> hsa_status_t;
    pub fn hsa_amd_coherency_set_type(agent: hsa_agent_t, type_: hsa_amd_coherency_type_t) -> hsa_status_t;
    pub fn hsa_amd_profiling_set_profiler_enabled(queue: *mut hsa_queue_t, enable: libc::c_int) -> hsa_status_t;
    pub fn hsa_amd_profiling_async_copy_enable(enable: bool) -> hsa_status_t;
    pub fn hsa_amd_profiling_get_dispatch_time(
        agent: hsa_agent_t,
        signal: hsa_signal_t,
        time: *mut hsa_amd_profiling_dispatch_time_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_profiling_get_async_copy_time(
        signal: hsa_signal_t,
        time: *mut hsa_amd_profiling_async_copy_time_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_profiling_convert_tick_to_system_domain(
        agent: hsa_agent_t,
        agent_tick: u64,
        system_tick: *mut u64,
    ) -> hsa_status_t;
    pub fn hsa_amd_signal_create(
        initial_value: hsa_signal_value_t,
        num_consumers: u32,
        consumers: *const hsa_agent_t,
        attributes: u64,
        signal: *mut hsa_signal_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_signal_value_pointer(signal: hsa_signal_t, value_ptr: *mut *mut hsa_signal_value_t) -> hsa_status_t;
    pub fn hsa_amd_signal_async_handler(
        signal: hsa_signal_t,
        cond: hsa_signal_condition_t,
        value: hsa_signal_value_t,
        handler: hsa_amd_signal_handler,
        arg: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_signal_wait_all(
        signal_count: u32,
        signals: *mut hsa_signal_t,
        conds: *mut hsa_signal_condition_t,
        values: *mut hsa_signal_value_t,
        timeout_hint: u64,
        wait_hint: hsa_wait_state_t,
        satisfying_values: *mut hsa_signal_value_t,
    ) -> u32;
    pub fn hsa_amd_signal_wait_any(
        signal_count: u32,
        signals: *mut hsa_signal_t,
        conds: *mut hsa_signal_condition_t,
        values: *mut hsa_signal_value_t,
        timeout_hint: u64,
        wait_hint: hsa_wait_state_t,
        satisfying_value: *mut hsa_signal_value_t,
    ) -> u32;
    pub fn hsa_amd_async_function(
        callback: ::core::option::Option<unsafe extern "C" fn(arg: *mut libc::c_void)>,
        arg: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_image_create(
        agent: hsa_agent_t,
        image_descriptor: *const hsa_ext_image_descriptor_t,
        image_layout: *const hsa_amd_image_descriptor_t,
        image_data: *const libc::c_void,
        access_permission: hsa_access_permission_t,
        image: *mut hsa_ext_image_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_image_get_info_max_dim(
        agent: hsa_agent_t,
        attribute: hsa_agent_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_queue_cu_set_mask(
        queue: *const hsa_queue_t,
        num_cu_mask_count: u32,
        cu_mask: *const u32,
    ) -> hsa_status_t;
    pub fn hsa_amd_queue_cu_get_mask(
        queue: *const hsa_queue_t,
        num_cu_mask_count: u32,
        cu_mask: *mut u32,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_pool_get_info(
        memory_pool: hsa_amd_memory_pool_t,
        attribute: hsa_amd_memory_pool_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_agent_iterate_memory_pools(
        agent: hsa_agent_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(memory_pool: hsa_amd_memory_pool_t, data: *mut libc::c_void) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_pool_allocate(
        memory_pool: hsa_amd_memory_pool_t,
        size: usize,
        flags: u32,
        ptr: *mut *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_pool_free(ptr: *mut libc::c_void) -> hsa_status_t;
    pub fn hsa_amd_memory_async_copy(
        dst: *mut libc::c_void,
        dst_agent: hsa_agent_t,
        src: *const libc::c_void,
        src_agent: hsa_agent_t,
        size: usize,
        num_dep_signals: u32,
        dep_signals: *const hsa_signal_t,
        completion_signal: hsa_signal_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_async_copy_on_engine(
        dst: *mut libc::c_void,
        dst_agent: hsa_agent_t,
        src: *const libc::c_void,
        src_agent: hsa_agent_t,
        size: usize,
        num_dep_signals: u32,
        dep_signals: *const hsa_signal_t,
        completion_signal: hsa_signal_t,
        engine_id: hsa_amd_sdma_engine_id_t,
        force_copy_on_sdma: bool,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_copy_engine_status(
        dst_agent: hsa_agent_t,
        src_agent: hsa_agent_t,
        engine_ids_mask: *mut u32,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_get_preferred_copy_engine(
        dst_agent: hsa_agent_t,
        src_agent: hsa_agent_t,
        recommended_ids_mask: *mut u32,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_async_copy_rect(
        dst: *const hsa_pitched_ptr_t,
        dst_offset: *const hsa_dim3_t,
        src: *const hsa_pitched_ptr_t,
        src_offset: *const hsa_dim3_t,
        range: *const hsa_dim3_t,
        copy_agent: hsa_agent_t,
        dir: hsa_amd_copy_direction_t,
        num_dep_signals: u32,
        dep_signals: *const hsa_signal_t,
        completion_signal: hsa_signal_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_agent_memory_pool_get_info(
        agent: hsa_agent_t,
        memory_pool: hsa_amd_memory_pool_t,
        attribute: hsa_amd_agent_memory_pool_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_agents_allow_access(
        num_agents: u32,
        agents: *const hsa_agent_t,
        flags: *const u32,
        ptr: *const libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_pool_can_migrate(
        src_memory_pool: hsa_amd_memory_pool_t,
        dst_memory_pool: hsa_amd_memory_pool_t,
        result: *mut bool,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_migrate(
        ptr: *const libc::c_void,
        memory_pool: hsa_amd_memory_pool_t,
        flags: u32,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_lock(
        host_ptr: *mut libc::c_void,
        size: usize,
        agents: *mut hsa_agent_t,
        num_agent: libc::c_int,
        agent_ptr: *mut *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_lock_to_pool(
        host_ptr: *mut libc::c_void,
        size: usize,
        agents: *mut hsa_agent_t,
        num_agent: libc::c_int,
        pool: hsa_amd_memory_pool_t,
        flags: u32,
        agent_ptr: *mut *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_memory_unlock(host_ptr: *mut libc::c_void) -> hsa_status_t;
    pub fn hsa_amd_memory_fill(ptr: *mut libc::c_void, value: u32, count: usize) -> hsa_status_t;
    pub fn hsa_amd_interop_map_buffer(
        num_agents: u32,
        agents: *mut hsa_agent_t,
        interop_handle: hsa_handle_t,
        flags: u32,
        size: *mut usize,
        ptr: *mut *mut libc::c_void,
        metadata_size: *mut usize,
        metadata: *mut *const libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_interop_unmap_buffer(ptr: *mut libc::c_void) -> hsa_status_t;
    pub fn hsa_amd_pointer_info(
        ptr: *const libc::c_void,
        info: *mut hsa_amd_pointer_info_t,
        alloc: ::core::option::Option<unsafe extern "C" fn(arg1: usize) -> *mut libc::c_void>,
        num_agents_accessible: *mut u32,
        accessible: *mut *mut hsa_agent_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_pointer_info_set_userdata(ptr: *const libc::c_void, userdata: *mut libc::c_void) -> hsa_status_t;
    pub fn hsa_amd_ipc_memory_create(
        ptr: *mut libc::c_void,
        len: usize,
        handle: *mut hsa_amd_ipc_memory_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_ipc_memory_attach(
        handle: *const hsa_amd_ipc_memory_t,
        len: usize,
        num_agents: u32,
        mapping_agents: *const hsa_agent_t,
        mapped_ptr: *mut *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_ipc_memory_detach(mapped_ptr: *mut libc::c_void) -> hsa_status_t;
    pub fn hsa_amd_ipc_signal_create(signal: hsa_signal_t, handle: *mut hsa_amd_ipc_signal_t) -> hsa_status_t;
    pub fn hsa_amd_ipc_signal_attach(handle: *const hsa_amd_ipc_signal_t, signal: *mut hsa_signal_t) -> hsa_status_t;
    pub fn hsa_amd_register_system_event_handler(
        callback: hsa_amd_system_event_callback_t,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_queue_set_priority(queue: *mut hsa_queue_t, priority: hsa_amd_queue_priority_t) -> hsa_status_t;
    pub fn hsa_amd_register_deallocation_callback(
        ptr: *mut libc::c_void,
        callback: hsa_amd_deallocation_callback_t,
        user_data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_deregister_deallocation_callback(
        ptr: *mut libc::c_void,
        callback: hsa_amd_deallocation_callback_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_svm_attributes_set(
        ptr: *mut libc::c_void,
        size: usize,
        attribute_list: *mut hsa_amd_svm_attribute_pair_t,
        attribute_count: usize,
    ) -> hsa_status_t;
    pub fn hsa_amd_svm_attributes_get(
        ptr: *mut libc::c_void,
        size: usize,
        attribute_list: *mut hsa_amd_svm_attribute_pair_t,
        attribute_count: usize,
    ) -> hsa_status_t;
    pub fn hsa_amd_svm_prefetch_async(
        ptr: *mut libc::c_void,
        size: usize,
        agent: hsa_agent_t,
        num_dep_signals: u32,
        dep_signals: *const hsa_signal_t,
        completion_signal: hsa_signal_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_spm_acquire(preferred_agent: hsa_agent_t) -> hsa_status_t;
    pub fn hsa_amd_spm_release(preferred_agent: hsa_agent_t) -> hsa_status_t;
    pub fn hsa_amd_spm_set_dest_buffer(
        preferred_agent: hsa_agent_t,
        size_in_bytes: usize,
        timeout: *mut u32,
        size_copied: *mut u32,
        dest: *mut libc::c_void,
        is_data_loss: *mut bool,
    ) -> hsa_status_t;
    pub fn hsa_amd_portable_export_dmabuf(
        ptr: *const libc::c_void,
        size: usize,
        dmabuf: *mut libc::c_int,
        offset: *mut u64,
    ) -> hsa_status_t;
    pub fn hsa_amd_portable_export_dmabuf_v2(
        ptr: *const libc::c_void,
        size: usize,
        dmabuf: *mut libc::c_int,
        offset: *mut u64,
        flags: u64,
    ) -> hsa_status_t;
    pub fn hsa_amd_portable_close_dmabuf(dmabuf: libc::c_int) -> hsa_status_t;
    pub fn hsa_amd_vmem_address_reserve(
        va: *mut *mut libc::c_void,
        size: usize,
        address: u64,
        flags: u64,
    ) -> hsa_status_t;
    pub fn hsa_amd_vmem_address_reserve_align(
        va: *mut *mut libc::c_void,
        size: usize,
        address: u64,
        alignment: u64,
        flags: u64,
    ) -> hsa_status_t;
    pub fn hsa_amd_vmem_address_free(va: *mut libc::c_void, size: usize) -> hsa_status_t;
    pub fn hsa_amd_vmem_handle_create(
        pool: hsa_amd_memory_pool_t,
        size: usize,
        type_: hsa_amd_memory_type_t,
        flags: u64,
        memory_handle: *mut hsa_amd_vmem_alloc_handle_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_vmem_handle_release(memory_handle: hsa_amd_vmem_alloc_handle_t) -> hsa_status_t;
    pub fn hsa_amd_vmem_map(
        va: *mut libc::c_void,
        size: usize,
        in_offset: usize,
        memory_handle: hsa_amd_vmem_alloc_handle_t,
        flags: u64,
    ) -> hsa_status_t;
    pub fn hsa_amd_vmem_unmap(va: *mut libc::c_void, size: usize) -> hsa_status_t;
    pub fn hsa_amd_vmem_set_access(
        va: *mut libc::c_void,
        size: usize,
        desc: *const hsa_amd_memory_access_desc_t,
        desc_cnt: usize,
    ) -> hsa_status_t;
    pub fn hsa_amd_vmem_get_access(
        va: *mut libc::c_void,
        perms: *mut hsa_access_permission_t,
        agent_handle: hsa_agent_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_vmem_export_shareable_handle(
        dmabuf_fd: *mut libc::c_int,
        handle: hsa_amd_vmem_alloc_handle_t,
        flags: u64,
    ) -> hsa_status_t;
    pub fn hsa_amd_vmem_import_shareable_handle(
        dmabuf_fd: libc::c_int,
        handle: *mut hsa_amd_vmem_alloc_handle_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_vmem_retain_alloc_handle(
        memory_handle: *mut hsa_amd_vmem_alloc_handle_t,
        addr: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_vmem_get_alloc_properties_from_handle(
        memory_handle: hsa_amd_vmem_alloc_handle_t,
        pool: *mut hsa_amd_memory_pool_t,
        type_: *mut hsa_amd_memory_type_t,
    ) -> hsa_status_t;
    pub fn hsa_amd_agent_set_async_scratch_limit(agent: hsa_agent_t, threshold: usize) -> hsa_status_t;
    pub fn hsa_amd_queue_get_info(
        queue: *mut hsa_queue_t,
        attribute: hsa_queue_info_attribute_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_amd_ais_file_write(
        handle: hsa_amd_ais_file_handle_t,
        devicePtr: *mut libc::c_void,
        size: u64,
        file_offset: i64,
        size_copied: *mut u64,
        status: *mut i32,
    ) -> hsa_status_t;
    pub fn hsa_amd_ais_file_read(
        handle: hsa_amd_ais_file_handle_t,
        devicePtr: *mut libc::c_void,
        size: u64,
        file_offset: i64,
        size_copied: *mut u64,
        status: *mut i32,
    ) -> hsa_status_t;
    pub fn hsa_amd_enable_logging(flags: *mut u8, file: *mut libc::c_void) -> hsa_status_t;
    pub fn hsa_ext_program_create(
        machine_model: hsa_machine_model_t,
        profile: hsa_profile_t,
        default_float_rounding_mode: hsa_default_float_rounding_mode_t,
        options: *const libc::c_char,
        program: *mut hsa_ext_program_t,
    ) -> hsa_status_t;
    pub fn hsa_ext_program_destroy(program: hsa_ext_program_t) -> hsa_status_t;
    pub fn hsa_ext_program_add_module(program: hsa_ext_program_t, module: hsa_ext_module_t) -> hsa_status_t;
    pub fn hsa_ext_program_iterate_modules(
        program: hsa_ext_program_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(
                program: hsa_ext_program_t,
                module: hsa_ext_module_t,
                data: *mut libc::c_void,
            ) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_ext_program_get_info(
        program: hsa_ext_program_t,
        attribute: hsa_ext_program_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_ext_program_finalize(
        program: hsa_ext_program_t,
        isa: hsa_isa_t,
        call_convention: i32,
        control_directives: hsa_ext_control_directives_t,
        options: *const libc::c_char,
        code_object_type: hsa_code_object_type_t,
        code_object: *mut hsa_code_object_t,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_loader_query_host_address(
        device_address: *const libc::c_void,
        host_address: *mut *const libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_loader_query_segment_descriptors(
        segment_descriptors: *mut hsa_ven_amd_loader_segment_descriptor_t,
        num_segment_descriptors: *mut usize,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_loader_query_executable(
        device_address: *const libc::c_void,
        executable: *mut hsa_executable_t,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_loader_executable_iterate_loaded_code_objects(
        executable: hsa_executable_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(
                executable: hsa_executable_t,
                loaded_code_object: hsa_loaded_code_object_t,
                data: *mut libc::c_void,
            ) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_loader_loaded_code_object_get_info(
        loaded_code_object: hsa_loaded_code_object_t,
        attribute: hsa_ven_amd_loader_loaded_code_object_info_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_loader_code_object_reader_create_from_file_with_offset_size(
        file: hsa_file_t,
        offset: usize,
        size: usize,
        code_object_reader: *mut hsa_code_object_reader_t,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_loader_iterate_executables(
        callback: ::core::option::Option<
            unsafe extern "C" fn(executable: hsa_executable_t, data: *mut libc::c_void) -> hsa_status_t,
        >,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_aqlprofile_version_major() -> u32;
    pub fn hsa_ven_amd_aqlprofile_version_minor() -> u32;
    pub fn hsa_ven_amd_aqlprofile_validate_event(
        agent: hsa_agent_t,
        event: *const hsa_ven_amd_aqlprofile_event_t,
        result: *mut bool,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_aqlprofile_start(
        profile: *mut hsa_ven_amd_aqlprofile_profile_t,
        aql_start_packet: *mut hsa_ext_amd_aql_pm4_packet_t,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_aqlprofile_stop(
        profile: *const hsa_ven_amd_aqlprofile_profile_t,
        aql_stop_packet: *mut hsa_ext_amd_aql_pm4_packet_t,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_aqlprofile_read(
        profile: *const hsa_ven_amd_aqlprofile_profile_t,
        aql_read_packet: *mut hsa_ext_amd_aql_pm4_packet_t,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_aqlprofile_legacy_get_pm4(
        aql_packet: *const hsa_ext_amd_aql_pm4_packet_t,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_aqlprofile_att_marker(
        profile: *mut hsa_ven_amd_aqlprofile_profile_t,
        aql_marker_packet: *mut hsa_ext_amd_aql_pm4_packet_t,
        data: u32,
        channel: hsa_ven_amd_aqlprofile_att_marker_channel_t,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_aqlprofile_get_info(
        profile: *const hsa_ven_amd_aqlprofile_profile_t,
        attribute: hsa_ven_amd_aqlprofile_info_type_t,
        value: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_aqlprofile_iterate_data(
        profile: *const hsa_ven_amd_aqlprofile_profile_t,
        callback: hsa_ven_amd_aqlprofile_data_callback_t,
        data: *mut libc::c_void,
    ) -> hsa_status_t;
    pub fn hsa_ven_amd_aqlprofile_error_string(str_: *mut *const libc::c_char) -> hsa_status_t;
    pub fn hsa_ven_amd_aqlprofile_iterate_event_ids(arg1: hsa_ven_amd_aqlprofile_eventname_callback_t) -> hsa_status_t;
    pub fn hsa_ven_amd_aqlprofile_iterate_event_coord(
        agent: hsa_agent_t,
        event: hsa_ven_amd_aqlprofile_event_t,
        sample_id: u32,
        callback: hsa_ven_amd_aqlprofile_coordinate_callback_t,
        userdata: *mut libc::c_void,
    ) -> hsa_status_t;
}
