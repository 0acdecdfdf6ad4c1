//! The driver: its module, its firmware, its device nodes, what it answers, and the topology that it publishes.

use super::{Finding, Verdict};
use crate::doctor::{
    chips,
    system::{AMD, Firmware, Module, Node, Os, State, System},
};
use rocm_rs::kfd::ioctl::{COMMANDS, Encoding};

pub fn module(system: &System) -> Option<Finding> {
    let finding = Finding::new("driver module", "amdgpu starts the GPU and makes its device nodes");
    let load = match system.os {
        Os::FreeBsd => "pkg install drm-kmod gpu-firmware-kmod && sysrc kld_list+=amdgpu && kldload amdgpu",
        _ => "modprobe amdgpu",
    };
    Some(match &system.module {
        Module::Absent if system.has_no_gpu() => {
            finding.is(Verdict::Note, "amdgpu is not loaded, and there is no GPU for it")
        }
        Module::Loaded => finding.is(Verdict::Found, "amdgpu is loaded"),
        Module::Absent => finding.is(Verdict::Missing, "amdgpu is not loaded").mend(load),
        Module::Changing(state) => finding
            .is(Verdict::Wrong, format!("amdgpu is {state}"))
            .mend("wait, or look at dmesg for why it does not start"),
        Module::Unknown => finding.is(Verdict::Note, "nothing here says which modules are loaded"),
    })
}

/// How a user may open a node.
fn permission(system: &System, node: &Node) -> String {
    match (system.os, &node.group) {
        // The port makes the node root's alone.
        (Os::FreeBsd, _) => format!(
            "in /etc/devfs.rules, under [localrules=10]: add path '{}' mode 0660 group video; then: sysrc \
             devfs_system_ruleset=localrules && service devfs restart && pw groupmod video -m {}",
            node.path.strip_prefix("/dev").unwrap_or(&node.path).display(),
            system.user.name
        ),
        (_, Some((number, name))) if system.user.groups.contains(number) => {
            format!("the group {name} may not write to it either: chmod g+rw {}", node.path.display())
        }
        (_, Some((0, _))) | (_, None) => {
            "a udev rule gives it to the group render: KERNEL==\"kfd\", GROUP=\"render\", MODE=\"0660\"".to_owned()
        }
        (_, Some((_, name))) => format!("usermod -aG {name} {}, then log in again", system.user.name),
    }
}

/// The compute processor's firmware of every GPU whose chip is known.
pub fn firmware(system: &System) -> Option<Finding> {
    let finding = Finding::new("firmware", "without its firmware, amdgpu does not start a GPU");
    if system.firmware.is_empty() {
        return None;
    }
    let row = |firmware: &Firmware| match &firmware.file {
        Some(file) => format!("{}: {}", firmware.address, file.display()),
        None => format!("{}: no {}_mec.bin where firmware is", firmware.address, firmware.stem),
    };
    let rows = system.firmware.iter().map(row).collect::<Vec<_>>().join("\n");
    let works =
        system.driver.as_ref().is_some_and(|driver| driver.as_ref().is_ok_and(|driver| !driver.gpus.is_empty()));
    let mend = match system.os {
        Os::FreeBsd => "fwget (FreeBSD 14 and later), or pkg install gpu-firmware-kmod",
        _ => "apt install firmware-amd-graphics (Debian), or linux-firmware; then update-initramfs -u, and restart",
    };
    Some(match system.firmware.iter().all(|firmware| firmware.file.is_some()) {
        true => finding.is(Verdict::Found, rows),
        // It was found when it was needed: in the initial memory disk, or the kernel itself.
        false if works => finding.is(Verdict::Note, rows),
        // A container sees a file system that is not the kernel's.
        false if system.confinement.is_some() => finding.is(Verdict::Note, rows),
        false => finding.is(Verdict::Missing, rows).mend(mend),
    })
}

pub fn device(system: &System) -> Option<Finding> {
    let finding = Finding::new("/dev/kfd", "queues, memory and signals are made through it");
    Some(match &system.kfd.state {
        State::Opens => finding.is(Verdict::Found, "it opens for reading and writing"),
        State::Absent if system.has_no_gpu() => {
            finding.is(Verdict::Note, "it is not there, as there is no GPU that it would be for")
        }
        State::Absent => {
            let mend = match system.os {
                Os::FreeBsd => {
                    "FreeBSD's drm-kmod is built without amdkfd; the port of it is outside FreeBSD so far: see docs/freebsd.md"
                }
                _ => "load amdgpu with a GPU that it supports; the kernel needs CONFIG_HSA_AMD (Debian's has it)",
            };
            finding.is(Verdict::Missing, "it is not there").mend(mend)
        }
        State::Denied => {
            let who = format!("user {} may not open it", system.user.name);
            finding.is(Verdict::Wrong, who).mend(permission(system, &system.kfd))
        }
        State::Fails(why) => finding.is(Verdict::Wrong, format!("it does not open: {why}")),
    })
}

/// What the driver answers to the first question: its version. The question's number is the system's own.
pub fn interface(system: &System) -> Option<Finding> {
    let encoding = if system.os == Os::FreeBsd { Encoding::FreeBsd } else { Encoding::Linux };
    let request = COMMANDS.first()?.request(encoding);
    let finding =
        Finding::new("interface", "a driver that takes a request for another one answers it, and writes nothing");
    let asked = format!("the request {request:#x}");
    Some(match system.version.as_ref()? {
        Err(why) => finding.is(Verdict::Wrong, format!("{asked} fails: {why}")),
        Ok((0, 0)) => finding
            .is(
                Verdict::Wrong,
                format!("{asked} succeeds without an answer: the driver numbers its requests otherwise"),
            )
            .mend("a driver and a program that are built for the same system: no Linux program, no Linux headers"),
        Ok((major, minor)) => finding.is(Verdict::Found, format!("version {major}.{minor}, from {asked}")),
    })
}

/// Whether the topology is readable, agrees with itself, and with what else is known of the machine.
pub fn topology(system: &System) -> Option<Finding> {
    let finding = Finding::new("topology", "which GPUs there are, and which memory is next to them, is read from it");
    let tree = match system.topology.as_ref() {
        None if system.kfd.state == State::Absent => return None,
        None => return Some(finding.is(Verdict::Missing, "there is a /dev/kfd, but no topology")),
        Some(Err(why)) => return Some(finding.is(Verdict::Wrong, why.as_str())),
        Some(Ok(tree)) => tree,
    };
    let mut troubles = tree.troubles.clone();
    for gpu in &tree.gpus {
        let minor = gpu.render_minor;
        let is = |node: &Node| {
            let name = node.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.trim_start_matches("renderD").parse() == Ok(minor)
        };
        if minor != 0 && !system.render.iter().any(is) {
            troubles.push(format!("node {}: its render node {minor} is not in /dev/dri", gpu.node));
        }
        let one = |(vendor, device): (u32, u32)| format!("{vendor:04x}:{device:04x}");
        let wanted = (AMD, gpu.device);
        if let Some(is) = system.render_devices.get(&minor).filter(|is| **is != wanted) {
            troubles.push(format!(
                "node {}: its render node {minor} is of the device {}, not {}",
                gpu.node,
                one(*is),
                one(wanted)
            ));
        }
        if let Some(gpus) = &system.gpus
            && !gpus.iter().any(|one| one.device == gpu.device)
        {
            troubles.push(format!("node {}: no device 1002:{:04x} is on the PCI bus", gpu.node, gpu.device));
        }
        if let Some(chip) = chips::chip(gpu.device).filter(|chip| chip.isa != gpu.isa) {
            troubles.push(format!("node {}: {} is {}, not {}", gpu.node, chip.name, chip.isa, gpu.isa));
        }
    }
    let gpus: Vec<&str> = tree.gpus.iter().map(|gpu| gpu.isa.as_str()).collect();
    let gpus = if gpus.is_empty() { "no GPU".to_owned() } else { gpus.join(", ") };
    let what = format!("{}: {} nodes with processors, {gpus}", tree.place, tree.cpu_nodes);
    Some(match troubles.is_empty() {
        true => finding.is(Verdict::Found, what),
        // A container may not see all.
        false if system.confinement.is_some() => finding.is(Verdict::Note, format!("{what}\n{}", troubles.join("\n"))),
        false => {
            finding.is(Verdict::Wrong, format!("{what}\n{}", troubles.join("\n"))).mend("dmesg, for what kfd says")
        }
    })
}

pub fn driver(system: &System) -> Option<Finding> {
    let finding = Finding::new("driver", "its version and its topology say which GPUs can be used");
    Some(match system.driver.as_ref()? {
        Err(why) => finding.is(Verdict::Wrong, why.as_str()),
        Ok(driver) if driver.gpus.is_empty() => {
            let what = format!("{}, but it offers no GPU", driver.version);
            finding.is(Verdict::Missing, what).mend("look at dmesg for kfd: it says why it left a GPU out")
        }
        Ok(driver) => finding.is(Verdict::Found, format!("{}: {}", driver.version, driver.gpus.join(", "))),
    })
}

pub fn render_nodes(system: &System) -> Option<Finding> {
    let finding = Finding::new("render nodes", "a GPU's address space belongs to its render node");
    // Without a driver there are none to expect.
    if system.render.is_empty() && system.kfd.state == State::Absent {
        return None;
    }
    let Some(bad) = system.render.iter().find(|node| node.state != State::Opens) else {
        let paths: Vec<String> = system.render.iter().map(|node| node.path.display().to_string()).collect();
        let offers =
            system.driver.as_ref().is_some_and(|driver| driver.as_ref().is_ok_and(|driver| !driver.gpus.is_empty()));
        return Some(match paths.is_empty() {
            true if offers => finding.is(Verdict::Missing, "there is none in /dev/dri"),
            true => finding.is(Verdict::Note, "there is none in /dev/dri"),
            false => finding.is(Verdict::Found, paths.join(", ")),
        });
    };
    let path = bad.path.display();
    Some(match &bad.state {
        State::Denied => finding
            .is(Verdict::Wrong, format!("user {} may not open {path}", system.user.name))
            .mend(permission(system, bad)),
        State::Fails(why) => finding.is(Verdict::Wrong, format!("{path} does not open: {why}")),
        State::Absent | State::Opens => finding.is(Verdict::Wrong, format!("{path} has gone")),
    })
}
