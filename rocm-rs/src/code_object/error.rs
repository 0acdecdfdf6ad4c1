//! What can be wrong with a code object.

use super::target;
use std::fmt;

/// Why bytes are not a code object that can be loaded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file ends before a structure does, or a structure points outside the file.
    #[error("code object: {what} at offset {offset:#x} needs {size} bytes, and the file has {file}")]
    Truncated {
        /// The structure.
        what: What,
        /// Where in the file it starts.
        offset: u64,
        /// How long it is.
        size: u64,
        /// How long the file is.
        file: u64,
    },
    /// The file does not begin like an ELF file.
    #[error("code object: not an ELF file: it begins with {start:02x?}")]
    NotElf {
        /// The first bytes.
        start: [u8; 4],
    },
    /// An ELF file, but not one for a GPU of this kind.
    #[error("code object: {field} is {found}, and a code object of an AMD GPU has {expected}")]
    Foreign {
        /// The field of the ELF header.
        field: &'static str,
        /// Its value.
        found: u32,
        /// What it should be.
        expected: &'static str,
    },
    /// An object file that has not been linked.
    #[error("code object: the file is a relocatable object; link it first (clang does, ld.lld -shared does)")]
    NotLinked,
    /// The code is for a processor of an unknown number.
    #[error("code object: e_flags {flags:#x}: processor number {machine:#x} is not known")]
    UnknownProcessor {
        /// The flags of the ELF header.
        flags: u32,
        /// The processor's number in them.
        machine: u32,
    },
    /// Flags of the ELF header that contradict each other or the processor.
    #[error("code object: e_flags {flags:#x}: {problem}")]
    Flags {
        /// The flags of the ELF header.
        flags: u32,
        /// What is wrong.
        problem: &'static str,
    },
    /// A structure holds a value that it cannot have.
    #[error("code object: {what} at offset {offset:#x}: {problem}")]
    Malformed {
        /// The structure.
        what: What,
        /// Where in the file it starts.
        offset: u64,
        /// What is wrong.
        problem: &'static str,
    },
    /// The segments span more memory than any code object does.
    #[error("code object: its segments span {size:#x} bytes of memory; the limit is {limit:#x}")]
    TooLarge {
        /// The span.
        size: u64,
        /// The limit.
        limit: u64,
    },
    /// A relocation of a type that a loaded code object does not have.
    #[error("code object: relocation {index} at address {address:#x}: type {kind} is not supported")]
    Relocation {
        /// Its index.
        index: usize,
        /// The address that it changes.
        address: u64,
        /// Its type, an `R_AMDGPU_*`.
        kind: u32,
    },
    /// No symbol of this name was given for a relocation.
    #[error("code object: the symbol {name:?} is not defined in it, and nothing defines it")]
    Undefined {
        /// The symbol.
        name: String,
    },
    /// There is no note with the kernels' metadata.
    #[error("code object: there is no NT_AMDGPU_METADATA note: the kernels' arguments are not known")]
    NoMetadata,
    /// The metadata cannot be read.
    #[error("code object: metadata note at offset {offset:#x}: {problem}")]
    Metadata {
        /// Where in the file it starts.
        offset: u64,
        /// What is wrong.
        problem: String,
    },
    /// The metadata names a target that is none.
    #[error("code object: metadata, amdhsa.target: {0}")]
    Target(#[from] target::Error),
    /// The metadata names another target than the ELF header.
    #[error("code object: the ELF header says {header}, and the metadata says {metadata}")]
    TargetMismatch {
        /// The target of the ELF header.
        header: target::TargetId,
        /// The target of the metadata.
        metadata: target::TargetId,
    },
    /// What the file says about a kernel cannot be.
    #[error("code object: kernel {kernel:?}: {problem}")]
    Kernel {
        /// The kernel.
        kernel: String,
        /// What is wrong.
        problem: Problem,
    },
}

/// A structure of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum What {
    /// The ELF header.
    Header,
    /// The table of program headers.
    ProgramHeaders,
    /// A program header's segment.
    Segment(usize),
    /// The dynamic section.
    Dynamic,
    /// The hash table of the dynamic symbols.
    Hash,
    /// The table of dynamic symbols.
    Symbols,
    /// One dynamic symbol.
    Symbol(usize),
    /// The names of the dynamic symbols.
    Strings,
    /// The table of relocations.
    Relocations,
    /// One relocation.
    Relocation(usize),
    /// A note.
    Note,
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => f.write_str("the ELF header"),
            Self::ProgramHeaders => f.write_str("the program headers"),
            Self::Segment(index) => write!(f, "segment {index}"),
            Self::Dynamic => f.write_str("the dynamic section"),
            Self::Hash => f.write_str("the symbols' hash table"),
            Self::Symbols => f.write_str("the dynamic symbols"),
            Self::Symbol(index) => write!(f, "dynamic symbol {index}"),
            Self::Strings => f.write_str("the dynamic symbols' names"),
            Self::Relocations => f.write_str("the relocations"),
            Self::Relocation(index) => write!(f, "relocation {index}"),
            Self::Note => f.write_str("a note"),
        }
    }
}

/// What is wrong with a kernel.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// Two kernels have the name.
    #[error("the name is there twice")]
    Duplicate,
    /// There is no symbol for its descriptor.
    #[error("its descriptor {symbol:?} is not among the symbols")]
    NoDescriptor {
        /// The symbol that the metadata names.
        symbol: String,
    },
    /// The descriptor is not 64 bytes, aligned to 64, in the file.
    #[error("its descriptor has {size} bytes at address {address:#x}: not 64, aligned to 64, in the file")]
    DescriptorPlace {
        /// The symbol's address.
        address: u64,
        /// The symbol's size.
        size: u64,
    },
    /// Bytes of the descriptor that must be zero are not.
    #[error("reserved bytes of its descriptor are not zero")]
    DescriptorReserved,
    /// The first instruction is not in an executable segment, or not aligned to 256.
    #[error("its first instruction would be at {address:#x}: not 256-byte aligned in an executable segment")]
    Entry {
        /// Where the descriptor says it is.
        address: u64,
    },
    /// Metadata and descriptor disagree.
    #[error("{field} is {metadata} in the metadata and {descriptor} in the descriptor")]
    Disagreement {
        /// The metadata's field.
        field: &'static str,
        /// Its value there.
        metadata: u64,
        /// Its value in the descriptor.
        descriptor: u64,
    },
    /// A field of the metadata has a value that it cannot have.
    #[error("{field} is {value}")]
    Value {
        /// The metadata's field.
        field: &'static str,
        /// Its value.
        value: u64,
    },
    /// An argument is outside the argument block.
    #[error("argument {index} at offset {offset} with {size} bytes is outside the {block} bytes of arguments")]
    ArgumentOutside {
        /// The argument's index, hidden ones counted.
        index: usize,
        /// Its offset.
        offset: u64,
        /// Its size.
        size: u64,
        /// The size of the argument block.
        block: u32,
    },
    /// An argument overlaps the one before it.
    #[error("argument {index} at offset {offset} overlaps the one before it")]
    ArgumentOverlap {
        /// The argument's index, hidden ones counted.
        index: usize,
        /// Its offset.
        offset: u64,
    },
    /// An argument's size does not fit its kind.
    #[error("argument {index} has {size} bytes, and one of its kind ({kind}) has {expected}")]
    ArgumentSize {
        /// The argument's index, hidden ones counted.
        index: usize,
        /// Its size.
        size: u32,
        /// Its kind.
        kind: String,
        /// The size of that kind.
        expected: u32,
    },
}
