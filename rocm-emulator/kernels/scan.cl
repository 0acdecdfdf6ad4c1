// Algorithms inside one wave of 32: scans, sorts, compaction and transposition without LDS. Workgroups are whole waves.
#include "opencl.h"

#define DPP(old, x, control, rows) (uint)__builtin_amdgcn_update_dpp((int)(old), (int)(x), control, rows, 0xf, false)
#define BPERMUTE(lane, x) (uint)__builtin_amdgcn_ds_bpermute((int)((lane) << 2), (int)(x))

// The running sum: shifts within rows of 16, then the last lane of the first row to the second.
kernel void wave_scan(global const uint *x, global uint *out) {
  uint i = get_global_id(0), lane = get_local_id(0) & 31;
  uint v = x[i];
  v += DPP(0, v, 0x111, 0xf);
  v += DPP(0, v, 0x112, 0xf);
  v += DPP(0, v, 0x114, 0xf);
  v += DPP(0, v, 0x118, 0xf);
  uint first_row = (uint)__builtin_amdgcn_readlane((int)v, 15);
  out[i] = lane >= 16 ? v + first_row : v;
}

// The greatest of the wave's doubles, both halves of each by the same moves; NaNs are none of them.
kernel void wave_greatest(global const double *x, global double *out) {
  uint i = get_global_id(0);
  double v = x[i];
  for (uint distance = 1; distance < 32; distance <<= 1) {
    ulong bits = __builtin_astype(v, ulong);
    uint other = (get_local_id(0) & 31) ^ distance;
    ulong theirs = (ulong)BPERMUTE(other, bits >> 32) << 32 | BPERMUTE(other, bits);
    double w = __builtin_astype(theirs, double);
    v = w > v ? w : v;
  }
  out[i] = v;
}

// Each wave's 32 pairs (key, value) by key, ascending; the keys of a wave differ.
kernel void wave_sort(global const uint2 *in, global uint2 *out) {
  uint i = get_global_id(0), lane = get_local_id(0) & 31;
  uint2 pair = in[i];
  for (uint size = 2; size <= 32; size <<= 1)
    for (uint stride = size >> 1; stride > 0; stride >>= 1) {
      uint2 other = {BPERMUTE(lane ^ stride, pair.x), BPERMUTE(lane ^ stride, pair.y)};
      bool up = (lane & size) == 0, low = (lane & stride) == 0;
      if ((other.x < pair.x) == (up == low))
        pair = other;
    }
  out[i] = pair;
}

// The values that are not 0, without gaps: waves in any order, each wave's own in theirs. `count` says how many.
kernel void compact(global const uint *x, global uint *out, global uint *count) {
  uint v = x[get_global_id(0)];
  uint mask = __builtin_amdgcn_ballot_w32(v != 0);
  uint rank = __builtin_amdgcn_mbcnt_lo(mask, 0), base = 0;
  if (v == 0)
    return;
  if (rank == 0)
    base = ATOMIC(fetch_add, uint, global, count, (uint)__builtin_popcount(mask));
  base = (uint)__builtin_amdgcn_readfirstlane((int)base);
  out[base + rank] = v;
}

// Squares of 4 x 4 bytes, a row in each of four lanes, transposed: by moves within quads and permutations of bytes.
kernel void quad_transpose(global const uint *in, global uint *out) {
  uint i = get_global_id(0), lane = get_local_id(0);
  uint v = in[i];
  uint w = DPP(0, v, 0xb1, 0xf); // the neighbour's row
  v = __builtin_amdgcn_perm(v, w, (lane & 1) != 0 ? 0x07030501 : 0x02060004);
  w = DPP(0, v, 0x4e, 0xf); // that of the other pair
  out[i] = __builtin_amdgcn_perm(v, w, (lane & 2) != 0 ? 0x07060302 : 0x01000504);
}

// Each distinct value of a wave once: its first holder says how many lanes hold it, the others 0.
kernel void distinct(global const uint *x, global uint *out) {
  uint i = get_global_id(0);
  uint v = x[i], count = 0;
  for (bool waits = true; waits;) {
    uint first = (uint)__builtin_amdgcn_readfirstlane((int)v);
    uint mask = __builtin_amdgcn_ballot_w32(first == v);
    if (first == v) {
      count = __builtin_amdgcn_mbcnt_lo(mask, 0) == 0 ? (uint)__builtin_popcount(mask) : 0;
      waits = false;
    }
  }
  out[i] = count;
}
