//! AMD's comgr as the engine: whichever version this machine has. One that knows the software GPU's targets compiles
//! for it, and the kernels run; an older one (ROCm 5) compiles for gfx1030, and what it makes is looked at.

use super::{languages, *};
use rocm_rs::{
    code_object::{CodeObject, Version},
    compile::{DeviceLibraries, Severity},
};
use std::{path::Path, process::Command};

/// The comgr of this machine; `None`, said aloud, where there is none.
fn comgr() -> Option<Compiler> {
    static COMGR: OnceLock<Option<Compiler>> = OnceLock::new();
    let find = || match Compiler::builder().engine(Engine::Comgr(None)).cache(None).build() {
        Ok(compiler) => Some(compiler),
        Err(error) => {
            println!("SKIP: compiling by comgr: {}", error.to_string().replace('\n', " "));
            None
        }
    };
    COMGR.get_or_init(find).clone()
}

/// Whether it knows the software GPU's targets.
fn is_new(comgr: &Compiler) -> bool {
    !comgr.engine().name.starts_with("comgr 2.")
}

/// A target that every version knows.
fn common(comgr: &Compiler) -> TargetId {
    target(if is_new(comgr) { "gfx1151" } else { "gfx1030" })
}

/// Compiles a source whose kernel adds one, and runs it where it can be run.
fn check(comgr: &Compiler, source: &Source, kernel: &str) {
    if is_new(comgr) {
        return languages::adds_one(comgr, source, Profile::Gfx1151, kernel);
    }
    let made = made(comgr, source, &target("gfx1030"));
    assert_eq!(made.warnings(), [], "{}", made.log());
    let object = CodeObject::parse(made.code_object()).unwrap();
    assert_eq!(object.target().to_string(), "gfx1030");
    assert_eq!(object.version(), Version::V5);
    assert_eq!(object.kernel(kernel).unwrap().explicit().len(), 2, "{kernel}");
}

/// The old one compiles OpenCL C only where the headers of its Clang are.
fn opencl(comgr: &Compiler) -> bool {
    let error = match comgr.compile(&Source::opencl(languages::OPENCL), &common(comgr)) {
        Err(error) => error.to_string(),
        Ok(_) => return true,
    };
    assert!(error.contains("opencl-c-base.h") && error.contains("libclang-common"), "{error}");
    println!("SKIP: OpenCL C by comgr: {}", error.replace('\n', " "));
    false
}

#[test]
fn opencl_c() {
    let Some(comgr) = comgr().filter(opencl) else { return };
    let source = Source::opencl(languages::OPENCL);
    check(&comgr, &source, "one");
    check(&comgr, &source.clone().option("-cl-std=CL1.2").option("-O1"), "one");
    let made = made(&comgr, &source, &common(&comgr));
    assert_eq!(made.libraries(), DeviceLibraries::Amd);
    // What rocm-rs has no function for.
    let text = "kernel void k(global float *x) { x[get_global_id(0)] = sin(pow(x[0], x[1])); }";
    self::made(&comgr, &Source::opencl(text), &common(&comgr));
}

/// For each generation comgr chooses the device libraries that it has in it; without them there is no `sin`.
#[test]
fn every_generation_has_its_device_libraries() {
    let Some(comgr) = comgr().filter(opencl) else { return };
    let text = "kernel void k(global float *x, global int *n) {
                    size_t i = get_global_id(0);
                    x[i] = sin(x[i]) + pow(x[i], 1.5f) + native_exp(x[i]);
                    n[i] = popcount(n[i]) + atomic_inc(n);
                }";
    for (name, wave) in [
        ("gfx900", 64),
        ("gfx90a:sramecc+:xnack-", 64),
        ("gfx942", 64),
        ("gfx950", 64),
        ("gfx1030", 32),
        ("gfx1100", 32),
        ("gfx1151", 32),
        ("gfx1201", 32),
    ] {
        let made = match comgr.compile(&Source::opencl(text), &target(name)) {
            Err(error @ Error::Target { .. }) => {
                println!("SKIP: device libraries for {name}: {error}");
                continue;
            }
            made => made.unwrap_or_else(|error| panic!("{name}: {error}")),
        };
        let object = CodeObject::parse(made.code_object()).unwrap();
        assert_eq!(object.target().processor().name(), name.split(':').next().unwrap());
        let kernel = object.kernel("k").unwrap();
        assert_eq!((kernel.wavefront_size, kernel.explicit().len()), (wave, 2), "{name}");
    }
}

#[test]
fn hip() {
    let Some(comgr) = comgr() else { return };
    check(&comgr, &Source::new(Language::Hip, "one.hip", languages::HIP), "one");
}

#[test]
fn llvm_ir() {
    let Some(comgr) = comgr() else { return };
    let text = if is_new(&comgr) {
        languages::IR.to_owned()
    } else {
        languages::IR.replace("ptr addrspace(1)", "i32 addrspace(1)*")
    };
    check(&comgr, &Source::new(Language::LlvmIr, "one.ll", text), "one");
}

#[test]
fn assembly() {
    let Some(comgr) = comgr() else { return };
    if !is_new(&comgr) {
        let text = "k:\n  s_endpgm\n";
        let error = comgr.compile(&Source::new(Language::Assembly, "k.s", text), &target("gfx1030"));
        // Assembled and linked, but without metadata it is nothing that can be loaded.
        assert!(matches!(error, Err(Error::NotACodeObject { .. })), "{error:?}");
        return;
    }
    let text = languages::ASSEMBLY.replace("TARGET", "gfx1100");
    languages::adds_one(&comgr, &Source::new(Language::Assembly, "one.s", text), Profile::Gfx1100, "one");
}

#[test]
fn headers_are_found_by_their_names() {
    let Some(comgr) = comgr().filter(opencl) else { return };
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("disk.h"), "#define DISK 1\n").unwrap();
    let text = "#include \"math/one.h\"\n#include <two.h>\n#include <disk.h>\n\
                kernel void one(global int *x, uint n) { uint i = get_global_id(0); if (i < n) x[i] += ONE * TWO - THREE * DISK; }";
    let source = Source::opencl(text)
        .header("math/one.h", "#define ONE 2\n")
        .header("two.h", "#define TWO 2\n")
        .include_dir(folder.path())
        .option("-DTHREE=3");
    check(&comgr, &source, "one");
}

/// Headers of the machine are in the entry of the cache, and compared when it is used.
#[test]
fn a_header_on_disk_is_looked_at_again() {
    use rocm_rs::compile::CacheUse;
    let Some(plain) = comgr().filter(opencl) else { return };
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path().join("cache"));
    let comgr = Compiler::builder().engine(Engine::Comgr(None)).cache(Some(cache)).build().unwrap();
    let header = folder.path().join("with blank.h");
    std::fs::write(&header, "#define N 1\n").unwrap();
    let text = "#include \"with blank.h\"\nkernel void k(global int *x) { *x = N; }";
    let source = Source::opencl(text).include_dir(folder.path());
    let target = common(&plain);
    let first = made(&comgr, &source, &target);
    assert_eq!(first.cache(), &CacheUse::Stored);
    assert_eq!(made(&comgr, &source, &target).cache(), &CacheUse::Hit);
    std::fs::write(&header, "#define N 2\n").unwrap();
    let other = made(&comgr, &source, &target);
    assert_eq!(other.cache(), &CacheUse::Stored);
    assert_ne!(other.code_object(), first.code_object());
}

#[test]
fn errors_say_where_and_what() {
    let Some(comgr) = comgr().filter(opencl) else { return };
    let text = "#include \"tile.h\"\nkernel void k(global float *x) {\n  x[0] = y + 1;\n}\n";
    let source = Source::new(Language::OpenClC, "wrong.cl", text)
        .header("tile.h", "// a comment\nint broken(int a) { return a +; }\n");
    let error = comgr.compile(&source, &common(&comgr)).unwrap_err();
    let [first, second, ..] = error.diagnostics() else { panic!("{error:?}") };
    assert_eq!(first.to_string(), "tile.h:2:31: error: expected expression");
    assert_eq!(first.excerpt.as_deref(), Some("int broken(int a) { return a +; }"));
    assert_eq!(first.included_from[0].to_string(), "wrong.cl:1");
    assert_eq!(second.to_string(), "wrong.cl:3:10: error: use of undeclared identifier 'y'");
    // Warnings of what compiles.
    let source = Source::opencl("kernel void k(global int *x) {\n  int unused;\n  *x = 1;\n}").option("-Wall");
    let made = made(&comgr, &source, &common(&comgr));
    assert_eq!(made.warnings().len(), 1, "{}", made.log());
    assert_eq!(made.warnings()[0].severity, Severity::Warning);
}

#[test]
fn what_is_undefined_is_an_error_though_comgr_calls_it_a_success() {
    let Some(comgr) = comgr().filter(opencl) else { return };
    let source = Source::opencl("void nowhere(int); kernel void k() { nowhere(1); }");
    let error = comgr.compile(&source, &common(&comgr)).unwrap_err();
    assert!(error.to_string().contains("nowhere"), "{error}");
    assert!(error.to_string().contains("the C library's"), "{error}");
    // OpenCL C's own are there, whatever the Clang inside makes of its builtins.
    let text = "kernel void k(global float *x, global double *y) { *x = ldexp(*x, 3); *y = ldexp(*y, 3); }";
    made(&comgr, &Source::opencl(text), &common(&comgr));
}

#[test]
fn an_endless_include_is_an_error() {
    let Some(comgr) = comgr().filter(opencl) else { return };
    let source = Source::opencl("#include \"self.h\"\n").header("self.h", "#include \"self.h\"\n");
    let error = comgr.compile(&source, &common(&comgr)).unwrap_err();
    assert!(error.to_string().contains("nested too deeply"), "{error}");
}

#[test]
fn what_would_end_the_process_is_refused() {
    let Some(comgr) = comgr() else { return };
    let compile = |source: &Source, name: &str| comgr.compile(source, &target(name)).unwrap_err();
    let source = Source::opencl(languages::OPENCL);
    let error = compile(&source.clone().code_object_version(Version::V5), "gfx9-generic");
    assert!(matches!(error, Error::Version { .. }), "{error}");
    let error = compile(&source.clone().option("-mllvm").option("-nonsense"), &common(&comgr).to_string());
    assert!(matches!(error, Error::Option { .. }), "{error}");
    let error = compile(&Source::opencl("int \0"), "gfx1030");
    assert!(matches!(error, Error::Source { .. }), "{error}");
    let error = compile(&Source::new(Language::C, "a.c", ""), &common(&comgr).to_string());
    assert!(matches!(error, Error::Unsupported { .. }), "{error}");
    let newest = comgr.newest_processor().expect("comgr lists what it knows");
    if is_new(&comgr) {
        let error = compile(&source, "gfx11-generic");
        assert!(matches!(error, Error::Unsupported { .. }), "{error}");
        let number = |name: &str| u32::from_str_radix(name.strip_prefix("gfx").expect(name), 16).expect(name);
        assert!(number(&newest) >= number("gfx1201"), "{newest}");
    } else {
        assert_eq!(newest, "gfx1036");
        for name in ["gfx1151", "gfx1100", "gfx11-generic"] {
            let error = compile(&source, name);
            assert!(matches!(&error, Error::Target { newest: Some(newest), .. } if newest == "gfx1036"), "{error}");
            assert!(error.to_string().contains("gfx1036") && error.to_string().contains(name), "{error}");
        }
    }
}

/// Both disassemblers, over the same object.
#[test]
fn disassembly_is_what_llvm_says() {
    let (Some(comgr), Some(clang)) = (comgr(), clang()) else { return };
    let made = match Some(&comgr).filter(|comgr| opencl(comgr)) {
        Some(comgr) => made(comgr, &Source::opencl(languages::OPENCL), &common(comgr)),
        None => return,
    };
    let ours = comgr.disassemble(made.code_object()).unwrap();
    let theirs = match clang.disassemble(made.code_object()) {
        Err(Error::Unsupported { instead, .. }) => return println!("SKIP: disassembly: {instead}"),
        disassembly => disassembly.unwrap(),
    };
    let (ours, theirs) = (ours.function("one").unwrap(), theirs.function("one").unwrap());
    assert_eq!(ours.address, theirs.address);
    assert!(ours.instructions.len() > 5 && ours.instructions.len() <= theirs.instructions.len());
    for (our, their) in ours.instructions.iter().zip(&theirs.instructions) {
        assert_eq!((our.address, &our.bytes), (their.address, &their.bytes));
        let name = |text: &str| text.split_whitespace().next().unwrap_or_default().to_owned();
        assert_eq!(name(&our.text), name(&their.text), "at {:#x}", our.address);
    }
}

#[test]
fn a_library_that_is_none_is_told() {
    let find = |path: &Path| Compiler::builder().engine(Engine::Comgr(Some(path.to_owned()))).build().unwrap_err();
    let error = find(Path::new("/no/such/libamd_comgr.so")).to_string();
    assert!(error.contains("/no/such/libamd_comgr.so"), "{error}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("libamd_comgr.so.3");
    std::fs::write(&file, "not a library").unwrap();
    let error = find(&file).to_string();
    assert!(error.contains("libamd_comgr.so.3") && error.contains("not an ELF file"), "{error}");
    // A library, and another one.
    if let Ok(output) = Command::new("sh")
        .args(["-c", "ldd \"$0\" | grep -oE '/[^ ]*libc[.]so[^ ]*'"])
        .arg(std::env::current_exe().unwrap())
        .output()
    {
        let libc = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if !libc.is_empty() {
            let error = find(Path::new(&libc)).to_string();
            assert!(error.contains("lacks the symbol amd_comgr"), "{error}");
        }
    }
}

#[test]
fn threads_compile_one_after_the_other() {
    let Some(comgr) = comgr().filter(opencl) else { return };
    let target = common(&comgr);
    std::thread::scope(|scope| {
        for i in 0..4 {
            let (comgr, target) = (&comgr, &target);
            scope.spawn(move || {
                let text = format!("kernel void k{i}(global int *x) {{ *x = {i}; }}");
                let made = made(comgr, &Source::opencl(text), target);
                let object = CodeObject::parse(made.code_object()).unwrap();
                assert!(object.kernel(&format!("k{i}")).is_some());
            });
        }
    });
}
