/* libnuma's interface, version 2, as numa-sys implements it on FreeBSD and Linux. What each function does is in numa(3);
   where FreeBSD differs is in the crate's README. */
#ifndef ROCM_RS_NUMA_H
#define ROCM_RS_NUMA_H

/* Programs that were written for libnuma look for these. */
#define _NUMA_H 1
#define LIBNUMA_API_VERSION 2

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__x86_64__) || defined(__i386__)
#define NUMA_NUM_NODES 128
#else
#define NUMA_NUM_NODES 2048
#endif

/* A set of nodes or processors: bits in whole words, the lowest first. */
struct bitmask {
	unsigned long size;
	unsigned long *maskp;
};

/* The fixed set of the first version. */
typedef struct {
	unsigned long n[NUMA_NUM_NODES / (sizeof(unsigned long) * 8)];
} nodemask_t;

/* Sets. Bits past the end are absent when read and ignored when written. */
struct bitmask *numa_bitmask_alloc(unsigned int bits);
void numa_bitmask_free(struct bitmask *mask);
int numa_bitmask_isbitset(const struct bitmask *mask, unsigned int bit);
struct bitmask *numa_bitmask_setbit(struct bitmask *mask, unsigned int bit);
struct bitmask *numa_bitmask_clearbit(struct bitmask *mask, unsigned int bit);
struct bitmask *numa_bitmask_setall(struct bitmask *mask);
struct bitmask *numa_bitmask_clearall(struct bitmask *mask);
unsigned int numa_bitmask_nbytes(struct bitmask *mask);
unsigned int numa_bitmask_weight(const struct bitmask *mask);
int numa_bitmask_equal(const struct bitmask *a, const struct bitmask *b);
void copy_bitmask_to_bitmask(struct bitmask *from, struct bitmask *to);
void copy_bitmask_to_nodemask(struct bitmask *from, nodemask_t *to);
void copy_nodemask_to_bitmask(nodemask_t *from, struct bitmask *to);
struct bitmask *numa_allocate_nodemask(void);
struct bitmask *numa_allocate_cpumask(void);

static inline void numa_free_nodemask(struct bitmask *mask) { numa_bitmask_free(mask); }
static inline void numa_free_cpumask(struct bitmask *mask) { numa_bitmask_free(mask); }

static inline void nodemask_zero(nodemask_t *mask) { memset(mask, 0, sizeof *mask); }
static inline int nodemask_equal(const nodemask_t *a, const nodemask_t *b) { return memcmp(a, b, sizeof *a) == 0; }

/* -1 when this kernel has no NUMA: then nothing else may be called. */
int numa_available(void);

/* The machine, and what of it this process may use. Valid after numa_available. */
extern struct bitmask *numa_all_nodes_ptr;
extern struct bitmask *numa_nodes_ptr;
extern struct bitmask *numa_no_nodes_ptr;
extern struct bitmask *numa_all_cpus_ptr;
extern nodemask_t numa_all_nodes;
extern nodemask_t numa_no_nodes;

int numa_max_node(void);
int numa_max_possible_node(void);
int numa_num_possible_nodes(void);
int numa_num_possible_cpus(void);
int numa_num_configured_nodes(void);
int numa_num_configured_cpus(void);
int numa_num_task_cpus(void);
int numa_num_thread_cpus(void);
int numa_num_task_nodes(void);
int numa_num_thread_nodes(void);
int numa_pagesize(void);
long long numa_node_size64(int node, long long *freep);
long numa_node_size(int node, long *freep);
int numa_distance(int from, int to);
int numa_node_of_cpu(int cpu);
int numa_node_to_cpus(int node, struct bitmask *cpus);
void numa_node_to_cpu_update(void);

/* Where the calling thread runs. */
int numa_run_on_node(int node);
int numa_run_on_node_mask(struct bitmask *nodes);
int numa_run_on_node_mask_all(struct bitmask *nodes);
struct bitmask *numa_get_run_node_mask(void);
int numa_sched_getaffinity(pid_t pid, struct bitmask *cpus);
int numa_sched_setaffinity(pid_t pid, struct bitmask *cpus);

/* Where the calling thread's memory comes from. */
void numa_bind(struct bitmask *nodes);
int numa_preferred(void);
int numa_has_preferred_many(void);
struct bitmask *numa_preferred_many(void);
void numa_set_preferred(int node);
void numa_set_preferred_many(struct bitmask *nodes);
void numa_set_localalloc(void);
void numa_set_membind(struct bitmask *nodes);
void numa_set_membind_balancing(struct bitmask *nodes);
struct bitmask *numa_get_membind(void);
struct bitmask *numa_get_mems_allowed(void);
void numa_set_interleave_mask(struct bitmask *nodes);
struct bitmask *numa_get_interleave_mask(void);
int numa_get_interleave_node(void);

/* Memory. */
void *numa_alloc(size_t size);
void *numa_alloc_onnode(size_t size, int node);
void *numa_alloc_local(size_t size);
void *numa_alloc_interleaved(size_t size);
void *numa_alloc_interleaved_subset(size_t size, struct bitmask *nodes);
void *numa_realloc(void *memory, size_t old_size, size_t new_size);
void numa_free(void *memory, size_t size);

/* Memory that was made by others and not touched yet. */
void numa_interleave_memory(void *memory, size_t size, struct bitmask *nodes);
void numa_tonode_memory(void *memory, size_t size, int node);
void numa_tonodemask_memory(void *memory, size_t size, struct bitmask *nodes);
void numa_setlocal_memory(void *memory, size_t size);
void numa_police_memory(void *memory, size_t size);

/* How firmly: both are of the calling thread. */
void numa_set_bind_policy(int bind);
void numa_set_strict(int strict);

/* Pages that are there already. */
int numa_migrate_pages(int pid, struct bitmask *from, struct bitmask *to);
int numa_move_pages(int pid, unsigned long count, void **pages, const int *nodes, int *status, int flags);

/* Strings such as "0-3,8", "!4-5", "+0-1" and "all". */
struct bitmask *numa_parse_nodestring(const char *text);
struct bitmask *numa_parse_nodestring_all(const char *text);
struct bitmask *numa_parse_cpustring(const char *text);
struct bitmask *numa_parse_cpustring_all(const char *text);

/* A program may define these two itself; then the library calls the program's. */
void numa_error(char *where);
void numa_warn(int number, char *format, ...);
extern int numa_exit_on_error;
extern int numa_exit_on_warn;

#ifdef __cplusplus
}
#endif

#endif
