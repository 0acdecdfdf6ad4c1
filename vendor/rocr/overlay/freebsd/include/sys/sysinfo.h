/* Processors and memory, by sysconf and sysctl. */
#pragma once
#include <stddef.h>
#include <string.h>
#include <sys/types.h>
#include <sys/sysctl.h>
#include <unistd.h>

struct sysinfo {
	unsigned long totalram; /* in mem_unit bytes */
	unsigned int mem_unit;
};

static inline __attribute__((unused)) int get_nprocs(void)
{
	return (int)sysconf(_SC_NPROCESSORS_ONLN);
}

static inline __attribute__((unused)) int get_nprocs_conf(void)
{
	return (int)sysconf(_SC_NPROCESSORS_CONF);
}

static inline __attribute__((unused)) int sysinfo(struct sysinfo *info)
{
	unsigned long physical = 0;
	size_t size = sizeof(physical);

	memset(info, 0, sizeof(*info));
	if (sysctlbyname("hw.physmem", &physical, &size, NULL, 0))
		return -1;
	info->totalram = physical;
	info->mem_unit = 1;
	return 0;
}
