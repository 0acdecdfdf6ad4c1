//! Recorded FreeBSDs.

use super::*;
use std::collections::BTreeMap;

/// A FreeBSD by what it answers.
#[derive(Default)]
pub struct Recorded {
    pub texts: BTreeMap<&'static str, &'static str>,
    pub numbers: BTreeMap<&'static str, i64>,
    pub loaded: Option<bool>,
    pub pciconf: &'static str,
    pub locked_memory: Option<u64>,
    pub root: PathBuf,
}

impl Ask for Recorded {
    fn text(&self, name: &str) -> Option<String> {
        self.texts.get(name).map(|text| (*text).to_owned())
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.numbers.get(name).copied()
    }

    fn loaded(&self, file: &str) -> Option<bool> {
        self.loaded.filter(|_| file == "amdgpu.ko")
    }

    fn pciconf(&self) -> String {
        self.pciconf.to_owned()
    }

    fn locked_memory(&self) -> Option<u64> {
        self.locked_memory
    }

    fn root(&self) -> &Path {
        &self.root
    }
}

const PCI: &str = "\
hostb0@pci0:0:0:0:\tclass=0x060000 rev=0x00 hdr=0x00 vendor=0x1022 device=0x1507 subvendor=0x1022 subdevice=0x1507
vgapci0@pci0:197:0:0:\tclass=0x030000 rev=0xd1 hdr=0x00 vendor=0x1002 device=0x1586 subvendor=0x1458 subdevice=0x1000
hdac0@pci0:197:0:1:\tclass=0x040300 rev=0x00 hdr=0x00 vendor=0x1002 device=0x1640 subvendor=0x1002 subdevice=0x1640
none2@pci1:3:0:0:\tclass=0x120000 rev=0x00 hdr=0x00 vendor=0x1002 device=0x74a1 subvendor=0x1002 subdevice=0x74a1
";

fn released() -> Recorded {
    Recorded {
        texts: [("kern.osrelease", "15.1-RELEASE")].into(),
        numbers: [("kern.securelevel", -1), ("security.jail.jailed", 0)].into(),
        loaded: Some(false),
        ..Recorded::default()
    }
}

/// FreeBSD 15.1 in QEMU, with its standard display: no AMD GPU, no drm-kmod.
pub fn qemu() -> Recorded {
    let mut recorded = released();
    recorded.texts.extend([
        ("dev.pci.0.%driver", "pci"),
        ("dev.vgapci.0.%pnpinfo", "vendor=0x1234 device=0x1111 subvendor=0x1af4 subdevice=0x1100 class=0x030000"),
        ("dev.vgapci.0.%location", "slot=1 function=0 dbsf=pci0:0:1:0 handle=\\_SB_.PCI0.S08_"),
    ]);
    recorded
}

#[test]
fn a_machine_with_a_gpu() {
    let root = tempfile::tempdir().unwrap();
    // What drm-kmod says of each minor, the display's among them.
    let minors = [("dev.drm.0.PCI_ID", "1002:1586"), ("dev.drm.128.PCI_ID", "1002:1586"), ("dev.drm.129.PCI_ID", "x")];
    let module = root.path().join("boot/modules/amdgpu_gc_11_5_1_mec_bin.ko");
    std::fs::create_dir_all(module.parent().unwrap()).unwrap();
    std::fs::write(&module, "").unwrap();
    let said = Recorded {
        numbers: [("kern.securelevel", 2)].into(),
        loaded: Some(true),
        pciconf: PCI,
        locked_memory: Some(65536),
        root: root.path().to_owned(),
        texts: released().texts.into_iter().chain(minors).collect(),
    };
    let system = system(&said);
    assert_eq!(system.render_devices, [(128, (0x1002, 0x1586))].into());
    let gpu = |address: &str, device, driver: Option<&str>| Pci {
        address: address.to_owned(),
        device,
        driver: driver.map(str::to_owned),
    };
    let gpus = vec![gpu("0000:c5:00.0", 0x1586, Some("vgapci")), gpu("0001:03:00.0", 0x74a1, None)];
    assert_eq!(system.gpus, Some(gpus));
    assert_eq!((system.module, system.confinement, system.locked_memory), (Module::Loaded, None, Some(65536)));
    assert_eq!((system.release.as_str(), system.lockdown.as_deref()), ("15.1-RELEASE", Some("kern.securelevel=2")));
    let files: Vec<_> = system.firmware.iter().map(|firmware| firmware.file.as_deref()).collect();
    assert_eq!(files, [Some(&*module), None]);
}

/// A jail has no /dev/pci, and perhaps no commands: the sysctls of the devices are there.
#[test]
fn devices_are_found_without_the_command() {
    let mut said = qemu();
    said.texts.extend([
        ("dev.vgapci.1.%pnpinfo", "vendor=0x1002 device=0x744c subvendor=0x1da2 subdevice=0x471e class=0x030000"),
        ("dev.vgapci.1.%location", "slot=0 function=0 dbsf=pci0:3:0:0 handle=\\_SB_.PCI0.GPP8.SWUS.SWDS.VGA_"),
        ("dev.drmn.0.%pnpinfo", "vendor=0x1002 device=0x744c subvendor=0x1da2 subdevice=0x471e class=0x030000"),
        ("dev.drmn.0.%location", "slot=0 function=0 dbsf=pci0:3:0:0"),
        ("dev.drmn.1.%pnpinfo", "vendor=0x1002 device=0x74a1 subvendor=0x1002 subdevice=0x74a1 class=0x120000"),
        ("dev.drmn.1.%location", "slot=0 function=0 dbsf=pci0:99:0:0"),
    ]);
    said.numbers.insert("security.jail.jailed", 1);
    let system = system(&said);
    let found: Vec<_> = system.gpus.unwrap().into_iter().map(|gpu| (gpu.address, gpu.device)).collect();
    assert_eq!(found, [("0000:03:00.0".to_owned(), 0x744c), ("0000:63:00.0".to_owned(), 0x74a1)]);
    assert_eq!((system.confinement, system.module), (Some(Confinement::Jail), Module::Absent));
}

#[test]
fn a_machine_without_a_gpu_and_one_that_tells_nothing() {
    assert_eq!(system(&qemu()).gpus, Some(vec![]));
    let silent = system(&Recorded::default());
    assert_eq!((silent.gpus, silent.module, silent.lockdown), (None, Module::Unknown, None));
}

#[test]
fn strange_lines_are_no_gpus() {
    for line in [
        "",
        "x@",
        "vgapci0@pci0:1: class=0x030000 vendor=0x1002 device=0x1",
        "vgapci0@pci0:a:0:0: class=0x030000 vendor=0x1002 device=0x1",
        "vgapci0@pci0:1:0:0: class=0x030000 vendor=0x1002 device=1",
    ] {
        assert_eq!(of_pciconf(line), None, "{line}");
    }
    assert_eq!(of_sysctl("vgapci", "vendor=0x1002 device=0x1586 class=0x030000", "slot=0 function=0"), None);
}
