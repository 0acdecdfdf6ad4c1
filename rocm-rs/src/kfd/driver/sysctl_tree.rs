//! A topology's files as FreeBSD has them: sysctl strings, which LinuxKPI makes of the driver's sysfs files.
//!
//! `nodes/0/properties` is `sys.class.kfd.kfd.topology.nodes.0.properties`; a folder is an inner node. Children come newest
//! first, a string has no final newline but a NUL, and what is longer than 4094 characters is cut. The kernel is behind a
//! trait, so that a simulated one runs on any system.

use libc::c_int;
use std::io;

/// The sysctl that has the topology's files below it.
const ROOT: &str = "sys.class.kfd.kfd.topology";

/// What is asked of a kernel about its sysctls. An oid is a path of numbers.
pub(super) trait Sysctl {
    /// The oid of a name.
    fn oid(&self, name: &str) -> io::Result<Vec<c_int>>;
    /// A leaf's value.
    fn value(&self, oid: &[c_int]) -> io::Result<Vec<u8>>;
    /// The leaf that comes after a node or a leaf; `NotFound` after the last of all.
    fn next(&self, oid: &[c_int]) -> io::Result<Vec<c_int>>;
    /// The name of an oid.
    fn name(&self, oid: &[c_int]) -> io::Result<String>;
}

/// Reads a file.
pub(super) fn read(kernel: &impl Sysctl, path: &str) -> io::Result<Vec<u8>> {
    let mut bytes = kernel.value(&kernel.oid(&dotted(path))?)?;
    while bytes.last() == Some(&0) {
        bytes.pop();
    }
    Ok(bytes)
}

/// The names in a folder, in the kernel's order.
pub(super) fn list(kernel: &impl Sysctl, path: &str) -> io::Result<Vec<String>> {
    let folder = kernel.oid(&dotted(path))?;
    let prefix = format!("{}.", dotted(path));
    let mut names: Vec<String> = Vec::new();
    let mut leaf = folder.clone();
    loop {
        leaf = match kernel.next(&leaf) {
            Ok(leaf) if leaf.starts_with(&folder) && leaf.len() > folder.len() => leaf,
            Ok(_) => break,
            Err(error) if error.kind() == io::ErrorKind::NotFound => break,
            Err(error) => return Err(error),
        };
        let name = kernel.name(&leaf)?;
        // A sysctl's own names have no dots: the next part is the folder's child.
        if let Some(child) = name.strip_prefix(&prefix).and_then(|rest| rest.split('.').next())
            && !names.iter().any(|known| known == child)
        {
            names.push(child.to_owned());
        }
    }
    Ok(names)
}

fn dotted(path: &str) -> String {
    format!("{ROOT}.{}", path.replace('/', "."))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::topology::{self, Source};
    use std::{
        collections::BTreeMap,
        sync::atomic::{AtomicU32, Ordering},
    };

    /// What LinuxKPI makes of a value: the text without its final newline, cut, with a NUL.
    const LONGEST: usize = 4094;

    /// A FreeBSD kernel with a driver's files, and other sysctls around them.
    #[derive(Debug)]
    pub(in super::super) struct Simulated {
        /// Leaves by oid. Numbers go down as the kernel lists them, newest first.
        leaves: BTreeMap<Vec<c_int>, (String, Vec<u8>)>,
        /// Names of nodes and leaves.
        oids: BTreeMap<String, Vec<c_int>>,
        asked: AtomicU32,
    }

    impl Simulated {
        pub(in super::super) fn new(files: &[(&str, &str)]) -> Simulated {
            let mut kernel = Simulated { leaves: BTreeMap::new(), oids: BTreeMap::new(), asked: AtomicU32::new(0) };
            kernel.leaf("kern.ostype", "FreeBSD");
            for (path, text) in files {
                let text = text.strip_suffix('\n').unwrap_or(text);
                kernel.leaf(&dotted(path), &text[..text.len().min(LONGEST)]);
            }
            kernel.leaf("vm.ndomains", "1");
            kernel
        }

        fn leaf(&mut self, name: &str, value: &str) {
            let mut oid = Vec::new();
            let parts: Vec<&str> = name.split('.').collect();
            for depth in 1..=parts.len() {
                let so_far = parts[..depth].join(".");
                let siblings = self.oids.values().filter(|one| one.len() == depth && one.starts_with(&oid)).count();
                let known = self.oids.get(&so_far).cloned();
                oid = known.unwrap_or_else(|| [&oid[..], &[1000 - siblings as c_int]].concat());
                self.oids.insert(so_far, oid.clone());
            }
            self.leaves.insert(oid, (name.to_owned(), [value.as_bytes(), b"\0"].concat()));
        }
    }

    impl Sysctl for Simulated {
        fn oid(&self, name: &str) -> io::Result<Vec<c_int>> {
            self.asked.fetch_add(1, Ordering::Relaxed);
            self.oids.get(name).cloned().ok_or_else(|| io::Error::from_raw_os_error(libc::ENOENT))
        }

        fn value(&self, oid: &[c_int]) -> io::Result<Vec<u8>> {
            match self.leaves.get(oid) {
                Some((_, value)) => Ok(value.clone()),
                None => Err(io::Error::from_raw_os_error(libc::EISDIR)),
            }
        }

        fn next(&self, oid: &[c_int]) -> io::Result<Vec<c_int>> {
            let after = self.leaves.keys().find(|leaf| leaf.as_slice() > oid);
            after.cloned().ok_or_else(|| io::Error::from_raw_os_error(libc::ENOENT))
        }

        fn name(&self, oid: &[c_int]) -> io::Result<String> {
            Ok(self.leaves[oid].0.clone())
        }
    }

    impl Source for Simulated {
        fn read(&self, path: &str) -> io::Result<Vec<u8>> {
            read(self, path)
        }

        fn list(&self, path: &str) -> io::Result<Vec<String>> {
            list(self, path)
        }
    }

    /// The files of a dump, in the order in which a driver makes them.
    pub(in super::super) fn dump(text: &str) -> Vec<(&str, &str)> {
        let files = text.split("== ").skip(1).filter_map(|part| part.split_once('\n'));
        files.filter(|(path, _)| !path.ends_with('/')).collect()
    }

    const GPU: &str = include_str!("../../../tests/topology/gpu.txt");

    /// The tree that comes out is the one that Linux's files give.
    #[test]
    fn sysctls_are_read_as_files_are() {
        struct Files(BTreeMap<&'static str, &'static str>);
        impl Source for Files {
            fn read(&self, path: &str) -> io::Result<Vec<u8>> {
                let text = self.0.get(path).ok_or_else(|| io::Error::from_raw_os_error(libc::ENOENT))?;
                Ok(text.as_bytes().to_vec())
            }

            fn list(&self, path: &str) -> io::Result<Vec<String>> {
                let child =
                    |file: &&str| Some(file.strip_prefix(path)?.strip_prefix('/')?.split('/').next()?.to_owned());
                let names: std::collections::BTreeSet<String> = self.0.keys().filter_map(child).collect();
                if names.is_empty() {
                    Err(io::Error::from_raw_os_error(libc::ENOENT))
                } else {
                    Ok(names.into_iter().collect())
                }
            }
        }
        let kernel = Simulated::new(&dump(GPU));
        let linux = topology::read(&Files(dump(GPU).into_iter().collect())).unwrap();
        assert_eq!(topology::read(&kernel).unwrap(), linux);
        assert!(linux.gpus().count() == 1 && kernel.asked.load(Ordering::Relaxed) > 10);
    }

    /// There is no `/sys/devices/virtual` on FreeBSD, and no other spelling of these names.
    #[test]
    fn files_are_sysctls_by_these_names() {
        let mut kernel = Simulated::new(&[("nodes/0/gpu_id", "0"), ("nodes/10/mem_banks/0/properties", "heap_type 0")]);
        for (path, name) in [
            ("generation_id", "sys.class.kfd.kfd.topology.generation_id"),
            ("nodes/0/properties", "sys.class.kfd.kfd.topology.nodes.0.properties"),
        ] {
            kernel.leaf(name, name);
            assert_eq!(read(&kernel, path).unwrap(), name.as_bytes());
        }
        assert!(kernel.oids.contains_key("sys.class.kfd.kfd.topology.nodes.10.mem_banks.0.properties"));
    }

    #[test]
    fn a_value_ends_in_a_nul_and_in_no_newline() {
        let kernel = Simulated::new(&[("nodes/0/gpu_id", "33217\n"), ("nodes/0/name", "")]);
        assert_eq!(kernel.value(&kernel.oid(&dotted("nodes/0/gpu_id")).unwrap()).unwrap(), b"33217\0");
        assert_eq!(read(&kernel, "nodes/0/gpu_id").unwrap(), b"33217");
        assert_eq!(read(&kernel, "nodes/0/name").unwrap(), b"");
    }

    #[test]
    fn children_come_newest_first_and_no_others_with_them() {
        let kernel = Simulated::new(&[
            ("generation_id", "2"),
            ("nodes/0/gpu_id", "0"),
            ("nodes/0/properties", "cpu_cores_count 4"),
            ("nodes/1/gpu_id", "7"),
            ("nodes/10/gpu_id", "8"),
            ("system_properties", ""),
        ]);
        assert_eq!(list(&kernel, "nodes").unwrap(), ["10", "1", "0"]);
        assert_eq!(list(&kernel, "nodes/0").unwrap(), ["properties", "gpu_id"]);
        // The last folder of all: there is no leaf behind it.
        let alone = Simulated::new(&[("nodes/0/gpu_id", "0")]);
        assert_eq!(list(&alone, "nodes").unwrap(), ["0"]);
        for missing in [list(&kernel, "nodes/2").map(drop), read(&kernel, "nodes/0/caches").map(drop)] {
            assert_eq!(missing.unwrap_err().kind(), io::ErrorKind::NotFound);
        }
    }

    /// A property behind the cut is missing, and the one in the cut is refused: half a number is never taken for a whole one.
    #[test]
    fn what_was_cut_is_not_taken_for_whole() {
        let line = |number: usize| format!("property_{number:04} 123456789\n");
        let text: String = (0..300).map(line).collect();
        let kernel = Simulated::new(&[("nodes/0/properties", &text), ("nodes/0/gpu_id", "0\n")]);
        let bytes = read(&kernel, "nodes/0/properties").unwrap();
        assert_eq!(bytes.len(), LONGEST);
        let cut = topology::read(&kernel);
        let whole =
            cut.as_ref().is_ok_and(|system| system.nodes[0].properties.values().all(|value| *value == 123_456_789));
        assert!(whole || cut.is_err(), "{cut:?}");
    }
}
