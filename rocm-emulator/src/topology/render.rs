//! The text of every file of the topology, in the kernel's own order of keys (`node_show` and its siblings).

use super::{Config, CpuNode, Kernel};
use super::{Model, QueueBuffers, Tree, model::Cache};
use std::fmt::Write;

/// ACPI's OEM id, OEM table id and revision, as a QEMU machine has them.
const PLATFORM: [(&str, u64); 3] =
    [("platform_oem", 2314885531408816194), ("platform_id", 35542066745154), ("platform_rev", 1)];

/// The first number that the kernel gives to a GPU's processors.
const FIRST_PROCESSOR: u32 = 0x8000_1000;

const LINK_PCIE: u32 = 2;
const LINK_ENABLED: u32 = 1;
const LINK_WEIGHT_PCIE: u32 = 20;
/// Megabytes per second of a link over PCIe or an APU's fabric.
const LINK_BANDWIDTH: [u32; 2] = [312, 64000];
const HEAP_SYSTEM: u32 = 0;
const HEAP_PUBLIC: u32 = 1;
const HEAP_PRIVATE: u32 = 2;

/// A GPU of a machine, with what the machine decides about it.
pub(crate) struct GpuNode<'a> {
    pub model: &'a Model,
    pub gpu_id: u32,
    pub render_minor: u32,
    pub location_id: u32,
}

/// Lines of `key value`.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, key: &str, value: impl Into<u64>) -> &mut Self {
        // Writing to a String cannot fail.
        let _ = writeln!(self.0, "{key} {}", value.into());
        self
    }
}

struct Link {
    kind: u32,
    from: usize,
    to: usize,
    weight: u32,
    bandwidth: [u32; 2],
    flags: u32,
}

/// Renders the topology of a machine.
pub(crate) fn render(config: &Config, cpus: &[CpuNode], gpus: &[GpuNode<'_>]) -> Tree {
    let mut tree = Tree::default();
    tree.file("generation_id".into(), format!("{}\n", 1 + gpus.len()));
    let mut system = Lines::default();
    for (key, value) in PLATFORM {
        system.add(key, value);
    }
    tree.file("system_properties".into(), system.0);
    tree.folder("nodes".into());

    let mut first_core = 0;
    for (number, cpu) in cpus.iter().enumerate() {
        let mut links: Vec<Link> = cpu.links.iter().map(|link| cpu_link(number, link.to, link.weight)).collect();
        let here = (0..gpus.len()).filter(|gpu| cpu_of(config, *gpu) == number);
        links.extend(here.map(|gpu| gpu_link(number, cpus.len() + gpu)));
        cpu_node(&mut tree, config, number, cpu, first_core, &links);
        first_core += cpu.cores;
    }
    let mut processor = FIRST_PROCESSOR;
    for (index, gpu) in gpus.iter().enumerate() {
        let number = cpus.len() + index;
        gpu_node(&mut tree, config, number, gpu, processor, &[gpu_link(number, cpu_of(config, index))]);
        processor += gpu.model.compute_units();
    }
    tree
}

/// The CPU node that a GPU is linked to.
fn cpu_of(config: &Config, gpu: usize) -> usize {
    config.gpu_nodes.get(gpu).copied().unwrap_or(0)
}

fn cpu_link(from: usize, to: usize, weight: u32) -> Link {
    Link { kind: 1, from, to, weight, bandwidth: [0; 2], flags: 0 }
}

fn gpu_link(from: usize, to: usize) -> Link {
    Link { kind: LINK_PCIE, from, to, weight: LINK_WEIGHT_PCIE, bandwidth: LINK_BANDWIDTH, flags: LINK_ENABLED }
}

fn cpu_node(tree: &mut Tree, config: &Config, number: usize, cpu: &CpuNode, first_core: u32, links: &[Link]) {
    let mut lines = Lines::default();
    let counts = Counts { cores: cpu.cores, first_core, banks: 1, links: links.len(), ..Counts::default() };
    common_properties(&mut lines, config, &counts, None);
    lines.add("max_engine_clk_ccompute", 0u32);
    node(tree, number, 0, "", lines.0, links, config);
    bank(tree, number, HEAP_SYSTEM, cpu.memory, 0, 0);
}

fn gpu_node(tree: &mut Tree, config: &Config, number: usize, gpu: &GpuNode<'_>, processor: u32, links: &[Link]) {
    let model = gpu.model;
    let caches = caches(model, processor);
    let counts =
        Counts { banks: 1, caches: caches.len(), links: links.len(), first_simd: processor, ..Counts::default() };
    let mut lines = Lines::default();
    common_properties(&mut lines, config, &counts, Some(gpu));
    lines
        .add("max_engine_clk_fcompute", model.number("max_engine_clk_fcompute"))
        .add("local_mem_size", 0u32)
        .add("fw_version", model.number("fw_version"))
        .add("capability", model.number("capability"));
    if config.kernel >= Kernel::V6_12 {
        lines.add("debug_prop", model.number("debug_prop"));
    }
    lines.add("sdma_fw_version", model.number("sdma_fw_version")).add("unique_id", model.number("unique_id"));
    if config.kernel >= Kernel::V6_12 {
        lines.add("num_xcc", 1u32);
    }
    lines.add("max_engine_clk_ccompute", 0u32);
    node(tree, number, gpu.gpu_id, &model.node_name, lines.0, links, config);
    let heap = if model.number("large_bar") != 0 { HEAP_PUBLIC } else { HEAP_PRIVATE };
    let (width, clock) = (model.number32("vram_width"), model.number32("vram_clk_max"));
    bank(tree, number, heap, model.number("vram_bytes"), width, clock);
    for (index, text) in caches.into_iter().enumerate() {
        tree.file(format!("nodes/{number}/caches/{index}/properties"), text);
    }
}

#[derive(Default)]
struct Counts {
    cores: u32,
    first_core: u32,
    first_simd: u32,
    banks: u32,
    caches: usize,
    links: usize,
}

/// The lines that CPU and GPU nodes both have; a CPU node's are 0 where they speak of a GPU.
fn common_properties(lines: &mut Lines, config: &Config, counts: &Counts, gpu: Option<&GpuNode<'_>>) {
    let number = |key| gpu.map_or(0, |gpu| gpu.model.number(key));
    lines
        .add("cpu_cores_count", counts.cores)
        .add("simd_count", number("simd_count"))
        .add("mem_banks_count", counts.banks)
        .add("caches_count", counts.caches as u64)
        .add("io_links_count", counts.links as u64)
        .add("p2p_links_count", 0u32)
        .add("cpu_core_id_base", counts.first_core)
        .add("simd_id_base", counts.first_simd);
    let shape = ["max_waves_per_simd", "lds_size_in_kb", "gds_size_in_kb", "num_gws", "wave_front_size", "array_count"];
    let units = ["simd_arrays_per_engine", "cu_per_simd_array", "simd_per_cu", "max_slots_scratch_cu"];
    let identity = ["gfx_target_version", "vendor_id", "device_id"];
    for key in shape.into_iter().chain(units).chain(identity) {
        lines.add(key, number(key));
    }
    lines
        .add("location_id", gpu.map_or(0, |gpu| gpu.location_id))
        .add("domain", 0u32)
        .add("drm_render_minor", gpu.map_or(0, |gpu| gpu.render_minor))
        .add("hive_id", 0u32)
        .add("num_sdma_engines", number("num_sdma_engines"))
        .add("num_sdma_xgmi_engines", 0u32)
        .add("num_sdma_queues_per_engine", number("num_sdma_queues_per_engine"))
        .add("num_cp_queues", number("num_cp_queues"));
    if config.kernel >= Kernel::V6_12 {
        let buffers = gpu.map(|gpu| QueueBuffers::of(gpu.model));
        lines
            .add("cwsr_size", buffers.map_or(0, |buffers| buffers.save_area))
            .add("ctl_stack_size", buffers.map_or(0, |buffers| buffers.control_stack));
    }
}

fn node(tree: &mut Tree, number: usize, gpu_id: u32, name: &str, text: String, links: &[Link], config: &Config) {
    tree.file(format!("nodes/{number}/gpu_id"), format!("{gpu_id}\n"));
    tree.file(format!("nodes/{number}/name"), format!("{name}\n"));
    tree.file(format!("nodes/{number}/properties"), text);
    for folder in ["caches", "p2p_links", "perf", "io_links", "mem_banks"] {
        tree.folder(format!("nodes/{number}/{folder}"));
    }
    for (index, link) in links.iter().enumerate() {
        let mut lines = Lines::default();
        lines
            .add("type", link.kind)
            .add("version_major", 0u32)
            .add("version_minor", 0u32)
            .add("node_from", link.from as u64)
            .add("node_to", link.to as u64)
            .add("weight", link.weight)
            .add("min_latency", 0u32)
            .add("max_latency", 0u32)
            .add("min_bandwidth", link.bandwidth[0])
            .add("max_bandwidth", link.bandwidth[1])
            .add("recommended_transfer_size", 0u32);
        if config.kernel >= Kernel::V6_12 {
            lines.add("recommended_sdma_engine_id_mask", 0u32);
        }
        lines.add("flags", link.flags);
        tree.file(format!("nodes/{number}/io_links/{index}/properties"), lines.0);
    }
}

fn bank(tree: &mut Tree, number: usize, heap: u32, size: u64, width: u32, clock: u32) {
    let mut lines = Lines::default();
    lines
        .add("heap_type", heap)
        .add("size_in_bytes", size)
        .add("flags", 0u32)
        .add("width", width)
        .add("mem_clk_max", clock);
    tree.file(format!("nodes/{number}/mem_banks/0/properties"), lines.0);
}

/// Every cache of a GPU: those of one compute unit, those that a few share, those of an array, those of all.
fn caches(model: &Model, first_processor: u32) -> Vec<String> {
    let (units, per_array) = (model.compute_units(), model.number32("cu_per_simd_array"));
    let mut texts = Vec::new();
    for cache in &model.caches {
        // A cache that serves no more than an array has a 32-bit map of its own units; one that serves all has such a
        // map for each array.
        if cache.shared_by > per_array {
            let map = vec![low_bits(per_array); units.div_ceil(per_array) as usize];
            texts.push(cache_text(cache, first_processor, &map));
            continue;
        }
        for array in (0..units).step_by(per_array as usize) {
            for unit in (0..per_array).step_by(cache.shared_by as usize) {
                let sharing = cache.shared_by.min(per_array - unit);
                texts.push(cache_text(cache, first_processor + array + unit, &[low_bits(sharing)]));
            }
        }
    }
    texts
}

fn low_bits(count: u32) -> u32 {
    u32::MAX.checked_shr(32 - count.min(32)).unwrap_or(0)
}

fn cache_text(cache: &Cache, processor: u32, siblings: &[u32]) -> String {
    let mut lines = Lines::default();
    lines
        .add("processor_id_low", processor)
        .add("level", cache.level)
        .add("size", cache.kib)
        .add("cache_line_size", cache.line)
        .add("cache_lines_per_tag", 1u32)
        .add("association", cache.association)
        .add("latency", 0u32)
        .add("type", cache.kind);
    let bits = siblings.iter().flat_map(|map| (0..32).map(move |bit| if map >> bit & 1 == 1 { "1" } else { "0" }));
    format!("{}sibling_map {}\n", lines.0, bits.collect::<Vec<_>>().join(","))
}
