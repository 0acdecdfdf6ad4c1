/* Linux's sendfile() between two files, by reading and writing. FreeBSD's of that name is for sockets. */
#pragma once
#include <errno.h>
#include <sys/socket.h> /* before `sendfile` has another meaning */
#include <sys/types.h>
#include <unistd.h>

static inline __attribute__((unused)) ssize_t rocm_vendor_sendfile(int out, int in, off_t *offset, size_t count)
{
	char block[65536];
	ssize_t done = 0;

	while ((size_t)done < count) {
		size_t wanted = count - (size_t)done < sizeof(block) ? count - (size_t)done : sizeof(block);
		ssize_t got = offset ? pread(in, block, wanted, *offset) : read(in, block, wanted), put = 0;

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return done || !got ? done : -1;
		if (offset)
			*offset += got;
		while (put < got) {
			ssize_t written = write(out, block + put, (size_t)(got - put));

			if (written < 0 && errno == EINTR)
				continue;
			if (written < 0)
				return -1;
			put += written;
		}
		done += got;
	}
	return done;
}
#define sendfile rocm_vendor_sendfile
