//! Every record, field, constant and ioctl number of the bindings, compared with `linux/kfd_ioctl.h` by compiling C.
//!
//! `ci/bindings --headers` fetches the header that the bindings were made from; without it the system's own is used,
//! and what that one is too old to have is named in a SKIP line.

#![cfg(target_os = "linux")]

use hsakmt_sys::uapi::{self, ioctl};
use layout::{Bindings, Header, Need, Question, Unavailable};

const INCLUDES: [&str; 2] = ["linux/kfd_ioctl.h", "linux/kfd_sysfs.h"];

fn header() -> Result<Header, Unavailable> {
    let manifest = env!("CARGO_MANIFEST_DIR");
    Header::read(&INCLUDES, &layout::fetched(manifest, "kernel"), &[[manifest, "tests/stub"].iter().collect()])
}

/// The minor version of the ABI that a header describes.
fn minor(header: &Header) -> Option<u32> {
    let line = header.text().lines().find_map(|l| l.strip_prefix("#define KFD_IOCTL_MINOR_VERSION "))?;
    line.trim().parse().ok()
}

fn questions() -> Vec<Question> {
    let mut questions = Bindings::parse(include_str!("../src/uapi/bindings.rs")).questions();
    for command in ioctl::COMMANDS.iter().filter(|c| !c.is_out_of_tree()) {
        let name = format!("AMDKFD_IOC_{}", command.name);
        questions.push(Question {
            label: format!("number of {name}"),
            expression: format!("(unsigned){name}"),
            value: command.request(ioctl::Encoding::Linux).into(),
            // A number contains the size of its argument, so it needs a header with all the fields.
            needs: vec![Need::Identifier(name)],
        });
    }
    questions
}

#[test]
fn bindings_agree_with_the_c_header() {
    let header = match header() {
        Ok(header) => header,
        Err(why) => return println!("SKIP: hsakmt-sys: bindings against the C header: {why}"),
    };
    let questions = questions();
    assert!(questions.len() > 600, "only {} questions: the bindings were not understood", questions.len());
    let report = header.compare(&questions).unwrap_or_else(|why| panic!("{why}"));
    let current = minor(&header).is_some_and(|minor| minor >= uapi::KFD_IOCTL_MINOR_VERSION);
    println!("{} values agree with KFD ABI 1.{}", report.equal, minor(&header).unwrap_or(0));
    if current {
        assert_eq!(report.missing, [""; 0], "in the bindings, not in the header");
        assert_eq!(report.wrong, [""; 0]);
    } else {
        println!(
            "SKIP: hsakmt-sys: {} values that this older header has not: run ci/bindings --headers",
            report.missing.len()
        );
        // An ABI grows: an argument that got longer changes its number, a new bit is reserved no more. Nothing else moves.
        let grows = ["number of", "_VERSION", "COMMAND_END", "_RESERVED"];
        let grown = |label: &String| grows.iter().any(|part| label.contains(part));
        let wrong: Vec<_> = report.wrong.iter().filter(|w| !grown(w)).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn every_command_of_the_c_header_is_here() {
    let header = match header() {
        Ok(header) => header,
        Err(why) => return println!("SKIP: hsakmt-sys: completeness against the C header: {why}"),
    };
    let names: Vec<&str> = header.text().lines().filter_map(|l| l.strip_prefix("#define AMDKFD_IOC_")).collect();
    assert!(names.len() > 30);
    for line in names {
        let name = line.split_whitespace().next().unwrap_or_default();
        assert!(ioctl::COMMANDS.iter().any(|c| c.name == name), "{name} is missing");
    }
}

#[test]
fn the_thunk_agrees_with_its_c_header() {
    let bindings = include_str!("../src/thunk/bindings.rs");
    let fetched = layout::fetched(env!("CARGO_MANIFEST_DIR"), "thunk");
    if fetched.is_empty() {
        return println!("SKIP: hsakmt-sys: the thunk's bindings against its header: run ci/bindings --headers");
    }
    let header = match Header::read(&["hsakmt/hsakmt.h"], &fetched, &[]) {
        Ok(header) => header,
        Err(why) => return println!("SKIP: hsakmt-sys: the thunk's bindings against its header: {why}"),
    };
    let report = header.compare(&Bindings::parse(bindings).questions()).unwrap_or_else(|why| panic!("{why}"));
    println!("{} values agree with the thunk's header", report.equal);
    assert_eq!((report.wrong, report.missing), (vec![], vec![]));
    assert!(report.equal > 500, "only {} values: the bindings were not understood", report.equal);
}
