//! Code objects: the ELF files that hold kernels for AMD GPUs. Bytes in, a plan out; no device is needed.
//!
//! [`CodeObject::parse`] reads versions 3 to 6 of the format as compilers emit it, with a check on every size and
//! offset: what it gives can be loaded without looking at the file again. The file is outside data, so a wrong one is a
//! typed [`Error`] that names the structure and where it is, and never a panic.
//!
//! Loading is copying [`image`](CodeObject::image) to memory of the device: the segments at their addresses relative to
//! one base, zeros where the file has no bytes, relocations applied. A kernel is then launched by the address of its
//! descriptor ([`Kernel::descriptor_address`]), with arguments written by [`kernarg::Writer`].
//!
//! Follows LLVM's AMDGPU usage guide, "ELF Code Object" and "Code Object Metadata".

mod elf;
mod error;
pub mod hidden;
pub mod kernarg;
mod kernel;
mod metadata;
pub mod target;

pub use elf::{MAX_IMAGE, Relocation, RelocationValue, Segment, Symbol, SymbolKind};
pub use error::{Error, Problem, What};
pub use kernel::{Argument, Kernel, ValueKind};
pub use target::TargetId;

use std::{collections::HashSet, fmt};

/// The version of the code object format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Version {
    /// Version 3: one bit each for XNACK and SRAM-ECC.
    V3,
    /// Version 4: target ids.
    V4,
    /// Version 5: 256 bytes of hidden arguments.
    V5,
    /// Version 6: generic targets.
    V6,
}

/// A code object that has been read and checked.
#[derive(Clone)]
pub struct CodeObject {
    data: Box<[u8]>,
    version: Version,
    target: TargetId,
    segments: Vec<Segment>,
    symbols: Vec<Symbol>,
    relocations: Vec<Relocation>,
    kernels: Vec<Kernel>,
}

impl CodeObject {
    /// Reads a code object.
    pub fn parse(data: &[u8]) -> Result<Self, Error> {
        let elf = elf::Elf::parse(data)?;
        let target = TargetId::from_flags(elf.flags, elf.version)?;
        let (offset, note) = elf.metadata.ok_or(Error::NoMetadata)?;
        let metadata = metadata::Metadata::parse(note).map_err(|problem| Error::Metadata { offset, problem })?;
        if let Some(text) = &metadata.target {
            let named: TargetId = text.parse()?;
            if !same_target(&target, &named) {
                return Err(Error::TargetMismatch { header: target, metadata: named });
            }
        }
        let mut names = HashSet::with_capacity(metadata.kernels.len());
        let mut kernels = Vec::with_capacity(metadata.kernels.len());
        for kernel in metadata.kernels {
            if !names.insert(kernel.name.clone()) {
                return Err(Error::Kernel { kernel: kernel.name, problem: Problem::Duplicate });
            }
            kernels.push(Kernel::check(data, &elf, kernel)?);
        }
        let elf::Elf { version, segments, symbols, relocations, .. } = elf;
        Ok(Self { data: data.into(), version, target, segments, symbols, relocations, kernels })
    }

    /// The version of the format.
    pub fn version(&self) -> Version {
        self.version
    }

    /// What the code was compiled for.
    pub fn target(&self) -> &TargetId {
        &self.target
    }

    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.data
    }

    /// The kernels, in the order of the metadata.
    pub fn kernels(&self) -> &[Kernel] {
        &self.kernels
    }

    /// The kernel of a name.
    pub fn kernel(&self, name: &str) -> Option<&Kernel> {
        self.kernels.iter().find(|kernel| kernel.name == name)
    }

    /// The dynamic symbols: descriptors, functions, variables, and what other objects must define.
    pub fn symbols(&self) -> &[Symbol] {
        &self.symbols
    }

    /// What is loaded, in the order of addresses; no two overlap.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// What changes with the address that the object is loaded at.
    pub fn relocations(&self) -> &[Relocation] {
        &self.relocations
    }

    /// Bytes of memory from the base to the end of the last segment.
    pub fn memory_size(&self) -> u64 {
        self.segments.last().map_or(0, |segment| segment.address + segment.size)
    }

    /// The alignment of the base: the largest of the segments', and at least a page.
    pub fn memory_align(&self) -> u64 {
        self.segments.iter().map(|segment| segment.align).fold(4096, u64::max)
    }

    /// The memory of the object when it is loaded at `base`: [`memory_size`](Self::memory_size) bytes.
    ///
    /// `resolve` gives the address of a symbol that the object does not define itself.
    pub fn image(&self, base: u64, resolve: impl Fn(&str) -> Option<u64>) -> Result<Vec<u8>, Error> {
        let mut image = vec![0; self.memory_size() as usize];
        for segment in &self.segments {
            let file = segment.file_offset as usize..(segment.file_offset + segment.file_size) as usize;
            let memory = segment.address as usize..(segment.address + segment.file_size) as usize;
            // Both ranges were checked when the segment was read.
            if let (Some(memory), Some(file)) = (image.get_mut(memory), self.data.get(file)) {
                memory.copy_from_slice(file);
            }
        }
        for relocation in &self.relocations {
            let value = match relocation.value {
                RelocationValue::Base(addend) => base.wrapping_add_signed(addend),
                RelocationValue::Symbol(index, addend) => {
                    self.symbol_address(index, base, &resolve)?.wrapping_add_signed(addend)
                }
            };
            let at = relocation.address as usize;
            if let Some(bytes) = image.get_mut(at..at + 8) {
                bytes.copy_from_slice(&value.to_le_bytes());
            }
        }
        Ok(image)
    }

    fn symbol_address(&self, index: usize, base: u64, resolve: impl Fn(&str) -> Option<u64>) -> Result<u64, Error> {
        let symbol = self.symbols.get(index);
        let own = symbol.and_then(|symbol| symbol.address).map(|address| base.wrapping_add(address));
        let name = symbol.map_or("", |symbol| symbol.name.as_str());
        own.or_else(|| resolve(name)).ok_or_else(|| Error::Undefined { name: name.into() })
    }
}

impl fmt::Debug for CodeObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CodeObject")
            .field("version", &self.version)
            .field("target", &format_args!("{}", self.target))
            .field("bytes", &self.data.len())
            .field("kernels", &self.kernels.iter().map(|kernel| &kernel.name).collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// Whether header and metadata name the same target. The metadata has no generic version, and says nothing of a setting
/// that is open or that the processor does not have.
fn same_target(header: &TargetId, metadata: &TargetId) -> bool {
    header.to_string() == metadata.to_string()
}
