//! Which LLVM comgr is built with: an `llvm-config` that is the right one, and each way in which one is not.

mod common;

use common::has_shell;
use rocm_vendor::{Error, Llvm};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// An installed LLVM, as far as it is looked at, in a folder with a space in its name.
struct Installed {
    _folder: tempfile::TempDir,
    prefix: PathBuf,
}

impl Installed {
    fn new(version: &str, targets: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let prefix = folder.path().join("an LLVM");
        let at = |path: &str| prefix.join(path);
        for file in [
            "include/llvm/IR/Module.h",
            "include/clang/Options/Options.h",
            "include/lld/Common/Driver.h",
            "lib/libLLVM.so",
            "lib/libclang-cpp.so.22.1",
            "lib/liblldELF.a",
            "bin/clang",
            "bin/opt",
            "bin/llvm-link",
        ] {
            fs::create_dir_all(at(file).parent().unwrap()).unwrap();
            fs::write(at(file), "").unwrap();
        }
        let root = prefix.display();
        let script = format!(
            "#!/bin/sh\ncase $1 in\n--version) echo {version} ;;\n--targets-built) echo {targets} ;;\n\
             --includedir) echo '{root}/include' ;;\n--libdir) echo '{root}/lib' ;;\n--bindir) echo '{root}/bin' ;;\n\
             *) exit 1 ;;\nesac\n"
        );
        common::executable(&at("bin/llvm-config"), &script);
        Self { _folder: folder, prefix }
    }

    fn config(&self) -> PathBuf {
        self.prefix.join("bin/llvm-config")
    }
}

/// What is said of an `llvm-config` that is named.
fn refused(config: &Path) -> String {
    match Llvm::find_by(Some(config.to_owned()), 22) {
        Err(error @ Error::Tool { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_whole_one_is_taken() {
    if !has_shell() {
        return;
    }
    let llvm = Installed::new("22.1.8", "X86 AMDGPU AArch64");
    let found = Llvm::find_by(Some(llvm.config()), 22).unwrap();
    assert_eq!((found.config, found.version.as_str()), (llvm.config(), "22.1.8"));
}

#[test]
fn another_major_version_is_named_with_what_to_install() {
    if !has_shell() {
        return;
    }
    for version in ["21.1.6", "23.0.0git", "220.1.0", "nonsense"] {
        let said = refused(&Installed::new(version, "AMDGPU").config());
        assert!(said.contains(version) && said.contains("those of 22"), "{said}");
        assert!(said.contains("libclang-22-dev") && said.contains("pkg install llvm22"), "{said}");
    }
}

#[test]
fn what_is_missing_is_named() {
    if !has_shell() {
        return;
    }
    let said = refused(&Installed::new("22.1.8", "X86 AArch64").config());
    assert!(said.contains("without the AMDGPU backend"), "{said}");
    for file in [
        "include/lld/Common/Driver.h",
        "lib/liblldELF.a",
        "include/clang/Options/Options.h",
        "bin/opt",
        "lib/libLLVM.so",
    ] {
        let llvm = Installed::new("22.1.8", "AMDGPU");
        fs::remove_file(llvm.prefix.join(file)).unwrap();
        let said = refused(&llvm.config());
        assert!(said.contains(&format!("lacks {}", llvm.prefix.join(file).display())), "{said}");
    }
    let llvm = Installed::new("22.1.8", "AMDGPU");
    fs::remove_file(llvm.prefix.join("lib/libclang-cpp.so.22.1")).unwrap();
    assert!(refused(&llvm.config()).contains("lib/libclang-cpp.so\n"), "{}", refused(&llvm.config()));
}

#[test]
fn what_is_named_is_taken_at_its_word() {
    let said = refused(Path::new("/no/such/llvm-config"));
    assert!(said.contains("/no/such/llvm-config is not there"), "{said}");
    if !has_shell() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("llvm-config");
    fs::write(&file, "#!/bin/sh\nexit 3\n").unwrap();
    assert!(refused(&file).contains("cannot be run"), "{}", refused(&file));
    common::executable(&file, "#!/bin/sh\nexit 3\n");
    assert!(refused(&file).contains("exit status: 3"), "{}", refused(&file));
}
