// Rounds of rotations, carries and table look-ups over whole messages: hashes, checks, random numbers. All exact.
#include "opencl.h"

INLINE uint rotr(uint x, uint n) { return (x >> n) | (x << (32 - n)); }

// One block of 64 bytes each, big-endian words, by SHA-256; `k` are its 64 constants.
kernel void sha256_block(global const uint *blocks, constant uint *k, global uint *digests, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint w[64], h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  for (uint t = 0; t < 16; ++t)
    w[t] = blocks[i * 16 + t];
  for (uint t = 16; t < 64; ++t) {
    uint a = w[t - 15], b = w[t - 2];
    w[t] = w[t - 16] + w[t - 7] + (rotr(a, 7) ^ rotr(a, 18) ^ (a >> 3)) + (rotr(b, 17) ^ rotr(b, 19) ^ (b >> 10));
  }
  uint s[8];
  for (uint j = 0; j < 8; ++j)
    s[j] = h[j];
  for (uint t = 0; t < 64; ++t) {
    uint e = s[4], a = s[0];
    uint one = s[7] + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + ((e & s[5]) ^ (~e & s[6])) + k[t] + w[t];
    uint two = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    for (uint j = 7; j > 0; --j)
      s[j] = s[j - 1];
    s[4] += one;
    s[0] = one + two;
  }
  for (uint j = 0; j < 8; ++j)
    digests[i * 8 + j] = h[j] + s[j];
}

// CRC-32 of lines of `length` bytes, by a table that each workgroup makes in LDS.
kernel __attribute__((reqd_work_group_size(64, 1, 1))) void crc32(global const uchar *text, global uint *out,
                                                                  uint length, uint n) {
  local uint table[256];
  uint lane = get_local_id(0), i = get_global_id(0);
  for (uint entry = lane; entry < 256; entry += 64) {
    uint crc = entry;
    for (uint bit = 0; bit < 8; ++bit)
      crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320u : 0);
    table[entry] = crc;
  }
  workgroup_barrier();
  if (i >= n)
    return;
  uint crc = ~0u;
  for (uint k = 0; k < length; ++k)
    crc = table[(crc ^ text[i * length + k]) & 255] ^ (crc >> 8);
  out[i] = ~crc;
}

// xxHash32 of a prefix of each line: stripes of four words, then words, then bytes.
kernel void xxhash32(global const uchar *text, global const uint *lengths, global uint *out, uint pitch, uint n) {
  const uint p1 = 2654435761u, p2 = 2246822519u, p3 = 3266489917u, p4 = 668265263u, p5 = 374761393u;
  uint i = get_global_id(0);
  if (i >= n)
    return;
  global const uchar *p = text + i * pitch;
  uint seed = i, length = lengths[i], left = length, h = seed + p5;
  if (left >= 16) {
    uint4 v = {seed + p1 + p2, seed + p2, seed, seed - p1};
    for (; left >= 16; left -= 16, p += 16) {
      uint4 word = *(global const uint4 *)p; // lines begin at multiples of 16 bytes
      v += word * p2;
      v = ((v << 13) | (v >> 19)) * p1;
    }
    h = ((v.x << 1) | (v.x >> 31)) + ((v.y << 7) | (v.y >> 25)) + ((v.z << 12) | (v.z >> 20)) + ((v.w << 18) | (v.w >> 14));
  }
  h += length;
  for (; left >= 4; left -= 4, p += 4) {
    h += *(global const uint *)p * p3;
    h = ((h << 17) | (h >> 15)) * p4;
  }
  for (; left > 0; --left, ++p) {
    h += *p * p5;
    h = ((h << 11) | (h >> 21)) * p1;
  }
  h = (h ^ (h >> 15)) * p2;
  h = (h ^ (h >> 13)) * p3;
  out[i] = h ^ (h >> 16);
}

// Philox 4x32-10: four random words of a counter and a key.
kernel void philox(global uint4 *out, uint key0, uint key1, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint4 c = {i, i * 77, 0x12345678u ^ i, ~i};
  for (uint round = 0; round < 10; ++round) {
    ulong a = (ulong)0xd2511f53u * c.x, b = (ulong)0xcd9e8d57u * c.z;
    c = (uint4)((uint)(b >> 32) ^ c.y ^ key0, (uint)b, (uint)(a >> 32) ^ c.w ^ key1, (uint)a);
    key0 += 0x9e3779b9u;
    key1 += 0xbb67ae85u;
  }
  out[i] = c;
}

#define SIP(v0, v1, v2, v3) \
  v0 += v1, v1 = (v1 << 13) | (v1 >> 51), v1 ^= v0, v0 = (v0 << 32) | (v0 >> 32); \
  v2 += v3, v3 = (v3 << 16) | (v3 >> 48), v3 ^= v2; \
  v0 += v3, v3 = (v3 << 21) | (v3 >> 43), v3 ^= v0; \
  v2 += v1, v1 = (v1 << 17) | (v1 >> 47), v1 ^= v2, v2 = (v2 << 32) | (v2 >> 32)

// SipHash-2-4 of lines of `words` 64-bit words.
kernel void siphash(global const ulong *text, global ulong *out, uint words, ulong key0, ulong key1, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  ulong v0 = key0 ^ 0x736f6d6570736575ul, v1 = key1 ^ 0x646f72616e646f6dul;
  ulong v2 = key0 ^ 0x6c7967656e657261ul, v3 = key1 ^ 0x7465646279746573ul;
  for (uint k = 0; k <= words; ++k) {
    ulong m = k < words ? text[i * words + k] : (ulong)(words * 8) << 56;
    v3 ^= m;
    SIP(v0, v1, v2, v3);
    SIP(v0, v1, v2, v3);
    v0 ^= m;
  }
  v2 ^= 0xff;
  for (uint k = 0; k < 4; ++k) {
    SIP(v0, v1, v2, v3);
  }
  out[i] = v0 ^ v1 ^ v2 ^ v3;
}

static constant uchar digits[64] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Three bytes each to four letters of base 64.
kernel void base64(global const uchar *in, global uint *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint v = (uint)in[i * 3] << 16 | (uint)in[i * 3 + 1] << 8 | in[i * 3 + 2];
  out[i] = digits[v >> 18] | (uint)digits[(v >> 12) & 63] << 8 | (uint)digits[(v >> 6) & 63] << 16 |
           (uint)digits[v & 63] << 24;
}
