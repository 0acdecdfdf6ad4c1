# FreeBSD: upstream's headers and sources ask for Linux, whose branches are the right ones with the headers beside this
# file. ROCr defines the macro for itself already; libhsakmt does not.
add_compile_definitions(__linux__)

# The topology is in sysctls here, see include/rocm_vendor_sysfs.h.
if(PROJECT_NAME STREQUAL "hsakmt")
  cmake_language(DEFER CALL target_sources hsakmt PRIVATE "${ROCM_VENDOR_OVERLAY}/sysfs.c")
  cmake_language(DEFER CALL target_compile_options hsakmt PRIVATE "SHELL:-include \"${ROCM_VENDOR_OVERLAY}/include/rocm_vendor_sysfs.h\"")
endif()
if(PROJECT_NAME STREQUAL "hsa-runtime64")
  cmake_language(DEFER CALL target_compile_options hsa-runtime64 PRIVATE
    "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include \"${ROCM_VENDOR_OVERLAY}/include/rocm_vendor_signal.hpp\">")
endif()

# FreeBSD's header declares the function, and has none of the kinds that it takes.
set(HAVE_PTHREAD_RWLOCKATTR_SETKIND_NP OFF CACHE INTERNAL "")
