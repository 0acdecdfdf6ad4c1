//! Status codes: a number with names, never a Rust enum.
//!
//! A C library may return a value that this version of the headers does not know; as a Rust enum that would be
//! undefined behaviour. AMD's extensions define further codes outside the enum of `hsa.h`; here they have the same type.

use crate::bindings::*;
use std::fmt;

macro_rules! extensions {
    ($($name:ident = $value:literal;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`, an extension's status code.")]
            pub const $name: hsa_status_t = hsa_status_t($value);
        )*

        /// Names and numbers of the extensions' codes.
        #[cfg(test)]
        const EXTENSIONS: &[(&str, u32)] = &[$((stringify!($name), $value),)*];
    };
}

// By number, because bindings that were made from older headers lack some.

extensions! {
    HSA_STATUS_ERROR_INVALID_MEMORY_POOL = 40;
    HSA_STATUS_ERROR_MEMORY_APERTURE_VIOLATION = 41;
    HSA_STATUS_ERROR_ILLEGAL_INSTRUCTION = 42;
    HSA_STATUS_ERROR_MEMORY_FAULT = 43;
    HSA_STATUS_CU_MASK_REDUCED = 44;
    HSA_STATUS_ERROR_OUT_OF_REGISTERS = 45;
    HSA_STATUS_ERROR_RESOURCE_BUSY = 46;
    HSA_STATUS_ERROR_NOT_SUPPORTED = 47;
    HSA_EXT_STATUS_ERROR_IMAGE_FORMAT_UNSUPPORTED = 0x3000;
    HSA_EXT_STATUS_ERROR_IMAGE_SIZE_UNSUPPORTED = 0x3001;
    HSA_EXT_STATUS_ERROR_IMAGE_PITCH_UNSUPPORTED = 0x3002;
    HSA_EXT_STATUS_ERROR_SAMPLER_DESCRIPTOR_UNSUPPORTED = 0x3003;
    HSA_EXT_STATUS_ERROR_INVALID_PROGRAM = 0x2000;
    HSA_EXT_STATUS_ERROR_INVALID_MODULE = 0x2001;
    HSA_EXT_STATUS_ERROR_INCOMPATIBLE_MODULE = 0x2002;
    HSA_EXT_STATUS_ERROR_MODULE_ALREADY_INCLUDED = 0x2003;
    HSA_EXT_STATUS_ERROR_SYMBOL_MISMATCH = 0x2004;
    HSA_EXT_STATUS_ERROR_FINALIZATION_FAILED = 0x2005;
    HSA_EXT_STATUS_ERROR_DIRECTIVE_MISMATCH = 0x2006;
}

macro_rules! names {
    ($($name:ident)*) => {
        /// Every status code that the headers name.
        pub const STATUSES: &[(hsa_status_t, &str)] = &[$(($name, stringify!($name)),)*];
    };
}

names! {
    HSA_STATUS_SUCCESS
    HSA_STATUS_INFO_BREAK
    HSA_STATUS_ERROR
    HSA_STATUS_ERROR_INVALID_ARGUMENT
    HSA_STATUS_ERROR_INVALID_QUEUE_CREATION
    HSA_STATUS_ERROR_INVALID_ALLOCATION
    HSA_STATUS_ERROR_INVALID_AGENT
    HSA_STATUS_ERROR_INVALID_REGION
    HSA_STATUS_ERROR_INVALID_SIGNAL
    HSA_STATUS_ERROR_INVALID_QUEUE
    HSA_STATUS_ERROR_OUT_OF_RESOURCES
    HSA_STATUS_ERROR_INVALID_PACKET_FORMAT
    HSA_STATUS_ERROR_RESOURCE_FREE
    HSA_STATUS_ERROR_NOT_INITIALIZED
    HSA_STATUS_ERROR_REFCOUNT_OVERFLOW
    HSA_STATUS_ERROR_INCOMPATIBLE_ARGUMENTS
    HSA_STATUS_ERROR_INVALID_INDEX
    HSA_STATUS_ERROR_INVALID_ISA
    HSA_STATUS_ERROR_INVALID_ISA_NAME
    HSA_STATUS_ERROR_INVALID_CODE_OBJECT
    HSA_STATUS_ERROR_INVALID_EXECUTABLE
    HSA_STATUS_ERROR_FROZEN_EXECUTABLE
    HSA_STATUS_ERROR_INVALID_SYMBOL_NAME
    HSA_STATUS_ERROR_VARIABLE_ALREADY_DEFINED
    HSA_STATUS_ERROR_VARIABLE_UNDEFINED
    HSA_STATUS_ERROR_EXCEPTION
    HSA_STATUS_ERROR_INVALID_CODE_SYMBOL
    HSA_STATUS_ERROR_INVALID_EXECUTABLE_SYMBOL
    HSA_STATUS_ERROR_INVALID_FILE
    HSA_STATUS_ERROR_INVALID_CODE_OBJECT_READER
    HSA_STATUS_ERROR_INVALID_CACHE
    HSA_STATUS_ERROR_INVALID_WAVEFRONT
    HSA_STATUS_ERROR_INVALID_SIGNAL_GROUP
    HSA_STATUS_ERROR_INVALID_RUNTIME_STATE
    HSA_STATUS_ERROR_FATAL
    HSA_STATUS_ERROR_INVALID_MEMORY_POOL
    HSA_STATUS_ERROR_MEMORY_APERTURE_VIOLATION
    HSA_STATUS_ERROR_ILLEGAL_INSTRUCTION
    HSA_STATUS_ERROR_MEMORY_FAULT
    HSA_STATUS_CU_MASK_REDUCED
    HSA_STATUS_ERROR_OUT_OF_REGISTERS
    HSA_STATUS_ERROR_RESOURCE_BUSY
    HSA_STATUS_ERROR_NOT_SUPPORTED
    HSA_EXT_STATUS_ERROR_IMAGE_FORMAT_UNSUPPORTED
    HSA_EXT_STATUS_ERROR_IMAGE_SIZE_UNSUPPORTED
    HSA_EXT_STATUS_ERROR_IMAGE_PITCH_UNSUPPORTED
    HSA_EXT_STATUS_ERROR_SAMPLER_DESCRIPTOR_UNSUPPORTED
    HSA_EXT_STATUS_ERROR_INVALID_PROGRAM
    HSA_EXT_STATUS_ERROR_INVALID_MODULE
    HSA_EXT_STATUS_ERROR_INCOMPATIBLE_MODULE
    HSA_EXT_STATUS_ERROR_MODULE_ALREADY_INCLUDED
    HSA_EXT_STATUS_ERROR_SYMBOL_MISMATCH
    HSA_EXT_STATUS_ERROR_FINALIZATION_FAILED
    HSA_EXT_STATUS_ERROR_DIRECTIVE_MISMATCH
}

impl hsa_status_t {
    /// The code's name in the headers, where it has one.
    pub fn name(self) -> Option<&'static str> {
        STATUSES.iter().find(|(status, _)| *status == self).map(|(_, name)| *name)
    }

    /// Whether the code says that the call did not do what was asked. Success, a callback's wish to stop and a reduced
    /// CU mask are no errors.
    pub fn is_error(self) -> bool {
        ![HSA_STATUS_SUCCESS, HSA_STATUS_INFO_BREAK, HSA_STATUS_CU_MASK_REDUCED].contains(&self)
    }
}

impl fmt::Display for hsa_status_t {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{name} ({:#x})", self.0),
            None => write!(f, "unknown HSA status {:#x}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_of_the_headers_has_a_name() {
        let text = include_str!("bindings.rs");
        let constants = text.lines().filter_map(|l| l.strip_prefix("pub const ")).filter_map(|l| l.split_once(':'));
        let names: Vec<&str> = constants
            .map(|(name, _)| name)
            .filter(|n| n.starts_with("HSA_STATUS_") || n.starts_with("HSA_EXT_STATUS_"))
            .collect();
        assert_eq!(names.len(), STATUSES.len());
        assert!(names.iter().all(|name| STATUSES.iter().any(|(_, known)| known == name)));
        for (name, value) in EXTENSIONS {
            let line = format!("pub const {name}: ");
            let known = text.lines().find(|l| l.starts_with(&line)).and_then(|l| l.rsplit_once("= "));
            assert_eq!(known.map(|(_, known)| known), Some(format!("{value};").as_str()), "{name}");
        }
        let mut values: Vec<u32> = STATUSES.iter().map(|(status, _)| status.0).collect();
        values.sort_unstable();
        assert!(values.windows(2).all(|pair| pair[0] != pair[1]), "two names for one code");
    }

    #[test]
    fn codes_print() {
        assert_eq!(HSA_STATUS_ERROR_OUT_OF_RESOURCES.to_string(), "HSA_STATUS_ERROR_OUT_OF_RESOURCES (0x1008)");
        assert_eq!(hsa_status_t(0x7777).to_string(), "unknown HSA status 0x7777");
        assert!(!HSA_STATUS_SUCCESS.is_error() && HSA_STATUS_ERROR_MEMORY_FAULT.is_error());
    }
}
