/* numa-sys, as libnuma.a, for freebsd_overlay.c: under other names, since the overlay's numa.h has functions of the same ones. */
#include <stddef.h>

int numa_available(void);
int numa_max_node(void);
void numa_set_bind_policy(int strict);
void *numa_alloc_onnode(size_t size, int node);
void numa_free(void *memory, size_t size);

int libnuma_available(void)
{
	return numa_available();
}

int libnuma_max_node(void)
{
	return numa_max_node();
}

/* New memory on a node: of MPOL_BIND when that is strict, else of MPOL_PREFERRED. */
void *libnuma_alloc(size_t size, int node, int strict)
{
	numa_set_bind_policy(strict);
	return numa_alloc_onnode(size, node);
}

void libnuma_free(void *memory, size_t size)
{
	numa_free(memory, size);
}
