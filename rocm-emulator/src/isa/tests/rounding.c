// What the host's own float unit makes of the operations that round, in each of its modes. A line of the input is the name of
// an operation, the modes of 32 bits and of 16 and 64 bits as MODE has them, and three operands as bits; one of the output is
// the result as bits. Halves are computed with more bits in the same direction, which is as if they were rounded once.
#include <fenv.h>
#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const int MODES[4] = {FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO};
static int single, other;

static float f32(uint64_t bits) { uint32_t low = (uint32_t)bits; float value; memcpy(&value, &low, 4); return value; }
static double f64(uint64_t bits) { double value; memcpy(&value, &bits, 8); return value; }
static double f16(uint64_t bits) { return _cvtsh_ss((uint16_t)bits); }
static uint64_t of32(float value) { uint32_t bits; memcpy(&bits, &value, 4); return bits; }
static uint64_t of64(double value) { uint64_t bits; memcpy(&bits, &value, 8); return bits; }
static uint64_t of16(double value) { return (uint16_t)_cvtss_sh((float)value, _MM_FROUND_CUR_DIRECTION); }

static int is(const char *a, const char *b) { return strcmp(a, b) == 0; }

static uint64_t result(const char *op, uint64_t x, uint64_t y, uint64_t z) {
  size_t length = strlen(op);
  int format = length > 3 ? (op[length - 2] - '0') * 10 + (op[length - 1] - '0') : 0;
  fesetround(MODES[format == 32 ? single : other]);
  if (format == 32) {
    float a = f32(x), b = f32(y), c = f32(z);
    if (is(op, "add32")) return of32(a + b);
    if (is(op, "sub32")) return of32(a - b);
    if (is(op, "mul32")) return of32(a * b);
    if (is(op, "fma32")) return of32(__builtin_fmaf(a, b, c));
    if (is(op, "fract32")) { float r = a - floorf(a); return of32(r < 1 || a != a ? r : 0x1.fffffep-1f); }
    if (is(op, "ldexp32")) {
      int n = (int32_t)y;
      return of32((float)((double)a * f64((uint64_t)(1023 + (n < -400 ? -400 : n > 400 ? 400 : n)) << 52)));
    }
    if (is(op, "i32_to_32")) return of32((float)(int32_t)x);
    if (is(op, "u32_to_32")) return of32((float)(uint32_t)x);
    if (is(op, "64_to_32")) return of32((float)f64(x));
    // The scale of a division is taken back: up or down, by the exponent of the addend.
    if (is(op, "fmas32")) {
      __float128 scale = (z >> 23 & 0xff) > 127 ? 0x1p64 : 0x1p-64;
      return of32((float)(((__float128)a * b + c) * scale));
    }
    // Sources: a half, a float and a float.
    if (is(op, "mix_32")) return of32(__builtin_fmaf((float)f16(x), b, c));
  }
  if (format == 64) {
    double a = f64(x), b = f64(y), c = f64(z);
    if (is(op, "add64")) return of64(a + b);
    if (is(op, "mul64")) return of64(a * b);
    if (is(op, "fma64")) return of64(__builtin_fma(a, b, c));
    if (is(op, "fract64")) { double r = a - floor(a); return of64(r < 1 || a != a ? r : 0x1.fffffffffffffp-1); }
    if (is(op, "ldexp64")) return of64(ldexp(a, (int32_t)y));
    if (is(op, "fmas64")) {
      __float128 scale = (z >> 52 & 0x7ff) > 1023 ? 0x1p128 : 0x1p-128;
      return of64((double)(((__float128)a * b + c) * scale));
    }
  }
  if (format == 16) {
    double a = f16(x), b = f16(y), c = f16(z);
    if (is(op, "add16")) return of16(a + b);
    if (is(op, "sub16")) return of16(a - b);
    if (is(op, "mul16")) return of16(a * b);
    if (is(op, "fma16")) return of16(__builtin_fma(a, b, c));
    if (is(op, "ldexp16")) {
      int n = (int16_t)y;
      return of16(a * f64((uint64_t)(1023 + (n < -400 ? -400 : n > 400 ? 400 : n)) << 52));
    }
    if (is(op, "32_to_16")) return of16(f32(x));
    if (is(op, "u16_to_16")) return of16((uint16_t)x);
    if (is(op, "i16_to_16")) return of16((int16_t)x);
    if (is(op, "mix_16")) {
      fesetround(MODES[single]);
      float sum = __builtin_fmaf((float)a, f32(y), f32(z));
      fesetround(MODES[other]);
      return of16(sum);
    }
  }
  return ~0ull;
}

int main(void) {
  char op[32];
  unsigned long x, y, z;
  while (scanf("%31s %d %d %lx %lx %lx", op, &single, &other, &x, &y, &z) == 6) {
    uint64_t bits = result(op, x, y, z);
    fesetround(FE_TONEAREST);
    printf("%lx\n", (unsigned long)bits);
  }
  return 0;
}
