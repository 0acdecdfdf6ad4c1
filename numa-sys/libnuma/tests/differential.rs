//! One C program calls every function, with valid and invalid arguments, and prints what came of it. It is built with
//! Debian's libnuma and header, with ours, and with Debian's header and our library; it must print the same.
//!
//! `ROCM_RS_LIBNUMA_PROGRAMS=DIRECTORY` keeps the programs there, or runs those that are there: `ci/numa-guest` builds
//! them here and runs them in a machine that has no compiler. `ROCM_RS_LIBNUMA=FILE` is our library as `numa-sys/install`
//! left it, with libnuma's symbol versions. Who was linked with the one that cargo builds, which has none, gets the oldest
//! version of each function when he meets that: the loader's rule for all libraries.

#![cfg(target_os = "linux")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const PROGRAM: &str = include_str!("differential.c");
const HEADERS: [(&str, &str); 2] =
    [("numa.h", include_str!("../../include/numa.h")), ("numaif.h", include_str!("../../include/numaif.h"))];

/// Where the two differ on purpose.
struct Exception {
    /// What the line of its own before it begins with, or it itself.
    line: &'static str,
    /// What the block begins with, or nothing for all.
    block: &'static str,
    /// Only on machines where a node has no memory.
    holes: bool,
    /// Why ours does not do the same.
    _because: &'static str,
}

const EXCEPTIONS: [Exception; 5] = [
    Exception {
        line: "",
        block: "alloc of no bits",
        holes: false,
        _because: "a library does not end its program: null and EINVAL",
    },
    Exception {
        line: "string \"4294967296\"",
        block: "",
        holes: false,
        _because: "a huge number is out of range, not the number that its low half is",
    },
    Exception {
        line: "",
        block: "exit on warn",
        holes: false,
        _because: "the manual page says that numa_exit_on_warn ends the program",
    },
    Exception {
        line: "numa_all_nodes = ",
        block: "",
        holes: true,
        _because: "the nodes with memory, not as many of the first nodes",
    },
    Exception {
        line: "string \"!",
        block: "",
        holes: true,
        _because: "all other nodes, not those among as many of the first as have memory",
    },
];

/// The library that is named, or that this build made.
fn ours() -> PathBuf {
    if let Some(installed) = env::var_os("ROCM_RS_LIBNUMA") {
        return installed.into();
    }
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
    let number = |what: &str| {
        let value = theirs.lines().find_map(|line| line.strip_prefix(what)?.strip_prefix("() = "));
        value.and_then(|value| value.parse::<i64>().ok()).expect("the program prints it")
    };
    let holes = number("numa_num_configured_nodes") <= number("numa_max_node");
    let (theirs, ours) = (parts(theirs), parts(ours));
    let mut equal = 0;
    for ((line, their), (_, our)) in theirs.iter().zip(&ours) {
        let block = their.strip_prefix("{ ");
        let crashed = block.and_then(|block| block.lines().last()).is_some_and(|end| end.starts_with("} signal"));
        let meant = EXCEPTIONS.iter().any(|exception| {
            let named = block.map_or(exception.block.is_empty(), |block| block.starts_with(exception.block));
            named && line.starts_with(exception.line) && (holes || !exception.holes)
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

/// Builds every program into a folder; the error says why not.
fn build_all(folder: &Path) -> Result<(), String> {
    let fetched = layout::fetched(concat!(env!("CARGO_MANIFEST_DIR"), "/.."), "numa");
    let (include, library) = match fetched.first() {
        Some(include) => {
            let archive = include.parent().map(|usr| usr.join("lib/x86_64-linux-gnu/libnuma.a"));
            (include.clone(), archive.expect("headers are in a folder").to_string_lossy().into_owned())
        }
        // The archive, as above: the programs run where a libnuma.so.1 of ours is found first.
        None => (PathBuf::from("/usr/include"), "-l:libnuma.a".to_owned()),
    };
    fs::create_dir_all(folder.join("include")).expect("a folder can be made there");
    for (name, text) in HEADERS {
        fs::write(folder.join("include").join(name), text).expect("it can be written");
    }
    let so = folder.join("libnuma.so.1");
    fs::copy(ours(), &so).expect("the library can be copied");
    let so = so.to_string_lossy().into_owned();
    for (hooks, suffix) in [(false, ""), (true, "-hooks")] {
        let named = |name: &str| folder.join(format!("{name}{suffix}"));
        build(&named("theirs"), &include, &[&library], hooks)?;
        build(&named("ours"), &folder.join("include"), &[&so], hooks).unwrap_or_else(|why| panic!("{why}"));
        // The program that knows Debian's header only, with our library.
        build(&named("swapped"), &include, &[&so], hooks).unwrap_or_else(|why| panic!("{why}"));
    }
    Ok(())
}

#[test]
fn every_function_answers_as_debian_s() {
    let kept = env::var_os("ROCM_RS_LIBNUMA_PROGRAMS").map(PathBuf::from);
    let temporary = tempfile::tempdir().expect("a temporary folder can be made");
    let folder = kept.as_deref().unwrap_or(temporary.path());
    if !folder.join("theirs").exists()
        && let Err(why) = build_all(folder)
    {
        return println!("SKIP: libnuma: the comparison with Debian's: {why}");
    }
    // Those that were kept: `ci/numa-guest` takes the programs with hooks away, for which nodes make no difference.
    for suffix in ["", "-hooks"].into_iter().filter(|suffix| folder.join(format!("theirs{suffix}")).exists()) {
        let program = |name: &str| folder.join(format!("{name}{suffix}"));
        // All of it, and what a process finds that may run on one processor only.
        for arguments in [&[][..], &["0"]] {
            let theirs = run(&program("theirs"), folder, arguments);
            for name in ["ours", "swapped"] {
                let equal = compare(&theirs, &run(&program(name), folder, arguments));
                println!("{equal} answers are equal: {name}{suffix} {arguments:?}");
                assert!(equal > 300);
            }
        }
    }
}

#[test]
fn the_headers_are_good_c_and_cxx_by_themselves() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in HEADERS {
        fs::write(folder.path().join(name), text).expect("it can be written");
    }
    for (compiler, language) in [("cc", "c"), ("c++", "c++")] {
        for (name, _) in HEADERS {
            let mut command = Command::new(compiler);
            command.args([
                "-x",
                language,
                "-Wall",
                "-Wextra",
                "-Wpedantic",
                "-Wno-long-long",
                "-Werror",
                "-fsyntax-only",
            ]);
            match command.arg(folder.path().join(name)).output() {
                Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
                Err(why) => println!("SKIP: libnuma: {name} as {language}: {compiler}: {why}"),
            }
        }
    }
}
