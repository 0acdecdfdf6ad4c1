// What the programs of this suite share: the GPU and its pools, queues, kernels of rocm-emulator's corpus, and checks that
// end the program with what was expected and what came.
#pragma once
#include <hsa/hsa.h>
#include <hsa/hsa_ext_amd.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FAIL(...) (fprintf(stderr, "%s:%d: ", __FILE__, __LINE__), fprintf(stderr, __VA_ARGS__), fputc('\n', stderr), exit(1))
#define EXPECT(condition) ((condition) ? (void)0 : FAIL("not so: %s", #condition))
#define CALL(call) STATUS(call, HSA_STATUS_SUCCESS)
#define STATUS(call, expected)                                                                                        \
  do {                                                                                                                \
    hsa_status_t status_ = (call);                                                                                    \
    if (status_ != (expected))                                                                                        \
      FAIL("%s gave %#x, not %#x", #call, status_, expected);                                                         \
  } while (0)
#define EQUAL(got, expected)                                                                                          \
  do {                                                                                                                \
    long long got_ = (long long)(got), expected_ = (long long)(expected);                                             \
    if (got_ != expected_)                                                                                            \
      FAIL("%s is %lld (%#llx), not %lld (%#llx)", #got, got_, got_, expected_, expected_);                           \
  } while (0)

// No wait of this suite takes that long.
#define SECONDS 60

static hsa_agent_t cpu, gpu;
static hsa_amd_memory_pool_t gpu_pool, system_pool, kernarg_pool;

static inline hsa_status_t take_agent(hsa_agent_t agent, void *data) {
  hsa_device_type_t type;
  CALL(hsa_agent_get_info(agent, HSA_AGENT_INFO_DEVICE, &type));
  hsa_agent_t *to = type == HSA_DEVICE_TYPE_GPU ? &gpu : &cpu;
  if (to->handle == 0)
    *to = agent;
  return HSA_STATUS_SUCCESS;
}

static inline hsa_status_t take_pool(hsa_amd_memory_pool_t pool, void *data) {
  hsa_amd_segment_t segment;
  uint32_t flags = 0;
  CALL(hsa_amd_memory_pool_get_info(pool, HSA_AMD_MEMORY_POOL_INFO_SEGMENT, &segment));
  if (segment != HSA_AMD_SEGMENT_GLOBAL)
    return HSA_STATUS_SUCCESS;
  CALL(hsa_amd_memory_pool_get_info(pool, HSA_AMD_MEMORY_POOL_INFO_GLOBAL_FLAGS, &flags));
  hsa_amd_memory_pool_t *to = data ? &gpu_pool : flags & HSA_AMD_MEMORY_POOL_GLOBAL_FLAG_KERNARG_INIT ? &kernarg_pool : &system_pool;
  if (to->handle == 0)
    *to = pool;
  return HSA_STATUS_SUCCESS;
}

// Starts the runtime and finds the first GPU, the CPU and their pools.
static inline void begin(void) {
  // ROCr's loader looks at .symtab, and the corpus is stripped of it: with this it looks at .dynsym.
  setenv("LOADER_USE_DYNSYM", "1", 1);
  cpu.handle = gpu.handle = gpu_pool.handle = system_pool.handle = kernarg_pool.handle = 0;
  CALL(hsa_init());
  CALL(hsa_iterate_agents(take_agent, NULL));
  if (gpu.handle == 0)
    FAIL("there is no GPU");
  CALL(hsa_amd_agent_iterate_memory_pools(gpu, take_pool, &gpu));
  CALL(hsa_amd_agent_iterate_memory_pools(cpu, take_pool, NULL));
  EXPECT(gpu_pool.handle && system_pool.handle && kernarg_pool.handle);
}

// Memory that the CPU and the GPU can reach. It is not cleared.
static inline void *allocate(hsa_amd_memory_pool_t pool, size_t size) {
  void *memory = NULL;
  hsa_agent_t both[] = {cpu, gpu};
  CALL(hsa_amd_memory_pool_allocate(pool, size, 0, &memory));
  CALL(hsa_amd_agents_allow_access(2, both, NULL, memory));
  return memory;
}

static inline void release(void *memory) { CALL(hsa_amd_memory_pool_free(memory)); }

static inline hsa_signal_t signal_of(hsa_signal_value_t value) {
  hsa_signal_t signal;
  CALL(hsa_signal_create(value, 0, NULL, &signal));
  return signal;
}

// Waits until a signal has a value.
static inline void await(hsa_signal_t signal, hsa_signal_value_t value) {
  uint64_t frequency;
  CALL(hsa_system_get_info(HSA_SYSTEM_INFO_TIMESTAMP_FREQUENCY, &frequency));
  if (frequency == 0)
    frequency = 1000000000;
  hsa_signal_value_t got =
      hsa_signal_wait_scacquire(signal, HSA_SIGNAL_CONDITION_EQ, value, SECONDS * frequency, HSA_WAIT_STATE_BLOCKED);
  EQUAL(got, value);
}

static inline hsa_queue_t *queue_of(uint32_t packets, void (*callback)(hsa_status_t, hsa_queue_t *, void *), void *data) {
  hsa_queue_t *queue;
  CALL(hsa_queue_create(gpu, packets, HSA_QUEUE_TYPE_MULTI, callback, data, UINT32_MAX, UINT32_MAX, &queue));
  return queue;
}

#define HEADER(type, barrier)                                                                                         \
  ((type) << HSA_PACKET_HEADER_TYPE | (barrier) << HSA_PACKET_HEADER_BARRIER |                                        \
   HSA_FENCE_SCOPE_SYSTEM << HSA_PACKET_HEADER_SCACQUIRE_FENCE_SCOPE |                                                \
   HSA_FENCE_SCOPE_SYSTEM << HSA_PACKET_HEADER_SCRELEASE_FENCE_SCOPE)

// Submits a packet of 64 bytes whose first 32 bits are `start`, and gives back its number.
static inline uint64_t submit(hsa_queue_t *queue, const void *packet, uint32_t start) {
  uint64_t index = hsa_queue_add_write_index_relaxed(queue, 1);
  while (index - hsa_queue_load_read_index_scacquire(queue) >= queue->size)
    ;
  char *slot = (char *)queue->base_address + index % queue->size * 64;
  memcpy(slot + 4, (const char *)packet + 4, 60);
  atomic_store_explicit((_Atomic uint32_t *)slot, start, memory_order_release);
  hsa_signal_store_screlease(queue->doorbell_signal, (hsa_signal_value_t)index);
  return index;
}

// A kernel of a code object.
typedef struct {
  uint64_t object;
  uint32_t kernarg_size, group_size, private_size;
} kernel_t;

typedef struct {
  hsa_executable_t executable;
  hsa_code_object_reader_t reader;
  void *bytes;
} object_t;

// Loads NAME.co of the folder that the program was given.
static inline object_t load(const char *folder, const char *name) {
  object_t object;
  char path[4096];
  snprintf(path, sizeof path, "%s/%s.co", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file)
    FAIL("there is no %s", path);
  fseek(file, 0, SEEK_END);
  size_t size = (size_t)ftell(file);
  rewind(file);
  object.bytes = malloc(size);
  EQUAL(fread(object.bytes, 1, size, file), size);
  fclose(file);
  CALL(hsa_code_object_reader_create_from_memory(object.bytes, size, &object.reader));
  CALL(hsa_executable_create_alt(HSA_PROFILE_FULL, HSA_DEFAULT_FLOAT_ROUNDING_MODE_DEFAULT, NULL, &object.executable));
  CALL(hsa_executable_load_agent_code_object(object.executable, gpu, object.reader, NULL, NULL));
  CALL(hsa_executable_freeze(object.executable, NULL));
  return object;
}

static inline void unload(object_t object) {
  CALL(hsa_executable_destroy(object.executable));
  CALL(hsa_code_object_reader_destroy(object.reader));
  free(object.bytes);
}

static inline kernel_t kernel_of(object_t object, const char *name) {
  char symbol_name[256];
  hsa_executable_symbol_t symbol;
  kernel_t kernel;
  snprintf(symbol_name, sizeof symbol_name, "%s.kd", name);
  CALL(hsa_executable_get_symbol_by_name(object.executable, symbol_name, &gpu, &symbol));
  CALL(hsa_executable_symbol_get_info(symbol, HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_OBJECT, &kernel.object));
  CALL(hsa_executable_symbol_get_info(symbol, HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_KERNARG_SEGMENT_SIZE, &kernel.kernarg_size));
  CALL(hsa_executable_symbol_get_info(symbol, HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_GROUP_SEGMENT_SIZE, &kernel.group_size));
  CALL(hsa_executable_symbol_get_info(symbol, HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_PRIVATE_SEGMENT_SIZE, &kernel.private_size));
  return kernel;
}

// A dispatch of one or two dimensions, which is not submitted yet.
static inline hsa_kernel_dispatch_packet_t dispatch_of(kernel_t kernel, uint32_t x, uint16_t block_x, uint32_t y, uint16_t block_y) {
  hsa_kernel_dispatch_packet_t packet = {0};
  packet.workgroup_size_x = block_x, packet.workgroup_size_y = block_y, packet.workgroup_size_z = 1;
  packet.grid_size_x = x, packet.grid_size_y = y, packet.grid_size_z = 1;
  packet.private_segment_size = kernel.private_size, packet.group_segment_size = kernel.group_size;
  packet.kernel_object = kernel.object;
  return packet;
}

#define DISPATCH(dimensions) ((uint32_t)HEADER(HSA_PACKET_TYPE_KERNEL_DISPATCH, 1) | (uint32_t)(dimensions) << 16)

// The argument block of a kernel: explicit arguments as they are given, and the implicit ones of code object version 5
// (block counts, group sizes, remainders, dimensions) behind them.
static inline void *arguments_of(kernel_t kernel, const hsa_kernel_dispatch_packet_t *packet, const void *explicit_part, size_t size) {
  char *arguments = allocate(kernarg_pool, kernel.kernarg_size ? kernel.kernarg_size : 16);
  memset(arguments, 0, kernel.kernarg_size);
  EXPECT(size <= kernel.kernarg_size);
  memcpy(arguments, explicit_part, size);
  size_t implicit = (size + 7) / 8 * 8;
  if (kernel.kernarg_size >= implicit + 72) {
    uint32_t counts[3] = {packet->grid_size_x / packet->workgroup_size_x, packet->grid_size_y / packet->workgroup_size_y, 1};
    uint16_t sizes[3] = {packet->workgroup_size_x, packet->workgroup_size_y, 1};
    uint16_t rests[3] = {packet->grid_size_x % packet->workgroup_size_x, packet->grid_size_y % packet->workgroup_size_y, 0};
    memcpy(arguments + implicit, counts, sizeof counts);
    memcpy(arguments + implicit + 12, sizes, sizeof sizes);
    memcpy(arguments + implicit + 18, rests, sizeof rests);
    *(uint16_t *)(arguments + implicit + 64) = packet->grid_size_y > 1 ? 2 : 1;
  }
  return arguments;
}

// Runs a dispatch to its end.
static inline void run(hsa_queue_t *queue, kernel_t kernel, hsa_kernel_dispatch_packet_t packet, const void *explicit_part, size_t size) {
  void *arguments = arguments_of(kernel, &packet, explicit_part, size);
  packet.kernarg_address = arguments;
  packet.completion_signal = signal_of(1);
  submit(queue, &packet, DISPATCH(packet.grid_size_y > 1 ? 2 : 1));
  await(packet.completion_signal, 0);
  CALL(hsa_signal_destroy(packet.completion_signal));
  release(arguments);
}
