// Work-items of one wave of 32 that read each other's registers. Workgroups are whole waves.
#include "opencl.h"

// Gathers from the lane that `from` names.
kernel void wave_gather(global const uint *x, global const uint *from, global uint *out) {
  uint i = get_global_id(0);
  out[i] = (uint)__builtin_amdgcn_ds_bpermute((int)(from[i] << 2), (int)x[i]);
}

// Where the value is odd: how many lanes, which lanes, and how many of them before this one.
kernel void wave_ballot(global const uint *x, global uint *masks, global uint *ranks, global uint *firsts) {
  uint i = get_global_id(0);
  uint v = x[i];
  uint mask = __builtin_amdgcn_ballot_w32((v & 1) != 0);
  masks[i] = mask;
  ranks[i] = __builtin_amdgcn_mbcnt_lo(mask, 0);
  uint first = 0xffffffff;
  if ((v & 1) != 0)
    first = (uint)__builtin_amdgcn_readfirstlane((int)v);
  firsts[i] = first + (uint)__builtin_amdgcn_readlane((int)v, 17);
}

// The sum of the 32 values, by moves within rows of 16 and one across.
kernel void wave_sum(global const uint *x, global uint *out) {
  uint i = get_global_id(0);
  uint v = x[i];
  v += (uint)__builtin_amdgcn_update_dpp(0, (int)v, 0xb1, 0xf, 0xf, true);  // quad_perm [1, 0, 3, 2]
  v += (uint)__builtin_amdgcn_update_dpp(0, (int)v, 0x4e, 0xf, 0xf, true);  // quad_perm [2, 3, 0, 1]
  v += (uint)__builtin_amdgcn_update_dpp(0, (int)v, 0x141, 0xf, 0xf, true); // row_half_mirror
  v += (uint)__builtin_amdgcn_update_dpp(0, (int)v, 0x140, 0xf, 0xf, true); // row_mirror
  v += __builtin_amdgcn_permlanex16(0, v, 0x76543210, 0xfedcba98, false, false);
  out[i] = v;
}

// Neighbours exchanged, and the lanes of a row shifted with zeros drawn in.
kernel void wave_swizzle(global const uint *x, global uint *swapped, global uint *shifted) {
  uint i = get_global_id(0);
  swapped[i] = (uint)__builtin_amdgcn_ds_swizzle((int)x[i], 0x041f); // xor 1
  shifted[i] = (uint)__builtin_amdgcn_update_dpp(0, (int)x[i], 0x113, 0xf, 0xf, true); // row_shr 3
}
