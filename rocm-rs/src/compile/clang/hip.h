// The words of HIP's device side that need no library, for sources that do not include AMD's hip_runtime.h.
#ifndef __host__
#define __host__ __attribute__((host))
#define __device__ __attribute__((device))
#define __global__ __attribute__((global))
#define __shared__ __attribute__((shared))
#define __constant__ __attribute__((constant))
#define __managed__ __attribute__((managed))
#define __launch_bounds__(threads, ...) __attribute__((amdgpu_flat_work_group_size(1, threads)))
#define __forceinline__ inline __attribute__((always_inline))
#define __noinline__ __attribute__((noinline))

struct dim3 {
  unsigned x, y, z;
  __host__ __device__ constexpr dim3(unsigned x = 1, unsigned y = 1, unsigned z = 1) : x(x), y(y), z(z) {}
};

#define __HIP_COORDINATE(Name, X, Y, Z) \
  struct Name { \
    struct AtX { __device__ operator unsigned() const { return X; } } x; \
    struct AtY { __device__ operator unsigned() const { return Y; } } y; \
    struct AtZ { __device__ operator unsigned() const { return Z; } } z; \
    __device__ operator dim3() const { return dim3(x, y, z); } \
  };
__HIP_COORDINATE(__hip_thread_idx, __builtin_amdgcn_workitem_id_x(), __builtin_amdgcn_workitem_id_y(),
                 __builtin_amdgcn_workitem_id_z())
__HIP_COORDINATE(__hip_block_idx, __builtin_amdgcn_workgroup_id_x(), __builtin_amdgcn_workgroup_id_y(),
                 __builtin_amdgcn_workgroup_id_z())
__HIP_COORDINATE(__hip_block_dim, __builtin_amdgcn_workgroup_size_x(), __builtin_amdgcn_workgroup_size_y(),
                 __builtin_amdgcn_workgroup_size_z())
// A grid that ends inside a block has one block more.
#define __HIP_BLOCKS(d) \
  ((__builtin_amdgcn_grid_size_##d() + __builtin_amdgcn_workgroup_size_##d() - 1) / \
   __builtin_amdgcn_workgroup_size_##d())
__HIP_COORDINATE(__hip_grid_dim, __HIP_BLOCKS(x), __HIP_BLOCKS(y), __HIP_BLOCKS(z))
#undef __HIP_BLOCKS
#undef __HIP_COORDINATE

static const __device__ __hip_thread_idx threadIdx = {};
static const __device__ __hip_block_idx blockIdx = {};
static const __device__ __hip_block_dim blockDim = {};
static const __device__ __hip_grid_dim gridDim = {};

static inline __device__ void __syncthreads() {
  __builtin_amdgcn_fence(__ATOMIC_RELEASE, "workgroup");
  __builtin_amdgcn_s_barrier();
  __builtin_amdgcn_fence(__ATOMIC_ACQUIRE, "workgroup");
}
#endif
