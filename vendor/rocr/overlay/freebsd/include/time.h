/* The driver's clock is the monotonic one: user space must read the same. */
#ifndef ROCM_VENDOR_TIME_H
#define ROCM_VENDOR_TIME_H
#include_next <time.h>
#ifndef CLOCK_MONOTONIC_RAW
#define CLOCK_MONOTONIC_RAW CLOCK_MONOTONIC
#endif
#endif
