//! comgr built from upstream's sources, with the device libraries in it. Part of the build script.

use rocm_locate::link::Build;
use rocm_vendor::{Error, Llvm, Script};

/// The LLVM whose interfaces the pinned comgr uses, with our patches.
const LLVM: u32 = 22;

/// Builds comgr, unless it is built, and tells cargo of it.
pub fn run(build: &Build) -> Result<(), Error> {
    let mut script = Script::start("comgr", "AMD_COMGR_NO_VENDOR")?;
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    if variable("HOST") != variable("TARGET") {
        // What is built of LLVM's for the program's system would have to run on this one.
        return Err(Error::Tool {
            program: format!("comgr for {}", variable("TARGET")),
            why: format!("its build runs programs that it has just built, and this is {}", variable("HOST")),
            mend: "build on that system, or link a comgr that is there (the feature `link`)".to_owned(),
        });
    }
    if build.archive() {
        return Err(Error::Tool {
            program: "comgr as an archive".to_owned(),
            why: "AMD_COMGR_STATIC is set, and comgr is built as a shared library only".to_owned(),
            mend: "unset it, or link an archive that is there (the feature `link`)".to_owned(),
        });
    }
    // What is missing is told before the sources are asked for: getting it is the longer way.
    let llvm = Llvm::find(LLVM)?;
    let prepared = script.prepare()?;
    script
        .define("LLVM_CONFIG:FILEPATH", &llvm.config)
        // Another version of it is another build.
        .define("LLVM_EXPECTED:STRING", &llvm.version);
    let install = script.build(&prepared, ".")?;
    println!("cargo::rustc-link-search=native={}", install.join("lib").display());
    println!("cargo::rustc-link-lib=dylib=amd_comgr");
    println!("cargo::metadata=root={}", install.display());
    println!("cargo::metadata=include={}", install.join("include").display());
    // That of its interface, as where comgr is found.
    println!("cargo::metadata=version=3.0");
    Ok(())
}
