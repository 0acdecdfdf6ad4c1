# Included by CMake after each `project()` of upstream's (CMAKE_PROJECT_INCLUDE): the overlay's headers come before the
# system's. Flags would do as well, were it not that upstream resets CMAKE_CXX_FLAGS and that a path may have a space.
include_directories(BEFORE "${CMAKE_CURRENT_LIST_DIR}/include")

# Upstream links `numa`. As a target of this name, it is what include/numa.h has, and no library.
if(NOT TARGET numa)
  add_library(numa INTERFACE IMPORTED GLOBAL)
endif()

include("${CMAKE_CURRENT_LIST_DIR}/system.cmake" OPTIONAL)
