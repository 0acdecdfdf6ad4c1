// Work-items of one wave that take different paths.
#include "opencl.h"

// Steps of the Collatz sequence down to 1, at most `limit`.
kernel void collatz(global const uint *x, global uint *steps, uint limit, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  ulong v = x[i];
  uint count = 0;
  while (v != 1 && count < limit) {
    v = (v & 1) != 0 ? 3 * v + 1 : v >> 1;
    ++count;
  }
  steps[i] = count;
}

// A small machine: each work-item runs its own program of eight 4-bit operations.
kernel void switch_paths(global const uint *programs, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint program = programs[i], v = i * 2654435761u;
  for (uint k = 0; k < 8; ++k) {
    switch ((program >> (4 * k)) & 15) {
    case 0:
      v += 12345;
      break;
    case 1:
      v ^= v >> 7;
      break;
    case 2:
      v *= 69069;
      // falls through
    case 3:
      v = ~v;
      break;
    case 4:
      if ((v & 3) == 0)
        v >>= 2;
      break;
    case 5:
      for (uint j = v & 7; j > 0; --j)
        v = v * 3 + j;
      break;
    case 6:
      v = (v << 5) | (v >> 27);
      break;
    case 7:
      out[i] = v;
      return;
    default:
      v -= k;
    }
  }
  out[i] = v ^ 0x80000000;
}

// Two nested loops that each work-item leaves, and cuts short, at places of its own.
kernel void nested_loops(global const uint *x, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint v = x[i], sum = 0;
  for (uint outer = 0; outer < 20; ++outer) {
    if (((v >> (outer & 15)) & 1) != 0)
      continue;
    for (uint inner = 0; inner < 12; ++inner) {
      sum += outer * inner + 1;
      if (((v * inner) & 31) == 7)
        break;
      if ((sum & 127) == 77)
        goto done;
    }
    sum ^= outer;
  }
done:
  out[i] = sum;
}

// A branch that all take together, by a value from the launch.
kernel void uniform_branch(global uint *x, uint mode, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint v = x[i];
  if (mode == 0) {
    v += 1;
  } else if (mode < 100) {
    for (uint k = 0; k < mode; ++k)
      v = v * 5 + k;
  } else {
    v = ~v;
  }
  x[i] = v;
}
