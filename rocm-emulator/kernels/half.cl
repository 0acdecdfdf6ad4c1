// 16-bit floats, single and packed in pairs. Output k of element i is out[k * n + i].
#include "opencl.h"

kernel void half_arithmetic(global const half *a, global const half *b, global const half *c, global half *out,
                            uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  half x = a[i], y = b[i], z = c[i];
  out[0 * n + i] = x + y;
  out[1 * n + i] = x - y;
  out[2 * n + i] = x * y;
  out[3 * n + i] = __builtin_fmaf16(x, y, z);
  out[4 * n + i] = __builtin_fminf16(x, y);
  out[5 * n + i] = __builtin_fmaxf16(x, y);
  out[6 * n + i] = __builtin_floorf16(x);
  out[7 * n + i] = __builtin_rintf16(x);
  out[8 * n + i] = x < y ? x : z;
  out[9 * n + i] = -__builtin_fabsf16(x);
}

kernel void half_packed(global const half2 *a, global const half2 *b, global const half2 *c, global half2 *out,
                        uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  half2 x = a[i], y = b[i], z = c[i];
  out[0 * n + i] = x + y;
  out[1 * n + i] = x * y.yx;
  out[2 * n + i] = __builtin_elementwise_fma(x, y, z);
  out[3 * n + i] = __builtin_elementwise_fma(x, (half2)y.x, -z);
}

// Products of halves, summed as floats; floats stored as halves.
kernel void half_mixed(global const half2 *a, global const half2 *b, global const float *c, global float *sums,
                       global half *rounded, global float *widened, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  half2 x = a[i], y = b[i];
  float sum = __builtin_fmaf((float)x.x, (float)y.x, c[i]);
  sums[i] = __builtin_fmaf((float)x.y, (float)y.y, sum);
  rounded[i] = (half)c[i];
  widened[i] = (float)x.x;
}
