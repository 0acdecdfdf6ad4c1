//! ROCr built from upstream's sources, as a shared library. Part of the build script.

use rocm_vendor::{Clang, Error, Script};

/// The first clang that assembles all of ROCr's code for the GPU.
const CLANG: u32 = 19;

/// Builds the library, unless it is built, and tells cargo of it.
pub fn run() -> Result<(), Error> {
    let mut script = Script::start("rocr", "HSA_RUNTIME_NO_VENDOR")?;
    let clang = Clang::find(CLANG)?;
    let prepared = script.prepare()?;
    script
        .define("ROCM_CLANG:FILEPATH", clang.path)
        .define("LIBC:STRING", "c")
        .define("NUMA:STRING", "numa")
        .define("BUILD_SHARED_LIBS", "ON")
        // Its kernels are OpenCL, which needs the device libraries.
        .define("IMAGE_SUPPORT", "OFF")
        // What happens to be on the machine does not change the library.
        .define("CMAKE_DISABLE_FIND_PACKAGE_rocprofiler-register", "ON");
    if let Some(overlay) = &prepared.overlay {
        script.define("CMAKE_PROJECT_INCLUDE:FILEPATH", overlay.join("project.cmake"));
    }
    let install = script.build(&prepared, ".")?;
    println!("cargo::rustc-link-search=native={}", install.join("lib").display());
    println!("cargo::rustc-link-lib=dylib=hsa-runtime64");
    println!("cargo::metadata=root={}", install.display());
    println!("cargo::metadata=include={}", install.join("include").display());
    println!("cargo::metadata=version={}", script.component().pin().version);
    Ok(())
}
