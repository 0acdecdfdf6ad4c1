//! The functions of the bindings, compared with what ROCr exports: nothing is missing, and nothing was invented.

#![cfg(all(feature = "dlopen", target_os = "linux"))]

use hsa_runtime_sys::{Functions, Library};
use layout::Exports;

/// What ROCr exports beside its functions, and why it has no binding.
const UNBOUND: [(&str, &str); 1] = [("_amdgpu_r_debug", "the debugger's list of code objects: a variable")];

/// Functions of the headers that ROCr does not export, and where they are.
const ELSEWHERE: [(&str, &str); 2] = [
    ("hsa_ven_amd_aqlprofile_", "another library, libhsa-amd-aqlprofile64"),
    ("hsa_ven_amd_loader_", "the table of the loader's extension, hsa_ven_amd_loader_1_03_pfn_t"),
];

/// The file of the ROCr whose headers the bindings were made from.
const NEWEST: &str = "1.18.0";

#[test]
fn every_function_is_bound_and_every_binding_is_a_function() {
    // SAFETY: what this machine has under this name is ROCr.
    let library = match unsafe { Library::load() } {
        Ok(library) => library,
        Err(why) => {
            return println!("SKIP: hsa-runtime-sys: what ROCr exports: {}", why.to_string().replace('\n', ";"));
        }
    };
    let version = library.opened().version().unwrap_or_default();
    let exports = Exports::compare(library.opened().path(), Functions::NAMES).unwrap_or_else(|why| panic!("{why}"));
    println!("ROCr {version}: {} functions, {} that it has not", exports.common, exports.absent.len());
    assert!(exports.common > 150, "{exports:?}");
    let unbound: Vec<_> = exports.unbound.iter().filter(|name| !UNBOUND.iter().any(|(n, _)| n == *name)).collect();
    assert!(unbound.is_empty(), "exported, and in no binding: {unbound:?}");
    // What the loader did not find is what the file does not have.
    let mut absent = library.functions().absent();
    absent.sort_unstable();
    assert_eq!(absent, exports.absent);
    if version == NEWEST {
        let stale: Vec<_> =
            ELSEWHERE.iter().filter(|(prefix, _)| !absent.iter().any(|name| name.starts_with(prefix))).collect();
        assert!(stale.is_empty(), "ROCr exports what is said to be elsewhere: {stale:?}");
        absent.retain(|name| !ELSEWHERE.iter().any(|(prefix, _)| name.starts_with(prefix)));
        assert!(absent.is_empty(), "in the bindings, and exported by no ROCr: {absent:?}");
    }
}
