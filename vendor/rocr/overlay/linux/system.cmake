# Most of ROCr's 49 C++ files cost the compiler more for one header, and for those of the C++ library that it includes, than for
# themselves: it is compiled once, before them, which takes two fifths off the build. 39 of the 46 objects of upstream's are the
# same instructions with and without; in the others the compiler inlines or orders otherwise. CMAKE_DISABLE_PRECOMPILE_HEADERS=ON
# leaves it out. Not for FreeBSD, where a header is included before all others and nobody has built it natively.
if(PROJECT_NAME STREQUAL "hsa-runtime64")
  cmake_language(DEFER CALL target_precompile_headers hsa-runtime64 PRIVATE
    "$<$<COMPILE_LANGUAGE:CXX>:${CMAKE_CURRENT_SOURCE_DIR}/core/inc/runtime.h>")
endif()
