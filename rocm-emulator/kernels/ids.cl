// Where a work-item stands in the grid, in one to three dimensions, with partial workgroups at the edges.
#include "opencl.h"

kernel __attribute__((amdgpu_flat_work_group_size(1, 1024))) void ids_1d(global uint *out) {
  uint i = get_global_id(0);
  out[i] = get_group_id(0) << 16 | get_local_id(0);
}

kernel void ids_2d(global uint2 *out) {
  uint width = get_global_size(0);
  uint i = get_global_id(1) * width + get_global_id(0);
  out[i] = (uint2)(get_group_id(1) << 16 | get_group_id(0), get_local_id(1) << 16 | get_local_id(0));
}

kernel void ids_3d(global uint4 *out) {
  uint width = get_global_size(0), height = get_global_size(1);
  uint i = ((uint)get_global_id(2) * height + (uint)get_global_id(1)) * width + (uint)get_global_id(0);
  uint groups = get_group_id(2) << 16 | get_group_id(1) << 8 | get_group_id(0);
  uint locals = get_local_id(2) << 16 | get_local_id(1) << 8 | get_local_id(0);
  uint sizes = get_local_size(2) << 16 | get_local_size(1) << 8 | get_local_size(0);
  out[i] = (uint4)(groups, locals, sizes, i);
}

// What the launch's hidden arguments say; every work-item writes the same.
kernel void launch_shape(global ulong *out) {
  for (uint d = 0; d < 3; ++d) {
    out[d] = get_global_size(d);
    out[3 + d] = get_num_groups(d);
    out[6 + d] = get_enqueued_local_size(d);
    out[9 + d] = get_global_offset(d);
  }
  out[12] = get_work_dim();
}
