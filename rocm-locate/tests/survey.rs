//! What a survey sees, in folders that look like machines.

mod places;

use places::Place;
use rocm_locate::{COMGR, HSA_RUNTIME, Origin, Problem, Survey};
use std::path::{Path, PathBuf};

fn names(files: &[&rocm_locate::Sighting]) -> Vec<String> {
    files.iter().map(|s| s.path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn an_empty_machine_has_places_and_nothing_in_them() {
    let place = Place::new();
    let survey = Survey::of(&HSA_RUNTIME, &place.surroundings(&[], true));
    // Linux has one of the machine's own folders more, FreeBSD not.
    assert!(survey.places.len() >= 8, "{survey:?}");
    assert!(survey.places.iter().all(|looked| looked.found.is_empty()));
    assert!(survey.usable().is_empty() && survey.different().is_empty());
    let folders: Vec<PathBuf> = survey.places.iter().filter_map(|looked| looked.place.directory.clone()).collect();
    for wanted in ["usr/local/lib", "usr/lib", "usr/lib64", "opt/rocm/lib"] {
        assert!(folders.contains(&place.path(wanted)), "{wanted} is not in {folders:?}");
    }
}

#[test]
fn the_order_is_own_variable_rocm_path_loader_system() {
    let place = Place::new();
    let (own, rocm, path) = (place.path("own"), place.path("rocm"), place.path("searched"));
    let variables = [
        ("LD_LIBRARY_PATH", path.as_path()),
        ("ROCM_PATH", &rocm),
        ("HSA_RUNTIME_LIB_DIR", &own),
        ("AMD_COMGR_LIB_DIR", Path::new("/elsewhere")),
    ];
    let survey = Survey::of(&HSA_RUNTIME, &place.surroundings(&variables, true));
    let mut origins: Vec<Origin> = survey.places.into_iter().map(|looked| looked.place.origin).collect();
    origins.dedup();
    let variable = |name: &str| Origin::Variable(name.to_owned());
    let expected = [
        variable("HSA_RUNTIME_LIB_DIR"),
        Origin::Loaded,
        variable("ROCM_PATH"),
        variable("LD_LIBRARY_PATH"),
        Origin::Loader,
        Origin::System,
    ];
    assert_eq!(origins, expected);
    // A variable that is empty is one that is not set.
    let survey = Survey::of(&HSA_RUNTIME, &place.surroundings(&[("HSA_RUNTIME_LIB_DIR", Path::new(""))], true));
    assert_eq!(survey.places[0].place.origin, Origin::Loaded);
}

#[test]
fn two_versions_in_one_search_path_are_both_seen_and_the_first_is_taken() {
    let place = Place::new();
    place.library("rocm/lib/libhsa-runtime64.so.1.18.0");
    place.link("rocm/lib/libhsa-runtime64.so.1", "libhsa-runtime64.so.1.18.0");
    place.link("rocm/lib/libhsa-runtime64.so", "libhsa-runtime64.so.1");
    place.library("usr/lib/libhsa-runtime64.so.1.5.0");
    place.link("usr/lib/libhsa-runtime64.so.1", "libhsa-runtime64.so.1.5.0");
    // Others that no link leads to: seen, the newest first, but not what a loader would open.
    place.library("usr/lib/libhsa-runtime64.so.1.9.0");
    place.library("usr/lib/libhsa-runtime64.so.1.13.0");
    let rocm = place.path("rocm");
    let survey = Survey::of(&HSA_RUNTIME, &place.surroundings(&[("ROCM_PATH", &rocm)], true));
    let versions: Vec<_> = survey.different().into_iter().map(|s| s.version.clone().unwrap()).collect();
    assert_eq!(versions, ["1.18.0", "1.5.0", "1.13.0", "1.9.0"]);
    let usable = survey.usable();
    assert_eq!(names(&usable), ["libhsa-runtime64.so.1", "libhsa-runtime64.so.1"]);
    assert_eq!(usable[0].version.as_deref(), Some("1.18.0"));
}

#[test]
fn in_one_place_the_newer_abi_comes_first_and_prefixes_are_sorted_by_number() {
    let place = Place::new();
    for (prefix, abi) in [("rocm-6.2.4", 2), ("rocm-10.0.0", 3), ("rocm-7.2.4", 3), ("rocm-latest", 3), ("rocmx", 3)] {
        place.library(&format!("opt/{prefix}/lib/libamd_comgr.so.{abi}"));
    }
    place.library("opt/rocm-7.2.4/lib/libamd_comgr.so.2");
    let survey = Survey::of(&COMGR, &place.surroundings(&[], true));
    let files: Vec<_> =
        survey.usable().into_iter().map(|s| s.path.strip_prefix(place.0.path()).unwrap().to_owned()).collect();
    let expected = [
        "opt/rocm-10.0.0/lib/libamd_comgr.so.3",
        "opt/rocm-7.2.4/lib/libamd_comgr.so.3",
        "opt/rocm-7.2.4/lib/libamd_comgr.so.2",
        "opt/rocm-6.2.4/lib/libamd_comgr.so.2",
    ];
    assert_eq!(files, expected.map(PathBuf::from));
}

#[test]
fn what_cannot_be_used_says_why() {
    let place = Place::new();
    place.foreign("usr/local/lib/libhsa-runtime64.so.1");
    place.file("usr/lib/libhsa-runtime64.so.1", b"This package is a transitional one.\n");
    place.link("opt/rocm/lib/libhsa-runtime64.so.1", "nowhere");
    place.file("usr/lib64", b"a file where a folder is looked for");
    let survey = Survey::of(&HSA_RUNTIME, &place.surroundings(&[], true));
    assert!(survey.usable().is_empty());
    let problems: Vec<_> = survey.different().into_iter().map(|s| s.problem.clone().unwrap()).collect();
    let words: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(matches!(problems[0], Problem::WrongMachine { .. }), "{words:?}");
    assert!(words[0].contains("is wanted") && words[0].contains(std::env::consts::ARCH), "{words:?}");
    assert_eq!(problems[1], Problem::NotALibrary);
    assert!(matches!(problems[2], Problem::Unreadable(_)), "{words:?}");
    // An ELF file that ends in its header, an empty file and a folder of that name.
    for bytes in [&b"\x7fELF\x02\x01"[..], b"", b"\x7fELF\x09\x09abcdefghijklmnopqrst"] {
        place.file("usr/lib/libhsa-runtime64.so.1", bytes);
        let survey = Survey::of(&HSA_RUNTIME, &place.surroundings(&[], true));
        assert_eq!(survey.different()[1].problem, Some(Problem::NotALibrary));
    }
    std::fs::remove_file(place.path("usr/lib/libhsa-runtime64.so.1")).unwrap();
    std::fs::create_dir(place.path("usr/lib/libhsa-runtime64.so.1")).unwrap();
    let survey = Survey::of(&HSA_RUNTIME, &place.surroundings(&[], true));
    assert!(matches!(survey.different()[1].problem, Some(Problem::Unreadable(_) | Problem::NotALibrary)));
}
