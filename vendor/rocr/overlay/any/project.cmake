# Included by CMake after each `project()` of upstream's (CMAKE_PROJECT_INCLUDE): the overlay's headers come before the
# system's. Flags would do as well, were it not that upstream resets CMAKE_CXX_FLAGS and that a path may have a space.
include_directories(BEFORE "${CMAKE_CURRENT_LIST_DIR}/include")

# Upstream links `numa`. As a target of this name, it is what include/numa.h has, and no library.
if(NOT TARGET numa)
  add_library(numa INTERFACE IMPORTED GLOBAL)
endif()

# Upstream names two files of its own in LINK_FLAGS, a command line's text: the folder is quoted, for it may have a space.
function(rocm_vendor_quote_link_flags)
  get_target_property(flags hsa-runtime64 LINK_FLAGS)
  string(REPLACE "${CMAKE_CURRENT_SOURCE_DIR}/" "\"${CMAKE_CURRENT_SOURCE_DIR}\"/" flags "${flags}")
  set_target_properties(hsa-runtime64 PROPERTIES LINK_FLAGS "${flags}")
endfunction()
if(PROJECT_NAME STREQUAL "hsa-runtime64" AND BUILD_SHARED_LIBS)
  cmake_language(DEFER CALL rocm_vendor_quote_link_flags)
endif()

include("${CMAKE_CURRENT_LIST_DIR}/system.cmake" OPTIONAL)
