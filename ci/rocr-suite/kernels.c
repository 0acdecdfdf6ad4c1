// Kernels of the corpus, loaded by ROCr's loader and dispatched on its queues, with right results.
//   kernels FOLDER
#include "harness.h"
#include <math.h>

static hsa_queue_t *queue;

static void vector_add(object_t demo) {
  kernel_t kernel = kernel_of(demo, "vector_add");
  enum { N = 100003 };
  float *a = allocate(system_pool, N * 4), *b = allocate(gpu_pool, N * 4), *c = allocate(gpu_pool, N * 4);
  for (int i = 0; i < N; i++)
    a[i] = (float)i, b[i] = 0.25f * (float)i, c[i] = -1;
  struct { float *a, *b, *c; uint32_t n; } arguments = {a, b, c, N};
  run(queue, kernel, dispatch_of(kernel, (N + 255) / 256 * 256, 256, 1, 1), &arguments, 28);
  for (int i = 0; i < N; i++)
    if (c[i] != a[i] + b[i])
      FAIL("sum %d is %g, not %g", i, c[i], a[i] + b[i]);
  release(a), release(b), release(c);
}

// Tiles in LDS, barriers between waves, two dimensions.
static void matmul_tiled(object_t demo) {
  kernel_t kernel = kernel_of(demo, "matmul_tiled");
  enum { N = 48 };
  float *a = allocate(gpu_pool, N * N * 4), *b = allocate(gpu_pool, N * N * 4), *c = allocate(gpu_pool, N * N * 4);
  for (int i = 0; i < N * N; i++)
    a[i] = (float)(i % 7), b[i] = (float)(i % 5);
  struct { float *a, *b, *c; uint32_t n; } arguments = {a, b, c, N};
  EXPECT(kernel.group_size > 0);
  run(queue, kernel, dispatch_of(kernel, N, 16, N, 16), &arguments, 28);
  for (int row = 0; row < N; row++)
    for (int column = 0; column < N; column++) {
      float sum = 0;
      for (int k = 0; k < N; k++)
        sum += a[row * N + k] * b[k * N + column];
      if (c[row * N + column] != sum)
        FAIL("element %d, %d is %g, not %g", row, column, c[row * N + column], sum);
    }
  release(a), release(b), release(c);
}

// Scratch: ROCr finds out that the queue has too little and gives it some while the packet waits.
static void private_array(object_t scratch) {
  kernel_t kernel = kernel_of(scratch, "private_array");
  enum { N = 3000 };
  EXPECT(kernel.private_size > 0);
  uint32_t *x = allocate(gpu_pool, N * 4), *out = allocate(gpu_pool, N * 4);
  for (uint32_t i = 0; i < N; i++)
    x[i] = i * 2654435761u, out[i] = 0;
  struct { uint32_t *x, *out; uint32_t n; } arguments = {x, out, N};
  run(queue, kernel, dispatch_of(kernel, (N + 63) / 64 * 64, 64, 1, 1), &arguments, 20);
  for (uint32_t i = 0; i < N; i++) {
    uint32_t ring[32], at = x[i] & 31, sum = 0;
    for (uint32_t k = 0; k < 32; k++)
      ring[k] = x[i] + k * k;
    for (int k = 0; k < 64; k++) {
      ring[at] = ring[at] * 3 + ring[(at + 7) & 31];
      at = (at + ring[at]) & 31;
    }
    for (int k = 0; k < 32; k++)
      sum = sum * 31 + ring[k];
    EQUAL(out[i], sum);
  }
  release(x), release(out);
}

static void dynamic_local(object_t lds) {
  kernel_t kernel = kernel_of(lds, "dynamic_local");
  enum { N = 1024, GROUP = 128 };
  uint32_t *x = allocate(gpu_pool, N * 4);
  for (uint32_t i = 0; i < N; i++)
    x[i] = i;
  struct { uint32_t *x; uint32_t local; } arguments = {x, 0};
  hsa_kernel_dispatch_packet_t packet = dispatch_of(kernel, N, GROUP, 1, 1);
  packet.group_segment_size += GROUP * 4;
  run(queue, kernel, packet, &arguments, 12);
  for (uint32_t i = 0; i < N; i++)
    EQUAL(x[i], i / GROUP * GROUP + GROUP - 1 - i % GROUP);
  release(x);
}

// Dispatches that follow each other without a wait, each upon the last one's result.
static void chain(object_t demo) {
  kernel_t kernel = kernel_of(demo, "saxpy");
  enum { N = 4096, ROUNDS = 500 };
  float *x = allocate(gpu_pool, N * 4), *y = allocate(gpu_pool, N * 4);
  for (int i = 0; i < N; i++)
    x[i] = (float)(i % 16), y[i] = 0;
  struct { float alpha; uint32_t pad; float *x, *y; uint32_t n; } arguments = {1, 0, x, y, N};
  hsa_kernel_dispatch_packet_t packet = dispatch_of(kernel, N, 256, 1, 1);
  packet.kernarg_address = arguments_of(kernel, &packet, &arguments, 28);
  packet.completion_signal = signal_of(ROUNDS);
  for (int round = 0; round < ROUNDS; round++)
    submit(queue, &packet, DISPATCH(1));
  await(packet.completion_signal, 0);
  for (int i = 0; i < N; i++)
    EQUAL(y[i], ROUNDS * (i % 16));
  CALL(hsa_signal_destroy(packet.completion_signal));
  release(packet.kernarg_address), release(x), release(y);
}


int main(int count, char **words) {
  EQUAL(count, 2);
  begin();
  queue = queue_of(128, NULL, NULL);
  object_t demo = load(words[1], "demo"), scratch = load(words[1], "scratch"), lds = load(words[1], "lds");
  vector_add(demo);
  matmul_tiled(demo);
  private_array(scratch);
  dynamic_local(lds);
  chain(demo);
  unload(demo), unload(scratch), unload(lds);
  CALL(hsa_queue_destroy(queue));
  CALL(hsa_shut_down());
  return 0;
}
