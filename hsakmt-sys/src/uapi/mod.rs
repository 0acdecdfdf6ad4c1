//! The KFD's user interface: argument structs, flags and events of `linux/kfd_ioctl.h` under their C names, and the
//! ioctl numbers computed for the operating system that is compiled for.
//!
//! The argument structs are the same on Linux and FreeBSD (both LP64); the numbers are not: see [`ioctl`].

#[allow(missing_docs, missing_debug_implementations, clippy::all, clippy::undocumented_unsafe_blocks)]
#[allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]
#[rustfmt::skip]
mod bindings;
pub mod ioctl;

pub use bindings::*;
