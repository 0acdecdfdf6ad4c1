/* The names that libnuma's first version and its second have for different functions. Two versions of a name can be given
   only by the assembler, and only where the library is linked with the versions' list (libnuma.map). Those of the first are
   in numa-sys/src/exports/first.rs; those of the second are renamed by numa-sys/install, so that neither has the plain
   name. */
#if defined(__x86_64__)
#define GO jmp
#elif defined(__aarch64__)
#define GO b
#else
#error "no jump is known for this machine"
#endif

#define VERSION(own, name, target) \
	.globl own##_##name; \
	.type own##_##name, %function; \
	own##_##name: GO target; \
	.size own##_##name, . - own##_##name

#define BOTH(name) \
	VERSION(first, name, name##_v1); \
	.symver first_##name, name@libnuma_1.1; \
	VERSION(second, name, name##_v2); \
	.symver second_##name, name@@libnuma_1.2

	.text
	BOTH(numa_alloc_interleaved_subset)
	BOTH(numa_bind)
	BOTH(numa_get_interleave_mask)
	BOTH(numa_get_membind)
	BOTH(numa_get_run_node_mask)
	BOTH(numa_interleave_memory)
	BOTH(numa_node_to_cpus)
	BOTH(numa_parse_bitmap)
	BOTH(numa_run_on_node_mask)
	BOTH(numa_sched_getaffinity)
	BOTH(numa_sched_setaffinity)
	BOTH(numa_set_interleave_mask)
	BOTH(numa_set_membind)
	BOTH(numa_tonodemask_memory)

	.section .note.GNU-stack, "", %progbits
