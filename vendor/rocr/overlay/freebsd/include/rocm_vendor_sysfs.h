/*
 * libhsakmt reads the topology from files of Linux's sysfs, and the processors from /proc/cpuinfo. Here both are answered
 * from sysctls (sysfs.c); every other path is the system's. Included before each source of libhsakmt.
 */
#ifndef ROCM_VENDOR_SYSFS_H
#define ROCM_VENDOR_SYSFS_H
#include <dirent.h>
#include <stdio.h>

struct rocm_vendor_directory;

FILE *rocm_vendor_fopen(const char *path, const char *mode);
struct rocm_vendor_directory *rocm_vendor_opendir(const char *path);
struct dirent *rocm_vendor_readdir(struct rocm_vendor_directory *directory);
int rocm_vendor_closedir(struct rocm_vendor_directory *directory);

#define DIR struct rocm_vendor_directory
#define fopen rocm_vendor_fopen
#define opendir rocm_vendor_opendir
#define readdir rocm_vendor_readdir
#define closedir rocm_vendor_closedir
#endif
