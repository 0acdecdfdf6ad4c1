//! Finds the system's libnuma for the feature `link`; without it there is nothing to do.

#[cfg(feature = "link")]
fn main() -> std::process::ExitCode {
    rocm_locate::link::Build::of_script(&rocm_locate::NUMA).run()
}

#[cfg(not(feature = "link"))]
fn main() {
    // The script reads no file, so that only a change of features is a reason to run it again.
    println!("cargo::rerun-if-changed=build.rs");
}
