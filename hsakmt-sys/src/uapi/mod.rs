//! The KFD's user interface: argument structs, flags and events of `linux/kfd_ioctl.h` and the topology's bits of
//! `linux/kfd_sysfs.h` under their C names, and the ioctl numbers computed for the operating system that is compiled
//! for.
//!
//! The argument structs are the same on Linux and FreeBSD (both LP64); the numbers are not: see [`ioctl`].
//!
//! - [`ioctl`]: the numbers, in both encodings, and [`ioctl::COMMANDS`], all of them as a table.
//! - [`mmap`]: the offsets by which `/dev/kfd` tells doorbells, event pages and registers apart.
//! - [`svm`]: the one command whose number depends on its argument.
//! - [`out_of_tree`]: commands that AMD's own driver package adds to those of the mainline kernel.

#[allow(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn)]
#[allow(clippy::all, clippy::undocumented_unsafe_blocks)]
#[allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]
#[rustfmt::skip]
mod bindings;
pub mod ioctl;
pub mod mmap;
pub mod out_of_tree;
pub mod svm;

pub use bindings::*;

/// Bits of `debug_prop` that have no meaning. By hand: bindgen gives the 64-bit constant a 32-bit type.
pub const HSA_DBG_RESERVED: u64 = 0xffff_ffff_ffff_f000;
