/*
 * FreeBSD's half of numa.h: NUMA nodes are its domains.
 *
 * FreeBSD has policies of threads, and none of ranges of memory. What libhsakmt binds it has mapped just before and will have
 * wired just after, so its pages are taken here, by a thread that prefers the domain (or has no other). They are of an object of
 * their own: the kernel makes one object of mappings without a file that follow one another, and where it has begun a superpage for
 * one of them, the pages of the next come from there. numa-sys places memory by the same rules, in Rust, of which nothing is built
 * yet when CMake links this: ../../../../tests/freebsd_overlay.c holds the two together.
 */
#ifndef ROCM_VENDOR_DOMAINS_H
#define ROCM_VENDOR_DOMAINS_H

#include <sys/param.h>
#include <sys/cpuset.h>
#include <sys/domainset.h>
#include <sys/mman.h>
#include <sys/sysctl.h>
#include <fcntl.h>
#include <unistd.h>

static inline __attribute__((unused)) int rocm_vendor_number(const char *name)
{
	int value = -1;
	size_t size = sizeof(value);

	return sysctlbyname(name, &value, &size, NULL, 0) ? -1 : value;
}

static inline __attribute__((unused)) int numa_available(void)
{
	return rocm_vendor_number("vm.ndomains") < 1 ? -1 : 0;
}

static inline __attribute__((unused)) int numa_max_node(void)
{
	const int domains = rocm_vendor_number("vm.ndomains");

	return domains < 1 ? 0 : domains - 1;
}

/* The first node of a mask from one on, or -1. */
static inline __attribute__((unused)) int rocm_vendor_node(const unsigned long *nodes, unsigned long bits, int from)
{
	const unsigned long width = CHAR_BIT * sizeof(*nodes);
	unsigned long bit;

	for (bit = (unsigned long)from; nodes && bit < bits; bit++)
		if (nodes[bit / width] >> (bit % width) & 1)
			return (int)bit;
	return -1;
}

/*
 * For memory that was mapped without a file, for reading and writing, and not touched since. ENOMEM where only the node would do
 * and it has not so much: a thread that insists on a full domain is killed by the kernel after a while.
 */
static inline __attribute__((unused)) long mbind(void *start, unsigned long length, int mode,
						 const unsigned long *nodes, unsigned long bits, unsigned int flags)
{
	const int kind = mode & ~MPOL_F_STATIC_NODES, node = rocm_vendor_node(nodes, bits, 0);
	const size_t page = (size_t)getpagesize();
	char name[64];
	domainset_t before, wanted;
	int policy, file, error = 0;
	size_t at;

	/* Memory without a policy is what the default asks for, and a preference for no node. */
	if (kind == MPOL_DEFAULT || (kind == MPOL_PREFERRED && node < 0))
		return 0;
	/* Of several nodes the first is preferred, as on Linux; bound to several, it would be to the whole of them. */
	if ((kind != MPOL_PREFERRED && (kind != MPOL_BIND || rocm_vendor_node(nodes, bits, node + 1) >= 0)) || flags || node < 0 ||
	    node > numa_max_node()) {
		errno = EINVAL;
		return -1;
	}
	snprintf(name, sizeof(name), "vm.domain.%d.stats.free_count", node);
	if (kind == MPOL_BIND && (size_t)rocm_vendor_number(name) < length / page) {
		errno = ENOMEM;
		return -1;
	}
	if (cpuset_getdomain(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1, sizeof(before), &before, &policy))
		return -1;
	file = shm_open(SHM_ANON, O_RDWR, 0600);
	/* A child gets a copy of it, as of memory that is not shared. */
	if (file < 0 || ftruncate(file, (off_t)length) ||
	    mmap(start, length, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, 0) == MAP_FAILED ||
	    minherit(start, length, INHERIT_COPY))
		error = errno;
	if (file >= 0)
		close(file);
	if (error) {
		errno = error;
		return -1;
	}
	DOMAINSET_ZERO(&wanted);
	DOMAINSET_SET(node, &wanted);
	if (cpuset_setdomain(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1, sizeof(wanted), &wanted,
			     kind == MPOL_BIND ? DOMAINSET_POLICY_ROUNDROBIN : DOMAINSET_POLICY_PREFER))
		return -1;
	for (at = 0; at < length; at += page)
		((volatile char *)start)[at] = 0;
	/* It was so before; what is refused of it now was taken from the whole process meanwhile. */
	if (cpuset_setdomain(CPU_LEVEL_WHICH, CPU_WHICH_TID, -1, sizeof(before), &before, policy))
		error = errno;
	errno = error;
	return error ? -1 : 0;
}

#endif
