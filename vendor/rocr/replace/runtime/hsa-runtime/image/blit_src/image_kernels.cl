// Upstream's kernels of images, with the functions of OpenCL C that they call: what AMD's device libraries are for
// elsewhere, so that these are not needed. The instructions are named as LLVM's AMDGPUUsage names its intrinsics, which any
// clang takes for what they are: its builtins for them are newer than the oldest clang that serves here.
//
// An image is a pointer to what the packet's arguments hold of it: eight words that describe a texture, or, of a buffer
// as an image, four. Integers go through the same instructions as numbers do; the descriptor says what they are.

#pragma OPENCL EXTENSION cl_khr_3d_image_writes : enable

#define FUNCTION static __attribute__((overloadable, always_inline))
#define LLVM(NAME) __asm("llvm.amdgcn." NAME)

#define TEXTURE(NAME, LLVM_NAME, COORDINATES)                                                                          \
  __attribute__((pure)) float4 load_##NAME(uint components, COORDINATES, uint8 image, uint, uint)                      \
      LLVM("image.load." LLVM_NAME ".v4f32.i32");                                                             \
  void store_##NAME(float4 texel, uint components, COORDINATES, uint8 image, uint, uint)                               \
      LLVM("image.store." LLVM_NAME ".v4f32.i32");

#define ONE uint
#define TWO uint, uint
#define THREE uint, uint, uint
TEXTURE(1d, "1d", ONE)
TEXTURE(2d, "2d", TWO)
TEXTURE(3d, "3d", THREE)
TEXTURE(1da, "1darray", TWO)
TEXTURE(2da, "2darray", THREE)
__attribute__((pure)) float4 load_buffer(uint4 image, uint index, uint, uint, uint)
    LLVM("struct.buffer.load.format.v4f32");
void store_buffer(float4 texel, uint4 image, uint index, uint, uint, uint) LLVM("struct.buffer.store.format.v4f32");

#define DESCRIPTOR(IMAGE) (*__builtin_astype(IMAGE, __constant uint8 *))
#define ALL 15

#define ACCESS(IMAGE, NAME, COORDINATE, ...)                                                                           \
  FUNCTION float4 texel_of(read_only IMAGE image, COORDINATE at) {                                                     \
    return load_##NAME(ALL, __VA_ARGS__, DESCRIPTOR(image), 0, 0);                                                     \
  }                                                                                                                    \
  FUNCTION void set_texel_of(write_only IMAGE image, COORDINATE at, float4 texel) {                                    \
    store_##NAME(texel, ALL, __VA_ARGS__, DESCRIPTOR(image), 0, 0);                                                    \
  }

ACCESS(image1d_t, 1d, int, at)
ACCESS(image2d_t, 2d, int2, at.x, at.y)
ACCESS(image3d_t, 3d, int4, at.x, at.y, at.z)
ACCESS(image1d_array_t, 1da, int2, at.x, at.y)
ACCESS(image2d_array_t, 2da, int4, at.x, at.y, at.z)

FUNCTION float4 texel_of(read_only image1d_buffer_t image, int at) {
  return load_buffer(*__builtin_astype(image, __constant uint4 *), at, 0, 0, 0);
}

FUNCTION void set_texel_of(write_only image1d_buffer_t image, int at, float4 texel) {
  store_buffer(texel, *__builtin_astype(image, __constant uint4 *), at, 0, 0, 0);
}

#define read_imagef(IMAGE, AT) texel_of(IMAGE, AT)
#define read_imagei(IMAGE, AT) as_int4(texel_of(IMAGE, AT))
#define read_imageui(IMAGE, AT) as_uint4(texel_of(IMAGE, AT))
#define write_imagef(IMAGE, AT, TEXEL) set_texel_of(IMAGE, AT, TEXEL)
#define write_imagei(IMAGE, AT, TEXEL) set_texel_of(IMAGE, AT, as_float4(TEXEL))
#define write_imageui(IMAGE, AT, TEXEL) set_texel_of(IMAGE, AT, as_float4(TEXEL))

// The dispatch packet has the sizes, and the first of the hidden arguments of code object version 4 are the offsets.
#define FIELD(TYPE, BASE, OFFSET) (*(__constant const TYPE *)((__constant const char *)(BASE) + (OFFSET)))
#define GLOBAL_ID(X, N)                                                                                                \
  (__builtin_amdgcn_workgroup_id_##X() * FIELD(ushort, __builtin_amdgcn_dispatch_ptr(), 4 + 2 * N) +                   \
   __builtin_amdgcn_workitem_id_##X() + FIELD(ulong, __builtin_amdgcn_implicitarg_ptr(), 8 * N))

FUNCTION size_t global_id(uint dimension) {
  return dimension == 0 ? GLOBAL_ID(x, 0) : dimension == 1 ? GLOBAL_ID(y, 1) : GLOBAL_ID(z, 2);
}

// A power of a number between 0.003 and 1. The instructions, of base 2, are exact to one unit in the last place, and what is
// made of it are the texels of sRGB, which have 8 bits.
FUNCTION float power(float base, float exponent) {
  return __builtin_amdgcn_exp2f(exponent * __builtin_amdgcn_logf(base));
}

#define get_global_id(DIMENSION) global_id(DIMENSION)
#define pow(BASE, EXPONENT) power(BASE, EXPONENT)
#define isnan(VALUE) __builtin_isnan(VALUE)

#include "imageblit_kernels.cl"
