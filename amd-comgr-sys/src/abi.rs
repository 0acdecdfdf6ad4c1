//! What comgr is asked for, by name. The number behind a name depends on the ABI, and some names have one in one ABI only.
//!
//! A number of the other ABI is a different request, and some numbers that have no meaning abort the process. So the
//! functions take numbers as types that only this module makes: `Action::LinkBcToBc.value(abi)` is the number of that
//! ABI, or `None` where it has no such action.

use crate::{abi2, abi3};

/// Which values comgr's enumerations have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Abi {
    /// `libamd_comgr.so.2`, of ROCm 5 and 6.
    V2,
    /// `libamd_comgr.so.3`, of ROCm 7.
    V3,
}

impl Abi {
    /// Every ABI that is known here.
    pub const ALL: [Abi; 2] = [Abi::V2, Abi::V3];

    /// The ABI of a major version, as `amd_comgr_get_version` gives it.
    pub fn of_version(major: usize) -> Option<Abi> {
        match major {
            2 => Some(Abi::V2),
            3 => Some(Abi::V3),
            _ => None,
        }
    }
}

/// The value of a constant in an ABI, for the ABIs that a row of the table names.
macro_rules! value {
    ($abi:expr, $constant:ident, [2]) => {
        ($abi == Abi::V2).then_some(abi2::$constant)
    };
    ($abi:expr, $constant:ident, [3]) => {
        ($abi == Abi::V3).then_some(abi3::$constant)
    };
    ($abi:expr, $constant:ident, [2 3]) => {
        Some(match $abi {
            Abi::V2 => abi2::$constant,
            Abi::V3 => abi3::$constant,
        })
    };
}

macro_rules! enumeration {
    (
        $(#[$about:meta])* $name:ident, $(#[$raw_about:meta])* $raw:ident;
        $($(#[$row_about:meta])* $row:ident = $constant:ident in $abi:tt;)+
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$row_about])*
                #[doc = concat!("(`", stringify!($constant), "`)")]
                $row,
            )+
        }

        $(#[$raw_about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[repr(transparent)]
        #[allow(non_camel_case_types)]
        pub struct $raw(libc::c_uint);

        impl $name {
            /// Every value, of either ABI.
            pub const ALL: &[$name] = &[$($name::$row),+];

            /// The number in an ABI, where it has one.
            pub fn value(self, abi: Abi) -> Option<$raw> {
                match self {
                    $($name::$row => value!(abi, $constant, $abi),)+
                }
                .map($raw)
            }

            /// What a number means in an ABI; none for a number that its header does not name.
            pub fn of_value(value: $raw, abi: Abi) -> Option<$name> {
                $name::ALL.iter().copied().find(|known| known.value(abi) == Some(value))
            }

            /// The constant's name in the headers.
            pub fn name(self) -> &'static str {
                match self {
                    $($name::$row => stringify!($constant),)+
                }
            }
        }

        impl $raw {
            /// The number, for people.
            pub fn number(self) -> u32 {
                self.0
            }
        }
    };
}

enumeration! {
    /// What comgr can do with data.
    Action,
    /// The number of an [`Action`] in one of the ABIs.
    amd_comgr_action_kind_t;
    /// Sources to preprocessed sources.
    SourceToPreprocessor = AMD_COMGR_ACTION_SOURCE_TO_PREPROCESSOR in [2 3];
    /// Adds precompiled headers to sources; does nothing in ROCm 7.2.
    AddPrecompiledHeaders = AMD_COMGR_ACTION_ADD_PRECOMPILED_HEADERS in [2 3];
    /// Sources to bitcode.
    CompileSourceToBc = AMD_COMGR_ACTION_COMPILE_SOURCE_TO_BC in [2 3];
    /// Adds the device libraries to bitcode.
    AddDeviceLibraries = AMD_COMGR_ACTION_ADD_DEVICE_LIBRARIES in [2];
    /// Links bitcode.
    LinkBcToBc = AMD_COMGR_ACTION_LINK_BC_TO_BC in [2 3];
    /// Optimises bitcode.
    OptimizeBcToBc = AMD_COMGR_ACTION_OPTIMIZE_BC_TO_BC in [2];
    /// Bitcode to relocatable objects.
    CodegenBcToRelocatable = AMD_COMGR_ACTION_CODEGEN_BC_TO_RELOCATABLE in [2 3];
    /// Bitcode to assembly.
    CodegenBcToAssembly = AMD_COMGR_ACTION_CODEGEN_BC_TO_ASSEMBLY in [2 3];
    /// Links relocatable objects to one.
    LinkRelocatableToRelocatable = AMD_COMGR_ACTION_LINK_RELOCATABLE_TO_RELOCATABLE in [2 3];
    /// Links relocatable objects to a code object.
    LinkRelocatableToExecutable = AMD_COMGR_ACTION_LINK_RELOCATABLE_TO_EXECUTABLE in [2 3];
    /// Assembles.
    AssembleSourceToRelocatable = AMD_COMGR_ACTION_ASSEMBLE_SOURCE_TO_RELOCATABLE in [2 3];
    /// Disassembles relocatable objects.
    DisassembleRelocatableToSource = AMD_COMGR_ACTION_DISASSEMBLE_RELOCATABLE_TO_SOURCE in [2 3];
    /// Disassembles code objects.
    DisassembleExecutableToSource = AMD_COMGR_ACTION_DISASSEMBLE_EXECUTABLE_TO_SOURCE in [2 3];
    /// Disassembles bytes.
    DisassembleBytesToSource = AMD_COMGR_ACTION_DISASSEMBLE_BYTES_TO_SOURCE in [2 3];
    /// Sources to a bundle for several targets.
    CompileSourceToFatbin = AMD_COMGR_ACTION_COMPILE_SOURCE_TO_FATBIN in [2];
    /// Sources to bitcode, with the device libraries linked in.
    CompileSourceWithDeviceLibsToBc = AMD_COMGR_ACTION_COMPILE_SOURCE_WITH_DEVICE_LIBS_TO_BC in [2 3];
    /// Sources to relocatable objects.
    CompileSourceToRelocatable = AMD_COMGR_ACTION_COMPILE_SOURCE_TO_RELOCATABLE in [3];
    /// Sources to a code object.
    CompileSourceToExecutable = AMD_COMGR_ACTION_COMPILE_SOURCE_TO_EXECUTABLE in [3];
    /// Takes bundles apart.
    Unbundle = AMD_COMGR_ACTION_UNBUNDLE in [3];
    /// SPIR-V to relocatable objects.
    CompileSpirvToRelocatable = AMD_COMGR_ACTION_COMPILE_SPIRV_TO_RELOCATABLE in [3];
    /// SPIR-V to bitcode.
    TranslateSpirvToBc = AMD_COMGR_ACTION_TRANSLATE_SPIRV_TO_BC in [3];
}

enumeration! {
    /// The language of sources.
    Language,
    /// The number of a [`Language`] in one of the ABIs.
    amd_comgr_language_t;
    /// None: what the action needs no language for.
    None = AMD_COMGR_LANGUAGE_NONE in [2 3];
    /// OpenCL C 1.2.
    OpenCl12 = AMD_COMGR_LANGUAGE_OPENCL_1_2 in [2 3];
    /// OpenCL C 2.0.
    OpenCl20 = AMD_COMGR_LANGUAGE_OPENCL_2_0 in [2 3];
    /// HC, which is no longer made.
    Hc = AMD_COMGR_LANGUAGE_HC in [2];
    /// HIP.
    Hip = AMD_COMGR_LANGUAGE_HIP in [2 3];
    /// LLVM's intermediate representation.
    LlvmIr = AMD_COMGR_LANGUAGE_LLVM_IR in [3];
}

enumeration! {
    /// What data is.
    DataKind,
    /// The number of a [`DataKind`] in one of the ABIs.
    amd_comgr_data_kind_t;
    /// Nothing yet.
    Undefined = AMD_COMGR_DATA_KIND_UNDEF in [2 3];
    /// Source text.
    Source = AMD_COMGR_DATA_KIND_SOURCE in [2 3];
    /// A file for `#include`.
    Include = AMD_COMGR_DATA_KIND_INCLUDE in [2 3];
    /// A precompiled header.
    PrecompiledHeader = AMD_COMGR_DATA_KIND_PRECOMPILED_HEADER in [2 3];
    /// Diagnostics.
    Diagnostic = AMD_COMGR_DATA_KIND_DIAGNOSTIC in [2 3];
    /// A log.
    Log = AMD_COMGR_DATA_KIND_LOG in [2 3];
    /// LLVM bitcode.
    Bc = AMD_COMGR_DATA_KIND_BC in [2 3];
    /// A relocatable object.
    Relocatable = AMD_COMGR_DATA_KIND_RELOCATABLE in [2 3];
    /// A code object.
    Executable = AMD_COMGR_DATA_KIND_EXECUTABLE in [2 3];
    /// Bytes.
    Bytes = AMD_COMGR_DATA_KIND_BYTES in [2 3];
    /// A bundle for several targets.
    Fatbin = AMD_COMGR_DATA_KIND_FATBIN in [2 3];
    /// An archive.
    Ar = AMD_COMGR_DATA_KIND_AR in [3];
    /// A bundle of bitcode.
    BcBundle = AMD_COMGR_DATA_KIND_BC_BUNDLE in [3];
    /// An archive of bundles.
    ArBundle = AMD_COMGR_DATA_KIND_AR_BUNDLE in [3];
    /// A bundle of objects.
    ObjBundle = AMD_COMGR_DATA_KIND_OBJ_BUNDLE in [3];
    /// SPIR-V.
    Spirv = AMD_COMGR_DATA_KIND_SPIRV in [3];
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::{string::String, vec::Vec};

    /// Names and values of the constants in bindings.
    fn constants(text: &str) -> Vec<(String, u32)> {
        let lines = text.lines().filter_map(|line| line.strip_prefix("pub const ")?.strip_suffix(';'));
        let pairs =
            lines.filter_map(|line| Some((line.split_once(':')?.0.into(), line.split_once("= ")?.1.parse().ok()?)));
        pairs.filter(|(name, _): &(String, u32)| !name.ends_with("_LAST")).collect()
    }

    #[test]
    fn every_constant_of_either_header_has_a_name_here_and_the_other_way_round() {
        for (abi, text) in [(Abi::V2, include_str!("abi2.rs")), (Abi::V3, include_str!("abi3.rs"))] {
            let mut wanted = constants(text);
            let action = |v: Action| Some((v.name().into(), v.value(abi)?.number()));
            let language = |v: Language| Some((v.name().into(), v.value(abi)?.number()));
            let data = |v: DataKind| Some((v.name().into(), v.value(abi)?.number()));
            let mut ours: Vec<(String, u32)> = Action::ALL.iter().copied().filter_map(action).collect();
            ours.extend(Language::ALL.iter().copied().filter_map(language));
            ours.extend(DataKind::ALL.iter().copied().filter_map(data));
            wanted.sort();
            ours.sort();
            assert_eq!(ours, wanted, "{abi:?}");
            assert!(ours.len() > 30);
        }
    }

    #[test]
    fn values_come_back_and_foreign_ones_do_not() {
        for abi in Abi::ALL {
            for action in Action::ALL {
                if let Some(value) = action.value(abi) {
                    assert_eq!(Action::of_value(value, abi), Some(*action));
                }
            }
        }
        let link = Action::LinkBcToBc.value(Abi::V2).unwrap();
        assert_eq!(Action::of_value(link, Abi::V3), Some(Action::CodegenBcToRelocatable));
        assert_eq!(Action::AddDeviceLibraries.value(Abi::V3), None);
        assert_eq!(Language::LlvmIr.value(Abi::V2), None);
        assert_eq!((Abi::of_version(1), Abi::of_version(3), Abi::of_version(4)), (None, Some(Abi::V3), None));
    }
}
