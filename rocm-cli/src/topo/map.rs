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
        let nodes: Vec<CpuNode> = machine
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
        let mut map = Map { nodes, elsewhere: Vec::new(), distances: distances.collect() };
        if let Some(system) = system {
            map.place(system, |node| machine.nearest(system, node));
        }
        map
    }

    /// Draws the GPUs of a topology, each at the node that is near it.
    fn place(&mut self, system: &System, near: impl Fn(&Node) -> Option<usize>) {
        for (node, gpu) in system.gpus() {
            let (near, drawn) = (near(node), gpu_node(node, gpu));
            match self.nodes.iter_mut().find(|node| Some(node.number) == near) {
                Some(at) => at.gpus.push(drawn),
                None => self.elsewhere.push(drawn),
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use rocm_rs::topology::{self, Source};
    use std::io;

    /// Two GPUs, the first with all that is drawn of one.
    const FILES: [(&str, &str); 12] = [
        ("generation_id", "1"),
        ("system_properties", ""),
        ("nodes/0/gpu_id", "0"),
        ("nodes/0/properties", "cpu_cores_count 2"),
        ("nodes/1/gpu_id", "7"),
        (
            "nodes/1/properties",
            "simd_count 24\nsimd_per_cu 2\ngfx_target_version 110000\nmax_engine_clk_fcompute 2000\nlocation_id 768\n\
             drm_render_minor 129",
        ),
        ("nodes/1/mem_banks/0/properties", "heap_type 2\nsize_in_bytes 1073741824"),
        ("nodes/1/caches/0/properties", "level 1\nsize 32\ntype 9"),
        ("nodes/1/caches/1/properties", "level 2\nsize 4096\ntype 9"),
        ("nodes/1/caches/2/properties", "level 1\nsize 32\ntype 9"),
        ("nodes/1/io_links/0/properties", "type 2\nnode_from 1\nnode_to 0\nweight 20"),
        ("nodes/2/gpu_id", "8"),
    ];

    struct Files;

    impl Source for Files {
        fn read(&self, path: &str) -> io::Result<Vec<u8>> {
            match FILES.iter().find(|(name, _)| *name == path) {
                Some((_, text)) => Ok(text.as_bytes().to_vec()),
                None if path == "nodes/2/properties" => Ok(b"gfx_target_version 90010\nsimd_count 4".to_vec()),
                None => Err(io::ErrorKind::NotFound.into()),
            }
        }

        fn list(&self, path: &str) -> io::Result<Vec<String>> {
            let child = |name: &str| Some(name.strip_prefix(path)?.strip_prefix('/')?.split('/').next()?.to_owned());
            let mut names: Vec<String> = FILES.iter().filter_map(|(name, _)| child(name)).collect();
            names.dedup();
            if names.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(names) }
        }
    }

    #[test]
    fn gpus_are_drawn_where_they_are_near_with_what_they_have() {
        let system = topology::read(&Files).unwrap();
        let node = |number| CpuNode { number, cpus: vec![number], ..CpuNode::default() };
        let mut map = Map { nodes: vec![node(0), node(3)], ..Map::default() };
        map.place(&system, |node| (node.number == 1).then_some(3));
        assert_eq!(map.title(), "2 nodes, 2 processors, 2 GPUs");
        assert!(map.nodes[0].gpus.is_empty());
        let [near] = &map.nodes[1].gpus[..] else { panic!("{map:?}") };
        assert_eq!(near.title, "GPU gfx1100, node 1");
        assert_eq!(
            near.lines,
            [
                "12 compute units, up to 2000 MHz",
                "memory: 1 GiB",
                "L2: 4 MiB",
                "L1: 2 x 32 KiB",
                "PCI Express to node 0, weight 20",
                "PCI 0000:03:00.0, renderD129",
            ]
        );
        let [far] = &map.elsewhere[..] else { panic!("{map:?}") };
        assert_eq!(far.title, "GPU gfx90a, node 2");
    }
}
