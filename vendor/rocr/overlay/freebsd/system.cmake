# FreeBSD: upstream's headers and sources ask for Linux, whose branches are the right ones with the headers beside this
# file. ROCr defines the macro for itself already; libhsakmt does not.
add_compile_definitions(__linux__)

# The topology is in sysctls here, see include/rocm_vendor_sysfs.h.
if(PROJECT_NAME STREQUAL "hsakmt")
  cmake_language(DEFER CALL target_sources hsakmt PRIVATE "${CMAKE_CURRENT_LIST_DIR}/sysfs.c")
  cmake_language(DEFER CALL target_compile_options hsakmt PRIVATE "SHELL:-include \"${CMAKE_CURRENT_LIST_DIR}/include/rocm_vendor_sysfs.h\"")
endif()
if(PROJECT_NAME STREQUAL "hsa-runtime64")
  cmake_language(DEFER CALL target_compile_options hsa-runtime64 PRIVATE
    "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include \"${CMAKE_CURRENT_LIST_DIR}/include/rocm_vendor_signal.hpp\">")
endif()
