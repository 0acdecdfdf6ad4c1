//! A program that knows nothing of the library, under it: it reads the emulated topology by the kernel's names.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use std::{path::PathBuf, process::Command};

/// The library, which cargo has beside the test.
fn library() -> PathBuf {
    let folder = std::env::current_exe().unwrap().parent().unwrap().to_owned();
    let places = [folder.join("libkfd_preload.so"), folder.with_file_name("libkfd_preload.so")];
    places.into_iter().find(|file| file.is_file()).expect("the library is built with its tests")
}

fn cat(gpus: &str, path: &str) -> (bool, String) {
    let output =
        Command::new("cat").arg(path).env("LD_PRELOAD", library()).env("KFD_PRELOAD_GPUS", gpus).output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_program_reads_the_topology_of_the_machine() {
    for root in ["/sys/class/kfd/kfd/topology", "/sys/devices/virtual/kfd/kfd/topology"] {
        for (gpu, version) in [("gfx1103", "110003"), ("gfx1100", "110000")] {
            let (read, properties) = cat(gpu, &format!("{root}/nodes/1/properties"));
            assert!(read && properties.contains(&format!("gfx_target_version {version}\n")), "{gpu}: {properties}");
        }
        let (read, _) = cat("none", &format!("{root}/nodes/1/properties"));
        assert!(!read, "a machine without a card has one node");
        // What is the kernel's stays the kernel's.
        let (read, version) = cat("gfx1103", "/proc/version");
        assert!(read && version == std::fs::read_to_string("/proc/version").unwrap());
    }
}
