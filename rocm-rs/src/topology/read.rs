//! Reading the tree from its files.

use super::{
    Bank, BankKind, Cache, CacheKind, Doorbells, Error, Firmware, GfxVersion, Gpu, Link, LinkKind, Node, System,
    properties::{self, Properties, garbage},
};
pub use properties::MAX_FILE;
use std::io;

/// The most nodes that are accepted.
pub const MAX_NODES: usize = 1024;

/// The most entries of one folder of a node (its caches, for one) that are accepted.
pub const MAX_ENTRIES: usize = 4096;

/// How often the tree is read before it is given up as unstable.
const ATTEMPTS: u32 = 8;

/// Where the topology's files are.
///
/// Paths are relative to the topology's root, with `/` between their parts: `nodes/0/properties`.
pub trait Source {
    /// Reads a file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// The names in a folder, in no order.
    fn list(&self, path: &str) -> io::Result<Vec<String>>;
}

/// Reads the whole tree, again when it changes meanwhile.
pub fn read(source: &dyn Source) -> Result<System, Error> {
    let mut generations = (0, 0);
    for _ in 0..ATTEMPTS {
        let before = generation(source)?;
        let system = once(source, before);
        let after = generation(source)?;
        if before == after {
            return system;
        }
        generations = (before, after);
    }
    Err(Error::Unstable { attempts: ATTEMPTS, before: generations.0, after: generations.1 })
}

fn generation(source: &dyn Source) -> Result<u64, Error> {
    let path = "generation_id";
    match optional(source, path)? {
        Some(bytes) => properties::number(path, &bytes),
        // Before Linux 4 there is none; such a tree does not change either.
        None => Ok(0),
    }
}

fn once(source: &dyn Source, generation: u64) -> Result<System, Error> {
    let path = "system_properties";
    let values = Properties::parse(path, &optional(source, path)?.unwrap_or_default())?;
    let names = source.list("nodes").map_err(|source| Error::Read { path: "nodes".to_owned(), source })?;
    let mut nodes = Vec::new();
    let mut forbidden = Vec::new();
    for number in numbers("nodes", &names, MAX_NODES)? {
        match node(source, number) {
            // A device cgroup hides a GPU by refusing its files: it is another container's.
            Err(Error::Read { source, .. }) if source.kind() == io::ErrorKind::PermissionDenied => {
                forbidden.push(number);
            }
            node => nodes.push(node?),
        }
    }
    Ok(System {
        generation,
        platform_oem: values.wide("platform_oem"),
        platform_id: values.wide("platform_id"),
        platform_revision: values.wide("platform_rev"),
        nodes,
        forbidden,
    })
}

fn node(source: &dyn Source, number: u32) -> Result<Node, Error> {
    let folder = format!("nodes/{number}");
    let path = format!("{folder}/properties");
    let values = Properties::parse(&path, &required(source, &path)?)?;
    let id_path = format!("{folder}/gpu_id");
    let id = match optional(source, &id_path)? {
        Some(bytes) => {
            let id = properties::number(&id_path, &bytes)?;
            id.try_into().map_err(|_| garbage(&id_path, 1, format!("{id} has more than 32 bits")))?
        }
        None => 0,
    };
    let name_path = format!("{folder}/name");
    let name = match optional(source, &name_path)? {
        Some(bytes) => properties::text(&name_path, &bytes)?.trim().to_owned(),
        None => String::new(),
    };
    let gpu = if id != 0 { Some(gpu(&values, id)?) } else { None };
    let banks = entries(source, &format!("{folder}/mem_banks"), bank)?;
    let caches = entries(source, &format!("{folder}/caches"), cache)?;
    let links = entries(source, &format!("{folder}/io_links"), link)?;
    let peer_links = entries(source, &format!("{folder}/p2p_links"), link)?;
    Ok(Node {
        number,
        name,
        cpu_cores: values.number("cpu_cores_count")?,
        cpu_core_base: values.number("cpu_core_id_base")?,
        gpu,
        banks,
        caches,
        links,
        peer_links,
        properties: values.into_map(),
    })
}

fn gpu(values: &Properties, id: u32) -> Result<Gpu, Error> {
    let capability = values.number("capability")?;
    let published = |key| values.number(key).map(|size| (size != 0).then_some(size));
    Ok(Gpu {
        id,
        gfx: GfxVersion::from_target_version(values.number("gfx_target_version")?),
        simds: values.number("simd_count")?,
        simds_per_cu: values.number("simd_per_cu")?,
        arrays: values.number("array_count")?,
        arrays_per_engine: values.number("simd_arrays_per_engine")?,
        cus_per_array: values.number("cu_per_simd_array")?,
        xccs: values.number("num_xcc")?.max(1),
        waves_per_simd: values.number("max_waves_per_simd")?,
        scratch_slots_per_cu: values.number("max_slots_scratch_cu")?,
        wavefront: values.number("wave_front_size")?,
        lds_kib: values.number("lds_size_in_kb")?,
        gds_kib: values.number("gds_size_in_kb")?,
        sdma_engines: values.number("num_sdma_engines")?,
        sdma_xgmi_engines: values.number("num_sdma_xgmi_engines")?,
        sdma_queues_per_engine: values.number("num_sdma_queues_per_engine")?,
        compute_queues: values.number("num_cp_queues")?,
        max_clock_mhz: values.number("max_engine_clk_fcompute")?,
        vendor: values.number("vendor_id")?,
        device: values.number("device_id")?,
        pci_domain: values.number("domain")?,
        pci_location: values.number("location_id")?,
        render_minor: values.number("drm_render_minor")?,
        hive: values.wide("hive_id"),
        unique_id: values.wide("unique_id"),
        family: values.number("family_id")?,
        capability,
        doorbells: match capability >> 12 & 3 {
            0 => Doorbells::Narrow,
            1 => Doorbells::Legacy,
            2 => Doorbells::Wide,
            kind => Doorbells::Unknown(kind),
        },
        firmware: Firmware { compute: values.number("fw_version")?, sdma: values.number("sdma_fw_version")? },
        cwsr_size: published("cwsr_size")?,
        ctl_stack_size: published("ctl_stack_size")?,
    })
}

fn bank(path: &str, bytes: &[u8]) -> Result<Bank, Error> {
    let values = Properties::parse(path, bytes)?;
    Ok(Bank {
        kind: match values.number("heap_type")? {
            0 => BankKind::System,
            1 => BankKind::Public,
            2 => BankKind::Private,
            3 => BankKind::Gds,
            4 => BankKind::Lds,
            5 => BankKind::Scratch,
            kind => BankKind::Unknown(kind),
        },
        size: values.wide("size_in_bytes"),
        flags: values.number("flags")?,
        width: values.number("width")?,
        clock_mhz: values.number("mem_clk_max")?,
    })
}

fn cache(path: &str, bytes: &[u8]) -> Result<Cache, Error> {
    // The sibling map is a list with commas, all else are numbers.
    let (maps, numbers): (Vec<_>, Vec<_>) =
        properties::lines(path, bytes)?.into_iter().partition(|&(_, key, _)| key == "sibling_map");
    let mut siblings = Vec::new();
    for (line, _, value) in maps {
        for flag in value.split(',').map(str::trim).filter(|flag| !flag.is_empty()) {
            siblings.push(match flag {
                "0" => false,
                "1" => true,
                _ => return Err(garbage(path, line, format!("{flag:?} of sibling_map is neither 0 nor 1"))),
            });
        }
    }
    let values = Properties::from_lines(path, numbers)?;
    let kind = values.number("type")?;
    Ok(Cache {
        level: values.number("level")?,
        size: values.wide("size").saturating_mul(1024),
        line: values.number("cache_line_size")?,
        lines_per_tag: values.number("cache_lines_per_tag")?,
        ways: values.number("association")?,
        latency: values.number("latency")?,
        kind: CacheKind { data: kind & 1 != 0, instruction: kind & 2 != 0, cpu: kind & 4 != 0, simd: kind & 8 != 0 },
        first_processor: values.number("processor_id_low")?,
        siblings,
    })
}

fn link(path: &str, bytes: &[u8]) -> Result<Link, Error> {
    let values = Properties::parse(path, bytes)?;
    Ok(Link {
        kind: match values.number("type")? {
            1 => LinkKind::HyperTransport,
            2 => LinkKind::Pcie,
            5 => LinkKind::Qpi,
            11 => LinkKind::Xgmi,
            kind => LinkKind::Other(kind),
        },
        from: values.number("node_from")?,
        to: values.number("node_to")?,
        weight: values.number("weight")?,
        min_latency: values.number("min_latency")?,
        max_latency: values.number("max_latency")?,
        min_bandwidth: values.number("min_bandwidth")?,
        max_bandwidth: values.number("max_bandwidth")?,
        sdma_engines: values.wide("recommended_sdma_engine_id_mask"),
        flags: values.number("flags")?,
    })
}

/// Decodes every `<folder>/<number>/properties`. The folder may be missing.
fn entries<T>(
    source: &dyn Source,
    folder: &str,
    decode: impl Fn(&str, &[u8]) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let names = match source.list(folder) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::Read { path: folder.to_owned(), source }),
    };
    let mut all = Vec::new();
    for number in numbers(folder, &names, MAX_ENTRIES)? {
        let path = format!("{folder}/{number}/properties");
        if let Some(bytes) = optional(source, &path)? {
            all.push(decode(&path, &bytes)?);
        }
    }
    Ok(all)
}

/// The names of a folder that are numbers, ascending. Other names are not the topology's.
fn numbers(path: &str, names: &[String], limit: usize) -> Result<Vec<u32>, Error> {
    let mut numbers: Vec<u32> = names
        .iter()
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
        .filter_map(|name| name.parse().ok())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.len() > limit {
        return Err(Error::TooLarge { path: path.to_owned(), what: "entries", found: numbers.len(), limit });
    }
    Ok(numbers)
}

fn required(source: &dyn Source, path: &str) -> Result<Vec<u8>, Error> {
    source.read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

/// A file that may be missing.
fn optional(source: &dyn Source, path: &str) -> Result<Option<Vec<u8>>, Error> {
    match source.read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read { path: path.to_owned(), source }),
    }
}
