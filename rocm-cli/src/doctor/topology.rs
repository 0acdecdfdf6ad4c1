//! The driver's topology, as far as it matters to whoever looks for what is wrong: its GPUs, and where it contradicts itself.

use rocm_rs::{
    kfd::{self, driver::Kernel},
    topology::{self, System},
};
use serde::Serialize;
use std::{collections::BTreeSet, io::ErrorKind};

/// Where the kernel has it.
const PLACE: &str =
    if cfg!(target_os = "freebsd") { "sysctl sys.class.kfd.kfd.topology" } else { "/sys/class/kfd/kfd/topology" };

/// A topology.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tree {
    /// Where it was read.
    pub place: String,
    /// Nodes with processors.
    pub cpu_nodes: usize,
    pub gpus: Vec<TreeGpu>,
    /// What cannot be right.
    pub troubles: Vec<String>,
}

/// A GPU of the topology.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TreeGpu {
    pub node: u32,
    pub isa: String,
    pub device: u32,
    pub render_minor: u32,
}

impl Tree {
    /// The kernel's; `None` where there is none.
    pub fn of_kernel() -> Option<Result<Tree, String>> {
        match kfd::topology_of(&Kernel::default()) {
            Ok(system) => Some(Ok(Tree::of(&system))),
            Err(topology::Error::Read { source, .. }) if source.kind() == ErrorKind::NotFound => None,
            Err(error) => Some(Err(error.to_string())),
        }
    }

    fn of(system: &System) -> Tree {
        let gpu = |(node, gpu): (&topology::Node, &topology::Gpu)| TreeGpu {
            node: node.number,
            isa: gpu.gfx.to_string(),
            device: gpu.device,
            render_minor: gpu.render_minor,
        };
        Tree {
            place: PLACE.to_owned(),
            cpu_nodes: system.nodes.iter().filter(|node| node.cpu_cores > 0).count(),
            gpus: system.gpus().map(gpu).collect(),
            troubles: troubles(system),
        }
    }
}

/// Where a topology contradicts itself.
fn troubles(system: &System) -> Vec<String> {
    let mut troubles = Vec::new();
    if system.nodes.iter().all(|node| node.cpu_cores == 0) {
        troubles.push("no node has processors: the host's memory is nowhere".to_owned());
    }
    let (mut ids, mut minors) = (BTreeSet::new(), BTreeSet::new());
    for (node, gpu) in system.gpus() {
        let number = node.number;
        if !ids.insert(gpu.id) {
            troubles.push(format!("node {number}: another GPU has the id {} too", gpu.id));
        }
        if gpu.gfx.major == 0 {
            troubles.push(format!("node {number}: the GPU has no instruction set"));
        }
        if gpu.render_minor == 0 {
            troubles.push(format!("node {number}: the GPU has no render node"));
        } else if !minors.insert(gpu.render_minor) {
            troubles.push(format!("node {number}: another GPU has the render node {} too", gpu.render_minor));
        }
        for link in node.links.iter().filter(|link| system.node(link.to).is_none()) {
            // A GPU that a container may not see is linked to all the same.
            if !system.forbidden.contains(&link.to) {
                troubles.push(format!("node {number}: it is linked to node {}, which is not there", link.to));
            }
        }
    }
    troubles
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocm_emulator::{Config, Machine, Profile};
    use rocm_rs::kfd::driver::Emulated;

    fn emulated() -> System {
        let config = Config { gpus: vec![Profile::Gfx1151, Profile::Gfx1100], ..Config::default() };
        let machine = Machine::new(config);
        kfd::topology_of(&Emulated::new(machine.unwrap())).unwrap()
    }

    #[test]
    fn the_emulators_is_sound() {
        let tree = Tree::of(&emulated());
        assert_eq!((tree.troubles.as_slice(), tree.cpu_nodes), (&[][..], 1));
        let isas: Vec<&str> = tree.gpus.iter().map(|gpu| gpu.isa.as_str()).collect();
        assert_eq!((isas, tree.gpus[0].render_minor), (vec!["gfx1151", "gfx1100"], 128));
    }

    #[test]
    fn each_contradiction_is_named() {
        let whole = emulated();
        let broken = |change: &dyn Fn(&mut System)| {
            let mut system = whole.clone();
            change(&mut system);
            troubles(&system).join("; ")
        };
        let gpu = |system: &mut System, index: usize, change: &dyn Fn(&mut topology::Gpu)| {
            let gpus = system.nodes.iter_mut().filter_map(|node| node.gpu.as_mut());
            change(gpus.into_iter().nth(index).unwrap());
        };
        let first = whole.gpus().next().unwrap().1.clone();
        for (change, words) in [
            (
                &(|system: &mut System| system.nodes.retain(|node| node.gpu.is_some())) as &dyn Fn(&mut System),
                "no node has",
            ),
            (
                &|system: &mut System| system.nodes.retain(|node| node.gpu.is_some()),
                "linked to node 0, which is not there",
            ),
            (&|system: &mut System| gpu(system, 0, &|gpu| gpu.render_minor = 0), "no render node"),
            (&|system: &mut System| gpu(system, 1, &|gpu| gpu.id = first.id), "the id"),
            (
                &|system: &mut System| gpu(system, 1, &|gpu| gpu.render_minor = first.render_minor),
                "render node 128 too",
            ),
            (&|system: &mut System| gpu(system, 0, &|gpu| gpu.gfx.major = 0), "no instruction set"),
        ] {
            let said = broken(change);
            assert!(said.contains(words), "{words:?} is not in {said:?}");
        }
    }
}
