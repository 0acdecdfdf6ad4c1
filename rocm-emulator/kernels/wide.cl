// Numbers wider than the machine's, and functions that call themselves.
// clang: -mllvm -disable-promote-alloca-to-lds
#include "opencl.h"

typedef unsigned _BitInt(128) wide;

// Products, quotients and remainders of 128 bits; `b` is not 0. Output k of element i is out[k * n + i].
kernel void wide_arithmetic(global const ulong2 *a, global const ulong2 *b, global ulong2 *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  wide x = (wide)a[i].y << 64 | a[i].x, y = (wide)b[i].y << 64 | b[i].x;
  wide results[4] = {x * y, x / y, x % y, (x << (uint)(y & 127)) - (y >> (uint)(x & 127))};
  for (uint k = 0; k < 4; ++k)
    out[k * n + i] = (ulong2)((ulong)results[k], (ulong)(results[k] >> 64));
}

// base ^ exponent modulo an odd number below 2^63, by Montgomery's products.
kernel void power_modulo(global const ulong *base, global const ulong *exponent, global const ulong *modulus,
                         global ulong *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  ulong m = modulus[i], inverse = m;
  for (uint k = 0; k < 6; ++k)
    inverse *= 2 - m * inverse; // Newton: 3 right bits, then twice as many each time
#define PRODUCT(x, y) \
  ({ \
    wide t = (wide)(x) * (y); \
    ulong q = (ulong)t * -inverse; \
    ulong r = (ulong)((t + (wide)q * m) >> 64); \
    r >= m ? r - m : r; \
  })
  ulong one = (0 - m) % m, b = base[i] % m, result = one; // 2^64 modulo m
  for (uint k = 0; k < 64; ++k) { // b * 2^64 modulo m
    b <<= 1;
    b = b >= m ? b - m : b;
  }
  for (ulong e = exponent[i]; e != 0; e >>= 1) {
    if ((e & 1) != 0)
      result = PRODUCT(result, b);
    b = PRODUCT(b, b);
  }
  out[i] = PRODUCT(result, 1ul);
}

// Numbers of eight words, the lowest first, multiplied to sixteen.
kernel void long_product(global const uint *a, global const uint *b, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint sum[16] = {0};
  for (uint j = 0; j < 8; ++j) {
    ulong carry = 0;
    for (uint k = 0; k < 8; ++k) {
      carry += (ulong)a[i * 8 + j] * b[i * 8 + k] + sum[j + k];
      sum[j + k] = (uint)carry;
      carry >>= 32;
    }
    sum[j + 8] = (uint)carry;
  }
  for (uint k = 0; k < 16; ++k)
    out[i * 16 + k] = sum[k];
}

#pragma OPENCL EXTENSION __cl_clang_function_pointers : enable

// OpenCL C has no recursion, and clang believes that: a stack is as deep as the functions that it sees call one another.
// Through a table it cannot see, and says that the stack has no known size.
typedef uint (*Step)(uint m, uint n, uint which);
NOINLINE uint ackermann(uint m, uint n, uint which);
NOINLINE uint binomial(uint m, uint n, uint which);
static constant Step steps[2] = {ackermann, binomial};

NOINLINE uint ackermann(uint m, uint n, uint which) {
  if (m == 0)
    return n + 1;
  return steps[which](m - 1, n == 0 ? 1 : steps[which](m, n - 1, which), which);
}

NOINLINE uint binomial(uint m, uint n, uint which) {
  if (m == 0 || m >= n)
    return 1;
  return steps[which](m - 1, n - 1, which) + steps[which](m, n - 1, which);
}

// Functions that call themselves, twice over, to a depth of each work-item's own.
kernel void recursion(global const uint *x, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint which = x[i] & 1;
  out[i] = steps[which]((x[i] >> 1) & (which + 1), (x[i] >> 3) & 7, which);
}

typedef ulong (*Orders)(uint *values, uint count, uint first, uint which);
NOINLINE ulong even_orders(uint *values, uint count, uint first, uint which);
NOINLINE ulong odd_orders(uint *values, uint count, uint first, uint which);
static constant Orders orders[2] = {even_orders, odd_orders};

INLINE ulong permute(uint *values, uint count, uint first, uint which, uint factor) {
  ulong sum = 0;
  if (first + 1 >= count) {
    for (uint k = 0; k < count; ++k)
      sum = sum * 10 + values[k];
    return sum * sum;
  }
  for (uint k = first; k < count; ++k) {
    uint t = values[first];
    values[first] = values[k];
    values[k] = t;
    sum = sum * factor + orders[which ^ 1](values, count, first + 1, which ^ 1);
    values[k] = values[first];
    values[first] = t;
  }
  return sum;
}

NOINLINE ulong even_orders(uint *values, uint count, uint first, uint which) {
  return permute(values, count, first, which, 3);
}
NOINLINE ulong odd_orders(uint *values, uint count, uint first, uint which) {
  return permute(values, count, first, which, 7);
}

// All orders of a few values, by two functions that call each other, over an array of the caller's.
kernel void all_orders(global const uint *x, global ulong *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint values[4];
  for (uint k = 0; k < 4; ++k)
    values[k] = (x[i] >> (4 * k)) & 7;
  out[i] = orders[x[i] >> 29 & 1](values, 1 + (x[i] >> 30), 0, x[i] >> 29 & 1);
}
