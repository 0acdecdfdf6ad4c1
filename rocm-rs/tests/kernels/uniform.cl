// A kernel that was compiled for uniform workgroups.
// clang: -foffload-uniform-block
#include "opencl.h"

kernel void uniform_only(global uint *out) { out[get_global_id(0)] = get_local_id(0); }
