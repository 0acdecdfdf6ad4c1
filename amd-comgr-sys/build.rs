//! Finds comgr for the features `link` and `bindgen`, or builds it for the feature `vendored`; without them there is
//! nothing to do.

#[cfg(feature = "vendored")]
#[path = "build_vendored.rs"]
mod vendored;

#[cfg(any(feature = "link", feature = "bindgen"))]
rocm_locate::build_script!(COMGR);

#[cfg(not(any(feature = "link", feature = "bindgen")))]
fn main() {
    // The script reads no file, so that only a change of features is a reason to run it again.
    println!("cargo::rerun-if-changed=build.rs");
}

#[cfg(feature = "bindgen")]
mod bindings {
    use rocm_locate::generate::Recipe;

    /// As in `ci/bindings`, which compares. The values that differ between the ABIs are always those of `src/`.
    pub const RECIPE: Recipe = Recipe {
        headers: &[],
        types: |builder| {
            builder
                .newtype_global_enum("amd_comgr_status_s")
                .allowlist_file(r".*/amd_comgr\.h")
                .blocklist_var("AMD_COMGR_.*H_?")
                .blocklist_type("amd_comgr_(action_kind|language|data_kind)_[st]")
        },
        functions: r".*/amd_comgr\.h",
        edit: |text| text,
        committed: [include_str!("src/bindings.rs"), include_str!("src/functions.rs")],
    };
}
