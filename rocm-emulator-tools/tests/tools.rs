//! The tools on compiled kernels: what is wrong is found, and nothing is found where nothing is.

#[path = "../../rocm-emulator/tests/support/mod.rs"]
mod support;

use rocm_emulator::{
    dispatch::Engine,
    observe::{Observer, WaveId},
};
use rocm_emulator_tools::{Buffer, Check, Mistake, Profile, Trace};
use std::{
    fs,
    process::Command,
    sync::{Arc, Mutex},
};
use support::{Arg, Gpu};

const CLEAN: &[u8] = include_bytes!("../../rocm-emulator/tests/kernels/engine-wave32.co");

fn watched<O: Observer + 'static>(observer: O) -> (Gpu, Arc<Mutex<O>>) {
    let observer = Arc::new(Mutex::new(observer));
    let mut gpu = Gpu::new(1);
    gpu.engine = Engine::new(1).observed_by(Some(observer.clone()));
    (gpu, observer)
}

fn buffer<T: Copy>(name: &str, buffer: &support::Buffer<T>, bytes: u64, filled: bool) -> Buffer {
    Buffer { name: name.into(), address: buffer.address(), bytes, filled }
}

/// Compiles OpenCL C; nothing without clang-19.
fn compile(name: &str, source: &str) -> Option<Vec<u8>> {
    compile_with(name, source, &["-O1"])
}

fn compile_with(name: &str, source: &str, flags: &[&str]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (text, object) = (folder.path().join(format!("{name}.cl")), folder.path().join(format!("{name}.co")));
    fs::write(&text, source).unwrap();
    let mut clang = Command::new("clang-19");
    clang.args(["-x", "cl", "-cl-std=CL2.0", "-cl-no-stdinc", "-nogpulib", "-target", "amdgcn-amd-amdhsa"]);
    clang.args(["-mcpu=gfx1151", "-mcode-object-version=5"]).args(flags).arg(&text).arg("-o").arg(&object);
    match clang.output() {
        Err(_) => {
            println!("SKIP: {name}: clang-19 is not installed");
            None
        }
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            Some(fs::read(&object).unwrap())
        }
    }
}

const WRONG: &str = "
#define ID __builtin_amdgcn_workitem_id_x()
#define ITEM (__builtin_amdgcn_workgroup_id_x() * 64 + ID)
kernel void past_the_end(global unsigned *out) { out[ITEM + 1] = 1; }
kernel void no_barrier(global unsigned *out) {
  volatile local unsigned words[64];
  words[ID] = ID;
  out[ITEM] = words[63 - ID];
}
kernel void with_barrier(global unsigned *out) {
  local unsigned words[64];
  words[ID] = ID;
  __builtin_amdgcn_fence(__ATOMIC_RELEASE, \"workgroup\");
  __builtin_amdgcn_s_barrier();
  __builtin_amdgcn_fence(__ATOMIC_ACQUIRE, \"workgroup\");
  out[ITEM] = words[63 - ID];
}
kernel void all_to_one(global unsigned *out) { out[0] += ITEM; }
kernel void atomics_to_one(global unsigned *out) {
  __scoped_atomic_fetch_add(out, ITEM, __ATOMIC_RELAXED, __MEMORY_SCOPE_DEVICE);
}
kernel void flags(global unsigned *out) {
  if (ITEM == 0) __scoped_atomic_store_n(out + 1, 1, __ATOMIC_RELAXED, __MEMORY_SCOPE_DEVICE);
  if (ITEM == 64) while (__scoped_atomic_load_n(out + 1, __ATOMIC_RELAXED, __MEMORY_SCOPE_DEVICE) == 0);
}
kernel void volatile_flags(global volatile unsigned *out) {
  if (ITEM == 0) out[1] = 1;
  if (ITEM == 64) while (out[1] == 0);
}
kernel void empty_lds(global unsigned *out) {
  volatile local unsigned words[64];
  if (ID < 32) words[ID] = ID;
  if (ID < 32) out[ITEM] = words[ID + 32];
}
kernel void empty_scratch(global unsigned *out) {
  volatile unsigned words[64];
  words[ID & 31] = ID;
  out[ITEM] = words[32 + (ID & 31)];
}
kernel void empty_scratch_branch(global unsigned *out) {
  volatile unsigned words[64];
  words[ID & 31] = ID;
  if (words[32 + (ID & 31)] == 7) out[ITEM] = 1;
}
kernel void scratch_read_and_dropped(global unsigned *out) {
  volatile unsigned words[64];
  words[ID & 31] = ID;
  unsigned a = words[ID & 31], b = words[32 + (ID & 31)];
  words[33] = b;
  out[ITEM] = ITEM < 1000 ? a : words[33];
}
kernel void filled_scratch(global unsigned *out) {
  volatile unsigned words[64];
  for (unsigned i = 0; i < 64; ++i) words[i] = i;
  out[ITEM] = words[ID];
}
kernel void odd(global unsigned char *out) { *(volatile global unsigned *)(out + 4 * ITEM + 2) = 1; }
";

/// Registers that the compiler was told of, and that nobody writes.
const REGISTERS: &str = "
#define ID __builtin_amdgcn_workitem_id_x()
#define ITEM (__builtin_amdgcn_workgroup_id_x() * 64 + ID)
#define VECTOR(x) unsigned x; __asm__ volatile(\"v_mov_b32 %0, v100\" : \"=v\"(x) : : \"v100\")
#define SCALAR(x) unsigned x; __asm__ volatile(\"s_mov_b32 %0, s90\" : \"=s\"(x) : : \"s90\")
kernel void stored(global unsigned *out) { VECTOR(x); out[ITEM] = 3 * x + 1; }
kernel void stored_in_lds(global unsigned *out) {
  volatile local unsigned words[64];
  VECTOR(x);
  words[ID] = x;
  out[ITEM] = words[ID];
}
kernel void address(global unsigned *out) { VECTOR(x); out[x & 63] = 1; }
kernel void scalar_address(constant unsigned *out) { SCALAR(x); __asm__ volatile(\"\" : : \"s\"(out[x & 63])); }
kernel void branch(global unsigned *out) { SCALAR(x); if (x == 3) out[ITEM] = 1; }
kernel void lanes(global unsigned *out) { VECTOR(x); if (x > 5) out[ITEM] = 1; }
kernel void some_lanes(global unsigned *out) {
  unsigned x;
  if (ID > 7) __asm__ volatile(\"v_mov_b32 v100, 1\" : : : \"v100\");
  __asm__ volatile(\"v_mov_b32 %0, v100\" : \"=v\"(x) : : \"v100\");
  out[ITEM] = x;
}
kernel void same_lanes(global unsigned *out) {
  unsigned x;
  if (ID > 7) {
    __asm__ volatile(\"v_mov_b32 v100, 1\" : : : \"v100\");
    __asm__ volatile(\"v_mov_b32 %0, v100\" : \"=v\"(x) : : \"v100\");
    out[ITEM] = x;
  }
}
kernel void read_and_dropped(global unsigned *out) {
  VECTOR(x);
  SCALAR(y);
  unsigned none, one, of_half;
  __asm__ volatile(\"s_and_b32 %0, %1, %2\" : \"=s\"(none) : \"s\"(y), \"s\"(__builtin_amdgcn_workgroup_id_y()) : \"scc\");
  __asm__ volatile(\"s_or_b32 %0, %1, -1\" : \"=s\"(one) : \"s\"(y) : \"scc\");
  __asm__ volatile(\"s_pack_ll_b32_b16 %0, %1, %2\\n s_lshr_b32 %0, %0, 16\"
                   : \"=s\"(of_half) : \"s\"(y), \"s\"(__builtin_amdgcn_workgroup_id_x()) : \"scc\");
  out[ITEM] = (ID < 64 ? ITEM : x) + none + one + of_half;
}
kernel void saved_whole(global unsigned *out) {
  volatile unsigned saved[4];
  VECTOR(x);
  saved[ID & 3] = x;
  out[ITEM] = ITEM;
}
";

/// The mistakes of a kernel of two workgroups over a buffer of 128 words, of which the checker is told.
fn mistakes(object: &[u8], kernel: &str, filled: bool) -> Vec<(Mistake, String)> {
    let (gpu, check) = watched(Check::default());
    let out = gpu.alloc::<u32>(256);
    check.lock().unwrap().add_buffer(buffer("out", &out, 512, filled));
    let kernel = gpu.load(object)[kernel];
    gpu.launch(&kernel, &[128], &[64], &[(&out).into()]).unwrap();
    let check = check.lock().unwrap();
    check.findings().map(|finding| (finding.mistake, finding.to_string())).collect()
}

#[test]
fn mistakes_are_found_and_named() {
    let Some(object) = compile("wrong", WRONG) else { return };
    for (kernel, filled, mistake, words) in [
        ("past_the_end", true, Mistake::OutOfBounds, "0 bytes past the end of out (512 bytes)"),
        ("no_barrier", true, Mistake::LdsRace, "a barrier is missing"),
        ("all_to_one", true, Mistake::GlobalRace, "with workgroup 0 wave 0"),
        ("volatile_flags", true, Mistake::GlobalRace, "with workgroup 0 wave 0"),
        ("all_to_one", false, Mistake::UninitialisedMemory, "of out"),
        ("empty_lds", true, Mistake::UninitialisedLds, "lane 0 at 0x80"),
        ("empty_scratch", true, Mistake::UninitialisedScratch, "lane 0: it is stored, and was loaded at 0x"),
        (
            "empty_scratch_branch",
            true,
            Mistake::UninitialisedScratch,
            "it decides which lanes are on, and was loaded at",
        ),
        ("odd", true, Mistake::Misaligned, "no multiple of 4"),
    ] {
        let found = mistakes(&object, kernel, filled);
        assert!(found.iter().any(|(kind, text)| *kind == mistake && text.contains(words)), "{kernel}: {found:#?}");
    }
}

#[test]
fn what_is_right_is_not_reported() {
    let Some(object) = compile("right", WRONG) else { return };
    for kernel in ["with_barrier", "atomics_to_one", "flags", "filled_scratch", "scratch_read_and_dropped"] {
        assert_eq!(mistakes(&object, kernel, true), [], "{kernel}");
    }
    let (gpu, check) = watched(Check::default());
    let (input, sums) = (gpu.upload(&vec![1u32; 512]), gpu.alloc::<u32>(2));
    for told in [buffer("input", &input, 2048, true), buffer("sums", &sums, 8, false)] {
        check.lock().unwrap().add_buffer(told);
    }
    let reduce = gpu.load(CLEAN)["reduce"];
    gpu.launch(&reduce, &[512], &[256], &[(&input).into(), (&sums).into()]).unwrap();
    let found: Vec<_> = check.lock().unwrap().findings().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Kernels of [`REGISTERS`], and what is told of each.
const BAD_REGISTERS: [(&str, &str); 7] = [
    ("stored", "lane 0: it is stored"),
    ("stored_in_lds", "lane 0: it is stored"),
    ("address", "lane 0: it is part of an address"),
    ("scalar_address", "wave 0: it is part of an address"),
    ("branch", "wave 0: it decides a branch"),
    ("lanes", "it decides which lanes are on"),
    ("some_lanes", "lane 0: it is stored"),
];

#[test]
fn registers_that_nobody_wrote_are_found_where_they_decide_something() {
    for flags in [&["-O1"][..], &["-O3", "-mwavefrontsize64"]] {
        let Some(object) = compile_with("registers", REGISTERS, flags) else { return };
        registers_are_found(&object, flags);
    }
}

fn registers_are_found(object: &[u8], flags: &[&str]) {
    for (kernel, words) in BAD_REGISTERS {
        let found = mistakes(object, kernel, true);
        let is_found =
            |(kind, text): &(Mistake, String)| *kind == Mistake::UninitialisedRegister && text.contains(words);
        assert!(found.iter().any(is_found), "{kernel} {flags:?}: {found:#?}");
    }
    for kernel in ["same_lanes", "read_and_dropped", "saved_whole"] {
        assert_eq!(mistakes(object, kernel, true), [], "{kernel} {flags:?}");
    }
}

/// Buffer instructions have no source in OpenCL C without the device libraries: their resource is made by hand.
const BUFFERS: &str = "
#define ID __builtin_amdgcn_workitem_id_x()
#define ITEM (__builtin_amdgcn_workgroup_id_x() * 64 + ID)
typedef unsigned words __attribute__((ext_vector_type(4)));
#define RESOURCE(bytes) (words){(unsigned)(unsigned long)out, (unsigned)((unsigned long)out >> 32), bytes, 3u << 28}
#define STORE(resource) \\
  __asm__ volatile(\"buffer_store_b32 %0, %1, %2, 0 offen\" : : \"v\"(ITEM), \"v\"(4 * ITEM + 4), \"s\"(resource))
kernel void past_the_end(global unsigned *out) { STORE(RESOURCE(1024)); }
kernel void within(global unsigned *out) { STORE(RESOURCE(512)); }
kernel void not_written(global unsigned *out) {
  unsigned x;
  __asm__ volatile(\"buffer_load_b32 %0, %1, %2, 0 offen\\n s_waitcnt vmcnt(0)\"
                   : \"=v\"(x) : \"v\"(4 * ITEM), \"s\"(RESOURCE(512)));
  out[ITEM] = x;
}
kernel void scalar_past_the_end(global unsigned *out) {
  words x;
  __asm__ volatile(\"s_buffer_load_b128 %0, %1, %2\\n s_waitcnt lgkmcnt(0)\" : \"=s\"(x) : \"s\"(RESOURCE(1024)), \"s\"(504));
}
kernel void scalar_within(global unsigned *out) {
  words x;
  __asm__ volatile(\"s_buffer_load_b128 %0, %1, %2\\n s_waitcnt lgkmcnt(0)\" : \"=s\"(x) : \"s\"(RESOURCE(512)), \"s\"(504));
}
";

#[test]
fn buffer_instructions_are_checked() {
    let Some(object) = compile("buffers", BUFFERS) else { return };
    for (kernel, filled, expected) in [
        ("past_the_end", true, Some(Mistake::OutOfBounds)),
        // What is beyond the resource's own range is dropped.
        ("within", true, None),
        ("not_written", false, Some(Mistake::UninitialisedMemory)),
        ("not_written", true, None),
        ("scalar_past_the_end", true, Some(Mistake::OutOfBounds)),
        ("scalar_within", true, None),
        ("scalar_within", false, Some(Mistake::UninitialisedMemory)),
    ] {
        let found = mistakes(&object, kernel, filled);
        assert_eq!(found.iter().map(|(mistake, _)| *mistake).next(), expected, "{kernel}: {found:#?}");
    }
}

#[test]
fn a_profile_counts_what_a_kernel_does() {
    let (gpu, profile) = watched(Profile::default());
    let out = gpu.alloc::<u32>(1000);
    let store = gpu.load(CLEAN)["store_to"];
    let statistics = gpu.launch(&store, &[1000], &[96], &[(&out).into(), Arg::U32(5)]).unwrap();
    let report = profile.lock().unwrap().report();
    let counters = report.counters;
    assert_eq!((counters.waves, counters.dispatches), (statistics.waves, 1));
    assert_eq!(counters.instructions + counters.no_ops, statistics.wave_instructions);
    assert_eq!(counters.bytes_written, 4000);
    assert!(counters.partial > 0 && counters.lanes_active < counters.lanes, "the last wave has 8 lanes: {counters:?}");
    assert_eq!(report.lines.iter().map(|line| line.count).sum::<u64>(), counters.instructions);
    let line = report.lines.iter().find(|line| line.text.contains("store_b32")).unwrap();
    assert_eq!((line.count, line.lanes), (statistics.waves, Some(1000)));
    let end = report.lines.iter().find(|line| line.text.starts_with("s_endpgm")).unwrap();
    assert_eq!((end.count, end.lanes), (statistics.waves, None), "it has no lanes");
    let text = report.to_string();
    assert!(text.contains("4000 written") && text.contains("global_store_b32"), "{text}");
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["counters"]["bytes_written"], 4000);
}

#[test]
fn a_profile_tells_where_waves_diverge() {
    const DEMO: &[u8] = include_bytes!("../../rocm-emulator/kernels/objects/gfx1151-v5/demo.co");
    for (n, divergences) in [(1000, 1), (992, 0), (1024, 0), (1, 1)] {
        let (gpu, profile) = watched(Profile::default());
        let [a, b, c] = [(); 3].map(|()| gpu.alloc::<f32>(1024));
        let add = gpu.load(DEMO)["vector_add"];
        // Its items beyond `n` do nothing. Where n is within a wave, that wave diverges.
        let arguments = [(&a).into(), (&b).into(), (&c).into(), Arg::U32(n)];
        gpu.launch(&add, &[1024], &[128], &arguments).unwrap();
        let report = profile.lock().unwrap().report();
        assert_eq!(report.counters.divergences, divergences, "{n} of 1024 items");
        let line = report.lines.iter().find(|line| line.text.starts_with("v_cmpx")).unwrap();
        assert_eq!(line.divergences, divergences, "{line:?}");
    }
}

#[test]
fn a_trace_is_of_the_waves_that_were_chosen() {
    let (gpu, trace) = watched(Trace::new([WaveId { group: 1, wave: 2 }], 4));
    let out = gpu.alloc::<u32>(1000);
    let store = gpu.load(CLEAN)["store_to"];
    gpu.launch(&store, &[1000], &[96], &[(&out).into(), Arg::U32(5)]).unwrap();
    let trace = trace.lock().unwrap();
    assert_eq!(trace.lines().len(), 4, "{:#?}", trace.lines());
    assert!(trace.left_out() > 0);
    assert!(trace.lines().iter().all(|line| line.starts_with("workgroup 1 wave 2 0x")), "{:#?}", trace.lines());
    assert!(trace.lines().iter().any(|line| line.contains("=0x")), "{:#?}", trace.lines());
}

/// Two buffers of 128 words that lie beside each other, and a number.
const NEIGHBOURS: &str = "
#define ID __builtin_amdgcn_workitem_id_x()
#define ITEM (__builtin_amdgcn_workgroup_id_x() * 64 + ID)
kernel void based(global unsigned *a, global unsigned *b, unsigned far) { a[ITEM + far] = b[ITEM]; }
kernel void reads(global unsigned *a, global unsigned *b, unsigned far) { a[ITEM] = b[(int)(ITEM - far)]; }
kernel void full(global unsigned *a, global unsigned *b, unsigned long far) {
  global unsigned *place = a + ITEM * far + far;
  __asm__ volatile(\"global_store_b32 %0, %1, off\" : : \"v\"(place), \"v\"(b[ITEM]) : \"memory\");
}
kernel void strided(global unsigned *a, global unsigned *b, unsigned far) {
  for (unsigned i = 0; i < 2; ++i) a[ITEM + i * far] = b[ITEM];
}
kernel void one_word(global unsigned *a, global unsigned *b, unsigned far) {
  if (ITEM == 5) a[far] = b[0];
}
kernel void either(global unsigned *a, global unsigned *b, unsigned far) {
  global unsigned *place = far ? b : a;
  place[ITEM] = b[ITEM];
}
kernel void by_difference(global unsigned *a, global unsigned *b, unsigned far) {
  long difference = (global char *)b - (global char *)a;
  __asm__ volatile(\"\" : \"+v\"(difference));
  *(global unsigned *)((global char *)(a + ITEM) + difference) = far;
}
kernel void saved_difference(global unsigned *a, global unsigned *b, unsigned far) {
  volatile long saved = (global char *)b - (global char *)a;
  *(global unsigned *)((global char *)(a + ITEM) + saved) = far;
}
kernel void handed_difference(global unsigned *a, global unsigned *b, unsigned far) {
  volatile local long handed[64];
  handed[ID] = (global char *)b - (global char *)a;
  *(global unsigned *)((global char *)(a + ITEM) + handed[ID]) = far;
}
kernel void exchanged(global unsigned *a, global unsigned *b, unsigned far) {
  for (unsigned i = 0; i < 2; ++i) {
    a[ITEM] = i;
    global unsigned *kept = a;
    a = b;
    b = kept;
  }
}
kernel void in_private(global unsigned *a, global unsigned *b, unsigned far) {
  global unsigned *volatile both[2] = {a, b};
  both[far & 1][ITEM] = 1;
  both[1][ITEM] = 2;
}
";

#[test]
fn an_address_that_leaves_its_buffer_for_another_is_found() {
    for flags in [&["-O1"][..], &["-O3"], &["-O3", "-mwavefrontsize64"], &["-O0"]] {
        let Some(object) = compile_with("neighbours", NEIGHBOURS, flags) else { return };
        let found = |kernel: &str, far: u32| {
            let (gpu, check) = watched(Check::default());
            let memory = gpu.alloc::<u32>(512);
            // One after the other.
            let [a, b] = [memory.address() + 512, memory.address() + 1024];
            for (name, address) in [("a", a), ("b", b)] {
                check.lock().unwrap().add_buffer(Buffer { name: name.into(), address, bytes: 512, filled: true });
            }
            let kernel = gpu.load(&object)[kernel];
            gpu.launch(&kernel, &[128], &[64], &[a.into(), b.into(), u64::from(far).into()]).unwrap();
            let check = check.lock().unwrap();
            check.findings().map(|finding| (finding.mistake, finding.to_string())).collect::<Vec<_>>()
        };
        let (out_of_a, out_of_b) =
            ("the address is of a (512 bytes), and reaches b", "the address is of b (512 bytes), and reaches a");
        for (kernel, far, words) in [
            ("based", 128, out_of_a),
            ("based", 1, out_of_a),
            ("reads", 128, out_of_b),
            ("full", 1, out_of_a),
            ("strided", 128, out_of_a),
            ("one_word", 200, out_of_a),
        ] {
            let found = found(kernel, far);
            let told = found.iter().any(|(kind, text)| *kind == Mistake::OutOfBounds && text.contains(words));
            assert!(told, "{kernel} {far} {flags:?}: {found:#?}");
        }
        for kernel in [
            "based",
            "reads",
            "strided",
            "one_word",
            "either",
            "by_difference",
            "saved_difference",
            "handed_difference",
            "exchanged",
            "in_private",
        ] {
            assert_eq!(found(kernel, 0), [], "{kernel} {flags:?}");
        }
        for kernel in ["either", "by_difference", "saved_difference", "handed_difference", "exchanged", "in_private"] {
            assert_eq!(found(kernel, 1), [], "{kernel} {flags:?}");
        }
    }
}
