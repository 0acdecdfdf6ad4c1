/* What stands in for Linux's headers in ROCr's build for FreeBSD (../rocr/overlay/freebsd), on FreeBSD itself: used as
   upstream's sources use it, and compared with what the kernel says by FreeBSD's own calls.

   ci/freebsd builds it, with the overlay's headers in front, libnuma.a of numa-sys to be compared with, and sysfs.c beside it,
   whose topology is sysctls below `vm` here, since there is no amdkfd. It prints a line for each check and ends with the number of those that failed. */
#include <errno.h>
#include <fcntl.h>
#include <linux/ioctl.h>
#include <linux/types.h>
#include <numa.h>
#include <numaif.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/memrange.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cpuid.h>

/* Also in a child, whose part of a check ends with its result. */
static int wrong;
#define CHECK(condition) do { \
	if (!(condition)) { wrong++; printf("    %s:%d: %s (errno %d)\n", "freebsd_overlay.c", __LINE__, #condition, errno); } \
} while (0)

static int number(const char *name)
{
	int value = -1;
	size_t size = sizeof value;

	return sysctlbyname(name, &value, &size, NULL, 0) ? -1 : value;
}

/* How a child ends that reads a byte. */
static int reading_in_child(const volatile char *byte)
{
	int status = -1;
	pid_t child = fork();

	if (!child) {
		signal(SIGSEGV, SIG_DFL);
		signal(SIGBUS, SIG_DFL);
		_exit(*byte);
	}
	CHECK(waitpid(child, &status, 0) == child);
	return status;
}

static void memory(void)
{
	size_t page = (size_t)getpagesize();
	char *memory = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	int status;

	CHECK(memory != MAP_FAILED);
	*memory = 7;
	CHECK(WEXITSTATUS(reading_in_child(memory)) == 7);
	CHECK(!madvise(memory, page, MADV_DONTFORK));
	status = reading_in_child(memory);
	CHECK(WIFSIGNALED(status) && (WTERMSIG(status) == SIGSEGV || WTERMSIG(status) == SIGBUS));
	CHECK(*memory == 7);
	CHECK(!madvise(memory, page, MADV_DOFORK));
	CHECK(WEXITSTATUS(reading_in_child(memory)) == 7);
	CHECK(!madvise(memory, page, MADV_HUGEPAGE) && !madvise(memory, page, MADV_NORMAL));
	CHECK(!madvise(memory, page, MADV_HUGEPAGE | MADV_DONTFORK));
	CHECK(WIFSIGNALED(reading_in_child(memory)));
	CHECK(madvise(memory, page, 77) == -1 && errno == EINVAL);
	CHECK(!munmap(memory, page));
}

static struct sockaddr_un abstract(const char *name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	strcpy(address.sun_path + 1, name);
	return address;
}

static void sockets(void)
{
	char name[64], folder[64], word[3] = "";
	int listening = socket(AF_UNIX, SOCK_STREAM, 0), taken, status = -1;
	struct sockaddr_un address;
	struct stat known;
	pid_t child;

	snprintf(name, sizeof name, "overlay-test-%d", getpid());
	snprintf(folder, sizeof folder, "/tmp/rocr-%lu", (unsigned long)geteuid());
	address = abstract(name);
	CHECK(!bind(listening, (struct sockaddr *)&address, sizeof address) && !listen(listening, 1));
	CHECK(!stat(folder, &known) && (known.st_mode & 0777) == 0700 && known.st_uid == geteuid());
	child = fork();
	if (!child) {
		int out = socket(AF_UNIX, SOCK_STREAM, 0);

		CHECK(!connect(out, (struct sockaddr *)&address, sizeof address));
		CHECK(write(out, "yes", 3) == 3);
		_exit(wrong);
	}
	taken = accept(listening, NULL, NULL);
	CHECK(taken >= 0 && read(taken, word, 3) == 3 && !memcmp(word, "yes", 3));
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	close(taken);
	close(listening);
	/* What is left of one that has ended is in nobody's way. */
	listening = socket(AF_UNIX, SOCK_STREAM, 0);
	CHECK(!bind(listening, (struct sockaddr *)&address, sizeof address));
	/* A folder that others may enter is not trusted. */
	CHECK(!chmod(folder, 0711));
	CHECK(connect(listening, (struct sockaddr *)&address, sizeof address) == -1 && errno == EACCES);
	CHECK(!chmod(folder, 0700));
	close(listening);
	strcat(folder, "/");
	CHECK(!unlink(strcat(folder, name)));
	/* A name with a path is the system's own business. */
	address = (struct sockaddr_un){ .sun_family = AF_UNIX, .sun_path = "/no/such/socket" };
	listening = socket(AF_UNIX, SOCK_STREAM, 0);
	CHECK(connect(listening, (struct sockaddr *)&address, sizeof address) == -1 && errno == ENOENT);
	close(listening);
}

static void files(void)
{
	int in = (int)syscall(__NR_memfd_create, "in", MFD_CLOEXEC), out = (int)syscall(__NR_memfd_create, "out", 0);
	off_t offset = 100;
	char byte = 0;
	size_t at;

	CHECK(in >= 0 && out >= 0 && fcntl(in, F_GETFD) == FD_CLOEXEC && !fcntl(out, F_GETFD));
	for (at = 0; at < 200000; at += 100)
		CHECK(pwrite(in, "x", 1, (off_t)at) == 1);
	CHECK(!ftruncate(in, 200000));
	/* As far as there is something. */
	CHECK(sendfile(out, in, &offset, 1000000) == 199900 && offset == 200000);
	CHECK(lseek(out, 0, SEEK_END) == 199900);
	CHECK(pread(out, &byte, 1, 0) == 1 && byte == 'x' && pread(out, &byte, 1, 1) == 1 && byte == 0);
	CHECK(lseek(in, 0, SEEK_SET) == 0 && sendfile(out, in, NULL, 5) == 5 && lseek(in, 0, SEEK_CUR) == 5);
	CHECK(sendfile(out, -1, NULL, 5) == -1 && errno == EBADF);
	close(in);
	close(out);
}

static void system_calls(void)
{
	struct sysinfo info;
	struct timespec raw, monotonic;
	unsigned long memory = 0;
	size_t size = sizeof memory;
	long line = sysconf(_SC_LEVEL1_DCACHE_LINESIZE);

	CHECK(syscall(__NR_gettid) == pthread_getthreadid_np());
	CHECK(syscall(9999) == -1 && errno == ENOSYS);
	CHECK(line >= 32 && line <= 256 && !(line & (line - 1)));
	CHECK(sysconf(_SC_PAGESIZE) == getpagesize());
	CHECK(get_nprocs() == number("hw.ncpu") && get_nprocs_conf() >= get_nprocs());
	CHECK(!sysctlbyname("hw.physmem", &memory, &size, NULL, 0));
	CHECK(!sysinfo(&info) && info.totalram == memory && info.mem_unit == 1);
	CHECK(!clock_gettime(CLOCK_MONOTONIC_RAW, &raw) && !clock_gettime(CLOCK_MONOTONIC, &monotonic));
	CHECK(monotonic.tv_sec - raw.tv_sec <= 1);
	/* Numbers of requests are FreeBSD's: 8191 bytes at most, and _IOR is another bit. */
	CHECK(_IOR('K', 1, __u64) == 0x40084b01 && _IOC_NR(_IOWR('K', 0x20, __u64)) == 0x20);
	CHECK(_IOC_SIZE(_IOW('K', 1, char[8191])) == 8191 && _IOC_TYPE(_IO('K', 1)) == 'K');
}

static void processors(void)
{
	FILE *file = fopen("/proc/cpuinfo", "r");
	char line[512], vendor[13] = "", wanted[64];
	cpuset_t before, after;
	unsigned int a, b, c, d, ids[1024];
	int count = 0, known = 0, vendors = 0, of, other;

	CHECK(file != NULL);
	if (!file)
		return;
	__get_cpuid(0, &a, &b, &c, &d);
	memcpy(vendor, &b, 4);
	memcpy(vendor + 4, &d, 4);
	memcpy(vendor + 8, &c, 4);
	snprintf(wanted, sizeof wanted, "vendor_id\t: %s\n", vendor);
	while (fgets(line, sizeof line, file)) {
		count += !strncmp(line, "processor\t: ", 12) && atoi(line + 12) == count;
		vendors += !strcmp(line, wanted);
		known += known < 1024 && sscanf(line, "apicid\t\t: %u", &ids[known]) == 1;
	}
	fclose(file);
	CHECK(count == number("hw.ncpu") && vendors == count && known == count);
	for (of = 0; of < known; of++)
		for (other = 0; other < of; other++)
			CHECK(ids[of] != ids[other]);
	/* The thread runs where it ran. */
	CHECK(!pthread_getaffinity_np(pthread_self(), sizeof after, &after));
	CPU_ZERO(&before);
	for (of = 0; of < count; of++)
		CPU_SET(of, &before);
	CHECK(!CPU_CMP(&before, &after));
}

/* The domain of a page that was touched, or -1 where nobody may ask. */
static int domain_of(const char *address)
{
	struct mem_extract question = { .me_vaddr = (uint64_t)(uintptr_t)address };
	int file = open("/dev/mem", O_RDONLY), answer = -1;

	if (file >= 0 && !ioctl(file, MEM_EXTRACT_PADDR, &question) && question.me_state == ME_STATE_MAPPED)
		answer = question.me_domain;
	if (file >= 0)
		close(file);
	return answer;
}

/* As libhsakmt binds memory: mapped in a reserved area, bound, kept from children or not. Pieces follow one another, and each
   goes to another domain. */
static void domains(void)
{
	const int count = number("vm.ndomains"), pieces = 16;
	const size_t size = 64 * (size_t)getpagesize();
	char *area = mmap(NULL, (size_t)pieces * size, PROT_NONE, MAP_ANONYMOUS | MAP_PRIVATE | MAP_NORESERVE, -1, 0);
	struct bitmask *nodes = numa_bitmask_alloc((unsigned int)count);
	domainset_t mask, after;
	int policy, then, piece, asked = 0;
	size_t at;

	CHECK(!numa_available() && numa_max_node() == count - 1 && area != MAP_FAILED && nodes);
	CHECK(!cpuset_getdomain(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1, sizeof mask, &mask, &policy));
	for (piece = 0; piece < pieces; piece++) {
		char *start = area + (size_t)piece * size;
		int node = piece % count, strict = piece / count % 2;

		memset(nodes->maskp, 0, sizeof *nodes->maskp);
		numa_bitmask_setbit(nodes, (unsigned int)node);
		CHECK(mmap(start, size, PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_PRIVATE | MAP_FIXED, -1, 0) == start);
		CHECK(!mbind(start, size, MPOL_F_STATIC_NODES | (strict ? MPOL_BIND : MPOL_PREFERRED), nodes->maskp,
			     (unsigned long)count + 1, 0));
		for (at = 0; at < size; at += (size_t)getpagesize()) {
			int domain = domain_of(start + at);

			CHECK(start[at] == 0 && (domain == node || domain < 0));
			asked += domain >= 0;
		}
	}
	if (!asked)
		printf("SKIP: where pages are: /dev/mem cannot be read\n");
	CHECK(!cpuset_getdomain(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1, sizeof after, &after, &then));
	CHECK(then == policy && !DOMAINSET_CMP(&mask, &after));
	/* A child has a copy, as of memory that is not shared. */
	*area = 5;
	CHECK(WEXITSTATUS(reading_in_child(area)) == 5);
	if (!fork()) {
		*area = 6;
		_exit(0);
	}
	wait(NULL);
	CHECK(*area == 5);
	CHECK(!mbind(area, size, MPOL_DEFAULT, NULL, 0, 0) && *area == 5);
	CHECK(mbind(area, (unsigned long)number("vm.stats.vm.v_page_count") * (unsigned long)getpagesize(),
		    MPOL_F_STATIC_NODES | MPOL_BIND, nodes->maskp, (unsigned long)count + 1, 0) == -1 && errno == ENOMEM);
	numa_bitmask_setbit(nodes, 0);
	*nodes->maskp = 1UL << count;
	CHECK(mbind(area, size, MPOL_F_STATIC_NODES | MPOL_PREFERRED, nodes->maskp, (unsigned long)count + 1, 0) == -1);
	CHECK(errno == EINVAL && *area == 5);
	CHECK(!munmap(area, (size_t)pieces * size));
	numa_bitmask_free(nodes);
}

/* See freebsd_libnuma.c. */
int libnuma_available(void);
int libnuma_max_node(void);
void *libnuma_alloc(size_t size, int node, int strict);
void libnuma_free(void *memory, size_t size);

/* New memory that the overlay has bound, or null and the error. */
static void *alloc_bound(size_t size, int node, int strict)
{
	unsigned long nodes[2] = { 0 };
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_PRIVATE, -1, 0);
	int error;

	CHECK(memory != MAP_FAILED);
	if (node >= 0)
		nodes[node / 64] = 1UL << (node % 64);
	if (!mbind(memory, size, MPOL_F_STATIC_NODES | (strict ? MPOL_BIND : MPOL_PREFERRED), nodes, 128, 0))
		return memory;
	error = errno;
	CHECK(!munmap(memory, size));
	errno = error;
	return NULL;
}

/* The overlay says in C what numa-sys says in Rust, since ROCr is built before any Rust is that could be linked with it: what
   the two do is to be the same. */
static void like_numa_sys(void)
{
	const int count = number("vm.ndomains");
	const size_t page = (size_t)getpagesize(), piece = 64 * page;
	/* No domain has as much as the machine. */
	const size_t machine = (size_t)number("vm.stats.vm.v_page_count") * page;
	domainset_t before, after;
	int policy, then, strict, node;

	CHECK(numa_available() == libnuma_available() && numa_max_node() == libnuma_max_node());
	CHECK(!cpuset_getdomain(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1, sizeof before, &before, &policy));
	for (strict = 0; strict < 2; strict++)
		/* The domains, then some that there are not. */
		for (node = 0; node < count + 3; node++) {
			const int of = node < count + 1 ? node : node == count + 1 ? 100 : -1;
			const size_t size = strict && node == 0 ? machine : piece;
			char *by[2];
			int errors[2], which;
			size_t at;

			errno = 0;
			by[0] = alloc_bound(size, of, strict);
			errors[0] = by[0] ? 0 : errno;
			errno = 0;
			by[1] = libnuma_alloc(size, of, strict);
			errors[1] = by[1] ? 0 : errno;
			if (errors[0] != errors[1])
				printf("    node %d, strict %d, %zu bytes: %d, and %d by numa-sys\n", of, strict, size, errors[0], errors[1]);
			CHECK(errors[0] == errors[1] && !errors[0] == (of < count && size == piece && (of >= 0 || !strict)));
			/* (No node is preferred: any will do.) */
			for (which = 0; which < 2 && !errors[0] && of >= 0; which++)
				for (at = 0; at < size; at += page) {
					int domain = domain_of(by[which] + at);

					CHECK(by[which][at] == 0 && (domain == of || domain < 0));
				}
			if (by[0])
				CHECK(!munmap(by[0], size));
			if (by[1])
				libnuma_free(by[1], size);
			CHECK(!cpuset_getdomain(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1, sizeof after, &after, &then));
			CHECK(then == policy && !DOMAINSET_CMP(&before, &after));
		}
}

#define TOPOLOGY "/sys/devices/virtual/kfd/kfd/topology"

static void topology(void)
{
	int domains = number("vm.ndomains"), seen = 0;
	struct dirent *entry;
	char line[64] = "";
	DIR *folder = opendir(TOPOLOGY "/domain");
	FILE *file = fopen(TOPOLOGY "/phys_segs", "r");

	CHECK(folder != NULL && file != NULL);
	while (folder && (entry = readdir(folder))) {
		CHECK(strlen(entry->d_name) == 1 && entry->d_name[0] >= '0' && entry->d_name[0] < '0' + domains);
		CHECK(entry->d_namlen == 1);
		seen++;
	}
	CHECK(seen == domains);
	if (folder)
		CHECK(!closedir(folder));
	/* A text is a file's, with its last newline. */
	while (file && fgets(line, sizeof line, file))
		CHECK(strchr(line, '\n') != NULL);
	if (file)
		CHECK(!fclose(file));
	CHECK(!fopen(TOPOLOGY "/nodes/0/properties", "r") && errno == ENOENT);
	CHECK(!opendir(TOPOLOGY "/nodes") && !opendir("/sys/devices/system/cpu") && errno == ENOENT);
	/* Every other path is the system's. */
	file = fopen("/dev/null", "r");
	CHECK(file != NULL && fgetc(file) == EOF);
	if (file)
		fclose(file);
	CHECK(!fopen(TOPOLOGY "-and-more", "r") && errno == ENOENT);
}

int main(void)
{
	static const struct {
		const char *name;
		void (*check)(void);
	} checks[] = {
		{ "memory_is_not_inherited_when_so_advised", memory },
		{ "abstract_sockets_are_files_of_ones_own", sockets },
		{ "files_are_sent_to_files", files },
		{ "calls_by_number_and_sizes_of_the_machine", system_calls },
		{ "processors_as_linux_lists_them", processors },
		{ "memory_is_bound_to_domains", domains },
		{ "memory_is_bound_as_numa_sys_binds_it", like_numa_sys },
		{ "the_topology_is_in_sysctls", topology },
	};
	int failed = 0, count = (int)(sizeof checks / sizeof checks[0]), at;

	for (at = 0; at < count; at++) {
		wrong = 0;
		checks[at].check();
		printf("test %s ... %s\n", checks[at].name, wrong ? "FAILED" : "ok");
		fflush(stdout);
		failed += wrong != 0;
	}
	printf("\ntest result: %s. %d passed; %d failed\n", failed ? "FAILED" : "ok", count - failed, failed);
	return failed;
}
