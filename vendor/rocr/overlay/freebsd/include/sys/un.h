/*
 * Sockets of Linux's abstract names (the first byte of the path is 0), which FreeBSD has not: a file in a folder that only
 * this user can enter stands for the name. ROCr's are named by the process, so that what an ended process left is in nobody's
 * way. Where the folder is not ours alone, binding and connecting fail.
 */
#ifndef ROCM_VENDOR_SYS_UN_H
#define ROCM_VENDOR_SYS_UN_H
#include_next <sys/un.h>
#ifdef __cplusplus
#include <functional> /* before `bind` has another meaning */
#endif
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/* The address of the file, 0 if there is nothing to change, or -1. */
static inline __attribute__((unused)) int rocm_vendor_socket_path(const struct sockaddr *from, socklen_t length,
								  struct sockaddr_un *to)
{
	const struct sockaddr_un *local = (const struct sockaddr_un *)(const void *)from;
	char folder[64];
	struct stat known;

	if (length < sizeof(*local) || from->sa_family != AF_UNIX || local->sun_path[0] || !local->sun_path[1])
		return 0;
	snprintf(folder, sizeof(folder), "/tmp/rocr-%lu", (unsigned long)geteuid());
	if (mkdir(folder, 0700) && errno != EEXIST)
		return -1;
	if (lstat(folder, &known))
		return -1;
	if (!S_ISDIR(known.st_mode) || known.st_uid != geteuid() || (known.st_mode & 077)) {
		errno = EACCES;
		return -1;
	}
	memset(to, 0, sizeof(*to));
	to->sun_family = AF_UNIX;
	if (snprintf(to->sun_path, sizeof(to->sun_path), "%s/%.*s", folder, (int)sizeof(local->sun_path) - 1,
		     local->sun_path + 1) >= (int)sizeof(to->sun_path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	to->sun_len = (unsigned char)SUN_LEN(to);
	return 1;
}

static inline __attribute__((unused)) int rocm_vendor_bind(int fd, const struct sockaddr *address, socklen_t length)
{
	struct sockaddr_un file;
	int changed = rocm_vendor_socket_path(address, length, &file);

	if (changed <= 0)
		return changed ? -1 : bind(fd, address, length);
	if (unlink(file.sun_path) && errno != ENOENT)
		return -1;
	return bind(fd, (const struct sockaddr *)&file, sizeof(file));
}

static inline __attribute__((unused)) int rocm_vendor_connect(int fd, const struct sockaddr *address, socklen_t length)
{
	struct sockaddr_un file;
	int changed = rocm_vendor_socket_path(address, length, &file);

	if (changed <= 0)
		return changed ? -1 : connect(fd, address, length);
	return connect(fd, (const struct sockaddr *)&file, sizeof(file));
}
#define bind rocm_vendor_bind
#define connect rocm_vendor_connect
#endif
