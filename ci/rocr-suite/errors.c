// What a queue says of bad packets: ROCr calls the queue's callback with the status that stands for the packet's mistake.
//   errors FOLDER           over ROCr's hook
//   errors FOLDER driver    over a driver, which tells the runtime of a memory fault, and not the queue (ROCr 6.4)
#include "harness.h"
#include <time.h>

static _Atomic int told;
static _Atomic(hsa_queue_t *) teller;
static void tell(hsa_status_t status, hsa_queue_t *queue, void *data) {
  EXPECT(data == &told);
  atomic_store(&teller, queue);
  atomic_store(&told, (int)status);
}

// A callback may destroy its queue.
static void tell_and_destroy(hsa_status_t status, hsa_queue_t *queue, void *data) {
  CALL(hsa_queue_destroy(queue));
  tell(status, queue, data);
}

static kernel_t kernel;

static hsa_status_t hear(const hsa_amd_event_t *event, void *data) {
  EXPECT(data == &told);
  if (event->event_type == HSA_AMD_GPU_MEMORY_FAULT_EVENT)
    atomic_store(&told, HSA_STATUS_ERROR_MEMORY_FAULT);
  return HSA_STATUS_SUCCESS;
}

static void await_word(const char *what) {
  for (long wait = 0; atomic_load(&told) == 0; wait++) {
    if (wait == 1000L * SECONDS)
      FAIL("%s: nothing is said", what);
    struct timespec millisecond = {0, 1000000};
    nanosleep(&millisecond, NULL);
  }
}

// Submits one packet to a queue of its own, and expects this status.
static void refused_by(void (*callback)(hsa_status_t, hsa_queue_t *, void *), const char *what, const void *packet,
                       uint32_t start, hsa_status_t expected) {
  atomic_store(&told, 0);
  hsa_queue_t *queue = queue_of(64, callback, &told);
  submit(queue, packet, start);
  await_word(what);
  int status = atomic_load(&told);
  if (status != (int)expected)
    FAIL("%s: the queue says %#x, not %#x", what, status, expected);
  EXPECT(atomic_load(&teller) == queue);
  if (callback == tell)
    CALL(hsa_queue_destroy(queue));
}

static void refused(const char *what, const void *packet, uint32_t start, hsa_status_t expected) {
  refused_by(tell, what, packet, start, expected);
}

int main(int count, char **words) {
  int driver = count == 3 && !strcmp(words[2], "driver");
  EQUAL(count, 2 + driver);
  begin();
  object_t demo = load(words[1], "demo");
  kernel = kernel_of(demo, "vector_add");
  hsa_kernel_dispatch_packet_t good = dispatch_of(kernel, 64, 64, 1, 1), packet = good;
  good.kernarg_address = packet.kernarg_address = arguments_of(kernel, &good, "", 0);

  refused("no dimensions", &good, DISPATCH(0), HSA_STATUS_ERROR_INCOMPATIBLE_ARGUMENTS);
  packet = good, packet.grid_size_x = 0;
  refused("an empty grid", &packet, DISPATCH(1), HSA_STATUS_ERROR_INCOMPATIBLE_ARGUMENTS);
  packet = good, packet.workgroup_size_x = 1024, packet.workgroup_size_y = 2, packet.grid_size_x = 1024, packet.grid_size_y = 2;
  refused("a workgroup of 2048", &packet, DISPATCH(2), HSA_STATUS_ERROR_INVALID_ARGUMENT);
  packet = good, packet.group_segment_size = 1 << 20;
  refused("a megabyte of LDS", &packet, DISPATCH(1), HSA_STATUS_ERROR_INVALID_ALLOCATION);
  packet = good, packet.kernel_object = 0;
  refused("no kernel", &packet, DISPATCH(1), HSA_STATUS_ERROR_INVALID_CODE_OBJECT);
  refused("an agent dispatch", &good, HEADER(HSA_PACKET_TYPE_AGENT_DISPATCH, 1), HSA_STATUS_ERROR_INVALID_PACKET_FORMAT);
  refused("a packet of type 17", &good, HEADER(17, 1), HSA_STATUS_ERROR_INVALID_PACKET_FORMAT);
  // ROCr 6.4's thread of callbacks waits for itself in the queue's end, for ever.
  if (!driver)
    refused_by(tell_and_destroy, "a callback that destroys", &good, HEADER(17, 1), HSA_STATUS_ERROR_INVALID_PACKET_FORMAT);

  // Its arguments are all null.
  *(uint32_t *)((char *)good.kernarg_address + 24) = 64;
  if (driver) {
    CALL(hsa_amd_register_system_event_handler(hear, &told));
    atomic_store(&told, 0);
    hsa_queue_t *queue = queue_of(64, tell, &told);
    submit(queue, &good, DISPATCH(1));
    await_word("a null pointer");
    EQUAL(atomic_load(&told), HSA_STATUS_ERROR_MEMORY_FAULT);
    CALL(hsa_queue_destroy(queue));
  } else {
    refused("a null pointer", &good, DISPATCH(1), HSA_STATUS_ERROR_MEMORY_FAULT);
  }

  // The runtime goes on: another queue runs another packet.
  hsa_queue_t *queue = queue_of(64, tell, &told);
  hsa_barrier_and_packet_t barrier = {.completion_signal = signal_of(1)};
  submit(queue, &barrier, HEADER(HSA_PACKET_TYPE_BARRIER_AND, 1));
  await(barrier.completion_signal, 0);
  CALL(hsa_queue_destroy(queue));
  unload(demo);
  CALL(hsa_shut_down());
  return 0;
}
