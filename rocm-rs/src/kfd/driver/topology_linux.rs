//! The kernel's topology on Linux: files in sysfs.

use std::{fs, io, path::Path};

/// Where the kernel keeps the topology's files.
const ROOT: &str = "/sys/devices/virtual/kfd/kfd/topology";

pub(super) fn read(path: &str) -> io::Result<Vec<u8>> {
    fs::read(Path::new(ROOT).join(path))
}

pub(super) fn list(path: &str) -> io::Result<Vec<String>> {
    fs::read_dir(Path::new(ROOT).join(path))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect()
}
