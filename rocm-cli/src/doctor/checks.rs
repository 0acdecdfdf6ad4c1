//! What a description means: one finding for each thing that a kernel on an AMD GPU needs, in the order in which they
//! build on one another. Pure functions of the description.

use super::{
    chips,
    system::{Confinement, Module, Node, Os, State, System},
};
use crate::words;
use serde::Serialize;

/// What is the matter with a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is there.
    Found,
    /// It is not.
    Missing,
    /// It is there, and cannot be used.
    Wrong,
    /// Kernels run without it, or it is worth knowing.
    Note,
}

/// A thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub name: &'static str,
    pub verdict: Verdict,
    /// What was found.
    pub what: String,
    /// Why it matters.
    pub why: &'static str,
    /// The command that mends it.
    pub mend: Option<String>,
}

impl Finding {
    fn new(name: &'static str, why: &'static str) -> Finding {
        Finding { name, verdict: Verdict::Found, what: String::new(), why, mend: None }
    }

    fn is(mut self, verdict: Verdict, what: impl Into<String>) -> Finding {
        (self.verdict, self.what) = (verdict, what.into());
        self
    }

    fn mend(mut self, mend: impl Into<String>) -> Finding {
        self.mend = Some(mend.into());
        self
    }
}

/// The first finding for which no kernel runs on an AMD GPU here.
pub fn first_obstacle(findings: &[Finding]) -> Option<&Finding> {
    findings.iter().find(|finding| matches!(finding.verdict, Verdict::Missing | Verdict::Wrong))
}

/// Every finding, in order.
pub fn all(system: &System) -> Vec<Finding> {
    let always = [
        operating_system,
        confinement,
        gpu,
        module,
        device,
        driver,
        render_nodes,
        locked_memory,
        lockdown,
        runtime,
        compiler,
        numa,
    ];
    always.into_iter().filter_map(|check| check(system)).collect()
}

fn operating_system(system: &System) -> Option<Finding> {
    let finding = Finding::new("operating system", "AMD's kernel driver is for Linux; a port to FreeBSD is on its way");
    Some(match system.os {
        Os::Linux => finding.is(Verdict::Found, format!("Linux {}", system.release)),
        Os::FreeBsd => finding.is(Verdict::Found, format!("FreeBSD {}", system.release)),
        Os::Other => finding.is(Verdict::Wrong, format!("{}: no AMD driver is known for it", system.release)),
    })
}

fn confinement(system: &System) -> Option<Finding> {
    let finding = Finding::new("confinement", "device nodes of the machine are only there when they are handed in");
    let has_kfd = system.kfd.state != State::Absent;
    Some(match system.confinement.as_ref()? {
        Confinement::Wsl => finding
            .is(Verdict::Wrong, "Windows' Linux: its GPU is behind /dev/dxg, which is not AMD's driver for compute")
            .mend("run Linux or FreeBSD itself on the machine"),
        Confinement::Container(kind) if has_kfd => {
            finding.is(Verdict::Note, format!("a container ({kind}), with /dev/kfd handed in"))
        }
        Confinement::Container(kind) => finding
            .is(Verdict::Note, format!("a container ({kind}), without /dev/kfd"))
            .mend("start it with --device /dev/kfd --device /dev/dri --group-add render"),
        Confinement::Jail if has_kfd => finding.is(Verdict::Note, "a jail, with /dev/kfd in it"),
        Confinement::Jail => finding.is(Verdict::Note, "a jail, without /dev/kfd").mend(
            "give the jail a devfs_ruleset with: add path kfd unhide; add path 'dri*' unhide; add path 'drm*' unhide",
        ),
    })
}

fn gpu(system: &System) -> Option<Finding> {
    let finding = Finding::new("AMD GPU", "without the device there is nothing to run on");
    let Some(gpus) = &system.gpus else {
        return Some(
            finding.is(Verdict::Note, "the PCI bus cannot be read here: it is not known whether there is one"),
        );
    };
    if gpus.is_empty() {
        return Some(finding.is(Verdict::Missing, "no display or compute device of AMD's is on the PCI bus"));
    }
    let one = |gpu: &super::system::Pci| {
        let name = chips::chip(gpu.device).map_or_else(String::new, |(name, set)| format!(", {name}, {set}"));
        let driver = gpu.driver.as_deref().map_or_else(|| "no driver".to_owned(), |name| format!("driver {name}"));
        format!("{} 1002:{:04x}{name} ({driver})", gpu.address, gpu.device)
    };
    Some(finding.is(Verdict::Found, gpus.iter().map(one).collect::<Vec<_>>().join("\n")))
}

fn module(system: &System) -> Option<Finding> {
    let finding = Finding::new("driver module", "amdgpu starts the GPU and makes its device nodes");
    let load = match system.os {
        Os::FreeBsd => "pkg install drm-kmod gpu-firmware-kmod && sysrc kld_list+=amdgpu && kldload amdgpu",
        _ => "modprobe amdgpu",
    };
    Some(match &system.module {
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
        (Os::FreeBsd, _) => "add to /etc/devfs.rules: add path kfd mode 0660 group video; \
            then: service devfs restart && pw groupmod video -m $USER"
            .to_owned(),
        (_, Some((number, name))) if system.user.groups.contains(number) => {
            format!("the group {name} may not write to it either: chmod g+rw {}", node.path.display())
        }
        (_, Some((0, _))) | (_, None) => {
            "a udev rule gives it to the group render: KERNEL==\"kfd\", GROUP=\"render\", MODE=\"0660\"".to_owned()
        }
        (_, Some((_, name))) => format!("usermod -aG {name} {}, then log in again", system.user.name),
    }
}

fn device(system: &System) -> Option<Finding> {
    let finding = Finding::new("/dev/kfd", "queues, memory and signals are made through it");
    Some(match &system.kfd.state {
        State::Opens => finding.is(Verdict::Found, "it opens for reading and writing"),
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

fn driver(system: &System) -> Option<Finding> {
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

fn render_nodes(system: &System) -> Option<Finding> {
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

/// Less than this is in the way of user memory that a GPU is to reach.
const ENOUGH_LOCKED: u64 = 64 << 20;

fn locked_memory(system: &System) -> Option<Finding> {
    let limit = system.locked_memory.filter(|limit| *limit < ENOUGH_LOCKED && !system.user.root)?;
    let why = "AMD's runtime asks for locked memory; this project's own does not";
    Some(Finding::new("locked memory", why).is(Verdict::Note, format!("at most {}", words::bytes(limit))).mend(
        "ulimit -l unlimited, or memlock in /etc/security/limits.conf (FreeBSD: memorylocked in /etc/login.conf)",
    ))
}

fn lockdown(system: &System) -> Option<Finding> {
    let what = system.lockdown.as_deref()?;
    let why = "modules may be refused, and where a page lies cannot be asked";
    Some(Finding::new("security level", why).is(Verdict::Note, what))
}

fn runtime(system: &System) -> Option<Finding> {
    let row = |library: &super::system::Library| {
        let others = library.others.iter().map(|other| format!("\n  also there: {other}")).collect::<String>();
        match &library.chosen {
            Some(chosen) => format!("{}: {chosen}{others}", library.title),
            None => format!("{}: none{others}", library.title),
        }
    };
    let rows: Vec<String> = system.libraries.iter().map(row).collect();
    let why = "only for the device `hsa`, `rocm emulate` and comgr: the device `kfd` needs no library";
    let finding = Finding::new("libraries", why);
    let missing = system.libraries.iter().find(|library| library.chosen.is_none());
    Some(match missing {
        _ if rows.is_empty() => return None,
        None => finding.is(Verdict::Found, rows.join("\n")),
        Some(library) => finding.is(Verdict::Note, rows.join("\n")).mend(library.hint.clone()),
    })
}

fn compiler(system: &System) -> Option<Finding> {
    let finding = Finding::new("compiler", "kernels are compiled from source with it; code objects run without one");
    Some(match system.compiler.as_ref()? {
        Ok(compiler) => finding.is(Verdict::Found, compiler.as_str()),
        Err(why) => finding.is(Verdict::Note, why.as_str()),
    })
}

fn numa(system: &System) -> Option<Finding> {
    let finding = Finding::new("NUMA", "memory far from the GPU's node is slower");
    let nodes = system.nodes.iter().map(|(number, bytes)| format!("node {number}: {}", words::bytes(*bytes)));
    let nodes: Vec<String> = nodes.collect();
    (!nodes.is_empty()).then(|| finding.is(Verdict::Found, nodes.join(", ")))
}

#[cfg(test)]
mod tests;
