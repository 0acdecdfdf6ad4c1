//! A map as JSON: numbers where the other forms have words. What is not known is null.

use super::caches::{self, Cache};
use rocm_rs::{
    numa::{self, Machine},
    topology::{Gpu, Link, Node, System},
};
use serde::Serialize;

/// The document.
#[derive(Serialize)]
struct Report<'a> {
    /// Whether the kernel knows of NUMA nodes. If not, there is one.
    numa: bool,
    nodes: Vec<NodeReport>,
    /// From each node to each, in the order of `nodes`.
    distances: Vec<Vec<Option<u32>>>,
    gpus: Vec<GpuReport<'a>>,
}

#[derive(Serialize)]
struct NodeReport {
    node: usize,
    cpus: Vec<usize>,
    memory_bytes: Option<u64>,
    free_bytes: Option<u64>,
    /// Why the memory is not known.
    memory_error: Option<String>,
    caches: Vec<CacheReport>,
}

#[derive(Serialize)]
struct CacheReport {
    name: String,
    bytes: u64,
    cpus: Vec<usize>,
}

#[derive(Serialize)]
struct GpuReport<'a> {
    /// The number in the driver's topology, which is not that of a NUMA node.
    topology_node: u32,
    target: String,
    /// The NUMA node that is nearest.
    near: Option<usize>,
    memory_bytes: u64,
    gpu: &'a Gpu,
    links: Vec<&'a Link>,
}

fn node(node: &numa::Node<'_>, caches: impl Iterator<Item = Cache>) -> NodeReport {
    let (memory, error) = match node.memory() {
        Ok(memory) => (Some(memory), None),
        Err(error) => (None, Some(error.to_string())),
    };
    let cpus = node.cpus();
    let here = caches.filter(|cache| !cache.cpus().intersection(&cpus).is_empty());
    NodeReport {
        node: node.number(),
        cpus: cpus.iter().collect(),
        memory_bytes: memory.map(|memory| memory.total),
        free_bytes: memory.map(|memory| memory.free),
        memory_error: error,
        caches: here
            .map(|cache| CacheReport {
                name: cache.name.clone(),
                bytes: cache.bytes,
                cpus: cache.cpus().iter().collect(),
            })
            .collect(),
    }
}

fn gpu<'a>(machine: &Machine, system: &System, node: &'a Node, gpu: &'a Gpu) -> GpuReport<'a> {
    GpuReport {
        topology_node: node.number,
        target: gpu.gfx.to_string(),
        near: machine.nearest(system, node),
        memory_bytes: super::map::memory(node),
        gpu,
        links: node.links.iter().chain(&node.peer_links).collect(),
    }
}

/// The text of the document.
pub fn write(machine: &Machine, system: Option<&System>) -> serde_json::Result<String> {
    let caches = caches::of_this_machine();
    let numbers: Vec<usize> = machine.nodes().map(|node| node.number()).collect();
    let gpus =
        system.into_iter().flat_map(|system| system.gpus().map(move |(node, it)| gpu(machine, system, node, it)));
    let report = Report {
        numa: machine.is_numa(),
        nodes: machine.nodes().map(|it| node(&it, caches.iter().cloned())).collect(),
        distances: numbers.iter().map(|a| numbers.iter().map(|b| machine.distance(*a, *b)).collect()).collect(),
        gpus: gpus.collect(),
    };
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}
