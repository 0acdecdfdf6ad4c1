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

/// The library, installed below a folder of its own by the script.
fn installed(folder: &Path) -> PathBuf {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../install");
    // With the profile of this test, of which everything is built.
    let mut command = Command::new(script);
    text(command.env("PROFILE", "dev").env("DESTDIR", folder).env("PREFIX", "/usr"));
    folder.join("usr")
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
    let prefix = installed(folder.path());
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
