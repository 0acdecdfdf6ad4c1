//! What a description means: one finding for each thing that a kernel on an AMD GPU needs, in the order in which they
//! build on one another. Pure functions of the description.

mod driver;

use super::{
    chips,
    system::{Confinement, NumaNode, Os, State, System},
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
        driver::module,
        driver::firmware,
        driver::device,
        driver::interface,
        driver::driver,
        driver::topology,
        driver::render_nodes,
        iommu,
        locked_memory,
        lockdown,
        runtime,
        path,
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
        let what = "no display or compute device of AMD's is on the PCI bus";
        return Some(finding.is(Verdict::Missing, what).mend("a machine with an AMD GPU; the software GPU needs none"));
    }
    let one = |gpu: &super::system::Pci| {
        let name = chips::chip(gpu.device).map_or_else(String::new, |chip| {
            let product = chip.product.map_or_else(String::new, |product| format!(" ({product})"));
            format!(", {}{product}, {}", chip.name, chip.isa)
        });
        let driver = gpu.driver.as_deref().map_or_else(|| "no driver".to_owned(), |name| format!("driver {name}"));
        format!("{} 1002:{:04x}{name} ({driver})", gpu.address, gpu.device)
    };
    Some(finding.is(Verdict::Found, gpus.iter().map(one).collect::<Vec<_>>().join("\n")))
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

fn iommu(system: &System) -> Option<Finding> {
    let why = "translated addresses cost time, and copies between GPUs may need iommu=pt on the kernel's command line";
    let what = system.iommu.join("\n");
    (!what.is_empty()).then(|| Finding::new("IOMMU", why).is(Verdict::Found, what))
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
    if rows.is_empty() {
        return None;
    }
    let missing: Vec<_> = system.libraries.iter().filter(|library| library.chosen.is_none()).collect();
    // Each is mended by itself: what builds one does not build another.
    let mend = match missing[..] {
        [] => return Some(finding.is(Verdict::Found, rows.join("\n"))),
        [library] => library.hint.clone(),
        _ => missing.iter().map(|it| format!("{}: {}", it.title, it.hint)).collect::<Vec<_>>().join("\n"),
    };
    Some(finding.is(Verdict::Note, rows.join("\n")).mend(mend))
}

/// What ROCr would take for its driver. It looks for the KFD first and for a neural processor's driver next; Windows' GPU
/// (dxg) stands behind a variable on Linux, and is nothing that a FreeBSD has.
fn path(system: &System) -> Option<Finding> {
    let finding = Finding::new("ROCr's driver", "without a driver that has a GPU, hsa_init fails");
    let rocr = if system.has_rocr() { "" } else { " (no ROCr is here to take it)" };
    let windows = system.os == Os::Linux && system.dxg;
    Some(match (&system.kfd.state, &system.xdna) {
        (State::Opens, _) => finding.is(Verdict::Found, format!("KFD, through /dev/kfd{rocr}")),
        (State::Denied | State::Fails(_), _) => {
            finding.is(Verdict::Note, format!("none: /dev/kfd does not open{rocr}"))
        }
        (State::Absent, _) if windows => finding
            .is(Verdict::Note, format!("dxg, Windows' GPU, if it is asked to look for it{rocr}"))
            .mend("HSA_ENABLE_DXG_DETECTION=1, with librocdxg.so installed"),
        (State::Absent, Some(node)) => {
            let what = format!("XDNA, a neural processor ({}): it runs no GPU kernels{rocr}", node.display());
            finding.is(Verdict::Note, what)
        }
        (State::Absent, None) if system.has_rocr() => finding.is(Verdict::Note, "none: there is no /dev/kfd"),
        (State::Absent, None) => {
            finding.is(Verdict::Note, "none: there is no /dev/kfd, and no ROCr here that would take it")
        }
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
    let word = if system.os == Os::FreeBsd { "domain" } else { "node" };
    let node = |node: &NumaNode| {
        let cpus = if node.cpus.is_empty() { "no processors".to_owned() } else { format!("processors {}", node.cpus) };
        let distances: Vec<String> = node.distances.iter().map(u32::to_string).collect();
        format!("{word} {}: {}, {cpus}, distances {}", node.number, words::bytes(node.bytes), distances.join(" "))
    };
    let nodes: Vec<String> = system.nodes.iter().map(node).collect();
    (!nodes.is_empty()).then(|| finding.is(Verdict::Found, nodes.join("\n")))
}

#[cfg(test)]
mod tests;
