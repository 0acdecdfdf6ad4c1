/* The size of a cache's line, which sysconf() does not know here, by the processor. */
#ifndef ROCM_VENDOR_UNISTD_H
#define ROCM_VENDOR_UNISTD_H
#include_next <unistd.h>
#include <cpuid.h>

#define _SC_LEVEL1_DCACHE_LINESIZE (-0x726f)

static inline __attribute__((unused)) long rocm_vendor_sysconf(int name)
{
	unsigned int a, b, c, d;

	if (name != _SC_LEVEL1_DCACHE_LINESIZE)
		return sysconf(name);
	/* Leaf 1: the line that CLFLUSH flushes, in units of 8 bytes. Every processor with CLFLUSH has it. */
	return __get_cpuid(1, &a, &b, &c, &d) && (b >> 8 & 0xff) ? (long)(b >> 8 & 0xff) * 8 : 64;
}
#define sysconf rocm_vendor_sysconf
#endif
