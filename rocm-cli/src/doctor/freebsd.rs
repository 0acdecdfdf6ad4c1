//! What FreeBSD tells: through its own commands, whose text is read by pure functions.

use super::system::{Confinement, Module, Os, Pci, System, output};

/// What is asked of a FreeBSD.
pub trait Ask {
    /// A value of `sysctl -n`; empty when there is none.
    fn sysctl(&self, name: &str) -> String;
    /// What `pciconf -l` prints.
    fn pciconf(&self) -> String;
    /// What `kldstat` prints.
    fn kldstat(&self) -> String;
    /// The shell's limit of locked memory, in KiB.
    fn locked_memory(&self) -> String;
}

/// The commands of the system.
pub struct Tools;

impl Ask for Tools {
    fn sysctl(&self, name: &str) -> String {
        output("sysctl", &["-n", name])
    }

    fn pciconf(&self) -> String {
        output("pciconf", &["-l"])
    }

    fn kldstat(&self) -> String {
        output("kldstat", &["-v"])
    }

    fn locked_memory(&self) -> String {
        output("sh", &["-c", "ulimit -l"])
    }
}

/// The part of a description that those tell.
pub fn system(ask: &impl Ask) -> System {
    let jailed = ask.sysctl("security.jail.jailed") == "1";
    let level: i64 = ask.sysctl("kern.securelevel").parse().unwrap_or(-1);
    let pci = ask.pciconf();
    let modules = ask.kldstat();
    System {
        os: Os::FreeBsd,
        release: ask.sysctl("kern.osrelease"),
        confinement: jailed.then_some(Confinement::Jail),
        lockdown: (level > 0).then(|| format!("kern.securelevel={level}")),
        gpus: (!pci.is_empty()).then(|| gpus(&pci)),
        module: match modules.is_empty() {
            true => Module::Unknown,
            false if modules.split_whitespace().any(|word| word == "amdgpu.ko" || word == "amdgpu") => Module::Loaded,
            false => Module::Absent,
        },
        locked_memory: ask.locked_memory().parse::<u64>().ok().and_then(|kib| kib.checked_mul(1024)),
        ..System::default()
    }
}

/// AMD's display and compute devices in the text of `pciconf -l`:
/// `vgapci0@pci0:197:0:0: class=0x030000 rev=0xd1 hdr=0x00 vendor=0x1002 device=0x1586 ...`.
fn gpus(text: &str) -> Vec<Pci> {
    let gpu = |line: &str| {
        let (name, rest) = line.split_once('@')?;
        let field = |key: &str| {
            let word = rest.split_whitespace().find_map(|word| word.strip_prefix(key)?.strip_prefix("=0x"))?;
            u32::from_str_radix(word, 16).ok()
        };
        let class = field("class")? >> 16;
        if field("vendor")? != 0x1002 || !(class == 0x03 || class == 0x12) {
            return None;
        }
        let place = rest.split_whitespace().next()?.strip_prefix("pci")?.trim_end_matches(':');
        let numbers: Vec<u32> = place.split(':').map(|number| number.parse().ok()).collect::<Option<_>>()?;
        let [domain, bus, device, function] = numbers[..] else { return None };
        Some(Pci {
            address: format!("{domain:04x}:{bus:02x}:{device:02x}.{function}"),
            device: field("device")?,
            driver: Some(name.trim_end_matches(|digit: char| digit.is_ascii_digit()).to_owned()),
        })
    };
    text.lines().filter_map(gpu).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Said {
        jailed: &'static str,
        modules: &'static str,
    }

    const PCI: &str = "\
hostb0@pci0:0:0:0:\tclass=0x060000 rev=0x00 hdr=0x00 vendor=0x1022 device=0x1507 subvendor=0x1022 subdevice=0x1507
vgapci0@pci0:197:0:0:\tclass=0x030000 rev=0xd1 hdr=0x00 vendor=0x1002 device=0x1586 subvendor=0x1458 subdevice=0x1000
hdac0@pci0:197:0:1:\tclass=0x040300 rev=0x00 hdr=0x00 vendor=0x1002 device=0x1640 subvendor=0x1002 subdevice=0x1640
";

    impl Ask for Said {
        fn sysctl(&self, name: &str) -> String {
            match name {
                "security.jail.jailed" => self.jailed,
                "kern.osrelease" => "15.1-RELEASE",
                "kern.securelevel" => "2",
                _ => "",
            }
            .to_owned()
        }

        fn pciconf(&self) -> String {
            PCI.to_owned()
        }

        fn kldstat(&self) -> String {
            self.modules.to_owned()
        }

        fn locked_memory(&self) -> String {
            "64".to_owned()
        }
    }

    #[test]
    fn a_machine_with_a_gpu() {
        let said = Said {
            jailed: "0",
            modules: "Id Refs Address Size Name\n 1 80 0xffffffff80200000 1f3c000 kernel\n 5 1 0x1 2 amdgpu.ko\n",
        };
        let system = system(&said);
        let gpu = Pci { address: "0000:c5:00.0".into(), device: 0x1586, driver: Some("vgapci".into()) };
        assert_eq!(system.gpus, Some(vec![gpu]));
        assert_eq!((system.module, system.confinement, system.locked_memory), (Module::Loaded, None, Some(65536)));
        assert_eq!((system.release.as_str(), system.lockdown.as_deref()), ("15.1-RELEASE", Some("kern.securelevel=2")));
    }

    #[test]
    fn a_jail_and_no_module() {
        let system = system(&Said { jailed: "1", modules: " 1 80 0xffffffff80200000 1f3c000 kernel\n" });
        assert_eq!((system.confinement, system.module), (Some(Confinement::Jail), Module::Absent));
        assert_eq!(super::system(&Said { jailed: "", modules: "" }).module, Module::Unknown);
    }

    #[test]
    fn strange_lines_are_no_gpus() {
        for line in [
            "",
            "x@",
            "vgapci0@pci0:1: class=0x030000 vendor=0x1002 device=0x1",
            "vgapci0@pci0:a:0:0: class=0x030000 vendor=0x1002 device=0x1",
        ] {
            assert_eq!(gpus(line), [], "{line}");
        }
    }
}
