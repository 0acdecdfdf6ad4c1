//! Code objects: the corpus, what LLVM's own tools say about it, and files that lie.

mod clang;
mod corpus;
mod kernarg;
mod lies;
mod targets;

use rocm_emulator::kernels::{Object, SOURCES, Source};
use rocm_rs::code_object::{CodeObject, Error};
use std::{fs, path::PathBuf, process::Command};

/// The committed objects: (folder and name, bytes).
fn objects() -> Vec<(String, Vec<u8>)> {
    let of = |source: &Source, object: &Object| {
        (format!("{}-v{}/{}.co", object.target, object.version, source.name), object.bytes.to_vec())
    };
    let mut objects: Vec<_> =
        SOURCES.iter().flat_map(|source| source.objects.iter().map(|object| of(source, object))).collect();
    objects.sort();
    assert!(objects.len() >= 30, "the corpus is there");
    objects
}

fn object(name: &str) -> Vec<u8> {
    let found = objects().into_iter().find(|(other, _)| other == name);
    found.unwrap_or_else(|| panic!("{name} is not in the corpus")).1
}

/// An object as a file, for a tool to read, in a folder that goes with the first value.
fn file(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("object.co");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn parse(bytes: &[u8]) -> Result<CodeObject, Error> {
    CodeObject::parse(bytes)
}

/// Runs a tool of LLVM's; `None`, said aloud, where it is not installed.
fn tool(program: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(program).args(arguments).output() {
        Ok(output) if output.status.success() => Some(String::from_utf8(output.stdout).unwrap()),
        Ok(output) => panic!("{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => {
            println!("SKIP: comparison with {program}: {error}");
            None
        }
    }
}

/// Where a sequence of bytes is, once.
fn find(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).position(|window| window == what).expect("the bytes are there")
}

fn set<const N: usize>(bytes: &mut [u8], at: usize, value: [u8; N]) {
    bytes[at..at + N].copy_from_slice(&value);
}

fn word(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap())
}

/// The place of the program header of this kind (the `n`th), in the file.
fn program_header(bytes: &[u8], kind: u32, n: usize) -> usize {
    let count = u16::from_le_bytes(bytes[56..58].try_into().unwrap()) as usize;
    let at = |i: usize| 64 + 56 * i;
    (0..count).map(at).filter(|&at| bytes[at..at + 4] == kind.to_le_bytes()).nth(n).expect("it is there")
}
