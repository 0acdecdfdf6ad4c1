/*
 * What libhsakmt asks of libnuma, so that no libnuma is needed.
 *
 * Linux: the kernel is asked, as libnuma does. FreeBSD: see rocm_vendor_domains.h. What cannot be done is an error, never a
 * success.
 */
#ifndef ROCM_VENDOR_NUMA_H
#define ROCM_VENDOR_NUMA_H

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MPOL_DEFAULT 0
#define MPOL_PREFERRED 1
#define MPOL_BIND 2
#define MPOL_F_STATIC_NODES (1 << 15)

struct bitmask {
	unsigned long size; /* in bits */
	unsigned long *maskp;
};

#define ROCM_VENDOR_LONG_BITS (CHAR_BIT * sizeof(unsigned long))

static inline __attribute__((unused)) struct bitmask *numa_bitmask_alloc(unsigned int bits)
{
	size_t longs = (bits + ROCM_VENDOR_LONG_BITS - 1) / ROCM_VENDOR_LONG_BITS;
	struct bitmask *mask = malloc(sizeof(*mask));

	if (!mask)
		return NULL;
	mask->size = bits;
	/* One more than asked for: libhsakmt tells the kernel of one bit more than it allocates. */
	mask->maskp = calloc(longs + 1, sizeof(unsigned long));
	if (!mask->maskp) {
		free(mask);
		return NULL;
	}
	return mask;
}

static inline __attribute__((unused)) void numa_bitmask_free(struct bitmask *mask)
{
	if (mask)
		free(mask->maskp);
	free(mask);
}

static inline __attribute__((unused)) struct bitmask *numa_bitmask_setbit(struct bitmask *mask, unsigned int bit)
{
	if (bit < mask->size)
		mask->maskp[bit / ROCM_VENDOR_LONG_BITS] |= 1UL << (bit % ROCM_VENDOR_LONG_BITS);
	return mask;
}

#ifdef __FreeBSD__
#include <rocm_vendor_domains.h>
#else

#include <sys/syscall.h>
#include <unistd.h>

static inline __attribute__((unused)) long mbind(void *start, unsigned long length, int mode,
						 const unsigned long *nodes, unsigned long bits, unsigned int flags)
{
	return syscall(SYS_mbind, start, length, mode, nodes, bits, flags);
}

static inline __attribute__((unused)) int numa_available(void)
{
	/* A kernel without NUMA, or a container that forbids the call. */
	if (syscall(SYS_get_mempolicy, NULL, NULL, 0UL, NULL, 0UL) < 0 && (errno == ENOSYS || errno == EPERM))
		return -1;
	return 0;
}

/* The last number of the kernel's list of nodes, such as 0-3,8. */
static inline __attribute__((unused)) int numa_max_node(void)
{
	FILE *file = fopen("/sys/devices/system/node/online", "re");
	char list[256] = "";
	const char *last = list, *at;

	if (!file)
		return 0;
	if (!fgets(list, sizeof(list), file))
		list[0] = '\0';
	fclose(file);
	for (at = list; *at; at++)
		if (*at == '-' || *at == ',')
			last = at + 1;
	return atoi(last);
}

#endif
#endif
