//! What is drawn: this machine's NUMA nodes, and the GPUs of a topology, each at the node that it is nearest to.

use super::caches;
use crate::words;
use rocm_rs::{
    numa::Machine,
    topology::{BankKind, Gpu, Link, Node, System},
};

/// A machine.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Map {
    pub nodes: Vec<CpuNode>,
    /// GPUs whose node is not known.
    pub elsewhere: Vec<GpuNode>,
    /// From each node to each: `None` where the machine does not say.
    pub distances: Vec<Vec<Option<u32>>>,
}

/// A NUMA node.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct CpuNode {
    pub number: usize,
    /// Its processors' numbers, and the same in short.
    pub cpus: Vec<usize>,
    pub cpu_list: String,
    /// `16 GiB, 3.1 GiB free`; why not, where it cannot be read.
    pub memory: String,
    /// `level 2, data and instructions: 4 x 512 KiB`.
    pub caches: Vec<String>,
    pub gpus: Vec<GpuNode>,
}

/// A GPU.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct GpuNode {
    /// `GPU gfx1151, node 1`.
    pub title: String,
    pub lines: Vec<String>,
}

impl Map {
    /// The map of a machine, with the GPUs of a topology.
    pub fn new(machine: &Machine, system: Option<&System>) -> Map {
        let caches = caches::of_this_machine();
        let mut nodes: Vec<CpuNode> = machine
            .nodes()
            .map(|node| CpuNode {
                number: node.number(),
                cpus: node.cpus().iter().collect(),
                cpu_list: node.cpus().to_string(),
                memory: match node.memory() {
                    Ok(memory) => format!("{}, {} free", words::bytes(memory.total), words::bytes(memory.free)),
                    Err(error) => format!("not known ({error})"),
                },
                caches: caches::rows(&caches, &node.cpus()),
                gpus: Vec::new(),
            })
            .collect();
        let numbers: Vec<usize> = nodes.iter().map(|node| node.number).collect();
        let distances = numbers.iter().map(|from| numbers.iter().map(|to| machine.distance(*from, *to)).collect());
        let distances = distances.collect();
        let mut elsewhere = Vec::new();
        let gpus = system.into_iter().flat_map(|system| system.gpus().map(move |gpu| (system, gpu)));
        for (system, (node, gpu)) in gpus {
            let near = machine.nearest(system, node);
            let drawn = gpu_node(node, gpu);
            match nodes.iter_mut().find(|node| Some(node.number) == near) {
                Some(at) => at.gpus.push(drawn),
                None => elsewhere.push(drawn),
            }
        }
        Map { nodes, elsewhere, distances }
    }

    /// Processors in all.
    pub fn cpus(&self) -> usize {
        self.nodes.iter().map(|node| node.cpus.len()).sum()
    }

    /// `2 nodes, 16 processors, 1 GPU`.
    pub fn title(&self) -> String {
        let gpus = self.elsewhere.len() + self.nodes.iter().map(|node| node.gpus.len()).sum::<usize>();
        let some = |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
        format!("{}, {}, {}", some(self.nodes.len(), "node"), some(self.cpus(), "processor"), some(gpus, "GPU"))
    }
}

/// The bytes of a GPU's own memory.
pub fn memory(node: &Node) -> u64 {
    let own = node.banks.iter().filter(|bank| matches!(bank.kind, BankKind::Public | BankKind::Private));
    own.map(|bank| bank.size).fold(0, u64::saturating_add)
}

fn gpu_node(node: &Node, gpu: &Gpu) -> GpuNode {
    let mut lines = vec![format!("{} compute units, up to {} MHz", gpu.compute_units(), gpu.max_clock_mhz)];
    for bank in node.banks.iter().filter(|bank| bank.size > 0) {
        let kind = match bank.kind {
            BankKind::Public => "memory, visible",
            BankKind::Private => "memory",
            BankKind::Lds => "LDS",
            _ => continue,
        };
        lines.push(format!("{kind}: {}", words::bytes(bank.size)));
    }
    let mut caches: Vec<(u32, u64, usize)> = Vec::new();
    for cache in &node.caches {
        match caches.iter_mut().find(|(level, size, _)| (*level, *size) == (cache.level, cache.size)) {
            Some((.., many)) => *many += 1,
            None => caches.push((cache.level, cache.size, 1)),
        }
    }
    caches.sort_unstable_by(|a, b| b.cmp(a));
    lines.extend(caches.iter().map(|(level, size, many)| caches::row(&format!("L{level}"), *size, *many)));
    lines.extend(node.links.iter().chain(&node.peer_links).map(link));
    lines.push(format!("PCI {}, renderD{}", words::pci(gpu), gpu.render_minor));
    GpuNode { title: format!("GPU {}, node {}", gpu.gfx, node.number), lines }
}

fn link(link: &Link) -> String {
    format!("{} to node {}, weight {}", words::link(link.kind), link.to, link.weight)
}
