// The places in ROCr's tables of functions at which rocm-emulator-model/src/tool.rs looks. It need only compile.
#include <cstddef>
#define AMD_INTERNAL_BUILD
#include <hsa/hsa_api_trace.h>
#include <hsa/hsa_api_trace_version.h>

static_assert(HSA_API_TABLE_MAJOR_VERSION == 3 && HSA_CORE_API_TABLE_MAJOR_VERSION == 2, "");
static_assert(sizeof(ApiTableVersion) == 16 && offsetof(HsaApiTable, core_) == 16, "");
static_assert(offsetof(CoreApiTable, hsa_shut_down_fn) == 24, "");
static_assert(offsetof(CoreApiTable, hsa_iterate_agents_fn) == 56, "");
static_assert(offsetof(CoreApiTable, hsa_agent_get_info_fn) == 64, "");
static_assert(offsetof(CoreApiTable, hsa_queue_create_fn) == 72, "");
static_assert(offsetof(CoreApiTable, hsa_queue_destroy_fn) == 88, "");
static_assert(offsetof(CoreApiTable, hsa_signal_create_fn) == 312, "");
static_assert(offsetof(CoreApiTable, hsa_signal_destroy_fn) == 320, "");
