//! What the KFD answers, recorded once from Linux's own driver, and asked again of the driver and of the emulator.
//!
//! The answers are data (`answers/*.txt`, see [`script`]) and a few behaviours that take a second thread, a fork or a
//! signal ([`behaviour`]). The emulator must give them, kernel version by kernel version; so must the driver itself,
//! where it runs without a GPU: `ci/kfd-guest` boots such a machine and runs this very program there, with
//! `ROCM_RS_KFD_ANSWERS` set to the version of the kernel (`6.1` or `6.12`).

mod arguments;
mod behaviour;
#[cfg(all(feature = "emulator", target_os = "linux"))]
mod machine;
mod play;
mod runtime;
mod script;

use behaviour::{BEHAVIOURS, Checked, in_child};
#[cfg(feature = "emulator")]
use rocm_rs::kfd::driver::Emulated;
use rocm_rs::kfd::driver::{Driver, Kernel};
use script::Scenario;

const FILES: [(&str, &str); 3] = [
    ("commands.txt", include_str!("answers/commands.txt")),
    ("events.txt", include_str!("answers/events.txt")),
    ("mmap.txt", include_str!("answers/mmap.txt")),
];

fn scenarios() -> Vec<(&'static str, Scenario)> {
    let mut all = Vec::new();
    for (file, text) in FILES {
        let scenarios = script::parse(text).unwrap_or_else(|error| panic!("answers/{file}: {error}"));
        all.extend(scenarios.into_iter().map(|scenario| (file, scenario)));
    }
    all
}

/// Asks everything; each question is asked by `ask` of a driver that was never asked before.
fn ask_all(kernel: &str, emulated: bool, ask: impl Fn(&dyn Fn(&dyn Driver) -> Checked) -> Checked) {
    let mut wrong = Vec::new();
    let mut asked = 0;
    for (file, scenario) in scenarios() {
        asked += scenario.steps.len();
        let played = ask(&|driver| {
            let lines: Vec<String> = play::play(&scenario, driver, kernel);
            if lines.is_empty() { Ok(()) } else { Err(lines.join("\n")) }
        });
        wrong.extend(
            played
                .err()
                .into_iter()
                .flat_map(|text| text.lines().map(|line| format!("{file}: {line}")).collect::<Vec<_>>()),
        );
    }
    for behaviour in BEHAVIOURS {
        if let (true, Some(why)) = (emulated, behaviour.kernel_only) {
            println!("SKIP: emulator: {}: {why}", behaviour.name);
            continue;
        }
        asked += 1;
        if let Err(what) = ask(&|driver| (behaviour.check)(driver, kernel)) {
            wrong.push(format!("{}: {what}", behaviour.name));
        }
    }
    println!("kernel {kernel}: {asked} questions, {} other answers than recorded", wrong.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The kernel's version, where the real driver is to be asked; says so where it is not.
fn real(what: &str) -> Option<String> {
    let kernel = std::env::var("ROCM_RS_KFD_ANSWERS").ok();
    if kernel.is_none() {
        println!("SKIP: {what}: ROCM_RS_KFD_ANSWERS is not set: needs amdkfd and no GPU (ci/kfd-guest)");
    }
    kernel
}

// The driver keeps one state per process, for as long as the process lives. So it is always asked from a child.

#[test]
fn the_driver_answers_as_recorded() {
    if let Some(kernel) = real("amdkfd's answers") {
        ask_all(&kernel, false, |question| in_child(|| question(&*Kernel::shared())));
    }
}

#[test]
fn the_driver_runs_the_runtime() {
    if let Some(kernel) = real("the runtime on amdkfd") {
        let checked = in_child(|| runtime::check(Kernel::shared(), &kernel, false));
        println!("runtime: on amdkfd of {kernel}: {checked:?}");
        assert_eq!(checked, Ok(()));
    }
}

#[cfg(all(feature = "emulator", target_os = "linux"))]
#[test]
fn the_driver_has_the_emulators_topology() {
    if let Some(kernel) = real("amdkfd's topology against the emulator's") {
        let version = if kernel == "6.1" { rocm_emulator::Kernel::V6_1 } else { rocm_emulator::Kernel::V6_12 };
        let nodes = machine::check(&*Kernel::shared(), version).unwrap_or_else(|wrong| panic!("\n{wrong}"));
        println!("topology: {nodes} nodes of {kernel}, file by file as the emulator has them");
    }
}

#[cfg(feature = "emulator")]
fn emulator(kernel: &str, version: rocm_emulator::Kernel) {
    let machine = || {
        let config = rocm_emulator::Config::without_gpu(Vec::new(), version);
        rocm_emulator::Machine::new(config).map_err(|e| e.to_string())
    };
    let runtime = machine().and_then(|machine| runtime::check(Emulated::shared(machine), kernel, true));
    assert_eq!(runtime, Ok(()));
    ask_all(kernel, true, |question| question(&Emulated::new(machine()?)));
}

#[cfg(feature = "emulator")]
#[test]
fn the_emulator_answers_as_linux_6_1() {
    emulator("6.1", rocm_emulator::Kernel::V6_1);
}

#[cfg(feature = "emulator")]
#[test]
fn the_emulator_answers_as_linux_6_12() {
    emulator("6.12", rocm_emulator::Kernel::V6_12);
}
