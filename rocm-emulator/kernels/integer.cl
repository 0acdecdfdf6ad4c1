// 8, 16 and 32-bit integers. Output k of element i is out[k * n + i].
#include "opencl.h"

kernel void integer_mix(global const uint *a, global const uint *b, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint x = a[i], y = b[i];
  int sx = (int)x, sy = (int)y;
  uint shift = y & 31;
  out[0 * n + i] = x + y;
  out[1 * n + i] = x - y;
  out[2 * n + i] = x * y;
  out[3 * n + i] = (uint)(((ulong)x * y) >> 32);
  out[4 * n + i] = (uint)(((long)sx * sy) >> 32);
  out[5 * n + i] = x << shift;
  out[6 * n + i] = x >> shift;
  out[7 * n + i] = (uint)(sx >> shift);
  out[8 * n + i] = (x << shift) | (x >> ((32 - shift) & 31));
  out[9 * n + i] = (uint)__builtin_popcount(x);
  out[10 * n + i] = x == 0 ? 32 : (uint)__builtin_clz(x);
  out[11 * n + i] = x == 0 ? 32 : (uint)__builtin_ctz(x);
  out[12 * n + i] = __builtin_bitreverse32(x);
  out[13 * n + i] = (uint)(sx < sy ? (sx < -1000 ? -1000 : sx) : (sy < -1000 ? -1000 : sy));
  out[14 * n + i] = ((x >> 5) & 0x7f) + (uint)((int)(x << 7) >> 20);
  out[15 * n + i] = (x & y) | (~x & 0x0f0f0f0f);
  out[16 * n + i] = x ^ ~y;
  out[17 * n + i] = __builtin_bswap32(x);
  out[18 * n + i] = x > y ? x - y : y - x;
  out[19 * n + i] = (x & 0xffffff) * (y & 0xffffff) + x;
}

// `b` has no zero, and no -1 where `a` is the least int.
kernel void integer_divide(global const uint *a, global const uint *b, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint x = a[i], y = b[i];
  out[0 * n + i] = x / y;
  out[1 * n + i] = x % y;
  out[2 * n + i] = (uint)((int)x / (int)y);
  out[3 * n + i] = (uint)((int)x % (int)y);
  out[4 * n + i] = x / 7;
  out[5 * n + i] = (uint)((int)x % 1000);
}

kernel void narrow_integers(global const uchar *a, global const short *b, global short *c, global uchar *d,
                            global char *e, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  int x = a[i], y = b[i];
  c[i] = (short)(x * 3 - y);
  int sum = x + (y >> 4);
  d[i] = (uchar)(sum < 0 ? 0 : sum > 255 ? 255 : sum);
  e[i] = (char)((char)x >> 2);
}
