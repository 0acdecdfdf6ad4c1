//! Finds the thunk for the features `link` and `bindgen`, or builds it for the feature `vendored`; without them there is
//! nothing to do.

#[cfg(feature = "vendored")]
#[path = "build_vendored.rs"]
mod vendored;

#[cfg(any(feature = "link", feature = "bindgen"))]
rocm_locate::build_script!(HSAKMT);

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
        headers: &[],
        types: |builder| {
            builder
                .newtype_global_enum("_HSAKMT_STATUS")
                .allowlist_file(r".*/hsakmt(types)?\.h")
                .blocklist_var("_?HSAKMT.*_H_?|HSA_PROFILEBLOCK_AMD_.*")
        },
        functions: r".*/hsakmt\.h",
        edit,
        committed: [include_str!("src/thunk/bindings.rs"), include_str!("src/thunk/functions.rs")],
    };

    /// Structs that stand in packed ones get an aligned field where bindgen would align them: Rust allows no aligned
    /// struct in a packed one. And a struct of the kernel's interface, which the header only names, is that of `uapi`.
    fn edit(text: String) -> String {
        let mut aligned = false;
        let lines = text.lines().filter_map(|line| {
            if line == "#[repr(align(4))]" {
                aligned = true;
                return None;
            }
            let field = aligned.then(|| line.strip_prefix("    pub _bitfield_align_1: [")).flatten();
            aligned &= line != "}" && field.is_none();
            Some(field.map_or_else(|| line.to_owned(), |_| "    pub _bitfield_align_1: [u32; 0],".to_owned()) + "\n")
        });
        lines.collect::<String>().replace("__BindgenOpaqueArray<u8, 0usize>", "kfd_ioctl_dbg_trap_args")
    }
}
