//! Finds ROCr for the features `link` and `bindgen`, or builds it for the feature `vendored`; without them there is nothing
//! to do.

#[cfg(feature = "vendored")]
#[path = "build_vendored.rs"]
mod vendored;

#[cfg(any(feature = "link", feature = "bindgen"))]
rocm_locate::build_script!(HSA_RUNTIME);

#[cfg(not(any(feature = "link", feature = "bindgen")))]
fn main() {
    // The script reads no file, so that only a change of features is a reason to run it again.
    println!("cargo::rerun-if-changed=build.rs");
}

#[cfg(feature = "bindgen")]
mod bindings {
    use rocm_locate::generate::Recipe;

    /// As in `ci/bindings`, which compares.
    pub const RECIPE: Recipe = Recipe {
        headers: &[
            "hsa/hsa_ext_amd.h",
            "hsa/hsa_ext_image.h",
            "hsa/hsa_ext_finalize.h",
            "hsa/amd_hsa_common.h",
            "hsa/amd_hsa_queue.h",
            "hsa/amd_hsa_signal.h",
            "hsa/amd_hsa_kernel_code.h",
            "hsa/hsa_ven_amd_loader.h",
            "hsa/hsa_ven_amd_aqlprofile.h",
            "hsa/hsa_ven_amd_pc_sampling.h",
        ],
        types: |builder| {
            builder
                .newtype_global_enum("hsa_status_t")
                .allowlist_file(r".*/hsa/.*\.h")
                .blocklist_var(".*_H_?|HSA_(API|CALL|IMPORT|EXPORT|VERSION).*")
        },
        functions: r".*/hsa/.*\.h",
        edit: |text| text,
        committed: [include_str!("src/bindings.rs"), include_str!("src/functions.rs")],
    };
}
