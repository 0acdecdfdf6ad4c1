//! A map as a tree of text.

use super::map::{GpuNode, Map};
use crate::words;
use std::fmt::Write as _;

/// A line of the tree, and what is below it.
struct Branch {
    line: String,
    below: Vec<Branch>,
}

fn leaf(line: impl Into<String>) -> Branch {
    Branch { line: line.into(), below: Vec::new() }
}

fn gpu(gpu: &GpuNode) -> Branch {
    Branch { line: gpu.title.clone(), below: gpu.lines.iter().map(leaf).collect() }
}

/// The tree, and the table of distances where there is more than one node.
pub fn tree(map: &Map) -> String {
    let nodes = map.nodes.iter().map(|node| {
        let mut below = Vec::new();
        if !node.cpus.is_empty() {
            below.push(leaf(format!("processors {}", node.cpu_list)));
        }
        below.push(leaf(format!("memory {}", node.memory)));
        below.extend(node.caches.iter().map(leaf));
        below.extend(node.gpus.iter().map(gpu));
        Branch { line: format!("node {}", node.number), below }
    });
    let root = Branch { line: map.title(), below: nodes.chain(map.elsewhere.iter().map(gpu)).collect() };
    let mut text = format!("{}\n", root.line);
    write(&mut text, &root.below, "");
    if map.nodes.len() > 1 {
        let mut rows = vec![vec!["distance".to_owned()]];
        rows[0].extend(map.nodes.iter().map(|node| format!("{:>3}", node.number)));
        for (node, distances) in map.nodes.iter().zip(&map.distances) {
            let cell = |distance: &Option<u32>| distance.map_or("  ?".into(), |distance| format!("{distance:>3}"));
            rows.push(std::iter::once(format!("node {}", node.number)).chain(distances.iter().map(cell)).collect());
        }
        let _ = write!(text, "\n{}", words::table(&rows));
    }
    text
}

fn write(text: &mut String, branches: &[Branch], before: &str) {
    for (index, branch) in branches.iter().enumerate() {
        let last = index + 1 == branches.len();
        let (here, below) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        let _ = writeln!(text, "{before}{here}{}", branch.line);
        write(text, &branch.below, &format!("{before}{below}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topo::map::CpuNode;

    #[test]
    fn a_tree_of_two_nodes() {
        let gpu = GpuNode { title: "GPU gfx1100, node 2".into(), lines: vec!["LDS: 64 KiB".into()] };
        let node = |number, cpus: &[usize], gpus| CpuNode {
            number,
            cpus: cpus.to_vec(),
            cpu_list: "0-1".into(),
            memory: "1 GiB, 1 GiB free".into(),
            caches: if cpus.is_empty() { Vec::new() } else { vec!["L3: 8 MiB".into(), "L2: 2 x 1 MiB".into()] },
            gpus,
        };
        let map = Map {
            nodes: vec![node(0, &[0, 1], vec![gpu]), node(3, &[], Vec::new())],
            elsewhere: vec![GpuNode { title: "GPU gfx90a, node 7".into(), lines: Vec::new() }],
            distances: vec![vec![Some(10), Some(21)], vec![None, Some(10)]],
        };
        let expected = "\
2 nodes, 2 processors, 2 GPUs
├─ node 0
│  ├─ processors 0-1
│  ├─ memory 1 GiB, 1 GiB free
│  ├─ L3: 8 MiB
│  ├─ L2: 2 x 1 MiB
│  └─ GPU gfx1100, node 2
│     └─ LDS: 64 KiB
├─ node 3
│  └─ memory 1 GiB, 1 GiB free
└─ GPU gfx90a, node 7

distance    0    3
node 0     10   21
node 3      ?   10
";
        assert_eq!(tree(&map), expected);
    }
}
