// 64-bit floats. Output k of element i is out[k * n + i].
#include "opencl.h"

kernel void double_arithmetic(global const double *a, global const double *b, global const double *c,
                              global double *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  double x = a[i], y = b[i], z = c[i];
  out[0 * n + i] = x + y;
  out[1 * n + i] = x - y;
  out[2 * n + i] = x * y;
  out[3 * n + i] = __builtin_fma(x, y, z);
  out[4 * n + i] = __builtin_fmin(x, y);
  out[5 * n + i] = __builtin_fmax(x, y);
  out[6 * n + i] = __builtin_floor(x);
  out[7 * n + i] = __builtin_ceil(x);
  out[8 * n + i] = __builtin_trunc(x);
  out[9 * n + i] = __builtin_rint(x);
  out[10 * n + i] = x < y ? x : z;
  out[11 * n + i] = -__builtin_fabs(x);
}

// `a` is within the range of an int.
kernel void double_convert(global const double *a, global const int *b, global float *to_float, global int *to_int,
                           global double *from_int, global double *from_uint, global double *from_float,
                           global double *scaled, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  to_float[i] = (float)a[i];
  to_int[i] = (int)a[i];
  from_int[i] = (double)b[i];
  from_uint[i] = (double)(uint)b[i];
  from_float[i] = (double)to_float[i] * 2.0;
  scaled[i] = __builtin_amdgcn_ldexp(a[i], b[i] & 15);
}

// A polynomial by Horner's rule, one rounding a step.
kernel void double_polynomial(global const double *x, global const double *coefficients, uint degree,
                              global double *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  double sum = 0.0;
  for (uint k = 0; k <= degree; ++k)
    sum = __builtin_fma(sum, x[i], coefficients[k]);
  out[i] = sum;
}
