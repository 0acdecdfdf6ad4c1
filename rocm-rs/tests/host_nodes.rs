//! The host's memory for a GPU lies on the NUMA node that is near it: really, on the machine that this runs on, with the
//! software GPU linked to one of its nodes after the other. `ci/numa-guest` runs it where there are four.
#![cfg(feature = "emulator")]

use rocm_emulator::{Config, CpuNode, Machine as Emulator, Profile};
use rocm_rs::{
    MemoryKind, Runtime,
    kfd::{Access, Kfd, Placement, driver::Emulated, queue},
    numa::{Machine, Place},
};
use std::sync::Arc;

/// A software GPU on this machine's nodes that have processors, linked to the one at this position.
fn emulated(machine: &Machine, at: usize) -> Arc<Emulated> {
    let nodes: Vec<_> = machine.nodes().filter(|node| !node.cpus().is_empty()).collect();
    let sizes: Vec<_> = nodes.iter().map(|node| (node.cpus().len() as u32, node.memory().unwrap().total)).collect();
    let far = |from: usize, to: usize| machine.distance(nodes[from].number(), nodes[to].number()).unwrap_or(20);
    let config = Config {
        gpus: vec![Profile::Gfx1100],
        workers: Some(1),
        cpus: CpuNode::mesh(&sizes, far),
        gpu_nodes: vec![at],
        ..Config::default()
    };
    Arc::new(Emulated::new(Emulator::new(config).unwrap()))
}

/// The nodes on which the pages of a range are that were touched.
fn places(machine: &Machine, address: usize, length: usize) -> Vec<usize> {
    let page = |offset| match machine.place_of(address + offset).unwrap() {
        Place::Node(node) => Some(node),
        Place::NotPresent => None,
        Place::NotMapped => panic!("{address:#x} and {offset} is not mapped"),
    };
    let mut nodes: Vec<usize> = (0..length).step_by(4096).filter_map(page).collect();
    nodes.dedup();
    nodes
}

#[test]
fn memory_rings_and_arguments_lie_near_the_gpu() {
    let machine = Machine::this();
    let with_cpus: Vec<usize> =
        machine.nodes().filter(|node| !node.cpus().is_empty()).map(|node| node.number()).collect();
    if machine.allowed().len() < 2 {
        let driver = emulated(machine, 0);
        assert_eq!(Kfd::open(driver).unwrap().gpus()[0].host_node(), None);
        println!("SKIP: memory near a GPU: this machine has one NUMA node, so that there is no choice");
        return;
    }
    if let Err(error) = machine.allocate(4096, rocm_rs::numa::Placement::Local).unwrap().place_of(0) {
        println!("SKIP: memory near a GPU: nobody says where a page is: {error}");
        return;
    }
    let mut seen = Vec::new();
    for (at, &node) in with_cpus.iter().enumerate() {
        let driver = emulated(machine, at);
        let kfd = Kfd::open(driver.clone()).unwrap();
        let gpu = &kfd.gpus()[0];
        let near = gpu.host_node().unwrap();
        // The node itself, or its nearest neighbour where it has no memory.
        let memory = machine.allowed();
        let nearest = memory.iter().min_by_key(|to| machine.distance(node, *to)).unwrap();
        assert_eq!(machine.distance(node, near), machine.distance(node, nearest));
        assert!(near == node || !memory.contains(node));
        seen.push(near);
        for placement in [Placement::Host, Placement::HostUncached] {
            for size in [100, 3 << 20] {
                let allocation = gpu.allocate(size, placement, Access::WRITE).unwrap();
                allocation.fill(7).unwrap();
                let address = allocation.host().unwrap().as_ptr() as usize;
                assert_eq!(places(machine, address & !4095, size), [near], "{placement}, {size} bytes");
            }
        }
        let queue = gpu.create_queue(&queue::Config::default()).unwrap();
        let descriptor = queue.descriptor().as_ptr() as usize;
        assert_eq!(places(machine, descriptor & !4095, 4096), [near], "the queue's page");
        drop((queue, kfd));
        // And for who uses the root: buffers, and what is staged through the host.
        let runtime = Runtime::builder().driver(driver).open().unwrap();
        let gpu = runtime.gpu().unwrap();
        let buffer = gpu.alloc_in::<u8>(MemoryKind::Host, 1 << 20).unwrap();
        buffer.copy_from(&vec![1; 1 << 20]).unwrap();
        assert_eq!(places(machine, buffer.address() as usize, 1 << 20), [near], "a buffer of the host's");
    }
    // Each node that has memory too is near to itself.
    seen.dedup();
    let own = with_cpus.iter().filter(|node| machine.allowed().contains(**node)).count();
    assert!(own < 2 || seen.len() > 1, "GPUs at {with_cpus:?} all near {seen:?}");
}

#[test]
fn a_gpu_is_linked_to_a_node_that_there_is() {
    let config =
        |gpu_nodes| Config { cpus: CpuNode::mesh(&[(1, 1 << 30); 2], |_, _| 20), gpu_nodes, ..Config::default() };
    let error = Emulator::new(config(vec![2])).unwrap_err().to_string();
    assert_eq!(error, "GPU 0 is to be linked to CPU node 2, and there are 2");
    let links = |gpu_nodes| {
        let kfd = Kfd::open(Emulated::shared(Emulator::new(config(gpu_nodes)).unwrap())).unwrap();
        kfd.topology().nodes.iter().map(|node| node.links.iter().map(|link| link.to).collect()).collect::<Vec<Vec<_>>>()
    };
    assert_eq!(links(vec![1]), [vec![1], vec![0, 2], vec![1]]);
    assert_eq!(links(vec![]), [vec![1, 2], vec![0], vec![0]]);
}
