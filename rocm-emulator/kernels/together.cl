// Workgroups that work on one thing: by atomics, tickets, queues and waiting for one another.
#include "opencl.h"

#define LOAD(pointer, order) \
  __opencl_atomic_load((volatile global atomic_uint *)(pointer), order, __OPENCL_MEMORY_SCOPE_DEVICE)
#define STORE(pointer, value, order) \
  __opencl_atomic_store((volatile global atomic_uint *)(pointer), value, order, __OPENCL_MEMORY_SCOPE_DEVICE)

INLINE uint root(global uint *parents, uint node) {
  for (;;) {
    uint parent = LOAD(&parents[node], __ATOMIC_RELAXED);
    if (parent == node)
      return node;
    node = parent;
  }
}

// Joins the two sets of each edge; a set's root is its least node.
kernel void union_find(global const uint2 *edges, global uint *parents, uint n) {
  uint i = get_global_id(0);
  if (i >= n)
    return;
  uint a = edges[i].x, b = edges[i].y;
  for (;;) {
    a = root(parents, a);
    b = root(parents, b);
    if (a == b)
      return;
    uint low = a < b ? a : b, high = a < b ? b : a, seen = high;
    if (__opencl_atomic_compare_exchange_strong((volatile global atomic_uint *)&parents[high], &seen, low,
                                                __ATOMIC_RELAXED, __ATOMIC_RELAXED, __OPENCL_MEMORY_SCOPE_DEVICE))
      return;
  }
}

// After it every node knows its root.
kernel void union_flatten(global uint *parents, uint n) {
  uint i = get_global_id(0);
  if (i < n)
    STORE(&parents[i], root(parents, i), __ATOMIC_RELAXED);
}

// The running sum over all workgroups in one launch: each waits for the one before it, in the order in which they began.
// `state`: the next ticket, then of each part whether its sum is there.
kernel __attribute__((reqd_work_group_size(64, 1, 1))) void chained_scan(global const uint *in, global uint *out,
                                                                         global uint *state, global uint *sums) {
  local uint tree[64];
  local uint shared[2];
  uint lane = get_local_id(0);
  if (lane == 0)
    shared[0] = ATOMIC(fetch_add, uint, global, &state[0], 1u);
  workgroup_barrier();
  uint part = shared[0], i = part * 64 + lane;
  tree[lane] = in[i];
  workgroup_barrier();
  for (uint distance = 1; distance < 64; distance <<= 1) {
    uint left = lane >= distance ? tree[lane - distance] : 0;
    workgroup_barrier();
    tree[lane] += left;
    workgroup_barrier();
  }
  if (lane == 0) {
    uint sum = 0;
    if (part > 0) {
      while (LOAD(&state[part], __ATOMIC_ACQUIRE) == 0)
        __builtin_amdgcn_s_sleep(1);
      sum = sums[part - 1];
    }
    shared[1] = sum;
    sums[part] = sum + tree[63];
    STORE(&state[part + 1], 1u, __ATOMIC_RELEASE);
  }
  workgroup_barrier();
  out[i] = shared[1] + tree[lane];
}

// A queue between workgroups: the first half of those that begin fill it, the others wait for what they take.
// `state`: roles, places given out to be filled, places given out to be taken. A slot holds 0 until it is filled.
kernel void ring_queue(global uint *state, global uint *slots, global uint *out, uint groups) {
  local uint roles[1];
  uint lane = get_local_id(0);
  if (lane == 0)
    roles[0] = ATOMIC(fetch_add, uint, global, &state[0], 1u);
  workgroup_barrier();
  uint role = roles[0];
  if (role < groups / 2) {
    uint place = ATOMIC(fetch_add, uint, global, &state[1], 1u);
    STORE(&slots[place], 1 + role * get_local_size(0) + lane, __ATOMIC_RELEASE);
  } else {
    uint place = ATOMIC(fetch_add, uint, global, &state[2], 1u), item;
    while ((item = LOAD(&slots[place], __ATOMIC_ACQUIRE)) == 0)
      __builtin_amdgcn_s_sleep(1);
    out[place] = item;
  }
}

// Where `pattern` stands in the text, in any order; found[0] is how often.
kernel void find_all(global const uchar *text, constant uchar *pattern, global uint *found, uint length, uint wanted) {
  uint i = get_global_id(0);
  if (i + wanted > length)
    return;
  for (uint k = 0; k < wanted; ++k)
    if (text[i + k] != pattern[k])
      return;
  found[1 + ATOMIC(fetch_add, uint, global, &found[0], 1u)] = i;
}

// How often each of 64 values occurs, four counters of 8 bits to a word of LDS.
kernel __attribute__((reqd_work_group_size(128, 1, 1))) void packed_histogram(global const uchar *x, global uint *counts) {
  local uint packed[16];
  uint lane = get_local_id(0);
  if (lane < 16)
    packed[lane] = 0;
  workgroup_barrier();
  uint v = x[get_global_id(0)] & 63;
  ATOMIC(fetch_add, uint, local, &packed[v >> 2], 1u << (8 * (v & 3)));
  workgroup_barrier();
  if (lane < 64)
    ATOMIC(fetch_add, uint, global, &counts[lane], (packed[lane >> 2] >> (8 * (lane & 3))) & 255);
}

// A generation of Life on a torus, 32 cells to a word, each workgroup in its own world of `rows` words.
kernel void life(global uint *worlds, local uint *rows, uint turns) {
  uint lane = get_local_id(0), n = get_local_size(0), i = get_group_id(0) * n + lane;
  rows[lane] = worlds[i];
  for (uint turn = 0; turn < turns; ++turn) {
    workgroup_barrier();
    uint up = rows[(lane + n - 1) % n], me = rows[lane], down = rows[(lane + 1) % n];
    uint one = 0, two = 0, four = 0, all[8] = {up, down, 0, 0, 0, 0, 0, 0};
    for (uint k = 0; k < 3; ++k) {
      uint row = k == 0 ? up : k == 1 ? me : down;
      all[2 + 2 * k] = (row << 1) | (row >> 31);
      all[3 + 2 * k] = (row >> 1) | (row << 31);
    }
    for (uint k = 0; k < 8; ++k) {
      uint carry = one & all[k], high = two & carry;
      one ^= all[k];
      two ^= carry;
      four |= high;
    }
    workgroup_barrier();
    rows[lane] = two & ~four & (one | me);
  }
  worlds[i] = rows[lane];
}
