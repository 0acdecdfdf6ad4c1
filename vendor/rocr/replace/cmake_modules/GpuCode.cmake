# Code for the GPU, assembled or compiled by any clang with the AMDGPU backend, and made into C arrays by CMake alone:
# what upstream's scripts do with bash, xxd, llvm-objcopy, lld and the CMake packages of Clang and LLVM.
#
#   gpu_clang()                            sets ROCM_CLANG, or ends
#   gpu_assembled(HEADER FILE...)          the target HEADER, which makes HEADER.h of FILE entries NAME|PROCESSOR|SOURCE
#   gpu_linked(TARGET NAMESPACE NAME SOURCE PROCESSOR...)
#                                          TARGET, which makes TARGET.cpp: an OpenCL source's code objects NAME_PROCESSOR
#
# A processor is one name, or several with a `/` between them: the first that this clang knows is taken. That is for
# names that came and went with LLVM's versions and stand for the same instructions; the CMakeLists say why. With `:N`
# behind the other name, the source is told that the processor's minor version is N.

set(GPU_CODE_FOLDER "${CMAKE_CURRENT_LIST_DIR}")

function(gpu_clang)
  if(NOT ROCM_CLANG)
    find_program(ROCM_CLANG NAMES clang clang-22 clang-21 clang-20 clang-19 clang22 clang21 clang20 clang19
      PATHS /opt/rocm/llvm/bin)
  endif()
  if(NOT ROCM_CLANG)
    message(FATAL_ERROR "no clang was found; name one with the AMDGPU backend: -DROCM_CLANG=/path/to/clang")
  endif()
endfunction()

# gpu_knows(PROCESSOR RESULT): whether the clang can assemble for a processor.
function(gpu_knows PROCESSOR RESULT)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/empty.s")
  file(WRITE "${source}" "")
  # A name that is unknown is only warned of.
  execute_process(
    COMMAND "${ROCM_CLANG}" -x assembler -target amdgcn-amd-amdhsa -mcpu=${PROCESSOR} -c -Werror
            -o "${CMAKE_CURRENT_BINARY_DIR}/empty.o" "${source}"
    RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE words)
  if(status EQUAL 0 AND NOT words MATCHES "not a recognized processor")
    set(${RESULT} TRUE PARENT_SCOPE)
  else()
    set(${RESULT} FALSE PARENT_SCOPE)
  endif()
endfunction()

# gpu_processor(NAMES RESULT): the first of NAMES, with `/` between them, that the clang knows.
function(gpu_processor NAMES RESULT)
  string(REPLACE "/" ";" names "${NAMES}")
  list(GET names 0 wanted)
  foreach(name IN LISTS names)
    string(REGEX REPLACE ":.*" "" processor "${name}")
    gpu_knows(${processor} known)
    if(known)
      if(NOT name STREQUAL wanted)
        message(STATUS "${ROCM_CLANG} does not know ${wanted}: its instructions are assembled as ${processor}'s")
      endif()
      set(${RESULT} ${name} PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "${ROCM_CLANG} does not know ${NAMES}: take another clang by -DROCM_CLANG=")
endfunction()

function(gpu_assembled HEADER)
  gpu_clang()
  set(objects "")
  set(list "")
  foreach(entry IN LISTS ARGN)
    string(REPLACE "|" ";" parts "${entry}")
    list(GET parts 0 name)
    list(GET parts 1 processor)
    list(GET parts 2 source)
    gpu_processor("${processor}" processor)
    set(object "${CMAKE_CURRENT_BINARY_DIR}/${name}.o")
    set(source "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
    set(input "${source}")
    if(processor MATCHES "^(.*):(.*)$")
      set(processor "${CMAKE_MATCH_1}")
      set(input "${CMAKE_CURRENT_BINARY_DIR}/${name}.s")
      file(WRITE "${input}" ".set .amdgcn.gfx_generation_minor, ${CMAKE_MATCH_2}\n.include \"${source}\"\n")
    endif()
    add_custom_command(OUTPUT "${object}"
      COMMAND "${ROCM_CLANG}" -x assembler -target amdgcn-amd-amdhsa -mcpu=${processor} -c
              -o "${object}" "${input}"
      DEPENDS "${source}"
      COMMENT "assembling ${name} for ${processor}"
      VERBATIM)
    list(APPEND objects "${object}")
    string(APPEND list "${name}\n${object}\n")
  endforeach()
  gpu_arrays(${HEADER} ${HEADER}.h AMD text "${objects}" "${list}")
endfunction()

# A code object is a shared library of its own kind: clang calls its linker, ld.lld, for it.
function(gpu_linked TARGET NAMESPACE NAME SOURCE)
  gpu_clang()
  set(objects "")
  set(list "")
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cl")
  foreach(entry IN LISTS ARGN)
    string(REGEX REPLACE "/.*" "" wanted "${entry}")
    gpu_processor("${entry}" processor)
    set(object "${CMAKE_CURRENT_BINARY_DIR}/${NAME}_${wanted}.hsaco")
    add_custom_command(OUTPUT "${object}"
      COMMAND "${ROCM_CLANG}" -O2 -x cl -cl-std=CL2.0 -cl-denorms-are-zero -target amdgcn-amd-amdhsa -mcpu=${processor}
              -mcode-object-version=4 -nogpulib -o "${object}" "${CMAKE_CURRENT_SOURCE_DIR}/${SOURCE}"
      DEPENDS ${sources}
      COMMENT "compiling ${SOURCE} for ${processor}"
      VERBATIM)
    list(APPEND objects "${object}")
    string(APPEND list "${NAME}_${wanted}\n${object}\n")
  endforeach()
  gpu_arrays(${TARGET} ${TARGET}.cpp ${NAMESPACE} file "${objects}" "${list}")
endfunction()

# gpu_arrays(TARGET FILE NAMESPACE WHAT OBJECTS LIST): the target TARGET, which makes FILE with one array per object: its
# code (WHAT is text) or all of it (WHAT is file).
function(gpu_arrays TARGET FILE NAMESPACE WHAT OBJECTS LIST)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/${FILE}")
  file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/${TARGET}.list" "${LIST}")
  add_custom_command(OUTPUT "${out}"
    COMMAND "${CMAKE_COMMAND}" "-DOUT=${out}" "-DLIST=${CMAKE_CURRENT_BINARY_DIR}/${TARGET}.list"
            -DNAMESPACE=${NAMESPACE} -DWHAT=${WHAT} -P "${GPU_CODE_FOLDER}/GpuArrays.cmake"
    DEPENDS ${OBJECTS} "${CMAKE_CURRENT_BINARY_DIR}/${TARGET}.list" "${GPU_CODE_FOLDER}/GpuArrays.cmake"
    COMMENT "collecting ${FILE}"
    VERBATIM)
  add_custom_target(${TARGET} DEPENDS "${out}")
endfunction()
