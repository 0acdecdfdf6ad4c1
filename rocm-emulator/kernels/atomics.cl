// Atomic operations on global memory and LDS.
#include "opencl.h"

// Ten cells, each reduced by one operation over all of x.
kernel void atomic_reductions(global const uint *x, global uint *cells, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint v = x[i];
  ATOMIC(fetch_add, uint, global, &cells[0], v);
  ATOMIC(fetch_sub, uint, global, &cells[1], v);
  ATOMIC(fetch_min, uint, global, &cells[2], v);
  ATOMIC(fetch_max, uint, global, &cells[3], v);
  ATOMIC(fetch_min, int, global, &cells[4], (int)v);
  ATOMIC(fetch_max, int, global, &cells[5], (int)v);
  ATOMIC(fetch_and, uint, global, &cells[6], v | 0xff);
  ATOMIC(fetch_or, uint, global, &cells[7], v & 0xf0f0);
  ATOMIC(fetch_xor, uint, global, &cells[8], v);
  ATOMIC(fetch_add, uint, global, &cells[9], 1u);
}

kernel void atomic_reductions_64(global const ulong *x, global ulong *cells, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  ulong v = x[i];
  ATOMIC(fetch_add, ulong, global, &cells[0], v);
  ATOMIC(fetch_sub, ulong, global, &cells[1], v);
  ATOMIC(fetch_min, ulong, global, &cells[2], v);
  ATOMIC(fetch_max, long, global, &cells[3], (long)v);
  ATOMIC(fetch_or, ulong, global, &cells[4], v & 0xf0f0f0f0f0f0ul);
  ATOMIC(fetch_xor, ulong, global, &cells[5], v);
}

// Every work-item draws a number of its own and writes its id there.
kernel void atomic_tickets(global uint *next, global uint *holders, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint ticket = ATOMIC(fetch_add, uint, global, next, 1u);
  holders[ticket] = i;
}

// A chain of exchanges: what was put into the first cell, less what is left there, is summed up in the second.
kernel void atomic_exchange(global uint *cells, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint old = ATOMIC(exchange, uint, global, &cells[0], i + 1);
  ATOMIC(fetch_add, uint, global, &cells[1], old);
}

// Loops of compare-and-swap, 32 and 64 bits wide: a float sum, and the lowest and the highest value as one pair.
kernel void atomic_compare_and_swap(global const uint *x, global float *sum, global ulong *range, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint v = x[i];
  volatile global atomic_uint *bits = (volatile global atomic_uint *)sum;
  uint old = __opencl_atomic_load(bits, __ATOMIC_RELAXED, __OPENCL_MEMORY_SCOPE_DEVICE);
  while (!__opencl_atomic_compare_exchange_strong(bits, &old, __builtin_bit_cast(uint, __builtin_bit_cast(float, old) + (float)v),
                                                  __ATOMIC_RELAXED, __ATOMIC_RELAXED, __OPENCL_MEMORY_SCOPE_DEVICE))
    ;
  volatile global atomic_ulong *pair = (volatile global atomic_ulong *)range;
  ulong seen = __opencl_atomic_load(pair, __ATOMIC_RELAXED, __OPENCL_MEMORY_SCOPE_DEVICE);
  for (;;) {
    uint low = (uint)seen, high = (uint)(seen >> 32);
    low = v < low ? v : low;
    high = v > high ? v : high;
    ulong wanted = ((ulong)high << 32) | low;
    if (wanted == seen || __opencl_atomic_compare_exchange_strong(pair, &seen, wanted, __ATOMIC_RELAXED,
                                                                  __ATOMIC_RELAXED, __OPENCL_MEMORY_SCOPE_DEVICE))
      break;
  }
}

// Whole numbers, so that the order of the additions does not show.
kernel void atomic_float_add(global const float *x, global float *sum, uint n) {
  uint i = get_global_id(0);
  if (i < n)
    __builtin_amdgcn_global_atomic_fadd_f32(sum, x[i]);
}

// How often each byte occurs: counted in LDS by workgroup, then added up.
kernel __attribute__((reqd_work_group_size(256, 1, 1))) void local_histogram(global const uchar *x,
                                                                             global uint *counts, uint n) {
  local uint bins[256];
  uint lane = get_local_id(0);
  bins[lane] = 0;
  workgroup_barrier();
  for (uint i = get_global_id(0); i < n; i += (uint)get_global_size(0))
    ATOMIC(fetch_add, uint, local, &bins[x[i]], 1u);
  workgroup_barrier();
  if (bins[lane] != 0)
    ATOMIC(fetch_add, uint, global, &counts[lane], bins[lane]);
}

// LDS cells reduced over one workgroup: eight results for each.
kernel __attribute__((reqd_work_group_size(64, 1, 1))) void local_reductions(global const uint *x, global uint *out) {
  local uint cells[8];
  local ulong wide;
  uint lane = get_local_id(0);
  uint v = x[get_global_id(0)];
  if (lane < 8)
    cells[lane] = lane == 2 || lane == 4 ? 0xffffffff : 0;
  if (lane == 0)
    wide = 1ul << 40;
  workgroup_barrier();
  ATOMIC(fetch_add, uint, local, &cells[0], v);
  ATOMIC(fetch_xor, uint, local, &cells[1], v);
  ATOMIC(fetch_min, uint, local, &cells[2], v);
  ATOMIC(fetch_max, uint, local, &cells[3], v);
  ATOMIC(fetch_and, uint, local, &cells[4], v | 0xf);
  ATOMIC(fetch_or, uint, local, &cells[5], v & 0xff00ff00);
  ATOMIC(fetch_max, int, local, &cells[6], (int)v);
  ATOMIC(fetch_add, ulong, local, &wide, (ulong)v << 8);
  workgroup_barrier();
  if (lane == 0)
    cells[7] = (uint)(wide >> 32);
  workgroup_barrier();
  if (lane < 8)
    out[get_group_id(0) * 8 + lane] = cells[lane];
}
