//! What is wrong with sources, patches and tools is named, and what was begun is finished by the next run.

mod common;

use common::has_shell;
use rocm_vendor::{Clang, Component, Error, Script};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

const GREETING: &str = "#include <stdio.h>\n\nint main(void)\n{\n\tputs(\"hello\");\n\treturn 0;\n}\n";
const PATCH: &str = "Why: the test.\nUpstream: none.\nRemove: never.\n\n--- a/src/main.c\n+++ b/src/main.c\n@@ -3,5 +3,5 @@\n int main(void)\n {\n-\tputs(\"hello\");\n+\tputs(\"patched\");\n \treturn 0;\n }\n";

/// A component of one C file and its sources, in a folder with a space in its name.
struct Rig {
    _home: TempDir,
    component: PathBuf,
    sources: PathBuf,
    out: PathBuf,
}

impl Rig {
    fn new() -> Rig {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("a folder");
        let (component, sources, out) = (root.join("hello"), root.join("the sources"), root.join("out dir"));
        let write = |path: PathBuf, text: &str| {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write(
            component.join("pin.toml"),
            "name = \"hello\"\nversion = \"1\"\nrepository = \"r\"\nrevision = \"v1\"\nlicense = \"MIT\"\n\
             variable = \"HELLO_SOURCES\"\nneeded = [\"CMakeLists.txt\", \"src/\"]\narchive = []\n",
        );
        write(sources.join("src/main.c"), GREETING);
        write(
            sources.join("CMakeLists.txt"),
            "cmake_minimum_required(VERSION 3.5)\nproject(hello C)\nfind_program(GIT NAMES git)\n\
             execute_process(COMMAND git rev-parse HEAD WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} RESULT_VARIABLE r)\n\
             if(r EQUAL 0)\n  message(FATAL_ERROR \"another repository is taken for ours\")\nendif()\n\
             add_executable(hello src/main.c)\ninstall(TARGETS hello DESTINATION bin)\n",
        );
        write(sources.join("unneeded"), "anything");
        write(component.join("patches/series"), "# comment\n0001.patch\n");
        write(component.join("patches/0001.patch"), PATCH);
        write(component.join("overlay/any/note"), "beside");
        let rig = Rig { _home: home, component, sources, out };
        let manifest = rocm_vendor::Manifest::make(&Component::without_manifest(&rig.component).unwrap(), &rig.sources);
        fs::write(rig.component.join("manifest"), manifest.unwrap().text()).unwrap();
        rig
    }

    fn component(&self) -> Component {
        Component::at(&self.component).unwrap()
    }

    fn prepare(&self) -> Result<rocm_vendor::Prepared, Error> {
        self.component().prepare(&self.out, "linux", || Ok(self.sources.clone()))
    }

    /// What a build script does, in a process of its own, since the cmake crate reads cargo's variables: `child` is a test
    /// below.
    fn child(&self, child: &str, variables: &[(&str, &Path)]) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", child, "--ignored", "--nocapture"]);
        command.env("RIG_COMPONENT", &self.component).env("RIG_OUT", &self.out).env("HELLO_SOURCES", &self.sources);
        command.env("TARGET", "x86_64-unknown-linux-gnu").env("HOST", "x86_64-unknown-linux-gnu").env("OPT_LEVEL", "0");
        command.envs(variables.iter().copied());
        command
    }

    fn build(&self, variables: &[(&str, &Path)]) -> Output {
        self.child("child_that_builds", variables).output().unwrap()
    }

    fn program(&self) -> PathBuf {
        self.out.join("hello/install/bin/hello")
    }

    fn main_c(&self) -> String {
        fs::read_to_string(self.out.join("tree/source/src/main.c")).unwrap()
    }
}

/// Everything that a process says.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// A program of a few words of shell.
fn fake(folder: &Path, name: &str, script: &str) -> PathBuf {
    let path = folder.join(name);
    common::executable(&path, &format!("#!/bin/sh\n{script}\n"));
    path
}

/// Whether a build can be tried; says so when not.
fn can_build() -> bool {
    let there = |program| Command::new(program).arg("--version").output().is_ok();
    let can = there("cmake") && there("ninja");
    if !can {
        println!("SKIP: vendor: a build: cmake or ninja is not there");
    }
    can
}

#[test]
fn sources_are_copied_patched_and_left_alone() {
    let rig = Rig::new();
    // Read-only sources are as good, and so are read-only folders (which say nothing to root).
    let folder = rig.sources.join("src");
    let listed = || fs::read_dir(&folder).unwrap().count();
    fs::set_permissions(folder.join("main.c"), fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let before = listed();
    let prepared = rig.prepare().unwrap();
    assert_eq!(listed(), before);
    let copy = fs::metadata(prepared.source.join("src")).unwrap().permissions();
    assert_eq!(copy.mode() & 0o200, 0o200, "a tree that cannot be removed");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(rig.main_c().contains("patched"));
    assert_eq!(fs::read_to_string(rig.sources.join("src/main.c")).unwrap(), GREETING);
    assert!(!prepared.source.join("unneeded").exists());
    assert_eq!(fs::read_to_string(prepared.overlay.unwrap().join("note")).unwrap(), "beside");
    // What is prepared needs no sources.
    let again = rig.component().prepare(&rig.out, "linux", || panic!("asked for the sources"));
    assert_eq!(again.unwrap().digest, prepared.digest);
    // A change of ours is a reason to make it anew.
    fs::write(rig.component.join("patches/0001.patch"), PATCH.replace("patched", "changed")).unwrap();
    rig.prepare().unwrap();
    assert!(rig.main_c().contains("changed"));
}

#[test]
fn a_tampered_file_is_named_with_both_hashes() {
    let rig = Rig::new();
    let wanted = rig.component().manifest().files().find(|(path, _)| *path == "src/main.c").unwrap().1.to_owned();
    let file = rig.sources.join("src/main.c");
    fs::write(&file, GREETING.replace("hello", "evil!")).unwrap();
    let Err(Error::Differs { path, found, wanted: said, .. }) = rig.prepare() else { panic!("accepted") };
    assert!(path == file && said == wanted && found != wanted && found.len() == 64);
    let text = rig.prepare().unwrap_err().to_string();
    assert!(text.contains(&found) && text.contains(&wanted) && text.contains("src/main.c"), "{text}");
    assert!(!rig.out.join("tree").exists(), "a half is not a tree");
    // The right file again: the next run finishes.
    fs::write(&file, GREETING).unwrap();
    rig.prepare().unwrap();
    fs::remove_file(&file).unwrap();
    fs::remove_file(rig.out.join("tree.stamp")).unwrap();
    assert!(matches!(rig.prepare(), Err(Error::Missing { path, .. }) if path == file));
}

#[test]
fn missing_sources_name_the_command() {
    let rig = Rig::new();
    let text = rig.component().sources_by(None).unwrap_err().to_string();
    assert!(text.contains("ci/vendor fetch hello") && text.contains("HELLO_SOURCES"), "{text}");
    assert_eq!(rig.component().sources_by(Some(rig.sources.clone())).unwrap(), rig.sources);
    assert!(rig.component().sources_by(Some("/nowhere".into())).unwrap_err().to_string().contains("/nowhere"));
}

#[test]
fn a_patch_that_does_not_apply_is_named_with_its_hunk_and_file() {
    let rig = Rig::new();
    let two = format!("{PATCH}@@ -20,1 +20,1 @@\n-nothing like it\n+something\n");
    fs::write(rig.component.join("patches/0001.patch"), two).unwrap();
    let error = rig.prepare().unwrap_err();
    let Error::Hunk { hunk, file, patch, .. } = &error else { panic!("{error}") };
    assert!(*hunk == 2 && file == "src/main.c" && patch.ends_with("patches/0001.patch"), "{error}");
    assert!(error.to_string().contains("hunk 2") && error.to_string().contains("src/main.c"), "{error}");
    // A head that does not say why, and a path that leads out.
    fs::write(rig.component.join("patches/0001.patch"), PATCH.replace("Why:", "Because:")).unwrap();
    assert!(rig.prepare().unwrap_err().to_string().contains("`Why:`"));
    fs::write(rig.component.join("patches/0001.patch"), PATCH.replace("src/main.c", "../main.c")).unwrap();
    assert!(matches!(rig.prepare(), Err(Error::Pin { .. })));
}

#[test]
fn manifests_with_nonsense_are_refused() {
    let hash = "0".repeat(64);
    for bad in ["", "x", &format!("{hash}  ../up\n"), &format!("{hash}  /etc/passwd\n"), "12  file\n"] {
        assert!(rocm_vendor::Manifest::parse(bad).is_err(), "{bad}");
    }
    assert!(rocm_vendor::Manifest::parse(&format!("{hash}  a\n{hash}  a\n")).is_err());
}

#[test]
fn what_was_interrupted_is_made_anew() {
    let rig = Rig::new();
    fs::create_dir_all(rig.out.join("tree.new/source/src")).unwrap();
    fs::write(rig.out.join("tree.new/source/src/main.c"), "half").unwrap();
    // A tree without a stamp may be anything.
    fs::create_dir_all(rig.out.join("tree/source/src")).unwrap();
    fs::write(rig.out.join("tree/source/src/stray.c"), "half").unwrap();
    rig.prepare().unwrap();
    assert!(rig.main_c().contains("patched") && !rig.out.join("tree/source/src/stray.c").exists());
    assert!(!rig.out.join("tree.new").exists());
}

#[test]
fn two_at_once_wait_for_each_other() {
    let rig = Rig::new();
    let (component, out, sources) = (rig.component(), rig.out.clone(), rig.sources.clone());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let script = Script::start_in(component.clone(), &out, "linux").unwrap();
                component.prepare(script.folder(), "linux", || Ok(sources.clone())).unwrap();
                let text = fs::read_to_string(script.folder().join("tree/source/src/main.c")).unwrap();
                assert!(text.contains("patched"));
            });
        }
    });
}

#[test]
fn clangs_that_do_not_serve_are_named() {
    if !has_shell() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let fake = |name: &str, version: &str, targets: &str| {
        let script = format!("case $1 in --version) echo '{version}' ;; --print-targets) echo '{targets}' ;; esac");
        fake(home.path(), name, &script)
    };
    let old = fake("old", "Debian clang version 14.0.6", "amdgcn - AMD");
    let text = Clang::find_by(Some(old.clone()), 19).unwrap_err().to_string();
    assert!(text.contains("is version 14") && text.contains("19 or newer") && text.contains("pkg install"), "{text}");
    assert!(Clang::find_by(Some(old), 14).is_ok_and(|clang| clang.major == 14));
    // FreeBSD's own.
    let base = fake("base", "FreeBSD clang version 19.1.7", "x86-64 - 64-bit X86");
    assert!(Clang::find_by(Some(base), 19).unwrap_err().to_string().contains("no AMDGPU backend"));
    let gcc = fake("gcc", "gcc 12.2.0", "");
    assert!(Clang::find_by(Some(gcc), 19).unwrap_err().to_string().contains("is not clang"));
}

/// A clang asks for its linker by name; where that is in no folder, the package is named. So is one that is there and broken.
#[test]
fn a_clang_without_its_linker_is_named_with_what_to_install() {
    let rig = Rig::new();
    let folder = tempfile::tempdir().unwrap();
    let clang = |name: &str, linker: &str| {
        let script = format!(
            "case $1 in --version) echo clang version 21.1.0 ;; --print-targets) echo amdgcn ;;\n\
             -print-prog-name=ld.lld) echo '{linker}' ;; *) exit 9 ;; esac"
        );
        fake(folder.path(), name, &script)
    };
    let link = |clang: &Path, path: &Path| {
        let variables = [("ROCM_VENDOR_CLANG", clang), ("PATH", path)];
        rig.child("child_that_asks_for_the_linker", &variables).output().unwrap()
    };
    let there = fake(folder.path(), "an ld.lld", "echo LLD 21.1.0");
    assert!(link(&clang("whole", there.to_str().unwrap()), folder.path()).status.success());
    for (name, linker) in [("bare", "ld.lld"), ("wrong", "/no/such/ld.lld")] {
        let clang = clang(name, linker);
        let output = link(&clang, &folder.path().join("nothing"));
        let text = said(&output);
        assert!(
            !output.status.success() && text.contains(&format!("ld.lld, which {} links", clang.display())),
            "{text}"
        );
        assert!(text.contains("install LLVM's linker (Debian: lld-21; FreeBSD: "), "{text}");
    }
}

#[test]
#[ignore = "run by the test above"]
fn child_that_asks_for_the_linker() {
    let linker = Clang::find(19).and_then(|clang| clang.linker());
    linker.map(drop).unwrap_or_else(|why| panic!("{why}"));
}

#[test]
fn it_is_built_once_within_another_repository_and_with_spaces() {
    if !can_build() {
        return;
    }
    let rig = Rig::new();
    let git = |arguments: &[&str]| {
        let done = Command::new("git").args(arguments).current_dir(rig.out.parent().unwrap()).output();
        assert!(done.is_ok_and(|done| done.status.success()), "{arguments:?}");
    };
    git(&["init", "-q"]);
    git(&["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "--allow-empty", "-m", "x"]);
    let first = rig.build(&[]);
    assert!(first.status.success(), "{}", said(&first));
    let program = rig.program();
    assert_eq!(Command::new(&program).output().unwrap().stdout, b"patched\n");
    // Again: nothing is built, and nothing is asked of the sources.
    let before = fs::metadata(&program).unwrap().modified().unwrap();
    fs::rename(&rig.sources, rig.sources.with_file_name("moved")).unwrap();
    let began = std::time::Instant::now();
    assert!(rig.build(&[]).status.success());
    println!("vendor: a build with nothing to do: {:?}", began.elapsed());
    assert_eq!(fs::metadata(&program).unwrap().modified().unwrap(), before);
    // A build that was ended within goes on.
    fs::remove_file(rig.out.join("hello/build.stamp")).unwrap();
    fs::remove_file(&program).unwrap();
    assert!(rig.build(&[]).status.success() && program.is_file());
}

#[test]
fn tools_that_are_missing_or_too_old_are_named_with_what_to_install() {
    let rig = Rig::new();
    let refused = |variables: &[(&str, &Path)], words: &[&str]| {
        let output = rig.build(variables);
        let text = said(&output);
        assert!(!output.status.success() && words.iter().all(|word| text.contains(word)), "{text}");
        assert!(text.contains("pkg install cmake ninja"), "{text}");
    };
    let folder = tempfile::tempdir().unwrap();
    refused(&[("PATH", folder.path())], &["cmake: "]);
    if !has_shell() {
        return;
    }
    let old = fake(folder.path(), "old", "echo cmake version 3.18.4");
    refused(&[("CMAKE", &old)], &["cmake version 3.18.4", "3.19 or newer is needed"]);
    let odd = fake(folder.path(), "odd", "exit 0");
    refused(&[("CMAKE", &odd)], &["says nothing"]);
    let new = fake(folder.path(), "new", "echo cmake version 4.1.0");
    refused(&[("CMAKE", &new), ("PATH", folder.path())], &["ninja: "]);
    assert!(!rig.out.join("hello/build").exists(), "something was begun");
}

#[test]
fn two_builds_at_once_and_one_that_is_killed() {
    if !can_build() {
        return;
    }
    let rig = Rig::new();
    // A compiler that does not come to its end before it may, and never twice at a time.
    let folder = tempfile::tempdir().unwrap();
    let script = "case \"$*\" in *main.c*) ;; *) exec cc \"$@\" ;; esac\n[ -e \"$0.go\" ] || sleep 1000\n\
                  mkdir \"$0.busy\" || exit 7\nsleep 0.5\ncc \"$@\" && rmdir \"$0.busy\"";
    let slow = fake(folder.path(), "slow", script);
    let mut command = rig.child("child_that_builds", &[("CC", &slow)]);
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut killed = command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let began = std::time::Instant::now();
    while !rig.out.join("hello/build/build.ninja").is_file() {
        assert!(began.elapsed().as_secs() < 100, "it is not configured");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    // SAFETY: the group is that of the process above, which is not waited for yet.
    assert_eq!(unsafe { libc::kill(-(killed.id() as i32), libc::SIGKILL) }, 0);
    assert!(!killed.wait().unwrap().success());
    assert!(!rig.program().exists());
    fs::write(folder.path().join("slow.go"), "").unwrap();
    std::thread::scope(|scope| {
        let builds = [0, 1, 2].map(|_| scope.spawn(|| rig.build(&[("CC", &slow)])));
        for output in builds.map(|build| build.join().unwrap()) {
            assert!(output.status.success(), "{}", said(&output));
        }
    });
    assert_eq!(Command::new(rig.program()).output().unwrap().stdout, b"patched\n");
}

#[test]
fn a_packagers_veto_names_its_variable() {
    let rig = Rig::new();
    // What makes a folder look like this crate's own, which a machine that only runs the tests has not.
    let home = rig.component.parent().unwrap();
    for file in ["rocr/pin.toml", "src/pin.rs"] {
        fs::create_dir_all(home.join(file).parent().unwrap()).unwrap();
        fs::write(home.join(file), "").unwrap();
    }
    let run = |value: &str| {
        let variables = [("HELLO_NO_VENDOR", Path::new(value)), ("OUT_DIR", &rig.out), ("CARGO_MANIFEST_DIR", home)];
        rig.child("child_that_starts", &variables).output().unwrap()
    };
    let text = said(&run("1"));
    assert!(
        text.contains("HELLO_NO_VENDOR is set, so hello is not built") && text.contains("feature `vendored`"),
        "{text}"
    );
    assert!(text.contains("cargo::rerun-if-env-changed=HELLO_NO_VENDOR"), "{text}");
    for allowed in ["", "0"] {
        let output = run(allowed);
        assert!(output.status.success(), "{}", said(&output));
    }
}

#[test]
#[ignore = "run by the test above"]
fn child_that_starts() {
    Script::start("hello", "HELLO_NO_VENDOR").map(drop).unwrap_or_else(|why| panic!("{why}"));
}

#[test]
#[ignore = "run by the tests above"]
fn child_that_builds() {
    let component = Component::at(Path::new(&std::env::var_os("RIG_COMPONENT").unwrap())).unwrap();
    let out = PathBuf::from(std::env::var_os("RIG_OUT").unwrap());
    let script = Script::start_in(component, &out, "linux").unwrap();
    let built = script.prepare().and_then(|prepared| script.build(&prepared, "."));
    built.unwrap_or_else(|why| panic!("{why}"));
}
