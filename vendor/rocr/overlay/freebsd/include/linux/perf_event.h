/* There is no perf on FreeBSD: nothing can open a counter that these would be sent to. */
#pragma once
#include <linux/ioctl.h>
#define PERF_EVENT_IOC_ENABLE _IO('$', 0)
#define PERF_EVENT_IOC_DISABLE _IO('$', 1)
