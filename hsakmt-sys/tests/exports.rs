//! The functions of the thunk's bindings, compared with what libhsakmt exports.

#![cfg(all(feature = "dlopen", target_os = "linux"))]

use hsakmt_sys::thunk::{Functions, Library};
use layout::Exports;

#[test]
fn every_function_is_bound() {
    // SAFETY: what this machine has under this name is the thunk.
    let library = match unsafe { Library::load() } {
        Ok(library) => library,
        Err(why) => {
            return println!("SKIP: hsakmt-sys: what the thunk exports: {}", why.to_string().replace('\n', ";"));
        }
    };
    let exports = Exports::compare(library.opened().path(), Functions::NAMES).unwrap_or_else(|why| panic!("{why}"));
    println!("thunk: {} functions, {} that it has not: {:?}", exports.common, exports.absent.len(), exports.absent);
    assert!(exports.common > 60, "{exports:?}");
    assert_eq!(exports.unbound, [""; 0], "exported, and in no binding");
    // The headers are newer than any shared library of it that there is, so some are always absent.
    let mut absent = library.functions().absent();
    absent.sort_unstable();
    assert_eq!(absent, exports.absent);
}
