/* The system calls of memory policies, as C and C++ programs written for libnuma include them. On FreeBSD they are this
   library's, made of cpuset_getdomain(2) and its siblings; what FreeBSD cannot do answers ENOSYS. */
#ifndef ROCM_RS_NUMAIF_H
#define ROCM_RS_NUMAIF_H

#ifdef __cplusplus
extern "C" {
#endif

/* Modes. */
#define MPOL_DEFAULT 0
#define MPOL_PREFERRED 1
#define MPOL_BIND 2
#define MPOL_INTERLEAVE 3
#define MPOL_LOCAL 4
#define MPOL_PREFERRED_MANY 5
#define MPOL_MAX 6

/* With a mode. */
#define MPOL_F_STATIC_NODES (1 << 15)
#define MPOL_F_RELATIVE_NODES (1 << 14)
#define MPOL_F_NUMA_BALANCING (1 << 13)

/* Of get_mempolicy. */
#define MPOL_F_NODE (1 << 0)
#define MPOL_F_ADDR (1 << 1)
#define MPOL_F_MEMS_ALLOWED (1 << 2)

/* Of mbind and move_pages. */
#define MPOL_MF_STRICT (1 << 0)
#define MPOL_MF_MOVE (1 << 1)
#define MPOL_MF_MOVE_ALL (1 << 2)

long get_mempolicy(int *mode, unsigned long *nodes, unsigned long bits, void *address, unsigned flags);
long set_mempolicy(int mode, const unsigned long *nodes, unsigned long bits);
long mbind(void *start, unsigned long size, int mode, const unsigned long *nodes, unsigned long bits, unsigned flags);
long migrate_pages(int pid, unsigned long bits, const unsigned long *from, const unsigned long *to);
long move_pages(int pid, unsigned long count, void **pages, const int *nodes, int *status, int flags);

#ifdef __cplusplus
}
#endif

#endif
