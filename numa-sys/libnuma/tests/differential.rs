//! One C program calls every function, with valid and invalid arguments, and prints what came of it. It is built with
//! Debian's libnuma and header, and with ours; it must print the same. A third run is of the program that was linked
//! against the system's library, if that is a shared one, with ours in its place.
//!
//! `ROCM_RS_LIBNUMA_PROGRAMS=DIRECTORY` keeps the programs there, for `ci/numa-guest`, which runs them elsewhere.

#![cfg(target_os = "linux")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const PROGRAM: &str = include_str!("differential.c");
const HEADERS: [(&str, &str); 2] =
    [("numa.h", include_str!("../../include/numa.h")), ("numaif.h", include_str!("../../include/numaif.h"))];

/// Where the two differ on purpose: what was called, and why ours does not do the same.
const ON_PURPOSE: [(&str, &str, &str); 3] = [
    ("", "alloc of no bits", "a library does not end its program: null and EINVAL"),
    ("string \"4294967296\"", "", "a huge number is out of range, not the number that its low half is"),
    ("", "exit on warn", "the manual page says that numa_exit_on_warn ends the program"),
];

/// The library that this build made.
fn ours() -> PathBuf {
    let test = env::current_exe().expect("this test has a path");
    let deps = test.parent().expect("it is in a folder");
    let newest = |path: &PathBuf| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    [deps.join("libnuma.so"), deps.with_file_name("libnuma.so")]
        .into_iter()
        .filter(|path| path.exists())
        .max_by_key(newest)
        .expect("cargo builds the library before its tests")
}

/// Builds the program; the error is for a line that says what was skipped.
fn build(to: &Path, include: &Path, library: &[&str], hooks: bool) -> Result<(), String> {
    let source = to.with_extension("c");
    fs::write(&source, PROGRAM).expect("a temporary folder can be written");
    let mut cc = Command::new(env::var("CC").unwrap_or_else(|_| "cc".into()));
    cc.args(["-O1", "-Wall", "-Werror"]).arg("-I").arg(include).arg(&source).arg("-o").arg(to).args(library);
    cc.arg("-lpthread");
    if hooks {
        cc.arg("-DOWN_HOOKS");
    }
    let output = cc.output().map_err(|error| format!("there is no C compiler: {error}"))?;
    output.status.success().then_some(()).ok_or_else(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

fn run(program: &Path, libraries: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).env("LD_LIBRARY_PATH", libraries).output();
    let output = output.expect("the program was built just now");
    assert!(output.status.success(), "{program:?} ended with {}", output.status);
    String::from_utf8(output.stdout).expect("the program prints ASCII")
}

/// The parts of what was printed: lines, and blocks between braces. A part knows the last line of its own before it.
fn parts(text: &str) -> Vec<(&str, String)> {
    let (mut parts, mut block, mut line) = (Vec::new(), None::<String>, "");
    for next in text.lines() {
        if let Some(text) = &mut block {
            *text += next;
            text.push('\n');
            if next.starts_with("} ") {
                parts.push((line, block.take().expect("it is a block")));
            }
        } else if next.starts_with("{ ") {
            block = Some(format!("{next}\n"));
        } else {
            line = next;
            parts.push((line, next.to_owned()));
        }
    }
    parts
}

fn compare(theirs: &str, ours: &str) -> usize {
    let (theirs, ours) = (parts(theirs), parts(ours));
    let mut equal = 0;
    for ((line, their), (_, our)) in theirs.iter().zip(&ours) {
        let block = their.starts_with('{');
        let crashed = block && their.lines().last().is_some_and(|end| end.starts_with("} signal"));
        let meant = block
            && ON_PURPOSE.iter().any(|(before, name, _)| {
                (before.is_empty() || before == line)
                    && their[2..].starts_with(name)
                    && !(before.is_empty() && name.is_empty())
            });
        if crashed || meant {
            assert!(!our.contains("} signal"), "after {line:?} ours crashes too:\n{our}");
            continue;
        }
        assert_eq!(their, our, "after {line:?}: Debian's, and ours");
        equal += 1;
    }
    assert_eq!(theirs.len(), ours.len());
    equal
}

#[test]
fn every_function_answers_as_debian_s() {
    let fetched = layout::fetched(concat!(env!("CARGO_MANIFEST_DIR"), "/.."), "numa");
    let (include, library) = match fetched.first() {
        Some(include) => {
            let archive = include.parent().map(|usr| usr.join("lib/x86_64-linux-gnu/libnuma.a"));
            (include.clone(), archive.expect("headers are in a folder").to_string_lossy().into_owned())
        }
        None => (PathBuf::from("/usr/include"), "-lnuma".to_owned()),
    };
    let kept = env::var_os("ROCM_RS_LIBNUMA_PROGRAMS").map(PathBuf::from);
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let folder = kept.as_deref().unwrap_or(folder.path());
    fs::create_dir_all(folder.join("include")).expect("a folder can be made there");
    for (name, text) in HEADERS {
        fs::write(folder.join("include").join(name), text).expect("it can be written");
    }
    let so = folder.join("libnuma.so.1");
    fs::copy(ours(), &so).expect("the library can be copied");
    let so = so.to_string_lossy().into_owned();

    for hooks in [false, true] {
        let suffix = if hooks { "-hooks" } else { "" };
        let (theirs, ours) = (folder.join(format!("theirs{suffix}")), folder.join(format!("ours{suffix}")));
        if let Err(why) = build(&theirs, &include, &[&library], hooks) {
            return println!("SKIP: libnuma: the comparison with Debian's: {why}");
        }
        build(&ours, &folder.join("include"), &[&so], hooks).unwrap_or_else(|why| panic!("{why}"));
        // All of it, and what a process finds that may run on one processor only.
        for arguments in [&[][..], &["0"]] {
            let equal = compare(&run(&theirs, folder, arguments), &run(&ours, folder, arguments));
            println!("{equal} answers are equal, hooks of its own: {hooks}, processors: {arguments:?}");
            assert!(equal > 300);
        }
        // The program that knows Debian's library only, with ours in its place. It cannot be where Debian's is static.
        let swapped = folder.join(format!("swapped{suffix}"));
        build(&swapped, &include, &[&so], hooks).unwrap_or_else(|why| panic!("{why}"));
        compare(&run(&theirs, folder, &[]), &run(&swapped, folder, &[]));
    }
}
