//! ROCr built from upstream's sources, as a shared library and as an archive. Part of the build script.

use rocm_locate::link::Build;
use rocm_vendor::{Clang, Error, Script, link_of_system};

/// The first clang that assembles all of ROCr's code for the GPU.
const CLANG: u32 = 19;

/// Builds the library, unless it is built, and tells cargo of it.
pub fn run(build: &Build) -> Result<(), Error> {
    let mut script = Script::start("rocr", "HSA_RUNTIME_NO_VENDOR")?;
    let clang = Clang::find(CLANG)?;
    if cfg!(feature = "images") {
        clang.linker()?;
    }
    let prepared = script.prepare()?;
    script
        .define("ROCM_CLANG:FILEPATH", clang.path)
        .define("LIBC:STRING", "c")
        .define("NUMA:STRING", "numa")
        // The overlay makes an archive of the same objects.
        .define("BUILD_SHARED_LIBS", "ON")
        .define("IMAGE_SUPPORT", if cfg!(feature = "images") { "ON" } else { "OFF" })
        // What happens to be on the machine does not change the library.
        .define("CMAKE_DISABLE_FIND_PACKAGE_rocprofiler-register", "ON");
    if let Some(overlay) = &prepared.overlay {
        script.define("CMAKE_PROJECT_INCLUDE:FILEPATH", overlay.join("project.cmake"));
    }
    let install = script.build(&prepared, ".")?;
    println!("cargo::rustc-link-search=native={}", install.join("lib").display());
    if build.archive() {
        // For `Library::linked`.
        println!("cargo::rustc-cfg=rocr_archive");
        link_archives(script.os())?;
    } else {
        println!("cargo::rustc-link-lib=dylib=hsa-runtime64");
    }
    println!("cargo::metadata=root={}", install.display());
    println!("cargo::metadata=include={}", install.join("include").display());
    println!("cargo::metadata=version={}", script.component().pin().version);
    Ok(())
}

/// ROCr's archive, then what it asks for: the thunk's, and the libraries that the shared one names as its needs.
fn link_archives(os: &str) -> Result<(), Error> {
    for archive in ["hsa-runtime64", "hsakmt"] {
        println!("cargo::rustc-link-lib=static={archive}");
    }
    for library in ["libdrm_amdgpu", "libdrm"] {
        link_of_system(library)?;
    }
    println!("cargo::rustc-link-lib=dylib=elf");
    println!("cargo::rustc-link-lib=dylib={}", rocm_locate::link::cpp_library(os));
    // Since glibc 2.34 all but the first are empty; FreeBSD has no more than two of them.
    let system: &[&str] = if os == "linux" { &["m", "pthread", "dl", "rt"] } else { &["m", "pthread"] };
    system.iter().for_each(|library| println!("cargo::rustc-link-lib=dylib={library}"));
    Ok(())
}
