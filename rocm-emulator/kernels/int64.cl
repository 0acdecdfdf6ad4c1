// 64-bit integers, which the GPU does in halves. Output k of element i is out[k * n + i].
#include "opencl.h"

kernel void long_mix(global const ulong *a, global const ulong *b, global ulong *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  ulong x = a[i], y = b[i];
  long sx = (long)x, sy = (long)y;
  uint shift = y & 63;
  out[0 * n + i] = x + y;
  out[1 * n + i] = x - y;
  out[2 * n + i] = x * y;
  out[3 * n + i] = x << shift;
  out[4 * n + i] = x >> shift;
  out[5 * n + i] = (ulong)(sx >> shift);
  out[6 * n + i] = (ulong)(sx < sy ? sx : sy);
  out[7 * n + i] = x > y ? x : y;
  out[8 * n + i] = (ulong)__builtin_popcountl(x);
  out[9 * n + i] = x == 0 ? 64 : (ulong)__builtin_clzl(x);
  out[10 * n + i] = (x == y) | ((ulong)(sx <= sy) << 1) | ((ulong)(x >= 0x8000000000ul) << 2);
  out[11 * n + i] = (ulong)(uint)x * (uint)y + (x >> 32);
}

// `b` has no zero, and no -1 where `a` is the least long.
kernel void long_divide(global const ulong *a, global const ulong *b, global ulong *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  ulong x = a[i], y = b[i];
  out[0 * n + i] = x / y;
  out[1 * n + i] = x % y;
  out[2 * n + i] = (ulong)((long)x / (long)y);
  out[3 * n + i] = (ulong)((long)x % (long)y);
}
