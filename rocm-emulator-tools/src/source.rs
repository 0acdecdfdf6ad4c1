//! Which line of its source an instruction comes from, when the code object has debug information (DWARF: `-g`).

use gimli::{EndianArcSlice, LittleEndian};
use object::{Object as _, ObjectSection as _, ObjectSymbol as _, read::elf::ElfFile64};
use serde::Serialize;
use std::{collections::HashMap, fmt, sync::Arc};

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// The file, as the compiler was told it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1; 0 when the compiler did not say.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            0 => write!(f, "{}:{}", self.file, self.line),
            column => write!(f, "{}:{}:{column}", self.file, self.line),
        }
    }
}

/// The lines of a code object.
pub struct Lines {
    context: addr2line::Context<EndianArcSlice<LittleEndian>>,
    /// Where functions begin.
    functions: HashMap<String, u64>,
}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lines").field("functions", &self.functions).finish_non_exhaustive()
    }
}

impl Lines {
    /// The lines of a code object; `None` when it is none, or has no debug information that can be read.
    pub fn of(code_object: &[u8]) -> Option<Lines> {
        let file = ElfFile64::<object::LittleEndian>::parse(code_object).ok()?;
        file.section_by_name(".debug_line")?;
        let load = |id: gimli::SectionId| -> Result<_, gimli::Error> {
            let section = file.section_by_name(id.name()).and_then(|section| section.uncompressed_data().ok());
            Ok(EndianArcSlice::new(Arc::from(section.unwrap_or_default()), LittleEndian))
        };
        let dwarf = gimli::Dwarf::load(load).ok()?;
        let symbols = file.symbols().chain(file.dynamic_symbols());
        let functions = symbols.filter(|symbol| symbol.kind() == object::SymbolKind::Text);
        let functions =
            functions.filter_map(|symbol| Some((symbol.name().ok()?.to_owned(), symbol.address()))).collect();
        Some(Lines { context: addr2line::Context::from_dwarf(dwarf).ok()?, functions })
    }

    /// The place of the instruction `offset` bytes from the first one of a kernel. `None` for an unknown kernel, and where
    /// the compiler gives no line.
    pub fn place(&self, kernel: &str, offset: i64) -> Option<Place> {
        let address = self.functions.get(kernel)?.checked_add_signed(offset)?;
        let location = self.context.find_location(address).ok()??;
        let (file, line) = (location.file?.to_owned(), location.line.filter(|line| *line > 0)?);
        Some(Place { file, line, column: location.column.unwrap_or(0) })
    }
}
