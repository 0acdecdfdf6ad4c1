//! This machine, described to the emulator: its topology must be, file by file, the one that the kernel publishes.

use rocm_emulator::{Config, CpuLink, CpuNode, Kernel, Machine};
use rocm_rs::kfd::driver::{Driver, Emulated};
use std::{collections::BTreeMap, fs, io};

/// The folder where Linux describes NUMA nodes.
const NODES: &str = "/sys/devices/system/node";

/// Every file of a topology with its text. What differs from machine to machine whatever its nodes are (the firmware's
/// names) is left out.
fn files(driver: &dyn Driver) -> io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    let mut folders = vec!["nodes".to_owned()];
    while let Some(folder) = folders.pop() {
        for name in driver.list_topology(&folder)? {
            let path = format!("{folder}/{name}");
            if driver.list_topology(&path).is_ok() {
                files.insert(format!("{path}/"), String::new());
                folders.push(path);
            } else {
                let bytes = driver.read_topology(&path)?;
                files.insert(path, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
    Ok(files)
}

/// The numbers in a list like `0-1,3`.
fn list(text: &str) -> Option<Vec<usize>> {
    let mut numbers = Vec::new();
    for part in text.trim().split(',').filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        numbers.extend(first.parse::<usize>().ok()?..=last.parse().ok()?);
    }
    Some(numbers)
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(format!("{NODES}/{path}")).map_err(|error| format!("{NODES}/{path}: {error}"))
}

/// The nodes as Linux has them. The KFD leaves out those without processors, and not the links to them.
fn cpus() -> Result<Vec<CpuNode>, String> {
    let garbage = |what: &str| format!("{NODES}: {what}");
    let online = list(&read("online")?).ok_or_else(|| garbage("online"))?;
    let mut nodes = Vec::new();
    for &node in &online {
        let cores = list(&read(&format!("node{node}/cpulist"))?).ok_or_else(|| garbage("cpulist"))?.len() as u32;
        if cores == 0 {
            continue;
        }
        let memory = read(&format!("node{node}/meminfo"))?;
        let kib: u64 = memory
            .lines()
            .find_map(|line| line.split_once("MemTotal:")?.1.split_whitespace().next()?.parse().ok())
            .ok_or_else(|| garbage("meminfo"))?;
        let distances = read(&format!("node{node}/distance"))?;
        let links = online.iter().zip(distances.split_whitespace()).filter(|(to, _)| **to != node);
        let links = links.map(|(&to, weight)| Some(CpuLink { to, weight: weight.parse().ok()? }));
        let links = links.collect::<Option<_>>().ok_or_else(|| garbage("distance"))?;
        nodes.push(CpuNode { cores, memory: kib * 1024, links });
    }
    Ok(nodes)
}

/// Compares the driver's topology with that of an emulated machine that is like this one.
pub fn check(driver: &dyn Driver, kernel: Kernel) -> Result<usize, String> {
    let cpus = cpus()?;
    let count = cpus.len();
    let machine = Machine::new(Config::without_gpu(cpus, kernel)).map_err(|error| error.to_string())?;
    let emulated = files(&Emulated::new(machine)).map_err(|error| format!("the emulator: {error}"))?;
    let real = files(driver).map_err(|error| format!("the driver: {error}"))?;
    let mut wrong = Vec::new();
    for path in real.keys().chain(emulated.keys()) {
        let (real, emulated) = (real.get(path), emulated.get(path));
        if real != emulated {
            wrong.push(format!("{path}: the driver has {real:?}\n    and the emulator {emulated:?}"));
        }
    }
    wrong.sort();
    wrong.dedup();
    if wrong.is_empty() { Ok(count) } else { Err(wrong.join("\n")) }
}
