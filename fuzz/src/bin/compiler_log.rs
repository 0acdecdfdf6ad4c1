//! Any text as a compiler's log, with any text as the source that it is about.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rocm_rs::compile::Diagnostic;

fuzz_target!(|input: &[u8]| {
    let middle = input.len() / 2;
    let (log, source) = input.split_at(middle);
    for one in Diagnostic::parse_log(&String::from_utf8_lossy(log), |name| (name.len() % 2 == 0).then_some(source)) {
        assert!(one.width >= 1);
        assert!(one.location.as_ref().is_none_or(|at| at.line > 0 && at.column != Some(0)));
        // What is said of a place is read back from the words it is told in.
        assert!(one.to_string().contains(&one.message));
    }
});
