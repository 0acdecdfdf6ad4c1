//! What Linux tells: its files under a root, so that tests can have roots of their own.

use super::system::{Confinement, Module, Os, Pci, RENDER_MINORS, System, firmware};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// AMD.
const VENDOR: &str = "0x1002";

/// The part of a description that files tell.
pub fn system(root: &Path) -> System {
    let read = |path: &str| fs::read_to_string(root.join(path)).ok().map(|text| text.trim().to_owned());
    let release = read("proc/sys/kernel/osrelease").unwrap_or_default();
    let gpus = pci(&root.join("sys/bus/pci/devices"));
    let found = gpus.as_deref().unwrap_or_default();
    System {
        os: Os::Linux,
        confinement: confinement(root, &release),
        lockdown: security(root, read("sys/kernel/security/lockdown").and_then(|text| lockdown(&text))),
        firmware: firmware(found, |stem| firmware_files(root, &release, stem)),
        iommu: found.iter().map(|gpu| iommu(root, gpu)).collect(),
        gpus,
        render_devices: RENDER_MINORS.filter_map(|minor| Some((minor, render_device(root, minor)?))).collect(),
        module: module(root),
        locked_memory: read("proc/self/limits").and_then(|text| locked_memory(&text)),
        release,
        ..System::default()
    }
}

/// What a render node is of.
fn render_device(root: &Path, minor: u32) -> Option<(u32, u32)> {
    let device = root.join(format!("sys/class/drm/renderD{minor}/device"));
    let number = |name: &str| {
        let text = fs::read_to_string(device.join(name)).ok()?;
        u32::from_str_radix(text.trim().strip_prefix("0x")?, 16).ok()
    };
    Some((number("vendor")?, number("device")?))
}

fn confinement(root: &Path, release: &str) -> Option<Confinement> {
    if release.to_ascii_lowercase().contains("microsoft") {
        return Some(Confinement::Wsl);
    }
    container(root).map(Confinement::Container)
}

/// Which kind of container this is: each leaves a trace of its own. `/.dockerenv` is looked at last, since images that
/// Docker made carry it to where other engines run them.
fn container(root: &Path) -> Option<String> {
    let read = |path: &str| fs::read(root.join(path)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).ok();
    let kind = |name: &str| Some(name.to_owned());
    if let Some(podman) = read("run/.containerenv") {
        // engine="podman-5.4.0"; empty in older ones.
        let engine = podman.lines().find_map(|line| line.strip_prefix("engine=")).map(|name| name.trim_matches('"'));
        return kind(engine.unwrap_or("podman"));
    }
    for (trace, name) in [(".flatpak-info", "flatpak"), (".singularity.d", "apptainer")] {
        if root.join(trace).exists() {
            return kind(name);
        }
    }
    if root.join("var/run/secrets/kubernetes.io").exists() || root.join("run/secrets/kubernetes.io").exists() {
        return kind("kubernetes");
    }
    // systemd's container interface: nspawn, LXC and others say their names there.
    if let Some(name) = read("run/host/container-manager").or_else(|| read("run/systemd/container")) {
        return kind(name.trim());
    }
    let environment = read("proc/1/environ").unwrap_or_default();
    if let Some(name) = environment.split('\0').find_map(|entry| entry.strip_prefix("container=")) {
        return kind(name);
    }
    // The host's paths show in groups of processes (version 1), and in what is mounted over single files.
    let traces = read("proc/1/cgroup").unwrap_or_default() + &read("proc/self/mountinfo").unwrap_or_default();
    for (trace, name) in [
        ("kubepods", "kubernetes"),
        ("/docker/containers/", "docker"),
        ("/docker/", "docker"),
        ("/docker-", "docker"),
        ("/buildkit/", "buildkit"),
        ("/libpod-", "podman"),
        ("/lxc/", "lxc"),
        ("containerd", "containerd"),
    ] {
        if traces.contains(trace) {
            return kind(name);
        }
    }
    root.join(".dockerenv").exists().then(|| "an image of docker's".to_owned())
}

/// `[none] integrity confidentiality`: the one in brackets holds.
fn lockdown(text: &str) -> Option<String> {
    let holds = text.split_once('[')?.1.split_once(']')?.0;
    (holds != "none").then(|| format!("lockdown={holds}"))
}

/// The lockdown, and Secure Boot, which refuses modules that nobody signed.
fn security(root: &Path, lockdown: Option<String>) -> Option<String> {
    // Four bytes of attributes, then the value.
    let variable = "sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";
    let secure = fs::read(root.join(variable)).is_ok_and(|bytes| bytes.get(4) == Some(&1));
    let secure = secure.then(|| "Secure Boot is on: only signed modules load".to_owned());
    let both: Vec<String> = lockdown.into_iter().chain(secure).collect();
    (!both.is_empty()).then(|| both.join("; "))
}

/// Whether an IOMMU is between a GPU and the memory.
fn iommu(root: &Path, gpu: &Pci) -> String {
    let kind = fs::read_to_string(root.join("sys/bus/pci/devices").join(&gpu.address).join("iommu_group/type"));
    let words = match kind.as_deref().map(str::trim) {
        Ok("identity") => "not translated (identity)".to_owned(),
        Ok(kind) => format!("translated ({kind})"),
        Err(_) => "no IOMMU".to_owned(),
    };
    format!("{}: {words}", gpu.address)
}

/// Where the firmware of a chip's compute processor may be, as the kernel looks for it.
fn firmware_files(root: &Path, release: &str, stem: &str) -> Vec<PathBuf> {
    let folders = [
        format!("lib/firmware/updates/{release}"),
        "lib/firmware/updates".to_owned(),
        format!("lib/firmware/{release}"),
        "lib/firmware".to_owned(),
        "usr/lib/firmware".to_owned(),
    ];
    let files = ["", ".xz", ".zst"].map(|ending| format!("amdgpu/{stem}_mec.bin{ending}"));
    folders.iter().flat_map(|folder| files.iter().map(move |file| root.join(folder).join(file))).collect()
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
            ("sys/class/drm/renderD128/device/vendor", "0x10de\n"),
            ("sys/class/drm/renderD128/device/device", "0x2684\n"),
            ("sys/class/drm/renderD129/device/vendor", "0x1002\n"),
            ("sys/class/drm/renderD129/device/device", "0x1586\n"),
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
        assert_eq!(system.render_devices, [(128, (0x10de, 0x2684)), (129, (0x1002, 0x1586))].into());
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
        let mountinfo = "540 530 254:1 /var/lib/docker/containers/e3b0/hostname /etc/hostname rw - ext4 /dev/vda1 rw";
        let docker = [(".dockerenv", ""), ("proc/self/mountinfo", mountinfo)];
        type Files<'a> = &'a [(&'a str, &'a str)];
        let cases: Vec<(Files<'_>, Option<&str>)> = vec![
            (&[], None),
            (&[("run/.containerenv", "")], Some("podman")),
            (
                &[("run/.containerenv", "engine=\"podman-5.4.0\"\nname=\"x\"\n"), (".dockerenv", "")],
                Some("podman-5.4.0"),
            ),
            (&docker, Some("docker")),
            (&[("proc/1/cgroup", "0::/system.slice/docker-4f.scope")], Some("docker")),
            (&[(".dockerenv", "")], Some("an image of docker's")),
            (&[(".dockerenv", ""), ("run/secrets/kubernetes.io/x", "")], Some("kubernetes")),
            (&[("proc/1/cgroup", "1:name=systemd:/kubepods/burstable/pod1/2")], Some("kubernetes")),
            (&[("proc/1/environ", "PATH=/bin\0container=lxc\0")], Some("lxc")),
            (&[("run/host/container-manager", "systemd-nspawn\n")], Some("systemd-nspawn")),
            (&[(".singularity.d/labels.json", "{}")], Some("apptainer")),
            (&[(".flatpak-info", "")], Some("flatpak")),
            (&[("proc/1/environ", "PATH=/bin\0"), ("proc/1/cgroup", "0::/init.scope\n")], None),
        ];
        for (files, expected) in cases {
            let expected = expected.map(|name| Confinement::Container(name.to_owned()));
            assert_eq!(confinement(root(files).path(), "6.1.0"), expected, "{files:?}");
        }
        assert_eq!(confinement(root(&[]).path(), "5.15.167.4-microsoft-standard-WSL2"), Some(Confinement::Wsl));
    }

    #[test]
    fn firmware_iommu_and_secure_boot() {
        let device = "sys/bus/pci/devices/0000:c5:00.0";
        let files = |kind: &'static str| {
            let mut files = vec![
                ("sys/bus/pci/devices/0000:c5:00.0/vendor", "0x1002"),
                ("sys/bus/pci/devices/0000:c5:00.0/device", "0x1586"),
                ("sys/bus/pci/devices/0000:c5:00.0/class", "0x030000"),
            ];
            if !kind.is_empty() {
                files.push(("sys/bus/pci/devices/0000:c5:00.0/iommu_group/type", kind));
            }
            files
        };
        for (kind, words) in [("identity\n", "not translated"), ("DMA-FQ\n", "translated (DMA-FQ)"), ("", "no IOMMU")] {
            let machine = root(&files(kind));
            let said = system(machine.path()).iommu;
            assert!(said.len() == 1 && said[0].contains(words), "{device}: {said:?}");
        }
        for ending in ["", ".xz", ".zst"] {
            let machine = root(&files(""));
            assert_eq!(system(machine.path()).firmware[0].file, None);
            let file = machine.path().join(format!("lib/firmware/amdgpu/gc_11_5_1_mec.bin{ending}"));
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, "").unwrap();
            assert_eq!(system(machine.path()).firmware[0].file, Some(file));
        }
        let variable = "sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";
        let secure = |value: &str| system(root(&[(variable, value)]).path()).lockdown;
        assert_eq!(secure("\x06\0\0\0\x01").as_deref(), Some("Secure Boot is on: only signed modules load"));
        assert_eq!((secure("\x06\0\0\0\0"), secure("")), (None, None));
    }
}
