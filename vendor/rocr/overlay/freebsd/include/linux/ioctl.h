/* FreeBSD's own encoding of ioctl numbers: they are not Linux's, and must not be. */
#pragma once
#include <sys/ioccom.h>
/* Where the size of the argument is in a number: 13 bits of it, where Linux has 14. */
#define _IOC_SIZESHIFT 16
#define _IOC_NR(request) ((request) & 0xff)
#define _IOC_TYPE(request) (((request) >> 8) & 0xff)
#define _IOC_SIZE(request) (((request) >> 16) & IOCPARM_MASK)
