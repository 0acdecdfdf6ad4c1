/* Calls the functions of libnuma's first version, by their version, and prints what came of it: with two libraries, whose
   file it is told, it must print the same. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

typedef struct { unsigned long n[128 / (8 * sizeof(unsigned long))]; } nodemask_t;

static void *library;
static void *find(const char *name) {
	void *f = dlvsym(library, name, "libnuma_1.1");
	if (!f) printf("there is no %s@libnuma_1.1\n", name), exit(1);
	return f;
}
static void set(const char *what, nodemask_t m) { printf("%s: %lx %lx\n", what, m.n[0], m.n[1]); }

static void policy(const char *what) {
	int (*get)(int *, unsigned long *, unsigned long, void *, unsigned) = dlsym(library, "get_mempolicy");
	unsigned long mask[16] = {0};
	int mode = -1;
	if (get(&mode, mask, 1025, 0, 0)) printf("%s: no policy\n", what);
	else printf("%s: mode %d nodes %lx\n", what, mode, mask[0]);
}

int main(int count, char **arguments) {
	library = dlopen(arguments[count - 1], RTLD_NOW);
	if (!library) return printf("%s\n", dlerror()), 1;
	int (*available)(void) = dlsym(library, "numa_available");
	if (available()) return printf("no NUMA\n"), 1;

	void *(*subset)(size_t, const nodemask_t *) = find("numa_alloc_interleaved_subset");
	void (*bind)(const nodemask_t *) = find("numa_bind");
	nodemask_t (*get_interleave)(void) = find("numa_get_interleave_mask");
	nodemask_t (*get_membind)(void) = find("numa_get_membind");
	nodemask_t (*get_run)(void) = find("numa_get_run_node_mask");
	void (*interleave)(void *, size_t, const nodemask_t *) = find("numa_interleave_memory");
	int (*to_cpus)(int, unsigned long *, int) = find("numa_node_to_cpus");
	int (*parse)(char *, unsigned long *, int) = find("numa_parse_bitmap");
	int (*run_on)(const nodemask_t *) = find("numa_run_on_node_mask");
	int (*get_affinity)(int, unsigned, unsigned long *) = find("numa_sched_getaffinity");
	int (*set_affinity)(int, unsigned, unsigned long *) = find("numa_sched_setaffinity");
	void (*set_interleave)(nodemask_t *) = find("numa_set_interleave_mask");
	void (*set_membind)(const nodemask_t *) = find("numa_set_membind");
	void (*tonodemask)(void *, size_t, const nodemask_t *) = find("numa_tonodemask_memory");
	int (*place)(int *, unsigned long *, unsigned long, void *, unsigned) = dlsym(library, "get_mempolicy");

	nodemask_t one = {{1}}, two = {{3}}, none = {{0}}, far = {{0, 1}};
	nodemask_t *sets[] = {&one, &two};
	/* Without a binding, Debian's get_membind writes the policy's nodes over numa_all_nodes: not asked. */
	set("interleave", get_interleave());
	set("run", get_run());
	unsigned long start[128] = {0}, cpus[128] = {0};
	int got = get_affinity(0, sizeof start, start);
	printf("affinity %d: %lx\n", got, start[0]);
	printf("affinity of too few bytes %d errno %d\n", get_affinity(0, 1, cpus), errno);
	printf("affinity of nobody %d errno %d\n", get_affinity(-5, sizeof cpus, cpus), errno);
	for (int i = 0; i < 2; i++) {
		set_membind(sets[i]); policy("set_membind"); set("membind", get_membind());
		set_interleave(sets[i]); policy("set_interleave"); set("interleave", get_interleave());
		set_interleave(&none); policy("set_interleave none");
		printf("run_on %d\n", run_on(sets[i])); set("run", get_run());
		memset(cpus, 0, sizeof cpus); get_affinity(0, sizeof cpus, cpus); printf("affinity: %lx\n", cpus[0]);
		printf("set_affinity %d\n", set_affinity(0, got, start)); set("run", get_run());
		bind(sets[i]); policy("bind"); set("run", get_run());
		set_affinity(0, got, start);
		set_interleave(&none);
		char *m = subset(1 << 20, sets[i]);
		printf("subset %s\n", m ? "memory" : "null");
		for (int page = 0; m && page < 4; page++) {
			int mode = -1; unsigned long mask[16] = {0};
			m[page << 12] = 1;
			place(&mode, mask, 1025, m + (page << 12), 2);
			printf("page: mode %d nodes %lx\n", mode, mask[0]);
		}
		for (int which = 0; which < 2; which++) {
			m = mmap(0, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
			int mode = -1; unsigned long mask[16] = {0};
			(which ? tonodemask : interleave)(m, 1 << 20, sets[i]);
			place(&mode, mask, 1025, m, 2);
			printf("%s: mode %d nodes %lx\n", which ? "tonodemask" : "interleave", mode, mask[0]);
		}
	}
	fflush(stdout);
	errno = 0; printf("run_on none %d", run_on(&none)); printf(" errno %d\n", errno);
	errno = 0; set_membind(&none); printf("membind none errno %d\n", errno); policy("then");
	errno = 0; set_membind(&far); printf("membind far errno %d\n", errno); policy("then");
	for (int node = -1; node < 6; node++) {
		memset(cpus, 0, sizeof cpus);
		errno = 0;
		int result = to_cpus(node, cpus, sizeof cpus);
		printf("node %d to cpus %d errno %d: %lx\n", node, result, errno, cpus[0]);
	}
	errno = 0; printf("too small %d", to_cpus(0, cpus, 1)); printf(" errno %d\n", errno);
	char *maps[] = {"f\n", "00000000,00000003\n", "1,0,0\n", "", "x\n", "7", 0};
	for (int i = 0; maps[i]; i++) {
		char line[64];
		strcpy(line, maps[i]);
		memset(cpus, 0, sizeof cpus);
		int result = parse(line, cpus, 128);
		if (result == 0) printf("map %d: %lx %lx\n", i, cpus[0], cpus[1]);
		else printf("map %d is none\n", i);
	}
	return 0;
}
