//! The processors' caches, as Linux publishes them (`Documentation/ABI/testing/sysfs-devices-system-cpu`). Other systems
//! do not say, and nothing is drawn.

use crate::words;
use rocm_rs::numa::CpuSet;
use std::{collections::BTreeSet, fs, path::Path};

/// One cache.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cache {
    /// `L1d`, `L1i`, `L2`.
    pub name: String,
    pub bytes: u64,
    /// The processors that share it, as the kernel writes them.
    shared: String,
}

impl Cache {
    /// The processors that share it; none where the kernel's list is none.
    pub fn cpus(&self) -> CpuSet {
        self.shared.parse().unwrap_or_default()
    }
}

/// The caches of the machine that this runs on.
pub fn of_this_machine() -> BTreeSet<Cache> {
    read(Path::new("/sys/devices/system/cpu"))
}

/// The caches below a folder like `/sys/devices/system/cpu`; what cannot be read is left out.
fn read(folder: &Path) -> BTreeSet<Cache> {
    let entries = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    let cpus = entries(folder).filter(|entry| {
        let name = entry.file_name();
        name.to_str().and_then(|name| name.strip_prefix("cpu")).is_some_and(|rest| rest.parse::<u32>().is_ok())
    });
    cpus.flat_map(|cpu| entries(&cpu.path().join("cache")).collect::<Vec<_>>())
        .filter_map(|index| {
            let file = |name| fs::read_to_string(index.path().join(name)).ok().map(|text| text.trim().to_owned());
            let kind = match file("type")?.as_str() {
                "Data" => "d",
                "Instruction" => "i",
                _ => "",
            };
            Some(Cache {
                name: format!("L{}{kind}", file("level")?),
                bytes: size(&file("size")?)?,
                shared: file("shared_cpu_list")?,
            })
        })
        .collect()
}

/// `512K`.
fn size(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(|unit: char| unit.is_ascii_alphabetic());
    let shift = match &text[digits.len()..] {
        "" => 0,
        "K" => 10,
        "M" => 20,
        "G" => 30,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(1 << shift)
}

/// The caches of some processors, the largest level first, equal ones as one row.
pub fn rows(caches: &BTreeSet<Cache>, cpus: &CpuSet) -> Vec<String> {
    let mut rows: Vec<(&str, u64, usize)> = Vec::new();
    for cache in caches.iter().rev() {
        if cache.cpus().intersection(cpus).is_empty() {
            continue;
        }
        match rows.iter_mut().find(|(name, bytes, _)| (*name, *bytes) == (&cache.name, cache.bytes)) {
            Some((.., many)) => *many += 1,
            None => rows.push((&cache.name, cache.bytes, 1)),
        }
    }
    rows.into_iter().map(|(name, bytes, many)| row(name, bytes, many)).collect()
}

/// `L2: 4 x 512 KiB`.
pub fn row(name: &str, bytes: u64, many: usize) -> String {
    format!("{name}: {}", words::many(many, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caches_are_counted_once_and_by_node() {
        let folder = tempfile::tempdir().unwrap();
        for cpu in 0..4 {
            for (index, level, kind, size, shared) in [
                (0, 1, "Data", "32K", cpu..=cpu),
                (1, 1, "Instruction", "32K", cpu..=cpu),
                (2, 3, "Unified", "8M", 0..=3),
            ] {
                let path = folder.path().join(format!("cpu{cpu}/cache/index{index}"));
                fs::create_dir_all(&path).unwrap();
                let shared = format!("{}-{}\n", shared.start(), shared.end());
                for (file, text) in [
                    ("level", format!("{level}\n")),
                    ("type", kind.into()),
                    ("size", size.into()),
                    ("shared_cpu_list", shared),
                ] {
                    fs::write(path.join(file), text).unwrap();
                }
            }
        }
        // What is none of it.
        fs::create_dir_all(folder.path().join("cpufreq/cache/index0")).unwrap();
        fs::create_dir_all(folder.path().join("cpu9/cache/index0")).unwrap();
        let caches = read(folder.path());
        assert_eq!(rows(&caches, &"0-3".parse().unwrap()), ["L3: 8 MiB", "L1i: 4 x 32 KiB", "L1d: 4 x 32 KiB"]);
        assert_eq!(rows(&caches, &"2".parse().unwrap()), ["L3: 8 MiB", "L1i: 32 KiB", "L1d: 32 KiB"]);
        assert_eq!(rows(&caches, &"7".parse().unwrap()), Vec::<String>::new());
    }

    #[test]
    fn sizes_have_units() {
        assert_eq!(
            [size("512K"), size("1M"), size("12"), size("x"), size("1T")],
            [Some(512 << 10), Some(1 << 20), Some(12), None, None]
        );
    }
}
