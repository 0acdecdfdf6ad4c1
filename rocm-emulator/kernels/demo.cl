// The five kernels of `rocm demo`.
#include "opencl.h"

// c = a + b
kernel void vector_add(global const float *a, global const float *b, global float *c, uint n) {
  size_t i = get_global_id(0);
  if (i < n)
    c[i] = a[i] + b[i];
}

// y = alpha * x + y, with one rounding
kernel void saxpy(float alpha, global const float *x, global float *y, uint n) {
  size_t i = get_global_id(0);
  if (i < n)
    y[i] = __builtin_fmaf(alpha, x[i], y[i]);
}

// sums[group] = the sum of 256 elements of x, added as a tree in LDS
kernel __attribute__((reqd_work_group_size(256, 1, 1))) void reduce_sum(global const float *x, global float *sums,
                                                                        uint n) {
  local float tree[256];
  uint lane = get_local_id(0);
  uint i = get_group_id(0) * 256 + lane;
  tree[lane] = i < n ? x[i] : 0.0f;
  workgroup_barrier();
  for (uint half_width = 128; half_width > 0; half_width >>= 1) {
    if (lane < half_width)
      tree[lane] += tree[lane + half_width];
    workgroup_barrier();
  }
  if (lane == 0)
    sums[get_group_id(0)] = tree[0];
}

// c = a * b for n x n matrices in row order, n a multiple of 16, by 16 x 16 tiles in LDS
kernel __attribute__((reqd_work_group_size(16, 16, 1))) void matmul_tiled(global const float *a,
                                                                          global const float *b, global float *c,
                                                                          uint n) {
  local float tile_a[16][16];
  local float tile_b[16][16];
  uint x = get_local_id(0), y = get_local_id(1);
  uint column = get_group_id(0) * 16 + x, row = get_group_id(1) * 16 + y;
  float sum = 0.0f;
  for (uint k = 0; k < n; k += 16) {
    tile_a[y][x] = a[row * n + k + x];
    tile_b[y][x] = b[(k + y) * n + column];
    workgroup_barrier();
    for (uint i = 0; i < 16; ++i)
      sum = __builtin_fmaf(tile_a[y][i], tile_b[i][x], sum);
    workgroup_barrier();
  }
  c[row * n + column] = sum;
}

// counts[y][x] = the number of steps until z = z * z + c leaves the circle of radius 2, at most `limit`
kernel void mandelbrot(global uint *counts, uint width, uint height, float left, float top, float step, uint limit) {
  uint x = get_global_id(0), y = get_global_id(1);
  if (x >= width || y >= height)
    return;
  float c_re = __builtin_fmaf((float)x, step, left), c_im = __builtin_fmaf(-(float)y, step, top);
  float re = 0.0f, im = 0.0f;
  uint count = 0;
  while (count < limit) {
    float re2 = re * re, im2 = im * im;
    if (re2 + im2 > 4.0f)
      break;
    im = __builtin_fmaf(2.0f * re, im, c_im);
    re = re2 - im2 + c_re;
    ++count;
  }
  counts[y * width + x] = count;
}
