//! `rocm info`: what GPUs there are, in people's words or as JSON.

use crate::{device, error::Error, libraries::Libraries, words};
use rocm_rs::{
    Agent, Device, Profile, Runtime,
    topology::{BankKind, Cache, Link, Node, System},
};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Write as _},
};

/// The arguments of `rocm info`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Everything the driver says, as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    device: device::Arguments,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let runtime = arguments.device.open(Profile::default())?;
    let text = match arguments.json {
        true => serde_json::to_string_pretty(&Report::new(&runtime)).map_err(io::Error::from)? + "\n",
        false => describe(&runtime),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(())
}

/// The JSON document.
#[derive(Serialize)]
struct Report<'a> {
    device: String,
    emulated: bool,
    driver: String,
    agents: Vec<AgentReport<'a>>,
    libraries: Libraries,
    topology: &'a System,
}

#[derive(Serialize)]
struct AgentReport<'a> {
    name: &'a str,
    target: String,
    node: u32,
    compute_units: u32,
    local_memory_bytes: u32,
    memories: Vec<MemoryReport>,
}

#[derive(Serialize)]
struct MemoryReport {
    kind: String,
    bytes: u64,
}

impl<'a> Report<'a> {
    fn new(runtime: &'a Runtime) -> Report<'a> {
        let agents = runtime.agents().iter().map(|agent| AgentReport {
            name: agent.name(),
            target: agent.target().to_string(),
            node: agent.node().number,
            compute_units: agent.compute_units(),
            local_memory_bytes: agent.local_memory(),
            memories: memories(agent),
        });
        Report {
            device: runtime.device().to_string(),
            emulated: matches!(runtime.device(), Device::Emulated(_)),
            driver: runtime.driver(),
            agents: agents.collect(),
            libraries: Libraries::look(),
            topology: runtime.topology(),
        }
    }
}

fn memories(agent: &Agent) -> Vec<MemoryReport> {
    let report = |memory: &rocm_rs::MemoryInfo| MemoryReport { kind: memory.kind.to_string(), bytes: memory.bytes };
    agent.memories().iter().map(report).collect()
}

/// The report in words.
fn describe(runtime: &Runtime) -> String {
    let mut text = format!("{}\n", runtime.driver());
    for (number, agent) in runtime.agents().iter().enumerate() {
        let _ = write!(text, "\nGPU {number}: {}\n{}", device::label(runtime, agent), indented(&gpu(agent)));
    }
    for node in runtime.topology().nodes.iter().filter(|node| node.gpu.is_none()) {
        let _ = write!(text, "\nCPU: node {}\n{}", node.number, indented(&cpu(node)));
    }
    let _ = write!(text, "\nAMD's libraries\n{}", indented(&Libraries::look().rows()));
    let forbidden = &runtime.topology().forbidden;
    if !forbidden.is_empty() {
        let _ = write!(text, "\nNodes that may not be read here: {forbidden:?}\n");
    }
    text
}

fn indented(rows: &[(&str, String)]) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|(key, value)| vec![format!("  {key}"), value.clone()]).collect();
    words::table(&rows)
}

fn gpu(agent: &Agent) -> Vec<(&'static str, String)> {
    let node = agent.node();
    let mut rows = Vec::new();
    rows.push((
        "name",
        match node.name.is_empty() {
            true => format!("node {}", node.number),
            false => format!("{} (node {})", node.name, node.number),
        },
    ));
    rows.push(("code objects for", agent.target().to_string()));
    if let Some(gpu) = &node.gpu {
        rows.push((
            "compute units",
            format!(
                "{} in {} shader engines; {} SIMD units each, waves of {} lanes, {} waves per SIMD unit",
                agent.compute_units(),
                gpu.shader_engines(),
                gpu.simds_per_cu,
                gpu.wavefront,
                gpu.waves_per_simd
            ),
        ));
        rows.push(("clock", format!("up to {} MHz", gpu.max_clock_mhz)));
    }
    rows.push(("local memory", format!("{} per workgroup (LDS)", words::bytes(agent.local_memory().into()))));
    for (row, memory) in agent.memories().iter().enumerate() {
        rows.push((if row == 0 { "memories" } else { "" }, format!("{}, {}", memory.kind, words::bytes(memory.bytes))));
    }
    rows.extend(caches(&node.caches));
    rows.extend(links(&node.links));
    rows.extend(links(&node.peer_links));
    if let Some(gpu) = &node.gpu {
        rows.push(("PCI", format!("{}, {:04x}:{:04x}", words::pci(gpu), gpu.vendor, gpu.device)));
        rows.push(("render node", format!("/dev/dri/renderD{}", gpu.render_minor)));
        rows.push(("firmware", format!("compute {}, SDMA {}", gpu.firmware.compute, gpu.firmware.sdma)));
    }
    rows
}

fn cpu(node: &Node) -> Vec<(&'static str, String)> {
    let mut rows = vec![("cores", node.cpu_cores.to_string())];
    let system = node.banks.iter().filter(|bank| bank.kind == BankKind::System).map(|bank| bank.size).sum::<u64>();
    if system > 0 {
        rows.push(("memory", words::bytes(system)));
    }
    rows.extend(caches(&node.caches));
    rows.extend(links(&node.links));
    rows
}

/// Caches of one level, kind and size as one row.
fn caches(caches: &[Cache]) -> Vec<(&'static str, String)> {
    let mut kinds: BTreeMap<(u32, &str, u64, u32), usize> = BTreeMap::new();
    for cache in caches {
        let holds = match (cache.kind.data, cache.kind.instruction) {
            (true, false) => "data",
            (false, true) => "instructions",
            _ => "data and instructions",
        };
        *kinds.entry((cache.level, holds, cache.size, cache.line)).or_default() += 1;
    }
    let row = |(row, ((level, holds, size, line), many))| {
        let words = words::many(many, size);
        (if row == 0 { "caches" } else { "" }, format!("level {level}, {holds}: {words}, lines of {line} bytes"))
    };
    kinds.into_iter().enumerate().map(row).collect()
}

fn links(links: &[Link]) -> Vec<(&'static str, String)> {
    let row = |(row, link): (usize, &Link)| {
        let kind = words::link(link.kind);
        let speed = match link.max_bandwidth {
            0 => String::new(),
            bandwidth => format!(", up to {} MB/s", words::count(bandwidth)),
        };
        (if row == 0 { "links" } else { "" }, format!("to node {}: {kind}, weight {}{speed}", link.to, link.weight))
    };
    links.iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocm_rs::topology::CacheKind;

    #[test]
    fn equal_caches_share_a_row() {
        let cache = |level, size, data| Cache {
            level,
            size,
            line: 64,
            lines_per_tag: 1,
            ways: 4,
            latency: 0,
            kind: CacheKind { data, instruction: !data, cpu: false, simd: true },
            first_processor: 0,
            siblings: Vec::new(),
        };
        let rows = caches(&[cache(2, 2 << 20, true), cache(1, 16 << 10, true), cache(1, 16 << 10, true)]);
        let words: Vec<&str> = rows.iter().map(|(_, words)| &words[..]).collect();
        assert_eq!(words, ["level 1, data: 2 x 16 KiB, lines of 64 bytes", "level 2, data: 2 MiB, lines of 64 bytes"]);
        assert_eq!((rows[0].0, rows[1].0), ("caches", ""));
    }
}
