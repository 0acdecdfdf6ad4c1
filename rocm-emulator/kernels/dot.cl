// Dot products and matrices of small numbers, by the instructions that GFX11 has for them. All exact, floats too: they are
// whole and small.
#include "opencl.h"

#ifndef __GFX11__
#error this needs target feature GFX11: later GPUs have other matrices, and LLVM ends the process over these
#endif

typedef short short16 __attribute__((ext_vector_type(16)));
typedef half half16 __attribute__((ext_vector_type(16)));
typedef float float8 __attribute__((ext_vector_type(8)));
typedef int int8 __attribute__((ext_vector_type(8)));
typedef short bfloat2 __attribute__((ext_vector_type(2)));

// c = a b of signed by unsigned bytes, n x n; `b` is there by columns.
kernel __attribute__((reqd_work_group_size(8, 8, 1))) void matmul_bytes(global const int *a, global const int *b,
                                                                        global int *c, uint n) {
  uint column = get_global_id(0), row = get_global_id(1), words = n / 4;
  int sum = 0;
  for (uint k = 0; k < words; ++k)
    sum = __builtin_amdgcn_sudot4(true, a[row * words + k], false, b[column * words + k], sum, false);
  c[row * n + column] = sum;
}

// Products of bytes and of nibbles, summed, with and without a ceiling.
kernel void dot_small(global const uint *a, global const uint *b, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint x = a[i], y = b[i];
  out[0 * n + i] = __builtin_amdgcn_udot4(x, y, x, false);
  out[1 * n + i] = __builtin_amdgcn_udot4(x, y, x | 0xffff0000u, true);
  out[2 * n + i] = __builtin_amdgcn_udot8(x, y, y, false);
  out[3 * n + i] = (uint)__builtin_amdgcn_sudot4(true, (int)x, true, (int)y, (int)(y >> 1), true);
  out[4 * n + i] = (uint)__builtin_amdgcn_sudot8(true, (int)x, false, (int)y, (int)x, false);
}

// Products of halves and of bfloats, summed as floats.
kernel void dot_halves(global const half2 *a, global const half2 *b, global const bfloat2 *c, global const bfloat2 *d,
                       global float *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  out[i] = __builtin_amdgcn_fdot2(a[i], b[i], (float)i, false);
  out[n + i] = __builtin_amdgcn_fdot2_f32_bf16(c[i], d[i], -(float)i, false);
}

// Floats to bfloats and back, rounded to even by integers.
kernel void bfloat_round(global const float *x, global ushort *out, global float *back, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint bits = __builtin_astype(x[i], uint);
  ushort b = x[i] != x[i] ? (ushort)0x7fc0 : (ushort)((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
  out[i] = b;
  back[i] = __builtin_astype((uint)b << 16, float);
}

// One wave each: 16 x 16 products, a by rows and b by columns, as halves and as bytes.
kernel __attribute__((reqd_work_group_size(32, 1, 1))) void matrix_tiles(global const half16 *a, global const half16 *b,
                                                                         global const int4 *c, global const int4 *d,
                                                                         global float *floats, global int *whole) {
  uint lane = get_local_id(0), group = get_group_id(0), from = group * 16 + (lane & 15);
  float8 sum = 0;
  sum = __builtin_amdgcn_wmma_f32_16x16x16_f16_w32(a[from], b[from], sum);
  int8 total = 1;
  total = __builtin_amdgcn_wmma_i32_16x16x16_iu8_w32(true, c[from], false, d[from], total, false);
  for (uint k = 0; k < 8; ++k) {
    uint to = group * 256 + (2 * k + (lane >> 4)) * 16 + (lane & 15);
    floats[to] = sum[k];
    whole[to] = total[k];
  }
}
