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

# The archive, of the objects that the shared library is made of: upstream has it from a build of its own, which would cost all
# of the compiler's time once more. The deprecated names of functions are second names that upstream's linker script gives
# when the library, or a program with the archive, is linked. An archive that is linked by its name alone has to hold them:
# the file that defines the functions is compiled again, with the script's lines as the assembler's.
function(rocm_vendor_add_archive)
  set(source core/common/hsa_table_interface.cpp)
  set(names "// Made by project.cmake of rocm-vendor, of hsacore.so.link.\n")
  file(STRINGS hsacore.so.link lines REGEX "=")
  foreach(line IN LISTS lines)
    if(NOT line MATCHES "^([a-z0-9_]+) = ([a-z0-9_]+);$")
      message(FATAL_ERROR "hsacore.so.link has the line `${line}`, which gives no function a second name")
    endif()
    string(APPEND names "__asm__(\".globl ${CMAKE_MATCH_1}\\n.set ${CMAKE_MATCH_1}, ${CMAKE_MATCH_2}\");\n")
  endforeach()
  set(header "${CMAKE_CURRENT_BINARY_DIR}/second_names.h")
  file(CONFIGURE OUTPUT "${header}" CONTENT "@names@" @ONLY)
  # And a program finds its functions by name, as it does a shared library's: those that upstream exports, as far as they are.
  file(STRINGS hsacore.so.def lines REGEX "^[ \t]+(hsa|_amdgpu)_[a-z0-9_]+;")
  set(declarations "")
  set(entries "")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "[ \t;]" "" name "${line}")
    string(APPEND declarations "extern char ${name} __attribute__((weak));\n")
    string(APPEND entries "    {\"${name}\", &${name}},\n")
  endforeach()
  set(table "${CMAKE_CURRENT_BINARY_DIR}/symbols.c")
  file(CONFIGURE OUTPUT "${table}" CONTENT [[// Made by project.cmake of rocm-vendor, of hsacore.so.def.
#include <string.h>

@declarations@
static const struct { const char *name; const void *address; } table[] = {
@entries@};

/* The address of a function of ROCr, or null. */
const void *rocm_vendor_rocr_symbol(const char *name) {
  for (unsigned index = 0; index < sizeof table / sizeof *table; ++index)
    if (!strcmp(table[index].name, name))
      return table[index].address;
  return 0;
}
]] @ONLY)
  add_library(hsa-runtime64-symbols OBJECT "${table}")
  set_target_properties(hsa-runtime64-symbols PROPERTIES POSITION_INDEPENDENT_CODE ON)
  add_library(hsa-runtime64-archive STATIC ${source} "$<TARGET_OBJECTS:hsa-runtime64-symbols>"
    "$<FILTER:$<TARGET_OBJECTS:hsa-runtime64>,EXCLUDE,hsa_table_interface>")
  foreach(property COMPILE_DEFINITIONS COMPILE_OPTIONS INCLUDE_DIRECTORIES)
    set_property(TARGET hsa-runtime64-archive PROPERTY ${property} "$<TARGET_PROPERTY:hsa-runtime64,${property}>")
  endforeach()
  target_compile_options(hsa-runtime64-archive PRIVATE "SHELL:-include \"${header}\"")
  set_target_properties(hsa-runtime64-archive PROPERTIES OUTPUT_NAME hsa-runtime64 POSITION_INDEPENDENT_CODE ON)
  install(TARGETS hsa-runtime64-archive ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT binary)
endfunction()

if(PROJECT_NAME STREQUAL "hsa-runtime64" AND BUILD_SHARED_LIBS)
  cmake_language(DEFER CALL rocm_vendor_quote_link_flags)
  cmake_language(DEFER CALL rocm_vendor_add_archive)
endif()

# What is deferred is read when it is done: CMake's own variable is then of another file.
set(ROCM_VENDOR_OVERLAY "${CMAKE_CURRENT_LIST_DIR}")
if(PROJECT_NAME STREQUAL "hsakmt")
  cmake_language(DEFER CALL target_sources hsakmt PRIVATE "${ROCM_VENDOR_OVERLAY}/save_area.c")
  cmake_language(DEFER CALL target_compile_options hsakmt PRIVATE
    "SHELL:-include \"${ROCM_VENDOR_OVERLAY}/include/rocm_vendor_save_area.h\"")
endif()

include("${CMAKE_CURRENT_LIST_DIR}/system.cmake" OPTIONAL)
