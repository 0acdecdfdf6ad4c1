/* libc++ 21 compares by `<` where upstream specialises std::less for signals. Included before each C++ source of ROCr. */
#pragma once
#include "inc/hsa.h"
inline bool operator<(const hsa_signal_t& a, const hsa_signal_t& b) { return a.handle < b.handle; }
