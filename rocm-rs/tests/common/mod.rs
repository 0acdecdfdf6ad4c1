//! What the root's tests share: the device under test, and the kernels.
//!
//! The tests run on any backend: `ROCM_RS_TEST_DEVICE` names a device (`emulated:gfx1100`, `kfd`, `hsa`), and the
//! emulator's default profile is used without it. Behaviour is the same on all of them: what a test must say of one
//! device alone is a fact about that device, and stands beside the assertion.

#![allow(dead_code, reason = "each test program uses a part of it")]

use rocm_rs::{Agent, Device, Error, Kernel, Runtime};
use std::{env, sync::OnceLock, time::Duration};

/// Longer than anything here takes, so that a test which would hang fails instead.
pub const LONG: Duration = Duration::from_secs(60);

/// The device that the tests run on.
pub fn device() -> Device {
    match env::var("ROCM_RS_TEST_DEVICE") {
        Ok(words) => words.parse().expect("ROCM_RS_TEST_DEVICE"),
        Err(_) => Device::Emulated(Default::default()),
    }
}

/// A runtime of its own for each test.
pub fn runtime() -> Runtime {
    // ROCr starts once in a process when it runs on its model hook: there the first runtime stays open.
    static FIRST: OnceLock<Runtime> = OnceLock::new();
    let runtime = || Runtime::builder().device(device()).open().expect("the device under test opens");
    if on_model_hook() {
        FIRST.get_or_init(runtime);
    }
    runtime()
}

/// Whether ROCr runs on its model hook, which is not the whole of a driver.
pub fn on_model_hook() -> bool {
    device() == Device::Hsa && env::var_os("HSA_MODEL_LIB").is_some()
}

/// Whether the agent's clock is known. ROCr's model hook answers with zeros when it is asked for it.
pub fn has_clock() -> bool {
    !on_model_hook()
}

/// Whether an error says that the ROCr under test is too old to have something.
pub fn of_rocr(error: &Error, missing: &str) -> bool {
    device() == Device::Hsa && error.to_string().contains(missing)
}

/// The device under test, when it is not the software GPU: opened, if it is of this target.
pub fn other_device(target: &str) -> Option<Result<Agent, String>> {
    if matches!(device(), Device::Emulated(_)) {
        return None;
    }
    let gpu = gpu();
    match gpu.name() == target {
        true => Some(Ok(gpu)),
        false => Some(Err(format!("the device under test is {}", gpu.name()))),
    }
}

/// The first GPU of a runtime of its own.
pub fn gpu() -> Agent {
    runtime().gpu().expect("a runtime that opened has a GPU")
}

macro_rules! object {
    ($target:expr, $name:literal) => {
        match $target {
            "gfx1100" => include_bytes!(concat!("../kernels/gfx1100/", $name)).as_slice(),
            "gfx1103" => include_bytes!(concat!("../kernels/gfx1103/", $name)).as_slice(),
            "gfx1151" => include_bytes!(concat!("../kernels/gfx1151/", $name)).as_slice(),
            other => panic!("the test kernels were not built for {other}: add it to tests/kernels/build"),
        }
    };
}

/// The code object of `misuse.cl` for a target.
pub fn misuse_object(target: &str) -> &'static [u8] {
    object!(target, "misuse.co")
}

/// A kernel of `misuse.cl`.
pub fn misuse(gpu: &Agent, name: &str) -> Kernel {
    gpu.load(misuse_object(gpu.name())).expect("misuse.co loads").kernel(name).expect("misuse.co has the kernel")
}

/// The kernel of `uniform.cl`.
pub fn uniform(gpu: &Agent) -> Kernel {
    let object = object!(gpu.name(), "uniform.co");
    gpu.load(object).expect("uniform.co loads").kernel("uniform_only").expect("uniform.co has the kernel")
}

/// A kernel of the corpus.
pub fn corpus(gpu: &Agent, source: &str, name: &str) -> Kernel {
    let source = rocm_emulator::kernels::source(source).expect("the corpus has the source");
    let object = source.object(gpu.name()).expect("the corpus has an object for the target");
    gpu.load(object.bytes).expect("the corpus loads").kernel(name).expect("the corpus has the kernel")
}
