//! Code objects: the corpus, what LLVM's own tools say about it, and files that lie.

mod clang;
mod corpus;
mod kernarg;
mod lies;
mod targets;

use rocm_rs::code_object::{CodeObject, Error};
use std::{path::PathBuf, process::Command};

fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../rocm-emulator/kernels/objects")
}

/// The committed objects: (folder and name, bytes).
fn objects() -> Vec<(String, Vec<u8>)> {
    let mut objects = vec![];
    for folder in std::fs::read_dir(corpus()).unwrap() {
        let folder = folder.unwrap();
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let file = file.unwrap();
            let name = format!("{}/{}", folder.file_name().display(), file.file_name().display());
            objects.push((name, std::fs::read(file.path()).unwrap()));
        }
    }
    objects.sort();
    assert!(objects.len() >= 30, "the corpus is there");
    objects
}

fn object(name: &str) -> Vec<u8> {
    std::fs::read(corpus().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
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
