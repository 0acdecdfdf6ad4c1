// Local data share and barriers.
#include "opencl.h"

// out = in transposed, by 16 x 16 tiles; both sides are multiples of 16.
kernel __attribute__((reqd_work_group_size(16, 16, 1))) void transpose(global const uint *in, global uint *out,
                                                                       uint width, uint height) {
  local uint tile[16][17];
  uint x = get_local_id(0), y = get_local_id(1);
  uint column = get_group_id(0) * 16, row = get_group_id(1) * 16;
  tile[y][x] = in[(row + y) * width + column + x];
  workgroup_barrier();
  out[(column + y) * height + row + x] = tile[x][y];
}

// out[i] = the sum of in[first of the workgroup ..= i]
kernel __attribute__((reqd_work_group_size(256, 1, 1))) void prefix_sum(global const uint *in, global uint *out) {
  local uint sums[256];
  uint lane = get_local_id(0), i = get_global_id(0);
  sums[lane] = in[i];
  workgroup_barrier();
  for (uint distance = 1; distance < 256; distance <<= 1) {
    uint left = lane >= distance ? sums[lane - distance] : 0;
    workgroup_barrier();
    sums[lane] += left;
    workgroup_barrier();
  }
  out[i] = sums[lane];
}

// Each workgroup sorts its 256 floats.
kernel __attribute__((reqd_work_group_size(256, 1, 1))) void bitonic_sort(global float *x) {
  local float keys[256];
  uint lane = get_local_id(0), i = get_global_id(0);
  keys[lane] = x[i];
  for (uint size = 2; size <= 256; size <<= 1) {
    for (uint stride = size >> 1; stride > 0; stride >>= 1) {
      workgroup_barrier();
      uint other = lane ^ stride;
      if (other > lane) {
        bool up = (lane & size) == 0;
        float a = keys[lane], b = keys[other];
        if ((a > b) == up) {
          keys[lane] = b;
          keys[other] = a;
        }
      }
    }
  }
  workgroup_barrier();
  x[i] = keys[lane];
}

// Each workgroup reverses its part of x through LDS that the launch hands over.
kernel void dynamic_local(global uint *x, local uint *scratch) {
  uint lane = get_local_id(0), last = get_local_size(0) - 1;
  uint first = get_group_id(0) * get_enqueued_local_size(0);
  scratch[lane] = x[first + lane];
  workgroup_barrier();
  x[first + lane] = scratch[last - lane];
}

// Bytes, words and 128-bit pieces of LDS.
kernel __attribute__((reqd_work_group_size(64, 1, 1))) void local_widths(global const uchar *in, global uint *out,
                                                                         global uint4 *wide) {
  local uchar bytes[256];
  local ushort words[64];
  local uint4 quads[64];
  uint lane = get_local_id(0), i = get_global_id(0);
  for (uint k = 0; k < 4; ++k)
    bytes[k * 64 + lane] = in[i * 4 + k];
  words[63 - lane] = (ushort)(lane * 1031);
  quads[lane ^ 1] = (uint4)(lane, lane + 1, lane * lane, ~lane);
  workgroup_barrier();
  out[i] = bytes[lane * 4] + bytes[255 - lane] * 1000 + words[lane];
  wide[i] = quads[lane] + quads[63 - lane];
}
