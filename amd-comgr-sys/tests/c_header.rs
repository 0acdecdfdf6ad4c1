//! The bindings of both ABIs, compared with their headers by compiling C.

#![cfg(target_os = "linux")]

use layout::{Bindings, Header};

fn compare(package: &str, include: &str, bindings: &str, least: usize) {
    let fetched = layout::fetched(env!("CARGO_MANIFEST_DIR"), package);
    if fetched.is_empty() {
        return println!("SKIP: amd-comgr-sys: {package}: its header was not fetched: run ci/bindings --headers");
    }
    let header = match Header::read(&[include], &fetched, &[]) {
        Ok(header) => header,
        Err(why) => return println!("SKIP: amd-comgr-sys: {package}: {why}"),
    };
    let report = header.compare(&Bindings::parse(bindings).questions()).unwrap_or_else(|why| panic!("{why}"));
    println!("{} values agree with {package}", report.equal);
    assert_eq!(report.wrong, [""; 0]);
    assert_eq!(report.missing, [""; 0]);
    assert!(report.equal >= least, "only {} values: the bindings were not understood", report.equal);
}

#[test]
fn abi_2() {
    compare("comgr2", "amd_comgr.h", include_str!("../src/abi2.rs"), 30);
}

#[test]
fn abi_3() {
    compare("comgr3", "amd_comgr/amd_comgr.h", include_str!("../src/abi3.rs"), 30);
}

#[test]
fn what_both_share() {
    compare("comgr3", "amd_comgr/amd_comgr.h", include_str!("../src/bindings.rs"), 40);
}
