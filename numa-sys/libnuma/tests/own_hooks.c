/* A static program with hooks of its own: the library calls the program's, as numa(3) says. */
#include <errno.h>
#include <numa.h>
#include <stdio.h>

void numa_error(char *where) { printf("my numa_error: %s %d\n", *where ? "somewhere" : "nowhere", errno); }
void numa_warn(int number, char *format, ...) { printf("my numa_warn: %d %s\n", number, format); }

int main(void) {
	if (numa_available() < 0) return printf("no NUMA\n"), 0;
	struct bitmask *none = numa_allocate_nodemask();
	numa_set_membind(none);
	numa_parse_nodestring("nonsense");
	return 0;
}
