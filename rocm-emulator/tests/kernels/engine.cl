// Kernels for the tests of the dispatch engine: what goes wrong, what waits, what never ends.
#include "../../kernels/opencl.h"

#pragma OPENCL EXTENSION __cl_clang_function_pointers : enable

kernel void store_to(global uint *at, uint value) { at[get_global_id(0)] = value; }

kernel void load_from(global const uint *at, global uint *out) { out[get_global_id(0)] = at[get_global_id(0)]; }

kernel void add_to(global uint *at, uint value) { ATOMIC(fetch_add, uint, global, at, value); }

// Each work-item counts in its group's cell and in one for all.
kernel void count_everywhere(global uint *cells) {
  ATOMIC(fetch_add, uint, global, cells, 1u);
  ATOMIC(fetch_add, uint, global, cells + 1 + get_group_id(0), 1u);
  ATOMIC(fetch_max, uint, global, cells + 1 + get_num_groups(0), (uint)get_global_id(0));
}

// Never ends: in a loop that the compiler cannot see through.
kernel void endless(global volatile uint *word) {
  while (*word != 1)
    ;
}

// Never ends, and gives way.
kernel void endless_sleep(void) {
  for (;;)
    __builtin_amdgcn_s_sleep(1);
}

// The first wave waits, without a barrier, for what the second one stores to LDS.
kernel __attribute__((reqd_work_group_size(64, 1, 1))) void wait_for_other_wave(global uint *out) {
  local volatile uint flag;
  if (get_local_id(0) == 0)
    flag = 0;
  workgroup_barrier();
  if (get_local_id(0) < 32)
    while (flag == 0)
      ;
  else
    flag = get_local_id(0);
  out[get_local_id(0)] = flag != 0;
}

// Every workgroup waits until all have come.
kernel void grid_barrier(global uint *arrived, global uint *out) {
  if (get_local_id(0) == 0) {
    ATOMIC(fetch_add, uint, global, arrived, 1u);
    while (*(global volatile uint *)arrived < get_num_groups(0))
      __builtin_amdgcn_s_sleep(1);
  }
  workgroup_barrier();
  out[get_global_id(0)] = *arrived;
}

// Some waves end before a barrier that the others reach, twice.
kernel __attribute__((reqd_work_group_size(128, 1, 1))) void early_exit(global uint *out, uint stay) {
  local uint sum;
  if (get_local_id(0) / 32 >= stay)
    return;
  if (get_local_id(0) == 0)
    sum = 0;
  workgroup_barrier();
  ATOMIC(fetch_add, uint, local, &sum, 1u);
  workgroup_barrier();
  out[get_global_id(0)] = sum;
}

kernel void trap(void) { __builtin_trap(); }

typedef void callee(void);

// Jumps where it is told to.
kernel void jump_to(ulong address) { ((callee *)address)(); }

// What the packet processor passes in registers.
kernel void where_am_i(global ulong *out) {
  out[0] = (ulong)__builtin_amdgcn_dispatch_ptr();
  out[1] = (ulong)__builtin_amdgcn_kernarg_segment_ptr();
  out[2] = FIELD(uint, __builtin_amdgcn_dispatch_ptr(), 12);
}

// An array per work-item that only memory can hold, reached by an index that differs from lane to lane.
kernel void scratch_array(global const uint *x, global uint *out) {
  uint array[64];
  uint i = get_global_id(0), seed = x[i];
  for (uint k = 0; k < 64; ++k)
    array[k] = k * seed;
  for (uint k = 0; k < 64; ++k)
    array[(seed + k) & 63] ^= array[(seed * 7 + k * 3) & 63];
  uint sum = 0;
  for (uint k = 0; k < 64; ++k)
    sum = sum * 31 + array[k];
  out[i] = sum;
}

// A sum through LDS with a barrier per step.
kernel __attribute__((reqd_work_group_size(256, 1, 1))) void reduce(global const uint *x, global uint *sums) {
  local uint tree[256];
  uint lane = get_local_id(0);
  tree[lane] = x[get_group_id(0) * 256 + lane];
  workgroup_barrier();
  for (uint width = 128; width > 0; width >>= 1) {
    if (lane < width)
      tree[lane] += tree[lane + width];
    workgroup_barrier();
  }
  if (lane == 0)
    sums[get_group_id(0)] = tree[0];
}

NOINLINE uint collatz_steps(uint n) {
  uint steps = 0;
  while (n != 1 && steps < 1000) {
    n = n & 1 ? 3 * n + 1 : n / 2;
    ++steps;
  }
  return steps;
}

// Loops of different lengths, in a function that is called.
kernel void call_divergent(global const uint *x, global uint *out) {
  uint i = get_global_id(0);
  out[i] = collatz_steps(x[i]);
}

// Ids and sizes of every work-item, at its place in the grid.
kernel void ids(global uint4 *out, uint width, uint height) {
  uint x = get_global_id(0), y = get_global_id(1), z = get_global_id(2);
  uint place = (z * height + y) * width + x;
  out[2 * place] = (uint4)(get_local_id(0), get_local_id(1), get_local_id(2), get_local_size(0));
  out[2 * place + 1] = (uint4)(get_group_id(0), get_group_id(1), get_group_id(2), get_local_size(1));
}
