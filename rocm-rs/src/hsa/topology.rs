//! What the runtime says of the machine, in the words of [`topology`](crate::topology).
//!
//! ROCr hands on most of what the kernel driver's topology has, by attributes of agents and pools. What it has no
//! attribute for is 0, or missing where it is optional.

use super::{Agent, Result, Segment, info};
use crate::topology::{
    Bank, BankKind, Cache, CacheKind, Doorbells, Firmware, GfxVersion, Gpu, Link, LinkKind, Node, System,
};
use hsa_runtime_sys as sys;

/// The machine as the runtime sees it. Agents that share a node are one node.
pub(crate) fn system(agents: &[Agent]) -> Result<System> {
    let mut system = System::default();
    for agent in agents {
        if system.node(agent.node()).is_none() {
            system.nodes.push(node(agent, agents)?);
        }
    }
    system.nodes.sort_by_key(|node| node.number);
    Ok(system)
}

fn node(agent: &Agent, agents: &[Agent]) -> Result<Node> {
    // SAFETY: these attributes are of these types.
    let (product, units) = unsafe {
        let product = agent.info_if_known::<[u8; 64]>(sys::HSA_AMD_AGENT_INFO_PRODUCT_NAME);
        (product, agent.info_if_known::<u32>(sys::HSA_AMD_AGENT_INFO_COMPUTE_UNIT_COUNT))
    };
    let product = product.map(|bytes| info::text(&bytes)).filter(|name| !name.is_empty());
    let mut node = Node {
        number: agent.node(),
        name: product.unwrap_or_else(|| agent.name().to_owned()),
        banks: banks(agent)?,
        caches: caches(agent),
        links: links(agent, agents)?,
        ..Default::default()
    };
    match agent.is_gpu() {
        true => node.gpu = Some(gpu(agent, units.unwrap_or(0), &node.banks)),
        false if agent.is_cpu() => node.cpu_cores = units.unwrap_or(0),
        false => {}
    }
    Ok(node)
}

fn banks(agent: &Agent) -> Result<Vec<Bank>> {
    // SAFETY: these attributes are of these types.
    let (width, clock) = unsafe {
        let width = agent.info_if_known::<u32>(sys::HSA_AMD_AGENT_INFO_MEMORY_WIDTH);
        (width, agent.info_if_known::<u32>(sys::HSA_AMD_AGENT_INFO_MEMORY_MAX_FREQUENCY))
    };
    let mut banks: Vec<Bank> = Vec::new();
    for pool in agent.pools()? {
        let kind = match pool.segment() {
            Segment::Global if agent.is_cpu() => BankKind::System,
            Segment::Global => BankKind::Public,
            Segment::Group => BankKind::Lds,
            Segment::Other(_) => continue,
        };
        // The pools of one memory differ in how they cache it.
        if !banks.iter().any(|bank| bank.kind == kind && bank.size == pool.bytes()) {
            let (width, clock_mhz) = (width.unwrap_or(0), clock.unwrap_or(0));
            banks.push(Bank { kind, size: pool.bytes(), flags: 0, width, clock_mhz });
        }
    }
    Ok(banks)
}

fn caches(agent: &Agent) -> Vec<Cache> {
    // SAFETY: the attribute is a number of 32 bits.
    let line = unsafe { agent.info_if_known::<u32>(sys::HSA_AMD_AGENT_INFO_CACHELINE_SIZE) }.unwrap_or(0);
    let cache = |cache: super::agent::Cache| Cache {
        level: cache.level.into(),
        // ROCr gives a GPU's in KiB and a CPU's in bytes.
        size: u64::from(cache.size) * if agent.is_gpu() { 1024 } else { 1 },
        line,
        lines_per_tag: 0,
        ways: 0,
        latency: 0,
        kind: CacheKind { data: true, instruction: false, cpu: agent.is_cpu(), simd: agent.is_gpu() },
        first_processor: 0,
        siblings: Vec::new(),
    };
    agent.caches().unwrap_or_default().into_iter().map(cache).collect()
}

/// The links to the memories of other nodes, where there is one hop.
fn links(agent: &Agent, agents: &[Agent]) -> Result<Vec<Link>> {
    let others = agents.iter().filter(|other| other.node() != agent.node());
    let pools = others.map(Agent::pools).collect::<Result<Vec<_>>>()?;
    let mut links: Vec<Link> = Vec::new();
    for pool in pools.into_iter().flatten().filter(|pool| pool.allocates()) {
        let to = pool.agent().node();
        if links.iter().any(|link| link.to == to) {
            continue;
        }
        let Ok(hops) = pool.hops(agent) else { continue };
        let [hop] = hops[..] else { continue };
        links.push(Link {
            kind: match hop.link_type {
                sys::HSA_AMD_LINK_INFO_TYPE_HYPERTRANSPORT => LinkKind::HyperTransport,
                sys::HSA_AMD_LINK_INFO_TYPE_QPI => LinkKind::Qpi,
                sys::HSA_AMD_LINK_INFO_TYPE_PCIE => LinkKind::Pcie,
                sys::HSA_AMD_LINK_INFO_TYPE_XGMI => LinkKind::Xgmi,
                other => LinkKind::Other(other),
            },
            from: agent.node(),
            to,
            weight: hop.numa_distance,
            min_latency: hop.min_latency,
            max_latency: hop.max_latency,
            min_bandwidth: hop.min_bandwidth,
            max_bandwidth: hop.max_bandwidth,
            sdma_engines: 0,
            flags: 0,
        });
    }
    Ok(links)
}

fn gpu(agent: &Agent, units: u32, banks: &[Bank]) -> Gpu {
    // SAFETY: the attributes that this is called with are numbers of 32 bits.
    let number = |attribute| unsafe { agent.info_if_known::<u32>(attribute) }.unwrap_or(0);
    // SAFETY: the attribute is a byte.
    let xccs = unsafe { agent.info_if_known::<u8>(sys::HSA_AMD_AGENT_INFO_NUM_XCC) }.unwrap_or(1);
    let simds_per_cu = number(sys::HSA_AMD_AGENT_INFO_NUM_SIMDS_PER_CU);
    let waves_per_cu = number(sys::HSA_AMD_AGENT_INFO_MAX_WAVES_PER_CU);
    let engines = number(sys::HSA_AMD_AGENT_INFO_NUM_SHADER_ENGINES);
    let arrays_per_engine = number(sys::HSA_AMD_AGENT_INFO_NUM_SHADER_ARRAYS_PER_SE);
    let arrays = engines.saturating_mul(arrays_per_engine);
    let lds = banks.iter().find(|bank| bank.kind == BankKind::Lds);
    Gpu {
        id: number(sys::HSA_AMD_AGENT_INFO_DRIVER_UID),
        gfx: version(agent),
        simds: units.saturating_mul(simds_per_cu),
        simds_per_cu,
        arrays,
        arrays_per_engine,
        cus_per_array: units.checked_div(arrays).unwrap_or(0),
        xccs: xccs.into(),
        waves_per_simd: waves_per_cu.checked_div(simds_per_cu).unwrap_or(0),
        scratch_slots_per_cu: waves_per_cu,
        wavefront: number(sys::HSA_AGENT_INFO_WAVEFRONT_SIZE),
        lds_kib: lds.map_or(0, |bank| u32::try_from(bank.size >> 10).unwrap_or(0)),
        gds_kib: 0,
        sdma_engines: number(sys::HSA_AMD_AGENT_INFO_NUM_SDMA_ENG),
        sdma_xgmi_engines: number(sys::HSA_AMD_AGENT_INFO_NUM_SDMA_XGMI_ENG),
        sdma_queues_per_engine: 0,
        compute_queues: number(sys::HSA_AGENT_INFO_QUEUES_MAX),
        max_clock_mhz: number(sys::HSA_AMD_AGENT_INFO_MAX_CLOCK_FREQUENCY),
        vendor: 0x1002,
        device: number(sys::HSA_AMD_AGENT_INFO_CHIP_ID),
        pci_domain: number(sys::HSA_AMD_AGENT_INFO_DOMAIN),
        pci_location: number(sys::HSA_AMD_AGENT_INFO_BDFID),
        render_minor: 0,
        hive: 0,
        unique_id: 0,
        family: number(sys::HSA_AMD_AGENT_INFO_ASIC_FAMILY_ID),
        capability: 0,
        doorbells: Doorbells::Wide,
        firmware: Firmware {
            compute: number(sys::HSA_AMD_AGENT_INFO_UCODE_VERSION),
            sdma: number(sys::HSA_AMD_AGENT_INFO_SDMA_UCODE_VERSION),
        },
        cwsr_size: None,
        ctl_stack_size: None,
    }
}

/// The version in the agent's name: two hexadecimal digits behind the decimal generation.
fn version(agent: &Agent) -> GfxVersion {
    let digits = agent.name().strip_prefix("gfx").unwrap_or("");
    let (major, rest) = digits.split_at_checked(digits.len().saturating_sub(2)).unwrap_or(("", ""));
    let digit = |at: usize| rest.get(at..=at).and_then(|digit| u32::from_str_radix(digit, 16).ok()).unwrap_or(0);
    GfxVersion { major: major.parse().unwrap_or(0), minor: digit(0), stepping: digit(1) }
}
