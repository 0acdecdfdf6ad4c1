//! The types and constants, compared with Linux's and libnuma's headers by compiling C.

#![cfg(target_os = "linux")]

use layout::{Header, Need, Question};
use numa_sys::{bitmask, policy};
use std::mem::offset_of;

fn compare(include: &str, package: &str, questions: &[Question]) {
    let fetched = layout::fetched(env!("CARGO_MANIFEST_DIR"), package);
    let header = match Header::read(&[include], &fetched, &[]) {
        Ok(header) => header,
        Err(why) => return println!("SKIP: numa-sys: {include}: {why}"),
    };
    let report = header.compare(questions).unwrap_or_else(|why| panic!("{why}"));
    println!("{} values agree with {include}", report.equal);
    assert_eq!(report.wrong, [""; 0]);
    if fetched.is_empty() {
        println!("SKIP: numa-sys: {:?}, which this {include} has not", report.missing);
    } else {
        assert_eq!(report.missing, [""; 0]);
    }
}

#[test]
fn policies_are_linux_s() {
    let question = |&(name, value): &(&str, i32)| Question {
        label: name.into(),
        expression: name.into(),
        value: value.into(),
        needs: vec![Need::Identifier(name.into())],
    };
    compare("linux/mempolicy.h", "kernel", &policy::ALL.iter().map(question).collect::<Vec<_>>());
}

#[test]
fn the_bitmask_is_libnuma_s() {
    let question = |expression: &str, value: usize| Question {
        label: expression.into(),
        expression: expression.into(),
        value: value as i128,
        needs: vec![Need::Identifier("bitmask".into())],
    };
    let questions = [
        question("sizeof(struct bitmask)", size_of::<bitmask>()),
        question("offsetof(struct bitmask, size)", offset_of!(bitmask, size)),
        question("offsetof(struct bitmask, maskp)", offset_of!(bitmask, maskp)),
    ];
    compare("numa.h", "numa", &questions);
}
