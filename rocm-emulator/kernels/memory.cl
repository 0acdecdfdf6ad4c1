// Ways to reach memory: wide and unaligned accesses, generic pointers, constants and variables of the program,
// structures among the arguments.
// clang: -mllvm -disable-promote-alloca-to-lds
#include "opencl.h"

kernel void wide_copy(global const float4 *a, global float4 *b, global const uint *c, global uint *d,
                      global const ulong2 *e, global ulong2 *f, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  b[i] = a[i].wzyx;
  // 96 bits
  uint x = c[i * 3], y = c[i * 3 + 1], z = c[i * 3 + 2];
  d[i * 3] = y;
  d[i * 3 + 1] = z;
  d[i * 3 + 2] = x;
  f[i] = e[i].yx + (ulong2)(i, 1);
}

typedef struct __attribute__((packed)) {
  uchar tag;
  uint value;
  ulong wide;
} Packed;

// Fields that lie at no multiple of their size.
kernel void unaligned(global const Packed *in, global Packed *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  out[i].tag = in[i].tag + 1;
  out[i].value = in[i].value * 3;
  out[i].wide = in[i].wide + in[i].value;
}

NOINLINE uint sum4(const uint *values) { return values[0] + 2 * values[1] + 3 * values[2] + 4 * values[3]; }

// One function that reads global memory, LDS and private memory through generic pointers.
kernel __attribute__((reqd_work_group_size(64, 1, 1))) void generic_pointers(global const uint *x, global uint *out) {
  local uint shared[256];
  uint own[4];
  uint lane = get_local_id(0), i = get_global_id(0);
  for (uint k = 0; k < 4; ++k) {
    shared[lane * 4 + k] = x[i * 4 + k] ^ 0xff;
    own[k] = x[i * 4 + k] + k;
  }
  workgroup_barrier();
  const uint *place = (x[i * 4] & 1) != 0 ? (const uint *)&shared[(63 - lane) * 4] : (const uint *)own;
  if ((x[i * 4] & 6) == 6)
    place = (const uint *)&x[i * 4];
  out[i] = sum4(place);
}

static constant uint squares[16] = {0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144, 169, 196, 225};

kernel void constant_table(global const uint *x, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i < n)
    out[i] = squares[x[i] & 15] + squares[i & 15];
}

// A variable with a start value, and a pointer to it that the loader relocates.
global uint tally[4] = {1000, 2000, 3000, 4000};
global uint *global tally_end = &tally[3];

// Adds x to the program's variable and reads back the cells that no launch changes.
kernel void program_variable(global const uint *x, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  ATOMIC(fetch_add, uint, global, &tally[0], x[i]);
  out[i] = tally_end[-1] + tally_end[0] + tally[1];
}

kernel void read_variable(global uint *out) { out[0] = tally[0]; }

typedef struct {
  float scale;
  uchar channel;
  ulong offset;
  int3 shift;
} Parameters;

// A structure by value, and small integers around it.
kernel void argument_kinds(char a, Parameters parameters, short b, global float *out, double c, uchar d, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  out[i] = (float)i * parameters.scale + (float)(parameters.channel + (uint)parameters.offset) +
           (float)(parameters.shift.x - parameters.shift.z) + (float)(a + b) + (float)c + (float)d;
}
