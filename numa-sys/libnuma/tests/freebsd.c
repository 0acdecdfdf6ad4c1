/* libnuma as a C program on FreeBSD meets it: numa.h and numaif.h, linked with -lnuma. FreeBSD has no other libnuma to
   compare with, so what the library says is compared with what the kernel says: sysctl(3), cpuset_getaffinity(2),
   cpuset_getdomain(2), and where a page lies with MEM_EXTRACT_PADDR of mem(4), by FreeBSD's own headers.

   ci/freebsd builds it, once with libnuma.so.1 and with hooks of its own (-DOWN_HOOKS), once with libnuma.a. It prints a
   line for each check and ends with the number of those that failed. */
#include <sys/param.h>
#include <sys/cpuset.h>
#include <sys/domainset.h>
#include <sys/ioctl.h>
#include <sys/memrange.h>
#include <sys/mman.h>
#include <sys/sysctl.h>
#include <sys/wait.h>
#include <errno.h>
#include <fcntl.h>
#include <numa.h>
#include <numaif.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MOST 8

static int failed, domains, page;
static cpuset_t cpus_of[MOST];
static long long bytes_of[MOST];

/* Also in a child, whose part of a check ends with its result. */
static int wrong;
#define CHECK(condition) do { \
	if (!(condition)) { wrong++; printf("    %s:%d: %s (errno %d)\n", "freebsd.c", __LINE__, #condition, errno); } \
} while (0)

static int errors, warnings;
#ifdef OWN_HOOKS
static int last_error;
void numa_error(char *where) { errors += *where != 0; last_error = errno; }
void numa_warn(int number, char *format, ...) {
	va_list words;
	va_start(words, format);
	warnings += number == 31 && !strcmp(format, "%s") && strstr(va_arg(words, char *), "FreeBSD") != NULL;
	va_end(words);
}
#endif

static int number(const char *name) {
	int value = -1;
	size_t size = sizeof value;
	return sysctlbyname(name, &value, &size, NULL, 0) ? -1 : value;
}

static void read_machine(void) {
	static char text[1 << 16];
	size_t size = sizeof text - 1;
	page = getpagesize();
	domains = number("vm.ndomains");
	for (int domain = 0; domain < domains && domain < MOST; domain++)
		CHECK(!cpuset_getaffinity(CPU_LEVEL_WHICH, CPU_WHICH_DOMAIN, domain, sizeof(cpuset_t), &cpus_of[domain]));
	CHECK(!sysctlbyname("vm.phys_segs", text, &size, NULL, 0));
	unsigned long start = 0, end = 0;
	int domain;
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		sscanf(line, "start: %lx", &start);
		sscanf(line, "end: %lx", &end);
		if (sscanf(line, "domain: %d", &domain) == 1 && domain < MOST) bytes_of[domain] += end - start;
	}
}

static void the_machine(void) {
	long long free_bytes;
	struct bitmask *cpus = numa_allocate_cpumask();
	CHECK(numa_max_node() == domains - 1);
	CHECK(numa_num_configured_nodes() == domains);
	CHECK(numa_num_configured_cpus() == number("kern.smp.maxid") + 1);
	CHECK(numa_pagesize() == page);
	CHECK(numa_bitmask_weight(numa_all_nodes_ptr) == (unsigned)domains);
	CHECK(numa_bitmask_weight(numa_no_nodes_ptr) == 0);
	CHECK(cpus && cpus->size == CPU_SETSIZE);
	for (int node = 0; node < domains; node++) {
		CHECK(numa_node_to_cpus(node, cpus) == 0);
		for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
			CHECK(numa_bitmask_isbitset(cpus, cpu) == (CPU_ISSET(cpu, &cpus_of[node]) != 0));
			if (CPU_ISSET(cpu, &cpus_of[node])) CHECK(numa_node_of_cpu(cpu) == node);
		}
		CHECK(numa_node_size64(node, &free_bytes) == bytes_of[node]);
		CHECK(free_bytes > 0 && free_bytes <= bytes_of[node]);
	}
	numa_free_cpumask(cpus);
	int bad[] = {-1, domains, 1 << 20, INT32_MIN, INT32_MAX};
	for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++) {
		errno = 0;
		CHECK(numa_node_size64(bad[i], &free_bytes) == -1);
		CHECK(numa_distance(0, bad[i]) == 0 && numa_distance(bad[i], 0) == 0);
		errno = 0;
		CHECK(numa_run_on_node(bad[i]) == (bad[i] == -1 ? 0 : -1));
		CHECK(bad[i] == -1 || errno == (bad[i] >= numa_num_possible_nodes() ? EINVAL : ERANGE));
	}
	errno = 0;
	CHECK(numa_node_of_cpu(number("kern.smp.maxid") + 1) == -1 && errno == EINVAL);
}

static void distances(void) {
	char text[4096];
	size_t size = sizeof text - 1;
	CHECK(!sysctlbyname("vm.phys_locality", text, &size, NULL, 0));
	text[size] = 0;
	char *at = text;
	for (int from = 0; from < domains; from++) {
		at = strchr(at, ':');
		CHECK(at);
		if (!at) return;
		at++;
		for (int to = 0; to < domains; to++) {
			long distance = strtol(at, &at, 10);
			/* The firmware has no table. */
			if (distance < 0) distance = from == to ? 10 : 20;
			CHECK(numa_distance(from, to) == distance);
		}
	}
}

static void strings(void) {
	char all[16];
	snprintf(all, sizeof all, "0-%d", domains - 1);
	const char *same[] = {all, "all", "+0"};
	for (unsigned i = 0; i < 3; i++) {
		struct bitmask *mask = numa_parse_nodestring(same[i]);
		CHECK(mask && numa_bitmask_weight(mask) == (i < 2 ? (unsigned)domains : 1) && numa_bitmask_isbitset(mask, 0));
		if (mask) numa_bitmask_free(mask);
	}
	CHECK(!numa_parse_nodestring("0-") && !numa_parse_nodestring("x") && !numa_parse_nodestring("255"));
	CHECK(!numa_parse_cpustring("1023"));
}

/* What the kernel has for the calling thread. */
static int thread_has(int policy, int first, int count) {
	domainset_t mask;
	int found;
	if (cpuset_getdomain(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1, sizeof mask, &mask, &found)) return 0;
	int right = found == policy;
	for (int domain = 0; domain < MOST; domain++)
		right &= (DOMAINSET_ISSET(domain, &mask) != 0) == (domain >= first && domain < first + count);
	if (!right) printf("    the kernel has policy %d\n", found);
	return right;
}

static void *in_a_thread(void *node) {
	return (void *)(intptr_t)thread_has(DOMAINSET_POLICY_PREFER, (int)(intptr_t)node, 1);
}

static void policies(void) {
	struct bitmask *mask = numa_allocate_nodemask(), *read;
	CHECK(thread_has(DOMAINSET_POLICY_FIRSTTOUCH, 0, domains));
	for (int node = 0; node < domains; node++) {
		pthread_t thread;
		void *inherited = NULL;
		int status = -1;
		numa_set_preferred(node);
		CHECK(thread_has(DOMAINSET_POLICY_PREFER, node, 1) && numa_preferred() == node);
		CHECK(!pthread_create(&thread, NULL, in_a_thread, (void *)(intptr_t)node) && !pthread_join(thread, &inherited));
		CHECK(inherited);
		fflush(stdout);
		pid_t child = fork();
		if (!child) _exit(thread_has(DOMAINSET_POLICY_PREFER, node, 1) && numa_preferred() == node ? 0 : 1);
		CHECK(waitpid(child, &status, 0) == child && status == 0);
		numa_bitmask_clearall(mask);
		numa_bitmask_setbit(mask, node);
		numa_set_membind(mask);
		CHECK(thread_has(DOMAINSET_POLICY_ROUNDROBIN, node, 1));
		read = numa_get_membind();
		CHECK(numa_bitmask_equal(read, mask));
		numa_bitmask_free(read);
	}
	numa_set_interleave_mask(numa_all_nodes_ptr);
	CHECK(thread_has(DOMAINSET_POLICY_INTERLEAVE, 0, domains));
	read = numa_get_interleave_mask();
	CHECK(numa_bitmask_equal(read, numa_all_nodes_ptr));
	numa_bitmask_free(read);
	unsigned long bit = 1;
	CHECK(set_mempolicy(MPOL_PREFERRED, &bit, 64) == 0 && thread_has(DOMAINSET_POLICY_PREFER, 0, 1));
	CHECK(set_mempolicy(99, &bit, 64) == -1 && errno == EINVAL && thread_has(DOMAINSET_POLICY_PREFER, 0, 1));
	numa_set_localalloc();
	CHECK(thread_has(DOMAINSET_POLICY_FIRSTTOUCH, 0, domains));
	numa_free_nodemask(mask);
}

static void processors(void) {
	cpuset_t before, now;
	CHECK(!cpuset_getaffinity(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1, sizeof before, &before));
	for (int node = 0; node < domains; node++) {
		CHECK(numa_run_on_node(node) == 0);
		CHECK(!cpuset_getaffinity(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1, sizeof now, &now));
		CHECK(!CPU_CMP(&now, &cpus_of[node]));
		struct bitmask *run = numa_get_run_node_mask();
		CHECK(numa_bitmask_weight(run) == 1 && numa_bitmask_isbitset(run, node));
		numa_bitmask_free(run);
	}
	CHECK(numa_run_on_node(-1) == 0);
	CHECK(!cpuset_getaffinity(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1, sizeof now, &now) && !CPU_CMP(&now, &before));
}

/* The domain of a page, by the kernel and by the library, which must agree. */
static int memory_file = -1;
static int domain_of(void *address) {
	struct mem_extract ask = {.me_vaddr = (uintptr_t)address};
	int status = -1, mode = -1;
	if (ioctl(memory_file, MEM_EXTRACT_PADDR, &ask) || ask.me_state != ME_STATE_MAPPED) return -1;
	CHECK(move_pages(0, 1, &address, NULL, &status, 0) == 0 && status == ask.me_domain);
	CHECK(get_mempolicy(&mode, NULL, 0, address, MPOL_F_NODE | MPOL_F_ADDR) == 0 && mode == ask.me_domain);
	return ask.me_domain;
}

static void memory(void) {
	size_t size = 40 * (size_t)page + 1;
	memory_file = open("/dev/mem", O_RDONLY);
	if (memory_file < 0) printf("SKIP: where a page lies: /dev/mem cannot be read by this user\n");
	for (int node = 0; node < domains; node++) {
		for (int turn = 0; turn < 6; turn++) {
			char *at = numa_alloc_onnode(size, node);
			CHECK(at);
			if (!at) continue;
			for (size_t i = 0; i < size; i += page) CHECK(at[i] == 0);
			memset(at, 42, size);
			if (memory_file < 0) {
				int status;
				void *first = at;
				CHECK(move_pages(0, 1, &first, NULL, &status, 0) == -1 && errno == EPERM);
			} else {
				for (size_t i = 0; i < size; i += page) CHECK(domain_of(at + i) == node);
			}
			char *larger = numa_realloc(at, size, 2 * size);
			CHECK(larger && larger[0] == 42 && larger[size - 1] == 42);
			if (larger && memory_file >= 0) CHECK(domain_of(larger + 2 * size - 1) == node);
			numa_free(larger ? larger : at, larger ? 2 * size : size);
		}
	}
	/* Two megabytes by two. */
	size_t turns = (size_t)domains << 21;
	char *spread = numa_alloc_interleaved(turns);
	CHECK(spread);
	int seen = 0;
	if (spread && memory_file >= 0) {
		for (size_t i = 0; i < turns; i += 1 << 20) seen |= 1 << domain_of(spread + i);
		CHECK(seen == (1 << domains) - 1);
	}
	numa_free(spread, turns);
	CHECK(thread_has(DOMAINSET_POLICY_FIRSTTOUCH, 0, domains));
	CHECK(!numa_alloc_onnode(page, domains) && errno == EINVAL);
	CHECK(!numa_alloc_onnode(page, -1) && errno == EINVAL);
	CHECK(!numa_alloc_onnode((size_t)1 << 46, 0) && errno == ENOMEM);
	CHECK(!numa_alloc_onnode(SIZE_MAX, 0) && errno == ENOMEM);
}

/* What FreeBSD has no way for is told, and nothing is pretended. */
static void what_freebsd_has_not(void) {
	unsigned long bit = 1;
	int node = 0, status = 7;
	int before = errors, warned = warnings;
	void *foreign = mmap(NULL, 4 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
	void *pages[1] = {foreign};
	CHECK(foreign != MAP_FAILED);
	memset(foreign, 1, page);
	CHECK(mbind(foreign, 4 * page, MPOL_BIND, &bit, 64, 0) == -1 && errno == ENOSYS);
	CHECK(move_pages(0, 1, pages, &node, &status, MPOL_MF_MOVE) == -1 && errno == ENOSYS);
	CHECK(migrate_pages(0, 64, &bit, &bit) == -1 && errno == ENOSYS);
	/* The node whose turn it is, of memory that is interleaved: the kernel does not tell. */
	CHECK(get_mempolicy(&node, NULL, 0, NULL, MPOL_F_NODE) == -1 && errno == EINVAL);
	numa_set_interleave_mask(numa_all_nodes_ptr);
	CHECK(get_mempolicy(&node, NULL, 0, NULL, MPOL_F_NODE) == -1 && errno == ENOSYS);
	numa_set_localalloc();
	CHECK(*(char *)foreign == 1);
	errno = 0;
	numa_tonode_memory(foreign, 4 * page, 0);
	CHECK(errno == ENOSYS);
#ifdef OWN_HOOKS
	CHECK(errors > before && warnings > warned && last_error == ENOSYS);
#else
	(void)before, (void)warned;
#endif
	munmap(foreign, 4 * page);
	CHECK(numa_has_preferred_many() == 0);
}

#define THREADS 4
static void *of_many(void *which) {
	int node = (int)(intptr_t)which % domains;
	intptr_t right = 1;
	for (int turn = 0; turn < 20; turn++) {
		size_t size = (size_t)(1 + turn) * page;
		unsigned char *at = numa_alloc_onnode(size, node);
		if (!at) return NULL;
		memset(at, turn + 1, size);
		for (size_t i = 0; i < size; i++) right &= at[i] == turn + 1;
		if (memory_file >= 0) right &= domain_of(at + size - 1) == node;
		numa_free(at, size);
	}
	return (void *)(intptr_t)(right && thread_has(DOMAINSET_POLICY_FIRSTTOUCH, 0, domains));
}

static void threads(void) {
	pthread_t thread[THREADS];
	for (intptr_t i = 0; i < THREADS; i++) CHECK(!pthread_create(&thread[i], NULL, of_many, (void *)i));
	for (int i = 0; i < THREADS; i++) {
		void *right = NULL;
		CHECK(!pthread_join(thread[i], &right) && right);
	}
}

int main(void) {
	static const struct { const char *name; void (*run)(void); } checks[] = {
		{"the_machine", the_machine}, {"distances", distances}, {"strings", strings}, {"policies", policies},
		{"processors", processors}, {"memory", memory}, {"what_freebsd_has_not", what_freebsd_has_not}, {"threads", threads},
	};
	int count = sizeof checks / sizeof *checks;
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (numa_available() != 0) return printf("numa_available() says that there is no NUMA\n"), 1;
	read_machine();
	if (wrong || domains < 1 || domains > MOST) return printf("%d domains\n", domains), 1;
	printf("%d domains\nrunning %d tests\n", domains, count);
	for (int i = 0; i < count; i++) {
		wrong = 0;
		checks[i].run();
		printf("test %s ... %s\n", checks[i].name, wrong ? "FAILED" : "ok");
		failed += wrong != 0;
	}
	printf("test result: %s. %d passed; %d failed\n", failed ? "FAILED" : "ok", count - failed, failed);
	return failed;
}
