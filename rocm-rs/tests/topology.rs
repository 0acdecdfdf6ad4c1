//! The topology: what real kernels publish, and what nobody should.
//!
//! The dumps in `topology/` are as Linux 6.12 publishes them without a GPU: with one, two and four NUMA nodes, and with
//! links to a node that has no processors and so is not there; `gpu.txt` is made up. In a dump, a line `== path` starts a file, and
//! `== path/` is an empty folder.

use proptest::prelude::*;
use rocm_rs::topology::{self, BankKind, Error, LinkKind, MAX_FILE, MAX_NODES, Source, System};
use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    io,
};

#[derive(Clone, Debug, Default)]
struct Files {
    files: BTreeMap<String, Vec<u8>>,
    folders: BTreeSet<String>,
    /// Files that may not be read.
    forbidden: BTreeSet<String>,
    /// How often the generation changes while it is being read.
    changes: Cell<u32>,
}

impl Files {
    fn parse(dump: &str) -> Files {
        let mut files = Files::default();
        for part in dump.split("== ").skip(1) {
            let (path, text) = part.split_once('\n').unwrap();
            match path.strip_suffix('/') {
                Some(folder) => drop(files.folders.insert(folder.to_owned())),
                None => files.set(path, text),
            }
        }
        files
    }

    fn set(&mut self, path: &str, text: &str) {
        self.files.insert(path.to_owned(), text.as_bytes().to_vec());
    }
}

impl Source for Files {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if self.forbidden.contains(path) {
            return Err(io::Error::from_raw_os_error(libc::EPERM));
        }
        if path == "generation_id" && self.changes.get() != 0 {
            self.changes.set(self.changes.get() - 1);
            return Ok(format!("{}\n", self.changes.get()).into_bytes());
        }
        self.files.get(path).cloned().ok_or_else(|| io::Error::from_raw_os_error(libc::ENOENT))
    }

    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        let below = |file: &String| Some(file.strip_prefix(path)?.strip_prefix('/')?.split('/').next()?.to_owned());
        let names: BTreeSet<String> = self.files.keys().chain(&self.folders).filter_map(below).collect();
        if names.is_empty() && !self.folders.contains(path) {
            return Err(io::Error::from_raw_os_error(libc::ENOENT));
        }
        // Newest first, as FreeBSD lists them: the order must not matter.
        Ok(names.into_iter().rev().collect())
    }
}

const DUMPS: [&str; 4] = [
    include_str!("topology/cpu-1.txt"),
    include_str!("topology/cpu-2.txt"),
    include_str!("topology/cpu-4.txt"),
    include_str!("topology/cpu-mixed.txt"),
];

fn read(dump: &str) -> System {
    topology::read(&Files::parse(dump)).unwrap()
}

#[test]
fn one_node() {
    let system = read(DUMPS[0]);
    assert_eq!(system.generation, 1);
    assert_eq!((system.platform_oem, system.platform_revision), (2_314_885_531_408_816_194, 1));
    let [node] = &system.nodes[..] else { panic!("{system:?}") };
    assert_eq!((node.number, node.cpu_cores, node.name.as_str()), (0, 2, ""));
    assert!(node.gpu.is_none() && node.links.is_empty() && node.caches.is_empty());
    let [bank] = &node.banks[..] else { panic!("{node:?}") };
    assert_eq!((bank.kind, bank.size), (BankKind::System, 1_012_002_816));
    assert_eq!(node.properties.len(), 32);
}

#[test]
fn numa_nodes() {
    let two = read(DUMPS[1]);
    assert_eq!(two.nodes.iter().map(|node| node.banks[0].size).collect::<Vec<_>>(), [1_015_836_672, 525_500_416]);
    let four = read(DUMPS[2]);
    for node in &four.nodes {
        assert_eq!(node.cpu_core_base, node.number);
        let targets: Vec<u32> = node.links.iter().map(|link| link.to).collect();
        assert_eq!(targets, (0..4).filter(|number| *number != node.number).collect::<Vec<_>>());
        for link in &node.links {
            assert_eq!((link.kind, link.from), (LinkKind::HyperTransport, node.number));
            assert_eq!(link.weight, 10 + 10 * link.to.abs_diff(node.number));
        }
    }
}

#[test]
fn links_to_nowhere_and_banks_of_nothing() {
    let mixed = read(DUMPS[3]);
    assert_eq!(mixed.nodes.iter().map(|node| node.number).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(mixed.nodes[1].banks[0].size, 0);
    assert!(mixed.nodes.iter().all(|node| node.links.iter().any(|link| link.to == 2)));
    assert!(mixed.node(2).is_none());
}

/// One CPU node and one GPU.
fn with_gpu() -> Files {
    Files::parse(include_str!("topology/gpu.txt"))
}

#[test]
fn a_gpu() {
    let system = topology::read(&with_gpu()).unwrap();
    let (node, gpu) = system.gpus().next().unwrap();
    assert_eq!((node.name.as_str(), gpu.id, gpu.gfx.to_string().as_str()), ("aldebaran", 33_217, "gfx90a"));
    assert_eq!((gpu.compute_units(), gpu.shader_engines(), gpu.render_minor), (104, 8, 128));
    assert_eq!((gpu.doorbells, gpu.xccs), (topology::Doorbells::Wide, 1));
    assert_eq!(gpu.unique_id, u64::MAX);
    assert_eq!((node.banks[0].kind, node.banks[1].kind), (BankKind::Public, BankKind::Unknown(9)));
    let cache = &node.caches[0];
    assert_eq!((cache.size, cache.siblings.as_slice()), (16 << 10, &[true, false, true][..]));
    assert!(cache.kind.data && cache.kind.simd && !cache.kind.cpu);
    assert_eq!((node.peer_links[0].kind, node.peer_links[0].to), (LinkKind::Xgmi, 7));
    assert_eq!(node.properties["new_in_some_future"], 5);
}

#[test]
fn strings_without_newlines_and_with_nuls() {
    // As FreeBSD's sysctl has them.
    let mut files = with_gpu();
    for text in files.files.values_mut() {
        if text.last() == Some(&b'\n') {
            text.pop();
        }
        text.push(0);
    }
    assert_eq!(topology::read(&files).unwrap(), topology::read(&with_gpu()).unwrap());
}

#[test]
fn what_is_optional_may_be_missing() {
    let optional: Vec<String> = with_gpu()
        .files
        .into_keys()
        .filter(|path| path.matches('/').count() != 2 || !path.ends_with("/properties"))
        .collect();
    assert!(optional.len() > 8);
    for path in optional {
        let mut files = with_gpu();
        files.files.remove(&path);
        topology::read(&files).unwrap_or_else(|error| panic!("without {path}: {error}"));
    }
}

#[test]
fn what_is_needed_must_be_there() {
    let mut files = with_gpu();
    files.files.remove("nodes/1/properties");
    match topology::read(&files) {
        Err(Error::Read { path, source }) => {
            assert_eq!((path.as_str(), source.kind()), ("nodes/1/properties", io::ErrorKind::NotFound));
        }
        result => panic!("{result:?}"),
    }
    match topology::read(&Files::default()) {
        Err(Error::Read { path, .. }) => assert_eq!(path, "nodes"),
        result => panic!("{result:?}"),
    }
}

#[test]
fn a_gpu_of_another_container_is_left_out() {
    for file in ["nodes/1/gpu_id", "nodes/1/properties"] {
        let mut files = with_gpu();
        files.forbidden.insert(file.to_owned());
        let system = topology::read(&files).unwrap();
        assert_eq!((system.nodes.len(), system.forbidden.as_slice()), (1, &[1][..]));
    }
}

#[test]
fn garbage_names_its_file_and_line() {
    for (file, text, line, words) in [
        ("nodes/1/properties", "simd_count 4\nsimd_per_cu four\n", 2, "four"),
        ("nodes/1/properties", "simd_count -1\n", 1, "-1"),
        ("nodes/1/properties", "simd_count 4294967296\n", 1, "32 bits"),
        ("nodes/1/properties", "a 1\n\nsimd_count 18446744073709551616\n", 3, "not a number"),
        ("nodes/1/properties", "simd_count 1\nsimd_count 1\n", 2, "twice"),
        ("nodes/1/properties", "simd_count\n", 1, "not a number"),
        ("nodes/1/properties", "<html>\n", 1, "name"),
        ("nodes/1/gpu_id", "zero\n", 1, "zero"),
        ("nodes/1/gpu_id", "4294967296\n", 1, "32 bits"),
        ("generation_id", "\n", 1, "number"),
        ("system_properties", "platform_oem x\n", 1, "x"),
        ("nodes/0/mem_banks/0/properties", "size_in_bytes 1\nheap_type 1.5\n", 2, "1.5"),
        ("nodes/1/caches/0/properties", "level 1\nsibling_map 1,2,0\n", 2, "sibling_map"),
        ("nodes/1/caches/0/properties", "sibling_map 1\nlevel one\n", 2, "one"),
        ("nodes/0/io_links/0/properties", "node_to 9999999999\n", 1, "node_to"),
    ] {
        let mut files = with_gpu();
        files.set(file, text);
        match topology::read(&files) {
            Err(error @ Error::Garbage { .. }) => {
                let message = error.to_string();
                assert!(message.contains(file) && message.contains(words), "{message}");
                assert!(message.contains(&format!("line {line}:")), "{message}");
            }
            result => panic!("{file} = {text:?}: {result:?}"),
        }
    }
    let mut files = with_gpu();
    files.files.insert("nodes/1/properties".to_owned(), b"simd_count 1\n\xff\xfe\n".to_vec());
    let message = topology::read(&files).unwrap_err().to_string();
    assert!(message.contains("line 2"), "{message}");
}

#[test]
fn extra_files_are_nothing() {
    let mut files = with_gpu();
    files.set("nodes/README", "hello");
    files.set("nodes/1x/properties", "garbage");
    files.set("nodes/1/perf/0/properties", "garbage");
    files.set("nodes/1/caches/note/properties", "garbage");
    files.set("nodes/99999999999999999999/properties", "garbage");
    assert_eq!(topology::read(&files).unwrap(), topology::read(&with_gpu()).unwrap());
}

#[test]
fn numbers_may_have_gaps() {
    let mut files = with_gpu();
    files.set("nodes/10/properties", "cpu_cores_count 1\n");
    files.set("nodes/9/properties", "cpu_cores_count 1\n");
    let system = topology::read(&files).unwrap();
    assert_eq!(system.nodes.iter().map(|node| node.number).collect::<Vec<_>>(), [0, 1, 9, 10]);
}

#[test]
fn there_are_limits() {
    let mut files = with_gpu();
    files.set("nodes/1/properties", &"a".repeat(MAX_FILE + 1));
    assert!(matches!(topology::read(&files), Err(Error::TooLarge { what: "bytes", .. })));
    let mut files = Files::default();
    for number in 0..=MAX_NODES {
        files.set(&format!("nodes/{number}/properties"), "");
    }
    assert!(matches!(topology::read(&files), Err(Error::TooLarge { path, .. }) if path == "nodes"));
}

#[test]
fn a_reading_is_of_one_generation() {
    let files = with_gpu();
    files.changes.set(5);
    assert_eq!(topology::read(&files).unwrap().nodes.len(), 2);
    files.changes.set(u32::MAX);
    assert!(matches!(topology::read(&files), Err(Error::Unstable { .. })));
    // What a changing tree seems to hold is not believed.
    let mut files = with_gpu();
    files.files.remove("nodes/1/properties");
    files.changes.set(u32::MAX);
    assert!(matches!(topology::read(&files), Err(Error::Unstable { .. })));
}

proptest! {
    #[test]
    fn any_bytes_give_a_tree_or_an_error(
        file in prop::sample::select(with_gpu().files.into_keys().collect::<Vec<_>>()),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let mut files = with_gpu();
        files.files.insert(file, bytes);
        let _ = topology::read(&files);
    }

    #[test]
    fn any_properties_are_read_back(
        values in prop::collection::btree_map("[a-z][a-z0-9_]{0,20}", 0..=u64::from(u32::MAX), 0..30),
        spaces in "[ \t]{1,3}",
        blank in 0usize..3,
    ) {
        let mut files = Files::parse(DUMPS[0]);
        let text: String = values.iter().map(|(key, value)| format!("{key}{spaces}{value}\n{}", "\n".repeat(blank))).collect();
        files.set("nodes/0/properties", &text);
        let system = topology::read(&files).unwrap();
        prop_assert_eq!(&system.nodes[0].properties, &values);
    }

    #[test]
    fn any_gpu_numbers_are_safe_to_ask(values in prop::collection::vec(any::<u32>(), 8)) {
        let keys = ["simd_count", "simd_per_cu", "array_count", "simd_arrays_per_engine", "num_xcc", "capability",
            "gfx_target_version", "wave_front_size"];
        let mut files = with_gpu();
        let text: String = keys.iter().zip(&values).map(|(key, value)| format!("{key} {}\n", value >> (value % 32))).collect();
        files.set("nodes/1/properties", &text);
        let system = topology::read(&files).unwrap();
        let (_, gpu) = system.gpus().next().unwrap();
        let _ = (gpu.compute_units(), gpu.shader_engines(), gpu.gfx.to_string());
        let _ = rocm_rs::kfd::queue::SaveArea::of(gpu);
    }
}
