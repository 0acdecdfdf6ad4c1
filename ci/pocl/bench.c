// The kernels of `rocm-emulator/benches/execute.rs` on the first OpenCL device that is a CPU: PoCL, as `ci/bench-pocl`
// installs it. Same sources, same sizes. For each kernel one line: its name and the CPU time of a launch in nanoseconds,
// the median of five parts of 200 ms, over all threads of the process.
//
//   bench BENCH.CL DEMO.CL
#define CL_TARGET_OPENCL_VERSION 120
#include <CL/cl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N 128u
#define STREAM (1u << 18)

static cl_context context;
static cl_command_queue queue;
static cl_device_id device;

static void check(cl_int status, const char *what) {
  if (status == CL_SUCCESS)
    return;
  fprintf(stderr, "%s: OpenCL status %d\n", what, status);
  exit(1);
}

static double now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

// The text of a file, with what stands for `opencl.h` in place of the lines that include it: an OpenCL compiler has all
// else that is in there.
static char *source_of(const char *path) {
  static const char barrier[] = "#define workgroup_barrier() barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)\n";
  FILE *file = fopen(path, "r");
  if (!file) {
    perror(path);
    exit(1);
  }
  size_t size = sizeof barrier;
  char *text = malloc(size), line[4096];
  if (!text)
    exit(1);
  memcpy(text, barrier, sizeof barrier);
  while (fgets(line, sizeof line, file)) {
    if (!strncmp(line, "#include", 8))
      continue;
    size += strlen(line);
    if (!(text = realloc(text, size)))
      exit(1);
    strcat(text, line);
  }
  fclose(file);
  return text;
}

static cl_program program_of(const char *path) {
  char *text = source_of(path);
  cl_int status;
  cl_program program = clCreateProgramWithSource(context, 1, (const char **)&text, NULL, &status);
  check(status, "clCreateProgramWithSource");
  status = clBuildProgram(program, 1, &device, "", NULL, NULL);
  if (status != CL_SUCCESS) {
    static char log[1 << 16];
    clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, sizeof log - 1, log, NULL);
    fprintf(stderr, "%s:\n%s\n", path, log);
    check(status, "clBuildProgram");
  }
  free(text);
  return program;
}

static cl_mem floats(size_t count) {
  cl_int status;
  float *values = malloc(count * sizeof *values);
  if (!values)
    exit(1);
  for (size_t i = 0; i < count; ++i)
    values[i] = (float)(i % 97) * 0.25f;
  cl_mem buffer = clCreateBuffer(context, CL_MEM_READ_WRITE | CL_MEM_COPY_HOST_PTR, count * 4, values, &status);
  check(status, "clCreateBuffer");
  free(values);
  return buffer;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

struct arg {
  size_t size;
  const void *value;
};

static void measure(const char *name, cl_program program, const char *kernel_name, cl_uint dimensions,
                    const size_t *grid, const size_t *group, const struct arg *args) {
  cl_int status;
  cl_kernel kernel = clCreateKernel(program, kernel_name, &status);
  check(status, kernel_name);
  for (cl_uint i = 0; args[i].size; ++i)
    check(clSetKernelArg(kernel, i, args[i].size, args[i].value), "clSetKernelArg");
  double parts[5];
  for (int part = -1; part < 5; ++part) {
    // The first part is not counted: it compiles the kernel for this size of workgroup.
    double wall = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID);
    double launches = 0;
    do {
      check(clEnqueueNDRangeKernel(queue, kernel, dimensions, NULL, grid, group, 0, NULL, NULL),
            "clEnqueueNDRangeKernel");
      check(clFinish(queue), "clFinish");
      ++launches;
    } while (now(CLOCK_MONOTONIC) - wall < 200e6);
    if (part >= 0)
      parts[part] = (now(CLOCK_PROCESS_CPUTIME_ID) - cpu) / launches;
  }
  qsort(parts, 5, sizeof *parts, ascending);
  printf("%s %.0f\n", name, parts[2]);
  fflush(stdout);
  clReleaseKernel(kernel);
}

int main(int count, char **paths) {
  if (count != 3) {
    fprintf(stderr, "usage: bench BENCH.CL DEMO.CL\n");
    return 2;
  }
  cl_platform_id platforms[16];
  cl_uint found = 0;
  check(clGetPlatformIDs(16, platforms, &found), "clGetPlatformIDs");
  for (cl_uint i = 0; i < found && i < 16 && !device; ++i)
    if (clGetDeviceIDs(platforms[i], CL_DEVICE_TYPE_CPU, 1, &device, NULL) != CL_SUCCESS)
      device = NULL;
  if (!device) {
    fprintf(stderr, "no OpenCL device is a CPU\n");
    return 1;
  }
  char version[256] = "";
  clGetDeviceInfo(device, CL_DEVICE_VERSION, sizeof version - 1, version, NULL);
  fprintf(stderr, "%s\n", version);
  cl_int status;
  context = clCreateContext(NULL, 1, &device, NULL, NULL, &status);
  check(status, "clCreateContext");
  queue = clCreateCommandQueue(context, device, 0, &status);
  check(status, "clCreateCommandQueue");
  cl_program bench = program_of(paths[1]), demo = program_of(paths[2]);
  cl_mem a = floats(N * N), b = floats(N * N), c = floats(N * N);
  cl_mem x = floats(STREAM), y = floats(STREAM), z = floats(STREAM), out = floats(1024 * 1024);
  cl_uint n = N, stream = STREAM, loops = 2000, side = 256, limit = 256;
  float factor = 0.5f, left = -2.0f, top = 1.25f, step = 2.5f / 256.0f;
#define MEM(m) {sizeof(cl_mem), &m}
#define NUM(v) {4, &v}
#define END {0, NULL}
  size_t line = 256, square[2] = {16, 16}, loop = 1024, plane[2] = {N, N}, quarter = STREAM / 4, whole = STREAM,
         image[2] = {256, 256};
  measure("alu_loop", bench, "alu_loop", 1, &loop, &line, (struct arg[]){MEM(out), NUM(loops), END});
  measure("matmul_naive", bench, "matmul_naive", 2, plane, square,
          (struct arg[]){MEM(a), MEM(b), MEM(c), NUM(n), END});
  measure("matmul_lds", demo, "matmul_tiled", 2, plane, square, (struct arg[]){MEM(a), MEM(b), MEM(c), NUM(n), END});
  measure("triad_float4", bench, "triad", 1, &quarter, &line,
          (struct arg[]){MEM(x), MEM(y), MEM(z), NUM(factor), END});
  measure("triad_float", bench, "triad_narrow", 1, &whole, &line,
          (struct arg[]){MEM(x), MEM(y), MEM(z), NUM(factor), END});
  measure("mandelbrot", demo, "mandelbrot", 2, image, square,
          (struct arg[]){MEM(out), NUM(side), NUM(side), NUM(left), NUM(top), NUM(step), NUM(limit), END});
  measure("vector_add", demo, "vector_add", 1, &whole, &line,
          (struct arg[]){MEM(x), MEM(y), MEM(z), NUM(stream), END});
  return 0;
}
