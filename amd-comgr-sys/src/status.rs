//! Status codes: a number with names, never a Rust enum, so that a newer library may return what is not known here.

use crate::{
    AMD_COMGR_STATUS_ERROR, AMD_COMGR_STATUS_ERROR_INVALID_ARGUMENT, AMD_COMGR_STATUS_ERROR_OUT_OF_RESOURCES,
    AMD_COMGR_STATUS_SUCCESS, amd_comgr_status_t,
};
use core::fmt;

impl amd_comgr_status_t {
    /// The code's name in the header, where it has one.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            AMD_COMGR_STATUS_SUCCESS => "AMD_COMGR_STATUS_SUCCESS",
            AMD_COMGR_STATUS_ERROR => "AMD_COMGR_STATUS_ERROR",
            AMD_COMGR_STATUS_ERROR_INVALID_ARGUMENT => "AMD_COMGR_STATUS_ERROR_INVALID_ARGUMENT",
            AMD_COMGR_STATUS_ERROR_OUT_OF_RESOURCES => "AMD_COMGR_STATUS_ERROR_OUT_OF_RESOURCES",
            _ => return None,
        })
    }
}

impl fmt::Display for amd_comgr_status_t {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{name} ({:#x})", self.0),
            None => write!(f, "unknown comgr status {:#x}", self.0),
        }
    }
}
