//! CPU nodes where a driver publishes none.
//!
//! On Linux the KFD makes a node of each NUMA node, out of ACPI's tables or of what the kernel knows. The port to FreeBSD may
//! leave that out: its topology then has GPUs alone, and the host's memory is nowhere. Their files are made up here, from
//! what the system itself says of its domains. A driver that has any CPU node is believed.

use crate::topology::Source;
use std::io;

/// A NUMA domain, as a CPU node has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Domain {
    /// How many processors it has, and the APIC id of the first.
    pub cores: usize,
    pub first: u32,
    /// Bytes of memory.
    pub bytes: u64,
}

/// The domains of the machine.
#[cfg(target_os = "freebsd")]
pub(super) fn this_machine() -> Vec<Domain> {
    let domain = |node: crate::numa::Node<'_>| {
        let cpus = node.cpus();
        Domain {
            cores: cpus.len(),
            first: cpus.iter().next().map_or(0, |cpu| apic_id(cpu).unwrap_or(cpu as u32)),
            bytes: node.memory().map_or(0, |memory| memory.total),
        }
    };
    crate::numa::Machine::this().nodes().map(domain).collect()
}

/// The number that the hardware has for a processor of this machine (its APIC id), by which the KFD calls a node's first one:
/// `CPUID`, asked on a thread that runs there. `None` on other hardware, and for a processor that this process may not use.
pub(super) fn apic_id(cpu: usize) -> Option<u32> {
    #[cfg(target_arch = "x86_64")]
    return std::thread::spawn(move || {
        use std::arch::x86_64::{__cpuid, __cpuid_count};

        let _pinned = crate::numa::Machine::this().run_on(&[cpu].into_iter().collect()).ok()?;
        // SAFETY: every x86-64 has the instruction. (Newer compilers know that.)
        #[allow(unused_unsafe)]
        let (highest, extended, basic) = unsafe { (__cpuid(0).eax, __cpuid_count(0xb, 0), __cpuid(1)) };
        // The whole number where there is one, else its lowest eight bits. (Intel, volume 2, CPUID; AMD, volume 3, appendix E.)
        Some(if highest >= 0xb && extended.ebx != 0 { extended.edx } else { basic.ebx >> 24 })
    })
    .join()
    .ok()
    .flatten();
    #[cfg(not(target_arch = "x86_64"))]
    None
}

/// A topology's files with the CPU nodes that are missing.
pub(super) struct Completed<'a, F> {
    source: &'a dyn Source,
    domains: F,
}

impl<'a, F: Fn() -> Vec<Domain>> Completed<'a, F> {
    pub(super) fn new(source: &'a dyn Source, domains: F) -> Self {
        Self { source, domains }
    }

    fn text(&self, path: &str) -> io::Result<Option<String>> {
        match self.source.read(path) {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn property(&self, path: &str, key: &str) -> io::Result<Option<u32>> {
        let text = self.text(path)?.unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(' '));
        Ok(line.and_then(|value| value.trim().parse().ok()))
    }

    /// The numbers of the nodes that are to be made up, each with its domain: those that the GPUs are linked to and that are
    /// not there, then the lowest that are free.
    fn missing(&self) -> io::Result<Vec<(u32, Domain)>> {
        let names = self.source.list("nodes")?;
        let there: Vec<u32> = names.iter().filter_map(|name| name.parse().ok()).collect();
        let mut wanted = Vec::new();
        for node in &there {
            if self.property(&format!("nodes/{node}/properties"), "cpu_cores_count")?.is_some_and(|cores| cores > 0) {
                return Ok(Vec::new());
            }
            let links = format!("nodes/{node}/io_links");
            let entries = match self.source.list(&links) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
                entries => entries?,
            };
            for link in entries {
                wanted.extend(self.property(&format!("{links}/{link}/properties"), "node_to")?);
            }
        }
        wanted.retain(|number| !there.contains(number));
        wanted.sort_unstable();
        wanted.dedup();
        let free = (0u32..).filter(|number| !there.contains(number) && !wanted.contains(number));
        Ok(wanted.iter().copied().chain(free).zip((self.domains)()).collect())
    }
}

impl<F: Fn() -> Vec<Domain>> Source for Completed<'_, F> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let error = match self.source.read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => error,
            result => return result,
        };
        let Some((number, file)) = path.strip_prefix("nodes/").and_then(|rest| rest.split_once('/')) else {
            return Err(error);
        };
        let missing = self.missing()?;
        let Some((_, domain)) = missing.iter().find(|(node, _)| Ok(*node) == number.parse()) else { return Err(error) };
        let banks = u32::from(domain.bytes > 0);
        match file {
            "gpu_id" => Ok(b"0".to_vec()),
            "name" => Ok(Vec::new()),
            "properties" => {
                let Domain { cores, first, .. } = domain;
                let text = format!("cpu_cores_count {cores}\ncpu_core_id_base {first}\nmem_banks_count {banks}\n");
                Ok((text + "simd_count 0\nio_links_count 0\n").into_bytes())
            }
            "mem_banks/0/properties" if banks == 1 => {
                Ok(format!("heap_type 0\nsize_in_bytes {}\nflags 0\nwidth 0\nmem_clk_max 0\n", domain.bytes)
                    .into_bytes())
            }
            _ => Err(error),
        }
    }

    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        if path == "nodes" {
            let mut names = self.source.list(path)?;
            names.extend(self.missing()?.iter().map(|(number, _)| number.to_string()));
            return Ok(names);
        }
        match self.source.list(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let folder = path.strip_prefix("nodes/").and_then(|rest| rest.strip_suffix("/mem_banks"));
                let made = folder.is_some() && self.read(&format!("{path}/0/properties")).is_ok();
                if made { Ok(vec!["0".to_owned()]) } else { Err(error) }
            }
            result => result,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::sysctl_tree::tests::{Simulated, dump},
        *,
    };
    use crate::topology::{self, BankKind};

    const GPU: &str = include_str!("../../../tests/topology/gpu.txt");

    fn domains() -> Vec<Domain> {
        vec![Domain { cores: 2, first: 0, bytes: 1 << 30 }, Domain { cores: 2, first: 2, bytes: 0 }]
    }

    /// The driver's files without those of its CPU nodes.
    fn without_cpus() -> Vec<(&'static str, &'static str)> {
        let whole = topology::read(&Simulated::new(&dump(GPU))).unwrap();
        let is_cpu = |path: &str| {
            let number = path.strip_prefix("nodes/").and_then(|rest| rest.split('/').next()?.parse().ok());
            number.and_then(|number| whole.node(number)).is_some_and(|node| node.cpu_cores > 0)
        };
        dump(GPU).into_iter().filter(|(path, _)| !is_cpu(path)).collect()
    }

    #[test]
    fn nodes_that_are_missing_are_made_of_the_domains() {
        let whole = topology::read(&Simulated::new(&dump(GPU))).unwrap();
        let cut = Simulated::new(&without_cpus());
        assert!(topology::read(&cut).unwrap().nodes.iter().all(|node| node.cpu_cores == 0));
        let system = topology::read(&Completed::new(&cut, domains)).unwrap();
        let linked = whole.gpus().next().unwrap().0.links[0].to;
        let cpu = system.node(linked).expect("the node that the GPU is linked to");
        assert_eq!((cpu.cpu_cores, cpu.cpu_core_base, cpu.gpu.is_none()), (2, 0, true));
        assert_eq!((cpu.banks[0].kind, cpu.banks[0].size), (BankKind::System, 1 << 30));
        let other = system.nodes.iter().find(|node| node.cpu_cores > 0 && node.number != linked).unwrap();
        assert_eq!((other.cpu_core_base, other.banks.len()), (2, 0));
        assert_eq!(system.gpus().collect::<Vec<_>>(), whole.gpus().collect::<Vec<_>>());
    }

    #[test]
    fn a_driver_with_a_cpu_node_is_believed() {
        let kernel = Simulated::new(&dump(GPU));
        let made = topology::read(&Completed::new(&kernel, domains)).unwrap();
        assert_eq!(made, topology::read(&kernel).unwrap());
    }

    /// Linux says in /proc/cpuinfo what it has found out. Where nothing says it, they are at least different.
    #[test]
    #[cfg(target_arch = "x86_64")]
    fn processors_have_the_numbers_of_the_hardware() {
        let machine = crate::numa::Machine::this();
        let cpus: Vec<usize> = machine.nodes().flat_map(|node| node.cpus().iter().collect::<Vec<_>>()).collect();
        // This process may not run on all of them.
        let asked: Vec<(usize, u32)> = cpus.iter().filter_map(|cpu| Some((*cpu, apic_id(*cpu)?))).collect();
        let mut ids: Vec<u32> = asked.iter().map(|(_, id)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert!(!ids.is_empty() && ids.len() == asked.len(), "{asked:?} of {cpus:?}");
        assert_eq!(apic_id(100_000), None);
        let Ok(text) = std::fs::read_to_string("/proc/cpuinfo") else {
            return println!("SKIP: APIC ids beside the system's: there is no /proc/cpuinfo");
        };
        let value = |name: &str| {
            let lines = text.lines().filter(move |line| line.split(':').next().is_some_and(|key| key.trim() == name));
            lines.filter_map(|line| line.split(": ").nth(1)?.trim().parse::<u32>().ok()).collect::<Vec<_>>()
        };
        let known: Vec<(u32, u32)> = value("processor").into_iter().zip(value("apicid")).collect();
        for (cpu, id) in asked {
            assert!(known.contains(&(cpu as u32, id)), "processor {cpu}: {id}, and the system says {known:?}");
        }
    }

    #[test]
    fn without_a_driver_there_is_nothing() {
        let none = Simulated::new(&[]);
        let error = topology::read(&Completed::new(&none, domains)).unwrap_err();
        assert!(
            matches!(&error, topology::Error::Read { source, .. } if source.kind() == io::ErrorKind::NotFound),
            "{error}"
        );
    }
}
