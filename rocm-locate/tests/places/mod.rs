//! Folders that look like machines: libraries of this machine, of another one, texts, links.

#![allow(dead_code)] // Each test uses what it needs of it.

use rocm_locate::{Surroundings, Target};
use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// A root of the file system that is empty at first.
pub struct Place(pub TempDir);

impl Place {
    pub fn new() -> Place {
        Place(tempfile::tempdir().expect("a temporary folder"))
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.0.path().join(inside)
    }

    /// A file, with the folders above it.
    pub fn file(&self, inside: &str, content: &[u8]) -> PathBuf {
        let path = self.path(inside);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// The first bytes of a library of this machine: enough to be found, too little to be opened.
    pub fn library(&self, inside: &str) -> PathBuf {
        self.file(inside, &elf(Target::running().machine().expect("this machine is known").number))
    }

    /// The same of a machine that this one is not.
    pub fn foreign(&self, inside: &str) -> PathBuf {
        let ours = Target::running().machine().expect("this machine is known").number;
        self.file(inside, &elf(if ours == 183 { 62 } else { 183 }))
    }

    pub fn link(&self, inside: &str, target: &str) -> PathBuf {
        let path = self.path(inside);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, &path).unwrap();
        path
    }

    /// A library that can be opened, compiled from C; none where there is no C compiler.
    pub fn compiled(&self, inside: &str, source: &str, options: &[&str]) -> Option<PathBuf> {
        let path = self.path(inside);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = self.file(&format!("{inside}.c"), source.as_bytes());
        let compiler = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
        let output =
            Command::new(&compiler).args(["-shared", "-fPIC", "-o"]).arg(&path).arg(&text).args(options).output();
        fs::remove_file(text).unwrap();
        match output {
            Ok(output) if output.status.success() => Some(path),
            Ok(output) => panic!("the C compiler refuses: {}", String::from_utf8_lossy(&output.stderr)),
            Err(why) => {
                println!("SKIP: rocm-locate: opening a library: no C compiler {}: {why}", compiler.display());
                None
            }
        }
    }

    /// What decides where one looks, with this root and nothing of the process' own variables.
    pub fn surroundings(&self, variables: &[(&str, &Path)], run_time: bool) -> Surroundings {
        let owned = |(name, value): &(&str, &Path)| ((*name).to_owned(), OsString::from(value));
        let mut surroundings = Surroundings::of_process();
        surroundings.root = self.0.path().to_owned();
        surroundings.variables = variables.iter().map(owned).collect();
        surroundings.run_time = run_time;
        surroundings
    }
}

/// A header of an ELF file with 64-bit addresses, of a machine with this number.
fn elf(machine: u16) -> Vec<u8> {
    let (order, number) = match Target::running().little {
        true => (1, machine.to_le_bytes()),
        false => (2, machine.to_be_bytes()),
    };
    let mut bytes = vec![0; 64];
    bytes[..7].copy_from_slice(&[0x7f, b'E', b'L', b'F', 2, order, 1]);
    bytes[18..20].copy_from_slice(&number);
    bytes
}
