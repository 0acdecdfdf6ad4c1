//! The functions of the bindings, compared with what comgr exports: nothing is missing, and nothing was invented.

#![cfg(all(feature = "dlopen", target_os = "linux"))]

use amd_comgr_sys::{Abi, Functions, Library};
use layout::Exports;

/// What only ABI 2 has.
const ONLY_ABI_2: [&str; 2] = ["amd_comgr_action_info_get_options", "amd_comgr_action_info_set_options"];

#[test]
fn every_function_is_bound_and_every_binding_is_a_function() {
    // SAFETY: what this machine has under this name is comgr.
    let library = match unsafe { Library::load() } {
        Ok(library) => library,
        Err(why) => return println!("SKIP: amd-comgr-sys: what comgr exports: {}", why.to_string().replace('\n', ";")),
    };
    let exports = Exports::compare(library.opened().path(), Functions::NAMES).unwrap_or_else(|why| panic!("{why}"));
    println!("comgr {:?}: {} functions, {} that it has not", library.version(), exports.common, exports.absent.len());
    assert!(exports.common > 50, "{exports:?}");
    assert_eq!(exports.unbound, [""; 0], "exported, and in no binding");
    let mut absent = library.functions().absent();
    absent.sort_unstable();
    assert_eq!(absent, exports.absent);
    match library.abi() {
        Abi::V2 => assert!(!ONLY_ABI_2.iter().any(|name| absent.contains(name)), "{absent:?}"),
        _ => assert_eq!(absent, ONLY_ABI_2),
    }
}
