// Pools: allocation and its limits, and memory filled and copied by ROCr's own blit kernels, at all alignments.
#include "harness.h"

static void allocations(void) {
  size_t granule;
  void *none = NULL;
  CALL(hsa_amd_memory_pool_get_info(gpu_pool, HSA_AMD_MEMORY_POOL_INFO_RUNTIME_ALLOC_GRANULE, &granule));
  EXPECT(granule >= 4096);
  for (size_t size = 1; size <= 1 << 26; size *= 7) {
    uint32_t *memory = allocate(gpu_pool, size);
    EQUAL((uintptr_t)memory % 4096, 0);
    hsa_amd_pointer_info_t info = {.size = sizeof info};
    CALL(hsa_amd_pointer_info(memory, &info, NULL, NULL, NULL));
    EQUAL(info.type, HSA_EXT_POINTER_TYPE_HSA);
    EQUAL(info.agentOwner.handle, gpu.handle);
    release(memory);
  }
  EXPECT(hsa_amd_memory_pool_allocate(gpu_pool, (size_t)1 << 45, 0, &none) != HSA_STATUS_SUCCESS);
  // Allocated and freed more often than the pool has room for.
  for (int i = 0; i < 200; i++)
    release(allocate(gpu_pool, (size_t)1 << 30));
}

static void fill(void) {
  enum { WORDS = 100000 };
  uint32_t *memory = allocate(gpu_pool, WORDS * 4);
  for (size_t first = 0; first < 9; first++)
    for (size_t count = 1; count <= WORDS - first; count = count * 5 + 1) {
      memset(memory, 0x5a, WORDS * 4);
      CALL(hsa_amd_memory_fill(memory + first, 0x01234567 + (uint32_t)count, count));
      for (size_t i = 0; i < WORDS; i++) {
        uint32_t expected = i >= first && i < first + count ? 0x01234567 + (uint32_t)count : 0x5a5a5a5a;
        if (memory[i] != expected)
          FAIL("fill of %zu from %zu: word %zu is %#x, not %#x", count, first, i, memory[i], expected);
      }
    }
  release(memory);
}

static void copy(hsa_amd_memory_pool_t from_pool, hsa_agent_t from_agent, hsa_amd_memory_pool_t to_pool, hsa_agent_t to_agent) {
  enum { SIZE = 70000 };
  unsigned char *from = allocate(from_pool, SIZE), *to = allocate(to_pool, SIZE);
  static const size_t offsets[] = {0, 1, 3, 4, 16}, sizes[] = {1, 3, 4, 15, 64, 255, 1000, 4096, 65536 + 17};
  for (size_t i = 0; i < SIZE; i++)
    from[i] = (unsigned char)(i * 131 + i / 256);
  for (size_t a = 0; a < 5; a++)
    for (size_t b = 0; b < 5; b++)
      for (size_t s = 0; s < 9; s++) {
        size_t source = offsets[a], target = offsets[b], size = sizes[s];
        hsa_signal_t done = signal_of(1);
        memset(to, 0xee, SIZE);
        CALL(hsa_amd_memory_async_copy(to + target, to_agent, from + source, from_agent, size, 0, NULL, done));
        await(done, 0);
        CALL(hsa_signal_destroy(done));
        for (size_t i = 0; i < SIZE; i++) {
          unsigned char expected = i >= target && i < target + size ? from[source + i - target] : 0xee;
          if (to[i] != expected)
            FAIL("copy of %zu from +%zu to +%zu: byte %zu is %#x, not %#x", size, source, target, i, to[i], expected);
        }
      }
  release(from), release(to);
}

// Copies that wait for others. They were submitted in the order of their dependencies, as kernels that copy need it.
static void dependent_copies(void) {
  enum { SIZE = 1 << 20 };
  unsigned char *a = allocate(system_pool, SIZE), *b = allocate(gpu_pool, SIZE), *c = allocate(gpu_pool, SIZE), *d = allocate(system_pool, SIZE);
  hsa_signal_t start = signal_of(1), first = signal_of(1), second = signal_of(1), third = signal_of(1);
  for (size_t i = 0; i < SIZE; i++)
    a[i] = (unsigned char)(i * 7 + i / 999), d[i] = 0;
  CALL(hsa_amd_memory_async_copy(b, gpu, a, cpu, SIZE, 1, &start, first));
  CALL(hsa_amd_memory_async_copy(c, gpu, b, gpu, SIZE, 1, &first, second));
  CALL(hsa_amd_memory_async_copy(d, cpu, c, gpu, SIZE, 1, &second, third));
  EQUAL(hsa_signal_load_scacquire(third), 1);
  hsa_signal_store_screlease(start, 0);
  await(third, 0);
  EQUAL(memcmp(a, d, SIZE), 0);
  hsa_signal_t signals[] = {start, first, second, third};
  for (int i = 0; i < 4; i++)
    CALL(hsa_signal_destroy(signals[i]));
  release(a), release(b), release(c), release(d);
}

int main(void) {
  begin();
  allocations();
  fill();
  copy(system_pool, cpu, gpu_pool, gpu);
  copy(gpu_pool, gpu, system_pool, cpu);
  copy(gpu_pool, gpu, gpu_pool, gpu);
  dependent_copies();
  CALL(hsa_shut_down());
  return 0;
}
