/* See numa.h. */
#include <numa.h>
