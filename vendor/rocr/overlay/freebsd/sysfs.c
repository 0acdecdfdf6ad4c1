/*
 * Files of Linux's sysfs and procfs, answered from FreeBSD's sysctls.
 *
 * LinuxKPI exports the driver's kobjects as sysctls: the path below /sys with dots for slashes. A value is a string
 * without the file's last newline. Enumeration is by the kernel's "next" (0.2) and "name" (0.1) and comes in any order.
 */
#include "rocm_vendor_sysfs.h"

#include <cpuid.h>
#include <errno.h>
#include <pthread.h>
#include <pthread_np.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/cpuset.h>
#include <sys/sysctl.h>
#include <unistd.h>

/* The system's own, for the build includes the header before each source, and before this one too. */
#undef fopen

/* The same tree by its two names; only the first is Linux's canonical one, only the second FreeBSD's. */
#define LINUX_ROOT "/sys/devices/virtual/kfd/kfd/topology"
#ifndef SYSCTL_ROOT /* a test has another */
#define SYSCTL_ROOT "sys.class.kfd.kfd.topology"
#endif

enum { NAME_SIZE = 512, NODES = 1024, LEVELS = 24 };

struct rocm_vendor_directory {
	size_t count, next;
	struct dirent entry;
	char names[NODES][64];
};

/* The sysctl for a path of the topology, or 0. */
static int sysctl_name(const char *path, char name[NAME_SIZE])
{
	size_t length = strlen(LINUX_ROOT), at;

	if (strncmp(path, LINUX_ROOT, length) || (path[length] && path[length] != '/'))
		return 0;
	if (snprintf(name, NAME_SIZE, "%s%s", SYSCTL_ROOT, path + length) >= NAME_SIZE)
		return 0;
	for (at = 0; name[at]; at++)
		if (name[at] == '/')
			name[at] = '.';
	while (at && name[at - 1] == '.')
		name[--at] = '\0';
	return 1;
}

/* A stream over a copy of a text, which the stream frees. */
static FILE *stream(const char *text, size_t length)
{
	FILE *file = fmemopen(NULL, length + 1, "w+");

	if (!file)
		return NULL;
	if (fwrite(text, 1, length, file) != length || fflush(file) || fseek(file, 0, SEEK_SET)) {
		fclose(file);
		errno = EIO;
		return NULL;
	}
	return file;
}

static FILE *open_sysctl(const char *name)
{
	size_t size = 0;
	char *text;
	FILE *file;

	if (sysctlbyname(name, NULL, &size, NULL, 0))
		return NULL;
	size += 64; /* it may have grown */
	text = malloc(size + 1);
	if (!text)
		return NULL;
	if (sysctlbyname(name, text, &size, NULL, 0)) {
		free(text);
		return NULL;
	}
	size = strnlen(text, size);
	text[size++] = '\n';
	file = stream(text, size);
	free(text);
	return file;
}

/* The APIC id of a processor, asked on it. */
static int apic_id(int processor, unsigned int *id)
{
	cpuset_t before, only;
	unsigned int a, b, c, d;
	int done;

	if (pthread_getaffinity_np(pthread_self(), sizeof(before), &before))
		return 0;
	CPU_ZERO(&only);
	CPU_SET(processor, &only);
	if (pthread_setaffinity_np(pthread_self(), sizeof(only), &only))
		return 0;
	done = __get_cpuid_count(0xb, 0, &a, &b, &c, &d) && b;
	*id = d;
	if (!done && __get_cpuid(1, &a, &b, &c, &d)) {
		*id = b >> 24;
		done = 1;
	}
	pthread_setaffinity_np(pthread_self(), sizeof(before), &before);
	return done;
}

/* What libhsakmt reads of /proc/cpuinfo. A processor that this thread may not run on has no APIC id. */
static FILE *open_cpuinfo(void)
{
	char model[256] = "", vendor[13] = "";
	size_t size = sizeof(model) - 1, length = 0;
	int processor, count = (int)sysconf(_SC_NPROCESSORS_ONLN);
	unsigned int a, b, c, d, id;
	char *text;
	FILE *file;

	if (count < 1 || sysctlbyname("hw.model", model, &size, NULL, 0) || !__get_cpuid(0, &a, &b, &c, &d)) {
		errno = ENOENT;
		return NULL;
	}
	memcpy(vendor, &b, 4);
	memcpy(vendor + 4, &d, 4);
	memcpy(vendor + 8, &c, 4);
	file = open_memstream(&text, &length);
	if (!file)
		return NULL;
	for (processor = 0; processor < count; processor++) {
		fprintf(file, "processor\t: %d\nvendor_id\t: %s\nmodel name\t: %s\n", processor, vendor, model);
		if (apic_id(processor, &id))
			fprintf(file, "apicid\t\t: %u\n", id);
		fprintf(file, "\n");
	}
	if (fclose(file))
		return NULL;
	file = stream(text, length);
	free(text);
	return file;
}

FILE *rocm_vendor_fopen(const char *path, const char *mode)
{
	char name[NAME_SIZE];

	if (sysctl_name(path, name))
		return open_sysctl(name);
	if (!strcmp(path, "/proc/cpuinfo"))
		return open_cpuinfo();
	return fopen(path, mode);
}

struct rocm_vendor_directory *rocm_vendor_opendir(const char *path)
{
	struct rocm_vendor_directory *directory;
	int root[LEVELS + 2], at[LEVELS + 2], ask[LEVELS + 4];
	size_t root_length = LEVELS, at_length, length;
	char prefix[NAME_SIZE], name[NAME_SIZE];

	/* The caches of processors, which libhsakmt does without, are in no directory here. */
	if (!sysctl_name(path, prefix)) {
		errno = ENOENT;
		return NULL;
	}
	if (sysctlnametomib(prefix, root, &root_length))
		return NULL;
	directory = calloc(1, sizeof(*directory));
	if (!directory)
		return NULL;
	memcpy(at, root, root_length * sizeof(int));
	at_length = root_length;
	for (;;) {
		size_t size = LEVELS * sizeof(int), index;
		char *child, *end;

		ask[0] = 0;
		ask[1] = 2;
		memcpy(ask + 2, at, at_length * sizeof(int));
		if (sysctl(ask, at_length + 2, at, &size, NULL, 0))
			break;
		at_length = size / sizeof(int);
		if (at_length <= root_length || memcmp(at, root, root_length * sizeof(int)))
			break;
		ask[1] = 1;
		memcpy(ask + 2, at, at_length * sizeof(int));
		length = sizeof(name) - 1;
		if (sysctl(ask, at_length + 2, name, &length, NULL, 0))
			break;
		name[length < sizeof(name) ? length : sizeof(name) - 1] = '\0';
		if (strncmp(name, prefix, strlen(prefix)) || name[strlen(prefix)] != '.')
			break;
		child = name + strlen(prefix) + 1;
		end = strchr(child, '.');
		/* What has nothing below it is a file. */
		if (!end || (size_t)(end - child) >= sizeof(directory->names[0]))
			continue;
		*end = '\0';
		for (index = 0; index < directory->count; index++)
			if (!strcmp(directory->names[index], child))
				break;
		if (index == directory->count && directory->count < NODES)
			strcpy(directory->names[directory->count++], child);
	}
	return directory;
}

struct dirent *rocm_vendor_readdir(struct rocm_vendor_directory *directory)
{
	if (!directory || directory->next == directory->count)
		return NULL;
	memset(&directory->entry, 0, sizeof(directory->entry));
	directory->entry.d_type = DT_DIR;
	directory->entry.d_fileno = directory->next + 1;
	directory->entry.d_namlen = strlen(directory->names[directory->next]);
	strcpy(directory->entry.d_name, directory->names[directory->next++]);
	return &directory->entry;
}

int rocm_vendor_closedir(struct rocm_vendor_directory *directory)
{
	free(directory);
	return 0;
}
