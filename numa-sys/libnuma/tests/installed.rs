//! What `numa-sys/install` puts in place: the symbols and versions of Debian's libnuma, also those of its first version,
//! which answer the same; an archive whose hooks a static program may replace; and a file for pkg-config.

#![cfg(target_os = "linux")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const SYSTEM: &str = "/usr/lib/x86_64-linux-gnu/libnuma.so.1";

fn run(command: &mut Command) -> Result<Output, String> {
    command.output().map_err(|error| format!("{:?}: {error}", command.get_program()))
}

/// What a command prints; a failure of it fails the test.
fn text(command: &mut Command) -> String {
    let output = run(command).unwrap();
    let (out, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}: {}\n{out}{error}", output.status);
    out.into_owned()
}

/// The library, installed by the script under a prefix below a folder of its own.
fn installed(folder: &Path, prefix: &str, package_folder: &str) -> PathBuf {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../install");
    // With the profile of this test, of which everything is built.
    let mut command = Command::new(script);
    command.env("PROFILE", "dev").env("DESTDIR", folder).env("PREFIX", prefix);
    text(command.env("PKGCONFIGDIR", format!("{prefix}/{package_folder}")));
    folder.join(prefix.trim_start_matches('/'))
}

/// The files below a folder, relative to it.
fn files(folder: &Path, below: &Path) -> Vec<String> {
    let entries = fs::read_dir(below).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<String> = entries
        .flat_map(|path| match path.is_dir() {
            true => files(folder, &path),
            false => vec![path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned()],
        })
        .collect();
    files.sort();
    files
}

#[test]
fn the_list_of_files_of_freebsds_port_is_what_is_installed() {
    let folder = tempfile::tempdir().unwrap();
    if let Err(why) = run(Command::new("cc").arg("--version")) {
        return println!("SKIP: the files of FreeBSD's port: {why}");
    }
    let prefix = installed(folder.path(), "/usr/local", "libdata/pkgconfig");
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ports/rocm-rs/pkg-plist");
    let list = fs::read_to_string(list).unwrap();
    // The program and the documents are put there by others.
    let mut ours: Vec<&str> = list.lines().filter(|line| !line.starts_with("bin/") && !line.starts_with('%')).collect();
    ours.sort_unstable();
    assert_eq!(files(&prefix, &prefix), ours);
}

fn symbols(library: &Path) -> Vec<String> {
    let listed = text(Command::new("nm").args(["-D", "--defined-only", "--with-symbol-versions"]).arg(library));
    let mut symbols: Vec<_> = listed.lines().filter_map(|line| line.split(' ').nth(2).map(str::to_owned)).collect();
    symbols.sort();
    symbols
}

#[test]
fn programs_of_every_age_find_what_they_ask_for() {
    let folder = tempfile::tempdir().unwrap();
    for tool in ["cc", "nm", "objcopy"] {
        if let Err(why) = run(Command::new(tool).arg("--version")) {
            return println!("SKIP: libnuma as it is installed: {why}");
        }
    }
    let prefix = installed(folder.path(), "/usr", "lib/pkgconfig");
    let library = prefix.join("lib/libnuma.so.1");
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");

    let package = fs::read_to_string(prefix.join("lib/pkgconfig/numa.pc")).unwrap();
    assert!(package.contains("prefix=/usr\n") && package.contains("-lnuma"), "{package}");

    // A static program with hooks of its own, and the same with the shared library.
    let include = prefix.join("include");
    for (name, how) in [("static", prefix.join("lib/libnuma.a")), ("shared", library.clone())] {
        let program = folder.path().join(name);
        let mut cc = Command::new("cc");
        cc.arg("-I").arg(&include).arg(tests.join("own_hooks.c")).arg("-o").arg(&program).arg(&how);
        text(cc.args(["-Wl,--gc-sections", "-lpthread", "-ldl", "-lm"]));
        let mut command = Command::new(&program);
        let said = text(command.env("LD_LIBRARY_PATH", prefix.join("lib")));
        assert!(said == "no NUMA\n" || said == "my numa_error: somewhere 22\nmy numa_warn: 10 %s\n", "{name}: {said}");
    }

    let first = folder.path().join("first");
    text(
        Command::new("cc")
            .args(["-O1", "-Wall", "-Werror"])
            .arg(tests.join("first.c"))
            .arg("-o")
            .arg(&first)
            .arg("-ldl"),
    );
    let ours = text(Command::new(&first).arg(&library));
    assert!(ours.lines().count() > 40, "{ours}");
    if !Path::new(SYSTEM).exists() {
        return println!("SKIP: libnuma's first version beside Debian's: there is no {SYSTEM}");
    }
    assert_eq!(symbols(&library), symbols(Path::new(SYSTEM)));
    let theirs = text(Command::new(&first).arg(SYSTEM));
    assert_eq!(ours, theirs);
}
