// Private memory of a work-item: arrays whose index is known only at run time.
#include "opencl.h"

// Eight numbers shuffled by a walk through a private array.
kernel void private_array(global const uint *x, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint ring[32];
  for (uint k = 0; k < 32; ++k)
    ring[k] = x[i] + k * k;
  uint at = x[i] & 31;
  for (uint k = 0; k < 64; ++k) {
    ring[at] = ring[at] * 3 + ring[(at + 7) & 31];
    at = (at + ring[at]) & 31;
  }
  uint sum = 0;
  for (uint k = 0; k < 32; ++k)
    sum = sum * 31 + ring[k];
  out[i] = sum;
}

// Each work-item sorts sixteen 16-bit numbers of its own.
kernel void private_sort(global const short *x, global short *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  short keys[16];
  for (uint k = 0; k < 16; ++k)
    keys[k] = x[i * 16 + k];
  for (uint k = 1; k < 16; ++k) {
    short key = keys[k];
    uint j = k;
    while (j > 0 && keys[j - 1] > key) {
      keys[j] = keys[j - 1];
      --j;
    }
    keys[j] = key;
  }
  for (uint k = 0; k < 16; ++k)
    out[i * 16 + k] = keys[k];
}

// Bytes counted in a private table.
kernel void private_bytes(global const uchar *text, global uint *out, uint length, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uchar seen[256];
#pragma nounroll
  for (uint k = 0; k < 256; ++k)
    seen[k] = 0;
#pragma nounroll
  for (uint k = 0; k < length; ++k)
    seen[text[i * length + k]] += 1;
  uint best = 0;
#pragma nounroll
  for (uint k = 0; k < 256; ++k)
    best = seen[k] > seen[best] ? k : best;
  out[i] = best | ((uint)seen[best] << 8);
}
