// Queues and barriers: made and ended, packets in order, dependencies, rings that wrap, several queues at once, and
// handlers of signals. The runtime is started once: with its model hook, ROCr 7.2 cannot start again after its end.
#define _GNU_SOURCE
#include "harness.h"
#include <pthread.h>
#include <time.h>

static uint64_t barrier(hsa_queue_t *queue, hsa_packet_type_t type, const hsa_signal_t *needs, int count, hsa_signal_t done) {
  hsa_barrier_and_packet_t packet = {0};
  for (int i = 0; i < count; i++)
    packet.dep_signal[i] = needs[i];
  packet.completion_signal = done;
  return submit(queue, &packet, HEADER(type, 1));
}

static void a_barrier_completes_at_once(void) {
  hsa_queue_t *queue = queue_of(64, NULL, NULL);
  for (int i = 0; i < 100; i++) {
    hsa_signal_t done = signal_of(1);
    barrier(queue, HSA_PACKET_TYPE_BARRIER_AND, NULL, 0, done);
    await(done, 0);
    CALL(hsa_signal_destroy(done));
  }
  EQUAL(hsa_queue_load_write_index_relaxed(queue), 100);
  CALL(hsa_queue_destroy(queue));
}

static void and_waits_for_all_or_for_one(void) {
  hsa_queue_t *queue = queue_of(64, NULL, NULL);
  hsa_signal_t needs[5], all = signal_of(1), any = signal_of(1);
  for (int i = 0; i < 5; i++)
    needs[i] = signal_of(1);
  barrier(queue, HSA_PACKET_TYPE_BARRIER_OR, needs, 5, any);
  barrier(queue, HSA_PACKET_TYPE_BARRIER_AND, needs, 5, all);
  EQUAL(hsa_signal_wait_scacquire(any, HSA_SIGNAL_CONDITION_EQ, 0, 20000000, HSA_WAIT_STATE_BLOCKED), 1);
  hsa_signal_store_screlease(needs[3], 0);
  await(any, 0);
  for (int i = 0; i < 5; i++) {
    EQUAL(hsa_signal_load_scacquire(all), 1);
    hsa_signal_store_screlease(needs[i], 0);
  }
  await(all, 0);
  for (int i = 0; i < 5; i++)
    CALL(hsa_signal_destroy(needs[i]));
  CALL(hsa_signal_destroy(all));
  CALL(hsa_signal_destroy(any));
  CALL(hsa_queue_destroy(queue));
}

static void a_ring_wraps(void) {
  hsa_queue_t *queue = queue_of(64, NULL, NULL);
  const int packets = 10000;
  hsa_signal_t done = signal_of(packets);
  for (int i = 0; i < packets; i++)
    EQUAL(barrier(queue, HSA_PACKET_TYPE_BARRIER_AND, NULL, 0, done), i);
  await(done, 0);
  CALL(hsa_signal_destroy(done));
  CALL(hsa_queue_destroy(queue));
}

static void *let_go_after_a_while(void *signal) {
  struct timespec while_ = {.tv_nsec = 5000000};
  nanosleep(&while_, NULL);
  hsa_signal_store_screlease(*(hsa_signal_t *)signal, 0);
  return NULL;
}

// Waits that are longer than the 0.2 ms for which ROCr looks at the signal. On its hook most of them are busy after that, too;
// only the signal's event ends those that sleep.
static void a_sleeper_is_woken(void) {
  hsa_queue_t *queue = queue_of(64, NULL, NULL);
  for (int i = 0; i < 20; i++) {
    hsa_signal_t needed = signal_of(1), done = signal_of(1);
    barrier(queue, HSA_PACKET_TYPE_BARRIER_AND, &needed, 1, done);
    pthread_t thread;
    EQUAL(pthread_create(&thread, NULL, let_go_after_a_while, &needed), 0);
    await(done, 0);
    EQUAL(pthread_join(thread, NULL), 0);
    CALL(hsa_signal_destroy(needed));
    CALL(hsa_signal_destroy(done));
  }
  CALL(hsa_queue_destroy(queue));
}

static void *await_zero(void *signal) {
  await(*(hsa_signal_t *)signal, 0);
  return NULL;
}

// The hook lets one sleeper take the event from the others, which the model library makes up for.
static void several_threads_sleep_for_one_signal(void) {
  enum { SLEEPERS = 6 };
  hsa_queue_t *queue = queue_of(64, NULL, NULL);
  for (int i = 0; i < 10; i++) {
    hsa_signal_t needed = signal_of(1), done = signal_of(1);
    barrier(queue, HSA_PACKET_TYPE_BARRIER_AND, &needed, 1, done);
    pthread_t threads[SLEEPERS];
    for (int s = 0; s < SLEEPERS; s++)
      EQUAL(pthread_create(&threads[s], NULL, await_zero, &done), 0);
    let_go_after_a_while(&needed);
    for (int s = 0; s < SLEEPERS; s++)
      EQUAL(pthread_join(threads[s], NULL), 0);
    CALL(hsa_signal_destroy(needed));
    CALL(hsa_signal_destroy(done));
  }
  CALL(hsa_queue_destroy(queue));
}

static void queues_wait_for_each_other(void) {
  enum { QUEUES = 16, ROUNDS = 50 };
  hsa_queue_t *queues[QUEUES];
  hsa_signal_t links[QUEUES + 1];
  for (int q = 0; q < QUEUES; q++)
    queues[q] = queue_of(256, NULL, NULL);
  for (int q = 0; q <= QUEUES; q++)
    links[q] = signal_of(1);
  for (int round = 0; round < ROUNDS; round++) {
    for (int q = QUEUES; q-- > 0;)
      barrier(queues[q], HSA_PACKET_TYPE_BARRIER_AND, &links[q], 1, links[q + 1]);
    hsa_signal_store_screlease(links[0], 0);
    await(links[QUEUES], 0);
    for (int q = 0; q <= QUEUES; q++)
      hsa_signal_store_screlease(links[q], 1);
  }
  for (int q = 0; q < QUEUES; q++)
    CALL(hsa_queue_destroy(queues[q]));
  for (int q = 0; q <= QUEUES; q++)
    CALL(hsa_signal_destroy(links[q]));
}

static void a_waiting_queue_can_be_destroyed(void) {
  hsa_queue_t *queue = queue_of(64, NULL, NULL);
  hsa_signal_t never = signal_of(1), done = signal_of(1);
  barrier(queue, HSA_PACKET_TYPE_BARRIER_AND, &never, 1, done);
  CALL(hsa_queue_destroy(queue));
  EQUAL(hsa_signal_load_scacquire(done), 1);
  CALL(hsa_signal_destroy(never));
  CALL(hsa_signal_destroy(done));
}

static _Atomic int handled;
static bool count(hsa_signal_value_t value, void *data) {
  EQUAL(value, 0);
  atomic_fetch_add(&handled, 1);
  return false;
}

// Sleeping waiters must be woken, each time: many in a row, and each by its own signal.
static void handlers_are_called(void) {
  hsa_queue_t *queue = queue_of(64, NULL, NULL);
  enum { SIGNALS = 200 };
  for (int i = 0; i < SIGNALS; i++) {
    hsa_signal_t done = signal_of(1), after = signal_of(1);
    CALL(hsa_amd_signal_async_handler(done, HSA_SIGNAL_CONDITION_EQ, 0, count, NULL));
    barrier(queue, HSA_PACKET_TYPE_BARRIER_AND, NULL, 0, done);
    barrier(queue, HSA_PACKET_TYPE_BARRIER_AND, NULL, 0, after);
    await(after, 0);
    while (atomic_load(&handled) <= i)
      ;
    CALL(hsa_signal_destroy(done));
    CALL(hsa_signal_destroy(after));
  }
  CALL(hsa_queue_destroy(queue));
}

int main(void) {
  begin();
  a_barrier_completes_at_once();
  and_waits_for_all_or_for_one();
  a_ring_wraps();
  a_sleeper_is_woken();
  several_threads_sleep_for_one_signal();
  queues_wait_for_each_other();
  a_waiting_queue_can_be_destroyed();
  handlers_are_called();
  CALL(hsa_shut_down());
  return 0;
}
