/* Affinity of threads is in headers of their own here, and the sets have another name. */
#ifndef ROCM_VENDOR_PTHREAD_H
#define ROCM_VENDOR_PTHREAD_H
#include_next <pthread.h>
#include <sys/param.h>
#include <sys/cpuset.h>
#include <sched.h>
#include <pthread_np.h>
#endif
