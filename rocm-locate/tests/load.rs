//! Opening libraries that C made for the purpose: good ones, and every kind of bad one.

#![cfg(feature = "load")]

mod places;

use places::Place;
use rocm_locate::{COMGR, LoadError, Origin, Problem, Wanted};
use std::path::Path;

/// Libraries that no machine has, one per test: the loader knows them by name for the whole process.
macro_rules! wanted {
    ($name:literal) => {{
        static WANTED: Wanted = Wanted::new(
            concat!("rocmlocate", $name),
            &[concat!("librocmlocate", $name, ".so.1")],
            concat!("RL_", $name),
        );
        &WANTED
    }};
}

const GOOD: &str = "int answer(void) { return 42; }";

type Answer = unsafe extern "C" fn() -> i32;

#[test]
fn an_absent_library_lists_every_place_and_what_to_do() {
    let (place, wanted) = (Place::new(), wanted!("absent"));
    let own = place.path("own");
    let surroundings = place.surroundings(&[("RL_absent_LIB_DIR", &own), ("ROCM_PATH", Path::new("/opt/none"))], true);
    // SAFETY: nothing has this name, so nothing is opened.
    let error = unsafe { rocm_locate::open(wanted, &surroundings, &[], |_| Ok(())) }.unwrap_err();
    assert!(matches!(error, LoadError::NotFound { .. }), "{error}");
    assert!(error.attempts().iter().all(|attempt| attempt.problem == Problem::Absent));
    assert_eq!(error.attempts().len(), surroundings.places(wanted).len());
    let text = error.to_string();
    for part in
        ["RL_absent_LIB_DIR", "own", "ROCM_PATH", "the dynamic loader", "usr/local/lib", "opt/rocm", "to mend it"]
    {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
}

#[test]
fn bad_files_are_passed_over_and_remembered() {
    let (place, wanted) = (Place::new(), wanted!("passed"));
    let soname = "librocmlocatepassed.so.1";
    let Some(_) = place.compiled("opt/rocm/lib/librocmlocatepassed.so.1.7", GOOD, &[]) else { return };
    place.link(&format!("opt/rocm/lib/{soname}"), "librocmlocatepassed.so.1.7");
    place.compiled(&format!("usr/lib/{soname}"), "int other(void) { return 1; }", &[]);
    place.foreign(&format!("usr/local/lib/{soname}"));
    place.file(&format!("own/{soname}"), b"INPUT(nothing)\n");
    let own = place.path("own");
    let surroundings = place.surroundings(&[("RL_passed_LIB_DIR", &own)], true);
    // SAFETY: the libraries are those that this test compiled.
    let (opened, known) = unsafe { rocm_locate::open(wanted, &surroundings, &["answer"], |_| Ok(7)) }.unwrap();
    assert_eq!((opened.version(), known, &opened.place().origin), (Some("1.7"), 7, &Origin::System));
    assert_eq!(opened.path(), place.path("opt/rocm/lib/librocmlocatepassed.so.1.7").canonicalize().unwrap());
    let rejected: Vec<&Problem> =
        opened.rejected().iter().map(|attempt| &attempt.problem).filter(|p| **p != Problem::Absent).collect();
    assert!(matches!(rejected[..], [Problem::NotALibrary, Problem::WrongMachine { .. }, Problem::LacksSymbol { .. }]));
    // SAFETY: the functions have these types in the source above.
    let (answer, other) = unsafe { (opened.symbol::<Answer>("answer\0"), opened.symbol::<Answer>("other\0")) };
    // SAFETY: the function takes nothing.
    assert_eq!(unsafe { answer.unwrap()() }, 42);
    assert!(other.is_none());
    let missing = opened.lacks("other");
    let text = missing.to_string();
    assert!(text.contains("librocmlocatepassed.so.1.7 lacks the symbol other (version 1.7)"), "{text}");
    // It stays open, so its functions stay valid.
    drop(opened);
    // SAFETY: as above.
    assert_eq!(unsafe { answer.unwrap()() }, 42);
}

#[test]
fn lacking_a_symbol_everywhere_is_an_error_with_symbol_file_and_version() {
    let (place, wanted) = (Place::new(), wanted!("lacking"));
    let Some(_) = place.compiled("usr/lib/librocmlocatelacking.so.1.2.3", GOOD, &[]) else { return };
    place.link("usr/lib/librocmlocatelacking.so.1", "librocmlocatelacking.so.1.2.3");
    let surroundings = place.surroundings(&[], true);
    // SAFETY: the library is the one that this test compiled.
    let error = unsafe { rocm_locate::open(wanted, &surroundings, &["answer", "question"], |_| Ok(())) }.unwrap_err();
    assert!(matches!(error, LoadError::Unusable { .. }), "{error}");
    let found = error.attempts().iter().find(|attempt| attempt.problem != Problem::Absent).unwrap();
    let problem = Problem::LacksSymbol { symbol: "question".to_owned(), version: Some("1.2.3".to_owned()) };
    assert_eq!(
        (&found.problem, found.file.as_deref()),
        (&problem, Some(&*place.path("usr/lib/librocmlocatelacking.so.1")))
    );
    assert!(error.to_string().contains("lacks the symbol question (version 1.2.3)"), "{error}");
}

#[test]
fn a_version_that_is_not_accepted_is_closed_and_named() {
    let (place, wanted) = (Place::new(), wanted!("refused"));
    let option = "-Wl,-soname,librocmlocaterefused.so.1";
    let Some(path) = place.compiled("librocmlocaterefused.so.1", GOOD, &[option]) else { return };
    let too_old = |_: &_| Err::<(), _>(Problem::UnsupportedVersion { found: "0.9".into(), wanted: "1.0 or later" });
    // SAFETY: the library is the one that this test compiled.
    let error = unsafe { rocm_locate::open_at(wanted, &path, &["answer"], too_old) }.unwrap_err();
    assert!(error.to_string().contains("version 0.9, while 1.0 or later is wanted"), "{error}");
    // It is not loaded any more, and in no other place.
    // SAFETY: nothing is opened.
    let error =
        unsafe { rocm_locate::open(wanted, &Place::new().surroundings(&[], true), &[], |_| Ok(())) }.unwrap_err();
    assert!(matches!(error, LoadError::NotFound { .. }), "{error}");
}

#[test]
fn a_library_whose_own_needs_are_absent_is_refused_in_the_loaders_words() {
    let (place, wanted) = (Place::new(), wanted!("needy"));
    let Some(need) = place.compiled("librocmlocateneed.so", "int need(void) { return 1; }", &[]) else { return };
    let (folder, source) =
        (format!("-L{}", place.0.path().display()), "int need(void); int answer(void) { return need(); }");
    let path = place.compiled("librocmlocateneedy.so.1", source, &[&folder, "-lrocmlocateneed"]).unwrap();
    std::fs::remove_file(need).unwrap();
    // SAFETY: the library is the one that this test compiled.
    let error = unsafe { rocm_locate::open_at(wanted, &path, &["answer"], |_| Ok(())) }.unwrap_err();
    let Problem::Refused(words) = &error.attempts()[0].problem else { panic!("{error}") };
    assert!(words.contains("librocmlocateneed.so"), "{words}");
}

#[test]
fn what_the_process_has_loaded_comes_before_other_copies() {
    let (place, wanted) = (Place::new(), wanted!("twice"));
    let soname = "librocmlocatetwice.so.1";
    let option = format!("-Wl,-soname,{soname}");
    let Some(first) = place.compiled(&format!("first/{soname}"), GOOD, &[&option]) else { return };
    place.compiled(&format!("usr/lib/{soname}"), "int answer(void) { return 43; }", &[&option]);
    // SAFETY: the libraries are those that this test compiled, here and below.
    unsafe { rocm_locate::open_at(wanted, &first, &["answer"], |_| Ok(())) }.unwrap();
    // SAFETY: as above.
    let (again, ()) =
        unsafe { rocm_locate::open(wanted, &place.surroundings(&[], true), &["answer"], |_| Ok(())) }.unwrap();
    assert_eq!((again.path(), &again.place().origin), (&*first.canonicalize().unwrap(), &Origin::Loaded));
    // Who names a folder gets that one all the same.
    let own = place.path("usr/lib");
    let surroundings = place.surroundings(&[("RL_twice_LIB_DIR", &own)], true);
    // SAFETY: as above.
    let (named, ()) = unsafe { rocm_locate::open(wanted, &surroundings, &["answer"], |_| Ok(())) }.unwrap();
    // SAFETY: the function has this type in the source above.
    assert_eq!(unsafe { named.symbol::<Answer>("answer\0").unwrap()() }, 43);
}

#[test]
fn one_file_and_no_other() {
    let place = Place::new();
    place.file("libamd_comgr.so.3", b"# a text\n");
    for (name, problem) in [("libamd_comgr.so.2", Problem::Absent), ("libamd_comgr.so.3", Problem::NotALibrary)] {
        // SAFETY: neither file can be opened.
        let error = unsafe { rocm_locate::open_at(&COMGR, &place.path(name), &[], |_| Ok(())) }.unwrap_err();
        assert_eq!(error.attempts().len(), 1);
        assert_eq!(error.attempts()[0].problem, problem);
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn what_only_the_loader_finds_was_not_loaded_before() {
    // A library of glibc's that nothing uses.
    static WANTED: Wanted = Wanted::new("anl", &["libanl.so.1"], "RL_anl");
    // SAFETY: what the system has under this name is a library of its C library.
    match unsafe { rocm_locate::open(&WANTED, &Place::new().surroundings(&[], true), &[], |_| Ok(())) } {
        Ok((opened, ())) => assert_eq!(opened.place().origin, Origin::Loader),
        Err(_) => println!("SKIP: rocm-locate: what the dynamic loader finds by name: this system has no libanl.so.1"),
    }
}
