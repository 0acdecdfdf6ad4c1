//! The tree: a system of nodes, and what a node has.

use super::GfxVersion;
use serde::Serialize;
use std::collections::BTreeMap;

/// A whole machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct System {
    /// The kernel's count of changes to the topology.
    pub generation: u64,
    /// The machine's maker, up to eight letters of its ACPI tables, when the kernel says.
    pub platform_oem: u64,
    /// The machine's model, likewise.
    pub platform_id: u64,
    /// The model's revision.
    pub platform_revision: u64,
    /// The nodes by ascending number. Numbers may have gaps.
    pub nodes: Vec<Node>,
    /// Numbers of nodes whose files may not be read: GPUs that a device cgroup hides.
    pub forbidden: Vec<u32>,
}

impl System {
    /// The node of a number.
    pub fn node(&self, number: u32) -> Option<&Node> {
        self.nodes.iter().find(|node| node.number == number)
    }

    /// The nodes that are GPUs.
    pub fn gpus(&self) -> impl Iterator<Item = (&Node, &Gpu)> {
        self.nodes.iter().filter_map(|node| node.gpu.as_ref().map(|gpu| (node, gpu)))
    }
}

/// One node: processors of one kind, with the memory next to them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Node {
    /// The node's number.
    pub number: u32,
    /// The name that the kernel gives; empty for CPU nodes.
    pub name: String,
    /// How many CPU cores it has.
    pub cpu_cores: u32,
    /// The first CPU core's number.
    pub cpu_core_base: u32,
    /// What it has as a GPU.
    pub gpu: Option<Gpu>,
    /// Its memories.
    pub banks: Vec<Bank>,
    /// Its caches, as far as the kernel publishes them (it does not for CPU nodes).
    pub caches: Vec<Cache>,
    /// Links to other nodes. Their targets need not be among the system's nodes.
    pub links: Vec<Link>,
    /// Direct links between GPUs.
    pub peer_links: Vec<Link>,
    /// Every property of the node under the kernel's name, also those that have no field here.
    pub properties: BTreeMap<String, u64>,
}

/// What a node has as a GPU.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gpu {
    /// The kernel's id of the GPU, never 0.
    pub id: u32,
    /// Its instruction set.
    #[serde(serialize_with = "as_text")]
    pub gfx: GfxVersion,
    /// SIMD units in all.
    pub simds: u32,
    /// SIMD units of a compute unit.
    pub simds_per_cu: u32,
    /// Shader arrays in all (over all partitions).
    pub arrays: u32,
    /// Shader arrays of a shader engine.
    pub arrays_per_engine: u32,
    /// Compute units of a shader array.
    pub cus_per_array: u32,
    /// Compute dies ("XCC"); 1 but for the large accelerators.
    pub xccs: u32,
    /// Waves that a SIMD unit holds.
    pub waves_per_simd: u32,
    /// Waves of a compute unit that may have scratch memory.
    pub scratch_slots_per_cu: u32,
    /// The default number of lanes of a wave.
    pub wavefront: u32,
    /// Local data share of a workgroup, in KiB.
    pub lds_kib: u32,
    /// Global data share, in KiB.
    pub gds_kib: u32,
    /// SDMA engines.
    pub sdma_engines: u32,
    /// SDMA engines for links between GPUs.
    pub sdma_xgmi_engines: u32,
    /// Queues of an SDMA engine.
    pub sdma_queues_per_engine: u32,
    /// Compute queues.
    pub compute_queues: u32,
    /// The engine clock's maximum, in MHz.
    pub max_clock_mhz: u32,
    /// The PCI vendor.
    pub vendor: u32,
    /// The PCI device.
    pub device: u32,
    /// The PCI domain.
    pub pci_domain: u32,
    /// The PCI bus, device and function: `bus << 8 | device << 3 | function`.
    pub pci_location: u32,
    /// The minor number of its render node (`/dev/dri/renderD128`).
    pub render_minor: u32,
    /// The number of the group of linked GPUs it is in, or 0.
    pub hive: u64,
    /// The number burnt into the chip, or 0.
    pub unique_id: u64,
    /// The amdgpu driver's family number.
    pub family: u32,
    /// Capability bits (`HSA_CAP_*`).
    pub capability: u32,
    /// How doorbells look.
    pub doorbells: Doorbells,
    /// Versions of its microcode.
    pub firmware: Firmware,
    /// Bytes of a queue's context save area, when the kernel publishes them.
    pub cwsr_size: Option<u32>,
    /// Bytes of a queue's control stack, when the kernel publishes them.
    pub ctl_stack_size: Option<u32>,
}

impl Gpu {
    /// Compute units in all. A workgroup processor of RDNA has two.
    pub fn compute_units(&self) -> u32 {
        self.simds.checked_div(self.simds_per_cu).unwrap_or(0)
    }

    /// Shader engines in all.
    pub fn shader_engines(&self) -> u32 {
        self.arrays.checked_div(self.arrays_per_engine).unwrap_or(0)
    }
}

/// Versions of a GPU's microcode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Firmware {
    /// The compute packet processor's.
    pub compute: u32,
    /// The SDMA engines'.
    pub sdma: u32,
}

/// How doorbells look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doorbells {
    /// 32 bits, before Vega: not supported by this crate's runtime.
    Narrow,
    /// 32 bits with the dispatch id's lower half.
    Legacy,
    /// 64 bits.
    Wide,
    /// A value that the kernel has added since.
    Unknown(u32),
}

/// What a memory bank is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BankKind {
    /// The machine's own memory.
    System,
    /// GPU memory that the CPU can map.
    Public,
    /// GPU memory that the CPU cannot map.
    Private,
    /// The GPU's global data share.
    Gds,
    /// The GPU's local data share.
    Lds,
    /// Scratch memory.
    Scratch,
    /// A value that the kernel has added since.
    Unknown(u32),
}

/// A memory bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bank {
    /// What it is.
    pub kind: BankKind,
    /// Bytes; may be 0.
    pub size: u64,
    /// Flags (`HSA_MEM_FLAGS_*`).
    pub flags: u32,
    /// The bus's width in bits, or 0.
    pub width: u32,
    /// The memory clock's maximum in MHz, or 0.
    pub clock_mhz: u32,
}

/// What a cache holds and for whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CacheKind {
    /// Data.
    pub data: bool,
    /// Instructions.
    pub instruction: bool,
    /// A CPU's.
    pub cpu: bool,
    /// A GPU's SIMD units'.
    pub simd: bool,
}

/// A cache.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cache {
    /// 1, 2, 3.
    pub level: u32,
    /// Bytes.
    pub size: u64,
    /// Bytes of a line.
    pub line: u32,
    /// Lines of a tag.
    pub lines_per_tag: u32,
    /// Ways, or 0.
    pub ways: u32,
    /// Latency as the kernel has it.
    pub latency: u32,
    /// What it holds and for whom.
    pub kind: CacheKind,
    /// The first processor that uses it.
    pub first_processor: u32,
    /// Which processors use it: one flag each, counted from the first.
    pub siblings: Vec<bool>,
}

/// What a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// HyperTransport; also between the NUMA nodes of any machine.
    HyperTransport,
    /// PCI Express.
    Pcie,
    /// Intel's QuickPath, between sockets.
    Qpi,
    /// AMD's link between GPUs.
    Xgmi,
    /// A value that has no name here.
    Other(u32),
}

/// A link between two nodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What it is.
    pub kind: LinkKind,
    /// Where it starts: the number of the node that has it.
    pub from: u32,
    /// Where it ends; such a node need not exist.
    pub to: u32,
    /// The relative cost; for NUMA nodes the ACPI distance.
    pub weight: u32,
    /// Lowest latency in ns, or 0.
    pub min_latency: u32,
    /// Highest latency in ns, or 0.
    pub max_latency: u32,
    /// Lowest bandwidth in MB/s, or 0.
    pub min_bandwidth: u32,
    /// Highest bandwidth in MB/s, or 0.
    pub max_bandwidth: u32,
    /// The SDMA engines to use for it, a bit each.
    pub sdma_engines: u64,
    /// Flags (`CRAT_IOLINK_FLAGS_*`).
    pub flags: u32,
}

fn as_text<T: std::fmt::Display, S: serde::Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}
