//! The corpus under the checker: it reports exactly what stands in [`MEANT`], however the kernels were compiled.

use super::{cases, kernels, run_launch, seed};
use rocm_emulator::{Config, Machine};
use rocm_emulator_tools::{Buffer, Check, Mistake};
use rocm_rs::{Agent, Device, Profile, Runtime, kfd::driver::Emulated};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

/// Something that the corpus does on purpose.
struct Meant {
    source: &'static str,
    kernel: &'static str,
    mistake: Mistake,
    /// Whether it is the compiler's doing, and gone where it does not optimise.
    optimised: bool,
}

const fn meant(source: &'static str, kernel: &'static str, mistake: Mistake) -> Meant {
    Meant { source, kernel, mistake, optimised: false }
}

const MEANT: &[Meant] = &[
    // All work-items write the same values to the same place.
    meant("ids", "launch_shape", Mistake::GlobalRace),
    // Structures without padding, at odd addresses.
    meant("memory", "unaligned", Mistake::Misaligned),
    // Eight loads of 2 bytes become one of 16.
    Meant { optimised: true, ..meant("scratch", "private_sort", Mistake::Misaligned) },
    // A sum is handed on to the next workgroup by an atomic flag.
    meant("together", "chained_scan", Mistake::GlobalRace),
];

/// What sees every instruction, and a device that it watches.
fn watched(profile: Profile) -> (Arc<Mutex<Check>>, Agent) {
    let check = Arc::<Mutex<Check>>::default();
    let gpus = rocm_emulator::Profile::ALL.into_iter().filter(|gpu| gpu.name() == profile.name()).collect();
    let machine = Machine::new(Config { gpus, observer: Some(check.clone()), ..Config::default() }).unwrap();
    let driver = Emulated::shared(machine);
    let runtime = Runtime::builder().device(Device::Emulated(profile)).driver(driver).open().unwrap();
    (check, runtime.gpu().unwrap())
}

/// Runs the objects of a profile, and compares what the checker says of each kernel with the list.
fn checked<'a>(profile: Profile, how: &str, object: impl Fn(&str) -> Option<&'a [u8]>) {
    let (check, agent) = watched(profile);
    let queue = agent.create_queue().unwrap();
    let (mut failures, mut found) = (Vec::new(), BTreeMap::new());
    for case in cases::all(seed()) {
        let Some(module) = object(case.source).map(|bytes| agent.load(bytes).unwrap()) else { continue };
        for launch in &case.launches {
            *check.lock().unwrap() = Check::default();
            let ran = run_launch(&agent, &queue, &module, launch, |buffers| {
                for (position, buffer) in buffers.iter().enumerate() {
                    let (address, bytes) = (buffer.address(), buffer.len() as u64);
                    let name = format!("buffer {position}");
                    check.lock().unwrap().add_buffer(Buffer { name, address, bytes, filled: true });
                }
            });
            failures.extend(ran.err().map(|error| format!("{} {}: {error}", case.source, launch.kernel)));
            for finding in check.lock().unwrap().findings() {
                let texts: &mut Vec<String> = found.entry((case.source, launch.kernel, finding.mistake)).or_default();
                texts.push(finding.to_string());
            }
        }
    }
    let meant = MEANT.iter().filter(|one| !one.optimised || how != "-O0");
    let meant: Vec<_> = meant.map(|one| (one.source, one.kernel, one.mistake)).collect();
    failures.extend(meant.iter().filter(|one| !found.contains_key(one)).map(|one| format!("not found: {one:?}")));
    found.retain(|one, _| !meant.contains(one));
    failures.extend(found.into_iter().map(|(one, texts)| format!("{one:?}:\n  {}", texts.join("\n  "))));
    super::assert_none(&format!("the checker on {}, {how}", profile.name()), &failures);
}

fn committed(profile: Profile) {
    checked(profile, "-O3", |source| Some(kernels::source(source)?.object(profile.name())?.bytes));
}

#[cfg(feature = "compile")]
fn compiled(level: &str) {
    super::compiled_by(
        rocm_rs::compile::Engine::Clang(None),
        level,
        &["gfx1151"],
        |_, _, _| false,
        |_, objects| {
            checked(Profile::Gfx1151, level, |source| {
                objects.iter().find(|(name, _)| *name == source).map(|(_, bytes)| &bytes[..])
            });
        },
    );
}

#[test]
fn the_checker_tells_what_is_meant_on_gfx1151() {
    committed(Profile::Gfx1151);
}

#[test]
fn the_checker_tells_what_is_meant_on_gfx1100() {
    committed(Profile::Gfx1100);
}

#[cfg(feature = "compile")]
#[test]
fn the_checker_tells_what_is_meant_without_optimisation() {
    compiled("-O0");
}

#[cfg(feature = "compile")]
#[test]
fn the_checker_tells_what_is_meant_with_some_optimisation() {
    compiled("-O2");
}
