//! Status codes: a number with names, never a Rust enum, so that a newer library may return what is not known here.

use super::bindings::*;
use std::fmt;

macro_rules! names {
    ($($name:ident)*) => {
        /// Every status code that the headers name.
        pub const STATUSES: &[(HSAKMT_STATUS, &str)] = &[$(($name, stringify!($name)),)*];
    };
}

names! {
    HSAKMT_STATUS_SUCCESS
    HSAKMT_STATUS_ERROR
    HSAKMT_STATUS_DRIVER_MISMATCH
    HSAKMT_STATUS_INVALID_PARAMETER
    HSAKMT_STATUS_INVALID_HANDLE
    HSAKMT_STATUS_INVALID_NODE_UNIT
    HSAKMT_STATUS_NO_MEMORY
    HSAKMT_STATUS_BUFFER_TOO_SMALL
    HSAKMT_STATUS_NOT_IMPLEMENTED
    HSAKMT_STATUS_NOT_SUPPORTED
    HSAKMT_STATUS_UNAVAILABLE
    HSAKMT_STATUS_OUT_OF_RESOURCES
    HSAKMT_STATUS_KERNEL_IO_CHANNEL_NOT_OPENED
    HSAKMT_STATUS_KERNEL_COMMUNICATION_ERROR
    HSAKMT_STATUS_KERNEL_ALREADY_OPENED
    HSAKMT_STATUS_HSAMMU_UNAVAILABLE
    HSAKMT_STATUS_WAIT_FAILURE
    HSAKMT_STATUS_WAIT_TIMEOUT
    HSAKMT_STATUS_MEMORY_ALREADY_REGISTERED
    HSAKMT_STATUS_MEMORY_NOT_REGISTERED
    HSAKMT_STATUS_MEMORY_ALIGNMENT
}

impl HSAKMT_STATUS {
    /// The code's name in the headers, where it has one.
    pub fn name(self) -> Option<&'static str> {
        STATUSES.iter().find(|(status, _)| *status == self).map(|(_, name)| *name)
    }
}

impl fmt::Display for HSAKMT_STATUS {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{name} ({})", self.0),
            None => write!(f, "unknown thunk status {}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_of_the_headers_has_a_name() {
        let lines = include_str!("bindings.rs").lines().filter_map(|line| line.strip_prefix("pub const "));
        let names: Vec<&str> = lines
            .filter_map(|line| Some(line.split_once(':')?.0))
            .filter(|name| name.starts_with("HSAKMT_STATUS_"))
            .collect();
        assert_eq!(names, STATUSES.iter().map(|(_, name)| *name).collect::<Vec<_>>());
        assert_eq!(HSAKMT_STATUS(20).to_string(), "HSAKMT_STATUS_KERNEL_IO_CHANNEL_NOT_OPENED (20)");
        assert_eq!(HSAKMT_STATUS(999).to_string(), "unknown thunk status 999");
    }
}
