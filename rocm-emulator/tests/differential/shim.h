// What generated kernels are made of, for the GPU (OpenCL C) and for the host (C): types, and operators that are total.
// Both compilers see the same definitions; only what is between DEVICE's `#if`s differs.

typedef unsigned char u8;
typedef unsigned short u16;
typedef short i16;
typedef unsigned u32;
typedef int i32;
typedef unsigned long u64;
typedef long i64;
typedef float f32;
typedef double f64;
typedef u32 v4 __attribute__((ext_vector_type(4)));

#ifdef __OPENCL_C_VERSION__
#define DEVICE
#pragma OPENCL EXTENSION cl_khr_fp16 : enable
#define GLOBAL __global
#define LOCAL __local
#define PRIVATE __private
#define KERNEL __attribute__((reqd_work_group_size(64, 1, 1))) __kernel
typedef char i8;
typedef half f16;
static u32 local_id(void) { return __builtin_amdgcn_workitem_id_x(); }
static u32 group_id(void) { return __builtin_amdgcn_workgroup_id_x(); }
static void meet(void) {
  __builtin_amdgcn_fence(__ATOMIC_SEQ_CST, "workgroup");
  __builtin_amdgcn_s_barrier();
  __builtin_amdgcn_fence(__ATOMIC_SEQ_CST, "workgroup");
}
#define ATOMIC(name, builtin, expression) \
  static void atomic_##name##_u32(LOCAL u32 *p, u32 v) { \
    __scoped_atomic_fetch_##builtin(p, v, __ATOMIC_RELAXED, __MEMORY_SCOPE_WRKGRP); \
  }
#else
#define GLOBAL
#define LOCAL
#define PRIVATE
#define KERNEL
typedef signed char i8;
typedef _Float16 f16;
#define ATOMIC(name, builtin, expression) \
  static void atomic_##name##_u32(u32 *p, u32 v) { u32 old = *p; *p = expression; }
#endif
#define NOINLINE __attribute__((noinline))
#define FALLTHROUGH __attribute__((fallthrough))

ATOMIC(add, add, old + v)
ATOMIC(sub, sub, old - v)
ATOMIC(xor, xor, old ^ v)
ATOMIC(or, or, old | v)
ATOMIC(umax, max, old > v ? old : v)
ATOMIC(umin, min, old < v ? old : v)

// clang 19 miscompiles the leading zeros of 64-bit numbers for the GPU: after the right count of `__builtin_clzll` it has a
// `v_or_b32 64`. So they are counted by halves.
static u32 clz64(u64 a) {
  u32 high = (u32)(a >> 32);
  return high != 0 ? (u32)__builtin_clz(high) : 32 + (u32)__builtin_clz((u32)a | 1);
}

// It also divides unsigned numbers by floats where many of the upper bits are known to be equal, ones like zeros: for
// `~id / 3` it converts ~id to a float, which rounds. So it is not to know what an unsigned dividend is.
#ifdef DEVICE
static u32 unknown32(u32 a) {
  __asm__("" : "+v"(a));
  return a;
}
static u64 unknown64(u64 a) {
  __asm__("" : "+v"(a));
  return a;
}
#else
static u32 unknown32(u32 a) { return a; }
static u64 unknown64(u64 a) { return a; }
#endif
#define DIVIDEND_u(T, BITS, a) (BITS == 64 ? (T)unknown64((u64)a) : BITS == 32 ? (T)unknown32((u32)a) : a)
#define DIVIDEND_s(T, BITS, a) a

// Integers of BITS bits: T the type, U its unsigned sibling, I its signed one, W one that products of U fit (wrapping).
#define INTEGER(T, U, I, W, BITS, SIGNED) \
  static T add_##T(T a, T b) { return (T)((U)a + (U)b); } \
  static T sub_##T(T a, T b) { return (T)((U)a - (U)b); } \
  static T mul_##T(T a, T b) { return (T)((W)(U)a * (W)(U)b); } \
  static T mad_##T(T a, T b, T c) { return (T)((W)(U)a * (W)(U)b + (W)(U)c); } \
  static T and_##T(T a, T b) { return (T)(a & b); } \
  static T or_##T(T a, T b) { return (T)(a | b); } \
  static T xor_##T(T a, T b) { return (T)(a ^ b); } \
  static T andn_##T(T a, T b) { return (T)(a & ~b); } \
  static T bfi_##T(T a, T b, T c) { return (T)((a & b) | (~a & c)); } \
  static T shl_##T(T a, T b) { return (T)((W)(U)a << (b & (BITS - 1))); } \
  static T shr_##T(T a, T b) { return (T)(a >> (b & (BITS - 1))); } \
  static T rotl_##T(T a, T b) { \
    u32 n = (u32)b & (BITS - 1); \
    return (T)(U)((W)(U)a << n | (W)(U)a >> ((BITS - n) & (BITS - 1))); \
  } \
  static T bfe_##T(T a, T b) { \
    return (T)(((U)a >> ((u32)b & (BITS - 1))) & (U)(((W)1 << (((u32)b >> 3) & (BITS / 2 - 1))) - 1)); \
  } \
  static T div_##T(T a, T b) { return (T)(DIVIDEND_##SIGNED(T, BITS, a) / (T)((b & 0x7f) | 1)); } \
  static T rem_##T(T a, T b) { return (T)(DIVIDEND_##SIGNED(T, BITS, a) % (T)((b & 0x7f) | 1)); } \
  static T min_##T(T a, T b) { return a < b ? a : b; } \
  static T max_##T(T a, T b) { return a > b ? a : b; } \
  static T clamp_##T(T a, T b, T c) { return a < b ? b : a > c ? c : a; } \
  static T absdiff_##T(T a, T b) { return (T)(a < b ? (U)b - (U)a : (U)a - (U)b); } \
  static T lt_##T(T a, T b) { return (T)(a < b); } \
  static T eq_##T(T a, T b) { return (T)(a == b); } \
  static T adds_##T(T a, T b) { return __builtin_elementwise_add_sat(a, b); } \
  static T subs_##T(T a, T b) { return __builtin_elementwise_sub_sat(a, b); } \
  static T neg_##T(T a) { return (T)((U)0 - (U)a); } \
  static T not_##T(T a) { return (T)~a; } \
  static T popcount_##T(T a) { return (T)__builtin_popcountll((u64)(U)a); } \
  static T clz_##T(T a) { \
    return (T)(BITS == 64 ? clz64((u64)a) : (u32)__builtin_clz((u32)(U)a | 1)); \
  } \
  static T ctz_##T(T a) { return (T)__builtin_ctzll((u64)(U)a | 1ul << (BITS - 1)); } \
  static T bitrev_##T(T a) { return (T)__builtin_bitreverse##BITS((U)a); } \
  static T mulhi_##T(T a, T b) { return mulhi##BITS##SIGNED(a, b); } \
  static T perm_##T(T a, T b) { \
    u64 from = (u64)(U)a << 32 | (u32)(U)b, to = 0; \
    for (u32 i = 0; i < 4; i++) to |= (from >> (((u32)b >> (4 * i)) & 7) * 8 & 0xff) << (8 * i); \
    return (T)to; \
  }

static u8 mulhi8u(u8 a, u8 b) { return (u8)((u32)a * b >> 8); }
static i8 mulhi8s(i8 a, i8 b) { return (i8)((i32)a * b >> 8); }
static u16 mulhi16u(u16 a, u16 b) { return (u16)((u32)a * b >> 16); }
static i16 mulhi16s(i16 a, i16 b) { return (i16)((i32)a * b >> 16); }
static u32 mulhi32u(u32 a, u32 b) { return (u32)((u64)a * b >> 32); }
static i32 mulhi32s(i32 a, i32 b) { return (i32)((i64)a * b >> 32); }
static u64 mulhi64u(u64 a, u64 b) {
  u64 ll = (a & 0xffffffff) * (b & 0xffffffff), lh = (a & 0xffffffff) * (b >> 32);
  u64 hl = (a >> 32) * (b & 0xffffffff), hh = (a >> 32) * (b >> 32);
  u64 middle = (ll >> 32) + (lh & 0xffffffff) + (hl & 0xffffffff);
  return hh + (lh >> 32) + (hl >> 32) + (middle >> 32);
}
static i64 mulhi64s(i64 a, i64 b) {
  return (i64)(mulhi64u((u64)a, (u64)b) - (a < 0 ? (u64)b : 0) - (b < 0 ? (u64)a : 0));
}

INTEGER(u8, u8, i8, u32, 8, u)
INTEGER(i8, u8, i8, u32, 8, s)
INTEGER(u16, u16, i16, u32, 16, u)
INTEGER(i16, u16, i16, u32, 16, s)
INTEGER(u32, u32, i32, u32, 32, u)
INTEGER(i32, u32, i32, u32, 32, s)
INTEGER(u64, u64, i64, u64, 64, u)
INTEGER(i64, u64, i64, u64, 64, s)

static u8 bswap_u8(u8 a) { return (u8)(a << 4 | a >> 4); }
static i8 bswap_i8(i8 a) { return (i8)bswap_u8((u8)a); }
static u16 bswap_u16(u16 a) { return __builtin_bswap16(a); }
static i16 bswap_i16(i16 a) { return (i16)__builtin_bswap16((u16)a); }
static u32 bswap_u32(u32 a) { return __builtin_bswap32(a); }
static i32 bswap_i32(i32 a) { return (i32)__builtin_bswap32((u32)a); }
static u64 bswap_u64(u64 a) { return __builtin_bswap64(a); }
static i64 bswap_i64(i64 a) { return (i64)__builtin_bswap64((u64)a); }

// clang 19 takes `+0 - a` for `-a` where the result is rounded, compared or otherwise made canonical next, which is -0 for +0: a
// zero that the compiler knows is hidden from it. (Its selection of source modifiers does not look at the zero's sign.)
#ifdef DEVICE
#define HIDE_ZERO(a) do { if (__builtin_constant_p(a) && (a) == 0) __asm__("" : "+v"(a)); } while (0)
#else
#define HIDE_ZERO(a)
#endif

// Floats. A NaN's bits are never looked at: they differ between processors. Of the least and the greatest of numbers, a zero
// is +0: which one it is is not defined. Nor is it by comparison: clang 19 makes `a < 0 ? a : 0` a `v_min_f32` for the GPU,
// which is -0 for -0.
#define FLOAT(T) \
  static T add_##T(T a, T b) { return a + b; } \
  static T sub_##T(T a, T b) { HIDE_ZERO(a); return a - b; } \
  static T mul_##T(T a, T b) { return a * b; } \
  static T div_##T(T a, T b) { return a / b; } \
  static T mad_##T(T a, T b, T c) { T product = a * b; return product + c; } \
  static T min_##T(T a, T b) { \
    T r = a != a ? b : b != b ? a : __builtin_elementwise_min(a, b); \
    return r == (T)0 ? (T)0 : r; \
  } \
  static T max_##T(T a, T b) { \
    T r = a != a ? b : b != b ? a : __builtin_elementwise_max(a, b); \
    return r == (T)0 ? (T)0 : r; \
  } \
  static T lt_##T(T a, T b) { return a < b ? (T)1 : (T)0; } \
  static T neg_##T(T a) { return -a; } \
  static T abs_##T(T a) { return __builtin_elementwise_abs(a); } \
  static T floor_##T(T a) { return __builtin_elementwise_floor(a); } \
  static T trunc_##T(T a) { return __builtin_elementwise_trunc(a); } \
  static T canon_##T(T a) { return a != a ? (T)0 : a; } \
  static T special_##T(u32 index) { \
    switch (index & 7) { \
    case 0: return (T)0; \
    case 1: return -(T)0; \
    case 2: return (T)__builtin_inff(); \
    case 3: return -(T)__builtin_inff(); \
    case 4: return (T)__builtin_nanf(""); \
    case 5: return (T)65504; \
    case 6: return (T)6.0e-5f; \
    default: return (T)1; \
    } \
  }
FLOAT(f16)
FLOAT(f32)
FLOAT(f64)
#define FLOAT_FULL(T) \
  static T rint_##T(T a) { return __builtin_elementwise_rint(a); } \
  static T sqrt_##T(T a) { return __builtin_elementwise_sqrt(__builtin_elementwise_abs(a)); } \
  static T fma_##T(T a, T b, T c) { return __builtin_elementwise_fma(a, b, c); }
FLOAT_FULL(f32)
FLOAT_FULL(f64)

// Conversions. From floats to integers within what fits, from integers to halves what is exact.
#define TO_INTEGER(F) \
  static i64 whole_##F(F a) { return a > (F)-30000 && a < (F)30000 ? (i64)a : 77; }
TO_INTEGER(f16)
TO_INTEGER(f32)
TO_INTEGER(f64)
#define CONVERSIONS(T) \
  static u8 u8_from_##T(T a) { return (u8)(WHOLE_##T(a)); } \
  static i8 i8_from_##T(T a) { return (i8)(WHOLE_##T(a)); } \
  static u16 u16_from_##T(T a) { return (u16)(WHOLE_##T(a)); } \
  static i16 i16_from_##T(T a) { return (i16)(WHOLE_##T(a)); } \
  static u32 u32_from_##T(T a) { return (u32)(WHOLE_##T(a)); } \
  static i32 i32_from_##T(T a) { return (i32)(WHOLE_##T(a)); } \
  static u64 u64_from_##T(T a) { return (u64)(WHOLE_##T(a)); } \
  static i64 i64_from_##T(T a) { return (i64)(WHOLE_##T(a)); } \
  static f16 f16_from_##T(T a) { return (f16)(EXACT_##T(a)); } \
  static f32 f32_from_##T(T a) { return (f32)a; } \
  static f64 f64_from_##T(T a) { return (f64)a; }
#define WHOLE_u8(a) a
#define WHOLE_i8(a) a
#define WHOLE_u16(a) a
#define WHOLE_i16(a) a
#define WHOLE_u32(a) a
#define WHOLE_i32(a) a
#define WHOLE_u64(a) a
#define WHOLE_i64(a) a
#define WHOLE_f16(a) whole_f16(a)
#define WHOLE_f32(a) whole_f32(a)
#define WHOLE_f64(a) whole_f64(a)
#define EXACT_u8(a) (f32)a
#define EXACT_i8(a) (f32)a
#define EXACT_u16(a) (f32)(a & 0x7ff)
#define EXACT_i16(a) (f32)(a & 0x7ff)
#define EXACT_u32(a) (f32)(a & 0x7ff)
#define EXACT_i32(a) (f32)(a & 0x7ff)
#define EXACT_u64(a) (f32)(a & 0x7ff)
#define EXACT_i64(a) (f32)(a & 0x7ff)
#define EXACT_f16(a) a
#define EXACT_f32(a) a
#define EXACT_f64(a) a
CONVERSIONS(u8)
CONVERSIONS(i8)
CONVERSIONS(u16)
CONVERSIONS(i16)
CONVERSIONS(u32)
CONVERSIONS(i32)
CONVERSIONS(u64)
CONVERSIONS(i64)
CONVERSIONS(f16)
CONVERSIONS(f32)
CONVERSIONS(f64)

// Vectors.
static v4 vector(u32 a, u32 b, u32 c, u32 d) {
  v4 all;
  all.x = a;
  all.y = b;
  all.z = c;
  all.w = d;
  return all;
}
static u32 component(v4 a, u32 index) { return a[index & 3]; }
static v4 v4_from_v4(v4 a) { return a.wzyx; }
static v4 add_v4(v4 a, v4 b) { return a + b; }
static v4 sub_v4(v4 a, v4 b) { return a - b; }
static v4 mul_v4(v4 a, v4 b) { return a * b; }
static v4 mad_v4(v4 a, v4 b, v4 c) { return a * b + c; }
static v4 xor_v4(v4 a, v4 b) { return a ^ b; }
static v4 shl_v4(v4 a, v4 b) { return a << (b & vector(31, 31, 31, 31)); }
static v4 not_v4(v4 a) { return ~a; }
static v4 min_v4(v4 a, v4 b) { return __builtin_elementwise_min(a, b); }
static v4 max_v4(v4 a, v4 b) { return __builtin_elementwise_max(a, b); }
static v4 lt_v4(v4 a, v4 b) { return __builtin_convertvector(a < b, v4); }
static v4 shuf_v4(v4 a, v4 b) { return __builtin_shufflevector(a, b, 6, 1, 4, 3); }

// A work-item's private state.
struct state {
  u8 u8_0, u8_1, u8_2;
  i8 i8_0, i8_1, i8_2;
  u16 u16_0, u16_1, u16_2;
  i16 i16_0, i16_1, i16_2;
  u32 u32_0, u32_1, u32_2;
  i32 i32_0, i32_1, i32_2;
  u64 u64_0, u64_1, u64_2;
  i64 i64_0, i64_1, i64_2;
  f16 f16_0, f16_1, f16_2;
  f32 f32_0, f32_1, f32_2;
  f64 f64_0, f64_1, f64_2;
  v4 v4_0, v4_1, v4_2;
  u32 array[8];
};

union bits16 { f16 f; u16 u; };
union bits32 { f32 f; u32 u; };
union bits64 { f64 f; u64 u; };

static void start(PRIVATE struct state *s, GLOBAL const u32 *in, u32 item) {
  GLOBAL const u32 *w = in + item * 8;
  union bits16 h;
  union bits32 f;
  union bits64 d;
  s->u8_0 = (u8)w[0]; s->u8_1 = (u8)(w[1] >> 8); s->u8_2 = (u8)(w[2] >> 16);
  s->i8_0 = (i8)w[3]; s->i8_1 = (i8)(w[4] >> 8); s->i8_2 = (i8)(w[5] >> 16);
  s->u16_0 = (u16)w[6]; s->u16_1 = (u16)(w[7] >> 8); s->u16_2 = (u16)(w[0] >> 16);
  s->i16_0 = (i16)w[1]; s->i16_1 = (i16)(w[2] >> 8); s->i16_2 = (i16)(w[3] >> 16);
  s->u32_0 = w[0]; s->u32_1 = w[1]; s->u32_2 = w[2];
  s->i32_0 = (i32)w[3]; s->i32_1 = (i32)w[4]; s->i32_2 = (i32)w[5];
  s->u64_0 = (u64)w[6] << 32 | w[7]; s->u64_1 = (u64)w[1] << 32 | w[0]; s->u64_2 = w[3];
  s->i64_0 = (i64)((u64)w[2] << 32 | w[5]); s->i64_1 = (i32)w[6]; s->i64_2 = (i64)((u64)w[7] << 32 | w[4]);
  h.u = (u16)w[4]; s->f16_0 = h.f; h.u = (u16)(w[5] >> 16); s->f16_1 = h.f; s->f16_2 = (f16)(f32)(item & 63);
  f.u = w[6]; s->f32_0 = f.f; f.u = w[7]; s->f32_1 = f.f; s->f32_2 = (f32)w[0];
  d.u = (u64)w[1] << 32 | w[2]; s->f64_0 = d.f; s->f64_1 = (f64)(i32)w[3]; s->f64_2 = (f64)s->f32_2;
  s->v4_0 = vector(w[0], w[1], w[2], w[3]); s->v4_1 = vector(w[7], w[6], w[5], w[4]); s->v4_2 = vector(item, 1, 2, 3);
  for (u32 i = 0; i < 8; i++) s->array[i] = w[i] + i;
}

static u64 bits_f16(f16 a) { union bits16 b; b.f = a; return a != a ? 0x7e00 : b.u; }
static u64 bits_f32(f32 a) { union bits32 b; b.f = a; return a != a ? 0x7fc00000 : b.u; }
static u64 bits_f64(f64 a) { union bits64 b; b.f = a; return a != a ? 0x7ff8000000000000ul : b.u; }

// Everything that a work-item has, 42 words of it: see `print::results`.
static void finish(PRIVATE struct state *s, GLOBAL u64 *out, u32 item, u32 own, u32 atomics) {
  GLOBAL u64 *w = out + item * 42ul;
  *w++ = s->u8_0; *w++ = s->u8_1; *w++ = s->u8_2;
  *w++ = (u64)s->i8_0; *w++ = (u64)s->i8_1; *w++ = (u64)s->i8_2;
  *w++ = s->u16_0; *w++ = s->u16_1; *w++ = s->u16_2;
  *w++ = (u64)s->i16_0; *w++ = (u64)s->i16_1; *w++ = (u64)s->i16_2;
  *w++ = s->u32_0; *w++ = s->u32_1; *w++ = s->u32_2;
  *w++ = (u64)s->i32_0; *w++ = (u64)s->i32_1; *w++ = (u64)s->i32_2;
  *w++ = s->u64_0; *w++ = s->u64_1; *w++ = s->u64_2;
  *w++ = (u64)s->i64_0; *w++ = (u64)s->i64_1; *w++ = (u64)s->i64_2;
  *w++ = bits_f16(s->f16_0); *w++ = bits_f16(s->f16_1); *w++ = bits_f16(s->f16_2);
  *w++ = bits_f32(s->f32_0); *w++ = bits_f32(s->f32_1); *w++ = bits_f32(s->f32_2);
  *w++ = bits_f64(s->f64_0); *w++ = bits_f64(s->f64_1); *w++ = bits_f64(s->f64_2);
  *w++ = (u64)s->v4_0.x << 32 | s->v4_0.y; *w++ = (u64)s->v4_0.z << 32 | s->v4_0.w;
  *w++ = (u64)s->v4_1.x << 32 | s->v4_1.y; *w++ = (u64)s->v4_1.z << 32 | s->v4_1.w;
  *w++ = (u64)s->v4_2.x << 32 | s->v4_2.y; *w++ = (u64)s->v4_2.z << 32 | s->v4_2.w;
  u64 sum = 0;
  for (u32 i = 0; i < 8; i++) sum = sum * 0x9e3779b97f4a7c15ul + s->array[i];
  *w++ = sum; *w++ = own; *w++ = atomics;
}
