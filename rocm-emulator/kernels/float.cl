// 32-bit floats. Output k of element i is out[k * n + i].
#include "opencl.h"

// Each operation rounds once: exact.
kernel void float_arithmetic(global const float *a, global const float *b, global const float *c, global float *out,
                             uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  float x = a[i], y = b[i], z = c[i];
  out[0 * n + i] = x + y;
  out[1 * n + i] = x - y;
  out[2 * n + i] = x * y;
  out[3 * n + i] = __builtin_fmaf(x, y, z);
  out[4 * n + i] = __builtin_fminf(x, y);
  out[5 * n + i] = __builtin_fmaxf(x, y);
  out[6 * n + i] = __builtin_floorf(x);
  out[7 * n + i] = __builtin_ceilf(x);
  out[8 * n + i] = __builtin_truncf(x);
  out[9 * n + i] = __builtin_rintf(x);
  out[10 * n + i] = __builtin_copysignf(x, -y);
  out[11 * n + i] = -__builtin_fabsf(x);
  out[12 * n + i] = x < y ? x : z;
  out[13 * n + i] = __builtin_fmaf(-x, __builtin_fabsf(y), -z);
}

// Which of nine classes a float is in, its exponent and its fraction.
kernel void float_parts(global const float *a, global uint *classes, global int *exponents, global float *fractions,
                        uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  float x = a[i];
  uint class = 0;
  if (__builtin_amdgcn_classf(x, 0x003)) // NaN
    class |= 1;
  if (__builtin_amdgcn_classf(x, 0x204)) // infinite
    class |= 2;
  if (__builtin_amdgcn_classf(x, 0x060)) // zero
    class |= 4;
  if (__builtin_amdgcn_classf(x, 0x090)) // subnormal
    class |= 8;
  if (__builtin_amdgcn_classf(x, 0x03c)) // negative
    class |= 16;
  classes[i] = class;
  exponents[i] = __builtin_amdgcn_frexp_expf(x);
  fractions[i] = __builtin_amdgcn_frexp_mantf(x);
}

// `a` is within the range of an int.
kernel void float_convert(global const float *a, global const uint *b, global int *to_int, global float *from_int,
                          global float *from_uint, global float *from_byte, global float *scaled, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  to_int[i] = (int)a[i];
  from_int[i] = (float)(int)b[i];
  from_uint[i] = (float)b[i];
  from_byte[i] = (float)(b[i] & 0xff) + (float)((b[i] >> 16) & 0xff);
  scaled[i] = __builtin_amdgcn_ldexpf(a[i], (int)(b[i] & 63) - 32);
}

// The GPU's approximations, each within a few units in the last place.
kernel void float_functions(global const float *a, global const float *b, global float *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  float x = a[i], y = b[i];
  out[0 * n + i] = x / y;
  out[1 * n + i] = __builtin_sqrtf(x);
  out[2 * n + i] = __builtin_amdgcn_rcpf(y);
  out[3 * n + i] = __builtin_amdgcn_rsqf(x);
  out[4 * n + i] = __builtin_exp2f(y);
  out[5 * n + i] = __builtin_log2f(x);
  out[6 * n + i] = __builtin_amdgcn_sinf(y);
  out[7 * n + i] = __builtin_amdgcn_cosf(y);
}
