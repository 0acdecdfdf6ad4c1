// Kernels that tests launch wrongly, and kernels that go wrong by themselves.
#include "opencl.h"

#define FAR(address) ((volatile global uint *)(address))

kernel void nothing(void) {}

kernel void store(global uint *out, uint value) { out[get_global_id(0)] = value; }

kernel void store_at(ulong address, uint value) { *FAR(address) = value; }

kernel void load_at(ulong address, global uint *out) { *out = *FAR(address); }

// Which work-group processor each workgroup ran on: HW_ID1 (register 23) without the wave's slot and SIMD.
kernel void place(global uint *out) {
  if (get_local_id(0) == 0)
    out[get_group_id(0)] = __builtin_amdgcn_s_getreg(23 | 10 << 6 | 10 << 11);
}

// Never ends.
kernel void spin(void) {
  for (;;)
    __builtin_amdgcn_s_sleep(1);
}

// Ends when the host stores something to the flag, which is then handed on.
kernel void spin_until(global uint *flag, global uint *out) {
  uint seen;
  do {
    __builtin_amdgcn_s_sleep(1);
    seen = __opencl_atomic_load((volatile global atomic_uint *)flag, __ATOMIC_ACQUIRE, __OPENCL_MEMORY_SCOPE_ALL_SVM_DEVICES);
  } while (seen == 0);
  *out = seen;
}

// A word that is no instruction.
kernel void garbage(global uint *out) {
  *out = 1;
  __asm__ volatile(".long 0xffffffff");
}

// Continues where nothing is mapped.
kernel void jump_away(ulong address) { __asm__ volatile("s_setpc_b64 %0" ::"s"(address)); }

kernel void trap(void) { __builtin_trap(); }

// Goes on where there is no debugger.
kernel void debug_trap(global uint *out, uint value) {
  out[0] = value;
  __builtin_debugtrap();
  out[1] = value + 1;
}

// An atomic at an address that is given.
kernel void add_at(ulong address) {
  __opencl_atomic_fetch_add((volatile global atomic_uint *)address, 1u, __ATOMIC_RELAXED, __OPENCL_MEMORY_SCOPE_DEVICE);
}

// One value of each size, to be given wrongly.
kernel void sizes(global float *x, float a, uchar b, ulong c, float4 d) { *x = a + (float)b + (float)c + d.y; }

kernel __attribute__((reqd_work_group_size(8, 4, 2))) void required(global uint *out) {
  uint x = get_global_id(0), y = get_global_id(1), z = get_global_id(2);
  out[(z * 8 + y) * 16 + x] = get_local_id(0) + 10 * get_local_id(1) + 100 * get_local_id(2);
}

kernel __attribute__((amdgpu_flat_work_group_size(1, 64))) void at_most_64(global uint *out) {
  out[get_global_id(0)] = get_local_size(0);
}

// 60 KiB of LDS of its own.
kernel void large_local(global uint *out, local uint *more) {
  local uint own[15360];
  uint lane = get_local_id(0);
  own[lane * 60] = lane;
  more[lane] = lane * 2;
  workgroup_barrier();
  out[get_global_id(0)] = own[(get_local_size(0) - 1 - lane) * 60] + more[lane];
}

// Says where its two pieces of LDS are.
kernel void two_locals(local uchar *a, local ulong *b, global uint *out) {
  out[0] = (uint)a;
  out[1] = (uint)b;
}

// 256 bytes of scratch memory for each work-item.
kernel void little_scratch(global uint *out) {
  volatile uint own[64];
  uint i = get_global_id(0);
  for (uint k = 0; k < 64; ++k)
    own[k] = i + k;
  out[i] = own[i % 64];
}

// 8 KiB of scratch memory for each work-item.
kernel void much_scratch(global uint *out) {
  volatile uint own[2048];
  uint i = get_global_id(0);
  for (uint k = 0; k < 2048; k += 64)
    own[k + i % 64] = i + k;
  out[i] = own[1984 + i % 64];
}
