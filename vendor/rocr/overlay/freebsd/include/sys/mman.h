/*
 * Linux's advice that FreeBSD does not have. The values are ours: Linux's 10 is MADV_PROTECT here, which is something
 * else. Upstream may combine two of them with a bitwise or, so each is a bit.
 */
#ifndef ROCM_VENDOR_SYS_MMAN_H
#define ROCM_VENDOR_SYS_MMAN_H
#include_next <sys/mman.h>

/* Memory is not reserved in advance here. */
#define MAP_NORESERVE 0
#ifndef MAP_ANONYMOUS
#define MAP_ANONYMOUS MAP_ANON
#endif

#define MADV_DONTFORK 0x10000000
#define MADV_DOFORK 0x20000000
#define MADV_HUGEPAGE 0x40000000

#ifdef __cplusplus
static_assert(MADV_DONTFORK != MADV_PROTECT, "not advice of another meaning");
#else
_Static_assert(MADV_DONTFORK != MADV_PROTECT, "not advice of another meaning");
#endif

static inline __attribute__((unused)) int rocm_vendor_madvise(void *address, size_t length, int advice)
{
	const int ours = MADV_DONTFORK | MADV_DOFORK | MADV_HUGEPAGE;

	if (!(advice & ours))
		return madvise(address, length, advice);
	/* Large pages come by themselves. */
	if (advice & MADV_DONTFORK)
		return minherit(address, length, INHERIT_NONE);
	if (advice & MADV_DOFORK)
		return minherit(address, length, INHERIT_COPY);
	return 0;
}
#define madvise rocm_vendor_madvise
#endif
