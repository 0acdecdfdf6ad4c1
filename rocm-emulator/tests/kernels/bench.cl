// Kernels for the benches.
#include "../../kernels/opencl.h"

// A loop of plain vector arithmetic: nothing but registers.
kernel void alu_loop(global uint *out, uint count) {
  uint i = get_global_id(0);
  float a = (float)i, b = 1.5f, c = 0.25f, d = 3.0f;
  uint p = i, q = i * 3u, r = 0x9e3779b9u, s = 7;
  for (uint k = 0; k < count; ++k) {
    a = __builtin_fmaf(a, 0.5f, b);
    b = b * 0.75f + c;
    c = __builtin_fmaf(c, a, -d);
    d = d - a;
    p ^= q << 3;
    q += p;
    r = (r >> 5) ^ p;
    s = s + (r & q);
    c = c > 100.0f ? 1.0f : c;
  }
  out[i] = p + q + r + s + (uint)(a + b + c + d != 0.0f);
}

kernel void matmul_naive(global const float *a, global const float *b, global float *c, uint n) {
  uint column = get_global_id(0), row = get_global_id(1);
  float sum = 0.0f;
  for (uint k = 0; k < n; ++k)
    sum = __builtin_fmaf(a[row * n + k], b[k * n + column], sum);
  c[row * n + column] = sum;
}

kernel void triad(global const float4 *a, global const float4 *b, global float4 *c, float factor) {
  size_t i = get_global_id(0);
  c[i] = a[i] + b[i] * factor;
}

kernel void triad_narrow(global const float *a, global const float *b, global float *c, float factor) {
  size_t i = get_global_id(0);
  c[i] = a[i] + b[i] * factor;
}

kernel void empty(void) {}
