// Functions that are called, not inlined: return addresses, a stack, arguments in registers and on the stack.
// clang: -mllvm -disable-promote-alloca-to-lds
#include "opencl.h"

NOINLINE uint mix(uint x, uint y) {
  x ^= y * 2246822519u;
  return (x << 13) | (x >> 19);
}

NOINLINE uint mix_twice(uint x, uint y) { return mix(mix(x, y) + 7, x); }

kernel void call_chain(global const uint *x, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint v = mix_twice(x[i], i);
  if ((v & 1) != 0)
    v = mix(v, 3);
  out[i] = v;
}

#pragma OPENCL EXTENSION __cl_clang_function_pointers : enable

typedef uint (*Operation)(uint);

NOINLINE uint add_three(uint x) { return x + 3; }
NOINLINE uint times_five(uint x) { return x * 5; }
NOINLINE uint shift_right(uint x) { return x >> 1; }
NOINLINE uint mix_with_nine(uint x) { return mix(x, 9); }

static constant Operation operations[4] = {add_three, times_five, shift_right, mix_with_nine};

// Calls through a table, to a place of each work-item's own: the object says that its stack has no known size.
kernel void indirect_call(global const uint *x, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint program = x[i], v = i;
  for (uint k = 0; k < 6; ++k)
    v = operations[(program >> (2 * k)) & 3](v);
  out[i] = v;
}

NOINLINE void rotate(uint *values, uint count) {
  uint first = values[0];
  for (uint k = 1; k < count; ++k)
    values[k - 1] = values[k];
  values[count - 1] = first;
}

// A pointer to the caller's private array.
kernel void call_with_pointer(global const uint *x, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint values[8];
  for (uint k = 0; k < 8; ++k)
    values[k] = x[i] * (k + 1);
  uint turns = x[i] & 7;
  for (uint k = 0; k < turns; ++k)
    rotate(values, 8);
  out[i] = values[0] ^ values[3] ^ (values[7] << 1);
}

typedef struct {
  ulong part[20];
} Wide;

NOINLINE ulong fold(Wide wide, uint seed) {
  ulong sum = seed;
  for (uint k = 0; k < 20; ++k)
    sum = sum * 1099511628211ul + wide.part[k];
  return sum;
}

// More arguments than registers hold.
kernel void call_with_many(global const ulong *x, global ulong *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  Wide wide;
  for (uint k = 0; k < 20; ++k)
    wide.part[k] = x[i] + k;
  out[i] = fold(wide, i);
}
