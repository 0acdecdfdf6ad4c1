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
    linked: crate::hsa_init
);
