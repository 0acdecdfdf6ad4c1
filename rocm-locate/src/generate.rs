//! For build scripts with the feature `bindgen`: bindings made from the headers that are found, into `OUT_DIR`.
//!
//! The options are those by which the committed bindings are made (`ci/bindings` compares the two). Two files come of it:
//! `bindings.rs`, the types and constants, and `functions.rs`, the functions as the list of [`functions!`](crate::functions).

use crate::{
    Wanted,
    link::{Build, LinkError},
};
pub use bindgen;
use bindgen::{Builder, CodegenConfig, EnumVariation};
use std::{fs, io, path::Path};

/// Why no bindings could be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GenerateError {
    /// The headers were not found.
    #[error(transparent)]
    Headers(#[from] LinkError),
    /// bindgen, or the C compiler within it, refuses the headers.
    #[error("bindgen cannot read the headers of {} in {folder}: {source}", .library.title)]
    Bindgen {
        /// Whose headers they are.
        library: &'static Wanted,
        /// The folder that they were found in.
        folder: String,
        /// bindgen's words.
        source: bindgen::BindgenError,
    },
    /// A file in `OUT_DIR` cannot be written.
    #[error("{file}: {source}")]
    Write {
        /// The file.
        file: String,
        /// Why.
        source: io::Error,
    },
}

/// How the bindings of one library are made.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Headers beside the one that the library is found by; older versions may lack some.
    pub headers: &'static [&'static str],
    /// Options for the types and constants.
    pub types: fn(Builder) -> Builder,
    /// Which files' functions are wanted, as a regular expression.
    pub functions: &'static str,
    /// A last change of the text of either file.
    pub edit: fn(String) -> String,
    /// The committed bindings, which documentation is made of where there are no headers.
    pub committed: [&'static str; 2],
}

impl Recipe {
    /// Makes both files in the folder that cargo gives a build script.
    pub fn run_script(&self, build: &Build) -> Result<(), GenerateError> {
        self.run(build, Path::new(&std::env::var_os("OUT_DIR").unwrap_or_default()))
    }

    /// Makes both files in a folder.
    pub fn run(&self, build: &Build, out: &Path) -> Result<(), GenerateError> {
        let library = build.wanted();
        let names = ["bindings.rs", "functions.rs"];
        let write = |name: &str, text: &str| {
            let file = out.join(name);
            fs::write(&file, text).map_err(|source| GenerateError::Write { file: file.display().to_string(), source })
        };
        if build.documentation() {
            return names.iter().zip(self.committed).try_for_each(|(name, text)| write(name, text));
        }
        let (folder, first) = build.headers()?;
        let others = self.headers.iter().copied().filter(|header| folder.join(header).is_file());
        let includes: Vec<String> = [first].into_iter().chain(others).map(|h| format!("#include <{h}>\n")).collect();
        let builder = || common(&folder, &includes.concat());
        let failed = |source| GenerateError::Bindgen { library, folder: folder.display().to_string(), source };
        let types = (self.types)(builder().ignore_functions()).generate().map_err(failed)?.to_string();
        let functions = builder()
            .with_codegen_config(CodegenConfig::FUNCTIONS)
            .merge_extern_blocks(true)
            .allowlist_file(self.functions);
        let functions = functions.generate().map_err(failed)?.to_string();
        // Before the one block of declarations there may be types of bindgen's own, which `bindings.rs` has already.
        let declarations = functions.split_once("unsafe extern \"C\" {").map_or("}", |(_, block)| block);
        let list = format!("use super::*;\nuse rocm_locate::functions;\n\nfunctions! {{{declarations}");
        write(names[0], &(self.edit)(types))?;
        write(names[1], &(self.edit)(list))
    }
}

/// The options that all bindings have in common.
fn common(folder: &Path, includes: &str) -> Builder {
    bindgen::builder()
        .header_contents("headers.h", includes)
        .clang_arg(format!("-isystem{}", folder.display()))
        // The headers know Linux and Windows only; FreeBSD's types are Linux's.
        .clang_arg("-D__linux__")
        .disable_header_comment()
        .use_core()
        .ctypes_prefix("libc")
        .derive_default(true)
        .generate_comments(false)
        .default_enum_style(EnumVariation::Consts)
        .prepend_enum_name(false)
}
