//! Every language, from a text to a result on the software GPU.

use super::*;
use rocm_rs::{
    code_object::{CodeObject, Version},
    compile::{DeviceLibraries, Severity},
};

/// Runs `kernel(x, n)`, which adds 1 to each element of `x` and leaves what is behind `n` alone.
pub fn adds_one(compiler: &Compiler, source: &Source, profile: Profile, kernel: &str) {
    let gpu = gpu(profile);
    let made = made(compiler, source, gpu.target());
    assert_eq!(made.warnings(), [], "{}", made.log());
    let kernel = gpu.load(made.code_object()).unwrap().kernel(kernel).unwrap();
    let x: Buffer<i32> = gpu.upload(&(0..1000).collect::<Vec<_>>()).unwrap();
    let queue = gpu.create_queue().unwrap();
    // SAFETY: the kernel touches elements below 900 of a buffer of 1,000.
    unsafe { kernel.launch(&queue).grid([1024]).block([64]).arg(&x).arg(900u32).submit() }.unwrap().wait().unwrap();
    let expected: Vec<i32> = (0..1000).map(|i| if i < 900 { i + 1 } else { i }).collect();
    assert_eq!(x.to_vec().unwrap(), expected, "{source:?} on {profile}");
}

pub const OPENCL: &str = "kernel void one(global int *x, uint n) { uint i = get_global_id(0); if (i < n) x[i] += 1; }";

pub const HIP: &str = r#"
extern "C" __global__ void one(int *x, unsigned n) {
  unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n && gridDim.x == 16) x[i] += 1;
}
template <class T> __global__ void other(T *x, unsigned n) {
  unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) x[i] += 1;
}
template __global__ void other<int>(int *, unsigned);
"#;

const C: &str = r#"
__attribute__((amdgpu_kernel)) void one(__attribute__((address_space(1))) int *x, unsigned n) {
  unsigned i = __builtin_amdgcn_workgroup_id_x() * 64 + __builtin_amdgcn_workitem_id_x();
  if (i < n) x[i] += 1;
}
"#;

pub const IR: &str = r#"
target triple = "amdgcn-amd-amdhsa"
declare i32 @llvm.amdgcn.workitem.id.x()
declare i32 @llvm.amdgcn.workgroup.id.x()
define amdgpu_kernel void @one(ptr addrspace(1) %x, i32 %n) {
  %lane = call i32 @llvm.amdgcn.workitem.id.x()
  %group = call i32 @llvm.amdgcn.workgroup.id.x()
  %start = mul i32 %group, 64
  %i = add i32 %start, %lane
  %inside = icmp ult i32 %i, %n
  br i1 %inside, label %add, label %end
add:
  %p = getelementptr i32, ptr addrspace(1) %x, i32 %i
  %old = load i32, ptr addrspace(1) %p
  %new = add i32 %old, 1
  store i32 %new, ptr addrspace(1) %p
  br label %end
end:
  ret void
}
"#;

/// Arguments at s[0:1], the group's number in s15 as the descriptor asks; the target is put in.
pub const ASSEMBLY: &str = r#"
.text
.globl one
.p2align 8
.type one,@function
one:
  s_load_b64 s[2:3], s[0:1], 0x0
  s_load_b32 s4, s[0:1], 0x8
  s_lshl_b32 s5, s15, 6
  v_add_nc_u32_e32 v0, s5, v0
  s_waitcnt lgkmcnt(0)
  v_cmp_gt_u32_e32 vcc_lo, s4, v0
  s_and_saveexec_b32 s6, vcc_lo
  v_lshlrev_b32_e32 v0, 2, v0
  global_load_b32 v1, v0, s[2:3]
  s_waitcnt vmcnt(0)
  v_add_nc_u32_e32 v1, 1, v1
  global_store_b32 v0, v1, s[2:3]
  s_endpgm
.size one, .-one
.rodata
.p2align 6
.amdhsa_kernel one
  .amdhsa_kernarg_size 16
  .amdhsa_user_sgpr_count 15
  .amdhsa_user_sgpr_kernarg_segment_ptr 1
  .amdhsa_system_sgpr_workgroup_id_x 1
  .amdhsa_next_free_vgpr 2
  .amdhsa_next_free_sgpr 16
  .amdhsa_wavefront_size32 1
.end_amdhsa_kernel
.amdgpu_metadata
---
amdhsa.version:
  - 1
  - 2
amdhsa.target: amdgcn-amd-amdhsa--TARGET
amdhsa.kernels:
  - .name: one
    .symbol: one.kd
    .kernarg_segment_size: 16
    .kernarg_segment_align: 8
    .group_segment_fixed_size: 0
    .private_segment_fixed_size: 0
    .wavefront_size: 32
    .sgpr_count: 16
    .vgpr_count: 2
    .max_flat_workgroup_size: 1024
    .args:
      - .name: x
        .offset: 0
        .size: 8
        .value_kind: global_buffer
        .address_space: global
      - .name: count
        .offset: 8
        .size: 4
        .value_kind: by_value
...
.end_amdgpu_metadata
"#;

#[test]
fn opencl_c_runs() {
    let Some(clang) = clang() else { return };
    for profile in Profile::ALL {
        adds_one(&clang, &Source::opencl(OPENCL), profile, "one");
    }
    adds_one(&clang, &Source::opencl(OPENCL).option("-cl-std=CL1.2").option("-O0"), Profile::Gfx1100, "one");
    adds_one(&clang, &Source::opencl(OPENCL).code_object_version(Version::V4), Profile::Gfx1151, "one");
}

#[test]
fn hip_runs() {
    let Some(clang) = clang() else { return };
    let source = |text: &str| Source::new(Language::Hip, "one.hip", text);
    adds_one(&clang, &source(HIP), Profile::Gfx1151, "one");
    adds_one(&clang, &source(HIP), Profile::Gfx1100, "_Z5otherIiEvPT_j");
    let included = format!("#include <hip/hip_runtime.h>\n{HIP}");
    adds_one(&clang, &source(&included), Profile::Gfx1103, "one");
}

#[test]
fn c_with_address_spaces_runs() {
    let Some(clang) = clang() else { return };
    adds_one(&clang, &Source::new(Language::C, "one.c", C), Profile::Gfx1151, "one");
}

#[test]
fn llvm_ir_runs() {
    let Some(clang) = clang() else { return };
    adds_one(&clang, &Source::new(Language::LlvmIr, "one.ll", IR), Profile::Gfx1151, "one");
}

#[test]
fn assembly_runs() {
    let Some(clang) = clang() else { return };
    let text = ASSEMBLY.replace("TARGET", "gfx1100");
    adds_one(&clang, &Source::new(Language::Assembly, "one.s", text.as_str()), Profile::Gfx1100, "one");
    // With a preprocessor, where the name says so.
    let text = format!("#define ONE 1\n{}", text.replace("v1, 1, v1", "v1, ONE, v1"));
    adds_one(&clang, &Source::new(Language::Assembly, "one.S", text), Profile::Gfx1100, "one");
}

#[test]
fn an_agent_compiles_and_loads() {
    if clang().is_none() {
        return;
    }
    let gpu = gpu(Profile::Gfx1151);
    let module = gpu.compile(&Source::opencl(OPENCL)).unwrap();
    assert_eq!(module.kernel("one").unwrap().info().arguments[0].name.as_deref(), Some("x"));
    let error = gpu.compile(&Source::opencl("kernel void k() { x; }")).unwrap_err();
    assert!(error.to_string().contains("undeclared identifier 'x'"), "{error}");
}

#[test]
fn headers_options_and_definitions_reach_the_compiler() {
    let Some(clang) = clang() else { return };
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("disk.h"), "#define DISK 1\n").unwrap();
    let text = "#include \"math/one.h\"\n#include <two.h>\n#include <disk.h>\n\
                kernel void one(global int *x, uint n) { uint i = get_global_id(0); if (i < n) x[i] += ONE * TWO - THREE * DISK; }";
    let source = Source::opencl(text)
        .header("math/one.h", "#include \"deep/one.h\"")
        .header("math/deep/one.h", "#define ONE 2\n")
        .header("two.h", "#define TWO 2\n")
        .include_dir(folder.path())
        .option("-DTHREE=3");
    adds_one(&clang, &source, Profile::Gfx1151, "one");
}

#[test]
fn targets_and_versions_are_what_was_asked_for() {
    let Some(clang) = clang() else { return };
    for name in ["gfx900:xnack-", "gfx90a:sramecc+:xnack-", "gfx1030", "gfx1151", "gfx1201", "gfx11-generic"] {
        let made = made(&clang, &Source::opencl(OPENCL), &target(name));
        let object = CodeObject::parse(made.code_object()).unwrap();
        assert_eq!(object.target().to_string(), name);
        let version = if name.ends_with("generic") { Version::V6 } else { Version::V5 };
        assert_eq!(object.version(), version, "{name}");
    }
    let error = clang.compile(&Source::opencl(OPENCL).code_object_version(Version::V5), &target("gfx11-generic"));
    assert!(matches!(error, Err(Error::Version { .. })), "{error:?}");
}

#[test]
fn warnings_are_data() {
    let Some(clang) = clang() else { return };
    let source = Source::opencl("kernel void k(global int *x) {\n\tint unused;\n  *x = 1;\n}").option("-Wall");
    let made = made(&clang, &source, &target("gfx1151"));
    let [warning] = made.warnings() else { panic!("{:?}", made.warnings()) };
    assert_eq!(warning.severity, Severity::Warning);
    assert_eq!(warning.location.as_ref().unwrap().to_string(), "source.cl:2:6");
    assert_eq!((warning.excerpt.as_deref(), warning.width), (Some("\tint unused;"), 6));
    assert_eq!(warning.option.as_deref(), Some("-Wunused-variable"));
    assert!(made.log().contains("unused variable"));
}

/// What rocm-rs has of OpenCL's functions where AMD's libraries are not: each against the CPU.
#[test]
fn built_in_functions_are_right() {
    let Some(clang) = clang() else { return };
    let text = r#"
kernel void all(global const float *x, global float *f, global uint *u, volatile global int *sum) {
  uint i = get_global_id(0);
  local volatile int total;
  if (get_local_id(0) == 0) total = 0;
  barrier(CLK_LOCAL_MEM_FENCE);
  atomic_add(&total, (int)i);
  barrier(CLK_LOCAL_MEM_FENCE);
  if (get_local_id(0) == 0) atomic_add(sum, total);
  f[5 * i] = sqrt(x[i]);
  f[5 * i + 1] = exp(-x[i]);
  f[5 * i + 2] = log(x[i]);
  f[5 * i + 3] = fma(x[i], 2.0f, floor(x[i]));
  f[5 * i + 4] = dot((float4)(x[i], 1, 2, 3), max((float4)(1, 2, 3, 4), 2.0f * (float4)(1, 1, 1, 1)));
  u[5 * i] = get_local_size(0) + get_num_groups(0) * 1000 + get_work_dim() * 100000;
  u[5 * i + 1] = popcount(i) + clz(i) * 100;
  u[5 * i + 2] = rotate(i, 28u);
  u[5 * i + 3] = mul_hi(i << 24, 12345678u) + min(i, 3u) + abs(-(int)i);
  u[5 * i + 4] = get_global_size(0) + get_global_linear_id() + get_global_size(7);
}"#;
    let gpu = gpu(Profile::Gfx1151);
    let made = made(&clang, &Source::opencl(text), gpu.target());
    if made.libraries() != DeviceLibraries::BuiltIn {
        println!("SKIP: the functions of rocm-rs: AMD's device libraries are installed and taken instead");
    }
    let n = 100u32;
    let kernel = gpu.load(made.code_object()).unwrap().kernel("all").unwrap();
    let x: Vec<f32> = (0..n).map(|i| 0.37 * i as f32 + 0.01).collect();
    let (input, sum) = (gpu.upload(&x).unwrap(), gpu.alloc::<i32>(1).unwrap());
    let (floats, words) = (gpu.alloc::<f32>(5 * n as usize).unwrap(), gpu.alloc::<u32>(5 * n as usize).unwrap());
    let queue = gpu.create_queue().unwrap();
    let launch = kernel.launch(&queue).grid([n]).block([32]).arg(&input).arg(&floats).arg(&words).arg(&sum);
    // SAFETY: the kernel touches elements of its own number, five of them in `floats` and `words`, and the sum.
    unsafe { launch.submit() }.unwrap().wait().unwrap();
    assert_eq!(sum.to_vec().unwrap(), [(0..n as i32).sum::<i32>()]);
    let (floats, words) = (floats.to_vec().unwrap(), words.to_vec().unwrap());
    for i in 0..n {
        let (x, f, u) = (x[i as usize], &floats[5 * i as usize..], &words[5 * i as usize..]);
        let near = |a: f32, b: f32| (a - b).abs() <= 4.0 * f32::EPSILON * b.abs().max(1e-3);
        assert!(near(f[0], x.sqrt()) && near(f[1], (-x).exp()) && near(f[2], x.ln()), "{i}: {:?} of {x}", &f[..3]);
        assert_eq!(f[3], x.mul_add(2.0, x.floor()));
        assert!(near(f[4], 2.0 * x + 2.0 + 6.0 + 12.0), "{i}: {}", f[4]);
        let block = if i < 96 { 32 } else { 4 };
        assert_eq!(u[0], block + 4 * 1000 + 100_000, "{i}");
        assert_eq!(u[1], i.count_ones() + 100 * i.leading_zeros(), "{i}");
        assert_eq!(u[2], i.rotate_left(28), "{i}");
        let high = ((u64::from(i << 24) * 12_345_678) >> 32) as u32;
        assert_eq!(u[3], high + i.min(3) + i, "{i}");
        assert_eq!(u[4], n + i + 1, "{i}");
    }
}

#[test]
fn disassembly_is_what_was_assembled() {
    let Some(clang) = clang() else { return };
    let text = ASSEMBLY.replace("TARGET", "gfx1100");
    let made = made(&clang, &Source::new(Language::Assembly, "one.s", text), &target("gfx1100"));
    let disassembly = match clang.disassemble(made.code_object()) {
        Err(Error::Unsupported { instead, .. }) => return println!("SKIP: disassembly: {instead}"),
        disassembly => disassembly.unwrap(),
    };
    let one = disassembly.function("one").unwrap();
    assert_eq!(one.instructions[0].text, "s_load_b64 s[2:3], s[0:1], null");
    let texts: Vec<_> = one.instructions.iter().map(|one| one.text.as_str()).collect();
    let end = texts.iter().position(|text| *text == "s_endpgm").unwrap();
    assert_eq!((texts[2], end), ("s_lshl_b32 s5, s15, 6", 12));
    let object = CodeObject::parse(made.code_object()).unwrap();
    assert_eq!(object.kernel("one").unwrap().entry_address, one.address);
    assert_eq!(disassembly.at(one.address + 9).unwrap().1.text, "s_load_b32 s4, s[0:1], 0x8");
    assert!(matches!(clang.disassemble(b"nonsense"), Err(Error::CodeObject(_))));
}
