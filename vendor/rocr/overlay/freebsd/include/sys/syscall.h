/* The system calls that upstream makes by their number. */
#ifndef ROCM_VENDOR_SYS_SYSCALL_H
#define ROCM_VENDOR_SYS_SYSCALL_H
#include_next <sys/syscall.h>
#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <unistd.h> /* before `syscall` has another meaning */
#define __NR_memfd_create (-1)
#define __NR_gettid (-2)
static inline __attribute__((unused)) long rocm_vendor_syscall(int number, ...)
{
	if (number == __NR_gettid)
		return pthread_getthreadid_np();
	if (number == __NR_memfd_create) {
		va_list list;

		va_start(list, number);
		const char *name = va_arg(list, const char *);
		int flags = va_arg(list, int);

		va_end(list);
		return memfd_create(name, (unsigned int)flags);
	}
	errno = ENOSYS;
	return -1;
}
#define syscall rocm_vendor_syscall
#endif
