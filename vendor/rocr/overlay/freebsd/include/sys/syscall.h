/* The one system call that upstream makes by its number. */
#ifndef ROCM_VENDOR_SYS_SYSCALL_H
#define ROCM_VENDOR_SYS_SYSCALL_H
#include_next <sys/syscall.h>
#include <sys/mman.h>
#define __NR_memfd_create (-1)
#define syscall(number, name, flags) memfd_create(name, flags)
#endif
