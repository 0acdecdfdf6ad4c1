//! What FreeBSD tells: sysctls, the list of loaded files, limits, and what `pciconf` prints. What is asked is behind a trait,
//! so that recorded answers run on any system; what the answers mean is pure functions.
//!
//! System calls and not commands are asked wherever there is one: a jail need not have the commands.

use super::system::{AMD, Confinement, Module, Os, Pci, RENDER_MINORS, System, firmware};
use std::path::{Path, PathBuf};

/// What is asked of a FreeBSD.
pub trait Ask {
    /// A sysctl that holds a text; `None` when there is none.
    fn text(&self, name: &str) -> Option<String>;
    /// A sysctl that holds a number.
    fn number(&self, name: &str) -> Option<i64>;
    /// Whether a file (`amdgpu.ko`) is loaded into the kernel.
    fn loaded(&self, file: &str) -> Option<bool>;
    /// What `pciconf -l` prints: nothing where there is no such command, or it may not open `/dev/pci`.
    fn pciconf(&self) -> String;
    /// The limit of locked memory in bytes.
    fn locked_memory(&self) -> Option<u64>;
    /// The root of the file system.
    fn root(&self) -> &Path;
}

/// The part of a description that those tell.
pub fn system(ask: &impl Ask) -> System {
    let level = ask.number("kern.securelevel").unwrap_or(-1);
    let gpus = gpus(ask);
    let root = ask.root();
    System {
        os: Os::FreeBsd,
        release: ask.text("kern.osrelease").unwrap_or_default(),
        confinement: (ask.number("security.jail.jailed") == Some(1)).then_some(Confinement::Jail),
        lockdown: (level > 0).then(|| format!("kern.securelevel={level}")),
        firmware: firmware(gpus.as_deref().unwrap_or_default(), |stem| firmware_files(root, stem)),
        gpus,
        module: match ask.loaded("amdgpu.ko") {
            Some(true) => Module::Loaded,
            Some(false) => Module::Absent,
            None => Module::Unknown,
        },
        render_devices: RENDER_MINORS.filter_map(|minor| Some((minor, render_device(ask, minor)?))).collect(),
        locked_memory: ask.locked_memory(),
        ..System::default()
    }
}

/// What a render node is of: drm-kmod says `1002:1586`.
fn render_device(ask: &impl Ask, minor: u32) -> Option<(u32, u32)> {
    let text = ask.text(&format!("dev.drm.{minor}.PCI_ID"))?;
    let (vendor, device) = text.trim().split_once(':')?;
    Some((u32::from_str_radix(vendor, 16).ok()?, u32::from_str_radix(device, 16).ok()?))
}

/// Where the firmware of a chip's compute processor may be: a file of its own, or a kernel module that holds it.
fn firmware_files(root: &Path, stem: &str) -> Vec<PathBuf> {
    let file = format!("{stem}_mec.bin");
    let module = format!("amdgpu_{stem}_mec_bin.ko");
    ["boot/firmware/amdgpu", "usr/local/share/firmware/amdgpu"]
        .map(|folder| root.join(folder).join(&file))
        .into_iter()
        .chain(["boot/modules", "boot/kernel"].map(|folder| root.join(folder).join(&module)))
        .collect()
}

/// AMD's display and compute devices; `None` where nothing tells of the PCI bus.
fn gpus(ask: &impl Ask) -> Option<Vec<Pci>> {
    let listed = ask.pciconf();
    if !listed.is_empty() {
        return Some(listed.lines().filter_map(of_pciconf).collect());
    }
    // Every display device has the driver vgapci, and a GPU that computes only (an accelerator) has amdgpu's own.
    let mut gpus: Vec<Pci> = Vec::new();
    let mut any = ask.text("dev.pci.0.%driver").is_some();
    for driver in ["vgapci", "drmn"] {
        for unit in 0..16 {
            let value = |name: &str| ask.text(&format!("dev.{driver}.{unit}.%{name}"));
            let (Some(what), Some(place)) = (value("pnpinfo"), value("location")) else { continue };
            any = true;
            gpus.extend(
                of_sysctl(driver, &what, &place).filter(|gpu| gpus.iter().all(|one| one.address != gpu.address)),
            );
        }
    }
    any.then_some(gpus)
}

/// A hexadecimal field of a text: `vendor=0x1002`.
fn field(text: &str, key: &str) -> Option<u32> {
    let word = text.split_whitespace().find_map(|word| word.strip_prefix(key)?.strip_prefix("=0x"))?;
    u32::from_str_radix(word, 16).ok()
}

/// A device whose fields name it, at `pci0:197:0:0`, when it is a GPU of AMD's.
fn gpu(driver: &str, fields: &str, place: &str) -> Option<Pci> {
    let class = field(fields, "class")? >> 16;
    if field(fields, "vendor")? != AMD || !(class == 0x03 || class == 0x12) {
        return None;
    }
    let place = place.strip_prefix("pci")?.trim_end_matches(':');
    let numbers: Vec<u32> = place.split(':').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [domain, bus, device, function] = numbers[..] else { return None };
    let driver = driver.trim_end_matches(|digit: char| digit.is_ascii_digit());
    Some(Pci {
        address: format!("{domain:04x}:{bus:02x}:{device:02x}.{function}"),
        device: field(fields, "device")?,
        driver: (driver != "none").then(|| driver.to_owned()),
    })
}

/// A line of `pciconf -l`: `vgapci0@pci0:197:0:0: class=0x030000 rev=0xd1 hdr=0x00 vendor=0x1002 device=0x1586 ...`.
fn of_pciconf(line: &str) -> Option<Pci> {
    let (name, rest) = line.split_once('@')?;
    gpu(name, rest, rest.split_whitespace().next()?)
}

/// A device's sysctls: `vendor=0x1002 device=0x1586 ... class=0x030000`, and `slot=0 function=0 dbsf=pci0:197:0:0`.
fn of_sysctl(driver: &str, what: &str, place: &str) -> Option<Pci> {
    gpu(driver, what, place.split_whitespace().find_map(|word| word.strip_prefix("dbsf="))?)
}

#[cfg(test)]
pub mod tests;
