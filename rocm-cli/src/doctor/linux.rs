//! What Linux tells: its files under a root, so that tests can have roots of their own.

use super::system::{Confinement, Module, Os, Pci, System};
use std::{fs, path::Path};

/// AMD.
const VENDOR: &str = "0x1002";

/// The part of a description that files tell.
pub fn system(root: &Path) -> System {
    let read = |path: &str| fs::read_to_string(root.join(path)).ok().map(|text| text.trim().to_owned());
    let release = read("proc/sys/kernel/osrelease").unwrap_or_default();
    System {
        os: Os::Linux,
        confinement: confinement(root, &release),
        lockdown: read("sys/kernel/security/lockdown").and_then(|text| lockdown(&text)),
        gpus: pci(&root.join("sys/bus/pci/devices")),
        module: module(root),
        locked_memory: read("proc/self/limits").and_then(|text| locked_memory(&text)),
        release,
        ..System::default()
    }
}

fn confinement(root: &Path, release: &str) -> Option<Confinement> {
    if release.to_ascii_lowercase().contains("microsoft") {
        return Some(Confinement::Wsl);
    }
    let container = |kind: &str| Some(Confinement::Container(kind.to_owned()));
    if root.join("run/.containerenv").exists() {
        return container("podman");
    }
    if root.join(".dockerenv").exists() {
        return container("docker");
    }
    let environment = fs::read(root.join("proc/1/environ")).unwrap_or_default();
    let value = environment.split(|byte| *byte == 0).find_map(|entry| entry.strip_prefix(b"container="));
    value.and_then(|value| container(&String::from_utf8_lossy(value)))
}

/// `[none] integrity confidentiality`: the one in brackets holds.
fn lockdown(text: &str) -> Option<String> {
    let holds = text.split_once('[')?.1.split_once(']')?.0;
    (holds != "none").then(|| format!("lockdown={holds}"))
}

/// AMD's display and compute devices.
fn pci(devices: &Path) -> Option<Vec<Pci>> {
    let mut gpus: Vec<Pci> = fs::read_dir(devices)
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let read = |file: &str| fs::read_to_string(entry.path().join(file)).ok().map(|text| text.trim().to_owned());
            // Display controllers, and processing accelerators.
            let class = read("class")?;
            if read("vendor")? != VENDOR || !(class.starts_with("0x03") || class.starts_with("0x12")) {
                return None;
            }
            let driver = fs::read_link(entry.path().join("driver")).ok();
            Some(Pci {
                address: entry.file_name().to_string_lossy().into_owned(),
                device: u32::from_str_radix(read("device")?.trim_start_matches("0x"), 16).ok()?,
                driver: driver.and_then(|link| Some(link.file_name()?.to_string_lossy().into_owned())),
            })
        })
        .collect();
    gpus.sort_by(|a, b| a.address.cmp(&b.address));
    Some(gpus)
}

fn module(root: &Path) -> Module {
    let folder = root.join("sys/module/amdgpu");
    match fs::read_to_string(folder.join("initstate")) {
        Ok(state) if state.trim() == "live" => Module::Loaded,
        Ok(state) => Module::Changing(state.trim().to_owned()),
        // A driver that is part of the kernel has the folder without that file.
        Err(_) if folder.exists() => Module::Loaded,
        Err(_) if root.join("sys/module").exists() => Module::Absent,
        Err(_) => Module::Unknown,
    }
}

/// The soft limit in the text of `/proc/self/limits`.
fn locked_memory(text: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix("Max locked memory"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn root(files: &[(&str, &str)]) -> TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    #[test]
    fn a_machine_with_a_gpu_and_other_things() {
        let root = root(&[
            ("proc/sys/kernel/osrelease", "6.12.9-amd64\n"),
            ("sys/bus/pci/devices/0000:c5:00.0/vendor", "0x1002\n"),
            ("sys/bus/pci/devices/0000:c5:00.0/device", "0x1586\n"),
            ("sys/bus/pci/devices/0000:c5:00.0/class", "0x038000\n"),
            // AMD's USB controller, and another vendor's GPU.
            ("sys/bus/pci/devices/0000:c5:00.4/vendor", "0x1002\n"),
            ("sys/bus/pci/devices/0000:c5:00.4/device", "0x1587\n"),
            ("sys/bus/pci/devices/0000:c5:00.4/class", "0x0c0330\n"),
            ("sys/bus/pci/devices/0000:01:00.0/vendor", "0x10de\n"),
            ("sys/bus/pci/devices/0000:01:00.0/device", "0x2684\n"),
            ("sys/bus/pci/devices/0000:01:00.0/class", "0x030000\n"),
            ("sys/module/amdgpu/initstate", "live\n"),
            ("sys/kernel/security/lockdown", "none [integrity] confidentiality\n"),
            (
                "proc/self/limits",
                "Max cpu time   unlimited   unlimited   seconds\nMax locked memory   65536   65536   bytes\n",
            ),
        ]);
        let system = system(root.path());
        let gpu = Pci { address: "0000:c5:00.0".into(), device: 0x1586, driver: None };
        assert_eq!((system.gpus, system.module), (Some(vec![gpu]), Module::Loaded));
        assert_eq!((system.lockdown.as_deref(), system.locked_memory), (Some("lockdown=integrity"), Some(65536)));
        assert_eq!((system.release.as_str(), system.confinement), ("6.12.9-amd64", None));
    }

    #[test]
    fn what_is_not_there_is_said_to_be_so() {
        let nothing = system(root(&[]).path());
        assert_eq!((nothing.gpus, nothing.module, nothing.locked_memory), (None, Module::Unknown, None));
        assert_eq!(module(root(&[("sys/module/x/y", "")]).path()), Module::Absent);
        assert_eq!(module(root(&[("sys/module/amdgpu/version", "")]).path()), Module::Loaded);
        assert_eq!(
            module(root(&[("sys/module/amdgpu/initstate", "coming")]).path()),
            Module::Changing("coming".into())
        );
        assert_eq!(lockdown("[none] integrity"), None);
        assert_eq!(locked_memory("Max locked memory   unlimited   unlimited   bytes"), None);
    }

    #[test]
    fn confinements_are_told_apart() {
        let container = |kind: &str| Some(Confinement::Container(kind.into()));
        for (files, release, expected) in [
            (vec![], "5.15.167.4-microsoft-standard-WSL2", Some(Confinement::Wsl)),
            (vec![("run/.containerenv", "")], "6.1.0", container("podman")),
            (vec![(".dockerenv", "")], "6.1.0", container("docker")),
            (vec![("proc/1/environ", "PATH=/bin\0container=lxc\0")], "6.1.0", container("lxc")),
            (vec![("proc/1/environ", "PATH=/bin\0")], "6.1.0", None),
        ] {
            assert_eq!(confinement(root(&files).path(), release), expected);
        }
    }
}
