// The part of OpenCL C that the corpus needs, over clang's builtins: scalar and vector types, work-item functions,
// barriers. With it the kernels build with clang alone (`-cl-no-stdinc -nogpulib`), without AMD's device libraries.
//
// Work-item functions read the hidden arguments of code object versions 5 and 6, or the dispatch packet of version 4:
// LLVM's AMDGPUUsage, "Code Object V5 Metadata" and "Kernel Dispatch Packet".

#pragma OPENCL EXTENSION cl_khr_fp16 : enable
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL EXTENSION cl_khr_int64_base_atomics : enable
#pragma OPENCL EXTENSION cl_khr_int64_extended_atomics : enable

typedef unsigned char uchar;
typedef unsigned short ushort;
typedef unsigned int uint;
typedef unsigned long ulong;
typedef __SIZE_TYPE__ size_t;

#define VECTORS(T) \
  typedef T T##2 __attribute__((ext_vector_type(2))); \
  typedef T T##3 __attribute__((ext_vector_type(3))); \
  typedef T T##4 __attribute__((ext_vector_type(4)));
VECTORS(char)
VECTORS(uchar)
VECTORS(short)
VECTORS(ushort)
VECTORS(int)
VECTORS(uint)
VECTORS(long)
VECTORS(ulong)
VECTORS(half)
VECTORS(float)
VECTORS(double)
#undef VECTORS

#define INLINE static inline __attribute__((always_inline))
#define NOINLINE static __attribute__((noinline))

// A fixed place in memory that the command processor or the runtime fills.
#define FIELD(T, base, offset) (*(__constant const T *)((__constant const char *)(base) + (offset)))

INLINE uint get_local_id(uint d) {
  return d == 0   ? __builtin_amdgcn_workitem_id_x()
         : d == 1 ? __builtin_amdgcn_workitem_id_y()
         : d == 2 ? __builtin_amdgcn_workitem_id_z()
                  : 0;
}

INLINE uint get_group_id(uint d) {
  return d == 0   ? __builtin_amdgcn_workgroup_id_x()
         : d == 1 ? __builtin_amdgcn_workgroup_id_y()
         : d == 2 ? __builtin_amdgcn_workgroup_id_z()
                  : 0;
}

#if CODE_OBJECT_VERSION >= 5

INLINE uint get_enqueued_local_size(uint d) { return FIELD(ushort, __builtin_amdgcn_implicitarg_ptr(), 12 + 2 * d); }

INLINE uint get_local_size(uint d) {
  uint full_groups = FIELD(uint, __builtin_amdgcn_implicitarg_ptr(), 4 * d);
  uint remainder = FIELD(ushort, __builtin_amdgcn_implicitarg_ptr(), 18 + 2 * d);
  return get_group_id(d) < full_groups ? get_enqueued_local_size(d) : remainder;
}

INLINE uint get_num_groups(uint d) {
  uint full_groups = FIELD(uint, __builtin_amdgcn_implicitarg_ptr(), 4 * d);
  uint remainder = FIELD(ushort, __builtin_amdgcn_implicitarg_ptr(), 18 + 2 * d);
  return full_groups + (remainder != 0);
}

INLINE size_t get_global_size(uint d) {
  uint full_groups = FIELD(uint, __builtin_amdgcn_implicitarg_ptr(), 4 * d);
  uint remainder = FIELD(ushort, __builtin_amdgcn_implicitarg_ptr(), 18 + 2 * d);
  return (size_t)full_groups * get_enqueued_local_size(d) + remainder;
}

INLINE size_t get_global_offset(uint d) { return FIELD(ulong, __builtin_amdgcn_implicitarg_ptr(), 40 + 8 * d); }

INLINE uint get_work_dim(void) { return FIELD(ushort, __builtin_amdgcn_implicitarg_ptr(), 64); }

#else

INLINE uint get_enqueued_local_size(uint d) { return FIELD(ushort, __builtin_amdgcn_dispatch_ptr(), 4 + 2 * d); }

INLINE size_t get_global_size(uint d) { return FIELD(uint, __builtin_amdgcn_dispatch_ptr(), 12 + 4 * d); }

INLINE uint get_local_size(uint d) {
  uint left = (uint)get_global_size(d) - get_group_id(d) * get_enqueued_local_size(d);
  return left < get_enqueued_local_size(d) ? left : get_enqueued_local_size(d);
}

INLINE uint get_num_groups(uint d) {
  return ((uint)get_global_size(d) + get_enqueued_local_size(d) - 1) / get_enqueued_local_size(d);
}

INLINE size_t get_global_offset(uint d) { return FIELD(ulong, __builtin_amdgcn_implicitarg_ptr(), 8 * d); }

INLINE uint get_work_dim(void) { return FIELD(ushort, __builtin_amdgcn_dispatch_ptr(), 2) & 3; }

#endif

INLINE size_t get_global_id(uint d) {
  return (size_t)(get_group_id(d) * get_enqueued_local_size(d) + get_local_id(d)) + get_global_offset(d);
}

// All work-items of the workgroup reach this point, and see each other's stores to LDS and global memory.
INLINE void workgroup_barrier(void) {
  __builtin_amdgcn_fence(__ATOMIC_RELEASE, "workgroup");
  __builtin_amdgcn_s_barrier();
  __builtin_amdgcn_fence(__ATOMIC_ACQUIRE, "workgroup");
}

// Relaxed atomic operations of the whole device, on plain pointers.
#define ATOMIC(operation, T, space, pointer, value) \
  __opencl_atomic_##operation((volatile space atomic_##T *)(pointer), value, __ATOMIC_RELAXED, \
                              __OPENCL_MEMORY_SCOPE_DEVICE)
