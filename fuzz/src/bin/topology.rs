//! The topology parser: any tree of files is a machine or an error, and what a machine says of itself can be used.
//!
//! The input is a dump as those of the tests: a line `== path` starts a file, `== path/` is an empty folder.
//!
//! Seeds: rocm-rs/tests/topology
#![no_main]

use libfuzzer_sys::fuzz_target;
use rocm_rs::{
    kfd::queue::SaveArea,
    topology::{self, Source},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io,
};

/// The files of a dump.
struct Dump<'a>(BTreeMap<&'a str, &'a [u8]>);

impl<'a> Dump<'a> {
    fn new(mut data: &'a [u8]) -> Self {
        const START: &[u8] = b"== ";
        let mut files = BTreeMap::new();
        while let Some(at) = data.windows(START.len()).position(|window| window == START) {
            data = &data[at + START.len()..];
            let end = data.windows(START.len()).position(|window| window == START).unwrap_or(data.len());
            let (part, rest) = data.split_at(end);
            let line = part.iter().position(|&byte| byte == b'\n').unwrap_or(part.len());
            if let Ok(path) = std::str::from_utf8(&part[..line]) {
                files.insert(path, part.get(line + 1..).unwrap_or_default());
            }
            data = rest;
        }
        Dump(files)
    }
}

impl Source for Dump<'_> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.get(path).map(|bytes| bytes.to_vec()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        let below = |file: &&str| Some(file.strip_prefix(path)?.strip_prefix('/')?.split('/').next()?.to_owned());
        let names: BTreeSet<String> = self.0.keys().filter_map(below).collect();
        if names.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(names.into_iter().collect()) }
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(system) = topology::read(&Dump::new(data)) else { return };
    assert!(system.nodes.windows(2).all(|pair| pair[0].number < pair[1].number));
    for (node, gpu) in system.gpus() {
        assert!(gpu.id != 0 && system.node(node.number).is_some());
        let name = gpu.gfx.to_string();
        assert!(name.starts_with("gfx"));
        let _ = (gpu.compute_units(), gpu.shader_engines());
        if let Some(area) = SaveArea::of(gpu) {
            assert!(area.total >= u64::from(area.save) && area.control_stack <= area.save);
        }
    }
});
