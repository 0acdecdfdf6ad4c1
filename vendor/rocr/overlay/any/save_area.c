/*
 * How large the kernel wants the area to be that a queue's waves are saved in, and the control stack within it: newer kernels
 * publish both with the node, and refuse a queue whose sizes are others. 6.4.3 reckons them, which is wrong for gfx1151.
 */
#include "rocm_vendor_save_area.h"

#include <stdio.h>
#include <string.h>

#define NODES "/sys/devices/virtual/kfd/kfd/topology/nodes"

/* The sizes of a GPU stay as they are where the kernel does not publish them. */
void rocm_vendor_save_area(unsigned int gpu_id, unsigned int *stack, unsigned int *area)
{
	char path[sizeof(NODES) + 32], name[64];
	unsigned int node, id;
	unsigned long long value;
	FILE *file;

	for (node = 0; snprintf(path, sizeof(path), NODES "/%u/gpu_id", node), (file = fopen(path, "r")); node++) {
		/* A node that this process may not see has an empty file. */
		int known = fscanf(file, "%u", &id) == 1 && id == gpu_id;

		fclose(file);
		if (!known)
			continue;
		snprintf(path, sizeof(path), NODES "/%u/properties", node);
		file = fopen(path, "r");
		while (file && fscanf(file, "%63s %llu", name, &value) == 2) {
			if (!value)
				continue;
			if (!strcmp(name, "ctl_stack_size"))
				*stack = (unsigned int)value;
			else if (!strcmp(name, "cwsr_size"))
				*area = (unsigned int)value;
		}
		if (file)
			fclose(file);
		return;
	}
}
