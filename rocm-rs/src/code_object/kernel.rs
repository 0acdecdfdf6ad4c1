//! A kernel of a code object: what the metadata says about it, held against its descriptor.
//!
//! Metadata and descriptor come from one compiler but are two descriptions, and both are outside data. A kernel that
//! gets through here has arguments inside its argument block that do not overlap, a descriptor inside the file, and a
//! first instruction inside an executable segment.

use super::{
    Error,
    elf::{self, Elf, SymbolKind},
    error::Problem,
    hidden::Hidden,
    metadata,
};
use hsa_runtime_sys::amdhsa::{kernel_descriptor_t, properties};
use std::fmt;

/// What is passed in an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueKind {
    /// The bytes of a value.
    ByValue,
    /// The address of memory.
    GlobalBuffer,
    /// An offset into the workgroup's LDS, where the runtime puts memory of the size that the launch says.
    DynamicSharedPointer,
    /// Something that the runtime passes by itself.
    Hidden(Hidden),
    /// A kind that this runtime does not pass (`sampler`, `image`, `pipe`, `queue`), or does not know.
    Other(String),
}

impl ValueKind {
    fn from_name(name: &str) -> Self {
        match name {
            "by_value" => Self::ByValue,
            "global_buffer" => Self::GlobalBuffer,
            "dynamic_shared_pointer" => Self::DynamicSharedPointer,
            _ => Hidden::from_name(name).map_or_else(|| Self::Other(name.into()), Self::Hidden),
        }
    }

    /// How many bytes an argument of this kind has, if that is the same for all.
    fn size(&self) -> Option<u32> {
        match self {
            Self::GlobalBuffer => Some(8),
            Self::DynamicSharedPointer => Some(4),
            Self::Hidden(hidden) => hidden.size(),
            Self::ByValue | Self::Other(_) => None,
        }
    }
}

impl fmt::Display for ValueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ByValue => f.write_str("by_value"),
            Self::GlobalBuffer => f.write_str("global_buffer"),
            Self::DynamicSharedPointer => f.write_str("dynamic_shared_pointer"),
            Self::Hidden(hidden) => f.write_str(hidden.name()),
            Self::Other(name) => f.write_str(name),
        }
    }
}

/// An argument of a kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Argument {
    /// Its name in the source, if the compiler kept it.
    pub name: Option<String>,
    /// Its type in the source, if the compiler kept it.
    pub type_name: Option<String>,
    /// Where it is in the argument block.
    pub offset: u32,
    /// Its size in bytes.
    pub size: u32,
    /// What is passed.
    pub kind: ValueKind,
    /// The alignment of the memory that it points to, if the compiler says.
    pub pointee_align: Option<u32>,
}

/// A kernel.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Kernel {
    /// Its name in the source.
    pub name: String,
    /// The language of the source.
    pub language: Option<String>,
    /// All arguments in the order of their offsets: first those that a launch gives, then the hidden ones.
    pub arguments: Vec<Argument>,
    /// How many arguments a launch gives: the hidden ones are not counted.
    pub explicit_arguments: usize,
    /// Bytes of the argument block.
    pub kernarg_size: u32,
    /// Alignment of the argument block.
    pub kernarg_align: u32,
    /// Bytes of LDS that each workgroup has by declaration.
    pub group_segment_size: u32,
    /// Bytes of scratch that each work-item has by declaration.
    pub private_segment_size: u32,
    /// Whether more scratch may be needed than the compiler could count (recursion, indirect calls).
    pub uses_dynamic_stack: bool,
    /// Work-items in a wave: 32 or 64.
    pub wavefront_size: u32,
    /// The most work-items a workgroup may have.
    pub max_workgroup_size: u32,
    /// The only workgroup size it may be launched with, if the source says so.
    pub required_workgroup_size: Option<[u32; 3]>,
    /// The workgroup size that the source recommends.
    pub workgroup_size_hint: Option<[u32; 3]>,
    /// Whether every workgroup must be whole.
    pub uniform_workgroups: bool,
    /// Whether the workgroup's waves run on both units of a pair (RDNA).
    pub workgroup_processor_mode: bool,
    /// Scalar registers of a wave.
    pub sgprs: u32,
    /// Vector registers of a wave.
    pub vgprs: u32,
    /// Where its descriptor is, relative to the object's base: what a dispatch packet names, added to the base.
    pub descriptor_address: u64,
    /// Where its first instruction is, relative to the object's base.
    pub entry_address: u64,
    /// Its descriptor.
    pub descriptor: kernel_descriptor_t,
}

/// The most work-items in a workgroup of any AMD GPU.
const MAX_WORKGROUP: u32 = 1024;
/// Bytes of arguments beyond which metadata is taken for a lie. (The AQL specification has no limit; compilers refuse
/// at 4 KiB or so.)
const MAX_KERNARG: u32 = 1 << 20;

impl Kernel {
    pub(super) fn check(data: &[u8], elf: &Elf<'_>, metadata: metadata::Kernel) -> Result<Self, Error> {
        let name = metadata.name.clone();
        Self::check_problem(data, elf, metadata).map_err(|problem| Error::Kernel { kernel: name, problem })
    }

    fn check_problem(data: &[u8], elf: &Elf<'_>, metadata: metadata::Kernel) -> Result<Self, Problem> {
        let (descriptor_address, descriptor) = descriptor(data, elf, &metadata.symbol)?;
        let entry_address = entry(elf, descriptor_address, &descriptor)?;
        disagreement(&metadata, &descriptor)?;

        let value = |field, value: u32| Err(Problem::Value { field, value: value.into() });
        if metadata.kernarg_size > MAX_KERNARG {
            return value(".kernarg_segment_size", metadata.kernarg_size);
        }
        if !metadata.kernarg_align.is_power_of_two() || metadata.kernarg_align > 4096 {
            return value(".kernarg_segment_align", metadata.kernarg_align);
        }
        if !matches!(metadata.wavefront_size, 32 | 64) {
            return value(".wavefront_size", metadata.wavefront_size);
        }
        let max_workgroup_size = metadata.max_workgroup.unwrap_or(MAX_WORKGROUP);
        if !(1..=MAX_WORKGROUP).contains(&max_workgroup_size) {
            return value(".max_flat_workgroup_size", max_workgroup_size);
        }
        if let Some(size) = metadata.required_workgroup {
            let items = size.iter().fold(1u64, |items, &size| items.saturating_mul(size.into()));
            if !(1..=max_workgroup_size.into()).contains(&items) {
                return Err(Problem::Value { field: ".reqd_workgroup_size", value: items });
            }
        }
        let (arguments, explicit_arguments) = arguments(metadata.arguments, metadata.kernarg_size)?;
        Ok(Self {
            name: metadata.name,
            language: metadata.language,
            arguments,
            explicit_arguments,
            kernarg_size: metadata.kernarg_size,
            kernarg_align: metadata.kernarg_align,
            group_segment_size: metadata.group_size,
            private_segment_size: metadata.private_size,
            uses_dynamic_stack: metadata.dynamic_stack
                || properties::USES_DYNAMIC_STACK.get(descriptor.kernel_code_properties.into()) == 1,
            wavefront_size: metadata.wavefront_size,
            max_workgroup_size,
            required_workgroup_size: metadata.required_workgroup,
            workgroup_size_hint: metadata.workgroup_hint,
            uniform_workgroups: metadata.uniform_workgroups,
            workgroup_processor_mode: metadata.workgroup_processor_mode,
            sgprs: metadata.sgprs,
            vgprs: metadata.vgprs,
            descriptor_address,
            entry_address,
            descriptor,
        })
    }

    /// The arguments that a launch gives.
    pub fn explicit(&self) -> &[Argument] {
        self.arguments.get(..self.explicit_arguments).unwrap_or_default()
    }

    /// The arguments that the runtime passes by itself.
    pub fn hidden(&self) -> &[Argument] {
        self.arguments.get(self.explicit_arguments..).unwrap_or_default()
    }
}

fn descriptor(data: &[u8], elf: &Elf<'_>, symbol: &str) -> Result<(u64, kernel_descriptor_t), Problem> {
    const SIZE: usize = size_of::<kernel_descriptor_t>();
    let found = elf.symbols.iter().find(|one| one.name == symbol && one.kind == SymbolKind::Object);
    let (Some(address), size) = (found.and_then(|found| found.address), found.map_or(0, |found| found.size)) else {
        return Err(Problem::NoDescriptor { symbol: symbol.into() });
    };
    let bytes = elf::file_offset(&elf.segments, address, SIZE as u64)
        .and_then(|offset| data.get(offset as usize..)?.first_chunk::<SIZE>());
    match bytes {
        Some(bytes) if size == SIZE as u64 && address.is_multiple_of(SIZE as u64) => {
            let descriptor = kernel_descriptor_t::from_bytes(bytes);
            let reserved = [&descriptor.reserved0[..], &descriptor.reserved1, &descriptor.reserved3];
            if reserved.iter().any(|bytes| bytes.iter().any(|&byte| byte != 0)) {
                return Err(Problem::DescriptorReserved);
            }
            Ok((address, descriptor))
        }
        _ => Err(Problem::DescriptorPlace { address, size }),
    }
}

fn entry(elf: &Elf<'_>, descriptor_address: u64, descriptor: &kernel_descriptor_t) -> Result<u64, Problem> {
    let address = descriptor_address.wrapping_add_signed(descriptor.kernel_code_entry_byte_offset);
    let executable = elf::in_segment(&elf.segments, address, 4).is_some_and(|segment| segment.executable);
    if executable && address.is_multiple_of(256) { Ok(address) } else { Err(Problem::Entry { address }) }
}

/// Holds the metadata against the descriptor, where both say the same thing.
fn disagreement(metadata: &metadata::Kernel, descriptor: &kernel_descriptor_t) -> Result<(), Problem> {
    let wave32 = properties::ENABLE_WAVEFRONT_SIZE32.get(descriptor.kernel_code_properties.into()) == 1;
    let wavefront_size = if wave32 { 32 } else { 64 };
    // Old descriptors leave the size of the arguments out.
    let kernarg_size = match descriptor.kernarg_size {
        0 => metadata.kernarg_size,
        size => size,
    };
    for (field, metadata, descriptor) in [
        (".group_segment_fixed_size", metadata.group_size, descriptor.group_segment_fixed_size),
        (".private_segment_fixed_size", metadata.private_size, descriptor.private_segment_fixed_size),
        (".kernarg_segment_size", metadata.kernarg_size, kernarg_size),
        (".wavefront_size", metadata.wavefront_size, wavefront_size),
    ] {
        if metadata != descriptor {
            let (metadata, descriptor) = (metadata.into(), descriptor.into());
            return Err(Problem::Disagreement { field, metadata, descriptor });
        }
    }
    Ok(())
}

/// Checks the arguments against their block and against each other. Returns how many are explicit, too.
fn arguments(metadata: Vec<metadata::Argument>, block: u32) -> Result<(Vec<Argument>, usize), Problem> {
    let mut metadata: Vec<_> = metadata.into_iter().enumerate().collect();
    metadata.sort_by_key(|(_, argument)| argument.offset);
    let mut arguments = Vec::with_capacity(metadata.len());
    let mut end = 0;
    for (index, argument) in metadata {
        let metadata::Argument { name, type_name, offset, size, kind, pointee_align } = argument;
        let (Ok(offset), Ok(size)) = (u32::try_from(offset), u32::try_from(size)) else {
            return Err(Problem::ArgumentOutside { index, offset, size, block });
        };
        if offset.checked_add(size).is_none_or(|end| end > block) {
            return Err(Problem::ArgumentOutside { index, offset: offset.into(), size: size.into(), block });
        }
        if offset < end {
            return Err(Problem::ArgumentOverlap { index, offset: offset.into() });
        }
        end = offset + size;
        let kind = ValueKind::from_name(&kind);
        if let Some(expected) = kind.size().filter(|&expected| expected != size) {
            return Err(Problem::ArgumentSize { index, size, kind: kind.to_string(), expected });
        }
        let pointee_align = match pointee_align {
            Some(align) if !align.is_power_of_two() || align > 1 << 31 => {
                return Err(Problem::Value { field: ".pointee_align", value: align });
            }
            align => align.map(|align| align as u32),
        };
        arguments.push(Argument { name, type_name, offset, size, kind, pointee_align });
    }
    // A stable partition: the launch counts the arguments that it gives, wherever the hidden ones are.
    arguments.sort_by_key(|argument| matches!(argument.kind, ValueKind::Hidden(_)));
    let explicit = arguments.iter().filter(|argument| !matches!(argument.kind, ValueKind::Hidden(_))).count();
    Ok((arguments, explicit))
}
