//! Every kernel of the corpus runs on every profile of the software GPU, and leaves what the CPU says it should; or on
//! the device that `ROCM_RS_TEST_DEVICE` names.
//!
//! Inputs come from a seed; `CORPUS_SEED=n` chooses another one. Where the instruction set is exact the comparison is
//! exact, bit by bit; the bounds of the approximations stand beside `float_functions`.

#![cfg(feature = "emulator")]
#![allow(missing_docs)]

#[path = "corpus/case.rs"]
mod case;
#[path = "corpus/cases/mod.rs"]
mod cases;
#[path = "corpus/checked.rs"]
mod checked;
mod common;
#[path = "corpus/random.rs"]
mod random;

use case::{Argument, Case, Launch};
use rocm_emulator::kernels::{self, SOURCES};
use rocm_rs::{Agent, Buffer, Device, Extent, Module, Profile, Queue, Runtime};
use std::{collections::BTreeSet, env, fs, path::Path, process::Command, time::Duration};

/// A kernel of the corpus takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(60);

fn seed() -> u64 {
    env::var("CORPUS_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_122)
}

fn open(profile: Profile) -> Agent {
    let runtime = Runtime::builder().device(Device::Emulated(profile)).open().unwrap();
    runtime.gpu().unwrap()
}

/// Runs all cases whose source `object` has something for, and says what went wrong.
fn run_all<'a>(profile: Profile, object: impl Fn(&str) -> Option<&'a [u8]>) -> Vec<String> {
    let mut agent = match common::other_device(profile.name()) {
        None => open(profile),
        Some(Ok(agent)) => agent,
        Some(Err(why)) => {
            println!("SKIP: the corpus on {profile}: {why}");
            return Vec::new();
        }
    };
    let mut queue = agent.create_queue().unwrap();
    let mut failures = Vec::new();
    let mut ran = 0;
    for case in cases::all(seed()) {
        let Some(bytes) = object(case.source) else { continue };
        ran += 1;
        if let Err(error) = run(&agent, &queue, bytes, &case) {
            failures.push(format!("{}: {error}", case.source));
            // A kernel that fails may stop the device: the next one gets another.
            agent = common::other_device(profile.name()).map_or_else(|| open(profile), Result::unwrap);
            queue = agent.create_queue().unwrap();
        }
    }
    assert_ne!(ran, 0, "no case ran");
    failures
}

fn run(agent: &Agent, queue: &Queue, object: &[u8], case: &Case) -> Result<(), String> {
    let module = agent.load(object).map_err(|error| error.to_string())?;
    case.launches.iter().try_for_each(|launch| {
        run_launch(agent, queue, &module, launch, |_| ()).map_err(|error| format!("{}: {error}", launch.kernel))
    })
}

/// Runs a launch in buffers of its own, of which `given` hears before it begins.
fn run_launch(
    agent: &Agent,
    queue: &Queue,
    module: &Module,
    launch: &Launch,
    given: impl FnOnce(&[Buffer<u8>]),
) -> Result<(), String> {
    let words = |error: rocm_rs::Error| error.to_string();
    let kernel = module.kernel(launch.kernel).map_err(words)?;
    let mut buffers: Vec<Buffer<u8>> = Vec::new();
    for argument in &launch.arguments {
        if let Argument::Buffer { bytes, .. } = argument {
            buffers.push(agent.upload(bytes).map_err(words)?);
        }
    }
    given(&buffers);
    let mut next = buffers.iter();
    let mut dispatch = kernel.launch(queue).grid(extent(&launch.grid)).block(extent(&launch.block));
    for argument in &launch.arguments {
        dispatch = match argument {
            Argument::Buffer { .. } => dispatch.arg(next.next().expect("one buffer for each buffer argument")),
            Argument::Local(bytes) => dispatch.local_memory(*bytes),
            Argument::Value(bytes) => match bytes.len() {
                1 => dispatch.arg(bytes[0]),
                2 => dispatch.arg(bytemuck::pod_read_unaligned::<u16>(bytes)),
                4 => dispatch.arg(bytemuck::pod_read_unaligned::<u32>(bytes)),
                8 => dispatch.arg(bytemuck::pod_read_unaligned::<u64>(bytes)),
                _ => dispatch.arg(bytemuck::pod_read_unaligned::<[u32; 8]>(bytes)),
            },
        };
    }
    // SAFETY: the kernels of the corpus stay inside buffers of the sizes that the cases make.
    let done = unsafe { dispatch.submit() }.map_err(words)?;
    if !done.wait_timeout(PATIENCE).map_err(words)? {
        return Err("does not end".into());
    }
    let buffers_and_checks = launch.arguments.iter().filter_map(|argument| match argument {
        Argument::Buffer { check, .. } => Some(check),
        _ => None,
    });
    for (position, (buffer, check)) in buffers.iter().zip(buffers_and_checks).enumerate() {
        check(&buffer.to_vec().map_err(words)?).map_err(|error| format!("buffer {position}: {error}"))?;
    }
    Ok(())
}

fn extent(sizes: &[u32]) -> Extent<u32> {
    match *sizes {
        [x] => [x].into(),
        [x, y] => [x, y].into(),
        [x, y, z] => [x, y, z].into(),
        _ => panic!("a grid of {sizes:?}"),
    }
}

fn assert_none(what: &str, failures: &[String]) {
    assert!(failures.is_empty(), "{what}, seed {}: {} wrong:\n{}", seed(), failures.len(), failures.join("\n"));
}

fn every_kernel(profile: Profile) {
    let failures = run_all(profile, |source| Some(kernels::source(source)?.object(profile.name())?.bytes));
    assert_none(profile.name(), &failures);
}

#[test]
fn every_kernel_on_gfx1151() {
    every_kernel(Profile::Gfx1151);
}

#[test]
fn every_kernel_on_gfx1103() {
    every_kernel(Profile::Gfx1103);
}

#[test]
fn every_kernel_on_gfx1100() {
    every_kernel(Profile::Gfx1100);
}

#[test]
fn other_code_object_versions_and_generic_targets() {
    for (target, version) in [("gfx1151", 4), ("gfx1151", 6), ("gfx11-generic", 6)] {
        let failures = run_all(Profile::Gfx1151, |source| {
            let objects = kernels::source(source)?.objects;
            Some(objects.iter().find(|object| object.target == target && object.version == version)?.bytes)
        });
        assert_none(&format!("{target} version {version}"), &failures);
    }
}

#[test]
fn every_kernel_has_a_case() {
    let agent = open(Profile::Gfx1151);
    let mut there = BTreeSet::new();
    for source in SOURCES {
        let module = agent.load(source.object("gfx1151").unwrap().bytes).unwrap();
        there.extend(module.kernels().map(|kernel| (source.name.to_owned(), kernel.name.to_string())));
    }
    let launches = cases::all(seed()).into_iter().flat_map(|case| {
        let source = case.source.to_owned();
        case.launches.into_iter().map(move |launch| (source.clone(), launch.kernel.to_owned()))
    });
    assert_eq!(there, launches.collect());
}

/// Compiles the corpus by an engine at a level of optimisation, for each target, and gives what was made to `then`.
#[cfg(feature = "compile")]
fn compiled_by(
    engine: rocm_rs::compile::Engine,
    level: &str,
    targets: &[&str],
    refused: impl Fn(&str, &str, &rocm_rs::compile::Error) -> bool,
    then: impl Fn(&str, &[(&str, Vec<u8>)]),
) {
    use rocm_rs::compile::{Compiler, Error, Language, Source};
    let compiler = match Compiler::builder().engine(engine).cache(None).build() {
        Ok(compiler) => compiler,
        Err(error) => return println!("SKIP: the corpus compiled: {}", error.to_string().replace('\n', " ")),
    };
    let compile = |source: &kernels::Source, target: &str| {
        let own = source.text.lines().find_map(|line| line.strip_prefix("// clang: ")).unwrap_or_default();
        let options = "-cl-no-stdinc -nogpulib -ffp-contract=off -DCODE_OBJECT_VERSION=5".split(' ');
        let source = Source::new(Language::OpenClC, format!("{}.cl", source.name), source.text)
            .header("opencl.h", kernels::HEADER)
            .options(options.chain([level]).chain(own.split_whitespace()));
        compiler.compile(&source, &target.parse().unwrap())
    };
    'targets: for &target in targets {
        let mut objects = Vec::new();
        for source in SOURCES {
            match compile(source, target) {
                Ok(made) => objects.push((source.name, made.into_code_object())),
                Err(error @ Error::Target { .. }) => {
                    println!("SKIP: the corpus compiled: {error}");
                    continue 'targets;
                }
                // The same for every target.
                Err(Error::Option { .. }) if target != targets[0] => {}
                Err(error @ Error::Option { .. }) => println!("SKIP: {}.cl compiled: {error}", source.name),
                Err(error) if refused(source.name, target, &error) => {}
                Err(error) => panic!("{}.cl for {target}: {error}", source.name),
            }
        }
        then(target, &objects);
    }
}

/// Runs what was compiled on the software GPU of that target.
#[cfg(feature = "compile")]
fn run_compiled(target: &str, objects: &[(&str, Vec<u8>)]) {
    let profile = [Profile::Gfx1151, Profile::Gfx1103, Profile::Gfx1100].into_iter().find(|p| p.name() == target);
    let failures = run_all(profile.unwrap(), |source| {
        objects.iter().find(|(name, _)| *name == source).map(|(_, bytes)| &bytes[..])
    });
    // Where a compiler emits what the software GPU does not know, it stops, and never goes on with a wrong result.
    let (unknown, wrong): (Vec<_>, Vec<_>) = failures.into_iter().partition(|failure| failure.ends_with("(unknown)"));
    unknown.iter().for_each(|failure| println!("SKIP: {target}: {failure}"));
    assert_none("compiled by the library", &wrong);
}

#[cfg(feature = "compile")]
#[test]
fn kernels_compiled_by_clang_at_run_time_run_too() {
    for level in ["-O3", "-O0"] {
        compiled_by(rocm_rs::compile::Engine::Clang(None), level, &["gfx1151"], |_, _, _| false, run_compiled);
    }
}

#[cfg(feature = "comgr")]
#[test]
fn kernels_compiled_by_comgr_at_run_time_run_too() {
    let engine = rocm_rs::compile::Engine::Comgr(None);
    compiled_by(engine, "-O3", &["gfx1151", "gfx1103", "gfx1100"], |_, _, _| false, run_compiled);
}

/// What cannot be run here: comgr makes of every source, for every generation, what its target, its kernels and their
/// arguments say it should be. Where a processor lacks an instruction that a source names, or an old comgr a builtin,
/// comgr says so.
#[cfg(feature = "comgr")]
#[test]
fn kernels_compiled_by_comgr_for_other_gpus_are_whole() {
    use rocm_rs::code_object::CodeObject;
    let targets = ["gfx900", "gfx90a", "gfx942", "gfx950", "gfx1030", "gfx1201"];
    let refused = |source: &str, target: &str, error: &rocm_rs::compile::Error| {
        let lacks = match source {
            // Rows of 16 lanes came with gfx10, float atomics in memory with gfx90a, and not to gfx10.
            "wave" | "scan" => target.starts_with("gfx9"),
            // Its dot products and matrices are GFX11's.
            "dot" => true,
            "atomics" => ["gfx900", "gfx1030"].contains(&target),
            _ => false,
        };
        let error = error.to_string();
        // Builtins that the Clang inside comgr 2.4, which is 15, does not have.
        let young = ["half", "wave", "scan"].contains(&source)
            && error.contains("comgr 2.")
            && error.contains("use of undeclared identifier '__builtin_");
        if young {
            println!("SKIP: {source}.cl for {target}: {}", error.lines().nth(1).unwrap_or(&error).trim());
        }
        young || lacks && error.contains("needs target feature")
    };
    compiled_by(rocm_rs::compile::Engine::Comgr(None), "-O3", &targets, refused, |target, objects| {
        let absent = SOURCES.len() - objects.len();
        assert!(absent <= 8, "{target}: {absent} sources gave nothing");
        for (name, bytes) in objects {
            let made = CodeObject::parse(bytes).unwrap_or_else(|error| panic!("{name}.cl for {target}: {error}"));
            assert_eq!(made.target().processor().name(), target, "{name}.cl");
            let known = CodeObject::parse(kernels::source(name).unwrap().object("gfx1151").unwrap().bytes).unwrap();
            let arguments = |object: &CodeObject| -> BTreeSet<(String, usize)> {
                object.kernels().iter().map(|k| (k.name.to_string(), k.explicit().len())).collect()
            };
            assert_eq!(arguments(&made), arguments(&known), "{name}.cl for {target}");
            // The processors before gfx10 have waves of 64 only.
            let waves: BTreeSet<_> = made.kernels().iter().map(|k| k.wavefront_size).collect();
            assert_eq!(
                waves,
                BTreeSet::from([if target.starts_with("gfx9") { 64 } else { 32 }]),
                "{name}.cl for {target}"
            );
        }
        println!("{target}: {} objects", objects.len());
    });
}

#[test]
fn kernels_built_here_run_too() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ci/kernels");
    if !script.exists() {
        println!("SKIP: kernels built here: the package does not hold ci/kernels");
        return;
    }
    let there = |tool: &str| Command::new(tool).arg("--version").output().is_ok_and(|output| output.status.success());
    if !there("clang-19") || !there("ld.lld-19") {
        println!("SKIP: kernels built here: clang-19 and lld-19 are not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let built = Command::new(&script).arg(folder.path()).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let objects = |source: &str| fs::read(folder.path().join(format!("gfx1151-v5/{source}.co"))).unwrap();
    let objects: Vec<_> = SOURCES.iter().map(|source| (source.name, objects(source.name))).collect();
    let failures = run_all(Profile::Gfx1151, |source| {
        objects.iter().find(|(name, _)| *name == source).map(|(_, bytes)| &bytes[..])
    });
    assert_none("built here", &failures);
}
