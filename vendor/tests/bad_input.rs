//! What is wrong with sources, patches and tools is named, and what was begun is finished by the next run.

use rocm_vendor::{Clang, Component, Error, Script};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
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

    fn main_c(&self) -> String {
        fs::read_to_string(self.out.join("tree/source/src/main.c")).unwrap()
    }
}

#[test]
fn sources_are_copied_patched_and_left_alone() {
    let rig = Rig::new();
    // Read-only sources are as good.
    fs::set_permissions(rig.sources.join("src/main.c"), fs::Permissions::from_mode(0o444)).unwrap();
    let prepared = rig.prepare().unwrap();
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
    let home = tempfile::tempdir().unwrap();
    let fake = |name: &str, version: &str, targets: &str| {
        let path = home.path().join(name);
        let script =
            format!("#!/bin/sh\ncase $1 in --version) echo '{version}' ;; --print-targets) echo '{targets}' ;; esac\n");
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
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

/// The build itself, in a process of its own, since the cmake crate reads cargo's variables.
#[test]
fn it_is_built_once_within_another_repository_and_with_spaces() {
    if Command::new("cmake").arg("--version").output().is_err()
        || Command::new("ninja").arg("--version").output().is_err()
    {
        return println!("SKIP: vendor: a build: cmake or ninja is not there");
    }
    let rig = Rig::new();
    let git = |arguments: &[&str]| {
        let done = Command::new("git").args(arguments).current_dir(rig.out.parent().unwrap()).output();
        assert!(done.is_ok_and(|done| done.status.success()), "{arguments:?}");
    };
    git(&["init", "-q"]);
    git(&["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "--allow-empty", "-m", "x"]);
    let run = |path: Option<&Path>| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "child_that_builds", "--ignored", "--nocapture"]);
        command.env("RIG_COMPONENT", &rig.component).env("RIG_OUT", &rig.out).env("HELLO_SOURCES", &rig.sources);
        for (name, value) in
            [("TARGET", "x86_64-unknown-linux-gnu"), ("HOST", "x86_64-unknown-linux-gnu"), ("OPT_LEVEL", "0")]
        {
            command.env(name, value);
        }
        if let Some(path) = path {
            command.env("PATH", path);
        }
        command.output().unwrap()
    };
    // Without tools: one error that says which, and what to install.
    let empty = tempfile::tempdir().unwrap();
    let bare = run(Some(empty.path()));
    let text = String::from_utf8_lossy(&bare.stderr).into_owned() + &String::from_utf8_lossy(&bare.stdout);
    assert!(!bare.status.success() && text.contains("cmake: ") && text.contains("pkg install cmake ninja"), "{text}");
    let first = run(None);
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    let program = rig.out.join("hello/install/bin/hello");
    assert_eq!(Command::new(&program).output().unwrap().stdout, b"patched\n");
    // Again: nothing is built, and nothing is asked of the sources.
    let before = fs::metadata(&program).unwrap().modified().unwrap();
    fs::rename(&rig.sources, rig.sources.with_file_name("moved")).unwrap();
    let began = std::time::Instant::now();
    assert!(run(None).status.success());
    println!("vendor: a build with nothing to do: {:?}", began.elapsed());
    assert_eq!(fs::metadata(&program).unwrap().modified().unwrap(), before);
    // A build that was ended within goes on.
    fs::remove_file(rig.out.join("hello/build.stamp")).unwrap();
    fs::remove_file(&program).unwrap();
    assert!(run(None).status.success() && program.is_file());
}

#[test]
#[ignore = "run by the test above"]
fn child_that_builds() {
    let component = Component::at(Path::new(&std::env::var_os("RIG_COMPONENT").unwrap())).unwrap();
    let out = PathBuf::from(std::env::var_os("RIG_OUT").unwrap());
    let script = Script::start_in(component, &out, "linux").unwrap();
    let built = script.prepare().and_then(|prepared| script.build(&prepared, "."));
    built.unwrap_or_else(|why| panic!("{why}"));
}
