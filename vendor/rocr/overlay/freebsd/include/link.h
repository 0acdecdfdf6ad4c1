/*
 * The debugger's list of code objects has glibc's types in upstream's sources. The fields are at the same offsets in
 * FreeBSD's; only their types differ.
 */
#ifndef ROCM_VENDOR_LINK_H
#define ROCM_VENDOR_LINK_H
#define link_map rocm_vendor_system_link_map
#define r_debug rocm_vendor_system_r_debug
#include_next <link.h>
#undef link_map
#undef r_debug
#include <stddef.h>
#include <stdint.h>

struct link_map {
	uintptr_t l_addr;
	char *l_name;
	void *l_ld;
	struct link_map *l_next, *l_prev;
};

struct r_debug {
	int r_version;
	struct link_map *r_map;
	uintptr_t r_brk;
	enum { RT_CONSISTENT, RT_ADD, RT_DELETE } r_state;
	uintptr_t r_ldbase;
};

#ifdef __cplusplus
static_assert(offsetof(link_map, l_next) == offsetof(rocm_vendor_system_link_map, l_next), "the debugger reads these");
static_assert(offsetof(r_debug, r_brk) == offsetof(rocm_vendor_system_r_debug, r_brk), "the debugger reads these");
#endif
#endif
