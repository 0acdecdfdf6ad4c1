/* Included before each source of libhsakmt: see save_area.c. */
#ifndef ROCM_VENDOR_SAVE_AREA_H
#define ROCM_VENDOR_SAVE_AREA_H

void rocm_vendor_save_area(unsigned int gpu_id, unsigned int *stack, unsigned int *area);

#endif
