//! What a build script finds and what it tells cargo, in folders that look like machines.

#![cfg(feature = "link")]

mod places;

use places::Place;
use rocm_locate::{
    COMGR, HSA_RUNTIME, HSAKMT, NUMA, Target, Wanted,
    link::{Build, LinkError},
};
use std::{ffi::OsString, path::Path};

const TRIPLE: &str = "x86_64-unknown-linux-gnu";

fn build(place: &Place, wanted: &'static Wanted, cross: bool, variables: &[(&str, &Path)]) -> Build {
    let variable = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value));
    Build::new(wanted, Target::running(), cross, TRIPLE, &variable).rooted(place.0.path())
}

fn multiarch() -> String {
    format!("{}-linux-gnu", std::env::consts::ARCH)
}

#[test]
fn cargo_is_told_folder_name_root_headers_and_version() {
    let place = Place::new();
    place.library("rocm/lib/libhsa-runtime64.so.1.18.0");
    place.link("rocm/lib/libhsa-runtime64.so", "libhsa-runtime64.so.1.18.0");
    place.file("rocm/include/hsa/hsa.h", b"");
    let rocm = place.path("rocm");
    let linked = build(&place, &HSA_RUNTIME, false, &[("ROCM_PATH", &rocm)]).find().unwrap();
    let rocm = rocm.display();
    let expected = [
        format!("cargo::rustc-link-search=native={rocm}/lib"),
        "cargo::rustc-link-lib=dylib=hsa-runtime64".to_owned(),
        format!("cargo::metadata=root={rocm}"),
        format!("cargo::metadata=include={rocm}/include"),
        "cargo::metadata=version=1.18.0".to_owned(),
    ];
    assert_eq!(linked.directives(), expected);
}

#[test]
fn the_own_variable_is_taken_at_its_word_and_the_targets_wins() {
    let place = Place::new();
    place.library("usr/lib/libhsa-runtime64.so");
    let (own, other) = (place.path("own"), place.path("other"));
    // A folder without the library: no other one is linked in its stead.
    let error = build(&place, &HSA_RUNTIME, false, &[("HSA_RUNTIME_LIB_DIR", &own)]).find().unwrap_err();
    assert!(matches!(&error, LinkError::NotFound { attempts, .. } if attempts.len() == 1), "{error}");
    place.library("own/libhsa-runtime64.so");
    place.library("other/libhsa-runtime64.so");
    let variables = [("HSA_RUNTIME_LIB_DIR", own.as_path()), ("X86_64_UNKNOWN_LINUX_GNU_HSA_RUNTIME_LIB_DIR", &other)];
    assert_eq!(build(&place, &HSA_RUNTIME, false, &variables).find().unwrap().directories[0], other);
    assert_eq!(build(&place, &HSA_RUNTIME, false, &variables[..1]).find().unwrap().directories[0], own);
}

#[test]
fn every_variable_that_is_read_is_watched() {
    let watched = build(&Place::new(), &HSA_RUNTIME, false, &[]).watch();
    for name in
        ["HSA_RUNTIME_LIB_DIR", "HSA_RUNTIME_INCLUDE_DIR", "HSA_RUNTIME_STATIC", "HSA_RUNTIME_NO_VENDOR", "ROCM_PATH"]
    {
        for name in [name.to_owned(), format!("X86_64_UNKNOWN_LINUX_GNU_{name}")] {
            assert!(watched.contains(&format!("cargo::rerun-if-env-changed={name}")), "{name}");
        }
    }
    assert!(watched.contains(&"cargo::rerun-if-env-changed=DOCS_RS".to_owned()));
}

#[test]
fn a_library_that_can_only_be_run_with_names_the_development_package() {
    let place = Place::new();
    place.library("usr/lib/libhsa-runtime64.so.1");
    place.foreign("opt/rocm/lib/libhsa-runtime64.so");
    let error = build(&place, &HSA_RUNTIME, false, &[]).find().unwrap_err().to_string();
    for part in [
        "libhsa-runtime64.so.1 (system): can be run with, not linked with: there is no libhsa-runtime64.so",
        "opt/rocm/lib/libhsa-runtime64.so (system): for ",
        "usr/local/lib (system): absent",
        "HSA_RUNTIME_LIB_DIR",
    ] {
        assert!(error.contains(part), "{part} is not in:\n{error}");
    }
    if cfg!(target_os = "linux") {
        assert!(error.contains("apt install libhsa-runtime-dev"), "{error}");
        let file = place.path("usr/lib/libhsa-runtime64.so.1");
        assert!(error.contains(&format!("of which package a file is: dpkg -S {}\n", file.display())), "{error}");
    }
}

#[test]
fn an_archive_is_linked_with_what_it_needs() {
    let place = Place::new();
    place.file("usr/lib/libhsa-runtime64.a", b"!<arch>\n");
    let found = build(&place, &HSA_RUNTIME, false, &[]).find().unwrap();
    assert_eq!(found.names[0], ("hsa-runtime64".to_owned(), true));
    assert!(found.names.contains(&("drm".to_owned(), false)), "{:?}", found.names);
    assert!(found.directives().contains(&"cargo::rustc-link-lib=static=hsa-runtime64".to_owned()));
    // A shared library is preferred, unless an archive is asked for.
    place.library("usr/lib/libhsa-runtime64.so");
    let (yes, no) = (Path::new("1"), Path::new("0"));
    assert!(!build(&place, &HSA_RUNTIME, false, &[]).find().unwrap().names[0].1);
    assert!(!build(&place, &HSA_RUNTIME, false, &[("HSA_RUNTIME_STATIC", no)]).find().unwrap().names[0].1);
    assert!(build(&place, &HSA_RUNTIME, false, &[("HSA_RUNTIME_STATIC", yes)]).find().unwrap().names[0].1);
}

#[test]
fn when_something_else_is_compiled_for_the_hosts_prefixes_hold_nothing() {
    let place = Place::new();
    place.library("usr/lib/libhsa-runtime64.so");
    place.library("opt/rocm/lib/libhsa-runtime64.so");
    let rocm = place.path("opt/rocm");
    assert!(build(&place, &HSA_RUNTIME, false, &[]).find().is_ok());
    assert!(build(&place, &HSA_RUNTIME, true, &[]).find().is_err());
    // Named is named.
    assert!(build(&place, &HSA_RUNTIME, true, &[("ROCM_PATH", &rocm)]).find().is_ok());
    if cfg!(target_os = "linux") {
        place.library(&format!("usr/lib/{}/libhsa-runtime64.so", multiarch()));
        let found = build(&place, &HSA_RUNTIME, true, &[]).find().unwrap();
        assert_eq!(found.directories, [place.path("usr/lib").join(multiarch())]);
        assert_eq!(found.root, Some(place.path("usr")));
    }
}

#[test]
fn freebsd_is_told_what_freebsd_has() {
    let place = Place::new();
    let target = Target { architecture: "x86_64".to_owned(), os: "freebsd".to_owned(), little: true };
    let build = Build::new(&HSA_RUNTIME, target, true, "x86_64-unknown-freebsd", &|_| None).rooted(place.0.path());
    let error = build.find().unwrap_err().to_string();
    assert!(error.contains("FreeBSD has no package") && !error.contains("apt"), "{error}");
    // Its C++ library has another name.
    place.file("usr/local/lib/libhsa-runtime64.a", b"!<arch>\n");
    let root = place.path("usr/local");
    let variable = |name: &str| (name == "ROCM_PATH").then(|| root.clone().into_os_string());
    let target = Target { architecture: "x86_64".to_owned(), os: "freebsd".to_owned(), little: true };
    let names = Build::new(&HSA_RUNTIME, target, true, "x86_64-unknown-freebsd", &variable).find().unwrap().names;
    assert!(names.contains(&("c++".to_owned(), false)) && !names.iter().any(|(name, _)| name == "stdc++"), "{names:?}");
}

/// A FreeBSD that has ports, and no pkgconf: what is under /usr/local is found; what is there and is no library is told
/// with the command that says whose it is.
#[test]
fn what_freebsds_ports_install_is_found_and_what_is_wrong_there_is_named() {
    let place = Place::new();
    let machine = std::env::consts::ARCH.to_owned();
    let target = Target { architecture: machine, os: "freebsd".to_owned(), little: true };
    let build = |wanted: &'static Wanted, cross| {
        Build::new(wanted, target.clone(), cross, "x86_64-unknown-freebsd", &|_| None).rooted(place.0.path())
    };
    let error = build(&COMGR, false).find().unwrap_err().to_string();
    assert!(error.contains("usr/local/lib (system): absent") && error.contains("vendor/README.md"), "{error}");
    assert!(!error.contains("pkg which") && !error.contains("apt"), "nothing is there: {error}");
    let file = place.file("usr/local/lib/libamd_comgr.so", b"INPUT(-lnothing)\n");
    let error = build(&COMGR, false).find().unwrap_err().to_string();
    assert!(error.contains(&format!("of which package a file is: pkg which {}\n", file.display())), "{error}");
    place.library("usr/local/lib/libamd_comgr.so");
    place.file("usr/local/include/amd_comgr/amd_comgr.h", b"");
    let found = build(&COMGR, false).find().unwrap();
    assert_eq!(found.directories, [place.path("usr/local/lib")]);
    assert_eq!(
        (found.root, &found.include[..]),
        (Some(place.path("usr/local")), &[place.path("usr/local/include")][..])
    );
    // Debian's folders are not FreeBSD's.
    let folders = build(&COMGR, false).headers().unwrap();
    assert_eq!(folders.0, place.path("usr/local/include"));
    assert!(build(&COMGR, true).find().is_err(), "the host's prefix holds nothing for another machine");
}

/// The file for pkg-config that a port installs, read by the real pkg-config: of a root that has FreeBSD's folders.
#[test]
fn the_pc_files_of_ports_are_read() {
    const PART: &str = "ROCM_LOCATE_TEST_PORT";
    if std::env::var_os(PART).is_some() {
        let build = Build::new(&NUMA, Target::running(), false, "native", &|_| None);
        let found = build.rooted(Path::new("/nonexistent")).find();
        return println!("{found:?}");
    }
    let tool = std::env::var_os("PKG_CONFIG").unwrap_or_else(|| "pkg-config".into());
    if let Err(why) = std::process::Command::new(&tool).arg("--version").output() {
        return println!("SKIP: .pc files of ports: {}: {why}", tool.display());
    }
    let place = Place::new();
    // Our own libnuma's, as `numa-sys/install` writes it.
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../numa-sys/libnuma/numa.pc.in");
    let prefix = place.path("usr/local");
    let text = std::fs::read_to_string(template).unwrap();
    let text = text
        .replace("@prefix@", prefix.to_str().unwrap())
        .replace("@libdir@", place.path("usr/local/lib").to_str().unwrap());
    place.file("usr/local/libdata/pkgconfig/numa.pc", text.as_bytes());
    place.file("usr/local/include/numa.h", b"");
    place.library("usr/local/lib/libnuma.so");
    let this = std::env::current_exe().unwrap();
    let ask = |folder: &Path| {
        // The folder that FreeBSD's pkgconf has built in.
        let mut command = std::process::Command::new(&this);
        command.args(["--exact", "the_pc_files_of_ports_are_read", "--nocapture"]).env(PART, "1");
        command.env("PKG_CONFIG_LIBDIR", folder).env_remove("PKG_CONFIG_PATH");
        let output = command.output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let found = ask(&place.path("usr/local/libdata/pkgconfig"));
    for part in [
        "origin: PkgConfig".to_owned(),
        format!("directories: [{:?}]", place.path("usr/local/lib")),
        format!("root: Some({prefix:?})"),
        format!("include: [{:?}]", place.path("usr/local/include")),
        "names: [(\"numa\", false)]".to_owned(),
    ] {
        assert!(found.contains(&part), "{part} is not in:\n{found}");
    }
    assert!(ask(&place.path("usr/local/lib/pkgconfig")).contains("NotFound"));
}

#[test]
fn headers_are_found_or_it_is_said_where_they_are_not() {
    let place = Place::new();
    let error = build(&place, &HSAKMT, false, &[]).headers().unwrap_err().to_string();
    for part in ["hsakmt/hsakmt.h or hsakmt.h", "usr/local/include", "HSAKMT_INCLUDE_DIR"] {
        assert!(error.contains(part), "{part} is not in:\n{error}");
    }
    place.file("usr/include/hsakmt.h", b"");
    assert_eq!(build(&place, &HSAKMT, false, &[]).headers().unwrap(), (place.path("usr/include"), "hsakmt.h"));
    place.file("own/hsakmt/hsakmt.h", b"");
    let own = place.path("own");
    let found = build(&place, &HSAKMT, false, &[("HSAKMT_INCLUDE_DIR", &own)]).headers().unwrap();
    assert_eq!(found, (own, "hsakmt/hsakmt.h"));
    let none = place.path("none");
    assert!(build(&place, &HSAKMT, false, &[("HSAKMT_INCLUDE_DIR", &none)]).headers().is_err());
}

#[test]
fn packagers_have_a_veto() {
    let place = Place::new();
    assert!(!build(&place, &HSA_RUNTIME, false, &[]).vendoring_forbidden());
    assert!(build(&place, &HSA_RUNTIME, false, &[("HSA_RUNTIME_NO_VENDOR", Path::new("1"))]).vendoring_forbidden());
}
