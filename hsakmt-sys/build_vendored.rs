//! libhsakmt built from upstream's sources, as an archive. Part of the build script.

use rocm_locate::link::Build;
use rocm_vendor::{Error, Script, link_of_system};

/// Builds the archive, unless it is built, and tells cargo of it.
pub fn run(_: &Build) -> Result<(), Error> {
    let mut script = Script::start("rocr", "HSAKMT_NO_VENDOR")?;
    let prepared = script.prepare()?;
    // ROCr's own part is that of hsa-runtime-sys.
    script.define("BUILD_ROCR", "OFF").define("LIBC:STRING", "c").define("NUMA:STRING", "numa");
    if let Some(overlay) = &prepared.overlay {
        script.define("CMAKE_PROJECT_INCLUDE:FILEPATH", overlay.join("project.cmake"));
    }
    let install = script.build(&prepared, ".")?;
    println!("cargo::rustc-link-search=native={}", install.join("lib").display());
    println!("cargo::rustc-link-lib=static=hsakmt");
    for library in ["libdrm_amdgpu", "libdrm"] {
        link_of_system(library)?;
    }
    println!("cargo::rustc-link-lib=dylib=pthread");
    println!("cargo::metadata=root={}", install.display());
    println!("cargo::metadata=include={}", install.join("include").display());
    println!("cargo::metadata=version={}", script.component().pin().version);
    Ok(())
}
