/* For systems whose kernel headers come without drm/: linux/kfd_ioctl.h wants it for these types only. */
#include <linux/types.h>
