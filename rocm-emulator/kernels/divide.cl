// Division and square root that round correctly, by refinement of an approximation.
// clang: -cl-fp32-correctly-rounded-divide-sqrt
#include "opencl.h"

kernel void float_divide(global const float *a, global const float *b, global float *quotients, global float *roots,
                         uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  quotients[i] = a[i] / b[i];
  roots[i] = __builtin_sqrtf(a[i]);
}

kernel void double_divide(global const double *a, global const double *b, global double *quotients,
                          global double *roots, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  quotients[i] = a[i] / b[i];
  roots[i] = __builtin_sqrt(a[i]);
}
