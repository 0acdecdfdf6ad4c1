//! What a shared library exports, against the functions of its bindings.

use object::{Object, ObjectSymbol, SymbolKind};
use std::{collections::BTreeSet, fs, path::Path};

/// The difference between a library and its bindings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exports {
    /// How many functions are in both.
    pub common: usize,
    /// What the library exports, and the bindings have not.
    pub unbound: Vec<String>,
    /// What the bindings have, and the library does not export.
    pub absent: Vec<String>,
}

impl Exports {
    /// Reads the symbols of a library, and compares them with functions.
    pub fn compare(library: &Path, functions: &[&str]) -> Result<Exports, String> {
        let failed = |why: &dyn std::fmt::Display| format!("{}: {why}", library.display());
        let bytes = fs::read(library).map_err(|why| failed(&why))?;
        let file = object::File::parse(&*bytes).map_err(|why| failed(&why))?;
        let symbols = file.dynamic_symbols().filter(|symbol| symbol.is_definition() && symbol.is_global());
        // The nodes of the version script are symbols without a section.
        let named = symbols.filter(|symbol| matches!(symbol.kind(), SymbolKind::Text | SymbolKind::Data));
        let exported: BTreeSet<&str> = named.filter_map(|symbol| symbol.name().ok()).collect();
        let bound: BTreeSet<&str> = functions.iter().copied().collect();
        let owned = |names: Vec<&&str>| names.into_iter().map(|name| (*name).to_owned()).collect();
        Ok(Exports {
            common: exported.intersection(&bound).count(),
            unbound: owned(exported.difference(&bound).collect()),
            absent: owned(bound.difference(&exported).collect()),
        })
    }
}
