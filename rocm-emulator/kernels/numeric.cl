// Small numerical programs, with the steps in LDS that real ones have.
#include "opencl.h"

#define GROUP(x, y) __attribute__((reqd_work_group_size(x, y, 1)))

// Spectra of 256 complex values each, by four passes of radix 4 in LDS; `roots[k]` = e^(-2 pi i k / 256).
kernel GROUP(64, 1) void fft_radix4(global const float2 *in, global float2 *out, global const float2 *roots) {
  local float2 line[256];
  uint lane = get_local_id(0), base = get_group_id(0) * 256;
  float2 v[4];
  for (uint k = 0; k < 4; ++k)
    v[k] = in[base + lane + 64 * k];
  for (uint span = 1; span < 256; span *= 4) {
    uint position = lane & (span - 1);
    for (uint k = 1; k < 4; ++k) {
      float2 w = roots[position * k * (64 / span)];
      v[k] = (float2)(v[k].x * w.x - v[k].y * w.y, v[k].x * w.y + v[k].y * w.x);
    }
    float2 a = v[0] + v[2], b = v[0] - v[2], c = v[1] + v[3], d = v[1] - v[3];
    uint to = ((lane - position) << 2) + position;
    line[to] = a + c;
    line[to + span] = (float2)(b.x + d.y, b.y - d.x);
    line[to + 2 * span] = a - c;
    line[to + 3 * span] = (float2)(b.x - d.y, b.y + d.x);
    workgroup_barrier();
    for (uint k = 0; k < 4; ++k)
      v[k] = line[lane + 64 * k];
    workgroup_barrier();
  }
  for (uint k = 0; k < 4; ++k)
    out[base + lane + 64 * k] = v[k];
}

// Five points of a plane, through a tile with a border; outside of the plane is 0.
kernel GROUP(16, 8) void stencil(global const float *in, global float *out, uint width, uint height) {
  local float tile[10][18];
  int left = (int)get_group_id(0) * 16 - 1, top = (int)get_group_id(1) * 8 - 1;
  for (uint cell = get_local_id(1) * 16 + get_local_id(0); cell < 180; cell += 128) {
    int x = left + (int)(cell % 18), y = top + (int)(cell / 18);
    bool inside = x >= 0 && y >= 0 && x < (int)width && y < (int)height;
    tile[cell / 18][cell % 18] = inside ? in[y * (int)width + x] : 0.0f;
  }
  workgroup_barrier();
  uint x = get_local_id(0) + 1, y = get_local_id(1) + 1, px = get_global_id(0), py = get_global_id(1);
  if (px >= width || py >= height)
    return;
  float sum = tile[y][x - 1] + tile[y][x + 1] + tile[y - 1][x] + tile[y + 1][x];
  out[py * width + px] = __builtin_fmaf(tile[y][x], -4.0f, sum);
}

// y = A x, A by rows of any length.
kernel void sparse_product(global const uint *starts, global const uint *columns, global const float *values,
                           global const float *x, global float *y, uint rows) {
  uint row = get_global_id(0);
  if (row >= rows)
    return;
  float sum = 0.0f;
  for (uint k = starts[row], end = starts[row + 1]; k < end; ++k)
    sum = __builtin_fmaf(values[k], x[columns[k]], sum);
  y[row] = sum;
}

// Accelerations of bodies (x, y, z, mass), a workgroup's worth of them in LDS at a time.
kernel GROUP(64, 1) void nbody(global const float4 *bodies, global float4 *out, uint n) {
  local float4 some[64];
  uint i = get_global_id(0), lane = get_local_id(0);
  float4 me = bodies[i], sum = 0;
  for (uint first = 0; first < n; first += 64) {
    some[lane] = bodies[first + lane];
    workgroup_barrier();
    for (uint k = 0; k < 64; ++k) {
      float4 d = some[k] - me;
      float square = __builtin_fmaf(d.x, d.x, __builtin_fmaf(d.y, d.y, __builtin_fmaf(d.z, d.z, 0.01f)));
      float inverse = __builtin_amdgcn_rsqf(square);
      float pull = some[k].w * inverse * inverse * inverse;
      sum.x = __builtin_fmaf(d.x, pull, sum.x);
      sum.y = __builtin_fmaf(d.y, pull, sum.y);
      sum.z = __builtin_fmaf(d.z, pull, sum.z);
    }
    workgroup_barrier();
  }
  out[i] = sum;
}

// Points turned by a quaternion (w, x, y, z) each, of any length but 0.
kernel void quaternion(global const double4 *q, global const double3 *points, global double3 *out, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  double4 r = q[i];
  double3 p = points[i];
  double scale = 1.0 / __builtin_sqrt(r.x * r.x + r.y * r.y + r.z * r.z + r.w * r.w);
  r *= scale;
  double3 u = r.yzw;
  double3 t = (double3)(u.y * p.z - u.z * p.y, u.z * p.x - u.x * p.z, u.x * p.y - u.y * p.x) * 2.0;
  out[i] = p + t * r.x + (double3)(u.y * t.z - u.z * t.y, u.z * t.x - u.x * t.z, u.x * t.y - u.y * t.x);
}

// The sum or the greatest of the workgroup's 128 values.
INLINE float reduce(local float *tree, float value, bool greatest) {
  uint lane = get_local_id(0);
  tree[lane] = value;
  workgroup_barrier();
  for (uint half_width = 64; half_width > 0; half_width >>= 1) {
    if (lane < half_width) {
      float a = tree[lane], b = tree[lane + half_width];
      tree[lane] = greatest ? (a > b ? a : b) : a + b;
    }
    workgroup_barrier();
  }
  float result = tree[0];
  workgroup_barrier();
  return result;
}

// Rows of 128: e^x / the row's sum of e^x.
kernel GROUP(128, 1) void softmax(global const float *in, global float *out) {
  local float tree[128];
  uint i = get_global_id(0);
  float x = in[i];
  float e = __builtin_exp2f((x - reduce(tree, x, true)) * 1.44269504f);
  out[i] = e / reduce(tree, e, false);
}

// Rows of 128: mean 0 and variance 1, then scaled and moved by column.
kernel GROUP(128, 1) void layer_norm(global const float *in, global const float *gain, global const float *bias,
                                     global float *out) {
  local float tree[128];
  uint lane = get_local_id(0), i = get_global_id(0);
  float d = in[i] - reduce(tree, in[i], false) * (1.0f / 128);
  float variance = reduce(tree, d * d, false) * (1.0f / 128);
  out[i] = __builtin_fmaf(d * __builtin_amdgcn_rsqf(variance + 1e-5f), gain[lane], bias[lane]);
}

// c = a b for n x n doubles, four results for each work-item.
kernel GROUP(8, 8) void matmul_double(global const double *a, global const double *b, global double *c, uint n) {
  local double left[16][17], right[16][17];
  uint x = get_local_id(0), y = get_local_id(1), column = get_group_id(0) * 16, row = get_group_id(1) * 16;
  double sum[2][2] = {{0, 0}, {0, 0}};
  for (uint k = 0; k < n; k += 16) {
    for (uint j = 0; j < 4; ++j) {
      uint ty = y + (j & 1) * 8, tx = x + (j >> 1) * 8;
      left[ty][tx] = a[(row + ty) * n + k + tx];
      right[ty][tx] = b[(k + ty) * n + column + tx];
    }
    workgroup_barrier();
    for (uint t = 0; t < 16; ++t)
      for (uint j = 0; j < 4; ++j)
        sum[j & 1][j >> 1] = __builtin_fma(left[y + (j & 1) * 8][t], right[t][x + (j >> 1) * 8], sum[j & 1][j >> 1]);
    workgroup_barrier();
  }
  for (uint j = 0; j < 4; ++j)
    c[(row + y + (j & 1) * 8) * n + column + x + (j >> 1) * 8] = sum[j & 1][j >> 1];
}

// Pictures of four bytes to a pixel, made half as wide and high: the rounded mean of four, the least opacity.
kernel void shrink_picture(global const uchar4 *in, global uchar4 *out, uint width, uint height) {
  uint x = get_global_id(0), y = get_global_id(1);
  if (x >= width / 2 || y >= height / 2)
    return;
  global const uchar4 *p = in + 2 * y * width + 2 * x;
  uchar4 a = p[0], b = p[1], c = p[width], d = p[width + 1];
  uint4 sum = __builtin_convertvector(a, uint4) + __builtin_convertvector(b, uint4) + __builtin_convertvector(c, uint4) +
              __builtin_convertvector(d, uint4);
  uchar4 mean = __builtin_convertvector((sum + 2) >> 2, uchar4);
  uchar one = a.w < b.w ? a.w : b.w, two = c.w < d.w ? c.w : d.w;
  mean.w = one < two ? one : two;
  out[y * (width / 2) + x] = mean;
}

// The same picture with its brightness changed in floats, cut to a byte.
kernel void brighten(global const uchar4 *in, global uchar4 *out, float gain, float offset, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  float4 v = __builtin_convertvector(in[i], float4) * gain + offset;
  for (uint k = 0; k < 4; ++k)
    v[k] = v[k] < 0.0f ? 0.0f : v[k] > 255.0f ? 255.0f : v[k];
  out[i] = __builtin_convertvector(v, uchar4);
}
