/* Linux's has the modes of files too. */
#ifndef ROCM_VENDOR_FCNTL_H
#define ROCM_VENDOR_FCNTL_H
#include_next <fcntl.h>
#include <sys/stat.h>
#endif
