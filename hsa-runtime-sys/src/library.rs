//! ROCr opened at run time: a table of functions, each of which this version of ROCr has or has not.

rocm_locate::library!(
    "ROCr", HSA_RUNTIME, crate::functions::Functions,
    required: [
        "hsa_init",
        "hsa_shut_down",
        "hsa_status_string",
        "hsa_system_get_info",
        "hsa_iterate_agents",
        "hsa_agent_get_info",
    ],
    linked: crate::hsa_init,
    archive: ARCHIVE,
);

/// The table of the archive that the build script has built, where that is what is linked.
#[cfg(rocr_archive)]
const ARCHIVE: Option<rocm_locate::Table> = Some(rocm_vendor_rocr_symbol);
#[cfg(all(feature = "link", not(rocr_archive)))]
const ARCHIVE: Option<rocm_locate::Table> = None;

#[cfg(rocr_archive)]
unsafe extern "C" {
    fn rocm_vendor_rocr_symbol(name: *const libc::c_char) -> *const libc::c_void;
}
