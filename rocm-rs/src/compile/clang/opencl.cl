// The functions of OpenCL C that are here without AMD's device libraries: work-items, barriers, atomics of OpenCL 1.2,
// integer and common functions, and the mathematics whose accuracy the instruction set gives. What is missing (sine,
// powers, images, printf ...) stays an undefined symbol, which the linker names.
//
// Compiled by the same compiler, for the same target and CODE_OBJECT_VERSION as the program, and linked as bitcode of
// which only what is called stays. Work-item functions read the hidden arguments of code object versions 5 and 6, or the
// dispatch packet of version 4: LLVM's AMDGPUUsage, "Code Object V5 Metadata" and "Kernel Dispatch Packet".

#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL EXTENSION cl_khr_int64_base_atomics : enable
#pragma OPENCL EXTENSION cl_khr_int64_extended_atomics : enable

#define FUNCTION __attribute__((overloadable, always_inline))

// Work-items

#define FIELD(T, base, offset) (*(__constant const T *)((__constant const char *)(base) + (offset)))

FUNCTION size_t get_local_id(uint d) {
  return d == 0   ? __builtin_amdgcn_workitem_id_x()
         : d == 1 ? __builtin_amdgcn_workitem_id_y()
         : d == 2 ? __builtin_amdgcn_workitem_id_z()
                  : 0;
}

FUNCTION size_t get_group_id(uint d) {
  return d == 0   ? __builtin_amdgcn_workgroup_id_x()
         : d == 1 ? __builtin_amdgcn_workgroup_id_y()
         : d == 2 ? __builtin_amdgcn_workgroup_id_z()
                  : 0;
}

#if CODE_OBJECT_VERSION >= 5

static uint full_groups(uint d) { return FIELD(uint, __builtin_amdgcn_implicitarg_ptr(), 4 * d); }
static uint remainder_of(uint d) { return FIELD(ushort, __builtin_amdgcn_implicitarg_ptr(), 18 + 2 * d); }
static uint block(uint d) { return FIELD(ushort, __builtin_amdgcn_implicitarg_ptr(), 12 + 2 * d); }
static size_t offset_of(uint d) { return FIELD(ulong, __builtin_amdgcn_implicitarg_ptr(), 40 + 8 * d); }
static size_t size_of(uint d) { return (size_t)full_groups(d) * block(d) + remainder_of(d); }
static uint groups_of(uint d) { return full_groups(d) + (remainder_of(d) != 0); }

FUNCTION uint get_work_dim(void) { return FIELD(ushort, __builtin_amdgcn_implicitarg_ptr(), 64); }

#else

static uint block(uint d) { return FIELD(ushort, __builtin_amdgcn_dispatch_ptr(), 4 + 2 * d); }
static size_t offset_of(uint d) { return FIELD(ulong, __builtin_amdgcn_implicitarg_ptr(), 8 * d); }
static size_t size_of(uint d) { return FIELD(uint, __builtin_amdgcn_dispatch_ptr(), 12 + 4 * d); }
static uint groups_of(uint d) { return ((uint)size_of(d) + block(d) - 1) / block(d); }

FUNCTION uint get_work_dim(void) { return FIELD(ushort, __builtin_amdgcn_dispatch_ptr(), 2) & 3; }

#endif

FUNCTION size_t get_enqueued_local_size(uint d) { return d < 3 ? block(d) : 1; }
FUNCTION size_t get_num_groups(uint d) { return d < 3 ? groups_of(d) : 1; }
FUNCTION size_t get_global_size(uint d) { return d < 3 ? size_of(d) : 1; }
FUNCTION size_t get_global_offset(uint d) { return d < 3 ? offset_of(d) : 0; }

FUNCTION size_t get_local_size(uint d) {
  if (d >= 3)
    return 1;
  uint left = (uint)size_of(d) - (uint)get_group_id(d) * block(d);
  return left < block(d) ? left : block(d);
}

FUNCTION size_t get_global_id(uint d) {
  return d < 3 ? (size_t)((uint)get_group_id(d) * block(d) + (uint)get_local_id(d)) + offset_of(d) : 0;
}

FUNCTION size_t get_local_linear_id(void) {
  return (get_local_id(2) * get_local_size(1) + get_local_id(1)) * get_local_size(0) + get_local_id(0);
}

FUNCTION size_t get_global_linear_id(void) {
  size_t x = get_global_id(0) - offset_of(0), y = get_global_id(1) - offset_of(1), z = get_global_id(2) - offset_of(2);
  return (z * size_of(1) + y) * size_of(0) + x;
}

// Barriers and fences. Fences are of all memory: the kinds of memory that `flags` leaves out may be ordered too.

FUNCTION void mem_fence(cl_mem_fence_flags flags) { __builtin_amdgcn_fence(__ATOMIC_ACQ_REL, "workgroup"); }
FUNCTION void read_mem_fence(cl_mem_fence_flags flags) { __builtin_amdgcn_fence(__ATOMIC_ACQUIRE, "workgroup"); }
FUNCTION void write_mem_fence(cl_mem_fence_flags flags) { __builtin_amdgcn_fence(__ATOMIC_RELEASE, "workgroup"); }

FUNCTION void work_group_barrier(cl_mem_fence_flags flags, memory_scope scope) {
  if (scope == memory_scope_work_group) {
    __builtin_amdgcn_fence(__ATOMIC_RELEASE, "workgroup");
    __builtin_amdgcn_s_barrier();
    __builtin_amdgcn_fence(__ATOMIC_ACQUIRE, "workgroup");
  } else {
    __builtin_amdgcn_fence(__ATOMIC_RELEASE, "");
    __builtin_amdgcn_s_barrier();
    __builtin_amdgcn_fence(__ATOMIC_ACQUIRE, "");
  }
}
FUNCTION void work_group_barrier(cl_mem_fence_flags flags) { work_group_barrier(flags, memory_scope_work_group); }
FUNCTION void barrier(cl_mem_fence_flags flags) { work_group_barrier(flags, memory_scope_work_group); }

// Atomics of OpenCL 1.2: relaxed, of the whole device. Those of OpenCL 2.0 are the compiler's own.

#define ATOMIC_IN(name, operation, T, space) \
  FUNCTION T name(volatile space T *p, T value) { \
    return __opencl_atomic_##operation((volatile space atomic_##T *)p, value, memory_order_relaxed, memory_scope_device); \
  }
#define ATOMIC(name, operation) \
  ATOMIC_IN(name, operation, int, __global) \
  ATOMIC_IN(name, operation, uint, __global) \
  ATOMIC_IN(name, operation, int, __local) \
  ATOMIC_IN(name, operation, uint, __local)
ATOMIC(atomic_add, fetch_add)
ATOMIC(atomic_sub, fetch_sub)
ATOMIC(atomic_and, fetch_and)
ATOMIC(atomic_or, fetch_or)
ATOMIC(atomic_xor, fetch_xor)
ATOMIC(atomic_min, fetch_min)
ATOMIC(atomic_max, fetch_max)
ATOMIC(atomic_xchg, exchange)
ATOMIC_IN(atomic_xchg, exchange, float, __global)
ATOMIC_IN(atomic_xchg, exchange, float, __local)

#define ATOMIC_OTHERS(T, space) \
  FUNCTION T atomic_inc(volatile space T *p) { return atomic_add(p, (T)1); } \
  FUNCTION T atomic_dec(volatile space T *p) { return atomic_sub(p, (T)1); } \
  FUNCTION T atomic_cmpxchg(volatile space T *p, T expected, T value) { \
    __opencl_atomic_compare_exchange_strong((volatile space atomic_##T *)p, &expected, value, memory_order_relaxed, \
                                            memory_order_relaxed, memory_scope_device); \
    return expected; \
  }
ATOMIC_OTHERS(int, __global)
ATOMIC_OTHERS(uint, __global)
ATOMIC_OTHERS(int, __local)
ATOMIC_OTHERS(uint, __local)

// Functions of one type and of its vectors

#define OF_VECTORS(MACRO, T) MACRO(T) MACRO(T##2) MACRO(T##3) MACRO(T##4) MACRO(T##8) MACRO(T##16)
#define OF_INTEGERS(MACRO) \
  OF_VECTORS(MACRO, char) OF_VECTORS(MACRO, uchar) OF_VECTORS(MACRO, short) OF_VECTORS(MACRO, ushort) \
  OF_VECTORS(MACRO, int) OF_VECTORS(MACRO, uint) OF_VECTORS(MACRO, long) OF_VECTORS(MACRO, ulong)
#define OF_FLOATS(MACRO) OF_VECTORS(MACRO, float) OF_VECTORS(MACRO, double)

#define MINIMUM(T) \
  FUNCTION T min(T a, T b) { return __builtin_elementwise_min(a, b); } \
  FUNCTION T max(T a, T b) { return __builtin_elementwise_max(a, b); } \
  FUNCTION T clamp(T x, T low, T high) { return __builtin_elementwise_min(__builtin_elementwise_max(x, low), high); }
OF_INTEGERS(MINIMUM)
OF_FLOATS(MINIMUM)

#define ROUNDING(T) \
  FUNCTION T fabs(T x) { return __builtin_elementwise_abs(x); } \
  FUNCTION T floor(T x) { return __builtin_elementwise_floor(x); } \
  FUNCTION T ceil(T x) { return __builtin_elementwise_ceil(x); } \
  FUNCTION T trunc(T x) { return __builtin_elementwise_trunc(x); } \
  FUNCTION T rint(T x) { return __builtin_elementwise_rint(x); } \
  FUNCTION T round(T x) { return __builtin_elementwise_round(x); } \
  FUNCTION T copysign(T x, T y) { return __builtin_elementwise_copysign(x, y); } \
  FUNCTION T fmin(T a, T b) { return __builtin_elementwise_min(a, b); } \
  FUNCTION T fmax(T a, T b) { return __builtin_elementwise_max(a, b); } \
  FUNCTION T fma(T a, T b, T c) { return __builtin_elementwise_fma(a, b, c); } \
  FUNCTION T mad(T a, T b, T c) { return __builtin_elementwise_fma(a, b, c); } \
  FUNCTION T mix(T a, T b, T t) { return a + (b - a) * t; } \
  FUNCTION T sqrt(T x) { return __builtin_elementwise_sqrt(x); } \
  FUNCTION T rsqrt(T x) { return (T)(1) / __builtin_elementwise_sqrt(x); }
OF_FLOATS(ROUNDING)

#define EXPONENTIAL(T) \
  FUNCTION T exp(T x) { return __builtin_elementwise_exp(x); } \
  FUNCTION T exp2(T x) { return __builtin_elementwise_exp2(x); } \
  FUNCTION T log(T x) { return __builtin_elementwise_log(x); } \
  FUNCTION T log2(T x) { return __builtin_elementwise_log2(x); } \
  FUNCTION T log10(T x) { return __builtin_elementwise_log10(x); } \
  FUNCTION T native_exp(T x) { return __builtin_elementwise_exp(x); } \
  FUNCTION T native_exp2(T x) { return __builtin_elementwise_exp2(x); } \
  FUNCTION T native_log(T x) { return __builtin_elementwise_log(x); } \
  FUNCTION T native_log2(T x) { return __builtin_elementwise_log2(x); } \
  FUNCTION T native_sin(T x) { return __builtin_elementwise_sin(x); } \
  FUNCTION T native_cos(T x) { return __builtin_elementwise_cos(x); } \
  FUNCTION T native_sqrt(T x) { return __builtin_elementwise_sqrt(x); } \
  FUNCTION T native_rsqrt(T x) { return (T)(1) / __builtin_elementwise_sqrt(x); } \
  FUNCTION T native_recip(T x) { return (T)(1) / x; } \
  FUNCTION T native_divide(T x, T y) { return x / y; }
OF_VECTORS(EXPONENTIAL, float)

#define GEOMETRY(T) \
  FUNCTION T dot(T##2 a, T##2 b) { return a.x * b.x + a.y * b.y; } \
  FUNCTION T dot(T##3 a, T##3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; } \
  FUNCTION T dot(T##4 a, T##4 b) { return a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w; } \
  FUNCTION T##3 cross(T##3 a, T##3 b) { return a.yzx * b.zxy - a.zxy * b.yzx; }
GEOMETRY(float)
GEOMETRY(double)

// Integers

#define ABSOLUTE(T) FUNCTION u##T abs(T x) { return x < 0 ? -(u##T)x : (u##T)x; }
ABSOLUTE(char)
ABSOLUTE(short)
ABSOLUTE(int)
ABSOLUTE(long)

FUNCTION uint clz(uint x) { return x ? __builtin_clz(x) : 32; }
FUNCTION int clz(int x) { return clz((uint)x); }
FUNCTION ulong clz(ulong x) { return x ? __builtin_clzl(x) : 64; }
FUNCTION long clz(long x) { return clz((ulong)x); }
FUNCTION uint popcount(uint x) { return __builtin_popcount(x); }
FUNCTION int popcount(int x) { return __builtin_popcount(x); }
FUNCTION ulong popcount(ulong x) { return __builtin_popcountl(x); }
FUNCTION long popcount(long x) { return __builtin_popcountl(x); }
FUNCTION uint rotate(uint x, uint n) { return __builtin_rotateleft32(x, n); }
FUNCTION int rotate(int x, int n) { return __builtin_rotateleft32(x, n); }
FUNCTION ulong rotate(ulong x, ulong n) { return __builtin_rotateleft64(x, n); }
FUNCTION uint mul_hi(uint a, uint b) { return (ulong)a * b >> 32; }
FUNCTION int mul_hi(int a, int b) { return (long)a * b >> 32; }
FUNCTION uint mul24(uint a, uint b) { return (a & 0xffffff) * (b & 0xffffff); }
FUNCTION int mul24(int a, int b) { return (a << 8 >> 8) * (b << 8 >> 8); }
FUNCTION uint mad24(uint a, uint b, uint c) { return mul24(a, b) + c; }
FUNCTION int mad24(int a, int b, int c) { return mul24(a, b) + c; }
