/* Calls every function of numa.h and numaif.h with valid and invalid arguments and prints what came of it, one line per
   call: result, errno, contents. Built against two libraries, or run with two, it must print the same.

   What changes from run to run (addresses, free memory) is not printed; what it must satisfy is.

   With -DOWN_HOOKS the program has its own numa_error and numa_warn, as the manual page allows. */
#define _GNU_SOURCE
#include <errno.h>
#include <numa.h>
#include <numaif.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int numa_parse_bitmap(char *line, struct bitmask *mask); /* in the manual page, not in the header */

#ifdef OWN_HOOKS
void numa_error(char *where) {
	int error = errno;
	/* libnuma also calls this when several nodes are preferred, without an error. */
	if (!error) return;
	/* Only the names of system calls are the same in every library. */
	printf("    numa_error(%s) errno %d\n", strchr(where, ' ') || strchr(where, ':') || strncmp(where, "numa", 4) == 0 ||
		strstr(where, "affinity") ? "..." : where, error);
	errno = error;
}
void numa_warn(int number, char *format, ...) {
	(void)format;
	printf("    numa_warn(%d)\n", number);
}
#endif

static long page;

/* A result that is an error when negative. */
#define NUMBER(call) do { \
	errno = 0; long long r_ = (long long)(call); int e_ = errno; \
	if (r_ < 0) printf("%s = %lld errno %d\n", #call, r_, e_); else printf("%s = %lld\n", #call, r_); \
} while (0)

/* Nothing is returned: whether errno says something. */
#define NOTHING(call) do { errno = 0; call; printf("%s errno %d\n", #call, errno); } while (0)

static void bits(const char *what, struct bitmask *mask) {
	if (!mask) { printf("%s = NULL errno %d\n", what, errno); return; }
	printf("%s = size %lu:", what, mask->size);
	for (unsigned i = 0; i < mask->size; i++)
		if (numa_bitmask_isbitset(mask, i)) printf(" %u", i);
	printf("\n");
}
#define MASK(call) do { errno = 0; struct bitmask *m_ = (call); bits(#call, m_); } while (0)
#define NEW_MASK(call) do { errno = 0; struct bitmask *m_ = (call); bits(#call, m_); if (m_) numa_bitmask_free(m_); } while (0)

/* What a string names; nobody says what errno is when it names nothing. */
#define TEXT(call) do { \
	struct bitmask *m_ = (call); \
	if (m_) bits(#call, m_); else printf("%s = NULL\n", #call); \
} while (0)

static struct bitmask *of(unsigned size, const char *list) {
	struct bitmask *mask = numa_bitmask_alloc(size);
	char *copy = strdup(list);
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " ")) numa_bitmask_setbit(mask, atoi(word));
	free(copy);
	return mask;
}

static void nodemask(const char *what, const nodemask_t *mask) {
	printf("%s =", what);
	for (unsigned i = 0; i < sizeof mask->n / sizeof *mask->n; i++) printf(" %lx", mask->n[i]);
	printf("\n");
}

/* The policy of the thread, or of an address. */
static void policy(const char *what, void *address) {
	unsigned long mask[64] = {0};
	int mode = -1;
	long r = get_mempolicy(&mode, mask, numa_num_possible_nodes() + 1, address, address ? MPOL_F_ADDR : 0);
	printf("  policy %s = %ld mode %x:", what, r, mode);
	for (int i = 0; i < numa_num_possible_nodes(); i++)
		if (mask[i / 64] >> (i % 64) & 1) printf(" %d", i);
	printf("\n");
}

/* Where the pages live: a count per node. Pages that are spread begin anywhere, so that only a number of pages that is
   the same on 1, 2, 3 and 4 nodes has counts to compare. */
static void placed(const char *what, void *memory, size_t size) {
	size_t count = (size + page - 1) / page, on[65] = {0};
	int of_thread = 0, of_memory = 0;
	if (!memory) { printf("%s = NULL errno %d\n", what, errno); return; }
	printf("%s = %s\n", what, (uintptr_t)memory % page ? "UNALIGNED" : "memory");
	policy("of it", memory);
	for (size_t i = 0; i < count; i++) ((volatile char *)memory)[i * page] = 1;
	for (size_t i = 0; i < count; i++) {
		void *address = (char *)memory + i * page;
		int node = -1;
		if (move_pages(0, 1, &address, NULL, &node, 0) != 0 || node < 0 || node > 63) on[64]++; else on[node]++;
	}
	get_mempolicy(&of_thread, NULL, 0, NULL, 0);
	get_mempolicy(&of_memory, NULL, 0, memory, MPOL_F_ADDR);
	int spread = of_memory == MPOL_INTERLEAVE || (of_memory == MPOL_DEFAULT && of_thread == MPOL_INTERLEAVE);
	if (spread && count % 12 != 0) { printf("  pages: %zu, spread\n", count); return; }
	printf("  pages:");
	for (int i = 0; i < 65; i++) if (on[i]) printf(" %d:%zu", i, on[i]);
	printf("\n");
}
#define PLACED(call, size) do { errno = 0; void *m_ = (call); placed(#call, m_, size); if (m_) numa_free(m_, size); } while (0)

/* In a process of its own: for what exits, crashes or changes too much. Where one library crashes there is nothing to
   compare: the reader of this output leaves out what stands between such braces. */
#define APART(name, body) do { \
	printf("{ %s\n", name); \
	fflush(stdout); \
	pid_t child_ = fork(); \
	if (!child_) { body; fflush(stdout); _exit(0); } \
	int status_; waitpid(child_, &status_, 0); \
	if (WIFSIGNALED(status_)) printf("} signal %d\n", WTERMSIG(status_)); \
	else printf("} exit %d\n", WEXITSTATUS(status_)); \
} while (0)

static void bitmasks(void) {
	printf("== bitmasks\n");
	unsigned sizes[] = {1, 7, 63, 64, 65, 128, 1000, 1024, 4096};
	for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct bitmask *mask = numa_bitmask_alloc(sizes[i]);
		printf("alloc %u: size %lu nbytes %u\n", sizes[i], mask->size, numa_bitmask_nbytes(mask));
		NUMBER(numa_bitmask_weight(mask));
		printf("setall returns it: %d\n", numa_bitmask_setall(mask) == mask);
		NUMBER(numa_bitmask_weight(mask));
		printf("last word %lx\n", mask->maskp[(mask->size - 1) / 64]);
		numa_bitmask_clearbit(mask, 0);
		numa_bitmask_clearbit(mask, sizes[i]);
		numa_bitmask_clearbit(mask, -1);
		NUMBER(numa_bitmask_weight(mask));
		NUMBER(numa_bitmask_isbitset(mask, 0));
		NUMBER(numa_bitmask_isbitset(mask, sizes[i] - 1));
		NUMBER(numa_bitmask_isbitset(mask, sizes[i]));
		NUMBER(numa_bitmask_isbitset(mask, -1));
		printf("clearall returns it: %d\n", numa_bitmask_clearall(mask) == mask);
		NUMBER(numa_bitmask_weight(mask));
		numa_bitmask_setbit(mask, sizes[i]);
		numa_bitmask_setbit(mask, -1);
		numa_bitmask_setbit(mask, sizes[i] - 1);
		bits("the last", mask);
		numa_bitmask_free(mask);
	}
	struct bitmask *a = of(64, "0 5 63"), *b = of(128, "0 5 63"), *c = of(128, "0 5 63 64"), *d = of(100, "");
	NUMBER(numa_bitmask_equal(a, a));
	NUMBER(numa_bitmask_equal(a, b));
	NUMBER(numa_bitmask_equal(b, a));
	NUMBER(numa_bitmask_equal(a, c));
	NUMBER(numa_bitmask_equal(c, a));
	NUMBER(numa_bitmask_equal(d, a));
	NOTHING(copy_bitmask_to_bitmask(c, a));
	bits("c into 64", a);
	NOTHING(copy_bitmask_to_bitmask(b, c));
	bits("128 into 128", c);
	numa_bitmask_setall(c);
	copy_bitmask_to_bitmask(a, c);
	bits("64 into 128 of ones", c);
	numa_bitmask_setall(d);
	copy_bitmask_to_bitmask(a, d);
	bits("64 into 100 of ones", d);
	struct bitmask *odd = of(70, "1 69"), *small = of(10, "2 9");
	numa_bitmask_setall(c);
	copy_bitmask_to_bitmask(odd, c);
	bits("70 into 128 of ones", c);
	numa_bitmask_setall(odd);
	copy_bitmask_to_bitmask(odd, small);
	bits("70 of ones into 10", small);
	printf("its word %lx\n", small->maskp[0]);
	/* The size that a kernel's masks have. */
	struct bitmask *full = of(1024, "0 64 127 500 1023"), *other = of(1024, "5 1022");
	copy_bitmask_to_bitmask(full, other);
	bits("1024 into 1024", other);
	copy_bitmask_to_bitmask(other, other);
	bits("1024 into itself", other);
	numa_bitmask_free(full);
	numa_bitmask_free(other);
	nodemask_t nodes;
	memset(&nodes, 0xff, sizeof nodes);
	copy_bitmask_to_nodemask(a, &nodes);
	nodemask("64 into a nodemask", &nodes);
	memset(&nodes, 0xff, sizeof nodes);
	copy_bitmask_to_nodemask(of(NUMA_NUM_NODES * 4, "0 100 200"), &nodes);
	nodemask("a larger one into a nodemask", &nodes);
	memset(&nodes, 0xa5, sizeof nodes);
	copy_nodemask_to_bitmask(&nodes, a);
	bits("nodemask into 64", a);
	struct bitmask *large = of(NUMA_NUM_NODES * 2, "0 255");
	numa_bitmask_setall(large);
	copy_nodemask_to_bitmask(&nodes, large);
	bits("nodemask into twice its size", large);
	copy_nodemask_to_bitmask(&nodes, d);
	bits("nodemask into 100", d);
	NOTHING(numa_bitmask_free(NULL));
	APART("alloc of no bits", bits("numa_bitmask_alloc(0)", numa_bitmask_alloc(0)));
	NUMBER(nodemask_equal(&nodes, &nodes));
	nodemask_zero(&nodes);
	nodemask("zeroed", &nodes);
}

/* A kernel without NUMA, or a sandbox that forbids it: get_mempolicy answers with this error. */
static void without_numa(int error) {
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_get_mempolicy, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {4, filter};
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) printf("no filter: errno %d\n", errno);
}

static void machine(void) {
	printf("== machine\n");
	NUMBER(numa_available());
	APART("without NUMA", without_numa(ENOSYS); printf("numa_available() = %d\n", numa_available()));
	APART("forbidden", without_numa(EPERM); printf("numa_available() = %d\n", numa_available()));
	APART("refused otherwise", without_numa(EINVAL); printf("numa_available() = %d\n", numa_available()));
	NUMBER(numa_max_node());
	NUMBER(numa_max_possible_node());
	NUMBER(numa_num_possible_nodes());
	NUMBER(numa_num_possible_cpus());
	NUMBER(numa_num_configured_nodes());
	NUMBER(numa_num_configured_cpus());
	NUMBER(numa_num_task_cpus());
	NUMBER(numa_num_thread_cpus());
	NUMBER(numa_num_task_nodes());
	NUMBER(numa_num_thread_nodes());
	NUMBER(numa_pagesize());
	NUMBER(numa_preferred());
	NUMBER(numa_has_preferred_many());
	NUMBER(numa_exit_on_error);
	NUMBER(numa_exit_on_warn);
	MASK(numa_all_nodes_ptr);
	MASK(numa_nodes_ptr);
	MASK(numa_no_nodes_ptr);
	MASK(numa_all_cpus_ptr);
	nodemask("numa_all_nodes", &numa_all_nodes);
	nodemask("numa_no_nodes", &numa_no_nodes);
	NEW_MASK(numa_allocate_nodemask());
	NEW_MASK(numa_allocate_cpumask());
	NEW_MASK(numa_get_mems_allowed());
	NEW_MASK(numa_get_membind());
	NEW_MASK(numa_get_run_node_mask());
	NEW_MASK(numa_get_interleave_mask());
	NEW_MASK(numa_preferred_many());
	NUMBER(numa_get_interleave_node());
	int nodes[] = {0, 1, 2, 3, 4, 5, 63, 64, 65, 127, 1023, 1024, 5000, -1, 1 << 30, INT32_MIN, INT32_MAX};
	for (unsigned i = 0; i < sizeof nodes / sizeof *nodes; i++) {
		int node = nodes[i];
		long long free64 = 77;
		long free = 77;
		printf("node %d\n", node);
		errno = 0;
		long long total = numa_node_size64(node, &free64);
		printf("numa_node_size64 = %lld free %s\n", total, free64 == 77 ? "untouched" : free64 < 0 ? "negative" :
			free64 == 0 ? "0" : free64 <= total ? "some" : "TOO MUCH");
		errno = 0;
		total = numa_node_size(node, &free);
		printf("numa_node_size = %lld free %s\n", total, free == 77 ? "untouched" : free < 0 ? "negative" :
			free == 0 ? "0" : free <= total ? "some" : "TOO MUCH");
		printf("without a place for the free = %lld\n", numa_node_size64(node, NULL));
		for (unsigned j = 0; j < sizeof nodes / sizeof *nodes; j++) {
			int distance = numa_distance(node, nodes[j]);
			if (distance) printf("distance to %d = %d\n", nodes[j], distance);
		}
		APART("processors of the node", struct bitmask *cpus = numa_allocate_cpumask();
			NUMBER(numa_node_to_cpus(node, cpus)); bits("its processors", cpus);
			cpus = of(1, "0"); NUMBER(numa_node_to_cpus(node, cpus)); bits("its processors in one bit", cpus);
			cpus = of(100000, "0 77 99999"); NUMBER(numa_node_to_cpus(node, cpus)); bits("its processors in many", cpus));
		NUMBER(numa_node_of_cpu(node));
	}
	NOTHING(numa_node_to_cpu_update());
	NUMBER(numa_node_of_cpu(0));
	NUMBER(numa_node_of_cpu(numa_num_configured_cpus() - 1));
	NUMBER(numa_node_of_cpu(numa_num_configured_cpus()));
	NUMBER(numa_node_of_cpu(numa_num_possible_cpus() - 1));
	NUMBER(numa_node_of_cpu(numa_num_possible_cpus()));
}

static void strings(void) {
	printf("== strings\n");
	const char *texts[] = {"", "0", "1", "2", "3", "4", "0-1", "0-3", "1-2", "3-0", "0,1", "0,2", "0-1,3", "0-0", "all", "same", "!0",
		"!1", "!0-1", "!0-3", "!all", "+0", "+1", "+0-1", "+0-3", "+3", "+4", "+0,1", "!+0", "+!0", "0-3,!2", "0,!0", "-1", "0-",
		"-", ",", "0,", ",0", "0,,1", " 0", "0 ", "0 1", "0-1-2", "x", "0x0", "0x1", "00", "01", "010", "1e0", "99", "1023",
		"1024", "99999", "4294967296", "18446744073709551616", "0-99", "0-1023", "0-99999", "allx", "ALL", "none", "samex",
		"!", "+", "!x", "+x", "!99", "+99", "0:1", "0-3:2", "0-3/2", "all,0", "0,all", "!all,0", "same,0", "0,same", "\t0", "0\n",
		"++0", "!!0", "0-!1", "0-+1", "+0-+1", "0,+0", "0,+1", "0-0,0-0", "1,0", "0--1",
		"netdev:lo", "netdev:nosuch", "netdev:", "pci:0:0.0", "pci:00:00.0", "pci:0000:00:00.0", "pci:ff:1f.7", "pci:", "pci:x", "file:/nosuch",
		"file:", "block:nosuch", "block:", "ip:127.0.0.1", "ip:nosuch.invalid", "device:x", "netdev:../x"};
	for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *text = texts[i];
		printf("string \"%s\"\n", text);
		/* Of length 0: the man page says that it is numa_no_nodes_ptr itself. */
		if (!*text) {
			printf("it is numa_no_nodes_ptr: %d\n", numa_parse_nodestring(text) == numa_no_nodes_ptr);
			bits("numa_parse_cpustring", numa_parse_cpustring(text));
			continue;
		}
		APART("nodes", TEXT(numa_parse_nodestring(text)));
		APART("all nodes", TEXT(numa_parse_nodestring_all(text)));
		APART("processors", TEXT(numa_parse_cpustring(text)));
		APART("all processors", TEXT(numa_parse_cpustring_all(text)));
	}
	const char *maps[] = {"0", "1", "3", "f", "ff", "00000001", "00000000,00000001", "1,00000000", "00000003,00000000,ffffffff",
		"80000000", "x", "", "3\n", "00000000,00000000,0000000f\n", "fffffffff", "1,1", "1,,1", ",1", "1,", "ffffffff,ffffffff,ffffffff,ffffffff,ffffffff",
		"0x3", " 3", "3 "};
	for (unsigned i = 0; i < sizeof maps / sizeof *maps; i++) {
		unsigned sizes[] = {64, 128, 1024};
		for (unsigned j = 0; j < 3; j++) {
			struct bitmask *mask = of(sizes[j], "40");
			char *copy = strdup(maps[i]);
			printf("map \"%s\" into %u\n", maps[i], sizes[j]);
			NUMBER(numa_parse_bitmap(copy, mask));
			bits("it", mask);
			free(copy);
			numa_bitmask_free(mask);
		}
	}
}

static void *of_a_thread(void *out) {
	void *memory = numa_alloc_onnode(page, 0);
	policy("in a new thread", NULL);
	placed("allocated there", memory, page);
	numa_free(memory, page);
	return out;
}

static void policies(void) {
	printf("== policies\n");
	unsigned possible = numa_num_possible_nodes();
	const char *lists[] = {"", "0", "1", "0 1", "1 3", "0 1 2 3", "5", "0 5", "63", "1000"};
	for (unsigned i = 0; i < sizeof lists / sizeof *lists; i++)
		for (unsigned wide = 0; wide < 4; wide++) {
			unsigned size = (unsigned[]){64, possible, 10 * possible, 8}[wide];
			struct bitmask *mask = of(size, lists[i]);
			printf("nodes \"%s\" of %u\n", lists[i], size);
			APART("membind", NOTHING(numa_set_membind(mask)); policy("then", NULL); NEW_MASK(numa_get_membind());
				NUMBER(numa_preferred()); NEW_MASK(numa_preferred_many()); NUMBER(numa_get_interleave_node());
				PLACED(numa_alloc(5 * page), 5 * page));
			APART("membind balancing", NOTHING(numa_set_membind_balancing(mask)); policy("then", NULL);
				NEW_MASK(numa_get_membind()); NUMBER(numa_preferred()));
			APART("interleave", NOTHING(numa_set_interleave_mask(mask)); policy("then", NULL);
				NEW_MASK(numa_get_interleave_mask()); NUMBER(numa_preferred()); NEW_MASK(numa_preferred_many());
				printf("next: %d\n", numa_get_interleave_node() >= 0); NEW_MASK(numa_get_membind()); PLACED(numa_alloc(12 * page), 12 * page));
			APART("preferred many", NOTHING(numa_set_preferred_many(mask)); policy("then", NULL);
				NEW_MASK(numa_preferred_many()); NUMBER(numa_preferred()); NEW_MASK(numa_get_membind());
				PLACED(numa_alloc(5 * page), 5 * page));
			APART("run on nodes", NUMBER(numa_run_on_node_mask(mask)); NEW_MASK(numa_get_run_node_mask()));
			APART("run on nodes, all", NUMBER(numa_run_on_node_mask_all(mask)); NEW_MASK(numa_get_run_node_mask()));
			APART("bind", NOTHING(numa_bind(mask)); policy("then", NULL); NEW_MASK(numa_get_run_node_mask()));
			APART("interleaved subset", PLACED(numa_alloc_interleaved_subset(12 * page, mask), 12 * page));
			APART("memory", void *memory = mmap(NULL, 16 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
				NOTHING(numa_interleave_memory(memory, 12 * page, mask)); placed("interleaved", memory, 12 * page);
				NOTHING(numa_tonodemask_memory((char *)memory + 12 * page, 4 * page, mask));
				placed("to the nodes", (char *)memory + 12 * page, 4 * page));
			APART("strict memory", numa_set_strict(1); numa_set_bind_policy(1);
				char *memory = mmap(NULL, 4 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
				memset(memory, 1, 2 * page);
				NOTHING(numa_tonodemask_memory(memory, 4 * page, mask)); placed("to the nodes", memory, 4 * page));
			APART("preferring memory", numa_set_bind_policy(0);
				PLACED(numa_alloc_interleaved_subset(page, mask), page);
				char *memory = mmap(NULL, 4 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
				NOTHING(numa_tonodemask_memory(memory, 4 * page, mask)); placed("to the nodes", memory, 4 * page));
			numa_bitmask_free(mask);
		}
	int nodes[] = {0, 1, 2, 3, 4, 7, 63, 64, 1023, 1024, 5000, -1, INT32_MAX, INT32_MIN};
	for (unsigned i = 0; i < sizeof nodes / sizeof *nodes; i++) {
		int node = nodes[i];
		printf("node %d\n", node);
		APART("preferred", NOTHING(numa_set_preferred(node)); policy("then", NULL); NUMBER(numa_preferred());
			NEW_MASK(numa_preferred_many()); NEW_MASK(numa_get_membind()); PLACED(numa_alloc(3 * page), 3 * page));
		APART("run", NUMBER(numa_run_on_node(node)); NEW_MASK(numa_get_run_node_mask()); struct bitmask *cpus = numa_allocate_cpumask();
			NUMBER(numa_sched_getaffinity(0, cpus)); bits("processors", cpus); NUMBER(numa_run_on_node(-1));
			NUMBER(numa_sched_getaffinity(0, cpus)); bits("processors", cpus));
		APART("on a node", PLACED(numa_alloc_onnode(7 * page, node), 7 * page));
		APART("on a node, strict", numa_set_bind_policy(1); PLACED(numa_alloc_onnode(7 * page, node), 7 * page));
		APART("on a node, not strict", numa_set_bind_policy(0); PLACED(numa_alloc_onnode(7 * page, node), 7 * page));
		APART("to a node", void *memory = mmap(NULL, 4 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
			NOTHING(numa_tonode_memory(memory, 4 * page, node)); placed("it", memory, 4 * page));
	}
	APART("local", numa_set_preferred(0); NOTHING(numa_set_localalloc()); policy("then", NULL); NUMBER(numa_preferred()));
	APART("local memory", PLACED(numa_alloc_local(3 * page), 3 * page);
		void *memory = mmap(NULL, 4 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		NOTHING(numa_setlocal_memory(memory, 4 * page)); placed("it", memory, 4 * page));
	APART("interleaved", PLACED(numa_alloc_interleaved(24 * page), 24 * page));
	APART("strict does not outlive its thread", numa_set_bind_policy(0); numa_set_strict(1); pthread_t thread;
		pthread_create(&thread, NULL, of_a_thread, NULL); pthread_join(thread, NULL);
		PLACED(numa_alloc_onnode(page, 0), page));
	APART("a thread inherits", numa_set_preferred(0); pthread_t thread;
		pthread_create(&thread, NULL, of_a_thread, NULL); pthread_join(thread, NULL));
	APART("exit on error", numa_exit_on_error = 1; numa_set_membind(numa_no_nodes_ptr); printf("still here\n"));
	APART("exit on warn", numa_exit_on_warn = 1; struct bitmask *mask = of(64, "63"); numa_run_on_node_mask(mask); printf("still here\n"));
}

static void allocations(void) {
	printf("== allocations\n");
	size_t sizes[] = {0, 1, page - 1, page, page + 1, 1 << 20, (size_t)1 << 60, SIZE_MAX, SIZE_MAX - page};
	for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		size_t size = sizes[i];
		size_t touched = size > 1 << 20 ? 0 : size;
		printf("size %zu\n", size);
		PLACED(numa_alloc_onnode(size, 0), touched);
		PLACED(numa_alloc_local(size), touched);
		PLACED(numa_alloc_interleaved(size), touched);
		PLACED(numa_alloc_interleaved_subset(size, numa_all_nodes_ptr), touched);
		if (size <= 1 << 20) PLACED(numa_alloc(size), touched);
		APART("alloc", void *memory = numa_alloc(size); printf("numa_alloc: %d errno %d\n", memory != NULL, memory ? 0 : errno));
		char *memory = numa_alloc_onnode(2 * page, 0);
		memory[0] = 42;
		errno = 0;
		char *moved = numa_realloc(memory, 2 * page, size);
		printf("numa_realloc = %d errno %d\n", moved != NULL, moved ? 0 : errno);
		if (moved) printf("kept %d\n", moved[0]), policy("of it", moved), numa_free(moved, size);
		else numa_free(memory, 2 * page);
	}
	errno = 0;
	printf("numa_realloc of nothing = %d", numa_realloc(NULL, 0, page) != NULL);
	printf(" errno %d\n", errno);
	errno = 0;
	printf("numa_realloc of a wrong address = %d", numa_realloc((void *)123, page, 2 * page) != NULL);
	printf(" errno %d\n", errno);
	NOTHING(numa_free(NULL, 0));
	NOTHING(numa_free((void *)123, page));
	char *memory = numa_alloc(4 * page);
	NOTHING(numa_free(memory, 2 * page));
	NOTHING(numa_free(memory, 4 * page));
	NOTHING(numa_free(memory, 4 * page));
	memory = numa_alloc(2 * page);
	memory[0] = 1;
	NOTHING(numa_police_memory(memory, 2 * page));
	printf("police leaves what was there: %d\n", memory[0]);
	NOTHING(numa_interleave_memory(NULL, 0, numa_all_nodes_ptr));
	NOTHING(numa_tonode_memory((void *)1, page, 0));
	NOTHING(numa_tonode_memory(NULL, page, 0));
	NOTHING(numa_setlocal_memory((void *)1, page));
}

static void calls(void) {
	printf("== system calls\n");
	char *memory = mmap(NULL, 4 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memset(memory, 1, 2 * page);
	unsigned long one[64] = {1}, none[64] = {0}, bad[64] = {0}, out[64];
	bad[0] = 1ul << 60;
	int mode;
	NUMBER(get_mempolicy(NULL, NULL, 0, NULL, 0));
	NUMBER(get_mempolicy(&mode, NULL, 0, NULL, 0));
	NUMBER(get_mempolicy(&mode, out, 1, NULL, 0));
	NUMBER(get_mempolicy(&mode, out, 4096, NULL, 0));
	NUMBER(get_mempolicy(&mode, out, 4096, NULL, 99));
	NUMBER(get_mempolicy(&mode, NULL, 0, memory, MPOL_F_NODE | MPOL_F_ADDR));
	NUMBER(get_mempolicy(&mode, NULL, 0, (void *)1, MPOL_F_NODE | MPOL_F_ADDR));
	NUMBER(get_mempolicy(&mode, NULL, 0, memory, 0));
	NUMBER(get_mempolicy(NULL, out, 4096, NULL, MPOL_F_MEMS_ALLOWED));
	NUMBER(get_mempolicy((int *)1, NULL, 0, NULL, 0));
	NUMBER(set_mempolicy(-1, NULL, 0));
	NUMBER(set_mempolicy(77, NULL, 0));
	NUMBER(set_mempolicy(MPOL_DEFAULT, one, 64));
	NUMBER(set_mempolicy(MPOL_BIND, none, 64));
	NUMBER(set_mempolicy(MPOL_BIND, NULL, 0));
	NUMBER(set_mempolicy(MPOL_BIND, bad, 64));
	NUMBER(set_mempolicy(MPOL_BIND, one, 1000000000));
	NUMBER(set_mempolicy(MPOL_BIND, (unsigned long *)1, 64));
	NUMBER(set_mempolicy(MPOL_PREFERRED, one, 64));
	NUMBER(set_mempolicy(MPOL_LOCAL, NULL, 0));
	NUMBER(set_mempolicy(MPOL_DEFAULT, NULL, 0));
	NUMBER(mbind(memory, 4 * page, MPOL_BIND, one, 64, 0));
	NUMBER(mbind(memory, 4 * page, MPOL_BIND, one, 64, MPOL_MF_STRICT));
	NUMBER(mbind(memory, 4 * page, MPOL_BIND, one, 64, MPOL_MF_STRICT | MPOL_MF_MOVE));
	NUMBER(mbind(memory, 4 * page, MPOL_BIND, one, 64, 0x1000));
	NUMBER(mbind(memory, 4 * page, MPOL_BIND, none, 64, 0));
	NUMBER(mbind(memory, 4 * page, MPOL_BIND, bad, 64, 0));
	NUMBER(mbind(memory + 1, 4 * page, MPOL_BIND, one, 64, 0));
	NUMBER(mbind(memory, 0, MPOL_BIND, one, 64, 0));
	NUMBER(mbind(memory, 4 * page, 99, one, 64, 0));
	NUMBER(mbind(NULL, page, MPOL_BIND, one, 64, 0));
	NUMBER(mbind(memory, 4 * page, MPOL_PREFERRED, NULL, 0, 0));
	NUMBER(mbind(memory, 4 * page, MPOL_INTERLEAVE, one, 64, 0));
	NUMBER(mbind(memory, 4 * page, MPOL_DEFAULT, NULL, 0, 0));
	void *pages[4] = {memory, memory + page, memory + 3 * page, (void *)1};
	int status[4] = {7, 7, 7, 7}, to[4] = {0, 0, 0, 0}, away[4] = {60, -1, 5000, 0};
	NUMBER(move_pages(0, 4, pages, NULL, status, 0));
	printf("status %d %d %d %d\n", status[0], status[1], status[2], status[3]);
	NUMBER(move_pages(0, 3, pages, to, status, MPOL_MF_MOVE));
	printf("status %d %d %d\n", status[0], status[1], status[2]);
	NUMBER(move_pages(0, 3, pages, away, status, MPOL_MF_MOVE));
	NUMBER(move_pages(0, 3, pages, to, status, 99));
	NUMBER(move_pages(99999999, 1, pages, NULL, status, 0));
	NUMBER(move_pages(0, 0, NULL, NULL, NULL, 0));
	NUMBER(move_pages(0, 1, NULL, NULL, status, 0));
	NUMBER(numa_move_pages(0, 2, pages, NULL, status, 0));
	NUMBER(numa_move_pages(-1, 2, pages, NULL, status, 0));
	NUMBER(migrate_pages(0, 64, one, one));
	NUMBER(migrate_pages(0, 64, bad, bad));
	NUMBER(migrate_pages(99999999, 64, one, one));
	NUMBER(migrate_pages(0, 64, NULL, NULL));
	struct bitmask *from = of(numa_num_possible_nodes(), "0"), *narrow = of(8, "0"), *outside = of(numa_num_possible_nodes(), "60");
	NUMBER(numa_migrate_pages(0, from, from));
	NUMBER(numa_migrate_pages(0, narrow, narrow));
	NUMBER(numa_migrate_pages(0, from, narrow));
	NUMBER(numa_migrate_pages(0, outside, outside));
	NUMBER(numa_migrate_pages(99999999, from, from));
	struct bitmask *cpus = numa_allocate_cpumask(), *few = of(1, ""), *many = of(1 << 16, "");
	NUMBER(numa_sched_getaffinity(0, cpus));
	bits("processors", cpus);
	NUMBER(numa_sched_getaffinity(0, few));
	NUMBER(numa_sched_getaffinity(0, many));
	bits("processors", many);
	NUMBER(numa_sched_getaffinity(getpid(), cpus));
	NUMBER(numa_sched_getaffinity(-1, cpus));
	NUMBER(numa_sched_getaffinity(99999999, cpus));
	NUMBER(numa_sched_setaffinity(0, cpus));
	NUMBER(numa_sched_setaffinity(0, of(64, "")));
	NUMBER(numa_sched_setaffinity(0, of(4096, "4000")));
	NUMBER(numa_sched_setaffinity(-1, cpus));
	NUMBER(numa_sched_setaffinity(99999999, cpus));
	NUMBER(numa_sched_setaffinity(0, of(3, "0")));
	NUMBER(numa_sched_getaffinity(0, cpus));
	bits("processors", cpus);
}

/* A process that may use only some of the machine. */
static void confined(void) {
	printf("== on processor 0 only\n");
	struct bitmask *cpus = numa_allocate_cpumask();
	numa_bitmask_setbit(cpus, 0);
	NUMBER(numa_sched_setaffinity(0, cpus));
	NEW_MASK(numa_get_run_node_mask());
	NUMBER(numa_num_task_cpus());
	MASK(numa_all_cpus_ptr);
	NEW_MASK(numa_parse_cpustring("1"));
	NUMBER(numa_run_on_node(-1));
	NUMBER(numa_sched_getaffinity(0, cpus));
	bits("processors", cpus);
}

int main(int count, char **arguments) {
	(void)arguments;
	page = sysconf(_SC_PAGESIZE);
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (count > 1) {
		/* Started with one processor: what the library takes for all. */
		if (!strcmp(arguments[1], "confined")) { machine(); strings(); confined(); return 0; }
		cpu_set_t set;
		CPU_ZERO(&set);
		CPU_SET(atoi(arguments[1]), &set);
		sched_setaffinity(0, sizeof set, &set);
		execl(arguments[0], arguments[0], "confined", NULL);
		return 1;
	}
	bitmasks();
	machine();
	strings();
	/* Where memory is local must be the same place every time. */
	cpu_set_t first;
	CPU_ZERO(&first);
	CPU_SET(0, &first);
	sched_setaffinity(0, sizeof first, &first);
	allocations();
	calls();
	policies();
	confined();
	return 0;
}
