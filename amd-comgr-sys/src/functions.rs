// Made by ci/bindings; not to be edited.
// Headers: amd_comgr/amd_comgr.h, and from amd_comgr.h what only ABI 2 has
// of Debian's libamd-comgr-dev 7.2.4+dfsg-1~exp1 and 5.2.3-2.
// Command: bindgen 0.72.1 --disable-header-comment --use-core --ctypes-prefix libc --with-derive-default --no-doc-comments --default-enum-style consts --no-prepend-enum-name --generate functions --merge-extern-blocks, as the list of rocm_locate::functions!

use super::*;
use rocm_locate::functions;

functions! {
    pub fn amd_comgr_status_string(
        status: amd_comgr_status_t,
        status_string: *mut *const libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_get_version(major: *mut usize, minor: *mut usize);
    pub fn amd_comgr_get_isa_count(count: *mut usize) -> amd_comgr_status_t;
    pub fn amd_comgr_get_isa_name(index: usize, isa_name: *mut *const libc::c_char) -> amd_comgr_status_t;
    pub fn amd_comgr_get_isa_metadata(
        isa_name: *const libc::c_char,
        metadata: *mut amd_comgr_metadata_node_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_create_data(kind: amd_comgr_data_kind_t, data: *mut amd_comgr_data_t) -> amd_comgr_status_t;
    pub fn amd_comgr_release_data(data: amd_comgr_data_t) -> amd_comgr_status_t;
    pub fn amd_comgr_get_data_kind(data: amd_comgr_data_t, kind: *mut amd_comgr_data_kind_t) -> amd_comgr_status_t;
    pub fn amd_comgr_set_data(data: amd_comgr_data_t, size: usize, bytes: *const libc::c_char) -> amd_comgr_status_t;
    pub fn amd_comgr_set_data_from_file_slice(
        data: amd_comgr_data_t,
        file_descriptor: libc::c_int,
        offset: u64,
        size: u64,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_set_data_name(data: amd_comgr_data_t, name: *const libc::c_char) -> amd_comgr_status_t;
    pub fn amd_comgr_get_data(data: amd_comgr_data_t, size: *mut usize, bytes: *mut libc::c_char)
        -> amd_comgr_status_t;
    pub fn amd_comgr_get_data_name(
        data: amd_comgr_data_t,
        size: *mut usize,
        name: *mut libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_get_data_isa_name(
        data: amd_comgr_data_t,
        size: *mut usize,
        isa_name: *mut libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_create_symbolizer_info(
        code_object: amd_comgr_data_t,
        print_symbol_callback: ::core::option::Option<
            unsafe extern "C" fn(symbol: *const libc::c_char, user_data: *mut libc::c_void),
        >,
        symbolizer_info: *mut amd_comgr_symbolizer_info_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_destroy_symbolizer_info(symbolizer_info: amd_comgr_symbolizer_info_t) -> amd_comgr_status_t;
    pub fn amd_comgr_symbolize(
        symbolizer_info: amd_comgr_symbolizer_info_t,
        address: u64,
        is_code: bool,
        user_data: *mut libc::c_void,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_get_data_metadata(
        data: amd_comgr_data_t,
        metadata: *mut amd_comgr_metadata_node_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_destroy_metadata(metadata: amd_comgr_metadata_node_t) -> amd_comgr_status_t;
    pub fn amd_comgr_create_data_set(data_set: *mut amd_comgr_data_set_t) -> amd_comgr_status_t;
    pub fn amd_comgr_destroy_data_set(data_set: amd_comgr_data_set_t) -> amd_comgr_status_t;
    pub fn amd_comgr_data_set_add(data_set: amd_comgr_data_set_t, data: amd_comgr_data_t) -> amd_comgr_status_t;
    pub fn amd_comgr_data_set_remove(
        data_set: amd_comgr_data_set_t,
        data_kind: amd_comgr_data_kind_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_data_count(
        data_set: amd_comgr_data_set_t,
        data_kind: amd_comgr_data_kind_t,
        count: *mut usize,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_data_get_data(
        data_set: amd_comgr_data_set_t,
        data_kind: amd_comgr_data_kind_t,
        index: usize,
        data: *mut amd_comgr_data_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_create_action_info(action_info: *mut amd_comgr_action_info_t) -> amd_comgr_status_t;
    pub fn amd_comgr_destroy_action_info(action_info: amd_comgr_action_info_t) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_set_isa_name(
        action_info: amd_comgr_action_info_t,
        isa_name: *const libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_get_isa_name(
        action_info: amd_comgr_action_info_t,
        size: *mut usize,
        isa_name: *mut libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_set_language(
        action_info: amd_comgr_action_info_t,
        language: amd_comgr_language_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_get_language(
        action_info: amd_comgr_action_info_t,
        language: *mut amd_comgr_language_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_set_option_list(
        action_info: amd_comgr_action_info_t,
        options: *mut *const libc::c_char,
        count: usize,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_get_option_list_count(
        action_info: amd_comgr_action_info_t,
        count: *mut usize,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_get_option_list_item(
        action_info: amd_comgr_action_info_t,
        index: usize,
        size: *mut usize,
        option: *mut libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_set_bundle_entry_ids(
        action_info: amd_comgr_action_info_t,
        bundle_entry_ids: *mut *const libc::c_char,
        count: usize,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_get_bundle_entry_id_count(
        action_info: amd_comgr_action_info_t,
        count: *mut usize,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_get_bundle_entry_id(
        action_info: amd_comgr_action_info_t,
        index: usize,
        size: *mut usize,
        bundle_entry_id: *mut libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_set_vfs(
        action_info: amd_comgr_action_info_t,
        should_use_vfs: bool,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_set_device_lib_linking(
        action_info: amd_comgr_action_info_t,
        should_link_device_libs: bool,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_set_working_directory_path(
        action_info: amd_comgr_action_info_t,
        path: *const libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_get_working_directory_path(
        action_info: amd_comgr_action_info_t,
        size: *mut usize,
        path: *mut libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_set_logging(action_info: amd_comgr_action_info_t, logging: bool)
        -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_get_logging(
        action_info: amd_comgr_action_info_t,
        logging: *mut bool,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_do_action(
        kind: amd_comgr_action_kind_t,
        info: amd_comgr_action_info_t,
        input: amd_comgr_data_set_t,
        result: amd_comgr_data_set_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_get_metadata_kind(
        metadata: amd_comgr_metadata_node_t,
        kind: *mut amd_comgr_metadata_kind_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_get_metadata_string(
        metadata: amd_comgr_metadata_node_t,
        size: *mut usize,
        string: *mut libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_get_metadata_map_size(metadata: amd_comgr_metadata_node_t, size: *mut usize)
        -> amd_comgr_status_t;
    pub fn amd_comgr_iterate_map_metadata(
        metadata: amd_comgr_metadata_node_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(
                key: amd_comgr_metadata_node_t,
                value: amd_comgr_metadata_node_t,
                user_data: *mut libc::c_void,
            ) -> amd_comgr_status_t,
        >,
        user_data: *mut libc::c_void,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_metadata_lookup(
        metadata: amd_comgr_metadata_node_t,
        key: *const libc::c_char,
        value: *mut amd_comgr_metadata_node_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_get_metadata_list_size(
        metadata: amd_comgr_metadata_node_t,
        size: *mut usize,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_index_list_metadata(
        metadata: amd_comgr_metadata_node_t,
        index: usize,
        value: *mut amd_comgr_metadata_node_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_iterate_symbols(
        data: amd_comgr_data_t,
        callback: ::core::option::Option<
            unsafe extern "C" fn(symbol: amd_comgr_symbol_t, user_data: *mut libc::c_void) -> amd_comgr_status_t,
        >,
        user_data: *mut libc::c_void,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_symbol_lookup(
        data: amd_comgr_data_t,
        name: *const libc::c_char,
        symbol: *mut amd_comgr_symbol_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_symbol_get_info(
        symbol: amd_comgr_symbol_t,
        attribute: amd_comgr_symbol_info_t,
        value: *mut libc::c_void,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_create_disassembly_info(
        isa_name: *const libc::c_char,
        read_memory_callback: ::core::option::Option<
            unsafe extern "C" fn(from: u64, to: *mut libc::c_char, size: u64, user_data: *mut libc::c_void) -> u64,
        >,
        print_instruction_callback: ::core::option::Option<
            unsafe extern "C" fn(instruction: *const libc::c_char, user_data: *mut libc::c_void),
        >,
        print_address_annotation_callback: ::core::option::Option<
            unsafe extern "C" fn(address: u64, user_data: *mut libc::c_void),
        >,
        disassembly_info: *mut amd_comgr_disassembly_info_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_destroy_disassembly_info(disassembly_info: amd_comgr_disassembly_info_t) -> amd_comgr_status_t;
    pub fn amd_comgr_disassemble_instruction(
        disassembly_info: amd_comgr_disassembly_info_t,
        address: u64,
        user_data: *mut libc::c_void,
        size: *mut u64,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_demangle_symbol_name(
        mangled_symbol_name: amd_comgr_data_t,
        demangled_symbol_name: *mut amd_comgr_data_t,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_populate_mangled_names(data: amd_comgr_data_t, count: *mut usize) -> amd_comgr_status_t;
    pub fn amd_comgr_get_mangled_name(
        data: amd_comgr_data_t,
        index: usize,
        size: *mut usize,
        mangled_name: *mut libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_populate_name_expression_map(data: amd_comgr_data_t, count: *mut usize) -> amd_comgr_status_t;
    pub fn amd_comgr_map_name_expression_to_symbol_name(
        data: amd_comgr_data_t,
        size: *mut usize,
        name_expression: *const libc::c_char,
        symbol_name: *mut libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_lookup_code_object(
        data: amd_comgr_data_t,
        info_list: *mut amd_comgr_code_object_info_t,
        info_list_size: usize,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_map_elf_virtual_address_to_code_object_offset(
        data: amd_comgr_data_t,
        elf_virtual_address: u64,
        code_object_offset: *mut u64,
        slice_size: *mut u64,
        nobits: *mut bool,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_set_options(
        action_info: amd_comgr_action_info_t,
        options: *const libc::c_char,
    ) -> amd_comgr_status_t;
    pub fn amd_comgr_action_info_get_options(
        action_info: amd_comgr_action_info_t,
        size: *mut usize,
        options: *mut libc::c_char,
    ) -> amd_comgr_status_t;
}
