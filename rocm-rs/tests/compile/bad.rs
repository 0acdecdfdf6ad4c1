//! Sources that are wrong, and compilers that are absent, crash or never end.

use super::*;
use rocm_rs::compile::{Severity, SourceProblem};
use std::{
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

fn gfx1151() -> TargetId {
    target("gfx1151")
}

#[test]
fn errors_in_a_source_say_where_and_what() {
    let Some(clang) = clang() else { return };
    let source = Source::new(
        Language::OpenClC,
        "wrong.cl",
        "#include \"tile.h\"\nkernel void k(global float *x) {\n  x[0] = y + 1;\n  x[1] = foo(3);\n}\n",
    )
    .header("tile.h", "// a comment\nint broken(int a) { return a +; }\n");
    let error = clang.compile(&source, &gfx1151()).unwrap_err();
    let Error::Rejected(rejection) = &error else { panic!("{error}") };
    assert_eq!(rejection.name, "wrong.cl");
    let [first, second, third, ..] = error.diagnostics() else { panic!("{:#?}", error.diagnostics()) };
    assert_eq!(first.to_string(), "tile.h:2:31: error: expected expression");
    assert_eq!(first.included_from[0].to_string(), "wrong.cl:1");
    assert_eq!(first.excerpt.as_deref(), Some("int broken(int a) { return a +; }"));
    assert_eq!(second.to_string(), "wrong.cl:3:10: error: use of undeclared identifier 'y'");
    assert_eq!((third.severity, third.width), (Severity::Error, 3));
    let words = error.to_string();
    assert!(words.contains("wrong.cl:3:10") && words.contains("clang"), "{words}");
    assert!(!rejection.log.contains("/in/"), "{}", rejection.log);
}

#[test]
fn a_function_that_is_nowhere_is_named_with_what_to_do() {
    let Some(clang) = clang() else { return };
    let error = clang.compile(&Source::opencl("void nowhere(int); kernel void k() { nowhere(1); }"), &gfx1151());
    let error = error.unwrap_err().to_string();
    assert!(error.contains("nowhere") && error.contains("undefined"), "{error}");
}

#[test]
fn an_endless_include_is_an_error() {
    let Some(clang) = clang() else { return };
    let source = Source::opencl("#include \"self.h\"\n").header("self.h", "#include \"self.h\"\n");
    let error = clang.compile(&source, &gfx1151()).unwrap_err();
    assert!(matches!(&error, Error::Rejected(_)) && error.to_string().contains("nested too deeply"), "{error}");
    let source = Source::new(Language::OpenClC, "me.cl", "#include \"me.cl\"\n");
    assert!(clang.compile(&source, &gfx1151()).unwrap_err().to_string().contains("nested too deeply"));
}

/// Two inclusions of itself make a tree with 2^200 leaves.
#[test]
fn a_compilation_that_never_ends_is_stopped_and_leaves_nothing() {
    if clang().is_none() {
        return;
    }
    let limit = Duration::from_millis(700);
    let clang = Compiler::builder().engine(Engine::Clang(None)).cache(None).time_limit(limit).build().unwrap();
    let twice = "#include \"self.h\"\n#include \"self.h\"\n";
    let source = Source::opencl(twice).header("self.h", twice).option("-DROCM_RS_TEST_ENDLESS");
    let before = Instant::now();
    let error = clang.compile(&source, &gfx1151()).unwrap_err();
    // Some versions of Clang give up at the first branch that is too deep.
    if !matches!(error, Error::Rejected(_)) {
        assert!(matches!(error, Error::TimeLimit { limit: told, .. } if told == limit), "{error}");
        assert!(before.elapsed() >= limit && before.elapsed() < Duration::from_secs(30));
    }
    assert_eq!(processes_with("ROCM_RS_TEST_ENDLESS"), Vec::<String>::new());
}

/// A fake Clang that answers what a search asks, and then does `body`.
fn fake(folder: &Path, body: &str) -> PathBuf {
    let path = folder.join("clang");
    let answers =
        "case $1 in --version) echo 'clang version 99.0'; exit;; --print-targets) echo '  amdgcn - x'; exit;; esac";
    let text = format!("#!/bin/sh\n{answers}\ncase \" $* \" in *' -### '*) exit;; esac\n{body}\n");
    // By a shell: a file that this process has open is open in a child too that another test starts meanwhile, and a file
    // that is open for writing cannot be run (ETXTBSY).
    let mut shell = Command::new("/bin/sh");
    let mut shell = shell.args(["-c", "cat >\"$0\""]).arg(&path).stdin(Stdio::piped()).spawn().unwrap();
    shell.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    assert!(shell.wait().unwrap().success());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// Whether a tool of the system is there; a machine that tests were carried to need not have it.
fn has(tool: &str) -> bool {
    let has = Path::new(tool).exists();
    if !has {
        println!("SKIP: a compiler that misbehaves: there is no {tool}");
    }
    has
}

fn with_fake(body: &str) -> Error {
    let folder = tempfile::tempdir().unwrap();
    let engine = Engine::Clang(Some(fake(folder.path(), body)));
    let limit = Duration::from_secs(2);
    let compiler = Compiler::builder().engine(engine).cache(None).time_limit(limit).build().unwrap();
    let source = Source::new(Language::C, "a.c", "int x;");
    compiler.compile(&source, &gfx1151()).unwrap_err()
}

#[test]
fn a_compiler_that_hangs_is_stopped_with_its_children() {
    if !has("/bin/sh") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("pid");
    let error = with_fake(&format!("sleep 987 & echo $! > {}; wait", note.display()));
    assert!(matches!(error, Error::TimeLimit { .. }), "{error}");
    let pid = fs::read_to_string(note).unwrap();
    if !has("/bin/ps") {
        return;
    }
    // Whoever adopted it takes its status in a moment.
    let gone = (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        let ps = std::process::Command::new("ps").args(["-o", "stat=", "-p", pid.trim()]).output();
        ps.is_ok_and(|ps| ps.stdout.trim_ascii().is_empty() || ps.stdout.trim_ascii().starts_with(b"Z"))
    });
    assert!(gone, "process {pid} is still there");
}

#[test]
fn what_a_strange_compiler_does_is_an_error_of_its_own_kind() {
    if !has("/bin/sh") {
        return;
    }
    let error = with_fake("kill -SEGV $$");
    assert!(matches!(error, Error::Crashed { .. }) && error.to_string().contains("signal"), "{error}");
    let error = with_fake("exit 1");
    assert!(matches!(error, Error::Rejected(_)), "{error}");
    // It says that all is well.
    let error = with_fake("exit 0");
    assert!(matches!(&error, Error::Io { operation: "read", .. }), "{error}");
    let write = "while [ $# -gt 1 ]; do [ \"$1\" = -o ] && out=$2; shift; done";
    let error = with_fake(&format!("{write}; echo nonsense > $out"));
    assert!(matches!(error, Error::NotACodeObject { .. }), "{error}");
    let error = with_fake(&format!("{write}; echo x > $out; echo 'a.c:1:2: error: lost' >&2"));
    assert!(matches!(&error, Error::Rejected(_)) && error.to_string().contains("a.c:1:2: error: lost"), "{error}");
}

#[test]
fn a_crash_of_clang_is_no_crash_here() {
    let Some(clang) = clang() else { return };
    for what in ["crash", "llvm_fatal_error"] {
        let source = Source::opencl(format!("#pragma clang __debug {what}\n"));
        let error = clang.compile(&source, &gfx1151()).unwrap_err();
        let told = matches!(error, Error::Crashed { .. } | Error::Rejected(_));
        assert!(told, "{what}: {error}");
        assert!(error.to_string().len() < 4000, "{error}");
    }
}

#[test]
fn ten_megabytes_are_no_problem() {
    let Some(clang) = clang() else { return };
    let comment = "// 0123456789 0123456789 0123456789 0123456789 0123456789\n".repeat(180_000);
    assert!(comment.len() > 10_000_000);
    let text = format!("{comment}kernel void k(global int *x) {{ x[0] = 1; }}");
    made(&clang, &Source::opencl(text), &gfx1151());
    // Ten megabytes of errors: Clang gives up after some.
    let wrong = (0..250_000).map(|i| format!("int f{i}(int a) {{ int b; return a +; }}\n")).collect::<String>();
    let error = clang.compile(&Source::opencl(wrong).option("-Wall"), &gfx1151()).unwrap_err();
    assert!(matches!(error, Error::Rejected(_)) && error.to_string().len() < 4000, "{error}");
}

#[test]
fn nuls_and_names_are_refused_before_any_compiler() {
    if !has("/bin/sh") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let engine = Engine::Clang(Some(fake(folder.path(), "echo it was called >&2; exit 1")));
    let compiler = Compiler::builder().engine(engine).cache(None).build().unwrap();
    let compile = |source: Source| compiler.compile(&source, &gfx1151()).unwrap_err();
    let error = compile(Source::opencl("int a;\nint \0b;"));
    assert!(matches!(error, Error::Source { problem: SourceProblem::Nul { line: 2 }, .. }), "{error}");
    for source in [
        Source::opencl("").header("../../escape.h", ""),
        Source::opencl("").header("/etc/escape.h", ""),
        Source::new(Language::C, "-o", ""),
        Source::opencl("").option("-o"),
        Source::opencl("").option("-mcpu=gfx900"),
        Source::opencl("").option("a\0b"),
    ] {
        let error = compile(source);
        assert!(matches!(error, Error::Source { .. } | Error::Option { .. }), "{error}");
    }
}

#[test]
fn a_target_that_clang_does_not_know_is_told_with_the_newest_it_knows() {
    if !has("/bin/sh") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let body = "case \" $* \" in *' none '*) echo 'error: unknown target CPU' >&2; \
                echo 'note: valid target CPU values are: gfx600, tahiti, gfx900, gfx1036, gfx90a, gfx10-3-generic' >&2; exit 1;; esac; \
                echo \"error: unknown target CPU 'gfx1151'\" >&2; exit 1";
    let engine = Engine::Clang(Some(fake(folder.path(), body)));
    let compiler = Compiler::builder().engine(engine).cache(None).build().unwrap();
    let error = compiler.compile(&Source::new(Language::C, "a.c", ""), &gfx1151()).unwrap_err();
    assert!(matches!(&error, Error::Target { newest: Some(newest), .. } if newest == "gfx1036"), "{error}");
    assert_eq!(compiler.newest_processor().as_deref(), Some("gfx1036"));
    // The real one, with a processor that it is too old for.
    let Some(clang) = clang() else { return };
    let newest = clang.newest_processor().expect("a Clang says what it knows");
    let source = Source::new(Language::C, "a.c", "");
    clang.compile(&source, &target(&newest)).unwrap_or_else(|error| panic!("{newest}: {error}"));
    let words = clang.compile(&Source::opencl(""), &target("gfx1251"));
    match words {
        Err(error @ Error::Target { .. }) => assert!(error.to_string().contains("gfx1251"), "{error}"),
        Err(other) => panic!("{other}"),
        Ok(_) => println!("SKIP: a target that the installed Clang does not know: it knows gfx1251"),
    }
}

#[test]
fn without_a_compiler_the_error_says_where_it_looked_and_what_to_install() {
    let engine = Engine::Clang(Some("/no/such/folder/clang".into()));
    let error = Compiler::builder().engine(engine).build().unwrap_err();
    let words = error.to_string();
    assert!(matches!(error, Error::NoEngine { .. }), "{words}");
    assert!(words.contains("/no/such/folder/clang"), "{words}");
    let package = if cfg!(target_os = "freebsd") { "llvm22" } else { "clang-19" };
    assert!(words.contains(package) && words.contains("ROCM_RS_CLANG"), "{words}");
}

/// The command lines of processes that have these words in them.
fn processes_with(words: &str) -> Vec<String> {
    let ps = std::process::Command::new("ps").args(["-axww", "-o", "stat=,args="]).output();
    let text = ps.map(|ps| String::from_utf8_lossy(&ps.stdout).into_owned()).unwrap_or_default();
    text.lines().filter(|line| line.contains(words) && !line.starts_with('Z')).map(str::to_owned).collect()
}
